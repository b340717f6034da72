"""Starts hierdemo's page: python app.py, or as a Hugging Face Space.

Reads arguments and environment variables, opens the collection, launches. Everything else stands in hierdemo/.
"""

import os

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")  # nothing leaves the machine; read when gradio is imported
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

import argparse
import sys
from pathlib import Path

from hierdemo.demo import DEMO


def arguments() -> argparse.Namespace:
    """The command line and the environment: host, port, collections, what visitors may do. Ends the process where one
    of them is wrong.
    """
    p = argparse.ArgumentParser(description="See how hierarchical embeddings search images.")
    p.add_argument(
        "--collection",
        type=Path,
        action="append",
        help="a collection's folder, a family's, or one that holds collections; may be repeated: the page opens the "
        "first and lists the others (default: the demo)",
    )
    p.add_argument("--model", default=None, help="default: the model that the collection was built with")
    on_space = "SPACE_ID" in os.environ
    p.add_argument("--host", default=os.environ.get("GRADIO_SERVER_NAME") or ("0.0.0.0" if on_space else "127.0.0.1"))
    p.add_argument("--port", type=int, default=int(os.environ.get("GRADIO_SERVER_PORT") or 7860))
    p.add_argument(
        "--editable",
        action="store_true",
        help="let the page change the collection's trees; not the demo: copy it first",
    )
    p.add_argument(
        "--library",
        type=Path,
        metavar="FOLDER",
        help="where the page keeps collections that it builds from a folder of this machine (default: ~/hierdemo)",
    )
    a = p.parse_args()
    if not 1 <= a.port <= 65535:
        p.error(f"--port must lie between 1 and 65535, got {a.port}")
    asked = os.environ.get("HIERDEMO_EDITABLE", "")
    if asked not in ("", "0", "1"):
        p.error(f"HIERDEMO_EDITABLE must be 0 or 1, got {asked!r}")
    a.editable = a.editable or asked == "1"
    if a.editable and on_space:
        p.error("a Space is open to everyone and cannot be --editable: leave HIERDEMO_EDITABLE unset there")

    a.root_path = os.environ.get("GRADIO_ROOT_PATH", "").strip().rstrip("/")
    if a.root_path and not a.root_path.startswith(("/", "http://", "https://")):
        p.error(f"GRADIO_ROOT_PATH must begin with /, http:// or https://, got {a.root_path!r}")
    return a


def main() -> int:
    a = arguments()
    from hierdemo.collection.family import collections_in
    from hierdemo.collection.files import CollectionError
    from hierdemo.collection.store import read_manifest
    from hierdemo.models.word_cache import cache_folder
    from hierdemo.models.worker import EncoderProcess

    try:
        folder, *others = (found for given in a.collection or [DEMO] for found in collections_in(given) or [given])
        # the model's process first: it loads while gradio, the longest import here, does
        models = EncoderProcess(a.model or read_manifest(folder)["meta"]["model"])
        from hierdemo.ui.launch import LIBRARY, Settings, launch

        kept = (a.library or LIBRARY).expanduser().resolve()
        space = os.environ.get("SPACE_ID")
        cache = cache_folder(os.environ)
        settings = Settings(
            folder, a.host, a.port, a.model, a.editable, tuple(others), kept, space, a.root_path, cache
        )  # fmt: skip
        launch(settings, models.encoder)
    except CollectionError as e:
        print(f"hierdemo: {e}", file=sys.stderr)
        return 1
    except OSError:  # gradio speaks of its own parameters
        print(f"hierdemo: cannot serve on {a.host}:{a.port}; if it is in use, give another --port.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
