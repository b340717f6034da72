"""Opens a collection and serves the page; the model is loaded beside it, so that the page need not wait.

Knows Gradio's launch and the Settings. Does not know what the page shows or how a query is answered.
"""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hierdemo.catalog import open_image
from hierdemo.search import Engine
from hierdemo.store import Collection, check_model, load


@dataclass(frozen=True)
class Settings:
    """What app.py was started with. model: None for the one that the collection was built with."""

    collection: Path
    model: str | None = None
    host: str = "127.0.0.1"
    port: int = 7860


class WarmingEncoder:
    """An Encoder whose model loads in a thread from the start; whoever needs it first waits for it.

    Raises what loading raised (EncoderUnavailable, CollectionError for another model's vectors) at every use.
    """

    def __init__(self, model: str, collection: Collection) -> None:
        self.model, self.digest, self.dim = model, collection.meta["model_digest"], collection.embeddings.shape[1]
        self._collection, self._encoder, self._error = collection, None, None  # type: Any, Any, Exception | None
        self._thread = threading.Thread(target=self._load, daemon=True)
        self._thread.start()

    def _load(self) -> None:
        from hierdemo.encoder import load_encoder

        try:
            encoder = load_encoder(self.model)
            check_model(self._collection, encoder)
            encoder.encode_images(
                [open_image(self._collection.thumbs[0])]
            )  # the first pass compiles: not in a visitor's time
            self._encoder = encoder
        except Exception as e:  # whatever it is, it is raised where the model is needed
            self._error = e

    def _ready(self) -> Any:
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._encoder

    def encode_images(self, images: Iterable[Image.Image]) -> NDArray[np.float32]:
        return self._ready().encode_images(images)

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._ready().encode_texts(texts)

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        return self._ready().unknown_words(text)


def launch(settings: Settings, *, block: bool = True) -> gr.Blocks:
    """Serve until stopped (or return at once, for tests). Raises CollectionError, or OSError for a port in use."""
    import plotly

    from hierdemo.ui.page import build_ui, head
    from hierdemo.ui.routes import add_routes

    collection = load(settings.collection)
    engine = Engine(collection, WarmingEncoder(settings.model or collection.meta["model"], collection))
    demo = build_ui("hierdemo")
    app, url, _ = demo.launch(
        server_name=settings.host,
        server_port=settings.port,
        prevent_thread_lock=True,
        quiet=True,
        ssr_mode=False,
        footer_links=[],
        head=head(),
        theme=gr.themes.Base(),
        show_error=False,
    )
    add_routes(app, lambda: engine, plotly=Path(plotly.__file__).parent / "package_data" / "plotly.min.js")
    print(f"hierdemo: {len(collection.items):,} {collection.meta['noun']}, open {url}", flush=True)
    if block:
        demo.block_thread()
    return demo
