"""The names on the way to a node, and the text that tells a model of them.

Knows a tree and its nodes' names. Does not know vectors.
"""

from collections.abc import Sequence

from hierdemo.tree.tree import Tree


def paths_of(tree: Tree, names: Sequence[str]) -> list[tuple[str, ...]]:
    """Each node's names from level 1 down to its own; the root's is empty. names: one a node, as the labels have it."""
    if len(names) != tree.n_nodes:
        raise ValueError(f"names must be one a node, {tree.n_nodes}, got {len(names)}")
    return [tuple(names[a] for a in tree.ancestors(m)) for m in range(tree.n_nodes)]


def path_text(path: tuple[str, ...]) -> str:
    """The node's own name first, e.g. "golden retriever, dogs, mammals, animals"."""
    return ", ".join(reversed(path))
