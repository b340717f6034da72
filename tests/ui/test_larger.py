"""Thumbnails for sharp screens: made from the files, bounded in size and in memory."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from hierdemo.items.place import plain
from hierdemo.search.engine import Engine
from hierdemo.ui.services.larger import SIZES, Larger
from tests.support.pages import client_of, told
from tests.support.tiny import World


def save(path: Path, width: int, height: int) -> Path:
    ramp = Image.linear_gradient("L").resize((width, height))
    Image.merge("RGB", (ramp, ramp.rotate(180), ramp)).save(path, quality=95)
    return path


def size_of(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.size


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return save(tmp_path / "photo.jpg", 2400, 1600)


@pytest.fixture
def photos(world: World, tmp_path: Path, photo: Path) -> Iterator[TestClient]:
    """A collection whose first picture is a photograph, its second a small drawing, its third gone."""
    save(tmp_path / "small.png", 100, 300)
    files = [photo.name, "small.png", "gone.png"]
    items = [replace(item, file=file) for item, file in zip(world.collection.items, files, strict=False)]
    meta = replace(world.collection.meta, images=str(tmp_path))
    own = replace(world.collection, items=[*items, *world.collection.items[3:]], meta=meta, folder=tmp_path)
    with client_of(Engine(own, world.encoder), tmp_path) as client:
        yield client


@pytest.mark.parametrize("size", SIZES)
def test_a_photograph_comes_as_large_as_asked_and_no_larger(photos: TestClient, photo: Path, size: int) -> None:
    reply = photos.get(f"/hd/thumb/0.webp?size={size}")
    assert reply.headers["content-type"] == "image/webp" and "max-age" in reply.headers["cache-control"]
    assert size_of(reply.content) == (size, size)
    assert len(reply.content) < photo.stat().st_size / 4


@pytest.mark.parametrize("item", [1, 2], ids=["a small picture", "a file that is gone"])
def test_else_the_collection_s_own_thumbnail_stands_in(world: World, photos: TestClient, item: int) -> None:
    reply = photos.get(f"/hd/thumb/{item}.webp?size=256")
    assert reply.content == world.collection.thumbs[item]
    assert reply.headers["cache-control"] == "no-cache", "the folder may come back"


def test_a_folder_that_comes_back_is_seen(world: World, photos: TestClient, photo: Path, tmp_path: Path) -> None:
    photo.rename(tmp_path / "away.jpg")
    assert photos.get("/hd/thumb/0.webp?size=256").content == world.collection.thumbs[0]
    (tmp_path / "away.jpg").rename(photo)
    assert size_of(photos.get("/hd/thumb/0.webp?size=256").content) == (256, 256)


@pytest.mark.parametrize("size", ["128", "4096", "x", "-1", "256.0"])
def test_no_other_size_is_made(photos: TestClient, size: str) -> None:
    assert "256" in told(photos.get(f"/hd/thumb/0.webp?size={size}"), 400)


def test_what_is_no_item_is_said(photos: TestClient) -> None:
    assert "no item" in told(photos.get("/hd/thumb/60.webp?size=256"), 404)


def test_a_file_outside_the_folder_is_never_read(world: World, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    save(tmp_path / "secret.png", 800, 800)
    items = [replace(world.collection.items[0], file="../secret.png"), *world.collection.items[1:]]
    own = replace(world.collection, items=items, meta=replace(world.collection.meta, images=str(inside)), folder=inside)
    with client_of(Engine(own, world.encoder), tmp_path) as client:
        assert client.get("/hd/thumb/0.webp?size=256").content == world.collection.thumbs[0]


def test_a_changed_file_is_read_again(photo: Path) -> None:
    larger = Larger()
    before = larger.get(plain(photo), 256)
    assert larger.get(plain(photo), 256) is before, "kept"
    Image.new("RGB", (600, 600), "red").save(photo)
    assert larger.get(plain(photo), 256) != before


def test_memory_is_bounded_and_the_least_used_goes_first(tmp_path: Path) -> None:
    paths = [plain(save(tmp_path / f"{i}.png", 300 + i, 300)) for i in range(3)]
    made = [Larger().get(path, 256) or b"" for path in paths]
    larger = Larger(room=len(made[0]) + max(len(made[1]), len(made[2])))
    first, second = larger.get(paths[0], 256), larger.get(paths[1], 256)
    assert larger.get(paths[0], 256) is first, "used again: now the second is the oldest"
    larger.get(paths[2], 256)
    assert larger.get(paths[0], 256) is first
    assert larger.get(paths[1], 256) is not second, "it had to go"
