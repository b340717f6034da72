"""Contact sheets: many drawings side by side, to be looked at. Knows nothing but drawings and a grid.

python -m assets.make.sheet vehicles --size 96 --count 12 --out sheet.png     (a department)
python -m assets.make.sheet "sports car" --size 192 --count 20 --out sheet.png  (a type)
"""

import argparse

from PIL import Image

from assets.make import taxonomy
from assets.make.kinds import Kind
from assets.make.render import draw, to_image


def sheet(kinds: list[Kind], *, size: int, count: int, first_seed: int = 0) -> Image.Image:
    """A row a type (or rows of ten for one type), `count` drawings each."""
    gap, columns = 4, count if len(kinds) > 1 else min(count, 10)
    rows = [(kind, range(i, min(count, i + columns))) for kind in kinds for i in range(0, count, columns)]
    page = Image.new("RGB", (columns * (size + gap), len(rows) * (size + gap)), (90, 90, 90))
    for y, (kind, seeds) in enumerate(rows):
        for x, seed in enumerate(seeds):
            page.paste(to_image(draw(kind, first_seed + seed), size), (x * (size + gap), y * (size + gap)))
    return page


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("what", help="a department, a file of drawings/ or a type")
    p.add_argument("--size", type=int, default=96)
    p.add_argument("--count", type=int, default=12)
    p.add_argument("--out", default="sheet.png")
    a = p.parse_args()
    if a.what in taxonomy.files():
        chosen = taxonomy.in_file(a.what)
    else:
        chosen = [k for k in taxonomy.drawn() if a.what in (k.path[0], k.name)]
    sheet(chosen, size=a.size, count=a.count).save(a.out)


if __name__ == "__main__":
    main()
