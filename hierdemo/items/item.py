"""An item: one picture of a collection and what is known of it; and a file that was left out.

Knows names and attributes. Does not know pixels or files.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST_KINDS = 50  # different values, above which an attribute names single items, unless there are ten items a value


@dataclass(frozen=True, eq=False)
class Item:
    """One picture of a collection. file: relative to the images folder, with /. taxonomy: coarse to fine, or ()."""

    id: int
    file: str
    caption: str
    attributes: dict[str, str]
    taxonomy: tuple[str, ...]


def said(item: Item) -> str:
    """All the words that came with it: caption, folders, values of attributes."""
    return " ".join(str(part) for part in (item.caption, *item.taxonomy, *item.attributes.values()) if part)


def said_in(items: Iterable[Item]) -> str:
    """Where what `said` tells of these lies: "captions and folders"; "" where nothing was said of any."""
    found = [False, False, False]
    for i in items:
        found = [found[0] or bool(i.caption), found[1] or bool(i.taxonomy), found[2] or bool(i.attributes)]
    *first, last = [
        name for name, there in zip(("captions", "folders", "attributes"), found, strict=True) if there
    ] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def attribute_counts(items: Iterable[Item]) -> dict[str, Counter[str]]:
    """How many of the items have each value, by attribute; attributes and values in the order in which they are met."""
    counts: dict[str, Counter[str]] = {}
    for item in items:
        for name, value in item.attributes.items():
            counts.setdefault(name, Counter())[value] += 1
    return counts


def kinds(items: Sequence[Item]) -> set[str]:
    """The attributes that sort items into kinds: at most MOST_KINDS different values or one for ten items, and a value
    has two items on average. The rest (numbers, addresses, prices, dates) belong to single items: they are kept, but
    name no group of them and are no filter.
    """
    most = max(MOST_KINDS, len(items) // 10)
    return {n for n, counts in attribute_counts(items).items() if 2 * len(counts) <= min(2 * most, counts.total())}


@dataclass(frozen=True)
class Skipped:
    """A file left out, and why."""

    file: str
    reason: str
