"""Which texts are worth shipping with their vectors: those that the page itself offers, and those that a visitor is
likely to type, as what the pictures are called says.

Knows items, names and examples. Does not know models or vectors.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import parse_qs

from hierdemo.collection.collection import Collection
from hierdemo.items.item import Item
from hierdemo.measure.query_sets import texts_in_strata
from hierdemo.search.query import split_minus

MOST = 2600  # texts of a collection: with their vectors as many bytes as a few hundred thumbnails
LONGEST = 80  # characters of a name that somebody may type


def asked_by(links: Sequence[str]) -> list[str]:
    """The questions of links to the page."""
    return [text for link in links for text in parse_qs(link).get("q", ())]


def few(collection: Collection, asked: Sequence[str] = ()) -> list[str]:
    """What the page offers: what is asked somewhere, examples, names of branches, values of attributes."""
    named = [label.name for view in collection.views.values() for label in view.labels]
    return _each([*asked, *collection.meta.examples, *named, *_values(collection)])


def many(collection: Collection, asked: Sequence[str] = ()) -> list[str]:
    """These, the short words for kinds ("dog", "guitar"), and what pictures may be called: their kind, with an
    attribute's value before it or as the questions that one measures with have it (measure/query_sets.py); what is
    said of most pictures first. Of a collection that answers
    given texts and no others, those.
    """
    if collection.known is not None:
        return _each([*few(collection, asked), *collection.known.texts])
    rows = [(item.taxonomy, item.attributes) for item in collection.items]
    strata = texts_in_strata(rows, 3 * len(rows))  # a third each: all that there are
    said = Counter(text for texts in strata.values() for text in texts)
    said.update(name for item in collection.items for name in _names(item, collection.kinds))
    kinds = dict.fromkeys(kind for item in collection.items for kind in item.taxonomy)
    short = [word for kind in kinds for word in _short(kind)]
    return _each([*few(collection, asked), *short, *(name for name, _ in said.most_common())])


def _short(kind: str) -> list[str]:
    """Of "acoustic guitars": "acoustic guitar", "guitars" and "guitar"."""
    return [_one(kind), kind.split()[-1], _one(kind.split()[-1])] if kind.split() else []


def _one(kind: str) -> str:
    return kind[:-1] if kind.endswith("s") and not kind.endswith("ss") else kind


def _values(collection: Collection) -> list[str]:
    return [value for item in collection.items for _, value in _sorting(item, collection.kinds)]


def _names(item: Item, kinds: set[str]) -> list[str]:
    """ "red sports car" """
    return [f"{value} {item.taxonomy[-1]}" for _, value in _sorting(item, kinds) if item.taxonomy]


def _sorting(item: Item, kinds: set[str]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in sorted(item.attributes.items()) if name in kinds]


def _each(texts: Iterable[str]) -> list[str]:
    """Each once, and none that takes something away: what is refused is a text of its own."""
    parted = (part for text in texts for words, minus in [split_minus(text)] for part in (words, *minus))
    return [text for text in dict.fromkeys(parted) if 0 < len(text) <= LONGEST][:MOST]
