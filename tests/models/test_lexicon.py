"""Which words a model knows, and what is left of a text when the others go."""

from itertools import product
from pathlib import Path
from random import Random
from string import ascii_lowercase

import pytest

from hierdemo.models.lexicon import EMPTY, LOOKALIKES, LOOSE, PART, WORDS, Lexicon

KNOWN = Lexicon(["red", "car", "box", "city", "men's", "машина"])
MANY = [
    "sail",
    "boat",
    "book",
    "shelf",
    "shelves",
    "sun",
    "hat",
    "hot",
    "dog",
    "car",
    "seat",
    "tv",
    "pet",
    "headphones",
]
LEXICON = Lexicon([*MANY, *sorted(EMPTY), "over", "view"])


@pytest.mark.parametrize(
    ("text", "kept", "unknown"),
    [
        ("red car", "red car", []),
        ("Red CARS, two boxes", "red car, box", ["two"]),
        ("cities", "city", []),
        ("men’s car", "men's car", []),
        ("a zebra's red unicorn", "red", ["a", "zebra's", "unicorn"]),
        ("the car’s box", "car box", ["the"]),
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


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Sailboat", "sail boat"),
        ("a sailboat, two bookshelves", "a sail boat, book shelves"),
        ("sail-boats", "sail-boat"),
        ("carseat", "car seat"),  # not "cars eat"
        ("headphone", "headphones"),
        ("TVs", "tv"),
    ],
)
def test_words_made_of_known_ones_are_read_apart(text: str, kept: str) -> None:
    assert LEXICON.split(text)[0] == kept and LEXICON.understands(text)


def test_any_two_known_words_join() -> None:
    words = [word for word in MANY if len(word) >= PART]
    for first, last in product(words, words):
        whole = first + last
        kept, unknown = LEXICON.split(whole)
        if whole in LOOKALIKES:
            assert (kept, unknown) == (whole, [whole])
        else:
            assert (kept.replace(" ", ""), unknown) == (whole, []) and set(kept.split()) <= set(MANY)
            assert LEXICON.split(f"{first}-{last}") == (f"{first}-{last}", [])


def test_lookalikes_and_loose_halves_stay_unknown() -> None:
    for word in ("carpet", "hotdog", "overview", "thecar", "tvtv", "sailboatcar", "carthis"):
        assert LEXICON.split(word)[1] == [word] and not LEXICON.understands(word)
    assert "sun" not in LOOSE and Lexicon(["carpet"]).split("carpet") == ("carpet", []), "a known word stays one"


def test_gibberish_stays_unknown() -> None:
    rng = Random(4)
    for _ in range(3000):
        word = "".join(rng.choices(ascii_lowercase, k=rng.randint(5, 12)))
        known = [part for part in MANY if part in word]
        assert known or LEXICON.split(word) == (word, [word])
        if len(known) == 1:  # a known word with letters around it is none
            rest = word.replace(known[0], "", 1)
            assert rest in ("s", "'s", "es") or LEXICON.split(word)[1] == [word]
