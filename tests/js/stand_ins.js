// A small tree and answer, whole in their types, for tests of what is pure.
/** @import { Answer, Family, Tree } from '../../hierdemo/ui/static/core/types' */
import { indexTree } from '../../hierdemo/ui/static/core/tree.js';

/** @type {[number, number, number, string, number][]} id, parent, level, name, items */
const NODES = [
  [0, -1, 0, 'all', 100],
  [1, 0, 1, 'animals', 60],
  [2, 0, 1, 'vehicles', 40],
  [3, 1, 2, 'cats', 36],
  [4, 1, 2, 'dogs', 24],
  [5, 2, 2, 'race cars', 39],
  [6, 2, 2, 'cats on wheels', 1],
];

/** @returns {Tree} two branches with two leaves each */
export const pairsTree = () =>
  indexTree({
    id: 'clusters',
    snapshot: 's',
    levels: ['Groups', 'Leaves'],
    nodes: NODES.map(([id, parent, level, name, n]) => ({ id, parent, level, name, n, hue: 20, shade: 0, reps: [], source: '', confidence: null })),
    maps: [],
  });

/**
 * An answer that went to animals, then to cats.
 * @param {Partial<Answer>} [more]
 * @returns {Answer}
 */
export const answerTo = (more = {}) => ({
  query: { text: 'cat', picture: false, like: null, weight: 1, minus: [], away: null },
  mode: 'drill-down',
  tree: 'clusters',
  target: 'pictures',
  snapshot: 's',
  k: 4,
  beam: 1,
  depth: null,
  forced: [],
  where: {},
  certainty: { doubt: 'sure', reason: '' },
  steps: [
    step(1, 1, [card(1, 0, 0.9, 'chosen'), card(2, 0, 0.5, 'passed')]),
    step(2, 3, [card(3, 1, 0.8, 'chosen'), card(4, 1, 0.79, 'kept')]),
  ],
  results: [],
  falloff: null,
  cost: { compared: 40, nodes: 4, items: 36, total: 100 },
  seconds: { encode: 0.01, search: 0.002, flat: 0.001 },
  rounds: 9,
  ef: 64,
  flat: { recall: 1, compared: 100, missed: [] },
  flat_k: 4,
  stars: [],
  warnings: [],
  narrow: null,
  sorted: null,
  ...more,
});

/** @type {(node: number, parent: number, score: number, state: 'chosen' | 'kept' | 'passed') => Answer['steps'][number]['cards'][number]} */
const card = (node, parent, score, state) => ({ node, parent, score, state });

/** @type {(level: number, node: number, cards: Answer['steps'][number]['cards']) => Answer['steps'][number]} */
export const step = (level, node, cards) => ({
  ...{ level, node, cards, score: cards[0].score, margin: 0.1, right: null, close: false, forced: false, n_candidates: cards.length, n_kept: 1 },
  runner_up: null,
  how: 'scan',
});

/** @returns {Family} two members and three measures */
export const twoMembers = () => ({
  dial: 'Hierarchy',
  about: '',
  method: '',
  default: 'b',
  members: [
    { id: 'a', title: 'plain', strength: 0, figures: { purity: 0.5, recall: 0.9, purity_colour_leaves: 0.6 } },
    { id: 'b', title: 'adapted', strength: 1, figures: { purity: 0.8, recall: 0.85, purity_colour_leaves: 0.2 } },
  ],
  measures: [
    { key: 'purity', title: 'Purity', unit: 'share', better: 'high', side: 'hierarchy', about: '' },
    { key: 'recall', title: 'Recall', unit: 'share', better: 'high', side: 'meaning', about: '' },
    { key: 'purity_colour_leaves', title: 'Colour', unit: 'share', better: 'low', side: 'hierarchy', about: '' },
  ],
  lessons: [],
});
