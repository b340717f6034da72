"""The shapes of what the server answers the page; static/core/answers.d.ts is made from them (tests/js/make_types.py).

Knows the shapes alone, not how an answer is made. A test holds real answers against them, key by key.
"""

from typing import Literal, NotRequired, TypedDict

from hierdemo.search.query import FIELDS

Mode = Literal["drill-down", "hnsw", "exact"]
Target = Literal["pictures", "captions", "both"]
CardState = Literal["chosen", "kept", "passed"]
Doubt = Literal["sure", "part", "guess"]
BuildState = Literal["running", "done", "failed"]
EntryKind = Literal["given", "built", "beside", "demo", "private"]
FieldKind = Literal["text", "number", "count", "choice", "name", "item", "filters", "nodes"]
Unseen = Literal["address", "name"]
LostAt = int | Literal["forced"] | None


# GET info -----------------------------------------------------------------------------------------


class Addresses(TypedDict):
    """Where pictures lie that are known by their address alone: at so many hosts, the first of them; key: changes when
    a host comes or goes.
    """

    hosts: list[str]
    n_hosts: int
    key: str


class CollectionInfo(TypedDict):
    """unnamed: why branches have numbers for names, where the model's words were not sure to fit."""

    name: str
    items: int
    noun: str
    model: str
    model_id: str
    skipped: int
    unnamed: NotRequired[str]
    addresses: NotRequired[Addresses]


class TreeName(TypedDict):
    id: str
    title: str


class ValueCount(TypedDict):
    value: str
    n: int


class Attribute(TypedDict):
    name: str
    values: list[ValueCount]


class QuantityInfo(TypedDict):
    """An attribute of numbers or dates (as seconds from 1970, of what is written). known: how many items have one;
    values: how many different ones; whole: all are whole numbers, or whole days.
    """

    name: str
    kind: Literal["number", "date"]
    low: float
    high: float
    known: int
    values: int
    whole: bool


class Example(TypedDict):
    """Words, or a picture (like) with what it is called on its chip."""

    text: str
    like: NotRequired[int]
    name: NotRequired[str]


class Known(TypedDict):
    """Of a collection whose words are looked up, not read. texts: how many it answers or, of a model that sees pictures
    alone, how many pictures came with words; no_pictures: why no new picture can be asked with; looked_up: what is said
    of words then."""

    texts: int
    no_pictures: str | None
    looked_up: str | None


class Texts(TypedDict):
    """GET texts: those that go with what is typed."""

    texts: list[str]


class QuestionField(TypedDict):
    """A field of a question, as search/query.py has it: its bounds, what there is to choose here (empty: anything), its
    place in the link (null: none).
    """

    name: str
    kind: FieldKind
    default: str | float | list[int | None] | dict[str, str] | None
    low: float | None
    high: float | None
    choices: list[str]
    link: str | None


class ProgramField(TypedDict):
    """A field of a question as programs name it. default: what it is for them where they leave it out; option: its name
    on the command line (null: none).
    """

    name: str
    kind: Literal[FieldKind, "picture"]
    default: str | float | list[int | None] | dict[str, str] | None
    parameter: str
    option: str | None


class Programs(TypedDict):
    """collection: what a command line is told to search ("": nothing need be told, null: it lies in no folder);
    elsewhere: it is a folder's name alone, which lies where only the server's owner knows.
    """

    fields: list[ProgramField]
    collection: str | None
    elsewhere: bool


# a question as it is where nothing was said, field by field
Defaults = TypedDict("Defaults", {row.name: row.type for row in FIELDS if row.kind != "picture"})  # type: ignore[misc]


class Member(TypedDict):
    """title: behind the dial's words; named: what it is called elsewhere. figures: by a measure's key; one that was not
    taken is not there.
    """

    id: str
    title: str
    strength: float
    about: NotRequired[str]
    note: NotRequired[str]
    named: NotRequired[str]
    figures: dict[str, float]


class Measure(TypedDict):
    key: str
    title: str
    unit: Literal["share", "number"]
    better: Literal["high", "low"]
    side: Literal["hierarchy", "meaning"]
    about: str


class Lesson(TypedDict):
    """link: the page's address after the question mark. {found} and others in text stand for figures of the answer."""

    id: str
    title: str
    link: str
    text: str
    next: str


class Family(TypedDict):
    """default: the member that a question without a name is for."""

    dial: str
    about: str
    method: str
    default: str
    members: list[Member]
    measures: list[Measure]
    lessons: list[Lesson]


class Strengths(TypedDict):
    """As a family; used: the strength that was built."""

    dial: str
    about: str
    method: str
    used: str
    members: list[Member]
    measures: list[Measure]


# POST answer --------------------------------------------------------------------------------------


class ItemAnswer(TypedDict):
    """GET item/ITEM. second: what stands under the title, or "". unseen: its picture is not here, what is known of it
    is its address, or no more than its name; file says either. copies: items that are nearly the same picture.
    """

    id: int
    name: str
    title: str
    second: str
    caption: str
    attributes: dict[str, str]
    taxonomy: list[str]
    file: str
    copies: list[int]
    unseen: NotRequired[Unseen]


class Result(ItemAnswer):
    """stack: the same number for results that are nearly the same picture; null for one that is alone."""

    rank: int
    score: float
    leaf: int
    stack: int | None


class Card(TypedDict):
    """fits: how many of its items pass the filters, where there are any."""

    node: int
    parent: int
    score: float
    state: CardState
    fits: NotRequired[int]


class RunnerUp(TypedDict):
    """fits: as a Card's."""

    node: int
    score: float
    fits: NotRequired[int]


class Step(TypedDict):
    """One level. node: the one on the path; margin: its score minus the best other candidate's; right: the share of the
    collection's own questions that were in the right branch with such a margin, null where there is a doubt or it was
    not measured; close: few enough were.
    """

    level: int
    node: int
    score: float
    margin: float | None
    right: float | None
    close: bool
    forced: bool
    n_candidates: int
    n_kept: int
    runner_up: RunnerUp | None
    how: str
    cards: list[Card]


class QueryTold(TypedDict):
    """minus: the terms that were taken away, each by `away`."""

    text: str
    picture: bool
    like: int | None
    weight: float
    minus: list[str]
    away: float | None


class Cost(TypedDict):
    compared: int
    nodes: int
    items: int
    total: int


class Seconds(TypedDict):
    encode: float
    search: float
    flat: float


class Missed(TypedDict):
    id: int
    rank: int
    lost_at_level: LostAt


class Flat(TypedDict):
    recall: float
    compared: int
    missed: list[Missed]


class Narrowing(TypedDict):
    name: str
    value: str
    n: int


class Narrow(TypedDict):
    """What the best result's leaf would be narrowed by."""

    node: int
    n: int
    values: list[Narrowing]


class Sorted(TypedDict):
    """The results in the order of an attribute; ids: theirs in it; says: the order as a sentence."""

    name: str
    down: bool
    ids: list[int]
    says: str


class Certainty(TypedDict):
    """How sure the answer is (search/certainty.py); part: it answers a part of what was asked; reason: of a doubt."""

    doubt: Doubt
    reason: str


class Answer(TypedDict):
    """falloff: how many results come before relevance falls off; flat_k: the flat search's number of results; stars:
    the query's place on each map; rounds: how many searches each of the seconds is the median of; ef: HNSW's, the usual
    one where none was asked for. Where there is a doubt, falloff and narrow are null.
    """

    query: QueryTold
    mode: Mode
    tree: str
    target: Target
    snapshot: str
    k: int
    beam: int
    ef: int
    depth: int | None
    forced: list[int | None]
    where: dict[str, str]
    certainty: Certainty
    steps: list[Step]
    results: list[Result]
    falloff: int | None
    cost: Cost
    seconds: Seconds
    rounds: int
    flat: Flat
    flat_k: int
    stars: list[tuple[float, float]]
    warnings: list[str]
    narrow: Narrow | None
    sorted: Sorted | None


class Copy(TypedDict):
    """Of a copy without a server. members: of the family, in the order of their folders, the one that is asked first
    first; single: whether all is one file; unseen: items without a picture; pictures: by item the ending of its own
    file, where those came along.
    """

    members: list[str | None]
    single: bool
    unseen: list[int]
    pictures: dict[str, str]


class Info(TypedDict):
    """GET info. space: OWNER/NAME of the Space that this is; editable: whether the page may change its trees; copy: of
    what is served by files alone.
    """

    collection: CollectionInfo
    trees: list[TreeName]
    targets: list[Target]
    attributes: list[Attribute]
    quantities: list[QuantityInfo]
    examples: list[Example]
    known: Known | None
    adapted: Strengths | None
    fields: list[QuestionField]
    programs: Programs
    defaults: Defaults
    limits: dict[str, float]
    first: Answer
    family: Family | None
    space: str | None
    editable: bool
    copy: NotRequired[Copy]


# GET tree/ID --------------------------------------------------------------------------------------


class TreeNode(TypedDict):
    """hue: which of the branches' colours; shade: lighter or darker than that; reps: typical items; source: where its
    name is from; alike: how many of its items are nearly the same as another one in it, where any is.
    """

    id: int
    parent: int
    level: int
    name: str
    n: int
    hue: int
    shade: float
    reps: list[int]
    source: str
    confidence: float | None
    alike: NotRequired[int]


class MapInfo(TypedDict):
    """xy: of `nodes`, in 0..1."""

    level: int
    title: str
    nodes: list[int]
    xy: list[tuple[float, float]]
    note: str


class TreeAnswer(TypedDict):
    """levels: their titles, level 1 first; nodes: the root first."""

    id: str
    snapshot: str
    levels: list[str]
    nodes: list[TreeNode]
    maps: list[MapInfo]


# POST compare, beside; GET curve ------------------------------------------------------------------


class WayRank(TypedDict):
    id: int
    score: float
    found: bool
    lost_at_level: LostAt


class Way(TypedDict):
    mode: Mode
    title: str
    found: int
    k: int
    compared: int
    seconds: float
    rounds: int
    ranks: list[WayRank]


class Compared(TypedDict):
    exact: list[int]
    ways: list[Way]


class SideNode(TypedDict):
    node: int
    level: int
    name: str
    n: int
    hue: int
    reps: list[int]


class AlikeNode(SideNode):
    """share: the Jaccard index of two nodes' items."""

    share: float


class Counterpart(AlikeNode):
    on_path: bool


class OnOtherPath(TypedDict):
    node: int
    share: float


class SideStep(SideNode):
    """like: the other tree's node most like it; beside: the most like it of the other path."""

    score: float
    margin: float | None
    right: float | None
    close: bool
    runner_up: str | None
    forced: bool
    like: Counterpart | None
    beside: OnOtherPath | None


class SideResult(TypedDict):
    id: int
    score: float
    shared: bool


class LeastAlike(SideNode):
    like: AlikeNode


class Side(TypedDict):
    """agreement: how like the leaves are to the other tree's nodes, 0..1; least: the leaves least alike."""

    tree: str
    embedding: str | None
    steps: list[SideStep]
    parts_at: int | None
    results: list[SideResult]
    compared: int
    agreement: float
    least: list[LeastAlike]
    doubt: Doubt
    warnings: list[str]


class TwoTrees(TypedDict):
    """POST beside. shared: results in both, of `of`."""

    sides: list[Side]
    shared: int
    of: int


class CurvePoint(TypedDict):
    """dial: drill-down's beam, or HNSW's ef."""

    mode: Mode
    dial: int
    recall: float
    share: float


class QueryCurve(TypedDict):
    """POST curve: one question at several beams and efs."""

    points: list[CurvePoint]


class FixedCurve(TypedDict):
    """GET curve/TREE: the fixed questions at every beam and ef, as far as they are measured."""

    state: Literal["measuring", "ready", "failed"]
    name: str
    n: int
    k: int
    done: int
    of: int
    points: list[CurvePoint]
    error: str


# GET selection, near/ITEM -------------------------------------------------------------------------


class Fact(TypedDict):
    """The commonest values of one attribute; kinds: how many different there are."""

    name: str
    values: list[ValueCount]
    kinds: int


class ClosestNode(TypedDict):
    id: int
    name: str
    level: int
    n: int
    shared: int


class SelectionAnswer(TypedDict):
    sel: str
    n: int
    total: int
    node: ClosestNode | None
    facts: list[Fact]
    typical: list[int]


class Neighbour(TypedDict):
    id: int
    score: float


class NearAnswer(TypedDict):
    """true: an item's nearest by embedding; map: its nearest on the map; shared: in both; average: over the map."""

    item: int
    k: int
    true: list[Neighbour]
    map: list[int]
    shared: int
    average: float


# GET log, POST edit, undo, redo -------------------------------------------------------------------


class EditRow(TypedDict):
    n: int
    when: str
    tree: str
    said: str


class EditLog(TypedDict):
    """why: the sentence that says why editing is not allowed."""

    allowed: bool
    why: str | None
    n: int
    undo: bool
    redo: bool
    rows: list[EditRow]


class EditDone(TypedDict):
    """node: what the edit is about, in the new tree; old_to_new: of the tree's nodes, -1 for gone."""

    said: str
    effect: str
    notes: list[str]
    node: int | None
    snapshot: str
    tree: str
    old_to_new: list[int]
    log: EditLog


# GET collections, POST build/... ------------------------------------------------------------------


class Entry(TypedDict):
    """A row of the list of collections; where it cannot be opened (error), its name is all that is known."""

    id: str
    kind: EntryKind
    name: str
    first: bool
    error: str | None
    items: NotRequired[int]
    noun: NotRequired[str]
    model: NotRequired[str]


class Model(TypedDict):
    """drawings: whether it knows drawings alone."""

    id: str
    drawings: bool


class Photos(TypedDict):
    """GET collections/photos: the model for photographs. id: as it is asked for; None where it cannot be had here."""

    id: str | None
    about: str


class Begun(TypedDict):
    """POST build/start and build/folder. doubt: why nothing was begun yet, to be asked for again with sure."""

    id: str
    doubt: str | None


class BuildStep(TypedDict):
    id: str
    title: str


class BuildLimits(TypedDict):
    """uploads: how many collections of visitors there may be at once; 0: none is taken."""

    uploads: int
    file_bytes: int
    files: int
    total_bytes: int
    idle_hours: float


class Collections(TypedDict):
    """kept: the folder in which collections built here are kept, for a browser on this machine. suffixes: of pictures
    and what holds them; telling: of what says what they show; kinds: the pictures' formats, for a sentence.
    """

    collections: list[Entry]
    local: bool
    kept: str | None
    models: list[Model]
    drawings: str
    steps: list[BuildStep]
    suffixes: list[str]
    telling: list[str]
    kinds: str
    limits: BuildLimits


class Skipped(TypedDict):
    file: str
    reason: str


class TreeAbout(TypedDict):
    """parts: how many nodes with children on each level, by its title; beside: leaves of level 1."""

    title: str
    levels: int
    parts: list[tuple[str, int]]
    leaves: int
    beside: int


class AttributeAbout(TypedDict):
    name: str
    values: int


class Near(TypedDict):
    """How many stacks of nearly the same pictures there are, and pictures in them."""

    stacks: int
    pictures: int


class StackListed(TypedDict):
    """n: how many pictures it has; items: the first of them."""

    n: int
    items: list[int]


class StacksAnswer(TypedDict):
    """GET stacks: the largest first, not all where there are many."""

    stacks: list[StackListed]


class About(TypedDict):
    """GET collections/about. texts: that it answers without a model; idle_hours: of a visitor's own; notes: what one
    must know before reading an answer; unnamed: why branches have numbers for names; near: None where nobody has looked
    for pictures that are nearly the same; measured: whether it was measured if the model knows such pictures; layout:
    how another tool laid the pictures out, if one did; zip_bytes: how large it is, where one may download it.
    """

    name: str
    kind: EntryKind
    items: int
    noun: str
    model: str
    texts: int | None
    drawings: bool
    notes: list[str]
    unnamed: str | None
    measured: bool
    bundled: bool
    embeddings: int
    trees: list[TreeAbout]
    attributes: list[AttributeAbout]
    captions: int
    near: Near | None
    skipped: list[Skipped]
    n_skipped: int
    n_duplicates: int
    folder: str | None
    images: str | None
    layout: str | None
    idle_hours: float | None
    zip_bytes: int | None


class Uploading(TypedDict):
    state: Literal["uploading"]
    files: int
    bytes: int


class Build(TypedDict):
    """numbers: what there is to say of the present step; open: the id of the collection, where it has one."""

    state: BuildState
    name: str
    stage: str
    step: str
    steps: list[BuildStep]
    done: int
    of: int
    numbers: list[str]
    found: int
    error: str | None
    items: int
    skipped: list[Skipped]
    n_skipped: int
    n_duplicates: int
    open: str | None
    private: bool
    model: str


class Coming(TypedDict):
    """GET collections/coming: the data set that the app was started with, as it is built. open: the id of its
    collection, once new visits open it.
    """

    state: BuildState
    name: str
    step: str
    steps: list[BuildStep]
    done: int
    of: int
    numbers: list[str]
    error: str | None
    items: int
    open: str | None


class UploadingOwn(Uploading):
    id: str


class BuildOwn(Build):
    id: str


class Mine(TypedDict):
    """POST collections/mine: of the ids that a browser kept, those that are still there."""

    mine: list[UploadingOwn | BuildOwn]


class Uploaded(TypedDict):
    """POST picture."""

    token: str
    width: int
    height: int
    warnings: list[str]
