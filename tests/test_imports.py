"""The order of the modules and the one home of each heavy library, read from the source, inside functions too."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "hierdemo"

# a file may import files of earlier sets; files of one set do not import each other
SETS = (
    {"words", "parts", "kmeans", "vocabulary", "devices", "hub", "chunks", "sources", "catalog"},
    {"known_texts", "progress"},
    {"merging", "openclip", "decoding"},
    {"leaves"},
    {"encoder", "tree", "index", "projection", "walk"},
    {"left_out", "duplicates", "tables"},
    {"reading"},
    {
        "descent",
        "familiar",
        "process",
        "nodes",
        "propagate",
        "doubts",
        "adapter",
        "surgery",
        "placing",
        "landmarks",
        "choosing",
        "captions",
        "text_tree",
        "overlap",
        "naming",
        "shape",
        "wordbook",
        "ready",
    },
    {"explain"},
    {"labels"},
    {"collection"},
    {"contents"},
    {"store"},
    {"query", "targets", "family", "writing"},
    {"search", "effect", "allowed", "keeping"},
    {"encoding"},
    {"given"},
    {"own_words"},
    {"evaluate", "disagree", "recommend", "figures", "build", "plain", "plans"},
    {"edit", "by_target", "curves"},
    {"history", "adapt"},
    {"before_after"},
    {"adapted"},
    {"commands"},
    {"cli", "ui"},
    {"app"},
)
ALSO = {("__main__", "cli")}
HOMES = {
    "torch": {"encoder", "openclip", "devices", "propagate", "adapt"},
    "torchvision": {"encoder"},
    "open_clip": {"encoder"},
    "sklearn": {"merging", "evaluate"},
    "hnswlib": {"index"},
    "umap": {"projection"},
    "gradio": {"ui"},
    "fastapi": {"ui"},
    "starlette": {"ui"},
    "plotly": {"figures", "ui"},
    "pyarrow": {"tables"},
}
LAZY = {"torch", "torchvision", "open_clip", "sklearn", "umap", "plotly", "pyarrow"}  # only inside functions


def files() -> dict[Path, str]:
    """Every source file and the module that it belongs to; all of ui/ is one, all of commands/ another."""
    found = {path: path.stem for path in PACKAGE.glob("*.py")}
    for folder in ("ui", "commands"):
        found |= dict.fromkeys((PACKAGE / folder).glob("*.py"), folder)
    return found | {ROOT / "app.py": "app"}


def imports(path: Path, *, top_only: bool = False) -> set[str]:
    """Full names of what a file imports, anywhere in it or only at its top."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in tree.body if top_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative imports are not used here"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def rank(module: str) -> int:
    return next(i for i, names in enumerate(SETS) if module in names)


FILES = sorted(files().items())


@pytest.mark.parametrize(("path", "module"), FILES, ids=[str(p.relative_to(ROOT)) for p, _ in FILES])
def test_imports_keep_the_order(path: Path, module: str) -> None:
    for name in imports(path):
        parts = name.split(".")
        if parts[0] != "hierdemo" or len(parts) < 2:
            continue
        other = parts[1]
        if (
            other == module
            or (module, other) in ALSO
            or not (PACKAGE / other).with_suffix(".py").exists()
            and other not in ("ui", "commands")
        ):
            continue
        assert module not in ("__init__",) and rank(other) < rank(module), f"{module} must not import {other}"


@pytest.mark.parametrize(("path", "module"), FILES, ids=[str(p.relative_to(ROOT)) for p, _ in FILES])
def test_heavy_libraries_have_one_home(path: Path, module: str) -> None:
    for name in imports(path):
        home = HOMES.get(name.split(".")[0])
        assert home is None or module in home, f"{module} imports {name}, whose home is {home}"
    early = {name.split(".")[0] for name in imports(path, top_only=True)} & LAZY
    assert not early, f"{module} imports {early} before it is needed"


@pytest.mark.parametrize(("path", "module"), FILES, ids=[str(p.relative_to(ROOT)) for p, _ in FILES])
def test_pillow_elsewhere_is_a_type(path: Path, module: str) -> None:
    """Pictures are opened and changed in catalog alone; others may only say that something is one.

    process sends them as pixels to its other side and makes pictures of them there.
    """
    if module in ("catalog", "process"):
        return
    assert {n for n in imports(path) if n.split(".")[0] == "PIL"} <= {"PIL.Image"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Image":
            assert node.attr == "Image", f"{path.name}:{node.lineno} uses Image.{node.attr}"


def test_every_file_is_in_a_set_and_there_is_no_drawer() -> None:
    known = set().union(*SETS) | {"__init__", "__main__"}
    assert {module for _, module in FILES} <= known
    assert not {"utils", "helpers", "common", "misc"} & {path.stem for path, _ in FILES}


def test_nothing_here_imports_how_the_catalogue_was_made() -> None:
    for path, _ in FILES:
        assert not any(name.startswith(("assets", "resvg")) for name in imports(path)), path.name


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("hierdemo.commands.main", {"numpy", "torch", "umap", "gradio", "PIL", "sklearn", "hnswlib"}),
        (
            "hierdemo.search.engine.engine.engine.engine.engine.engine",
            {"torch", "open_clip", "umap", "gradio", "sklearn", "plotly"},
        ),
        ("hierdemo.builder.pipeline", {"torch", "open_clip", "umap", "gradio", "sklearn", "plotly"}),
        ("hierdemo.ui.routes", {"torch", "open_clip", "umap", "sklearn", "plotly"}),
    ],
)
def test_a_module_is_light_to_import(module: str, absent: set[str]) -> None:
    code = f"import sys, {module}; print(*sorted({absent!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
