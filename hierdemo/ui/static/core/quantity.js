// Attributes that are numbers or dates: how a range is written and read (as items/quantity.py does), its words, and the bars
// of a histogram. Dates are seconds from 1970 of what is written, whatever the time zone. Pure.
import { count } from './format.js';

/** @import { QuantityInfo } from './types' */
/** @typedef {QuantityInfo['kind']} Kind */
/** edges: of the bars, one more than there are; unit: what an edge is rounded to, "" for numbers
 *  @typedef {{edges: number[], counts: number[], unit: Unit, whole: boolean, kind: Kind}} Bars */
/** @typedef {'' | 'year' | 'month' | 'day' | 'hour'} Unit */

const TO = '..',
  DAY = 86400,
  BARS = 24, // at most about so many
  CROWDED = 0.8; // share of the values in the first two bars, from which on bars grow with the values
const NUMBER = /^[+\-\u2212]?(?:\d{1,3}(?:,\d{3})+|0|[1-9]\d*)?(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/,
  DATE = /^(\d{4})(?:([-:/])(\d{1,2})(?:\2(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?)?)?$/;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/**
 * @param {number} y
 * @param {number} [m] from 0
 * @param {number} [d]
 */
const seconds = (y, m = 0, d = 1) => new Date(Date.UTC(2000, m, d)).setUTCFullYear(y, m, d) / 1000;

/** @param {string} text */
function numberIn(text) {
  const plain = text.trim();
  return /\d/.test(plain) && NUMBER.test(plain) ? Number(plain.replaceAll(',', '').replace('\u2212', '-')) : null;
}

/**
 * A date's numbers as they are written, or null.
 * @param {string} text
 */
function partsOf(text) {
  const found = DATE.exec(text.trim());
  if (!found || (found[2] === ':' && !found[4])) return null;
  const parts = [1, 3, 4, 5, 6, 7].map(i => (found[i] === undefined ? null : Number(found[i])));
  const [y, m, d] = parts;
  const there = m === null || (m >= 1 && m <= 12 && (d === null || (d >= 1 && d <= daysIn(y ?? 0, m))));
  return there ? parts : null;
}

/** @type {(year: number, month: number) => number} */
const daysIn = (year, month) => new Date(seconds(year, month, 0) * 1000).getUTCDate();

/**
 * The first and the last second of a date.
 * @param {string} text
 * @returns {[number, number] | null}
 */
function spanIn(text) {
  const parts = partsOf(text);
  if (!parts) return null;
  const [y, m, d, h, min, s] = parts,
    start = seconds(y ?? 0, (m ?? 1) - 1, d ?? 1) + 3600 * (h ?? 0) + 60 * (min ?? 0) + (s ?? 0);
  if (m === null) return [start, seconds((y ?? 0) + 1) - 1];
  if (d === null) return [start, seconds(y ?? 0, m) - 1];
  return [start, start + (h === null ? DAY : s === null ? 60 : 1) - 1];
}

/**
 * The least and the greatest value that a filter's text lets through; null where it is no range.
 * @param {Kind} kind
 * @param {string} text
 * @returns {[number, number] | null}
 */
export function rangeIn(kind, text) {
  const at = text.indexOf(TO),
    ends = at < 0 ? [text, text] : [text.slice(0, at), text.slice(at + TO.length)];
  if (ends.every(end => !end.trim())) return null;
  const [low, high] = ends.map((end, which) => {
    if (!end.trim()) return which ? Infinity : -Infinity;
    return kind === 'number' ? numberIn(end) : (spanIn(end)?.[which] ?? null);
  });
  return low === null || high === null ? null : [low, high];
}

/**
 * The two ends of a range as they are written, '' for an open one.
 * @param {string} text
 * @returns {[string, string]}
 */
export function endsOf(text) {
  const at = text.indexOf(TO);
  return at < 0 ? [text, text] : [text.slice(0, at), text.slice(at + TO.length)];
}

/**
 * @param {string} from '' for an open end
 * @param {string} to
 */
export const rangeOf = (from, to) => (from || to ? (from === to ? from : `${from}${TO}${to}`) : null);

/**
 * How many of the values a range lets through.
 * @param {Float64Array} values
 * @param {[number, number]} range
 */
export function within(values, [low, high]) {
  let n = 0;
  for (const v of values) if (v >= low && v <= high) n++;
  return n;
}

/* bars --------------------------------------------------------------------------------------- */

/**
 * @param {Float64Array} values
 * @param {Pick<QuantityInfo, 'kind' | 'low' | 'high' | 'whole'>} info
 * @returns {Bars}
 */
export function barsOf(values, { kind, low, high, whole }) {
  const { edges, unit } = kind === 'date' ? dateEdges(low, high) : { edges: evenEdges(low, high, whole), unit: /** @type {Unit} */ ('') };
  const even = { edges, unit, whole, kind, counts: counted(values, edges) },
    n = even.counts.reduce((sum, c) => sum + c, 0);
  if (kind === 'date' || low <= 0 || even.counts.length < 8 || even.counts[0] + even.counts[1] < CROWDED * n) return even;
  const grown = grownEdges(low, high, whole);
  return { ...even, edges: grown, counts: counted(values, grown) };
}

/**
 * @param {Float64Array} values
 * @param {readonly number[]} edges
 */
function counted(values, edges) {
  const counts = Array.from({ length: edges.length - 1 }, () => 0);
  for (const v of values) if (!Number.isNaN(v)) counts[barOf(edges, v)]++;
  return counts;
}

/**
 * The bar that a value lies in; the last edge belongs to the last bar.
 * @param {readonly number[]} edges
 * @param {number} value
 */
export function barOf(edges, value) {
  let [low, high] = [0, edges.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A step of 1, 2 or 5 by a power of ten, at least so large. @param {number} least */
function nice(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find(step => step * power >= least * 0.999) ?? 10);
}

/** @type {(low: number, high: number, whole: boolean) => number[]} */
function evenEdges(low, high, whole) {
  const step = whole ? Math.max(1, nice((high - low + 1) / BARS)) : nice((high - low) / BARS),
    first = Math.floor(low / step + 1e-9),
    n = Math.floor(high / step - first + (whole ? 1e-9 : -1e-9)) + 1;
  return Array.from({ length: n + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** 1, 2, 5, 10 ... @type {(low: number, high: number, whole: boolean) => number[]} */
function grownEdges(low, high, whole) {
  const edges = [];
  for (let power = 10 ** Math.floor(Math.log10(low)); power <= high * 10; power *= 10)
    for (const step of [1, 2, 5]) edges.push(Number((step * power).toPrecision(12)));
  const first = edges.findLastIndex(edge => edge <= low),
    last = edges.findIndex(edge => (whole ? edge > high : edge >= high));
  return edges.slice(Math.max(0, first), last + 1);
}

/**
 * @param {number} low
 * @param {number} high
 * @returns {{edges: number[], unit: Unit}}
 */
function dateEdges(low, high) {
  const days = (high - low) / DAY;
  if (days < 2) return { edges: regular(low, high, 3600), unit: 'hour' };
  if (days < 62) return { edges: regular(low, high, DAY), unit: 'day' };
  const [from, to] = [low, high].map(v => new Date(v * 1000)),
    [y0, y1] = [from.getUTCFullYear(), to.getUTCFullYear()];
  if (days < 4 * 366) {
    const [m0, m1] = [12 * y0 + from.getUTCMonth(), 12 * y1 + to.getUTCMonth()];
    return { edges: Array.from({ length: m1 - m0 + 2 }, (_, i) => seconds(Math.floor((m0 + i) / 12), (m0 + i) % 12)), unit: 'month' };
  }
  const step = Math.max(1, nice((y1 - y0 + 1) / (2 * BARS))),
    first = Math.floor(y0 / step) * step;
  return { edges: Array.from({ length: Math.floor((y1 - first) / step) + 2 }, (_, i) => seconds(first + i * step)), unit: 'year' };
}

/** @type {(low: number, high: number, step: number) => number[]} */
function regular(low, high, step) {
  const first = Math.floor(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 2 }, (_, i) => (first + i) * step);
}

/**
 * What a filter says for bars `from` up to but not with `to`; null for all of them.
 * @param {Bars} bars
 * @param {number} from
 * @param {number} to
 */
export function textOf(bars, from, to) {
  const last = bars.edges.length - 1,
    start = from <= 0 ? '' : written(bars, bars.edges[from]),
    end = to >= last ? '' : written(bars, closing(bars, to));
  return rangeOf(start, end);
}

/** The last value before an edge that an end names. @type {(bars: Bars, edge: number) => number} */
function closing({ edges, kind, whole }, edge) {
  return edges[edge] - (kind === 'date' || whole ? 1 : 0);
}

/** @type {(bars: Pick<Bars, 'kind' | 'unit'>, value: number) => string} */
function written({ kind, unit }, value) {
  if (kind === 'number') return String(value);
  const iso = isoOf(value);
  return unit === 'year' ? iso.slice(0, 4) : unit === 'month' ? iso.slice(0, 7) : unit === 'day' ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
}

/** @param {number} value seconds */
export const isoOf = value => new Date(value * 1000).toISOString().slice(0, 19);

/* words -------------------------------------------------------------------------------------- */

/**
 * A filter's text in words: "June to August 2026", "10 to 20", "up to 5"; the text itself where it is no range.
 * @param {Kind} kind
 * @param {string} text
 */
export function rangeWords(kind, text) {
  if (!rangeIn(kind, text)) return text;
  const [from, to] = endsOf(text);
  if (kind === 'number') return joined(amount(from), amount(to), 'at least', 'up to');
  return joined(dateWords(from), dateWords(to), 'from', 'until', shared(from, to));
}

/** @param {string} text */
const amount = text => {
  const value = numberIn(text);
  return value === null ? '' : Math.abs(value) < 10000 ? String(value).replace('-', '\u2212') : count(value);
};

/**
 * @param {string} from
 * @param {string} to
 * @param {string} least
 * @param {string} most
 * @param {string} [start] `from` without what both say
 */
function joined(from, to, least, most, start = from) {
  if (!from) return `${most} ${to}`;
  if (!to) return `${least} ${from}`;
  return from === to ? from : `${start} to ${to}`;
}

/** "14 June 2026", "June 2026", "2026", with the time where one is written. @param {string} text */
export function dateWords(text) {
  const parts = partsOf(text);
  if (!parts) return '';
  const [y, m, d, h, min] = parts;
  const clock = h === null ? '' : `, ${String(h).padStart(2, '0')}:${String(min ?? 0).padStart(2, '0')}`;
  return `${[d, m && MONTHS[m - 1], y].filter(part => part != null).join(' ')}${clock}`;
}

/** How many numbers a date has. @param {(number | null)[]} parts */
const fine = parts => parts.filter(part => part !== null).length;

/** The first end's words without the year, or year and month, where the second says them, too. @type {(from: string, to: string) => string} */
function shared(from, to) {
  const [a, b] = [partsOf(from), partsOf(to)],
    words = dateWords(from);
  if (!a || !b || a[0] !== b[0] || a[3] !== null || b[3] !== null || fine(a) !== fine(b)) return words;
  if (a[2] !== null && a[1] === b[1]) return String(a[2]);
  return words.replace(/ \d{4}$/, '');
}

/**
 * A value as a label says it.
 * @param {Kind} kind
 * @param {number} value
 * @param {Unit} unit
 */
export function valueWords(kind, value, unit) {
  return kind === 'number' ? amount(String(Number(value.toPrecision(6)))) : dateWords(written({ kind, unit }, value));
}
