"""What the page is told before any question: the collection, its trees and attributes, a question's fields and bounds.

Knows a Collection and the table of fields. Does not know HTTP or Gradio; makes nothing up: all of it is computed.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hierdemo.collection import notes
from hierdemo.collection.collection import Collection
from hierdemo.collection.family import Family
from hierdemo.items import copies
from hierdemo.items.item import attribute_counts
from hierdemo.models.encoder import reads_words
from hierdemo.models.lookup import NO_PICTURES, KnownTexts
from hierdemo.models.said_words import SaidWords
from hierdemo.search.order import DOWN
from hierdemo.search.query import FIELDS, TARGETS, Field, Query
from hierdemo.ui.present import adapter_chart
from hierdemo.ui.present.programs import programs
from hierdemo.ui.present.titles import cut, titles

TREE_TITLES = {"clusters": "learned clusters", "taxonomy": "given taxonomy", "captions": "caption tree"}
# the page shows the first attributes on each result: names hold the colour already, backgrounds say least
SHOWN_LAST = {"background": 1, "colour": 2}

LOOKED_UP = "The model reads no words: they are looked up in {where}."
NOTHING_SAID = "The model reads no words, and these pictures came with none: ask with a picture."
CHIP = 24  # characters of a picture's title on a chip
HOSTS = 3  # that are named before somebody lets a browser ask them
PICTURES = 4  # offered as examples where no words can be asked


def info(collection: Collection) -> dict[str, Any]:
    """What the page needs to know before any query."""
    model, rows = collection.meta.model, fields_here(collection)
    return {
        "collection": {
            "name": collection.meta.name,
            "items": len(collection.items),
            "noun": collection.meta.noun,
            "model": _model_words(collection),
            "model_id": model,
            "skipped": len(collection.skipped),
            **({"unnamed": why} if (why := notes.unnamed(collection.meta)) else {}),
            **({"addresses": addresses(collection)} if collection.hosts else {}),
        },
        "trees": [{"id": name, "title": TREE_TITLES.get(name, name)} for name in collection.views],
        "targets": targets(collection),
        "attributes": attributes(collection),
        "quantities": quantities(collection),
        "examples": examples(collection),
        "known": known(collection),
        "adapted": adapter_chart.chart(collection),
        "fields": rows,
        "programs": programs(collection.folder),
        "defaults": {row["name"]: row["default"] for row in rows},
        "limits": {row["name"]: row["high"] for row in rows if row["high"] is not None} | {"upload_mb": 20},
    }


def addresses(collection: Collection) -> dict[str, Any]:
    """Whom a browser would ask for the pictures that are known by their address alone."""
    key = hashlib.sha256("\n".join(sorted(collection.hosts)).encode()).hexdigest()[:16]
    return {"hosts": list(collection.hosts)[:HOSTS], "n_hosts": len(collection.hosts), "key": key}


def quantities(collection: Collection) -> list[dict[str, Any]]:
    """What may be asked for as a range. The values themselves come when somebody looks (routes/explorer.py)."""
    found = []
    for q in sorted(collection.quantities.values(), key=lambda q: q.kind != "date"):  # dates say most
        values = q.values[~np.isnan(q.values)]
        step = 1 if q.kind == "number" else 86_400
        about = {"name": q.name, "kind": q.kind, "low": q.low, "high": q.high, "known": len(values)}
        found.append(about | {"values": q.distinct, "whole": bool((values % step == 0).all())})
    return found


def attribute_values(collection: Collection, name: str) -> NDArray[np.float64]:
    """(N,) little-endian float64: an attribute's numbers, or seconds; of one that sorts items into kinds the place of
    the value in the list that `info` gives. NaN where an item has none.
    """
    if (q := collection.quantities.get(name)) is not None:
        return q.values.astype("<f8")
    listed = next((a["values"] for a in attributes(collection) if a["name"] == name), None)
    if listed is None:
        raise ValueError(f"There is no attribute {name!r} to colour or filter by here.")
    place = {row["value"]: float(i) for i, row in enumerate(listed)}
    return np.array([place.get(item.attributes.get(name, ""), np.nan) for item in collection.items], "<f8")


def attributes(collection: Collection) -> list[dict[str, Any]]:
    """The attributes that sort items into few kinds, and how many of each value there are, the commonest first."""
    values = attribute_counts(collection.items)
    return [
        {"name": name, "values": [{"value": v, "n": n} for v, n in sorted(counts.items(), key=lambda c: -c[1])]}
        for name, counts in sorted(values.items(), key=lambda v: SHOWN_LAST.get(v[0], 0))
        if len(counts) <= 40 and name in collection.kinds and name not in collection.quantities
    ]


def first(found: dict[str, Any]) -> Query:
    """The finished example that a first visit shows; found: what `info` says."""
    example = found["examples"][0]
    return Query(text=example["text"], like=example.get("like"), k=found["defaults"]["k"])


def fields_here(collection: Collection, rows: Sequence[Field] = FIELDS) -> list[dict[str, Any]]:
    """What the page needs to know of each field of a question: its default, its bounds, what there is to choose here,
    its place in the link. Of a family, the member that is asked is told by who knows it.
    """
    sorts = [sign + name for name in collection.quantities for sign in ("", DOWN)]
    here = {"tree": list(collection.views), "target": targets(collection), "sort": sorts}
    found = []
    for row in rows:
        if row.kind == "picture":  # the page sends its pictures ahead
            continue
        default, high = row.page or (row.default, row.high)
        if row.kind == "item":
            high = len(collection.items) - 1
        found.append(
            {
                "name": row.name,
                "kind": row.kind,
                "default": list(default) if isinstance(default, tuple) else default,
                "low": row.low,
                "high": high,
                "choices": here.get(row.name, list(row.choices)),
                "link": row.link,
            }
        )
    return found


def known(collection: Collection) -> dict[str, Any] | None:
    """Of a collection whose words are looked up, not read: how many texts it answers, or how many of its pictures came
    with words, and why no new picture; None with a model that reads words.
    """
    if collection.known is not None:
        return {"texts": len(collection.known.texts), "no_pictures": NO_PICTURES, "looked_up": None}
    if collection.said is None:
        return None
    n = collection.said.pictures
    return {
        "texts": n,
        "no_pictures": None,
        "looked_up": LOOKED_UP.format(where=collection.said.where) if n else NOTHING_SAID,
    }


def suggested(collection: Collection, text: str, k: int = 12) -> dict[str, Any]:
    """Texts that a collection answers which reads none, for who has typed so much."""
    offering: KnownTexts | SaidWords | None = collection.known or collection.said
    return {"texts": offering.starting(text, k) if offering is not None else []}


def _model_words(collection: Collection) -> str:
    model = collection.meta.model
    if collection.known is not None:
        n = len(collection.known.texts)
        return f"ready vectors, {n:,} text{'s' * (n != 1)}" if n else "ready vectors"
    if not reads_words(model):
        kind, name, *file = model.split(":", 2)
        return f"{kind}:{name}" if file and name != "hf-hub" else model  # where its file lies says nothing to a visitor
    return "embedded model" if model.partition(":")[0] == "embedded" else model


def targets(collection: Collection) -> list[str]:
    """What a search may score here: captions only where some of them have vectors."""
    said = collection.captions is not None and collection.captions.has.any()
    return list(TARGETS) if said else list(TARGETS[:1])


def family(found: Family, default: str) -> dict[str, Any]:
    """The dial and its figures. default: the member that a question without a name is for."""
    return {
        "dial": found.dial,
        "about": found.about,
        "method": found.method,
        "default": default,
        "members": [
            {"id": m.id, "title": m.title, "strength": m.strength, "about": m.about, "figures": m.figures}
            | {name: getattr(m, name) for name in ("note", "named") if getattr(m, name)}
            for m in found.members
        ],
        "measures": [vars(measure) for measure in found.measures],
        "lessons": [vars(lesson) for lesson in found.lessons],
    }


def examples(collection: Collection) -> list[dict[str, Any]]:
    """The collection's own example texts, whose vectors it keeps and which were checked when it was built or given by a
    person, and a picture to start from; without such texts one of each of its largest branches. No text is made up.
    """
    view = collection.views["clusters"]
    like = view.labels[int(view.tree.leaves[len(view.tree.leaves) // 2])].reps[0]
    if collection.meta.examples:
        name = cut(titles([collection.items[like]])[0][0], CHIP)
        return [*({"text": text} for text in collection.meta.examples), {"like": like, "text": "", "name": name}]
    largest = sorted(view.tree.children(0).tolist(), key=lambda m: -int(view.tree.size[m]))[:PICTURES]
    typical = dict.fromkeys([_typical(collection, view.labels[m].reps) for m in largest] or [like])
    named = titles([collection.items[i] for i in typical])
    return [{"like": i, "text": "", "name": cut(title, CHIP)} for i, (title, _) in zip(typical, named, strict=True)]


def _typical(collection: Collection, reps: Sequence[int]) -> int:
    """Of a branch's typical pictures the first that is no copy by its name, where there is one."""
    return next((i for i in reps if not copies.rank(collection.items[i].file)), reps[0])
