"""An OpenCLIP network as an encoder: its own preprocessing and tokenizer, forward passes of bounded size.

Knows how pictures and prompts become vectors, on which device. Does not know where a model comes from (loading.py).
torch is imported inside functions only.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.models import context
from hierdemo.models.lexicon import Lexicon
from hierdemo.models.network import ImageNetwork

TEMPLATES = ("{}", "a {}", "a photo of a {}", "a picture of a {}")
TEXT_FLOATS = 1 << 23  # of one layer's output in one forward pass of texts: about half a gigabyte in all


class OpenClipEncoder(ImageNetwork):
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
        size = getattr(network.visual, "image_size", 224)
        super().__init__(
            model,
            network,
            preprocess,
            lambda batch: self._network.encode_image(batch, normalize=True),
            digest=digest,
            side=size if isinstance(size, int) else max(size),
            device=device,
        )
        self.templates, self.lexicon, self._tokenizer = tuple(templates), lexicon, tokenizer
        tokens = self._tokenizer(["a"])
        self.dim = self._texts(tokens).shape[1]
        self._prompts = max(64, TEXT_FLOATS // (tokens.shape[1] * _width(network)))

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

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        return self.lexicon.split(text)[1], self.lexicon.understands(text)

    def words_read(self, text: str) -> int:
        """How many of its words the model reads, in the prompt that reads furthest."""
        return context.words_read(self._tokens, text)

    def cut(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """(n,) whether the end of each text is cut off, in the prompt that reads furthest."""
        return context.cut(self._tokens, texts)

    def _tokens(self, texts: Sequence[str]) -> NDArray[np.integer]:
        shortest = min(self.templates, key=len)
        return self._tokenizer([shortest.format(self.lexicon.split(text)[0]) for text in texts]).numpy()


def _width(network: Any) -> int:
    """Of the text tower: of its token embedding."""
    import torch

    return max((m.embedding_dim for m in network.modules() if isinstance(m, torch.nn.Embedding)), default=1024)
