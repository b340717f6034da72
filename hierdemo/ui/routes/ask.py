"""A request's question: each field of the kind that the table has.

Knows JSON and the fields of a question (search/query.py). Whether it can be answered is the engine's to say.
"""

import re
from collections.abc import Sequence
from typing import Any

from PIL import Image

from hierdemo.search.query import FIELDS, Field, Query
from hierdemo.ui.routes.uploads import Uploads

TOKEN = re.compile(r"[0-9a-f]{32}")


KINDS: dict[str, Any] = {
    "text": (str,),
    "number": (int, float),
    "count": (int,),
    "choice": (str,),
    "name": (str,),
    "item": (int,),
    "filters": (dict,),
    "nodes": (list,),
}


def read_ask(ask: dict[str, Any], uploads: Uploads, rows: Sequence[Field] = FIELDS) -> Query:
    """The Query that a request describes; what it leaves out is as the table has it. `picture` is an upload's token.

    Raises ValueError for a field of the wrong kind.
    """
    return Query(**asked_for(ask, rows), image=_uploaded(ask.get("picture"), uploads))


def asked_for(ask: dict[str, Any], rows: Sequence[Field]) -> dict[str, Any]:
    """What a request says of these fields, each of the kind that the table has; a picture is no part of it."""
    found: dict[str, Any] = {
        row.name: ask[row.name] for row in rows if row.kind != "picture" and ask.get(row.name) is not None
    }
    for row in rows:
        value: Any = found.get(row.name)
        if value is None:
            continue
        if isinstance(value, bool) or not isinstance(value, KINDS[row.kind]):
            raise ValueError(f"{row.name} has the wrong kind of value: {value!r}.")
        if row.kind == "filters" and any(not isinstance(v, str) for v in value.values()):
            raise ValueError(f"{row.name} must map names to values.")
        if row.kind == "nodes":
            if any(not isinstance(m, int | None) or isinstance(m, bool) for m in value):
                raise ValueError(f"{row.name} must be a list of node numbers.")
            found[row.name] = tuple(value)
    return found


def read_numbers(ask: dict[str, Any], name: str, most: int) -> list[int]:
    """Whole numbers beside the question's fields. Raises ValueError for anything else, or more than `most`."""
    found = ask.get(name)
    if not isinstance(found, list) or len(found) > most or any(type(v) is not int for v in found):
        raise ValueError(f"{name} must be a list of at most {most} whole numbers.")
    return found


def _uploaded(token: Any, uploads: Uploads) -> Image.Image | None:
    if token is None:
        return None
    if not (isinstance(token, str) and TOKEN.fullmatch(token)):
        raise ValueError("That picture is not known here: upload it again.")
    return uploads.get(token)
