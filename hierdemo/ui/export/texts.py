"""Texts that a page without a server can be asked with: their vectors, and what the model makes of their words.

Knows an engine. Does not know files, or which texts are worth shipping; the shape is ShippedText of
static/files/engine/shipped.d.ts.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query, crossed
from hierdemo.search.query_vector import QueryReader


def shipped(engine: Engine, texts: Iterable[str]) -> tuple[list[dict[str, Any]], Floats]:
    """Rows and vectors (T, D) of these texts, each once; one that cannot be read here, or takes something away, is
    left out.
    """
    reader, rows = QueryReader(engine.collection, engine.encoder), list[dict[str, Any]]()
    vectors = [np.zeros((0, engine.collection.embeddings.shape[1]), np.float32)]
    for text in dict.fromkeys(" ".join(text.split()) for text in texts):
        try:
            read, answer = reader.read(Query(text)), engine.answer(Query(text, k=1))
        except ValueError:
            continue
        if read.text != text or read.words is None:
            continue
        rows.append(
            {
                "text": text,
                "unknown": read.unknown,
                "understood": read.understood,
                "familiar": answer.familiar,
                "notes": [note for note in read.notes if note not in crossed(text, ())],
            }
        )
        vectors.append(read.words[None])
    return rows, np.concatenate(vectors)


def unmet(engine: Engine) -> dict[str, list[str]]:
    """Words of captions that the model has never met, by the caption's row; of those that it knows there are none."""
    captions, encoder = engine.collection.captions, engine.encoder
    if captions is None or encoder is None:
        return {}
    texts = {int(row): item.caption for row, item in zip(captions.row, engine.collection.items, strict=True)}
    found = {str(row): encoder.unknown_words(text)[0] for row, text in sorted(texts.items()) if row >= 0}
    return {row: words for row, words in found.items() if words}
