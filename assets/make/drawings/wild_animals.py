"""Drawings of wild animals: an owl, a flamingo, a snake, a frog, four animals of the sea and a butterfly.

Knows their anatomy, markings and poses, and the water, bowl or perch that some of them bring along. Does not know
backgrounds or where on the picture the animal ends up (render.py). Outlined rings come from animals.py.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from assets.make.canvas import RGB, WHITE, Canvas, Point, darker, lighter, mix, oval, smooth
from assets.make.drawings.animals import NIGHT, Ring, at, both, coat, eye, feathers, mirrored, ring, tufts
from assets.make.kinds import Kind

WATER: RGB = (92, 170, 222)
WILD = {"white": 1.5, "studio": 1.5, "outdoors": 4, "sunset": 1.5, "pastel": 2}
SEA = {"white": 2, "studio": 2, "sunset": 1.5, "pastel": 3}
DEEP = {"white": 2.0, "studio": 2.0, "pastel": 3.0}  # no land behind what lives under water


@contextmanager
def within(c: Canvas, k: float, x: float, y: float) -> Iterator[None]:
    """What is drawn inside is scaled by k about x, y, and so are the places where it touches the ground."""
    before = len(c.ground)
    with c.group(f"translate({x:.2f} {y:.2f}) scale({k:.3f}) translate({-x:.2f} {-y:.2f})"):
        yield
    c.ground[before:] = [(x + (a - x) * k, x + (b - x) * k, y + (g - y) * k) for a, b, g in c.ground[before:]]


# bodies along a line --------------------------------------------------------------------------
def along(pts: Ring, steps: int = 7) -> list[Point]:
    """Many points of the smooth curve through a few."""
    out: list[Point] = []
    for i in range(len(pts) - 1):
        a, b, c, d = (pts[max(0, min(len(pts) - 1, i + j))] for j in (-1, 0, 1, 2))
        for k in range(steps):
            t = k / steps
            out.append((spline(a[0], b[0], c[0], d[0], t), spline(a[1], b[1], c[1], d[1], t)))
    return [*out, pts[-1]]


def spline(a: float, b: float, c: float, d: float, t: float) -> float:
    """Between b and c, on the way from a to d."""
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))


def edges(pts: Ring, wide: Sequence[float]) -> tuple[list[Point], list[Point]]:
    """Both sides of a body along pts, as thick as `wide` says, evenly spread from its start to its end."""
    line, left, right = along(pts), [], []
    for i, (x, y) in enumerate(line):
        a, b = line[max(0, i - 1)], line[min(len(line) - 1, i + 1)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        size = math.hypot(dx, dy) or 1
        t = i / (len(line) - 1) * (len(wide) - 1)
        k = min(int(t), len(wide) - 2)
        w = wide[k] + (wide[k + 1] - wide[k]) * (t - k)
        left.append((x + dy / size * w, y - dx / size * w))
        right.append((x - dy / size * w, y + dx / size * w))
    return left, right


def tube(pts: Ring, wide: Sequence[float]) -> list[Point]:
    """A neck, an arm or a whole snake as a ring."""
    left, right = edges(pts, wide)
    return [*left, *right[::-1]]


def water(c: Canvas, y: float, *, opacity: float = 0.9) -> None:
    """The sea from y down, over everything drawn so far, far beyond the box so that no end of it shows."""
    tone, waves = mix(WATER, (40, 120, 176), c.uniform(0, 0.8)), []
    for k in range(-8, 20):
        waves.append(f"Q{k * 10 + 5} {y - 1.6:.1f} {k * 10 + 10} {y + (0.6 if k % 2 else -0.6):.1f}")
    d = f"M-80 {y:.1f} {' '.join(waves)}"
    c.path(f"{d} L200 210 L-80 210 Z", c.gradient([(0, lighter(tone, 0.25)), (0.25, tone), (1, darker(tone, 0.5))],
                                                  angle=(0, 0, 0, 1)), opacity=opacity)  # fmt: skip
    c.path(d, stroke=WHITE, width=0.9, opacity=0.85)
    for _ in range(7):
        x, dy, w = c.uniform(-10, 100), c.uniform(4, 24), c.uniform(4, 10)
        c.path(f"M{x:.1f} {y + dy:.1f} Q{x + w / 2:.1f} {y + dy - 1.4:.1f} {x + w:.1f} {y + dy:.1f}",
               stroke=WHITE, width=0.7, opacity=0.6)  # fmt: skip


def bubbles(c: Canvas, x: float, y: float, n: int) -> None:
    """Rising from x, y, wider apart and larger as they go."""
    for k in range(n):
        r = c.uniform(0.9, 2.2)
        bx, by = x + c.uniform(-2, 2) - k * 0.6, y - k * 5.2 - c.uniform(0, 2)
        c.ellipse(bx, by, r, None, (214, 238, 250), stroke=(96, 158, 200), width=0.6, opacity=0.9)
        c.ellipse(bx - r * 0.3, by - r * 0.3, r * 0.3, None, WHITE)


# owl ------------------------------------------------------------------------------------------
def owl_face(c: Canvas, x: float, y: float, k: float, kind: str) -> None:
    """A round head from the front: discs about the eyes (and ear tufts), or the heart of a barn owl."""
    pale = lighter(c.main, 0.62) if sum(c.main) < 640 else (252, 250, 244)
    skull = mirrored([(0, -19), (10, -18.4), (18.6, -13), (22, -2), (20, 9), (12, 16.4), (0, 19)])
    ear = [(4, -14), (10, -19), (19.6, -27), (21, -18), (19, -8), (10, -8)]
    with c.group(f"translate({x:.2f} {y:.2f}) rotate({c.uniform(-13, 13):.1f}) scale({k:.3f})"):
        d = coat(c, c.main, skull, *(both(ear) if kind == "tufted" else ()))
        rim = darker(c.main, 0.3)
        if kind == "heart":
            c.path(ring(mirrored([(0, -9), (6, -14.6), (14, -13), (17, -4), (13, 7), (6, 14), (0, 16.4)])), pale,
                   stroke=rim, width=1.2)  # fmt: skip
        else:
            with c.clip(d):
                for s in (-1, 1):
                    c.path(oval(s * 9.6, 0, 11.2, 11.6), pale, stroke=rim, width=1.1)
                c.path("M-13 -21 L0 -3 L13 -21 Z", c.main)
                c.path("M-15 -14.6 Q-6 -9.6 0 -1.6 Q6 -9.6 15 -14.6", stroke=c.darker, width=1.8)
        iris = c.choice([(246, 196, 40), (240, 146, 34), (250, 214, 84)])
        for s in (-1, 1):
            if kind == "heart":
                c.ellipse(s * 7.4, -2, 3.2, 3.7, NIGHT)
            else:
                c.ellipse(s * 9, -0.6, 7, None, NIGHT)
                c.ellipse(s * 9, -0.6, 6, None, iris)
                c.ellipse(s * 9, -0.6, 3.5, None, (12, 10, 12))
            c.ellipse(s * 8.4 - 1, -2.6, 1.3, None, WHITE)
        horn = c.choice([(226, 170, 70), (86, 80, 82), (238, 204, 130)])
        c.path("M-3 3 Q0 0.4 3 3 Q2.6 8.6 0 11.4 Q-2.6 8.6 -3 3 Z", horn, stroke=NIGHT, width=0.8)


def owl_breast(c: Canvas, d: str, x: float, top: float, low: float, wide: float) -> None:
    """A pale breast inside d with rows of drop-shaped marks, or bars."""
    pale, ink, bars = lighter(c.main, 0.5), darker(c.main, 0.42), c.chance(0.4)
    with c.clip(d):
        c.ellipse(x, (top + low) / 2, wide, (low - top) / 2, pale)
        y, row = top + 4, 0
        while y < low - 2:
            for k in range(-3, 4):
                px = x + k * 6.4 + (3.2 if row % 2 else 0)
                if ((px - x) / wide) ** 2 + ((y - (top + low) / 2) / ((low - top) / 2)) ** 2 < 0.86:
                    mark = (f"M{px - 2.4:.1f} {y:.1f} Q{px:.1f} {y + 2.6:.1f} {px + 2.4:.1f} {y:.1f}" if bars
                            else f"M{px:.1f} {y - 1.6:.1f} L{px:.1f} {y + 1.6:.1f}")  # fmt: skip
                    c.path(mark, stroke=ink, width=1.3)
            y, row = y + 5.4, row + 1


def owl_seat(c: Canvas) -> None:
    """A bough with leaves, or the stump of a tree."""
    wood = c.choice([(126, 86, 54), (150, 108, 68), (104, 82, 66)])
    if c.chance(0.45):
        c.stands(28, 72, 90)
        c.panel("M32 79 L68 79 L70 87 Q76 89 77 91 Q50 93 23 91 Q25 89 30 87 Z", colour=wood)
        c.path(oval(50, 79, 18, 3.4), lighter(wood, 0.42), stroke=darker(wood, 0.5), width=0.8)
        c.path("M40 84 L39.6 89 M47 84 L46.6 90 M55 84 L55.6 90 M62 84 L62.6 89", stroke=darker(wood, 0.4), width=0.8)
        return
    c.panel("M5 79 C24 75 40 78 56 76.6 C72 75 84 77 95 73 L95 78 C84 82 72 81 56 82 C40 83 24 82 6 85 Z",
            colour=wood)  # fmt: skip
    leaf = c.choice([(84, 150, 74), (196, 140, 60), (64, 132, 88)])
    for x, y, turn in ((12, 79, -50), (16, 83, 60), (86, 75, -65), (84, 80, 40)):
        with c.group(f"translate({x} {y}) rotate({turn + c.uniform(-15, 15):.1f})"):
            c.panel("M0 0 C3 -4.4 9 -4.6 13 0 C9 4.6 3 4.4 0 0 Z", colour=leaf, width=0.7)


def owl_perched(c: Canvas, kind: str) -> None:
    """Upright, from the front, its wings folded; sometimes half turned."""
    w, turn = c.uniform(0.92, 1.1), c.uniform(-4, 4)
    c.panel("M42 70 L58 70 L60 88 Q50 93 40 88 Z", shade=0.3)
    owl_seat(c)
    half = [(50, 30), (62, 33), (50 + 20 * w, 43), (50 + 22 * w, 56), (50 + 18 * w, 68), (50 + 10 * w, 77), (50, 79)]
    d = coat(c, c.main, mirrored(half, 50), shade=0.05)
    owl_breast(c, d, 50 + turn, 44, 78, 15 * w)
    wing = [(50 + 17 * w, 42), (50 + 24 * w, 49), (50 + 26 * w, 60), (50 + 21 * w, 72), (50 + 15 * w, 80),
            (50 + 12 * w, 68), (50 + 13 * w, 52)]  # fmt: skip
    for s, side in zip((1, -1), both(wing, 50), strict=True):
        f = coat(c, c.main, side, shade=0.2)
        x = 50 + 12 * w if s > 0 else 50 - 28 * w
        feathers(c, f, [(x, y, 18, 0) for y in (46, 52, 58, 64, 70)], darker(c.main, 0.48))
    toe = (232, 184, 84)
    for x in (40, 54):
        for dx in (0, 2.7, 5.4):
            c.path(oval(x + dx, 78.6, 1.7, 3), toe, stroke=NIGHT, width=0.7)
    owl_face(c, 50 + turn, 34, c.uniform(0.9, 0.97), kind)


def owl_flying(c: Canvas, kind: str) -> None:
    """Coming towards us, wings spread, talons forward."""
    lift = c.uniform(-5, 5)
    wing = [(53, 42), (62, 30), (76, 24 + lift), (90, 22 + lift), (95, 28 + lift),
            *tufts((94, 34 + lift), (66, 64), 7, 3.4), (54, 60)]  # fmt: skip
    c.panel(ring([(44, 64), (38, 84), (44, 88), (50, 86), (56, 88), (62, 84), (56, 64)]), shade=0.25)
    c.path("M46 70 L43.5 86 M50 70 L50 86 M54 70 L56.5 86", stroke=c.darker, width=0.9)
    for s, side in zip((1, -1), both(wing, 50), strict=True):
        d = coat(c, c.main, side, shade=0.08)
        with c.clip(d):
            c.ellipse(50 + s * 14, 38, 26, 15, lighter(c.main, 0.3), opacity=0.8)
            for r in (30, 37, 44, 51):
                c.path(f"M{50 + s * r} {20 + lift} Q{50 + s * (r + 1)} 44 {50 + s * (r - 12)} 66",
                       stroke=darker(c.main, 0.4), width=1.6, dash="4 2.6")  # fmt: skip
    d = coat(c, c.main, mirrored([(50, 30), (61, 36), (64, 50), (60, 64), (50, 72)], 50))
    owl_breast(c, d, 50, 42, 71, 11)
    for x in (42, 55):
        for dx in (-1.5, 1.5, 4.5):
            c.path(f"M{x + 1.5} 68 L{x + dx} 75", stroke=NIGHT, width=3)
            c.path(f"M{x + 1.5} 68 L{x + dx} 75", stroke=(232, 184, 84), width=1.7)
    owl_face(c, 50, 33, c.uniform(0.82, 0.9), kind)


def owl(c: Canvas) -> None:
    """Perched or in flight; tufted, round-headed or a barn owl."""
    kind = c.choice(("tufted", "tufted", "round", "heart"))
    with within(c, 0.93, 50, 90):
        (owl_flying if c.chance(0.28) else owl_perched)(c, kind)


# flamingo -------------------------------------------------------------------------------------
def flamingo_leg(c: Canvas, pts: Ring, tone: RGB) -> None:
    """Long and thin, with a knob for a joint; it ends in a webbed foot unless it hangs."""
    for colour, width in ((darker(tone, 0.55), 4.6), (tone, 3)):
        c.line(pts, colour, width)
        c.ellipse(pts[1][0], pts[1][1], width * 0.68, None, colour)


def flamingo_head(c: Canvas, x: float, y: float, turn: float) -> None:
    """A small head whose thick beak bends down in the middle and is black at its end."""
    with c.group(f"translate({x:.2f} {y:.2f}) rotate({turn:.1f}) scale(1.12)"):
        c.path("M-3.6 -3 C-9 -2.4 -12 2 -12.6 8 C-12.8 10.4 -11 11 -9.8 9.4 C-8.4 7 -6 5 -2.6 4.6 Z",
               (250, 232, 222), stroke=NIGHT, width=0.8)  # fmt: skip
        c.path("M-10.6 1.2 C-12 3.6 -12.6 6 -12.6 8 C-12.8 10.4 -11 11 -9.8 9.4 C-9 7.8 -8 6.6 -6.8 5.8 Z", NIGHT)
        coat(c, c.main, [(-5, -2), (-1, -5.4), (4, -4.6), (6.4, 0), (4, 5), (-1, 5.2), (-4.6, 3)], width=0.8)
        eye(c, -0.6, -1.4, 1.5, (250, 214, 96))


def flamingo_body(c: Canvas, neck: Ring) -> None:
    """Body and neck in one, with a wing on its side; often the tail and wing tip are darker."""
    body = [
        (36, 48),
        (41, 39),
        (52, 34),
        (66, 36),
        (78, 43),
        (88, 53),
        (93, 59),
        (80, 60),
        (66, 61),
        (52, 60),
        (41, 56),
    ]
    coat(c, c.main, body, tube(neck, (7, 5, 4.3, 4, 3.9)))
    wing = [(46, 44), (56, 38), (68, 41), (80, 49), (91, 60), (80, 58), *tufts((76, 60), (54, 56), 4, 2)]
    d = coat(c, c.main, wing, shade=-0.1)
    with c.clip(d):
        c.path(ring([(74, 40), (96, 50), (98, 66), (76, 64), (84, 56)]), mix(c.main, (206, 44, 84), 0.55))
    feathers(c, d, ((48, 47, 28, 8), (52, 52, 28, 8)), darker(c.main, 0.25))


def flamingo_pool(c: Canvas) -> None:
    """Where it stands: the ground, or the shallow water that it wades in."""
    if c.chance(0.6):
        c.stands(48, 66, 89)
        return
    c.ellipse(56, 88, 38, 5, (150, 206, 232), stroke=(92, 156, 196), width=0.7)
    c.path("M30 88 Q40 86.4 48 88 M60 90 Q70 88.6 78 90", stroke=WHITE, width=0.8)


def flamingo_standing(c: Canvas) -> None:
    """On one leg or two, the neck in an S, or lowered to feed; sometimes the wings are up."""
    tone, feeding, near = mix(c.main, (222, 78, 100), 0.5), c.chance(0.3), c.uniform(53, 57)
    flamingo_pool(c)
    if c.chance(0.5):
        flamingo_leg(c, [(60, 58), (72, 67), (near + 1, 72)], darker(tone, 0.1))
    else:
        step = c.uniform(63, 70)
        flamingo_leg(c, [(60, 58), (step + 1, 72), (step, 88)], darker(tone, 0.1))
        c.line([(step - 6, 88.4), (step, 87.4)], darker(tone, 0.3), 2.8)
    if c.chance(0.26):
        tip = c.uniform(80, 88)
        raised = [(48, 46), (49, 32), (55, 20), (66, 11), (tip, 8), *tufts((tip + 5, 13), (72, 48), 6, 2.6)]
        d = coat(c, c.main, raised, shade=0.1)
        with c.clip(d):
            c.path(ring([(70, 4), (98, 2), (96, 30), (76, 56), (68, 50), (76, 32), (78, 18)]), NIGHT, opacity=0.85)
            c.path("M54 40 Q62 22 78 14 M60 44 Q70 30 84 20", stroke=c.dark, width=0.9)
    flamingo_leg(c, [(54, 58), (near, 72), (near, 88)], tone)
    c.line([(near - 7, 88.6), (near, 87.4)], darker(tone, 0.25), 3)
    if feeding:
        flamingo_body(c, [(44, 46), (33, 42), (23, 48), (21, 60), (25, 70), (26, 77)])
        flamingo_head(c, 25, 79, -62)
        return
    out, high = c.uniform(-3, 3), c.uniform(0, 5)
    flamingo_body(c, [(43, 50), (33, 52), (27 + out, 43), (34, 33 + high), (38 - out, 22 + high), (33, 13 + high),
                      (26, 13 + high)])  # fmt: skip
    flamingo_head(c, 24, 14 + high, c.uniform(-8, 8))


def flamingo(c: Canvas) -> None:
    """Pink, long-legged and long-necked, facing left."""
    flamingo_standing(c)


# snake ----------------------------------------------------------------------------------------
Marks = Callable[[Canvas, Ring, Sequence[float]], None]


def snake_marks(c: Canvas) -> Marks:
    """One way to mark a whole snake: bands, diamonds or a line along its back."""
    kind, ink = c.choice(("bands", "bands", "diamonds", "line")), darker(c.main, 0.5)
    other = c.choice([ink, ink, lighter(c.main, 0.66), (248, 226, 130) if c.main[2] > 50 else ink])

    def mark(c: Canvas, pts: Ring, wide: Sequence[float]) -> None:
        left, right = edges(pts, wide)
        middle, n = along(pts), len(left)
        if kind == "line":
            c.path(smooth(middle, close=False), stroke=other, width=max(wide) * 0.6)
            return
        for i in range(3, n - 3, 5):
            if kind == "bands":
                c.polygon([left[i], left[i + 2], right[i + 2], right[i]], other)
            else:
                (lx, ly), (rx, ry), (mx, my) = left[i + 1], right[i + 1], middle[i + 1]
                near = [((x - mx) * 0.66 + mx, (y - my) * 0.66 + my) for x, y in ((lx, ly), (rx, ry))]
                c.polygon([near[0], middle[min(n - 1, i + 3)], near[1], middle[i - 1]], other)

    return mark


def snake_part(c: Canvas, pts: Ring, wide: Sequence[float], mark: Marks, *, shade: float = 0) -> None:
    """A length of snake, marked and shaded along its lower side."""
    d = coat(c, c.main, tube(pts, wide), shade=shade)
    with c.clip(d):
        mark(c, pts, wide)
        low = [(x, y + max(wide) * 0.95) for x, y in along(pts)]
        c.path(smooth(low, close=False), stroke=c.darker, width=max(wide) * 0.7, opacity=0.35)
    c.path(d, stroke=darker(c.main, 0.62), width=0.5, opacity=0.5)


def snake_head(c: Canvas, x: float, y: float, turn: float, k: float = 1, *, above: bool = False) -> None:
    """From the side, or from above with both eyes; facing left, often with its tongue out."""
    with c.group(f"translate({x:.2f} {y:.2f}) rotate({turn:.1f}) scale({k:.3f})"):
        if c.chance(0.75):
            c.path("M-12 2 L-19 3 L-23 0.6 M-19 3 L-22.6 6", stroke=(206, 36, 52), width=1.3)
        if above:
            coat(c, c.main, [(-13, 0), (-10, -5), (-2, -8), (6, -6.4), (10, 0), (6, 6.4), (-2, 8), (-10, 5)])
            for s in (-1, 1):
                eye(c, -4, s * 5.4, 1.9, (248, 212, 70))
            return
        coat(c, c.main, [(-13.6, 2), (-12, -3), (-4, -7), (5, -7.4), (11, -2), (10, 5), (2, 7.4), (-9, 6)])
        c.path("M-13 2.6 C-8 4.6 -2 4.4 4 2.4", stroke=NIGHT, width=1)
        c.ellipse(-11.4, -0.4, 0.7, None, NIGHT)
        eye(c, -3.4, -2.6, 2.4, (248, 212, 70))


def cobra_hood(c: Canvas, x: float, y: float) -> None:
    """The spread neck of a cobra, with its pale ladder of a throat."""
    d = coat(c, c.main, at(mirrored([(0, -9), (8, -7), (12.5, 1), (11.4, 10), (6, 19), (0, 22)]), x, y, 1.08))
    with c.clip(d):
        c.ellipse(x, y + 8, 5.6, 17, lighter(c.main, 0.6))
        for k in range(4):
            c.line([(x - 7, y + 1 + k * 4.5), (x + 7, y + 1 + k * 4.5)], darker(c.main, 0.3), 0.9)


def snake_coiled(c: Canvas) -> None:
    """A heap of coils with the head raised over it; sometimes the hood of a cobra."""
    mark, n, hooded, sway = snake_marks(c), c.choice((2, 3, 3)), c.chance(0.3), c.uniform(-4, 5)
    c.stands(12, 88, 87)
    snake_part(c, [(78, 80), (88, 84), (95, 78)], (5, 3, 0.6), mark)
    top = 78 - n * 12.5
    reach = min(30.0, top - 18)
    neck = [(60, top + 14), (66 + sway, top), (60 + sway, top - reach * 0.45), (50, top - reach * 0.8),
            (43, top - reach)]  # fmt: skip
    if hooded:
        neck = [(54, top + 14), (55 + sway, top - 2), (51, top - reach * 0.6), (48, top - reach)]
    for k in range(n):
        if k == n - 1:  # the neck rises from behind the last coil
            snake_part(c, neck, (7, 6.6, 5.8, 5.4, 5.2), mark)
        half, x, y = 34 - k * 6.5, 50 + c.uniform(-2, 2), 78 - k * 12.5
        span = [x + half * t for t in (-1, -0.94, -0.8, -0.4, 0, 0.4, 0.8, 0.94, 1)]
        snake_part(c, [(px, y + 3 - 3 * ((px - x) / half) ** 2) for px in span],
                   (2.4, 5.4, 7.3, 7.6, 7.6, 7.6, 7.3, 5.4, 2.4), mark)  # fmt: skip
    if hooded:
        cobra_hood(c, 49, top - reach + 4)
        snake_head(c, 47, top - reach - 1, c.uniform(-8, 4), 0.9)
    else:
        snake_head(c, 41, top - reach, c.uniform(-14, 8), c.uniform(1.1, 1.25))


def snake_crawling(c: Canvas) -> None:
    """Winding over the ground, seen from above or with the head lifted."""
    mark, thick = snake_marks(c), c.uniform(5.6, 7)
    if c.chance(0.5):
        bow = c.uniform(-4, 4)
        pts = [(90, 90), (74, 88), (46, 84), (22, 76), (26, 62), (52, 59 + bow), (76, 54), (76, 41), (52, 37 + bow),
               (28, 31), (26, 20), (36, 13)]  # fmt: skip
        snake_part(c, pts, (0.6, 3.4, *(thick,) * 6, thick * 0.8), mark)
        snake_head(c, 42, 12, 172, 1.12, above=True)
        return
    c.stands(20, 90, 84)
    up = c.uniform(-5, 4)
    pts = [(95, 68), (84, 60), (75, 70), (68, 82), (57, 78), (52, 64), (42, 60), (36, 72), (31, 82), (22, 76),
           (18, 60), (24, 46 + up), (22, 36 + up)]  # fmt: skip
    snake_part(c, pts, (0.5, 4, *(thick,) * 6, thick * 0.86), mark)
    snake_head(c, 20, 34 + up, c.uniform(-8, 10), 1.25)


def snake_hanging(c: Canvas) -> None:
    """Wound round a bough, its head hanging down."""
    mark, wood = snake_marks(c), c.choice([(126, 86, 54), (150, 108, 68), (104, 82, 66)])
    snake_part(c, [(78, 30), (86, 44), (80, 58), (86, 68)], (6, 4.6, 3, 0.6), mark)
    c.panel("M4 26 C24 22 40 27 56 24 C72 22 84 25 96 20 L96 29 C84 33 72 31 56 33 C40 36 24 31 5 36 Z", colour=wood)
    leaf = c.choice([(84, 150, 74), (112, 168, 80), (150, 176, 90)])
    for x, y, turn in ((10, 26, -60), (14, 34, 60), (91, 22, -70)):
        with c.group(f"translate({x} {y}) rotate({turn + c.uniform(-15, 15):.1f})"):
            c.panel("M0 0 C3 -5 10 -5.4 15 0 C10 5.4 3 5 0 0 Z", colour=leaf, width=0.7)
    for x in (74, 61, 48):
        snake_part(c, [(x + 7, 17), (x + 2, 22), (x - 2, 34), (x - 7, 40)], (4.5, 6.6, 6.6, 4.5), mark)
    low = c.uniform(66, 74)
    snake_part(c, [(40, 20), (33, 26), (30, 40), (40, 52), (52, 60), (48, low), (37, low + 4)],
               (4.5, 6.6, 6.6, 6.4, 6, 5.6, 5), mark)  # fmt: skip
    snake_head(c, 32, low + 5, c.uniform(-10, 12), 1.2)


def snake(c: Canvas) -> None:
    """Coiled, crawling or in a tree; banded, diamond-backed or lined."""
    form = c.choice((snake_coiled, snake_coiled, snake_crawling, snake_crawling, snake_hanging))
    with within(c, 0.88 if form is snake_crawling else 0.96, 74, 87):  # room for the tongue
        form(c)


# frog -----------------------------------------------------------------------------------------
def frog_seat(c: Canvas) -> None:
    """The ground, or the leaf of a water lily with a flower."""
    if c.chance(0.55):
        c.stands(12, 88, 86)
        return
    c.ellipse(50, 88, 50, 8, (128, 196, 226), opacity=0.9)
    pad = (66, 120, 92)
    c.path("M50 86 L96 84 C92 95 8 95 5 86 C8 78 92 77 96 82 Z", c.gradient([(0, lighter(pad, 0.2)), (1, pad)]),
           stroke=darker(pad, 0.5), width=0.9)  # fmt: skip
    if c.chance(0.6):
        for turn in (-60, -30, 0, 30, 60):
            with c.group(f"translate(88 84) rotate({turn})"):
                c.path("M0 0 C-4 -4 -3 -9 0 -12 C3 -9 4 -4 0 0 Z", (248, 190, 214), stroke=(176, 84, 124), width=0.6)


def frog_spots(c: Canvas, d: str, spots: Sequence[tuple[float, float, float]]) -> None:
    """Darker blotches inside d."""
    with c.clip(d):
        for x, y, r in spots:
            c.ellipse(x + c.uniform(-1, 1), y + c.uniform(-1, 1), r, r * 0.8, darker(c.main, 0.32))


def frog_eye(c: Canvas, x: float, y: float, r: float, iris: RGB) -> None:
    """A bulging eye with a level pupil."""
    c.ellipse(x, y, r, None, NIGHT)
    c.ellipse(x, y, r * 0.86, None, iris)
    c.ellipse(x, y, r * 0.56, r * 0.42, (12, 10, 12))
    c.ellipse(x - r * 0.34, y - r * 0.4, r * 0.24, None, WHITE)


def toes(c: Canvas, x: float, y: float, size: float, colour: RGB) -> None:
    """A foot with three long toes that end in pads, pointing left."""
    for dx, dy in ((-1, -0.26), (-1.06, 0.06), (-0.7, 0.3)):
        for tone, grow in ((darker(colour, 0.62), 0.8), (colour, 0)):
            c.line([(x, y), (x + dx * size, y + dy * size)], tone, 2.6 + grow * 2)
            c.ellipse(x + dx * size, y + dy * size, 1.9 + grow, None, tone)


def frog_front(c: Canvas, iris: RGB, belly: RGB, spots: bool) -> None:
    """Squatting before us, wide-mouthed, its eyes on top of its head."""
    frog_seat(c)
    w = c.uniform(0.94, 1.08)
    thigh = [(50 + 14, 62), (50 + 26 * w, 52), (50 + 38 * w, 58), (50 + 41 * w, 70), (50 + 34 * w, 82), (66, 84)]
    d = coat(c, c.main, *both(thigh, 50), shade=0.16)
    for s in (1, -1):
        with c.group(f"translate({50 + s * 35 * w:.1f} 83) scale({-s} 1)"):
            toes(c, 0, 0, 9, darker(c.main, 0.14))
    if spots:
        frog_spots(c, d, [(50 + s * 32 * w, y, r) for s in (-1, 1) for y, r in ((62, 3.4), (72, 2.6))])
    d = coat(c, c.main, mirrored([(50, 38), (66, 42), (74 * w + 50 * (1 - w), 58), (70, 74), (62, 84), (50, 86)], 50))
    with c.clip(d):
        c.ellipse(50, 70, 17, 20, belly)
    arm = [(64, 60), (71, 66), (70, 76), (66, 85), (60, 86), (61, 76), (60, 66)]
    coat(c, c.main, *both(arm, 50), shade=0.05)
    for s in (1, -1):
        with c.group(f"translate({50 + s * 12.5} 85) scale({-s} 1)"):
            toes(c, 0, 0, 7, c.main)
    bulge = [(56 + 3, 26), (60, 14), (69, 10), (78, 14), (80, 24), (74, 32), (64, 34)]
    head = mirrored(
        [(50, 22), (62, 22), (50 + 26 * w, 31), (50 + 31 * w, 43), (50 + 25 * w, 54), (62, 60), (50, 61)], 50
    )
    d = coat(c, c.main, head, *both(bulge, 50))
    if spots:
        frog_spots(c, d, ((44, 27, 2.8), (55, 30, 2.2), (24, 36, 2.6), (76, 37, 2.4)))
    with c.clip(d):
        c.ellipse(50, 64, 27, 13, belly)
    smile = c.uniform(50, 55)
    c.path(f"M{50 - 27 * w:.1f} 43 C{50 - 18 * w:.1f} {smile:.1f} {50 + 18 * w:.1f} {smile:.1f} {50 + 27 * w:.1f} 43",
           stroke=NIGHT, width=1.3)  # fmt: skip
    c.path("M47 36 L46.4 37.6 M53 36 L53.6 37.6", stroke=NIGHT, width=1.2)
    for s in (-1, 1):
        frog_eye(c, 50 + s * 19.4, 21.6, 7.8, iris)


def frog_side(c: Canvas, iris: RGB, belly: RGB, spots: bool) -> None:
    """Sitting, from the side, facing left."""
    frog_seat(c)
    up = c.uniform(-3, 4)
    coat(c, c.main, tube([(40, 64), (46, 74), (40, 84)], (4.4, 3.6, 2.8)), shade=0.25)
    toes(c, 40, 84, 8, darker(c.main, 0.2))
    body = [(7, 44 - up), (12, 34 - up), (22, 29 - up), (38, 31 - up), (54, 41), (72, 57), (86, 74), (86, 82), (70, 85),
            (48, 82), (30, 74), (16, 60), (8, 51 - up)]  # fmt: skip
    d = coat(c, c.main, body, [(20, 34 - up), (21, 24 - up), (29, 18 - up), (38, 22 - up), (41, 34 - up)])
    with c.clip(d):
        c.path(
            ring([(0, 48 - up), (20, 49 - up), (34, 52 - up), (38, 66), (48, 80), (70, 92), (20, 90), (0, 70)]), belly
        )
    if spots:
        frog_spots(c, d, ((48, 44, 3), (58, 52, 3.4), (68, 60, 3), (48, 56, 2.4)))
    c.path(f"M8 {45 - up:.1f} C18 {49 - up:.1f} 30 {49 - up:.1f} 41 {44 - up:.1f}", stroke=NIGHT, width=1.3)
    c.ellipse(12.4, 38 - up, 0.9, None, NIGHT)
    c.ellipse(47, 42 - up, 3.6, None, darker(c.main, 0.26), stroke=darker(c.main, 0.5), width=0.7)
    d = coat(c, c.main, [(56, 72), (62, 60), (74, 56), (88, 62), (93, 74), (86, 84), (66, 85)], shade=0.06)
    if spots:
        frog_spots(c, d, ((72, 64, 3), (80, 70, 3.4), (84, 77, 2.4)))
    coat(c, c.main, tube([(88, 82), (74, 84.6), (58, 84.6)], (4, 3, 2.6)), shade=0.04)
    toes(c, 58, 84.8, 9, c.main)
    coat(c, c.main, tube([(34, 62), (32, 74), (25, 84)], (5.4, 4, 3)))
    toes(c, 25, 84.6, 8.5, c.main)
    frog_eye(c, 29.6, 26 - up, 6.6, iris)


def frog_leaping(c: Canvas, iris: RGB, belly: RGB, spots: bool) -> None:
    """In the air, facing left and up, its long hind legs behind it."""
    kick = c.uniform(-4, 5)
    for dx, shade in ((5, 0.25), (0, 0.0)):
        leg = tube([(58, 56), (72 + dx, 52 - dx), (80 + dx * 0.6, 62 + kick), (70 + dx, 72 + kick), (84 + dx, 84)],
                   (7.6, 6.6, 4.4, 3.4, 2.2))  # fmt: skip
        with c.group(f"translate({84 + dx} 84) scale(-1 1) rotate(36)"):
            toes(c, 0, 0, 9, darker(c.main, shade))
        if shade:
            coat(c, c.main, leg, shade=shade)
            coat(c, c.main, tube([(34, 52), (32, 66), (22, 72)], (4.6, 3.4, 2.4)), shade=shade)
            toes(c, 22, 72, 7, darker(c.main, shade))
            continue
        body = [
            (7, 30),
            (12, 20),
            (24, 15),
            (38, 20),
            (54, 32),
            (68, 48),
            (70, 58),
            (60, 64),
            (44, 60),
            (26, 50),
            (11, 38),
        ]
        d = coat(c, c.main, body, [(18, 22), (18, 12), (25, 7), (34, 10), (37, 22)])
        with c.clip(d):
            c.path(ring([(0, 34), (20, 37), (34, 42), (50, 54), (66, 62), (60, 76), (30, 66), (2, 46)]), belly)
        if spots:
            frog_spots(c, d, ((44, 29, 2.8), (53, 37, 3), (43, 40, 2.4), (62, 48, 2.6)))
        c.path("M8 31 C18 36 28 36 38 32", stroke=NIGHT, width=1.3)
        coat(c, c.main, leg)
    coat(c, c.main, tube([(30, 46), (22, 56), (10, 56)], (5, 3.8, 2.6)))
    toes(c, 10, 56, 7, c.main)
    frog_eye(c, 26.4, 14.6, 6, iris)


def frog(c: Canvas) -> None:
    """Green with a pale belly, squatting, sitting or leaping."""
    iris, spots = c.choice([(246, 204, 62), (226, 88, 48), (240, 168, 60)]), c.chance(0.5)
    belly = lighter(mix(c.main, (236, 232, 160), 0.5), c.uniform(0.2, 0.5))
    with within(c, 0.9, 50, 88):
        c.choice((frog_front, frog_front, frog_side, frog_side, frog_leaping))(c, iris, belly, spots)


# goldfish -------------------------------------------------------------------------------------
def fin(c: Canvas, pts: Ring, root: Point, tips: Ring, tone: RGB) -> None:
    """A thin fin with rays from its root."""
    d = coat(c, tone, pts, width=0.8)
    with c.clip(d):
        for x, y in tips:
            c.line([root, (x, y)], darker(tone, 0.3), 0.7, opacity=0.8)


def goldfish_body(c: Canvas) -> None:
    """From the side, facing left; round or slim, with a flowing tail."""
    c.main = mix(c.main, (250, 164, 24), 0.6)  # a golden fish is brighter than a golden coat
    fat, long, tone = c.uniform(0.8, 1.16), c.uniform(0, 9), lighter(c.main, 0.22)
    h = lambda v: 50 + v * fat  # noqa: E731 - the body's height, used in every ring below
    droop = c.uniform(-3, 4)
    end = 84 + long
    fin(c, [(62, 46), (74, 34), (end, 22 + droop), (end + 1, 34 + droop), (end - 9, 48 + droop), (66, 54)], (62, 50),
        ((end, 24), (end + 2, 32), (end - 2, 40)), tone)  # fmt: skip
    fin(c, [(62, 52), (66, 48), (end - 9, 50 + droop), (end, 64 + droop), (end - 2, 78 + droop), (76, 70)], (62, 51),
        ((end, 62), (end, 72), (end - 8, 78)), tone)  # fmt: skip
    fin(c, [(30, h(-14)), (37, h(-31)), (46, h(-33)), (60, h(-24)), (62, h(-10)), (48, h(-8))], (44, 50),
        ((36, 14), (44, 14), (52, 14), (60, 20)), tone)  # fmt: skip
    for x in (36, 54):
        fin(c, [(x, h(14)), (x + 8, h(14)), (x + 13, h(31)), (x + 5, h(28))], (x + 2, 58), ((x + 8, 86), (x + 13, 86)),
            tone)  # fmt: skip
    d = coat(c, c.main, [(7, 50), (11, h(-8)), (20, h(-17)), (34, h(-21)), (48, h(-17)), (60, h(-8)), (68, h(-3)),
                         (68, h(4)), (60, h(10)), (48, h(18)), (34, h(21)), (20, h(16)), (11, h(8))])  # fmt: skip
    with c.clip(d):
        c.ellipse(32, h(24), 28, 9, lighter(c.main, 0.5), opacity=0.7)
        if c.chance(0.25):
            c.ellipse(c.uniform(40, 56), h(c.uniform(-16, 4)), 12, 9 * fat, (252, 246, 236), opacity=0.9)
    rows = [(30 + (k % 2) * 2, h(-14) + k * 5.4, 36, 0) for k in range(7)]
    feathers(c, d, rows, darker(c.main, 0.24))
    with c.clip(d):
        c.path(ring([(4, 50), (10, h(-20)), (26, h(-24)), (29, 50), (26, h(24)), (10, h(20))]), c.main)
        c.ellipse(18, h(-9), 8, 4, lighter(c.main, 0.5), opacity=0.6)
    c.path(f"M26 {h(-17):.1f} Q33 50 26 {h(17):.1f}", stroke=darker(c.main, 0.4), width=1.1)
    c.path(d, stroke=c.outline, width=0.9)
    fin(c, [(33, 52), (44, 50), (49, 58), (43, 64)], (34, 54), ((48, 56), (47, 60), (44, 64)), tone)
    c.path(f"M7.6 {h(3):.1f} Q12 {h(5):.1f} 13.4 {h(2):.1f}", stroke=NIGHT, width=1.1)
    c.ellipse(17, h(-4), 4.6, None, WHITE, stroke=NIGHT, width=0.8)
    c.ellipse(16.4, h(-4), 2.7, None, (12, 10, 12))
    c.ellipse(15.4, h(-5.2), 0.9, None, WHITE)


def goldfish_bowl(c: Canvas) -> None:
    """The fish in a round glass with gravel and a plant."""
    c.stands(30, 70, 89)
    glass, rim = oval(50, 52, 42, 38), (150, 190, 208)
    c.path(glass, (236, 247, 252), opacity=0.8)
    level = c.uniform(30, 35)
    with c.clip(glass):
        c.rect(0, level, 100, 70, fill=c.gradient([(0, (176, 222, 242)), (1, (106, 180, 220))], angle=(0, 0, 0, 1)))
        c.ellipse(50, level, 40, 2.6, (218, 242, 250))
        c.ellipse(50, 92, 38, 12, (222, 196, 150))
        for _ in range(26):
            c.ellipse(c.uniform(22, 78), c.uniform(82, 90), c.uniform(1, 1.9), None,
                      c.choice([(196, 160, 112), (236, 214, 178), (168, 140, 108)]))  # fmt: skip
        if c.chance(0.7):
            x = c.choice((26.0, 74.0))
            for dx in (-4, 0, 4):
                c.path(smooth([(x + dx * 0.4, 84), (x + dx - 2, 72), (x + dx + 2, 60), (x + dx, 50)], close=False),
                       stroke=(70, 150, 84), width=2.2)  # fmt: skip
    with c.group(f"translate({c.uniform(17, 20):.1f} {c.uniform(24, 30):.1f}) scale(0.64)"):
        goldfish_body(c)
    bubbles(c, 20, 50, 2)
    c.path(glass, stroke=darker(rim, 0.3), width=1.4)
    c.path(oval(50, 17.6, 24, 4), (226, 242, 248), stroke=darker(rim, 0.3), width=1.2, opacity=0.9)
    c.path("M17 36 Q11 52 19 68", stroke=WHITE, width=2.6, opacity=0.85)


def goldfish(c: Canvas) -> None:
    """Alone with bubbles, or in its bowl."""
    if c.background == "room" or c.chance(0.25):
        goldfish_bowl(c)
        return
    with c.group(f"rotate({c.uniform(-14, 14):.1f} 50 50)"):
        goldfish_body(c)
    if c.chance(0.7):
        bubbles(c, 5, 40, c.choice((2, 3, 4)))


# shark ----------------------------------------------------------------------------------------
def teeth(c: Canvas, line: Ring, size: float, *, up: bool = False) -> None:
    """White points along a line, hanging or standing."""
    pts = along(line, 3)
    for a, b in zip(pts, pts[1:], strict=False):
        tip = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + (-size if up else size))
        c.polygon([a, b, tip], WHITE, stroke=(120, 120, 128), width=0.3)


def shark_side(c: Canvas) -> None:
    """Swimming to the left, its body bent a little; the mouth open or shut."""
    k, slim, gape = c.uniform(-9, 9), c.uniform(0.86, 1.12), c.chance(0.6)
    bend = lambda pts: [(x, 50 + (y - 50) * slim + k * ((x - 40) / 50) ** 2) for x, y in pts]  # noqa: E731
    belly = (238, 242, 244)
    coat(c, c.main, bend([(44, 58), (52, 58), (66, 72), (63, 74), (52, 68)]), shade=0.3)
    fins = ([(38, 40), (45, 30), (52, 14), (58, 12), (57, 24), (60, 42)], [(70, 45), (75, 37), (78, 38), (77, 46)],
            [(68, 55), (75, 63), (77, 61), (75, 54)])  # fmt: skip
    tail = [(78, 49), (85, 38), (91, 20), (96, 17), (94, 32), (91, 47), (93, 60), (95, 72), (90, 70), (85, 60)]
    body = [(5, 47), (12, 40), (24, 36), (42, 35), (60, 40), (76, 46), (86, 49), (86, 53), (76, 56), (60, 62), (42, 66),
            (26, 65), (16, 61), (9, 54)]  # fmt: skip
    d = coat(c, c.main, bend(body), bend(tail), *(bend(f) for f in fins))
    with c.clip(ring(bend(body))):
        c.path(ring(bend([(0, 54), (16, 53), (30, 56), (50, 57), (68, 54), (88, 51.4), (88, 62), (60, 76), (20, 76),
                          (0, 66)])), belly)  # fmt: skip
        c.path(smooth(bend([(8, 44), (24, 39), (44, 38.6), (62, 43)]), close=False), stroke=lighter(c.main, 0.4),
               width=2, opacity=0.6)  # fmt: skip
    c.path(d, stroke=c.outline, width=0.6)
    if gape:
        c.path(ring(bend([(9.6, 53.4), (16, 52.6), (24, 52), (27, 54), (22, 60), (16, 61.6)])), (120, 30, 40),
               stroke=NIGHT, width=0.9)  # fmt: skip
        teeth(c, bend([(11, 53.6), (18, 52.8), (26, 52.6)]), 3.2)
        teeth(c, bend([(15, 60.8), (20, 60), (25, 56.4)]), 2.8, up=True)
    else:
        c.path(smooth(bend([(9, 53), (16, 55.6), (23, 55), (27, 52)]), close=False), stroke=NIGHT, width=1.2)
        teeth(c, bend([(13, 54.8), (18, 55.5), (23, 54.8)]), 2)
    for x in (31, 34, 37, 40):
        c.path(smooth(bend([(x + 1.6, 45), (x, 49), (x + 1.4, 54)]), close=False), stroke=darker(c.main, 0.55), width=1)
    ex, ey = bend([(17, 45.6)])[0]
    c.ellipse(ex, ey, 2.2, None, NIGHT)
    c.ellipse(ex - 0.7, ey - 0.7, 0.7, None, WHITE)
    coat(c, c.main, bend([(36, 57), (46, 58), (49, 66), (46, 78), (42, 84), (40, 74), (36, 66)]), shade=0.12)


def shark_front(c: Canvas) -> None:
    """Coming at us with open jaws."""
    sway, w = c.uniform(-6, 6), c.uniform(0.92, 1.08)
    coat(
        c, c.main, [(50 + sway - 3, 26), (48 + sway, 14), (52 + sway, 8), (56 + sway, 16), (56 + sway, 28)], shade=0.15
    )
    wing = [(64, 58), (78, 62), (90, 72), (95, 82), (84, 80), (68, 74)]
    coat(c, c.main, *both(wing, 50), shade=0.22)
    head = mirrored(
        [(50, 18), (62, 23), (50 + 22 * w, 38), (50 + 26 * w, 56), (50 + 22 * w, 74), (62, 85), (50, 88)], 50
    )
    d = coat(c, c.main, head)
    with c.clip(d):
        c.path(ring(mirrored([(50, 46), (64, 50), (80, 62), (82, 96), (50, 98)], 50)), (240, 244, 246))
    high = c.uniform(44, 50)
    mouth = mirrored([(50, high), (61, high + 3), (68, high + 13), (64, high + 25), (50, high + 31)], 50)
    m = ring(mouth)
    c.path(m, c.gradient([(0, (96, 18, 32)), (1, (176, 62, 76))], angle=(0, 0, 0, 1)), stroke=NIGHT, width=1.2)
    c.ellipse(50, high + 23, 9, 5, (214, 104, 112))
    teeth(c, [(35, high + 8), (41, high + 2.6), (50, high + 0.8), (59, high + 2.6), (65, high + 8)], 5)
    teeth(c, [(36, high + 22), (42, high + 28), (50, high + 30.4), (58, high + 28), (64, high + 22)], 4.4, up=True)
    c.path(m, stroke=NIGHT, width=1.2)
    c.path("M47 37 L46 38.6 M53 37 L54 38.6", stroke=NIGHT, width=1.3)
    for s in (-1, 1):
        c.ellipse(50 + s * 17 * w, 36, 2.5, None, NIGHT)
        c.ellipse(50 + s * 17 * w - 0.8, 35.2, 0.8, None, WHITE)
        for k in (0, 3):
            c.path(
                f"M{50 + s * (24.6 - k) * w:.1f} {58 + k} L{50 + s * (22.4 - k) * w:.1f} 70", stroke=c.outline, width=1
            )


def shark(c: Canvas) -> None:
    """From the side or from the front, sometimes with the surface of the sea behind it."""
    if c.chance(0.6):
        water(c, c.uniform(14, 36), opacity=0.55)
    if c.chance(0.28):
        shark_front(c)
    else:
        with within(c, 0.9, 50, 56), c.group(f"rotate({c.uniform(-12, 12):.1f} 50 50)"):
            shark_side(c)
    if c.chance(0.4):
        bubbles(c, 8, 40, 3)


# octopus --------------------------------------------------------------------------------------
def octopus_arm(c: Canvas, pts: Ring, thick: float, *, shade: float = 0) -> None:
    """A tapering arm with two pale rows of suckers along its inner side."""
    wide = (thick, thick * 0.86, thick * 0.66, thick * 0.4, thick * 0.16)
    d = coat(c, c.main, tube(pts, wide), shade=shade)
    _, inner = edges(pts, wide)
    line = along(pts)
    with c.clip(d):
        for i in range(5, len(line) - 4, 3):
            (ax, ay), (bx, by) = line[i], inner[i]
            r = thick * 0.24 * (1 - i / len(line)) + 0.5
            c.ellipse(ax + (bx - ax) * 0.7, ay + (by - ay) * 0.7, r, None, lighter(c.main, 0.66),
                      stroke=c.dark, width=0.35)  # fmt: skip


def octopus_head(c: Canvas, lean: float) -> None:
    """The great bag of a body over two eyes."""
    w = c.uniform(0.92, 1.1)
    half = [(0, -46), (12, -44), (21, -35), (22.5, -23), (18, -12), (17, -4), (20, 6), (14, 12), (0, 14)]
    bag = [(50 + x * w + lean * (y - 12) / -58, 56 + y) for x, y in mirrored(half)]
    d = coat(c, c.main, bag)
    with c.clip(d):
        for _ in range(11):
            y = c.uniform(14, 40)
            c.ellipse(
                50 + c.uniform(-20, 20) + lean * 0.6, y, c.uniform(1, 2.6), None, lighter(c.main, 0.36), opacity=0.7
            )
    sly = c.chance(0.4)
    for s in (-1, 1):
        x = 50 + s * 10.5 * w
        c.ellipse(x, 52, 6.4, None, WHITE, stroke=NIGHT, width=1)
        c.ellipse(x + 0.4, 52.6, 3.6, 1.6 if sly else 3.6, (12, 10, 12))
        c.ellipse(x - 1.2, 50.8, 1.2, None, WHITE)
        c.path(f"M{x - 7:.1f} 49 Q{x:.1f} 42.4 {x + 7:.1f} 49", stroke=c.outline, width=1.2)
    if c.chance(0.4):
        c.path("M45 62 Q50 66 55 62", stroke=NIGHT, width=1.2)


def octopus_sitting(c: Canvas) -> None:
    """On the ground, the arms curling out to both sides."""
    c.stands(14, 86, 88)
    j = lambda: c.uniform(-3, 3)  # noqa: E731 - a little disorder for every joint
    for s in (-1, 1):
        far = [(50 + s * 8, 58), (50 + s * 24, 58 + j()), (50 + s * 34, 48 + j()), (50 + s * 41, 36 + j()),
               (50 + s * 36, 30), (50 + s * 33, 36)]  # fmt: skip
        octopus_arm(c, far, 6, shade=0.2)
        out = [(50 + s * 10, 62), (50 + s * 24, 68 + j()), (50 + s * 37, 64 + j()), (50 + s * 43, 54 + j()),
               (50 + s * 38, 50)]  # fmt: skip
        octopus_arm(c, out, 6.4, shade=0.1)
    for s in (-1, 1):
        low = [(50 + s * 9, 64), (50 + s * 20, 78 + j() * 0.5), (50 + s * 34, 85), (50 + s * 43, 78 + j()),
               (50 + s * 38, 72)]  # fmt: skip
        octopus_arm(c, low, 6.6)
        front = [(50 + s * 5, 64), (50 + s * 8, 80), (50 + s * 15, 88), (50 + s * 24, 88), (50 + s * 25, 82)]
        octopus_arm(c, front, 6)
    octopus_head(c, c.uniform(-9, 9))


def octopus_swimming(c: Canvas) -> None:
    """In open water, the arms trailing below the body."""
    wave = c.uniform(-5, 5)
    with c.group(f"rotate({c.uniform(-34, 34):.1f} 50 52)"):
        for k, x in enumerate((-17, 17, -12.5, 12.5, -8, 8, -3, 3)):
            s, far = (1 if k % 2 else -1), abs(x) / 17
            low = 94 - 20 * far + c.uniform(-2, 2)  # the outer arms reach sideways, the inner ones down
            pts = [(50 + x * 0.7, 60), (50 + x * 1.35 + s * 2, 68 + 3 * (1 - far)), (50 + x * 1.9 + s * 3 + wave, low - 9),
                   (50 + x * 2.1 + s * 4, low), (50 + x * 2.1 + s * 10, low - 3), (50 + x * 2 + s * 10, low - 8)]  # fmt: skip
            octopus_arm(c, pts, 5.6, shade=0.2 - k * 0.028)
        octopus_head(c, 0)


def octopus(c: Canvas) -> None:
    """Eight arms with suckers; sitting or swimming."""
    swims = c.chance(0.35)
    with within(c, *((0.84, 50, 46) if swims else (0.92, 50, 88))):
        (octopus_swimming if swims else octopus_sitting)(c)
    if swims and c.chance(0.6):
        bubbles(c, c.choice((10, 90)), 60, 4)


# whale ----------------------------------------------------------------------------------------
def spout(c: Canvas, x: float, y: float) -> None:
    """Breath from the blowhole, falling to both sides."""
    tall = c.uniform(15, 20)
    for s in (-1, 1):
        c.path(f"M{x} {y} C{x} {y - tall:.1f} {x + s * 6} {y - tall - 5:.1f} {x + s * 11} {y - tall * 0.5:.1f}",
               stroke=(96, 160, 204), width=4.6)  # fmt: skip
        c.path(f"M{x} {y} C{x} {y - tall:.1f} {x + s * 6} {y - tall - 5:.1f} {x + s * 11} {y - tall * 0.5:.1f}",
               stroke=(206, 234, 248), width=3)  # fmt: skip
        c.ellipse(x + s * 13, y - tall * 0.3, 1.6, 2, (206, 234, 248), stroke=(96, 160, 204), width=0.7)


def grooves(c: Canvas, d: str, belly: RGB, lines: Sequence[Ring]) -> None:
    """Dark lines along a pale throat inside d."""
    with c.clip(d):
        for line in lines:
            c.path(smooth(line, close=False), stroke=darker(belly, 0.34), width=0.9)


def whale_side(c: Canvas) -> None:
    """At the surface, facing left: blowing, the flukes in the air."""
    blunt, up, belly = c.chance(0.35), c.uniform(-4, 4), (226, 234, 240)
    flukes = ([(86, 36 + up), (78, 31 + up), (71, 20 + up), (80, 19 + up), (88, 25 + up), (90, 34 + up)],
              [(86, 36 + up), (90, 27 + up), (97, 16 + up), (98, 26 + up), (95, 35 + up), (90, 38 + up)])  # fmt: skip
    nose = [(5, 62), (5, 44), (9, 36), (20, 33)] if blunt else [(4, 60), (6, 49), (14, 40), (26, 34)]
    body = [*nose, (42, 33), (58, 38), (70, 46), (78, 48), (84, 43), (86, 34 + up), (91, 36 + up), (91, 50), (84, 63),
            (70, 73), (52, 79), (32, 80), (14, 75)]  # fmt: skip
    spout(c, 30, 34)
    d = coat(c, c.main, body, *flukes)
    with c.clip(d):
        c.path(ring([(0, 66), (14, 65), (30, 66), (48, 70), (66, 70), (76, 72), (60, 92), (10, 92), (-4, 78)]), belly)
        c.path(smooth([(14, 43), (28, 37), (46, 37), (62, 44)], close=False), stroke=lighter(c.main, 0.45), width=2.6,
               opacity=0.5)  # fmt: skip
    if not blunt:
        grooves(c, d, belly, [[(6 + k * 2, 67.6 + k * 2.6), (26, 69 + k * 2.6), (50 - k * 2, 72.6 + k * 2)]
                              for k in range(4)])  # fmt: skip
    c.path(d, stroke=c.outline, width=0.5)
    c.path("M5 63 C12 66 20 66 26 61" if blunt else "M4.6 61 C12 65 22 65 29 58", stroke=NIGHT, width=1.2)
    eye(c, 31, 55, 2)
    coat(c, c.main, [(38, 64), (47, 65), (55, 73), (58, 84), (50, 82), (42, 74)], shade=0.14)
    if c.background == "sunset" or c.chance(0.7):
        water(c, c.uniform(68, 74), opacity=0.88)
    else:
        bubbles(c, 92, 86, 3)


def whale_leaping(c: Canvas) -> None:
    """Out of the water with its throat towards us, long flippers spread."""
    belly, turn = (232, 238, 242), c.uniform(-6, 10)
    with c.group(f"rotate({turn:.1f} 55 80)"):
        coat(c, c.main, [(60, 46), (72, 40), (84, 30), (91, 30), (84, 44), (70, 58), (62, 60)], shade=0.2)
        body = [(28, 12), (36, 7), (46, 12), (58, 26), (68, 46), (74, 70), (76, 104), (34, 104), (33, 78), (29, 58),
                (26, 40), (23, 24)]  # fmt: skip
        d = coat(c, c.main, body)
        under = [(22, 16), (28, 14), (34, 24), (42, 44), (49, 66), (50, 104), (28, 106), (20, 60)]
        with c.clip(d):
            c.path(ring(under), belly)
        grooves(c, d, belly, [[(27 + k * 2.2, 20 + k * 3), (30 + k * 4, 50), (33 + k * 4.4, 80)] for k in range(-1, 4)])
        c.path("M24 22 C30 18 38 26 45 40", stroke=NIGHT, width=1.2)
        c.path(d, stroke=c.outline, width=0.5)
        eye(c, 46, 36, 1.9)
        for knob in ((33, 12), (38, 13), (42, 17), (37, 18)):
            c.ellipse(*knob, 1, None, c.dark)
        coat(c, c.main, [(40, 50), (48, 52), (46, 62), (32, 72), (16, 74), (9, 70), (22, 64), (32, 56)], shade=0.08)
    low = c.uniform(78, 82)
    water(c, low, opacity=1)
    for _ in range(12):
        x, r = c.uniform(22, 86), c.uniform(2, 4.4)
        c.ellipse(x, low + c.uniform(-3, 2), r, r * 0.7, (236, 248, 252), stroke=(150, 200, 224), width=0.5)
    for _ in range(9):
        c.ellipse(
            c.choice((c.uniform(8, 28), c.uniform(76, 94))),
            c.uniform(low - 20, low - 4),
            c.uniform(0.8, 1.6),
            None,
            (214, 238, 250),
            stroke=(110, 172, 208),
            width=0.5,
        )


def whale(c: Canvas) -> None:
    """At the surface, or leaping out of it."""
    (whale_leaping if c.chance(0.34) else whale_side)(c)


# butterfly ------------------------------------------------------------------------------------
def shrunk(pts: Ring, k: float, toward: Point) -> list[Point]:
    """The points drawn in towards one."""
    return [(toward[0] + (x - toward[0]) * k, toward[1] + (y - toward[1]) * k) for x, y in pts]


def wing(c: Canvas, pts: Ring, root: Point, edge: RGB, *, spots: int, eyespot: Point | None, shade: float = 0) -> None:
    """A wing: dark edge, coloured field with veins from its root, pale spots in the edge, perhaps an eyespot."""
    d = coat(c, edge, pts)
    mx, my = sum(p[0] for p in pts) / len(pts), sum(p[1] for p in pts) / len(pts)
    inner = shrunk(pts, 0.84, (root[0] * 0.45 + mx * 0.55, root[1] * 0.45 + my * 0.55))
    tone = darker(c.main, shade)
    c.path(ring(inner), c.gradient([(0, lighter(tone, 0.22)), (0.5, tone), (1, darker(tone, 0.14))]))
    outer = [p for p in along([*pts, pts[0]]) if math.hypot(p[0] - root[0], p[1] - root[1]) > 20]
    with c.clip(d):
        for i in range(len(inner)):
            if math.hypot(inner[i][0] - root[0], inner[i][1] - root[1]) > 14:
                c.line([root, inner[i]], edge, 1)
        if spots:
            for x, y in shrunk(outer[:: max(3, 15 - 2 * spots)], 0.93, (mx, my)):
                c.ellipse(x, y, 1.15, None, (252, 248, 236))
    if eyespot:
        for r, colour in ((4, edge), (2.9, (250, 226, 150)), (1.8, (60, 90, 170)), (0.7, WHITE)):
            c.ellipse(*eyespot, r, None, colour)


def feelers(c: Canvas, x: float, y: float, pairs: Sequence[Point]) -> None:
    """Two antennae with knobs."""
    for tx, ty in pairs:
        c.path(f"M{x} {y} Q{(x + tx) / 2} {y - 8} {tx} {ty}", stroke=NIGHT, width=1)
        c.ellipse(tx, ty, 1.4, None, NIGHT)


def butterfly_open(c: Canvas, edge: RGB, spots: int) -> None:
    """From above, all four wings spread."""
    wide, high, tailed, marked = c.uniform(0.92, 1.05), c.uniform(-4, 6), c.chance(0.35), c.chance(0.45)
    fore = [(51, 46), (58, 32), (68, 18 + high), (82, 10 + high), (92, 10 + high), (94, 20 + high), (88, 36), (78, 47),
            (64, 52)]  # fmt: skip
    hind = [(51, 50), (64, 51), (78, 53), (87, 60), (87, 72), (80, 82), (70, 84), (62, 76), (55, 62)]
    if tailed:
        hind = [(51, 50), (64, 51), (78, 53), (87, 60), (86, 71), (80, 77), (80, 86), (76, 92), (73, 84), (66, 80),
                (58, 70)]  # fmt: skip
    with c.group(f"rotate({c.uniform(-32, 32):.1f} 50 50) translate({50 - 50 * wide:.2f} 0) scale({wide:.3f} 1)"):
        for s in (1, -1):
            flip = lambda pts, s=s: [(50 + s * (x - 50), y) for x, y in pts]  # noqa: E731
            spot = (50 + s * 24, 66.0) if marked else None
            wing(c, flip(hind), (50 + s, 52), edge, spots=spots, eyespot=spot, shade=0.08)
            wing(c, flip(fore), (50 + s, 46), edge, spots=spots, eyespot=None)
        feelers(c, 50, 36, ((41, 18), (59, 18)))
        coat(c, (66, 54, 56), tube([(50, 36), (50, 46), (50, 58), (50, 74)], (2, 3.4, 2.8, 1)), width=0.7)
        c.ellipse(50, 35, 3.2, None, (66, 54, 56), stroke=NIGHT, width=0.8)


def butterfly_shut(c: Canvas, edge: RGB, spots: int) -> None:
    """On a flower, from the side: the wings stand up together."""
    petal = c.choice([(246, 150, 186), (252, 252, 248), (246, 206, 84), (190, 150, 226)])
    c.path(smooth([(44, 82), (46, 90), (44, 96)], close=False), stroke=(74, 140, 74), width=2.6)
    for k in range(7):
        with c.group(f"translate(43 83) rotate({-96 + k * 32})"):
            c.path("M0 0 C-5 -4 -5 -12 0 -15 C5 -12 5 -4 0 0 Z", petal, stroke=darker(petal, 0.4), width=0.7)
    c.ellipse(43, 83, 5.4, 3.6, (236, 178, 56), stroke=(150, 98, 30), width=0.7)
    back = c.uniform(-4, 4)
    fore = [(40, 68), (34, 50), (34, 30), (40, 14), (50, 8), (62, 14 + back), (68, 30), (62, 50), (50, 66)]
    hind = [(44, 70), (56, 54), (70, 42), (84, 42 + back), (91, 54), (88, 70), (76, 80), (60, 78)]
    with c.group(f"rotate({c.uniform(-8, 8):.1f} 44 80)"):
        wing(c, at(fore, 5, 2), (44, 70), edge, spots=spots, eyespot=None, shade=0.22)
        wing(c, hind, (44, 70), edge, spots=spots, eyespot=(76.0, 62.0) if c.chance(0.5) else None, shade=0.05)
        wing(c, fore, (42, 69), edge, spots=spots, eyespot=(51.0, 26.0) if c.chance(0.3) else None)
        feelers(c, 30, 68, ((17, 52), (24, 49)))
        coat(c, (66, 54, 56), tube([(28, 70), (38, 71), (50, 73), (66, 79)], (2.6, 3.4, 2.8, 1)), width=0.7)
        c.path("M33 73 L36 80 M39 74 L41 81 M44 74 L46 81", stroke=NIGHT, width=1)
        eye(c, 29, 69.4, 1.5, (90, 70, 66))


def butterfly(c: Canvas) -> None:
    """Coloured wings with dark edges, spread or shut."""
    if c.main[0] > c.main[1] > 170:  # between dark edges and veins yellow looks like ochre
        c.main = mix(c.main, (255, 228, 70), 0.65)
    edge = c.choice([(40, 34, 42), (40, 34, 42), darker(c.main, 0.62), (74, 46, 34)])
    shut = c.chance(0.3)
    with within(c, 0.92 if shut else 0.84, 50, 50):
        (butterfly_shut if shut else butterfly_open)(c, edge, c.choice((0, 2, 4)))


KINDS = [
    Kind("owl", ("animals", "birds"), owl,
         ("owl", "night bird", "hooting bird", "bird of prey", "night owl", "owl bird", "nocturnal bird", "wise owl",
          "bird with big eyes"),
         {"brown": 2, "white": 1, "grey": 1.2}, {}, WILD, tilt=3),
    Kind("flamingo", ("animals", "birds"), flamingo,
         ("flamingo", "wading bird", "long-legged bird", "flamingo bird", "exotic wading bird", "pink water bird",
          "pink-feathered bird"), {"pink": 1}, {}, WILD, tilt=2),
    Kind("snake", ("animals", "reptiles"), snake,
         ("snake", "serpent", "slithering reptile", "legless reptile", "scaly snake", "snake reptile",
          "hissing reptile", "legless animal"),
         {"green": 1.6, "yellow": 1, "red": 1}, {},
         WILD, tilt=3),
    Kind("frog", ("animals", "amphibians"), frog,
         ("frog", "tree frog", "croaking frog", "froggy", "pond frog", "jumping frog", "frog amphibian",
          "pond amphibian", "jumping amphibian"), {"green": 1}, {}, WILD, tilt=3),
    Kind("goldfish", ("animals", "sea animals"), goldfish,
         ("goldfish", "pet fish", "aquarium fish", "gold fish", "ornamental fish", "freshwater fish", "small fish",
          "small pet fish"), {"orange": 1.4, "golden": 1}, {},
         {"white": 1.5, "studio": 1.5, "room": 3, "pastel": 3}, tilt=3),
    Kind("shark", ("animals", "sea animals"), shark,
         ("shark", "great white shark", "predatory fish", "great white", "fish with sharp teeth", "sea predator",
          "shark fish", "man-eating fish"),
         {"grey": 1.4, "blue": 1}, {},
         DEEP, tilt=3),
    Kind("octopus", ("animals", "sea animals"), octopus,
         ("octopus", "eight-armed animal", "cephalopod", "animal with tentacles", "kraken",
          "eight-armed sea creature", "tentacled animal", "sea animal with eight arms"),
         {"red": 1.2, "purple": 1, "orange": 1}, {},
         DEEP, tilt=3),
    Kind("whale", ("animals", "sea animals"), whale,
         ("whale", "marine mammal", "sea mammal", "giant of the sea", "big whale", "ocean giant", "ocean mammal",
          "sea giant"), {"blue": 1.3, "grey": 1}, {}, SEA,
         tilt=2),
    Kind("butterfly", ("animals", "insects"), butterfly,
         ("butterfly", "winged insect", "fluttering insect", "insect with coloured wings", "garden butterfly",
          "winged bug", "colourful insect"),
         {"blue": 1, "orange": 1, "yellow": 1, "purple": 1}, {}, WILD, tilt=5),
]  # fmt: skip
