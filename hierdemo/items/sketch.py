"""A thumbnail's sketch, and whether two sketches are of one picture: a perceptual hash in numbers rather than in bits.

Knows pixels. Does not know collections or embeddings. Light, contrast and saturation do not count, edges do: what is
compared is a small grey picture less its own surroundings, at the places where a little cut off at the sides, or a
mirror, would put them. 64 bits are too few to tell a drawing from the next one of its kind (tests/bench/copies.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.items.image import small

SIDE, GRID, COLOURS = 64, 32, 8  # pixels of the grey picture, of what is compared of it, and of its colours
AROUND = 4  # pixels of GRID that are a pixel's surroundings, to each side
BLOCK = 1024  # pictures looked at at a time
PARTS = 4  # of GRID, to each side: what is judged by itself
ALIKE = 0.95  # correlation of the edges from which on two sketches are of one picture
STAMPED, SPARED = 0.98, 2  # or from which on all parts but so many are: something was put on it
SAME_COLOURS = 0.85  # of light and colours, coarsely
CHROMA = 2.0  # how much more than light colours count
FLAT = 1.0  # grey values that edges differ by, below which there is nothing to compare
CUT = (0.01, 0.025, 0.05)  # shares that may be cut off at each side
SHIFT = (0.02, 0.04)  # shares by which one may be moved against the other
GREY = np.array([0.299, 0.587, 0.114], np.float32)
Box = tuple[float, float, float, float]  # top, bottom, left, right, as shares


@dataclass(frozen=True, eq=False)
class Sketches:
    """grey (N, SIDE, SIDE) and colours (N, COLOURS, COLOURS, 3), uint8."""

    grey: NDArray[np.uint8]
    colours: NDArray[np.uint8]

    @classmethod
    def of(cls, thumbs: Iterable[bytes]) -> "Sketches":
        """Of thumbnails, WebP files; of an empty one a blank sketch, which is like no other. Raises ImageError."""
        greys, coarse, part = [], [], SIDE // COLOURS
        for thumb in thumbs:
            picture = small(thumb, SIDE) if thumb else np.zeros((SIDE, SIDE, 3), np.uint8)
            greys.append(np.round(picture @ GREY).astype(np.uint8))
            blocks = picture.reshape(COLOURS, part, COLOURS, part, 3)
            coarse.append(np.round(blocks.mean((1, 3))).astype(np.uint8))
        grey = np.array(greys, np.uint8).reshape(-1, SIDE, SIDE)
        return cls(grey, np.array(coarse, np.uint8).reshape(-1, COLOURS, COLOURS, 3))

    def take(self, rows: NDArray[np.integer]) -> "Sketches":
        return Sketches(self.grey[rows], self.colours[rows])


@dataclass(frozen=True, eq=False)
class Compared:
    """Of N pairs: correlations of the edges, all of them and of the parts that fit best, and of the colours."""

    edges: Floats
    parts: Floats
    colours: Floats

    @property
    def same(self) -> NDArray[np.bool_]:
        """(N,) whether both are of one picture."""
        fit = (self.edges >= ALIKE) | ((self.parts >= STAMPED) & (self.edges > 0))
        return fit & (self.colours >= SAME_COLOURS)


def compare(sketches: Sketches, first: NDArray[np.integer], second: NDArray[np.integer]) -> Compared:
    """Of each pair of rows, the second as it is or mirrored, as its edges fit better."""
    rows, at = np.unique(np.r_[first, second], return_inverse=True)
    own = sketches.take(rows)
    views, hues, mirrored = edges(own), colours(own), colours(own, mirrored=True)
    one, other = np.split(at, 2)
    plain, turned = _best(views[one], views[other]), _best(views[one], _mirrored(views[other]))
    turn = turned[0] > plain[0]
    hue = np.where(turn[:, None], mirrored[other], hues[other])
    return Compared(
        np.where(turn, turned[0], plain[0]),
        np.where(turn, turned[1], plain[1]),
        np.einsum("np,np->n", hues[one], hue),
    )


def outlines(sketches: Sketches) -> tuple[Floats, Floats]:
    """(N, D) of each the edges of the whole, coarsely, and those of its mirror image: unit vectors, for a first look;
    zeros where a picture is flat.
    """
    half, n = GRID // 2, len(sketches.grey)
    parts = (edges(sketches.take(np.arange(a, min(a + BLOCK, n))), BOXES[:1]) for a in range(0, n, BLOCK))
    coarse = [x.reshape(-1, half, 2, half, 2).mean((2, 4)) for x in parts]
    whole = np.concatenate([np.zeros((0, half, half), np.float32), *coarse])
    return _unit(whole.reshape(n, -1)), _unit(whole[:, :, ::-1].reshape(n, -1))


def edges(sketches: Sketches, boxes: list[Box] | None = None) -> Floats:
    """(N, boxes, GRID * GRID) of each box the grey picture less its surroundings, of unit length; zeros where flat."""
    boxes, grey = boxes or BOXES, sketches.grey.astype(np.float32)
    views = np.stack([_sampler(top, bottom) @ grey @ _sampler(left, right).T for top, bottom, left, right in boxes], 1)
    views -= _blur() @ views @ _blur().T
    flat = views.reshape(len(grey), len(boxes), GRID * GRID).astype(np.float32)
    return np.where(np.linalg.norm(flat, axis=2, keepdims=True) > FLAT * GRID, _unit(flat), 0)


def colours(sketches: Sketches, mirrored: bool = False) -> Floats:
    """(N, COLOURS * COLOURS * 3): light less its mean, and two differences of colour; of unit length."""
    c = (sketches.colours[:, :, ::-1] if mirrored else sketches.colours).astype(np.float32)
    light = c @ GREY
    blue, red = (CHROMA * (c[..., i] - light) for i in (2, 0))
    return _unit(np.stack([light - light.mean((1, 2), keepdims=True), blue, red], 3).reshape(len(c), -1))


def _boxes() -> tuple[list[Box], list[tuple[int, int]]]:
    """What is looked at of a sketch, and which of it is compared with which of another."""
    cut: list[Box] = [(c, 1 - c, c, 1 - c) for c in CUT]
    c = CUT[1]  # off one side of a square, whose thumbnail then lacks half as much at two others
    cut += [(2 * c, 1, c, 1 - c), (0, 1 - 2 * c, c, 1 - c), (c, 1 - c, 2 * c, 1), (c, 1 - c, 0, 1 - 2 * c)]
    boxes: list[Box] = [(0, 1, 0, 1), *cut]
    pairs = [(0, 0), *((i, 0) for i in range(1, len(boxes))), *((0, i) for i in range(1, len(boxes)))]
    for s in SHIFT:
        for one, other in (((s, 1, 0, 1), (0, 1 - s, 0, 1)), ((0, 1, s, 1), (0, 1, 0, 1 - s))):
            pairs += [(len(boxes), len(boxes) + 1), (len(boxes) + 1, len(boxes))]
            boxes += [one, other]  # type: ignore[list-item]
    return boxes, pairs


BOXES, PAIRS = _boxes()
MIRROR = [BOXES.index((top, bottom, round(1 - right, 4), round(1 - left, 4))) for top, bottom, left, right in BOXES]


def _mirrored(views: Floats) -> Floats:
    """The edges of the mirror images: each box is another's, turned about."""
    n = len(views)
    return views[:, MIRROR].reshape(n, len(BOXES), GRID, GRID)[..., ::-1].reshape(n, len(BOXES), -1)


def _best(one: Floats, other: Floats) -> tuple[Floats, Floats]:
    """(N,) correlations at the boxes where the edges fit best: of all, and of the parts without the SPARED worst."""
    found = np.stack([np.einsum("np,np->n", one[:, i], other[:, j]) for i, j in PAIRS], 1)
    where, rows = np.array(PAIRS)[found.argmax(1)], np.arange(len(found))
    a, b = _parts(one[rows, where[:, 0]]), _parts(other[rows, where[:, 1]])
    kept = np.argsort(((a - b) ** 2).sum(2), axis=1)[:, : PARTS**2 - SPARED, None]
    a, b = np.take_along_axis(a, kept, 1), np.take_along_axis(b, kept, 1)
    length = np.sqrt((a * a).sum((1, 2)) * (b * b).sum((1, 2)))
    return found.max(1), (a * b).sum((1, 2)) / np.maximum(length, 1e-6)


def _parts(view: Floats) -> Floats:
    """(N, PARTS ** 2, pixels of a part)."""
    side = GRID // PARTS
    return view.reshape(-1, PARTS, side, PARTS, side).transpose(0, 1, 3, 2, 4).reshape(-1, PARTS**2, side * side)


def _unit(x: Floats) -> Floats:
    """Along the last axis; zeros stay zeros."""
    return x / np.maximum(np.linalg.norm(x, axis=-1, keepdims=True), np.float32(1e-6))


@cache
def _sampler(start: float, stop: float) -> Floats:
    """(GRID, SIDE): the mean of each of so many equal parts of start..stop."""
    bounds, pixel = SIDE * np.linspace(start, stop, GRID + 1), np.arange(SIDE)
    share = np.minimum(bounds[1:, None], pixel + 1) - np.maximum(bounds[:-1, None], pixel)
    return (np.maximum(share, 0) / np.diff(bounds)[:, None]).astype(np.float32)


@cache
def _blur() -> Floats:
    """(GRID, GRID): the mean of each with its surroundings."""
    near = np.abs(np.subtract.outer(np.arange(GRID), np.arange(GRID))) <= AROUND
    return (near / near.sum(1, keepdims=True)).astype(np.float32)
