"""What a collection says one must know: only what was measured, with the way out."""

from dataclasses import replace
from typing import Any

import pytest

from hierdemo.collection import notes
from hierdemo.collection.meta import Meta
from hierdemo.models.scope import STRANGE

META = Meta("n", "pictures", "embedded", "d", "images", {"text": [0], "image": [0]}, [])


def test_an_older_collection_says_nothing() -> None:
    assert notes.all_of(META) == [] and not notes.is_strange(META)
    assert "strange" not in META.written() and "guesses" not in META.written()


def test_strange_pictures_are_said_to_be_so_with_the_way_out() -> None:
    assert notes.strange(replace(META, strange=STRANGE / 2)) is None
    said = notes.strange(replace(META, strange=0.9)) or ""
    assert said.startswith("The embedded model knows drawings only") and "--model photos" in said
    assert "drawings" not in (notes.strange(replace(META, model="folder/model", strange=0.9)) or "")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"strange": 0.9}, "does not know such pictures"),
        ({"model": "ready-vectors"}, "no text that came with the vectors"),
        ({}, "no word that the model knows"),
    ],
)
def test_numbers_for_names_are_explained(changes: dict[str, Any], why: str) -> None:
    said = notes.unnamed(replace(META, guesses={"given": 3, "withheld": 6}, **changes)) or ""
    assert said.startswith("6 of 9 branches have a number for a name") and why in said and "captions" in said
    assert notes.unnamed(replace(META, guesses={"given": 9, "withheld": 0}, **changes)) is None


def test_it_travels_with_the_collection() -> None:
    meta = replace(META, strange=0.0, guesses={"given": 1, "withheld": 0})
    assert Meta.read(meta.written()) == meta
