"""Selections on a map and the map's trust: the right items, what is told of them, and one sentence for what is none."""

import csv
import io
import json
from collections import Counter

import numpy as np
import pytest
from starlette.testclient import TestClient

from hierdemo.ui.present.map_trust import Trust
from hierdemo.ui.present.selection import MOST_CORNERS, Selection, as_csv, closest, inside, read, rows
from tests.support.tiny import World

ALL = "1.-100.-100.10100.-100.10100.10100.-100.10100"


def selected(world: World, text: str, tree: str = "clusters") -> Selection:
    return read(text, lambda e: world.engine, tree=tree, embedding=None)


# which items -------------------------------------------------------------------------------------


def test_a_box_holds_what_lies_between_its_sides() -> None:
    xy = np.random.default_rng(0).random((500, 2)).astype(np.float32)
    box = np.array([[0.2, 0.1], [0.7, 0.1], [0.7, 0.5], [0.2, 0.5]])
    expected = (xy[:, 0] > 0.2) & (xy[:, 0] < 0.7) & (xy[:, 1] > 0.1) & (xy[:, 1] < 0.5)
    assert np.array_equal(inside(xy, box), expected) and 0 < expected.sum() < 500


def test_turning_and_reversing_the_corners_changes_nothing_and_halves_add_up() -> None:
    random = np.random.default_rng(1)
    xy = random.random((800, 2)).astype(np.float32)
    angles = np.sort(random.random(9)) * 2 * np.pi
    star = 0.5 + np.stack([np.cos(angles), np.sin(angles)], 1) * random.uniform(0.1, 0.45, (9, 1))
    first = inside(xy, star)
    assert 0 < first.sum() < 800
    for same in (np.roll(star, 4, axis=0), star[::-1]):
        assert np.array_equal(inside(xy, same), first)
    cut = [inside(xy, part) for part in (np.r_[star[:5]], np.r_[star[4:], star[:1]])]
    assert np.array_equal(cut[0] ^ cut[1], first), "the two sides of a cut are the whole"


@pytest.mark.parametrize("tree", ["clusters", "taxonomy"])
def test_a_node_selects_its_items_and_is_the_closest_to_them(world: World, tree: str) -> None:
    view = world.collection.views[tree]
    for m in range(1, view.tree.n_nodes):
        found = selected(world, f"1.n{m}", tree)
        assert found.items.tolist() == sorted(view.tree.items(m).tolist())
        near = closest(view, found.items)
        assert near["shared"] == near["n"] == len(found.items) and near["level"] <= view.tree.level[m]


def test_the_closest_node_is_the_one_of_the_largest_overlap(world: World) -> None:
    view, random = world.collection.views["clusters"], np.random.default_rng(2)
    for n in (1, 7, 25):
        chosen = np.sort(random.choice(60, n, replace=False))
        overlaps = []
        for m in range(1, view.tree.n_nodes):
            own = set(view.tree.items(m).tolist())
            overlaps.append(len(own & set(chosen.tolist())) / len(own | set(chosen.tolist())))
        found = closest(view, chosen)
        assert overlaps[found["id"] - 1] == max(overlaps) and overlaps.index(max(overlaps)) == found["id"] - 1


def test_where_it_was_drawn_counts_not_what_is_shown(world: World) -> None:
    """The text's own tree wins over the tree that is looked at."""
    plain = selected(world, "1.n1", "taxonomy")
    assert selected(world, "1.n1*taxonomy", "clusters").items.tolist() == plain.items.tolist()
    asked: list[str | None] = []
    read("1.n1*taxonomy*none", lambda e: asked.append(e) or world.engine, tree="clusters", embedding="chosen")  # type: ignore[func-returns-value]
    assert asked == ["none"]


# what is told of them ----------------------------------------------------------------------------


def test_a_summary_counts_what_is_there(world: World, client: TestClient) -> None:
    found = client.get("/hd/selection", params={"sel": ALL, "tree": "taxonomy"}).json()
    assert found["n"] == found["total"] == 60 and len(set(found["typical"])) == 12
    told = {fact["name"]: fact["values"] for fact in found["facts"]}
    items = world.collection.items
    assert told["type"] == [{"value": v, "n": n} for v, n in Counter(i.taxonomy[-1] for i in items).most_common(3)]
    for name in ("colour", "material"):
        counts = Counter(i.attributes[name] for i in items if name in i.attributes)
        assert [v["n"] for v in told[name]] == [n for _, n in counts.most_common(3)]
    mean = world.collection.embeddings.mean(0)
    order = np.argsort(-(world.collection.embeddings @ mean), kind="stable").tolist()
    assert found["typical"][0] == order[0] and found["typical"][-1] == order[-1]


def test_an_empty_selection_is_told_too(client: TestClient) -> None:
    found = client.get("/hd/selection", params={"sel": "1.-9.-9.-8.-9.-8.-8"}).json()
    assert (found["n"], found["node"], found["facts"], found["typical"]) == (0, None, [], [])


def test_csv_and_json_hold_the_same_rows(world: World, client: TestClient) -> None:
    asked = {"sel": "2.n3", "tree": "clusters"}
    sheet, data = client.get("/hd/selection.csv", params=asked), client.get("/hd/selection.json", params=asked)
    assert "attachment" in sheet.headers["content-disposition"] and "no-cache" in sheet.headers["cache-control"]
    lines, items = list(csv.DictReader(io.StringIO(sheet.text))), json.loads(data.text)["items"]
    assert len(lines) == len(items) == world.collection.views["clusters"].tree.size[3] == data.json()["n"]
    view, level_map = world.collection.views["clusters"], world.collection.views["clusters"].maps[1]
    for line, row in zip(lines, items, strict=True):
        own = world.collection.items[row["id"]]
        assert (row["file"], row["caption"], tuple(row["taxonomy"])) == (own.file, own.caption, own.taxonomy)
        assert (line["id"], line["file"], line["taxonomy"]) == (str(own.id), own.file, "/".join(own.taxonomy))
        assert (
            all(line[name] == value for name, value in own.attributes.items()) and row["attributes"] == own.attributes
        )
        assert np.allclose([row["x"], row["y"]], level_map.item_xy[own.id], atol=1e-4)
        assert row["leaf"] == view.tree.leaf_of[own.id] and line["leaf_name"] == view.labels[row["leaf"]].name


def test_commas_quotes_and_lines_survive_the_csv(world: World) -> None:
    found = rows(world.collection, "clusters", selected(world, "1.n1"))[:1]
    found[0] |= {"caption": 'a "red"\ncar, new', "attributes": {"colour": "röt, blau"}}
    line = next(csv.DictReader(io.StringIO(as_csv(found).decode(), newline="")))
    assert line["caption"] == 'a "red"\ncar, new' and line["colour"] == "röt, blau"
    found[0] |= {"caption": "=1+1", "attributes": {"colour": "-2.5", "size": "@x"}}  # what a spreadsheet would run
    line = next(csv.DictReader(io.StringIO(as_csv(found).decode(), newline="")))
    assert (line["caption"], line["colour"], line["size"]) == ("'=1+1", "-2.5", "'@x")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "1.n999999",
        "99.n1",
        "1.1.2.3.4",
        "1.1.2.3.4.5",
        "1.n1*nowhere",
        "1.n1*clusters*nobody",
        "1." + ".".join(["5"] * 2 * (MOST_CORNERS + 1)),
        "1.n1" + "0" * 500,
        "1.nan.0.0.0.0.0",
    ],
)
def test_what_is_no_selection_is_refused_in_a_sentence(client: TestClient, text: str) -> None:
    for route in ("selection", "selection.csv", "selection.json"):
        reply = client.get(f"/hd/{route}", params={"sel": text})
        assert reply.status_code == 400 and set(reply.json()) == {"error"}
        assert ": " in reply.json()["error"] and len(reply.json()["error"]) < 240
    assert client.get("/hd/selection", params={"sel": ALL, "tree": "nowhere"}).status_code == 400


# trust -------------------------------------------------------------------------------------------


def test_true_and_drawn_neighbours_are_those_of_a_full_scan(world: World, client: TestClient) -> None:
    x = world.collection.embeddings
    for level in (1, len(world.collection.views["clusters"].maps)):
        xy = world.collection.views["clusters"].maps[level - 1].item_xy
        for i in (0, 17, 59):
            found = client.get(f"/hd/near/{i}", params={"level": level, "k": 10}).json()
            others = [j for j in range(60) if j != i]
            scores = sorted((float(x[i] @ x[j]) for j in others), reverse=True)[:10]
            assert np.allclose([t["score"] for t in found["true"]], scores, atol=2e-4)
            apart = sorted(float(((xy[i] - xy[j]) ** 2).sum()) for j in others)[:10]
            assert np.allclose([((xy[i] - xy[j]) ** 2).sum() for j in found["map"]], apart)
            true = {t["id"] for t in found["true"]}
            assert i not in true | set(found["map"]) and found["shared"] == len(true & set(found["map"]))
            assert 0 <= found["average"] <= 10


def test_the_average_is_that_of_the_items(world: World) -> None:
    trust = Trust(world.engine, "clusters", 1)
    assert trust.average(10) == pytest.approx(np.mean([trust.near(i, 10)["shared"] for i in range(60)]))
    assert trust.near(0, 500)["k"] == 59 == trust.near(0, 500)["shared"], "all are neighbours of all"


@pytest.mark.parametrize("path", ["60", "-1", "x", "0?level=9", "0?k=0", "0?k=99", "0?level=x", "0?tree=nowhere"])
def test_neighbours_of_nothing_are_refused(client: TestClient, path: str) -> None:
    reply = client.get(f"/hd/near/{path}")
    assert reply.status_code == 400 and set(reply.json()) == {"error"}
