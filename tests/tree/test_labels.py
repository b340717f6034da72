"""Names: every node has one, no two of a level share it, it is short, and it says where it comes from."""

import re
from collections.abc import Sequence

import numpy as np
import pytest

from hierdemo.items.item import Item
from hierdemo.tree.labels import OTHERS, Label, label_tree, name_children, representatives
from hierdemo.tree.terms import Terms
from hierdemo.tree.tree import Tree, build_tree, tree_from_paths
from hierdemo.tree.vocabulary import Vocabulary
from hierdemo.tree.zero_shot import guess
from tests.support.tiny import World, clustered, unit

SOURCES = {"taxonomy", "captions", "attributes", "vocabulary", "number"}


def check(tree: Tree, labels: Sequence[Label]) -> None:
    assert len(labels) == tree.n_nodes
    for m, label in enumerate(labels):
        assert label.name.strip() and label.source in SOURCES and 0 <= label.confidence <= 1
        assert 1 <= len(label.reps) <= 4 and set(label.reps) <= set(tree.items(m).tolist())
        assert len(set(label.reps)) == len(label.reps)
    for level in range(1, tree.depth + 1):
        names = [labels[m].name for m in tree.standing_at(level)]
        assert len(set(names)) == len(names), f"nodes of level {level} share a name: {sorted(names)}"


def short(labels: Sequence[Label], items: Sequence[Item]) -> None:
    """Three words and a number at most, but for a term that items carry."""
    terms = {term for i in items for term in (*i.taxonomy, *i.attributes.values())}
    for label in labels:
        name = re.sub(r"( [0-9.]+)+$", "", label.name)
        assert name in terms or name.removesuffix(OTHERS) in terms or len(name.split()) <= 3, label.name


def flat_tree(group: np.ndarray, x: np.ndarray) -> Tree:
    """One level: a leaf a group."""
    return tree_from_paths(x, [(str(g),) for g in group])[0]


def item(i: int, caption: str = "", attributes: dict[str, str] | None = None, taxonomy: tuple[str, ...] = ()) -> Item:
    return Item(i, f"{i}.png", caption, attributes or {}, taxonomy)


X, GROUP = clustered(60, 3)
TREE = flat_tree(GROUP, X)


def test_names_in_the_world(world: World) -> None:
    for name, view in world.collection.views.items():
        if name != "taxonomy":  # whose names are given
            check(view.tree, view.labels)
            short(view.labels, world.collection.items)
    taxonomy = world.collection.views["taxonomy"]
    assert {label.source for label in taxonomy.labels[1:]} == {"taxonomy"}
    for i, found in enumerate(world.collection.items):
        assert [taxonomy.labels[m].name for m in taxonomy.tree.ancestors(int(taxonomy.tree.leaf_of[i]))] == [
            *found.taxonomy
        ]


def test_taxonomy_words_win() -> None:
    names = ("cars", "dogs", "lamps")
    items = [item(i, f"a drawing of {names[g]} here", {"colour": "red"}, (names[g],)) for i, g in enumerate(GROUP)]
    labels = label_tree(TREE, X, items)
    check(TREE, labels)
    assert [label.name for label in labels[1:]] == list(names)
    assert {(label.source, label.confidence) for label in labels[1:]} == {("taxonomy", 1.0)}


def test_caption_phrases_come_next() -> None:
    names = ("racing car", "old dog", "tall lamp")
    items = [item(i, f"the {names[g]} on a table") for i, g in enumerate(GROUP)]
    labels = label_tree(TREE, X, items)
    check(TREE, labels)
    for label, name in zip(labels[1:], names, strict=True):
        assert label.source == "captions" and label.confidence == 1 and label.name in (name, *name.split())


def test_what_all_siblings_share_names_none() -> None:
    items = [item(i, "a picture of something") for i in range(60)]
    assert {label.source for label in label_tree(TREE, X, items)[1:]} == {"number"}


def test_attributes_tell_siblings_of_one_noun_apart() -> None:
    colours = ("red", "blue", "green")
    items = [item(i, "", {"colour": colours[g]}, ("vehicles", "cars")) for i, g in enumerate(GROUP)]
    labels = label_tree(TREE, X, items)
    check(TREE, labels)
    assert all(c in label.name for c, label in zip(colours, labels[1:], strict=True))
    assert not any("all" in label.name.split() for label in labels[1:]), "the root's name is no noun"


def test_attributes_of_single_items_name_nothing() -> None:
    """Numbers, prices and addresses: any three of them would tell a leaf of three items from all others."""
    x, group = clustered(120, 40)
    items = [item(i, "", {"id": f"n{i}", "price": f"{i % 117}.99"}) for i in range(120)]
    tree = flat_tree(group, x)
    assert {label.source for label in label_tree(tree, x, items)[1:]} == {"number"}
    of_kind = [item(i, "", items[i].attributes | {"kind": f"k{g}"}) for i, g in enumerate(group)]
    assert all(label.name.startswith("k") for label in label_tree(tree, x, of_kind)[1:])


def test_a_general_vocabulary_names_what_carries_no_words() -> None:
    vocabulary = Vocabulary(tuple(f"word {g}" for g in range(3)), np.full(3, -1))
    vectors = unit(np.stack([X[g == GROUP].mean(0) for g in range(3)]))
    found = guess(TREE, X, vocabulary, lambda words: vectors[[int(w[-1]) for w in words]])
    labels = label_tree(TREE, X, [item(i) for i in range(60)], guess=found)
    check(TREE, labels)
    assert [label.name for label in labels[1:]] == list(vocabulary.words)
    assert {label.source for label in labels[1:]} == {"vocabulary"}


def test_words_that_items_carry_come_before_the_vocabulary() -> None:
    vocabulary = Vocabulary(tuple(f"word {g}" for g in range(3)), np.full(3, -1))
    vectors = unit(np.stack([X[g == GROUP].mean(0) for g in range(3)]))
    found = guess(TREE, X, vocabulary, lambda words: vectors[[int(w[-1]) for w in words]])
    items = [item(i, "an old dog here" if g == 1 else "") for i, g in enumerate(GROUP)]
    labels = label_tree(TREE, X, items, guess=found)
    assert [label.source for label in labels[1:]] == ["vocabulary", "captions", "vocabulary"]


def test_names_that_look_like_numbered_ones_stay_distinct() -> None:
    """ "car 2" may be a name of its own beside two nodes called "car"."""
    x, group = clustered(80, 4)
    names = ("car 2", "car", "car", "group 1")
    items = [item(i, "", {}, (names[g],)) for i, g in enumerate(group)]
    check(flat_tree(group, x), label_tree(flat_tree(group, x), x, items))
    bare = [item(i, "", {}, ("group 2",) if g == 0 else ()) for i, g in enumerate(group)]
    check(flat_tree(group, x), label_tree(flat_tree(group, x), x, bare))


@pytest.mark.parametrize("n", [1, 2, 3, 40])
def test_any_tree_of_items_without_words_is_named(n: int) -> None:
    x, _ = clustered(n, 3)
    tree = build_tree(x, levels=3, branching=2)
    check(tree, label_tree(tree, x, [item(i) for i in range(n)]))


@pytest.mark.parametrize("seed", range(6))
def test_siblings_differ_whatever_the_words(seed: int) -> None:
    rng = np.random.default_rng(seed)
    words = ["red car", "red dog", "blue car", "猫", "<b>x</b>", "2", "группа 2", "group 2"]
    x, _ = clustered(120, 5, spread=1.5, seed=seed)
    tree = build_tree(x, levels=3, branching=4)
    items = [
        item(
            i,
            " and ".join(rng.choice(words, 2)),
            {"colour": str(rng.choice(["red", "blue", "green", "brown"])), "size": str(rng.choice(["big", "small"]))},
            (str(rng.choice(words)),) if seed % 2 else (),
        )
        for i in range(120)
    ]
    labels = label_tree(tree, x, items)
    check(tree, labels)
    short(labels, items)


def test_colours_are_not_heaped_up() -> None:
    """Items with colours alone, in a tree by colour of two levels: a colour below another is said alone."""
    colours = ("red", "pink", "green", "brown", "black", "white", "yellow", "blue")
    x, group = clustered(160, 8)
    tree, _ = tree_from_paths(x, [(f"half {g // 4}", f"{g}") for g in group])
    items = [item(i, "", {"colour": colours[g]}) for i, g in enumerate(group)]
    labels = label_tree(tree, x, items)
    check(tree, labels)
    short(labels, items)
    assert [labels[int(m)].name for m in tree.leaves] == [
        colours[int(g)] for g in group[tree.order[tree.start[tree.leaves]]]
    ]


def test_branches_of_one_name_under_two_parents_are_told_apart() -> None:
    """By a colour where one tells them apart, else by a number; the first keeps the plain name."""
    x, group = clustered(160, 4)
    tree, _ = tree_from_paths(x, [("ab"[g // 2], "cd"[g % 2]) for g in group])
    for colours, wanted in ((("red", "blue"), {"red car", "blue car"}), (("red", "red"), {"car", "car 2"})):
        items = [
            item(i, "", {"colour": colours[g // 2] if g % 2 else "grey"}, ("ab"[g // 2], ("boat", "car")[g % 2]))
            for i, g in enumerate(group)
        ]
        labels = label_tree(tree, x, items)
        check(tree, labels)
        assert {label.name for label in labels if "car" in label.name} == wanted


def test_children_named_by_themselves_differ() -> None:
    items = [item(i, "", {}, ("dog",)) for i in range(60)]
    assert {name for name, _, _ in name_children(TREE, 0, items, "").values()} == {"group 1", "group 2", "group 3"}


def test_given_names_are_kept() -> None:
    paths = [("a", "x"), ("a", "y"), ("b",)]
    x = X[:3]
    tree, names = tree_from_paths(x, paths)
    labels = label_tree(tree, x, [item(i) for i in range(3)], names=names)
    check(tree, labels)
    assert [label.name for label in labels] == names


def test_terms_count_what_items_carry() -> None:
    items = [
        item(0, "red car", {"colour": "red"}, ("cars",)),
        item(1, "red dog", {"colour": "red"}, ("dogs",)),
        item(2),
    ]
    terms = Terms(items)
    counted = dict(
        zip(zip(terms.group, terms.text, strict=True), terms.count(np.arange(3, dtype=np.int32)), strict=True)
    )
    assert counted[("caption", "red")] == 2 and ("caption", "dog") not in counted, "a phrase of one item is no name"
    assert counted[("attribute colour", "red")] == 2 and counted[("taxonomy 0", "cars")] == 1
    assert terms.count(np.array([2], np.int32)).sum() == 0 and terms.count(np.array([], np.int32)).sum() == 0
    assert all(terms.group[t].startswith("attribute") for t in terms.kind("attribute"))


def test_representatives_cover_the_children(world: World) -> None:
    tree = world.collection.views["clusters"].tree
    reps = representatives(tree, world.collection.embeddings)
    for m in range(tree.n_nodes):
        children = tree.children(m)
        if 0 < len(children) <= 4:
            assert all(set(reps[m]) & set(tree.items(c).tolist()) for c in children)
