"""Drawings of fruit and vegetables, and the plates and bowls that kitchen.py shares.

Knows one function a type, how a round thing is shaded, and how several are arranged: alone, in twos and threes, cut
open, on a plate, in a bowl. Poses, colours and backgrounds are chosen by render.py. Everything stands at y = 86.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import cos, hypot, pi, radians, sin

from assets.make.canvas import INK, NUMBER, RGB, WHITE, Canvas, Point, darker, extent, lighter, mix, points, smooth
from assets.make.kinds import Kind, Weights

PAIR = re.compile(rf"({NUMBER.pattern})[ ,]+({NUMBER.pattern})")
LEAF: RGB = (82, 150, 62)
STALK: RGB = (122, 84, 48)
CREAM: RGB = (252, 240, 204)
CROCKERY: tuple[RGB, ...] = ((248, 248, 246), (240, 236, 224), (206, 222, 236), (196, 206, 212))
WOOD: RGB = (186, 136, 84)
FRESH: Weights = {"white": 3, "studio": 2.5, "pastel": 3, "room": 2.5, "outdoors": 1.5, "sunset": 0.4}


# shared parts -------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Spot:
    """Where a part is put: its own origin goes to (x, y), it is `size` times as large and turned by degrees.

    Paths are moved point by point, so that outlines keep their width and light its direction.
    """

    x: float
    y: float
    size: float = 1
    turn: float = 0

    def at(self, x: float, y: float) -> Point:
        k, a = self.size, radians(self.turn)
        return self.x + k * (x * cos(a) - y * sin(a)), self.y + k * (x * sin(a) + y * cos(a))

    def put(self, d: str) -> str:
        """The path (M L C Q Z) at this place."""
        return PAIR.sub(lambda m: "{:.2f} {:.2f}".format(*self.at(float(m[1]), float(m[2]))), d)

    def rest(self, d: str, y: float = 86) -> "Spot":
        """This place moved up or down until the path's lowest point is at y."""
        return Spot(self.x, self.y + y - extent(self.put(d))[3], self.size, self.turn)


def disc(cx: float, cy: float, rx: float, ry: float | None = None) -> str:
    """An ellipse of Bezier segments, which Spot.put can turn."""
    ry = rx if ry is None else ry
    a, b = rx * 0.5523, ry * 0.5523
    return (
        f"M{cx - rx:.2f} {cy:.2f} C{cx - rx:.2f} {cy - b:.2f} {cx - a:.2f} {cy - ry:.2f} {cx:.2f} {cy - ry:.2f} "
        f"C{cx + a:.2f} {cy - ry:.2f} {cx + rx:.2f} {cy - b:.2f} {cx + rx:.2f} {cy:.2f} "
        f"C{cx + rx:.2f} {cy + b:.2f} {cx + a:.2f} {cy + ry:.2f} {cx:.2f} {cy + ry:.2f} "
        f"C{cx - a:.2f} {cy + ry:.2f} {cx - rx:.2f} {cy + b:.2f} {cx - rx:.2f} {cy:.2f} Z"
    )


def both_sides(half: Sequence[Point]) -> list[Point]:
    """A closed outline from its right half, which runs from the top down to the bottom on the axis."""
    return [*half, *((-x, y) for x, y in half[-2:0:-1])]


def shrunk(pts: Sequence[Point], k: float, cy: float) -> list[Point]:
    return [(x * k, cy + (y - cy) * k) for x, y in pts]


def deep(tone: RGB) -> RGB:
    """The colour in shade. Warm colours turn redder and greens greener; grey would make food look stale."""
    r, g, b = tone
    if max(tone) - min(tone) < 30:
        return (r * 0.78, g * 0.76, b * 0.8)
    if b == max(tone):
        return (r * 0.6, g * 0.56, b * 0.66)
    if g == max(tone):
        return (r * 0.5, g * 0.68, b * 0.55)
    return (r * 0.84, g * 0.74, b * 0.3) if g > 0.7 * r else (r * 0.76, g * 0.56, b * 0.5)  # yellow; red and brown


def ripen(c: Canvas) -> None:
    """Fruit is a yellower green than the palette's, and a greener yellow: its shade must not turn orange."""
    if c.main[0] > c.main[1] > 150:
        c.main = mix(c.main, (238, 226, 84), 0.6)
    if c.main[1] == max(c.main):
        c.main = mix(c.main, (176, 206, 60), 0.4)


def plump(c: Canvas, d: str, colour: RGB | None = None, *, shade: float = 0.0, gloss: float = 0.55) -> None:
    """A rounded part in one colour: deeper towards its edge, with the light at its upper left."""
    base = colour or c.main
    rim = deep(base)
    c.path(d, darker(base, shade))  # not a panel: its shade runs straight across, a ball's runs round
    c.path(d, c.radial([(0.4, rim, 0), (0.75, rim, 0.35), (1, rim, 0.95)], centre=(0.4, 0.36), radius=0.72))
    c.path(
        d, c.radial([(0, WHITE, gloss), (0.4, WHITE, gloss * 0.35), (1, WHITE, 0)], centre=(0.32, 0.27), radius=0.32)
    )
    c.path(d, None, stroke=darker(base, 0.62), width=0.9)


def leaf(c: Canvas, base: Point, long: float, wide: float, turn: float, tone: RGB = LEAF) -> None:
    """A pointed leaf with its midrib, growing from the base in the direction turn."""
    spot, bend = Spot(*base, 1, turn), wide * 0.3
    d = spot.put(
        f"M0 0 C{long * 0.2} {-wide} {long * 0.7} {-wide} {long} {bend} C{long * 0.7} {wide} {long * 0.25} {wide} 0 0 Z"
    )
    c.path(d, c.gradient([(0, lighter(tone, 0.25)), (1, darker(tone, 0.18))]), stroke=darker(tone, 0.6), width=0.9)
    c.path(
        spot.put(f"M0 0 Q{long * 0.45} {-wide * 0.1} {long * 0.86} {bend * 0.8}"), stroke=darker(tone, 0.3), width=0.6
    )


def stem(c: Canvas, d: str, width: float, tone: RGB = STALK) -> None:
    c.path(d, None, stroke=darker(tone, 0.6), width=width + 1.5)
    c.path(d, None, stroke=tone, width=width)
    c.path(d, None, stroke=lighter(tone, 0.4), width=width * 0.3, opacity=0.7)


def touch(c: Canvas, x: float, y: float, half: float) -> None:
    """The soft shadow under a thing that stands on a plate or board."""
    c.path(disc(x, y, half, half * 0.2), c.radial([(0, INK, 0.4), (0.6, INK, 0.22), (1, INK, 0)]))


def plate(c: Canvas, tone: RGB, *, half: float = 43, tilt: float = 0.22) -> float:
    """A plate on the ground; returns the y at which things stand on it."""
    ry = half * tilt
    y, edge = 84 - ry, darker(tone, 0.5)
    c.path(disc(50, y + 2.4, half * 0.97, ry), darker(tone, 0.25), stroke=edge, width=0.9)
    c.path(
        disc(50, y, half, ry), c.gradient([(0, lighter(tone, 0.6)), (1, darker(tone, 0.08))]), stroke=edge, width=0.9
    )
    c.path(
        disc(50, y + 0.6, half * 0.7, ry * 0.66),
        c.gradient([(0, darker(tone, 0.12)), (1, lighter(tone, 0.4))]),
        stroke=darker(tone, 0.2),
        width=0.6,
    )
    c.stands(50 - half * 0.78, 50 + half * 0.78, 86)
    return y + ry * 0.35


@contextmanager
def bowl(c: Canvas, top: float, half: float) -> Iterator[None]:
    """A bowl from its rim at `top` down to the ground; what is drawn inside the with lies in it."""
    tone = c.choice((*CROCKERY, WOOD))
    edge, ry, foot = darker(tone, 0.55), half * 0.17, half * c.uniform(0.36, 0.5)
    c.path(disc(50, top, half, ry), darker(tone, 0.22), stroke=edge, width=0.9)
    yield
    a, b = 50 - half, 50 + half
    front = (
        f"M{a} {top} C{a + half * 0.3} {top + ry * 1.33} {b - half * 0.3} {top + ry * 1.33} {b} {top} "
        f"C{b} {top + (84 - top) * 0.62} {50 + foot * 1.5} 84 {50 + foot} 84 L{50 - foot} 84 "
        f"C{50 - foot * 1.5} 84 {a} {top + (84 - top) * 0.62} {a} {top} Z"
    )
    c.rect(50 - foot, 82.5, 2 * foot, 3.5, 1, darker(tone, 0.3), stroke=edge, width=0.9)
    c.panel(front, colour=tone)
    c.path(
        f"M{a + 0.6} {top + 2.4} C{a + half * 0.3} {top + 2.4 + ry * 1.33} {b - half * 0.3} {top + 2.4 + ry * 1.33} "
        f"{b - 0.6} {top + 2.4}",
        stroke=darker(tone, 0.25),
        width=0.7,
    )
    c.stands(50 - foot, 50 + foot, 86)


Whole = Callable[[Spot], None]


def serve(c: Canvas, view: str, whole: Whole, wide: float, tall: float) -> None:
    """Round things arranged: "one", "two", "three", "plate" or "bowl".

    whole draws one with its foot at the spot; wide, tall: its half width and height at size 1.
    """
    jitter = lambda: c.uniform(-9, 9)
    if view == "one":
        c.stands(50 - wide * 0.5, 50 + wide * 0.5, 86)
        whole(Spot(50, 86, 1, c.uniform(-5, 5)))
    elif view in ("two", "three"):
        k = (21.5 if view == "three" else 23.5) / wide
        k = min(k * c.uniform(0.92, 1.0), (53 if view == "three" else 76) / tall)
        step = 2 * wide * k * 0.88
        spots = [Spot(50 - step / 2, 82, k, jitter()), Spot(50 + step / 2, 86, k * 1.04, jitter())]
        if view == "three":  # the third stands behind, between the two
            spots.insert(0, Spot(50 + c.uniform(-4, 4), 84 - min(tall * k * 0.5, 26), k, jitter()))
        for spot in spots[-2:]:
            c.stands(spot.x - wide * k * 0.5, spot.x + wide * k * 0.5, spot.y)
        for spot in spots:
            whole(spot)
    elif view == "plate":
        y = plate(c, c.choice(CROCKERY))
        k = min(18 / wide, 52 / tall)
        for x, dy in ((50, -5.5), (33, -1), (66, 1))[c.choice((0, 1)) :]:
            touch(c, x, y + dy, wide * k * 0.8)
            whole(Spot(x, y + dy, k, jitter()))
    else:
        heap(c, whole, wide, tall)


def heap(c: Canvas, whole: Whole, wide: float, tall: float) -> None:
    """A bowl full: two rows and one on top."""
    top, k = c.uniform(56, 61), min(16 / wide, 34 / tall)
    sway = 18 * min(1, wide / tall)
    with bowl(c, top, 42):
        for x, up in ((36, 13), (63, 14), (50, 24)) if c.chance(0.6) else ((42, 14), (62, 12)):
            whole(Spot(x + c.uniform(-2, 2), top - up + 10, k, c.uniform(-sway, sway)))
        for x in (24, 50, 75):
            whole(Spot(x + c.uniform(-2, 2), top + 8, k, c.uniform(-sway, sway)))


def pick(c: Canvas, **weights: float) -> str:
    """One of the views, by weight."""
    return c.rng.choices(list(weights), list(weights.values()))[0]


def offset(spine: Sequence[Point], by: Sequence[float]) -> list[Point]:
    """Points beside a curve: each moved across it by its own amount."""
    out = []
    for i, ((x, y), w) in enumerate(zip(spine, by, strict=True)):
        (ax, ay), (bx, by_) = spine[max(0, i - 1)], spine[min(len(spine) - 1, i + 1)]
        long = hypot(bx - ax, by_ - ay) or 1
        out.append((x - (by_ - ay) / long * w, y + (bx - ax) / long * w))
    return out


def bezier(p: Sequence[Point], at: Sequence[float]) -> list[Point]:
    """Points of a cubic at the given parameters."""
    out = []
    for t in at:
        k = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        out.append((sum(a * q[0] for a, q in zip(k, p, strict=True)), sum(a * q[1] for a, q in zip(k, p, strict=True))))
    return out


def pip(c: Canvas, spot: Spot, x: float, y: float, turn: float) -> None:
    """A dark apple or pear seed, its point up at turn 0."""
    here = Spot(*spot.at(x, y), spot.size, spot.turn + turn)
    c.path(
        here.put("M0 -4.6 C2.6 -1.4 2.4 3 0 3 C-2.4 3 -2.6 -1.4 0 -4.6 Z"), (92, 54, 30), stroke=(50, 28, 18), width=0.5
    )


# fruit --------------------------------------------------------------------------------------------
def half_fruit(c: Canvas, outline: list[Point], spot: Spot, core: float) -> None:
    """An apple or pear cut in two: skin, flesh, core and pips; core: its height above the foot."""
    tall = -outline[0][1]
    plump(c, spot.put(smooth(outline)))
    flesh = spot.put(smooth(shrunk(outline, 0.9, -tall / 2)))
    c.path(flesh, c.gradient([(0, (255, 250, 230)), (0.6, CREAM), (1, (238, 222, 172))]))
    c.path(spot.put(disc(0, -core, 11.5, 13)), (246, 230, 180), stroke=(204, 186, 122), width=0.8)
    c.path(spot.put(f"M0 {-tall + 4} L0 {-core - 13}"), stroke=(204, 186, 122), width=0.9)
    pip(c, spot, -4.4, -core, 12)
    pip(c, spot, 4.4, -core, -12)
    stem(c, spot.put(f"M0 {-tall + 2} Q1 {-tall - 4} 4 {-tall - 8}"), 2.2 * spot.size)


def flecks(c: Canvas, body: str, tone: RGB, n: int, *, opacity: float = 0.6) -> None:
    """Small spots in the skin."""
    x0, y0, x1, y1 = extent(body)
    with c.clip(body):
        for _ in range(n):
            c.ellipse(c.uniform(x0, x1), c.uniform(y0, y1), c.uniform(0.4, 0.75), None, tone, opacity=opacity)


def apple(c: Canvas) -> None:
    """Round or tall, whole, bitten, or cut; the stem sits in a dimple."""
    ripen(c)
    w, h, foot = c.uniform(35, 40), c.uniform(59, 67), c.uniform(0.62, 0.76)
    half = [(0, -h + 12), (w * 0.28, -h + 1.5), (w * 0.64, -h + 0.5), (w * 0.98, -h * 0.68)]
    half += [(w * 0.96, -h * 0.36), (w * foot, -h * 0.09), (w * 0.32, 0), (0, -5)]
    outline, blush, leafy = both_sides(half), c.chance(0.55), c.chance(0.7)
    tint = (140, 184, 60) if c.main[1] > 180 < c.main[0] else mix(c.main, (250, 220, 96), 0.75)
    view = pick(c, one=2.6, bitten=1.4, cut=1.8, two=1.4, three=1.2, plate=0.8, bowl=1.4)

    def whole(spot: Spot) -> None:
        body = spot.put(smooth(outline))
        plump(c, body)
        if blush:
            side = c.choice((-1, 1))
            with c.clip(body):
                patch = spot.put(disc(side * w * 0.62, -h * 0.36, w * 0.62, h * 0.42))
                c.path(patch, c.radial([(0, tint, 0.6), (0.6, tint, 0.28), (1, tint, 0)]))
        flecks(c, body, lighter(c.main, 0.6), round(16 * spot.size))
        top(spot)

    def top(spot: Spot) -> None:
        dark = darker(c.main, 0.6)
        c.path(spot.put(disc(0, -h + 10, w * 0.34, 6)), c.radial([(0, dark, 0.8), (0.5, dark, 0.4), (1, dark, 0)]))
        lean = c.uniform(-7, 7)
        stem(c, spot.put(f"M0 {-h + 12} Q{-lean * 0.2} {-h} {lean} {-h - 9}"), 2.8 * spot.size)
        if leafy:
            k, left = spot.size, lean > 0
            leaf(c, spot.at(lean * 0.3, -h), 23 * k, 8 * k, (205 if left else -25) + spot.turn + c.uniform(-10, 10))

    if view == "bitten":
        c.stands(34, 66, 86)
        bitten(c, Spot(50, 86, 1, c.uniform(-4, 4)), outline, w, h)
        top(Spot(50, 86, 1, 0))
    elif view == "cut":
        k = 0.64 * 36 / w
        c.stands(20, 44, 82)
        c.stands(54, 80, 86)
        whole(Spot(33, 82, k, c.uniform(-6, 6)))
        half_fruit(c, outline, Spot(66, 86, k, c.uniform(-14, 14)), h * 0.47)
    else:
        serve(c, view, whole, w, h + 9)


def bitten(c: Canvas, spot: Spot, outline: list[Point], w: float, h: float) -> None:
    """An apple with a piece bitten out of its right side: the flesh shows inside the skin's edge."""

    def edge(depth: float) -> str:
        x, y = w - depth, -h * 0.52
        bites = []
        for i, (r, start, end) in enumerate(
            ((6.6, -62, 66), (7.4, -58, 58), (6.2, -66, 70))
        ):  # three teeth, three hollows
            for a in range(start, end + 1, (end - start) // 4):
                bites.append((x + (0, -3, 0)[i] + 3 - r * cos(radians(a)), y + (i - 1) * 12 + r * sin(radians(a))))
        return spot.put(
            smooth([*outline[:3], (w * 0.9, y - 20), *bites, (w * 0.9, y + 19), *outline[5:]], tension=0.45)
        )

    c.path(edge(7), c.gradient([(0, (255, 250, 230)), (1, (240, 222, 168))]), stroke=(150, 112, 60), width=0.9)
    plump(c, edge(16))


def pear(c: Canvas) -> None:
    """Slim or bellied, straight or leaning, whole or cut."""
    ripen(c)
    w, h, neck = c.uniform(28, 33), c.uniform(64, 70), c.uniform(0.34, 0.46)
    half = [(0, -h), (w * neck * 0.7, -h + 2.5), (w * (neck + 0.04), -h * 0.8), (w * 0.6, -h * 0.57)]
    half += [(w * 0.96, -h * 0.34), (w * 0.95, -h * 0.15), (w * 0.52, -0.8), (0, 0)]
    bend = c.uniform(-7, 7)
    outline = [(x + bend * (y / h) ** 2, y) for x, y in both_sides(half)]
    leafy, blush = c.chance(0.65), c.chance(0.4)
    view = pick(c, one=2.4, cut=2, two=1.8, three=1, plate=1, bowl=1.1)

    def whole(spot: Spot) -> None:
        body = spot.put(smooth(outline))
        plump(c, body)
        if blush:
            with c.clip(body):
                red = (206, 108, 48)
                patch = spot.put(disc(w * 0.6, -h * 0.26, w * 0.6, h * 0.3))
                c.path(patch, c.radial([(0, red, 0.5), (0.6, red, 0.2), (1, red, 0)]))
        flecks(c, body, darker(c.main, 0.45), round(34 * spot.size), opacity=0.5)
        lean = c.uniform(-6, 6)
        stem(c, spot.put(f"M{bend} {-h + 1} Q{bend} {-h - 5} {bend + lean} {-h - 9}"), 2.6 * spot.size)
        if leafy:
            turn = spot.turn + (200 if lean > 0 else -20) + c.uniform(-10, 10)
            leaf(c, spot.at(bend, -h - 3), 22 * spot.size, 7.5 * spot.size, turn)

    if view == "cut":
        k = 23 / w
        c.stands(20, 42, 82)
        c.stands(56, 80, 86)
        whole(Spot(32, 82, k, c.uniform(-6, 6)))
        half_fruit(c, outline, Spot(67, 86, k, c.uniform(-14, 14)), h * 0.27)
    else:
        serve(c, view, whole, w, h + 9)


BANANA = (
    (0, 0.3),
    (0.09, 0.27),
    (0.17, 0.5),
    (0.28, 0.86),
    (0.45, 1),
    (0.62, 1),
    (0.78, 0.86),
    (0.9, 0.54),
    (0.97, 0.28),
    (1, 0.22),
)


def one_banana(c: Canvas, knots: Sequence[Point], wide: float, *, green: float, shade: float = 0) -> str:
    """A banana along a cubic from stalk to tip; its outer side is to the right of the way. Returns its outline."""
    spine, grow = bezier(knots, [t for t, _ in BANANA]), [wide * k for _, k in BANANA]
    edge = lambda k: offset(spine, [k * g for g in grow])
    body = smooth([*edge(-1), *edge(1)[::-1]])
    c.path(
        body,
        c.gradient([(0, lighter(c.main, 0.2)), (0.6, darker(c.main, shade)), (1, mix(c.main, deep(c.main), 0.35))]),
    )
    c.path(smooth([*edge(-1), *edge(-0.35)[::-1]]), deep(c.main), opacity=0.6)
    c.path(smooth([*edge(0.25), *edge(0.8)[::-1]]), lighter(c.main, 0.5), opacity=0.5)
    with c.clip(body):
        for (x, y), r, tone, strength in ((spine[0], 15, (122, 148, 48), green), (spine[-1], 9, (122, 134, 48), green)):
            c.ellipse(x, y, r, None, c.radial([(0, tone, strength), (0.5, tone, strength * 0.7), (1, tone, 0)]))
        if c.chance(0.4):
            for _ in range(7):  # ripe spots
                x, y = c.choice(spine[2:8])
                c.ellipse(
                    x + c.uniform(-6, 6), y + c.uniform(-6, 6), c.uniform(0.5, 1.3), None, (120, 78, 30), opacity=0.6
                )
    c.path(smooth(edge(-0.35)[1:-1], close=False), None, stroke=darker(c.main, 0.42), width=0.7)
    c.path(body, None, stroke=darker(c.main, 0.62), width=0.9)
    for (x, y), share in ((spine[0], 0.32), (spine[-1], 0.27)):
        c.ellipse(x, y, wide * share, None, (84, 62, 34), stroke=(48, 34, 20), width=0.7)
    return body


def banana(c: Canvas) -> None:
    """One lying, two, a bunch, half peeled, or cut in slices."""
    green = c.choice((0.15, 0.5, 0.85))
    view = pick(c, one=2, two=1.3, bunch=3, peeled=1.7, sliced=1.2)
    if view == "bunch":
        bunch_of_bananas(c, green)
    elif view == "peeled":
        peeled_banana(c)
    elif view == "sliced":
        c.stands(20, 74, 74)
        one_banana(c, [(8, 14), (12, 66), (56, 88), (92, 36)], c.uniform(12, 14), green=green)
        for x, y in ((22, 80), (42, 84), (62, 81), (81, 84))[: c.choice((3, 4))]:
            banana_slice(c, x, y)
    else:
        wide, sag = c.uniform(10, 13.5), c.uniform(0, 8)
        if view == "two":
            one_banana(c, [(8, 22 + sag), (16, 62), (58, 72), (90, 34)], wide * 0.9, green=green, shade=0.08)
        knots = [(9, 38 - sag), (20, 84 + sag * 0.4), (70, 90 + sag * 0.3), (92, 42)]
        belly = max(y for _, y in bezier(knots, [0.4, 0.5, 0.6])) + wide
        c.stands(30, 74, belly)
        one_banana(c, knots, wide, green=green)


def banana_slice(c: Canvas, x: float, y: float) -> None:
    c.stands(x - 6, x + 6, y + 4)
    c.path(disc(x, y + 2.4, 9.8, 5.4), c.main, stroke=(120, 90, 34), width=0.8)
    c.path(disc(x, y - 1.4, 9.8, 5.4), CREAM, stroke=(150, 116, 50), width=0.8)
    for k in range(3):
        c.ellipse(x + 2.6 * cos(k * 2.1), y - 1.4 + 1.3 * sin(k * 2.1), 0.7, 0.5, (150, 110, 60))


def bunch_of_bananas(c: Canvas, green: float) -> None:
    """Three to five on one crown, fanned from flat to steep."""
    n, x, y = c.choice((3, 4, 4, 5)), c.uniform(12, 20), c.uniform(14, 18)
    low, high, wide = c.uniform(8, 22), c.uniform(54, 66), c.uniform(8.8, 10.4)
    c.stands(x + 6, x + 60, y + 73 * sin(radians(high)))
    for i in range(n):
        a, long = low + (high - low) * i / (n - 1), c.uniform(68, 74)
        swing = c.uniform(32, 40)
        p = lambda angle, k: (k * cos(radians(angle)), k * sin(radians(angle)))
        (ex, ey), (sx, sy), (tx, ty) = p(a, long), p(a + swing, long * 0.42), p(a - swing, long * 0.42)
        knots = [(x, y), (x + sx, y + sy), (x + ex - tx, y + ey - ty), (x + ex, y + ey)]
        one_banana(c, knots, wide, green=green, shade=0.1 - 0.1 * i / (n - 1))
    d = f"M{x - 6} {y - 7} L{x + 3} {y - 9} L{x + 11} {y + 3} L{x + 4} {y + 11} L{x - 5} {y + 7} Z"
    c.path(d, mix((116, 128, 52), (104, 76, 40), c.uniform(0, 1)), stroke=(60, 48, 24), width=0.9)


def peeled_banana(c: Canvas) -> None:
    """Upright, the peel of its upper half hanging down in flaps."""
    lean = c.uniform(-6, 6)
    c.stands(42, 58, 87)
    inner = mix(c.main, CREAM, 0.62)

    def flap(side: float, reach: float, low: float) -> None:
        x = 50 + side * 9
        d = (
            f"M{50 - side * 2} 55 C{x + side * reach * 0.3} 34 {x + side * reach} 34 {x + side * reach} {low} "
            f"C{x + side * (reach - 6)} {low - 15} {x + side * reach * 0.5} 50 {50 + side * 6} 66 Z"
        )
        c.panel(d, colour=inner if side * reach < 0 else c.main, shade=0.04)
        c.path(
            f"M{x} 54 C{x + side * reach * 0.4} 42 {x + side * (reach - 5)} 40 {x + side * (reach - 1)} {low - 5}",
            stroke=c.dark,
            width=0.7,
        )

    c.panel(f"M40 56 C36 44 28 36 {c.uniform(22, 30)} 34 C38 28 48 40 54 52 Z", colour=inner, shade=0.12)
    flesh = (
        f"M39 60 C38 40 {40 + lean} 20 {47 + lean} 11 C{51 + lean} 7 {57 + lean} 9 {59 + lean} 14 "
        f"C{63 + lean} 28 62 46 61 60 Z"
    )
    c.path(flesh, c.gradient([(0, (255, 252, 236)), (0.5, CREAM), (1, (232, 208, 142))], angle=(0, 0, 1, 0.1)))
    c.path(flesh, None, stroke=(140, 106, 44), width=0.9)
    c.path(f"M48 56 C48 40 {48 + lean} 26 {53 + lean} 14", stroke=(224, 200, 138), width=0.9)
    c.panel("M37 54 C37 74 44 84 47 90 L54 90 C56 84 63 72 63 54 C58 62 42 62 37 54 Z")
    c.path("M47 61 C48 74 49 82 50 89", stroke=c.dark, width=0.8)
    flap(-1, c.uniform(20, 30), c.uniform(66, 76))
    flap(1, c.uniform(20, 30), c.uniform(66, 76))
    front = c.uniform(76, 84)
    c.panel((f"M42 58 C40 50 56 48 58 57 C60 66 58 {front - 6} 53 {front} C46 {front - 8} 43 68 42 58 Z"), shade=-0.08)
    c.rect(47, 87, 7, 4.4, 1.4, (96, 70, 38), stroke=(50, 36, 22), width=0.8)


def berry(c: Canvas, x: float, y: float, rx: float, ry: float, fill: str, edge: RGB) -> None:
    c.path(disc(x, y, rx, ry), fill, stroke=edge, width=0.8)
    c.ellipse(x - rx * 0.32, y - ry * 0.36, rx * 0.26, ry * 0.2, WHITE, opacity=0.65)


def cluster(c: Canvas, spot: Spot, *, rows: int, widest: int, r: float, long: float) -> list[Point]:
    """A bunch of grapes hanging from the spot; returns where its berries are."""
    tones = (darker(c.main, 0.32), darker(c.main, 0.08), lighter(c.main, 0.14))
    fills = [
        c.radial([(0, lighter(t, 0.42), 1), (0.55, t, 1), (1, darker(t, 0.42), 1)], centre=(0.38, 0.34), radius=0.68)
        for t in tones
    ]
    found: list[tuple[int, float, float]] = []
    for row in range(rows):
        share = row / (rows - 1)
        n = max(1, round(widest * min(0.72 + 1.5 * share, 1.32 - 1.15 * share)))
        for i in range(n):
            x = (i - (n - 1) / 2) * 1.72 * r + c.uniform(-0.18, 0.18) * r
            layer = 0 if row and c.chance(0.16) else c.choice((1, 2))
            found.append((layer, x, r + row * 1.42 * r * long + c.uniform(-0.2, 0.2) * r))
    found += [(0, x * 0.9, y - 0.7 * r) for layer, x, y in found if layer]
    places = []
    for layer, x, y in sorted(found, key=lambda b: (b[0], b[2])):
        px, py = spot.at(x, y)
        berry(c, px, py, r * spot.size, r * long * spot.size, fills[layer], darker(c.main, 0.64))
        places.append((px, py))
    return places


def vine_leaf(c: Canvas, base: Point, size: float, turn: float) -> None:
    """A five-lobed leaf."""
    half = [(0, 3), (6, -3), (14, 3), (13, 10), (19, 16), (11, 20), (8, 27), (4, 26), (0, 34)]
    spot = Spot(*base, size, turn)
    d = spot.put(smooth(both_sides(half), tension=0.35))
    c.path(d, c.gradient([(0, lighter(LEAF, 0.2)), (1, darker(LEAF, 0.2))]), stroke=darker(LEAF, 0.6), width=0.9)
    c.path(spot.put("M0 3 L0 29 M0 5 L14 16 M0 5 L-14 16"), stroke=darker(LEAF, 0.3), width=0.7)


def grapes(c: Canvas) -> None:
    """A bunch hanging or laid down, two bunches, or in a bowl; round or long berries."""
    ripen(c)
    long, leafy = c.choice((1.0, 1.0, 1.18)), c.chance(0.7)
    view = pick(c, hanging=3, lying=2, two=1.2, plate=1, bowl=1.2)
    if view in ("hanging", "two"):
        spots = [Spot(50, 19, 1)] if view == "hanging" else [Spot(33, 24, 0.74, 6), Spot(66, 20, 0.8, -5)]
        for spot in spots:
            rows = c.choice((5, 6))
            stem(c, spot.put(f"M0 8 Q-1 -4 {c.uniform(-6, 6)} -11"), 2.4 * spot.size, (128, 110, 56))
            r = min(7.6, 62 / (1.42 * rows + 0.6) / long) if view == "hanging" else 7.3 / long
            foot = max(y for _, y in cluster(c, spot, rows=rows, widest=c.choice((4, 5)), r=r, long=long))
            c.stands(spot.x - 9, spot.x + 9, foot + 6)
            if leafy:
                vine_leaf(c, spot.at(1, 0), 0.9 * spot.size, c.choice((-72, 66)) + c.uniform(-10, 10))
        return
    if view == "lying":
        y, size, turn = c.uniform(57, 62), 0.98, c.uniform(-84, -72)
        c.stands(22, 80, 85)
    elif view == "plate":
        y, size, turn = plate(c, c.choice(CROCKERY)) - 17, 0.74, -88
    if view == "bowl":
        with bowl(c, 58, 42):
            cluster(c, Spot(78, 52, 0.95, 84), rows=5, widest=4, r=8, long=long)
            stem(c, f"M78 44 Q84 36 {c.uniform(82, 90)} 32", 2.2, (128, 110, 56))
            cluster(c, Spot(50, 30, 0.84), rows=3, widest=5, r=8, long=1)
        return
    spot = Spot(21 if size > 0.9 else 29, y, size, turn)
    stem(c, spot.put("M0 8 Q-1 -2 4 -9"), 2.4, (128, 110, 56))
    cluster(c, spot, rows=6, widest=4, r=7.6 / long**0.5, long=long)
    if leafy:
        vine_leaf(c, spot.at(0, 4), 0.8, spot.turn + 222 + c.uniform(-14, 14))


def one_strawberry(c: Canvas, outline: list[Point], spot: Spot, *, cut: bool) -> None:
    """A strawberry about its middle, tip down at turn 0: with its seeds, or cut in two."""
    d = spot.put(smooth(outline))
    plump(c, d, gloss=0.0 if cut else 0.45)
    if cut:
        c.path(spot.put(smooth(shrunk(outline, 0.86, 0))), mix(c.main, (255, 206, 190), 0.45))
        c.path(
            spot.put(smooth(shrunk(outline, 0.5, -3))),
            c.radial([(0, (255, 246, 236), 1), (0.5, (255, 236, 224), 0.9), (1, (255, 206, 196), 0.1)], radius=0.55),
        )
        for k in range(-3, 4):
            c.path(spot.put(f"M{k * 3} -6 L{k * 7} {10 - abs(k) * 3}"), stroke=(255, 232, 222), width=0.7, opacity=0.8)
    else:
        with c.clip(d):
            for row in range(-4, 5):
                for i in range(-3, 4):
                    x, y = spot.at((i + 0.5 * (row % 2)) * 10 + c.uniform(-0.8, 0.8), row * 7.6 + 2 + abs(i) * -0.8)
                    c.ellipse(x + 0.3, y + 0.5, 1.5 * spot.size, 2 * spot.size, c.darker, opacity=0.55)
                    c.ellipse(x, y, 1.0 * spot.size, 1.5 * spot.size, (252, 224, 130))
    crown = Spot(*spot.at(0, outline[0][1] + 2), spot.size, spot.turn)
    stem(c, crown.put(f"M0 0 Q0 -6 {c.uniform(-6, 6)} -10"), 2 * spot.size, (112, 158, 72))
    for a in c.rng.sample((14, 44, 76, 106, 138, 168), 6):
        long = c.uniform(14, 19) * spot.size * (0.75 if 60 < a < 120 else 1)
        leaf(c, crown.at(0, 0), long, 4.4 * spot.size, a + spot.turn + c.uniform(-6, 6), (86, 160, 66))


def strawberry(c: Canvas) -> None:
    """Plump or pointed; one, a few lying about, cut, on a plate or in a bowl."""
    w, tip = c.uniform(27, 32), c.uniform(0.3, 0.55)
    half = [
        (0, -29),
        (w * 0.5, -32),
        (w * 0.94, -25),
        (w, -10),
        (w * (0.5 + tip * 0.62), 11),
        (w * tip * 0.72, 27),
        (0, 34),
    ]
    outline = both_sides(half)
    whole = smooth(outline)

    def lay(x: float, y: float, size: float, turn: float, *, cut: bool = False, ground: bool = True) -> None:
        spot = Spot(x, y, size, turn).rest(whole, y)
        if ground:
            c.stands(x - 14 * size, x + 14 * size, y)
        one_strawberry(c, outline, spot, cut=cut)

    view = pick(c, one=2.6, two=1.6, three=1.6, cut=1.6, plate=0.9, bowl=1.5)
    lean = lambda: c.choice((-1, 1)) * c.uniform(15, 75)
    if view == "one":
        lay(50, 86, c.uniform(0.98, 1.06), c.uniform(-24, 24) if c.chance(0.6) else lean())
    elif view in ("two", "cut"):
        lay(32, 80, 0.68, c.uniform(-20, 30))
        lay(66, 87, 0.7, c.uniform(-40, 10) if view == "two" else c.uniform(-16, 16), cut=view == "cut")
    elif view == "three":
        for x, y in ((50, 56), (30, 83), (70, 86)):
            lay(x + c.uniform(-2, 2), y, 0.64, c.uniform(-40, 40), ground=y > 60, cut=y == 86 and c.chance(0.3))
    elif view == "plate":
        top = plate(c, c.choice(CROCKERY))
        for x, dy in ((50, -7), (31, -1), (68, 2)):
            touch(c, x, top + dy, 14)
            lay(x, top + dy, 0.56, lean(), ground=False, cut=x == 68 and c.chance(0.4))
    else:
        with bowl(c, 57, 42):
            for x, y in ((50, 42), (34, 52), (66, 51), (22, 64), (78, 64), (50, 65)):
                lay(x, y, 0.5, lean(), ground=False)


def crown_of_leaves(c: Canvas, spot: Spot, tall: float, n: int) -> None:
    """A pineapple's stiff leaves above the spot, the tall ones behind."""
    green = c.choice(((74, 134, 74), (92, 142, 66), (66, 124, 92)))
    for layer, (reach, spread) in enumerate(((1.0, 34), (0.8, 58), (0.52, 74))):
        for i in range(n):
            a = -spread + 2 * spread * i / (n - 1) + c.uniform(-4, 4)
            long, wide = tall * reach * c.uniform(0.9, 1.05) * (1 - abs(a) / 240), 4.4
            here = Spot(*spot.at(a / 9, 0), spot.size, spot.turn + a)
            hook = a / 7
            d = (
                f"M{-wide} 3 C{-wide} {-long * 0.4} {-1.5 + hook * 0.2} {-long * 0.75} {hook} {-long} "
                f"C{2 + hook * 0.3} {-long * 0.7} {wide} {-long * 0.4} {wide} 3 Z"
            )
            tone = lighter(green, 0.1 * layer)
            c.path(
                here.put(d),
                c.gradient([(0, lighter(tone, 0.22)), (1, darker(tone, 0.25))], angle=(0, 0, 1, 0)),
                stroke=darker(green, 0.62),
                width=0.8,
            )


def rind(c: Canvas, spot: Spot, w: float, h: float) -> None:
    """The pineapple's skin: diamonds laid round the body, narrower towards its sides."""
    paint = c.radial(
        [(0, lighter(c.main, 0.34), 1), (0.5, c.main, 1), (1, darker(c.main, 0.3), 1)], centre=(0.42, 0.36), radius=0.66
    )
    rows, edge = 7, mix(darker(c.main, 0.5), (110, 64, 20), 0.6)

    def on(row: float, turn: float) -> Point:
        y = -h + h * row / rows
        across = w * (1 - (abs(2 * row / rows - 1)) ** 3.2 * 0.42)
        return spot.at(across * sin(turn), y + 3.4 * cos(turn) - 1.7)

    step = pi / 6.6
    for row in range(-1, rows + 1):
        for i in range(-4, 5):
            t = (i + 0.5 * (row % 2)) * step
            if abs(t) < 1.62:
                clamp = lambda v: max(-pi / 2, min(pi / 2, v))
                eye = [on(row, t), on(row + 1, clamp(t + step / 2)), on(row + 2, t), on(row + 1, clamp(t - step / 2))]
                c.path(points(eye, close=True), paint, stroke=edge, width=0.8)
                x, y = on(row + 1, t)
                up = Spot(x, y, spot.size, spot.turn)
                c.path(up.put("M-1.6 1 L0 -2.6 L1.6 1 Z"), edge)


def one_pineapple(c: Canvas, spot: Spot, w: float, h: float, tall: float, *, cut: bool = False) -> None:
    """Body and crown, foot at the spot; cut: its flesh to the front."""
    half = [
        (0, -h),
        (w * 0.6, -h + 1.4),
        (w * 0.95, -h * 0.78),
        (w, -h * 0.5),
        (w * 0.95, -h * 0.22),
        (w * 0.6, -1.4),
        (0, 0),
    ]
    outline = both_sides(half)
    body = spot.put(smooth(outline))
    crown_of_leaves(c, Spot(*spot.at(0, -h + 2), spot.size, spot.turn), tall, c.choice((5, 6, 7)))
    if cut:
        c.panel(body, colour=mix(c.main, (150, 96, 30), 0.5))
        flesh = spot.put(smooth(shrunk(outline, 0.87, -h / 2)))
        c.panel(flesh, shade=-0.12, outline=False)
        c.path(
            spot.put(disc(0, -h / 2, w * 0.2, h * 0.4)),
            lighter(c.main, 0.55),
            stroke=mix(c.main, (190, 130, 30), 0.4),
            width=0.7,
        )
        for k in range(-5, 6):
            for side in (-1, 1):
                y = -h / 2 + k * h * 0.068
                c.path(
                    spot.put(f"M{side * w * 0.3} {y} L{side * w * (0.74 - abs(k) * 0.03)} {y - 3}"),
                    stroke=darker(c.main, 0.2),
                    width=0.8,
                    opacity=0.7,
                )
        return
    c.path(body, mix(darker(c.main, 0.3), (130, 80, 24), 0.3))
    with c.clip(body):
        rind(c, spot, w, h)
    shadow = darker(c.main, 0.7)
    c.path(body, c.radial([(0.5, shadow, 0), (1, shadow, 0.55)], centre=(0.4, 0.4), radius=0.66))
    c.path(body, None, stroke=darker(c.main, 0.66), width=1)


def pineapple_ring(c: Canvas, x: float, y: float, r: float) -> None:
    """A slice lying flat, with the hole of its core."""
    tilt, edge = 0.42, darker(c.main, 0.55)
    ring = disc(x, y, r, r * tilt)
    c.panel(disc(x, y + 3.2, r, r * tilt), shade=0.2)
    c.panel(ring, shade=-0.1)
    for k in range(18):
        a = k * pi / 9
        c.line(
            [
                (x + r * 0.5 * cos(a), y + r * 0.5 * tilt * sin(a)),
                (x + r * 0.88 * cos(a), y + r * 0.88 * tilt * sin(a)),
            ],
            darker(c.main, 0.16),
            0.7,
        )
    c.path(disc(x, y, r * 0.3, r * 0.3 * tilt), darker(c.main, 0.42), stroke=edge, width=0.8)


def pineapple(c: Canvas) -> None:
    """Upright or lying, whole, halved, or with slices."""
    w, h, tall = c.uniform(17.5, 23), c.uniform(42, 51), c.uniform(22, 31)
    view = pick(c, one=2.4, lying=1.8, cut=2, rings=1.8)
    if view == "one":
        c.stands(50 - w * 0.7, 50 + w * 0.7, 86)
        one_pineapple(c, Spot(50, 86, 1.05, c.uniform(-4, 4)), w, h, tall)
    elif view == "lying":
        turn = c.uniform(66, 82)
        y = 86 - w * 1.1 * sin(radians(turn)) - 3
        c.stands(14, 54, y + w * 1.06 * sin(radians(turn)))
        one_pineapple(c, Spot(9, y, 1.1, turn), w, h, tall)
    elif view == "cut":
        c.stands(20, 44, 82)
        c.stands(56, 80, 86)
        one_pineapple(c, Spot(32, 82, 0.92, c.uniform(-6, 0)), w * 0.92, h, tall)
        one_pineapple(c, Spot(68, 86, 0.92, c.uniform(2, 10)), w * 0.92, h, tall * 0.9, cut=True)
    else:
        c.stands(22, 50, 80)
        one_pineapple(c, Spot(36, 80, 0.92, c.uniform(-6, 4)), w, h, tall)
        c.stands(50, 90, 84)
        for i in range(c.choice((1, 2, 3))):
            pineapple_ring(c, 70 + c.uniform(-2, 2), 78 - i * 6, 20)


# vegetables ---------------------------------------------------------------------------------------
def frond(c: Canvas, spot: Spot, long: float, tone: RGB) -> None:
    """A feathery carrot leaf growing up from the spot."""
    n, right = 5, []
    for i in range(n):
        y, reach = -long * (0.22 + 0.74 * i / n), long * 0.2 * (1.1 - 0.8 * abs(i / n - 0.45))
        right += [(1.2, y + long * 0.06), (reach, y - long * 0.04), (reach * 0.8, y - long * 0.09)]
    outline = [*right, (0, -long), *((-x, y) for x, y in right[::-1])]
    c.path(
        spot.put(f"M0 2 Q{c.uniform(-2, 2)} {-long * 0.3} 0 {-long * 0.7}"),
        stroke=darker(tone, 0.58),
        width=3 * spot.size + 0.6,
    )
    d = spot.put(smooth(outline, tension=0.4))
    c.path(d, c.gradient([(0, lighter(tone, 0.24)), (1, darker(tone, 0.2))]), stroke=darker(tone, 0.6), width=0.8)
    c.path(spot.put(f"M0 2 L0 {-long * 0.85}"), stroke=lighter(tone, 0.3), width=1.1 * spot.size)


def one_carrot(c: Canvas, spot: Spot, wide: float, long: float, leaves: float) -> None:
    """A carrot with its crown at the spot, its tip down at turn 0; leaves: their length, 0 for none."""
    tone = c.choice(((88, 160, 62), (72, 146, 66)))
    if leaves:
        for a in c.rng.sample((-34, -17, 0, 16, 32), c.choice((3, 4, 5))):
            here = Spot(*spot.at(a / 12, 1), spot.size, spot.turn + a + c.uniform(-5, 5))
            frond(c, here, leaves * c.uniform(0.85, 1.05) * (1 - abs(a) / 130), tone)
    bend, at = c.uniform(-6, 6), (0, 0.05, 0.2, 0.45, 0.7, 0.88, 0.97, 1)
    spine = bezier([(0, 0), (bend, long * 0.35), (-bend, long * 0.7), (bend * 0.5, long)], at)
    grow = [wide * k * c.uniform(0.96, 1.04) for k in (0.66, 0.94, 1, 0.8, 0.53, 0.28, 0.1, 0.03)]
    root = spot.put(smooth([*offset(spine, [-g for g in grow]), *offset(spine, grow)[::-1]]))
    plump(c, root, gloss=0.4)
    with c.clip(root):
        for _ in range(9):
            t, side = c.uniform(0.06, 0.85), c.choice((-1, 1))
            y, reach = long * t, wide * (1 - t * 0.8)
            c.path(
                spot.put(
                    f"M{side * reach * 1.1} {y - 1} "
                    f"Q{side * reach * 0.6} {y + 1.6} {side * reach * c.uniform(0.1, 0.5)} {y}"
                ),
                stroke=darker(c.main, 0.32),
                width=0.9,
            )
    c.path(spot.put(disc(0, 0.6, wide * 0.44, 1.7)), darker(mix(c.main, tone, 0.55), 0.25))


def coin(c: Canvas, x: float, y: float, r: float) -> None:
    """A slice of carrot lying flat."""
    c.stands(x - r * 0.8, x + r * 0.8, y + r * 0.4)
    c.panel(disc(x, y + 2.2, r, r * 0.52), shade=0.2)
    c.panel(disc(x, y, r, r * 0.52), shade=-0.12)
    c.path(disc(x, y, r * 0.5, r * 0.27), lighter(c.main, 0.36), stroke=darker(c.main, 0.12), width=0.6)


def carrot(c: Canvas) -> None:
    """Aslant, lying, a bunch with its leaves, or with slices; slim or stubby."""
    wide, long = c.uniform(8.5, 12.5), c.uniform(52, 60)
    view = pick(c, aslant=2.4, lying=1.6, bunch=2.4, two=1.4, sliced=1.5)
    if view == "aslant":
        turn = c.uniform(28, 50)
        one_carrot(c, Spot(58, 40, 1.06, turn), wide * 1.12, long, c.uniform(26, 34))
        tip = 58 - 1.06 * long * sin(radians(turn)), 40 + 1.06 * long * cos(radians(turn))
        c.stands(tip[0] - 2, tip[0] + 16, tip[1])
    elif view == "lying":
        c.stands(16, 66, 69 + wide * 1.15)
        one_carrot(c, Spot(63, 68, 1, c.uniform(84, 96)), wide * 1.2, long * 0.96, c.uniform(27, 33))
    elif view == "bunch":
        n = c.choice((3, 4, 5))
        c.stands(24, 76, 86)
        for i in c.rng.sample(range(n), n):
            share = i / (n - 1) - 0.5
            one_carrot(c, Spot(50 + share * 18, 37, 0.96, -share * 34), min(wide, 10), long * c.uniform(0.85, 0.96), 30)
        if c.chance(0.6):
            c.rect(
                39,
                30,
                22,
                4.6,
                2,
                c.choice(((186, 146, 88), (196, 60, 60), (84, 120, 180))),
                stroke=(70, 50, 34),
                width=0.8,
            )
    elif view == "two":
        a, b = c.uniform(22, 44), c.uniform(22, 40)
        one_carrot(c, Spot(64, 38, 0.98, a), wide, long, 30)
        one_carrot(c, Spot(36, 36, 0.98, -b), wide, long, 28)
        low = max(38 + 0.98 * long * cos(radians(a)), 36 + 0.98 * long * cos(radians(b)))
        c.stands(26, 74, low)
    else:
        c.stands(14, 68, 52 + wide)
        one_carrot(c, Spot(63, 46, 1, c.uniform(78, 90)), wide * 1.3, long, c.uniform(24, 30))
        for x, y in ((24, 78), (44, 82), (64, 79), (83, 76))[: c.choice((2, 3, 4))]:
            coin(c, x + c.uniform(-2, 2), y, wide * 0.95)


def floret(c: Canvas, x: float, y: float, r: float, shade: float) -> None:
    """One tuft of a broccoli's head: a bumpy mound, stippled with buds."""
    n = round(8 + r * 0.35)
    pts = []
    for i in range(2 * n):
        a, k = i * pi / n, 1.06 if i % 2 else 0.94
        pts.append((x + r * k * cos(a) * c.uniform(0.97, 1.03), y + r * 0.9 * k * sin(a)))
    d = smooth(pts)
    plump(c, d, shade=shade, gloss=0.12)
    light, dark = lighter(c.main, 0.34), darker(c.main, 0.42)
    with c.clip(d):
        for _ in range(round(r * 3.4)):
            a, k = c.uniform(0, 2 * pi), r * c.uniform(0.05, 1) ** 0.6
            px, py = x + k * cos(a), y + 0.9 * k * sin(a)
            lit = px - x + py - y < c.uniform(-r, r) * 0.7
            c.path(disc(px, py, 1.15, 1), light if lit else dark, opacity=0.75)


def one_broccoli(c: Canvas, spot: Spot, *, tufts: int, thick: float, spread: float) -> None:
    """A head with its foot at the spot: stalk, branches, and tufts from the back to the front."""
    pale = mix(lighter(c.main, 0.45), (206, 220, 130), 0.5)
    k = spot.size
    for side in (-1, 1):
        c.panel(
            spot.put(
                f"M{side * thick * 0.2} -16 "
                f"C{side * thick} -24 {side * spread * 0.62} -30 {side * spread * 0.8} -44 "
                f"L{side * spread * 0.35} -46 C{side * spread * 0.3} -36 {side * 3} -34 0 -30 Z"
            ),
            colour=pale,
            shade=0.1,
        )
    c.panel(
        spot.put(
            f"M{-thick * 0.86} -1 C{-thick * 0.8} -14 {-thick} -26 {-thick * 1.5} -44 L{thick * 1.5} -44 "
            f"C{thick} -26 {thick * 0.8} -14 {thick * 0.86} -1 "
            f"C{thick * 0.5} 1.4 {-thick * 0.5} 1.4 {-thick * 0.86} -1 "
            "Z"
        ),
        colour=pale,
    )
    c.path(spot.put(disc(0, -1, thick * 0.84, 2.4)), lighter(pale, 0.35), stroke=darker(pale, 0.45), width=0.7)
    for x in (-0.3, 0.25):
        c.path(spot.put(f"M{x * thick} -6 L{x * thick * 1.3} -32"), stroke=darker(pale, 0.25), width=0.8)
    rows = ((-64, 0.56, 0.2, tufts - 2), (-54, 1.0, 0.1, tufts), (-44, 0.78, 0.0, tufts - 1))
    for y, wide, shade, n in rows:
        for i in range(n):
            share = 0 if n == 1 else 2 * i / (n - 1) - 1
            x, lift = share * spread * wide, (1 - share * share) * 4
            px, py = spot.at(x + c.uniform(-1.5, 1.5), y - lift + c.uniform(-1.5, 1.5))
            floret(c, px, py, k * spread * 0.44 * (4 / tufts) ** 0.5 * c.uniform(0.92, 1.1), shade)


def broccoli(c: Canvas) -> None:
    """A whole head, single tufts, lying, on a plate or in a bowl."""
    thick, spread = c.uniform(8, 11.5), c.uniform(27, 31)
    view = pick(c, one=2.6, lying=1.2, two=1.8, plate=1.4, bowl=1.4)
    small = lambda spot: one_broccoli(c, spot, tufts=3, thick=thick * 0.7, spread=spread * 0.82)
    if view == "one":
        c.stands(50 - thick, 50 + thick, 86)
        one_broccoli(c, Spot(50, 86, 0.98, c.uniform(-5, 5)), tufts=c.choice((4, 5)), thick=thick * 1.2, spread=spread)
    elif view == "lying":
        c.stands(22, 80, 85)
        turn = c.uniform(-82, -66)
        one_broccoli(c, Spot(89, 53 + 58 * cos(radians(turn)), 0.98, turn), tufts=4, thick=thick, spread=spread * 0.85)
    elif view == "two":
        for x, y, turn in ((34, 82, c.uniform(-7, 3)), (65, 86, c.uniform(-3, 7))):
            c.stands(x - 7, x + 7, y)
            small(Spot(x, y, 0.71, turn))
    else:
        serve(c, view, small, spread * 1.15, 70)


def calyx(c: Canvas, at: Point, size: float, tone: RGB = (74, 142, 58)) -> None:
    """A tomato's green star with a bit of stalk, seen from a little above."""
    x, y = at
    turn, n = c.uniform(0, 60), c.choice((5, 6))
    c.path(disc(x, y, 11 * size, 4.4 * size), c.radial([(0, c.darker, 0.6), (1, c.darker, 0)]))
    for i in range(n):
        a = radians(turn + i * 360 / n)
        ex, ey = x + 16 * size * cos(a), y + (7.6 * sin(a) + 2) * size
        sx, sy = -3.2 * size * sin(a), 2 * size * cos(a)
        d = (
            f"M{x + sx} {y + sy} Q{(x + ex) / 2 + sx} {(y + ey) / 2 + sy - 1.6 * size} {ex} {ey} "
            f"Q{(x + ex) / 2 - sx} {(y + ey) / 2 - sy - 1.6 * size} {x - sx} {y - sy} Z"
        )
        c.path(d, tone, stroke=darker(tone, 0.58), width=0.8)
    stem(c, f"M{x} {y} Q{x} {y - 5 * size} {x + c.uniform(-4, 4) * size} {y - 9 * size}", 2.6 * size, tone)


def tomato_face(c: Canvas, x: float, y: float, r: float, tilt: float = 1.0) -> None:
    """A cut tomato: skin, walls, and chambers of seeds in jelly."""
    ry = r * tilt
    if tilt < 1:
        plump(c, disc(x, y + r * 0.14, r, ry), shade=0.15, gloss=0)
    plump(c, disc(x, y, r, ry), gloss=0)
    c.path(disc(x, y, r * 0.9, ry * 0.9), mix(c.main, (255, 150, 120), 0.38))
    n, turn = c.choice((3, 4, 5)), c.uniform(0, 2)
    for i in range(n):
        mid, half = turn + i * 2 * pi / n, pi / n * 0.74
        ring = [(0.24, -0.3), (0.7, -1), (0.77, 0), (0.7, 1), (0.24, 0.3)]
        pts = [(x + r * k * cos(mid + half * s), y + ry * k * sin(mid + half * s)) for k, s in ring]
        c.path(smooth(pts), darker(mix(c.main, (226, 120, 40), 0.3), 0.12), stroke=darker(c.main, 0.3), width=0.6)
        for s in (-0.55, 0, 0.55):
            k, a = 0.52 if s else 0.6, mid + half * s
            c.path(disc(x + r * k * cos(a), y + ry * k * sin(a), r * 0.06, ry * 0.05), (252, 226, 150))


def tomato(c: Canvas) -> None:
    """Round, ribbed or long; one, several, cut, on the vine, on a plate or in a bowl."""
    long, ribbed = c.chance(0.2), c.chance(0.4)
    w, h = (c.uniform(34, 36), c.uniform(54, 57)) if long else (c.uniform(39, 43), c.uniform(53, 59))
    half = [
        (0, -h + 4.5),
        (w * 0.4, -h + 0.6),
        (w * 0.85, -h * 0.8),
        (w, -h * 0.46),
        (w * 0.84, -h * 0.14),
        (w * 0.42, -0.6),
        (0, 0),
    ]
    outline = smooth(both_sides(half))

    def whole(spot: Spot) -> None:
        body = spot.put(outline)
        plump(c, body)
        if ribbed:
            with c.clip(body):
                for k in (-0.85, -0.4, 0.4, 0.85):
                    c.path(
                        spot.put(
                            f"M{k * 6} {-h + 8} "
                            f"C{k * w * 0.9} {-h + 6} {k * w * 1.05} {-h * 0.6} {k * w * 0.86} {-h * 0.3}"
                        ),
                        stroke=c.dark,
                        width=1.6 * spot.size,
                        opacity=0.55,
                    )
        calyx(c, spot.at(0, -h + 8), spot.size * w / 36)

    view = pick(c, one=2.2, cut=2.2, two=1.2, three=1.1, vine=1.7, plate=1.2, bowl=1.2)
    if view == "cut":
        k = 25 / w
        c.stands(18, 42, 80)
        c.stands(54, 80, 87)
        whole(Spot(32, 81, k, c.uniform(-6, 6)))
        tomato_face(c, 67, 64, 23)
    elif view == "plate":
        y = plate(c, c.choice(CROCKERY))
        touch(c, 50, y - 3, 22)
        whole(Spot(50 + c.uniform(-4, 4), y - 3, 20 / w, c.uniform(-6, 6)))
        for x, dy in ((28, 0), (72, 1), (50, 3)):
            tomato_face(c, x, y + dy, 14, 0.45)
    elif view == "vine":
        on_the_vine(c, whole, w, h)
    else:
        serve(c, view, whole, w, h + 4)


def on_the_vine(c: Canvas, whole: Whole, w: float, h: float) -> None:
    """Four or five tomatoes along one green stalk."""
    k, green = min(19 / w, 30 / h), (92, 146, 66)
    c.stands(14, 86, 86)
    spots = [(24, 66), (51, 62), (77, 67), (37, 86), (65, 87)]
    for x, y in spots[: c.choice((4, 5))] if c.chance(0.5) else spots:
        whole(Spot(x + c.uniform(-1.5, 1.5), y, k, c.uniform(-12, 12)))
    stem(c, f"M{c.uniform(10, 16)} 28 C30 {c.uniform(30, 38)} 60 {c.uniform(28, 34)} 90 24", 2.6, green)
    for x, y in spots[:3]:
        stem(c, f"M{x} {y - h * k + 4} Q{x + 1} {y - h * k - 3} {x + 5} 31", 1.8, green)


KINDS = [
    Kind(
        "apple",
        ("food", "fruit"),
        apple,
        ("apple", "eating apple", "apples", "fresh apple", "orchard apple", "ripe apple", "juicy apple", "apple fruit"),
        {"red": 3, "green": 2.2, "yellow": 1.2},
        {},
        FRESH,
    ),
    Kind(
        "banana",
        ("food", "fruit"),
        banana,
        (
            "banana",
            "bananas",
            "ripe banana",
            "bunch of bananas",
            "peeled banana",
            "banana fruit",
            "sweet banana",
            "curved fruit",
        ),
        {"yellow": 1},
        {},
        FRESH,
    ),
    Kind(
        "pear",
        ("food", "fruit"),
        pear,
        (
            "pear",
            "pears",
            "ripe pear",
            "conference pear",
            "juicy pear",
            "pear fruit",
            "fresh pear",
            "orchard pear",
            "sweet pear",
        ),
        {"green": 1.5, "yellow": 1},
        {},
        FRESH,
    ),
    Kind(
        "grapes",
        ("food", "fruit"),
        grapes,
        (
            "grapes",
            "grape",
            "bunch of grapes",
            "cluster of grapes",
            "wine grapes",
            "table grapes",
            "vine grapes",
            "juicy grapes",
            "grape bunch",
        ),
        {"purple": 1.5, "green": 1},
        {},
        FRESH,
    ),
    Kind(
        "strawberry",
        ("food", "fruit"),
        strawberry,
        (
            "strawberry",
            "strawberries",
            "garden strawberry",
            "ripe strawberry",
            "summer berry",
            "fresh strawberry",
            "juicy strawberry",
            "sweet strawberry",
        ),
        {"red": 1},
        {},
        FRESH,
    ),
    Kind(
        "pineapple",
        ("food", "fruit"),
        pineapple,
        (
            "pineapple",
            "pineapples",
            "ananas",
            "pineapple fruit",
            "fresh pineapple",
            "ripe pineapple",
            "tropical pineapple",
            "prickly fruit",
        ),
        {"yellow": 1},
        {},
        FRESH,
    ),
    Kind(
        "carrot",
        ("food", "vegetables"),
        carrot,
        (
            "carrot",
            "carrots",
            "bunch of carrots",
            "root vegetable",
            "garden carrot",
            "fresh carrot",
            "raw carrot",
            "root crop",
            "orange vegetable",
        ),
        {"orange": 1},
        {},
        FRESH,
    ),
    Kind(
        "broccoli",
        ("food", "vegetables"),
        broccoli,
        (
            "broccoli",
            "broccoli head",
            "broccoli florets",
            "head of broccoli",
            "calabrese",
            "broccoli vegetable",
            "fresh broccoli",
            "green florets",
        ),
        {"green": 1},
        {},
        FRESH,
    ),
    Kind(
        "tomato",
        ("food", "vegetables"),
        tomato,
        (
            "tomato",
            "tomatoes",
            "ripe tomato",
            "vine tomato",
            "salad tomato",
            "fresh tomato",
            "juicy tomato",
            "garden tomato",
        ),
        {"red": 1},
        {},
        FRESH,
    ),
]
