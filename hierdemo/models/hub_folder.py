"""A data set of the hub as a folder here: which of its files are wanted, whether there is room, all of them, whole.

Knows how the hub lists files, and the room on the disk; a single file comes as download.py has it, so that one that
broke goes on where it stopped. Does not know pictures or what a data set is for: who calls says which files. A token is
the hub's client's own business (HF_TOKEN) and is never told.
"""

import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hierdemo.models.download import MB, SPARE, Away, File, HubError, Progress, check, is_whole, receive_all
from hierdemo.models.hub import quiet, within_reach

STAGE = "fetch"
AT_ONCE = 4  # files; many small ones wait for answers more than for bytes
PAUSES = (5.0, 30.0, 120.0)  # seconds, where the hub asks for patience


def fetch_folder(given: str, folder: Path, wanted: Callable[[str], bool], progress: Progress = lambda *_: None) -> None:
    """Have the wanted files of a data set in a folder, under their names. given: OWNER/NAME or OWNER/NAME@REVISION.

    What lies there already and is whole is not fetched again. Raises HubError, also where the disk has no room for it,
    before anything is fetched.
    """
    repo, _, revision = given.partition("@")
    with within_reach() as reached, quiet(), _told(repo):
        if not reached:
            raise Away("the hub cannot be reached.")
        files = list(_listed(repo, revision or None, folder, wanted))
        if not files:
            raise HubError(f"{given} on the hub has no pictures that are read here, nor tables or tars of such.")
        missing = [file for file in files if not _there(file)]
        _room(missing, folder)
        _take(missing, _Together(files, missing, progress))


def _listed(repo: str, revision: str | None, folder: Path, wanted: Callable[[str], bool]) -> Iterator[File]:
    from huggingface_hub import HfApi, hf_hub_url
    from huggingface_hub.hf_api import RepoFile
    from huggingface_hub.utils import build_hf_headers

    api, root = HfApi(), folder.resolve()
    commit = api.dataset_info(repo, revision=revision, timeout=30).sha  # all files of one state
    for entry in api.list_repo_tree(repo, recursive=True, revision=commit, repo_type="dataset"):
        if not isinstance(entry, RepoFile) or not wanted(entry.path):
            continue
        path = (root / entry.path).resolve()
        if not path.is_relative_to(root):
            continue
        url = hf_hub_url(repo, entry.path, repo_type="dataset", revision=commit)
        size, digest = (entry.lfs.size, entry.lfs.sha256) if entry.lfs else (entry.size, entry.blob_id)
        yield File(repo, entry.path, url, size, digest, path, build_hf_headers())


def _there(file: File) -> bool:
    path = file.blob
    return path.is_file() and path.stat().st_size == file.size and is_whole(path, file.digest)


def _room(missing: Sequence[File], folder: Path) -> None:
    have = sum(file.part.stat().st_size for file in missing if file.part.is_file())
    need = sum(file.size for file in missing) - have
    there = next(place for place in (folder, *folder.parents) if place.is_dir())
    free = shutil.disk_usage(there).free
    if free < need + SPARE:
        raise HubError(
            f"its files are {need / MB:,.0f} MB, and the disk of {there} has {free / MB:,.0f} MB left: make room, keep "
            "it on a larger disk, or choose a smaller data set."
        )


class _Together:
    """The progress of several files at once, as one. Safe for threads."""

    def __init__(self, files: Sequence[File], missing: Sequence[File], progress: Progress) -> None:
        self._of, self._progress, self._lock = sum(file.size for file in files), progress, threading.Lock()
        self._done = self._of - sum(file.size for file in missing)
        self._under_way: dict[str, int] = {}
        self._say()

    def of(self, file: File) -> Progress:
        """A file's own; what it tells is in megabytes."""

        def progress(stage: str, done: int, of: int) -> None:
            with self._lock:
                self._under_way[file.name] = done * MB
                self._say()

        return progress

    def ended(self, file: File) -> None:
        with self._lock:
            self._under_way.pop(file.name, None)
            self._done += file.size
            self._say()

    def _say(self) -> None:
        done = self._done + sum(self._under_way.values())
        self._progress(STAGE, min(done, self._of) // MB, -(-self._of // MB))


def _take(files: Sequence[File], together: _Together) -> None:
    def one(file: File) -> None:
        if stop.is_set():
            return
        try:
            file.blob.parent.mkdir(parents=True, exist_ok=True)
            _patiently(lambda: receive_all(file, together.of(file)))
            if not file.size:
                file.part.touch()
            check(file)
            file.part.replace(file.blob)
            together.ended(file)
        except Exception:
            stop.set()  # the others would fail, too, or be in vain
            raise

    stop = threading.Event()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(one, file) for file in files]:
            done.result()


def _patiently(receive: Callable[[], None]) -> None:
    """Again after a pause, where the hub says that it is asked too often, or has a moment's trouble of its own."""
    from huggingface_hub.errors import HfHubHTTPError

    for pause in PAUSES:
        try:
            return receive()
        except HfHubHTTPError as e:
            status = _status(e)
            if status != 429 and status < 500:
                raise
            time.sleep(pause)
    return receive()


def _status(e: Any) -> int:
    return int(getattr(e.response, "status_code", 0) or 0)


@contextmanager
def _told(repo: str) -> Iterator[None]:
    """What goes wrong on the way, as a HubError that says what to do on a Space."""
    from huggingface_hub.errors import (
        GatedRepoError,
        HfHubHTTPError,
        HTTPError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    try:
        yield
    except GatedRepoError as e:
        raise HubError(
            f"{repo} is given to those who accept its terms: do so on its page, and give a token of yours as HF_TOKEN."
        ) from e
    except RevisionNotFoundError as e:
        raise HubError(f"{repo} has no such revision: see its page for those that there are.") from e
    except RepositoryNotFoundError as e:
        raise HubError(
            f"the hub has no data set {repo}, or shows it to its owner alone: check its name, or give a token that may "
            "read it as HF_TOKEN."
        ) from e
    except HfHubHTTPError as e:
        if _status(e) == 401:
            raise HubError("the hub does not know the token in HF_TOKEN: make another, or take it away.") from e
        raise Away(f"the hub answered with an error ({_status(e) or 'no status'}): try again later.") from e
    except HTTPError as e:
        raise Away("the hub does not answer: check the connection.") from e
