// What the results say: out of how many, where relevance falls off, why there are none. Pure; knows an answer.
import { isGuess, isPart, isSure } from '../core/certainty.js';
import { count, score } from '../core/format.js';
import { own } from '../core/own.js';
import { piled } from './piles.js';

/** @import { Answer, Attribute, Result, Target } from '../core/types' */
/** @import { Pile } from './piles.js' */
/**
 * weak: relevance has fallen off before it; pile: what lies under it; under: it lies under another, and is shown.
 * @typedef {{id: number, result: Result, weak: boolean, pile?: Pile, under?: boolean}} HitCell
 */
/** @typedef {{id: 'falloff', text: string}} FalloffCell */

/** @type {Record<Target, string>} */
const BY = { pictures: '', captions: ', by their captions', both: ', by picture and caption' };
const DULL = new Set(['plain', 'none', 'unknown', '']); // values that say nothing of a picture
const SHOWN = 2; // attributes under a picture

/**
 * The results in order, with the mark where relevance falls off between them.
 * @param {readonly Result[]} results
 * @param {number | null} falloff
 * @param {ReadonlySet<string>} [open] piles of nearly the same pictures that are spread
 * @returns {(HitCell | FalloffCell)[]}
 */
export function cellsOf(results, falloff, open = new Set()) {
  /** @type {(HitCell | FalloffCell)[]} */
  const cells = hitsOf(results, falloff, open);
  if (falloff) {
    const [before, after] = [results[falloff - 1], results[falloff]].map(r => score(r.score));
    const at = cells.findIndex(cell => 'weak' in cell && cell.weak);
    cells.splice(at, 0, { id: 'falloff', text: `${before} to ${after}. What follows fits less.` });
  }
  return cells;
}

/**
 * @param {readonly Result[]} results
 * @param {number | null} falloff
 * @param {ReadonlySet<string>} [open]
 */
export const hitsOf = (results, falloff, open = new Set()) =>
  piled(results.map((result, i) => ({ id: result.id, result, weak: falloff != null && i >= falloff })), open);

/**
 * The results as they are shown: best first, or in the order of an attribute.
 * @param {Pick<Answer, 'results' | 'sorted'>} answer
 */
export function shownOf({ results, sorted }) {
  if (!sorted) return results;
  const by = new Map(results.map(result => [result.id, result]));
  return sorted.ids.flatMap(id => by.get(id) ?? []);
}

/**
 * Where relevance falls off among the results as they are shown: in the order of an attribute nowhere.
 * @param {Pick<Answer, 'falloff' | 'sorted'>} answer
 */
export const falloffOf = ({ falloff, sorted }) => (sorted ? null : falloff);

/**
 * Out of how many the results are the best.
 * @param {Pick<Answer, 'results' | 'cost' | 'mode' | 'target' | 'certainty'>} answer
 * @param {string} noun what the items are called
 */
export function poolWords(answer, noun) {
  const { results, cost, mode, target } = answer;
  const pool =
    mode === 'exact' || cost.items == null ? `all ${count(cost.total)} ${noun}` : `the ${count(cost.items)} ${noun} compared`;
  return `${isSure(answer) ? 'best' : 'nearest'} ${results.length} of ${pool}${BY[target]}`;
}

/**
 * How well they fit, as far as that is known: where relevance falls off, else what they are in doubt of, and their scores.
 * @param {Pick<Answer, 'results' | 'falloff' | 'certainty' | 'sorted'>} answer
 * @returns {{says: string, scores: string}}
 */
export function fitWords(answer) {
  const { results, falloff, sorted } = answer,
    last = results.at(-1);
  if (!last) return { says: '', scores: '' };
  if (falloff && !sorted) return { says: `Relevance falls off after ${falloff}.`, scores: '' };
  return {
    says: isGuess(answer) ? 'A guess: nothing here may fit.' : isPart(answer) ? 'By a part of what was asked.' : '',
    scores: results.length > 1 ? `Scores ${score(results[0].score)} to ${score(last.score)}.` : '',
  };
}

/**
 * Why nothing was found, and what would help.
 * @param {boolean} filtered
 */
export const emptyWords = filtered =>
  filtered
    ? 'Nothing in the kept branches passes these filters. Take a filter off, or widen the beam.'
    : 'Nothing was found in the kept branches. Try other words, or widen the beam.';

/**
 * What a result is called: by what it was found, as far as that has words.
 * @param {Pick<Result, 'id' | 'title' | 'caption'>} result
 * @param {Target} target
 */
export const hitName = ({ id, title, caption }, target) =>
  (target === 'pictures' ? title : caption) || title || caption || `picture ${id}`;

/**
 * The numbers and dates that are seen under a result: what the order is by, then what is asked for as a range.
 * @param {Pick<Answer, 'sorted' | 'where'>} answer
 * @param {readonly {name: string}[]} quantities
 */
export const measuresShown = ({ sorted, where }, quantities) => [
  ...new Set([...(sorted ? [sorted.name] : []), ...quantities.map(q => q.name).filter(name => Object.hasOwn(where, name))]),
];

/**
 * The attributes shown under a result: the first that say something.
 * @param {readonly Pick<Attribute, 'name'>[]} attributes
 * @param {Result['attributes']} values
 */
export const attributesShown = (attributes, values) =>
  attributes.map(a => a.name).filter(name => !DULL.has(own(values, name) ?? '')).slice(0, SHOWN);
