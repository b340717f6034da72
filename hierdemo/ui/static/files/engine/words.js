// Words of a text, and texts as they are compared, as models/said_words.py, tree/terms.py and search/certainty.py have them.
// Pure.

/** The likes of "of" and "the", which are not looked for. */
export const EMPTY = new Set(
  'a an the of on in at with and or to for from by is are it this that my some kind type sort pair'.split(' '),
);

const TOKEN = /[\p{L}\p{N}]+(?:['\u2019][\p{L}\p{N}]+)*/gu,
  WORD = /[\p{L}\p{N}]+(?:['\u2019-][\p{L}\p{N}]+)*/gu;

/**
 * With one space between words and none at the ends.
 * @param {string} text
 */
export const tidy = text => text.trim().split(/\s+/).join(' ');

/**
 * A text as it is compared with names: without case, spaces at its ends or the last letter of a plural.
 * @param {string} text
 */
export const asNamed = text => tidy(text.toLowerCase()).replace(/s$/, '');

/**
 * A text whatever its case and spacing.
 * @param {string} text
 */
export const plain = text => tidy(text.normalize('NFC')).toLowerCase();

/**
 * The words to be looked up, "don't" as one.
 * @param {string} text
 */
export const wordsOf = text => (text.normalize('NFC').match(TOKEN) ?? []).map(word => word.toLowerCase().replaceAll('\u2019', "'"));

/**
 * The words that names are made of, "t-shirt" as one.
 * @param {string} text
 */
export const wordsNamed = text => (text.toLowerCase().match(WORD) ?? []).map(asNamed);

/**
 * Without the ending of a plural or of a genitive.
 * @param {string} word
 */
export function stem(word) {
  const own = word.endsWith("'s") ? word.slice(0, -2) : word;
  return own.endsWith('s') && [...own].length > 3 ? own.slice(0, -1) : own;
}
