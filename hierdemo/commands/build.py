"""python -m hierdemo build: a collection of a person's own pictures.

Knows arguments, how progress is told and what is said at the end. Does not know how anything is built (build.py).
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from hierdemo.commands import Bar
from hierdemo.left_out import LIST, on_one_line, summary, worst_first

TOLD = 5  # files left out that are told in words


def add(commands: Any) -> None:
    b = commands.add_parser("build", help="make a collection of a folder of pictures")
    b.add_argument(
        "folder", type=Path, help="pictures, at any depth; a metadata.csv in it gives captions and attributes"
    )
    b.add_argument(
        "--table",
        type=Path,
        metavar="FILE",
        help="CSV, JSON lines or Parquet that says which pictures to take, by a column file, path or image, and if "
        "you like caption, taxonomy (coarse/fine) and attributes",
    )
    b.add_argument("--out", type=Path, required=True, metavar="COLLECTION", help="the folder to write")
    b.add_argument(
        "--model", default="embedded", help="embedded, NAME:PRETRAINED of OpenCLIP, NAME:FILE or a model directory"
    )
    b.add_argument("--device", default="auto", help="auto, cuda, mps or cpu: where the model runs (default: auto)")
    b.add_argument("--levels", type=int, help="depth of the cluster tree (default: from the data)")
    b.add_argument("--branching", type=int, help="children a node (default: from the data)")
    b.add_argument(
        "--taxonomy",
        choices=["folders", "none"],
        default="folders",
        help="whether folders, or the table, give a second tree",
    )
    b.add_argument("--name", default="", help="what the collection is called")
    b.add_argument("--noun", default="pictures", help="what its items are called")
    b.add_argument(
        "--example", action="append", default=[], metavar="TEXT", help="a query the page offers; may be repeated"
    )
    b.add_argument(
        "--again",
        action="store_true",
        help="make a collection that is there anew, and keep nothing of it, edits neither",
    )
    b.set_defaults(run=_run)


def _run(a: argparse.Namespace) -> None:
    from hierdemo.build import Options, build
    from hierdemo.encoder import load_encoder
    from hierdemo.reading import look
    from hierdemo.stages import Stages

    found = look(a.folder, table=a.table, taxonomy=a.taxonomy)  # what is wrong is said before a model is loaded
    encoder = load_encoder(a.model, device=a.device)
    options = Options(
        levels=a.levels,
        branching=a.branching,
        taxonomy=a.taxonomy,
        table=a.table,
        name=a.name,
        noun=a.noun,
        examples=tuple(a.example),
    )
    bar = Bar()
    stages = Stages(bar)
    notes: list[str] = []
    made = build(a.folder, a.out, encoder, options, progress=stages, again=a.again, tell=notes.append)
    bar.end()
    print(*notes, sep="\n", end="\n" if notes else "", file=sys.stderr)
    print(stages.line(), file=sys.stderr)
    if found.unnamed:
        print(f"{found.unnamed:,} pictures of {a.folder} are not in {a.table}: left out.", file=sys.stderr)
    skipped = [(row["file"], row["reason"]) for row in made.skipped]
    for file, why in worst_first(skipped)[:TOLD]:
        print(f"left out: {on_one_line(file)}: {on_one_line(why)}", file=sys.stderr)
    if len(skipped) > TOLD:
        print(f"and {len(skipped) - TOLD:,} more", file=sys.stderr)
    told = summary([why for _, why in skipped])
    told = f"; {told}: see {a.out / LIST}" if told else ""
    print(f"{len(made.items):,} {a.noun} in {a.out}{told}. See it: python app.py --collection {a.out}")
