"""The members of a tar, read where they lie: their names, where their bytes begin, how many they are.

Knows the headers of ustar, GNU and pax. Does not know what members hold. Of a tar that was read, 24 bytes a member are
kept: a digest of its name, its offset, its size; the tars used last, up to MOST members in all.
"""

import hashlib
import io
import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

BLOCK = 512
LONG = 1 << 20  # bytes: no name takes as many, and what claims to is damaged
HELD = 1 << 25  # bytes of a member that are read at once; of a larger one only what is asked for
MOST = 8_000_000  # members whose places are kept, of all tars together
REGULAR = {b"\0", b"0", b"7"}
KINDS = {
    **dict.fromkeys((b"1", b"2"), "A link, not a file."),
    **dict.fromkeys((b"3", b"4", b"6"), "A pipe or device, not a file."),
    b"S": "A sparse file: pack the tar without them.",
}
PACKED = {b"\x1f\x8b": "gunzip", b"BZh": "bunzip2", b"\xfd7zXZ": "unxz", b"\x28\xb5\x2f\xfd": "unzstd"}


@dataclass(frozen=True)
class Member:
    """A regular file. name: without a leading / or ./, and leading nowhere else."""

    name: str
    offset: int
    size: int


@dataclass
class Faults:
    """What is left out of a tar: members with their reasons, and why its end was not reached, "" where it was."""

    left_out: list[tuple[str, str]] = field(default_factory=list)
    cut: str = ""


def packed_by(path: Path) -> str:
    """The program that unpacks a compressed file, by its first bytes; "" for any other. Raises OSError."""
    with path.open("rb") as file:
        start = file.read(6)
    return next((program for sign, program in PACKED.items() if start.startswith(sign)), "")


def members(path: Path, faults: Faults) -> Iterator[Member]:
    """The regular files of a tar, in its order, as far as it is whole; only headers are read. Raises OSError."""
    with path.open("rb", buffering=0) as file:
        end, at, long, pax = file.seek(0, 2), 0, b"", dict[str, bytes]()
        while at < end:
            head = _read(file, at, BLOCK)
            if head.count(0) == BLOCK:  # two of these end it
                return
            try:
                size = _number(head[124:136])
                if len(head) < BLOCK or not _sums(head):
                    raise ValueError(f"no header of a member stands at byte {at:,}")
                kind = head[156:157]
                own = kind not in b"LKxg"  # those describe the next member
                if own and "size" in pax:
                    size = int(pax["size"])
                if size < 0 or (not own and size > LONG):
                    raise ValueError(f"a header at byte {at:,} is not possible")
                begins = at + BLOCK
                if begins + size > end:
                    raise ValueError(f"its last member, {_shown(long or pax.get('path') or _name(head))}, is cut short")
                at = begins + -(-size // BLOCK) * BLOCK if kind not in b"123456" else begins
                if kind == b"L":
                    long = _read(file, begins, size).rstrip(b"\0")
                elif kind in (b"x", b"g"):
                    pax |= _pax(_read(file, begins, size)) if kind == b"x" else {}
                else:
                    name = pax.get("path") or long or _name(head)
                    long, pax = b"", {}
                    if found := _member(name, kind, begins, size, faults):
                        yield found
            except ValueError as e:
                faults.cut = str(e)
                return
        faults.cut = "it ends without the mark of an end"


def _read(file: io.FileIO, at: int, size: int) -> bytes:
    file.seek(at)
    return file.read(size) or b""


def _member(raw: bytes, kind: bytes, offset: int, size: int, faults: Faults) -> Member | None:
    """None, and why, for what is no file, or whose name leads out of the tar; a folder is not worth a word."""
    shown = _shown(raw)
    try:
        name = raw.decode()
    except UnicodeDecodeError:
        faults.left_out.append((shown, "Its name is not UTF-8: rename it."))
        return None
    if kind not in REGULAR or name.endswith("/"):
        if why := KINDS.get(kind):
            faults.left_out.append((shown, why))
        return None
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if ".." in parts or "\0" in name or not parts:
        faults.left_out.append((shown, "Its name leads out of the tar."))
        return None
    return Member("/".join(parts), offset, size)


def _shown(raw: bytes) -> str:
    return raw.decode("utf-8", "backslashreplace").replace("\0", "\ufffd")


def _name(head: bytes) -> bytes:
    """Of a header: GNU keeps other things where ustar has the first part of a long name."""
    name, prefix = head[:100].split(b"\0", 1)[0], head[345:500].split(b"\0", 1)[0]
    return prefix + b"/" + name if prefix and head[257:263] == b"ustar\0" else name


def _number(digits: bytes) -> int:
    """Octal, or where the first bit is set the bytes themselves. Raises ValueError."""
    if digits[:1] in (b"\x80", b"\xff"):
        return int.from_bytes(digits[1:], "big", signed=False) if digits[:1] == b"\x80" else -1
    return int(digits.split(b"\0", 1)[0].strip() or b"0", 8)


def _sums(head: bytes) -> bool:
    """Whether the header's sum is that of its bytes, with blanks in the sum's own place."""
    return _number(head[148:156]) == sum(head) - sum(head[148:156]) + 8 * 32


def _pax(data: bytes) -> dict[str, bytes]:
    """The records "LENGTH KEY=VALUE\\n"; those that are damaged are passed over. Raises ValueError for no lengths."""
    found, at = dict[str, bytes](), 0
    while at < len(data) and data[at : at + 1] != b"\0":
        digits, _, _ = data[at : at + 20].partition(b" ")
        length = int(digits)
        if length <= len(digits):
            raise ValueError("a record of a long name is damaged")
        key, _, value = data[at + len(digits) + 1 : at + length - 1].partition(b"=")
        found[key.decode("utf-8", "replace")] = value
        at += length
    return found


# the index ---------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Index:
    """Where members begin and how long they are, by a digest of their names, sorted. Of a name that comes again the
    last one counts, as tar has it; twice: whether there is one.
    """

    names: NDArray[np.uint64]
    offsets: NDArray[np.int64]
    sizes: NDArray[np.int64]
    faults: Faults
    twice: bool

    def find(self, name: str) -> tuple[int, int] | None:
        """(offset, size) of a member."""
        key = np.uint64(_key(name))
        at = int(np.searchsorted(self.names, key))
        if at == len(self.names) or self.names[at] != key:
            return None
        return int(self.offsets[at]), int(self.sizes[at])


_kept: OrderedDict[tuple[object, ...], Index] = OrderedDict()
_lock = threading.Lock()


def index(path: Path) -> Index:
    """Of a tar as it is now. Raises OSError."""
    found = path.stat()
    key = (str(path), found.st_size, found.st_mtime_ns)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = _indexed(path)
    with _lock:
        _kept[key] = made
        while len(_kept) > 1 and sum(len(one.names) for one in _kept.values()) > MOST:
            _kept.popitem(last=False)
    return made


def _indexed(path: Path) -> Index:
    faults, rows = Faults(), bytearray()
    for member in members(path, faults):
        rows += b"".join(v.to_bytes(8, "little") for v in (_key(member.name), member.offset, member.size))
    table = np.frombuffer(bytes(rows), np.int64).reshape(-1, 3)
    names = table[:, 0].view(np.uint64) if len(table) else np.zeros(0, np.uint64)
    order = np.argsort(names, kind="stable")
    last = np.append(names[order][1:] != names[order][:-1], True) if len(order) else np.zeros(0, bool)
    order = order[last]
    return Index(names[order], table[order, 1], table[order, 2], faults, len(order) < len(table))


def _key(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")


def open_member(path: Path, offset: int, size: int) -> BinaryIO:
    """A member's bytes: a small one's in memory, a large one's from the tar. Raises OSError."""
    if size > HELD:
        return io.BufferedReader(_Part(path, offset, size), 1 << 16)
    with path.open("rb") as file:
        file.seek(offset)
        return io.BytesIO(file.read(size))


class _Part(io.RawIOBase):
    """A part of a file, as a file."""

    def __init__(self, path: Path, offset: int, size: int) -> None:
        self._file, self._offset, self._size, self._at = path.open("rb", buffering=0), offset, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self._at = max(0, offset + (0, self._at, self._size)[whence])
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        self._file.seek(self._offset + self._at)
        some = self._file.read(max(0, min(len(buffer), self._size - self._at))) or b""
        buffer[: len(some)] = some
        self._at += len(some)
        return len(some)

    def close(self) -> None:
        self._file.close()
        super().close()
