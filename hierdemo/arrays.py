"""Arrays as all parts of hierdemo speak of them: their types, and vectors brought to unit length.

Knows NumPy alone.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Allowed = NDArray[np.bool_] | None  # (N,) items that pass a filter; None: all do


def unit(x: NDArray) -> Floats:
    """float32 of the shape of x, (D,) or (..., D), each vector at length 1; zero stays zero."""
    length = np.linalg.norm(x) if x.ndim == 1 else np.linalg.norm(x, axis=-1, keepdims=True)
    return (x / np.maximum(length, 1e-12)).astype(np.float32)
