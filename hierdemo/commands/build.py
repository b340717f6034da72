"""python -m hierdemo build: a collection of a person's own pictures.

Knows arguments, which of them go together, how progress is told and what is said at the end. Does not know how
anything is built (builder/pipeline.py) or how files of vectors are read (builder/vector_files.py).
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hierdemo.builder.progress import amount, spent
from hierdemo.commands.progress_bar import Bar
from hierdemo.commands.shared import Usage, see, show
from hierdemo.items.skipped import LIST, duplicates, on_one_line, summary, worst_first

TOLD = 5  # files left out that are told in words
DRAWINGS = "the embedded model knows drawings, not photographs: for those, give --model photos."


def add(commands: Any) -> None:
    b = commands.add_parser("build", help="make a collection of a folder of pictures")
    b.add_argument(
        "folder",
        type=Path,
        metavar="PATH",
        help="a folder of pictures, at any depth, in which a metadata.csv gives captions and attributes; or a data "
        "set: tars, zips, Parquet with pictures in it, one saved by datasets, a table that names pictures",
    )
    b.add_argument(
        "--table",
        type=Path,
        metavar="FILE",
        help="CSV, JSON lines or Parquet that says which pictures to take, by a column file, path or image, and if "
        "you like caption, taxonomy (coarse/fine) and attributes",
    )
    b.add_argument(
        "--images",
        type=Path,
        metavar="FOLDER",
        help="where the pictures lie, as files or in tars, of which FOLDER brings vectors (clip-retrieval, a table); "
        "without them the collection is of vectors and captions",
    )
    target = b.add_mutually_exclusive_group(required=True)
    target.add_argument("--out", type=Path, metavar="COLLECTION", help="the folder to write")
    target.add_argument("--list-files", action="store_true", help="print the pictures, one a line, and build nothing")
    b.add_argument(
        "--model",
        help="embedded (default), photos, NAME:PRETRAINED of OpenCLIP, NAME:FILE, timm:NAME or a model directory",
    )
    _add_vectors(b)
    b.add_argument("--device", default="auto", help="auto, cuda, mps or cpu: where the model runs (default: auto)")
    b.add_argument("--levels", type=_from(1), help="depth of the cluster tree (default: from the data)")
    b.add_argument("--branching", type=_from(2), help="children a node (default: from the data)")
    b.add_argument(
        "--taxonomy",
        choices=["folders", "none"],
        default="folders",
        help="whether folders, or the table, give a second tree",
    )
    b.add_argument(
        "--without",
        action="append",
        default=[],
        choices=["place", "exif"],
        help="leave out where pictures were taken, or all that their EXIF says (day, camera, lens, place)",
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
    b.add_argument(
        "--json",
        action="store_true",
        help="end with one JSON object: items, left out, seconds by stage, and of the threads that read",
    )
    b.set_defaults(run=_run)


def _from(least: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(f"{text!r} must be a whole number of at least {least}")
        return int(text)

    return number


def _run(a: argparse.Namespace) -> None:
    from hierdemo.builder import beforehand
    from hierdemo.builder.brought import need_vectors
    from hierdemo.builder.pipeline import build
    from hierdemo.collection.notes import REMEDY
    from hierdemo.collection.notes import all_of as said_of
    from hierdemo.collection.store import check_target
    from hierdemo.items.scan import look, order
    from hierdemo.models.devices import pick
    from hierdemo.models.loading import load_encoder

    _check_vectors(a)
    if a.list_files:
        print(*order(a.folder, table=a.table), sep="\n")
        return
    # what is wrong is said before a model is loaded
    found = look(a.folder, table=a.table, taxonomy=a.taxonomy, pictures=a.images)
    if found.layout is not None:
        print(f"{a.folder}: {found.layout.line}.", file=sys.stderr)
    check_target(a.out)
    if a.device != "auto":
        pick(a.device)
    given, texts = _vectors(a, found)
    need_vectors(found, given)
    if given is None and (a.model or "embedded").startswith("embedded"):
        print(f"hierdemo: {DRAWINGS}", file=sys.stderr)
    notes: list[str] = []
    threads: dict[str, float] = {}
    with Bar() as bar:
        bar("model", 0, 1)
        encoder = texts or load_encoder(a.model or "embedded", device=a.device, progress=bar)
        if not given and (told := beforehand.look(found.images, found.items, encoder)):
            bar.end()
            print(f"hierdemo: {told} {REMEDY}", file=sys.stderr)
        made = build(
            a.folder,
            a.out,
            encoder,
            _options(a),
            ready=given,
            progress=bar,
            again=a.again,
            tell=notes.append,
            spent=threads.update,
        )
    print(*notes, sep="\n", end="\n" if notes else "", file=sys.stderr)
    if found.unnamed:
        print(f"{found.unnamed:,} pictures of {a.folder} are not in {a.table}: left out.", file=sys.stderr)
    skipped = [(row["file"], row["reason"]) for row in made.skipped]
    _tell_skipped(skipped)
    if a.json:
        twice = duplicates([why for _, why in skipped])
        numbers = {"items": len(made.items), "left_out": len(skipped), "duplicates": twice, "unnamed": found.unnamed}
        show(numbers | {"seconds": bar.progress.seconds, "threads": threads}, True)
        return
    for note in [*_not_understood(a.example, encoder), *said_of(made.meta)]:
        print(f"note: {note}", file=sys.stderr)
    told = summary([why for _, why in skipped])
    told = f"; {told}: see {a.out / LIST}" if told else ""
    took = spent(bar.progress.seconds)
    print(f"{amount(len(made.items), a.noun)} in {a.out} in {took}{told}. See it: {see(a.out)}")


def _options(a: argparse.Namespace) -> Any:
    """The builder's Options, as the arguments have them."""
    from hierdemo.builder.assemble import Options
    from hierdemo.items.photograph import NAMES, PLACE
    from hierdemo.models.word_cache import cache_folder

    return Options(
        levels=a.levels,
        branching=a.branching,
        taxonomy=a.taxonomy,
        table=a.table,
        pictures=a.images,
        name=a.name,
        noun=a.noun,
        examples=tuple(a.example),
        cache=cache_folder(a.environment),
        exif=() if "exif" in a.without else tuple(n for n in NAMES if n not in PLACE or "place" not in a.without),
    )


def _not_understood(examples: list[str], encoder: Any) -> list[str]:
    """What to say of examples that a person gave and the model does not read."""
    read = ((text, *encoder.unknown_words(text)) for text in examples)
    return [
        f"the example {text!r} is kept, but the model has never met {', '.join(unknown)}."
        for text, unknown, _ in read
        if unknown
    ]


def _tell_skipped(skipped: list[tuple[str, str]]) -> None:
    for file, why in worst_first(skipped)[:TOLD]:
        print(f"left out: {on_one_line(file)}: {on_one_line(why)}", file=sys.stderr)
    if len(skipped) > TOLD:
        print(f"and {len(skipped) - TOLD:,} more", file=sys.stderr)


def _add_vectors(p: argparse.ArgumentParser) -> None:
    p.add_argument(
        "--embeddings",
        type=Path,
        metavar="FILE",
        help="vectors that you have: a .npz with files (N,) and vectors (N, D), or a .npy (N, D) in the order that "
        "--list-files prints; with the --model that made them, with --text-embeddings, or to look at alone",
    )
    p.add_argument(
        "--text-embeddings",
        type=Path,
        metavar="FILE",
        help="a .npz with texts (T,) and vectors (T, D): what can be asked where there is no --model",
    )


def _check_vectors(a: argparse.Namespace) -> None:
    """Raises Usage for arguments that do not go together."""
    if a.text_embeddings and not a.embeddings:
        raise Usage("--text-embeddings goes with --embeddings: the pictures' vectors of the same model.")
    if a.text_embeddings and a.model:
        raise Usage("--model reads any text, --text-embeddings answers given ones: leave one of them out.")


def _vectors(a: argparse.Namespace, found: Any) -> tuple[Any, Any]:
    """(vector_files.Ready, and the lookup.TextEncoder that reads texts in the place of a --model); None for neither."""
    if a.embeddings is None:
        return _brought(a, found)
    from hierdemo.builder.vector_files import read_texts, read_vectors, same_width
    from hierdemo.models.lookup import KnownTexts, TextEncoder

    ready = read_vectors(a.embeddings)
    if a.model:
        return ready, None
    known = read_texts(a.text_embeddings) if a.text_embeddings else KnownTexts.none(ready.dim)
    same_width(ready, known, a.text_embeddings)
    encoder = TextEncoder(known)
    encoder.encode_texts(a.example)  # one that cannot be asked is said at once
    return ready, encoder


def _brought(a: argparse.Namespace, found: Any) -> tuple[Any, Any]:
    """As `_vectors`, of those that came along with the pictures' table."""
    from hierdemo.builder.brought import above, ready_of, texts_of

    ready = ready_of(found, above(a.out))
    if ready is None or a.model:
        return ready, None
    encoder = texts_of(ready)
    encoder.encode_texts(a.example)  # one that cannot be asked is said at once
    return ready, encoder
