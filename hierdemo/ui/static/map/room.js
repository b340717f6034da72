// The room that names share: what is taken, where points lie, what hides a result's ring. Pure geometry on pixels; knows
// neither names nor what they are for.

/** @import { Points } from './types' */
/** @import { View } from './view.js' */

/**
 * A box by its middle.
 * @typedef {{x: number, y: number, w: number, h: number}} Rect
 */

const CELL = 8; // pixels a side of the grid that says where points lie

/**
 * From (x, y) to the box's nearest point.
 * @param {Rect} b
 * @param {number} x
 * @param {number} y
 */
export const nearestOf = (b, x, y) => ({
  dx: Math.max(b.x - b.w / 2 - x, Math.min(b.x + b.w / 2 - x, 0)),
  dy: Math.max(b.y - b.h / 2 - y, Math.min(b.y + b.h / 2 - y, 0)),
});

/**
 * @param {Rect} b
 * @param {number} x
 * @param {number} y
 */
export const distance = (b, x, y) => {
  const { dx, dy } = nearestOf(b, x, y);
  return Math.hypot(dx, dy);
};

/**
 * The middle nearest to x of a width that stays within 0..most.
 * @param {number} x
 * @param {number} width
 * @param {number} most
 */
export const inside = (x, width, most) => Math.max(width / 2 + 5, Math.min(most - width / 2 - 5, x));

export class Room {
  /** @type {Rect[]} */
  taken = [];

  /**
   * @param {Points} points
   * @param {{x: number, y: number}[]} rings in pixels
   * @param {View} view
   */
  constructor(points, rings, view) {
    this.rings = rings;
    this.view = view;
    /** Share of a box that lies on points, 0..1. */
    this.crowd = crowdOf(points, view);
  }

  /** @param {Rect} b */
  free(b) {
    const { view, taken } = this;
    return (
      b.x - b.w / 2 > 4 &&
      b.x + b.w / 2 < view.w - 4 &&
      b.y - b.h / 2 > 4 &&
      b.y + b.h / 2 < view.h - 4 &&
      !taken.some(t => Math.abs(t.x - b.x) < (t.w + b.w) / 2 && Math.abs(t.y - b.y) < (t.h + b.h) / 2)
    );
  }

  /**
   * Results whose rings lie under the box.
   * @param {Rect} b
   */
  hiddenBy(b) {
    return this.rings.filter(({ x, y }) => distance(b, x, y) < 4).length;
  }

  /**
   * The best of the boxes that are free.
   * @template {Rect & {cost: number}} T
   * @param {T[]} spots
   * @returns {T | null}
   */
  cheapest(spots) {
    return spots
      .filter(spot => this.free(spot))
      .reduce((/** @type {T | null} */ a, b) => (a && a.cost <= b.cost ? a : b), null);
  }

  /** @param {Rect[]} boxes */
  take(...boxes) {
    this.taken.push(...boxes);
  }
}

/**
 * @param {Points} points
 * @param {View} view
 * @returns {(x: number, y: number, w: number, h: number) => number}
 */
function crowdOf(points, view) {
  const wide = Math.ceil(view.w / CELL),
    high = Math.ceil(view.h / CELL),
    full = new Uint8Array(wide * high);
  for (let i = 0; i < points.n; i++) {
    const [x, y] = view.px(points.x[i], points.y[i]);
    if (x >= 0 && y >= 0 && x < view.w && y < view.h) full[Math.floor(y / CELL) * wide + Math.floor(x / CELL)] = 1;
  }
  return (x, y, w, h) => {
    let hit = 0,
      all = 0;
    for (let row = Math.floor((y - h / 2) / CELL); row <= (y + h / 2) / CELL; row++)
      for (let col = Math.floor((x - w / 2) / CELL); col <= (x + w / 2) / CELL; col++, all++)
        if (row >= 0 && col >= 0 && row < high && col < wide) hit += full[row * wide + col];
    return hit / all;
  };
}
