// Which branches a question names in its words, and which of those an answer left out, as search/named.py has it. Knows a
// tree's names and what items are called. Pure.
/** @import { ShippedItem } from './shipped' */
/** @import { Tree } from './tree' */
import { asNamed, wordsNamed } from './words.js';

const LONGEST = 4, // words of a name that is looked for
  KNOWN = new Set(['taxonomy', 'captions', 'person']); // where a name comes from that says what its pictures are

export class Named {
  /** @type {Map<string, number[]>} */
  #nodes = new Map();

  /**
   * @param {Tree} tree
   * @param {readonly ShippedItem[]} items
   */
  constructor(tree, items) {
    this.tree = tree;
    this.items = items;
    tree.nodes.forEach(({ name, source }, m) => {
      for (const part of m && KNOWN.has(source) ? partsOf(name) : []) {
        this.#nodes.set(part, [...(this.#nodes.get(part) ?? []), m]);
      }
    });
  }

  /**
   * What a text names and none of the items found is: the words, and the largest branch of that name. unknown: its words
   * that were not read, for which nothing could be found.
   * @param {{heard: string, unknown: readonly string[]}} text
   * @param {readonly number[]} found
   * @returns {{words: string, node: number}[]}
   */
  leftOut({ heard, unknown }, found) {
    if (!found.length) return [];
    const { tree, items } = this,
      unread = new Set(unknown.map(asNamed)),
      within = new Set(found.flatMap(i => tree.ancestors(tree.leafOf[i]))),
      called = new Set(found.flatMap(i => items[i].taxonomy.map(asNamed))),
      said = ` ${found.flatMap(i => wordsNamed(items[i].caption)).join(' ')} `;
    return this.#in(heard)
      .filter(({ words }) => !words.split(' ').some(word => unread.has(word)))
      .filter(({ words, nodes }) => !nodes.some(m => within.has(m)) && !called.has(words) && !said.includes(` ${words} `))
      .map(({ words, nodes }) => ({ words, node: nodes.reduce((a, b) => (tree.size(b) > tree.size(a) ? b : a)) }));
  }

  /**
   * The names that stand in a text, in its order; longer ones first, and none within another.
   * @param {string} text
   */
  #in(text) {
    const words = wordsNamed(text),
      /** @type {string[]} */ taken = [];
    for (let size = LONGEST; size; size--) {
      for (let at = 0; at + size <= words.length; at++) {
        const name = words.slice(at, at + size).join(' '),
          free = words.slice(at, at + size).every((_, i) => taken[at + i] === undefined);
        if (this.#nodes.has(name) && free) for (let i = at; i < at + size; i++) taken[i] = name;
      }
    }
    return [...new Set(taken.filter(name => name !== undefined))].map(name => ({ words: name, nodes: this.#nodes.get(name) ?? [] }));
  }
}

/** @param {string} name */
const partsOf = name => name.split(',').flatMap(whole => whole.split(' and ')).map(asNamed).filter(Boolean);
