"""python -m assets.make STAGE ...: makes catalogue, models and demo collections again.

Groups of stages: draw, train, evaluate, build, pairs, or all of them; a single stage by its name (--list). What is
unchanged is skipped; what was stopped goes on with the same command. `check` says what is stale, and with which
command it is mended. `outside --pictures FOLDER` measures how well the demo knows what it does not know.
`captions` adds the captions' vectors, `margins` what margins mean, to demo collections that were built without, in a
minute or two a collection.
"""

import argparse
import logging
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(words)
    except ModuleNotFoundError as e:
        print(f"make: the package {e.name} is needed: pip install -r tests/requirements.txt", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nmake: stopped; the same command goes on from here (without --force).", file=sys.stderr)
    return 1


def _run(words: list[str]) -> int:
    p = argparse.ArgumentParser(prog="python -m assets.make", description=__doc__)
    p.add_argument("stage", nargs="*", help="draw, train, evaluate, build, pairs, all, check, or a stage's name")
    p.add_argument("--force", action="store_true", help="also what is unchanged, and from its beginning")
    p.add_argument("--list", action="store_true", help="name the stages and what each makes")
    if words[:1] == ["outside"]:
        from assets.make import outside

        sys.argv = ["python -m assets.make outside", *words[1:]]
        outside.main()
        return 0
    a = p.parse_args(words)
    if not a.stage and not a.list:
        p.error("which stage? draw, train, evaluate, build, pairs, all, check, or a name from --list")
    logging.getLogger().setLevel(logging.ERROR)  # open_clip warns of a network without weights: it is about to get some
    from assets.make.run import MakeError, check, make
    from assets.make.stages import Plan, stages

    plan = Plan()
    try:
        if a.stage in (["captions"], ["margins"]):
            from assets.make.add_parts import add_part

            add_part(plan, a.stage[0])
            return 0
        found = stages(plan)
        if a.list:
            print("\n".join(f"{s.group:>9}  {s.name:<16} {s.what}" for s in found))
        elif a.stage == ["check"]:
            stale = check(found, plan.places.stamp)
            print("\n".join(stale) or "Model, catalogue and collections are what drawings, lexicon and recipe make.")
            return 1 if stale else 0
        else:
            unknown = set(a.stage) - {"all"} - {s.name for s in found} - {s.group for s in found}
            if unknown:
                p.error(f"no stage {' or '.join(sorted(unknown))}; --list names them")
            make(found, plan.places.stamp, a.stage, force=a.force)
    except (MakeError, ValueError) as e:
        print(f"make: {e}", file=sys.stderr)
        return 1
    except OSError as e:
        print(f"make: {e.filename or 'a file'} cannot be used: {e.strerror or e}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
