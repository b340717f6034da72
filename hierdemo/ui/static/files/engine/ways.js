// The ways to find the best items for a vector that need no server: down a tree, and by comparing everything, as
// search/ways.py does. Knows what is searched (targets.js) and a question's fields. Pure.
/** @import { Defaults } from '../../core/answers' */
/** @import { Descent } from './drill_down' */
/** @import { Laid, Target } from './targets' */
/** @import { Tree } from './tree' */
import { beamSlack, beamWidths, drillDown } from './drill_down.js';
import { allScores, best, scoresOf } from './numbers.js';

/** What was found, best first, and how many vectors were scored; descent: null of the exact search.
 *  @typedef {{items: number[], scores: Float32Array, nodes: number, compared: number, descent: Descent | null}} Found */

/**
 * By the question's own way.
 * @param {Defaults} query
 * @param {Target} target
 * @param {Float32Array} vector
 * @param {Uint8Array | null} allowed the items that may be found, null for all
 * @returns {Found}
 */
export const find = (query, target, vector, allowed) =>
  query.mode === 'exact' ? exact(target, vector, allowed, query.k) : down(query, target.laid(query.tree), vector, allowed);

/**
 * @param {Target} target
 * @param {Float32Array} vector
 * @param {Uint8Array | null} allowed
 * @param {number} k
 * @returns {Found}
 */
export function exact({ vectors, n }, vector, allowed, k) {
  const compared = allowed ? allowed.reduce((sum, passes) => sum + passes, 0) : n;
  return { ...picked(allScores(vectors, vector), k, allowed), nodes: 0, compared, descent: null };
}

/**
 * The best of all items.
 * @param {Float32Array} scores
 * @param {number} k
 * @param {Uint8Array | null} allowed
 */
export function picked(scores, k, allowed) {
  const items = best(scores, k, allowed);
  return { items, scores: Float32Array.from(items, i => scores[i]) };
}

/**
 * The beam doubles until k items pass the filter or everything was looked at.
 * @param {Defaults} query
 * @param {Laid} laid
 * @param {Float32Array} vector
 * @param {Uint8Array | null} allowed
 * @returns {Found}
 */
function down(query, { tree, means, vectors }, vector, allowed) {
  const scored = new Set(),
    depth = depthOf(query, tree);
  for (let beam = query.beam; ; beam *= 2) {
    const slack = beamSlack(beam),
      descent = drillDown(tree, means, vector, { widths: beamWidths(beam, depth), slack, forced: query.forced });
    descent.scores.forEach((score, m) => Number.isNaN(score) || scored.add(m));
    const ids = blocks(tree, descent.leaves).filter(i => !allowed || allowed[i]);
    if (ids.length >= query.k || (beam >= tree.nodes.length && slack === 1)) {
      const scores = scoresOf(vectors, ids, vector),
        top = picked(scores, query.k, null);
      return { items: top.items.map(at => ids[at]), scores: top.scores, nodes: scored.size, compared: ids.length, descent };
    }
  }
}

/**
 * The nodes' items in the tree's order.
 * @param {Tree} tree
 * @param {number[]} nodes
 */
function blocks(tree, nodes) {
  const sorted = [...nodes].sort((a, b) => tree.start[a] - tree.start[b] || tree.stop[a] - tree.stop[b]),
    out = new Int32Array(sorted.reduce((n, m) => n + tree.size(m), 0));
  let at = 0;
  for (const m of sorted) {
    out.set(tree.items(m), at);
    at += tree.size(m);
  }
  return out;
}

/**
 * The levels to walk: as deep as a branch was forced, and otherwise no deeper than asked.
 * @param {Defaults} query
 * @param {Tree} tree
 */
function depthOf({ depth, forced }, tree) {
  const least = forced.reduce((/** @type {number} */ deepest, m, i) => (m == null ? deepest : i + 1), 0);
  return depth == null ? tree.depth : Math.min(tree.depth, Math.max(depth, least));
}
