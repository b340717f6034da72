"""How sure an answer is: the one place that decides it, and that everything that speaks of an answer asks.

Knows how familiar each part of a question looks, which of its words the model left out, what else there is to warn of,
and what margins meant for the collection's own questions (collection/margins.py). Does not know how an answer is found,
or the sentences that are made of this.

The rule: where there is a doubt, nothing reassures. No margin has words then and no end of relevance is told; what is
left are numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from hierdemo.collection.margins import Kind, Margins
from hierdemo.search.explain import Step
from hierdemo.search.familiarity import LIMIT
from hierdemo.search.query import Query, split_minus

Doubt = Literal["sure", "part", "guess"]
Verdict = Literal["not compared", "taken by hand", "only one", "overtaken", "close call", "ahead"]

CLOSE = 0.95  # a lead with which fewer of the collection's own questions were in the right branch is a close call
SHOWN, LONGEST = 5, 30  # words named, and letters of each, at most


@dataclass(frozen=True)
class Certainty:
    """doubt: "guess", the question is unlike what is here; "part", the answer is to a part of it; "sure", nothing
    speaks against it, which is no proof that it is right. reason: of a doubt, one sentence for a person; "" without.
    right: for each step of the path, the share of the collection's own questions that were in the right branch with
    such a margin; None where that was not measured, or where there is a doubt.
    """

    doubt: Doubt = "sure"
    reason: str = ""
    right: tuple[float | None, ...] = ()

    def noting(self, notes: Sequence[str], *, strange: str | None = None) -> "Certainty":
        """With what else there is to warn of: an answer that a warning stands beside is not sure; where strange says
        that the model does not know such pictures, it is a guess.
        """
        if strange and self.doubt != "guess":
            return replace(self, doubt="guess", reason=self.reason or strange)
        return replace(self, doubt="part", reason=notes[0]) if notes and self.doubt == "sure" else self

    def measured(self, margins: Margins | None, query: Query, steps: Sequence[Step]) -> "Certainty":
        """With what the margins of these steps mean, where the same was measured: a plain question of words or of a new
        picture, with the beam that was measured or a wider one.
        """
        kind = _kind(query)
        if margins is None or kind is None or self.doubt != "sure" or query.beam < margins.beam:
            return replace(self, right=(None,) * len(steps))
        decided = [None if s.how == "none" or s.forced else s.margin for s in steps]
        right = [None if m is None else margins.share(kind, s.level, m) for s, m in zip(steps, decided, strict=True)]
        return replace(self, right=tuple(right))


def of_question(
    parts: Sequence[tuple[str, float | None]], unknown: Sequence[str], understood: bool, *, noun: str
) -> Certainty:
    """How sure an answer can be at all, by its question.

    parts: each as the beginning of a sentence ("These words are"), and the share of the collection's own questions that
    look no more familiar (familiarity.py), None where that is not known. unknown: words that the model has never met;
    understood: whether it has met any other. noun: what the collection's pictures are called.
    """
    words = [word if len(word) <= LONGEST else f"{word[:LONGEST]}..." for word in dict.fromkeys(unknown)]
    named = ", ".join(words[:SHOWN]) + (", ..." if len(words) > SHOWN else "")
    if not understood:
        known = f" ({named})" if named else ""
        return Certainty("guess", f"The model has never met these words{known}: read the answer as a guess.")
    for beginning, share in parts:
        if share is not None and share < LIMIT:
            met = f" (the model has never met: {named})" if named and beginning.startswith("These words") else ""
            unlike = f"{beginning} unlike anything in the collection of {noun}{met}"
            return Certainty("guess", f"{unlike}: read the answer as a guess.")
    if named:
        return Certainty("part", f"The model has never met some of these words, and left them out: {named}.")
    return Certainty()


def of_lookup(unknown: Sequence[str]) -> Certainty:
    """Where words are looked up in what came with the pictures: unknown are those that none of them has."""
    named = ", ".join(dict.fromkeys(word[:LONGEST] for word in unknown[:SHOWN]))
    return Certainty("part", f"No picture here has these words, and they were left out: {named}.")


def astray(value: str, missed: int) -> str:
    """The warning where words name a value alone, a colour say, for which the way down the tree missed pictures."""
    return (
        f"“{value}” lies in every branch, so this tree is the wrong guide to it: {missed} of the best were passed over."
    )


def apart(words: str, branch: str, size: int, noun: str) -> str:
    """The warning where words name a branch, and nothing that was found lies in it."""
    return f"“{words}” names a branch here (“{branch}”, {size:,} {noun}), and none of these lies in it."


def verdict(step: Step, right: float | None) -> Verdict:
    """How a level was decided, in one word. right: its share, as Certainty has it."""
    if step.how == "none":
        return "not compared"
    if step.forced:
        return "taken by hand"
    if step.margin is None:
        return "only one"
    if step.margin < 0:
        return "overtaken"
    return "close call" if right is not None and right < CLOSE else "ahead"


def in_words(right: float | None) -> str:
    """What a margin's share says, to follow a number; "" where there is none."""
    own = "of the collection's own questions"
    return "" if right is None else f"at this margin the branch is right in {of_hundred(right)} {own}"


def of_hundred(right: float) -> str:
    """Rounded down: no share is said to be more than it is, and none to be all."""
    return f"{min(99, int(100 * right))} of 100"


def as_named(text: str) -> str:
    """A text as it is compared with names: without case, spaces at its ends or the last letter of a plural."""
    return " ".join(text.lower().split()).removesuffix("s")


def _kind(query: Query) -> Kind | None:
    """Which of the collection's own questions a question is like; None for one that is like neither."""
    plain = query.mode == "drill-down" and query.target == "pictures" and query.depth is None
    if not plain or query.like is not None or query.where or any(m is not None for m in query.forced):
        return None
    text, minus = split_minus(query.text)
    if minus or (text and query.image is not None):
        return None
    return "text" if query.image is None else "image"
