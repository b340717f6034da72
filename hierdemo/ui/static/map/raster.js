// Which items' pictures are shown on the deepest map: at most one a raster cell, results first. Pure geometry on pixels;
// draws nothing.

/** @import { Points, XY } from './types' */
/** @import { View } from './view.js' */

/** The best item of a cell, its rank, how far from the middle, and how many there are.
 *  @typedef {{item: number, rank: number, d: number, n: number}} Best */
/** @typedef {(item: number) => number} RankOf 0 passed over, 1 kept, 2 chosen */
/** first: results, best first, then missed items; star: its place on the map.
 *  @typedef {{points: Points, view: View, rank: RankOf, first: number[], star: XY | null}} Pictured */

export const CELL = 40; // pixels a side
export const SIZE = 36; // of a picture
const MOST = 150; // pictures

/**
 * 'column row' -> item
 * @param {Pictured} pictured
 * @returns {Map<string, number>}
 */
export function layOut(pictured) {
  const { points, view, first, star } = pictured;
  const raster = new Raster(view);
  if (star) raster.cells.set(raster.keyOf(...view.px(...star)), -1); // the star's cell stays free
  for (const item of first) raster.beside(item, ...view.px(points.x[item], points.y[item]));
  const { cells } = raster,
    best = [...bestOf(raster, pictured)].sort(([, a], [, b]) => b.rank - a.rank || b.n - a.n);
  for (const [key, { item }] of best.slice(0, Math.max(0, MOST - cells.size))) cells.set(key, item);
  for (const [key, item] of cells) if (item < 0) cells.delete(key);
  return cells;
}

/**
 * Of every free cell the item of the highest rank, then the one nearest to its middle.
 * @param {Raster} raster
 * @param {Pictured} pictured
 */
function bestOf(raster, { points, view, rank, first }) {
  /** @type {Map<string, Best>} */
  const best = new Map();
  const won = new Set(first);
  for (let i = 0; i < points.n; i++) {
    const [x, y] = view.px(points.x[i], points.y[i]),
      col = Math.round(x / CELL),
      row = Math.round(y / CELL),
      key = `${col} ${row}`;
    if (!raster.holds(col, row) || raster.cells.has(key) || won.has(i)) continue;
    const d = (x - col * CELL) ** 2 + (y - row * CELL) ** 2,
      own = rank(i),
      seen = best.get(key);
    if (!seen) best.set(key, { item: i, rank: own, d, n: 1 });
    else if (own > seen.rank || (own === seen.rank && d < seen.d))
      Object.assign(seen, { item: i, rank: own, d, n: seen.n + 1 });
    else seen.n++;
  }
  return best;
}

class Raster {
  /** @type {Map<string, number>} */
  cells = new Map();

  /** @param {View} view */
  constructor({ w, h }) {
    this.wide = Math.floor((w - CELL / 2) / CELL);
    this.high = Math.floor((h - CELL / 2) / CELL);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  keyOf(x, y) {
    return `${Math.round(x / CELL)} ${Math.round(y / CELL)}`;
  }

  /**
   * @param {number} col
   * @param {number} row
   */
  holds(col, row) {
    return col >= 1 && row >= 1 && col <= this.wide && row <= this.high;
  }

  /**
   * Gives an item the free cell nearest to (x, y): those that share a place stand side by side, up to three cells away.
   * @param {number} item
   * @param {number} x
   * @param {number} y
   */
  beside(item, x, y) {
    if (!this.holds(Math.round(x / CELL), Math.round(y / CELL))) return;
    let spot = null,
      least = (3.2 * CELL) ** 2;
    for (let col = Math.round(x / CELL) - 3; col <= x / CELL + 3; col++)
      for (let row = Math.round(y / CELL) - 3; row <= y / CELL + 3; row++) {
        const d = (x - col * CELL) ** 2 + (y - row * CELL) ** 2;
        if (d < least && this.holds(col, row) && !this.cells.has(`${col} ${row}`)) {
          least = d;
          spot = `${col} ${row}`;
        }
      }
    if (spot) this.cells.set(spot, item);
  }
}
