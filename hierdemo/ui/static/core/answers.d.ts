// Made from ui/present/answer_types.py by `python -m tests.js.make_types`: change that file, not this one.

export type Mode = 'drill-down' | 'hnsw' | 'exact';

export type Target = 'pictures' | 'captions' | 'both';

export type CardState = 'chosen' | 'kept' | 'passed';

export type Doubt = 'sure' | 'part' | 'guess';

export type BuildState = 'running' | 'done' | 'failed';

export type EntryKind = 'given' | 'built' | 'beside' | 'demo' | 'private';

export type FieldKind = 'text' | 'number' | 'count' | 'choice' | 'name' | 'item' | 'filters' | 'nodes';

export type Unseen = 'address' | 'name';

export type LostAt = number | 'forced' | null;

/** Where pictures lie that are known by their address alone: at so many hosts, the first of them; key: changes when
 *  a host comes or goes. */
export interface Addresses {
  readonly hosts: readonly string[];
  readonly n_hosts: number;
  readonly key: string;
}

/** unnamed: why branches have numbers for names, where the model's words were not sure to fit. */
export interface CollectionInfo {
  readonly name: string;
  readonly items: number;
  readonly noun: string;
  readonly model: string;
  readonly model_id: string;
  readonly skipped: number;
  readonly unnamed?: string;
  readonly addresses?: Addresses;
}

export interface TreeName {
  readonly id: string;
  readonly title: string;
}

export interface ValueCount {
  readonly value: string;
  readonly n: number;
}

export interface Attribute {
  readonly name: string;
  readonly values: readonly ValueCount[];
}

/** An attribute of numbers or dates (as seconds from 1970, of what is written). known: how many items have one;
 *  values: how many different ones; whole: all are whole numbers, or whole days. */
export interface QuantityInfo {
  readonly name: string;
  readonly kind: 'number' | 'date';
  readonly low: number;
  readonly high: number;
  readonly known: number;
  readonly values: number;
  readonly whole: boolean;
}

/** Words, or a picture (like) with what it is called on its chip. */
export interface Example {
  readonly text: string;
  readonly like?: number;
  readonly name?: string;
}

/** Of a collection whose words are looked up, not read. texts: how many it answers or, of a model that sees pictures
 *  alone, how many pictures came with words; no_pictures: why no new picture can be asked with; looked_up: what is said
 *  of words then. */
export interface Known {
  readonly texts: number;
  readonly no_pictures: string | null;
  readonly looked_up: string | null;
}

/** GET texts: those that go with what is typed. */
export interface Texts {
  readonly texts: readonly string[];
}

/** A field of a question, as search/query.py has it: its bounds, what there is to choose here (empty: anything), its
 *  place in the link (null: none). */
export interface QuestionField {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'count' | 'choice' | 'name' | 'item' | 'filters' | 'nodes';
  readonly default: string | number | readonly (number | null)[] | Readonly<Record<string, string>> | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly choices: readonly string[];
  readonly link: string | null;
}

/** A field of a question as programs name it. default: what it is for them where they leave it out; option: its name
 *  on the command line (null: none). */
export interface ProgramField {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'count' | 'choice' | 'name' | 'item' | 'filters' | 'nodes' | 'picture';
  readonly default: string | number | readonly (number | null)[] | Readonly<Record<string, string>> | null;
  readonly parameter: string;
  readonly option: string | null;
}

/** collection: what a command line is told to search ("": nothing need be told, null: it lies in no folder);
 *  elsewhere: it is a folder's name alone, which lies where only the server's owner knows. */
export interface Programs {
  readonly fields: readonly ProgramField[];
  readonly collection: string | null;
  readonly elsewhere: boolean;
}

export interface Defaults {
  readonly text: string;
  readonly like: number | null;
  readonly weight: number;
  readonly mode: 'drill-down' | 'hnsw' | 'exact';
  readonly tree: string;
  readonly k: number;
  readonly beam: number;
  readonly where: Readonly<Record<string, string>>;
  readonly forced: readonly (number | null)[];
  readonly away: number;
  readonly embedding: string | null;
  readonly depth: number | null;
  readonly target: 'pictures' | 'captions' | 'both';
  readonly ef: number | null;
  readonly sort: string | null;
}

/** title: behind the dial's words; named: what it is called elsewhere. figures: by a measure's key; one that was not
 *  taken is not there. */
export interface Member {
  readonly id: string;
  readonly title: string;
  readonly strength: number;
  readonly about?: string;
  readonly note?: string;
  readonly named?: string;
  readonly figures: Readonly<Record<string, number>>;
}

export interface Measure {
  readonly key: string;
  readonly title: string;
  readonly unit: 'share' | 'number';
  readonly better: 'high' | 'low';
  readonly side: 'hierarchy' | 'meaning';
  readonly about: string;
}

/** link: the page's address after the question mark. {found} and others in text stand for figures of the answer. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly text: string;
  readonly next: string;
}

/** default: the member that a question without a name is for. */
export interface Family {
  readonly dial: string;
  readonly about: string;
  readonly method: string;
  readonly default: string;
  readonly members: readonly Member[];
  readonly measures: readonly Measure[];
  readonly lessons: readonly Lesson[];
}

/** As a family; used: the strength that was built. */
export interface Strengths {
  readonly dial: string;
  readonly about: string;
  readonly method: string;
  readonly used: string;
  readonly members: readonly Member[];
  readonly measures: readonly Measure[];
}

/** GET item/ITEM. second: what stands under the title, or "". unseen: its picture is not here, what is known of it
 *  is its address, or no more than its name; file says either. copies: items that are nearly the same picture. */
export interface ItemAnswer {
  readonly id: number;
  readonly name: string;
  readonly title: string;
  readonly second: string;
  readonly caption: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly taxonomy: readonly string[];
  readonly file: string;
  readonly copies: readonly number[];
  readonly unseen?: 'address' | 'name';
}

/** stack: the same number for results that are nearly the same picture; null for one that is alone. */
export interface Result {
  readonly id: number;
  readonly name: string;
  readonly title: string;
  readonly second: string;
  readonly caption: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly taxonomy: readonly string[];
  readonly file: string;
  readonly copies: readonly number[];
  readonly unseen?: 'address' | 'name';
  readonly rank: number;
  readonly score: number;
  readonly leaf: number;
  readonly stack: number | null;
}

/** fits: how many of its items pass the filters, where there are any. */
export interface Card {
  readonly node: number;
  readonly parent: number;
  readonly score: number;
  readonly state: 'chosen' | 'kept' | 'passed';
  readonly fits?: number;
}

/** fits: as a Card's. */
export interface RunnerUp {
  readonly node: number;
  readonly score: number;
  readonly fits?: number;
}

/** One level. node: the one on the path; margin: its score minus the best other candidate's; right: the share of the
 *  collection's own questions that were in the right branch with such a margin, null where there is a doubt or it was
 *  not measured; close: few enough were. */
export interface Step {
  readonly level: number;
  readonly node: number;
  readonly score: number;
  readonly margin: number | null;
  readonly right: number | null;
  readonly close: boolean;
  readonly forced: boolean;
  readonly n_candidates: number;
  readonly n_kept: number;
  readonly runner_up: RunnerUp | null;
  readonly how: string;
  readonly cards: readonly Card[];
}

/** minus: the terms that were taken away, each by `away`. */
export interface QueryTold {
  readonly text: string;
  readonly picture: boolean;
  readonly like: number | null;
  readonly weight: number;
  readonly minus: readonly string[];
  readonly away: number | null;
}

export interface Cost {
  readonly compared: number;
  readonly nodes: number;
  readonly items: number;
  readonly total: number;
}

export interface Seconds {
  readonly encode: number;
  readonly search: number;
  readonly flat: number;
}

export interface Missed {
  readonly id: number;
  readonly rank: number;
  readonly lost_at_level: number | 'forced' | null;
}

export interface Flat {
  readonly recall: number;
  readonly compared: number;
  readonly missed: readonly Missed[];
}

export interface Narrowing {
  readonly name: string;
  readonly value: string;
  readonly n: number;
}

/** What the best result's leaf would be narrowed by. */
export interface Narrow {
  readonly node: number;
  readonly n: number;
  readonly values: readonly Narrowing[];
}

/** The results in the order of an attribute; ids: theirs in it; says: the order as a sentence. */
export interface Sorted {
  readonly name: string;
  readonly down: boolean;
  readonly ids: readonly number[];
  readonly says: string;
}

/** How sure the answer is (search/certainty.py); part: it answers a part of what was asked; reason: of a doubt. */
export interface Certainty {
  readonly doubt: 'sure' | 'part' | 'guess';
  readonly reason: string;
}

/** falloff: how many results come before relevance falls off; flat_k: the flat search's number of results; stars:
 *  the query's place on each map; rounds: how many searches each of the seconds is the median of; ef: HNSW's, the usual
 *  one where none was asked for. Where there is a doubt, falloff and narrow are null. */
export interface Answer {
  readonly query: QueryTold;
  readonly mode: 'drill-down' | 'hnsw' | 'exact';
  readonly tree: string;
  readonly target: 'pictures' | 'captions' | 'both';
  readonly snapshot: string;
  readonly k: number;
  readonly beam: number;
  readonly ef: number;
  readonly depth: number | null;
  readonly forced: readonly (number | null)[];
  readonly where: Readonly<Record<string, string>>;
  readonly certainty: Certainty;
  readonly steps: readonly Step[];
  readonly results: readonly Result[];
  readonly falloff: number | null;
  readonly cost: Cost;
  readonly seconds: Seconds;
  readonly rounds: number;
  readonly flat: Flat;
  readonly flat_k: number;
  readonly stars: readonly (readonly [number, number])[];
  readonly warnings: readonly string[];
  readonly narrow: Narrow | null;
  readonly sorted: Sorted | null;
}

/** Of a copy without a server. members: of the family, in the order of their folders, the one that is asked first
 *  first; single: whether all is one file; unseen: items without a picture; pictures: by item the ending of its own
 *  file, where those came along. */
export interface Copy {
  readonly members: readonly (string | null)[];
  readonly single: boolean;
  readonly unseen: readonly number[];
  readonly pictures: Readonly<Record<string, string>>;
}

/** GET info. space: OWNER/NAME of the Space that this is; editable: whether the page may change its trees; copy: of
 *  what is served by files alone. */
export interface Info {
  readonly collection: CollectionInfo;
  readonly trees: readonly TreeName[];
  readonly targets: readonly ('pictures' | 'captions' | 'both')[];
  readonly attributes: readonly Attribute[];
  readonly quantities: readonly QuantityInfo[];
  readonly examples: readonly Example[];
  readonly known: Known | null;
  readonly adapted: Strengths | null;
  readonly fields: readonly QuestionField[];
  readonly programs: Programs;
  readonly defaults: Defaults;
  readonly limits: Readonly<Record<string, number>>;
  readonly first: Answer;
  readonly family: Family | null;
  readonly space: string | null;
  readonly editable: boolean;
  readonly copy?: Copy;
}

/** hue: which of the branches' colours; shade: lighter or darker than that; reps: typical items; source: where its
 *  name is from; alike: how many of its items are nearly the same as another one in it, where any is. */
export interface TreeNode {
  readonly id: number;
  readonly parent: number;
  readonly level: number;
  readonly name: string;
  readonly n: number;
  readonly hue: number;
  readonly shade: number;
  readonly reps: readonly number[];
  readonly source: string;
  readonly confidence: number | null;
  readonly alike?: number;
}

/** xy: of `nodes`, in 0..1. */
export interface MapInfo {
  readonly level: number;
  readonly title: string;
  readonly nodes: readonly number[];
  readonly xy: readonly (readonly [number, number])[];
  readonly note: string;
}

/** levels: their titles, level 1 first; nodes: the root first. */
export interface TreeAnswer {
  readonly id: string;
  readonly snapshot: string;
  readonly levels: readonly string[];
  readonly nodes: readonly TreeNode[];
  readonly maps: readonly MapInfo[];
}

export interface WayRank {
  readonly id: number;
  readonly score: number;
  readonly found: boolean;
  readonly lost_at_level: number | 'forced' | null;
}

export interface Way {
  readonly mode: 'drill-down' | 'hnsw' | 'exact';
  readonly title: string;
  readonly found: number;
  readonly k: number;
  readonly compared: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly ranks: readonly WayRank[];
}

export interface Compared {
  readonly exact: readonly number[];
  readonly ways: readonly Way[];
}

export interface SideNode {
  readonly node: number;
  readonly level: number;
  readonly name: string;
  readonly n: number;
  readonly hue: number;
  readonly reps: readonly number[];
}

/** share: the Jaccard index of two nodes' items. */
export interface AlikeNode {
  readonly node: number;
  readonly level: number;
  readonly name: string;
  readonly n: number;
  readonly hue: number;
  readonly reps: readonly number[];
  readonly share: number;
}

export interface Counterpart {
  readonly node: number;
  readonly level: number;
  readonly name: string;
  readonly n: number;
  readonly hue: number;
  readonly reps: readonly number[];
  readonly share: number;
  readonly on_path: boolean;
}

export interface OnOtherPath {
  readonly node: number;
  readonly share: number;
}

/** like: the other tree's node most like it; beside: the most like it of the other path. */
export interface SideStep {
  readonly node: number;
  readonly level: number;
  readonly name: string;
  readonly n: number;
  readonly hue: number;
  readonly reps: readonly number[];
  readonly score: number;
  readonly margin: number | null;
  readonly right: number | null;
  readonly close: boolean;
  readonly runner_up: string | null;
  readonly forced: boolean;
  readonly like: Counterpart | null;
  readonly beside: OnOtherPath | null;
}

export interface SideResult {
  readonly id: number;
  readonly score: number;
  readonly shared: boolean;
}

export interface LeastAlike {
  readonly node: number;
  readonly level: number;
  readonly name: string;
  readonly n: number;
  readonly hue: number;
  readonly reps: readonly number[];
  readonly like: AlikeNode;
}

/** agreement: how like the leaves are to the other tree's nodes, 0..1; least: the leaves least alike. */
export interface Side {
  readonly tree: string;
  readonly embedding: string | null;
  readonly steps: readonly SideStep[];
  readonly parts_at: number | null;
  readonly results: readonly SideResult[];
  readonly compared: number;
  readonly agreement: number;
  readonly least: readonly LeastAlike[];
  readonly doubt: 'sure' | 'part' | 'guess';
  readonly warnings: readonly string[];
}

/** POST beside. shared: results in both, of `of`. */
export interface TwoTrees {
  readonly sides: readonly Side[];
  readonly shared: number;
  readonly of: number;
}

/** dial: drill-down's beam, or HNSW's ef. */
export interface CurvePoint {
  readonly mode: 'drill-down' | 'hnsw' | 'exact';
  readonly dial: number;
  readonly recall: number;
  readonly share: number;
}

/** POST curve: one question at several beams and efs. */
export interface QueryCurve {
  readonly points: readonly CurvePoint[];
}

/** GET curve/TREE: the fixed questions at every beam and ef, as far as they are measured. */
export interface FixedCurve {
  readonly state: 'measuring' | 'ready' | 'failed';
  readonly name: string;
  readonly n: number;
  readonly k: number;
  readonly done: number;
  readonly of: number;
  readonly points: readonly CurvePoint[];
  readonly error: string;
}

/** The commonest values of one attribute; kinds: how many different there are. */
export interface Fact {
  readonly name: string;
  readonly values: readonly ValueCount[];
  readonly kinds: number;
}

export interface ClosestNode {
  readonly id: number;
  readonly name: string;
  readonly level: number;
  readonly n: number;
  readonly shared: number;
}

export interface SelectionAnswer {
  readonly sel: string;
  readonly n: number;
  readonly total: number;
  readonly node: ClosestNode | null;
  readonly facts: readonly Fact[];
  readonly typical: readonly number[];
}

export interface Neighbour {
  readonly id: number;
  readonly score: number;
}

/** true: an item's nearest by embedding; map: its nearest on the map; shared: in both; average: over the map. */
export interface NearAnswer {
  readonly item: number;
  readonly k: number;
  readonly true: readonly Neighbour[];
  readonly map: readonly number[];
  readonly shared: number;
  readonly average: number;
}

export interface EditRow {
  readonly n: number;
  readonly when: string;
  readonly tree: string;
  readonly said: string;
}

/** why: the sentence that says why editing is not allowed. */
export interface EditLog {
  readonly allowed: boolean;
  readonly why: string | null;
  readonly n: number;
  readonly undo: boolean;
  readonly redo: boolean;
  readonly rows: readonly EditRow[];
}

/** node: what the edit is about, in the new tree; old_to_new: of the tree's nodes, -1 for gone. */
export interface EditDone {
  readonly said: string;
  readonly effect: string;
  readonly notes: readonly string[];
  readonly node: number | null;
  readonly snapshot: string;
  readonly tree: string;
  readonly old_to_new: readonly number[];
  readonly log: EditLog;
}

/** A row of the list of collections; where it cannot be opened (error), its name is all that is known. */
export interface Entry {
  readonly id: string;
  readonly kind: 'given' | 'built' | 'beside' | 'demo' | 'private';
  readonly name: string;
  readonly first: boolean;
  readonly error: string | null;
  readonly items?: number;
  readonly noun?: string;
  readonly model?: string;
}

/** drawings: whether it knows drawings alone. */
export interface Model {
  readonly id: string;
  readonly drawings: boolean;
}

/** GET collections/photos: the model for photographs. id: as it is asked for; None where it cannot be had here. */
export interface Photos {
  readonly id: string | null;
  readonly about: string;
}

/** POST build/start and build/folder. doubt: why nothing was begun yet, to be asked for again with sure. */
export interface Begun {
  readonly id: string;
  readonly doubt: string | null;
}

export interface BuildStep {
  readonly id: string;
  readonly title: string;
}

/** uploads: how many collections of visitors there may be at once; 0: none is taken. */
export interface BuildLimits {
  readonly uploads: number;
  readonly file_bytes: number;
  readonly files: number;
  readonly total_bytes: number;
  readonly idle_hours: number;
}

/** kept: the folder in which collections built here are kept, for a browser on this machine. suffixes: of pictures
 *  and what holds them; telling: of what says what they show; kinds: the pictures' formats, for a sentence. */
export interface Collections {
  readonly collections: readonly Entry[];
  readonly local: boolean;
  readonly kept: string | null;
  readonly models: readonly Model[];
  readonly drawings: string;
  readonly steps: readonly BuildStep[];
  readonly suffixes: readonly string[];
  readonly telling: readonly string[];
  readonly kinds: string;
  readonly limits: BuildLimits;
}

export interface Skipped {
  readonly file: string;
  readonly reason: string;
}

/** parts: how many nodes with children on each level, by its title; beside: leaves of level 1. */
export interface TreeAbout {
  readonly title: string;
  readonly levels: number;
  readonly parts: readonly (readonly [string, number])[];
  readonly leaves: number;
  readonly beside: number;
}

export interface AttributeAbout {
  readonly name: string;
  readonly values: number;
}

/** How many stacks of nearly the same pictures there are, and pictures in them. */
export interface Near {
  readonly stacks: number;
  readonly pictures: number;
}

/** n: how many pictures it has; items: the first of them. */
export interface StackListed {
  readonly n: number;
  readonly items: readonly number[];
}

/** GET stacks: the largest first, not all where there are many. */
export interface StacksAnswer {
  readonly stacks: readonly StackListed[];
}

/** GET collections/about. texts: that it answers without a model; idle_hours: of a visitor's own; notes: what one
 *  must know before reading an answer; unnamed: why branches have numbers for names; near: None where nobody has looked
 *  for pictures that are nearly the same; measured: whether it was measured if the model knows such pictures; layout:
 *  how another tool laid the pictures out, if one did; zip_bytes: how large it is, where one may download it. */
export interface About {
  readonly name: string;
  readonly kind: 'given' | 'built' | 'beside' | 'demo' | 'private';
  readonly items: number;
  readonly noun: string;
  readonly model: string;
  readonly texts: number | null;
  readonly drawings: boolean;
  readonly notes: readonly string[];
  readonly unnamed: string | null;
  readonly measured: boolean;
  readonly bundled: boolean;
  readonly embeddings: number;
  readonly trees: readonly TreeAbout[];
  readonly attributes: readonly AttributeAbout[];
  readonly captions: number;
  readonly near: Near | null;
  readonly skipped: readonly Skipped[];
  readonly n_skipped: number;
  readonly n_duplicates: number;
  readonly folder: string | null;
  readonly images: string | null;
  readonly layout: string | null;
  readonly idle_hours: number | null;
  readonly zip_bytes: number | null;
}

export interface Uploading {
  readonly state: 'uploading';
  readonly files: number;
  readonly bytes: number;
}

/** numbers: what there is to say of the present step; open: the id of the collection, where it has one. */
export interface Build {
  readonly state: 'running' | 'done' | 'failed';
  readonly name: string;
  readonly stage: string;
  readonly step: string;
  readonly steps: readonly BuildStep[];
  readonly done: number;
  readonly of: number;
  readonly numbers: readonly string[];
  readonly found: number;
  readonly error: string | null;
  readonly items: number;
  readonly skipped: readonly Skipped[];
  readonly n_skipped: number;
  readonly n_duplicates: number;
  readonly open: string | null;
  readonly private: boolean;
  readonly model: string;
}

/** GET collections/coming: the data set that the app was started with, as it is built. open: the id of its
 *  collection, once new visits open it. */
export interface Coming {
  readonly state: 'running' | 'done' | 'failed';
  readonly name: string;
  readonly step: string;
  readonly steps: readonly BuildStep[];
  readonly done: number;
  readonly of: number;
  readonly numbers: readonly string[];
  readonly error: string | null;
  readonly items: number;
  readonly open: string | null;
}

export interface UploadingOwn {
  readonly state: 'uploading';
  readonly files: number;
  readonly bytes: number;
  readonly id: string;
}

export interface BuildOwn {
  readonly state: 'running' | 'done' | 'failed';
  readonly name: string;
  readonly stage: string;
  readonly step: string;
  readonly steps: readonly BuildStep[];
  readonly done: number;
  readonly of: number;
  readonly numbers: readonly string[];
  readonly found: number;
  readonly error: string | null;
  readonly items: number;
  readonly skipped: readonly Skipped[];
  readonly n_skipped: number;
  readonly n_duplicates: number;
  readonly open: string | null;
  readonly private: boolean;
  readonly model: string;
  readonly id: string;
}

/** POST collections/mine: of the ids that a browser kept, those that are still there. */
export interface Mine {
  readonly mine: readonly (UploadingOwn | BuildOwn)[];
}

/** POST picture. */
export interface Uploaded {
  readonly token: string;
  readonly width: number;
  readonly height: number;
  readonly warnings: readonly string[];
}
