"""A small projection after a frozen model: pictures and texts go through it alike, so that a collection's hierarchy
shows in embeddings of a model that never learnt it.

Knows vectors and an encoder. Does not know how the projection was trained (teach/train_adapter.py), or
collections. Only numpy, so that answering a query imports nothing more than before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from hierdemo.arrays import Floats
from hierdemo.models.context import read_by
from hierdemo.models.encoder import Encoder

CHUNK = 8192  # vectors at a time


@dataclass(frozen=True, eq=False)
class Adapter:
    """x -> norm(x + w2 gelu(w1 x + b1)): inner (H, D), offset (H,), outer (D, H), float32.

    A residual adapter on frozen embeddings (Gao et al., "CLIP-Adapter", 2021), with one projection for both modalities:
    two would part texts from pictures. H = 0 is the identity, bit for bit.
    Raises ValueError for shapes that do not fit each other, or numbers that are not finite.
    """

    inner: Floats
    offset: Floats
    outer: Floats

    def __post_init__(self) -> None:
        if self.inner.ndim != 2 or self.offset.shape != self.inner.shape[:1] or self.outer.shape != self.inner.T.shape:
            shapes = f"{self.inner.shape}, {self.offset.shape}, {self.outer.shape}"
            raise ValueError(f"an adapter's arrays must be (H, D), (H,) and (D, H), got {shapes}")
        for array in self.arrays().values():
            if not np.isfinite(array).all():
                raise ValueError("an adapter's numbers must be finite")
            array.setflags(write=False)

    @classmethod
    def identity(cls, dim: int) -> "Adapter":
        return cls(np.zeros((0, dim), np.float32), np.zeros(0, np.float32), np.zeros((dim, 0), np.float32))

    @property
    def dim(self) -> int:
        return self.inner.shape[1]

    def arrays(self) -> dict[str, Floats]:
        """Its parts by name; Adapter(**arrays) is the same again."""
        return {"inner": self.inner, "offset": self.offset, "outer": self.outer}

    def apply(self, x: Floats) -> Floats:
        """(n, D) unit vectors of (n, D) unit vectors, float32. Raises ValueError for another width."""
        if x.ndim != 2 or x.shape[1] != self.dim:
            raise ValueError(f"x must be (n, {self.dim}), got shape {x.shape}")
        if not len(self.inner):
            return x
        parts = [self._part(x[a : a + CHUNK]) for a in range(0, len(x), CHUNK)]
        return np.concatenate(parts) if parts else np.zeros_like(x, np.float32)

    def _part(self, x: Floats) -> Floats:
        y = x + _gelu(x @ self.inner.T + self.offset) @ self.outer.T
        return (y / np.maximum(np.linalg.norm(y, axis=1, keepdims=True), 1e-12)).astype(np.float32)

    def around(self, encoder: Encoder) -> "AdaptedEncoder":
        """The encoder with this projection behind it; of one that has a projection already, that one is taken off."""
        return AdaptedEncoder(encoder.base if isinstance(encoder, AdaptedEncoder) else encoder, self)


class AdaptedEncoder:
    """An Encoder whose vectors go through an adapter. Its name and digest are the base model's: it is that model's
    weights that must be had, the adapter lies in the collection. Nothing is asked of the base before its first use.
    """

    def __init__(self, base: Encoder, adapter: Adapter) -> None:
        self.base, self.adapter, self.model = base, adapter, base.model

    @property
    def digest(self) -> str:
        return self.base.digest

    @property
    def dim(self) -> int:
        return self.adapter.dim

    def encode_images(self, images: Iterable[Image.Image]) -> Floats:
        return self.adapter.apply(self.base.encode_images(images))

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        return self.adapter.apply(self.base.encode_texts(texts))

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        return self.base.unknown_words(text)

    def words_read(self, text: str) -> int:
        return read_by(self.base, text)[0]


def fitted(encoder: Encoder | None, adapter: Adapter | None) -> Encoder | None:
    """The encoder as a collection with this adapter, or with none, needs it, whatever it was fitted to before."""
    base = encoder.base if isinstance(encoder, AdaptedEncoder) else encoder
    return adapter.around(base) if adapter is not None and base is not None else base


def _gelu(x: Floats) -> Floats:
    """By its tanh form, as in training (Hendrycks and Gimpel, 2016)."""
    return 0.5 * x * (1 + np.tanh(np.float32(np.sqrt(2 / np.pi)) * (x + np.float32(0.044715) * x**3)))
