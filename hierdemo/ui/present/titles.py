"""What a picture is called on the page.

Knows items. A folder's word says what kind of thing a picture shows, not which one it is: it is the title only where
the caption says it too, or where nothing better is known.
"""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from hierdemo.items.copies import folder_of_copies
from hierdemo.items.item import Item

LONGEST = 72  # characters of a title made of a file's name


def short_name(found: Item) -> str:
    """Colour and type where it has them, a folder of copies being no type, else its caption, else its file's name."""
    kinds = [kind for kind in found.taxonomy if not folder_of_copies(kind)]
    if kinds:
        colour, kind = found.attributes.get("colour", ""), kinds[-1]
        return kind if not colour or colour in kind else f"{colour} {kind}"
    return found.caption or spoken(found.file) or found.file.rsplit("/", 1)[-1]


def titles(items: Sequence[Item]) -> list[tuple[str, str]]:
    """(title, what stands second or "") of each picture, the same whatever it is seen with.

    A caption that does not hold the folder's word is the title; without a caption the file's name is, where it holds
    letters.
    """
    return [_title(item) for item in items]


def _title(item: Item) -> tuple[str, str]:
    stem = spoken(item.file) if item.taxonomy and not item.caption else ""
    name, second = _by_caption(item)
    return (stem, name) if stem else (name, second)


def cut(text: str, longest: int) -> str:
    """At most so many characters, cut between words."""
    if len(text) <= longest:
        return text
    head = text[:longest].rsplit(" ", 1)[0] if " " in text[:longest] else text[: longest - 1]
    return head.rstrip(" ,.;:-") + "…"


def spoken(file: str) -> str:
    """A file's name without its suffix, in words; "" for one that holds no letters."""
    words = " ".join(re.sub(r"[-_]+", " ", PurePosixPath(file).stem).split())
    return cut(words, LONGEST) if re.search(r"[^\W\d]", words) else ""


def _by_caption(item: Item) -> tuple[str, str]:
    name = short_name(item)
    if item.caption and name != item.caption and _plain(item.taxonomy[-1]) not in _plain(item.caption):
        return item.caption, name
    return name, ""


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[-_]+", " ", text).lower().split())
