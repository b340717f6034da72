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
# by journeys, in words that are no picture's name in one of the collections
ASKED = (
    "animal on wheels", "something round", "green thing outdoors", "black backpack", "laptop on a table",
    "asdf qwer", "purple elephant flying", "voiture", "cat/dog?", "zxqv blorp", "cow", "laptop", "beach",
    "bicycle", "cake", "palm tree",
)  # fmt: skip

UPLOAD = "a picture of one's own is read by the model"
MODEL = "whatever words are asked, the model reads them"
GRAPH = "HNSW's graph is not shipped"
SHARPER = "a server makes thumbnails with more pixels"
ASKS = "it looks at what the server is asked"
HELD = "it holds or replaces what a server answers"
# files and tests of this folder that are left out with --site, and why; start_app leaves out what needs settings
NEED_SERVER = {
    "test_address.py::test_back_and_forward": UPLOAD,
    "test_copy.py": "programs ask a server",
    "test_dial.py::test_all_parts_follow": ASKS,
    "test_dial.py::test_a_member_that_cannot_be_opened_is_said_and_the_page_stays": "such a family is not exported",
    "test_elsewhere.py": "a server tells the browser a picture's address",
    "test_many_points.py": "its page has lower numbers than the one served",
    "test_sentences.py::test_no_sentence_reassures_where_the_page_doubts": MODEL,
    "test_sight.py::test_pictures_are_as_sharp_as_the_screen": SHARPER,
    "test_sight.py::test_where_nothing_sharper_comes_the_small_picture_stays": SHARPER,
    "test_trouble.py::test_bad_picture": UPLOAD,
    "test_trouble.py::test_odd_words_and_questions_unlike_the_collection": MODEL,
    "test_trouble.py::test_a_server_that_fails_is_said_and_seen_while_scrolled": HELD,
    "test_trouble.py::test_server_gone": HELD,
    "test_two_trees.py::test_a_member_that_cannot_be_opened_is_said": "such a family is not exported",
    "test_ways.py": GRAPH,
    "test_widths.py::test_every_kind_of_answer_fits_a_phone": GRAPH,
}


def why_left_out(file: str, test: str) -> str | None:
    """Why a test is left out with --site, whatever its parameters; None: it is not."""
    return NEED_SERVER.get(file) or NEED_SERVER.get(f"{file}::{test.partition('[')[0]}")


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
