"""What the page offers to try: understood, familiar, finding what it names; pictures where no text can be checked."""

from dataclasses import replace

import numpy as np

from hierdemo.builder import examples
from hierdemo.collection.store import load
from hierdemo.demo import DEMO
from hierdemo.items.item import Item
from hierdemo.models.loading import load_encoder
from hierdemo.search.engine import Engine
from hierdemo.search.familiarity import LIMIT
from hierdemo.search.query import Query
from tests.support.tiny import World

BARE = {"caption": "", "attributes": {}, "taxonomy": ()}


def test_the_demo_offers_what_it_finds() -> None:
    c, encoder = load(DEMO), load_encoder("embedded")
    view, how = c.views["clusters"], {"mean": c.embeddings.mean(0), "scale": c.meta.familiar["text"]}
    chosen = examples.choose(c.items, view, encoder, c.hnsw, **how)
    assert 4 <= len(chosen) == len(set(chosen)) <= examples.OFFERED
    engine = Engine(c, encoder)
    for text in chosen:
        answer = engine.answer(Query(text, k=10))
        assert not answer.warnings and (answer.familiar or 0) >= LIMIT, text
        assert np.mean([examples.carries(c.items[i], text) for i in answer.items]) >= 0.7, text
    tops = {view.tree.ancestors(int(view.tree.leaf_of[engine.answer(Query(text, k=1)).items[0]]))[0] for text in chosen}
    assert len(tops) == len(chosen), "one of each branch, as far as there are branches"
    bare = [replace(item, **BARE) for item in c.items]
    named = replace(view, labels=[replace(label, source="vocabulary") for label in view.labels])
    assert examples.choose(bare, named, encoder, c.hnsw, **how) == [], "a guess is nothing to offer"


def test_a_model_that_nobody_trained_finds_nothing_to_offer(world: World) -> None:
    """Its results carry none of what its texts name, but by chance."""
    c = world.collection
    found = examples.choose(
        c.items, c.views["clusters"], world.encoder, c.hnsw, mean=c.embeddings.mean(0), scale=c.meta.familiar["text"]
    )
    for text in found:
        row = c.hnsw.search(world.encoder.encode_texts([text]), 10).items[0]
        assert np.mean([examples.carries(c.items[i], text) for i in row]) >= examples.RIGHT


def test_a_text_is_carried_whatever_the_number() -> None:
    item = Item(0, "", "A red sports car, white background", {"material": "metal"}, ("vehicles", "cars"))
    for text in ("red cars", "metal car", "vehicle", "the sports cars"):
        assert examples.carries(item, text)
    assert not examples.carries(item, "blue car")
