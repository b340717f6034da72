// A question as a vector: of a text that came with its vector, of words that are looked up in what was said of the pictures,
// of an item, or mixed, less what is to be taken away; as search/query_vector.py has it. Knows texts and the collection's
// means, not trees or results. Pure.
/** @import { Certainty, Defaults } from '../../core/answers' */
/** @import { Collection } from './collection' */
import { ofLookup, ofQuestion } from './certainty.js';
import { meanOf, plus, rowOf, unit } from './numbers.js';
import { crossed, LONGEST_TEXT, splitMinus } from './question.js';
import { Refused } from './refused.js';
import { asNamed, tidy } from './words.js';

/** words: the vector of the text alone; centre: the mean that it is seen from; held: the items that may be found, null for
 *  all; minus: the terms that are taken away, away: their vectors;
 *  heard: the text as far as it was read, unknown: words of it that were not.
 *  @typedef {{heard: string, unknown: readonly string[], words: Float32Array | null, centre: Float32Array, minus: string[], away: Float32Array[], notes: string[],
 *    certainty: Certainty, held: Uint8Array | null}} Words */
/** @typedef {Omit<Words, 'words' | 'centre' | 'away'> & {vector: Float32Array}} Read */

/**
 * @param {Collection} collection
 * @param {Defaults} query
 * @returns {Read}
 */
export function read(collection, query) {
  const { dim, means, vectors } = collection.shipped,
    whole = tidy(query.text),
    cut = [...whole].slice(0, LONGEST_TEXT).join(''),
    [text, refused] = splitMinus(cut),
    said = wordsOf(collection, text, refused),
    notes = [...(cut === whole ? [] : [`Only the first ${LONGEST_TEXT} characters of the text were read.`]), ...crossed(text, refused), ...said.notes],
    picture = query.like == null ? null : rowOf(vectors, query.like, dim);
  let vector = said.words ?? picture;
  if (!vector) throw new Refused('There is nothing to search for: type some words or give a picture.');
  if (said.words && picture) {
    const own = unit(plus(said.words, said.centre, -1)),
      other = unit(plus(picture, rowOf(means, 1, dim), -1));
    vector = unit(own.map((v, d) => query.weight * v + (1 - query.weight) * other[d]));
  }
  const left = said.away.reduce((sum, n) => plus(sum, unit(plus(n, said.centre, -1)), -query.away), Float64Array.from(vector));
  return { ...said, vector: said.away.length ? unit(left) : vector, notes };
}

/**
 * By their vectors where those of the text and of all it refuses came along, and otherwise looked up.
 * @param {Collection} collection
 * @param {string} text
 * @param {string[]} refused
 * @returns {Words}
 */
function wordsOf(collection, text, refused) {
  const { texts, noun, shipped } = collection,
    found = text ? texts.find(text) : null,
    terms = refused.map(term => ({ term, known: texts.find(term) }));
  if ((text && !found) || terms.some(({ known }) => !known)) return lookedUp(collection, text, refused);
  const taken = terms.filter(({ known }) => known?.understood),
    unmet = terms.filter(({ known }) => !known?.understood).map(({ term }) => `The model has never met \u201c${term}\u201d: it was not taken away.`),
    unknown = [...(found?.unknown ?? []), ...taken.flatMap(({ known }) => known?.unknown ?? [])],
    isOwn = text && found?.familiar != null && collection.ownWords().has(asNamed(text)),
    familiar = isOwn ? null : (found?.familiar ?? null);
  return {
    heard: found?.heard ?? text,
    unknown,
    words: found?.vector ?? null,
    centre: rowOf(shipped.means, 0, shipped.dim),
    minus: taken.map(({ term }) => term),
    away: taken.flatMap(({ known }) => (known ? [known.vector] : [])),
    notes: [...(found?.notes ?? []), ...unmet],
    certainty: ofQuestion({ unknown, understood: found?.understood ?? true, familiar }, noun),
    held: null,
  };
}

/**
 * Words stand for the pictures that they came with: these alone are found.
 * @param {Collection} collection
 * @param {string} text
 * @param {string[]} refused
 * @returns {Words}
 */
function lookedUp(collection, text, refused) {
  const { shipped } = collection,
    said = collection.said(),
    { reads, dim, vectors, means } = shipped,
    items = said.items(text),
    terms = refused.map(term => ({ term, items: said.items(term) })),
    taken = terms.filter(term => term.items.length),
    unmet = terms.filter(term => !term.items.length).map(({ term }) => `No picture here has \u201c${term}\u201d: it was not taken away.`),
    unknown = [...said.split(text).missing, ...taken.flatMap(({ term }) => said.split(term).missing)];
  if (text && !items.length) throw new Refused(nothing(collection, text));
  const unread = reads ? [`No model is here to read \u201c${tidy([text, ...refused].join(' '))}\u201d: the words were looked up in ${said.where}.`] : [];
  return {
    heard: text,
    unknown,
    words: text ? unit(meanOf(vectors, items, dim)) : null,
    centre: rowOf(means, reads ? 1 : 0, dim), // a mean of pictures is seen from the pictures' mean
    minus: taken.map(({ term }) => term),
    away: taken.map(term => unit(meanOf(vectors, term.items, dim))),
    notes: [...unread, ...unmet],
    certainty: ofLookup(unknown),
    held: text ? maskOf(shipped.items.length, items, taken.flatMap(term => term.items)) : null,
  };
}

/**
 * @param {number} n
 * @param {number[]} those
 * @param {number[]} without
 */
function maskOf(n, those, without) {
  const mask = new Uint8Array(n);
  for (const i of those) mask[i] = 1;
  for (const i of without) mask[i] = 0;
  return mask;
}

/**
 * What to say of words that no picture has, together at least.
 * @param {Collection} collection
 * @param {string} text
 */
function nothing(collection, text) {
  const { shipped } = collection,
    said = collection.said(),
    { here } = said.split(text),
    model = shipped.reads ? 'no model is here to read them' : 'the model reads no words of its own';
  if (!said.where) return `These pictures came with no words, and ${model}: pick one of them (more like this).`;
  if (here.length) return `No picture here has all of \u201c${here.join(' ')}\u201d in its ${said.where}: leave a word out.`;
  const tried = shipped.info.examples.map(example => example.text).filter(Boolean).slice(0, 3).map(example => `\u201c${example}\u201d`).join(' or ');
  return `No picture here has \u201c${[...text].slice(0, 80).join('')}\u201d in its ${said.where}, and ${model}${tried ? `: try ${tried}` : ''}.`;
}
