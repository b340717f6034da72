// What a node's items would be narrowed by: the attributes that tell them apart, most telling first, as ui/present/facets.py
// has it. Knows items and trees. Pure.
/** @import { Narrow } from '../../core/answers' */
/** @import { Collection } from './collection' */
/** @import { Tree } from './tree' */
import { own } from '../../core/own.js';
import { attributeCounts } from './collection.js';

const EACH = 3, // values of one attribute, and
  ALL = 8, // in all: more would not be read
  MOST_VALUES = 40; // an attribute with more different values in a node is a name, not a kind

/**
 * How many of each node's items pass a filter.
 * @param {Tree} tree
 * @param {Uint8Array} mask
 */
export const fitting = (tree, mask) => tree.nodes.map((_, m) => tree.items(m).reduce((n, i) => n + mask[i], 0));

/**
 * @param {Collection} collection
 * @param {Tree} tree
 * @param {number} node
 * @param {{where: Readonly<Record<string, string>>, mask: Uint8Array | null}} filter
 * @returns {Narrow}
 */
export function within(collection, tree, node, { where, mask }) {
  const kept = [...tree.items(node)].filter(i => !mask || mask[i]).map(i => collection.items[i]),
    { quantities } = collection.shipped,
    parting = [...attributeCounts(kept)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, counts]) => ({ name, counts: [...counts].filter(([value]) => value).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)) }))
      .filter(({ name }) => collection.kinds().has(name) && !own(quantities, name) && own(where, name) === undefined)
      .filter(({ counts }) => counts.length > 1 && counts.length <= MOST_VALUES)
      .map(found => ({ ...found, bits: bits(found.counts.map(([, n]) => n)) }))
      .sort((a, b) => b.bits - a.bits);
  const values = parting.flatMap(({ name, counts }) => counts.slice(0, EACH).map(([value, n]) => ({ name, value, n })));
  return { node, n: kept.length, values: values.slice(0, ALL) };
}

/** The entropy of counts. @param {number[]} counts */
function bits(counts) {
  const total = counts.reduce((a, b) => a + b, 0);
  return -counts.reduce((sum, n) => sum + (n / total) * Math.log2(n / total), 0);
}
