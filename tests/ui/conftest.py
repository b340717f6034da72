"""The page's routes over the tiny world."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.support.pages import client_of
from tests.support.tiny import World


@pytest.fixture
def client(world: World, tmp_path: Path) -> Iterator[TestClient]:
    with client_of(world.engine, tmp_path) as found:
        yield found
