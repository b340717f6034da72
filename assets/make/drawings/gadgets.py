"""Drawings of mobile devices, cameras, televisions and game consoles.

Knows one function a type, flat parts in space (Plane) and what small screens show. The camera, hulls and shadows
along edges come from electronics.py; colours, poses on the picture and backgrounds from render.py.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assets.make.canvas import RGB, WHITE, Canvas, Point, darker, lighter, mix, points, smooth
from assets.make.drawings.electronics import RUBBER, STEEL, Face, Project, Solid, corners_of, hull, rests, view
from assets.make.kinds import INDOORS, Kind

GLASS: RGB = (18, 20, 27)
GOLD: RGB = (216, 172, 88)
BRIGHT: tuple[RGB, ...] = (
    (240, 90, 86),
    (250, 168, 60),
    (250, 214, 78),
    (92, 190, 110),
    (70, 160, 240),
    (150, 110, 220),
    (244, 130, 180),
)


# parts in space -------------------------------------------------------------------------------
def rounded(x0: float, y0: float, x1: float, y1: float, r: float) -> list[Point]:
    """The rim of a rectangle with round corners, as points."""
    r, rim = max(0.01, min(r, (x1 - x0) / 2, (y1 - y0) / 2)), []
    for k, (x, y) in enumerate(((x1 - r, y1 - r), (x0 + r, y1 - r), (x0 + r, y0 + r), (x1 - r, y0 + r))):
        rim += [(x + r * math.cos(a), y + r * math.sin(a)) for a in ((k + i / 5) * math.pi / 2 for i in range(6))]
    return rim


def circle(x: float, y: float, r: float, ry: float | None = None) -> list[Point]:
    """Points on the rim of a circle or, with ry, an oval."""
    ry = r if ry is None else ry
    return [(x + r * math.cos(k * math.pi / 16), y + ry * math.sin(k * math.pi / 16)) for k in range(32)]


@dataclass(frozen=True)
class Plane:
    """A plane in space: x along right, y along up (both of length 1), out towards whoever faces it."""

    origin: Solid
    right: Solid
    up: Solid
    at: Project = lambda p: (p[0], p[1])

    def solid(self, x: float, y: float, out: float = 0) -> Solid:
        (a, b, c), (d, e, f) = self.right, self.up
        normal = (b * f - c * e, c * d - a * f, a * e - b * d)
        axes = zip(self.origin, self.right, self.up, normal, strict=True)
        p, q, r = (o + x * i + y * j + out * k for o, i, j, k in axes)
        return p, q, r

    def put(self, x: float, y: float, out: float = 0) -> Point:
        return self.at(self.solid(x, y, out))

    def rim(self, pts: Sequence[Point], out: float = 0) -> list[Point]:
        """The points projected, `out` above the plane."""
        return [self.put(x, y, out) for x, y in pts]

    def shape(self, pts: Sequence[Point], out: float = 0) -> str:
        return points(self.rim(pts, out), close=True)

    def curve(self, pts: Sequence[Point], out: float = 0) -> str:
        return smooth(self.rim(pts, out))

    def disc(self, x: float, y: float, r: float, out: float = 0) -> str:
        return smooth(self.rim(circle(x, y, r)[::2], out))

    def thick(self, pts: Sequence[Point], low: float, high: float) -> str:
        """What a convex flat thing that reaches from low to high looks like from anywhere."""
        return hull([*self.rim(pts, low), *self.rim(pts, high)])

    def face(self, x0: float, y0: float, x1: float, y1: float, out: float = 0) -> Face:
        (a, b, e), (i, j, k), w, h = self.right, self.up, x1 - x0, y0 - y1
        return Face(self.at, self.solid(x0, y1, out), (a * w, b * w, e * w), (i * h, j * h, k * h))


def leaning(lean: float, *, x: float = 0, z: float = 0, turn: float = 0, y: float = 0) -> Plane:
    """A plane whose foot is at x, z: it leans back by `lean` and turns its face to the left by `turn`."""
    right = (math.cos(turn), 0.0, math.sin(turn))
    back = (math.sin(turn) * math.sin(lean), -math.cos(turn) * math.sin(lean))
    return Plane((x, y, z), right, (back[0], math.cos(lean), back[1]))


def cylinder(c: Canvas, p: Plane, x: float, y: float, r: float, low: float, high: float, tone: RGB) -> None:
    """A round part standing out of a plane: its wall, then its face."""
    edge = darker(tone, 0.6)
    wall = c.gradient([(0, lighter(tone, 0.3)), (0.5, tone), (1, darker(tone, 0.35))], angle=(0, 0, 1, 1))
    c.path(p.thick(circle(x, y, r), low, high), wall, stroke=edge, width=0.8)
    c.path(
        p.disc(x, y, r, high), c.gradient([(0, lighter(tone, 0.25)), (1, darker(tone, 0.15))]), stroke=edge, width=0.5
    )


# what a small screen shows --------------------------------------------------------------------
def _wallpaper(c: Canvas, f: Face) -> None:
    """Two colours that run into each other."""
    a, b = c.choice(
        [
            ((74, 110, 220), (240, 130, 190)),
            ((40, 150, 170), (150, 220, 190)),
            ((250, 150, 90), (180, 70, 130)),
            ((40, 50, 110), (110, 90, 190)),
            ((250, 206, 120), (240, 110, 110)),
        ]
    )
    c.path(f.quad(), c.gradient([(0, a), (1, b)], angle=(0, 0, 0.6, 1)))


def _tall(f: Face) -> float:
    """Height over width."""
    return math.hypot(*f.v) / math.hypot(*f.u)


def icons(c: Canvas, f: Face) -> None:
    """A grid of programs and a dock."""
    _wallpaper(c, f)
    n, k = (4, _tall(f)) if _tall(f) > 1 else (6, _tall(f))
    size = 0.6 / n
    rows = max(2, int(n * k * 0.72))
    for j in range(rows):
        for i in range(n):
            if j == rows - 1 and c.chance(0.3):
                continue
            s, t = (i + 0.5) / n - size / 2, (0.07 + j / (n * k) * 1.02)
            c.path(f.quad(s, t, s + size, t + size / k, r=math.hypot(*f.u) * size * 0.25), c.choice((*BRIGHT, WHITE)))
    top = 1 - (size + 0.09) / k
    c.path(f.quad(0.04, top, 0.96, 0.985, r=math.hypot(*f.u) * 0.05), WHITE, opacity=0.45)
    for i in range(4):
        s = 0.5 + (i - 1.5) / n - size / 2
        c.path(
            f.quad(s, top + 0.035 / k, s + size, top + (0.035 + size) / k, r=math.hypot(*f.u) * size * 0.25),
            BRIGHT[i + 1],
        )


def chat(c: Canvas, f: Face) -> None:
    """Speech bubbles from both sides."""
    tone, k = c.choice(BRIGHT[3:6]), math.hypot(*f.u)
    c.path(f.quad(), (242, 244, 248))
    c.path(f.quad(0, 0, 1, 0.11), tone)
    c.path(f.disc(0.14, 0.06, k * 0.055), WHITE)
    t = 0.15
    while t < 0.82:
        h, w, mine = c.choice((0.06, 0.09, 0.12)), c.uniform(0.4, 0.66), c.chance(0.5)
        s = 0.94 - w if mine else 0.06
        c.path(f.quad(s, t, s + w, t + h, r=k * 0.06), lighter(tone, 0.25) if mine else (212, 217, 226))
        t += h + 0.03
    c.path(f.quad(0.05, 0.91, 0.95, 0.97, r=k * 0.06), WHITE, stroke=(200, 204, 212), width=0.4)


def photo(c: Canvas, f: Face) -> None:
    """A picture from a journey."""
    sky, low = c.choice(
        [((84, 158, 236), (214, 238, 252)), ((120, 80, 160), (252, 186, 120)), ((240, 120, 100), (255, 220, 140))]
    )
    c.path(f.quad(), c.gradient([(0, sky), (0.7, low)], angle=(0, 0, 0, 1)))
    c.path(f.disc(c.uniform(0.25, 0.75), 0.3, math.hypot(*f.u) * 0.09), (255, 244, 200))
    far, near = c.choice(
        [((92, 112, 170), (46, 110, 80)), ((150, 96, 130), (84, 50, 90)), ((60, 150, 190), (236, 206, 150))]
    )
    a, b = c.uniform(0.15, 0.4), c.uniform(0.6, 0.85)
    c.path(f.poly((0, 0.7), (a, 0.42), (a + 0.15, 0.58), (b, 0.38), (1, 0.66), (1, 1), (0, 1)), far)
    c.path(f.poly((0, 0.78), (0.3, 0.68), (0.62, 0.8), (1, 0.68), (1, 1), (0, 1)), near)


def page(c: Canvas, f: Face) -> None:
    """A page to read: a title, a picture and lines."""
    c.path(f.quad(), (252, 251, 247))
    c.path(f.quad(0.08, 0.05, c.uniform(0.6, 0.9), 0.1), (60, 64, 74))
    photo(c, f_part(f, 0.08, 0.14, 0.92, 0.46))
    for k in range(8):
        c.path(f.quad(0.08, 0.51 + k * 0.055, c.uniform(0.72, 0.92), 0.53 + k * 0.055), (176, 180, 188))


def f_part(f: Face, s0: float, t0: float, s1: float, t1: float) -> Face:
    """A part of a face as a face."""
    (a, b, e), (i, j, k), w, h = f.u, f.v, s1 - s0, t1 - t0
    return Face(f.project, f.space(s0, t0), (a * w, b * w, e * w), (i * h, j * h, k * h))


def sketch(c: Canvas, f: Face) -> None:
    """A painting program with its tools at the side."""
    c.path(f.quad(), (250, 250, 250))
    for k in range(4):
        y, curve = c.uniform(0.2, 0.8), []
        for i in range(5):
            curve.append(f.at(0.2 + i * 0.17, y + c.uniform(-0.18, 0.18)))
        c.path(smooth(curve, close=False), None, stroke=BRIGHT[(k * 2 + 1) % 7], width=c.uniform(1.6, 3.2))
    c.path(f.quad(0, 0, 0.11, 1), (58, 62, 74))
    for k in range(6):
        c.path(f.disc(0.055, 0.12 + k * 0.15, math.hypot(*f.u) * 0.03), BRIGHT[k])


def chart_map(c: Canvas, f: Face) -> None:
    """Streets, a park, a river and a pin."""
    c.path(f.quad(), (240, 236, 226))
    c.path(f.poly((0.55, 0), (1, 0), (1, 0.34), (0.6, 0.3)), (176, 220, 160))
    c.path(
        smooth([f.at(0, 0.7), f.at(0.3, 0.62), f.at(0.6, 0.8), f.at(1, 0.74)], close=False),
        None,
        stroke=(140, 196, 240),
        width=3.4,
        cap="butt",
    )
    for _ in range(4):
        a, b = c.uniform(0, 1), c.uniform(0, 1)
        c.line([f.at(0, a), f.at(1, a + c.uniform(-0.1, 0.1))], WHITE, 1.5, cap="butt")
        c.line([f.at(b, 0), f.at(b + c.uniform(-0.1, 0.1), 1)], WHITE, 1.5, cap="butt")
    c.line([f.at(0.2, 0.9), f.at(0.3, 0.55), f.at(0.55, 0.5)], (70, 120, 240), 1.6)
    k = math.hypot(*f.u) * 0.07
    c.path(f.poly((0.49, 0.4), (0.61, 0.4), (0.55, 0.52)), BRIGHT[0])
    c.path(f.disc(0.55, 0.38, k), BRIGHT[0])
    c.path(f.disc(0.55, 0.38, k * 0.4), WHITE)


def player(c: Canvas, f: Face) -> None:
    """Music: the cover, the bar and the buttons."""
    tone, k = c.choice(BRIGHT), math.hypot(*f.u)
    c.path(f.quad(), c.gradient([(0, darker(tone, 0.35)), (1, darker(tone, 0.75))], angle=(0, 0, 0, 1)))
    side = 0.76 / _tall(f)
    c.path(f.quad(0.12, 0.12, 0.88, 0.12 + side, r=k * 0.05), lighter(tone, 0.2))
    c.path(f.disc(0.5, 0.12 + side / 2, k * 0.24), lighter(tone, 0.65))
    c.path(f.disc(0.5, 0.12 + side / 2, k * 0.09), darker(tone, 0.4))
    c.path(f.quad(0.12, 0.72, 0.88, 0.735), WHITE, opacity=0.5)
    c.path(f.quad(0.12, 0.72, c.uniform(0.3, 0.7), 0.735), WHITE)
    c.path(f.disc(0.5, 0.85, k * 0.1), WHITE)
    c.path(f.poly((0.46, 0.82), (0.46, 0.88), (0.55, 0.85)), darker(tone, 0.6))


def clock(c: Canvas, f: Face) -> None:
    """A locked screen: the time on a picture."""
    photo(c, f)
    digits(c, f, 0.16, 0.14, 0.84, 0.26, WHITE, width=1.3)


SEGMENTS = {"0": "abcdef", "1": "bc", "2": "abged", "3": "abgcd", "4": "fgbc", "5": "afgcd", "7": "abc", "8": "abcdefg"}
STROKES = {
    "a": (0, 0, 1, 0),
    "b": (1, 0, 1, 0.5),
    "c": (1, 0.5, 1, 1),
    "d": (0, 1, 1, 1),
    "e": (0, 0.5, 0, 1),
    "f": (0, 0, 0, 0.5),
    "g": (0, 0.5, 1, 0.5),
}


def digits(c: Canvas, f: Face, s0: float, t0: float, s1: float, t1: float, ink: RGB, *, width: float) -> None:
    """A time of four digits in seven segments."""
    w = (s1 - s0) / 4.9
    for k, digit in enumerate((c.choice("01"), c.choice("1027"), c.choice("0123"), c.choice("05378"))):
        s = s0 + w * (k * 1.28 + (0.28 if k > 1 else 0))
        for name in SEGMENTS[digit]:
            a, b, d, e = STROKES[name]
            c.line([f.at(s + a * w, t0 + b * (t1 - t0)), f.at(s + d * w, t0 + e * (t1 - t0))], ink, width)
    for t in (0.3, 0.7):
        c.ellipse(*f.at(s0 + w * 2.5, t0 + t * (t1 - t0)), width * 0.6, None, ink)


def display(c: Canvas, f: Face, show, *, r: float) -> None:
    """A lit screen with round corners, something on it, and the reflection of a window."""
    with c.clip(f.quad(r=r)):
        show(c, f)
        s = c.uniform(0.45, 0.85)
        c.path(f.poly((s, 0), (s + 0.25, 0), (s - 0.15, 1), (s - 0.4, 1)), WHITE, opacity=0.14)
    c.path(f.quad(r=r), None, stroke=GLASS, width=0.6)


# tablets and telephones -----------------------------------------------------------------------
@dataclass(frozen=True)
class Slate:
    """The measures of a flat device: rim is the coloured case around the black glass."""

    w: float
    h: float
    d: float
    r: float
    rim: float
    bezel: float

    def corners(self, p: Plane) -> list[Solid]:
        half = self.w / 2
        return [p.solid(x, y, z) for x in (-half, half) for y in (0, self.h) for z in (-self.d, 0)]


def slate_body(c: Canvas, p: Plane, s: Slate) -> None:
    """The case with its edges."""
    pts = rounded(-s.w / 2, 0, s.w / 2, s.h, s.r)
    c.panel(p.thick(pts, -s.d, 0), shade=0.34, material="plain")
    c.panel(p.shape(pts))


def slate_front(c: Canvas, p: Plane, s: Slate, show) -> None:
    """Case, black glass and lit screen."""
    slate_body(c, p, s)
    k = s.rim
    c.path(p.shape(rounded(k - s.w / 2, k, s.w / 2 - k, s.h - k, s.r * 0.8)), GLASS, stroke=c.outline, width=0.6)
    k += s.bezel
    display(c, p.face(k - s.w / 2, k, s.w / 2 - k, s.h - k), show, r=s.r * 0.6)


def lens_dot(c: Canvas, p: Plane, x: float, y: float, r: float) -> None:
    """One of the small camera lenses on a back."""
    c.path(p.disc(x, y, r), (24, 26, 34), stroke=STEEL, width=0.7)
    c.path(p.disc(x, y, r * 0.5), (60, 80, 130))
    c.path(p.disc(x - r * 0.2, y + r * 0.25, r * 0.2), WHITE, opacity=0.8)


def slate_back(c: Canvas, p: Plane, s: Slate, lenses: int) -> None:
    """The back: lenses in a corner, a round mark in the middle."""
    slate_body(c, p, s)
    r, m = s.w * (0.085 if lenses > 1 else 0.05), s.w * 0.07
    x, y = -s.w / 2 + m, s.h - m
    if lenses > 1:
        wide = r * (2.6 if lenses == 2 else 5)
        c.panel(p.shape(rounded(x, y - r * 5, x + wide, y, r * 1.2)), shade=0.22, material="plain", width=0.7)
        spots = [(1.3, 1.35), (1.3, 3.65), (3.6, 2.5)][:lenses]
        for i, j in spots:
            lens_dot(c, p, x + i * r, y - j * r, r)
    else:
        lens_dot(c, p, x + r * 1.6, y - r * 1.6, r * 1.4)
    c.path(p.disc(0, s.h * 0.52, s.w * 0.085), c.second, opacity=0.8)


def foot_shadow(c: Canvas, p: Plane, s: Slate) -> None:
    """The lower edge stands on the floor."""
    rests(c, p.at, p.solid(s.r - s.w / 2, 0, -s.d / 2), p.solid(s.w / 2 - s.r, 0, -s.d / 2))


def flat_shadow(c: Canvas, p: Plane, s: Slate) -> None:
    """It lies on the floor: shadows along its lowest edges."""
    a, b = s.w / 2, s.h
    corners = [p.solid(x, y, -s.d) for x in (-a, a) for y in (0, b)]
    seen = sorted(corners, key=lambda q: -p.at(q)[1])
    rests(c, p.at, seen[0], seen[1])
    rests(c, p.at, seen[0], seen[2])


def tablet(c: Canvas) -> None:
    """Propped up, lying with a pencil, front and back, or in a folding cover."""
    upright = c.chance(0.45)
    long, short = c.uniform(50, 54), c.uniform(36, 40)
    w, h = (short, long) if upright else (long, short)
    s = Slate(w, h, c.uniform(1, 2), c.uniform(2, 4), c.uniform(2.8, 4.2), c.uniform(1.8, 2.6))
    show = c.choice((icons, icons, icons, photo, page if upright else icons, sketch, chart_map))
    poses = [_propped, _propped, _propped, _lying, _lying, _front_and_back]
    if c.material == "leather":  # a cover shows more of it than a rim
        poses += [_in_cover, _in_cover, _in_cover, _in_cover]
    c.choice(poses)(c, s, show)


def _propped(c: Canvas, s: Slate, show) -> None:
    """Leaning back on a leg behind it."""
    lean = c.uniform(0.25, 0.45)
    p = leaning(lean)
    end = (0, 0, -s.h * (math.sin(lean) + 0.3))
    at = view(c.uniform(0.1, 0.6), c.uniform(0.1, 0.3), [*s.corners(p), end], y=(12, 86), distance=130)
    p = replace(p, at=at)
    foot_shadow(c, p, s)
    wide = s.w * 0.3
    leg = [p.put(-wide, s.h * 0.62, -s.d), p.put(wide, s.h * 0.62, -s.d), at((wide, 0, end[2])), at((-wide, 0, end[2]))]
    c.stands(min(q[0] for q in leg[2:]), max(q[0] for q in leg[2:]), leg[2][1])
    c.panel(points(leg, close=True), shade=0.4)
    slate_front(c, p, s, show)


def _lying(c: Canvas, s: Slate, show) -> None:
    """Flat on the table, turned, often with a pencil."""
    p = Plane((0, 0, s.h / 2), (1, 0, 0), (0, 0, -1))
    pen = c.chance(0.6)
    x = s.w / 2 + 5
    seen = [*s.corners(p), (x, 0, 0)] if pen else s.corners(p)
    p = replace(p, at=view(c.uniform(0.15, 0.7), c.uniform(0.75, 1.05), seen, distance=130))
    flat_shadow(c, p, s)
    slate_front(c, p, s, show)
    if pen:
        _pencil(c, p.at, (x - 1, 1, s.h * 0.42), (x, 1, -s.h * 0.3))


def _pencil(c: Canvas, at: Project, a: Solid, b: Solid) -> None:
    """A stylus from its tip to its end."""
    (x0, y0), (x1, y1) = at(a), at(b)
    mid = (x0 + (x1 - x0) * 0.12, y0 + (y1 - y0) * 0.12)
    c.line([mid, (x1, y1)], (70, 74, 84), 3.6)
    c.line([mid, (x1, y1)], (240, 240, 242), 2.4)
    c.line([(x0, y0), mid], (60, 62, 70), 1.6)


def _front_and_back(c: Canvas, s: Slate, show) -> None:
    """Two of them: one from the front, one from behind."""
    if s.w > s.h:
        s = replace(s, w=s.h, h=s.w)
    gap, up = s.w * c.uniform(0.5, 0.72), c.uniform(0, 0.12)
    front, back = leaning(0.06, x=gap / 2, z=6), leaning(0.06, x=-gap / 2, z=-4, turn=c.uniform(0, 0.25))
    at = view(c.uniform(-0.2, 0.3), 0.12 + up, [*s.corners(front), *s.corners(back)], y=(10, 86), distance=160)
    front, back = replace(front, at=at), replace(back, at=at)
    for p in (back, front):
        foot_shadow(c, p, s)
    slate_back(c, back, s, 1)
    slate_front(c, front, s, show)


def _in_cover(c: Canvas, s: Slate, show) -> None:
    """Standing like an open book: the cover at the left, the tablet at the right."""
    if s.w > s.h:
        s = replace(s, w=s.h, h=s.w)
    turn = c.uniform(0.35, 0.55)
    cx, cz = math.cos(turn) * s.w / 2, math.sin(turn) * s.w / 2
    right, left = leaning(0, x=cx, z=cz, turn=turn), leaning(0, x=-cx, z=cz, turn=-turn)
    at = view(
        c.uniform(-0.15, 0.15), c.uniform(0.12, 0.25), [*s.corners(right), *s.corners(left)], y=(10, 86), distance=150
    )
    right, left = replace(right, at=at), replace(left, at=at)
    for p in (left, right):
        foot_shadow(c, p, s)
    slate_body(c, left, replace(s, d=0.8))
    inner = rounded(2 - s.w / 2, 2, s.w / 2 - 1, s.h - 2, s.r * 0.6)
    c.path(left.shape(inner), None, stroke=c.darker, width=0.7, dash="1.6 1.2")
    slate_front(c, right, s, show)


def smartphone(c: Canvas) -> None:
    """A telephone in a coloured case: front, back, both, or lying."""
    h = c.uniform(40, 44)
    s = Slate(c.uniform(19.5, 22), h, c.uniform(1.6, 2.4), c.uniform(2.4, 4), c.uniform(2, 2.9), c.uniform(0.5, 0.9))
    form = c.choice(("front", "front", "pair", "pair", "pair", "back", "lying"))
    if form in ("front", "lying") and c.material != "plain" and c.chance(0.75):  # the back shows what it is made of
        form = "pair"
    show = c.choice((icons, icons, chat, clock, player, photo, chart_map))
    lenses = c.choice((2, 3, 3))
    if form == "lying":
        p = Plane((0, 0, s.h / 2), (1, 0, 0), (0, 0, -1))
        p = replace(
            p, at=view(c.uniform(0.3, 0.9) * c.choice((-1, 1)), c.uniform(0.7, 0.95), s.corners(p), distance=100)
        )
        flat_shadow(c, p, s)
        _phone_front(c, p, s, show)
    elif form == "pair":
        _phone_pair(c, s, show, lenses)
    else:
        p = leaning(c.uniform(0, 0.15))
        p = replace(p, at=view(c.uniform(-0.6, 0.6), c.uniform(0.05, 0.2), s.corners(p), y=(8, 86), distance=120))
        foot_shadow(c, p, s)
        if form == "front":
            _phone_front(c, p, s, show)
        else:
            slate_back(c, p, s, lenses)


def _phone_front(c: Canvas, p: Plane, s: Slate, show) -> None:
    """The front with buttons at the side and the camera's hole in the screen."""
    for y, high in ((0.72, 0.1), (0.58, 0.06)):
        c.path(
            p.thick(rounded(-s.w / 2 - 0.6, s.h * y, -s.w / 2 + 1, s.h * (y + high), 0.4), -s.d * 0.7, -s.d * 0.3),
            c.darker,
        )
    slate_front(c, p, s, show)
    y = s.h - s.rim - s.bezel - s.w * 0.06
    half = c.choice((s.w * 0.03, s.w * 0.13))
    c.path(p.shape(rounded(-half, y - s.w * 0.03, half, y + s.w * 0.03, 1)), GLASS)


def _phone_pair(c: Canvas, s: Slate, show, lenses: int) -> None:
    """The back behind, the front before it."""
    gap, side = s.w * c.uniform(0.72, 1.02), c.choice((-1, 1))
    front = leaning(0.05, x=side * gap / 2, z=5, turn=c.uniform(-0.2, 0.2))
    back = leaning(0.05, x=-side * gap / 2, z=-4, turn=c.uniform(-0.2, 0.3))
    at = view(
        c.uniform(-0.2, 0.3), c.uniform(0.06, 0.2), [*s.corners(front), *s.corners(back)], y=(8, 86), distance=130
    )
    front, back = replace(front, at=at), replace(back, at=at)
    foot_shadow(c, back, s)
    foot_shadow(c, front, s)
    slate_back(c, back, s, lenses)
    _phone_front(c, front, s, show)


# watches --------------------------------------------------------------------------------------
def wristwatch(c: Canvas) -> None:
    """With its strap closed and standing, or laid out flat; round or square, with hands or digits."""
    digital = c.chance(0.3)
    square = c.chance(0.75 if digital else 0.15)
    metal = c.choice((STEEL, STEEL, GOLD, (60, 62, 70), (206, 150, 130)))
    r, half = c.uniform(12, 13.5), c.uniform(7.2, 8.8)
    if c.chance(0.6):
        p = _closed_strap(c, half, r)
    else:
        p = _open_strap(c, half, r)
    _watch_case(c, p, r, square, metal)
    if digital:
        _digital_dial(c, p, r * 0.78, square)
    else:
        _dial(c, p, r * 0.82, square, metal)


def _closed_strap(c: Canvas, half: float, r: float) -> Plane:
    """The strap as a ring, the watch at its front; returns the plane that the watch sits on."""
    tall, deep, lean = c.uniform(21, 24), c.uniform(15, 19), c.uniform(0, 0.3)
    n = 48
    ring = [(tall * math.sin(a), deep * math.cos(a)) for a in (2 * math.pi * k / n for k in range(n))]
    corners = [(x, y, z) for x in (-half, half) for y, z in ring] + [(-r, 0, deep + 3), (r, 0, deep + 3)]
    yaw = c.choice((c.uniform(0, 0.15), c.uniform(0.35, 0.75))) * c.choice((-1, 1))
    at = view(yaw, c.uniform(0.08, 0.3), corners, y=(9, 86), distance=110)
    low = min(ring)
    side = -half if yaw > 0 else half
    rests(c, at, (-half, low[0], low[1]), (half, low[0], low[1]))

    def taper(k: int) -> float:
        return 0.78 + 0.22 * max(0, ring[k % n][1] / deep)

    def ribbon(k0: int, k1: int, size: float) -> str:
        wide = [half * taper(k) for k in range(k0, k1 + 1)]
        turn = [(ring[k % n][0] * size, ring[k % n][1] * size) for k in range(k0, k1 + 1)]
        left = [at((-w, *q)) for w, q in zip(wide, turn, strict=True)]
        return points([*left, *[at((w, *q)) for w, q in zip(wide, turn, strict=True)][::-1]], close=True)

    c.panel(ribbon(12, 37, 0.93), shade=0.5, material="plain")
    rims = [[at((side * taper(k), ring[k][0] * q, ring[k][1] * q)) for k in range(2, 47)] for q in (1, 0.92)]
    c.path(points([*rims[0], *rims[1][::-1]], close=True), c.darker, stroke=c.outline, width=0.7)
    c.panel(ribbon(2, 13, 1))
    c.panel(ribbon(-11, -2, 1), shade=0.14)
    if c.material == "metallic":
        for k in (*range(-10, -3, 2), *range(4, 13, 2)):
            y, z = ring[k % n]
            c.line([at((-half * 0.97, y, z)), at((half * 0.97, y, z))], c.outline, 0.9)
    return Plane((0, 0, deep - 0.4), (1, 0, 0), (0, math.cos(lean * 0.4), -math.sin(lean * 0.4)), at)


def _open_strap(c: Canvas, half: float, r: float) -> Plane:
    """The strap laid out straight, with buckle and holes; returns the plane of the watch."""
    up, down = c.uniform(25, 28), c.uniform(28, 32)
    p = Plane((0, 0, 0), (1, 0, 0), (0, 0, -1))
    corners = [p.solid(x, y) for x in (-r, r) for y in (-down, up + 3)]
    p = replace(
        p, at=view(c.uniform(0.2, 1.1) * c.choice((-1, 1)), c.uniform(0.95, 1.25), corners, y=(8, 88), distance=130)
    )
    a, b = p.solid(-half, -down), p.solid(half, up)
    rests(c, p.at, a, p.solid(half, -down))
    rests(c, p.at, p.solid(half, -down), b)
    c.path(p.shape(rounded(-half, up - 3, half, up + 3, 1.4)), None, stroke=darker(STEEL, 0.5), width=2.6)
    c.path(p.shape(rounded(-half, up - 3, half, up + 3, 1.4)), None, stroke=STEEL, width=1.6)
    top = [(-half, 4), (half, 4), (half * 0.82, up), (-half * 0.82, up)]
    low = [
        (-half, -4),
        (-half * 0.8, 5 - down),
        (-half * 0.4, -down),
        (half * 0.4, -down),
        (half * 0.8, 5 - down),
        (half, -4),
    ]
    for pts, shade in ((top, 0), (low, 0.06)):
        c.panel(p.thick(pts, 0, 1.2), shade=0.4, material="plain")
        c.panel(p.shape(pts, 1.2), shade=shade)
    c.line([p.put(0, up - 2, 1.4), p.put(0, up + 3.4, 1.4)], STEEL, 1.2)
    for k in range(5):
        if c.material != "metallic":
            c.path(p.disc(0, -down + 5 + k * 3, 0.8, 1.2), c.outline)
    if c.material == "metallic":
        for k in range(1, 6):
            for y in (10 + k * 2.6, -10 - k * 2.8):
                c.line([p.put(-half * 0.86, y, 1.3), p.put(half * 0.86, y, 1.3)], c.outline, 0.9)
    return replace(p, origin=(0, 1, 0))


def _watch_case(c: Canvas, p: Plane, r: float, square: bool, metal: RGB) -> None:
    """Case, crown and rim."""
    edge = darker(metal, 0.6)
    shine = c.gradient([(0, lighter(metal, 0.6)), (0.35, metal), (0.55, lighter(metal, 0.5)), (1, darker(metal, 0.4))])
    for y in (0,) if c.chance(0.6) else (0, r * 0.5, -r * 0.5):
        x = math.sqrt(r * r - y * y) if not square else r * 0.92
        c.path(p.thick(rounded(x - 1, y - 1.3, x + 2.2, y + 1.3, 0.5), 1, 3), metal, stroke=edge, width=0.7)
    pts = rounded(-r * 0.92, -r * 1.08, r * 0.92, r * 1.08, r * 0.4) if square else circle(0, 0, r)
    c.path(p.thick(pts, 0, 4), darker(metal, 0.25), stroke=edge, width=0.9)
    c.path(p.shape(pts, 4), shine, stroke=edge, width=0.8)


def _dial(c: Canvas, p: Plane, r: float, square: bool, metal: RGB) -> None:
    """A dial with marks and hands, perhaps with small dials in it."""
    face = c.choice(((250, 249, 244), (250, 249, 244), (30, 34, 46), c.second, (28, 54, 110)))
    ink = (40, 42, 52) if sum(face) > 420 else (240, 240, 236)
    pts = rounded(-r * 0.92, -r * 1.1, r * 0.92, r * 1.1, r * 0.4) if square else circle(0, 0, r)
    c.path(
        p.shape(pts, 4),
        c.gradient([(0, lighter(face, 0.15)), (1, darker(face, 0.12))]),
        stroke=darker(metal, 0.5),
        width=0.7,
    )
    for k in range(12):
        a, inner = k * math.pi / 6, 0.74 if k % 3 == 0 else 0.82
        c.line(
            [p.put(r * q * math.sin(a), r * q * math.cos(a), 4) for q in (inner, 0.92)], ink, 1.3 if k % 3 == 0 else 0.7
        )
    if c.chance(0.3):
        for x, y in ((-0.38, 0), (0.38, 0), (0, -0.4)):
            c.path(p.disc(r * x, r * y, r * 0.22, 4), None, stroke=ink, width=0.5, opacity=0.7)
    hour, minute = c.uniform(0, 6.28), c.uniform(0, 6.28)
    for a, q, wide in ((hour, 0.48, 1.9), (minute, 0.76, 1.3)):
        c.line([p.put(0, 0, 4), p.put(r * q * math.sin(a), r * q * math.cos(a), 4)], ink, wide)
    if c.chance(0.6):
        a = c.uniform(0, 6.28)
        c.line(
            [
                p.put(-r * 0.2 * math.sin(a), -r * 0.2 * math.cos(a), 4),
                p.put(r * 0.8 * math.sin(a), r * 0.8 * math.cos(a), 4),
            ],
            BRIGHT[0],
            0.6,
        )
    c.path(p.disc(0, 0, r * 0.07, 4), darker(metal, 0.2))
    c.path(
        p.shape([(-r * 0.5, r * 0.55), (-r * 0.1, r * 0.75), (-r * 0.55, -r * 0.1), (-r * 0.7, r * 0.05)], 4),
        WHITE,
        opacity=0.25,
    )


def _digital_dial(c: Canvas, p: Plane, r: float, square: bool) -> None:
    """Black glass or grey liquid crystal with the time."""
    pts = rounded(-r, -r * 1.15, r, r * 1.15, r * 0.4) if square else circle(0, 0, r * 1.05)
    grey = c.chance(0.35)
    c.path(p.shape(pts, 4), (176, 190, 170) if grey else GLASS, stroke=(16, 16, 20), width=0.8)
    f = p.face(-r, -r, r, r, 4)
    ink = (34, 40, 36) if grey else c.choice((WHITE, (120, 230, 255), (150, 255, 150)))
    digits(c, f, 0.13, 0.3, 0.87, 0.58, ink, width=1.3)
    for k in range(3):
        c.path(f.disc(0.28 + k * 0.22, 0.78, r * 0.13), ink if grey else BRIGHT[(k * 2 + 1) % 7])


# cameras --------------------------------------------------------------------------------------
def case(
    c: Canvas,
    at: Project,
    x: float,
    y: float,
    z: float,
    w: float,
    h: float,
    d: float,
    *,
    r: float = 1.5,
    material: str | None = None,
    colour: RGB | None = None,
) -> Plane:
    """A box with round corners, seen from the front, its side and its top; returns its front, from its lower left."""
    front = Plane((x, y, z + d), (1, 0, 0), (0, 1, 0), at)
    pts = rounded(0, 0, w, h, r)
    c.panel(front.thick(pts, -d, 0), shade=0.36, material="plain", colour=colour)
    top = [front.put(r * 0.6, h, -d), front.put(w - r * 0.6, h, -d), front.put(w - r * 0.3, h), front.put(r * 0.3, h)]
    if top[0][1] < top[3][1] - 0.4:
        c.panel(points(top, close=True), shade=-0.12, material="plain", colour=colour, width=0.6)
    c.panel(front.shape(pts), material=material, colour=colour)
    return front


def big_lens(c: Canvas, p: Plane, x: float, y: float, r: float, long: float, tone: RGB) -> None:
    """A barrel of several rings and the glass in it."""
    for a, b, q in ((0, long * 0.3, 1), (long * 0.3, long * 0.7, 0.92), (long * 0.7, long, 0.97)):
        cylinder(c, p, x, y, r * q, a, b, tone)
    c.path(p.disc(x, y, r * 0.8, long), (22, 23, 30), stroke=(120, 124, 134), width=0.8)
    c.path(
        p.disc(x, y, r * 0.62, long),
        c.gradient([(0, (28, 30, 62)), (0.5, (70, 60, 140)), (1, (24, 90, 130))]),
        stroke=(10, 10, 16),
        width=0.8,
    )
    c.path(p.disc(x, y, r * 0.3, long), (14, 16, 28))
    c.path(p.disc(x - r * 0.26, y + r * 0.28, r * 0.17, long), WHITE, opacity=0.85)
    c.path(p.disc(x + r * 0.24, y - r * 0.24, r * 0.09, long), (190, 220, 255), opacity=0.7)


def flash(c: Canvas, p: Plane, x: float, y: float, w: float, h: float) -> None:
    """A flash's window."""
    c.path(
        p.shape(rounded(x, y, x + w, y + h, 0.6)),
        c.gradient([(0, WHITE), (1, (196, 206, 220))]),
        stroke=(60, 62, 70),
        width=0.7,
    )


def camera(c: Canvas) -> None:
    """A reflex camera, an old rangefinder, an instant camera or a compact one."""
    c.choice((_reflex, _reflex, _rangefinder, _rangefinder, _instant, _compact))(c)


def _camera_view(c: Canvas, w: float, h: float, d: float, reach: float) -> Project:
    """From the front or a corner, standing on its base."""
    yaw = c.choice((c.uniform(-0.1, 0.12), c.uniform(0.3, 0.6)))
    corners = [*corners_of(-w / 2, 0, 0, w, h, d), (-3, h * 0.4, d + reach), (3, h * 0.4, d + reach)]
    at = view(yaw, c.uniform(0.12, 0.32), corners, y=(14, 86), distance=140)
    rests(c, at, (-w / 2, 0, 0), (-w / 2, 0, d), (w / 2, 0, d))
    return at


def _reflex(c: Canvas) -> None:
    """A body with a grip, a hump over the lens and perhaps a strap."""
    w, h, d, reach = c.uniform(50, 56), c.uniform(30, 34), c.uniform(10, 13), c.uniform(9, 20)
    hump = c.uniform(7, 9)
    at = _camera_view(c, w, h + hump, d, reach)
    x = c.uniform(-1, 3)
    if c.chance(0.4):
        _strap(c, at, w, h)
    case(c, at, x - 9, h - 2, 1, 18, hump + 2, d - 2, r=3.5)
    front = case(c, at, -w / 2, 0, 0, w, h, d, r=3.5)
    front = replace(front, origin=(0, 0, d))
    p = replace(front, origin=(0, 0, d - 1))
    c.panel(p.thick(rounded(-9 + x, h - 4, 9 + x, h + hump - 1, 2.5), 0, 2), shade=0.12, material="plain")
    flash(c, replace(p, origin=(0, 0, d + 1)), x - 5, h + hump - 6, 10, 3.4)
    c.path(front.thick(rounded(-w / 2 + 1.5, 1.5, -w / 2 + 11, h - 3, 4), 0, 3), RUBBER, stroke=(14, 14, 18), width=0.8)
    top = Plane((0, h, d / 2), (1, 0, 0), (0, 0, -1), at)
    cylinder(c, top, -w / 2 + 7, 0, 2.4, 0, 1.6, STEEL)
    cylinder(c, top, w / 2 - 8, 0, 4, 0, 2.6, (58, 60, 68))
    c.path(front.disc(w / 2 - 5, h - 5, 1.2), BRIGHT[0])
    big_lens(c, front, x, h * 0.46, h * c.uniform(0.4, 0.46), reach, (46, 47, 55))


def _strap(c: Canvas, at: Project, w: float, h: float) -> None:
    """A strap that lies beside the camera in a loop."""
    for s in (-1, 1):
        pts = [
            (s * w / 2, h - 4, 4),
            (s * (w / 2 + 4), h - 8, 5),
            (s * (w / 2 + 5), 6, 6),
            (s * (w / 2 + 1), 1, 9),
            (s * (w / 2 - 6), 0.6, 14),
        ]
        for tone, wide in ((c.outline, 3.8), (c.darker, 2.6)):
            c.path(smooth([at(q) for q in pts], close=False), None, stroke=tone, width=wide)


def _rangefinder(c: Canvas) -> None:
    """Metal above and below, a coloured skin between, a short lens, windows and dials."""
    w, h, d, reach = c.uniform(52, 58), c.uniform(31, 35), c.uniform(11, 14), c.uniform(7, 11)
    at = _camera_view(c, w, h + 3, d, reach)
    metal = c.choice(((206, 209, 214), (206, 209, 214), (70, 72, 80), (214, 190, 140)))
    if c.chance(0.35):
        _strap(c, at, w, h)
    front = case(c, at, -w / 2, 0, 0, w, h, d, r=4)
    front = replace(front, origin=(0, 0, d))
    lid = h * c.uniform(0.22, 0.27)
    shine = c.gradient([(0, lighter(metal, 0.5)), (0.5, metal), (1, darker(metal, 0.2))], angle=(0, 0, 0, 1))
    body = rounded(-w / 2, 0, w / 2, h, 4)
    c.path(
        hull(
            [
                *front.rim([q for q in body if q[1] > h - lid], 0.3),
                *front.rim([(-w / 2, h - lid), (w / 2, h - lid)], 0.3),
            ]
        ),
        shine,
        stroke=darker(metal, 0.6),
        width=0.8,
    )
    c.path(front.shape(rounded(-w / 2 + 1, 0, w / 2 - 1, 3, 1.4)), shine, stroke=darker(metal, 0.6), width=0.6)
    for x, wide in ((-w * 0.36, 6), (0, 5), (w * 0.25, 8.5)):
        c.path(
            front.shape(rounded(x - wide / 2, h - lid + 1.6, x + wide / 2, h - 1.6, 0.8), 0.3),
            (40, 46, 66),
            stroke=darker(metal, 0.6),
            width=0.7,
        )
        c.line([front.put(x - wide * 0.25, h - lid + 3, 0.3), front.put(x, h - 2.8, 0.3)], (190, 210, 240), 0.9)
    top = Plane((0, h, d / 2), (1, 0, 0), (0, 0, -1), at)
    for x, r, high in ((-w * 0.38, 4.4, 2.4), (w * 0.2, 3.6, 2.2), (w * 0.38, 4.2, 2.8)):
        cylinder(c, top, x, 0, r, 0, high, metal)
    big_lens(c, front, c.uniform(-2, 2), h * 0.4, h * 0.34, reach, c.choice((metal, (48, 49, 57))))


def _instant(c: Canvas) -> None:
    """A chunky camera that prints: a face with lens and flash over a wide base with a slot and a picture."""
    w, h, d = c.uniform(42, 46), c.uniform(40, 46), c.uniform(20, 26)
    base = h * 0.34
    at = _camera_view(c, w, h, d + 4, 4)
    body = case(c, at, -w / 2 + 1, base * 0.8, 1, w - 2, h - base * 0.8, d - 4, r=5)
    body = replace(body, origin=(0, 0, d - 3))
    front = case(c, at, -w / 2, 0, 0, w, base, d + 4, r=2.5, material="plain")
    front = replace(front, origin=(0, 0, d + 4))
    c.path(front.shape(rounded(-w * 0.38, base * 0.35, w * 0.38, base * 0.55, 0.6)), GLASS)
    if c.chance(0.55):
        q = replace(front, origin=(0, base * 0.45, d + 4), up=(0, -1, 0), right=(-1, 0, 0))
        c.path(
            q.shape([(-w * 0.3, 0), (w * 0.3, 0), (w * 0.3, base * 0.9), (-w * 0.3, base * 0.9)], 0.6),
            (250, 249, 244),
            stroke=(120, 120, 124),
            width=0.6,
        )
        c.path(
            q.shape([(-w * 0.25, 0), (w * 0.25, 0), (w * 0.25, base * 0.55), (-w * 0.25, base * 0.55)], 0.6),
            c.gradient([(0, (60, 120, 160)), (1, (240, 170, 110))]),
        )
    elif c.chance(0.7):
        for k in range(5):
            c.path(front.shape(rounded(-5 + k * 2, 0, -3 + k * 2, base * 0.35, 0)), BRIGHT[k])
    big_lens(c, body, 0, (h + base * 0.8) / 2, w * 0.2, 5, (58, 60, 68))
    flash(c, body, -w * 0.42, h - 10, w * 0.2, 6)
    c.path(body.shape(rounded(w * 0.24, h - 11, w * 0.42, h - 4, 1)), (40, 46, 66), stroke=c.outline, width=0.7)
    c.path(body.disc(-w * 0.32, base * 0.8 + 6, 2.6), BRIGHT[0], stroke=c.outline, width=0.7)


def _compact(c: Canvas) -> None:
    """A small flat camera with a lens that slides out."""
    w, h, d, reach = c.uniform(52, 56), c.uniform(31, 34), c.uniform(8, 10), c.uniform(5, 10)
    at = _camera_view(c, w, h + 2, d, reach)
    top = Plane((0, h, d / 2), (1, 0, 0), (0, 0, -1), at)
    cylinder(c, top, -w * 0.28, 0, 3.4, 0, 1.6, STEEL)
    front = replace(case(c, at, -w / 2, 0, 0, w, h, d, r=5), origin=(0, 0, d))
    flash(c, front, w * 0.3, h * 0.7, 8, 5)
    c.path(front.shape(rounded(-w / 2 + 3, h * 0.2, -w / 2 + 6, h * 0.8, 1.4)), c.second, stroke=c.outline, width=0.6)
    big_lens(c, front, w * 0.06, h * 0.46, h * 0.38, reach, c.choice((STEEL, (58, 60, 68))))


# televisions ----------------------------------------------------------------------------------
def match(c: Canvas, f: Face) -> None:
    """Football."""
    c.path(f.quad(), (70, 156, 76))
    for k in range(0, 8, 2):
        c.path(f.quad(k / 8, 0.16, (k + 1) / 8, 1), (88, 176, 90))
    c.path(f.quad(0, 0, 1, 0.16), (70, 74, 96))
    c.line([f.at(0.5, 0.16), f.at(0.5, 1)], WHITE, 0.6)
    c.path(f.disc(0.5, 0.58, math.hypot(*f.v) * 0.2), None, stroke=WHITE, width=0.6)
    for k in range(8):
        s, t, tone = c.uniform(0.06, 0.94), c.uniform(0.26, 0.88), (220, 50, 50) if k % 2 else (246, 246, 246)
        c.ellipse(*f.at(s, t), 1.1, 1.5, tone)
        c.ellipse(*f.at(s, t - 0.06), 0.7, None, (90, 60, 44))
    c.path(f.quad(0.04, 0.05, 0.26, 0.13), (24, 30, 60))


def news(c: Canvas, f: Face) -> None:
    """A reader of the news before a map, over a banner."""
    tone = c.choice(((30, 70, 150), (120, 30, 50), (30, 110, 120)))
    c.path(f.quad(), c.gradient([(0, lighter(tone, 0.3)), (1, darker(tone, 0.3))]))
    c.path(f.quad(0.5, 0.12, 0.94, 0.6), lighter(tone, 0.7))
    photo(c, f_part(f, 0.52, 0.15, 0.92, 0.57))
    k, skin = math.hypot(*f.v), c.choice(((240, 200, 170), (200, 150, 110), (130, 86, 60)))
    c.path(
        smooth([f.at(0.1, 0.84), f.at(0.15, 0.58), f.at(0.28, 0.52), f.at(0.41, 0.58), f.at(0.46, 0.84)], close=False)
        + " Z",
        (40, 44, 60),
    )
    c.path(f.poly((0.25, 0.53), (0.31, 0.53), (0.28, 0.7)), WHITE)
    c.path(f.disc(0.28, 0.33, k * 0.15), (60, 40, 30))
    c.path(f.disc(0.28, 0.38, k * 0.125), skin)
    c.path(f.quad(0, 0.8, 1, 1), WHITE)
    c.path(f.quad(0, 0.8, 0.2, 1), BRIGHT[0])
    c.path(f.quad(0.24, 0.85, 0.8, 0.89), (70, 74, 84))
    c.path(f.quad(0.24, 0.92, 0.62, 0.955), (160, 164, 174))


def film(c: Canvas, f: Face) -> None:
    """A rider before the setting sun."""
    c.path(f.quad(), c.gradient([(0, (90, 40, 100)), (0.6, (246, 130, 70)), (1, (255, 206, 110))], angle=(0, 0, 0, 1)))
    c.path(f.disc(0.6, 0.55, math.hypot(*f.v) * 0.24), (255, 236, 160))
    c.path(f.poly((0, 0.76), (0.2, 0.6), (0.28, 0.6), (0.33, 0.76), (0.7, 0.8), (1, 0.7), (1, 1), (0, 1)), (60, 26, 50))
    x, y = f.at(0.62, 0.78)
    c.path(smooth([(x - 4, y), (x - 3, y - 6), (x, y - 8), (x + 3, y - 7), (x + 4, y)]), (40, 18, 36))
    c.ellipse(x, y - 10, 1.8, None, (40, 18, 36))


def cartoon(c: Canvas, f: Face) -> None:
    """Round faces on a coloured ground."""
    c.path(f.quad(), c.choice(((120, 200, 240), (250, 206, 110), (190, 160, 240))))
    c.path(f.quad(0, 0.75, 1, 1), (120, 196, 100))
    k = math.hypot(*f.v)
    for s, tone, q in ((0.32, c.choice(BRIGHT), 0.26), (0.68, c.choice(BRIGHT), 0.2)):
        c.path(f.disc(s, 0.62, k * q), tone, stroke=(30, 30, 40), width=0.7)
        for e in (-0.05, 0.05):
            c.path(f.disc(s + e, 0.55, k * 0.06), WHITE)
            c.path(f.disc(s + e + 0.008, 0.56, k * 0.03), (20, 20, 30))
        c.path(
            smooth([f.at(s - 0.06, 0.7), f.at(s, 0.76), f.at(s + 0.06, 0.7)], close=False),
            None,
            stroke=(40, 20, 30),
            width=1,
        )


SHOWS = (match, match, news, film, cartoon, photo)


def television(c: Canvas) -> None:
    """A wide flat one, or an old one with a tube; wooden ones are always old, coloured ones mostly."""
    gaudy = max(c.main) - min(c.main) > 70  # few flat ones are red or golden, many old ones were
    if c.material == "wooden" or c.chance(0.8 if gaudy else 0.25):
        _tube_set(c)
    else:
        _flat_set(c)


def _flat_set(c: Canvas) -> None:
    """Wide and thin on two feet or one, perhaps with a loudspeaker bar or a remote control."""
    gaudy = max(c.main) - min(c.main) > 70
    w, d, rim = 78.0, c.uniform(2, 4), c.uniform(4, 5.5) if gaudy else c.uniform(2.4, 4)
    h, lift = w * c.uniform(0.55, 0.6), c.uniform(5, 8)
    bar = c.chance(0.4)
    at = view(
        c.choice((0, c.uniform(-0.1, 0.4))),
        c.uniform(0.06, 0.16),
        corners_of(-w / 2, 0, -4, w, lift + h, 12),
        y=(12, 86),
        distance=240,
    )
    floor = Plane((0, 0, 0), (1, 0, 0), (0, 0, -1), at)
    if c.chance(0.5):
        for s in (-1, 1):
            c.panel(
                floor.thick(rounded(s * w * 0.36 - 2, -7, s * w * 0.36 + 2, 6, 1), 0, 1.4), shade=0.2, material="plain"
            )
            x, y = at((s * w * 0.36, 0, 6))
            c.stands(x - 4, x + 4, y)
            c.panel(
                points(
                    [at((s * w * 0.36 + q, y, 0)) for q, y in ((-2, lift + 2), (2, lift + 2), (1.4, 0.5), (-1.4, 0.5))],
                    close=True,
                ),
                shade=0.3,
                material="plain",
            )
    else:
        c.panel(floor.thick(circle(0, 0, w * 0.2, 6.5), 0, 1.4), shade=0.15, material="plain")
        rests(c, at, (-w * 0.17, 0, 4), (w * 0.17, 0, 4))
        c.panel(
            points([at((x, y, 0)) for x, y in ((-5, lift + 2), (5, lift + 2), (6, 1), (-6, 1))], close=True),
            shade=0.3,
            material="plain",
        )
    front = replace(case(c, at, -w / 2, lift, -d, w, h, d, r=1.2), origin=(0, lift, 0))
    chin = rim * c.choice((1, 1.6))
    display(c, front.face(rim - w / 2, chin, w / 2 - rim, h - rim), c.choice(SHOWS), r=0.8)
    c.path(front.disc(w * 0.45, chin / 2, 0.7), BRIGHT[c.choice((0, 3))])
    if bar:
        case(c, at, -w * 0.32, 0, 5, w * 0.64, 4, 4, r=1.2, material="plain", colour=mix(c.main, RUBBER, 0.35))


def _tube_set(c: Canvas) -> None:
    """A deep case with a bulging screen, knobs, grille, aerials and often legs."""
    w, h, d = c.uniform(52, 58), c.uniform(38, 42), c.uniform(18, 26)
    legs, horns = c.choice((0, 0, c.uniform(7, 13))), c.chance(0.7)
    reach = c.uniform(12, 18) if horns else 2
    at = view(
        c.uniform(0, 0.4),
        c.uniform(0.1, 0.2),
        [*corners_of(-w / 2, 0, 0, w, h + legs, d), (0, h + legs + reach, d / 2)],
        y=(9, 86),
        distance=150,
    )
    if legs:
        _splayed_legs(c, at, w, d, legs)
    else:
        rests(c, at, (-w / 2, 0, 0), (-w / 2, 0, d), (w / 2, 0, d))
    if horns:
        for s in (-1, 1):
            end = at((s * c.uniform(11, 17), h + legs + reach, d / 2))
            c.line([at((s, h + legs, d / 2)), end], (70, 72, 80), 1.5)
            c.line([at((s, h + legs, d / 2)), end], (214, 217, 224), 0.8)
            c.ellipse(*end, 1.2, None, STEEL, stroke=(70, 72, 80), width=0.5)
    front = replace(case(c, at, -w / 2, legs, 0, w, h, d, r=3), origin=(-w / 2, legs, d))
    side = w * c.choice((0, 0.22, 0.24))
    _bulging_screen(c, front, 4, 4.5 if side else 8, w - 4 - side, h - 4)
    _knobs(c, front, w, h, side)


def _splayed_legs(c: Canvas, at: Project, w: float, d: float, high: float) -> None:
    """Four thin legs that lean outwards."""
    for z in (3, d - 3):
        for s in (-1, 1):
            x = s * (w / 2 - 7)
            a, b = at((x, high + 1, z)), at((x + s * 3.5, 0, z))
            c.line([a, b], c.outline, 4)
            c.line([a, b], c.darker, 2.6)
            c.stands(b[0] - 3, b[0] + 3, b[1])


def _bulging_screen(c: Canvas, p: Plane, x0: float, y0: float, x1: float, y1: float) -> None:
    """A screen with curved sides in a dark frame."""

    def barrel(m: float, power: float) -> str:
        mx, my, rx, ry = (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2 - m, (y1 - y0) / 2 - m
        rim = []
        for k in range(40):
            i, j = math.cos(k * math.pi / 20), math.sin(k * math.pi / 20)
            rim.append((mx + math.copysign(abs(i) ** power, i) * rx, my + math.copysign(abs(j) ** power, j) * ry))
        return p.shape(rim)

    c.path(barrel(-0.6, 0.28), (34, 34, 40), stroke=c.outline, width=0.8)
    glass = barrel(1.8, 0.36)
    with c.clip(glass):
        show = c.choice(SHOWS)
        show(c, p.face(x0, y0, x1, y1))
        c.path(
            p.disc(x0 + (x1 - x0) * 0.3, y0 + (y1 - y0) * 0.72, (x1 - x0) * 0.3),
            c.radial([(0, WHITE, 0.4), (1, WHITE, 0)]),
        )
    c.path(glass, None, stroke=(16, 16, 20), width=1)


def _knobs(c: Canvas, p: Plane, w: float, h: float, side: float) -> None:
    """Knobs and a grille beside the screen, or a row of knobs under it."""
    tone = c.choice((GOLD, STEEL, (236, 228, 206)))
    if not side:
        for k in range(3):
            cylinder(c, p, w * 0.72 + k * w * 0.09, 4, 1.5, 0, 1, tone)
        c.path(p.shape(rounded(5, 2.6, w * 0.5, 5.4, 0.6)), c.darker)
        return
    x = w - side / 2 - 2.5
    for k in range(2):
        cylinder(c, p, x, h - 9 - k * 9.5, 3.4, 0, 1.4, tone)
        c.line([p.put(x, h - 9 - k * 9.5, 1.4), p.put(x + 1.6, h - 7 - k * 9.5, 1.4)], darker(tone, 0.6), 0.8)
    for k in range(5):
        c.line([p.put(x - 3.4, 5 + k * 2.2), p.put(x + 3.4, 5 + k * 2.2)], c.outline, 0.9)


# game consoles --------------------------------------------------------------------------------
def game(c: Canvas, f: Face) -> None:
    """A jumping game: sky, blocks, a hero and coins."""
    c.path(f.quad(), c.choice(((110, 190, 250), (60, 50, 120), (250, 190, 140))))
    for k in range(3):
        c.path(f.quad(0.12 + k * 0.3, 0.14 + k % 2 * 0.08, 0.28 + k * 0.3, 0.24 + k % 2 * 0.08), WHITE, opacity=0.7)
    c.path(f.quad(0, 0.8, 1, 1), (96, 170, 80))
    c.path(f.quad(0, 0.87, 1, 1), (150, 100, 60))
    for k in range(c.choice((2, 3, 4))):
        c.path(f.quad(0.4 + k * 0.12, 0.46, 0.52 + k * 0.12, 0.58), (226, 150, 60), stroke=(110, 60, 20), width=0.5)
        c.path(f.disc(0.46 + k * 0.12, 0.38, math.hypot(*f.v) * 0.05), (255, 220, 70))
    s = c.uniform(0.12, 0.3)
    c.path(f.quad(s, 0.62, s + 0.08, 0.8), BRIGHT[4])
    c.path(f.quad(s - 0.005, 0.52, s + 0.085, 0.64), BRIGHT[0])


def cross(c: Canvas, p: Plane, x: float, y: float, r: float, ink: RGB) -> None:
    """The cross for directions."""
    q = r * 0.36
    pts = [(-q, r), (q, r), (q, q), (r, q), (r, -q), (q, -q), (q, -r), (-q, -r), (-q, -q), (-r, -q), (-r, q), (-q, q)]
    c.path(p.shape([(x + a, y + b) for a, b in pts]), ink, stroke=darker(ink, 0.5), width=0.5)


def four_buttons(c: Canvas, p: Plane, x: float, y: float, r: float, *, plain: RGB | None = None) -> None:
    """Round buttons in a diamond, coloured unless told."""
    for k, (a, b) in enumerate(((0, 1), (1, 0), (0, -1), (-1, 0))):
        tone = plain or (BRIGHT[2], BRIGHT[0], BRIGHT[3], BRIGHT[4])[k]
        c.path(p.disc(x + a * r * 1.7, y + b * r * 1.7, r), tone, stroke=darker(tone, 0.55), width=0.5)


def stick(c: Canvas, p: Plane, x: float, y: float, r: float) -> None:
    """A thumb stick in its well."""
    c.path(p.disc(x, y, r * 1.25), (24, 25, 31))
    cylinder(c, p, x, y, r, 0, 1.8, (62, 64, 74))


def gamepad(c: Canvas, p: Plane, w: float, ink: RGB) -> None:
    """A controller with two horns, centred on the plane's origin."""
    k = w / 40
    half = [
        (0, 8.5),
        (6, 8.6),
        (9, 9.6),
        (14, 9.4),
        (17.5, 6),
        (19.4, -1),
        (20, -9),
        (17.6, -13),
        (14.4, -11.4),
        (10.4, -5.4),
        (6, -4.4),
        (0, -4.4),
    ]
    rim = [(x * k, y * k) for x, y in half] + [(-x * k, y * k) for x, y in half[-2:0:-1]]
    c.panel(p.curve(rim, -2.2 * k), shade=0.45, material="plain")
    c.panel(p.curve(rim), material="plain")
    cross(c, p, -12.4 * k, 3.4 * k, 3.6 * k, ink)
    four_buttons(c, p, 12.4 * k, 3.4 * k, 1.5 * k, plain=None if c.chance(0.6) else ink)
    for s in (-1, 1):
        stick(c, p, s * 6 * k, -1.6 * k, 2.7 * k)
    c.path(p.shape(rounded(-4 * k, 3.2 * k, 4 * k, 6.6 * k, 1)), ink)


def game_console(c: Canvas) -> None:
    """A handheld with grips, an upright handheld, a box with its controller, or an old one with cartridges."""
    c.choice((_handheld, _handheld, _pocket, _pocket, _box_and_pad, _box_and_pad, _cartridge_console))(c)


def _ink(c: Canvas) -> RGB:
    """Buttons that stand out from the case."""
    return RUBBER if sum(c.main) > 330 else (214, 216, 224)


def _handheld(c: Canvas) -> None:
    """A screen between two coloured grips, leaning back or lying."""
    w, h, d = c.uniform(76, 84), c.uniform(33, 38), 3.0
    p = leaning(c.uniform(0.3, 0.9))
    corners = [p.solid(x, y, z) for x in (-w / 2, w / 2) for y in (0, h) for z in (-d, 1)]
    p = replace(p, at=view(c.uniform(0, 0.45), c.uniform(0.1, 0.3), corners, y=(20, 86), distance=170))
    rests(c, p.at, p.solid(-w * 0.45, 0, -d), p.solid(w * 0.45, 0, -d))
    grip, ink = w * c.uniform(0.18, 0.22), _ink(c)
    pts = rounded(-w / 2, 0, w / 2, h, h * c.uniform(0.2, 0.4))
    c.panel(p.thick(pts, -d, 0), shade=0.4, material="plain")
    c.panel(p.shape(pts))
    c.path(
        p.shape(rounded(grip - w / 2, 0.2, w / 2 - grip, h - 0.2, 0.8)),
        GLASS if c.chance(0.6) else c.darker,
        stroke=c.outline,
        width=0.8,
    )
    m = 2.2
    display(c, p.face(grip - w / 2 + m, m * 1.3, w / 2 - grip - m, h - m * 1.3), game, r=0.8)
    x = w / 2 - grip / 2
    stick(c, p, -x, h * 0.7, grip * 0.24)
    cross(c, p, -x, h * 0.34, grip * 0.3, ink)
    four_buttons(c, p, x, h * 0.7, grip * 0.13, plain=None if c.chance(0.5) else ink)
    stick(c, p, x, h * 0.34, grip * 0.24)


def _pocket(c: Canvas) -> None:
    """Upright: a small screen over a cross and two round buttons."""
    w, h, d = c.uniform(36, 40), c.uniform(56, 62), 5.0
    p = leaning(c.uniform(0.05, 0.3))
    corners = [p.solid(x, y, z) for x in (-w / 2, w / 2) for y in (0, h) for z in (-d, 0)]
    p = replace(p, at=view(c.uniform(-0.1, 0.55), c.uniform(0.08, 0.25), corners, y=(9, 86), distance=170))
    rests(c, p.at, p.solid(-w * 0.42, 0, -d / 2), p.solid(w * 0.42, 0, -d / 2))
    pts = rounded(-w / 2, 0, w / 2, h, c.uniform(2, 5))
    c.panel(p.thick(pts, -d, 0), shade=0.36, material="plain")
    c.panel(p.shape(pts))
    c.path(p.shape(rounded(-w * 0.42, h * 0.48, w * 0.42, h * 0.94, 2)), (64, 66, 78), stroke=c.outline, width=0.8)
    green = c.chance(0.35)
    f = p.face(-w * 0.32, h * 0.53, w * 0.32, h * 0.89)
    display(c, f, game, r=0.5)
    if green:
        c.path(f.quad(r=0.5), (150, 180, 60), opacity=0.6)
    ink = _ink(c)
    cross(c, p, -w * 0.25, h * 0.28, w * 0.17, ink)
    tone = c.choice((BRIGHT[0], (160, 40, 90), ink))
    for x, y in ((0.14, 0.24), (0.34, 0.31)):
        cylinder(c, p, w * x, h * y, w * 0.085, 0, 1, tone)
    for k in range(2):
        x = -w * 0.14 + k * w * 0.16
        c.line([p.put(x, h * 0.11), p.put(x + w * 0.1, h * 0.13)], ink, 1.6)
    for k in range(4):
        c.line([p.put(w * (0.2 + k * 0.06), h * 0.05), p.put(w * (0.27 + k * 0.06), h * 0.12)], c.outline, 0.9)


def _box_and_pad(c: Canvas) -> None:
    """A box, lying or upright, with one or two controllers before it."""
    upright = c.chance(0.5)
    w, h, d = (c.uniform(14, 20), c.uniform(42, 48), 26) if upright else (c.uniform(48, 56), c.uniform(10, 14), 28)
    x = -30 if upright else -w / 2
    pad = c.uniform(36, 42)
    px = x + w + pad * 0.55 if upright else c.uniform(-3, 6)
    floor = (px, 2.5, 10.0 if upright else 21.0)
    lean = 0.55 if upright else 0.85
    p = replace(leaning(lean), origin=(floor[0], pad * 0.33 * math.cos(lean), floor[2]))
    corners = [
        *corners_of(x, 0, -d, w, h, d),
        *(p.solid(s * pad * 0.5, y) for s in (-1, 1) for y in (-pad * 0.33, pad * 0.24)),
    ]
    at = view(c.uniform(0.1, 0.5), c.uniform(0.25, 0.4), corners, y=(14, 87), distance=150)
    rests(c, at, (x, 0, -d), (x, 0, 0), (x + w, 0, 0))
    p, ink = replace(p, at=at), _ink(c)
    front = replace(case(c, at, x, 0, -d, w, h, d, r=1.6), origin=(x, 0, 0))
    glow = c.choice(((90, 220, 255), (150, 255, 150), WHITE))
    if upright:
        c.path(front.shape(rounded(w * 0.42, 2, w * 0.58, h - 2, 0.5)), GLASS)
        c.path(front.shape(rounded(w * 0.18, h * 0.4, w * 0.28, h * 0.9, 0.4)), GLASS)
    else:
        c.path(front.shape(rounded(2, h * 0.42, w - 2, h * 0.56, 0.4)), GLASS)
        c.path(front.shape(rounded(w * 0.1, h * 0.68, w * 0.55, h * 0.78, 0.3)), GLASS)
    c.path(front.disc(w * (0.8 if upright else 0.92), h * (0.94 if upright else 0.76), 1.3), glow)
    a, b = p.put(-pad * 0.42, -pad * 0.3), p.put(pad * 0.42, -pad * 0.3)
    c.stands(a[0] - 2, b[0] + 2, max(a[1], b[1]))
    gamepad(c, p, pad, ink)


def _cartridge_console(c: Canvas) -> None:
    """An old flat box with a cartridge in its top, and square controllers on cords."""
    w, h, d = c.uniform(50, 56), c.uniform(11, 14), c.uniform(30, 34)
    corners = [*corners_of(-w / 2, 0, -d, w, h, d), (0, h + 7, -d * 0.5), (-w * 0.4, 0, 18), (w * 0.4, 0, 18)]
    at = view(c.uniform(0, 0.4), c.uniform(0.4, 0.55), corners, y=(12, 87), distance=150)
    rests(c, at, (-w / 2, 0, -d), (-w / 2, 0, 0), (w / 2, 0, 0))
    front = replace(case(c, at, -w / 2, 0, -d, w, h, d, r=1.4), origin=(0, 0, 0))
    ink, top = _ink(c), Plane((0, h, -d * 0.5), (1, 0, 0), (0, 0, -1), at)
    c.path(top.shape(rounded(-w * 0.3, -4, w * 0.3, 4, 1)), GLASS)
    cart = c.choice(((74, 76, 88), (190, 192, 198), (60, 60, 66)))
    tape = case(c, at, -w * 0.2, h, -d * 0.5 - 2, w * 0.4, 7, 4.5, r=0.8, material="plain", colour=cart)
    c.path(tape.shape(rounded(w * 0.05, 0, w * 0.35, 5, 0.4)), c.choice(BRIGHT), stroke=darker(cart, 0.6), width=0.6)
    c.path(tape.disc(w * 0.2, 2.4, 1.6), WHITE)
    c.path(front.shape(rounded(-w * 0.46, 1.4, w * 0.46, h * 0.55, 0.6)), darker(c.main, 0.45))
    for k in range(2):
        c.path(
            top.shape(rounded(-w * 0.42 + k * w * 0.1, -d * 0.42, -w * 0.35 + k * w * 0.1, -d * 0.3, 0.5)),
            BRIGHT[0] if k else ink,
        )
    for s in (-1, 1):
        _square_pad(c, at, s * w * 0.26, ink)


def _square_pad(c: Canvas, at: Project, x: float, ink: RGB) -> None:
    """A flat controller on the floor with its cord."""
    cord = [at(q) for q in ((x * 0.5, 3, 0.2), (x * 0.4, 0, 4), (x * 0.9, 0, 6), (x, 0.6, 9))]
    c.path(smooth(cord, close=False), None, stroke=(50, 52, 60), width=1.3)
    p = Plane((x, 0, 13), (1, 0, 0), (0, 0, -1), at)
    pts = rounded(-11, -5, 11, 5, 1.6)
    rests(c, at, (x - 11, 0, 18), (x + 11, 0, 18))
    c.panel(p.thick(pts, 0, 2), shade=0.35, material="plain")
    top = replace(p, origin=(x, 2, 13))
    c.panel(top.shape(pts), material="plain")
    cross(c, top, -6.6, 0, 3, ink)
    for a in (4, 8):
        c.path(top.disc(a, -0.6, 1.7), BRIGHT[0], stroke=c.outline, width=0.5)


DEVICE_COLOURS = {
    "black": 2,
    "white": 1.6,
    "grey": 1.4,
    "blue": 1.5,
    "red": 1.4,
    "pink": 1.2,
    "green": 1,
    "purple": 1,
    "golden": 0.8,
    "orange": 0.6,
    "yellow": 0.6,
}
MOBILE, VIDEO = ("electronics", "mobile devices"), ("electronics", "imaging and video")

KINDS = [
    Kind(
        "tablet",
        MOBILE,
        tablet,
        (
            "tablet",
            "tablet computer",
            "touchscreen tablet",
            "tablet pc",
            "touch tablet",
            "touch screen tablet",
            "tablet with a screen",
        ),
        DEVICE_COLOURS,
        {"plain": 4, "leather": 1.5},
        INDOORS,
    ),
    Kind(
        "smartphone",
        MOBILE,
        smartphone,
        (
            "smartphone",
            "mobile phone",
            "cell phone",
            "phone",
            "mobile",
            "cellphone",
            "telephone",
            "mobile telephone",
            "touchscreen phone",
            "cellular phone",
        ),
        DEVICE_COLOURS,
        {"plain": 4, "leather": 0.8, "dotted": 0.8, "striped": 0.7, "checked": 0.6},
        INDOORS,
        flip=False,  # it may show the time
    ),
    Kind(
        "wristwatch",
        MOBILE,
        wristwatch,
        (
            "wristwatch",
            "watch",
            "wrist watch",
            "timepiece",
            "watch with a strap",
            "wrist clock",
            "strap watch",
            "watch for the wrist",
        ),
        {
            "brown": 2.5,
            "black": 2,
            "grey": 1.6,
            "golden": 1.4,
            "blue": 1.3,
            "red": 1.2,
            "green": 1,
            "white": 1,
            "pink": 0.9,
            "orange": 0.7,
        },
        {"leather": 4, "metallic": 3, "striped": 1},
        INDOORS,
        flip=False,
    ),
    Kind(
        "camera",
        VIDEO,
        camera,
        (
            "camera",
            "photo camera",
            "stills camera",
            "photographic camera",
            "photography camera",
            "photographer's camera",
            "picture camera",
            "camera with a lens",
        ),
        {
            "black": 2.5,
            "grey": 1.5,
            "brown": 1.5,
            "white": 1.2,
            "red": 1.3,
            "blue": 1.2,
            "pink": 1,
            "green": 0.9,
            "yellow": 0.8,
            "purple": 0.5,
        },
        {"plain": 3, "leather": 1.8},
        INDOORS,
    ),
    Kind(
        "television",
        VIDEO,
        television,
        (
            "television",
            "tv",
            "tv set",
            "telly",
            "television set",
            "tv screen",
            "television receiver",
            "telly set",
            "home tv",
        ),
        {
            "black": 2.2,
            "brown": 1.6,
            "grey": 1.4,
            "white": 1.4,
            "red": 1,
            "blue": 0.8,
            "golden": 0.8,
            "green": 0.6,
            "orange": 0.6,
        },
        {"plain": 3, "wooden": 1.6},
        INDOORS,
        tilt=1,
    ),
    Kind(
        "game console",
        VIDEO,
        game_console,
        (
            "game console",
            "games console",
            "video game console",
            "gaming console",
            "video game system",
            "gaming device",
            "games machine",
            "video games machine",
            "gamer's console",
        ),
        DEVICE_COLOURS,
        {},
        INDOORS,
    ),
]
