"""`space`: a collection as a folder that is a Hugging Face Space.

Knows arguments and what is printed. What is written is space_folder.py's.
"""

import argparse
import shlex
from pathlib import Path
from typing import Any

from hierdemo.builder.progress import amount
from hierdemo.commands.shared import printable, show

MOST = 1_000_000_000  # bytes that the hub keeps of a Space


def add(commands: Any) -> None:
    s = commands.add_parser("space", help="write a folder that is a Hugging Face Space")
    s.add_argument(
        "folder", type=Path, metavar="COLLECTION", help="a collection's folder, its zip, or a family's folder"
    )
    s.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="the folder to write, or a new Space's clone"
    )
    s.add_argument("--title", default="", help="of the Space (default: the collection's name)")
    s.add_argument(
        "--pictures", action="store_true", help="the pictures' own files go along, not their thumbnails alone"
    )
    s.add_argument(
        "--torch-index",
        default="",
        metavar="URL",
        help="where the Space finds torch for processors, as pytorch.org/get-started shows it for CPU; without it the "
        "Space installs gigabytes for graphics cards, too",
    )
    s.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    s.set_defaults(run=_run)


def _run(a: argparse.Namespace) -> None:
    from hierdemo.collection.unpack import unpacked
    from hierdemo.commands.space_folder import Asked, write
    from hierdemo.models.word_cache import cache_folder

    given = unpacked(a.folder, cache_folder(a.environment))
    told = write(given, a.out, Asked(a.pictures, a.torch_index, a.title))
    if a.json:
        show(told | {"out": str(a.out)}, True)
    else:
        print(printable(_told(told, a)))


def _told(told: dict[str, Any], a: argparse.Namespace) -> list[str]:
    out = shlex.quote(str(a.out))
    files = f"{told['files']:,} files, {told['bytes'] / 1e6:,.0f} MB"
    own = (
        f"{told['pictures']:,} files of pictures among them" if a.pictures else "small pictures alone (--pictures: all)"
    )
    return [
        f"{told['title']}, {amount(told['items'], told['noun'])}, in {a.out}: {files}, {own}.",
        *(
            [f"It is more than the {MOST / 1e9:.0f} GB that the hub keeps of a Space: see .github/SPACE.md."]
            * (told["bytes"] > MOST)
        ),
        *(
            [f"{told['placed']:,} of them say where they were taken, which anyone can read there."]
            * bool(told["placed"])
        ),
        "Try it:",
        f"    cd {out} && python app.py",
        "Push it, once there is a Gradio Space OWNER/NAME on the hub:",
        "    hf auth login",
        f"    hf upload OWNER/NAME {out} . --repo-type space",
        "or, in a clone of it, with git and git-lfs: git add -A && git commit -m 'hierdemo' && git push",
    ]
