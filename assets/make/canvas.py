"""A small drawing kit: one picture in a box of 100 x 100 units, y pointing down, collected as SVG.

Knows shapes, gradients, materials and patterns, and the shadow where a thing touches the ground. Does not
know what is drawn (drawings/), what lies behind it (backgrounds.py) or how it becomes pixels (render.py).
Paths are SVG path strings with absolute commands (M L C Q A Z).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from random import Random

RGB = tuple[float, float, float]
Point = tuple[float, float]

PALETTE: dict[str, RGB] = {
    "red": (212, 38, 44),
    "orange": (242, 128, 28),
    "yellow": (250, 206, 48),
    "green": (56, 156, 76),
    "blue": (42, 100, 206),
    "purple": (126, 64, 174),
    "pink": (244, 132, 176),
    "brown": (130, 82, 46),
    "black": (44, 44, 50),
    "white": (245, 245, 241),
    "grey": (150, 153, 160),
    "golden": (222, 168, 92),
}
MATERIALS = ("plain", "striped", "dotted", "checked", "leather", "canvas", "metallic", "wooden")
INK: RGB = (14, 14, 30)
WHITE: RGB = (255, 255, 255)
NUMBER = re.compile(r"-?\d+\.?\d*(?:e-?\d+)?")


def mix(a: RGB, b: RGB, t: float) -> RGB:
    """a at t = 0, b at t = 1."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def darker(c: RGB, t: float = 0.25) -> RGB:
    return mix(c, INK, t)


def lighter(c: RGB, t: float = 0.3) -> RGB:
    return mix(c, WHITE, t)


def paint(c: RGB | str | None) -> str:
    """An SVG paint: "none", a url(#...) or name as given, or #rrggbb."""
    if c is None or isinstance(c, str):
        return c or "none"
    return "#%02x%02x%02x" % tuple(max(0, min(255, round(v))) for v in c)


def points(pts: Iterable[Point], *, close: bool = False) -> str:
    """A path of straight segments through the points."""
    return "M" + " L".join(f"{x:.2f} {y:.2f}" for x, y in pts) + (" Z" if close else "")


def oval(cx: float, cy: float, rx: float, ry: float | None = None) -> str:
    ry = rx if ry is None else ry
    return (
        f"M{cx - rx:.2f} {cy:.2f} A{rx:.2f} {ry:.2f} 0 1 1 {cx + rx:.2f} {cy:.2f}"
        f" A{rx:.2f} {ry:.2f} 0 1 1 {cx - rx:.2f} {cy:.2f} Z"
    )


def box(x: float, y: float, w: float, h: float, r: float = 0) -> str:
    """A rectangle with corners rounded by r."""
    r = max(0.0, min(r, w / 2, h / 2))
    return (
        f"M{x + r:.2f} {y:.2f} L{x + w - r:.2f} {y:.2f} Q{x + w:.2f} {y:.2f} {x + w:.2f} {y + r:.2f}"
        f" L{x + w:.2f} {y + h - r:.2f} Q{x + w:.2f} {y + h:.2f} {x + w - r:.2f} {y + h:.2f}"
        f" L{x + r:.2f} {y + h:.2f} Q{x:.2f} {y + h:.2f} {x:.2f} {y + h - r:.2f}"
        f" L{x:.2f} {y + r:.2f} Q{x:.2f} {y:.2f} {x + r:.2f} {y:.2f} Z"
    )


def smooth(pts: Sequence[Point], *, close: bool = True, tension: float = 0.5) -> str:
    """A Catmull-Rom curve through the points, as Bezier segments."""
    n, out = len(pts), [f"M{pts[0][0]:.2f} {pts[0][1]:.2f}"]
    for i in range(n if close else n - 1):
        at = (lambda j: pts[j % n]) if close else (lambda j: pts[max(0, min(n - 1, j))])
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = at(i - 1), at(i), at(i + 1), at(i + 2)
        k = tension / 3
        out.append(
            f"C{bx + (cx - ax) * k:.2f} {by + (cy - ay) * k:.2f}"
            f" {cx - (dx - bx) * k:.2f} {cy - (dy - by) * k:.2f} {cx:.2f} {cy:.2f}"
        )
    return " ".join(out) + (" Z" if close else "")


def extent(d: str) -> tuple[float, float, float, float]:
    """x0, y0, x1, y1 of a path's points and control points (arcs: their end points)."""
    xs: list[float] = []
    ys: list[float] = []
    for command, body in re.findall(r"([MLCQAZ])([^MLCQAZ]*)", d):
        v = [float(t) for t in NUMBER.findall(body)]
        step = range(0, len(v), 7) if command == "A" else range(0, len(v), 2)
        pairs = [(v[i + 5], v[i + 6]) if command == "A" else (v[i], v[i + 1]) for i in step]
        if command == "A":  # a half circle reaches as far up and down as its radius
            ys += [pairs[0][1] - v[1], pairs[0][1] + v[1]]
        xs += [p[0] for p in pairs]
        ys += [p[1] for p in pairs]
    return min(xs), min(ys), max(xs), max(ys)


class Canvas:
    """One drawing under way. `main` is the thing's colour; `second` a contrast for trim and patterns."""

    def __init__(
        self, rng: Random, *, colour: RGB, material: str = "plain", background: str = "", prefix: str = "o"
    ) -> None:
        self.rng, self.main, self.material, self.background = rng, colour, material, background
        bright = sum(colour) > 560
        self.second = darker(colour, 0.4) if bright else lighter(colour, 0.8)
        self.dark, self.darker, self.light = darker(colour, 0.28), darker(colour, 0.5), lighter(colour, 0.35)
        self.outline = darker(colour, 0.62)
        self.ground: list[tuple[float, float, float]] = []
        self.pitch = rng.uniform(7, 13)  # size of stripes, dots and checks
        self.slant = rng.choice((0.0, 0.0, 90.0, 90.0, 45.0, rng.uniform(-30, 30)))
        self._out: list[str] = []
        self._defs: list[str] = []
        self._prefix = prefix

    # chance -----------------------------------------------------------------------------------
    def uniform(self, a: float, b: float) -> float:
        return self.rng.uniform(a, b)

    def chance(self, p: float = 0.5) -> bool:
        return self.rng.random() < p

    def choice(self, options: Sequence):
        return self.rng.choice(options)

    # shapes -----------------------------------------------------------------------------------
    def path(
        self,
        d: str,
        fill: RGB | str | None = None,
        *,
        stroke: RGB | str | None = None,
        width: float = 1,
        opacity: float = 1,
        dash: str = "",
        cap: str = "round",
    ) -> None:
        line = (
            f' stroke="{paint(stroke)}" stroke-width="{width:.2f}" stroke-linecap="{cap}" stroke-linejoin="round"'
            if stroke
            else ""
        )
        line += f' stroke-dasharray="{dash}"' if dash else ""
        line += f' opacity="{opacity:.2f}"' if opacity < 1 else ""
        self._out.append(f'<path d="{d}" fill="{paint(fill)}"{line}/>')

    def ellipse(self, cx: float, cy: float, rx: float, ry: float | None = None, fill=None, **more) -> None:
        self.path(oval(cx, cy, rx, ry), fill, **more)

    def rect(self, x: float, y: float, w: float, h: float, r: float = 0, fill=None, **more) -> None:
        self.path(box(x, y, w, h, r), fill, **more)

    def polygon(self, pts: Iterable[Point], fill=None, **more) -> None:
        self.path(points(pts, close=True), fill, **more)

    def line(self, pts: Iterable[Point], stroke, width: float = 1, **more) -> None:
        self.path(points(pts), None, stroke=stroke, width=width, **more)

    # paints -----------------------------------------------------------------------------------
    def _define(self, body: str) -> str:
        name = f"{self._prefix}{len(self._defs)}"
        self._defs.append(body.replace("ID", name, 1))
        return f"url(#{name})"

    def gradient(
        self, stops: Sequence[tuple[float, RGB]], *, angle: tuple[float, float, float, float] = (0.1, 0, 0.35, 1)
    ) -> str:
        """A linear gradient over the filled shape's own box; angle = x0, y0, x1, y1 as shares of it."""
        x0, y0, x1, y1 = angle
        body = "".join(f'<stop offset="{t:.3f}" stop-color="{paint(c)}"/>' for t, c in stops)
        return self._define(f'<linearGradient id="ID" x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1}">{body}</linearGradient>')

    def radial(
        self, stops: Sequence[tuple[float, RGB, float]], *, centre: Point = (0.5, 0.5), radius: float = 0.5
    ) -> str:
        """A radial gradient over the shape's own box; each stop is (offset, colour, opacity)."""
        body = "".join(f'<stop offset="{t:.3f}" stop-color="{paint(c)}" stop-opacity="{o:.2f}"/>' for t, c, o in stops)
        return self._define(
            f'<radialGradient id="ID" cx="{centre[0]}" cy="{centre[1]}" r="{radius}">{body}</radialGradient>'
        )

    def tile(self, w: float, h: float, body: str, *, turn: float = 0) -> str:
        """A repeating pattern paint of w x h units, turned by degrees."""
        x, y = self.uniform(0, w), self.uniform(0, h)
        return self._define(
            f'<pattern id="ID" patternUnits="userSpaceOnUse" width="{w:.2f}" height="{h:.2f}" '
            f'patternTransform="rotate({turn:.1f}) translate({x:.2f} {y:.2f})">{body}</pattern>'
        )

    # grouping ---------------------------------------------------------------------------------
    @contextmanager
    def group(self, transform: str = "", *, opacity: float = 1) -> Iterator[None]:
        """SVG transform for what is drawn inside, e.g. "rotate(12 50 50)"."""
        self._out.append(
            f"<g{f' transform={chr(34)}{transform}{chr(34)}' if transform else ''}"
            f"{f' opacity={chr(34)}{opacity:.2f}{chr(34)}' if opacity < 1 else ''}>"
        )
        yield
        self._out.append("</g>")

    @contextmanager
    def clip(self, d: str) -> Iterator[None]:
        name = self._define(f'<clipPath id="ID"><path d="{d}"/></clipPath>')
        self._out.append(f'<g clip-path="{name}">')
        yield
        self._out.append("</g>")

    # the thing's own surface ------------------------------------------------------------------
    def panel(
        self,
        d: str,
        *,
        shade: float = 0,
        colour: RGB | None = None,
        outline: bool = True,
        material: str | None = None,
        width: float = 0.9,
    ) -> None:
        """A closed part of the thing in its colour and material, shaded from top left to bottom right.

        shade > 0 darkens (a part in shadow), < 0 lightens. material: the drawing's own unless given.
        """
        base = colour or self.main
        tone = darker(base, shade) if shade >= 0 else lighter(base, -shade)
        material = material or self.material
        self.path(d, self._base_paint(tone, material))
        overlay = self._pattern(base, material)
        if overlay:
            self.path(d, overlay)
        if material in ("leather", "metallic"):
            self._gloss(d, material)
        if material == "leather":
            self._stitches(d, base)
        if outline:
            self.path(d, None, stroke=darker(base, 0.62), width=width)

    def _base_paint(self, tone: RGB, material: str) -> str:
        if material == "metallic":
            return self.gradient(
                [(0, lighter(tone, 0.5)), (0.3, tone), (0.46, lighter(tone, 0.62)), (0.6, tone), (1, darker(tone, 0.4))]
            )
        return self.gradient([(0, lighter(tone, 0.2)), (0.45, tone), (1, darker(tone, 0.22))])

    def _pattern(self, base: RGB, material: str) -> str | None:
        p, ink = self.pitch, paint(darker(base, 0.4) if sum(base) > 560 else lighter(base, 0.8))
        if material == "striped":
            return self.tile(
                p, p, f'<rect width="{p * 0.5:.2f}" height="{p:.2f}" fill="{ink}" opacity=".88"/>', turn=self.slant
            )
        if material == "dotted":
            return self.tile(
                p,
                p,
                f'<g fill="{ink}" opacity=".92"><circle cx="{p * 0.27:.2f}" cy="{p * 0.27:.2f}" r="{p * 0.19:.2f}"/>'
                f'<circle cx="{p * 0.77:.2f}" cy="{p * 0.77:.2f}" r="{p * 0.19:.2f}"/></g>',
            )
        if material == "checked":
            half = p * 0.5
            return self.tile(
                p,
                p,
                f'<g fill="{ink}" opacity=".46"><rect width="{half:.2f}" height="{p:.2f}"/><rect width="{p:.2f}" height="{half:.2f}"/></g>',
            )
        if material == "canvas":  # a basket weave, coarse enough to be seen on a thumbnail
            a, b = paint(darker(base, 0.42)), paint(lighter(base, 0.42))
            return self.tile(
                4.8,
                4.8,
                f'<g opacity=".62"><path d="M.3 1.2H2.1M2.7 3.6H4.5" stroke="{b}" stroke-width="1.5"/>'
                f'<path d="M3.6 .3V2.1M1.2 2.7V4.5" stroke="{a}" stroke-width="1.5"/></g>',
                turn=self.choice((0, 45)),
            )
        if material == "wooden":
            a, b = paint(darker(base, 0.5)), paint(lighter(base, 0.22))
            y = [self.uniform(0.8, 2.4), self.uniform(4.4, 6), self.uniform(8.4, 10)]
            lines = "".join(f"M0 {v:.1f} Q10 {v + self.uniform(-2, 2):.1f} 20 {v + 0.4:.1f} T40 {v:.1f}" for v in y)
            light = "".join(
                f"M0 {v + 2:.1f} Q10 {v + self.uniform(0.6, 3.4):.1f} 20 {v + 2:.1f} T40 {v + 2:.1f}" for v in y[:2]
            )
            at = self.uniform(8, 32)
            return self.tile(
                40,
                12,
                f'<path d="{lines}" stroke="{a}" stroke-width="1.15" fill="none" opacity=".6"/>'
                f'<path d="{light}" stroke="{b}" stroke-width="1" fill="none" opacity=".5"/>'
                f'<ellipse cx="{at:.1f}" cy="{y[1]:.1f}" rx="2.4" ry="1.3" fill="{a}" opacity=".6"/>',
                turn=self.choice((0, 90)),
            )
        if material == "leather":  # a pebbled grain: dark creases around lighter islands
            a, b = paint(darker(base, 0.5)), paint(lighter(base, 0.4))
            spots = [
                (x + self.uniform(-0.5, 0.5), y + self.uniform(-0.5, 0.5), self.uniform(0.75, 1.15))
                for y in (1.5, 4.5, 7.5)
                for x in ((1.5, 4.5, 7.5) if y != 4.5 else (0.2, 3.1, 6.1, 8.8))
            ]
            dark = "".join(f'<circle cx="{x + 0.3:.1f}" cy="{y + 0.4:.1f}" r="{r + 0.35:.2f}"/>' for x, y, r in spots)
            high = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.2f}"/>' for x, y, r in spots)
            return self.tile(
                9,
                9,
                f'<g fill="{a}" opacity=".34">{dark}</g><g fill="{b}" opacity=".34">{high}</g>',
                turn=self.uniform(0, 90),
            )
        return None

    def _gloss(self, d: str, material: str) -> None:
        """Where the light catches a smooth surface: somewhere else in every drawing and on every part."""
        at = (self.uniform(0.18, 0.62), self.uniform(0.1, 0.4))
        strength = 0.55 if material == "leather" else 0.4
        self.path(
            d,
            self.radial(
                [(0, WHITE, strength), (0.5, WHITE, strength * 0.3), (1, WHITE, 0)],
                centre=at,
                radius=self.uniform(0.28, 0.5),
            ),
        )

    def _stitches(self, d: str, base: RGB) -> None:
        x0, y0, x1, y1 = extent(d)
        if min(x1 - x0, y1 - y0) < 9:  # too small to be sewn visibly
            return
        cx, cy, inset = (x0 + x1) / 2, (y0 + y1) / 2, 2.0
        sx, sy = 1 - 2 * inset / (x1 - x0), 1 - 2 * inset / (y1 - y0)
        with self.group(f"translate({cx:.2f} {cy:.2f}) scale({sx:.3f} {sy:.3f}) translate({-cx:.2f} {-cy:.2f})"):
            self.path(d, None, stroke=mix(lighter(base, 0.35), (232, 196, 130), 0.6), width=1.05, dash="2.6 1.7")

    # the ground -------------------------------------------------------------------------------
    def stands(self, x0: float, x1: float, y: float) -> None:
        """The thing touches the ground from x0 to x1 at height y: a shadow is laid there, under it.

        A chair's legs or a car's wheels may call it several times. Nothing called: nothing touches.
        """
        self.ground.append((x0, x1, y))

    def body(self) -> str:
        """What has been drawn, as SVG without the outer element."""
        return "".join(self._out)

    def defs(self) -> str:
        return "".join(self._defs)
