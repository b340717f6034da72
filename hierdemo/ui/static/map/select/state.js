// The selection: which items are selected, where that was drawn, and its place in the address (sel=). Views listen to the
// store's "select" and read store.selection. Knows the store, shapes and points; draws nothing.

import { keep, kept } from '../../core/address.js';
import { ApiError } from '../../core/api.js';
import { parse } from '../../core/shape.js';
import { loadPoints } from '../points.js';
import { format, inside } from './shape.js';

/** @import { Selection, Tree } from '../../core/types' */
/** @import { Store } from '../../core/store.js' */
/** @import { Shape } from '../types' */

/** @typedef {Omit<Selection, 'has'>} Found */

const BROKEN = 'The selection in this link cannot be shown here. Select the pictures again on the map.';

/** The nodes that hold something selected, of the tree they were asked for last.
 *  @type {WeakMap<Selection, {tree: Tree, nodes: Set<number>}>} */
const sets = new WeakMap();

/**
 * Selects what lies in a shape of the map that is shown. Resolves with how much that is; an empty shape clears.
 * @param {Store} store
 * @param {Shape} shape
 */
export async function select(store, shape) {
  const { tree } = store;
  if (!tree) return 0;
  const items = inside(await loadPoints(store, tree, shape.level), tree, shape);
  hold(store, items.length ? { shape, tree: tree.id, embedding: tree.embedding, items } : null);
  return items.length;
}

/**
 * Selects all of a node.
 * @param {Store} store
 * @param {number} node
 */
export const selectNode = (store, node) => select(store, { level: store.state.level, node });

/** @param {Store} store */
export const unselect = store => hold(store, null);

/**
 * The ids of the nodes of the tree shown that hold something selected.
 * @param {Selection} selection
 * @param {Tree} tree
 */
export function nodesOf(selection, tree) {
  const known = sets.get(selection);
  if (known?.tree === tree) return known.nodes;
  /** @type {Set<number>} */
  const nodes = new Set();
  const { leaves } = tree;
  if (!leaves) return nodes;
  for (const item of selection.items) nodes.add(leaves[item]);
  for (const leaf of [...nodes]) for (const id of tree.path(leaf)) nodes.add(id);
  sets.set(selection, { tree, nodes });
  return nodes;
}

/**
 * A selection with where it was drawn, which another tree's or embedding's page needs.
 * @param {Pick<Selection, 'shape' | 'tree' | 'embedding'>} selection
 */
export const fullText = ({ shape, tree, embedding }) =>
  [format(shape), tree, ...(embedding ? [embedding] : [])].join('*');

/** What of ours stands in the address @type {string | null} */
let written = null;

/**
 * @param {Store} store
 * @param {Found | null} found
 */
function hold(store, found) {
  const selection = found && { ...found, has: marked(found.items, store.info?.collection.items ?? 0) };
  write(selection, store.tree);
  store.setSelection(selection);
}

/**
 * 1 for these of n items.
 * @param {Int32Array} items
 * @param {number} n
 */
function marked(items, n) {
  const has = new Uint8Array(n);
  for (const item of items) has[item] = 1;
  return has;
}

/**
 * @param {Selection | null} selection
 * @param {Tree | null} tree
 */
function write(selection, tree) {
  const here = selection?.tree === tree?.id && selection?.embedding === tree?.embedding;
  written = selection && (here ? format(selection.shape) : fullText(selection));
  keep('sel', written);
}

/**
 * @param {Store} store
 * @param {string | null} text
 */
async function restore(store, text) {
  written = text;
  if (!text) {
    if (store.selection) store.setSelection(null);
    return;
  }
  try {
    const found = await read(store, text);
    if (written === text) hold(store, found);
  } catch {
    if (written !== text) return;
    hold(store, null);
    store.fail(BROKEN);
  }
}

/**
 * What an address's text selects. Throws where that cannot be told here.
 * @param {Store} store
 * @param {string} text
 * @returns {Promise<Found>}
 */
async function read(store, text) {
  const [own, id = store.tree?.id, embedding = store.tree?.embedding] = text.split('*'),
    shape = parse(own);
  if (!shape || id === undefined || embedding === undefined) throw new ApiError(BROKEN);
  const tree = await store.loadTree(id, embedding),
    points = await loadPoints(store, tree, shape.level);
  if (shape.node !== undefined && !tree.byId.has(shape.node)) throw new ApiError(BROKEN);
  return { shape, tree: id, embedding, items: inside(points, tree, shape) };
}

/**
 * Follows the address: a link, a reload, back and forward.
 * @param {Store} store
 */
export function followAddress(store) {
  store.on('renumbered', () => store.selection?.shape.node !== undefined && hold(store, null)); // another branch by now
  store.on('answer', () => {
    const told = kept('sel');
    if (told !== written) restore(store, told);
    else if (store.selection) write(store.selection, store.tree);
  });
}
