"""The curve over the strengths of an adapted collection's head, in the shape of the page's chart of a family.

Knows meta.adapted, as teach/rebuild.py writes it. Measures nothing: the figures are read as they stand.
"""

from typing import Any

from hierdemo.collection.collection import Collection

# (key, title, side, what it is); what a row lacks is left out
SHOWN = (
    ("purity_first", "Purity, first level", "hierarchy", "Pictures of the commonest kind in their first cluster."),
    ("purity_leaves", "Purity, leaves", "hierarchy", "Pictures of the commonest type in their leaf."),
    ("held_leaves", "New pictures, leaf", "hierarchy", "Held-out pictures that land in a leaf of their own type."),
    ("recall_pictures_10", "Recall, pictures", "hierarchy", "What the drill-down finds with 10 % of the vectors."),
    ("recall_texts_10", "Recall, words", "hierarchy", "The same for words."),
    ("text_type_10", "Type from words", "meaning", "The ten best held-out pictures for a type's name: how many are."),
    ("text_both_10", "Attribute and type", "meaning", 'The same for an attribute with a type, e.g. "red handbag".'),
    ("text_attribute_10", "Attribute alone", "meaning", 'The same for an attribute alone, e.g. "red".'),
    ("neighbours_10", "Old neighbours", "meaning", "Of a picture's ten nearest before, how many still are."),
)


def chart(collection: Collection) -> dict[str, Any] | None:
    """dial, about, method, members (a strength each, with figures) and measures, as a family has; None if the
    collection is not an adapted one. used: the strength that was built.
    """
    found = collection.meta.adapted
    if not found:
        return None
    rows, suffers = found["rows"], found["suffers_at"]
    shown = [m for m in SHOWN if any(row.get(m[0]) is not None for row in rows)]
    return {
        "dial": "Strength of the head",
        "about": f"A small projection after the frozen model teaches it the taxonomy of {found['from']}; texts go "
        "through it, too. The stronger, the more the hierarchy shows, and from some strength on meaning pays. "
        + (f"Here it suffers from {suffers:g} on." if suffers is not None else "Here it does not, up to the last."),
        "method": f"Measured with {found['held_out']:,} pictures of the collection that the head has not learned from; "
        "python -m hierdemo adapt prints them.",
        "used": _id(found["strength"]),
        "members": [
            {
                "id": _id(row["strength"]),
                "title": f"{row['strength']:g}",
                "note": _note(row["strength"], found["strength"], suffers),
                "strength": row["strength"],
                "figures": {key: row[key] for key, *_ in shown if row.get(key) is not None},
            }
            for row in rows
        ],
        "measures": [
            {"key": key, "title": title, "side": side, "better": "high", "unit": "share", "about": about}
            for key, title, side, about in shown
        ],
    }


def _note(strength: float, built: float, suffers: float | None) -> str:
    if strength == suffers:
        return "meaning suffers"
    if strength == built:
        return "in use"
    return "as it was" if strength == 0 else ""


def _id(strength: float) -> str:
    return f"{strength:g}"
