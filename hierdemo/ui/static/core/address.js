// The page's address: what of the state it holds, and how it is read back. Foreign parameters (?__theme=) stay.
// In forced=~4.12 the wave marks a branch that only came along with a deeper one.
/** @import { Ask, Defaults, Info, Mode } from './types' */

/** @type {readonly Mode[]} */
const MODES = ['drill-down', 'hnsw', 'exact'];
const CHOSEN = /** @type {const} */ (['tree', 'target', 'mode', 'depth', 'beam', 'k']);
const OWN = ['q', 'like', 'e', 'tree', 'target', 'mode', 'depth', 'beam', 'k', 'level', 'where', 'forced', 'weight'];
/** @type {Set<() => void>} */
const followers = new Set();

/**
 * Call `fn` after every change that the page makes to its address.
 * @param {() => void} fn
 */
export const follow = fn => followers.add(fn);

/**
 * The one place that changes the address. `push` adds a step that Back undoes; `state` is the history's own.
 * @param {URL} url
 * @param {{push?: boolean, state?: unknown}} [how]
 */
export function go(url, { push = false, state = history.state } = {}) {
  const same = url.href === location.href;
  try {
    if (!same || state !== history.state) history[push && !same ? 'pushState' : 'replaceState'](state, '', url);
  } catch {
    /* a sandboxed frame may forbid it; the page works without */
  }
  if (!same) followers.forEach(fn => fn());
}

/**
 * What of the question and the map's level the address asks for; only what it names, checked against what the server
 * offers. A picture that was given lies in the history's state.
 * @param {Info} info
 * @returns {{ask: Partial<Ask>, level: number | undefined}}
 */
export function read(info) {
  const { ask, level } = parse(location.search, info);
  const picture = history.state?.hdPicture;
  return { ask: picture ? { ...ask, picture } : ask, level };
}

/**
 * The same of a query string alone.
 * @param {string} search
 * @param {Info} info
 * @returns {{ask: Partial<Ask>, level: number | undefined}}
 */
export function parse(search, info) {
  const params = new URLSearchParams(search);
  /** @type {(name: string, low: number, high: number) => number | undefined} */
  const number = (name, low, high) => {
    const v = params.has(name) ? Number(params.get(name)) : NaN;
    return Number.isFinite(v) ? Math.min(high, Math.max(low, v)) : undefined;
  };
  /** @type {<T>(name: string, among: readonly T[]) => T | undefined} */
  const one = (name, among) => among.find(id => id === params.get(name));
  const depth = number('depth', 1, 99);
  const found = {
    text: params.get('q')?.slice(0, info.limits.text + 1),
    like: number('like', 0, info.collection.items - 1),
    beam: number('beam', 1, info.limits.beam),
    k: number('k', 1, info.limits.k),
    depth: depth && Math.round(depth),
    weight: number('weight', 0, 1),
    tree: one('tree', info.trees.map(t => t.id)),
    embedding: one('e', info.family?.members.map(m => m.id) ?? []),
    mode: one('mode', MODES),
    target: one('target', info.targets),
    where: whereOf(params.get('where'), info),
    ...forcedOf(params.get('forced')),
  };
  const ask = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return { ask, level: number('level', 1, 99) };
}

/**
 * @param {string | null} text name:value,name:value
 * @param {Info} info
 */
function whereOf(text, info) {
  if (text === null) return undefined;
  const pairs = text.split(',').map(p => p.split(':'));
  return Object.fromEntries(pairs.filter(([name, value]) => value && info.attributes.some(a => a.name === name)));
}

/** @param {string | null} text node.~node..node */
function forcedOf(text) {
  if (text === null) return {};
  const parts = text.split('.');
  return {
    forced: parts.map(v => (v === '' ? null : Number(v.replace('~', '')))),
    along: parts.flatMap((v, i) => (v.startsWith('~') ? [i + 1] : [])),
  };
}

/**
 * Write the state into the address; `push` adds a step that Back undoes.
 * @param {{ask: Ask, level: number}} state
 * @param {Defaults} defaults
 * @param {boolean} push
 */
export function write({ ask, level }, defaults, push) {
  const url = new URL(location.href);
  url.search = spell(url.search, { ask, level }, defaults);
  go(url, { push, state: { hdPicture: ask.picture } });
}

/**
 * A query string with the state in the place of the one that it held.
 * @param {string} search
 * @param {{ask: Ask, level: number}} state
 * @param {Defaults} defaults
 */
export function spell(search, { ask, level }, defaults) {
  const params = new URLSearchParams(search);
  OWN.forEach(name => params.delete(name));
  /** @type {(name: string, value: string | number | null) => void} */
  const set = (name, value) => params.set(name, String(value));
  if (ask.text) set('q', ask.text);
  if (ask.like != null) set('like', ask.like);
  if (ask.embedding !== defaults.embedding) set('e', ask.embedding);
  for (const name of CHOSEN) if (ask[name] !== defaults[name]) set(name, ask[name]);
  if ((ask.like != null || ask.picture) && ask.text && ask.weight !== defaults.weight) set('weight', ask.weight);
  const where = Object.entries(ask.where);
  if (where.length) set('where', where.map(p => p.join(':')).join(','));
  if (ask.forced.some(n => n != null)) set('forced', ask.forced.map((n, i) => `${ask.along.includes(i + 1) ? '~' : ''}${n ?? ''}`).join('.'));
  if (level) set('level', level);
  return params.toString();
}

/**
 * A parameter that a part of the page keeps for itself, or null; keep() writes it into the present step of the history.
 * @param {string} name
 */
export const kept = name => new URLSearchParams(location.search).get(name);

/**
 * @param {string} name
 * @param {string | number | null} value
 */
export function keep(name, value) {
  const url = new URL(location.href);
  if (value == null) url.searchParams.delete(name);
  else url.searchParams.set(name, String(value));
  go(url);
}
