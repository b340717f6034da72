// The edits that a tree can be given: where each is possible, what it asks for, what it sends to POST edit. Pure; knows an
// indexed tree. What an edit does is the server's.
/** @import { Tree } from '../core/types' */
import { count } from '../core/format.js';

/**
 * @typedef {{name: string, label: string, value?: string, options?: [number, string][], optional?: boolean}} Field
 *
 * @typedef {object} Operation
 * @property {string} title
 * @property {string} go what its button says
 * @property {(tree: Tree, id: number) => boolean} can
 * @property {(tree: Tree, id: number) => Field[]} fields
 * @property {(values: Record<string, string>, id: number) => object} args
 * @property {(tree: Tree, id: number, noun: string) => string} [about] what it will do, where that is not plain
 */

/**
 * By the server's names, in the menu's order.
 * @type {Record<string, Operation>}
 */
export const OPERATIONS = {
  rename: {
    title: 'Rename',
    can: () => true,
    fields: (tree, id) => [{ name: 'name', label: 'New name', value: id ? tree.node(id).name : '' }],
    args: ({ name }, node) => ({ node, name }),
    go: 'Rename',
  },
  merge: {
    title: 'Merge with a sibling',
    can: (tree, id) => id > 0 && siblings(tree, id).length > 0,
    fields: (tree, id) => [
      { name: 'with', label: 'Merge with', options: siblings(tree, id).map(m => [m, tree.node(m).name]) },
      { name: 'name', label: 'Name (may stay empty)', optional: true },
    ],
    args: (v, node) => ({ nodes: [node, Number(v.with)], ...(v.name ? { name: v.name } : {}) }),
    go: 'Merge',
  },
  split: {
    title: 'Split',
    can: (tree, id) => tree.node(id).n > 1,
    fields: () => [{ name: 'into', label: 'By what its pictures look like, into', options: [2, 3, 4, 5, 6].map(n => [n, `${n} parts`]) }],
    args: ({ into }, node) => ({ node, into: Number(into) }),
    go: 'Split',
  },
  'move-node': {
    title: 'Move below another',
    can: (tree, id) => id > 0 && homes(tree, id).length > 0,
    fields: (tree, id) => [{ name: 'to', label: 'Move below', options: homes(tree, id) }],
    args: ({ to }, node) => ({ node, to: Number(to) }),
    go: 'Move',
  },
  'add-node': {
    title: 'Add a category in it',
    can: () => true,
    fields: () => [{ name: 'name', label: 'What it shows, in words' }],
    args: ({ name }, parent) => ({ parent, name, by: 'words' }),
    go: 'Add',
  },
  'delete-node': {
    title: 'Delete',
    can: (tree, id) => id > 0,
    fields: () => [],
    about: (tree, id, noun) => `Its ${count(tree.node(id).n)} ${noun} go to the nearest branches.`,
    args: (_, node) => ({ node }),
    go: 'Delete',
  },
};

/**
 * @param {Tree} tree
 * @param {number} id
 */
const siblings = (tree, id) => tree.children(tree.node(id).parent).filter(m => m !== id);

/**
 * Where a node may hang: all that hold others, but for itself, what is below it and its own parent.
 * @param {Tree} tree
 * @param {number} id
 * @returns {[number, string][]}
 */
function homes(tree, id) {
  const own = new Set([id, tree.node(id).parent]);
  return tree.nodes
    .filter(n => tree.children(n.id).length && !own.has(n.id) && !tree.path(n.id).includes(id))
    .map(n => [n.id, n.level ? tree.path(n.id).map(m => tree.node(m).name).join(' \u203a ') : n.name]);
}

/**
 * Where one is after an edit: at the branch that it made, else at the same one by its new number, else at the root.
 * @param {{tree: string, node: number | null, old_to_new: readonly number[]}} done
 * @param {string} shown the tree's id
 * @param {number} focus
 */
export function focusAfter(done, shown, focus) {
  if (done.tree !== shown) return focus;
  if (done.node != null) return done.node;
  return done.old_to_new.length ? done.old_to_new[focus] : focus;
}
