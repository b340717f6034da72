"""The routes of a selection on the map: its summary, its list as a file, how far a map is to be trusted.

Knows addresses. What a selection is and has in common is present/selection.py's.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from hierdemo.collection.collection import Collection
from hierdemo.ui.present.map_trust import Trust
from hierdemo.ui.present.selection import Selection, _view, as_csv, as_json, read, rows, summary


def add_to(get: Callable[..., Any], safe: Callable[..., Any], engines: Any, kept: Any) -> None:
    """Adds the routes hd/selection[.csv|.json] and hd/near/ITEM. get, safe and kept: as in explorer.py."""

    def chosen(sel: str, tree: str, e: str | None) -> tuple[Collection, Selection]:
        engine = engines(e)
        _view(engine, tree)
        return engine.collection, read(sel, engines, tree=tree, embedding=e)

    def told(sel: str, tree: str, e: str | None) -> dict[str, Any]:
        collection, found = chosen(sel, tree, e)
        return summary(collection, tree, found)

    def file(sel: str, tree: str, e: str | None, kind: str) -> bytes:
        collection, found = chosen(sel, tree, e)
        return as_csv(rows(collection, tree, found)) if kind == "csv" else as_json(collection, tree, found)

    def near(i: str, tree: str, level: str, e: str | None, k: str) -> dict[str, Any]:
        engine = engines(e)
        if not i.isdecimal() or int(i) >= len(engine.collection.items):
            raise ValueError(f"There is no item {i}.")
        if not level.isdecimal() or not k.isdecimal() or not 1 <= int(k) <= 50:
            raise ValueError(f"level and k must be numbers, k from 1 to 50, got {level!r} and {k!r}.")
        trust = Trust(engine, tree, int(level))
        average = kept.get(engine, f"trust {tree} {level} {k}", lambda: trust.average(int(k)))
        return trust.near(int(i), int(k)) | {"average": round(average, 1)}

    def saved(kind: str, media: str, sel: str, tree: str, e: str | None) -> Any:
        name = {"Content-Disposition": f'attachment; filename="selection.{kind}"', "Cache-Control": "no-cache"}
        return safe(partial(file, sel, tree, e, kind), media, name)

    get("selection", lambda sel="", tree="clusters", e=None: safe(lambda: told(sel, tree, e)))
    get("selection.csv", lambda sel="", tree="clusters", e=None: saved("csv", "text/csv; charset=utf-8", sel, tree, e))
    get("selection.json", lambda sel="", tree="clusters", e=None: saved("json", "application/json", sel, tree, e))
    get(
        "near/{i}",
        lambda i, tree="clusters", level="1", e=None, k="10": safe(lambda: near(i, tree, level, e, k)),
    )
