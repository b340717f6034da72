"""What a stopped build leaves behind: finished pieces of work on disk, each whole or not there.

Knows bytes, checksums and names made from what a piece was made of. Does not know pictures, texts or models.
"""

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

SUFFIX = ".chunk"
DIGEST = 32  # bytes of SHA-256 that stand before a chunk's content


def scratch(out: Path) -> Path:
    """Where a build keeps what it has encoded until the collection is saved."""
    return out.with_name(out.name + ".building")


def key(made_of: Any) -> str:
    """A name for what a chunk was made of, anything that JSON can say."""
    return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()[:24]


def write(folder: Path, name: str, arrays: Mapping[str, NDArray]) -> None:
    """Keep these arrays under a name; a process that is killed meanwhile leaves no chunk, or the whole."""
    out = io.BytesIO()
    np.savez(out, **arrays)  # type: ignore[arg-type]
    content = out.getvalue()
    temporary = folder / f"{name}.{os.getpid()}.new"
    temporary.write_bytes(hashlib.sha256(content).digest() + content)
    os.replace(temporary, folder / (name + SUFFIX))


def read(folder: Path, name: str) -> dict[str, NDArray] | None:
    """The arrays kept under a name; None where there are none, or the file is not as it was written: it goes then."""
    path = folder / (name + SUFFIX)
    try:
        data = path.read_bytes()
    except OSError:
        return None
    content = data[DIGEST:]
    if hashlib.sha256(content).digest() == data[:DIGEST]:
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as found:
                return dict(found)
        except (ValueError, KeyError, EOFError, zipfile.BadZipFile):  # of another version
            pass
    path.unlink(missing_ok=True)
    return None


def joined(blobs: Sequence[bytes]) -> dict[str, NDArray]:
    """Byte strings as two arrays: one after the other, and where each ends."""
    return {
        "bytes": np.frombuffer(b"".join(blobs), np.uint8),
        "ends": np.cumsum([len(b) for b in blobs], dtype=np.int64),
    }


def apart(arrays: Mapping[str, NDArray]) -> list[bytes]:
    """The byte strings of `joined`."""
    blob, ends = arrays["bytes"].tobytes(), arrays["ends"].tolist()
    return [blob[a:b] for a, b in zip([0, *ends][:-1], ends, strict=True)]
