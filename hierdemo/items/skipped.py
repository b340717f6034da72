"""The files that a collection leaves out: their list on disk, and what is said of them.

Knows files' names and reasons. Does not know why a file is left out: whoever finds out says so.
"""

import os
from collections.abc import Sequence

from hierdemo.items.foreign import HEIC, NO_PICTURES, RAW

LIST = "skipped.csv"
MANY = {"picture in layers": "pictures in layers"}
SAME = "The same file as "  # how the reason of an exact duplicate begins


def summary(reasons: Sequence[str]) -> str:
    """How many there are of what: "9 files left out (4 raw photographs, 2 that cannot be used, 3 duplicates)"."""
    if not reasons:
        return ""
    same, rest = duplicates(reasons), [reason for reason in reasons if not reason.startswith(SAME)]
    of = [(sum(kind in reason for reason in rest), kind) for kind in (RAW, HEIC)]
    of += [(sum(_is(reason, kind) for reason in rest), kind) for kind in NO_PICTURES]
    kinds = [(n, kind if n == 1 else MANY.get(kind, f"{kind}s")) for n, kind in of]
    kinds.append((len(rest) - sum(n for n, _ in of), "that cannot be used"))
    kinds.append((same, "duplicate" if same == 1 else "duplicates"))
    told = ", ".join(f"{n:,} {what}" for n, what in kinds if n)
    return f"{len(reasons):,} file{'s' if len(reasons) > 1 else ''} left out ({told})"


def duplicates(reasons: Sequence[str]) -> int:
    """How many of the files are the same as another one."""
    return sum(reason.startswith(SAME) for reason in reasons)


def worst_first(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """(file, reason) in the order in which a person wants them: what cannot be used, what is no picture, duplicates."""

    def place(row: tuple[str, str]) -> int:
        return 2 if row[1].startswith(SAME) else int(any(_is(row[1], kind) for kind in NO_PICTURES))

    return sorted(rows, key=place)


def _is(reason: str, kind: str) -> bool:
    """Whether a file is left out since it is one of those that are no pictures."""
    return reason.startswith(f"A {kind} (")


def readable(name: str) -> str:
    """A file's name that can be kept and printed: bytes that are no UTF-8 as \\xe9."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def on_one_line(text: str) -> str:
    """A name that cannot move the cursor or turn the line about: what does not print is written as its code."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
