// The drawing of recall and cost over beam width. Draws points; asks nothing, knows no events.
/** @import { CurvePoint } from '../core/types' */
import { svg } from '../core/dom.js';
import { FRAME, labelHeights, line, scales } from './beam_axis.js';

const LEVELS = [0, 0.5, 1];

/**
 * @param {number[]} shown the beams of the axis
 * @param {readonly CurvePoint[]} mine of the question shown, one at least
 * @param {readonly CurvePoint[] | null} fixed of the collection's fixed questions, null while there are none
 * @param {number} now the beam to mark
 */
export function curveChart(shown, mine, fixed, now) {
  const { width, height, left, right, top, bottom } = FRAME,
    { x, y } = scales(shown),
    last = mine[mine.length - 1];
  const [found, cost] = labelHeights(y(last.recall), y(last.share));
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
    grid(y),
    label((left + right) / 2, height - 4, 'beam width', { 'text-anchor': 'middle' }),
    svg('line', { class: 'hd-curve-now', x1: x(now), x2: x(now), y1: top - 4, y2: bottom + 4 }),
    fixed && lines(shown, fixed, ' is-fixed'),
    lines(shown, mine, ''),
    mine.flatMap(p => [
      svg('circle', { class: 'hd-curve-cost', cx: x(p.beam), cy: y(p.share), r: 2.5 }),
      svg('circle', { class: 'hd-curve-found', cx: x(p.beam), cy: y(p.recall), r: p.beam === now ? 5 : 3 }),
    ]),
    label(right + 8, found, 'found', { class: 'is-used' }),
    label(right + 8, cost, 'cost'),
  );
}

/** @param {(share: number) => number} y */
const grid = y =>
  LEVELS.flatMap(v => [
    svg('line', { class: 'hd-curve-grid', x1: FRAME.left, x2: FRAME.right, y1: y(v), y2: y(v) }),
    label(FRAME.left - 8, y(v) + 4, `${v * 100}`, { 'text-anchor': 'end' }),
  ]);

/**
 * @param {number[]} shown
 * @param {readonly CurvePoint[]} points
 * @param {string} look
 */
const lines = (shown, points, look) => [
  svg('path', { class: `hd-curve-cost${look}`, d: line(shown, points, 'share') }),
  svg('path', { class: `hd-curve-found${look}`, d: line(shown, points, 'recall') }),
];

/**
 * @param {number} x
 * @param {number} y
 * @param {string} text
 * @param {Record<string, string>} [more]
 */
const label = (x, y, text, more = {}) => svg('text', { x, y, ...more, text });

/**
 * A piece of a line, for the key.
 * @param {boolean} fixed
 */
export const swatch = fixed =>
  svg(
    'svg',
    { viewBox: '0 0 20 8', 'aria-hidden': 'true' },
    svg('path', { class: `hd-curve-found${fixed ? ' is-fixed' : ''}`, d: 'M0 4H20' }),
  );
