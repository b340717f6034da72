// What is selected, as files to keep: as the server writes them (ui/present/selection.py). Pure.
/** @import { Info } from '../core/types' */
/** @import { SelectedRow } from './engine/selection' */
import { csv } from '../core/csv.js';
import { own } from '../core/own.js';

/**
 * Each attribute a column, the taxonomy joined by "/".
 * @param {readonly SelectedRow[]} rows
 */
export function asCsv(rows) {
  const names = [...new Set(rows.flatMap(row => Object.keys(row.attributes)))].sort();
  const cells = rows.map(row => [
    ...[row.id, row.file, row.caption, row.taxonomy.join('/')],
    ...names.map(name => own(row.attributes, name) ?? ''),
    ...[row.x, row.y, row.leaf, row.leaf_name],
  ]);
  return csv(['id', 'file', 'caption', 'taxonomy', ...names, 'x', 'y', 'leaf', 'leaf_name'], cells);
}

/**
 * The rows with where they are from.
 * @param {readonly SelectedRow[]} rows
 * @param {Info['collection']} collection
 * @param {{sel: string, tree: string}} asked
 */
export const asJson = (rows, { name, model }, { sel, tree }) =>
  JSON.stringify({ collection: name, model, tree, selection: sel, n: rows.length, items: rows }, null, 1);
