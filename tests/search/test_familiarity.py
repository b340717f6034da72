"""What is familiar: the stated rate of false alarms holds on queries held back, strangers are told from it, and the
collection carries its own scale."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from assets.make import outside
from assets.make.taxonomy import kinds
from hierdemo.collection.files import CollectionError
from hierdemo.collection.meta import is_scale
from hierdemo.collection.store import save
from hierdemo.index.hnsw import HnswIndex
from hierdemo.search import familiarity
from hierdemo.search.familiarity import LIMIT, known_share, rank, scales
from hierdemo.search.query import Query
from tests.support.tiny import EXAMPLES, World, clustered, unit


@pytest.fixture(scope="module")
def cloud() -> tuple[np.ndarray, np.ndarray, HnswIndex]:
    """(own (1500, 16), held back (1500, 16), index of the own): of the same groups."""
    x, group = clustered(3000, 12, seed=3)
    half = np.arange(3000) // 12 % 2 == 0
    assert set(group[half]) == set(group[~half])
    return x[half], x[~half], HnswIndex.build(x[half])


def ranks(scale: list[float], measured: np.ndarray) -> np.ndarray:
    return np.array([rank(scale, float(m)) for m in measured])


def test_the_rate_of_false_alarms_holds_on_pictures_held_back(cloud: tuple[np.ndarray, np.ndarray, HnswIndex]) -> None:
    own, held, index = cloud
    scale = scales([np.ones(3)], own, index)["image"]
    found = ranks(scale, familiarity.pictures(held, index))
    for limit in (LIMIT, 0.1, 0.5):  # a share of all, at any limit: four standard errors of 1,500
        assert abs((found < limit).mean() - limit) < 4 * np.sqrt(limit * (1 - limit) / len(held)) + 0.005
    strange = unit(np.random.default_rng(0).normal(size=(500, 16)))
    assert (ranks(scale, familiarity.pictures(strange, index)) < LIMIT).mean() > 0.9


def test_a_copy_of_every_picture_changes_no_scale(cloud: tuple[np.ndarray, np.ndarray, HnswIndex]) -> None:
    """Else every new picture would be strange to a collection that holds each of its own twice."""
    own, _, index = cloud
    twice = np.concatenate([own[:500], own[:500]])
    once = scales([np.ones(3)], own[:500], HnswIndex.build(own[:500]))["image"]
    np.testing.assert_allclose(scales([np.ones(3)], twice, HnswIndex.build(twice))["image"], once, atol=0.01)
    assert max(once) < familiarity.SAME


def test_every_group_of_own_texts_has_the_same_say(cloud: tuple[np.ndarray, np.ndarray, HnswIndex]) -> None:
    own, _, index = cloud
    scale = scales([np.full(900, 0.5), np.full(3, 0.1)], own, index)["text"]
    assert rank(scale, 0.3) == pytest.approx(0.5, abs=0.01)
    assert rank(scale, 0.09) == 0 and rank(scale, 0.6) == 1


def test_ranks_rise_with_what_is_measured_and_lie_in_0_to_1() -> None:
    scale = np.sort(np.random.default_rng(1).random(familiarity.POINTS)).tolist()
    found = ranks(scale, np.linspace(-1, 2, 300))
    assert (np.diff(found) >= 0).all() and found[0] == 0 and found[-1] == 1
    assert [rank(scale, v) for v in scale] == pytest.approx(np.linspace(0, 1, familiarity.POINTS))


def test_the_share_of_words_met() -> None:
    assert known_share("red car", []) == known_share("", []) == known_share("???", []) == 1
    assert known_share("tax return", ["tax", "return"], False) == 0 and known_share("???", [], False) == 0
    assert known_share("the car of the scan", ["scan"]) == known_share("car scan", ["scan"])  # small words do not count
    assert known_share("Men's Shirt", ["Men's"]) == known_share("men’s shirt", ["men's"]) < 1
    # what describes a known thing takes less away than what is described by it
    assert 0.5 == known_share("cat scan", ["scan"]) < known_share("scan cat", ["scan"]) < 1
    rising = [known_share("car " + "x " * n, ["x"] * n) for n in range(6)]
    assert all(a > b for a, b in zip(rising, rising[1:], strict=False))


@pytest.mark.parametrize("bad", [[], [0.2, 0.1], ["a"], None, [float("nan")], {"a": 1}, 0.3])
def test_what_is_no_scale(bad: object) -> None:
    assert not is_scale(bad) and is_scale([0.1, 0.1, 0.2])


def test_a_collection_carries_its_scales(world: World, tmp_path: Path) -> None:
    found = world.collection.meta.familiar
    assert set(found) == {"text", "image"} and all(is_scale(s) and len(s) == familiarity.POINTS for s in found.values())
    broken = replace(
        world.collection, meta=replace(world.collection.meta, familiar={"text": [1.0, 0.0], "image": [1.0]})
    )
    with pytest.raises(CollectionError, match="build the collection again"):
        save(broken, tmp_path / "broken")


def test_answers_say_how_familiar_the_query_is(world: World) -> None:
    picture = Image.new("RGB", (40, 40), "red")
    for query in (Query("red car"), Query(EXAMPLES[0]), Query(image=picture)):
        r = world.engine.answer(query)
        assert r.familiar is not None and 0 <= r.familiar <= 1
        assert any("unlike" in w for w in r.warnings) == (r.familiar < LIMIT)
    for query in (Query("red car", image=picture), Query(like=3), Query("red", like=3)):
        assert world.engine.answer(query).familiar is None
    assert world.engine.answer(Query(like=3)).warnings == []


def test_most_own_pictures_are_familiar(world: World) -> None:
    """Asked with as new pictures, they find themselves."""
    from hierdemo.items.image import open_image

    files = sorted(world.drawings)[::6]
    assert all(world.engine.answer(Query(image=open_image(world.images / f))).familiar == 1 for f in files)


# how it is measured -----------------------------------------------------------------------------


def test_the_list_of_outside_texts_is_outside() -> None:
    groups = outside.read_texts()
    harder = [t for name, texts in groups.items() if name.startswith(outside.HARDER) for t in texts]
    plain = [t for name, texts in groups.items() if not name.startswith(outside.HARDER) for t in texts]
    assert len(plain) >= 200 and len(harder) >= 40 and len(set(plain + harder)) == len(plain + harder)
    names = {word.lower() for kind in kinds() for word in kind.words}
    assert not names & {t.lower() for t in plain + harder}


def test_pictures_of_catalogued_things_do_not_count_as_outside(tmp_path: Path) -> None:
    files = ["animals/x.png", "tools/red_cars_2.png", "recreation/music/drum.png", "tools/hammer.png"]
    files += [f"signs/{i:02d}.png" for i in range(30)]
    for file in files:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (4, 4)).save(tmp_path / file)
    found = [str(p.relative_to(tmp_path)) for p in outside.outside_pictures(tmp_path)]
    assert "tools/hammer.png" in found and not set(files[:3]) & set(found)
    assert outside.EACH / 2 <= sum(f.startswith("signs") for f in found) <= outside.EACH


def test_auroc() -> None:
    up, down = np.array([0.5, 0.9]), np.array([0.1, 0.2, 0.3])
    assert outside.auroc(up, down) == 1 and outside.auroc(down, up) == 0 and outside.auroc(up, up) == 0.5
