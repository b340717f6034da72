// The drill-down: walking a tree from the root, keeping the best nodes of each level, as index/drill_down.py does; levels are
// always scanned. Knows a tree, its nodes' means and a query's vector. Pure.
/** @import { Tree } from './tree' */
import { Refused } from './refused.js';
import { best, scoreOf, TIE } from './numbers.js';

/** candidates: best first; kept: nodes; forced: whether a person chose.
 *  @typedef {{candidates: number[], kept: number[], forced: boolean, how: string}} Level */
/** scores: of every node, NaN where it was not scored.
 *  @typedef {{levels: Level[], leaves: number[], scores: Float32Array}} Descent */

const GROWTH = 2.2; // a beam widens by this from level to level

/**
 * How far below the best a node may score and still be kept, as a share of the range of all scores so far.
 * @param {number} beam
 */
export const beamSlack = beam => Math.min(1, beam / 9);

/**
 * Nodes kept at each level below the root.
 * @param {number} beam
 * @param {number} depth
 */
export const beamWidths = (beam, depth) => Array.from({ length: depth }, (_, i) => Math.ceil(beam * GROWTH ** i));

/**
 * @param {Tree} tree
 * @param {Float32Array} means a row a node
 * @param {Float32Array} query
 * @param {{widths: number[], slack: number, forced: readonly (number | null)[]}} how
 * @returns {Descent}
 */
export function drillDown(tree, means, query, { widths, slack, forced }) {
  const scores = new Float32Array(tree.nodes.length).fill(NaN),
    /** @type {Level[]} */ levels = [];
  let kept = [0],
    lowest = Infinity; // of all scores so far
  widths.forEach((width, i) => {
    const found = kept.flatMap(m => tree.below(m));
    for (const m of found) {
      if (!Number.isNaN(scores[m])) continue;
      scores[m] = scoreOf(means, m, query);
      lowest = Math.min(lowest, scores[m]);
    }
    const candidates = best(Float32Array.from(found, m => scores[m]), found.length).map(at => found[at]),
      choice = forced[i] ?? null,
      top = scores[candidates[0]],
      floor = Math.fround(top - slack * (top - lowest) - TIE);
    if (choice !== null && !found.includes(choice)) throw new Refused(`There is no branch ${choice} below those that were taken before it.`);
    kept = choice === null ? candidates.slice(0, width).filter(m => scores[m] >= floor) : [choice];
    levels.push({ candidates, kept, forced: choice !== null, how: 'scan' });
  });
  return { levels, leaves: kept, scores };
}
