"""What a person asks of a collection, and whether it can be answered there.

Knows the fields of a question, their bounds, defaults and names, how a text says what to take away, and a collection's
attributes. Does not know how an answer is found, or how a field is shown.
"""

import re
from collections.abc import Sequence
from dataclasses import MISSING, dataclass, field, fields
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from PIL import Image

MODES = ("drill-down", "hnsw", "exact")
TARGETS = ("pictures", "captions", "both")
LONGEST_TEXT = 1000
AWAY = 0.4  # how much of a refused term is taken away: measured, see measure/refusals.py
MOST_AWAY, MOST_TERMS = 2.0, 8
LEAST_EF = 64  # where none is asked for
# a dash that stands at a word's start, then quoted words (a quote still open reaches to the end) or the word itself;
# "t-shirt", a dash alone and "--" are none
DENIALS = ("not", "no", "without", "except", "never", "nothing")
QUOTE = '"\u201c\u201d\u201e'
MINUS = re.compile(rf"(?<!\S)[-\u2212](?:[{QUOTE}](?P<quoted>[^{QUOTE}]*)[{QUOTE}]?|(?P<word>[^\W_]\S*))")


@dataclass(frozen=True)
class Field:
    """One thing that a question says. All doors to it follow from this: the command line's option, the endpoints'
    parameter, the page's default and limits, the link.

    kind: text, number, count (a whole number), choice, name (of a tree or a member, which the collection knows), item,
    picture, filters (attribute -> value) or nodes (one a level). help: one line. low, high: bounds, both allowed (of a
    text: characters read). page: the page's own default and upper bound, where they differ; otherwise: what stands for
    a default of None. parameter, option, link: its names for programs, on the command line and in the page's address;
    option, link: None where it has none there.
    """

    name: str
    kind: str
    default: Any
    help: str
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    page: tuple[Any, float] | None = None
    otherwise: str = ""
    parameter: str = ""
    option: str | None = None
    link: str | None = None

    @property
    def type(self) -> Any:
        """What its values are, for a program; a picture's depends on who is asked."""
        kinds = {"text": str, "number": float, "count": int, "name": str, "item": int, "picture": Any}
        kinds |= {"filters": dict[str, str], "nodes": list[int | None]}
        kind = Literal[self.choices] if self.choices else kinds[self.kind]  # type: ignore[valid-type]
        return kind | None if self.default is None else kind  # type: ignore[operator]

    def check(self, value: Any) -> None:
        """Raises ValueError, in words for a person, for a value out of bounds."""
        if self.choices and value not in self.choices:
            raise ValueError(f"There is no {self.name} {value!r}: use {', '.join(self.choices)}.")
        if value is None or self.kind not in ("number", "count"):
            return
        if self.high is None:
            if self.low is not None and value < self.low:
                raise ValueError(f"{self.name} must be at least {self.low:g}, got {value}.")
        elif self.low is not None and not self.low <= value <= self.high:
            raise ValueError(f"{self.name} must lie between {self.low:g} and {self.high:g}, got {value}.")


def asked(kind: str, default: Any, help: str, **more: Any) -> Any:
    """A row of the table: a dataclass field that says what Field takes beside its name."""
    about = {"kind": kind, "help": help, **more}
    if kind == "filters":
        return field(default_factory=dict, metadata=about)
    return field(default=default, metadata=about)


def table(query: type) -> tuple[Field, ...]:
    """The fields of a Query, in order. A field that says no name for programs goes by its own."""
    rows = []
    for f in fields(query):
        if not f.metadata:
            continue
        default = {} if f.default is MISSING else f.default
        rows.append(Field(f.name, default=default, **{"parameter": f.name, **f.metadata}))
    return tuple(rows)


@dataclass(frozen=True)
class Query:
    """What a person asks. The one place where a question's fields are defined: `FIELDS` is read off it.

    text: words; those after a dash at their start (-leather, -"sports car") are taken away. forced: a node or None a
    level, level 1 first. depth: never fewer levels than were forced; whatever lies in the branches kept last is scored.
    embedding: of a family, the member that is asked; who holds several engines reads it (members.py).
    """

    text: str = asked(
        "text",
        "",
        'words; -leather or -"sports car" among them is taken away',
        high=LONGEST_TEXT,
        link="q",
    )
    image: "Image.Image | None" = asked(
        "picture",
        None,
        "a picture",
        option="--image",
    )
    like: int | None = asked(
        "item",
        None,
        "an item's id, searched with in place of a picture",
        option="--like",
        link="like",
    )
    weight: float = asked(
        "number",
        0.5,
        "share of the words when there is a picture too",
        low=0,
        high=1,
        option="--weight",
        link="weight",
    )
    mode: str = asked(
        "choice",
        "drill-down",
        "how the pictures are found",
        choices=MODES,
        option="--mode",
        link="mode",
    )
    tree: str = asked(
        "name",
        "clusters",
        "the tree that is walked: clusters; taxonomy or captions where there is one",
        option="--tree",
        link="tree",
    )
    k: int = asked(
        "count",
        10,
        "results",
        low=1,
        high=1000,
        page=(12, 60),
        option="--k",
        link="k",
    )
    beam: int = asked(
        "count",
        4,
        "nodes kept at level 1; deeper levels keep more",
        low=1,
        high=1000,
        page=(4, 12),
        option="--beam",
        link="beam",
    )
    where: dict[str, str] = asked(
        "filters",
        None,
        "an attribute's value, or a range of numbers or dates: 10..20, 2024-06.., ..20",
        option="--where",
        link="where",
    )
    forced: tuple[int | None, ...] = asked(
        "nodes",
        (),
        "go down this node; one a level, coarse first",
        parameter="force",
        option="--force",
        link="forced",
    )
    away: float = asked(
        "number",
        AWAY,
        "how much of what a dash refuses is taken away",
        low=0,
        high=MOST_AWAY,
        option="--away",
    )
    embedding: str | None = asked(
        "name",
        None,
        "the member of the collection's family that is asked",
        link="e",
    )
    depth: int | None = asked(
        "count",
        None,
        "levels to walk; what lies below is scored",
        low=1,
        otherwise="all",
        option="--depth",
        link="depth",
    )
    target: str = asked(
        "choice",
        "pictures",
        "what is searched, both by the mean of the two scores",
        choices=TARGETS,
        option="--target",
        link="target",
    )
    ef: int | None = asked(
        "count",
        None,
        "of hnsw: how many candidates its walk keeps, k at least",
        low=1,
        high=4000,
        page=(None, 512),
        otherwise=f"4 k, at least {LEAST_EF}",
        option="--ef",
        link="ef",
    )

    sort: str | None = asked(
        "name",
        None,
        "the attribute by which the pictures found are put in order, -NAME from its end",
        otherwise="by score",
        option="--sort",
        link="sort",
    )

    @property
    def ef_used(self) -> int:
        """hnswlib's ef. Its own default of 10 costs 5 % of the recall."""
        return max(LEAST_EF, 4 * self.k) if self.ef is None else max(self.ef, self.k)


FIELDS = table(Query)


def split_minus(text: str) -> tuple[str, tuple[str, ...]]:
    """The words that are asked for, and the terms that are to be taken away, each once, in the order they stand.

    'black backpack -leather -"sports car"' -> ('black backpack', ('leather', 'sports car')). A dash inside a word,
    alone or doubled takes nothing away.
    """
    terms: dict[str, None] = {}

    def refused(match: re.Match[str]) -> str:
        term = " ".join((match["word"] or match["quoted"] or "").rstrip(".,;:!?\"'\u201d").split())
        if term:
            terms[term] = None
        return " "

    return " ".join(MINUS.sub(refused, text).split()), tuple(terms)


def crossed(text: str, refused: Sequence[str]) -> list[str]:
    """What to say where a text and what it refuses do not go together, as sentences for a person.

    Models of words and pictures hardly read a "not" (they were taught what is there, not what is missing).
    """
    words = text.lower().split()
    notes = [
        f"“{term}” is asked for and taken away: leave one of the two out."
        for term in refused
        if f" {term.lower()} " in f" {' '.join(words)} "
    ]
    denied = next((word for word in words if word in DENIALS), None)
    if denied is not None:
        notes.append(f"“{denied}” is not read as a refusal: put a dash before what you do not want, like -red.")
    return notes
