"""How a node shows itself: its name, where the name comes from, how sure it is, and its most typical items.

Knows items' words, a tree and vectors. Does not know models or files, nor how words fit pictures (zero_shot.py).

A name is the term whose items best coincide with the node's, among its parent's (F1): taxonomy words first,
then caption phrases, then a general vocabulary. Where siblings would share it, attributes tell them
apart ("red or orange sports car"), then caption phrases, at last a number.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.items.item import Item, kinds
from hierdemo.tree import zero_shot
from hierdemo.tree.tree import Tree

ENOUGH = 0.5  # F1 under which a term does not describe a node
COMMON = 0.9  # share of the parent's items above which a word says nothing of one child
OTHERS = ", others"  # behind the word for most of a node, where it has no name of its own
GAIN = 0.1  # F1 that a further word must add
STOP = frozenset(
    "a an the of on in at under with and or to for from by is are it its this that some their our very".split()
)
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class Label:
    """source: "taxonomy", "captions", "attributes", "vocabulary", "number" or, of a name that somebody gave, "person";
    confidence in 0..1; reps: item ids.
    """

    name: str
    source: str
    confidence: float
    reps: tuple[int, ...]


class Terms:
    """Every word that items carry, as (item, term) pairs. group: terms of one group exclude each other on an item.

    among: the ids that will be asked for, rising; all if None.
    """

    def __init__(self, items: Sequence[Item], among: NDArray[np.integer] | None = None) -> None:
        self._among = np.arange(len(items)) if among is None else among
        sorting = kinds(items)
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


def label_tree(
    tree: Tree,
    embeddings: Floats,
    items: Sequence[Item],
    *,
    names: Sequence[str] | None = None,
    guess: zero_shot.Guess | None = None,
) -> list[Label]:
    """A Label a node; siblings never share a name.

    embeddings (N, D) of the items; names: given ones, for a tree that has them; guess: what the collection's own
    model makes of the general vocabulary, used where items carry no words.
    """
    reps = representatives(tree, embeddings)
    if names is not None:
        return [Label(name, "taxonomy", 1.0, rep) for name, rep in zip(names, reps, strict=True)]
    terms = Terms(items)
    labels = {0: Label("all", "number", 1.0, reps[0])}
    for node in range(tree.n_nodes):
        children = tree.children(node)
        if not len(children):
            continue
        own = labels[node]
        found = _by_terms(tree, node, terms, own.name, most=guess is None)
        if guess is not None:  # a word that fits says more than the word for most of a node
            missing = [int(m) for m in children if m not in found]
            taken = {own.name, *(name for name, _, _ in found.values())}
            guessed = zero_shot.names(guess, node, missing, taken=taken)
            found |= {m: (name, "vocabulary", sure) for m, (name, sure) in guessed.items()}
            found = _by_most(tree, node, terms, found)
        unnamed = "group " if not node else f"{own.name}." if own.source == "number" else f"{own.name} "
        for name, source, sure, m in _distinct(found, children, unnamed):
            labels[m] = Label(name, source, round(sure, 3), reps[m])
    return [labels[m] for m in range(tree.n_nodes)]


Found = dict[int, tuple[str, str, float]]  # a node's name, source and confidence


def name_children(tree: Tree, parent: int, items: Sequence[Item], name: str) -> Found:
    """Names of one node's children from what their items carry, told apart among themselves alone.

    name: the parent's; children that no word tells from the others are called by it and a number.
    """
    terms = Terms(items, np.sort(tree.items(parent)))
    found = _by_terms(tree, parent, terms, name)
    named = _distinct(found, tree.children(parent), f"{name if parent else 'group'} ")
    return {m: (n, s, round(c, 3)) for n, s, c, m in named}


def carried(
    tree: Tree, embeddings: Floats, old: Sequence[Label | None], touched: NDArray[np.bool_], given: Found
) -> list[Label]:
    """The labels of a changed tree: what did not change keeps its Label object.

    old (M,): each node's label before, None for a new node; touched (M,): nodes whose items changed, which take new
    typical items and keep their names; given: names of the new and the renamed nodes.
    """
    known = [label.reps if label and not again else None for label, again in zip(old, touched, strict=True)]
    reps = representatives(tree, embeddings, known=known)
    out: list[Label] = []
    for m, label in enumerate(old):
        name, source, sure = given.get(m) or (label.name, label.source, label.confidence)  # type: ignore[union-attr]
        same = label is not None and m not in given and not touched[m]
        out.append(label if same else Label(name, source, sure, reps[m]))  # type: ignore[arg-type]
    return out


def _by_terms(tree: Tree, parent: int, terms: Terms, parent_name: str, *, most: bool = True) -> Found:
    """Names from words that items carry, for those children that any tells apart. most: or that say what most is."""
    children = tree.children(parent)
    counts = _counts(tree, parent, terms)
    within = counts.sum(0)
    found: Found = {}
    marks = {terms.text[t] for t in terms.kind("attribute")}
    captions = terms.kind("caption")
    nouns = {
        "taxonomy": terms.kind("taxonomy"),
        "caption": captions[[terms.text[t] not in marks for t in captions]],  # a colour alone is no noun
    }
    for source, among in nouns.items():
        for m, carried in zip(children, counts, strict=True):
            if m not in found:
                name, sure = _best(terms, among, carried, within, int(tree.size[m]), joiner=", ")
                if name and sure >= ENOUGH:
                    found[int(m)] = (name, "captions" if source == "caption" else source, sure)
    taken = Counter(name for name, _, _ in found.values())
    above = parent_name if parent else ""  # the root's name, "all", is no noun
    for m, carried in zip(children, counts, strict=True):
        noun, source, _ = found.get(int(m), ("", "attributes", 0.0))
        if noun and noun != above and taken[noun] == 1:
            continue
        mark, sure = _best(terms, terms.kind("attribute"), carried, within, int(tree.size[m]), joiner=" or ")
        if mark and sure >= ENOUGH - GAIN:  # an attribute need only tell siblings apart
            found[int(m)] = (f"{mark} {noun or above}".strip(), source, sure)
    return _by_most(tree, parent, terms, found) if most else found


def _by_most(tree: Tree, parent: int, terms: Terms, found: Found) -> Found:
    """With names that say what most of a child is, for those that have none."""
    children, among, found = tree.children(parent), terms.kind("taxonomy"), dict(found)
    if all(int(m) in found for m in children):
        return found
    for m, carried in zip(children, _counts(tree, parent, terms), strict=True):
        if m not in found and (most := _most(terms, among, carried, int(tree.size[m]))):
            found[int(m)] = most
    return found


def _counts(tree: Tree, parent: int, terms: Terms) -> NDArray:
    """(C, T) how many items of each child have a term, 0 for what all share: it tells none from the others."""
    counts = np.stack([terms.count(tree.items(m)) for m in tree.children(parent)])
    return np.where(counts.sum(0) < COMMON * tree.size[parent], counts, 0)


def _most(terms: Terms, among: NDArray[np.int64], count: NDArray, size: int) -> tuple[str, str, float] | None:
    """What at least half of a node is, where nothing tells it from its siblings: "trainer, others"."""
    half = among[2 * count[among] >= size] if size else among[:0]
    if not len(half):
        return None
    t = int(max(half, key=lambda t: (-_plainness(terms, t), count[t])))
    return f"{terms.text[t]}{OTHERS}", "taxonomy", float(count[t] / size)


def _best(
    terms: Terms, among: NDArray[np.int64], count: NDArray, within: NDArray, size: int, *, joiner: str
) -> tuple[str, float]:
    """The term, or up to three of one group, that coincides best with a node of `size` items; and its F1."""
    among = among[(count[among] > 0)]
    if not len(among):
        return "", 0.0
    f1 = 2 * count[among] / (size + within[among])
    first = int(among[np.lexsort(([_plainness(terms, t) for t in among], -f1.round(6)))[0]])
    chosen, best = [first], float(2 * count[first] / (size + within[first]))
    if terms.group[first] != "caption":
        peers = [int(t) for t in among if terms.group[t] == terms.group[first] and t != first]
        while peers and len(chosen) < 3:
            score = {t: 2 * count[[*chosen, t]].sum() / (size + within[[*chosen, t]].sum()) for t in peers}
            t = max(peers, key=lambda t: score[t])
            if score[t] < best + GAIN:
                break
            chosen.append(t)
            peers.remove(t)
            best = float(score[t])
    return joiner.join(terms.text[t] for t in sorted(chosen, key=lambda t: -count[t])), best


def _plainness(terms: Terms, t: int) -> float:
    """What decides between words that fit as well: the deeper in the taxonomy, else the shorter."""
    group, _, depth = terms.group[t].partition(" ")
    return -float(depth) if group == "taxonomy" else len(terms.text[t])


def _distinct(found: Found, children: NDArray[np.int32], unnamed: str) -> list[tuple[str, str, float, int]]:
    """Every child named, none like a sibling: `unnamed` and a number where words gave out."""
    out: list[tuple[str, str, float, int]] = []
    given, used = {name for name, _, _ in found.values()}, set[str]()
    for m in children:
        name, source, sure = found.get(int(m), (unnamed, "number", 0.0))
        if name in used or int(m) not in found:
            numbered = (f"{name} {i}" for i in count(2)) if int(m) in found else (f"{unnamed}{i}" for i in count(1))
            name, source = next(n for n in numbered if n not in used | given), "number"
        used.add(name)
        out.append((name, source, sure, int(m)))
    return out


def representatives(
    tree: Tree, embeddings: Floats, k: int = 4, *, known: Sequence[tuple[int, ...] | None] | None = None
) -> list[tuple[int, ...]]:
    """Up to k typical items a node: of an inner node one from each of its largest children, of a leaf its most central
    and those most unlike each other among the central half. known: those that need not be looked for."""
    reps: list[tuple[int, ...]] = [()] * tree.n_nodes
    for m in range(tree.n_nodes - 1, -1, -1):  # children before parents
        if known is not None and (own := known[m]) is not None:
            reps[m] = own
            continue
        children = sorted(tree.children(m), key=lambda c: -tree.size[c])
        if children:
            rounds = zip(*(reps[c] + reps[c][-1:] * (k - len(reps[c])) for c in children), strict=True)
            reps[m] = tuple(dict.fromkeys(i for row in rounds for i in row))[:k]
        else:
            reps[m] = _central(tree.items(m), embeddings, tree.centroid[m], k)
    return reps


def _central(items: NDArray[np.int32], embeddings: Floats, centroid: Floats, k: int) -> tuple[int, ...]:
    score = embeddings[items] @ centroid
    near = items[np.argsort(-score, kind="stable")[: max(k, len(items) // 2)]]
    chosen = [int(near[0])]
    farthest = embeddings[near] @ embeddings[near[0]]
    while len(chosen) < min(k, len(near)):
        i = int(near[int(np.argmin(np.where(np.isin(near, chosen), 2, farthest)))])
        chosen.append(i)
        farthest = np.maximum(farthest, embeddings[near] @ embeddings[i])
    return tuple(chosen)


def _phrases(caption: str) -> set[str]:
    """One to three words in a row that neither start nor end with a stop word."""
    words = WORD.findall(caption.lower())
    spans = (words[i : i + n] for n in (1, 2, 3) for i in range(len(words) - n + 1))
    return {" ".join(s) for s in spans if s[0] not in STOP and s[-1] not in STOP}


def _common_phrases(items: Sequence[Item]) -> set[str]:
    counts = Counter(p for item in items for p in _phrases(item.caption))
    return {p for p, n in counts.items() if n >= max(2, len(items) // 500)}
