"""Drawings of landscapes and of an old town: whole pictures, like those of places.py and in the same light.

Knows one function a type; each reads c.background ("day", "sunset" or "night") for its hour. Sky, light and
palettes come from places.py; nothing here stands on a floor or is scaled by render.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assets.make.canvas import RGB, WHITE, Canvas, Point, box, darker, lighter, mix, points, smooth
from assets.make.drawings.places import DOWN, TIMES, Light, Wall, light_of, sky
from assets.make.kinds import Kind

LAMP: RGB = (255, 222, 130)


def hour(c: Canvas, day: RGB, sunset: RGB, night: RGB) -> RGB:
    """The colour that fits the picture's hour."""
    return {"sunset": sunset, "night": night}.get(c.background, day)


def fall_off(tone: RGB, top: float = 0.18, low: float = 0.22) -> list[tuple[float, RGB]]:
    """Gradient stops from a little lighter to a little darker."""
    return [(0, lighter(tone, top)), (1, darker(tone, low))]


def jagged(c: Canvas, a: Point, b: Point, n: int, rough: float) -> list[Point]:
    """A broken line from a to b."""
    inner = [
        (
            a[0] + (b[0] - a[0]) * k / n + c.uniform(-rough, rough),
            a[1] + (b[1] - a[1]) * k / n + c.uniform(-rough, rough),
        )
        for k in range(1, n)
    ]
    return [a, *inner, b]


# trees ----------------------------------------------------------------------------------------
def fir(c: Canvas, x: float, y: float, tall: float, leaf: RGB, *, snow: RGB | None = None) -> None:
    """A fir rooted at x, y: ragged tiers, darker on the right, perhaps with snow on them."""
    wide, tiers = tall * c.uniform(0.2, 0.26), 4 if tall < 26 else 5
    c.rect(x - tall * 0.025, y - tall * 0.12, tall * 0.05, tall * 0.12, fill=darker(leaf, 0.5))
    for k in range(tiers):
        t = k / tiers
        low, top = y - tall * (0.07 + 0.8 * t), y - tall * min(1, 0.07 + 0.8 * t + 0.36 - 0.1 * t)
        w = wide * (1 - 0.8 * t)
        rim = [
            (x - w + 2 * w * j / 8, low - (0.035 * tall * (1 - t) if j % 2 else 0) - 0.05 * tall * abs(j - 4) / 4)
            for j in range(9)
        ]
        c.polygon([(x, top), *rim[::-1]], leaf)
        c.polygon([(x, top), *rim[:3:-1]], darker(leaf, 0.26))
        if snow:
            drift = [
                (x - w * 0.94, rim[0][1] - 0.3),
                (x - w * 0.5, low - 0.07 * tall),
                (x - w * 0.1, low - 0.05 * tall),
            ]
            c.polygon([(x, top), *drift[::-1]], snow)


def fir_row(
    c: Canvas, line: Sequence[Point], tall: float, leaf: RGB, *, gap: float = 0.34, snow: RGB | None = None
) -> None:
    """Firs side by side, their feet on a line of points from left to right."""
    x = line[0][0]
    while x < line[-1][0]:
        for (x0, y0), (x1, y1) in zip(line, line[1:], strict=False):
            if x0 <= x < x1:
                y = y0 + (y1 - y0) * (x - x0) / (x1 - x0)
                fir(c, x, y + c.uniform(0, 0.06) * tall, tall * c.uniform(0.7, 1.15), leaf, snow=snow)
        x += tall * gap * c.uniform(0.6, 1.4)


def crown(c: Canvas, x: float, y: float, r: float, leaf: RGB) -> None:
    """A round leafy crown: overlapping clumps, lit from the upper left."""
    for dx, dy, s in ((0.5, 0.25, 0.62), (-0.55, 0.28, 0.6), (0.1, -0.1, 0.85), (-0.3, -0.35, 0.5), (0.45, -0.3, 0.45)):
        tone = mix(leaf, darker(leaf, 0.3), c.uniform(0, 0.6))
        c.ellipse(x + dx * r, y + dy * r, s * r, s * r * 0.86, c.gradient(fall_off(tone, 0.22, 0.3)))


def grass(c: Canvas, x: float, y: float, s: float, leaf: RGB) -> None:
    """A fan of blades rooted at x, y."""
    d = " ".join(
        f"M{x - 0.5 * s:.2f} {y:.2f}"
        f" Q{x + k * 0.3 * s:.2f} {y - 3 * s:.2f} {x + k * s:.2f} {y - c.uniform(4, 6.5) * s:.2f}"
        f" Q{x + k * 0.5 * s:.2f} {y - 2.6 * s:.2f} {x + 0.5 * s:.2f} {y:.2f} Z"
        for k in (-4, -2.2, -0.6, 0.8, 2.4, 4.2)
    )
    c.path(d, leaf)


def cypress(c: Canvas, x: float, y: float, tall: float, leaf: RGB) -> None:
    """A slender dark flame of a tree."""
    w = tall * 0.12
    d = (
        f"M{x:.2f} {y - tall:.2f}"
        f" C{x + w * 0.7:.2f} {y - tall * 0.75:.2f} {x + w * 1.5:.2f} {y - tall * 0.2:.2f} {x + w * 0.4:.2f} {y:.2f}"
        f" L{x - w * 0.4:.2f} {y:.2f}"
        f" C{x - w * 1.5:.2f} {y - tall * 0.2:.2f} {x - w * 0.7:.2f} {y - tall * 0.75:.2f} {x:.2f} {y - tall:.2f} Z"
    )
    c.path(d, c.gradient([(0, lighter(leaf, 0.15)), (1, darker(leaf, 0.35))], angle=(0, 0, 1, 0)))


# snowy mountain -------------------------------------------------------------------------------
@dataclass(frozen=True)
class Massif:
    """A mountain as points: its lit side and its side in shadow, the snow's lower edge, and bare rocks."""

    lit: list[Point]
    dim: list[Point]
    edge: list[Point]
    rocks: list[list[Point]]
    gullies: list[list[Point]]
    haze: float


def massif(
    c: Canvas, x: float, top: float, low: float, left: float, right: float, snow: float, haze: float = 0
) -> Massif:
    """A mountain with its peak at x, top; snow: how far down the snow reaches, 0 to 1."""
    n, high = 7, low - top
    steep = c.uniform(1.05, 1.35)

    def flank(reach: float) -> list[Point]:
        """The outline from the foot to the peak."""
        rough = [0, *(c.uniform(-1, 1) * high * 0.028 for _ in range(n - 1)), 0]
        return [(x + reach * (1 - k / n), low - high * (k / n) ** steep + rough[k]) for k in range(n + 1)]

    west, east = flank(-left), flank(right)
    drift = c.uniform(-0.12, 0.3) * high
    ridge = [(x, top)]
    for k in range(1, 8):
        ridge.append((x + drift * k / 7 + (1 if k % 2 else -1) * c.uniform(0.3, 1) * high * 0.05, top + high * k / 7))
    line, edge, px, up = top + high * snow, [(x - left, 120.0)], x - left, False
    while px < x + right:
        edge.append((px, line + (-1 if up else 1) * c.uniform(0.02, 0.13) * high))
        px, up = px + high * c.uniform(0.05, 0.1), not up
    rocks, gullies = [], []
    for k in range(5):
        t, side = c.uniform(0.2, snow), c.choice((-1, -1, 1))
        rx, ry, s = (
            x + side * t * (left if side < 0 else right) * c.uniform(0.15, 0.6),
            top + high * t,
            high * c.uniform(0.03, 0.06),
        )
        rocks.append(
            [(rx, ry - s * 1.3), (rx + s * 0.7, ry + s * 0.2), (rx + s * 0.2, ry + s), (rx - s * 0.6, ry + s * 0.4)]
        )
        gx, gy = ridge[k + 1]
        reach = high * c.uniform(0.16, 0.3)
        gullies.append(
            [
                (gx, gy),
                (gx - reach * 0.35, gy + reach * 0.5),
                (gx - reach * 0.55, gy + reach),
                (gx - reach * 0.1, gy + reach * 0.6),
            ]
        )
    return Massif([*west, *ridge[1:]], [*east, *ridge[1:]], edge, rocks, gullies, haze)


def snow_tones(c: Canvas) -> tuple[RGB, RGB]:
    """Snow in the light and in the shadow at this hour."""
    return hour(c, (252, 253, 255), (255, 222, 204), (190, 202, 236)), hour(
        c, (168, 196, 232), (168, 124, 172), (104, 120, 178)
    )


def paint_massif(c: Canvas, light: Light, m: Massif) -> None:
    """Rock first, then snow on both sides, gullies and bare rocks; haze fades it into the sky."""
    air = light.sky[2]
    rock = hour(c, (112, 122, 146), (122, 84, 116), (52, 60, 102))
    lit, dim = (mix(tone, air, m.haze) for tone in snow_tones(c))
    a, b = mix(rock, air, m.haze), mix(darker(rock, 0.3), air, m.haze)
    for side, stone, snow in ((m.lit, a, lit), (m.dim, b, dim)):
        d = points(side, close=True)
        c.path(d, c.gradient(fall_off(stone, 0.1, 0.12), angle=DOWN), stroke=stone, width=0.3)
        with c.clip(d):
            c.polygon([*m.edge, (m.edge[-1][0], -20), (m.edge[0][0], -20)], snow)
            if side is m.lit:
                for gully in m.gullies:
                    c.polygon(gully, mix(lit, dim, 0.75))
            for bare in m.rocks:
                c.polygon(bare, stone)


def snowy_mountain(c: Canvas) -> None:
    """One great peak, a range, a peak mirrored in a lake, or a winter slope with a hut."""
    light = light_of(c)
    sky(c, light, 74)
    c.choice((_great_peak, _mountain_range, _mountain_lake, _winter_slope))(c, light)


def _far_range(c: Canvas, light: Light, low: float) -> None:
    """Pale mountains behind the great one."""
    for x in (c.uniform(2, 14), c.uniform(80, 98)):
        paint_massif(
            c,
            light,
            massif(c, x, c.uniform(34, 44), low, c.uniform(24, 34), c.uniform(24, 34), c.uniform(0.5, 0.8), 0.45),
        )


def _great_peak(c: Canvas, light: Light) -> None:
    """One peak fills the picture above firs and a meadow or snow."""
    _far_range(c, light, 80)
    paint_massif(
        c,
        light,
        massif(c, c.uniform(42, 58), c.uniform(8, 15), 84, c.uniform(48, 58), c.uniform(48, 58), c.uniform(0.5, 0.78)),
    )
    leaf = hour(c, (42, 96, 84), (66, 50, 80), (22, 34, 62))
    white = c.chance(0.5)
    floor = snow_tones(c)[0] if white else hour(c, (126, 176, 92), (120, 86, 84), (40, 54, 84))
    low = c.uniform(78, 84)
    fir_row(c, [(-4, low), (30, low + 2), (60, low - 1), (106, low)], 12, mix(leaf, light.sky[2], 0.25))
    c.path(
        f"M0 {low:.1f} Q30 {low - 4:.1f} 56 {low + 2:.1f} Q80 {low + 5:.1f} 100 {low:.1f} L100 100 L0 100 Z",
        c.gradient(fall_off(floor, 0.1, 0.16), angle=DOWN),
    )
    snow = snow_tones(c)[0] if white else None
    for x, y, tall in ((6, 98, 34), (17, 95, 24), (94, 97, 32), (84, 94, 20)):
        if c.chance(0.75):
            fir(c, x + c.uniform(-3, 3), y, tall * c.uniform(0.85, 1.15), leaf, snow=snow)


def _mountain_range(c: Canvas, light: Light) -> None:
    """Four or five peaks one behind another, wooded feet."""
    spots = [(c.uniform(8, 20), 26, 0.4), (c.uniform(80, 92), 24, 0.35), (c.uniform(36, 64), c.uniform(10, 16), 0.2)]
    spots += [(c.uniform(18, 32), c.uniform(28, 36), 0.05), (c.uniform(68, 84), c.uniform(26, 36), 0)]
    for x, top, haze in spots:
        reach = (84 - top) * c.uniform(0.55, 0.75)
        paint_massif(c, light, massif(c, x, top, 86, reach, reach * c.uniform(0.85, 1.15), c.uniform(0.55, 0.8), haze))
    leaf = hour(c, (46, 104, 88), (70, 52, 84), (24, 36, 66))
    for k, (y, fade) in enumerate(((78, 0.45), (86, 0.2), (95, 0))):
        tone = mix(leaf, light.sky[2], fade)
        bend = c.uniform(-6, 6)
        line = [(-4, y + bend), (34, y - bend * 0.5), (68, y + bend * 0.6), (104, y - bend)]
        fir_row(c, line, 8 + 4 * k, tone, gap=0.3)
        c.path(smooth([(x, v - 1) for x, v in line], close=False) + " L104 102 L-4 102 Z", tone)


def _mountain_lake(c: Canvas, light: Light) -> None:
    """A peak and its mirror image in still water."""
    shore = c.uniform(60, 66)
    peaks = [massif(c, x, c.uniform(28, 38), shore, 30, 30, 0.6, 0.4) for x in (c.uniform(4, 16), c.uniform(82, 96))]
    peaks.append(
        massif(c, c.uniform(40, 60), c.uniform(8, 14), shore, c.uniform(44, 54), c.uniform(44, 54), c.uniform(0.6, 0.8))
    )
    water = mix(light.sea[0], light.sky[1], 0.4)
    for m in peaks:
        paint_massif(c, light, m)
    c.rect(0, shore, 100, 100 - shore, fill=water)
    with c.clip(box(0, shore, 100, 100 - shore)):
        with c.group(f"translate(0 {shore * 1.75:.2f}) scale(1 -0.75)", opacity=0.6):
            for m in peaks:
                paint_massif(c, light, m)
        c.rect(
            0, shore, 100, 100 - shore, fill=c.gradient([(0, water), (1, darker(water, 0.3))], angle=DOWN), opacity=0.35
        )
        for _ in range(12):
            y = c.uniform(shore + 4, 99)
            x, w = c.uniform(0, 90), (y - shore) * c.uniform(0.2, 0.5)
            c.rect(x, y, w, 0.5, 0.25, WHITE, opacity=0.4)
    leaf = hour(c, (40, 92, 76), (64, 46, 76), (20, 32, 58))
    fir_row(c, [(-4, shore + 1), (100, shore + 1), (104, shore + 1)], 7, mix(leaf, light.sky[2], 0.15), gap=0.3)
    for x, y, tall in ((4, 98, 42), (14, 99, 30), (95, 98, 36)):
        if c.chance(0.7):
            fir(c, x + c.uniform(-2, 3), y + 3, tall * c.uniform(0.8, 1.15), darker(leaf, 0.15))


def _winter_slope(c: Canvas, light: Light) -> None:
    """Deep snow, laden firs and a wooden hut below the peaks."""
    _far_range(c, light, 78)
    paint_massif(c, light, massif(c, c.uniform(28, 46), c.uniform(10, 18), 80, 44, c.uniform(50, 60), 0.85))
    paint_massif(c, light, massif(c, c.uniform(68, 86), c.uniform(24, 32), 82, 36, 40, 0.9))
    lit, dim = snow_tones(c)
    leaf = hour(c, (48, 104, 92), (72, 54, 86), (26, 40, 72))
    low = c.uniform(68, 74)
    fir_row(
        c, [(-4, low + 1), (40, low + 3), (104, low - 2)], 11, mix(leaf, light.sky[2], 0.2), snow=mix(lit, dim, 0.4)
    )
    c.path(
        f"M0 {low:.1f} Q40 {low + 8:.1f} 100 {low - 4:.1f} L100 100 L0 100 Z",
        c.gradient([(0, lit), (1, mix(lit, dim, 0.6))], angle=DOWN),
    )
    _hut(c, light, c.uniform(52, 68), low + c.uniform(11, 14), c.uniform(0.9, 1.25))
    c.path("M0 88 Q26 78 54 90 Q78 100 100 92 L100 100 L0 100 Z", c.gradient([(0, lit), (1, dim)], angle=DOWN))
    for x, y, tall in ((8, 93, 38), (22, 94, 26), (93, 97, 34), (84, 90, 20)):
        if c.chance(0.8):
            fir(c, x + c.uniform(-3, 3), y, tall * c.uniform(0.85, 1.15), leaf, snow=lit)


def _hut(c: Canvas, light: Light, x: float, y: float, s: float) -> None:
    """A wooden hut with snow on its roof, a lit window and a chimney."""
    wood = light.on((150, 96, 58))
    c.rect(x - 8 * s, y - 8 * s, 16 * s, 8 * s, fill=c.gradient(fall_off(wood)))
    c.polygon([(x - 8 * s, y - 8 * s), (x, y - 15 * s), (x + 8 * s, y - 8 * s)], darker(wood, 0.12))
    for k in range(1, 4):
        c.line([(x - 8 * s, y - 2 * k * s), (x + 8 * s, y - 2 * k * s)], darker(wood, 0.35), 0.3)
    c.rect(x + 3 * s, y - 17 * s, 2.2 * s, 5 * s, fill=darker(wood, 0.45))
    c.path(
        points([(x - 10 * s, y - 7 * s), (x, y - 16 * s), (x + 10 * s, y - 7 * s)]),
        None,
        stroke=snow_tones(c)[0],
        width=2.4 * s,
    )
    glass = hour(c, (96, 130, 160), LAMP, LAMP)
    for dx in (-5.4, 2.4):
        c.rect(x + dx * s, y - 6 * s, 3 * s, 3 * s, fill=glass, stroke=darker(wood, 0.5), width=0.4)
    c.rect(x - 1.4 * s, y - 5.4 * s, 2.8 * s, 5.4 * s, fill=darker(wood, 0.5))


# desert ---------------------------------------------------------------------------------------
def sand_of(c: Canvas) -> RGB:
    """The colour of the dunes at this hour, paler or redder."""
    day = c.choice([(240, 186, 104), (232, 160, 82), (244, 200, 128)])
    return hour(c, day, c.choice([(226, 122, 66), (206, 104, 76)]), (126, 104, 112))


def dune(c: Canvas, sand: RGB, y: float, x: float, high: float, *, run: float = 70) -> None:
    """A dune with its crest at x, y - high: bright on the left, dark beyond a swinging ridge on the right."""
    dark = darker(sand, 0.34 if c.background != "day" else 0.27)
    top = y - high
    left = f"C{x - run * 0.6:.1f} {y - high * 0.1:.1f} {x - run * 0.25:.1f} {top + 1:.1f} {x:.1f} {top:.1f}"
    right = (
        f"C{x + run * 0.2:.1f} {top + high * 0.5:.1f} {x + run * 0.5:.1f}"
        f" {y - high * 0.1:.1f} {x + run:.1f} {y + 1:.1f}"
    )
    c.path(
        f"M{x - run:.1f} {y:.1f} {left} {right} L{x + run:.1f} 104 L{x - run:.1f} 104 Z",
        c.gradient([(0, lighter(sand, 0.24)), (0.5, sand), (1, darker(sand, 0.1))], angle=DOWN),
    )
    swing = c.uniform(0.7, 1.3) * high
    c.path(
        f"M{x:.1f} {top:.1f} {right} L{x + run:.1f} 104 L{x - run * 0.1:.1f} 104"
        f" C{x - swing * 0.2:.1f} {y + 12:.1f} {x - swing * 1.2:.1f}"
        f" {y + 2:.1f} {x - swing * 0.3:.1f} {y - high * 0.35:.1f}"
        f" C{x + swing * 0.4:.1f} {y - high * 0.55:.1f} {x + swing * 0.35:.1f} {y - high * 0.8:.1f} {x:.1f} {top:.1f}"
        " Z",
        c.gradient([(0, dark), (0.7, mix(dark, sand, 0.5)), (1, mix(dark, sand, 0.75))], angle=DOWN),
    )


def ripples(c: Canvas, sand: RGB, y: float) -> None:
    """The wind's marks in the near sand."""
    for k in range(6):
        v, x = y + k * (100 - y) / 6, c.uniform(-10, 40)
        d = (
            f"M{x:.1f} {v:.1f} Q{x + 10:.1f} {v - 2:.1f} {x + 20:.1f} {v:.1f}"
            f" Q{x + 30:.1f} {v + 2:.1f} {x + 42:.1f} {v:.1f}"
        )
        c.path(d, stroke=darker(sand, 0.25), width=0.5, opacity=0.6)


def camel(c: Canvas, x: float, y: float, s: float, tone: RGB) -> None:
    """A one-humped camel walking right, its feet at y; s is about its height in units."""
    u = s / 20

    def at(pts: Sequence[Point]) -> list[Point]:
        """From the camel's own units into the picture."""
        return [(x + px * u, y + py * u) for px, py in pts]

    for px, foot in ((-6, -7.4), (-4, -2.6), (4, 2.6), (6, 7.6)):
        c.line(at([(px, -9), ((px + foot) / 2 + 0.6, -5), (foot, -0.3)]), darker(tone, 0.2), 1.4 * u)
    body = [
        (-8, -9),
        (-9, -12),
        (-7, -14),
        (-4, -15),
        (-1, -19.5),
        (1.5, -19),
        (4, -14.6),
        (7, -12.4),
        (10, -13),
        (12, -17),
        (12.6, -20),
    ]
    body += [(14.4, -21.4), (17, -20), (16.8, -18.6), (14.6, -18.2), (13.6, -14), (11.4, -10), (7.6, -8), (0, -7.6)]
    c.path(smooth(at(body)), tone)
    if c.chance(0.6):
        c.polygon(
            at([(-3.4, -16), (4, -15.6), (4.4, -9.6), (-4, -9.6)]),
            c.choice([(200, 60, 50), (60, 100, 170), (220, 170, 60)]),
        )
    c.path(points(at([(-8.6, -12), (-9.8, -8)])), None, stroke=darker(tone, 0.2), width=0.7 * u)


def mesa(c: Canvas, light: Light, x: float, low: float, w: float, high: float, haze: float) -> None:
    """A table mountain or a needle of red rock in layers, on a skirt of rubble."""
    rock = mix(hour(c, (196, 98, 62), (150, 62, 60), (66, 50, 92)), light.sky[2], haze)
    top, foot = low - high, low - high * 0.3
    left = jagged(c, (x - w * 0.52, foot), (x - w * 0.44, top), 5, w * 0.02)
    right = jagged(c, (x + w * 0.44, top + c.uniform(0, 1)), (x + w * 0.52, foot), 5, w * 0.02)
    c.polygon(
        [(x - w * 0.95, low + 1), *left, *right, (x + w * 0.95, low + 1)],
        c.gradient(fall_off(rock, 0.16, 0.12), angle=DOWN),
    )
    with c.clip(points([*left, *right], close=True)):
        for k in range(5):
            v = top + (foot - top) * (k + c.uniform(0.1, 0.7)) / 5
            c.rect(x - w, v, 2 * w, high * c.uniform(0.03, 0.06), fill=darker(rock, 0.22), opacity=0.7)
    shade = jagged(c, (x + w * 0.12, top), (x + w * 0.2, foot), 5, w * 0.05)
    c.polygon([*shade, (x + w * 0.3, low + 1), (x + w * 0.95, low + 1), *right[::-1]], darker(rock, 0.4), opacity=0.5)


def saguaro(c: Canvas, light: Light, x: float, y: float, tall: float) -> None:
    """A tall cactus with two arms."""
    green, w = hour(c, (74, 132, 78), (74, 50, 62), (24, 40, 58)), tall * 0.13
    arms = [(-1, c.uniform(0.35, 0.5), c.uniform(0.7, 0.85)), (1, c.uniform(0.45, 0.6), c.uniform(0.75, 0.92))]
    limbs = [f"M{x:.1f} {y:.1f} L{x:.1f} {y - tall:.1f}"]
    for side, a, b in arms:
        ax = x + side * tall * 0.24
        limbs.append(
            f"M{x:.1f} {y - tall * a:.1f} Q{ax:.1f} {y - tall * a:.1f} {ax:.1f} {y - tall * (a + 0.12):.1f}"
            f" L{ax:.1f} {y - tall * b:.1f}"
        )
    for d, k in zip(limbs, (1, 0.72, 0.72), strict=True):
        c.path(d, None, stroke=darker(green, 0.3), width=w * k)
        c.path(d, None, stroke=green, width=w * k * 0.66)
        c.path(d, None, stroke=lighter(green, 0.3), width=w * k * 0.16)


def desert(c: Canvas) -> None:
    """A sea of dunes, dunes with a caravan, or a plain with red table mountains and cactuses."""
    light = light_of(c)
    bare = (_dune_sea,) if c.background != "night" else ()  # in the dark, bare dunes could be waves
    c.choice((*bare, _caravan, _mesas))(c, light)


def _dune_sea(c: Canvas, light: Light) -> None:
    """Dune behind dune, one of them great."""
    horizon = c.uniform(44, 54)
    sky(c, light, horizon)
    sand, air = sand_of(c), light.sky[2]
    for k, x in enumerate((c.uniform(10, 30), c.uniform(60, 90))):
        dune(c, mix(sand, air, 0.4 - 0.12 * k), horizon + 4 + 3 * k, x, c.uniform(5, 11), run=60)
    dune(c, mix(sand, air, 0.12), horizon + 18, c.uniform(28, 72), c.uniform(22, 34), run=c.uniform(70, 90))
    dune(c, sand, c.uniform(84, 90), c.choice((c.uniform(4, 24), c.uniform(76, 98))), c.uniform(12, 20), run=115)
    ripples(c, sand, 88)
    for x in c.choice(((), (80,), (12, 84), (20,))):
        saguaro(c, light, x + c.uniform(-6, 6), 92, c.uniform(17, 26))


def _caravan(c: Canvas, light: Light) -> None:
    """Camels in file along a dune."""
    horizon = c.uniform(48, 56)
    sky(c, light, horizon)
    sand, air = sand_of(c), light.sky[2]
    dune(c, mix(sand, air, 0.4), horizon + 4, c.uniform(10, 40), c.uniform(8, 14), run=60)
    dune(c, mix(sand, air, 0.25), horizon + 10, c.uniform(60, 95), c.uniform(16, 26), run=70)
    low = c.uniform(70, 75)
    c.path(
        f"M0 {low:.1f} Q50 {low - 5:.1f} 100 {low + 2:.1f} L100 104 L0 104 Z",
        c.gradient(fall_off(sand, 0.22, 0.06), angle=DOWN),
    )
    n, s = c.choice(((3, 21), (4, 18), (2, 26)))
    tone, start = hour(c, (158, 104, 60), (84, 44, 50), (32, 30, 60)), c.uniform(14, 22)
    for k in range(n):
        x = start + k * s * 1.25
        c.ellipse(x - 3, low + 2.3, s * 0.6, 1, darker(sand, 0.5), opacity=0.5)
        camel(c, x, low + 2, s * c.uniform(0.94, 1.04), tone)
    dune(c, darker(sand, 0.06), c.uniform(90, 96), c.uniform(20, 80), c.uniform(9, 14), run=115)
    ripples(c, sand, 90)


def _mesas(c: Canvas, light: Light) -> None:
    """Table mountains and needles of rock on a dry plain."""
    horizon = c.uniform(62, 70)
    sky(c, light, horizon)
    for _ in range(3):
        mesa(c, light, c.uniform(0, 100), horizon + 1, c.uniform(8, 20), c.uniform(8, 16), 0.5)
    mesa(c, light, c.uniform(14, 34), horizon + 3, c.uniform(20, 32), c.uniform(30, 44), 0.1)
    mesa(c, light, c.uniform(64, 86), horizon + 6, c.choice((9, 14, 26)), c.uniform(26, 46), 0)
    sand = mix(sand_of(c), hour(c, (214, 120, 72), (180, 80, 66), (74, 60, 104)), 0.4)
    c.rect(0, horizon + 3, 100, 40, fill=c.gradient(fall_off(sand, 0.2, 0.14), angle=DOWN))
    if c.chance(0.4):  # a road to the horizon
        x = c.uniform(40, 60)
        tar = light.on((104, 100, 106))
        c.polygon([(x - 0.8, horizon + 3), (x + 0.8, horizon + 3), (x + 22, 101), (x - 22, 101)], tar)
        for t in (0.1, 0.26, 0.5, 0.8):
            y, r = horizon + 3 + (97 - horizon) * t, 0.2 + 1.2 * t
            c.polygon([(x - r, y), (x + r, y), (x + r * 1.2, y + 8 * t), (x - r * 1.2, y + 8 * t)], (246, 226, 140))
    for x, y, tall in ((9, 96, 40), (24, 84, 18), (76, 82, 16), (91, 97, 36)):
        if c.chance(0.6):
            c.ellipse(x + 4, y, tall * 0.22, 1.2, darker(sand, 0.5), opacity=0.5)
            saguaro(c, light, x + c.uniform(-3, 3), y, tall * c.uniform(0.85, 1.1))
    for _ in range(5):
        grass(c, c.uniform(4, 96), c.uniform(82, 99), c.uniform(0.3, 0.6), darker(sand, 0.35))


# forest ---------------------------------------------------------------------------------------
def forest(c: Canvas) -> None:
    """A path among broad-leaved trees, fir slopes in the mist, or a birch wood."""
    light = light_of(c)
    c.choice((_wood_path, _wood_path, _fir_slopes, _birches))(c, light)


def leaf_of(c: Canvas) -> RGB:
    """Green of the season and the hour."""
    day = c.choice([(66, 150, 68), (98, 160, 56), (48, 136, 84), (120, 160, 50)])
    return hour(c, day, c.choice([(112, 104, 44), (126, 84, 46)]), (26, 58, 66))


def trunk(c: Canvas, x: float, y: float, w: float, bark: RGB, top: float = -4) -> None:
    """A tree's stem from its spreading roots at y up to `top`."""
    lean = c.uniform(-0.6, 0.6) * w
    d = (
        f"M{x - w * 1.1:.2f} {y:.2f} Q{x - w * 0.5:.2f} {y - w * 1.2:.2f} {x - w * 0.5:.2f} {y - w * 4:.2f}"
        f" L{x - w * 0.36 + lean:.2f} {top:.2f}"
        f" L{x + w * 0.36 + lean:.2f} {top:.2f} L{x + w * 0.5:.2f} {y - w * 4:.2f}"
        f" Q{x + w * 0.5:.2f} {y - w * 1.2:.2f} {x + w * 1.1:.2f} {y:.2f} Z"
    )
    c.path(d, c.gradient([(0, lighter(bark, 0.25)), (0.45, bark), (1, darker(bark, 0.45))], angle=(0, 0, 1, 0)))
    for _ in range(int(w * 1.4)):
        px, py = x + c.uniform(-0.3, 0.3) * w, c.uniform(top + 20, y - w)
        c.path(
            f"M{px:.1f} {py:.1f} Q{px + 0.6:.1f} {py + w * 0.7:.1f} {px:.1f} {py + w * 1.5:.1f}",
            stroke=darker(bark, 0.4),
            width=0.5,
        )


def _canopy(c: Canvas, leaf: RGB, low: float, r: float, n: int) -> None:
    """Leaves along the upper edge, hanging lower towards both sides."""
    for k in range(n):
        x = -4 + 108 * k / (n - 1) + c.uniform(-3, 3)
        crown(c, x, low * abs(x - 50) / 50 + c.uniform(-4, 4), r * c.uniform(0.8, 1.2), leaf)


def _wood_path(c: Canvas, light: Light) -> None:
    """A path leads between trunks into the light; leaves overhead, undergrowth at the sides."""
    leaf, glow = leaf_of(c), hour(c, (232, 246, 190), (255, 214, 130), (92, 122, 164))
    x, y = c.uniform(42, 58), c.uniform(56, 64)
    c.rect(0, 0, 100, 100, fill=mix(leaf, glow, 0.4))
    c.ellipse(x, y - 14, 46, 44, c.radial([(0, glow, 1), (0.5, glow, 0.6), (1, glow, 0)]))
    bark = hour(c, (112, 82, 56), (92, 54, 48), (34, 38, 56))
    for _ in range(15):
        tx = c.uniform(2, 98)
        trunk(c, tx, y + 2, c.uniform(1, 1.9), mix(bark, mix(leaf, glow, 0.6), 0.62))
    _canopy(c, mix(leaf, glow, 0.35), 30, 10, 9)
    floor = mix(leaf, bark, 0.12)
    c.rect(
        0,
        y,
        100,
        100 - y,
        fill=c.gradient([(0, mix(floor, glow, 0.45)), (0.4, floor), (1, darker(floor, 0.35))], angle=DOWN),
    )
    bend, earth = c.uniform(-18, 18), hour(c, (206, 172, 122), (190, 120, 84), (78, 84, 112))
    if c.chance(0.25):  # a brook instead
        earth = mix(light.sea[1], light.sea[0], 0.3)
    d = (
        f"M{x - 1.5:.1f} {y:.1f} C{x - 6 + bend:.1f} {y + 12:.1f} {x - 16 - bend:.1f} {y + 20:.1f} {x - 26:.1f} 101"
        f" L{x + 22:.1f} 101 C{x + 10 - bend:.1f} {y + 22:.1f} {x + 6 + bend:.1f} {y + 12:.1f} {x + 1.5:.1f} {y:.1f} Z"
    )
    c.path(d, c.gradient([(0, lighter(earth, 0.4)), (1, darker(earth, 0.12))], angle=DOWN))
    if c.chance(0.6):
        beam = c.radial([(0, lighter(glow, 0.4), 0.6), (0.5, glow, 0.3), (1, glow, 0)], centre=(0.3, 0), radius=1)
        for k in range(3):
            bx = c.uniform(-6, 10) + k * 12
            c.polygon([(x - 8 + k * 4, -2), (x - 3 + k * 4, -2), (x + bx + 8, 92), (x + bx - 6, 92)], beam)
    for k in range(8):
        side, t = (-1, 1)[k % 2], (k + 1) / 8
        tx, ty = x + side * (16 + 30 * t + c.uniform(-4, 4)), y + 3 + 30 * t
        trunk(c, tx, ty, 2 + 5 * t * c.uniform(0.8, 1.15), mix(bark, mix(leaf, glow, 0.5), 0.4 * (1 - t)))
        for _ in range(3):
            gx = tx + c.uniform(-8, 8)
            if abs(gx - x) > 8 + 16 * t:
                grass(c, gx, ty + c.uniform(0, 3), 0.5 + t * 0.7, mix(darker(leaf, 0.25), glow, 0.25 * (1 - t)))
    _canopy(c, darker(leaf, 0.12), 26, 12, 8)


def _fir_slopes(c: Canvas, light: Light) -> None:
    """Wooded slopes one before another, paler with distance, mist between."""
    sky(c, light, 56)
    leaf = hour(c, c.choice([(34, 104, 70), (44, 116, 60), (30, 94, 82)]), (74, 42, 62), (16, 34, 54))
    base, layers = c.uniform(40, 50), 5
    for k in range(layers):
        t = k / (layers - 1)
        tone = mix(leaf, light.sky[2], 0.62 * (1 - t))
        y, bend = base + (96 - base) * t, c.uniform(-9, 9) * (1 - 0.5 * t)
        line = [(-6, y + bend), (26, y - bend * 0.4), (58, y + bend * 0.3), (106, y - bend)]
        tall = 12 + 26 * t**1.2
        fir_row(c, line, tall, tone, gap=0.3)
        mist = mix(tone, light.sky[2], 0.3 * (1 - t))
        c.path(
            smooth(line, close=False) + " L106 104 L-6 104 Z",
            c.gradient([(0, tone), (0.5, mist), (1, mist)], angle=DOWN),
        )
    fir_row(c, [(-6, 104), (40, 108), (106, 103)], 34, darker(leaf, 0.2), gap=0.5)


def _birches(c: Canvas, light: Light) -> None:
    """White stems with dark marks, close and far."""
    leaf, glow = mix(leaf_of(c), (180, 190, 60), 0.2), hour(c, (226, 242, 196), (255, 206, 130), (84, 110, 150))
    y = c.uniform(66, 74)
    c.rect(
        0,
        0,
        100,
        100,
        fill=c.gradient([(0, leaf), (0.45, mix(leaf, glow, 0.75)), (1, mix(leaf, glow, 0.5))], angle=DOWN),
    )
    _canopy(c, mix(leaf, glow, 0.3), 24, 12, 9)
    c.rect(0, y, 100, 100 - y, fill=c.gradient([(0, mix(leaf, glow, 0.4)), (1, darker(leaf, 0.4))], angle=DOWN))
    stem = hour(c, (244, 242, 234), (250, 208, 176), (150, 164, 196))
    for k in range(13):
        t = k / 12
        x, w = c.uniform(0, 100), 1.2 + 4.6 * t**1.5
        if t > 0.6:  # the near ones spread over the picture
            x = (k % 5) * 23 + c.uniform(0, 9)
        foot, tone = y + 2 + 24 * t, mix(stem, mix(leaf, glow, 0.6), 0.5 * (1 - t))
        c.polygon(
            [(x - w * 0.4, -2), (x + w * 0.4, -2), (x + w * 0.55, foot), (x - w * 0.55, foot)],
            c.gradient([(0, tone), (0.5, tone), (1, darker(tone, 0.3))], angle=(0, 0, 1, 0)),
        )
        for _ in range(9):
            py, a = c.uniform(0, foot - 2), c.choice((-1, 1))
            c.polygon(
                [
                    (x + a * w * 0.48, py),
                    (x + a * w * c.uniform(-0.2, 0.2), py + 0.2 * w),
                    (x + a * w * 0.48, py + 0.34 * w),
                ],
                mix((52, 50, 56), tone, 0.5 * (1 - t)),
            )
        for _ in range(2):
            grass(c, x + c.uniform(-5, 5), foot + 1, 0.4 + 0.6 * t, darker(leaf, 0.3 * t))
    _canopy(c, darker(leaf, 0.1), 18, 11, 8)
    for k in range(9):
        grass(c, k * 12.5 + c.uniform(-3, 3), 101, c.uniform(0.9, 1.5), darker(leaf, 0.4))


# waterfall ------------------------------------------------------------------------------------
def waterfall(c: Canvas) -> None:
    """Water drops from a wooded cliff into a pool: one tall fall, a broad curtain, steps, or a gorge."""
    light = light_of(c)
    c.choice((_tall_fall, _broad_fall, _steps_fall))(c, light)


def water_tones(c: Canvas, light: Light) -> tuple[RGB, RGB, RGB]:
    """White water, its shadow, and the pool."""
    pool = mix(light.sea[0], light.sea[1], c.uniform(0.3, 0.8))
    return (
        hour(c, (250, 254, 255), (255, 232, 216), (206, 220, 248)),
        hour(c, (150, 206, 232), (224, 152, 150), (106, 134, 190)),
        pool,
    )


def rock_face(c: Canvas, d: str, rock: RGB, area: tuple[float, float, float, float]) -> None:
    """A cliff in the shape d with cracks and ledges; area: x0, y0, x1, y1 where they lie."""
    x0, y0, x1, y1 = area
    c.path(d, c.gradient([(0, lighter(rock, 0.18)), (1, darker(rock, 0.3))], angle=(0, 0, 0.3, 1)))
    with c.clip(d):
        for _ in range(16):
            x, y, w, h = c.uniform(x0, x1), c.uniform(y0, y1), c.uniform(5, 10), c.uniform(8, 18)
            tone = c.choice((lighter(rock, 0.16), darker(rock, 0.22), darker(rock, 0.34)))
            c.polygon(
                [
                    (x, y),
                    (x + w * 0.6, y + h * 0.1),
                    (x + w * 0.5, y + h),
                    (x - w * 0.2, y + h * 0.8),
                    (x - w * 0.4, y + h * 0.2),
                ],
                tone,
                opacity=0.55,
            )


def fall(c: Canvas, light: Light, top: tuple[float, float, float], low: tuple[float, float, float]) -> None:
    """Falling water from (x0, x1, y) down to (x0, x1, y): it bends over the lip, in strands, with spray at its foot."""
    white, shade, _ = water_tones(c, light)
    (a0, a1, ya), (b0, b1, yb) = top, low
    d = (
        f"M{a0:.1f} {ya:.1f} Q{(a0 + a1) / 2:.1f} {ya - 1.6:.1f} {a1:.1f} {ya:.1f}"
        f" C{a1 + 1.6:.1f} {ya + 6:.1f} {b1:.1f} {yb - 20:.1f} {b1:.1f} {yb:.1f}"
        f" L{b0:.1f} {yb:.1f} C{b0:.1f} {yb - 20:.1f} {a0 - 1.6:.1f} {ya + 6:.1f} {a0:.1f} {ya:.1f} Z"
    )
    c.path(
        d,
        c.gradient([(0, mix(white, shade, 0.5)), (0.15, white), (0.6, mix(white, shade, 0.3)), (1, white)], angle=DOWN),
    )
    with c.clip(d):
        for k in range(int(3 + (b1 - b0) * 0.6)):
            s = c.uniform(0, 1)
            xa, xb, y0, long = (
                a0 + (a1 - a0) * s,
                b0 + (b1 - b0) * s,
                ya + c.uniform(0, 0.6) * (yb - ya),
                (yb - ya) * c.uniform(0.2, 0.5),
            )
            t = (y0 - ya) / (yb - ya)
            x, w = xa + (xb - xa) * t, c.uniform(0.4, 1.1)
            c.polygon(
                [(x, y0), (x + w, y0 + long * 0.4), (x + w * 0.5, y0 + long), (x - w * 0.3, y0 + long * 0.5)],
                shade if k % 3 else WHITE,
                opacity=0.8,
            )


def spray(c: Canvas, light: Light, x0: float, x1: float, y: float) -> None:
    """Foam and mist where the water lands."""
    white = water_tones(c, light)[0]
    w = x1 - x0
    c.ellipse(
        (x0 + x1) / 2, y, w * 0.8 + 7, 6 + w * 0.1, c.radial([(0, white, 0.95), (0.6, white, 0.45), (1, white, 0)])
    )
    for k in range(7):
        c.ellipse(
            x0 - 2 + (w + 4) * k / 6,
            y + c.uniform(-0.5, 1.5),
            c.uniform(2, 3.6) + w * 0.04,
            c.uniform(1.4, 2.4),
            white,
            opacity=0.9,
        )


def pool(c: Canvas, light: Light, y: float) -> None:
    """Water from y to the lower edge, with ripples."""
    tone = water_tones(c, light)[2]
    c.rect(0, y, 100, 100 - y, fill=c.gradient([(0, lighter(tone, 0.3)), (1, darker(tone, 0.25))], angle=DOWN))
    for _ in range(12):
        v = c.uniform(y + 3, 99)
        x, w = c.uniform(0, 86), 3 + (v - y) * c.uniform(0.2, 0.5)
        c.path(
            f"M{x:.1f} {v:.1f} Q{x + w / 2:.1f} {v + 1:.1f} {x + w:.1f} {v:.1f}", stroke=WHITE, width=0.5, opacity=0.5
        )


def banks(c: Canvas, light: Light, leaf: RGB, y: float) -> None:
    """Boulders and plants in the two near corners."""
    rock = mix(light.rock, (120, 124, 130), 0.4) if c.background == "day" else light.rock
    for side in (0, 1):
        for k in range(c.choice((3, 4))):
            r = c.uniform(5, 9) * (1 - 0.14 * k)
            x, v = abs(side * 100 - (4 + k * c.uniform(6, 9))), min(99, y + 24 - k * 4 + c.uniform(-1, 3))
            stone = [
                (x - r, v + r * 0.5),
                (x - r * 0.8, v - r * 0.3),
                (x - r * 0.1, v - r * 0.75),
                (x + r * 0.7, v - r * 0.4),
                (x + r, v + r * 0.5),
            ]
            c.path(smooth(stone, tension=0.6), c.gradient(fall_off(rock, 0.3, 0.35)))
        for _ in range(5):
            grass(
                c,
                abs(side * 100 - c.uniform(-2, 16)),
                c.uniform(96, 102),
                c.uniform(0.9, 1.7),
                mix(leaf, darker(leaf, 0.45), c.uniform(0, 1)),
            )


def _woods_above(c: Canvas, light: Light, leaf: RGB, line: Sequence[Point]) -> None:
    """Trees on the cliff's edge: firs or round crowns."""
    if c.chance(0.5):
        fir_row(c, [(x, y + 2) for x, y in line], 15, mix(leaf, light.sky[2], 0.25), gap=0.36)
        fir_row(c, [(x, y + 4) for x, y in line], 12, darker(leaf, 0.2), gap=0.42)
        return
    for fade, rise, r in ((0.3, 6, 7), (0, 1, 6)):
        for x, y in line:
            for dx in (-5, 2, 8):
                crown(
                    c,
                    x + dx + c.uniform(-2, 2),
                    y - rise + c.uniform(-2, 2),
                    r * c.uniform(0.8, 1.25),
                    mix(leaf, light.sky[2], fade),
                )


def _rainbow(c: Canvas, x: float, y: float) -> None:
    """A faint bow in the spray."""
    for k, tone in enumerate(((240, 90, 90), (250, 190, 80), (120, 210, 120), (90, 160, 240))):
        r = 30 - k * 1.3
        c.path(
            f"M{x - r:.1f} {y:.1f} A{r:.1f} {r:.1f} 0 0 1 {x + r:.1f} {y:.1f}",
            None,
            stroke=tone,
            width=1.3,
            opacity=0.4,
        )


def _tall_fall(c: Canvas, light: Light) -> None:
    """One slender fall in a cleft of high cliffs."""
    sky(c, light, 40)
    leaf, rock = leaf_of(c), mix(light.rock, light.on((104, 110, 112)), 0.6)
    x, w, top, low = c.uniform(42, 58), c.uniform(5, 9), c.uniform(15, 22), c.uniform(72, 78)
    edge = [
        (-4, top - 5),
        (14, top - 8),
        (30, top - 3),
        (x - w, top),
        (x + w, top),
        (72, top - 5),
        (88, top - 9),
        (104, top - 4),
    ]
    _woods_above(c, light, leaf, edge)
    rock_face(c, points([*edge, (104, 92), (-4, 92)], close=True), rock, (0, top, 100, low))
    c.polygon([(x - w - 3, top), (x + w + 3, top), (x + w + 7, low), (x - w - 7, low)], darker(rock, 0.4), opacity=0.6)
    fall(c, light, (x - w, x + w, top + 0.4), (x - w * 1.3, x + w * 1.3, low + 1))
    for side in (-1, 1):  # shoulders of rock and bushes before the fall
        px = x + side * (w + 3)
        out = 104 if side > 0 else -4
        shoulder = jagged(c, (px + side * 14, top + c.uniform(2, 12)), (px + side * c.uniform(1, 4), low + 2), 6, 2.4)
        rock_face(
            c,
            points([(out, top - 6), *shoulder, (out, low + 6)], close=True),
            mix(rock, light.sky[2], 0.06),
            (min(px, out), top, max(px, out), low),
        )
        for k in range(5):
            crown(c, px + side * (10 + k * 8), top + c.uniform(0, 46), c.uniform(3, 5.5), leaf)
    pool(c, light, low)
    if c.background == "day" and c.chance(0.35):
        _rainbow(c, x + 8, low + 2)
    spray(c, light, x - w * 1.3, x + w * 1.3, low + 1)
    banks(c, light, leaf, low)


def _broad_fall(c: Canvas, light: Light) -> None:
    """A river drops over a long edge in several curtains."""
    sky(c, light, 36)
    leaf, rock = leaf_of(c), mix(light.rock, light.on((96, 92, 90)), 0.6)
    top, low = c.uniform(28, 34), c.uniform(68, 74)
    _woods_above(c, light, leaf, [(x, top - 4 + c.uniform(-1.5, 1.5)) for x in range(-4, 112, 14)])
    tone = water_tones(c, light)[2]
    c.rect(0, top - 4, 100, 6, fill=lighter(tone, 0.25))
    rock_face(c, box(-2, top, 104, low - top + 6), darker(rock, 0.15), (0, top, 100, low))
    x, end = c.choice(((-2, 102), (c.uniform(2, 8), 96), (c.uniform(12, 22), c.uniform(76, 92))))
    while x < end - 4:
        w = min(c.uniform(9, 30), end - x)
        fall(c, light, (x, x + w, top + c.uniform(-0.6, 0.8)), (x - 1, x + w + 1, low + c.uniform(0, 3)))
        x += w + c.uniform(2, 6)
    for side in (-1, 1):  # greenery over the dry rock at both ends
        for k in range(6):
            crown(
                c,
                50 + side * c.uniform(49, 56),
                top - 4 + k * (low - top) / 5,
                c.uniform(4, 7),
                mix(leaf, light.sky[2], 0.15),
            )
    pool(c, light, low)
    spray(c, light, 4, 48, low + 1)
    spray(c, light, 52, 96, low + 1)
    if c.background == "day" and c.chance(0.4):
        _rainbow(c, c.uniform(36, 64), low + 3)
    banks(c, light, leaf, low)


def _steps_fall(c: Canvas, light: Light) -> None:
    """A brook comes down over three or four ledges, swinging from side to side."""
    sky(c, light, 36)
    leaf, rock = leaf_of(c), mix(light.rock, light.on((110, 112, 108)), 0.5)
    n, top = c.choice((2, 3, 4)), c.uniform(20, 26)
    _woods_above(c, light, leaf, [(x, top - 1) for x in range(-4, 112, 14)])
    rock_face(c, box(-2, top - 1, 104, 90), rock, (0, top, 100, 90))
    high, x, w, y = (82 - top) / n, c.uniform(40, 60), c.uniform(9, 12), top
    for k in range(n):
        shift, grow = c.choice((-1, 1)) * c.uniform(3, 8), w * 1.28
        drop = y + high * c.uniform(0.74, 0.86)
        for side in (-1, 1):
            for j in range(3):
                crown(
                    c,
                    x + side * (w + 9 + j * 11) + c.uniform(-2, 2),
                    y + c.uniform(0, high * 0.5),
                    c.uniform(4, 6.5),
                    mix(leaf, light.sky[2], 0.2 - 0.06 * k),
                )
        fall(c, light, (x - w, x + w, y), (x - w * 1.1, x + w * 1.1, drop))
        ledge = y + high
        c.polygon(
            [
                (x - w * 1.5, drop - 0.5),
                (x + w * 1.5, drop - 0.5),
                (x + shift + grow * 1.15, ledge + 0.8),
                (x + shift - grow * 1.15, ledge + 0.8),
            ],
            lighter(water_tones(c, light)[2], 0.35),
        )
        spray(c, light, x - w, x + w, drop)
        x, w, y = x + shift, grow, ledge
    pool(c, light, y - 1)
    c.ellipse(x, y, w * 1.6, 2.4, water_tones(c, light)[0], opacity=0.8)
    banks(c, light, leaf, 75)


# old town -------------------------------------------------------------------------------------
PLASTER: tuple[RGB, ...] = (
    (250, 240, 220),
    (248, 222, 170),
    (240, 190, 150),
    (226, 170, 140),
    (206, 222, 206),
    (244, 206, 190),
    (232, 214, 180),
)


def old_town(c: Canvas) -> None:
    """Timbered houses on a square, a southern town on its hill, or a lane with a tower at its end."""
    light = light_of(c)
    c.choice((_timber_square, _timber_square, _hill_town, _lane))(c, light)


def wall_tone(c: Canvas, light: Light, plaster: RGB) -> RGB:
    """Plaster in this light, kept bright enough to be told apart."""
    return mix(plaster, light.tint, light.strength * 0.75)


def glow_of(c: Canvas) -> RGB:
    """A window's glass: dark by day, mostly lit after dark."""
    dark = (70, 90, 112)
    return hour(c, dark, LAMP if c.chance(0.5) else (92, 66, 88), LAMP if c.chance(0.65) else (34, 40, 72))


def cobbles(c: Canvas, light: Light, y: float) -> None:
    """Paving stones from y down, in rows that grow towards the viewer."""
    stone = light.on(c.choice([(172, 166, 160), (184, 168, 146), (160, 160, 168)]))
    c.rect(0, y, 100, 100 - y, fill=darker(stone, 0.38))
    tones = (stone, lighter(stone, 0.16), darker(stone, 0.14))
    heaps: list[list[str]] = [[], [], []]
    v, h = y + 0.4, 1.2
    while v < 100:
        x = -c.uniform(0.2, 1) * h * 2
        while x < 100:
            w = h * c.uniform(1.6, 2.3)
            heaps[c.choice((0, 0, 1, 2))].append(box(x, v, w - 0.14 * h, h * 0.86, h * 0.34))
            x += w
        v, h = v + h, h * 1.16
    for tone, heap in zip(tones, heaps, strict=True):
        c.path(" ".join(heap), tone)


def church_tower(c: Canvas, light: Light, x: float, low: float, top: float, w: float) -> None:
    """A tower with clock and belfry under a spire, an onion or a pyramid of tiles."""
    stone = wall_tone(c, light, c.choice([(236, 220, 190), (214, 200, 186), (240, 232, 220)]))
    eave = top + (low - top) * c.uniform(0.3, 0.36)
    c.rect(
        x - w / 2,
        eave,
        w,
        low - eave,
        fill=c.gradient([(0, lighter(stone, 0.15)), (0.55, stone), (1, darker(stone, 0.28))], angle=(0, 0, 1, 0)),
        stroke=darker(stone, 0.55),
        width=0.6,
    )
    roof = wall_tone(c, light, c.choice([(176, 76, 56), (88, 140, 122), (92, 96, 116)]))
    if c.chance(0.4):  # an onion
        d = (
            f"M{x - w * 0.56:.1f} {eave:.1f}"
            f" C{x - w * 0.9:.1f} {eave - w * 0.7:.1f} {x - w * 0.2:.1f} {eave - w * 0.9:.1f} {x:.1f} {top:.1f}"
            f" C{x + w * 0.2:.1f} {eave - w * 0.9:.1f} {x + w * 0.9:.1f}"
            f" {eave - w * 0.7:.1f} {x + w * 0.56:.1f} {eave:.1f}"
            " Z"
        )
    else:
        d = points([(x - w * 0.6, eave), (x, top), (x + w * 0.6, eave)], close=True)
    c.path(
        d,
        c.gradient([(0, lighter(roof, 0.22)), (0.5, roof), (1, darker(roof, 0.35))], angle=(0, 0, 1, 0)),
        stroke=darker(roof, 0.55),
        width=0.6,
    )
    c.line([(x, top + 0.5), (x, top - 4)], LAMP, 0.7)
    c.line([(x - 1.3, top - 2.6), (x + 1.3, top - 2.6)], LAMP, 0.7)
    c.rect(x - w * 0.56, eave - 0.6, w * 1.12, 1.6, fill=darker(stone, 0.25))
    for dx in (-0.22, 0.22):
        c.path(arch(x + dx * w, eave + w * 0.75, w * 0.13, w * 0.5), darker(stone, 0.6))
    clock = eave + w * 1.15
    c.ellipse(x, clock, w * 0.27, None, (252, 250, 240), stroke=darker(stone, 0.55), width=0.6)
    c.line([(x, clock - w * 0.18), (x, clock), (x + w * 0.12, clock + w * 0.06)], (50, 46, 56), 0.5)


def arch(x: float, low: float, half: float, high: float) -> str:
    """An opening with a round head: its middle x, foot, half width and height."""
    return (
        f"M{x - half:.2f} {low:.2f} L{x - half:.2f} {low - high + half:.2f} A{half:.2f} {half:.2f} 0 0 1"
        f" {x + half:.2f} {low - high + half:.2f} L{x + half:.2f} {low:.2f} Z"
    )


def window(c: Canvas, x: float, y: float, w: float, h: float, shutter: RGB | None, trim: RGB) -> None:
    """A window with its cross, perhaps shutters, perhaps flowers on the sill."""
    if shutter:
        for side in (x - w * 0.56, x + w):
            c.rect(side, y, w * 0.56, h, fill=shutter, stroke=darker(shutter, 0.5), width=0.25)
    c.rect(x, y, w, h, fill=glow_of(c), stroke=trim, width=0.6)
    c.path(
        points([(x + w / 2, y), (x + w / 2, y + h)]) + " " + points([(x, y + h * 0.45), (x + w, y + h * 0.45)]),
        None,
        stroke=trim,
        width=0.4,
    )
    if shutter and c.chance(0.5):
        for k in range(4):
            c.ellipse(
                x + w * (k + 0.5) / 4,
                y + h + 0.4,
                w * 0.17,
                None,
                c.choice([(226, 60, 70), (240, 120, 160), (70, 140, 70)]),
            )


def gable_house(c: Canvas, light: Light, x: float, w: float, eave: float, low: float, *, timber: bool) -> None:
    """A house with its gable to the square: timbered or plastered, tiled roof, windows by storey, a door."""
    wall = wall_tone(c, light, (250, 242, 224) if timber and c.chance(0.7) else c.choice(PLASTER))
    beam = wall_tone(c, light, c.choice([(104, 62, 40), (84, 54, 44), (130, 66, 44)]))
    roof = wall_tone(c, light, c.choice([(190, 84, 58), (168, 70, 52), (150, 86, 66)]))
    peak = eave - w * c.uniform(0.58, 0.78)
    front = [(x, low), (x, eave), (x + w / 2, peak), (x + w, eave), (x + w, low)]
    c.polygon(front, c.gradient(fall_off(wall, 0.1, 0.12)), stroke=darker(wall, 0.5), width=0.6)
    storeys = max(2, round((low - eave) / 13))
    h = (low - eave) / storeys
    if timber:
        _timbers(c, x, w, eave, peak, h, storeys, beam)
    columns = 2 if w < 27 else 3
    shutter = (
        None
        if timber and c.chance(0.5)
        else wall_tone(c, light, c.choice([(66, 120, 90), (70, 104, 150), (160, 66, 56)]))
    )
    trim = darker(beam, 0.2) if timber else lighter(wall, 0.5)
    for i in range(storeys - 1):
        for j in range(columns):
            window(c, x + w * (j + 0.5) / columns - w * 0.075, eave + h * (i + 0.2), w * 0.15, h * 0.56, shutter, trim)
    window(c, x + w / 2 - w * 0.08, eave - w * 0.26, w * 0.16, w * 0.17, None, trim)
    _shop_front(c, light, x, w, low, h, beam)
    c.path(
        points([(x - w * 0.06, eave + w * 0.08), (x + w / 2, peak - 0.6), (x + w * 1.06, eave + w * 0.08)]),
        None,
        stroke=darker(roof, 0.4),
        width=3.4,
    )
    c.path(
        points([(x - w * 0.06, eave + w * 0.08), (x + w / 2, peak - 0.6), (x + w * 1.06, eave + w * 0.08)]),
        None,
        stroke=roof,
        width=2.4,
    )


def _timbers(c: Canvas, x: float, w: float, eave: float, peak: float, h: float, storeys: int, beam: RGB) -> None:
    """Posts, sills and braces of a timbered front."""
    bars = [points([(x, eave + k * h), (x + w, eave + k * h)]) for k in range(storeys)]
    bars += [points([(x + w * t, eave), (x + w * t, eave + h * (storeys - 1))]) for t in (0.04, 0.33, 0.67, 0.96)]
    bars += [points([(x + w * t, eave), (x + w * t, peak + abs(t - 0.5) * 2 * (eave - peak))]) for t in (0.3, 0.7)]
    half = eave - (eave - peak) * 0.52
    bars.append(points([(x + w * 0.26, half), (x + w * 0.74, half)]))
    for k in range(storeys - 1):
        a, b = eave + k * h, eave + (k + 1) * h
        if c.chance(0.7):
            bars += [points([(x + w * 0.04, b), (x + w * 0.16, a)]), points([(x + w * 0.96, b), (x + w * 0.84, a)])]
    c.path(" ".join(bars), None, stroke=beam, width=1.1)


def _shop_front(c: Canvas, light: Light, x: float, w: float, low: float, h: float, beam: RGB) -> None:
    """The ground floor: a door and a window, or an arched gate; perhaps an awning."""
    door = wall_tone(c, light, c.choice([(120, 70, 44), (60, 96, 84), (140, 52, 48)]))
    if c.chance(0.3):
        c.path(arch(x + w / 2, low, w * 0.2, h * 0.8), darker(beam, 0.35), stroke=lighter(beam, 0.45), width=1)
        return
    at = c.choice((0.14, 0.62))
    c.path(arch(x + w * (at + 0.12), low, w * 0.11, h * 0.74), door, stroke=darker(door, 0.5), width=0.6)
    sx = x + w * (0.9 - at - 0.34 if at > 0.4 else 0.48)
    c.rect(sx, low - h * 0.66, w * 0.36, h * 0.42, fill=glow_of(c), stroke=darker(door, 0.3), width=0.8)
    if c.chance(0.45):
        cloth = light.on(c.choice([(214, 66, 58), (60, 130, 90), (60, 100, 170)]))
        for k in range(5):
            c.rect(
                sx - 1 + k * (w * 0.36 + 2) / 5,
                low - h * 0.78,
                (w * 0.36 + 2) / 5,
                h * 0.2,
                fill=cloth if k % 2 == 0 else light.on(WHITE),
            )


def _street_lamp(c: Canvas, x: float, low: float, tall: float) -> None:
    """An iron lantern on its post, glowing after dark."""
    iron = (44, 46, 56)
    c.line([(x, low), (x, low - tall)], iron, 1.1)
    c.ellipse(x, low, 1.8, 0.8, iron)
    y = low - tall
    if c.background != "day":
        c.ellipse(x, y - 2.4, 11, None, c.radial([(0, LAMP, 0.7), (1, LAMP, 0)]))
    c.polygon(
        [(x - 1.3, y), (x - 2.2, y - 4.4), (x + 2.2, y - 4.4), (x + 1.3, y)],
        hour(c, (240, 236, 210), LAMP, LAMP),
        stroke=iron,
        width=0.6,
    )
    c.polygon([(x - 2.8, y - 4.4), (x, y - 7), (x + 2.8, y - 4.4)], iron)


def _timber_square(c: Canvas, light: Light) -> None:
    """Gabled houses side by side on cobbles, a church tower above the roofs; perhaps a lamp or a fountain."""
    sky(c, light, 70)
    low = c.uniform(78, 82)
    church_tower(c, light, c.uniform(24, 76), low, c.uniform(7, 11), c.uniform(13, 16))
    all_timber, x = c.chance(0.5), c.uniform(-9, -2)
    while x < 98:
        w = c.uniform(21, 32)
        gable_house(c, light, x, w, c.uniform(42, 52), low, timber=all_timber or c.chance(0.55))
        x += w + 0.4
    cobbles(c, light, low)
    if c.chance(0.5):
        _street_lamp(c, c.choice((c.uniform(10, 24), c.uniform(76, 90))), low + 9, 26)
    if c.chance(0.4):
        _fountain(c, light, c.uniform(40, 60), low + 9)


def _fountain(c: Canvas, light: Light, x: float, y: float) -> None:
    """A round stone basin with a column and falling water."""
    stone, (white, shade, _) = light.on((200, 190, 176)), water_tones(c, light)
    c.path(
        f"M{x - 13:.1f} {y - 4:.1f} L{x - 11:.1f} {y + 3:.1f}"
        f" Q{x:.1f} {y + 7:.1f} {x + 11:.1f} {y + 3:.1f} L{x + 13:.1f} {y - 4:.1f} Z",
        c.gradient(fall_off(stone), angle=(0, 0, 1, 0)),
        stroke=darker(stone, 0.5),
        width=0.6,
    )
    c.ellipse(x, y - 4, 13, 3, shade, stroke=darker(stone, 0.4), width=0.8)
    c.rect(x - 1.6, y - 16, 3.2, 13, 1, stone, stroke=darker(stone, 0.5), width=0.5)
    c.ellipse(x, y - 17, 2.6, None, stone, stroke=darker(stone, 0.5), width=0.5)
    for side in (-1, 1):
        c.path(
            f"M{x + side * 1.6:.1f} {y - 13:.1f} Q{x + side * 6:.1f} {y - 14:.1f} {x + side * 6.6:.1f} {y - 4:.1f}",
            stroke=white,
            width=1,
        )


def _hill_town(c: Canvas, light: Light) -> None:
    """A southern town: pale and coloured houses climb a hill to a bell tower; cypresses, perhaps water below."""
    sky(c, light, 60)
    leaf = hour(c, (84, 130, 70), (84, 62, 56), (26, 46, 60))
    c.path("M-2 78 Q20 44 50 34 Q80 44 102 76 L102 102 L-2 102 Z", c.gradient(fall_off(leaf)))
    peak = c.uniform(40, 60)
    church_tower(c, light, peak, 50, c.uniform(7, 11), c.uniform(11, 14))
    rows = c.choice((4, 5))
    for k in range(rows):
        t = k / (rows - 1)
        y, reach, w = 46 + 42 * t, 20 + 40 * t, 10 + 5 * t
        x = peak - reach + c.uniform(0, 4)
        while x < peak + reach - w * 0.4:
            width = w * c.uniform(0.8, 1.3)
            rise = 9 * ((x + width / 2 - peak) / reach) ** 2 * (1 - t)
            _block_house(c, light, x, width, y + rise, w * c.uniform(0.95, 1.5), 20)
            if c.chance(0.16):
                cypress(c, x + width, y + rise + 3, 13 + 4 * t, darker(leaf, 0.2))
            x += width * c.uniform(0.96, 1.06)
    if c.chance(0.5):
        pool(c, light, 90)
        return
    cobbles(c, light, 90)
    for x in (c.uniform(4, 12), c.uniform(88, 96)):
        cypress(c, x, 98, c.uniform(24, 34), darker(leaf, 0.15))


def _block_house(c: Canvas, light: Light, x: float, w: float, y: float, high: float, deep: float) -> None:
    """A plain house with a shallow tiled roof, eaves at y - high; its wall goes on `deep` below y, behind others."""
    wall = wall_tone(c, light, c.choice(PLASTER))
    tile = wall_tone(c, light, c.choice([(214, 112, 70), (200, 96, 62), (222, 132, 84)]))
    top = y - high
    c.rect(
        x,
        top,
        w,
        high + deep,
        fill=c.gradient([(0, lighter(wall, 0.12)), (0.6, wall), (1, darker(wall, 0.18))], angle=(0, 0, 1, 0)),
        stroke=darker(wall, 0.45),
        width=0.4,
    )
    roof = [
        (x - 0.8, top + 0.6),
        (x + w * 0.16, top - w * 0.26),
        (x + w * 0.84, top - w * 0.26),
        (x + w + 0.8, top + 0.6),
    ]
    if c.chance(0.4):
        roof = [(x - 0.8, top + 0.6), (x + w * 0.5, top - w * 0.36), (x + w + 0.8, top + 0.6)]
    c.polygon(roof, c.gradient(fall_off(tile, 0.2, 0.2)), stroke=darker(tile, 0.5), width=0.4)
    shutter = wall_tone(c, light, c.choice([(70, 130, 110), (80, 120, 170), (150, 90, 60)]))
    for j in range(2):
        window(c, x + w * (0.2 + 0.4 * j), top + high * 0.28, w * 0.15, high * 0.3, shutter, lighter(wall, 0.4))


def _lane(c: Canvas, light: Light) -> None:
    """A narrow lane between tall houses, a church tower at its end."""
    sky(c, light, 64)
    x, y = c.uniform(44, 56), c.uniform(62, 68)
    church_tower(c, light, x + c.uniform(-2, 2), y + 2, c.uniform(10, 16), c.uniform(11, 14))
    cobbles(c, light, y)
    for side in (-1, 1):
        depth = [1.0, 0.62, 0.36, 0.2]
        for k in (2, 1, 0):
            _lane_house(c, light, (x, y), side, depth[k], depth[k + 1], k)
    if c.chance(0.6):
        _street_lamp(c, x + c.choice((-1, 1)) * 17, y + 16, 20)


def _lane_house(c: Canvas, light: Light, end: Point, side: int, near: float, far: float, k: int) -> None:
    """One house of the lane, its front running towards the vanishing point `end`."""
    x, y = end
    wall = wall_tone(c, light, c.choice(PLASTER))
    if side > 0:
        wall = darker(wall, 0.14)
    tall = c.uniform(62, 92)

    def at(t: float, up: float) -> Point:
        """A point of the front: t = 1 at the picture's edge, up = height above the pavement."""
        return x + side * 54 * t, y + 36 * t - up * t

    front = Wall(at(far, tall), at(near, tall), at(near, 0), at(far, 0))
    c.path(front.quad(), c.gradient(fall_off(wall, 0.1, 0.14)), stroke=darker(wall, 0.5), width=0.6)
    if c.chance(0.45):
        beam = wall_tone(c, light, (104, 62, 40))
        level = [points([front.at(0, t), front.at(1, t)]) for t in (0.02, 0.33, 0.64)]
        posts = [points([front.at(s, 0), front.at(s, 0.64)]) for s in (0.03, 0.34, 0.66, 0.97)]
        c.path(" ".join(level + posts), None, stroke=beam, width=0.6 + near)
    shutter = wall_tone(c, light, c.choice([(66, 120, 90), (70, 104, 150), (160, 66, 56)]))
    for t in (0.1, 0.41):
        for s in (0.13, 0.6):
            c.path(front.quad(s - 0.06, t, s + 0.32, t + 0.19), shutter, stroke=darker(shutter, 0.5), width=0.3)
            c.path(front.quad(s + 0.03, t, s + 0.23, t + 0.19), glow_of(c), stroke=lighter(wall, 0.4), width=0.5)
    door = wall_tone(c, light, c.choice([(120, 70, 44), (60, 96, 84), (140, 52, 48)]))
    c.path(front.quad(0.12, 0.74, 0.4, 1), door, stroke=darker(door, 0.5), width=0.5)
    c.path(front.quad(0.54, 0.74, 0.88, 0.9), glow_of(c), stroke=darker(door, 0.3), width=0.6)
    tile = wall_tone(c, light, (196, 92, 62))
    roof = [at(far, tall), at(near, tall), at(near * 1.12, tall + 20), at(far * 1.12, tall + 20)]
    eave = [
        at(far, tall),
        at(near, tall),
        (at(near, tall)[0] - side * 2.4 * near, at(near, tall)[1] + 2 * near),
        (at(far, tall)[0] - side * 2.4 * far, at(far, tall)[1] + 2 * far),
    ]
    c.polygon(roof, c.gradient(fall_off(tile)), stroke=darker(tile, 0.5), width=0.5)
    c.polygon(eave, darker(tile, 0.3))


WILD, GREEN, CITIES = ("places", "mountains and deserts"), ("places", "woods and water"), ("places", "cities")

KINDS = [
    Kind(
        "snowy mountain",
        WILD,
        snowy_mountain,
        (
            "snowy mountain",
            "mountain",
            "snow-capped peak",
            "snow-covered mountains",
            "alps",
            "alpine scenery",
            "mountains",
            "mountain range",
            "mountain landscape",
            "snowy summit",
        ),
        {},
        {},
        TIMES,
        scene=True,
    ),
    Kind(
        "desert",
        WILD,
        desert,
        (
            "desert",
            "sand dunes",
            "sandy desert",
            "dunes",
            "arid landscape",
            "sand hills",
            "desert landscape",
            "desert scenery",
            "dry sandy landscape",
        ),
        {},
        {},
        TIMES,
        scene=True,
    ),
    Kind(
        "forest",
        GREEN,
        forest,
        (
            "forest",
            "woods",
            "woodland",
            "wood full of trees",
            "forest scene",
            "forest landscape",
            "forest with tall trees",
            "leafy forest",
        ),
        {},
        {},
        TIMES,
        scene=True,
    ),
    Kind(
        "waterfall",
        GREEN,
        waterfall,
        (
            "waterfall",
            "falls",
            "cascade",
            "falling water",
            "cataract",
            "cascading water",
            "cascade of water",
            "waterfall scene",
        ),
        {},
        {},
        TIMES,
        scene=True,
    ),
    Kind(
        "old town",
        CITIES,
        old_town,
        (
            "old town",
            "historic town",
            "medieval town",
            "old quarter",
            "historic city centre",
            "half-timbered houses",
            "old city",
            "old houses",
            "medieval houses",
            "timber-framed houses",
            "historic city",
        ),
        {},
        {},
        TIMES,
        scene=True,
    ),
]
