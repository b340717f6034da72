// Filter chips: one for each attribute of the collection, those of numbers and dates first (range_filter.js). An active filter shows in its chip and has a remove button.
import { el, put, show } from '../core/dom.js';
import { cap, count } from '../core/format.js';
import { icon } from '../core/icons.js';
import { own } from '../core/own.js';
import { swatch } from '../core/swatch.js';

/** @import { Store } from '../core/store.js' */
/** @import { Attribute, ValueCount } from '../core/types' */
/** @import { RangeFilter } from './range_filter.js' */

/**
 * What a chip says: the attribute, and the value where one is chosen.
 * @param {string} name
 * @param {string | undefined} value
 */
export const chipText = (name, value) => (value ? `${cap(name)}: ${value}` : cap(name));

/**
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountFilters(place, store) {
  /** @type {(Chip | RangeFilter)[]} */
  let chips = [];
  const draw = () => chips.forEach(chip => chip.draw());
  store.on('ready', () => {
    const { attributes, quantities } = store.info;
    chips = attributes.filter(a => a.values.length > 1).map(a => new Chip(a, store));
    put(place, chips.map(chip => chip.node));
    draw();
    if (quantities.length) addRanges();
  });
  /** Numbers and dates stand first; what they need is fetched where there are any. */
  async function addRanges() {
    const { RangeFilter } = await import('./range_filter.js');
    const ranges = store.info.quantities.map(q => new RangeFilter(q, store));
    chips.unshift(...ranges);
    place.prepend(...ranges.map(chip => chip.node));
    draw();
  }
  store.on('answer', draw);
}

class Chip {
  /**
   * @param {Attribute} attribute
   * @param {Store} store
   */
  constructor({ name, values }, store) {
    this.name = name;
    this.values = values;
    this.store = store;
    this.text = el('span');
    this.dot = el('i.hd-sw');
    this.summary = el('summary.hd-chip', {}, this.dot, this.text, icon('down', 16));
    this.body = el('div.hd-pop-body.hd-pop-opts');
    this.details = el('details.hd-pop', {}, this.summary, this.body);
    this.details.addEventListener('toggle', () => this.details.open && this.fill());
    this.removal = el(
      'button.hd-icon.hd-icon-s.hd-chip-x',
      { type: 'button', 'aria-label': `Remove the filter on ${name}`, onclick: () => this.remove() },
      icon('close', 16),
    );
    this.node = el('div.hd-filter', {}, this.details, this.removal);
  }

  get chosen() {
    return own(this.store.state.ask.where, this.name);
  }

  /** @param {string | null} value */
  toggle(value) {
    this.summary.focus();
    this.store.toggleFilter(this.name, value);
  }

  remove() {
    this.toggle(null);
  }

  fill() {
    put(this.body, this.values.map(value => this.option(value)));
  }

  /** @param {ValueCount} counted */
  option({ value, n }) {
    const on = this.chosen === value;
    const colour = swatch(this.name, value);
    const mark = on ? icon('check', 16) : colour ? el('i.hd-sw', { vars: { '--c': colour } }) : el('i');
    const choose = () => {
      this.details.open = false;
      this.toggle(value);
    };
    return el(
      'button.hd-opt',
      { type: 'button', 'aria-pressed': on, onclick: choose },
      mark,
      el('span', { text: value }),
      el('span.hd-num', { text: count(n) }),
    );
  }

  draw() {
    const on = this.chosen;
    const colour = on ? swatch(this.name, on) : null;
    this.text.textContent = chipText(this.name, on);
    show(this.dot, colour);
    if (colour) this.dot.style.setProperty('--c', colour);
    this.node.classList.toggle('is-on', Boolean(on));
    show(this.removal, on);
    if (this.details.open) this.fill();
  }
}
