"""What a margin means: the share of a collection's own questions that were in the right branch with such a lead.

Knows the table, how it is read and kept. Does not know how it is measured (builder/margins.py) or worded
(search/certainty.py).
"""

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Literal

Kind = Literal["text", "image"]
KINDS: tuple[Kind, ...] = ("text", "image")
Row = tuple[tuple[float, float], ...]  # rising (margin from which on, share right), of one level


@dataclass(frozen=True)
class Margins:
    """Of one tree. beam: with which it was measured; asked: questions of each kind; rows: by kind, one a level from
    level 1 on, () where too few were asked. Raises ValueError for what is no such table.
    """

    beam: int
    asked: dict[Kind, int]
    rows: dict[Kind, tuple[Row, ...]]

    def __post_init__(self) -> None:
        for row in (row for kind in KINDS for row in self.rows[kind]):
            starts, shares = [start for start, _ in row], [share for _, share in row]
            if not all(map(isfinite, starts)) or starts != sorted(starts) or shares != sorted(shares):
                raise ValueError("margins must rise, and their shares with them")
            if not all(0 <= share <= 1 for share in shares):
                raise ValueError("shares of margins must lie in 0..1")

    def share(self, kind: Kind, level: int, margin: float) -> float | None:
        """In 0..1; None where it was not measured."""
        row = self.rows[kind][level - 1] if level <= len(self.rows[kind]) else ()
        if not row:
            return None
        return row[max(0, bisect_right([start for start, _ in row], margin) - 1)][1]

    def written(self) -> bytes:
        return json.dumps({"beam": self.beam, "asked": self.asked, "rows": self.rows}).encode()


def read(data: str) -> Margins:
    """Raises ValueError for what `written` did not write."""
    found = json.loads(data)
    try:
        rows = {kind: tuple(map(_row, found["rows"][kind])) for kind in KINDS}
        return Margins(int(found["beam"]), {kind: int(found["asked"][kind]) for kind in KINDS}, rows)
    except (KeyError, TypeError) as error:
        raise ValueError(f"a tree's margins are incomplete: {error}") from error


def _row(pairs: Sequence[Sequence[float]]) -> Row:
    return tuple((float(start), float(share)) for start, share in pairs)
