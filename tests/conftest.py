"""One tiny world for every test: drawn pictures in known groups, a real but tiny OpenCLIP model, a collection of both.

Tests that need more than this make it themselves, in memory.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("NUMBA_NUM_THREADS", "1")  # else numba, at the first map, gives torch as many threads as it has
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

import pytest

from hierdemo.builder.assemble import Options
from hierdemo.builder.pipeline import build
from hierdemo.maps import projection
from hierdemo.models.loading import load_encoder
from hierdemo.search.engine import Engine
from tests.support.tiny import EXAMPLES, World, drawings, write_model, write_pictures

pytest_plugins = ["tests.support.cpu"]


def pytest_configure(config: pytest.Config) -> None:
    """umap says at import that its neural variant is not there; nothing here uses it."""
    config.addinivalue_line("filterwarnings", "ignore:Tensorflow not installed:ImportWarning:umap")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that drive a browser are spread among the others: they wait while those work."""
    files: dict[str, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.nodeid.partition("::")[0], []).append(item)
    kinds = [[f for f in files if ("/browser/" in f) == browser] for browser in (True, False)]
    place = {f: (i + 0.5) / len(kind) for kind in kinds for i, f in enumerate(kind)}
    items[:] = [item for f in sorted(files, key=lambda f: (place[f], f)) for item in files[f]]


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing is kept in, or taken from, the cache of whoever runs the tests."""
    os.environ["HIERDEMO_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    root = tmp_path_factory.mktemp("world")
    images, model, folder = root / "pictures", root / "model", root / "collection"
    drawn = drawings()
    write_model(model, write_pictures(images, drawn))
    encoder = load_encoder(str(model))
    collection = build(images, folder, encoder, Options(branching=3, levels=2, examples=EXAMPLES))
    return World(images, drawn, model, encoder, folder, collection, Engine(collection, encoder))


@pytest.fixture
def quick_maps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Maps stay where they start: for tests that build much and look at no map."""
    monkeypatch.setattr(projection, "_layout", lambda vectors, neighbours, start, seed, first: start)
