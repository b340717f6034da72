// What the map's colours mean where they are an attribute's, and the choice of it: a scale to brush a range on, or kinds to
// choose one of; both filter. Knows the store and what is coloured; not points.
import { el, put, show } from '../core/dom.js';
import { cap, count } from '../core/format.js';
import { own } from '../core/own.js';
import { rangeBox } from '../widgets/range.js';
import { toneInCss } from './colouring.js';

/** @import { Store } from '../core/store.js' */
/** @import { Colouring } from './colouring.js' */
/** @import { Coloured } from './types' */

/**
 * @param {HTMLElement} place
 * @param {Store} store
 * @param {Colouring} colouring
 */
export function mountLegend(place, store, colouring) {
  /** @type {HTMLSelectElement} */
  const select = el('select', { 'aria-label': 'Colour of the points', onchange: () => colouring.choose(select.value ? JSON.parse(select.value) : null) });
  const by = el('label.hd-key-by', {}, 'Colour ', select),
    body = el('div.hd-legend', { hidden: true });
  put(place, by, body);
  /** @type {Coloured | null} */
  let shown = null;
  /** @type {{set: (text: string | null | undefined) => void} | null} */
  let box = null;
  store.on('ready', () => {
    const { quantities, attributes } = store.info,
      names = [...quantities, ...attributes.filter(a => a.values.length > 1)].map(a => a.name);
    put(select, el('option', { value: '', text: 'Branch' }), names.map(name => el('option', { value: JSON.stringify(name), text: cap(name) })));
    show(by, names.length);
  });

  /** Draws what is coloured, where that is another; and what is filtered. */
  function draw() {
    const { coloured } = colouring;
    select.value = coloured ? JSON.stringify(coloured.name) : '';
    show(body, coloured);
    if (coloured && coloured !== shown) box = coloured.bars ? scale(body, coloured, store) : null;
    shown = coloured;
    if (!coloured) return;
    if (coloured.attribute) kindButtons(body, coloured, store);
    else box?.set(own(store.state.ask.where, coloured.name));
  }
  store.on('answer', draw);
  return { draw };
}

/**
 * @param {HTMLElement} body
 * @param {Coloured} coloured
 * @param {Store} store
 */
function scale(body, { name, bars, barTone, quantity }, store) {
  if (!bars || !barTone || !quantity) return null;
  const box = rangeBox({ label: cap(name), bars, tone: bar => toneInCss(barTone(bar)), chosen: text => store.setFilter(name, text) });
  const without = store.info.collection.items - quantity.known;
  put(
    body,
    box.node,
    el('p.hd-legend-note', {}, 'Drag over the bars to keep a range. ', without > 0 && el('span', {}, dot('--hd-none'), `${count(without)} without ${name}`)),
  );
  return box;
}

/**
 * @param {HTMLElement} body
 * @param {Coloured} coloured
 * @param {Store} store
 */
function kindButtons(body, { name, attribute, tones, named = 0 }, store) {
  const values = attribute?.values ?? [],
    chosen = own(store.state.ask.where, name),
    rest = values.slice(named).reduce((sum, { n }) => sum + n, 0),
    without = store.info.collection.items - values.reduce((sum, { n }) => sum + n, 0);
  put(
    body,
    values.slice(0, named).map(({ value, n }, i) =>
      el(
        'button.hd-legend-kind',
        { type: 'button', 'aria-pressed': chosen === value, 'aria-label': `Only ${name} ${value}, ${count(n)}`, onclick: () => store.toggleFilter(name, value) },
        dot(tones[i]),
        el('span', { text: value }),
        el('span.hd-num', { text: count(n) }),
      ),
    ),
    rest > 0 && el('span.hd-legend-rest', {}, dot('--hd-other'), `other (${count(values.length - named)} kinds) `, el('span.hd-num', { text: count(rest) })),
    without > 0 && el('span.hd-legend-rest', {}, dot('--hd-none'), `without ${name} `, el('span.hd-num', { text: count(without) })),
  );
}

/** @param {string} tone */
const dot = tone => el('i.hd-legend-dot', { vars: { '--tone': toneInCss(tone) } });
