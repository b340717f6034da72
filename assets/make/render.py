"""One drawing from a seed: picks colour, material, background and pose, composes the SVG, renders pixels.

Knows how thing, shadow and background come together. Does not know captions, the catalogue or any one drawing.
The same seed gives the same picture; seeds of different purposes never meet (SEEDS).
"""

import colorsys
import hashlib
import io
from dataclasses import dataclass
from random import Random

import resvg_py
from PIL import Image

from assets.make.backgrounds import BACKGROUNDS
from assets.make.canvas import PALETTE, RGB, Canvas, oval
from assets.make.kinds import Kind

WOOD = ("brown", "golden")  # the colours of wood as it is
SEEDS = {"catalogue": 1_000_000, "train": 2_000_000, "test": 3_000_000}


@dataclass(frozen=True)
class Drawing:
    """A picture as SVG and what is true of it; colour and material are "" where the type has none."""

    kind: Kind
    colour: str
    material: str
    background: str
    svg: str


def pick(rng: Random, weights: dict[str, float]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0] if weights else ""


def _of_wood(colours: dict[str, float], *, wooden: bool) -> dict[str, float]:
    """What may be of wood has wood's own colours when it is, and is painted in any other when it is not: the grain alone
    is too fine to tell them apart on a thumbnail."""
    return {c: w for c, w in colours.items() if (c in WOOD) == wooden}


def _near(colour: RGB, rng: Random) -> RGB:
    """The colour, a little other in every drawing."""
    h, light, s = colorsys.rgb_to_hls(*(v / 255 for v in colour))
    light = min(0.96, max(0.07, light + rng.uniform(-0.045, 0.045)))
    r, g, b = colorsys.hls_to_rgb((h + rng.uniform(-0.013, 0.013)) % 1, light, min(1.0, s * rng.uniform(0.82, 1.1)))
    return (255 * r, 255 * g, 255 * b)


def _shadow(canvas: Canvas, place, soft: str) -> str:
    """The thing's shadows on the ground, in picture units."""
    out = []
    for x0, x1, y in canvas.ground:
        (a, ya), (b, yb) = place(x0, y), place(x1, y)
        a, b, y1 = min(a, b), max(a, b), max(ya, yb)
        wide = max(1.6, (b - a) / 2)
        out.append(
            f'<path d="{oval((a + b) / 2 + 1.5, y1 + 0.3, wide + 2.6, min(4.2, 1 + wide * 0.14))}" fill="{soft}"/>'
        )
    return "".join(out)


def draw(
    kind: Kind, seed: int, *, colour: str | None = None, material: str | None = None, background: str | None = None
) -> Drawing:
    """The drawing of this type with this seed; colour, material or background may be fixed."""
    digest = hashlib.sha256(f"{kind.name}:{seed}".encode()).digest()
    rng = Random(int.from_bytes(digest[:8], "big"))
    chosen = [pick(rng, kind.colours), pick(rng, kind.materials), pick(rng, kind.backgrounds)]
    given = zip((colour, material, background), chosen, strict=True)
    fixed_colour = colour
    colour, material, background = (own if fixed is None else fixed for fixed, own in given)
    if "wooden" in kind.materials and fixed_colour is None:
        colour = pick(rng, _of_wood(kind.colours, wooden=material == "wooden"))
    thing = Canvas(
        rng,
        colour=_near(PALETTE.get(colour, PALETTE["grey"]), rng),
        material=material or "plain",
        background=background,
    )
    kind.draw(thing)
    if kind.scene:
        mirror = 'transform="translate(100 0) scale(-1 1)"' if kind.flip and rng.random() < 0.5 else ""
        return Drawing(kind, colour, material, background, _document(thing.defs(), f"<g {mirror}>{thing.body()}</g>"))

    back = Canvas(rng, colour=(128, 128, 128), prefix="b")
    BACKGROUNDS[background](back)
    scale, flip = rng.uniform(0.66, 0.94), kind.flip and rng.random() < 0.5
    tilt = rng.uniform(-kind.tilt, kind.tilt) if not thing.ground else rng.uniform(-1, 1) * min(kind.tilt, 1.5)
    foot = max((g[2] for g in thing.ground), default=88.0)
    tx = rng.uniform(-1, 1) * (1 - scale) * 44
    ty = rng.uniform(76, 91) - foot if thing.ground else rng.uniform(-1, 1) * (1 - scale) * 40
    pivot = foot if thing.ground else 50.0  # things that stand are scaled about their feet

    def place(x: float, y: float) -> tuple[float, float]:
        x = 100 - x if flip else x
        return 50 + tx + (x - 50) * scale, pivot + ty + (y - pivot) * scale

    turn = f"translate({50 + tx:.2f} {pivot + ty:.2f}) rotate({tilt:.2f}) scale({-scale if flip else scale:.3f} {scale:.3f}) translate(-50 {-pivot:.2f})"
    soft = back.radial([(0, (0, 0, 0), 0.42), (0.55, (0, 0, 0), 0.2), (1, (0, 0, 0), 0)])
    shadow = _shadow(thing, place, soft)
    return Drawing(
        kind,
        colour,
        material,
        background,
        _document(back.defs() + thing.defs(), f'{back.body()}{shadow}<g transform="{turn}">{thing.body()}</g>'),
    )


def _document(defs: str, body: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100"><defs>{defs}</defs>{body}</svg>'


def to_image(drawing: Drawing, size: int) -> Image.Image:
    """size x size RGB pixels."""
    png = resvg_py.svg_to_bytes(svg_string=drawing.svg, width=size, height=size, skip_system_fonts=True)
    return Image.open(io.BytesIO(bytes(png))).convert("RGB")
