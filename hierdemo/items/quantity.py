"""Attributes that are numbers or dates: how a text is read as one, which attributes are, and ranges of them.

Knows texts and numbers. Does not know queries, collections or how a range is asked for on a page.

A date is kept as the seconds from 1970 of what is written, whatever the time zone: "last summer" is what a camera's
clock showed. A text that names no second stands for all of its unit: "2024-06" is the whole month.
"""

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from hierdemo.items.item import Item

NEARLY = 0.95  # of an attribute's values are numbers, or dates, where it is of that type: the rest has none
LEAST = 3  # different ones that it takes: a yes and no written 0 and 1 is two kinds
TO = ".."  # between a range's ends, either of which may be missing
# digits in groups of three or none; what begins with a zero is an address or an id and no amount
NUMBER = re.compile(r"[+\-\u2212]?(?:\d{1,3}(?:,\d{3})+|0|[1-9]\d*)?(?:\.\d+)?(?:[eE][+-]?\d{1,2})?")
DATE = re.compile(
    r"(\d{4})(?:([-:/])(\d{1,2})(?:\2(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?"
    r"\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?)?)?"
)
EPOCH = datetime(1970, 1, 1)
Kind = Literal["number", "date"]


@dataclass(frozen=True, eq=False)
class Quantity:
    """An attribute of numbers or dates. values: (N,) float64, an item's; NaN where it has none."""

    name: str
    kind: Kind
    values: NDArray[np.float64]

    @property
    def low(self) -> float:
        return float(np.nanmin(self.values))

    @property
    def high(self) -> float:
        return float(np.nanmax(self.values))

    @cached_property
    def distinct(self) -> int:
        """How many different values there are."""
        return len(np.unique(self.values[~np.isnan(self.values)]))

    @property
    def known(self) -> int:
        """How many items have one."""
        return int(np.count_nonzero(~np.isnan(self.values)))

    def said(self, value: float) -> str:
        """One of its values as a text that is read back as it."""
        return as_number(value) if self.kind == "number" else as_date(value)


def number(text: str) -> float | None:
    """ "1,250.50", "-3", "2e6"; None for anything else."""
    plain = text.strip()
    if not any(c.isdecimal() for c in plain) or not NUMBER.fullmatch(plain):
        return None
    try:
        found = float(plain.replace(",", "").replace("\u2212", "-"))
    except ValueError:
        return None
    return found if np.isfinite(found) else None


def span(text: str) -> tuple[float, float] | None:
    """The first and the last second of a date as ISO or a camera writes it, "2024-06-01", "2024:06:01 12:30:00",
    "2024-06"; None for what is none. A year alone is one here.
    """
    match = DATE.fullmatch(text.strip())
    if match is None or match[2] == ":" and match[4] is None:
        return None
    year, month, day, hour, minute, second = (int(v) if v else None for v in match.group(1, 3, 4, 5, 6, 7))
    try:
        start = datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0, min(second or 0, 59))
    except ValueError:  # 0000:00:00 of a camera whose clock was never set, 31 June
        return None
    if month is None:
        length = timedelta(days=366 if calendar.isleap(start.year) else 365)
    elif day is None:
        length = timedelta(days=calendar.monthrange(start.year, start.month)[1])
    else:
        units = (timedelta(days=1), timedelta(minutes=1), timedelta(seconds=1))
        length = units[0] if hour is None else units[1] if second is None else units[2]
    first = (start - EPOCH).total_seconds()
    return first, first + length.total_seconds() - 1


def date(text: str) -> float | None:
    """A date's first second; None for what is none, and for a year alone, which is a number."""
    return found[0] if len(text.strip()) > 4 and (found := span(text)) else None


def as_number(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def as_date(value: float) -> str:
    when = (EPOCH + timedelta(seconds=value)).isoformat(" ")
    return when.removesuffix(" 00:00:00")


def quantities(items: Sequence[Item]) -> dict[str, Quantity]:
    """The attributes that are numbers or dates, by name: nearly all of their values are, and they are not two alone."""
    names = dict.fromkeys(name for item in items for name in item.attributes)
    found = (quantity(name, [item.attributes.get(name) for item in items]) for name in names)
    return {q.name: q for q in found if q is not None}


def quantity(name: str, texts: Sequence[str | None]) -> Quantity | None:
    """What an attribute's texts, None for none, are as numbers or dates; None where they are neither."""
    kinds: tuple[tuple[Kind, Callable[[str], float | None]], ...] = (("number", number), ("date", date))
    for kind, read in kinds:
        values = _all(texts, read)
        if values is not None and (found := Quantity(name, kind, values)).distinct >= LEAST:
            return found
    return None


def _all(texts: Sequence[str | None], read: Callable[[str], float | None]) -> NDArray[np.float64] | None:
    """(N,) each one read; None as soon as too many cannot be."""
    given = sum(1 for text in texts if text)
    spare = int((1 - NEARLY) * given + 1e-9)
    values = np.full(len(texts), np.nan)
    for i, text in enumerate(texts):
        if not text:
            continue
        value = read(text)
        if value is not None:
            values[i] = value
        elif (spare := spare - 1) < 0:
            return None
    return values if given else None


def within(q: Quantity, text: str) -> NDArray[np.bool_] | None:
    """(N,) which items' values a text asks for: "10..20", "10..", "..20", both ends included, or one number or date
    ("2024-06": all of that month); None where it is no such text.
    """
    first, sign, last = text.partition(TO)
    if not sign:
        last = first
    elif not first.strip() and not last.strip():
        return None
    ends = _end(q, first, 0), _end(q, last, 1)
    if ends[0] is None or ends[1] is None:
        return None
    return (q.values >= ends[0]) & (q.values <= ends[1])


def _end(q: Quantity, text: str, which: int) -> float | None:
    """The first or the last value that an end of a range lets through; None where it is none."""
    if not text.strip():
        return (-np.inf, np.inf)[which]
    if q.kind == "number":
        return number(text)
    found = span(text)
    return None if found is None else found[which]
