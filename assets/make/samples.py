"""Fresh renders for training and measuring, kept as arrays in a scratch folder. Knows seeds and processes, no
networks.
"""

import json
import multiprocessing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from assets.make import taxonomy
from assets.make.model import SIZE
from assets.make.render import SEEDS, Drawing, draw, to_image

Bytes = NDArray[np.uint8]


def drawings(split: str, each: int) -> list[Drawing]:
    """`each` drawings of every type, from the split's own seeds."""
    return [draw(kind, SEEDS[split] + i) for kind in taxonomy.kinds() for i in range(each)]


def pixels(drawing: Drawing) -> Bytes:
    """(SIZE, SIZE, 3) as the model sees a drawing: rendered larger, then squashed as its preprocessing does."""
    return np.asarray(to_image(drawing, 2 * SIZE).resize((SIZE, SIZE), Image.Resampling.BICUBIC))


def _block(job: tuple[str, int, int]) -> Bytes:
    """All samples of one type."""
    split, kind, each = job
    return np.stack([pixels(draw(taxonomy.kinds()[kind], SEEDS[split] + i)) for i in range(each)])


def load(split: str, each: int, scratch: Path) -> tuple[list[Drawing], Bytes]:
    """Drawings and their pixels (n, SIZE, SIZE, 3); rendered once, taken from the scratch folder afterwards."""
    found = drawings(split, each)
    path, mark = scratch / f"{split}-{each}.npy", scratch / f"{split}-{each}.json"
    stamp = fingerprint(found)
    if not path.is_file() or not mark.is_file() or json.loads(mark.read_text()) != stamp:
        scratch.mkdir(parents=True, exist_ok=True)
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            blocks = pool.map(_block, [(split, k, each) for k in range(len(taxonomy.kinds()))], chunksize=1)
        np.save(path, np.concatenate(blocks))
        mark.write_text(json.dumps(stamp))
    return found, np.load(path)


def fingerprint(found: list[Drawing]) -> str:
    """Changes when any drawing does."""
    import hashlib

    digest = hashlib.sha256()
    for drawing in found:
        digest.update(drawing.svg.encode())
    return digest.hexdigest()
