// Where a query stands on a map: the densest place among its neighbours, as maps/projection.py finds it. Knows places and
// scores. Pure.
import { rounded } from './numbers.js';

/** @typedef {[number, number]} XY */

const SHARPNESS = 40,
  SHIFTS = 8, // steps of the mean shift
  NARROWEST = 0.02;

/**
 * In 0..1.
 * @param {Float32Array} map every x, then every y
 * @param {{items: readonly number[], scores: Float32Array}} near best first
 * @returns {XY}
 */
export function placeOn(map, { items, scores }) {
  const n = map.length / 2,
    xy = items.map(i => /** @type {XY} */ ([map[i], map[n + i]])),
    weight = Array.from(scores, s => Math.exp(SHARPNESS * (s - scores[0]))),
    narrow = 2 * widthOf(xy) ** 2,
    /** @type {(at: XY) => number[]} */
    pull = at => xy.map(([x, y], i) => weight[i] * Math.exp(-((x - at[0]) ** 2 + (y - at[1]) ** 2) / narrow)),
    density = xy.map(at => sum(pull(at)));
  let at = xy[density.indexOf(Math.max(...density))];
  for (let i = 0; i < SHIFTS; i++) {
    const near = pull(at),
      all = sum(near);
    at = [sum(near.map((w, j) => w * xy[j][0])) / all, sum(near.map((w, j) => w * xy[j][1])) / all];
  }
  return [inside(at[0]), inside(at[1])];
}

/** @param {number} v */
const inside = v => rounded(Math.max(0, Math.min(1, v)));
/** @param {number[]} values */
const sum = values => values.reduce((a, b) => a + b, 0);

/**
 * How far around a place its neighbours count, by how far they lie apart.
 * @param {XY[]} xy
 */
function widthOf(xy) {
  const off = [0, 1].flatMap(axis => {
    const own = xy.map(place => place[axis]),
      middle = median(own);
    return own.map(v => Math.abs(v - middle));
  });
  return Math.max(NARROWEST, 0.5 * median(off));
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b),
    half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
