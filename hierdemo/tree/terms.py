"""The words that items carry, and which of them say what a group of items is.

Knows items. Does not know trees, names of nodes or vectors.
"""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hierdemo.items.item import Item, kinds
from hierdemo.items.photograph import NAMES

GAIN = 0.1  # F1 that a further word must add
MOST = 3  # words of a name, those that join counted; one term of the items' own may be longer
STOP = frozenset(
    "a an the of on in at under with and or to for from by is are it its this that some their our very".split()
)
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Terms:
    """Every word that items carry, as (item, term) pairs. group: terms of one group exclude each other on an item.

    among: the ids that will be asked for, rising; all if None.
    """

    def __init__(self, items: Sequence[Item], among: NDArray[np.integer] | None = None) -> None:
        self._among = np.arange(len(items)) if among is None else among
        sorting = kinds(items) - set(NAMES)  # which camera took a picture says nothing of what it shows
        items = [items[int(i)] for i in self._among]
        self.text: list[str] = []
        self.group: list[str] = []
        number: dict[tuple[str, str], int] = {}
        phrases = _common_phrases(items)
        pairs: list[int] = []
        ends = [0]
        for item in items:
            keys = [(f"taxonomy {d}", word) for d, word in enumerate(item.taxonomy)]
            keys += [(f"attribute {name}", value) for name, value in item.attributes.items() if name in sorting]
            keys += [("caption", phrase) for phrase in _phrases(item.caption) if phrase in phrases]
            for key in keys:
                if key not in number:
                    number[key] = len(number)
                    self.group.append(key[0])
                    self.text.append(key[1])
                pairs.append(number[key])
            ends.append(len(pairs))
        self._terms, self._ends = np.array(pairs, np.int64), np.array(ends)

    def count(self, items: NDArray[np.int32]) -> NDArray[np.int64]:
        """(T,) how many of the items carry each term."""
        at = np.searchsorted(self._among, items)
        spans = [self._terms[self._ends[i] : self._ends[i + 1]] for i in at]
        return np.bincount(np.concatenate(spans) if spans else [], minlength=len(self.text))

    def kind(self, prefix: str) -> NDArray[np.int64]:
        """The terms whose group starts so."""
        return np.array([t for t, group in enumerate(self.group) if group.startswith(prefix)], np.int64)

    def only(self, among: NDArray[np.int64], count: NDArray) -> NDArray:
        """(..., T) the counts of some terms, 0 for all others."""
        kept = np.zeros_like(count)
        kept[..., among] = count[..., among]
        return kept


def best_terms(
    terms: Terms, count: NDArray, within: NDArray, size: int, *, joiner: str = ", ", room: int = MOST
) -> tuple[str, float]:
    """The term, or up to three of one group in no more words than there is room for, that coincides best with a node of
    `size` items; and its F1. count, within (T,): items with each term in the node and in all that it is told from, 0
    for terms that are not asked for.
    """
    among = np.flatnonzero(count > 0)
    if room < MOST:  # beside another word
        among = among[[words(terms.text[t]) <= room for t in among]]
    if not len(among):
        return "", 0.0
    f1 = 2 * count[among] / (size + within[among])
    first = int(among[np.lexsort(([plainness(terms, int(t)) for t in among], -f1.round(6)))[0]])
    chosen, best = [first], float(2 * count[first] / (size + within[first]))
    peers = [int(t) for t in among if terms.group[t] == terms.group[first] != "caption" and t != first]
    while peers := [t for t in peers if words(_joined(terms, [*chosen, t], joiner)) <= room]:
        score = {t: 2 * count[[*chosen, t]].sum() / (size + within[[*chosen, t]].sum()) for t in peers}
        t = max(peers, key=lambda t: score[t])
        if score[t] < best + GAIN:
            break
        chosen.append(t)
        peers.remove(t)
        best = float(score[t])
    return _joined(terms, sorted(chosen, key=lambda t: -count[t]), joiner), best


def words(name: str) -> int:
    return len(name.split())


def _joined(terms: Terms, chosen: Sequence[int], joiner: str) -> str:
    return joiner.join(terms.text[t] for t in chosen)


def plainness(terms: Terms, t: int) -> float:
    """What decides between words that fit as well: the deeper in the taxonomy, else the shorter."""
    group, _, depth = terms.group[t].partition(" ")
    return -float(depth) if group == "taxonomy" else len(terms.text[t])


def _phrases(caption: str) -> set[str]:
    """One to three words in a row that neither start nor end with a stop word."""
    words = WORD.findall(caption.lower())
    spans = (words[i : i + n] for n in (1, 2, 3) for i in range(len(words) - n + 1))
    return {" ".join(s) for s in spans if s[0] not in STOP and s[-1] not in STOP}


def _common_phrases(items: Sequence[Item]) -> set[str]:
    counts = Counter(p for item in items for p in _phrases(item.caption))
    return {p for p, n in counts.items() if n >= max(2, len(items) // 500)}
