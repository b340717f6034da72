"""Writes a collection, or a family, as a page without a server: a folder, or one file.

Knows names and places of files. What is shipped is data.py's, the document document.py's. What was there is replaced
only where it was written by this, name by name, and only once the new one is whole.
"""

import base64
import os
import shutil
import tempfile
from collections.abc import Iterator
from html import escape
from itertools import accumulate
from pathlib import Path
from typing import Any

from hierdemo.collection.collection import Collection, Thumbs
from hierdemo.collection.files import CollectionError, put
from hierdemo.ui.export.data import Data, spelt
from hierdemo.ui.export.document import ICON, PAGE, TAKES, as_json, as_script, in_folder, in_one_file, script
from hierdemo.ui.export.originals import originals
from hierdemo.ui.present.modules import STATIC
from hierdemo.ui.present.page import styles
from hierdemo.ui.present.plotly_script import plotly_file, read_at_once

FOLDER = 1000  # thumbnails a folder, as static/files/pictures.js has it
MARK = ".hierdemo-site"  # in a folder that this wrote: the names of what it wrote there
NEW = ".hierdemo-new-"  # folders in it of pages that are not whole yet
MOST_SINGLE = 20_000_000  # bytes of a collection that becomes one file
TAKEN = "{out} is there already and was not written by this command: give another --out."
TOO_LARGE = (
    "One file is for collections under 20 MB, this one has {mb:.0f} MB: leave out --single, and it becomes a folder."
)


def write_folder(data: Data, out: Path, *, pictures: bool = False) -> dict[str, Any]:
    """The site in a folder. pictures: with the items' own files. Returns what was written, in numbers."""
    out = out.resolve()
    if out.exists() and not (out / MARK).is_file() and (not out.is_dir() or any(out.iterdir())):
        raise CollectionError(TAKEN.format(out=out))
    out.mkdir(parents=True, exist_ok=True)
    (out / MARK).touch()  # what is cut off from here on is begun again
    for left in out.glob(f"{NEW}*"):
        shutil.rmtree(left)
    with tempfile.TemporaryDirectory(dir=out, prefix=NEW) as made:
        _write(data, Path(made), pictures=pictures)
        names = _into_place(Path(made), out)
    files = [path for name in names for path in (out / name, *(out / name).rglob("*")) if path.is_file()]
    return {"out": str(out), "files": len(files), "bytes": sum(path.stat().st_size for path in files)}


def _into_place(new: Path, out: Path) -> list[str]:
    """Move what was written to where an earlier page may be, of which only what that wrote goes: somebody may keep its
    history there. The names in the folder that it wrote.
    """
    names, mark = sorted(path.name for path in new.iterdir()), out / MARK
    before = mark.read_text(encoding="utf-8").split("\n") if mark.is_file() else []
    if clash := [name for name in names if name not in before and os.path.lexists(out / name)]:
        raise CollectionError(TAKEN.format(out=out / clash[0]))
    mark.write_text("\n".join([*names, *(name for name in before if name not in names)]), encoding="utf-8")
    for name in filter(None, before):
        _remove(out / name)
    for name in names:
        (new / name).rename(out / name)
    mark.write_text("\n".join(names), encoding="utf-8")
    return [*names, MARK]


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _write(data: Data, folder: Path, *, pictures: bool) -> None:
    first = data.engines().collection
    own: dict[int, str] = {}
    for i, ending, content in originals(first) if pictures else ():
        own[i] = ending
        _bytes(folder / "pictures" / str(i // FOLDER) / f"{i}{ending}", content)
    default = data.first_tree()
    ahead = [f"data/0/{spelt(name)}.js" for name in ("info", f"tree-{default}")]
    for name, value in data.pieces(single=False, pictures=own):
        _text(folder / "data" / f"{name}.js", f"hdGive({as_json(name)}, {as_script(value)});\n")
    _text(folder / "index.html", in_folder(_title(first), ahead))
    _text(folder / f"{PAGE}.js", script())
    _text(folder / f"{PAGE}.css", styles().decode())
    shutil.copyfile(STATIC / ICON, folder / ICON)
    _bytes(folder / "plotly.min.js", read_at_once(plotly_file().read_bytes()))
    for i, picture in _pictures(first.thumbs, len(first.items)):
        _bytes(folder / "thumbs" / str(i // FOLDER) / f"{i}.webp", picture)


def write_file(data: Data, out: Path) -> dict[str, Any]:
    """The whole page as one .html. Raises CollectionError for a collection that is too large for that."""
    if out.exists() and not (out.is_file() and TAKES.encode() in out.read_bytes()):
        raise CollectionError(TAKEN.format(out=out))
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
    out.parent.mkdir(parents=True, exist_ok=True)
    put(out, in_one_file(_title(first), pieces, texts).encode())
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
