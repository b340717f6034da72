// What a family's figures stand for: how one is printed, how high it stands in its row, what is best, what a member gains
// and pays. Pure; knows a FAMILY (core/answers.d.ts).
/** @import { Measure, Member } from '../core/types' */
import { cap, memberName } from '../core/format.js';

/** @typedef {{members: readonly Member[], measures: readonly Measure[]}} Figures */

const LEAST = 0.1; // the scale of shares spans at least so much: what differs little looks little

/**
 * A value as printed: shares in per cent, one decimal where that tells it from 100 or 0.
 * @param {number | null | undefined} value
 * @param {Pick<Measure, 'unit'>} measure
 */
export function printed(value, { unit }) {
  if (value == null) return '\u2013';
  if (unit === 'number') return value.toFixed(Math.abs(value) < 10 ? 2 : 1);
  return `${(100 * value).toFixed(1).replace(/\.0$/, '')}\u00a0%`;
}

/** @param {number[]} values */
const spanOf = values => Math.max(...values) - Math.min(...values);

/**
 * A measure's value of each member; undefined where it was not taken.
 * @param {Pick<Measure, 'key'>} measure
 * @param {readonly Member[]} members
 * @returns {(number | undefined)[]}
 */
export const valuesOf = ({ key }, members) => members.map(member => member.figures[key]);

/** @param {(number | undefined)[]} values */
const known = values => values.filter(v => v != null);

/**
 * What the height of a row stands for: all shares have one scale, so that their slopes can be compared.
 * @param {Measure} measure
 * @param {Figures} family
 */
export function scaleOf(measure, { members, measures }) {
  if (measure.unit === 'number') {
    const own = known(valuesOf(measure, members));
    return Math.max(spanOf(own), LEAST * Math.max(...own.map(Math.abs))) || 1;
  }
  const shares = measures.filter(m => m.unit === 'share').map(m => known(valuesOf(m, members)));
  return Math.max(LEAST, ...shares.filter(own => own.length).map(spanOf));
}

/**
 * Heights of a row's values, 0 bottom to 1 top, about the middle; null where there is none.
 * @param {(number | undefined)[]} values
 * @param {number} scale
 */
export function heights(values, scale) {
  const own = known(values),
    middle = (Math.max(...own) + Math.min(...own)) / 2;
  return values.map(v => (v == null ? null : 0.5 + (v - middle) / scale));
}

/**
 * The line through the columns' middles in a square of 100, broken where a value is missing.
 * @param {(number | null)[]} places
 */
export function slope(places) {
  let pen = 'M';
  return places
    .map((y, i) => {
      const step = y == null ? '' : `${pen}${(100 * (i + 0.5)) / places.length} ${100 - 100 * y}`;
      pen = y == null ? 'M' : 'L';
      return step;
    })
    .join('');
}

/**
 * Which of a row's values are the best, to the digits that are printed.
 * @param {(number | undefined)[]} values
 * @param {Measure} measure
 * @returns {boolean[]}
 */
export function bestOf(values, measure) {
  const own = known(values),
    best = measure.better === 'low' ? Math.min(...own) : Math.max(...own);
  return values.map(v => v != null && printed(v, measure) === printed(best, measure));
}

/**
 * What the member in use (of the first: the usual one) gains and pays against the first, in words: the widest gap of
 * either side.
 * @param {Figures & {default?: string}} family
 * @param {string | null} used
 */
export function headline({ members, measures, default: usual }, used) {
  const [from, ...rest] = members,
    to = rest.find(member => member.id === used) ?? rest.find(member => member.id === usual) ?? rest[0];
  if (!to) return '';
  /** @param {Measure} measure */
  const gain = ({ key, better }) => {
    const [a, b] = [from.figures[key], to.figures[key]];
    return a == null || b == null ? 0 : (better === 'low' ? -1 : 1) * (b - a);
  };
  /** @type {(side: Measure['side'], sign: number) => Measure | undefined} */
  const widest = (side, sign) =>
    measures.filter(m => m.unit === 'share' && m.side === side && sign * gain(m) > 0).sort((a, b) => sign * (gain(b) - gain(a)))[0];
  /** @type {(m: Measure | undefined, verb: string) => string[]} */
  const told = (m, verb) =>
    m ? [`${verb} \u201c${m.title}\u201d (${printed(from.figures[m.key], m)} \u2192 ${printed(to.figures[m.key], m)})`] : [];
  const parts = [...told(widest('hierarchy', 1), 'gains most in'), ...told(widest('meaning', -1), 'pays most in')];
  return `${cap(memberName(to))} against ${memberName(from)}: ${parts.join(', ') || 'no share is higher or lower'}.`;
}
