"""Where two answers of the same shape differ. Knows JSON and how finely scores are told; times are none of it."""

from collections.abc import Iterator
from typing import Any

TIMES = {"seconds", "rounds"}
LAST_DIGIT = 1.01e-4  # scores have four: the last may be rounded otherwise


def differences(one: Any, other: Any) -> list[str]:
    """A line each: where, what the one says, what the other."""
    return [f"{path}: {a!r}, {b!r}" for path, a, b in _differing(one, other, "")]


def _differing(a: Any, b: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(a, dict) and isinstance(b, dict):
        for key in sorted((a.keys() | b.keys()) - TIMES):
            yield from _differing(a.get(key, "(nothing)"), b.get(key, "(nothing)"), f"{path}/{key}")
    elif isinstance(a, list | tuple) and isinstance(b, list) and len(a) == len(b):
        for i, (x, y) in enumerate(zip(a, b, strict=True)):
            yield from _differing(x, y, f"{path}/{i}")
    elif not _same(a, b):
        yield path, a, b


def _same(a: Any, b: Any) -> bool:
    if a is None or b is None:  # JSON of JavaScript has no NaN
        return a is b or (isinstance(a, float) and a != a)
    if isinstance(a, bool) or isinstance(b, bool) or not (isinstance(a, float) or isinstance(b, float)):
        return bool(a == b)
    return isinstance(a, int | float) and isinstance(b, int | float) and abs(a - b) <= LAST_DIGIT
