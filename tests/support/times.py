"""How long the tests take, by folder: python -m tests.support.times [FOLDER ...] prints tests/README.md's table."""

import re
import subprocess
import sys
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]


def main() -> None:
    chosen = sys.argv[1:] or sorted({p.parent.relative_to(TESTS).as_posix() for p in TESTS.rglob("test_*.py")})
    print("| tests | number | seconds | CPU-seconds |\n| --- | ---: | ---: | ---: |")
    for name in chosen:
        paths = [str(TESTS / name)] if name != "." else [str(p) for p in sorted(TESTS.glob("test_*.py"))]
        began = time.monotonic()
        done = subprocess.run([sys.executable, "-m", "pytest", *paths], capture_output=True, text=True, check=False)
        seconds = time.monotonic() - began
        number = re.search(r"(\d+) passed", done.stdout)
        used = re.search(r"([\d.]+) CPU-minutes", done.stdout)
        failed = "" if done.returncode == 0 else " (failed)"
        cpu = round(60 * float(used[1])) if used else 0
        shown = "tests/test_*.py" if name == "." else f"tests/{name}"
        print(f"| `{shown}`{failed} | {number[1] if number else 0} | {seconds:.0f} | {cpu} |", flush=True)


if __name__ == "__main__":
    main()
