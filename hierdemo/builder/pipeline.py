"""From an images folder (or ready vectors) to a collection: embeddings, trees, names, index, maps, thumbnails.

Knows the order of the stages and their progress. How each is done stands in its own module.
"""

import shutil
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import Any

from hierdemo.arrays import Floats
from hierdemo.builder import brought, given_vectors
from hierdemo.builder.assemble import Options, assemble
from hierdemo.builder.checkpoints import key, scratch
from hierdemo.builder.embed import Encoded, Progress, Remembering, described, encode
from hierdemo.builder.given_vectors import named
from hierdemo.builder.reuse import kept as kept_of
from hierdemo.builder.reuse import names_given, said
from hierdemo.builder.vector_files import Ready, digest
from hierdemo.collection import collection, store
from hierdemo.items import photograph
from hierdemo.items.image import ImageError
from hierdemo.items.item import said as said_of
from hierdemo.items.item import said_in
from hierdemo.items.scan import Found, order, read, within
from hierdemo.models.context import cut_by
from hierdemo.models.encoder import BatchEncoder, Encoder, reads_words
from hierdemo.models.lookup import TextEncoder
from hierdemo.models.said_words import SaidEncoder, SaidWords


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
    alone: bool = False,
) -> collection.Collection:
    """Build a collection of the pictures below `images` into the folder `out`, and open it.

    Pictures that cannot be read, and all but one of those that are the same, are left out and listed in the collection.
    Of a collection that is in `out`, what its unchanged files gave is kept. again: nothing is, edits neither. ready:
    vectors of the pictures that were made elsewhere, by the encoder's model or, with a TextEncoder, by any. tell: takes
    sentences for a person; spent: the seconds of Encoded. alone: whether pictures must lie below
    `images`, whatever a table there says.
    Raises ImageError when none can be read, CollectionError when `out` holds something else, or edits without `again`,
    ValueError for vectors that do not fit pictures or model.
    """
    store.check_target(out)
    encoding = _encoding(encoder, ready)
    kept = kept_of(out, encoder.digest, encoding, again=again)
    if kept.why:
        tell(f"Nothing of the collection in {out} is kept: {kept.why}.")
    progress("found", 0, 1)
    given, table, found = images, options.table, _read(images, options, progress)
    images = found.images
    if alone and not within(found, given):
        raise ImageError("It names pictures that lie elsewhere: send them along, named from its own folder on.")
    if given.is_file() and images != given:  # a table that names files apart from it
        options = replace(options, table=given)
    store.check_room(out, len(found.items), encoder.dim if ready is None else ready.dim)
    brought.need_vectors(found, ready)
    for note in found.notes:
        tell(note)
    if ready is not None:
        if ready.files is None:
            ready = named(ready, order(given, table=table), table or given)
        made = given_vectors.take(images, found, ready, encoder, scratch(out), progress, kept=kept, exif=options.exif)
    else:
        made = encode(images, found.items, _batches(encoder), scratch(out), progress, kept=kept, exif=options.exif)
    spent(made.seconds)
    if note := photograph.added(found.items, made.items):
        tell(note)
    made = replace(made, skipped=sorted([*found.skipped, *made.skipped], key=lambda s: s.file))
    inputs_by = partial(_inputs, images, encoder.digest, encoding, made)
    if kept.old is not None and _unchanged(kept.old, inputs_by, options):
        store.tidy(out)  # also where the last build was stopped when all that was left to do was this
        shutil.rmtree(scratch(out), ignore_errors=True)
        tell("Nothing has changed since it was built, it stays as it is; --again makes it anew.")
        return kept.old
    known = said(kept.old)
    if not isinstance(encoder, TextEncoder):
        known |= brought.said(ready, [item.caption for item in made.items])
    tell_cut(encoder, [item.caption for item in made.items if item.caption not in known], tell)
    texts = _texts(encoder, made, scratch(out), known)
    second = kept.old is not None
    del kept  # a large one takes half a gigabyte
    collection = assemble(
        made.items, made.embeddings, made.thumbs, texts, options, images=images, skipped=made.skipped,
        progress=progress,
    )  # fmt: skip
    exif = sorted(set(options.exif) - names_given(found.items))
    parameters = collection.meta.parameters | {"encoding": encoding, "exif": exif}
    parameters["inputs"] = inputs_by(_chosen(options))
    parameters |= {"layout": found.layout.line} if found.layout is not None else {}
    meta = replace(collection.meta, parameters=parameters)
    progress("save", 0, 1)
    saved = store.save(replace(collection, meta=meta, sources=made.sources), out)
    progress("save", 1, 1)
    shutil.rmtree(scratch(out), ignore_errors=True)
    if second and ready is None:
        tell(f"Encoded {made.new:,} new, kept {len(made.items) - made.new:,}.")
    return saved


def tell_cut(encoder: BatchEncoder | TextEncoder, captions: list[str], tell: Callable[[str], None]) -> None:
    """Says how many captions are longer than the model reads, where any is."""
    if n := cut_by(encoder, captions):
        what = "1 caption is" if n == 1 else f"{n:,} captions are"
        tell(f"{what} longer than the model reads: what stands at the end counts for nothing in searches.")


def _read(images: Path, options: Options, progress: Progress) -> Found:
    return read(images, table=options.table, taxonomy=options.taxonomy, pictures=options.pictures, progress=progress)


def _encoding(encoder: BatchEncoder | TextEncoder, ready: Ready | None) -> dict[str, Any]:
    """How the embeddings come about: what was made in another way is not kept."""
    return described(_batches(encoder)) if ready is None else {"given": digest(ready)}


def _batches(encoder: BatchEncoder | TextEncoder) -> BatchEncoder:
    if isinstance(encoder, TextEncoder):
        raise ValueError("Pictures need vectors or a model that makes them: give one of the two.")
    return encoder


def _texts(encoder: BatchEncoder | TextEncoder, made: Encoded, scratch: Path, kept: dict[str, Floats]) -> Encoder:
    """What reads texts for the pictures that were made. kept: vectors of texts that are taken as they are."""
    if isinstance(encoder, TextEncoder):
        return encoder
    if reads_words(encoder.model):
        return Remembering(encoder, scratch, kept)
    words = SaidWords([said_of(item) for item in made.items], said_in(made.items))
    return SaidEncoder(words, made.embeddings, model=encoder.model, digest=encoder.digest, encoder=encoder)


def _unchanged(old: collection.Collection, inputs_by: Callable[[object], str], options: Options) -> bool:
    """Whether a collection was made from the same; older ones kept all options, whatever they were."""
    before = old.meta.parameters.get("inputs")
    return before == inputs_by(_chosen(options)) or before == inputs_by(repr(options))


def _chosen(options: Options) -> dict[str, str]:
    """What differs from what is done by itself: an option that a later version brings leaves a collection unchanged.
    Where words are kept says nothing of what comes out.
    """
    told = {f.name: repr(getattr(options, f.name)) for f in fields(options) if f.name != "cache"}
    return {f.name: told[f.name] for f in fields(options) if f.name in told and told[f.name] != repr(f.default)}


def _inputs(images: Path, model_digest: str, encoding: dict[str, Any], made: Encoded, options: object) -> str:
    """A digest of all that a collection is made from, so that the same is not made again. options: as it is kept."""
    items = [vars(item) for item in made.items]
    skipped = [vars(row) for row in made.skipped]
    digests = made.sources.digests.tobytes().hex()
    return key([str(images.resolve()), model_digest, encoding, options, items, skipped, digests])
