"""Everything after the embeddings: trees, names, index, maps and captions, as a Collection not yet saved.

Knows the order of the steps and what a person may choose of them. Does not know files of pictures or how
they are encoded.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.builder import calibrate, examples, margins, name_words
from hierdemo.builder.embed import Progress
from hierdemo.collection import captions, collection, near_copies
from hierdemo.collection.meta import Meta
from hierdemo.collection.stacks import Stacks
from hierdemo.index.hnsw import HnswIndex
from hierdemo.items.item import Item, Skipped
from hierdemo.items.photograph import NAMES
from hierdemo.maps import landmarks, projection
from hierdemo.maps.update import on_one_map
from hierdemo.models.adapter import AdaptedEncoder
from hierdemo.models.encoder import Encoder
from hierdemo.models.lookup import TextEncoder
from hierdemo.models.said_words import SaidEncoder
from hierdemo.models.scope import Scope
from hierdemo.tree import caption_tree, labels, tree, zero_shot

Named = dict[str, tuple[tree.Tree, list[labels.Label]]]
POOR = 0.1  # share of the nodes without a name of their own from which on the vocabulary is asked, too


@dataclass(frozen=True, kw_only=True)
class Options:
    """What a person may choose. levels, branching: of the learned trees, by themselves if None. taxonomy:
    folders or none. table: a file that says which pictures to take and what is known of them (items/table.py).
    pictures: the folder of those that a layout brings vectors of, where it is said. text_tree: whether a tree is
    learned from the captions too, where there are any. cache: the folder that keeps what can be made again, words'
    vectors; nowhere if None. exif: what of photograph.NAMES the pictures' EXIF gives as attributes.
    """

    levels: int | None = None
    branching: int | None = None
    taxonomy: str = "folders"
    table: Path | None = None
    pictures: Path | None = None
    text_tree: bool = True
    name: str = ""
    noun: str = "pictures"
    examples: tuple[str, ...] = ()
    blend: float = projection.COARSEST_WEIGHT
    seed: int = 0
    cache: Path | None = None
    exif: tuple[str, ...] = NAMES


def assemble(
    items: list[Item],
    embeddings: Floats,
    thumbs: list[bytes],
    encoder: Encoder,
    options: Options,
    *,
    images: Path,
    skipped: Sequence[Skipped] = (),
    progress: Progress = lambda *_: None,
) -> collection.Collection:
    """Everything after encoding: trees, names, index and maps, as a Collection not yet saved."""
    progress("tree", 0, 1)
    clusters = tree.build_tree(embeddings, levels=options.levels, branching=options.branching, seed=options.seed)
    progress("index", 0, 1)
    hnsw = HnswIndex.build(embeddings, seed=options.seed)
    stacks = _stacks(embeddings, hnsw, thumbs, progress)
    progress(stage := "names", 0, 1)  # words are encoded here and, where nobody says more, once more below
    words = name_words.node_words(
        encoder, clusters.centroid, lambda _, done, of: progress(stage, done, of), options.cache
    )
    scope = None if isinstance(encoder, AdaptedEncoder) else Scope.of(encoder.model)
    named, guesses = _named(items, embeddings, clusters, words, scope, options.seed)
    views = _views(named, embeddings, hnsw, options, progress)
    progress(stage := "words", 0, 1)
    own = calibrate.own_texts(items, embeddings, views, encoder, words)
    texts = [encoder.encode_texts(group) for group in own]
    known = encoder.known if isinstance(encoder, TextEncoder) else None
    said, vectors = read_captions(items, encoder, progress)
    if options.text_tree and said is not None:
        rows = [item.caption if has else "" for item, has in zip(items, said.has, strict=True)]
        if view := _text_view(items, rows, vectors, embeddings, views, options):
            views["captions"] = view
    familiar = calibrate.scales(own, texts, embeddings, hnsw, encoder)
    chosen = list(options.examples) or examples.choose(
        items, views["clusters"], encoder, hnsw, mean=embeddings.mean(0), scale=familiar["text"]
    )
    asked = {text: row for group, x in zip(own[1:], texts[1:], strict=True) for text, row in zip(group, x, strict=True)}
    built = collection.Collection(
        items,
        embeddings,
        np.stack([(texts[0] if texts else embeddings).mean(0), embeddings.mean(0)]),
        encoder.encode_texts(chosen),
        views,
        hnsw,
        collection.Thumbs.pack(thumbs),
        replace(
            _meta(options, images, encoder, familiar, chosen),
            strange=None if scope is None else round(1 - float(scope.knows(embeddings).mean()), 3),
            guesses=guesses,
        ),
        skipped=[{"file": s.file.encode(errors="replace").decode(), "reason": s.reason} for s in skipped],
        captions=said,
        known=known,
        stacks=stacks,
    )
    return margins.measured(built, asked)


def _stacks(embeddings: Floats, hnsw: HnswIndex, thumbs: list[bytes], progress: Progress) -> Stacks | None:
    """None where no picture is here: nothing could be compared."""
    if not any(thumbs):
        return None
    return near_copies.find(embeddings, hnsw, thumbs.__getitem__, lambda done, of: progress("copies", done, of))


def _named(
    items: list[Item],
    embeddings: Floats,
    clusters: tree.Tree,
    words: name_words.NodeWords,
    scope: Scope | None,
    seed: int,
) -> tuple[Named, dict[str, int] | None]:
    """The trees that need no captions, with their nodes' labels; and how many names the model's words gave in the
    learned one, and how many they did not. None where they were not asked.
    """
    named, guesses = labels.label_tree(clusters, embeddings, items), None
    poor = sum(label.confidence == 0 or labels.OTHERS in label.name for label in named[1:])
    if poor > POOR * len(named[1:]):
        guess = zero_shot.guess(
            clusters, embeddings, words.vocabulary, words.encode, refine=words.refine, scope=scope, seed=seed
        )
        named = labels.label_tree(clusters, embeddings, items, guess=guess)
        withheld = sum(label.confidence == 0 for label in named[1:])
        guesses = {"given": sum(label.guessed for label in named[1:]), "withheld": withheld}
    trees: Named = {"clusters": (clusters, named)}
    if len({i.taxonomy for i in items}) > 1:
        kinds, names = tree.tree_from_paths(embeddings, [i.taxonomy for i in items])
        trees["taxonomy"] = (kinds, labels.label_tree(kinds, embeddings, items, names=names))
    return trees, guesses


def _views(
    trees: Named, embeddings: Floats, hnsw: HnswIndex, options: Options, progress: Progress
) -> dict[str, collection.View]:
    """The trees with a map of each level."""
    total = sum(t.depth + 1 for t, _ in trees.values())
    done = _counter(progress, total)
    progress("maps", 0, total)
    return {
        name: collection.View(t, named, _maps(t, embeddings, hnsw, options, done)) for name, (t, named) in trees.items()
    }


def _meta(
    options: Options, images: Path, encoder: Encoder, familiar: dict[str, list[float]], examples: list[str]
) -> Meta:
    return Meta(
        name=options.name or images.resolve().name,
        noun=options.noun,
        model=encoder.model,
        model_digest=encoder.digest,
        images=str(images),
        familiar=familiar,
        examples=examples,
        table=str(options.table) if options.table else None,
        parameters={
            "levels": options.levels,
            "branching": options.branching,
            "blend": options.blend,
            "seed": options.seed,
        },
    )


def read_captions(
    items: Sequence[Item], encoder: Encoder, progress: Progress = lambda *_: None
) -> tuple[captions.Captions | None, dict[str, Floats]]:
    """The vectors of the items' captions, those of which the model knows some word, as a collection keeps them and by
    caption as the model gave them; None where no item has a caption, and where the model reads no words.
    """
    if isinstance(encoder, SaidEncoder):
        return None, {}
    texts = sorted({item.caption for item in items if item.caption})
    if not texts:
        return None, {}
    progress("captions", 0, len(texts))
    known = set(calibrate.understood(texts, encoder))
    rows = [item.caption if item.caption in known else "" for item in items]
    return captions.read(
        rows, encoder.encode_texts, dim=encoder.dim, progress=lambda done, of: progress("captions", done, of)
    )


def _maps(
    t: tree.Tree, embeddings: Floats, hnsw: HnswIndex, options: Options, done: Callable[[], None]
) -> list[projection.LevelMap]:
    """hnsw: the items' own index, which finds the neighbours of the plain map."""
    groups = [t.node_of_items(level) for level in range(1, t.depth + 1)]

    def index(vectors: Floats) -> Callable[[Floats, int], tuple[NDArray[np.int64], Floats]]:
        own = vectors is embeddings and options.seed == 0  # the graph that would be built once more
        return (hnsw if own else HnswIndex.build(np.ascontiguousarray(vectors, np.float32))).neighbours

    return landmarks.maps(
        embeddings, groups, index, blend=options.blend, seed=options.seed + 42, progress=lambda _: done()
    )


def _text_view(
    items: Sequence[Item],
    said: Sequence[str],
    vectors: dict[str, Floats],
    embeddings: Floats,
    views: dict[str, collection.View],
    options: Options,
) -> collection.View | None:
    """The tree of the captions on the pictures' own map; None where the model reads fewer than half of the items'.

    said: one caption an item, "" where the model reads none; vectors: of each.
    """
    if sum(map(bool, said)) * 2 < len(items):
        return None
    t = caption_tree.learn(
        said,
        lambda texts: np.stack([vectors[text] for text in texts]),
        embeddings,
        levels=options.levels,
        branching=options.branching,
        seed=options.seed,
    )
    if t is None:
        return None
    named = labels.label_tree(t, embeddings, items)
    if (last := caption_tree.unread(t, said)) is not None:
        named[last] = replace(named[last], name=caption_tree.UNREAD, source="number", confidence=1.0)
    return collection.View(t, named, on_one_map(t, views["clusters"].maps[-1].item_xy))


def _counter(progress: Progress, total: int) -> Callable[[], None]:
    numbers: Iterator[int] = iter(range(1, total + 1))
    return lambda: progress("maps", next(numbers), total)
