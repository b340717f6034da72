// Points sorted into a few one-colour groups, and the faint ground under the branches: what Plotly is given to draw. Works on
// typed arrays; knows nothing of Plotly, nor of the answer beyond "which node has which rank".

import { idsOf, make } from './points.js';

/** @import { Tree } from '../core/types' */
/** @import { Group, Island, Paint, Points, Rank } from './types' */

/** A cell's points: how many, and the sums of their places. @typedef {{n: number, x: number, y: number}} Cell */

const SIDE = 80, // the ground's cells a side over 0..1
  ROW = 1000, // from a cell's number to the one above it
  AROUND = [-1001, -1000, -999, -1, 1, 999, 1000, 1001];

/**
 * Shades come as steps (0, 1, -1, 2 ...) or as lightness itself; the whole range spans at most 0.26 of lightness.
 * @param {Tree} tree
 */
function shadeLift(tree) {
  const most = tree.nodes.reduce((top, node) => Math.max(top, Math.abs(node.shade || 0)), 0);
  return most <= 0.3 ? 1 : Math.min(0.055, 0.13 / most);
}

/**
 * Groups of one rank, hue and shade, faint ones first.
 * @param {Points} points
 * @param {Tree} tree
 * @param {number} level whose nodes give the shade
 * @param {Uint8Array} rank by node id
 * @param {Int32Array | null} order the items to draw, null for all
 * @returns {Group[]}
 */
export function groupPoints(points, tree, level, rank, order = null) {
  const { groups, of } = emptyGroups(tree, level, rank),
    some = order?.length ?? points.n;
  for (let j = 0; j < some; j++) groups[of[points.leaf[order ? order[j] : j]]].n++;
  const filled = groups.map(({ rank: own, hue, lift, n }) => {
    return { rank: own, hue, lift, n: 0, x: new Float32Array(n), y: new Float32Array(n) };
  });
  for (let j = 0; j < some; j++) {
    const i = order ? order[j] : j,
      own = filled[of[points.leaf[i]]];
    own.x[own.n] = points.x[i];
    own.y[own.n++] = points.y[i];
  }
  return filled.filter(own => own.n).sort((a, b) => a.rank - b.rank);
}

/**
 * Groups of one tone, what the filter leaves out first.
 * @param {Points} points
 * @param {Paint} paint
 * @param {Int32Array | null} order as in groupPoints
 * @returns {Group[]}
 */
export function paintedGroups(points, { of, tones, faint }, order = null) {
  const some = order?.length ?? points.n,
    counts = new Int32Array(2 * tones.length);
  const groupOf = (/** @type {number} */ i) => of[i] + (faint?.[i] ? 0 : tones.length);
  for (let j = 0; j < some; j++) counts[groupOf(order ? order[j] : j)]++;
  const groups = Array.from(counts, (n, g) => {
    const rank = /** @type {Rank} */ (g < tones.length ? 0 : 2);
    return { rank, hue: g % tones.length, lift: 0, n: 0, x: new Float32Array(n), y: new Float32Array(n) };
  });
  for (let j = 0; j < some; j++) {
    const i = order ? order[j] : j,
      own = groups[groupOf(i)];
    own.x[own.n] = points.x[i];
    own.y[own.n++] = points.y[i];
  }
  const none = tones.length - 1; // lies under all that have a value
  return groups.filter(own => own.n).sort((a, b) => a.rank - b.rank || Number(b.hue === none) - Number(a.hue === none));
}

/**
 * The groups that a tree's nodes make; of: a group's number by node id.
 * @param {Tree} tree
 * @param {number} level
 * @param {Uint8Array} rank
 */
function emptyGroups(tree, level, rank) {
  /** @type {Map<string, number>} */
  const keys = new Map();
  /** @type {Pick<Group, 'rank' | 'hue' | 'lift' | 'n'>[]} */
  const groups = [];
  const of = new Int16Array(idsOf(tree)),
    step = shadeLift(tree);
  for (const { id, hue } of tree.nodes) {
    const shade = tree.node(tree.ancestor(id, level)).shade || 0,
      lift = Math.round(shade * step * 200) / 200,
      key = `${rank[id]} ${hue} ${lift}`;
    let own = keys.get(key);
    if (own === undefined) {
      own = groups.push({ rank: /** @type {Rank} */ (rank[id]), hue, lift, n: 0 }) - 1;
      keys.set(key, own);
    }
    of[id] = own;
  }
  return { groups, of };
}

/**
 * One mark a filled cell and hue, strays left out: the faint ground under a branch.
 * @param {Points} points
 * @param {Tree} tree
 * @returns {Island[]}
 */
export function islands(points, tree) {
  return make(points, 'islands', () => {
    const least = Math.min(4, 1 + points.n / 800);
    return [...cellsByHue(points, tree)]
      .map(([hue, cells]) => {
        const dense = [...cells].filter(([cell, own]) => crowdAt(cells, cell, own.n) >= least);
        return { hue, x: dense.map(([, c]) => c.x / c.n), y: dense.map(([, c]) => c.y / c.n) };
      })
      .filter(island => island.x.length);
  });
}

/**
 * @param {Points} points
 * @param {Tree} tree
 * @returns {Map<number, Map<number, Cell>>}
 */
function cellsByHue(points, tree) {
  /** @type {Map<number, Map<number, Cell>>} */
  const by = new Map();
  for (let i = 0; i < points.n; i++) {
    const { hue } = tree.node(points.leaf[i]),
      cell = Math.floor(points.x[i] * SIDE) + ROW * Math.floor(points.y[i] * SIDE),
      cells = by.get(hue) ?? new Map(),
      seen = cells.get(cell);
    if (!cells.size) by.set(hue, cells);
    if (seen) {
      seen.n++;
      seen.x += points.x[i];
      seen.y += points.y[i];
    } else cells.set(cell, { n: 1, x: points.x[i], y: points.y[i] });
  }
  return by;
}

/**
 * How many points lie in a cell, where there are n, and those around it.
 * @param {Map<number, Cell>} cells
 * @param {number} cell
 * @param {number} n
 */
const crowdAt = (cells, cell, n) => AROUND.reduce((sum, step) => sum + (cells.get(cell + step)?.n ?? 0), n);
