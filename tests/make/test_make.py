"""How catalogue and held-out drawings were made, and that what lies in the repository is that."""

import csv
import hashlib
import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from assets.make import catalogue, taxonomy
from assets.make.canvas import MATERIALS, PALETTE
from assets.make.captions import BACKGROUND_WORDS, COLOUR_WORDS, MATERIAL_WORDS, caption, describe, facts_of
from assets.make.kinds import Kind
from assets.make.render import SEEDS, draw, to_image

KINDS = taxonomy.kinds()
IMAGES = catalogue.CATALOGUE / "images"


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return table(IMAGES)


def table(folder: Path) -> list[dict[str, str]]:
    with (folder / "metadata.csv").open(newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


def files_in(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.webp"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_kind_draws_and_repeats(kind: Kind) -> None:
    seen = set()
    for seed in range(6):
        drawing = draw(kind, seed)
        assert drawing == draw(kind, seed), "the same seed, the same drawing"
        image = to_image(drawing, 48)
        assert image.size == (48, 48) and image.mode == "RGB"
        assert len(image.getcolors(48 * 48)) > 20, "something is drawn"
        seen.add(image.tobytes())
        assert drawing.colour in {*kind.colours, ""} and drawing.material in {*kind.materials, ""}
        assert drawing.background in kind.backgrounds and bool(drawing.colour) == bool(kind.colours)
    assert len(seen) == 6, "other seeds, other drawings"


def test_pixels_repeat() -> None:
    drawing = draw(KINDS[0], 3)
    assert to_image(drawing, 64).tobytes() == to_image(draw(KINDS[0], 3), 64).tobytes()


def test_what_is_fixed_is_drawn() -> None:
    drawing = draw(KINDS[0], 3, colour="red", background="white")
    assert (drawing.colour, drawing.background) == ("red", "white") and "red" in describe(drawing)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_captions_state_what_is_true(kind: Kind) -> None:
    rng = Random(7)
    for seed in range(4):
        drawing = draw(kind, seed)
        facts = facts_of(drawing)
        for _ in range(40):
            text, stated = caption(drawing, rng)
            assert text.strip() and all(facts[name] == value for name, value in stated.items())
            words = {"colour": COLOUR_WORDS, "material": MATERIAL_WORDS, "background": BACKGROUND_WORDS}
            for name, lexicon in words.items():
                if name in stated:
                    assert any(word in text for word in lexicon[stated[name]]), (text, stated)
            if "type" in stated:
                assert any(word in text for word in kind.words), text
            _, silent = caption(drawing, rng, with_colour=False)
            assert "colour" not in silent
        assert kind.name in describe(drawing) and drawing.colour in describe(drawing)
        assert not re.search(r"\b(a [aeio]|an [^aeio])", describe(drawing)), describe(drawing)


def test_every_node_has_words_and_no_word_stands_for_two() -> None:
    nodes = {kind.path[:i] for kind in KINDS for i in range(1, len(kind.path) + 1)}
    assert nodes == set(taxonomy.NODE_WORDS), "every path has words and no words lack a path"
    types = [kind.name for kind in KINDS]
    assert len(set(types)) == len(types) and all(kind.words and kind.words[0] == kind.name for kind in KINDS)
    first = [words[0] for words in taxonomy.NODE_WORDS.values()] + types
    assert len(set(first)) == len(first)
    assert [kind.path[0] for kind in KINDS] == sorted((k.path[0] for k in KINDS), key=taxonomy.DEPARTMENTS.index)


def test_everything_drawn_can_be_said() -> None:
    for kind in KINDS:
        assert set(kind.colours) <= set(COLOUR_WORDS) and set(kind.colours) <= set(PALETTE)
        assert set(kind.materials) <= set(MATERIAL_WORDS) and set(kind.materials) <= set(MATERIALS)
        assert set(kind.backgrounds) <= set(BACKGROUND_WORDS)


def test_seeds_of_two_purposes_never_meet() -> None:
    starts = sorted(SEEDS.values())
    assert all(b - a >= 100_000 for a, b in zip(starts[:-1], starts[1:], strict=True))


def test_recoloured_pictures_are_no_more_than_the_examples_need() -> None:
    for names, facts in catalogue.WANTED:
        found = [d for k in KINDS if k.name in names for d in catalogue.drawings_of(k)]
        assert len(found) == len(names) * catalogue.EACH
        matching = [d for d in found if all(getattr(d, key) == value for key, value in facts.items())]
        assert catalogue.ENOUGH <= len(matching) < len(found) / 2
    other = next(k for k in KINDS if not any(k.name in names for names, _ in catalogue.WANTED))
    assert catalogue.drawings_of(other) == [draw(other, SEEDS["catalogue"] + i) for i in range(catalogue.EACH)]


def test_held_out_drawings_are_spread_evenly() -> None:
    share = Counter(d.kind.name for _, d in catalogue.held_out_of(KINDS))
    assert sum(share.values()) == catalogue.HELD_OUT_TOTAL and set(share) == {k.name for k in KINDS}
    assert max(share.values()) - min(share.values()) <= 1


def test_a_catalogue_is_drawn_once_and_then_only_what_changed(tmp_path: Path) -> None:
    kinds, mark = [k for k in KINDS if k.path[0] == "plants"][:2], tmp_path / "mark.json"

    def write(chosen: list[Kind]) -> dict[str, int]:
        catalogue.write_catalogue(tmp_path / "c", chosen, each=2, mark=mark)
        images = tmp_path / "c" / "images"
        assert sorted(row["file"] for row in table(images)) == files_in(images)
        return {file: (images / file).stat().st_mtime_ns for file in files_in(images)}

    first = write(kinds)
    assert len(first) == 4 and write(kinds) == first
    damaged = sorted(first)[0]
    (tmp_path / "c" / "images" / damaged).write_bytes(b"")
    again = write(kinds)
    mended = {file for file in first if again[file] != first[file]}
    assert damaged in mended and {file.rsplit("/", 1)[0] for file in mended} == {damaged.rsplit("/", 1)[0]}
    assert set(write(kinds[:1])) == {file for file in first if file.startswith(kinds[0].folder + "/")}


# what lies in the repository --------------------------------------------------------------------


def test_the_table_lists_exactly_the_files(rows: list[dict[str, str]]) -> None:
    assert sorted(row["file"] for row in rows) == files_in(IMAGES)
    by_folder = Counter(row["file"].rsplit("/", 1)[0] for row in rows)
    assert by_folder == {kind.folder: catalogue.EACH for kind in KINDS}


def test_captions_in_the_table_are_those_of_the_drawings(rows: list[dict[str, str]]) -> None:
    kinds = {kind.folder: kind for kind in KINDS}
    for row in rows:
        kind = kinds[row["file"].rsplit("/", 1)[0]]
        assert kind.name in row["caption"] and row["colour"] in row["caption"]
        assert row["material"] in ("", "plain") or row["material"] in row["caption"]
        assert BACKGROUND_WORDS[row["background"]][0] in row["caption"]


def test_pictures_are_what_the_seeds_draw(rows: list[dict[str, str]]) -> None:
    """A few of them, drawn again: nothing in the catalogue is painted over."""
    found = {row["file"]: row for row in rows}
    for kind in KINDS[::6]:
        file = f"{kind.folder}/0006.webp"
        row = found[file]
        again = catalogue.drawings_of(kind)[5]
        assert (row["colour"], row["material"], row["background"]) == (again.colour, again.material, again.background)
        assert hashlib.sha256(catalogue.webp(to_image(again, catalogue.SIZE))).digest() == digest(IMAGES / file)


def test_every_picture_is_small_and_opens() -> None:
    for file in files_in(IMAGES)[::25]:
        with Image.open(IMAGES / file) as image:
            assert image.size == (catalogue.SIZE, catalogue.SIZE)


@pytest.mark.parametrize(
    ("folder", "colour", "material"),
    [("/sports-car/", "red", ""), ("bags/backpacks/", "black", "leather")],
    ids=["red sports car", "black leather backpack"],
)
def test_examples_have_pictures_enough(rows: list[dict[str, str]], folder: str, colour: str, material: str) -> None:
    matching = [r for r in rows if folder in r["file"] and r["colour"] == colour and material in ("", r["material"])]
    assert len(matching) >= catalogue.ENOUGH


def test_every_department_has_a_small_sheet() -> None:
    sheets = {path.name: path.stat().st_size for path in catalogue.CATALOGUE.glob("*.webp")}
    assert set(sheets) == {f"sheet-{name.replace(' ', '-')}.webp" for name in taxonomy.DEPARTMENTS}
    assert all(size < catalogue.SHEET_BYTES for size in sheets.values()), sheets


def test_held_out_drawings_are_others() -> None:
    held = files_in(catalogue.HELD_OUT)
    assert len(held) == catalogue.HELD_OUT_TOTAL and sorted(r["file"] for r in table(catalogue.HELD_OUT)) == held
    assert {file.rsplit("/", 1)[0] for file in held} == {kind.folder for kind in KINDS}
    known = {digest(IMAGES / file) for file in files_in(IMAGES)}
    assert not known & {digest(catalogue.HELD_OUT / file) for file in held}


def digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()
