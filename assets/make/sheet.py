"""Contact sheets: many drawings side by side, to be looked at. Knows nothing but drawings and a grid.

python -m assets.make.sheet vehicles --size 96 --count 12 --out sheet.png     (a department)
python -m assets.make.sheet "sports car" --size 192 --count 20 --out sheet.png  (a type)
"""

import argparse

from PIL import Image, ImageDraw, ImageFont

from assets.make import taxonomy
from assets.make.kinds import Kind
from assets.make.render import draw, to_image

GROUND, INK = (90, 90, 90), (255, 255, 255)
GAP, LETTERS = 4, 14


def sheet(kinds: list[Kind], *, size: int, count: int, first_seed: int = 0, named: bool = False) -> Image.Image:
    """A row a type (or rows of ten for one type), `count` drawings each; named: its name above each row."""
    columns, head = count if len(kinds) > 1 else min(count, 10), LETTERS + 6 if named else 0
    rows = [(kind, range(i, min(count, i + columns))) for kind in kinds for i in range(0, count, columns)]
    step = size + GAP
    page = Image.new("RGB", (columns * step, len(rows) * (step + head)), GROUND)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(LETTERS)
    for n, (kind, seeds) in enumerate(rows):
        y = n * (step + head) + head
        if named:
            pen.text((2, y - head + 1), kind.name, INK, font)
        for x, seed in enumerate(seeds):
            page.paste(to_image(draw(kind, first_seed + seed), size), (x * step, y))
    return page


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("what", help="a department, a file of drawings/ or a type")
    p.add_argument("--size", type=int, default=96)
    p.add_argument("--count", type=int, default=12)
    p.add_argument("--out", default="sheet.png")
    p.add_argument("--named", action="store_true", help="write the types' names above their rows")
    a = p.parse_args()
    if a.what in taxonomy.files():
        chosen = taxonomy.in_file(a.what)
    else:
        chosen = [k for k in taxonomy.kinds() if a.what in (k.path[0], k.name)]
    sheet(chosen, size=a.size, count=a.count, named=a.named).save(a.out)


if __name__ == "__main__":
    main()
