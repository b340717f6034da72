"""Drawings of bags. Knows one function a type, and the straps, buckles, zips and depth they share.

Poses, colours, materials and backgrounds are chosen by render.py. All bags stand at y = 86.
"""

import re
from itertools import pairwise

from assets.make.canvas import INK, NUMBER, RGB, WHITE, Canvas, Point, box, darker, lighter, mix, oval, points
from assets.make.kinds import ANYWHERE, INDOORS, Kind

GOLD: RGB = (216, 172, 82)
SILVER: RGB = (190, 194, 202)
RUBBER: RGB = (42, 42, 48)
TAN: RGB = (168, 112, 62)


# shared parts -------------------------------------------------------------------------------------
def flatten(d: str) -> list[Point]:
    """Points along a path of M, L, C and Q."""
    out: list[Point] = []
    for command, body in re.findall(r"([MLCQ])([^MLCQAZ]*)", d):
        v = [float(t) for t in NUMBER.findall(body)]
        pairs, step = list(zip(v[::2], v[1::2], strict=True)), {"C": 3, "Q": 2}.get(command, 1)
        for i in range(0, len(pairs), step):
            knots = pairs[i : i + step]
            out += knots if step == 1 else [_bezier([out[-1], *knots], k / 8) for k in range(1, 9)]
    return out


def _bezier(knots: list[Point], t: float) -> Point:
    while len(knots) > 1:
        knots = [(ax + (bx - ax) * t, ay + (by - ay) * t) for (ax, ay), (bx, by) in pairwise(knots)]
    return knots[0]


def swept(d: str, dx: float, dy: float) -> str:
    """The silhouette of a convex shape that reaches back by (dx, dy): the convex hull of it at both ends."""
    pts = sorted({(x + sx, y + sy) for x, y in flatten(d) for sx, sy in ((0, 0), (dx, dy))})
    hull: list[Point] = []
    for line in (pts, pts[::-1]):
        start = len(hull)
        for p in line:
            while len(hull) >= start + 2 and _turn(hull[-2], hull[-1], p) <= 0:
                hull.pop()
            hull.append(p)
        hull.pop()
    return points(hull, close=True)


def _turn(a: Point, b: Point, p: Point) -> float:
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])


def metal(c: Canvas, tone: RGB) -> str:
    return c.gradient([(0, lighter(tone, 0.6)), (0.5, tone), (1, darker(tone, 0.35))])


def strand(c: Canvas, d: str, width: float, colour: RGB) -> None:
    """A strap or handle along a path, with the outline and sheen of the other parts."""
    c.path(d, None, stroke=darker(colour, 0.62), width=width + 1.5)
    c.path(d, None, stroke=colour, width=width)
    c.path(d, None, stroke=lighter(colour, 0.4), width=width * 0.22, opacity=0.6)


def belt(c: Canvas, x: float, y0: float, y1: float, w: float, colour: RGB) -> None:
    """A short flat upright strap of webbing or leather."""
    c.rect(x - w / 2, y0, w, y1 - y0, w * 0.3, colour, stroke=darker(colour, 0.6), width=0.7)


def buckle(c: Canvas, x: float, y: float, w: float, tone: RGB) -> None:
    c.rect(x - w / 2, y - w * 0.42, w, w * 0.84, w * 0.16, None, stroke=darker(tone, 0.55), width=w * 0.3)
    c.rect(x - w / 2, y - w * 0.42, w, w * 0.84, w * 0.16, None, stroke=tone, width=w * 0.17)
    c.line([(x, y), (x, y + w * 0.36)], tone, w * 0.13)


def zipper(c: Canvas, d: str, pull: Point, tone: RGB) -> None:
    """A zip along the path, its puller hanging at the point."""
    c.path(d, None, stroke=c.darker, width=1.9)
    c.path(d, None, stroke=lighter(tone, 0.2), width=0.7, dash="0.7 0.7", cap="butt")
    x, y = pull
    c.rect(x - 1.1, y - 1, 2.2, 5.6, 1.1, metal(c, tone), stroke=darker(tone, 0.6), width=0.5)


def cast(c: Canvas, inside: str, d: str, opacity: float = 0.22) -> None:
    """The shadow that a part drawn next throws on the part it lies on."""
    with c.clip(inside):
        for step in (0.9, 2.2):
            with c.group(f"translate(0 {step})"):
                c.path(d, INK, opacity=opacity * 0.6)


def side(c: Canvas, d: str, dx: float, dy: float, shade: float = 0.34) -> None:
    """What is seen of a bag's depth behind its front d; nothing when seen straight on."""
    if dx:
        c.panel(swept(d, dx, dy), shade=shade)


def depth(c: Canvas, least: float, most: float, share: float = 0.55) -> tuple[float, float]:
    """How far the bag reaches back in the picture; (0, 0) seen straight on."""
    if not c.chance(share):
        return 0.0, 0.0
    dx = c.uniform(least, most)
    return dx, -dx * c.uniform(0.28, 0.5)


def trim_colour(c: Canvas) -> RGB:
    """A strap colour that suits the bag: its own, darker, or tan leather on cloth."""
    own = darker(c.main, 0.3)
    return own if c.material == "leather" or c.chance(0.7) else TAN if c.chance(0.6) else darker(c.main, 0.6)


# backpacks ----------------------------------------------------------------------------------------
def dome(x: float, wide: float, top_wide: float, top: float, foot: float, k: float, r: float) -> str:
    """A body with a rounded top; half widths at foot and shoulders, k = height of the rounding."""
    return (
        f"M{x - wide} {foot - r} C{x - wide} {foot - r * 0.3} {x - wide + r * 0.3} {foot} "
        f"{x - wide + r} {foot} "
        f"L{x + wide - r} {foot} C{x + wide - r * 0.3} {foot} {x + wide} {foot - r * 0.3} {x + wide} {foot - r} "
        f"L{x + top_wide} {top + k} C{x + top_wide} {top + k * 0.3} {x + top_wide * 0.62} {top} {x} {top} "
        f"C{x - top_wide * 0.62} {top} {x - top_wide} {top + k * 0.3} {x - top_wide} {top + k} Z"
    )


def arc_over(x: float, half: float, y: float, rise: float) -> str:
    return f"M{x - half} {y} C{x - half} {y - rise * 1.32} {x + half} {y - rise * 1.32} {x + half} {y}"


def front_pocket(c: Canvas, body: str, x: float, half: float, top: float, foot: float, tone: RGB, trim: RGB) -> None:
    """The pocket that tells a school backpack: with a zip, or with a flap and a strap."""
    pocket = box(x - half, top, 2 * half, foot - top, c.uniform(5, 10))
    cast(c, body, pocket)
    c.panel(pocket, shade=-0.05)
    if c.chance(0.6):
        zipper(
            c,
            f"M{x - half + 4} {top + 6} C{x - half + 7} {top + 4.4} {x + half - 7} {top + 4.4} "
            f"{x + half - 4} {top + 6}",
            (x + half * c.uniform(-0.6, 0.6), top + 5),
            tone,
        )
        return
    drop = c.uniform(9, 13)
    flap = (
        f"M{x - half - 0.6} {top - 1} L{x + half + 0.6} {top - 1} L{x + half + 0.6} {top + drop * 0.6} "
        f"C{x + half * 0.6} {top + drop * 1.15} {x - half * 0.6} {top + drop * 1.15} {x - half - 0.6} "
        f"{top + drop * 0.6} Z"
    )
    cast(c, pocket, flap)
    c.panel(flap, shade=0.08)
    for bx in c.choice(([x], [x - half * 0.5, x + half * 0.5])):
        belt(c, bx, top + 1, top + drop + 5, 3.2, trim)
        buckle(c, bx, top + drop + 1, 4.4, tone)


def school_backpack(c: Canvas) -> None:
    """Rounded body with a front pocket, haul loop and shoulder straps; straight on or from one side."""
    dx, dy = depth(c, 7, 12, 0.5)
    x, wide, top = 50 - dx / 2, c.uniform(26, 32), c.uniform(17, 25)
    top_wide, k, tone, trim = (
        wide * c.uniform(0.78, 1),
        c.uniform(20, 36),
        c.choice((GOLD, SILVER, SILVER)),
        trim_colour(c),
    )
    body = dome(x, wide, top_wide, top, 86, k, c.uniform(7, 13))
    c.stands(x - wide, x + wide + dx, 86)
    strap, bow = darker(c.main, 0.42), c.uniform(5, 9)
    for s, shift in ((-1, 0), (1, dx)):
        base = x + shift
        strand(
            c,
            f"M{base + s * 9} {top + 4 + dy} C{base + s * (top_wide + 3)} {top + 4} "
            f"{base + s * (wide + bow + 3)} {top + 30} "
            f"{base + s * (wide - 1)} {c.uniform(74, 80) + (dy if shift else 0)}",
            5,
            strap,
        )
    loop = c.uniform(6, 9)
    strand(c, arc_over(x + dx * 0.5, loop, top + 3 + dy * 0.5, loop + 3), 3, strap)
    side(c, body, dx, dy)
    if dx:
        mesh = f"M{x + wide} 60 L{x + wide + dx} {60 + dy} L{x + wide + dx} {80 + dy} L{x + wide} 84 Z"
        c.path(mesh, c.darker, stroke=c.outline, width=0.8)
    elif c.chance(0.6):
        for s in (-1, 1):
            c.path(
                f"M{x + s * (wide - 2)} 58 L{x + s * (wide + 4)} 60 C{x + s * (wide + 6)} 70 "
                f"{x + s * (wide + 5)} 80 {x + s * (wide - 2)} 84 Z",
                c.darker,
                stroke=c.outline,
                width=0.8,
            )
    c.panel(body)
    if c.chance(0.35):
        with c.clip(body):
            c.rect(x - wide, c.uniform(72, 76), 2 * wide, 20, 0, trim, stroke=darker(trim, 0.6), width=0.8)
        c.path(body, None, stroke=c.outline, width=0.9)
    _school_front(c, body, x, wide, top_wide, top, k, tone, trim)


def _school_front(
    c: Canvas, body: str, x: float, wide: float, top_wide: float, top: float, k: float, tone: RGB, trim: RGB
) -> None:
    """The main zip, the pocket or pockets and small things on the front."""
    inset = top_wide - 5
    zipper(
        c,
        f"M{x - inset} {top + k + 4} L{x - inset} {top + k} C{x - inset} {top + 5 + k * 0.28} "
        f"{x - inset * 0.6} {top + 5} {x} {top + 5} "
        f"C{x + inset * 0.6} {top + 5} {x + inset} {top + 5 + k * 0.28} {x + inset} {top + k} "
        f"L{x + inset} {top + k + 4}",
        (x + inset, top + k + 3),
        tone,
    )
    half, y = wide * c.uniform(0.68, 0.8), c.uniform(53, 60)
    front_pocket(c, body, x, half, y, c.uniform(79, 82), tone, trim)
    if c.chance(0.4):
        wide_badge = c.uniform(4, 6)
        c.rect(x - wide_badge, y - 15, 2 * wide_badge, 6, 1.2, trim, stroke=darker(trim, 0.6), width=0.6)
        c.line([(x - wide_badge * 0.5, y - 12), (x + wide_badge * 0.5, y - 12)], lighter(trim, 0.6), 0.8)
    elif c.chance(0.4):
        small = box(x - half * 0.72, y - 16, half * 1.44, 13, 4)
        cast(c, body, small, 0.16)
        c.panel(small)
        zipper(c, points([(x - half * 0.55, y - 12.5), (x + half * 0.55, y - 12.5)]), (x - half * 0.4, y - 12.5), tone)


def bottle(c: Canvas, x: float, y0: float, y1: float, r: float) -> None:
    tone = c.choice([(196, 202, 212), (70, 140, 190), (226, 96, 64), (88, 160, 110)])
    c.rect(x - r * 0.62, y0, r * 1.24, 4.5, 1, RUBBER)
    c.rect(
        x - r,
        y0 + 3.4,
        2 * r,
        y1 - y0,
        2.4,
        c.gradient([(0, lighter(tone, 0.4)), (0.5, tone), (1, darker(tone, 0.3))], angle=(0, 0, 1, 0)),
        stroke=darker(tone, 0.6),
        width=0.8,
    )


def spiral(c: Canvas, x: float, y: float, r: float, tone: RGB) -> None:
    """The end of a rolled mat."""
    c.ellipse(x, y, r, None, lighter(tone, 0.15), stroke=darker(tone, 0.6), width=0.9)
    for share in (0.68, 0.36):
        c.ellipse(x, y, r * share, None, None, stroke=darker(tone, 0.35), width=0.8)


def bedroll(c: Canvas, x0: float, x1: float, y: float, r: float, tone: RGB) -> None:
    """A rolled mat lying across, held by two straps."""
    fill = c.gradient([(0, lighter(tone, 0.35)), (0.45, tone), (1, darker(tone, 0.35))], angle=(0, 0, 0, 1))
    c.rect(x0, y - r, x1 - x0, 2 * r, r * 0.75, fill, stroke=darker(tone, 0.62), width=0.9)
    for s in (x0 + 2.6, x1 - 2.6):
        c.path(
            f"M{s} {y - r + 1} C{s + 1.6} {y - r * 0.4} {s + 1.6} {y + r * 0.4} {s} {y + r - 1}",
            None,
            stroke=darker(tone, 0.4),
            width=0.7,
        )
    for share in (0.27, 0.73):
        belt(c, x0 + (x1 - x0) * share, y - r - 0.4, y + r + 0.4, 2.8, RUBBER)


def mat_colour(c: Canvas) -> RGB:
    """A colour for the bedroll that is not the bag's own."""
    options = [(106, 122, 80), (198, 98, 62), (74, 98, 142), (206, 178, 118), (122, 126, 136)]
    return max(c.rng.sample(options, 3), key=lambda o: sum(abs(a - b) for a, b in zip(o, c.main, strict=True)))


def hiking_backpack(c: Canvas) -> None:
    """Tall pack with a lid, webbing, side pockets, bottle and bedroll; from the front or from the side."""
    (hiking_front if c.chance(0.6) else hiking_side)(c)


def hiking_front(c: Canvas) -> None:
    wide, top, mat = c.uniform(18, 21), c.uniform(8, 12), mat_colour(c)
    roll_low = c.chance(0.65)
    foot, r = (77.0, c.uniform(6, 7)) if roll_low else (86.0, c.uniform(5, 6))
    top = top if roll_low else top + 9
    for s in (-1, 1):
        strand(
            c,
            f"M{50 + s * 10} {top + 8} C{50 + s * 26} {top} {50 + s * 37} {top + 26} {50 + s * (wide + 3)} {foot - 22}",
            4.4,
            darker(c.main, 0.45),
        )
        _hip_fin(c, 50 + s * wide, foot - 12, s)
    if c.chance(0.4):
        _poles(c, 50 + c.choice((-1, 1)) * (wide + 7), top - 2, foot)
    _side_pockets(c, wide, foot)
    body = dome(50, wide, wide * c.uniform(0.9, 1), top + 4, foot, 14, 7)
    c.panel(body)
    pocket = box(50 - wide * 0.74, foot - c.uniform(28, 33), wide * 1.48, 27, 5)
    cast(c, body, pocket)
    c.panel(pocket, shade=-0.05)
    zipper(
        c, points([(50 - wide * 0.56, foot - 22), (50 + wide * 0.56, foot - 22)]), (50 + wide * 0.4, foot - 22), SILVER
    )
    if roll_low:
        bedroll(c, 50 - wide - c.uniform(6, 11), 50 + wide + c.uniform(6, 11), 86 - r, r, mat)
        c.stands(50 - wide - 7, 50 + wide + 7, 86)
    else:
        bedroll(c, 50 - wide - c.uniform(3, 8), 50 + wide + c.uniform(3, 8), top - r + 4.5, r, mat)
        c.stands(50 - wide - 5, 50 + wide + 5, 86)
    _hiking_lid(c, body, wide, top, foot)


def _hip_fin(c: Canvas, x: float, y: float, s: int) -> None:
    """Half of the hip belt: a flat pad that ends in webbing; s = -1 to the left, 1 to the right."""
    web = darker(c.main, 0.5)
    c.line([(x + s * 10, y + 5), (x + s * 16, y + 10)], web, 2)
    c.path(
        f"M{x} {y - 2} C{x + s * 6} {y - 3} {x + s * 11} {y} {x + s * 13} {y + 4} Q{x + s * 13} "
        f"{y + 8} {x + s * 9} {y + 8} L{x} {y + 6} Z",
        darker(c.main, 0.35),
        stroke=c.outline,
        width=0.9,
    )


def _poles(c: Canvas, x: float, top: float, foot: float) -> None:
    """A walking stick strapped to the side."""
    c.line([(x, top), (x, foot)], darker(SILVER, 0.6), 2.2)
    c.line([(x, top), (x, foot)], SILVER, 1.1)
    c.rect(x - 1.8, top - 3, 3.6, 10, 1.6, RUBBER)


def _side_pockets(c: Canvas, wide: float, foot: float) -> None:
    full, out = c.choice((-1, 1)), c.uniform(7, 9.5)
    for s in (-1, 1):
        if s == full:
            bottle(c, 50 + s * (wide + out * 0.42), foot - c.uniform(42, 48), foot - 14, 4.2)
        c.panel(
            f"M{50 + s * (wide - 3)} {foot - 28} L{50 + s * (wide + out - 1)} {foot - 26} "
            f"C{50 + s * (wide + out + 2)} {foot - 16} "
            f"{50 + s * (wide + out)} {foot - 5} {50 + s * (wide - 3)} {foot - 3} Z",
            shade=0.24,
        )
        c.line([(50 + s * (wide - 1), foot - 24.5), (50 + s * (wide + out - 0.6), foot - 22.8)], c.darker, 1.4)


def _hiking_lid(c: Canvas, body: str, wide: float, top: float, foot: float) -> None:
    """The lid over the top and the webbing that buckles it down."""
    w, drop = wide + c.uniform(1, 3), c.uniform(15, 19)
    lid = (
        f"M{50 - w} {top + drop} C{50 - w - 1} {top + 4} {50 - w * 0.7} {top} 50 {top} "
        f"C{50 + w * 0.7} {top} {50 + w + 1} {top + 4} {50 + w} {top + drop} "
        f"C{50 + w * 0.5} {top + drop + 4} {50 - w * 0.5} {top + drop + 4} {50 - w} {top + drop} Z"
    )
    web = darker(c.main, 0.55)
    for s in (-0.5, 0.5):
        belt(c, 50 + s * wide, top + drop, foot - 25, 2.8, web)
    cast(c, body, lid)
    c.panel(lid, shade=0.08)
    zipper(
        c,
        f"M{50 - w * 0.66} {top + drop * 0.55} C{50 - w * 0.3} {top + drop * 0.7} {50 + w * 0.3} "
        f"{top + drop * 0.7} {50 + w * 0.66} {top + drop * 0.55}",
        (50 - w * 0.4, top + drop * 0.62),
        SILVER,
    )
    for s in (-0.5, 0.5):
        x = 50 + s * wide
        belt(c, x, top + drop - 1.5, top + drop + 5, 2.8, web)
        c.rect(x - 2.6, top + drop + 4, 5.2, 5.4, 1.2, RUBBER, stroke=INK, width=0.5)
        c.line([(x - 1.2, top + drop + 6.6), (x + 1.2, top + drop + 6.6)], (150, 152, 160), 0.8)


def hiking_side(c: Canvas) -> None:
    """Seen from its side: harness on the left, pocket on the right, the bedroll end on."""
    top, deep, mat, r = c.uniform(9, 15), c.uniform(34, 40), mat_colour(c), c.uniform(7, 8.5)
    x0, foot = 33.0, 86.0
    x1, web = x0 + deep, darker(c.main, 0.5)
    c.stands(x0 + 2, x1 + 2 * r - 3, 86)
    strand(c, f"M{x0 + 4} {top + 9} C{x0 - 14} {top + 6} {x0 - 20} {top + 40} {x0 + 3} {top + 50}", 4.6, web)
    _hip_fin(c, x0 + 2, foot - 18, -1)
    pouch = f"M{x1 - 6} {top + 28} C{x1 + 10} {top + 28} {x1 + 12} {foot - 8} {x1 - 4} {foot - 4} Z"
    c.panel(pouch, shade=0.16)
    body = (
        f"M{x0 + 2} {top + 10} C{x0 - 3} {top + 30} {x0 - 2} {foot - 20} {x0 + 2} {foot - 6} "
        f"Q{x0 + 3} {foot} {x0 + 9} {foot} "
        f"L{x1 - 8} {foot} C{x1 - 1} {foot} {x1 + 1} {foot - 6} {x1 + 1} {foot - 14} "
        f"L{x1 - 2} {top + 12} L{x0 + 2} {top + 10} Z"
    )
    c.panel(body)
    for y in (top + 24, top + 34):
        c.line([(x0 + 1, y), (x1 - 1, y + c.uniform(-4, 4))], web, 2)
    mid = (x0 + x1) / 2 - 2
    bottle(c, mid, top + 28, foot - 18, 5)
    pocket = (
        f"M{x0 + 5} {foot - 31} L{x1 - 9} {foot - 27} L{x1 - 8} {foot - 8} Q{x1 - 9} {foot - 4} "
        f"{x1 - 14} {foot - 4} L{x0 + 10} {foot - 4} Q{x0 + 5} {foot - 5} {x0 + 5} {foot - 9} Z"
    )
    cast(c, body, pocket)
    c.panel(pocket, shade=0.1)
    c.line([(x0 + 5.5, foot - 28), (x1 - 9, foot - 24)], c.darker, 1.4)
    lid = (
        f"M{x0 - 3} {top + 16} C{x0 - 4} {top + 4} {x0 + 6} {top} {x0 + deep * 0.5} {top} C{x1 - 2} "
        f"{top} {x1 + 5} {top + 6} {x1 + 4} {top + 20} "
        f"C{x1 - 8} {top + 15} {x0 + 10} {top + 15} {x0 - 3} {top + 16} Z"
    )
    cast(c, body, lid)
    c.panel(lid, shade=0.06)
    belt(c, x1 - 5, top + 16, top + 30, 2.8, web)
    c.rect(x1 - 7.6, top + 23, 5.2, 5.2, 1.2, RUBBER, stroke=INK, width=0.5)
    strand(c, arc_over(x0 + 5, 4, top + 4, 6), 2.2, web)
    spiral(c, x1 + r - 1, foot - r, r, mat)
    c.path(
        f"M{x1 - 3} {foot - r * 1.9} Q{x1 + r} {foot - 2 * r - 3} {x1 + 2 * r - 1.6} {foot - r * 1.5}",
        None,
        stroke=RUBBER,
        width=1.8,
    )


# handbags -----------------------------------------------------------------------------------------
def purse_body(x: float, wide: float, top_wide: float, top: float, foot: float, r: float) -> str:
    """A trapezoid with rounded lower corners and softly bulging sides."""
    return (
        f"M{x - top_wide + 3} {top} L{x + top_wide - 3} {top} Q{x + top_wide} {top} "
        f"{x + top_wide + 0.5} {top + 3} "
        f"L{x + wide} {foot - r} C{x + wide + 0.5} {foot - r * 0.3} {x + wide - r * 0.4} {foot} {x + wide - r} {foot} "
        f"L{x - wide + r} {foot} C{x - wide + r * 0.4} {foot} {x - wide - 0.5} {foot - r * 0.3} {x - wide} {foot - r} "
        f"L{x - top_wide - 0.5} {top + 3} Q{x - top_wide} {top} {x - top_wide + 3} {top} Z"
    )


def flap_shape(c: Canvas, x: float, half: float, top: float, drop: float) -> str:
    """A flap: half round, pointed like an envelope, or straight with round corners."""
    kind, y = c.choice(("round", "round", "point", "straight")), top + drop
    if kind == "round":
        return (
            f"M{x - half} {top} L{x + half} {top} C{x + half + 2} {top + drop * 0.75} {x + half * 0.5} "
            f"{y} {x} {y} C{x - half * 0.5} {y} {x - half - 2} {top + drop * 0.75} {x - half} {top} Z"
        )
    if kind == "point":
        return (
            f"M{x - half} {top} L{x + half} {top} L{x + half + 1} {top + drop * 0.3} Q{x + 4} {y - 2} {x} "
            f"{y} Q{x - 4} {y - 2} {x - half - 1} {top + drop * 0.3} Z"
        )
    return (
        f"M{x - half} {top} L{x + half} {top} L{x + half + 1.5} {y - 7} Q{x + half + 1} {y - 1} "
        f"{x + half - 6} {y - 1} L{x - half + 6} {y - 1} Q{x - half - 1} {y - 1} {x - half - 1.5} "
        f"{y - 7} Z"
    )


def clasp(c: Canvas, x: float, y: float, tone: RGB) -> None:
    kind, edge = c.choice(("round", "bar", "turn", "ring")), darker(tone, 0.6)
    if kind == "round":
        c.ellipse(x, y, 3.6, None, metal(c, tone), stroke=edge, width=0.7)
        c.ellipse(x - 0.8, y - 0.9, 1.2, None, lighter(tone, 0.7))
    elif kind == "bar":
        c.rect(x - 5, y - 3, 10, 6, 1.4, metal(c, tone), stroke=edge, width=0.7)
        c.rect(x - 1, y - 1.6, 2, 3.2, 0.8, edge)
    elif kind == "turn":
        c.ellipse(x, y, 5, 3.4, metal(c, tone), stroke=edge, width=0.7)
        c.rect(x - 1.1, y - 3, 2.2, 6, 1, lighter(tone, 0.4), stroke=edge, width=0.5)
    else:
        c.ellipse(x, y, 3.4, None, None, stroke=edge, width=2.4)
        c.ellipse(x, y, 3.4, None, None, stroke=tone, width=1.3)


def chain(c: Canvas, d: str, tone: RGB) -> None:
    c.path(d, None, stroke=darker(tone, 0.6), width=3, dash="2.6 1.5")
    c.path(d, None, stroke=tone, width=1.6, dash="2.6 1.5")


def bag_handle(c: Canvas, x: float, half: float, y: float, high: float, tone: RGB, trim: RGB) -> None:
    """A handle standing up over the bag: an arch, a pair, a chain or a soft square loop."""
    kind = c.choice(("arch", "arch", "pair", "chain", "loop"))
    if kind == "pair":
        strand(c, arc_over(x + 4, half * 0.9, y, high * 0.92), 2.8, darker(trim, 0.25))
    if kind == "chain":
        half *= 1.15
        chain(c, arc_over(x, half, y, high), tone)
    elif kind == "loop":
        strand(
            c,
            f"M{x - half} {y} C{x - half} {y - high * 0.8} {x - half * 0.8} {y - high} {x - half * 0.3} "
            f"{y - high} "
            f"L{x + half * 0.3} {y - high} C{x + half * 0.8} {y - high} {x + half} {y - high * 0.8} {x + half} {y}",
            3.2,
            trim,
        )
    else:
        strand(c, arc_over(x, half, y, high), 3.6 if kind == "arch" else 2.8, trim)
    for s in (-1, 1):
        c.ellipse(x + s * half, y + 0.5, 2.3, None, None, stroke=darker(tone, 0.6), width=2)
        c.ellipse(x + s * half, y + 0.5, 2.3, None, None, stroke=tone, width=1.1)


def handbag(c: Canvas) -> None:
    """A structured ladies' bag: flap, clasp and a handle above; straight on or from one side."""
    dx, dy = depth(c, 6, 11, 0.5)
    x, wide, top = 50 - dx / 2, c.uniform(33, 39), c.uniform(41, 50)
    top_wide = wide * c.uniform(0.72, 1)
    tone, trim = c.choice((GOLD, GOLD, SILVER)), darker(c.main, c.uniform(0.15, 0.4))
    body = purse_body(x, wide, top_wide, top, 85, c.choice((5, 9, 16, 22)))
    c.stands(x - wide + 2, x + wide + dx - 2, 86)
    for s in (-0.7, 0.7):
        c.rect(x + s * wide - 2, 83.5, 4, 2.5, 1, darker(tone, 0.3))
    bag_handle(
        c, x + dx / 2, top_wide * c.uniform(0.5, 0.72), top + dy / 2 - 0.5, top - c.uniform(10, 18) + dy / 2, tone, trim
    )
    side(c, body, dx, dy)
    c.panel(body)
    half, drop = top_wide - c.uniform(-1, 1.5), c.uniform(19, 27)
    flap = flap_shape(c, x, half, top - 0.6, drop)
    cast(c, body, flap, 0.26)
    c.panel(flap, shade=0.08)
    if c.chance(0.25):
        belt(c, x, top + 2, top + drop + 4, 6, trim)
    clasp(c, x, top + drop - c.uniform(0.5, 4), tone)
    if c.chance(0.2):
        _charm(c, x - half * 0.72, top + 3)


def _charm(c: Canvas, x: float, y: float) -> None:
    """A tassel on a ring."""
    tone = c.choice([(232, 92, 110), (240, 200, 90), (96, 170, 190)])
    c.line([(x, y - 3), (x, y + 5)], GOLD, 1)
    c.path(
        f"M{x - 1.6} {y + 5} L{x + 1.6} {y + 5} L{x + 3} {y + 15} L{x - 3} {y + 15} Z",
        tone,
        stroke=darker(tone, 0.5),
        width=0.6,
    )


def tote_bag(c: Canvas) -> None:
    """A big open bag with two long handles: a flat cloth bag with a print, or a shopper standing wide open."""
    (_shopper if c.material == "leather" or c.chance(0.42) else _cloth_tote)(c)


def _cloth_tote(c: Canvas) -> None:
    """Flat and soft, taller than a handbag, no flap or lock; two long bands of the same cloth to hang on a shoulder."""
    half, top, high = c.uniform(25, 30), c.uniform(36, 41), c.uniform(7, 10)
    sag, lean, at = c.uniform(1, 3.4), c.uniform(-1.6, 1.6), c.uniform(0.4, 0.54)
    trim = c.choice((c.main, c.main, trim_colour(c)))
    c.stands(50 - half, 50 + half, 86)
    hx, band = half * at, c.uniform(1.9, 2.5)
    strand(c, _long_handle(54.5 + lean, hx * 0.86, top + 2, high), band, darker(trim, 0.34))
    inside = f"M{50 - half} {top} Q50 {top - 2 * sag} {50 + half} {top} Q50 {top + 2 * sag} {50 - half} {top} Z"
    c.panel(inside, shade=0.55, material="plain")
    front = (
        f"M{50 - half} {top} Q50 {top + 2 * sag} {50 + half} {top} "
        f"C{50 + half - sag * 0.5} {top + 16} {50 + half + sag} 74 {50 + half - 0.6} 84 Q{50 + half - 1} 86 "
        f"{50 + half - 4} 86 Q50 {86 - sag * 0.4} {50 - half + 4} 86 Q{50 - half + 1} 86 {50 - half + 0.6} 84 "
        f"C{50 - half - sag} 74 {50 - half + sag * 0.5} {top + 16} {50 - half} {top} Z"
    )
    if c.chance(0.4):
        _shopping(c, 50, top)
    c.panel(front)
    _creases(c, front, half, top)
    hem = f"M{50 - half + 0.4} {top + 4.4} Q50 {top + 4.4 + 2 * sag} {50 + half - 0.4} {top + 4.4}"
    c.path(hem, None, stroke=c.dark, width=0.9, dash="1.8 1.2")
    if c.material in ("plain", "canvas") and c.chance(0.7):
        _print(c, 50, 65, c.uniform(11, 14))
    _front_handle(c, 49 - lean, hx, top + sag, high + c.uniform(4, 9), band, trim, droop=c.chance(0.15))


def _creases(c: Canvas, front: str, half: float, top: float) -> None:
    """The soft folds of an empty cloth bag, running up from its corners."""
    with c.clip(front):
        for s in (-1, 1):
            x = 50 + s * half
            fold = f"M{x} 86 Q{x - s * 6} 74 {x - s * c.uniform(8, 13)} {top + 20} Q{x - s * 3} 72 {x} 78 Z"
            c.path(fold, INK, opacity=0.16)


def _print(c: Canvas, x: float, y: float, s: float) -> None:
    """What is printed on a cloth bag: a heart, a flower or a leaf."""
    kind = c.choice(("heart", "flower", "leaf"))
    if kind == "heart":
        c.path(
            f"M{x} {y + s} C{x - s * 1.6} {y - s * 0.2} {x - s * 0.9} {y - s * 1.3} {x} {y - s * 0.4} "
            f"C{x + s * 0.9} {y - s * 1.3} {x + s * 1.6} {y - s * 0.2} {x} {y + s} Z",
            c.second,
        )
    elif kind == "flower":
        for dx, dy in ((0, -1), (0.95, -0.31), (0.59, 0.81), (-0.59, 0.81), (-0.95, -0.31)):
            c.ellipse(x + dx * s * 0.56, y + dy * s * 0.56, s * 0.4, None, c.second)
        c.ellipse(x, y, s * 0.32, None, c.main)
    else:
        c.path(
            f"M{x - s * 0.8} {y + s * 0.8} Q{x - s} {y - s * 0.7} {x + s} {y - s} Q{x + s * 0.8} {y + s * 0.9} "
            f"{x - s * 0.8} {y + s * 0.8} Z",
            c.second,
        )
        c.line([(x - s * 1.1, y + s * 1.1), (x + s * 0.5, y - s * 0.5)], c.main, 1.3)


def _shopper(c: Canvas) -> None:
    """A stiff bag standing wide open, sometimes with shopping looking out."""
    x, top, droop = 50.0, c.uniform(37, 44), c.chance(0.2)
    wide, top_wide = c.uniform(24, 30), c.uniform(29, 34)
    open_by, high, at = c.uniform(3.5, 6.5), c.uniform(8, 12), c.uniform(0.4, 0.56)
    trim = trim_colour(c)
    dx, dy = depth(c, 6, 9, 0.45)
    x -= dx / 2
    back = top - open_by + dy * 0.4
    c.stands(x - wide, x + wide + dx, 86)
    front = (
        f"M{x - top_wide} {top} C{x - top_wide * 0.5} {top + open_by * 0.7} {x + top_wide * 0.5} "
        f"{top + open_by * 0.7} {x + top_wide} {top} "
        f"L{x + wide} 83 Q{x + wide} 86 {x + wide - 4} 86 L{x - wide + 4} 86 Q{x - wide} 86 {x - wide} 83 Z"
    )
    if dx:
        c.panel(
            f"M{x + top_wide} {top} L{x + top_wide + dx * 0.8} {top + dy * 0.9} L{x + wide + dx} "
            f"{86 + dy} L{x + wide - 2} 86 Z",
            shade=0.36,
        )
    inside = (
        f"M{x - top_wide} {top} C{x - top_wide * 0.6} {back - open_by * 0.6} "
        f"{x + top_wide * 0.6 + dx} {back - open_by * 0.6} "
        f"{x + top_wide + dx * 0.8} {top + dy * 0.9} L{x + top_wide} {top} C{x + top_wide * 0.5} "
        f"{top + open_by} {x - top_wide * 0.5} {top + open_by} {x - top_wide} {top} Z"
    )
    hx, width = top_wide * at, c.uniform(2.6, 3.8)
    strand(c, _long_handle(x + dx * 0.6 + 2, hx, top - 1, high + 2), width, darker(trim, 0.3))
    c.panel(inside, shade=0.55, material="plain")
    if c.chance(0.3):
        _shopping(c, x, top)
    c.panel(front)
    _tote_front(c, front, x, wide, top_wide, top, trim)
    _front_handle(c, x, hx, top, high, width, trim, droop=droop)


def _front_handle(
    c: Canvas, x: float, half: float, top: float, high: float, width: float, trim: RGB, *, droop: bool
) -> None:
    """The handle sewn to the front, standing up or fallen forward."""
    ends = top + c.uniform(8, 13)
    fallen = f"M{x - half} {top + 4} C{x - half * 1.1} {top + 44} {x + half * 1.1} {top + 44} {x + half} {top + 4}"
    strand(c, fallen if droop else _long_handle(x, half, ends, high), width, trim)
    for s in (-1, 1):
        hx = x + s * half
        c.rect(hx - width / 2 - 0.5, ends - 3.5, width + 1, 4.5, 0.8, trim, stroke=darker(trim, 0.6), width=0.7)
        c.line([(hx - 1, ends - 2.2), (hx + 1, ends - 0.2)], lighter(trim, 0.5), 0.5)


def _long_handle(x: float, half: float, y: float, high: float) -> str:
    return (
        f"M{x - half} {y} C{x - half + 0.5} {high - 6} {x - half * 0.4} {high} {x} {high} "
        f"C{x + half * 0.4} {high} {x + half - 0.5} {high - 6} {x + half} {y}"
    )


def _tote_front(c: Canvas, front: str, x: float, wide: float, top_wide: float, top: float, trim: RGB) -> None:
    """A hem, and on some a contrasting base, a print or a pocket."""
    c.path(
        f"M{x - top_wide + 0.6} {top + 4} C{x - top_wide * 0.5} {top + 8} {x + top_wide * 0.5} "
        f"{top + 8} {x + top_wide - 0.6} {top + 4}",
        None,
        stroke=c.dark,
        width=0.7,
        dash="1.8 1.2",
    )
    extra = c.choice(("none", "base", "print", "pocket", "none"))
    if extra == "base":
        with c.clip(front):
            c.rect(x - 44, c.uniform(72, 76), 88, 20, 0, trim, stroke=darker(trim, 0.6), width=0.8)
        c.path(front, None, stroke=c.outline, width=0.9)
    elif extra == "print" and c.material in ("plain", "canvas"):
        _print(c, x, 66, c.uniform(7, 10))
    elif extra == "pocket":
        pocket = box(x - wide * 0.5, 60, wide, 19, 3)
        cast(c, front, pocket, 0.16)
        c.panel(pocket)


def _shopping(c: Canvas, x: float, top: float) -> None:
    """A baguette and leeks, or a magazine, looking out of the bag."""
    if c.chance(0.5):
        with c.group(f"rotate({c.uniform(8, 18):.1f} {x:.1f} {top})"):
            c.rect(x + 6, top - 22, 8, 34, 4, (216, 160, 88), stroke=(128, 82, 36), width=0.8)
            for k in range(3):
                c.line([(x + 7.6, top - 14 + k * 6), (x + 12.4, top - 17 + k * 6)], (242, 206, 144), 1.3)
        for k in (-3, 0, 3):
            c.path(
                f"M{x - 10} {top + 6} Q{x - 12 + k} {top - 10} {x - 12 + 2.4 * k} {top - 17}",
                None,
                stroke=(74, 140, 70),
                width=3.2,
            )
    else:
        with c.group(f"rotate({c.uniform(-12, -5):.1f} {x:.1f} {top})"):
            c.rect(x - 14, top - 16, 20, 30, 0.6, (238, 236, 228), stroke=(110, 110, 116), width=0.8)
            c.rect(x - 12, top - 13.5, 16, 4, 0, (206, 74, 70))


# luggage ------------------------------------------------------------------------------------------
def trolley_handle(c: Canvas, x: float, half: float, top: float, high: float) -> None:
    """The telescopic handle: two rods and a grip."""
    for s in (-1, 1):
        c.rect(x + s * half - 1.5, high + 2, 3, top - high + 4, 0.6, metal(c, SILVER), stroke=(82, 84, 92), width=0.7)
        c.rect(
            x + s * half - 2.1,
            (high + top) / 2,
            4.2,
            top - (high + top) / 2 + 3,
            0.8,
            metal(c, darker(SILVER, 0.25)),
            stroke=(70, 72, 80),
            width=0.7,
        )
    c.rect(x - half - 3.4, high - 1.5, 2 * half + 6.8, 6, 2.6, RUBBER, stroke=INK, width=0.6)
    c.line([(x - half, high), (x + half, high)], (120, 122, 130), 0.9)


def castor(c: Canvas, x: float, foot: float) -> None:
    c.rect(x - 3, foot - 8, 6, 4.6, 1.2, (86, 88, 96), stroke=INK, width=0.6)
    c.ellipse(x, foot - 3.2, 3.3, None, RUBBER, stroke=INK, width=0.5)
    c.ellipse(x, foot - 3.2, 1.2, None, (160, 162, 170))


def ribs(c: Canvas, body: str, x: float, half: float, top: float, foot: float, *, upright: bool) -> None:
    """The grooves of a hard shell, a dark and a light line each."""
    n = c.choice((3, 4, 5, 6))
    with c.clip(body):
        for k in range(n):
            t = -1 + 2 * (k + 0.5) / n
            a = (x + t * (half - 3)) if upright else (top + foot) / 2 + t * (foot - top - 8) / 2
            for shift, tone, op in ((0, c.darker, 0.9), (1.1, c.light, 0.8)):
                line = (
                    [(a + shift, top + 6), (a + shift, foot - 6)]
                    if upright
                    else [(x - half + 5, a + shift), (x + half - 5, a + shift)]
                )
                c.line(line, tone, 1.1, opacity=op)


def suitcase(c: Canvas) -> None:
    """A wheeled trolley case, hard shell or soft, its handle up high or half way."""
    dx, dy = depth(c, 8, 14, 0.6)
    x, half = 50 - dx / 2, c.uniform(22, 28) - dx / 5
    top, foot = c.uniform(25, 33), 80.0
    soft = c.chance(0.35)
    c.stands(x - half, x + half + dx * 0.8, 86)
    for s in (-1, 1):
        c.stands(x + s * (half - 6) - 3, x + s * (half - 6) + 3, 86)
    body = box(x - half, top, 2 * half, foot - top, c.uniform(4, 6) if soft else c.uniform(6, 12))
    trolley_handle(c, x + dx * 0.75, half * c.uniform(0.4, 0.58), top + dy * 0.75, c.choice((8, 9, 11, top - 13)))
    if dx:
        castor(c, x + half + dx - 5, 85 + dy * 0.6)
    for s in (-1, 1):
        castor(c, x + s * (half - 6), 86)
    strand(
        c,
        f"M{x + dx / 2 - 7} {top + dy / 2 + 1} L{x + dx / 2 - 6} {top + dy / 2 - 3} L{x + dx / 2 + 6} "
        f"{top + dy / 2 - 3} L{x + dx / 2 + 7} {top + dy / 2 + 1}",
        2,
        RUBBER,
    )
    side(c, body, dx, dy, 0.36)
    if dx:
        seam = dx * 0.5
        c.line([(x + half + seam, top + 9 + dy * 0.5), (x + half + seam, foot - 9 + dy * 0.5)], c.darker, 1.2)
        c.path(swept(body, dx, dy), None, stroke=c.outline, width=0.9)
    c.panel(body)
    (soft_front if soft else hard_front)(c, body, x, half, top, foot)
    if c.chance(0.3):
        _tag(c, x + dx / 2 + 6, top + dy / 2 - 1)


def hard_front(c: Canvas, body: str, x: float, half: float, top: float, foot: float) -> None:
    ribs(c, body, x, half, top, foot, upright=c.chance(0.65))
    if c.chance(0.45):
        guard = darker(c.main, 0.55)
        with c.clip(body):
            for cx in (x - half, x + half):
                for cy in (top, foot):
                    c.ellipse(cx, cy, 8, None, guard, stroke=darker(guard, 0.4), width=0.8)
        c.path(body, None, stroke=c.outline, width=0.9)
    if c.chance(0.5):
        c.rect(x - 5, top + 7, 10, 4, 1, metal(c, SILVER), stroke=(80, 82, 90), width=0.6)
    if c.chance(0.3):
        _stickers(c, x, half, top, foot)


def _stickers(c: Canvas, x: float, half: float, top: float, foot: float) -> None:
    """Travel stickers."""
    for tone in c.rng.sample([(236, 84, 80), (250, 206, 70), (76, 160, 210), (250, 250, 246)], 2):
        sx, sy, r = x + c.uniform(-0.5, 0.5) * half, c.uniform(top + 14, foot - 12), c.uniform(4, 5.5)
        c.ellipse(sx, sy, r, None, tone, stroke=WHITE, width=1)
        c.line([(sx - r * 0.5, sy), (sx + r * 0.5, sy)], darker(tone, 0.5), 1)


def soft_front(c: Canvas, body: str, x: float, half: float, top: float, foot: float) -> None:
    """Two zipped pockets on the front of a soft case."""
    split = top + (foot - top) * c.uniform(0.34, 0.46)
    for y0, y1 in ((top + 5, split), (split + 3, foot - 4)):
        pocket = box(x - half + 4, y0, 2 * half - 8, y1 - y0, 4)
        cast(c, body, pocket, 0.18)
        c.panel(pocket, shade=-0.03)
        zipper(c, points([(x - half + 8, y0 + 4), (x + half - 8, y0 + 4)]), (x + half - 10, y0 + 4), SILVER)


def _tag(c: Canvas, x: float, y: float) -> None:
    """A luggage tag hanging from the carry handle."""
    tone = mix(c.second, TAN, 0.6)
    c.line([(x, y), (x + 3, y + 8)], RUBBER, 0.9)
    with c.group(f"rotate(-18 {x + 3:.1f} {y + 8:.1f})"):
        c.rect(x, y + 7, 7, 11, 1.6, tone, stroke=darker(tone, 0.6), width=0.7)
        c.rect(x + 1.6, y + 11, 3.8, 4.6, 0.5, WHITE)


def briefcase(c: Canvas) -> None:
    """Flat and wide, a short handle, two locks: a hard case, or a satchel with a flap and two buckles."""
    dx, dy = depth(c, 4, 7, 0.6)
    x, half = 50 - dx / 2, c.uniform(38, 43) - dx / 2
    top, tone = c.uniform(39, 47), c.choice((GOLD, GOLD, SILVER))
    c.stands(x - half + 1, x + half + dx - 1, 86)
    body = box(x - half, top, 2 * half, 86 - top, c.uniform(2.5, 7))
    _short_handle(c, x + dx / 2, top + dy / 2, c.uniform(9, 13), c.uniform(10, 14), tone)
    side(c, body, dx, dy)
    c.panel(body)
    if c.chance(0.55):
        _hard_case(c, body, x, half, top, tone)
    else:
        _satchel(c, body, x, half, top, tone)


def _short_handle(c: Canvas, x: float, y: float, half: float, high: float, tone: RGB) -> None:
    grip = darker(c.main, 0.35)
    d = (
        f"M{x - half} {y + 1} L{x - half + 0.5} {y - high * 0.6} Q{x - half + 1} {y - high} "
        f"{x - half + 5} {y - high} "
        f"L{x + half - 5} {y - high} Q{x + half - 1} {y - high} {x + half - 0.5} {y - high * 0.6} L{x + half} {y + 1}"
    )
    strand(c, d, 4, grip)
    for s in (-1, 1):
        c.rect(x + s * half - 3.4, y - 3, 6.8, 4.6, 1, metal(c, tone), stroke=darker(tone, 0.6), width=0.6)


def _lock(c: Canvas, x: float, y: float, tone: RGB) -> None:
    c.rect(x - 4.4, y - 3, 8.8, 8.4, 1.2, metal(c, tone), stroke=darker(tone, 0.65), width=0.8)
    c.rect(x - 2.6, y - 4.6, 5.2, 4.6, 0.8, lighter(tone, 0.25), stroke=darker(tone, 0.65), width=0.6)
    c.ellipse(x, y + 2.4, 1, None, darker(tone, 0.75))


def _hard_case(c: Canvas, body: str, x: float, half: float, top: float, tone: RGB) -> None:
    """The seam where it opens, a lock on either side of the handle, metal corners on some."""
    seam = top + c.uniform(8, 13)
    c.line([(x - half + 0.5, seam), (x + half - 0.5, seam)], c.darker, 1.6)
    c.line([(x - half + 1, seam + 1.2), (x + half - 1, seam + 1.2)], c.light, 0.6, opacity=0.7)
    if c.chance(0.35):
        r = c.uniform(6, 9)
        with c.clip(body):
            for cx in (x - half, x + half):
                for cy in (top, 86):
                    c.path(oval(cx, cy, r), metal(c, tone), stroke=darker(tone, 0.6), width=0.8)
        c.path(body, None, stroke=c.outline, width=0.9)
    for s in (-1, 1):
        _lock(c, x + s * half * 0.56, seam, tone)


def _satchel(c: Canvas, body: str, x: float, half: float, top: float, tone: RGB) -> None:
    """A flap over the upper half, held by two buckled straps."""
    drop, strap = c.uniform(20, 27), darker(c.main, 0.32)
    if c.chance(0.5):
        for s in (-1, 1):
            pocket = box(x + s * half * 0.47 - half * 0.38, top + drop - 5, half * 0.76, 78 - top - drop + 8, 3)
            cast(c, body, pocket, 0.16)
            c.panel(pocket)
    flap = (
        f"M{x - half - 0.4} {top + 2} Q{x - half} {top - 0.6} {x - half + 4} {top - 0.6} "
        f"L{x + half - 4} {top - 0.6} Q{x + half} {top - 0.6} {x + half + 0.4} {top + 2} "
        f"L{x + half + 0.4} {top + drop - 6} Q{x + half} {top + drop} {x + half - 6} {top + drop} "
        f"L{x - half + 6} {top + drop} Q{x - half} {top + drop} {x - half - 0.4} {top + drop - 6} Z"
    )
    cast(c, body, flap, 0.26)
    c.panel(flap, shade=0.05)
    for s in (-1, 1):
        bx = x + s * half * 0.54
        belt(c, bx, top + 0.5, top + drop + 10, 5, strap)
        buckle(c, bx, top + drop + 2, 7, tone)


PACK_COLOURS = {
    "black": 2.5,
    "brown": 1,
    "red": 1,
    "blue": 1,
    "green": 0.7,
    "grey": 0.5,
    "pink": 0.6,
    "purple": 0.5,
    "orange": 0.4,
    "yellow": 0.4,
}
TRAIL_COLOURS = {
    "black": 2.5,
    "green": 1.3,
    "blue": 1.2,
    "red": 1.2,
    "orange": 1,
    "brown": 1,
    "grey": 0.8,
    "yellow": 0.5,
    "purple": 0.5,
}
HANDBAG_COLOURS = {
    "brown": 2.2,
    "black": 2.2,
    "red": 1.8,
    "pink": 1.3,
    "white": 0.8,
    "blue": 0.9,
    "green": 0.8,
    "yellow": 0.8,
    "purple": 0.8,
    "golden": 0.6,
}
TOTE_COLOURS = {
    "brown": 2,
    "black": 2.2,
    "white": 1.2,
    "red": 1.2,
    "blue": 1.2,
    "green": 1,
    "yellow": 1,
    "pink": 1,
    "grey": 0.6,
    "orange": 0.6,
}
CASE_COLOURS = {
    "black": 1.5,
    "blue": 1.5,
    "red": 1.5,
    "pink": 1.2,
    "green": 1,
    "yellow": 1,
    "purple": 1,
    "grey": 1,
    "orange": 0.8,
    "golden": 0.5,
}
OFFICE_COLOURS = {"brown": 3, "black": 3, "red": 0.8, "blue": 0.8, "grey": 0.8, "green": 0.5, "golden": 0.5}

KINDS = [
    Kind(
        "school backpack",
        ("bags", "backpacks"),
        school_backpack,
        (
            "school backpack",
            "schoolbag",
            "school bag",
            "book bag",
            "student backpack",
            "college backpack",
            "school rucksack",
            "student bag",
            "student's backpack",
        ),
        PACK_COLOURS,
        {"plain": 2.5, "leather": 2.5, "canvas": 0.8, "striped": 0.7, "dotted": 0.7, "checked": 0.7},
        ANYWHERE,
    ),
    Kind(
        "hiking backpack",
        ("bags", "backpacks"),
        hiking_backpack,
        (
            "hiking backpack",
            "trekking backpack",
            "hiking rucksack",
            "camping backpack",
            "trekking pack",
            "mountain backpack",
            "outdoor backpack",
            "hiker's backpack",
            "hiking pack",
        ),
        TRAIL_COLOURS,
        {"plain": 3, "leather": 2.5, "canvas": 2.2, "striped": 0.5, "checked": 0.5},
        {"white": 2, "studio": 2, "outdoors": 4, "sunset": 1, "pastel": 1.5, "room": 0.5},
    ),
    Kind(
        "handbag",
        ("bags", "handbags"),
        handbag,
        (
            "handbag",
            "evening bag",
            "pocketbook",
            "flap bag",
            "top-handle bag",
            "ladies' handbag",
            "women's handbag",
            "bag with a handle",
        ),
        HANDBAG_COLOURS,
        {"leather": 4, "plain": 2, "dotted": 1, "checked": 1, "striped": 0.8},
        ANYWHERE,
    ),
    Kind(
        "tote bag",
        ("bags", "handbags"),
        tote_bag,
        ("tote bag", "tote", "shopping bag", "shopper", "market bag", "beach bag", "shopping tote", "beach tote"),
        TOTE_COLOURS,
        {"leather": 3, "canvas": 2, "plain": 1.8, "striped": 1.2, "dotted": 1, "checked": 1},
        ANYWHERE,
    ),
    Kind(
        "suitcase",
        ("bags", "luggage"),
        suitcase,
        (
            "suitcase",
            "trolley case",
            "rolling suitcase",
            "wheeled suitcase",
            "roller bag",
            "trolley bag",
            "travel case",
            "travel suitcase",
            "suitcase on wheels",
            "cabin case",
        ),
        CASE_COLOURS,
        {"plain": 5, "metallic": 2, "striped": 0.8, "dotted": 0.8, "checked": 0.8, "leather": 0.8},
        ANYWHERE,
    ),
    Kind(
        "briefcase",
        ("bags", "luggage"),
        briefcase,
        (
            "briefcase",
            "attaché case",
            "business bag",
            "document case",
            "office bag",
            "lawyer's bag",
            "business case",
            "document bag",
            "office case",
        ),
        OFFICE_COLOURS,
        {"leather": 5, "plain": 1.6, "metallic": 1.2, "canvas": 0.8, "checked": 0.3},
        INDOORS,
    ),
]
