"""Training an adapter: a small projection after a frozen model, by which embeddings come to show a taxonomy.

Knows vectors, paths, captions and torch, inside `train`. Does not know collections, trees learned from them, or what
the projection is worth (before_after.py).

loss = (1 - cos to the original embedding) + strength x (hierarchy + words). Hierarchy: at each level a picture, and the
text of a node below, lies nearer to its own ancestor than to the level's other nodes, by a margin that grows with their
distance in the tree: a contrastive loss at every level (Zhang et al., "Use all the labels", 2022) with the margins of
hierarchical triplets (Ge et al., "Deep metric learning with hierarchical triplet loss", 2018), and it lies close to
its finest ancestor. Words: captions, names of nodes and values of attributes find their own pictures, since a
projection that only sorts by kind would forget everything else. Nothing of the model is trained (Gao et al.,
"CLIP-Adapter", 2021).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.items.item import Item
from hierdemo.measure.tree_quality import VALUES
from hierdemo.models.adapter import Adapter
from hierdemo.tree.paths import path_text

if TYPE_CHECKING:
    from torch import Tensor

Rows = NDArray[np.int64]
Steps = Callable[[int, int], None]  # done, of

MOST_ITEMS, MOST_CAPTIONS = 20_000, 5_000  # that are learnt from, evenly spread: more teaches little and costs time
HIDDEN, STEPS, RATE, BATCH = 512, 400, 3e-3, 1536
GAIN = 2.0  # of the first layer at the start: at the usual one a gelu is nearly a line over unit vectors
REFRESH = 10  # steps between two looks at where the nodes lie
MARGIN, SOFT = 0.3, 0.1  # cosine between the farthest nodes of a level, and softness of the comparison
SHARP = 0.05  # of words against pictures
CLOSE, NAMED, VALUED, KEPT = 6.0, 1.0, 0.2, 1.0  # weights beside 1: to the finest ancestor, names, values, old ranking
# all that decides what a head becomes, beside the lesson and its strength
SETTINGS = (
    *(MOST_ITEMS, MOST_CAPTIONS, HIDDEN, STEPS, RATE, BATCH, GAIN, REFRESH),
    *(MARGIN, SOFT, SHARP, CLOSE, NAMED, VALUED, KEPT),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Lesson:
    """What is learnt from: pictures (n, D), paths of the M nodes, ancestor (n, L): the nodes above a picture, or -1.

    node_texts (M, D): of each node's path. Texts (T, D) with the pictures that are right for them (T, n): finest_names,
    of the nodes where paths end; names, those and the paths of all nodes; values of attributes. captions (C, D) and
    caption_of (n,), -1 where a picture has none.
    """

    pictures: Floats
    paths: list[tuple[str, ...]]
    ancestor: Rows
    node_texts: Floats
    finest_names: tuple[Floats, NDArray[np.bool_]]
    names: tuple[Floats, NDArray[np.bool_]]
    values: tuple[Floats, NDArray[np.bool_]]
    captions: Floats
    caption_of: Rows

    @property
    def finest(self) -> Rows:
        """(n,) the last node of each picture's path, -1 without one."""
        return self.ancestor.max(1, initial=-1)  # nodes are numbered by level


def make_lesson(items: Sequence[Item], embeddings: Floats, encode: Callable[[Sequence[str]], Floats]) -> Lesson:
    """Pictures with their original embeddings (N, D), and everything that is said of them, encoded as texts.

    encode: texts -> (n, D) unit vectors, of the frozen model. Items without a path are kept as they were, and asked for
    by their captions. Raises ValueError where no level has two nodes to tell apart.
    """
    some = np.arange(len(items))[:: max(1, -(-len(items) // MOST_ITEMS))]
    rows = [items[i] for i in some]
    paths = sorted({r.taxonomy[:k] for r in rows for k in range(1, len(r.taxonomy) + 1)}, key=lambda p: (len(p), p))
    depth = max((len(p) for p in paths), default=0)
    if not any(sum(len(p) == level for p in paths) > 1 for level in range(1, depth + 1)):
        raise ValueError("There is no hierarchy to teach: the items' taxonomy must tell two kinds apart somewhere.")
    number = {path: m for m, path in enumerate(paths)}
    ancestor = np.full((len(rows), depth), -1, np.int64)
    for i, row in enumerate(rows):
        for k in range(len(row.taxonomy)):
            ancestor[i, k] = number[row.taxonomy[: k + 1]]
    spoken = sorted({r.caption for r in rows if r.caption})
    kept = {caption: c for c, caption in enumerate(spoken[:: max(1, -(-len(spoken) // MOST_CAPTIONS))])}
    finest = ancestor.max(1, initial=-1)  # nodes are numbered by level
    ends = sorted({paths[m][-1] for m in finest[finest >= 0]})
    last = np.array([[m >= 0 and paths[m][-1] == name for m in finest] for name in ends], bool)
    below = {text: set[int]() for p in paths for text in (p[-1], path_text(p))}
    for m, path in enumerate(paths):
        below[path[-1]].add(m)
        below[path_text(path)].add(m)
    holds = np.array([np.isin(ancestor, list(nodes)).any(1) for nodes in below.values()])
    worth = attribute_values(rows)
    has = np.array([[r.attributes.get(name) == value for r in rows] for name, value in worth], bool)
    return Lesson(
        embeddings[some],
        paths,
        ancestor,
        encode([path_text(p) for p in paths]),
        (encode(ends), last),
        (encode(list(below)), holds),
        (encode([value for _, value in worth]), has.reshape(len(worth), len(rows))),
        encode(list(kept)),
        np.array([kept.get(r.caption, -1) for r in rows], np.int64),
    )


def attribute_values(items: Sequence[Item]) -> list[tuple[str, str]]:
    """(attribute, value) that some of the items have, of attributes that have few values; "plain" says nothing."""
    found = sorted({(name, value) for item in items for name, value in item.attributes.items() if value})
    many = {name for name, _ in found if sum(other == name for other, _ in found) > VALUES}
    return [(name, value) for name, value in found if name not in many and value != "plain"]


def train(
    lesson: Lesson, strength: float, *, steps: int = STEPS, seed: int = 0, progress: Steps = lambda *_: None
) -> Adapter:
    """The adapter for a strength; 0 is the identity, bit for bit. The same lesson and seed give the same adapter.

    Raises ValueError for a strength below 0 or that is not finite.
    """
    if not 0 <= strength < np.inf:
        raise ValueError(f"strength must be a number from 0 on, got {strength}")
    if strength == 0:
        return Adapter.identity(lesson.pictures.shape[1])
    import torch

    school = _School(lesson)
    n, dim = lesson.pictures.shape
    chance = torch.Generator().manual_seed(seed)
    inner = (GAIN * torch.randn(HIDDEN, dim, generator=chance)).requires_grad_()
    offset = torch.zeros(HIDDEN, requires_grad=True)
    outer = torch.zeros(dim, HIDDEN, requires_grad=True)  # it starts as the identity
    optimizer = torch.optim.Adam([inner, offset, outer], RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)

    def adapted(x: "Tensor") -> "Tensor":
        hidden = torch.nn.functional.gelu(x @ inner.T + offset, approximate="tanh")
        return torch.nn.functional.normalize(x + hidden @ outer.T, dim=-1)

    for step in range(steps):
        if step % REFRESH == 0:
            with torch.no_grad():
                school.look(adapted)
        batch = torch.randperm(n, generator=chance)[:BATCH]
        optimizer.zero_grad()
        school.loss(adapted, batch, strength).backward()
        optimizer.step()
        schedule.step()
        progress(step + 1, steps)
    return Adapter(*(w.detach().numpy().copy() for w in (inner, offset, outer)))


class _School:
    """A lesson as tensors, where its nodes lie now, and the loss of a batch."""

    def __init__(self, lesson: Lesson) -> None:
        import torch

        self.pictures, self.captions = torch.from_numpy(lesson.pictures), torch.from_numpy(lesson.captions)
        self.caption_of, self.ancestor = torch.from_numpy(lesson.caption_of), torch.from_numpy(lesson.ancestor)
        self.finest, self.node_texts = torch.from_numpy(lesson.finest), torch.from_numpy(lesson.node_texts)
        self.asked = [(torch.from_numpy(v), torch.from_numpy(h).float()) for v, h in (lesson.names, lesson.values)]
        self.finest_names = torch.from_numpy(lesson.finest_names[0]), torch.from_numpy(lesson.finest_names[1]).float()
        self.above = torch.from_numpy(_ancestors(lesson.paths))
        self.levels = [
            (level, torch.from_numpy(nodes), torch.from_numpy(MARGIN * apart))
            for level, nodes, apart in _levels(lesson.paths)
        ]

    def look(self, adapted: Callable[["Tensor"], "Tensor"]) -> None:
        """Where pictures, texts and nodes lie now: a node at the mean of its pictures, and its own text.

        Modality means come off first, as in measure/node_embeddings.py.
        """
        import torch

        pictures, texts = adapted(self.pictures), adapted(self.node_texts)
        self.means = texts.mean(0), pictures.mean(0)
        sums = torch.zeros_like(texts)
        for column in self.ancestor.T:
            sums.index_add_(0, column[column >= 0], _away(pictures[column >= 0], self.means[1]))
        self.nodes = _unit(_unit(sums) + _away(texts, self.means[0]))

    def loss(self, adapted: Callable[["Tensor"], "Tensor"], batch: "Tensor", strength: float) -> "Tensor":
        x, texts = adapted(self.pictures[batch]), adapted(self.node_texts)
        keep = (1 - (x * self.pictures[batch]).sum(1)).mean()
        words = self._words(adapted, x, batch)
        has = self.caption_of[batch] >= 0
        if has.sum() > 1:
            said = self.caption_of[batch[has]]
            captions = adapted(self.captions[said])
            keep = keep + (1 - (captions * self.captions[said]).sum(1)).mean()
            words = words + _captions(x[has], captions, said, self.captions[said] @ self.pictures[batch[has]].T)
        return keep + strength * (self._hierarchy(x, texts, batch) + words)

    def _hierarchy(self, x: "Tensor", texts: "Tensor", batch: "Tensor") -> "Tensor":
        import torch

        x, texts = _away(x, self.means[1]), _away(texts, self.means[0])
        place = torch.empty(len(self.nodes), dtype=torch.int64)
        losses = []
        for level, nodes, margins in self.levels:
            place[nodes] = torch.arange(len(nodes))
            for vectors, own in ((x, self.ancestor[batch, level - 1]), (texts, self.above[:, level - 1])):
                if (own >= 0).any():
                    at = place[own[own >= 0]]
                    scores = vectors[own >= 0] @ self.nodes[nodes].T + margins[at]
                    losses.append(torch.nn.functional.cross_entropy(scores / SOFT, at))
        placed = self.finest[batch] >= 0
        total = torch.stack(losses).mean() if losses else x.sum() * 0
        if placed.any():
            total = total + CLOSE * (1 - (x[placed] * self.nodes[self.finest[batch][placed]]).sum(1)).mean()
        return total

    def _words(self, adapted: Callable[["Tensor"], "Tensor"], x: "Tensor", batch: "Tensor") -> "Tensor":
        """Names and values find their pictures, and each picture the name of its finest node.

        Not the other way for values: a picture that must tell its colour from the others clusters by colour.
        """
        total = x.sum() * 0
        for (texts, holds), weight in zip(self.asked, (NAMED, VALUED), strict=True):
            if len(texts):
                total = total + weight * _shares(adapted(texts) @ x.T / SHARP, holds[:, batch])
        texts, holds = self.finest_names
        return total + NAMED * _shares(x @ adapted(texts).T / SHARP, holds[:, batch].T)


def _captions(x: "Tensor", captions: "Tensor", said: "Tensor", old: "Tensor") -> "Tensor":
    """Captions and pictures find each other, equal captions being one; and captions rank much as they did before."""
    import torch

    scores, same = captions @ x.T / SHARP, (said[:, None] == said[None, :]).float()
    before = torch.log_softmax(old / SHARP, 1)
    moved = torch.nn.functional.kl_div(torch.log_softmax(scores, 1), before, log_target=True, reduction="batchmean")
    return (_shares(scores, same) + _shares(scores.T, same)) / 2 + KEPT * moved


def _shares(scores: "Tensor", right: "Tensor") -> "Tensor":
    """Contrastive loss with several right answers a row, an equal share each; rows without any are left out."""
    import torch

    count = right.sum(1)
    if not (count > 0).any():
        return scores.sum() * 0
    found = (right * torch.log_softmax(scores, 1)).sum(1)[count > 0] / count[count > 0]
    return -found.mean()


def _ancestors(paths: Sequence[tuple[str, ...]]) -> Rows:
    """(M, L) each node's ancestor at levels 1..L, itself at its own, -1 below."""
    number = {path: m for m, path in enumerate(paths)}
    depth = max(map(len, paths))
    return np.array([[number[p[:k]] if k <= len(p) else -1 for k in range(1, depth + 1)] for p in paths], np.int64)


def _levels(paths: Sequence[tuple[str, ...]]) -> list[tuple[int, Rows, Floats]]:
    """Levels of two nodes or more: number, nodes (C,), and how far apart these are in the tree, (C, C) in 0..1."""
    above, found = _ancestors(paths), []
    for level in range(1, above.shape[1] + 1):
        nodes = np.flatnonzero(above[:, level - 1] == np.arange(len(paths)))
        if len(nodes) > 1:
            own = above[nodes, :level]
            shared = (own[:, None, :] == own[None, :, :]).sum(2)  # ancestors that two have in common
            found.append((level, nodes, (1 - shared / level).astype(np.float32)))
    return found


def _away(x: "Tensor", mean: "Tensor") -> "Tensor":
    return _unit(x - mean)


def _unit(x: "Tensor") -> "Tensor":
    import torch

    return torch.nn.functional.normalize(x, dim=-1)
