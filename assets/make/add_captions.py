"""The demo collections' vectors of captions, added to collections that were built before there were any.

Knows which stages a part more in a collection concerns. Nothing is built or embedded again but the captions: the result
is what a whole build makes, and the stamp is carried forward for the stages that held before.
"""

from collections.abc import Callable
from dataclasses import replace

from assets.make import stamps
from assets.make.plan import TAUGHT, Plan
from assets.make.run import MakeError, Stage, check
from assets.make.stages import stages


def add_captions(plan: Plan, say: Callable[[str], None] = print) -> list[str]:
    """The members that were given the part; those that have it already are left alone.

    Raises MakeError where a collection is stale for another reason.
    """
    members = (*plan.weights, TAUGHT)
    of = {s.name: s for s in stages(plan)}
    mine = [of[name] for name in (*(f"build-{m}" for m in members), "family")]
    if stale := check(mine, plan.places.stamp):
        raise MakeError(f"Only collections that are as the stamp says can be added to. {stale[0]}")
    done = [m for m in members if _add(plan, m, say)]
    if done:
        _restamp(plan, mine)
    return done


def _add(plan: Plan, member: str, say: Callable[[str], None]) -> bool:
    from hierdemo.builder.assemble import read_captions
    from hierdemo.collection.files import commit
    from hierdemo.collection.incremental import write_changed
    from hierdemo.collection.store import check_model, load, written
    from hierdemo.models.adapter import fitted
    from hierdemo.models.loading import load_encoder

    folder = plan.places.collection_of(member)
    old = load(folder)
    if old.captions is not None:
        return False
    encoder = load_encoder(old.meta.model)
    check_model(old, encoder)
    fit = fitted(encoder, old.adapter)
    assert fit is not None  # an encoder was given
    captions, _ = read_captions(old.items, fit)
    if captions is None:
        return False
    commit(folder, written(write_changed(old, replace(old, captions=captions), folder)))
    say(
        f"{folder.name}: {len(captions.vectors):,} captions for {len(old.items):,} items, {captions.vectors.nbytes:,} bytes"
    )
    return True


def _restamp(plan: Plan, concerned: list[Stage]) -> None:
    """In order: what is made from a collection sees it as it is now."""
    for stage in concerned:
        stamps.record(plan.places.stamp, stage.name, stage.made_from(), stage.made())
