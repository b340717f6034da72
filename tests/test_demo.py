"""The demo that the repository ships: its queries land right, its figures hold, and nothing in it is a special case."""

import csv
from pathlib import Path

import numpy as np
import pytest

from assets.make.outside import HARDER, ask_texts, auroc, read_texts
from hierdemo.collection.store import verify
from hierdemo.commands.shared import open_engine
from hierdemo.demo import DEMO, HELD_OUT
from hierdemo.items.image import open_image
from hierdemo.items.scan import read_folder
from hierdemo.measure.query_sets import query_sets
from hierdemo.measure.recall import routing
from hierdemo.measure.tree_quality import against_taxonomy
from hierdemo.search.engine import Engine
from hierdemo.search.familiarity import LIMIT
from hierdemo.search.query import Query

IMAGES = DEMO.parent / "images"
ROOT = DEMO.parents[2]


@pytest.fixture(scope="module")
def demo() -> Engine:
    return open_engine(DEMO)


# what a picture must be, by its taxonomy path and attributes; words that the path's labels must hold, each of them
QUERIES: dict[str, tuple[set[str], dict[str, str], set[str]]] = {
    "red sports car": ({"sports car"}, {"colour": "red"}, {"vehicles", "cars", "sports car"}),
    "black leather backpack": ({"backpacks"}, {"colour": "black", "material": "leather"}, {"bags", "backpacks"}),
    "golden retriever": ({"golden retriever"}, {}, {"animals", "dogs", "golden retriever"}),
    "laptop": ({"laptop"}, {}, {"electronics", "computers", "laptop"}),
    "men's shirt": ({"shirt"}, {}, {"clothing", "men's", "shirt"}),
    "beach vacation": ({"beaches"}, {}, {"places", "beaches"}),
    "modern architecture": ({"cities"}, {}, {"places", "cities"}),
}


@pytest.mark.parametrize("tree", ["clusters", "taxonomy"])
@pytest.mark.parametrize("text", QUERIES)
def test_example_queries_land_right(demo: Engine, text: str, tree: str) -> None:
    kinds, attributes, words = QUERIES[text]
    r = demo.answer(Query(text, tree=tree))
    items = [demo.collection.items[i] for i in r.items]
    right = [i for i in items if kinds & set(i.taxonomy) and attributes.items() <= i.attributes.items()]
    assert len(items) == 10 and len(right) >= 9, [(i.file, i.attributes) for i in items]
    labels = demo.collection.views[tree].labels
    path = " > ".join(labels[s.on_path].name for s in r.steps)
    assert all(word in path for word in words), path


def test_new_drawings_land_in_their_category(demo: Engine) -> None:
    """Of the ten results for each of 300 drawings that neither training nor the catalogue has seen."""
    right = []
    for item in read_folder(HELD_OUT):
        r = demo.answer(Query(image=open_image(HELD_OUT / item.file)))
        right.append([demo.collection.items[i].taxonomy[:2] == item.taxonomy[:2] for i in r.items])
    assert len(right) >= 300 and np.mean([found[0] for found in right]) >= 0.97, "the nearest"
    assert np.mean(right) >= 0.96 and np.mean([sum(found) >= 9 for found in right]) >= 0.9


@pytest.fixture(scope="module")
def questions() -> dict[str, list[Query]]:
    """Held-out pictures and texts from what is true of them, as evaluate asks them."""
    held = [(open_image(HELD_OUT / i.file), i.taxonomy, i.attributes) for i in read_folder(HELD_OUT)]
    return query_sets(held, beam=Query().beam)


@pytest.mark.parametrize("queries", ["pictures", "texts: type", "texts: category", "texts: with attributes"])
def test_recall_and_cost_of_the_default_search(demo: Engine, questions: dict[str, list[Query]], queries: str) -> None:
    found = routing(demo, questions[queries])
    assert found.recall >= 0.98 and found.compared <= 0.15, found


def test_the_learned_tree_agrees_with_the_taxonomy(demo: Engine) -> None:
    tree = demo.collection.views["clusters"].tree
    found = against_taxonomy(tree, [item.taxonomy for item in demo.collection.items])
    assert found["first level: purity"] >= 0.95 and found["leaves: purity"] >= 0.95, found
    assert found["leaves a type"] <= 1.5, found


def test_the_collection_is_the_catalogue(demo: Engine) -> None:
    manifest = verify(DEMO)
    c = demo.collection
    assert c.images == IMAGES.resolve() and not Path(manifest["meta"]["images"]).is_absolute() and c.skipped == []
    with (IMAGES / "metadata.csv").open(newline="", encoding="utf-8") as f:
        rows = {row.pop("file"): row for row in csv.DictReader(f)}
    assert sorted(rows) == [i.file for i in c.items]
    for i in c.items:
        row = rows[i.file]
        assert i.caption == row.pop("caption") and i.attributes == {k: v for k, v in row.items() if v}
        assert "/".join(i.taxonomy).replace(" ", "-") == i.file.rsplit("/", 1)[0]


def test_it_was_built_with_the_embedded_model_and_offers_the_examples(demo: Engine) -> None:
    assert demo.collection.meta.model == "embedded" and demo.encoder is not None
    assert set(QUERIES) <= set(demo.collection.meta.examples)


def test_examples_raise_no_warning_and_nonsense_does(demo: Engine) -> None:
    for text in QUERIES:
        assert demo.answer(Query(text)).warnings == [], text
    assert demo.answer(Query("quarterly tax declaration")).warnings


def test_texts_from_elsewhere_are_told_from_those_of_held_out_pictures(demo: Engine) -> None:
    captions = sorted({i.caption for i in read_folder(HELD_OUT)})
    far = [t for group, texts in read_texts().items() if not group.startswith(HARDER) for t in texts]
    assert len(captions) >= 200 and len(far) >= 200
    inside, strange = ask_texts(demo, captions), ask_texts(demo, far)
    assert auroc(inside, strange) >= 0.9 and (inside < LIMIT).mean() <= 0.05 and (strange < LIMIT).mean() >= 0.8


def test_every_attribute_that_the_examples_ask_for_is_there(demo: Engine) -> None:
    for kinds, attributes, _ in QUERIES.values():
        held = [
            i for i in demo.collection.items if kinds & set(i.taxonomy) and attributes.items() <= i.attributes.items()
        ]
        assert len(held) >= 15, (kinds, attributes, len(held))


def test_no_file_is_too_large_for_a_space() -> None:
    for folder in ("assets", "hierdemo", "tests"):
        own = [p for p in (ROOT / folder).rglob("*") if p.is_file() and "node_modules" not in p.parts]
        large = [p for p in own if p.stat().st_size > 10_000_000]
        assert large == []
