"""How familiar a query is to a collection, as a number in 0..1: the share of its own queries that look no more so.

Knows what is measured of a query, and how a collection's own texts and pictures, each held back from itself, set the
scale. Does not know how vectors come about, how an answer is found, or what is said of it (certainty.py). Nothing
foreign is needed: what only the collection's own queries teach keeps its rate of false alarms, whatever comes in. LIMIT
is that rate.

A text's best score alone says nothing: nonsense scores as high as anything. What tells is how far the best stands above
the average over the collection, less the more of its words the model has never met. A picture's best score does tell.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.index.hnsw import HnswIndex
from hierdemo.models.lexicon import EMPTY, TOKEN

LIMIT = 0.03  # below it a query is called unlike anything here: wrong for that share of the collection's own queries
SAMPLE = 1000  # own texts and pictures that are looked at, however large the collection
POINTS = 101  # of a scale: the percentiles 0 to 100
SAME = 0.9999  # a score from which on two pictures are one: a copy of itself would make anything look strange


def texts(vectors: Floats, known: Sequence[float] | Floats, mean: Floats, hnsw: HnswIndex) -> Floats:
    """(B,) how much each text stands out: (best score - average score) x known.

    vectors (B, D); known (B,): see `known_share`; mean (D,): the collection's mean embedding.
    """
    best = hnsw.search(vectors, 1).scores[:, 0]
    return np.maximum(best - vectors @ mean, 0) * np.asarray(known, np.float32)


def pictures(vectors: Floats, hnsw: HnswIndex) -> Floats:
    """(B,) the score of each picture's nearest item."""
    return hnsw.search(vectors, 1).scores[:, 0]


def known_share(text: str, unknown: Iterable[str], understood: bool = True) -> float:
    """The share of a text's words that the model has met, in 0..1; the likes of "of" and "the" do not count.

    An unknown word before a known one counts half: "cute" in "cute car" adds to a car, "scan" in "cat scan" takes the
    cat away. unknown, understood: what the encoder says of the text's words.
    """
    missing = {word.lower() for word in unknown}
    words = (word.lower().replace("’", "'") for word in TOKEN.findall(text))
    met = [word not in missing for word in words if word not in EMPTY]
    if not understood:
        return 0.0
    lost = sum(0.5 if any(met[i + 1 :]) else 1.0 for i, is_met in enumerate(met) if not is_met)
    return sum(met) / (sum(met) + lost) if met else 1.0


def scales(own_texts: Sequence[Floats], embeddings: Floats, hnsw: HnswIndex) -> dict[str, list[float]]:
    """Percentiles of what is measured of a collection's own queries: {"text": [...], "image": [...]}.

    own_texts: groups, none empty, each as `texts` measured it: captions, and names of nodes by level; no group where no
    text can be asked. Every group has the same say, however many it holds: the few broad words ("clothing") stand out
    least, and are asked for as often.
    Pictures are measured against all others.
    """
    own_texts = own_texts or [np.zeros(1, np.float32)]
    say = max(len(group) for group in own_texts)
    return {
        "text": _percentiles(np.concatenate([np.resize(group, say) for group in own_texts])),
        "image": _percentiles(_held_back(spread(embeddings), hnsw)),
    }


def rank(scale: Sequence[float], measured: float) -> float:
    """The share of the collection's own queries that look no more familiar, in 0..1."""
    return float(np.interp(measured, scale, np.linspace(0, 1, len(scale))))


def spread(rows: Any, most: int = SAMPLE) -> Any:
    """At most so many rows, evenly spaced."""
    return rows[:: max(1, -(-len(rows) // most))]


def _held_back(sample: Floats, hnsw: HnswIndex) -> Floats:
    """(B,) the best score of each own picture among the others that are no copies of it."""
    scores = hnsw.search(sample, min(10, hnsw.n)).scores
    other = scores < SAME
    first = np.where(other.any(1), other.argmax(1), scores.shape[1] - 1)
    return scores[np.arange(len(scores)), first]


def _percentiles(measured: Floats) -> list[float]:
    return [round(float(q), 5) for q in np.quantile(measured, np.linspace(0, 1, POINTS))]
