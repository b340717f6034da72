// Edits of the trees: asks the server for each (POST edit, undo, redo; GET log), keeps its log, and lets the store read the
// tree anew. Only one at a time. What an edit does to a tree is the server's; it draws nothing.
import { ApiError, get, post } from './api.js';

/** @import { EditDone, EditLog, Tree } from './types' */
/** @typedef {'edit' | 'undo' | 'redo'} Path */
/** What an edit did, or why it could not. @typedef {Partial<EditDone> & {error?: string}} Told */
/** @typedef {{tree: Tree, renew: (moved: readonly number[] | null) => Promise<unknown>}} Place the store, of which it takes these */

export class Edits {
  /** Null before it is read, and where the server refuses it. @type {EditLog | null} */
  log = null;
  busy = false;
  #store;
  #changed;

  /**
   * @param {Place} store
   * @param {() => void} changed called when the log is another, or an edit begins or ends
   */
  constructor(store, changed) {
    this.#store = store;
    this.#changed = changed;
  }

  async read() {
    const { query } = this.#store.tree;
    try {
      this.log = await get(`log${query}`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.log = null;
    }
    this.#changed();
  }

  /**
   * Edits the tree shown; null while another edit is under way. Someone else's edit meanwhile is shown, and told as an error.
   * @param {Path} path
   * @param {object} body {op, args} of an edit
   * @returns {Promise<Told | null>}
   */
  async change(path, body) {
    if (this.busy) return null;
    this.#setBusy(true);
    const { embedding, snapshot, id } = this.#store.tree;
    try {
      const done = await post(path, { embedding, snapshot, tree: id, ...body });
      this.log = done.log;
      await this.#store.renew(done.tree === id && done.old_to_new.length ? done.old_to_new : null);
      return done;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (/changed meanwhile/.test(error.message)) await Promise.all([this.#store.renew(null), this.read()]);
      return { error: error.message };
    } finally {
      this.#setBusy(false);
    }
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.busy = busy;
    this.#changed();
  }
}
