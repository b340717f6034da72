"""What the engine in the browser answers from, as plain data: static/files/member.js makes the Shipped of
static/files/engine/shipped.d.ts of it.

Arrays are base 64, little endian; places on maps and vectors are 16 bits a number. Knows collections. Does not know
files, or what the server would tell.
"""

import base64
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.arrays import Floats
from hierdemo.collection import notes
from hierdemo.collection.collection import Collection, View
from hierdemo.items.address import host_of
from hierdemo.models.encoder import reads_words
from hierdemo.search.engine import Engine
from hierdemo.ui.export.texts import shipped, unmet
from hierdemo.ui.export.vectors import packed

PLACES = 65_535  # places on a map count in these parts of its side


def base64_of(array: NDArray[Any]) -> str:
    return base64.b64encode(np.ascontiguousarray(array, array.dtype.newbyteorder("<")).tobytes()).decode()


def vectors(of: Floats) -> dict[str, Any]:
    found = packed(of)
    return {"numbers": base64_of(found.numbers), "scale": found.scale}


def answers_from(engine: Engine, texts: Iterable[str], *, captions: bool) -> dict[str, Any]:
    """All but items and trees. captions: with their vectors, where there are any."""
    collection = engine.collection
    rows, encoded = shipped(engine, texts)
    said = collection.captions if captions else None
    own = [note] if (note := notes.strange(collection.meta)) else []
    return {
        "reads": reads_words(collection.meta.model),
        "dim": collection.embeddings.shape[1],
        "vectors": vectors(collection.embeddings),
        "means": base64_of(collection.means.astype("<f4")),
        "texts": rows,
        "textVectors": vectors(encoded),
        "captions": None if said is None else {
            "vectors": vectors(said.unit),
            "row": base64_of(said.row),
            "unknown": unmet(engine),
        },
        "quantities": {name: base64_of(q.values.astype("<f8")) for name, q in collection.quantities.items()},
        "stacks": None if collection.stacks is None else base64_of(collection.stacks.middle),
        "notes": own,
    }  # fmt: skip


def items(collection: Collection) -> dict[str, Any]:
    """By columns: what many items share stands once, and each says which it is."""
    found = collection.items
    names = sorted({name for item in found for name in item.attributes})
    return {
        "files": [item.file for item in found],
        "captions": _shared([item.caption for item in found]),
        "taxonomies": _shared([item.taxonomy for item in found]),
        "attributes": {name: _shared([item.attributes.get(name) for item in found]) for name in names},
        "unseen": {i: "address" if host_of(found[i].file) else "name" for i in unseen(collection)},
    }


def _shared(values: list[Any]) -> dict[str, Any]:
    """Different values, and of each item the place of its own; None is -1."""
    place = {value: i for i, value in enumerate(dict.fromkeys(v for v in values if v is not None))}
    return {"values": list(place), "of": [-1 if v is None else place[v] for v in values]}


def tree(view: View) -> dict[str, Any]:
    """Which items a node holds, and what its margins mean."""
    t, margins = view.tree, view.margins
    blocks = {name: base64_of(getattr(t, name).astype("<i4")) for name in ("order", "start", "stop")}
    return blocks | {"margins": None if margins is None else {"beam": margins.beam, "rows": margins.rows}}


def places(view: View) -> list[str]:
    """Of each map every x, then every y."""
    return [base64_of(np.rint(np.clip(m.item_xy.T, 0, 1) * PLACES).astype("<u2")) for m in view.maps]


def copy_of(
    collection: Collection, members: list[str | None], *, single: bool, pictures: dict[int, str]
) -> dict[str, Any]:
    return {"members": members, "single": single, "unseen": unseen(collection), "pictures": pictures}


def unseen(collection: Collection) -> list[int]:
    """The items without a thumbnail."""
    return [i for i in range(len(collection.items)) if not collection.thumbs.has(i)]
