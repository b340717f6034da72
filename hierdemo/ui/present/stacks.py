"""Which pictures are nearly the same, as the page lists them: stack by stack, the largest first.

Knows a Collection's stacks. Does not know how they were found (collection/near_copies.py).
"""

from typing import Any

from hierdemo.collection.collection import Collection

SHOWN = 100  # stacks, and pictures of one


def counts(collection: Collection) -> dict[str, int] | None:
    """How many stacks, and pictures in them; None where nobody has looked for any."""
    found = collection.stacks
    return None if found is None else {"stacks": len(found.groups), "pictures": found.stacked}


def listed(collection: Collection) -> dict[str, Any]:
    """The items of each stack, the one in the middle first; of many stacks, and of large ones, the first."""
    groups = list(collection.stacks.groups.values()) if collection.stacks is not None else []
    largest = sorted(groups, key=len, reverse=True)[:SHOWN]
    return {"stacks": [{"n": len(items), "items": items[:SHOWN]} for items in largest]}
