"""Which modules of static/ name which, and the many as two: what a first answer needs, and what comes after it.

A browser takes longer over a hundred and seventy small files than over two large ones. Each module is a function of
its own in them, run when it is first asked for, and keeps its lines, so that a source map leads a debugger to the file
as it lies here. Knows how our modules name each other; not what they do, nor HTTP.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static"
ENTRY = "main.js"
FIRST, LATER = "first.mjs", "later.mjs"  # the two
IMPORT = re.compile(r"""^(?:import|export)\s(?:[\w$*{},\s]+\sfrom\s+)?['"](\.{1,2}/[^'"]+\.js)['"]""", re.MULTILINE)
STARTED = re.compile(r"""^(?!\s*(?:\*|//|/\*)).*\bimport\(['"](\.{1,2}/[^'"]+\.js)['"]\)""", re.MULTILINE)

TAKEN = re.compile(r"^import\s+(\{[^}]*\}|\*\s+as\s+[\w$]+)\s+from\s+'(\.{1,2}/[^']+\.js)'", re.MULTILINE)
GIVEN = re.compile(r"^export (?=(?:async )?(?:function|class|const) ([\w$]+))", re.MULTILINE)
OTHER = re.compile(r"^(?:import|export)\s+[\w{*'].*", re.MULTILINE)

FIRST_HEAD = f"""\
export const $modules = {{}};
const $made = {{}};
export const $import = name => ($made[name] ??= $modules[name]());
export const $later = name => import('./{LATER}').then(() => $import(name));
"""
LATER_HEAD = f"import {{ $modules, $import, $later }} from './{FIRST}';\n"
BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def modules(static: Path = STATIC) -> tuple[list[str], list[str]]:
    """What the entry needs before it runs, itself first, however deep; and what it loads while it runs.

    Names are relative to the static folder; none is in both.
    """
    first = _reached([ENTRY], static, IMPORT)
    started = [other for name in first for other in _named(name, static, STARTED)]
    return first, [name for name in _reached(started, static, IMPORT) if name not in set(first)]


def everything(entry: str, static: Path = STATIC) -> list[str]:
    """All that an entry needs, before it runs and while it does."""
    return _reached([entry], static, IMPORT, STARTED)


def _reached(names: list[str], static: Path, *patterns: re.Pattern[str]) -> list[str]:
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += [other for pattern in patterns for other in _named(name, static, pattern)]
    return list(found)


def _named(name: str, static: Path, pattern: re.Pattern[str]) -> list[str]:
    """The modules that one names, relative to the static folder."""
    return [_beside(name, other) for other in pattern.findall((static / name).read_text(encoding="utf-8"))]


def _beside(name: str, other: str) -> str:
    """What a module calls by this, relative to the static folder."""
    path: list[str] = []
    for part in [*name.split("/")[:-1], *other.split("/")]:
        if part == "..":
            path.pop()
        elif part != ".":
            path.append(part)
    return "/".join(path)


def joined(static: Path = STATIC) -> dict[str, Callable[[], bytes]]:
    """The two, and their source maps, by their names: each made from the files as they are when it is called."""
    return {
        FIRST: lambda: script(modules(static)[0], static, name=FIRST, head=FIRST_HEAD, end=f"$import('{ENTRY}');\n"),
        LATER: lambda: script(modules(static)[1], static, name=LATER, head=LATER_HEAD),
        f"{FIRST}.map": lambda: source_map(modules(static)[0], static, FIRST_HEAD),
        f"{LATER}.map": lambda: source_map(modules(static)[1], static, LATER_HEAD),
    }


def script(names: list[str], static: Path, *, name: str, head: str, end: str = "") -> bytes:
    body = "".join(f"$modules['{n}'] = {as_function(n, _text(static, n))}\n" for n in names)
    return f"{head}{body}{end}//# sourceMappingURL={name}.map\n".encode()


def without_imports(name: str, static: Path = STATIC) -> str:
    """A module of the static folder as a function (as_function)."""
    return as_function(name, _text(static, name))


def _text(static: Path, name: str) -> str:
    return (static / name).read_text(encoding="utf-8").rstrip()


def as_function(name: str, text: str) -> str:
    """A module as a function that gives what it exports; its lines are one further down.

    Raises ValueError for an import or export in a form that none of ours has: it would have to be learnt here.
    """

    def taken(found: re.Match[str]) -> str:
        names, other = found[1], _beside(name, found[2])
        own = names.removeprefix("*").strip().removeprefix("as ") if names[0] == "*" else names.replace(" as ", ": ")
        return f"const {own} = $import('{other}')"

    given = GIVEN.findall(text)
    body = GIVEN.sub("", TAKEN.sub(taken, text))
    if left := OTHER.search(body):
        raise ValueError(f"{name}: not a form of import or export that can be joined: {left[0]}")
    body = STARTED.sub(lambda found: _started(name, found), body)
    return f"() => {{\n{body}\nreturn {{ {', '.join(given)} }};\n}};"


def _started(name: str, found: re.Match[str]) -> str:
    return re.sub(r"\bimport\(['\"]([^'\"]+)['\"]\)", lambda other: f"$later('{_beside(name, other[1])}')", found[0])


def source_map(names: list[str], static: Path, head: str) -> bytes:
    """Where each line of a script comes from, where that can be said."""
    lengths = [_text(static, name).count("\n") + 1 for name in names]
    mappings = [""] * head.count("\n") + [*_mapped(lengths)]
    return json.dumps({"version": 3, "sources": names, "names": [], "mappings": ";".join(mappings)}).encode()


def _mapped(lengths: list[int]) -> Iterator[str]:
    """Of modules with so many lines. A segment: the column here, then module, line and column since the one before."""
    before = 0
    for i, length in enumerate(lengths):
        yield ""  # the function's head
        yield f"A{_signed(min(i, 1))}{_signed(-before)}A"
        yield from ["AACA"] * (length - 1)
        yield from ["", ""]  # what it gives, its end
        before = length - 1


def _signed(value: int) -> str:
    """A number as source maps write it: base 64, five bits a letter, the sign last."""
    rest, letters = (abs(value) << 1) | (value < 0), ""
    while True:
        rest, low = rest >> 5, rest & 31
        letters += BASE64[low | (32 if rest else 0)]
        if not rest:
            return letters
