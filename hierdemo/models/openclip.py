"""An OpenCLIP network as an encoder: its own preprocessing and tokenizer, forward passes of bounded size.

Knows how pictures and prompts become vectors, on which device. Does not know where a model comes from (loading.py).
torch is imported inside functions only.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

import numpy as np
from PIL import Image

from hierdemo.arrays import Floats
from hierdemo.models.lexicon import Lexicon

TEMPLATES = ("{}", "a {}", "a photo of a {}", "a picture of a {}")
BATCH = 64  # pictures in one forward pass
TEXT_FLOATS = 1 << 23  # of one layer's output in one forward pass of texts: about half a gigabyte in all
STRIP = 16  # a picture longer than so many times its width is cut to that before its short side is brought to size


class OpenClipEncoder:
    """An OpenCLIP model. Safe to call from several threads: one forward pass at a time."""

    def __init__(
        self,
        model: str,
        network: Any,
        preprocess: Any,
        tokenizer: Any,
        *,
        digest: str,
        templates: Sequence[str] = TEMPLATES,
        lexicon: Lexicon = Lexicon(),
        device: str = "cpu",
    ) -> None:
        self.model, self.digest, self.templates, self.lexicon = model, digest, tuple(templates), lexicon
        self.device = device
        self._network, self._preprocess, self._tokenizer = network.to(device), preprocess, tokenizer
        self._lock = threading.Lock()
        self.preprocessing = " ".join(str(preprocess).split())
        size = getattr(network.visual, "image_size", 224)
        self.side = size if isinstance(size, int) else max(size)
        self._shortest = isinstance(getattr(preprocess.transforms[0], "size", None), int)
        tokens = self._tokenizer(["a"])
        self.dim = self._texts(tokens).shape[1]
        self._prompts = max(64, TEXT_FLOATS // (tokens.shape[1] * _width(network)))

    def prepare(self, image: Image.Image) -> Floats:
        """(3, side, side) float32: the model's own preprocessing."""
        w, h = image.size
        if self._shortest and max(w, h) > STRIP * min(w, h):  # else a strip of 1 x 20,000 grows to gigabytes
            long = STRIP * min(w, h)
            x, y = max(0, (w - long) // 2), max(0, (h - long) // 2)
            image = image.crop((x, y, min(w, x + long), min(h, y + long)))
        return self._preprocess(image).numpy()

    def encode_prepared(self, pictures: Sequence[Floats]) -> Floats:
        """(n, dim) float32, unit length: one forward pass."""
        import torch

        if not pictures:
            return np.zeros((0, self.dim), np.float32)
        with self._running():
            batch = torch.from_numpy(np.stack(pictures)).to(self.device)
            return self._network.encode_image(batch, normalize=True).float().cpu().numpy()

    def encode_images(self, images: Iterable[Image.Image], *, batch: int = BATCH) -> Floats:
        """(n, dim) float32, unit length, in order; no more than a batch of them is held."""
        rest, out = iter(images), [np.zeros((0, self.dim), np.float32)]
        while part := [self.prepare(image) for image in islice(rest, batch)]:
            out.append(self.encode_prepared(part))
        return np.concatenate(out)

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        """(n, dim) float32, unit length: each text in every prompt template, averaged.

        Words that the model has never met are left out; those beyond its context are cut off by its tokenizer.
        """
        return self._averaged(texts, self.templates)

    def encode_words(self, words: Sequence[str]) -> Floats:
        """(n, dim) float32, unit length: each word in one prompt template alone, for thousands of them."""
        return self._averaged(words, self.templates[len(self.templates) // 2 :][:1])

    def _averaged(self, texts: Sequence[str], templates: Sequence[str]) -> Floats:
        known = [self.lexicon.split(text.strip())[0] for text in texts]
        prompts = [template.format(text) for text in known for template in templates]
        if not prompts:
            return np.zeros((0, self.dim), np.float32)
        parts = (prompts[a : a + self._prompts] for a in range(0, len(prompts), self._prompts))
        vectors = np.concatenate([self._texts(self._tokenizer(part)) for part in parts])
        mean = vectors.reshape(len(texts), len(templates), -1).mean(1)
        return np.ascontiguousarray(mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-12), np.float32)

    def _texts(self, tokens: Any) -> Floats:
        with self._running():
            return self._network.encode_text(tokens.to(self.device), normalize=True).float().cpu().numpy()

    @contextmanager
    def _running(self) -> Iterator[None]:
        """Alone on the device. Raises ValueError where it has too little memory."""
        import torch

        try:
            with self._lock, torch.inference_mode():
                yield
        except torch.OutOfMemoryError as e:
            raise ValueError(
                f"{self.device} has too little memory for {self.model}: free some, or run it elsewhere (--device cpu)."
            ) from e

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        return self.lexicon.split(text)[1], self.lexicon.understands(text)


def _width(network: Any) -> int:
    """Of the text tower: of its token embedding."""
    import torch

    return max((m.embedding_dim for m in network.modules() if isinstance(m, torch.nn.Embedding)), default=1024)
