// Items as the export folds them, column by column, each different value once. Pure.
/** @import { ShippedItem } from './engine/shipped' */

/**
 * values: the different ones; of: which of them each item has, -1 for none.
 * @template T
 * @typedef {{values: readonly T[], of: readonly number[]}} Column
 */
/** @typedef {{files: readonly string[], captions: Column<string>, taxonomies: Column<string[]>,
 *   attributes: Readonly<Record<string, Column<string>>>, unseen: Readonly<Record<number, 'address' | 'name'>>}} Folded */

/** @param {Folded} folded @returns {ShippedItem[]} */
export function unfolded({ files, captions, taxonomies, attributes, unseen }) {
  const columns = Object.entries(attributes);
  return files.map((file, i) => ({
    file,
    caption: captions.values[captions.of[i]],
    taxonomy: taxonomies.values[taxonomies.of[i]],
    attributes: Object.fromEntries(columns.filter(([, { of }]) => of[i] >= 0).map(([name, { values, of }]) => [name, values[of[i]]])),
    ...(unseen[i] && { unseen: unseen[i] }),
  }));
}
