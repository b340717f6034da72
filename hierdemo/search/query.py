"""What a person asks of a collection, and whether it can be answered there.

Knows the fields of a query, how a text says what to take away, their bounds and a collection's attributes. Does not
know how an answer is found.
"""

import re
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hierdemo.collection.collection import Collection

MODES = ("drill-down", "hnsw", "exact")
TARGETS = ("pictures", "captions", "both")
LONGEST_TEXT = 1000
AWAY = 0.4  # how much of a refused term is taken away: measured, see evaluate.refusals
MOST_AWAY, MOST_TERMS = 2.0, 8
# a dash that stands at a word's start, then quoted words (a quote still open reaches to the end) or the word itself;
# "t-shirt", a dash alone and "--" are none
QUOTE = '"\u201c\u201d\u201e'
MINUS = re.compile(rf"(?<!\S)[-\u2212](?:[{QUOTE}](?P<quoted>[^{QUOTE}]*)[{QUOTE}]?|(?P<word>[^\W_]\S*))")


@dataclass(frozen=True)
class Query:
    """What a person asks. text: words; those after a dash at their start (-leather, -"sports car") are taken away,
    away: by how much. weight: the words' share when there is a picture too. forced: a node or None a level, level 1
    first. where: attribute -> value. like: an item's id, used as the picture. depth: the levels that are walked, all if
    None, but never fewer than were forced; whatever lies in the branches kept last is scored. target: what is scored,
    the items' pictures, their captions, or the mean of both."""

    text: str = ""
    image: Image.Image | None = None
    like: int | None = None
    weight: float = 0.5
    mode: str = "drill-down"
    tree: str = "clusters"
    k: int = 10
    beam: int = 4
    where: dict[str, str] = field(default_factory=dict)
    forced: tuple[int | None, ...] = ()
    away: float = AWAY
    depth: int | None = None
    target: str = "pictures"


def split_minus(text: str) -> tuple[str, tuple[str, ...]]:
    """The words that are asked for, and the terms that are to be taken away, each once, in the order they stand.

    'black backpack -leather -"sports car"' -> ('black backpack', ('leather', 'sports car')). A dash inside a word,
    alone or doubled takes nothing away.
    """
    terms: dict[str, None] = {}

    def refused(match: re.Match[str]) -> str:
        term = " ".join((match["word"] or match["quoted"] or "").rstrip(".,;:!?\"'\u201d").split())
        if term:
            terms[term] = None
        return " "

    return " ".join(MINUS.sub(refused, text).split()), tuple(terms)


def attribute_mask(collection: Collection, where: dict[str, str]) -> NDArray[np.bool_] | None:
    """(N,) items that have these values; None for no filter. Raises ValueError naming what there is."""
    if not where:
        return None
    mask = np.ones(len(collection.items), bool)
    for name, value in where.items():
        values = sorted({v for item in collection.items if (v := item.attributes.get(name))})
        if not values:
            names = sorted({a for item in collection.items for a in item.attributes})
            raise ValueError(
                f"There is no attribute {name!r} here: use one of {', '.join(names) or '(this collection has none)'}."
            )
        if value not in values:
            raise ValueError(f"No picture has {name}={value}: use one of {', '.join(values[:30])}.")
        mask &= np.array([item.attributes.get(name) == value for item in collection.items])
    return mask


def check(query: Query, collection: Collection, *, encoded: bool = False) -> None:
    """Raises ValueError, in words for a person, for a query that cannot be answered here."""
    if not encoded and query.image is None and query.like is None:
        words, away = split_minus(query.text)
        if not words and away:
            raise ValueError(
                f"There is nothing to take {away[0]!r} away from: add what you look for in front of the dash."
            )
        if not words:
            raise ValueError("There is nothing to search for: type some words or give a picture.")
    if query.mode not in MODES:
        raise ValueError(f"There is no mode {query.mode!r}: use {', '.join(MODES)}.")
    if query.tree not in collection.views:
        raise ValueError(f"This collection has no tree {query.tree!r}: use {' or '.join(collection.views)}.")
    if query.target != "pictures":
        _check_captions(query.target, collection)
    for name, value, low, high in (("k", query.k, 1, 1000), ("beam", query.beam, 1, 1000)):
        if not low <= value <= high:
            raise ValueError(f"{name} must lie between {low} and {high}, got {value}.")
    if query.depth is not None and query.depth < 1:
        raise ValueError(f"depth must be at least 1, got {query.depth}.")
    if not 0 <= query.weight <= 1:
        raise ValueError(f"weight must lie between 0 and 1, got {query.weight}.")
    if len(split_minus(query.text)[1]) > MOST_TERMS:
        raise ValueError(f"At most {MOST_TERMS} terms can be taken away at once: leave some of the dashes out.")
    if not 0 <= query.away <= MOST_AWAY:
        raise ValueError(f"away must lie between 0 and {MOST_AWAY:g}, got {query.away}.")
    if query.like is not None and not 0 <= query.like < len(collection.items):
        raise ValueError(f"There is no item {query.like}: ids run from 0 to {len(collection.items) - 1}.")


def _check_captions(target: str, collection: Collection) -> None:
    """Raises ValueError where the items' captions cannot be searched."""
    if target not in TARGETS:
        raise ValueError(f"There is no target {target!r}: use {', '.join(TARGETS)}.")
    if not any(item.caption for item in collection.items):
        raise ValueError("No picture of this collection has a caption: search in pictures.")
    if collection.captions is None:
        raise ValueError(
            "This collection was built without vectors of its captions: build it again, or search in pictures."
        )
    if not collection.captions.has.any():
        raise ValueError("The model knows no word of this collection's captions: search in pictures.")
