"""A model hub on loopback: what the hub's client asks of a real one, answered from files in memory or on disk.

Knows the paths and headers of the hub (repositories of models, data sets and Spaces) and how to fail as a real one
does. Serves its weights as the real one does: a redirect to where the bytes lie, under their SHA-256.
"""

import hashlib
import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest

SMALL = (".json", ".txt", ".csv")  # not in large file storage
COMMIT = "0123456789abcdef0123456789abcdef01234567"
API = re.compile(r"/api/(?P<repo>datasets/[^/]+/[^/]+)(/(?P<what>tree|revision)/(?P<revision>[^/]+))?")
RESOLVE = re.compile(r"/(?P<repo>(?:datasets/|spaces/)?[^/]+/[^/]+)/resolve/(?P<revision>[^/]+)/(?P<file>.+)")


@dataclass
class Hub:
    """files: by repository and name; digests: the same by their SHA-256. asked: each request as (method, path, its
    Range). breaks: after how many bytes of each coming answer with a file's bytes the connection ends, one after the
    other. lies: bytes are sent altered; ranges: whether it can go on in the middle; status: another than 200 is its
    answer to everything. token: only who sends it sees anything; heard: each host that was told a token.
    """

    files: dict[str, dict[str, bytes]] = field(default_factory=dict)
    digests: dict[str, bytes] = field(default_factory=dict)
    asked: list[tuple[str, str, str | None]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    lies: bool = False
    ranges: bool = True
    status: int = 200
    token: str = ""
    heard: set[str] = field(default_factory=set)
    address: str = ""
    bytes_at: str = ""  # another host: whoever keeps the bytes of a real hub is another, too

    def add(self, repo: str, files: Mapping[str, bytes | Path]) -> None:
        """repo: "org/name", with "datasets/" or "spaces/" before it where it is one."""
        read = {name: data if isinstance(data, bytes) else data.read_bytes() for name, data in files.items()}
        self.files.setdefault(repo, {}).update(read)
        self.digests |= {name_of(data): data for data in read.values()}

    @property
    def sent(self) -> list[str | None]:
        """The Range of each request for a file's bytes."""
        return [given for method, path, given in self.asked if method == "GET" and path.startswith("/bytes/")]


def git(data: bytes) -> str:
    """The name that git has for a file."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


def _entry(name: str, data: bytes) -> dict[str, object]:
    """A file as it is listed."""
    told: dict[str, object] = {"type": "file", "path": name, "size": len(data), "oid": git(data)}
    large = {"oid": name_of(data), "size": len(data), "pointerSize": 130}
    return told if name.endswith(SMALL) else told | {"oid": git(b"pointer"), "lfs": large}


def name_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@contextmanager
def serving(hub: Hub) -> Iterator[Hub]:
    """The hub at its address, on a free port."""

    class Handler(_Handler):
        of = hub

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    hub.address, hub.bytes_at = (f"http://{host}:{server.server_address[1]}" for host in ("127.0.0.1", "localhost"))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()


def point_at(monkeypatch: pytest.MonkeyPatch, address: str, cache: Path) -> None:
    """Have this process' client ask at an address, and keep what it gets in a cache of its own. A process that begins
    later is told by the same variables.
    """
    from huggingface_hub import constants

    monkeypatch.setenv("HF_ENDPOINT", address)
    monkeypatch.setenv("HF_HUB_CACHE", str(cache))
    monkeypatch.setattr(constants, "ENDPOINT", address)
    monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", address + "/{repo_id}/resolve/{revision}/{filename}")
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(cache))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    of: Hub

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def _answer(self, *, with_body: bool) -> None:
        path = unquote(self.path.partition("?")[0])
        self.of.asked.append((self.command, path, self.headers.get("Range")))
        if self.of.status != 200:
            self._say(self.of.status, {}, b"")
        elif path.startswith("/bytes/"):
            self._hear()
            self._bytes(path.removeprefix("/bytes/"), with_body=with_body)
        elif self.of.token and self._hear() != f"Bearer {self.of.token}":
            self._say(401, {"X-Error-Code": "RepoNotFound", "X-Error-Message": "Repository not found"}, b"")
        elif path.startswith("/api/"):
            self._listed(path)
        else:
            self._resolve(path, with_body=with_body)

    def _hear(self) -> str:
        said = self.headers.get("Authorization") or ""
        self.of.heard |= {self.headers["Host"].partition(":")[0]} if said else set()
        return said

    def _listed(self, path: str) -> None:
        """What a data set is, or the files in it, those that are small as git has them."""
        asked = API.fullmatch(path)
        own = self.of.files.get(asked["repo"]) if asked else None
        if asked is None or own is None:
            self._say(404, {"X-Error-Code": "RepoNotFound", "X-Error-Message": "Repository not found"}, b"")
        elif asked["revision"] not in (None, "main", COMMIT):
            self._say(404, {"X-Error-Code": "RevisionNotFound", "X-Error-Message": "Revision not found"}, b"")
        elif asked["what"] == "tree":
            self._say(200, {"Content-Type": "application/json"}, json.dumps([_entry(n, own[n]) for n in own]).encode())
        else:
            name = asked["repo"].removeprefix("datasets/")
            about = {"id": name, "sha": COMMIT, "private": bool(self.of.token), "tags": [], "downloads": 0, "likes": 0}
            self._say(200, {"Content-Type": "application/json"}, json.dumps(about).encode())

    def _resolve(self, path: str, *, with_body: bool) -> None:
        asked = RESOLVE.fullmatch(path)
        own = self.of.files.get(asked["repo"]) if asked else None
        if asked is None or own is None:
            self._say(404, {"X-Error-Code": "RepoNotFound", "X-Error-Message": "Repository not found"}, b"")
        elif asked["file"] not in own:
            self._say(404, {"X-Error-Code": "EntryNotFound", "X-Error-Message": "Entry not found"}, b"")
        else:
            self._file(own[asked["file"]], small=asked["file"].endswith(SMALL), with_body=with_body)

    def _file(self, data: bytes, *, small: bool, with_body: bool) -> None:
        commit = {"X-Repo-Commit": COMMIT}
        if small:
            self._say(200, commit | {"ETag": f'"{git(data)}"'}, data, with_body=with_body)
            return
        digest = next(name for name, known in self.of.digests.items() if known is data)
        linked = {"X-Linked-ETag": f'"{digest}"', "X-Linked-Size": str(len(data))}
        self._say(302, commit | linked | {"Location": f"{self.of.bytes_at}/bytes/{digest}"}, b"")

    def _bytes(self, digest: str, *, with_body: bool) -> None:
        data = self.of.digests.get(digest)
        if data is None:
            self._say(404, {}, b"")
            return
        first = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range") or "")
        start = int(first[1]) if first and self.of.ranges else 0
        more = {"ETag": f'"{digest}"', "Accept-Ranges": "bytes"}
        if start:
            more["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        body = (bytes(b ^ 1 for b in data[:64]) + data[64:] if self.of.lies else data)[start:]
        self._say(206 if start else 200, more, body, with_body=with_body, most=self._most(with_body))

    def _most(self, with_body: bool) -> int | None:
        return self.of.breaks.pop(0) if with_body and self.of.breaks else None

    def _say(
        self, status: int, headers: dict[str, str], body: bytes, *, with_body: bool = True, most: int | None = None
    ) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body if most is None else body[:most])
        if most is not None:
            self.wfile.flush()
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on standard error."""
