// What is said where items are moved, and which branches they can be moved to. Pure; knows an indexed tree and each
// item's leaf in it, not how either is shown.
/** @import { Tree } from '../core/types' */
import { count, countOf, list, plural } from '../core/format.js';
import { named } from '../core/names.js';

const LISTED = 3; // branches that are named in a sentence

/** What one does with a new branch, or with one that there is. @typedef {'there' | 'new'} Way */

/**
 * A row of the list of branches. here: how many of the items lie in it or below.
 * @typedef {{id: number, name: string, within: string, n: number, hue: number, depth: number, here: number, can: boolean}} Row
 */

/**
 * How many of the items lie in each node or below it.
 * @param {Tree} tree
 * @param {readonly (number | undefined)[]} leaves of the items
 */
export function held(tree, leaves) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const leaf of leaves) {
    if (leaf === undefined) continue;
    for (const node of [0, ...tree.path(leaf)]) found.set(node, (found.get(node) ?? 0) + 1);
  }
  return found;
}

/**
 * The leaf that holds most of the items, where any is known.
 * @param {readonly (number | undefined)[]} leaves of the items
 */
export function mostIn(leaves) {
  const known = leaves.filter(leaf => leaf !== undefined);
  const times = (/** @type {number} */ leaf) => known.filter(other => other === leaf).length;
  return [...new Set(known)].sort((a, b) => times(b) - times(a)).at(0);
}

/**
 * The branches that match, as found by their names, or all from the root down. They cannot go where all of them are, nor
 * be in a new branch below one that they would leave with nothing else.
 * @param {Tree} tree
 * @param {string} text what is looked for
 * @param {{way: Way, here: ReadonlyMap<number, number>, n: number}} of n: of items
 * @returns {Row[]}
 */
export function rows(tree, text, { way, here, n }) {
  const ids = text.trim() ? named(tree, text) : walk(tree, 0).filter(id => id > 0 || way === 'new');
  return ids.map(id => {
    const node = tree.node(id),
      own = here.get(id) ?? 0;
    return {
      id,
      name: id ? node.name : 'the whole tree',
      within: text.trim() && node.level > 1 ? tree.node(node.parent).name : '',
      n: node.n,
      hue: node.hue,
      depth: text.trim() ? 1 : Math.max(1, node.level),
      here: own,
      can: way === 'new' ? own < node.n : own < n,
    };
  });
}

/**
 * A node and all below it, each before what is below it.
 * @param {Tree} tree
 * @param {number} id
 * @returns {number[]}
 */
const walk = (tree, id) => [id, ...tree.children(id).flatMap(child => walk(tree, child))];

/**
 * "It lies in owls." "They lie in owls (9) and hawks (5)." Empty where that is not known yet.
 * @param {Tree} tree
 * @param {readonly (number | undefined)[]} leaves of the items
 */
export function lieWords(tree, leaves) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const leaf of leaves) if (leaf !== undefined) counts.set(leaf, (counts.get(leaf) ?? 0) + 1);
  if (!counts.size) return '';
  const most = [...counts].sort((a, b) => b[1] - a[1]);
  const way = (/** @type {number} */ leaf) => tree.path(leaf).map(m => tree.node(m).name).join(' \u203a ');
  if (most.length === 1) return `${leaves.length === 1 ? 'It lies' : 'They lie'} in ${way(most[0][0])}.`;
  const shown = most.slice(0, LISTED).map(([leaf, n]) => `${tree.node(leaf).name} (${count(n)})`);
  const more = most.length - shown.length;
  return `They lie in ${list(more ? [...shown, plural(more, 'other branch', 'other branches')] : shown)}.`;
}

/**
 * "Move “red owl”", "File 14 drawings".
 * @param {readonly number[]} items
 * @param {string} title of one alone; may be empty
 * @param {string} noun
 */
export const headWords = (items, title, noun) =>
  items.length === 1 ? `Move ${title ? `\u201c${title}\u201d` : `this ${countOf(1, noun).slice(2)}`}` : `File ${countOf(items.length, noun)}`;

/**
 * What the button says, so that it is plain before it is pressed.
 * @param {Way} way
 * @param {string} to the branch's name, empty before one is chosen
 */
export function goWords(way, to) {
  if (way === 'new') return to ? `Make it below ${to}` : 'Choose what it lies below';
  return to ? `Move to ${to}` : 'Choose a branch';
}

/**
 * What a choice does, in one sentence.
 * @param {Tree} tree
 * @param {Way} way
 * @param {number | null} to
 * @param {number} n of items
 */
export function doesWords(tree, way, to, n) {
  const tail = 'Only the tree changes: embeddings and map stay, and questions find the way by the branches\u2019 new means.';
  if (to == null) return tail;
  const inner = tree.children(to).length > 0;
  if (way === 'there') return inner ? `${n === 1 ? 'It goes' : 'Each goes'} to the branch below it that it is most like. ${tail}` : tail;
  return inner ? tail : `What ${tree.node(to).name} holds beside them goes to a branch called other. ${tail}`;
}
