"""Opens a collection and serves the page, whether or not its model has been loaded yet.

Knows Gradio's launch and the Settings. Does not know what the page shows or how a query is answered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import gradio as gr

from hierdemo.encoder import Encoder
from hierdemo.family import find
from hierdemo.search import Engine
from hierdemo.store import CollectionError, load
from hierdemo.ui.engines import CheckedEncoder, Engines


@dataclass(frozen=True)
class Settings:
    """What app.py was started with. model: another than the one that the collection names. editable: whether the page
    may change the collection's trees. space: OWNER/NAME of the Space that it runs in."""

    collection: Path
    host: str = "127.0.0.1"
    port: int = 7860
    model: str | None = None
    editable: bool = False
    space: str | None = None


def launch(settings: Settings, encoders: Callable[[str], Encoder]) -> None:
    """Serve until stopped. encoders: a model's name -> its encoder.

    Raises CollectionError, also where the demo should be editable, or OSError for a port in use.
    """
    import plotly

    from hierdemo.ui.editing import OFF_DEMO, bundled
    from hierdemo.ui.endpoints import add_endpoints
    from hierdemo.ui.page import build_ui, head
    from hierdemo.ui.routes import add_routes

    if settings.editable and bundled(settings.collection):
        raise CollectionError(OFF_DEMO)
    collection, family = load(settings.collection), find(settings.collection)
    encoder = encoders(settings.model or collection.meta["model"])
    engines = Engines(Engine(collection, CheckedEncoder(encoder, collection)), family, encoders)
    demo = build_ui("hierdemo", lambda made: add_endpoints(made, engines))
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
    script = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    add_routes(app, engines, plotly=script, editable=settings.editable, space=settings.space)
    print(f"hierdemo: {len(collection.items):,} {collection.meta['noun']}, open {url}", flush=True)
    demo.block_thread()
