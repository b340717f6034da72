// The map's points: fetches and caches coordinates (one binary file a tree and level), finds the nearest point and the
// dense middle of a node. Works on typed arrays; knows nothing of the page, of Plotly or of the answer.

import { bytes } from '../core/api.js';

/** @import { Tree } from '../core/types' */
/** @import { Store } from '../core/store.js' */
/** @import { Box, Place, Points, XY } from './types' */

const CELLS = 64, // hit grid, cells a side over 0..1
  ISLAND = 0.06, // items this near a node's place are its island, map units
  DENSE = 0.03; // half a side of the square that density is counted in, map units

/** A newly opened collection brings new tree objects. @type {WeakMap<Tree, Map<string, Promise<any>>>} */
const caches = new WeakMap(); // any: one cache for what different keys promise; remember() gives each its own type back

/**
 * Points of one level, places in 0..1, fetched once a tree and level. The store keeps the leaves.
 * @param {Store} store
 * @param {Tree} tree
 * @param {number} level
 * @returns {Promise<Points>}
 */
export function loadPoints(store, tree, level) {
  const own = `${tree.query || '?'}${tree.query && '&'}v=${tree.snapshot}`; // a browser keeps them under the snapshot they are of
  return remember(tree, `points ${level}`, async () => {
    const [xy, leaves] = await Promise.all([
      bytes(`map/${tree.id}/${level}.bin${own}`),
      remember(tree, 'leaf', () => bytes(`leaf/${tree.id}.bin${own}`)),
    ]);
    const n = leaves.byteLength / 4;
    if (xy.byteLength !== 8 * n)
      throw new Error(`map ${tree.id}/${level} holds ${xy.byteLength} bytes, expected ${8 * n}`);
    const leaf = store.keepLeaves(tree, new Int32Array(leaves));
    return { n, x: new Float32Array(xy, 0, n), y: new Float32Array(xy, 4 * n, n), leaf, made: new Map() };
  });
}

/**
 * What `ask` promises, asked for once a tree and key; a failure is forgotten.
 * @template T
 * @param {Tree} tree
 * @param {string} key
 * @param {() => Promise<T>} ask
 * @returns {Promise<T>}
 */
function remember(tree, key, ask) {
  const cache = caches.get(tree) ?? new Map();
  caches.set(tree, cache);
  if (!cache.has(key)) {
    const asked = ask().catch(error => {
      cache.delete(key);
      throw error;
    });
    cache.set(key, asked);
  }
  return cache.get(key);
}

/**
 * What `build` makes of the points, made once.
 * @template T
 * @param {Points} points
 * @param {string} key
 * @param {() => T} build
 * @returns {T}
 */
export function make(points, key, build) {
  if (!points.made.has(key)) points.made.set(key, build());
  return /** @type {T} */ (points.made.get(key));
}

/**
 * Number of the point nearest to (x, y) within reach (reachX, reachY in map units), or -1.
 * @param {Points} points
 * @param {number} x
 * @param {number} y
 * @param {number} reachX
 * @param {number} reachY
 */
export function nearest(points, x, y, reachX, reachY) {
  const { start, order } = hitGrid(points),
    [left, right] = [cell(x - reachX), cell(x + reachX)];
  let best = -1,
    least = 1;
  for (let row = cell(y - reachY); row <= cell(y + reachY); row++)
    for (let j = start[row * CELLS + left], end = start[row * CELLS + right + 1]; j < end; j++) {
      const i = order[j],
        d = ((points.x[i] - x) / reachX) ** 2 + ((points.y[i] - y) / reachY) ** 2;
      if (d < least) {
        least = d;
        best = i;
      }
    }
  return best;
}

/** @param {number} v a coordinate in 0..1 */
const cell = v => Math.max(0, Math.min(CELLS - 1, Math.floor(v * CELLS)));

/**
 * Items by the cell they lie in: cell c's are order[start[c]..start[c + 1]].
 * @param {Points} points
 */
function hitGrid(points) {
  return make(points, 'grid', () => {
    const start = new Int32Array(CELLS * CELLS + 1),
      order = new Int32Array(points.n),
      own = new Int32Array(points.n);
    for (let i = 0; i < points.n; i++) start[(own[i] = cell(points.y[i]) * CELLS + cell(points.x[i])) + 1]++;
    for (let c = 0; c < CELLS * CELLS; c++) start[c + 1] += start[c];
    const next = start.slice();
    for (let i = 0; i < points.n; i++) order[next[own[i]]++] = i;
    return { start, order };
  });
}

/**
 * One more than the largest node id: the length of an array by node id.
 * @param {Tree} tree
 */
export const idsOf = tree => tree.nodes.reduce((most, node) => Math.max(most, node.id), 0) + 1;

/**
 * Items of a node, as numbers.
 * @param {Points} points
 * @param {Tree} tree
 * @param {number} node
 */
export function membersOf(points, tree, node) {
  const { level } = tree.node(node),
    inside = new Uint8Array(idsOf(tree)),
    out = [];
  for (const own of tree.nodes) inside[own.id] = own.level >= level && tree.ancestor(own.id, level) === node ? 1 : 0;
  for (let i = 0; i < points.n; i++) if (inside[points.leaf[i]]) out.push(i);
  return out;
}

/**
 * Where a node stands and the radius of its island there, in map units. near: its place where the map gives one, else the
 * densest place of its items.
 * @param {Points} points
 * @param {Tree} tree
 * @param {number} node
 * @param {XY} [near]
 * @returns {Place}
 */
export function placeOf(points, tree, node, near) {
  return make(points, `place ${node}`, () => {
    const own = membersOf(points, tree, node),
      [x, y] = near ?? densest(points, own);
    const apart = own.map(i => (points.x[i] - x) ** 2 + (points.y[i] - y) ** 2).filter(d => d < ISLAND ** 2);
    return { x, y, r: Math.sqrt(apart.reduce((sum, d) => sum + d, 0) / (apart.length || 1)) };
  });
}

/**
 * The place of the one of these items that has most of the others around it.
 * @param {Points} points
 * @param {number[]} own
 * @returns {XY}
 */
function densest(points, own) {
  const some = own.filter((_, i) => i % Math.ceil(own.length / 400) === 0);
  const around = (/** @type {number} */ i) =>
    some.filter(j => Math.abs(points.x[i] - points.x[j]) < DENSE && Math.abs(points.y[i] - points.y[j]) < DENSE).length;
  let best = -1,
    most = 0;
  for (const i of some) {
    const n = around(i);
    if (n > most) [best, most] = [i, n];
  }
  return best < 0 ? [0.5, 0.5] : [points.x[best], points.y[best]];
}

/**
 * The box that holds all points and the place given, if any.
 * @param {Points} points
 * @param {XY | null} [place]
 * @returns {Box}
 */
export function extentOf(points, place) {
  const all = make(points, 'extent', () => {
    const box = { x0: 1, x1: 0, y0: 1, y1: 0 };
    for (let i = 0; i < points.n; i++) widen(box, points.x[i], points.y[i]);
    return points.n ? box : { x0: 0, x1: 1, y0: 0, y1: 1 };
  });
  return place ? widen({ ...all }, ...place) : all;
}

/**
 * @param {Box} box
 * @param {number} x
 * @param {number} y
 */
function widen(box, x, y) {
  box.x0 = Math.min(box.x0, x);
  box.x1 = Math.max(box.x1, x);
  box.y0 = Math.min(box.y0, y);
  box.y1 = Math.max(box.y1, y);
  return box;
}
