// Filter chips: one for each attribute of the collection. An active filter shows in its chip and has a remove button.
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { cap, count } from '../core/format.js';

const SWATCH = {
  red: '#d6282d',
  orange: '#f4841e',
  yellow: '#facf32',
  green: '#3aa04e',
  blue: '#2c66d0',
  purple: '#8042b0',
  pink: '#f486b0',
  brown: '#845430',
  black: '#2e2e34',
  white: '#f4f4f0',
  grey: '#8d9096',
  gray: '#8d9096',
  beige: '#e0cfae',
  gold: '#d4a72c',
  golden: '#d9a441',
  silver: '#c3c7cc',
  turquoise: '#2bb3b0',
  teal: '#168a86',
  navy: '#1d3470',
};
const COLOURS = /^colou?r/i;

/** The CSS colour of an attribute's value, or null where it names none. */
export function swatch(name, value) {
  if (!COLOURS.test(name)) return null;
  const word = value.toLowerCase();
  return SWATCH[word] ?? (CSS.supports('color', word) ? word : null);
}

function option(store, name, { value, n }, close) {
  const on = store.state.ask.where[name] === value;
  const colour = swatch(name, value);
  const mark = on ? icon('check', 16) : colour ? el('i.hd-sw', { vars: { '--c': colour } }) : el('i');
  return el(
    'button.hd-opt',
    {
      type: 'button',
      'aria-pressed': on,
      onclick: () => {
        close();
        store.toggleFilter(name, value);
      },
    },
    mark,
    el('span', { text: value }),
    el('span.hd-num', { text: count(n) }),
  );
}

function chip(store, { name, values }) {
  const text = el('span'),
    dot = el('i.hd-sw');
  const summary = el('summary.hd-chip', {}, dot, text, icon('down', 16));
  const body = el('div.hd-pop-body.hd-pop-opts');
  const details = el('details.hd-pop', {}, summary, body);
  const remove = el(
    'button.hd-icon.hd-icon-s.hd-chip-x',
    {
      type: 'button',
      'aria-label': `Remove the filter on ${name}`,
      onclick: () => {
        summary.focus();
        store.toggleFilter(name, null);
      },
    },
    icon('close', 16),
  );
  const node = el('div.hd-filter', {}, details, remove);
  const close = () => {
    details.open = false;
    summary.focus();
  };
  const fill = () =>
    put(
      body,
      values.map(v => option(store, name, v, close)),
    );
  details.addEventListener('toggle', () => {
    if (details.open) fill();
  });
  node.draw = () => {
    const on = store.state.ask.where[name];
    const colour = on && swatch(name, on);
    text.textContent = on ? `${cap(name)}: ${on}` : cap(name);
    show(dot, Boolean(colour));
    if (colour) dot.style.setProperty('--c', colour);
    node.classList.toggle('is-on', Boolean(on));
    show(remove, Boolean(on));
    if (details.open) fill();
  };
  return node;
}

export function mountFilters(root, store) {
  let drawn = [];
  const draw = () => drawn.forEach(node => node.draw());
  store.on('ready', () => {
    drawn = store.info.attributes.filter(a => a.values.length > 1).map(a => chip(store, a));
    put(root, drawn);
    draw();
  });
  store.on('answer', draw);
}
