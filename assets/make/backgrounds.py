"""What lies behind a thing: full-size backgrounds, plain to busy, each varied by chance.

Knows only backgrounds. A thing stands at about y = 86; floors therefore begin between y = 60 and y = 74.
"""

import colorsys
from collections.abc import Callable

from assets.make.canvas import RGB, Canvas, darker, lighter, oval, points

DOWN = (0.0, 0.0, 0.0, 1.0)


def _sky_colours(c: Canvas) -> tuple[RGB, RGB]:
    top = c.choice([(120, 186, 240), (142, 196, 236), (108, 172, 228)])
    return top, lighter(top, 0.62)


def _clouds(c: Canvas, n: int, low: float = 40) -> None:
    for _ in range(n):
        x, y, s = c.uniform(0, 100), c.uniform(8, low), c.uniform(0.6, 1.3)
        for dx, dy, r in ((-6, 1, 4.5), (0, -1, 6.5), (6.5, 1, 5)):
            c.ellipse(x + dx * s, y + dy * s, r * s, r * s * 0.62, (255, 255, 255), opacity=0.8)


def white(c: Canvas) -> None:
    c.rect(0, 0, 100, 100, fill=(255, 255, 255))


def studio(c: Canvas) -> None:
    v = c.uniform(196, 234)
    warm = c.uniform(-5, 5)
    wall: RGB = (v + warm, v, v - warm)
    c.rect(
        0,
        0,
        100,
        100,
        fill=c.gradient(
            [(0, darker(wall, 0.06)), (0.62, lighter(wall, 0.5)), (0.76, lighter(wall, 0.2)), (1, wall)], angle=DOWN
        ),
    )


def outdoors(c: Canvas) -> None:
    """Sky, hills, and a meadow or a street."""
    top, low = _sky_colours(c)
    y = c.uniform(60, 72)
    c.rect(0, 0, 100, 100, fill=c.gradient([(0, top), (0.7, low), (1, low)], angle=DOWN))
    _clouds(c, c.choice((1, 2, 3)))
    hill = c.choice([(150, 196, 140), (132, 178, 150), (164, 190, 128)])
    a, b = c.uniform(4, 14), c.uniform(4, 14)
    c.path(
        f"M0 {y - a} C25 {y - a - 10} 40 {y - 2} 60 {y - b} C80 {y - b - 8} 92 {y - 3} 100 {y - 5} L100 100 L0 100 Z",
        lighter(hill, 0.25),
    )
    grass = c.choice([(128, 188, 98), (146, 194, 104), (112, 172, 96)])
    c.rect(0, y, 100, 100 - y, fill=c.gradient([(0, lighter(grass, 0.15)), (1, darker(grass, 0.18))], angle=DOWN))
    for _ in range(9):
        gx, gy = c.uniform(2, 98), c.uniform(y + 4, 99)
        c.path(f"M{gx} {gy} l-1 -3 M{gx} {gy} l.3 -3.6 M{gx} {gy} l1.3 -2.8", stroke=darker(grass, 0.3), width=0.5)


def street(c: Canvas) -> None:
    """Facades and a road."""
    top, low = _sky_colours(c)
    c.rect(0, 0, 100, 100, fill=c.gradient([(0, top), (0.7, low), (1, low)], angle=DOWN))
    y, x = c.uniform(64, 71), -6.0
    while x < 100:
        w, h = c.uniform(14, 26), c.uniform(26, 52)
        wall = c.choice([(222, 206, 190), (206, 214, 220), (214, 200, 204), (226, 220, 196), (200, 208, 196)])
        c.rect(x, y - h, w, h + 1, fill=wall)
        for i in range(int(h // 11)):
            for j in range(int(w // 7)):
                c.rect(x + 2.5 + j * 7, y - h + 4 + i * 11, 3.6, 5.6, fill=darker(wall, 0.2), opacity=0.65)
        x += w + c.choice((0, 0, 4))
    c.rect(0, y, 100, 4.5, fill=(204, 202, 198))
    c.rect(0, y + 4.5, 100, 100, fill=c.gradient([(0, (128, 130, 136)), (1, (104, 106, 112))], angle=DOWN))
    for k in range(-1, 6):
        c.polygon(
            [(k * 22 + 4, 95.5), (k * 22 + 15, 95.5), (k * 22 + 14, 97), (k * 22 + 3, 97)], (228, 228, 220), opacity=0.8
        )


def room(c: Canvas) -> None:
    """A wall, a skirting board and a floor; sometimes a window, a picture or a plant."""
    wall = c.choice([(228, 216, 198), (206, 216, 222), (230, 210, 206), (214, 222, 206), (222, 216, 228)])
    y = c.uniform(64, 73)
    c.rect(0, 0, 100, 100, fill=c.gradient([(0, lighter(wall, 0.12)), (1, darker(wall, 0.06))], angle=DOWN))
    if c.chance(0.4):
        x = c.uniform(4, 66)
        c.rect(x, 8, 28, 34, fill=(252, 252, 250))
        c.rect(x + 2, 10, 24, 30, fill=c.gradient([(0, (168, 208, 240)), (1, (226, 240, 248))], angle=DOWN))
        c.path(
            f"M{x + 14} 10 V40 M{x + 2} 25 H{x + 26}".replace("V40", f"L{x + 14} 40").replace(
                f"H{x + 26}", f"L{x + 26} 25"
            ),
            stroke=(252, 252, 250),
            width=1.4,
        )
    elif c.chance(0.5):
        x = c.uniform(6, 72)
        c.rect(x, 12, 20, 15, fill=(250, 250, 248), stroke=darker(wall, 0.35), width=1)
        c.polygon([(x + 2, 25), (x + 8, 17), (x + 12, 21), (x + 15, 18), (x + 18, 25)], darker(wall, 0.2))
    floor = c.choice([(198, 154, 108), (176, 132, 92), (206, 186, 160), (164, 158, 154)])
    c.rect(0, y, 100, 100 - y, fill=c.gradient([(0, lighter(floor, 0.1)), (1, darker(floor, 0.16))], angle=DOWN))
    for k in range(-2, 9):
        c.line([(50 + (k - 3) * 12, y), (50 + (k - 3) * 24, 100)], darker(floor, 0.22), 0.4, opacity=0.6)
    c.rect(0, y - 2.2, 100, 2.4, fill=(250, 248, 242))


def sunset(c: Canvas) -> None:
    y = c.uniform(62, 70)
    sky = c.choice(
        [((92, 70, 136), (238, 128, 112), (254, 204, 126)), ((70, 84, 148), (228, 138, 136), (252, 210, 150))]
    )
    c.rect(0, 0, 100, 100, fill=c.gradient([(0, sky[0]), (0.42, sky[1]), (0.68, sky[2]), (1, sky[2])], angle=DOWN))
    c.ellipse(c.uniform(14, 86), y - c.uniform(2, 10), c.uniform(8, 12), None, (255, 236, 176))
    c.path(
        f"M0 {y - 4} C20 {y - 12} 36 {y} 54 {y - 5} C74 {y - 12} 90 {y - 2} 100 {y - 7} L100 100 L0 100 Z",
        darker(sky[0], 0.1),
        opacity=0.55,
    )
    c.rect(0, y, 100, 100 - y, fill=c.gradient([(0, (150, 100, 104)), (1, (92, 66, 84))], angle=DOWN))


def _bright(hue: float, light: float) -> RGB:
    r, g, b = colorsys.hls_to_rgb(hue, light, 0.55)
    return (255 * r, 255 * g, 255 * b)


def pastel(c: Canvas) -> None:
    """A light flat colour with one quiet shape."""
    hue = c.uniform(0, 1)
    base, shape = (_bright(hue, light) for light in (0.9, 0.84))
    c.rect(0, 0, 100, 100, fill=base)
    kind = c.choice(("disc", "band", "arch"))
    if kind == "disc":
        c.path(oval(50 + c.uniform(-8, 8), 52, c.uniform(34, 44)), shape)
    elif kind == "band":
        y = c.uniform(58, 70)
        c.path(points([(0, y), (100, y + c.uniform(-6, 6)), (100, 100), (0, 100)], close=True), shape)
    else:
        c.path("M16 100 L16 48 C16 6 84 6 84 48 L84 100 Z", shape)


BACKGROUNDS: dict[str, Callable[[Canvas], None]] = {
    "white": white, "studio": studio, "outdoors": outdoors, "street": street, "room": room, "sunset": sunset, "pastel": pastel,
}  # fmt: skip
