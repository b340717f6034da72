"""The whole work from drawings to collections, tiny but real; what is due again when, and that the shipped is not."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assets.make import dial, samples, stages, stamps, taxonomy, train
from assets.make.add_parts import add_part
from assets.make.canvas import Canvas
from assets.make.kinds import Kind
from assets.make.plan import CHOSEN, TAUGHT, Places, Plan
from assets.make.run import MakeError, Progress, Stage, check, make
from hierdemo.collection.family import read
from hierdemo.collection.files import MANIFEST
from hierdemo.collection.store import read_manifest, verify, written

NAMES = ("sports car", "hatchback", "school backpack")
KINDS = tuple(k for k in taxonomy.kinds() if k.name in NAMES)
MEMBERS = {name: train.WEIGHTS_OF[name] for name in ("none", CHOSEN)}


def plan_below(root: Path) -> Plan:
    recipe = train.Recipe(steps=4, shared=2, batch=8)
    return Plan(Places.below(root), KINDS, 6, 6, 8, 2, recipe, MEMBERS, ("red sports car",), head=1.0, strengths=())


def run(plan: Plan, *wanted: str, force: bool = False) -> list[str]:
    return make(stages.stages(plan), plan.places.stamp, wanted, force=force, say=lambda _: None)


def stale(plan: Plan) -> set[str]:
    """Names of what `check` names."""
    found = stages.stages(plan)
    told = check(found, plan.places.stamp)
    assert all(line.endswith(" mends this.") for line in told)
    return {s.name for s in found for line in told if line.lower().startswith(f"{s.what}: ")}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Draw, train, evaluate and build, once; each stage is done, in order."""
    plan = plan_below(tmp_path_factory.mktemp("made"))
    with pytest.MonkeyPatch.context() as patch:
        from hierdemo.maps import projection

        patch.setattr(projection, "_layout", lambda vectors, neighbours, start, seed, first: start)
        done = run(plan, "draw", "train", "evaluate", "build")
    assert done == [s.name for s in stages.stages(plan) if s.name != "pairs"]
    return plan


def test_everything_is_made_and_nothing_is_due_again(made: Plan) -> None:
    at = made.places
    for member in MEMBERS:
        manifest = verify(at.collection_of(member))
        assert manifest["items"] == len(KINDS) * made.each and manifest["meta"]["examples"] == list(made.examples)
        assert (at.model_of(member) / "figures.json").is_file()
    family = read(at.family)
    assert [m.id for m in family.members] == [*MEMBERS, TAUGHT]
    assert stale(made) == {"pairs"}
    assert run(made, "draw", "train", "evaluate", "build") == []


def test_members_part_ways_from_one_base(made: Plan) -> None:
    weights = [(made.places.model_of(m) / stages.WEIGHTS).read_bytes() for m in MEMBERS]
    assert weights[0] != weights[1]


@pytest.mark.parametrize("what", ["a drawing", "a word", "the recipe", "a weight", "an example"])
def test_a_change_makes_due_what_comes_from_it(made: Plan, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    before, models = stale(made), {"train-none", "train-chosen"}
    if what == "a drawing":
        changed = with_kind(made, draw=lambda canvas: (KINDS[0].draw(canvas), dot(canvas))[0])
        expected = {"catalogue", "held-out", "evaluate-none", "evaluate-chosen", *models}
    elif what == "a word":
        changed = with_kind(made, words=(*KINDS[0].words, "roadster"))
        expected = {"evaluate-none", "evaluate-chosen", *models}
    elif what == "the recipe":
        changed, expected = replace(made, recipe=replace(made.recipe, rate=0.001)), models
    elif what == "a weight":
        changed, expected = replace(made, weights=MEMBERS | {"none": 0.1}), {"train-none", "family"}
    else:
        changed, expected = replace(made, examples=("hatchback",)), {"build-none", "build-chosen"}
    assert stale(changed) - before == expected


def with_kind(plan: Plan, **changes: object) -> Plan:
    return replace(plan, kinds=(replace(plan.kinds[0], **changes), *plan.kinds[1:]))


def dot(canvas: Canvas) -> None:
    canvas.rect(40, 40, 3, 3, fill=(10, 20, 30))


def test_a_lost_or_changed_file_is_due_again(made: Plan) -> None:
    at = made.places
    family = at.family.read_bytes()
    at.family.write_bytes(family + b" ")
    try:
        assert "family" in stale(made)
        at.family.unlink()
        assert "family" in stale(made)
        assert run(made, "build") == ["family"]
        assert at.family.read_bytes() == family, "the same figures, the same file"
    finally:
        at.family.write_bytes(family)


def test_captions_are_added_as_a_build_keeps_them(made: Plan) -> None:
    """Taken out of every collection, as if these were older, and put back without building."""
    folders = [made.places.collection_of(m) for m in (*MEMBERS, TAUGHT)]
    built = [{n: e for n, e in read_manifest(f)["files"].items() if n.startswith("caption")} for f in folders]
    assert all(len(entries) == 2 for entries in built)
    with pytest.raises(MakeError, match="never made|not in the stamp"):
        add_part(replace(made, places=Places.below(made.places.catalogue)), "captions")
    mine = [s for s in stages.stages(made) if s.group == "build"]
    for folder, entries in zip(folders, built, strict=True):
        manifest = read_manifest(folder)
        manifest["files"] = {n: e for n, e in manifest["files"].items() if n not in entries}
        for entry in entries.values():
            (folder / entry["path"]).unlink()
        (folder / MANIFEST).write_bytes(written(manifest))
    for stage in mine:
        stamps.record(made.places.stamp, stage.name, stage.made_from(), stage.made())
    assert add_part(made, "captions", say=lambda _: None) == [*MEMBERS, TAUGHT]
    for folder, entries in zip(folders, built, strict=True):
        files = verify(folder)["files"]
        assert {n: files[n] for n in entries} == entries
    assert stale(made) == {"pairs"} and add_part(made, "captions", say=lambda _: None) == []


def test_a_stage_says_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(MakeError, match=r"The collection \(none\) needs .*catalogue.*python -m assets.make draw"):
        run(plan_below(tmp_path), "build")


def test_a_stopped_training_goes_on(made: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped in the second member: what was done is not done again, and the end is the same as without the stop."""
    plan = plan_below(tmp_path)

    def stop(member: str, *arguments: object, **named: object) -> None:
        if member == CHOSEN:
            raise KeyboardInterrupt
        branch(member, *arguments, **named)

    branch = train.train_branch
    monkeypatch.setattr(train, "train_branch", stop)
    with pytest.raises(KeyboardInterrupt):
        run(plan, "train")
    monkeypatch.setattr(train, "train_branch", branch)
    assert run(plan, "train") == ["samples", "base", "train-chosen"]
    for member in MEMBERS:
        files = [(p.places.model_of(member) / stages.WEIGHTS).read_bytes() for p in (made, plan)]
        assert files[0] == files[1]


def test_only_what_is_missing_or_damaged_is_rendered_again(made: Plan) -> None:
    at = made.places
    files = sorted((at.scratch / "samples" / "train").glob("*.npz"))
    assert len(files) == len(KINDS)
    digest = samples.render("train", made.train_each, at.scratch, KINDS)
    before = [p.stat().st_mtime_ns for p in files]
    whole = files[0].read_bytes()
    files[0].write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ValueError, match="not rendered"):
        samples.load("train", made.train_each, at.scratch, KINDS)
    assert samples.render("train", made.train_each, at.scratch, KINDS) == digest
    assert [p.stat().st_mtime_ns == t for p, t in zip(files, before, strict=True)] == [False, True, True]
    assert files[0].read_bytes() == whole


def test_samples_are_what_the_seeds_draw(made: Plan) -> None:
    drawings, images = samples.load("train", made.train_each, made.places.scratch, KINDS)
    assert len(drawings) == len(images) == len(KINDS) * made.train_each
    again = samples.draw(KINDS[1], samples.SEEDS["train"] + 2)
    at = made.train_each + 2
    assert replace(again, svg="") == drawings[at] and np.array_equal(images[at], samples.pixels(again))


def test_unseen_pairs_are_kept_out(made: Plan) -> None:
    unseen = stages.unseen_pairs(KINDS)
    every, _ = samples.load("train", made.train_each, made.places.scratch, KINDS)
    kept, images = samples.load("train", made.train_each, made.places.scratch, KINDS, without=unseen)
    assert [d for d in every if (d.kind.name, d.colour) not in unseen] == kept and len(kept) == len(images)


def test_pairs_of_all_types_are_a_tenth_and_leave_every_type_and_colour_some() -> None:
    kinds = taxonomy.kinds()
    pairs = {(k.name, c) for k in kinds if len(k.colours) > 3 for c in k.colours}
    unseen = stages.unseen_pairs(kinds)
    assert unseen < pairs and len(unseen) == len(pairs) // 10
    for position in (0, 1):
        assert {p[position] for p in pairs - unseen} == {p[position] for p in pairs}


def test_force_begins_anew_and_a_stop_then_leaves_it_due(made: Plan, tmp_path: Path) -> None:
    ran = []
    stage = Stage(
        "one", "draw", "the one", lambda _: ran.append(1), files=lambda: iter([tmp_path / "f"]), root=tmp_path
    )
    stamp = tmp_path / "stamp.json"
    (tmp_path / "f").write_text("x")
    assert [make([stage], stamp, ["one"], force=f, say=lambda _: None) for f in (False, False, True)] == [
        ["one"], [], ["one"]
    ]  # fmt: skip
    fails = replace(stage, run=stopped)
    with pytest.raises(KeyboardInterrupt):
        make([fails], stamp, ["one"], force=True, say=lambda _: None)
    assert make([stage], stamp, ["one"], say=lambda _: None) == ["one"]


def stopped(_: Progress) -> None:
    raise KeyboardInterrupt


def test_a_stamp_of_another_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "stamp.json"
    for text in ("{", "[]", '{"format": 99, "stages": {}}'):
        path.write_text(text)
        with pytest.raises(ValueError, match=r"delete it and run python -m assets\.make all"):
            stamps.read(path)


@pytest.mark.parametrize("name", [k.name for k in taxonomy.kinds()[::12]])
def test_the_stamp_notices_another_drawing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def digest(kinds: Sequence[Kind]) -> str:
        return stamps.drawings_digest(kinds, stamps.sampled(kinds))

    kinds = [k for k in taxonomy.kinds() if k.name in (name, "sofa")]
    other = [replace(k, draw=lambda c, k=k: (k.draw(c), dot(c))[0]) if k.name == name else k for k in kinds]
    assert digest(kinds) == digest(kinds) != digest(other)


def test_the_dial_has_words_for_every_model() -> None:
    assert [*Plan().weights, TAUGHT] == list(dial.MEMBERS) and dial.DEFAULT == CHOSEN == stages.CHOSEN


# what lies in the repository --------------------------------------------------------------------


def test_the_shipped_models_and_collections_are_what_the_source_makes() -> None:
    """Fails where a drawing, a word or the recipe changed and `python -m assets.make all` was not run again."""
    plan = Plan()
    assert check(stages.stages(plan), plan.places.stamp) == []
