"""Drawings of computers and audio devices, built from solid shapes seen in perspective.

Knows one function a type and a small camera (view, Face). Colours, poses on the picture and backgrounds come
from render.py. Lengths inside a device are free units; `view` fits the device into the drawing's box.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assets.make.canvas import RGB, WHITE, Canvas, Point, darker, lighter, mix, points, smooth
from assets.make.kinds import INDOORS, Kind

Solid = tuple[float, float, float]
Project = Callable[[Solid], Point]

RUBBER: RGB = (40, 41, 48)
STEEL: RGB = (178, 182, 190)


# the camera -----------------------------------------------------------------------------------
def view(
    yaw: float,
    pitch: float,
    corners: Sequence[Solid],
    *,
    x: Point = (7, 93),
    y: Point = (10, 86),
    distance: float = 110,
) -> Project:
    """Perspective from yaw (left sides come into sight) and pitch (from above); the corners fill the box x, y."""
    cy, sy, cp, sp = math.cos(yaw), math.sin(yaw), math.cos(pitch), math.sin(pitch)

    def raw(p: Solid) -> Point:
        right, towards = p[0] * cy + p[2] * sy, p[2] * cy - p[0] * sy
        k = distance / (distance - p[1] * sp - towards * cp)
        return right * k, (towards * sp - p[1] * cp) * k

    seen = [raw(p) for p in corners]
    x0, x1, y0, y1 = min(p[0] for p in seen), max(p[0] for p in seen), min(p[1] for p in seen), max(p[1] for p in seen)
    scale = min((x[1] - x[0]) / (x1 - x0), (y[1] - y[0]) / (y1 - y0))

    def project(p: Solid) -> Point:
        a, b = raw(p)
        return sum(x) / 2 + (a - (x0 + x1) / 2) * scale, y[1] + (b - y1) * scale

    return project


@dataclass(frozen=True)
class Face:
    """A flat rectangle in space, addressed by s along u and t along v, each 0 to 1."""

    project: Project
    origin: Solid
    u: Solid
    v: Solid

    def space(self, s: float, t: float) -> Solid:
        a, b, c = (o + s * p + t * q for o, p, q in zip(self.origin, self.u, self.v, strict=True))
        return a, b, c

    def at(self, s: float, t: float) -> Point:
        return self.project(self.space(s, t))

    def quad(self, s0: float = 0, t0: float = 0, s1: float = 1, t1: float = 1, *, r: float = 0) -> str:
        """The part from s0, t0 to s1, t1; corners rounded by r units of length."""
        if not r:
            return points([self.at(s0, t0), self.at(s1, t0), self.at(s1, t1), self.at(s0, t1)], close=True)
        a, b = min(r / math.hypot(*self.u), (s1 - s0) / 2), min(r / math.hypot(*self.v), (t1 - t0) / 2)
        rim = (
            (s0 + a, t0),
            (s1 - a, t0),
            (s1, t0),
            (s1, t0 + b),
            (s1, t1 - b),
            (s1, t1),
            (s1 - a, t1),
            (s0 + a, t1),
            (s0, t1),
            (s0, t1 - b),
            (s0, t0 + b),
            (s0, t0),
            (s0 + a, t0),
        )
        p = [f"{x:.2f} {y:.2f}" for x, y in (self.at(s, t) for s, t in rim)]
        return (
            f"M{p[0]} L{p[1]} Q{p[2]} {p[3]} L{p[4]} Q{p[5]} {p[6]} L{p[7]} Q{p[8]} {p[9]} L{p[10]} Q{p[11]} {p[12]} Z"
        )

    def disc(self, s: float, t: float, r: float) -> str:
        """A circle of r units of length around s, t."""
        a, b = r / math.hypot(*self.u), r / math.hypot(*self.v)
        turns = [k * math.pi / 10 for k in range(20)]
        return smooth([self.at(s + a * math.cos(w), t + b * math.sin(w)) for w in turns])

    def poly(self, *pts: Point) -> str:
        return points([self.at(s, t) for s, t in pts], close=True)


def block(at: Project, x: float, y: float, z: float, w: float, h: float, d: float) -> tuple[Face, Face, Face]:
    """Front, left and top of a box whose left lower back corner is x, y, z; all addressed from their top left."""
    front = Face(at, (x, y + h, z + d), (w, 0, 0), (0, -h, 0))
    left = Face(at, (x, y + h, z), (0, 0, d), (0, -h, 0))
    return front, left, Face(at, (x, y + h, z), (w, 0, 0), (0, 0, d))


def corners_of(x: float, y: float, z: float, w: float, h: float, d: float) -> list[Solid]:
    """The eight corners of a box, to be fitted into view."""
    return [(x + i * w, y + j * h, z + k * d) for i in (0, 1) for j in (0, 1) for k in (0, 1)]


def ring(x: float, y: float, z: float, ry: float, rz: float) -> list[Solid]:
    """Points around an oval that lies across the x axis."""
    return [(x, y + ry * math.sin(k * math.pi / 18), z + rz * math.cos(k * math.pi / 18)) for k in range(36)]


def hull(pts: Sequence[Point]) -> str:
    """The convex outline around the points: what a solid with round ends looks like from anywhere."""
    chain: list[Point] = []
    ordered = sorted(set(pts))
    for line in (ordered, ordered[::-1]):
        start = len(chain)
        for p in line:
            while len(chain) >= start + 2 and _turn(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        chain.pop()
    return points(chain, close=True)


def _turn(a: Point, b: Point, p: Point) -> float:
    """Positive if a, b, p turn left."""
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])


def rests(c: Canvas, at: Project, *edge: Solid) -> None:
    """The thing stands on the floor along these edges: short shadows that follow them in perspective."""
    for a, b in zip(edge, edge[1:], strict=False):
        (x0, y0), (x1, y1) = at(a), at(b)
        if abs(y1 - y0) > 0.55 * abs(x1 - x0):  # a row of short shadows would look like steps
            continue
        n = max(1, round(abs(y1 - y0) / 1.2))
        for k in range(n):
            c.stands(x0 + (x1 - x0) * k / n, x0 + (x1 - x0) * (k + 1) / n, y0 + (y1 - y0) * (k + 0.5) / n)


# what a screen shows --------------------------------------------------------------------------
def _landscape(c: Canvas, f: Face) -> None:
    """A wallpaper of mountains."""
    sky = c.choice(
        [((62, 130, 220), (190, 226, 250)), ((116, 70, 160), (252, 178, 120)), ((22, 36, 96), (120, 120, 210))]
    )
    c.path(f.quad(), c.gradient([(0, sky[0]), (0.8, sky[1])], angle=(0, 0, 0, 1)))
    c.path(f.disc(c.uniform(0.3, 0.75), 0.36, 2.2), (255, 240, 190))
    far, near = c.choice(
        [((92, 112, 170), (50, 92, 96)), ((180, 110, 130), (92, 56, 104)), ((96, 160, 130), (44, 116, 84))]
    )
    a, b = c.uniform(0.2, 0.4), c.uniform(0.6, 0.8)
    c.path(f.poly((0, 0.72), (a, 0.42), (a + 0.16, 0.62), (b, 0.36), (1, 0.7), (1, 1), (0, 1)), far)
    c.path(f.poly((0, 0.8), (0.3, 0.68), (0.6, 0.82), (1, 0.66), (1, 1), (0, 1)), near)


def _code(c: Canvas, f: Face) -> None:
    """An editor, dark."""
    c.path(f.quad(), (30, 34, 48))
    c.path(f.quad(0, 0, 0.17, 1), (42, 48, 66))
    inks = ((110, 190, 250), (250, 170, 110), (150, 220, 140), (214, 150, 240), (220, 224, 236))
    for k in range(9):
        t, s = 0.09 + k * 0.097, 0.22 + c.choice((0, 0.05, 0.1))
        for _ in range(c.choice((1, 2, 3))):
            e = s + c.uniform(0.07, 0.2)
            c.path(f.quad(s, t, min(e, 0.96), t + 0.045), c.choice(inks))
            s = e + 0.03


def _windows(c: Canvas, f: Face) -> None:
    """A desk of open windows and a bar of programs."""
    tint = c.choice([(40, 120, 200), (54, 150, 160), (116, 96, 190), (226, 128, 120)])
    c.path(f.quad(), c.gradient([(0, lighter(tint, 0.35)), (1, darker(tint, 0.2))]))
    for s, t, w, h in ((0.1, 0.12, 0.5, 0.55), (0.42, 0.3, 0.48, 0.5)):
        c.path(f.quad(s, t, s + w, t + h), (250, 250, 252), stroke=darker(tint, 0.5), width=0.3)
        c.path(f.quad(s, t, s + w, t + 0.09), c.choice([(214, 220, 230), (80, 96, 124), lighter(tint, 0.4)]))
        for k in range(3):
            c.path(
                f.quad(s + 0.04, t + 0.15 + k * 0.1, s + w * c.uniform(0.5, 0.92), t + 0.19 + k * 0.1), (186, 192, 204)
            )
    c.path(f.quad(0, 0.92, 1, 1), (34, 40, 56))
    for k in range(5):
        c.path(
            f.quad(0.34 + k * 0.07, 0.935, 0.38 + k * 0.07, 0.985),
            c.choice([(250, 190, 70), (100, 190, 250), (240, 240, 244), (230, 90, 90)]),
        )


def _chart(c: Canvas, f: Face) -> None:
    """A report with bars and a pie."""
    c.path(f.quad(), (248, 249, 252))
    c.path(f.quad(0, 0, 1, 0.12), c.choice([(38, 92, 170), (36, 132, 110), (70, 76, 96)]))
    bar = c.choice([(70, 140, 230), (246, 150, 70), (64, 178, 140)])
    for k in range(6):
        h = c.uniform(0.15, 0.6)
        c.path(f.quad(0.08 + k * 0.09, 0.9 - h, 0.14 + k * 0.09, 0.9), bar)
    c.path(f.disc(0.8, 0.42, 2.6), lighter(bar, 0.5))
    c.path(f.poly((0.8, 0.42), (0.8, 0.24), (0.9, 0.36), (0.88, 0.5)), darker(bar, 0.2))
    for k in range(3):
        c.path(f.quad(0.68, 0.72 + k * 0.07, 0.94, 0.75 + k * 0.07), (190, 196, 206))


def _night_gradient(c: Canvas, f: Face) -> None:
    """A wallpaper of coloured waves."""
    hues = [(236, 84, 132), (250, 164, 90), (92, 90, 220), (60, 190, 210), (130, 70, 190)]
    c.rng.shuffle(hues)
    c.path(f.quad(), c.gradient([(0, hues[0]), (1, hues[1])]))
    for k in (2, 3):
        t = 0.2 * k
        curve = [f.at(s / 6, t + 0.14 * math.sin(s * 1.1 + k * 2)) for s in range(7)]
        c.path(smooth(curve, close=False) + " L%.2f %.2f L%.2f %.2f Z" % (*f.at(1, 1), *f.at(0, 1)), hues[k])


def screen(c: Canvas, f: Face) -> None:
    """A lit screen with something on it and the reflection of a window."""
    with c.clip(f.quad()):
        c.choice((_landscape, _landscape, _code, _windows, _windows, _chart, _night_gradient))(c, f)
        s = c.uniform(0.5, 0.8)
        c.path(f.poly((s, 0), (s + 0.22, 0), (s - 0.12, 1), (s - 0.34, 1)), WHITE, opacity=0.13)
    c.path(f.quad(), None, stroke=(20, 22, 30), width=0.7)


def keys(c: Canvas, f: Face, ink: RGB, *, rows: int = 5, columns: int = 12) -> None:
    """A field of keys with a space bar, as one path."""
    d = []
    for i in range(rows):
        t0, t1 = (i + 0.12) / rows, (i + 0.86) / rows
        for j in range(columns):
            if i == rows - 1 and 3 <= j < columns - 4:
                continue
            d.append(f.quad((j + 0.1) / columns, t0, (j + 0.88) / columns, t1))
        if i == rows - 1:
            d.append(f.quad(3.1 / columns, t0, (columns - 4.12) / columns, t1))
    c.path(" ".join(d), ink)


def key_ink(c: Canvas) -> RGB:
    """Keys in a shade of the case, or plainly dark or light."""
    bright = sum(c.main) > 420
    return c.choice([darker(c.main, 0.5), darker(c.main, 0.6), RUBBER if bright else lighter(c.main, 0.7)])


# computers ------------------------------------------------------------------------------------
def laptop(c: Canvas) -> None:
    """Open, from the front or a corner; the lid leans back more or less."""
    yaw, pitch = c.choice((0, c.uniform(0.12, 0.3), c.uniform(0.35, 0.7))), c.uniform(0.3, 0.62)
    w, d, high, thick = c.uniform(30, 35), c.uniform(19, 24), c.uniform(19.5, 23), c.uniform(0.8, 1.7)
    lean = math.radians(c.uniform(92, 126))
    up = (0, high * math.sin(lean), high * math.cos(lean))
    feet = corners_of(-w / 2, 0, 0, w, thick, d)
    at = view(yaw, pitch, [*feet, *((x, thick + up[1], up[2]) for x in (-w / 2, w / 2))], distance=c.uniform(80, 150))
    rests(c, at, (-w / 2, 0, 0), (-w / 2, 0, d), (w / 2, 0, d))
    back = Face(at, (-w / 2, thick + up[1], up[2] - 0.9), (w, 0, 0), (0, -up[1], -up[2]))
    lid = Face(at, (-w / 2, thick + up[1], up[2]), (w, 0, 0), (0, -up[1], -up[2]))
    r = c.uniform(0.6, 1.8)
    c.path(back.quad(r=r), c.darker, stroke=c.outline, width=0.9)
    c.panel(lid.quad(r=r))
    edge, chin = c.uniform(1.2, 1.9), c.uniform(1.8, 3)
    if c.chance(0.3):  # a black frame around the glass, inside a coloured rim
        c.path(lid.quad(0.7 / w, 0.7 / high, 1 - 0.7 / w, 1 - 1.2 / high, r=r * 0.7), (24, 25, 31))
    k = (edge + chin) / high - 1
    glass = Face(at, lid.space(edge / w, edge / high), (w - 2 * edge, 0, 0), (0, up[1] * k, up[2] * k))
    screen(c, glass)
    c.path(lid.disc(0.5, edge / high / 2, 0.22), (20, 20, 26))
    _laptop_base(c, at, w, d, thick)


def _laptop_base(c: Canvas, at: Project, w: float, d: float, thick: float) -> None:
    """The deck with keys and touchpad, and its edges."""
    front, left, deck = block(at, -w / 2, 0, 0, w, thick, d)
    c.panel(left.quad(), shade=0.3, material="plain")
    c.panel(deck.quad(r=1.2))
    c.path(deck.quad(0.12, -0.02, 0.88, 0.025), c.darker)
    margin, low = c.uniform(0.05, 0.1), c.uniform(0.56, 0.62)
    c.path(deck.quad(margin - 0.015, 0.07, 1.015 - margin, low + 0.015, r=0.6), darker(c.main, 0.2))
    field = Face(at, deck.space(margin, 0.08), (w * (1 - 2 * margin), 0, 0), (0, 0, d * (low - 0.08)))
    keys(c, field, key_ink(c), columns=c.choice((11, 12, 13)))
    c.path(deck.quad(0.35, low + 0.08, 0.65, 0.95, r=0.7), lighter(c.main, 0.12), stroke=c.dark, width=0.6)
    if c.chance(0.3):
        c.path(deck.disc(0.92, 0.9, 0.5), c.second)
    c.panel(front.quad(), shade=0.22, material="plain")
    c.path(front.quad(0.43, 0, 0.57, 0.5), c.darker)


def desktop_computer(c: Canvas) -> None:
    """A tower beside a monitor with its keyboard, or an all-in-one; a mouse with both."""
    if c.material == "metallic" or c.chance(0.62):  # a tower shows its metal, a screen hardly
        _tower_set(c)
    else:
        _all_in_one(c)


def _tower_set(c: Canvas) -> None:
    """Tower left or right of a monitor, keyboard and mouse in front."""
    yaw, pitch = c.uniform(0.06, 0.5), c.uniform(0.2, 0.34)
    w, h, th = c.uniform(32, 38), c.uniform(20, 23), c.uniform(27, 35)
    tw, td = c.uniform(10.5, 13.5), c.uniform(18, 24)
    x = -w / 2 - tw - 4 if c.chance(0.4) else w / 2 + 4
    tower, board = (x, 0, -td + 6, tw, th, td), (-w / 2 + 1, 0, 11, w * 0.8, 1.2, 8.5)
    monitor = (-w / 2, 7, -2, w, h, 2.4)
    at = view(yaw, pitch, [*corners_of(*tower), *corners_of(*board), *corners_of(*monitor)], distance=130)
    for x0, _, z0, bw, _, bd in (tower, board):
        rests(c, at, (x0, 0, z0), (x0, 0, z0 + bd), (x0 + bw, 0, z0 + bd))
    if x < 0:
        _tower(c, at, tower)
        _monitor(c, at, monitor, chin=1.6)
    else:
        _monitor(c, at, monitor, chin=1.6)
        _tower(c, at, tower)
    _keyboard(c, at, board)
    _mouse(c, at, w * 0.8 - w / 2 + 4.5, 15)


def _all_in_one(c: Canvas) -> None:
    """A big screen that holds the computer, keyboard and mouse in front."""
    yaw, pitch = c.choice((0, c.uniform(0.1, 0.5))), c.uniform(0.2, 0.36)
    w, h, lift = c.uniform(42, 48), c.uniform(29, 33), c.uniform(6, 9)
    board = (-w * 0.4, 0, 13, w * 0.62, 1.1, 8)
    monitor = (-w / 2, lift, -2, w, h, c.uniform(1.6, 3))
    at = view(yaw, pitch, [*corners_of(*board), *corners_of(*monitor)], distance=130)
    rests(c, at, (-w * 0.4, 0, 13), (-w * 0.4, 0, 21), (w * 0.22, 0, 21))
    _monitor(c, at, monitor, chin=c.uniform(5, 7))
    _keyboard(c, at, board)
    _mouse(c, at, w * 0.34, 17)


def _monitor(c: Canvas, at: Project, place: tuple[float, ...], *, chin: float) -> None:
    """A flat screen on a foot; an all-in-one has a deep chin below the glass."""
    x, y, z, w, h, d = place
    wide = c.uniform(6, 9)
    foot = [
        at((wide * 1.1 * math.cos(a), 0, z + 1.5 + 4.5 * math.sin(a))) for a in (k * math.pi / 10 for k in range(20))
    ]
    low = max(foot, key=lambda p: p[1])
    c.stands(min(p[0] for p in foot), max(p[0] for p in foot), low[1] - 1)
    c.panel(smooth(foot), shade=0.12, material="plain")
    neck = Face(at, (-wide / 3, y + 4, z), (wide * 0.66, 0, 0), (0, -y - 4, 0.8))
    c.panel(neck.quad(), shade=0.3, material="plain")
    front, left, top = block(at, x, y, z, w, h, d)
    c.panel(left.quad(), shade=0.35, material="plain")
    c.panel(top.quad(), shade=-0.2, material="plain")
    c.panel(front.quad(r=1))
    edge = c.uniform(1.1, 1.7)
    glass = Face(at, front.space(edge / w, edge / h), (w - 2 * edge, 0, 0), (0, edge + chin - h, 0))
    screen(c, glass)
    c.path(front.disc(0.5, 1 - chin / 2 / h, min(1.1, chin * 0.22)), c.second if chin > 3 else c.darker)


def _tower(c: Canvas, at: Project, place: tuple[float, ...]) -> None:
    """The case: side, front with drive, button, lights and air vents; sometimes a window of lit fans."""
    front, left, top = block(at, *place)
    w, h = place[3], place[4]
    c.panel(left.quad(), shade=0.3)
    c.panel(top.quad(), shade=-0.15, material="plain")
    c.panel(front.quad())
    glow = c.choice([(90, 220, 255), (255, 90, 150), (120, 255, 150), (255, 170, 60)])
    if c.chance(0.4):
        c.path(front.quad(0.12, 0.24, 0.88, 0.94, r=0.5), (28, 29, 38), stroke=c.outline, width=0.6)
        for t in (0.42, 0.66, 0.86) if h > 31 else (0.45, 0.74):
            c.path(front.disc(0.5, t, w * 0.27), (46, 48, 62), stroke=glow, width=1.1)
            c.path(front.disc(0.5, t, w * 0.08), glow)
    else:
        for k in range(c.choice((1, 2))):
            c.path(
                front.quad(0.1, 0.08 + k * 0.1, 0.9, 0.15 + k * 0.1, r=0.3),
                darker(c.main, 0.35),
                stroke=c.outline,
                width=0.5,
            )
        for k in range(c.choice((5, 7))):
            c.path(front.quad(0.18, 0.58 + k * 0.05, 0.82, 0.603 + k * 0.05), c.darker)
    c.path(front.disc(0.5, 0.2 if h <= 31 else 0.04, w * 0.05), glow)
    c.path(front.disc(0.5, 0.42, w * 0.11), c.second, stroke=c.outline, width=0.5) if c.chance(0.5) else None


def _keyboard(c: Canvas, at: Project, place: tuple[float, ...]) -> None:
    """A flat keyboard."""
    front, left, top = block(at, *place)
    c.panel(left.quad(), shade=0.3, material="plain")
    c.panel(top.quad(r=0.8), material="plain")
    field = Face(at, top.space(0.03, 0.1), (place[3] * 0.94, 0, 0), (0, 0, place[5] * 0.8))
    keys(c, field, key_ink(c), rows=4, columns=12)
    c.panel(front.quad(), shade=0.25, material="plain")


def _mouse(c: Canvas, at: Project, x: float, z: float) -> None:
    """A mouse, its middle at x, z."""
    r = 3.4
    rim = [at((x + r * 0.72 * math.cos(a), 0.2, z + r * math.sin(a))) for a in (k * math.pi / 9 for k in range(18))]
    dome = [
        at((x + r * 0.62 * math.cos(a), 1.7, z + r * 0.8 * math.sin(a))) for a in (k * math.pi / 9 for k in range(18))
    ]
    low = max(p[1] for p in rim)
    c.stands(min(p[0] for p in rim), max(p[0] for p in rim), low - 0.6)
    c.panel(hull([*rim, *dome]), material="plain", width=0.8)
    c.line([at((x, 1.7, z - 2.4)), at((x, 1.7, z - 0.4))], c.darker, 0.9)


# audio ----------------------------------------------------------------------------------------
def headphones(c: Canvas) -> None:
    """Over-ear, standing on their cups, from the front or a corner; perhaps a microphone or a lead."""
    yaw, pitch = c.choice((c.uniform(0, 0.12), c.uniform(0.4, 0.65), c.uniform(0.65, 0.95))), c.uniform(0.08, 0.26)
    wide, high = c.uniform(15, 18), c.uniform(25, 30)
    ry, rz = c.uniform(9.5, 12), c.uniform(8, 9.5)
    span = (wide - 5.5, wide + 4.5)
    reach = [p for s in (-1, 1) for x in span for p in ring(s * x, 0, 0, ry, rz)]
    at = view(yaw, pitch, [*reach, (0, high, -3), (0, high, 3)], x=(8, 92), y=(9, 86), distance=100)
    for s in (-1, 1):
        x, y = at((s * wide, -ry, 0))
        c.stands(x - 7, x + 7, y)
    mic = c.chance(0.28)
    _headband(c, at, wide, high, c.uniform(2.6, 4.2), c.uniform(2.2, 3.4))
    _cup(c, at, 1, wide, ry, rz)
    _cup(c, at, -1, wide, ry, rz)
    if mic:
        arm = [
            at(p)
            for p in (
                (-wide - 3, -3, 4),
                (-wide, -ry * 0.5, rz + 4),
                (-wide + 5, -ry * 0.55, rz + 7),
                (-wide + 10, -ry * 0.45, rz + 7),
            )
        ]
        c.path(smooth(arm, close=False), None, stroke=RUBBER, width=2)
        c.ellipse(*arm[-1], 3.2, 2.4, RUBBER, stroke=(90, 92, 102), width=0.6)


def _headband(c: Canvas, at: Project, wide: float, high: float, half: float, thick: float) -> None:
    """The band as three ribbons: its padded inside, its edge, and its outside."""
    n = 40
    arc = [(math.cos(k * math.pi / n), math.sin(k * math.pi / n)) for k in range(n + 1)]

    def ribbon(r0: float, z0: float, r1: float, z1: float, a: int, b: int) -> str:
        def run(r: float, z: float) -> list[Point]:
            return [at(((wide + 1 + r) * x, (high + r) * y, z)) for x, y in arc[a : b + 1]]

        return points([*run(r0, z0), *run(r1, z1)[::-1]], close=True)

    c.path(ribbon(-thick, -half, -thick, half, 0, n), darker(c.main, 0.55), stroke=c.outline, width=0.9)
    c.panel(ribbon(-thick, half, 0, half, 0, n), shade=0.14, material="plain")
    c.panel(ribbon(0, -half, 0, half, 14, n))
    pad = mix(RUBBER, c.main, 0.15)
    c.path(ribbon(-thick - 0.9, half * 0.8, -thick + 0.6, half, 11, n - 11), pad, stroke=c.outline, width=0.6)
    for a, b in ((3, 8), (n - 8, n - 3)):  # the steel part that slides
        c.path(ribbon(-thick * 0.75, half, -thick * 0.25, half, a, b), STEEL, stroke=c.outline, width=0.5)


def _cup(c: Canvas, at: Project, side: int, wide: float, ry: float, rz: float) -> None:
    """An ear cup: shell outside, cushion inside. The left one shows its outside, the right one its cushion."""

    def rim(x: float, k: float) -> list[Point]:
        return [at(p) for p in ring(side * x, 0, 0, ry * k, rz * k)]

    cushion = mix(RUBBER, c.main, 0.12)
    soft = c.gradient([(0, lighter(cushion, 0.25)), (0.5, cushion), (1, darker(cushion, 0.4))])
    foam = hull([*rim(wide - 5.5, 0.88), *rim(wide - 4.5, 0.98), *rim(wide - 1.5, 0.98), *rim(wide - 0.4, 0.9)])
    shell = hull([*rim(wide - 0.6, 1), *rim(wide + 2, 0.98), *rim(wide + 3.6, 0.82), *rim(wide + 4.3, 0.6)])
    if side < 0:
        c.path(foam, soft, stroke=(16, 16, 22), width=0.9)
        c.panel(shell)
        c.path(smooth(rim(wide + 3.6, 0.8)), None, stroke=c.dark, width=0.8)
        c.path(smooth(rim(wide + 4.3, 0.58)), c.gradient([(0, c.light), (1, c.dark)]))
        c.path(smooth(rim(wide + 4.3, 0.34)), c.choice((c.second, c.darker, STEEL)))
        return
    c.panel(shell)
    c.path(foam, soft, stroke=(16, 16, 22), width=0.9)
    c.path(smooth(rim(wide - 5.5, 0.84)), lighter(cushion, 0.12))
    c.path(smooth(rim(wide - 5.5, 0.5)), darker(cushion, 0.5))


def loudspeaker(c: Canvas) -> None:
    """A box with two or three cones, a pair of such boxes, or a portable roll or ball."""
    form = c.choice(("box", "box", "box", "box", "pair", "pair", "roll", "ball"))
    if form == "roll" and c.material != "plain":  # its mesh would hide wood and metal
        form = "box"
    if form == "roll":
        _roll(c)
    elif form == "ball":
        _ball(c)
    else:
        _boxes(c, 2 if form == "pair" else 1)


def _boxes(c: Canvas, n: int) -> None:
    """One or two boxes of equal make, low or tall."""
    yaw, pitch = c.choice((c.uniform(0, 0.15), c.uniform(0.3, 0.6))), c.uniform(0.1, 0.26)
    w, d = c.uniform(16, 20), c.uniform(13, 18)
    h = w * (c.uniform(1.45, 1.75) if n == 2 or c.chance(0.65) else c.uniform(2, 2.5))
    gap = w * c.uniform(1.25, 1.5)
    places = [((k - (n - 1) / 2) * gap - w / 2, 0.8, -d / 2, w, h, d) for k in range(n)]
    at = view(yaw, pitch, [p for place in places for p in corners_of(*place)], x=(6, 94), y=(9, 86), distance=120)
    cone = c.choice([(52, 53, 60), (70, 72, 80), (236, 232, 222), (232, 190, 70), (150, 154, 164)])
    port, ratio = c.chance(0.4), c.uniform(0.3, 0.4)
    frame = c.choice([STEEL, (30, 31, 38), darker(c.main, 0.55)])
    for x, y, z, *size in sorted(places, key=lambda p: -p[0]):
        rests(c, at, (x, 0, z), (x, 0, z + d), (x + w, 0, z + d))
        for fx in (x + 1, x + w - 3.4):
            c.path(Face(at, (fx, y, z + d), (2.4, 0, 0), (0, -y, 0)).quad(), (24, 24, 30))
        front, left, top = block(at, x, y, z, *size)
        c.panel(left.quad(), shade=0.32)
        c.panel(top.quad(), shade=-0.12)
        c.panel(front.quad(r=0.6))
        _drivers(c, front, w, h, cone=cone, frame=frame, ratio=ratio, port=port)


def _drivers(c: Canvas, front: Face, w: float, h: float, *, cone: RGB, frame: RGB, ratio: float, port: bool) -> None:
    """Woofers below, a tweeter above, perhaps a port or a name plate."""
    big = w * ratio
    tall = h / w > 1.9
    low = 1 - (big + w * 0.1) / h
    _cone(c, front, low, big, cone, frame)
    if tall:
        _cone(c, front, low - 2.15 * big / h, big, cone, frame)
    small = w * 0.17
    _cone(c, front, (small + w * 0.12) / h, small, darker(cone, 0.3), frame)
    middle = ((small * 2 + w * 0.12) / h + low - big * (3.15 if tall else 1) / h) / 2
    if port:
        c.path(front.disc(0.82, middle, w * 0.07), (18, 18, 22), stroke=frame, width=0.6)


def _cone(c: Canvas, front: Face, t: float, r: float, cone: RGB, frame: RGB) -> None:
    """A round driver: frame, rubber, cone and cap."""
    c.path(
        front.disc(0.5, t, r),
        c.gradient([(0, lighter(frame, 0.3)), (1, darker(frame, 0.3))]),
        stroke=(18, 18, 24),
        width=0.7,
    )
    c.path(front.disc(0.5, t, r * 0.87), (24, 24, 30))
    c.path(
        front.disc(0.5, t, r * 0.72),
        c.gradient([(0, darker(cone, 0.45)), (0.55, cone), (1, lighter(cone, 0.3))]),
        stroke=(52, 52, 60),
        width=0.5,
    )
    c.path(
        front.disc(0.5, t, r * 0.27),
        c.gradient([(0, lighter(cone, 0.45)), (1, darker(cone, 0.5))]),
        stroke=darker(cone, 0.5),
        width=0.4,
    )


def _roll(c: Canvas) -> None:
    """A portable speaker like a lying tin: mesh around, a cone at the end that is seen."""
    yaw, r, half = c.uniform(0.55, 0.8), c.uniform(10, 13), c.uniform(15, 19)
    ends = [p for x in (-half, half) for p in ring(x, 0, 0, r, r)]
    at = view(yaw, c.uniform(0.1, 0.24), ends, x=(6, 94), y=(14, 86), distance=110)
    rests(c, at, (-half, -r, 0), (half, -r, 0))
    if c.chance(0.5):
        strap = [
            at(p)
            for p in (
                (half * 0.4, r * 0.9, 0),
                (half * 0.1, r * 1.5, 0),
                (-half * 0.6, r * 1.5, 0),
                (-half * 0.8, r * 0.9, 0),
            )
        ]
        c.path(smooth(strap, close=False), None, stroke=c.darker, width=2.6)
    c.panel(hull([at(p) for p in ends]))
    mesh = c.tile(
        2.4,
        2.4,
        '<circle cx=".7" cy=".7" r=".5" fill="#101018" opacity=".4"/>'
        '<circle cx="1.9" cy="1.9" r=".5" fill="#101018" opacity=".4"/>',
    )
    inner = [p for x in (-half * 0.8, half * 0.8) for p in ring(x, 0, 0, r, r)]
    c.path(hull([at(p) for p in inner]), mesh)
    end = Face(at, (-half, r, -r), (0, 0, 2 * r), (0, -2 * r, 0))
    c.panel(end.disc(0.5, 0.5, r), shade=-0.1, material="plain")
    _cone(c, end, 0.5, r * 0.78, (64, 66, 74), STEEL)
    for k in range(3):
        x, y = at((half * (0.0 + k * 0.22), r * 0.86, r * 0.5))
        c.ellipse(x, y, 1.5, 1.1, c.second, stroke=c.outline, width=0.4)


def _ball(c: Canvas) -> None:
    """A round portable speaker with one big cone, on short feet, with a carrying loop."""
    r = c.uniform(33, 37)
    y = 84 - r
    for x in (50 - r * 0.5, 50 + r * 0.5):
        c.stands(x - 6, x + 6, 86)
        c.path(points([(x - 5, y + r * 0.7), (x + 5, y + r * 0.7), (x + 3.6, 86), (x - 3.6, 86)], close=True), RUBBER)
    c.path(
        smooth(
            [
                (50 - r * 0.36, y - r * 0.9),
                (50 - r * 0.2, y - r * 1.13),
                (50 + r * 0.2, y - r * 1.13),
                (50 + r * 0.36, y - r * 0.9),
            ],
            close=False,
        ),
        None,
        stroke=c.darker,
        width=3,
    )
    c.panel(smooth([(50 + r * math.cos(a), y + r * math.sin(a)) for a in (k * math.pi / 12 for k in range(24))]))
    s, lens = c.uniform(-0.14, 0.14) * r, r * c.uniform(0.6, 0.72)
    front = Face(lambda p: (p[0], p[1]), (50 + s - lens, y - lens, 0), (2 * lens, 0, 0), (0, 2 * lens, 0))
    _cone(c, front, 0.5, lens, (70, 72, 80), c.choice((STEEL, c.darker)))
    c.path(
        f"M{50 - r * 0.8:.1f} {y - r * 0.3:.1f}"
        f" Q{50 - r * 0.66:.1f} {y - r * 0.72:.1f} {50 - r * 0.28:.1f} {y - r * 0.86:.1f}",
        None,
        stroke=WHITE,
        width=2,
        opacity=0.55,
    )


KINDS = [
    Kind(
        "laptop",
        ("electronics", "computers"),
        laptop,
        (
            "laptop",
            "notebook computer",
            "notebook",
            "laptop computer",
            "portable computer",
            "portable pc",
            "laptop pc",
            "folding computer",
        ),
        {"grey": 3, "black": 2, "white": 2, "pink": 1.2, "blue": 1.5, "red": 1.2},
        {},
        INDOORS,
    ),
    Kind(
        "desktop computer",
        ("electronics", "computers"),
        desktop_computer,
        (
            "desktop computer",
            "desktop pc",
            "workstation",
            "pc tower",
            "office pc",
            "desktop",
            "office computer",
            "home computer",
            "computer with a monitor",
        ),
        {"grey": 2.5, "black": 2.5, "white": 2.5, "blue": 1, "red": 1, "green": 0.7},
        {"plain": 3, "metallic": 1},
        INDOORS,
    ),
    Kind(
        "headphones",
        ("electronics", "audio"),
        headphones,
        (
            "headphones",
            "headset",
            "earphones",
            "over-ear headphones",
            "pair of headphones",
            "stereo headphones",
            "music headphones",
            "ear phones",
        ),
        {
            "black": 2,
            "white": 2,
            "red": 1.5,
            "blue": 1.5,
            "pink": 1,
            "green": 0.8,
            "grey": 1,
            "purple": 0.8,
            "golden": 0.6,
        },
        {},
        INDOORS,
    ),
    Kind(
        "loudspeaker",
        ("electronics", "audio"),
        loudspeaker,
        (
            "loudspeaker",
            "speaker",
            "hi-fi speaker",
            "loud speaker",
            "stereo speaker",
            "speaker box",
            "sound box",
            "music speaker",
            "hi-fi loudspeaker",
        ),
        {"black": 1.5, "brown": 2, "white": 1.5, "golden": 1.5, "grey": 1, "red": 1, "blue": 0.8},
        {"plain": 2, "wooden": 3, "metallic": 1},
        INDOORS,
    ),
]
