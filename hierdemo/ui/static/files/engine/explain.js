// What a search tells of itself: its path with margins, what it missed and where, recall, and where relevance ends, as
// search/explain.py works it out. Knows a descent and scores. Pure.
/** @import { Descent, Level } from './drill_down' */
/** @import { Tree } from './tree' */
import { best, scoreOf, TIE } from './numbers.js';

/** One level of a path. candidates with scores, best first; margin, rival: null where there was no other.
 *  @typedef {{level: number, candidates: number[], scores: number[], kept: number[], node: number, score: number,
 *    margin: number | null, rival: number | null, forced: boolean, how: string}} Step */
/** @typedef {{item: number, rank: number, lostAt: number | 'forced' | null}} Missed */
/** Items and their scores, best first.
 *  @typedef {{items: number[], scores: Float32Array}} Ranked */

const FIRST = 3, // results that are always shown without a mark between them
  DROP = 0.04, // the fall between two neighbours, and
  LEFT = 0.88; // what is left after it: both as shares of how far the best stand above the mean

/**
 * Share of the flat search's results that were returned; equal scores count.
 * @param {Float32Array} scores
 * @param {Float32Array} flat
 */
export function recall(scores, flat) {
  if (!flat.length) return 1;
  const least = flat[flat.length - 1] - TIE;
  return Math.min(1, scores.filter(s => s >= least).length / flat.length);
}

/**
 * After how many results relevance falls off; null where it does not.
 * @param {Float32Array} scores
 * @param {number} mean the query's score with the mean of all items
 */
export function falloff(scores, mean) {
  if (scores.length <= FIRST) return null;
  const height = scores[1] - mean; // the median of the best three
  if (height <= 0) return null;
  let place = 0,
    most = 0;
  for (let i = FIRST - 1; i < scores.length - 1; i++) {
    const fall = scores[i + 1] - mean < LEFT * height ? (scores[i] - scores[i + 1]) / height : 0;
    if (fall > most) [place, most] = [i, fall];
  }
  return most >= DROP ? place + 1 : null;
}

/**
 * The ancestry of the best result's leaf, with what stood beside it at each level.
 * @param {Tree} tree
 * @param {Float32Array} means
 * @param {Descent | null} descent null of the exact search, which compares no node
 * @param {readonly number[]} items
 * @param {Float32Array} query
 * @returns {Step[]}
 */
export function pathSteps(tree, means, descent, items, query) {
  let path = items.length ? tree.ancestors(tree.leafOf[items[0]]) : descent ? tree.ancestors(descent.leaves[0]) : [];
  /** @type {Level[]} */
  let levels;
  if (descent) {
    levels = descent.levels;
    path = standing(tree, path, levels);
  } else {
    levels = path.map(node => ({ candidates: tree.children[tree.parent[node]], kept: [node], forced: false, how: 'none' }));
  }
  /** @param {number} m */
  const scored = m => (descent ? descent.scores[m] : scoreOf(means, m, query));
  return path.slice(0, levels.length).map((node, i) => {
    const { candidates, kept, forced, how } = levels[i],
      all = Float32Array.from(candidates, scored),
      order = best(all, all.length),
      sorted = order.map(at => candidates[at]),
      rival = sorted.find(m => m !== node) ?? null,
      margin = rival === null ? null : Math.fround(scored(node) - scored(rival)),
      scores = order.map(at => all[at]);
    return { level: i + 1, candidates: sorted, scores, kept, node, score: scored(node), margin, rival, forced, how };
  });
}

/**
 * The path down to the last level at which nodes of that level were compared: a leaf above it stands for itself.
 * @param {Tree} tree
 * @param {number[]} whole
 * @param {Level[]} levels
 */
function standing(tree, whole, levels) {
  const path = whole.slice(0, levels.length);
  levels.forEach(({ candidates }, i) => {
    const level = i + 1;
    if (!path.length || level <= path.length || !candidates.some(m => tree.level[m] === level)) return;
    while (path.length < level) path.push(path[path.length - 1]);
  });
  return path;
}

/**
 * Items of the flat search that were not returned; one replaced by an equal score is no miss.
 * @param {Tree} tree
 * @param {Descent | null} descent
 * @param {Ranked} found
 * @param {Ranked} flat
 * @returns {Missed[]}
 */
export function missedItems(tree, descent, found, flat) {
  const returned = new Set(found.items),
    wanted = new Set(flat.items),
    n = found.scores.length,
    worst = n && n === flat.items.length ? found.scores[n - 1] : -Infinity,
    last = flat.items.length ? flat.scores[flat.items.length - 1] : Infinity;
  // other items that tie with the last of the flat search stand for as many of its own that tie with it
  const others = found.items.filter((item, i) => !wanted.has(item) && found.scores[i] >= last - TIE).length,
    equal = flat.items.filter((item, i) => !returned.has(item) && flat.scores[i] <= last + TIE);
  for (const item of equal.slice(Math.max(0, equal.length - others))) returned.add(item);
  /** @type {Missed[]} */
  const missed = [];
  flat.items.forEach((item, i) => {
    if (!returned.has(item) && flat.scores[i] > worst + TIE) missed.push({ item, rank: i + 1, lostAt: lostAt(tree, descent, item) });
  });
  return missed;
}

/**
 * @param {Tree} tree
 * @param {Descent | null} descent
 * @param {number} item
 */
function lostAt(tree, descent, item) {
  if (!descent) return null;
  const path = tree.ancestors(tree.leafOf[item]);
  for (const [i, { kept, forced }] of descent.levels.entries()) {
    if (!kept.includes(path[Math.min(i + 1, path.length) - 1])) return forced ? 'forced' : i + 1;
  }
  return null;
}
