// The filter of an attribute of numbers or dates: a chip that says the range, and opens a histogram to choose it on. Knows
// the store; bars and words are core/quantity.js's.
import { el, put, show } from '../core/dom.js';
import { cap, count, countOf } from '../core/format.js';
import { icon } from '../core/icons.js';
import { own } from '../core/own.js';
import { barsOf, endsOf, isoOf, rangeIn, rangeOf, rangeWords, within } from '../core/quantity.js';
import { valuesOf } from '../core/values.js';
import { rangeBox } from '../widgets/range.js';

/** @import { Store } from '../core/store.js' */
/** @import { QuantityInfo } from '../core/types' */

export class RangeFilter {
  /** @type {ReturnType<typeof rangeBox> | null} */
  box = null;
  /** @type {Float64Array | null} */
  values = null;

  /**
   * @param {QuantityInfo} info
   * @param {Store} store
   */
  constructor(info, store) {
    this.info = info;
    this.store = store;
    const { name } = info;
    this.text = el('span');
    this.summary = el('summary.hd-chip', {}, this.text, icon('down', 16));
    this.body = el('div.hd-pop-body.hd-ranged');
    this.said = el('p.hd-ranged-said', { role: 'status' });
    this.inputs = [this.input('From', 0), this.input('To', 1)];
    this.details = el('details.hd-pop', {}, this.summary, this.body);
    this.details.addEventListener('toggle', () => this.details.open && this.fill());
    const removal = { type: 'button', 'aria-label': `Remove the filter on ${name}`, onclick: () => this.remove() };
    this.removal = el('button.hd-icon.hd-icon-s.hd-chip-x', removal, icon('close', 16));
    this.node = el('div.hd-filter', {}, this.details, this.removal);
  }

  get chosen() {
    return own(this.store.state.ask.where, this.info.name) ?? null;
  }

  remove() {
    this.summary.focus();
    this.store.setFilter(this.info.name, null);
  }

  /** @param {string | null} text */
  choose(text) {
    if (text !== this.chosen) this.store.setFilter(this.info.name, text);
  }

  /**
   * @param {string} title
   * @param {0 | 1} which
   */
  input(title, which) {
    const { kind, whole } = this.info,
      props = kind === 'date' ? { type: 'date' } : { type: 'number', step: whole ? 1 : 'any', inputmode: 'decimal' };
    const input = el('input', { ...props, onchange: () => this.typed(which) });
    return { input, label: el('label', { text: title }, input) };
  }

  /** An end was typed; the other stays as it is written. @param {0 | 1} which */
  typed(which) {
    const ends = endsOf(this.chosen ?? '..');
    ends[which] = this.inputs[which].input.value;
    this.choose(rangeOf(...ends));
  }

  async fill() {
    const { info, store, body, said } = this;
    if (this.box) return this.draw();
    put(body, said);
    said.textContent = `Reading ${info.name} \u2026`;
    try {
      this.values = await valuesOf(store, info.name);
    } catch (error) {
      said.textContent = error instanceof Error ? error.message : String(error);
      return;
    }
    const bars = barsOf(this.values, info);
    this.box = rangeBox({ label: cap(info.name), bars, moved: text => this.say(text), chosen: text => this.choose(text) });
    put(body, said, this.box.node, el('div.hd-ranged-typed', {}, this.inputs.map(({ label }) => label)));
    this.draw();
  }

  /**
   * What is chosen, and how many it lets through.
   * @param {string | null} text
   */
  say(text) {
    const { info, values, store } = this,
      { noun, items } = store.info.collection,
      range = text === null ? null : rangeIn(info.kind, text);
    const n = values && range ? within(values, range) : info.known,
      without = items - info.known;
    put(
      this.said,
      el('b', { text: text === null ? `Any ${info.name}` : cap(rangeWords(info.kind, text)) }),
      text !== null && !range ? '' : ` (${countOf(n, noun)})`,
      without > 0 && el('small', { text: `${count(without)} without one ${text === null ? 'are found as well' : 'are left out'}` }),
    );
  }

  draw() {
    const { chosen, info } = this;
    this.text.textContent = chosen === null ? cap(info.name) : `${cap(info.name)}: ${rangeWords(info.kind, chosen)}`;
    this.node.classList.toggle('is-on', chosen !== null);
    show(this.removal, chosen !== null);
    if (!this.box || !this.details.open) return;
    this.box.set(chosen);
    this.say(chosen);
    const range = chosen === null ? null : rangeIn(info.kind, chosen);
    this.inputs.forEach(({ input }, which) => {
      const value = range?.[which] ?? Infinity;
      input.value = !Number.isFinite(value) ? '' : info.kind === 'date' ? isoOf(value).slice(0, 10) : String(value);
    });
  }
}
