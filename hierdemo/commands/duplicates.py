"""`duplicates`: which pictures of a collection are nearly the same, with their sizes, so that a person can decide.

Knows what is printed. Which pictures those are is collection/near_copies.py's. Deletes nothing.
"""

import argparse
from typing import TYPE_CHECKING, Any

from hierdemo.commands.shared import common, printable, show
from hierdemo.items.skipped import SAME

if TYPE_CHECKING:
    from hierdemo.collection.collection import Collection
    from hierdemo.collection.stacks import Stacks


def add(commands: Any) -> None:
    common(commands.add_parser("duplicates", help="which pictures are nearly the same; deletes nothing"), _run)


def _run(a: argparse.Namespace) -> None:
    from hierdemo.collection import near_copies
    from hierdemo.collection.store import load

    c = load(a.collection)
    stacks = c.stacks or near_copies.find(c.embeddings, c.hnsw, c.thumbs.__getitem__)
    found = as_object(c, stacks)
    if a.json:
        show(found, True)
    else:
        print(printable(_lines(found, c.meta.noun)))


def as_object(c: "Collection", stacks: "Stacks") -> dict[str, Any]:
    """Everything as plain values; in a stack the largest picture first."""
    groups = [[_about(c, item, middle) for item in items] for middle, items in stacks.groups.items()]
    for group in groups:
        group.sort(key=lambda p: (-p["width"] * p["height"], -p["bytes"], p["id"]))
    left_out = [
        {"file": row["file"], "same_as": row["reason"].removeprefix(SAME).removesuffix(".")}
        for row in c.skipped
        if row["reason"].startswith(SAME)
    ]
    return {
        "items": len(c.items),
        "pictures": stacks.stacked,
        "stacks": groups,
        "left_out": left_out,
        "found": "by the build" if c.stacks is not None else "now",
    }


def _about(c: "Collection", item: int, middle: int) -> dict[str, Any]:
    """One picture; width, height and bytes are 0 where its file is not there. score: its cosine with the middle."""
    from hierdemo.items.fingerprint import stat
    from hierdemo.items.image import size_of
    from hierdemo.items.place import place_of

    place, own = place_of(c.images, c.items[item].file), c.items[item]
    width, height = size_of(place)
    score = float(c.embeddings[item] @ c.embeddings[middle])
    path = str(place.path or own.file)
    sizes = {"width": width, "height": height, "bytes": stat(place)[0]}
    return {"id": item, "file": own.file, "path": path, **sizes, "score": round(score, 4)}


def _lines(found: dict[str, Any], noun: str) -> list[str]:
    n, stacks = found["pictures"], found["stacks"]
    if not stacks:
        return [f"none of {found['items']:,} {noun} look nearly the same as another", *_same(found)]
    many = "1 stack" if len(stacks) == 1 else f"{len(stacks):,} stacks"
    lines = [f"{n:,} of {found['items']:,} {noun} look nearly the same as another, in {many}; none is deleted"]
    for number, group in enumerate(stacks, 1):
        lines.append("")
        lines += [f"{number if not i else '':>4}  {_size(p):>22}  {p['path']}" for i, p in enumerate(group)]
    return lines + _same(found)


def _size(p: dict[str, Any]) -> str:
    if not p["width"]:
        return "not there"
    size = f"{p['bytes'] / 1e6:.1f} MB" if p["bytes"] >= 1e6 else f"{max(1, round(p['bytes'] / 1e3))} kB"
    return f"{p['width']} x {p['height']}  {size:>8}"


def _same(found: dict[str, Any]) -> list[str]:
    """Of the files that the build left out, and which the collection lists."""
    n = len(found["left_out"])
    return ["", f"{n:,} more files were left out: the same as another byte by byte (--json lists them)"] if n else []
