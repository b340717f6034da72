"""What training minimises. Knows tensors of embeddings and facts; does not know drawings, batches or the loop.

`pairs`: text to picture and back, contrastive with several positives: a caption is right for every picture of which
all that it states is true (in so small a world half of a batch would otherwise be false negatives).
The hierarchy term, whose weight is the dial, has two parts. `levels`: supervised contrastive between pictures (Khosla
et al., 2020), once for each level of the taxonomy, as hierarchical multi-label contrastive learning does (Zhang et al.,
"Use All The Labels", 2022). `parents`: a hinge on node embeddings, so that a node lies nearer to its parent than to
any other node of the parent's level. Order embeddings (Vendrov et al., 2016), Poincare embeddings (Nickel and Kiela,
2017) and MERU (Desai et al., 2023) give the same order other geometries; here it stays plain cosine on the sphere, which
every index understands.
"""

from typing import Any

# parent is the node right above the type: dogs and cats part as clearly as cars and trucks, mammals hold a little
LEVELS = (("node0", 0.3), ("node1", 0.1), ("parent", 0.2), ("type", 0.4))
FACTS = ("node0", "node1", "node2", "parent", "type", "colour", "material", "background")
MARGIN = 0.15  # by how much, in cosine, a parent lies nearer than the other nodes of its level


def pairs(image: Any, text: Any, scale: Any, facts: Any, stated: Any) -> Any:
    """image (B, D), text (C, D); facts (B, F): what is true of each picture; stated (C, F): what each caption says, -1
    where it is silent."""
    import torch.nn.functional as F

    right = ((stated[None] == -1) | (stated[None] == facts[:, None])).all(-1).float()  # (B, C)
    logits = scale * image @ text.T
    losses = []
    for log_p, mark in ((F.log_softmax(logits, 1), right), (F.log_softmax(logits, 0).T, right.T)):
        count = mark.sum(1)
        losses.append(-((log_p * mark).sum(1) / count.clamp(1))[count > 0].mean())
    return (losses[0] + losses[1]) / 2


def levels(image: Any, facts: Any, temperature: float) -> Any:
    """Pictures of one node of the taxonomy belong together, at every level."""
    import torch
    import torch.nn.functional as F

    self_pairs = torch.eye(len(image), dtype=torch.bool)
    log_p = F.log_softmax((image @ image.T / temperature).masked_fill(self_pairs, -1e4), 1)
    loss = 0.0
    for level, weight in LEVELS:
        column = facts[:, FACTS.index(level)]
        same = ((column[:, None] == column[None]) & ~self_pairs).float()
        loss = loss - weight * ((log_p * same).sum(1) / same.sum(1).clamp(1)).mean()
    return loss


def parents(nodes: Any, parent: Any, depth: Any) -> Any:
    """nodes (M, D) unit vectors, parent (M,) with -1 for the first level, depth (M,): mean hinge over every triplet of a
    node, its parent and another node of the parent's level."""
    import torch

    child = torch.nonzero(parent >= 0).squeeze(1)
    cos = nodes @ nodes.T
    near = cos[child, parent[child]]
    other = depth[None] == depth[parent[child]][:, None]
    other[torch.arange(len(child)), parent[child]] = False
    short = (MARGIN - near[:, None] + cos[child]).clamp(0) * other
    return short.sum() / other.sum().clamp(1)


class Nodes:
    """The taxonomy's nodes while training: their texts, and a running mean of their pictures' embeddings."""

    def __init__(self, paths: list[tuple[str, ...]], texts: list[str], dim: int) -> None:
        """paths: of every node, types included; texts: one each."""
        import torch

        self.paths, self.texts = paths, texts
        number = {path: i for i, path in enumerate(paths)}
        self.parent = torch.tensor([number.get(path[:-1], -1) for path in paths])
        self.depth = torch.tensor([len(path) for path in paths])
        self.types = [
            i for i, path in enumerate(paths) if all(other[: len(path)] != path or other == path for other in paths)
        ]
        below = [[float(paths[t][: len(path)] == path) for t in self.types] for path in paths]
        self.below = torch.tensor(below)  # (M, T)
        self.mean = torch.zeros(len(self.types), dim)

    def embed(self, image: Any, kind: Any, text: Any, *, keep: float = 0.8) -> Any:
        """image (B, D), kind (B,): row in `types`, text (M, D): of `texts`. (M, D): unit of (unit text + unit mean of the
        node's pictures), each centred on its own mean over the nodes, because texts and pictures lie apart."""
        import torch
        import torch.nn.functional as F

        one_hot = F.one_hot(kind, len(self.types)).float()
        count = one_hot.sum(0)[:, None]
        batch = one_hot.T @ image / count.clamp(1)
        new = (count > 0) & (self.mean.abs().sum(1, keepdim=True) == 0)
        weight = torch.where(count > 0, torch.where(new, 1.0, 1 - keep), 0.0)
        mean = (1 - weight) * self.mean + weight * batch
        self.mean = mean.detach()
        pictures = self.below @ mean / self.below.sum(1, keepdim=True)
        centred = [F.normalize(v - v.mean(0, keepdim=True).detach(), dim=-1) for v in (text, pictures)]
        return F.normalize(centred[0] + centred[1], dim=-1)
