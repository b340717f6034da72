"""What a model makes of single words, kept between builds: thousands of them cost minutes with a large model.

Knows an encoder, and the folder in which words' vectors are kept. Does not know vocabularies or trees. What is kept is
only ever a saving: a folder that cannot be written, and a file that is damaged or of other weights, cost time alone.
"""

import hashlib
import io
import os
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.models.encoder import Encoder

BATCH = 64  # words at a time: between two batches progress is told
PROBE = "a thing"  # encoded every time: vectors that were kept belong to the model if its own is among them
ALIKE = 1e-3


def cache_folder(environment: Mapping[str, str]) -> Path:
    """Where things are kept that can be made again: HIERDEMO_CACHE, else hierdemo in the user's cache folder."""
    own = environment.get("HIERDEMO_CACHE")
    above = environment.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(own).expanduser() if own else Path(above).expanduser() / "hierdemo"


class Wordbook:
    """vectors(words) -> (n, D) float32, unit length, each word in one prompt template, or averaged over all of them.

    folder: where they are kept, nowhere if None. progress: called with words done and asked for, for those not kept.
    """

    def __init__(
        self,
        encoder: Encoder,
        folder: Path | None = None,
        progress: Callable[[int, int], None] = lambda *_: None,
        *,
        templates: Literal["one", "all"] = "one",
    ) -> None:
        self._encode = encoder.encode_texts
        if templates == "one":  # a stand-in may know only all of them
            self._encode = getattr(encoder, "encode_words", encoder.encode_texts)
        self._progress, self._known = progress, dict[str, Floats]()
        name = f"words-{templates}-{hashlib.sha256(encoder.digest.encode()).hexdigest()[:20]}.npz"
        self._path = folder / name if folder else None
        self._opened = False

    def vectors(self, words: Sequence[str]) -> Floats:
        if not self._opened:
            own = self._encode([PROBE])[0]
            self._known, self._opened = {PROBE: own} | self._kept(own), True
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        for a in range(0, len(new), BATCH):
            part = new[a : a + BATCH]
            self._known |= zip(part, self._encode(part), strict=True)
            self._progress(min(a + BATCH, len(new)), len(new))
        if new:
            self._keep()
        return np.stack([self._known[word] for word in words]) if len(words) else self._encode([])

    def _kept(self, own: Floats) -> dict[str, Floats]:
        if self._path is None or not self._path.is_file():
            return {}
        try:
            with np.load(io.BytesIO(self._path.read_bytes()), allow_pickle=False) as saved:
                words, vectors = saved["words"].tolist(), saved["vectors"]
            kept = dict(zip(words, vectors, strict=True))
            right = vectors.dtype == np.float32 and vectors.shape[1:] == own.shape and np.isfinite(vectors).all()
            return kept if right and np.abs(kept[PROBE] - own).max() < ALIKE else {}
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return {}

    def _keep(self) -> None:
        if self._path is None:
            return
        temporary = self._path.with_suffix(f".{os.getpid()}.npz")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            np.savez(temporary, words=np.array(list(self._known)), vectors=np.stack(list(self._known.values())))
            temporary.replace(self._path)
        except OSError:  # a full disk, or a folder of somebody else's: they are made again the next time
            with suppress(OSError):
                temporary.unlink()
