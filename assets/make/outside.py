"""How well a collection of the catalogue knows what it does not know, on texts and pictures that are none of its.

Knows the lists: outside_texts.txt, and which pictures of a folder of clip art (Debian's openclipart-png) may count as
outside. Nothing learns from either; the pictures are never part of the project. Asks as a visitor does, through
Engine.answer.

    python -m assets.make.outside --pictures /usr/share/openclipart/png
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assets.make import taxonomy
from hierdemo.collection.files import CollectionError
from hierdemo.commands.shared import open_engine
from hierdemo.demo import DEMO, HELD_OUT
from hierdemo.items.image import SUFFIXES, ImageError, open_image
from hierdemo.items.scan import read_folder
from hierdemo.models.lexicon import EMPTY, TOKEN
from hierdemo.search.engine import Engine
from hierdemo.search.familiarity import LIMIT
from hierdemo.search.query import Query

TEXTS = Path(__file__).with_name("outside_texts.txt")
HARDER = "harder"  # how the name of the group begins that is counted by itself
EACH = 12  # pictures of a folder, evenly spaced: 1,300 stars and 600 flags would speak for everything
# folders of the clip art that are of the catalogue's ten departments, or may hold anything
LEFT_OUT = (
    "animals buildings electronics food plants transportation unsorted computer/hardware computer/icons/etiquette-theme/devices "
    "computer/icons/flat-theme/device computer/icons/lemon-theme/devices office/telephone people/clothing recreation/music "
    "recreation/toys signs_and_symbols/map_symbols special/examples tools/toys"
).split()  # fmt: skip


def outside(folder: Path, collection: Path = DEMO) -> dict[str, Any]:
    """AUROC, false alarms and detections (shares) of texts and pictures, and the texts that passed for familiar.

    folder: of pictures that are not the catalogue's; inside are the held-out drawings of `collection`'s types, their
    captions, and what people call types and categories.
    """
    engine = open_engine(collection)
    groups = read_texts()
    harder = [t for name, texts in groups.items() if name.startswith(HARDER) for t in texts]
    plain = [t for name, texts in groups.items() if not name.startswith(HARDER) for t in texts]
    here = {part for item in engine.collection.items for part in item.taxonomy}
    held = [item for item in read_folder(HELD_OUT) if item.taxonomy[-1] in here]
    captions, names = sorted({item.caption for item in held}), _names(here)
    met = [name for name in names if not engine.encoder.unknown_words(name)[0]]
    strangers = sorted(set(names) - set(met))  # the taxonomy may know more words than an older model
    groups_inside = {"captions": captions, "names": met, "names with words the model never met": strangers}
    texts = {name: ask_texts(engine, x) for name, x in groups_inside.items() if x}
    inside, far, near = np.concatenate(list(texts.values())), ask_texts(engine, plain), ask_texts(engine, harder)
    files = outside_pictures(folder)
    own, strange = _ask_pictures(engine, (HELD_OUT / i.file for i in held)), _ask_pictures(engine, files)
    return {
        "texts": _figures(inside, far) | {"false alarms, " + name: _share(x < LIMIT) for name, x in texts.items()},
        "texts, harder": _figures(inside, near),
        "pictures": _figures(own, strange),
        "passed for familiar": [t for t, x in zip(plain + harder, np.r_[far, near], strict=True) if x >= LIMIT],
        "limit": LIMIT,
    }


def read_texts() -> dict[str, list[str]]:
    """The texts of outside_texts.txt by the name of their group."""
    groups: dict[str, list[str]] = {}
    for line in TEXTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            groups[line.strip("[]")] = texts = []
        elif line and not line.startswith("#"):
            texts.append(line)
    return groups


def outside_pictures(folder: Path) -> list[Path]:
    """Pictures below `folder` that show nothing of the catalogue, by their folder (LEFT_OUT) and by their name: none that
    holds a word of what people call a type or a node. At most EACH of a folder. Raises ImageError if there are none.
    """
    words = {form for name in _catalogue_names() for form in _words(name)} - EMPTY
    by_folder: dict[Path, list[Path]] = defaultdict(list)
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES):
        inner = path.relative_to(folder)
        left_out = any(inner.is_relative_to(part) for part in LEFT_OUT)
        if not left_out and not words & _words(inner.stem.replace("_", " ")):
            by_folder[inner.parent].append(path)
    found = [p for paths in by_folder.values() for p in paths[:: -(-len(paths) // EACH)]]
    if not found:
        raise ImageError(f"{folder} holds no pictures from outside the catalogue: give --pictures another folder.")
    return found


def _catalogue_names() -> list[str]:
    nodes = [word for words in taxonomy.NODE_WORDS.values() for word in words]
    return nodes + [word for kind in taxonomy.kinds() for word in kind.words]


def _names(here: set[str]) -> list[str]:
    """What people call the types that a collection holds, and their categories."""
    kinds = [kind for kind in taxonomy.kinds() if kind.name in here]
    nodes = {kind.path[: i + 1] for kind in kinds for i in range(len(kind.path))}
    names = [w for kind in kinds for w in kind.words] + [w for node in nodes for w in taxonomy.NODE_WORDS[node]]
    return sorted(set(names))


def _words(text: str) -> set[str]:
    """Every word, and without its plural's s."""
    words = TOKEN.findall(text.lower())
    return {*words, *(word.removesuffix("s") for word in words)}


def ask_texts(engine: Engine, texts: Sequence[str]) -> np.ndarray:
    return np.array([engine.answer(Query(text)).familiar for text in texts])


def _ask_pictures(engine: Engine, files: Iterable[Path]) -> np.ndarray:
    """Those that can be read."""
    found = []
    for file in files:
        try:
            found.append(engine.answer(Query(image=open_image(file))).familiar)
        except ImageError as e:
            print(f"{file} is left out: {e}", file=sys.stderr)
    return np.array(found)


def _figures(inside: np.ndarray, strange: np.ndarray) -> dict[str, float]:
    return {
        "AUROC": auroc(inside, strange),
        "false alarms": _share(inside < LIMIT),
        "detected": _share(strange < LIMIT),
        "inside": len(inside),
        "outside": len(strange),
    }


def auroc(inside: np.ndarray, strange: np.ndarray) -> float:
    """How often a query from inside gets a higher number than one from outside; equal ones count half."""
    above = (inside[:, None] > strange).mean() + (inside[:, None] == strange).mean() / 2
    return round(float(above), 4)


def _share(which: np.ndarray) -> float:
    return round(float(which.mean()), 4)


def main() -> None:
    p = argparse.ArgumentParser(prog="python -m assets.make.outside", description=__doc__)
    p.add_argument("--pictures", type=Path, required=True, help="a folder of pictures that are not the catalogue's")
    p.add_argument("--collection", type=Path, default=DEMO)
    a = p.parse_args()
    try:
        print(json.dumps(outside(a.pictures, a.collection), indent=1, ensure_ascii=False))
    except (CollectionError, ImageError) as e:
        raise SystemExit(str(e)) from e


if __name__ == "__main__":
    main()
