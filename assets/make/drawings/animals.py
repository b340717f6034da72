"""Drawings of animals: two dogs, a cat, two birds and a turtle, each in several poses.

Knows anatomy, coats and poses. Does not know backgrounds or where on the picture the animal ends up (render.py).
An animal is put together from rings of points that are outlined and filled as one shape, so that no line runs
where a leg joins the body.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assets.make.canvas import RGB, WHITE, Canvas, Point, darker, lighter, mix, oval, points, smooth
from assets.make.kinds import Kind

Ring = Sequence[Point]
NIGHT: RGB = (34, 30, 32)
PINK: RGB = (236, 128, 138)
COLLARS: tuple[RGB, ...] = ((206, 44, 52), (44, 96, 190), (58, 146, 92), (120, 66, 160))
GARDEN = {"white": 1.5, "studio": 1.5, "outdoors": 4, "street": 1.5, "room": 1.5, "sunset": 1, "pastel": 2}
HOME = {"white": 1.5, "studio": 1.5, "outdoors": 2, "street": 0.7, "room": 3.5, "pastel": 2}


# rings ----------------------------------------------------------------------------------------
def ring(pts: Ring) -> str:
    """A closed curve, always clockwise: rings put into one path then add up instead of cutting holes."""
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(pts, [*pts[1:], pts[0]], strict=True))
    return smooth(pts if area > 0 else pts[::-1])


def at(pts: Ring, x: float, y: float, k: float = 1, turn: float = 0) -> list[Point]:
    """The points scaled by k, turned by degrees about 0, 0 and moved there."""
    cos, sin = math.cos(math.radians(turn)) * k, math.sin(math.radians(turn)) * k
    return [(x + px * cos - py * sin, y + px * sin + py * cos) for px, py in pts]


def mirrored(half: Ring, axis: float = 0) -> list[Point]:
    """A ring from its right half, given from top to bottom."""
    return [*half, *((2 * axis - x, y) for x, y in reversed(half) if abs(x - axis) > 0.01)]


def both(pts: Ring, axis: float = 0) -> tuple[Ring, Ring]:
    """A ring and its mirror image."""
    return pts, [(2 * axis - x, y) for x, y in pts]


def tufts(a: Point, b: Point, n: int, depth: float) -> list[Point]:
    """Points from a to b with n tufts of hair leaning forward, outwards on a clockwise ring."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    size = math.hypot(dx, dy)
    nx, ny = dy / size * depth, -dx / size * depth
    out: list[Point] = []
    for i in range(n):
        t, u = i / n, (i + 0.86) / n
        out += [(a[0] + dx * t, a[1] + dy * t), (a[0] + dx * u + nx, a[1] + dy * u + ny)]
    return [*out, b]


def coat(c: Canvas, colour: RGB, *rings: Ring, shade: float = 0, width: float = 0.9) -> str:
    """The rings as one outlined, shaded shape; returns its path to clip marks with."""
    d = " ".join(ring(r) for r in rings)
    c.path(d, stroke=darker(colour, 0.62), width=2 * width)
    c.panel(d, colour=colour, shade=shade, outline=False)
    return d


def cord(c: Canvas, d: str, thick: float, colour: RGB, bands: RGB | None = None) -> None:
    """A tail: an open path, thick and outlined, perhaps with bands across."""
    c.path(d, stroke=darker(colour, 0.62), width=thick + 1.8)
    c.path(d, stroke=colour, width=thick)
    if bands:
        c.path(d, stroke=bands, width=thick, dash="2.6 4.2", cap="butt")


def eye(c: Canvas, x: float, y: float, r: float, iris: RGB = (92, 54, 26)) -> None:
    """A round eye, dark-rimmed, the light from top left."""
    c.ellipse(x, y, r * 1.16, None, NIGHT)
    c.ellipse(x, y, r * 0.92, None, iris)
    c.ellipse(x, y, r * 0.62, None, (12, 10, 12))
    c.ellipse(x - r * 0.32, y - r * 0.4, r * 0.34, None, WHITE)


# dogs -----------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Breed:
    """What tells one dog from another; slim: share by which it is narrower than a retriever."""

    ear: RGB
    muzzle: RGB
    feathered: bool
    slim: float
    spots: RGB | None = None


def spotted(c: Canvas, breed: Breed, d: str, area: tuple[float, float, float, float], size: float = 2.6,
            away: Sequence[tuple[float, float, float]] = ()) -> None:  # fmt: skip
    """Spots of uneven shape, nowhere touching, over the part of the area inside d; `away`: discs left free."""
    if not breed.spots:
        return
    x0, y0, x1, y1 = area
    put = list(away)
    for _ in range(260):
        x, y, r = c.uniform(x0, x1), c.uniform(y0, y1), c.uniform(0.55, 1.15) * size
        if all(math.hypot(x - px, y - py) > (r + pr) * 1.22 for px, py, pr in put):
            put.append((x, y, r))
    with c.clip(d):
        for x, y, r in put[len(away) :]:
            blob = [(x + r * c.uniform(0.75, 1.15) * math.cos(a),
                     y + r * c.uniform(0.7, 1.1) * math.sin(a)) for a in (0, 1, 2, 3, 4, 5)]  # fmt: skip
            c.path(smooth(blob), breed.spots)


def dog_face(c: Canvas, breed: Breed, x: float, y: float, k: float) -> None:
    """A dog's head from the front."""
    w = 1 - breed.slim * 0.6
    jaw = tufts((16.6, 3), (9, 17), 4, 1.5) if breed.feathered else [(13.6 * w, 5), (11 * w, 13)]
    skull = mirrored([(0, -20), (8.5 * w, -19.4), (14.5 * w, -14), (16.4 * w, -4), *jaw, (6.5, 18.5), (0, 20)])
    tongue, brow = c.chance(0.6), c.uniform(-0.6, 0.8)
    with c.group(f"translate({x:.2f} {y:.2f}) rotate({c.uniform(-7, 7):.1f}) scale({k:.3f})"):
        if tongue:
            c.path("M-4.2 14 L4.2 14 L4.4 22 C4.2 27 -4.2 27 -4.4 22 Z", PINK, stroke=darker(PINK, 0.4), width=0.7)
            c.line([(0, 17), (0, 23)], darker(PINK, 0.2), 0.7)
        d = coat(c, c.main, skull, width=0.9)
        with c.clip(d):
            c.ellipse(0, 14, 11.5, 10.5, c.radial([(0, breed.muzzle, 1), (0.72, breed.muzzle, 0.85),
                                                   (1, breed.muzzle, 0)]))  # fmt: skip
            c.ellipse(0, -6, 3.4, 13, c.radial([(0, breed.muzzle, 0.8), (1, breed.muzzle, 0)]))
        spotted(c, breed, d, (-15, -20, 15, 4), 1.7, [(s * 7.1 * w, -4, 3.2) for s in (-1, 1)])
        for s in (-1, 1):
            c.path(f"M{s * 4} {-9.4 + brow} Q{s * 7.5} {-12.2 + brow} {s * 10.6} {-8.4 + brow}",
                   stroke=darker(c.main, 0.2), width=1)  # fmt: skip
            eye(c, s * 7.1 * w, -4, 2.7)
        c.path("M-4.8 3.2 C-4.6 0.6 4.6 0.6 4.8 3.2 C4.8 5.8 1.8 8 0 8.2 C-1.8 8 -4.8 5.8 -4.8 3.2 Z", NIGHT)
        c.ellipse(-1.4, 2.8, 1.6, 0.7, WHITE, opacity=0.55)
        c.path("M0 8 L0 11.4 M-7.4 11.6 C-6 15.4 -1.4 15.2 0 11.4 C1.4 15.2 6 15.4 7.4 11.6", stroke=NIGHT, width=1)
        ear = [(8.5 * w, -18.6), (14 * w, -20), (20 * w, -16), (24 * w, -6), (24.5 * w, 4), (20.5 * w, 10),
               (16.5 * w, 6), (14.6 * w, -3), (12 * w, -11)]  # fmt: skip
        if breed.feathered:
            ear = [(10, -17.4), (15, -18), (20, -13), (23, -5), *tufts((24, 2), (17, 10), 3, 1.8), (15.4, 3),
                   (14.6, -4), (13.4, -11)]  # fmt: skip
        for side in both(ear):
            e = coat(c, breed.ear, side, width=0.9)
            spotted(c, breed, e, (-25, -20, 25, 10), 1.5)


PROFILE: Ring = ((-21.4, 4.5), (-20.6, 0.6), (-14.5, -1), (-9.4, -3), (-6.4, -8), (0, -11), (7, -9.4), (11, -2),
                 (11, 7),
                 (6, 12), (-2, 12.6), (-10, 12.6), (-17, 12.8), (-20.6, 10.4))  # fmt: skip


def dog_profile(c: Canvas, breed: Breed, x: float, y: float, k: float, turn: float) -> None:
    """The marks of a dog's head from the side, facing left; its skull (PROFILE) is part of the body already."""
    with c.group(f"translate({x:.2f} {y:.2f}) rotate({turn:.1f}) scale({k:.3f})"):
        with c.clip(ring(PROFILE)):
            c.ellipse(-14, 11, 12, 7.5, c.radial([(0, breed.muzzle, 1), (0.6, breed.muzzle, 0.8),
                                                  (1, breed.muzzle, 0)]))  # fmt: skip
        c.path("M-20.4 8.2 C-17 9.8 -12 9.8 -7.6 7.6", stroke=NIGHT, width=1)
        c.path(oval(-20.4, 3, 2.8, 2.5), NIGHT)
        c.ellipse(-20.8, 2.2, 0.9, 0.6, WHITE, opacity=0.6)
        eye(c, -6.4, -2.2, 1.9)
        c.path("M-9 -5.6 Q-6.6 -7.4 -3.8 -5.4", stroke=darker(c.main, 0.3), width=0.9)
        long = 0 if breed.feathered else -1.5
        ear = [(0.5, -8), (5.5, -9.6), (11, -5), (13, 4), (11.5, 13 + long), (7.4, 16.4 + long), (3, 12 + long),
               (0.6, 4), (-0.6, -3)]  # fmt: skip
        e = coat(c, breed.ear, ear)
        spotted(c, breed, e, (-2, -9, 14, 16), 1.7)


def dog_tail(c: Canvas, breed: Breed, x: float, y: float) -> None:
    """Starts at x, y: a plume with hanging hair, or a whip."""
    up = c.chance(0.6)
    if not breed.feathered:
        tip, bend = ((x + 16, y - 16), (x + 12, y + 4)) if up else ((x + 16, y + 17), (x + 7, y + 12))
        whip = [(x - 5, y - 2), (x + 3, y - 0.5), (bend[0] - 1, bend[1] - 2), tip, (bend[0] + 1.6, bend[1] + 1.5),
                (x + 2, y + 4.5), (x - 4, y + 5)]  # fmt: skip
        spotted(c, breed, coat(c, c.main, whip), (x + 3, y - 16, x + 16, y + 17), 1.2)
        return
    if up:
        plume = [(x - 4, y - 4), (x + 4, y - 4), (x + 11, y - 10), (x + 17, y - 21),
                 *tufts((x + 19, y - 15), (x + 15, y), 3, 2.2),
                 *tufts((x + 14, y + 2), (x, y + 8), 3, 2.4)]  # fmt: skip
    else:
        plume = [(x - 4, y - 3), (x + 5, y - 1), (x + 12, y + 7), (x + 17, y + 24),
                 *tufts((x + 15, y + 27), (x + 5, y + 19), 3, 2.2),
                 *tufts((x + 5, y + 18), (x - 1, y + 8), 2, 1.6)]  # fmt: skip
    d = coat(c, c.main, plume)
    with c.clip(d):
        c.ellipse(x + 14, y + (2 if up else 22), 10, 11, c.radial([(0, breed.muzzle, 0.8), (1, breed.muzzle, 0)]))


def dog_legs(x: float, hind: bool, slim: float) -> Ring:
    """A leg seen from the side whose upper end hides in the body; the foot points left."""
    t = 1 - slim
    if hind:
        return [(x - 5, 44), (x - 10 * t, 54), (x - 7, 62), (x - 1 + slim * 4, 68), (x + 3, 73), (x + 2.6, 80),
                (x - 2.4, 82.8), (x - 3, 86),
                (x + 7.6, 86), (x + 8.4, 80), (x + 10.2 - slim * 4, 71), (x + 9.2, 65), (x + 12, 55),
                (x + 9, 44)]  # fmt: skip
    return [(x - 5, 50), (x - 4.6 * t, 60), (x - 3.6 * t, 70), (x - 3.2 * t, 79), (x - 6, 82.4), (x - 6.4, 86),
            (x + 3.6, 86),
            (x + 3.8 * t, 80), (x + 4 * t, 70), (x + 6.4, 59), (x + 8, 52)]  # fmt: skip


def dog_standing(c: Canvas, breed: Breed) -> None:
    """Side view, facing left; far legs a step before or behind the near ones."""
    hx, hy, turn, slim = c.uniform(29.5, 31), c.uniform(24, 29), c.uniform(-6, 9), breed.slim
    far_f, far_h = 42 + c.choice((-8.0, 7.5)) + c.uniform(-1, 1), 66 + c.choice((-9.0, 6.0)) + c.uniform(-1, 1)
    for x in (42, far_f, 68, far_h + 2):
        c.stands(x - 6, x + 5, 85.6)
    dog_tail(c, breed, 76, 42)
    far = coat(c, c.main, dog_legs(far_f, False, slim), dog_legs(far_h, True, slim), shade=0.2 - slim * 0.4)
    spotted(c, breed, far, (30, 60, 84, 86), 1.9)
    rings = [dog_trunk(breed, hx, hy), dog_legs(42, False, slim), dog_legs(66, True, slim),
             at(PROFILE, hx, hy, 1.1, turn)]  # fmt: skip
    if breed.feathered:
        rings += [[(72, 46), *tufts((78, 48), (75, 69), 4, 2), (69, 60)],
                  [(45, 58), *tufts((49, 58), (45.6, 75), 3, 1.6), (43, 70)]]  # fmt: skip
    d = coat(c, c.main, *rings)
    with c.clip(d):
        c.ellipse(56, 66, 22, 8, c.radial([(0, c.darker, 0.45), (1, c.darker, 0)]))
        if breed.feathered:
            c.ellipse(33, 53, 9, 15, c.radial([(0, breed.muzzle, 0.95), (1, breed.muzzle, 0)]))
            c.ellipse(58, 62, 16, 5, c.radial([(0, breed.muzzle, 0.5), (1, breed.muzzle, 0)]))
    spotted(c, breed, d, (32, 24, 84, 86), away=((hx - 7, hy - 2, 4),))
    edge = mix(c.main, darker(c.main, 0.62), 0.6)
    c.path("M61 48 C57 54 58 60 62 64", stroke=edge, width=0.9)
    c.path("M49 50 C50.4 54 49.4 57 47.6 60", stroke=edge, width=0.9)
    collar(c, d, [(hx + 1.5, hy + 18), (hx + 9.5, hy + 19.5), (hx + 17, hy + 9)])
    dog_profile(c, breed, hx, hy, 1.1, turn)


def dog_trunk(breed: Breed, hx: float, hy: float) -> Ring:
    """Neck and body from the side; the head sits at hx, hy. A slim dog's belly is drawn up."""
    if breed.feathered:
        under = [*tufts((72, 57), (47, 62), 6, 2.4), *tufts((40, 62), (28.5, 42), 4, 2.2)]
    else:
        under = [(70, 54.5), (60, 57), (50, 61), (40, 62), (33, 56), (30.5, 46)]
    return [(hx + 5, hy - 8), (42, 27), (49, 33.5), (58, 36), (67, 36.5), (75, 39.5), (78.5, 47), (76, 55), *under,
            (hx - 2, hy + 11)]  # fmt: skip


def collar(c: Canvas, body: str, pts: Ring, thick: float = 2.6) -> None:
    """Often a collar along the points, as far as the body goes, with a tag at the middle."""
    if not c.chance(0.6):
        return
    colour = c.choice(COLLARS)
    with c.clip(body):
        c.path(smooth(pts, close=False), stroke=darker(colour, 0.5), width=thick + 1)
        c.path(smooth(pts, close=False), stroke=colour, width=thick)
    x, y = pts[len(pts) // 2]
    c.ellipse(x, y + thick * 0.9, thick * 0.62, None, (240, 206, 92), stroke=(130, 96, 30), width=0.5)


def dog_sitting(c: Canvas, breed: Breed) -> None:
    """From the front, between its hind legs; the head a little to one side."""
    w, lean = 1 - breed.slim * 0.7, c.uniform(-3, 3)
    c.stands(24, 76, 85)
    if breed.feathered:
        coat(c, c.main, [(66, 76), (77, 73), (86, 65), (92, 56), *tufts((94, 62), (90, 76), 3, 2),
                         *tufts((89, 78), (74, 85), 3, 2), (64, 86)], shade=0.04)  # fmt: skip
    else:
        tail = coat(c, c.main, [(62, 80), (75, 81.6), (84, 77), (89, 68), (91, 70), (87.4, 80.6), (76, 86), (62, 86)])
        spotted(c, breed, tail, (72, 68, 92, 86), 1.2)
    thigh = [(50 + 10 * w, 60), (50 + 21 * w, 65), (50 + 27 * w, 75), (50 + 26 * w, 83), (50 + 20 * w, 86),
             (50 + 8, 86), (50 + 8, 74)]  # fmt: skip
    d = coat(c, c.main, *both(thigh, 50), shade=0.12)
    spotted(c, breed, d, (20, 58, 80, 84))
    neck: list[Point] = [(50 + lean, 36), (60 + lean, 40), (50 + 15 * w, 52), (50 + 17 * w, 64), (50 + 14 * w, 76)]
    body = [*neck, (50, 82), *((100 - x + (2 * lean if i < 2 else 0), y) for i,
                               (x, y) in reversed(list(enumerate(neck))) if i)]  # fmt: skip
    leg = [(51, 60), (50 + 13 * w, 58), (50 + 11.5 * w, 70), (50 + 10.5 * w, 79), (62.5 * w + 50 * (1 - w), 83),
           (50 + 12 * w, 87), (52, 87), (51, 82)]  # fmt: skip
    d = coat(c, c.main, body, *both(leg, 50))
    with c.clip(d):
        c.ellipse(50, 82, 3, 16, c.radial([(0, c.darker, 0.9), (1, c.darker, 0)]))
        if breed.feathered:
            c.path(ring([(40, 40), (60, 40), *tufts((62, 54), (50, 72), 3, 2.4), *tufts((50, 72), (38, 54), 3, 2.4)]),
                   breed.muzzle, opacity=0.6)  # fmt: skip
    spotted(c, breed, d, (30, 44, 70, 82))
    edge = darker(c.main, 0.5)
    c.line([(50, 68), (50, 87)], edge, 0.9)
    for s in (-1, 1):
        for dx in (4, 7.4):
            c.line([(50 + s * dx, 84), (50 + s * dx, 86.4)], edge, 0.7)
    collar(c, d, [(38 + lean, 46), (50 + lean, 51), (62 + lean, 46)], 3.2)
    dog_face(c, breed, 50 + lean, 29, 1.08)


def dog_sitting_side(c: Canvas, breed: Breed) -> None:
    """Sitting, seen from the side, facing left; the back slopes down to the ground."""
    hx, hy, turn, furry = c.uniform(32, 35), c.uniform(25, 28), c.uniform(-10, 10), breed.feathered
    c.stands(32, 76, 85.6)
    tail: list[Point] = [(68, 78), (80, 80), (89, 75), (95, 67), (94, 74), (86, 83), (68, 86)]
    if furry:
        tail = [(66, 76), (80, 78), (89, 72), (94, 64), *tufts((95, 70), (74, 87), 5, 2.2), (64, 86)]
    spotted(c, breed, coat(c, c.main, tail, shade=0.04), (78, 66, 95, 86), 1.4)
    leg = [(33, 48), (34.6, 62), (36.4, 72), (36.6, 80), (33.4, 83), (33, 86.4), (44, 86.4), (44.6, 80), (45.6, 70),
           (50, 60), (51, 50)]  # fmt: skip
    spotted(c, breed, coat(c, c.main, at(leg, 6, -0.6), shade=0.16), (36, 60, 56, 86), 1.9)
    chest = tufts((36, 66), (hx - 3, hy + 15), 4, 2.2) if furry else [(35, 64), (31.5, 55), (31.5, 46)]
    trunk = [(hx + 5, hy - 8), (47, 29), (55, 39), (64, 51), (72, 64), (76, 78), (72, 86), (56, 86), (50, 76), *chest,
             (hx - 2, hy + 11)]  # fmt: skip
    thigh = [(55, 64), (64, 58), (73, 64), (77, 77), (72, 86.4), (60, 86.4), (46, 86.4), (45.6, 83), (50, 81.4),
             (57, 79.6), (53, 72)]  # fmt: skip
    d = coat(c, c.main, trunk, leg, thigh, at(PROFILE, hx, hy, 1.1, turn))
    with c.clip(d):
        c.ellipse(50, 76, 7, 10, c.radial([(0, c.darker, 0.55), (1, c.darker, 0)]))
        if furry:
            c.ellipse(35, 54, 8, 15, c.radial([(0, breed.muzzle, 0.95), (1, breed.muzzle, 0)]))
    spotted(c, breed, d, (34, 20, 80, 86), away=((hx - 7, hy - 2, 4),))
    edge = mix(c.main, darker(c.main, 0.62), 0.7)
    c.path("M59 60.5 C53 66 53 75 58 79.6 C54 81.4 50 81 47 82.6", stroke=edge, width=0.9)
    c.path("M50.4 56 C50 63 46.4 68 45.4 76 L44.4 83", stroke=edge, width=0.9)
    collar(c, d, [(hx + 1, hy + 18), (hx + 9, hy + 20), (hx + 17.5, hy + 10)])
    dog_profile(c, breed, hx, hy, 1.1, turn)


def portrayed(c: Canvas) -> None:
    """A portrait: the shoulders run down out of the picture, so y = 84 lies near its lower edge."""
    c.stands(49.9, 50.1, 84)


def dog_portrait(c: Canvas, breed: Breed) -> None:
    """Head and shoulders, larger than life."""
    portrayed(c)
    if breed.feathered:
        half: list[Point] = [(50, 44), (70, 54), *tufts((77, 62), (86, 92), 4, 2.2), (88, 126)]
        bust = [*half, (12, 126), *tufts((14, 92), (23, 62), 4, 2.2), (30, 54)]
    else:
        bust = mirrored([(50, 44), (65, 54), (67, 66), (74, 74), (80, 86), (83, 102), (84, 126), (50, 126)], 50)
    d = coat(c, c.main, bust, shade=0.05)
    with c.clip(d):
        if breed.feathered:
            c.path(ring([(36, 60), (64, 60), *tufts((66, 74), (50, 90), 3, 2.6), *tufts((50, 90), (34, 74), 3, 2.6)]),
                   breed.muzzle, opacity=0.6)  # fmt: skip
        c.ellipse(50, 74, 24, 9, c.radial([(0, c.darker, 0.55), (1, c.darker, 0)]))
    spotted(c, breed, d, (18, 60, 82, 124), 3.6)
    w = 25 if breed.feathered else 19
    collar(c, d, [(50 - w, 73), (50, 82), (50 + w, 73)], 4.4)
    dog_face(c, breed, 50, 42, c.uniform(1.56, 1.66))


def dog(c: Canvas, breed: Breed) -> None:
    """The breed in one of its poses."""
    c.choice((dog_standing, dog_standing, dog_sitting, dog_sitting_side, dog_portrait))(c, breed)


def golden_retriever(c: Canvas) -> None:
    """A feathered golden coat, drop ears a little darker, pale muzzle and chest."""
    c.main = mix(c.main, (240, 192, 112), 0.55)  # shading takes some of the gold away
    dog(c, Breed(ear=darker(c.main, c.uniform(0.1, 0.24)), muzzle=lighter(c.main, c.uniform(0.4, 0.6)),
                 feathered=True, slim=0))  # fmt: skip


def dalmatian(c: Canvas) -> None:
    """Slim and white with many round black (seldom liver-brown) spots; the ears often all dark."""
    spots = (112, 66, 40) if c.chance(0.15) else (38, 36, 40)
    ear = mix(c.main, spots, 0.92) if c.chance(0.55) else darker(c.main, 0.06)
    dog(c, Breed(ear=ear, muzzle=lighter(c.main, 0.5), feathered=False, slim=0.22, spots=spots))


# cats -----------------------------------------------------------------------------------------
def stripe(c: Canvas, a: Point, b: Point, bend: float, thick: float) -> None:
    """A tapering stripe from a to b, bowed sideways."""
    mx, my, dx, dy = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, b[0] - a[0], b[1] - a[1]
    size = math.hypot(dx, dy)
    nx, ny = -dy / size, dx / size
    p, q = bend + thick, bend - thick
    c.path(f"M{a[0]:.2f} {a[1]:.2f} Q{mx + nx * p:.2f} {my + ny * p:.2f} {b[0]:.2f} {b[1]:.2f} "
           f"Q{mx + nx * q:.2f} {my + ny * q:.2f} {a[0]:.2f} {a[1]:.2f} Z",
           darker(c.main, 0.52))  # fmt: skip


def cat_face(c: Canvas, x: float, y: float, k: float, pale: RGB, *, asleep: bool = False) -> None:
    """A cat's head from the front."""
    iris = c.choice([(132, 190, 74), (226, 176, 56), (104, 178, 168)])
    ear = [(3.5, -12.5), (9, -19.5), (14.8, -25.5), (16.2, -25), (18.6, -15), (18, -3), (10, -6)]
    skull = mirrored([(0, -15), (8, -14.4), (15, -9), (18.4, 0), (19.4, 6), (15, 10), (10, 14), (0, 16)])
    with c.group(f"translate({x:.2f} {y:.2f}) rotate({c.uniform(-8, 8):.1f}) scale({k:.3f})"):
        d = coat(c, c.main, skull, *both(ear))
        for s in (-1, 1):
            c.path(f"M{s * 8.5} -14 Q{s * 12} -19 {s * 14.8} -21.6 Q{s * 16.6} -14 {s * 15.8} -8.6 Z",
                   mix(c.main, PINK, 0.62))  # fmt: skip
        with c.clip(d):
            for s in (-1, 1):
                stripe(c, (s * 1.6, -16), (s * 2.6, -6.5), 0, 1.5)
                stripe(c, (s * 6, -15.5), (s * 6.4, -8), s * -0.6, 1.3)
                stripe(c, (s * 20, 1.5), (s * 12.4, 2.4), 0, 1.3)
                stripe(c, (s * 20.5, 4), (s * 12, 6), 0, 1.3)
            c.ellipse(0, 12, 9, 7.4, pale)
        for s in (-1, 1):
            if asleep:
                c.path(f"M{s * 3.8} -0.5 Q{s * 7.8} 3.4 {s * 11.6} -0.8", stroke=NIGHT, width=1.2)
                continue
            c.path(f"M{s * 3.6} 1.6 C{s * 4.6} -4.4 {s * 10.6} -5.4 {s * 12} -2 "
                   f"C{s * 11.4} 3.4 {s * 6.2} 4.2 {s * 3.6} 1.6 Z", iris, stroke=NIGHT, width=1)  # fmt: skip
            c.ellipse(s * 7.9, -0.8, 1.5, 2.9, (12, 10, 12))
            c.ellipse(s * 7.9 - 0.9, -2, 0.8, None, WHITE)
        c.path("M-2.5 5.8 Q0 4.8 2.5 5.8 Q1.6 8.2 0 8.6 Q-1.6 8.2 -2.5 5.8 Z", PINK, stroke=darker(PINK, 0.5),
               width=0.5)  # fmt: skip
        c.path("M0 8.6 L0 10 M-4.6 11 C-3.4 12.8 -0.8 12.4 0 10 C0.8 12.4 3.4 12.8 4.6 11", stroke=NIGHT, width=0.8)
        for s in (-1, 1):
            for y0, y1 in ((8.6, 5.6), (10, 9.6), (11.4, 13.6)):
                c.path(f"M{s * 6} {y0} Q{s * 14} {y1 - 1} {s * 23} {y1}", stroke=WHITE, width=0.75)
                c.path(f"M{s * 6} {y0 + 0.5} Q{s * 14} {y1 - 0.5} {s * 23} {y1 + 0.4}", stroke=darker(c.main, 0.6),
                       width=0.35)  # fmt: skip


def cat_sitting(c: Canvas, pale: RGB) -> None:
    """From the front, the tail beside it or round its feet."""
    c.stands(28, 72, 85)
    lean, bands = c.uniform(-3, 3), darker(c.main, 0.5)
    around = c.chance(0.5)
    if not around:
        cord(c, f"M66 82 C84 86 {c.uniform(86, 91):.1f} 70 84 60 C80 52 84 46 89 46", 5.4, c.main, bands)
    half: list[Point] = [(50 + lean, 34), (60 + lean, 40), (62, 50), (66, 62), (71, 73), (70, 82), (64, 86)]
    body = [*half, (50, 86), *((100 - x + (2 * lean if i < 2 else 0), y) for i,
                               (x, y) in reversed(list(enumerate(half))) if i)]  # fmt: skip
    d = coat(c, c.main, body)
    with c.clip(d):
        for y in (50, 57, 64, 71, 78):
            for s in (-1, 1):
                stripe(c, (50 + s * 24, y - 3), (50 + s * (12 + (y - 50) * 0.12), y + 1), 0, 1.5)
        c.ellipse(50, 78, 14, 15, c.radial([(0, c.darker, 0.65), (1, c.darker, 0)]))
    leg = [(50.6, 60), (59, 58), (58.6, 72), (58, 79), (60.4, 83), (59.4, 87), (51.4, 87), (50.4, 82)]
    d = coat(c, c.main, *both(leg, 50), width=0.6)
    with c.clip(d):
        c.ellipse(50, 59, 12, 6, c.radial([(0, c.main, 1), (0.7, c.main, 1), (1, c.main, 0)]))
        for s in (-1, 1):
            stripe(c, (50 + s * 10, 67), (50 + s * 2.6, 68.6), 0, 1.1)
            stripe(c, (50 + s * 10, 73), (50 + s * 2.6, 74.6), 0, 1.1)
            c.ellipse(50 + s * 6, 86, 7, 4.6, pale)
    c.path(ring([(42, 42), (58, 42), *tufts((57, 52), (50, 63), 3, 1.6), *tufts((50, 63), (43, 52), 3, 1.6)]), pale)
    if around:
        cord(c, "M70 80 C74 88 58 88 38 85", 5.4, c.main, bands)
    cat_face(c, 50 + lean, 34, 1.04, pale)


def cat_leg(x: float, hind: bool) -> Ring:
    """A leg seen from the side, the foot pointing left."""
    if hind:
        return [(x - 7, 50), (x - 8.5, 60), (x - 3, 67), (x + 1, 73), (x + 0.4, 81), (x - 4, 83), (x - 4, 86),
                (x + 5, 86), (x + 6, 80), (x + 8, 72), (x + 9, 60), (x + 8, 48)]  # fmt: skip
    return [(x - 5, 56), (x - 3.6, 70), (x - 3, 81), (x - 5.6, 83), (x - 5.6, 86), (x + 3, 86), (x + 3.4, 80),
            (x + 4, 70), (x + 7, 56)]  # fmt: skip


def cat_standing(c: Canvas, pale: RGB) -> None:
    """Side view with the face turned to us and the tail up."""
    far_f, far_h, bands = c.choice((-6.0, 6.5)), c.choice((-7.5, 6.0)), darker(c.main, 0.5)
    for x in (36, 36 + far_f, 72, 72 + far_h):
        c.stands(x - 5, x + 5, 85.6)
    curl = c.uniform(-6, 6)
    cord(c, f"M77 50 C88 48 90 38 {86 + curl * 0.4:.1f} 28 "
            f"C{84 + curl * 0.3:.1f} 20 {86 + curl:.1f} 14 {90 + curl * 0.6:.1f} 13", 5.4, c.main, bands)  # fmt: skip
    coat(c, c.main, cat_leg(36 + far_f, False), cat_leg(72 + far_h, True), shade=0.28)
    body = [(26, 46), (36, 43), (48, 46), (62, 45), (74, 44), (81, 50), (81, 60), (74, 66), (60, 67), (46, 68),
            (36, 68), (29, 62), (25, 54)]  # fmt: skip
    d = coat(c, c.main, body, cat_leg(36, False), cat_leg(72, True))
    with c.clip(d):
        c.ellipse(55, 69, 22, 6, c.radial([(0, pale, 0.9), (1, pale, 0)]))
        for x in (44, 50.5, 57, 63.5):
            stripe(c, (x + 1, 42), (x - 1, 60), 1.5, 1.7)
        for y in (52, 58, 64):
            stripe(c, (84, y - 2), (69, y + 2), -1.5, 1.5)
        for y in (70, 75):
            stripe(c, (43, y), (33, y + 0.6), 0, 1.1)
            stripe(c, (82, y), (73, y + 0.6), 0, 1.1)
        for x in (33, 71):
            c.ellipse(x, 86, 6, 3.6, pale)
    c.path("M65 53 C62 58 65 64 69 67", stroke=darker(c.main, 0.4), width=0.8)
    cat_face(c, c.uniform(28, 31), c.uniform(35, 40), 0.98, pale)


def cat_lying(c: Canvas, pale: RGB) -> None:
    """Lying with its paws before it, or curled up asleep."""
    c.stands(12, 88, 84)
    asleep, bands = c.chance(0.5), darker(c.main, 0.5)
    body = [(20, 70), (24, 56), (36, 46), (52, 40), (68, 41), (82, 50), (89, 64), (89, 76), (82, 85), (60, 86),
            (36, 86), (22, 84)]  # fmt: skip
    if not asleep:
        cord(c, f"M84 80 C96 82 96 66 {c.uniform(88, 93):.1f} 56", 5.6, c.main, bands)
    d = coat(c, c.main, body)
    with c.clip(d):
        for i, x in enumerate((46, 54, 62, 70, 78)):
            stripe(c, (x + 1, 36 + i * i * 0.5), (x - 2 + i, 60 + i * 1.4), 2, 2)
        c.ellipse(60, 88, 30, 10, c.radial([(0, c.darker, 0.5), (1, c.darker, 0)]))
    c.path("M62 84 C58 70 66 60 76 60 C86 62 90 74 85 84", stroke=darker(c.main, 0.42), width=0.9)
    if asleep:
        cord(c, "M86 78 C84 88 60 84 36 84", 6, c.main, bands)
    else:
        paws = [(22, 74), (36, 74), (44, 80), (42, 86), (26, 87), (10, 87), (8, 83), (12, 80)]
        p = coat(c, c.main, paws)
        with c.clip(p):
            c.ellipse(10, 85, 8, 6, pale)
            for x in (22, 28):
                stripe(c, (x, 74), (x - 1, 83), 0, 1.2)
        c.path("M9 84 Q22 82 40 84", stroke=darker(c.main, 0.5), width=0.8)
    cat_face(c, c.uniform(29, 33), (66 if asleep else c.uniform(50, 56)), 1.08, pale, asleep=asleep)


def tabby_cat(c: Canvas) -> None:
    """Striped, with pale muzzle, chest and paws; sits, stands or lies."""
    pale = lighter(c.main, c.uniform(0.62, 0.85))
    c.choice((cat_sitting, cat_standing, cat_lying))(c, pale)


# birds ----------------------------------------------------------------------------------------
def parrot_colours(c: Canvas) -> tuple[RGB, RGB]:
    """The wing's middle and its long feathers, both unlike the body."""
    r, g, b = c.main
    if b > max(r, g):
        return (248, 198, 60), (36, 60, 132)
    if g > max(r, b):
        return c.choice([(214, 50, 48), (248, 204, 60)]), (44, 96, 190)
    return (c.choice([(248, 204, 60), (70, 164, 84)]) if g < 120 else (70, 164, 84)), (40, 92, 190)


def beak(c: Canvas, x: float, y: float) -> None:
    """A thick hooked beak to the left of x, y."""
    horn = c.choice([(240, 226, 196), (60, 58, 62), (226, 190, 130)])
    with c.group(f"translate({x:.2f} {y:.2f})"):
        c.path("M-6 6 C-7 11 -3 14 2 12 L2 5 Z", darker(horn, 0.35), stroke=NIGHT, width=0.8)
        c.path("M1 -8 C-7 -10 -13.4 -4 -13 4 C-12.8 8 -11.6 11 -10.4 13 C-9 8 -5 6 1 6 C4 2 4 -4 1 -8 Z",
               c.gradient([(0, lighter(horn, 0.35)), (1, darker(horn, 0.2))]), stroke=NIGHT, width=0.9)  # fmt: skip


def feathers(c: Canvas, d: str, rows: Sequence[tuple[float, float, float, float]], colour: RGB) -> None:
    """Scalloped rows (x, y, length, turn) as lines inside d."""
    with c.clip(d):
        for x, y, size, turn in rows:
            with c.group(f"translate({x:.2f} {y:.2f}) rotate({turn:.1f})"):
                scallops = " ".join(f"Q{i * 4 + 2} 4.4 {i * 4 + 4} 0" for i in range(int(size // 4)))
                c.path(f"M0 0 {scallops}", stroke=colour, width=0.7)


def parrot_head(c: Canvas, x: float, y: float) -> None:
    """Beak, bare cheek and eye about x, y."""
    beak(c, x - 6.5, y)
    if c.chance(0.7):
        c.ellipse(x, y + 1, 6.6, 6.4, (250, 246, 238), stroke=darker(c.main, 0.3), width=0.5)
        for k in (2, 3.6, 5.2):
            c.path(smooth([(x - 4, y + k), (x, y + 1 + k * 0.85), (x + 4, y + k)], close=False),
                   stroke=darker(c.main, 0.1), width=0.5)  # fmt: skip
    eye(c, x + 0.6, y - 1.4, 2.2, (244, 214, 110))


def perch(c: Canvas) -> None:
    """A branch with leaves, or a stand with a foot."""
    wood = c.choice([(126, 86, 54), (150, 108, 68), (104, 78, 60)])
    if c.chance(0.45):
        c.stands(30, 58, 86)
        c.panel("M42 70 L46 70 L46.6 85 L41.4 85 Z", colour=wood)
        c.panel("M30 86.5 C31 82 57 82 58 86.5 Z", colour=wood)
        c.panel("M24 67 L72 67 Q75 69.4 72 72 L24 72 Q21 69.4 24 67 Z", colour=wood)
        return
    c.panel("M8 72 C24 68 40 70 56 68.5 C72 67 84 69 94 65 L94 70 C84 74 72 72.6 56 73.6 C40 75 24 74 9 78 Z",
            colour=wood)  # fmt: skip
    leaf = c.choice([(84, 150, 74), (112, 168, 80), (64, 132, 88)])
    for x, y, turn in ((14, 71, -40), (20, 74, 60), (84, 68, -65), (83, 71, 40)):
        with c.group(f"translate({x} {y}) rotate({turn + c.uniform(-15, 15):.1f})"):
            c.panel("M0 0 C3 -4.4 9 -4.6 13 0 C9 4.6 3 4.4 0 0 Z", colour=leaf, width=0.7)
            c.line([(1, 0), (11, 0)], darker(leaf, 0.35), 0.5)


def parrot_perched(c: Canvas) -> None:
    """From the side, facing left; the tail hangs behind the perch."""
    middle, long = parrot_colours(c)
    swing = c.uniform(-5, 3)
    for dx, colour in ((5, long), (-2, c.main), (1.5, c.main)):
        x = 72 + swing + dx
        c.panel(ring([(54, 56), (62, 54), (66 + dx, 68), (x + 3, 88), (x, 91 - abs(dx)), (x - 4, 86), (58 + dx, 70)]),
                colour=colour, shade=0.05)  # fmt: skip
    perch(c)
    plump = c.uniform(-1.5, 2)
    body = [(29, 18), (34, 10), (43, 7), (52, 11), (57, 22), (63, 38), (66, 53), (61, 63), (52, 69), (42, 66),
            (33 - plump, 55), (29 - plump, 43), (29, 33), (27, 25)]  # fmt: skip
    d = coat(c, c.main, body)
    with c.clip(d):
        c.ellipse(38, 66, 18, 14, c.radial([(0, c.darker, 0.55), (1, c.darker, 0)]))
    feathers(c, d, ((33, 44, 16, 6), (35, 50, 16, 6), (38, 56, 14, 6)), darker(c.main, 0.18))
    wing = [(46, 31), (54, 29), (62, 37), (68, 50), (72, 64), (74, 79), (68, 76), (59, 67), (50, 56), (45, 43)]
    w = coat(c, c.main, wing)
    with c.clip(w):
        c.path(ring([(40, 50), (52, 47), (64, 46), (80, 40), (84, 90), (60, 84)]), middle)
        c.path(ring([(42, 60), (56, 55), (66, 54), (80, 50), (84, 92), (60, 90)]), long)
        for k in range(4):
            c.path(f"M{54 + k * 3.6} {57 - k} Q{62 + k * 3} {66 - k} {67 + k * 2.4} {78 - k}",
                   stroke=darker(long, 0.4), width=0.7)  # fmt: skip
    feathers(c, w, ((45, 39, 20, -8), (46, 45, 22, -8), (48, 51, 20, -8)), darker(middle, 0.3))
    c.path(ring(wing), stroke=c.outline, width=0.9)
    for x in (43, 51):
        for dx in (0, 2.8):
            c.path(oval(x + dx, 69, 1.6, 3), (110, 104, 104), stroke=NIGHT, width=0.6)
    parrot_head(c, 38, 20)


def parrot_flying(c: Canvas) -> None:
    """In the air, facing left, both wings raised and the long tail streaming."""
    middle, long = parrot_colours(c)
    for dy, colour in ((-3, long), (3, c.main), (0, c.main)):
        c.panel(ring([(56, 54), (66, 55 + dy * 0.4), (84, 66 + dy), (94, 76 + dy * 1.4), (82, 72 + dy * 1.2),
                      (64, 64 + dy), (54, 62)]), colour=colour, shade=0.04)  # fmt: skip
    far = [(36, 50), (26, 36), (22, 20), (27, 10), (34, 13), (38, 17), (43, 22), (46, 30), (50, 40), (50, 52)]
    near = [(40, 54), (42, 40), (48, 26), (57, 14), (68, 8), (72, 14), (76, 20), (79, 28), (78, 36), (74, 44),
            (66, 52), (56, 60)]  # fmt: skip
    for pts, centre, shade in ((far, (42, 54), 0.2), (near, (48, 58), 0.0)):
        if pts is near:
            coat(c, c.main, [(20, 48), (26, 41), (36, 41), (46, 48), (60, 53), (66, 59), (60, 66), (46, 69), (32, 66),
                             (23, 59)])  # fmt: skip
        w = coat(c, c.main, pts, shade=shade)
        with c.clip(w):
            c.path(f"{oval(50, 50, 90)} {points(_arc(centre, 26), close=True)}", darker(middle, shade))
            c.path(f"{oval(50, 50, 90)} {points(_arc(centre, 33), close=True)}", darker(long, shade))
            for a in range(200, 345, 12):
                x, y = math.cos(math.radians(a)), math.sin(math.radians(a))
                c.line([(centre[0] + 29 * x, centre[1] + 29 * y), (centre[0] + 60 * x, centre[1] + 60 * y)],
                       darker(long, 0.4), 0.7)  # fmt: skip
        c.path(ring(pts), stroke=c.outline, width=0.9)
    parrot_head(c, 28, 51)


def _arc(centre: Point, r: float) -> list[Point]:
    """A circle run anticlockwise: it cuts a hole."""
    return [(centre[0] + r * math.cos(-t / 8), centre[1] + r * math.sin(-t / 8)) for t in range(50)]


def parrot(c: Canvas) -> None:
    """One strong body colour, wings in two others."""
    (parrot_flying if c.chance(0.28) else parrot_perched)(c)


def floe(c: Canvas, x0: float, x1: float) -> None:
    """Sometimes a sheet of ice to stand on; else the ground."""
    if c.chance(0.5):
        c.stands(x0, x1, 85)
        return
    c.stands(x0 - 14, x1 + 14, 89)
    c.path(f"M{x0 - 15} 86 L{x0 - 8} 82 L{x1 + 6} 81.5 L{x1 + 15} 85 L{x1 + 12} 90 L{x1 - 6} 91 "
           f"L{x0 + 4} 90.4 L{x0 - 12} 91 Z", (170, 208, 228), stroke=(96, 140, 168), width=0.8)  # fmt: skip
    c.path(f"M{x0 - 15} 86 L{x0 - 8} 82 L{x1 + 6} 81.5 L{x1 + 15} 85 L{x1 - 4} 87 L{x0 + 2} 86.4 Z", (236, 248, 252))


def webbed(c: Canvas, x: float, y: float, orange: RGB, s: float = 1) -> None:
    """A foot with three toes; s = 1 or -1: which way it points."""
    toes = [(-3, -4), (3, -4), (8, -1), (9, 1.6), (4.6, 1), (1.4, 2.2), (-2, 1), (-6, 1.6), (-5, -2)]
    c.panel(ring([(x + s * dx, y + dy) for dx, dy in toes]), colour=orange)


def penguin_front(c: Canvas) -> None:
    """Facing us: white belly, flippers down, out or one waving."""
    orange, w = c.choice([(244, 150, 40), (250, 176, 52), (232, 120, 44)]), c.uniform(0.92, 1.12)
    floe(c, 36, 64)
    for s in (-1, 1):
        webbed(c, 50 + s * 9, 84.4, orange, s)
    for s in (-1, 1):
        raise_by = c.choice((0.0, 0.0, 24.0, 60.0, 105.0))
        with c.group(f"rotate({-s * raise_by * 0.8:.1f} {50 + s * 17 * w:.1f} 42)"):
            coat(c, c.main, [(50 + s * x * w, y) for x,
                             y in ((14, 36), (19, 40), (25, 52), (27, 64), (25, 70), (21, 64),
                    (16, 54))])  # fmt: skip
    half = [(50, 8), (58, 10), (64, 17), (66, 27), (50 + 19 * w, 40), (50 + 23 * w, 56), (50 + 22 * w, 72),
            (50 + 15 * w, 82), (50, 85)]  # fmt: skip
    d = coat(c, c.main, mirrored(half, 50))
    masked = c.chance(0.5)
    top = [(50, 25), (54, 20), (59, 19), (62, 24), (60.5, 32)] if masked else [(50, 37), (57, 37)]
    belly = mirrored([*top, (50 + 14 * w, 44), (50 + 16.5 * w, 58), (50 + 15 * w, 72), (50 + 9 * w, 80.5),
                      (50, 82)], 50)  # fmt: skip
    white = c.gradient([(0, WHITE), (0.6, (250, 248, 244)), (1, (206, 212, 224))])
    with c.clip(d):
        c.path(ring(belly), white)
        if not masked:
            for s in (-1, 1):
                c.path(ring([(50 + s * x, y) for x, y in ((11, 24), (15, 27), (14, 36), (7, 42), (10, 33))]),
                       (252, 202, 70))  # fmt: skip
        c.ellipse(50, 42, 13, 6, c.radial([(0, (252, 214, 110), 0.0 if masked else 0.8), (1, (252, 214, 110), 0)]))
    for s in (-1, 1):
        if not masked:
            c.ellipse(50 + s * 6, 21, 2.9, None, WHITE)
        eye(c, 50 + s * (7.4 if masked else 6), 23 if masked else 21, 2.2)
    c.path("M44.4 27 Q50 22.6 55.6 27 Q53 33.4 50 34 Q47 33.4 44.4 27 Z", orange, stroke=darker(orange, 0.6), width=0.8)
    c.path("M45 27.4 Q50 29.6 55 27.4", stroke=darker(orange, 0.5), width=0.7)


def penguin_side(c: Canvas) -> None:
    """Three-quarter from the side, facing left, the beak a little up or level."""
    orange, nod, step = c.choice([(244, 150, 40), (250, 176, 52), (232, 120, 44)]), c.uniform(-6, 12), c.uniform(4, 9)
    floe(c, 34, 68)
    webbed(c, 56, 84.4, darker(orange, 0.12), -1)
    webbed(c, 54 - step * 1.6, 84.6, orange, -1)
    coat(c, c.main, [(60, 74), (68, 76), (74, 84), (70, 86), (60, 83)])
    coat(c, c.main, [(37, 40), (30, 50), (24, 62), (25, 66), (31, 62), (38, 54)], shade=0.1)
    body = [(38, 12), (46, 8), (55, 10), (60, 18), (62, 30), (68, 44), (72, 60), (70, 74), (62, 83), (50, 85.5),
            (38, 82), (31, 72), (29, 58), (32, 44), (36, 32), (35, 20)]  # fmt: skip
    d = coat(c, c.main, body)
    with c.clip(d):
        c.path(ring([(36, 34), (44, 38), (48, 50), (51, 66), (48, 79), (40, 88), (20, 80), (20, 50)]),
               c.gradient([(0, WHITE), (1, (208, 214, 226))]))  # fmt: skip
        if c.chance(0.7):
            c.path(ring([(46, 22), (51, 24), (51, 32), (44, 40), (34, 38), (42, 34), (46, 29)]), (252, 202, 70))
    with c.group(f"rotate({nod:.1f} 40 20)"):
        c.path("M37 16 C31 15.6 25 18 21 22 C27 22.6 33 23.4 37 23.4 Z", NIGHT, stroke=NIGHT, width=0.8)
        c.path("M36 20.4 C31 20 26 20.8 22.6 22 C28 23 33 23.4 36 23.2 Z", orange)
        c.ellipse(44, 18, 2.9, None, WHITE)
        eye(c, 44, 18, 2.1)
    flip = c.uniform(-14, 10)
    with c.group(f"rotate({flip:.1f} 58 42)"):
        coat(c, lighter(c.main, 0.1), [(53, 40), (60, 38), (66, 46), (67, 58), (63, 70), (59, 71), (55, 62), (52, 50)])


def penguin_sliding(c: Canvas) -> None:
    """On its belly over the snow, facing left, the flipper swept back."""
    orange, up = c.choice([(244, 150, 40), (250, 176, 52), (232, 120, 44)]), c.uniform(0, 7)
    c.stands(12, 90, 82)
    c.path("M7 81 C22 75 80 75 93 81 C86 88 14 88 7 81 Z", (234, 245, 251), stroke=(150, 190, 214), width=0.9)
    for dy in (-4, 3):
        coat(
            c, orange, [(80, 67 + dy), (87, 64 + dy), (92, 64.6 + dy), (90, 67 + dy), (91.6, 69.6 + dy), (84, 71 + dy)]
        )
    coat(c, c.main, [(42, 58), (36, 50), (35, 38), (40, 41), (52, 54)], shade=0.1)
    body = [(15, 47 - up), (19, 38 - up), (28, 34 - up), (37, 38 - up), (48, 44), (64, 47), (77, 53), (86, 63), (85, 71),
            (76, 78), (60, 81), (40, 81), (27, 77), (20, 67), (16, 57 - up)]  # fmt: skip
    d = coat(c, c.main, body)
    with c.clip(d):
        white = c.gradient([(0, WHITE), (1, (208, 214, 226))])
        c.path(
            ring([(14, 58 - up), (23, 57 - up), (30, 63), (46, 70), (64, 72), (82, 70), (86, 92), (18, 92), (6, 70)]),
            white,
        )
        if c.chance(0.7):
            c.path(ring([(22, 52 - up), (29, 48 - up), (34, 54 - up), (31, 63), (24, 60 - up)]), (252, 202, 70))
    c.path(f"M17 {42 - up} C12 {41.6 - up} 8.6 {44 - up} 6.6 {47.6 - up} C10 {49 - up} 14 {49.6 - up} 17 {49.6 - up} Z",
           orange, stroke=darker(orange, 0.6), width=0.8)  # fmt: skip
    c.ellipse(24, 43 - up, 2.9, None, WHITE)
    eye(c, 24, 43 - up, 2.1)
    coat(c, lighter(c.main, 0.1), [(46, 54), (54, 52), (66, 59), (74, 70), (77, 77), (70, 75), (56, 68), (47, 61)])


def penguin(c: Canvas) -> None:
    """Upright or sliding on its belly, black and white, orange feet."""
    c.choice((penguin_front, penguin_front, penguin_side, penguin_side, penguin_sliding))(c)


# reptiles -------------------------------------------------------------------------------------
def scales(c: Canvas, d: str, area: tuple[float, float, float, float], colour: RGB) -> None:
    """Small round scales over the part of the area inside d."""
    x0, y0, x1, y1 = area
    with c.clip(d):
        for _ in range(int((x1 - x0) * (y1 - y0) / 16)):
            c.ellipse(c.uniform(x0, x1), c.uniform(y0, y1), c.uniform(0.6, 1.3), None, colour, opacity=0.55)


def plate(c: Canvas, pts: Ring, colour: RGB) -> None:
    """A plate of the shell: a rounded polygon with rings of growth."""
    mx, my = sum(p[0] for p in pts) / len(pts), sum(p[1] for p in pts) / len(pts)
    c.path(points(pts, close=True), c.gradient([(0, lighter(colour, 0.28)), (0.6, colour), (1, darker(colour, 0.2))]),
           stroke=darker(colour, 0.55), width=1)  # fmt: skip
    for k in (0.66, 0.36):
        c.path(points([(mx + (x - mx) * k, my + (y - my) * k) for x, y in pts], close=True),
               lighter(colour, 0.14 if k > 0.5 else 0.3),
               stroke=darker(colour, 0.25), width=0.5, opacity=0.85)  # fmt: skip


def tortoise_shell(c: Canvas, high: float) -> None:
    """The dome with its plates and the rim below, from the side."""
    t = 46 - high
    dome = f"M19 68 C19 {t + 16} 34 {t} 53 {t} C72 {t} 87 {t + 16} 87 68 C70 74 36 74 19 68 Z"
    c.panel(dome, shade=0.3)
    m = 58 - high * 0.4
    with c.clip(dome):
        for pts in ([(42, t + 5), (47, m), (59, m), (64, t + 5), (60, t - 3), (46, t - 3)],
                    [(40, t + 5), (45, m), (40, 65), (29, 64), (27, m - 3), (33, t + 8)],
                    [(66, t + 5), (61, m), (66, 65), (77, 64), (79, m - 3), (73, t + 8)],
                    [(47, m + 2), (59, m + 2), (64, 65), (53, 66), (42, 65)],
                    [(25, m), (27, 63.5), (17, 64), (15, m)], [(81, m), (79, 63.5), (90, 64), (91, m)]):  # fmt: skip
            plate(c, pts, c.main)
    c.path(dome, stroke=c.outline, width=0.9)
    rim = "M16.6 67 C34 72 72 72 89.4 67 C91.4 69 90.6 72 88 73 C70 78 36 78 18 73 C15.4 72 14.6 69 16.6 67 Z"
    c.panel(rim, shade=0.1)
    with c.clip(rim):
        for x in range(24, 88, 8):
            c.line([(x, 66), (x, 80)], c.darker, 0.8)


def tortoise(c: Canvas) -> None:
    """Side view, facing left: high domed shell, stout legs, neck out."""
    skin, high, lift = mix(lighter(c.main, 0.3), (206, 196, 120), 0.35), c.uniform(18, 28), c.uniform(-4, 7)
    far = c.choice((6.0, -6.0))
    for x in (30, 37 + far, 75, 68 + far):
        c.stands(x - 6, x + 6, 85.6)
    fore = [(-5, -24), (-6, -13), (-8.6, -5), (-9.4, -1), (-8, 0), (4.6, 0), (6, -3), (6.4, -12), (10, -24)]
    hind = [(-9, -24), (-7, -12), (-7.6, -4), (-7.6, 0), (6.4, 0), (8, -3), (8.6, -13), (7, -24)]
    coat(c, skin, at(fore, 38 + far, 85.4), at(hind, 67 + far, 85.4), shade=0.3)
    coat(c, skin, [(82, 66), (90, 68), (95, 74), (88, 74), (80, 72)])
    neck = [(36, 57), (26, 55 - lift * 0.6), (22.5, 48 - lift), (19, 41 - lift), (12.4, 39.4 - lift),
            (6, 44.6 - lift), (4.6, 51 - lift),
            (8, 56.4 - lift), (15, 58.6 - lift), (21, 68), (34, 72)]  # fmt: skip
    d = coat(c, skin, neck, at(fore, 30, 86), at(hind, 75, 86))
    scales(c, d, (18, 50, 82, 84), darker(skin, 0.25))
    for x in (27.6, 73.6):
        for k in (-4.6, -1.2, 2.2):
            c.path(f"M{x + k - 1} 86 Q{x + k} 82.6 {x + k + 1.6} 86 Z", lighter(skin, 0.6), stroke=darker(skin, 0.5),
                   width=0.5)  # fmt: skip
    eye(c, 12, 46.6 - lift, 2.4)
    c.path(f"M5.4 {52 - lift:.1f} Q11 {54.8 - lift:.1f} 16 {52 - lift:.1f}", stroke=darker(skin, 0.62), width=0.9)
    tortoise_shell(c, high)


def sea_turtle(c: Canvas) -> None:
    """From above, swimming to the left and up: heart-shaped shell and four flippers."""
    skin, w = mix(lighter(c.main, 0.3), (206, 200, 130), 0.35), c.uniform(0.94, 1.12)
    front = [(10, -18), (18, -25), (29, -25), (40, -16), (45, -3), (43, 1), (37, -5), (28, -12), (16, -9)]
    back = [(9, 20), (16, 22), (22, 30), (23, 38), (18, 36), (11, 31), (6, 27)]
    head = mirrored([(0, -45), (5, -43.4), (7.6, -37), (6.6, -31), (5.4, -24), (5.4, -18)])
    with c.group(f"translate(50 52) rotate({c.uniform(-60, 10):.1f}) scale(0.93)"):
        rows = (*both(front), *both(back))
        beat = c.uniform(-8, 12)
        flippers = [at(f, 0, 0, 1, beat if i == 0 else -beat if i == 1 else 0) for i, f in enumerate(rows)]
        d = coat(c, skin, head, [(0, 24), (3, 33), (0, 37), (-3, 33)], *flippers)
        scales(c, d, (-45, -45, 45, 38), darker(skin, 0.42))
        for s in (-1, 1):
            eye(c, s * 5.2, -37, 1.6)
        shell = mirrored([(0, -26), (9 * w, -24), (19 * w, -15), (22 * w, -2), (18.5 * w, 13), (10 * w, 25), (0, 31)])
        d = coat(c, c.main, shell, shade=0.28)
        with c.clip(d):
            for y0, y1, a in ((-22, -11, 6), (-10, 2, 8), (3, 14, 7.4), (15, 26, 5.4)):
                plate(c, [(-a * 0.6, y0), (a * 0.6, y0), (a, (y0 + y1) / 2), (a * 0.6, y1), (-a * 0.6, y1),
                          (-a, (y0 + y1) / 2)], c.main)  # fmt: skip
            for s in (-1, 1):
                for y0, y1, a, b in ((-20, -9, 6, 19), (-7, 5, 8.6, 20), (7, 18, 8, 18)):
                    plate(c, [(s * (a - 1), y0), (s * (b - 4) * w, y0 + 2), (s * (b - 1) * w, (y0 + y1) / 2 + 2),
                              (s * (b - 3.6) * w, y1 + 2), (s * (a - 1), y1 + 1), (s * (a + 1), (y0 + y1) / 2)],
                          c.main)  # fmt: skip
        c.path(d, stroke=c.outline, width=0.9)


def turtle(c: Canvas) -> None:
    """On land from the side, or swimming seen from above."""
    on_land = c.background in ("outdoors", "sunset")  # a turtle that swims over a meadow would look wrong
    (sea_turtle if not on_land and c.chance(0.56) else tortoise)(c)


KINDS = [
    Kind("golden retriever", ("animals", "mammals", "dogs"), golden_retriever,
         ("golden retriever", "retriever", "goldie", "retriever dog", "long-haired dog", "golden retriever dog",
          "golden-haired dog"), {"golden": 1},
         {}, GARDEN, tilt=3),
    Kind("dalmatian", ("animals", "mammals", "dogs"), dalmatian,
         ("dalmatian", "spotted dog", "dalmation", "dog with spots", "spotty dog", "dalmatian dog",
          "black-spotted dog", "dog with black spots"), {"white": 1}, {},
         GARDEN, tilt=3),
    Kind("tabby cat", ("animals", "mammals", "cats"), tabby_cat,
         ("tabby cat", "tabby", "striped cat", "house cat", "domestic cat", "moggy", "stripy cat", "cat with stripes",
          "tiger-striped cat"),
         {"grey": 1.2, "orange": 1.2, "brown": 1}, {}, HOME, tilt=3),
    Kind("parrot", ("animals", "birds"), parrot,
         ("parrot", "macaw", "talking bird", "tropical bird", "colourful bird", "parrot bird", "pet parrot",
          "jungle bird", "polly"),
         {"red": 1.5, "green": 1.5, "blue": 1.2, "yellow": 1}, {},
         {"white": 1.5, "studio": 1.5, "outdoors": 3, "room": 1, "sunset": 1, "pastel": 2}, tilt=5),
    Kind("penguin", ("animals", "birds"), penguin,
         ("penguin", "antarctic bird", "flightless bird", "waddling bird", "penguin bird", "bird that cannot fly",
          "polar bird"), {"black": 1}, {},
         {"white": 2, "studio": 2, "outdoors": 2, "pastel": 2.5}, tilt=3),
    Kind("turtle", ("animals", "reptiles"), turtle,
         ("turtle", "tortoise", "sea turtle", "animal with a shell", "shelled reptile", "slow reptile",
          "armoured reptile", "turtle with a shell"), {"green": 1.4, "brown": 1}, {},
         {"white": 1.5, "studio": 1.5, "outdoors": 3, "sunset": 1, "pastel": 2.5}, tilt=5),
]  # fmt: skip
