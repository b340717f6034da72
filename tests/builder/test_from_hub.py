"""From a model hub to an answer: weights from a hub on loopback, a collection built with them, opened and asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hierdemo.builder.assemble import Options
from hierdemo.builder.pipeline import build
from hierdemo.collection.store import load
from hierdemo.models.loading import CONFIG, WEIGHTS, import_open_clip, load_encoder
from hierdemo.search.engine import Engine
from hierdemo.search.query import Query
from hierdemo.ui.present.info import info, suggested
from tests.models.test_hub import TINY
from tests.support.hub import Hub, point_at, serving
from tests.support.tiny import World

pytestmark = pytest.mark.usefixtures("quick_maps")
CLIP, PICTURES = "hf-hub:someone/tiny", "timm:test_resnet.r160_in1k"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    import json

    import torch
    from safetensors.torch import save

    open_clip = import_open_clip()
    import timm

    torch.manual_seed(0)
    with serving(Hub()) as found:
        clip = save(open_clip.model.CLIP(**TINY).state_dict())
        found.add("someone/tiny", {WEIGHTS: clip, CONFIG: json.dumps({"model_cfg": TINY}).encode()})
        resnet = save(timm.create_model("test_resnet").state_dict())
        found.add("timm/test_resnet.r160_in1k", {"model.safetensors": resnet})
        yield found


@pytest.mark.parametrize("model", [CLIP, PICTURES])
def test_from_the_hub_to_an_answer(
    world: World, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    point_at(monkeypatch, hub.address, tmp_path / "cache")
    encoder = load_encoder(model)
    build(world.images, tmp_path / "made", encoder, Options(levels=2, branching=3))
    collection = load(tmp_path / "made")
    engine = Engine(collection, encoder)
    assert collection.meta.model == model and collection.meta.model_digest == encoder.digest
    assert len(engine.answer(Query(text="bicycle", k=5)).items) == 5
    assert engine.answer(Query(like=7, k=5)).items[0] == 7
    known = info(collection)["known"]
    assert (known is None) == (model == CLIP)
    if known:
        assert known["texts"] == len(collection.items) and known["no_pictures"] is None
        assert "bicycle" in suggested(collection, "bicy")["texts"] and collection.captions is None
        assert any(label.source in ("captions", "taxonomy") for label in collection.views["clusters"].labels)
