"""The page's static files over HTTP: kept in memory and packed once, asked about again at each visit.

Knows files, caching headers and compression. Does not know what the files are.
"""

import gzip
import hashlib
import mimetypes
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from hierdemo.ui.routes.responses import FRESH

PACKED = {".js", ".mjs", ".css", ".svg", ".html", ".json", ".map"}
TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".map": "application/json",
}
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}  # its address names what it is
VERSION = "v."  # how a version begins: no file or folder does
SMALL = 400  # bytes that are not worth packing


@dataclass(frozen=True)
class File:
    """A file as it was at a moment. packed: as gzip, where that is smaller."""

    stamp: tuple[int, int]
    body: bytes
    packed: bytes | None
    tag: str
    kind: str


def _file(path: Path, body: bytes, stamp: tuple[int, int]) -> File:
    worth = path.suffix in PACKED and len(body) > SMALL
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    packed = gzip.compress(body, 6, mtime=0) if worth else None
    return File(stamp, body, packed, tag, kind)


class Files:
    """Files by path, read again after a change. Safe for several threads: at worst one is read twice.

    served: what is served of a file's bytes, where that is not all of them as they are.
    """

    def __init__(self, served: Callable[[bytes], bytes] | None = None) -> None:
        self._files: dict[Path, File] = {}
        self._served = served or (lambda body: body)

    def get(self, path: Path) -> File:
        """Raises OSError where there is no such file."""
        info, held = path.stat(), self._files.get(path)
        if held is None or held.stamp != (info.st_mtime_ns, info.st_size):
            held = self._files[path] = _file(path, self._served(path.read_bytes()), (info.st_mtime_ns, info.st_size))
        return held

    async def answer(self, request: Request, path: Path, caching: dict[str, str]) -> Response:
        try:
            file = self.get(path) if path in self._files else await run_in_threadpool(self.get, path)
        except OSError:  # a folder, too
            return PlainTextResponse("Not Found", status_code=404)
        return self.respond(request, file, caching)

    def respond(self, request: Request, file: File, caching: dict[str, str]) -> Response:
        headers = caching | {"ETag": file.tag, "Vary": "Accept-Encoding"}
        known = request.headers.get("if-none-match", "")
        if file.tag in (tag.strip().removeprefix("W/") for tag in known.split(",")):
            return Response(status_code=304, headers=headers)
        if file.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(file.packed, media_type=file.kind, headers=headers | {"Content-Encoding": "gzip"})
        return Response(file.body, media_type=file.kind, headers=headers)


class Version:
    """What the files below a folder are, in a few letters, others with every change; looked at once a second."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._known, self._until = folder, "", 0.0

    def __call__(self) -> str:
        if time.monotonic() >= self._until:
            stats = [(str(p), p.stat()) for p in sorted(self._folder.rglob("*")) if p.is_file()]
            told = repr([(name, s.st_mtime_ns, s.st_size) for name, s in stats])
            self._known = VERSION + hashlib.sha256(told.encode()).hexdigest()[:12]
            self._until = time.monotonic() + 1
        return self._known


class Folder:
    """Route endpoint for {path:path}: the files below a folder, none outside it. Under the version that they are of a
    browser may keep them; under another, or none, it asks again. made: what makes, by its name, a file that is worked
    out from the folder's, anew with every version.
    """

    def __init__(self, folder: Path, files: Files, version: Version, made: Mapping[str, Callable[[], bytes]]) -> None:
        self._folder, self._files, self._version, self._made = folder.resolve(), files, version, made
        self._held: dict[str, tuple[str, File]] = {}

    async def answer(self, request: Request) -> Response:
        named = request.path_params["path"]
        head, _, rest = named.partition("/")
        caching = KEPT if head == self._version() else FRESH
        name = rest if head.startswith(VERSION) else named
        if name in self._made:
            return self._files.respond(request, await run_in_threadpool(self._worked_out, name), caching)
        try:
            path = (self._folder / name).resolve()
        except (OSError, ValueError):  # a name that no file can have
            path = self._folder
        if path == self._folder or not path.is_relative_to(self._folder):
            return PlainTextResponse("Not Found", status_code=404)
        return await self._files.answer(request, path, caching)

    def _worked_out(self, name: str) -> File:
        version = self._version()
        of, file = self._held.get(name, ("", None))
        if file is None or of != version:
            file = _file(Path(name), self._made[name](), (0, 0))
            self._held[name] = (version, file)
        return file

    def warm(self) -> None:
        """Make and pack what a visit asks for before somebody asks."""
        for name in self._made:
            self._worked_out(name)
