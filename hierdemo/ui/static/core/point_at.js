// Pointing at pictures and branches in lists: whatever carries data-item or data-node under the pointer, or has the
// keyboard's focus, is lit in the whole page. Knows marks on elements, not what they are.

/** @import { Store } from './store.js' */

/**
 * @param {HTMLElement} root
 * @param {Store} store
 */
export function pointAt(root, store) {
  /** @param {Event} event */
  const point = event => {
    const at = event.target instanceof Element ? event.target.closest('[data-item], [data-node]') : null;
    const { item, node } = /** @type {HTMLElement | SVGElement | null} */ (at)?.dataset ?? {};
    store.setHover(item ? { item: Number(item) } : node ? { node: Number(node) } : null);
  };
  root.addEventListener('pointerover', point);
  root.addEventListener('pointerleave', () => store.setHover(null));
  root.addEventListener('focusin', event => {
    if (event.target instanceof Element && event.target.matches(':focus-visible')) point(event);
  });
  root.addEventListener('focusout', event => {
    if (!root.contains(/** @type {Node | null} */ (event.relatedTarget))) store.setHover(null);
  });
}
