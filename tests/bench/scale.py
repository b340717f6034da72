"""What a build of many pictures costs: `python -m tests.bench.scale --items 1000,60000 [--folder FOLDER] [--model M]`.

Makes pictures (scale_pictures.py), builds them with `python -m hierdemo build` as anyone would, starts the app with
what came of it, asks it 20 questions, and prints a Markdown table. Seconds of each stage are the build's own last
words; memory is read off the system while it runs. Not a test: nothing here fails for being slow.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.scale_pictures import make
from tests.bench.start import once

ROOT = Path(__file__).parents[2]


def built(images: Path, out: Path, model: str, log: Path) -> dict[str, float]:
    """Seconds by stage and of the whole, and the peak of memory in MB, of building a collection."""
    command = [sys.executable, "-m", "hierdemo", "build", str(images), "--out", str(out), "--model", model, "--json"]
    began, peak = time.perf_counter(), 0
    with log.open("wb") as told:
        process = subprocess.Popen(command, cwd=ROOT, stdout=told, stderr=subprocess.STDOUT)
        while process.poll() is None:
            peak = max(peak, held(process.pid))
            time.sleep(0.5)
    seconds = time.perf_counter() - began
    said = log.read_text(errors="replace")
    if process.returncode:
        raise SystemExit(f"The build of {images} failed:\n{said[-2000:]}")
    told = json.loads(said.splitlines()[-1])
    stages = {f"{name}, s": value for name, value in told["seconds"].items()}
    threads = {f"of encode, threads: {name}, s": value for name, value in told["threads"].items()}
    rest = {"imports, s": seconds - sum(stages.values()), "whole build, s": seconds}
    return {**stages, **threads, **rest, "peak MB of the build": peak}


def held(pid: int) -> int:
    """MB that a process and all below it hold together, pages that they share counted once; 0 where it is gone."""
    try:
        below = [int(p) for t in Path(f"/proc/{pid}/task").iterdir() for p in (t / "children").read_text().split()]
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    own = next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0) // 1024
    return own + sum(held(p) for p in below)


def size(folder: Path) -> float:
    """MB of the files below a folder."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6


def one(n: int, folder: Path, model: str, *, keep: bool) -> dict[str, float]:
    images, out = folder / f"pictures-{n}", folder / f"collection-{n}"
    shutil.rmtree(out, ignore_errors=True)
    shutil.rmtree(out.with_name(out.name + ".building"), ignore_errors=True)
    began = time.perf_counter()
    make(images, n)
    print(f"{n:,} pictures stand after {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    found = built(images, out, model, folder / f"build-{n}.log")
    found["pictures per second"] = n / found["whole build, s"]
    found["pictures, MB"] = size(images)
    found["collection, MB"] = size(out)
    app = once(out)
    found["app: page after, s"] = app["served s"]
    found["app: first search, s"] = app["first search s"]
    found["app: later searches, median ms"] = app["later ms"]
    found["app: peak MB of page and model"] = sum(app["peak MB"])
    if not keep:
        shutil.rmtree(images)
        shutil.rmtree(out)
    return found


def table(columns: dict[int, dict[str, float]]) -> str:
    names = list(dict.fromkeys(name for column in columns.values() for name in column))
    lines = ["| pictures | " + " | ".join(f"{n:,}" for n in columns) + " |", "| --- |" + " --- |" * len(columns)]
    for name in names:
        cells = [_cell(column.get(name)) for column in columns.values()]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(value: float | None) -> str:
    return (
        "" if value is None else f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
    )


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--items", default="1000,10000,60000", help="how many pictures, comma between (default all three)")
    p.add_argument("--folder", type=Path, help="where pictures and collections are made (default: a scratch folder)")
    p.add_argument("--model", default="embedded")
    p.add_argument("--keep", action="store_true", help="leave pictures and collections in --folder")
    a = p.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = a.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        columns = {}
        for n in (int(part) for part in a.items.split(",")):
            columns[n] = one(n, folder, a.model, keep=a.keep)
            print(table(columns), flush=True)
        print(f"{os.cpu_count()} cores, model {a.model}, load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
