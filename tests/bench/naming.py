"""How many names of branches are right, and how many are given to pictures that a model does not know.

    python -m tests.bench.naming [--pictures FOLDER ...]

Known: the demo's cluster trees are named from the general vocabulary alone, by the demo's own models, and every name is
held against what the drawings are. A name is right if it is true of at least half of the node's drawings: it is the
type, one of the words people use for it, the category or department, or a word of the vocabulary that stands above one
of these. It is exact if it is the type itself, or such a word for it.

Strange: 200 pictures of noise and patterns, drawn here, and up to 200 of each folder given, none of which the models
know: the share of branches that get a name all the same.

Both are also done as for a frozen model, of which nobody knows what it knows: the vectors and the words' vectors alone.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from assets.make.taxonomy import kinds
from hierdemo.arrays import Floats
from hierdemo.builder.name_words import node_words
from hierdemo.collection.store import load
from hierdemo.demo import DEMO
from hierdemo.items.item import Item
from hierdemo.models.encoder import Encoder
from hierdemo.models.loading import load_encoder
from hierdemo.models.lookup import KnownTexts, TextEncoder
from hierdemo.models.scope import Scope
from hierdemo.tree.labels import Label, label_tree
from hierdemo.tree.tree import Tree, build_tree
from hierdemo.tree.vocabulary import Vocabulary, read_vocabulary
from hierdemo.tree.zero_shot import guess
from tests.bench import strangers

STRANGERS = 200


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


def named(tree: Tree, embeddings: Floats, encoder: Encoder, scope: Scope | None) -> list[Label]:
    """A tree's labels from the model alone, as a build of pictures without words makes them."""
    words = node_words(encoder, tree.centroid, lambda *_: None)
    g = guess(tree, embeddings, words.vocabulary, words.encode, refine=words.refine, scope=scope)
    return label_tree(tree, embeddings, [Item(i, "", "", {}, ()) for i in range(len(embeddings))], guess=g)


def frozen(encoder: Encoder) -> TextEncoder:
    """The vocabulary's words as texts that came with their vectors."""
    words = read_vocabulary().only(lambda word: not encoder.unknown_words(word)[0]).words
    return TextEncoder(KnownTexts(words, encoder.encode_texts(words)))


def known(folder: Path) -> dict[str, dict[str, dict[str, float]]]:
    """What `judge` says of a collection of the demo named anew by its own model, and as for a frozen one."""
    c = load(folder)
    encoder, tree = load_encoder(c.meta.model), c.views["clusters"].tree
    texts, scope = frozen(encoder), Scope.of(c.meta.model) if c.adapter is None else None
    if c.adapter is not None:
        encoder = c.adapter.around(encoder)
    ways = {"own model": (encoder, scope), "given texts": (texts if c.adapter is None else frozen(encoder), None)}
    return {way: judge(tree, named(tree, c.embeddings, *how), c.items) for way, how in ways.items()}


def strange(model: str, pictures: dict[str, list[Any]]) -> dict[str, dict[str, Any]]:
    """By heap of pictures and way: of how many branches how many get a name; and the share of pictures it knows."""
    encoder, scope = load_encoder(model), Scope.of(model)
    texts, found = frozen(encoder), {}
    for heap, these in pictures.items():
        x = encoder.encode_images(these)
        tree = build_tree(x)
        ways = {"own model": named(tree, x, encoder, scope), "given texts": named(tree, x, texts, None)}
        told = {way: sum(label.guessed for label in labels) for way, labels in ways.items()}
        knows = {} if scope is None else {"known": round(float(scope.knows(x).mean()), 3)}
        found[heap] = {"pictures": len(x), "branches": tree.n_nodes - 1} | told | knows
    return found


def main() -> None:
    p = argparse.ArgumentParser(prog="python -m tests.bench.naming", description=__doc__)
    p.add_argument("--pictures", type=Path, nargs="*", default=[], help="folders of pictures, not of the demo's kind")
    a = p.parse_args()
    for folder in sorted(DEMO.parent.glob("collection*")):
        print(json.dumps({folder.name: known(folder)}), flush=True)
    heaps = {"drawn here": strangers.drawn(STRANGERS)}
    heaps |= {folder.name: strangers.of_folder(folder, STRANGERS) for folder in a.pictures}
    for model in ("embedded", "embedded:none", "embedded:strong"):
        print(json.dumps({model: strange(model, heaps)}), flush=True)


if __name__ == "__main__":
    main()
