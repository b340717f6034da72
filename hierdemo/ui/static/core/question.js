// A question and how it changes: what it asks for, the branches taken by hand, the filters. Pure; knows an Ask, not the
// server. forced: nodes taken by hand, level 1 first; along: the levels of those that only came with a deeper one.
/** @import { Ask, Defaults } from './types' */
import { own } from './own.js';

/**
 * A question that asks for nothing yet.
 * @param {Defaults} defaults
 * @returns {Ask}
 */
export const blank = defaults => ({ ...defaults, picture: null, along: [] });

/**
 * Whether it asks for nothing: no words, no picture.
 * @param {Ask} ask
 */
export const isEmpty = ({ text, picture, like }) => !text.trim() && !picture && like == null;

/**
 * Whether an address's part of a question says what to look for.
 * @param {Partial<Ask>} ask
 */
export const isNamed = ({ text, picture, like }) => Boolean(text || like != null || picture);

/**
 * What `asked` asks for, where the words of `ask` were cleared since and `patch` brings none: what is shown is asked again.
 * @param {Ask} ask
 * @param {Ask | null} asked
 * @param {Partial<Ask>} patch
 * @returns {Partial<Ask>}
 */
export function cleared(ask, asked, patch) {
  if (!isEmpty(ask) || !asked || ['text', 'picture', 'like'].some(name => name in patch)) return {};
  const { text, picture, like } = asked;
  return { text, picture, like };
}

/**
 * The picture of an example that nobody chose (a first visit's) gives way to words: they would else be mixed with it.
 * @param {boolean} own whether the question is somebody's
 * @param {Partial<Ask>} patch
 * @returns {Partial<Ask>}
 */
export const unchosen = (own, patch) => (!own && patch.text?.trim() ? { like: null } : {});

/**
 * The filters with one set, or taken away where it is set already or without a value.
 * @param {Ask['where']} where
 * @param {string} name
 * @param {string | null} value
 */
export function toggled(where, name, value) {
  return withFilter(where, name, own(where, name) === value ? null : value);
}

/**
 * The filters with one as it is told to be, null for none.
 * @param {Ask['where']} where
 * @param {string} name
 * @param {string | null} value
 * @returns {Ask['where']}
 */
export function withFilter(where, name, value) {
  const rest = Object.entries(where).filter(([other]) => other !== name);
  return Object.fromEntries(value == null ? rest : [...rest, [name, value]]); // which makes "__proto__" a plain name
}

/**
 * The last branch that was taken by hand itself, or null; one that only came along does not count.
 * @param {Pick<Ask, 'forced' | 'along'>} ask
 * @returns {{level: number, node: number} | null}
 */
export function lastTaken({ forced, along }) {
  for (let level = forced.length; level > 0; level--) {
    const node = forced[level - 1];
    if (node != null && !along.includes(level)) return { level, node };
  }
  return null;
}

/**
 * A branch taken: `path` leads to it, level 1 first. What was taken by hand before stays so, the rest comes along.
 * @param {Pick<Ask, 'forced' | 'along'>} ask
 * @param {readonly number[]} path
 */
export function taken({ forced, along }, path) {
  /** @param {number} level */
  const byHand = level => forced[level - 1] === path[level - 1] && !along.includes(level);
  return {
    forced: path,
    along: path.map((_, i) => i + 1).filter(level => level < path.length && !byHand(level)),
  };
}

/**
 * The first `n` branches; the last of them counts as taken itself.
 * @param {Pick<Ask, 'forced' | 'along'>} ask
 * @param {number} n
 */
export const upTo = ({ forced, along }, n) => ({ forced: forced.slice(0, n), along: along.filter(a => a < n) });

/**
 * How many branches stay where those from `level` on are given up, and those above that only came along with them.
 * @param {Pick<Ask, 'along'>} ask
 * @param {number} level
 */
export function above({ along }, level) {
  let end = level - 1;
  while (end > 0 && along.includes(end)) end--;
  return end;
}

/**
 * The branches in an edited tree. `moved`: from old node numbers to new ones, -1 for gone; null where they stay.
 * @param {Pick<Ask, 'forced' | 'along'>} ask
 * @param {readonly number[] | null} moved
 */
export function renumbered({ forced, along }, moved) {
  const now = forced.map(m => (m == null || !moved ? m : (moved[m] ?? -1)));
  const gone = now.indexOf(-1);
  const kept = gone < 0 ? now : now.slice(0, gone);
  return { forced: kept, along: along.filter(level => level < kept.length) };
}
