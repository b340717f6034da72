"""Drawings of sweets and meals, and of what tea and coffee are drunk from.

Knows one function a type and the icing, sprinkles, steam and toppings they share; plates and round shading come from
food.py. Poses, colours, patterns and backgrounds are chosen by render.py. Everything that stands does so at y = 86.
"""

from collections.abc import Sequence
from math import cos, pi, radians, sin

from assets.make.canvas import INK, RGB, WHITE, Canvas, Point, box, darker, lighter, mix, points, smooth
from assets.make.drawings.food import CROCKERY, LEAF, WOOD, Spot, disc, leaf, pick, plate, plump, stem, touch
from assets.make.kinds import Kind, Weights

DOUGH: RGB = (222, 164, 92)
WAFER: RGB = (218, 158, 84)
CHEESE: RGB = (248, 206, 98)
CHERRY: RGB = (206, 34, 48)
COFFEE: RGB = (92, 54, 30)
TEA: RGB = (176, 96, 36)
SPRINKLES: tuple[RGB, ...] = (
    (236, 72, 96),
    (66, 140, 220),
    (250, 210, 70),
    (92, 186, 104),
    (250, 250, 250),
    (160, 96, 200),
)
TREATS: Weights = {"white": 3, "studio": 2.5, "pastel": 3, "room": 2.5, "outdoors": 0.6, "street": 0.3}
TABLE: Weights = {"white": 3, "studio": 2.5, "pastel": 2.5, "room": 3, "outdoors": 0.6}


# shared parts -------------------------------------------------------------------------------------
def sprinkle(c: Canvas, inside: str, spots: Sequence[Point], long: float = 2.6) -> None:
    """Coloured sugar strands, clipped to what they lie on."""
    with c.clip(inside):
        for x, y in spots:
            a = c.uniform(0, pi)
            dx, dy, tone = long / 2 * cos(a), long / 2 * sin(a), c.choice(SPRINKLES)
            c.line([(x - dx, y - dy), (x + dx, y + dy)], darker(tone, 0.45), 1.9)
            c.line([(x - dx, y - dy), (x + dx, y + dy)], tone, 1.2)


def scatter(c: Canvas, x: float, y: float, rx: float, ry: float, n: int) -> list[Point]:
    """n places in an ellipse, none very near another: the best of a few tries each."""
    found: list[Point] = []
    for _ in range(n):
        tries = []
        for _ in range(6):
            a, k = c.uniform(0, 2 * pi), c.uniform(0, 1) ** 0.5
            p = (x + rx * k * cos(a), y + ry * k * sin(a))
            tries.append((min([(p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2 for q in found], default=9e9), p))
        found.append(max(tries)[1])
    return found


def steam(c: Canvas, x: float, y: float) -> None:
    """Two or three wisps rising from (x, y)."""
    for i in range(c.choice((2, 3))):
        px, h = x + (i - 1) * 8 + c.uniform(-2, 2), c.uniform(13, 17)
        d = f"M{px} {y} C{px - 6} {y - h * 0.35} {px + 6} {y - h * 0.65} {px} {y - h}"
        c.path(d, None, stroke=(150, 156, 168), width=2.6, opacity=0.3)
        c.path(d, None, stroke=WHITE, width=1.7, opacity=0.85)


def cherry(c: Canvas, x: float, y: float, r: float) -> None:
    plump(c, disc(x, y, r, r * 0.94), CHERRY)
    stem(c, f"M{x} {y - r * 0.8} Q{x + 1} {y - r * 2} {x + r * c.uniform(-0.9, 0.9)} {y - r * 2.2}", 0.9, (92, 120, 50))


# sweets -------------------------------------------------------------------------------------------
def paper_cup(c: Canvas, x: float, top: float, foot: float, wide: float, tone: RGB) -> None:
    """A pleated paper cup, wider at its top."""
    low, edge, n = wide * 0.7, darker(tone, 0.58), 9
    teeth = []
    for i in range(2 * n + 1):
        teeth.append((x - wide + wide * i / n, top + (1.8 if i % 2 else -0.4)))
    d = points(
        [*teeth, (x + low, foot - 1.5), (x + low * 0.9, foot), (x - low * 0.9, foot), (x - low, foot - 1.5)], close=True
    )
    c.path(d, c.gradient([(0, lighter(tone, 0.25)), (0.4, tone), (1, darker(tone, 0.28))], angle=(0, 0, 1, 0.1)))
    for i in range(1, 2 * n):
        k = i / n - 1
        c.line(
            [(x + wide * k, top + (1.8 if i % 2 else 0)), (x + low * k, foot)],
            darker(tone, 0.3),
            0.8 if i % 2 else 0.5,
            opacity=0.8,
        )
    c.path(d, None, stroke=edge, width=0.9)


def swirl(c: Canvas, x: float, foot: float, wide: float, tiers: int, high: float) -> list[Point]:
    """Piped icing in tiers, each a ring that leans; returns where strands may lie."""
    spots: list[Point] = []
    for i in range(tiers):
        share = i / tiers
        w, y = wide * (1 - share * 0.84), foot - high * i
        lean, thick = c.uniform(1.6, 3), high * 0.72
        d = (
            f"M{x - w} {y + lean * 0.4} "
            f"C{x - w - 3} {y - thick - 2} {x - w * 0.55} {y - high - lean} {x} {y - high - lean} "
            f"C{x + w * 0.6} {y - high - lean} {x + w + 3} {y - thick - 4} {x + w} {y - lean} "
            f"C{x + w * 0.6} {y + thick * 0.75} {x - w * 0.6} {y + thick * 0.9} {x - w} {y + lean * 0.4} Z"
        )
        plump(c, d, shade=0.06 - 0.03 * i, gloss=0.35)
        for k in (-0.62, -0.15, 0.35, 0.75):  # the grooves of the nozzle
            c.path(
                f"M{x + k * w} {y + thick * 0.36 * (1 - k * k)} "
                f"Q{x + (k + 0.2) * w} {y - thick * 0.4} {x + (k + 0.3) * w * 0.8} {y - high}",
                stroke=c.dark,
                width=0.9,
                opacity=0.7,
            )
        spots += scatter(c, x, y - high * 0.3, w * 0.85, high * 0.5, 5)
    tip = foot - high * tiers
    c.panel(
        (
            f"M{x - wide * 0.17} {tip + 2} C{x - wide * 0.2} {tip - 4} {x - 1} {tip - 5} {x + 2} {tip - 10} "
            f"C{x + 4} {tip - 5} {x + wide * 0.24} {tip - 4} {x + wide * 0.17} {tip + 1} "
            f"C{x + 3} {tip + 4} {x - 3} {tip + 4} {x - wide * 0.17} {tip + 2} "
            "Z"
        ),
        shade=-0.1,
    )
    return spots


def dome_icing(c: Canvas, x: float, foot: float, wide: float, high: float) -> str:
    """Smooth icing that runs down over the rim in drops; returns its outline."""
    drops = [(x + wide * k, foot + c.uniform(1, 7)) for k in (0.7, 0.36, 0, -0.36, -0.7)]
    d = (
        f"M{x - wide} {foot - 1} C{x - wide - 2} {foot - high * 0.8} {x - wide * 0.5} {foot - high} {x} {foot - high} "
        f"C{x + wide * 0.5} {foot - high} {x + wide + 2} {foot - high * 0.8} {x + wide} {foot - 1}"
    )
    last = x + wide
    for px, py in drops:
        d += f" C{last - 1} {py} {px + 4} {py + 1} {px} {foot + 0.5}"
        last = px
    d += f" C{last - 2} {foot + 5} {x - wide + 2} {foot + 5} {x - wide} {foot - 1} Z"
    plump(c, d, gloss=0.6)
    return d


def one_cupcake(c: Canvas, x: float, foot: float, k: float, style: str, cup: RGB) -> None:
    """Cup, icing and what is on top; k: its size, about 78 high at 1."""
    wide, rim = 30 * k, foot - 34 * k
    paper_cup(c, x, rim, foot, wide * 0.94, cup)
    bare = 0.8 if style == "swirl" else 0  # smooth icing with nothing on it could be anything
    top = c.rng.choices(("cherry", "strands", "berry", "candle", "none"), (2.2, 2.2, 1, 1, bare))[0]
    if style == "swirl":
        tiers = c.choice((2, 3, 3))
        high = 31 * k / tiers
        spots, tip = swirl(c, x, rim + 1, wide * 1.05, tiers, high), rim - high * tiers - 5 * k
        field = box(x - wide * 1.1, tip, 2.2 * wide, rim - tip + 6)
    else:
        high = c.uniform(26, 33) * k
        field = dome_icing(c, x, rim + 1, wide * 1.06, high)
        spots, tip = scatter(c, x, rim - high * 0.45, wide * 0.85, high * 0.45, 22), rim - high
    if top == "strands":
        sprinkle(c, field, spots, 3.4 * k)
    elif top == "cherry":
        cherry(c, x, tip - 2 * k, 6.4 * k)
    elif top == "berry":
        for dx in (-5, 5, 0):
            plump(c, disc(x + dx * k, tip - (3 if dx else 8) * k, 4.6 * k), (64, 72, 140))
    elif top == "candle":
        tone = c.choice(SPRINKLES[:4])
        c.rect(x - 1.8 * k, tip - 15 * k, 3.6 * k, 19 * k, 1, tone, stroke=darker(tone, 0.55), width=0.8)
        c.path(
            (
                f"M{x} {tip - 24 * k} C{x + 4 * k} {tip - 19 * k} {x + 2 * k} {tip - 15.5 * k} {x} {tip - 15.5 * k} "
                f"C{x - 2 * k} {tip - 15.5 * k} {x - 4 * k} {tip - 19 * k} {x} {tip - 24 * k} Z"
            ),
            (254, 190, 60),
            stroke=(214, 110, 30),
            width=0.7,
        )


def cupcake(c: Canvas) -> None:
    """Piped or smooth icing, with cherry, strands, berries or candle; one, two, on a plate or a cake stand."""
    style, neutral = c.choice(("swirl", "swirl", "dome")), ((240, 226, 200), (206, 222, 236))
    own = ((226, 190, 146), (246, 206, 214)) if sum(c.main) > 660 else (lighter(c.main, 0.45), c.dark)
    cup = c.choice((*own, *neutral))
    view = pick(c, one=3.4, two=1.6, plate=1.2, stand=1)
    if view == "one":
        c.stands(30, 70, 86)
        one_cupcake(c, 50, 86, 0.9, style, cup)
    elif view == "two":
        for x, y in ((29, 81), (69, 87)):
            c.stands(x - 13, x + 13, y)
            one_cupcake(c, x, y, 0.66, c.choice((style, "swirl")), cup)
    elif view == "plate":
        top = plate(c, c.choice(CROCKERY))
        xs = ((50, -6), (31, 0), (68, 1)) if c.chance(0.5) else ((50, 0),)
        for x, dy in xs:
            touch(c, x, top + dy, 15)
            one_cupcake(c, x, top + dy, 0.52 if len(xs) > 1 else 0.7, style, cup)
    else:
        tone = c.choice(CROCKERY)
        c.path(
            "M44 66 C45 76 40 82 34 84 C42 86.6 58 86.6 66 84 C60 82 55 76 56 66 Z",
            tone,
            stroke=darker(tone, 0.5),
            width=0.9,
        )
        c.path(disc(50, 67, 36, 5.5), darker(tone, 0.2), stroke=darker(tone, 0.5), width=0.9)
        c.path(disc(50, 65, 36, 5.5), lighter(tone, 0.3), stroke=darker(tone, 0.5), width=0.9)
        c.stands(36, 64, 85)
        touch(c, 50, 67, 18)
        one_cupcake(c, 50, 67, 0.64, style, cup)


def cone(c: Canvas, x: float, top: float, tip: float, wide: float) -> None:
    """A wafer cone with its lattice and rim."""
    d = (
        f"M{x - wide} {top} L{x - 1.6} {tip - 1} Q{x} {tip + 1} {x + 1.6} {tip - 1} L{x + wide} {top} "
        f"Q{x} {top + 5} {x - wide} {top} Z"
    )
    c.path(d, c.gradient([(0, lighter(WAFER, 0.25)), (0.5, WAFER), (1, darker(WAFER, 0.3))], angle=(0, 0, 1, 0.1)))
    with c.clip(d):
        for k in range(-6, 9):
            for lean in (1, -1):
                a = [(x + k * 7, top - 4), (x + k * 7 + lean * 26, top + 48)]
                c.line(a, darker(WAFER, 0.36), 1)
                c.line([(p + 0.7, q) for p, q in a], lighter(WAFER, 0.35), 0.5, opacity=0.8)
    c.path(d, None, stroke=darker(WAFER, 0.6), width=0.9)


def flat_cone(c: Canvas, x: float, top: float, foot: float, wide: float) -> None:
    """A wafer cup with a flat foot, which stands."""
    low = wide * 0.58
    shade = c.gradient([(0, lighter(WAFER, 0.3)), (0.5, WAFER), (1, darker(WAFER, 0.3))], angle=(0, 0, 1, 0))
    d = points([(x - low, top + 9), (x - low * 0.84, foot), (x + low * 0.84, foot), (x + low, top + 9)], close=True)
    c.path(d, shade, stroke=darker(WAFER, 0.6), width=0.9)
    for k in (-0.5, 0, 0.5):
        c.line([(x + low * k, top + 12), (x + low * 0.84 * k, foot - 1)], darker(WAFER, 0.3), 0.9)
    c.line([(x - low * 0.9, (top + foot) / 2 + 5), (x + low * 0.9, (top + foot) / 2 + 5)], darker(WAFER, 0.3), 0.9)
    c.path(box(x - wide, top - 1, 2 * wide, 11, 2.4), shade, stroke=darker(WAFER, 0.6), width=0.9)


def scoop(c: Canvas, x: float, y: float, r: float) -> None:
    """A ball of ice cream with the ragged skirt the spoon leaves."""
    n, pts = 9, []
    for i in range(n + 1):
        k = 1 - 2 * i / n
        pts.append((x + k * r * 1.07, y + r * 0.36 + (1 - k * k) * r * 0.26 + (r * 0.1 if i % 2 else -r * 0.04)))
    arch = [(x + r * cos(a), y - r * sin(a)) for a in (pi * k / 8 for k in range(9))]
    d = smooth([*arch, *pts[::-1]], tension=0.45)
    plump(c, d, gloss=0.4)
    with c.clip(d):
        for _ in range(7):
            px, py = x + c.uniform(-0.8, 0.8) * r, y + c.uniform(-0.8, 0.4) * r
            c.path(
                f"M{px} {py} Q{px + r * 0.14} {py + r * 0.08} {px + r * 0.26} {py}",
                stroke=c.dark,
                width=0.8,
                opacity=0.6,
            )


def soft_serve(c: Canvas, x: float, foot: float, wide: float) -> float:
    """A coil of soft ice ending in a curl; returns its top."""
    y, tiers = foot, 4
    for i in range(tiers):
        w, h = wide * (1.12 - 0.24 * i), 11.5 - i * 0.6
        d = (
            f"M{x - w} {y - h * 0.3} C{x - w - 4} {y - h * 1.15} {x + w * 0.4} {y - h * 1.3} {x + w} {y - h * 1.05} "
            f"C{x + w + 5} {y - h * 0.4} {x + w * 0.7} {y + h * 0.2} {x} {y + h * 0.32} "
            f"C{x - w * 0.6} {y + h * 0.34} {x - w} {y + h * 0.2} {x - w} {y - h * 0.3} "
            "Z"
        )
        plump(c, d, gloss=0.35)
        y -= h * 0.86
    c.panel(
        (
            f"M{x - 6} {y + 3} C{x - 7} {y - 5} {x + 3} {y - 7} {x + 1} {y - 15} "
            f"C{x + 8} {y - 10} {x + 9} {y + 1} {x + 5} {y + 4} "
            f"C{x + 1} {y + 6} {x - 4} {y + 6} {x - 6} {y + 3} Z"
        ),
        shade=-0.08,
    )
    return y - 13


def topping(c: Canvas, x: float, y: float, r: float) -> None:
    """On the uppermost scoop: a cherry, strands, a wafer stick, sauce, or nothing."""
    what = c.rng.choices(("cherry", "strands", "wafer", "sauce", "none"), (1.3, 1.4, 1.2, 1, 1.6))[0]
    if what == "cherry":
        cherry(c, x, y - r * 1.08, r * 0.28)
    elif what == "strands":
        sprinkle(c, disc(x, y, r, r), scatter(c, x, y - r * 0.3, r * 0.75, r * 0.55, 16))
    elif what == "sauce":
        tone = (96, 52, 30) if sum(c.main) > 400 else (250, 236, 206)
        pts = [
            (x + r * k, y - r * (0.15 if i % 2 else 0.62))
            for i, k in enumerate((0.86, 0.62, 0.34, 0.06, -0.3, -0.58, -0.86))
        ]
        d = smooth([(x - r * 0.6, y - r * 0.84), (x, y - r * 1.02), (x + r * 0.6, y - r * 0.84), *pts])
        c.path(d, c.gradient([(0, lighter(tone, 0.3)), (1, tone)]), stroke=darker(tone, 0.5), width=0.8)


def wafer_stick(c: Canvas, x: float, y: float, turn: float, long: float = 30) -> None:
    here = Spot(x, y, 1, turn)
    d = here.put(points([(-2.6, 0), (2.6, 0), (2.6, -long), (-2.6, -long)], close=True))
    c.path(d, WAFER, stroke=darker(WAFER, 0.6), width=0.9)
    for k in range(1, 5):
        c.path(here.put(f"M-2.6 {-long * k / 5} L2.6 {-long * k / 5 - 3}"), stroke=darker(WAFER, 0.4), width=0.9)


def ice_cream(c: Canvas) -> None:
    """In a pointed cone or a wafer cup, one to three scoops or soft; in a glass; on a stick."""
    if c.main[1] > max(c.main[0], c.main[2]) + 24:  # pistachio rather than leaves; vanilla stays as it is
        c.main = mix(c.main, (170, 222, 130), 0.42)
    view = pick(c, cone=3, soft=1.8, glass=1.8, tub=1.4, stick=1.5)
    if view == "cone":
        n, r = (c.choice((1, 1, 2, 2, 3))), 0.0
        r = (22, 15.8, 15.5)[n - 1] * c.uniform(0.95, 1.03)
        top = 50 if n == 1 else 60
        if c.chance(0.25):
            wafer_stick(c, 58, top - r * 0.8, c.uniform(16, 34), 28)
        cone(c, 50, top, 92, r * 0.86)
        spots = (
            [(50, top - r * 0.4)],
            [(50, top - r * 0.36), (50, top - r * 1.72)],
            [(50 - r * 0.74, top - r * 0.4), (50 + r * 0.74, top - r * 0.44), (50, top - r * 1.6)],
        )[n - 1]
        for x, y in spots:
            scoop(c, x, y, r)
        topping(c, x, y, r)
    elif view == "soft":
        wide, flat = c.uniform(17, 20), c.chance(0.6)
        if flat:
            c.stands(41, 59, 86)
            flat_cone(c, 50, 60, 86, wide * 1.02)
        else:
            cone(c, 50, 57, 92, wide * 0.92)
        if c.chance(0.3):
            wafer_stick(c, 61, 34, c.uniform(14, 26))
        soft_serve(c, 50, 59 if flat else 56, wide)
    elif view == "stick":
        ice_on_a_stick(c)
    else:
        ice_in_a_dish(c, glass=view == "glass")


def ice_on_a_stick(c: Canvas) -> None:
    """A bar with a rounded top, whole or bitten at a corner."""
    half, top, wood = c.uniform(18, 21), 9, (226, 190, 132)
    x0, x1 = 50 - half, 50 + half
    c.rect(
        45,
        60,
        10,
        32,
        4.8,
        c.gradient([(0, lighter(wood, 0.3)), (1, darker(wood, 0.2))]),
        stroke=darker(wood, 0.6),
        width=0.9,
    )
    gone = c.chance(0.5)
    bite = f"L{x1 - 19} {top} Q{x1 - 20} 19 {x1 - 12} 19 Q{x1 - 13} 28 {x1 - 5} 27 Q{x1 - 7} 35 {x1} 36"
    corner = bite if gone else f"L{x1 - 14} {top} C{x1 - 6} {top} {x1} {top + 8} {x1} 28"
    d = (
        f"M{x0} 66 L{x0} 28 C{x0} {top + 8} {x0 + 6} {top} {x0 + 14} {top} {corner} L{x1} 66 "
        f"Q{x1} 73 {x1 - 6} 73 L{x0 + 6} 73 Q{x0} 73 {x0} 66 Z"
    )
    plump(c, d, gloss=0.3)
    with c.clip(d):
        if gone:
            c.path("M" + bite[1:], None, stroke=c.dark, width=9)
            c.path("M" + bite[1:], None, stroke=lighter(c.main, 0.6), width=7.5)
        elif c.chance(0.6):
            for x in (x0 + 12, 50, x1 - 12):
                c.line([(x, 22), (x, 64)], c.dark, 3.4, opacity=0.5)
        for x, y in scatter(c, 50, 46, 15, 22, c.choice((0, 16))):
            c.path(disc(x, y, 1.3, 1), (176, 124, 70), stroke=(96, 60, 32), width=0.4)
    c.path(d, None, stroke=c.outline, width=0.9)


def ice_in_a_dish(c: Canvas, *, glass: bool) -> None:
    """Scoops in a footed glass or in a paper tub."""
    n, top = c.choice((2, 3)), 50 if glass else 54
    tone = (214, 230, 240) if glass else c.choice(((250, 248, 240), (190, 218, 232), (236, 222, 190)))
    edge = darker(tone, 0.5)
    c.path(disc(50, top, 33, 6), darker(tone, 0.16), stroke=edge, width=0.9)
    if c.chance(0.5):
        wafer_stick(c, 66, top - 14, c.uniform(18, 34), 28)
    r = 19 if n == 2 else 17
    spots = [(33, top - 6), (67, top - 6), (50, top - 10 if n == 2 else top - 24)]
    for x, y in spots[:2] if n == 2 else spots:
        scoop(c, 50 + (x - 50) * r / 19, y, r)
    x, y = spots[2] if n == 3 else spots[0]
    topping(c, 50 + (x - 50) * r / 19, y, r)
    if glass:
        c.path(disc(50, 83.4, 19, 3.4), c.gradient([(0, WHITE), (1, darker(tone, 0.15))]), stroke=edge, width=0.9)
        c.rect(47, 72, 6, 11.5, 2, c.gradient([(0, WHITE), (1, darker(tone, 0.2))]), stroke=edge, width=0.9)
        front = (
            f"M17 {top} C30 {top + 8} 70 {top + 8} 83 {top} C80 {top + 18} 64 75 50 75 C36 75 20 {top + 18} 17 {top} Z"
        )
        c.path(front, mix(tone, c.main, 0.35), opacity=0.9)
        c.path(f"M24 {top + 7} C27 {top + 15} 32 {top + 19} 37 {top + 21}", stroke=WHITE, width=2.2, opacity=0.9)
    else:
        front = f"M17 {top} C30 {top + 8} 70 {top + 8} 83 {top} L74 84 C66 87.4 34 87.4 26 84 Z"
        c.panel(front, colour=tone)
        with c.clip(front):
            c.path(f"M17 {top + 13} C30 {top + 21} 70 {top + 21} 83 {top + 13}", stroke=c.main, width=6)
    c.path(front, None, stroke=edge, width=0.9)
    c.stands(30, 70, 86)


# doughnut -----------------------------------------------------------------------------------------
def hoop(
    x: float, y: float, outer: tuple[float, float], inner: tuple[float, float], wave: Sequence[float] = (0.0,)
) -> str:
    """A ring between two ellipses (half width, half height); the inner one runs backwards and so is a hole."""
    n = 24
    angle = lambda i: i * 2 * pi / n
    out = [
        (
            x + outer[0] * (1 + wave[i % len(wave)]) * cos(angle(i)),
            y + outer[1] * (1 + wave[i % len(wave)]) * sin(angle(i)),
        )
        for i in range(n)
    ]
    back = [
        (
            x + inner[0] * (1 - wave[i % len(wave)]) * cos(angle(i)),
            y + inner[1] * (1 - wave[i % len(wave)]) * sin(angle(i)),
        )
        for i in range(n)
    ]
    return smooth(out) + " " + smooth(back[::-1])


def open_ring(x: float, y: float, r: float, hole: float, gap: float, wave: Sequence[float]) -> str:
    """A ring bitten open on its right side, gap degrees to each side, its ends scalloped."""
    at = lambda k, a: (x + r * k * cos(radians(a)), y + r * k * sin(radians(a)))
    outer = [at(1 + wave[i % len(wave)], gap + (360 - 2 * gap) * i / 24) for i in range(25)]
    inner = [at(hole, 360 - gap - (360 - 2 * gap) * i / 10) for i in range(11)]
    end = [at(0.84, 360 - gap - 9), at(0.72, 360 - gap + 3), at(0.58, 360 - gap - 9), at(hole + 0.1, 360 - gap)]
    start = [at(hole + 0.1, gap), at(0.58, gap + 9), at(0.72, gap - 3), at(0.84, gap + 9)]
    return smooth([*outer, *end, *inner, *start], tension=0.42)


def glaze(c: Canvas, d: str, x: float, y: float, rx: float, ry: float, hole: float) -> None:
    """Shiny icing on a doughnut, with strands, lines of icing, sugar or nothing on it."""
    c.panel(d, outline=False)
    edge = darker(c.main, 0.4)
    c.path(d, c.radial([(0.3, edge, 0.5), (0.48, edge, 0), (0.8, edge, 0), (1, edge, 0.5)], radius=0.52))
    mid, what = (1 + hole) / 2, c.rng.choices(("strands", "lines", "none"), (3, 1.3, 1))[0]
    if what == "strands":
        spots = []
        for i in range(c.choice((26, 34))):
            a, k = i * 2.39996, c.uniform(hole + 0.16, 0.86)  # the golden angle spreads them evenly
            spots.append((x + rx * k * cos(a), y + ry * k * sin(a)))
        sprinkle(c, d, spots, rx * 0.13)
    elif what == "lines":
        tone = (250, 240, 226) if sum(c.main) < 600 else (206, 138, 70)
        zig = [(x - rx + 2 * rx * i / 9, y + (ry if i % 2 else -ry)) for i in range(10)]
        with c.clip(d):
            c.path(smooth(zig, close=False), None, stroke=darker(tone, 0.35), width=2.3)
            c.path(smooth(zig, close=False), None, stroke=tone, width=1.6)
    arc = [(x + rx * mid * 1.12 * cos(radians(a)), y + ry * mid * 1.12 * sin(radians(a))) for a in range(195, 262, 11)]
    c.path(smooth(arc, close=False), None, stroke=WHITE, width=rx * 0.07, opacity=0.7)
    c.path(d, None, stroke=c.outline, width=0.9)


def ring_cake(c: Canvas, x: float, y: float, r: float, *, tilt: float, bitten: bool = False) -> None:
    """A doughnut about (x, y): upright at tilt 1, lying and seen from above at less."""
    ry, hole, wave = r * tilt, c.uniform(0.27, 0.34), [c.uniform(-0.035, 0.035) for _ in range(24)]
    tone = c.choice((DOUGH, (204, 140, 70), (232, 184, 118)))
    if bitten:
        gap = c.uniform(20, 30)
        plump(c, open_ring(x, y, r, hole, gap, (0.0,)), (246, 214, 150), gloss=0)
        plump(c, open_ring(x, y, r, hole, gap + 3, (0.0,)), tone, gloss=0)
        glaze(c, open_ring(x, y, r * 0.9, hole * 1.24, gap + 3, [w * 0.8 for w in wave]), x, y, r * 0.9, r * 0.9, hole)
        return
    if tilt == 1:
        body = hoop(x, y, (r, r), (r * hole, r * hole))
        c.panel(body, colour=tone, outline=False)
        c.path(body, c.radial([(0.7, darker(tone, 0.5), 0), (1, darker(tone, 0.5), 0.5)], radius=0.52))
        c.path(body, None, stroke=darker(tone, 0.62), width=0.9)
        glaze(
            c, hoop(x, y, (r * 0.89, r * 0.89), (r * hole * 1.25, r * hole * 1.25), wave), x, y, r * 0.9, r * 0.9, hole
        )
        return
    thick = r * (0.52 - 0.22 * tilt)
    low = y + thick * 0.5
    d = (
        f"M{x - r} {y} C{x - r} {y - ry * 1.32} {x + r} {y - ry * 1.32} {x + r} {y} L{x + r} {low} "
        f"C{x + r} {low + ry * 1.36} {x - r} {low + ry * 1.36} {x - r} {low} Z"
    )
    plump(c, d, tone, gloss=0)
    c.path(
        f"M{x - r + 1} {low} C{x - r * 0.9} {low + ry * 1.1} {x + r * 0.9} {low + ry * 1.1} {x + r - 1} {low}",
        stroke=lighter(tone, 0.55),
        width=2,
        opacity=0.7,
    )
    up, hx, hy = y - thick * 0.16, r * hole * 1.1, ry * hole
    c.path(disc(x, up, hx, hy), darker(tone, 0.5), stroke=darker(tone, 0.66), width=0.9)
    c.path(disc(x, up + hy * 0.45, hx * 0.8, hy * 0.5), darker(tone, 0.2))
    glaze(c, hoop(x, up, (r * 0.93, ry * 0.95), (hx, hy), wave), x, up, r * 0.92, ry * 0.92, hole)


def doughnut(c: Canvas) -> None:
    """Upright, lying, bitten, two, a stack, or on a plate."""
    view = pick(c, face=2.2, lying=2.2, bitten=1.4, two=1.3, stack=1.6, plate=1.2)
    if view in ("face", "bitten"):
        c.stands(36, 64, 86)
        ring_cake(c, 50, 48, 37.5, tilt=1, bitten=view == "bitten")
    elif view == "lying":
        c.stands(18, 82, 84)
        tilt = c.uniform(0.52, 0.72)
        ring_cake(c, 50, 74.5 - 37 * tilt, 42, tilt=tilt)
    elif view == "two":
        c.stands(24, 50, 78)
        ring_cake(c, 37, 45, 30, tilt=1)
        c.stands(36, 92, 86)
        ring_cake(c, 64, 69, 27, tilt=0.48)
    elif view == "stack":
        n = c.choice((2, 3, 3))
        c.stands(20, 80, 86)
        for i in range(n):
            ring_cake(c, 50 + c.uniform(-3, 3), 65 - i * 17, 34, tilt=0.48)
    else:
        y = plate(c, c.choice(CROCKERY), tilt=0.26)
        touch(c, 50, y + 3, 34)
        ring_cake(c, 50, y - 10, 31, tilt=0.46)


# pizza --------------------------------------------------------------------------------------------
def mushroom(c: Canvas, spot: Spot) -> None:
    d = spot.put("M-5 0 C-6 -6 6 -6 5 0 C3.4 1.4 2 0.4 1.7 1 L2 4.6 L-2 4.6 L-1.7 1 C-2 0.4 -3.4 1.4 -5 0 Z")
    c.path(d, (240, 226, 200), stroke=(128, 96, 64), width=0.8)


def on_pizza(c: Canvas, what: str, x: float, y: float, k: float, tilt: float) -> None:
    """One piece of topping."""
    spot = Spot(x, y, k, c.uniform(0, 360))
    if what in ("salami", "tomato"):
        tone = (188, 50, 40) if what == "salami" else (226, 66, 44)
        c.path(disc(x, y + 0.8, 6 * k, 6 * k * tilt), darker(tone, 0.4))
        c.panel(disc(x, y, 6 * k, 6 * k * tilt), colour=tone, width=0.8)
        for i in range(5):
            a, reach = i * 2.4, (0.55 if what == "tomato" else c.uniform(0.2, 0.7)) * 6 * k
            c.path(
                disc(x + reach * cos(a), y + reach * tilt * sin(a), 0.9 * k, 0.8 * k * tilt),
                lighter(tone, 0.5),
                opacity=0.85,
            )
    elif what == "mozzarella":
        pts = [
            (x + 6 * k * cos(a) * c.uniform(0.8, 1.1), y + 5 * k * tilt * sin(a) * c.uniform(0.8, 1.1))
            for a in (i * pi / 4 for i in range(8))
        ]
        c.path(smooth(pts), (255, 250, 232), stroke=(222, 190, 120), width=0.7)
    elif what == "olive":
        c.path(disc(x, y, 3 * k, 3 * k * tilt), (52, 48, 58), stroke=(24, 22, 28), width=0.7)
        c.path(disc(x, y, 1.2 * k, 1.2 * k * tilt), CHEESE)
    elif what == "basil":
        leaf(c, (x, y), 9 * k, 3.4 * k, spot.turn, LEAF)
    elif what == "pepper":
        c.path(spot.put("M-5 2 Q0 -6 5 2"), None, stroke=(38, 92, 44), width=3.2 * k)
        c.path(spot.put("M-5 2 Q0 -6 5 2"), None, stroke=(92, 178, 76), width=1.9 * k)
    else:
        mushroom(c, spot)


RECIPES = (
    (("salami", 9),),
    (("salami", 7), ("olive", 7), ("basil", 4)),
    (("tomato", 6), ("mozzarella", 6), ("basil", 7)),
    (("mushroom", 8), ("pepper", 6), ("olive", 8)),
    (("tomato", 5), ("pepper", 6), ("mushroom", 5), ("olive", 5)),
)


def pie(c: Canvas, x: float, y: float, r: float, tilt: float, recipe: Sequence[tuple[str, int]]) -> None:
    """A round pizza about (x, y): crust, sauce, cheese and toppings."""
    crust = (214, 150, 76)
    rough = lambda k, wild: smooth(
        [
            (
                x + r * k * cos(a) * c.uniform(1 - wild, 1 + wild),
                y + r * k * tilt * sin(a) * c.uniform(1 - wild, 1 + wild),
            )
            for a in (i * pi / 13 for i in range(26))
        ]
    )
    plump(c, rough(1, 0.012), crust, gloss=0.2)
    for px, py in scatter(c, x, y, r, r * tilt, 30):
        if ((px - x) / r) ** 2 + ((py - y) / r / tilt) ** 2 > 0.8:
            c.path(disc(px, py, 2, 1.4 * tilt), (142, 84, 38), opacity=0.4)
    c.path(rough(0.86, 0.012), (196, 62, 34), stroke=(140, 62, 30), width=0.8)
    cheese = rough(0.81, 0.025)
    c.path(cheese, c.gradient([(0, lighter(CHEESE, 0.3)), (1, darker(CHEESE, 0.06))]))
    for px, py in scatter(c, x, y, r * 0.74, r * 0.74 * tilt, 12):
        c.path(disc(px, py, c.uniform(1.4, 4), 2 * tilt), (232, 150, 58), opacity=0.5)
    total = sum(n for _, n in recipe)
    places = scatter(c, x, y, r * 0.7, r * 0.7 * tilt, total)
    for what, n in recipe:
        for _ in range(n):
            px, py = places.pop(0)
            on_pizza(c, what, px, py, r / 40, tilt)


def sector(x: float, y: float, r: float, tilt: float, start: float, sweep: float) -> str:
    arc = [
        (x + r * cos(radians(start + sweep * i / 24)), y + r * tilt * sin(radians(start + sweep * i / 24)))
        for i in range(25)
    ]
    return points([(x, y), *arc], close=True)


def pizza_slice(c: Canvas, recipe: Sequence[tuple[str, int]]) -> None:
    """One slice, its tip down, the cheese dripping."""
    wide, turn = c.uniform(31, 37), c.uniform(-14, 14)
    with c.group(f"rotate({turn:.1f} 50 50)"):
        d = f"M{50 - wide} 24 C{50 - wide * 0.5} 17 {50 + wide * 0.5} 17 {50 + wide} 24 "
        drops = [(0.86, 8), (0.66, c.uniform(2, 9)), (0.5, 1), (0.3, c.uniform(4, 11)), (0.12, 2), (0, 5)]
        right = [(50 + wide * k * 0.94, 92 - 68 * k * 0.96 - 6 + drop) for k, drop in drops]
        d += " ".join(f"L{x:.2f} {y:.2f}" for x, y in right) + " Z"
        edge = [(50 - wide * 0.94, 25), (50, 20), (50 + wide * 0.94, 25), *right[1:], (50 - wide * 0.4, 57)]
        cheese = smooth(edge, tension=0.4)
        with c.group("translate(0 3)"):
            c.path(cheese, (196, 128, 60), stroke=(106, 62, 28), width=0.9)
        c.path(
            cheese, c.gradient([(0, lighter(CHEESE, 0.3)), (1, darker(CHEESE, 0.1))]), stroke=(150, 92, 34), width=0.9
        )
        with c.clip(cheese):
            c.path(
                f"M{50 - wide} 27 C{50 - wide * 0.5} 20 {50 + wide * 0.5} 20 {50 + wide} 27",
                stroke=(204, 74, 38),
                width=6,
            )
            for x, y in ((40, 34), (60, 44), (46, 60), (66, 33)):
                c.path(disc(x, y, 3, 2), (232, 150, 58), opacity=0.5)
            spots = [(35, 37), (52, 34), (68, 38), (45, 51), (58, 56), (50, 70), (38, 47), (62, 46)]
            bits = [what for what, n in recipe for _ in range(n)]
            for x, y in spots[: 6 if bits[0] == "salami" else 8]:
                on_pizza(c, c.choice(bits), x + c.uniform(-2, 2), y + c.uniform(-2, 2), 1.15, 1)
        c.path(cheese, None, stroke=(150, 92, 34), width=0.9)
        crust = (
            f"M{50 - wide - 2} 26 C{50 - wide - 6} 14 {50 - wide * 0.4} 9 50 9 "
            f"C{50 + wide * 0.4} 9 {50 + wide + 6} 14 {50 + wide + 2} 26 "
            f"C{50 + wide - 4} 30 {50 + wide * 0.5} 20 50 20 "
            f"C{50 - wide * 0.5} 20 {50 - wide + 4} 30 {50 - wide - 2} 26 "
            "Z"
        )
        plump(c, crust, (214, 150, 76), gloss=0.35)


def pizza(c: Canvas) -> None:
    """Whole from above, with a slice drawn out, on a board, or one slice."""
    recipe, view = c.choice(RECIPES), pick(c, whole=2, drawn=2, board=2, slice=2.4)
    if view == "slice":
        pizza_slice(c, recipe)
    elif view == "whole":
        pie(c, 50, 50, 41, 1, recipe)
        if c.chance(0.6):
            for i in range(4):
                a = radians(i * 45 + 12)
                c.line([(50 - 38 * cos(a), 50 - 38 * sin(a)), (50 + 38 * cos(a), 50 + 38 * sin(a))], (150, 84, 34), 0.9)
    elif view == "drawn":
        start, sweep = c.uniform(-70, -20), 48
        mid = radians(start + sweep / 2)
        for piece, shift in (
            (sector(47, 53, 50, 1, start + sweep, 360 - sweep), 0),
            (sector(47, 53, 50, 1, start, sweep), 10),
        ):
            with c.group(f"translate({shift * cos(mid):.2f} {shift * sin(mid):.2f})"), c.clip(piece):
                pie(c, 47, 53, 38, 1, recipe)
                for a in (radians(start), radians(start + sweep)):
                    c.line([(47, 53), (47 + 38 * cos(a), 53 + 38 * sin(a))], (140, 82, 36), 2)
    else:
        tilt, wood = c.uniform(0.5, 0.62), c.choice((WOOD, (150, 100, 60), (206, 206, 208)))
        y = 84 - 42 * tilt
        c.stands(14, 86, 86)
        c.path(disc(50, y + 3, 44, 44 * tilt), darker(wood, 0.35), stroke=darker(wood, 0.6), width=0.9)
        c.path(
            disc(50, y, 44, 44 * tilt),
            c.gradient([(0, lighter(wood, 0.3)), (1, darker(wood, 0.1))]),
            stroke=darker(wood, 0.6),
            width=0.9,
        )
        c.path(disc(50, y + 1, 40, 40 * tilt), INK, opacity=0.3)
        pie(c, 50, y - 2.5, 38, tilt, recipe)


# tea and coffee -----------------------------------------------------------------------------------
def handle(c: Canvas, d: str, width: float, colour: RGB | None = None) -> None:
    """A round handle along a path."""
    tone = colour or c.main
    c.path(d, None, stroke=darker(tone, 0.62), width=width + 1.8)
    c.path(d, None, stroke=darker(tone, 0.12), width=width)
    c.path(d, None, stroke=lighter(tone, 0.4), width=width * 0.3, opacity=0.75)


def brighten(c: Canvas) -> None:
    """Yellow glaze starts lighter: the shade of a round body would make it ochre."""
    if c.main[0] > c.main[1] > 170 > c.main[2]:
        c.main = mix(c.main, (255, 226, 72), 0.6)


def turned(c: Canvas, d: str) -> None:
    """A glazed body of revolution in the thing's own pattern: shaded to both sides, with a window's light on it."""
    c.panel(d, outline=False)
    yellow = c.main[0] > c.main[1] > 150 > c.main[2]  # black on yellow is mustard, brown on yellow is gold
    edge: RGB = (190, 110, 20) if yellow else INK
    deepest = 0.22 if sum(c.main) > 660 else 0.4  # nor may white turn grey
    c.path(d, c.radial([(0.45, edge, 0), (0.8, edge, 0.14), (1, edge, deepest)], centre=(0.4, 0.42), radius=0.68))
    c.path(d, c.radial([(0, WHITE, 0.6), (0.35, WHITE, 0.22), (1, WHITE, 0)], centre=(0.27, 0.3), radius=0.26))
    c.path(d, None, stroke=c.outline, width=1)


def mug_side(x: float, wide: float, top: float, foot: float, form: str) -> str:
    """The outline of a mug below its rim; the rim's front edge is added by the caller's ellipse."""
    if form == "barrel":
        bulge, low = wide * 1.16, wide * 0.74
        return (
            f"M{x - wide} {top} C{x - bulge} {top + 16} {x - bulge} {foot - 14} {x - low} {foot - 2} "
            f"Q{x} {foot + 3} {x + low} {foot - 2} C{x + bulge} {foot - 14} {x + bulge} {top + 16} {x + wide} {top}"
        )
    low = wide * {"straight": 0.97, "tapered": 0.72, "bowl": 0.5}[form]
    if form == "bowl":
        return (
            f"M{x - wide} {top} C{x - wide} {foot - 14} {x - low * 1.5} {foot - 4} {x - low} {foot - 2} "
            f"Q{x} {foot + 2} {x + low} {foot - 2} C{x + low * 1.5} {foot - 4} {x + wide} {foot - 14} {x + wide} {top}"
        )
    return (
        f"M{x - wide} {top} L{x - low} {foot - 4} C{x - low} {foot + 1.4} {x + low} {foot + 1.4} {x + low} {foot - 4} "
        f"L{x + wide} {top}"
    )


def one_mug(c: Canvas, x: float, foot: float, wide: float, tall: float, *, form: str, above: float) -> None:
    """A mug with its handle to the right; above: how far the rim opens to the eye, as a share of its width."""
    top, ry = foot - tall, wide * above
    reach, low = wide * c.uniform(0.6, 0.72), top + tall * c.uniform(0.68, 0.8)
    high = top + tall * 0.17
    narrow = {"straight": 0.97, "tapered": 0.8, "bowl": 0.84, "barrel": 1.04}[form]
    handle(
        c,
        f"M{x + wide * 0.96} {high} "
        f"C{x + wide + reach * 1.3} {high - 3} {x + wide + reach * 1.25} {low} {x + wide * narrow - 1.5} {low}",
        tall * c.uniform(0.09, 0.12),
    )
    turned(
        c,
        mug_side(x, wide, top, foot, form)
        + f" C{x + wide} {top + ry * 1.33} {x - wide} {top + ry * 1.33} {x - wide} {top} Z",
    )
    inside = c.choice((lighter(c.main, 0.75), (248, 246, 240), darker(c.main, 0.15)))
    c.path(disc(x, top, wide, ry), lighter(c.main, 0.25), stroke=c.outline, width=1)
    c.path(
        disc(x, top + 0.3, wide * 0.92, ry * 0.86),
        c.gradient([(0, darker(inside, 0.35)), (1, inside)], angle=(0, 0, 0.2, 1)),
        stroke=darker(inside, 0.5),
        width=0.6,
    )
    drink = c.choice((COFFEE, COFFEE, TEA, (196, 150, 104), None))
    if drink:
        with c.clip(disc(x, top + 0.3, wide * 0.92, ry * 0.86)):
            c.path(
                disc(x, top + ry * 0.5, wide * 0.9, ry * 0.86),
                c.gradient([(0, lighter(drink, 0.25)), (1, drink)]),
                stroke=darker(drink, 0.4),
                width=0.6,
            )


def mug(c: Canvas) -> None:
    """Straight, tapered, round or barrel-shaped; full or empty; with saucer, spoon, tea bag or heart; one or two."""
    brighten(c)
    form, above = c.choice(("straight", "straight", "tapered", "barrel", "bowl")), c.uniform(0.12, 0.3)
    wide, tall = c.uniform(25, 31), c.uniform(50, 64) if form != "bowl" else c.uniform(40, 46)
    if c.chance(0.2):
        for x, foot in ((30.0, 78.0), (62.0, 86.0)):
            c.stands(x - 14, x + 14, foot)
            one_mug(c, x, foot, wide * 0.62, min(tall, 56) * 0.74, form=form, above=above)
        return
    x, foot, saucer = 43.0, 86.0, c.chance(0.28)
    if saucer:
        c.path(disc(47, 81, 40, 6.6), c.dark, stroke=c.outline, width=1)
        c.path(disc(47, 79.4, 40, 6.4), c.gradient([(0, lighter(c.main, 0.3)), (1, c.main)]), stroke=c.outline, width=1)
        c.stands(20, 74, 86)
        x, foot, wide, tall = 45.0, 81.0, wide * 0.9, min(tall, 54)
    else:
        c.stands(x - wide * 0.7, x + wide * 0.7, 86)
    if c.chance(0.22):
        stem(c, f"M{x - 6} {foot - tall} L{x - 16} {foot - tall - 16}", 2, (190, 194, 202))
    one_mug(c, x, foot, wide, tall, form=form, above=above)
    if c.chance(0.2):  # the label of a tea bag
        c.line(
            [(x - wide * 0.5, foot - tall + wide * above), (x - wide * 0.56, foot - tall * 0.66)], (240, 240, 236), 1
        )
        c.rect(x - wide * 0.56 - 4, foot - tall * 0.66, 8, 9, 1, (250, 246, 232), stroke=(120, 110, 90), width=0.8)
    elif c.material == "plain" and c.chance(0.25):
        spot = Spot(x, foot - tall * 0.34, tall / 56)
        c.path(spot.put("M0 8 C-15 -3 -8 -14 0 -6 C8 -14 15 -3 0 8 Z"), c.second, stroke=darker(c.main, 0.4), width=0.7)
    if c.chance(0.5) and foot - tall > 24:
        steam(c, x, foot - tall - 2)


def spout(c: Canvas, x: float, y: float, reach: float, top: float) -> None:
    """A curved spout to the left, from the body at (x, y) up to `top`."""
    tip = x - reach
    d = (
        f"M{x + 4} {y + 9} C{x - reach * 0.5} {y + 7} {x - reach * 0.4} {top + 12} {tip - 2} {top + 2} "
        f"L{tip + 5} {top - 2} C{x - reach * 0.25} {top + 6} {x - 2} {y - 12} {x + 6} {y - 13} "
        "Z"
    )
    c.panel(d, shade=0.08)
    c.path(f"M{tip - 2} {top + 2} L{tip + 5} {top - 2}", stroke=c.outline, width=2.4)


def lid(c: Canvas, x: float, y: float, half: float, high: float) -> None:
    """A domed lid with its knob."""
    knob, r = c.choice((c.main, c.dark, (216, 172, 82), (110, 72, 44))), c.uniform(3.4, 4.6)
    c.panel(disc(x, y - high - r * 0.5, r, r * 0.92), colour=knob, material="plain")
    turned(
        c,
        (
            f"M{x - half} {y} C{x - half * 0.9} {y - high * 1.25} {x + half * 0.9} {y - high * 1.25} {x + half} {y} "
            f"C{x + half * 0.6} {y + 3.4} {x - half * 0.6} {y + 3.4} {x - half} {y} Z"
        ),
    )


def pot_body(x: float, wide: float, top: float, foot: float, form: str, neck: float) -> str:
    """Half widths: neck at the top, wide at the belly."""
    low = wide * {"round": 0.5, "squat": 0.6, "pear": 0.62}[form]
    mid = top + (foot - top) * {"round": 0.5, "squat": 0.52, "pear": 0.66}[form]
    half = [
        (neck, top),
        (
            neck + (wide - neck) * {"round": 0.72, "squat": 0.76, "pear": 0.34}[form],
            top + (mid - top) * 0.36,
        ),
    ]
    half += [(wide, mid), (wide * 0.88, mid + (foot - mid) * 0.6), (low, foot)]
    return smooth([*((x + px, py) for px, py in half), *((x - px, py) for px, py in half[::-1])], tension=0.52)


def teapot(c: Canvas) -> None:
    """Round, squat or pear-shaped; the handle at its side or arched over it; steaming, or with a cup."""
    brighten(c)
    form, over, cup = c.choice(("round", "round", "squat", "pear", "pear")), c.chance(0.24), c.chance(0.22)
    wide = {"round": 27, "squat": 29, "pear": 26}[form] * c.uniform(0.94, 1.04)
    top = {"round": 36, "squat": 46, "pear": 33}[form] + (7 if over else 0) + c.uniform(-2, 2)
    neck = wide * {"round": 0.5, "squat": 0.52, "pear": 0.46}[form]
    x, foot = 50.0, 84.0
    mid, tone = (top + foot) / 2, c.choice((c.main, c.main, c.dark, (128, 82, 46)))
    if over:
        handle(
            c,
            f"M{x - wide * 0.72} {top + 8} "
            f"C{x - wide * 1.1} {top - 41} {x + wide * 1.1} {top - 41} {x + wide * 0.72} {top + 8}",
            4,
            c.choice((tone, (176, 128, 70))),
        )
    else:
        bow = (
            f"M{x + wide * 0.7} {top + 8} C{x + wide + 24} {top - 6} "
            f"{x + wide + 22} {mid + 18} {x + wide * 0.84} {mid + 14}"
        )
        handle(c, bow, c.uniform(4.6, 6), tone)
    spout(c, x - wide * 0.82, mid + 6, c.uniform(17, 20), top + c.uniform(0, 6))
    c.panel(box(x - wide * 0.5, foot - 3, wide, 5, 1.6), shade=0.3, material="plain")
    turned(c, pot_body(x, wide, top, foot, form, neck))
    lid(c, x, top + 1.5, neck * 1.1, c.uniform(8, 12))
    c.stands(x - wide * 0.5, x + wide * 0.5, 86)
    if c.chance(0.35):
        steam(c, max(13, x - wide * 0.82 - 17), top)
    if cup:
        c.stands(74, 88, 88)
        one_mug(c, 78, 88, 10.5, 17, form="bowl", above=0.24)


WARES = {
    "red": 1.3,
    "blue": 1.4,
    "white": 1.3,
    "green": 1.2,
    "yellow": 1.1,
    "black": 1,
    "pink": 1,
    "orange": 1,
    "purple": 0.9,
    "brown": 0.9,
    "grey": 0.8,
}
GLAZES = {"plain": 3.6, "striped": 1.2, "dotted": 1.3, "checked": 1}

KINDS = [
    Kind(
        "cupcake",
        ("food", "sweets and meals"),
        cupcake,
        (
            "cupcake",
            "cupcakes",
            "fairy cake",
            "muffin",
            "frosted cupcake",
            "iced cupcake",
            "little cake",
            "small cake",
            "cup cake",
            "party cake",
        ),
        {"pink": 1.6, "brown": 1.2, "white": 1.2, "yellow": 1},
        {},
        TREATS,
    ),
    Kind(
        "ice cream",
        ("food", "sweets and meals"),
        ice_cream,
        (
            "ice cream",
            "ice cream cone",
            "gelato",
            "soft serve",
            "ice-cream",
            "sundae",
            "frozen dessert",
            "scoops of ice cream",
            "ice cream scoop",
            "frozen treat",
        ),
        {"pink": 1.5, "brown": 1.2, "white": 1.2, "green": 1.1},
        {},
        {**TREATS, "outdoors": 2, "street": 1, "room": 1},
        tilt=8,
    ),
    Kind(
        "doughnut",
        ("food", "sweets and meals"),
        doughnut,
        (
            "doughnut",
            "donut",
            "doughnuts",
            "donuts",
            "glazed doughnut",
            "ring doughnut",
            "glazed donut",
            "iced doughnut",
            "ring-shaped cake",
        ),
        {"pink": 1.4, "brown": 1.3, "white": 1.1},
        {},
        TREATS,
    ),
    Kind(
        "pizza",
        ("food", "sweets and meals"),
        pizza,
        (
            "pizza",
            "pizza slice",
            "slice of pizza",
            "pepperoni pizza",
            "pizza pie",
            "margherita",
            "italian pizza",
            "cheese pizza",
            "baked pizza",
            "pizza with toppings",
        ),
        {},
        {},
        TREATS,
        tilt=8,
    ),
    Kind(
        "mug",
        ("food", "tea and coffee"),
        mug,
        ("mug", "coffee mug", "tea mug", "cup", "coffee cup", "teacup", "drinking mug", "drinking cup", "tea cup"),
        WARES,
        GLAZES,
        TABLE,
    ),
    Kind(
        "teapot",
        ("food", "tea and coffee"),
        teapot,
        (
            "teapot",
            "tea pot",
            "tea kettle",
            "china teapot",
            "pot of tea",
            "pot for tea",
            "teapot with a spout",
            "kettle",
        ),
        WARES,
        GLAZES,
        TABLE,
    ),
]
