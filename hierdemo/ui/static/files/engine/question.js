// A question as the engine takes it, and how a text says what to take away; as search/query.py has it. Knows a question's
// fields. Pure.
/** @import { Defaults, Info } from '../../core/answers' */
import { Refused } from './refused.js';
import { tidy } from './words.js';

const LEAST_EF = 64,
  MOST_TERMS = 8,
  DENIALS = ['not', 'no', 'without', 'except', 'never', 'nothing'],
  MINUS = /(?<!\S)[-\u2212](?:["\u201c\u201d\u201e]([^"\u201c\u201d\u201e]*)["\u201c\u201d\u201e]?|([\p{L}\p{N}]\S*))/gu;

/** Characters of a text that are read. */
export const LONGEST_TEXT = 1000;

/**
 * A request with what it leaves out. Raises Refused for what needs a server, or is out of bounds.
 * @param {Partial<Defaults> & {picture?: string | null}} ask
 * @param {Info} info
 * @returns {Defaults}
 */
export function asked(ask, info) {
  if (ask.picture != null) throw new Refused('This copy has no model that could read a picture of yours: that needs hierdemo itself.');
  /** @type {Record<string, unknown>} */
  const query = { ...info.defaults };
  for (const { name, kind, low, high, choices } of info.fields) {
    const value = ask[/** @type {keyof Defaults} */ (name)];
    if (value == null) continue;
    if (choices.length && kind === 'choice' && !choices.includes(String(value))) throw new Refused(`There is no ${name} '${value}': use ${choices.join(', ')}.`);
    if (kind === 'number' || kind === 'count') within(name, Number(value), low, high);
    query[name] = value;
  }
  return /** @type {Defaults} */ (/** @type {unknown} */ (query));
}

/**
 * @param {string} name
 * @param {number} value
 * @param {number | null} low
 * @param {number | null} high
 */
function within(name, value, low, high) {
  if (value >= (low ?? -Infinity) && value <= (high ?? Infinity)) return;
  const bounds = high === null ? `be at least ${low}` : `lie between ${low} and ${high}`;
  throw new Refused(`${name} must ${bounds}, got ${value}.`);
}

/**
 * Raises Refused for a question that asks for nothing, or for more than can be answered here.
 * @param {Defaults} query
 * @param {number} n of the items
 */
export function check({ text, like, mode }, n) {
  const [words, away] = splitMinus(text);
  if (like == null && !words) {
    if (away.length) throw new Refused(`There is nothing to take \u201c${away[0]}\u201d away from: add what you look for in front of the dash.`);
    throw new Refused('There is nothing to search for: type some words or give a picture.');
  }
  if (mode === 'hnsw') throw new Refused('The HNSW graph is not part of this copy: that way of searching needs hierdemo itself.');
  if (away.length > MOST_TERMS) throw new Refused(`At most ${MOST_TERMS} terms can be taken away at once: leave some of the dashes out.`);
  if (like != null && !(like >= 0 && like < n)) throw new Refused(`There is no item ${like}: ids run from 0 to ${n - 1}.`);
}

/**
 * HNSW's ef, as answers tell it.
 * @param {Defaults} query
 */
export const efUsed = ({ ef, k }) => (ef == null ? Math.max(LEAST_EF, 4 * k) : Math.max(ef, k));

/**
 * The words that are asked for, and the terms that are to be taken away, each once, in the order they stand.
 * @param {string} text
 * @returns {[string, string[]]}
 */
export function splitMinus(text) {
  /** @type {Set<string>} */
  const terms = new Set();
  const left = text.replace(MINUS, (_, quoted, word) => {
    const term = tidy((word || quoted || '').replace(/[.,;:!?"'\u201d]+$/, ''));
    if (term) terms.add(term);
    return ' ';
  });
  return [tidy(left), [...terms]];
}

/**
 * What to say where a text and what it refuses do not go together.
 * @param {string} text
 * @param {readonly string[]} refused
 */
export function crossed(text, refused) {
  const words = tidy(text.toLowerCase()),
    notes = refused
      .filter(term => ` ${words} `.includes(` ${term.toLowerCase()} `))
      .map(term => `\u201c${term}\u201d is asked for and taken away: leave one of the two out.`),
    denied = words.split(' ').find(word => DENIALS.includes(word));
  if (denied) notes.push(`\u201c${denied}\u201d is not read as a refusal: put a dash before what you do not want, like -red.`);
  return notes;
}
