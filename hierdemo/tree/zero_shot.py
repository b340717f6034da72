"""Zero-shot names: which words of the general vocabulary fit a tree's nodes, and tell them from their siblings.

Knows a tree, vectors of pictures and of words, and kinship of words. Does not know models: a function gives the words'
vectors. Pictures and words are centred first, each on their own mean, because of the gap between the two.

Every picture spreads itself over the words (a softmax of its scores), a general word has what the words below it have,
and the word that coincides best with a node among its parent's pictures (F1) is its name: "dog" where all are dogs of
many kinds, "beagle" where they are one. Centroids break ties: the node's against the parent's, and against all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, Ints, unit
from hierdemo.models.scope import Scope
from hierdemo.tree.chance import may_name
from hierdemo.tree.tree import Tree
from hierdemo.tree.vocabulary import Vocabulary

Encode = Callable[[Sequence[str]], Floats]

SHARP = 3.0  # of the softmax, over scores in standard deviations of each word
TIES = 0.8  # weight of each centroid's cosine beside F1
SAMPLE = 10_000  # pictures looked at, evenly from all leaves
LEAST = 4  # of every leaf
PROBES = 1  # words of each class that are looked at before the class as a whole
CLASSES = 6  # that each node has all words of looked at
SHORT = 3  # words of each node that are looked at in every prompt template
AMONG, OF = 5, 20  # so many words that fit a picture best, but no more than one in so many: a name is one, or above one
ENOUGH = 0.5  # share of a node's pictures of which that must hold
SURE = 0.6  # share of a node's pictures that a name must fit better than the siblings' names


@dataclass(frozen=True, eq=False)
class Guess:
    """The words whose vectors are known, and what the pictures are by them.

    vectors (V, D): centred, unit length; mass (M, V): how many of each node's pictures are of each word; at (S,):
    where the pictures that were looked at stand in the tree's order, rising, and their scores (S, V) in standard
    deviations of each word; passes (M,): whether a word may name the node at all; apart (S, V): the scores as seen from
    all that the model knows, where it says so.
    """

    tree: Tree
    vocabulary: Vocabulary
    vectors: Floats
    mass: Floats
    at: Ints
    scores: Floats
    passes: NDArray[np.bool_]
    apart: Floats | None = None


def guess(
    tree: Tree,
    embeddings: Floats,
    vocabulary: Vocabulary,
    encode: Encode,
    *,
    refine: Encode | None = None,
    scope: Scope | None = None,
    seed: int = 0,
) -> Guess | None:
    """What the nodes could be called; None where there is nothing to tell apart, or no word.

    embeddings (N, D) of the items; encode: (n, D) unit vectors of words, in one prompt template; refine: in all of
    them, at a higher price; scope: what the model knows, None where nobody says. General words are encoded first, then
    all below those that fit some node; those that fit one best are refined.
    """
    if not len(vocabulary) or tree.n_nodes < 2:
        return None
    probes = _probes(vocabulary)
    probed = encode(general(vocabulary))
    middle = probed.mean(0)
    wanted = {vocabulary.words[w] for w in [*probes, *_near(tree, vocabulary, probes, unit(probed - middle))]}
    kept = vocabulary.only(wanted.__contains__)
    vectors = unit(encode(kept.words) - middle)
    if refine is not None:
        fits = unit(tree.centroid[1:] - tree.centroid[0]) @ vectors.T
        short = np.unique(np.argpartition(-fits, min(SHORT, len(kept)) - 1, axis=1)[:, :SHORT])
        words = [kept.words[w] for w in short]
        plain, finer = encode(words), refine(words)  # what templates add to every word says nothing of one
        vectors[short] = unit(finer - finer.mean(0) + plain.mean(0) - middle)
    at = _spread(tree)
    scores = (embeddings[tree.order[at]] - tree.centroid[0]) @ vectors.T
    scores /= np.maximum(scores.std(0), 1e-12)
    apart = None
    if scope is not None:
        home = scope.means - scope.means.mean(0)
        apart = (embeddings[tree.order[at]] - scope.means.mean(0)) @ vectors.T / (home @ vectors.T).std(0)
    passes = may_name(tree, embeddings, at, vectors, scope=scope, seed=seed)
    return Guess(tree, kept, vectors, _mass(tree, kept, at, scores), at, scores, passes, apart)


def names(
    g: Guess, parent: int, nodes: Sequence[int], *, taken: set[str], above: str = ""
) -> dict[int, tuple[str, float]]:
    """Names of some children of a node, each with the share of the child's pictures that it fits better than its
    siblings' names; children that no word fits are left out. taken: names that are given already; above: the parent's.

    Two children have the same name where that fits the second's pictures, too, better than any other. A word that is
    not below the parent's own must fit the child better than that one.
    """
    tree, words = g.tree, g.vocabulary.words
    nodes = [int(m) for m in nodes if g.passes[m]]
    if not nodes:
        return {}
    ids = np.array(nodes)
    f1 = 2 * g.mass[ids] / np.maximum(tree.size[ids][:, None] + g.mass[parent], 1e-12)
    here, overall = tree.centroid[ids] - tree.centroid[parent], tree.centroid[ids] - tree.centroid[0]
    score = f1 + TIES * (unit(here) + unit(overall)) @ g.vectors.T
    chosen: dict[int, int] = {}
    taken = set(taken)
    for i in np.argsort(-score.max(1), kind="stable"):
        free = (w for w in np.argsort(-score[i], kind="stable").tolist() if words[w] not in taken)
        if (w := next(free, None)) is not None:
            chosen[nodes[i]] = w
            taken.add(words[w])
    own = words.index(above) if above in words else None
    found = _sure(g, chosen).items()
    return {m: (words[w], share) for m, (w, share) in found if _adds(g, m, w, own) and _holds(g, m, w)}


def _adds(g: Guess, node: int, word: int, above: int | None) -> bool:
    """Whether a word says more of a node than its parent's does."""
    if above is None or above in g.vocabulary.line(word):
        return True
    scores = g.scores[_within(g, node)]
    return bool((scores[:, word] > scores[:, above]).mean() >= SURE)


def _holds(g: Guess, node: int, word: int) -> bool:
    """Whether a word that tells a node from its siblings is one of the few that fit its pictures best, or above one; as
    seen from all that the model knows, if it says so: among carrots some are more like a piano, and none is one.
    """
    scores = (g.scores if g.apart is None else g.apart)[_within(g, node)]
    best = scores[:, g.vocabulary.below(word)].max(1, keepdims=True)
    better = (scores > best).sum(1) - (scores[:, g.vocabulary.line(word)] > best).sum(1)
    return bool((better < min(AMONG, 1 + len(g.vocabulary) // OF)).mean() >= ENOUGH)


def _sure(g: Guess, chosen: dict[int, int]) -> dict[int, tuple[int, float]]:
    """What is left of the siblings' words, and its share, when the one that fits the fewest of its node's pictures best
    has been given up, and again, until all fit enough. A node that gave up its word takes a sibling's that fits better.
    """
    words = list(chosen.values())
    spans = [_within(g, m) for m in chosen]
    scores = np.concatenate([g.scores[span][:, words] for span in spans]) if words else np.zeros((0, 0), np.float32)
    sizes = np.array([span.stop - span.start for span in spans])
    own = np.repeat(np.arange(len(words)), sizes)
    means = scores.mean(0) if words else scores
    first = scores.argmax(1) if words else np.array([], int)
    best, left = first.copy(), np.ones(len(words), bool)
    hits = np.bincount(own[best == own], minlength=len(words)) / np.maximum(sizes, 1)
    while left.any():
        if left.sum() == 1:  # nothing to beat but what the siblings' pictures have on average
            k = int(left.argmax())
            hits[k] = (scores[own == k, k] > means[k]).mean()
        k = int(np.where(left, hits, np.inf).argmin())
        if hits[k] >= SURE:
            break
        left[k], scores[:, k] = False, -np.inf
        moved = np.flatnonzero(best == k)
        best[moved] = scores[moved].argmax(1)
        hits += np.bincount(own[moved][best[moved] == own[moved]], minlength=len(words)) / np.maximum(sizes, 1)
    found = {}
    for k, m in enumerate(chosen):
        if left[k]:
            found[m] = words[k], float(hits[k])
        elif left.any():
            counts = np.bincount(best[own == k], minlength=len(words)) / sizes[k]
            other = int(counts.argmax())
            if counts[other] >= SURE and (first[own == k] == other).sum() >= (first[own == k] == k).sum():
                found[m] = words[other], float(counts[other])  # one more of its sibling's kind
    return found


def general(vocabulary: Vocabulary) -> list[str]:
    """The words that have words below them, and the most typical of those."""
    return [vocabulary.words[w] for w in _probes(vocabulary)]


def _within(g: Guess, node: int) -> slice:
    """A node's pictures among those looked at."""
    a, b = np.searchsorted(g.at, [g.tree.start[node], g.tree.stop[node]])
    return slice(int(a), int(b))


def _probes(vocabulary: Vocabulary) -> list[int]:
    inner = [w for w, below in enumerate(vocabulary.children) if below]
    first = [below[i] for below in vocabulary.children for i in range(min(PROBES, len(below)))]
    return sorted({*inner, *first, *(w for w, above in enumerate(vocabulary.parent) if above < 0)})


def _near(tree: Tree, vocabulary: Vocabulary, probes: list[int], vectors: Floats) -> list[int]:
    """The words right below those general ones that fit some node best, by themselves or by their most typical one."""
    apart = unit(tree.centroid[1:] - tree.centroid[0])
    scores, column = apart @ vectors.T, {w: i for i, w in enumerate(probes)}
    inner = [w for w in probes if vocabulary.children[w]]
    best = [scores[:, [column[v] for v in (w, *vocabulary.children[w]) if v in column]].max(1) for w in inner]
    nearest = np.argsort(-np.stack(best, 1), axis=1, kind="stable")[:, :CLASSES] if inner else np.zeros((0, 0), int)
    return [v for i in np.unique(nearest).tolist() for v in vocabulary.children[inner[i]]]


def _spread(tree: Tree) -> Ints:
    """Places in the tree's order: as many of every leaf, evenly spaced."""
    most = max(LEAST, SAMPLE // len(tree.leaves))
    spans = ((int(tree.start[m]), int(tree.stop[m])) for m in tree.leaves)
    found = [np.unique(np.linspace(a, b - 1, min(most, b - a)).round().astype(np.int32)) for a, b in spans]
    return np.sort(np.concatenate(found))


def _mass(tree: Tree, vocabulary: Vocabulary, at: Ints, scores: Floats) -> Floats:
    """(M, V) pictures of each node by word: those looked at stand for all of their leaf."""
    mass = np.zeros((tree.n_nodes, len(vocabulary)), np.float32)
    for m in tree.leaves:
        a, b = np.searchsorted(at, [tree.start[m], tree.stop[m]])
        spread = np.exp(SHARP * (scores[a:b] - scores[a:b].max(1, keepdims=True)))
        mass[m] = (spread / spread.sum(1, keepdims=True)).mean(0) * tree.size[m]
    for w in range(len(vocabulary) - 1, -1, -1):  # what is below first
        if (above := vocabulary.parent[w]) >= 0:
            mass[:, above] += mass[:, w]
    for m in range(tree.n_nodes - 1, 0, -1):
        mass[tree.parent[m]] += mass[m]
    return mass
