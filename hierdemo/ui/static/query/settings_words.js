// What the settings say: the kinds of search, what is searched, how deep. Pure; knows a question, draws nothing.

/** @import { Answer, Ask, Mode, Target, Tree } from '../core/types' */
import { percent } from '../core/format.js';

/** @type {readonly {id: Mode, title: string}[]} */
export const MODES = [
  { id: 'drill-down', title: 'Drill-down' },
  { id: 'hnsw', title: 'HNSW' },
  { id: 'exact', title: 'Exact' },
];

/** @type {Record<Mode, string>} */
export const ABOUT_MODE = {
  'drill-down': 'Falls through the tree, coarse to fine.',
  hnsw: 'HNSW walks a graph of neighbours; the tree only explains.',
  exact: 'Scores everything: the flat search.',
};

/** @type {Record<Target, {title: string, about: string, short: string}>} */
export const TARGETS = {
  pictures: { title: 'Pictures', about: 'Scores the pictures themselves.', short: '' },
  captions: {
    title: 'Captions',
    about: 'Scores what was written about each picture, never the picture.',
    short: ' in captions',
  },
  both: { title: 'Both', about: 'The mean of the two scores, picture and caption.', short: ' in both' },
};

export const ABOUT_EF = 'How many candidates the walk of the graph keeps, never fewer than results.';

const EFS = [8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512];

/**
 * The efs that the slider stands on: from the number of results to the limit, with the one in use among them.
 * @param {number} limit
 * @param {number} k
 * @param {number} used
 */
export const efSteps = (limit, k, used) =>
  [...new Set([k, used, ...EFS.filter(ef => ef > k && ef <= limit)])].sort((a, b) => a - b);

export const ABOUT_BEAM =
  'The beam: at most this many branches are kept at level 1, more further down, and fewer when one is clearly ahead. A narrower beam compares less and may lose more.';

/**
 * What the settings came to for the answer shown: it stands where they are turned, for on a phone they cover the cost line.
 * @param {Pick<Answer, 'cost' | 'flat' | 'flat_k'>} answer
 */
export function effect({ cost, flat, flat_k: n }) {
  const found = n ? `, ${n - flat.missed.length} of the flat search\u2019s ${n} found` : '';
  return `Now: ${percent(Math.min(1, cost.compared / cost.total))} compared${found}.`;
}

/**
 * How far down a search falls in a tree of `levels` levels.
 * @param {number | null} depth
 * @param {number} levels
 */
export const reached = (depth, levels) => Math.min(depth ?? levels, levels);

/**
 * @param {number} to
 * @param {number} levels
 */
export const aboutDepth = (to, levels) =>
  to < levels
    ? `Stops at level ${to}; every picture in the branches kept there is compared.`
    : 'Falls to the leaves. Stopping sooner compares more pictures and loses fewer.';

/**
 * The settings in a few words, for the closed button. What kind of search and which tree, ways.js says beside it.
 * @param {Pick<Ask, 'beam' | 'k' | 'mode' | 'depth' | 'target'>} ask
 * @param {number} ef the one in use
 * @param {Pick<Tree, 'depth' | 'title'>} tree
 */
export function summary({ beam, k, mode, depth, target }, ef, tree) {
  const short = depth && depth < tree.depth ? `, to ${tree.title(depth)}` : '';
  const dial = { 'drill-down': `beam ${beam}${short}, `, hnsw: `ef ${ef}, `, exact: '' }[mode];
  return `${dial}${k} results${TARGETS[target].short}`;
}
