"""Weights from a model hub into the cache of the hub's own client: a download that broke goes on where it stopped, also
after the process has ended, and what came is compared with the digest that the hub gives it.

Knows the hub's answers, its client's cache and the room on the disk. Does not know models. The client alone begins
again in every process, and files what it got under a digest that it never compares.
"""

import errno
import hashlib
import re
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

Progress = Callable[[str, int, int], None]  # stage, done, of; in megabytes
STAGE = "download"
MB = 1_000_000
SPARE = 50 * MB  # bytes that a disk must have left
PAUSES = (0.5, 2.0, 5.0, 10.0)  # seconds before another try; begun anew whenever something came
SHA256 = re.compile(r"[0-9a-f]{64}")


class HubError(Exception):
    """A file that cannot be had: the cause, and what to do about it."""


class Away(HubError):
    """One that may be had at another time, without anything being done."""


@dataclass(frozen=True)
class File:
    """A file as the hub describes it. blob: where its bytes are kept; digest: SHA-256, or git's for a small file."""

    repo: str
    name: str
    url: str
    size: int
    digest: str
    blob: Path
    headers: dict[str, str]

    @property
    def part(self) -> Path:
        """What came of it so far."""
        return self.blob.with_name(f"{self.blob.name}.part")


def fetch(repo: str, names: Sequence[str], progress: Progress = lambda *_: None) -> None:
    """Have the first of these files that a repository holds in the cache. Raises HubError.

    Nothing is asked where one of them is there already.
    """
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import EntryNotFoundError

    if "@" in repo or any(isinstance(try_to_load_from_cache(repo, name), str) for name in names):
        return  # of a revision the client knows the way
    with _told(repo):
        for name in names:
            try:
                found = _look(repo, name)
            except EntryNotFoundError:
                continue
            if found is not None:
                _take(found, progress)
            return
    raise HubError(f"{repo} on the hub has no {' or '.join(names)}: it is no model of this kind.")


def damaged(repo: str, names: Sequence[str]) -> bool:
    """Whether a file in the cache is not what its digest says; it is removed then, to be fetched again."""
    from huggingface_hub import try_to_load_from_cache

    for name in names:
        found = try_to_load_from_cache(repo, name)
        if isinstance(found, str) and SHA256.fullmatch((blob := Path(found).resolve()).name):
            with blob.open("rb") as f:
                whole = hashlib.file_digest(f, "sha256").hexdigest() == blob.name
            if not whole:
                blob.unlink()
                Path(found).unlink(missing_ok=True)
                return True
    return False


@contextmanager
def _told(repo: str) -> Iterator[None]:
    """What goes wrong on the way, as a HubError."""
    from huggingface_hub.errors import GatedRepoError, HfHubHTTPError, HTTPError, RepositoryNotFoundError

    try:
        yield
    except GatedRepoError as e:
        raise HubError(
            f"{repo} is given to those who accept its terms: do so on its page, then `hf auth login`."
        ) from e
    except RepositoryNotFoundError as e:
        raise HubError(f"the hub has no {repo}, or shows it to those who log in (`hf auth login`).") from e
    except HfHubHTTPError as e:
        status = getattr(e.response, "status_code", "no")
        raise HubError(f"the hub answered with an error ({status}): try again later.") from e
    except HTTPError as e:
        raise HubError("the hub does not answer: check the connection.") from e


def _look(repo: str, name: str) -> File | None:
    """None for a file that the hub tells too little of; the client fetches it then."""
    from huggingface_hub import constants, get_hf_file_metadata, hf_hub_url
    from huggingface_hub.file_download import repo_folder_name
    from huggingface_hub.utils import build_hf_headers

    url = hf_hub_url(repo, name)
    told = get_hf_file_metadata(url, retry_on_errors=True)
    if told.size is None or told.etag is None or not SHA256.fullmatch(told.etag):
        return None
    own = urlsplit(told.location).netloc == urlsplit(url).netloc
    headers = build_hf_headers() if own else {}  # whoever keeps the bytes is not told who asks
    folder = Path(constants.HF_HUB_CACHE) / repo_folder_name(repo_id=repo, repo_type="model") / "blobs"
    return File(repo, name, told.location, told.size, told.etag, folder / told.etag, headers)


def _take(file: File, progress: Progress) -> None:
    from filelock import FileLock
    from huggingface_hub import hf_hub_download
    from huggingface_hub.errors import HfHubHTTPError

    try:
        file.blob.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(file.part.with_suffix(".lock")):  # of two that want it one waits, and finds it there
            if not file.blob.is_file():
                _room(file)
                receive_all(file, progress)
                check(file)
                file.part.replace(file.blob)
        hf_hub_download(file.repo, file.name)  # the bytes are there: it gives them their name
    except OSError as e:
        if e.errno is None or isinstance(e, HfHubHTTPError):  # the client's own: not of a disk
            raise
        if e.errno in (errno.ENOSPC, errno.EDQUOT):
            raise HubError(_full(file)) from e
        raise HubError(
            f"{file.blob.parent} cannot be written ({e.strerror or e}): set HF_HOME to another folder."
        ) from e


def _room(file: File) -> None:
    have = file.part.stat().st_size if file.part.is_file() else 0
    if shutil.disk_usage(file.blob.parent).free < file.size - have + SPARE:
        raise HubError(_full(file))


def _full(file: File) -> str:
    free = shutil.disk_usage(file.blob.parent).free
    return (
        f"its weights are {_mb(file.size):,} MB, and the disk of {file.blob.parent} has {free // MB:,} MB left: make "
        "room, or set HF_HOME to a folder on another disk."
    )


def receive_all(file: File, progress: Progress) -> None:
    """Into its part, from where that ends. Raises HubError where the connection breaks again and again."""
    from huggingface_hub.errors import HfHubHTTPError, HTTPError

    tries = 0
    while (before := _size(file.part)) < file.size:
        try:
            _receive(file, before, progress)
        except HfHubHTTPError:
            raise
        except HTTPError:  # of the library that the client asks with: the connection broke
            pass
        tries = 0 if _size(file.part) > before else tries + 1
        if tries > len(PAUSES):
            raise Away(_broke(file))
        if _size(file.part) < file.size:
            time.sleep(PAUSES[max(tries, 1) - 1])


def _receive(file: File, have: int, progress: Progress) -> None:
    from huggingface_hub.utils import get_session, hf_raise_for_status

    headers = file.headers | {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    with get_session().stream("GET", file.url, headers=headers, follow_redirects=True, timeout=30) as answer:
        hf_raise_for_status(answer)
        goes_on = answer.status_code == 206
        have = have if goes_on else 0
        with file.part.open("ab" if goes_on else "wb") as f:
            progress(STAGE, told := have // MB, _mb(file.size))
            for piece in answer.iter_raw():
                f.write(piece)
                have += len(piece)
                if have // MB != told:
                    progress(STAGE, told := have // MB, _mb(file.size))


def check(file: File) -> None:
    if not is_whole(file.part, file.digest):
        with suppress(OSError):
            file.part.unlink()
        raise HubError(
            f"what came of {file.name} is not what the hub describes (another digest), and was thrown away: try again."
        )


def is_whole(path: Path, digest: str) -> bool:
    """Whether a file has this digest: SHA-256, or the one that git names it by."""
    with path.open("rb") as f:
        if SHA256.fullmatch(digest):
            return hashlib.file_digest(f, "sha256").hexdigest() == digest
        return hashlib.sha1(b"blob %d\0" % path.stat().st_size + f.read()).hexdigest() == digest


def _broke(file: File) -> str:
    got, of = _size(file.part) // MB, _mb(file.size)
    return f"the connection broke at {got:,} of {of:,} MB; what came is kept: the same again goes on from there."


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _mb(size: int) -> int:
    return -(-size // MB)
