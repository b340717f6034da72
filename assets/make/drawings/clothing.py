"""Drawings of clothing: garments seen from the front, shoes from the side.

Knows how clothes are cut and what hangs or stands. Does not know colours' names, backgrounds or captions.
Garments are symmetric about x = 50; shoes point right (render.py flips some).
"""

from collections.abc import Callable

from assets.make.canvas import RGB, WHITE, Canvas, Point, box, darker, lighter, mix, points
from assets.make.kinds import ANYWHERE, INDOORS, OUTDOORS, Kind

PATTERNS = {"plain": 3, "striped": 2, "checked": 2, "dotted": 1.5}
MIRROR = "translate(100 0) scale(-1 1)"
STEEL: RGB = (158, 162, 172)
WOOD: RGB = (190, 138, 84)
RUBBER: RGB = (46, 42, 44)
IVORY: RGB = (248, 246, 240)

Segment = tuple[Point, ...]  # one point: a line to it; two: Q; three: C


# helpers -----------------------------------------------------------------------------------------
def sym(start: Point, *segments: Segment) -> str:
    """A closed path symmetric about x = 50: its right half, top to bottom, x counted from the middle."""
    nodes = [start, *(s[-1] for s in segments)]
    out = [f"M{50 + start[0]:.2f} {start[1]:.2f}"]
    for s in segments:
        out.append(" LQC"[len(s)] + " ".join(f"{50 + x:.2f} {y:.2f}" for x, y in s))
    out.append(f"L{50 - nodes[-1][0]:.2f} {nodes[-1][1]:.2f}")
    for i in range(len(segments) - 1, -1, -1):
        back = (*reversed(segments[i][:-1]), nodes[i])
        out.append(" LQC"[len(back)] + " ".join(f"{50 - x:.2f} {y:.2f}" for x, y in back))
    return " ".join(out) + " Z"


def side(start: Point, *segments: Segment) -> str:
    """A closed path on the right of the middle, x counted from it."""
    out = [f"M{50 + start[0]:.2f} {start[1]:.2f}"]
    out += [" LQC"[len(s)] + " ".join(f"{50 + x:.2f} {y:.2f}" for x, y in s) for s in segments]
    return " ".join(out) + " Z"


def both(c: Canvas, draw: Callable[[], None]) -> None:
    """Draws the right part and its mirror image on the left."""
    with c.group(MIRROR):
        draw()
    draw()


def seam(c: Canvas) -> RGB:
    """A thin line that shows on this colour: dark on most, light on black."""
    return lighter(c.main, 0.28) if sum(c.main) < 200 else darker(c.main, 0.45)


def crease(c: Canvas, x0: float, y0: float, x1: float, y1: float, wide: float, opacity: float = 0.2) -> None:
    """A soft fold of cloth that widens from (x0, y0) to (x1, y1)."""
    c.path(
        f"M{x0:.2f} {y0:.2f} Q{(x0 + x1) / 2 - wide:.2f} {(y0 + y1) / 2:.2f} {x1 - wide:.2f} {y1:.2f} "
        f"L{x1 + wide:.2f} {y1:.2f} Q{(x0 + x1) / 2:.2f} {(y0 + y1) / 2:.2f} {x0:.2f} {y0:.2f} Z",
        darker(c.main, 0.6),
        opacity=opacity,
    )


def button(c: Canvas, x: float, y: float, r: float, colour: RGB) -> None:
    """A round button with two holes."""
    c.ellipse(x, y, r, None, colour, stroke=darker(colour, 0.5), width=0.35)
    c.ellipse(x - r * 0.28, y, r * 0.16, None, darker(colour, 0.55))
    c.ellipse(x + r * 0.28, y, r * 0.16, None, darker(colour, 0.55))


def hanger(c: Canvas, y: float, half: float, drop: float, *, wooden: bool) -> None:
    """A coat hanger with its neck at (50, y): hook above, arms falling by `drop` to 50 +- half."""
    tone = WOOD if wooden else STEEL
    c.path(
        f"M50 {y} L50 {y - 5} C50 {y - 8} 54.5 {y - 8} 54.5 {y - 12} C54.5 {y - 16.5} 47 {y - 16.5} 46.5 {y - 12.5}",
        stroke=darker(STEEL, 0.45),
        width=1.9,
    )
    d = sym(
        (0, y - 1),
        ((half * 0.4, y), (half, y + drop)),
        ((half + 1, y + drop + 3), (half - 1.5, y + drop + 3)),
        ((half * 0.45, y + 4.5), (0, y + 4)),
    )
    c.path(d, c.gradient([(0, lighter(tone, 0.25)), (1, darker(tone, 0.2))]), stroke=darker(tone, 0.6), width=0.8)


def sleeve(c: Canvas, at: Point, angle: float, length: float, top: float, end: float, *, bulge: float = 1.5) -> None:
    """A right sleeve hanging from the shoulder at `at`, turned outwards; `top` and `end` are its widths."""
    x, y = at
    with c.group(f"rotate({-angle:.2f} {x:.2f} {y:.2f})"):
        mid = x - top * 0.42
        c.panel(
            f"M{x - top} {y} L{x - 5} {y - 2} Q{x + 0.6} {y - 2.6} {x + 1.8} {y + 4} "
            f"C{x + 2 + bulge} {y + length * 0.3:.2f} "
            f"{mid + end / 2 + bulge:.2f} {y + length * 0.6:.2f} {mid + end / 2:.2f} {y + length} "
            f"L{mid - end / 2:.2f} {y + length} "
            f"Q{mid - top / 2:.2f} {y + length * 0.6:.2f} {x - top} {y + min(length * 0.6, top + 6)} Z",
            shade=0.08,
        )


# shirt -------------------------------------------------------------------------------------------
def shirt(c: Canvas) -> None:
    """A button shirt: long or short sleeves, loose, on a hanger, or folded."""
    pose = c.choice(("loose", "loose", "loose", "hanger", "folded"))
    if pose == "folded":
        _folded_shirt(c)
    elif pose == "hanger":
        with c.group("translate(3.5 9.5) scale(.93 .9)"):
            hanger(c, 13, 21, 7, wooden=c.chance())
            _worn_shirt(c)
    else:
        _worn_shirt(c)


def _worn_shirt(c: Canvas) -> None:
    """The shirt hanging freely, seen from the front."""
    long, wide, hem = c.chance(0.6), c.uniform(18.5, 21.5), c.uniform(84, 90)
    button_tone = IVORY if sum(c.main) < 560 else c.choice((darker(c.main, 0.3), (96, 74, 60)))
    shoulder: Point = (50 + wide + 4, 22)
    angle = c.uniform(7, 17) if long else c.uniform(24, 38)
    both(c, lambda: _shirt_sleeve(c, shoulder, angle, long, button_tone))
    tail = c.uniform(4, 8) if c.chance(0.7) else 0.6  # how much longer the middle is than the sides
    body = sym(
        (0, 16),
        ((8, 16),),
        ((wide * 0.7, 17), (wide + 2.2, 20.6)),
        ((wide - 0.6, 30), (wide + 0.2, 43)),
        ((wide - 1.6, 60), (wide + 1, hem - tail)),
        ((wide - 1, hem + tail * 0.1), (wide * 0.45, hem), (0, hem)),
    )
    c.panel(body)
    with c.clip(body):
        for x, y, tx in ((-wide + 2, 46, -wide * 0.4), (wide - 2, 48, wide * 0.5), (wide * 0.6, 30, wide * 0.72)):
            crease(c, 50 + x, y, 50 + tx, y + c.uniform(24, 38), 1.6)
        c.path(
            f"M{50 + wide - 5} 40 L{50 + wide + 6} 40 L{50 + wide + 6} 95 L{50 + wide - 3} 95 Z", c.darker, opacity=0.16
        )
    _placket(c, 25, hem - 0.4, button_tone)
    flap = c.chance()
    for sign in c.choice(((1,), (1,), (1, -1), ())):
        _shirt_pocket(c, 50 + sign * wide * 0.52, 38, button_tone, flap=flap)
    _shirt_collar(c, 0, c.uniform(28, 33))


def _shirt_sleeve(c: Canvas, at: Point, angle: float, long: bool, tone: RGB) -> None:
    """The right sleeve: short with a hem, or long with a buttoned cuff."""
    x, y = at
    if not long:
        sleeve(c, at, angle, 23, 17, 17, bulge=0.6)
        with c.group(f"rotate({-angle:.2f} {x:.2f} {y:.2f})"):
            c.line([(x - 15.4, y + 19.4), (x + 1.6, y + 19.4)], seam(c), 0.6, opacity=0.8)
        return
    sleeve(c, at, angle, 52, 16, 10.5)
    with c.group(f"rotate({-angle:.2f} {x:.2f} {y:.2f})"):
        mid = x - 6.7
        crease(c, mid + 3, y + 12, mid + 1, y + 40, 1.2)
        c.panel(box(mid - 6, y + 51, 12, 8, 1.2), shade=-0.05)
        button(c, mid + 3, y + 55, 1.1, tone)


def _placket(c: Canvas, y0: float, y1: float, tone: RGB) -> None:
    """The buttoned strip down the front."""
    c.panel(f"M47.2 {y0} L52.8 {y0} L52.8 {y1} L47.2 {y1} Z", shade=-0.06, material="plain", width=0.8)
    n = c.choice((5, 6, 6, 7))
    for k in range(n):
        button(c, 50, y0 + 5 + k * (y1 - y0 - 10) / (n - 1), 1.35, tone)


def _shirt_pocket(c: Canvas, x: float, y: float, tone: RGB, *, flap: bool) -> None:
    """A breast pocket about x, with or without a flap."""
    c.panel(
        f"M{x - 5.4} {y} L{x + 5.4} {y} L{x + 5.4} {y + 11} L{x} {y + 13.5} L{x - 5.4} {y + 11} Z",
        shade=0.06,
        width=0.7,
    )
    if flap:
        c.panel(
            f"M{x - 5.8} {y - 0.6} L{x + 5.8} {y - 0.6} L{x + 5.8} {y + 3} L{x} {y + 5.4} L{x - 5.8} {y + 3} Z",
            width=0.7,
        )
        button(c, x, y + 3, 0.9, tone)
    else:
        c.line([(x - 5.2, y + 2.4), (x + 5.2, y + 2.4)], seam(c), 0.5, opacity=0.8)


def _shirt_collar(c: Canvas, dy: float, tip: float) -> None:
    """Back of the neck, then the two points of the collar; `tip` is how far down they reach."""
    c.path(
        sym((0, dy + 9.6), ((6, 9.6 + dy), (8.5, 12.5 + dy)), ((5, 21 + dy), (0, 24.5 + dy))),
        darker(c.main, 0.5),
        stroke=c.outline,
        width=0.8,
    )
    c.path(sym((0, dy + 10.8), ((5, 10.8 + dy), (7.2, 13 + dy)), ((4, 16.5 + dy), (0, 16.5 + dy))), c.dark)
    c.rect(47.6, 13 + dy, 4.8, 2.6, 0.4, (238, 236, 230))
    spread = c.uniform(10.5, 14.5)
    leaf = side(
        (7.4, 10.6 + dy),
        ((11, 12 + dy), (12.6, 18.5 + dy)),
        ((spread, tip + dy),),
        ((0.2, 24.8 + dy),),
        ((5.5, 20 + dy), (7.4, 10.6 + dy)),
    )
    both(c, lambda: c.panel(leaf, shade=-0.1, material="plain"))  # plain: on a pattern it would not be seen


def _folded_shirt(c: Canvas) -> None:
    """Folded to a block as in a shop: collar, buttons, pocket, the sleeves out of sight."""
    w, bottom = c.uniform(26, 31), c.uniform(84, 89)
    tone = IVORY if sum(c.main) < 560 else darker(c.main, 0.35)
    for k in (2, 1):  # the layers beneath
        c.panel(box(50 - w + 0.8, 40, 2 * w - 1.6, bottom - 40 + k * 1.7, 4), shade=0.1 + 0.1 * k, material="plain")
    body = sym(
        (0, 15),
        ((8, 15),),
        ((w * 0.7, 16.5), (w - 1, 22)),
        ((w + 0.6, 24), (w + 0.6, 28)),
        ((w + 0.4, bottom - 4),),
        ((w + 0.4, bottom), (w - 4, bottom)),
        ((0, bottom),),
    )
    c.panel(body)
    with c.clip(body):
        crease(c, 50 - w + 3, 26, 50 - w + 9, 64, 1.7)
        crease(c, 50 + w - 5, 30, 50 + w - 3, bottom, 2.2)
        crease(c, 50 - w * 0.5, 52, 50 - w * 0.4, bottom, 1.6)
    _placket(c, 25, bottom - 0.3, tone)
    if c.chance(0.7):
        _shirt_pocket(c, 50 + w * 0.54, 40, tone, flap=c.chance())
    if c.chance(0.5):  # a cuff laid across the front
        with c.group(f"rotate({c.uniform(-8, 4):.1f} {50 - w + 8:.1f} 66)"):
            c.panel(box(50 - w - 0.4, 63, w * 0.55, 12, 1), shade=0.06)
            c.panel(box(50 - w * 0.47, 62.4, 9, 13.2, 1.4), shade=-0.06)
            button(c, 50 - w * 0.47 + 4.5, 66, 1.1, tone)
    _shirt_collar(c, 0, c.uniform(31, 35))


# suit jacket -------------------------------------------------------------------------------------
def suit_jacket(c: Canvas) -> None:
    """A tailored jacket: lapels, pockets, with shirt and tie, or open on a hanger."""
    hung = c.chance(0.3)
    if hung:
        with c.group("translate(3.5 10.5) scale(.93 .89)"):
            hanger(c, 12, 22, 6, wooden=True)
            _jacket(c, filled=c.chance(0.5))
    else:
        _jacket(c, filled=c.chance(0.85))


def _jacket(c: Canvas, *, filled: bool) -> None:
    """The jacket from the front; filled: with a shirt in it."""
    c.pitch, c.slant = c.uniform(5, 7.5), 0.0  # cloth for suits: fine and upright
    double = c.chance(0.25)
    wide, waist, hem = c.uniform(24.5, 27.5), c.uniform(18, 20.5), c.uniform(82, 87)
    close = c.uniform(47, 51) if double else c.uniform(50, 60)  # where the fronts meet
    angle = c.uniform(3, 9)
    both(c, lambda: _jacket_sleeve(c, (50 + wide, 19.5), angle, filled))
    inside = sym((0, 10), ((8, 10),), ((13, 24),), ((5, close),), ((0, hem - 2),))
    c.path(inside, c.gradient([(0, darker(c.main, 0.7)), (1, darker(c.main, 0.5))]))
    if filled:
        _shirt_front(c, close)
    else:
        c.path(sym((0, 11.5), ((5, 11.5), (8, 14)), ((4, 18.5), (0, 18.5))), c.dark, stroke=c.outline, width=0.6)
        c.rect(46.6, 19.5, 6.8, 3, 0.4, (236, 232, 222))
    over = c.uniform(7, 9) if double else 1.6  # how far the fronts lap over one another
    cut = c.uniform(3, 10) if not double else 0.5
    front = side(
        (9, 12.5),
        ((wide * 0.7, 14.2), (wide - 1.8, 18)),
        ((wide - 5, 29), (wide - 3.4, 42)),
        ((waist - 1, 54), (waist, 60)),
        ((waist + 2.6, 70), (waist + 4.2, hem - 1)),
        ((waist * 0.7, hem + 1.6), (cut, hem)),
        ((-over, hem - 2), (-over, close + 12), (-over, close)),
        ((6.5, close - 20), (9, 12.5)),
    )
    with c.group(MIRROR):  # the further front with its lapel, whole, before the one that laps over it
        _jacket_front(c, front, waist, hem)
        _lapel(c, close, over)
    _jacket_front(c, front, waist, hem)
    if c.chance(0.55):
        _pocket_square(c)
    c.path(side((13.4, 40), ((21, 38.2),), ((21.3, 40.6),), ((13.7, 42.4),)), c.dark, stroke=c.outline, width=0.6)
    _lapel(c, close, over)
    _jacket_buttons(c, close, hem, double=double)


def _jacket_sleeve(c: Canvas, at: Point, angle: float, filled: bool) -> None:
    """The right sleeve with its buttons, a shirt cuff showing if filled."""
    x, y = at
    mid, length = x - 14.5 * 0.42, 58.0
    with c.group(f"rotate({-angle:.2f} {x:.2f} {y:.2f})"):
        if filled:
            c.rect(mid - 5.2, y + length - 1, 10.4, 4, 0.8, IVORY, stroke=(120, 120, 130), width=0.6)
    sleeve(c, at, angle, length, 14.5, 12.2, bulge=1.2)
    with c.group(f"rotate({-angle:.2f} {x:.2f} {y:.2f})"):
        crease(c, mid + 2, y + 16, mid + 3.4, y + 44, 1.3)
        for k in range(3):
            c.ellipse(mid + 4.2, y + length - 2.4 - k * 2.5, 0.95, None, c.darker, stroke=seam(c), width=0.3)


def _shirt_front(c: Canvas, close: float) -> None:
    """The shirt in the opening, with a tie, a bow tie or open at the neck."""
    white = IVORY if sum(c.main) < 640 else (176, 204, 236)
    grey = darker(white, 0.4)
    c.path(
        sym((0, 11), ((7, 11),), ((11.5, 24),), ((6, close - 6),), ((0, close + 4),)),
        c.gradient([(0, white), (1, darker(white, 0.12))]),
    )
    neck = c.choice(("tie", "tie", "tie", "bow", "open"))
    c.path(sym((0, 8), ((5.4, 8), (7.4, 11)), ((5, 18), (0, 20))), darker(white, 0.06), stroke=grey, width=0.8)
    c.path(sym((0, 11.6), ((4, 11.6), (5.8, 13.4)), ((3.6, 19), (0, 20))), darker(white, 0.5))
    tone = c.choice(((176, 34, 44), (34, 56, 120), (30, 30, 36), (94, 40, 110), (206, 160, 52), (34, 104, 84)))
    if neck == "tie":
        _tie(c, close, tone)
    else:
        for k in range(4):
            c.ellipse(50, 27 + k * 7, 0.8, None, darker(white, 0.3))
    leaf = side((7, 9), ((9.4, 14),), ((9.4, 27),), ((0.2, 20),), ((5.6, 16), (7, 9)))
    both(c, lambda: c.path(leaf, white, stroke=grey, width=0.6))
    if neck == "tie":
        c.polygon(
            [(46.6, 19), (53.4, 19), (52, 25.4), (48, 25.4)], lighter(tone, 0.08), stroke=darker(tone, 0.6), width=0.7
        )
    elif neck == "bow":
        _bow_tie(c, tone)


def _tie(c: Canvas, close: float, tone: RGB) -> None:
    """A tie's blade, plain or with slanting stripes, down to where the jacket closes."""
    blade = points([(48, 24), (52, 24), (54.6, close), (50, close + 7), (45.4, close)], close=True)
    cloth = c.gradient([(0, lighter(tone, 0.15)), (1, darker(tone, 0.2))])
    c.path(blade, cloth, stroke=darker(tone, 0.6), width=0.7)
    if c.chance(0.5):
        with c.clip(blade):
            for k in range(9):
                c.line([(42, 34 + k * 5), (58, 24 + k * 5)], lighter(tone, 0.6), 1.1)


def _bow_tie(c: Canvas, tone: RGB) -> None:
    """A bow tie at the collar."""
    wing = side((0, 21.4), ((4, 17.6), (9, 17.8)), ((9.6, 22), (9, 26)), ((4, 26), (0, 22.6)))
    both(c, lambda: c.path(wing, tone, stroke=darker(tone, 0.6), width=0.7))
    c.rect(48.2, 19.8, 3.6, 4.4, 1, lighter(tone, 0.12), stroke=darker(tone, 0.6), width=0.6)


def _jacket_front(c: Canvas, front: str, waist: float, hem: float) -> None:
    """The right front with its shade and flap pocket."""
    c.panel(front)
    with c.clip(front):
        crease(c, 50 + waist - 6, 40, 50 + waist * 0.62, 64, 1.3)
        c.path(
            side(
                (waist - 3, 40),
                ((waist + 12, 40),),
                ((waist + 12, 95),),
                ((waist, 95),),
                ((waist - 5, 60), (waist - 3, 40)),
            ),
            c.darker,
            opacity=0.18,
        )
    c.panel(
        side(
            (waist * 0.42, 64.5),
            ((waist * 0.42 + 11, 63.5),),
            ((waist * 0.42 + 11.4, 67.6),),
            ((waist * 0.42 + 0.2, 68.8),),
        ),
        shade=0.12,
        width=0.7,
    )


def _pocket_square(c: Canvas) -> None:
    """A folded handkerchief in the breast pocket."""
    tone = c.choice((IVORY, IVORY, (196, 44, 52), (90, 140, 210)))
    if sum(c.main) > 640:
        tone = (70, 100, 170)
    c.path(
        side((14.2, 40.6), ((14.8, 36),), ((16.8, 37.8),), ((18.8, 35),), ((20.4, 39.6),)),
        tone,
        stroke=darker(tone, 0.5),
        width=0.5,
    )


def _lapel(c: Canvas, close: float, over: float) -> None:
    """Collar and lapel of the right front: notched or peaked."""
    peaked = over > 4
    peak: Point = (18.6, 21) if peaked else (16.6, 26.4)
    c.panel(
        side((7.4, 22.6), ((12.2, 25),), (peak,), ((15, 40), (-over, close + 0.6)), ((4.6, close - 16), (7.4, 22.6))),
        shade=-0.07 if c.material == "plain" else 0.16,  # a pattern alone would hide the lapel
        width=1.3,
    )
    c.panel(
        side(
            (7.4, 10.6),
            ((10.8, 11.2), (13, 15.4)),
            ((15.4, 22.6),),
            ((12.2, 25.2),),
            ((6.8, 23.6),),
            ((7.2, 17), (7.4, 10.6)),
        ),
        shade=-0.02 if c.material == "plain" else 0.2,
        width=1.3,
    )


def _jacket_buttons(c: Canvas, close: float, hem: float, *, double: bool) -> None:
    """One to three buttons in a row, or two rows of two."""
    tone = c.choice((darker(c.main, 0.55), darker(c.main, 0.6), (74, 54, 40), (206, 170, 92)))
    if sum(c.main) < 200:
        tone = c.choice((lighter(c.main, 0.2), (206, 170, 92)))
    if double:
        for y in (close + 1, close + 11):
            for x in (43.6, 56.4):
                button(c, x, y, 1.9, tone)
        return
    n = c.choice((1, 2, 2, 3))
    for k in range(n):
        button(c, 50, close + 2 + k * min(9, (hem - close - 12) / max(1, n - 1)), 1.9, tone)


# dress and skirt ---------------------------------------------------------------------------------
def skirting(
    top: float, hem: float, y0: float, y1: float, *, bell: float, waves: int, depth: float
) -> tuple[str, list[Point]]:
    """A skirt's outline from waist to hem, and where the waves of its hem dip (folds start there).

    bell > 0 swells the hips, < 0 lets the sides fall straight and then flare.
    """
    sag = (hem - top) * 0.16
    xs = [hem - 2 * hem * k / waves for k in range(waves + 1)]
    level = [y1 - sag * (x / hem) ** 2 for x in xs]
    mid = (y1 - y0) * 0.5
    d = f"M{50 - top:.2f} {y0:.2f} L{50 + top:.2f} {y0:.2f} "
    d += f"Q{50 + (top + hem) / 2 + bell:.2f} {y0 + mid:.2f} {50 + hem:.2f} {level[0]:.2f} "
    for k in range(waves):
        x, y = (xs[k] + xs[k + 1]) / 2, (level[k] + level[k + 1]) / 2 + depth
        d += f"Q{50 + x:.2f} {y:.2f} {50 + xs[k + 1]:.2f} {level[k + 1]:.2f} "
    d += f"Q{50 - (top + hem) / 2 - bell:.2f} {y0 + mid:.2f} {50 - top:.2f} {y0:.2f} Z"
    return d, [(50 + x, y) for x, y in zip(xs, level, strict=True)][1:-1]


def falls(c: Canvas, d: str, folds: list[Point], top: float, hem: float, y0: float) -> None:
    """The folds of a skirt, drawn inside its outline d, and the shade on its right side."""
    with c.clip(d):
        for x, y in folds:
            x0 = 50 + (x - 50) * top / hem
            y00 = y0 + c.uniform(0, (y - y0) * 0.3)
            c.path(
                f"M{x0:.2f} {y00:.2f} Q{(x0 + x) / 2 - 0.6:.2f} {(y00 + y) / 2:.2f} {x - 0.4:.2f} {y + 2:.2f} "
                f"L{x + hem * 0.1:.2f} {y + 2:.2f} "
                f"Q{(x0 + x) / 2 + 1.4:.2f} {(y00 + y) / 2:.2f} {x0:.2f} {y00:.2f} Z",
                darker(c.main, 0.6),
                opacity=0.24,
            )
        c.path(
            f"M{50 + top * 0.6:.2f} {y0} Q{50 + hem * 0.6:.2f} {y0 + 20} {50 + hem * 0.72:.2f} 96 "
            f"L{54 + hem:.2f} 96 L{54 + hem:.2f} {y0} Z",
            darker(c.main, 0.6),
            opacity=0.12,
        )


def pleats(c: Canvas, top: float, hem: float, y0: float, y1: float, n: int) -> None:
    """A pleated skirt: n knife pleats, each with its shaded fold and its step in the hem."""
    sag = (hem - top) * 0.14
    xs = [-1 + 2 * k / n for k in range(n + 1)]
    low = [(50 + x * hem, y1 - sag * x * x) for x in xs]
    d = f"M{50 - top:.2f} {y0:.2f} L{50 + top:.2f} {y0:.2f} "
    for k in range(n, 0, -1):
        (bx, by), (ax, ay) = low[k], low[k - 1]
        d += f"L{bx:.2f} {by:.2f} L{ax + (bx - ax) * 0.12:.2f} {ay + 2.2:.2f} "
    d += f"L{low[0][0]:.2f} {low[0][1]:.2f} Z"
    c.panel(d)
    with c.clip(d):
        for x, (bx, by) in zip(xs[1:-1], low[1:-1], strict=True):
            x0 = 50 + x * top
            c.polygon([(x0, y0), (bx, by + 3), (bx + hem * 0.62 / n, by + 3)], darker(c.main, 0.65), opacity=0.36)
            c.line([(x0, y0), (bx, by + 3)], seam(c), 0.7)


def belt(c: Canvas, half: float, y: float, h: float) -> None:
    """A belt, a sash with a bow, or a plain waist seam."""
    kind = c.choice(("belt", "sash", "seam"))
    if kind == "seam":
        c.path(f"M{50 - half} {y} Q50 {y + 1.6} {50 + half} {y}", stroke=c.outline, width=0.9)
        return
    tone = c.choice(((54, 42, 40), (120, 72, 40), IVORY)) if kind == "belt" else c.choice((c.dark, c.darker, c.second))
    if sum(abs(a - b) for a, b in zip(tone, c.main, strict=True)) < 120:
        tone = darker(c.main, 0.5)
    c.path(
        sym(
            (0, y - h * 0.5 + 0.6),
            ((half * 0.6, y - h * 0.5 + 0.4), (half + 0.5, y - h * 0.5)),
            ((half + 0.5, y + h * 0.5),),
            ((half * 0.6, y + h * 0.5 + 0.6), (0, y + h * 0.5 + 0.8)),
        ),
        tone,
        stroke=darker(tone, 0.6),
        width=0.8,
    )
    if kind == "belt":
        c.rect(47.4, y - h * 0.5 - 0.4, 5.2, h + 1.8, 0.8, "none", stroke=(206, 168, 82), width=1.2)
        return
    x = 50 + c.choice((0, 5))
    for sx in (-1, 1):
        c.path(
            f"M{x} {y + 1} L{x + sx * 5} {y + 15} L{x + sx * 1.4} {y + 14} Z", tone, stroke=darker(tone, 0.6), width=0.7
        )
        c.path(
            f"M{x} {y} C{x + sx * 3} {y - 6} {x + sx * 9} {y - 6} {x + sx * 9} {y - 0.5} "
            f"C{x + sx * 9} {y + 5} {x + sx * 3} {y + 4} {x} {y + 0.6} Z",
            tone,
            stroke=darker(tone, 0.6),
            width=0.8,
        )
    c.ellipse(x, y + 0.3, 1.7, 2.1, lighter(tone, 0.1), stroke=darker(tone, 0.6), width=0.7)


def dress(c: Canvas) -> None:
    """A woman's dress: bodice, fitted waist and a skirt; sun dress, tea dress, gown or sheath."""
    cut = c.choice(("sun", "sun", "tea", "tea", "gown", "sheath"))
    if cut != "gown" and c.chance(0.2):
        with c.group("translate(4 10) scale(.92 .9)"):
            hanger(c, 10, 12, 3.5, wooden=c.chance())
            _dress(c, cut)
    else:
        _dress(c, cut)


def _dress(c: Canvas, cut: str) -> None:
    """Skirt first, then bodice, then what goes round the waist."""
    waist = c.uniform(8.5, 10.5) if cut != "sheath" else c.uniform(11, 12.5)
    y = {"gown": c.uniform(33, 37), "sheath": c.uniform(40, 43)}.get(cut, c.uniform(37, 43))
    hem = {"gown": c.uniform(25, 38), "sheath": c.uniform(14, 17)}.get(cut, c.uniform(28, 40))
    y1 = {"gown": 91.0, "sheath": c.uniform(82, 88)}.get(cut, c.uniform(78, 90))
    tiered = cut in ("sun", "tea") and c.chance(0.22)
    if tiered:
        _tiers(c, waist, hem, y, y1)
    elif cut == "tea" and c.chance(0.35):
        pleats(c, waist, hem, y, y1, c.choice((7, 9)))
    else:
        bell = {"gown": c.uniform(-9, 2), "sheath": 3.5}.get(cut, c.uniform(-6, 4))
        waves = 1 if cut == "sheath" else c.choice((4, 5, 6, 7))
        d, folds = skirting(waist, hem, y, y1, bell=bell, waves=waves, depth=1 if waves == 1 else 3.2)
        c.panel(d)
        falls(c, d, folds, waist, hem, y)
    _bodice(c, cut, waist, y)
    belt(c, waist, y, c.uniform(3, 4.6))


def _tiers(c: Canvas, waist: float, hem: float, y0: float, y1: float) -> None:
    """A skirt of ruffled tiers, the lowest drawn first."""
    n = c.choice((3, 3, 4))
    for k in range(n, 0, -1):
        at, up = waist + (hem - waist) * k / n, waist + (hem - waist) * max(0, k - 1.2) / n
        a, b = y0 + (y1 - y0) * max(0, k - 1.2) / n, y0 + (y1 - y0) * k / n
        waves = 4 + k
        d, folds = skirting(up, at, a, b, bell=0.8, waves=waves, depth=3)
        c.panel(d, shade=0.05 * (n - k))
        falls(c, d, folds, up, at, a)


def _bodice(c: Canvas, cut: str, waist: float, y: float) -> None:
    """The upper part, down to the waist at height y: on straps, or up to the shoulders."""
    bust = waist + c.uniform(3.4, 4.6) if cut != "sheath" else waist + 2
    if cut == "sun" or (cut == "gown" and c.chance(0.6)):
        _strapped(c, bust, waist, y, straps=cut == "sun" or c.chance(0.5))
        return
    by, wide = y - 15, bust + c.uniform(-0.5, 1)
    if cut != "gown" or c.chance(0.4):
        _dress_sleeves(c, wide)
    neck = c.choice(("round", "vee", "boat"))
    deep = {"round": c.uniform(19, 23), "vee": c.uniform(23, 28), "boat": c.uniform(14, 15.5)}[neck]
    half = 9 if neck == "boat" else 6.5
    c.path(sym((0, 10.5), ((half, 10),), ((half, 14), (0, deep + 1))), darker(c.main, 0.5))
    curve: Segment = ((half - 5.5, deep - 1), (half, 10)) if neck == "vee" else ((half - 1, deep), (half, 10))
    side_seam: tuple[Segment, ...] = (((wide - 3, 18), (bust, by + 1)), ((bust, by + 8), (waist, y + 0.6)))
    c.panel(sym((0, deep), curve, ((wide - 1, 12.4),), *side_seam, ((waist * 0.5, y + 1.6), (0, y + 1.8))))
    both(c, lambda: crease(c, 50 + bust * 0.6, by + 2, 50 + waist * 0.5, y, 0.8, 0.3))
    if neck == "round" and c.chance(0.5):
        _round_collar(c, deep)
    elif neck == "vee" and c.chance(0.4):
        for k in range(3):
            button(c, 50, deep + 3 + k * (y - deep - 6) / 3, 1.1, IVORY if sum(c.main) < 560 else c.dark)


def _strapped(c: Canvas, bust: float, waist: float, y: float, *, straps: bool) -> None:
    """A heart-shaped bodice that leaves the shoulders bare, on two straps or none."""
    by, top, strap = y - 15, y - 21, c.choice((1.6, 2.4, 3.4))
    if straps:
        both(c, lambda: _strap(c, bust - 5, top + 1.5, strap))
    edge: tuple[Segment, ...] = (((2.5, top - 2), (bust - 4, top - 1.5)), ((bust - 0.5, top + 1),))
    side_seam: Segment = ((bust + 1.6, by + 3), (waist, y + 0.6))
    c.panel(sym((0, top + c.uniform(1, 4)), *edge, side_seam, ((waist * 0.5, y + 1.6), (0, y + 1.8))))
    both(c, lambda: crease(c, 50 + bust * 0.55, by, 50 + waist * 0.5, y, 0.8, 0.3))


def _strap(c: Canvas, x: float, y: float, w: float) -> None:
    """The right shoulder strap."""
    x = 50 + x
    c.panel(
        f"M{x - w / 2} {y} L{x - w / 2 - 1.4} 8.5 Q{x - 1} 7 {x + w / 2 - 1} 8.5 L{x + w / 2 + 0.4} {y} Z",
        shade=0.05,
        material="plain",
        width=0.8,
    )


def _round_collar(c: Canvas, deep: float) -> None:
    """A flat collar with round ends, white or in a contrast."""
    tone = IVORY if sum(c.main) < 640 else c.dark
    d = side(
        (6.5, 9.4),
        ((5.5, deep - 1), (0.2, deep - 0.2)),
        ((0.6, deep + 5.5), (5, deep + 4.5)),
        ((10.6, deep + 2), (10.4, 10.4)),
    )
    both(c, lambda: c.path(d, tone, stroke=darker(tone, 0.5), width=0.8))


def _dress_sleeves(c: Canvas, wide: float) -> None:
    """No sleeves, short, puffed or long ones."""
    kind = c.choice(("none", "short", "puff", "long"))
    at: Point = (50 + wide, 13)
    if kind == "short":
        angle = c.uniform(22, 36)
        both(c, lambda: sleeve(c, at, angle, 15, 11, 11, bulge=0.4))
    elif kind == "long":
        angle = c.uniform(10, 22)
        both(c, lambda: sleeve(c, at, angle, 42, 10, 9, bulge=0.6))
    elif kind == "puff":
        x = 50 + wide
        d = (
            f"M{x - 6} 12 C{x - 2} 7 {x + 9} 9 {x + 9.5} 19 C{x + 9.6} 23 {x + 7} 26 {x + 5} 27 "
            f"L{x - 4} 28.5 Q{x - 5} 20 {x - 6} 12 Z"
        )
        both(c, lambda: c.panel(d, shade=-0.03))
        both(c, lambda: crease(c, x, 13, x + 4, 25, 1, 0.3))
        both(
            c,
            lambda: c.panel(
                f"M{x - 4} 27 L{x + 5.6} 25.4 L{x + 6} 28.6 L{x - 3.6} 30.4 Z", shade=0.14, material="plain", width=0.8
            ),
        )


def skirt(c: Canvas) -> None:
    """A skirt: pleated, A-line, full, ruffled or pencil."""
    cut = c.choice(("pleated", "pleated", "a-line", "full", "tiered", "pencil"))
    hung = c.chance(0.22)
    y = 31.0 if hung else c.uniform(12, 17)
    if hung:
        _clips(c, y)
    waist = c.uniform(14, 18)
    y1 = c.uniform(78, 89) if cut != "pencil" else 89
    hem = {"pencil": waist + c.uniform(-0.5, 2.5), "a-line": c.uniform(30, 37)}.get(cut, c.uniform(36, 43))
    if cut == "pleated":
        pleats(c, waist, hem, y, y1, c.choice((7, 8, 9, 11)))
    elif cut == "tiered":
        _tiers(c, waist, hem, y, y1)
    else:
        bell = {"pencil": 6.0, "a-line": 1.0}.get(cut, c.uniform(-4, 5))
        waves = {"pencil": 1, "a-line": 1}.get(cut, c.choice((5, 6, 7)))
        d, folds = skirting(waist, hem, y, y1, bell=bell, waves=waves, depth=2.4 if waves == 1 else 4)
        c.panel(d)
        falls(c, d, folds, waist, hem, y)
        if cut == "a-line":
            _skirt_front(c, waist, hem, y, y1)
        elif cut == "pencil":
            _pencil_details(c, waist, hem, y, y1)
    _waistband(c, waist, y)


def _clips(c: Canvas, y: float) -> None:
    """A clip hanger above the waistband."""
    hanger(c, y - 8, 15, 0.6, wooden=c.chance())
    for x in (-11, 11):
        c.rect(50 + x - 1.6, y - 7, 3.2, 8, 0.6, STEEL, stroke=darker(STEEL, 0.5), width=0.6)


def _waistband(c: Canvas, waist: float, y: float) -> None:
    """The band round the top: plain, belted, buttoned or with belt loops."""
    c.path(
        sym(
            (0, y - 4.6),
            ((waist * 0.6, y - 4.8), (waist - 0.6, y - 5.6)),
            ((waist - 0.6, y - 3),),
            ((waist * 0.5, y - 2), (0, y - 2)),
        ),
        c.darker,
    )
    d = sym(
        (0, y - 2.6),
        ((waist * 0.6, y - 3), (waist - 0.4, y - 5)),
        ((waist + 0.5, y + 1.6),),
        ((waist * 0.5, y + 3.6), (0, y + 3.8)),
    )
    style = c.choice(("band", "band", "belt", "button", "loops"))
    c.panel(d, shade=0.14, material="plain")
    if style == "belt":
        tone = (58, 44, 40) if sum(c.main) > 240 else (172, 120, 74)
        c.path(
            sym(
                (0, y - 1.6),
                ((waist * 0.6, y - 2), (waist - 0.2, y - 3.8)),
                ((waist + 0.3, y + 0.4),),
                ((waist * 0.5, y + 2.4), (0, y + 2.6)),
            ),
            tone,
        )
        c.rect(46.6, y - 2.4, 6.8, 5.8, 0.9, "none", stroke=(212, 174, 88), width=1.3)
    elif style == "button":
        button(c, 50, y + 0.6, 1.8, IVORY if sum(c.main) < 560 else c.dark)
    elif style == "loops":
        for x in (-0.72, -0.3, 0.3, 0.72):
            c.rect(50 + waist * x - 0.9, y - 3.6 + (1 - abs(x)), 1.8, 7, 0.4, c.main, stroke=c.outline, width=0.6)


def _skirt_front(c: Canvas, waist: float, hem: float, y: float, y1: float) -> None:
    """An A-line skirt's front: buttoned all the way, or two pockets, or one seam."""
    style = c.choice(("buttons", "pockets", "seams"))
    tone = IVORY if sum(c.main) < 560 else c.dark
    if style == "buttons":
        c.panel(f"M46.8 {y} L53.2 {y} L53.6 {y1 + 1} L46.4 {y1 + 1} Z", shade=-0.08, width=0.7)
        for k in range(6):
            button(c, 50, y + 9 + k * (y1 - y - 15) / 5, 1.7, tone)
    if style in ("buttons", "pockets"):
        both(
            c,
            lambda: c.panel(
                side(
                    (waist * 0.55, y + 17),
                    ((waist * 0.55 + 11, y + 15),),
                    ((waist * 0.55 + 14, y + 29),),
                    ((waist * 0.55 + 8, y + 32), (waist * 0.55 + 1.6, y + 31)),
                ),
                shade=0.1,
                width=0.8,
            ),
        )
    else:
        both(c, lambda: c.line([(50 + waist * 0.5, y), (50 + hem * 0.5, y1)], seam(c), 0.7, opacity=0.9))
    c.path(
        f"M{50 - hem + 1.5:.2f} {y1 - 7:.2f} Q50 {y1 - 0.5:.2f} {50 + hem - 1.5:.2f} {y1 - 7:.2f}",
        stroke=seam(c),
        width=0.6,
        opacity=0.6,
    )


def _pencil_details(c: Canvas, waist: float, hem: float, y: float, y1: float) -> None:
    """Darts at the waist and a slit to one side: a slit in the middle would read as trouser legs."""
    both(c, lambda: crease(c, 50 + waist * 0.5, y + 20, 50 + waist * 0.55, y, 0.7, 0.4))
    if c.chance(0.85):
        x, up = 50 + hem * c.uniform(0.42, 0.6), c.uniform(12, 20)
        c.polygon([(x, y1 - up), (x - 1.8, y1 + 0.6), (x + 1.8, y1 + 0.2)], darker(c.main, 0.75))
    else:
        c.path(
            f"M{50 - hem + 0.8:.2f} {y1 - 5:.2f} Q50 {y1 - 3:.2f} {50 + hem - 0.8:.2f} {y1 - 5:.2f}",
            stroke=seam(c),
            width=0.7,
        )
    crease(c, 50 - hem * 0.7, y + 22, 50 - hem * 0.5, y1 - 8, 1.2)


# footwear ----------------------------------------------------------------------------------------
def one_or_two(
    c: Canvas, shoe: Callable[[], None], x0: float, x1: float, *, pair: bool, step: Point, scale: float
) -> None:
    """Places a shoe drawn standing from x0 to x1 at y = 86: alone, or two of them, the further one first."""
    if not pair:
        c.stands(x0, x1, 86)
        shoe()
        return
    ahead = c.choice((-1, 1, 1))  # whether the further shoe is a step behind or in front
    for k in (-1, 1):
        dx, dy = ahead * k * step[0] / 2, (86 + step[1] / 2 * (k - 1))
        c.stands(50 + dx + (x0 - 50) * scale, 50 + dx + (x1 - 50) * scale, dy)
        with c.group(f"translate({50 + dx:.2f} {dy:.2f}) scale({scale:.3f}) translate(-50 -86)"):
            shoe()


def trainer(c: Canvas) -> None:
    """A sports shoe from the side: runner, court shoe or high canvas shoe; one or a pair."""
    style = c.choice(("runner", "runner", "court", "high"))
    look = {
        "sole": c.choice((IVORY, IVORY, (232, 232, 236), (60, 60, 68))),
        "laces": c.choice((IVORY, IVORY, (40, 40, 46))),
        "mark": c.choice(("stripes", "flash", "bars", "none")),
        "heel": c.uniform(0, 5),
        "toe": c.choice(("cap", "plain")),
        "n": c.choice((4, 5)),
    }
    if look["laces"] == IVORY and sum(c.main) > 640:
        look["laces"] = (74, 82, 104)
    pair = c.chance(0.4)
    draw = {"runner": _runner, "court": _court, "high": _high_top}[style]
    high = style == "high"
    one_or_two(
        c,
        lambda: draw(c, look),
        10 if not high else 14,
        90,
        pair=pair,
        step=(16, 19) if not high else (20, 8),
        scale=0.82,
    )


def _laces(c: Canvas, a: Point, b: Point, n: int, tone: RGB, half: float) -> None:
    """n laces across the line from a to b, with a bow at a."""
    (ax, ay), (bx, by) = a, b
    size = max(1e-6, ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5)
    ux, uy = (bx - ax) / size, (by - ay) / size
    for k in range(n):
        x, y = ax + (bx - ax) * k / (n - 1), ay + (by - ay) * k / (n - 1)
        ends = [(x + uy * half * 0.5 - ux, y - ux * half * 0.5 - uy), (x - uy * half + ux, y + ux * half + uy)]
        c.line(ends, darker(tone, 0.55), 3.1)
        c.line(ends, tone, 2.1)
    loop = (
        f"M{ax} {ay} C{ax - 8} {ay - 3} {ax - 9} {ay + 5} {ax - 1} {ay + 1} "
        f"M{ax} {ay} C{ax + 3} {ay - 6} {ax + 10} {ay - 5} {ax + 1} {ay + 1}"
    )
    c.path(loop, stroke=darker(tone, 0.55), width=2.2)
    c.path(loop, stroke=tone, width=1.3)


def _side_mark(c: Canvas, kind: str, clip: str) -> None:
    """What sports shoes carry on their side."""
    tone = c.second if sum(c.main) < 640 else mix(c.darker, (40, 60, 120), 0.5)
    with c.clip(clip):
        if kind == "stripes":
            for k in range(2):
                c.polygon([(46 + k * 8, 52), (50 + k * 8, 54), (43 + k * 8, 76), (38.6 + k * 8, 76)], tone)
        elif kind == "flash":
            c.polygon(
                [(27, 63), (44, 67), (42, 62), (60, 66), (46, 75), (47, 71), (31, 70)],
                tone,
                stroke=c.outline,
                width=0.6,
            )
        elif kind == "bars":
            for k in range(4):
                c.line([(38 + k * 5.6, 57 + k), (42 + k * 5.6, 76)], tone, 1.8)


def _runner(c: Canvas, look: dict) -> None:
    """A running shoe: thick sprung sole, low collar."""
    h, sole = look["heel"], look["sole"]
    c.panel("M38 56 L34.5 41 Q37 35.6 42.5 37 Q47 38.4 53 50 Z", shade=0.22)
    inner = f"M14 {48 - h} C22 {42 - h} 36 46 44 46 L40 58 L18 58 Z"
    c.path(inner, darker(c.main, 0.6), stroke=c.outline, width=0.8)
    upper = (
        f"M11 75 C8 66 12 58 {11 + h * 0.3} {49 - h} Q{13} {44 - h} {17} {46 - h} "
        "C24 56 36 56 43 46 Q47 44 50 47 "
        "C57 54 63 57 71 59 C84 61 92 66 92 76 Z"
    )
    c.panel(upper)
    with c.clip(upper):
        if look["toe"] == "cap":
            c.panel("M75 56 C74 64 70 70 62 78 L96 80 L96 56 Z", shade=0.22, material="plain")
        c.panel("M6 80 L6 60 C14 58 22 62 27 80 Z", shade=0.24, material="plain")
        c.path("M40 58 C48 62 58 68 74 66", stroke=c.outline, width=0.6, opacity=0.6)
    _side_mark(c, look["mark"], upper)
    c.panel(
        f"M{17} {46 - h} C24 56 36 56 43 46 L46 50 C38 60 24 61 {15} {52 - h} Z", shade=0.3, material="plain", width=0.7
    )
    c.path("M45 47 Q48 45 50 47 C56 53 62 57 71 59 L66 64 C56 61 49 56 43 52 Z", c.dark, stroke=c.outline, width=0.7)
    _laces(c, (48.5, 49), (65, 60.4), look["n"], look["laces"], 4.2)
    c.path(
        "M8 77 C7 72 12 71 18 73 C36 79 58 74 78 74 C88 73 95 71 95 76 C95 80 92 84 86 85 L15 86 C10 86 8 82 8 77 Z",
        c.gradient([(0, lighter(sole, 0.3)), (1, darker(sole, 0.14))]),
        stroke=darker(sole, 0.6),
        width=0.9,
    )
    c.path(
        "M9 81 C30 84 60 81 93.4 80 C92 84 89 85 86 85.4 L15 86 C11 86 9.4 84 9 81 Z",
        c.darker if sum(sole) > 300 else (30, 30, 34),
    )
    c.path("M14 77 C28 82 44 80 56 78", stroke=c.main, width=1.6)


def _court(c: Canvas, look: dict) -> None:
    """A tennis shoe: flat pale sole, smooth panels."""
    h, sole = look["heel"] * 0.7, look["sole"]
    c.panel("M36 54 L33.5 39 Q36 33.6 41.6 35 Q46.4 36.4 53 49 Z", shade=0.18)
    c.path(f"M12 {47 - h} C22 {42 - h} 34 44 43 44 L38 56 L16 56 Z", darker(c.main, 0.6), stroke=c.outline, width=0.8)
    upper = (
        f"M10 78 C7.6 69 13 60 10.6 {50 - h} Q11 {44 - h} 16 {45 - h} "
        "C24 54 34 54 42 43.6 Q46 41 50 45 C56 52 63 56.5 72 58.5 C85 61 91.4 68 91.4 78 Z"
    )
    c.panel(upper)
    with c.clip(upper):
        c.panel(f"M4 {53 - h} L21 {55 - h} L22 64 L4 64 Z", shade=0.25, material="plain")
        c.panel("M62 80 C64 70 68 64 78 58 L96 58 L96 80 Z", shade=-0.08)
        c.path("M24 56 C28 64 32 70 46 78", stroke=c.outline, width=0.7, opacity=0.7)
        for k in range(6):
            c.ellipse(77 + k % 3 * 3.2 - k // 3, 64 + k // 3 * 3.4, 0.7, None, c.outline)
    _side_mark(c, look["mark"] if look["mark"] != "bars" else "stripes", upper)
    c.panel("M45 44 Q48 43 50 45 C56 52 63 56.5 71 58.5 L66 65 C56 62 48 57 41 50 Z", shade=0.12, material="plain")
    _laces(c, (48.5, 47.6), (66, 60), look["n"], look["laces"], 4.4)
    c.path(
        "M8.5 76.4 L92 75.6 Q94 76.4 93.4 80 Q92.6 86 87 86 L13 86 Q8.8 86 8.4 81 Q8.2 78 8.5 76.4 Z",
        c.gradient([(0, lighter(sole, 0.3)), (1, darker(sole, 0.12))]),
        stroke=darker(sole, 0.6),
        width=0.9,
    )
    c.line([(11, 79), (91, 79)], darker(sole, 0.25), 0.7, dash="1.8 1.3")
    c.path("M9 83.2 L92.4 83.2 Q91 86 87 86 L13 86 Q9.8 86 9 83.2 Z", darker(sole, 0.35))


def _high_top(c: Canvas, look: dict) -> None:
    """A canvas shoe over the ankle: rubber toe, round patch, many laces."""
    c.panel("M36 30 L38 15 Q42 10.6 47 12.4 Q52 15 58 42 Z", shade=0.2)
    c.path("M18 23 Q30 15 46 21 L44 28 L20 28 Z", darker(c.main, 0.6), stroke=c.outline, width=0.8)
    upper = (
        "M15 78 C13 66 21 54 18 26 Q17.4 20 21 21.6 C28 26 37 25 45 20 "
        "Q49 18.6 50 24 C51.4 38 54 46 61 51.5 C71 57.5 91 58 91 78 Z"
    )
    c.panel(upper)
    with c.clip(upper):
        c.panel("M8 18 L24 18 C25 40 21 60 22 80 L8 80 Z", shade=0.16)
        c.path("M44.6 20 C47 44 52 57 64 65 L66 80", stroke=c.outline, width=0.7)
        c.path("M41 21 C43.4 46 48 61 62 69", stroke=c.second, width=0.6, dash="1.6 1.3")
        c.path(
            "M70 80 C68 68 72 58 84 56 L96 60 L96 80 Z",
            c.gradient([(0, WHITE), (1, (214, 212, 206))]),
            stroke=(110, 108, 112),
            width=0.9,
        )
    c.path("M19 32 C27 36 36 34 44.6 31", stroke=seam(c), width=0.6, opacity=0.7)
    if look["mark"] != "none":
        c.ellipse(32, 46, 7, None, IVORY, stroke=darker(c.main, 0.5), width=0.9)
        c.ellipse(32, 46, 4, None, c.main if sum(c.main) < 640 else c.dark)
    _laces(c, (48.4, 25), (63, 56), 6, look["laces"], 4.4)
    c.path(
        "M11.5 74 L93 74 Q94.6 76 94 80 Q93 86 88 86 L15 86 Q11.4 86 11 81 Z",
        c.gradient([(0, WHITE), (1, (220, 218, 212))]),
        stroke=(106, 104, 110),
        width=0.9,
    )
    c.line([(11.6, 77), (93.6, 77)], c.main if sum(c.main) < 640 else c.darker, 1.4)
    c.path("M12 83 L93.4 83 Q92 86 88 86 L15 86 Q12.4 86 12 83 Z", (150, 128, 100))


def boot(c: Canvas) -> None:
    """A boot from the side: knee-high, ankle, laced, rubber or cowboy; one or a pair."""
    style = c.choice(("knee", "knee", "ankle", "laced", "laced", "rubber", "cowboy"))
    draw = {
        "knee": _knee_boot,
        "ankle": _ankle_boot,
        "laced": _laced_boot,
        "rubber": _rubber_boot,
        "cowboy": _cowboy_boot,
    }[style]
    look = {
        "heel": c.choice((0.0, 6.0, 12.0)),
        "trim": c.choice(("buckle", "zip", "plain")),
        "top": c.uniform(-3, 4),
        "sole": c.choice((RUBBER, RUBBER, (92, 64, 42))),
        "w": c.uniform(-2, 3),
    }
    wide = style in ("ankle", "laced")
    pair = c.chance(0.45)
    step = (14, 9) if wide else (24, 6)
    one_or_two(
        c,
        lambda: draw(c, look),
        16 if wide else 24,
        90 if wide else 82,
        pair=pair,
        step=step,
        scale=0.84 if wide else 0.9,
    )


def _boot_sole(c: Canvas, x0: float, x1: float, y: float, heel: float, tone: RGB, *, thick: float = 3) -> None:
    """Sole and heel under a foot from x0 to x1 whose heel stands `heel` above its ball, at height y."""
    ball, back = x0 + (x1 - x0) * 0.6, x0 + (x1 - x0) * 0.27
    taper = 3.0 if heel > 8 else 0.6
    c.path(
        f"M{x0} {y - heel} L{back} {y - heel} C{back + 6} {y - heel} {ball - 8} {y} {ball} {y} "
        f"L{x1 - 1} {y} Q{x1 + 1.6} {y} {x1 + 0.6} {y + thick} "
        f"L{ball} {86} C{ball - 8} 86 {back + 8} {y - heel + thick + 1} {back - taper * 0.3} {y - heel + thick} "
        f"L{back - taper} 86 L{x0 + taper} 86 Z",
        c.gradient([(0, lighter(tone, 0.12)), (1, darker(tone, 0.3))]),
        stroke=darker(tone, 0.6),
        width=0.9,
    )


def _boot_foot(
    c: Canvas, x0: float, x1: float, ankle: float, y: float, heel: float, neck: float, *, point: float = 0
) -> str:
    """The foot part from the ankle at height `ankle` (neck wide) down to the sole; returns its outline."""
    ball, back, yh = x0 + (x1 - x0) * 0.6, x0 + (x1 - x0) * 0.27, y - heel
    d = (
        f"M{x0 + 2} {ankle} L{x0 + neck} {ankle} C{x0 + neck + 3} {ankle + 9} "
        f"{x1 - 22} {y - 22 - heel * 0.3} {x1 - 8} {y - 13 + point * 0.8} "
        f"C{x1 + point} {y - 9 + point} {x1 + 2 + point} {y - 4} {x1} {y + 0.5} "
        f"L{ball} {y + 0.5} C{ball - 8} {y} {back + 6} {yh + 0.5} {back} {yh + 0.5} "
        f"L{x0} {yh + 0.5} C{x0 - 2.5} {yh - 9} {x0 + 1} {ankle + 8} {x0 + 2} {ankle} Z"
    )
    c.panel(d)
    return d


def _boot_shaft(c: Canvas, x0: float, neck: float, ankle: float, top: float, wide: float, *, dip: float = 0) -> str:
    """The leg of a boot with its dark opening; `wide` is its width at the top."""
    a, b = x0 + 2 + (neck - 2 - wide) * 0.55, x0 + 2 + (neck - 2 - wide) * 0.55 + wide
    mid = (a + b) / 2
    c.path(
        f"M{a} {top} Q{mid} {top - 4.5} {b} {top} Q{mid} {top + 6} {a} {top} Z",
        darker(c.main, 0.68),
        stroke=c.outline,
        width=0.9,
    )
    d = (
        f"M{a} {top} Q{mid} {top + 4 + dip} {b} {top} C{b + 0.5} {top + (ankle - top) * 0.4} "
        f"{x0 + neck - 1} {ankle - 12} {x0 + neck} {ankle + 1.5} "
        f"Q{x0 + neck * 0.5} {ankle + 4} {x0 + 2} {ankle + 1.5} "
        f"C{x0 + 2} {ankle - 12} {a - 1} {top + (ankle - top) * 0.45} {a} {top} Z"
    )
    c.panel(d)
    return d


def _boot_shade(c: Canvas, shaft: str, foot: str, x0: float, x1: float, ankle: float) -> None:
    """Shade along the back, a light along the shin, creases over the instep."""
    with c.clip(shaft):
        c.path(
            f"M{x0 - 8} 0 L{x0 + 6} 0 Q{x0 + 10} {ankle * 0.6} {x0 + 7} {ankle + 6} L{x0 - 8} {ankle + 6} Z",
            darker(c.main, 0.65),
            opacity=0.15,
        )
    with c.clip(foot):
        c.path(
            f"M{x0 - 4} {ankle} L{x0 + 7} {ankle} Q{x0 + 9} {ankle + 14} {x0 + 12} 90 L{x0 - 4} 90 Z",
            darker(c.main, 0.65),
            opacity=0.15,
        )
        for k in (0, 1):
            c.path(
                f"M{x1 - 26 + k * 5} {68 - k} Q{x1 - 30 + k * 5} 74 {x1 - 27 + k * 5} 79",
                stroke=darker(c.main, 0.6),
                width=0.8,
                opacity=0.5,
            )


def _knee_boot(c: Canvas, look: dict) -> None:
    """A tall, slim boot with a heel, zip or buckle."""
    heel, top, wide = max(3.0, look["heel"]), 11 + look["top"], 27 + look["w"]
    _boot_sole(c, 25, 81, 82, heel, look["sole"], thick=2.4)
    foot = _boot_foot(c, 25, 81, 58 - heel * 0.6, 82, heel, 21, point=1.5)
    shaft = _boot_shaft(c, 25, 21, 58 - heel * 0.6, top, wide)
    _boot_shade(c, shaft, foot, 25, 81, 58 - heel * 0.6)
    if look["trim"] == "zip":
        c.path(f"M33 {top + 5} Q35 44 34 {76 - heel}", stroke=c.outline, width=1.6)
        c.path(f"M33 {top + 5} Q35 44 34 {76 - heel}", stroke=STEEL, width=0.9, dash="0.9 0.7")
    elif look["trim"] == "buckle":
        for y in (top + 7, 56 - heel * 0.6):
            with c.clip(shaft):
                c.path(f"M10 {y} Q40 {y + 6} 70 {y} L70 {y + 4} Q40 {y + 10} 10 {y + 4} Z", c.darker)
            c.rect(36, y + 1.8, 6.5, 6.6, 1, "none", stroke=(214, 178, 96), width=1.3)


def _ankle_boot(c: Canvas, look: dict) -> None:
    """A Chelsea boot: elastic at the side, a loop at the back."""
    heel, top = min(8.0, look["heel"]) + 2, 27 + look["top"]
    _boot_sole(c, 16, 89, 81.5, heel, look["sole"], thick=3)
    foot = _boot_foot(c, 16, 89, 54 - heel * 0.5, 81.5, heel, 32)
    c.path(f"M15.6 {top + 2} Q11 {top - 8} 18 {top - 5}", stroke=c.outline, width=2.2)
    shaft = _boot_shaft(c, 16, 32, 54 - heel * 0.5, top, 32 + look["w"])
    _boot_shade(c, shaft, foot, 16, 89, 54 - heel * 0.5)
    elastic = f"M25 {top + 2.6} L40 {top + 2.6} Q41 {top + 16} 34.5 {62 - heel * 0.5} Q27 {top + 18} 25 {top + 2.6} Z"
    c.path(elastic, c.darker, stroke=c.outline, width=0.9)
    with c.clip(elastic):
        for k in range(8):
            c.line([(24.5 + k * 2.3, top), (25.5 + k * 2.1, 66)], c.outline, 0.6)


def _laced_boot(c: Canvas, look: dict) -> None:
    """A walking or army boot: laces up the front, thick cleated sole."""
    top, sole = 19 + look["top"], look["sole"]
    d = (
        "M15 77 L90 77 Q93 78 92 82 L90 86 L84 86 L82 84 L79 86 L73 86 "
        "L71 84 L68 86 L60 86 L57 83 L42 83 L40 86 L34 86 L32 84 L29 86 "
        "L17 86 Q14 82 15 77 Z"
    )
    c.path(d, c.gradient([(0, lighter(sole, 0.16)), (1, darker(sole, 0.3))]), stroke=darker(sole, 0.6), width=0.9)
    c.panel(f"M38 {top + 6} L40 {top - 6} Q46 {top - 9} 52 {top - 5} Q53 44 63 64 L44 66 Z", shade=0.25)
    foot = _boot_foot(c, 17, 89, 53, 77, 0, 32)
    shaft = _boot_shaft(c, 17, 32, 53, top, 31 + look["w"] * 0.5)
    _boot_shade(c, shaft, foot, 17, 89, 53)
    with c.clip(foot):
        c.path("M72 56 Q68 66 72 80", stroke=seam(c), width=1)
        c.path("M10 56 L34 60 Q38 68 36 80 L10 80 Z", c.darker, opacity=0.3)
    c.line([(18, 78.6), (91, 78.6)], (226, 196, 110), 0.9, dash="2 1.4")
    c.path(
        f"M16 {top + 0.6} Q32 {top + 5} 48.6 {top + 0.6} L48.6 {top + 5} Q32 {top + 9} 16 {top + 5} Z",
        c.darker,
        stroke=c.outline,
        width=0.8,
    )
    pale = c.main[1] > 130  # yellow, white and the like, on which golden laces would be lost
    tone = (84, 62, 50) if pale else (226, 188, 92)
    _laces(c, (47.5, top + 8), (56, 61), 6, tone, 4.6)


def _rubber_boot(c: Canvas, look: dict) -> None:
    """A wellington: wide leg, round toe, pale band and sole."""
    top, sole = 13 + look["top"], c.dark
    _boot_sole(c, 22, 80, 80, 2.5, sole, thick=6)
    foot = _boot_foot(c, 22, 80, 56, 80, 2.5, 27)
    shaft = _boot_shaft(c, 22, 27, 56, top, 32 + look["w"])
    _boot_shade(c, shaft, foot, 22, 80, 56)
    with c.clip(shaft):
        c.path(
            f"M10 {top + 0.5} Q36 {top + 5} 64 {top + 0.5} L64 {top + 6} Q36 {top + 11} 10 {top + 6} Z",
            c.second,
            opacity=0.92,
        )
        c.path(f"M44 {top + 14} Q46 36 43 54", stroke=WHITE, width=2.2, opacity=0.5)
    with c.clip(foot):
        c.path("M10 74.5 L40 74 Q60 76 90 76", stroke=c.second, width=1.2, opacity=0.9)
        c.path("M62 67 Q70 68 74 72", stroke=WHITE, width=2, opacity=0.5)


def _cowboy_boot(c: Canvas, look: dict) -> None:
    """Scalloped top, stitched leg, slanted heel and pointed toe."""
    top = 12 + look["top"]
    _boot_sole(c, 22, 84, 82, 7, look["sole"], thick=2.2)
    foot = _boot_foot(c, 22, 84, 52, 82, 7, 25, point=5)
    shaft = _boot_shaft(c, 22, 25, 52, top, 31 + look["w"], dip=9)
    _boot_shade(c, shaft, foot, 22, 84, 52)
    tone = c.second if sum(c.main) < 560 else c.darker
    with c.clip(shaft):
        for k in range(3):
            c.path(
                f"M34 {top + 14 + k * 4} C26 {top + 22 + k * 4} 40 {top + 26 + k * 3} 34.5 {48 + k} "
                f"C29 {top + 26 + k * 3} 43 {top + 22 + k * 4} 35 {top + 14 + k * 4}",
                stroke=tone,
                width=0.9,
            )
    with c.clip(foot):
        c.path("M58 60 Q60 72 70 74 Q64 78 66 86", stroke=tone, width=0.9)
        c.path("M14 66 Q34 62 38 82", stroke=tone, width=0.9)


ALL = {
    "red": 2,
    "blue": 2,
    "green": 1.3,
    "yellow": 1.2,
    "pink": 1.2,
    "purple": 1.2,
    "black": 1.5,
    "white": 1.5,
    "grey": 1,
    "orange": 1,
    "brown": 1,
}
SHIRT_COLOURS = {
    "white": 2,
    "blue": 3,
    "red": 1.5,
    "green": 1.2,
    "pink": 1.2,
    "grey": 1,
    "black": 1.2,
    "yellow": 0.8,
    "purple": 0.8,
    "orange": 0.8,
    "brown": 0.8,
}
SUIT_COLOURS = {
    "black": 2.5,
    "grey": 2.5,
    "blue": 2.5,
    "brown": 1.5,
    "green": 0.8,
    "red": 0.8,
    "white": 0.8,
    "purple": 0.5,
}
BOOT_COLOURS = {
    "brown": 3,
    "black": 2.5,
    "red": 1.3,
    "yellow": 1,
    "green": 1,
    "blue": 1,
    "white": 0.8,
    "pink": 0.7,
    "grey": 0.8,
    "purple": 0.5,
    "golden": 0.8,
}
SUIT_MATERIALS = {"plain": 4, "checked": 1.5, "striped": 1.5}

KINDS = [
    Kind(
        "shirt",
        ("clothing", "men's"),
        shirt,
        (
            "shirt",
            "men's shirt",
            "dress shirt",
            "button-up shirt",
            "button-down shirt",
            "collared shirt",
            "shirt with buttons",
            "shirt with a collar",
        ),
        SHIRT_COLOURS,
        PATTERNS,
        INDOORS,
        tilt=5,
    ),
    Kind(
        "suit jacket",
        ("clothing", "men's"),
        suit_jacket,
        (
            "suit jacket",
            "blazer",
            "men's jacket",
            "sports jacket",
            "suit coat",
            "formal jacket",
            "men's blazer",
            "tailored jacket",
        ),
        SUIT_COLOURS,
        SUIT_MATERIALS,
        INDOORS,
        tilt=4,
    ),
    Kind(
        "dress",
        ("clothing", "women's"),
        dress,
        ("dress", "frock", "gown", "women's dress", "ladies' dress", "ladies' gown", "women's frock", "party dress"),
        ALL | {"golden": 0.6},
        PATTERNS,
        ANYWHERE,
        tilt=5,
    ),
    Kind(
        "skirt",
        ("clothing", "women's"),
        skirt,
        ("skirt", "women's skirt", "ladies' skirt", "knee-length skirt", "skirt with a waistband", "fashion skirt"),
        ALL,
        PATTERNS,
        ANYWHERE,
        tilt=5,
    ),
    Kind(
        "trainer",
        ("clothing", "footwear"),
        trainer,
        (
            "trainer",
            "sneaker",
            "running shoe",
            "sports shoe",
            "gym shoe",
            "tennis shoe",
            "trainers",
            "sneakers",
            "jogging shoe",
            "athletic shoe",
        ),
        ALL,
        {"plain": 3, "canvas": 2},
        ANYWHERE,
    ),
    Kind(
        "boot",
        ("clothing", "footwear"),
        boot,
        ("boot", "boots", "high boot", "winter boot", "sturdy boot", "cold weather boot"),
        BOOT_COLOURS,
        {"leather": 3, "plain": 2, "dotted": 0.5},
        OUTDOORS,
    ),
]
