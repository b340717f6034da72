"""A network that makes vectors of pictures: its own preprocessing, forward passes of bounded size, one at a time.

Knows which device it runs on. Does not know texts (openclip.py), or where a model comes from (loading.py). torch is
imported inside functions only.
"""

import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

import numpy as np
from PIL import Image

from hierdemo.arrays import Floats

BATCH = 64  # pictures in one forward pass
STRIP = 16  # a picture longer than so many times its width is cut to that before its short side is brought to size


class ImageNetwork:
    """Pictures to unit vectors. Safe to call from several threads: one forward pass at a time.

    see: a batch (n, 3, side, side) on the device -> (n, dim), unit length.
    """

    dim: int

    def __init__(
        self,
        model: str,
        network: Any,
        preprocess: Any,
        see: Callable[[Any], Any],
        *,
        digest: str,
        side: int,
        device: str,
    ) -> None:
        self.model, self.digest, self.device, self.side = model, digest, device, side
        self._network, self._preprocess, self._see = network.to(device), preprocess, see
        self._lock = threading.Lock()
        self.preprocessing = " ".join(str(preprocess).split())
        self._shortest = isinstance(getattr(preprocess.transforms[0], "size", None), int)

    def prepare(self, image: Image.Image) -> Floats:
        """(3, side, side) float32: the model's own preprocessing."""
        w, h = image.size
        if self._shortest and max(w, h) > STRIP * min(w, h):  # else a strip of 1 x 20,000 grows to gigabytes
            long = STRIP * min(w, h)
            x, y = max(0, (w - long) // 2), max(0, (h - long) // 2)
            image = image.crop((x, y, min(w, x + long), min(h, y + long)))
        return self._preprocess(image).numpy()

    def encode_prepared(self, pictures: Sequence[Floats]) -> Floats:
        """(n, dim) float32, unit length: one forward pass."""
        import torch

        if not pictures:
            return np.zeros((0, self.dim), np.float32)
        with self._running():
            batch = torch.from_numpy(np.stack(pictures)).to(self.device)
            return self._see(batch).float().cpu().numpy()

    def encode_images(self, images: Iterable[Image.Image], *, batch: int = BATCH) -> Floats:
        """(n, dim) float32, unit length, in order; no more than a batch of them is held."""
        rest, out = iter(images), [np.zeros((0, self.dim), np.float32)]
        while part := [self.prepare(image) for image in islice(rest, batch)]:
            out.append(self.encode_prepared(part))
        return np.concatenate(out)

    @contextmanager
    def _running(self) -> Iterator[None]:
        """Alone on the device. Raises ValueError where it has too little memory."""
        import torch

        try:
            with self._lock, torch.inference_mode():
                yield
        except torch.OutOfMemoryError as e:
            raise ValueError(
                f"{self.device} has too little memory for {self.model}: free some, or run it elsewhere (--device cpu)."
            ) from e


def weights_digest(network: Any) -> str:
    """Of every parameter, for weights that came from nobody knows which file."""
    digest = hashlib.sha256()
    for name, value in network.state_dict().items():
        digest.update(name.encode())
        digest.update(value.detach().cpu().contiguous().float().numpy().tobytes())
    return digest.hexdigest()
