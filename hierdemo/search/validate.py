"""Whether a question can be answered in a collection, and which of its items pass a filter.

Knows a question's bounds and what a collection has. Does not know how an answer is found.
"""

from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from hierdemo.collection.collection import Collection
from hierdemo.items.quantity import TO, within
from hierdemo.search.order import order_of
from hierdemo.search.query import FIELDS, MOST_TERMS, Query, split_minus

MASKS = 16  # filters of a collection whose items are kept, a byte an item each
_MASKS: WeakKeyDictionary[Collection, dict[tuple[str, str], NDArray[np.bool_]]] = WeakKeyDictionary()


def allowed_by(query: Query, collection: Collection) -> NDArray[np.bool_] | None:
    """(N,) items that pass the query's filter and, where the model reads no words, that have its words; None for
    all."""
    mask, said = attribute_mask(collection, query.where), collection.said
    text, refused = split_minus(" ".join(query.text.split()))
    if said is None or not text:
        return mask
    held = np.zeros(len(collection.items), bool)
    held[said.items(text)] = True
    for term in refused:
        held[said.items(term)] = False
    return held if mask is None else held & mask


def attribute_mask(collection: Collection, where: dict[str, str]) -> NDArray[np.bool_] | None:
    """(N,) items that have these values, or values in these ranges; None for no filter. Raises ValueError naming what
    there is.
    """
    if not where:
        return None
    mask = np.ones(len(collection.items), bool)
    for filter_ in where.items():
        mask &= _kept_mask(collection, filter_)
    return mask


def _kept_mask(collection: Collection, filter_: tuple[str, str]) -> NDArray[np.bool_]:
    """(N,) as `_has`; an answer asks for the same filter several times, and the next answer often again."""
    masks = _MASKS.setdefault(collection, {})
    mask = masks.get(filter_)
    if mask is None:
        mask = _has(collection, *filter_)
        if len(masks) >= MASKS:
            masks.clear()
        masks[filter_] = mask
    return mask


def _has(collection: Collection, name: str, value: str) -> NDArray[np.bool_]:
    """(N,) items that pass one filter. What an item has word by word passes, whatever else it may mean."""
    texts = [item.attributes.get(name) for item in collection.items]
    if not any(texts):
        raise ValueError(no_attribute(collection, name))
    mask = np.array([text == value for text in texts])
    q = collection.quantities.get(name)
    if q is not None and (inside := within(q, value)) is not None:
        mask |= inside
    if mask.any():
        return mask
    if q is not None:
        low, high, shown = q.said(q.low), q.said(q.high), f"{name}={value}"
        if inside is None:
            raise ValueError(f"{shown} is no {q.kind} and no range of them: write it like {name}={low}{TO}{high}.")
        raise ValueError(f"No picture has {shown}: it runs from {low} to {high}.")
    values = sorted({text for text in texts if text})
    raise ValueError(f"No picture has {name}={value}: use one of {', '.join(values[:30])}.")


def no_attribute(collection: Collection, name: str) -> str:
    """What to say of an attribute that no item has."""
    names = sorted({a for item in collection.items for a in item.attributes})
    return f"There is no attribute {name!r} here: use one of {', '.join(names) or '(this collection has none)'}."


def check(query: Query, collection: Collection, *, encoded: bool = False) -> None:
    """Raises ValueError, in words for a person, for a query that cannot be answered here."""
    if not encoded and query.image is None and query.like is None:
        words, away = split_minus(query.text)
        if not words and away:
            raise ValueError(
                f"There is nothing to take “{away[0]}” away from: add what you look for in front of the dash."
            )
        if not words:
            raise ValueError("There is nothing to search for: type some words or give a picture.")
    for row in FIELDS:
        row.check(getattr(query, row.name))
    if query.tree not in collection.views:
        raise ValueError(f"This collection has no tree {query.tree!r}: use {' or '.join(collection.views)}.")
    if query.target != "pictures":
        _check_captions(collection)
    if query.sort is not None:
        order_of(collection, query.sort)
    if len(split_minus(query.text)[1]) > MOST_TERMS:
        raise ValueError(f"At most {MOST_TERMS} terms can be taken away at once: leave some of the dashes out.")
    if query.like is not None and not 0 <= query.like < len(collection.items):
        raise ValueError(f"There is no item {query.like}: ids run from 0 to {len(collection.items) - 1}.")


def _check_captions(collection: Collection) -> None:
    """Raises ValueError where the items' captions cannot be searched."""
    if not any(item.caption for item in collection.items):
        raise ValueError("No picture of this collection has a caption: search in pictures.")
    if collection.captions is None:
        raise ValueError(
            "This collection was built without vectors of its captions: build it again, or search in pictures."
        )
    if not collection.captions.has.any():
        raise ValueError("The model knows no word of this collection's captions: search in pictures.")
