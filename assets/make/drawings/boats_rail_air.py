"""Drawings of boats, rail vehicles and more aircraft.

Knows one function a type, the strip of water under a boat, and Sea: how a hull seen from a little above falls on the
picture. Boats and what flies touch no ground; a boat brings its own water. Backgrounds and poses come from render.py.
"""

import math
from collections.abc import Sequence

from assets.make.canvas import RGB, Canvas, Point, box, darker, lighter, mix, points, smooth
from assets.make.drawings.road_vehicles import round_spot, slab
from assets.make.drawings.vehicles import CHROME, DARK, GROUND, LAMP, SKY, View, curve, glass, pane
from assets.make.kinds import OUTDOORS, Kind

WOOD: RGB = (176, 118, 66)
STEEL: RGB = (104, 107, 116)
BRASS: RGB = (226, 184, 84)
CREAM: RGB = (248, 242, 226)


# boats ----------------------------------------------------------------------------------------------------
def water(c: Canvas, x0: float, x1: float, y: float, deep: float) -> tuple[RGB, RGB]:
    """The water behind and around a hull; returns its light and dark colour for what lies before it."""
    base = c.choice([(84, 156, 204), (74, 170, 190), (70, 134, 190)])
    mid, rise = (x0 + x1) / 2, deep * 0.55
    c.path(
        f"M{x0} {y} C{x0 + 8} {y - rise} {mid - 20} {y - rise} {mid} {y - rise} "
        f"C{mid + 20} {y - rise} {x1 - 8} {y - rise} {x1} {y} C{x1 - 6} {y + deep} {x0 + 6} {y + deep} {x0} {y} Z",
        c.gradient([(0, lighter(base, 0.42)), (0.5, base), (1, darker(base, 0.2))], angle=(0, 0, 0, 1)),
    )
    return lighter(base, 0.75), base


def before(c: Canvas, x0: float, x1: float, y: float, deep: float, tones: tuple[RGB, RGB]) -> None:
    """The water in front, over the foot of the hull: little waves, foam and ripples."""
    pale, base = tones
    step = (x1 - x0) / 8
    waves = [f"Q{x0 + (k + 0.5) * step:.2f} {y - 2.2:.2f} {x0 + (k + 1) * step:.2f} {y:.2f}" for k in range(8)]
    c.path(
        f"M{x0} {y} {' '.join(waves)} C{x1 - 6} {y + deep} {x0 + 6} {y + deep} {x0} {y} Z",
        c.gradient([(0, lighter(base, 0.12)), (1, darker(base, 0.2))], angle=(0, 0, 0, 1)),
    )
    c.path(f"M{x0 + step} {y} {' '.join(waves[1:7])}", stroke=pale, width=1)
    for _ in range(5):
        u, v = c.uniform(x0 + 16, x1 - 26), y + deep * c.uniform(0.2, 0.58)
        c.path(
            f"M{u} {v} Q{u + 3} {v - 1.4} {u + 6} {v} Q{u + 9} {v + 1.4} {u + 12} {v}",
            stroke=pale,
            width=0.8,
            opacity=0.8,
        )


def sailing_boat(c: Canvas) -> None:
    """One mast or two, leaning before the wind; the sails carry the colour."""
    rig, y = c.choice(("sloop", "sloop", "spinnaker", "gaff", "dinghy", "schooner")), 79.0
    tones = water(c, 3, 97, y, 11)
    with c.group(f"rotate({c.uniform(-3, 7):.1f} 50 {y})"):
        _sail_hull(c, y, rig)
        {"sloop": _sloop, "spinnaker": _sloop, "gaff": _gaff, "dinghy": _dinghy, "schooner": _schooner}[rig](c, y, rig)
    before(c, 4, 96, y + 1, 10, tones)


def _sail_hull(c: Canvas, y: float, rig: str) -> None:
    """The hull, stem to the left: wooden, white, dark or in a shade of the sails."""
    hull = c.choice([WOOD, WOOD, (240, 240, 236), (44, 58, 92), c.dark])
    a, b = (20.0, 84.0) if rig == "dinghy" else (8.0, 88.0)
    edge = f"M{a} {y - 12} C{a + 20} {y - 8} {b - 30} {y - 7.4} {b} {y - 9.4}"
    c.panel(
        f"{edge} L{b - 3} {y + 3} C{b - 24} {y + 6} {a + 22} {y + 6} {a + 9} {y + 2} Z", colour=hull, material="plain"
    )
    c.path(
        f"M{a + 2.6} {y - 8.4} C{a + 22} {y - 5} {b - 30} {y - 4.4} {b - 0.6} {y - 6.2}",
        stroke=c.main if hull != c.dark else CREAM,
        width=1.7,
    )
    c.path(edge, stroke=darker(hull, 0.62), width=2)
    c.path(edge, stroke=(222, 176, 116), width=1)
    c.line([(b, y - 9), (b + 0.8, y)], darker(WOOD, 0.3), 2.2)
    if rig != "dinghy" and c.chance(0.75):
        c.path(
            f"M{a + 34} {y - 9} L{a + 37} {y - 13.6} L{b - 24} {y - 13.4} L{b - 22} {y - 9} Z",
            CREAM,
            stroke=DARK,
            width=0.8,
        )
        for k in range(3):
            c.ellipse(a + 41 + k * 6, y - 11.2, 1.5, None, (72, 112, 150), stroke=DARK, width=0.5)


def _spar(c: Canvas, a: Point, b: Point, width: float = 1.7) -> None:
    """A mast, boom or gaff."""
    c.line([a, b], DARK, width + 0.9)
    c.line([a, b], (206, 160, 104), width)


def _sail(c: Canvas, d: str, seams: Sequence[Sequence[Point]], shade: float = 0) -> None:
    """A sail and its seams."""
    c.panel(d, shade=shade)
    with c.clip(d):
        for seam in seams:
            c.path(smooth(seam, close=False), stroke=c.dark, width=0.6, opacity=0.7)


def _pennant(c: Canvas, x: float, y: float) -> None:
    """A little flag at the masthead."""
    flag = c.choice([(222, 60, 56), (250, 206, 48), (42, 100, 206)])
    c.path(
        f"M{x} {y} C{x + 4} {y - 2} {x + 6} {y + 2} {x + 10} {y + 0.6} L{x} {y + 3.4} Z", flag, stroke=DARK, width=0.5
    )


def _sloop(c: Canvas, y: float, rig: str) -> None:
    """A tall pointed mainsail, and a jib or a round-bellied spinnaker before it."""
    x, top, boom = c.uniform(43, 47), c.uniform(8, 12), y - c.uniform(15, 17)
    out = c.uniform(78, 84)
    _spar(c, (x, y - 8), (x, top - 1))
    _spar(c, (x, boom + 1), (out + 1, boom + 1), 1.4)
    roach = c.uniform(2, 9)
    seams = [
        [
            (x, top + (boom - top) * k),
            (x + (out - x) * k * 0.5, top + (boom - top) * k + 2),
            (out, top + (boom - top) * k - 1),
        ]
        for k in (0.3, 0.53, 0.76)
    ]
    _sail(
        c,
        f"M{x + 1.2} {top + 1} "
        f"C{x + 12 + roach} {top + 16} {out - 8 + roach} {boom - 26} {out} {boom} "
        f"Q{(x + out) / 2} {boom + 2.4} {x + 1.2} {boom} Z",
        seams,
    )
    if rig == "spinnaker":
        _sail(
            c,
            f"M{x - 0.8} {top + 4} C{x - 26} {top + 2} 2 {boom - 24} 9 {boom + 1} "
            f"C18 {boom - 4} 32 {boom - 4} {x - 5} {boom - 6} "
            f"C{x} {boom - 26} {x + 1} {top + 20} {x - 0.8} {top + 4} Z",
            [[(x - 1, top + 4), (x - 18, boom - 26), (22, boom)], [(x - 1, top + 4), (x - 28, boom - 28), (12, boom)]],
            -0.14,
        )
        c.line([(9, boom + 1), (x, boom - 2)], STEEL, 0.8)
    else:
        foot = boom + 2
        _sail(
            c,
            f"M{x - 0.8} {top + c.uniform(2, 8)} C{x - 9} {top + 26} 24 {boom - 14} 11 {y - 12.4} "
            f"C20 {foot} 30 {foot} {x - 3 + c.uniform(-4, 5)} {foot - 1} "
            f"C{x} {boom - 22} {x} {top + 24} {x - 0.8} {top + 4} Z",
            [[(20, boom - 14), (x, boom - 12)], [(30, boom - 32), (x, boom - 30)]],
            -0.14,
        )
    if c.chance(0.7):
        _pennant(c, x, top - 2.4)


def _gaff(c: Canvas, y: float, rig: str) -> None:
    """An old-fashioned four-cornered mainsail on a gaff, a topsail perhaps, two foresails."""
    x, boom, peak = c.uniform(41, 45), y - 15.0, c.uniform(17, 22)
    _spar(c, (x, y - 8), (x, 9))
    _spar(c, (13, y - 11), (1, y - 15), 1.6)
    _spar(c, (x, boom + 1), (87, boom + 1), 1.5)
    if c.chance(0.6):
        _sail(c, f"M{x + 1} 11 L{x + 1} 33 L70 {peak - 1} Z", [], -0.2)
    _sail(
        c,
        f"M{x + 1} 36 L73 {peak} C80 34 85 48 86 {boom} Q64 {boom + 2} {x + 1} {boom} Z",
        [[(x + 13, 28), (x + 15, 46), (x + 14, boom)], [(x + 23, 20), (x + 28, 40), (x + 28, boom)]],
    )
    _spar(c, (x, 36.6), (75, peak - 1.4), 1.5)
    _sail(
        c,
        f"M{x - 1} 15 C{x - 10} 34 14 54 3 {y - 15} C12 {boom} 18 {boom} 24 {boom - 1} C32 46 {x - 4} 30 {x - 1} 15 Z",
        [],
        -0.2,
    )
    _sail(
        c,
        f"M{x - 1} 24 C{x - 6} 42 26 56 17 {y - 12} C26 {boom + 2} 32 {boom + 2} {x - 3} {boom} "
        f"C{x - 1} 54 {x} 40 {x - 1} 24 Z",
        [],
        -0.06,
    )
    _pennant(c, x, 8)


def _dinghy(c: Canvas, y: float, rig: str) -> None:
    """One big sail on a small hull."""
    x, top, boom = c.uniform(34, 38), c.uniform(9, 13), y - 15.0
    out = c.uniform(80, 86)
    _spar(c, (x, y - 8), (x + 1.6, top))
    _spar(c, (x, boom + 1), (out + 1, boom - 1), 1.5)
    rows = [[(x, top + (boom - top) * k), (x + 60, top + (boom - top) * k - 3)] for k in (0.28, 0.5, 0.74)]
    if c.chance(0.5):
        _sail(
            c,
            f"M{x + 2.4} {top + 1} C{x + 28} {top + 12} {out - 1} {boom - 26} {out} {boom - 2} "
            f"Q{x + 22} {boom + 3} {x + 1} {boom} Z",
            rows,
        )
    else:  # a sprit holds up the far corner
        _sail(
            c,
            f"M{x + 2} {top + 20} L{x + 28} {top} "
            f"C{out - 8} {top + 22} {out} {boom - 20} {out} {boom - 2} "
            f"Q{x + 22} {boom + 3} {x + 1} {boom} Z",
            rows[1:],
        )
        _spar(c, (x + 1, boom - 14), (x + 28.6, top - 0.6), 1.2)
    c.ellipse(x + 15, boom - 18, 3.6, None, None, stroke=c.darker, width=1.3)


def _schooner(c: Canvas, y: float, rig: str) -> None:
    """Two masts with gaff sails and two foresails."""
    boom = y - 15.0
    _spar(c, (12, y - 11), (1, y - 15), 1.6)
    for x, top, end in ((60, 9, 92), (33, 13, 57)):
        _spar(c, (x, y - 8), (x, top))
        _spar(c, (x, boom + 1), (end, boom + 1), 1.4)
        peak = x + (end - x) * 0.7
        _sail(
            c,
            f"M{x + 1} {top + 20} L{peak} {top + 7} "
            f"C{peak + 5} {top + 30} {end - 1} {boom - 14} {end - 0.6} {boom} "
            f"Q{(x + end) / 2} {boom + 2} {x + 1} {boom} Z",
            [[(x + (peak - x) * 0.5, top + 14), (x + (end - x) * 0.5, boom)]],
        )
        _spar(c, (x, top + 20.6), (peak + 1.6, top + 5.6), 1.4)
    _sail(c, f"M32 18 C28 36 12 54 3 {y - 15} C12 {boom} 18 {boom} 22 {boom - 1} C28 46 31 32 32 18 Z", [], -0.16)
    _pennant(c, 60, 8)


class Sea:
    """Where a point falls of what floats: x from stem to stern, y away from us, z up from the water.

    The picture's middle is the hull's; yaw turns the stem towards us, pitch lifts the eye.
    """

    def __init__(self, yaw: float, pitch: float, level: float, reach: float) -> None:
        self.yaw, self.pitch, self.level = math.radians(yaw), math.radians(pitch), level
        self.scale = reach

    def at(self, x: float, y: float, z: float) -> Point:
        """The point on the picture."""
        u = x * math.cos(self.yaw) - y * math.sin(self.yaw)
        v = x * math.sin(self.yaw) + y * math.cos(self.yaw)
        return 50 + self.scale * u, self.level - self.scale * (z * math.cos(self.pitch) + v * math.sin(self.pitch))

    def block(
        self, c: Canvas, x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], colour: RGB
    ) -> None:
        """A box: its top, the end towards us and the near side."""
        (x0, x1), (y0, y1), (z0, z1) = x, y, z
        faces = (
            (lighter(colour, 0.28), [(x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1)]),
            (darker(colour, 0.22), [(x0, y0, z0), (x0, y1, z0), (x0, y1, z1), (x0, y0, z1)]),
            (colour, [(x0, y0, z0), (x1, y0, z0), (x1, y0, z1), (x0, y0, z1)]),
        )
        for tone, corners in faces:
            c.polygon([self.at(*p) for p in corners], tone, stroke=darker(colour, 0.55), width=0.55)


def canoe(c: Canvas) -> None:
    """An open boat with two raised ends, looked into from above; paddles across it, perhaps a load."""
    yaw = c.uniform(4, 32)
    sea = Sea(yaw, c.uniform(20, 31), 62, 1 / math.cos(math.radians(yaw)))
    length, beam, mid, rise = 43.0, c.uniform(8.6, 10.2), c.uniform(13, 15.5), c.uniform(10, 15)
    ts = [k / 20 - 1 for k in range(41)]
    wide = [beam * (1 - abs(t) ** 2.3) for t in ts]
    high = [mid + rise * abs(t) ** 4.6 for t in ts]
    near = [sea.at(length * t, -b, z) for t, b, z in zip(ts, wide, high, strict=True)]
    far = [sea.at(length * t, b, z) for t, b, z in zip(ts, wide, high, strict=True)]
    keel = [sea.at(length * 0.92 * t, -b * 0.78, 0) for t, b in zip(ts, wide, strict=True)]
    floor = [sea.at(length * 0.9 * t, 0, 2) for t in ts]
    tilt = abs(keel[0][1] - keel[-1][1])
    tones = water(c, 3, 97, (keel[0][1] + keel[-1][1]) / 2 + 1, 14 + tilt)
    bow, stern = (
        [sea.at(s * length * u, 0, (mid + rise) * v) for u, v in ((1.03, 0.72), (1.025, 0.4), (0.985, 0.12))]
        for s in (-1, 1)
    )
    side = points([*near, *stern, *reversed(keel), *reversed(bow)], close=True)
    c.panel(side)
    with c.clip(side):
        _canoe_paint(c, near, keel)
    c.path(side, None, stroke=c.outline, width=1)
    inside = c.choice([(222, 178, 120), (206, 156, 98), lighter(c.main, 0.35)])
    loop = points([*near, *reversed(far)], close=True)
    c.path(loop, darker(inside, 0.32))
    with c.clip(loop):
        c.polygon([*far, *reversed(floor)], inside)
        for k in range(3, 38, 2):
            c.line([far[k], floor[k]], darker(inside, 0.3), 0.7)
        c.line(floor, darker(inside, 0.5), 0.8)
        _canoe_load(c, sea, length, beam, mid)
    trim = c.choice([(232, 192, 136), (120, 78, 44), (240, 240, 234)])
    for colour, width in ((darker(trim, 0.6), 2.7), (trim, 1.5)):
        c.path(loop, stroke=colour, width=width)
    for k, end in ((0, 1), (40, -1)):
        c.polygon([near[k], near[k + 4 * end], far[k + 4 * end]], trim, stroke=darker(trim, 0.6), width=0.8)
    _paddles(c, sea, beam, mid)
    for k in range(6, 36, 7):
        u, v = keel[k]
        c.path(f"M{u - 5} {v + 1.6} Q{u} {v + 3.4} {u + 6} {v + 1.2}", stroke=tones[0], width=1.1, opacity=0.9)
    c.path(points([(x, y + 0.8) for x, y in keel]), stroke=tones[0], width=1.2, opacity=0.9)


def _canoe_paint(c: Canvas, near: Sequence[Point], keel: Sequence[Point]) -> None:
    """A shadow along the bottom, and a stripe or planks."""

    def level(share: float) -> list[Point]:
        """A line along the side, a share of the way down."""
        return [(a + (p - a) * share, b + (q - b) * share) for (a, b), (p, q) in zip(near, keel, strict=True)]

    c.path(points([*level(0.66), *reversed(keel)], close=True), c.darker, opacity=0.45)
    kind = c.choice(("stripe", "planks", "planks", "plain"))
    if kind == "stripe":
        c.path(points([*level(0.26), *reversed(level(0.46))], close=True), c.second)
    elif kind == "planks":
        for share in (0.28, 0.5, 0.74):
            c.line(level(share), c.darker, 0.7)
    c.line(level(0.12), lighter(c.main, 0.4), 0.9)


def _canoe_load(c: Canvas, sea: Sea, length: float, beam: float, mid: float) -> None:
    """Seats and thwarts across, and perhaps bundles on the floor."""
    if c.chance(0.45):
        for x in (c.uniform(-8, -4), c.uniform(8, 12)):
            bag = c.choice([(96, 124, 84), (196, 92, 62), (84, 112, 150), (226, 190, 96)])
            u, v = sea.at(x, 0, 3)
            c.rect(u - 6, v - 8, 12, 10, 3.4, bag, stroke=darker(bag, 0.6), width=0.9)
            c.line([(u - 2, v - 8), (u - 2, v + 2)], darker(bag, 0.4), 0.8)
    for t, w in ((0.6, 3), (0.02, 1.2), (-0.58, 3)):
        x = length * t
        slat = [
            sea.at(x - w, -beam, mid - 1),
            sea.at(x + w, -beam, mid - 1),
            sea.at(x + w, beam, mid - 1),
            sea.at(x - w, beam, mid - 1),
        ]
        c.polygon(slat, (196, 140, 82), stroke=(92, 60, 32), width=0.8)


def _paddles(c: Canvas, sea: Sea, beam: float, mid: float) -> None:
    """One or two paddles stowed along the boat, over the thwarts: a blade at one end, a grip at the other."""
    blade, way = c.choice([WOOD, (232, 178, 104), (196, 60, 50), (246, 206, 90)]), c.choice((1, -1))
    for shift, across in ((0.0, c.uniform(0.3, 0.9)), (c.uniform(4, 9), c.uniform(-0.6, 0)))[: c.choice((1, 1, 2))]:
        a = sea.at((-17 + shift) * way, -beam * (0.9 - across * 0.5), mid + 1)
        b = sea.at((17 + shift) * way, beam * across, mid + 2)
        n = math.hypot(a[0] - b[0], a[1] - b[1])
        dx, dy = (a[0] - b[0]) / n, (a[1] - b[1]) / n
        px, py, tip = -dy * 4.8, dx * 4.8, (a[0] + dx * 17, a[1] + dy * 17)
        grip = [(b[0] + px * 0.7, b[1] + py * 0.7), (b[0] - px * 0.7, b[1] - py * 0.7)]
        for colour, width in (((84, 54, 30), 3.2), ((222, 178, 120), 2)):
            c.line([a, b], colour, width)
            c.line(grip, colour, width)
        c.path(
            f"M{a[0]} {a[1]} C{a[0] + dx * 3 + px} {a[1] + dy * 3 + py} {tip[0] + px} {tip[1] + py} {tip[0]} {tip[1]} "
            f"C{tip[0] - px} {tip[1] - py} {a[0] + dx * 3 - px} {a[1] + dy * 3 - py} {a[0]} {a[1]} Z",
            blade,
            stroke=darker(blade, 0.6),
            width=0.9,
        )


def cargo_ship(c: Canvas) -> None:
    """A long high hull, stem to us or from the side, stacked with containers or fitted with cranes."""
    yaw = c.choice((0.0, 0.0, c.uniform(10, 24)))
    sea = Sea(yaw, c.uniform(5, 12) if not yaw else c.uniform(12, 18), 70, 1.02 / math.cos(math.radians(yaw)))
    tones = water(c, 2, 98, 72, 13)
    beam, deck = 8.0, c.uniform(13, 16)
    outer = _ship_hull(c, sea, beam, deck)
    tower = c.choice((25.0, 25.0, 25.0, -24.0))
    holds = (-29.0, 22.0) if tower > 0 else (-12.0, 32.0)
    if tower > 0:
        _ship_tower(c, sea, tower, deck, beam)
    if c.chance(0.65):
        _containers(c, sea, holds, deck, beam)
    else:
        _cranes(c, sea, holds, deck, beam)
    if tower < 0:
        _ship_tower(c, sea, tower, deck, beam)
    with c.clip(points(outer, close=True)):
        c.line([sea.at(-40, -beam, deck - 2), sea.at(40, -beam, deck - 2)], c.light, 0.8)
    (ax, ay), (bx, by) = sea.at(-40, 0, 0), sea.at(41, -beam, 0)
    c.path(
        f"M{ax - 3} {ay + 1} Q{ax} {ay - 3} {ax + 4} {ay + 1.6} L{bx} {by + 0.8} L{bx} {by + 2} L{ax + 6} {ay + 4} Z",
        (255, 255, 255),
        opacity=0.85,
    )
    for _ in range(5):
        u, v = c.uniform(14, 76), c.uniform(76, 79)
        c.path(f"M{u} {v} Q{u + 3} {v - 1.2} {u + 6} {v} Q{u + 9} {v + 1.2} {u + 12} {v}", stroke=tones[0], width=0.8)


def _ship_hull(c: Canvas, sea: Sea, beam: float, deck: float) -> list[Point]:
    """The hull with its red foot and the deck; returns the near side's outline."""
    xs = [-43 + k * 2 for k in range(44)]
    wide = [beam * min(1.0, ((x + 43.5) / 16) ** 0.6) for x in xs]
    high = [deck + 5 * max(0.0, (-28 - x) / 15) ** 1.4 for x in xs]

    def rail(side: int) -> list[Point]:
        """The upper edge of one side."""
        return [sea.at(x, side * b, z) for x, b, z in zip(xs, wide, high, strict=True)]

    def line(z: float) -> list[Point]:
        """The near side at a height: the stem rakes and the sides draw in towards the water."""
        return [
            sea.at(x + max(0.0, (-30 - x) * 0.34) * (1 - z / deck), -b * (0.86 + 0.14 * z / deck), z)
            for x, b in zip(xs, wide, strict=True)
        ]

    near, far = rail(-1), rail(1)
    c.path(points([*near, *reversed(far)], close=True), (150, 104, 92), stroke=c.outline, width=1)
    outer = [*near, *reversed(line(0))]
    c.panel(points(outer, close=True))
    foot = (150, 40, 40) if c.main[0] - max(c.main[1:]) < 60 else (52, 54, 62)
    c.path(points([*line(2.6), *reversed(line(0))], close=True), foot)
    c.line(line(2.8), (240, 240, 236), 0.7)
    c.path(points(outer, close=True), None, stroke=c.outline, width=1)
    x, y = sea.at(-36, -wide[4], deck - 1)
    c.path(f"M{x} {y} L{x} {y + 4} M{x - 1.8} {y + 2.6} Q{x} {y + 5.4} {x + 1.8} {y + 2.6}", stroke=c.second, width=1)
    return outer


def _containers(c: Canvas, sea: Sea, holds: tuple[float, float], deck: float, beam: float) -> None:
    """Stacks of boxes, mostly in shades of the ship's own colour."""
    tones = [c.main, c.main, lighter(c.main, 0.3), c.dark, c.second, (222, 224, 226), (150, 154, 162)]
    step, rows = 8.5, c.choice((3, 4, 4))
    stacks = [max(2, rows - c.choice((0, 0, 1))) for _ in range(int((holds[1] - holds[0]) / step))]
    for k in reversed(range(len(stacks))):
        x = holds[0] + k * step
        for lane in (1, 0):
            y = -beam * 0.94 + lane * beam * 0.94
            for tier in range(stacks[k]):
                z = deck + 0.6 + tier * 5.6
                tone = c.choice(tones)
                sea.block(c, (x, x + step - 0.7), (y, y + beam * 0.92), (z, z + 5.4), tone)
                for u in (0.25, 0.5, 0.75) if lane == 0 else ():
                    c.line(
                        [sea.at(x + (step - 0.7) * u, y, z + 0.6), sea.at(x + (step - 0.7) * u, y, z + 4.8)],
                        darker(tone, 0.2),
                        0.45,
                    )


def _cranes(c: Canvas, sea: Sea, holds: tuple[float, float], deck: float, beam: float) -> None:
    """Low hatches, and posts with jibs between them."""
    paint, n = c.choice([(250, 206, 96), (240, 236, 224), (236, 150, 60)]), 3
    step = (holds[1] - holds[0]) / n
    for k in reversed(range(n)):
        x = holds[0] + k * step
        sea.block(c, (x + 3, x + step - 1), (-beam * 0.7, beam * 0.7), (deck, deck + 3.4), lighter(c.main, 0.2))
        sea.block(c, (x, x + 2.4), (-1.2, 1.2), (deck, deck + 19), paint)
        a, b = sea.at(x + 1.2, 0, deck + 10), sea.at(x + step - 2, 0, deck + c.uniform(14, 21))
        c.line([a, b], darker(paint, 0.6), 2.4)
        c.line([a, b], paint, 1.3)
        c.line([sea.at(x + 1.2, 0, deck + 19), b], DARK, 0.6)
        c.line([b, (b[0], b[1] + 7)], DARK, 0.6)


def _ship_tower(c: Canvas, sea: Sea, x: float, deck: float, beam: float) -> None:
    """The white house with the bridge on top, and the funnel behind it."""
    white: RGB = (240, 241, 240)
    tall = deck + c.uniform(22, 26)
    sea.block(c, (x + 10, x + 15), (-beam * 0.4, beam * 0.4), (deck, tall - 3), c.main)
    sea.block(c, (x + 10, x + 15), (-beam * 0.4, beam * 0.4), (tall - 8, tall - 5.4), c.second)
    sea.block(c, (x, x + 9.4), (-beam * 0.85, beam * 0.85), (deck, tall - 6), white)
    for k in range(int((tall - 6 - deck) / 4.4)):
        z = deck + 2 + k * 4.4
        for u in (1.4, 4, 6.6):
            c.polygon(
                [sea.at(x + u + s, -beam * 0.85, z + t) for s, t in ((0, 0), (1.5, 0), (1.5, 1.8), (0, 1.8))],
                (72, 100, 132),
            )
    sea.block(c, (x - 0.8, x + 9), (-beam * 1.1, beam * 1.1), (tall - 6, tall - 1), white)
    band = [(x - 0.8, beam * 1.1), (x - 0.8, -beam * 1.1), (x + 9, -beam * 1.1)]
    c.polygon(
        [*(sea.at(u, v, tall - 2) for u, v in band), *(sea.at(u, v, tall - 4.4) for u, v in reversed(band))],
        (54, 78, 108),
    )
    mast = sea.at(x + 5, 0, tall - 1)
    c.path(
        f"M{mast[0]} {mast[1]} L{mast[0]} {mast[1] - 6} M{mast[0] - 2.4} {mast[1] - 4} L{mast[0] + 2.4} {mast[1] - 4}",
        stroke=DARK,
        width=0.9,
    )


# aircraft -------------------------------------------------------------------------------------------------
def helicopter(c: Canvas) -> None:
    """A light machine on skids, a rescuer on wheels or a long one with two rotors; flying, seldom standing."""
    kind = c.choice(("light", "light", "rescue", "rescue", "tandem"))
    standing = c.chance(0.18)
    turn = 0.0 if standing else c.uniform(-10, 6)
    with c.group(f"rotate({turn:.1f} 50 50) translate(3.4 7.6) scale(.9)"):  # the blades reach past the frame
        {"light": _light_copter, "rescue": _rescue_copter, "tandem": _tandem_copter}[kind](c)
    if standing:
        c.stands(*{"light": (20, 59, 76.4), "rescue": (23, 63, 76), "tandem": (20, 75, 76)}[kind])


def _rotor(c: Canvas, x: float, y: float, reach: float, *, still: bool) -> None:
    """A mast with long blades, still or blurred into a disc."""
    c.line([(x, y), (x, y + 9)], DARK, 2.6)
    if not still:
        c.ellipse(x, y, reach, 3.6, (186, 194, 206), opacity=0.55, stroke=(110, 116, 128), width=0.7)
    tilt = c.uniform(-1.4, 1.4)
    for s in (-1, 1):
        c.path(
            f"M{x} {y - 1} L{x + s * reach} {y + 0.2 + s * tilt} "
            f"L{x + s * reach} {y + 1.8 + s * tilt} L{x} {y + 1.2} Z",
            (58, 60, 70),
        )
        if still:
            c.path(
                f"M{x} {y - 0.8} L{x + s * reach * 0.62} {y - 3.4} L{x + s * reach * 0.62} {y - 2} L{x} {y + 1} Z",
                (92, 95, 106),
            )
    c.rect(x - 3.4, y - 1.6, 6.8, 3.4, 1.4, (120, 123, 132), stroke=DARK, width=0.7)


def _tail_rotor(c: Canvas, x: float, y: float, r: float, *, shroud: bool) -> None:
    """The small rotor on the tail, open or in a ring."""
    if shroud:
        c.panel(f"M{x - r - 2} {y} A{r + 2} {r + 2} 0 1 1 {x + r + 2} {y} A{r + 2} {r + 2} 0 1 1 {x - r - 2} {y} Z")
        c.ellipse(x, y, r - 0.6, None, (66, 70, 82), stroke=c.outline, width=0.7)
    else:
        c.ellipse(x, y, r, None, (186, 194, 206), opacity=0.5, stroke=(110, 116, 128), width=0.6)
    turn = c.uniform(0, math.pi)
    for k in range(4 if shroud else 2):
        a = turn + k * math.pi / 2 * (1 if shroud else 2)
        c.line(
            [(x, y), (x + (r - 0.8) * math.cos(a), y + (r - 0.8) * math.sin(a))], DARK if not shroud else CHROME, 1.3
        )
    c.ellipse(x, y, 1.3, None, CHROME, stroke=DARK, width=0.5)


def _light_copter(c: Canvas) -> None:
    """An egg of a cabin, mostly glass in front, a thin boom, skids."""
    shroud = c.chance(0.4)
    for x0, x1 in ((30, 27), (52, 55)):
        c.line([(x0, 61), (x1, 75)], DARK, 2.4)
        c.line([(x0, 61), (x1, 75)], STEEL, 1.2)
    c.path("M14 71 Q16 75.4 22 75.6 L64 75.6", stroke=DARK, width=2.6)
    c.panel("M86 45 L90 30 L96 30 L95 46 L96 56 L91 56 Z", shade=0.06)
    c.panel("M80 47 L90 47 L91 50 L79 50 Z", shade=0.25)
    body = (
        "M10 54 C11 43 22 35 36 34 L54 35 C62 36 66 40 71 43 L94 42.4 L94 47 L72 52 "
        "C67 60 58 65 46 65 L27 65 C16 64 10 61 10 54 Z"
    )
    c.panel(body)
    with c.clip(body):
        swoosh = c.choice(
            (
                "M8 58 C28 55 50 60 72 48 L96 43 L96 46 L74 52 C56 64 30 60 8 64 Z",
                "M46 30 L56 30 L48 70 L38 70 Z",
                "M0 60 L80 60 L80 70 L0 70 Z",
            )
        )
        c.path(swoosh, c.second)
    c.path(body, None, stroke=c.outline, width=1)
    c.panel("M37 34 L40 29.6 L56 30 L62 37 Z", shade=0.1)
    pane(c, "M11.6 53 C13 44 21 38 30 36.8 L28 54 C22 55.6 16 55.6 11.6 53 Z")
    pane(c, "M32 36.4 L43 36.2 L43 52 L30.4 53.6 Z")
    pane(c, "M47 36.6 L54 37 C58 38 60 42 60 47 L47 50 Z")
    c.path("M45 36 L45 63 M29.6 55 L30 63.6", stroke=c.darker, width=0.8)
    c.rect(38, 55.4, 4, 1.3, 0.6, CHROME, stroke=c.darker, width=0.4)
    _tail_rotor(c, 93, 39 if not shroud else 45, 8 if not shroud else 6, shroud=shroud)
    _rotor(c, 47, 23, c.uniform(40, 45), still=c.chance(0.5))


def _rescue_copter(c: Canvas) -> None:
    """A big cabin with a sliding door, an engine hump, wheels; perhaps a cross or a winch."""
    for x, r in ((24, 4.2), (60, 4.8)):
        c.line([(x + 2, 62), (x, 72)], DARK, 2.2)
        c.ellipse(x, 76 - r, r, None, (34, 34, 40))
        c.ellipse(x, 76 - r, r * 0.4, None, CHROME)
    c.panel("M86 42 L91 24 L96.6 24 L95 44 Z", shade=0.06)
    c.panel("M77 45 L88 44 L90 47.4 L77 48.4 Z", shade=0.25)
    body = (
        "M7 56 C8 50 16 44 23 38 C28 34 34 33 40 33 L60 33 C68 34 72 38 78 40 L95 39 L95 45 "
        "L80 51 C76 60 70 66 60 67 L20 67 C11 66 7 62 7 56 Z"
    )
    c.panel(body)
    with c.clip(body):
        if c.chance(0.7):
            c.path(c.choice(("M0 57 L70 57 L96 41 L96 46 L74 62 L0 62 Z", "M66 30 L76 30 L70 70 L60 70 Z")), c.second)
        c.rect(0, 64, 80, 6, 0, c.darker)
    c.path(body, None, stroke=c.outline, width=1)
    c.panel("M34 33 C37 28 42 26.6 48 27 L60 28 C66 29 68 33 71 36 L64 35 Z", shade=0.14)
    c.ellipse(43, 31, 3, 2, DARK)
    pane(c, "M13.4 48.4 C17 44.6 22 40 26 37.4 L25.4 51 L12 52 Z")
    pane(c, "M28 36.6 L34.4 35.8 L34.4 50.4 L27.4 51 Z")
    c.rect(37.6, 36, 19, 27, 2, None, stroke=c.darker, width=0.9)
    for u in (40, 48.6):
        pane(c, box(u, 38.6, 6, 8.6, 1.6))
    if c.chance(0.5):
        for w, h in ((10.4, 3.4), (3.4, 10.4)):
            c.rect(
                47 - w / 2,
                55.4 - h / 2,
                w,
                h,
                0,
                (214, 44, 44) if sum(c.main) > 480 and c.main[0] < c.main[1] + 40 else (250, 250, 246),
            )
    pane(c, box(60, 39, 6, 7.6, 1.8))
    _tail_rotor(c, 94, 31, 8.4, shroud=False)
    _rotor(c, 47, 20, c.uniform(41, 46), still=c.chance(0.5))


def _tandem_copter(c: Canvas) -> None:
    """A long box with a rotor on a tower at each end."""
    for x in (24, 74):
        c.line([(x, 64), (x, 71)], DARK, 2.4)
        c.ellipse(x, 71.4, 4.6, None, (34, 34, 40))
        c.ellipse(x, 71.4, 1.8, None, CHROME)
    c.panel("M70 48 L77 27 Q79 25 83 25 L90 26 C94 34 95 46 92 56 Z", shade=0.08)
    c.panel("M17 48 C18 40 21 35 26 34 L34 35 L42 46 Z", shade=0.08)
    body = "M8 58 C9 52 14 48 20 45.6 L84 44.6 C92 46 94 54 92 60 L84 67 L20 67.6 C11 66.6 8 63 8 58 Z"
    c.panel(body)
    with c.clip(body):
        if c.chance(0.6):
            c.rect(0, 58.6, 100, 3, 0, c.second)
    c.path(body, None, stroke=c.outline, width=1)
    pane(c, "M10.6 55.4 C13 51 17 48.6 22 47.4 L22 56 Z")
    for k in range(6):
        c.ellipse(32 + k * 8, 52.4, 2.3, None, (92, 134, 170), stroke=DARK, width=0.8)
    c.rect(24, 48, 4.6, 16, 1, None, stroke=c.darker, width=0.8)
    c.panel("M70 42 L86 40 Q89 43 86 46.6 L71 47 Z", shade=0.2)
    still = c.chance(0.4)
    _rotor(c, 28, 26, 26, still=still)
    _rotor(c, 82, 17, 26, still=still)


def hot_air_balloon(c: Canvas) -> None:
    """A great round bag of gores over a small wicker basket with a flame between them."""
    half, low, n = c.uniform(30, 36), c.uniform(66, 70), c.choice((6, 8, 8, 10))
    fat = c.uniform(0.8, 0.92)  # how broad the lower part still is
    rows = curve([(8, 0.0), (9.4, 0.34), (14, 0.68), (23, 0.93), (34, 1.0), (46, fat), (57, fat * 0.7), (low, 0.26)], 6)
    hem = c.uniform(2, 4)

    def edge(k: int, y: float, w: float) -> Point:
        """A point of the seam between two gores, at a height."""
        return 50 + half * w * math.sin(math.pi * (k / n - 0.5)), y

    _basket(c, half * 0.26, low + hem)
    ring = [edge(0, y, w) for y, w in rows] + [edge(n, y, w) for y, w in reversed(rows)]
    d = points(ring, close=True)
    c.panel(
        f"M{50 - half * 0.26} {low - 1} L{50 + half * 0.26} {low - 1} "
        f"L{50 + half * 0.2} {low + hem} L{50 - half * 0.2} {low + hem} Z",
        shade=0.3,
        material="plain",
    )
    c.path(d, c.main)
    _gores(c, rows, edge, n)
    c.path(
        d,
        c.radial(
            [
                (0, (255, 255, 255), 0.42),
                (0.45, (255, 255, 255), 0.05),
                (0.75, (10, 10, 40), 0.1),
                (1, (10, 10, 40), 0.42),
            ],
            centre=(0.34, 0.3),
            radius=0.78,
        ),
    )
    for k in range(1, n):
        c.line([edge(k, y, w) for y, w in rows], c.darker, 0.55, opacity=0.75)
    c.path(d, None, stroke=c.outline, width=1.1)


def _gores(c: Canvas, rows: Sequence[Point], edge, n: int) -> None:
    """What the bag is painted with: bands on a plain one, every other gore, or a chequer of both."""
    if c.material == "plain":
        kind = c.choice(("band", "zigzag", "crown", "none"))
        cuts = {"band": [(c.uniform(0.42, 0.5), c.uniform(0.56, 0.64))], "crown": [(0.0, 0.22), (0.84, 1.0)]}.get(
            kind, []
        )
        for a, b in cuts:
            part = rows[int(a * (len(rows) - 1)) : int(b * (len(rows) - 1)) + 1]
            c.polygon([edge(0, y, w) for y, w in part] + [edge(n, y, w) for y, w in reversed(part)], c.second)
        if kind == "zigzag":
            up, mid, down = (rows[int(len(rows) * s)] for s in (0.5, 0.6, 0.7))
            teeth = [edge(k, *(up if k % 2 else mid)) for k in range(n + 1)]
            feet = [edge(k, *(mid if k % 2 else down)) for k in range(n + 1)]
            c.polygon([*teeth, *reversed(feet)], c.second)
        return
    bands = [0, len(rows) - 1]
    if c.material == "checked":
        bands = [round(k * (len(rows) - 1) / 6) for k in range(7)]
    for k in range(n):
        for j, (a, b) in enumerate(zip(bands, bands[1:], strict=False)):
            if (k + j) % 2:
                part = rows[a : b + 1]
                c.polygon([edge(k, y, w) for y, w in part] + [edge(k + 1, y, w) for y, w in reversed(part)], c.second)


def _basket(c: Canvas, half: float, y: float) -> None:
    """Ropes, burner with its flame, people or none, and the wicker basket."""
    top, wide, high = 80.0, c.uniform(6.4, 8), c.uniform(9.6, 11)
    for s in (-1, -0.35, 0.35, 1):
        c.line([(50 + s * half * 0.8, y - 2), (50 + s * wide * 0.94, top + 1)], (74, 58, 44), 0.8)
    if c.chance(0.7):
        c.path(
            f"M48.4 {y + 4} C46.6 {y} 49 {y - 2} 50 {y - 5} C51 {y - 2} 53.4 {y} 51.6 {y + 4} Z",
            (255, 190, 70),
            stroke=(232, 110, 40),
            width=0.6,
        )
    c.rect(47, y + 3.6, 6, 2, 0.8, STEEL)
    for x in c.choice(((), (47.4, 52.8), (50.4,))):
        c.path(
            f"M{x - 2.6} {top + 3} Q{x - 2.4} {top - 2.6} {x} {top - 2.6} Q{x + 2.4} {top - 2.6} {x + 2.6} {top + 3} Z",
            (70, 84, 120),
        )
        c.ellipse(x, top - 4.2, 1.9, None, (232, 186, 150), stroke=(96, 62, 44), width=0.5)
    wicker = (196, 146, 88)
    c.path(
        f"M{50 - wide} {top} L{50 + wide} {top} L{50 + wide - 1} {top + high} "
        f"Q50 {top + high + 1.4} {50 - wide + 1} {top + high} Z",
        c.gradient([(0, lighter(wicker, 0.25)), (1, darker(wicker, 0.25))], angle=(0, 0, 1, 0)),
        stroke=(88, 58, 30),
        width=1,
    )
    for k in range(1, 4):
        c.line([(50 - wide + 0.6, top + k * high / 4), (50 + wide - 0.6, top + k * high / 4)], (132, 90, 48), 0.6)
    for k in range(1, 6):
        u = 50 - wide + k * wide / 3
        c.line([(u, top + 1), (u, top + high)], (132, 90, 48), 0.6)
    c.rect(50 - wide - 0.8, top - 1, 2 * wide + 1.6, 2.6, 1.2, (142, 92, 50), stroke=(80, 50, 28), width=0.7)


# rail -----------------------------------------------------------------------------------------------------
def rails(c: Canvas, x0: float = 2, x1: float = 98) -> None:
    """Sleepers and a rail to stand on, seen from the side."""
    for k in range(11):
        c.rect(
            x0 + 2 + k * (x1 - x0 - 8) / 10, GROUND - 0.4, 5, 2.4, 0.5, (112, 84, 62), stroke=(66, 48, 36), width=0.5
        )
    c.rect(x0, GROUND - 2, x1 - x0, 2, 0.5, (160, 164, 172), stroke=(72, 74, 82), width=0.6)
    c.stands(x0 + 4, x1 - 4, GROUND + 2)


def spoked(c: Canvas, x: float, r: float, colour: RGB) -> None:
    """An engine's wheel on the rail: spokes, a balance weight, a bright tyre."""
    y = GROUND - 2 - r
    c.ellipse(x, y, r, None, (46, 47, 54))
    c.ellipse(x, y, r - 1, None, darker(colour, 0.55), stroke=CHROME, width=0.8)
    for k in range(10):
        a = k * math.pi / 5 + 0.2
        c.line([(x, y), (x + (r - 1.2) * math.cos(a), y + (r - 1.2) * math.sin(a))], colour, r * 0.12)
    c.ellipse(x, y, r - 1.9, None, None, stroke=colour, width=1.2)
    c.ellipse(x, y, r * 0.24, None, colour, stroke=(30, 30, 36), width=0.7)


def steam_locomotive(c: Canvas) -> None:
    """Boiler, chimney, cab and coupled wheels under a trail of smoke; with side tanks, or with a tender."""
    kind = c.choice(("tank", "tank", "tender", "tender", "western"))
    rails(c)
    cab = (63.0, 89.0) if kind == "tank" else (51.0, 67.0)
    mid, fat = c.uniform(52, 54), c.uniform(9, 10.4)
    stack = 17.0
    if c.chance(0.8):
        _smoke(c, stack, 27 if kind != "western" else 23)
    wheel_colour = c.choice([(190, 48, 44), c.dark, c.main]) if c.main[0] < 150 else c.choice([c.dark, (56, 58, 66)])
    if kind != "tank":
        _tender(c, cab[1] + 3, wheel_colour)
    _boiler(c, cab[0], mid, fat, western=kind == "western", stack=stack)
    _cab(c, cab, mid, western=kind == "western")
    if kind == "tank":
        c.panel(f"M31 {mid - 2} L{cab[0] + 1} {mid - 2} L{cab[0] + 1} 68 L31 68 Z", shade=-0.04)
        c.rect(33, mid, cab[0] - 34, 66 - mid, 1, None, stroke=c.second, width=0.8)
        c.ellipse((33 + cab[0]) / 2, (mid + 66) / 2, 3.2, None, BRASS, stroke=DARK, width=0.6)
    _running_gear(c, cab, wheel_colour, kind)


def _smoke(c: Canvas, x: float, y: float) -> None:
    """Puffs from the chimney, larger and paler as they drift back."""
    tone, n, wind = c.choice([(236, 236, 240), (206, 208, 214), (176, 178, 186)]), c.choice((4, 5, 6)), c.uniform(7, 11)
    for k in reversed(range(n)):
        u, v, r = x + 1 + k * wind, y - 3 - 9 * (1 - math.exp(-k * 0.5)) + c.uniform(-1, 1), 3.6 + k * 1.15
        for dx, dy, s in ((-0.7, 0.2, 0.8), (0.7, 0.3, 0.8), (0, -0.35, 1)):
            c.ellipse(u + dx * r, v + dy * r, r * s, None, lighter(tone, k * 0.08), stroke=darker(tone, 0.2), width=0.6)
        c.ellipse(u, v, r * 0.95, None, lighter(tone, 0.25 + k * 0.05))


def _boiler(c: Canvas, end: float, mid: float, fat: float, *, western: bool, stack: float) -> None:
    """Smokebox, boiler with bands and domes, chimney, lamp."""
    top, dark = mid - fat, (50, 52, 60)
    if western:
        c.path(
            f"M{stack - 2.6} {top + 1} L{stack - 2.6} 36 L{stack - 7} 28 L{stack - 4} 24 "
            f"L{stack + 4} 24 L{stack + 7} 28 L{stack + 2.6} 36 L{stack + 2.6} {top + 1} Z",
            dark,
            stroke=DARK,
            width=0.9,
        )
    else:
        c.path(
            f"M{stack - 4.4} {top + 1.4} Q{stack - 3} {top - 3} {stack - 3} {top - 6} "
            f"L{stack - 3.8} 29 L{stack + 3.8} 29 L{stack + 3} {top - 6} "
            f"Q{stack + 3} {top - 3} {stack + 4.4} {top + 1.4} Z",
            dark,
            stroke=DARK,
            width=0.9,
        )
        c.rect(stack - 5, 27, 10, 3.4, 1.4, BRASS if c.chance(0.4) else dark, stroke=DARK, width=0.8)
    for x, h in ((stack + 18, c.uniform(6, 8)), (min(end - 6, stack + 33), c.uniform(4, 6))):
        c.panel(
            f"M{x - 4.6} {top + 1} C{x - 3.6} {top - h * 0.6} {x - 4} {top - h} {x} {top - h} "
            f"C{x + 4} {top - h} {x + 3.6} {top - h * 0.6} {x + 4.6} {top + 1} Z",
            colour=BRASS if x < end - 8 and c.chance(0.5) else c.main,
        )
    body = box(12, top, end - 10, 2 * fat, 1.6)
    c.path(
        body,
        c.gradient([(0, c.dark), (0.22, lighter(c.main, 0.45)), (0.45, c.main), (1, c.darker)], angle=(0, 0, 0, 1)),
        stroke=c.outline,
        width=1,
    )
    c.path(
        box(10, top - 0.8, 14, 2 * fat + 1.6, 2),
        c.gradient([(0, dark), (0.25, lighter(dark, 0.35)), (0.5, dark), (1, (28, 29, 34))], angle=(0, 0, 0, 1)),
        stroke=DARK,
        width=1,
    )
    c.path(f"M10 {mid - 6} Q6.6 {mid} 10 {mid + 6} Z", lighter(dark, 0.2), stroke=DARK, width=0.8)
    bands = (34.0, 44.0, 54.0) if end > 55 else (32.0, 41.0)
    for x in bands:
        c.line([(x, top + 0.5), (x, mid + fat - 0.5)], BRASS if c.main != BRASS else c.darker, 1.2)
    lamp = (8.0, top - 4.6, 7.4) if western else (6.6, top + 1.6, 4.2)
    c.rect(lamp[0], lamp[1], lamp[2], lamp[2], 1, BRASS, stroke=DARK, width=0.8)
    c.ellipse(lamp[0] + 0.6, lamp[1] + lamp[2] / 2, lamp[2] * 0.3, lamp[2] * 0.42, LAMP, stroke=DARK, width=0.6)


def _cab(c: Canvas, cab: tuple[float, float], mid: float, *, western: bool) -> None:
    """The driver's house: side, window, roof."""
    a, b = cab
    roof = c.uniform(32, 35)
    c.panel(f"M{a} {roof} L{b} {roof} L{b} 69 L{a} 69 Z", shade=0.04)
    wide = 9.0 if b - a > 20 else 7.0
    pane(c, box(a + 3, roof + 4, wide, 11, 1 if western else 3))
    if b - a > 20:
        c.path(
            f"M{a + 15} {roof + 1} L{a + 15} {mid - 2} L{b - 1} {mid - 2} L{b - 1} {roof + 1} Z",
            (64, 68, 80),
            stroke=c.outline,
            width=0.8,
        )
        c.path(f"M{b - 8} {mid - 2} Q{b - 5} {mid - 7} {b + 1} {mid - 4} L{b + 1} {mid - 2} Z", (40, 41, 47))
        c.line([(a + 14, roof), (a + 14, 68)], c.outline, 1)
    c.rect(a + 2, mid + 4, b - a - 4, 10, 1, None, stroke=c.second, width=0.8)
    c.path(
        f"M{a - 3} {roof + 0.6} Q{(a + b) / 2} {roof - 5.4} {b + 3} {roof + 0.6} "
        f"L{b + 3} {roof + 2.4} L{a - 3} {roof + 2.4} Z",
        (58, 60, 68),
        stroke=DARK,
        width=0.9,
    )
    c.line([(b - 0.6, mid), (b - 0.6, 72)], BRASS, 1)


def _tender(c: Canvas, x: float, colour: RGB) -> None:
    """The coal wagon behind."""
    c.rect(x - 4, 69, 5, 2, 0, (50, 52, 60))
    c.path(
        f"M{x + 1} 53 Q{x + 5} 44 {x + 10} 47 Q{x + 16} 42 {x + 20} 48 Q{x + 24} 48 {x + 24} 53 Z",
        (38, 39, 45),
        stroke=(22, 22, 26),
        width=0.8,
    )
    c.panel(f"M{x} 50 L{x + 25} 50 L{x + 25} 72 L{x} 72 Z")
    c.rect(x + 2, 53, 21, 15, 1, None, stroke=c.second, width=0.8)
    c.rect(x - 0.6, 70.4, 26.2, 2.8, 0.4, (50, 52, 60))
    for u in (5.5, 19):
        spoked(c, x + u, 5.6, colour)


def _running_gear(c: Canvas, cab: tuple[float, float], colour: RGB, kind: str) -> None:
    """Frame, wheels, cylinder, rods, and a buffer or a cowcatcher in front."""
    end, beam = cab[1], (196, 48, 44) if c.main[0] < 150 else (50, 52, 60)
    c.rect(9, 68, end - 8, 3, 0.5, beam if kind == "western" else (50, 52, 60), stroke=DARK, width=0.7)
    r = {"tank": 8.2, "tender": 8.0, "western": 8.4}[kind]
    drivers = {"tank": (41.0, 59.0, 77.0), "tender": (32.0, 46.0, 60.0), "western": (41.0, 59.0)}[kind]
    leading = {"tank": (23.0,), "tender": (18.0,), "western": (16.0, 26.0)}[kind]
    for x in leading:
        spoked(c, x, 4.8, colour)
    for x in drivers:
        spoked(c, x, r, colour)
    hub = GROUND - 2 - r
    c.path(
        box(14, 68.6, 13, 7.6, 2),
        c.gradient([(0, lighter(c.main, 0.3)), (0.5, c.main), (1, c.darker)], angle=(0, 0, 0, 1)),
        stroke=c.outline,
        width=0.9,
    )
    turn = c.uniform(0, 2 * math.pi)
    px, py = 3.4 * math.cos(turn), 3.4 * math.sin(turn)
    pins = [(x + px, hub + py) for x in drivers]
    for pts, width in (([(27, 72.4), pins[0 if len(pins) < 3 else 1]], 1.8), (pins, 2.2)):
        c.line(pts, DARK, width + 1)
        c.line(pts, CHROME, width)
    for x, y in pins:
        c.ellipse(x, y, 1.3, None, (120, 123, 132), stroke=DARK, width=0.5)
    if kind == "western":
        c.path(
            "M11 70 L2.6 83.4 L14 83.4 L14 70 Z",
            (190, 48, 44) if c.main[0] < 150 else (58, 60, 68),
            stroke=DARK,
            width=0.9,
        )
        for k in range(3):
            c.line([(11.6 + k, 71), (5.4 + k * 3.2, 83)], DARK, 0.7)
    else:
        c.rect(8, 66.6, 3, 8.6, 0.5, beam, stroke=DARK, width=0.8)
        c.rect(4, 69.4, 4.4, 2.4, 0.5, STEEL, stroke=DARK, width=0.6)
        c.rect(2.8, 67.8, 1.8, 5.6, 0.8, STEEL, stroke=DARK, width=0.6)


def tram(c: Canvas) -> None:
    """An old single car in two colours, or a long modern one in sections; on rails, under a wire."""
    modern = c.chance(0.5)
    view = View(c, 24 if modern else 27, turned=c.chance(0.45))
    wire = 19.0
    for z in (view.wide - 4, 4.0) if view.turned else (0.0,):
        a, b = view.at(1, GROUND, z), view.at(99, GROUND, z)
        c.line([a, b], (72, 74, 82), 2.2)
        c.line([a, b], (176, 180, 188), 1.1)
    c.line([view.at(-2, wire, view.wide / 2), view.at(102, wire, view.wide / 2)], (60, 62, 70), 0.8)
    view.stand((18, 82), 8)
    (_modern_tram if modern else _old_tram)(c, view, wire)


def _bogies(view: View, xs: Sequence[float], low: float) -> None:
    """Small wheels half hidden under the skirt."""
    c = view.c
    for z in (view.wide - 4, 3.0) if view.turned else (0.0,):
        with view.side(z):
            for x in xs:
                c.rect(x - 8, low - 2, 16, 4.6, 1, (44, 46, 54))
                for u in (x - 5, x + 5):
                    c.ellipse(u, GROUND - 4.4, 4.4, None, (52, 54, 62), stroke=(24, 24, 30), width=0.7)
                    c.ellipse(u, GROUND - 4.4, 1.6, None, CHROME)


def _collector(view: View, x: float, roof: float, wire: float, *, pole: bool) -> None:
    """A pantograph, or a long pole, up to the wire."""
    c, z = view.c, view.wide / 2
    if pole:
        c.line([view.at(x, roof, z), view.at(x + 30, wire, z)], DARK, 1.5)
        c.ellipse(*view.at(x, roof - 0.6, z), 3, 1.4, STEEL, stroke=DARK, width=0.6)
        return
    mid = (roof + wire) / 2
    c.line([view.at(x, roof, z), view.at(x + 9, mid, z), view.at(x + 1, wire, z)], DARK, 1.5)
    c.line([view.at(x - 5, wire, z), view.at(x + 7, wire, z)], DARK, 1.7)
    c.rect(view.at(x - 4, roof, z)[0], view.at(x, roof, z)[1] - 1.4, 9, 2.2, 0.6, STEEL, stroke=DARK, width=0.6)


def _modern_tram(c: Canvas, view: View, wire: float) -> None:
    """Low floor, a raked nose, dark window bands, bellows between the sections."""
    low, top, rake = 81.0, c.uniform(43, 46), c.uniform(2, 7)
    nose = curve([(6.4, 74), (6.8, 66), (8 + rake * 0.4, 60), (10 + rake, top + 4), (14 + rake, top)], 4)
    tail = [(100 - x, y) for x, y in reversed(nose)] if not view.turned else [(93, top), (94, top + 2)]
    profile = [(8, low), (6.4, low - 2), *nose, *tail, (94, low - 2), (92, low)]
    _bogies(view, (20, 50, 80), low)
    slab(view, [(30, top + 1), (31, top - 3), (70, top - 3), (71, top + 1)], 4, view.wide - 4, (190, 194, 202))
    slab(view, profile, 0, view.wide, c.main, near=False)
    screen = [(x, y) for x, y in nose if top + 3 < y < 67]
    view.strip(screen, 1.6, view.wide - 1.6, glass(c), stroke=DARK, width=1)
    side = points(profile, close=True)
    with view.side():
        c.panel(side)
        _tram_side(c, side, top, low, mirrored=not view.turned, rake=rake)
    view.front(profile, [(0.06, 70), (0.3, 69), (0.3, 71.6), (0.06, 72.6)], LAMP, stroke=DARK, width=0.6)
    view.front(profile, [(0.94, 70), (0.7, 69), (0.7, 71.6), (0.94, 72.6)], LAMP, stroke=DARK, width=0.6)
    _collector(view, 48, top - 3, wire, pole=False)


def _tram_side(c: Canvas, side: str, top: float, low: float, *, mirrored: bool, rake: float) -> None:
    """The near side of the modern tram: glass, doors, bellows, a stripe."""
    y0, y1, stripe = top + 4, 63.0, c.chance(0.6)
    with c.clip(side):
        c.rect(0, low - 3.6, 100, 4, 0, (52, 54, 62))
        if stripe:
            c.rect(0, 70, 100, 3.4, 0, c.second)
        ends = ((9 + rake, 20), (80, 91 - rake)) if mirrored else ((9 + rake, 20), (80, 92))
        pane(
            c,
            f"M{ends[0][0] - rake * 0.5 - 2} {y1 + 2} L{ends[0][0] + 1} {y0} L{ends[0][1]} {y0} "
            f"L{ends[0][1]} {y1 + 2} Z",
        )
        lean = rake * 0.5 + 2 if mirrored else 0.0
        pane(
            c,
            f"M{ends[1][0]} {y1 + 2} L{ends[1][0]} {y0} L{ends[1][1] - (1 if mirrored else 0)} {y0} "
            f"L{ends[1][1] + lean} {y1 + 2} Z",
        )
        for a, b in ((22.6, 33), (38, 46), (54, 62), (67, 77.4)):
            pane(c, box(a, y0, b - a, y1 - y0, 1))
    c.rect(46.9, y0 - 1, 6.2, low - y0 - 3, 0.8, (96, 130, 160), stroke=DARK, width=0.9)
    c.line([(50, y0 - 1), (50, low - 4)], DARK, 0.8)
    for x in (34.2, 63.2):
        c.rect(x, top + 0.6, 2.8, low - top - 2, 0, (60, 62, 70))
        c.line([(x + 1.4, top + 1), (x + 1.4, low - 2)], (100, 103, 112), 0.7)
    c.path(side, None, stroke=c.outline, width=1)


def _old_tram(c: Canvas, view: View, wire: float) -> None:
    """Two colours, a row of windows, a clerestory roof, one round lamp; platforms closed or open."""
    low, top, belt = 79.0, c.uniform(42, 45), 61.0
    upper = CREAM if c.chance(0.75) else lighter(c.main, 0.6)
    nose = [(8, belt), (9, top)]
    profile = [(10, low), (7.4, low - 3), *nose, (91, top), (92, belt), (92.6, low - 3), (90, low)]
    _bogies(view, (50,) if c.chance(0.4) else (30, 70), low)
    slab(view, profile, 0, view.wide, lambda y: upper if y < belt - 1 else c.main, near=False)
    for a, b in ((0.08, 0.34), (0.38, 0.62), (0.66, 0.92)):
        shape = [(a, top + 4), (b, top + 4), (b, belt - 2), (a, belt - 2)]
        view.front(profile, shape, glass(c), stroke=DARK, width=0.8)
    with view.side():
        c.panel(points(profile, close=True))
        c.path(points([(8, belt), (9, top), (91, top), (92, belt)], close=True), upper, stroke=c.outline, width=0.8)
        n = c.choice((5, 6, 7))
        step = 60 / n
        for k in range(n):
            pane(c, box(20.6 + k * step, top + 4, step - 1.8, belt - top - 6, 2 if n < 6 else 0.8))
        for x in (10.6, 82.4):
            c.rect(x, top + 3, 7.4, low - top - 4, 0.8, darker(c.main, 0.2), stroke=c.outline, width=0.8)
            pane(c, box(x + 1.2, top + 4.6, 5, belt - top - 6, 0.8))
        c.line([(8, belt + 0.6), (92, belt + 0.6)], BRASS, 1)
        c.rect(21, belt + 4, 58, low - belt - 8, 1.4, None, stroke=c.second, width=0.9)
        c.rect(9, low - 2, 82, 2.2, 0, (52, 54, 62))
    round_spot(view, profile, 0.5, belt + 7, 3.4, LAMP, stroke=BRASS, width=1.3)
    view.front(profile, [(0.1, low - 4), (0.9, low - 4), (0.9, low - 1), (0.1, low - 1)], (52, 54, 62))
    if not view.turned:
        c.rect(6, belt + 5, 2.6, 5, 1.2, LAMP, stroke=DARK, width=0.7)
    roof = curve([(5, top + 1), (6, top - 1.4), (12, top - 3.4), (88, top - 3.4), (94, top - 1.4), (95, top + 1)], 3)
    slab(view, roof, -0.6, view.wide + 0.6, mix(c.darker, (120, 122, 128), 0.5))
    slab(
        view,
        [(18, top - 3.2), (19, top - 6.6), (81, top - 6.6), (82, top - 3.2)],
        view.wide * 0.25,
        view.wide * 0.75,
        upper,
    )
    _collector(view, 52, top - 6.6, wire, pole=c.chance(0.6))


SEASIDE = {"white": 2, "studio": 2, "pastel": 2.5, "sunset": 2}
ALOFT = {"outdoors": 4, "sunset": 2, "white": 1.2, "studio": 1, "pastel": 1.6}
SAIL_COLOURS = {
    "white": 2,
    "red": 2,
    "blue": 1.8,
    "orange": 1.3,
    "yellow": 1.4,
    "green": 1.2,
    "purple": 0.8,
    "pink": 0.8,
    "brown": 0.7,
    "black": 0.4,
}
CANOE_COLOURS = {
    "red": 2.2,
    "green": 2,
    "blue": 1.6,
    "yellow": 1.4,
    "orange": 1.4,
    "brown": 1.4,
    "purple": 0.5,
    "white": 0.5,
}
SHIP_COLOURS = {
    "blue": 2.2,
    "red": 2,
    "green": 1.6,
    "black": 1.4,
    "grey": 1.3,
    "orange": 1.2,
    "white": 0.7,
    "purple": 0.4,
}
COPTER_COLOURS = {
    "red": 2.2,
    "blue": 1.8,
    "yellow": 1.8,
    "white": 1.4,
    "orange": 1.3,
    "green": 1.3,
    "black": 1,
    "grey": 0.9,
}
BALLOON_COLOURS = {
    "red": 2.2,
    "yellow": 1.7,
    "blue": 1.7,
    "orange": 1.6,
    "green": 1.4,
    "purple": 1.3,
    "pink": 1.2,
    "white": 0.5,
}
ENGINE_COLOURS = {
    "green": 2.2,
    "black": 2,
    "red": 1.8,
    "blue": 1.8,
    "brown": 0.7,
    "purple": 0.5,
    "orange": 0.5,
    "grey": 0.6,
}
TRAM_COLOURS = {
    "red": 2.2,
    "yellow": 2,
    "green": 1.8,
    "blue": 1.8,
    "orange": 1,
    "white": 0.9,
    "grey": 0.6,
    "purple": 0.6,
    "brown": 0.5,
}
CLOTH = {"plain": 2, "striped": 1.6, "checked": 1.1}

BOATS, AIRCRAFT, RAIL = ("vehicles", "boats and ships"), ("vehicles", "aircraft"), ("vehicles", "rail")

KINDS = [
    Kind(
        "sailing boat",
        BOATS,
        sailing_boat,
        (
            "sailing boat",
            "sailboat",
            "sailing yacht",
            "yacht",
            "sailing dinghy",
            "sailing craft",
            "boat with sails",
            "boat with a sail",
        ),
        SAIL_COLOURS,
        CLOTH,
        SEASIDE,
        tilt=1.5,
    ),
    Kind(
        "canoe",
        BOATS,
        canoe,
        ("canoe", "open canoe", "canadian canoe", "paddling boat", "canoe boat", "paddle canoe"),
        CANOE_COLOURS,
        {},
        SEASIDE,
        tilt=3,
    ),
    Kind(
        "cargo ship",
        BOATS,
        cargo_ship,
        (
            "cargo ship",
            "container ship",
            "freighter",
            "freight ship",
            "merchant ship",
            "cargo vessel",
            "cargo boat",
            "freight boat",
        ),
        SHIP_COLOURS,
        {},
        SEASIDE,
        tilt=1,
    ),
    Kind(
        "helicopter",
        AIRCRAFT,
        helicopter,
        (
            "helicopter",
            "chopper",
            "copter",
            "rotorcraft",
            "rescue helicopter",
            "heli",
            "rotor aircraft",
            "aircraft with a rotor",
        ),
        COPTER_COLOURS,
        {},
        SKY,
        tilt=5,
    ),
    Kind(
        "hot-air balloon",
        AIRCRAFT,
        hot_air_balloon,
        ("hot-air balloon", "hot air balloon", "balloon", "air balloon", "balloon with a basket", "flying balloon"),
        BALLOON_COLOURS,
        CLOTH,
        ALOFT,
        tilt=4,
    ),
    Kind(
        "steam locomotive",
        RAIL,
        steam_locomotive,
        (
            "steam locomotive",
            "steam engine",
            "steam train",
            "steam loco",
            "locomotive",
            "loco",
            "steam-powered train",
            "choo-choo",
        ),
        ENGINE_COLOURS,
        {},
        OUTDOORS,
        tilt=1,
    ),
    Kind(
        "tram",
        RAIL,
        tram,
        ("tram", "tramcar", "streetcar", "trolley car", "tramway car", "city tram", "electric tram", "tramway"),
        TRAM_COLOURS,
        {},
        OUTDOORS,
        tilt=1,
    ),
]
