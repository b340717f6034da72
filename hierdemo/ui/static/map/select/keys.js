// The selection's keys that hold in the whole page: S selects a branch, Escape takes the selection away. Knows the store;
// not the map.

import { selectNode, unselect } from './state.js';

/** @import { Store } from '../../core/store.js' */

const FIELDS = 'input:not([type=range], [type=radio]), textarea, select, [contenteditable]';

/**
 * @param {Event} event
 * @param {string} selector
 */
const within = ({ target }, selector) => target instanceof Element && target.closest(selector) !== null;

/**
 * Whether a key is meant for a field or a dialog.
 * @param {KeyboardEvent} event
 */
const elsewhere = event => document.querySelector('dialog[open]') !== null || within(event, FIELDS);

/**
 * Selects the branch that the pointer or the focus is on, in whichever view; else the one on the path.
 * @param {Store} store
 */
function pick(store) {
  const { hover, level } = store.state,
    { tree, answer } = store;
  if (!tree) return;
  const leaf = hover?.item == null ? undefined : store.leafOf(hover.item);
  const step = answer?.steps[Math.min(level, answer.steps.length) - 1];
  const node = hover?.node ?? (leaf === undefined ? step?.node : tree.ancestor(leaf, level));
  if (node !== undefined && node > 0 && tree.byId.has(node)) selectNode(store, node);
}

/** @param {Store} store */
export function bindSelectKeys(store) {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.key.toLowerCase() !== 's') return;
    if (elsewhere(event) || !store.answer) return;
    event.preventDefault();
    pick(store);
  });
  // before the page's own Escape, which clears the question
  document.addEventListener(
    'keydown',
    event => {
      if (event.key !== 'Escape' || !store.selection || elsewhere(event)) return;
      if (within(event, '.hd-map') || document.querySelector('#hd-app details.hd-pop[open]')) return;
      event.preventDefault();
      event.stopPropagation();
      unselect(store);
    },
    true,
  );
}
