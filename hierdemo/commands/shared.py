"""What the commands share: common arguments, opening an engine, held-out pictures, printing.

Knows argparse and how results are printed. Heavy modules are imported by the command that needs them, when it runs.
"""

import argparse
import json
import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hierdemo.demo import DEMO, HELD_OUT
from hierdemo.items.skipped import on_one_line

READING = {"adapt", "disagree", "evaluate", "propagate"}  # what asks in words of its own


class Usage(Exception):
    """Wrong arguments: exit status 2."""


def common(p: argparse.ArgumentParser, run: Any, *, model: bool = False) -> None:
    """The arguments that every command on a collection takes."""
    p.add_argument(
        "--collection", type=Path, default=DEMO, help="a collection's folder, or a zip of one (default: the demo)"
    )
    p.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    if model:
        p.add_argument("--model", default=None, help="default: the model the collection was built with")
    p.set_defaults(run=run)


def open_engine(collection: Path, model: str | None = None, *, task: str = ""):
    """The engine for a collection, with the model it was built with. Raises CollectionError for another model's
    vectors, and where a task that needs a model, named in words for a person, is asked of a collection without one.
    """
    from hierdemo.collection.files import CollectionError
    from hierdemo.collection.store import load
    from hierdemo.models.encoder import reads_words
    from hierdemo.models.lookup import NEEDS_MODEL, NEEDS_WORDS
    from hierdemo.search.opening import engine_of

    opened = load(collection)
    if opened.known is not None and model is None and task:
        raise CollectionError(NEEDS_MODEL.format(task=task))
    if opened.known is None and task in READING and not reads_words(opened.meta.model):
        raise CollectionError(NEEDS_WORDS.format(task=task, model=opened.meta.model))
    return engine_of(opened, model)


def held_out(collection: Path, folder: Path | None) -> list[tuple[Any, tuple[str, ...], dict[str, str]]]:
    """(picture, taxonomy path, attributes) of pictures that are not in the collection; the demo and its relatives have
    their own. Raises Usage where another collection is given none.
    """
    from hierdemo.items.image import open_image
    from hierdemo.items.scan import read_folder

    own = collection.resolve().parent == DEMO.parent.resolve()
    folder = folder or (HELD_OUT if own else None)
    if folder is None:
        raise Usage(
            "--held-out FOLDER is needed: pictures like the collection's that are not in it, in the same folders."
        )
    return [(open_image(folder / item.file), item.taxonomy, item.attributes) for item in read_folder(folder)]


def see(collection: Path) -> str:
    """The command that shows a collection, as it can be pasted."""
    return f"python app.py --collection {shlex.quote(str(collection))}"


def printable(lines: Iterable[str]) -> str:
    """Lines as one text: no name or caption of a picture moves the cursor or begins another line."""
    return "\n".join(map(on_one_line, lines))


def show(found: dict[str, Any], as_object: bool) -> None:
    """Print as one JSON object, or as lines."""
    if as_object:
        print(json.dumps(found, ensure_ascii=False))
    else:
        _lines(found, "")


def _lines(found: dict[str, Any], indent: str) -> None:
    for name, value in found.items():
        if isinstance(value, dict):
            print(f"{indent}{name}" if value else f"{indent}{name}: none")
            _lines(value, indent + "  ")
        else:
            print(on_one_line(f"{indent}{name}: {round(value, 4) if isinstance(value, float) else value}"))
