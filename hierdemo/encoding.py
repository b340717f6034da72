"""From picture files to embeddings and thumbnails, in chunks that a stopped build leaves and the next takes up.

Knows files, chunks on disk and an encoder. Does not know trees, names or collections.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hierdemo.catalog import ImageError, Item, Skipped, open_image, thumbnail
from hierdemo.encoder import Encoder

Floats = NDArray[np.float32]
CHUNK = 256
Progress = Callable[[str, int, int], None]  # stage, done, of


def encode(images: Path, found: Sequence[Item], encoder: Encoder, scratch: Path, progress: Progress):
    """Items that could be read (renumbered), their embeddings (N, D) and thumbnails, and those skipped.

    Every chunk is kept in `scratch` under a name that tells its files and model, and taken from there the next time.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    items: list[Item] = []
    vectors: list[Floats] = []
    thumbs: list[bytes] = []
    skipped: list[Skipped] = []
    with ThreadPoolExecutor(2) as pool:
        for a in range(0, len(found), CHUNK):
            part = found[a : a + CHUNK]
            good, x, small, bad = _chunk(images, part, encoder, scratch, pool)
            items += [replace(item, id=len(items) + i) for i, item in enumerate(good)]
            vectors.append(x)
            thumbs += small
            skipped += bad
            progress("encode", min(a + CHUNK, len(found)), len(found))
    if not items:
        raise ImageError(f"None of the {len(found)} pictures in {images} could be read; the first: {skipped[0].reason}")
    return items, np.concatenate(vectors), thumbs, skipped


def _chunk(images: Path, part: Sequence[Item], encoder: Encoder, scratch: Path, pool: ThreadPoolExecutor):
    path = scratch / f"{_key(images, part, encoder)}.npz"
    if path.is_file():
        try:
            with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as saved:
                reasons = json.loads(str(saved["skipped"]))
                blob, ends = saved["thumbs"].tobytes(), saved["ends"]
                good = [item for item in part if item.file not in reasons]
                small = [blob[a:b] for a, b in zip(np.r_[0, ends[:-1]].tolist(), ends.tolist(), strict=True)]
                return good, saved["vectors"], small, [Skipped(f, r) for f, r in reasons.items()]
        except (
            OSError,
            ValueError,
            KeyError,
            EOFError,
            zipfile.BadZipFile,
        ):  # cut off while it was written: made again below
            path.unlink(missing_ok=True)
    opened = list(pool.map(lambda item: _open(images / item.file), part))
    good = [item for item, (image, _) in zip(part, opened, strict=True) if image is not None]
    reasons = {item.file: why for item, (image, why) in zip(part, opened, strict=True) if image is None}
    pictures = [image for image, _ in opened if image is not None]
    vectors = encoder.encode_images(pictures)
    small = list(pool.map(thumbnail, pictures))
    temporary = path.with_suffix(".new.npz")
    np.savez(
        temporary,
        vectors=vectors,
        thumbs=np.frombuffer(b"".join(small), np.uint8),
        ends=np.cumsum([len(s) for s in small], dtype=np.int64),
        skipped=np.array(json.dumps(reasons)),
    )
    temporary.replace(path)
    return good, vectors, small, [Skipped(f, r) for f, r in reasons.items()]


def _open(path: Path):
    try:
        str(path).encode()
        return open_image(path), ""
    except UnicodeEncodeError:
        return None, "Its name is not UTF-8: rename it."
    except ImageError as e:
        return None, str(e)


def _key(images: Path, part: Sequence[Item], encoder: Encoder) -> str:
    stats = [(item.file, *_stat(images / item.file)) for item in part]
    return hashlib.sha256(json.dumps([encoder.digest, stats]).encode()).hexdigest()[:20]


def _stat(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:  # a link to nowhere: left out when it is opened
        return 0, 0
    return found.st_size, found.st_mtime_ns


def scratch(out: Path) -> Path:
    """Where a build keeps what it has encoded until the collection is saved."""
    return out.with_name(out.name + ".building")
