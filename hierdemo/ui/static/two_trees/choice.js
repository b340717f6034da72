// Which two trees stand side by side: what can be chosen, what is meant where nothing was. Pure.
/** @import { Info } from '../core/types' */
/** @import { Offered, Panel } from './address.js' */
import { cap, memberName } from '../core/format.js';

/**
 * A tree of a member of the family (null: of a collection without one).
 * @typedef {{tree: string, embedding: string | null}} Choice
 */

const LIKELY = ['captions', 'taxonomy', 'clusters']; // trees in the order in which they are wanted beside another

/**
 * @param {Choice} a
 * @param {Choice} b
 */
export const equal = (a, b) => a.tree === b.tree && a.embedding === b.embedding;

/**
 * Another tree than the one on the left: of the captions, else the given one, else another member's.
 * @param {Choice} than
 * @param {Offered} info
 * @returns {Choice}
 */
export function another(than, info) {
  const ids = info.trees.map(t => t.id);
  const tree = LIKELY.find(id => ids.includes(id) && id !== than.tree);
  if (tree) return { ...than, tree };
  const member = info.family?.members.find(m => m.id !== than.embedding);
  return member ? { ...than, embedding: member.id } : than;
}

/**
 * The tree on the right, where the page shows `shown` and showed `before`: one is found where none was chosen; after the
 * page moved to the tree on the right, the right shows the one that it came from.
 * @param {Panel} panel
 * @param {Choice} shown
 * @param {Choice | null} before
 * @param {Offered} info
 * @returns {Choice}
 */
export function rightSide({ left, right }, shown, before, info) {
  const now = right ?? another(left ?? shown, info);
  return !left && equal(shown, now) && before && !equal(before, now) ? before : now;
}

/** Whether there are two trees to choose from. @param {Offered} info */
export const possible = info => info.trees.length > 1 || Boolean(info.family);

/**
 * What a choice is called.
 * @param {Choice} choice
 * @param {Pick<Info, 'trees' | 'family'>} info
 */
export function title({ tree, embedding }, info) {
  const name = cap(info.trees.find(t => t.id === tree)?.title ?? tree);
  const member = info.family?.members.find(m => m.id === embedding);
  return member ? `${name}, ${memberName(member)}` : name;
}
