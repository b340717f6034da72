"""python -m hierdemo like ITEM: more like this, from its leaf, its parent, or across branches.

Knows what is printed, and how the three scopes are measured against plain nearest neighbours.
"""

import argparse
from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING, Any

from hierdemo.commands.shared import Usage, common, printable, show

if TYPE_CHECKING:
    from hierdemo.collection.collection import Collection
    from hierdemo.search.similar import Likes

SAMPLE = 500  # items that --check asks about


def add(commands: Any) -> None:
    p = commands.add_parser("like", help="more like this: in the leaf, in the parent, or across branches")
    p.add_argument("item", nargs="?", help="an item's number or file")
    p.add_argument("--scope", default="leaf", help="leaf, parent or across (default leaf)")
    p.add_argument("--tree", default="clusters", help="clusters, or taxonomy where there is one (default clusters)")
    p.add_argument(
        "--same",
        action="append",
        metavar="ATTRIBUTE",
        help="share this with the item; may be repeated; none for none (default: across, its first attribute)",
    )
    p.add_argument("--k", type=int, default=10, help="results (default 10)")
    p.add_argument("--check", action="store_true", help="measure the scopes against plain nearest neighbours")
    common(p, run)


def run(a: argparse.Namespace) -> None:
    from hierdemo.collection.store import load
    from hierdemo.search.as_json import likes_as_json
    from hierdemo.search.similar import more_like

    if (a.item is None) != a.check:
        raise Usage("Give an item, by number or file, or --check.")
    collection = load(a.collection)
    if a.check:
        show(check(collection, a.tree, k=a.k), a.json)
        return
    item = find(collection, a.item)
    same = None if a.same is None else [name for name in a.same if name != "none"]
    found = more_like(collection, item, scope=a.scope, tree=a.tree, same=same, k=a.k)
    if a.json:
        show(likes_as_json(collection, item, found, scope=a.scope, tree=a.tree), True)
    else:
        print(printable(readable(collection, item, found, a.tree)))


def find(collection: "Collection", given: str) -> int:
    """An item by number or file. Raises ValueError where there is none."""
    if given.isdigit():
        return int(given)
    for i, item in enumerate(collection.items):
        if item.file == given:
            return i
    raise ValueError(f"There is no item {given!r}: give its number or its file as `search` prints it.")


def readable(collection: "Collection", item: int, found: "Likes", tree: str) -> list[str]:
    """Lines for a person."""
    from hierdemo.search.as_json import likes_as_json

    seen = likes_as_json(collection, item, found, scope="", tree=tree)
    own = seen["item"]
    asked = "".join(f", {name} {value}" for name, value in found.same.items())
    lines = [f"like {own['file']}  {own['caption']}  [{' > '.join(own['branch'])}]{asked}", ""]
    for row in seen["results"]:
        lines.append(
            f"{row['rank']:>3}  {row['score']:.3f}  {row['file']}  {row['caption']}  [{' > '.join(row['branch'])}]"
        )
    return lines + [f"note: {note}" for note in found.notes]


def check(collection: "Collection", tree: str, *, k: int) -> dict[str, Any]:
    """Shares of results that are what was asked, against the plain nearest, by the taxonomy and the items' attributes;
    "kind" is the first folder. Raises ValueError for a collection without a taxonomy.
    """
    import numpy as np

    from hierdemo.search.similar import more_like

    items = collection.items
    if not all(item.taxonomy for item in items):
        raise ValueError("This collection has no taxonomy for all its pictures: there is nothing to measure by.")
    sample = range(0, len(items), -(-len(items) // SAMPLE))
    name = next((name for item in items for name in item.attributes), None)

    def nearest(i: int) -> list[int]:
        scores = collection.embeddings @ collection.embeddings[i]
        scores[i] = -2
        return np.argsort(-scores, kind="stable")[:k].tolist()

    def likes(**options: Any) -> Callable[[int], list[int]]:
        return lambda i: more_like(collection, i, tree=tree, k=k, **options).items.tolist()

    def measured(ask: Callable[[int], list[int]]) -> dict[str, float]:
        shares, seconds, kinds = [], [], []
        for i in sample:
            began = perf_counter()
            found = ask(i)
            seconds.append(perf_counter() - began)
            shares += [_compare(items[i], items[j], name) for j in found]
            kinds.append(len({items[j].taxonomy for j in found}))
        keys = dict.fromkeys(key for s in shares for key in s)
        means = {key: round(float(np.mean([s[key] for s in shares if key in s])), 4) for key in keys}
        few = {"results": len(shares) / len(sample), "types among them": float(np.mean(kinds))}
        return means | few | {"milliseconds": round(1000 * float(np.median(seconds)), 2)}

    asks: dict[str, Callable[[int], list[int]]] = {
        "plain nearest": nearest,
        "leaf": likes(scope="leaf"),
        "parent": likes(scope="parent"),
        "across": likes(scope="across"),
        "across, nothing asked": likes(scope="across", same=()),
        "across, nothing asked, branch not taken off": likes(scope="across", same=(), apart=False),
    }
    return {"items": len(items), "asked": len(sample), "k": k, "tree": tree} | {n: measured(a) for n, a in asks.items()}


def _compare(item: Any, other: Any, name: str | None) -> dict[str, float]:
    """What two items share."""
    kind = item.taxonomy[0] != other.taxonomy[0]
    found: dict[str, float] = {
        "same type": item.taxonomy == other.taxonomy,
        "same parent, other type": item.taxonomy != other.taxonomy and item.taxonomy[:-1] == other.taxonomy[:-1],
        "other kind": kind,
    }
    if name is not None and name in item.attributes:
        equal = item.attributes[name] == other.attributes.get(name)
        found |= {f"same {name}": equal, f"same {name}, other kind": equal and kind}
    return found
