"""What the page needs in order to write a question down for a program: what each field is called there.

Knows the table of fields and where the demo lies. Does not write the calls: the page does (static/copy/).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hierdemo.demo import DEMO
from hierdemo.search.query import FIELDS, Field

ROOT = DEMO.parents[2]


def programs(folder: Path | None, rows: Sequence[Field] = FIELDS) -> dict[str, Any]:
    """Each field's name in an endpoint and on the command line, and what it is where it is not named there.

    collection: what a command line is told to search, from the root of the repository on; "" for what it searches
    anyway, None for what lies in no folder. A folder elsewhere is given by its name alone, and `elsewhere` is true:
    where it lies on the machine that serves the page is nobody's business.
    """
    fields = [
        {
            "name": row.name,
            "kind": row.kind,
            "default": list(row.default) if isinstance(row.default, tuple) else row.default,
            "parameter": row.parameter,
            "option": row.option,
        }
        for row in rows
    ]
    return {"fields": fields, **_collection(folder)}


def _collection(folder: Path | None) -> dict[str, Any]:
    if folder is None:
        return {"collection": None, "elsewhere": False}
    at = folder.resolve()
    if at == DEMO.resolve():
        return {"collection": "", "elsewhere": False}
    if at.is_relative_to(DEMO.resolve().parent):
        return {"collection": at.relative_to(ROOT.resolve()).as_posix(), "elsewhere": False}
    return {"collection": at.name, "elsewhere": True}
