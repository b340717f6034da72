// Real pictures over the points of the deepest map. One layer that is shifted while the view moves and filled anew when it
// settles. Knows items by number and the cells they were given (raster.js); not the store.

import { thumb } from '../core/api.js';
import { el } from '../core/dom.js';
import { CELL, layOut, SIZE } from './raster.js';

/** @import { Points, XY } from './types' */
/** @import { RankOf } from './raster.js' */
/** @import { View } from './view.js' */

/** results and missed: items, best first; star: its place on the map.
 *  @typedef {{points: Points, view: View, rank: RankOf, results: number[], missed: number[], star: XY | null}} Pictures */

const PATIENCE = 2500; // ms that pictures are waited for

export class Thumbs {
  /** 'column row' -> item @type {Map<string, number>} */
  cells = new Map();
  /** The view the pictures were laid out for @type {{k: number, cx: number, cy: number} | null} */
  drawn = null;
  /** By item @type {Map<number, {box: HTMLElement, img: HTMLImageElement}>} */
  pool = new Map();

  /** @param {HTMLElement} layer */
  constructor(layer) {
    this.layer = layer;
  }

  /**
   * Resolves when the pictures are there.
   * @param {Pictures} pictures
   * @returns {Promise<unknown>}
   */
  draw({ points, view, rank, results, missed, star }) {
    const { pool } = this;
    this.cells = layOut({ points, view, rank, first: [...results, ...missed], star });
    this.drawn = { k: view.k, cx: view.cx, cy: view.cy };
    this.layer.style.transform = '';
    this.drop();
    const won = new Set(results),
      lost = new Set(missed);
    for (const [key, item] of this.cells) {
      const [col, row] = key.split(' ').map(Number),
        { box } = pool.get(item) ?? this.fresh(item);
      box.className = won.has(item) ? 'hd-won' : lost.has(item) ? 'hd-lost' : rank(item) ? '' : 'hd-faint';
      box.style.translate = `${col * CELL - SIZE / 2}px ${row * CELL - SIZE / 2}px`;
    }
    return Promise.race([
      Promise.all([...pool.values()].map(({ img }) => img.decode().catch(() => {}))),
      new Promise(done => setTimeout(done, PATIENCE)),
    ]);
  }

  /** Takes away the pictures that have no cell any more. */
  drop() {
    const seen = new Set(this.cells.values());
    for (const [item, { box }] of this.pool)
      if (!seen.has(item)) {
        box.remove();
        this.pool.delete(item);
      }
  }

  /** @param {number} item */
  fresh(item) {
    const of = { src: thumb(item), alt: '', width: SIZE, height: SIZE, draggable: 'false' },
      img = /** @type {HTMLImageElement} */ (el('img', of)),
      box = el('span', {}, img);
    img.addEventListener('error', () => box.remove(), { once: true });
    this.pool.set(item, { box, img });
    this.layer.append(box);
    return { box, img };
  }

  clear() {
    this.cells = new Map();
    this.drawn = null;
    this.pool.clear();
    this.layer.replaceChildren();
  }

  /** @param {View} view */
  move(view) {
    const { drawn } = this;
    if (!drawn) return;
    const scale = view.k / drawn.k,
      x = view.w / 2 + (drawn.cx - view.cx) * view.sx * view.k,
      y = view.h / 2 - (drawn.cy - view.cy) * view.sy * view.k;
    this.layer.style.transform = `translate(${x}px, ${y}px) scale(${scale}) translate(${-view.w / 2}px, ${-view.h / 2}px)`;
  }

  /**
   * The item whose picture lies at (x, y), or -1.
   * @param {number} x
   * @param {number} y
   */
  at(x, y) {
    const col = Math.round(x / CELL),
      row = Math.round(y / CELL),
      near = Math.max(Math.abs(x - col * CELL), Math.abs(y - row * CELL)) <= SIZE / 2;
    return near ? (this.cells.get(`${col} ${row}`) ?? -1) : -1;
  }

  /**
   * The middle of an item's picture, or null.
   * @param {number} item
   * @returns {XY | null}
   */
  middle(item) {
    for (const [key, own] of this.cells) {
      if (own !== item) continue;
      const [col, row] = key.split(' ').map(Number);
      return [col * CELL, row * CELL];
    }
    return null;
  }

  /**
   * Marks the item's picture; false if it has none here.
   * @param {number} item
   */
  light(item) {
    for (const [own, { box }] of this.pool) box.classList.toggle('hd-lit', own === item);
    return this.pool.has(item);
  }

  /**
   * Pictures of items that are not selected step back.
   * @param {Uint8Array | null} has by item; null for no selection
   */
  select(has) {
    for (const [item, { box }] of this.pool) box.classList.toggle('hd-unsel', !!has && !has[item]);
  }
}
