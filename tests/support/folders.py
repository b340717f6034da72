"""Small folders of the world's pictures, and an encoder that counts what it is given."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tests.support.tiny import World


class Counting:
    """The world's encoder, counting the pictures it is given; it may be told to stop like a person with Ctrl-C."""

    def __init__(self, world: World, *, stop_after: int = 10**9) -> None:
        self._encoder, self._left, self.seen = world.encoder, stop_after, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._encoder, name)

    def encode_prepared(self, pictures: Sequence[np.ndarray]) -> np.ndarray:
        if self.seen + len(pictures) > self._left:
            raise KeyboardInterrupt
        self.seen += len(pictures)
        return self._encoder.encode_prepared(pictures)


def few(world: World, folder: Path, n: int, *, same: bool = False) -> Path:
    """n of the world's pictures in one flat folder, without words."""
    folder.mkdir()
    for i, file in enumerate(list(world.drawings)[:n]):
        picture = (world.images / (list(world.drawings)[0] if same else file)).read_bytes()
        (folder / f"{i:03d}.png").write_bytes(picture + b"\0" * i)  # the same to the eye, not byte by byte
    return folder
