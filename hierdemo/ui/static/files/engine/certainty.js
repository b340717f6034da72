// How sure an answer is, by the rules of search/certainty.py: where there is a doubt, nothing reassures. Knows what was read
// of a question, what else there is to warn of, and what margins mean. Pure.
/** @import { Certainty, Defaults, Doubt } from '../../core/answers' */
/** @import { Step } from './explain' */
/** @import { MarginRow, ShippedMargins } from './shipped' */
import { count } from '../../core/format.js';
import { splitMinus } from './question.js';

const LIMIT = 0.03, // of search/familiarity.py: below it a question is called unlike anything here
  CLOSE = 0.95, // a lead with which fewer of the collection's own questions were in the right branch is a close call
  SHOWN = 5, // words named, and
  LONGEST = 30; // letters of each, at most

/** @type {Certainty} */
const SURE = { doubt: 'sure', reason: '' };

/** @param {string} word */
const cut = word => [...word].slice(0, LONGEST).join('');
/** @param {string} word */
const dotted = word => (cut(word) === word ? word : `${cut(word)}...`);

/**
 * How sure an answer can be at all, by its words. familiar: the share of the collection's own questions that look no more
 * familiar, null where that is not known.
 * @param {{unknown: readonly string[], understood: boolean, familiar: number | null}} words
 * @param {string} noun
 * @returns {Certainty}
 */
export function ofQuestion({ unknown, understood, familiar }, noun) {
  const words = [...new Set(unknown)].map(dotted),
    named = words.slice(0, SHOWN).join(', ') + (words.length > SHOWN ? ', ...' : '');
  if (!understood) {
    const known = named ? ` (${named})` : '';
    return { doubt: 'guess', reason: `The model has never met these words${known}: read the answer as a guess.` };
  }
  if (familiar !== null && familiar < LIMIT) {
    const met = named ? ` (the model has never met: ${named})` : '';
    return { doubt: 'guess', reason: `These words are unlike anything in the collection of ${noun}${met}: read the answer as a guess.` };
  }
  if (!named) return SURE;
  return { doubt: 'part', reason: `The model has never met some of these words, and left them out: ${named}.` };
}

/**
 * Where words are looked up in what came with the pictures: unknown are those that none of them has.
 * @param {readonly string[]} unknown
 * @returns {Certainty}
 */
export function ofLookup(unknown) {
  if (!unknown.length) return SURE;
  const named = [...new Set(unknown.slice(0, SHOWN).map(cut))].join(', ');
  return { doubt: 'part', reason: `No picture here has these words, and they were left out: ${named}.` };
}

/**
 * With what else there is to warn of: an answer that a warning stands beside is not sure; where `strange` says that the model
 * does not know such pictures, it is a guess.
 * @param {Certainty} certainty
 * @param {readonly string[]} notes
 * @param {string} [strange]
 * @returns {Certainty}
 */
export function noting(certainty, notes, strange) {
  const { doubt, reason } = certainty;
  if (strange && doubt !== 'guess') return { doubt: 'guess', reason: reason || strange };
  return notes.length && doubt === 'sure' ? { doubt: 'part', reason: notes[0] } : certainty;
}

/**
 * Of each step the share of the collection's own questions that were in the right branch with such a margin, null where
 * that was not measured of such a question, or there is a doubt.
 * @param {Doubt} doubt
 * @param {ShippedMargins | null} margins
 * @param {Defaults} query
 * @param {readonly Step[]} steps
 */
export function sharesOf(doubt, margins, query, steps) {
  if (!margins || doubt !== 'sure' || !isPlain(query) || query.beam < margins.beam) return steps.map(() => null);
  return steps.map(({ how, forced, margin, level }) =>
    how === 'none' || forced || margin === null ? null : shareAt(margins.rows.text[level - 1] ?? [], margin),
  );
}

/**
 * @param {MarginRow} row
 * @param {number} margin
 */
function shareAt(row, margin) {
  if (!row.length) return null;
  let at = 0;
  while (at + 1 < row.length && row[at + 1][0] <= margin) at++;
  return row[at][1];
}

/**
 * A question of words alone, as the collection's own were.
 * @param {Defaults} query
 */
function isPlain({ mode, target, depth, like, where, forced, text }) {
  const plain = mode === 'drill-down' && target === 'pictures' && depth == null && like == null;
  return plain && !Object.keys(where).length && forced.every(m => m == null) && !splitMinus(text)[1].length;
}

/**
 * @param {Step} step
 * @param {number | null} right
 */
export const isClose = ({ how, forced, margin }, right) => how !== 'none' && !forced && margin !== null && margin >= 0 && right !== null && right < CLOSE;

/**
 * The warning where words name a value alone, a colour say, for which the way down the tree missed pictures.
 * @param {string} value
 * @param {number} missed
 */
export const astray = (value, missed) =>
  `\u201c${value}\u201d lies in every branch, so this tree is the wrong guide to it: ${missed} of the best were passed over.`;

/**
 * The warning where words name a branch, and nothing that was found lies in it.
 * @param {string} words
 * @param {{name: string, n: number}} branch
 * @param {string} noun
 */
export const apart = (words, { name, n }, noun) =>
  `\u201c${words}\u201d names a branch here (\u201c${name}\u201d, ${count(n)} ${noun}), and none of these lies in it.`;
