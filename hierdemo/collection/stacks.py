"""Which items are nearly the same picture: a stack has one in the middle, and each other one agrees with that one.

Knows the stacks and how they are kept. Does not know how pictures are compared (near_copies.py) or shown.

Each agrees with the middle itself, so that a chain of small differences cannot lead from one picture to quite another.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Stacks:
    """middle (N,) int32: of each item the one in the middle of its stack, itself where it is alone.

    Raises ValueError for what is no such table.
    """

    middle: NDArray[np.int32]

    def __post_init__(self) -> None:
        m = self.middle
        if m.ndim != 1 or m.dtype != np.int32 or (len(m) and not 0 <= m.min() <= m.max() < len(m)):
            raise ValueError(f"stacks must be (N,) int32 in 0..N-1, got shape {m.shape}, {m.dtype}")
        if not np.array_equal(m[m], m):
            raise ValueError("the middle of a stack must lie in it")
        m.setflags(write=False)

    @classmethod
    def of(cls, n: int, pairs: Iterable[tuple[int, int]]) -> "Stacks":
        """Of n items and the pairs that agree. The one that agrees with most takes all of those that are still free."""
        agree: dict[int, set[int]] = defaultdict(set)
        for a, b in pairs:
            agree[a].add(b)
            agree[b].add(a)
        middle = np.arange(n, dtype=np.int32)
        free = set(agree)
        for item in sorted(agree, key=lambda i: (-len(agree[i]), i)):
            if item in free:
                own = agree[item] & free
                middle[list(own)] = item
                free -= own | {item}
        return cls(middle)

    def extended(self, pairs: Iterable[tuple[int, int]], n: int) -> "Stacks":
        """With n further items. pairs: (a new item, one before it that it agrees with), the most alike of each first.

        A new item joins the stack whose middle it agrees with; the others stay as they are.
        """
        middle = np.r_[self.middle, np.arange(len(self.middle), len(self.middle) + n, dtype=np.int32)]
        for new, old in pairs:
            if middle[new] == new and middle[old] == old:
                middle[new] = old
        return Stacks(middle)

    def padded(self, n: int) -> "Stacks":
        """For n items: those that came without having been looked at are alone."""
        return self if len(self.middle) == n else self.extended((), n - len(self.middle))

    @cached_property
    def groups(self) -> dict[int, list[int]]:
        """The items of each stack by its middle, which comes first; of those that are alone there is none."""
        found: dict[int, list[int]] = defaultdict(list)
        for item in np.flatnonzero(self.middle != np.arange(len(self.middle))).tolist():
            found[int(self.middle[item])].append(item)
        return {middle: [middle, *found[middle]] for middle in sorted(found)}

    def name(self, item: int) -> int | None:
        """The middle of the item's stack; None where it is alone."""
        middle = int(self.middle[item])
        return middle if middle in self.groups else None

    def others(self, item: int) -> list[int]:
        """What is stacked with an item."""
        return [other for other in self.groups.get(int(self.middle[item]), []) if other != item]

    @property
    def stacked(self) -> int:
        """How many items are in a stack."""
        return sum(map(len, self.groups.values()))
