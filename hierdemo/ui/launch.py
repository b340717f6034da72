"""Opens a collection and serves the page, whether or not its model has been loaded yet.

Knows Gradio's launch and the Settings. Does not know what the page shows or how a query is answered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import gradio as gr
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hierdemo.encoder import Encoder
from hierdemo.search import Engine
from hierdemo.store import Collection, check_model, load


@dataclass(frozen=True)
class Settings:
    """What app.py was started with."""

    collection: Path
    host: str = "127.0.0.1"
    port: int = 7860


class CheckedEncoder:
    """An encoder that answers only if the collection's vectors are its own; asked at its first use, not before."""

    def __init__(self, encoder: Encoder, collection: Collection) -> None:
        self.model, self._encoder, self._collection = encoder.model, encoder, collection
        self.digest, self.dim = collection.meta["model_digest"], collection.embeddings.shape[1]

    def encode_images(self, images: Iterable[Image.Image]) -> NDArray[np.float32]:
        check_model(self._collection, self._encoder)
        return self._encoder.encode_images(images)

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        check_model(self._collection, self._encoder)
        return self._encoder.encode_texts(texts)

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        return self._encoder.unknown_words(text)


def launch(settings: Settings, encoder: Encoder) -> None:
    """Serve until stopped. Raises CollectionError, or OSError for a port in use."""
    import plotly

    from hierdemo.ui.page import build_ui, head
    from hierdemo.ui.routes import add_routes

    collection = load(settings.collection)
    engine = Engine(collection, CheckedEncoder(encoder, collection))
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
    demo.block_thread()
