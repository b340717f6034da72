"""What an adapter learns from in tests: a model that sees colour first, words as sums of directions."""

from typing import Any

import numpy as np

from hierdemo.items.item import Item
from hierdemo.models.adapter import Adapter
from tests.support.tiny import unit

DIM = 24


PATHS = [(top, f"{top} {kind}") for top in ("birds", "fish") for kind in ("small", "large", "old")]


COLOURS = ("red", "blue", "green")


def some(seed: int = 0, *, rows: int = 3, hidden: int = 8) -> tuple[Adapter, np.ndarray]:
    rng = np.random.default_rng(seed)
    parts = rng.normal(size=(hidden, DIM)), rng.normal(size=hidden), rng.normal(size=(DIM, hidden))
    return Adapter(*(p.astype(np.float32) for p in parts)), unit(rng.normal(size=(rows, DIM)))


class Words:
    """Stands for a frozen model: a text is the sum of its words' directions."""

    model, digest, dim = "words", "0", DIM

    def encode_texts(self, texts: Any) -> np.ndarray:
        rows = [sum((word(w) for w in t.replace(",", "").split()), np.zeros(DIM)) for t in texts]
        return unit(np.array(rows).reshape(-1, DIM))

    def encode_images(self, images: Any) -> np.ndarray:
        return unit(np.stack(list(images)))

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        return [], True


def word(text: str) -> np.ndarray:
    return np.random.default_rng(sum(ord(c) * 31**i for i, c in enumerate(text)) % 2**32).normal(size=DIM)


def by_colour(each: int = 24, *, seed: int = 0) -> tuple[list[Item], np.ndarray]:
    """Pictures of a model that sees colour first and kind hardly: what adapting is for."""
    rng = np.random.default_rng(seed)
    items, rows = [], []
    for path in PATHS:
        for i in range(each):
            colour = COLOURS[i % len(COLOURS)]
            items.append(Item(len(items), f"{len(items)}.png", f"a {colour} {path[-1]}", {"colour": colour}, path))
            rows.append(2.0 * word(colour) + 0.4 * sum(word(w) for w in path[-1].split()) + 0.3 * rng.normal(size=DIM))
    return items, unit(np.stack(rows))
