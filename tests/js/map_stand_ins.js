// A small tree and its points for the map's tests: two branches of two leaves each, one leaf in every corner of the map.
import { indexTree } from '../../hierdemo/ui/static/core/tree.js';

/** @import { Answer, Step, Tree, TreeNode } from '../../hierdemo/ui/static/core/types' */
/** @import { Points, XY } from '../../hierdemo/ui/static/map/types' */

/** Corners of the map that the leaves 3, 4, 5, 6 lie in. @type {XY[]} */
export const CORNERS = [
  [0.2, 0.2],
  [0.2, 0.8],
  [0.8, 0.2],
  [0.8, 0.8],
];

/** @type {(own: Pick<TreeNode, 'id' | 'parent' | 'level' | 'hue' | 'shade' | 'n'>) => TreeNode} */
const node = own => ({ ...own, name: `node ${own.id}`, reps: [], source: 'person', confidence: null });

/**
 * @param {number} [each] items a leaf
 * @returns {Tree}
 */
export const smallTree = (each = 10) => ({
  ...indexTree({
    id: 'cluster',
    snapshot: 's1',
    levels: ['Groups', 'Kinds'],
    nodes: [
      node({ id: 0, parent: -1, level: 0, hue: 0, shade: 0, n: 4 * each }),
      node({ id: 1, parent: 0, level: 1, hue: 20, shade: 0, n: 2 * each }),
      node({ id: 2, parent: 0, level: 1, hue: 200, shade: 0, n: 2 * each }),
      node({ id: 3, parent: 1, level: 2, hue: 20, shade: -1, n: each }),
      node({ id: 4, parent: 1, level: 2, hue: 20, shade: 1, n: each }),
      node({ id: 5, parent: 2, level: 2, hue: 200, shade: -1, n: each }),
      node({ id: 6, parent: 2, level: 2, hue: 200, shade: 1, n: each }),
    ],
    maps: [
      { level: 1, title: 'Groups', nodes: [1, 2], xy: [[0.2, 0.5], [0.8, 0.5]], note: 'blended' },
      { level: 2, title: 'Kinds', nodes: [3, 4, 5, 6], xy: CORNERS, note: 'blended' },
      { level: 3, title: 'Items', nodes: [3, 4, 5, 6], xy: CORNERS, note: 'plain' },
    ],
  }),
  embedding: null,
  query: '',
}); // prettier-ignore

/**
 * `each` items a leaf, in a square of side 0.02 around its corner; item i lies in leaf 3 + i % 4.
 * @returns {Points}
 */
export function smallPoints(each = 10) {
  const n = 4 * each,
    points = { n, x: new Float32Array(n), y: new Float32Array(n), leaf: new Int32Array(n), made: new Map() };
  for (let i = 0; i < n; i++) {
    const corner = i % 4,
      step = Math.floor(i / 4) / each - 0.5;
    points.leaf[i] = 3 + corner;
    points.x[i] = CORNERS[corner][0] + 0.02 * step;
    points.y[i] = CORNERS[corner][1] + 0.02 * step * (i % 8 < 4 ? 1 : -1);
  }
  return points;
}

/** @type {(id: number, parent: number, score: number, state: Step['cards'][0]['state']) => Step['cards'][0]} */
const card = (id, parent, score, state) => ({ node: id, parent, score, state });

/**
 * As much of an answer as the map reads: it goes down to leaf 3; item 1 is the first result, item 2 was missed.
 * @param {object} [more]
 * @returns {Answer}
 */
export const smallAnswer = (more = {}) =>
  /** @type {any} */ ({
  query: { text: 'cow', picture: null, like: null },
  certainty: { doubt: 'sure', reason: '' },
  steps: [
    { level: 1, node: 1, cards: [card(1, 0, 0.9, 'chosen'), card(2, 0, 0.2, 'passed')] },
    { level: 2, node: 3, cards: [card(3, 1, 0.9, 'chosen'), card(4, 1, 0.5, 'kept')] },
  ],
  results: [{ id: 1, rank: 1, score: 0.8, leaf: 4, name: 'brown cow' }],
  flat: { missed: [{ id: 2, rank: 3, lost_at_level: 1 }] },
  stars: [[0.3, 0.5], [0.25, 0.25], [0.2, 0.2]],
  ...more,
}); // prettier-ignore

/** Every letter is as wide as half the size. @type {import('../../hierdemo/ui/static/map/types').Measure} */
export const measure = (text, size) => (text.length * size) / 2;
