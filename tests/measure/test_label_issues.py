"""Doubts about labels: what was swapped rises, what is missing says nothing; nodes, the report and the command."""

import json
from dataclasses import asdict, replace

import numpy as np
import pytest

from hierdemo.collection.store import load
from hierdemo.commands.disagree import check, swap, with_captions_of
from hierdemo.demo import DEMO
from hierdemo.measure.label_evidence import Material, doubts, nearness, whitened
from hierdemo.measure.label_issues import disagreements, gather, overlap
from hierdemo.search.engine import Engine
from hierdemo.tree.tree import Tree, build_tree, tree_from_paths
from tests.support.command import Capture, run
from tests.support.tiny import World, clustered, unit

GROUPS, EACH = 12, 20


def made(*, seed: int = 0) -> tuple[Tree, Material]:
    """A taxonomy of 3 x 4 leaves whose pictures, captions and words agree; each item has its own caption."""
    n, rng = GROUPS * EACH, np.random.default_rng(seed)
    x, group = clustered(n, GROUPS, spread=0.8, seed=seed)
    tree, _ = tree_from_paths(x, [(f"k{g % 3}", f"g{g:02d}") for g in group])
    captions = unit(x + 0.5 / 4 * rng.normal(size=x.shape))
    return tree, Material(x, x, captions, np.arange(n, dtype=np.int32), unit(tree.centroid))


@pytest.mark.parametrize("siblings", [False, True])
@pytest.mark.parametrize("captions", ["kept", "swapped", "none"])
def test_swapped_labels_rise_to_the_top(siblings: bool, captions: str) -> None:
    tree, material = made()
    leaf, wrong = swap(tree, 0.05, seed=1, siblings=siblings)
    if captions == "swapped":
        material = with_captions_of(material, tree, leaf, wrong, seed=1)
    if captions == "none":
        material = replace(material, captions=0 * material.captions, same=0 * material.same - 1)
    found = doubts(tree, leaf, material)
    first = np.argsort(-found.score)[: 2 * len(wrong)]
    assert len(wrong) == 12 and np.isin(wrong, first).mean() >= 0.8
    if captions != "swapped":
        assert (found.looks_like[wrong] == tree.leaf_of[wrong]).mean() >= 0.8
    calm = doubts(tree, tree.leaf_of, material).score
    assert np.median(found.score[wrong]) > np.quantile(calm, 0.95)


def test_pictures_alone_find_swapped_labels_where_clusters_form_by_colour() -> None:
    """The demo under the model that was trained without the hierarchy; no text is looked at."""
    c = load(DEMO.with_name("collection-none"))
    tree = c.views["taxonomy"].tree
    none = np.zeros((tree.n_nodes, c.embeddings.shape[1]), np.float32)
    n = len(c.items)
    material = Material(c.embeddings, c.embeddings, np.zeros_like(c.embeddings), np.full(n, -1, np.int32), none)
    for siblings in (False, True):
        leaf, wrong = swap(tree, 0.05, seed=3, siblings=siblings)
        order = np.argsort(-doubts(tree, leaf, material).score)
        assert np.isin(wrong, order[: n // 10]).mean() >= 0.95


def test_what_is_missing_says_nothing() -> None:
    tree, material = made()
    leaves = len(tree.leaves)
    silent = tree.leaves[3]
    words = material.words.copy()
    words[silent] = 0
    captions, same = material.captions.copy(), material.same.copy()
    captions[:50], same[:50] = 0, -1
    found = doubts(tree, tree.leaf_of, replace(material, words=words, captions=captions, same=same))
    told = found.evidence
    assert np.allclose(told["words"][tree.items(int(silent))], np.log(leaves), atol=1e-4)
    assert np.allclose(told["caption"][:50], np.log(leaves), atol=1e-4) and (told["match"][:50] == 0).all()
    assert (told["match"][50:] > 0).all()


def test_the_order_of_items_does_not_matter() -> None:
    tree, material = made()
    leaf, _ = swap(tree, 0.1, seed=2)
    move = np.random.default_rng(0).permutation(len(leaf))
    moved = Material(*(a[move] for a in (material.embeddings, material.pictures, material.captions, material.same)),
                     material.words)  # fmt: skip
    a, b = doubts(tree, leaf, material), doubts(tree, leaf[move], moved)
    assert np.allclose(a.score[move], b.score, atol=1e-3) and np.array_equal(a.looks_like[move], b.looks_like)


def test_an_item_is_left_out_of_its_own_mean() -> None:
    x, group = clustered(30, 4)
    label = np.r_[group[:29], 4].astype(np.int32)  # the last stands alone
    found = nearness(x, label, 5)(np.arange(30))
    for i in range(29):
        for k in range(5):
            others = x[(label == k) & (np.arange(30) != i)]
            assert found[i, k] == pytest.approx(float(unit(others.sum(0)) @ x[i]), abs=1e-5)
    assert found[29, 4] == pytest.approx(float(np.median(found[np.arange(29), label[:29]])))


def test_whitening_evens_out_what_varies_in_all_labels_alike() -> None:
    """A large direction that has nothing to do with the labels hides them until it is whitened away."""
    rng = np.random.default_rng(0)
    group = np.arange(400) % 4
    kind = np.eye(16)[group]
    x = unit(kind + 6 * rng.choice([-1, 1], 400)[:, None] * np.eye(16)[15] + 0.4 * rng.normal(size=(400, 16)))
    label = group.astype(np.int32)
    rows = np.arange(400)

    def right(vectors: np.ndarray) -> float:
        return float((nearness(vectors, label, 4)(rows).argmax(1) == label).mean())

    assert right(whitened(x, label)) > 0.9 > right(x) + 0.2


def test_overlap_is_the_best_jaccard_index() -> None:
    x, group = clustered(60, 6)
    a, b = build_tree(x, branching=2, levels=3), build_tree(clustered(60, 5, seed=4)[0], branching=3, levels=2)
    assert np.allclose(overlap(a, a)[1:], 1)
    held = np.sort(np.random.default_rng(0).choice(60, 40, replace=False)).astype(np.int32)
    part = build_tree(x[held], branching=3, levels=2)
    for other in (b, replace(part, order=held[part.order])):
        found, known = overlap(a, other), set(other.order.tolist())
        for m in range(1, a.n_nodes):
            mine = set(a.items(m).tolist()) & known
            nodes = [set(other.items(o).tolist()) for o in range(1, other.n_nodes)]
            assert found[m] == pytest.approx(max(len(mine & s) / len(mine | s) for s in nodes))


def test_swapping_keeps_to_what_was_asked() -> None:
    tree, _ = made()
    for siblings in (False, True):
        leaf, wrong = swap(tree, 0.1, seed=5, siblings=siblings)
        assert set(np.flatnonzero(leaf != tree.leaf_of)) == set(wrong) and len(wrong) == 24
        assert set(leaf.tolist()) <= set(tree.leaves.tolist())
        assert not siblings or (tree.parent[leaf] == tree.parent[tree.leaf_of]).all()
    assert np.array_equal(swap(tree, 0.1, seed=5)[0], swap(tree, 0.1, seed=5)[0])


@pytest.mark.parametrize("tree", ["taxonomy", "clusters"])
def test_a_report_lists_every_node_and_the_worst_items(world: World, tree: str) -> None:
    report = disagreements(world.engine, tree, most=25)
    t = world.collection.views[tree].tree
    assert sorted(n.node for n in report.nodes) == list(range(1, t.n_nodes))
    assert [n.agreement for n in report.nodes] == sorted(n.agreement for n in report.nodes)
    for n in report.nodes:
        parts = [v for v in (n.pictures, n.words, n.captions, n.text_tree, n.cluster_tree) if v is not None]
        assert n.agreement == pytest.approx(np.mean(parts)) and all(0 <= v <= 1 for v in parts)
        assert set(n.items) <= set(t.items(n.node).tolist()) and n.size == t.size[n.node]
        assert (n.looks_like is None) == (n.elsewhere == 0) and n.looks_like != n.node
        assert n.looks_like is None or n.looks_like in t.standing_at(n.level)
        assert (n.cluster_tree is None) == (tree == "clusters") and n.text_tree is not None
    assert len(report.items) == len({i.item for i in report.items}) == 25
    assert [i.doubt for i in report.items] == sorted((i.doubt for i in report.items), reverse=True)
    for i in report.items:
        assert i.node == t.leaf_of[i.item] and i.file == world.collection.items[i.item].file
        assert (i.level is None) == (i.looks_like == i.node)
        if i.level is not None:
            own, like = t.ancestors(i.node), t.ancestors(i.looks_like)
            assert own[: i.level - 1] == like[: i.level - 1] and own[: i.level] != like[: i.level]
    assert report.notes == () and json.loads(json.dumps(asdict(report)))["tree"] == tree


class Counting:
    """The world's encoder, and how many texts it was asked for."""

    def __init__(self, encoder) -> None:
        self._encoder, self.texts = encoder, list[str]()
        self.model, self.digest, self.dim = encoder.model, encoder.digest, encoder.dim
        self.unknown_words = encoder.unknown_words

    def encode_texts(self, texts):
        self.texts += texts
        return self._encoder.encode_texts(texts)


def test_captions_are_encoded_once_and_after_a_change_only_the_new(world: World) -> None:
    encoder = Counting(world.encoder)
    c = replace(world.collection)
    captions = {item.caption for item in c.items}
    gather(Engine(c, encoder), "taxonomy")
    assert captions <= set(encoder.texts)
    encoder.texts.clear()
    gather(Engine(c, encoder), "taxonomy")
    assert not captions & set(encoder.texts)
    items = [replace(c.items[0], caption="a bus"), *c.items[1:]]
    gather(Engine(replace(c, items=items), encoder), "taxonomy")
    assert "a bus" in encoder.texts and not captions & set(encoder.texts)


def test_without_captions_it_says_so(world: World) -> None:
    items = [replace(item, caption="") for item in world.collection.items]
    report = disagreements(Engine(replace(world.collection, items=items), world.encoder))
    assert len(report.notes) == 1 and "caption" in report.notes[0]
    assert all(n.captions is None and n.text_tree is None and n.words is not None for n in report.nodes)


def test_what_cannot_be_compared_is_said(world: World) -> None:
    with pytest.raises(ValueError, match="no tree 'words': use clusters or taxonomy"):
        disagreements(world.engine, "words")
    with pytest.raises(ValueError, match="without its model"):
        disagreements(Engine(world.collection, None))
    view = world.collection.views["clusters"]
    one = replace(view, tree=build_tree(world.collection.embeddings[:1].repeat(60, 0)), labels=view.labels[:1])
    with pytest.raises(ValueError, match="one leaf"):
        disagreements(Engine(replace(world.collection, views={"clusters": one}), world.encoder), "clusters")


def test_the_command_prints_the_report(world: World, capsys: Capture) -> None:
    status, out, err = run(capsys, "disagree", "--collection", world.folder, "--json", "--top", 5)
    assert (status, out.count("\n")) == (0, 1), err
    found = json.loads(out)
    assert set(found) == {"tree", "nodes", "items", "overlap", "notes"} and len(found["items"]) == 5
    status, out, _ = run(capsys, "disagree", "--collection", world.folder, "--top", 8)
    assert status == 0 and all(i["file"] in out for i in found["items"]) and "overlap, level 1: text tree" in out
    for wrong in (["--check", 0.9], ["--top", 0], ["--tree", "words"], ["--check", 0.1, "--seeds", 0]):
        status, out, err = run(capsys, "disagree", "--collection", world.folder, *wrong)
        assert (status, out) == (2, "") and err.count("\n") == 1


def test_the_check_prints_shares(world: World) -> None:
    found = check(world.engine, "taxonomy", share=0.05, seeds=2)
    assert (found["items"], found["labels swapped"], found["seeds"]) == (60, 3, 2)
    cases = [v for v in found.values() if isinstance(v, dict)]
    assert len(cases) == 4
    for case in cases:
        assert all(0 <= v <= 1 for v in case.values())
        assert case["the first of these, worst seed"] <= case["in the first 10% of the list"]
