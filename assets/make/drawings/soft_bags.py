"""Drawings of soft bags: the long round duffel bag and the flat clutch without a handle.

Knows how these two are sewn and carried; straps, zips and clasps come from bags.py. Does not know captions or
backgrounds. Bags stand at y = 86, except a clutch that lies flat, seen from above.
"""

from assets.make.canvas import INK, RGB, WHITE, Canvas, box, darker, lighter, mix, oval
from assets.make.drawings.bags import (
    CASE_COLOURS,
    GOLD,
    HANDBAG_COLOURS,
    RUBBER,
    SILVER,
    TAN,
    buckle,
    cast,
    chain,
    clasp,
    metal,
    strand,
    zipper,
)
from assets.make.kinds import ANYWHERE, INDOORS, Kind


# duffel bag --------------------------------------------------------------------------------------
def duffel_bag(c: Canvas) -> None:
    """A long round bag for sports or weekends: straight on, or with its round end turned to us."""
    look = {
        "trim": _webbing(c),
        "tone": c.choice((SILVER, SILVER, GOLD)),
        "pocket": c.choice(("zip", "zip", "flat", "none")),
        "strap": c.choice(("front", "side", "none")),
        "straps": c.uniform(13, 18),
        "grip": c.chance(0.5),
        "ends": c.chance(0.3) and c.material in ("plain", "canvas", "striped", "checked"),
    }
    (_round_end if c.chance(0.55) else _straight_on)(c, look)


def _webbing(c: Canvas) -> RGB:
    """The colour of the straps: dark, tan on cloth, or black."""
    if c.material == "leather":
        return darker(c.main, 0.4)
    return (
        c.choice((darker(c.main, 0.55), RUBBER, TAN))
        if sum(c.main) > 240
        else c.choice((TAN, (128, 132, 140), (196, 60, 56)))
    )


def _far_handle(c: Canvas, x: float, half: float, y: float, high: float, tone: RGB) -> None:
    """The handle on the far side, seen over the top."""
    strand(
        c,
        f"M{x - half + 3} {y} C{x - half + 5} {y - high * 1.1} {x + half - 1} {y - high * 1.1} {x + half + 3} {y}",
        3,
        darker(tone, 0.25),
    )


def _near_handle(c: Canvas, x: float, half: float, y: float, foot: float, high: float, look: dict) -> None:
    """Webbing that runs up the front from below and on into the near handle, with a grip about its middle."""
    tone = look["trim"]
    for s in (-1, 1):
        a = x + s * half
        c.polygon(
            [(a - 2.3, y), (a + 2.3, y), (a + 2.3, foot), (a - 2.3, foot)], tone, stroke=darker(tone, 0.6), width=0.8
        )
        c.line([(a - 1.2, y + 2), (a - 1.2, foot - 1)], lighter(tone, 0.4), 0.5, dash="1.4 1", opacity=0.7)
    d = f"M{x - half} {y + 3} C{x - half + 1} {y - high * 1.28} {x + half - 1} {y - high * 1.28} {x + half} {y + 3}"
    strand(c, d, 4, tone)
    if look["grip"]:
        top = y + 3 - (high * 1.28 + 3) * 0.75
        c.rect(x - 7, top - 3.4, 14, 6.8, 2.6, darker(c.main, 0.3), stroke=c.outline, width=0.9)
        c.line([(x - 5.4, top - 1), (x + 5.4, top - 1)], lighter(c.main, 0.3), 0.7, opacity=0.7)
    for s in (-1, 1):
        c.rect(x + s * half - 3, y + 6, 6, 6, 0.8, darker(tone, 0.2), stroke=darker(tone, 0.65), width=0.7)
        c.path(
            f"M{x + s * half - 2} {y + 7} L{x + s * half + 2} {y + 11} M{x + s * half + 2} {y + 7} "
            f"L{x + s * half - 2} {y + 11}",
            None,
            stroke=lighter(tone, 0.4),
            width=0.5,
        )


def _front(c: Canvas, body: str, x: float, half: float, top: float, foot: float, look: dict) -> None:
    """The pocket between the straps."""
    w = half - 3.6
    if look["pocket"] == "none":
        return
    pocket = box(x - w, top + 13, 2 * w, foot - top - 19, 3)
    cast(c, body, pocket, 0.2)
    c.panel(pocket, shade=-0.05, width=0.8)
    if look["pocket"] == "zip":
        zipper(c, f"M{x - w + 2.6} {top + 17} L{x + w - 2.6} {top + 17}", (x + w - 5, top + 17), look["tone"])
    else:
        tone = c.choice((WHITE, look["trim"]))
        c.rect(x - 4.5, top + 19, 9, 6, 1, tone, stroke=darker(tone, 0.6), width=0.6)


def _hull(x0: float, x1: float, top: float, foot: float, k: float, sag: float) -> str:
    """A soft long body: rounded ends that swell by k, its top sagging a little."""
    mid = (x0 + x1) / 2
    y = (top + foot) / 2
    return (
        f"M{x0 + k} {top + 1} Q{mid} {top + 2 * sag} {x1 - k} {top + 1} C{x1 - k * 0.2} {top + 2} {x1 + 1} "
        f"{y - 10} {x1} {y + 2} "
        f"C{x1 - 0.4} {foot - 6} {x1 - k * 0.5} {foot} {x1 - k} {foot} L{x0 + k} {foot} "
        f"C{x0 + k * 0.5} {foot} {x0 + 0.4} {foot - 6} {x0} {y + 2} C{x0 - 1} {y - 10} {x0 + k * 0.2} {top + 2} "
        f"{x0 + k} {top + 1} Z"
    )


def _shading(c: Canvas, body: str, x0: float, x1: float, top: float, foot: float) -> None:
    """The light along the top of a roll and the dark along its foot, with folds at the ends."""
    with c.clip(body):
        c.path(
            f"M{x0 - 4} {foot - 9} Q{(x0 + x1) / 2} {foot - 4} {x1 + 4} {foot - 9} L{x1 + 4} {foot + 4} L{x0 - 4} "
            f"{foot + 4} Z",
            INK,
            opacity=0.16,
        )
        c.path(
            f"M{x0 + 6} {top + 9} Q{(x0 + x1) / 2} {top + 6} {x1 - 6} {top + 9}",
            None,
            stroke=WHITE,
            width=4,
            opacity=0.16,
        )
        for x, s in ((x0 + 9, 1), (x1 - 9, -1)):
            c.path(
                f"M{x} {top + 8} Q{x + s * 5} {top + 18} {x + s * 2} {top + 30}",
                None,
                stroke=c.darker,
                width=1.2,
                opacity=0.4,
            )


def _straight_on(c: Canvas, look: dict) -> None:
    """Seen from the long side."""
    half, top, k = c.uniform(38, 43), c.uniform(41, 47), c.uniform(9, 17)
    x0, x1 = 50 - half, 50 + half
    c.stands(x0 + 5, x1 - 5, 86)
    high = c.uniform(17, 23)
    _far_handle(c, 50, look["straps"], top + 4, high, look["trim"])
    if look["strap"] == "side":
        strand(
            c, f"M{x1 - 5} {top + 12} C{x1 + 6} {top - 12} {x1 - 24} {top - 20} {x0 + 14} {top + 3}", 2.8, look["trim"]
        )
    body = _hull(x0, x1, top, 86, k, c.uniform(0, 1.6))
    c.panel(body, width=1.1)
    _shading(c, body, x0, x1, top, 86)
    with c.clip(body):
        for s in (-1, 1):
            x = 50 + s * (half - k * 0.9)
            if look["ends"]:
                end = f"M{x} {top - 2} Q{x - s * 3} 66 {x} 88 L{x + s * 30} 88 L{x + s * 30} {top - 2} Z"
                c.path(end, mix(look["trim"], c.main, 0.15), stroke=c.outline, width=0.9)
            else:
                c.path(f"M{x} {top - 2} Q{x - s * 3} 66 {x} 88", None, stroke=c.darker, width=1.4)
    c.path(body, None, stroke=c.outline, width=1.1)
    zipper(c, f"M{x0 + k + 3} {top + 4} Q50 {top + 6} {x1 - k - 3} {top + 4}", (x1 - k - 4, top + 4.6), look["tone"])
    _front(c, body, 50, look["straps"], top, 86, look)
    _near_handle(c, 50, look["straps"], top + 8, 85.6, high + 2, look)
    _end_rings(c, (x0 + 3.4, x1 - 3.4), top + 14, look)
    if look["strap"] == "front":
        strand(c, f"M{x0 + 4} {top + 17} C{x0 + 16} 92 {x1 - 16} 92 {x1 - 4} {top + 17}", 2.8, look["trim"])


def _end_rings(c: Canvas, xs: tuple[float, ...], y: float, look: dict) -> None:
    """Metal rings for the shoulder strap."""
    for x in xs:
        c.ellipse(x, y, 2.6, None, None, stroke=darker(look["tone"], 0.6), width=2.2)
        c.ellipse(x, y, 2.6, None, None, stroke=look["tone"], width=1.2)


def _round_end(c: Canvas, look: dict) -> None:
    """Turned so that one round end shows, at the right."""
    top, rx = c.uniform(41, 47), c.uniform(9, 15)
    ry, x0, x1 = (86 - top) / 2, c.uniform(7, 10), 92 - rx
    cy, mid = 86 - ry, (x0 + x1) / 2 + 1
    c.stands(x0 + 5, x1 + rx * 0.6, 86)
    high = c.uniform(17, 23)
    half = min(look["straps"], (x1 - x0) * 0.22)
    _far_handle(c, mid + 4, half, top + 2, high, look["trim"])
    if look["strap"] == "side":
        strand(
            c, f"M{x1 + 2} {top + 6} C{x1 - 2} {top - 16} {x0 + 24} {top - 16} {x0 + 8} {top + 4}", 2.8, look["trim"]
        )
    body = (
        f"M{x0 + 6} {top} L{x1} {top} A{rx} {ry} 0 0 1 {x1} 86 L{x0 + 6} 86 C{x0 - 2} 86 {x0 - 2} {top} {x0 + 6} "
        f"{top} Z"
    )
    c.panel(body, width=1.1)
    _shading(c, body, x0, x1, top, 86)
    zipper(c, f"M{x0 + 8} {top + 3.4} L{x1 - 3} {top + 3.4}", (x1 - 5, top + 3.6), look["tone"])
    _front(c, body, mid, half, top - 1, 86, look)
    _near_handle(c, mid, half, top + 7, 85.6, high + 2, look)
    end = oval(x1, cy, rx, ry)
    if look["ends"]:
        c.panel(end, shade=0.1, colour=mix(look["trim"], c.main, 0.15), material="plain", width=1.2)
    else:
        c.panel(end, shade=0.24, width=1.2)
    c.path(oval(x1, cy, rx - 1.8, ry - 1.8), None, stroke=lighter(c.main, 0.3), width=0.6, dash="1.6 1.2", opacity=0.8)
    if c.chance(0.6):
        strand(c, f"M{x1 - rx * 0.45} {cy - 1} Q{x1} {cy + 7} {x1 + rx * 0.45} {cy - 1}", 2.6, look["trim"])
    else:
        c.path(f"M{x1 - rx + 1} {cy + 3} Q{x1} {cy + 8} {x1 + rx - 1} {cy + 3}", None, stroke=c.outline, width=1)
    _end_rings(c, (x1,), top + 4.4, look)
    if look["strap"] == "front":
        strand(c, f"M{x1 - 1} {top + 7} C{x1 - 10} 94 {x0 + 16} 96 {x0 + 5} {top + 16}", 2.8, look["trim"])


# clutch ------------------------------------------------------------------------------------------
def clutch(c: Canvas) -> None:
    """A flat evening bag without a handle: envelope, fold-over, framed or hard; standing, leaning or lying."""
    style = c.choice(("envelope", "envelope", "envelope", "fold", "frame", "frame", "box"))
    c.pitch *= 0.8
    lying = c.chance(0.45)
    half = c.uniform(36, 39) if lying else c.uniform(37, 41.5)
    high = {"fold": c.uniform(44, 50), "box": c.uniform(38, 44)}.get(style, c.uniform(41, 50))
    foot = 86.0 if not lying else 50 + high / 2
    tone = c.choice((GOLD, GOLD, SILVER))
    hang = c.choice(("none", "none", "chain", "wrist"))
    draw = {"envelope": _envelope, "fold": _fold_over, "frame": _framed, "box": _box_clutch}[style]
    if lying:
        with c.group(f"rotate({c.uniform(-24, -6):.2f} 50 50)"):
            c.path(box(50 - half + 1, foot - high + 3, 2 * half, high + 1, 7), INK, opacity=0.16)
            _hanging(c, hang, half, foot - high, foot, tone)
            draw(c, half, foot - high, foot, tone)
        return
    c.stands(50 - half + 1, 50 + half - 1, 86)
    _hanging(c, hang, half, foot - high, foot, tone)
    if style != "box":  # the thin side of a bag that stands
        c.panel(box(50 - half + 2, foot - high - 1.8, 2 * half - 4, 12, 5), shade=0.4)
    draw(c, half, foot - high, foot, tone)


def _hanging(c: Canvas, kind: str, half: float, top: float, foot: float, tone: RGB) -> None:
    """A chain that falls down beside the bag, or a loop for the wrist: neither stands up as a handle."""
    x = 50 - half
    if kind == "chain":
        d = (
            f"M{x + 4} {top + 5} C{x - 9} {top + 10} {x - 2} {foot - 12} {x - 5} {foot - 3} C{x - 4} {foot + 3} "
            f"{x + 8} {foot + 2} {x + 18} {foot + 1.4}"
        )
        chain(c, d, tone)
    elif kind == "wrist":
        strap = darker(c.main, 0.3)
        strand(
            c,
            f"M{x + 5} {top + 8} C{x - 8} {top + 10} {x - 6} {top + 34} {x + 1} {foot - 4} C{x + 6} {foot - 10} "
            f"{x - 1} {top + 20} {x + 6} {top + 8}",
            2.6,
            strap,
        )
        c.ellipse(x + 4, top + 8, 2, None, None, stroke=tone, width=1.4)


def _block(half: float, top: float, foot: float, r: float) -> str:
    """The flat body."""
    return box(50 - half, top, 2 * half, foot - top, r)


def _sheen(c: Canvas, d: str, half: float, top: float, foot: float) -> None:
    """A slanting light over the flat front."""
    with c.clip(d):
        c.polygon(
            [(50 - half * 0.7, foot), (50 - half * 0.2, top), (50 + half * 0.02, top), (50 - half * 0.48, foot)],
            WHITE,
            opacity=0.13,
        )
        c.path(
            f"M{50 - half - 2} {foot - 5} L{50 + half + 2} {foot - 5} L{50 + half + 2} {foot + 3} L{50 - half - 2} "
            f"{foot + 3} Z",
            INK,
            opacity=0.12,
        )


def _envelope(c: Canvas, half: float, top: float, foot: float, tone: RGB) -> None:
    """A pointed or straight-edged flap like that of a letter."""
    body = _block(half, top, foot, 3.5)
    c.panel(body, width=1.1)
    _sheen(c, body, half, top, foot)
    for s in (-1, 1):  # the folds of the envelope beneath
        c.line(
            [(50 + s * half, foot - 1), (50 + s * half * 0.3, top + (foot - top) * 0.52)], c.darker, 0.8, opacity=0.6
        )
    drop = (foot - top) * c.uniform(0.58, 0.76)
    tip = c.choice((0.0, 0.0, half * 0.3, half * 0.55))
    shift = c.choice((0.0, 0.0, 0.0, half * 0.35))
    flap = (
        f"M{50 - half + 0.5} {top - 0.6} L{50 + half - 0.5} {top - 0.6} L{50 + half + 0.4} {top + 4} "
        f"L{50 + shift + tip + 4} {top + drop - 3} "
        f"Q{50 + shift + tip} {top + drop} {50 + shift + tip - 3} {top + drop} L{50 + shift - tip + 3} {top + drop} "
        f"Q{50 + shift - tip} {top + drop} {50 + shift - tip - 4} {top + drop - 3} L{50 - half - 0.4} {top + 4} Z"
    )
    cast(c, body, flap, 0.34)
    c.panel(flap, shade=-0.08, width=1.2)
    if c.chance(0.35):  # an edge of metal along the flap
        edge = (
            f"M{50 - half + 1} {top + 5} L{50 + shift - tip - 4} {top + drop - 3.4} M{50 + half - 1} {top + 5} "
            f"L{50 + shift + tip + 4} {top + drop - 3.4}"
        )
        c.path(edge, None, stroke=darker(tone, 0.5), width=2)
        c.path(edge, None, stroke=tone, width=1.1)
    clasp(c, 50 + shift, top + drop - 4.5, tone)


def _fold_over(c: Canvas, half: float, top: float, foot: float, tone: RGB) -> None:
    """Soft, with its upper part folded down over the front, a zip along the free edge, perhaps a tassel."""
    body = (
        f"M{50 - half} {top + 5} L{50 + half} {top + 5} L{50 + half - 2} {foot - 4} Q{50 + half - 3} {foot} "
        f"{50 + half - 8} {foot} L{50 - half + 8} {foot} Q{50 - half + 3} {foot} {50 - half + 2} {foot - 4} Z"
    )
    c.panel(body, width=1.1)
    _sheen(c, body, half, top, foot)
    y = top + (foot - top) * c.uniform(0.52, 0.64)
    fold = (
        f"M{50 - half - 0.5} {top + 6} Q{50 - half} {top - 1} {50 - half + 8} {top - 0.6} L{50 + half - 8} "
        f"{top - 0.6} Q{50 + half} {top - 1} {50 + half + 0.5} {top + 6} "
        f"L{50 + half + 1} {y - 1} Q50 {y + 3.4} {50 - half - 1} {y - 1} Z"
    )
    cast(c, body, fold, 0.36)
    other = c.chance(0.3)
    c.panel(fold, shade=0.34 if other else 0.08, width=1.2)
    zipper(c, f"M{50 - half + 2} {y - 4} Q50 {y} {50 + half - 2} {y - 4}", (50 + half - 4, y - 3.6), tone)
    if c.chance(0.6):
        x = 50 + half - 4
        tassel = f"M{x - 2} {y} L{x + 2} {y} L{x + 4.4} {y + 15} L{x - 4.4} {y + 15} Z"
        hue = c.choice((darker(c.main, 0.3), TAN, c.second))
        c.path(tassel, hue, stroke=darker(hue, 0.6), width=0.8)
        for k in (-1.6, 0, 1.6):
            c.line([(x + k * 0.5, y + 4), (x + k * 1.4, y + 14.6)], darker(hue, 0.5), 0.5)


def _framed(c: Canvas, half: float, top: float, foot: float, tone: RGB) -> None:
    """Gathered into a metal frame that snaps shut with two balls."""
    d = (
        f"M{50 - half + 7} {top + 5} L{50 + half - 7} {top + 5} C{50 + half + 1} {top + 12} {50 + half + 1} "
        f"{foot - 8} {50 + half - 4} {foot - 2} "
        f"Q{50 + half - 6} {foot} {50 + half - 12} {foot} L{50 - half + 12} {foot} Q{50 - half + 6} {foot} "
        f"{50 - half + 4} {foot - 2} "
        f"C{50 - half - 1} {foot - 8} {50 - half - 1} {top + 12} {50 - half + 7} {top + 5} Z"
    )
    c.panel(d, width=1.1)
    _sheen(c, d, half, top, foot)
    n, low = c.choice((5, 7, 9)), top + (foot - top) * c.uniform(0.4, 0.75)
    with c.clip(d):
        for k in range(n):  # gathers under the frame
            x = 50 + (k - (n - 1) / 2) * 1.7 * half / n
            c.path(
                f"M{x - 1.2} {top + 6} Q{x} {low - 8} {x + (x - 50) * 0.1} {low} Q{x + 1.2} {low - 10} {x + 1.2} "
                f"{top + 6} Z",
                c.darker,
                opacity=0.5,
            )
    c.rect(50 - half + 5, top + 1.6, 2 * half - 10, 6.4, 2.4, metal(c, tone), stroke=darker(tone, 0.65), width=1)
    c.line([(50 - half + 7, top + 4.8), (50 + half - 7, top + 4.8)], darker(tone, 0.4), 0.7)
    for s in (-1, 1):
        c.ellipse(50 + s * 2.6, top - 0.6 - s * 0.8, 3.4, None, metal(c, tone), stroke=darker(tone, 0.65), width=0.8)
        c.ellipse(49.2 + s * 2.6, top - 1.6 - s * 0.8, 1, None, WHITE, opacity=0.8)


def _box_clutch(c: Canvas, half: float, top: float, foot: float, tone: RGB) -> None:
    """A hard case edged with metal; a jewelled catch on top, or a buckled band round it."""
    body = _block(half, top, foot, c.choice((4, 8, 14)))
    c.panel(body, width=1.1)
    _sheen(c, body, half, top, foot)
    c.path(body, None, stroke=darker(tone, 0.6), width=3.4)
    c.path(body, None, stroke=tone, width=2)
    if c.chance(0.5):
        band = box(50 - 5.5, top, 11, foot - top, 0.5)
        cast(c, body, band, 0.24)
        c.panel(band, shade=0.3, width=0.9)
        buckle(c, 50, (top + foot) / 2, 12, tone)
        return
    jewel: RGB = c.choice(((226, 60, 90), (70, 170, 190), (246, 246, 250)))
    c.rect(50 - 8, top - 3, 16, 7, 2, metal(c, tone), stroke=darker(tone, 0.65), width=0.9)
    for x in (-4.2, 0, 4.2):
        c.ellipse(50 + x, top + 0.4, 1.9, None, jewel, stroke=darker(tone, 0.6), width=0.5)
    y = (top + foot) / 2
    if c.chance(0.5):
        c.path(f"M50 {y - 9} L{50 + 12} {y} L50 {y + 9} L{50 - 12} {y} Z", None, stroke=tone, width=1.6)


KINDS = [
    Kind(
        "duffel bag",
        ("bags", "luggage"),
        duffel_bag,
        (
            "duffel bag",
            "duffle bag",
            "holdall",
            "gym bag",
            "sports bag",
            "weekend bag",
            "duffel",
            "kit bag",
            "weekender",
            "sports holdall",
        ),
        CASE_COLOURS,
        {"plain": 3, "canvas": 3, "leather": 2, "striped": 0.6, "checked": 0.5},
        ANYWHERE,
    ),
    Kind(
        "clutch",
        ("bags", "handbags"),
        clutch,
        (
            "clutch",
            "clutch bag",
            "envelope bag",
            "clutch purse",
            "evening purse",
            "envelope clutch",
            "hand-held purse",
            "party clutch",
        ),
        HANDBAG_COLOURS,
        {"leather": 3, "plain": 2.6, "metallic": 1.2, "dotted": 0.8, "striped": 0.6, "checked": 0.5},
        INDOORS,
        tilt=6,
    ),
]
