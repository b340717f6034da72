"""Ten branch colours for each theme, as far apart as they get: python -m tests.bench.palette (two minutes)

What is printed goes into hierdemo/ui/static/core/tokens.css by hand. Allowed is what is seen on its ground (where it
stands off by less than 3:1 the page draws a ring around it), is not grey, and keeps away from the accent, which means
the query, and from the amber of warnings. Of those, on a grid, ten are sought whose two nearest are as far apart as can
be, for full vision and the three deficiencies; a branch keeps about its hue from light to dark. A bound says how many
colours of the grid could be 20 apart at all: colours that are all within 20 of each other yield one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.ui.present.tree import SHADES
from tests.support.colours import VISIONS, Colours, contrast, difference, hex_rgb, oklch, seen

Rows = NDArray[np.signedinteger[Any]]
TEN, GOAL = 10, 20.0
STEP = 2.55  # between a branch's shades, which its groups have
STANDS_OFF = 1.7  # from the ground, as WCAG counts contrast
TURN, OWN = 38, 8  # degrees that a branch's hue may turn from light to dark, and from the grid's as it is refined
STARTS, KEPT, REFINED, ROUNDS = 300, 14, 4, 4000
FROM_MARKS = (16, 10)  # from the accent, from the colour of warnings


@dataclass(frozen=True)
class Theme:
    """lightness, chroma: what looks calm on these grounds."""

    grounds: tuple[str, ...]
    marks: tuple[str, str]
    lightness: tuple[float, float]
    chroma: tuple[float, float]

    def allows(self, lch: Colours) -> Colours:
        rgb = oklch(lch)
        fits = ((rgb >= 0) & (rgb <= 1)).all(-1)
        for value, (low, high) in ((lch[..., 0], self.lightness), (lch[..., 1], self.chroma)):
            fits &= (value >= low) & (value <= high)
        for ground in self.grounds:
            fits &= contrast(rgb, hex_rgb(ground)) >= STANDS_OFF
        for mark, far in zip(self.marks, FROM_MARKS, strict=True):
            fits &= difference(seen(rgb), seen(hex_rgb(mark))) >= far
        shades = [seen(oklch(lch + (lift, 0, 0))) for lift in sorted(SHADES)]
        for one, lighter in pairwise(shades):
            fits &= difference(one, lighter) >= STEP
        return np.asarray(fits)


THEMES = {
    "light": Theme(("#fbfbf9", "#fff"), ("#1f52d8", "#8a4b00"), (0.30, 0.82), (0.03, 0.19)),
    "dark": Theme(("#121316", "#191a1e"), ("#8aabff", "#f0b650"), (0.38, 0.94), (0.03, 0.19)),
}


def apart(one: Colours, other: Colours) -> Colours:
    """The least difference over all visions."""
    a, b = oklch(one), oklch(other)
    return np.asarray(np.min([difference(seen(a, v), seen(b, v)) for v in VISIONS], axis=0))


def grid(theme: Theme) -> Colours:
    """The colours that a theme allows, (n, 3) OKLCH."""
    lightness, chroma, hue = np.arange(0.3, 0.95, 0.026), np.arange(0.03, 0.191, 0.032), np.arange(0, 360, 12)
    every = np.stack(np.meshgrid(lightness, chroma, hue, indexing="ij"), -1).reshape(-1, 3)
    return np.asarray(every[theme.allows(every)])


def table(colours: Colours) -> Colours:
    """All differences, (n, n)."""
    d = np.stack([apart(row[None], colours) for row in colours]).astype(np.float32)
    np.fill_diagonal(d, 0)
    return d


def spread(d: Colours, rng: np.random.Generator, wanted: Sequence[Rows] | None = None) -> tuple[float, list[int]]:
    """Ten rows of the table: one after another is put where it is farthest from the rest, until nothing moves.

    wanted: for each of the ten, the rows that it may be.
    """
    choice = wanted or [np.arange(len(d))] * TEN
    own = [int(rng.choice(c)) for c in choice]
    for _ in range(60):
        before = list(own)
        for i in rng.permutation(TEN):
            near = d[[own[j] for j in range(TEN) if j != i]][:, choice[i]].min(0)
            if near.max() > near[choice[i] == own[i]][0] + 1e-6:
                own[i] = int(choice[i][near.argmax()])
        if own == before:
            break
    return nearest(d[np.ix_(own, own)]), own


def nearest(d: Colours) -> float:
    return float((d + np.where(np.eye(len(d)), np.inf, 0)).min())


def refined(colours: Colours, theme: Theme, hues: Colours, most: float) -> Colours:
    """Off the grid: small steps that take a colour farther from its nearest, at most so many degrees from its hue."""
    colours, rng = colours.copy(), np.random.default_rng(0)
    for step in range(ROUNDS):
        i = int(rng.integers(TEN))
        rest = np.delete(colours, i, 0)
        moved = colours[i] + rng.normal(size=3) * (0.02, 0.012, 8) * (1 - step / ROUNDS)
        moved = np.array([moved[0].round(2), moved[1].round(3), moved[2].round() % 360])
        if turn(moved[2], hues[i]) > most:
            continue
        if theme.allows(moved) and apart(moved[None], rest).min() > apart(colours[i][None], rest).min():
            colours[i] = moved
    return colours


def turn(one: Colours, other: Colours) -> Colours:
    return np.abs((one - other + 180) % 360 - 180)


def ranked(d: Colours) -> list[int]:
    """The fewer the branches, the farther apart: first the farthest two, then always what is farthest from those."""
    own = [int(i) for i in np.unravel_index(d.argmax(), d.shape)]
    while len(own) < len(d):
        near = d[own].min(0)
        near[own] = -1
        own.append(int(near.argmax()))
    return own


def at_most(d: Colours, goal: float) -> int:
    """A bound on how many rows can all be `goal` apart: groups that are all nearer than that give one each."""
    groups: list[list[int]] = []
    for i in np.argsort(-(d >= goal).sum(1)):
        fitting = next((g for g in groups if (d[i, g] < goal).all()), None)
        if fitting is None:
            groups.append([int(i)])
        else:
            fitting.append(int(i))
    return len(groups)


def together(
    grids: dict[str, Colours], tables: dict[str, Colours], rng: np.random.Generator
) -> Iterator[tuple[float, Colours, Colours]]:
    """Ten colours of the light grid and the same ten in the dark, with the least difference among either."""
    light, dark = grids["light"], grids["dark"]
    lights = sorted((spread(tables["light"], rng) for _ in range(STARTS)), key=lambda found: -found[0])[:KEPT]
    for floor, own in lights:
        wanted = [np.flatnonzero(turn(dark[:, 2], light[i, 2]) <= TURN - OWN) for i in own]
        if all(map(len, wanted)):
            reached, theirs = max(spread(tables["dark"], rng, wanted) for _ in range(STARTS // 5))
            yield min(floor, reached), light[own], dark[theirs]


def polished(light: Colours, dark: Colours) -> tuple[Colours, Colours]:
    first = refined(light, THEMES["light"], light[:, 2], OWN)
    return first, refined(dark, THEMES["dark"], first[:, 2], TURN)


def least(pair: tuple[Colours, Colours]) -> float:
    return min(nearest(table(colours)) for colours in pair)


def main() -> None:
    rng = np.random.default_rng(3)
    grids = {name: grid(theme) for name, theme in THEMES.items()}
    tables = {name: table(g) for name, g in grids.items()}
    for name, d in tables.items():
        print(f"{name}: {len(d)} colours allowed, at most {at_most(d, GOAL)} of them {GOAL:g} apart for everybody")
    pairs = sorted(together(grids, tables, rng), key=lambda pair: -pair[0])[:REFINED]
    first, second = max((polished(light, dark) for _, light, dark in pairs), key=least)
    order = ranked(np.minimum(table(first), table(second)))
    for name, found in (("light", first[order]), ("dark", second[order])):
        print(name, *(f"{v} {nearest_seen(found, v):.1f}" for v in VISIONS), sep=", ")
        print("\n".join(f"{lightness:.2f} {chroma:.3f} {hue:.0f}" for lightness, chroma, hue in found))


def nearest_seen(colours: Colours, vision: str) -> float:
    lab = seen(oklch(colours), vision)
    return nearest(difference(lab[:, None], lab[None]))


if __name__ == "__main__":
    main()
