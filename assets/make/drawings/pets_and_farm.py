"""Drawings of two more dogs, two more cats and four farm animals, each in several poses.

Knows anatomy, coats and poses. Does not know backgrounds, nor how rings become one outlined shape (animals.py).
All animals that stand sideways face left.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assets.make.canvas import RGB, WHITE, Canvas, Point, darker, lighter, mix, oval, points, smooth
from assets.make.drawings.animals import (
    GARDEN,
    HOME,
    NIGHT,
    PINK,
    Ring,
    at,
    both,
    coat,
    collar,
    cord,
    eye,
    mirrored,
    portrayed,
    ring,
    tufts,
)
from assets.make.kinds import Kind

FARM = {"white": 1.5, "studio": 1.5, "outdoors": 5, "sunset": 1.2, "pastel": 2}
TAN: RGB = (196, 122, 62)
HORN: RGB = (74, 64, 60)


# shapes ---------------------------------------------------------------------------------------
def seam(colour: RGB) -> RGB:
    """The tone of a fold or curl inside a coat: darker than it, on a dark coat lighter."""
    return lighter(colour, 0.26) if sum(colour) < 230 else mix(colour, darker(colour, 0.62), 0.5)


def limb(pts: Sequence[Point], widths: Sequence[float]) -> Ring:
    """A ring along the points, as wide at each as given."""
    left, right = [], []
    for i, ((x, y), w) in enumerate(zip(pts, widths, strict=True)):
        (ax, ay), (bx, by) = pts[max(0, i - 1)], pts[min(len(pts) - 1, i + 1)]
        size = math.hypot(bx - ax, by - ay)
        nx, ny = -(by - ay) / size * w / 2, (bx - ax) / size * w / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return [*left, *reversed(right)]


def hoof(c: Canvas, leg: Sequence[Point], w: float, colour: RGB = HORN) -> None:
    """A hoof below the leg's last point, turned as its last piece is."""
    (ax, ay), (bx, by) = leg[-2], leg[-1]
    turn = math.degrees(math.atan2(by - ay, bx - ax)) - 90
    pts = at([(-w * 0.56, -0.6), (w * 0.56, -0.6), (w * 0.72, 4), (-w * 0.86, 4)], bx, by, 1, turn * 0.7)
    c.path(points(pts, close=True), colour, stroke=darker(colour, 0.6), width=0.9)


def woolly(c: Canvas, pts: Ring, bump: float) -> str:
    """A closed path of round bumps, about `bump` wide, along the ring (clockwise)."""
    steps = [(a, b, math.dist(a, b)) for a, b in zip(pts, [*pts[1:], pts[0]], strict=True)]
    total = sum(s for _, _, s in steps)
    n = max(6, round(total / bump))
    marks = [(i + c.uniform(-0.2, 0.2)) * total / n % total for i in range(n)]
    out: list[Point] = []
    for mark in sorted(marks):
        for a, b, size in steps:
            if mark <= size:
                out.append((a[0] + (b[0] - a[0]) * mark / size, a[1] + (b[1] - a[1]) * mark / size))
                break
            mark -= size
    d = f"M{out[0][0]:.2f} {out[0][1]:.2f}"
    for a, b in zip(out, [*out[1:], out[0]], strict=True):
        r = math.dist(a, b) * 0.56
        d += f" A{r:.2f} {r:.2f} 0 0 1 {b[0]:.2f} {b[1]:.2f}"
    return d + " Z"


def round_ring(x: float, y: float, rx: float, ry: float) -> Ring:
    """Points round an ellipse, clockwise."""
    return [(x + rx * math.cos(t * math.pi / 14), y + ry * math.sin(t * math.pi / 14)) for t in range(28)]


def fleece(c: Canvas, pts: Ring, colour: RGB, bump: float = 6, shade: float = 0) -> str:
    """A woolly part, outlined and shaded, with curls all over."""
    d = woolly(c, pts, bump)
    c.path(d, stroke=darker(colour, 0.62), width=1.8)
    c.panel(d, colour=colour, shade=shade, outline=False)
    x0, x1 = min(p[0] for p in pts), max(p[0] for p in pts)
    y0, y1 = min(p[1] for p in pts), max(p[1] for p in pts)
    ink, r = (lighter(colour, 0.24) if sum(colour) < 230 else darker(colour, 0.24)), bump * 0.3
    with c.clip(d):
        c.ellipse((x0 + x1) / 2, y1, (x1 - x0) * 0.55, (y1 - y0) * 0.34,
                  c.radial([(0, darker(colour, 0.5), 0.4), (1, darker(colour, 0.5), 0)]))  # fmt: skip
        for i in range(round((x1 - x0) / bump / 1.1)):
            for j in range(round((y1 - y0) / bump / 1.1)):
                x, y = x0 + (i + c.uniform(0.2, 0.8)) * bump * 1.1, y0 + (j + c.uniform(0.2, 0.8)) * bump * 1.1
                c.path(f"M{x - r:.2f} {y:.2f} A{r:.2f} {r:.2f} 0 0 0 {x + r:.2f} {y + r * 0.3:.2f}",
                       stroke=ink, width=0.7)  # fmt: skip
    return d


def blob(c: Canvas, x: float, y: float, rx: float, ry: float) -> str:
    """An uneven round patch."""
    return smooth([(x + rx * c.uniform(0.72, 1.2) * math.cos(t * 0.785),
                    y + ry * c.uniform(0.72, 1.2) * math.sin(t * 0.785)) for t in range(8)])  # fmt: skip


def soft(c: Canvas, x: float, y: float, rx: float, ry: float, colour: RGB, strength: float = 1) -> None:
    """A patch of colour that fades into the coat."""
    c.ellipse(x, y, rx, ry, c.radial([(0, colour, strength), (0.66, colour, strength * 0.9), (1, colour, 0)]))


# the dachshund --------------------------------------------------------------------------------
LONG_HEAD: Ring = ((-24, 5.4), (-23.4, 2), (-17, -0.4), (-10.6, -2.6), (-6.6, -7.4), (0, -10), (7, -8.6), (11, -2),
                   (11, 7), (6, 11.6), (-2, 11.6), (-12, 11.2), (-20, 11.2), (-23.6, 9))  # fmt: skip


def dachshund_head(c: Canvas, tan: RGB | None, x: float, y: float, k: float, turn: float) -> None:
    """Marks of the long head (LONG_HEAD, part of the body already) and its big hanging ear."""
    ear_tone = darker(c.main, 0.26) if sum(c.main) > 230 else mix(c.main, WHITE, 0.07)
    with c.group(f"translate({x:.2f} {y:.2f}) rotate({turn:.1f}) scale({k:.3f})"):
        if tan:
            with c.clip(ring(LONG_HEAD)):
                soft(c, -17, 9, 12, 6.4, tan)
            c.ellipse(-8.6, -5, 1.7, 1.3, tan)
        c.path("M-22.4 8 C-18 9.8 -12 9.6 -8 7", stroke=darker(tan or c.main, 0.7), width=1)
        c.path(oval(-22.8, 3.6, 2.8, 2.5), NIGHT)
        c.ellipse(-23.2, 2.8, 0.9, 0.6, WHITE, opacity=0.6)
        eye(c, -6.6, -1.8, 2)
        swing = c.uniform(-2, 2)
        ear = [(-0.6, -7), (5, -9.4), (11, -5), (14 + swing, 6), (13.4 + swing, 17), (8.6 + swing, 21.4),
               (3.4 + swing, 17), (0, 7), (-1.6, -2)]  # fmt: skip
        coat(c, ear_tone, ear)


def short_leg(x: float, hind: bool) -> Ring:
    """A dachshund's leg from the side."""
    if hind:
        return [(x - 10, 60), (x - 9, 70), (x - 4, 76), (x - 1.6, 80), (x - 5.4, 82.6), (x - 5.6, 86.2),
                (x + 5.4, 86.2), (x + 6, 80), (x + 8, 72), (x + 8, 60)]  # fmt: skip
    return [(x - 7, 66), (x - 5.6, 75), (x - 4.4, 80.6), (x - 7.4, 83), (x - 7.4, 86.2), (x + 4, 86.2), (x + 4.6, 80),
            (x + 6, 74), (x + 8, 64)]  # fmt: skip


def dachshund_tail(c: Canvas, x: float, y: float) -> None:
    """A thin whip, raised, level or low."""
    tip, bend = c.choice((((x + 9, y - 20), (x + 8, y - 4)), ((x + 12, y - 8), (x + 6, y - 1)),
                          ((x + 11, y + 14), (x + 7, y + 5))))  # fmt: skip
    coat(c, c.main, limb([(x - 5, y + 2), (x + 1, y + 1), bend, tip], (7, 5, 3.6, 1.4)))


def dachshund_standing(c: Canvas, tan: RGB | None) -> None:
    """From the side: a long low body on short legs."""
    hx, hy, turn = c.uniform(29, 31), c.uniform(41, 49), c.uniform(-10, 8)
    far_f, far_h, deep = 40 + c.choice((-6.0, 7.0)), 76 + c.choice((-8.0, 5.0)), c.uniform(-1.5, 1.5)
    for x in (40, far_f, 77, far_h):
        c.stands(x - 6, x + 5, 85.8)
    dachshund_tail(c, 83, 56)
    far = coat(c, c.main, short_leg(far_f, False), short_leg(far_h, True), shade=0.25)
    trunk = [(hx + 5, hy - 8), (40, 48), (48, 53.4), (60, 54.6), (72, 53), (81, 54), (85.6, 61), (84, 70), (76, 73.4),
             (62, 74 + deep), (48, 77.4 + deep), (38, 77.6), (31, 71), (29, 62), (hx - 2, hy + 11)]  # fmt: skip
    d = coat(c, c.main, trunk, short_leg(40, False), short_leg(76, True), at(LONG_HEAD, hx, hy, 1, turn))
    for path in (far, d):
        with c.clip(path):
            if tan:
                c.rect(20, 79.6, 70, 10, fill=tan)
    with c.clip(d):
        soft(c, 58, 80, 20, 6, darker(c.main, 0.5), 0.4)
        if tan:
            soft(c, 30.4, 70, 6, 7, tan)
    c.path("M68 60 C65 66 66 70 70 74", stroke=seam(c.main), width=0.9)
    c.path("M47 62 C48.6 68 48 72 46 75", stroke=seam(c.main), width=0.9)
    collar(c, d, [(hx - 4, hy + 14), (hx + 3.4, hy + 24), (hx + 17, hy + 10)])
    dachshund_head(c, tan, hx, hy, 1, turn)


def dachshund_lying(c: Canvas, tan: RGB | None) -> None:
    """On its belly, front paws stretched out, head up."""
    hx, hy, turn = c.uniform(31, 33), c.uniform(48, 53), c.uniform(-8, 8)
    c.stands(12, 90, 84.6)
    coat(c, c.main, limb([(80, 80), (88, 80), (93, 76 - c.uniform(0, 10))], (7, 4.4, 1.6)))
    paw = [(40, 74), (30, 77), (18, 79.4), (11.6, 81), (10.6, 85), (14, 86.6), (30, 86.4), (46, 86.4)]
    p = coat(c, c.main, at(paw, 5, -1), shade=0.25)
    trunk = [(hx + 5, hy - 8), (43, 56), (52, 61), (66, 62), (78, 63), (87, 69), (89, 79), (84, 86), (60, 86.4),
             (42, 86.4), (33, 80), (30, 72), (hx - 2, hy + 11)]  # fmt: skip
    d = coat(c, c.main, trunk, paw, at(LONG_HEAD, hx, hy, 1.04, turn))
    for path in (p, d):
        with c.clip(path):
            if tan:
                soft(c, 14, 85, 11, 7, tan)
                soft(c, 72, 87, 9, 4, tan)
    thigh = [(64, 78), (67, 70), (76, 67), (86, 71), (89, 80), (84, 86.2), (72, 86.6), (56, 86.8), (54, 83), (62, 81.4)]
    h = coat(c, c.main, thigh, shade=0.05)
    near = coat(c, c.main, limb([(41, 70), (38, 79), (30, 83), (19, 84)], (11, 7.4, 6, 5.4)), shade=0.03)
    for path in (h, near):
        with c.clip(path):
            if tan:
                soft(c, 19, 85, 12, 7, tan)
                soft(c, 57, 86, 10, 5, tan)
    collar(c, d, [(hx - 4, hy + 15), (hx + 3.4, hy + 25), (hx + 17, hy + 11)])
    dachshund_head(c, tan, hx, hy, 1.04, turn)


def dachshund_upright(c: Canvas, tan: RGB | None) -> None:
    """Begging on its haunches, the long trunk on end, paws hanging."""
    hx, hy, turn = c.uniform(42, 45), c.uniform(20, 23), c.uniform(-8, 6)
    c.stands(30, 66, 85.4)
    coat(c, c.main, limb([(60, 82), (74, 83.6), (84, 80), (90, c.uniform(66, 76))], (8, 5, 4, 1.6)))
    coat(c, c.main, limb([(44, 49), (33, 50), (29.6, 58)], (9, 6.4, 5.4)), shade=0.25)
    trunk = [(hx + 5, hy - 8), (56, 29), (61, 42), (63, 56), (66, 68), (68, 78), (64, 86), (50, 86.4), (42, 82),
             (39, 70), (38, 56), (38, 44), (hx - 2, hy + 11)]  # fmt: skip
    foot = [(48, 74), (44, 80), (35, 82), (31, 84.6), (33, 87), (52, 87), (58, 80)]
    arm = limb([(48, 52), (37.6, 54), (33.6, 63)], (10, 6.8, 5.8))
    d = coat(c, c.main, trunk, foot, at(LONG_HEAD, hx, hy, 1.04, turn))
    pale = tan or lighter(c.main, 0.22)
    with c.clip(d):
        soft(c, 38, 58, 6, 24, pale, 0.9)
        soft(c, 34, 86, 9, 5, pale, 0.9 if tan else 0)
    c.path("M52 84 C46 74 52 64 60 66", stroke=seam(c.main), width=0.9)
    d = coat(c, c.main, arm)
    with c.clip(d):
        if tan:
            soft(c, 33, 62, 6, 5, tan)
    collar(c, ring(trunk), [(hx - 8, hy + 16), (hx + 1, hy + 25), (hx + 17, hy + 14)])
    dachshund_head(c, tan, hx, hy, 1.04, turn)


def dachshund(c: Canvas) -> None:
    """Black with tan marks, or brown all over; mostly standing."""
    if sum(c.main) > 200:
        c.main = mix(c.main, (150, 82, 38), c.uniform(0.2, 0.8))
    tan = TAN if sum(c.main) <= 200 else c.choice((None, None, lighter(c.main, 0.3)))
    stands = (dachshund_standing,) * 4
    c.choice((*stands, dachshund_lying, dachshund_upright))(c, tan)


# the poodle -----------------------------------------------------------------------------------
def pom(c: Canvas, x: float, y: float, rx: float, ry: float | None = None, shade: float = 0) -> None:
    """A pom-pom of curls."""
    fleece(c, round_ring(x, y, rx, ry or rx), c.main, max(3.6, min(rx, ry or rx) * 0.56), shade)


def poodle_head(c: Canvas, x: float, y: float, k: float) -> None:
    """From the side: a slender muzzle, a topknot and a woolly ear."""
    skull = [(-19, 6), (-19, 2.4), (-12, 0), (-6, -3), (0, -8), (8, -6), (9, 6), (3, 10), (-6, 9.6), (-14, 10),
             (-18, 9)]  # fmt: skip
    with c.group(f"translate({x:.2f} {y:.2f}) rotate({c.uniform(-8, 8):.1f}) scale({k:.3f})"):
        coat(c, c.main, skull)
        c.path("M-18.4 7.4 C-14 9 -10 8.4 -7 6.4", stroke=seam(c.main), width=0.9)
        c.path(oval(-18.4, 3.8, 2.5, 2.2), NIGHT, stroke=seam(c.main) if sum(c.main) < 230 else None, width=0.6)
        eye(c, -6, 0.6, 1.9)
        pom(c, 3.4, -10.6, 10.6, c.uniform(8.6, 10.6))
        pom(c, 7.4, 8, 6, c.uniform(9.5, 12.5), 0.06)
        if c.chance(0.3):
            bow = c.choice([(222, 60, 96), (52, 110, 206), (240, 150, 40)])
            for s in (-1, 1):
                c.path(f"M5 -3 L{5 + s * 6} -6.4 L{5 + s * 6} 0.6 Z", bow, stroke=darker(bow, 0.5), width=0.7)
            c.ellipse(5, -3, 1.5, None, bow, stroke=darker(bow, 0.5), width=0.6)


def poodle_leg(c: Canvas, pts: Sequence[Point], top: float, shade: float = 0) -> None:
    """A shaven leg with a pom-pom above the paw; the paw points left."""
    x, y = pts[-1]
    paw = [(x - 6, y), (x - 5, y - 3.4), (x + 2, y - 4.4), (x + 3, y)]
    coat(c, c.main, limb(pts, (top, *[4.6] * (len(pts) - 1))), paw, shade=shade)
    pom(c, x, y - 9.6, 6.2, 6.8, shade)


def poodle_standing(c: Canvas) -> None:
    """From the side, in show clip; sometimes a paw raised."""
    hx, hy, lift = c.uniform(28, 30), c.uniform(32, 35), c.chance(0.35)
    for x in (47, 66, 77) if lift else (38, 47, 66, 77):
        c.stands(x - 5, x + 4, 85.6)
    tx, ty = c.uniform(82, 87), c.uniform(20, 27)
    cord(c, f"M73 46 C78 44 80 38 {tx:.1f} {ty:.1f}", 3, c.main)
    pom(c, tx, ty, c.uniform(7, 8.4))
    poodle_leg(c, [(46, 54), (47, 68), (47, 86)], 8, 0.18)
    poodle_leg(c, [(68, 54), (63, 64), (68, 72), (65, 86)], 12, 0.18)
    coat(c, c.main, [(38, 38), (52, 40), (66, 40), (76, 43), (79, 52), (74, 60), (64, 58), (52, 62), (40, 62)])
    poodle_leg(c, [(72, 50), (72, 60), (80, 70), (77, 86)], 14)
    if lift:
        poodle_leg(c, [(40, 54), (29, 64), (30, 77)], 9)
    else:
        poodle_leg(c, [(40, 54), (38, 68), (38, 86)], 9)
    if c.chance(0.6):
        pom(c, 72, 49, 7.6)
    fleece(c, [(32, 34), (42, 32), (52, 36), (58, 46), (56, 58), (48, 66), (37, 65), (29, 57), (27, 45)], c.main, 5.6)
    poodle_head(c, hx, hy, 1.08)


def poodle_sitting(c: Canvas) -> None:
    """From the side, sitting; pom-poms on hip, ankles and tail."""
    hx, hy = c.uniform(32, 35), c.uniform(31.4, 34)
    c.stands(30, 46, 85.6)
    c.stands(52, 80, 85.6)
    tx, ty = c.uniform(87, 88.5), c.uniform(58, 74)
    cord(c, f"M70 80 C78 82 82 78 {tx:.1f} {ty:.1f}", 3, c.main)
    pom(c, tx, ty, c.uniform(6, 7))
    poodle_leg(c, [(48, 56), (47, 70), (47, 86)], 8, 0.18)
    coat(c, c.main, [(42, 40), (56, 44), (66, 56), (74, 70), (74, 82), (66, 86), (56, 84), (48, 68)],
         [(56, 80), (50, 82), (47, 86), (70, 86.4), (70, 78)])  # fmt: skip
    pom(c, 66, 70, 11.5, 12.5)
    pom(c, 60, 81, 6, 5)
    poodle_leg(c, [(42, 56), (40, 70), (39, 86)], 9)
    fleece(c, [(36, 34), (46, 33), (55, 38), (60, 48), (57, 60), (49, 67), (39, 65), (32, 57), (31, 45)], c.main, 5.6)
    poodle_head(c, hx, hy, 1.12)


def poodle_portrait(c: Canvas) -> None:
    """Head and chest from the front: topknot and hanging ears of curls."""
    portrayed(c)
    fleece(c, [(36, 66), (64, 66), (78, 76), (82, 90), (84, 108), (84, 126), (50, 128), (16, 126), (16, 108), (18, 90),
               (22, 76)], c.main, 8, 0.06)  # fmt: skip
    collar(c, "M0 0 L100 0 L100 100 L0 100 Z", [(34, 75), (50, 81), (66, 75)], 4)
    for s in (-1, 1):
        pom(c, 50 + s * 25, 55, 11.5, c.uniform(18, 21), 0.05)
    with c.group(f"rotate({c.uniform(-5, 5):.1f} 50 50)"):
        coat(c, c.main, mirrored([(50, 26), (64, 30), (69, 42), (65, 54), (60, 62), (60, 72), (56, 78), (50, 79)], 50))
        soft(c, 50, 68, 8, 12, lighter(c.main, 0.25), 0.6)
        for s in (-1, 1):
            eye(c, 50 + s * 9.6, 47, 3.5)
            c.path(f"M{50 + s * 5} 40 Q{50 + s * 10} 37 {50 + s * 14} 41", stroke=seam(c.main), width=1)
        c.path("M43.6 62 C44 58.4 56 58.4 56.4 62 C56 66 52 68.4 50 68.4 C48 68.4 44 66 43.6 62 Z", NIGHT,
               stroke=seam(c.main) if sum(c.main) < 230 else None, width=0.7)  # fmt: skip
        c.ellipse(48, 61.4, 2.1, 0.9, WHITE, opacity=0.55)
        c.path("M50 68.4 L50 72 M42.6 71.6 C44 75.6 48.6 75.4 50 72 C51.4 75.4 56 75.6 57.4 71.6",
               stroke=NIGHT if sum(c.main) > 230 else seam(c.main), width=1.1)  # fmt: skip
        pom(c, 50, 25, c.uniform(20, 24), c.uniform(13.5, 15.5))


def poodle(c: Canvas) -> None:
    """Curly, shaven but for mane, topknot and pom-poms."""
    c.choice((poodle_standing, poodle_standing, poodle_sitting, poodle_portrait))(c)


# cats -----------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Cat:
    """A cat's marks: iris, the colour of face, ears, paws and tail (points), and whether it is slim."""

    iris: RGB
    points: RGB
    slim: bool


def cat_head(c: Canvas, cat: Cat, x: float, y: float, k: float) -> None:
    """From the front; slim: a wedge with large ears."""
    ear = [(3, -12.5), (9, -19.5), (14.8, -25.5), (16.2, -25), (18.6, -15), (18, -3), (10, -6)]
    skull = mirrored([(0, -15), (8, -14.4), (15, -9), (18.4, 0), (18.8, 6), (15, 10.6), (10, 14), (0, 16)])
    if cat.slim:
        ear = [(3, -11.5), (10, -20), (19, -26.5), (20.6, -25.6), (20.6, -14), (17, -1), (10, -6)]
        skull = mirrored([(0, -14.4), (8, -13.6), (14.4, -8.6), (16.8, -1), (14.6, 6), (9.4, 12), (5, 16.4), (0, 17.4)])
    ink = seam(cat.points) if sum(cat.points) < 230 else NIGHT
    with c.group(f"translate({x:.2f} {y:.2f}) rotate({c.uniform(-8, 8):.1f}) scale({k:.3f})"):
        coat(c, cat.points, *both(ear))
        for s in (-1, 1):
            c.path(ring([(s * (9 + (px - 9) * 0.6 + 1), -10 + (py + 11) * 0.62) for px, py in ear[1:6]]),
                   mix(cat.points, PINK, 0.5))  # fmt: skip
        d = coat(c, c.main, skull)
        with c.clip(d):
            soft(c, 0, 4.4, 14.6, 15, cat.points)
        for s in (-1, 1):
            c.path(f"M{s * 3.4} 1.8 C{s * 4.4} -4.8 {s * 10.6} -6 {s * 12.4} -2.6 "
                   f"C{s * 11.6} 3.4 {s * 6.2} 4.4 {s * 3.4} 1.8 Z", cat.iris, stroke=NIGHT, width=1)  # fmt: skip
            c.ellipse(s * 7.9, -0.9, 1.4, 2.9, (12, 10, 12))
            c.ellipse(s * 7.9 - 0.9, -2.1, 0.85, None, WHITE)
        nose = mix(cat.points, PINK, 0.45)
        c.path("M-2.5 6 Q0 5 2.5 6 Q1.6 8.4 0 8.8 Q-1.6 8.4 -2.5 6 Z", nose, stroke=darker(nose, 0.5), width=0.5)
        c.path("M0 8.8 L0 10.2 M-4.4 11.2 C-3.4 13 -0.8 12.6 0 10.2 C0.8 12.6 3.4 13 4.4 11.2", stroke=ink, width=0.8)
        for s in (-1, 1):
            for y0, y1 in ((8.8, 5.8), (10.2, 9.8), (11.4, 13.8)):
                c.path(f"M{s * 6} {y0} Q{s * 14} {y1 - 1} {s * 23} {y1}", stroke=(232, 232, 232), width=0.7)


def toes(c: Canvas, cat: Cat, d: str, y: float, *xs: float) -> None:
    """Dark stockings inside d about the paws at xs."""
    with c.clip(d):
        for x in xs:
            soft(c, x, y, 8.6, 13, cat.points)


def cat_tail(c: Canvas, cat: Cat, d: str, thick: float) -> None:
    """A tail in the colour of the points."""
    cord(c, d, thick * (0.8 if cat.slim else 1), cat.points)


def sitting_front(c: Canvas, cat: Cat) -> None:
    """Upright, from the front, the tail beside it or round its feet."""
    c.stands(30, 70, 85)
    w, lean, around = (0.86 if cat.slim else 1.02), c.uniform(-3, 3), c.chance(0.5)
    if not around:
        cat_tail(c, cat, f"M62 82 C82 86 {c.uniform(85, 91):.1f} 70 83 58 C80 50 84 44 89 {c.uniform(42, 48):.1f}", 5.2)
    half: list[Point] = [(50 + lean, 32), (50 + lean + 9 * w, 40), (50 + 11 * w, 50), (50 + 15 * w, 62),
                         (50 + 20 * w, 73), (50 + 20 * w, 82), (50 + 14 * w, 86)]  # fmt: skip
    body = [*half, (50, 86), *((100 - x + (2 * lean if i < 2 else 0), y) for i,
                               (x, y) in reversed(list(enumerate(half))) if i)]  # fmt: skip
    d = coat(c, c.main, body)
    with c.clip(d):
        soft(c, 50, 80, 13, 17, darker(c.main, 0.5), 0.5)
    for s in (-1, 1):
        c.path(f"M{50 + s * 9.4} 84 C{50 + s * 8} 74 {50 + s * 12 * w} 68 {50 + s * 16 * w} 70", stroke=seam(c.main),
               width=0.8)  # fmt: skip
    leg = [(50.6, 58), (58, 56), (57.4, 72), (57, 79), (59.4, 83), (58.4, 87), (51.4, 87), (50.4, 82)]
    d = coat(c, c.main, *both(leg, 50), width=0.6)
    with c.clip(d):
        soft(c, 50, 58, 11, 7, c.main)
    toes(c, cat, d, 85, 45, 55)
    c.line([(50, 66), (50, 86)], seam(c.main), 0.8)
    if cat.slim:
        soft(c, 50, 54, 8, 12, lighter(c.main, 0.6), 0.8)
    if around:
        cat_tail(c, cat, "M68 78 C74 88 58 88.6 38 85.6", 5.6)
    cat_head(c, cat, 50 + lean, 36.4, 1.02)


def sitting_side(c: Canvas, cat: Cat) -> None:
    """Sitting in profile, the face turned to us, the tail behind."""
    c.stands(30, 72, 85)
    low = c.chance(0.5)
    end = "C84 88 92 80 90 66" if low else f"C88 88 92 70 84 60 C80 52 86 46 {c.uniform(88, 91):.1f} 40"
    cat_tail(c, cat, f"M66 82 {end}", 5.2)
    far = coat(c, c.main, limb([(42, 56), (43, 70), (41.6, 80), (39, 85.4)], (9, 6, 5.4, 6)), shade=0.2)
    w = 0 if cat.slim else 2.5
    trunk = [(30, 30), (44, 30), (51, 42), (59 + w, 54), (67 + w, 66), (70 + w, 78), (66, 86), (48, 86), (40, 82),
             (37, 70), (32 - w, 58), (30 - w, 46)]  # fmt: skip
    leg = limb([(39, 54), (37, 70), (36, 80), (33.4, 85.2)], (12, 7, 5.6, 6.4))
    thigh = [(52, 64), (62, 60), (70, 68), (71 + w, 79), (66, 86.4), (44, 86.6), (43, 83.4), (50, 81), (52, 74)]
    d = coat(c, c.main, trunk, leg, thigh)
    with c.clip(d):
        soft(c, 46, 78, 6, 9, darker(c.main, 0.5), 0.5)
        if cat.slim:
            soft(c, 34, 50, 5, 14, lighter(c.main, 0.6), 0.8)
    toes(c, cat, far, 86, 40)
    toes(c, cat, d, 88, 34, 44)
    c.path("M57 62 C50 67 50 76 54 80 C50 81.6 47 82 45 83.4", stroke=seam(c.main), width=0.9)
    c.path("M46 62 C45 68 41 72 40 83", stroke=seam(c.main), width=0.9)
    cat_head(c, cat, c.uniform(35, 39), c.uniform(35, 37.6), 1.02)


def cat_fore(x: float, cat: Cat) -> Ring:
    """A walking cat's front leg, the paw at x."""
    widths = (11.0, 6.4, 5, 5.6) if cat.slim else (12.0, 7.4, 6, 6.4)
    return limb([(36, 56), ((x + 36) / 2 + 1, 70), (x + 1, 80), (x - 2, 84.6)], widths)


def cat_hind(x: float) -> Ring:
    """A walking cat's hind leg, the paw at x."""
    return limb([(74, 54), ((x + 72) / 2 - 1, 67), (x + 3.4, 76), (x - 1, 84.6)], (15, 10, 5.6, 6))


def walking(c: Canvas, cat: Cat) -> None:
    """From the side in mid-step, the tail up or trailing, the face turned to us."""
    step, curl = c.uniform(5, 10), c.uniform(-5, 5)
    feet = (34 - step, 37 + step * 0.9, 72 - step * 0.8, 73 + step)
    for x in feet:
        c.stands(x - 5, x + 4, 85.6)
    if c.chance(0.65):
        d = f"M76 51 C88 50 88 38 {86 + curl:.1f} 28 C{84 + curl:.1f} 20 {86 + curl:.1f} 15 {91 + curl * 0.4:.1f} 14"
    else:
        d = f"M77 51 C86 52 84 66 88 70 C91 73 93 70 {92 + curl * 0.3:.1f} {64 + curl:.1f}"
    cat_tail(c, cat, d, 5)
    far = coat(c, c.main, cat_fore(feet[1], cat), cat_hind(feet[2]), shade=0.22)
    tuck = 2.5 if cat.slim else -1
    body = [(27, 44), (38, 43), (50, 46), (62, 45), (73, 44.6), (80, 50), (81, 59), (75, 65), (62, 65 - tuck),
            (48, 67 - tuck), (36, 67), (29, 62), (25.6, 54)]  # fmt: skip
    d = coat(c, c.main, body, cat_fore(feet[0], cat), cat_hind(feet[3]))
    with c.clip(d):
        soft(c, 55, 69, 18, 5, darker(c.main, 0.5), 0.4)
    toes(c, cat, far, 87, feet[1], feet[2])
    toes(c, cat, d, 87, feet[0], feet[3])
    c.path("M66 53 C62 58 64 63 68 66", stroke=seam(c.main), width=0.8)
    c.path("M45 54 C47 59 46 63 43 66", stroke=seam(c.main), width=0.8)
    cat_head(c, cat, c.uniform(29.6, 32), c.uniform(36, 42), 0.96)


def arched(c: Canvas, cat: Cat) -> None:
    """On tiptoe with a high bristling back and a bushy tail."""
    lift = c.uniform(-3, 3)
    for x in (29, 39, 65, 76):
        c.stands(x - 5, x + 4, 85.6)
    sway = c.uniform(-4, 4)
    coat(c, c.main, [(72, 46), (80, 42), (82 + sway * 0.3, 32), *tufts((82 + sway, 26), (88 + sway * 0.8, 11), 3, 1.6),
                     *tufts((90 + sway * 0.6, 12), (92 + sway * 0.3, 34), 4, 1.5), (88, 46), (80, 54)])  # fmt: skip
    coat(c, c.main, limb([(38, 48), (39, 66), (39.6, 80), (37, 84.6)], (12, 6.6, 5.4, 6)),
         limb([(70, 50), (65, 64), (68, 75), (64, 84.6)], (14, 9, 5.4, 6)), shade=0.22)  # fmt: skip
    back = [*tufts((34, 36), (46, 23 + lift), 3, 1.5), *tufts((48, 22 + lift), (62, 22 + lift), 3, 1.7),
            *tufts((64, 23 + lift), (77, 38), 3, 1.5)]  # fmt: skip
    trunk = [(26, 50), (29, 42), *back, (81, 48), (80, 58), (72, 60), (64, 52), (54, 48), (45, 51), (40, 60), (30, 62)]
    d = coat(c, c.main, trunk, limb([(33, 50), (31, 66), (31, 80), (28, 84.6)], (14, 7, 5.6, 6.4)),
             limb([(75, 50), (74, 64), (79, 74), (75, 84.6)], (15, 10, 5.8, 6.4)))  # fmt: skip
    with c.clip(d):
        soft(c, 52, 28, 20, 8, lighter(c.main, 0.16), 0.7)
    c.path("M67 46 C63 52 65 58 69 62", stroke=seam(c.main), width=0.8)
    cat_head(c, cat, c.uniform(26, 29), c.uniform(42, 47), 0.96)


def crouching(c: Canvas, cat: Cat) -> None:
    """Lying like a sphinx, paws before it."""
    c.stands(10, 88, 84.4)
    cat_tail(c, cat, f"M84 80 C95 84 96 68 {c.uniform(86, 92):.1f} {c.uniform(52, 60):.1f}", 5.2)
    body = [(24, 64), (32, 54), (44, 51), (58, 49), (72, 49), (83, 57), (88, 69), (87, 80), (80, 86), (50, 86),
            (30, 86), (24, 78)]  # fmt: skip
    d = coat(c, c.main, body)
    with c.clip(d):
        soft(c, 52, 88, 26, 8, darker(c.main, 0.5), 0.4)
    c.path("M60 85 C56 70 64 59 74 60 C84 63 88 75 82 85", stroke=seam(c.main), width=0.9)
    for dx, dy, shade in ((5, -1.4, 0.12), (0, 0, 0)):
        paws = at([(26, 72), (40, 72), (46, 80), (43, 86.6), (26, 87), (11, 87), (8.6, 83.6), (12, 80)], dx, dy)
        toes(c, cat, coat(c, c.main, paws, shade=shade), 85 + dy, 11 + dx)
    toes(c, cat, d, 89, 66)
    cat_head(c, cat, c.uniform(29, 33), c.uniform(44, 50), 1.1)


def siamese_cat(c: Canvas) -> None:
    """Slim and cream-white; face, ears, paws and tail dark; eyes blue."""
    c.main = mix(c.main, (240, 222, 196), c.uniform(0.3, 0.62))
    dark = c.choice([(66, 48, 44), (66, 48, 44), (104, 70, 52), (98, 100, 114)])
    cat = Cat(iris=c.choice([(72, 152, 236), (94, 176, 240)]), points=dark, slim=True)
    c.choice((sitting_front, sitting_side, walking, crouching))(c, cat)


def black_cat(c: Canvas) -> None:
    """Black all over; arches its back, sits or walks."""
    c.main = mix(c.main, (26, 25, 32), 0.5)
    cat = Cat(iris=c.choice([(246, 206, 58), (160, 212, 74), (244, 168, 44)]), points=c.main, slim=False)
    c.choice((arched, arched, sitting_front, sitting_side, walking))(c, cat)


# cattle ---------------------------------------------------------------------------------------
def fore_leg(x: float, y: float, step: float = 0) -> list[Point]:
    """Joints of a front leg on the ground, the hoof `step` further right."""
    return [(x, y), (x + step * 0.35, 64), (x + step * 0.6, 71), (x + step, 82)]


def hind_leg(x: float, y: float, step: float = 0) -> list[Point]:
    """Joints of a hind leg on the ground, bent back at the hock."""
    return [(x, y), (x - 2 + step * 0.2, 60), (x + 3.4 + step * 0.6, 69), (x + 1.4 + step, 82)]


def cow_patches(c: Canvas, d: str) -> None:
    """Three or four large white patches, never where the whole flank would be white."""
    spots = [(44, 60, 9, 11), (62, 38, 10, 7), (80, 54, 7, 10), (36, 38, 6, 8), (66, 64, 9, 7)]
    with c.clip(d):
        for x, y, rx, ry in c.rng.sample(spots, c.choice((3, 3, 4))):
            k = c.uniform(0.9, 1.2)
            c.path(blob(c, x + c.uniform(-3, 3), y + c.uniform(-2, 2), rx * k, ry * k), (248, 246, 240))
        soft(c, 56, 67, 24, 6, darker(c.main, 0.5), 0.28)


def cow_face(c: Canvas, x: float, y: float, k: float, *, horns: bool, blaze: bool) -> None:
    """A cow's head from the front."""
    muzzle = mix(c.main, (240, 172, 164), 0.86)
    with c.group(f"translate({x:.2f} {y:.2f}) rotate({c.uniform(-6, 6):.1f}) scale({k:.3f})"):
        for s in (-1, 1):
            if horns:
                c.path(f"M{s * 4} -14 C{s * 7} -19 {s * 13} -18 {s * 14} -24.6 "
                       f"C{s * 17.6} -18 {s * 15} -11 {s * 8} -9 Z",
                       (236, 224, 196), stroke=(120, 102, 80), width=0.9)  # fmt: skip
            coat(c, c.main, [(s * 8, -11), (s * 14, -13.4), (s * 22, -10), (s * 22.6, -7.4), (s * 17, -4.6),
                             (s * 9, -5)])  # fmt: skip
            c.path(f"M{s * 12} -9.4 Q{s * 17} -10.6 {s * 20} -8.4 Q{s * 16} -6.2 {s * 12} -7 Z", mix(c.main, PINK, 0.6))
        d = coat(c, c.main, mirrored([(0, -16), (7, -15), (11, -9), (11, -1), (8.4, 7), (9, 14), (5, 19), (0, 20)]))
        with c.clip(d):
            if blaze:
                c.path(ring(mirrored([(0, -18), (2.6, -14), (3.2, -4), (4.6, 6), (9, 12), (0, 14)])), (248, 246, 240))
        c.path(ring(mirrored([(0, 6), (6, 6.6), (11, 10.4), (10.6, 16.4), (6, 20.6), (0, 21.4)])),
               c.gradient([(0, lighter(muzzle, 0.2)), (1, darker(muzzle, 0.12))]), stroke=darker(muzzle, 0.5),
               width=0.9)  # fmt: skip
        for s in (-1, 1):
            c.ellipse(s * 5.2, 11.4, 1.9, 1.5, darker(muzzle, 0.6))
            eye(c, s * 7, -3, 2.2)
        c.path("M-5 16.6 Q0 18.8 5 16.6", stroke=darker(muzzle, 0.55), width=0.9)
        coat(c, c.main, [(-4, -15), (0, -18), (4, -15), (3, -11.4), (0.6, -9), (-2.6, -11)], width=0.6)
        if c.chance(0.3):
            c.rect(15, -7.4, 4.6, 5, 0.8, (250, 206, 48), stroke=(150, 110, 20), width=0.6)


def cow_tail(c: Canvas, x: float, y: float, end: float) -> None:
    """A thin tail with a tassel, hanging down to y = end."""
    sway = c.uniform(-1, 3)
    cord(c, f"M{x} {y} C{x + 5} {y + 2} {x + 4 + sway} {end - 14} {x + 4 + sway:.1f} {end - 6:.1f}", 2.4, c.main)
    tip = x + 4 + sway
    coat(c, darker(c.main, 0.35), [(tip, end - 9), (tip + 2.6, end - 3), (tip + 1, end + 3), (tip - 2.4, end - 2)])


def cow_standing(c: Canvas) -> None:
    """From the side, the head turned to us, or down to the grass."""
    a, b, graze = c.choice((-8.0, 9.0)) + c.uniform(-1, 1), c.choice((-10.0, 7.0)) + c.uniform(-1, 1), c.chance(0.3)
    legs = [fore_leg(38, 52), hind_leg(76, 50)]
    far = [fore_leg(40 + a * 0.4, 54, a), hind_leg(74 + b * 0.4, 52, b)]
    for leg in (*legs, *far):
        c.stands(leg[-1][0] - 4, leg[-1][0] + 4, 86)
    wide = ((13, 8, 6.4, 6), (19, 12, 7, 6))
    coat(c, c.main, *(limb(leg, w) for leg, w in zip(far, wide, strict=True)), shade=0.28)
    for leg in far:
        hoof(c, leg, 6, darker(HORN, 0.2))
    cow_tail(c, 84, 40, c.uniform(66, 72))
    if c.chance(0.7):
        c.path(ring([(60, 60), (70, 60), (71, 66), (66, 70), (60, 68)]), (242, 172, 172), stroke=(160, 92, 96),
               width=0.9)  # fmt: skip
        for x in (62.4, 67):
            c.line([(x, 68), (x, 71)], (214, 130, 136), 2)
    neck = [(40, 36), (28, 44), (18, 58), (24, 68), (34, 64), (40, 58)] if graze else [(42, 35), (30, 30), (20, 34),
                                                                                      (24, 46), (34, 58)]  # fmt: skip
    trunk = [(36, 36), (46, 36), (58, 37.4), (70, 35.6), (80, 36), (85, 42), (85, 54), (80, 62), (68, 64), (52, 67),
             (40, 66), (32, 58), (30, 46)]  # fmt: skip
    d = coat(c, c.main, trunk, neck, *(limb(leg, w) for leg, w in zip(legs, wide, strict=True)))
    cow_patches(c, d)
    if c.chance(0.5):
        with c.clip(d):
            c.rect(20, c.uniform(72, 76), 70, 20, fill=(248, 246, 240))
    for leg in legs:
        hoof(c, leg, 6)
    c.path("M67 50 C65 57 66 61 70 65", stroke=seam(c.main), width=0.9)
    horns, blaze, k = c.chance(0.6), c.chance(0.7), c.uniform(0.86, 0.96)
    if not graze and c.chance(0.4):
        c.path("M20 49 Q28 54 37 47", stroke=(150, 60, 50), width=2.4)
        c.path("M24 51 L33 51 L35 60 L22 60 Z", (232, 190, 80), stroke=(120, 88, 30), width=0.9)
    cow_face(c, c.uniform(26.6, 29), c.uniform(60, 64) if graze else c.uniform(31, 34), k, horns=horns, blaze=blaze)


def cow_lying(c: Canvas) -> None:
    """Resting in the grass, legs folded, the head up."""
    c.stands(18, 92, 84)
    cow_tail(c, 86, 62, 84)
    trunk = [(30, 48), (40, 47), (54, 50), (68, 48), (80, 51), (89, 60), (91, 74), (86, 84), (66, 86), (40, 86),
             (28, 82), (25, 66)]  # fmt: skip
    d = coat(c, c.main, trunk, [(40, 48), (30, 38), (20, 42), (22, 58), (30, 70)])
    with c.clip(d):
        for x, y, rx, ry in c.rng.sample([(46, 54, 9, 7), (70, 56, 9, 8), (84, 68, 7, 10), (56, 80, 10, 6)], 3):
            c.path(blob(c, x, y, rx, ry), (248, 246, 240))
        soft(c, 58, 88, 30, 7, darker(c.main, 0.5), 0.4)
    leg = coat(c, c.main, limb([(76, 68), (66, 76), (72, 83), (58, 83.4)], (18, 11, 6.4, 5.6)))
    with c.clip(leg):
        soft(c, 76, 68, 9, 8, c.main)
    hoof(c, [(66, 83), (58, 83.4)], 5)
    coat(c, c.main, limb([(38, 72), (26, 77), (24, 83), (36, 83.6)], (12, 8.6, 7, 5.6)))
    hoof(c, [(28, 83.4), (37, 83.6)], 5)
    cow_face(c, c.uniform(28, 30), c.uniform(36, 39), 1, horns=c.chance(0.6), blaze=c.chance(0.7))


def cow_portrait(c: Canvas) -> None:
    """The head from the front over the chest."""
    portrayed(c)
    d = coat(
        c, c.main, mirrored([(50, 40), (64, 50), (74, 62), (83, 76), (88, 94), (90, 126), (50, 127)], 50), shade=0.1
    )
    with c.clip(d):
        for s in (-1, 1):
            c.path(blob(c, 50 + s * c.uniform(20, 28), c.uniform(78, 96), 11, 12), (248, 246, 240))
    horns = c.chance(0.7)
    cow_face(c, 50, 51, c.uniform(1.6, 1.7), horns=horns, blaze=not horns or c.chance(0.7))


def cow(c: Canvas) -> None:
    """Brown or black with white patches and a pink muzzle."""
    if sum(c.main) > 200:
        c.main = mix(c.main, (156, 90, 48), c.uniform(0, 0.7))
    c.choice((cow_standing, cow_standing, cow_standing, cow_lying, cow_portrait))(c)


# the horse ------------------------------------------------------------------------------------
HORSE_HEAD: Ring = ((3, -9), (-3, -8), (-9, 2), (-15, 11), (-19.4, 16), (-20, 20.6), (-16.6, 24.8), (-11.6, 23),
                    (-7.6, 18), (-2, 14.6), (5, 12.4), (10, 5), (8, -5))  # fmt: skip


HORSE_EAR: Ring = ((0, -6), (0.2, -11.6), (3, -16), (5.4, -11), (5.6, -6))


@dataclass(frozen=True)
class Hair:
    """A horse's mane and tail, the white of its legs (0: none) and whether it has a white blaze."""

    mane: RGB
    socks: float
    blaze: bool
    halter: RGB | None


def horse_head(c: Canvas, hair: Hair, x: float, y: float, k: float, turn: float) -> None:
    """Marks of the head from the side (HORSE_HEAD, part of the body already), ears, forelock, perhaps a halter."""
    muzzle = darker(c.main, 0.34) if sum(c.main) > 200 else lighter(c.main, 0.16)
    with c.group(f"translate({x:.2f} {y:.2f}) rotate({turn:.1f}) scale({k:.3f})"):
        with c.clip(ring(HORSE_HEAD)):
            soft(c, -18, 20.6, 7.8, 7, muzzle)
            if hair.blaze:
                c.path("M-3 -8 Q-13 4 -21 15 L-15.4 16 Q-9 6 -3 -2 Z", (248, 246, 240))
        if hair.halter:
            with c.clip(ring(HORSE_HEAD)):
                c.path("M-16 9 L-6 19 M-9.6 15 L4 2 M3 -9 L4 2 L8 10", stroke=darker(hair.halter, 0.4), width=2.4)
                c.path("M-16 9 L-6 19 M-9.6 15 L4 2 M3 -9 L4 2 L8 10", stroke=hair.halter, width=1.5)
        c.ellipse(-16.8, 17.8, 1.3, 1.1, NIGHT)
        c.path("M-18.6 22 Q-15 22.4 -12 19.6", stroke=NIGHT if sum(c.main) > 200 else seam(c.main), width=0.8)
        c.path("M5.6 11 C1 11 0.4 6 3 3", stroke=seam(c.main), width=0.8)
        if sum(c.main) < 230:  # else a black horse's eye is lost
            c.ellipse(-4.4, 0.8, 2.9, 2.7, lighter(c.main, 0.3))
        eye(c, -4.4, 0.6, 1.9)
        coat(c, c.main, HORSE_EAR, width=0.8)
        coat(c, hair.mane, [(4, -11), (-1, -10), (-6, -6), (-8, -1), (-2, -4.6), (4, -5)], width=0.7)


def horse_mane(c: Canvas, hair: Hair, a: Point, b: Point, reach: float) -> None:
    """Hair along the crest from a (poll) to b (withers), hanging down over the neck."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    size = math.hypot(dx, dy)
    nx, ny = -dy / size * reach, dx / size * reach
    lower = [(b[0] - dx * t + nx * c.uniform(0.7, 1.15) * (1 if i % 2 else 0.55),
              b[1] - dy * t + ny * c.uniform(0.7, 1.15) * (1 if i % 2 else 0.55))
             for i, t in enumerate((0.04, 0.16, 0.3, 0.44, 0.58, 0.72, 0.86))]  # fmt: skip
    bow = (a[0] + dx * 0.5 - nx * 0.28, a[1] + dy * 0.5 - ny * 0.28)
    coat(c, hair.mane, [(a[0] - 1, a[1] - 1.6), bow, (b[0] + 1.6, b[1] - 0.6), *lower])


def horse_tail(c: Canvas, hair: Hair, x: float, y: float, streaming: bool) -> None:
    """Long hair, hanging or streaming."""
    w = c.uniform(-1.5, 1.5)
    if streaming:
        coat(c, hair.mane, [(x - 3, y), (x + 4, y - 4), (x + 11, y - 1), (x + 17, y + 9), (x + 18, y + 21),
                            (x + 12, y + 16), (x + 10, y + 22), (x + 6, y + 11), (x + 1, y + 5)])  # fmt: skip
        return
    coat(c, hair.mane, [(x - 3, y), (x + 3, y - 1), (x + 8 + w, y + 8), (x + 9.6 + w, y + 22), (x + 8, y + 36),
                        (x + 4, y + 29), (x + 2, y + 33), (x + 0.6, y + 20), (x + 1, y + 9)])  # fmt: skip


def horse_legs(c: Canvas, hair: Hair, legs: Sequence[Sequence[Point]], *more: Ring, shade: float = 0) -> str:
    """Legs (and other rings) as one coat, with socks and hooves; even places are front legs."""
    wide = ((13, 7.4, 5, 4.4), (20, 13.4, 6, 4.4))
    d = coat(c, c.main, *more, *(limb(leg, wide[i % 2]) for i, leg in enumerate(legs)), shade=shade)
    with c.clip(d):
        for i, leg in enumerate(legs):
            if hair.socks and (i + int(hair.socks)) % 2:
                (ax, ay), (bx, by) = leg[-2], leg[-1]
                c.path(ring(limb([((ax + bx) / 2, (ay + by) / 2), (bx, by), (2 * bx - ax, 2 * by - ay)], (9, 9, 9))),
                       (246, 244, 238))  # fmt: skip
    for leg in legs:
        hoof(c, leg, 4.8)
    return d


TRUNK: Ring = ((34, 40), (43, 37), (54, 39.8), (66, 37), (75, 39), (80, 46), (79, 53), (72, 56), (60, 57.6),
               (48, 59.6), (38, 59.6), (31, 53), (29, 46))  # fmt: skip


def horse_standing(c: Canvas, hair: Hair) -> None:
    """From the side, standing or trotting, the neck high."""
    trot, hx, hy, turn = c.chance(0.45), c.uniform(22.5, 25), c.uniform(23, 26), c.uniform(-10, 8)
    a, b = c.choice((-7.0, 9.0)) + c.uniform(-1, 1), c.choice((-10.0, 7.0)) + c.uniform(-1, 1)
    near, far = [fore_leg(37, 50), hind_leg(73, 48)], [fore_leg(38, 52, a), hind_leg(71, 50, b)]
    if trot:
        near = [[(36, 52), (26, 59), (22, 66), (28, 74)], hind_leg(73, 50, 6)]
        far = [fore_leg(39, 54, 5), [(70, 52), (64, 60), (66, 69), (58, 78)]]
    for leg in (*near, *far):
        if leg[-1][1] > 80:
            c.stands(leg[-1][0] - 4, leg[-1][0] + 4, 86)
    horse_legs(c, hair, far, shade=0.28)
    horse_tail(c, hair, 79, 43, trot)
    neck = [(hx + 4, hy - 8), (hx + 12, hy - 3), (42, 29), (48, 38), (44, 52), (34, 54), (30, 47), (29, 40),
            (hx + 4, hy + 10)]  # fmt: skip
    d = horse_legs(c, hair, near, TRUNK, neck, at(HORSE_HEAD, hx, hy, 1, turn))
    with c.clip(d):
        soft(c, 55, 59, 20, 4.6, darker(c.main, 0.5), 0.4)
        soft(c, 70, 46, 8, 6, lighter(c.main, 0.25), 0.5)
    c.path("M66 45 C63 50 64 54 68 57", stroke=seam(c.main), width=0.8)
    c.path("M45 46 C47 51 46 54 43 57", stroke=seam(c.main), width=0.8)
    horse_mane(c, hair, (hx + 6, hy - 8), (46, 36.6), c.uniform(6, 9))
    if c.chance(0.25):
        saddle = (112, 62, 36)
        c.path("M48 38 L62 38 L63 50 L50 51 Z", c.choice(((60, 100, 170), (170, 50, 56), (240, 238, 230))),
               stroke=NIGHT, width=0.8)  # fmt: skip
        coat(c, saddle, [(47, 36), (52, 38.6), (58, 37.6), (63, 34.4), (63, 41), (59, 45), (58, 53), (53, 53),
                         (52, 44)])  # fmt: skip
    horse_head(c, hair, hx, hy, 1, turn)


def horse_grazing(c: Canvas, hair: Hair) -> None:
    """From the side, the head down."""
    hx, hy, turn, a = c.uniform(20, 22), c.uniform(60, 62), c.uniform(-22, -10), c.choice((-8.0, 9.0))
    near, far = [fore_leg(40, 54, -3), hind_leg(75, 50)], [fore_leg(41, 54, a), hind_leg(73, 52, -6)]
    for leg in (*near, *far):
        c.stands(leg[-1][0] - 4, leg[-1][0] + 4, 86)
    horse_legs(c, hair, far, shade=0.28)
    horse_tail(c, hair, 81, 43, False)
    neck = [(hx + 4, hy - 8), (28.6, 46), (37, 38.6), (46, 37), (46, 56), (36, 60), (32, 60), (hx + 7, hy + 8)]
    d = horse_legs(c, hair, near, at(TRUNK, 2, 0), neck, at(HORSE_HEAD, hx, hy, 0.98, turn))
    with c.clip(d):
        soft(c, 57, 59, 20, 4.6, darker(c.main, 0.5), 0.4)
    c.path("M68 45 C65 50 66 54 70 57", stroke=seam(c.main), width=0.8)
    horse_mane(c, hair, (hx + 4, hy - 8), (44, 36.4), c.uniform(5, 8))
    horse_head(c, hair, hx, hy, 0.98, turn)


def horse_portrait(c: Canvas, hair: Hair) -> None:
    """Head and neck from the side."""
    turn = c.uniform(-8, 6)
    head = at(HORSE_HEAD, 45, 39, 1.9, turn)
    coat(c, c.main, at(HORSE_EAR, 36.8, 40.4, 1.9, turn - 10), shade=0.25)
    portrayed(c)
    d = coat(c, c.main, [(50, 20), (64, 26), (76, 44), (84, 66), (91, 92), (95, 126), (34, 126), (40, 96), (47, 78),
                         (49, 64), (54, 48)], head)  # fmt: skip
    with c.clip(d):
        soft(c, 56, 72, 10, 24, darker(c.main, 0.4), 0.4)
    horse_mane(c, hair, (56, 23), (90, 96), c.uniform(15, 20))
    horse_head(c, hair, 45, 39, 1.9, turn)


def horse(c: Canvas) -> None:
    """Bay, black, grey-white or palomino, with a long mane and tail."""
    bright = sum(c.main)
    mane = darker(c.main, 0.55)
    if bright > 640:
        mane = c.choice([(206, 204, 204), (172, 172, 178)])
    elif bright < 200:
        mane = (24, 23, 28)
    elif c.main[0] > 190:
        c.main, mane = mix(c.main, (230, 174, 84), 0.5), (250, 236, 206)
    halter = c.choice([(206, 44, 52), (44, 96, 190), (112, 70, 40)]) if c.chance(0.4) else None
    hair = Hair(mane, c.choice((0, 0, 1, 2)) if bright < 640 else 0, bright < 640 and c.chance(0.45), halter)
    c.choice((horse_standing, horse_standing, horse_standing, horse_grazing, horse_portrait))(c, hair)


# the sheep ------------------------------------------------------------------------------------
def sheep_face(c: Canvas, skin: RGB, x: float, y: float, k: float, *, horns: bool) -> None:
    """A sheep's long head from the front, with a woolly cap."""
    with c.group(f"translate({x:.2f} {y:.2f}) rotate({c.uniform(-8, 8):.1f}) scale({k:.3f})"):
        for s in (-1, 1):
            coat(c, skin, [(s * 6, -8), (s * 13, -9), (s * 19, -4.6), (s * 18, -1.6), (s * 12, -2), (s * 6, -3)])
        coat(c, skin, mirrored([(0, -15), (7, -13), (9.4, -6), (8, 3), (6.4, 11), (3.6, 15), (0, 16)]))
        for s in (-1, 1):
            c.ellipse(s * 4.8, -2.6, 2.3, 2.5, (246, 238, 214))
            c.ellipse(s * 4.8, -2.6, 1.9, 1.4, (12, 10, 12))
            c.ellipse(s * 4.8 - 0.7, -3.2, 0.6, None, WHITE)
        ink = lighter(skin, 0.4) if sum(skin) < 300 else darker(skin, 0.6)
        c.path("M-3 8.4 Q-1.6 10.6 0 10.8 Q1.6 10.6 3 8.4 M0 10.8 L0 12.6 M-2.6 13.4 Q0 12 2.6 13.4", stroke=ink,
               width=0.9)  # fmt: skip
        fleece(c, round_ring(0, -12.6, 9.4, 5.8), c.main, 4.2)
        if horns:
            for s in (-1, 1):
                d = f"M{s * 7} -13 C{s * 18} -20 {s * 26} -8 {s * 19} 1 C{s * 15} 5 {s * 10} 1 {s * 13} -4"
                c.path(d, stroke=(96, 78, 56), width=6.4)
                c.path(d, stroke=(206, 182, 140), width=4.6)
                c.path(d, stroke=(150, 124, 88), width=4.6, dash="0.7 2.6", cap="butt")


def sheep_leg(c: Canvas, skin: RGB, x: float, shade: float = 0) -> None:
    """A thin straight leg with a hoof."""
    leg = [(x, 62), (x + 0.4, 72), (x, 82)]
    coat(c, skin, limb(leg, (7, 5.4, 5)), shade=shade)
    hoof(c, leg, 5, (48, 42, 42))


def sheep_standing(c: Canvas, skin: RGB) -> None:
    """From the side, the head turned to us, raised or grazing."""
    wide, graze = c.uniform(-2, 3), c.chance(0.3)
    feet = (38, 46 + c.uniform(-1, 3), 70 + c.uniform(-3, 1), 78)
    for x in feet:
        c.stands(x - 4, x + 4, 86)
    for x, shade in zip((feet[1], feet[2], feet[0], feet[3]), (0.25, 0.25, 0, 0), strict=True):
        sheep_leg(c, skin, x, shade)
    fleece(c, round_ring(90, 48, 4.6, 6.5), c.main, 5)
    body = [(28, 42), (36, 32), (50, 28 - wide), (66, 28 - wide), (80, 33), (89, 45), (89, 58), (82, 67),
            (68, 70 + wide), (50, 71 + wide), (36, 68), (28, 58)]  # fmt: skip
    fleece(c, body, c.main, c.uniform(7.5, 9.5))
    horns = c.chance(0.25)
    x, y = (c.uniform(25, 27), c.uniform(62, 66)) if graze else (c.uniform(26, 29), c.uniform(33, 38))
    sheep_face(c, skin, x + 5 * horns, y, c.uniform(1, 1.12), horns=horns)


def sheep_front(c: Canvas, skin: RGB) -> None:
    """From the front: a round of wool, four legs, the face in the middle."""
    for x in (38, 62):
        c.stands(x - 5, x + 5, 86)
    for x, shade in ((43, 0.3), (57, 0.3), (37, 0), (63, 0)):
        sheep_leg(c, skin, x, shade)
    fleece(c, round_ring(50, 48, c.uniform(29, 33), c.uniform(25, 28)), c.main, 9)
    sheep_face(c, skin, 50, c.uniform(36, 42), 1.3, horns=c.chance(0.35))


def sheep_lying(c: Canvas, skin: RGB) -> None:
    """Resting, a front leg out."""
    c.stands(20, 90, 84.6)
    body = [(24, 58), (32, 46), (46, 41), (64, 40), (80, 45), (90, 57), (91, 72), (86, 82), (68, 85), (46, 85),
            (30, 82), (23, 70)]  # fmt: skip
    for x in (32, 64):
        leg = [(x + 14, 82), (x + 4, 83.4), (x - 6, 83.6)]
        coat(c, skin, limb(leg, (7, 5.6, 5)))
        hoof(c, leg, 4.6, (48, 42, 42))
    fleece(c, body, c.main, c.uniform(7.5, 9.5))
    horns = c.chance(0.25)
    sheep_face(c, skin, c.uniform(28, 30) + 4 * horns, c.uniform(42, 46), 1.12, horns=horns)


def sheep(c: Canvas) -> None:
    """White with a dark or pale face, or black all over."""
    if sum(c.main) > 400:
        c.main = mix(c.main, (250, 244, 228), c.uniform(0.2, 0.7))
        skin = c.choice([(58, 52, 54), (58, 52, 54), (232, 206, 180), (150, 116, 92)])
    else:
        skin = c.choice([(36, 33, 36), (92, 80, 76)])
    c.choice((sheep_standing, sheep_standing, sheep_standing, sheep_front, sheep_lying))(c, skin)


# the pig --------------------------------------------------------------------------------------
def snout(c: Canvas, x: float, y: float, rx: float, ry: float) -> None:
    """The disc of a pig's nose with two nostrils."""
    tone = darker(mix(c.main, (232, 110, 130), 0.4), 0.04)
    c.ellipse(x, y, rx, ry, c.gradient([(0, lighter(tone, 0.22)), (1, tone)]), stroke=darker(c.main, 0.55), width=0.9)
    for s in (-1, 1):
        c.ellipse(x + s * rx * 0.4, y, rx * 0.19, ry * 0.36, darker(tone, 0.6))


def pig_face(c: Canvas, x: float, y: float, k: float) -> None:
    """A pig's head from the front; ears pricked or folded."""
    folded = c.chance(0.5)
    ear: list[Point] = [(4, -12), (10, -19), (18, -20), (19, -12), (15, -5), (9, -8)]
    if folded:
        ear = [(5, -13), (12, -17.6), (20, -15), (22, -5), (18.6, -2), (14, -6), (8, -9)]
    with c.group(f"translate({x:.2f} {y:.2f}) rotate({c.uniform(-6, 6):.1f}) scale({k:.3f})"):
        d = coat(c, c.main, mirrored([(0, -15), (9, -13.4), (15, -7), (17, 2), (15, 10), (8.4, 15), (0, 16)]))
        with c.clip(d):
            for s in (-1, 1):
                soft(c, s * 12.4, 6, 4.6, 3.8, (238, 96, 128), 0.55)
        coat(c, darker(c.main, 0.08), *both(ear))
        if not folded:
            for s in (-1, 1):
                c.path(ring([(s * 9, -11), (s * 12, -16), (s * 16, -17), (s * 16, -11), (s * 13, -8)]),
                       darker(mix(c.main, (220, 84, 120), 0.4), 0.06))  # fmt: skip
        for s in (-1, 1):
            eye(c, s * 8, -3, 2)
        c.path("M-6.4 10.6 Q0 15.4 6.4 10.6", stroke=darker(c.main, 0.6), width=1)
        snout(c, 0, 4.6, 7, 5.2)


def pig_profile(c: Canvas, x: float, y: float) -> None:
    """Marks of a head from the side whose outline is the body's: eye, ear, mouth and the end of the nose."""
    tone = darker(mix(c.main, (232, 110, 130), 0.4), 0.04)
    c.path(ring([(x - 17.4, y + 0.4), (x - 14.6, y - 1), (x - 12.8, y + 5), (x - 13.6, y + 11), (x - 16.6, y + 11.4),
                 (x - 18, y + 6)]), tone, stroke=darker(c.main, 0.55), width=0.9)  # fmt: skip
    c.ellipse(x - 16.2, y + 5, 0.8, 1.7, darker(tone, 0.6))
    c.path(f"M{x - 12.6} {y + 12.4} Q{x - 7} {y + 15.4} {x - 2.6} {y + 10.6}", stroke=darker(c.main, 0.6), width=0.9)
    soft(c, x + 0.6, y + 8, 4.4, 3.6, (238, 96, 128), 0.5)
    eye(c, x - 4.4, y - 1, 1.9)
    if c.chance(0.5):
        ear = [(x + 2, y - 7), (x - 4, y - 14), (x - 3, y - 18), (x + 7, y - 15), (x + 11, y - 6), (x + 7, y - 3)]
    else:
        ear = [(x + 3, y - 10), (x + 10, y - 11), (x + 11, y - 3), (x + 4, y + 6), (x - 2, y + 5), (x - 1, y - 4)]
    coat(c, darker(c.main, 0.1), ear)


def pig_leg(x: float, hind: bool) -> list[Point]:
    """Joints of a short leg."""
    return [(x, 62), (x + (2 if hind else 0), 72), (x + (1 if hind else 0), 82)]


def pig_marks(c: Canvas, d: str) -> None:
    """Light on the back, shade below; sometimes a few dark spots or mud on the belly."""
    extra = c.choice(("", "", "spots", "mud"))
    with c.clip(d):
        soft(c, 58, 40, 22, 7, lighter(c.main, 0.5), 0.6)
        if extra == "spots":
            for _ in range(c.choice((2, 3, 4))):
                c.path(blob(c, c.uniform(42, 82), c.uniform(40, 66), c.uniform(3, 5), c.uniform(3, 4.4)), (112, 84, 84))
        if extra == "mud":
            c.path("M20 79 C30 74 36 80 46 76 C58 70 66 78 74 75 C82 72 86 78 94 76 L94 92 L20 92 Z", (124, 88, 62))


def pig_standing(c: Canvas) -> None:
    """From the side: a barrel on short legs; the head in profile or turned to us."""
    side, fat = c.chance(0.55), c.uniform(-1.5, 3)
    near, far = [pig_leg(38, False), pig_leg(76, True)], [pig_leg(45 + c.uniform(-1, 2), False), pig_leg(68, True)]
    for leg in (*near, *far):
        c.stands(leg[-1][0] - 4.6, leg[-1][0] + 4.6, 86)
    cord(c, "M84 50 C90 49 93 42 89 41 C85 41 87 48 93 46", 1.8, c.main)
    coat(c, c.main, *(limb(leg, (12, 9, 7)) for leg in far), shade=0.2)
    trunk = [(30, 42), (40, 35), (54, 31 - fat), (70, 32 - fat), (82, 39), (88, 51), (86, 64), (78, 72), (62, 74 + fat),
             (46, 74 + fat), (34, 70), (27, 60)]  # fmt: skip
    hx, hy = c.uniform(25, 27), c.uniform(46, 50)
    head = [(hx - 15, hy), (hx - 9, hy - 3), (hx - 4, hy - 9), (hx + 4, hy - 12), (42, 38), (44, 68), (30, 68),
            (hx - 2, hy + 17), (hx - 9, hy + 14), (hx - 15, hy + 11)]  # fmt: skip
    legs = [limb(leg, (15, 10, 7)) for leg in near]
    pig_marks(c, coat(c, c.main, trunk, *legs, head) if side else coat(c, c.main, trunk, *legs))
    for leg in far:
        hoof(c, leg, 6.4, (122, 84, 86))
    for leg in near:
        hoof(c, leg, 6.8, (146, 100, 100))
    c.path("M70 58 C67 64 68 69 71 73", stroke=seam(c.main), width=0.9)
    if side:
        pig_profile(c, hx, hy)
    else:
        pig_face(c, c.uniform(30, 32), c.uniform(43, 48), 1.14)


def pig_sitting(c: Canvas) -> None:
    """On its haunches, from the front."""
    c.stands(22, 78, 85)
    wide = c.uniform(24, 28)
    thigh = [(60, 62), (50 + wide, 68), (52 + wide, 80), (46 + wide, 86.4), (60, 86.6)]
    coat(c, c.main, *both(thigh, 50), shade=0.1)
    belly = mirrored([(50, 36), (64, 44), (70, 58), (71, 70), (66, 79), (50, 81)], 50)
    legs = [[(50 + s * 11, 62), (50 + s * 9.6, 74), (50 + s * 8.6, 82.4)] for s in (-1, 1)]
    d = coat(c, c.main, belly, *(limb(leg, (13, 10, 8)) for leg in legs))
    with c.clip(d):
        soft(c, 50, 60, 13, 15, lighter(c.main, 0.4), 0.7)
        soft(c, 50, 80, 5, 12, darker(c.main, 0.35), 0.7)
    for s, leg in zip((-1, 1), legs, strict=True):
        hoof(c, leg, 7.6, (146, 100, 100))
        c.path(f"M{50 + s * 4.6} 80 Q{50 + s * 4.6} 72 {50 + s * 6.6} 67 "
               f"M{50 + s * 13} 80 Q{50 + s * 15} 74 {50 + s * 16.6} 68",
               stroke=seam(c.main), width=0.9)  # fmt: skip
        c.path(points([(50 + s * (wide - 5), 86.4), (50 + s * (wide - 3), 82), (50 + s * (wide + 2), 82),
                       (50 + s * (wide + 3), 86.4)], close=True), (146, 100, 100), stroke=(80, 50, 54),
               width=0.9)  # fmt: skip
    pig_face(c, 50, c.uniform(36, 39), 1.36)


def pig_portrait(c: Canvas) -> None:
    """The head large, from the front."""
    portrayed(c)
    coat(c, c.main, mirrored([(50, 56), (72, 66), (83, 78), (88, 94), (90, 126), (50, 127)], 50), shade=0.1)
    pig_face(c, 50, 50, c.uniform(1.85, 2))


def pig(c: Canvas) -> None:
    """Pink and round, with a disc of a nose and a curly tail."""
    c.main = mix(c.main, (250, 164, 172), c.uniform(0.35, 0.65))
    c.choice((pig_standing, pig_standing, pig_standing, pig_standing, pig_sitting, pig_sitting, pig_portrait))(c)


KINDS = [
    Kind("dachshund", ("animals", "mammals", "dogs"), dachshund,
         ("dachshund", "sausage dog", "wiener dog", "doxie", "short-legged dog", "dachshund dog", "badger dog",
          "long-bodied dog", "dog with short legs"), {"brown": 1.2, "black": 1},
         {}, GARDEN, tilt=3),
    Kind("poodle", ("animals", "mammals", "dogs"), poodle,
         ("poodle", "french poodle", "curly-haired dog", "curly dog", "show poodle", "poodle dog", "pom-pom dog",
          "groomed dog"),
         {"white": 1.3, "black": 1, "grey": 1, "brown": 1}, {}, GARDEN, tilt=3),
    Kind("siamese cat", ("animals", "mammals", "cats"), siamese_cat,
         ("siamese cat", "siamese", "blue-eyed cat", "cat with a dark face", "cat with dark ears", "oriental cat",
          "thai cat", "cat with blue eyes"), {"white": 1},
         {}, HOME, tilt=3),
    Kind("black cat", ("animals", "mammals", "cats"), black_cat,
         ("black cat", "witch's cat", "halloween cat", "all-black cat", "pitch-black cat", "cat with black fur",
          "black-furred cat", "spooky cat"), {"black": 1}, {},
         HOME, tilt=3),
    Kind("cow", ("animals", "mammals", "farm animals"), cow,
         ("cow", "dairy cow", "milk cow", "heifer", "moo-cow", "bovine", "farm cow",
          "dairy animal"), {"brown": 1, "black": 1}, {}, FARM, tilt=3),
    Kind("horse", ("animals", "mammals", "farm animals"), horse,
         ("horse", "pony", "mare", "stallion", "riding horse", "steed", "horsey", "equine", "farm horse"),
         {"brown": 1.4, "black": 1, "white": 1, "golden": 0.9}, {}, FARM, tilt=3),
    Kind("sheep", ("animals", "mammals", "farm animals"), sheep,
         ("sheep", "ewe", "ram", "woolly animal", "lamb", "farm sheep", "fleecy animal",
          "woolly lamb"), {"white": 1.5, "black": 1}, {}, FARM, tilt=3),
    Kind("pig", ("animals", "mammals", "farm animals"), pig,
         ("pig", "piglet", "hog", "swine", "piggy", "farm pig", "oinking animal",
          "pig with a snout"), {"pink": 1}, {}, FARM, tilt=3),
]  # fmt: skip
