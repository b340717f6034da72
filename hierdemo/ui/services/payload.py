"""What a visitor asks of the collections' tab, checked: ids, names, texts.

Knows plain data alone. What is wrong is said as a ValueError in words for a person.
"""

import re
from collections.abc import Mapping
from typing import Any

VISITOR = re.compile(r"[0-9a-f]{16,64}")
LONGEST_NAME, SHOWN_SKIPPED = 80, 100


def _visitor(ask: Mapping[str, Any]) -> str:
    visitor = _text(ask, "visitor")
    if not VISITOR.fullmatch(visitor):
        raise ValueError("The page did not say which browser it is: reload it.")
    return visitor


def _text(ask: Mapping[str, Any], name: str) -> str:
    value = ask.get(name, "")
    if not isinstance(value, str) or len(value) > 4_000 or "\0" in value:
        raise ValueError(f"{name} must be a short text.")
    return value


def _strings(row: Mapping[str, Any], *names: str) -> bool:
    return all(isinstance(row.get(name), str) for name in names)


def _name(ask: Mapping[str, Any]) -> str:
    """What a collection is called: one line without control characters."""
    return "".join(c for c in " ".join(_text(ask, "name").split()) if c.isprintable())[:LONGEST_NAME]


def _file_name(name: str) -> str:
    return re.sub(r"[^\w.-]+", "-", name.lower()).strip("-.") or "collection"
