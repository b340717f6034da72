"""`export`: a collection as a page that needs no server, a folder or one file.

Knows arguments and what is printed. What is written is ui/export/'s.
"""

import argparse
from pathlib import Path
from typing import Any

from hierdemo.commands.shared import Usage, open_engine, printable, show
from hierdemo.demo import DEMO


def add(commands: Any) -> None:
    s = commands.add_parser("export", help="write a collection as a page that needs no server")
    s.add_argument("collection", type=Path, nargs="?", default=DEMO, help="a collection's folder (default: the demo)")
    s.add_argument(
        "--out", type=Path, required=True, metavar="PLACE", help="the folder to write, or the file with --single"
    )
    s.add_argument("--single", action="store_true", help="one .html file, of a collection under 20 MB")
    s.add_argument(
        "--pictures", action="store_true", help="the pictures' own files go along, not their thumbnails alone"
    )
    s.add_argument("--text", action="append", default=[], help="a further text that it answers as the model reads it")
    s.add_argument("--model", default=None, help="default: the model the collection was built with")
    s.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    s.set_defaults(run=_export)


def _export(a: argparse.Namespace) -> None:
    from hierdemo.collection.family import find, opened
    from hierdemo.models.loading import load_encoder
    from hierdemo.search.members import Engines
    from hierdemo.ui.export.data import Data
    from hierdemo.ui.export.site import write_file, write_folder

    if a.single and a.pictures:
        raise Usage("--single holds thumbnails alone: leave --pictures out, or --single.")
    folder = opened(a.collection)
    engines = Engines(open_engine(folder, a.model), find(folder), load_encoder)
    data = Data(engines, a.text)
    written = write_file(data, a.out) if a.single else write_folder(data, a.out, pictures=a.pictures)
    if a.json:
        show(written, True)
    else:
        print(printable(_told(written, a.single)))


def _told(written: dict[str, Any], single: bool) -> list[str]:
    size = f"{written['bytes'] / 1e6:.1f} MB"
    if single:
        return [f"{written['out']}: {size}. Open it in a browser, or send it on."]
    return [
        f"{written['out']}: {written['files']:,} files, {size}.",
        f"Open {written['out']}/index.html in a browser, or put the folder on any web server: it needs nothing else.",
    ]
