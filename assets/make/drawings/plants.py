"""Drawings of plants: three garden flowers, a cactus and three trees.

Knows blooms, leaves, crowns and trunks, and the pots, vases and wrappings that flowers come in. Does not know
backgrounds or where on the picture the plant ends up (render.py). Outlined rings come from animals.py.
"""

import math
from collections.abc import Callable, Sequence

from assets.make.canvas import RGB, WHITE, Canvas, Point, darker, lighter, mix, oval, points, smooth
from assets.make.drawings.animals import Ring, both, coat, mirrored, ring
from assets.make.drawings.wild_animals import along, edges, tube, within
from assets.make.kinds import Kind

FLOWERS = ("plants", "flowers")
TREES = ("plants", "trees")
LEAF: RGB = (74, 146, 70)
VASES = {"white": 2, "studio": 2, "outdoors": 2.5, "room": 3, "pastel": 2.5}
PARK = {"white": 2, "studio": 1, "outdoors": 4, "street": 1.5, "sunset": 2, "pastel": 2}
Bloom = Callable[[Canvas], None]
Leaves = Callable[[Canvas, Point, Point], None]


# what flowers stand in ------------------------------------------------------------------------
def pot(c: Canvas, half: float, top: float) -> None:
    """A flower pot with a rim, of clay or glazed, filled with earth."""
    clay = c.choice([(196, 108, 72), (196, 108, 72), (224, 222, 214), (84, 122, 158), (110, 106, 112)])
    c.stands(50 - half * 0.7, 50 + half * 0.7, 90)
    c.panel(f"M{50 - half * 0.88:.1f} {top + 4} L{50 + half * 0.88:.1f} {top + 4} L{50 + half * 0.66:.1f} 89 "
            f"Q50 92 {50 - half * 0.66:.1f} 89 Z", colour=clay)  # fmt: skip
    if c.chance(0.4):
        c.path(f"M{50 - half * 0.8:.1f} {top + 12} Q50 {top + 14.5} {50 + half * 0.8:.1f} {top + 12}",
               stroke=lighter(clay, 0.5), width=2)  # fmt: skip
    c.path(oval(50, top, half * 0.96, 3.4), (88, 64, 50), stroke=darker(clay, 0.6), width=0.8)
    c.panel(f"M{50 - half} {top - 0.6} Q50 {top + 5.6} {50 + half} {top - 0.6} L{50 + half * 0.97:.1f} {top + 5.4} "
            f"Q50 {top + 10.4} {50 - half * 0.97:.1f} {top + 5.4} Z", colour=lighter(clay, 0.08))  # fmt: skip


def vase(c: Canvas) -> None:
    """Clear glass with water, or glazed pottery with a belly or straight sides."""
    glaze, belly = c.choice([(240, 240, 236), (104, 150, 186), (176, 190, 170), (214, 176, 150)]), c.uniform(12, 18)
    d = ring([(41, 56), (59, 56), (57, 63), (50 + belly, 74), (50 + belly * 0.9, 85), (59, 90), (41, 90),
              (50 - belly * 0.9, 85), (50 - belly, 74), (43, 63)])  # fmt: skip
    if c.chance(0.5):
        d = points([(37, 56), (63, 56), (60, 90), (40, 90)], close=True)
    c.stands(39, 61, 90)
    if c.chance(0.4):
        c.path(d, (226, 242, 248), opacity=0.6)
        with c.clip(d):
            c.path("M46 56 L52 92 M54 56 L48 92 M50 56 L50 92", stroke=LEAF, width=1.6)
            c.rect(20, 66, 60, 40, fill=(150, 204, 230), opacity=0.6)
        c.path(d, stroke=(104, 146, 168), width=1.1)
        c.path("M43.5 66 L44.5 84", stroke=WHITE, width=1.6, opacity=0.9)
        return
    c.panel(d, colour=glaze)
    if c.chance(0.5):
        with c.clip(d):
            c.path("M20 72 Q50 77 80 72 M20 77 Q50 82 80 77", stroke=mix(glaze, (60, 90, 140), 0.5), width=1.4)


def wrapping(c: Canvas) -> None:
    """The paper about a bunch, tied with a ribbon; open at the top."""
    paper = c.choice([(232, 214, 184), (250, 246, 240), (206, 226, 214), (244, 214, 222)])
    ribbon = c.choice([(206, 52, 70), (92, 116, 190), (236, 190, 70), (120, 150, 100)])
    c.path("M46 82 L42 93 M49 82 L48 94 M52 82 L53 94 M55 82 L58 93", stroke=darker(LEAF, 0.2), width=2)
    c.panel("M24 46 Q36 60 50 58 Q64 60 76 46 L57 83 Q50 86 43 83 Z", colour=paper)
    c.panel("M24 46 L44 70 L57 83 Q50 86 43 83 Z", colour=paper, shade=0.12)
    c.panel("M42 78 Q50 81.4 58 78 L57.4 83 Q50 86 42.6 83 Z", colour=ribbon, width=0.7)
    for s in (-1, 1):
        c.panel(f"M50 81 C{50 + s * 5} 73 {50 + s * 13} 75 {50 + s * 12} 80 C{50 + s * 11} 85 {50 + s * 5} 85 50 81 Z",
                colour=ribbon, width=0.7)  # fmt: skip


def stem(c: Canvas, a: Point, b: Point, thick: float = 2.4) -> None:
    """From the bloom a down to b, slightly bent."""
    mid = ((a[0] + b[0]) / 2 + (a[0] - b[0]) * 0.28, (a[1] + b[1]) / 2)
    d = smooth([a, mid, b], close=False)
    c.path(d, stroke=darker(LEAF, 0.58), width=thick + 1.6)
    c.path(d, stroke=LEAF, width=thick)


def leaf(c: Canvas, x: float, y: float, turn: float, size: float, wide: float = 0.4, tone: RGB = LEAF) -> None:
    """A pointed leaf from x, y, turned by degrees from pointing right."""
    with c.group(f"translate({x:.2f} {y:.2f}) rotate({turn:.1f}) scale({size:.3f})"):
        d = f"M0 0 C.22 {-wide} .7 {-wide} 1 0 C.7 {wide} .22 {wide} 0 0 Z"
        c.path(d, c.gradient([(0, lighter(tone, 0.2)), (1, darker(tone, 0.16))]), stroke=darker(tone, 0.58),
               width=0.9 / size)  # fmt: skip
        c.path("M0 0 L.88 0 M.3 0 L.5 -.17 M.3 0 L.5 .17 M.54 0 L.7 -.13 M.54 0 L.7 .13", stroke=darker(tone, 0.32),
               width=0.6 / size)  # fmt: skip


def arranged(c: Canvas, bloom: Bloom, leaves: Leaves, size: float) -> None:
    """One flower, a bunch, some in a vase, or a plant in its pot. `size`: a lone bloom's scale."""
    form = c.choice(("single", "single", "bunch", "vase", "pot"))
    if form == "single":
        heads, foot = [(50 + c.uniform(-8, 8), 31.0, size)], (50 + c.uniform(-5, 5), 93.0)
        if c.chance(0.3):
            heads = [(33 + c.uniform(-2, 3), 27.0, size * 0.74), (67 + c.uniform(-3, 2), 40.0, size * 0.7)]
    elif form == "bunch":
        foot, k = (50.0, 80.0), size * 0.54
        spots = [(50, 17), (32, 24), (68, 23), (40, 38), (60, 39), (23, 41), (77, 40), (50, 52)]
        heads = [(x + c.uniform(-2, 2), y + c.uniform(-2, 2), k) for x, y in spots[: c.choice((5, 7, 8))]]
        for lx, turn in ((30, 205), (70, -25), (38, 230), (62, -50)):
            leaf(c, lx, 46, turn + c.uniform(-8, 8), 25)
    elif form == "vase":
        foot, k = (50.0, 62.0), size * 0.62
        spots = c.choice(([(50, 21), (27, 32), (73, 31)], [(36, 22), (64, 23), (24, 42), (76, 42), (50, 40)],
                          [(32, 26), (62, 20), (76, 40)]))  # fmt: skip
        heads = [(x + c.uniform(-3, 3), y + c.uniform(-2, 3), k) for x, y in spots]
    else:
        foot, k = (50.0, 66.0), size * 0.76
        heads = c.choice(
            (
                [(50.0, 27.0, size * 0.86)],
                [(35, 30, k), (65, 25, k)],
                [(26, 36, k * 0.8), (50, 20, k * 0.8), (74, 36, k * 0.8)],
            )
        )
    for x, y, k in heads:
        stem(c, (x, y + 6 * k), foot, 2.8 if form == "single" else 2.2)
        if form != "bunch":
            leaves(c, (x, y), foot)
    if form == "bunch":
        wrapping(c)
    for x, y, k in sorted(heads, key=lambda h: h[1]):
        with c.group(f"translate({x:.2f} {y:.2f}) rotate({(x - 50) * 0.5 + c.uniform(-8, 8):.1f}) scale({k:.3f})"):
            bloom(c)
    if form == "vase":
        vase(c)
    elif form == "pot":
        pot(c, c.uniform(19, 24), 66)


def petal(c: Canvas, shade: float, *rings: Ring, width: float = 0.5) -> str:
    """A petal; on pale flowers the shade is less, or yellow would turn brown and white grey."""
    return coat(c, c.main, *rings, shade=shade * (0.4 if sum(c.main) > 480 else 1), width=width)


def brightened(c: Canvas) -> None:
    """Petals let light through: yellow and white are clearer than on other things."""
    if sum(c.main) > 640:
        c.main = (254, 253, 249)
    elif c.main[0] > 200 and c.main[1] > 160:
        c.main = mix(c.main, (255, 214, 30), 0.7)


# rose -----------------------------------------------------------------------------------------
def rose_above(c: Canvas) -> None:
    """Rings of petals about a spiral, seen from above; about 10 in radius."""
    for r, n, shade in ((10, 5, 0.02), (7.6, 5, 0.12), (5.2, 4, 0.0)):
        start = c.uniform(0, 70)
        for k in range(n):
            with c.group(f"rotate({start + k * 360 / n:.1f})"):
                w = r * 0.72
                petal(c, shade, [(0, 0), (-w, -r * 0.3), (-w * 0.9, -r * 0.82), (-w * 0.3, -r), (w * 0.3, -r),
                                 (w * 0.9, -r * 0.82), (w, -r * 0.3)], width=0.4)  # fmt: skip
    c.panel(oval(0, 0, 3.4), shade=0.1, width=0.4)
    spiral = [(r * math.cos(a), r * math.sin(a)) for a, r in ((k * 0.8, 3 - k * 0.23) for k in range(13))]
    c.path(smooth(spiral, close=False), stroke=c.outline, width=0.6)


def rose_side(c: Canvas) -> None:
    """A cup of petals with the spiral of the heart on top; about 10 in radius."""
    for turn in (200, 160, 120, 60, 20, -20):
        leaf(c, 0, 8, turn, 9 if turn in (200, -20) else 6, 0.24)
    petal(c, 0.12, [(-8.6, -4), (-5.4, -9.6), (0, -11), (5.4, -9.6), (8.6, -4), (6.4, 4), (0, 8), (-6.4, 4)])
    petal(c, 0.26, [(-5.8, -6), (0, -9.6), (5.8, -6), (0, -2.4)])
    c.path("M-3.6 -6 C-3 -9 3 -9.4 3.6 -6.4 C3.4 -3.6 -1.8 -3.6 -1.6 -6 C-1 -7.4 1.4 -7.2 1.4 -6", stroke=c.outline,
           width=0.6)  # fmt: skip
    petal(c, 0, [(-6.6, -4.4), (-3, -3.4), (0, -2.6), (3, -3.4), (6.6, -4.4), (6.8, 4), (0, 10), (-6.8, 4)])
    left = [(-10.6, -6), (-7.4, -6.4), (-3, -2), (0.6, 4), (1.6, 9.4), (-3.4, 9.6), (-8.4, 5.4), (-10.8, -1)]
    petal(c, 0.1, [(-x, y + 0.4) for x, y in left])
    petal(c, -0.06, left)
    c.path("M-10.4 -5.6 C-7 -4.4 -4 -1 -2.4 2", stroke=lighter(c.main, 0.4), width=0.7)


def rose_leaves(c: Canvas, head: Point, foot: Point) -> None:
    """Leaves in threes on the stem, and thorns."""
    for t, s in ((0.5, 1), (0.72, -1)):
        x, y = head[0] + (foot[0] - head[0]) * t, head[1] + (foot[1] - head[1]) * t
        turn = -28 if s > 0 else 208
        for spread, size in ((-38 * s, 14), (38 * s, 13), (0, 20)):
            leaf(c, x + s * (0 if spread == 0 else 6), y - (0 if spread == 0 else 3), turn + spread, size, 0.44)
    x, y = head[0] + (foot[0] - head[0]) * 0.6, head[1] + (foot[1] - head[1]) * 0.6
    c.polygon([(x - 1, y - 1.6), (x - 3.6, y - 2.6), (x - 1, y + 1.4)], darker(LEAF, 0.3))


def rose(c: Canvas) -> None:
    """Many-petalled: the cup from the side, or the open flower."""
    opened = c.chance(0.45)
    brightened(c)
    if opened and c.chance(0.25):  # the bloom alone, large
        for turn in (35, 150, 265):
            with c.group(f"translate(50 50) rotate({turn + c.uniform(-20, 20):.1f})"):
                leaf(c, 26, 0, 0, 22, 0.46)
        with c.group("translate(50 50) scale(3.7)"):
            rose_above(c)
        return
    with within(c, 0.92, 50, 92):
        arranged(c, rose_above if opened else rose_side, rose_leaves, 2.1)


# tulip ----------------------------------------------------------------------------------------
def tulip(c: Canvas) -> None:
    """Smooth cups, shut or opening, over long leaves that clasp the stem."""
    spread, striped = c.uniform(0, 3.4), c.chance(0.25)
    brightened(c)

    def bloom(c: Canvas) -> None:
        for s in (-1, 1):
            petal(c, 0.24, [(s * 1, 4), (s * 1.4, -5), (s * (4 + spread * 0.6), -11.6), (s * 7, -5), (s * 6, 4)])
        side = [
            (0, 10.6),
            (-6.4, 8.6),
            (-8.8 - spread * 0.4, 1),
            (-9 - spread, -6),
            (-8.6 - spread * 1.5, -12),
            (-4, -7),
            (-0.6, 0),
        ]
        petal(c, 0.1, *both(side))
        c.path("M-6 -4 C-7 0 -6 5 -3 8.6 M6 -4 C7 0 6 5 3 8.6", stroke=darker(c.main, 0.3), width=0.5)
        front = [(0, -11), (3.6, -6.6), (5.8, 0), (4.6, 7), (0, 10.8), (-4.6, 7), (-5.8, 0), (-3.6, -6.6)]
        d = petal(c, -0.08, front)
        with c.clip(d):
            if striped:
                c.path("M0 -8 C2 -2 2 4 0 11 C-2 4 -2 -2 0 -8 Z", lighter(c.main, 0.6))
            c.path("M-2 -6 C-3 0 -2 5 0 9 M2 -6 C3 0 2 5 0 9", stroke=darker(c.main, 0.22), width=0.5)

    with within(c, 0.92, 50, 92):
        arranged(c, bloom, tulip_leaves, 1.95)


def tulip_leaves(c: Canvas, head: Point, foot: Point) -> None:
    """Two long upright leaves from the foot, one of them bent over."""
    high = (foot[1] - head[1]) * c.uniform(0.62, 0.8)
    for s in (-1, 1):
        x, y, out, tip = foot[0], foot[1], c.uniform(12, 19), high * c.uniform(0.74, 1)
        tone = mix(LEAF, (92, 160, 110), 0.5)
        d = coat(
            c,
            tone,
            [
                (x, y),
                (x + s * 7, y - tip * 0.35),
                (x + s * out * 0.72, y - tip * 0.74),
                (x + s * out, y - tip),
                (x + s * (out + 0.6), y - tip * 0.6),
                (x + s * out * 0.86, y - tip * 0.22),
                (x + s * 4, y),
            ],
            shade=0.04 if s > 0 else 0.14,
        )
        with c.clip(d):
            c.path(smooth([(x + s * 2, y), (x + s * 9, y - tip * 0.4), (x + s * out, y - tip)], close=False),
                   stroke=darker(tone, 0.3), width=0.7)  # fmt: skip


# sunflower ------------------------------------------------------------------------------------
def sunflower(c: Canvas) -> None:
    """Two rings of pointed yellow petals about a broad brown disc; turned a little from us or not at all."""
    n, share, turned = c.choice((15, 18, 21)), c.uniform(0.44, 0.54), c.uniform(0.76, 1)
    brightened(c)
    seed = c.choice([(104, 64, 34), (82, 50, 34), (124, 82, 40)])

    def bloom(c: Canvas) -> None:
        with c.group(f"rotate({c.uniform(-25, 25):.1f}) scale({turned:.3f} 1)"):
            for shade, start, r in ((0.1, 0.5, 11.4), (-0.06, 0.0, 11)):
                for k in range(n):
                    with c.group(f"rotate({(k + start) * 360 / n + c.uniform(-3, 3):.1f})"):
                        w = 27 / n
                        c.panel(
                            f"M{-w * 0.7:.2f} -3 C{-w * 1.5:.2f} -7 {-w:.2f} -9.4 0 {-r} "
                            f"C{w:.2f} -9.4 {w * 1.5:.2f} -7 {w * 0.7:.2f} -3 Z",
                            shade=shade,
                            width=0.3,
                        )
            r = 10 * share
            c.ellipse(
                0,
                0,
                r,
                None,
                c.radial(
                    [(0, darker(seed, 0.4), 1), (0.5, seed, 1), (0.8, darker(seed, 0.3), 1), (1, lighter(seed, 0.2), 1)]
                ),
                stroke=darker(seed, 0.6),
                width=0.5,
            )
            for k in range(60):  # seeds sit along a golden spiral
                a, d = k * 2.39996, r * 0.93 * math.sqrt((k + 0.5) / 60)
                c.ellipse(d * math.cos(a), d * math.sin(a), 0.34, None, lighter(seed, 0.45) if k > 24 else
                          (150, 160, 70), opacity=0.9)  # fmt: skip

    with within(c, 0.92, 50, 92):
        arranged(c, bloom, sunflower_leaves, 2.25)


def sunflower_leaves(c: Canvas, head: Point, foot: Point) -> None:
    """Broad heart-shaped leaves to both sides."""
    for t, s in ((0.56, 1), (0.74, -1)):
        x, y = head[0] + (foot[0] - head[0]) * t, head[1] + (foot[1] - head[1]) * t
        leaf(c, x, y, -22 + c.uniform(-10, 10) if s > 0 else 202 + c.uniform(-10, 10), c.uniform(22, 27), 0.56)


# cactus ---------------------------------------------------------------------------------------
def capped(pts: Ring, w: float) -> list[Point]:
    """A body of even thickness along pts whose far end is round."""
    left, right = edges(pts, (w, w))
    (x, y), (lx, ly) = along(pts)[-1], left[-1]
    a = math.atan2(ly - y, lx - x)
    cap = [(x + w * math.cos(a + k * math.pi / 8), y + w * math.sin(a + k * math.pi / 8)) for k in range(1, 8)]
    return [*left, *cap, *right[::-1]]


def spines(c: Canvas, x: float, y: float, size: float = 1.6) -> None:
    """A tuft of three pale needles."""
    at, low = f"M{x:.1f} {y:.1f}", y - size * 0.7
    d = f"{at} L{x - size:.1f} {low:.1f} {at} L{x + size:.1f} {low:.1f} {at} L{x:.1f} {y - size * 1.2:.1f}"
    c.path(d, stroke=(250, 246, 216), width=0.6)


def cactus_flower(c: Canvas, x: float, y: float, k: float) -> None:
    """A star of petals standing on the flesh."""
    tone = c.choice([(238, 92, 150), (246, 200, 66), (236, 96, 72)])
    for turn in (-66, 66, -34, 34, 0):
        with c.group(f"translate({x:.1f} {y:.1f}) rotate({turn}) scale({k:.2f})"):
            c.path("M0 1 C-3.4 -2 -2.6 -6 0 -8.6 C2.6 -6 3.4 -2 0 1 Z", tone, stroke=darker(tone, 0.5), width=0.6)


def cactus_limb(c: Canvas, pts: Ring, w: float, *, shade: float = 0) -> None:
    """A ribbed column or arm with spines on its ribs."""
    d = coat(c, c.main, capped(pts, w), shade=shade)
    left, right = edges(pts, (w, w))
    with c.clip(d):
        for t in (0.2, 0.4, 0.6, 0.8):
            line = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in zip(left, right, strict=True)]
            c.path(smooth(line, close=False), stroke=darker(c.main, 0.36), width=0.9)
    for i in range(3, len(left), 5):
        for t in (0.1, 0.5, 0.9):
            spines(c, left[i][0] + (right[i][0] - left[i][0]) * t, left[i][1] + (right[i][1] - left[i][1]) * t)


def cactus_column(c: Canvas, foot: float) -> None:
    """A column with one to three arms that turn up."""
    w, top = c.uniform(9, 11.5), c.uniform(26, 31)
    arms = c.choice(((-1,), (-1, 1), (-1, 1), (-1, 1, 1)))
    for k, s in enumerate(arms):
        y = (56, 50, 42)[k] + c.uniform(-3, 4)
        out, up, thick = c.uniform(24, 29) - k * 2, y - c.uniform(16, 24), w * c.uniform(0.52, 0.62)
        if k == 2:
            out, up, thick = 20, y - 10, w * 0.42
        cactus_limb(c, [(50, y + 3), (50 + s * out * 0.66, y + 2), (50 + s * out, y - 5), (50 + s * out, up)], thick,
                    shade=0.1)  # fmt: skip
    cactus_limb(c, [(50, foot), (50, 66), (50, 42), (50, top)], w)
    if c.chance(0.5):
        cactus_flower(c, 50, top - w + 1, 1)


def cactus_ball(c: Canvas, foot: float) -> None:
    """Round and ribbed, with a crown of flowers."""
    r, tall = c.uniform(24, 31), c.uniform(0.88, 1.1)
    y = foot - r * tall * 0.86
    d = oval(50, y, r, r * tall)
    c.panel(d, width=1)
    with c.clip(d):
        for t in (-0.84, -0.56, -0.2, 0.2, 0.56, 0.84):
            c.path(
                f"M50 {y - r * tall:.1f} C{50 + t * r * 1.3:.1f} {y - r * tall * 0.6:.1f} {50 + t * r * 1.3:.1f} "
                f"{y + r * tall * 0.6:.1f} 50 {y + r * tall:.1f}",
                stroke=darker(c.main, 0.42),
                width=1.1,
            )
    for t in (-0.92, -0.68, -0.38, 0, 0.38, 0.68, 0.92):
        for v in (-0.62, -0.36, -0.08, 0.2, 0.46):
            spines(c, 50 + t * r * math.sqrt(1 - v * v) * 0.98, y + v * r * tall, 2)
    for dx, k in ((-7, 0.9), (7, 0.9), (0, 1.15)) if c.chance(0.7) else ((0, 1.3),):
        cactus_flower(c, 50 + dx, y - r * tall + 1.5 + abs(dx) * 0.2, k)


def cactus_pads(c: Canvas, foot: float) -> None:
    """A prickly pear: flat pads growing out of each other, some with fruit."""
    low = foot - 70  # without a pot the whole plant sits lower
    pads: list[tuple[float, ...]] = [(31, 38 + low, 11, 15, -32), (69, 36 + low, 11, 15, 30),
                                     (50, 28 + low, 11, 15, c.uniform(-10, 10)), (50, 54 + low, 15, 20, 0)]  # fmt: skip
    if c.chance(0.6):
        pads[:0] = [(22, 20 + low, 7.5, 10, -20), (76, 17 + low, 7.5, 10, 18)]
    for px, py, rx, ry, turn in pads:
        x, y, grow = px + c.uniform(-2, 2), py + c.uniform(-1, 2), c.uniform(0.94, 1.08)
        with c.group(f"translate({x:.1f} {y:.1f}) rotate({turn:.1f}) scale({grow:.2f})"):
            if ry < 18 and c.chance(0.5):
                for dx in (-4, 4):
                    c.path(oval(dx, -ry - 1, 2.4, 3.6), (206, 60, 92), stroke=(110, 24, 50), width=0.7)
            c.panel(
                ring(mirrored([(0, -ry), (rx * 0.72, -ry * 0.76), (rx, -ry * 0.1), (rx * 0.76, ry * 0.6), (0, ry)]))
            )
            for v in (-0.6, -0.2, 0.2, 0.6):
                for t in (-0.6, 0, 0.6):
                    spines(c, t * rx * math.sqrt(1 - v * v), v * ry, 1.8)


def cactus(c: Canvas) -> None:
    """A column with arms, a ball or a prickly pear; in a pot or in the sand."""
    with within(c, 0.91, 50, 90):
        potted = c.chance(0.6)
        foot = 70.0 if potted else 88.0
        c.choice((cactus_column, cactus_column, cactus_ball, cactus_pads))(c, foot)
        if potted:
            pot(c, c.uniform(20, 26), 67)
            return
        c.stands(30, 70, 88)
        sand = (226, 196, 140)
        c.path(
            "M18 90 C26 84 40 86 50 85 C62 86 74 84 82 90 C70 93 30 93 18 90 Z",
            sand,
            stroke=darker(sand, 0.45),
            width=0.8,
        )
        for x in (27, 34, 71):
            c.ellipse(x + c.uniform(-2, 2), 88.4, 3, 2, (168, 152, 134), stroke=(92, 82, 74), width=0.7)


# trees ----------------------------------------------------------------------------------------
def clump(c: Canvas, x: float, y: float, rx: float, ry: float, tone: RGB) -> None:
    """A round mass of leaves with a bumpy edge, lit from the top left."""
    n, start = max(7, round(rx * 0.62)), c.uniform(0, 1)
    spots = [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in (2 * math.pi * (k + start) / n for k in range(n))]
    d = f"M{spots[0][0]:.2f} {spots[0][1]:.2f}"
    for (ax, ay), (bx, by) in zip(spots, [*spots[1:], spots[0]], strict=True):
        r = math.hypot(bx - ax, by - ay) * c.uniform(0.52, 0.62)
        d += f" A{r:.2f} {r:.2f} 0 0 1 {bx:.2f} {by:.2f}"
    c.path(
        d + " Z",
        c.gradient([(0, lighter(tone, 0.24)), (0.5, tone), (1, darker(tone, 0.28))], angle=(0.2, 0, 0.6, 1)),
        stroke=darker(tone, 0.56),
        width=0.9,
    )
    for _ in range(int(rx * ry / 14)):
        px, py, s = x + c.uniform(-0.8, 0.8) * rx, y + c.uniform(-0.75, 0.75) * ry, c.uniform(1.4, 2.4)
        ink = lighter(tone, 0.34) if px + py < x + y else darker(tone, 0.34)
        c.path(
            f"M{px - s:.1f} {py:.1f} Q{px - s * 0.4:.1f} {py + s:.1f} {px:.1f} {py:.1f} "
            f"Q{px + s * 0.5:.1f} {py + s:.1f} {px + s:.1f} {py:.1f}",
            stroke=ink,
            width=0.7,
            opacity=0.8,
        )


def trunk(c: Canvas, pts: Sequence[Point], bark: RGB) -> None:
    """The half of a trunk given from top to root, mirrored; furrowed bark."""
    d = coat(c, bark, mirrored(pts, 50))
    with c.clip(d):
        for _ in range(8):
            x, y = c.uniform(42, 58), c.uniform(55, 84)
            c.path(smooth([(x, y), (x + c.uniform(-1, 1), y + 4), (x + (x - 50) * 0.1, y + 9)], close=False),
                   stroke=darker(bark, 0.42), width=0.8)  # fmt: skip


def meadow(c: Canvas, half: float) -> None:
    """Where a trunk meets the ground: its shadow, sometimes some grass."""
    c.stands(50 - half, 50 + half, 89)
    if c.chance(0.5):
        grass = (104, 160, 76)
        blades: list[Point] = [(50 - half * 1.4, 90)]
        for k in range(9):
            x = 50 - half * 1.4 + (k + 0.5) * half * 0.31
            blades += [(x, 86 + c.uniform(-2, 1)), (x + half * 0.12, 89.4)]
        c.polygon([*blades, (50 + half * 1.4, 90)], grass, stroke=darker(grass, 0.5), width=0.6)


def acorns(c: Canvas) -> None:
    """A few on the ground."""
    for near in (24, 31, 74):
        x, y = near + c.uniform(-3, 3), c.uniform(88, 91)
        c.ellipse(x, y, 1.9, 2.6, (206, 152, 82), stroke=(96, 62, 30), width=0.6)
        c.ellipse(x, y - 1.8, 2.2, 1.4, (110, 76, 46), stroke=(66, 44, 26), width=0.5)


def oak(c: Canvas) -> None:
    """A stout trunk that forks under a broad rounded crown of several masses of leaves."""
    with within(c, 0.93, 50, 89):
        bark, w, high = (
            c.choice([(122, 88, 60), (104, 80, 62), (138, 104, 74)]),
            c.uniform(0.88, 1.06),
            c.uniform(0.9, 1.08),
        )
        thick = c.uniform(6, 8.4)
        trunk(c, [(50, 44), (50 + thick, 46), (50 + thick * 0.86, 62), (50 + thick, 76), (50 + thick * 1.5, 84),
                  (50 + thick * 2.3, 89), (50 + thick * 0.7, 88), (50, 89.4)], bark)  # fmt: skip
        for s in (-1, 1):
            coat(c, bark, tube([(50 + s * 2, 68), (50 + s * 10, 58), (50 + s * 22 * w, 48)], (4.4, 3.2, 1.8)))
        if c.chance(0.3):
            c.path(oval(50, 73, 2.4, 3.6), darker(bark, 0.6), stroke=darker(bark, 0.75), width=0.8)
        jit = lambda v: v + c.uniform(-2.5, 2.5)  # noqa: E731
        y = lambda v: 42 - (42 - v) * high  # noqa: E731 - taller or flatter crowns
        back, mid = darker(c.main, 0.26), darker(c.main, 0.1)
        for bx, by, rx, ry, tone in ((30, 50, 15, 10, back), (70, 50, 15, 10, back), (50, 46, 18, 11, back),
                                     (22, 41, 15, 13, mid), (78, 41, 15, 13, mid), (34, 26, 16, 14, mid),
                                     (66, 26, 16, 14, mid), (50, 20, 17, 12, c.main), (38, 38, 17, 13, c.main),
                                     (62, 39, 16, 12, c.main)):  # fmt: skip
            clump(c, 50 + (jit(bx) - 50) * w, y(jit(by)), rx * w * c.uniform(0.92, 1.08), ry * high, tone)
        meadow(c, thick * 2)
        if c.chance(0.35):
            acorns(c)


def pine_tier(c: Canvas, y0: float, y1: float, half: float, tone: RGB, *, snow: bool) -> None:
    """A skirt of branches with drooping tips, sometimes with snow on its shoulders."""
    n = max(5, round(half / 4.2) | 1)
    hem: list[Point] = []
    for k in range(n):
        a, b = -1 + 2 * k / n, -1 + 2 * (k + 0.5) / n
        hem += [
            (50 + a * half, y1 + 2.6 * (1 - a * a) + c.uniform(-0.6, 0.8)),
            (50 + b * half, y1 - 2.4 + 2 * (1 - b * b)),
        ]
    hem.append((50 + half, y1))
    edge = [(50, y0), (50 - half * 0.3, y0 + (y1 - y0) * 0.5), *hem, (50 + half * 0.3, y0 + (y1 - y0) * 0.5)]
    d = points(edge, close=True)
    c.path(d, c.gradient([(0, lighter(tone, 0.2)), (0.5, tone), (1, darker(tone, 0.3))], angle=(0, 0, 1, 0.4)),
           stroke=darker(tone, 0.56), width=0.9)  # fmt: skip
    with c.clip(d):
        for k in range(1, n * 2):
            a = -1 + k / n
            x, y = 50 + a * half * 0.72, y1 - 3 - (1 - abs(a)) * (y1 - y0) * 0.2
            c.line([(x * 0.86 + 7, y - 5), (x, y)], darker(tone, 0.34), 0.8, opacity=0.7)
        if snow:
            for s in (-1, 1):
                c.path(f"M50 {y0 - 1} L{50 + s * half * 0.34:.1f} {y0 + (y1 - y0) * 0.5:.1f} L{50 + s * half:.1f} {y1} "
                       f"L{50 + s * half * 0.6:.1f} {y1 - 4.6:.1f} L{50 + s * half * 0.4:.1f} {y1 - 4:.1f} "
                       f"L{50 + s * half * 0.12:.1f} {y0 + (y1 - y0) * 0.5:.1f} Z", (244, 250, 254))  # fmt: skip


def pine(c: Canvas) -> None:
    """A tall cone of tiers on a short trunk, sometimes with a young one beside it."""
    tone = mix(c.main, (24, 96, 66), c.uniform(0.3, 0.7))
    snow = c.background != "white" and c.chance(0.28)  # white on white would eat its edges
    if c.chance(0.3):
        s, k = c.choice((-1, 1)), c.uniform(0.46, 0.6)
        for x, size in ((50 - s * 12, 0.96), (50 + s * 27, k)):
            c.stands(x - 7 * size, x + 7 * size, 89)
            with c.group(f"translate({x:.1f} 89) scale({size * 0.86:.3f} {size:.3f}) translate(-50 -89)"):
                one_pine(c, tone, snow=snow)
        return
    one_pine(c, tone, snow=snow)
    meadow(c, 7)


def one_pine(c: Canvas, tone: RGB, *, snow: bool) -> None:
    """Three to six tiers about x = 50, standing at y = 89."""
    n, half, low = c.choice((3, 4, 4, 5, 6)), c.uniform(28, 40), c.uniform(74, 80)
    bark = c.choice([(122, 84, 56), (108, 80, 62)])
    trunk(c, [(50, low - 8), (54, low - 8), (54.4, 84), (57, 89), (50, 89.4)], bark)
    for k in reversed(range(n)):
        t = (k + 1) / n
        y0, y1 = 8 + (low - 8) * (k / n) * 0.86, 8 + (low - 8) * t
        pine_tier(c, y0, y1, half * (0.34 + 0.66 * t) * c.uniform(0.95, 1.04), darker(tone, 0.06 * (k % 2)), snow=snow)
    if not snow and c.chance(0.25):
        for _ in range(7):
            t = c.uniform(0.4, 0.95)
            x, y = 50 + c.uniform(-0.6, 0.6) * half * t, 8 + (low - 10) * t
            c.ellipse(x, y, 1.7, 3, (116, 84, 54), stroke=(66, 44, 26), width=0.6)


# palm -----------------------------------------------------------------------------------------
def frond(c: Canvas, top: Point, size: float, turn: float, tone: RGB, droop: float) -> None:
    """A feather leaf: an arching rib, its leaflets combed down to both sides."""
    a = math.radians(turn)
    tip = (top[0] + size * math.cos(a), top[1] + size * math.sin(a) * 0.75 + size * droop)
    mid = (top[0] + size * 0.55 * math.cos(a), top[1] + size * 0.8 * math.sin(a) - size * 0.12)
    rib = along([top, mid, tip], 7)
    upper: list[Point] = []
    lower: list[Point] = []
    n = len(rib)
    for i in range(1, n):
        reach = size * 0.24 * math.sin(math.pi * min(1, i / n * 0.9 + 0.12)) ** 0.7
        (x, y), (bx, by) = rib[i], rib[i - 1]
        dx, dy = (x - bx), (y - by)
        long = math.hypot(dx, dy) or 1
        for row, s in ((upper, 1), (lower, -1)):
            nx, ny = dy / long * s, -dx / long * s
            row += [
                (x + nx * reach * 0.28, y + ny * reach * 0.28),
                (x + nx * reach + dx / long * reach * 0.7, y + ny * reach + dy / long * reach * 0.7 + reach * 0.2),
            ]
    d = points([top, *upper, tip, *lower[::-1]], close=True)
    c.path(d, c.gradient([(0, lighter(tone, 0.2)), (1, darker(tone, 0.22))]), stroke=darker(tone, 0.45), width=0.6)
    c.path(smooth(rib, close=False), stroke=lighter(tone, 0.4), width=0.9)


def fan_leaf(c: Canvas, top: Point, size: float, turn: float, tone: RGB) -> None:
    """A stalk with a pleated half disc of pointed fingers."""
    with c.group(f"translate({top[0]:.2f} {top[1]:.2f}) rotate({turn:.1f})"):
        c.line([(0, 0), (size * 0.3, 0)], darker(tone, 0.3), 2.2)
        rim: list[Point] = []
        for k in range(11):
            b = math.radians(-90 + k * 18)
            r = size * (0.58 if k % 2 else 0.34)
            rim.append((size * 0.38 + r * math.cos(b), r * math.sin(b)))
        c.polygon([(size * 0.26, 0), *rim], c.gradient([(0, lighter(tone, 0.22)), (1, darker(tone, 0.2))]),
                  stroke=darker(tone, 0.55), width=0.8)  # fmt: skip
        for x, y in rim[1::2]:
            c.line([(size * 0.3, 0), (x, y)], darker(tone, 0.32), 0.6)


def palm_trunk(c: Canvas, pts: Ring, wide: Sequence[float], bark: RGB) -> None:
    """A ringed trunk, thicker at its root."""
    d = coat(c, bark, tube(pts, wide))
    left, right = edges(pts, wide)
    with c.clip(d):
        for i in range(1, len(left), 2):
            (ax, ay), (bx, by) = left[i], right[i]
            c.path(f"M{ax:.1f} {ay:.1f} Q{(ax + bx) / 2:.1f} {(ay + by) / 2 + 2:.1f} {bx:.1f} {by:.1f}",
                   stroke=darker(bark, 0.42), width=0.9)  # fmt: skip


def palm_head(c: Canvas, top: Point, size: float, fan: bool, nuts: bool) -> None:
    """The tuft of leaves on a trunk: old dark ones behind, light ones in front."""
    old, young = darker(c.main, 0.2), lighter(c.main, 0.2)
    if fan:
        for turn in (158, 22, -120, -60, -168, -12, -90, -140, -40):
            tone = old if turn > 10 else mix(old, young, c.uniform(0.4, 1))
            fan_leaf(c, top, size * c.uniform(0.82, 0.95), turn + c.uniform(-6, 6), tone)
        return
    droop = c.uniform(0.2, 0.42)
    for turn, tone in ((165, old), (15, old), (-100, old), (-70, c.main), (-135, c.main), (-45, c.main), (-165, young),
                       (-12, young)):  # fmt: skip
        steep = abs(math.cos(math.radians(turn)))
        frond(c, top, size * c.uniform(0.92, 1.06) * (0.72 + 0.28 * steep), turn + c.uniform(-8, 8), tone, droop)
    if nuts:
        for dx, dy in ((-3, 2.6), (3.2, 3), (0, 4.6)):
            c.ellipse(top[0] + dx, top[1] + dy, 2.7, None, (126, 84, 50), stroke=(66, 42, 24), width=0.8)


def palm(c: Canvas) -> None:
    """A single tree: slender and bent with feather leaves, or straight with fans; sometimes two from one root."""
    with within(c, 0.9, 50, 89):
        c.main = mix(c.main, (84, 176, 58), 0.6)  # thin dark leaflets would grey it
        fan, twin = c.chance(0.1), c.chance(0.25)
        bark = c.choice([(164, 124, 84), (146, 112, 82), (178, 146, 108)])
        if fan:
            wide, top = c.uniform(3.4, 5.4), c.uniform(38, 44)
            palm_trunk(c, [(50, 89), (50, 70), (50, 52), (50, top)], (wide * 1.5, wide, wide * 0.9, wide), bark)
            palm_head(c, (50, top), c.uniform(36, 40), True, False)
        else:
            lean, nuts = c.uniform(-14, 14), c.chance(0.6)
            if twin:
                palm_trunk(c, [(52, 89), (60, 74), (68, 62), (70, 54)], (4.4, 3, 2.6, 2.2), darker(bark, 0.1))
                palm_head(c, (70, 54), 23, False, False)
                lean = -12
            top_at = (50 + lean, c.uniform(36, 42))
            palm_trunk(
                c, [(50 - lean * 0.3, 89), (50 - lean * 0.2, 72), (50 + lean * 0.4, 56), top_at], (6, 4, 3.2, 2.6), bark
            )
            palm_head(c, top_at, c.uniform(34, 39) - 5 * twin, False, nuts)
        meadow(c, 9)


KINDS = [
    Kind("rose", FLOWERS, rose, ("rose", "roses", "rose blossom", "garden rose", "thorny flower", "rose flower",
                                 "romantic flower", "flower with thorns", "rose bloom"),
         {"red": 1.6, "pink": 1.2, "white": 1, "yellow": 1}, {}, VASES, tilt=3),
    Kind("tulip", FLOWERS, tulip, ("tulip", "tulips", "spring flower", "dutch flower", "tulip flower", "garden tulip",
                                   "tulip blossom", "spring tulip", "holland flower"),
         {"red": 1.3, "yellow": 1, "pink": 1, "purple": 1}, {}, VASES, tilt=3),
    Kind("sunflower", FLOWERS, sunflower, ("sunflower", "sunflowers", "tall yellow flower", "flower with seeds",
                                           "sun flower", "sunflower blossom", "garden sunflower",
                                           "big yellow flower"),
         {"yellow": 1}, {}, VASES, tilt=3),
    Kind("cactus", ("plants", "succulents"), cactus,
         ("cactus", "cacti", "prickly plant", "spiny plant", "cactus plant", "desert cactus", "cactus with spines",
          "plant with spines"), {"green": 1}, {},
         {"white": 2, "studio": 2, "outdoors": 1.5, "room": 3, "sunset": 1.5, "pastel": 2.5}, tilt=2),
    Kind("oak", TREES, oak, ("oak", "oak tree", "broadleaf tree", "leafy tree", "deciduous tree", "broad-leaved tree",
                             "old oak", "shade tree", "mighty oak"),
         {"green": 1.5, "orange": 1}, {}, PARK, tilt=2),
    Kind("pine", TREES, pine, ("pine", "pine tree", "conifer", "fir tree", "evergreen", "spruce", "christmas tree",
                               "coniferous tree", "needle tree", "fir"), {"green": 1}, {},
         PARK, tilt=2),
    Kind("palm", TREES, palm, ("palm", "palm tree", "coconut palm", "coconut tree", "tropical tree", "tropical palm",
                               "island palm", "island tree"), {"green": 1}, {},
         PARK, tilt=2),
]  # fmt: skip
