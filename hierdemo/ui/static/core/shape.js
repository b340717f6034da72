// A selection's shape as the address holds it: "2.1200.3400..." is a polygon on level 2's map in ten-thousandths, "2.n45" all of
// a node; and what lies in a polygon. Pure functions on numbers; hierdemo/ui/present/selection.py does the same sums.
/** @import { Corner, Selection } from './types' */

/** In ten-thousandths of the map's side. */
export const UNIT = 10000;
const TEXT = /^(\d{1,2})\.(?:n(\d{1,9})|(-?\d{1,5}(?:\.-?\d{1,5})+))$/;

/**
 * The shape, or null for a text that is none.
 * @param {string} text
 * @returns {Selection['shape'] | null}
 */
export function parse(text) {
  const match = TEXT.exec(text);
  if (!match) return null;
  const level = Number(match[1]);
  if (match[2] !== undefined) return { level, node: Number(match[2]) };
  const numbers = match[3].split('.').map(Number);
  if (numbers.length % 2 || numbers.length < 6) return null;
  /** @type {Corner[]} */
  const corners = [];
  for (let i = 0; i < numbers.length; i += 2) corners.push([numbers[i], numbers[i + 1]]);
  return { level, corners };
}

/**
 * Ten-thousandths -> map units.
 * @param {Corner} corner
 * @returns {Corner}
 */
export const units = ([x, y]) => [x / UNIT, y / UNIT];

/**
 * Whether (x, y) lies within, by the even-odd rule.
 * @param {readonly Corner[]} corners
 * @param {number} x
 * @param {number} y
 */
export function odd(corners, x, y) {
  let yes = false;
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
    const [x0, y0] = corners[j],
      [x1, y1] = corners[i];
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) yes = !yes;
  }
  return yes;
}
