// Which other collections can be opened, and what is said of each. Pure; knows what GET collections and POST
// collections/mine answer.
/** @import { Collections, Entry, Mine } from '../core/types' */
import { countOf } from '../core/format.js';

/** @type {Record<Entry['kind'], string>} */
const KINDS = { given: '', built: 'built here', beside: 'lies beside', demo: 'the demo', private: 'yours alone' };
const READY = 'ready-vectors';

/**
 * A collection that can be opened. folder: its id, where its name alone does not tell which it is.
 * @typedef {Entry & {folder: string | null}} Row
 */

/**
 * The other collections, one's own first.
 * @param {Pick<Collections, 'collections'>} all
 * @param {Mine['mine']} mine
 * @param {string | null} open the one that is open; null: the first
 * @returns {Row[]}
 */
export function rowsOf({ collections }, mine, open) {
  const others = collections.filter(c => (open ? c.id !== open : !c.first));
  const own = mine.flatMap(found => (found.state === 'done' && found.private && found.id !== open ? [found] : []));
  const names = [...collections, ...own].map(({ name }) => name.toLowerCase());
  // an id is the folder's name as an address shows it; one of one's own says nothing
  /** @param {Entry} entry */
  const folder = ({ id, name }) => (names.filter(other => other === name.toLowerCase()).length > 1 ? id : null);
  return [
    ...own.map(({ id, name, items, model, error }) => ({
      ...{ id, name, items, model, error, folder: null, first: false, noun: 'pictures' },
      kind: /** @type {const} */ ('private'),
    })),
    ...others.map(entry => ({ ...entry, folder: folder(entry) })),
  ];
}

/**
 * "animals · 4,500 drawings · embedded model · built here"
 * @param {Row} row
 */
export function rowWords({ folder, items, noun, model, kind }) {
  const size = items != null && noun != null ? countOf(items, noun) : '';
  return [folder, size, model && modelWords(model, /^embedded(:|$)/.test(model)), KINDS[kind]].filter(Boolean).join(' \u00b7 ');
}

/**
 * A model in plain words.
 * @param {string} model
 * @param {boolean} drawings
 */
export const modelWords = (model, drawings) => (drawings ? 'embedded model' : model === READY ? 'ready vectors' : model);
