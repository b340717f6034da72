"""Starts hierdemo's page: python app.py, or as a Hugging Face Space.

Reads arguments and environment variables, opens the collection, launches. Everything else stands in hierdemo/; the
settings themselves in hierdemo/ui/settings.py.
"""

import os

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")  # nothing leaves the machine; read when gradio is imported
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

import argparse
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hierdemo.demo import DEMO
from hierdemo.ui import settings
from hierdemo.ui.settings import Setting

BESIDE = Path(__file__).resolve().parent / "collection"  # `python -m hierdemo space` puts one there


def arguments() -> argparse.Namespace:
    """All settings by their names, as command line and environment have them. Ends the process where one is wrong."""
    p = argparse.ArgumentParser(
        description="See how hierarchical embeddings search images.",
        epilog=settings.told(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    for setting in settings.SETTINGS:
        if setting.option:
            help = f"{setting.help} (default: {setting.default})".replace("%", "%%").replace("`", "")
            p.add_argument(setting.option, help=help, default=None, **_taken(setting))
    try:
        found = settings.read(vars(p.parse_args()), os.environ, _writable)
    except ValueError as e:
        p.error(str(e))
    there = find_spec("mcp") is not None
    if found["mcp"] and not there:
        p.error("--mcp needs a package that is not installed: pip install 'gradio[mcp]'")
    if found["mcp"] is None:
        found["mcp"] = there and "SPACE_ID" in os.environ
    return argparse.Namespace(**found)


def _taken(setting: Setting) -> dict[str, Any]:
    """How argparse takes an option."""
    if setting.kind == "switch":
        return {"action": "store_true"}
    more = {"action": "append"} if setting.name == "collection" else {}
    return {"type": _typed(setting.read), "metavar": setting.kind.upper() if setting.kind != "text" else "NAME"} | more


def _typed(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """With the reason, where argparse would only say that a value is wrong."""

    def typed(text: str) -> Any:
        try:
            return read(text)
        except ValueError as e:
            raise argparse.ArgumentTypeError(str(e)) from e

    return typed


def _writable(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def _folder(given: Path, cache: Path, editable: bool | None) -> Path:
    """Of what is given as a collection, which may be a zip of one."""
    from hierdemo.collection.files import CollectionError
    from hierdemo.collection.unpack import NOT_INTO, unpacked

    if editable and given.is_file():
        raise CollectionError(NOT_INTO.format(given=given))
    return unpacked(given, cache)


def _data_set(a: argparse.Namespace) -> Any:
    """The DataSet to build; None without one, for which nothing is imported."""
    if not a.dataset:
        return None
    from hierdemo.ui.services.at_start import DataSet

    return DataSet(a.dataset, a.library, a.model or "")


def main() -> int:
    a = arguments()
    if settings.persistent(os.environ, _writable):
        os.environ.setdefault("HF_HOME", str(settings.DISK / ".huggingface"))  # read when the hub's client is imported
    from hierdemo.collection.family import collections_in
    from hierdemo.collection.files import CollectionError
    from hierdemo.collection.store import read_manifest
    from hierdemo.models.word_cache import cache_folder
    from hierdemo.models.worker import EncoderProcess

    try:
        given = a.collection if isinstance(a.collection, list) else [a.collection] if a.collection else []
        given = given or ([BESIDE] if collections_in(BESIDE) else [DEMO])
        data = _data_set(a)
        if data and data.built:
            given, data = [data.collection, *given], None
        cache = a.cache or cache_folder(os.environ)
        folders = [_folder(each, cache, a.editable) for each in given]
        folder, *others = (found for each in folders for found in collections_in(each) or [each])
        model = None if a.dataset else a.model
        # the model's process first: it loads while gradio, the longest import here, does
        models = EncoderProcess(model or read_manifest(folder)["meta"]["model"])
        from hierdemo.ui.launch import Settings, launch
        from hierdemo.ui.services.visitors import Limits

        limits = Limits.of(a.uploads, a.upload_files, a.upload_mb, a.keep_hours)
        told = Settings(
            folder,
            host=a.host,
            port=a.port,
            model=model,
            editable=a.editable or False,
            others=tuple(others),
            library=a.library,
            space=os.environ.get("SPACE_ID"),
            root_path=a.root_path,
            cache=cache,
            limits=limits,
            mcp=a.mcp,
            dataset=data,
            shared_gpu=os.environ.get("SPACES_ZERO_GPU", "").lower() in ("1", "t", "true"),
        )
        launch(told, models.encoder)
    except CollectionError as e:
        print(f"hierdemo: {e}", file=sys.stderr)
        return 1
    except OSError:  # gradio speaks of its own parameters
        print(f"hierdemo: cannot serve on {a.host}:{a.port}; if it is in use, give another --port.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
