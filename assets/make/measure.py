"""What the embedded model can and cannot do, on renders that nothing was trained on.

Knows how to ask a model (zero-shot, with the encoder that the app uses) and how to count. Prints and returns plain figures.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from assets.make.captions import COLOUR_WORDS, MATERIAL_WORDS
from assets.make.render import Drawing
from assets.make.taxonomy import NODE_WORDS, kinds
from hierdemo.encoder import Encoder

Pairs = set[tuple[str, str]]


def figures(
    encoder: Encoder, drawings: Sequence[Drawing], images: Sequence[Any], *, unseen: Pairs = frozenset()
) -> dict[str, float]:  # type: ignore[assignment]
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
    # the attribute is asked for on the thing itself: "a red bag", since that is how it is searched for
    for name, words in (("colour", COLOUR_WORDS), ("material", MATERIAL_WORDS)):
        has = [i for i, d in enumerate(drawings) if getattr(d, name)]
        out[name] = _attribute(encoder, x[has], [drawings[i] for i in has], name, list(words), words)
    held = [i for i, d in enumerate(drawings) if (d.kind.name, d.colour) in unseen]
    if held:
        subset = [drawings[i] for i in held]
        is_type = _right(x[held], by_type, types, [d.kind.name for d in subset])
        is_colour = _attribute_right(encoder, x[held], subset, "colour", list(COLOUR_WORDS), COLOUR_WORDS)
        out |= {
            "unseen pairs: type": _share(is_type),
            "unseen pairs: colour": _share(is_colour),
            "unseen pairs: both": _share(is_type & is_colour),
        }
    out["same type nearest"] = _nearest(x, drawings)
    out["drawings"] = float(len(drawings))
    return out


def _share(right: np.ndarray) -> float:
    return round(100 * float(np.mean(right)), 1)


def _right(x: np.ndarray, words: np.ndarray, names: Sequence[Any], truth: Sequence[Any]) -> np.ndarray:
    best = (x @ words.T).argmax(1)
    return np.array([names[b] == t for b, t in zip(best, truth, strict=True)])


def _accuracy(x: np.ndarray, words: np.ndarray, names: Sequence[Any], truth: Sequence[Any]) -> float:
    return _share(_right(x, words, names, truth))


def _attribute_right(
    encoder: Encoder,
    x: np.ndarray,
    drawings: Sequence[Drawing],
    name: str,
    values: list[str],
    words: dict[str, tuple[str, ...]],
) -> np.ndarray:
    """Among the values that the drawing's type is ever drawn in."""
    right = np.zeros(len(drawings), bool)
    for kind in {d.kind.name: d.kind for d in drawings}.values():
        mine = [i for i, d in enumerate(drawings) if d.kind.name == kind.name]
        given = list({"colour": kind.colours, "material": kind.materials}[name])
        vectors = encoder.encode_texts([f"{words[v][0]} {kind.name}" for v in given])
        best = (x[mine] @ vectors.T).argmax(1)
        right[mine] = [given[b] == getattr(drawings[i], name) for b, i in zip(best, mine, strict=True)]
    return right


def _attribute(
    encoder: Encoder,
    x: np.ndarray,
    drawings: Sequence[Drawing],
    name: str,
    values: list[str],
    words: dict[str, tuple[str, ...]],
) -> float:
    return _share(_attribute_right(encoder, x, drawings, name, values, words))


def _nearest(x: np.ndarray, drawings: Sequence[Drawing]) -> float:
    """Picture to picture: how often the nearest other drawing is of the same type."""
    scores = x @ x.T
    np.fill_diagonal(scores, -2)
    types = [d.kind.name for d in drawings]
    return _share(np.array([types[j] == t for j, t in zip(scores.argmax(1), types, strict=True)]))
