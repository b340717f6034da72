"""One tiny world for every test: drawn pictures in known groups, a real but tiny OpenCLIP model, a collection of both.

Tests that need more than this make it themselves, in memory.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("NUMBA_NUM_THREADS", "1")  # else numba, at the first map, gives torch as many threads as it has
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hierdemo.collection.family import find
from hierdemo.collection.store import load
from hierdemo.maps import projection
from hierdemo.models.encoder import Encoder
from hierdemo.models.loading import load_encoder
from hierdemo.search.engine import Engine
from hierdemo.search.members import Engines
from tests.support.once import once
from tests.support.tiny import World, drawings, write_world

pytest_plugins = ["tests.support.cpu", "tests.support.forks"]


def pytest_addoption(parser: pytest.Parser) -> None:
    about = "browser tests look at the exported site, what needs a server is skipped"
    parser.addoption("--site", action="store_true", help=about)


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
    """Not to be written to: copy what a test changes."""
    root = once(tmp_path_factory, "world", write_world)
    model, folder = root / "model", root / "collection"
    encoder, collection = load_encoder(str(model)), load(folder)
    return World(root / "pictures", drawings(), model, encoder, folder, collection, Engine(collection, encoder))


@pytest.fixture(scope="session")
def family_folder(world: World) -> Path:
    """The folder of a family of two members. Not to be written to: copy what a test changes."""
    return world.folder.parent / "family"


@pytest.fixture(scope="session")
def encoders(world: World, family_folder: Path) -> Callable[[str], Encoder]:
    """The models of the family's members, by name."""
    made = {str(world.model): world.encoder, str(family_folder / "model"): load_encoder(str(family_folder / "model"))}
    return made.__getitem__


@pytest.fixture
def engines(world: World, family_folder: Path, encoders: Callable[[str], Encoder]) -> Engines:
    """Of the family, its default member open."""
    chosen = family_folder / "collection"
    return Engines(Engine(load(chosen), world.encoder), find(chosen), encoders)


@pytest.fixture
def folder(world: World, tmp_path: Path) -> Path:
    """A copy of the world's collection, to write to; its pictures lie beside it."""
    shutil.copytree(world.images, tmp_path / "pictures")
    return shutil.copytree(world.folder, tmp_path / "collection")


@pytest.fixture
def quick_maps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Maps stay where they start: for tests that build much and look at no map."""
    monkeypatch.setattr(projection, "_layout", lambda vectors, neighbours, start, seed, first: start)
