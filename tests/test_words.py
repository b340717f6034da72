"""Which words a model knows, and what is left of a text when the others go."""

from pathlib import Path

import pytest

from hierdemo.words import WORDS, Lexicon

KNOWN = Lexicon(["red", "car", "box", "city", "men's", "машина"])


@pytest.mark.parametrize(
    ("text", "kept", "unknown"),
    [
        ("red car", "red car", []),
        ("Red CARS, two boxes", "red car, box", ["two"]),
        ("cities", "city", []),
        ("men’s car", "men's car", []),
        ("a zebra's red unicorn", "red", ["a", "zebra's", "unicorn"]),
        ("красная машина", "машина", ["красная"]),
        ("nothing known", "nothing known", ["nothing", "known"]),
        ("!!", "!!", []),
        ("", "", []),
    ],
)
def test_known_words_stay(text: str, kept: str, unknown: list[str]) -> None:
    assert KNOWN.split(text) == (kept, unknown)


def test_a_model_without_a_list_knows_any(tmp_path: Path) -> None:
    assert Lexicon.read(tmp_path).split("Any  words") == ("Any  words", [])
    (tmp_path / WORDS).write_text("red\ncar\n")
    assert Lexicon.read(tmp_path).split("red bike") == ("red", ["bike"])
