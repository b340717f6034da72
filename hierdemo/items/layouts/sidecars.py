"""A folder of pictures whose captions lie beside them: `1.jpg` and `1.txt`, or `1.json`.

Knows how such texts are found in a folder. What they say: samples.py.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from hierdemo.items.layouts.layout import Layout, Said
from hierdemo.items.layouts.samples import LONGEST, TEXTS, Texts, key_of
from hierdemo.items.matching import METADATA
from hierdemo.items.table import Row
from hierdemo.items.walk import walk

LOOKED_AT = 20  # pictures of which one must have a text
BESIDE = [ending for ending in TEXTS if ending != "cls"]


def recognise(path: Path) -> Layout | None:
    """A folder of pictures with texts beside them, and no table that says what they show."""
    if not path.is_dir() or any((path / name).is_file() for name in METADATA):
        return None
    endings = {ending for file in islice(walk(path, []), LOOKED_AT) for ending in texts_of(path / file)}
    if not endings:
        return None
    told = ", ".join(f".{ending}" for ending in sorted(endings))
    return Layout(f"pictures with texts beside them ({told})", path, lambda said: rows(path, said), folders=True)


def texts_of(picture: Path) -> dict[str, Callable[[], bytes]]:
    """The texts of a picture's name, by ending: how to get their beginning."""
    key = picture.with_name(key_of(picture.name)[0])
    found = {ending: Path(f"{key}.{ending}") for ending in BESIDE}
    return {ending: partial(_start, text) for ending, text in found.items() if text.is_file()}


def rows(path: Path, said: Said) -> Iterator[Row]:
    """The pictures below a folder with what lies beside them; taxonomy: their folders."""
    texts = Texts()
    for number, file in enumerate(sorted(walk(path, said.skipped)), 1):
        caption, attributes = texts.read(texts_of(path / file))
        folders = tuple(part.replace("-", " ").replace("_", " ") for part in file.split("/")[:-1])
        yield Row(number, file, caption, folders, attributes)
    said.notes += texts.notes()


def _start(text: Path) -> bytes:
    try:
        with text.open("rb") as file:
            return file.read(LONGEST + 1)
    except OSError:
        return b"\0"  # counted as one that cannot be read
