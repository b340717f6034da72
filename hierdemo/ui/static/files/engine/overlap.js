// How well two trees over the same items agree: for each node of one, the node of the other most like it, as tree/overlap.py
// works it out. Knows trees. Pure.
/** @import { Tree } from './tree' */

/** Of each node the most like it in the other tree, 0 for none, and how like it is: the items that both hold of those that
 *  either does.
 *  @typedef {{node: Int32Array, share: Float32Array}} Overlap */

/**
 * The best counterpart of every node, level by level; of equals the coarser one.
 * @param {Tree} tree
 * @param {Tree} other
 * @returns {Overlap}
 */
export function overlap(tree, other) {
  const node = new Int32Array(tree.nodes.length),
    share = new Float32Array(tree.nodes.length),
    theirs = levelsOf(other);
  share[0] = 1;
  for (const mine of levelsOf(tree)) {
    for (const column of theirs) {
      for (const [pair, shared] of pairs(mine, column, other.nodes.length)) {
        const b = pair % other.nodes.length,
          a = (pair - b) / other.nodes.length,
          alike = Math.fround(shared / (tree.size(a) + other.size(b) - shared));
        if (alike > share[a]) [node[a], share[a]] = [b, alike];
      }
    }
  }
  return { node, share };
}

/** Each level's node of each item. @param {Tree} tree */
const levelsOf = tree => Array.from({ length: tree.depth }, (_, i) => tree.nodeOfItems(i + 1));

/**
 * How many items share each pair of nodes, pairs in their order.
 * @param {Int32Array} mine
 * @param {Int32Array} theirs
 * @param {number} n
 */
function pairs(mine, theirs, n) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  mine.forEach((a, i) => counts.set(a * n + theirs[i], (counts.get(a * n + theirs[i]) ?? 0) + 1));
  return [...counts].sort(([a], [b]) => a - b);
}

/**
 * Items that both nodes hold, of those that either holds.
 * @param {Tree} tree
 * @param {number} a
 * @param {Tree} other
 * @param {number} b
 */
export function jaccard(tree, a, other, b) {
  const mine = new Set(tree.items(a)),
    shared = other.items(b).reduce((n, i) => n + Number(mine.has(i)), 0);
  return shared / (tree.size(a) + other.size(b) - shared);
}

/**
 * How like a tree's leaves their best counterparts are, on average over the items.
 * @param {Tree} tree
 * @param {Overlap} found
 */
export const agreement = (tree, found) =>
  tree.nodes.reduce((sum, _, m) => sum + (tree.isLeaf(m) ? found.share[m] * tree.size(m) : 0), 0) / tree.order.length;
