"""The pictures' own files for a copy, as browsers show them.

Knows where an item's picture lies (routes/pictures.py) and which kinds browsers show. Does not know where they are put.
"""

import mimetypes
from collections.abc import Iterator

from hierdemo.collection.collection import Collection
from hierdemo.items.image import ImageError, browser_type, for_browsers
from hierdemo.ui.routes.pictures import picture_place


def originals(collection: Collection) -> Iterator[tuple[int, str, bytes]]:
    """Items, their files' endings and bytes, as they lie or as WebP; one that is gone is left out."""
    for i in range(len(collection.items)):
        place = picture_place(collection, i)
        if place is None:
            continue
        try:
            kind = browser_type(place)
            if kind is None:
                yield i, ".webp", for_browsers(place)
            else:
                with place.open() as file:
                    yield i, ENDINGS.get(kind) or mimetypes.guess_extension(kind) or "", file.read()
        except (ImageError, OSError):
            continue


ENDINGS = {"image/jpeg": ".jpg", "image/webp": ".webp", "image/avif": ".avif"}
