// Which collection the page shows: ?c= in the address, the ids that this browser keeps of collections of its own, and the
// way to another. A collection of one's own goes in the address by a handle that only this browser can read, so that a
// link shared by mistake shows it to nobody. Every switch is a new page: back, forward and reload are the browser's.
/** @import { Info } from './types' */
import { ApiError, enter, get } from './api.js';

const MINE = 'hd-mine',
  VISITOR = 'hd-visitor',
  PICTURE = 'hd-picture';
// of the address: what holds in one collection alone
const PLACE = ['c', 'like', 'e', 'level', 'where', 'forced', 'sel', 'b', 'sort', 'colour'];

/**
 * @param {'localStorage' | 'sessionStorage'} storage
 * @param {string} key
 */
function read(storage, key) {
  try {
    return window[storage].getItem(key);
  } catch {
    return null; // a browser that keeps nothing
  }
}

/**
 * Whether it was kept.
 * @param {'localStorage' | 'sessionStorage'} storage
 * @param {string} key
 * @param {string | null} value
 */
function write(storage, key, value) {
  try {
    if (value == null) window[storage].removeItem(key);
    else window[storage].setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

/** @param {number} bytes */
const random = bytes => [...crypto.getRandomValues(new Uint8Array(bytes))].map(b => b.toString(16).padStart(2, '0')).join('');

/**
 * Collections, uploads and builds of this browser's own, newest last.
 * @returns {{id: string, handle: string}[]}
 */
export function mine() {
  try {
    const kept = JSON.parse(read('localStorage', MINE) ?? '[]');
    return Array.isArray(kept) ? kept.filter(own => typeof own?.id === 'string' && typeof own.handle === 'string') : [];
  } catch {
    return [];
  }
}

/**
 * Keeps an id. Without a place to keep it in, the address has to carry the id itself.
 * @param {string} id
 */
export function keepMine(id) {
  if (!mine().some(own => own.id === id)) write('localStorage', MINE, JSON.stringify([...mine(), { id, handle: `my-${random(4)}` }]));
}

/** @param {string} id */
export const dropMine = id => write('localStorage', MINE, JSON.stringify(mine().filter(own => own.id !== id)));

/**
 * How the address spells a collection: its handle for one of one's own, else its id.
 * @param {string} id
 */
export const spell = id => mine().find(own => own.id === id)?.handle ?? id;
/** @param {string} c */
const meant = c => mine().find(own => own.handle === c)?.id ?? c;

/** This page's, where nothing can be kept. @type {string | null} */
let unkept = null;

/** What tells this browser from others when it builds: a number that says nothing about anybody. */
export function visitor() {
  const kept = read('localStorage', VISITOR) ?? unkept ?? '';
  if (/^[0-9a-f]{32}$/.test(kept)) return kept;
  unkept = random(16);
  write('localStorage', VISITOR, unkept);
  return unkept;
}

/** What a visit opens without a name in the address, where that may change while the app runs; else null. */
export const first = () => document.documentElement.dataset.first ?? null;

/** The id of the collection that is shown; null for the one that the app opened. */
export function here() {
  const c = new URLSearchParams(location.search).get('c');
  return c ? meant(c) : first();
}

/**
 * The address of another collection, null for the one that the app opened first; `asked`: with the same question.
 * @param {string | null} id
 */
export function address(id, asked = true) {
  const url = new URL(location.href);
  PLACE.forEach(name => url.searchParams.delete(name));
  if (!asked) url.searchParams.delete('q');
  if (id) url.searchParams.set('c', spell(id));
  return url.href;
}

/**
 * Go to another collection. A picture that was asked with comes along.
 * @param {string | null} id
 * @param {boolean} [asked]
 */
export function go(id, asked) {
  carry();
  location.assign(address(id, asked));
}

export const carry = () => write('sessionStorage', PICTURE, history.state?.hdPicture ?? null);

/**
 * At the start: the collection's info that the address names; told: why it is another's, or null. Throws ApiError.
 * @returns {Promise<{info: Info, told: string | null}>}
 */
export async function arrive() {
  const picture = read('sessionStorage', PICTURE);
  if (picture) {
    write('sessionStorage', PICTURE, null);
    history.replaceState({ hdPicture: picture }, '');
  }
  const id = here();
  if (!id) return { info: await get('info'), told: null };
  enter(id);
  try {
    return { info: await get('info'), told: null };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    enter(first());
    const info = await get('info');
    history.replaceState(history.state, '', address(null));
    return { info, told: error.message };
  }
}
