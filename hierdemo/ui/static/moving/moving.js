// Moving pictures in the tree, from wherever they are seen (store.move): asks where to, and says what that did. Puts the parts
// of this folder together.
/** @import { Store } from '../core/store.js' */
import { Chooser } from './chooser.js';
import { MovedNotice } from './told.js';

/**
 * @param {HTMLElement} place where the notice lies
 * @param {Store} store
 */
export function mountMoving(place, store) {
  const notice = new MovedNotice(place, store);
  const chooser = new Chooser(store, told => {
    notice.back = 'undo';
    notice.tell(told);
  });
  store.on('move', items => {
    notice.hide();
    const [first] = items;
    chooser.open(items, (items.length === 1 && store.answer?.results.find(r => r.id === first)?.title) || '');
  });
}
