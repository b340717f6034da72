"""Where the pictures lie that a table of vectors names: by path, by the bare key of a member of a tar, or nowhere here.

Knows folders and names. What is not here keeps the name that it was given, or its address: its vector is enough.
"""

import os
import posixpath
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from hierdemo.items import tar
from hierdemo.items.address import host_of
from hierdemo.items.layouts.samples import is_picture, key_of
from hierdemo.items.matching import Names, below, spelt
from hierdemo.items.walk import walk


class Whereabouts:
    """Of a layout in `path`, or of the folder `pictures` alone where a person gave one. names: some that it has, by
    which the folder is found that they are relative to: `images`.
    """

    def __init__(self, path: Path, pictures: Path | None, names: Iterable[str]) -> None:
        self._names = [name for name in names if name and not host_of(name)]
        beside = path if path.is_dir() else path.parent
        near = [pictures] if pictures else [beside, beside.parent, Path()]
        self.images, self._here = next(
            ((root, True) for root in near if any(os.path.lexists(root / name) for name in self._names)),
            (near[0], False),
        )
        self._given = pictures is not None
        self._tars = _tars(near[0]) if self._given else []
        if not self._here and not self._given:  # what clip-retrieval read may lie beside what it wrote
            found = ((root, tars) for root in near[:2] if (tars := _tars(root, deep=False)))
            self.images, self._tars = next(found, (self.images, []))
        if self._here and not pictures and all(os.path.isabs(name) for name in self._names):
            self.images = _common(self._names)

    def file(self, name: str, address: str = "") -> str:
        """What a row is about: a file below `images`, else its address, else its name; "" where it has neither."""
        if host_of(name):
            return name
        if found := self._found(name):
            return found
        return address if host_of(address) else spelt(name) if name else ""

    def _found(self, name: str) -> str:
        if not name:
            return ""
        if self._here and (file := below(self.images, name)) and os.path.lexists(self.images / file):
            return file
        return self._names_here.find(name, bare=True) or self._by_key.get(spelt(name)) or ""

    @cached_property
    def _files(self) -> list[str]:
        """All pictures below the folder, where it is known to hold them."""
        return sorted(walk(self.images, [])) if self._given or self._here else []

    @cached_property
    def _names_here(self) -> Names:
        return Names(self._files)

    @cached_property
    def _by_key(self) -> dict[str, str]:
        """A picture by its path, or name, up to the first dot of the name; what two share is nobody's."""
        found: dict[str, str | None] = {}
        for file in self._files:
            for key in {key_of(file)[0], key_of(posixpath.basename(file))[0]}:
                found[key] = None if key in found else file
        for path in self._tars:
            for member in tar.members(path, tar.Faults()):
                key, ending = key_of(member.name)
                if is_picture(ending):
                    file = f"{path.relative_to(self.images).as_posix()}/{member.name}"
                    found[key] = None if key in found else file
        return {key: file for key, file in found.items() if file}


def _tars(folder: Path, *, deep: bool = True) -> list[Path]:
    return sorted(folder.rglob("*.tar") if deep else folder.glob("*.tar"))


def _common(names: list[str]) -> Path:
    folder = Path(os.path.commonpath(names)) if len(names) > 1 else Path(names[0]).parent
    return folder if folder.is_dir() else folder.parent
