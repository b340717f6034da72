// What the address says of the panel with two trees side by side: ?b=RIGHT, or ?b=LEFT~RIGHT where the left one was
// chosen too. A choice is TREE, or MEMBER.TREE of a family. Knows nothing of what is drawn.
/** @import { Info } from '../core/types' */
/** @import { Choice } from './choice.js' */
import { keep } from '../core/address.js';

/** @typedef {Pick<Info, 'trees' | 'family'>} Offered */

/**
 * The panel: which two trees, left null: as the page.
 * @typedef {{open: boolean, left: Choice | null, right: Choice | null}} Panel
 */

/**
 * A choice as the address and the lists spell it.
 * @param {Choice} choice
 */
export const spell = ({ tree, embedding }) => (embedding ? `${embedding}.${tree}` : tree);

/**
 * A choice out of its spelling; null where there is no such tree or member.
 * @param {string} text
 * @param {Offered} info
 * @returns {Choice | null}
 */
export function choice(text, info) {
  const [tree, embedding = null] = text.split('.').reverse();
  const known = info.trees.some(t => t.id === tree) && (embedding === null) === !info.family;
  const member = embedding === null || info.family?.members.some(m => m.id === embedding);
  return known && member ? { tree, embedding } : null;
}

/**
 * What the address asks for.
 * @param {Offered} info
 * @param {string} [search]
 * @returns {Panel}
 */
export function read(info, search = location.search) {
  const asked = new URLSearchParams(search).get('b');
  if (asked === null) return { open: false, left: null, right: null };
  const [right, left] = asked.split('~').reverse();
  return { open: true, left: left ? choice(left, info) : null, right: choice(right, info) };
}

/**
 * The parameter's value; null where the panel is closed.
 * @param {Panel} panel
 */
export const spelt = ({ open, left, right }) => (open ? [left, right].flatMap(c => (c ? [spell(c)] : [])).join('~') : null);

/**
 * Write the panel's state into the address; what else stands there stays.
 * @param {Panel} panel
 */
export const write = panel => keep('b', spelt(panel));
