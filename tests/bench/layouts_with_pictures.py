"""Small examples of the layouts that hold pictures (tests/bench/layouts.py).

Knows how each library is asked to write; where one is not installed, the example is what the tests write in its place
(tests/support/archives.py).
"""

import contextlib
import csv
import functools
import http.server
import importlib.metadata
import io
import json
import os
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from tests.support.archives import pictures_table, png, told, write_parquet, write_saved, write_tar

LABELS = ("big_cat", "dog")
N = 12
SPLITS = {"train": range(8), "test": range(8, N)}
HAND = "by hand"


def by(library: str) -> str:
    """The library with its version; "" where it is not installed."""
    try:
        return f"{library} {importlib.metadata.version(library)}"
    except importlib.metadata.PackageNotFoundError:
        return ""


def imagefolder(folder: Path) -> tuple[str, Path]:
    """With a metadata.csv in each split."""
    for split, numbers in SPLITS.items():
        rows = [("file_name", "text")]
        for n in numbers:
            file = folder / split / LABELS[n % 2] / f"{n}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(png(n))
            rows.append((f"{LABELS[n % 2]}/{n}.png", f"number {n}"))
        with (folder / split / "metadata.csv").open("w", newline="") as out:
            csv.writer(out).writerows(rows)
    return HAND, folder


def _data_set(folder: Path, numbers: range) -> Any:
    """As `datasets` holds pictures that lie in files."""
    from datasets import ClassLabel, Dataset, Features, Value, disable_progress_bars
    from datasets import Image as Picture

    disable_progress_bars()
    folder.mkdir(parents=True)
    texts, rows = [f"number {n}" for n in numbers], list[str]()
    for n in numbers:
        (folder / f"{n}.png").write_bytes(png(n))
        rows.append(str(folder / f"{n}.png"))
    kinds = {"image": Picture(), "label": ClassLabel(names=list(LABELS)), "text": Value("string")}
    columns = {"image": rows, "label": [n % 2 for n in numbers], "text": texts}
    return Dataset.from_dict(columns, features=Features(kinds))


def _written(numbers: range) -> Any:
    rows = [(png(n), f"{n}.png") for n in numbers]
    table = pictures_table(rows, label=[n % 2 for n in numbers], text=[f"number {n}" for n in numbers])
    return told(table, {"label": LABELS})


def parquet_with_bytes(folder: Path) -> tuple[str, Path]:
    out, made_by = folder / "in" / "data", by("datasets")
    for name, numbers in SPLITS.items():
        if made_by:
            from datasets.table import embed_table_storage

            out.mkdir(parents=True, exist_ok=True)
            for n in range(2):
                part = _data_set(folder / f"{name}{n}", numbers).shard(2, n).with_format("arrow")
                part.map(embed_table_storage, batched=True).to_parquet(str(out / f"{name}-{n:05d}-of-00002.parquet"))
        else:
            write_parquet(out / f"{name}-00000-of-00001.parquet", _written(numbers))
    return made_by or "as datasets does", folder / "in"


def parquet_with_paths(folder: Path) -> tuple[str, Path]:
    out, made_by = folder / "train.parquet", by("datasets")
    if made_by:
        _data_set(folder / "pictures", range(N)).to_parquet(str(out))
    else:
        imagefolder(folder / "pictures")
        write_parquet(out, pictures_table([(None, str(path)) for path in sorted(folder.rglob("*.png"))]))
    return made_by or "as datasets does", out


def saved_to_disk(folder: Path) -> tuple[str, Path]:
    out, made_by = folder / "saved", by("datasets")
    if made_by:
        from datasets import DatasetDict

        DatasetDict({k: _data_set(folder / k, v) for k, v in SPLITS.items()}).save_to_disk(str(out))
    else:
        for name, numbers in SPLITS.items():
            write_saved(out / name, [_written(numbers)])
    return made_by or "as datasets does", out


def webdataset(folder: Path) -> tuple[str, Path]:
    if made_by := by("webdataset"):
        from webdataset import ShardWriter

        with ShardWriter(str(folder / "%05d.tar"), maxcount=5, verbose=0) as out:
            for n in range(N):
                picture, more = Image.open(io.BytesIO(png(n))), {"colour": "red", "size": n}
                out.write({"__key__": f"{n:06d}", "png": picture, "txt": f"number {n}", "cls": n % 2, "json": more})
        return made_by, folder
    for first in range(0, N, 5):
        members = []
        for n in range(first, min(N, first + 5)):
            texts = {"cls": str(n % 2), "json": json.dumps({"colour": "red", "size": n}), "txt": f"number {n}"}
            members += [(f"{n:06d}.{ending}", text.encode()) for ending, text in texts.items()]
            members.append((f"{n:06d}.png", png(n)))
        write_tar(folder / f"{first // 5:05d}.tar", members)
    return "as webdataset does", folder


def plain_tar(folder: Path) -> tuple[str, Path]:
    return HAND, write_tar(folder / "p.tar", [(f"{LABELS[n % 2]}/IMG.{n}.png", png(n)) for n in range(N)])


def zip_of_pictures(folder: Path) -> tuple[str, Path]:
    """Packed, with a table in it."""
    names = [f"{LABELS[n % 2]}/{n}.png" for n in range(N)]
    with zipfile.ZipFile(folder / "p.zip", "w", zipfile.ZIP_DEFLATED) as out:
        for n, name in enumerate(names):
            out.writestr(name, png(n))
        rows = "".join(f"{name},number {n}\n" for n, name in enumerate(names))
        out.writestr("metadata.csv", f"file_name,text\n{rows}")
    return HAND, folder / "p.zip"


@contextlib.contextmanager
def _served(folder: Path) -> Iterator[str]:
    """A folder on loopback."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def img2dataset(kind: str, folder: Path) -> tuple[str, Path]:
    """Ten pictures, and two addresses that lead nowhere."""
    names, out, made_by = [f"{n}.png" for n in range(N)], folder / "out", by("img2dataset")
    if not made_by:
        return "as img2dataset does", _as_img2dataset(kind, names, out)
    from img2dataset import download

    (folder / "web").mkdir()
    for n in range(N - 2):
        (folder / "web" / names[n]).write_bytes(png(n))
    with _served(folder / "web") as address, contextlib.redirect_stdout(sys.stderr):
        with (folder / "urls.csv").open("w", newline="") as listed:
            csv.writer(listed).writerows([("url", "caption"), *((f"{address}/{name}", name) for name in names)])
        os.environ.setdefault("NO_ALBUMENTATIONS_UPDATE", "1")
        download(
            url_list=str(folder / "urls.csv"), input_format="csv", url_col="url", caption_col="caption",
            output_folder=str(out), output_format=kind, processes_count=1, thread_count=1, image_size=64,
            number_sample_per_shard=N, retries=0,
        )  # fmt: skip
    return made_by, out


def _as_img2dataset(kind: str, names: list[str], out: Path) -> Path:
    import pyarrow

    rows: dict[str, list[Any]] = {"url": [f"http://127.0.0.1/{name}" for name in names], "caption": names}
    rows |= {
        "status": ["success"] * (N - 2) + ["failed_to_download"] * 2,
        "error_message": [None] * (N - 2) + ["404"] * 2,
    }
    members = []
    for n, name in enumerate(names[: N - 2]):
        about = {"caption": name, "url": rows["url"][n], "status": "success", "width": 64, "height": 64}
        members += [
            (f"{n:09d}.json", json.dumps(about).encode()),
            (f"{n:09d}.jpg", png(n)),
            (f"{n:09d}.txt", name.encode()),
        ]
    if kind == "parquet":
        rows["jpg"] = [png(n) for n in range(N - 2)] + [None] * 2
    elif kind == "webdataset":
        write_tar(out / "00000.tar", members)
    else:
        (out / "00000").mkdir(parents=True)
        for name, data in members:
            (out / "00000" / name).write_bytes(data)
    write_parquet(out / "00000.parquet", pyarrow.table(rows))
    return out


def open_clip_csv(folder: Path) -> tuple[str, Path]:
    """With one file that is not there."""
    imagefolder(folder / "pictures")
    rows = [f"{file.relative_to(folder).as_posix()}\ta {file.parent.name}" for file in sorted(folder.rglob("*.png"))]
    (folder / "train.csv").write_text("filepath\ttitle\n" + "\n".join([*rows, "pictures/gone.png\tgone"]) + "\n")
    return HAND, folder / "train.csv"


def captions_beside(folder: Path) -> tuple[str, Path]:
    for n in range(N):
        (folder / f"{n}.png").write_bytes(png(n))
        (folder / f"{n}.txt").write_text(f"number {n}")
    return HAND, folder


EXAMPLES: dict[str, Callable[[Path], tuple[str, Path]]] = {
    "imagefolder, with splits and metadata.csv": imagefolder,
    "Hugging Face Parquet, pictures in it": parquet_with_bytes,
    "Hugging Face Parquet, paths alone": parquet_with_paths,
    "`datasets` saved to disk, a DatasetDict": saved_to_disk,
    "WebDataset": webdataset,
    "a tar of pictures in folders": plain_tar,
    "a zip of pictures in folders, with a metadata.csv": zip_of_pictures,
    **{f"img2dataset, {kind}": functools.partial(img2dataset, kind) for kind in ("webdataset", "files", "parquet")},
    "open_clip's csv": open_clip_csv,
    "captions beside pictures": captions_beside,
}
