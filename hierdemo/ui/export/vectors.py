"""Vectors in 16 bits, as they are shipped: whole numbers and one scale for all of them.

Knows arrays. Does not know collections or files; static/files/engine/decode.js reads what this writes. Measured on the
demo's fixed questions (`python -m tests.bench.site_parity`): 8 bits change the ten best of every sixth question; of 16
bits, floating point changes those of one in seventy, and whole numbers, as short and read by every browser as they are,
those of one in five hundred.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats

MOST = 32_767


@dataclass(frozen=True, eq=False)
class Packed:
    """numbers, int16 little endian, of the shape of what was packed; each stands for itself times the scale."""

    numbers: NDArray[np.int16]
    scale: float


def packed(vectors: Floats) -> Packed:
    """The largest number takes all the bits there are."""
    scale = float(np.abs(vectors).max(initial=0)) / MOST or 1.0
    return Packed(np.rint(vectors / scale).astype("<i2"), scale)


def unpacked(found: Packed) -> Floats:
    """As a browser reads them."""
    return (found.numbers * found.scale).astype(np.float32)
