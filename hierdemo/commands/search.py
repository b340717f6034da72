"""`search`: words, a picture or both, answered in lines or as one JSON object.

Knows arguments and what is printed. How a question is answered is search/engine.py's.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from hierdemo.commands.shared import Usage, common, open_engine


def add(commands: Any) -> None:
    s = commands.add_parser("search", help="search a collection by words, a picture, or both")
    s.add_argument(
        "text",
        nargs="?",
        default="",
        help='words; -leather or -"sports car" among them is taken away (a text that begins with a dash comes last, '
        "after --)",
    )
    s.add_argument("--image", type=Path, metavar="FILE", help="a picture")
    s.add_argument(
        "--weight", type=float, default=0.5, help="share of the words when there is a picture too (default 0.5)"
    )
    s.add_argument("--k", type=int, default=10, help="results (default 10)")
    s.add_argument("--beam", type=int, default=4, help="nodes kept at level 1; deeper levels keep more (default 4)")
    s.add_argument("--depth", type=int, help="levels to walk; what lies below is scored (default: all)")
    s.add_argument("--mode", default="drill-down", help="drill-down, hnsw or exact")
    s.add_argument("--tree", default="clusters", help="clusters, or taxonomy where there is one")
    s.add_argument(
        "--target",
        default="pictures",
        help="what is searched: pictures (default), captions, or both (mean of the scores)",
    )
    s.add_argument(
        "--where", action="append", default=[], metavar="NAME=VALUE", help="an attribute filter; may be repeated"
    )
    s.add_argument(
        "--force",
        action="append",
        type=int,
        default=[],
        metavar="NODE",
        help="go down this node; one a level, coarse first",
    )
    common(s, _search, model=True)


def _search(a: argparse.Namespace) -> None:
    from hierdemo.items.image import open_image
    from hierdemo.search.as_json import as_json
    from hierdemo.search.query import Query

    pairs = [_pair(text) for text in a.where]
    where = dict(pairs)
    if len(where) < len(pairs):
        raise Usage("--where names an attribute twice: a picture has one value of each.")
    image = open_image(a.image) if a.image else None
    engine = open_engine(a.collection, a.model)
    query = Query(
        a.text, image, None, a.weight, a.mode, a.tree, a.k, a.beam, where, tuple(a.force),
        depth=a.depth, target=a.target,
    )  # fmt: skip
    result = engine.answer(query)
    found = as_json(engine.collection, result, image=str(a.image) if a.image else None)
    print(json.dumps(found, ensure_ascii=False) if a.json else _readable(found))


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise Usage(f"--where takes NAME=VALUE, for example colour=red, got {text!r}.")
    return name.strip(), value.strip()


def _readable(found: dict[str, Any]) -> str:
    lines = ["  " * i + f"{s['label']}  {s['score']:.2f}" + _margin(s) for i, s in enumerate(found["path"])]
    lines += ["", *(f"{r['rank']:>3}  {r['score']:.3f}  {r['file']}  {r['caption']}" for r in found["results"]), ""]
    cost, flat = found["cost"], found["flat"]
    if cost["compared"] is not None:
        lines.append(
            f"compared {cost['compared']:,} of {cost['total']:,} vectors "
            f"({100 * cost['compared'] / cost['total']:.1f} %)"
        )
    lines.append(f"found {100 * flat['recall']:.0f} % of what the flat search finds")
    return "\n".join(lines + [f"note: {w}" for w in found["warnings"]])


def _margin(step: dict[str, Any]) -> str:
    if step["runner_up"] is None:
        return ""
    word = "taken by hand; best other" if step["forced"] else "ahead of" if step["margin"] >= 0 else "overtaken by"
    return f"   ({word} {step['runner_up']['label']} {step['runner_up']['score']:.2f})"
