"""Drawings of stools, office chairs, tables, storage, beds and floor lamps.

Knows one function a type, built from boxes, discs and struts in space. The camera and shadows along edges come from
electronics.py, flat parts in space from gadgets.py, paints of lamps from furniture.py. Lengths are free units.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from assets.make.canvas import RGB, WHITE, Canvas, Point, box, darker, lighter, mix, points, smooth
from assets.make.drawings.electronics import Project, Solid, corners_of, hull, rests, view
from assets.make.drawings.furniture import BRASS, WOODS, base_paint
from assets.make.drawings.gadgets import Plane, circle, leaning, rounded
from assets.make.kinds import INDOORS, Kind, Weights

METAL: RGB = (120, 124, 134)
BOOKS: tuple[RGB, ...] = (
    (196, 72, 64),
    (226, 152, 74),
    (232, 206, 128),
    (96, 150, 104),
    (70, 124, 170),
    (120, 96, 160),
    (232, 228, 216),
    (60, 72, 92),
)


# parts in space -------------------------------------------------------------------------------
def _faces(at: Project, x: float, y: float, z: float, w: float, h: float, d: float) -> list[tuple[str, float]]:
    """The faces of a box that can be seen, each with how dark it is."""
    a, b, e = x + w, y + h, z + d
    sides = (
        (((x, y, z), (x, b, z), (a, b, z), (a, y, z)), 0.4),
        (((x, y, z), (x, y, e), (x, b, e), (x, b, z)), 0.26),
        (((a, y, z), (a, b, z), (a, b, e), (a, y, e)), 0.34),
        (((x, y, z), (a, y, z), (a, y, e), (x, y, e)), 0.5),
        (((x, b, z), (x, b, e), (a, b, e), (a, b, z)), -0.14),
        (((x, y, e), (a, y, e), (a, b, e), (x, b, e)), 0.05),
    )
    seen = []
    for corners, shade in sides:
        q = [at(p) for p in corners]
        area = sum(s[0] * t[1] - t[0] * s[1] for s, t in zip(q, [*q[1:], q[0]], strict=True))
        if area < -0.6:
            seen.append((points(q, close=True), shade))
    return seen


def slab(
    c: Canvas,
    at: Project,
    place: Sequence[float],
    *,
    shade: float = 0,
    colour: RGB | None = None,
    material: str | None = None,
    width: float = 0.8,
) -> None:
    """A box at x, y, z with w, h, d, in the thing's colour unless told."""
    for d, dark in _faces(at, *place):
        c.panel(d, shade=min(0.7, dark + shade), colour=colour, material=material, width=width)


def strut(c: Canvas, at: Project, a: Solid, b: Solid, wide: float, *, thin: float = 0, tone: RGB | None = None) -> None:
    """A round bar from a to b, `wide` picture units there and `thin` here."""
    (x0, y0), (x1, y1) = at(a), at(b)
    long = math.hypot(x1 - x0, y1 - y0) or 1
    nx, ny = (y0 - y1) / long / 2, (x1 - x0) / long / 2
    thin = thin or wide
    d = points(
        [
            (x0 + nx * wide, y0 + ny * wide),
            (x1 + nx * thin, y1 + ny * thin),
            (x1 - nx * thin, y1 - ny * thin),
            (x0 - nx * wide, y0 - ny * wide),
        ],
        close=True,
    )
    c.panel(d, colour=tone, shade=0.1, material="plain" if tone else None, width=0.8)


def foot(c: Canvas, at: Project, p: Solid, half: float = 2.2) -> None:
    """A leg ends here on the floor."""
    x, y = at(p)
    c.stands(x - half, x + half, y)


def floor_plane(at: Project, y: float, x: float = 0, z: float = 0) -> Plane:
    """A plane seen from above at height y; its up runs away from us."""
    return Plane((x, y, z), (1, 0, 0), (0, 0, -1), at)


def disc(
    c: Canvas, p: Plane, rx: float, rz: float, thick: float, *, colour: RGB | None = None, shade: float = 0
) -> None:
    """A round or oval board: its rim, then its top."""
    c.panel(p.thick(circle(0, 0, rx, rz), -thick, 0), shade=0.3 + shade, colour=colour)
    c.panel(p.shape(circle(0, 0, rx, rz)), shade=shade - 0.08, colour=colour)


def knob(c: Canvas, p: Point, r: float = 1.2, tone: RGB = BRASS) -> None:
    """A round handle."""
    c.ellipse(
        *p,
        r,
        None,
        c.radial([(0, lighter(tone, 0.6), 1), (1, darker(tone, 0.2), 1)]),
        stroke=darker(tone, 0.6),
        width=0.5,
    )


# what stands on tables and shelves ------------------------------------------------------------
def book_pile(c: Canvas, at: Project, x: float, y: float, z: float, n: int) -> None:
    """Books lying on each other."""
    for k in range(n):
        w, tone = c.uniform(10, 13), c.choice(BOOKS)
        slab(c, at, (x + c.uniform(-0.8, 0.8), y + k * 1.9, z, w, 1.9, 8), colour=tone, material="plain", width=0.6)


def pot_plant(c: Canvas, at: Project, p: Solid, size: float, *, tall: bool = False) -> None:
    """Leaves in a pot."""
    x, y = at(p)
    pot, leaf = (
        c.choice(((196, 104, 70), (240, 238, 230), (90, 110, 130))),
        c.choice(((72, 150, 84), (96, 168, 80), (58, 128, 92))),
    )
    n, high = (7, size * 1.5) if tall else (9, size)
    for k in range(n):
        a = math.pi * (0.08 + 0.84 * (k * 4 % n) / (n - 1))
        tx, ty = x + high * 0.85 * math.cos(a), y - size * 0.7 - high * math.sin(a)
        mx, my = (x + tx) / 2, (y - size * 0.6 + ty) / 2
        nx, ny = -math.sin(a) * size * 0.2, -math.cos(a) * size * 0.2
        c.path(
            f"M{x:.1f} {y - size * 0.6:.1f} Q{mx + nx:.1f} {my + ny:.1f} {tx:.1f} {ty:.1f} Q{mx - nx:.1f} {my - ny:.1f} {x:.1f} {y - size * 0.6:.1f} Z",
            mix(leaf, darker(leaf, 0.3), k % 3 / 2),
            stroke=darker(leaf, 0.5),
            width=0.5,
        )
    q = size * 0.42
    c.polygon(
        [(x - q, y - size * 0.75), (x + q, y - size * 0.75), (x + q * 0.7, y), (x - q * 0.7, y)],
        base_paint(c, pot),
        stroke=darker(pot, 0.6),
        width=0.7,
    )


def cup(c: Canvas, at: Project, p: Solid, r: float = 2) -> None:
    """A mug."""
    x, y = at(p)
    tone = c.choice(((250, 250, 248), (226, 100, 80), (80, 130, 180)))
    c.ellipse(x + r * 1.1, y - r * 1.1, r * 0.7, None, None, stroke=darker(tone, 0.4), width=0.9)
    c.rect(x - r, y - r * 2.1, r * 2, r * 2.1, r * 0.4, base_paint(c, tone), stroke=darker(tone, 0.6), width=0.6)


def vase(c: Canvas, at: Project, p: Solid, size: float) -> None:
    """Flowers in a vase."""
    x, y = at(p)
    tone, petal = (
        c.choice(((240, 240, 236), (120, 160, 190), (90, 90, 110))),
        c.choice(((240, 120, 140), (250, 200, 80), (250, 250, 250), (180, 130, 220))),
    )
    for k in range(5):
        tx, ty = x + (k - 2) * size * 0.32, y - size * (1.7 - 0.12 * abs(k - 2))
        c.line([(x, y - size * 0.7), (tx, ty)], (80, 140, 80), 0.9)
        c.ellipse(tx, ty, size * 0.2, None, petal, stroke=darker(petal, 0.4), width=0.5)
    d = smooth(
        [
            (x - size * 0.2, y - size),
            (x - size * 0.36, y - size * 0.45),
            (x - size * 0.2, y),
            (x + size * 0.2, y),
            (x + size * 0.36, y - size * 0.45),
            (x + size * 0.2, y - size),
        ]
    )
    c.path(d, base_paint(c, tone), stroke=darker(tone, 0.6), width=0.7)


def fruit_bowl(c: Canvas, at: Project, p: Solid, r: float) -> None:
    """A bowl of fruit."""
    x, y = at(p)
    for k, tone in enumerate(((240, 150, 50), (210, 50, 50), (130, 180, 60), (250, 206, 70))):
        c.ellipse(
            x + (k - 1.5) * r * 0.45,
            y - r * (0.75 + k % 2 * 0.16),
            r * 0.32,
            None,
            tone,
            stroke=darker(tone, 0.5),
            width=0.5,
        )
    tone = c.choice(((240, 240, 236), (110, 150, 170), (180, 130, 80)))
    c.path(
        f"M{x - r} {y - r * 0.7} L{x + r} {y - r * 0.7} Q{x + r * 0.8} {y} {x + r * 0.3} {y} L{x - r * 0.3} {y} Q{x - r * 0.8} {y} {x - r} {y - r * 0.7} Z",
        base_paint(c, tone),
        stroke=darker(tone, 0.6),
        width=0.7,
    )


# seating --------------------------------------------------------------------------------------
def stool(c: Canvas) -> None:
    """Low or high, round or square, with legs or on a column."""
    high = c.chance(0.45)
    h, r = (c.uniform(42, 50), c.uniform(12, 14)) if high else (c.uniform(29, 34), c.uniform(11.5, 13))
    column = high and c.chance(0.35)
    if column:
        h, r = c.uniform(38, 44), c.uniform(13.5, 15.5)
    square = not column and c.chance(0.25)
    wide = r + (c.uniform(-1, 3) if not column else 1)
    at = view(
        c.uniform(0.15, 0.7),
        c.uniform(0.2, 0.38),
        corners_of(-wide, 0, -wide, 2 * wide, h + 4, 2 * wide),
        x=(10, 90),
        y=(9, 86),
        distance=130,
    )
    metal = c.choice((METAL, (60, 62, 70), BRASS))
    if column:
        _column(c, at, h, r, metal)
    else:
        _stool_legs(c, at, h, r, wide, 4 if square or high else c.choice((3, 4)), metal if c.chance(0.12) else None)
    _stool_seat(c, at, h, r, square, thick=c.uniform(5.5, 7.5) if column else c.uniform(4.4, 6))


def _column(c: Canvas, at: Project, h: float, r: float, metal: RGB) -> None:
    """A chrome column on a round foot, with a ring for the feet."""
    base = floor_plane(at, 1.6)
    rests(c, at, (-r * 0.7, 0, r * 0.6), (r * 0.7, 0, r * 0.6))
    c.path(base.thick(circle(0, 0, r), -1.6, 0), base_paint(c, metal), stroke=darker(metal, 0.6), width=0.8)
    strut(c, at, (0, 1.6, 0), (0, h, 0), 4.6, tone=metal)
    ring = floor_plane(at, h * 0.36).shape(circle(0, r * -0.5, r * 0.6))
    c.path(ring, None, stroke=darker(metal, 0.6), width=2.6)
    c.path(ring, None, stroke=lighter(metal, 0.3), width=1.4)


def _between(a: Solid, b: Solid, t: float) -> Solid:
    """a at t = 0, b at t = 1."""
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t


def _stool_legs(c: Canvas, at: Project, h: float, r: float, wide: float, n: int, tone: RGB | None) -> None:
    """Splayed legs with rungs between them."""
    turn = c.uniform(0, 1) if n == 3 else math.pi / 4
    spots = [(math.cos(turn + 2 * math.pi * k / n), math.sin(turn + 2 * math.pi * k / n)) for k in range(n)]
    q = 1.2 if n == 4 else 1.0
    thick, rung = c.uniform(4.2, 5.6), c.uniform(0.3, 0.42)
    feet = [(x * wide * q * 0.98, 0.0, z * wide * q * 0.98) for x, z in spots]
    tops = [(x * r * 0.75, h - 2, z * r * 0.75) for x, z in spots]
    order = sorted(range(n), key=lambda k: at(feet[k])[1])
    at_rung = [_between(a, b, rung) for a, b in zip(feet, tops, strict=True)]
    pairs = sorted(((k, (k + 1) % n) for k in range(n)), key=lambda p: at(feet[p[0]])[1] + at(feet[p[1]])[1])
    for k in order[: n // 2]:
        strut(c, at, tops[k], feet[k], thick, thin=thick * 0.7, tone=tone)
    for a, b in pairs if rung else ():
        strut(c, at, at_rung[a], at_rung[b], thick * 0.6, tone=tone)
    for k in order[n // 2 :]:
        strut(c, at, tops[k], feet[k], thick, thin=thick * 0.7, tone=tone)
    for p in feet:
        foot(c, at, p)


def _stool_seat(c: Canvas, at: Project, h: float, r: float, square: bool, *, thick: float) -> None:
    """A board, or a board with a cushion."""
    pts = rounded(-r, -r, r, r, c.uniform(1, 5)) if square else circle(0, 0, r)
    p = floor_plane(at, h)
    soft = c.material != "wooden" and c.chance(0.6)
    c.panel(p.thick(pts, -thick, 0), shade=0.28)
    c.panel(p.shape(pts), shade=-0.06)
    if soft:
        inner = [(x * 0.96, y * 0.96) for x, y in pts]
        c.panel(hull([*p.rim(inner, 0), *p.rim(pts, 2), *p.rim([(x * 0.92, y * 0.92) for x, y in pts], 4)]), shade=0.06)
        c.path(p.shape([(x * 0.86, y * 0.86) for x, y in pts], 4), WHITE, opacity=0.16)
        c.path(p.disc(0, 0, 0.9, 4), c.darker)
    elif c.chance(0.35):  # a hole to carry it by
        c.path(p.shape(rounded(-4, -1.2, 4, 1.2, 1.2)), c.outline)


def office_chair(c: Canvas) -> None:
    """A swivel chair on castors, with a low, high or headed back; from the front, a corner or behind."""
    behind = c.chance(0.2)
    yaw = c.uniform(-0.5, 0.5) + math.pi if behind else c.choice((c.uniform(0, 0.2), c.uniform(0.35, 0.9)))
    seat, half = c.uniform(23, 26), c.uniform(12.5, 15)
    top = seat + c.uniform(26, 38)
    at = view(
        yaw,
        c.uniform(0.14, 0.28),
        [*corners_of(-half - 4, 0, -13, 2 * half + 8, top, 26)],
        x=(10, 90),
        y=(9, 86),
        distance=140,
    )
    tone = c.choice(((52, 54, 62), (52, 54, 62), (176, 180, 188), (236, 236, 236)))
    arms = c.chance(0.7)
    _star(c, at, seat, tone)
    if behind:
        _seat_board(c, at, seat, half)
        if arms:
            _arm_rests(c, at, seat, half, tone)
        _chair_back(c, at, seat, top, half, tone, behind=True)
        return
    _chair_back(c, at, seat, top, half, tone, behind=False)
    if arms:
        _arm_rests(c, at, seat, half, tone, only=1)
    _seat_board(c, at, seat, half)
    if arms:
        _arm_rests(c, at, seat, half, tone, only=-1)


def _star(c: Canvas, at: Project, seat: float, tone: RGB) -> None:
    """Five feet on castors and the column."""
    turn, r = c.uniform(0, 1.2), 14.5
    ends = [(r * math.cos(turn + k * 1.2566), 3.4, r * math.sin(turn + k * 1.2566)) for k in range(5)]
    for x, y, z in sorted(ends, key=lambda p: at(p)[1]):
        px, py = at((x, 1.6, z))
        c.stands(px - 3, px + 3, at((x, 0, z))[1])
        for dx in (-1.2, 1.2):
            c.ellipse(px + dx, py + 0.4, 2.1, 2.7, (38, 39, 46), stroke=(14, 14, 18), width=0.6)
        strut(c, at, (0, 6.5, 0), (x, y + 0.4, z), 4.4, thin=2.8, tone=tone)
    strut(c, at, (0, 5, 0), (0, seat - 3, 0), 5.4, tone=(70, 72, 80))
    strut(c, at, (0, 11, 0), (0, seat - 3, 0), 3.4, tone=(178, 182, 190))
    c.panel(
        hull([at((x, seat - y, z)) for x in (-5, 5) for y in (2, 5) for z in (-6, 6)]),
        colour=(60, 62, 70),
        material="plain",
    )


def _seat_board(c: Canvas, at: Project, seat: float, half: float) -> None:
    """The seat: thick and soft, its front edge falling."""
    p = floor_plane(at, seat)
    pts = rounded(-half, -12.5, half, 11, 5)
    small = [(x * 0.93, y * 0.93) for x, y in pts]
    c.panel(hull([*p.rim(small, -1.5), *p.rim(pts, 0.6), *p.rim(pts, 2), *p.rim(small, 4)]), shade=0.2)
    c.panel(p.shape(small, 4), shade=-0.06, width=0.6)


def _chair_back(c: Canvas, at: Project, seat: float, top: float, half: float, tone: RGB, *, behind: bool) -> None:
    """The back rest on its bar: one shield, sewn in bolsters, or with a rest for the head."""
    p = replace(leaning(c.uniform(0.08, 0.2), z=-10.5, y=seat), at=at)
    high, low = top - seat, c.uniform(2, 6)
    headed = high > 32 and c.chance(0.6)
    shield = high - 10 if headed else high
    wide, narrow = half * c.uniform(0.9, 1), half * c.uniform(0.72, 0.95)
    pts = [
        (-narrow, low),
        (-wide, low + shield * 0.45),
        (-narrow * 0.94, shield - 1.5),
        (-narrow * 0.6, shield),
        (narrow * 0.6, shield),
        (narrow * 0.94, shield - 1.5),
        (wide, low + shield * 0.45),
        (narrow, low),
        (narrow * 0.6, low - 1),
        (-narrow * 0.6, low - 1),
    ]
    bar = lambda: strut(c, at, (0, seat - 2, -8 if behind else -9), p.solid(0, low + 8, -2), 5, tone=tone)
    if not behind:
        bar()
    parts = [pts, rounded(-half * 0.6, high - 8, half * 0.6, high, 3.4)] if headed else [pts]
    if headed:
        strut(c, at, p.solid(0, shield - 2, -1), p.solid(0, high - 5, -1), 3.6, tone=tone)
    for part in parts:
        c.panel(hull([*p.rim(part, -2), *p.rim(part, 1)]), shade=0.3)
        c.panel(p.curve(part, -2 if behind else 1.4), shade=0.08 if behind else 0)
    if behind:
        bar()
        return
    seams = c.choice(((), (0.5,), (0.35, 0.68), (0.3, 0.53, 0.76)))
    for t in seams:
        y = low + (shield - low) * t
        curve = [p.put(x * wide * 0.92, y - 0.9 * (1 - x * x), 1.4) for x in (-1, -0.5, 0, 0.5, 1)]
        c.path(smooth(curve, close=False), None, stroke=c.outline, width=0.9, opacity=0.8)


def _arm_rests(c: Canvas, at: Project, seat: float, half: float, tone: RGB, *, only: int = 0) -> None:
    """Arms on posts at one side or both."""
    for s in (-1, 1) if not only else (only,):
        x = s * (half + 2)
        strut(c, at, (x * 0.9, seat, 0), (x, seat + 11, 0), 3.6, tone=tone)
        pts = [at((x + i, seat + j, k)) for i in (-1.8, 1.8) for j in (10.5, 12.5) for k in (-7, 8)]
        c.panel(hull(pts), colour=mix(tone, (40, 40, 46), 0.5), material="plain")


# tables ---------------------------------------------------------------------------------------
def drawer_fronts(
    c: Canvas, at: Project, x: float, y: float, z: float, w: float, h: float, n: int, *, bars: bool
) -> None:
    """n drawers over each other on a front at z, each with a knob or a bar."""
    p = Plane((x, y, z), (1, 0, 0), (0, 1, 0), at)
    for k in range(n):
        a, b = h * k / n + 0.9, h * (k + 1) / n - 0.5
        c.panel(p.shape([(1.2, a), (w - 1.2, a), (w - 1.2, b), (1.2, b)]), shade=-0.06, width=0.7)
        mid = (a + b) / 2
        if bars:
            c.line([p.put(w * 0.36, mid), p.put(w * 0.64, mid)], darker(METAL, 0.5), 2)
            c.line([p.put(w * 0.36, mid), p.put(w * 0.64, mid)], lighter(METAL, 0.5), 1)
        else:
            knob(c, p.put(w / 2, mid))


def table_legs(
    c: Canvas,
    at: Project,
    w: float,
    h: float,
    d: float,
    *,
    thick: float,
    round_: bool,
    splay: float,
    tone: RGB | None = None,
) -> None:
    """Four legs under the corners, the far ones first."""
    a, b = w / 2 - thick * 0.9, d / 2 - thick * 0.9
    for x, z in sorted(((-a, -b), (a, -b), (-a, b), (a, b)), key=lambda q: at((q[0], 0, q[1]))[1]):
        fx, fz = x + math.copysign(splay, x), z + math.copysign(splay, z) * 0.6
        foot(c, at, (fx, 0, fz))
        if round_ or splay:
            k = 86 / max(40, at((0, 0, 0))[1])
            strut(c, at, (x, h, z), (fx, 0, fz), thick * 1.15 * k, thin=thick * 0.75, tone=tone)
        else:
            slab(
                c,
                at,
                (x - thick / 2, 0, z - thick / 2, thick, h, thick),
                colour=tone,
                material="plain" if tone else None,
                width=0.7,
            )


def desk(c: Canvas) -> None:
    """A writing desk with drawers at one or both sides, or shallow ones under the top; lamp, books and papers on it."""
    w, h, d = c.uniform(58, 66), c.uniform(30, 34), c.uniform(24, 28)
    form, lamp = c.choice(("one", "one", "one", "two", "two", "flat")), c.chance(0.75)
    seen = [*corners_of(-w / 2, 0, -d / 2, w, h, d), (0, h + (15 if lamp else 13), 0)]
    at = view(
        c.choice((c.uniform(0, 0.12), c.uniform(0.25, 0.6))), c.uniform(0.22, 0.36), seen, y=(10, 86), distance=170
    )
    pw, bars, n = w * c.uniform(0.26, 0.31), c.chance(0.5), c.choice((3, 3, 4))
    raised = c.choice((0, 5))
    sides = {"one": (c.choice((-1, 1)),), "two": (-1, 1), "flat": ()}[form]
    if form == "two":
        slab(c, at, (-w / 2 + 2, h * 0.4, -d / 2 + 2, w - 4, h * 0.6, 1), shade=0.35)
    if len(sides) < 2:
        table_legs(
            c,
            at,
            w,
            h - 2,
            d,
            thick=3.2,
            round_=form == "flat" or raised > 0,
            splay=c.choice((0, 1.5)) if form == "flat" else 0,
        )
    for s in sorted(sides, reverse=True):
        x = -w / 2 + 1.5 if s < 0 else w / 2 - 1.5 - pw
        rests(c, at, (x, 0, -d / 2), (x, 0, d / 2 - 1), (x + pw, 0, d / 2 - 1))
        for fx in (x + 2, x + pw - 2) if raised else ():
            strut(c, at, (fx, raised, d / 2 - 3), (fx, 0, d / 2 - 3), 3, thin=2.2)
        slab(c, at, (x, raised, -d / 2 + 1, pw, h - 2 - raised, d - 2))
        drawer_fronts(c, at, x, raised, d / 2 - 1, pw, h - 2.5 - raised, n, bars=bars)
    free = (-w / 2 + 4 + (pw if -1 in sides else 0), w / 2 - 4 - (pw if 1 in sides else 0))
    slab(c, at, (free[0], h - 8, d / 2 - 3, free[1] - free[0], 6, 1.6), shade=0.08)
    m = 1 if form != "flat" else 2
    for k in range(m):
        x = free[0] + (free[1] - free[0]) * k / m
        drawer_fronts(c, at, x, h - 8, d / 2 - 1.4, (free[1] - free[0]) / m, 6, 1, bars=bars)
    slab(c, at, (-w / 2 - 1, h - 2, -d / 2 - 1, w + 2, 2.4, d + 2))
    work = form == "flat" or not lamp or c.chance(0.45)  # without it a desk would be a table
    _on_desk(c, at, w, h + 0.4, d, lamp=lamp, work=work)


def _open_laptop(c: Canvas, at: Project, x: float, y: float, z: float) -> None:
    """A small grey computer at work, its lid leaning back."""
    case = (150, 154, 164) if sum(c.main) > 480 else (206, 209, 216)
    slab(c, at, (x - 8, y, z, 16, 0.9, 9), colour=case, material="plain", width=0.6)
    lid = replace(leaning(0.25, x=x, z=z, y=y + 0.9), at=at)
    c.path(lid.shape(rounded(-8, 0, 8, 10.5, 0.8)), (40, 42, 50), stroke=(20, 22, 28), width=0.7)
    glow = c.choice(((110, 170, 230), (236, 240, 246), (120, 190, 170)))
    c.path(lid.shape(rounded(-7, 1, 7, 9.6, 0.3)), c.gradient([(0, lighter(glow, 0.3)), (1, glow)]))
    for k in range(3):
        c.line([lid.put(-5.4, 7.8 - 2 * k), lid.put(c.uniform(-1, 5), 7.8 - 2 * k)], darker(glow, 0.45), 0.8)


def _on_desk(c: Canvas, at: Project, w: float, y: float, d: float, *, lamp: bool, work: bool) -> None:
    """A lamp on a jointed arm, a computer, books, a sheet of paper, pens."""
    s = c.choice((-1, 1))
    if lamp:
        tone = c.choice(((60, 62, 70), (200, 60, 56), BRASS, (70, 130, 120)))
        x, z = s * w * 0.38, -d * 0.2
        c.path(floor_plane(at, y, x, z).thick(circle(0, 0, 3.4), 0, 1), tone, stroke=darker(tone, 0.6), width=0.7)
        joint, head = at((x + s * 3, y + 7, z)), at((x - s * 4, y + 12.5, z))
        c.line([at((x, y + 1, z)), joint, head], darker(tone, 0.6), 2)
        c.line([at((x, y + 1, z)), joint, head], lighter(tone, 0.2), 1)
        hx, hy = head
        c.polygon(
            [(hx - 1.6, hy - 2.6), (hx + 1.6, hy - 2.6), (hx + 4.6, hy + 3), (hx - 4.6, hy + 3)],
            base_paint(c, tone),
            stroke=darker(tone, 0.6),
            width=0.7,
        )
    if c.chance(0.6):
        book_pile(c, at, -s * w * 0.36 - (0 if s > 0 else 6), y, -d * 0.3, c.choice((2, 3)))
    if work:
        _open_laptop(c, at, c.uniform(-5, 3), y, -d * 0.22)
        return
    p = floor_plane(at, y, c.uniform(-6, 4), d * 0.12)
    c.path(p.shape([(-5, -5), (4, -4), (5, 5), (-4, 4)]), (252, 251, 247), stroke=(130, 130, 130), width=0.5)
    c.line([p.put(5, -3), p.put(8, 2)], (60, 70, 130), 0.9)


def dining_chair(
    c: Canvas, at: Project, x: float, z: float, facing: int, *, seat: float, top: float, slats: int, tone: RGB | None
) -> None:
    """A chair with its back away from the table: facing 1 looks towards us (it stands at the far side), -1 away."""
    half, back = 5.6, z - facing * 6.5
    plank = partial(slab, c, at, colour=tone, material="plain" if tone else None, width=0.7)
    for e in (-1, 1):
        for sx in (x - half, x + half):
            if e == facing:
                strut(c, at, (sx, seat, z + e * 5.5), (sx, 0, z + e * 6), 2.4, tone=tone)
            foot(c, at, (sx, 0, z + e * 6), 1.6)
    board = (x - half - 0.6, seat - 1.6, z - 6.5, 2 * half + 1.2, 2.2, 13)
    if facing < 0:  # seen from behind: the back hides the seat
        plank(board)
    high = top - seat
    bars = [(seat + high * (0.36 + 0.64 * k / slats), high * 0.36 / slats + 1.4) for k in range(slats)]
    for y, h in bars or [(seat + 4, high - 3)]:
        plank((x - half, y, back, 2 * half, h, 1))
    for sx in (x - half, x + half):
        strut(c, at, (sx, top + 1, back), (sx, 0, back), 2.6, tone=tone)
    if facing > 0:
        plank(board)


def dining_table(c: Canvas) -> None:
    """A long or round table with chairs pushed in all round; flowers, fruit or plates on it."""
    long = c.chance(0.65)
    w, h, d = (c.uniform(56, 68), c.uniform(26, 29), c.uniform(26, 32)) if long else (44.0, c.uniform(26, 29), 38.0)
    top, seat = h + c.uniform(9, 13), h * 0.6
    at = view(
        c.uniform(0, 0.5),
        c.uniform(0.3, 0.46),
        [*corners_of(-w / 2, 0, -d / 2 - 7, w, h, d + 14), (0, top, -d / 2 - 5)],
        y=(12, 88),
        distance=170,
    )
    slats, tone = c.choice((0, 2, 3)), None if c.chance(0.82) else c.choice(((240, 238, 232), (60, 60, 66), WOODS[2]))
    xs: list[float] = (
        [(k - (n - 1) / 2) * w / n for n in (c.choice((2, 2, 3)) if w > 60 else 2,) for k in range(n)]
        if long
        else [-w * 0.21, w * 0.21]
    )
    look = {"seat": seat, "top": top, "slats": slats, "tone": tone}
    for x in sorted(xs, reverse=True):
        dining_chair(c, at, x, -d / 2 - (0 if long else -1), 1, **look)
    if long:
        table_legs(c, at, w, h - 2, d, thick=c.uniform(3, 4.4), round_=c.chance(0.5), splay=0)
        slab(c, at, (-w / 2 + 3, h - 5, -d / 2 + 3, w - 6, 3, d - 6), shade=0.2)
        slab(c, at, (-w / 2, h - 2, -d / 2, w, 2.6, d))
    else:
        foot(c, at, (0, 0, 0), 12)
        _pedestal(c, at, h)
        disc(c, floor_plane(at, h + 0.6), w / 2, d / 2, 2.6)
    _laid(c, at, w, h + 0.6, d, xs, long=long)
    if long:  # few on the near side, or they would hide the table
        for x in c.choice(((), xs[:1], xs[:1], xs[-1:], xs[-1:], (xs[-1], xs[0]))):
            dining_chair(c, at, x, d / 2 - 2, -1, **look)


def _pedestal(c: Canvas, at: Project, h: float) -> None:
    """One thick leg on a round foot."""
    disc(c, floor_plane(at, 2), 11, 11, 2, shade=0.1)
    strut(c, at, (0, h - 2, 0), (0, 2, 0), 7, thin=9)


def _laid(c: Canvas, at: Project, w: float, y: float, d: float, xs: Sequence[float], *, long: bool) -> None:
    """A runner, plates, and flowers or fruit in the middle."""
    if long and c.chance(0.4):
        tone = c.choice(((236, 230, 216), (170, 60, 60), (90, 130, 150)))
        p = floor_plane(at, y)
        c.path(
            p.shape([(-w / 2, -d * 0.13), (w / 2, -d * 0.13), (w / 2, d * 0.13), (-w / 2, d * 0.13)]),
            tone,
            stroke=darker(tone, 0.3),
            width=0.5,
        )
    if c.chance(0.6):
        for x in xs:
            for z in (-d * 0.33, d * 0.33):
                p = floor_plane(at, y + 0.2, x * (1 if long else 0.8), z * (1 if long else 0.8))
                c.path(p.disc(0, 0, 3.8), (250, 250, 248), stroke=(130, 134, 142), width=0.6)
                c.path(p.disc(0, 0, 2.2), None, stroke=(190, 194, 200), width=0.5)
    if c.chance(0.55):
        vase(c, at, (0, y, 0), 8.5)
    else:
        fruit_bowl(c, at, (0, y, 1), 6.5)


def coffee_table(c: Canvas) -> None:
    """Low: a long board, a round or oval one, or a box; magazines, a plant and cups on it."""
    form = c.choice(("long", "long", "shelf", "round", "oval", "box"))
    w, h, d = c.uniform(58, 66), c.uniform(12, 16), c.uniform(30, 36)
    if form == "round":
        w = d = c.uniform(46, 50)
    at = view(
        c.uniform(0.05, 0.6) if form != "round" else 0.1,
        c.uniform(0.32, 0.48),
        [*corners_of(-w / 2, 0, -d / 2, w, h, d), (0, h + 8, 0)],
        y=(18, 86),
        distance=170,
    )
    if c.chance(0.5):
        _rug(c, at, w, d)
    if form in ("round", "oval"):
        metal = (60, 62, 70) if c.chance(0.35) else None
        table_legs(c, at, w * 0.68, h - 1, d * 0.68, thick=3.2, round_=True, splay=c.uniform(2, 5), tone=metal)
        disc(c, floor_plane(at, h + 0.8), w / 2, d / 2, 3.4)
    elif form == "box":
        rests(c, at, (-w / 2, 0, -d / 2), (-w / 2, 0, d / 2), (w / 2, 0, d / 2))
        slab(c, at, (-w / 2, 0, -d / 2, w, h, d))
        for k in range(2):
            drawer_fronts(c, at, -w / 2 + k * w / 2, 1, d / 2, w / 2, h - 3, 1, bars=c.chance(0.5))
    else:
        _long_coffee_table(c, at, w, h, d, shelf=form == "shelf")
    _on_coffee_table(c, at, w, h + 0.8, d)


def _rug(c: Canvas, at: Project, w: float, d: float) -> None:
    """A quiet rug under the table."""
    tone, p = c.choice(((226, 216, 200), (206, 212, 218), (220, 204, 196))), floor_plane(at, 0)
    oval = c.chance(0.5)
    for k, shade in ((0.6, 0.0), (0.54, 0.1)):
        pts = circle(0, 0, w * k, d * k * 1.15) if oval else rounded(-w * k, -d * k, w * k, d * k, 1)
        c.path(p.shape(pts), darker(tone, shade), stroke=darker(tone, 0.35), width=0.6)


def _long_coffee_table(c: Canvas, at: Project, w: float, h: float, d: float, *, shelf: bool) -> None:
    """A board on four legs, with a shelf below or splayed legs."""
    metal = c.choice(((60, 62, 70), BRASS)) if c.chance(0.25) else None
    if shelf:
        slab(c, at, (-w / 2 + 2, h * 0.25, -d / 2 + 2, w - 4, 1.6, d - 4), shade=0.2)
        book_pile(c, at, c.uniform(-w * 0.3, w * 0.1), h * 0.25 + 1.6, d * 0.08, 2)
    table_legs(
        c, at, w, h - 1, d, thick=c.uniform(3.8, 5), round_=not shelf, splay=0 if shelf else c.uniform(0, 3), tone=metal
    )
    slab(c, at, (-w / 2, h - 2.6, -d / 2, w, 3.4, d))


def _on_coffee_table(c: Canvas, at: Project, w: float, y: float, d: float) -> None:
    """Books at one side, a plant or flowers in the middle, a cup or an open magazine."""
    s = c.choice((-1, 1))
    (pot_plant if c.chance(0.6) else vase)(c, at, (s * w * 0.08, y, -d * 0.14), c.uniform(7, 9))
    if c.chance(0.8):
        book_pile(c, at, -s * w * 0.22 - 6, y, -d * 0.1, c.choice((2, 3)))
    if c.chance(0.6):
        cup(c, at, (s * w * 0.26, y, d * 0.14), 2.1)
    elif c.chance(0.7):
        p = floor_plane(at, y, s * w * 0.24, d * 0.12)
        for q in (-1, 1):
            c.path(
                p.shape([(0, -4), (q * 6, -3.6), (q * 6, 4), (0, 3.6)]),
                (252, 251, 247),
                stroke=(120, 120, 124),
                width=0.5,
            )
            c.path(p.shape([(q * 1, -2.6), (q * 5, -2.4), (q * 5, 1), (q * 1, 0.8)]), c.choice(BOOKS))


# storage --------------------------------------------------------------------------------------
def bookcase(c: Canvas) -> None:
    """Open shelves full of books, tall or wide, some with doors or drawers below."""
    wide = c.chance(0.4)
    w, h, d = (c.uniform(54, 62), c.uniform(50, 58), 13.0) if wide else (c.uniform(34, 42), c.uniform(66, 72), 13.0)
    at = view(
        c.choice((c.uniform(0, 0.15), c.uniform(0.25, 0.6))),
        c.uniform(0.08, 0.2),
        corners_of(-w / 2, 0, -d, w, h, d),
        y=(8, 86),
        distance=190,
    )
    rests(c, at, (-w / 2, 0, -d), (-w / 2, 0, 0), (w / 2, 0, 0))
    board, plinth = c.uniform(2, 3), c.uniform(2.5, 5)
    closed = c.uniform(13, 18) if c.chance(0.35) else 0
    slab(c, at, (-w / 2, 0, -d, w, h, d))
    columns, low = 2 if wide and c.chance(0.7) else 1, plinth + closed
    rows = max(2, round((h - low - board) / c.uniform(12, 15)))
    cw, rh = (w - board * (columns + 1)) / columns, (h - low - board * (rows + 1)) / rows
    for i in range(columns):
        for j in range(rows):
            _compartment(c, at, -w / 2 + board + i * (cw + board), low + board + j * (rh + board), cw, rh, d)
    if closed:
        _doors(c, at, -w / 2 + board * 0.5, plinth, w - board, closed, 2, bars=False)
    if c.chance(0.4):
        slab(c, at, (-w / 2 - 1.2, h - 0.6, -d, w + 2.4, 2, d + 1.2))


def _compartment(c: Canvas, at: Project, x: float, y: float, w: float, h: float, d: float) -> None:
    """One opening with its inside and what stands in it."""
    p = Plane((x, y, 0), (1, 0, 0), (0, 1, 0), at)
    hole = p.shape([(0, 0), (w, 0), (w, h), (0, h)])
    inside = [(0, 0), (w, 0), (w, h), (0, h)]
    c.path(hole, darker(c.main, 0.55), stroke=c.outline, width=0.8)
    with c.clip(hole):
        c.path(p.shape(inside, -d * 0.9), darker(c.main, 0.38))
        c.path(points([*p.rim([(0, 0), (w, 0)]), *p.rim([(w, 0), (0, 0)], -d * 0.9)], close=True), darker(c.main, 0.15))
        end = c.choice((c.uniform(0.45, 0.7), c.uniform(0.8, 1), 1)) * w
        a = 0.6
        while a < end - 2.4:
            a += _book(c, p, a, h, min(end - a, c.uniform(2.2, 4.4)))
        if w - a > 7:
            _ornament(c, at, (x + (a + w) / 2, y, -d * 0.4), min(h * 0.5, (w - a) * 0.55))
    c.path(hole, None, stroke=c.outline, width=0.8)


def _book(c: Canvas, p: Plane, x: float, h: float, w: float) -> float:
    """One book standing; returns how wide it is."""
    tone, high = c.choice(BOOKS), h * c.uniform(0.62, 0.9)
    c.path(
        p.shape([(x, 0), (x + w, 0), (x + w, high), (x, high)], -2),
        c.gradient([(0, lighter(tone, 0.12)), (1, darker(tone, 0.12))], angle=(0, 0, 1, 0)),
        stroke=darker(tone, 0.55),
        width=0.5,
    )
    if w > 2.8 and c.chance(0.6):
        c.path(
            p.shape([(x, high * 0.7), (x + w, high * 0.7), (x + w, high * 0.82), (x, high * 0.82)], -2),
            lighter(tone, 0.55),
        )
    return w


def _ornament(c: Canvas, at: Project, p: Solid, size: float) -> None:
    """A plant, flowers or a framed picture on a shelf."""
    kind = c.choice((pot_plant, vase, None))
    if kind:
        kind(c, at, p, size * (0.55 if kind is vase else 0.6))
        return
    x, y = at(p)
    c.rect(x - size * 0.4, y - size, size * 0.8, size, 0.5, (250, 248, 240), stroke=(120, 90, 60), width=0.9)
    c.ellipse(x, y - size * 0.45, size * 0.22, None, c.choice(BOOKS))


def _doors(
    c: Canvas, at: Project, x: float, y: float, w: float, h: float, n: int, *, bars: bool, panels: int = 1
) -> None:
    """n doors side by side on the front at z = 0, with panels let in and a handle each."""
    for k in range(n):
        p, dw = Plane((x + w * k / n, y, 0), (1, 0, 0), (0, 1, 0), at), w / n
        c.panel(p.shape([(0.3, 0.3), (dw - 0.3, 0.3), (dw - 0.3, h - 0.3), (0.3, h - 0.3)]), shade=-0.04)
        for j in range(panels):
            a, b, m = h * j / panels + 2.4, h * (j + 1) / panels - 2.4, 2.6
            c.path(p.shape([(m, a), (dw - m, a), (dw - m, b), (m, b)]), None, stroke=c.dark, width=1.4)
            c.line([p.put(m, b), p.put(m, a), p.put(dw - m, a)], c.light, 0.7)
        hx = dw - 1.5 if (k % 2 == 0 and k < n - 1) or n == 1 else 1.5
        if bars:
            c.line([p.put(hx, h * 0.42), p.put(hx, h * 0.58)], darker(METAL, 0.6), 1.9)
            c.line([p.put(hx, h * 0.42), p.put(hx, h * 0.58)], lighter(METAL, 0.5), 0.9)
        else:
            knob(c, p.put(hx, h * 0.5))


def wardrobe(c: Canvas) -> None:
    """Tall, with two or three doors, drawers below or a mirror, sometimes open with clothes in it."""
    n = c.choice((2, 2, 3))
    w, h, d = (c.uniform(38, 46) if n == 2 else c.uniform(54, 60)), c.uniform(62, 70), c.uniform(18, 24)
    at = view(
        c.choice((c.uniform(0, 0.15), c.uniform(0.3, 0.65))),
        c.uniform(0.06, 0.18),
        corners_of(-w / 2 - 2, 0, -d, w + 4, h + 3, d + 2),
        y=(8, 86),
        distance=210,
    )
    lift, low = c.choice((0, 0, c.uniform(4, 6))), c.choice((0, c.uniform(11, 16)))
    if lift:
        for x, z in ((w / 2 - 3, -d + 3), (-w / 2 + 3, -d + 3), (-w / 2 + 3, -2.5), (w / 2 - 3, -2.5)):
            foot(c, at, (x, 0, z))
            strut(c, at, (x, lift + 1, z), (x, 0, z), 3.6, thin=2.4)
    else:
        rests(c, at, (-w / 2, 0, -d), (-w / 2, 0, 0), (w / 2, 0, 0))
    slab(c, at, (-w / 2, lift, -d, w, h - lift, d))
    y, bars = lift + 2.5, c.chance(0.5)
    if low:
        for k in range(2):
            drawer_fronts(
                c,
                at,
                -w / 2 + 1 + k * (w / 2 - 1),
                y,
                0,
                w / 2 - 1,
                low,
                c.choice((1, 2)) if low > 13 else 1,
                bars=bars,
            )
        y += low
    high = h - 2 - y
    if n == 2 and c.chance(0.35):
        _open_doors(c, at, w, y, high)
    else:
        _doors(c, at, -w / 2 + 1.2, y, w - 2.4, high, n, bars=bars, panels=c.choice((1, 2, 2, 3)))
        if c.chance(0.35):
            _mirror(c, at, w, y, high, n)
    style = c.choice(("flat", "cornice", "arch"))
    if style != "flat":
        slab(c, at, (-w / 2 - 1.5, h, -d, w + 3, 2.4, d + 1.5))


def _mirror(c: Canvas, at: Project, w: float, y: float, h: float, n: int) -> None:
    """A looking glass on one door."""
    dw, k = (w - 2.4) / n, 1 if n == 3 else c.choice((0, 1))
    p = Plane((-w / 2 + 1.2 + dw * k, y, 0), (1, 0, 0), (0, 1, 0), at)
    pts = rounded(3.4, 4, dw - 3.4, h - 4, c.choice((0.5, dw * 0.3)))
    c.path(
        p.shape(pts),
        c.gradient([(0, (214, 232, 244)), (0.5, (176, 202, 222)), (1, (150, 178, 202))]),
        stroke=c.outline,
        width=1,
    )
    with c.clip(p.shape(pts)):
        c.path(p.shape([(0, h * 0.5), (dw, h * 0.85), (dw, h * 0.95), (0, h * 0.6)]), WHITE, opacity=0.6)


def _open_doors(c: Canvas, at: Project, w: float, y: float, h: float) -> None:
    """Both doors standing open, clothes on a rail inside."""
    p, a = Plane((0, y, 0), (1, 0, 0), (0, 1, 0), at), w / 2 - 1.2
    hole = p.shape([(-a, 0), (a, 0), (a, h), (-a, h)])
    c.path(hole, darker(c.main, 0.6), stroke=c.outline, width=0.9)
    with c.clip(hole):
        c.path(points([*p.rim([(-a, 0), (a, 0)]), *p.rim([(a, 0), (-a, 0)], -10)], close=True), darker(c.main, 0.3))
        c.line([p.put(-a, h - 5, -4), p.put(a, h - 5, -4)], (190, 194, 202), 1.2)
        x = 2.5 - a
        while x < a - 6:
            wide, tone = c.uniform(4.4, 6.6), c.choice(BOOKS)
            long = h * c.uniform(0.42, 0.74)
            pts = [
                (x + wide / 2 - 0.6, h - 6),
                (x + wide / 2 + 0.6, h - 6),
                (x + wide, h - 9),
                (x + wide * 1.05, h - long),
                (x - wide * 0.05, h - long),
                (x, h - 9),
            ]
            c.path(
                p.shape(pts, -3),
                c.gradient([(0, lighter(tone, 0.15)), (1, darker(tone, 0.2))], angle=(0, 0, 1, 0)),
                stroke=darker(tone, 0.55),
                width=0.6,
            )
            x += wide * 0.92
    for s in (1, -1):
        swing = c.uniform(0.75, 1.2)
        out = (s * math.cos(swing), 0.0, math.sin(swing))
        q = Plane((s * a, y, 0), out, (0, 1, 0), at)
        c.panel(q.shape([(0, 0), (a, 0), (a, h), (0, h)]), shade=0.18)
        c.path(q.shape([(2, 3), (a - 2, 3), (a - 2, h - 3), (2, h - 3)]), None, stroke=c.darker, width=0.9)


# beds -----------------------------------------------------------------------------------------
def bed(c: Canvas) -> None:
    """Single or double, a coloured cover and pillows; the head board is wooden, padded or made of bars."""
    single = c.chance(0.4)
    w, long = (c.uniform(27, 31), 58.0) if single else (c.uniform(44, 50), c.uniform(54, 58))
    lift, thick, head = c.uniform(6, 10), c.uniform(7, 10), c.uniform(28, 36)
    yaw = c.choice((c.uniform(0.05, 0.2), c.uniform(0.35, 0.8)))
    at = view(
        yaw,
        c.uniform(0.26, 0.42),
        [
            *corners_of(-w / 2 - 1, 0, -long / 2, w + 2, lift + thick, long),
            (-w / 2, head, -long / 2),
            (w / 2, head, -long / 2),
        ],
        y=(10, 86),
        distance=150,
    )
    wood = c.choice((*WOODS, (238, 236, 230), (70, 72, 80)))
    a, b = -long / 2, long / 2
    rests(c, at, (-w / 2, 0, a), (-w / 2, 0, b - 3), (w / 2, 0, b - 3))
    _head_board(c, at, w, head, a, wood)
    for x, z in ((w / 2 - 1.5, b - 1.5), (-w / 2 + 1.5, b - 1.5)):
        foot(c, at, (x, 0, z))
        strut(c, at, (x, lift, z), (x, 0, z), 4, thin=3, tone=wood)
    slab(c, at, (-w / 2, lift - 3, a, w, 4, long), colour=wood, material="plain")
    slab(
        c,
        at,
        (-w / 2 + 0.8, lift + 1, a + 0.5, w - 1.6, thick - 1, long - 1.2),
        colour=(246, 245, 240),
        material="plain",
    )
    _bedding(c, at, w, lift, thick, a, b, single=single)
    if yaw > 0.3 and c.chance(0.5):  # from the front a foot board would hide the cover
        slab(c, at, (-w / 2 - 0.6, lift - 4, b, w + 1.2, thick + c.uniform(3, 6), 1.8), colour=wood, material="plain")


def _head_board(c: Canvas, at: Project, w: float, head: float, z: float, wood: RGB) -> None:
    """Behind the pillows."""
    form = c.choice(("board", "arch", "bars", "padded"))
    p = Plane((0, 0, z), (1, 0, 0), (0, 1, 0), at)
    half = w / 2 + 1
    if form == "bars":
        for k in range(9):
            x = -half + (2 * half) * k / 8
            strut(c, at, (x, 4, z), (x, head - (1 if k % 8 else -1), z), 2.8 if k % 8 == 0 else 1.8, tone=wood)
        for y in (head - 2, head * 0.5):
            strut(c, at, (-half, y, z), (half, y, z), 2.4, tone=wood)
        return
    pts = rounded(-half, 0, half, head, {"board": 1, "arch": half * 0.6, "padded": 4}[form])
    pts = (
        [(x, max(0, y)) for x, y in pts]
        if form != "arch"
        else [(-half, 0), (half, 0), *[q for q in pts if q[1] > head / 2]]
    )
    tone = wood if form != "padded" else None
    c.panel(p.thick(pts, -2, 0.5), shade=0.3, colour=tone, material="plain")
    c.panel(p.shape(pts, 0.5), shade=0.02, colour=tone, material="plain")
    if form == "padded":
        for k in range(1, 5):
            c.line(
                [p.put(-half + 2 * half * k / 5, head * 0.4, 0.5), p.put(-half + 2 * half * k / 5, head - 1, 0.5)],
                c.darker,
                0.8,
            )
    else:
        inner = [(x * 0.88, head * 0.5 + (y - head * 0.5) * 0.8) for x, y in pts]
        c.path(p.shape(inner, 0.5), None, stroke=darker(wood, 0.35), width=0.9)


def _bedding(c: Canvas, at: Project, w: float, lift: float, thick: float, a: float, b: float, *, single: bool) -> None:
    """Pillows, then the cover."""
    y, half, start = lift + thick, w / 2 + 0.8, a + c.uniform(15, 19)
    n = 1 if single else 2
    tone = (250, 250, 247) if c.chance(0.6) else c.light
    for k in range(n - 1, -1, -1):
        x = (k - (n - 1) / 2) * w / n
        _pillow(c, at, x, y, a + 7.5, w / n * 0.42, tone)
    _cover(c, at, half, y + 1, lift + c.uniform(-1, 3), start, b)


def _cover(c: Canvas, at: Project, half: float, top: float, drop: float, start: float, b: float) -> None:
    """The cover: it hangs down to `drop` at both sides and the foot; its upper edge is turned down."""
    side = [
        at((-half, top, start)),
        at((-half, top, b + 0.8)),
        at((-half, drop, b + 0.8)),
        at((-half, drop, start + 1)),
    ]
    other = [at((half, top, start)), at((half, top, b + 0.8)), at((half, drop, b + 0.8)), at((half, drop, start + 1))]
    if other[3][0] > other[0][0] + 0.5:
        c.panel(points(other, close=True), shade=0.3)
    c.panel(points(side, close=True), shade=0.24)
    c.panel(
        points(
            [at((-half, top, start)), at((half, top, start)), at((half, top, b + 0.8)), at((-half, top, b + 0.8))],
            close=True,
        ),
        shade=-0.06,
    )
    c.panel(
        points(
            [
                at((-half, top, b + 0.8)),
                at((half, top, b + 0.8)),
                at((half, drop, b + 0.8)),
                at((-half, drop, b + 0.8)),
            ],
            close=True,
        ),
        shade=0.14,
    )
    edge = c.uniform(3.5, 6)
    fold = (252, 252, 250) if sum(c.main) < 640 else c.second
    p = floor_plane(at, top + 0.4)
    c.panel(
        p.thick([(-half, -start), (half, -start), (half, -start - edge), (-half, -start - edge)], -0.4, 0.8),
        colour=fold,
        material="plain",
        shade=0.02,
    )
    for _ in range(3):
        x0 = c.uniform(-0.7, 0.7) * half
        z0 = c.uniform(start + edge + 4, b - 10)
        crease = [at((x0, top, z0)), at((x0 + c.uniform(-4, 4), top, z0 + 4)), at((x0 + c.uniform(-6, 6), top, z0 + 9))]
        c.path(smooth(crease, close=False), None, stroke=c.darker, width=0.8, opacity=0.5)


def _pillow(c: Canvas, at: Project, x: float, y: float, z: float, half: float, tone: RGB) -> None:
    """A pillow leaning against the head board."""
    p = replace(leaning(0.95, x=x, z=z + 4, y=y + 0.4), at=at)
    rim = [(-half, 0), (0, 0.9), (half, 0), (half * 0.94, 5.5), (half, 11), (0, 10), (-half, 11), (-half * 0.94, 5.5)]
    c.path(
        hull([*p.rim(rim, 0), *p.rim([(i * 0.85, 5.5 + (j - 5.5) * 0.7) for i, j in rim], 2.6)]),
        darker(tone, 0.14),
        stroke=darker(tone, 0.55),
        width=0.8,
    )
    c.path(
        p.curve([(i * 0.96, 5.5 + (j - 5.5) * 0.92) for i, j in rim], 2.0),
        c.gradient([(0, lighter(tone, 0.4)), (1, darker(tone, 0.08))]),
        stroke=darker(tone, 0.3),
        width=0.5,
    )


# floor lamps ----------------------------------------------------------------------------------
def floor_lamp(c: Canvas) -> None:
    """A shade high on a pole, on three long legs, or at the end of a bow."""
    c.choice((_pole_lamp, _pole_lamp, _pole_lamp, _tripod_lamp, _tripod_lamp, _bow_lamp, _bow_lamp))(c)


def _glow(c: Canvas, x: float, y: float, r: float) -> None:
    """Light around a lit shade."""
    glow: RGB = (255, 226, 140)
    c.ellipse(x, y, r, r * 0.8, c.radial([(0, glow, 0.7), (0.6, glow, 0.3), (1, glow, 0)]))


def _shade(c: Canvas, x: float, top: float, low: float, above: float, below: float, *, lit: bool) -> None:
    """A shade with curved rims, its bands, and light in it."""
    e = c.uniform(1.4, 2.6)
    d = (
        f"M{x - above:.2f} {top:.2f} C{x - above * 0.5:.2f} {top - e * 0.5:.2f} {x + above * 0.5:.2f} {top - e * 0.5:.2f} {x + above:.2f} {top:.2f} "
        f"L{x + below:.2f} {low:.2f} C{x + below * 0.55:.2f} {low + e:.2f} {x - below * 0.55:.2f} {low + e:.2f} {x - below:.2f} {low:.2f} Z"
    )
    c.panel(d, shade=-0.06 if lit else 0)
    if lit:
        c.path(
            d,
            c.radial(
                [(0, (255, 246, 200), 0.7), (0.45, (255, 236, 160), 0.22), (1, (255, 236, 160), 0)],
                centre=(0.5, 0.75),
                radius=0.55,
            ),
        )
    for y, half in ((top + 0.9, above), (low - 0.9, below)):
        c.path(
            f"M{x - half:.2f} {y:.2f} Q{x:.2f} {y + e * (1.1 if half == below else -0.6):.2f} {x + half:.2f} {y:.2f}",
            None,
            stroke=c.darker,
            width=1.5,
            cap="butt",
        )


def _tube(c: Canvas, d: str, tone: RGB, width: float = 2.2) -> None:
    """A shining pipe along a path."""
    c.path(d, None, stroke=darker(tone, 0.6), width=width + 1.2)
    c.path(d, None, stroke=tone, width=width)
    c.path(d, None, stroke=lighter(tone, 0.5), width=width * 0.35)


def _lamp_foot(c: Canvas, x: float, half: float, tone: RGB) -> None:
    """A flat round foot on the floor."""
    c.path(box(x - half, 83.4, 2 * half, 3, 1.4), base_paint(c, tone), stroke=darker(tone, 0.6), width=0.8)
    c.stands(x - half, x + half, 86)


def _stand_tone(c: Canvas) -> RGB:
    """Often the shade's own colour; else brass, steel, black or wood."""
    return c.choice((c.main, c.main, c.dark, BRASS, (74, 76, 84), (196, 200, 206), WOODS[0], WOODS[2]))


def _pole_lamp(c: Canvas) -> None:
    """A straight pole on a round foot; sometimes with a second, smaller lamp to read by."""
    below, high, lit, tone = c.uniform(17.5, 22), c.uniform(20, 25), c.chance(0.5), _stand_tone(c)
    above = below * c.uniform(0.5, 0.95)
    if lit:
        _glow(c, 50, 10 + high * 0.7, 40)
    _tube(c, "M50 84 L50 16", tone, 3.2)
    _lamp_foot(c, 50, c.uniform(11, 14), tone)
    if c.chance(0.3):
        _tube(c, "M50 56 C54 50 62 50 65 54", tone, 1.8)
        c.path("M62 53 L68 53 L72 61 L58 61 Z", base_paint(c, tone), stroke=darker(tone, 0.6), width=0.8)
    if c.chance(0.4):
        c.line([(50 + below * 0.4, 8 + high), (50 + below * 0.4, 20 + high)], darker(BRASS, 0.3), 0.7)
        c.ellipse(50 + below * 0.4, 21 + high, 1.2, None, BRASS, stroke=darker(BRASS, 0.6), width=0.5)
    _shade(c, 50, 9, 9 + high, above, below, lit=lit)


def _tripod_lamp(c: Canvas) -> None:
    """Three long wooden or metal legs that meet under a big shade."""
    below, high, lit, tone = (
        c.uniform(18, 22),
        c.uniform(20, 24),
        c.chance(0.5),
        c.choice((*WOODS[:3], (74, 76, 84), BRASS, c.main)),
    )
    spread, y = c.uniform(13, 17), 14 + high
    if lit:
        _glow(c, 50, 10 + high * 0.7, 42)
    knot = c.uniform(0, 8)
    for dx, low in ((c.uniform(-4, 6), 81), (-spread, 85), (spread, 85)):
        _tube(c, f"M{50 - dx * 0.1:.1f} {y - 3 + knot:.1f} L{50 + dx:.1f} {low}", tone, 3.2)
        c.stands(50 + dx - 2, 50 + dx + 2, low + 1)
    if c.chance(0.5):
        q = 0.45
        c.line([(50 - spread * q, y + (85 - y) * q), (50 + spread * q, y + (85 - y) * q)], darker(tone, 0.4), 1.3)
    c.path(box(46, y - 6, 8, 7 + knot, 1.6), base_paint(c, tone), stroke=darker(tone, 0.6), width=0.8)
    _shade(c, 50, 9, 9 + high, below * c.uniform(0.6, 0.98), below, lit=lit)


def _bow_lamp(c: Canvas) -> None:
    """A long bow from a heavy foot at one side to a shade that hangs at the other."""
    tone, lit, x = _stand_tone(c), c.chance(0.5), c.uniform(66, 71)
    top, low, below = c.uniform(24, 28), c.uniform(46, 51), c.uniform(20, 23)
    if lit:
        _glow(c, x, low, 30)
    _tube(c, f"M22 84 L22 46 C22 {c.uniform(2, 8):.1f} {x - 4:.1f} {c.uniform(2, 8):.1f} {x:.1f} {top:.1f}", tone, 2.8)
    _lamp_foot(c, 22, c.uniform(11, 14), tone)
    if c.chance(0.5):
        d = f"M{x - below:.1f} {low:.1f} C{x - below:.1f} {top - 4:.1f} {x + below:.1f} {top - 4:.1f} {x + below:.1f} {low:.1f} Q{x:.1f} {low + 4:.1f} {x - below:.1f} {low:.1f} Z"
        c.panel(d)
        c.path(
            f"M{x - below:.1f} {low:.1f} Q{x:.1f} {low - 4:.1f} {x + below:.1f} {low:.1f} Q{x:.1f} {low + 4:.1f} {x - below:.1f} {low:.1f} Z",
            (255, 240, 180) if lit else c.darker,
            stroke=c.outline,
            width=0.7,
        )
    else:
        _shade(c, x, top, low, below * c.uniform(0.6, 0.95), below, lit=lit)


WOOD_COLOURS: Weights = {
    "brown": 4,
    "golden": 2.2,
    "white": 2,
    "black": 1.3,
    "grey": 1,
    "green": 0.7,
    "blue": 0.7,
    "red": 0.5,
    "yellow": 0.4,
    "pink": 0.3,
}
SOFT_COLOURS = {
    "blue": 1.5,
    "red": 1.3,
    "green": 1.2,
    "white": 1,
    "grey": 1,
    "pink": 1.2,
    "yellow": 1,
    "purple": 1,
    "orange": 0.8,
    "golden": 0.5,
    "brown": 0.5,
    "black": 0.5,
}
WOODEN: Weights = {"wooden": 3, "plain": 2}

KINDS = [
    Kind(
        "stool",
        ("furniture", "seating"),
        stool,
        (
            "stool",
            "bar stool",
            "kitchen stool",
            "backless seat",
            "barstool",
            "seat without a back",
            "counter stool",
            "stool seat",
        ),
        WOOD_COLOURS | {"red": 1, "yellow": 0.8},
        {"wooden": 3, "plain": 2.4},
        INDOORS,
        tilt=1,
    ),
    Kind(
        "office chair",
        ("furniture", "seating"),
        office_chair,
        (
            "office chair",
            "swivel chair",
            "desk chair",
            "computer chair",
            "task chair",
            "chair on castors",
            "rolling chair",
            "revolving chair",
            "chair on wheels",
            "work chair",
        ),
        {
            "black": 2.5,
            "grey": 1.4,
            "blue": 1.5,
            "red": 1.2,
            "green": 1,
            "white": 1,
            "brown": 1,
            "orange": 0.8,
            "purple": 0.7,
            "pink": 0.7,
            "yellow": 0.6,
        },
        {"plain": 3, "leather": 2, "canvas": 1.4},
        INDOORS,
        tilt=1,
    ),
    Kind(
        "desk",
        ("furniture", "tables"),
        desk,
        (
            "desk",
            "writing desk",
            "writing table",
            "study desk",
            "office desk",
            "bureau",
            "office table",
            "study table",
            "computer desk",
        ),
        WOOD_COLOURS,
        WOODEN,
        INDOORS,
        tilt=1,
    ),
    Kind(
        "dining table",
        ("furniture", "tables"),
        dining_table,
        (
            "dining table",
            "kitchen table",
            "dinner table",
            "dining room table",
            "table with chairs",
            "dining set",
            "table for meals",
            "family table",
            "table and chairs",
        ),
        WOOD_COLOURS,
        WOODEN,
        INDOORS,
        tilt=1,
    ),
    Kind(
        "coffee table",
        ("furniture", "tables"),
        coffee_table,
        (
            "coffee table",
            "low table",
            "living room table",
            "cocktail table",
            "sofa table",
            "lounge table",
            "sitting room table",
            "low living room table",
        ),
        WOOD_COLOURS,
        WOODEN,
        INDOORS,
        tilt=1,
    ),
    Kind(
        "bookcase",
        ("furniture", "storage"),
        bookcase,
        (
            "bookcase",
            "bookshelf",
            "book shelves",
            "shelving",
            "shelf full of books",
            "shelves",
            "book rack",
            "library shelf",
            "shelving unit",
            "shelf for books",
        ),
        WOOD_COLOURS,
        WOODEN,
        INDOORS,
        tilt=1,
    ),
    Kind(
        "wardrobe",
        ("furniture", "storage"),
        wardrobe,
        (
            "wardrobe",
            "closet",
            "armoire",
            "clothes cupboard",
            "clothes closet",
            "bedroom cabinet",
            "bedroom wardrobe",
            "bedroom cupboard",
            "clothes wardrobe",
            "clothes storage",
        ),
        WOOD_COLOURS,
        WOODEN,
        INDOORS,
        tilt=1,
    ),
    Kind(
        "bed",
        ("furniture", "beds"),
        bed,
        (
            "bed",
            "bedstead",
            "bed with pillows",
            "bedroom bed",
            "made bed",
            "sleeping bed",
            "bed with a blanket",
            "bed frame",
            "bed with a mattress",
        ),
        SOFT_COLOURS,
        {"plain": 3, "striped": 1.4, "dotted": 1.2, "checked": 1.3},
        INDOORS,
        tilt=1,
    ),
    Kind(
        "floor lamp",
        ("furniture", "lamps"),
        floor_lamp,
        (
            "floor lamp",
            "standard lamp",
            "standing lamp",
            "tall lamp",
            "lamp on a stand",
            "lamp on a pole",
            "tall standing lamp",
            "floor light",
            "tall light",
            "lamp with a tall stand",
        ),
        SOFT_COLOURS,
        {"plain": 4, "striped": 1.2, "dotted": 1, "checked": 1},
        INDOORS,
        tilt=1,
    ),
]
