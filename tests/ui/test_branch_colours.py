"""The branches' colours, read from the page's style sheet: told apart by everybody, in both themes."""

import re

import numpy as np
import pytest

from hierdemo.tree.tree import Tree
from hierdemo.ui.present.modules import STATIC
from hierdemo.ui.present.tree import COLOURS, SHADES, _branch_hues
from tests.support.colours import LMS_TO_RGB, VISIONS, Colours, contrast, difference, hex_rgb, oklch, seen

APART = 20.0  # for everybody (python -m tests.bench.palette)


def tokens(theme: str) -> dict[str, str]:
    css = re.sub(r"/\*.*?\*/", "", (STATIC / "core" / "tokens.css").read_text("utf-8"), flags=re.DOTALL)
    blocks = {"light": r"^:root \{(.*?)^\}", "dark": r"^\.dark \{(.*?)^\}"}
    found = re.search(blocks[theme], css, re.DOTALL | re.MULTILINE)
    assert found
    return dict(re.findall(r"--hd-([\w-]+):\s*([^;]+);", found[1]))


def flat(n: int) -> Tree:
    """A root and n leaves of three items each."""
    spans = np.arange(0, 3 * n + 1, 3, dtype=np.int32)
    start, stop = np.insert(spans[:-1], 0, 0), np.insert(spans[1:], 0, 3 * n)
    level = np.array([0, *[1] * n], np.int32)
    return Tree(level - 1, level, np.zeros((n + 1, 2), np.float32), np.arange(3 * n, dtype=np.int32), start, stop)


def branches(theme: str) -> Colours:
    """(COLOURS, 3) OKLCH."""
    own = tokens(theme)
    return np.array([[float(v) for v in own[f"branch-{i}"].split()] for i in range(COLOURS)])


def mixed(rgb: Colours, other: Colours, part: float) -> Colours:
    """As color-mix(in oklab, ...) has it."""
    one, two = (np.cbrt(np.clip(c, 0, 1) @ np.linalg.inv(LMS_TO_RGB.T)) for c in (rgb, other))
    return np.asarray(((1 - part) * one + part * two) ** 3 @ LMS_TO_RGB.T)


def differences(colours: Colours, vision: str) -> Colours:
    lab = seen(oklch(colours), vision)
    return np.asarray(difference(lab[:, None], lab[None]))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("vision", VISIONS)
def test_any_two_branches_are_far_apart(theme: str, vision: str) -> None:
    d = differences(branches(theme), vision)
    assert d[np.triu_indices(COLOURS, 1)].min() >= APART


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_branch_stands_off_the_ground_and_is_not_the_query(theme: str) -> None:
    """By 3:1, itself or the ring that the page draws around it: the colour with some of the ink in it."""
    own, rgb = tokens(theme), oklch(branches(theme))
    assert ((rgb >= 0) & (rgb <= 1)).all(), "a screen shows them as they are"
    part = float(tokens("light")["ring"].rstrip("%")) / 100
    ring = mixed(rgb, hex_rgb(own["ink"]), part)
    for ground in ("bg", "surface"):
        ground_rgb = hex_rgb(own[ground])
        assert contrast(rgb, ground_rgb).min() >= 1.7
        assert np.maximum(contrast(rgb, ground_rgb), contrast(ring, ground_rgb)).min() >= 3
    assert difference(seen(rgb), seen(hex_rgb(own["accent"]))).min() >= 15


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_shade_is_still_its_branch_and_two_shades_differ(theme: str) -> None:
    base = branches(theme)
    lab = seen(oklch(base))
    for lift in SHADES:
        shade = seen(oklch(base + (lift, 0, 0)))
        d = difference(shade[:, None], lab[None])
        assert (d.argmin(1) == np.arange(COLOURS)).all()
    steps = [seen(oklch(base + (lift, 0, 0))) for lift in sorted(SHADES)]
    assert min(difference(a, b).min() for a, b in zip(steps, steps[1:], strict=False)) >= 2.5


def test_a_branch_keeps_about_its_hue_from_light_to_dark() -> None:
    turn = np.abs((branches("light")[:, 2] - branches("dark")[:, 2] + 180) % 360 - 180)
    assert turn.max() <= 40


@pytest.mark.parametrize(
    "one, other, expected",  # of Sharma, Wu, Dalal 2005, table 1
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
        ((50, 2.5, 0), (56, -27, -3), 31.9030),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((50, -1, 2), (50, 0, 0), 2.3669),
    ],
)
def test_the_difference_is_ciede2000(one: tuple[float, ...], other: tuple[float, ...], expected: float) -> None:
    assert float(difference(np.array(one), np.array(other))) == pytest.approx(expected, abs=1e-4)


def test_the_deficiencies_confuse_what_they_are_known_for() -> None:
    red, green = hex_rgb("#c05040"), hex_rgb("#7a7a30")
    full = float(difference(seen(red), seen(green)))
    assert all(float(difference(seen(red, v), seen(green, v))) < 0.6 * full for v in ("protanopia", "deuteranopia"))
    for vision in VISIONS:
        assert seen(hex_rgb("#fff"), vision) == pytest.approx([100, 0, 0], abs=0.1), "white stays white"


def test_up_to_ten_branches_no_two_of_a_tree_share_a_colour_and_the_eleventh_begins_again() -> None:
    for n in (4, COLOURS, COLOURS + 3):
        found = _branch_hues(flat(n), None)
        assert [i % COLOURS for i in found] == [*range(min(n, COLOURS)), *range(max(0, n - COLOURS))]
