"""A folder that is a Hugging Face Space as it stands: the app, a collection or a family of them, what the hub asks for.

Knows which files of a checkout the app needs, how a Space's README begins, and which files the hub wants in large file
storage. Does not know arguments, or how the folder gets to the hub.
"""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hierdemo.collection.archive import PICTURES, alone
from hierdemo.collection.family import FILE, read
from hierdemo.collection.files import MANIFEST, CollectionError
from hierdemo.collection.store import load, read_manifest, written
from hierdemo.items.place import ADDRESS, place_of

ROOT = Path(__file__).resolve().parents[2]
CODE = ("app.py", "LICENSE", "hierdemo", "assets/model")
HERE = "collection"  # where app.py looks for one
MODEL = "model"  # a model of one's own
PLAIN = 10_000_000  # bytes of the largest file that the hub takes in plain git
LARGE = "filter=lfs diff=lfs merge=lfs -text"
STANDS = {".git", ".gitattributes", "README.md"}  # in a clone of a Space that is new
ABOUT = """A collection of pictures in a tree of groups: type words or drop a picture, and watch the question fall
through the tree, coarse to fine. Made with hierdemo, whose licence is in LICENSE; the pictures are their owners'.

Settings are variables of the Space: `python app.py --help` lists them, `HIERDEMO_DATASET` among them, which builds a
collection of a data set."""
MORE = ("pyarrow",)  # for data sets, most of which are Parquet


@dataclass(frozen=True)
class Asked:
    """pictures: whether their own files go along. torch_index: where pip finds torch for processors, as
    pytorch.org/get-started shows it; the usual one comes with gigabytes for graphics cards. title: of the Space.
    """

    pictures: bool = False
    torch_index: str = ""
    title: str = ""


def write(given: Path, out: Path, asked: Asked = Asked()) -> dict[str, Any]:
    """Write it; what there is to say of it: title, files, bytes, large (names in large file storage), placed (pictures
    that say where they were taken), pictures. Raises CollectionError where `given` is no collection or `out` in use.
    """
    if out.is_dir() and {path.name for path in out.iterdir()} - STANDS:
        raise CollectionError(f"{out} is not empty: give --out another folder, or a clone of a new Space.")
    if any(out.resolve().is_relative_to(place.resolve()) for place in (ROOT / "hierdemo", given)):
        raise CollectionError(f"{out} lies in what is to be copied: give --out a folder elsewhere.")
    family = read(given / FILE) if (given / FILE).is_file() and not (given / MANIFEST).is_file() else None
    folders = {m.folder: out / HERE / m.folder.name for m in family.members} if family else {given: out / HERE}
    images = {folder: load(folder).images for folder in folders}  # what is damaged is said before anything is written
    manifests = {folder: read_manifest(folder) for folder in folders}
    out.mkdir(parents=True, exist_ok=True)
    _code(out)
    if family:
        (out / HERE).mkdir()
        shutil.copy(given / FILE, out / HERE / FILE)
    copied = 0
    for folder, target in folders.items():
        manifest = alone(manifests[folder])
        manifest["meta"]["model"] = _model(manifest["meta"]["model"], out)
        copied += _collection(folder, manifest, target, images[folder] if asked.pictures else None)
    first = manifests[next(iter(folders))]
    meta = first["meta"]
    title = asked.title or meta["name"][:1].upper() + meta["name"][1:]
    (out / "README.md").write_text(_readme(title), encoding="utf-8")
    (out / "requirements.txt").write_text(_requirements(asked.torch_index), encoding="utf-8")
    large = list(_in_large_storage(out))
    lines = sorted(
        {
            _pattern(suffix, "*") if binary and (suffix := Path(name).suffix) else _pattern(name)
            for name, binary in large
        }
    )
    (out / ".gitattributes").write_text("".join(f"{line} {LARGE}\n" for line in lines), encoding="utf-8")
    files = list(_files(out))
    return {
        "title": title,
        "items": first["items"],
        "noun": meta["noun"],
        "files": len(files),
        "bytes": sum(path.stat().st_size for path in files),
        "large": len(large),
        "pictures": copied,
        "placed": _placed(out / HERE),
    }


def _files(out: Path) -> Iterator[Path]:
    """All but what git keeps for itself."""
    for path in sorted(out.rglob("*")):
        if path.is_file() and path.relative_to(out).parts[0] != ".git":
            yield path


def _code(out: Path) -> None:
    left_out = shutil.ignore_patterns("__pycache__", "*.pyc", "*.pyi", ".*")
    for name in CODE:
        source, target = ROOT / name, out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=left_out)
        else:
            shutil.copy(source, target)


def _collection(folder: Path, manifest: dict[str, Any], target: Path, images: Path | None) -> int:
    """A collection's files, and its manifest as it is in the Space; how many files of pictures go along. images: where
    they lie, None where they stay.
    """
    for path in sorted({entry["path"] for entry in manifest["files"].values()}):
        _copy(folder / path, target / path)
    copied = 0
    if images is not None and images.is_file():  # one archive that holds them all
        manifest["meta"]["images"], copied = f"{PICTURES}/{images.name}", 1
        _copy(images, target / PICTURES / images.name)
    elif images is not None:
        copied = _pictures(folder, images, target / PICTURES)
    (target / MANIFEST).write_bytes(written(manifest))
    return copied


def _pictures(folder: Path, images: Path, target: Path) -> int:
    """The files that hold the pictures, under their names below `images`."""
    files = set()
    for item in load(folder).items:
        place = place_of(images, item.file)
        file = place.path or place.archive
        if not ADDRESS.match(item.file) and file is not None and file.is_file() and file.is_relative_to(images):
            files.add(file)
    for file in files:
        _copy(file, target / file.relative_to(images))
    return len(files)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)


def _model(model: str, out: Path) -> str:
    """A model's name as it holds in the Space: one that lies on this machine goes along, beside app.py."""
    before, _, last = model.rpartition(":")
    if model.partition(":")[0] == "embedded":
        return model
    if Path(model).is_dir():
        shutil.copytree(model, out / MODEL / Path(model).name, dirs_exist_ok=True)
        return f"{MODEL}/{Path(model).name}"
    if before and Path(last).is_file():
        _copy(Path(last), out / MODEL / Path(last).name)
        return f"{before}:{MODEL}/{Path(last).name}"
    return model


def _readme(title: str) -> str:
    """The Space's, which begins as the hub wants it: as this checkout's does, but for the title and the licence, which
    is the software's alone.
    """
    head = (ROOT / "README.md").read_text(encoding="utf-8").split("---\n")[1].splitlines()
    kept = [line for line in head if line.partition(":")[0] not in ("title", "license", "short_description")]
    header = [
        f"title: {json.dumps(title, ensure_ascii=False)}",
        *kept,
        "short_description: Pictures in a tree, searched",
    ]
    return "\n".join(["---", *header, "---", "", f"# {title}", "", ABOUT, ""])


def _requirements(torch_index: str) -> str:
    own = (ROOT / "requirements.txt").read_text(encoding="utf-8").split("\n")
    lines = [line for line in own if line.strip()]
    lines += [more for more in MORE if not any(line.startswith(more) for line in lines)]
    if torch_index:
        lines = [re.sub(r"^(torch|torchvision)==([\d.]+)$", r"\1==\2+cpu", line) for line in lines]
        lines.insert(0, f"--extra-index-url {torch_index}")
    return "\n".join(lines) + "\n"


def _in_large_storage(out: Path) -> Iterator[tuple[str, bool]]:
    """Names of files that the hub takes no other way: those that are large, and whatever is no text (True)."""
    for path in _files(out):
        with path.open("rb") as file:
            binary = b"\0" in file.read(8192)
        if binary or path.stat().st_size > PLAIN:
            yield path.relative_to(out).as_posix(), binary


def _pattern(name: str, before: str = "") -> str:
    """As git reads names: nothing in it stands for something else, and where it has a space it is in quotes."""
    plain = before + re.sub(r"([*?\[\\])", r"\\\1", name)
    return plain if re.fullmatch(r'[^\s"\\]+', plain) else '"{}"'.format(re.sub(r'(["\\])', r"\\\1", plain))


def _placed(folder: Path) -> int:
    """How many pictures say where they were taken."""
    found = 0
    for path in folder.rglob("items*.jsonl"):
        found += sum('"latitude"' in line for line in path.read_text(encoding="utf-8").splitlines())
    return found
