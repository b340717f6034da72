"""Drawings of more road vehicles: open and small cars, lorries, campers and motor two-wheelers.

Knows one function a type, and slab: a solid piece of a vehicle in a colour of its own. How a vehicle's shape falls
on the picture (View), its wheels and its glass come from vehicles.py; poses and backgrounds from render.py.
"""

import math
from collections.abc import Callable, Sequence

from assets.make.canvas import RGB, Canvas, Point, box, darker, lighter, mix, points
from assets.make.drawings.vehicles import (
    CARS,
    CHROME,
    DARK,
    GROUND,
    LAMP,
    REAR_LAMP,
    TRUCKS,
    TYRE,
    View,
    curve,
    flank,
    glass,
    nose_lamps,
    pane,
    tube,
    underneath,
    wheel,
    windscreen,
)
from assets.make.kinds import OUTDOORS, Kind

CREAM: RGB = (248, 242, 226)
STEEL: RGB = (150, 153, 162)


# pieces ---------------------------------------------------------------------------------------------------
def slab(
    view: View,
    profile: Sequence[Point],
    za: float,
    zb: float,
    colour: RGB | Callable[[float], RGB],
    *,
    near: bool = True,
) -> None:
    """A solid piece with this side profile from depth za to zb: what is seen of its edge, then its near side.

    colour: one for all of it, or by height; near=False leaves the near side to the caller.
    """
    c = view.c
    paint: Callable[[float], RGB] = colour if callable(colour) else lambda _: colour
    seen = []
    for (x0, y0), (x1, y1) in zip(profile, profile[1:], strict=False):
        quad = [view.at(x0, y0, za), view.at(x1, y1, za), view.at(x1, y1, zb), view.at(x0, y0, zb)]
        (ax, ay), (bx, by) = quad[0], quad[1]
        if view.turned and (bx - ax) * view.by - (by - ay) * view.bx < 0:
            up = max(0.0, (x1 - x0) / (math.hypot(x1 - x0, y1 - y0) or 1))
            base = paint((y0 + y1) / 2)
            seen.append((points(quad, close=True), mix(darker(base, 0.2), lighter(base, 0.24), up), darker(base, 0.6)))
    for d, _, edge in seen:  # laid under all the others, this leaves an outline around the whole
        c.path(d, edge, stroke=edge, width=1.8)
    for d, tone, _ in seen:
        c.path(d, tone, stroke=tone, width=0.4)
    if near:
        with view.side(za):
            c.panel(points(profile, close=True), colour=paint(profile[0][1]), width=0.8)


def round_spot(view: View, profile: Sequence[Point], share: float, y: float, r: float, fill, **more) -> None:
    """A disc on the nose, its middle at a share of the width."""
    turn = [k * math.pi / 10 for k in range(20)]
    view.front(profile, [(share + r / view.wide * math.cos(a), y + r * math.sin(a)) for a in turn], fill, **more)


def plate(view: View, profile: Sequence[Point], y: float) -> None:
    """A number plate on the nose."""
    view.front(
        profile, [(0.37, y), (0.63, y), (0.63, y + 2.8), (0.37, y + 2.8)], (244, 244, 238), stroke=DARK, width=0.4
    )


# cars -----------------------------------------------------------------------------------------------------
def _open_profile(low: float, deck: float, classic: bool) -> list[Point]:
    """A long bonnet and a long boot; with fins, or round at both ends."""
    if classic:
        back = [(62, deck), (80, deck - 1.4), (92, deck - 4)]
        top = curve([(5.6, deck + 4), (8, deck + 1.6), (20, deck + 0.4), (36, deck), *back], 3)
        return [(8, low), (5.6, low - 3), *top, (95, deck - 4.4), (93, deck + 4), (94.4, low - 5), (92, low)]
    back = [(60, deck - 0.8), (78, deck - 1.2), (89, deck), (94, deck + 3)]
    top = curve([(6, deck + 6), (8.6, deck + 3), (18, deck + 1.2), (34, deck), *back], 3)
    return [(8, low), (6, low - 2.4), *top, (93.6, low - 5), (91, low)]


def convertible(c: Canvas) -> None:
    """A long open car: upright screen, two rows of seats, the roof folded behind them."""
    view, classic = View(c, 37, turned=c.chance(0.5)), c.chance(0.42)
    r, low, deck = c.uniform(8, 8.8), c.uniform(80.5, 81.5), c.uniform(61, 63)
    wheels, start = (c.uniform(20, 22), c.uniform(75.5, 78)), c.uniform(31, 34)
    style = "steel" if classic else c.choice(("spokes", "star"))
    profile = _open_profile(low, deck, classic)
    view.stand(wheels, r)
    underneath(view, wheels, r, low)
    view.extrude(profile)
    _open_seats(view, start, deck)
    with view.side():
        c.panel(flank(profile, wheels, r))
        _open_trim(c, start, deck, low, wheels, r, classic)
    for share in (0.15, 0.85) if classic else ():
        round_spot(view, profile, share, deck + 6.6, 3.2, LAMP, stroke=CHROME, width=1.1)
    if not classic:
        nose_lamps(view, profile, deck + 5.4, 3.6, slant=0.8)
    grille = [(0.29, deck + 5), (0.71, deck + 5), (0.67, deck + 9.6), (0.33, deck + 9.6)]
    view.front(profile, grille, DARK, stroke=CHROME, width=1)
    bar = [(0, low - 5), (1, low - 5), (1, low - 2), (0, low - 2)]
    view.front(profile, bar, CHROME if classic else c.darker, stroke=DARK, width=0.5)
    plate(view, profile, low - 5.4)
    _open_screen(view, start, deck)
    for x in wheels:
        wheel(view, x, r, style, 0.62)
        if classic:
            with view.side():
                c.ellipse(x, GROUND - r, r * 0.76, None, None, stroke=(240, 240, 236), width=r * 0.15)


def _open_seats(view: View, start: float, deck: float) -> None:
    """The cockpit from the back: folded roof, rear seats, front seats, steering wheel."""
    c, w, end = view.c, view.wide, start + 38
    hide = c.choice([(196, 140, 88), (232, 214, 180), (150, 52, 48), (120, 78, 52)])
    cloth = c.choice([(58, 54, 60), (176, 142, 104), (104, 70, 52)])
    view.strip([(start + 2, deck), (end + 2, deck - 0.8)], 3.5, w - 3.5, DARK, stroke=c.outline, width=0.9)
    fold = c.uniform(4.8, 6.6) * (0.72 if view.turned else 1)
    roll = curve(
        [
            (end, deck + 1),
            (end - 0.6, deck - fold + 1),
            (end + 4, deck - fold),
            (end + 11, deck - fold + 1.6),
            (end + 14.5, deck),
        ],
        3,
    )
    slab(view, roll, 3, w - 3, cloth)
    with view.side(3):
        for k in (0.4, 0.7):
            c.path(
                f"M{end + 1} {deck - fold * k} Q{end + 7} {deck - fold * k - 1} {end + 12} {deck - fold * k * 0.7}",
                stroke=darker(cloth, 0.4),
                width=0.6,
            )
    high = deck - c.uniform(7.4, 8.6)
    rear = (start + 29, high + 1.4, darker(hide, 0.22), ((0.1, 0.9),))
    front = (start + 14, high, hide, ((0.58, 0.86), (0.14, 0.42)))
    for x, top, tone, benches in (front,) if view.turned else (rear, front):  # turned, a second row is a heap
        for a, b in benches if view.turned else ((0.0, 1.0),):
            back = [(x, deck + 2), (x + 1.4, top + 1.6), (x + 3, top), (x + 7, top + 0.4), (x + 8.6, deck + 2)]
            slab(view, back, a * w, b * w, tone)
        for a, b in ((0.65, 0.79), (0.21, 0.35)) if view.turned else ((0.21, 0.35),):
            rest = [(x + 2.4, top + 0.4), (x + 2.6, top - 3), (x + 6.6, top - 3), (x + 6.8, top + 0.4)]
            slab(view, rest, a * w, b * w, lighter(tone, 0.12))
    with view.side(w * 0.7 if view.turned else 0):
        c.line([(start + 9, deck + 1), (start + 12.4, deck - 5)], (70, 60, 56), 1.5)


def _open_screen(view: View, start: float, deck: float) -> None:
    """The windscreen in its frame, and a small fixed pane beside it."""
    c, top, w = view.c, deck - view.c.uniform(11.5, 13.5), view.wide
    view.strip([(start, deck), (start + 6, top)], 3, w - 3, glass(c), stroke=CHROME, width=1.5)
    with view.side(3 if view.turned else 0):
        c.path(
            points([(start + 1, deck), (start + 6.6, top + 0.4), (start + 11.6, deck - 0.4)], close=True),
            glass(c),
            stroke=DARK,
            width=0.6,
        )
        c.line([(start, deck), (start + 6, top)], DARK, 2.4)
        c.line([(start, deck), (start + 6, top)], CHROME, 1.3)
    with view.side():
        c.rect(start + 5.6, deck - 3.2, 3.2, 2.8, 1, c.dark, stroke=c.outline, width=0.6)


def _open_trim(
    c: Canvas, start: float, deck: float, low: float, wheels: Sequence[float], r: float, classic: bool
) -> None:
    """Two long doors, chrome or a crease, lamps and bumpers of the near side."""
    front, rear = wheels[0] + r * 1.25, wheels[1] - r * 1.25
    c.line([(front, low - 0.6), (rear, low - 0.6)], DARK if not classic else CHROME, 1.6)
    if classic:
        c.path(
            f"M{front + 2} {deck + 7} L{rear + 4} {deck + 4} L92 {deck + 1} L92.4 {deck + 5} L{rear} {deck + 9} Z",
            c.second,
            stroke=CHROME,
            width=0.7,
        )
        c.line([(8, deck + 5), (front + 2, deck + 7)], CHROME, 0.9)
    else:
        c.path(f"M10 {deck + 6.4} C30 {deck + 5} 70 {deck + 6} 90 {deck + 4}", stroke=c.dark, width=0.9)
        c.line([(start + 6, deck + 0.5), (start + 52, deck - 0.3)], CHROME, 0.8)
    for x in (start + 5, start + 26):
        c.path(f"M{x} {deck + 0.6} C{x - 0.6} {deck + 6} {x} {low - 6} {x + 1} {low - 2}", stroke=c.darker, width=0.8)
    c.rect(start + 20, deck + 2.6, 4, 1.2, 0.6, CHROME, stroke=c.darker, width=0.4)
    if classic:
        c.ellipse(8.2, deck + 6.6, 2.2, 2.8, LAMP, stroke=CHROME, width=0.9)
        c.path(f"M93.6 {deck - 3.6} L90.6 {deck + 0.4} L92.8 {deck + 3.4} Z", REAR_LAMP, stroke=DARK, width=0.5)
    else:
        c.path(f"M7.4 {deck + 5.4} L13 {deck + 4.2} L12 {deck + 8} L6.8 {deck + 8.6} Z", LAMP, stroke=DARK, width=0.6)
        c.rect(88.6, deck + 3.2, 5, 3.8, 0.8, REAR_LAMP, stroke=DARK, width=0.6)
    metal = CHROME if classic else c.darker
    c.rect(5.4, low - 5, 8, 2.6, 1, metal, stroke=DARK, width=0.4)
    c.rect(87, low - 5, 8, 2.6, 1, metal, stroke=DARK, width=0.4)


def hatchback(c: Canvas) -> None:
    """Short and tall, two boxes: a stub of a bonnet, a long roof, a tail that falls steeply."""
    view, retro = View(c, 42, turned=c.chance(0.5)), c.chance(0.45)
    r, low, deck = c.uniform(9.4, 10.6), c.uniform(80, 81), c.uniform(55.5, 58)
    top, wheels = deck - c.uniform(18.5, 22), (c.uniform(22, 24), c.uniform(76, 78))
    soft = 0 if not retro else 2.4
    nose = curve([(6, deck + 10), (6.6 + soft * 0.3, deck + 5), (11 + soft, deck + 1.6), (24, deck - 0.4)], 3)
    profile = [
        (8, low),
        (6, low - 2.4),
        *nose,
        (60, deck - 0.8),
        (90.4, deck - 0.8),
        (92.6, deck + 8),
        (93, low - 4),
        (90.5, low),
    ]
    view.stand(wheels, r)
    underneath(view, wheels, r, low)
    view.extrude(profile)
    stripe = retro and c.chance(0.5)
    for share in (0.3, 0.58) if stripe else ():
        view.strip(nose[3:], view.wide * share, view.wide * (share + 0.12), c.second)
    with view.side():
        c.panel(flank(profile, wheels, r))
        _hatch_trim(c, deck, low, wheels, r, retro)
    if retro:
        for share in (0.15, 0.85):
            round_spot(view, profile, share, deck + 9, 4, LAMP, stroke=CHROME, width=1.2)
    else:
        nose_lamps(view, profile, deck + 6, 5.4, wide=0.25, slant=-1)
    grille = [(0.3, deck + 9), (0.7, deck + 9), (0.64, deck + 13), (0.36, deck + 13)]
    view.front(profile, grille, DARK, stroke=CHROME, width=0.8)
    view.front(profile, [(0.02, low - 5), (0.98, low - 5), (0.98, low - 2), (0.02, low - 2)], c.darker)
    plate(view, profile, low - 5.8)
    _hatch_cabin(view, deck - 0.8, top, c.second if stripe else None)
    for x in wheels:
        wheel(view, x, r, "steel" if retro else c.choice(("spokes", "star")), 0.6)


def _hatch_cabin(view: View, deck: float, top: float, stripe: RGB | None) -> None:
    """A long roof with three or five doors under it, and perhaps a spoiler or a rack."""
    c, lean = view.c, 0.22
    a, b, e, f = c.uniform(22, 26), c.uniform(35, 38), c.uniform(80, 84), c.uniform(88.5, 90)
    roof = curve([(b, top + 1.4), (b + 7, top), (e - 12, top), (e, top + 2)], 3)
    outline = [(a, deck), *roof, (e + 2.6, top + 6), (f, deck)]
    view.extrude(outline, lambda y: 2 + lean * (deck - y))
    for share in (0.34, 0.56) if stripe else ():
        view.strip(roof, view.wide * share, view.wide * (share + 0.1), stripe)
    windscreen(view, (a + 1, deck - 1), (b - 0.4, top + 2.2), 4, 3.4 + lean * (deck - top))
    mid, sill, head = c.uniform(56, 59), deck - 0.8, top + 3.2
    with view.side(2, lean, deck):
        c.panel(points(outline, close=True))
        pane(c, points([(a + 5, sill), (b + 2, head), (mid - 1, head - 0.4), (mid - 1, sill)], close=True))
        rear = 76.0 if c.chance() else 84.0  # the third pane, behind the rear doors, is left out in a three-door car
        pane(
            c, points([(mid + 1.4, sill), (mid + 1.4, head - 0.4), (min(rear, e - 4), head), (rear, sill)], close=True)
        )
        if rear < 80:
            pane(
                c,
                points(
                    [(rear + 1.8, sill), (min(rear, e - 4) + 1.8, head), (e - 1, head + 1.6), (f - 5, sill)], close=True
                ),
            )
        extra = c.choice(("", "spoiler", "rack"))
        if extra == "spoiler":
            c.panel(f"M{e - 5} {top + 1} L{e + 5} {top + 0.6} L{e + 5.4} {top + 3} L{e + 1} {top + 3.6} Z", shade=0.2)
        elif extra == "rack":
            c.path(f"M{b + 6} {top} L{b + 6} {top - 2} L{e - 8} {top - 2} L{e - 8} {top + 0.4}", stroke=DARK, width=1.3)
    with view.side():
        c.rect(a + 4, deck - 3.4, 4, 3.6, 1.3, c.dark, stroke=c.outline, width=0.6)


def _hatch_trim(c: Canvas, deck: float, low: float, wheels: Sequence[float], r: float, retro: bool) -> None:
    """Lines, doors, lamps and bumpers of the near side."""
    front, rear = wheels[0] + r * 1.22, wheels[1] - r * 1.22
    c.line([(front, low - 0.8), (rear, low - 0.8)], DARK, 2)
    c.path(f"M12 {deck + 6} C34 {deck + 7} 70 {deck + 6} 92 {deck + 4}", stroke=c.dark, width=0.9)
    for x in (front + 1.6, 57.5):
        c.line([(x, deck + 0.4), (x + 0.4, low - 2)], c.darker, 0.8)
    c.rect(51, deck + 2.6, 4.4, 1.4, 0.7, CHROME, stroke=c.darker, width=0.4)
    if retro:
        c.ellipse(9.6, deck + 9, 2.6, 3.8, LAMP, stroke=CHROME, width=1)
    else:
        c.path(f"M6.8 {deck + 6.4} L15 {deck + 4} L13 {deck + 9} L6.4 {deck + 11} Z", LAMP, stroke=DARK, width=0.7)
    c.rect(88.4, deck + 1, 3.6, 9.6, 1.2, REAR_LAMP, stroke=DARK, width=0.7)
    c.rect(5.4, low - 5, 8.4, 3, 1.2, c.darker)
    c.rect(86.4, low - 5, 8, 3, 1.2, c.darker)


# lorries --------------------------------------------------------------------------------------------------
def lorry(c: Canvas) -> None:
    """A cab, flat or with a bonnet, before a tall box: on one frame, or a long trailer of its own."""
    kind = c.choice(("flat", "flat", "bonnet", "rigid", "rigid"))
    rigid, view = kind == "rigid", View(c, 33 if kind == "rigid" else 26, turned=c.chance(0.5))
    r, low = (7.6, 78.0) if rigid else (c.uniform(5.5, 6), 79.5)
    top, floor = (c.uniform(30, 35), 71.0) if rigid else (c.uniform(37, 41), 72.5)
    back = {"flat": 27.0, "bonnet": 36.0, "rigid": 29.0}[kind]
    rear = (
        [76.0] if rigid else [back + 6.4, 90 - 2.15 * r, 90.0] if kind == "flat" else [back - 1, back + 11.4, 78, 90.0]
    )
    if kind == "flat" and c.chance():
        rear.insert(1, 90 - 4.3 * r)
    wheels = [17.0 if rigid else 14.5, *rear]
    view.stand((wheels[0], wheels[-1], *wheels[1:-1]), r)
    underneath(view, wheels, r, low)
    slab(view, [(20, low - 1), (20, floor - 1), (93, floor - 1), (93, low - 3.6)], 4, view.wide - 4, (52, 54, 62))
    _lorry_box(view, back + (2 if rigid else 4), top, floor)
    for x in wheels[1:]:
        wheel(view, x, r, "steel", 0.6)
    if kind == "bonnet":
        _bonnet_cab(view, back, low, top, wheels[0], r)
    else:
        _flat_cab(view, back, low, top, wheels[0], r)
    wheel(view, wheels[0], r, "steel", 0.6)


def _lorry_box(view: View, x: float, top: float, floor: float) -> None:
    """The box with ribs, a curtain or a painted side."""
    c, kind = view.c, view.c.choice(("ribs", "curtain", "stripe", "badge", "plain"))
    slab(view, [(x, floor), (x, top), (94, top), (94, floor)], 0, view.wide, c.main, near=False)
    with view.side():
        c.panel(box(x, top, 94 - x, floor - top, 0.8))
        mid, y = (x + 94) / 2, (top + floor) / 2
        if kind in ("ribs", "curtain"):
            n = 14 if kind == "ribs" else 7
            for k in range(1, n):
                u = x + (94 - x) * k / n
                c.line([(u, top + 2.4), (u, floor - 3)], c.dark, 1 if kind == "ribs" else 0.6)
        elif kind == "stripe":
            c.path(f"M{x + 0.6} {y + 4} L93.4 {y - 9} L93.4 {y - 1} L{x + 0.6} {y + 12} Z", c.second)
        elif kind == "badge":
            c.ellipse(mid, y, 10, None, c.second, stroke=c.darker, width=0.9)
            c.path(
                f"M{mid - 6} {y + 3} L{mid} {y - 6} L{mid + 6} {y + 3} L{mid + 2} {y + 3} L{mid} {y} "
                f"L{mid - 2} {y + 3} Z",
                c.main,
            )
        c.rect(x, floor - 2.6, 94 - x, 2.6, 0, c.darker)
        for k in range(4):
            c.rect(x + 4 + k * (80 - x) / 3.4, floor - 1.9, 2, 1.2, 0.3, (255, 178, 60))
        c.rect(92, floor - 7, 1.6, 4, 0.4, REAR_LAMP)
        c.line([(x + 0.6, top + 1.8), (93.4, top + 1.8)], lighter(c.main, 0.4), 0.9)


def _flat_cab(view: View, back: float, low: float, top: float, axle: float, r: float) -> None:
    """A tall cab over its axle, with a sleek cap on the roof or without."""
    c, w = view.c, view.wide
    roof, belt = max(top + 5, 41) + c.uniform(0, 4), low - c.uniform(17, 19)
    profile = (
        [(8, low), (6.6, low - 2), (6.6, belt)]
        + curve([(6.8, belt - 1), (8.4, roof + 5), (10.4, roof + 1), (14, roof)], 3)
        + [(back, roof), (back, low)]
    )
    if c.chance(0.6):
        cap = [(13, roof), *curve([(13.4, roof - 1), (20, top + 1.4), (back - 1, top - 1)], 3), (back - 1, roof)]
        slab(view, cap, 2, w - 2, c.main)
    view.extrude(profile)
    view.strip([(7, belt - 1.4), (8.5, roof + 5)], 2, w - 2, glass(c), stroke=DARK, width=1)
    with view.side():
        c.panel(flank(profile, [axle], r, 1.2))
        pane(c, points([(9, belt - 1), (11, roof + 4.6), (back - 5, roof + 4.6), (back - 5, belt - 1)], close=True))
        c.path(points([(back - 3, roof + 3), (back - 3, low - 4)]), stroke=c.darker, width=0.8)
        c.rect(back - 9.6, belt + 1.4, 3.6, 1.3, 0.6, DARK)
        c.rect(7.4, belt - 8, 2.4, 7.4, 1, DARK)
        c.rect(6.6, low - 6.4, 4, 3, 0.8, LAMP, stroke=DARK, width=0.5)
        c.rect(6, low - 2.6, 5, 3, 0.8, DARK)
    grille = [(0.2, belt + 2), (0.8, belt + 2), (0.8, low - 8), (0.2, low - 8)]
    view.front(profile, grille, DARK, stroke=CHROME, width=0.8)
    nose_lamps(view, profile, low - 6.6, 3.2, wide=0.2)
    view.front(profile, [(0, low - 2.8), (1, low - 2.8), (1, low), (0, low)], DARK)


def _bonnet_cab(view: View, back: float, low: float, top: float, axle: float, r: float) -> None:
    """The American way: a long bonnet, a small screen, chrome stacks behind the cab."""
    c, w = view.c, view.wide
    hood, roof = low - c.uniform(18, 20), top + c.uniform(4, 7)
    profile = [(8, low), (6.4, low - 2), (6.4, hood + 3)] + curve([(6.8, hood + 1.6), (9, hood), (20, hood - 1.4)], 3)
    profile += curve([(20.4, hood - 2), (24, roof + 1.6), (26, roof), (back - 6, roof)], 3) + [
        (back - 2, roof),
        (back - 2, low),
    ]
    for z in (w * 0.9, w * 0.06) if view.turned else (0.0,):
        with view.side(z):
            c.line([(back - 0.6, low - 6), (back - 0.6, top - 3)], DARK, 3.2)
            c.line([(back - 0.6, low - 6), (back - 0.6, top - 3)], CHROME, 2)
    view.extrude(profile)
    view.strip([(20.8, hood - 3.4), (23.8, roof + 3)], 2, w - 2, glass(c), stroke=DARK, width=1)
    with view.side():
        c.panel(flank(profile, [axle], r, 1.22))
        pane(c, points([(22.6, hood - 1), (25.4, roof + 3), (30, roof + 3), (30, hood - 1)], close=True))
        c.line([(20.8, hood + 0.4), (20.8, low - 4)], c.darker, 0.8)
        c.line([(31.4, roof + 2), (31.4, low - 3)], c.darker, 0.8)
        c.line([(8, hood + 4), (19.6, hood + 2.6)], CHROME, 1)
        c.rect(21.4, low - 6, back - 24, 5, 1.4, CHROME, stroke=DARK, width=0.6)
        c.rect(6.8, hood + 5, 3.4, 3.8, 1, LAMP, stroke=DARK, width=0.5)
        c.rect(5.2, low - 3, 6, 3.4, 0.8, CHROME, stroke=DARK, width=0.5)
    view.front(
        profile, [(0.2, hood + 4), (0.8, hood + 4), (0.8, low - 5), (0.2, low - 5)], DARK, stroke=CHROME, width=1.3
    )
    nose_lamps(view, profile, hood + 5, 3.6, wide=0.15)
    view.front(profile, [(0, low - 3), (1, low - 3), (1, low), (0, low)], CHROME, stroke=DARK, width=0.5)


# campers --------------------------------------------------------------------------------------------------
def camper_van(c: Canvas) -> None:
    """Two colours, curtained windows, a roof raised on canvas or built high; often an awning on poles."""
    view, high = View(c, 36, turned=c.chance(0.5)), c.chance(0.4)
    r, low = c.uniform(8, 8.8), c.uniform(79.6, 80.6)
    top, belt = c.uniform(42, 44), c.uniform(59, 61)
    wheels, slope = (c.uniform(20, 22), c.uniform(75, 78)), c.uniform(0, 3)
    nose = curve(
        [(6.2, belt + 9), (6.8, belt + 2), (9 + slope, belt - 5), (13 + slope * 2, top + 3), (20 + slope, top)], 4
    )
    tail = curve([(88, top), (92, top + 2.4), (93.6, belt), (94, low - 3)], 3)
    profile = [(8, low), (6.2, low - 2), *nose, *tail, (92, low)]
    view.stand(wheels, r)
    underneath(view, wheels, r, low)
    slab(view, profile, 0, view.wide, lambda y: CREAM if y < belt else c.main, near=False)
    swoop = [(0, belt - 1), (1, belt - 1), (0.72, belt + 6), (0.5, low - 7), (0.28, belt + 6)]
    view.front(profile, swoop, CREAM)
    screen = [(x, y) for x, y in nose if top + 2.6 < y < belt - 2.6]
    view.strip(screen, 3, view.wide - 3, glass(c), stroke=DARK, width=1)
    (_high_roof if high else _pop_roof)(view, 20 + slope, top)
    with view.side():
        side = flank(profile, wheels, r)
        c.panel(side)
        with c.clip(side):
            c.path(f"M0 0 L100 0 L100 {belt} L26 {belt} C18 {belt} 12 {belt + 4} 5 {belt + 13} Z", CREAM)
            c.path(f"M100 {belt} L26 {belt} C18 {belt} 12 {belt + 4} 5 {belt + 13}", stroke=CHROME, width=1.3)
        c.path(side, None, stroke=c.outline, width=1)
        _camper_side(c, 12 + slope * 1.6, top, belt, low, wheels, r)
    for share in (0.14, 0.86):
        round_spot(view, profile, share, belt + 9, 3.4, LAMP, stroke=CHROME, width=1.1)
    if c.chance(0.4):
        round_spot(view, profile, 0.5, belt + 8.4, 5, c.main, stroke=DARK, width=1.4)
    view.front(profile, [(0, low - 4), (1, low - 4), (1, low - 1.4), (0, low - 1.4)], CREAM, stroke=DARK, width=0.6)
    for x in wheels:
        wheel(view, x, r, "steel", 0.62)
    if c.chance(0.6):
        _awning(view, top)


def _camper_side(c: Canvas, x: float, top: float, belt: float, low: float, wheels: Sequence[float], r: float) -> None:
    """Cab window, living-room windows with curtains, door lines, lamps and bumpers."""
    y0, y1 = top + 4.4, belt - 2.4
    pane(c, points([(x + 1, y1), (x + 6, y0), (31, y0), (31, y1)], close=True))
    cloth = c.choice([lighter(c.main, 0.25), c.main, (226, 92, 84)])
    for a, b in ((35, 51), (54.5, 70), (73.5, 88)):
        pane(c, box(a, y0, b - a, y1 - y0, 1.4))
        for s, e in ((a + 0.5, a + 5), (b - 0.5, b - 5)):
            c.path(
                f"M{s} {y0 + 0.5} L{e} {y0 + 0.5} Q{e} {y1 - 5} {(s + e) / 2} {y1 - 4.4} L{s} {y1 - 0.5} Z",
                cloth,
                stroke=darker(cloth, 0.4),
                width=0.5,
            )
    front, rear = wheels[0] + r * 1.22, wheels[1] - r * 1.22
    c.line([(front, low - 0.6), (rear, low - 0.6)], DARK, 1.8)
    for u in (33, 52.8):
        c.line([(u, top + 3), (u, low - 1.6)], c.darker, 0.7)
    c.rect(47, belt + 3, 4.4, 1.3, 0.6, CHROME, stroke=c.darker, width=0.4)
    c.ellipse(8.6, belt + 9, 2, 3.2, LAMP, stroke=CHROME, width=1)
    c.rect(91, belt + 2, 2.6, 6, 1, REAR_LAMP, stroke=DARK, width=0.6)
    c.rect(5.2, low - 4, 8, 2.8, 1, CREAM, stroke=DARK, width=0.6)
    c.rect(87, low - 4, 8, 2.8, 1, CREAM, stroke=DARK, width=0.6)


def _pop_roof(view: View, x: float, top: float) -> None:
    """The lid lifted at one end, striped canvas between it and the body."""
    c, w, lift = view.c, view.wide, view.c.uniform(12, 17)
    a, b = x + 4, c.uniform(78, 84)
    up_a, up_b = (2.0, lift) if c.chance() else (lift, 2.0)
    wedge = [(a + 1, top), (a, top - up_a), (b, top - up_b), (b - 1, top)]
    pale = lighter(c.main, 0.55)
    slab(view, wedge, 3, w - 3, pale)
    with view.side(3):
        n = 9
        for k in range(1, n, 2):
            t, u = k / n, (k + 1) / n
            quad = [
                (a + (b - a) * v, top - s * (up_a + (up_b - up_a) * v)) for v, s in ((t, 0), (t, 1), (u, 1), (u, 0))
            ]
            c.polygon(quad, c.main)
        c.path(points(wedge, close=True), stroke=c.outline, width=0.9)
    lid = [
        (a - 2, top - up_a + 0.6),
        (a - 1.6, top - up_a - 2.4),
        (b + 1.6, top - up_b - 2.4),
        (b + 2, top - up_b + 0.6),
    ]
    slab(view, lid, 2, w - 2, CREAM)


def _high_roof(view: View, x: float, top: float) -> None:
    """A fixed high roof in the van's colour, with a small window; perhaps boards or a box on it."""
    c, w, high = view.c, view.wide, view.c.uniform(9, 12)
    dome = curve(
        [
            (x, top + 0.4),
            (x + 3, top - high * 0.6),
            (x + 10, top - high),
            (80, top - high),
            (87, top - high * 0.7),
            (89, top + 0.4),
        ],
        3,
    )
    slab(view, dome, 2, w - 2, c.main)
    with view.side(2):
        pane(c, box(c.uniform(42, 48), top - high + 3, 18, high - 5.4, 1.6))
    if c.chance():
        board, y = c.choice([(250, 214, 96), (240, 120, 96), (110, 190, 200)]), top - high
        with view.side(w * 0.4):
            c.path(
                f"M{x + 8} {y - 2} Q50 {y - 6} 84 {y - 2.4} Q50 {y - 1} {x + 8} {y - 2} Z",
                board,
                stroke=darker(board, 0.55),
                width=0.8,
            )
            for u in (42, 72):
                c.line([(u, y), (u, y - 3)], DARK, 1.2)


def _awning(view: View, top: float) -> None:
    """A striped cloth let out from the roof's edge, on two poles."""
    c, reach = view.c, view.c.uniform(11, 15)
    a, b, y = c.uniform(36, 44), 88.0, top + 2.0

    def out(x: float, height: float, share: float) -> Point:
        """A point of the cloth; without depth to show, what comes towards us sinks and widens a little."""
        if view.turned:
            return view.at(x, height, -reach * share)
        return x + (x - (a + b) / 2) * 0.1 * share, height

    n, drop = 8, 5.0 if view.turned else 8.0
    for x in (a, b):
        foot = out(x, GROUND + (0 if view.turned else 1.6), 1)
        c.line([out(x, y + drop, 1), foot], DARK, 1.7)
        c.line([out(x, y + drop, 1), foot], CHROME, 0.9)
        c.stands(foot[0] - 1, foot[0] + 1, foot[1])
    for k in range(n):
        u, v = a + (b - a) * k / n, a + (b - a) * (k + 1) / n
        tone = c.main if k % 2 == 0 else CREAM
        (px, py), (qx, qy) = out(u, y + drop, 1), out(v, y + drop, 1)
        c.polygon([out(u, y, 0), out(v, y, 0), (qx, qy), (px, py)], tone)
        c.path(
            f"M{px} {py} L{qx} {qy} L{qx} {qy + 2} Q{(px + qx) / 2} {(py + qy) / 2 + 4.6} {px} {py + 2} Z",
            darker(tone, 0.12),
            stroke=c.outline,
            width=0.5,
        )
    c.polygon([out(a, y, 0), out(b, y, 0), out(b, y + drop, 1), out(a, y + drop, 1)], None, stroke=c.outline, width=0.9)


# motor two-wheelers ---------------------------------------------------------------------------------------
def fat_wheel(c: Canvas, x: float, y: float, r: float, thick: float, spokes: int) -> None:
    """A broad tyre on wire or cast spokes, with a brake disc."""
    turn = c.uniform(0, 1)
    for k in range(spokes):
        a = turn + k * 2 * math.pi / spokes
        c.line(
            [(x, y), (x + (r - thick) * math.cos(a), y + (r - thick) * math.sin(a))],
            (176, 179, 188),
            0.5 if spokes > 8 else 2.2,
        )
    c.ellipse(x, y, r - thick, None, None, stroke=CHROME, width=1.5)
    c.ellipse(x, y, r - thick / 2, None, None, stroke=TYRE, width=thick)
    c.ellipse(x, y, r - thick * 0.42, None, None, stroke=lighter(TYRE, 0.2), width=0.5)
    c.ellipse(x, y, r * 0.34, None, None, stroke=(132, 135, 144), width=1.6)
    c.ellipse(x, y, r * 0.16, None, CHROME, stroke=DARK, width=0.7)
    c.stands(x - 6, x + 6, GROUND)


def guard(c: Canvas, x: float, y: float, r: float, a: float, b: float, deep: float) -> None:
    """A mudguard over a wheel from angle a to b (degrees, clockwise from the right), `deep` thick."""
    arc = []
    for radius, order in ((r + 1.4, (a, b)), (r + 1.4 - deep, (b, a))):
        p, q = (math.radians(v) for v in order)
        arc.append(
            (
                (x + radius * math.cos(p), y + radius * math.sin(p)),
                (x + radius * math.cos(q), y + radius * math.sin(q)),
                radius,
            )
        )
    (p0, p1, out), (q0, q1, within) = arc
    c.panel(
        f"M{p0[0]:.2f} {p0[1]:.2f} A{out:.2f} {out:.2f} 0 0 1 {p1[0]:.2f} {p1[1]:.2f} "
        f"L{q0[0]:.2f} {q0[1]:.2f} A{within:.2f} {within:.2f} 0 0 0 {q1[0]:.2f} {q1[1]:.2f} Z"
    )


def bars(c: Canvas, pts: Sequence[Point], *, mirror: bool = True) -> None:
    """A handlebar through the points, a grip on its last stretch, perhaps a mirror."""
    tube(c, pts, 1.5, STEEL)
    (x0, y0), (x1, y1) = pts[-2], pts[-1]
    c.line([((x0 + x1) / 2, (y0 + y1) / 2), (x1, y1)], DARK, 3)
    if mirror:
        c.line([(x0 + 1.6, y0), (x0 - 1, y0 - 4.4)], DARK, 1.1)
        c.path(
            f"M{x0 - 3.6} {y0 - 4} L{x0 - 3} {y0 - 7.4} L{x0 + 1.4} {y0 - 7} L{x0 + 0.6} {y0 - 3.6} Z",
            DARK,
            stroke=DARK,
            width=0.8,
        )


def motorcycle(c: Canvas) -> None:
    """Side view: a faired racing machine, an upright classic, or a long low cruiser."""
    {"sport": _sport_bike, "classic": _classic_bike, "cruiser": _cruiser}[c.choice(("sport", "classic", "cruiser"))](c)


def _engine(c: Canvas, x: float, y: float, *, vee: bool) -> None:
    """Crankcase and finned cylinders: one upright, or two in a vee."""
    for lean in (-24, 24) if vee else (-8,):
        with c.group(f"rotate({lean} {x} {y})"):
            c.rect(x - 6, y - 20, 12, 18, 1.6, (168, 171, 180), stroke=DARK, width=0.9)
            for k in range(5):
                c.line([(x - 6.8, y - 17 + k * 3), (x + 6.8, y - 17 + k * 3)], (84, 87, 96), 1)
    c.rect(x - 11, y - 6, 24, 14, 5, (134, 137, 146), stroke=DARK, width=0.9)
    c.ellipse(x + 6, y + 1, 5, None, (188, 191, 198), stroke=DARK, width=0.8)
    c.ellipse(x - 5, y + 1, 3.4, None, (188, 191, 198), stroke=DARK, width=0.8)


def _pipe(c: Canvas, pts: Sequence[Point], end: Point) -> None:
    """An exhaust: a pipe through the points, a silencer from the last of them to its end."""
    tube(c, pts, 2.4, CHROME)
    (x0, y0), (x1, y1) = pts[-1], end
    c.line([(x0, y0), (x1, y1)], DARK, 6.2)
    c.line([(x0, y0), (x1, y1)], CHROME, 4.8)
    c.line([(x0, y0 - 1.2), (x1, y1 - 1.2)], (250, 250, 252), 1)


def _classic_bike(c: Canvas) -> None:
    """Round lamp, teardrop tank, flat seat, two shocks."""
    r, xf, xr = c.uniform(16, 17.4), 23.0, 77.5
    y = GROUND - r
    for x in (xf, xr):
        fat_wheel(c, x, y, r, c.uniform(3.8, 4.6), 18 if c.chance(0.7) else 7)
    guard(c, xr, y, r, -150, -10, 3.6)
    tube(c, [(xr, y), (54, y - 1)], 3, (70, 72, 80))
    c.path(f"M37 47 L42 {GROUND - 8} L62 {GROUND - 7} L66 54", stroke=DARK, width=2.4)
    _engine(c, 50, 71, vee=c.chance(0.3))
    _pipe(c, [(45, 61), (40, 72), (44, 81), (58, 82)], (88, 80))
    c.line([(72, 54), (76, y)], DARK, 4)
    c.line([(72, 54), (76, y)], CHROME, 2.8, dash="1.2 1.2", cap="butt")
    c.panel("M56 51 L71 50 L66 63 L58 63 Z", shade=0.12)
    tan = c.choice([DARK, (118, 72, 42)])
    up = c.uniform(0, 5)
    c.path(
        f"M54 47 C60 43 66 45 74 44 C82 43 88 {44 - up} 91 {45 - up} C92 48 88 51 82 51 L57 52 Z",
        tan,
        stroke=darker(tan, 0.5),
        width=1,
    )
    tank = c.uniform(0, 3)
    c.panel(f"M33 49 C32 {40 - tank} 40 {36 - tank} 47 {37 - tank} C54 {38 - tank} 58 44 60 51 C52 55 40 55 33 49 Z")
    c.path("M37 46 C42 43 50 43 55 48 C50 51 42 51 37 46 Z", c.second if c.chance(0.6) else c.dark)
    tube(c, [(35.5, 37), (xf, y)], 3.4, CHROME)
    guard(c, xf, y, r, -168, -50, 3)
    c.line([(90, 48), (93, 50)], DARK, 2)
    c.ellipse(93, 50, 2.2, 2.6, REAR_LAMP, stroke=DARK, width=0.7)
    bars(c, [(34.6, 37), (33, 31), (38, 28), (46, 30)], mirror=c.chance(0.6))
    c.ellipse(28, 41, 5.6, None, DARK)
    c.path("M28 35.6 A5.4 5.4 0 0 0 28 46.4 Q31 41 28 35.6 Z", LAMP, stroke=CHROME, width=1.2)


def _sport_bike(c: Canvas) -> None:
    """A fairing from screen to belly, a high tail, a low bar."""
    r, xf, xr = c.uniform(15.6, 16.8), 22.5, 76.0
    y, tail = GROUND - r, c.uniform(33, 38)
    for x in (xf, xr):
        fat_wheel(c, x, y, r, 5.2, 5)
    tube(c, [(xr, y), (64, y - 4), (54, y - 2)], 3.8, (70, 72, 80))
    _pipe(c, [(52, 78), (62, 79), (68, 70)], (88, 58 + c.uniform(0, 6)))
    _engine(c, 52, 69, vee=False)
    tube(c, [(33.5, 40), (xf, y)], 3.6, (196, 160, 84) if c.chance() else STEEL)
    c.path(f"M54 50 L88 {tail + 4} L86 {tail + 9} L66 57 Z", DARK)
    c.panel(f"M62 50 C70 44 80 {tail + 2} 94 {tail} L90 {tail + 7} C82 {tail + 10} 74 54 66 56 Z")
    c.path(f"M52 48 C60 48 68 46 78 {tail + 5} L84 {tail + 2} C76 {tail + 2} 64 41 54 44 Z", DARK)
    c.rect(89, tail + 1.4, 4, 2.6, 1, REAR_LAMP, stroke=DARK, width=0.5)
    c.panel("M36 47 C36 38 44 34 50 36 C56 38 58 45 59 50 L44 54 Z", shade=-0.08)
    bars(c, [(35, 39), (38, 37), (43, 40)], mirror=False)
    c.path("M27 38 C30 31 36 28 41 29 L39 38 Z", glass(c), stroke=DARK, width=0.9)
    c.panel(
        "M17 48 C19 41 24 38 30 37 L41 38 C46 46 52 52 57 55 L54 62 L63 76 L58 82 L42 81 "
        "C35 76 32 66 34 58 C28 56 21 54 17 48 Z"
    )
    k, flash = c.uniform(0, 3), c.second if c.chance(0.75) else c.dark
    c.path(f"M24 {50 - k * 0.4} L33 {44 + k * 0.3} C40 50 46 54 54 58 L52 61 C44 59 38 56 33 53 Z", flash)
    c.path("M44 63 L52 62 L56 71 L46 72 Z", DARK)
    c.path("M18.4 47.6 C20.4 43 24 41 29 40.4 L27 46 L21 50 Z", LAMP, stroke=DARK, width=0.8)
    guard(c, xf, y, r, -150, -40, 3.6)
    c.line([(37, 31), (33, 33)], DARK, 1.2)
    c.path("M36 28 Q40 25 43 28 L40 31 Z", c.dark, stroke=c.outline, width=0.7)


def _cruiser(c: Canvas) -> None:
    """Raked fork, high bars, low seat, a vee engine, deep guards; perhaps a saddlebag."""
    r, xf, xr = c.uniform(14.4, 15.4), 18.0, 78.0
    y, reach = GROUND - r, c.uniform(0, 6)
    fat_wheel(c, xf, y, r, 3.6, 18)
    fat_wheel(c, xr, y, r, 6, 18)
    tube(c, [(xr, y), (56, y + 2)], 3, (70, 72, 80))
    c.path(f"M38 50 L44 {GROUND - 7} L66 {GROUND - 7} L68 60", stroke=DARK, width=2.6)
    _engine(c, 52, 73, vee=True)
    _pipe(c, [(46, 64), (43, 78), (50, 81)], (90, 80))
    _pipe(c, [(58, 64), (60, 75), (66, 76)], (92, 75))
    guard(c, xr, y, r + 1.5, -168, -8, 6.5)
    hide = c.choice([DARK, DARK, (118, 72, 42)])
    c.path(
        "M54 57 C58 54 62 61 70 60 C73 60 72 53 76 52 C82 50 88 52 90 56 L86 58 "
        "C80 56 76 60 72 63 C66 65 58 64 54 57 Z",
        hide,
        stroke=darker(hide, 0.5),
        width=0.9,
    )
    if c.chance(0.5):
        c.rect(74, 62, 17, 11, 3, hide, stroke=darker(hide, 0.6), width=1)
        c.line([(75, 66), (90, 66)], lighter(hide, 0.3), 0.7)
    elif c.chance(0.5):
        c.path("M84 54 L88 36 Q90 33 91 36 L88 55", stroke=CHROME, width=1.5)
    c.panel("M33 53 C32 45 40 42 46 43 C53 45 58 52 60 58 C50 60 38 59 33 53 Z")
    c.path("M36.6 51 C42 47 50 50 55 55 C48 56.6 40 55.6 36.6 51 Z", c.second)
    tube(c, [(36, 40), (xf, y)], 3.4, CHROME)
    guard(c, xf, y, r, -172, -62, 3.6)
    high = 27 - reach
    bars(c, [(35.6, 40), (34, high + 4), (38, high), (49, high + 3 + reach * 0.5)], mirror=c.chance(0.6))
    c.ellipse(28.6, 47, 5, None, CHROME, stroke=DARK, width=0.9)
    c.path("M28.6 42.6 A4.6 4.6 0 0 0 28.6 51.4 Q31 47 28.6 42.6 Z", LAMP, stroke=DARK, width=0.7)
    c.ellipse(93, 64, 2, 2.4, REAR_LAMP, stroke=DARK, width=0.7)


def scooter(c: Canvas) -> None:
    """Small wheels, a leg shield, a flat floor, a round or edged tail under a long seat."""
    retro, r = c.chance(0.6), c.uniform(9.6, 11.4)
    y, xf, xr = GROUND - r, 21.0, 76.0
    for x in (xf, xr):
        fat_wheel(c, x, y, r, 4, 5)
    c.line([(58, 80), (62, GROUND - 0.6)], DARK, 1.8)
    tube(c, [(66, 78), (xr, y + 1), (90, y + 3)], 3.4, STEEL)
    extra = c.choice(("", "box", "rack", "case"))
    _scooter_load(c, extra)
    _scooter_tail(c, retro)
    floor = c.uniform(73, 75)
    c.panel(
        f"M27 {floor - 3} C36 {floor} 46 {floor} 57 {floor - 2} L57 {floor + 5} "
        f"C46 {floor + 6} 34 {floor + 6} 28 {floor + 2} Z",
        shade=0.16,
    )
    c.line([(35, floor - 1), (53, floor - 1)], DARK, 1.8)
    tube(c, [(31, 44), (25, 62), (xf, y)], 3, STEEL)
    _scooter_front(c, retro, xf, y, r, floor)


def _scooter_load(c: Canvas, extra: str) -> None:
    """What is carried behind the seat."""
    if extra:
        c.path("M82 50 L95 48 M94 48 L88 56", stroke=STEEL, width=1.8)
    if extra == "box":
        c.panel(box(79, 31, 17, 17, 3.4), shade=0.1)
        c.line([(79.6, 38), (95.4, 38)], c.darker, 1)
        c.rect(85.6, 36.4, 4, 3.6, 0.8, CHROME, stroke=DARK, width=0.5)
    elif extra == "case":
        hide = (150, 96, 56)
        c.rect(80, 38, 15, 10, 2, hide, stroke=darker(hide, 0.6), width=1)
        for x in (84, 91):
            c.line([(x, 38), (x, 48)], darker(hide, 0.4), 1.2)


def _scooter_tail(c: Canvas, retro: bool) -> None:
    """The body over the rear wheel and the seat on it."""
    hide = c.choice([DARK, (122, 76, 44), (226, 206, 170)])
    if retro:
        c.panel("M51 78 C47 66 51 56 60 52 L84 50 C93 54 96 64 92 70 C88 76 84 70 76 70 C68 70 66 78 62 80 Z")
        c.panel("M60 69 C59 59 67 55 76 55 C87 55 93 61 92 67 C88 72 82 68 75 69 C69 70 63 75 60 69 Z", shade=-0.12)
        for k in range(3):
            c.line([(66 + k * 2.6, 61), (65 + k * 2.6, 66)], c.darker, 0.9)
        seat = "M53 52 C54 46 60 43 67 45 C72 47 74 44 80 44 C87 44 90 47 89 51 L86 53 L57 55 Z"
    else:
        c.panel("M50 77 C49 68 52 58 57 54 L90 46 L96 47 C96 54 92 62 86 66 C78 68 68 70 64 79 Z")
        c.path("M58 66 L86 55 L84 59 L62 70 Z", c.second)
        seat = "M52 53 C54 47 61 46 67 48 C72 47 76 42 84 41 L94 42 L93 47 L58 57 Z"
    c.path(seat, hide, stroke=darker(hide, 0.6), width=1)
    c.path("M57 50 C62 47 66 48 70 49", stroke=lighter(hide, 0.3), width=0.8)
    x, y = (92.6, 60) if retro else (94.4, 51)
    c.ellipse(x, y, 1.7, 2.6, REAR_LAMP, stroke=DARK, width=0.7)


def _scooter_front(c: Canvas, retro: bool, xf: float, y: float, r: float, floor: float) -> None:
    """Leg shield, mudguard, headset with lamp and bars, sometimes a screen."""
    if c.chance(0.3):
        c.path(
            "M27 30 C23 22 25 14 30 9 Q33 8 34 11 C33 18 33 24 34 30 Z",
            (206, 228, 242),
            stroke=DARK,
            width=0.9,
            opacity=0.75,
        )
    if retro:
        c.panel(
            f"M{xf - r - 2} {y + 2} "
            f"C{xf - r - 1} {y - r * 1.1} {xf + 4} {y - r * 1.5} {xf + 8} {y - r * 0.9} "
            f"L{xf + r} {y + 1} C{xf + 4} {y - 3} {xf - 4} {y - 3} {xf - r - 2} {y + 2} Z"
        )
        c.panel(
            f"M28 37 C22 46 20 56 25 {floor - 6} L30 {floor + 2} L36 {floor} C33 {floor - 12} 35 48 38 37 Z",
            shade=-0.06,
        )
        c.path(f"M26.4 46 C24.4 54 25 60 28 {floor - 6}", stroke=c.second, width=1.4)
        c.panel("M25 37 C23 30 27 26 33 26 L40 28 C43 31 42 36 39 38 Z")
        c.ellipse(26.4, 31.6, 3.6, 4.8, LAMP, stroke=CHROME, width=1.3)
    else:
        guard(c, xf, y, r, -175, -20, 4)
        c.panel(f"M30 34 L17 54 L24 58 L27 {floor - 4} L31 {floor + 2} L37 {floor} L35 54 L40 36 Z", shade=-0.06)
        c.path("M27.4 42 L19.6 53.4 L25 55 L29.6 44 Z", LAMP, stroke=DARK, width=0.9)
        c.path(f"M33 40 L31 56 L33 {floor - 8} L35 {floor - 6} L33.6 56 L37 41 Z", c.second)
        c.panel("M28 37 L31 28 L39 28 L42 34 L39 38 Z")
    bars(c, [(35, 29), (38, 26.6), (46, 29)], mirror=c.chance(0.75))


CONVERTIBLE_COLOURS = {
    "red": 2.4,
    "blue": 2,
    "white": 1.4,
    "yellow": 1.3,
    "green": 1.3,
    "pink": 1.4,
    "black": 1.2,
    "grey": 0.8,
    "orange": 0.6,
}
HATCH_COLOURS = {
    "red": 2,
    "blue": 2,
    "yellow": 1.5,
    "green": 1.5,
    "white": 1.3,
    "orange": 1.3,
    "grey": 1,
    "black": 1,
    "pink": 0.6,
    "purple": 0.6,
}
LORRY_COLOURS = {
    "red": 2.2,
    "blue": 2.2,
    "white": 1.6,
    "green": 1.6,
    "yellow": 1.3,
    "orange": 1.2,
    "grey": 1,
    "black": 0.8,
    "purple": 0.6,
}
CAMPER_COLOURS = {
    "orange": 2,
    "blue": 2,
    "green": 1.8,
    "red": 1.8,
    "yellow": 1.5,
    "brown": 0.9,
    "pink": 0.8,
    "purple": 0.5,
}
MOTOR_COLOURS = {
    "red": 2.4,
    "black": 2,
    "blue": 1.8,
    "orange": 1.4,
    "green": 1.4,
    "yellow": 1.2,
    "white": 0.8,
    "grey": 0.6,
    "purple": 0.6,
}
SCOOTER_COLOURS = {
    "red": 2,
    "green": 1.6,
    "blue": 1.8,
    "yellow": 1.5,
    "pink": 1.4,
    "orange": 1.2,
    "white": 1.1,
    "black": 0.8,
    "purple": 0.6,
    "brown": 0.5,
}

TWO_WHEELERS = ("vehicles", "two-wheelers")

KINDS = [
    Kind(
        "convertible",
        CARS,
        convertible,
        (
            "convertible",
            "cabriolet",
            "cabrio",
            "drop-top",
            "soft-top car",
            "convertible car",
            "car without a roof",
            "open-roof car",
        ),
        CONVERTIBLE_COLOURS,
        {},
        OUTDOORS,
        tilt=2,
    ),
    Kind(
        "hatchback",
        CARS,
        hatchback,
        ("hatchback", "small car", "city car", "supermini", "compact car", "hatch", "hatchback car", "little car"),
        HATCH_COLOURS,
        {},
        OUTDOORS,
        tilt=2,
    ),
    Kind(
        "lorry",
        TRUCKS,
        lorry,
        (
            "lorry",
            "articulated lorry",
            "box lorry",
            "semi-trailer truck",
            "big rig",
            "juggernaut",
            "heavy truck",
            "cargo truck",
            "big truck",
            "freight truck",
        ),
        LORRY_COLOURS,
        {},
        OUTDOORS,
        tilt=1,
    ),
    Kind(
        "camper van",
        TRUCKS,
        camper_van,
        (
            "camper van",
            "camper",
            "campervan",
            "motorhome",
            "holiday van",
            "camping van",
            "camper bus",
            "van to sleep in",
        ),
        CAMPER_COLOURS,
        {},
        OUTDOORS,
        tilt=1,
    ),
    Kind(
        "motorcycle",
        TWO_WHEELERS,
        motorcycle,
        ("motorcycle", "motorbike", "motor bike", "motor cycle", "motorised bike", "biker's motorbike"),
        MOTOR_COLOURS,
        {},
        OUTDOORS,
        tilt=2,
    ),
    Kind(
        "scooter",
        TWO_WHEELERS,
        scooter,
        ("scooter", "motor scooter", "moped", "step-through", "motorised scooter", "city scooter", "scooter bike"),
        SCOOTER_COLOURS,
        {},
        OUTDOORS,
        tilt=2,
    ),
]
