// What the page knows: the question asked, the answer shown, the tree it lies in, and what the pointer is on.
// Views listen with store.on(type, fn) and ask through search, force, setLevel, setHover: they read, and only these methods
// write. What events there are stands in types.d.ts. It draws nothing.
import * as address from './address.js';
import { ApiError, post } from './api.js';
import { arrive } from './collection.js';
import { Edits } from './edits.js';
import { begin as lookWhereAllowed } from './elsewhere.js';
import { Loader } from './loader.js';
import * as question from './question.js';
import { theme, watch } from './theme.js';
import { withLeaves } from './tree.js';

/** @import { Answer, Ask, Events, Hover, Info, Selection, State, Tree } from './types' */
/** @typedef {{push?: boolean, keepAddress?: boolean, level?: number}} How push: a step that Back undoes; level: of the map, to go to with the answer */

export class Store {
  /** Null where views do not look yet: before "ready". @type {Info} */
  #info = /** @type {any} */ (null);
  /** @type {Tree} as #info */
  #tree = /** @type {any} */ (null);
  /** @type {Loader} as #info */
  #loader = /** @type {any} */ (null);
  /** @type {{-readonly [K in keyof State]: State[K]}} its question as #info */
  #state = { ask: /** @type {any} */ (null), level: 1, theme: 'light', hover: null, busy: false };
  /** @type {Answer | null} */
  #answer = null;
  /** @type {Ask | null} */
  #asked = null;
  /** @type {string | null} */
  #error = null;
  /** @type {Selection | null} */
  #selection = null;
  #own = false;
  #rev = 0;
  /** @type {Map<keyof Events, Set<(detail: any, store: Store) => unknown>>} each set's detail is its event's */
  #listeners = new Map();
  /** What is listened to while a part that came later is mounted. @type {[keyof Events, Function][] | null} */
  #coming = null;
  /** @type {AbortController | null} */
  #pending = null;
  /** The edits of its trees. */
  edits = new Edits(this, () => this.#emit('edits', undefined));

  get info() {
    return this.#info;
  }

  get tree() {
    return this.#tree;
  }

  /** @returns {State} */
  get state() {
    return this.#state;
  }

  /** What is shown, and null before anything is. */
  get answer() {
    return this.#answer;
  }

  /** The question that the answer is to. */
  get asked() {
    return this.#asked;
  }

  /** The sentence under the query bar. */
  get error() {
    return this.#error;
  }

  /** What is selected on the map (map/select/state.js), or null. */
  get selection() {
    return this.#selection;
  }

  /** Whether the question is somebody's, not only the example that a first visit shows. */
  get own() {
    return this.#own;
  }

  /** How many answers were shown. */
  get rev() {
    return this.#rev;
  }

  /**
   * Returns what ends it.
   * @template {keyof Events} K
   * @param {K} type
   * @param {(detail: Events[K], store: Store) => unknown} fn
   */
  on(type, fn) {
    const own = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, own.add(fn));
    this.#coming?.push([type, fn]);
    return () => own.delete(fn);
  }

  /**
   * Mount a part whose modules may come after the first answer: what it listens to has happened then, and is told to it.
   * @template T
   * @param {() => T} mount
   * @returns {T}
   */
  catchUp(mount) {
    const coming = (this.#coming = /** @type {[keyof Events, Function][]} */ ([]));
    const made = mount();
    this.#coming = null;
    if (!this.#answer) return made;
    for (const past of ['ready', 'tree', 'answer']) {
      for (const [type, fn] of coming) if (type === past) this.#tell(type, fn, past === 'answer' ? this.#answer : undefined);
    }
    return made;
  }

  /**
   * @template {keyof Events} K
   * @param {K} type
   * @param {Events[K]} detail
   */
  #emit(type, detail) {
    this.#listeners.get(type)?.forEach(fn => this.#tell(type, fn, detail));
  }

  /**
   * @param {keyof Events} type
   * @param {Function} fn
   * @param {unknown} detail
   */
  #tell(type, fn, detail) {
    try {
      fn(detail, this);
    } catch (error) {
      console.error(`hierdemo: a view failed on "${type}"`, error);
    }
  }

  /** Read the collection and show the first answer, or the one the address names. Throws ApiError. */
  async start() {
    const { info, told: elsewhere } = await arrive();
    this.#info = info;
    lookWhereAllowed(info.collection);
    this.#loader = new Loader(info);
    const { ask, level } = address.read(info);
    const blank = question.blank(info.defaults);
    const named = question.isNamed(ask);
    this.#own = named;
    this.#state.ask = { ...blank, ...(named ? {} : info.examples[0]), ...ask };
    const told = await this.#openFirst();
    this.#state.level = this.#clampLevel(level ?? 2);
    this.#emit('ready', undefined);
    this.#emit('tree', undefined);
    addEventListener('popstate', () => this.#back(blank));
    const plain = !named && !Object.keys(ask).length && this.#info.first;
    if (plain) this.#show(this.#info.first, { ...this.#state.ask, forced: [], along: [] }, {});
    else if (!(await this.#run({ push: false })) && this.#info.first) this.#fallBack(blank);
    if (told ?? elsewhere) this.fail(told ?? elsewhere);
  }

  /** The tree to start with. A member of the family that cannot be used gives way to the default one: says why. */
  async #openFirst() {
    const { embedding } = this.#info.defaults;
    try {
      await this.#open(this.#state.ask);
    } catch (error) {
      if (!(error instanceof ApiError) || this.#state.ask.embedding === embedding) throw error;
      this.#change({ embedding, forced: [], along: [] });
      await this.#open(this.#state.ask);
      return error.message;
    }
    return null;
  }

  /** @param {Ask} ask */
  async #open({ tree, embedding }) {
    [this.#tree, this.#info] = await Promise.all([this.#loader.tree(tree, embedding), this.#loader.info(embedding)]);
  }

  /** @param {Partial<Ask>} patch */
  #change(patch) {
    this.#state.ask = { ...this.#state.ask, ...patch };
  }

  /**
   * What the address names cannot be answered (an upload that is gone, a broken link): say so over the first example.
   * Words that were asked stay in the box.
   * @param {Ask} blank
   */
  #fallBack(blank) {
    const told = this.#error,
      { text, like } = this.#state.ask,
      first = { ...blank, ...this.#info.examples[0] };
    this.#state.ask = text.trim() ? { ...blank, text, like } : first;
    if (this.#tree.id !== blank.tree || this.#tree.embedding !== blank.embedding) return;
    this.#show(this.#info.first, first, {});
    this.fail(told);
  }

  /** @param {Ask} blank */
  #back(blank) {
    const { ask, level } = address.read(this.#info);
    this.#state.ask = { ...blank, ...(question.isNamed(ask) ? {} : this.#info.examples[0]), ...ask };
    if (level) this.#state.level = this.#clampLevel(level);
    this.#run({ push: false, keepAddress: true });
  }

  /**
   * A tree of the collection, or of that member of its family.
   * @param {string} id
   * @param {string | null} embedding
   */
  loadTree(id, embedding) {
    return this.#loader.tree(id, embedding);
  }

  /**
   * The collection was edited: its trees are read again and the question is asked again.
   * @param {readonly number[] | null} moved from old node numbers of the tree shown to new ones, -1 for gone; null where
   *   they stay as they are
   */
  async renew(moved) {
    if (this.empty() && this.#asked) this.#change(this.#asked); // cleared words: what is shown was asked last
    this.#change(question.renumbered(this.#state.ask, moved));
    this.#loader.forgetTrees();
    this.#emit('renumbered', moved);
    return this.#run({ push: false });
  }

  /**
   * Merge `patch` into the question and ask again. Branches taken by hand are given up unless `patch` names them.
   * @param {Partial<Ask>} [patch]
   * @param {number} [level] the map's, to go to with the answer
   */
  search(patch = {}, level) {
    const shown = question.cleared(this.#state.ask, this.#asked, patch),
      gone = question.unchosen(this.#own, patch);
    this.#own = true;
    this.#change({ ...shown, ...gone, forced: [], along: [], ...patch });
    return this.#run({ push: true, level });
  }

  /**
   * Change the question and ask nothing yet: what was shown stays until something is asked.
   * @param {Partial<Ask>} patch
   */
  amend(patch) {
    this.#change(patch);
  }

  /**
   * Set one filter, or take it away, and ask again.
   * @param {string} name
   * @param {string | null} value
   */
  toggleFilter(name, value) {
    return this.search({ where: question.toggled(this.#state.ask.where, name, value) });
  }

  /**
   * Set one filter as it is told to be, null for none, and ask again.
   * @param {string} name
   * @param {string | null} value
   */
  setFilter(name, value) {
    return this.search({ where: question.withFilter(this.#state.ask.where, name, value) });
  }

  /**
   * Ask the same in another member of the family. If it cannot be used, the question stays where it was.
   * @param {string | null} embedding
   */
  async embed(embedding) {
    const asked = this.empty() && this.#asked ? this.#asked : {}; // cleared words: what is shown was asked last
    if (await this.search({ ...asked, embedding, forced: [], along: [] })) return;
    if (!this.#error || !this.#asked || this.#state.ask.embedding !== embedding) return;
    const { embedding: before, forced, along } = this.#asked;
    this.#change({ embedding: before, forced, along });
    this.#emit('error', this.#error);
  }

  /**
   * Take a branch: the node and its ancestors, whatever the scores say. The map goes one level deeper.
   * @param {number} node
   */
  force(node) {
    const path = this.#tree.path(node);
    if (!path.length) return this.search();
    return this.search(question.taken(this.#state.ask, path), Math.min(this.#tree.depth, path.length + 1));
  }

  /** Give up the branches taken by hand from `level` on, and those above that only came along with it. */
  unforce(level = 1) {
    return this.keepForced(question.above(this.#state.ask, level));
  }

  /**
   * Keep the first `n` branches taken by hand; the last of them counts as taken itself.
   * @param {number} n
   * @param {number} [level] as in search
   */
  keepForced(n, level) {
    return this.search(question.upTo(this.#state.ask, n), level);
  }

  empty() {
    return question.isEmpty(this.#state.ask);
  }

  /**
   * Ask the server; true if an answer was shown. An older question still under way is dropped.
   * @param {How} how
   */
  async #run(how) {
    this.#pending?.abort();
    if (this.empty()) {
      this.setBusy(false);
      return false;
    }
    const mine = (this.#pending = new AbortController());
    this.setBusy(true);
    try {
      return await this.#answerTo(this.#state.ask, how, mine.signal);
    } catch (error) {
      if (mine.signal.aborted) return false;
      if (!(error instanceof ApiError)) throw error;
      const back = this.#asked?.embedding !== this.#state.ask.embedding; // `embed` goes back to the one that answers
      if (!how.keepAddress && this.#rev && !back) address.write(this.#state, this.#info.fields, how.push ?? false); // as the box has it
      this.fail(error.message);
      return false;
    } finally {
      if (this.#pending === mine) {
        this.#pending = null;
        this.setBusy(false);
      }
    }
  }

  /**
   * @param {Ask} ask
   * @param {How} how
   * @param {AbortSignal} signal
   */
  async #answerTo(ask, how, signal) {
    const [answer, read, info] = await Promise.all([
      post('answer', ask, signal),
      this.#loader.tree(ask.tree, ask.embedding),
      this.#loader.info(ask.embedding),
    ]);
    if (signal.aborted) return false;
    const tree = await this.#loader.treeOf(answer, read);
    if (signal.aborted) return false;
    if (info !== this.#info) {
      this.#info = info;
      this.#emit('collection', undefined);
    }
    if (tree !== this.#tree) {
      this.#tree = tree;
      this.#state.level = this.#clampLevel(this.#state.level);
      this.#state.hover = null;
      this.#emit('tree', undefined);
    }
    this.#show(answer, ask, how);
    return true;
  }

  /**
   * @param {Answer} answer
   * @param {Ask} ask
   * @param {How} how
   */
  #show(answer, ask, { push = false, keepAddress = false, level = this.#state.level }) {
    const moved = level !== this.#state.level;
    this.#state.level = level;
    this.#answer = answer;
    this.#asked = ask;
    this.#rev += 1;
    this.fail(null);
    if (!keepAddress) address.write(this.#state, this.#info.fields, push && this.#rev > 1);
    this.#emit('answer', answer);
    if (moved) this.#emit('level', level);
  }

  /**
   * The search of the answer shown was measured again, beside others: one time is told of it wherever it stands.
   * @param {number} rev that answer's
   * @param {number} seconds
   */
  time(rev, seconds) {
    if (!this.#answer || rev !== this.#rev) return;
    this.#answer = { ...this.#answer, seconds: { ...this.#answer.seconds, search: seconds } };
    this.#emit('timed', this.#answer);
  }

  /** @param {number} level */
  #clampLevel(level) {
    return Math.max(1, Math.min(this.#tree.depth + 1, Math.round(level)));
  }

  /** @param {number} level */
  setLevel(level) {
    const next = this.#clampLevel(level);
    if (next === this.#state.level) return;
    this.#state.level = next;
    address.write(this.#state, this.#info.fields, false);
    this.#emit('level', next);
  }

  /** @param {Hover | null} hover */
  setHover(hover) {
    const old = this.#state.hover;
    if (old?.item === hover?.item && old?.node === hover?.node) return;
    this.#state.hover = hover;
    this.#emit('hover', hover);
  }

  /**
   * The leaf of an item in this tree: of any item as soon as a map was drawn, of a result always.
   * @param {number} item
   */
  leafOf(item) {
    return this.#answer?.results.find(r => r.id === item)?.leaf ?? this.#tree?.leaves?.[item];
  }

  /**
   * Keep every item's leaf in this tree, for leafOf; returns those that are kept.
   * @param {Tree} tree
   * @param {Int32Array} leaves
   */
  keepLeaves(tree, leaves) {
    return withLeaves(tree, leaves);
  }

  /** @param {Selection | null} selection */
  setSelection(selection) {
    this.#selection = selection;
    this.#emit('select', selection);
  }

  /** @param {boolean} busy */
  setBusy(busy) {
    if (this.#state.busy === busy) return;
    this.#state.busy = busy;
    this.#emit('busy', busy);
  }

  /**
   * One plain sentence under the query bar, or null to take it away.
   * @param {string | null} sentence
   */
  fail(sentence) {
    this.#error = sentence;
    this.#emit('error', sentence);
  }

  /** The sentence was read and taken away; who drew it knows. */
  dismiss() {
    this.#error = null;
  }

  /**
   * Open an item's picture large.
   * @param {number} id
   */
  inspect(id) {
    this.#emit('inspect', id);
  }

  /**
   * Ask where these items are to lie in the tree.
   * @param {readonly number[]} items
   */
  move(items) {
    this.#emit('move', items);
  }

  /**
   * Show where an item lies on the map.
   * @param {number} id
   */
  locate(id) {
    this.#emit('locate', id);
  }

  /**
   * Go to a branch in the parts that show one at a time; nothing is searched.
   * @param {number} node
   */
  visit(node) {
    this.#emit('visit', node);
  }

  /**
   * Offer a branch as a file, or all else that the page shows.
   * @param {number | null} node
   */
  take(node) {
    this.#emit('take', node);
  }

  /** Follow the document's theme, whoever sets it. */
  watchTheme() {
    this.#state.theme = theme();
    watch(() => {
      if (theme() === this.#state.theme) return;
      this.#state.theme = theme();
      this.#emit('theme', this.#state.theme);
    });
  }
}

export const store = new Store();
