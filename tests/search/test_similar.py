"""More like this: each scope keeps to its branch, ranks by cosine, spreads over branches, says what it could not."""

import json
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from hierdemo.collection.collection import Collection, View
from hierdemo.collection.store import load
from hierdemo.commands.like import check
from hierdemo.demo import DEMO
from hierdemo.search.similar import MOST, SCOPES, Likes, _aim, more_like
from hierdemo.tree.tree import build_tree, tree_from_paths
from tests.support.command import Capture, run
from tests.support.tiny import World, unit

DEMO_NONE = DEMO.with_name("collection-none")


@pytest.fixture(scope="module")
def demo() -> Collection:
    return load(DEMO_NONE)


def coloured(world: World, *, attributes: bool = True) -> Collection:
    """Three kinds of two types in five colours: colour and kind are each a direction, kind the longer one."""
    rng = np.random.default_rng(0)
    kind, sort, colour = np.meshgrid(range(3), range(2), np.arange(50) % 5, indexing="ij")
    kind, sort, colour = kind.ravel(), sort.ravel(), colour.ravel()
    axes = np.eye(32)
    x = 2 * axes[kind] + axes[3 + 2 * kind + sort] + axes[10 + colour] + 0.05 * rng.normal(size=(300, 32))
    x = unit(x)
    paths = [(f"kind {a}", f"type {b}") for a, b in zip(kind, sort, strict=True)]
    first = world.collection.items[0]
    tags = [{"colour": str(c)} if attributes else {} for c in colour]
    pairs = enumerate(zip(paths, tags, strict=True))
    items = [replace(first, id=i, file=f"{i}", taxonomy=path, attributes=own) for i, (path, own) in pairs]
    tree, _ = tree_from_paths(x, paths)
    return replace(world.collection, items=items, embeddings=x, views={"clusters": View(tree, [], [])})


def places(c: Collection, likes: Likes, tree: str = "clusters") -> tuple[set[int], set[int]]:
    """Parents and first-level branches of what was found."""
    t = c.views[tree].tree
    return {int(t.parent[m]) for m in likes.leaves}, {t.ancestors(int(m))[0] for m in likes.leaves}


@pytest.mark.parametrize("tree", ["clusters", "taxonomy"])
@pytest.mark.parametrize("scope", SCOPES)
def test_each_scope_keeps_to_its_place(demo: Collection, scope: str, tree: str) -> None:
    t = demo.views[tree].tree
    for item in range(3, 4500, 311):
        found = more_like(demo, item, scope=scope, tree=tree)
        leaf = int(t.leaf_of[item])
        parents, tops = places(demo, found, tree)
        assert item not in found.items and len(set(found.items.tolist())) == len(found.items) <= 10
        assert np.array_equal(t.leaf_of[found.items], found.leaves) and np.isfinite(found.scores).all()
        if scope == "leaf":
            assert set(found.leaves.tolist()) <= {leaf}
        else:
            assert leaf not in found.leaves
        if scope == "parent":
            assert parents <= {int(t.parent[leaf])}
        if scope == "across":
            assert int(t.parent[leaf]) not in parents
            assert t.ancestors(leaf)[0] not in tops or found.notes


def test_in_the_leaf_it_is_the_nearest(demo: Collection) -> None:
    t, x = demo.views["clusters"].tree, demo.embeddings
    for item in range(0, 4500, 411):
        others = t.items(int(t.leaf_of[item]))
        others = others[others != item]
        want = np.sort(x[others] @ x[item])[::-1][:10]
        found = more_like(demo, item)
        assert np.allclose(found.scores, want, atol=1e-6) and np.allclose(x[found.items] @ x[item], want, atol=1e-6)


@pytest.mark.parametrize("scope", ["parent", "across"])
def test_a_branch_gives_more_than_its_share_only_where_others_ran_out(demo: Collection, scope: str) -> None:
    t = demo.views["taxonomy"].tree
    spread = 0
    for item in range(0, 4500, 173):
        found = more_like(demo, item, scope=scope, tree="taxonomy", same=())
        group = found.leaves.tolist() if scope == "parent" else [t.ancestors(int(m))[0] for m in found.leaves]
        counts = Counter(group)
        leaf = int(t.leaf_of[item])
        around = t.parent[leaf] if scope == "parent" else 0
        others = [m for m in t.children(int(around)).tolist() if m not in (leaf, t.ancestors(leaf)[0])]
        if MOST * len(others) >= 10:  # enough branches, none of fewer than MOST items here
            assert max(counts.values()) <= MOST
            spread += 1
        elif others:
            assert all(counts[m] >= MOST for m in others)
    assert spread or scope == "parent"


def test_across_shares_what_was_asked(demo: Collection) -> None:
    for item in range(0, 4500, 433):
        own = demo.items[item].attributes
        for same in (None, ["background"], ["colour", "background"]):
            found = more_like(demo, item, scope="across", tree="taxonomy", same=same)
            names = [next(iter(own))] if same is None else same
            assert found.same == {name: own[name] for name in names if name in own}
            for other in found.items:
                assert {name: demo.items[other].attributes[name] for name in found.same} == found.same


def test_its_kind_is_taken_off_before_ranking(demo: Collection) -> None:
    for name, view in demo.views.items():
        t = view.tree
        for item in range(0, 4500, 451):
            aim = _aim(demo, t, item, apart=True)
            branch = t.ancestors(int(t.leaf_of[item]))[0]
            assert abs(aim @ (t.centroid[branch] - t.centroid[0])) < 1e-5, name
            assert np.linalg.norm(aim) == pytest.approx(1, abs=1e-5)
            found = more_like(demo, item, scope="across", tree=name)
            assert np.allclose(found.scores, demo.embeddings[found.items] @ aim, atol=1e-5)


def test_without_attributes_across_is_outside_the_branch(world: World) -> None:
    c = coloured(world, attributes=False)
    found = more_like(c, 5, scope="across")
    assert found.same == {} and len(found.items) == 10 and found.notes == ()
    assert {c.items[i].taxonomy[0] for i in found.items} == {"kind 1", "kind 2"}
    with pytest.raises(ValueError, match="no attribute 'colour' here: use one of .this collection has none"):
        more_like(c, 5, scope="across", same=["colour"])


def test_where_other_branches_have_too_few_its_own_fill_up(world: World) -> None:
    """The rare colour: half of kind 0, of which the item's own type is left out, and one of each other kind."""
    c = coloured(world)
    tags = [{"colour": "rare"} if i < 70 or i in (150, 250) else item.attributes for i, item in enumerate(c.items)]
    items = [replace(item, attributes=own) for item, own in zip(c.items, tags, strict=True)]
    tree, _ = tree_from_paths(c.embeddings, [(*item.taxonomy, f"half {i % 2}") for i, item in enumerate(items)])
    c = replace(c, items=items, views={"clusters": View(tree, [], [])})
    found = more_like(c, 0, scope="across")
    assert set(found.items[:2].tolist()) == {150, 250}, "other branches stand first"
    assert len(found.items) == 10 and set(found.items[2:].tolist()) <= set(range(50, 70))
    assert len(found.notes) == 1 and "only 2" in found.notes[0]
    assert more_like(c, 0, scope="across", k=2).notes == ()
    alone = more_like(
        replace(c, items=[replace(items[0], attributes={"colour": "one"}), *items[1:]]), 0, scope="across"
    )
    assert len(alone.items) == 0 and "no other such picture" in alone.notes[0]


def test_what_cannot_be_had_is_said(world: World, demo: Collection) -> None:
    plain = next(i for i, item in enumerate(demo.items) if "material" not in item.attributes)
    found = more_like(demo, plain, scope="across", same=["material"])
    assert found.same == {} and "has no material" in found.notes[0] and len(found.items) == 10
    for options, words in (
        ({"scope": "near"}, "no scope 'near': use leaf, parent, across"),
        ({"tree": "words"}, "no tree 'words'"),
        ({"k": 0}, "at least 1"),
        ({"same": ["size"]}, "no attribute 'size' here: use one of background, colour, material"),
    ):
        with pytest.raises(ValueError, match=words):
            more_like(demo, 0, **options)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="run from 0 to 4499"):
        more_like(demo, 4500)
    one = replace(world.collection, views={"clusters": View(build_tree(world.collection.embeddings[:2]), [], [])})
    assert one.views["clusters"].tree.depth == 0
    with pytest.raises(ValueError, match="one leaf"):
        more_like(one, 0, scope="across")


def test_the_demo_keeps_the_colour_and_leaves_the_kind() -> None:
    found = check(load(DEMO), "taxonomy", k=10)
    plain, leaf, across = found["plain nearest"], found["leaf"], found["across"]
    assert leaf["same type"] == found["parent"]["same parent, other type"] == 1 > plain["same type"]
    assert across["same colour, other kind"] > 0.95 > 0.1 > plain["same colour, other kind"]
    asked, kept = (found[f"across, nothing asked{x}"]["same colour"] for x in ("", ", branch not taken off"))
    assert asked > kept + 0.05


def test_the_command_prints_what_the_function_finds(world: World, capsys: Capture) -> None:
    given = ["like", "--collection", world.folder, "--scope", "across", "--tree", "taxonomy", "--k", 4]
    file = world.collection.items[12].file
    status, out, err = run(capsys, *given, file, "--json")
    assert (status, out.count("\n")) == (0, 1), err
    found = json.loads(out)
    assert set(found) == {"item", "scope", "tree", "same", "results", "notes"} and found["item"]["id"] == 12
    want = more_like(world.collection, 12, scope="across", tree="taxonomy", k=4)
    assert [row["id"] for row in found["results"]] == want.items.tolist() and found["same"] == want.same
    assert set(found["results"][0]) == {"rank", "id", "file", "score", "caption", "attributes", "branch"}
    status, out, _ = run(capsys, *given, 12)
    assert status == 0 and all(row["file"] in out for row in found["results"])
    status, out, _ = run(capsys, *given, 12, "--same", "none", "--json")
    assert status == 0 and json.loads(out)["same"] == {}
    for wrong in ([], ["nobody.png"], ["999"], ["3", "--check"], ["3", "--scope", "near"]):
        status, out, err = run(capsys, *given[:3], *wrong)
        assert (status, out) == (2, "") and err.count("\n") == 1
