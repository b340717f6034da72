"""Opens a collection and serves the page, whether or not its model has been loaded yet.

Knows Gradio's launch and the Settings. Does not know what the page shows or how a query is answered.
"""

import atexit
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from hierdemo.builder.progress import amount
from hierdemo.collection.family import FILE, find
from hierdemo.collection.files import CollectionError
from hierdemo.collection.store import load
from hierdemo.models.encoder import Encoder
from hierdemo.models.lookup import NOT_ITS_MODEL
from hierdemo.search.engine import Engine
from hierdemo.search.members import CheckedEncoder, Engines
from hierdemo.ui.present.plotly_script import plotly_file
from hierdemo.ui.routes.collection_tab import loopback
from hierdemo.ui.services.at_start import DataSet
from hierdemo.ui.services.collection_tab import Building
from hierdemo.ui.services.library import Library
from hierdemo.ui.services.visitors import Limits

EVERYONE = ("0.0.0.0", "::")  # hosts that listen on all of a machine's addresses
ELSEWHERE = ("192.0.2.1", 9)  # an address of nobody (RFC 5737)


@dataclass(frozen=True)
class Settings:
    """What app.py was started with. model: another than the one that the collection names. editable: whether the page
    may change the collection's trees. others: further collections to switch to; library: the folder in which those
    built in the page from a folder are kept. space: OWNER/NAME of the Space that it runs in, which others use, too.
    root_path: the path or the whole address under which a proxy shows the app, without a slash at its end.
    cache: where words' vectors are kept, nowhere if None. limits: of what visitors upload. mcp: whether assistants may
    ask, over MCP; dataset: to build while the page shows the collection;
    shared_gpu: whether it is a Space on ZeroGPU.
    """

    collection: Path
    host: str = "127.0.0.1"
    port: int = 7860
    model: str | None = None
    editable: bool = False
    others: tuple[Path, ...] = ()
    library: Path = Path("~/hierdemo").expanduser()
    space: str | None = None
    root_path: str = ""
    cache: Path | None = None
    limits: Limits = Limits()
    mcp: bool = False
    dataset: DataSet | None = None
    shared_gpu: bool = False


def launch(settings: Settings, encoders: Callable[[str], Encoder]) -> None:
    """Serve until stopped. encoders: a model's name -> its encoder.

    Raises CollectionError, also where the demo should be editable, or OSError for a port in use.
    """
    from threadpoolctl import threadpool_limits  # it comes with umap-learn

    from hierdemo.ui.api.endpoints import endpoints
    from hierdemo.ui.api.tools import thumbs
    from hierdemo.ui.routes.app import add_routes
    from hierdemo.ui.server import add_reference, launch_server, make_server, use_shared_gpu
    from hierdemo.ui.services.tree_edits import OFF_DEMO, bundled

    # an answer uses one core: threads that wait for each other make a flat search of 0.1 ms one of 100 ms as soon as
    # two people ask at once, or something else runs here
    threadpool_limits(1, user_api="blas")
    if settings.editable and bundled(settings.collection):
        raise CollectionError(OFF_DEMO)
    collection, family = load(settings.collection), find(settings.collection)
    if collection.known is not None and settings.model:
        raise CollectionError(NOT_ITS_MODEL)
    encoder = encoders(settings.model or collection.meta.model)
    engines = Engines(Engine(collection, CheckedEncoder(encoder, collection)), family, encoders)
    host = "" if settings.space else settings.host  # a Space listens for everyone, whatever host it is given
    shelves = [(settings.library, "built"), (_beside(settings.collection), "beside")] if loopback(host) else []
    library = Library(engines, encoders, given=settings.others, shelves=shelves)
    building = Building(
        library, kept=settings.library, cache=settings.cache, dataset=settings.dataset, limits=settings.limits
    )
    atexit.register(building.close)
    offered = endpoints(library.front, library, settings.root_path)
    server = make_server(offered, settings.root_path, building.opens)
    add_reference(server, offered, library.front, root_path=settings.root_path, tools=settings.mcp)
    warm = add_routes(
        server,
        engines,
        plotly=plotly_file(),
        editable=settings.editable,
        space=settings.space,
        building=building,
        host=host,
    )
    threading.Thread(target=warm, daemon=True).start()
    if settings.shared_gpu:
        use_shared_gpu()
    thumb = thumbs(engines, library) if settings.mcp else None
    url = launch_server(server, host=settings.host, port=settings.port, root_path=settings.root_path, thumb=thumb)
    threading.Thread(target=_sweep, args=(building,), daemon=True).start()
    told = f"hierdemo: {amount(len(collection.items), collection.meta.noun)}, open {url}"
    print(told if settings.space else told + for_others(settings.host, url), flush=True)
    if settings.mcp and not settings.space:
        print(f"hierdemo: assistants ask at {url}gradio_api/mcp/", flush=True)
    if building.at_start is not None:
        building.at_start.start()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # an end like any other: visitors' files go
    server.get_blocks().block_thread()


def _beside(collection: Path) -> Path:
    """The folder around a collection; around the family's folder, where it is of a family."""
    folder = collection.resolve().parent
    return folder.parent if (folder / FILE).is_file() else folder


def for_others(host: str, url: str) -> str:
    """Where others in the network find it, to follow the address here; "" for a host that only this machine reaches."""
    if host not in EVERYONE:
        return ""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)  # sends nothing: it only asks which of its addresses this machine would use
            name = probe.getsockname()[0]
        except OSError:  # no network
            return ""
    return f"; in your network {urlsplit(url)._replace(netloc=f'{name}:{urlsplit(url).port}').geturl()}"


def _sweep(building: Building) -> None:
    """Remove what visitors have left behind, as long as the app runs."""
    while True:
        time.sleep(60)
        building.visitors.sweep()
