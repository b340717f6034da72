"""The general vocabulary: some thousand everyday words for what pictures show, each below what it is a kind of.

Knows vocabulary.txt and kinship of words. Does not know vectors, models or collections.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).with_name("vocabulary.txt")
INDENT = 2


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """words: each once, general ones before what is below them; parent (V,) int32, -1 for the most general."""

    words: tuple[str, ...]
    parent: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def depth(self) -> NDArray[np.int32]:
        """(V,) 0 for the most general."""
        depth = np.zeros(len(self), np.int32)
        for w, above in enumerate(self.parent.tolist()):
            depth[w] = 0 if above < 0 else depth[above] + 1
        return depth

    @cached_property
    def children(self) -> list[list[int]]:
        """What is right below each word, the most typical first."""
        below: list[list[int]] = [[] for _ in self.words]
        for w, above in enumerate(self.parent.tolist()):
            if above >= 0:
                below[above].append(w)
        return below

    def line(self, word: int) -> list[int]:
        """A word and all above it, itself first."""
        found = [word]
        while self.parent[found[-1]] >= 0:
            found.append(int(self.parent[found[-1]]))
        return found

    def below(self, word: int) -> list[int]:
        """A word and all below it, itself first."""
        found = [word]
        for w in found:
            found += self.children[w]
        return found

    def only(self, known: Callable[[str], bool]) -> "Vocabulary":
        """The words that are known; what was below an unknown one moves up."""
        kept = [w for w, word in enumerate(self.words) if known(word)]
        new = {w: i for i, w in enumerate(kept)}
        parent = [next((new[a] for a in self.line(w)[1:] if a in new), -1) for w in kept]
        return Vocabulary(tuple(self.words[w] for w in kept), np.array(parent, np.int32))


def read_vocabulary(path: Path = FILE) -> Vocabulary:
    """The words of a file: two spaces further in is below; "general: a, b" puts a and b below it; # is a remark."""
    words: list[str] = []
    parent: list[int] = []
    above: list[int] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        depth = (len(line) - len(line.lstrip())) // INDENT
        head, _, rest = line.strip().partition(":")
        above = [*above[:depth], len(words)]
        words.append(head)
        parent.append(above[-2] if depth else -1)
        below = [word.strip() for word in rest.split(",") if word.strip()]
        words += below
        parent += [above[-1]] * len(below)
    return Vocabulary(tuple(words), np.array(parent, np.int32))
