// The Collection tab of a copy without a server: what the collection holds, and what only a server can do.
/** @import { Store } from '../core/store.js' */
import { ApiError, get } from '../core/api.js';
import { el, put } from '../core/dom.js';
import { drawAbout } from './about.js';

export const NEEDS_SERVER =
  'This is a copy without a server: all you see is worked out in this browser. Other words than it knows, pictures of your own, HNSW, edits and collections to build need hierdemo itself.';

/**
 * Returns the side that side_tabs.js shows.
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountCopied(place, store) {
  const about = el('section', { 'aria-label': 'The collection that is open' });
  put(place, about, el('section', { 'aria-label': 'This copy' }, el('h2', { text: 'Without a server' }), el('p', { text: NEEDS_SERVER })));
  async function read() {
    try {
      drawAbout(about, await get('/collections/about'), { remove: () => {}, inspect: item => store.inspect(item) });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      put(about, el('p.is-error', { text: error.message }));
    }
    place.dataset.ready = '1';
  }
  /** @param {boolean} on */
  const turn = on => {
    if (on && !place.dataset.ready) read();
  };
  return { name: 'collection', title: 'Collection', node: place, turn };
}
