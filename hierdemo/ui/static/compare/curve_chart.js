// The drawing of what was found at what was compared, a line each way. Draws points; asks nothing, knows no events.
/** @import { CurvePoint } from '../core/types' */
/** @import { Setting, Way } from './dials.js' */
import { svg } from '../core/dom.js';
import { FRAME, line, scales } from './curve_frame.js';
import { at, named, WAYS } from './dials.js';

/** @typedef {ReturnType<typeof scales>} Scales */

/**
 * @param {readonly CurvePoint[]} mine of the question shown
 * @param {readonly CurvePoint[]} fixed of the collection's fixed questions, none while there are none
 * @param {readonly Setting[]} marked the settings to name in the drawing
 */
export function curveChart(mine, fixed, marked) {
  const of = scales([...mine, ...fixed]);
  return svg(
    'svg',
    { viewBox: `0 0 ${FRAME.width} ${FRAME.height}`, 'aria-hidden': 'true' },
    grid(of),
    WAYS.flatMap(mode => [way(of, fixed, mode, true), way(of, mine, mode, false)]),
    marked.flatMap(setting => mark(of, at(mine, setting), setting)),
  );
}

/** @type {(of: Scales, points: readonly CurvePoint[], mode: Way, isFixed: boolean) => SVGElement} */
function way(of, points, mode, isFixed) {
  const own = points.filter(p => p.mode === mode);
  return svg(
    'g',
    { class: lookOf(mode, isFixed) },
    svg('path', { d: line(of, own) }),
    isFixed ? [] : own.map(p => dot(mode, of.x(p.share), of.y(p.recall), 3)),
  );
}

/** Drill-down's points are round, HNSW's square. @type {(mode: Way, x: number, y: number, r: number) => SVGElement} */
const dot = (mode, x, y, r) =>
  mode === 'hnsw'
    ? svg('rect', { x: x - r, y: y - r, width: 2 * r, height: 2 * r })
    : svg('circle', { cx: x, cy: y, r });

/** @type {(mode: Way | 'any', isFixed: boolean) => string} */
const lookOf = (mode, isFixed) => `hd-curve-${mode}${isFixed ? ' is-fixed' : ''}`;

/** @type {(of: Scales, point: CurvePoint | undefined, setting: Setting) => SVGElement[]} */
function mark(of, point, setting) {
  if (!point) return [];
  const x = of.x(point.share),
    y = of.y(point.recall),
    below = setting.mode === 'hnsw' ? 20 : 34; // two names at one place stand one below the other
  const side = x > (FRAME.left + FRAME.right) / 2 ? 'end' : 'start';
  const height = y + below > FRAME.bottom ? y - below + 14 : y + below;
  return [
    svg('g', { class: lookOf(setting.mode, false) }, dot(setting.mode, x, y, 5)),
    svg('text', { class: `is-used is-${setting.mode}`, x: x + (side === 'end' ? 4 : -4), y: height, 'text-anchor': side, text: named(setting) }),
  ];
}

/** @param {Scales} of */
function grid({ x, y, lowest, widest }) {
  const { left, right, bottom, height } = FRAME;
  return [
    [lowest, (1 + lowest) / 2, 1].flatMap(v => [
      svg('line', { class: 'hd-curve-grid', x1: left, x2: right, y1: y(v), y2: y(v) }),
      svg('text', { x: left - 8, y: y(v) + 4, 'text-anchor': 'end', text: `${Math.round(v * 100)}` }),
    ]),
    [0, widest / 2, widest].map((v, i) =>
      svg('text', { x: x(v), y: bottom + 16, 'text-anchor': ['start', 'middle', 'end'][i], text: `${Number((v * 100).toFixed(1))}` }),
    ),
    svg('text', { x: (left + right) / 2, y: height - 4, 'text-anchor': 'middle', text: '% of all vectors compared' }),
    svg('text', { x: left - 28, y: 6, text: '% found' }),
  ].flat();
}

/**
 * A piece of a line, for the key; of "any" way a line without points.
 * @param {Way | 'any'} mode
 * @param {boolean} isFixed
 */
export const swatch = (mode, isFixed) =>
  svg(
    'svg',
    { viewBox: '0 0 20 8', 'aria-hidden': 'true' },
    svg('g', { class: lookOf(mode, isFixed) }, svg('path', { d: 'M0 4H20' }), isFixed || mode === 'any' ? [] : dot(mode, 10, 4, 3)),
  );
