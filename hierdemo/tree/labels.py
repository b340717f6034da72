"""How a node shows itself: its name, where the name comes from, how sure it is, and its most typical items.

Knows a tree, vectors, and the words that items carry (terms.py). Does not know models or files, nor how words fit
pictures (zero_shot.py).

A name is the term whose items best coincide with the node's, among its parent's (F1): taxonomy words first,
then caption phrases, then a general vocabulary. Where siblings would share it, or nodes of one level under different
parents, an attribute tells them apart ("red car"), at last a number. A name has three words at most, or is one term
that items carry.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.items.item import Item
from hierdemo.tree import zero_shot
from hierdemo.tree.terms import GAIN, MOST, Terms, best_terms, plainness, words
from hierdemo.tree.tree import Tree

ENOUGH = 0.5  # F1 under which a term does not describe a node
COMMON = 0.9  # share of the parent's items above which a word says nothing of one child
OTHERS = ", others"  # behind the word for most of a node, where it has no name of its own
NOUNS = ("taxonomy", "captions", "vocabulary")  # sources of names that say what things are, not of what colour


@dataclass(frozen=True)
class Label:
    """source: "taxonomy", "captions", "attributes", "vocabulary", "number" or, of a name that somebody gave, "person";
    confidence in 0..1; reps: item ids. A name from the vocabulary is the model's guess.
    """

    name: str
    source: str
    confidence: float
    reps: tuple[int, ...]

    @property
    def guessed(self) -> bool:
        return self.source == "vocabulary"


Found = dict[int, tuple[str, str, float]]  # a node's name, source and confidence


def label_tree(
    tree: Tree,
    embeddings: Floats,
    items: Sequence[Item],
    *,
    names: Sequence[str] | None = None,
    guess: zero_shot.Guess | None = None,
) -> list[Label]:
    """A Label a node; no two nodes of a level, nor leaves above it, share a name that was not given.

    embeddings (N, D) of the items; names: given ones, for a tree that has them; guess: what the collection's own
    model makes of the general vocabulary, used where items carry no words.
    """
    reps = representatives(tree, embeddings)
    if names is not None:
        return [Label(name, "taxonomy", 1.0, rep) for name, rep in zip(names, reps, strict=True)]
    terms = Terms(items)
    found: Found = {0: ("all", "number", 1.0)}
    for level in range(1, tree.depth + 1):
        nodes = [int(m) for m in np.flatnonzero(tree.level == level)]
        for parent in sorted({int(tree.parent[m]) for m in nodes}):
            found |= _children(tree, parent, terms, found[parent], guess)
        used = {found[int(m)][0] for m in tree.standing_at(level) if tree.level[m] < level}
        found |= _distinct(tree, _apart(tree, terms, {m: found[m] for m in nodes if m in found}), found, nodes, used)
    return [Label(name, source, round(sure, 3), reps[m]) for m, (name, source, sure) in sorted(found.items())]


def name_children(tree: Tree, parent: int, items: Sequence[Item], name: str) -> Found:
    """Names of one node's children from what their items carry, told apart among themselves alone.

    name: the parent's; children that no word tells from the others are called by it and a number.
    """
    terms = Terms(items, np.sort(tree.items(parent)))
    above = (name, "taxonomy" if parent else "number", 1.0)
    children = tree.children(parent).tolist()
    named = _distinct(tree, _by_terms(tree, parent, terms, above), {parent: above}, children, set())
    return {m: (n, s, round(c, 3)) for m, (n, s, c) in named.items()}


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


def _children(
    tree: Tree, parent: int, terms: Terms, above: tuple[str, str, float], guess: zero_shot.Guess | None
) -> Found:
    """Names of a node's children, for those that any word fits."""
    found = _by_terms(tree, parent, terms, above, most=guess is None)
    if guess is None:
        return found
    missing = [int(m) for m in tree.children(parent) if m not in found]  # a word that fits says more than "most are"
    taken = {above[0], *(name for name, _, _ in found.values())}
    guessed = zero_shot.names(guess, parent, missing, taken=taken, above=above[0])
    return _by_most(tree, parent, terms, found | {m: (name, "vocabulary", sure) for m, (name, sure) in guessed.items()})


def _by_terms(tree: Tree, parent: int, terms: Terms, above: tuple[str, str, float], *, most: bool = True) -> Found:
    """Names from words that items carry, for those children that any tells apart. above: the parent's name; most: or
    that say what most is.
    """
    children = tree.children(parent)
    counts = _counts(tree, parent, terms)
    found: Found = {}
    marks = {terms.text[t] for t in terms.kind("attribute")}
    captions = terms.kind("caption")
    nouns = {
        "taxonomy": terms.kind("taxonomy"),
        "captions": captions[[terms.text[t] not in marks for t in captions]],  # a colour alone is no noun
    }
    for source, among in nouns.items():
        of = terms.only(among, counts)
        for m, carried in zip(children, of, strict=True):
            if m not in found:
                name, sure = best_terms(terms, carried, of.sum(0), int(tree.size[m]))
                if name and sure >= ENOUGH:
                    found[int(m)] = (name, source, sure)
    noun = above[0] if parent and above[1] in NOUNS else ""
    found = _marked(tree, terms, counts, children, noun, found)
    return _by_most(tree, parent, terms, found) if most else found


def _marked(tree: Tree, terms: Terms, counts: NDArray, children: NDArray[np.int32], above: str, found: Found) -> Found:
    """With attributes for those children that have no noun of their own, but the parent's or a sibling's. above: the
    parent's noun, "" where it has none.
    """
    taken, out = Counter(name for name, _, _ in found.values()), dict(found)
    of = terms.only(terms.kind("attribute"), counts)
    for m, carried in zip(children.tolist(), of, strict=True):
        noun, source, _ = found.get(m, ("", "attributes", 0.0))
        if noun and noun != above and taken[noun] == 1:
            continue
        if marked := _mark(terms, carried, of.sum(0), int(tree.size[m]), noun or above):
            out[m] = (marked[0], source, marked[1])
    return out


def _mark(terms: Terms, carried: NDArray, within: NDArray, size: int, noun: str) -> tuple[str, float] | None:
    """A noun with the attribute that tells its node apart, if there is one and room for it; an attribute need only tell
    siblings apart."""
    mark, sure = best_terms(terms, carried, within, size, joiner=" or ", room=MOST - words(noun))
    return (f"{mark} {noun}".strip(), sure) if mark and sure >= ENOUGH - GAIN and mark not in noun.split() else None


def _apart(tree: Tree, terms: Terms, found: Found) -> Found:
    """With an attribute for those nodes of a level that share a name under different parents, where one is apart."""
    alike, out = defaultdict(list), dict(found)
    for m, (name, _, _) in found.items():
        alike[name].append(m)
    taken = set(alike)
    for name, nodes in alike.items():
        if len(nodes) == 1:
            continue
        counts = np.stack([terms.count(tree.items(m)) for m in nodes])
        of = terms.only(terms.kind("attribute"), np.where(counts.sum(0) < COMMON * tree.size[nodes].sum(), counts, 0))
        for m, carried in zip(nodes, of, strict=True):
            marked = _mark(terms, carried, of.sum(0), int(tree.size[m]), name)
            if marked and marked[0] not in taken and found[m][1] in NOUNS:
                out[m] = (marked[0], found[m][1], min(marked[1], found[m][2]))
                taken.add(marked[0])
    return out


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
    t = int(max(half, key=lambda t: (-plainness(terms, t), count[t])))
    return f"{terms.text[t]}{OTHERS}", "taxonomy", float(count[t] / size)


def _distinct(tree: Tree, found: Found, above: Found, nodes: Sequence[int], used: set[str]) -> Found:
    """Every node of a level named, none like another or as in `used`: by its parent's name and a number where words
    gave out, by its own and a number where others have it.

    above: names of the parents.
    """
    out: Found = {}
    given, used = {name for name, _, _ in found.values()}, set(used)
    for m in nodes:
        name, source, sure = found.get(m, ("", "number", 0.0))
        if not name or name in used:
            parent = above[int(tree.parent[m])][0] if tree.parent[m] else "group"
            start = f"{parent}." if parent[-1:].isdigit() else f"{parent} "
            numbered = (f"{name} {i}" for i in count(2)) if name else (f"{start}{i}" for i in count(1))
            name = next(n for n in numbered if n not in used | given)
        used.add(name)
        out[m] = (name, source, sure)
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
