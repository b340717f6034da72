// The icons: one stroke weight, a 20 px box. icon('close') returns an <svg>; it is hidden from screen readers.
import { svg } from './dom.js';

/** @typedef {[tag: string, props: Record<string, string | number>]} Drawn */

/** @type {(d: string) => Drawn} */
const P = d => ['path', { d }];
/** @type {(cx: number, cy: number, r: number, more?: Record<string, string>) => Drawn} */
const C = (cx, cy, r, more = {}) => ['circle', { cx, cy, r, ...more }];
/** @type {(x: number, y: number, width: number, height: number, rx: number) => Drawn} */
const R = (x, y, width, height, rx) => ['rect', { x, y, width, height, rx }];
const DOT = { fill: 'currentColor', stroke: 'none' };

/** @type {Record<string, Drawn[]>} */
const ICONS = {
  search: [C(8.75, 8.75, 5.25), P('m12.75 12.75 4 4')],
  image: [R(2.75, 3.75, 14.5, 12.5, 2.5), C(7, 8, 1.25), P('m3.5 14.5 4-3.5 2.5 2 3.5-3.5 3.25 3.25')],
  sliders: [P('M3 6h7m4 0h3M3 14h3m4 0h7'), C(12, 6, 2), C(8, 14, 2)],
  down: [P('m5.5 8 4.5 4.5L14.5 8')],
  right: [P('M8 5.5 12.5 10 8 14.5')],
  left: [P('M12 5.5 7.5 10l4.5 4.5')],
  close: [P('m5.5 5.5 9 9m0-9-9 9')],
  check: [P('m5 10.5 3.5 3.5L15 6.5')],
  moon: [P('M16.5 11.8A6.8 6.8 0 0 1 8.2 3.5a6.8 6.8 0 1 0 8.3 8.3Z')],
  sun: [
    C(10, 10, 3.25),
    P('M10 2.75v1.5m0 11.5v1.5M2.75 10h1.5m11.5 0h1.5M4.9 4.9l1 1m8.2 8.2 1 1m0-10.2-1 1m-8.2 8.2-1 1'),
  ],
  help: [C(10, 10, 7.25), P('M7.9 7.9a2.1 2.1 0 1 1 3 1.9c-.6.3-.9.7-.9 1.4m0 2.3v.1')],
  keys: [R(2, 5, 16, 10.5, 2.5), P('M5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 12h7')],
  link: [
    P(
      'M8.5 11.5a3 3 0 0 0 4.2 0l2.8-2.8a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-2.8 2.8a3 3 0 0 0 4.2 4.2l1-1',
    ),
  ],
  share: [P('M10 12.5v-9m-3 3 3-3 3 3M6 9H4.5v7.5h11V9H14')],
  code: [P('m7 6-4 4 4 4m6-8 4 4-4 4m-1.75-9.5-2.5 11')],
  lasso: [
    [
      'path',
      {
        d: 'M6 13.2C4 12.3 2.75 10.8 2.75 9c0-3 3.25-5.25 7.25-5.25S17.25 6 17.25 9s-3.25 5.25-7.25 5.25c-.7 0-1.35-.05-2-.2',
        'stroke-dasharray': '2.6 2.2',
      },
    ],
    C(6.75, 14, 1.5),
    P('M6.6 15.5c.2 1-.3 1.7-1.3 1.9'),
  ],
  box: [['rect', { x: 3.5, y: 4.5, width: 13, height: 11, rx: 1.5, 'stroke-dasharray': '2.6 2.2' }]],
  move: [P('M10 3v14M3 10h14M8 5l2-2 2 2M8 15l2 2 2-2M5 8l-2 2 2 2M15 8l2 2-2 2')],
  plus: [P('M10 4.5v11M4.5 10h11')],
  minus: [P('M4.5 10h11')],
  fit: [P('M3.5 7.5v-4h4m5 0h4v4m0 5v4h-4m-5 0h-4v-4')],
  save: [P('M10 3.5v9m-3.5-3.5 3.5 3.5 3.5-3.5M4 16.5h12')],
  similar: [C(10, 10, 2.25), P('M5.8 5.8a6 6 0 0 0 0 8.4m8.4-8.4a6 6 0 0 1 0 8.4')],
  pin: [P('M10 17s5-4.6 5-8.75a5 5 0 0 0-10 0C5 12.4 10 17 10 17Z'), C(10, 8.25, 1.75)],
  rows: [R(3.25, 4, 13.5, 3, 1), R(3.25, 10, 13.5, 6, 1)],
  chart: [P('M3.5 3.5v13h13M6.5 13.5l3.5-5 3 2.5 3.5-6')],
  note: [C(10, 10, 7), P('M10 6.5v4.25M10 13.4v.1')],
  hand: [
    P(
      'M7 11V4.75a1.25 1.25 0 0 1 2.5 0V9.5m0-1a1.25 1.25 0 0 1 2.5 0v1m0-.5a1.25 1.25 0 0 1 2.5 0v1m0-.25a1.2 1.2 0 0 1 2.25.5v2.25a4.75 4.75 0 0 1-4.75 4.75h-.75c-1.6 0-2.6-.6-3.5-1.9L4.4 11.5c-.8-1.3.9-2.4 1.8-1.2L7 11',
    ),
  ],
  star: [['path', { d: 'm10 2.5 2.3 4.9 5.4.7-4 3.7 1 5.3L10 14.5l-4.7 2.6 1-5.3-4-3.7 5.4-.7Z', ...DOT }]],
  file: [P('M2.75 15.5v-10a1 1 0 0 1 1-1h3.7l1.8 2h7a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H3.75a1 1 0 0 1-1-1ZM7.5 11.25h5m-2-2 2 2-2 2')],
  undo: [P('M7.5 5 4 8.5 7.5 12M4.3 8.5h7.2a4 4 0 0 1 0 8H8')],
  redo: [P('M12.5 5 16 8.5 12.5 12m3.2-3.5H8.5a4 4 0 0 0 0 8H12')],
  mark: [
    C(10, 3.7, 2.1, DOT),
    C(4.2, 10.8, 1.6),
    C(11.7, 10.8, 2.1, DOT),
    C(8, 17, 1.4),
    C(15, 17, 1.8, DOT),
    P('M9.2 5.6 5.2 9.4M10.5 5.8l.8 2.9M10.8 12.7l-2.1 3M12.7 12.7l1.4 2.7'),
  ],
};

/**
 * An icon as an SVG element; size in px. Unknown names give an empty box, so that nothing breaks.
 * @param {string} name
 */
export function icon(name, size = 20) {
  const shapes = (ICONS[name] ?? []).map(([tag, props]) => svg(tag, props));
  return svg(
    'svg',
    { class: 'hd-i', viewBox: '0 0 20 20', width: size, height: size, 'aria-hidden': 'true' },
    ...shapes,
  );
}
