"""Pictures with texts beside them that have the same name: `1.jpg`, `1.txt`, `1.json`, `1.cls`.

Knows what the texts say of a picture. Does not know whether they lie in a folder or in a tar.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from hierdemo.items import foreign
from hierdemo.items.image import SUFFIXES
from hierdemo.items.table import CAPTION, plain

PICTURES = SUFFIXES | foreign.SUFFIXES  # those that are not read here are left out with the reason
TEXTS = ("txt", "text", "caption", "cap", "json", "cls")
LONGEST = 1 << 20  # bytes of a text; no caption is longer
LONG = 5_000  # characters of an attribute
TRANSLATED = re.compile(
    r"^[a-z]{2,3}([_@]\w+)*\.utf8\s*=.*$\n?", re.MULTILINE
)  # "de.utf8=Eine Biene", as Tux Paint has it
DROPPED = {"key", "status", "error_message", "exif", "sha256", "md5"}  # how a picture came


def key_of(name: str) -> tuple[str, str]:
    """A sample's key, the path up to the file name's first dot, and the rest: `a.b/1.seg.PNG` is (a.b/1, seg.png)."""
    folder, slash, file = name.rpartition("/")
    stem, _, ending = file.partition(".")
    return folder + slash + stem, ending.lower()


def is_picture(ending: str) -> bool:
    return "." + ending.rpartition(".")[2] in PICTURES


def _plain(told: Mapping[str, Any]) -> dict[str, str]:
    """The values that are no tables of their own, nor a picture in letters."""
    flat = {n.strip(): value for n, value in told.items() if not isinstance(value, dict) and not _nested(value)}
    return {name: text for name, value in flat.items() if name and 0 < len(text := plain(value)) <= LONG}


def _nested(value: Any) -> bool:
    return isinstance(value, list) and any(not isinstance(v, str) for v in value)


class Texts:
    """Reads what texts say, and counts those that cannot be read."""

    def __init__(self) -> None:
        self._bad: Counter[str] = Counter()

    def read(self, texts: Mapping[str, Callable[[], bytes]]) -> tuple[str, dict[str, str]]:
        """(caption, attributes). texts: by their ending, how to get the first LONGEST + 1 bytes."""
        caption, attributes = "", dict[str, str]()
        for ending in [e for e in TEXTS if e in texts]:
            text = self._text(ending, texts[ending])
            if ending == "json":
                attributes |= _plain(self._json(text))
            elif ending == "cls":
                attributes |= {"class": text} if text else {}
            else:
                caption = caption or (text if any(c.isalpha() for c in text) else "")  # not boxes, as YOLO has them
        known = {name.lower(): name for name in attributes}
        own = next((known[name] for name in CAPTION if name in known), None)
        if own is not None and (not caption or attributes[own] == caption):
            caption = attributes.pop(own)
        return caption, {name: value for name, value in attributes.items() if name.lower() not in DROPPED}

    def _text(self, ending: str, get: Callable[[], bytes]) -> str:
        data = get()
        if len(data) > LONGEST or b"\0" in data:
            self._bad[ending] += 1
            return ""
        return TRANSLATED.sub("", data.decode("utf-8-sig", "replace")).strip()

    def _json(self, text: str) -> dict[str, Any]:
        try:
            found = json.loads(text or "{}")
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            self._bad["json"] += 1
            return {}
        return found

    def notes(self) -> list[str]:
        """What a person should know of those that could not be read."""
        return [
            f"{n:,} of the .{ending} files cannot be read: what they say is missing." for ending, n in self._bad.items()
        ]
