"""From an images folder (or ready vectors) to a collection: embeddings, trees, names, index, maps, thumbnails.

Knows the order of the stages and their progress. How each is done stands in its own module.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo import given, own_words
from hierdemo.arrays import Floats
from hierdemo.chunks import key, scratch
from hierdemo.collection import captions, collection, store
from hierdemo.encoding import Encoded, Progress, Remembering, described, encode
from hierdemo.index.hnsw import HnswIndex
from hierdemo.items.item import Item, Skipped
from hierdemo.items.scan import order, read
from hierdemo.keeping import kept as kept_of
from hierdemo.keeping import said
from hierdemo.maps import landmarks, projection
from hierdemo.models.encoder import BatchEncoder, Encoder
from hierdemo.models.lookup import TextEncoder, suggest
from hierdemo.ready import Ready, digest, named
from hierdemo.tree import caption_tree, labels, tree, zero_shot

POOR = 0.1  # share of the nodes without a name of their own from which on the vocabulary is asked, too


@dataclass(frozen=True, kw_only=True)
class Options:
    """What a person may choose. levels, branching: of the learned trees, by themselves if None. taxonomy:
    folders or none. table: a file that says which pictures to take and what is known of them (tables.py). text_tree:
    whether a tree is learned from the captions too, where there are any.
    """

    levels: int | None = None
    branching: int | None = None
    taxonomy: str = "folders"
    table: Path | None = None
    text_tree: bool = True
    name: str = ""
    noun: str = "pictures"
    examples: tuple[str, ...] = ()
    blend: float = projection.COARSEST_WEIGHT
    seed: int = 0


def build(
    images: Path,
    out: Path,
    encoder: BatchEncoder | TextEncoder,
    options: Options = Options(),
    *,
    ready: Ready | None = None,
    progress: Progress = lambda *_: None,
    again: bool = False,
    tell: Callable[[str], None] = lambda _: None,
    spent: Callable[[dict[str, float]], None] = lambda _: None,
) -> collection.Collection:
    """Build a collection of the pictures below `images` into the folder `out`, and open it.

    Pictures that cannot be read, and all but one of those that are the same, are left out and listed in the collection.
    Of a collection that is in `out`, what its unchanged files gave is kept. again: nothing is, edits neither. ready:
    vectors of the pictures that were made elsewhere, by the encoder's model or, with a TextEncoder, by any. tell: takes
    sentences for a person; spent: the seconds of Encoded.
    Raises ImageError when none can be read, CollectionError when `out` holds something else, or edits without `again`,
    ValueError for vectors that do not fit pictures or model.
    """
    store.check_target(out)
    encoding = _encoding(encoder, ready)
    kept = kept_of(out, encoder.digest, encoding, again=again)
    if kept.why:
        tell(f"Nothing of the collection in {out} is kept: {kept.why}.")
    progress("found", 0, 1)
    found = read(images, table=options.table, taxonomy=options.taxonomy, progress=progress)
    if ready is not None:
        ready = named(ready, order(images, table=options.table), options.table or images)
        made = given.take(images, found, ready, encoder, scratch(out), progress, kept=kept)
    else:
        made = encode(images, found.items, _batches(encoder), scratch(out), progress, kept=kept)
    spent(made.seconds)
    made = replace(made, skipped=sorted([*found.skipped, *made.skipped], key=lambda s: s.file))
    inputs = _inputs(images, encoder.digest, encoding, options, made)
    if kept.old is not None and kept.old.meta["parameters"].get("inputs") == inputs:
        store.tidy(out)  # also where the last build was stopped when all that was left to do was this
        shutil.rmtree(scratch(out), ignore_errors=True)
        tell("Nothing has changed since it was built, it stays as it is; --again makes it anew.")
        return kept.old
    texts = encoder if isinstance(encoder, TextEncoder) else Remembering(encoder, scratch(out), said(kept.old))
    second = kept.old is not None
    del kept  # a large one takes half a gigabyte
    collection = assemble(
        made.items, made.embeddings, made.thumbs, texts, options, images=images, skipped=made.skipped,
        progress=progress,
    )  # fmt: skip
    parameters = collection.meta["parameters"] | {"encoding": encoding, "inputs": inputs}
    meta = collection.meta | {"parameters": parameters}
    progress("save", 0, 1)
    saved = store.save(replace(collection, meta=meta, sources=made.sources), out)
    progress("save", 1, 1)
    shutil.rmtree(scratch(out), ignore_errors=True)
    if second and ready is None:
        tell(f"Encoded {made.new:,} new, kept {len(made.items) - made.new:,}.")
    return saved


def _encoding(encoder: BatchEncoder | TextEncoder, ready: Ready | None) -> dict[str, Any]:
    """How the embeddings come about: what was made in another way is not kept."""
    return described(_batches(encoder)) if ready is None else {"given": digest(ready)}


def _batches(encoder: BatchEncoder | TextEncoder) -> BatchEncoder:
    if isinstance(encoder, TextEncoder):
        raise ValueError("Pictures need vectors or a model that makes them: give one of the two.")
    return encoder


def _inputs(images: Path, model_digest: str, encoding: dict[str, Any], options: Options, made: Encoded) -> str:
    """A digest of all that a collection is made from, so that the same is not made again."""
    items = [vars(item) for item in made.items]
    skipped = [vars(row) for row in made.skipped]
    digests = made.sources.digests.tobytes().hex()
    return key([str(images.resolve()), model_digest, encoding, repr(options), items, skipped, digests])


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
    progress(stage := "names", 0, 1)  # words are encoded here and, where nobody says more, once more below
    words = own_words.node_words(encoder, clusters.centroid, lambda _, done, of: progress(stage, done, of))
    named = labels.label_tree(clusters, embeddings, items)
    poor = sum(label.source == "number" or label.name.endswith(labels.OTHERS) for label in named[1:])
    if poor > POOR * len(named[1:]):
        guess = zero_shot.guess(
            clusters, embeddings, words.vocabulary, words.encode, refine=words.refine, seed=options.seed
        )
        named = labels.label_tree(clusters, embeddings, items, guess=guess)
    trees = {"clusters": (clusters, named)}
    if len({i.taxonomy for i in items}) > 1:
        kinds, names = tree.tree_from_paths(embeddings, [i.taxonomy for i in items])
        trees["taxonomy"] = (kinds, labels.label_tree(kinds, embeddings, items, names=names))
    total = sum(t.depth + 1 for t, _ in trees.values())
    done = _counter(progress, total)
    progress("maps", 0, total)
    views = {
        name: collection.View(t, named, _maps(t, embeddings, hnsw, options, done)) for name, (t, named) in trees.items()
    }
    progress(stage := "words", 0, 1)
    own = own_words.own_texts(items, embeddings, views, encoder, words)
    texts = [encoder.encode_texts(group) for group in own]
    known = encoder.known if isinstance(encoder, TextEncoder) else None
    examples = list(options.examples)
    if known is not None and not examples:
        top = clusters.level == 1
        examples = suggest(known, clusters.centroid[top][np.argsort(-clusters.size[top], kind="stable")])
    said, vectors = read_captions(items, encoder, progress)
    if options.text_tree and said is not None:
        rows = [item.caption if has else "" for item, has in zip(items, said.has, strict=True)]
        if view := _text_view(items, rows, vectors, embeddings, views, options):
            views["captions"] = view
    meta = {
        "name": options.name or images.name,
        "noun": options.noun,
        "model": encoder.model,
        "model_digest": encoder.digest,
        "images": str(images),
        "familiar": own_words.scales(own, texts, embeddings, hnsw, encoder),
        "examples": examples,
        **({"table": str(options.table)} if options.table else {}),
        "parameters": {
            "levels": options.levels,
            "branching": options.branching,
            "blend": options.blend,
            "seed": options.seed,
        },
    }
    return collection.Collection(
        items,
        embeddings,
        np.stack([(texts[0] if texts else embeddings).mean(0), embeddings.mean(0)]),
        encoder.encode_texts(examples),
        views,
        hnsw,
        collection.Thumbs.pack(thumbs),
        meta,
        skipped=[{"file": s.file.encode(errors="replace").decode(), "reason": s.reason} for s in skipped],
        captions=said,
        known=known,
    )


def read_captions(
    items: Sequence[Item], encoder: Encoder, progress: Progress = lambda *_: None
) -> tuple[captions.Captions | None, dict[str, Floats]]:
    """The vectors of the items' captions, those of which the model knows some word, as a collection keeps them and by
    caption as the model gave them; None where no item has a caption.
    """
    texts = sorted({item.caption for item in items if item.caption})
    if not texts:
        return None, {}
    progress("captions", 0, len(texts))
    known = set(own_words.understood(texts, encoder))
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
    return collection.View(t, named, caption_tree.on_one_map(t, views["clusters"].maps[-1].item_xy))


def _counter(progress: Progress, total: int) -> Callable[[], None]:
    numbers: Iterator[int] = iter(range(1, total + 1))
    return lambda: progress("maps", next(numbers), total)
