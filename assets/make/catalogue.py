"""Writes the demo catalogue and the held-out drawings as plain files.

Knows file names, WebP and metadata.csv, and how many pictures the example queries must find. The held-out drawings
come from seeds that neither catalogue nor training uses. A type whose files are already those of its drawings is left
as it is: `mark`, a JSON file in a scratch folder, says what was written.
"""

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from assets.make import samples, taxonomy
from assets.make.captions import describe
from assets.make.kinds import Kind
from assets.make.render import SEEDS, Drawing, draw, to_image
from assets.make.sheet import sheet

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "assets" / "catalogue"
HELD_OUT = ROOT / "assets" / "catalogue" / "held-out"
EACH, SIZE, QUALITY = 36, 256, 82
HELD_OUT_TOTAL = 300
SHEET_BYTES = 150_000
ENOUGH = 15  # pictures that a colour or material query used as an example must find, whatever chance says
WANTED: tuple[tuple[tuple[str, ...], dict[str, str]], ...] = (
    (("sports car",), {"colour": "red"}),
    (("school backpack", "hiking backpack"), {"colour": "black", "material": "leather"}),
)
Rows = list[tuple[str, Drawing]]  # file below the folder, and what it shows
Progress = Callable[[int, int], None]


def drawings_of(kind: Kind, each: int = EACH) -> list[Drawing]:
    """The catalogue's drawings of a type: as their seeds have it, some recoloured where too few match an example."""
    drawn = [draw(kind, SEEDS["catalogue"] + i) for i in range(each)]
    for names, facts in WANTED:
        if kind.name not in names:
            continue
        others = [i for i, d in enumerate(drawn) if any(getattr(d, k) != v for k, v in facts.items())]
        short = min(-(-ENOUGH // len(names)) - (each - len(others)), len(others))
        for n in range(short):
            i = others[n * len(others) // short]
            drawn[i] = draw(kind, SEEDS["catalogue"] + i, **facts)
    return drawn


def held_out_of(kinds: Sequence[Kind], total: int = HELD_OUT_TOTAL) -> Rows:
    """`total` drawings, spread evenly over the types."""
    n = len(kinds)
    share = [(j + 1) * total // n - j * total // n for j in range(n)]
    return [
        _row(kind, i, draw(kind, SEEDS["test"] + i)) for kind, m in zip(kinds, share, strict=True) for i in range(m)
    ]


def write_catalogue(
    folder: Path = CATALOGUE,
    kinds: Sequence[Kind] | None = None,
    *,
    each: int = EACH,
    mark: Path,
    progress: Progress = lambda *_: None,
) -> Rows:
    """Pictures in taxonomy folders, metadata.csv, and a contact sheet a department; returns file and drawing of
    each.
    """
    chosen = list(taxonomy.kinds() if kinds is None else kinds)
    rows = [_row(kind, i, d) for kind in chosen for i, d in enumerate(drawings_of(kind, each))]
    _write(folder / "images", rows, mark, progress)
    for old in folder.glob("sheet-*.webp"):
        old.unlink()
    for department in dict.fromkeys(k.path[0] for k in chosen):
        page = sheet(
            [k for k in chosen if k.path[0] == department], size=96, count=10, first_seed=SEEDS["catalogue"], named=True
        )
        (folder / f"sheet-{department.replace(' ', '-')}.webp").write_bytes(_small(page))
    return rows


def write_held_out(
    folder: Path = HELD_OUT,
    kinds: Sequence[Kind] | None = None,
    *,
    total: int = HELD_OUT_TOTAL,
    mark: Path,
    progress: Progress = lambda *_: None,
) -> Rows:
    """The held-out drawings as files, laid out like the catalogue's."""
    rows = sorted(held_out_of(taxonomy.kinds() if kinds is None else kinds, total), key=lambda row: row[0])
    _write(folder, rows, mark, progress)
    return rows


def webp(image: Image.Image, quality: int = QUALITY) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=quality, method=6)
    return out.getvalue()


def _small(page: Image.Image) -> bytes:
    """As good as SHEET_BYTES allow."""
    tried = (webp(page, quality) for quality in range(75, 20, -10))
    return next((data for data in tried if len(data) < SHEET_BYTES), webp(page, 20))


def _row(kind: Kind, i: int, drawing: Drawing) -> tuple[str, Drawing]:
    return f"{kind.folder}/{i + 1:04d}.webp", drawing


def _write(folder: Path, rows: Rows, mark: Path, progress: Progress) -> None:
    """Make the folder hold just these pictures and their table. Two processes; what is right already stays."""
    by_type: dict[str, Rows] = {}
    for file, drawing in rows:
        by_type.setdefault(drawing.kind.folder, []).append((file, drawing))
    known = _known(mark)
    jobs = [(folder, pictures, known.get(name)) for name, pictures in by_type.items()]
    done = 0
    written: dict[str, list[str]] = {}
    mark.parent.mkdir(parents=True, exist_ok=True)
    with samples.pool(len(jobs)) as workers:
        for name, pictures, digests in zip(by_type, by_type.values(), workers.imap(_write_one, jobs), strict=True):
            written[name] = digests
            temporary = mark.with_suffix(".new")
            temporary.write_text(json.dumps(known | written))
            temporary.replace(mark)
            done += len(pictures)
            progress(done, len(rows))
    _drop_others(folder, {file for file, _ in rows})
    with (folder / "metadata.csv").open("w", newline="", encoding="utf-8") as f:
        table = csv.writer(f, lineterminator="\n")
        table.writerow(["file", "caption", "colour", "material", "background"])
        table.writerows([file, describe(d), d.colour, d.material, d.background] for file, d in rows)


def _write_one(job: tuple[Path, Rows, list[str] | None]) -> list[str]:
    """One type's pictures; returns its mark: digest of the drawings, then of each file."""
    folder, pictures, mark = job
    settings = f"{SIZE} {QUALITY}"
    drawn = hashlib.sha256("\0".join([settings, *(f"{file}\0{d.svg}" for file, d in pictures)]).encode()).hexdigest()
    paths = [folder / file for file, _ in pictures]
    if mark and mark == [drawn, *(_digest(path) for path in paths)]:
        return mark
    for path, (_, drawing) in zip(paths, pictures, strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(webp(to_image(drawing, SIZE)))
    return [drawn, *(_digest(path) for path in paths)]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _known(mark: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(mark.read_text()))
    except (OSError, ValueError, TypeError):  # none yet, or cut off: everything is written again
        return {}


def _drop_others(folder: Path, files: set[str]) -> None:
    """Pictures and folders of types that are no more."""
    for path in sorted(folder.rglob("*"), reverse=True):  # what is in a folder comes before the folder
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            shutil.rmtree(path)
