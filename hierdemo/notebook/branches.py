"""A whole tree in a notebook: its nodes one after the other, and nested as they hang together.

Knows trees and their names. Does not know questions.
"""

from collections.abc import Iterator
from typing import Any

from hierdemo.collection.collection import Collection
from hierdemo.notebook import markup
from hierdemo.notebook.markup import Thumb

TOLD = 2  # levels that are written out as text


class Tree:
    """Iterating gives a dict a node, parents before children: node, label, size, level, parent."""

    def __init__(self, collection: Collection, name: str, thumb: Thumb) -> None:
        if name not in collection.views:
            raise ValueError(f"This collection has no tree {name!r}: use {' or '.join(collection.views)}.")
        self.name, self._view, self._items, self._thumb = name, collection.views[name], collection.items, thumb
        self._noun = collection.meta.noun

    def __len__(self) -> int:
        return self._view.tree.n_nodes

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (self[m] for m in range(len(self)))

    def __getitem__(self, node: int) -> dict[str, Any]:
        tree = self._view.tree
        if not 0 <= node < len(self):
            raise IndexError(f"There is no node {node} in the tree {self.name!r}: they run from 0 to {len(self) - 1}.")
        label = self._view.labels[node].name if node else f"all {self._noun}"
        about = {"node": node, "label": label, "guess": bool(node) and self._view.labels[node].guessed}
        parent = int(tree.parent[node]) if node else None
        return about | {"size": int(tree.size[node]), "level": int(tree.level[node]), "parent": parent}

    def items(self, node: int) -> list[int]:
        """The ids of a node's items."""
        return [int(i) for i in self._view.tree.items(self[node]["node"])]

    def __repr__(self) -> str:
        kept = [n for n in self._in_order(0) if n["level"] <= TOLD]
        rest = len(self) - len(kept)
        lines = [f"{'  ' * n['level']}{markup.named(n)}  {n['size']:,}" for n in kept]
        return "\n".join(lines + ([f"and {rest:,} nodes below"] if rest else []))

    def _repr_html_(self) -> str:
        return markup.whole(self._nested(0))

    def _children(self, node: int) -> list[int]:
        return [int(c) for c in self._view.tree.children(node)]

    def _in_order(self, node: int) -> Iterator[dict[str, Any]]:
        yield self[node]
        for child in self._children(node):
            yield from self._in_order(child)

    def _nested(self, node: int) -> str:
        own, children = self[node], self._children(node)
        reps = self._view.labels[node].reps if own["level"] == 1 else ()
        seen = [{"id": i, "file": self._items[i].file, "caption": self._items[i].caption} for i in reps]
        told = f"{markup.escape(markup.named(own))} <small>{own['size']:,}, node {node}</small>"
        if not children:
            return f'<div class="leaf">{told}</div>'
        below = markup.typical(seen, self._thumb) + "".join(map(self._nested, children))
        return f"<details{' open' if not node else ''}><summary>{told}</summary>{below}</details>"
