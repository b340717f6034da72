"""Pictures in tars: WebDataset's samples, img2dataset's tars with their tables of downloads, or plain tars.

Knows what members of one name say of each other. Does not unpack: pictures are read where they lie (place.py). Of a tar
that is being read the names are held, of one of more than HELD members one sample at a time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from hierdemo.items import foreign, tar
from hierdemo.items.image import ImageError
from hierdemo.items.layouts import img2dataset
from hierdemo.items.layouts.layout import Layout, Said
from hierdemo.items.layouts.samples import LONGEST, TEXTS, Texts, is_picture, key_of
from hierdemo.items.layouts.splits import told_apart
from hierdemo.items.skipped import on_one_line
from hierdemo.items.table import Row
from hierdemo.items.walk import hidden, listed, walk

HELD = 500_000  # members; a tar of more is gone through once more instead
LOOKED_AT = 200  # members of the first tar, to say what this is
COMPRESSED = (".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst", ".tzst")


@dataclass
class Sample:
    """What a tar holds under one key."""

    key: str
    pictures: list[tuple[str, tar.Member]] = field(default_factory=list)  # with their endings
    texts: dict[str, tar.Member] = field(default_factory=dict)


def recognise(path: Path) -> Layout | None:
    """A tar, or a folder of tars (or of folders of tars) without pictures. Raises ImageError for compressed ones."""
    tars = _tars(path)
    if not tars:
        return None
    images = path if path.is_dir() else tars[0]
    if path.is_dir() and next(walk(path, []), None) is not None:
        return None
    for one in tars:
        _not_packed(one)
    return Layout(_line(tars), images, lambda said: _rows(images, tars, said), folders=True)


def _tars(path: Path) -> list[Path]:
    if path.is_file():
        return [path] if path.name.lower().endswith((".tar", *COMPRESSED)) else []
    if not path.is_dir():
        return []
    below = [path, *(folder for folder in listed(path) if folder.is_dir())]
    found = [file for folder in below for file in listed(folder) if file.is_file()]
    return [p for p in found if p.suffix.lower() == ".tar"] or [p for p in found if p.name.lower().endswith(COMPRESSED)]


def _not_packed(path: Path) -> None:
    try:
        program = tar.packed_by(path)
    except OSError as e:
        raise ImageError(f"{path.name} cannot be read: {e.strerror or e}.") from e
    if program:
        raise ImageError(
            f"{path.name} is a compressed tar, in which pictures cannot be read where they lie: make a plain tar of it "
            f"({program} {path.name}) and give that."
        )


def _line(tars: Sequence[Path]) -> str:
    first = [key_of(member.name)[1] for member in islice(tar.members(tars[0], tar.Faults()), LOOKED_AT)]
    many = f"{len(tars):,} tar{'s' if len(tars) > 1 else ''}"
    if any(path.with_suffix(".parquet").is_file() for path in tars):
        return f"an img2dataset folder: {many}"
    return f"a WebDataset: {many}" if any(ending in TEXTS for ending in first) else f"pictures in {many}"


def _rows(images: Path, tars: Sequence[Path], said: Said) -> Iterator[Row]:
    texts = Texts()
    parts = told_apart(_below(images, path) for path in tars)
    number = 0
    for path in tars:
        shard = _below(images, path)
        try:
            with path.open("rb") as file:
                for picture, sample in _pictures(path, shard, said):
                    number += 1
                    said_here = {ending: partial(_start, file, member) for ending, member in sample.texts.items()}
                    caption, attributes = texts.read(said_here)
                    name = f"{shard}/{picture.name}" if shard else picture.name
                    folders = tuple(part.replace("-", " ").replace("_", " ") for part in picture.name.split("/")[:-1])
                    yield Row(number, name, caption, folders, parts[shard] | attributes)
        except OSError as e:
            said.skip(shard or path.name, f"It cannot be read: {e.strerror or e}.")
        img2dataset.failed(path.with_suffix(".parquet"), said)
    said.notes += texts.notes()


def _below(images: Path, path: Path) -> str:
    """A tar as the items' files begin; "" where it is all there is."""
    return "" if path == images else path.relative_to(images).as_posix()


def _start(file: BinaryIO, member: tar.Member) -> bytes:
    file.seek(member.offset)
    return file.read(min(member.size, LONGEST + 1))


def _pictures(path: Path, shard: str, said: Said) -> Iterator[tuple[tar.Member, Sample]]:
    """Each picture of a tar with the texts of its sample: one a sample where there are texts, else all."""
    index, where = tar.index(path), f"{shard}/" if shard else ""
    for name, why in index.faults.left_out:
        said.skip(f"{where}{name}", why)
    if index.faults.cut:
        said.notes.append(f"{path.name} is damaged or cut short ({index.faults.cut}): what lies before is read.")
    kept = _Kept(path, index)
    apart = {sample.key: sample for sample in _samples(kept) if sample.texts and not sample.pictures}
    for name, what in kept.others:
        said.skip(f"{where}{name}", f"A {what}")
    for name in kept.again:
        said.skip(f"{where}{name}", "The tar holds this name again: the last one counts.")
    told, more = bool(apart), 0
    for sample in _samples(kept):
        told = told or bool(sample.texts)
        if not sample.pictures:
            continue
        if (other := apart.pop(sample.key, None)) is not None:
            sample.texts = other.texts | sample.texts
        if not sample.texts and not told:  # no WebDataset so far: names may have dots
            yield from ((member, sample) for _, member in sample.pictures)
            continue
        sample.pictures.sort(key=lambda found: "." in found[0])  # jpg before seg.png
        more += len(sample.pictures) - 1
        yield sample.pictures[0][1], sample
    if more:
        said.notes.append(f"{more:,} further pictures of samples in {path.name}, masks say, are not taken.")
    for sample in apart.values():
        said.skip(f"{where}{on_one_line(sample.key)}", "It has texts, and no picture.")


class _Kept:
    """The members of a tar that are pictures or texts, with key and ending, as often as they are asked for. again:
    names that came again, of which the last member counts; others: of what is no picture, with what it is.
    """

    def __init__(self, path: Path, index: tar.Index) -> None:
        self._path, self._index, self.again, self.others = path, index, list[str](), list[tuple[str, str]]()
        self._listed = list(self._found()) if len(index.names) <= HELD else None

    def __iter__(self) -> Iterator[tuple[str, str, tar.Member]]:
        return iter(self._listed) if self._listed is not None else self._found()

    def _found(self) -> Iterator[tuple[str, str, tar.Member]]:
        self.again.clear()
        self.others.clear()
        for member in tar.members(self._path, tar.Faults()):
            key, ending = key_of(member.name)
            if any(map(hidden, member.name.split("/"))):
                continue
            if not (ending in TEXTS or is_picture(ending)):
                if what := foreign.no_picture("." + ending.rpartition(".")[2]):
                    self.others.append((member.name, what))
                continue
            if self._index.twice and self._index.find(member.name) != (member.offset, member.size):
                self.again.append(member.name)
                continue
            yield key, ending, member


def _samples(kept: Iterable[tuple[str, str, tar.Member]]) -> Iterator[Sample]:
    """Members that follow each other under one key."""
    now: Sample | None = None
    for key, ending, member in kept:
        if now is None or now.key != key:
            if now is not None:
                yield now
            now = Sample(key)
        if ending in TEXTS:
            now.texts[ending] = member
        else:
            now.pictures.append((ending, member))
    if now is not None:
        yield now
