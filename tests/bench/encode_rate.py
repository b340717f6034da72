"""How near the encode stage comes to the network alone: python -m tests.bench.encode_rate --model NAME:FILE

Two rates side by side, in turns, in one process: the stage as a build does it (read, decode, prepare, thumbnail,
network, chunks on disk), and the same network on pictures that lie ready in memory, in batches of the same size.
Without --images, pictures are made: noise of every scale with shapes in it, as JPEG, about as large as photographs are.
A test of nothing: what is measured depends on the machine.
"""

import argparse
import shutil
import statistics
import tempfile
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
from PIL import Image, ImageDraw

from hierdemo.builder.embed import CHUNK, encode
from hierdemo.items.image import open_image
from hierdemo.items.scan import read_folder
from hierdemo.models.loading import load_encoder

KINDS = {"640 x 480": (640, 480), "4000 x 3000": (4000, 3000)}


def photograph(seed: int, width: int, height: int) -> Image.Image:
    """Something as hard to decode as a photograph: light and dark at every scale, edges, and a sensor's noise."""
    rng = np.random.default_rng(seed)
    layers, scale = np.zeros((height, width, 3), np.float32) + rng.uniform(60, 190, 3).astype(np.float32), 2
    while scale < max(width, height) / 8:
        rough = rng.normal(size=(scale, scale, 3)).astype(np.float32)
        grown = [Image.fromarray(rough[..., c]).resize((width, height), Image.Resampling.BICUBIC) for c in range(3)]
        layers += np.stack([np.asarray(g) for g in grown], -1) * (90 / scale**0.6)
        scale *= 4
    layers += rng.integers(-12, 13, layers.shape, dtype=np.int8)
    image = Image.fromarray(np.clip(layers, 0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for _ in range(12):
        x, y, r = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(0.03, 0.2) * width
        red, green, blue = rng.integers(0, 255, 3).tolist()
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(red, green, blue))
    return image


def write(folder: Path, size: tuple[int, int], n: int, *, different: int = 16) -> Path:
    """n JPEG files, of so many different pictures."""
    folder.mkdir(parents=True)
    for i in range(n):
        if i < different:
            photograph(i, *size).save(folder / f"{i:04d}.jpg", quality=88)
        else:
            shutil.copy(folder / f"{i % different:04d}.jpg", folder / f"{i:04d}.jpg")
    return folder


def measure(model: str, images: Path, n: int, rounds: int, device: str) -> dict[str, float]:
    """Pictures a second of both, the median ratio over the rounds, and milliseconds of processor time a picture."""
    encoder = load_encoder(model, device=device)
    found = read_folder(images)[:n]
    ready = [encoder.prepare(open_image(images / item.file)) for item in islice(found, CHUNK)]
    encoder.encode_prepared(ready)  # the first pass takes longer
    seconds: dict[str, list[float]] = {"bare": [], "stage": []}
    busy: dict[str, list[float]] = {"bare": [], "stage": []}

    def bare() -> None:
        for a in range(0, len(found), CHUNK):
            encoder.encode_prepared(ready[: min(CHUNK, len(found) - a)])

    def stage() -> None:
        with tempfile.TemporaryDirectory() as scratch:
            encode(images, found, encoder, Path(scratch))

    for _ in range(rounds):
        for name, run in (("bare", bare), ("stage", stage)):
            began, worked = perf_counter(), process_time()
            run()
            seconds[name].append(perf_counter() - began)
            busy[name].append(process_time() - worked)
    ratios = [b / s for b, s in zip(seconds["bare"], seconds["stage"], strict=True)]
    return {
        "bare, pictures a second": len(found) / statistics.median(seconds["bare"]),
        "encode stage, pictures a second": len(found) / statistics.median(seconds["stage"]),
        "share of the bare rate": statistics.median(ratios),
        "bare, ms of processor a picture": 1000 * statistics.median(busy["bare"]) / len(found),
        "encode stage, ms of processor a picture": 1000 * statistics.median(busy["stage"]) / len(found),
    }


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--model", default="embedded", help="as --model of build")
    p.add_argument("--device", default="cpu")
    p.add_argument("--images", type=Path, help="a folder of pictures (default: made ones of two sizes)")
    p.add_argument("--items", type=int, default=2 * CHUNK, help="pictures a round")
    p.add_argument("--rounds", type=int, default=5)
    a = p.parse_args()
    with tempfile.TemporaryDirectory() as root:
        folders = {str(a.images): a.images} if a.images else {
            name: write(Path(root) / name, size, a.items) for name, size in KINDS.items()
        }  # fmt: skip
        for name, folder in folders.items():
            print(f"{a.model}, {name}")
            for what, value in measure(a.model, folder, a.items, a.rounds, a.device).items():
                print(f"  {what}: {value:.3g}")


if __name__ == "__main__":
    main()
