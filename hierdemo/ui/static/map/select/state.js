// The selection: which items are selected, where that was drawn, and its place in the address (sel=). Views listen to the
// store's "select" and read store.selection: {shape, text, tree, embedding, items: Int32Array, has: Uint8Array} or null.
// Knows the store, shapes and points; draws nothing.

import { keep, kept } from '../../core/address.js';
import { ApiError } from '../../core/api.js';
import { loadPoints } from '../points.js';
import { format, inside, parse } from './shape.js';

const BROKEN = 'The selection in this link cannot be shown here. Select the pictures again on the map.';
const sets = new WeakMap(); // selection -> {tree, nodes}

/** Selects what lies in a shape of the map that is shown. Resolves when it is selected; an empty shape clears. */
export async function select(store, shape) {
  const { tree } = store;
  const items = inside(await loadPoints(tree, shape.level), tree, shape);
  hold(store, items.length ? { shape, tree: tree.id, embedding: tree.embedding, items } : null);
  return items.length;
}

/** Selects all of a node. */
export const selectNode = (store, node) => select(store, { level: store.state.level, node });

export const unselect = store => hold(store, null);

/** The ids of the nodes of the tree shown that hold something selected. */
export function nodesOf(selection, tree) {
  const known = sets.get(selection);
  if (known?.tree === tree) return known.nodes;
  const nodes = new Set();
  if (tree.leaves) for (const item of selection.items) nodes.add(tree.leaves[item]);
  for (const leaf of [...nodes]) for (const id of tree.path(leaf)) nodes.add(id);
  if (tree.leaves) sets.set(selection, { tree, nodes });
  return nodes;
}

/** A selection with where it was drawn, which another tree's or embedding's page needs. */
export const fullText = ({ shape, tree, embedding }) =>
  [format(shape), tree, ...(embedding ? [embedding] : [])].join('*');

let written = null; // what of ours stands in the address

function hold(store, selection) {
  if (selection) {
    selection.has = new Uint8Array(store.info.collection.items);
    for (const item of selection.items) selection.has[item] = 1;
  }
  store.selection = selection;
  write(store);
  store.emit('select', selection);
}

function write({ selection, tree }) {
  const here = selection && selection.tree === tree.id && selection.embedding === tree.embedding;
  written = selection && (here ? format(selection.shape) : fullText(selection));
  keep('sel', written);
}

async function restore(store, text) {
  written = text;
  if (!text) {
    if (!store.selection) return;
    store.selection = null;
    return store.emit('select', null);
  }
  const [own, id = store.tree.id, embedding = store.tree.embedding] = text.split('*'),
    shape = parse(own);
  try {
    const tree = shape && (await store.loadTree(id, embedding));
    const points = tree && (await loadPoints(tree, shape.level));
    if (!points || (shape.corners ? false : !tree.byId.has(shape.node))) throw new ApiError(BROKEN);
    if (written === text) hold(store, { shape, tree: id, embedding, items: inside(points, tree, shape) });
  } catch {
    if (written !== text) return;
    hold(store, null);
    store.fail(BROKEN);
  }
}

/** Follows the address: a link, a reload, back and forward. */
export function followAddress(store) {
  store.on('answer', () => {
    const told = kept('sel');
    if (told !== written) restore(store, told);
    else if (store.selection) write(store);
  });
}
