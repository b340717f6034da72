"""What a camera wrote into a picture: when, with what and where it was taken, as attributes.

Knows EXIF's tags and how cameras fill them in. Does not know pillow or files: it is given what was read (image.py).

A day is what the camera's clock showed. A place is two numbers, to about ten metres: nothing here knows its name.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from hierdemo.items.item import Item
from hierdemo.items.quantity import date

NAMES = ("taken", "camera", "lens", "latitude", "longitude")
PLACE = ("latitude", "longitude")
PHOTO, GPS = 0x8769, 0x8825  # where the tags of a photograph, and of its place, lie
MAKE, MODEL, ORIGINAL, DIGITIZED, LENS = 271, 272, 36867, 36868, 42036
DIGITS = 4  # of a degree: about ten metres, no finer than a phone knows
LONGEST = 60
COMPANY = re.compile(
    r"[,. ]+(?:corporation|corp|company|co|ltd|inc|gmbh|ag|optical|imaging|electric|camera|digital|photo|"
    r"techwin|mobile|communications)\b.*",
    re.IGNORECASE,
)


class Exif(Protocol):
    """As pillow reads it: values by tag, and further groups of them."""

    def get(self, key: int, /) -> Any: ...

    def get_ifd(self, tag: int, /) -> Mapping[int, Any]: ...


def told(exif: Exif, wanted: tuple[str, ...] = NAMES) -> dict[str, str]:
    """The attributes that it gives, of those that are wanted. What cannot be read is left out, whatever it holds."""
    readers: dict[str, Callable[[Exif], str]] = {"taken": _taken, "camera": _camera, "lens": _lens}
    readers |= {"latitude": lambda e: _place(e)[0], "longitude": lambda e: _place(e)[1]}
    found = {}
    for name in NAMES:
        if name not in wanted:
            continue
        try:
            value = readers[name](exif)
        except Exception:  # a field may hold anything; the picture is what counts
            continue
        if value:
            found[name] = value
    return found


def added(before: Sequence[Item], after: Sequence[Item]) -> str:
    """What EXIF added to what a table says, as a sentence; "" for nothing."""
    own = {item.file: item.attributes for item in before}
    more = Counter(name for item in after for name in item.attributes if name not in own[item.file])
    if not more:
        return ""
    said = [f"{name} ({n:,})" for name, n in more.items() if name not in PLACE]
    place = max(more[name] for name in PLACE)
    if place:
        said.append(f"place ({place:,}), to about ten metres: --without place leaves it out")
    return f"Attributes from the pictures' EXIF: {', '.join(said)}."


def _taken(exif: Exif) -> str:
    """ "2026-06-14 15:03:22". What was scanned has the day of the scan; when a file was last written says nothing."""
    tags = exif.get_ifd(PHOTO)
    for tag in (ORIGINAL, DIGITIZED):
        text = _text(tags.get(tag))[:19]
        if date(text) is not None and not text.startswith("0"):
            return text[:10].replace(":", "-").replace("/", "-") + text[10:]
    return ""


def _camera(exif: Exif) -> str:
    """ "Canon EOS 80D": make and model, without the company's form and without saying the make twice."""
    make, model = COMPANY.sub("", _text(exif.get(MAKE))).strip(), _text(exif.get(MODEL))
    if make.isupper() and len(make) > 4:
        make = make.title()
    if not make or not model:
        return (model or make)[:LONGEST]
    said = next((word for word in (make, *make.split()) if model.lower().startswith(word.lower())), "")
    model = model[len(said) :].lstrip(" -_") if said else model
    return f"{make} {model}".strip()[:LONGEST]


def _lens(exif: Exif) -> str:
    text = _text(exif.get_ifd(PHOTO).get(LENS))
    return text[:LONGEST] if any(c.isalnum() for c in text) else ""


def _place(exif: Exif) -> tuple[str, str]:
    """Degrees north and east; ("", "") where there is none: a receiver that saw no satellites writes zeros."""
    tags = exif.get_ifd(GPS)
    north, east = _degrees(tags.get(2), tags.get(1), "S", 90), _degrees(tags.get(4), tags.get(3), "W", 180)
    if north is None or east is None or (north == 0 and east == 0):
        return "", ""
    return f"{north:.{DIGITS}f}", f"{east:.{DIGITS}f}"


def _degrees(parts: Any, side: Any, negative: str, most: int) -> float | None:
    if parts is None:
        return None
    degrees, minutes, seconds = ([float(part) for part in parts] + [0.0, 0.0])[:3]
    value = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(value) or not 0 <= value <= most:
        return None
    return -value if _text(side).upper() == negative else value


def _text(value: Any) -> str:
    """A tag's text on one line, without what fills it up."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    text = value if isinstance(value, str) else ""
    return " ".join("".join(c if c.isprintable() else " " for c in text.partition("\0")[0]).split())
