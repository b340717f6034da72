"""The types of what the endpoints answer, as `view_api()` lists them.

Knows shapes alone.
"""

from typing import TypedDict

# the mark of an uploaded file: Gradio checks that what carries it lies among its uploads
FILE = {"_type": "gradio.FileData"}


class Picture(TypedDict):
    """What gradio_client's handle_file makes of a file."""

    path: str
    meta: dict[str, str]


class Node(TypedDict):
    """A node in passing."""

    node: int
    label: str
    size: int


class Asked(TypedDict):
    """The question as it was understood; minus: the terms taken away; away: by how much, null without."""

    text: str
    image: str | None
    weight: float
    where: dict[str, str]
    sort: str | None
    target: str
    minus: list[str]
    away: float | None


class RunnerUp(TypedDict):
    node: int
    label: str
    guess: bool
    score: float


class PathStep(TypedDict):
    """One level of the path, coarse first; guess: whether the label is a word that the model found; margin: to the
    runner-up, negative where it was overtaken; right: the share of the collection's own questions that were in the
    right branch with such a margin, null where it is not known."""

    level: int
    node: int
    label: str
    guess: bool
    score: float
    margin: float | None
    n_candidates: int
    n_kept: int
    forced: bool
    right: float | None
    runner_up: RunnerUp | None


class Result(TypedDict):
    """A picture that was found; stack: the number of those that are nearly the same; thumb, picture: addresses of a
    small image of it and of the picture itself."""

    rank: int
    id: int
    file: str
    score: float
    caption: str
    taxonomy: list[str]
    attributes: dict[str, str]
    stack: int | None
    thumb: str
    picture: str


class Typical(TypedDict):
    """A picture that stands for its group; thumb, picture: as of a Result."""

    id: int
    file: str
    caption: str
    thumb: str
    picture: str


class Cost(TypedDict):
    """Vectors that were compared: nodes and items; total: items of the collection."""

    compared: int
    nodes: int
    items: int
    total: int


class Lost(TypedDict):
    """An item of the flat search that was not returned; lost_at_level: a level, "forced", or null."""

    id: int
    rank: int
    lost_at_level: int | str | None


class Flat(TypedDict):
    recall: float
    compared: int
    missed: list[Lost]


class Certain(TypedDict):
    """How sure an answer is; doubt: sure, part (of what was asked) or guess; reason: of a doubt, a sentence."""

    doubt: str
    reason: str


class Answer(TypedDict):
    """What `python -m hierdemo search --json` prints, and page: where the page shows it, but for a picture that was
    given; order: a sentence where the results are not in that of score."""

    query: Asked
    mode: str
    tree: str
    depth: int | None
    path: list[PathStep]
    results: list[Result]
    order: str | None
    cost: Cost
    flat: Flat
    seconds: dict[str, float]
    familiar: float | None
    certainty: Certain
    warnings: list[str]
    page: str


class Candidate(TypedDict):
    """state: chosen, kept (in the beam) or passed (over)."""

    node: int
    label: str
    size: int
    score: float
    state: str


class Decision(TypedDict):
    """One level; verdict: ahead, close call, overtaken, taken by hand, only one or not compared; says: it in words;
    typical: pictures of the node that was chosen."""

    level: int
    node: int
    label: str
    verdict: str
    says: str
    candidates: list[Candidate]
    typical: list[Typical]


class Explanation(TypedDict):
    """Why a query went where it went, and what the flat search found besides."""

    query: Asked
    decisions: list[Decision]
    missed: list[Lost]
    cost: Cost
    certainty: Certain
    warnings: list[str]
    page: str


class NodeFound(TypedDict):
    """A node of a tree; path: its ancestors and itself; typical: its most typical items; attributes: how often each
    value occurs among its items; guess: whether the label is one that the model found, and nobody wrote."""

    tree: str
    node: int
    label: str
    source: str
    guess: bool
    confidence: float
    level: int
    size: int
    path: list[Node]
    children: list[Node]
    typical: list[Typical]
    attributes: dict[str, dict[str, int]]


class Like(TypedDict):
    """A picture like another; branch: the names on the way to its leaf; thumb, picture: as of a Result."""

    rank: int
    id: int
    file: str
    score: float
    caption: str
    attributes: dict[str, str]
    branch: list[str]
    thumb: str
    picture: str


class Own(TypedDict):
    """The picture that the others are like."""

    id: int
    file: str
    caption: str
    branch: list[str]
    thumb: str
    picture: str


class Likes(TypedDict):
    """What `python -m hierdemo like --json` prints; same: the attributes that all share with it; notes: what could not
    be had."""

    item: Own
    scope: str
    tree: str
    same: dict[str, str]
    results: list[Like]
    notes: list[str]


class Listed(TypedDict):
    """A collection that can be asked; error: why it cannot be opened, or null."""

    id: str
    name: str
    items: int | None
    noun: str | None
    model: str | None
    error: str | None
