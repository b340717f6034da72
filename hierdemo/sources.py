"""Which file each embedding came from, so that building again encodes only what changed.

Knows files' sizes, times and digests, and the rows of a collection that is there. Does not know how pictures are read
or encoded.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.catalog import Item
from hierdemo.decoding import file_digest

if TYPE_CHECKING:
    from hierdemo.collection import Collection

Floats = NDArray[np.float32]
