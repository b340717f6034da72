"""Drawings of more clothing: trousers, ties, blouses, coats, elegant and summer shoes, and hats.

Knows how these are cut, and what hangs, lies or stands. Does not know colours' names, backgrounds or captions.
Garments are symmetric about x = 50; shoes and caps point right (render.py flips some).
"""

from math import cos, pi, sin

from assets.make.canvas import INK, RGB, WHITE, Canvas, Point, box, darker, lighter, oval, smooth
from assets.make.drawings.clothing import (
    ALL,
    IVORY,
    MIRROR,
    PATTERNS,
    STEEL,
    both,
    button,
    crease,
    falls,
    hanger,
    one_or_two,
    seam,
    side,
    skirting,
    sleeve,
    sym,
)
from assets.make.kinds import ANYWHERE, INDOORS, Kind

GOLD: RGB = (214, 172, 88)
SKIN_LEATHER: RGB = (226, 196, 158)  # insoles
CORK: RGB = (204, 160, 108)
PLEATED = ("suit", "suit", "wide")


# helpers -----------------------------------------------------------------------------------------
def ring(cx: float, cy: float, rx: float, ry: float, thick: float, *, rise: float = 0.0) -> str:
    """A flat band seen at an angle: an ellipse with a hole; rise > 0 leaves more of the near side."""
    ax, ay, iy = rx - thick, max(0.5, ry - thick * 0.6), cy - rise
    hole = (
        f"M{cx - ax:.2f} {iy:.2f} A{ax:.2f} {ay:.2f} 0 1 0 {cx + ax:.2f} {iy:.2f} "
        f"A{ax:.2f} {ay:.2f} 0 1 0 {cx - ax:.2f} {iy:.2f} Z"
    )
    return f"{oval(cx, cy, rx, ry)} {hole}"


def accent(c: Canvas) -> RGB:
    """A tone for bows and bands that stands off from the main colour."""
    tones = ((190, 44, 56), (40, 60, 120), (40, 38, 44), IVORY, (112, 72, 44), (226, 128, 150))
    far = sorted(tones, key=lambda t: sum(abs(a - b) for a, b in zip(t, c.main, strict=True)), reverse=True)
    return c.choice(far[:3])


def bow(c: Canvas, x: float, y: float, size: float, tone: RGB, *, tails: float = 1.0) -> None:
    """A tied bow about (x, y): two hanging ends, two loops, the knot."""
    edge = darker(tone, 0.6)
    for s in (-1, 1):
        c.path(
            f"M{x - s * 0.1 * size} {y} C{x + s * 0.3 * size} {y + 0.6 * size * tails} {x + s * 0.3 * size} "
            f"{y + 1.2 * size * tails} {x + s * 0.5 * size} {y + 1.9 * size * tails} "
            f"L{x + s * 0.98 * size} {y + 1.66 * size * tails} "
            f"C{x + s * 0.8 * size} {y + size * tails} {x + s * 0.6 * size} {y + 0.5 * size} {x + s * 0.2 * size} "
            f"{y} Z",
            c.gradient([(0, darker(tone, 0.12)), (1, tone)]),
            stroke=edge,
            width=0.8,
        )
    for s in (-1, 1):
        c.path(
            f"M{x} {y - 0.1 * size} C{x + s * 0.5 * size} {y - 0.9 * size} {x + s * 1.3 * size} {y - 0.8 * size} "
            f"{x + s * 1.3 * size} {y - 0.05 * size} C{x + s * 1.3 * size} {y + 0.7 * size} "
            f"{x + s * 0.5 * size} {y + 0.6 * size} {x} {y + 0.1 * size} Z",
            c.gradient([(0, lighter(tone, 0.22)), (1, darker(tone, 0.12))]),
            stroke=edge,
            width=0.8,
        )
        c.line([(x + s * 0.25 * size, y - 0.05 * size), (x + s * 0.8 * size, y - 0.2 * size)], edge, 0.6, opacity=0.6)
    knot = box(x - 0.24 * size, y - 0.32 * size, 0.48 * size, 0.62 * size, 0.16 * size)
    c.path(knot, lighter(tone, 0.12), stroke=edge, width=0.8)


# trousers ----------------------------------------------------------------------------------------
def trousers(c: Canvas) -> None:
    """Long trousers from the front: jeans, chinos, cargo or suit trousers, with a belt or not, some hung up."""
    cut = c.choice(("jeans", "jeans", "chinos", "chinos", "cargo", *PLEATED))
    c.pitch *= 0.8
    hung = c.chance(0.15)
    top = 29.0 if hung else c.uniform(10, 12)
    waist = c.uniform(14.5, 17) * (0.84 if hung else 1.0)
    wide = {"wide": c.uniform(19, 23), "suit": c.uniform(15, 17), "cargo": c.uniform(17, 19)}.get(
        cut, c.uniform(13, 17)
    )
    crotch, hem = top + (89 - top) * c.uniform(0.31, 0.36), c.uniform(89, 91.5)
    out, step = waist + c.uniform(3, 11), c.choice((0.0, 0.0, 3.0, 6.0))
    if hung:
        hanger(c, top - 8, waist - 1, 0.6, wooden=c.chance())
    inside = sym(
        (0, top - 3), ((waist * 0.6, top - 3.2), (waist - 0.8, top - 3)), ((waist * 0.5, top + 3), (0, top + 3))
    )
    c.path(inside, darker(c.main, 0.6), stroke=c.outline, width=0.8)
    turn_up = c.chance(0.4)
    for mirror, lift in ((MIRROR, step), ("", 0.0)):
        with c.group(mirror):
            _leg(c, cut, (waist, top), crotch, (out - wide, out, hem - lift), turn_up=turn_up)
    _fly(c, top, crotch, gold=cut == "jeans")
    _trouser_band(c, waist, top, belt=c.chance(0.45))
    if hung:
        for s in (-1, 1):
            c.rect(50 + s * waist * 0.66 - 1.8, top - 6, 3.6, 9, 0.8, STEEL, stroke=darker(STEEL, 0.5), width=0.7)


def _leg(c: Canvas, cut: str, at: Point, crotch: float, foot: tuple[float, float, float], *, turn_up: bool) -> None:
    """The right leg with its half of the seat; foot: inner and outer x and height of its hem."""
    (waist, top), (inn, out, hem) = at, foot
    hip, knee = waist + 3.4, (crotch + hem) / 2
    d = side(
        (0, top + 2),
        ((waist * 0.6, top + 1.6), (waist, top)),
        ((waist + 2.4, top + 7), (hip, top + 15), (hip + (out - hip) * 0.3, crotch + 2)),
        ((hip + (out - hip) * 0.5, knee - 6), (out - 0.6, knee + 8), (out, hem)),
        (((inn + out) / 2, hem + 1.8), (inn, hem)),
        ((inn + 0.6, knee + 6), (1.5, crotch + 12), (0, crotch)),
    )
    c.panel(d)
    mid = (inn + out) / 2
    with c.clip(d):
        c.path(
            side(
                (hip * 0.85, top),
                ((hip + 9, top),),
                ((out + 6, hem + 4),),
                ((out - 2.4, hem + 4),),
                ((hip * 0.7, knee), (hip * 0.85, top)),
            ),
            c.darker,
            opacity=0.2,
        )
        c.path(
            side((0, crotch), ((inn + 2, knee), (inn + 3.4, hem + 4)), ((inn - 4, hem + 4),), ((0, knee), (0, crotch))),
            c.darker,
            opacity=0.2,
        )
        crease(c, 50 + 1, crotch + 1, 50 + hip * 0.62, crotch + 12, 0.9, 0.3)
        crease(c, 50 + mid + 3, knee + 13, 50 + mid - 3, knee + 3, 0.7, 0.22)
    if cut in PLEATED:
        c.path(side((waist * 0.5, top + 5), ((waist * 0.62, knee), (mid, hem + 0.6))), None, stroke=seam(c), width=0.9)
    elif cut == "jeans":
        faded = c.radial([(0, WHITE, 0.3), (0.5, WHITE, 0.16), (1, WHITE, 0)])
        c.ellipse(50 + (hip * 0.5 + mid) / 2, crotch + 9, 6, 17, faded)
    elif cut == "cargo":
        _cargo_pocket(c, hip + (out - hip) * 0.42, knee - 8)
    _trouser_pocket(c, waist, top, jeans=cut == "jeans")
    if turn_up:
        cuff = side(
            (inn - 0.8, hem - 5),
            ((mid, hem - 3.4), (out + 0.8, hem - 5)),
            ((out + 0.9, hem + 0.8),),
            ((mid, hem + 2.8), (inn - 0.9, hem + 0.8)),
        )
        c.panel(cuff, shade=-0.4 if cut == "jeans" and sum(c.main) < 560 else 0.1, width=0.8)
    else:
        c.path(
            side((inn + 0.6, hem - 2.6), ((mid, hem - 1), (out - 0.4, hem - 2.6)))[:-2], None, stroke=seam(c), width=0.5
        )


def _cargo_pocket(c: Canvas, x: float, y: float) -> None:
    """A bellows pocket with a flap on the right thigh, its outer edge near x."""
    c.panel(side((x - 10, y), ((x + 1.6, y),), ((x + 2.4, y + 13),), ((x - 9.4, y + 13),)), shade=0.06, width=0.8)
    c.panel(
        side((x - 10.6, y - 1), ((x + 2, y - 1),), ((x + 2.2, y + 4),), ((x - 4, y + 6), (x - 10.4, y + 4))), width=0.8
    )


def _trouser_pocket(c: Canvas, waist: float, top: float, *, jeans: bool) -> None:
    """The right front pocket: round with golden seams and rivets, or slanting."""
    tone = GOLD if jeans and sum(c.main) < 560 else seam(c)
    if not jeans:
        c.line([(50 + waist * 0.6, top + 5), (50 + waist + 1.4, top + 16)], c.outline, 0.9)
        c.line([(50 + waist * 0.6 - 1.2, top + 5.4), (50 + waist + 0.4, top + 17)], tone, 0.5)
        return
    curve = side((waist * 0.44, top + 4), ((waist * 0.5, top + 13), (waist + 1.8, top + 12.4)))[:-2]
    c.path(curve, None, stroke=c.outline, width=1)
    with c.group("translate(-.9 1.2)"):
        c.path(curve, None, stroke=tone, width=0.7, dash="1.5 .8")
    for x, y in ((waist * 0.48, top + 6), (waist + 0.6, top + 12)):
        c.ellipse(50 + x, y, 0.9, None, (206, 136, 82))


def _fly(c: Canvas, top: float, crotch: float, *, gold: bool) -> None:
    """The seam from band to crotch and the curved stitching beside it."""
    c.line([(50, top + 3), (50, crotch)], c.outline, 1)
    y = top + (crotch - top) * 0.68
    tone = GOLD if gold and sum(c.main) < 560 else seam(c)
    c.path(f"M54.4 {top + 5} L54.4 {y - 6} Q54.4 {y} 50.6 {y + 1.6}", None, stroke=tone, width=0.7)


def _trouser_band(c: Canvas, waist: float, top: float, *, belt: bool) -> None:
    """The waistband with its loops, a button, or a belt with a buckle."""
    d = sym(
        (0, top + 0.4),
        ((waist * 0.6, top), (waist - 0.6, top - 2.6)),
        ((waist + 0.8, top + 2.6),),
        ((waist * 0.6, top + 5.6), (0, top + 6)),
    )
    c.panel(d, shade=0.08)
    if belt:
        tone = (60, 44, 38) if sum(c.main) > 300 else (166, 112, 66)
        c.path(
            sym(
                (0, top + 1.2),
                ((waist * 0.6, top + 0.8), (waist - 0.2, top - 1.8)),
                ((waist + 0.6, top + 1.8),),
                ((waist * 0.6, top + 4.8), (0, top + 5.2)),
            ),
            tone,
            stroke=darker(tone, 0.6),
            width=0.7,
        )
    for x, y in ((-0.62, 0), (0.62, 0), (-0.26, 0.7), (0.26, 0.7)):
        c.rect(50 + waist * x - 1, top - 1.2 + y, 2, 6.8, 0.4, c.main, stroke=c.outline, width=0.6)
    if belt:
        c.rect(46.4, top - 0.2, 7.2, 7, 1, "none", stroke=c.choice((GOLD, STEEL)), width=1.4)
    else:
        button(c, 50.4, top + 3.2, 1.6, IVORY if sum(c.main) < 560 else darker(c.main, 0.5))


# tie ---------------------------------------------------------------------------------------------
def tie(c: Canvas) -> None:
    """A necktie: knotted with its loop, loosened or in a collar; straight or blown aside."""
    c.pitch, c.slant = c.uniform(6, 11), c.choice((45.0, 45.0, -45.0, 35.0, 90.0))
    pose = c.choice(("loop", "loop", "loose", "collar", "collar"))
    half, bend, low = c.uniform(10, 15.5), c.choice((0.0, 0.0, c.uniform(-14, 14))), c.uniform(86, 91)
    knot, drop = c.uniform(7, 9.4), 11.0 if pose == "loose" else 0.0
    y = 24 + drop
    if pose == "loop":
        c.panel(ring(50, 16.5, c.uniform(15, 20), 8.5, 4.4, rise=1.2), shade=0.18, width=1)
    elif pose == "loose":
        _loose_loop(c)
    else:
        c.path(sym((0, 11), ((9, 10), (15, 13)), ((10, 22), (0, 27))), (206, 206, 210), stroke=(96, 98, 110), width=0.9)
    if c.chance(0.6):
        _blade(c, y, half * 0.62, bend * 0.7 + c.choice((-1, 1)) * half * 0.62, low - c.uniform(7, 16), shade=0.26)
    d = _blade(c, y, half, bend, low)
    with c.clip(d):
        c.polygon([(40, y), (60, y), (56, y + 6), (44, y + 6)], INK, opacity=0.26)
        crease(c, 50.6, y + 4, 50 + bend * 0.15, y + 24, 0.8, 0.3)
    if pose == "collar":
        _collar(c, c.uniform(17, 22), c.uniform(30, 35))
    a = 15.6 + drop
    c.panel(
        f"M{50 - knot} {a} Q50 {a - 2.2} {50 + knot} {a} Q{50 + knot + 0.4} {a + 2.4} {50 + knot * 0.55} {a + 12.4} "
        f"Q50 {a + 14} {50 - knot * 0.55} {a + 12.4} Q{50 - knot - 0.4} {a + 2.4} {50 - knot} {a} Z",
        shade=-0.06,
        width=1,
    )
    if c.chance(0.25):
        c.rect(50 - half * 0.7 + bend * 0.2, 57, half * 1.5, 2.6, 0.8, GOLD, stroke=darker(GOLD, 0.6), width=0.6)


def _loose_loop(c: Canvas) -> None:
    """The neck's loop of a tie whose knot has been pulled down."""
    w = c.uniform(15, 19)
    hole = (
        f"M50 28 C{50 + w * 0.4} 25 {50 + w * 0.8} 20 {50 + w * 0.66} 15.6 C{50 + w * 0.55} 11.6 {50 - w * 0.55} 11.6 "
        f"{50 - w * 0.66} 15.6 C{50 - w * 0.8} 20 {50 - w * 0.4} 25 50 28 Z"
    )
    c.panel(
        f"M44 31 C{50 - w * 0.7} 26 {50 - w - 2} 20 {50 - w} 14 C{50 - w * 0.85} 6 {50 + w * 0.85} 6 {50 + w} 14 "
        f"C{50 + w + 2} 20 {50 + w * 0.7} 26 56 31 Z {hole}",
        shade=0.16,
        width=1,
    )


def _blade(c: Canvas, y: float, half: float, bend: float, low: float, *, shade: float = 0.0) -> str:
    """A tie's hanging end, widening to a pointed tip that is blown aside by `bend`; returns its outline."""
    m, foot = 50 + bend, low - half * 0.95
    d = (
        f"M{50 - 3.6} {y} L{50 + 3.6} {y} C{50 + half * 0.75} {y + 18} {m + half - bend * 0.3} {foot - 22} "
        f"{m + half} {foot} "
        f"L{m + bend * 0.1} {low} L{m - half} {foot} "
        f"C{m - half - bend * 0.3} {foot - 22} {50 - half * 0.75} {y + 18} {50 - 3.6} {y} Z"
    )
    c.panel(d, shade=shade, width=1)
    with c.clip(d):  # the shaded half of the fold
        c.path(f"M50.6 {y} Q51 {foot - 30} {m + half * 0.3} {low} L{m + 30} {low} L66 {y} Z", INK, opacity=0.1)
    return d


def _collar(c: Canvas, spread: float, tip: float) -> None:
    """The two points of a white shirt's collar beside the knot."""
    tone: RGB = (250, 250, 248) if sum(c.main) < 640 else (150, 182, 222)
    leaf = side((2.6, 17.5), ((6, 9.5), (14, 11)), ((spread + 1.6, 16), (spread, tip)), ((12, 30), (2.6, 17.5)))
    both(c, lambda: c.path(leaf, c.gradient([(0, tone), (1, darker(tone, 0.12))]), stroke=(84, 88, 102), width=0.9))


# blouse ------------------------------------------------------------------------------------------
def blouse(c: Canvas) -> None:
    """A lady's blouse: puffed sleeves, a narrow waist, a frilled hem, and a bow or ruffles at the neck."""
    c.pitch *= 0.75
    if c.chance(0.22):
        with c.group("translate(4 12) scale(.92 .91)"):
            hanger(c, 11, 15, 5, wooden=c.chance())
            _blouse(c)
    else:
        _blouse(c)


def _blouse(c: Canvas) -> None:
    """Sleeves, body, frill at the hem, then neck."""
    wide, waist, y = c.uniform(18.5, 20.5), c.uniform(12.5, 14.5), c.uniform(57, 62)
    hem, low = c.uniform(21, 28), c.uniform(79, 87)
    _blouse_sleeves(c, wide)
    d, folds = skirting(waist, hem, y, low, bell=c.uniform(-2, 3), waves=c.choice((5, 6, 7)), depth=3.4)
    c.panel(d, shade=0.03)
    falls(c, d, folds, waist, hem, y)
    neck = c.choice(("bow", "bow", "ruffle", "jabot"))
    body = sym(
        (0, 20),
        ((6, 19), (8.5, 12.6)),
        ((wide - 3, 14.6), (wide - 1, 18)),
        ((wide - 3.4, 28), (wide, 37)),
        ((wide - 0.5, 47), (waist, y + 0.4)),
        ((waist * 0.5, y + 1.8), (0, y + 2)),
    )
    c.path(
        sym((0, 10.4), ((5, 10.4), (8.5, 12.6)), ((7, 20), (0, 22))), darker(c.main, 0.5), stroke=c.outline, width=0.8
    )
    c.panel(body)
    with c.clip(body):
        for s in (-1, 1):
            crease(c, 50 + s * wide * 0.55, 34, 50 + s * waist * 0.6, y + 2, 0.9, 0.3)
            crease(c, 50 + s * wide * 0.9, 36, 50 + s * waist * 0.3, y + 2, 0.7, 0.2)
        c.path(
            side(
                (wide * 0.62, 18), ((30, 18),), ((30, 66),), ((waist * 0.5, 66),), ((wide * 0.7, 40), (wide * 0.62, 18))
            ),
            c.darker,
            opacity=0.14,
        )
    if neck != "jabot":
        for k in range(5):
            c.ellipse(
                50,
                29 + k * (y - 33) / 4,
                1.05,
                None,
                IVORY if sum(c.main) < 600 else c.dark,
                stroke=c.outline,
                width=0.4,
            )
    c.path(f"M{50 - waist} {y} Q50 {y + 3.4} {50 + waist} {y}", None, stroke=c.outline, width=1)
    if c.chance(0.3):
        bow(c, 50, y + 1.4, 5, c.dark)
    {"bow": _neck_bow, "ruffle": _ruffle_collar, "jabot": _jabot}[neck](c)


def _blouse_sleeves(c: Canvas, wide: float) -> None:
    """Short puffs, long bishop sleeves gathered in a cuff, or wide bell sleeves."""
    kind, w, out = c.choice(("puff", "puff", "bishop", "bishop", "bell")), wide - 5, c.uniform(-3, 1.5)
    if kind == "puff":
        d = side(
            (w, 13.6),
            ((w + 7, 7), (w + 22 + out, 10), (w + 23 + out, 26)),
            ((w + 23.6 + out, 35), (w + 17 + out, 38.5)),
            ((w + 6, 43),),
            ((w + 5, 30), (w, 13.6)),
        )
        cuff = side((w + 5.4, 40), ((w + 18 + out, 35.6),), ((w + 19 + out, 40),), ((w + 6.2, 45),))
        gathers = (((w + 9, 16), (w + 13, 36)), ((w + 13, 15), (w + 18 + out, 33)), ((w + 5, 17), (w + 8, 38)))
    elif kind == "bishop":
        d = side(
            (w, 13.6),
            ((w + 9, 11), (w + 13, 22), (w + 16 + out, 36)),
            ((w + 22 + out, 48), (w + 29 + out, 60), (w + 25 + out, 68)),
            ((w + 15 + out, 72),),
            ((w + 8, 66), (w + 8, 50), (w + 4, 38)),
        )
        cuff = side((w + 14.4 + out, 68.6), ((w + 26 + out, 65),), ((w + 28 + out, 72),), ((w + 16.4 + out, 76),))
        gathers = (
            ((w + 8, 17), (w + 11, 36)),
            ((w + 15 + out, 46), (w + 20 + out, 68)),
            ((w + 20 + out, 50), (w + 24 + out, 66)),
        )
    else:
        d = side(
            (w, 13.6),
            ((w + 8, 11), (w + 12, 22), (w + 14 + out, 36)),
            ((w + 20 + out, 50), (w + 29 + out, 62)),
            ((w + 20 + out, 72), (w + 8 + out, 71)),
            ((w + 8, 52), (w + 4, 38)),
        )
        cuff = side(
            (w + 8 + out, 68),
            ((w + 18 + out, 68), (w + 27.4 + out, 59.6)),
            ((w + 30 + out, 63.4),),
            ((w + 21 + out, 74), (w + 8.4 + out, 73.4)),
        )
        gathers = (
            ((w + 8, 17), (w + 11, 36)),
            ((w + 12 + out, 44), (w + 14 + out, 70)),
            ((w + 15 + out, 44), (w + 21 + out, 67)),
        )

    def right() -> None:
        c.panel(d, shade=0.06)
        for (x0, y0), (x1, y1) in gathers:
            crease(c, 50 + x0, y0, 50 + x1, y1, 1.1, 0.26)
        c.panel(cuff, shade=0.12, material="plain", width=0.8)

    both(c, right)


def _neck_bow(c: Canvas) -> None:
    """A soft bow with long ends, of the blouse's own cloth or in a contrast."""
    tone = c.choice((c.main, c.main, c.dark, accent(c)))
    band = sym((0, 17), ((6, 16), (8.4, 10.6)), ((10, 12.6),), ((7.6, 20), (0, 21.4)))
    c.path(band, tone, stroke=darker(tone, 0.6), width=0.8)
    bow(c, 50, 20.5, c.uniform(8.5, 11), tone, tails=c.uniform(0.8, 1.5))


def _frill(c: Canvas, half: float, y: float, deep: float, n: int, sag: float, shade: float) -> None:
    """A frill n waves wide that hangs from a curve sagging by `sag` at the middle."""
    xs = [half - 2 * half * k / n for k in range(n + 1)]
    low = [y + deep + sag * (1 - (x / half) ** 2) for x in xs]
    d = (
        f"M{50 - half * 0.86:.2f} {y:.2f} Q50 {y + sag * 1.9:.2f} {50 + half * 0.86:.2f} {y:.2f} L{50 + xs[0]:.2f} "
        f"{low[0]:.2f} "
    )
    for k in range(n):
        (ax, ay), (bx, by) = (xs[k], low[k]), (xs[k + 1], low[k + 1])
        d += f"Q{50 + (ax + bx) / 2:.2f} {(ay + by) / 2 + 3.4:.2f} {50 + bx:.2f} {by:.2f} "
    c.panel(d + "Z", shade=shade, width=0.8)
    for x, b in zip(xs[1:-1], low[1:-1], strict=True):
        c.line([(50 + x * 0.88, b - deep * 0.75), (50 + x, b)], c.outline, 0.6, opacity=0.7)


def _ruffle_collar(c: Canvas) -> None:
    """Two frills round the neck, one over the other."""
    _frill(c, c.uniform(14.5, 17), 13, 6, c.choice((7, 8)), 8.5, 0.1)
    _frill(c, c.uniform(10.5, 12), 10.4, 5, 6, 7, -0.12)


def _jabot(c: Canvas) -> None:
    """Ruffles falling down the front from a small standing collar."""
    n = c.choice((4, 5))
    for k in range(n - 1, -1, -1):
        _frill(c, 10.5 - k * 1.1, 20 + k * 7, 7.5, 4, 1.6, 0.0 if k % 2 else -0.1)
    _frill(c, 9.4, 10.6, 4.6, 5, 6, -0.14)


# coat --------------------------------------------------------------------------------------------
def coat(c: Canvas) -> None:
    """A lady's long coat: trench with a buckled belt, wrap with a sash, duffel with toggles, or flared with fur."""
    style = c.choice(("trench", "trench", "wrap", "duffel", "duffel", "flared"))
    c.pitch *= 0.85
    if c.chance(0.2) and style != "duffel":
        with c.group("translate(4.5 12) scale(.91 .89)"):
            hanger(c, 10, 17, 5, wooden=True)
            _coat(c, style)
    else:
        _coat(c, style)


def _coat(c: Canvas, style: str) -> None:
    """Sleeves, the long body, then what is particular to the style."""
    wide, low = c.uniform(15.5, 17), c.uniform(89, 92)
    straight = style == "duffel"
    waist = wide - 1 if straight else c.uniform(10.5, 12.5)
    hem = c.uniform(18, 20.5) if straight else c.uniform(20, 29)
    angle, y = c.uniform(8, 18), 43.0
    both(c, lambda: _coat_sleeve(c, (50 + wide + 3, 19), angle, style))
    body = sym(
        (0, 13),
        ((9, 12),),
        ((wide * 0.75, 13.4), (wide + 1, 17.5)),
        ((wide - 2.4, 27), (wide - 1, 33)),
        ((waist + 0.6, 40), (waist, y)),
        ((waist + 5, 58), (hem - 2.4, 74), (hem, low - 3)),
        ((hem * 0.55, low + 0.4), (0, low + 0.6)),
    )
    c.panel(body)
    with c.clip(body):
        for x0, x1, k in ((-0.5, -0.62, 1.6), (0.66, 0.7, 2), (-0.2, -0.3, 1.2), (0.4, 0.36, 1.4)):
            crease(c, 50 + waist * x0, y + c.uniform(4, 12), 50 + hem * x1, low + 2, k, 0.22)
        c.path(
            side(
                (wide * 0.7, 14), ((40, 14),), ((40, 96),), ((hem * 0.74, 96),), ((waist * 0.5, 56), (wide * 0.7, 14))
            ),
            c.darker,
            opacity=0.18,
        )
    c.path(f"M52 28 Q53.5 58 {50 + hem * 0.16} {low + 0.4}", None, stroke=c.outline, width=1.1)
    {"trench": _trench, "wrap": _wrap, "duffel": _duffel, "flared": _flared}[style](c, waist, y, hem)


def _coat_sleeve(c: Canvas, at: Point, angle: float, style: str) -> None:
    """The right sleeve down to the hip, with a cuff, a strap or fur at its end."""
    x, y = at
    mid = x - 11.5 * 0.42
    sleeve(c, at, angle, 43, 11.5, 10, bulge=1.2)
    with c.group(f"rotate({-angle:.2f} {x:.2f} {y:.2f})"):
        crease(c, mid + 1.6, y + 14, mid + 2.4, y + 36, 1)
        if style == "flared":
            _fur(c, mid, y + 42, 6.6, 4)
        elif style == "trench":
            c.panel(box(mid - 5.8, y + 35, 11.6, 3.2, 0.6), shade=0.16, width=0.7)
        else:
            c.panel(box(mid - 5.8, y + 37.6, 11.6, 6.4, 1), shade=-0.05, width=0.8)


def _fur(c: Canvas, x: float, y: float, rx: float, ry: float) -> None:
    """A tufted oval of pale or dark fur."""
    tone: RGB = (238, 226, 208) if sum(c.main) < 520 else (104, 82, 70)
    pts = [
        (x + (1 + 0.09 * (-1) ** k) * rx * cos(k * pi / 13), y + (1 + 0.14 * (-1) ** k) * ry * sin(k * pi / 13))
        for k in range(26)
    ]
    c.path(
        smooth(pts), c.gradient([(0, lighter(tone, 0.3)), (1, darker(tone, 0.2))]), stroke=darker(tone, 0.5), width=0.7
    )


def _big_lapels(c: Canvas, deep: float, wide: float) -> None:
    """A broad collar over two lapels that meet at height `deep`, a dark neck between."""
    c.path(sym((0, 9), ((6, 9), (8.4, 12)), ((6, 24), (2.5, deep))), darker(c.main, 0.62), stroke=c.outline, width=0.8)
    lapel = side((8, 20), ((wide, 25),), ((wide - 1.4, 32), (0.4, deep + 1)), ((2.6, 28), (8, 20)))
    leaf = side(
        (6.4, 8.4), ((11, 9.6), (13, 14)), ((wide + 1, 22.4),), ((9.6, 25),), ((3.4, 26),), ((6.4, 18), (6.4, 8.4))
    )
    both(c, lambda: c.panel(lapel, shade=-0.08, width=1))
    both(c, lambda: c.panel(leaf, shade=0.04, width=1))


def _waist_belt(c: Canvas, waist: float, y: float, *, buckle: bool) -> None:
    """A belt of the coat's own cloth, buckled or tied with hanging ends."""
    half = waist + 0.8
    d = sym(
        (0, y - 2.2),
        ((half * 0.6, y - 2.4), (half, y - 3.4)),
        ((half, y + 2.4),),
        ((half * 0.6, y + 3.4), (0, y + 3.6)),
    )
    c.panel(d, shade=0.26, material="plain", width=1)
    if buckle:
        c.path("M56 47 L61 61 L57 62.4 L52.6 47 Z", darker(c.main, 0.3), stroke=c.outline, width=0.8)
        c.rect(46.6, y - 3.6, 8, 8.4, 1, "none", stroke=darker(GOLD, 0.6), width=2.4)
        c.rect(46.6, y - 3.6, 8, 8.4, 1, "none", stroke=GOLD, width=1.4)
    else:
        bow(c, 52, y + 0.6, 6, darker(c.main, 0.24), tails=1.7)


def _button_rows(c: Canvas, xs: tuple[float, ...], ys: tuple[float, ...]) -> None:
    """Large buttons in rows."""
    tone = (
        c.choice((darker(c.main, 0.55), (92, 66, 48), GOLD))
        if sum(c.main) > 220
        else c.choice((lighter(c.main, 0.35), GOLD))
    )
    for x in xs:
        for y in ys:
            button(c, x, y, 1.9, tone)


def _trench(c: Canvas, waist: float, y: float, hem: float) -> None:
    """Two rows of buttons, a buckled belt, straps on the shoulders, slanting pockets."""
    _big_lapels(c, 35, c.uniform(12.5, 14.5))
    both(c, lambda: c.panel(side((12.4, 13.8), ((17, 16),), ((16.4, 18.6),), ((11.8, 16.6),)), shade=0.1, width=0.7))
    _button_rows(c, (45, 56), (38.4, 51.5, 60))
    _coat_pockets(c, waist, hem)
    _waist_belt(c, waist, y, buckle=c.chance(0.75))


def _coat_pockets(c: Canvas, waist: float, hem: float) -> None:
    """Slanting welts on the hips."""
    x = (waist + hem) * 0.32
    both(
        c, lambda: c.panel(side((x, 55), ((x + 3.2, 54.4),), ((x + 6, 66),), ((x + 2.6, 66.6),)), shade=0.14, width=0.8)
    )


def _wrap(c: Canvas, waist: float, y: float, hem: float) -> None:
    """A shawl collar that runs down to a tied sash."""
    c.path(sym((0, 9), ((6, 9), (9, 12)), ((6, 26), (1.5, 42))), darker(c.main, 0.62), stroke=c.outline, width=0.8)
    w = c.uniform(11.5, 14.5)
    shawl = side(
        (6.4, 8.4),
        ((11, 9.6), (12.4, 15)),
        ((w + 2, 24), (w - 3, 32)),
        ((8, 40), (0.6, y - 1)),
        ((2, 30), (5.4, 21), (6.4, 8.4)),
    )
    both(c, lambda: c.panel(shawl, shade=-0.12, width=1))
    if c.chance(0.7):
        x = (waist + hem) * 0.3
        both(
            c,
            lambda: c.panel(
                side((x, 57), ((x + 8.6, 56),), ((x + 10.4, 68),), ((x + 1, 69.4),)), shade=0.07, width=0.8
            ),
        )
    else:
        _coat_pockets(c, waist, hem)
    _waist_belt(c, waist, y, buckle=False)


def _duffel(c: Canvas, waist: float, y: float, hem: float) -> None:
    """A hood lying back, toggles on loops, patch pockets with flaps."""
    hood = sym((0, 7.4), ((11, 6.4), (14, 13)), ((15, 20), (10, 25.5)), ((5, 28), (0, 29.4)))
    c.panel(hood, shade=0.08)
    c.path(
        sym((0, 10.6), ((8, 10), (10, 14)), ((9, 21), (0, 27))),
        c.choice((darker(c.main, 0.6), IVORY, (176, 60, 54))),
        stroke=c.outline,
        width=0.9,
    )
    x = waist * 0.28
    both(c, lambda: c.panel(side((x, 60), ((x + 10, 60),), ((x + 10.6, 74),), ((x + 0.4, 74),)), shade=0.06, width=0.8))
    both(
        c,
        lambda: c.panel(
            side((x - 0.6, 59), ((x + 10.6, 59),), ((x + 10.8, 63.2),), ((x - 0.4, 63.2),)), shade=0.12, width=0.8
        ),
    )
    cord = (236, 216, 172) if sum(c.main) < 420 else (84, 58, 40)
    for k in range(c.choice((3, 4))):
        ty = 35 + k * 9
        c.line([(43.6, ty), (61, ty)], darker(cord, 0.6), 2)
        c.line([(43.6, ty), (61, ty)], cord, 1.1)
        c.rect(42.4, ty - 1.8, 3.4, 3.6, 0.6, cord, stroke=darker(cord, 0.6), width=0.5)
        c.rect(59.4, ty - 1.8, 3.4, 3.6, 0.6, cord, stroke=darker(cord, 0.6), width=0.5)
        c.rect(48.4, ty - 1.5, 9, 3, 1.5, (176, 116, 62), stroke=(70, 42, 24), width=0.7)


def _flared(c: Canvas, waist: float, y: float, hem: float) -> None:
    """One row of large buttons, seams to the waist, a collar of fur."""
    both(
        c,
        lambda: c.path(
            f"M{50 + waist * 0.9} 24 Q{50 + waist * 0.5} 46 {50 + hem * 0.55} 89", None, stroke=seam(c), width=0.8
        ),
    )
    _button_rows(c, (50,), (32, 41, 50, 59))
    _coat_pockets(c, waist, hem)
    if c.chance(0.4):
        _waist_belt(c, waist, y, buckle=True)
    c.path(oval(50, 15, 7, 4.6), darker(c.main, 0.6))
    for s in (-1, 1):
        with c.group(f"rotate({s * -42} {50 + s * 7.6} 17.6)"):
            _fur(c, 50 + s * 7.6, 17.6, 5.6, 11)


# elegant and summer shoes ------------------------------------------------------------------------
def high_heel(c: Canvas) -> None:
    """A lady's shoe on a high heel: stiletto, block or kitten heel, with straps, a bow or a platform; one or a pair."""
    heel = c.choice(("stiletto", "stiletto", "stiletto", "block", "kitten"))
    look = {
        "heel": heel,
        "high": c.uniform(24, 28) if heel == "kitten" else c.uniform(36, 45),
        "platform": c.uniform(3, 6) if c.chance(0.3) and heel != "kitten" else 0.0,
        "strap": c.choice(("none", "none", "ankle", "ankle", "bar", "sling")),
        "trim": c.choice(("none", "none", "bow", "buckle", "cap")),
        "open": c.chance(0.22),
        "sole": c.choice(((196, 40, 48), (44, 40, 44), (206, 170, 124))),
        "throat": c.uniform(65, 71),
    }
    one_or_two(c, lambda: _pump(c, look), 15, 90, pair=c.chance(0.45), step=(19, 15), scale=0.84)


def _pump(c: Canvas, look: dict) -> None:
    """The shoe pointing right: lining, heel, upper, then sole and trim."""
    seat, lift, t = 86 - look["high"], look["platform"], look["throat"]
    top, ball = seat - 17, 83.0 - lift
    vamp = ball - 14
    under = f"C38 {ball - 6} 30 {seat + 5} 13 {seat + 3}"
    _lining(c, look, seat, ball)
    _heel(c, look, seat)
    if lift:
        c.panel(f"M58 {ball - 2} L92 {ball - 1} Q95.4 {ball} 94 84 L92 86 L62 86 Q55 84 51 {ball - 5} Z", shade=0.3)
    toe = (
        f"C{t + 8} {vamp + 3} 84 {ball - 8.4} 92 {ball - 3.6} Q96 {ball - 0.6} 93 {ball + 1} L62 {ball + 1.6} Q58 "
        f"{ball + 1.6} 56 {ball}"
    )
    if look["strap"] == "sling":
        cut = seat + (ball - seat) * 0.44
        upper = (
            f"M37 {cut + 1} C36 {cut - 8} 50 {vamp - 3} {t} {vamp} {toe} C48 {ball - 3} 42 {cut + 10} 37 {cut + 1} Z"
        )
    else:
        rim = f"C25 {seat - 3} 42 {vamp - 1} {t - 10} {vamp - 1} Q{t - 4} {vamp - 1} {t} {vamp}"
        back = f"{under} C10.6 {seat - 5} 11 {top + 10} 12.6 {top + 3} Z"
        upper = f"M12.6 {top + 3} Q14.6 {top - 1.4} 18.6 {top + 1} {rim} {toe} {back}"
    c.panel(upper, width=1.1)
    with c.clip(upper):
        c.path(
            f"M8 {seat - 2} C30 {seat + 1} 40 {ball - 11} 58 {ball - 4} L96 {ball - 1.6} L96 90 L8 90 Z",
            INK,
            opacity=0.14,
        )
        c.path(f"M{t + 4} {vamp + 4.4} Q82 {ball - 8} 88 {ball - 4}", None, stroke=WHITE, width=2, opacity=0.45)
        if look["trim"] == "cap" and not look["open"]:
            c.panel(f"M80 {vamp} Q76 {ball - 7} 79 {ball + 4} L98 {ball + 4} L98 {vamp} Z", shade=0.4, material="plain")
    if look["open"]:
        c.path(
            f"M93.4 {ball + 0.6} Q87 {ball - 0.6} 85.6 {ball - 5.4} Q90 {ball - 5} 94 {ball - 2.4} Z",
            SKIN_LEATHER,
            stroke=c.outline,
            width=0.9,
        )
    if not lift:
        tone = look["sole"]
        tread = (
            f"L93.6 {ball + 1} Q94 86 90 86 L64 86 Q57 86 53 {ball + 0.6} C38 {ball - 2} 30 {seat + 8} 13 "
            f"{seat + 5.4} Z"
        )
        c.path(
            f"M13 {seat + 2.6} C30 {seat + 4.6} 38 {ball - 6} 56 {ball} Q58 {ball + 1.4} 62 {ball + 1.4} {tread}",
            tone,
            stroke=darker(tone, 0.6),
            width=0.7,
        )
    _shoe_trim(c, look, seat, (t, vamp))


def _lining(c: Canvas, look: dict, seat: float, ball: float) -> None:
    """What is seen of the inside: the far wall, or in a slingback the bare insole."""
    t, top, vamp = look["throat"], seat - 17, ball - 14
    paint = c.gradient([(0, darker(SKIN_LEATHER, 0.3)), (1, SKIN_LEATHER)])
    if look["strap"] == "sling":
        bed = (
            f"M12.6 {seat + 3} L13 {seat - 1.6} C28 {seat - 1} 40 {vamp - 4} {t} {vamp} L56 {ball} C40 {ball - 4} "
            f"30 {seat + 5} 12.6 {seat + 3} Z"
        )
        c.path(bed, paint, stroke=c.outline, width=0.9)
        return
    c.path(
        f"M14 {top + 1} L18.6 {top + 0.6} C34 {seat - 8} 50 {vamp - 11} {t} {vamp} L{t - 10} {vamp + 5} "
        f"C42 {vamp + 5} 25 {seat + 4} 15 {seat - 2} Z",
        paint,
        stroke=c.outline,
        width=0.9,
    )


def _heel(c: Canvas, look: dict, seat: float) -> None:
    """The heel under the seat, tapering to the ground."""
    a, b, breast = {"stiletto": (15, 18.2, 29), "kitten": (15.4, 19.4, 27), "block": (12.6, 26, 32)}[look["heel"]]
    d = (
        f"M12.2 {seat + 2} C11.6 {seat + 12} {a - 0.4} {seat + 15} {a} 86 L{b} 86 "
        f"C{b + 0.6} {seat + 18} {b + 2} {seat + 12} {breast} {seat + 8.4} C24 {seat + 6} 18 {seat + 4} 12.2 "
        f"{seat + 2} Z"
    )
    c.panel(d, shade=0.16)
    c.rect(a - 0.2, 84.4, b - a + 0.4, 1.6, 0.3, (40, 38, 42))


def _shoe_trim(c: Canvas, look: dict, seat: float, throat: Point) -> None:
    """Straps round the ankle, over the instep or behind the heel; a bow or buckle on the toe."""
    (t, vamp), kind, top = throat, look["strap"], seat - 17
    if kind == "ankle":
        y = top - 6
        c.panel(f"M12.2 {top + 8} L13.4 {y + 1} L17.6 {y + 2} L19 {top + 5} Z", shade=0.06, material="plain")
        with c.group(f"rotate(9 26 {y})"):
            c.panel(ring(25.6, y, 13, 5, 3.6, rise=0.8), shade=0.02, material="plain")
            c.rect(30, y + 1.6, 4.4, 4.4, 0.8, "none", stroke=GOLD, width=1.2)
    elif kind == "bar":
        r = seat + (vamp - seat) * 0.5
        d = f"M36 {r + 3} C37 {r - 13} 48 {r - 12} 55 {vamp - 5.4} L51 {vamp - 3.4} C46 {r - 4} 42 {r - 6} 41 {r + 8} Z"
        c.panel(d, shade=-0.06, material="plain")
        c.ellipse(38.4, r + 3, 1.6, None, GOLD, stroke=darker(GOLD, 0.6), width=0.6)
    elif kind == "sling":
        y = seat + (vamp + 14 - seat) * 0.4
        d = (
            f"M42 {y - 2} C34 {seat - 4} 22 {top + 6} 12.6 {top + 6} C8.8 {top + 6.4} 8.8 {top + 11} 12.6 {top + 10.6} "
            f"C21 {top + 11} 31 {seat + 1} 38 {y + 2} Z"
        )
        c.panel(d, shade=0.04, material="plain")
    if look["trim"] == "bow":
        bow(c, t + 3, vamp + 3, 5.4, accent(c) if c.chance(0.4) else c.dark, tails=0.4)
    elif look["trim"] == "buckle":
        c.rect(t + 0.4, vamp + 2.6, 6.4, 5.4, 1, None, stroke=darker(GOLD, 0.6), width=2.4)
        c.rect(t + 0.4, vamp + 2.6, 6.4, 5.4, 1, None, stroke=GOLD, width=1.4)


def sandal(c: Canvas) -> None:
    """An open summer shoe: strapped flat, slide, wedge, or a pair of flip-flops seen from above."""
    style = c.choice(("strapped", "strapped", "strapped", "slide", "slide", "wedge", "wedge", "flip-flop"))
    if style == "flip-flop":
        _flip_flops(c)
        return
    look = {
        "style": style,
        "back": c.uniform(17, 24) if style == "wedge" else c.uniform(5, 8),
        "front": c.uniform(6, 9) if style == "wedge" else c.uniform(5, 7),
        "n": c.choice((1, 2, 2, 3)) if style != "slide" else c.choice((1, 2, 2)),
        "sole": c.choice((CORK, CORK, (234, 226, 208), (110, 78, 54))),
        "buckle": c.choice((GOLD, STEEL)),
        "cuff": c.choice(("ring", "ring", "high")),
        "tee": style == "wedge" and c.chance(0.4),
    }
    one_or_two(c, lambda: _side_sandal(c, look), 9, 92, pair=c.chance(0.45), step=(15, 19), scale=0.83)


def _side_sandal(c: Canvas, look: dict) -> None:
    """One sandal pointing right: far straps, footbed, sole, near straps."""
    back, front, style = 86 - look["back"], 86 - look["front"], look["style"]
    bands = _bands(look, back, front)
    for x0, x1, high, _, y in bands:  # the inside of each strap's far half, seen through its hind opening
        w = 2 + (x1 - x0) * 0.2
        far = (
            f"M{x0 + 8} {y - high + 0.4} C{x0 + 2} {y - high - 1.6} {x0 - w} {y - high * 0.7} {x0 - w} {y - 2.6} "
            f"L{x0 + 8} {y} Z"
        )
        c.panel(far, shade=0.5, width=0.9)
    d = (
        f"M9 {back - 2} C24 {back - 4} 40 {back - 1} 54 {(back + front) / 2 - 1} C66 {front - 1} 80 {front} 92 "
        f"{front - 3} "
        f"Q95 {front + 2} 90 86 L62 86 C52 86 50 {min(86, back + 12) if style == 'wedge' else 85.4} 40 86 L13 86 "
        f"Q9 84 8 {back + 2} Q7.6 {back - 1} 9 {back - 2} Z"
    )
    tone = look["sole"]
    c.path(d, c.gradient([(0, lighter(tone, 0.15)), (1, darker(tone, 0.16))]), stroke=darker(tone, 0.62), width=1)
    with c.clip(d):
        if style == "wedge" and c.chance(0.8):  # rope wound round the wedge
            for k in range(6):
                y = back + 5 + k * 4
                c.path(
                    f"M4 {y} C30 {y} 56 {y + 4} 98 {y + 3}", None, stroke=darker(tone, 0.32), width=0.9, dash="2.2 .9"
                )
        c.path("M4 83.4 L98 83.4 L98 90 L4 90 Z", darker(tone, 0.55))
    bed = (
        f"M8.6 {back - 1} C24 {back - 4.6} 40 {back - 2} 54 {(back + front) / 2 - 2} C66 {front - 2.4} 80 "
        f"{front - 1} 93 {front - 4} L93.6 {front} C80 {front + 3} 66 {front + 1} 54 {(back + front) / 2 + 2} C40 "
        f"{back + 2} 24 {back} 8.4 {back + 2.4} Z"
    )
    c.panel(bed, shade=0.1, width=0.8)
    if style != "slide":
        _heel_part(c, look, back)
    if style == "strapped" and look["n"] > 1 or look["tee"]:
        _instep_strap(c, bands, back)
    for band in bands:
        _band(c, look, band)


def _bands(look: dict, back: float, front: float) -> list[tuple[float, float, float, float, float]]:
    """The straps over the foot, hindmost first: x of hind and fore edge, their heights, y of the sole there."""
    mid = (back + front) / 2 + 1
    if look["style"] == "slide":
        return [(47, 84, 24, 12, front)] if look["n"] == 1 else [(38, 57, 27, 22, mid), (65, 84, 19, 12, front)]
    if look["n"] == 1:
        return [(60, 82, 19, 11, front)]
    if look["n"] == 2:
        return [(54, 67, 20, 16, (mid + front) / 2), (74, 86, 13, 9, front)]
    return [(47, 57, 22, 19, mid), (63, 73, 16, 13, front), (79, 88, 10, 8, front)]


def _band(c: Canvas, look: dict, band: tuple[float, float, float, float, float]) -> None:
    """The near half of a strap that rises from the sole and bends over the foot."""
    x0, x1, high, low, y = band
    d = (
        f"M{x0 - 2} {y + 2.6} C{x0 - 1.8} {y - high * 0.6} {x0 - 1} {y - high + 2} {x0 + 2.6} {y - high} "
        f"Q{(x0 + x1) / 2 + 2} {y - (high + low) / 2 - 1.4} {x1 + 1} {y - low} "
        f"C{x1 + 3} {y - low + 1.6} {x1 + 3} {y - low * 0.5} {x1 + 2.4} {y + 2.2} Z"
    )
    c.panel(d, shade=-0.04, width=1.1)
    with c.clip(d):
        c.path(f"M{x0 - 6} {y - 4} L{x1 + 6} {y - 3} L{x1 + 6} {y + 5} L{x0 - 6} {y + 5} Z", INK, opacity=0.12)
    if look["style"] == "slide" and (look["n"] == 2 or look["cuff"] == "high"):
        x, v = (x0 + x1) / 2 - 1, y - (high + low) * 0.29
        for tone, width in ((darker(look["buckle"], 0.6), 2.4), (look["buckle"], 1.4)):
            c.rect(x - 3.4, v - 3.6, 6.8, 7.2, 1, None, stroke=tone, width=width)
        c.line([(x, v), (x + 3.4, v)], look["buckle"], 1)


def _instep_strap(c: Canvas, bands: list[tuple[float, float, float, float, float]], back: float) -> None:
    """A narrow strap along the instep that joins the toe straps to the ankle."""
    x, y = bands[-1][0] + 4, bands[-1][4] - bands[-1][2]
    c.panel(
        f"M39 {back - 23} L43.4 {back - 26} C50 {back - 17} {x - 8} {y - 5} {x + 3} {y} L{x} {y + 3.6} C{x - 12} "
        f"{y} 46 {back - 12} 39 {back - 23} Z",
        shade=0.14,
    )


def _heel_part(c: Canvas, look: dict, back: float) -> None:
    """A counter round the heel and the strap round the ankle, with its buckle."""
    y = back - 27
    c.panel(
        f"M9.4 {back + 1} C7.6 {back - 10} 9 {y + 8} 11 {y} L19 {y + 3} C19 {y + 11} 24 {back - 8} 31 {back - 0.5} Z",
        shade=0.06,
    )
    rings = (y,) if look["cuff"] == "ring" else (y + 6, y - 3)
    for level in rings:
        with c.group(f"rotate(6 27 {level})"):
            c.panel(ring(26.6, level, 16.5, 6.4, 4.8, rise=1.4), shade=-0.02)
            c.rect(33.6, level + 2.2, 5, 5.4, 0.8, None, stroke=darker(look["buckle"], 0.6), width=2.2)
            c.rect(33.6, level + 2.2, 5, 5.4, 0.8, None, stroke=look["buckle"], width=1.2)


def _flip_flops(c: Canvas) -> None:
    """Two soles from above, toes up, each with a forked strap."""
    turn, tone, w = c.uniform(4, 13), accent(c), c.uniform(-1, 1.5)
    sole = (
        f"M{50 - 14 - w} 28 C{50 - 14 - w} 14 {50 - 7} 8 {51} 8 C{60 + w} 8 {65 + w} 16 {65 + w} 28 C{65 + w} 42 "
        f"{60} 48 {60} 60 "
        f"C{61} 70 62 74 {61} 80 C59 92 42 92 40 80 C39 72 40 66 39 58 C38 48 {50 - 14 - w} 42 {50 - 14 - w} 28 Z"
    )
    v = "M51 24 C44 34 40 44 38.6 56 L43 58 C45 48 48 40 51.4 34 C55 40 57 48 57.6 58 L61.4 55 C60 44 57 33 51 24 Z"
    for s in (-1, 1):
        with c.group(f"translate({50 + s * 21} 50) rotate({s * turn:.2f}) scale({s} 1) translate(-51 -50)"):
            with c.group("translate(1.4 3)"):
                c.path(sole, c.darker, stroke=c.outline, width=1)
            c.panel(sole, width=1.1)
            with c.group("translate(.8 1.8)"):
                c.path(v, INK, opacity=0.25)
            c.path(
                v, c.gradient([(0, lighter(tone, 0.2)), (1, darker(tone, 0.12))]), stroke=darker(tone, 0.6), width=0.9
            )
            c.ellipse(51, 25.4, 2, None, lighter(tone, 0.2), stroke=darker(tone, 0.6), width=0.7)


# hats --------------------------------------------------------------------------------------------
def cap(c: Canvas) -> None:
    """A baseball cap from the side or from the front, with a badge, a mesh back or a two-tone peak."""
    look = {
        "badge": c.choice(("none", "star", "disc", "patch", "stripe")),
        "tone": accent(c),
        "peak": c.choice((-0.1, 0.12, 0.3)),
        "contrast": c.chance(0.25),
        "mesh": c.chance(0.25),
    }
    (_side_cap if c.chance(0.6) else _front_cap)(c, look)


def _badge(c: Canvas, kind: str, x: float, y: float, r: float, tone: RGB) -> None:
    """What is sewn on the front of a cap."""
    edge = darker(tone, 0.55)
    if kind == "star":
        star = [
            (x + r * (1 if k % 2 else 0.44) * sin(k * pi / 5 + pi), y + r * (1 if k % 2 else 0.44) * cos(k * pi / 5))
            for k in range(10)
        ]
        c.polygon(star, tone, stroke=edge, width=0.7)
    elif kind == "disc":
        c.ellipse(x, y, r * 0.86, r, tone, stroke=edge, width=0.8)
        c.ellipse(x, y, r * 0.5, r * 0.6, None, stroke=edge, width=0.9)
    elif kind == "patch":
        c.rect(x - r, y - r * 0.66, 2 * r, r * 1.32, 1.4, tone, stroke=edge, width=0.8)
        c.line([(x - r * 0.6, y + 0.2), (x - r * 0.1, y - r * 0.3), (x + r * 0.6, y + 0.4)], edge, 1.1)


def _side_cap(c: Canvas, look: dict) -> None:
    """The crown to the left, the peak pointing right."""
    top, lean = c.uniform(24, 31), c.uniform(-4, 4)
    c.stands(12, 90, 84)
    crown = (
        f"M12 78 C7 {top + 26} {20 + lean} {top} {46 + lean} {top} C{66 + lean} {top} 75 {top + 16} 74 72 "
        "C62 80 30 84 12 78 Z"
    )
    c.panel(crown, width=1.1)
    bx, by = 45 + lean, top + 0.8
    with c.clip(crown):
        if look["mesh"]:
            back = f"M0 90 L0 0 L{bx} {by} C40 {top + 18} 38 60 40 90 Z"
            c.path(back, IVORY if sum(c.main) < 600 else (90, 92, 104))
            net = c.tile(
                2.6, 2.6, '<path d="M0 0L2.6 2.6M2.6 0L0 2.6" stroke="#505060" stroke-width=".5" opacity=".6"/>'
            )
            c.path(back, net)
        c.path(f"M6 84 L6 {top} L{24 + lean} {top} C14 {top + 14} 14 64 24 84 Z", INK, opacity=0.16)
        if look["badge"] == "stripe":
            c.path(f"M{bx + 2} {by} C58 {top + 14} 62 60 60 84", None, stroke=look["tone"], width=5)
        for x1, bend in ((22, 18), (44, 41), (66, 66)):
            c.path(f"M{bx} {by} C{bend} {top + 16} {x1 - 3} 60 {x1} 84", None, stroke=c.outline, width=0.8)
        if look["badge"] in ("star", "disc", "patch"):
            _badge(c, look["badge"], 57.5, 53, 8.4, look["tone"])
    for x, y in ((32, top + 16), (55 + lean * 0.6, top + 11)):
        c.ellipse(x, y, 1.2, None, c.darker, stroke=seam(c), width=0.5)
    c.path(crown, None, stroke=c.outline, width=1.1)
    if c.chance(0.6):  # the opening over the strap at the back
        c.path("M13 72 C16 63 25 64 27 78.6 L14 77 Z", darker(c.main, 0.7), stroke=c.outline, width=0.9)
        c.path("M11.4 75 L27 78 L27 82 L12 79.4 Z", c.dark, stroke=c.outline, width=0.8)
    c.rect(bx - 3.4, by - 2, 6.8, 3.6, 1.6, look["tone"] if look["contrast"] else c.dark, stroke=c.outline, width=0.8)
    peak = (
        f"M45 79 C54 70 64 68 74 69 C84 70 91 74 94 {80 + lean * 0.3} C95 83.6 92 85 88 83.6 C74 79.4 60 80.6 49 "
        f"84.6 C45.6 85 43.6 82 45 79 Z"
    )
    c.panel(peak, shade=look["peak"], colour=look["tone"] if look["contrast"] else None, width=1.1)
    for k in (0, 1):
        c.path(
            f"M{50 + k} {80.4 - k * 3} C62 {74.6 - k * 2.6} 76 {74 - k * 2} 89 {80 - k * 2.4}",
            None,
            stroke=seam(c),
            width=0.6,
            dash="1.6 1",
        )


def _front_cap(c: Canvas, look: dict) -> None:
    """Looking at the badge, the peak coming forward."""
    top, half, drop = c.uniform(20, 26), c.uniform(30, 33), c.uniform(83, 87)
    c.stands(18, 82, drop)
    crown = sym((0, top), ((half * 0.7, top), (half + 1, top + 17), (half, 68)), ((half * 0.5, 76), (0, 76)))
    c.panel(crown, width=1.1)
    with c.clip(crown):
        if look["mesh"]:
            edge = side((half * 0.58, 0), ((half * 0.66, 44), (half * 0.72, 90)), ((half + 9, 90),), ((half + 9, 0),))
            pale = IVORY if sum(c.main) < 600 else (90, 92, 104)
            both(c, lambda: c.path(edge, pale, stroke=c.outline, width=0.9))
        if look["badge"] == "stripe":
            c.rect(46.5, 0, 7, 90, fill=look["tone"])
        both(
            c,
            lambda: c.path(
                f"M51 {top} C{50 + half * 0.5} {top + 10} {50 + half * 0.62} 50 {50 + half * 0.6} 84",
                None,
                stroke=c.outline,
                width=0.8,
            ),
        )
        c.line([(50, top), (50, 80)], c.outline, 0.7, opacity=0.8)
        c.path(
            side(
                (half * 0.7, 0),
                ((half + 9, 0),),
                ((half + 9, 90),),
                ((half * 0.6, 90),),
                ((half * 0.95, 50), (half * 0.7, 0)),
            ),
            INK,
            opacity=0.13,
        )
    both(c, lambda: c.ellipse(50 + half * 0.34, top + 11, 1.2, None, c.darker, stroke=seam(c), width=0.5))
    c.path(crown, None, stroke=c.outline, width=1.1)
    if look["badge"] in ("star", "disc", "patch"):
        _badge(c, look["badge"], 50, 49, 9.6, look["tone"])
    c.rect(46, top - 2, 8, 3.6, 1.7, look["tone"] if look["contrast"] else c.dark, stroke=c.outline, width=0.8)
    wide = c.uniform(36, 41)
    peak = sym(
        (0, 64),
        ((half * 0.6, 64), (half + 1, 67)),
        ((wide + 3, 75), (wide, drop - 1)),
        ((wide - 4, drop + 1), (wide - 9, drop - 2)),
        ((half * 0.5, 78), (0, 78)),
    )
    with c.clip(crown), c.group("translate(0 -2)"):
        c.path(peak, INK, opacity=0.2)
    c.panel(peak, shade=look["peak"], colour=look["tone"] if look["contrast"] else None, width=1.1)
    for k in (0, 1):
        c.path(
            f"M{50 - half + 1} {73 + k * 4} Q50 {65 + k * 5.4} {50 + half - 1} {73 + k * 4}",
            None,
            stroke=seam(c),
            width=0.6,
            dash="1.6 1",
        )


def beanie(c: Canvas) -> None:
    """A knitted cap: with a turned-up cuff or none, close or slouching, with a bobble or without."""
    half, top, foot = c.uniform(28, 33), c.uniform(20, 27), 86.0
    cuff = c.choice((0.0, c.uniform(15, 19), c.uniform(18, 25)))
    lean = c.choice((0.0, 0.0, c.uniform(9, 15)))  # how far a slouching top falls to one side
    pompom = c.chance(0.5) and not lean
    if pompom:
        top += 5
    base = foot - cuff * 0.6
    c.stands(50 - half, 50 + half, foot)
    x = 50 + lean
    dome = (
        f"M{50 - half} {base} C{50 - half - 2} {base - 24} {x - half * 0.75} {top} {x} {top} "
        f"C{x + half * 0.75 + lean * 0.4} {top} {50 + half + 2 + lean * 0.9} {base - 24} {50 + half} {base} Q50 "
        f"{base + 9} {50 - half} {base} Z"
    )
    if pompom:
        _pompom(c, x, top - 3)
    c.panel(dome, width=1.1)
    with c.clip(dome):
        if c.material == "plain" and c.chance(0.4):
            _knit_bands(c, base, half, top)
        _knit(c, dome)
        for k in range(-4, 5):
            s = k / 4.2
            c.path(
                f"M{x + s * 4} {top} C{x + s * half * 0.8} {top + 10} {50 + s * half} {base - 26} {50 + s * half} "
                f"{base + 8}",
                None,
                stroke=c.darker,
                width=0.9,
                opacity=0.45,
            )
        c.path(
            f"M{50 + half * 0.5} {base + 9} C{50 + half * 0.9} {base - 20} {x + half * 0.6} {top + 9} {x + 6} "
            f"{top} L{x + half + 20} {top} L{x + half + 10} {base + 10} Z",
            INK,
            opacity=0.13,
        )
    c.path(dome, None, stroke=c.outline, width=1.1)
    high = cuff or 7.0
    _ribbed_cuff(
        c, half + (1.6 if cuff else 0.4), foot - high - (2 if cuff else 0), foot + 0.4, shade=-0.08 if cuff else 0.1
    )
    if cuff and c.chance(0.35):
        tag = accent(c)
        c.rect(50 + c.choice((0, 10)) - 5, foot - high * 0.5 - 1, 10, 6.6, 0.8, tag, stroke=darker(tag, 0.6), width=0.7)


def _knit(c: Canvas, d: str) -> None:
    """Rows of small stitches over the shape."""
    w = c.uniform(3, 4.2)
    ink = c.darker if sum(c.main) > 200 else lighter(c.main, 0.35)
    stitch = f"M0 0L{w / 2:.2f} {w * 0.46:.2f}L{w:.2f} 0"
    tone = "#%02x%02x%02x" % tuple(round(v) for v in ink)
    c.path(d, c.tile(w, w * 0.72, f'<path d="{stitch}" fill="none" stroke="{tone}" stroke-width=".7" opacity=".5"/>'))


def _knit_bands(c: Canvas, base: float, half: float, top: float) -> None:
    """Rings in another colour."""
    tone = c.choice((c.second, IVORY if sum(c.main) < 560 else c.darker, accent(c)))
    y, n, step = base - c.uniform(12, 20), c.choice((1, 2, 3)), c.uniform(8, 10)
    for k in range(n):
        c.path(
            f"M{50 - half - 6} {y - k * step} Q50 {y - k * step + 9} {50 + half + 20} {y - k * step}",
            None,
            stroke=tone,
            width=4.4,
            cap="butt",
        )


def _ribbed_cuff(c: Canvas, half: float, y0: float, y1: float, *, shade: float) -> None:
    """The ribbed edge about the head."""
    d = (
        f"M{50 - half} {y0 + 2} Q{50 - half} {y0} {50 - half + 2} {y0} Q50 {y0 + 7} {50 + half - 2} {y0} "
        f"Q{50 + half} {y0} {50 + half} {y0 + 2} "
        f"L{50 + half - 0.6} {y1 - 6} Q{50 + half - 0.8} {y1 - 4} {50 + half - 3} {y1 - 3.4} Q50 {y1 + 3} "
        f"{50 - half + 3} {y1 - 3.4} Q{50 - half + 0.8} {y1 - 4} {50 - half + 0.6} {y1 - 6} Z"
    )
    with c.group("translate(0 -1.6)"):
        c.path(d, INK, opacity=0.22)
    c.panel(d, shade=shade, width=1.1)
    with c.clip(d):
        n = 13
        for k in range(n):
            x = 50 + half * sin((k - n // 2) / (n / 2) * 1.42)
            c.path(
                f"M{x:.2f} {y0 - 2} L{x:.2f} {y1 + 4}",
                None,
                stroke=c.darker if sum(c.main) > 200 else lighter(c.main, 0.3),
                width=1.2,
                opacity=0.6,
            )
        c.path(
            f"M{50 + half * 0.62} {y0 - 2} L{50 + half + 2} {y0 - 2} L{50 + half + 2} {y1 + 4} L{50 + half * 0.6} "
            f"{y1 + 4} Z",
            INK,
            opacity=0.12,
        )


def _pompom(c: Canvas, x: float, y: float) -> None:
    """A woollen bobble."""
    tone, r = c.choice((c.main, c.second, IVORY if sum(c.main) < 560 else c.darker)), c.uniform(8.5, 11)
    y = max(y, r + 7)
    pts = [
        (x + r * (1 + 0.12 * (-1) ** k) * cos(k * pi / 14), y + r * (1 + 0.12 * (-1) ** k) * sin(k * pi / 14))
        for k in range(28)
    ]
    c.path(
        smooth(pts),
        c.radial(
            [(0, lighter(tone, 0.35), 1), (0.7, tone, 1), (1, darker(tone, 0.25), 1)], centre=(0.4, 0.35), radius=0.7
        ),
        stroke=darker(tone, 0.55),
        width=0.9,
    )
    for k in range(14):
        a, q = k * 2.4, r * (0.25 + 0.045 * k)
        px, py = x + q * cos(a), y + q * sin(a)
        c.line([(px, py), (px + 2 * cos(a), py + 2 * sin(a))], darker(tone, 0.35), 0.7, opacity=0.7)


def sun_hat(c: Canvas) -> None:
    """A wide-brimmed summer hat with a ribbon: seen from the side or more from above, the brim floppy or flat."""
    pitch = c.uniform(0.3, 0.56)  # how far it is seen from above
    rx, cy = c.uniform(41, 43.5), 86 - 43 * pitch
    half, tall = c.uniform(18, 21.5), c.uniform(34, 41) * (1.15 - pitch)
    wave, start = c.choice((0.0, 0.05, 0.1)), c.uniform(0, 6)
    c.stands(50 - rx + 8, 50 + rx - 8, 85)
    rim = [
        (
            50 + rx * cos(a),
            cy + rx * pitch * sin(a) * (1 + wave * sin(3 * a + start)) + rx * wave * 0.5 * sin(2 * a + start),
        )
        for a in (k * pi / 12 for k in range(24))
    ]
    brim = smooth(rim)
    c.panel(brim, width=1.1)
    straw = c.material in ("plain", "canvas") and c.chance(0.75)
    with c.clip(brim):
        if straw:
            for k in range(6):
                q = 0.58 + k * 0.085
                c.path(
                    oval(50, cy, rx * q, rx * pitch * q), None, stroke=c.darker, width=0.8, dash="2.4 .8", opacity=0.5
                )
        c.path(oval(50 + 5, cy + 3, half * 1.3, half * 1.3 * pitch + 3), INK, opacity=0.22)
    _crown(c, half, cy, tall, pitch, straw=straw)


def _crown(c: Canvas, half: float, cy: float, tall: float, pitch: float, *, straw: bool) -> None:
    """The crown on the brim at height cy: round or flat, with its ribbon and what is tied to it."""
    dip, flat, top = half * pitch, c.chance(0.35), cy - tall
    if flat:
        up = half * 0.86
        d = (
            f"M{50 - half} {cy} L{50 - up} {top + dip * 0.9} A{up} {dip * 0.86} 0 0 1 {50 + up} {top + dip * 0.9} "
            f"L{50 + half} {cy} Q{50 + half * 0.8} {cy + dip} 50 {cy + dip} Q{50 - half * 0.8} {cy + dip} "
            f"{50 - half} {cy} Z"
        )
    else:
        d = (
            f"M{50 - half} {cy} C{50 - half} {cy - tall * 0.6} {50 - half * 0.8} {top} 50 {top} C{50 + half * 0.8} "
            f"{top} {50 + half} {cy - tall * 0.6} {50 + half} {cy} Q{50 + half * 0.8} {cy + dip} 50 {cy + dip} "
            f"Q{50 - half * 0.8} {cy + dip} {50 - half} {cy} Z"
        )
    c.panel(d, shade=-0.05, width=1.1)
    tone, wide = accent(c), c.uniform(6, 9.5)
    with c.clip(d):
        if straw:
            for k in range(7):
                y = cy - 4 - k * tall / 7
                c.path(
                    f"M{50 - half} {y} Q50 {y + 2 * dip} {50 + half} {y}",
                    None,
                    stroke=c.darker,
                    width=0.8,
                    dash="2.4 .8",
                    opacity=0.45,
                )
        c.path(
            side(
                (half * 0.4, top),
                ((half + 5, top),),
                ((half + 5, cy + 20),),
                ((half * 0.5, cy + 20),),
                ((half * 0.95, cy - tall * 0.4), (half * 0.4, top)),
            ),
            INK,
            opacity=0.13,
        )
        ribbon = (
            f"M{50 - half - 2} {cy - wide} Q50 {cy - wide + 2.1 * dip} {50 + half + 2} {cy - wide} "
            f"L{50 + half + 2} {cy} Q50 {cy + 2.1 * dip} {50 - half - 2} {cy} Z"
        )
        c.path(
            ribbon,
            c.gradient([(0, lighter(tone, 0.2)), (0.5, tone), (1, darker(tone, 0.25))], angle=(0, 0, 1, 0)),
            stroke=darker(tone, 0.6),
            width=0.9,
        )
    c.path(d, None, stroke=c.outline, width=1.1)
    if flat:
        c.panel(oval(50, top + dip * 0.9, half * 0.86, dip * 0.86), shade=-0.14, width=1)
    x, y = 50 + half * 0.62, cy - wide * 0.5 + dip * 0.72
    extra = c.choice(("bow", "bow", "flower", "none"))
    if extra == "bow":
        bow(c, x, y, c.uniform(5.5, 7.5), tone, tails=0.9)
    elif extra == "flower":
        petal = IVORY if sum(tone) < 600 else (236, 112, 140)
        for k in range(6):
            c.ellipse(
                x + 4.2 * cos(k * pi / 3),
                y + 4.2 * sin(k * pi / 3),
                3.3,
                None,
                petal,
                stroke=darker(petal, 0.4),
                width=0.6,
            )
        c.ellipse(x, y, 2.8, None, (244, 196, 66), stroke=(150, 100, 30), width=0.6)


TROUSER_COLOURS = {
    "blue": 3,
    "black": 2,
    "grey": 1.6,
    "brown": 1.8,
    "green": 1.2,
    "white": 0.9,
    "red": 1,
    "golden": 0.8,
    "purple": 0.5,
    "orange": 0.4,
}
TIE_COLOURS = {
    "red": 2.2,
    "blue": 2.2,
    "green": 1.2,
    "purple": 1.2,
    "black": 1.3,
    "yellow": 1,
    "grey": 1,
    "orange": 0.8,
    "pink": 0.9,
    "brown": 0.6,
    "golden": 0.5,
}
BLOUSE_COLOURS = {
    "white": 2,
    "pink": 2.2,
    "red": 1.3,
    "blue": 1.2,
    "purple": 1.3,
    "yellow": 1,
    "green": 1,
    "orange": 0.8,
    "black": 0.8,
    "golden": 0.4,
}
COAT_COLOURS = {
    "golden": 1.6,
    "brown": 1.6,
    "red": 1.8,
    "black": 1.5,
    "blue": 1.5,
    "grey": 1.3,
    "green": 1.2,
    "pink": 0.8,
    "white": 0.8,
    "purple": 0.6,
}
HEEL_COLOURS = {
    "red": 2.5,
    "black": 2.5,
    "pink": 1.4,
    "golden": 1,
    "white": 0.9,
    "blue": 1,
    "purple": 0.9,
    "green": 0.8,
    "yellow": 0.6,
    "brown": 0.5,
    "grey": 0.4,
}
SANDAL_COLOURS = {
    "brown": 2.4,
    "blue": 1.3,
    "red": 1.4,
    "white": 1,
    "black": 1.2,
    "pink": 1.1,
    "yellow": 1,
    "green": 1,
    "orange": 0.9,
    "golden": 0.8,
    "purple": 0.5,
}
STRAW_COLOURS = {
    "golden": 3,
    "yellow": 1.4,
    "white": 1.4,
    "pink": 1.1,
    "brown": 1,
    "red": 0.9,
    "blue": 0.9,
    "purple": 0.6,
    "green": 0.6,
    "orange": 0.6,
    "black": 0.5,
}
SUMMER = {"white": 2, "studio": 1.5, "outdoors": 4, "sunset": 1, "pastel": 2, "room": 0.7}

KINDS = [
    Kind(
        "trousers",
        ("clothing", "men's"),
        trousers,
        (
            "trousers",
            "pants",
            "slacks",
            "pair of trousers",
            "men's trousers",
            "long trousers",
            "long pants",
            "pair of pants",
        ),
        TROUSER_COLOURS,
        {"plain": 5, "checked": 1.3, "striped": 1.2},
        ANYWHERE,
        tilt=4,
    ),
    Kind(
        "tie",
        ("clothing", "men's"),
        tie,
        ("tie", "necktie", "neck tie", "silk tie", "men's tie", "men's necktie", "knotted tie", "business tie"),
        TIE_COLOURS,
        {"plain": 2, "striped": 3, "dotted": 2, "checked": 1.2},
        INDOORS,
        tilt=14,
    ),
    Kind(
        "blouse",
        ("clothing", "women's"),
        blouse,
        (
            "blouse",
            "ladies' blouse",
            "women's blouse",
            "puff-sleeve top",
            "frilly top",
            "women's top",
            "ladies' top",
            "frilly blouse",
        ),
        BLOUSE_COLOURS,
        PATTERNS,
        ANYWHERE,
        tilt=5,
    ),
    Kind(
        "coat",
        ("clothing", "women's"),
        coat,
        (
            "coat",
            "overcoat",
            "trench coat",
            "winter coat",
            "long coat",
            "women's coat",
            "ladies' coat",
            "warm coat",
            "long overcoat",
        ),
        COAT_COLOURS,
        {"plain": 5, "checked": 1.4},
        ANYWHERE,
        tilt=4,
    ),
    Kind(
        "high heel",
        ("clothing", "footwear"),
        high_heel,
        (
            "high heel",
            "stiletto",
            "high-heeled shoe",
            "court shoe",
            "heels",
            "pump",
            "heeled shoe",
            "stiletto heel",
            "party shoe",
            "shoe with a high heel",
        ),
        HEEL_COLOURS,
        {"plain": 3, "leather": 2.4, "dotted": 0.8, "metallic": 0.8},
        INDOORS,
    ),
    Kind(
        "sandal",
        ("clothing", "footwear"),
        sandal,
        (
            "sandal",
            "flip-flop",
            "summer shoe",
            "beach shoe",
            "open-toed shoe",
            "strappy sandal",
            "summer sandal",
            "open shoe",
        ),
        SANDAL_COLOURS,
        {"leather": 2.4, "plain": 2.6, "striped": 0.5, "dotted": 0.5},
        SUMMER,
    ),
    Kind(
        "cap",
        ("clothing", "headwear"),
        cap,
        (
            "cap",
            "baseball cap",
            "peaked cap",
            "snapback",
            "trucker cap",
            "ball cap",
            "sports cap",
            "visor cap",
            "baseball hat",
            "cap with a visor",
        ),
        ALL,
        {"plain": 4, "canvas": 1.6, "checked": 0.8, "striped": 0.6},
        ANYWHERE,
    ),
    Kind(
        "beanie",
        ("clothing", "headwear"),
        beanie,
        (
            "beanie",
            "woolly hat",
            "bobble hat",
            "knitted hat",
            "winter hat",
            "wool hat",
            "woollen hat",
            "winter beanie",
            "warm hat",
        ),
        ALL,
        {"plain": 5, "striped": 1.5, "dotted": 0.5, "checked": 0.5},
        ANYWHERE,
    ),
    Kind(
        "sun hat",
        ("clothing", "headwear"),
        sun_hat,
        (
            "sun hat",
            "straw hat",
            "summer hat",
            "wide-brimmed hat",
            "beach hat",
            "floppy hat",
            "brimmed hat",
            "hat with a wide brim",
            "summer sun hat",
        ),
        STRAW_COLOURS,
        {"plain": 4, "canvas": 2, "striped": 0.6, "dotted": 0.7, "checked": 0.4},
        SUMMER,
    ),
]
