// Real pictures over the points of the deepest map: at most one a raster cell, results first. One layer that is shifted
// while the view moves and filled anew when it settles. Knows items by number; not the store.

import { thumb } from '../core/api.js';
import { el } from '../core/dom.js';

const CELL = 40,
  SIZE = 36,
  MOST = 150;

export function mountThumbs(layer) {
  let cells = new Map(),
    drawn = null; // 'col row' -> item; the view they were laid out for
  const pool = new Map(); // item -> {box, img}

  /** star: [x, y] in map units or null; rank: item -> 0 passed over, 1 kept, 2 chosen; results and missed: items, best first. Resolves when the pictures are there. */
  function draw({ points, view, rank, results, missed, star }) {
    cells = layOut(points, view, rank, [...results, ...missed], star);
    drawn = { k: view.k, cx: view.cx, cy: view.cy };
    layer.style.transform = '';
    const won = new Set(results),
      lost = new Set(missed),
      seen = new Set(cells.values());
    for (const [item, { box }] of pool)
      if (!seen.has(item)) {
        box.remove();
        pool.delete(item);
      }
    for (const [key, item] of cells) {
      const [col, row] = key.split(' ').map(Number),
        { box } = pool.get(item) || fresh(item);
      box.className = won.has(item) ? 'hd-won' : lost.has(item) ? 'hd-lost' : rank(item) ? '' : 'hd-faint';
      box.style.translate = `${col * CELL - SIZE / 2}px ${row * CELL - SIZE / 2}px`;
    }
    return Promise.race([
      Promise.all([...pool.values()].map(({ img }) => img.decode().catch(() => {}))),
      new Promise(done => setTimeout(done, 2500)),
    ]);
  }

  function fresh(item) {
    const img = el('img', { src: thumb(item), alt: '', width: SIZE, height: SIZE, draggable: 'false' }),
      box = el('span', {}, img);
    img.addEventListener('error', () => box.remove(), { once: true });
    pool.set(item, { box, img });
    layer.append(box);
    return { box, img };
  }

  function clear() {
    cells = new Map();
    drawn = null;
    pool.clear();
    layer.replaceChildren();
  }

  function move(view) {
    if (!drawn) return;
    const scale = view.k / drawn.k,
      x = view.w / 2 + (drawn.cx - view.cx) * view.sx * view.k,
      y = view.h / 2 - (drawn.cy - view.cy) * view.sy * view.k;
    layer.style.transform = `translate(${x}px, ${y}px) scale(${scale}) translate(${-view.w / 2}px, ${-view.h / 2}px)`;
  }

  /** The item whose picture lies at (x, y), or -1. */
  function at(x, y) {
    const col = Math.round(x / CELL),
      row = Math.round(y / CELL),
      near = Math.max(Math.abs(x - col * CELL), Math.abs(y - row * CELL)) <= SIZE / 2;
    return near ? (cells.get(`${col} ${row}`) ?? -1) : -1;
  }
  const middle = item => {
    for (const [key, own] of cells) if (own === item) return key.split(' ').map(v => v * CELL);
    return null;
  };
  /** Marks the item's picture; false if it has none here. */
  function light(item) {
    for (const [own, { box }] of pool) box.classList.toggle('hd-lit', own === item);
    return pool.has(item);
  }
  /** Pictures of items that are not selected step back; has: Uint8Array by item, or null for no selection. */
  function select(has) {
    for (const [item, { box }] of pool) box.classList.toggle('hd-unsel', !!has && !has[item]);
  }
  return { draw, clear, move, at, middle, light, select };
}

function layOut(points, view, rank, results, star) {
  const cells = new Map(),
    wide = Math.floor((view.w - CELL / 2) / CELL),
    high = Math.floor((view.h - CELL / 2) / CELL);
  const inside = (col, row) => col >= 1 && row >= 1 && col <= wide && row <= high;
  if (star)
    cells.set(
      view
        .px(...star)
        .map(v => Math.round(v / CELL))
        .join(' '),
      -1,
    ); // the star's cell stays free
  for (const item of results) {
    const [x, y] = view.px(points.x[item], points.y[item]);
    const spot = inside(Math.round(x / CELL), Math.round(y / CELL)) && nearestFree(x, y);
    if (spot) cells.set(spot, item);
  }
  const won = new Set(results),
    best = new Map(); // cell -> {item, rank, d, n}
  for (let i = 0; i < points.n; i++) {
    const [x, y] = view.px(points.x[i], points.y[i]),
      col = Math.round(x / CELL),
      row = Math.round(y / CELL),
      key = `${col} ${row}`;
    if (!inside(col, row) || cells.has(key) || won.has(i)) continue;
    const d = (x - col * CELL) ** 2 + (y - row * CELL) ** 2,
      own = rank(i),
      seen = best.get(key);
    if (!seen) best.set(key, { item: i, rank: own, d, n: 1 });
    else if (own > seen.rank || (own === seen.rank && d < seen.d))
      Object.assign(seen, { item: i, rank: own, d, n: seen.n + 1 });
    else seen.n++;
  }
  const few = [...best].sort(([, a], [, b]) => b.rank - a.rank || b.n - a.n).slice(0, Math.max(0, MOST - cells.size));
  for (const [key, { item }] of few) cells.set(key, item);
  for (const [key, item] of cells) if (item < 0) cells.delete(key);
  return cells;

  /** Results that share a place stand side by side, up to three cells away. */
  function nearestFree(x, y) {
    let spot = null,
      least = (3.2 * CELL) ** 2;
    for (let col = Math.round(x / CELL) - 3; col <= x / CELL + 3; col++)
      for (let row = Math.round(y / CELL) - 3; row <= y / CELL + 3; row++) {
        const d = (x - col * CELL) ** 2 + (y - row * CELL) ** 2;
        if (d < least && inside(col, row) && !cells.has(`${col} ${row}`)) {
          least = d;
          spot = `${col} ${row}`;
        }
      }
    return spot;
  }
}
