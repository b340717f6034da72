"""What a copy without a server answers from, piece by piece: each is read by its name when the page first needs it.

The shapes are those that static/files/member.js reads. Arrays are base 64, little endian. Knows what the server would
answer (routes/explorer.py) and collections. Does not know files or the document.
"""

import base64
import json
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.collection.collection import Collection, View
from hierdemo.search.members import Engines
from hierdemo.ui.routes.explorer import Pages
from hierdemo.ui.routes.uploads import Uploads
from hierdemo.ui.services.tree_edits import Editing

MODE, HERE = "mode", ("drill-down", "exact")  # of the ways to search those that need no graph


def spelt(name: str) -> str:
    """A name as a file's, on any file system; static/files/read.js spells it so, too."""
    return re.sub(r"[^a-z0-9-]", lambda found: f"_{ord(found[0]):x}_", name)


def base64_of(array: NDArray[Any]) -> str:
    return base64.b64encode(np.ascontiguousarray(array, array.dtype.newbyteorder("<")).tobytes()).decode()


class Data:
    """All members of a family, or the one collection. members: their ids, the one that was opened first."""

    def __init__(self, engines: Engines) -> None:
        self.engines = engines
        others = [m.id for m in engines.family.members if m.id != engines.default] if engines.family else []
        self.members: list[str | None] = [engines.default, *others]
        self._pages = Pages(engines, Uploads(), Editing(engines))

    def first_tree(self) -> str:
        """The one that a first visit shows."""
        return self._pages.info()["defaults"]["tree"]

    def pieces(self, copy: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        """Names, FOLDER/NAME with a folder a member, and values, what the first answer needs first."""
        for place, member in enumerate(self.members):
            for name, value in self._of(member, copy):
                yield f"{place}/{spelt(name)}", value

    def _of(self, member: str | None, copy: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        collection = self.engines(member).collection
        yield "info", info(self._pages.info(member), copy)
        for name, view in collection.views.items():
            yield f"tree-{name}", {"answer": json.loads(self._pages.tree(name, member)), **tree(view)}
            yield f"maps-{name}", [base64_of(drawn.item_xy.T.astype("<f4")) for drawn in view.maps]


def info(told: dict[str, Any], copy: dict[str, Any]) -> dict[str, Any]:
    """What the server tells of itself, as it holds without one."""
    fields = [row | ({"choices": list(HERE)} if row["name"] == MODE else {}) for row in told["fields"]]
    return told | {"fields": fields, "editable": False, "space": None, "copy": copy}


def tree(view: View) -> dict[str, Any]:
    """Which items a node holds, and what its margins mean."""
    t = view.tree
    blocks = {name: base64_of(getattr(t, name).astype("<i4")) for name in ("order", "start", "stop")}
    return blocks | {"margins": None}


def unseen(collection: Collection) -> list[int]:
    """The items without a thumbnail."""
    return [i for i in range(len(collection.items)) if not collection.thumbs.has(i)]
