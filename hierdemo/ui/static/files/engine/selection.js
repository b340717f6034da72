// What is selected on a map has in common, as ui/present/selection.py works it out. Knows shapes, maps and trees. Pure.
/** @import { ClosestNode, Fact, SelectionAnswer } from '../../core/answers' */
/** @import { Collection } from './collection' */
/** @import { ShippedItem } from './shipped' */
/** @import { Tree } from './tree' */
import { odd, parse, units } from '../../core/shape.js';
import { attributeCounts } from './collection.js';
import { allScores, best, meanOf, rowOf } from './numbers.js';
import { Refused } from './refused.js';

/** @typedef {Pick<ShippedItem, 'file' | 'caption' | 'attributes' | 'taxonomy'> & {id: number, x: number, y: number, leaf: number, leaf_name: string}} SelectedRow */

const SHOWN = 12, // thumbnails of a summary
  VALUES = 3, // of an attribute
  PLACES = 4, // decimals of a place on a map
  REMEDY = 'select the pictures again on the map.';

/**
 * Where a selection was drawn, if it says so: "2.n45*taxonomy*none".
 * @param {string} sel
 * @returns {{shape: string, tree: string | null, embedding: string | null}}
 */
export function drawnOn(sel) {
  const [shape, tree, embedding] = sel.split('*');
  return { shape, tree: tree || null, embedding: embedding || null };
}

/**
 * The items of a selection's text, in their order.
 * @param {Tree} tree that it was drawn on
 * @param {string} sel
 * @returns {number[]}
 */
export function selected(tree, sel) {
  const shape = parse(drawnOn(sel).shape);
  if (!shape) throw new Refused(`'${sel.slice(0, 80)}' is no selection: ${REMEDY}`);
  const { answer, maps } = tree.shipped,
    at = answer.maps.findIndex(map => map.level === shape.level),
    { node, corners } = shape;
  if (at < 0) throw new Refused(`There is no map of level ${shape.level}: use 1 to ${maps.length}.`);
  if (!corners) {
    if (!tree.nodes[node]) throw new Refused(`The selection names node ${node}, which is not in this tree: ${REMEDY}`);
    return [...tree.items(node)].sort((a, b) => a - b);
  }
  const own = corners.map(units),
    map = maps[at],
    n = map.length / 2;
  return [...Array(n).keys()].filter(i => odd(own, map[i], map[n + i]));
}

/**
 * The map that a selection was drawn on, every x, then every y.
 * @param {Tree} tree that it was drawn on
 * @param {string} sel
 */
export function mapOf({ shipped: { answer, maps } }, sel) {
  const level = parse(drawnOn(sel).shape)?.level;
  return maps[answer.maps.findIndex(map => map.level === level)];
}

/**
 * How many, the closest node of a tree, what is common, pictures from typical to not.
 * @param {Collection} collection
 * @param {Tree} tree
 * @param {string} sel
 * @param {readonly number[]} chosen
 * @returns {SelectionAnswer}
 */
export function summary(collection, tree, sel, chosen) {
  const told = { sel, n: chosen.length, total: collection.items.length };
  if (!chosen.length) return { ...told, node: null, facts: [], typical: [] };
  return { ...told, node: closest(tree, chosen), facts: factsOf(collection, chosen), typical: typicalOf(collection, chosen) };
}

/**
 * One row an item: what is known of it, its place where it was selected, and its leaf in this tree.
 * @param {Collection} collection
 * @param {Tree} tree
 * @param {readonly number[]} chosen
 * @param {Float32Array} map that they were selected on
 * @returns {SelectedRow[]}
 */
export function rows({ items }, tree, chosen, map) {
  const place = (/** @type {number} */ i) => Number(map[i].toFixed(PLACES));
  return chosen.map(id => {
    const { file, caption, attributes, taxonomy } = items[id],
      leaf = tree.leafOf[id];
    return { id, file, caption, attributes, taxonomy, x: place(id), y: place(map.length / 2 + id), leaf, leaf_name: tree.nodes[leaf].name };
  });
}

/**
 * Evenly from the nearest to the selection's mean to the furthest.
 * @param {Collection} collection
 * @param {readonly number[]} chosen
 */
function typicalOf({ shipped }, chosen) {
  const { vectors, dim } = shipped,
    rows = new Float32Array(chosen.length * dim);
  chosen.forEach((id, i) => rows.set(rowOf(vectors, id, dim), i * dim));
  const order = best(allScores(rows, meanOf(vectors, chosen, dim)), chosen.length),
    n = Math.min(SHOWN, order.length),
    places = Array.from({ length: n }, (_, i) => (n > 1 ? Math.floor((i * (order.length - 1)) / (n - 1)) : 0));
  return [...new Set(places)].map(at => chosen[order[at]]);
}

/**
 * The node that overlaps most with the items chosen (shared over either), the coarser one of equals.
 * @param {Tree} tree
 * @param {readonly number[]} chosen
 * @returns {ClosestNode}
 */
function closest(tree, chosen) {
  const shared = new Int32Array(tree.nodes.length);
  for (const i of chosen) shared[tree.leafOf[i]]++;
  for (let m = shared.length - 1; m > 0; m--) shared[tree.parent[m]] += shared[m];
  /** @param {number} m */
  const overlap = m => shared[m] / (tree.size(m) + chosen.length - shared[m]);
  let id = shared.length > 1 ? 1 : 0; // the root is no answer
  for (let m = 2; m < shared.length; m++) if (overlap(m) > overlap(id)) id = m;
  const { name, level } = tree.nodes[id];
  return { id, name, level, n: tree.size(id), shared: shared[id] };
}

/**
 * @param {Collection} collection
 * @param {readonly number[]} chosen
 * @returns {Fact[]}
 */
function factsOf(collection, chosen) {
  const items = chosen.map(i => collection.items[i]),
    /** @type {Map<string, number>} */ types = new Map();
  for (const { taxonomy } of items) {
    const type = taxonomy[taxonomy.length - 1];
    if (type !== undefined) types.set(type, (types.get(type) ?? 0) + 1);
  }
  return [...new Map([['type', types], ...attributeCounts(items)])]
    .filter(([name, counts]) => counts.size && (name === 'type' || collection.kinds().has(name)))
    .map(([name, counts]) => ({ name, values: commonest(counts), kinds: counts.size }));
}

/** @param {Map<string, number>} counts */
const commonest = counts =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, VALUES)
    .map(([value, n]) => ({ value, n }));
