"""How far an item's pictures and texts are from the leaf that it is said to be of.

Knows a tree's leaves as labels, and vectors. Does not know where vectors come from, collections or pages.

Evidence, each as a probability for every leaf: `pictures`, the item's cosine to the mean of each leaf's pictures (left
out of its own), after whitening within leaves, which takes away what varies in all of them alike, such as colour;
`words`, its cosine to each leaf's words; `caption`, its caption's cosine to them. Each has the temperature at which it
predicts the given labels best, so that evidence which tells little also weighs little. The product of the three,
renormalised, gives the leaf that an item looks like, and minus the log of what is left for its own leaf is the doubt:
the self-confidence of Northcutt et al. ("Confident learning", 2021) with several witnesses. On top comes `match`: how
many other captions fit the picture as well as its own (the contrastive loss), for a caption that is wrong with its
label.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, Ints, unit
from hierdemo.tree.tree import Tree

TEMPERATURES = np.geomspace(0.003, 3, 25)
CAP = 5.0  # nats: what one item may weigh when a temperature is chosen, for some labels are wrong
SAMPLE = 2000  # items on which temperatures are chosen
OTHERS = 256  # captions that an item's own is compared with
SHRINK = 0.1  # least share of the plain scale in the whitening
ROWS = 4096

Logits = Callable[[NDArray], Floats]  # rows -> (rows, leaves) cosines


@dataclass(frozen=True, eq=False)
class Material:
    """What is compared; all of it unit vectors, the last three centred per modality and zero where there is none.

    embeddings, pictures, captions (N, D); same (N,): a number for each different caption, -1 for none; words (M, D) of
    the tree's nodes.
    """

    embeddings: Floats
    pictures: Floats
    captions: Floats
    same: Ints
    words: Floats


@dataclass(frozen=True, eq=False)
class Doubts:
    """score (N,) in nats, higher is worse; looks_like (N,): the leaf that all evidence together points to; evidence:
    what each kind says by itself, (N,) nats.
    """

    score: Floats
    looks_like: Ints
    evidence: dict[str, Floats]


def doubts(tree: Tree, leaf: Ints, material: Material) -> Doubts:
    """How far each item's evidence is from the leaf it is said to be of.

    leaf (N,): a leaf of the tree for each item, its own or, to try labels out, another one. Time and memory grow as
    N x leaves, in blocks of ROWS items.
    """
    column = np.zeros(tree.n_nodes, np.int32)
    column[tree.leaves] = np.arange(len(tree.leaves))
    own, n = column[leaf], len(leaf)
    kinds = {"pictures": nearness(whitened(material.embeddings, own), own, len(tree.leaves))}
    words = material.words[tree.leaves]
    told = np.any(words[own], axis=1, keepdims=True)  # of a leaf without words, words say nothing
    kinds["words"] = cosines(material.pictures * told, words)
    kinds["caption"] = cosines(material.captions * told, words)
    sample = np.arange(n)[:: -(-n // SAMPLE)]
    warm = {name: _temperature(logits(sample), own[sample]) for name, logits in kinds.items()}
    score, best = np.empty(n, np.float32), np.empty(n, np.int32)
    evidence = {name: np.empty(n, np.float32) for name in kinds}
    for rows in _blocks(n):
        total = np.zeros((len(rows), len(tree.leaves)), np.float32)
        for name, logits in kinds.items():
            logs = _log_softmax(logits(rows) / warm[name])
            evidence[name][rows] = -logs[np.arange(len(rows)), own[rows]]
            total += logs
        score[rows] = -_log_softmax(total)[np.arange(len(rows)), own[rows]]
        best[rows] = total.argmax(1)
    evidence["match"] = _match(material)
    return Doubts(score + evidence["match"], tree.leaves[best].astype(np.int32), evidence)


def cosines(vectors: Floats, others: Floats) -> Logits:
    """Of both unit vectors, block by block."""
    return lambda rows: vectors[rows] @ others.T


def nearness(vectors: Floats, label: Ints, k: int) -> Logits:
    """Cosines of items to the mean of each of k labels, an item left out of its own; where it is the only one, its own
    is what an item's own cosine is in the median.
    """
    sums = np.zeros((k, vectors.shape[1]), np.float32)
    np.add.at(sums, label, vectors)
    means = unit(sums)
    mine = (unit(sums[label] - vectors) * vectors).sum(1)
    alone = np.bincount(label, minlength=k)[label] < 2
    mine[alone] = np.median(mine[~alone]) if not alone.all() else 1.0

    def logits(rows: NDArray) -> Floats:
        found = vectors[rows] @ means.T
        found[np.arange(len(rows)), label[rows]] = mine[rows]
        return found

    return logits


def _match(material: Material) -> Floats:
    """(N,) nats: how many of OTHERS captions fit an item's picture as well as its own; 0 without a caption."""
    pictures, captions, same = material.pictures, material.captions, material.same
    out = np.zeros(len(same), np.float32)
    rows = np.flatnonzero(same >= 0)
    if not len(rows):
        return out
    sample = rows[np.linspace(0, len(rows) - 1, min(OTHERS, len(rows))).astype(int)]

    def logits(some: NDArray) -> Floats:
        other = pictures[some] @ captions[sample].T
        other[same[some][:, None] == same[sample][None]] = -np.inf  # the same words are no other caption
        return np.concatenate([(pictures[some] * captions[some]).sum(1)[:, None], other], 1)

    few = rows[:: -(-len(rows) // SAMPLE)]
    warm = _temperature(logits(few), np.zeros(len(few), np.int32))
    for block in _blocks(len(rows)):
        out[rows[block]] = -_log_softmax(logits(rows[block]) / warm)[:, 0]
    return out


def whitened(x: Floats, label: Ints) -> Floats:
    """(N, D) unit vectors in which the spread within labels is the same in all directions; shrunk towards plain, the
    more so the fewer items there are.
    """
    n, dim = x.shape
    k = int(label.max()) + 1
    sums = np.zeros((k, dim), np.float32)
    np.add.at(sums, label, x)
    rest = x - (sums / np.maximum(np.bincount(label, minlength=k), 1)[:, None])[label]
    spread = rest.T @ rest / n
    shrink = max(SHRINK, dim / (dim + max(n - k, 1)))
    scale = max(float(np.trace(spread)) / dim, 1e-9)
    values, vectors = np.linalg.eigh((1 - shrink) * spread + shrink * scale * np.eye(dim))
    return unit((x - x.mean(0)) @ (vectors / np.sqrt(values)).astype(np.float32))


def _temperature(logits: Floats, own: Ints) -> float:
    """The one of TEMPERATURES at which the logits predict the labels best, no item weighing more than CAP."""

    def loss(t: float) -> float:
        return float(np.minimum(-_log_softmax(logits / t)[np.arange(len(own)), own], CAP).mean())

    return float(min(TEMPERATURES, key=loss))


def nearest(logits: Logits, n: int) -> Ints:
    """(N,) the column of the highest cosine."""
    return np.concatenate([logits(rows).argmax(1) for rows in _blocks(n)]).astype(np.int32)


def _blocks(n: int) -> Iterator[NDArray]:
    return (np.arange(a, min(a + ROWS, n)) for a in range(0, n, ROWS))


def _log_softmax(x: NDArray) -> Floats:
    x = x - x.max(1, keepdims=True)
    return (x - np.log(np.exp(x).sum(1, keepdims=True))).astype(np.float32)
