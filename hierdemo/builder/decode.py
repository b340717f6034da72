"""Picture files to what a network takes and a thumbnail, in threads, ahead of the network and no further.

Knows files and threads. Does not know models (what makes a picture ready is given), chunks or collections. A decoded
picture lives only inside one thread: what is held of it afterwards is the network's input and the thumbnail. Pillow
frees Python's lock while it decodes and resizes, so that threads do as well as processes.
"""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from time import perf_counter

from PIL import Image

from hierdemo.arrays import Floats
from hierdemo.items.fingerprint import content_digest
from hierdemo.items.image import THUMB, ImageError, open_image, pixels_of, thumbnail
from hierdemo.items.place import Place

Prepare = Callable[[Image.Image], Floats]

WORKERS = 8  # threads at most: the network, too, wants the processor
ALONE = 24_000_000  # pixels: pictures larger than this are opened one at a time, each may take a gigabyte
AHEAD = 2  # times as many pictures as the network takes at once are made ready before it
DETAIL = 2  # times the pixels that are needed stay in a JPEG that is decoded at a reduced scale
HOW = f"upright RGB on white; a JPEG at the least scale of at least {DETAIL} times the pixels needed; {THUMB} px WebP"


@dataclass(frozen=True, eq=False)
class Ready:
    """One file made ready: the network's input, its thumbnail, its digest and what its EXIF says; or why it cannot
    be.
    """

    pixels: Floats | None = None
    thumb: bytes = b""
    digest: bytes = b""
    reason: str = ""
    about: dict[str, str] = field(default_factory=dict)


class Decoder:
    """Threads that make files ready. side: pixels of the network's input; batch: pictures that it takes at once.

    seconds: of all threads together, by what they did.
    """

    def __init__(self, prepare: Prepare, *, side: int, batch: int, workers: int | None = None) -> None:
        self._prepare, self._least, self._ahead = prepare, DETAIL * max(side, THUMB), AHEAD * batch
        self._large, self._counting = threading.Lock(), threading.Lock()
        self.seconds = {"decode": 0.0, "prepare": 0.0, "thumbnails": 0.0}
        self._pool = ThreadPoolExecutor(workers or min(WORKERS, cores()), "decode")

    def __enter__(self) -> "Decoder":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def ready(self, paths: Iterable[Path | Place]) -> Iterator[Ready]:
        """Each file made ready, in order; no more than a bounded number of them is held."""
        rest, waiting = iter(paths), deque[Future[Ready]]()
        waiting.extend(self._pool.submit(self._one, path) for path in islice(rest, self._ahead))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(self._pool.submit(self._one, path) for path in islice(rest, 1))

    def _one(self, place: Path | Place) -> Ready:
        try:
            (str(place) if isinstance(place, Path) else place.name).encode()
            if pixels_of(place) > ALONE:
                with self._large:
                    return self._open(place)
            return self._open(place)
        except UnicodeEncodeError:
            return Ready(reason="Its name is not UTF-8: rename it.")
        except ImageError as e:
            return Ready(reason=str(e))
        except Exception as e:  # a preprocessing, or writing a thumbnail, may raise anything: one picture ends no build
            return Ready(
                reason=f"{place.name} could not be made ready ({e}): save it again as another kind of picture."
            )

    def _open(self, place: Path | Place) -> Ready:
        began = perf_counter()
        about: dict[str, str] = {}
        image = open_image(place, least=self._least, about=about)
        opened = perf_counter()
        pixels = self._prepare(image)
        prepared = perf_counter()
        ready = Ready(pixels, thumbnail(image), content_digest(place), about=about)
        with self._counting:
            self.seconds["decode"] += opened - began
            self.seconds["prepare"] += prepared - opened
            self.seconds["thumbnails"] += perf_counter() - prepared
        return ready


def cores() -> int:
    """Processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
