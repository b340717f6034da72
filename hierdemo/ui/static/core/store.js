// What the page knows: the question asked, the answer shown, the tree it lies in, and what the pointer is on.
// Views listen with store.on(type, fn) and ask through search, force, setLevel, setHover. It draws nothing.
//
// types: ready, collection (now another member of the family), tree (another tree's data), answer, level, hover, theme,
// busy, error, inspect (an item's lightbox), select (another selection on the map), locate (an item, on the map), visit
// (a node, in the tree)
import * as address from './address.js';
import { ApiError, get, post } from './api.js';
import { arrive } from './collection.js';

/** A tree's data with ways to walk it: node(id), children(id), ancestor(id, level), path(id) (level 1 first). */
export function indexTree(data) {
  const byId = new Map(data.nodes.map(n => [n.id, n]));
  const kids = new Map(data.nodes.map(n => [n.id, []]));
  data.nodes.forEach(n => kids.get(n.parent)?.push(n.id));
  const node = id => byId.get(id);
  const ancestor = (id, level) => {
    let n = node(id);
    while (n && n.level > level) n = node(n.parent);
    return n?.id;
  };
  const path = id => {
    const out = [];
    for (let n = node(id); n && n.level > 0; n = node(n.parent)) out.unshift(n.id);
    return out;
  };
  const title = level => data.levels[level - 1] ?? `Level ${level}`;
  return { ...data, byId, node, children: id => kids.get(id) ?? [], ancestor, path, title, depth: data.levels.length };
}

/** What `make` promises, asked for once a key; a failure is forgotten, so that the next asks again. */
async function once(kept, key, make) {
  if (!kept.has(key)) kept.set(key, make());
  try {
    return await kept.get(key);
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

export class Store {
  constructor() {
    this.state = { ask: null, level: 1, theme: 'light', hover: null, busy: false };
    this.info = this.answer = this.tree = this.asked = this.error = null;
    this.selection = null; // map/select/state.js
    this.own = false; // whether the question is somebody's, not only the example that a first visit shows
    this.rev = 0;
    this.listeners = new Map();
    this.trees = new Map();
    this.infos = new Map();
    this.pending = null;
  }

  on(type, fn) {
    if (!this.listeners.has(type)) this.listeners.set(type, new Set());
    this.listeners.get(type).add(fn);
    return () => this.listeners.get(type).delete(fn);
  }

  emit(type, detail) {
    this.listeners.get(type)?.forEach(fn => {
      try {
        fn(detail, this);
      } catch (error) {
        console.error(`hierdemo: a view failed on "${type}"`, error);
      }
    });
  }

  /** Read the collection and show the first answer, or the one the address names. Throws ApiError. */
  async start() {
    const { info, told: elsewhere } = await arrive();
    this.info = info;
    const { ask, level } = address.read(this.info);
    const first = this.info.examples[0] ?? {};
    const blank = { text: '', picture: null, like: null, where: {}, forced: [], along: [], ...this.info.defaults };
    const named = ask.text || ask.like != null || ask.picture;
    this.own = Boolean(named);
    this.state.ask = { ...blank, ...(named ? {} : first), ...ask };
    const told = await this.openFirst();
    this.state.level = this.clampLevel(level ?? 2);
    this.emit('ready');
    this.emit('tree');
    addEventListener('popstate', () => this.back(blank));
    const plain = !named && !Object.keys(ask).length && this.info.first;
    if (plain) this.show(this.info.first, { ...this.state.ask, forced: [], along: [] }, {});
    else if (!(await this.run({ push: false })) && this.info.first) this.fallBack(blank);
    if (told ?? elsewhere) this.fail(told ?? elsewhere);
  }

  /** The tree to start with. A member of the family that cannot be used gives way to the default one: says why. */
  async openFirst() {
    const { ask } = this.state;
    try {
      await this.open(ask);
    } catch (error) {
      if (!(error instanceof ApiError) || ask.embedding === this.info.defaults.embedding) throw error;
      Object.assign(ask, { embedding: this.info.defaults.embedding, forced: [], along: [] });
      await this.open(ask);
      return error.message;
    }
    return null;
  }

  async open({ tree, embedding }) {
    [this.tree, this.info] = await Promise.all([this.loadTree(tree, embedding), this.loadInfo(embedding)]);
  }

  /** What the address names cannot be answered (an upload that is gone, a broken link): say so over the first example.
   *  Words that were asked stay in the box. */
  fallBack(blank) {
    const told = this.error,
      { text, like } = this.state.ask,
      first = { ...blank, ...this.info.examples[0] };
    this.state.ask = text.trim() ? { ...blank, text, like } : { ...first };
    if (this.tree.id !== blank.tree || this.tree.embedding !== blank.embedding) return;
    this.show(this.info.first, first, {});
    this.fail(told);
  }

  back(blank) {
    const { ask, level } = address.read(this.info);
    const named = ask.text || ask.like != null || ask.picture;
    this.state.ask = { ...blank, ...(named ? {} : this.info.examples[0]), ...ask };
    if (level) this.state.level = this.clampLevel(level);
    this.run({ push: false, keepAddress: true });
  }

  /** A tree of the collection, or of that member of its family. */
  loadTree(id, embedding) {
    const query = embedding === this.info.defaults.embedding ? '' : `?e=${encodeURIComponent(embedding)}`;
    return once(this.trees, `${id}${query}`, async () =>
      indexTree({ ...(await get(`tree/${encodeURIComponent(id)}${query}`)), embedding, query }),
    );
  }

  /** The tree that an answer is about: the one at hand, or read again where someone edited the collection meanwhile. */
  async treeOf(answer, tree) {
    if (answer.snapshot === tree.snapshot) return tree;
    this.trees.clear();
    return this.loadTree(tree.id, tree.embedding);
  }

  /** The collection was edited: its trees are read again and the question is asked again.
   *  `moved`: from old node numbers of the tree shown to new ones, -1 for gone; null where they stay as they are. */
  async renew(moved) {
    if (this.empty() && this.asked) Object.assign(this.state.ask, this.asked); // cleared words: what is shown was asked last
    const { forced, along } = this.state.ask;
    const now = forced.map(m => (m == null || !moved ? m : (moved[m] ?? -1)));
    const gone = now.indexOf(-1);
    const kept = gone < 0 ? now : now.slice(0, gone);
    Object.assign(this.state.ask, { forced: kept, along: along.filter(level => level < kept.length) });
    this.trees.clear();
    return this.run({ push: false });
  }

  /** What is known of the collection; of another member of its family what differs there. */
  loadInfo(embedding) {
    const { defaults } = this.info;
    if (embedding === defaults.embedding) return once(this.infos, embedding, async () => this.info);
    return once(this.infos, embedding, async () => {
      const own = await get(`info?e=${encodeURIComponent(embedding)}`);
      return { ...(await this.loadInfo(defaults.embedding)), collection: own.collection, trees: own.trees, targets: own.targets, adapted: own.adapted };
    });
  }

  /** Merge `patch` into the question and ask again. Branches taken by hand are given up unless `patch` names them.
   *  `level`: the map's level to go to with the answer. */
  search(patch = {}, level) {
    this.own = true;
    this.state.ask = { ...this.state.ask, ...this.cleared(patch), forced: [], along: [], ...patch };
    return this.run({ push: true, level });
  }

  /** What was asked last, where the words were cleared since and `patch` brings none: what is shown is asked again. */
  cleared(patch) {
    if (!this.empty() || !this.asked || ['text', 'picture', 'like'].some(name => name in patch)) return {};
    const { text, picture, like } = this.asked;
    return { text, picture, like };
  }

  /** Ask the same in another member of the family. If it cannot be used, the question stays where it was. */
  async embed(embedding) {
    const asked = this.empty() && this.asked ? { ...this.asked } : {}; // cleared words: what is shown was asked last
    if (await this.search({ ...asked, embedding, forced: [], along: [] })) return;
    const { ask } = this.state;
    if (!this.error || !this.asked || ask.embedding !== embedding) return;
    const { embedding: before, forced, along } = this.asked;
    Object.assign(ask, { embedding: before, forced, along });
    this.emit('error', this.error);
  }

  /** Take a branch: the node and its ancestors, whatever the scores say. The map goes one level deeper. */
  force(node) {
    const forced = this.tree.path(node);
    if (!forced.length) return this.search();
    const { forced: old, along: came } = this.state.ask;
    const byHand = level => old[level - 1] === forced[level - 1] && !came.includes(level);
    const along = forced.map((_, i) => i + 1).filter(level => level < forced.length && !byHand(level));
    return this.search({ forced, along }, Math.min(this.tree.depth, forced.length + 1));
  }

  /** Give up the branches taken by hand from `level` on, and those above that only came along with it. */
  unforce(level = 1) {
    const { along } = this.state.ask;
    let end = level - 1;
    while (end > 0 && along.includes(end)) end--;
    return this.keepForced(end);
  }

  /** Keep the first `n` branches taken by hand; the last of them counts as taken itself. `level`: as in search. */
  keepForced(n, level) {
    const { forced, along } = this.state.ask;
    return this.search({ forced: forced.slice(0, n), along: along.filter(a => a < n) }, level);
  }

  empty() {
    const { text, picture, like } = this.state.ask;
    return !text.trim() && !picture && like == null;
  }

  /** Ask the server; true if an answer was shown. An older question still under way is dropped. */
  async run({ push, keepAddress = false, level }) {
    this.pending?.abort();
    if (this.empty()) {
      this.setBusy(false);
      return false;
    }
    const mine = (this.pending = new AbortController());
    const ask = { ...this.state.ask };
    this.setBusy(true);
    try {
      const [answer, read, info] = await Promise.all([
        post('answer', ask, mine.signal),
        this.loadTree(ask.tree, ask.embedding),
        this.loadInfo(ask.embedding),
      ]);
      if (mine.signal.aborted) return false;
      const tree = await this.treeOf(answer, read);
      if (mine.signal.aborted) return false;
      if (info !== this.info) {
        this.info = info;
        this.emit('collection');
      }
      if (tree !== this.tree) {
        this.tree = tree;
        this.state.level = this.clampLevel(this.state.level);
        this.state.hover = null;
        this.emit('tree');
      }
      this.show(answer, ask, { push, keepAddress, level });
      return true;
    } catch (error) {
      if (mine.signal.aborted) return false;
      if (!(error instanceof ApiError)) throw error;
      this.fail(error.message);
      return false;
    } finally {
      if (this.pending === mine) {
        this.pending = null;
        this.setBusy(false);
      }
    }
  }

  show(answer, ask, { push = false, keepAddress = false, level = this.state.level }) {
    const moved = level !== this.state.level;
    this.state.level = level;
    this.answer = answer;
    this.asked = ask;
    this.rev += 1;
    this.fail(null);
    if (!keepAddress) address.write(this.state, this.info.defaults, push && this.rev > 1);
    this.emit('answer', answer);
    if (moved) this.emit('level', level);
  }

  clampLevel(level) {
    return Math.max(1, Math.min(this.tree.depth + 1, Math.round(level)));
  }

  setLevel(level) {
    const next = this.clampLevel(level);
    if (next === this.state.level) return;
    this.state.level = next;
    address.write(this.state, this.info.defaults, false);
    this.emit('level', next);
  }

  setHover(hover) {
    const old = this.state.hover;
    if (old?.item === hover?.item && old?.node === hover?.node) return;
    this.state.hover = hover;
    this.emit('hover', hover);
  }

  /** The leaf of an item in this tree: of any item as soon as a map was drawn, of a result always. */
  leafOf(item) {
    return this.answer?.results.find(r => r.id === item)?.leaf ?? this.tree?.leaves?.[item];
  }

  /** Keep every item's leaf in this tree, for leafOf; returns those that are kept. */
  keepLeaves(tree, leaves) {
    return (tree.leaves ??= leaves);
  }

  /** What is selected on the map (map/select/state.js), or null. */
  setSelection(selection) {
    this.selection = selection;
    this.emit('select', selection);
  }

  setBusy(busy) {
    if (this.state.busy === busy) return;
    this.state.busy = busy;
    this.emit('busy', busy);
  }

  /** One plain sentence under the query bar, or null to take it away. */
  fail(sentence) {
    this.error = sentence;
    this.emit('error', sentence);
  }

  /** Open an item's picture large. */
  inspect(id) {
    this.emit('inspect', id);
  }

  /** Show where an item lies on the map. */
  locate(id) {
    this.emit('locate', id);
  }

  /** Go to a branch in the parts that show one at a time; nothing is searched. */
  visit(node) {
    this.emit('visit', node);
  }

  setTheme(theme) {
    document.documentElement.classList.toggle('dark', theme === 'dark');
    try {
      localStorage.setItem('hd-theme', theme);
    } catch {
      /* private mode: the choice lasts as long as the page */
    }
  }

  /** Follow the document's class `dark`, whoever sets it. */
  watchTheme() {
    const read = () => (document.documentElement.classList.contains('dark') ? 'dark' : 'light');
    this.state.theme = read();
    new MutationObserver(() => {
      if (read() === this.state.theme) return;
      this.state.theme = read();
      this.emit('theme', this.state.theme);
    }).observe(document.documentElement, { attributes: true, attributeFilter: ['class'] });
  }
}

export const store = new Store();
