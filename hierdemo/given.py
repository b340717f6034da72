"""Pictures whose vectors are given: what `encoding.encode` gives, without a model that looks at them.

Knows which file's vector is which row, and that thumbnails are made all the same. Does not know trees or collections.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np

from hierdemo.encoding import Encoded, Progress, encode
from hierdemo.items.scan import Found
from hierdemo.keeping import Kept
from hierdemo.models.encoder import Encoder
from hierdemo.models.lookup import TextEncoder
from hierdemo.ready import Ready, Unseeing, agreement, match, unit_rows


def take(
    images: Path,
    found: Found,
    ready: Ready,
    encoder: Encoder,
    scratch: Path,
    progress: Progress,
    *,
    kept: Kept = Kept(),
) -> Encoded:
    """As `encode`, with the vectors of `ready`, which has names. encoder: whose vectors they must be, unless it is a
    TextEncoder. kept: of it the thumbnails are taken over.

    What is wrong with the vectors is said, as a VectorsError, before the pictures are read for their thumbnails.
    """
    paired, rows, left = match(ready, found.items, images, {s.file for s in found.skipped})
    if not isinstance(encoder, TextEncoder):
        agreement(images, paired, rows, ready, encoder)
    vectors = unit_rows(ready.vectors, rows, ready.path, lambda row: paired[int(np.flatnonzero(rows == row)[0])].file)
    place = {item.file: i for i, item in enumerate(paired)}

    def tell(stage: str, done: int, of: int) -> None:
        progress("read" if stage == "encode" else stage, done, of)

    made = encode(images, paired, Unseeing(), scratch, tell, kept=_blind(kept))
    if len(made.items) < len(paired):
        vectors = vectors[[place[item.file] for item in made.items]]
    return replace(made, embeddings=vectors, skipped=[*left, *made.skipped])


def _blind(kept: Kept) -> Kept:
    """What is kept, without its embeddings."""
    if kept.old is None:
        return kept
    return replace(kept, old=replace(kept.old, embeddings=np.zeros((len(kept.old.items), 0), np.float32)))
