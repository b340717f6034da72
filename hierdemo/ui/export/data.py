"""What a copy without a server answers from, piece by piece: each is read by its name when the page first needs it.

The shapes are those that static/files/member.js reads. Arrays are base 64, little endian. Knows what the server would
answer (routes/explorer.py) and collections. Does not know files or the document.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hierdemo.builder.progress import amount
from hierdemo.measure.recall import K, asked_of, curve
from hierdemo.models.encoder import Encoder
from hierdemo.search.engine import Engine
from hierdemo.search.members import Engines
from hierdemo.search.query import Query
from hierdemo.ui.export.shipped import answers_from, copy_of, items, places, tree
from hierdemo.ui.export.worth_asking import asked_by, few, many
from hierdemo.ui.present import stacks
from hierdemo.ui.routes.explorer import Pages
from hierdemo.ui.routes.uploads import Uploads
from hierdemo.ui.services.collection_tab import Building, Place
from hierdemo.ui.services.curves import Measurement
from hierdemo.ui.services.library import Library
from hierdemo.ui.services.tree_edits import Editing

MODE, HERE = "mode", ("drill-down", "exact")  # of the ways to search those that need no graph
PLACE = re.compile(r"(?:^|(?<=:))(?:[A-Za-z]:)?[/\\](?:[^/\\]*[/\\])*")  # an absolute path's folders
NO_PICTURES = (
    "This is a copy without a server: a picture of your own needs hierdemo itself, which reads it with the model."
)
NO_EDITS = "This is a copy without a server, and its trees stay as they are: hierdemo itself changes them."


def spelt(name: str) -> str:
    """A name as a file's, on any file system; static/files/read.js spells it so, too."""
    return re.sub(r"[^a-z0-9-]", lambda found: f"_{ord(found[0]):x}_", name)


class Data:
    """All members of a family, or the one collection. members: their ids, the one that was opened first; texts: that
    are answered besides those worth asking.
    """

    def __init__(self, engines: Engines, texts: Sequence[str] = ()) -> None:
        self.engines, self._texts = engines, texts
        others = [m.id for m in engines.family.members if m.id != engines.default] if engines.family else []
        self.members: list[str | None] = [engines.default, *others]
        self._editing = Editing(engines)
        self._pages = Pages(engines, Uploads(), self._editing)

    def first_tree(self) -> str:
        """The one that a first visit shows."""
        return self._pages.info()["defaults"]["tree"]

    def pieces(self, *, single: bool, pictures: dict[int, str]) -> Iterator[tuple[str, Any]]:
        """Names, FOLDER/NAME with a folder a member, and values. single, pictures: as a Copy has them."""
        copy = copy_of(self.engines().collection, self.members, single=single, pictures=pictures)
        first = self.engines().collection
        yield "0/items", items(first)
        yield "0/about", self.about()
        yield "0/stacks", stacks.listed(first)
        for place, member in enumerate(self.members):
            for name, value in self._of(member, copy, first=not place):
                yield f"{place}/{spelt(name)}", value

    def about(self) -> dict[str, Any]:
        """What the Collection tab tells, without anything of this machine."""
        building = Building(Library(self.engines, _none), kept=Path())
        try:
            told = building.about(None, Place(local=False))
            return told | {"zip_bytes": None, "model": without_place(told["model"])}
        finally:
            building.close()

    def _of(self, member: str | None, copy: dict[str, Any], *, first: bool) -> Iterator[tuple[str, Any]]:
        """first: the member that is opened first, which is asked most. The others have no vectors of captions."""
        engine = self.engines(member)
        lessons = self.engines.family.lessons if self.engines.family else ()
        named = [*self._texts, *asked_by([lesson.link for lesson in lessons])]
        texts = (many if first else few)(engine.collection, named)
        found = answers_from(engine, texts, captions=first)
        told = self._pages.info(member)
        targets = told["targets"] if found["captions"] else told["targets"][:1]
        yield "answers", found
        yield "log", self._editing.log(member) | {"why": NO_EDITS}
        yield "info", info(told | {"targets": targets}, copy, len(found["texts"]))
        for name, view in engine.collection.views.items():
            yield f"curve-{name}", _measured(engine, name)
            yield f"tree-{name}", {"answer": json.loads(self._pages.tree(name, member)), **tree(view)}
            yield f"maps-{name}", places(view)


def _measured(engine: Engine, tree: str) -> dict[str, Any]:
    """The curve of the fixed questions, HNSW's beside the drill-down's: measured before the graph is left behind."""
    found = Measurement(asked_of(engine.collection))
    curve(engine, found.asked.vectors, Query("given", tree=tree, k=K), done=found.points.append)
    return found.told()


def without_place(model: str) -> str:
    """A model's name; where its file lies on the machine that exported it is nobody's business."""
    return PLACE.sub("", model)


def _none(model: str) -> Encoder:
    raise ValueError(f"no model is asked here, not {model}")


def info(told: dict[str, Any], copy: dict[str, Any], texts: int) -> dict[str, Any]:
    """What the server tells of itself, as it holds without one. texts: that are answered by vectors of their own."""
    fields = [row | ({"choices": list(HERE)} if row["name"] == MODE else {}) for row in told["fields"]]
    found = texts or (told["known"] or {"texts": 0})["texts"]  # none but pictures with words, where no model reads any
    known = {"texts": found, "no_pictures": NO_PICTURES, "looked_up": _read(texts)}
    about = told["collection"] | {name: without_place(told["collection"][name]) for name in ("model", "model_id")}
    told = told | {"collection": about}
    return told | {"fields": fields, "known": known, "editable": False, "space": None, "copy": copy}


def _read(texts: int) -> str:
    """What the box is for."""
    if not texts:
        return "A copy without a server: words are looked up in captions and names."
    return f"A copy without a server: it knows {amount(texts, 'texts')}, other words are looked up in captions."
