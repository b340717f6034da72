"""`verify`: every file of a collection is there and whole.

Knows what is printed. How a file is told to be whole is collection/store.py's.
"""

import argparse
from typing import Any

from hierdemo.commands.shared import common, show


def add(commands: Any) -> None:
    common(commands.add_parser("verify", help="check every file of a collection"), _verify)


def _verify(a: argparse.Namespace) -> None:
    from hierdemo.collection.store import verify

    manifest = verify(a.collection)
    total = sum(f["bytes"] for f in manifest["files"].values())
    show(
        {
            "ok": True,
            "items": manifest["items"],
            "files": len(manifest["files"]),
            "bytes": total,
            "trees": sorted(manifest["trees"]),
        },
        a.json,
    )
