// The switch of the map's levels. Knows the tree's titles; nothing of points.

import { el, put } from '../core/dom.js';
import { arrowKeys, check } from './radio_keys.js';

/** @import { Tree } from '../core/types' */
/** @import { Store } from '../core/store.js' */

/**
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountLevels(place, store) {
  /** @type {Tree | null} */
  let shown = null;
  arrowKeys(place);

  /** @param {Tree} tree */
  const fill = tree =>
    put(
      place,
      tree.maps.map(({ level, title }) => {
        const props = { type: 'button', role: 'radio', text: title, data: { level } };
        return el('button', { ...props, onclick: () => store.setLevel(level) });
      }),
    );

  return {
    /**
     * @param {Tree} tree
     * @param {number} level
     */
    show(tree, level) {
      if (shown !== tree) fill(tree);
      shown = tree;
      check(place, (_, i) => i + 1 === level);
    },
  };
}
