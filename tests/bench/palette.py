"""Ten branch colours for each theme, as far apart as they get: python -m tests.bench.palette (two minutes)

What is printed goes into hierdemo/ui/static/core/tokens.css by hand. Allowed is what stands off its ground by 3:1, is
not grey, and keeps away from the accent, which means the query, and from the amber of warnings. Of those, on a grid,
ten are sought whose two nearest are as far apart as can be, for full vision and the three deficiencies; a branch keeps
about its hue from light to dark. A bound says how many colours of the grid could be 20 apart at all: colours that are
all within 20 of each other yield one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tests.support.colours import VISIONS, Colours, contrast, difference, hex_rgb, oklch, seen

TEN, GOAL = 10, 20.0
FULL = 0.75  # of a difference in full vision: there it must be the larger by a third
TURN = 30  # degrees that a branch's hue may turn from light to dark
STARTS, ROUNDS = 200, 3000
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
            fits &= contrast(rgb, hex_rgb(ground)) >= 3
        for mark, far in zip(self.marks, FROM_MARKS, strict=True):
            fits &= difference(seen(rgb), seen(hex_rgb(mark))) >= far
        return np.asarray(fits)


THEMES = {
    "light": Theme(("#fbfbf9", "#fff"), ("#1f52d8", "#8a4b00"), (0.36, 0.7), (0.045, 0.18)),
    "dark": Theme(("#121316", "#191a1e"), ("#8aabff", "#f0b650"), (0.48, 0.9), (0.045, 0.17)),
}


def apart(one: Colours, other: Colours) -> Colours:
    """The least difference over all visions, full vision's discounted."""
    a, b = oklch(one), oklch(other)
    return np.asarray(
        np.min([difference(seen(a, v), seen(b, v)) * (FULL if v == "full" else 1) for v in VISIONS], axis=0)
    )


def grid(theme: Theme) -> Colours:
    """The colours that a theme allows, (n, 3) OKLCH."""
    lightness, chroma, hue = np.arange(0.3, 1, 0.02), np.arange(0.045, 0.2, 0.0225), np.arange(0, 360, 12)
    every = np.stack(np.meshgrid(lightness, chroma, hue, indexing="ij"), -1).reshape(-1, 3)
    return np.asarray(every[theme.allows(every)])


def table(colours: Colours) -> Colours:
    """All differences, (n, n)."""
    d = np.stack([apart(row[None], colours) for row in colours]).astype(np.float32)
    np.fill_diagonal(d, 0)
    return d


def spread(d: Colours, rng: np.random.Generator, wanted: Sequence[Colours] | None = None) -> tuple[float, list[int]]:
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


def refined(colours: Colours, theme: Theme, rng: np.random.Generator, hues: Colours | None = None) -> Colours:
    """Off the grid: small steps that take a colour farther from the one nearest to it."""
    colours = colours.copy()
    for step in range(ROUNDS):
        i = int(rng.integers(TEN))
        rest = np.delete(colours, i, 0)
        moved = colours[i] + rng.normal(size=3) * (0.02, 0.012, 8) * (1 - step / ROUNDS)
        moved = np.array([moved[0].round(2), moved[1].round(3), moved[2].round() % 360])
        if hues is not None and turn(moved[2], hues[i]) > TURN:
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


def main() -> None:
    rng = np.random.default_rng(0)
    grids = {name: grid(theme) for name, theme in THEMES.items()}
    tables = {name: table(g) for name, g in grids.items()}
    for name, d in tables.items():
        print(f"{name}: {len(d)} colours allowed, at most {at_most(d, GOAL)} of them {GOAL:g} apart for everybody")
    light, dark = grids["light"], grids["dark"]
    lights = sorted((spread(tables["light"], rng) for _ in range(STARTS)), reverse=True)[:8]
    best = (0.0, light[:0], dark[:0])
    for floor, own in lights:
        wanted = [np.flatnonzero(turn(dark[:, 2], light[i, 2]) <= TURN) for i in own]
        reached, theirs = max(spread(tables["dark"], rng, wanted) for _ in range(STARTS // 4))
        best = max(best, (min(floor, reached), light[own], dark[theirs]), key=lambda found: found[0])
    first = refined(best[1], THEMES["light"], rng)
    second = refined(best[2], THEMES["dark"], rng, first[:, 2])
    order = ranked(np.minimum(table(first), table(second)))
    for name, found in (("light", first[order]), ("dark", second[order])):
        print(name, *(f"{v} {nearest_seen(found, v):.1f}" for v in VISIONS), sep=", ")
        print("\n".join(f"{lightness:.2f} {chroma:.3f} {hue:.0f}" for lightness, chroma, hue in found))


def nearest_seen(colours: Colours, vision: str) -> float:
    lab = seen(oklch(colours), vision)
    return nearest(difference(lab[:, None], lab[None]))


if __name__ == "__main__":
    main()
