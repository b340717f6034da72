// Which points are drawn, where there are more than a browser draws quickly: all in sight while those are few, else of every
// leaf the same share of what is in sight, and always those that are asked for. Knows points and the view; draws nothing.

/** @import { Points } from './types' */
/** @import { View } from './view.js' */

const MOST = 40000, // measured: with 100,000 a search's map takes twice as long to paint, and looks the same
  NARROW = 15000, // on a stage narrower than 480 pixels
  AROUND = 0.25; // of the stage's size is drawn on every side of it, for a drag to show

/**
 * order: item numbers to draw, null for all of them; of: how many points are in sight; drawn: how many of those.
 * @typedef {{order: Int32Array | null, drawn: number, of: number}} Share
 */

/**
 * @param {Points} points
 * @param {Pick<View, 'w' | 'rangeX' | 'rangeY'>} view
 * @param {number[]} always items drawn in any case
 * @returns {Share}
 */
export function shareOf(points, view, always) {
  const most = view.w < 480 ? NARROW : MOST;
  if (points.n <= most) return { order: null, drawn: points.n, of: points.n };
  const nearby = within(points, view, AROUND),
    seen = within(points, view, 0),
    near = [];
  for (let i = 0; i < points.n; i++) if (nearby(i)) near.push(i);
  const taken = evenly(points, near, Math.min(1, most / near.length));
  for (const i of always) if (i < points.n) taken[i] = 1;
  let drawn = 0,
    of = 0;
  for (const i of near)
    if (seen(i)) {
      of++;
      drawn += taken[i];
    }
  return { order: Int32Array.from(near.filter(i => taken[i])), drawn, of };
}

/**
 * Whether an item lies in the view, or this share of its size beside it.
 * @param {Points} points
 * @param {Pick<View, 'rangeX' | 'rangeY'>} view
 * @param {number} around
 * @returns {(item: number) => boolean}
 */
function within({ x, y }, view, around) {
  const [x0, x1] = widened(view.rangeX(), around),
    [y0, y1] = widened(view.rangeY(), around);
  return i => x[i] >= x0 && x[i] <= x1 && y[i] >= y0 && y[i] <= y1;
}

/**
 * @param {[number, number]} range
 * @param {number} around
 */
const widened = ([from, to], around) => [from - around * (to - from), to + around * (to - from)];

/**
 * 1 for this share of every leaf's items, one a leaf at least; by item.
 * @param {Points} points
 * @param {number[]} near
 * @param {number} share
 */
function evenly({ n, leaf }, near, share) {
  const leaves = leaf.reduce((top, own) => Math.max(top, own), 0) + 1,
    due = new Float64Array(leaves).fill(1 + 1e-9 - share),
    taken = new Uint8Array(n);
  for (const i of near) {
    const own = leaf[i];
    due[own] += share;
    if (due[own] < 1) continue;
    due[own]--;
    taken[i] = 1;
  }
  return taken;
}
