// What a collection's files hold once they are read: all that the engine answers from. Arrays are decoded, rows of vectors
// follow each other, `dim` numbers each. N items, M nodes of a tree, T texts, U different captions.
import type { Info, ItemAnswer, TreeAnswer } from '../../core/answers';

/** An item as the collection keeps it; what it is called is worked out from this. */
export type ShippedItem = Pick<ItemAnswer, 'file' | 'caption' | 'attributes' | 'taxonomy' | 'unseen'>;

/**
 * A text whose vector came along, and what the model makes of its words. unknown: those it has never met; understood:
 * whether it has met any other; heard: the text as far as the model reads it, where that is not all of it; familiar: the share of the collection's own questions that look no more familiar
 * (search/familiarity.py), null where that is not known; notes: what of it was not read. What a dash takes away
 * ("-leather") is a text of its own, without the dash.
 */
export interface ShippedText {
  readonly text: string;
  readonly unknown: readonly string[];
  readonly understood: boolean;
  readonly heard?: string;
  readonly familiar: number | null;
  readonly notes: readonly string[];
}

/**
 * Captions' unit vectors (U), and of each item the row of its caption (N), -1 for none. unknown: words that the model has
 * never met, by row, where there are any.
 */
export interface ShippedCaptions {
  readonly vectors: Float32Array;
  readonly row: Int32Array;
  readonly unknown: Readonly<Record<string, readonly string[]>>;
}

/** Of one level: rising pairs of a margin and the share that was right from it on. */
export type MarginRow = readonly (readonly [number, number])[];

/** What margins mean (collection/margins.py): one row a level, level 1 first. */
export interface ShippedMargins {
  readonly beam: number;
  readonly rows: Readonly<Record<'text' | 'image', readonly MarginRow[]>>;
}

/**
 * A tree. answer: as GET tree/ID gives it, nodes in the order of their numbers; order (N), start and stop (M): a node's
 * items are order[start..stop]. maps: of each of answer.maps, in that order, the items' places: every x, then every y.
 * Centroids are worked out from the vectors, as they are their means.
 */
export interface ShippedTree {
  readonly answer: TreeAnswer;
  readonly order: Int32Array;
  readonly start: Int32Array;
  readonly stop: Int32Array;
  readonly margins: ShippedMargins | null;
  readonly maps: readonly Float32Array[];
}

/**
 * One collection; of a family each member is one, and they share their items. info: as GET info gives it. reads: whether its
 * model reads words; where it reads none, they are looked up there, too. vectors (N): unit length. trees: by id; one that is not there yet is added before it is asked for. means (2): of texts and of
 * pictures, as Collection.means. texts with textVectors (T). quantities: of each attribute of numbers or dates its values
 * (N), NaN for none. stacks (N): of each item the one in the middle of its stack, null where that was not looked for.
 * notes: what is said beside every answer of this collection, that the model does not know such pictures, which makes it a
 * guess.
 */
export interface Shipped {
  readonly info: Info;
  readonly reads: boolean;
  readonly dim: number;
  readonly items: readonly ShippedItem[];
  readonly vectors: Float32Array;
  readonly trees: Readonly<Record<string, ShippedTree>>;
  readonly means: Float32Array;
  readonly texts: readonly ShippedText[];
  readonly textVectors: Float32Array;
  readonly captions: ShippedCaptions | null;
  readonly quantities: Readonly<Record<string, Float64Array>>;
  readonly stacks: Int32Array | null;
  readonly notes: readonly string[];
}
