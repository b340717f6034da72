"""Writes hierdemo/ui/static/core/answers.d.ts from the TypedDicts of hierdemo/ui/present/answer_types.py.

All of it is readonly: the page reads answers and changes none of them.

python -m tests.js.make_types
"""

import inspect
import types
import typing
from pathlib import Path
from typing import Any, Literal, NotRequired

from hierdemo.ui.present import answer_types

FILE = Path(answer_types.__file__).parents[1] / "static" / "core" / "answers.d.ts"
HEAD = "// Made from ui/present/answer_types.py by `python -m tests.js.make_types`: change that file, not this one.\n"
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}


def declarations() -> str:
    """The whole file: aliases and interfaces in the order of the module."""
    parts = []
    for name, value in vars(answer_types).items():
        if typing.is_typeddict(value):
            parts.append(_interface(name, value))
        elif typing.get_origin(value) in (Literal, typing.Union, types.UnionType):
            parts.append(f"export type {name} = {_type(value)};\n")
    return HEAD + "\n" + "\n".join(parts)


def _interface(name: str, shape: Any) -> str:
    lines = [f"  {_field(field, hint)};" for field, hint in _hints(shape).items()]
    about = inspect.cleandoc(shape.__doc__ or "") if shape.__doc__ != dict.__doc__ else ""
    told = "/** " + about.replace("\n", "\n *  ") + " */\n" if about else ""
    return "\n".join([f"{told}export interface {name} {{", *lines, "}\n"])


def _hints(shape: Any) -> dict[str, Any]:
    return typing.get_type_hints(shape, include_extras=True)


def _field(name: str, hint: Any) -> str:
    if typing.get_origin(hint) is NotRequired:
        return f"readonly {name}?: {_type(typing.get_args(hint)[0])}"
    return f"readonly {name}: {_type(hint)}"


def _type(hint: Any) -> str:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if typing.is_typeddict(hint):
        return hint.__name__
    if origin is Literal:
        return " | ".join(f"'{value}'" for value in args)
    if origin in (typing.Union, types.UnionType):
        return " | ".join(_type(arg) for arg in args)
    if origin is list:
        inner = _type(args[0])
        return f"readonly ({inner})[]" if "|" in inner or inner.startswith("readonly") else f"readonly {inner}[]"
    if origin is tuple:
        return f"readonly [{', '.join(_type(arg) for arg in args)}]"
    if origin is dict and args[0] is str:
        return f"Readonly<Record<string, {_type(args[1])}>>"
    raise TypeError(f"{hint!r} has no counterpart in TypeScript here.")


if __name__ == "__main__":
    FILE.write_text(declarations(), encoding="utf-8")
    print(f"{FILE} written.")
