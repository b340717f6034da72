// The page's own shapes: the question, the tree with ways to walk it, the store's state and events. What the server
// answers is in answers.d.ts, which is made from the Python types. All is readonly: views call the store's methods.
import type { Answer, Defaults, TreeAnswer, TreeNode } from './answers';

export * from './answers';

/**
 * A question: the fields that search/query.py defines, and the page's own. picture: an upload's token, in the place of an
 * image; along: levels of `forced` that only came along with a deeper one; name: what an example's chip is called.
 */
export interface Ask extends Defaults {
  readonly picture: string | null;
  readonly along: readonly number[];
  readonly name?: string;
}

/** A tree of a member of the family; query: what its addresses end with. */
export interface Tree extends TreeAnswer {
  readonly embedding: string | null;
  readonly query: string;
  readonly depth: number;
  readonly byId: ReadonlyMap<number, TreeNode>;
  /** Each item's leaf, as soon as a map was drawn. */
  readonly leaves?: Int32Array;
  /** A node that there is. */
  node(id: number): TreeNode;
  children(id: number): readonly number[];
  /** The node's ancestor on a level, or the node itself where it stands above. */
  ancestor(id: number, level: number): number;
  /** The node and its ancestors below the root, level 1 first. */
  path(id: number): number[];
  title(level: number): string;
}

/** What the pointer is on. */
export interface Hover {
  readonly item?: number;
  readonly node?: number | null;
}

export type Theme = 'light' | 'dark';

/** level: that the map shows. */
export interface State {
  readonly ask: Ask;
  readonly level: number;
  readonly theme: Theme;
  readonly hover: Hover | null;
  readonly busy: boolean;
}

/** A place on the map: in map units (0..1), or in ten-thousandths where it is a corner. */
export type Corner = [number, number];

/** The width of a text in pixels, at this size and weight. */
export type TextWidth = (text: string, size: number, weight?: number) => number;

/** What is selected on the map; has: 1 for each item that is. */
export interface Selection {
  readonly shape:
    | { readonly level: number; readonly node: number; readonly corners?: undefined }
    | { readonly level: number; readonly node?: undefined; readonly corners: Corner[] };
  readonly tree: string;
  readonly embedding: string | null;
  readonly items: Int32Array;
  readonly has: Uint8Array;
}

/** The store's events and what each brings. */
export interface Events {
  /** The collection is read. */
  ready: void;
  /** Another member of the family. */
  collection: void;
  /** Another tree's data. */
  tree: void;
  answer: Answer;
  /** The answer shown, as before but for the time that its search took: it was measured again. */
  timed: Answer;
  level: number;
  hover: Hover | null;
  theme: Theme;
  busy: boolean;
  /** A sentence, or null to take it away. */
  error: string | null;
  /** An item's picture, large. */
  inspect: number;
  /** Items that are to lie in another branch. */
  move: readonly number[];
  /** The log of edits is another, or an edit begins or ends. */
  edits: void;
  /** The tree was edited, before it is read again: from old node numbers to new ones; null where they stay. */
  renumbered: readonly number[] | null;
  /** Another selection on the map. */
  select: Selection | null;
  /** An item, on the map. */
  locate: number;
  /** A node, in the tree. */
  visit: number;
  /** A node that is to become a file; null: whatever the page shows. */
  take: number | null;
}

