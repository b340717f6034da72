"""How many names of nodes are right when the demo's drawings carry no words: python -m tests.bench.naming

The demo's cluster tree is named from the general vocabulary alone, by the demo's own model, and every name is held
against what the drawings are. A name is right if it is true of at least half of the node's drawings: it is the type,
one of the words people use for it, the category or department, or a word of the vocabulary that stands above one of
these. It is exact if it is the type itself, or such a word for it.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from assets.make.taxonomy import kinds
from hierdemo.collection.store import load
from hierdemo.demo import DEMO
from hierdemo.items.item import Item
from hierdemo.models.loading import load_encoder
from hierdemo.models.word_cache import Wordbook
from hierdemo.tree.labels import Label, label_tree
from hierdemo.tree.tree import Tree
from hierdemo.tree.vocabulary import Vocabulary, read_vocabulary
from hierdemo.tree.zero_shot import guess


def plain(word: str) -> str:
    """Without what the number of things and the spelling make of it."""
    word = word.lower().replace("-", " ").replace("women's", "").replace("men's", "").strip()
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def _said_of(kind: str) -> frozenset[str]:
    return frozenset(plain(word) for k in kinds() if k.name == kind for word in (k.name, *k.words))


def truths(items: Sequence[Item], vocabulary: Vocabulary) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """What is exact of each item, and what is right."""
    at = {plain(word): w for w, word in enumerate(vocabulary.words)}

    @cache
    def of(path: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
        exact = _said_of(path[-1]) | {plain(path[-1])}
        lines = (vocabulary.line(at[word]) for word in exact if word in at)
        above = {plain(vocabulary.words[w]) for line in lines for w in line}
        return exact, frozenset(exact | above | {plain(word) for word in path})

    found = [of(item.taxonomy) for item in items]
    return [exact for exact, _ in found], [right for _, right in found]


def judge(tree: Tree, labels: Sequence[Label], items: Sequence[Item]) -> dict[str, dict[str, float]]:
    """By level: how many nodes, how many of them named, and the shares of the named that are right and exact."""
    exact, right = truths(items, read_vocabulary())
    nodes = {"first level": tree.standing_at(1), "leaves": tree.leaves}
    found = {}
    for where, these in nodes.items():
        named = [int(m) for m in these if labels[m].confidence > 0]  # a number alone is no name
        words = {m: plain(labels[m].name.rstrip("23456789 ")) for m in named}
        hits: Counter[str] = Counter()
        for m in named:
            for kind, truth in (("right", right), ("exact", exact)):
                hits[kind] += bool(sum(words[m] in truth[i] for i in tree.items(m)) * 2 >= tree.size[m])
        of = max(len(named), 1)
        found[where] = {
            "nodes": len(these),
            "named": len(named),
            "right": round(hits["right"] / of, 3),
            "exact": round(hits["exact"] / of, 3),
        }
    return found


def bare(items: Sequence[Item]) -> list[Item]:
    """The same items without any words."""
    return [replace(item, caption="", attributes={}, taxonomy=()) for item in items]


def measured(folder: Path = DEMO) -> dict[str, dict[str, float]]:
    """What `judge` says of a collection of the demo named anew by its own model."""
    c = load(folder)
    encoder, tree = load_encoder(c.meta.model), c.views["clusters"].tree
    known = read_vocabulary().only(lambda word: not encoder.unknown_words(word)[0])
    g = guess(tree, c.embeddings, known, Wordbook(encoder).vectors, refine=encoder.encode_texts)
    return judge(tree, label_tree(tree, c.embeddings, bare(c.items), guess=g), c.items)


if __name__ == "__main__":
    for each in sorted(DEMO.parent.glob("collection*")):
        print(json.dumps({each.name: measured(each)}))
