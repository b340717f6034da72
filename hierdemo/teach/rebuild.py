"""An adapted collection beside the old one: what is held out, the curve over strengths, and everything built again.

Knows the order of the steps and what stands in meta.adapted. Does not know how an adapter is trained
(train_adapter.py), what is measured (before_after.py), or folders.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.builder.assemble import Options, assemble
from hierdemo.collection.collection import Collection
from hierdemo.items.item import Item
from hierdemo.models.adapter import Adapter
from hierdemo.models.encoder import Encoder
from hierdemo.teach.before_after import (
    MEASURES,
    TEXTS,
    Measured,
    asked_texts,
    fallen,
    hold_out,
    landed,
    make_trial,
    measure,
    precision,
)
from hierdemo.teach.train_adapter import make_lesson, train

Progress = Callable[[str, int, int], None]  # stage, done, of


def adapt(
    source: Collection,
    encoder: Encoder,
    strength: float,
    *,
    curve: Sequence[float] = (),
    new: tuple[Floats, Sequence[Item]] | None = None,
    seed: int = 0,
    progress: Progress = lambda *_: None,
) -> Collection:
    """The collection again, with its model's vectors through an adapter of this strength; not yet saved.

    encoder: the model that `source` was built with. curve: further strengths to train and measure; 0, the collection as
    it is, is always one. new: embeddings and items of pictures that the collection does not hold, a second check.
    meta.adapted: from, strength, measures (what each key means), rows (a dict a strength, with what it measures),
    suffers_at (the least strength at which a kind of text finds fewer of its held-out pictures, by two standard
    errors of the paired difference; None where none does), held_out (pictures that the adapter did not learn from).
    Raises ValueError for a collection without a taxonomy, or one that is adapted already, or a wrong strength.
    """
    check(source, [strength, *curve])
    encode = _cached(encoder, progress)
    held = hold_out(source.items, seed=seed)
    learnt = np.flatnonzero(~held)
    lesson = make_lesson([source.items[i] for i in learnt], source.embeddings[learnt], encode)
    trial = make_trial(source, held, encode)
    unseen = asked_texts(new[1], encode) if new else {}
    rows, adapters, measured = [], dict[float, Adapter](), dict[float, Measured]()
    for s in sorted({0.0, strength, *curve}):
        adapters[s] = train(lesson, s, seed=seed, progress=partial(progress, f"train {s:g}"))
        progress(f"measure {s:g}", 0, 1)
        measured[s] = measure(trial, adapters[s])
        row: dict[str, Any] = {"strength": s} | measured[s].row
        if new:
            row["new"] = _on_new(source, adapters[s], *new, unseen)
        row["fallen"] = fallen(measured[0.0], measured[s])
        rows.append(row)
    built = _assembled(source, encoder, adapters[strength], progress)
    about = {
        "from": source.meta.name,
        "strength": strength,
        "measures": MEASURES,
        "rows": rows,
        "suffers_at": next((row["strength"] for row in rows if row["fallen"]), None),
        "held_out": int(held.sum()),
    }
    return replace(built, meta=replace(built.meta, adapted=about, strange=source.meta.strange))


def check(source: Collection, strengths: Sequence[float]) -> None:
    """Raises ValueError, in words for a person, where there is nothing to teach or nothing to teach it to."""
    name = source.meta.name
    if source.adapter is not None:
        raise ValueError(f"{name} is adapted already: adapt the collection that it was made from.")
    if not any(item.taxonomy for item in source.items):
        raise ValueError(
            f"{name} has no taxonomy to teach: build it from pictures in folders by kind, at any depth, and adapt that."
        )
    for strength in strengths:
        if not 0 <= strength < np.inf:
            raise ValueError(f"A strength is a number from 0 on, got {strength:g}: 0.3 to 3 is usual.")


def _assembled(source: Collection, encoder: Encoder, adapter: Adapter, progress: Progress) -> Collection:
    """Trees, names, index, maps and scales, built as for any collection, of the adapted vectors."""
    meta, parameters = source.meta, source.meta.parameters
    options = Options(
        levels=parameters.get("levels"),
        branching=parameters.get("branching"),
        name=meta.name,
        noun=meta.noun,
        examples=tuple(meta.examples),
        **{key: parameters[key] for key in ("blend", "seed") if key in parameters},
    )
    thumbs = [source.thumbs[i] for i in range(len(source.items))]
    vectors = adapter.apply(source.embeddings)
    built = assemble(
        source.items, vectors, thumbs, adapter.around(encoder), options, images=Path(source.images), progress=progress
    )
    return replace(built, adapter=adapter, skipped=source.skipped)


def _on_new(
    source: Collection, adapter: Adapter, vectors: Floats, items: Sequence[Item], texts: dict[str, Any]
) -> dict[str, float]:
    """Held-out measures over pictures that were never part of the collection, in a tree over all of it."""
    from hierdemo.tree.tree import build_tree

    x, new = adapter.apply(source.embeddings), adapter.apply(vectors)
    tree = build_tree(x)
    found = landed(tree, [item.taxonomy for item in source.items], new, [item.taxonomy for item in items])
    found |= {name: float(precision(texts[name], new, adapter).mean()) for name in TEXTS if name in texts}
    return {name: round(value, 4) for name, value in found.items()}


def _cached(encoder: Encoder, progress: Progress) -> Callable[[Sequence[str]], Floats]:
    """Texts through the frozen model, each once: captions and names are asked for again by every measure."""
    known: dict[str, Floats] = {}

    def encode(texts: Sequence[str]) -> Floats:
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        for a in range(0, len(missing), 256):
            progress("texts", a, len(missing))
            part = missing[a : a + 256]
            known.update(zip(part, encoder.encode_texts(part), strict=True))
        rows = [known[text] for text in texts]
        return np.stack(rows) if rows else np.zeros((0, encoder.dim), np.float32)

    return encode
