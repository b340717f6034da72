// What a search scores: an item's picture, its caption, or both by the mean of the two scores, as search/targets.py has it.
// Each is worked out when it is first asked for. Knows vectors and trees. Pure.
/** @import { Target as Name } from '../../core/answers' */
/** @import { Shipped, ShippedCaptions } from './shipped' */
/** @import { Tree } from './tree' */
import { Refused } from './refused.js';
import { allScores } from './numbers.js';
import { meansOf } from './tree.js';
import { picked } from './ways.js';

/** A tree with its nodes' means and the vectors of the items, of one target.
 *  @typedef {{tree: Tree, means: Float32Array, vectors: Float32Array}} Laid */

const NEAR = 30; // neighbours that a query's place on a map is read off

export class Target {
  /** @type {Map<string, Laid>} */
  #laid = new Map();

  /**
   * @param {Shipped} shipped
   * @param {(id: string) => Tree} tree
   * @param {Name} name
   */
  constructor(shipped, tree, name) {
    const { captions, dim, items } = shipped;
    this.n = items.length;
    this.tree = tree;
    this.dim = dim;
    this.vectors = shipped.vectors;
    /** Which items can be found at all; null for all of them. @type {Uint8Array | null} */
    this.findable = null;
    if (name === 'pictures') return;
    if (!captions) throw new Refused('This copy was made without vectors of captions: search in pictures.');
    this.vectors = said(shipped, captions, name === 'both');
    if (name === 'captions' && captions.row.includes(-1)) this.findable = Uint8Array.from(captions.row, row => Number(row >= 0));
  }

  /** @param {string} id */
  laid(id) {
    const known = this.#laid.get(id);
    if (known) return known;
    const tree = this.tree(id),
      laid = { tree, means: meansOf(tree, this.vectors, this.dim, this.findable), vectors: this.vectors };
    this.#laid.set(id, laid);
    return laid;
  }

  /**
   * What passes a filter and can be found here; null: every item.
   * @param {Uint8Array | null} mask
   */
  allowed(mask) {
    const { findable } = this;
    if (!mask || !findable) return mask ?? findable;
    return mask.map((passes, i) => passes & findable[i]);
  }

  /** The nearest items and their scores. @param {Float32Array} vector */
  neighbours(vector) {
    return picked(allScores(this.vectors, vector), NEAR, this.findable);
  }
}

/**
 * Each item's caption's vector, zeros without one; with `both` the mean of that and of the picture's.
 * @param {Shipped} shipped
 * @param {ShippedCaptions} captions
 * @param {boolean} both
 */
function said({ vectors, dim, items }, captions, both) {
  const out = new Float32Array(items.length * dim);
  for (let i = 0; i < items.length; i++) {
    const from = captions.row[i] * dim,
      at = i * dim;
    for (let d = 0; d < dim; d++) {
      const own = from < 0 ? 0 : captions.vectors[from + d];
      out[at + d] = both ? Math.fround(vectors[at + d] + own) / 2 : own;
    }
  }
  return out;
}
