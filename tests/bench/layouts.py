"""What is read of small examples of every layout: by the layout's own library where it is installed, else as it writes.

    python -m tests.bench.layouts

A row an example: what the command says of it, how many pictures, captions, labels, attributes and vectors came of it.
Nothing is built. The layouts' libraries are no requirement: a row says whose writing it was.
"""

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hierdemo.builder.brought import ready_of
from hierdemo.items.image import ImageError, open_image
from hierdemo.items.place import Place, place_of
from hierdemo.items.scan import look
from tests.bench import layouts_with_pictures, layouts_with_vectors

# by title: writes an example into a folder, and says by whom, and what is to be given to the command
Example = Callable[[Path], tuple[str, Path]]
EXAMPLES: dict[str, Example] = {**layouts_with_pictures.EXAMPLES, **layouts_with_vectors.EXAMPLES}


@dataclass(frozen=True)
class Read:
    """What came of an example."""

    title: str
    by: str
    line: str
    items: int
    opened: int
    captions: int
    labels: int
    attributes: int
    vectors: str
    left_out: int


def read(title: str, example: Example, folder: Path) -> Read:
    by, given = example(folder)
    found = look(given)
    ready = ready_of(found, folder)
    attributes = {name for item in found.items for name in item.attributes}
    return Read(
        title,
        by,
        found.layout.line if found.layout else "a folder of pictures",
        len(found.items),
        sum(map(_opens, [place_of(found.images, item.file) for item in found.items])),
        sum(bool(item.caption) for item in found.items),
        len({item.taxonomy for item in found.items} - {()}),
        len(attributes),
        f"{len(ready.vectors):,} x {ready.dim}" if ready else "",
        len(found.skipped),
    )


def _opens(place: Place) -> bool:
    try:
        return open_image(place).width > 0
    except ImageError:  # it is on the web, or was never there
        return False


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.parse_args()
    print("| layout | written by | said | pictures | opened | captions | labels | attributes | vectors | left out |")
    print("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | --- | ---: |")
    for title, example in EXAMPLES.items():
        with tempfile.TemporaryDirectory() as folder:
            print(f"| {' | '.join(str(value) for value in vars(read(title, example, Path(folder))).values())} |")


if __name__ == "__main__":
    main()
