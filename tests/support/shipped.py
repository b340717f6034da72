"""What an engine ships to a page without a server, handed to node, and what the JavaScript there answers from it.

Knows the shape of static/files/engine/shipped.d.ts. Does not know how the export writes it. Floats go as they are, or
packed and read again as a browser reads them.
"""

import base64
import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from hierdemo.arrays import Floats
from hierdemo.collection.collection import View
from hierdemo.collection.notes import strange
from hierdemo.models.encoder import reads_words
from hierdemo.search.engine import Engine
from hierdemo.ui.export import texts
from hierdemo.ui.present import answer as answers
from hierdemo.ui.present import info, tree

ASKER = Path(__file__).parents[1] / "js" / "ask_engine.js"
NODE = shutil.which("node")
KINDS = {"<f4": "Float32Array", "<f8": "Float64Array", "<i4": "Int32Array"}
Coded = Callable[[Floats], Floats]  # vectors as they arrive


def as_they_are(vectors: Floats) -> Floats:
    return vectors


def shipped(engine: Engine, said: Sequence[str], coded: Coded = as_they_are, *, vectors: Any = None) -> dict[str, Any]:
    """A Shipped as JSON, arrays as _array has them. said: the texts that come along; vectors: further ones by text."""
    c = engine.collection
    rows, given = texts.shipped(engine, said)
    for text, vector in (vectors or {}).items():
        rows.append({"text": text, "unknown": [], "understood": True, "familiar": None, "notes": []})
        given = np.vstack([given, vector])
    captions = c.captions and {
        "vectors": _array(coded(c.captions.unit)),
        "row": _array(c.captions.row),
        "unknown": texts.unmet(engine),
    }
    note = strange(c.meta)
    return {
        "info": info.info(c),
        "reads": reads_words(c.meta.model),
        "dim": c.embeddings.shape[1],
        "items": [
            {name: item[name] for name in ("file", "caption", "attributes", "taxonomy", "unseen") if name in item}
            for item in (answers.item(c, i) for i in range(len(c.items)))
        ],
        "vectors": _array(coded(c.embeddings)),
        "trees": {name: _tree(view, tree.tree(c, name)) for name, view in c.views.items()},
        "means": _array(c.means),
        "texts": rows,
        "textVectors": _array(coded(given)),
        "captions": captions,
        "quantities": {name: _array(q.values, "<f8") for name, q in c.quantities.items()},
        "stacks": None if c.stacks is None else _array(c.stacks.middle),
        "notes": [note] if note else [],
    }


def asked(what: dict[str, Any], asks: Sequence[dict[str, Any]], folder: Path) -> list[Any]:
    """What node answers: of each question {"path": of the server, "body"} the answer, or {"refused": the sentence}."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "shipped.json").write_text(json.dumps(what))
    (folder / "asks.json").write_text(json.dumps(asks))
    if NODE is None:
        raise FileNotFoundError("node is not there")
    subprocess.run([NODE, str(ASKER), str(folder)], check=True, timeout=600)
    return json.loads((folder / "answers.json").read_text())


def _tree(view: View, told: dict[str, Any]) -> dict[str, Any]:
    blocks = {name: _array(getattr(view.tree, name)) for name in ("order", "start", "stop")}
    maps = [_array(drawn.item_xy.T) for drawn in view.maps]
    margins = view.margins and {"beam": view.margins.beam, "rows": view.margins.rows}
    return {"answer": told, **blocks, "margins": margins, "maps": maps}


def _array(values: Any, kind: str | None = None) -> dict[str, str]:
    kind = kind or ("<i4" if np.issubdtype(values.dtype, np.integer) else "<f4")
    data = np.ascontiguousarray(values, kind).tobytes()
    return {"array": KINDS[kind], "data": base64.b64encode(data).decode()}
