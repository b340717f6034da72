"""What every model offers: the Encoder protocol, in whose terms everyone else speaks.

Knows no model. How one is found and loaded is loading.py's.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from PIL import Image

from hierdemo.arrays import Floats

PICTURES_ONLY = "timm:"  # how the names of models begin that see pictures and read no words


class EncoderUnavailable(Exception):
    """A model that cannot be loaded; the message names model, cause and remedy."""


def reads_words(model: str) -> bool:
    """Whether a model reads words, by its name alone: a page asks before the model is loaded."""
    return not model.startswith(PICTURES_ONLY)


class Encoder(Protocol):
    """What turns pictures and words into unit vectors of one space."""

    model: str  # as given with --model

    @property
    def digest(self) -> str:
        """Of the weights: vectors of two models never mix unnoticed."""
        ...

    @property
    def dim(self) -> int: ...

    def encode_images(self, images: Iterable[Image.Image]) -> Floats:
        """(n, dim) float32, unit length."""
        ...

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        """(n, dim) float32, unit length."""
        ...

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        """The words of a text that the model has never met, and whether it knows any of the others."""
        ...


class BatchEncoder(Encoder, Protocol):
    """An encoder that a build can feed: pictures are prepared in threads while the network runs on those before."""

    side: int  # pixels of the network's input
    device: str
    preprocessing: str  # in words: vectors of other preprocessing never mix unnoticed

    def prepare(self, image: Image.Image) -> Floats:
        """The network's input for one picture. Safe to call from any thread, also while the network runs."""
        ...

    def encode_prepared(self, pictures: Sequence[Floats]) -> Floats:
        """(n, dim) float32, unit length, in one forward pass."""
        ...
