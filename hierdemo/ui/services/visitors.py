"""What visitors uploaded, and the collections made of it: each under an id that nobody can guess, in a temporary place.

Knows names, sizes, limits and how long something was not used. Does not know HTTP, pictures, or how a collection is
built. Everything lies below one folder of this process, which goes when the app ends; what an app that was killed left
behind is swept away by the next one.
"""

import os
import re
import secrets
import shutil
import tempfile
import threading
import time
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from hierdemo.collection.files import CollectionError, locked
from hierdemo.items.image import KINDS, SUFFIXES
from hierdemo.items.layouts.known import HOLDING, TELLING
from hierdemo.items.matching import METADATA

ID = re.compile(r"[0-9a-f]{32}")
PREFIX = "hierdemo-visitors-"
LONGEST_PART, DEEPEST, LEFT_OUT = 100, 8, 500
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I)  # names that Windows keeps for itself


@dataclass(frozen=True)
class Limits:
    """Bytes of one file, files and bytes of one upload, uploads and collections at once, seconds without use."""

    file_bytes: int = 20_000_000
    files: int = 2_000
    total_bytes: int = 500_000_000
    kept: int = 8
    idle: float = 2 * 3600
    unfinished: float = 15 * 60  # an upload that no build was started with

    @classmethod
    def of(cls, uploads: float | None, files: float | None, megabytes: float | None, hours: float | None) -> "Limits":
        """The usual ones but for what is given."""
        given = {
            "kept": None if uploads is None else int(uploads),
            "files": None if files is None else int(files),
            "total_bytes": None if megabytes is None else int(megabytes * 1e6),
            "idle": None if hours is None else hours * 3600,
        }
        return cls(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]


class TooMuch(ValueError):
    """An upload over a limit; the message says which, and what to do."""


@dataclass
class Own:
    """One visitor's upload and what was made of it. left_out: (file, reason) of what is not among its pictures."""

    id: str
    visitor: str
    folder: Path
    used: float
    files: int = 0
    bytes: int = 0
    started: bool = False
    left_out: list[tuple[str, str]] = field(default_factory=list)

    @property
    def pictures(self) -> Path:
        return self.folder / "pictures"

    @property
    def collection(self) -> Path:
        return self.folder / "collection"


class Visitors:
    """All of them. Safe for several threads.

    gone(id) is called for what is removed, before its files go. clock: seconds; root: instead of a temporary folder.
    """

    def __init__(
        self,
        limits: Limits = Limits(),
        *,
        gone: Callable[[str], None] = lambda id: None,
        clock: Callable[[], float] = time.monotonic,
        root: Path | None = None,
    ) -> None:
        self.limits, self._gone, self._clock = limits, gone, clock
        self._parent = root
        self._root: Path | None = None
        self._own: dict[str, Own] = {}
        self._lock, self._held = threading.RLock(), ExitStack()

    def begin(self, visitor: str) -> Own:
        """Room for an upload. Raises TooMuch where there is none."""
        self.sweep()
        with self._lock:
            for own in [o for o in self._own.values() if o.visitor == visitor and not o.started]:
                self.remove(own.id)  # given up for this one
            if not self.limits.kept:
                raise TooMuch("This server takes no uploads: run hierdemo on your own machine to build a collection.")
            if len(self._own) >= self.limits.kept:
                raise TooMuch(
                    f"This server keeps {self.limits.kept} visitors’ collections at a time and has no room now: "
                    "remove one of yours, try again later, or run hierdemo on your own machine."
                )
            id = secrets.token_hex(16)
            folder = self._folder() / id
            (folder / "pictures").mkdir(parents=True)
            self._own[id] = Own(id, visitor, folder, self._clock())
            return self._own[id]

    def get(self, id: str) -> Own:
        """Using it: it is kept for a while from now on. Raises KeyError for what is gone."""
        with self._lock:
            own = self._own[id]
            own.used = self._clock()
            return own

    def add(self, id: str, name: str, data: bytes) -> str:
        """Keep an uploaded file under a safe form of its name; returns that name, with / between folders.

        Raises KeyError for an upload that is gone, TooMuch, and ValueError for what no picture is called.
        """
        safe = safe_name(name)
        with self._lock:
            own = self.get(id)
            self._check(own, safe, len(data))
            path = _free(own.pictures / safe)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except (FileExistsError, NotADirectoryError) as e:
                raise ValueError(f"{safe} lies in a folder that has a picture's name: rename the folder.") from e
            path.touch()  # taken
            own.files += 1
            own.bytes += len(data)
        path.write_bytes(data)
        return path.relative_to(own.pictures).as_posix()

    def leave_out(self, id: str, rows: Sequence[tuple[str, str]]) -> None:
        """Note files of the upload that are not among its pictures, and why."""
        own = self.get(id)
        own.left_out = [*own.left_out, *((file[:300], why[:300]) for file, why in rows)][:LEFT_OUT]

    def remove(self, id: str) -> None:
        """Remove an upload and what was made of it; nothing happens where it is gone already."""
        with self._lock:
            own = self._own.pop(id, None)
        if own is not None:
            self._gone(id)
            shutil.rmtree(own.folder, ignore_errors=True)

    def sweep(self) -> list[str]:
        """Remove what nobody has used for a while; returns the ids."""
        now, limits = self._clock(), self.limits
        with self._lock:
            old = [o.id for o in self._own.values() if now - o.used > (limits.idle if o.started else limits.unfinished)]
        for id in old:
            self.remove(id)
        return old

    def close(self) -> None:
        """Remove everything."""
        for id in list(self._own):
            self.remove(id)
        with self._lock:
            self._held.close()
            if self._root is not None:
                shutil.rmtree(self._root, ignore_errors=True)
            self._root = None

    def _folder(self) -> Path:
        if self._root is None:
            parent = self._parent or Path(tempfile.gettempdir())
            _sweep_dead(parent)
            self._root = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
            self._held.enter_context(locked(self._root))  # freed by the system when this process ends, however it ends
        return self._root

    def _check(self, own: Own, name: str, size: int) -> None:
        limits = self.limits
        if own.started:
            raise ValueError("This collection is being built already: begin another to add pictures.")
        if size > limits.file_bytes:
            raise TooMuch(f"{name} is larger than {megabytes(limits.file_bytes)}: make it smaller.")
        if own.files >= limits.files:
            raise TooMuch(f"At most {limits.files:,} files can be uploaded: choose fewer.")
        if own.bytes + size > limits.total_bytes:
            raise TooMuch(f"At most {megabytes(limits.total_bytes)} can be uploaded in all: choose fewer pictures.")


def safe_name(name: str) -> str:
    """A relative path of what a visitor calls a file, every part of it harmless on any system.

    Raises ValueError for a name that is no picture's (or of what holds them, or lies beside them), leads elsewhere, or
    lies too deep.
    """
    parts = [part for part in unicodedata.normalize("NFC", name).replace("\\", "/").split("/") if part.strip()]
    if not parts or len(name) > 2_000 or any(part.strip(" .") == "" for part in parts):
        raise ValueError("A file has no name that can be used: rename it.")
    if len(parts) > DEEPEST:
        raise ValueError(f"{parts[-1][:80]} lies more than {DEEPEST} folders deep: move it up.")
    safe = [_part(part) for part in parts]
    if Path(safe[-1]).suffix.lower() not in {*SUFFIXES, *HOLDING, *TELLING} and safe[-1] not in METADATA:
        raise ValueError(f"{safe[-1]} is no picture by its name: use {KINDS}.")
    return "/".join(safe)


def megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"


def _part(part: str) -> str:
    """One folder's or file's name: no control characters, nothing that a file system reads otherwise, short."""
    kept = "".join("_" if c in '<>:"|?*' or unicodedata.category(c)[0] == "C" else c for c in part).strip(" .")
    kept = f"_{kept}" if RESERVED.fullmatch(kept) else kept
    stem, dot, suffix = kept.rpartition(".")
    if dot and len(suffix) <= 5:
        return f"{_cut(stem) or '_'}.{suffix}"
    return _cut(kept) or "_"


def _cut(text: str) -> str:
    return text.encode()[:LONGEST_PART].decode(errors="ignore").strip()


def _free(path: Path) -> Path:
    """The path, or where it is taken, the same with a number."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_stem(f"{path.stem}-{number}")
    return found


def _sweep_dead(parent: Path) -> None:
    """Remove the folders of apps that ended without doing so: nobody holds their lock any more."""
    for folder in parent.glob(f"{PREFIX}*"):
        try:
            if os.name == "posix" and (folder.is_symlink() or folder.lstat().st_uid != os.getuid()):
                continue
            with locked(folder):
                shutil.rmtree(folder, ignore_errors=True)
        except (CollectionError, OSError):  # in use, or not ours
            continue
