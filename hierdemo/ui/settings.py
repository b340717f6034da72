"""Every setting of the app: its variable in the environment, its option on the command line, its bounds, its help.

Knows this one table and how a text is read by it. Does not read the environment itself (app.py does), and does not know
what a setting brings about. The table of .github/SPACE.md and `python app.py --help` are made from it.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

PREFIX = "HIERDEMO_"
ADDRESS = re.compile(r"https?://[^/]+/datasets/")  # how the address of a data set's page begins
REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+(@[\w./-]+)?")  # of the hub: OWNER/NAME, or OWNER/NAME@REVISION


@dataclass(frozen=True)
class Setting:
    """One setting. default, help: in words. option: of the command line; variable: where it is not HIERDEMO_NAME. own:
    whether hierdemo reads it; otherwise a library does. least, most: of a number, both included.
    """

    name: str
    help: str
    default: str
    kind: Literal["text", "folder", "number", "switch", "path"] = "text"
    option: str = ""
    variable: str = ""
    least: float = 0
    most: float = 0
    own: bool = True

    @property
    def called(self) -> str:
        return self.variable or PREFIX + self.name.upper()

    @property
    def bounds(self) -> str:
        """What it may be, in words."""
        if self.kind == "number":
            return f"{self.least:,g} to {self.most:,g}"
        return {"switch": "0 or 1", "folder": "a folder", "path": "a path or an address"}.get(self.kind, "")

    def read(self, text: str) -> Any:
        """The value that a text stands for. Raises ValueError with what it must be, to stand behind its name."""
        own = {"dataset": _data_set, "model": _model}.get(self.name)
        if own:
            return own(text)
        return {"number": self._number, "switch": self._switch, "folder": _folder, "path": self._path}.get(
            self.kind, str
        )(text)

    def _number(self, text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = float("nan")
        if not self.least <= number <= self.most:
            raise ValueError(f"must be a number from {self.bounds}, got {text!r}")
        return number

    def _switch(self, text: str) -> bool:
        if text not in ("0", "1"):
            raise ValueError(f"must be 0 or 1, got {text!r}")
        return text == "1"

    def _path(self, text: str) -> str:
        path = text.rstrip("/")
        if path and not path.startswith(("/", "http://", "https://")):
            raise ValueError(f"must begin with /, http:// or https://, got {text!r}")
        return path


def _folder(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError as e:  # of ~NAME
        raise ValueError(f"must be a folder, and nobody here is called as in {text!r}") from e


def _data_set(text: str) -> str:
    """A data set of the hub, by its name or its page's address, or the whole path of a folder or file here."""
    here = _folder(text)
    if os.path.exists(here):  # a Path would raise for one that is too long
        return str(here.resolve())
    name = ADDRESS.sub("", text).rstrip("/")
    if not REPOSITORY.fullmatch(name) or name.startswith("."):
        no = ", and there is no such folder" if text.startswith(("/", ".", "~")) else ""
        raise ValueError(f"must be OWNER/NAME of a data set on the hub, or a folder here, got {text!r}{no}")
    return name


def _model(text: str) -> str:
    """A model's name. Whether there is such a model is found when it is loaded; a slip of the pen is told at once."""
    if text.lower() in ("photos", "embedded"):
        return text.lower()
    if ":" not in text and not os.path.exists(_folder(text)):
        raise ValueError(
            f"must be photos, embedded, NAME:PRETRAINED of OpenCLIP, timm:NAME, or a folder here, got {text!r}"
        )
    return text


SETTINGS = (
    Setting(
        "collection",
        "the collection to open: its folder, a zip of it, a family's folder, or one that holds collections (the page "
        "opens the first and lists the others)",
        "the folder `collection` beside app.py, else the demo",
        "folder",
        option="--collection",
    ),
    Setting(
        "dataset",
        "pictures to build a collection of when the app starts first: OWNER/NAME of a data set on the hub "
        "(OWNER/NAME@REVISION for one state of it), or a folder; the page shows the collection above until it is built",
        "none",
        option="--dataset",
    ),
    Setting(
        "model",
        "with a data set: the model to build with (`photos`, `embedded`, NAME:PRETRAINED of OpenCLIP, timm:NAME); "
        "else one in the place of the collection's own",
        "with a data set `photos`, else the collection's own",
        option="--model",
    ),
    Setting(
        "library",
        "where collections that are built here are kept, a data set's files too",
        "/data/hierdemo on a Space with a persistent disk, else ~/hierdemo",
        "folder",
        option="--library",
    ),
    Setting(
        "cache",
        "where words' vectors are kept",
        "on a Space with a persistent disk in the library, else ~/.cache/hierdemo",
        "folder",
    ),
    Setting(
        "editable",
        "whether the page may change the collection's trees; not the demo's, and never on a Space",
        "0",
        "switch",
        option="--editable",
    ),
    Setting(
        "mcp",
        "whether assistants may ask, over MCP at gradio_api/mcp; takes the package mcp (`pip install 'gradio[mcp]'`)",
        "0; on a Space 1, where the package is installed",
        "switch",
        option="--mcp",
    ),
    Setting("uploads", "how many collections of visitors' own there may be at once; 0: none", "8", "number", most=1000),
    Setting("upload_files", "files that a visitor may upload at once", "2000", "number", least=1, most=100_000),
    Setting("upload_mb", "megabytes that a visitor may upload at once", "500", "number", least=1, most=100_000),
    Setting(
        "keep_hours", "hours without use after which a visitor's collection goes", "2", "number", least=0.25, most=720
    ),
    Setting(
        "host", "the address to listen on", "127.0.0.1, on a Space 0.0.0.0", "text", "--host", "GRADIO_SERVER_NAME"
    ),
    Setting("port", "the port to listen on", "7860", "number", "--port", "GRADIO_SERVER_PORT", 1, 65535),
    Setting(
        "root_path", "the path or address under which a proxy shows the app", "none", "path", "", "GRADIO_ROOT_PATH"
    ),
    Setting(
        "token",
        "a token of the hub that may read the data set, where it is private: on a Space a secret, not a variable",
        "none",
        variable="HF_TOKEN",
        own=False,
    ),
    Setting(
        "hub_home",
        "where models from the hub are kept",
        "/data/.huggingface on a Space with a persistent disk, else ~/.cache/huggingface",
        "folder",
        variable="HF_HOME",
        own=False,
    ),
)
BY_NAME = {setting.name: setting for setting in SETTINGS}


def read(given: Mapping[str, Any], environment: Mapping[str, str], writable: Callable[[Path], bool]) -> dict[str, Any]:
    """What each setting is: as it was given as an option (None: it was not), else as the environment has it, else None.

    writable: whether a folder can be written to. Raises ValueError for one that is wrong, or that goes with no Space.
    """
    found: dict[str, Any] = {}
    for setting in (s for s in SETTINGS if s.own):
        text = environment.get(setting.called, "").strip()
        value = given.get(setting.name)
        found[setting.name] = value if value is not None else _from(setting, text) if text else None
    on_space = "SPACE_ID" in environment
    if found["editable"] and on_space:
        raise ValueError("a Space is open to everyone and cannot be --editable: leave HIERDEMO_EDITABLE unset there")
    found["host"] = found["host"] or ("0.0.0.0" if on_space else "127.0.0.1")
    found["port"] = int(found["port"] or 7860)
    found["root_path"] = found["root_path"] or ""
    found["library"] = (found["library"] or default_library(environment, writable)).resolve()
    if found["cache"] is None and persistent(environment, writable):
        found["cache"] = found["library"] / ".words"
    return found


def _from(setting: Setting, text: str) -> Any:
    try:
        return setting.read(text)
    except ValueError as e:
        raise ValueError(f"{setting.called} {e}") from e


DISK = Path("/data")  # where a Space's persistent disk lies


def persistent(environment: Mapping[str, str], writable: Callable[[Path], bool]) -> bool:
    """Whether this is a Space with a disk that stays."""
    return "SPACE_ID" in environment and writable(DISK)


def default_library(environment: Mapping[str, str], writable: Callable[[Path], bool]) -> Path:
    return DISK / "hierdemo" if persistent(environment, writable) else Path("~/hierdemo").expanduser()


def told() -> str:
    """All settings as `--help` prints them below the options: each variable, what it may be, its help and default."""
    lines = ["The same by variables of the environment (an option goes before its variable), and more:"]
    for s in SETTINGS:
        may_be = f" ({s.bounds})" if s.bounds else ""
        what = f"as {s.option}" if s.option else f"{s.help}; default: {s.default}"
        lines.append(f"  {s.called}{may_be}: {what}".replace("`", ""))
    return "\n".join(lines)


def table() -> str:
    """All settings as a table in Markdown."""
    rows = ["| variable | option | what it is | may be | default |", "| --- | --- | --- | --- | --- |"]
    for s in SETTINGS:
        option = f"`{s.option}`" if s.option else ""
        rows.append(f"| `{s.called}` | {option} | {s.help} | {s.bounds} | {s.default} |")
    return "\n".join(rows)
