"""`search`: words, a picture or both, answered in lines or as one JSON object.

Knows arguments and what is printed. How a question is answered is search/engine.py's.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hierdemo.commands.shared import Usage, common, open_engine, printable
from hierdemo.search.query import FIELDS, Field, Query

FREE = "free"  # in the place of a node: none is forced on this level


def add(commands: Any) -> None:
    s = commands.add_parser("search", help="search a collection by words, a picture, or both")
    add_options(s)
    common(s, _search, model=True)


def add_options(parser: argparse.ArgumentParser, rows: Sequence[Field] = FIELDS) -> None:
    """An argument for each field of a question that has one on the command line."""
    for row in rows:
        if row.kind == "text":
            text = f"{row.help} (a text that begins with a dash comes last, after --)"
            parser.add_argument(row.name, nargs="?", default=row.default, help=text)
        elif row.option and row.kind in ("filters", "nodes"):
            filters = row.kind == "filters"
            more = " (or a JSON object of them)" if filters else f", {FREE} for one that is not forced"
            parser.add_argument(
                row.option,
                dest=row.name,
                action="append",
                type=str if filters else _node,
                default=[],
                metavar="NAME=VALUE" if filters else "NODE",
                help=f"{row.help}{more}; may be repeated",
            )
        elif row.option:
            kinds = {"number": float, "count": int, "item": int, "picture": Path}
            parser.add_argument(
                row.option,
                dest=row.name,
                type=kinds.get(row.kind, str),
                default=row.default,
                metavar={"picture": "FILE", "item": "ID"}.get(row.kind),
                help=_told(row),
            )


def _node(text: str) -> int | None:
    return None if text == FREE else int(text)


def _told(row: Field) -> str:
    """What the option is for, what it takes and what it is without."""
    choices = f": {' or '.join(row.choices)}" if row.choices else ""
    default = {"picture": "", "item": ""}.get(row.kind, f" (default: {row.otherwise or row.default})")
    return f"{row.help}{choices}{default}"


def question(a: argparse.Namespace, rows: Sequence[Field] = FIELDS) -> dict[str, Any]:
    """The fields of a Query, by name, as the arguments have them; a picture is opened."""
    from hierdemo.items.image import open_image

    found = {row.name: getattr(a, row.name) for row in rows if row.option or row.kind == "text"}
    for row in rows:
        if row.kind == "filters":
            found[row.name] = _pairs(found[row.name], row)
        elif row.kind == "nodes":
            found[row.name] = tuple(found[row.name])
        elif row.kind == "picture" and found[row.name]:
            found[row.name] = open_image(found[row.name])
    return found


def _search(a: argparse.Namespace) -> None:
    from hierdemo.search.as_json import as_json
    from hierdemo.search.timing import timed

    if a.image and a.like is not None:
        raise Usage("--image and --like are both given: search with one of them.")
    asked = question(a)
    engine = open_engine(a.collection, a.model)
    [result] = timed(engine, [engine.answer(Query(**asked))])
    found = as_json(engine.collection, result, image=str(a.image) if a.image else None)
    print(json.dumps(found, ensure_ascii=False) if a.json else _readable(found))


def _pairs(texts: Sequence[str], row: Field) -> dict[str, str]:
    pairs = [pair for text in texts for pair in _filters(text, row)]
    if len(dict(pairs)) < len(pairs):
        raise Usage(f"{row.option} names an attribute twice: a picture has one value of each.")
    return dict(pairs)


def _filters(text: str, row: Field) -> list[tuple[str, str]]:
    return list(_as_written(text, row).items()) if text.startswith("{") else [_pair(text, row)]


def _pair(text: str, row: Field) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise Usage(f"{row.option} takes NAME=VALUE, for example colour=red or price=10..20, got {text!r}.")
    return name.strip(), value.strip()


def _as_written(text: str, row: Field) -> dict[str, str]:
    """Filters as a JSON object, which says names and values that NAME=VALUE cannot: with = or spaces at their ends."""
    try:
        found = json.loads(text)
    except ValueError as e:
        raise Usage(f"{row.option} takes NAME=VALUE or a JSON object, got {text!r}, which is none ({e}).") from e
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise Usage(f'{row.option} takes a JSON object of texts, for example {{"colour": "red"}}, got {text!r}.')
    return found


def _readable(found: dict[str, Any]) -> str:
    """Warnings first: what follows is read by them."""
    lines = [f"note: {w}" for w in found["warnings"]] + [""] * bool(found["warnings"])
    lines += ["  " * i + f"{_called(s)}  {s['score']:.2f}" + _margin(s) for i, s in enumerate(found["path"])]
    if found["order"] is not None:
        lines += ["", found["order"]]
    lines += ["", *_results(found["results"]), ""]
    if any(s["right"] is not None for s in found["path"]):
        lines.append("right in N of 100: of the collection's own questions that had such a margin at that level")
    lines += _cost(found["cost"])
    return printable([*lines, f"found {100 * found['flat']['recall']:.0f} % of what the flat search finds"])


def _results(rows: Sequence[dict[str, Any]]) -> list[str]:
    """One a line; what is nearly the same as one before it says so."""
    first: dict[int, int] = {}
    lines = []
    for r in rows:
        line = f"{r['rank']:>3}  {r['score']:.3f}  {r['file']}  {r['caption']}"
        if r["stack"] is not None and first.setdefault(r["stack"], r["rank"]) != r["rank"]:
            line += f"  (nearly the same as {first[r['stack']]})"
        lines.append(line)
    return lines


def _cost(cost: dict[str, Any]) -> list[str]:
    if cost["compared"] is None:
        return []
    nodes = f" and {_many(cost['nodes'], 'branch', 'branches')}" if cost["nodes"] else ""
    share = f"{100 * cost['compared'] / cost['total']:.1f} % of what the flat search compares"
    less = share if cost["compared"] < cost["total"] else "no fewer than the flat search"
    return [f"compared {_many(cost['items'], 'picture', 'pictures')}{nodes}: {less}"]


def _many(n: int, one: str, many: str) -> str:
    return f"{n:,} {one if n == 1 else many}"


def _called(node: dict[str, Any]) -> str:
    return f"{node['label']} (a guess)" if node["guess"] else node["label"]


def _margin(step: dict[str, Any]) -> str:
    if step["runner_up"] is None:
        return ""
    from hierdemo.search.certainty import of_hundred

    word = "taken by hand; best other" if step["forced"] else "ahead of" if step["margin"] >= 0 else "overtaken by"
    means = "" if step["right"] is None else f"; right in {of_hundred(step['right'])}"
    return f"   ({word} {_called(step['runner_up'])} {step['runner_up']['score']:.2f}{means})"
