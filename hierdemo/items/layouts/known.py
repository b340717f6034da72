"""The layouts that are known, in the order in which they are tried.

Knows their names only.
"""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from hierdemo.items.image import SUFFIXES, ImageError
from hierdemo.items.layouts import (
    clip_retrieval,
    datasets,
    fiftyone,
    imagefolder,
    img2dataset,
    named,
    sidecars,
    vector_table,
    webdataset,
    zips,
)
from hierdemo.items.layouts.layout import Layout
from hierdemo.items.table import KINDS
from hierdemo.items.walk import hidden

# they bring vectors, so that they may be without their pictures, or these may lie elsewhere
WITH_VECTORS: tuple[Callable[[Path, Path | None], Layout | None], ...] = (
    clip_retrieval.recognise,
    fiftyone.recognise,
    vector_table.recognise,
)
KNOWN: tuple[Callable[[Path], Layout | None], ...] = (
    webdataset.recognise,
    zips.recognise,
    datasets.recognise,
    named.recognise,
    img2dataset.recognise,
    imagefolder.recognise,
    sidecars.recognise,
)


HOLDING = (".tar", ".zip", ".parquet", ".pq", ".arrow")  # files that hold pictures, by their names
TELLING = (".txt", ".json", ".jsonl")  # files that say what pictures show, which lie beside them
VECTORS = (".npy",)  # files beside such, of vectors


def read_here(name: str) -> bool:
    """Whether a file is one that some layout reads, by its name alone, with / between folders."""
    known = {*SUFFIXES, *HOLDING, *TELLING, *KINDS, *VECTORS}
    return PurePosixPath(name).suffix.lower() in known and not any(hidden(part) for part in name.split("/"))


def recognise(path: Path, pictures: Path | None = None) -> Layout | None:
    """How what a person gave, a folder or one file, is laid out; None for a plain folder of pictures. pictures: where
    those lie that vectors are of, where it is said.

    Looks at names and schemas only. Raises ImageError for what is one of the layouts and cannot be read.
    """
    for bringing in WITH_VECTORS:
        if (layout := bringing(path, pictures)) is not None:
            return layout
    if pictures is not None:
        raise ImageError(f"{path} brings no vectors that are recognised: --images says where the pictures of such lie.")
    return next((layout for known in KNOWN if (layout := known(path)) is not None), None)
