"""What the header of a .npy file says. Knows the file's first bytes; its numbers are read elsewhere."""

from pathlib import Path

import numpy as np

from hierdemo.items.image import ImageError

KINDS = (np.dtype(np.float16), np.dtype(np.float32), np.dtype(np.float64))


def shape_of(path: Path) -> tuple[int, int]:
    """(rows, width) of a file of vectors. Raises ImageError where it holds anything else."""
    try:
        array = np.load(path, mmap_mode="r", allow_pickle=False)
    except (ValueError, EOFError, OSError) as e:
        raise ImageError(f"{path} is damaged or no .npy file: make it again.") from e
    if array.ndim != 2 or not array.shape[1] or array.dtype not in KINDS:
        raise ImageError(f"{path} must hold vectors as floats (N, D), got {array.dtype} of shape {array.shape}.")
    return array.shape[0], array.shape[1]
