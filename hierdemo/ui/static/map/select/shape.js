// A selection's shape spelt for the address (core/shape.js reads it), and which points lie in it. Pure functions on numbers.

import { odd, UNIT, units } from '../../core/shape.js';
import { membersOf } from '../points.js';

/** @import { Corner, Tree } from '../../core/types' */
/** @import { Points, Shape, XY } from '../types' */

const MOST = 32; // corners a lasso is thinned to; the server takes 64

/** @param {Shape} shape */
export const format = ({ level, node, corners }) =>
  corners ? `${level}.${corners.flat().join('.')}` : `${level}.n${node}`;

/**
 * Map units -> whole ten-thousandths, as far as the server takes them.
 * @param {XY} xy
 * @returns {Corner}
 */
export const whole = ([x, y]) => [step(x), step(y)];
/** @param {number} v */
const step = v => Math.max(-99999, Math.min(99999, Math.round(v * UNIT)));

/**
 * Numbers of the points that lie in the shape, in their order.
 * @param {Points} points
 * @param {Tree} tree
 * @param {Shape} shape
 */
export function inside(points, tree, { node, corners }) {
  if (!corners) return Int32Array.from(membersOf(points, tree, node));
  const own = corners.map(units),
    out = [];
  for (let i = 0; i < points.n; i++) if (odd(own, points.x[i], points.y[i])) out.push(i);
  return Int32Array.from(out);
}

/**
 * A line drawn by hand, in pixels, with fewer corners (Ramer, Douglas and Peucker), at most 32.
 * @param {XY[]} line
 * @returns {XY[]}
 */
export function thin(line) {
  for (let reach = 1.5; ; reach *= 1.5) {
    const kept = peucker(line, reach);
    if (kept.length <= MOST) return kept;
  }
}

/**
 * @param {XY[]} line
 * @param {number} reach
 * @returns {XY[]}
 */
function peucker(line, reach) {
  const [a, b] = [line[0], line[line.length - 1]];
  let far = 0,
    at = 0;
  for (let i = 1; i < line.length - 1; i++) {
    const d = apart(line[i], a, b);
    if (d > far) [far, at] = [d, i];
  }
  if (far <= reach) return line.length > 1 ? [a, b] : [a];
  return [...peucker(line.slice(0, at + 1), reach).slice(0, -1), ...peucker(line.slice(at), reach)];
}

/**
 * From a place to the line between two others.
 * @param {XY} place
 * @param {XY} from
 * @param {XY} to
 */
function apart([x, y], [x0, y0], [x1, y1]) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (!length) return Math.hypot(x - x0, y - y0);
  return Math.abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length;
}
