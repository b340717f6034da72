// The right-hand column's tabs: the map, and what else can be in its place. Knows which side is shown and that the address
// says side=NAME, so that a link shows the same; not what a side draws.
import { keep, kept } from '../core/address.js';
import { el, show } from '../core/dom.js';
import { isSimple, onView } from '../core/view.js';

/** @typedef {{name: string, title: string, node: HTMLElement, turn: (on: boolean) => void}} Side */

/**
 * Returns turn(name, chosen): show that side; `chosen` puts it into the address.
 * @param {HTMLElement} place the column, which holds the map alone
 * @param {{map: HTMLElement, others: Side[]}} more
 */
export function mountSides(place, { map, others }) {
  /** @type {Side[]} */
  const sides = [{ name: 'map', title: 'Map', node: map, turn: () => {} }, ...others];
  map.id = 'hd-map';
  const tabs = sides.map(({ name, title, node }) =>
    el('button', { type: 'button', role: 'tab', id: `hd-tab-${name}`, 'aria-controls': node.id, text: title, onclick: () => turn(name, true) }),
  );
  const bar = el('div.hd-side-tabs', { role: 'tablist', 'aria-label': 'Map, tree or collection' }, tabs);
  place.prepend(bar);
  for (const { name, node } of others) {
    node.setAttribute('role', 'tabpanel');
    node.setAttribute('aria-labelledby', `hd-tab-${name}`);
    place.append(node);
  }
  place.classList.add('has-tabs');

  /**
   * @param {string} name
   * @param {boolean} chosen
   */
  function turn(name, chosen) {
    sides.forEach((own, i) => {
      const on = own.name === name;
      tabs[i].setAttribute('aria-selected', String(on));
      tabs[i].tabIndex = on ? 0 : -1;
      place.classList.toggle(`is-${own.name}`, on);
      if (own.node !== map) show(own.node, on);
    });
    map.inert = name !== 'map'; // it stays below, drawn: nothing has to be made anew when one turns back
    if (chosen) keep('side', name === 'map' ? null : name);
    sides.forEach(own => own.turn(own.name === name));
  }

  const asked = () => (!isSimple() && sides.find(own => own.name === kept('side'))?.name) || 'map';
  /** @type {Record<string, number>} */
  const STEPS = { ArrowLeft: -1, ArrowRight: 1 };
  bar.addEventListener('keydown', event => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = tabs[(tabs.findIndex(tab => tab.tabIndex === 0) + step + tabs.length) % tabs.length];
    next.focus();
    next.click();
  });
  addEventListener('popstate', () => turn(asked(), false));
  onView(() => turn(asked(), false));
  turn(asked(), false);
  return turn;
}
