// Shapes that the map's files share. What the server answers is in core/types.d.ts.
import type { Bars } from '../core/quantity.js';
import type { Answer, Attribute, QuantityInfo, Selection, TextWidth, Tree } from '../core/types';

/** A place: in map units (0..1) or in pixels of the stage. */
export type XY = readonly [number, number];

/** Whether a node is passed over, kept or chosen. */
export type Rank = 0 | 1 | 2;

export interface Box {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

/** One level's points; `made` keeps what was worked out from them. */
export interface Points {
  n: number;
  x: Float32Array;
  y: Float32Array;
  leaf: Int32Array;
  made: Map<string, unknown>;
}

/** What points are painted with instead of their branches' colours: of: a tone's place by item; tones: names of variables
 * that hold OKLCH, or CSS colours, the last for what has no value; faint: 1 for items that the filter leaves out. */
export interface Paint {
  of: Uint8Array;
  tones: readonly string[];
  faint: Uint8Array | null;
}

/** An attribute that colours the map: quantity, bars, barTone of a scale; attribute, named (values with a colour) of kinds. */
export interface Coloured {
  name: string;
  of: Uint8Array;
  tones: readonly string[];
  values: Float64Array;
  quantity?: QuantityInfo;
  bars?: Bars;
  barTone?: (bar: number) => string;
  attribute?: Attribute;
  named?: number;
}

/** What is drawn; `rank` by node id. */
export interface Frame {
  tree: Tree;
  level: number;
  points: Points;
  answer: Answer | null;
  rank: Uint8Array;
  paint: Paint | null;
}

/** What an answer says of one level, before it is drawn. */
export type Scene = Pick<Frame, 'tree' | 'level' | 'points' | 'answer'>;

/** Points of one rank, hue and shade. */
export interface Group {
  rank: Rank;
  hue: number;
  lift: number;
  n: number;
  x: Float32Array;
  y: Float32Array;
}

/** The faint ground under a branch. */
export interface Island {
  hue: number;
  x: number[];
  y: number[];
}

/** Where a node stands, and the radius of its island. */
export interface Place {
  x: number;
  y: number;
  r: number;
}

export type NameState = 'chosen' | 'kept' | 'passed' | 'other';

/** A node's name that is to be placed. */
export interface Name {
  id: number;
  name: string;
  n: number;
  xy: XY;
  r: number;
  state: NameState;
}

/** An item's ring, in map units; `Ringed` also in pixels. */
export interface Ring {
  id: number;
  xy: XY;
}
export interface Ringed extends Ring {
  x: number;
  y: number;
}

/** Levels of the path that stand at one place. dx, dy: how far from there the mark stands, pixels. */
export interface Stop {
  xy: XY;
  x: number;
  y: number;
  dx: number;
  dy: number;
  w: number;
  text: string;
}

/** The query's star, where it stands. */
export type Star = Pick<Stop, 'xy' | 'x' | 'y' | 'dx' | 'dy'>;

export interface PathStop {
  xy: XY;
  level: number;
}

/** What the marks show of a frame. */
export interface MarkedScene {
  rings: Ring[];
  missed: Ring[];
  ringSize: number;
  path: PathStop[];
  star: XY | null;
  starText: string;
  points: Points;
  names: Name[];
}

/** A name where it was placed: box w by h around the place plus (dx, dy); lead: the end of a line back, from the place. */
export interface Label {
  star?: true;
  id?: number;
  state?: NameState;
  xy: XY;
  dx: number;
  dy: number;
  w: number;
  h: number;
  size: number;
  text: string;
  lead?: XY | null;
}

export type Measure = TextWidth;

/** What a card says of an item. */
export interface Facts {
  id: number;
  leaf: number;
  path: string[];
  name?: string;
  score?: number;
  rank?: number;
  loss?: string;
}

/** A selection's shape on a level's map: a node, or a polygon in ten-thousandths. */
export type Shape = Selection['shape'];
export type PolygonShape = Extract<Shape, { corners: object }>;

/** The parts that the map is drawn in, back to front. */
export interface Layers {
  body: HTMLElement;
  stage: HTMLElement;
  plot: HTMLElement;
  canvas: HTMLCanvasElement;
  pictures: HTMLElement;
  sheet: SVGSVGElement;
}
