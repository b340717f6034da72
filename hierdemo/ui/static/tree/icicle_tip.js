// Pointing at the icicle: lights the branch in the whole page, and says beside a box what it is, where its name is cut.
/** @import { Store } from '../core/store.js' */
/** @import { Drawing } from './icicle.js' */
import { el, put } from '../core/dom.js';
import { countOf, score } from '../core/format.js';
import { guessed } from '../core/tree.js';
import { idOf } from './icicle_box.js';

/**
 * @param {HTMLElement} place
 * @param {Store} store
 * @param {Drawing} drawing
 */
export function mountTip(place, store, { sheet, view, boxOf }) {
  /** @param {number} id */
  function tell(id) {
    const box = view.boxes.find(b => b.id === id);
    const label = boxOf(id)?.querySelector('b');
    const whole = label && label.scrollWidth <= label.clientWidth;
    const own = view.scores.get(id),
      shown = !own || boxOf(id)?.querySelector('.hd-num');
    if (!box || id === view.top || (whole && shown)) return hide();
    const { name, n, source } = store.tree.node(id),
      size = countOf(n, store.info.collection.noun);
    place.hidden = false;
    const guess = guessed(source) && el('span', { text: 'a guess' });
    put(place, el('b', { text: name }), guess, el('span.hd-num', { text: own ? `${size}, score ${score(own.score)}` : size }));
    const below = box.y + box.h + 4,
      fits = below + place.offsetHeight <= sheet.clientHeight;
    place.style.left = `${Math.max(4, Math.min(box.x + 8, sheet.clientWidth - place.offsetWidth - 4))}px`;
    place.style.top = `${fits ? below : Math.max(4, box.y - place.offsetHeight - 4)}px`;
  }
  function hide() {
    place.hidden = true;
  }

  /** @param {Event} event */
  function point(event) {
    if (event instanceof PointerEvent && event.pointerType === 'touch') return; // a finger does not hover
    const id = idOf(event);
    store.setHover(id ? { node: id } : null);
    if (id == null) hide();
    else tell(id);
  }
  function leave() {
    hide();
    store.setHover(null);
  }
  sheet.addEventListener('pointerover', point);
  sheet.addEventListener('pointerleave', leave);
  sheet.addEventListener('focusin', event => {
    if (event.target instanceof Element && event.target.matches(':focus-visible')) point(event);
  });
  sheet.addEventListener('focusout', event => {
    if (!(event.relatedTarget instanceof Node) || !sheet.contains(event.relatedTarget)) leave();
  });
  return { hide };
}
