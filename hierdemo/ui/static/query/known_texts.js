// The texts that a collection without a model answers, offered while somebody types. Elsewhere it does nothing.
import { ApiError, get } from '../core/api.js';
import { el, later, put } from '../core/dom.js';
import { count } from '../core/format.js';

const PAUSE = 120; // ms without a key before texts are asked for
const plain = text => text.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean).join(' ');

/** Returns {asks(text): whether to search while it is typed, hint(has a picture): what the box says, or null}. */
export function mountKnownTexts(input, store) {
  const list = el('datalist', { id: 'hd-texts' });
  let offered = []; // for what is typed now
  input.after(list);

  const ask = later(async () => {
    const text = input.value.trim();
    try {
      const { texts } = await get(`texts?q=${encodeURIComponent(text)}`);
      if (input.value.trim() !== text) return;
      offered = texts;
      put(list, texts.map(value => el('option', { value })));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error; // without the list one can still type
    }
  }, PAUSE);
  const typed = () => store.info?.known?.texts && ask();
  input.addEventListener('input', typed);
  input.addEventListener('focus', typed);
  store.on('ready', () => {
    if (store.info.known) input.setAttribute('list', list.id);
    else input.removeAttribute('list');
  });

  return {
    asks: text => !store.info?.known || !text || offered.some(own => plain(own) === plain(text)),
    hint: has => {
      const known = store.info?.known;
      if (!known) return null;
      if (!known.texts) return has ? 'No words here' : 'No words here: choose a picture';
      return has ? 'Add one of its texts' : `One of ${count(known.texts)} texts`;
    },
  };
}
