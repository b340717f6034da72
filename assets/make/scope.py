"""What an embedded model knows: the file beside its weights that says which pictures are of its kind.

Knows the catalogue and the held-out drawings. What is kept and how it is read stands in hierdemo/models/scope.py.
"""

from pathlib import Path

from hierdemo.items.image import open_image
from hierdemo.items.scan import read_folder
from hierdemo.models.encoder import Encoder
from hierdemo.models.scope import Scope


def write_scope(encoder: Encoder, catalogue: Path, held_out: Path, path: Path) -> None:
    """The mean of every type's drawings in the catalogue, and how near to one of them those lie that are held out."""
    drawn = read_folder(catalogue)
    vectors = encoder.encode_images(open_image(catalogue / item.file) for item in drawn)
    unseen = encoder.encode_images(open_image(held_out / item.file) for item in read_folder(held_out))
    Scope.measured(vectors, [item.taxonomy[-1] for item in drawn], unseen).write(path)
