"""What people would ask of a collection, and how familiar that looks: the scale that new questions are held against.

Knows an encoder, the vocabulary or given texts, and a collection's captions and names. How a text is found familiar is
search/familiarity.py's.
"""

from collections.abc import Sequence

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.builder.name_words import NodeWords
from hierdemo.collection.collection import View
from hierdemo.index.hnsw import HnswIndex
from hierdemo.items.item import Item
from hierdemo.models.encoder import Encoder
from hierdemo.models.lookup import TextEncoder
from hierdemo.models.said_words import SaidEncoder
from hierdemo.search import familiarity
from hierdemo.tree import zero_shot

FITTING = 200  # words that stand for what people would ask, at most


def own_texts(
    items: Sequence[Item],
    embeddings: Floats,
    views: dict[str, View],
    encoder: Encoder,
    words: NodeWords,
) -> list[list[str]]:
    """What people would ask of this very collection, in groups: its captions, then the names of its nodes by level.

    Where the model understands no caption, or there is none: those of the words that fit one of the pictures best.
    No group where the encoder knows no text at all, or those alone that the pictures came with.
    """
    if isinstance(encoder, SaidEncoder) or (isinstance(encoder, TextEncoder) and not encoder.known.texts):
        return []
    captions = understood(familiarity.spread(sorted({i.caption for i in items if i.caption})), encoder)
    if not captions:
        general = zero_shot.general(words.vocabulary) or ["picture"]
        scores = familiarity.spread(embeddings) @ words.encode(general).T
        fitting = np.unique((scores - scores.mean(0)).argmax(1), return_counts=True)
        captions = [general[i] for i in fitting[0][np.argsort(-fitting[1], kind="stable")][:FITTING]]
    by_level: dict[int, set[str]] = {}
    for view in views.values():
        for level, label in zip(view.tree.level[1:].tolist(), view.labels[1:], strict=True):
            if label.source != "number":
                by_level.setdefault(level, set()).add(label.name)
    names = (understood(familiarity.spread(sorted(by_level[level]), 300), encoder) for level in sorted(by_level))
    return [captions, *(group for group in names if group)]


def understood(texts: Sequence[str], encoder: Encoder) -> list[str]:
    return [text for text in texts if encoder.unknown_words(text)[1]]


def scales(
    own: list[list[str]], vectors: list[Floats], embeddings: Floats, hnsw: HnswIndex, encoder: Encoder
) -> dict[str, list[float]]:
    """The scales by which a query is found unlike everything in the collection."""
    mean, measured = embeddings.mean(0), []
    for group, x in zip(own, vectors, strict=True):
        known = [familiarity.known_share(text, *encoder.unknown_words(text)) for text in group]
        measured.append(familiarity.texts(x, known, mean, hnsw))
    return familiarity.scales(measured, embeddings, hnsw)
