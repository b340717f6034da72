// What is known of an item, as the lightbox tells it. Pure.
import { hostOf } from '../core/elsewhere.js';
import { cap } from '../core/format.js';

/** @import { ItemAnswer } from '../core/types' */

/**
 * Names and values, in order: taxonomy, attributes, file.
 * @param {Pick<ItemAnswer, 'attributes' | 'taxonomy' | 'file'>} item
 * @returns {[name: string, value: string][]}
 */
export function factsOf({ attributes, taxonomy, file }) {
  /** @type {[string, string][]} */
  const facts = Object.entries(attributes ?? {}).map(([name, value]) => [cap(name), value]);
  if (taxonomy?.length) facts.unshift(['Taxonomy', taxonomy.join(' \u203a ')]);
  if (file) facts.push([hostOf(file) ? 'Address' : 'File', file]);
  return facts;
}

/**
 * Its heading: a caption that stands in for a title begins like a sentence.
 * @param {Pick<ItemAnswer, 'title' | 'caption' | 'second'>} item
 */
export const headingOf = ({ title, caption, second }) => (title === caption && second ? cap(title) : title) || 'Picture';

/**
 * Why there is no picture. host: where it lies, "" where nobody knows.
 * @param {string | undefined} host
 */
export const unseenWords = host =>
  host ? `The collection knows this picture by its address at ${host} alone.` : 'The collection has its vector, not the picture.';
