"""The stages from drawings to the demo collections: what each reads and what it makes.

Knows the order of the work. How each thing is done stands in its own module; `model_stages` and `pairs_stage` alone
call the training. How much is made, and where, is plan.py's; what is due, and that it is done, run.py's.
"""

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from random import Random

from assets.make import catalogue, losses, model, samples, stamps, train
from assets.make.kinds import Kind
from assets.make.plan import CHOSEN, TAUGHT, UNTAUGHT, Places, Plan
from assets.make.run import MakeError, Progress, Stage
from hierdemo.models import scope
from hierdemo.models.encoder import Encoder
from hierdemo.models.lexicon import WORDS
from hierdemo.models.loading import CONFIG, VOCABULARY, WEIGHTS
from hierdemo.teach import train_adapter

HELD_OUT = "the held-out drawings"


def unseen_pairs(kinds: Sequence[Kind]) -> set[tuple[str, str]]:
    """A tenth of the (type, colour) pairs, kept out of the second training."""
    pairs = [(k.name, c) for k in kinds if len(k.colours) > 3 for c in k.colours]
    return set(Random(5).sample(pairs, max(1, len(pairs) // 10)))


class Sources:
    """Digests of what everything starts from, as this process knows it."""

    def __init__(self, plan: Plan) -> None:
        drawn = stamps.sampled(plan.kinds)
        self.drawings = stamps.drawings_digest(plan.kinds, drawn)
        self.lexicon = stamps.lexicon_digest(plan.kinds, drawn)
        self.descriptions = stamps.descriptions_digest(drawn)
        loss = (losses.LEVELS, losses.MARGIN, train.NODES_EVERY)
        self.recipe = stamps.value_digest(asdict(plan.recipe), model.config(), loss, plan.train_each)
        self.tag = stamps.value_digest(self.drawings, self.lexicon, self.recipe)[:12]

    def of_model(self, weight: float) -> dict[str, str]:
        recipe = stamps.value_digest(self.recipe, weight)
        return {"drawings": self.drawings, "lexicon": self.lexicon, "recipe": recipe}

    def of_figures(self, plan: Plan) -> dict[str, str]:
        return {"drawings": self.drawings, "lexicon": self.lexicon, "settings": stamps.value_digest(plan.test_each)}


def stages(plan: Plan) -> list[Stage]:
    """All of them, in the order in which they are done."""
    sources = Sources(plan)
    members = tuple(plan.weights)
    parts = (draw_stages(plan, sources), model_stages(plan, sources, members), demo_stages(plan, sources, members))
    return [*(stage for part in parts for stage in part), pairs_stage(plan, sources)]


def draw_stages(plan: Plan, sources: Sources) -> Iterator[Stage]:
    at = plan.places

    def draw(progress: Progress) -> None:
        mark = at.scratch / "drawn-catalogue.json"
        catalogue.write_catalogue(at.catalogue, plan.kinds, each=plan.each, mark=mark, progress=progress)

    def hold_out(progress: Progress) -> None:
        mark = at.scratch / "drawn-held-out.json"
        catalogue.write_held_out(at.held_out, plan.kinds, total=plan.held_out, mark=mark, progress=progress)

    def written() -> Iterator[Path]:
        yield from _below(at.images)
        yield from at.catalogue.glob("sheet-*.webp")

    made_from = {"drawings": sources.drawings, "descriptions": sources.descriptions}
    sizes = stamps.value_digest(plan.each, catalogue.ENOUGH, catalogue.WANTED, catalogue.SIZE, catalogue.QUALITY)
    held_sizes = stamps.value_digest(plan.held_out, catalogue.SIZE, catalogue.QUALITY)
    yield Stage(
        "catalogue", "draw", "the catalogue", draw, lambda: made_from | {"settings": sizes}, written, at.catalogue,
        begin_anew=lambda: _forget(at.scratch / "drawn-catalogue.json"),
    )  # fmt: skip
    yield Stage(
        "held-out", "draw", HELD_OUT, hold_out,
        lambda: made_from | {"settings": held_sizes}, lambda: _below(at.held_out), at.held_out,
        begin_anew=lambda: _forget(at.scratch / "drawn-held-out.json"),
    )  # fmt: skip


def model_stages(plan: Plan, sources: Sources, members: Sequence[str]) -> Iterator[Stage]:
    """Samples, the base that all members share, and each member. Checkpoints lie under the digest of what they come
    from, so that no training goes on from another's.
    """
    at = plan.places
    checkpoints = at.scratch / f"training-{sources.tag}"

    def render(progress: Progress) -> None:
        samples.render("train", plan.train_each, at.scratch, plan.kinds, progress=progress)

    def base(progress: Progress) -> None:
        drawings, images = samples.load("train", plan.train_each, at.scratch, plan.kinds)
        train.train_base(drawings, images, plan.recipe, checkpoints, log=progress.log)

    def branch(member: str, progress: Progress) -> None:
        _drop_of_other_weight(checkpoints, member, plan.weights[member])
        drawings, images = samples.load("train", plan.train_each, at.scratch, plan.kinds)
        train.train_branch(member, drawings, images, plan.recipe, checkpoints, at.model_of(member), log=progress.log)

    trained = tuple(f"train-{m}" for m in members)
    yield Stage(
        "samples", "train", "the training samples", render,
        serves=("base", *trained, "pairs"), begin_anew=lambda: _forget(at.scratch / "samples" / "train"),
    )  # fmt: skip
    yield Stage(
        "base", "train", "the base that the models share", base, serves=trained, begin_anew=lambda: _forget(checkpoints)
    )
    for m in members:
        yield Stage(
            f"train-{m}", "train", f"the model ({m})", partial(branch, m),
            partial(sources.of_model, plan.weights[m]), partial(_model_files, at.model_of(m)), at.model_of(m),
        )  # fmt: skip


def demo_stages(plan: Plan, sources: Sources, members: Sequence[str]) -> Iterator[Stage]:
    """Each member's figures, scope and collection, and the file that sets them side by side."""
    at = plan.places

    def model_digest(m: str) -> str:
        return stamps.files_digest(_model_files(at.model_of(m)), at.model_of(m))

    def collection_digest(m: str) -> str:
        return stamps.files_digest(_below(at.collection_of(m)), at.collection_of(m))

    def figures_from(m: str) -> dict[str, str]:
        return sources.of_figures(plan) | {f"the model ({m})": model_digest(m)}

    def scope_from(m: str) -> dict[str, str]:
        found = {"the catalogue": at.images, HELD_OUT: at.held_out}
        drawn = {name: stamps.files_digest(_below(folder), folder) for name, folder in found.items()}
        return drawn | {f"the model ({m})": model_digest(m)}

    def collection_from(m: str) -> dict[str, str]:
        pictures = stamps.files_digest(_below(at.images), at.images)
        examples = stamps.value_digest(plan.examples)
        known = stamps.files_digest(_only(at.model_of(m) / scope.FILE), at.model)
        made_from = {"the catalogue": pictures, f"the model ({m})": model_digest(m), "examples": examples}
        return made_from | {f"what the model knows ({m})": known}

    def taught_from() -> dict[str, str]:
        teaching = stamps.value_digest(plan.head, plan.strengths, train_adapter.SETTINGS)
        return {f"the collection ({UNTAUGHT})": collection_digest(UNTAUGHT), "how the head is taught": teaching}

    def family_from() -> dict[str, str]:
        found = {f"the collection ({m})": collection_digest(m) for m in (*members, TAUGHT)}
        found |= {f"the figures ({m})": stamps.files_digest([_figures(at, m)], at.model) for m in members}
        weights = stamps.value_digest(plan.weights)
        return found | {HELD_OUT: stamps.files_digest(_below(at.held_out), at.held_out), "weights": weights}

    for m in members:
        yield Stage(
            f"evaluate-{m}", "evaluate", f"the figures ({m})", partial(_evaluate, plan, m),
            partial(figures_from, m), partial(_only, _figures(at, m)), at.model,
        )  # fmt: skip
    for m in members:
        yield Stage(
            f"scope-{m}", "evaluate", f"what the model knows ({m})", partial(_scope, plan, m),
            partial(scope_from, m), partial(_only, at.model_of(m) / scope.FILE), at.model,
        )  # fmt: skip
    for m in members:
        yield Stage(
            f"build-{m}", "build", f"the collection ({m})", partial(_build, plan, m),
            partial(collection_from, m), partial(_below, at.collection_of(m)), at.collection_of(m),
        )  # fmt: skip
    yield Stage(
        f"build-{TAUGHT}", "build", f"the collection ({TAUGHT})", partial(_teach, plan), taught_from,
        partial(_below, at.collection_of(TAUGHT)), at.collection_of(TAUGHT),
    )  # fmt: skip
    yield Stage(
        "family", "build", "the family of collections", partial(_family, plan),
        family_from, partial(_only, at.family), at.catalogue,
    )  # fmt: skip


def pairs_stage(plan: Plan, sources: Sources) -> Stage:
    """A second, shorter training that never sees a tenth of the (type, colour) pairs, and what it makes of them."""
    at = plan.places
    recipe = train.shortened(plan.recipe)
    folder = at.scratch / f"pairs-{sources.tag}"

    def run(progress: Progress) -> None:
        unseen = unseen_pairs(plan.kinds)
        drawings, images = samples.load("train", plan.train_each, at.scratch, plan.kinds, without=unseen)
        train.train_base(drawings, images, recipe, folder, log=progress.log)
        train.train_branch(CHOSEN, drawings, images, recipe, folder, folder / "model", log=progress.log)
        _write_figures(plan, str(folder / "model"), at.model / "figures-pairs.json", progress, unseen)

    def made_from() -> dict[str, str]:
        return sources.of_model(plan.weights[CHOSEN]) | sources.of_figures(plan)

    return Stage(
        "pairs", "pairs", "the figures of unseen pairs", run,
        made_from, partial(_only, at.model / "figures-pairs.json"), at.model, begin_anew=lambda: _forget(folder),
    )  # fmt: skip


def _evaluate(plan: Plan, member: str, progress: Progress) -> None:
    _write_figures(plan, plan.places.model_id(member), _figures(plan.places, member), progress)


def _scope(plan: Plan, member: str, _: Progress) -> None:
    from assets.make.scope import write_scope
    from hierdemo.models.loading import load_encoder

    at = plan.places
    write_scope(load_encoder(at.model_id(member)), at.images, at.held_out, at.model_of(member) / scope.FILE)


def _write_figures(
    plan: Plan, model_id: str, path: Path, progress: Progress, unseen: set[tuple[str, str]] | None = None
) -> None:
    from hierdemo.models.loading import load_encoder

    found = _accuracy(plan, load_encoder(model_id), progress, unseen)
    path.write_text(json.dumps(found, indent=1) + "\n")
    print("  " + ", ".join(f"{name} {value:g}" for name, value in found.items()))


def _accuracy(
    plan: Plan, encoder: Encoder, progress: Progress, unseen: set[tuple[str, str]] | None = None
) -> dict[str, float]:
    """Ask a model about fresh renders, drawn from seeds of their own."""
    from PIL import Image

    from assets.make.measure import figures

    samples.render("test", plan.test_each, plan.places.scratch, plan.kinds, progress=progress)
    drawings, images = samples.load("test", plan.test_each, plan.places.scratch, plan.kinds)
    return figures(encoder, drawings, [Image.fromarray(x) for x in images], unseen=unseen or set())


def _build(plan: Plan, member: str, _: Progress) -> None:
    """A demo collection, as anyone would build it."""
    from hierdemo.commands.main import main

    at = plan.places
    words = ["--name", "drawings", "--noun", "drawings", "--model", at.model_id(member), "--again"]
    words += [word for text in plan.examples for word in ("--example", text)]
    if main(["build", str(at.images), "--out", str(at.collection_of(member)), *words]):
        raise MakeError(f"The collection ({member}) could not be built, for the reason above.")


def _teach(plan: Plan, _: Progress) -> None:
    """The member that never learned the hierarchy, with a head that did, as anyone would make it."""
    from hierdemo.commands.main import main

    at = plan.places
    words = [str(at.collection_of(UNTAUGHT)), "--out", str(at.collection_of(TAUGHT)), "--strength", str(plan.head)]
    words += ["--curve", ",".join(map(str, plan.strengths)), "--held-out", str(at.held_out)]
    if main(["adapt", *words]):
        raise MakeError("The head could not be taught, for the reason above.")


def _family(plan: Plan, progress: Progress) -> None:
    from assets.make import dial
    from hierdemo.collection.store import load
    from hierdemo.items.image import open_image
    from hierdemo.items.scan import read_folder
    from hierdemo.models.loading import load_encoder

    at = plan.places
    held = [(open_image(at.held_out / i.file), i.taxonomy, i.attributes) for i in read_folder(at.held_out)]
    rows = []
    for m in plan.weights:
        accuracy = json.loads(_figures(at, m).read_text())
        figures = dial.dial_figures(at.collection_of(m), load_encoder(at.model_id(m)), held, accuracy)
        rows.append(dial.member(m, plan.weights[m], figures))
    adapter = load(at.collection_of(TAUGHT)).adapter
    assert adapter is not None  # _teach saw to it
    untaught = load_encoder(at.model_id(UNTAUGHT))
    accuracy = _accuracy(plan, adapter.around(untaught), progress)
    figures = dial.dial_figures(at.collection_of(TAUGHT), untaught, held, accuracy)
    rows.append(dial.member(TAUGHT, 0, figures))
    dial.write_family(at.family, rows)


def _drop_of_other_weight(checkpoints: Path, member: str, weight: float) -> None:
    """The base serves every weight, a member's checkpoint only its own."""
    note = checkpoints / f"{member}.weight"
    if not note.is_file() or note.read_text() != str(weight):
        _forget(checkpoints / f"{member}.pt")
        checkpoints.mkdir(parents=True, exist_ok=True)
        note.write_text(str(weight))


def _figures(at: Places, member: str) -> Path:
    return at.model_of(member) / "figures.json"


def _model_files(folder: Path) -> Iterator[Path]:
    """What open_clip and the app load; the other models' folders and the figures beside it are not the model."""
    yield from (folder / name for name in (CONFIG, WEIGHTS, VOCABULARY, WORDS))


def _only(path: Path) -> Iterator[Path]:
    yield path


def _below(folder: Path) -> Iterator[Path]:
    return (p for p in folder.rglob("*") if p.is_file())


def _forget(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
