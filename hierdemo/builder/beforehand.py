"""Before a build: whether the model knows pictures such as these, by looking at a few of them.

Knows a model's scope and how pictures are opened. Says no more than it saw; of a model that brings no scope, nothing.
"""

from collections.abc import Sequence
from pathlib import Path

from hierdemo.collection import notes
from hierdemo.items.image import ImageError, open_image
from hierdemo.items.item import Item
from hierdemo.items.place import place_of
from hierdemo.models.encoder import Encoder
from hierdemo.models.scope import STRANGE, Scope
from hierdemo.search.familiarity import spread

LOOKED = 32  # pictures, from all over the folder
SIDE = 256  # pixels that are enough for a look


def look(images: Path, items: Sequence[Item], encoder: Encoder) -> str | None:
    """What to say before so many pictures are read with a model that may not know them; None where it may."""
    scope = Scope.of(encoder.model)
    if scope is None:
        return None
    pictures = []
    for item in spread(items, LOOKED):
        try:
            pictures.append(open_image(place_of(images, item.file), least=SIDE))
        except ImageError:  # the build lists it with its reason
            continue
    if not pictures:
        return None
    unlike = int((~scope.knows(encoder.encode_images(pictures))).sum())
    return notes.beforehand(encoder.model, unlike, len(pictures)) if unlike >= STRANGE * len(pictures) else None
