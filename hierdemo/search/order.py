"""Putting what was found in the order of an attribute: how a question says it, and the order that it makes.

Knows a collection's attributes. Does not know how anything is found: what is sorted is what was found, no more.
"""

from collections.abc import Sequence

import numpy as np

from hierdemo.collection.collection import Collection

DOWN = "-"  # before an attribute's name: from its last value to its first


def order_of(collection: Collection, sort: str) -> tuple[str, bool]:
    """The attribute that a question's `sort` names, and whether it runs from the last value to the first. An attribute
    that is called so itself comes first. Raises ValueError for one that there is not.
    """
    names = {name for item in collection.items for name in item.attributes}
    for name, down in ((sort, False), (sort.removeprefix(DOWN), True)):
        if name in names:
            return name, down
    told = ", ".join(sorted(names)) or "(this collection has none)"
    raise ValueError(f"There is no attribute {sort.removeprefix(DOWN)!r} to sort by: use one of {told}.")


def in_order(collection: Collection, found: Sequence[int], sort: str) -> list[int]:
    """The places in `found`, which is best first, as `sort` puts them: numbers and dates by size, others by their
    letters; of equals the better match first, and last what has none.
    """
    name, down = order_of(collection, sort)
    q = collection.quantities.get(name)
    if q is not None:
        keys = {i: float(value) for i, value in enumerate(q.values[np.array(found, int)]) if not np.isnan(value)}
        ordered = sorted(keys, key=lambda i: keys[i], reverse=down)
    else:
        texts = {i: text for i, item in enumerate(found) if (text := collection.items[item].attributes.get(name))}
        ordered = sorted(texts, key=lambda i: texts[i].casefold(), reverse=down)
    return ordered + [i for i in range(len(found)) if i not in set(ordered)]


def said(collection: Collection, found: Sequence[int], sort: str) -> str:
    """The order as a sentence that claims no more than it is."""
    name, down = order_of(collection, sort)
    q = collection.quantities.get(name)
    ends = {"number": ("low", "high"), "date": ("early", "late")}[q.kind] if q is not None else ("A", "Z")
    first, last = ends[::-1] if down else ends
    without = sum(1 for i in found if not collection.items[i].attributes.get(name))
    rest = f"; {without} without one come last" if without > 1 else "; one without comes last" if without else ""
    return f"The {len(found)} best matches, by {name} from {first} to {last}{rest}. Others were not looked through."
