// The curve's scales: where a measured point lies in the drawing. Pure.
/** @import { CurvePoint } from '../core/types' */

/** The drawing in its own units, and the axes' ends in it. */
export const FRAME = { width: 320, height: 184, left: 34, right: 312, top: 14, bottom: 142 };
const WIDEST = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1], // where the axis of what was compared may end,
  LOWEST = [0.8, 0.5, 0]; // and that of what was found begin

/**
 * Scales that hold all points. x: of the share compared, from 0 to `widest`; y: of the share found, from `lowest` to 1.
 * @param {readonly CurvePoint[]} points
 */
export function scales(points) {
  const widest = WIDEST.find(v => points.every(p => p.share <= v)) ?? 1;
  const lowest = LOWEST.find(v => points.every(p => p.recall >= v)) ?? 0;
  const { left, right, top, bottom } = FRAME;
  return {
    widest,
    lowest,
    /** @param {number} share */
    x: share => left + (Math.min(share, widest) / widest) * (right - left),
    /** @param {number} found */
    y: found => bottom - ((found - lowest) / (1 - lowest)) * (bottom - top),
  };
}

/**
 * The path through points in the order of their dial.
 * @param {ReturnType<typeof scales>} of
 * @param {readonly CurvePoint[]} points
 */
export const line = ({ x, y }, points) =>
  [...points]
    .sort((a, b) => a.dial - b.dial)
    .map((p, i) => `${i ? 'L' : 'M'}${x(p.share).toFixed(1)} ${y(p.recall).toFixed(1)}`)
    .join('');
