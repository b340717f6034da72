"""Encoders in a process of their own, so that the page appears while the model is still loading.

Loading a model is seconds of Python imports; in a thread they would hold up the page's own, here they use another core.
Several models share the one process: those imports are done once. Knows how to ask and answer over a pipe. Does not
know models (loading.py) or collections.
"""

import multiprocessing
import threading
from collections.abc import Iterable, Sequence
from multiprocessing.connection import Connection
from typing import Any

import numpy as np
from PIL import Image

from hierdemo.arrays import Floats
from hierdemo.models.context import read_by
from hierdemo.models.encoder import BatchEncoder, EncoderUnavailable
from hierdemo.models.loading import load_encoder


class EncoderProcess:
    """The process. `model` loads in the background from the start, any other at its first use.

    Safe to use from several threads; one question at a time is answered.
    """

    def __init__(self, model: str) -> None:
        self.model = model
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(model, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._lock = threading.Lock()
        self._encoders: dict[str, ProcessEncoder] = {}

    def encoder(self, model: str | None = None) -> "ProcessEncoder":
        """The encoder of a model; without a name, of the one that loads from the start. Asks nothing yet."""
        return self._encoders.setdefault(model or self.model, ProcessEncoder(self, model or self.model))

    def ask(self, model: str, kind: str, content: Any) -> Any:
        """Raises EncoderUnavailable for a model that cannot be loaded, what it cannot encode, and a process that has
        gone."""
        with self._lock:
            try:
                self._pipe.send((model, kind, content))
                answer = self._pipe.recv()
            except (EOFError, OSError) as e:
                raise EncoderUnavailable(
                    f"The process that ran the model {model} has stopped: start hierdemo again."
                ) from e
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        self._pipe.close()
        self._process.join(5)


class ProcessEncoder:
    """An Encoder that asks the process. digest and dim, too, wait for the model. Raises EncoderUnavailable at every use
    when its model cannot be had.
    """

    def __init__(self, process: EncoderProcess, model: str) -> None:
        self.model, self._process = model, process
        self._loaded: tuple[str, int] | None = None

    @property
    def digest(self) -> str:
        return self._ready()[0]

    @property
    def dim(self) -> int:
        return self._ready()[1]

    def encode_images(self, images: Iterable[Image.Image]) -> Floats:
        """(n, dim) float32, unit length."""
        return self._process.ask(self.model, "images", [np.asarray(image) for image in images])

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        """(n, dim) float32, unit length."""
        return self._process.ask(self.model, "texts", list(texts))

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        return self._process.ask(self.model, "unknown", text)

    def words_read(self, text: str) -> int:
        return self._process.ask(self.model, "read", text)

    def _ready(self) -> tuple[str, int]:
        if self._loaded is None:
            self._loaded = self._process.ask(self.model, "ready", None)
        return self._loaded


def _serve(first: str, pipe: Connection) -> None:
    """The other side: load the first model, then answer until the pipe is closed."""
    loaded = {first: _load(first)}
    while True:
        try:
            model, kind, content = pipe.recv()
            if model not in loaded:
                loaded[model] = _load(model)
            pipe.send(_answer(loaded[model], model, kind, content))
        except (EOFError, OSError, KeyboardInterrupt):  # nobody asks any more
            return


def _load(model: str) -> BatchEncoder | EncoderUnavailable:
    """The encoder, or why there is none: that is raised wherever the model is needed."""
    try:
        encoder = load_encoder(model)
        encoder.encode_images([Image.new("RGB", (64, 64))])  # the first pass takes longer: not in a visitor's time
        return encoder
    except EncoderUnavailable as e:
        return e
    except Exception as e:
        return EncoderUnavailable(f"{model} could not be loaded: {e}")


def _answer(encoder: BatchEncoder | EncoderUnavailable, model: str, kind: str, content: Any) -> Any:
    if isinstance(encoder, EncoderUnavailable):
        return encoder
    try:
        if kind == "images":
            return encoder.encode_images([Image.fromarray(pixels) for pixels in content])
        if kind == "texts":
            return encoder.encode_texts(content)
        if kind == "read":
            return read_by(encoder, content)[0]
        return (encoder.digest, encoder.dim) if kind == "ready" else encoder.unknown_words(content)
    except Exception as e:  # the one asking decides what to say of it
        return EncoderUnavailable(f"The model {model} could not encode this: {e}")
