"""Sketches of thumbnails: a changed picture is the same one, another of its kind is not."""

import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageEnhance, ImageOps

from hierdemo.items.image import thumbnail
from hierdemo.items.sketch import Sketches, compare
from tests.support.tiny import World

Change = Callable[[Image.Image], Image.Image]


def saved(image: Image.Image) -> Image.Image:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=30)
    return Image.open(out).convert("RGB")


def cut(left: float, top: float, right: float, bottom: float) -> Change:
    """Less these shares of it."""
    return lambda i: i.crop(
        (int(i.width * left), int(i.height * top), int(i.width * (1 - right)), int(i.height * (1 - bottom)))
    )


CHANGES: dict[str, Change] = {
    "saved again": saved,
    "made smaller": lambda i: i.resize((i.width // 2, i.height // 2)),
    "cut off all around": cut(0.03, 0.03, 0.03, 0.03),
    "cut off at the left": cut(0.05, 0, 0, 0),
    "cut off at the bottom": cut(0, 0, 0, 0.05),
    "darker": lambda i: ImageEnhance.Brightness(i).enhance(0.7),
    "more contrast": lambda i: ImageEnhance.Contrast(i).enhance(1.2),
    "mirrored": ImageOps.mirror,
}


def sketched(images: list[Image.Image]) -> Sketches:
    return Sketches.of(map(thumbnail, images))


@pytest.fixture(scope="module")
def drawn(world: World) -> list[Image.Image]:
    files = sorted(world.images.rglob("*.png"))
    return [Image.open(file).convert("RGB").resize((160, 160), Image.Resampling.BICUBIC) for file in files]


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_picture_is_the_same(drawn: list[Image.Image], change: str) -> None:
    n = len(drawn)
    sketches = sketched([*drawn, *map(CHANGES[change], drawn)])
    assert compare(sketches, np.arange(n), np.arange(n) + n).same.mean() > 0.9


def test_others_of_one_kind_and_flat_ones_are_not(drawn: list[Image.Image]) -> None:
    flat = [Image.new("RGB", (160, 160), grey) for grey in ("white", "white", "black")]
    sketches = sketched([*drawn, *flat])
    first, second = np.triu_indices(len(drawn) + len(flat), 1)
    assert not compare(sketches, first, second).same.any()


def test_other_colours_are_another_picture(drawn: list[Image.Image]) -> None:
    red, blue = (Image.merge("RGB", [drawn[0].split()[i] for i in order]) for order in ((0, 1, 2), (2, 1, 0)))
    seen = compare(sketched([red, blue]), np.array([0]), np.array([1]))
    assert seen.edges[0] > 0.9 and not seen.same[0]
