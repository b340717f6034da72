"""The members of a zip, read where they lie: their names, how large they are, their bytes.

Knows zip files as the standard library reads them: stored or packed, with what tells damage. Does not know what members
hold. Packed bytes cannot be sought in: a member is unpacked when it is opened, a large one to a temporary file, and may
be only so large.
"""

import io
import shutil
import tempfile
import threading
import zipfile
import zlib
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import IO, BinaryIO, cast

from hierdemo.items.place import PlaceError

OPEN = 4  # zips that are held open
HELD = 1 << 25  # bytes of a member that are held in memory
LARGEST = 1 << 28  # bytes of a member once it is unpacked: no picture that is read is larger
UTF8 = 0x800  # the flag of a name that says it is UTF-8
LOCKED = 0x1  # the flag of a member with a password


class Zip:
    """A zip, open. Safe for several threads. Raises PlaceError for what is none, or is damaged."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._file = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as e:
            raise PlaceError(f"{path.name} is damaged or no zip ({e}): make it again.") from e

    @cached_property
    def members(self) -> Mapping[str, zipfile.ZipInfo]:
        """The files by their names, in the zip's order; of a name that comes again the last one counts."""
        return {_name(info): info for info in self._file.infolist() if not info.is_dir()}

    def size(self, name: str) -> int:
        return self._info(name).file_size

    def open(self, name: str) -> BinaryIO:
        """A member's bytes. Raises PlaceError."""
        info = self._info(name)
        if why := unfit(info):
            raise PlaceError(f"{name} in {self.path.name}: {why}")
        try:
            with self._file.open(info) as file:
                return io.BytesIO(file.read()) if info.file_size <= HELD else _on_disk(file)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as e:
            raise PlaceError(f"{name} in {self.path.name} is damaged ({e}): make the zip again.") from e

    def _info(self, name: str) -> zipfile.ZipInfo:
        if name not in self.members:
            raise PlaceError(f"{self.path.name} holds no {name} any more: build the collection again.")
        return self.members[name]


def _on_disk(file: IO[bytes]) -> BinaryIO:
    """A copy that is gone once it is closed."""
    with ExitStack() as closing:
        copy = closing.enter_context(tempfile.TemporaryFile())
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        closing.pop_all()
        return cast(BinaryIO, copy)


def unfit(info: zipfile.ZipInfo) -> str:
    """Why a member cannot be read, by what the zip says of it; "" where it may."""
    if info.flag_bits & LOCKED:
        return "It has a password: make a zip without one."
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "It is packed in a way that is not read: make the zip anew, as any system does by itself."
    return "It is too large once it is unpacked: make it smaller." if info.file_size > LARGEST else ""


def _name(info: zipfile.ZipInfo) -> str:
    """Some systems write UTF-8 and do not say so."""
    if info.flag_bits & UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode()
    except UnicodeError:
        return info.filename


_open: OrderedDict[tuple[object, ...], Zip] = OrderedDict()
_lock = threading.Lock()


def opened(path: Path) -> Zip:
    """A zip as it is now, held open for a while. Raises OSError."""
    found = path.stat()
    key = (str(path), found.st_size, found.st_mtime_ns)
    with _lock:
        if key not in _open:
            _open[key] = Zip(path)
            while len(_open) > OPEN:
                _open.popitem(last=False)  # closed when nobody reads from it any more
        _open.move_to_end(key)
        return _open[key]
