// Numbers and names as a person reads them. Pure functions.

/** @param {number} n */
export const count = n => n.toLocaleString('en-US');
/**
 * A cosine with a real minus sign: −0.05
 * @param {number} v
 */
export const score = v => (v < -0.004 ? '\u2212' : '') + Math.abs(v).toFixed(2);
/**
 * By how much one score is ahead of another: never "0.00" where it is.
 * @param {number} v at least 0
 */
export const lead = v => (v > 0 && v < 0.005 ? 'less than 0.01' : score(v));
/**
 * Two scores beside each other, with a third decimal where two would make them look the same.
 * @param {number} a
 * @param {number} b
 * @returns {[string, string]}
 */
export function pair(a, b) {
  if (score(a) !== score(b) || a === b) return [score(a), score(b)];
  const fine = (/** @type {number} */ v) => (v < 0 ? '\u2212' : '') + Math.abs(v).toFixed(3);
  return [fine(a), fine(b)];
}
/** @param {number} share */
export const percent = share => `${(100 * share).toFixed(share < 0.001 && share > 0 ? 2 : 1)}\u00a0%`;
/** @param {string} s */
export const cap = s => (s ? s[0].toUpperCase() + s.slice(1) : s);
/**
 * "1 leaf", "21 leaves"
 * @param {number} n
 * @param {string} one
 */
export const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

/**
 * "4,500 drawings", "1 drawing": a noun is kept in the plural.
 * @param {number} n
 * @param {string} noun
 */
export const countOf = (n, noun) => `${count(n)} ${n === 1 && noun.endsWith('s') ? noun.slice(0, -1) : noun}`;

/**
 * Seconds as "0.41 ms" or "1.2 s".
 * @param {number} seconds
 */
export function time(seconds) {
  const ms = seconds * 1000;
  if (ms >= 1000) return `${seconds.toFixed(1)}\u00a0s`;
  return `${ms.toFixed(ms < 0.1 ? 3 : ms < 10 ? 2 : 0)}\u00a0ms`;
}

/**
 * A member of a family, where the dial's words do not stand before it.
 * @param {{title: string, named?: string}} member
 */
export const memberName = ({ title, named }) => named ?? title;

/** @type {Record<string, string>} */
const ONE = { leaves: 'leaf', branches: 'branch' };
/**
 * "8 groups and 21 leaves" of a tree's nodes, counted by kind: [[kind in the plural, n]].
 * @param {readonly (readonly [string, number])[]} counted
 */
export const kinds = counted => list(counted.map(([kind, n]) => plural(n, ONE[kind] ?? kind.replace(/s$/, ''), kind)));

/**
 * "2, 3 and 5" of its parts.
 * @param {readonly (string | number)[]} parts
 */
export function list(parts) {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
