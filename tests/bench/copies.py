"""Nearly the same pictures: how many changed ones are found, by kind of change, and how many others are taken for one.

Not a test: python -m tests.bench.copies [--pictures FOLDER] [--model embedded] [--most 300]
Without a folder, on the demo's drawings, of which many differ by little, and in colour alone. Of each picture a changed
one is put beside all of them; beside what hierdemo finds stands what a 64-bit hash finds (the signs of a thumbnail's 63
slowest cosines, 10 bits apart at most), in the same neighbourhood.
"""

import argparse
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from hierdemo.collection import near_copies
from hierdemo.collection.store import load
from hierdemo.demo import CATALOGUE, DEMO
from hierdemo.index.hnsw import HnswIndex
from hierdemo.items.image import ImageError, open_image, small, thumbnail
from hierdemo.items.scan import read_folder
from hierdemo.models.loading import load_encoder

Change = Callable[[Image.Image], Image.Image]
LONGEST, BITS = 1024, 10


def jpeg(quality: int) -> Change:
    def change(image: Image.Image) -> Image.Image:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality)
        return Image.open(out).convert("RGB")

    return change


def cut(left: float, top: float, right: float, bottom: float) -> Change:
    return lambda i: i.crop(
        (int(i.width * left), int(i.height * top), int(i.width * (1 - right)), int(i.height * (1 - bottom)))
    )


def stamped(image: Image.Image) -> Image.Image:
    """A pale box with letters over a twentieth of it."""
    image = image.copy()
    (w, h), drawn = image.size, ImageDraw.Draw(image, "RGBA")
    drawn.rectangle((w * 0.55, h * 0.82, w * 0.97, h * 0.93), fill=(255, 255, 255, 150))
    drawn.text((w * 0.58, h * 0.84), "(c) example", fill=(0, 0, 0, 200), font_size=max(8, h // 14))
    return image


CHANGES: dict[str, Change] = {
    "JPEG, quality 60": jpeg(60),
    "JPEG, quality 20": jpeg(20),
    "half the size": lambda i: i.resize((i.width // 2, i.height // 2), Image.Resampling.BICUBIC),
    "2 % cut off all around": cut(0.01, 0.01, 0.01, 0.01),
    "5 % cut off all around": cut(0.025, 0.025, 0.025, 0.025),
    "5 % cut off one side": cut(0.05, 0, 0, 0),
    "10 % cut off all around": cut(0.05, 0.05, 0.05, 0.05),
    "brighter by a fifth": lambda i: ImageEnhance.Brightness(i).enhance(1.2),
    "darker by a fifth": lambda i: ImageEnhance.Brightness(i).enhance(0.8),
    "more contrast by a fifth": lambda i: ImageEnhance.Contrast(i).enhance(1.2),
    "stamped": stamped,
    "mirrored": ImageOps.mirror,
    "turned by 90 degrees": lambda i: i.transpose(Image.Transpose.ROTATE_90),
    "without its colours": lambda i: i.convert("L").convert("RGB"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, default=CATALOGUE / "images")
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--most", type=int, default=300)
    a = parser.parse_args()
    pictures, encoder = opened(a.pictures, a.most), load_encoder(a.model)
    n, x, thumbs = len(pictures), encoder.encode_images(pictures), [thumbnail(p) for p in pictures]
    own = near_copies.find(x, HnswIndex.build(x), thumbs.__getitem__).groups
    print(f"{n} pictures of {a.pictures.name}, {a.model}; in a stack as they are: {sum(map(len, own.values()))}")
    print(f"{'change':26} {'found':>6} {'right':>6}   64 bits: {'found':>6} {'right':>6}")
    for name, change in CHANGES.items():
        changed = [change(p) for p in pictures]
        both = np.concatenate([x, encoder.encode_images(changed)])
        seen = [*thumbs, *map(thumbnail, changed)]
        found = near_copies.find(both, HnswIndex.build(both), seen.__getitem__).middle
        pairs = np.stack([np.arange(2 * n), found], 1)[found != np.arange(2 * n)]
        print(f"{name:26} {told(pairs, n, own)}            {told(by_bits(both, seen), n, own)}", flush=True)
    for folder in sorted(DEMO.parent.glob("collection*")) if a.pictures == CATALOGUE / "images" else ():
        c = load(folder)
        stacks = near_copies.find(c.embeddings, c.hnsw, c.thumbs.__getitem__)
        print(f"{folder.name}: {stacks.stacked} of {len(c.items):,} drawings in a stack")


def opened(folder: Path, most: int) -> list[Image.Image]:
    """At most so many of the pictures below a folder, spread over it, none larger than LONGEST."""
    files, found = [item.file for item in read_folder(folder)], []
    for file in files[:: max(1, len(files) // most)][:most]:
        try:
            image = open_image(folder / file, least=LONGEST)
        except ImageError:
            continue
        image.thumbnail((LONGEST, LONGEST))
        found.append(image)
    return found


def told(pairs: NDArray[np.integer], n: int, own: dict[int, list[int]]) -> str:
    """Which share of the changed pictures is found, and which share of what is found is right: a pair of a picture and
    its changed one, or of what is a copy among the pictures as they are.
    """
    group = np.arange(n)
    for middle, items in own.items():
        group[items] = middle
    right = group[pairs[:, 0] % n] == group[pairs[:, 1] % n]
    found = {int(i) for i in pairs[right].ravel() if i >= n}
    return f"{100 * len(found) / n:5.0f}% {100 * right.mean() if len(pairs) else 100:5.0f}%"


def by_bits(x: NDArray[np.float32], thumbs: list[bytes]) -> NDArray[np.integer]:
    """The pairs that a 64-bit hash finds in the same neighbourhood."""
    k, at = np.arange(32)[:, None], np.arange(32)
    cosines = np.cos(np.pi * (2 * at + 1) * k / 64)
    grey = np.stack([small(t, 32) @ np.array([0.299, 0.587, 0.114]) for t in thumbs])
    slow = (cosines @ grey @ cosines.T)[:, :8, :8].reshape(len(thumbs), -1)[:, 1:]
    bits = slow > np.median(slow, axis=1, keepdims=True)
    near = near_copies._near(x, HnswIndex.build(x))
    return near[(bits[near[:, 0]] != bits[near[:, 1]]).sum(1) <= BITS]


if __name__ == "__main__":
    main()
