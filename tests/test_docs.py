"""The texts hold: README's size; links, pictures, files, commands and options that a .md file names; files that the
sources speak of.

Knows Markdown as it is written here, the commands' parsers and the folders. Does not know whether a sentence is true.
"""

import argparse
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from assets.make.stages import Plan, stages
from hierdemo.commands import main as command_line

ROOT = Path(__file__).resolve().parents[1]
NOT_OURS = {"node_modules", "build", "shots", "venv"}
DOTTED = {".github", ".ci"}
SHORTER_THAN = 9_000

FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"^ {4}\S.*$", re.MULTILINE)
CODE = re.compile(r"`([^`]+)`")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
RUN = re.compile(r"\bpython3? (?:-m (?P<module>[\w.]+)|(?P<file>[\w/]+\.py))(?P<rest>[^`\n#&;]*)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
SOURCE = re.compile(r"[\w./*-]+\.(?:py|js|css|html|ts|md)")
OTHER_FILE = re.compile(r"[\w.*-]+(?:/[\w.*-]+)+\.(?:json|txt|csv|webp|svg|jpg|toml|bin)|[\w.-]+(?:/[\w.-]+)*/")
DEFINED = r"\b(?:def|class|function|const|let) {0}\b|(?<![\w.]){0}(?: =|:)"  # in Python, JavaScript or a style sheet
NAME = re.compile(r"_?[A-Za-z]\w*|--hd-[a-z-]+")
SPOKEN = re.compile(r"(?<![\w./%*-])(?:[\w.-]+/)*[a-z]\w*\.(?:py|js)\b")  # a file in a docstring or comment
FOREIGN = {"pip", "venv", "pytest", "ruff", "mypy"}
PREFIX = "--hd-"  # of the style sheets' variables, which look like options
APART = {"check", "outside", "captions", "margins", "all"}  # words of assets.make that are no stages


def files(*endings: str) -> list[Path]:
    """The project's own files, without what tools leave behind."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [f for f in folders if f not in NOT_OURS and (f[0] != "." or f in DOTTED)]
        found += [Path(folder, name) for name in names if name.endswith(endings)]
    return sorted(found)


TEXTS = files(".md")


def told(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def problems(text: str, folder: Path) -> list[str]:
    """What a text that lies in a folder names and there is not, one sentence each."""
    return [*_links(text, folder), *_commands(text), *_options(text), *_files(text, folder), *_rows(text, folder)]


def anchors(text: str) -> set[str]:
    """The anchors of a text's headings, as GitHub makes them."""
    titles = (re.sub(r"[^\w\- ]", "", title.lower()) for title in HEADING.findall(FENCED.sub("", text)))
    return {title.strip().replace(" ", "-") for title in titles}


def _links(text: str, folder: Path) -> Iterator[str]:
    for target in LINK.findall(CODE.sub("", FENCED.sub("", text))):
        if target.startswith(("http://", "https://")):
            continue
        where, _, anchor = target.partition("#")
        path = folder / where
        if where and not path.exists():
            yield f"link to {target}: no such file"
        elif anchor and anchor not in anchors(path.read_text(encoding="utf-8") if where else text):
            yield f"link to {target}: no such heading"


def _code(text: str) -> list[str]:
    """Spans and blocks of code; a span that goes over a line's end is one line."""
    blocks = FENCED.findall(text) + INDENTED.findall(FENCED.sub("", text))
    return blocks + [" ".join(span.split()) for span in CODE.findall(FENCED.sub("", text))]


def _commands(text: str) -> Iterator[str]:
    for code in _code(text):
        for match in RUN.finditer(code):
            rest = match["rest"]
            words, asked = rest.split(), set(OPTION.findall(rest))
            if match["file"]:
                known = _options_of_file(match["file"])
            elif match["module"] == "hierdemo":
                known = _options_of_command(words)
            elif match["module"].split(".")[0] in FOREIGN:
                continue
            else:
                known = _options_of_module(match["module"], words)
            called = match["file"] or match["module"]
            if known is None:
                yield f"command {called} {' '.join(words[:2])}: there is none"
            else:
                yield from (f"command {called} {rest.strip()}: no option {name}" for name in sorted(asked - known))


def _options_of_file(name: str) -> set[str] | None:
    path = ROOT / ("hierdemo/ui/settings.py" if name == "app.py" else name)  # the app's stand in its table of settings
    found = re.findall(r'"(--[a-z-]+)"', path.read_text(encoding="utf-8")) if path.is_file() else None
    return None if found is None else {*found, "--help"}


def _options_of_module(module: str, words: list[str]) -> set[str] | None:
    """Read off its source: some of these modules do at once what they are for."""
    path = ROOT / (module.replace(".", "/"))
    if module == "assets.make":
        if set(_leading(words)) - _stages():
            return None
        known = _options_of_file("assets/make/__main__.py") or set()
        return known | (_options_of_file("assets/make/outside.py") or set() if words[:1] == ["outside"] else set())
    return _options_of_file(told(path.with_suffix(".py")))


def _leading(words: list[str]) -> list[str]:
    """Words in front of the first option; those in capitals stand for others."""
    until = next((i for i, word in enumerate(words) if word.startswith("-")), len(words))
    return [word for word in words[:until] if not word.isupper() and word != "..."]


@cache
def _stages() -> set[str]:
    return {name for stage in stages(Plan()) for name in (stage.name, stage.group)} | APART


def _options_of_command(words: list[str]) -> set[str] | None:
    """Of `python -m hierdemo WORDS`, from its parser; of a|b, what any of them takes. None where there is none."""
    at = [command_line._parser()]
    for word in words:
        choices = [_choices(parser) for parser in at]
        if not all(choices) or word.startswith("-") or word.isupper():
            break
        names = word.split("|")
        if any(name not in choices[0] for name in names):
            return None
        at = [choices[0][name] for name in names]
    return {option for parser in at for action in parser._actions for option in action.option_strings}


def _choices(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    return next((a.choices for a in parser._actions if isinstance(a, argparse._SubParsersAction)), {})


@cache
def _every_option() -> frozenset[str]:
    waiting, found = [command_line._parser()], set(_options_of_file("app.py") or ())
    while waiting:
        parser = waiting.pop()
        waiting += _choices(parser).values()
        found |= {option for action in parser._actions for option in action.option_strings}
    for path in (ROOT / "assets" / "make").glob("*.py"):
        found |= _options_of_file(told(path)) or set()
    for path in (ROOT / "tests" / "bench").glob("*.py"):
        found |= _options_of_file(told(path)) or set()
    return frozenset(found)


def _options(text: str) -> Iterator[str]:
    """Options named alone: some command of ours takes them."""
    for code in CODE.findall(FENCED.sub("", text)):
        for name in OPTION.findall(code) if code.startswith("--") else ():
            if not name.startswith(PREFIX) and name not in _every_option():
                yield f"option {name}: no command takes it"


def _places(folder: Path) -> list[Path]:
    """Where a path in a text may begin: at its folder, at one above it, in hierdemo/, in static/."""
    above = [folder, *folder.parents]
    return [*above[: above.index(ROOT) + 1], ROOT / "hierdemo", folder / "static"]


def _found(name: str, folder: Path) -> Path | None:
    for place in _places(folder):
        hits = list(place.glob(name)) if "*" in name else [place / name] if (place / name).exists() else []
        if hits:
            return hits[0]
    return None


def _named(text: str) -> list[str]:
    """Paths of files and folders of ours in code spans."""
    spans = CODE.findall(FENCED.sub("", text))
    return [span for span in spans if SOURCE.fullmatch(span) or OTHER_FILE.fullmatch(span)]


def _files(text: str, folder: Path) -> Iterator[str]:
    for name in _named(text):
        made_up = name.strip("/") in NOT_OURS | {"hd"} or Path(name).stem.isupper() and not name.endswith(".md")
        if not made_up and _found(name, folder) is None:
            yield f"file {name}: there is none"


def _rows(text: str, folder: Path) -> Iterator[str]:
    """A table's row that names files of code and things in them: each thing is defined in one of the files."""
    for row in (line for line in text.splitlines() if line.startswith("|")):
        spans = CODE.findall(row)
        paths = [path for span in spans if SOURCE.fullmatch(span) and (path := _found(span, folder))]
        source = "\n".join(path.read_text(encoding="utf-8") for path in paths if path.is_file())
        for name in spans if source else ():
            if NAME.fullmatch(name) and not re.search(DEFINED.format(re.escape(name)), source, re.MULTILINE):
                yield f"{name}: not defined in {', '.join(told(path) for path in paths)}"


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_bytes()) <= SHORTER_THAN


@pytest.mark.parametrize("path", TEXTS, ids=[told(path) for path in TEXTS])
def test_a_text_names_what_there_is(path: Path) -> None:
    assert not problems(path.read_text(encoding="utf-8"), path.parent)


@pytest.mark.parametrize(("folder", "rooms"), [("hierdemo", 15), ("hierdemo/ui", 5)])
def test_every_file_of_a_room_stands_in_the_table_of_rooms(folder: str, rooms: int) -> None:
    text = (ROOT / folder / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w/]+)/` \|[^|]*\|([^|]*)\|$", text, re.MULTILINE)
    assert len(rows) == rooms
    for room, listed in rows:
        if listed.strip().startswith("["):  # it has a text of its own
            continue
        there = {path.stem for path in (ROOT / folder / room).glob("*.py")} - {"__init__"}
        assert set(CODE.findall(listed)) == there, room


def test_every_command_stands_in_the_table_of_commands() -> None:
    text = (ROOT / "hierdemo" / "commands" / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z]+)[^`]*` \|(.*)$", text, re.MULTILINE))
    assert set(command_line.MODULES) <= set(rows)
    for name in command_line.MODULES:
        assert set(OPTION.findall(rows[name])) <= (_options_of_command([name]) or set()), name


def test_sources_name_files_that_there_are() -> None:
    """In their words, too: a file is told by its name or the end of its path."""
    sources = [f"/{told(path)}" for path in files(".py", ".js")]
    ends = {name[at:] for name in sources for at, sign in enumerate(name) if sign == "/"}
    wrong = [
        f"{told(path)} speaks of {name}"
        for path in files(".py", ".js")
        if not told(path).startswith("tests/")  # tests make up files
        for name in SPOKEN.findall(path.read_text(encoding="utf-8"))
        if "/" + re.sub(r"^(\.{1,2}/)+", "", name) not in ends
    ]
    assert not wrong


WRONG = """
# A text
See [there](nowhere.md), [this](#a-text), [that](#no-heading), ![picture](assets/none.webp), [README](README.md#run-it).

    python -m hierdemo search "red" --colour red
    python -m hierdemo find "red"  # no command
    .venv/bin/python -m hierdemo edit rename a b --to c && python app.py --speed 3
    python -m tests.bench.nothing

Run `python -m assets.make drawn`, `python -m hierdemo edit rename|vanish`, or `python -m hierdemo disagree
--deep`; with `--beam 4` or `--wide`. It stands in `hierdemo/nodes.py`, `assets/make/`, `hierdemo/lost/`.

| what | where |
| --- | --- |
| colour | `ui/static/main.js`: `start`, `HUES_OF_OLD` |
"""


def test_what_is_wrong_is_found() -> None:
    assert problems(WRONG, ROOT) == [
        "link to nowhere.md: no such file",
        "link to #no-heading: no such heading",
        "link to assets/none.webp: no such file",
        'command hierdemo search "red" --colour red: no option --colour',
        'command hierdemo find "red": there is none',
        "command hierdemo edit rename a b --to c: no option --to",
        "command app.py --speed 3: no option --speed",
        "command tests.bench.nothing : there is none",
        "command assets.make drawn: there is none",
        "command hierdemo edit rename|vanish: there is none",
        "command hierdemo disagree --deep: no option --deep",
        "option --wide: no command takes it",
        "file hierdemo/nodes.py: there is none",
        "file hierdemo/lost/: there is none",
        "HUES_OF_OLD: not defined in hierdemo/ui/static/main.js",
    ]
