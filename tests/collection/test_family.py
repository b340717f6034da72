"""Families: the file that names their members, engines opened when they are asked for, and what the page is given."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hierdemo.collection import family as families
from hierdemo.collection.family import FILE, check_items, find, opened, read
from hierdemo.collection.files import CollectionError
from hierdemo.collection.store import load
from tests.support.tiny import World, family_file


def written(tmp_path: Path, found: Any) -> Path:
    file = tmp_path / FILE
    file.write_text(found if isinstance(found, str) else json.dumps(found))
    return file


# the file ---------------------------------------------------------------------------------------


def test_a_collection_finds_its_family(family_folder: Path, world: World, tmp_path: Path) -> None:
    family = find(family_folder / "collection")
    assert family is not None and [m.id for m in family.members] == ["none", "chosen"]
    for member in family.members:
        assert family.of(member.folder) is member and family.member(member.id) is member
        again = find(member.folder)
        assert again is not None and again.of(member.folder) == member
    assert find(world.folder) is None, "there is no file beside it"
    assert find(family_folder / "pictures") is None, "the file beside it does not name it"
    (tmp_path / "link").symlink_to(family_folder / "collection")
    assert find(tmp_path / "link") is not None, "a link to a member is the member"


def test_a_familys_folder_means_its_default(family_folder: Path, world: World) -> None:
    assert opened(family_folder) == (family_folder / "collection").resolve()
    assert opened(world.folder) == world.folder and opened(family_folder / "nowhere") == family_folder / "nowhere"


def test_figures_may_lack(family_folder: Path) -> None:
    family = read(family_folder / FILE)
    keys = {m.key for m in family.measures}
    assert set(family.member("chosen").figures) == keys and set(family.member("none").figures) < keys


def changed(name: str, value: Any, *, row: str = "", drop: bool = False) -> Callable[[dict[str, Any]], None]:
    """A change of the file's field, or of its first collection's or measure's."""

    def change(found: dict[str, Any]) -> None:
        place = found[row][0] if row else found
        if drop:
            del place[name]
        else:
            place[name] = value

    return change


WRONG: list[tuple[Callable[[dict[str, Any]], None], str]] = [
    (changed("format", 2), "format 2"),
    (changed("format", None, drop=True), "format None"),
    (changed("dial", ""), "dial must be a text"),
    (changed("about", None, drop=True), "about must be a text"),
    (changed("method", 3), "method must be a text"),
    (changed("default", "strong"), "'strong' is none of its collections"),
    (changed("collections", {}), "collections must be a list"),
    (changed("collections", []), "at least two"),
    (changed("measures", ["purity"]), "measures must be a list of objects"),
    (changed("id", "No Such", row="collections"), "small letters"),
    (changed("id", "chosen", row="collections"), "a id is there twice"),
    (changed("folder", "collection", row="collections"), "a folder is there twice"),
    (changed("folder", "../collection", row="collections"), "beside it"),
    (changed("folder", "..", row="collections"), "beside it"),
    (changed("folder", "/tmp", row="collections"), "beside it"),
    (changed("strength", "much", row="collections"), "strength of none must be a number"),
    (changed("strength", True, row="collections"), "strength of none must be a number"),
    (changed("figures", [1], row="collections"), "figures of none"),
    (changed("figures", {"purity": "high"}, row="collections"), "figure purity of none"),
    (changed("figures", {"purity": float("nan")}, row="collections"), "figure purity of none"),
    (changed("title", None, row="measures", drop=True), "title must be a text"),
    (changed("unit", "metres", row="measures"), "unit of purity must be share or number"),
    (changed("better", "medium", row="measures"), "better of purity must be high or low"),
    (changed("side", "left", row="measures"), "side of purity must be hierarchy or meaning"),
    (changed("key", "colour", row="measures"), "a key is there twice"),
    (changed("lessons", {}), "lessons must be a list of objects"),
    (changed("lessons", [{"id": "red"}]), "title must be a text"),
    (changed("lessons", [dict.fromkeys(("id", "title", "link", "text", "next"), "A b")]), "of a lesson must be small"),
]


@pytest.mark.parametrize(("change", "words"), WRONG, ids=[words for _, words in WRONG])
def test_what_is_wrong_with_the_file_is_said(
    family_folder: Path, tmp_path: Path, change: Callable[[dict[str, Any]], None], words: str
) -> None:
    found = family_file(family_folder)
    change(found)
    with pytest.raises(CollectionError, match="correct it, or remove it") as told:
        read(written(tmp_path, found))
    assert words in str(told.value) and str(tmp_path / FILE) in str(told.value) and "\n" not in str(told.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "null", '"x"'])
def test_what_is_no_family_is_said(tmp_path: Path, text: str) -> None:
    written(tmp_path, text)
    for look in (lambda: find(tmp_path / "collection"), lambda: opened(tmp_path)):
        with pytest.raises(CollectionError, match="correct it, or remove it"):
            look()


def test_members_hold_the_same_pictures_in_the_same_order(family_folder: Path, world: World) -> None:
    first, member = world.collection, read(family_folder / FILE).member("none")
    check_items(first, load(member.folder), member)
    fewer = replace(first, items=first.items[:-1])
    swapped = replace(first, items=[first.items[1], first.items[0], *first.items[2:]])
    for other, words in ((fewer, "59 pictures"), (swapped, f"picture 0 is {first.items[1].file}")):
        with pytest.raises(CollectionError, match="build collection-none again") as told:
            check_items(first, other, member)
        assert words in str(told.value) and "None" in str(told.value)


def test_the_file_says_what_it_holds() -> None:
    """The module's first lines name every field that is read."""
    told = str(families.__doc__)
    fields = [*families.Measure.__dataclass_fields__, *families.Member.__dataclass_fields__]
    fields += [name for name in families.Family.__dataclass_fields__ if name != "members"]
    assert all(f'"{name}"' in told for name in fields)
