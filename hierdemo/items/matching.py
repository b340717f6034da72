"""Which picture of a folder a row of a table is about, and the tables that lie in a folder beside its pictures.

Knows names, and how other systems write them. Does not know what the files hold, or how a table is read (table.py).
"""

import os
import posixpath
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from hierdemo.items.image import ImageError
from hierdemo.items.item import Skipped
from hierdemo.items.skipped import on_one_line, readable
from hierdemo.items.table import Row, read_table

METADATA = ("metadata.csv", "metadata.jsonl", "metadata.parquet")  # as data sets of folders call them
TOLD = 3  # names that a sentence gives
Form = Callable[[str], str]


def spelt(name: str) -> str:
    """A name as one system writes it: / between folders, no ./, composed letters, no spaces around it."""
    return posixpath.normpath(unicodedata.normalize("NFC", name.strip().replace("\\", "/")))


def _folded(name: str) -> str:
    return spelt(name).casefold()


def _bare(name: str) -> str:
    return posixpath.basename(_folded(name))


def below(images: Path, file: str) -> str | None:
    """A table's word for a file, relative to the folder; None where that is not below it. Windows' \\ is / too."""
    if "\0" in file:
        return file.replace("\0", "\ufffd")  # there is no such file
    if "\\" in file and not os.path.lexists(images / file):
        file = file.replace("\\", "/")
    path = os.path.normpath(os.path.join(os.path.abspath(images), file))
    for top in (os.path.abspath(images), os.path.realpath(images)):  # a whole path may be written either way
        if path.startswith(os.path.join(top, "")):
            return Path(path).relative_to(top).as_posix()
    return None


class Names:
    """The files of a folder, by how else a table may spell them: the exact name first, then another spelling, other
    letters' case, at last the name without its folders. What two files share names none of them.
    """

    def __init__(self, files: Iterable[str]) -> None:
        self._files = set(files)
        self._forms: dict[Form, dict[str, str | None]] = {}

    def find(self, name: str, *, bare: bool = False) -> str | None:
        """bare: whether the name alone, without folders, will do."""
        if name in self._files:
            return name
        forms = (spelt, _folded, *((_bare,) if bare and "/" not in spelt(name) else ()))
        return next((found for form in forms if (found := self._by(form).get(form(name)))), None)

    def _by(self, form: Form) -> dict[str, str | None]:
        if form not in self._forms:
            own: dict[str, str | None] = {}
            for file in self._files:
                key = form(file)
                own[key] = None if key in own else file
            self._forms[form] = own
        return self._forms[form]


def beside(images: Path, files: Sequence[str], skipped: list[Skipped]) -> tuple[dict[str, Row], list[str]]:
    """The rows of the tables that lie in a folder beside its pictures, by file; and sentences for a person.

    A table's names are taken from its own folder on. The first row about a file counts. One that cannot be read, or is
    about something else, stops nothing: it is said. Rows that meet no picture go to `skipped`.
    """
    rows: dict[str, Row] = {}
    notes: list[str] = []
    names = Names(files)
    for table in _tables(images, files):
        own = table.parent.relative_to(images).as_posix()
        try:
            read = read_table(table)
        except ImageError as e:
            notes.append(f"Captions of {table.name} are not read: {e}")
            continue
        lost = []
        for row in read:
            file = names.find(posixpath.normpath(posixpath.join(own, spelt(row.file)))) if row.file else None
            file = file or names.find(row.file, bare=True)
            if file is None:
                lost.append(row)
            else:
                rows.setdefault(file, row)
        notes += _told(table, read, lost)
        skipped += [Skipped(f"row {row.number} of {table.name}", _no_picture(row)) for row in lost]
    return rows, notes


def _tables(images: Path, files: Sequence[str]) -> list[Path]:
    folders = {""} | {posixpath.dirname(file) for file in files}
    folders |= {above for folder in list(folders) for above in _above(folder)}
    found = (images / folder / name for folder in sorted(folders) for name in METADATA)
    return [path for path in found if os.path.isfile(path)]


def _above(folder: str) -> list[str]:
    return [str(p) for p in Path(folder).parents if str(p) != "."]


def _no_picture(row: Row) -> str:
    return f"It names {on_one_line(readable(row.file))}: there is no such picture." if row.file else "It names no file."


def _told(table: Path, read: Sequence[Row], lost: Sequence[Row]) -> list[str]:
    if not lost:
        return []
    some = ", ".join(on_one_line(row.file or "(none)") for row in lost[:TOLD]) + (", ..." if len(lost) > TOLD else "")
    of = f"{len(lost):,} of the {len(read):,} rows"
    if len(lost) == len(read):
        of = "None of the rows" if len(read) > 1 else "The row"
        return [f"{of} of {table.name} names a picture of the folder ({some}): its captions are not used."]
    return [f"{of} of {table.name} name no picture of the folder: {some}."]
