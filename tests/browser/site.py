"""A collection exported as a page without a server, and a plain web server of files for it: knows no hierdemo.

Opened as a file, or from any path of any server of files. In the place of an App it answers the same journeys.
"""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from hierdemo.commands.main import main

BELOW = "any/where"  # of its server, the folder lies there
ASKED = ("animal on wheels", "something round")  # by journeys, in words that are no picture's name


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Nothing."""


class Site:
    """url: of the folder, with a slash at its end: as a file, and while it is served of the server."""

    def __init__(self, root: Path, collection: Path | None) -> None:
        self._root, folder = root, root / BELOW
        texts = [word for text in ASKED for word in ("--text", text)]
        assert main(["export", *([str(collection)] if collection else []), "--out", str(folder), *texts, "--json"]) == 0
        self.url, self.log = f"{folder.as_uri()}/", root / "none.log"

    def __enter__(self) -> "Site":
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(self._root)))
        self.url = f"http://127.0.0.1:{self._server.server_port}/{BELOW}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
