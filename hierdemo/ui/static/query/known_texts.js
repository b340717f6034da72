// The texts that a collection answers whose model reads none, offered while somebody types, and what the box says of it.
// Elsewhere it does nothing.
import { ApiError, get } from '../core/api.js';
import { el, later, put, show } from '../core/dom.js';
import { count } from '../core/format.js';

/** @import { Store } from '../core/store.js' */
/** @import { Known } from '../core/types' */

const PAUSE = 120; // ms without a key before texts are asked for

/** @param {string} text */
const plain = text => text.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean).join(' ');

/**
 * Whether a text is among those offered, however it is spaced and in capitals or not.
 * @param {readonly string[]} offered
 * @param {string} text
 */
export const isOffered = (offered, text) => offered.some(own => plain(own) === plain(text));

/**
 * What the empty box says, or null where any words can be asked. `pictured`: there is a picture already.
 * @param {Known | null} known
 * @param {boolean} pictured
 */
export function hintOf(known, pictured) {
  if (!known) return null;
  if (!known.texts) return pictured ? 'No words here' : 'No words here: choose a picture';
  if (known.looked_up) return pictured ? 'Add a word' : 'Words of these pictures';
  return pictured ? 'Add one of its texts' : `One of ${count(known.texts)} texts`;
}

/**
 * Returns {asks(text): whether to search while it is typed, hint(pictured): what the box says, or null}.
 * @param {HTMLElement} place a datalist with an id
 * @param {Store} store
 * @param {{input: HTMLInputElement, about: HTMLElement}} more the field that is typed into; where is said what it is not for
 */
export function mountKnownTexts(place, store, { input, about }) {
  /** For what is typed now. @type {readonly string[]} */
  let offered = [];
  const known = () => store.info?.known ?? null;

  const ask = later(async () => {
    const text = input.value.trim();
    try {
      const { texts } = await get(`texts?q=${encodeURIComponent(text)}`);
      if (input.value.trim() !== text) return;
      offered = texts;
      put(place, texts.map(value => el('option', { value })));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error; // without the list one can still type
    }
  }, PAUSE);
  const typed = () => known()?.texts && ask();
  input.addEventListener('input', typed);
  input.addEventListener('focus', typed);
  store.on('ready', () => {
    const own = known();
    if (own) input.setAttribute('list', place.id);
    else input.removeAttribute('list');
    about.textContent = own?.looked_up ?? '';
    show(about, Boolean(own?.looked_up));
  });

  return {
    /** @param {string} text */
    asks: text => !known() || !text || isOffered(offered, text),
    /** @param {boolean} pictured */
    hint: pictured => (store.info?.copy ? null : hintOf(known(), pictured)), // any words can be asked of a copy, in some way
  };
}
