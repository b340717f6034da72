// In which order the results stand: best first, or by an attribute of numbers or dates, from either end.
import { el, put, show } from '../core/dom.js';
import { cap } from '../core/format.js';

/** @import { Store } from '../core/store.js' */
/** @import { Answer, QuantityInfo } from '../core/types' */

/** @type {Record<QuantityInfo['kind'], [string, string]>} */
const ENDS = { number: ['low to high', 'high to low'], date: ['early to late', 'late to early'] };

/**
 * What can be chosen, as the question spells it.
 * @param {readonly Pick<QuantityInfo, 'name' | 'kind'>[]} quantities
 * @returns {{sort: string, title: string}[]}
 */
export const orders = quantities =>
  quantities.flatMap(({ name, kind }) => ENDS[kind].map((words, down) => ({ sort: `${down ? '-' : ''}${name}`, title: `${cap(name)}, ${words}` })));

/** @param {Store} store */
export function makeOrder(store) {
  /** @type {HTMLSelectElement} */
  const select = el('select', { onchange: () => ask() });
  const says = el('span', { role: 'status' }),
    node = el('div.hd-order', { hidden: true }, el('label', {}, 'Order ', select), says);
  const ask = () => {
    const { forced, along } = store.state.ask; // another order is no other search
    store.search({ sort: select.value || null, forced, along });
  };
  /** @type {unknown} */
  let filled = null;
  return {
    node,
    /** @param {Answer} answer */
    draw({ sorted, results }) {
      const { quantities } = store.info;
      if (filled !== quantities) {
        const options = [{ sort: '', title: 'Best first' }, ...orders(quantities)];
        put(select, options.map(({ sort, title }) => el('option', { value: sort, text: title })));
        filled = quantities;
      }
      select.value = store.state.ask.sort ?? '';
      says.textContent = sorted?.says ?? '';
      show(node, quantities.length && results.length > 1);
    },
  };
}
