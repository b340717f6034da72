"""Words that may name a node: the everyday vocabulary as the model knows it, or texts that came with vectors.

Knows an encoder and its cache of words. How a node is named with them is tree/zero_shot.py's.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.builder.embed import Progress
from hierdemo.models import word_cache
from hierdemo.models.encoder import Encoder
from hierdemo.models.lookup import TextEncoder, fitting
from hierdemo.models.said_words import SaidEncoder
from hierdemo.tree import zero_shot
from hierdemo.tree.vocabulary import Vocabulary, read_vocabulary


@dataclass(frozen=True)
class NodeWords:
    """Words that may name a node; encode: their vectors, in one prompt template; refine: in all of them."""

    vocabulary: Vocabulary
    encode: zero_shot.Encode
    refine: zero_shot.Encode | None = None


def node_words(encoder: Encoder, centroids: Floats, progress: Progress, cache: Path | None = None) -> NodeWords:
    """The everyday words that the model knows, or those of the texts that came with ready vectors which fit best; none
    where the model reads none: captions and folders name nodes all the same.

    centroids: (M, D) of the nodes. cache: the folder in which words' vectors are kept; nowhere if None.
    """
    if isinstance(encoder, SaidEncoder):
        return NodeWords(Vocabulary((), np.zeros(0, np.int32)), encoder.encode_texts)
    if isinstance(encoder, TextEncoder):
        texts = fitting(encoder.known, centroids)
        return NodeWords(Vocabulary(tuple(texts), np.full(len(texts), -1, np.int32)), encoder.encode_texts)

    def tell(done: int, of: int) -> None:
        progress("names", done, of)

    known = read_vocabulary().only(lambda word: not encoder.unknown_words(word)[0])
    plain, fine = (
        word_cache.Wordbook(encoder, cache, tell),
        word_cache.Wordbook(encoder, cache, tell, templates="all"),
    )
    return NodeWords(known, plain.vectors, fine.vectors)
