"""Writes the demo catalogue and the held-out drawings as plain files, and reads nothing back.

Knows file names, WebP and metadata.csv. The held-out drawings come from seeds that neither catalogue nor training uses.
"""

import csv
import io
import shutil
from collections import Counter
from pathlib import Path

from PIL import Image

from assets.make import taxonomy
from assets.make.captions import describe
from assets.make.render import SEEDS, Drawing, draw, to_image
from assets.make.sheet import sheet

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "assets" / "catalogue"
HELD_OUT = ROOT / "tests" / "data" / "held-out"
EACH, SIZE = 60, 256
HELD_OUT_TOTAL = 300
ENOUGH = 15  # pictures that a colour or material query used as an example must find
EXAMPLES = (
    {"type": "sports car", "colour": "red"},
    {"category": "backpacks", "colour": "black", "material": "leather"},
)


def write_catalogue(folder: Path = CATALOGUE, *, each: int = EACH) -> list[tuple[str, Drawing]]:
    """Pictures in taxonomy folders, metadata.csv, and a contact sheet a department; returns file and drawing of
    each.
    """
    images = folder / "images"
    shutil.rmtree(images, ignore_errors=True)
    rows = []
    for kind in taxonomy.kinds():
        for i in range(each):
            drawing = draw(kind, SEEDS["catalogue"] + i, **_wanted(kind.name, i))
            rows.append((f"{kind.folder}/{i + 1:04d}.webp", drawing))
    _write(images, rows)
    for department in dict.fromkeys(k.path[0] for k in taxonomy.kinds()):
        kinds = [k for k in taxonomy.kinds() if k.path[0] == department]
        sheet(kinds, size=96, count=12, first_seed=SEEDS["catalogue"]).save(
            folder / f"sheet-{department}.webp", quality=70
        )
    return rows


def _wanted(name: str, i: int) -> dict[str, str]:
    """The example queries name these: enough pictures must match them, whatever chance says."""
    if name == "sports car" and i % 4 == 0:
        return {"colour": "red"}
    if name in ("school backpack", "hiking backpack") and i % 6 == 0:
        return {"colour": "black", "material": "leather"}
    return {}


def write_held_out(folder: Path = HELD_OUT, *, total: int = HELD_OUT_TOTAL) -> list[tuple[str, Drawing]]:
    """`total` drawings spread evenly over the types."""
    shutil.rmtree(folder, ignore_errors=True)
    kinds = taxonomy.kinds()
    rows = []
    for n in range(total):
        kind, i = kinds[n % len(kinds)], n // len(kinds)
        rows.append((f"{kind.folder}/{i + 1:04d}.webp", draw(kind, SEEDS["test"] + i)))
    _write(folder, sorted(rows, key=lambda row: row[0]))
    return rows


def _write(folder: Path, rows: list[tuple[str, Drawing]]) -> None:
    for file, drawing in rows:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(webp(to_image(drawing, SIZE)))
    with (folder / "metadata.csv").open("w", newline="", encoding="utf-8") as f:
        table = csv.writer(f, lineterminator="\n")
        table.writerow(["file", "caption", "colour", "material", "background"])
        table.writerows([file, describe(d), d.colour, d.material, d.background] for file, d in rows)


def webp(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=82, method=6)
    return out.getvalue()


def counts(rows: list[tuple[str, Drawing]]) -> Counter[tuple[str, str]]:
    """How many pictures have each (category, colour) and (category, material)."""
    found: Counter[tuple[str, str]] = Counter()
    for _, d in rows:
        for node in (*d.kind.path, d.kind.name):
            found[node, d.colour] += 1
            found[node, d.material] += 1
    return found
