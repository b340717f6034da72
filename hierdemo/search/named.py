"""Which branches a question names in its words, and which of those an answer left out.

Knows a tree's names and what items are called. Does not know vectors or scores.
"""

from collections.abc import Iterable, Iterator, Sequence

from hierdemo.collection.collection import View
from hierdemo.items.item import Item
from hierdemo.search.certainty import as_named
from hierdemo.tree.terms import WORD

LONGEST = 4  # words of a name that is looked for
KNOWN = frozenset({"taxonomy", "captions", "person"})  # where a name comes from that says what its pictures are


class Named:
    """The named branches of a tree: what a guess or an attribute calls one is no name here. A name of several parts
    ("boats and ships") is looked for by each.
    """

    def __init__(self, view: View, items: Sequence[Item]) -> None:
        self._view, self._items = view, items
        self._nodes: dict[str, list[int]] = {}
        for node, label in enumerate(view.labels):
            for part in _parts(label.name) if node and label.source in KNOWN else ():
                self._nodes.setdefault(part, []).append(node)

    def left_out(self, text: str, found: Sequence[int], unread: Sequence[str] = ()) -> list[tuple[str, int]]:
        """What a text names and none of the items found is: (the words, the largest branch of that name). unread: its
        words that the model does not know, for which nothing could be found.
        """
        if not found:
            return []
        tree, unread_ones = self._view.tree, {as_named(word) for word in unread}
        within = {node for item in found for node in tree.ancestors(int(tree.leaf_of[item]))}
        called = {as_named(word) for item in found for word in self._items[item].taxonomy}
        said = f" {' '.join(as_named(w) for item in found for w in WORD.findall(self._items[item].caption.lower()))} "
        return [
            (words, max(nodes, key=lambda node: int(tree.size[node])))
            for words, nodes in self._in(text)
            if not unread_ones & set(words.split())
            and not within & set(nodes)
            and words not in called
            and f" {words} " not in said
        ]

    def _in(self, text: str) -> Iterator[tuple[str, list[int]]]:
        """The names that stand in a text, in its order; longer ones first, and none within another."""
        words = [as_named(word) for word in WORD.findall(text.lower())]
        taken: dict[int, str] = {}
        for size in range(LONGEST, 0, -1):
            for at in range(len(words) - size + 1):
                name, span = " ".join(words[at : at + size]), range(at, at + size)
                if name in self._nodes and not taken.keys() & set(span):
                    taken |= dict.fromkeys(span, name)
        for name in dict.fromkeys(taken[at] for at in sorted(taken)):
            yield name, self._nodes[name]


def _parts(name: str) -> Iterable[str]:
    return (part for whole in name.split(",") for half in whole.split(" and ") if (part := as_named(half)))
