"""The page's static files over HTTP: kept in memory and packed once, asked about again at each visit.

Knows files, caching headers and compression. Does not know what the files are.
"""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

PACKED = {".js", ".css", ".svg", ".html", ".json"}
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".webp": "image/webp"}
SMALL = 400  # bytes that are not worth packing


@dataclass(frozen=True)
class File:
    """A file as it was at a moment. packed: as gzip, where that is smaller."""

    stamp: tuple[int, int]
    body: bytes
    packed: bytes | None
    tag: str
    kind: str


def read(path: Path) -> File:
    info, body = path.stat(), path.read_bytes()
    worth = path.suffix in PACKED and len(body) > SMALL
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    packed = gzip.compress(body, 6, mtime=0) if worth else None
    return File((info.st_mtime_ns, info.st_size), body, packed, tag, kind)


class Files:
    """Files by path, read again after a change. Safe for several threads: at worst one is read twice."""

    def __init__(self) -> None:
        self._files: dict[Path, File] = {}

    def get(self, path: Path) -> File:
        """Raises OSError where there is no such file."""
        info, held = path.stat(), self._files.get(path)
        if held is None or held.stamp != (info.st_mtime_ns, info.st_size):
            held = self._files[path] = read(path)
        return held

    async def answer(self, request: Request, path: Path, caching: dict[str, str]) -> Response:
        try:
            file = self.get(path) if path in self._files else await run_in_threadpool(self.get, path)
        except OSError:  # a folder, too
            return PlainTextResponse("Not Found", status_code=404)
        headers = caching | {"ETag": file.tag, "Vary": "Accept-Encoding"}
        known = request.headers.get("if-none-match", "")
        if file.tag in (tag.strip().removeprefix("W/") for tag in known.split(",")):
            return Response(status_code=304, headers=headers)
        if file.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(file.packed, media_type=file.kind, headers=headers | {"Content-Encoding": "gzip"})
        return Response(file.body, media_type=file.kind, headers=headers)


class Folder:
    """Route endpoint for {path:path}: the files below a folder, none outside it."""

    def __init__(self, folder: Path, files: Files, caching: dict[str, str]) -> None:
        self._folder, self._files, self._caching = folder.resolve(), files, caching

    async def answer(self, request: Request) -> Response:
        try:
            path = (self._folder / request.path_params["path"]).resolve()
        except (OSError, ValueError):  # a name that no file can have
            path = self._folder
        if path == self._folder or not path.is_relative_to(self._folder):
            return PlainTextResponse("Not Found", status_code=404)
        return await self._files.answer(request, path, self._caching)

    def warm(self) -> None:
        """Read and pack them all before somebody asks."""
        for path in self._folder.rglob("*"):
            if path.is_file():
                self._files.get(path)
