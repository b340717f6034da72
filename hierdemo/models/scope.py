"""Which pictures a model knows. Some small models bring that with them: mean vectors of what they were trained on, and
how near to one of these other pictures of that kind lie.

Knows vectors and the file beside a model's weights; assets/make/scope.py makes it. Does not know models or names of
things. A model that brings none may know any picture: nobody says.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats, unit
from hierdemo.models.loading import EMBEDDED

FILE = "scope.npz"
STRANGE = 0.25  # share of a collection's pictures unlike those, from which on all of them are taken for others
LIMIT = 0.05  # share of the pictures of its own kind that a model is said not to know


@dataclass(frozen=True, eq=False)
class Scope:
    """means (R, D): unit vectors, one a kind of thing; scale: rising, how near to the nearest mean pictures of these
    kinds lie that were never seen.
    """

    means: Floats
    scale: Floats

    @classmethod
    def measured(cls, vectors: Floats, kinds: list[str], unseen: Floats) -> "Scope":
        """From vectors (N, D) of pictures, the kind of each, and vectors of other pictures of these kinds."""
        kind = np.array(kinds)
        means = unit(np.stack([vectors[kind == name].mean(0) for name in sorted(set(kinds))]))
        near = (unseen @ means.T).max(1)
        return cls(means, np.quantile(near, np.linspace(0, 1, 101)).astype(np.float32))

    @classmethod
    def of(cls, model: str) -> "Scope | None":
        """What the model brings that --model calls so; None where it brings nothing."""
        kind, _, name = model.partition(":")
        path = (EMBEDDED / name if kind == "embedded" else Path(model)) / FILE
        if not path.is_file():
            return None
        with np.load(path, allow_pickle=False) as found:
            return cls(unit(found["means"].astype(np.float32)), found["scale"].astype(np.float32))

    def write(self, path: Path) -> None:
        np.savez(path, means=self.means.astype(np.float16), scale=self.scale)

    def knows(self, vectors: Floats) -> NDArray[np.bool_]:
        """(N,) whether each picture is of a kind that the model knows."""
        return (vectors @ self.means.T).max(1) >= np.interp(LIMIT, np.linspace(0, 1, len(self.scale)), self.scale)
