"""The page's routes over the tiny world, and a real server of it for programs."""

import gc
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hierdemo.search.members import Engines
from hierdemo.ui.api.endpoints import endpoints
from hierdemo.ui.routes.app import add_routes
from hierdemo.ui.server import add_reference, launch_server, make_server
from tests.support.pages import client_of
from tests.support.tiny import World


@pytest.fixture
def client(world: World, tmp_path: Path) -> Iterator[TestClient]:
    with client_of(world.engine, tmp_path) as found:
        yield found


@pytest.fixture(scope="module")
def url(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a server of the tiny world answers programs. Gradio leaves sockets and loops to the collector."""
    engines = Engines(world.engine, None, lambda model: world.encoder)
    offered = endpoints(engines)
    server = make_server(offered)
    add_routes(server, engines, plotly=tmp_path_factory.mktemp("plotly") / "none.js")
    add_reference(server, offered, engines, tools=False)
    yield launch_server(server, host="127.0.0.1", port=None)
    server.get_blocks().close(verbose=False)
    with warnings.catch_warnings():  # here, and not in whatever test comes next
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
