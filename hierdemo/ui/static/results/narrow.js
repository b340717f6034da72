// What the leaf of the best result could be narrowed by: its commonest attributes as chips over the results, each a
// filter in one click. The counts are the server's; knows the answer, keeps nothing.
import { el, put, show } from '../core/dom.js';
import { count } from '../core/format.js';
import { swatch } from '../core/swatch.js';

/** @import { Store } from '../core/store.js' */
/** @import { Narrow, Narrowing } from '../core/types' */

/**
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountNarrow(place, store) {
  store.on('answer', ({ narrow }) => {
    show(place, narrow?.values.length);
    if (!narrow?.values.length) return;
    const name = store.tree.byId.get(narrow.node)?.name ?? '';
    put(
      place,
      el('span.hd-narrow-in', {}, 'Filter all by what is common in ', el('b', { text: name })),
      narrow.values.map(value => chip(value, narrow, name, store)),
    );
  });
}

/**
 * @param {Narrowing} narrowing
 * @param {Narrow} of
 * @param {string} inside the leaf's name
 * @param {Store} store
 */
function chip({ name, value, n }, of, inside, store) {
  const colour = swatch(name, value);
  return el(
    'button.hd-narrow',
    {
      type: 'button',
      'aria-label': `Only ${name} ${value}, ${count(n)} of ${count(of.n)} in ${inside}`,
      onclick: () => store.toggleFilter(name, value),
    },
    colour && el('i.hd-sw', { vars: { '--c': colour } }),
    el('span', { text: value }),
    el('span.hd-num', { text: count(n) }),
  );
}
