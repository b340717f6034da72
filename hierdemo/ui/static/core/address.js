// The page's address: what of the state it holds, and how it is read back. Foreign parameters (?__theme=) stay.
// How a question is spelt is link.js's.
import { parse, spell } from './link.js';
/** @import { Ask, Info, QuestionField } from './types' */

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
 * Write the state into the address; `push` adds a step that Back undoes.
 * @param {{ask: Ask, level: number}} state
 * @param {readonly QuestionField[]} fields
 * @param {boolean} push
 */
export function write({ ask, level }, fields, push) {
  const url = new URL(location.href);
  url.search = spell(url.search, { ask, level }, fields);
  go(url, { push, state: { hdPicture: ask.picture } });
}

/**
 * Go to a state of the page as a link to it would, without loading it anew: all parts follow, and Back leads here again.
 * @param {string} search
 */
export function visit(search) {
  const url = new URL(location.href);
  url.search = search;
  go(url, { push: true, state: null });
  dispatchEvent(new PopStateEvent('popstate', { state: null }));
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
