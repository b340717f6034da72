"""Parts that collections have now, added to demo collections that were built before there were any: the captions'
vectors, and what margins mean.

Knows which stages a part more in a collection concerns. Nothing is built or embedded again but texts: the result is what
a whole build makes, and the stamp is carried forward for the stages that held before.
"""

from collections.abc import Callable
from dataclasses import replace

from assets.make import stamps
from assets.make.plan import TAUGHT, Plan
from assets.make.run import MakeError, Stage, check
from assets.make.stages import stages
from hierdemo.collection.collection import Collection
from hierdemo.models.encoder import Encoder

Part = Callable[
    [Collection, Encoder], Collection | None
]  # the collection with the part; None: it has it, or can have none


def with_captions(old: Collection, encoder: Encoder) -> Collection | None:
    from hierdemo.builder.assemble import read_captions

    captions = None if old.captions is not None else read_captions(old.items, encoder)[0]
    return None if captions is None else replace(old, captions=captions)


def with_margins(old: Collection, encoder: Encoder) -> Collection | None:
    from hierdemo.builder.margins import measured, names

    if all(view.margins is not None for view in old.views.values()):
        return None
    texts = names(old.views, encoder)
    return measured(old, dict(zip(texts, encoder.encode_texts(texts), strict=True)))


PARTS: dict[str, Part] = {"captions": with_captions, "margins": with_margins}


def add_part(plan: Plan, part: str, say: Callable[[str], None] = print) -> list[str]:
    """The members that were given the part, by its name in PARTS; those that have it already are left alone.

    Raises MakeError where a collection is stale for another reason.
    """
    members = (*plan.weights, TAUGHT)
    of = {s.name: s for s in stages(plan)}
    built, family = [of[f"build-{m}"] for m in members], of["family"]
    if stale := check(built, plan.places.stamp):
        raise MakeError(f"Only collections that are as the stamp says can be added to. {stale[0]}")
    held = [*built, *([] if check([family], plan.places.stamp) else [family])]
    done = [m for m in members if _add(plan, m, PARTS[part])]
    if done:
        say(f"{part} added to: {', '.join(done)}")
        _restamp(plan, held)
    return done


def _add(plan: Plan, member: str, part: Part) -> bool:
    from hierdemo.collection.files import commit
    from hierdemo.collection.incremental import write_changed
    from hierdemo.collection.store import check_model, load, written
    from hierdemo.models.adapter import fitted
    from hierdemo.models.loading import load_encoder

    folder = plan.places.collection_of(member)
    old = load(folder)
    encoder = load_encoder(old.meta.model)
    check_model(old, encoder)
    fit = fitted(encoder, old.adapter)
    assert fit is not None  # an encoder was given
    new = part(old, fit)
    if new is None:
        return False
    commit(folder, written(write_changed(old, new, folder)))
    return True


def _restamp(plan: Plan, concerned: list[Stage]) -> None:
    """In order: what is made from a collection sees it as it is now."""
    for stage in concerned:
        stamps.record(plan.places.stamp, stage.name, stage.made_from(), stage.made())
