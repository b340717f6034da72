"""What the embedded model can and cannot do, on renders that nothing was trained on.

Knows how to ask a model (zero-shot, with the encoder that the app uses) and how to count. Prints and returns
plain figures.
"""

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from assets.make.captions import COLOUR_WORDS, MATERIAL_WORDS
from assets.make.render import Drawing
from assets.make.synonyms import HELD_OUT
from assets.make.taxonomy import NODE_WORDS, kinds
from hierdemo.models.encoder import Encoder

Pairs = set[tuple[str, str]]


def figures(
    encoder: Encoder, drawings: Sequence[Drawing], images: Sequence[Any], *, unseen: Collection[tuple[str, str]] = ()
) -> dict[str, float]:
    """Shares of right answers in percent.

    top, category, type: over all drawings, against the names of that level. colour, material: over those that have one.
    unseen: (type, colour) pairs that the model was not trained on; type and colour both right on drawings of these.
    """
    x = encoder.encode_images(images)
    out: dict[str, float] = {}
    for name, depth in (("top", 1), ("category", 2)):
        nodes = sorted({d.kind.path[:depth] for d in drawings})
        right = [d.kind.path[:depth] for d in drawings]
        out[name] = _accuracy(x, encoder.encode_texts([NODE_WORDS[n][0] for n in nodes]), nodes, right)
    types = [k.name for k in kinds()]
    by_type = encoder.encode_texts(types)
    out["type"] = _accuracy(x, by_type, types, [d.kind.name for d in drawings])
    # the attribute is asked for on the thing itself, "red bag", since that is how it is searched for
    for name, words in (("colour", COLOUR_WORDS), ("material", MATERIAL_WORDS)):
        has = [i for i, d in enumerate(drawings) if getattr(d, name)]
        out[name] = _share(_attribute_right(encoder, x[has], [drawings[i] for i in has], name, words))
    held = [i for i, d in enumerate(drawings) if (d.kind.name, d.colour) in unseen]
    if held:
        subset = [drawings[i] for i in held]
        is_type = _right(x[held], by_type, types, [d.kind.name for d in subset])
        is_colour = _attribute_right(encoder, x[held], subset, "colour", COLOUR_WORDS)
        out["unseen pairs: type"], out["unseen pairs: colour"] = _share(is_type), _share(is_colour)
        out["unseen pairs: both"], out["unseen pairs: drawings"] = _share(is_type & is_colour), float(len(held))
    out["same type nearest"] = _nearest(x, drawings)
    out |= synonyms(encoder, x, drawings)
    out["drawings"] = float(len(drawings))
    return out


def synonyms(encoder: Encoder, x: np.ndarray, drawings: Sequence[Drawing], *, k: int = 20) -> dict[str, float]:
    """Mean precision@k in percent of the held-out phrases, all and by kind: of a phrase's k best drawings, how many are
    of the type or node that it means."""
    hits: dict[str, list[float]] = {}
    vectors = encoder.encode_texts(list(HELD_OUT))
    for (meant, sort), vector in zip(HELD_OUT.values(), vectors, strict=True):
        best = np.argsort(-(x @ vector), kind="stable")[:k]
        right = [meant == drawings[i].kind.name or _within(drawings[i], meant) for i in best]
        for name in ("all", sort):
            hits.setdefault(name, []).append(float(np.mean(right)))
    return {f"synonyms: {name}, precision@{k}": round(100 * float(np.mean(found)), 1) for name, found in hits.items()}


def _within(drawing: Drawing, node: str) -> bool:
    path = tuple(node.split("/"))
    return drawing.kind.path[: len(path)] == path


def _share(right: np.ndarray) -> float:
    return round(100 * float(np.mean(right)), 1)


def _right(x: np.ndarray, words: np.ndarray, names: Sequence[Any], truth: Sequence[Any]) -> np.ndarray:
    best = (x @ words.T).argmax(1)
    return np.array([names[b] == t for b, t in zip(best, truth, strict=True)])


def _accuracy(x: np.ndarray, words: np.ndarray, names: Sequence[Any], truth: Sequence[Any]) -> float:
    return _share(_right(x, words, names, truth))


def _attribute_right(
    encoder: Encoder, x: np.ndarray, drawings: Sequence[Drawing], name: str, words: dict[str, tuple[str, ...]]
) -> np.ndarray:
    """Among all colours or materials that there are, also those that the type is never drawn in."""
    values = list(words)
    right = np.zeros(len(drawings), bool)
    for kind in {d.kind.name for d in drawings}:
        mine = [i for i, d in enumerate(drawings) if d.kind.name == kind]
        vectors = encoder.encode_texts([f"{words[v][0]} {kind}" for v in values])
        right[mine] = _right(x[mine], vectors, values, [getattr(drawings[i], name) for i in mine])
    return right


def _nearest(x: np.ndarray, drawings: Sequence[Drawing]) -> float:
    """Picture to picture: how often the nearest other drawing is of the same type."""
    scores = x @ x.T
    np.fill_diagonal(scores, -2)
    types = [d.kind.name for d in drawings]
    return _share(np.array([types[j] == t for j, t in zip(scores.argmax(1), types, strict=True)]))
