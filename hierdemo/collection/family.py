"""A family: collections over the same pictures, embedded by models that differ in one strength. family.json names them.

Knows that file and what its members must have in common. Does not open collections, know models, or measure: the
figures are read as they stand. The file lies in the folder that holds the members' folders:

{"format": 1, "dial": what differs, "about": sentences, "method": how the figures were made (may lack), "default": id,
 "collections": [{"id", "title", "named"?, "strength", "note"?, "about", "folder", "figures": {key: number}}],
 "measures": [{"key", "title", "unit": "share" | "number", "better": "high" | "low",
               "side": "hierarchy" | "meaning", "about"}],
 "lessons"?: [{"id", "title", "link": the page's address after the question mark, "text", "next": what to try then}]}
"""

import json
import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hierdemo.collection.collection import Collection
from hierdemo.collection.files import MANIFEST, CollectionError

FORMAT = 1
FILE = "family.json"
ID = re.compile(r"[a-z0-9][a-z0-9-]*")
CHOICES = {"unit": ("share", "number"), "better": ("high", "low"), "side": ("hierarchy", "meaning")}


@dataclass(frozen=True)
class Measure:
    """What was measured of every member. unit: share (of 1) or number; better: high or low."""

    key: str
    title: str
    unit: str
    better: str
    side: str
    about: str


@dataclass(frozen=True)
class Member:
    """One collection of a family. figures: by a measure's key; a figure that was not taken is not there.

    title: as it stands behind the dial's words; named: what it is called elsewhere.
    """

    id: str
    title: str
    strength: float
    about: str
    folder: Path
    figures: dict[str, float]
    note: str = ""  # in place of its strength, where that alone does not tell it
    named: str = ""  # where its title alone tells it: nothing


@dataclass(frozen=True)
class Lesson:
    """A state of the page that shows something, with what is seen there and what to try next.

    link: of that state, as the address has it after the question mark. text, next: sentences; {found} and others
    stand for figures of the answer that is shown.
    """

    id: str
    title: str
    link: str
    text: str
    next: str


@dataclass(frozen=True)
class Family:
    """Members in the order in which they are shown; dial: what their strength is the strength of."""

    dial: str
    about: str
    method: str
    default: str
    members: tuple[Member, ...]
    measures: tuple[Measure, ...]
    lessons: tuple[Lesson, ...] = ()

    def member(self, id: str) -> Member:
        """Raises ValueError naming what there is."""
        for member in self.members:
            if member.id == id:
                return member
        *others, last = (m.id for m in self.members)
        raise ValueError(f"There is no embedding {id!r}: use {', '.join(others)} or {last}.")

    def of(self, folder: Path) -> Member | None:
        """The member that lies in this folder."""
        return next((m for m in self.members if m.folder == folder.resolve()), None)


def find(folder: Path) -> Family | None:
    """The family that the collection in this folder belongs to: a family.json beside the folder that names it.

    Raises CollectionError for such a file that cannot be read.
    """
    file = folder.resolve().parent / FILE
    if not file.is_file():
        return None
    family = read(file)
    return family if family.of(folder) else None


def opened(folder: Path) -> Path:
    """The collection that is meant by a folder: itself, or the default one of the family that lies in it."""
    file = folder / FILE
    if not file.is_file():
        return folder
    family = read(file)
    return family.member(family.default).folder


def collections_in(folder: Path) -> list[Path]:
    """The collections that are meant by a folder: itself; the default one of the family in it, then others in it.

    Empty where there is none. Raises CollectionError for a family that cannot be read.
    """
    if (folder / MANIFEST).is_file():
        return [folder]
    if not folder.is_dir():
        return []
    found, taken = [], set()
    if (folder / FILE).is_file():
        own = read(folder / FILE)
        found.append(own.member(own.default).folder)
        taken = {member.folder for member in own.members}
    for child in sorted(folder.iterdir()):
        if child.resolve() in taken or child.name.startswith("."):
            continue
        if (child / MANIFEST).is_file():
            found.append(child)
        elif (child / FILE).is_file():
            found.append(opened(child))
    return found


def read(file: Path) -> Family:
    """Read and check a family.json. Raises CollectionError with what is wrong and what to do."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(found, dict):
            raise ValueError("it holds no object")
        if found.get("format") != FORMAT:
            raise ValueError(f"it has format {found.get('format')!r}, this hierdemo reads format {FORMAT}")
        members = tuple(_member(row, file.resolve().parent) for row in _rows(found, "collections"))
        measures = tuple(_measure(row) for row in _rows(found, "measures"))
        default = _text(found, "default")
        _check(members, measures, default)
        method = _text(found, "method") if "method" in found else ""
        lessons = tuple(_lesson(row) for row in _rows(found, "lessons")) if "lessons" in found else ()
        return Family(_text(found, "dial"), _text(found, "about"), method, default, members, measures, lessons)
    except (ValueError, OSError) as e:
        raise CollectionError(f"{file} describes no family of collections ({e}): correct it, or remove it.") from e


def check_items(first: Collection, other: Collection, member: Member) -> None:
    """Raises CollectionError unless both hold the same pictures in the same order."""
    ours, theirs = [item.file for item in first.items], [item.file for item in other.items]
    if ours == theirs:
        return
    name, remedy = member.named or member.title, f"build {member.folder.name} again from the same pictures."
    if len(ours) != len(theirs):
        raise CollectionError(
            f"The embedding {name} cannot be used: it has {len(theirs):,} pictures, "
            f"and the others have {len(ours):,}; {remedy}"
        )
    at = next(i for i, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a != b)
    raise CollectionError(
        f"The embedding {name} cannot be used: its picture {at} is {theirs[at]}, "
        f"and the others have {ours[at]} there; {remedy}"
    )


def _check(members: tuple[Member, ...], measures: tuple[Measure, ...], default: str) -> None:
    ids, keys = [m.id for m in members], [m.key for m in measures]
    folders = [m.folder for m in members]
    if len(members) < 2:
        raise ValueError("a family has at least two collections")
    for name, values in (("id", ids), ("folder", folders), ("key", keys)):
        if len(set(values)) < len(values):
            raise ValueError(f"a {name} is there twice")
    if default not in ids:
        raise ValueError(f"its default {default!r} is none of its collections")


def _member(row: dict[str, Any], parent: Path) -> Member:
    id, folder = _text(row, "id"), _text(row, "folder")
    if not ID.fullmatch(id):
        raise ValueError(f"the id {id!r} must be small letters, digits and hyphens")
    if Path(folder).name != folder or folder == "..":
        raise ValueError(f"the folder {folder!r} must be the name of a folder beside it")
    figures = row.get("figures", {})
    if not isinstance(figures, dict):
        raise ValueError(f"the figures of {id} must be an object")
    numbers = {key: _number(value, f"the figure {key} of {id}") for key, value in figures.items()}
    strength = _number(row.get("strength"), f"the strength of {id}")
    note, named = (_text(row, name) if name in row else "" for name in ("note", "named"))
    where = (parent / folder).resolve()
    return Member(id, _text(row, "title"), strength, _text(row, "about"), where, numbers, note, named)


def _measure(row: dict[str, Any]) -> Measure:
    measure = Measure(**{name: _text(row, name) for name in Measure.__dataclass_fields__})
    for name, choices in CHOICES.items():
        if getattr(measure, name) not in choices:
            raise ValueError(f"the {name} of {measure.key} must be {' or '.join(choices)}")
    return measure


def _lesson(row: dict[str, Any]) -> Lesson:
    lesson = Lesson(**{name: _text(row, name) for name in Lesson.__dataclass_fields__})
    if not ID.fullmatch(lesson.id):
        raise ValueError(f"the id {lesson.id!r} of a lesson must be small letters, digits and hyphens")
    return lesson


def _rows(found: dict[str, Any], name: str) -> list[dict[str, Any]]:
    rows = found.get(name)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(f"{name} must be a list of objects")
    return rows


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{name} must be a text")
    return value.strip()


def _number(value: Any, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{name} must be a number")
    return float(value)
