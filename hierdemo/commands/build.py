"""python -m hierdemo build: a collection of a person's own pictures.

Knows arguments, how progress is told and what is said at the end. Does not know how anything is built (build.py).
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from hierdemo.commands import Bar


def add(commands: Any) -> None:
    b = commands.add_parser("build", help="make a collection of a folder of pictures")
    b.add_argument(
        "folder", type=Path, help="pictures, at any depth; a metadata.csv in it gives captions and attributes"
    )
    b.add_argument("--out", type=Path, required=True, metavar="COLLECTION", help="the folder to write")
    b.add_argument(
        "--model", default="embedded", help="embedded, NAME:PRETRAINED of OpenCLIP, NAME:FILE or a model directory"
    )
    b.add_argument("--levels", type=int, help="depth of the cluster tree (default: from the data)")
    b.add_argument("--branching", type=int, help="children a node (default: from the data)")
    b.add_argument(
        "--taxonomy", choices=["folders", "none"], default="folders", help="whether folders are a second tree"
    )
    b.add_argument("--name", default="", help="what the collection is called")
    b.add_argument("--noun", default="pictures", help="what its items are called")
    b.add_argument(
        "--example", action="append", default=[], metavar="TEXT", help="a query the page offers; may be repeated"
    )
    b.set_defaults(run=_run)


def _run(a: argparse.Namespace) -> None:
    from hierdemo.build import Options, build
    from hierdemo.catalog import read_folder
    from hierdemo.encoder import load_encoder

    read_folder(a.folder)  # a wrong folder is said before a model is loaded
    encoder = load_encoder(a.model)
    options = Options(
        levels=a.levels,
        branching=a.branching,
        taxonomy=a.taxonomy,
        name=a.name,
        noun=a.noun,
        examples=tuple(a.example),
    )
    bar = Bar()
    made = build(a.folder, a.out, encoder, options, progress=bar)
    bar.end()
    for row in made.skipped:
        print(f"skipped {row['file']}: {row['reason']}", file=sys.stderr)
    print(
        f"{len(made.items)} {a.noun} in {a.out}, {len(made.skipped)} skipped. "
        f"See it: python app.py --collection {a.out}"
    )
