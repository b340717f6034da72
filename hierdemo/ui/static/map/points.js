// The map's points: fetches and caches coordinates (one binary file a tree and level), sorts points into a few one-colour
// groups, finds the nearest point and the dense middle of a node. Works on typed arrays; knows nothing of the page, of
// Plotly or of the answer beyond "which node has which rank".

import { at } from '../core/api.js';

const CELLS = 64, // hit grid, cells a side over 0..1
  ISLAND = 0.06, // items this near a node's place are its island, map units
  DENSE = 0.03; // half a side of the square that density is counted in, map units
const caches = new WeakMap(); // tree -> Map(key -> promise); a newly opened collection brings new tree objects

/** Points of one level: {n, x, y: Float32Array in 0..1, leaf: Int32Array of node ids}. Fetched once a tree and level. */
export function loadPoints(tree, level) {
  const own = `${tree.query || '?'}${tree.query && '&'}v=${tree.snapshot}`; // a browser keeps them under the snapshot they are of
  return remember(tree, `points ${level}`, async () => {
    const [xy, leaves] = await Promise.all([
      bytes(`map/${tree.id}/${level}.bin${own}`),
      remember(tree, 'leaf', () => bytes(`leaf/${tree.id}.bin${own}`)),
    ]);
    const n = leaves.byteLength / 4;
    if (xy.byteLength !== 8 * n)
      throw new Error(`map ${tree.id}/${level} holds ${xy.byteLength} bytes, expected ${8 * n}`);
    tree.leaves ??= new Int32Array(leaves); // for all views: store.leafOf
    return {
      n,
      x: new Float32Array(xy, 0, n),
      y: new Float32Array(xy, 4 * n, n),
      leaf: tree.leaves,
      made: new Map(),
    };
  });
}

function remember(tree, key, make) {
  if (!caches.has(tree)) caches.set(tree, new Map());
  const cache = caches.get(tree);
  if (!cache.has(key))
    cache.set(
      key,
      make().catch(error => {
        cache.delete(key);
        throw error;
      }),
    );
  return cache.get(key);
}

async function bytes(url) {
  const response = await fetch(at(url));
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.arrayBuffer();
}

/** Shades come as steps (0, 1, -1, 2 ...) or as lightness itself; the whole range spans at most 0.26 of lightness. */
function shadeLift(tree) {
  const most = tree.nodes.reduce((top, node) => Math.max(top, Math.abs(node.shade || 0)), 0);
  return most <= 0.3 ? 1 : Math.min(0.055, 0.13 / most);
}

/** Groups of one rank, hue and shade, faint ones first: [{rank, hue, lift, x, y}]. rank: Uint8Array by node id.
 *  order: the items to draw, null for all. */
export function groupPoints(points, tree, level, rank, order = null) {
  const group = new Int16Array(idsOf(tree)),
    keys = new Map(),
    groups = [],
    step = shadeLift(tree);
  for (const node of tree.byId.values()) {
    const own = tree.byId.get(tree.ancestor(node.id, level));
    const lift = Math.round((own.shade || 0) * step * 50) / 50,
      key = `${rank[node.id]} ${node.hue} ${lift}`;
    if (!keys.has(key)) {
      keys.set(key, groups.length);
      groups.push({ rank: rank[node.id], hue: node.hue, lift, n: 0 });
    }
    group[node.id] = keys.get(key);
  }
  const some = order?.length ?? points.n;
  for (let j = 0; j < some; j++) groups[group[points.leaf[order ? order[j] : j]]].n++;
  for (const own of groups) Object.assign(own, { x: new Float32Array(own.n), y: new Float32Array(own.n), n: 0 });
  for (let j = 0; j < some; j++) {
    const i = order ? order[j] : j,
      own = groups[group[points.leaf[i]]];
    own.x[own.n] = points.x[i];
    own.y[own.n++] = points.y[i];
  }
  return groups.filter(own => own.n).sort((a, b) => a.rank - b.rank);
}

/** One mark a filled cell and hue, strays left out: the faint ground under a branch. [{hue, x, y}] */
export function islands(points, tree) {
  return make(points, 'islands', () => {
    const side = 80,
      by = new Map();
    for (let i = 0; i < points.n; i++) {
      const hue = tree.byId.get(points.leaf[i]).hue,
        cell = Math.floor(points.x[i] * side) + 1000 * Math.floor(points.y[i] * side);
      if (!by.has(hue)) by.set(hue, new Map());
      const cells = by.get(hue),
        seen = cells.get(cell);
      if (seen) {
        seen.n++;
        seen.x += points.x[i];
        seen.y += points.y[i];
      } else cells.set(cell, { n: 1, x: points.x[i], y: points.y[i] });
    }
    const least = Math.min(4, 1 + points.n / 800);
    return [...by]
      .map(([hue, cells]) => {
        const dense = [...cells].filter(
          ([cell, { n }]) =>
            [-1001, -1000, -999, -1, 1, 999, 1000, 1001].reduce(
              (sum, step) => sum + (cells.get(cell + step)?.n || 0),
              n,
            ) >= least,
        );
        return { hue, x: dense.map(([, c]) => c.x / c.n), y: dense.map(([, c]) => c.y / c.n) };
      })
      .filter(island => island.x.length);
  });
}

/** Number of the point nearest to (x, y) within reach (reachX, reachY in map units), or -1. */
export function nearest(points, x, y, reachX, reachY) {
  const { start, order } = hitGrid(points),
    cell = v => Math.max(0, Math.min(CELLS - 1, Math.floor(v * CELLS)));
  let best = -1,
    least = 1;
  for (let row = cell(y - reachY); row <= cell(y + reachY); row++)
    for (let j = start[row * CELLS + cell(x - reachX)], end = start[row * CELLS + cell(x + reachX) + 1]; j < end; j++) {
      const i = order[j],
        d = ((points.x[i] - x) / reachX) ** 2 + ((points.y[i] - y) / reachY) ** 2;
      if (d < least) {
        least = d;
        best = i;
      }
    }
  return best;
}

function hitGrid(points) {
  return make(points, 'grid', () => {
    const start = new Int32Array(CELLS * CELLS + 1),
      order = new Int32Array(points.n),
      own = new Int32Array(points.n);
    const cell = v => Math.max(0, Math.min(CELLS - 1, Math.floor(v * CELLS)));
    for (let i = 0; i < points.n; i++) start[(own[i] = cell(points.y[i]) * CELLS + cell(points.x[i])) + 1]++;
    for (let c = 0; c < CELLS * CELLS; c++) start[c + 1] += start[c];
    const next = start.slice();
    for (let i = 0; i < points.n; i++) order[next[own[i]]++] = i;
    return { start, order };
  });
}

/** One more than the largest node id: the length of an array by node id. */
export const idsOf = tree => tree.nodes.reduce((most, node) => Math.max(most, node.id), 0) + 1;

/** Items of a node, as numbers. */
export function membersOf(points, tree, node) {
  const level = tree.byId.get(node).level,
    inside = new Uint8Array(idsOf(tree)),
    out = [];
  for (const id of tree.byId.keys())
    inside[id] = tree.byId.get(id).level >= level && tree.ancestor(id, level) === node ? 1 : 0;
  for (let i = 0; i < points.n; i++) if (inside[points.leaf[i]]) out.push(i);
  return out;
}

/** Where a node stands and the radius of its island there: {x, y, r}, in map units. near: its place where the map gives
 *  one, else the densest place of its items. */
export function placeOf(points, tree, node, near) {
  return make(points, `place ${node}`, () => {
    const own = membersOf(points, tree, node),
      [x, y] = near || densest(points, own);
    const apart = own.map(i => (points.x[i] - x) ** 2 + (points.y[i] - y) ** 2).filter(d => d < ISLAND ** 2);
    return { x, y, r: Math.sqrt(apart.reduce((sum, d) => sum + d, 0) / (apart.length || 1)) };
  });
}

/** The one of these items that has most of the others around it. */
function densest(points, own) {
  const some = own.filter((_, i) => i % Math.ceil(own.length / 400) === 0);
  const around = i =>
    some.filter(j => Math.abs(points.x[i] - points.x[j]) < DENSE && Math.abs(points.y[i] - points.y[j]) < DENSE).length;
  let best = -1,
    most = 0;
  for (const i of some) {
    const n = around(i);
    if (n > most) [best, most] = [i, n];
  }
  return best < 0 ? [0.5, 0.5] : [points.x[best], points.y[best]];
}

/** The box that holds all points and the place given, if any: {x0, x1, y0, y1}. */
export function extentOf(points, place) {
  const all = make(points, 'extent', () => {
    const box = { x0: 1, x1: 0, y0: 1, y1: 0 };
    for (let i = 0; i < points.n; i++) widen(box, points.x[i], points.y[i]);
    return points.n ? box : { x0: 0, x1: 1, y0: 0, y1: 1 };
  });
  return place ? widen({ ...all }, ...place) : all;
}

function widen(box, x, y) {
  box.x0 = Math.min(box.x0, x);
  box.x1 = Math.max(box.x1, x);
  box.y0 = Math.min(box.y0, y);
  box.y1 = Math.max(box.y1, y);
  return box;
}

function make(points, key, build) {
  if (!points.made.has(key)) points.made.set(key, build());
  return points.made.get(key);
}
