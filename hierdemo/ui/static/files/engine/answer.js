// An answer and a comparison as the page is given them, in the shapes of ui/present/answer_types.py. Knows results of a
// search, not how they come about. Pure but for the clock.
/** @import { Answer, CardState, Compared, Step as StepTold, Way } from '../../core/answers' */
/** @import { Collection } from './collection' */
/** @import { Step } from './explain' */
/** @import { Result } from './search' */
import { isClose } from './certainty.js';
import { fitting, within } from './facets.js';
import { sorted } from './filters.js';
import { rounded } from './numbers.js';
import { efUsed } from './question.js';
import { starsOf, timedOnes } from './search.js';
import { itemAnswer, stackOf } from './titles.js';

/** @typedef {import('../../core/answers').Result} ResultTold */

const TITLES = { 'drill-down': 'Drill-down', exact: 'Exact, the flat search' };

/**
 * @param {Collection} collection
 * @param {Result} result
 * @returns {Answer}
 */
export function answerOf(collection, result) {
  const { query, read, tree, found, flat, steps, mask, certainty } = result,
    { took, rounds } = timedOnes(collection, [result]),
    fits = mask && fitting(tree, mask),
    results = found.items.map((id, i) => resultOf(collection, result, id, i)),
    sure = certainty.doubt === 'sure';
  return {
    query: {
      text: query.text,
      picture: false,
      like: query.like,
      weight: query.weight,
      minus: read.minus,
      away: read.minus.length ? query.away : null,
    },
    mode: query.mode,
    tree: query.tree,
    target: query.target,
    snapshot: tree.shipped.answer.snapshot,
    k: query.k,
    beam: query.beam,
    ef: efUsed(query),
    depth: query.depth,
    forced: [...query.forced],
    where: query.where,
    certainty,
    steps: steps.map((step, i) => stepOf(tree.parent, step, result.right[i], fits)),
    results,
    falloff: result.falloff,
    cost: { compared: found.nodes + found.compared, nodes: found.nodes, items: found.compared, total: collection.items.length },
    seconds: { encode: 0, search: took[query.mode], flat: took.exact },
    rounds,
    flat: {
      recall: rounded(result.recall),
      compared: flat.compared,
      missed: result.missed.map(({ item, rank, lostAt }) => ({ id: item, rank, lost_at_level: lostAt })),
    },
    flat_k: flat.items.length,
    stars: starsOf(collection, result),
    warnings: result.warnings,
    narrow: results.length && sure ? within(collection, tree, results[0].leaf, { where: query.where, mask }) : null,
    sorted: query.sort == null ? null : sorted(collection, found.items, query.sort),
  };
}

/**
 * @param {Collection} collection
 * @param {Result} result
 * @param {number} id
 * @param {number} i its place among the results
 * @returns {ResultTold}
 */
const resultOf = (collection, { tree, found }, id, i) => ({
  ...itemAnswer(collection, id),
  rank: i + 1,
  score: rounded(found.scores[i]),
  leaf: tree.leafOf[id],
  stack: stackOf(collection.shipped.stacks, id),
});

/**
 * @param {Int32Array} parent
 * @param {Step} step
 * @param {number | null} right
 * @param {number[] | null} fits how many of each node's items pass the filters, null without any
 * @returns {StepTold}
 */
function stepOf(parent, step, right, fits) {
  const { level, candidates, scores, kept, node, margin, rival, forced, how } = step;
  /** @param {number} m @returns {CardState} */
  const state = m => (m === node ? 'chosen' : kept.includes(m) ? 'kept' : 'passed');
  /** @param {number} m */
  const fit = m => (fits ? { fits: fits[m] } : {});
  const cards = candidates.map((m, i) => ({ node: m, parent: parent[m], score: rounded(scores[i]), state: state(m), ...fit(m) })),
    other = cards.find(card => card.node === rival);
  return {
    level,
    node,
    score: rounded(step.score),
    margin: margin === null ? null : rounded(margin),
    right,
    close: isClose(step, right),
    forced,
    n_candidates: how === 'none' ? 0 : cards.length,
    n_kept: kept.length,
    runner_up: other ? { node: other.node, score: other.score, ...fit(other.node) } : null,
    how,
    cards,
  };
}

/**
 * The ways side by side, rank by rank of the exact order; each rank found or, with its level, lost.
 * @param {Collection} collection
 * @param {{'drill-down': Result, exact: Result}} results
 * @returns {Compared}
 */
export function comparedOf(collection, results) {
  const { took, rounds } = timedOnes(collection, [results['drill-down']]),
    { items, scores } = results.exact.found;
  /** @param {'drill-down' | 'exact'} mode @returns {Way} */
  const way = mode => {
    const { found, missed } = results[mode],
      lost = new Map(missed.map(({ item, lostAt }) => [item, lostAt])),
      ranks = items.map((id, i) => ({ id, score: rounded(scores[i]), found: !lost.has(id), lost_at_level: lost.get(id) ?? null })),
      compared = found.nodes + found.compared;
    return { mode, title: TITLES[mode], found: items.length - lost.size, k: items.length, compared, seconds: took[mode], rounds, ranks };
  };
  return { exact: items, ways: [way('drill-down'), way('exact')] };
}
