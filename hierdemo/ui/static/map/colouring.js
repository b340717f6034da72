// By what the map's points are coloured: their branch, or an attribute, by kind or along a scale. The choice is in the
// address (colour=). Knows values and colours' names; draws nothing.
import { keep, kept } from '../core/address.js';
import { own } from '../core/own.js';
import { barOf, barsOf, rangeIn } from '../core/quantity.js';
import { swatch } from '../core/swatch.js';
import { valuesOf } from '../core/values.js';

/** @import { Store } from '../core/store.js' */
/** @import { Answer, Attribute, QuantityInfo } from '../core/types' */
/** @import { Coloured, Paint } from './types' */

export const STEPS = 9; // of the scale: --hd-scale-0 and on in tokens.css
const KINDS = 9; // values with a colour of their own; the rest is "other"
const NONE = '--hd-none',
  OTHER = '--hd-other';

/**
 * A tone as CSS where a variable can be read: a style sheet.
 * @param {string} tone
 */
export const toneInCss = tone => (tone.startsWith('--') ? `oklch(var(${tone}))` : `oklch(from ${tone} clamp(var(--hd-dot-low), l, var(--hd-dot-high)) c h)`);

/**
 * The tones as colours, as they are where the element stands.
 * @param {Element} element
 * @param {readonly string[]} tones
 */
export function tonesAt(element, tones) {
  const style = getComputedStyle(element),
    value = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return tones.map(tone =>
    tone.startsWith('--') ? `oklch(${value(tone)})` : `oklch(from ${tone} clamp(${value('--hd-dot-low')}, l, ${value('--hd-dot-high')}) c h)`,
  );
}

/**
 * Each item's colour along the scale of a number or a date.
 * @param {Float64Array} values
 * @param {QuantityInfo} info
 * @returns {Coloured}
 */
export function scaled(values, info) {
  const bars = barsOf(values, info),
    last = bars.counts.length - 1;
  const stepOf = (/** @type {number} */ bar) => (last ? Math.round((bar * (STEPS - 1)) / last) : 0);
  const of = Uint8Array.from(values, v => (Number.isNaN(v) ? STEPS : stepOf(barOf(bars.edges, v))));
  const tones = [...Array.from({ length: STEPS }, (_, i) => `--hd-scale-${i}`), NONE];
  return { name: info.name, of, tones, values, quantity: info, bars, barTone: bar => tones[stepOf(bar)] };
}

/**
 * Each item's colour by its kind: the commonest have one of their own.
 * @param {Float64Array} values places in attribute.values
 * @param {Attribute} attribute
 * @returns {Coloured}
 */
export function byKind(values, attribute) {
  const named = attribute.values.slice(0, KINDS),
    swatches = named.map(({ value }) => swatch(attribute.name, value));
  const plain = swatches.some(colour => colour === null);
  const tones = [...named.map((_, i) => (plain ? `--hd-branch-${i}` : (swatches[i] ?? OTHER))), OTHER, NONE];
  const of = Uint8Array.from(values, v => (Number.isNaN(v) ? named.length + 1 : Math.min(v, named.length)));
  return { name: attribute.name, of, tones, values, attribute, named: named.length };
}

/**
 * Which items the filter on the coloured attribute leaves out: 1 for each, null for none.
 * @param {Coloured} coloured
 * @param {Answer['where']} where
 */
export function faintOf({ name, values, quantity, attribute }, where) {
  const text = own(where, name);
  if (text === undefined) return null;
  const range = quantity ? rangeIn(quantity.kind, text) : null,
    place = attribute?.values.findIndex(({ value }) => value === text) ?? -1;
  if (!range && place < 0) return null;
  return Uint8Array.from(values, v => (range ? (v >= range[0] && v <= range[1] ? 0 : 1) : v === place ? 0 : 1));
}

export class Colouring {
  /** @type {Coloured | null} */
  coloured = null;
  /** What of ours stands in the address @type {string | null} */
  written = null;

  /**
   * @param {Store} store
   * @param {() => void} changed
   */
  constructor(store, changed) {
    this.store = store;
    this.changed = changed;
    for (const event of /** @type {const} */ (['ready', 'answer']))
      store.on(event, () => {
        if (kept('colour') !== this.written) void this.take(kept('colour'));
      });
  }

  /** @param {string | null} name null: by branch */
  choose(name) {
    keep('colour', name);
    return this.take(name);
  }

  /** @param {string | null} name */
  async take(name) {
    this.written = name;
    const { info } = this.store,
      quantity = info.quantities.find(q => q.name === name),
      attribute = info.attributes.find(a => a.name === name);
    /** @type {Coloured | null} */
    let found = null;
    if (name !== null && (quantity || attribute)) {
      try {
        const values = await valuesOf(this.store, name);
        found = quantity ? scaled(values, quantity) : attribute ? byKind(values, attribute) : null;
      } catch (error) {
        this.store.fail(error instanceof Error ? error.message : String(error));
      }
    }
    if (this.written !== name) return; // another was chosen meanwhile
    this.coloured = found;
    this.changed();
  }

  /**
   * What n points are painted with for an answer; null: by their branches.
   * @param {Answer | null} answer
   * @param {number} n
   * @returns {Paint | null}
   */
  paint(answer, n) {
    const { coloured } = this;
    if (coloured?.of.length !== n) return null;
    return { of: coloured.of, tones: coloured.tones, faint: faintOf(coloured, answer?.where ?? {}) };
  }
}
