// Shows the selection, and what the pointer is on, in the parts of the page that do not do so themselves: cards and results
// without anything selected step back; breadcrumb, the map's key, compared ranks and selected pictures light. Knows marks on elements (data-node,
// data-item), not how they are drawn; takes nothing away.

import { nodesOf } from './state.js';

export function linkSelection(page, store) {
  function dim() {
    const { selection, tree } = store,
      nodes = selection && nodesOf(selection, tree);
    const known = nodes?.size > 0;
    for (const card of page.querySelectorAll('.hd-shelf .hd-card[data-node]'))
      card.classList.toggle('is-unselected', known && !nodes.has(Number(card.dataset.node)));
    for (const hit of page.querySelectorAll('.hd-hit[data-item]'))
      hit.classList.toggle('is-unselected', !!selection && !selection.has[Number(hit.dataset.item)]);
  }

  function light() {
    const { hover } = store.state,
      leaf = hover?.node ?? (hover?.item == null ? undefined : store.leafOf(hover.item));
    const lit = new Set(leaf === undefined ? [] : store.tree.path(leaf));
    for (const own of page.querySelectorAll('.hd-crumbs [data-node], .hd-key-branch'))
      own.classList.toggle('is-hot', lit.has(Number(own.dataset.node)));
    for (const own of page.querySelectorAll('.hd-ranks [data-item], .hd-select-pics [data-item], .hd-tree-reps [data-item]'))
      own.classList.toggle('is-hot', Number(own.dataset.item) === hover?.item);
  }

  const crumbOf = event => event.target.closest?.('.hd-crumbs [data-node]');
  const point = event => {
    const crumb = crumbOf(event);
    if (crumb) store.setHover({ node: Number(crumb.dataset.node) });
  };
  const leave = event => {
    if (crumbOf(event) && crumbOf(event) !== event.relatedTarget?.closest?.('.hd-crumbs [data-node]')) store.setHover(null);
  };
  page.addEventListener('pointerover', point);
  page.addEventListener('pointerout', leave);
  page.addEventListener('focusin', event => {
    if (event.target.matches(':focus-visible')) point(event);
  });
  page.addEventListener('focusout', leave);
  for (const type of ['select', 'answer']) store.on(type, dim);
  for (const type of ['hover', 'answer']) store.on(type, light);
}
