// The icicle by keys: arrows walk the boxes and go on beyond them, Enter goes into a branch (with Shift takes it), Backspace
// goes up.
/** @import { Store } from '../core/store.js' */
/** @import { Drawing, Moves } from './icicle.js' */
import { idOf } from './icicle_box.js';
import { beside } from './layout.js';

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];

/**
 * @param {Drawing} drawing
 * @param {Store} store
 * @param {Moves} on
 */
export function bindKeys({ sheet, view, boxOf, reach }, store, on) {
  /** @param {number} id */
  function into(id) {
    const [first] = store.tree.children(id);
    on.focus(id);
    reach(first != null && boxOf(first) ? first : id);
  }

  /** @param {number} id */
  function out(id) {
    on.up();
    reach(boxOf(id) ? id : view.top);
  }

  /**
   * @param {number} id
   * @param {string} key
   */
  function walk(id, key) {
    const next = beside(view.boxes, store.tree, id, key);
    if (next) reach(next.id);
    else if (key === 'ArrowLeft' && id === view.top) out(id);
    else if (key === 'ArrowRight' && store.tree.children(id).length) into(id);
  }

  sheet.addEventListener('keydown', event => {
    const id = idOf(event),
      { key } = event;
    if (id == null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === 'Enter' && event.shiftKey) on.take(id);
    else if (key === 'Enter') into(id);
    else if (key === 'Backspace') out(id);
    else if (ARROWS.includes(key)) walk(id, key);
    else return;
    event.preventDefault();
  });
}
