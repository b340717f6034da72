"""The layouts that are known, in the order in which they are tried.

Knows their names only.
"""

from collections.abc import Callable
from pathlib import Path

from hierdemo.items.layouts import datasets, imagefolder, img2dataset, named, sidecars, webdataset
from hierdemo.items.layouts.layout import Layout

KNOWN: tuple[Callable[[Path], Layout | None], ...] = (
    webdataset.recognise,
    datasets.recognise,
    named.recognise,
    img2dataset.recognise,
    imagefolder.recognise,
    sidecars.recognise,
)


def recognise(path: Path) -> Layout | None:
    """How what a person gave, a folder or one file, is laid out; None for a plain folder of pictures.

    Looks at names and schemas only. Raises ImageError for what is one of the layouts and cannot be read.
    """
    return next((layout for known in KNOWN if (layout := known(path)) is not None), None)
