// The words that came with pictures, in the place of a model that reads: words stand for the pictures whose captions, folders
// or attributes hold them all, as models/said_words.py has it. Pure.
/** @import { ShippedItem } from './shipped' */
import { list } from '../../core/format.js';
import { EMPTY, stem, wordsOf } from './words.js';

const UNSPACED = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]/; // scripts that put no spaces between words

export class Said {
  /** By a word without the ending of its plural, the pictures. @type {Map<string, number[]>} */
  #index = new Map();
  /** @type {string[] | null} */
  #commonest = null;

  /** @param {readonly ShippedItem[]} items */
  constructor(items) {
    this.said = items.map(saidOf);
    /** In what it was said: "captions and folders"; "" where nothing was. */
    this.where = list(
      [
        items.some(i => i.caption) && 'captions',
        items.some(i => i.taxonomy.length) && 'folders',
        items.some(i => Object.keys(i.attributes).length) && 'attributes',
      ].filter(name => name !== false),
    );
    this.said.forEach((text, i) => {
      for (const word of new Set(wordsOf(text).map(stem))) {
        const rows = this.#index.get(word);
        if (rows) rows.push(i);
        else this.#index.set(word, [i]);
      }
    });
  }

  /**
   * The words of a text that some picture has, and those that none has.
   * @param {string} text
   */
  split(text) {
    const words = wordsOf(text).filter(word => !EMPTY.has(word)),
      here = words.filter(word => this.#of(word).length);
    return { here, missing: words.filter(word => !here.includes(word)) };
  }

  /**
   * The pictures that have all the words of a text that any has.
   * @param {string} text
   */
  items(text) {
    const held = this.split(text).here.map(word => this.#of(word));
    if (!held.length) return [];
    const [first, ...rest] = held.sort((a, b) => a.length - b.length),
      others = rest.map(rows => new Set(rows));
    return first.filter(i => others.every(rows => rows.has(i)));
  }

  /**
   * The text with its last word completed, by words that pictures with the others have, the commonest first.
   * @param {string} text
   * @param {number} most
   */
  starting(text, most) {
    const words = text.trim().split(/\s+/),
      begun = (words.pop() ?? '').toLowerCase(),
      before = words.join(' '),
      held = before ? new Set(this.items(before)) : null;
    this.#commonest ??= this.#byNumber();
    return this.#commonest
      .filter(word => word.startsWith(begun) && (!held || this.#of(word).some(i => held.has(i))))
      .slice(0, most)
      .map(word => `${before} ${word}`.trim());
  }

  /** Words as they are written, those of most pictures first. */
  #byNumber() {
    const written = new Set([...new Set(this.said)].flatMap(wordsOf)),
      kept = [...written].filter(word => !EMPTY.has(word) && !/^\d+$/.test(word) && [...word].length > 1);
    return kept.sort((a, b) => this.#of(b).length - this.#of(a).length || (a < b ? -1 : 1));
  }

  /** @param {string} word @returns {number[]} */
  #of(word) {
    const found = this.#index.get(stem(word));
    if (found || !UNSPACED.test(word)) return found ?? [];
    return this.said.flatMap((text, i) => (text.toLowerCase().includes(word) ? [i] : []));
  }
}

/** All the words that came with an item. @param {ShippedItem} item */
const saidOf = ({ caption, taxonomy, attributes }) => [caption, ...taxonomy, ...Object.values(attributes)].filter(Boolean).join(' ');
