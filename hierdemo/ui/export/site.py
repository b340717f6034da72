"""Writes a collection, or a family, as a page without a server: a folder, or one file.

Knows names and places of files. What is shipped is data.py's, the document document.py's. What was there is replaced
only where it was written by this, and only once the new one is whole.
"""

import base64
import shutil
from collections.abc import Iterator
from html import escape
from itertools import accumulate
from pathlib import Path
from typing import Any

from hierdemo.collection.collection import Collection, Thumbs
from hierdemo.collection.files import CollectionError
from hierdemo.ui.export.data import Data, spelt
from hierdemo.ui.export.document import ICON, PAGE, as_json, in_folder, in_one_file, script
from hierdemo.ui.export.originals import originals
from hierdemo.ui.present.modules import STATIC
from hierdemo.ui.present.page import styles
from hierdemo.ui.present.plotly_script import plotly_file, read_at_once

FOLDER = 1000  # thumbnails a folder, as static/files/pictures.js has it
MARK = ".hierdemo-site"  # in a folder that this wrote
MOST_SINGLE = 20_000_000  # bytes of a collection that becomes one file
TAKEN = "{out} is there already and was not written by this command: give another --out."
TOO_LARGE = (
    "One file is for collections under 20 MB, this one has {mb:.0f} MB: leave out --single, and it becomes a folder."
)


def write_folder(data: Data, out: Path, *, pictures: bool = False) -> dict[str, Any]:
    """The site in a folder. pictures: with the items' own files. Returns what was written, in numbers."""
    if out.exists() and not (out / MARK).is_file() and (not out.is_dir() or any(out.iterdir())):
        raise CollectionError(TAKEN.format(out=out))
    new = out.with_name(f"{out.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    try:
        _write(data, new, pictures=pictures)
        shutil.rmtree(out, ignore_errors=True)
        new.rename(out)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    files = [path for path in out.rglob("*") if path.is_file()]
    return {"out": str(out), "files": len(files), "bytes": sum(path.stat().st_size for path in files)}


def _write(data: Data, folder: Path, *, pictures: bool) -> None:
    first = data.engines().collection
    own: dict[int, str] = {}
    for i, ending, content in originals(first) if pictures else ():
        own[i] = ending
        _bytes(folder / "pictures" / str(i // FOLDER) / f"{i}{ending}", content)
    default = data.first_tree()
    ahead = [f"data/0/{spelt(name)}.js" for name in ("info", f"tree-{default}")]
    for name, value in data.pieces(single=False, pictures=own):
        _text(folder / "data" / f"{name}.js", f"hdGive({as_json(name)}, {as_json(value)});\n")
    _text(folder / "index.html", in_folder(_title(first), ahead))
    _text(folder / f"{PAGE}.js", script())
    _text(folder / f"{PAGE}.css", styles().decode())
    shutil.copyfile(STATIC / ICON, folder / ICON)
    _bytes(folder / "plotly.min.js", read_at_once(plotly_file().read_bytes()))
    for i, picture in _pictures(first.thumbs, len(first.items)):
        _bytes(folder / "thumbs" / str(i // FOLDER) / f"{i}.webp", picture)
    _text(folder / MARK, "")


def write_file(data: Data, out: Path) -> dict[str, Any]:
    """The whole page as one .html. Raises CollectionError for a collection that is too large for that."""
    first = data.engines().collection
    size = sum(file["bytes"] for file in (first.saved or {"files": {}})["files"].values())
    if size >= MOST_SINGLE:
        raise CollectionError(TOO_LARGE.format(mb=size / 1e6))
    packed = dict.fromkeys(range(len(first.items)), "") | {
        i: base64.b64encode(picture).decode() for i, picture in _pictures(first.thumbs, len(first.items))
    }
    starts = [0, *accumulate(map(len, packed.values()))]
    texts = {
        "plotly": read_at_once(plotly_file().read_bytes()).decode(),
        "thumbs": "".join(packed.values()),
        "thumb-starts": as_json(starts),
    }
    pieces = dict(data.pieces(single=True, pictures={}))
    _text(out, in_one_file(_title(first), pieces, texts))
    return {"out": str(out), "files": 1, "bytes": out.stat().st_size}


def _title(first: Collection) -> str:
    return f"{escape(first.meta.name)} in hierdemo"


def _pictures(thumbs: Thumbs, n: int) -> Iterator[tuple[int, bytes]]:
    return ((i, thumbs[i]) for i in range(n) if thumbs.has(i))


def _text(path: Path, text: str) -> None:
    _bytes(path, text.encode())


def _bytes(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
