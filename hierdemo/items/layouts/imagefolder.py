"""Hugging Face's imagefolder with splits: `split/label/x.jpg`, or `split/x.jpg`, and a metadata table if there is one.

Knows how splits are called. Without splits it is a plain folder (scan.py).
"""

from collections.abc import Iterator
from pathlib import Path

from hierdemo.items.image import SUFFIXES
from hierdemo.items.layouts.layout import Layout, Said
from hierdemo.items.layouts.splits import SPLITS
from hierdemo.items.matching import beside
from hierdemo.items.table import Row
from hierdemo.items.walk import listed, walk


def recognise(path: Path) -> Layout | None:
    """A folder whose folders are all called as splits are, at least one of them for training, beside no picture."""
    splits = _folders(path) if path.is_dir() else []
    if not splits or not all(name.lower() in SPLITS for name in splits) or "train" not in _meant(splits):
        return None
    return Layout(f"an image folder with splits: {', '.join(splits)}", path, lambda said: _rows(path, splits, said))


def _meant(splits: list[str]) -> set[str]:
    return {SPLITS[name.lower()] for name in splits}


def _folders(path: Path) -> list[str]:
    """The folders in a folder; none where pictures lie beside them."""
    found = listed(path)
    if any(one.suffix.lower() in SUFFIXES for one in found):
        return []
    return [one.name for one in found if one.is_dir()]


def _rows(path: Path, splits: list[str], said: Said) -> Iterator[Row]:
    """Labels are the folders below a split; the split is an attribute where there are several."""
    files = sorted(walk(path, said.skipped))
    known, notes = beside(path, files, said.skipped)
    said.notes += notes
    for number, file in enumerate(files, 1):
        row = known.get(file) or Row(number, file, "", (), {})
        split, *labels = file.split("/")[:-1]
        own = {"split": SPLITS[split.lower()]} if len(splits) > 1 else {}
        path_of = row.taxonomy or tuple(label.replace("-", " ").replace("_", " ") for label in labels)
        yield Row(number, file, row.caption, path_of, own | row.attributes)
