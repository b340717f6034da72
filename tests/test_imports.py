"""The order of the packages and the one home of each heavy library, read from the source, inside functions too."""

import ast
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "hierdemo"

# one may import those of earlier rows; those of one row do not import each other
ORDER = (
    ("arrays", "demo"),
    ("items", "models"),
    ("tree",),
    ("index", "maps"),
    ("collection",),
    ("search",),
    ("measure", "edit", "builder", "notebook"),
    ("teach",),
    ("ui",),
    ("commands",),
    ("app",),
)
UI_ORDER = ("present", "services", "routes", "api", "export", "launch")  # launch: the files beside these folders
HOMES = {
    "torch": {"models", "teach"},
    "torchvision": {"models"},
    "open_clip": {"models"},
    "timm": {"models"},
    "sklearn": {"tree", "measure"},
    "hnswlib": {"index"},
    "umap": {"maps"},
    "gradio": {"ui"},
    "fastapi": {"ui"},
    "starlette": {"ui"},
    "plotly": {"ui"},
    "pyarrow": {"items"},
    "pillow_heif": {"items"},
    "mcp": {"ui"},
}
LAZY = {
    "torch",
    "torchvision",
    "open_clip",
    "timm",
    "sklearn",
    "umap",
    "plotly",
    "pyarrow",
    "pillow_heif",
    "mcp",
}  # only inside functions
FILES = sorted([*PACKAGE.rglob("*.py"), ROOT / "app.py"])
IDS = [str(path.relative_to(ROOT)) for path in FILES]


def room(path: Path) -> str:
    """The package that a file belongs to; a file beside the packages is one of its own."""
    return "app" if path == ROOT / "app.py" else path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path, *, top_only: bool = False) -> frozenset[str]:
    """Full names of what a file imports, anywhere in it or only at its top."""
    tree = parsed(path)
    found = set[str]()
    for node in tree.body if top_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative imports are not used here"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


@cache
def handed_on(path: Path) -> frozenset[str]:
    """Names that a module has at its top from elsewhere."""
    brought = [n for n in parsed(path).body if isinstance(n, ast.ImportFrom)]
    return frozenset(a.asname or a.name for n in brought for a in n.names)


def rank(name: str) -> int:
    return next(i for i, names in enumerate(ORDER) if name in names)


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_imports_keep_the_order(path: Path) -> None:
    here = room(path)
    for name in imports(path):
        parts = name.split(".")
        if parts[0] != "hierdemo" or parts[1] == here:
            continue
        if here in ("__main__", "__init__"):
            assert parts[1] == {"__main__": "commands", "__init__": "notebook"}[here]
            continue
        assert rank(parts[1]) < rank(here), f"{here} must not import {name}"


def floor(parts: Sequence[str]) -> str:
    """The part of ui/ that a path or a module's name lies in; parts: those below ui."""
    return parts[0] if parts and parts[0] in UI_ORDER else "launch"


@pytest.mark.parametrize("path", [p for p in FILES if room(p) == "ui"], ids=lambda p: p.name)
def test_the_pages_parts_keep_their_order(path: Path) -> None:
    here = floor(path.relative_to(PACKAGE / "ui").parts)
    for name in imports(path):
        if name.startswith("hierdemo.ui."):
            there = floor(name.split(".")[2:])
            assert UI_ORDER.index(there) <= UI_ORDER.index(here), f"{here} must not import {name}"


def test_every_room_is_in_the_order() -> None:
    assert {room(path) for path in FILES} == {name for names in ORDER for name in names} | {"__init__", "__main__"}


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_heavy_libraries_have_one_home(path: Path) -> None:
    for name in imports(path):
        home = HOMES.get(name.split(".")[0])
        assert home is None or room(path) in home, f"{path.name} imports {name}, whose home is {home}"
    early = {name.split(".")[0] for name in imports(path, top_only=True)} & LAZY
    assert not early, f"{path.name} imports {early} before it is needed"


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_pillow_elsewhere_is_a_type(path: Path) -> None:
    """Pictures are opened and changed in items/image.py alone; others may only say that something is one.

    models/worker.py sends them as pixels to its other side and makes pictures of them there.
    """
    if path.relative_to(ROOT).as_posix() in ("hierdemo/items/image.py", "hierdemo/models/worker.py"):
        return
    assert {n for n in imports(path) if n.split(".")[0] == "PIL"} <= {"PIL.Image"}
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Image":
            assert node.attr == "Image", f"{path.name}:{node.lineno} uses Image.{node.attr}"


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_the_environment_is_read_where_the_process_begins(path: Path) -> None:
    """app.py for the page, commands/main.py for a command; elsewhere at most a default is set for a library."""
    if path.relative_to(ROOT).as_posix() in ("app.py", "hierdemo/commands/main.py"):
        return
    source = path.read_text(encoding="utf-8")
    read = [line for line in source.splitlines() if re.search(r"os\.(environ|getenv)(?!\.setdefault\()", line)]
    assert not read, read


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_name_has_one_door(path: Path) -> None:
    """What is imported from a module is defined there, or is a module: nothing is handed on."""
    for name in imports(path):
        module, _, what = name.rpartition(".")
        source = ROOT / (module.replace(".", "/") + ".py")
        if not name.startswith("hierdemo.") or not source.is_file():
            continue
        assert what not in handed_on(source), f"{path.name} imports {what} from {module}, which only imports it"


def test_names_tell_modules_apart() -> None:
    """No two modules of a package, and of the packages below commands, differ by an ending alone."""
    assert not {"utils", "helpers", "common", "misc"} & {path.stem for path in FILES}
    gone = "given keeping sources ready plain allowed choosing plans parts contents shape placing telling bar".split()
    assert not set(gone) & {path.stem for path in FILES}
    endings = ("s", "d", "r", "ed", "er", "es", "ing", "able")
    stems = {path.stem for path in FILES if room(path) not in ("commands", "__main__") and path.name[0] != "_"}
    roots = {stem.removesuffix("e") for stem in stems} | stems
    twins = {(a, a + e) for a in roots for e in endings if a + e in stems and a + e != a}
    twins = {(a, b) for a, b in twins if b not in (a, a + "e")}
    assert not twins, twins


def test_nothing_here_imports_how_the_catalogue_was_made() -> None:
    for path in FILES:
        assert not any(name.startswith(("assets", "resvg")) for name in imports(path)), path.name


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("hierdemo", {"numpy", "PIL", "hierdemo.search"}),
        ("hierdemo.notebook.opened", {"torch", "open_clip", "umap", "gradio", "sklearn", "IPython"}),
        ("hierdemo.commands.main", {"numpy", "torch", "umap", "gradio", "PIL", "sklearn", "hnswlib"}),
        ("hierdemo.search.engine", {"torch", "open_clip", "umap", "gradio", "sklearn", "plotly"}),
        ("hierdemo.builder.pipeline", {"torch", "open_clip", "umap", "gradio", "sklearn", "plotly"}),
        ("hierdemo.ui.routes.app", {"torch", "open_clip", "umap", "sklearn", "plotly"}),
    ],
)
def test_a_module_is_light_to_import(module: str, absent: set[str]) -> None:
    code = f"import sys, {module}; print(*sorted({absent!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
