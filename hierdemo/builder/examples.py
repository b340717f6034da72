"""What a collection's page offers to try: texts that its model understands and that find what they name.

Knows items' words, names of branches, an encoder and the index. A text that cannot be checked is not offered: a name
that a model guessed, or any where the items carry no words; the page then offers pictures.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.builder.calibrate import understood
from hierdemo.collection.collection import View
from hierdemo.index.hnsw import HnswIndex
from hierdemo.items.copies import folder_of_copies
from hierdemo.items.item import Item, said
from hierdemo.models.encoder import Encoder
from hierdemo.models.lookup import SHORT, TextEncoder, suggest
from hierdemo.search import familiarity
from hierdemo.tree.terms import STOP, WORD

OFFERED = 6
TRIED = 60  # candidates that are asked
FOUND = 10  # best results that are looked at
RIGHT = 0.8  # share of them that must carry all that the text names


def choose(
    items: Sequence[Item],
    view: View,
    encoder: Encoder,
    hnsw: HnswIndex,
    *,
    mean: Floats,
    scale: Sequence[float],
) -> list[str]:
    """Up to OFFERED texts of what the items carry, from as many branches as may be; where they carry none and the
    encoder answers given texts, those that name a branch.

    view: of the learned tree; mean (D,) of the embeddings; scale: of familiar texts.
    """
    given = _best(encoder, view) if isinstance(encoder, TextEncoder) else []
    tried = list(islice(_whole(dict.fromkeys([*given, *candidates(items, view)]), encoder), TRIED))
    if not tried:
        return []
    vectors = encoder.encode_texts(tried)
    known = [familiarity.known_share(text, *encoder.unknown_words(text)) for text in tried]
    measured = familiarity.texts(vectors, known, mean, hnsw)
    familiar = [familiarity.rank(scale, much) >= familiarity.LIMIT for much in measured.tolist()]
    found = hnsw.search(vectors, min(FOUND, hnsw.n)).items
    good = [
        (text, int(view.tree.ancestors(int(view.tree.leaf_of[row[0]]))[0]))
        for text, is_familiar, row in zip(tried, familiar, found.tolist(), strict=True)
        if is_familiar and sum(carries(items[i], text) for i in row) >= RIGHT * len(row)
    ]
    return _spread(good) or (_naming(encoder, view) if isinstance(encoder, TextEncoder) else [])


def candidates(items: Sequence[Item], view: View) -> Iterator[str]:
    """By turns: phrases of captions, the commonest first; names of leaves and of branches, the largest first."""
    tree = view.tree
    terms = {term for item in items for term in item.taxonomy}
    sources = {"taxonomy", "person"} if terms else {"captions", "person"}
    own = [m for m in range(1, tree.n_nodes) if view.labels[m].source in sources and _plain(view.labels[m].name)]
    own.sort(key=lambda m: -tree.size[m])
    leaves = [view.labels[m].name for m in own if tree.is_leaf(m)]
    branches = [view.labels[m].name for m in own if not tree.is_leaf(m)]
    nouns = {_stems(name)[-1] for name in [*leaves, *branches, *terms] if _stems(name)}
    for row in zip_longest(_phrases(items, nouns), leaves, branches):
        yield from (text for text in row if text)


def carries(item: Item, text: str) -> bool:
    """Whether an item's words hold all of a text's, whatever their number."""
    return set(_stems(text)) <= set(_stems(said(item)))


def _phrases(items: Sequence[Item], nouns: set[str]) -> list[str]:
    """Of two or three words that stand so in captions and end with a noun, where any is known; the commonest first, no
    two that end alike.
    """
    counts: Counter[str] = Counter()
    for item in items:
        words = item.caption.lower().split()
        for n in (2, 3):
            rows = (words[i : i + n] for i in range(len(words) - n + 1))
            counts.update({" ".join(row) for row in rows if all(WORD.fullmatch(w) and w not in STOP for w in row)})
    longest_first = sorted(counts, key=lambda phrase: (-counts[phrase], -len(phrase)))
    last: dict[str, str] = {}
    for phrase in longest_first:
        if not nouns or set(_stems(phrase)[-1:]) & nouns:
            last.setdefault(phrase.split()[-1], phrase)
    return list(last.values())


def _plain(name: str) -> bool:
    """Whether a name is words alone: no list, no number, and not what folders of copies are called."""
    return not folder_of_copies(name) and all(WORD.fullmatch(word) and not word.isdigit() for word in name.split())


def _whole(texts: Iterable[str], encoder: Encoder) -> Iterator[str]:
    """Those short enough for a button of which the model knows every word."""
    for text in texts:
        if len(text) <= SHORT and not encoder.unknown_words(text)[0] and understood([text], encoder):
            yield text


def _spread(good: Sequence[tuple[str, int]]) -> list[str]:
    """One of every branch, then a second, and so on: (text, branch) in order of preference."""
    seen: Counter[int] = Counter()
    rounds = []
    for n, (text, branch) in enumerate(good):
        rounds.append((seen[branch], n, text))
        seen[branch] += 1
    return [text for _, _, text in sorted(rounds)[:OFFERED]]


def _stems(text: str) -> list[str]:
    words = (word.lower().replace("’", "'").removesuffix("'s") for word in WORD.findall(text))
    return [word[:-1] if word.endswith("s") and len(word) > 3 else word for word in words if word not in STOP]


def _best(encoder: TextEncoder, view: View) -> list[str]:
    """The given texts that fit the branches best, the largest branch first."""
    tree = view.tree
    top = tree.level == 1
    return suggest(encoder.known, tree.centroid[top][np.argsort(-tree.size[top], kind="stable")])


def _naming(encoder: TextEncoder, view: View) -> list[str]:
    """The given texts that name a branch, for they fit its pictures better than by chance; the largest first."""
    tree, names = view.tree, [label.name for label in view.labels]
    named = [m for m in range(1, tree.n_nodes) if encoder.known.find(names[m]) is not None and len(names[m]) <= SHORT]
    return [names[m] for m in sorted(named, key=lambda m: (int(tree.level[m]), -int(tree.size[m])))[:OFFERED]]
