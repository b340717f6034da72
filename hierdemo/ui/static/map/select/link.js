// Shows the selection, and what the pointer is on, in the parts of the page that do not do so themselves: cards and results
// without anything selected step back; breadcrumb, the map's key, compared ranks and selected pictures light. Knows marks on elements (data-node,
// data-item), not how they are drawn; takes nothing away.

import { nodesOf } from './state.js';

/** @import { Store } from '../../core/store.js' */

const CRUMB = '.hd-crumbs [data-node]',
  PICTURES = '.hd-ranks [data-item], .hd-select-pics [data-item], .hd-tree-reps [data-item]';

/**
 * The breadcrumb that an event is about.
 * @param {EventTarget | null} target
 */
const crumbOf = target => (target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(CRUMB)) : null);

/**
 * @param {HTMLElement} page
 * @param {Store} store
 */
export function linkSelection(page, store) {
  /** @type {(selector: string) => NodeListOf<HTMLElement>} */
  const all = selector => page.querySelectorAll(selector);

  function dim() {
    const { selection, tree } = store,
      nodes = selection && tree ? nodesOf(selection, tree) : new Set();
    for (const card of all('.hd-shelf .hd-card[data-node]'))
      card.classList.toggle('is-unselected', nodes.size > 0 && !nodes.has(Number(card.dataset.node)));
    for (const hit of all('.hd-hit[data-item]'))
      hit.classList.toggle('is-unselected', !!selection && !selection.has[Number(hit.dataset.item)]);
  }

  function light() {
    const { hover } = store.state,
      leaf = hover?.node ?? (hover?.item == null ? undefined : store.leafOf(hover.item));
    const lit = new Set(leaf === undefined ? [] : store.tree?.path(leaf));
    for (const own of all('.hd-crumbs [data-node], .hd-key-branch'))
      own.classList.toggle('is-hot', lit.has(Number(own.dataset.node)));
    for (const own of all(PICTURES)) own.classList.toggle('is-hot', Number(own.dataset.item) === hover?.item);
  }

  const point = (/** @type {Event} */ { target }) => {
    const crumb = crumbOf(target);
    if (crumb) store.setHover({ node: Number(crumb.dataset.node) });
  };
  const leave = (/** @type {PointerEvent | FocusEvent} */ { target, relatedTarget }) => {
    const crumb = crumbOf(target);
    if (crumb && crumb !== crumbOf(relatedTarget)) store.setHover(null);
  };
  page.addEventListener('pointerover', point);
  page.addEventListener('pointerout', leave);
  page.addEventListener('focusin', event => {
    if (event.target instanceof Element && event.target.matches(':focus-visible')) point(event);
  });
  page.addEventListener('focusout', leave);
  for (const type of /** @type {const} */ (['select', 'answer'])) store.on(type, dim);
  for (const type of /** @type {const} */ (['hover', 'answer'])) store.on(type, light);
}
