// The curve's scales: which beams stand on its axis, where a point lies in the drawing, how one is read. Pure.
/** @import { CurvePoint } from '../core/types' */
import { percent } from '../core/format.js';

/** The drawing in its own units, and the axes' ends in it. */
export const FRAME = { width: 320, height: 176, left: 34, right: 274, top: 16, bottom: 132 };
const BEAMS = [1, 2, 3, 4, 6, 8, 12, 16, 24];
const MOST = 6; // beams that have room on the axis, one in use beside them
const APART = 14; // two labels nearer than this would lie over each other

/**
 * At most six beams from 1 to the limit, with the one in use among them.
 * @param {number} limit
 * @param {number} used
 */
export function beams(limit, used) {
  const wanted = BEAMS.filter(b => b <= limit);
  const few = wanted.length > MOST ? wanted.filter((_, i) => i !== 2).slice(0, MOST) : wanted;
  return [...new Set([...few, used])].sort((a, b) => a - b);
}

/**
 * The way from one beam to the next.
 * @param {number} n beams
 */
export const step = n => (FRAME.right - FRAME.left) / Math.max(1, n - 1);

/**
 * Where beams and shares (0..1) lie.
 * @param {number[]} shown
 */
export const scales = shown => ({
  /** @param {number} beam */
  x: beam => FRAME.left + shown.indexOf(beam) * step(shown.length),
  /** @param {number} share */
  y: share => FRAME.bottom - share * (FRAME.bottom - FRAME.top),
});

/**
 * The path through the points whose beam stands on the axis.
 * @param {number[]} shown
 * @param {readonly CurvePoint[]} points
 * @param {'recall' | 'share'} key
 */
export function line(shown, points, key) {
  const { x, y } = scales(shown);
  return points
    .filter(p => shown.includes(p.beam))
    .map((p, i) => `${i ? 'L' : 'M'}${x(p.beam)} ${y(p[key])}`)
    .join('');
}

/**
 * Heights of the two labels at the lines' ends, apart from each other.
 * @param {number} recall
 * @param {number} share heights of the ends
 */
export const labelHeights = (recall, share) => (Math.abs(recall - share) < APART ? [recall - 3, share + 12] : [recall + 4, share + 4]);

/**
 * "0.90 at 12.0 %"
 * @param {CurvePoint | undefined} point
 */
export const reading = point => (point ? `${point.recall.toFixed(2)} at ${percent(point.share)}` : '\u2013');
