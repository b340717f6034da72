// Reads trees and what is known of a member of the family from the server, each once. Knows addresses; not the question.
import { get } from './api.js';
import { indexTree } from './tree.js';

/** @import { Answer, Info, Tree } from './types' */

/**
 * What `make` promises, asked for once a key; a failure is forgotten, so that the next asks again.
 * @template T
 * @param {Map<string, Promise<T>>} kept
 * @param {string} key
 * @param {() => Promise<T>} make
 * @returns {Promise<T>}
 */
async function once(kept, key, make) {
  const known = kept.get(key) ?? make();
  kept.set(key, known);
  try {
    return await known;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

export class Loader {
  /** @type {Info} of the member that the app opened */
  #first;
  /** @type {Map<string, Promise<Tree>>} */
  #trees = new Map();
  /** @type {Map<string, Promise<Info>>} */
  #infos = new Map();

  /** @param {Info} first of the member that the app opened */
  constructor(first) {
    this.#first = first;
  }

  /**
   * A tree of the collection, or of that member of its family.
   * @param {string} id
   * @param {string | null} embedding
   */
  tree(id, embedding) {
    const query = this.#queryOf(embedding);
    return once(this.#trees, `${id}${query}`, async () =>
      indexTree(await get(`tree/${encodeURIComponent(id)}${query}`), embedding, query),
    );
  }

  /**
   * The tree that an answer is about: the one at hand, or read again where someone edited the collection meanwhile.
   * @param {Answer} answer
   * @param {Tree} tree
   */
  async treeOf(answer, tree) {
    if (answer.snapshot === tree.snapshot) return tree;
    this.forgetTrees();
    return this.tree(tree.id, tree.embedding);
  }

  forgetTrees() {
    this.#trees.clear();
  }

  /**
   * What is known of the collection; of another member of its family what differs there.
   * @param {string | null} embedding
   * @returns {Promise<Info>}
   */
  async info(embedding) {
    const query = this.#queryOf(embedding);
    if (!query) return this.#first;
    return once(this.#infos, query, async () => {
      const { collection, trees, targets, fields, programs, adapted } = await get(`info${query}`);
      return { ...this.#first, collection, trees, targets, fields, programs, adapted };
    });
  }

  /** @param {string | null} embedding */
  #queryOf(embedding) {
    return embedding === this.#first.defaults.embedding ? '' : `?e=${encodeURIComponent(String(embedding))}`;
  }
}
