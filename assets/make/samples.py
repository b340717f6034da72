"""Fresh renders for training and measuring, kept in a scratch folder, one file a type.

Knows seeds, processes and those files; no networks. A file carries the fingerprint of all its drawings: a type that
was changed is rendered again and no other is, and a run that was stopped goes on with the types that it lacks.
"""

import hashlib
import multiprocessing
import signal
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from assets.make import taxonomy
from assets.make.kinds import Kind
from assets.make.model import SIZE
from assets.make.render import SEEDS, Drawing, draw, to_image

Bytes = NDArray[np.uint8]
Progress = Callable[[int, int], None]  # done, of
FACTS = ("colour", "material", "background")
PROCESSES = 2


def pixels(drawing: Drawing, size: int = SIZE) -> Bytes:
    """(size, size, 3) as the model sees a drawing: rendered larger, then squashed as its preprocessing does."""
    return np.asarray(to_image(drawing, 2 * size).resize((size, size), Image.Resampling.BICUBIC))


def render(
    split: str, each: int, scratch: Path, kinds: Sequence[Kind] | None = None, *, progress: Progress = lambda *_: None
) -> str:
    """See to it that `each` samples of every type lie in the scratch folder; returns the digest of them all."""
    chosen = taxonomy.kinds() if kinds is None else kinds
    jobs = [(split, each, kind.name, _file(scratch, split, kind)) for kind in chosen]
    prints: dict[str, str] = {}
    with pool(len(jobs)) as workers:
        for name, fingerprint in workers.imap_unordered(_render_one, jobs):
            prints[name] = fingerprint
            progress(len(prints) * each, len(jobs) * each)
    return hashlib.sha256("".join(prints[kind.name] for kind in chosen).encode()).hexdigest()


def load(
    split: str,
    each: int,
    scratch: Path,
    kinds: Sequence[Kind] | None = None,
    *,
    without: set[tuple[str, str]] | None = None,
) -> tuple[list[Drawing], Bytes]:
    """What `render` left: drawings and their pixels (n, SIZE, SIZE, 3), type by type, each type in the order of seeds.

    without: (type, colour) pairs to leave out. The drawings have their facts and no SVG, which nothing after
    rendering needs. Raises ValueError where a type is missing: `render` comes first.
    """
    chosen = taxonomy.kinds() if kinds is None else kinds
    drawings: list[Drawing] = []
    images = np.empty((len(chosen) * each, SIZE, SIZE, 3), np.uint8)
    for kind in chosen:
        saved = _read(_file(scratch, split, kind))
        if saved is None or len(saved["pixels"]) != each:
            raise ValueError(f"The {split} samples of {kind.name!r} are not rendered: python -m assets.make samples.")
        facts = zip(*(saved[name].tolist() for name in FACTS), strict=True)
        found = [Drawing(kind, c, m, b, "") for c, m, b in facts]
        keep = [i for i, d in enumerate(found) if not without or (kind.name, d.colour) not in without]
        images[len(drawings) : len(drawings) + len(keep)] = saved["pixels"][keep]
        drawings += [found[i] for i in keep]
    return drawings, images[: len(drawings)]


def fingerprint(drawings: Sequence[Drawing]) -> str:
    """Changes when any of these drawings, what is said of it or the size of the samples does."""
    digest = hashlib.sha256(f"{SIZE}".encode())
    for d in drawings:
        digest.update("\0".join((d.kind.name, d.colour, d.material, d.background, d.svg, "")).encode())
    return digest.hexdigest()


def _render_one(job: tuple[str, int, str, Path]) -> tuple[str, str]:
    """All samples of one type, unless its file has just these; returns the type's name and fingerprint."""
    split, each, name, path = job
    kind = next(k for k in taxonomy.kinds() if k.name == name)
    drawings = [draw(kind, SEEDS[split] + i) for i in range(each)]
    mark = fingerprint(drawings)
    saved = _read(path)
    if saved is None or str(saved["fingerprint"]) != mark:
        block = np.stack([pixels(d) for d in drawings])
        _write(path, mark, block, {fact: np.array([getattr(d, fact) for d in drawings]) for fact in FACTS})
    return name, mark


def _write(path: Path, mark: str, block: Bytes, facts: dict[str, Any]) -> None:
    """All at once: a file that is there is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new.npz")
    np.savez(temporary, fingerprint=np.array(mark), pixels=block, **facts)
    temporary.replace(path)


def _read(path: Path) -> dict[str, Any] | None:
    """What a type's file holds; None where there is none or it is damaged (it is made again)."""
    try:
        with path.open("rb") as f, np.load(f, allow_pickle=False) as saved:
            return {name: saved[name] for name in ("fingerprint", "pixels", *FACTS)}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def _file(scratch: Path, split: str, kind: Kind) -> Path:
    return scratch / "samples" / split / f"{kind.name.replace(' ', '-')}.npz"


def pool(jobs: int) -> Any:
    """Processes for that many jobs; a Ctrl-C is for the one that started them."""
    many = max(1, min(PROCESSES, jobs))
    return multiprocessing.get_context("spawn").Pool(many, signal.signal, (signal.SIGINT, signal.SIG_IGN))
