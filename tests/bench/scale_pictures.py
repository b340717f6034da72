"""Pictures to measure a build with: our own drawings many times over, as photographs come, 640 x 480 JPEGs in folders.

Each is a drawing of the catalogue cropped, mirrored, recoloured and set at chance on a background of its own, so that
no two files are alike and a model still sees what they show. Picture i is the same in every run, however many there
are. Knows files and pixels. Does not know collections.
"""

import json
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

SOURCES = Path(__file__).parents[2] / "assets" / "catalogue" / "images"
WIDTH, HEIGHT = 640, 480
DONE = "made.json"  # written last: a folder that was cut short is made again


def make(folder: Path, n: int, *, processes: int = 2) -> Path:
    """n pictures below `folder`, unless they are there already."""
    done = folder / DONE
    if done.is_file() and json.loads(done.read_text()) == n:
        return folder
    for name in sorted({path.parent.relative_to(SOURCES) for path in _sources()}):
        (folder / name).mkdir(parents=True, exist_ok=True)
    parts = [range(a, min(a + 250, n)) for a in range(0, n, 250)]
    with ProcessPoolExecutor(processes) as pool:
        list(pool.map(_some, [folder] * len(parts), parts))
    done.write_text(json.dumps(n))
    return folder


@cache
def _sources() -> list[Path]:
    """The drawings in a fixed order of chance, so that few pictures show all kinds."""
    files = sorted(SOURCES.rglob("*.webp"))
    return [files[i] for i in np.random.default_rng(0).permutation(len(files))]


def _some(folder: Path, numbers: range) -> None:
    for i in numbers:
        source = _sources()[i % len(_sources())]
        name = f"{source.stem}-{i:06d}.jpg"
        _picture(source, np.random.default_rng([1, i])).save(
            folder / source.parent.relative_to(SOURCES) / name, quality=int(80 + i % 15)
        )


def _picture(source: Path, rng: np.random.Generator) -> Image.Image:
    """One 640 x 480 picture of a drawing: its colours shift a little, its background is a soft chance one."""
    drawn = Image.open(source).convert("RGB")
    w, h = drawn.size
    left, top, right, bottom = rng.uniform(0, 0.06, 4)
    drawn = drawn.crop((int(w * left), int(h * top), int(w * (1 - right)), int(h * (1 - bottom))))
    if rng.random() < 0.5:
        drawn = ImageOps.mirror(drawn)
    gain = rng.uniform(0.85, 1.15, 3)
    drawn = drawn.point([min(255, int(v * g)) for g in gain for v in range(256)])
    side = int(rng.uniform(0.9, 1.0) * HEIGHT)
    soft = rng.integers(60, 256, (4, 5, 3)).astype(np.uint8)
    whole = Image.fromarray(soft).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    whole.paste(
        drawn.resize((side, side), Image.Resampling.BILINEAR),
        (int(rng.integers(0, WIDTH - side)), int(rng.integers(0, HEIGHT - side + 1))),
    )
    return whole
