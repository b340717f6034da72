"""How a person tells a node or a picture on the command line: by number, name, path of names, or file.

Knows names and what is near to a wrong one. Does not know what is done with them.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from hierdemo.commands.shared import Usage


def find_item(c: Any, text: str) -> int:
    """A picture by its number or file."""
    if text.isdigit() and int(text) < len(c.items):
        return int(text)
    found = [item.id for item in c.items if item.file == text]
    if not found:
        near = get_close_matches(text, [item.file for item in c.items], 3, 0.7)
        hint = f"did you mean {' or '.join(near)}?" if near else f"give 0 to {len(c.items) - 1}, or a file's path."
        raise Usage(f"No picture {text} is in the collection: {hint}")
    return found[0]


def find_node(view: Any, text: str) -> int:
    """A node by its number, name, or the end of its path of names (any case). Raises Usage for none or several."""
    if text == "/":
        return 0
    if text.isdigit():
        if int(text) >= view.tree.n_nodes:
            raise Usage(f"There is no node {text}: the tree has nodes 0 to {view.tree.n_nodes - 1}.")
        return int(text)
    paths = {m: [view.labels[k].name for k in view.tree.ancestors(m)] for m in range(1, view.tree.n_nodes)}
    wanted = [part.strip().casefold() for part in text.strip("/").split("/")]
    ends = {m: [name.casefold() for name in path] for m, path in paths.items()}
    found = [m for m, path in ends.items() if path == wanted]
    found = found or [m for m, path in ends.items() if path[-len(wanted) :] == wanted]
    found = found or [m for m, path in paths.items() if path[-1].casefold() == text.casefold()]  # a name with a /
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"{m} {'/'.join(paths[m])}" for m in found[:8]) + (" ..." if len(found) > 8 else "")
        raise Usage(f"{len(found)} nodes are called {text}: {listed}. Give a number or a longer path.")
    near = _near(text, paths.values())
    hint = f"did you mean {' or '.join(near)}?" if near else "give its number, or its name as the page shows it."
    raise Usage(f"No node is called {text}: {hint}")


def _near(text: str, paths: Any) -> list[str]:
    names: Sequence[str] = sorted({path[-1] for path in paths})
    return get_close_matches(text.split("/")[-1], names, 3, 0.6)
