"""The pictures below a folder by their names, and whether a file may be one at all.

Knows files, folders and links. Does not know tables, or pixels: pictures are opened later.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from hierdemo.items import foreign
from hierdemo.items.image import SUFFIXES
from hierdemo.items.item import Skipped
from hierdemo.items.skipped import readable

JUNK = {"__MACOSX", "@eaDir", "$RECYCLE.BIN"}  # folders of systems, with pictures that nobody put there


def walk(images: Path, skipped: list[Skipped]) -> Iterator[str]:
    """Pictures by their names, relative to the folder; what is one and cannot be used goes to `skipped`."""
    top, seen = os.path.realpath(images), set[str]()

    def closed(e: OSError) -> None:
        skip(os.path.relpath(e.filename, images), f"The folder cannot be read: {e.strerror}.")

    def skip(file: str, why: str) -> None:
        skipped.append(Skipped(readable(Path(file).as_posix()), why))

    for root, folders, files in os.walk(images, onerror=closed, followlinks=True):
        here, real = os.path.relpath(root, images), os.path.realpath(root)
        links = [name for name in folders if os.path.islink(os.path.join(root, name))]
        again = {name for name in links if _own(os.path.realpath(os.path.join(root, name)), top)}
        if real in seen:  # nothing is left out by that
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(n for n in folders if n not in again and not hidden(n))
        for name in files:
            suffix = os.path.splitext(name)[1].lower()
            other = foreign.no_picture(suffix)
            if hidden(name) or not (other or suffix in SUFFIXES | foreign.SUFFIXES):
                continue
            file = os.path.normpath(os.path.join(here, name))
            if other:
                skip(file, f"A {other}")
                continue
            if why := unusable(os.path.join(root, name), suffix):
                skip(file, why)
            else:
                yield Path(file).as_posix()


def listed(folder: Path) -> list[Path]:
    """What lies in a folder, hidden things apart, by name; nothing of one that cannot be read, which the walk says."""
    try:
        return [folder / name for name in sorted(os.listdir(folder)) if not hidden(name)]
    except OSError:
        return []


def hidden(name: str) -> bool:
    return name.startswith(".") or name in JUNK


def _own(real: str, top: str) -> bool:
    """Whether a folder that a link leads to is the walk's own, and so comes at its own place."""
    own = os.path.relpath(real, top)
    return own == "." or not any(hidden(part) for part in own.split(os.sep))


def unusable(path: str, suffix: str = "") -> str:
    """Why a file cannot be a picture of a collection, as far as can be told without opening it; "" if it can."""
    try:
        path.encode()
        mode = os.stat(path).st_mode
    except UnicodeEncodeError:
        return "Its name, or that of a folder above it, is not UTF-8: rename it."
    except FileNotFoundError:
        return "A link to a file that is not there."
    except (OSError, ValueError) as e:
        return f"It cannot be reached: {getattr(e, 'strerror', None) or e}."
    if not stat.S_ISREG(mode):
        return "A folder, not a file." if stat.S_ISDIR(mode) else "A pipe, socket or device, not a file."
    return _foreign(path, suffix) if suffix in foreign.SUFFIXES else ""


def _foreign(path: str, suffix: str) -> str:
    """By what it holds, else by its name."""
    try:
        found = foreign.foreign(Path(path), suffix)
    except OSError as e:
        return f"It cannot be read: {e.strerror or e}."
    return f"A {found}" if found else ""
