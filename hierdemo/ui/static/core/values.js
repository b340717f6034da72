// Every item's value of an attribute, as the server has them: fetched when somebody first looks, once. Knows addresses.
import { bytes } from './api.js';

/** @import { Store } from './store.js' */

/** @type {Map<string, Promise<Float64Array>>} */
const asked = new Map();

/**
 * Numbers, seconds of dates, or the place of a value among those of info.attributes; NaN where an item has none. Throws
 * ApiError.
 * @param {Store} store
 * @param {string} name
 */
export function valuesOf(store, name) {
  const { embedding } = store.state.ask,
    key = JSON.stringify([name, embedding, store.info.collection.items]); // an edit may bring pictures
  const known = asked.get(key) ?? fetched(name, embedding);
  asked.set(key, known);
  known.catch(() => asked.delete(key));
  return known;
}

/**
 * @param {string} name
 * @param {string | null} embedding
 */
async function fetched(name, embedding) {
  const query = new URLSearchParams({ name, ...(embedding ? { e: embedding } : {}) });
  return new Float64Array(await bytes(`attribute.bin?${query}`));
}
