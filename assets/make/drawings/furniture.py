"""Drawings of furniture. Knows armchairs, sofas and table lamps, and how seats are built up from cushions.

A seat is drawn from the front in oblique projection (what lies further back is moved by (dx, dy)) or from a corner in
perspective. Poses, colours, materials and
backgrounds are chosen by render.py. Everything stands at y = 86.
"""

from dataclasses import dataclass
from itertools import pairwise

from assets.make.canvas import INK, RGB, Canvas, box, darker, lighter, points
from assets.make.drawings.bags import swept
from assets.make.drawings.electronics import Face, Project, Solid, block, hull, view
from assets.make.kinds import INDOORS, Kind

WOODS: tuple[RGB, ...] = ((150, 98, 52), (104, 66, 38), (196, 146, 90), (72, 50, 38))
BRASS: RGB = (208, 166, 84)


# seating ------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Frame:
    """The measures of one seat. x0..x1: outside of the arms; arm: their width; dx, dy: the way to the back.

    seat_y: top of the seat's front; arm_y: top of the arms; back_y: top of the back rest; base_y: the lower edge.
    """

    x0: float
    x1: float
    arm: float
    dx: float
    dy: float
    seat_y: float
    arm_y: float
    back_y: float
    base_y: float
    seats: int
    arms: str
    back: str
    wood: RGB

    @property
    def inner(self) -> tuple[float, float]:
        return self.x0 + self.arm, self.x1 - self.arm


def leg(c: Canvas, x: float, y0: float, y1: float, wood: RGB, *, lean: float, wide: float) -> None:
    """A tapered leg; lean moves its foot sideways."""
    c.polygon(
        [(x - wide, y0), (x + wide, y0), (x + lean + wide * 0.6, y1), (x + lean - wide * 0.6, y1)],
        c.gradient([(0, lighter(wood, 0.15)), (1, darker(wood, 0.3))]),
        stroke=darker(wood, 0.6),
        width=0.8,
    )


def legs(c: Canvas, f: Frame) -> None:
    """Four legs, those at the back in shadow; each stands on the floor."""
    lean, wide = c.choice((0.0, 2.0, 3.0)), c.uniform(1.6, 2.6)
    back = 86 + f.dy * 0.35
    for x, s in ((f.x0 + 6, -1), (f.x1 - 6, 1)):
        leg(c, x + f.dx * 0.8, f.base_y - 3, back, darker(f.wood, 0.35), lean=s * lean, wide=wide)
        leg(c, x, f.base_y - 2, 86, f.wood, lean=s * lean, wide=wide)
        c.stands(x + s * lean - 3, x + s * lean + 3, 86)
    c.stands(f.x0 + 1, f.x1 - 1 + f.dx * 0.8, 86)


def arm_front(f: Frame, x: float, *, left: bool) -> str:
    """The front face of an arm whose outer edge is at x: rolled, round, boxed or sloping."""
    w, y, base = f.arm, f.arm_y, f.base_y
    x0, x1 = (x, x + w) if left else (x - w, x)
    if f.arms == "box":
        return box(x0, y, w, base - y, 2.2)
    if f.arms == "round":
        return box(x0, y, w, base - y, w * 0.48)
    lip = 2.2
    a, b = (x0 - lip, x1) if left else (x0, x1 + lip)
    return (
        f"M{x0 + 0.8} {base} L{x0 + 0.8} {y + w * 0.95} C{a - 1} {y + w * 0.8} {a - 1.5} {y} "
        f"{(a + b) / 2} {y} "
        f"C{b + 1.5} {y} {b + 1} {y + w * 0.8} {x1 - 0.8} {y + w * 0.95} L{x1 - 0.8} {base} Z"
    )


def arm(c: Canvas, f: Frame, *, left: bool) -> None:
    face = arm_front(f, f.x0 if left else f.x1, left=left)
    c.panel(swept(face, f.dx, f.dy), shade=0.16)
    c.panel(face, shade=0.04)
    if f.arms == "rolled":  # the roll is seen end on
        cx, cy, r = (f.x0 if left else f.x1 - f.arm) + f.arm / 2, f.arm_y + f.arm * 0.48, f.arm * 0.27
        c.ellipse(cx, cy, r, None, None, stroke=c.darker, width=0.8, opacity=0.75)


def rest_shape(f: Frame, x0: float, x1: float) -> str:
    """The outline of the back rest before it is moved back."""
    y, foot, mid, w = f.back_y - f.dy, f.seat_y + 6, (x0 + x1) / 2, x1 - x0
    if f.back == "camel":
        return (
            f"M{x0} {foot} L{x0} {y + 13} C{x0 + w * 0.04} {y + 6} {x0 + w * 0.2} {y + 9} {x0 + w * 0.28} "
            f"{y + 4} C{mid - w * 0.12} {y - 1} "
            f"{mid + w * 0.12} {y - 1} {x1 - w * 0.28} {y + 4} C{x1 - w * 0.2} {y + 9} {x1 - w * 0.04} "
            f"{y + 6} {x1} {y + 13} L{x1} {foot} Z"
        )
    if f.back == "arched":
        return (
            f"M{x0} {foot} L{x0} {y + 22} C{x0} {y + 4} {x0 + w * 0.2} {y} {mid} {y} C{x1 - w * 0.2} {y} "
            f"{x1} {y + 4} {x1} {y + 22} L{x1} {foot} Z"
        )
    return box(x0, y, w, foot - y, 3 if f.back == "square" else 9)


def back_rest(c: Canvas, f: Frame, *, cushions: bool, buttons: bool) -> None:
    """The back rest, moved to the back, with cushions or buttons on it."""
    x0, x1 = f.x0 + f.arm * 0.35, f.x1 - f.arm * 0.35
    shape = rest_shape(f, x0, x1)
    with c.group(f"translate({f.dx:.2f} {f.dy:.2f})"):
        c.panel(swept(shape, f.dx * 0.35, f.dy * 0.35) if f.back != "camel" else shape, shade=0.26)
        c.panel(shape, shade=0.1)
        if buttons:
            tufts(c, f, x0, x1)
    if cushions:
        a, b = f.inner
        w = (b - a) / f.seats
        for k in range(f.seats):
            top = f.back_y + c.uniform(2, 3.4)
            c.panel(
                box(a + k * w + f.dx * 0.8 + 0.3, top - f.dy * 0.15, w - 0.6, f.seat_y + f.dy * 0.4 - top, 5),
                shade=0.03,
            )


def tufts(c: Canvas, f: Frame, x0: float, x1: float) -> None:
    """Deep buttons in rows, set off against each other, and the folds between them."""
    high = f.back in ("arched", "camel")
    step, gap, top = c.uniform(9.5, 12.5), 9.0 if high else 6.5, f.back_y - f.dy + (16 if high else 5)
    rows = max(1, int((f.seat_y - top) // gap) + (not high))
    for row in range(rows):
        n = max(2, int((x1 - x0 - 10) // step)) - row % 2
        for k in range(n):
            x, y = (x0 + x1) / 2 + (k - (n - 1) / 2) * step, top + row * gap
            if row + 1 < rows:
                for s in (-1, 1):
                    c.path(
                        f"M{x:.1f} {y:.1f} Q{x + s * step * 0.3:.1f} {y + 3:.1f} {x + s * step / 2:.1f} {y + gap:.1f}",
                        None,
                        stroke=c.darker,
                        width=0.7,
                        opacity=0.6,
                    )
            c.ellipse(x, y, 1.5, 1.3, c.darker)
            c.ellipse(x - 0.3, y - 0.4, 0.6, 0.5, c.light)


def seat_cushions(c: Canvas, f: Frame, thick: float) -> None:
    """The rail below and one cushion a seat: its top, then its front."""
    a, b = f.inner
    c.panel(box(a - 2, f.seat_y + thick * 0.6, b - a + 4, f.base_y - f.seat_y - thick * 0.6, 1.5), shade=0.2)
    c.rect(a, f.seat_y + thick, b - a, 2.6, 0, INK, opacity=0.2)  # the cushions' shadow on the rail
    w = (b - a) / f.seats
    for k in range(f.seats):
        face = box(a + k * w + 0.2, f.seat_y, w - 0.4, thick, min(4.2, thick * 0.4))
        c.panel(swept(face, f.dx * 0.8, f.dy * 0.8), shade=-0.1)
    for k in range(f.seats):
        c.panel(box(a + k * w + 0.2, f.seat_y, w - 0.4, thick, min(4.2, thick * 0.4)), shade=0.06)


def throw_pillow(c: Canvas, x: float, foot: float, size: float) -> None:
    """A loose pillow in a contrasting colour."""
    tone = c.choice([c.second, c.second, (240, 206, 96), (226, 108, 92), (98, 164, 176)])
    h = size / 2
    with c.group(f"rotate({c.uniform(-14, 14):.1f} {x:.1f} {foot - h:.1f})"):
        y = foot - h
        d = (
            f"M{x - h} {y - h} Q{x} {y - h * 0.8} {x + h} {y - h} Q{x + h * 0.84} {y} {x + h} {y + h} "
            f"Q{x} {y + h * 0.86} {x - h} {y + h} Q{x - h * 0.84} {y} {x - h} {y - h} Z"
        )
        c.path(
            d,
            c.gradient([(0, lighter(tone, 0.25)), (0.5, tone), (1, darker(tone, 0.2))]),
            stroke=darker(tone, 0.6),
            width=0.8,
        )
        if c.chance(0.5):
            for t in (-0.4, 0, 0.4):
                c.line([(x + h * t, y - h * 0.8), (x + h * t, y + h * 0.8)], darker(tone, 0.3), 1.1, opacity=0.7)


def build(c: Canvas, f: Frame, *, cushions: bool, buttons: bool, wings: bool = False) -> None:
    """The whole seat from back to front."""
    legs(c, f)
    back_rest(c, f, cushions=cushions, buttons=buttons)
    if wings:
        _wings(c, f)
    arm(c, f, left=True)
    seat_cushions(c, f, c.uniform(9, 12.5))


def _wings(c: Canvas, f: Frame) -> None:
    """The ears of a wing chair, reaching forward from the back rest down to the arms."""
    for x, s in ((f.x0 + f.arm * 0.3, -1), (f.x1 - f.arm * 0.3, 1)):
        bx, y = x + f.dx * 0.85, f.back_y + 5
        c.panel(
            f"M{bx} {f.arm_y + 6} L{bx - s * 6} {f.arm_y + 4} C{bx - s * 8} {f.arm_y - 14} {bx - s * 6} "
            f"{y + 8} {bx - s * 3} {y} "
            f"C{bx + s * 5} {y - 1} {bx + s * 6} {y + 14} {bx + s * 4} {f.arm_y - 6} Z",
            shade=0.14,
        )


def armchair(c: Canvas) -> None:
    """One seat between two arms: club chair, wing chair, tub chair or a frame of bent wood."""
    kind = c.choice(("club", "wing", "tub", "wooden", "corner", "corner"))
    if kind == "tub":
        tub_chair(c)
    elif kind == "corner":
        corner_seat(c, 1)
    elif kind == "wooden":
        wooden_chair(c)
    else:
        _stuffed_chair(c, wing=kind == "wing")


def _stuffed_chair(c: Canvas, *, wing: bool) -> None:
    dx = c.choice((0.0, c.uniform(5, 10)))
    half = c.uniform(33, 37) if not wing else c.uniform(29, 33)
    x0, x1, arm_wide = 50 - half - dx / 2, 50 + half - dx / 2, c.uniform(11, 15) if not wing else c.uniform(9, 11)
    seat_y = c.uniform(58, 61)
    f = Frame(
        x0,
        x1,
        arm_wide,
        dx,
        -c.uniform(6, 9),
        seat_y,
        seat_y - c.uniform(9, 14),
        c.uniform(9, 13) if wing else c.uniform(17, 25),
        c.uniform(78, 81),
        1,
        c.choice(("rolled", "round", "box")) if not wing else "rolled",
        c.choice(("arched", "camel")) if wing else c.choice(("soft", "arched", "square")),
        c.choice(WOODS),
    )
    build(c, f, cushions=not wing and c.chance(0.6), buttons=c.chance(0.75) if wing else c.chance(0.2), wings=wing)
    if c.chance(0.3):
        throw_pillow(c, 50 + c.uniform(-3, 3), f.seat_y + f.dy * 0.1, c.uniform(16, 20))
    arm(c, f, left=False)


def tub_chair(c: Canvas) -> None:
    """Back and arms in one round shell about a thick cushion."""
    half, top, low = c.uniform(33, 38), c.uniform(20, 28), c.uniform(46, 51)
    a, b, base, wood = 50 - half, 50 + half, 79.0, c.choice(WOODS)
    for x, s in ((a + 11, -1), (b - 11, 1)):
        leg(c, x - s * 5, base - 4, 83, darker(wood, 0.35), lean=s * 1.5, wide=1.8)
        leg(c, x, base - 3, 86, wood, lean=s * 3, wide=2.2)
        c.stands(x - 3 + s * 3, x + 3 + s * 3, 86)
    c.stands(a + 8, b - 8, 86)
    shell = (
        f"M{a} {low + 8} C{a} {top + 10} {a + half * 0.4} {top} 50 {top} C{b - half * 0.4} {top} {b} "
        f"{top + 10} {b} {low + 8} "
        f"L{b - 4} {base - 5} Q{b - 5} {base} {b - 11} {base} L{a + 11} {base} Q{a + 5} {base} {a + 4} {base - 5} Z"
    )
    c.panel(shell, shade=0.02)
    inner = half * c.uniform(0.66, 0.74)
    hollow = (
        f"M{50 - inner} 68 L{50 - inner} {low} C{50 - inner} {top + 15} {50 - inner * 0.5} {top + 7} "
        f"50 {top + 7} "
        f"C{50 + inner * 0.5} {top + 7} {50 + inner} {top + 15} {50 + inner} {low} L{50 + inner} 68 Z"
    )
    c.panel(hollow, shade=0.2)
    if c.chance(0.6):  # the channels sewn into the back
        with c.clip(hollow):
            for k in range(-2, 3):
                c.path(
                    f"M{50 + k * inner * 0.3} 70 L{50 + k * inner * 0.36} {top}",
                    None,
                    stroke=c.darker,
                    width=1,
                    opacity=0.75,
                )
    if c.chance(0.35):
        throw_pillow(c, 50 + c.uniform(-4, 4), 59, c.uniform(15, 19))
    c.panel(
        f"M{50 - inner - 1} 63 C{50 - inner} 54 {50 + inner} 54 {50 + inner + 1} 63 L{50 + inner} 72 "
        f"Q{50 + inner - 1} 74 {50 + inner - 4} 74 "
        f"L{50 - inner + 4} 74 Q{50 - inner + 1} 74 {50 - inner} 72 Z",
        shade=-0.06,
    )
    c.path(f"M{50 - inner + 1} 64 Q50 60 {50 + inner - 1} 64", None, stroke=c.darker, width=0.8)


def wooden_chair(c: Canvas) -> None:
    """A lounge chair: two thick cushions in an open wooden frame, turned a little."""
    wood, dx = c.choice(WOODS[:3]), c.uniform(6, 11)
    x0, x1, dy, top = 17 - dx / 4, 77 - dx / 4, -8.0, c.uniform(15, 21)
    seat_y, arm_y, edge = 58.0, c.uniform(47, 50), darker(wood, 0.6)
    c.stands(x0 - 2, x1 + dx + 3, 86)
    for x, s in ((x0 + 3, -1), (x1 - 3, 1)):
        leg(c, x + dx, arm_y + dy + 2, 83, darker(wood, 0.35), lean=s * 1.5, wide=2)
    back = box(x0 + 5 + dx, top, x1 - x0 - 10, seat_y - top + 2, c.uniform(4, 10))
    c.panel(swept(back, dx * 0.3, -2), shade=0.3)
    c.panel(back, shade=0.04)
    for t in c.choice(((), (0.5,), (0.33, 0.67))):
        y = top + (seat_y - top) * t
        c.line([(x0 + 6 + dx, y), (x1 - 6 + dx, y)], c.darker, 1.1, opacity=0.75)
    _wooden_arm(c, x0, arm_y, dx, dy, wood)
    cushion = box(x0 + 4, seat_y, x1 - x0 - 8, 12, 4.5)
    c.panel(swept(cushion, dx * 0.85, dy * 0.85), shade=-0.12)
    c.panel(cushion, shade=0.06)
    c.rect(
        x0 + 2,
        seat_y + 12,
        x1 - x0 - 4,
        4.4,
        1,
        c.gradient([(0, lighter(wood, 0.2)), (1, darker(wood, 0.2))]),
        stroke=edge,
        width=0.8,
    )
    _wooden_arm(c, x1, arm_y, dx, dy, wood)
    for x, s in ((x0 + 2, -1), (x1 - 2, 1)):
        leg(c, x, arm_y + 1, 86, wood, lean=s * 2.5, wide=2.4)


def _wooden_arm(c: Canvas, x: float, y: float, dx: float, dy: float, wood: RGB) -> None:
    rail = box(x - 4, y, 8, 3.4, 1.4)
    c.path(swept(rail, dx, dy), lighter(wood, 0.18), stroke=darker(wood, 0.6), width=0.8)
    c.path(rail, wood, stroke=darker(wood, 0.6), width=0.8)


def soft_block(c: Canvas, at: Project, place: tuple[float, ...], *, shade: float = 0, edge: float = 1.6) -> None:
    """A stuffed box at x, y, z with w, h, d, its edges bevelled by `edge`; front, left and top can be seen."""
    x, y, z, w, h, d = place

    def bevelled(axis: int) -> list[Solid]:
        (a0, a1), (b0, b1), (c0, c1) = (
            (o + (edge if k != axis else 0), o + long - (edge if k != axis else 0))
            for k, (o, long) in enumerate(((x, w), (y, h), (z, d)))
        )
        return [(i, j, k) for i in (a0, a1) for j in (b0, b1) for k in (c0, c1)]

    c.panel(hull([at(p) for axis in range(3) for p in bevelled(axis)]), shade=0.12 + shade)
    e = edge * 0.5
    front, left, top = block(at, x, y, z, w, h, d)
    for face, (u, v), dark in ((left, (d, h), 0.24), (front, (w, h), 0.02), (top, (w, d), -0.14)):
        quad = face.quad(e / u, e / v, 1 - e / u, 1 - e / v, r=edge * 1.4)
        c.panel(quad, shade=dark + shade if dark + shade > 0 or dark >= 0 else dark, width=0.5)


def _buttons_on(c: Canvas, face: Face, n: int, rows: int) -> None:
    """Deep buttons in rows on a flat part."""
    for j in range(rows):
        for i in range(n):
            x, y = face.at((i + 0.5 + (j % 2) * 0.25) / (n + 0.25), (j + 0.6) / (rows + 0.3))
            c.ellipse(x, y, 1.1, 1, c.darker)


def corner_seat(c: Canvas, seats: int) -> None:
    """An armchair (one seat) or a sofa seen from a corner: boxes of cushions on short legs."""
    arm, deep, base = c.uniform(6, 9.5), c.uniform(31, 35), c.uniform(3.5, 7)
    w = (c.uniform(24, 27) if seats == 1 else c.uniform(21, 25)) * seats + 2 * arm
    seat, high, rest = base + c.uniform(12, 14), base + c.uniform(30, 37), c.uniform(6, 8)
    arm_high, wood, soft = seat + c.uniform(5, 10), c.choice(WOODS), c.uniform(1.4, 3)
    seen = [(x, y, z) for x in (0.0, w) for y in (0.0, high) for z in (0.0, deep) if y < 1 or z < 1]
    at = view(
        c.uniform(0.45, 0.8) if seats == 1 else c.uniform(0.35, 0.62),
        c.uniform(0.2, 0.36),
        [*seen, (0, arm_high, deep)],
        y=(14, 86),
        distance=170,
    )
    for x, z in ((w - 3, 3), (3, 3), (w - 3, deep - 3), (3, deep - 3)):
        (x0, y0), (x1, y1) = at((x, base + 1, z)), at((x, 0, z))
        leg(c, x0, y0, y1, wood, lean=x1 - x0, wide=c.uniform(1.8, 2))
        c.stands(x1 - 3, x1 + 3, y1)
    soft_block(c, at, (0, base, 0, w, high - base, rest), shade=0.1, edge=soft)
    front = block(at, 0, base, 0, w, high - base, rest)[0]
    loose = c.chance(0.65)
    soft_block(c, at, (w - arm, base, 0, arm, arm_high - base, deep), edge=soft)
    soft_block(c, at, (arm, base, 2, w - 2 * arm, seat - base - 5, deep - 3), shade=0.16, edge=0.6)
    wide = (w - 2 * arm) / seats
    if not loose:
        _buttons_on(
            c, Face(front.project, (arm, high - 3, rest), (w - 2 * arm, 0, 0), (0, seat - high + 4, 0)), 3 * seats, 2
        )
    for k in reversed(range(seats)) if loose else ():
        soft_block(c, at, (arm + k * wide, seat - 2, rest, wide, high - seat + 1, 6), shade=0.04, edge=2.4)
    for k in reversed(range(seats)):
        soft_block(c, at, (arm + k * wide, seat - 5.5, rest + 2, wide, 6.5, deep - rest - 1.5), edge=2)
    if c.chance(0.4):
        x, y = at((w - arm - 8, seat + 1, rest + 9))
        throw_pillow(c, x, y + 1, c.uniform(13, 16) if seats > 1 else c.uniform(17, 20))
    soft_block(c, at, (0, base, 0, arm, arm_high - base, deep), edge=soft)


def sofa(c: Canvas) -> None:
    """Two or three seats side by side: modern, rolled arms, chesterfield, or with a chaise longue."""
    style = c.choice(("modern", "classic", "chesterfield", "chaise", "corner", "corner"))
    if style == "corner":
        corner_seat(c, c.choice((2, 2, 3)))
        return
    dx = c.choice((0.0, c.uniform(4, 8)))
    seat_y, wood = c.uniform(58, 61), c.choice(WOODS)
    x0, x1 = 8.0 if not dx else 7.0, 92.0 - dx
    low = style == "chesterfield"
    back_y = c.uniform(37, 41) if low else c.uniform(29, 37)
    arms = {"modern": c.choice(("box", "round")), "classic": "rolled", "chesterfield": "rolled", "chaise": "box"}[style]
    back = {
        "modern": c.choice(("square", "soft")),
        "classic": c.choice(("camel", "soft")),
        "chesterfield": "soft",
        "chaise": "square",
    }[style]
    wide = c.uniform(7, 9) if arms == "box" else c.uniform(10, 12.5)
    f = Frame(
        x0,
        x1,
        wide,
        dx,
        -c.uniform(5, 7),
        seat_y,
        back_y + 3 if low else seat_y - c.uniform(8, 12),
        back_y,
        c.uniform(77, 81),
        c.choice((2, 2, 3)),
        arms,
        back,
        wood,
    )
    build(c, f, cushions=style in ("modern", "chaise") or (style == "classic" and c.chance(0.5)), buttons=low)
    if style == "chaise":  # before the pillows on it and the near arm, which hides its far end
        _chaise(c, f)
    a, b = f.inner
    if c.chance(0.45):
        for x in c.choice(([a + 9], [b - 9], [a + 9, b - 9])):
            throw_pillow(c, x + dx * 0.5, f.seat_y + f.dy * 0.2, c.uniform(13, 16))
    arm(c, f, left=False)


def _chaise(c: Canvas, f: Frame) -> None:
    """The long seat at one end that comes forward, its top running back to the rest."""
    b, near = f.inner[1], c.uniform(0.8, 1.1)
    w = (b - f.inner[0]) / f.seats
    x0, y, foot = b - w - f.dx * near, f.seat_y - f.dy * near, f.base_y - f.dy * near
    for x in (x0 + 3, x0 + w - 3):
        leg(c, x, foot - 2, 86 - f.dy * near, f.wood, lean=0, wide=1.8)
    c.stands(x0, x0 + w, 86 - f.dy * near)
    face, cushion = box(x0, y + 4, w - 0.2, foot - y - 4, 2), box(x0, y, w - 0.2, 10, 4)
    c.panel(swept(face, f.dx * near, f.dy * near), shade=0.26)
    c.panel(face, shade=0.2)
    c.panel(swept(cushion, f.dx * (near + 0.8), f.dy * (near + 0.8)), shade=-0.1)
    c.panel(cushion, shade=0.06)


# lamps --------------------------------------------------------------------------------------------
def base_paint(c: Canvas, tone: RGB) -> str:
    return c.gradient(
        [(0, darker(tone, 0.12)), (0.3, lighter(tone, 0.55)), (0.6, tone), (1, darker(tone, 0.4))], angle=(0, 0, 1, 0)
    )


def turned(profile: list[tuple[float, float]]) -> str:
    """The outline of a turned body about x = 50 from (half width, y) pairs, top to bottom."""
    left = [(50 - r, y) for r, y in profile]
    out = [f"M{50 + profile[0][0]} {profile[0][1]}"]
    for (r0, y0), (r1, y1) in pairwise(profile):
        out.append(f"C{50 + r0} {y0 + (y1 - y0) * 0.5} {50 + r1} {y0 + (y1 - y0) * 0.5} {50 + r1} {y1}")
    out.append(f"L{left[-1][0]} {left[-1][1]}")
    for (x0, y0), (x1, y1) in pairwise(left[::-1]):
        out.append(f"C{x0} {y0 + (y1 - y0) * 0.5} {x1} {y0 + (y1 - y0) * 0.5} {x1} {y1}")
    return " ".join(out) + " Z"


def lamp_base(c: Canvas, top: float) -> None:
    """A ceramic gourd, jar or bottle, a stack of balls or a turned column; stout, as floor lamps are not; in a quiet colour."""
    kind = c.choice(("gourd", "gourd", "jar", "jar", "bottle", "balls", "column"))
    tone = c.choice((BRASS, (236, 232, 224), (150, 98, 52), (86, 90, 100), (196, 146, 90), (120, 150, 156)))
    edge, h = darker(tone, 0.6), 86 - top
    c.rect(48.6, top - 8, 2.8, 14, 0.8, base_paint(c, BRASS), stroke=darker(BRASS, 0.6), width=0.6)
    foot, big = c.uniform(14, 18), c.uniform(15, 19)
    if kind == "gourd":
        profile = [(2.6, top), (7, top + h * 0.18), (3.6, top + h * 0.34), (big, top + h * 0.68), (foot * 0.6, 83)]
    elif kind == "jar":
        profile = [(3, top), (big, top + h * 0.3), (big * 0.9, top + h * 0.55), (foot * 0.55, 83)]
    elif kind == "bottle":
        profile = [(3.4, top), (3.6, top + h * 0.2), (big * 0.82, top + h * 0.5), (big * 0.82, 83)]
    else:
        profile = [
            (3.6, top),
            (3.4, top + h * 0.25),
            (c.uniform(6, 9), top + h * 0.55),
            (4, top + h * 0.78),
            (9, 83),
        ]
    if kind == "balls":
        r = (83 - top) / 6
        for k in range(3):
            c.ellipse(
                50, top + r * (2 * k + 1), r * (0.9 + 0.18 * k), r * 1.04, base_paint(c, tone), stroke=edge, width=0.9
            )
    else:
        c.path(turned(profile), base_paint(c, tone), stroke=edge, width=0.9)
    c.rect(
        50 - foot, 82.4, 2 * foot, 3.8, 1.8, base_paint(c, tone if kind != "gourd" else BRASS), stroke=edge, width=0.8
    )
    c.stands(50 - foot, 50 + foot, 86)


def shade_shape(c: Canvas) -> tuple[str, float, float, float, float, float]:
    """The shade's outline, then its half widths above and below, its top, its rim and the rim's curve."""
    kind = c.choice(("cone", "cone", "drum", "bell", "dome"))
    top, low, curve = c.uniform(9, 14), c.uniform(46, 53), c.uniform(1.8, 4)
    below = c.uniform(31, 37) if kind != "drum" else c.uniform(26, 31)
    above = {"cone": c.uniform(13, 21), "drum": below * c.uniform(0.88, 1), "bell": c.uniform(10, 14), "dome": 6.0}[
        kind
    ]
    a, b, p, q = 50 - above, 50 + above, 50 - below, 50 + below
    rim = f"C{50 + below * 0.55} {low + curve} {50 - below * 0.55} {low + curve} {p} {low}"
    lid = f"C{50 - above * 0.5} {top - curve * 0.5} {50 + above * 0.5} {top - curve * 0.5} {b} {top}"
    h = low - top
    if kind == "bell":
        sides = (
            f"C{b + 2} {top + h * 0.5} {q - 8} {low - h * 0.3} {q} {low}",
            f"C{p + 8} {low - h * 0.3} {a - 2} {top + h * 0.5} {a} {top}",
        )
    elif kind == "dome":
        sides = (
            f"C{b + below * 0.55} {top} {q} {low - h * 0.4} {q} {low}",
            f"C{p} {low - h * 0.4} {a - below * 0.55} {top} {a} {top}",
        )
    else:
        sides = (f"L{q} {low}", f"L{a} {top}")
    return f"M{a} {top} {lid} {sides[0]} {rim} {sides[1]} Z", above, below, top, low, curve


def table_lamp(c: Canvas) -> None:
    """A coloured shade on a base; lit or not, with or without a pull cord."""
    shape, above, below, top, low, curve = shade_shape(c)
    lit = c.chance(0.5)
    glow: RGB = (255, 226, 140)
    if lit:
        c.ellipse(50, (top + low) / 2 + 4, 50, 44, c.radial([(0, glow, 0.75), (0.6, glow, 0.35), (1, glow, 0)]))
    lamp_base(c, low + c.uniform(3, 8))
    if c.chance(0.3):
        x = 50 + below * 0.45
        c.line([(x, low), (x, low + 14)], darker(BRASS, 0.2), 0.8)
        c.ellipse(x, low + 15, 1.6, None, BRASS, stroke=darker(BRASS, 0.6), width=0.5)
    if c.chance(0.5):
        c.ellipse(50, top - 2.4, 2, None, base_paint(c, BRASS), stroke=darker(BRASS, 0.6), width=0.6)
    c.panel(shape, shade=-0.06 if lit else 0)
    if lit:
        c.path(
            shape,
            c.radial(
                [(0, (255, 246, 200), 0.7), (0.45, (255, 236, 160), 0.22), (1, (255, 236, 160), 0)],
                centre=(0.5, 0.72),
                radius=0.55,
            ),
        )
    _shade_trim(c, above, below, top, low, curve)


def _shade_trim(c: Canvas, above: float, below: float, top: float, low: float, curve: float) -> None:
    """Bands along the rims, or the seams between a shade's panels."""
    kind = c.choice(("band", "line", "fringe"))
    rim = (
        f"M{50 - below + 0.4} {low - 1.4} C{50 - below * 0.55} {low + curve - 1.4} "
        f"{50 + below * 0.55} {low + curve - 1.4} {50 + below - 0.4} {low - 1.4}"
    )
    lid = (
        f"M{50 - above + 0.3} {top + 1} C{50 - above * 0.5} {top - curve * 0.5 + 1} "
        f"{50 + above * 0.5} {top - curve * 0.5 + 1} {50 + above - 0.3} {top + 1}"
    )
    if kind == "line":
        c.path(rim, None, stroke=c.dark, width=0.9)
        return
    for d in (rim, lid):
        c.path(d, None, stroke=c.darker, width=2.6, cap="butt")
    if kind == "fringe":
        n = int(below * 0.9)
        for k in range(n + 1):
            t = -1 + 2 * k / n
            y = low + curve * 0.75 * (1 - t * t)
            c.path(
                points([(50 + t * below * 0.98, y), (50 + t * below * 0.98, y + 3.6)]), None, stroke=c.darker, width=1
            )


SEAT_COLOURS = {
    "brown": 2,
    "black": 1.2,
    "red": 1.4,
    "blue": 1.4,
    "green": 1.4,
    "grey": 1.3,
    "white": 0.8,
    "pink": 0.9,
    "yellow": 1,
    "orange": 0.7,
    "purple": 0.8,
}
SHADE_COLOURS = {
    "white": 1.2,
    "red": 1.3,
    "yellow": 1.2,
    "green": 1.2,
    "blue": 1.3,
    "pink": 1.1,
    "orange": 1,
    "purple": 1,
    "golden": 0.6,
    "grey": 0.6,
    "black": 0.7,
}
SEAT_MATERIALS = {"plain": 4, "leather": 3, "striped": 0.9, "checked": 0.9, "dotted": 0.7}

KINDS = [
    Kind(
        "armchair",
        ("furniture", "seating"),
        armchair,
        (
            "armchair",
            "easy chair",
            "club chair",
            "lounge chair",
            "upholstered chair",
            "arm chair",
            "comfy chair",
            "cushioned chair",
            "chair with arms",
        ),
        SEAT_COLOURS,
        SEAT_MATERIALS,
        INDOORS,
        tilt=1,
    ),
    Kind(
        "sofa",
        ("furniture", "seating"),
        sofa,
        (
            "sofa",
            "couch",
            "settee",
            "loveseat",
            "living room sofa",
            "divan",
            "living room couch",
            "long seat",
            "lounge couch",
        ),
        SEAT_COLOURS,
        SEAT_MATERIALS,
        INDOORS,
        tilt=1,
    ),
    Kind(
        "table lamp",
        ("furniture", "lamps"),
        table_lamp,
        (
            "table lamp",
            "bedside lamp",
            "lamp with a shade",
            "nightstand lamp",
            "reading lamp",
            "table light",
            "small lamp",
            "desk lamp",
        ),
        SHADE_COLOURS,
        {"plain": 4, "striped": 1.3, "dotted": 1.2, "checked": 1.2},
        INDOORS,
        tilt=1,
    ),
]
