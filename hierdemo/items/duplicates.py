"""Files that are the same byte by byte.

Knows files and digests. Does not know what they hold. Of those that are the same, the one is kept that is least a
copy by its name (copies.py), else the first.
"""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from hierdemo.items import copies
from hierdemo.items.place import Place, Row, place_of

BLOCK = 1 << 16  # bytes
EVERY = 500  # files between two words of how far it is
Progress = Callable[[str, int, int], None]  # stage, done, of


def same(files: Sequence[str], images: Path, progress: Progress) -> dict[str, str]:
    """The files below `images` that are another one byte by byte, and which: the one that is kept.

    Those of one size are compared by a digest of their first bytes, and those still alike by one of all. Links and hard
    links are compared as what they lead to. A file that cannot be read is the same as none.
    """
    groups: list[list[str]] = [list(files)]
    for key in (_size, _start, _whole):
        tell = _counter(progress, sum(map(len, groups)))
        groups = [group for old in groups for group in _parted(old, images, key, tell)]
    kept = ((group, min(group, key=copies.rank)) for group in groups)  # of equal ones the first
    return {file: first for group, first in kept for file in group if file != first}


def _counter(progress: Progress, of: int) -> Callable[[], None]:
    """Tells now and then how many files are compared."""
    done = 0

    def tell() -> None:
        nonlocal done
        done += 1
        if done % EVERY == 0:
            progress("compare", done, of)

    return tell


def _parted(
    files: list[str], images: Path, key: Callable[[Place], object], tell: Callable[[], None]
) -> list[list[str]]:
    """The files by what they have in common; those that are alone, or cannot be read, are in no group."""
    groups: dict[object, list[str]] = {}
    for file in files:
        with suppress(OSError):  # said when the picture is opened
            groups.setdefault(key(place_of(images, file)), []).append(file)
        tell()
    return [group for group in groups.values() if len(group) > 1]


def _size(place: Place) -> object:
    return place.stat()[0] or place  # what holds nothing is damaged, each file for itself


def _start(place: Place) -> bytes:
    if isinstance(place, Row):
        return place.digest()  # known, and one row alone costs as much as many
    with place.open() as f:
        return hashlib.blake2b(f.read(BLOCK), digest_size=20).digest()


def _whole(place: Place) -> bytes:
    if isinstance(place, Row):
        return place.digest()
    with place.open() as f:
        digest = hashlib.blake2b(digest_size=20)
        while block := f.read(BLOCK):
            digest.update(block)
        return digest.digest()
