"""Drawings of musical instruments: guitars, violin, trumpet, saxophone, grand piano and drum kit.

Knows one function a type, and a few parts that they share (tubes, stands, strings). Long instruments are drawn
around 0, 0 in their own upright or level position and then posed: on a stand where the background has a floor
(a slanting guitar would hang in the air there), freely turned on plain backgrounds.
"""

import math
from collections.abc import Sequence

from assets.make.canvas import RGB, WHITE, Canvas, Point, box, darker, lighter, mix, oval, points, smooth
from assets.make.drawings.electronics import Face, Project, Solid, block, rests, view
from assets.make.drawings.places import blade
from assets.make.kinds import Kind

STEEL: RGB = (188, 192, 200)
EBONY: RGB = (48, 40, 42)
IRON: RGB = (52, 54, 62)
BRASS: RGB = (226, 178, 74)
MAPLE: RGB = (226, 182, 116)
ACROSS = (0.0, 0.0, 1.0, 0.0)
LARGER = "translate(0 48) scale(1.14) translate(0 -48)"  # a body that grows from its foot upwards


def free(c: Canvas) -> bool:
    """Whether the background has no floor, so that the thing may hang or lie at any angle."""
    return c.background in ("white", "pastel")


def tube(c: Canvas, d: str, width: float, tone: RGB | None = None) -> None:
    """A shiny metal pipe along the path d."""
    tone = tone or c.main
    c.path(d, None, stroke=darker(tone, 0.6), width=width + 1.3)
    c.path(d, None, stroke=darker(tone, 0.12), width=width)
    c.path(d, None, stroke=lighter(tone, 0.25), width=width * 0.55)
    c.path(d, None, stroke=lighter(tone, 0.75), width=width * 0.2)


def rod(c: Canvas, pts: Sequence[Point], width: float, tone: RGB = IRON) -> None:
    """A thin bar with an outline and a glint."""
    c.line(pts, darker(tone, 0.6), width + 0.7)
    c.line(pts, tone, width)
    c.line(pts, lighter(tone, 0.4), width * 0.3)


# strings --------------------------------------------------------------------------------------
def pose_upright(c: Canvas, half: float) -> str:
    """Where an instrument of height -41..48 and the given half width goes; on a floor it gets its stand first."""
    wide = c.uniform(1.02, 1.14)
    if free(c):
        turn = c.choice((0, c.uniform(-12, 12), c.uniform(30, 50), c.uniform(30, 50), c.uniform(-50, -30)))
        size = 0.95 if abs(turn) < 15 else c.uniform(1.04, 1.12)
        return f"translate(50 50) rotate({turn:.1f}) scale({size * wide:.3f} {size:.3f}) translate(0 -3.5)"
    size, lean = c.uniform(0.86, 0.9), c.uniform(-5, 5)
    _tripod(c, half * size * wide, 40)
    return f"translate(50 {82.5 - 48 * size:.2f}) rotate({lean:.1f} 0 48) scale({size * wide:.3f} {size:.3f})"


def _tripod(c: Canvas, half: float, top: float) -> None:
    """A guitar stand: a post, spread legs, and arms that carry the body."""
    rod(c, [(50, top), (50, 74)], 1.4)
    for side in (-1, 1):
        foot = 50 + side * (half + 2.5)
        rod(c, [(50, 70), (foot, 86)], 1.5)
        rod(c, [(50, 76), (50 + side * half * 0.62, 82), (50 + side * half * 0.66, 84.5)], 1.4)
        c.ellipse(foot, 86, 1.5, 1, (30, 30, 36))
        c.stands(foot - 2, foot + 2, 86.4)


def strings(c: Canvas, n: int, top: float, low: float, narrow: float, wide: float) -> None:
    """n strings from the nut at `top` to the bridge at `low`."""
    for k in range(n):
        s = k / (n - 1) - 0.5
        c.line([(s * narrow, top), (s * wide, low)], (236, 232, 220), 0.26 + 0.02 * (n - k))


def fretboard(c: Canvas, top: float, low: float, narrow: float, wide: float, wood: RGB) -> None:
    """The fingerboard with frets, nut and position marks."""
    c.polygon(
        [(-narrow / 2, top), (narrow / 2, top), (wide / 2, low), (-wide / 2, low)],
        c.gradient([(0, lighter(wood, 0.14)), (1, darker(wood, 0.2))], angle=ACROSS),
        stroke=darker(wood, 0.6),
        width=0.7,
    )
    frets = []
    for k in range(1, 19):
        y = top + (low - top) * (1 - 2 ** (-k / 12)) * 1.5
        if y < low - 1:
            w = narrow + (wide - narrow) * (y - top) / (low - top)
            frets.append(points([(-w / 2 + 0.3, y), (w / 2 - 0.3, y)]))
            if k in (3, 5, 7, 9, 12, 15):
                c.ellipse(0, y - 1.1, 0.62, None, (244, 240, 226) if sum(wood) < 400 else EBONY)
    c.path(" ".join(frets), None, stroke=(206, 202, 190), width=0.4)
    c.rect(-narrow / 2 - 0.2, top - 0.8, narrow + 0.4, 1.1, fill=(246, 240, 224))


def pegs(c: Canvas, spots: Sequence[tuple[float, float, int]], tone: RGB) -> None:
    """Tuners: (x, y, side) each with a knob that sticks out to its side."""
    for x, y, side in spots:
        c.line([(x, y), (x + side * 3, y)], darker(tone, 0.4), 0.9)
        c.ellipse(x + side * 3.4, y, 1.3, 0.95, tone, stroke=darker(tone, 0.6), width=0.45)
        c.ellipse(x - side * 0.8, y, 0.62, None, tone, stroke=darker(tone, 0.5), width=0.3)


def acoustic_guitar(c: Canvas) -> None:
    """A flat-top guitar: round or cut-away shoulder, rosette, bridge, perhaps a pickguard."""
    lower, upper = c.uniform(20.5, 23), c.uniform(15, 17)
    waist, y0, cut = upper - c.uniform(2, 4), c.uniform(-5, -2), c.chance(0.35)
    with c.group(pose_upright(c, lower)):
        body = _guitar_body(lower, waist, upper, y0, cut)
        with c.group("translate(1.6 0.9)"):
            c.panel(body, shade=0.42, material="plain")
        c.panel(body, width=1)
        with c.group("translate(0 25) scale(0.93 0.945) translate(0 -25)"):
            c.path(body, None, stroke=c.choice([(250, 238, 210), c.darker, (90, 56, 36)]), width=0.8)
        _rosette(c, y0 + 19)
        with c.group("translate(0 7)"):
            _headstock(c, c.choice((EBONY, (96, 58, 38), darker(c.main, 0.3))))
        fretboard(c, -26, y0 + 13, 4.6, 5.8, c.choice([EBONY, (78, 48, 36)]))
        bridge = c.choice([EBONY, (78, 48, 36)])
        c.rect(-8, 35.2, 16, 3, 1.4, bridge, stroke=darker(bridge, 0.6), width=0.5)
        c.rect(-3.6, 36, 7.2, 0.8, fill=(246, 240, 224))
        strings(c, 6, -26, 36.4, 3.6, 5.4)


def _guitar_body(lower: float, waist: float, upper: float, y0: float, cut: bool) -> str:
    """The hourglass outline from y0 to 48; cut: the right shoulder is scooped out."""
    y1, y2, y3 = y0 + 9, y0 + 17, y0 + 31
    right = (
        f"M0 {y0} L3 {y0} C3 {y0 + 9:.2f} 8 {y0 + 10:.2f} {upper * 0.82:.2f} {y0 + 4:.2f}"
        f" C{upper + 2:.2f} {y0 + 3:.2f} {upper:.2f} {y1 + 3:.2f} {waist:.2f} {y2:.2f}"
        if cut
        else (
            f"M0 {y0} C{upper * 0.7:.2f} {y0} {upper:.2f} {y0 + 3:.2f} {upper:.2f} {y1:.2f}"
            f" C{upper:.2f} {y1 + 4.5:.2f} {waist:.2f} {y2 - 4:.2f} {waist:.2f} {y2:.2f}"
        )
    )
    return (
        f"{right} C{waist:.2f} {y2 + 5:.2f} {lower:.2f} {y3 - 9:.2f} {lower:.2f} {y3:.2f}"
        f" C{lower:.2f} {y3 + 11:.2f} {lower * 0.55:.2f} 48 0 48"
        f" C{-lower * 0.55:.2f} 48 {-lower:.2f} {y3 + 11:.2f} {-lower:.2f} {y3:.2f}"
        f" C{-lower:.2f} {y3 - 9:.2f} {-waist:.2f} {y2 + 5:.2f} {-waist:.2f} {y2:.2f}"
        f" C{-waist:.2f} {y2 - 4:.2f} {-upper:.2f} {y1 + 4.5:.2f} {-upper:.2f} {y1:.2f}"
        f" C{-upper:.2f} {y0 + 3:.2f} {-upper * 0.7:.2f} {y0} 0 {y0} Z"
    )


def _rosette(c: Canvas, y: float) -> None:
    """The round sound hole in its rings, perhaps a pickguard beside it."""
    if c.chance(0.6):
        guard = c.choice([(84, 44, 34), EBONY, (240, 228, 200)])
        d = (
            f"M5 {y - 4:.1f} C10 {y - 3:.1f} 10 {y + 4:.1f} 13.4 {y + 8:.1f}"
            f" C15 {y + 13:.1f} 6 {y + 13:.1f} 2 {y + 5:.1f} Z"
        )
        c.path(d, guard, stroke=darker(guard, 0.4), width=0.4, opacity=0.92)
    r = c.uniform(5.6, 6.6)
    c.ellipse(0, y, r + 1.6, None, c.choice([(246, 232, 200), c.darker, (150, 70, 44)]))
    c.ellipse(0, y, r + 0.9, None, c.choice([EBONY, (120, 64, 40)]))
    c.ellipse(
        0,
        y,
        r,
        None,
        c.radial([(0, (18, 12, 12), 1), (0.7, (30, 20, 18), 1), (1, (70, 46, 34), 1)]),
        stroke=(250, 236, 206),
        width=0.5,
    )


def _headstock(c: Canvas, wood: RGB) -> None:
    """A symmetric head with three tuners a side."""
    pegs(
        c,
        [(side * 3.2, y, side) for side in (-1, 1) for y in (-45, -41, -37)],
        c.choice([STEEL, BRASS, (244, 238, 222)]),
    )
    flare = c.uniform(3.6, 4.6)
    d = (
        f"M-2.6 -32.6 L{-flare:.1f} -36 L{-flare - 0.4:.1f} -47"
        f" Q0 {-49.5 + c.choice((0, 2.4))} {flare + 0.4:.1f} -47 L{flare:.1f} -36 L2.6 -32.6 Z"
    )
    c.panel(d, colour=wood, material="plain", width=0.8)
    for side in (-1, 1):
        for y in (-45, -41, -37):
            c.ellipse(side * 2.3, y, 0.66, None, STEEL)


def electric_guitar(c: Canvas) -> None:
    """A solid guitar: two horns, devil's horns, single cut, a V or a slanted star; pickups, knobs, bridge."""
    shape = c.choice(("horns", "horns", "devil", "single", "vee", "star"))
    body, half = _solid_body(c, shape)
    with c.group(pose_upright(c, half * 1.14)):
        with c.group(f"translate(1.3 0.9) {LARGER}"):
            c.panel(body, shade=0.45, material="plain")
        with c.group(LARGER):
            c.panel(body, width=1.1)
        c.path(
            "M-10 14 Q-14 28 -9 40 Q-6 30 -10 14 Z"
            if shape in ("horns", "single", "devil")
            else "M-6 16 L-13 38 L-10 38 Z",
            WHITE,
            opacity=0.26,
        )
        if shape in ("horns", "single", "devil") and c.chance(0.75):
            _pickguard(c)
        wood = c.choice([MAPLE, (86, 54, 40), EBONY])
        with c.group("translate(0 7)"):
            _solid_head(c, shape, wood if wood == MAPLE or c.chance(0.4) else c.main)
        fretboard(c, -26, 13, 4.6, 5.6, wood)
        _pickups(c)
        strings(c, 6, -26, 36, 3.6, 4.8)


def _solid_body(c: Canvas, shape: str) -> tuple[str, float]:
    """The body's outline and half its width."""
    if shape == "horns":
        left, right = c.uniform(-6, -1), c.uniform(-1, 4)
        pts = [
            (-3.2, 10),
            (-5.6, 7.5),
            (-11.6, left),
            (-15.4, left + 2),
            (-14.6, 12),
            (-12.6, 20),
            (-16.6, 30),
            (-16, 40),
            (-9, 46.8),
        ]
        pts += [
            (1, 47.6),
            (11.6, 45),
            (17.6, 37),
            (16.6, 28),
            (12.8, 20.4),
            (14.6, 12),
            (14.6, right + 2),
            (11.4, right),
            (6, 9.6),
            (3.2, 12.6),
        ]
        return smooth(pts, tension=0.5), 17.6
    if shape == "devil":
        out = c.uniform(13.5, 16)
        d = (
            f"M0 9 L3.4 9 C4 12 7 10 {out:.1f} -2 C{out - 1:.1f} 8 12 13 12.4 20"
            " C12.6 25 18 28 18 36 C18 44 10 47.6 0 47.6"
        )
        return (
            d
            + (
                " C-10 47.6 -18 44 -18 36 C-18 28 -12.6 25 -12.4 20"
                f" C-12 13 {-out + 1:.1f} 8 {-out:.1f} -2 C-7 10 -4 12 -3.4 9 Z"
            ),
            18,
        )
    if shape == "single":
        d = "M-3.4 5 C-9 3 -14.6 5 -15 12 C-15.2 17 -13 18 -13 22 C-13 27 -18.4 28 -18.4 36 C-18.4 44 -10 47.6 0 47.6"
        return (
            d
            + (
                " C10 47.6 18.4 44 18.4 36 C18.4 28 12.6 27 12.8 21"
                " C13 15 17 11 14.6 4.6 C11 5 7 9 5 13 L3.4 13 L3.4 5 Z"
            ),
            18.4,
        )
    if shape == "vee":
        w, deep = c.uniform(19, 22), c.uniform(28, 33)
        d = (
            f"M-4 5 L4 5 Q5 8 6 11 L{w:.1f} 43 Q{w + 0.6:.1f} 46.6 {w - 3:.1f} 47.4 L{w - 6:.1f} 47.8"
            f" Q{w - 8:.1f} 48 {w - 9:.1f} 46 L1.6 {deep:.1f} Q0 {deep - 1.6:.1f} -1.6 {deep:.1f}"
        )
        return (
            d
            + (
                f" L{-w + 9:.1f} 46 Q{-w + 8:.1f} 48 {-w + 6:.1f} 47.8 L{-w + 3:.1f} 47.4"
                f" Q{-w - 0.6:.1f} 46.6 {-w:.1f} 43 L-6 11 Q-5 8 -4 5 Z"
            ),
            w,
        )
    return points(
        [
            (-4, 9),
            (-15, 3),
            (-17.5, 6),
            (-11, 23),
            (-21, 43),
            (-18, 47),
            (-2, 40),
            (12, 46.6),
            (16.6, 45),
            (13, 26),
            (19, 11),
            (17, 7.6),
            (4, 13),
        ],
        close=True,
    ), 20


def _pickguard(c: Canvas) -> None:
    """A plastic plate under the pickups."""
    tone = c.choice([(248, 246, 238), (244, 232, 200), (40, 40, 46)])
    if abs(sum(tone) - sum(c.main)) < 110:  # it must show on the body
        tone = (40, 40, 46) if sum(c.main) > 380 else (248, 246, 238)
    pts = [
        (-3, 12),
        (-7, 12),
        (-9.6, 20),
        (-9, 31),
        (-3, 33.5),
        (4, 36),
        (9, 42.6),
        (13.4, 40),
        (11.4, 30),
        (9.4, 22),
        (9.6, 14),
        (6, 13),
    ]
    c.path(smooth(pts), tone, stroke=darker(tone, 0.4), width=0.5)


def _pickups(c: Canvas) -> None:
    """Two or three pickups, the bridge, knobs and the socket."""
    cover = c.choice([(36, 36, 42), (246, 244, 236), STEEL])
    wide = c.chance(0.5)
    for y in (16.5, 28.5) if wide else (16, 22.5, 29):
        h = 3.9 if wide else 2.3
        c.rect(-4.4, y, 8.8, h, 0.7, cover, stroke=darker(cover, 0.6), width=0.5)
        for k in range(6):
            c.ellipse(
                (k - 2.5) * 1.2, y + h / 2, 0.3, None, lighter(cover, 0.5) if sum(cover) < 300 else darker(cover, 0.5)
            )
    c.rect(-4.8, 34.6, 9.6, 3.2, 0.6, STEEL, stroke=darker(STEEL, 0.6), width=0.5)
    knob = c.choice([(30, 30, 36), STEEL, BRASS])
    for x, y in ((8.4, 33.6), (10.4, 38), (7, 40))[: c.choice((2, 3))]:
        c.ellipse(x, y, 1.35, None, knob, stroke=darker(knob, 0.6), width=0.45)
        c.ellipse(x - 0.3, y - 0.4, 0.45, None, lighter(knob, 0.6))
    if not wide and c.chance(0.7):
        rod(c, [(3.6, 36), (8, 29), (8.2, 24)], 0.7, STEEL)


def _solid_head(c: Canvas, shape: str, tone: RGB) -> None:
    """Six tuners in a row, three a side, or a pointed head."""
    if shape in ("horns", "star"):
        pegs(c, [(-2.4, -46 + 2.2 * k, -1) for k in range(6)], STEEL)
        d = (
            "M-2.5 -32.6 L-3.2 -36 L-3.8 -46 Q-3.6 -49 0 -48.4"
            " Q4.4 -47.6 4.8 -44 Q4.4 -41.6 2.4 -40.6 Q4 -37 2.5 -32.6 Z"
        )
        if shape == "star":
            d = "M-2.5 -32.6 L-3.4 -36 L-4.4 -47 L6.4 -49 L3.2 -38 L2.5 -32.6 Z"
    else:
        pegs(c, [(side * 3, y, side) for side in (-1, 1) for y in (-45, -41, -37)], STEEL)
        d = "M-2.5 -32.6 L-4 -36 L-4.6 -46.6 Q-2.4 -48.4 0 -46.8 Q2.4 -48.4 4.6 -46.6 L4 -36 L2.5 -32.6 Z"
        if shape == "vee":
            d = "M-2.5 -32.6 L-4.4 -37 L0 -49 L4.4 -37 L2.5 -32.6 Z"
    c.panel(d, colour=tone, material="plain", width=0.8)


def violin(c: Canvas) -> None:
    """A violin with f-holes, black fittings and a scroll; its bow beside or across it."""
    lower, upper = c.uniform(16.4, 18), c.uniform(13, 14.2)
    where = c.choice(("beside", "across", "across")) if free(c) else c.choice(("beside", "beside", "across"))
    with c.group(pose_upright(c, lower)):
        if where == "beside":
            side = c.choice((-1, 1))
            _bow(c, (side * (lower + 7), 47), (side * (upper + c.uniform(6, 9)), -37))
        body = _violin_body(lower, c.uniform(9.4, 10.4), upper)
        with c.group("translate(1.3 0.8)"):
            c.panel(body, shade=0.45)
        c.panel(body, width=1)
        c.path(
            body,
            c.radial(
                [
                    (0, mix(lighter(c.main, 0.4), (236, 150, 60), 0.4), 0.8),
                    (0.6, c.main, 0),
                    (1, darker(c.main, 0.5), 0.5),
                ],
                centre=(0.46, 0.5),
                radius=0.56,
            ),
        )
        with c.group("translate(0 19.5) scale(0.92 0.945) translate(0 -19.5)"):
            c.path(body, None, stroke=darker(c.main, 0.55), width=0.55)
        _violin_fittings(c)
        if where == "across":
            _bow(c, (-31, 33), (32, 7))


def _violin_body(lower: float, waist: float, upper: float) -> str:
    """Rounded bouts with pointed corners at the waist, from y = -9 to 48."""
    half = [
        f"C{upper * 0.75:.2f} -9.5 {upper:.2f} -4 {upper:.2f} 2"
        f" C{upper:.2f} 6 {upper - 1:.2f} 8 {upper - 0.6:.2f} 10.4",
        f"C{waist - 0.6:.2f} 10.6 {waist - 0.6:.2f} 24.6 {lower - 2.6:.2f} 25.4",
        f"C{lower - 1:.2f} 28 {lower:.2f} 31 {lower:.2f} 35 C{lower:.2f} 43 {lower * 0.6:.2f} 48 0 48",
    ]
    back = [
        f"C{-lower * 0.6:.2f} 48 {-lower:.2f} 43 {-lower:.2f} 35"
        f" C{-lower:.2f} 31 {-lower + 1:.2f} 28 {-lower + 2.6:.2f} 25.4",
        f"C{-waist + 0.6:.2f} 24.6 {-waist + 0.6:.2f} 10.6 {-upper + 0.6:.2f} 10.4",
        f"C{-upper + 1:.2f} 8 {-upper:.2f} 6 {-upper:.2f} 2 C{-upper:.2f} -4 {-upper * 0.75:.2f} -9.5 0 -9",
    ]
    return "M0 -9 " + " ".join(half + back) + " Z"


def _violin_fittings(c: Canvas) -> None:
    """f-holes, neck with scroll and pegs, fingerboard, bridge, tailpiece, chin rest, strings."""
    ink = (30, 16, 12)
    for side in (-1, 1):
        d = (
            f"M{side * 5.4:.1f} 13.4 C{side * 9:.1f} 14 {side * 6:.1f} 19 {side * 7.6:.1f} 21.6"
            f" C{side * 9.4:.1f} 25 {side * 12:.1f} 29 {side * 8.6:.1f} 29.6"
        )
        pale = mix(lighter(c.main, 0.5), (250, 200, 120), 0.5)  # a light edge: the holes must show on dark wood
        for tone, more in ((pale, 0.5), (ink, 0.0)):
            c.path(d, None, stroke=tone, width=1.5 + 2 * more)
            c.ellipse(side * 5.6, 14.2, 1.3 + more, None, tone)
            c.ellipse(side * 9, 28.8, 1.5 + more, None, tone)
    for side, y in ((-1, -34.5), (-1, -30.5), (1, -36), (1, -32.4)):
        c.line([(0, y), (side * 5, y)], EBONY, 1.1)
        c.ellipse(side * 5.6, y, 1.5, 1.05, EBONY, stroke=(14, 12, 14), width=0.4)
    c.panel("M-2.2 -9 L-2 -29 Q-2.4 -36 -1.8 -38 L1.8 -38 Q2.4 -36 2 -29 L2.2 -9 Z", shade=0.1, width=0.8)
    c.panel("M-2.7 -37 C-3.6 -42 3.6 -42 2.7 -37 Q0 -35.6 -2.7 -37 Z", shade=0.05, width=0.8)
    c.ellipse(0, -38.2, 0.9, None, None, stroke=darker(c.main, 0.6), width=0.5)
    c.polygon(
        [(-1.9, -29), (1.9, -29), (3, 12), (-3, 12)],
        c.gradient([(0, (84, 76, 80)), (0.4, EBONY), (1, (20, 18, 20))], angle=ACROSS),
        stroke=(14, 12, 14),
        width=0.5,
    )
    c.path("M-2 30 L2 30 L3.4 33 L2.2 44.6 Q0 46.4 -2.2 44.6 L-3.4 33 Z", EBONY, stroke=(14, 12, 14), width=0.5)
    if c.chance(0.7):
        c.path(
            "M-2 45 C-3 39 -13 36 -14 42 C-13 46 -7 47.6 -2 47.4 Z",
            c.gradient([(0, (90, 80, 82)), (1, EBONY)]),
            stroke=(14, 12, 14),
            width=0.5,
        )
    c.path("M-5 22.8 Q0 19.6 5 22.8 L4.2 24 L-4.2 24 Z", MAPLE, stroke=darker(MAPLE, 0.6), width=0.5)
    strings(c, 4, -29, 31, 2.4, 4)


def _bow(c: Canvas, frog: Point, tip: Point) -> None:
    """A bow from its frog to its tip: stick, hair, and a black frog."""
    dx, dy = tip[0] - frog[0], tip[1] - frog[1]
    long = math.hypot(dx, dy)
    nx, ny = -dy / long, dx / long
    hair = [(frog[0] + nx * 2.6 + dx * 0.07, frog[1] + ny * 2.6 + dy * 0.07), (tip[0] + nx * 2.4, tip[1] + ny * 2.4)]
    c.line(hair, (120, 110, 100), 1.8)
    c.line(hair, (250, 246, 234), 1.2)
    mid = (frog[0] + dx * 0.5 + nx * 1.2, frog[1] + dy * 0.5 + ny * 1.2)
    stick = (
        f"M{frog[0]:.1f} {frog[1]:.1f} Q{mid[0]:.1f} {mid[1]:.1f} {tip[0]:.1f} {tip[1]:.1f}"
        f" L{hair[1][0]:.1f} {hair[1][1]:.1f}"
    )
    c.path(stick, None, stroke=(60, 30, 20), width=2.8)
    c.path(stick, None, stroke=(150, 80, 46), width=1.7)
    block_at = [
        (frog[0] + dx * t + nx * k, frog[1] + dy * t + ny * k) for t, k in ((0.03, 0), (0.1, 0), (0.1, 3), (0.03, 3.2))
    ]
    c.polygon(block_at, EBONY, stroke=(14, 12, 14), width=0.5)


# winds ----------------------------------------------------------------------------------------
def gild(c: Canvas) -> None:
    """Makes a golden drawing's tones those of lacquered brass, yellower than the palette's gold; silver stays."""
    if c.main[0] - c.main[2] > 50:
        c.main = mix(c.main, (236, 182, 44), 0.6)
        c.dark, c.darker, c.light = darker(c.main, 0.28), darker(c.main, 0.5), mix(c.main, (255, 246, 190), 0.45)
        c.outline = mix(c.main, (50, 22, 6), 0.72)


def trumpet(c: Canvas) -> None:
    """A trumpet: lying on bell and valves where there is a floor, else at any angle."""
    gild(c)
    bell, drop = c.uniform(14.5, 17.5), c.uniform(15.4, 17)
    if free(c):
        with c.group(
            f"translate(50 52) rotate({c.choice((c.uniform(-8, 8), c.uniform(18, 40), c.uniform(-40, -18))):.1f})"
        ):
            _trumpet(c, bell, drop)
    else:  # it rests on the bell's rim and the valves' caps
        low = bell - 7
        turn = math.atan((drop - low) / 50)
        y = 46 * math.sin(turn) + low * math.cos(turn)
        c.stands(1.5, 9, 85.4)
        c.stands(44, 68, 86)
        with c.group(f"translate(50 {86 - y:.2f}) rotate({-math.degrees(turn):.2f})"):
            _trumpet(c, bell, drop)


def _trumpet(c: Canvas, bell: float, drop: float) -> None:
    """Around 0, 0, bell to the left: x -46..46; valves reach down to `drop`."""
    trim = c.choice((c.main, c.main, c.light))  # one metal, or its colour could not be named
    front, back = c.uniform(-25, -20), c.uniform(23, 27)
    tube(
        c,
        f"M{back} -7 C{back + 8} -7 {back + 8} 7 {back} 7 L{front} 7"
        f" C{front - 8} 7 {front - 8} -7 {front} -7 L{back - 4} -7",
        3.8,
    )
    tube(c, "M11 2 L30 2 C33.6 2 33.6 8 30 8 L12 8", 2.4, trim)  # the third slide
    tube(c, "M-3 3 L-12 3 C-14.6 3 -14.6 10 -12 10 L-3 10", 2.2, trim)
    tube(c, f"M{front + 4:.1f} -5 L40 -5", 2.8)
    _trumpet_bell(c, bell)
    c.path(
        "M37 -6.6 L42 -7.6 L45.6 -9.4 L46.4 -8.8 L46.4 -1.2 L45.6 -0.6 L42 -2.4 L37 -3.4 Z",
        c.gradient([(0, lighter(STEEL, 0.5)), (0.5, STEEL), (1, darker(STEEL, 0.4))], angle=(0, 0, 0, 1)),
        stroke=darker(STEEL, 0.6),
        width=0.8,
    )
    c.path("M20 -9 C20 -13.4 25 -13.4 25 -9", None, stroke=c.outline, width=1.5)
    c.path("M20 -9 C20 -13.4 25 -13.4 25 -9", None, stroke=c.light, width=0.7)
    pressed = c.choice((-1, 0, 1, 2))
    for k in range(3):
        x, push = -5 + 7.8 * k, 3 if k == pressed else 0
        rod(c, [(x, -20 + push), (x, -13)], 1.4, STEEL)
        c.rect(x - 2.8, -22.6 + push, 5.6, 2.8, 1.2, (246, 240, 226), stroke=c.outline, width=0.6)
        c.panel(box(x - 3, -13, 6, drop + 11, 0.8), material="metallic", width=0.8)
        for y in (-14.4, drop - 3.4):
            c.panel(box(x - 3.4, y, 6.8, 3.2, 0.8), colour=trim, material="metallic", width=0.7)


def _trumpet_bell(c: Canvas, bell: float) -> None:
    """The flaring pipe from the valves to the rim."""
    upper, lower = [], []
    for k in range(15):
        t = k / 14
        r = 1.9 + 2.2 * t + (bell - 4.1) * t**4
        upper.append((-2 - 43 * t, -7 - r))
        lower.append((-2 - 43 * t, -7 + r))
    c.path(
        blade(upper, lower),
        c.gradient(
            [
                (0, c.dark),
                (0.25, lighter(c.main, 0.2)),
                (0.42, lighter(c.main, 0.75)),
                (0.55, c.main),
                (1, darker(c.main, 0.38)),
            ],
            angle=(0, 0, 0, 1),
        ),
        stroke=c.outline,
        width=0.9,
    )
    c.ellipse(
        -45,
        -7,
        1.6,
        bell + 0.3,
        c.gradient([(0, c.light), (0.5, c.dark), (1, c.darker)], angle=(0, 0, 0, 1)),
        stroke=c.outline,
        width=0.9,
    )


def along(knots: Sequence[tuple[float, float, float]], steps: int = 10) -> list[tuple[float, float, float]]:
    """A dense smooth run through knots of (x, y, radius)."""
    out: list[tuple[float, float, float]] = []
    n = len(knots)
    for i in range(n - 1):
        a, b, d, e = knots[max(0, i - 1)], knots[i], knots[i + 1], knots[min(n - 1, i + 2)]
        for t in (k / steps for k in range(steps)):
            x, y, r = (
                0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)
                for p, q, r, s in zip(a, b, d, e, strict=True)
            )
            out.append((x, y, r))
    return [*out, knots[-1]]


def ribbon(run: Sequence[tuple[float, float, float]], a: float = -1, b: float = 1) -> str:
    """The band along a run between shares a and b of its radius (-1: one side, 1: the other)."""
    one, two = [], []
    for k, (x, y, r) in enumerate(run):
        (x0, y0, _), (x1, y1, _) = run[max(0, k - 1)], run[min(len(run) - 1, k + 1)]
        long = math.hypot(x1 - x0, y1 - y0) or 1
        nx, ny = (y1 - y0) / long, -(x1 - x0) / long
        one.append((x + nx * r * a, y + ny * r * a))
        two.append((x + nx * r * b, y + ny * r * b))
    return points([*one, *two[::-1]], close=True)


def saxophone(c: Canvas) -> None:
    """An alto or tenor: mouthpiece, neck, conical body with keys, bow, and the bell that rises beside it."""
    gild(c)
    bell, wide, reach = c.uniform(11, 14), c.uniform(24, 29), c.uniform(30, 42)
    x = 50 - wide * 0.42
    turn = 0.0 if not free(c) else c.choice((0, c.uniform(-14, 14), c.uniform(-28, 28)))
    foot = 84
    if not free(c):
        _sax_stand(c, x + wide / 2, foot)
    with c.group(f"rotate({turn:.1f} 50 50)"):
        neck = along(
            [(x - 15, 17.5, 1.5), (x - 9, 13, 1.7), (x - 3, 10.6, 1.9), (x + 0.6, 13, 2.1), (x + 1.4, 18, 2.3)]
        )
        mid = x + 3 + wide / 2
        body = along(
            [
                (x + 1.4, 17, 2.6), (x + 2, 30, 3.3), (x + 2.6, 45, 4.2), (x + 3, 60, 5), (x + 4, 70, 5.6),
                (mid - 4, 77.4, 6), (mid + 4, 77.6, 6.2),
                (x + wide - 1, 70, 6.6), (x + wide + 1, 58, 6.9), (x + wide + 2.6, reach + 12, 7.6),
                (x + wide + 4.6, reach + 5, 9.4), (x + wide + 6.6, reach, bell),
            ]
        )  # fmt: skip
        c.path(
            ribbon(neck),
            c.gradient([(0, c.light), (0.5, c.main), (1, c.dark)], angle=(0, 0, 0, 1)),
            stroke=c.outline,
            width=0.9,
        )
        _mouthpiece(c, x)
        c.panel(ribbon(body), material="metallic", width=1)
        c.path(ribbon(body, -0.95, -0.25), darker(c.main, 0.5), opacity=0.4)
        c.path(ribbon(body, 0.3, 0.62), lighter(c.main, 0.8), opacity=0.6)
        _bell_mouth(c, body, bell)
        _sax_keys(c, body)


def _sax_stand(c: Canvas, x: float, y: float) -> None:
    """Three legs and a yoke under the bow."""
    for dx in (-17, 17, 3):
        rod(c, [(x, y - 16), (x + dx, y + 2.6 - (1 if dx == 3 else 0))], 1.4)
        c.stands(x + dx - 2, x + dx + 2, y + 3)


def _mouthpiece(c: Canvas, x: float) -> None:
    """A black beak with its ligature."""
    c.polygon(
        [(x - 21.6, 24.2), (x - 20.8, 22), (x - 13.4, 14), (x - 10.6, 17), (x - 18, 23)],
        EBONY,
        stroke=(14, 12, 14),
        width=0.7,
    )
    c.line([(x - 17.4, 17.8), (x - 14.4, 20.4)], BRASS, 1.3)
    c.line([(x - 15.6, 16.2), (x - 12.8, 18.8)], BRASS, 1.3)
    c.ellipse(x + 1.4, 17.6, 3.2, 1.3, c.light, stroke=c.outline, width=0.7)


def _bell_mouth(c: Canvas, body: Sequence[tuple[float, float, float]], bell: float) -> None:
    """The open end of the bell: a bright rim and the dark inside."""
    (x0, y0, _), (x, y, _) = body[-4], body[-1]
    turn = math.degrees(math.atan2(y - y0, x - x0)) + 90
    with c.group(f"translate({x:.1f} {y:.1f}) rotate({turn:.1f})"):
        c.ellipse(
            0,
            0,
            bell + 0.6,
            bell * 0.34,
            c.gradient([(0, lighter(c.main, 0.6)), (1, c.dark)], angle=ACROSS),
            stroke=c.outline,
            width=0.9,
        )
        c.ellipse(
            0,
            0.2,
            bell * 0.88,
            bell * 0.25,
            c.gradient([(0, darker(c.main, 0.7)), (0.6, darker(c.main, 0.45)), (1, c.dark)], angle=(0, 0, 0, 1)),
        )


def _sax_keys(c: Canvas, body: Sequence[tuple[float, float, float]]) -> None:
    """Rods, round key cups and pearls down the body; big cups with guards on bow and bell."""
    for side in (-1.15, 0.2):
        pts = [(x + side * r, y) for x, y, r in body[4:38:6]]
        c.line(pts, c.outline, 1.5)
        c.line(pts, lighter(c.main, 0.4), 0.8)
    n = c.choice((6, 7, 8))
    for k in range(n):
        x, y, r = body[4 + int(36 * k / n)]
        size = r * 0.72
        c.ellipse(
            x + r * c.uniform(-0.3, 0.1),
            y + 1,
            size,
            size * 0.92,
            c.radial([(0, lighter(c.main, 0.7), 1), (0.7, c.main, 1), (1, c.dark, 1)], centre=(0.4, 0.35), radius=0.7),
            stroke=c.outline,
            width=0.75,
        )
        if k % 2 == 0:
            c.ellipse(x + r * 1.3, y + 0.6, 1.25, None, (250, 246, 238), stroke=c.outline, width=0.5)
    for k, side in ((-30, -0.7), (-22, -0.85), (48, 0)):
        x, y, r = body[k]
        c.ellipse(
            x + side * r,
            y,
            4,
            3.8,
            c.radial([(0, lighter(c.main, 0.6), 1), (1, c.dark, 1)], centre=(0.4, 0.35), radius=0.75),
            stroke=c.outline,
            width=0.8,
        )
        c.ellipse(x + side * r, y, 1.6, None, None, stroke=c.outline, width=0.6)
    (xa, ya, ra), (xb, _, rb) = body[36], body[-26]
    rod(c, [(xa + ra, ya - 4), (xb - rb, ya - 4)], 1.3, c.main)  # the brace between body and bell
    c.ellipse((xa + ra + xb - rb) / 2, ya - 4, 2, None, None, stroke=c.outline, width=1)


# keys and drums -------------------------------------------------------------------------------
def grand_piano(c: Canvas) -> None:
    """A grand on its three legs, seen over its curved side; lid open or shut, perhaps with its bench."""
    yaw, pitch = c.uniform(0.12, 0.8), c.uniform(0.2, 0.36)
    lift = math.radians(c.choice((c.uniform(34, 46), c.uniform(34, 46), c.uniform(34, 46), 0)))
    bench, long = c.chance(0.4), c.uniform(19, 25)
    rim, low = 10.2, 7.0
    plan = along(
        [
            (0, 15, 0),
            (long * 0.34, 15, 0),
            (long * 0.5, 13.6, 0),
            (long * 0.68, 9.6, 0),
            (long * 0.86, 7.8, 0),
            (long * 0.97, 5.8, 0),
            (long, 2.6, 0),
            (long * 0.97, 0, 0),
        ],
        6,
    )
    curve = [(x, min(15.0, z)) for x, z, _ in plan]
    lid = [(3.2, 0.0), (3.2, 15.0), *(p for p in curve if p[0] > 3.2)]
    raised = [(x, rim + 0.4 + z * math.sin(lift), z * math.cos(lift)) for x, z in lid]
    corners: list[Solid] = [*((x, y, z) for x, z in curve for y in (0, rim)), (0, 0, 0), *raised]
    seat: list[Solid] = [(x, y, z) for x in (-8.6, -4.6) for y in (0, 5) for z in (3.6, 11.4)]
    at = view(yaw, pitch, corners + (seat if bench else []), distance=c.uniform(70, 120))
    _piano_legs(c, at, long, low)
    _piano_case(c, at, curve, rim, low)
    if lift:
        _piano_inside(c, at, curve, rim)
    _piano_lid(c, at, raised, lift)
    if lift:
        prop = min(curve, key=lambda p: abs(p[0] - long * 0.42))
        rod(
            c,
            [
                at((prop[0], rim, prop[1] - 0.7)),
                at((prop[0], rim + 0.4 + (prop[1] - 1.4) * math.sin(lift), (prop[1] - 1.4) * math.cos(lift))),
            ],
            0.9,
            c.main,
        )
        if c.chance(0.5):
            _music(c, at, rim)
    if bench:
        _bench(c, at)


def _piano_legs(c: Canvas, at: Project, long: float, low: float) -> None:
    """Three turned legs on castors, and the pedals' lyre."""
    for x, z in ((long * 0.9, 3.0), (2.4, 1.8), (2.4, 13.2)):
        outline: list[Point] = []
        for side in (-1, 1):
            leg = [
                at((x + side * w, y, z))
                for y, w in ((low, 1.15), (low - 1.2, 1.1), (low - 1.6, 0.7), (1.2, 0.45), (0.9, 0.62), (0.5, 0.62))
            ]
            outline += leg if side < 0 else leg[::-1]
        foot = at((x, 0, z))
        c.ellipse(foot[0], foot[1] - 0.8, 1.1, None, BRASS, stroke=darker(BRASS, 0.6), width=0.5)
        c.panel(points(outline, close=True), shade=0.18, width=0.8)
        c.stands(foot[0] - 2.6, foot[0] + 2.6, foot[1])
    for z in (6.6, 8.4):
        rod(c, [at((4.4, low, z)), at((4.4, 1.2, z))], 0.8, darker(c.main, 0.2))
    rod(c, [at((4.4, 1.1, 6.2)), at((4.4, 1.1, 8.8))], 1.4, darker(c.main, 0.2))
    for z in (6.7, 7.5, 8.3):
        c.line([at((4.2, 0.9, z)), at((2.9, 0.6, z))], BRASS, 0.9)


def _piano_case(c: Canvas, at: Project, curve: Sequence[Point], rim: float, low: float) -> None:
    """Keyboard end, keys, the case's top and its curved near wall."""
    bed = low + 1.6
    end = Face(at, (0, bed, 0), (0, 0, 15), (0, low - bed, 0))
    c.panel(end.quad(), shade=0.22, width=0.8)
    keys = Face(at, (0.3, bed, 1.2), (2.9, 0, 0), (0, 0, 12.6))
    c.path(keys.quad(), (252, 250, 244), stroke=(60, 56, 60), width=0.5)
    c.path(
        " ".join(points([keys.at(0, t / 28), keys.at(1, t / 28)]) for t in range(1, 28)),
        None,
        stroke=(150, 146, 146),
        width=0.25,
    )
    c.path(
        " ".join(keys.quad(0.36, (t + 0.7) / 28, 1, (t + 1.3) / 28) for t in range(27) if t % 7 not in (2, 6)),
        (28, 26, 30),
    )
    fall = Face(at, (3.2, rim, 0.6), (0, 0, 14), (0, bed - rim, 0))
    c.panel(fall.quad(), shade=0.35, width=0.6)
    c.path(fall.quad(0, 0.86, 1, 1), (170, 44, 50))
    for z in (0.0, 13.9):  # the cheeks beside the keys
        front, left, top = block(at, 0, low, z, 3.3, rim - low, 1.1)
        for face, shade in ((front, 0.1), (left, 0.22), (top, -0.2)):
            c.panel(face.quad(), shade=shade, width=0.6)
    c.panel(
        points([at((x, rim, z)) for x, z in [(3.2, 0.0), (3.2, 15.0), *(p for p in curve if p[0] > 3.2)]], close=True),
        shade=-0.12,
        width=0.7,
    )
    tail = max(range(len(curve)), key=lambda k: at((curve[k][0], low, curve[k][1]))[0])
    near = curve[: tail + 1]  # beyond it the wall turns away from us
    wall = points([*(at((x, rim, z)) for x, z in near), *(at((x, low, z)) for x, z in near[::-1])], close=True)
    bright = lighter(c.main, 0.5)
    c.path(
        wall,
        c.gradient(
            [
                (0, c.main),
                (0.3, lighter(c.main, 0.12)),
                (0.44, c.dark),
                (0.62, darker(c.main, 0.36)),
                (0.78, mix(c.main, bright, 0.55)),
                (1, c.dark),
            ],
            angle=ACROSS,
        ),
        stroke=c.outline,
        width=0.9,
    )
    c.path(points([at((x, rim - 0.7, z)) for x, z in near]), None, stroke=bright, width=0.6, opacity=0.7)


def _piano_inside(c: Canvas, at: Project, curve: Sequence[Point], rim: float) -> None:
    """The golden frame and the strings, seen under the open lid."""
    inner = [(x, z) for x, z in ((3.9 + (px - 3.2) * 0.93, 0.7 + pz * 0.91) for px, pz in curve if px > 3.2)]
    d = points([at((x, rim, z)) for x, z in [(3.9, 0.7), (3.9, 14.3), *inner]], close=True)
    c.path(
        d, c.gradient([(0, (206, 150, 70)), (0.5, (240, 194, 104)), (1, (190, 126, 60))]), stroke=c.outline, width=0.7
    )
    with c.clip(d):
        c.path(
            " ".join(points([at((4.4, rim, 1 + 0.9 * k)), at((26, rim, -0.6 + 0.46 * k))]) for k in range(16)),
            None,
            stroke=(120, 80, 44),
            width=0.3,
        )
        c.line([at((6.2, rim, 0.4)), at((6.2, rim, 15))], (120, 40, 40), 1.2)


def _piano_lid(c: Canvas, at: Project, raised: Sequence[Solid], lift: float) -> None:
    """The lid, shut or propped open with its glossy underside towards us."""
    d = points([at(p) for p in raised], close=True)
    if not lift:
        c.panel(d, shade=-0.16, width=1)
        with c.clip(d):
            c.polygon([at((x, raised[0][1], z)) for x, z in ((8, 0), (11, 0), (6, 15), (3, 15))], WHITE, opacity=0.25)
        return
    thick = points([at((x, y + 0.5, z)) for x, y, z in raised], close=True)
    c.panel(thick, shade=0.4, width=0.9)
    c.panel(d, shade=0.06, width=0.8)
    with c.clip(d):
        far = max(p[2] for p in raised) / max(0.2, math.cos(lift))
        streak = [(8, 0.0), (11, 0.0), (15, far), (12, far)]
        c.polygon(
            [at((x, raised[0][1] + s * math.sin(lift), s * math.cos(lift))) for x, s in streak], WHITE, opacity=0.22
        )


def _music(c: Canvas, at: Project, rim: float) -> None:
    """An open score on the desk behind the keys."""
    desk = Face(at, (4.6, rim + 4, 4.2), (0, 0, 6.6), (-0.7, -3.8, 0))
    for s0, s1 in ((0, 0.49), (0.51, 1)):
        c.path(desk.quad(s0, 0, s1, 1), (252, 250, 242), stroke=(120, 116, 116), width=0.4)
        for t in (0.2, 0.4, 0.6, 0.8):
            c.line([desk.at(s0 + 0.06, t), desk.at(s1 - 0.06, t)], (90, 88, 96), 0.35)


def _bench(c: Canvas, at: Project) -> None:
    """A padded bench before the keys."""
    for x, z in ((-5.2, 4.2), (-8, 4.2), (-5.2, 10.8), (-8, 10.8)):
        rod(c, [at((x, 4, z)), at((x, 0, z))], 1.2, c.main)
    rests(c, at, (-8, 0, 10.8), (-5.2, 0, 10.8))
    rests(c, at, (-8, 0, 4.2), (-5.2, 0, 4.2))
    for y, h, tone in ((3.4, 0.9, c.main), (4.3, 0.8, (46, 40, 44))):
        for face, shade in zip(block(at, -8.6, y, 3.6, 4, h, 7.8), (0.05, 0.25, -0.15), strict=True):
            c.panel(face.quad(), colour=tone, shade=shade, material="plain", width=0.7)


def drum_kit(c: Canvas) -> None:
    """A kit from the front: bass drum, toms, snare and floor tom, hi-hat and cymbals on stands."""
    x, r = 50 + c.uniform(-2, 2), c.uniform(19, 22)
    y = 85 - r
    two, ride = c.chance(0.7), c.chance(0.75)
    brass = c.choice([(232, 190, 84), (222, 176, 70), (240, 206, 116)])
    _cymbal(c, 20 + c.uniform(-2, 4), c.uniform(14, 22), c.uniform(12, 15), c.uniform(6, 16), (24, 86), brass)
    if ride:
        _cymbal(c, 80 + c.uniform(-3, 3), c.uniform(12, 24), c.uniform(13, 16), -c.uniform(6, 16), (78, 86), brass)
    _hi_hat(c, 11.5, c.uniform(42, 48), brass)
    _drum_legs(c, 85, 52, 9)
    drum(c, 85, c.uniform(53, 57), c.uniform(18, 20), c.uniform(22, 25), 0)
    for dx in (-3, 3):
        rod(c, [(x + dx * 0.4, y - r + 3), (x + dx, y - r - 8)], 1.5, STEEL)
    top, wide = y - r - c.uniform(13, 16), c.uniform(20, 23)
    if two:
        drum(c, x - wide * 0.56, top, wide, c.uniform(13, 15.5), c.uniform(5, 12))
        drum(c, x + wide * 0.56, top, wide * 1.05, c.uniform(14, 17), -c.uniform(5, 12))
    else:
        drum(c, x - wide * c.uniform(0, 0.5), top, wide * 1.15, c.uniform(14, 17), c.uniform(-6, 10))
    _snare_stand(c, 24)
    _bass_drum(c, x, y, r)
    drum(c, 24, c.uniform(57, 60), c.uniform(20, 22), c.uniform(9, 11), 0)


def drum(c: Canvas, x: float, y: float, w: float, h: float, turn: float) -> None:
    """A drum with its head at y: shell in the kit's colour, two hoops, lugs; turned towards the drummer."""
    ry = w * 0.14
    with c.group(f"rotate({turn:.1f} {x:.1f} {y:.1f})"):
        a, b = x - w / 2, x + w / 2

        def band(y0: float, y1: float, grow: float = 0) -> str:
            """The part of the mantle between two heights."""
            return (
                f"M{a - grow:.2f} {y0:.2f} L{a - grow:.2f} {y1:.2f}"
                f" A{w / 2 + grow:.2f} {ry:.2f} 0 0 0 {b + grow:.2f} {y1:.2f}"
                f" L{b + grow:.2f} {y0:.2f} A{w / 2 + grow:.2f} {ry:.2f} 0 0 1 {a - grow:.2f} {y0:.2f} Z"
            )

        c.path(
            band(y, y + h),
            c.gradient(
                [(0, c.dark), (0.2, lighter(c.main, 0.45)), (0.36, c.main), (0.75, c.main), (1, c.darker)], angle=ACROSS
            ),
            stroke=c.outline,
            width=0.9,
        )
        chrome = c.gradient(
            [(0, darker(STEEL, 0.3)), (0.25, WHITE), (0.5, STEEL), (1, darker(STEEL, 0.45))], angle=ACROSS
        )
        for k in (0.14, 0.38, 0.62, 0.86):
            dip = ry * math.sin(math.acos(2 * k - 1))
            c.rect(
                a + w * k - 0.6, y + h * 0.18 + dip, 1.2, h * 0.64, 0.5, STEEL, stroke=darker(STEEL, 0.55), width=0.35
            )
        for y0 in (y - 0.6, y + h - 1.4):
            c.path(band(y0, y0 + 2, 0.5), chrome, stroke=darker(STEEL, 0.6), width=0.5)
        c.ellipse(
            x,
            y - 0.6,
            w / 2 + 0.4,
            ry,
            c.gradient([(0, (252, 250, 246)), (1, (214, 212, 210))]),
            stroke=darker(STEEL, 0.55),
            width=0.8,
        )


def _bass_drum(c: Canvas, x: float, y: float, r: float) -> None:
    """The big drum: shell behind, hoop in the kit's colour, head with a device, claws and spurs."""
    for side in (-1, 1):
        rod(c, [(x + side * r * 0.8, y + r * 0.45), (x + side * (r + 3.4), 86)], 1.2, STEEL)
        c.stands(x + side * (r + 3.4) - 1.6, x + side * (r + 3.4) + 1.6, 86)
    c.stands(x - r * 0.5, x + r * 0.5, y + r + 0.6)
    side, back = c.choice((-1, 1)), r * 0.94
    shift = c.uniform(3, 6) * side
    c.ellipse(
        x + shift,
        y - 1.6,
        back,
        None,
        c.gradient([(0, c.light), (0.5, c.main), (1, c.darker)]),
        stroke=c.outline,
        width=0.9,
    )
    c.panel(oval(x, y, r), width=1)
    c.ellipse(x, y, r * 0.9, None, None, stroke=(206, 210, 216), width=0.7)
    head = c.choice([(250, 248, 242), lighter(c.main, 0.6), c.main, c.main])  # the kit's colour must be plain
    c.ellipse(
        x,
        y,
        r * 0.88,
        None,
        c.radial(
            [(0, lighter(head, 0.1), 1), (0.7, head, 1), (1, darker(head, 0.18), 1)], centre=(0.4, 0.36), radius=0.72
        ),
        stroke=c.outline,
        width=0.6,
    )
    _device(c, x, y, r * 0.88, c.second if head == c.main else c.main if sum(c.main) < 640 else (176, 180, 188))
    for k in range(8):
        a = math.radians(22.5 + 45 * k)
        with c.group(
            f"translate({x + r * 0.95 * math.cos(a):.2f} {y + r * 0.95 * math.sin(a):.2f}) rotate({22.5 + 45 * k:.1f})"
        ):
            c.rect(-1.6, -0.8, 3.6, 1.6, 0.5, STEEL, stroke=darker(STEEL, 0.6), width=0.4)


def _device(c: Canvas, x: float, y: float, r: float, tone: RGB) -> None:
    """What is painted on the big head: a star, a bolt, rings or a broad band."""
    kind = c.choice(("star", "bolt", "rings", "band"))
    if kind == "star":
        turns = [(-90 + 36 * k, r * (0.56 if k % 2 == 0 else 0.23)) for k in range(10)]
        c.polygon([(x + s * math.cos(math.radians(a)), y + s * math.sin(math.radians(a))) for a, s in turns], tone)
    elif kind == "bolt":
        bolt = ((0.1, -0.6), (-0.35, 0.1), (-0.02, 0.06), (-0.14, 0.6), (0.36, -0.16), (0.04, -0.1), (0.28, -0.6))
        c.polygon([(x + r * px, y + r * py) for px, py in bolt], tone)
    elif kind == "rings":
        c.ellipse(x, y, r * 0.66, None, None, stroke=tone, width=r * 0.14)
        c.ellipse(x, y, r * 0.3, None, tone)
    else:
        with c.clip(oval(x, y, r)):
            c.polygon([(x - r, y + r * 0.1), (x + r, y - r * 0.45), (x + r, y + r * 0.1), (x - r, y + r * 0.65)], tone)


def _cymbal(c: Canvas, x: float, y: float, half: float, turn: float, foot: Point, brass: RGB) -> None:
    """A tilted cymbal on its tripod."""
    rod(c, [(x, y + 1), (foot[0], 60), (foot[0], 78)], 1.1, STEEL)
    _feet(c, foot[0], 76, 7)
    with c.group(f"rotate({turn:.1f} {x:.1f} {y:.1f})"):
        c.ellipse(
            x,
            y,
            half,
            half * 0.2,
            c.gradient(
                [
                    (0, darker(brass, 0.2)),
                    (0.3, lighter(brass, 0.55)),
                    (0.5, brass),
                    (0.7, lighter(brass, 0.35)),
                    (1, darker(brass, 0.3)),
                ],
                angle=ACROSS,
            ),
            stroke=darker(brass, 0.6),
            width=0.8,
        )
        c.ellipse(x, y, half * 0.6, half * 0.11, None, stroke=darker(brass, 0.3), width=0.3)
        c.ellipse(
            x, y - half * 0.08, half * 0.22, half * 0.11, lighter(brass, 0.25), stroke=darker(brass, 0.5), width=0.5
        )
        c.rect(x - 0.6, y - half * 0.08 - 3, 1.2, 2.6, 0.4, STEEL, stroke=darker(STEEL, 0.6), width=0.4)


def _feet(c: Canvas, x: float, y: float, reach: float) -> None:
    """Two visible legs of a tripod down to the floor."""
    for side in (-1, 1):
        rod(c, [(x, y), (x + side * reach, 86)], 1.1, STEEL)
        c.stands(x + side * reach - 1.4, x + side * reach + 1.4, 86.2)


def _hi_hat(c: Canvas, x: float, y: float, brass: RGB) -> None:
    """Two cymbals face to face on a stand with a pedal."""
    rod(c, [(x, y - 7), (x, 80)], 1.1, STEEL)
    _feet(c, x, 78, 6)
    for dy, flip in ((1.6, 1), (0, -1)):
        d = (
            f"M{x - 10:.1f} {y + dy:.1f} Q{x:.1f} {y + dy + flip * 3.4:.1f} {x + 10:.1f} {y + dy:.1f}"
            f" Q{x:.1f} {y + dy - flip * 0.6:.1f} {x - 10:.1f} {y + dy:.1f} Z"
        )
        c.path(
            d,
            c.gradient(
                [(0, darker(brass, 0.2)), (0.3, lighter(brass, 0.5)), (0.6, brass), (1, darker(brass, 0.3))],
                angle=ACROSS,
            ),
            stroke=darker(brass, 0.6),
            width=0.8,
        )


def _drum_legs(c: Canvas, x: float, y: float, half: float) -> None:
    """The floor tom's three legs."""
    for dx in (-half, 0, half):
        rod(c, [(x + dx, y + 14), (x + dx * 1.06, 86)], 1.2, STEEL)
        c.stands(x + dx * 1.06 - 1.4, x + dx * 1.06 + 1.4, 86.2)


def _snare_stand(c: Canvas, x: float) -> None:
    """The snare drum's basket and tripod."""
    rod(c, [(x, 66), (x, 80)], 1.4, STEEL)
    _feet(c, x, 78, 8)


STRINGS, WINDS, STAGE = (("musical instruments", name) for name in ("strings", "winds", "keys and drums"))
# the floor stands and poses above go with plain rooms and stages better than with meadows
PLACES = {"white": 2.5, "studio": 2, "room": 3, "pastel": 2.5, "outdoors": 0.6, "sunset": 0.6}

KINDS = [
    Kind(
        "acoustic guitar",
        STRINGS,
        acoustic_guitar,
        (
            "acoustic guitar",
            "classical guitar",
            "spanish guitar",
            "folk guitar",
            "western guitar",
            "unplugged guitar",
            "campfire guitar",
            "guitar with a sound hole",
        ),
        {"golden": 3, "brown": 2.5, "black": 1.2, "orange": 1.5},
        {"plain": 1, "wooden": 2},
        PLACES,
    ),
    Kind(
        "electric guitar",
        STRINGS,
        electric_guitar,
        (
            "electric guitar",
            "rock guitar",
            "e-guitar",
            "electric six-string",
            "solid-body guitar",
            "amplified guitar",
            "rock music guitar",
            "rocker's guitar",
        ),
        {
            "red": 2,
            "orange": 1,
            "yellow": 1,
            "green": 1,
            "blue": 2,
            "purple": 1,
            "pink": 1,
            "brown": 0.7,
            "black": 2,
            "white": 1.6,
            "grey": 0.8,
            "golden": 0.8,
        },
        {},
        PLACES,
    ),
    Kind(
        "violin",
        STRINGS,
        violin,
        (
            "violin",
            "fiddle",
            "violin with a bow",
            "viola",
            "concert violin",
            "classical violin",
            "orchestra violin",
            "violin and bow",
        ),
        {"brown": 2.5, "orange": 2},
        {},
        PLACES,
    ),
    Kind(
        "trumpet",
        WINDS,
        trumpet,
        ("trumpet", "cornet", "bugle", "jazz trumpet", "brass trumpet", "fanfare trumpet", "trumpet horn"),
        {"golden": 4, "grey": 1.3},
        {},
        PLACES,
    ),
    Kind(
        "saxophone",
        WINDS,
        saxophone,
        (
            "saxophone",
            "sax",
            "alto saxophone",
            "tenor sax",
            "jazz saxophone",
            "jazz sax",
            "sax horn",
            "reed instrument",
        ),
        {"golden": 4, "grey": 1.3},
        {},
        PLACES,
    ),
    Kind(
        "grand piano",
        STAGE,
        grand_piano,
        (
            "grand piano",
            "piano",
            "concert grand",
            "baby grand",
            "pianoforte",
            "concert grand piano",
            "pianist's instrument",
            "piano with a lid",
        ),
        {"black": 3, "white": 1.6, "brown": 2, "red": 0.8},
        {},
        {"white": 2, "studio": 2.5, "room": 4, "pastel": 2},
        tilt=1.0,
    ),
    Kind(
        "drum kit",
        STAGE,
        drum_kit,
        (
            "drum kit",
            "drum set",
            "drums",
            "drumkit",
            "set of drums",
            "drummer's kit",
            "rock drums",
            "drums and cymbals",
            "percussion set",
        ),
        {"red": 2, "blue": 1.6, "black": 1.6, "green": 1, "golden": 1, "white": 1.2, "orange": 0.8, "purple": 0.8},
        {},
        {"white": 2, "studio": 2.5, "room": 4, "pastel": 2},
        tilt=1.0,
    ),
]
