"""Texts that a page without a server can be asked with: their vectors, and what the model makes of their words.

Knows an engine. Does not know files, or which texts are worth shipping; the shape is ShippedText of
static/files/engine/shipped.d.ts.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.collection.collection import Collection
from hierdemo.models.encoder import Encoder
from hierdemo.search import familiarity
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query, crossed
from hierdemo.search.query_vector import QueryReader, Read


class _Ahead:
    """An encoder whose texts are encoded at once, several times faster than one by one."""

    def __init__(self, encoder: Encoder, texts: Sequence[str]) -> None:
        self._encoder, self._known = encoder, dict(zip(texts, encoder.encode_texts(texts), strict=True))

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        return np.stack([self._known[text] for text in texts])

    def __getattr__(self, name: str) -> Any:
        return getattr(self._encoder, name)


def shipped(engine: Engine, texts: Iterable[str]) -> tuple[list[dict[str, Any]], Floats]:
    """Rows and vectors (T, D) of these texts, each once; one that cannot be read here, or takes something away, is
    left out. None where the model reads no words.
    """
    c, encoder, plain = engine.collection, engine.encoder, [*dict.fromkeys(" ".join(text.split()) for text in texts)]
    if encoder is None:
        plain = [text for text in plain if text in c.meta.examples]
    elif c.said is not None:
        plain = []  # words are looked up there, too
    elif c.known is None:  # given texts are looked up, which refuses those that are not there
        encoder = _Ahead(encoder, plain)
    reader, rows = QueryReader(c, encoder), list[dict[str, Any]]()
    vectors = [np.zeros((0, c.embeddings.shape[1]), np.float32)]
    for text in plain:
        try:
            read = reader.read(Query(text))
        except ValueError:
            continue
        if read.text == text and read.words is not None:
            rows.append(_row(c, read))
            vectors.append(read.words[None])
    return rows, np.concatenate(vectors)


def _row(c: Collection, read: Read) -> dict[str, Any]:
    return {
        "text": read.text,
        "unknown": read.unknown,
        "understood": read.understood,
        **({} if read.heard == read.text else {"heard": read.heard}),
        "familiar": _familiar(c, read),
        "notes": [note for note in read.notes if note not in crossed(read.text, ())],
    }


def _familiar(c: Collection, read: Read) -> float:
    known = familiarity.known_share(read.text, read.unknown, read.understood)
    assert read.words is not None
    stands = familiarity.texts(read.words[None], [known], c.means[1], c.hnsw)
    return familiarity.rank(c.meta.familiar["text"], float(stands[0]))


def unmet(engine: Engine) -> dict[str, list[str]]:
    """Words of captions that the model has never met, by the caption's row; of those that it knows there are none."""
    captions, encoder = engine.collection.captions, engine.encoder
    if captions is None or encoder is None:
        return {}
    texts = {int(row): item.caption for row, item in zip(captions.row, engine.collection.items, strict=True)}
    found = {str(row): encoder.unknown_words(text)[0] for row, text in sorted(texts.items()) if row >= 0}
    return {row: words for row, words in found.items() if words}
