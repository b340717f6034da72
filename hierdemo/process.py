"""An encoder in a process of its own, so that the page appears while the model is still loading.

Loading a model is seconds of Python imports; in a thread they would hold up the page's own, here they use another core.
Knows how to ask and answer over a pipe. Does not know models (encoder.py) or collections.
"""

import multiprocessing
import threading
from collections.abc import Iterable, Sequence
from multiprocessing.connection import Connection
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hierdemo.encoder import EncoderUnavailable, load_encoder

Floats = NDArray[np.float32]


class EncoderProcess:
    """An Encoder whose model loads in the background from the start; whoever needs it first waits for it.

    digest and dim, too, wait for the model. Raises what loading raised (EncoderUnavailable) at every use, and
    EncoderUnavailable when the process has gone. Safe to call from several threads.
    """

    def __init__(self, model: str) -> None:
        self.model = model
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(model, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._lock = threading.Lock()
        self._loaded: tuple[str, int] | Exception | None = None

    @property
    def digest(self) -> str:
        return self._ready()[0]

    @property
    def dim(self) -> int:
        return self._ready()[1]

    def encode_images(self, images: Iterable[Image.Image]) -> Floats:
        """(n, dim) float32, unit length."""
        return self._ask("images", [np.asarray(image) for image in images])

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        """(n, dim) float32, unit length."""
        return self._ask("texts", list(texts))

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        return self._ask("unknown", text)

    def close(self) -> None:
        self._pipe.close()
        self._process.join(5)

    def _ready(self) -> tuple[str, int]:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._receive()
            if isinstance(self._loaded, Exception):
                raise self._loaded
            return self._loaded

    def _ask(self, kind: str, content: Any) -> Any:
        self._ready()
        with self._lock:
            try:
                self._pipe.send((kind, content))
            except OSError as e:
                raise self._gone() from e
            answer = self._receive()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _receive(self) -> Any:
        try:
            return self._pipe.recv()
        except (EOFError, OSError):
            return self._gone()

    def _gone(self) -> EncoderUnavailable:
        return EncoderUnavailable(f"The process that ran the model {self.model} has stopped: start hierdemo again.")


def _serve(model: str, pipe: Connection) -> None:
    """The other side: load, say so, then answer until the pipe is closed."""
    try:
        encoder = load_encoder(model)
        encoder.encode_images([Image.new("RGB", (64, 64))])  # the first pass takes longer: not in a visitor's time
        pipe.send((encoder.digest, encoder.dim))
    except Exception as e:  # whatever it is, it is raised where the model is needed
        pipe.send(e if isinstance(e, EncoderUnavailable) else EncoderUnavailable(f"{model} could not be loaded: {e}"))
        return
    while True:
        try:
            kind, content = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            pipe.send(_answer(encoder, kind, content))
        except Exception as e:  # the one asking decides what to say of it
            pipe.send(EncoderUnavailable(f"The model {model} could not encode this: {e}"))


def _answer(encoder: Any, kind: str, content: Any) -> Any:
    if kind == "images":
        return encoder.encode_images([Image.fromarray(pixels) for pixels in content])
    if kind == "texts":
        return encoder.encode_texts(content)
    return encoder.unknown_words(content)
