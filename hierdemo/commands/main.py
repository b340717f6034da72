"""python -m hierdemo COMMAND: puts the commands together and runs one.

A command is a module here with a function `add(commands)` that adds its parser; MODULES lists them.

Knows arguments, what is printed, and exit status: 0 done, 1 it could not be done, 2 wrong usage. Errors go to
standard error as one sentence. Heavy modules are imported by the command that needs them.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from hierdemo.commands.shared import Usage
from hierdemo.items.skipped import on_one_line

MODULES = (
    "search",
    "evaluate",
    "verify",
    "build",
    "info",
    "duplicates",
    "model",
    "edit",
    "disagree",
    "like",
    "propagate",
    "adapt",
    "export",
    "space",
)


def main(argv: Sequence[str] | None = None) -> int:
    _utf8()
    arguments = _parser().parse_args(argv)
    arguments.environment = os.environ  # commands read it here
    from hierdemo.collection.files import CollectionError
    from hierdemo.items.image import ImageError
    from hierdemo.models.encoder import EncoderUnavailable

    try:
        _unpack(arguments)
        arguments.run(arguments)
        return 0
    except (Usage, ValueError) as e:
        print(f"hierdemo: {on_one_line(str(e))}", file=sys.stderr)
        return 2
    except (ImageError, EncoderUnavailable, CollectionError) as e:
        print(f"hierdemo: {on_one_line(str(e))}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read the output has seen enough
        sys.stderr.close()
        return 0
    except OSError as e:
        print(f"hierdemo: {e.filename or 'a file'} cannot be used: {e.strerror or e}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("hierdemo: stopped; the same command goes on from here.", file=sys.stderr)
        return 1


def _unpack(arguments: argparse.Namespace) -> None:
    """A packed collection's folder in its place."""
    given = getattr(arguments, "collection", None)
    if given is None or not given.is_file():
        return
    from hierdemo.collection.unpack import NOT_INTO, unpacked
    from hierdemo.models.word_cache import cache_folder

    if getattr(arguments, "changes", False):
        raise Usage(NOT_INTO.format(given=given))
    arguments.collection = unpacked(given, cache_folder(arguments.environment))


def _utf8() -> None:
    """Names in any script print on any terminal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(prog="python -m hierdemo", description="See how hierarchical embeddings search images.")
    commands = p.add_subparsers(required=True, metavar="COMMAND")

    for name in MODULES:
        import_module(f"hierdemo.commands.{name}").add(commands)
    return p
