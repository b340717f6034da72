"""Pictures that no model of things knows, and pictures that one has: what tests/bench/naming.py tries names on.

Knows how noise and patterns are drawn, and how a folder's pictures are spread. Does not know models or names.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from PIL import Image

from hierdemo.items.image import SUFFIXES, ImageError, open_image

SIDE = 128


def drawn(n: int, seed: int = 0) -> list[Image.Image]:
    """By turns: noise, blurred spots, waves, tiles, clouds."""
    rng = np.random.default_rng(seed)
    kinds = (_noise, _spots, _waves, _tiles, _clouds)
    return [kinds[i % len(kinds)](rng) for i in range(n)]


def of_folder(folder: Path, n: int) -> list[Image.Image]:
    """Up to n of its pictures at any depth, evenly spaced; those that cannot be read are left out."""
    paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES)
    return list(islice(_readable(paths[:: max(1, len(paths) // max(n, 1))]), n))


def _readable(paths: list[Path]) -> Iterator[Image.Image]:
    for path in paths:
        try:
            yield open_image(path)
        except ImageError:
            continue


def _noise(rng: np.random.Generator) -> Image.Image:
    return Image.fromarray(rng.integers(0, 256, (SIDE, SIDE, 3), dtype=np.uint8))


def _few(rng: np.random.Generator, most: int) -> Image.Image:
    shape = (*rng.integers(2, most, 2), 3)
    return Image.fromarray(rng.integers(0, 256, shape, dtype=np.uint8))


def _spots(rng: np.random.Generator) -> Image.Image:
    return _few(rng, 10).resize((SIDE, SIDE), Image.Resampling.BICUBIC)


def _tiles(rng: np.random.Generator) -> Image.Image:
    return _few(rng, 14).resize((SIDE, SIDE), Image.Resampling.NEAREST)


def _waves(rng: np.random.Generator) -> Image.Image:
    y, x = np.mgrid[:SIDE, :SIDE] / SIDE
    phases = [2 * np.pi * (rng.normal(0, 6) * x + rng.normal(0, 6) * y + rng.uniform()) for _ in range(3)]
    return Image.fromarray((127.5 + 127.5 * np.sin(np.stack(phases, -1))).astype(np.uint8))


def _clouds(rng: np.random.Generator) -> Image.Image:
    f = np.fft.fftfreq(SIDE)
    falls = (np.hypot(*np.meshgrid(f, f)) + 1 / SIDE) ** rng.uniform(0.8, 2)
    a = np.stack([np.fft.ifft2(np.fft.fft2(rng.normal(size=(SIDE, SIDE))) / falls).real for _ in range(3)], -1)
    return Image.fromarray((255 * (a - a.min()) / np.ptp(a)).astype(np.uint8))
