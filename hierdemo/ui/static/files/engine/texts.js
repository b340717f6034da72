// The texts whose vectors came along, found whatever their case and spacing; captions are such texts too. Knows texts, not
// questions. Pure.
/** @import { Shipped, ShippedText } from './shipped' */
import { rowOf } from './numbers.js';
import { plain } from './words.js';

/** A text with its vector, and what the model makes of its words.
 *  @typedef {Omit<ShippedText, 'text'> & {vector: Float32Array}} KnownText */

export class Texts {
  /** @type {Map<string, KnownText>} */
  #exact = new Map();
  /** @type {Map<string, KnownText>} */
  #plain = new Map();

  /** @param {Shipped} shipped */
  constructor({ texts, textVectors, dim, captions, items }) {
    texts.forEach(({ text, ...known }, i) => this.#add(text, { ...known, vector: rowOf(textVectors, i, dim) }));
    items.forEach(({ caption }, i) => {
      const row = captions?.row[i] ?? -1;
      if (!captions || row < 0 || this.#exact.has(caption)) return;
      const unknown = captions.unknown[row] ?? [];
      this.#add(caption, { unknown, understood: true, familiar: null, notes: [], vector: rowOf(captions.vectors, row, dim) });
    });
    this.all = texts.map(({ text }) => text);
  }

  /**
   * @param {string} text
   * @param {KnownText} known
   */
  #add(text, known) {
    const key = plain(text);
    this.#exact.set(text, known);
    if (!this.#plain.has(key)) this.#plain.set(key, known);
  }

  /**
   * @param {string} text
   * @returns {KnownText | null}
   */
  find(text) {
    return this.#exact.get(text) ?? this.#plain.get(plain(text)) ?? null;
  }

  /**
   * Up to `most` texts for who has typed so much: those that begin so, then those that hold it.
   * @param {string} text
   * @param {number} most
   */
  starting(text, most) {
    const asked = plain(text),
      keys = this.all.map(own => ({ own, key: plain(own) })),
      begin = keys.filter(({ key }) => key.startsWith(asked)),
      hold = keys.filter(({ key }) => !key.startsWith(asked) && key.includes(asked));
    return [...begin, ...hold].slice(0, most).map(({ own }) => own);
  }
}
