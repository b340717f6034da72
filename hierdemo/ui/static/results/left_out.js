// In the simple view, which has no Collection tab: that files were left out of the collection, and the way to their list.
import { keep } from '../core/address.js';
import { el, put, show } from '../core/dom.js';
import { plural } from '../core/format.js';
import { showAll } from '../core/view.js';

/** @import { Store } from '../core/store.js' */

/**
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountLeftOut(place, store) {
  const says = el('span'),
    node = el('p.hd-left-out', { hidden: true }, says, el('button.hd-link', { type: 'button', text: 'Which, and why', onclick: look }));
  put(place, node);

  /** The full view, with the tab that lists them. */
  function look() {
    keep('side', 'collection');
    showAll();
    const side = document.getElementById('hd-side');
    side?.scrollIntoView({ block: 'nearest' });
    document.getElementById('hd-tab-collection')?.focus({ preventScroll: true });
  }

  function draw() {
    const { skipped } = store.info.collection;
    says.textContent = `${plural(skipped, 'file')} left out of this collection. `;
    show(node, skipped > 0);
  }
  store.on('ready', draw);
  store.on('collection', draw);
}
