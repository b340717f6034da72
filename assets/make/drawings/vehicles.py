"""Drawings of vehicles. Knows one function a type, and View: how a car's solid shape falls on the picture.

Cars, pickups and vans are a side profile, nose to the left, drawn flat or pulled out in depth for a three-quarter
view. Poses on the picture, mirroring, colours and backgrounds come from render.py.
"""

import math
from collections.abc import Callable, Sequence

from assets.make.canvas import RGB, Canvas, Point, box, darker, lighter, mix, oval, points, smooth
from assets.make.kinds import OUTDOORS, Kind

GROUND = 86.0
TYRE: RGB = (34, 34, 40)
DARK: RGB = (30, 31, 38)
LAMP: RGB = (255, 247, 214)
REAR_LAMP: RGB = (226, 44, 44)
CHROME: RGB = (214, 217, 224)


# the solid shape ------------------------------------------------------------------------------------------
def curve(pts: Sequence[Point], steps: int = 5) -> list[Point]:
    """Points along a Catmull-Rom curve through pts, ends included."""
    out = [pts[0]]
    for i in range(len(pts) - 1):
        a, b, c, d = pts[max(0, i - 1)], pts[i], pts[i + 1], pts[min(len(pts) - 1, i + 2)]
        for k in range(1, steps + 1):
            t = k / steps
            w = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2)
            out.append(tuple(sum(f * p[j] for f, p in zip(w, (a, b, c, d), strict=True)) / 2 for j in (0, 1)))  # type: ignore[arg-type]
    return out


class View:
    """Where a point of the vehicle falls: x from nose to tail, y down, z away from us, `wide` deep in all.

    Not turned: a plain side view. Turned: seen from the front corner and a little from above.
    """

    def __init__(self, c: Canvas, wide: float, *, turned: bool) -> None:
        self.c, self.wide, self.turned = c, wide, turned
        yaw, pitch = math.radians(c.uniform(27, 40)), math.radians(c.uniform(9, 15))
        yaw, pitch = (yaw, pitch) if turned else (0.0, 0.0)
        scale = 88 / (88 * math.cos(yaw) + wide * math.sin(yaw))
        self.ax, self.ay = scale * math.cos(yaw), -scale * math.sin(yaw) * math.sin(pitch)
        self.bx, self.by = -scale * math.sin(yaw), -scale * math.cos(yaw) * math.sin(pitch)
        self.dy = scale * math.cos(pitch)

    def at(self, x: float, y: float, z: float = 0) -> Point:
        """The point on the picture."""
        across = 50 + self.ax * (x - 50) + self.bx * (z - self.wide / 2)
        return across, GROUND + self.dy * (y - GROUND) + self.ay * (x - 14) + self.by * z

    def side(self, z: float = 0, lean: float = 0, foot: float = 0):
        """A group to draw in as if flat on the near side; leaning inwards by `lean` for each unit above foot."""
        e, f = self.at(0, 0, z + lean * foot)
        a, b, c, d = self.ax, self.ay, -self.bx * lean, self.dy - self.by * lean
        return self.c.group(f"matrix({a:.4f} {b:.4f} {c:.4f} {d:.4f} {e:.3f} {f:.3f})")

    def extrude(self, profile: Sequence[Point], inset: Callable[[float], float] = lambda _: 0) -> None:
        """What is seen of the profile pulled out in depth (its top and front); the near side is drawn over it."""
        if not self.turned:
            return
        near = [self.at(x, y, inset(y)) for x, y in profile]
        far = [self.at(x, y, self.wide - inset(y)) for x, y in profile]
        quads = [(near[i], near[i + 1], far[i + 1], far[i]) for i in range(len(near) - 1)]
        for quad in quads:  # laid under all the others, this leaves an outline around the whole
            self.c.path(points(quad, close=True), self.c.outline, stroke=self.c.outline, width=1.8)
        for (x0, y0), (x1, y1), quad in zip(profile, profile[1:], quads, strict=False):
            (ax, ay), (bx, by) = quad[0], quad[1]
            if (bx - ax) * self.by - (by - ay) * self.bx < 0:
                up = max(0.0, (x1 - x0) / (math.hypot(x1 - x0, y1 - y0) or 1))
                tone = mix(darker(self.c.main, 0.2), lighter(self.c.main, 0.24), up)
                self.c.path(points(quad, close=True), tone, stroke=tone, width=0.4)

    def strip(self, pts: Sequence[Point], za: float, zb: float, fill, **more) -> None:
        """A band across the vehicle, from depth za to zb, following the profile points."""
        if self.turned:
            band = [self.at(x, y, za) for x, y in pts] + [self.at(x, y, zb) for x, y in reversed(pts)]
            self.c.path(points(band, close=True), fill, **more)

    def front(self, profile: Sequence[Point], pts: Sequence[Point], fill, **more) -> None:
        """A shape on the nose; its points are (share of the width from our side, y)."""
        if self.turned:
            spots = [self.at(_nose(profile, y), y, share * self.wide) for share, y in pts]
            self.c.path(points(spots, close=True), fill, **more)

    def stand(self, wheels: Sequence[float], r: float) -> None:
        """Shadows under the wheels and, wide and faint, under the body between them."""
        for z in (0.0, self.wide) if self.turned else (0.0,):
            for x in wheels:
                px, py = self.at(x, GROUND, z)
                self.c.stands(px - r * 0.7, px + r * 0.7, py)
        (x0, y0), (x1, y1) = self.at(wheels[0] - r, GROUND, self.wide), self.at(wheels[1] + r, GROUND, 0)
        self.c.stands(x0, x1, (y0 + y1) / 2)


def _nose(profile: Sequence[Point], y: float) -> float:
    """How far forward the vehicle reaches at height y."""
    for (x0, y0), (x1, y1) in zip(profile, profile[1:], strict=False):
        if y1 <= y <= y0 and y0 > y1:
            return x0 + (x1 - x0) * (y0 - y) / (y0 - y1)
    return profile[0][0]


def flank(profile: Sequence[Point], wheels: Sequence[float], r: float, gap: float = 1.16) -> str:
    """The profile closed along the bottom, with arches cut out above the wheels."""
    bottom, rise = profile[0][1], GROUND - r
    half = math.sqrt(max(1.0, (r * gap) ** 2 - (bottom - rise) ** 2))
    large = int(bottom > rise)
    cuts = " ".join(
        f"L{x + half:.2f} {bottom:.2f} A{r * gap:.2f} {r * gap:.2f} 0 {large} 0 {x - half:.2f} {bottom:.2f}"
        for x in sorted(wheels, reverse=True)
    )
    return f"{points(profile)} {cuts} Z"


def glass(c: Canvas) -> str:
    """A window's paint, sky above and dark below."""
    top = c.choice([(222, 240, 250), (206, 226, 240)])
    return c.gradient([(0, top), (0.5, (142, 184, 214)), (1, (70, 102, 138))])


def pane(c: Canvas, d: str) -> None:
    """A window with a dark rubber edge."""
    c.path(d, glass(c), stroke=DARK, width=0.8)


def _spokes(c: Canvas, x: float, y: float, r: float, style: str) -> None:
    """Five broad or ten thin spokes, or the holes of a plain steel wheel."""
    turn, n = c.uniform(0, 2), {"spokes": 5, "star": 10, "steel": 8}[style]
    for k in range(n):
        a = turn + k * 2 * math.pi / n
        u, v = math.cos(a), math.sin(a)
        if style == "steel":
            c.ellipse(x + r * 0.42 * u, y + r * 0.42 * v, r * 0.07, None, (80, 82, 90))
        else:
            pts = [(x + r * 0.16 * u, y + r * 0.16 * v), (x + r * 0.58 * u, y + r * 0.58 * v)]
            c.line(pts, CHROME, r * (0.16 if style == "spokes" else 0.08))


def wheel(view: View, x: float, r: float, style: str, rim: float = 0.64) -> None:
    """The face of a near wheel: tyre, rim and hub."""
    c, y = view.c, GROUND - r
    with view.side():
        c.ellipse(x, y, r, None, TYRE)
        c.ellipse(x, y, r * 0.86, None, None, stroke=lighter(TYRE, 0.16), width=0.5)
        well = (70, 72, 80) if style != "steel" else (186, 189, 196)
        c.ellipse(x, y, r * rim, None, well, stroke=CHROME, width=r * 0.09)
        _spokes(c, x, y, r * rim / 0.64, style)
        c.ellipse(x, y, r * 0.17, None, CHROME, stroke=(96, 98, 106), width=0.5)


def underneath(view: View, wheels: Sequence[float], r: float, low: float) -> None:
    """What the body is drawn over: far wheels and treads where they show, the dark inside of the arches."""
    c, y, wide = view.c, GROUND - r, r * 1.16
    for z in (view.wide, view.wide - 3, view.wide - 6, 5.5, 4, 2.5, 1) if view.turned else ():
        with view.side(z):
            for x in wheels:
                c.ellipse(x, y, r, None, darker(TYRE, 0.4))
    with view.side():
        for x in wheels:
            c.path(f"M{x - wide} {low} L{x - wide} {y} A{wide} {wide} 0 0 1 {x + wide} {y} L{x + wide} {low} Z", DARK)


def windscreen(view: View, foot: Point, head: Point, low: float, high: float) -> None:
    """The front window: from foot to head of the profile, low and high units in from the sides."""
    if view.turned:
        (x0, y0), (x1, y1), w = foot, head, view.wide
        pane(
            view.c,
            points(
                [view.at(x0, y0, low), view.at(x1, y1, high), view.at(x1, y1, w - high), view.at(x0, y0, w - low)],
                close=True,
            ),
        )


def nose_lamps(
    view: View, profile: Sequence[Point], y: float, high: float, *, wide: float = 0.24, slant: float = 0
) -> None:
    """Two headlamps on the front; slant pulls their inner ends down."""
    for a, b in ((0.03, 0.03 + wide), (0.97, 0.97 - wide)):
        shape = [(a, y - slant), (b, y), (b, y + high), (a, y + high - slant)]
        view.front(profile, shape, LAMP, stroke=DARK, width=0.6)


# cars -----------------------------------------------------------------------------------------------------
def _sports_profile(c: Canvas, low: float, deck: float) -> list[Point]:
    """Wedge nose, low bonnet, full haunch, cut-off tail."""
    nose = c.uniform(-1, 1.5)
    return (
        [(8, low), (5, low - 2.4)]
        + curve(
            [
                (5, low - 4.4),
                (6, deck + 9.4 + nose),
                (12, deck + 5 + nose),
                (24, deck + 0.6),
                (40, deck),
                (60, deck - 0.4),
                (77, deck - 1.6),
                (88, deck - 0.6),
                (94, deck + 0.8),
            ]
        )
        + [(93, deck + 7), (90, low)]
    )


def _sports_cabin(view: View, base: float, top: float, deck: float) -> None:
    """A low coupe roof; the glass runs into a fastback."""
    c = view.c
    tail = min(90, base + c.uniform(46, 54))
    screen = [(base, deck + 0.6), (base + 15, top + 1.6)]
    roof = curve(
        [(base + 15, top + 1.6), (base + 22, top), (base + 29, top + 0.8), (tail - 8, deck - 4), (tail, deck - 0.6)]
    )
    lean, foot = 0.5, deck + 0.6
    view.extrude(screen + roof[1:], lambda y: 2.5 + lean * (foot - y))
    windscreen(view, (base + 1, deck), (base + 14.4, top + 2), 4, 5.7)
    with view.side(2.5, lean, foot):
        c.panel(points(screen + roof[1:], close=True))
        a, b, e = base + 4.5, base + 16, base + 27
        pane(
            c,
            f"M{a} {deck - 0.8} L{b} {top + 2.8} "
            f"C{b + 4} {top + 1.9} {e - 3} {top + 1.9} {e} {top + 2.6} L{e + 1} {deck - 1.4} Z",
        )
        pane(
            c,
            f"M{e + 2.6} {top + 3} C{e + 6} {top + 4} {e + 9} {deck - 4.6} {tail - 10} {deck - 2.4} "
            f"L{e + 3.6} {deck - 1.6} Z",
        )


def sports_car(c: Canvas) -> None:
    """Low and long: big wheels, wedge nose, fastback, perhaps a wing and stripes (never open: that is a convertible)."""
    view = View(c, 34, turned=c.chance(0.45))
    r, low, deck = c.uniform(8.6, 9.4), c.uniform(82, 83), c.uniform(64.6, 66.4)
    top, base = deck - c.uniform(9.2, 11), c.uniform(24, 35)
    wheels, style = (c.uniform(23, 25), c.uniform(76, 78.5)), c.choice(("spokes", "star"))
    profile, wing = _sports_profile(c, low, deck), c.chance(0.55)
    view.stand(wheels, r)
    underneath(view, wheels, r, low)
    if wing and view.turned:
        _wing(view, deck)
    view.extrude(profile)
    if c.chance(0.35):
        for share in (0.36, 0.56):
            view.strip(profile[4:22], view.wide * share, view.wide * (share + 0.1), c.second)
    with view.side():
        c.panel(flank(profile, wheels, r, 1.09))
        _sports_trim(c, base, deck, low, wheels, r)
        _sports_lamps(c, deck)
    nose_lamps(view, profile, deck + 7, 2.6, wide=0.27, slant=1.4)
    view.front(profile, [(0.28, low - 4.4), (0.72, low - 4.4), (0.78, low - 1), (0.22, low - 1)], DARK)
    for a, b in ((0.05, 0.17), (0.83, 0.95)):
        view.front(profile, [(a, low - 4), (b, low - 4), (b, low - 1.4), (a, low - 1.4)], DARK)
    _sports_cabin(view, base, top, deck)
    if wing and not view.turned:
        _wing(view, deck)
    for x in wheels:
        wheel(view, x, r, style, 0.7)


def _wing(view: View, deck: float) -> None:
    """A rear wing on two struts."""
    c, high = view.c, view.c.uniform(6, 8)
    for z in (view.wide * 0.8, view.wide * 0.2) if view.turned else (0.0,):
        with view.side(z):
            c.path(f"M85 {deck} L87 {deck - high} L90 {deck - high} L89 {deck} Z", DARK)
    blade = [(83, deck - high + 0.6), (95, deck - high - 1.6)]
    view.strip(blade, 0, view.wide, lighter(c.main, 0.15), stroke=c.outline, width=0.9)
    with view.side():
        c.panel(
            f"M82.5 {deck - high + 1.2} L95 {deck - high - 2} L95.6 {deck - high + 1.6} L84 {deck - high + 2.4} Z",
            shade=0.2,
        )


def _sports_lamps(c: Canvas, deck: float) -> None:
    """Slim lamps at both ends of the near side."""
    c.path(
        f"M7 {deck + 7.2} C10 {deck + 5} 13 {deck + 4.2} 17 {deck + 3.6} L14.4 {deck + 6.6} L8 {deck + 8.8} Z",
        LAMP,
        stroke=DARK,
        width=0.6,
    )
    c.path(
        f"M94 {deck + 1.4} L87.6 {deck + 2} L88.6 {deck + 4} L93.6 {deck + 4.4} Z", REAR_LAMP, stroke=DARK, width=0.5
    )


def _sports_trim(c: Canvas, base: float, deck: float, low: float, wheels: Sequence[float], r: float) -> None:
    """Lines, vents, lamps and the dark sill of the near side."""
    front, rear = wheels[0] + r * 1.3, wheels[1] - r * 1.3
    c.path(f"M{front} {low - 0.2} L{rear} {low - 0.2} L{rear} {low - 2.2} L{front} {low - 2.2} Z", DARK)
    c.path(f"M6 {low - 2} L12 {low - 1.8} L11.6 {low + 0.6} L5 {low + 0.4} Z", DARK)
    c.path(
        f"M{front - 2} {deck + 5.6} C{front + 14} {deck + 6.4} {rear - 14} {deck + 5} {rear + 8} {deck + 1.6}",
        stroke=c.dark,
        width=0.9,
    )
    c.path(
        f"M{base + 8} {deck + 1} C{base + 7} {deck + 6} {base + 8} {low - 4} {base + 10} {low - 2.4}",
        stroke=c.darker,
        width=0.7,
    )
    c.path(
        f"M{base + 29} {deck + 0.6} C{base + 32} {deck + 5} {base + 30} {low - 4} {base + 28} {low - 2.4}",
        stroke=c.darker,
        width=0.7,
    )
    c.rect(base + 24, deck + 2.4, 4, 1.1, 0.5, c.darker)
    if c.chance(0.6):
        x = min(rear - 6, base + 34)
        c.path(f"M{x} {deck + 5} L{x + 7} {deck + 3.4} L{x + 5.4} {deck + 8.4} Z", DARK)
    mirror = (
        f"M{base + 5} {deck + 0.6} Q{base + 7.6} {deck - 3} {base + 10} {deck - 1} "
        f"Q{base + 10.6} {deck + 1} {base + 8.6} {deck + 1.2} Z"
    )
    c.path(mirror, c.dark, stroke=c.outline, width=0.5)


def _saloon_profile(c: Canvas, low: float, deck: float) -> list[Point]:
    """Upright nose, flat bonnet, flat boot; the edges sharp or soft."""
    boot, soft = deck - c.uniform(-0.6, 1), c.uniform(0.6, 3)
    return (
        [(8, low), (6.5, low - 2), (6.5, deck + 7)]
        + curve(
            [
                (7, deck + 4),
                (8 + soft, deck + 2),
                (18, deck + 0.6),
                (32, deck - 0.8),
                (60, deck - 1),
                (76, boot),
                (90 - soft, boot + 0.6),
                (93, boot + 3),
            ],
            3,
        )
        + [(93.5, low - 5), (91, low)]
    )


def saloon_car(c: Canvas) -> None:
    """Three boxes: bonnet, upright cabin with four doors, boot."""
    view = View(c, 35, turned=c.chance(0.45))
    r, low, deck = c.uniform(7.6, 8.4), c.uniform(80.5, 81.5), c.uniform(62, 64)
    top = deck - c.uniform(14.5, 17)
    wheels, style = (c.uniform(21, 23), c.uniform(75, 78)), c.choice(("spokes", "star", "steel"))
    profile = _saloon_profile(c, low, deck)
    view.stand(wheels, r)
    underneath(view, wheels, r, low)
    view.extrude(profile)
    with view.side():
        c.panel(flank(profile, wheels, r))
        _saloon_trim(c, deck, low, wheels, r)
    _saloon_front(view, profile, deck, low)
    _saloon_cabin(view, deck - 0.8, top)
    for x in wheels:
        wheel(view, x, r, style)


def _saloon_front(view: View, profile: Sequence[Point], deck: float, low: float) -> None:
    """Lamps, grille, bumper and number plate."""
    nose_lamps(view, profile, deck + 4.4, 4.2)
    view.front(
        profile,
        [(0.31, deck + 4.4), (0.69, deck + 4.4), (0.66, deck + 9), (0.34, deck + 9)],
        DARK,
        stroke=CHROME,
        width=0.8,
    )
    view.front(profile, [(0.02, low - 5), (0.98, low - 5), (0.98, low - 2.6), (0.02, low - 2.6)], view.c.darker)
    view.front(
        profile,
        [(0.38, low - 6), (0.62, low - 6), (0.62, low - 3.4), (0.38, low - 3.4)],
        (244, 244, 238),
        stroke=DARK,
        width=0.4,
    )


def _saloon_cabin(view: View, deck: float, top: float) -> None:
    """An upright roof over two doors a side."""
    c, lean = view.c, 0.28
    a, b, e, f = c.uniform(27, 30), c.uniform(37, 40), c.uniform(63, 66), c.uniform(73, 77)
    outline = (
        [(a, deck), (b, top + 1.2)]
        + curve([(b, top + 1.2), (b + 4, top), (e - 5, top), (e, top + 1.4)], 3)[1:]
        + [(f, deck)]
    )
    view.extrude(outline, lambda y: 2 + lean * (deck - y))
    windscreen(view, (a + 1, deck - 1), (b - 0.4, top + 2), 4, 3.4 + lean * (deck - top))
    mid = (b + e) / 2 + 1
    with view.side(2, lean, deck):
        c.panel(points(outline, close=True))
        pane(
            c,
            points(
                [(a + 4, deck - 0.6), (b + 1.6, top + 2.8), (mid - 1, top + 2.4), (mid - 1, deck - 0.6)], close=True
            ),
        )
        pane(
            c,
            points(
                [(mid + 1.4, deck - 0.6), (mid + 1.4, top + 2.4), (e - 1.4, top + 2.8), (f - 5.4, deck - 0.6)],
                close=True,
            ),
        )
        c.line([(e - 1.6, top + 3), (e - 0.8, deck - 0.8)], DARK, 1.1)
    with view.side():
        c.rect(a + 3.4, deck - 2.4, 3.4, 2.6, 1, c.dark, stroke=c.outline, width=0.6)


def _saloon_trim(c: Canvas, deck: float, low: float, wheels: Sequence[float], r: float) -> None:
    """Lines, doors, handles, lamps and bumpers of the near side."""
    front, rear, mid = wheels[0] + r * 1.25, wheels[1] - r * 1.25, 52.5
    c.line([(front, low - 0.6), (rear, low - 0.6)], DARK, 1.6)
    c.line([(8, deck + 4.4), (92.6, deck + 3.6)], c.dark, 0.8)
    if c.chance(0.5):
        c.line([(front, deck + 10), (rear, deck + 10)], CHROME if c.chance() else DARK, 1.1)
    for x in (front + 1.6, mid):
        c.line([(x, deck + 0.4), (x, low - 1.6)], c.darker, 0.7)
    c.path(
        f"M{rear + 3} {deck + 0.4} C{rear + 3} {deck + 5} {rear - 1} {low - 10} {rear - 1} {low - 3}",
        stroke=c.darker,
        width=0.7,
    )
    for x in (mid - 6, rear - 3.4):
        c.rect(x, deck + 2, 4, 1.2, 0.6, CHROME, stroke=c.darker, width=0.4)
    c.rect(6.8, deck + 4.4, 5, 4.2, 1, LAMP, stroke=DARK, width=0.6)
    c.rect(89, deck + 3.6, 4.4, 4.6, 0.8, REAR_LAMP, stroke=DARK, width=0.6)
    c.rect(5.6, low - 5, 8, 2.4, 1, c.darker)
    c.rect(86.8, low - 5, 7.6, 2.4, 1, c.darker)


# trucks and vans ------------------------------------------------------------------------------------------
def pickup_truck(c: Canvas) -> None:
    """A cab in front, an open bed behind; one or two rows of doors, sometimes a load or a roll bar."""
    view = View(c, 36, turned=c.chance(0.45))
    double = c.chance(0.4)
    r, low, deck = c.uniform(9, 10.4), c.uniform(76.5, 78), c.uniform(58, 60)
    top, bed = deck - c.uniform(16, 18.5), 66.0 if double else c.uniform(53, 57)
    wheels, style = (c.uniform(21, 23), c.uniform(75, 78)), c.choice(("spokes", "star", "steel"))
    hood = c.uniform(0, 2)
    profile = (
        [(8, low), (6.5, low - 2), (6.5, deck + 5)]
        + curve([(6.5, deck + 4), (8, deck + 1.6 + hood), (14, deck + hood), (28, deck)], 3)
        + [(bed, deck), (94, deck), (94, low - 3), (92, low)]
    )
    view.stand(wheels, r)
    underneath(view, wheels, r, low)
    view.extrude(profile)
    view.strip([(bed + 1, deck), (92, deck)], 3, view.wide - 3, DARK)
    _pickup_load(view, bed, deck)
    with view.side():
        c.panel(flank(profile, wheels, r, 1.14))
        _pickup_trim(c, bed, deck, low, wheels, r)
    nose_lamps(view, profile, deck + 4.6, 4.6, wide=0.18)
    view.front(
        profile,
        [(0.25, deck + 4), (0.75, deck + 4), (0.75, deck + 10), (0.25, deck + 10)],
        DARK,
        stroke=CHROME,
        width=1,
    )
    view.front(profile, [(0, low - 5), (1, low - 5), (1, low - 1.6), (0, low - 1.6)], CHROME, stroke=DARK, width=0.6)
    _pickup_cab(view, bed, deck, top, double)
    for x in wheels:
        wheel(view, x, r, style, 0.58)


def _pickup_cab(view: View, bed: float, deck: float, top: float, double: bool) -> None:
    """The cab with one or two windows a side."""
    c, lean, a = view.c, 0.2, view.c.uniform(25, 28)
    b, e = a + 8, bed - 1
    outline = [(a, deck)] + curve([(b, top + 2), (b + 4, top), (e - 4, top), (e - 1, top + 2)], 3) + [(e, deck)]
    view.extrude(outline, lambda y: 1.5 + lean * (deck - y))
    windscreen(view, (a + 1, deck - 1.6), (b - 0.4, top + 3), 4, 3.1 + lean * (deck - top))
    with view.side(1.5, lean, deck):
        c.panel(points(outline, close=True))
        stop = (b + e) / 2 + 1 if double else e - 3
        pane(
            c, points([(a + 4, deck - 0.4), (b + 2, top + 3), (stop - 1, top + 3), (stop - 1, deck - 0.4)], close=True)
        )
        if double:
            pane(
                c,
                points(
                    [(stop + 1, deck - 0.4), (stop + 1, top + 3), (e - 3, top + 3), (e - 2.6, deck - 0.4)], close=True
                ),
            )
    with view.side():
        c.rect(a + 2.6, deck - 3.6, 3, 4, 1, DARK)


def _pickup_load(view: View, bed: float, deck: float) -> None:
    """What stands in the bed behind its side."""
    c, kind = view.c, view.c.choice(("", "", "bar", "crates", "hay"))
    with view.side(view.wide * 0.5 if view.turned else 0):
        if kind == "bar":
            c.path(
                f"M{bed + 4} {deck + 1} L{bed + 4} {deck - 13} L{bed + 7} {deck - 13} L{bed + 18} {deck + 1}",
                stroke=DARK,
                width=2,
            )
        if kind == "crates":
            for x, w, h in ((bed + 4, 11, 10), (bed + 16, 9, 7)):
                c.rect(x, deck - h, w, h + 4, 0.6, (196, 150, 98), stroke=(96, 66, 38), width=0.9)
                c.line([(x, deck - h * 0.5), (x + w, deck - h * 0.5)], (96, 66, 38), 0.6)
        if kind == "hay":
            for x in (bed + 3, bed + 14):
                c.rect(x, deck - 7, 10, 10, 2, (226, 192, 96), stroke=(132, 102, 38), width=0.9)


def _pickup_trim(c: Canvas, bed: float, deck: float, low: float, wheels: Sequence[float], r: float) -> None:
    """Lines, doors, lamps and bumpers of the near side."""
    front, rear = wheels[0] + r * 1.2, wheels[1] - r * 1.2
    c.line([(front + 1, low - 0.4), (rear - 1, low - 0.4)], DARK, 2)
    c.line([(bed, deck + 0.4), (bed, low - 1)], c.outline, 1.1)
    c.line([(bed + 0.6, deck + 1.8), (93.4, deck + 1.8)], c.darker, 1.1)
    c.line([(33, deck + 0.4), (34, low - 2)], c.darker, 0.7)
    c.line([(front, deck + 9), (rear, deck + 9)], c.dark, 0.8)
    c.rect(min(bed - 7, 46), deck + 3, 4.6, 1.4, 0.7, DARK)
    if bed > 60:
        c.line([(49, deck + 0.4), (49, low - 2)], c.darker, 0.7)
        c.rect(bed - 6.4, deck + 3, 4.6, 1.4, 0.7, DARK)
    c.rect(6.8, deck + 4.6, 4.6, 4.6, 1, LAMP, stroke=DARK, width=0.6)
    c.rect(90.6, deck + 4, 3.2, 6, 0.6, REAR_LAMP, stroke=DARK, width=0.6)
    c.rect(5.4, low - 5, 5, 3.4, 1, CHROME, stroke=DARK, width=0.6)
    c.rect(89, low - 4, 6, 3, 1, CHROME, stroke=DARK, width=0.6)


def delivery_van(c: Canvas) -> None:
    """A tall closed body: sloping nose or flat front; windowless sides with a parcel or a badge, perhaps a stripe."""
    view = View(c, 37, turned=c.chance(0.45))
    r, low, flat = c.uniform(7.8, 8.6), c.uniform(79.5, 80.5), c.chance(0.3)
    top, belt = c.uniform(33, 40), c.uniform(58, 60)
    wheels, style = (c.uniform(20, 22), c.uniform(74, 78)), c.choice(("steel", "steel", "spokes"))
    screen = ((8.5, belt), (15, top + 7)) if flat else ((c.uniform(17, 19), belt - 2), (c.uniform(28, 31), top + 5))
    nose = (
        [(7, belt + 5), screen[0]]
        if flat
        else curve([(6.6, belt + 9), (7.6, belt + 4), (10, belt + 1.6), screen[0]], 3)
    )
    roof = curve([screen[1], (screen[1][0] + 6, top + 0.6), (screen[1][0] + 14, top), (88, top), (92.6, top + 2.6)], 3)
    profile = [(8, low), (6.6, low - 2), *nose, *roof, (94, low - 3), (92, low)]
    view.stand(wheels, r)
    underneath(view, wheels, r, low)
    view.extrude(profile)
    (x0, y0), (x1, y1) = screen
    glassy = [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t) for t in (0.08, 0.92)]
    view.strip(glassy, 3, view.wide - 3, glass(c), stroke=DARK, width=0.9)
    with view.side():
        c.panel(flank(profile, wheels, r))
        _van_cab(c, screen, belt, low, flat)
        _van_sign(c, screen[1][0] + 21, top)
        _van_trim(c, screen[1][0] + 17, top, belt, low, wheels, r)
    nose_lamps(view, profile, belt + 7, 5, wide=0.16)
    view.front(profile, [(0.24, belt + 7.6), (0.76, belt + 7.6), (0.74, belt + 11), (0.26, belt + 11)], DARK)
    view.front(profile, [(0, low - 4.6), (1, low - 4.6), (1, low - 1.4), (0, low - 1.4)], DARK)
    for x in wheels:
        wheel(view, x, r, style, 0.6)


def _van_cab(c: Canvas, screen: Sequence[Point], belt: float, low: float, flat: bool) -> None:
    """The driver's door and window."""
    (x0, y0), (x1, y1) = screen
    end = x1 + 13
    start = x0 + (4 if flat else 6)
    pane(c, points([(start, belt), (x1 + 1.6, y1 + 2.4), (end, y1 + 2.4), (end, belt)], close=True))
    c.path(
        points([(x0 + 0.6, y0 - 0.6), (x1 - 0.2, y1 + 1), (x1 + 1.2, y1 + 1.2), (start - 1.8, belt)], close=True),
        glass(c),
        stroke=DARK,
        width=0.5,
    )
    c.line([(end + 1.8, y1), (end + 1.8, low - 1)], c.darker, 0.8)
    c.rect(end - 4.4, belt + 3, 4, 1.3, 0.6, DARK)
    c.rect(start - 1, belt - 6, 2.8, 6, 1, DARK)


def _van_trim(c: Canvas, x: float, top: float, belt: float, low: float, wheels: Sequence[float], r: float) -> None:
    """Sliding door, sill, lamps and bumpers."""
    front, rear = wheels[0] + r * 1.25, wheels[1] - r * 1.25
    c.line([(front, low - 0.6), (rear, low - 0.6)], DARK, 1.8)
    c.line([(rear - 1, top + 5), (rear - 1, low - 1.6)], c.dark, 0.7)
    c.line([(x, belt + 12), (rear - 1, belt + 12)], c.dark, 0.7)
    c.rect(6.8, belt + 7, 4.2, 5, 1, LAMP, stroke=DARK, width=0.6)
    c.rect(91, belt - 4, 2.8, 9, 0.6, REAR_LAMP, stroke=DARK, width=0.6)
    c.rect(5.6, low - 4.6, 7.4, 3.2, 1, DARK)
    c.rect(88, low - 4, 6.8, 2.8, 1, DARK)


def _van_sign(c: Canvas, x: float, top: float) -> None:
    """What is painted on the windowless side: what tells a van for goods from a camper or a bus."""
    mid, y = (x + 88) / 2 - 1, top + 13.5
    if c.chance(0.4):
        c.path(f"M{x - 3} {y + 5} L89 {y - 3} L90 {y + 1} L{x - 3} {y + 9} Z", c.second)
    if c.chance(0.65):
        c.rect(mid - 10, y - 9, 20, 17.5, 1, (214, 170, 116), stroke=(96, 66, 38), width=1.2)
        c.rect(mid - 2, y - 9, 4, 17.5, 0, (240, 216, 174))
        c.path(
            f"M{mid + 4} {y + 5.4} L{mid + 7.6} {y + 5.4} M{mid + 5.8} {y + 4.6} L{mid + 5.8} {y} "
            f"M{mid + 4} {y + 2} L{mid + 5.8} {y - 0.4} L{mid + 7.6} {y + 2}",
            None,
            stroke=(96, 66, 38),
            width=0.9,
        )
        return
    c.ellipse(mid, y, 9.6, None, c.second, stroke=c.darker, width=0.9)
    c.path(
        f"M{mid - 6} {y - 2} L{mid + 0.6} {y - 2} L{mid + 0.6} {y - 5.6} L{mid + 6.8} {y} "
        f"L{mid + 0.6} {y + 5.6} L{mid + 0.6} {y + 2} L{mid - 6} {y + 2} Z",
        c.main,
    )


# two-wheelers ---------------------------------------------------------------------------------------------
def tube(c: Canvas, pts: Sequence[Point], width: float, colour: RGB | None = None) -> None:
    """A round bar through the points: outline, colour and a light along it."""
    d, colour = smooth(pts, close=False), colour or c.main
    c.path(d, stroke=darker(colour, 0.62), width=width + 1.5)
    c.path(d, stroke=colour, width=width)
    c.path(d, stroke=lighter(colour, 0.45), width=width * 0.22)


def cycle_wheel(c: Canvas, x: float, y: float, r: float, thick: float) -> None:
    """Tyre, bright rim, spokes and hub."""
    turn = c.uniform(0, 1)
    for k in range(14):
        a = turn + k * math.pi / 7
        c.line([(x, y), (x + (r - 2) * math.cos(a), y + (r - 2) * math.sin(a))], (150, 153, 162), 0.4)
    c.ellipse(x, y, r - thick * 0.9, None, None, stroke=CHROME, width=1.3)
    c.ellipse(x, y, r - thick / 2, None, None, stroke=TYRE, width=thick)
    c.ellipse(x, y, 2, None, (120, 123, 132), stroke=DARK, width=0.6)


def bicycle(c: Canvas) -> None:
    """Side view: diamond or low-step frame; racing, flat or town bars; perhaps guards, rack and basket."""
    style = c.choice(("racer", "mountain", "town", "town"))
    r, thick = c.uniform(18.5, 20.5), {"racer": 2.1, "mountain": 4, "town": 2.8}[style]
    y, xf, xr = GROUND - r, 26.0, 74.5 + c.uniform(-0.5, 0.8)
    crank, seat, head = (54.0, y + 3), (62.5 + c.uniform(-1, 1), y - 25), (34.5, y - 25 + c.uniform(-1, 1.5))
    low_step, fat = style == "town" and c.chance(0.6), c.uniform(3.9, 4.8)
    for x in (xf, xr):
        c.stands(x - 6, x + 6, GROUND)
        cycle_wheel(c, x, y, r, thick)
    if style == "town":
        _guards(c, xf, xr, y, r)
        _rack(c, xr, y, r, head)
    stem = (head[0] - 1.2, head[1] - 6)
    joint = (crank[0] + (seat[0] - crank[0]) * 0.84, crank[1] + (seat[1] - crank[1]) * 0.84)
    tube(c, [(xr, y), joint], fat * 0.62)
    tube(c, [(xr, y), crank], fat * 0.62)
    tube(c, [stem, (head[0] + 2, head[1] + 7), (xf + 5.4, y - 7), (xf, y)], fat * 0.8)
    _drive(c, crank, (xr, y), guard=style == "town")
    tube(c, [(seat[0] + 0.6, seat[1] - 5), joint], 1.7, CHROME)
    tube(c, [crank, joint], fat)
    low = (head[0] + 1.6, head[1] + 5)
    if low_step:
        tube(c, [low, (42, y - 5), (crank[0] - 1, crank[1] - 2)], fat)
        tube(c, [(low[0] - 0.6, low[1] - 3), (44, y - 12), (crank[0] + 2.6, crank[1] - 8.4)], fat * 0.8)
    else:
        tube(c, [low, crank], fat)
        tube(c, [(head[0] + 0.4, head[1] + 0.6), joint], fat)
    tube(c, [(head[0] - 0.6, head[1] - 2.6), (head[0] + 2, head[1] + 7)], fat * 1.1)
    _pedals(c, crank)
    _saddle(c, seat[0] + 0.8, seat[1] - 5, broad=style == "town")
    _bars(c, stem, style)


def _guards(c: Canvas, xf: float, xr: float, y: float, r: float) -> None:
    """Mudguards in the frame's colour."""
    for x, a, b in ((xf, -200, -60), (xr, -165, 5)):
        p, q = math.radians(a), math.radians(b)
        rr = r + 1.8
        d = (
            f"M{x + rr * math.cos(p):.2f} {y + rr * math.sin(p):.2f} A{rr:.2f} {rr:.2f} 0 0 1 "
            f"{x + rr * math.cos(q):.2f} {y + rr * math.sin(q):.2f}"
        )
        c.path(d, stroke=c.outline, width=3.4)
        c.path(d, stroke=c.main, width=2.2)


def _rack(c: Canvas, xr: float, y: float, r: float, head: Point) -> None:
    """A luggage rack behind and perhaps a basket in front."""
    top = y - r - 4.6
    if c.chance(0.6):
        c.path(f"M{xr - 10} {top} L{xr + 14} {top} M{xr + 11} {top} L{xr} {y}", stroke=DARK, width=1.5)
    if c.chance(0.5):
        x, b = head[0] - 19, head[1] - 8
        c.path(
            f"M{x} {b} L{x + 17} {b} L{x + 15} {b + 12} L{x + 2.4} {b + 12} Z",
            (206, 160, 100),
            stroke=(98, 66, 34),
            width=1,
        )
        for k in range(1, 4):
            c.line([(x + 0.6 * k, b + 3 * k), (x + 17 - 0.5 * k, b + 3 * k)], (142, 100, 54), 0.6)
            c.line([(x + 4.2 * k, b), (x + 1.6 + 3.8 * k, b + 12)], (142, 100, 54), 0.6)


def _drive(c: Canvas, crank: Point, hub: Point, *, guard: bool) -> None:
    """Chain, or the guard over it."""
    (x, y), (hx, hy) = crank, hub
    if guard:
        c.path(
            f"M{x - 5} {y} A5 5 0 0 1 {x} {y - 5} L{hx} {hy - 2.6} "
            f"L{hx} {hy + 2.6} L{x} {y + 5} A5 5 0 0 1 {x - 5} {y} Z",
            c.dark,
            stroke=c.outline,
            width=0.9,
        )
    else:
        c.path(f"M{x} {y - 4.4} L{hx} {hy - 2} M{x} {y + 4.4} L{hx} {hy + 2}", stroke=DARK, width=0.9)
        c.ellipse(hx, hy, 2.6, None, (104, 106, 114), stroke=DARK, width=0.6)


def _pedals(c: Canvas, crank: Point) -> None:
    """Chainring, two cranks and their pedals."""
    x, y = crank
    a = c.uniform(0, 2 * math.pi)
    c.ellipse(x, y, 4.4, None, None, stroke=(88, 90, 98), width=1.5)
    for s in (1, -1):
        px, py = x + s * 8 * math.cos(a), y + s * 8 * math.sin(a)
        c.line([(x, y), (px, py)], (96, 98, 106), 1.7)
        c.rect(px - 3, py - 1, 6, 2, 0.8, DARK)
    c.ellipse(x, y, 1.6, None, CHROME, stroke=DARK, width=0.5)


def _saddle(c: Canvas, x: float, y: float, *, broad: bool) -> None:
    """A narrow or a broad sprung saddle, nose to the left."""
    leather = c.choice([DARK, DARK, (122, 74, 42)])
    k = 1.4 if broad else 0
    c.path(
        f"M{x - 9} {y - 0.6} C{x - 5} {y - 2.4} {x - 1} {y - 1.6} {x + 3} {y - 3 - k} "
        f"C{x + 8} {y - 4 - k} {x + 9} {y} {x + 6} {y + 1.8 + k} "
        f"C{x + 2} {y + 2.4} {x - 1} {y + 1} {x - 9} {y - 0.6} Z",
        leather,
        stroke=darker(leather, 0.4),
        width=0.9,
    )


def _bars(c: Canvas, stem: Point, style: str) -> None:
    """Dropped, flat or swept-back handlebars."""
    x, y = stem
    if style == "racer":
        tube(c, [(x, y), (x - 6, y - 0.6)], 1.8, CHROME)
        c.path(
            f"M{x - 5} {y - 1} C{x - 13} {y - 2} {x - 15} {y + 6} {x - 9} {y + 8} L{x - 3} {y + 8.4}",
            stroke=DARK,
            width=2.4,
        )
    elif style == "mountain":
        tube(c, [(x, y), (x - 4, y - 1.6)], 1.8, CHROME)
        c.path(f"M{x - 7} {y - 2.4} L{x + 2} {y - 3.6}", stroke=DARK, width=3)
    else:
        tube(c, [(x, y), (x - 1, y - 4)], 1.8, CHROME)
        c.path(
            f"M{x - 1} {y - 4} C{x - 4} {y - 8} {x + 3} {y - 8} {x + 6} {y - 5.4}", stroke=(150, 153, 162), width=1.8
        )
        c.path(f"M{x + 5.4} {y - 5.8} L{x + 11} {y - 3.6}", stroke=DARK, width=2.8)
        c.ellipse(x - 4.4, y + 4, 2.4, None, LAMP, stroke=DARK, width=0.8)


# aircraft -------------------------------------------------------------------------------------------------
def aeroplane(c: Canvas) -> None:
    """An airliner from the side or from above, or a light propeller plane; flying, or standing on its wheels."""
    view = c.choice(("airliner", "airliner", "above", "light", "light"))
    standing = view != "above" and c.chance(0.25)
    turn = 0 if standing else c.uniform(-4, 16) if view != "above" else c.uniform(-62, -18)
    with c.group(f"rotate({turn:.1f} 50 50)"):
        if view == "above":
            _from_above(c)
        else:
            (_airliner if view == "airliner" else _light_plane)(c, standing)


def _windows(c: Canvas, x0: float, x1: float, y: float, step: float) -> None:
    """A row of cabin windows."""
    n = int((x1 - x0) / step)
    for k in range(n):
        c.rect(x0 + k * step, y, step * 0.52, 2, 0.7, (64, 92, 128))


def _airliner_back(c: Canvas, y: float, h: float) -> None:
    """What lies behind the fuselage: far wing, far tailplane, and the fin."""
    c.panel(f"M44 {y - h + 2} L62 {y - h - 15} L69 {y - h - 15} L61 {y - h + 3} Z", shade=0.3)
    c.panel(f"M82 {y - 3} L91 {y - 10} L96 {y - 10} L92 {y - 2} Z", shade=0.3)
    c.panel(
        f"M73 {y - h + 1} C77 {y - h - 4} 82 {y - h - 16} 85 {y - h - 21} L93.5 {y - h - 21} L91 {y - 4} Z", shade=0.06
    )
    if c.chance(0.6):
        c.path(f"M82.6 {y - h - 15} L92.8 {y - h - 15} L92.2 {y - h - 9} L79.6 {y - h - 9} Z", c.second)


def _airliner(c: Canvas, standing: bool) -> None:
    """Side view: a long tube, swept wing towards us, tall fin."""
    y, h = 66.0 if standing else 56.0, c.uniform(6.8, 8.4)
    drop = 14.0 if standing else c.uniform(21, 26)
    if standing:
        _gear(c, ((20, y + h - 1), (53, y + h), (59.4, y + h)), 3)
    _airliner_back(c, y, h)
    body = (
        f"M6 {y + 1.5} C7 {y - h * 0.55} 13 {y - h} 22 {y - h} L76 {y - h} C84 {y - h} 90 {y - 5} 95 {y - 4.4} "
        f"C93 {y - 1} 82 {y + h} 68 {y + h} L20 {y + h} C11 {y + h} 6 {y + 5} 6 {y + 1.5} Z"
    )
    c.panel(body)
    with c.clip(body):
        if c.chance(0.5):
            c.rect(0, y + h * 0.5, 100, 20, 0, c.second, opacity=0.92)
        elif c.chance(0.5):
            c.rect(0, y + 1, 100, 1.6, 0, c.second)
    c.path(body, None, stroke=c.outline, width=1)
    c.path(
        f"M9.4 {y - 2.4} C11 {y - h * 0.72} 14 {y - h * 0.8} 17.6 {y - h * 0.84} L17 {y - 2.4} Z",
        glass(c),
        stroke=DARK,
        width=0.7,
    )
    _windows(c, 25, 78, y - 3.2, c.choice((3.1, 3.6)))
    for x in (20.6, 79):
        c.rect(x, y - 4, 2.6, 6.6, 0.8, None, stroke=c.darker, width=0.6)
    _engine(c, 39, y + h + (1.4 if standing else 4.2))
    c.panel(f"M37 {y + 2} L57 {y + 3} L79 {y + drop} L72 {y + drop + 0.6} Z", shade=-0.12)
    c.line([(55.4, y + 4), (76.6, y + drop - 0.6)], c.dark, 0.7)
    c.panel(f"M80 {y - 2.4} L90 {y - 2.6} L98 {y + 6} L92.6 {y + 6.4} Z", shade=-0.1)


def _engine(c: Canvas, x: float, y: float) -> None:
    """A jet engine, its intake at x."""
    c.panel(
        f"M{x} {y - 3.6} C{x + 6} {y - 4.8} {x + 12} {y - 3} {x + 15} {y - 1} "
        f"L{x + 15} {y + 1} C{x + 12} {y + 3.4} {x + 6} {y + 4.6} {x} {y + 3.6} Z",
        shade=0.1,
    )
    c.ellipse(x, y, 1.5, 3.8, DARK, stroke=CHROME, width=0.8)


def _gear(c: Canvas, legs: Sequence[Point], r: float) -> None:
    """Legs and wheels down to the ground."""
    for x, y in legs:
        c.line([(x, y), (x, GROUND - r)], (120, 122, 130), 1.8)
        c.ellipse(x, GROUND - r, r, None, TYRE)
        c.ellipse(x, GROUND - r, r * 0.42, None, CHROME)
        c.stands(x - r, x + r, GROUND)


def _from_above(c: Canvas) -> None:
    """An airliner in plan, nose up; the group around it banks it."""
    w, sweep = c.uniform(4.6, 5.6), c.uniform(10, 17)
    for s in (-1, 1):
        for k in (15, 27) if c.chance(0.35) else (17,):
            x, y = 50 + s * k, 45 + (k - 4) * sweep / 40
            c.panel(box(x - 2.3, y - 5, 4.6, 10, 2), shade=0.25)
        c.panel(
            f"M{50 + s * 3} 38 L{50 + s * 43} {48 + sweep} "
            f"L{50 + s * 43} {53 + sweep} L{50 + s * 18} 57 L{50 + s * 3} 58 Z",
            shade=0.02,
        )
        c.line([(50 + s * 6, 55.6), (50 + s * 40, 51.4 + sweep)], c.dark, 0.8)
        c.panel(
            f"M{50 + s * 2} 82 L{50 + s * 17} {88 + sweep * 0.1} L{50 + s * 17} {92 + sweep * 0.1} L{50 + s * 2} 91 Z",
            shade=0.02,
        )
    body = (
        f"M50 6 C{50 + w * 0.8} 9 {50 + w} 15 {50 + w} 21 L{50 + w} 66 "
        f"C{50 + w} 78 52 90 50 95 C48 90 {50 - w} 78 {50 - w} 66 L{50 - w} 21 "
        f"C{50 - w} 15 {50 - w * 0.8} 9 50 6 Z"
    )
    c.panel(body, shade=-0.12)
    c.path(
        f"M{50 - w * 0.62} 14 Q50 9.6 {50 + w * 0.62} 14 L{50 + w * 0.5} 16.6 Q50 13.6 {50 - w * 0.5} 16.6 Z",
        (54, 78, 112),
        stroke=DARK,
        width=0.5,
    )
    c.panel("M50 76 L51.6 84 L51 96 L49 96 L48.4 84 Z", shade=0.25)
    if c.chance(0.5):
        c.rect(50 - w * 0.28, 24, w * 0.56, 46, 1, c.second, opacity=0.9)


def _light_plane(c: Canvas, standing: bool) -> None:
    """A propeller plane from the side: low wing seen from above, or high wing on a strut seen from below."""
    y, high = (67.0, False) if standing else (55.0, c.chance(0.4))
    y += 6 if high else 0
    legs, drop = ((23, y + 8), (46, y + 8)), 13 if standing else c.uniform(20, 26)
    if standing:
        _gear(c, legs, 4.4)
    elif high:
        _fixed_gear(c, legs, 4)
    c.panel(f"M76 {y - 3} C81 {y - 8} 84 {y - 17} 86 {y - 21} Q90 {y - 23} 93.6 {y - 21} L94 {y + 1} Z", shade=0.08)
    _light_body(c, y, 17 if high else 16, y - (12.6 if high else 14.2))
    if high:
        tip = y - drop - 18
        c.line([(45, y + 5), (56, (tip + y) / 2 - 9)], DARK, 1.5)
        c.panel(f"M79 {y - 2} L91 {y - 2.4} L97 {y - 8} L88 {y - 8.4} Z", shade=0.16)
        c.panel(
            f"M30 {y - 14} L55 {y - 14} L69 {tip + 2} Q69.6 {tip} 67 {tip} L52 {tip} Q50 {tip} 49 {tip + 1.6} Z",
            shade=0.12,
        )
        c.line([(53, y - 15.4), (65.4, tip + 3)], c.dark, 0.8)
    else:
        c.panel(f"M79 {y - 2.6} L91 {y - 3} L97 {y + 2.6} L86 {y + 3.4} Z", shade=-0.1)
        c.panel(
            f"M30 {y + 4} L54 {y + 4.4} L68 {y + drop - 2} Q68 {y + drop} 65.4 {y + drop} L48 {y + drop - 1} Z",
            shade=-0.14,
        )
    _propeller(c, 9.6, y, 15 if standing else 18)


def _light_body(c: Canvas, y: float, hump: float, up: float) -> None:
    """Fuselage with a cabin `hump` high, its windows reaching up to `up`."""
    body = (
        f"M11 {y - 4} C14 {y - 8} 22 {y - 8} 29 {y - 7} L36 {y - hump + 1} Q37 {y - hump} 40 {y - hump} L52 {y - hump} "
        f"C58 {y - hump + 2} 62 {y - 8} 68 {y - 6.6} L94 {y - 3} "
        f"L95 {y} C84 {y + 5} 66 {y + 9} 50 {y + 10} L22 {y + 9} "
        f"C14 {y + 8} 11 {y + 4} 11 {y - 4} Z"
    )
    c.panel(body)
    with c.clip(body):
        if c.chance(0.65):
            c.path(
                f"M10 {y + 1} C30 {y} 60 {y + 1} 96 {y - 3} L96 {y - 1} C60 {y + 4} 30 {y + 3} 10 {y + 5} Z", c.second
            )
    c.path(body, None, stroke=c.outline, width=1)
    pane(c, f"M32 {y - 6.6} L37.4 {up} L43.4 {up} L43.4 {y - 5.6} Z")
    pane(c, f"M45.4 {y - 5.6} L45.4 {up} L52 {up} C56 {up + 1} 58 {y - 9.6} 60.4 {y - 5.6} Z")
    c.line([(44.4, y - 5), (44.4, y + 6)], c.darker, 0.7)


def _fixed_gear(c: Canvas, legs: Sequence[Point], r: float) -> None:
    """The same legs in the air."""
    for x, y in legs:
        c.line([(x + 3, y - 2), (x, y + 8)], DARK, 1.8)
        c.ellipse(x, y + 9, r, None, TYRE)
        c.ellipse(x, y + 9, r * 0.42, None, CHROME)


def _propeller(c: Canvas, x: float, y: float, longest: float) -> None:
    """Blades, or the disc they blur into, and the spinner."""
    if c.chance(0.5):
        c.ellipse(x, y, 3, longest, (200, 206, 216), opacity=0.6, stroke=(120, 124, 134), width=0.7)
    else:
        reach = c.uniform(12, longest)
        c.path(oval(x, y - reach / 2, 1.5, reach / 2) + " " + oval(x, y + reach / 2, 1.5, reach / 2), DARK)
    c.panel(
        f"M{x + 2.4} {y - 3.6} Q{x - 4.6} {y - 2} {x - 4.6} {y} Q{x - 4.6} {y + 2} {x + 2.4} {y + 3.6} Z", shade=0.25
    )


CAR_COLOURS = {"red": 3, "blue": 2, "black": 2, "white": 1.5, "yellow": 1.2, "green": 1, "grey": 1.2, "orange": 0.8}
SALOON_COLOURS = {
    "grey": 2,
    "black": 2,
    "blue": 2,
    "white": 1.8,
    "red": 1.8,
    "green": 1.2,
    "brown": 0.8,
    "golden": 0.6,
    "yellow": 0.5,
}
TRUCK_COLOURS = {
    "red": 2.4,
    "blue": 2,
    "white": 1.4,
    "black": 1.4,
    "green": 1.5,
    "grey": 1.2,
    "orange": 1,
    "yellow": 0.8,
    "brown": 0.7,
}
VAN_COLOURS = {
    "white": 2.4,
    "yellow": 1.8,
    "blue": 1.6,
    "red": 1.6,
    "brown": 1.4,
    "green": 1.2,
    "orange": 1,
    "black": 0.8,
    "grey": 0.8,
}
BICYCLE_COLOURS = {
    "red": 2,
    "blue": 2,
    "green": 1.6,
    "black": 1.2,
    "yellow": 1.2,
    "orange": 1.2,
    "pink": 1.2,
    "purple": 0.8,
    "white": 0.6,
}
PLANE_COLOURS = {
    "white": 2.4,
    "red": 1.8,
    "blue": 1.8,
    "yellow": 1.5,
    "grey": 1,
    "green": 1,
    "orange": 1,
    "purple": 0.5,
}
SKY = {"outdoors": 4, "sunset": 2, "white": 1.3, "studio": 1.3, "pastel": 1.8}

CARS, TRUCKS = ("vehicles", "cars"), ("vehicles", "trucks and vans")

KINDS = [
    Kind(
        "sports car",
        CARS,
        sports_car,
        ("sports car", "racing car", "sportscar", "roadster", "supercar", "fast car", "sporty car", "speedster"),
        CAR_COLOURS,
        {},
        OUTDOORS,
        tilt=2,
    ),
    Kind(
        "saloon car",
        CARS,
        saloon_car,
        ("saloon car", "saloon", "sedan", "family car", "four-door car", "sedan car", "family saloon"),
        SALOON_COLOURS,
        {},
        OUTDOORS,
        tilt=2,
    ),
    Kind(
        "pickup truck",
        TRUCKS,
        pickup_truck,
        ("pickup truck", "pickup", "pick-up", "pick-up truck", "ute", "open-backed truck", "small truck"),
        TRUCK_COLOURS,
        {},
        OUTDOORS,
        tilt=2,
    ),
    Kind(
        "delivery van",
        TRUCKS,
        delivery_van,
        ("delivery van", "van", "panel van", "cargo van", "parcel van", "goods van", "courier van", "closed van"),
        VAN_COLOURS,
        {},
        OUTDOORS,
        tilt=2,
    ),
    Kind(
        "bicycle",
        ("vehicles", "two-wheelers"),
        bicycle,
        ("bicycle", "bike", "push bike", "pushbike", "pedal cycle", "cycle", "town bike"),
        BICYCLE_COLOURS,
        {},
        OUTDOORS,
        tilt=2,
    ),
    Kind(
        "aeroplane",
        ("vehicles", "aircraft"),
        aeroplane,
        ("aeroplane", "airplane", "plane", "air plane", "jet plane", "jet", "plane with wings"),
        PLANE_COLOURS,
        {},
        SKY,
        tilt=6,
    ),
]
