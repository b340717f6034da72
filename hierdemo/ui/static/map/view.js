// The map's window: which part is seen, and map units <-> pixels. Knows no DOM and nothing of what is drawn.

/** @import { Box, XY } from './types' */

const MOST = 24, // strongest zoom
  STRETCH = 1.25; // one axis at most so many times the other

export class View {
  // the stage in pixels
  w = 0;
  h = 0;
  // pixels a map unit at full view
  sx = 1;
  sy = 1;
  k = 1; // zoom
  // the map's place in the stage's middle
  cx = 0.5;
  cy = 0.5;
  /** What lies on the map @type {Box} */
  box = { x0: 0, x1: 1, y0: 0, y1: 1 };

  /**
   * A stage of w by h pixels for what lies in `box`, in map units; at full view that fills it.
   * @param {number} w
   * @param {number} h
   * @param {Box} box
   */
  frame(w, h, box) {
    const { fitted } = this,
      pad = Math.min(36, w * 0.07),
      sx = (w - 2 * pad) / Math.max(0.05, box.x1 - box.x0),
      sy = (h - 2 * pad) / Math.max(0.05, box.y1 - box.y0);
    Object.assign(this, { w, h, box, sx: Math.min(sx, STRETCH * sy), sy: Math.min(sy, STRETCH * sx) });
    if (fitted) this.fit();
  }

  /** @returns {XY} */
  get middle() {
    const { x0, x1, y0, y1 } = this.box;
    return [(x0 + x1) / 2, (y0 + y1) / 2];
  }

  /**
   * @param {number} x
   * @param {number} y
   * @returns {XY}
   */
  px(x, y) {
    return [this.w / 2 + (x - this.cx) * this.sx * this.k, this.h / 2 - (y - this.cy) * this.sy * this.k];
  }

  /**
   * @param {number} px
   * @param {number} py
   * @returns {XY}
   */
  at(px, py) {
    return [this.cx + (px - this.w / 2) / (this.sx * this.k), this.cy - (py - this.h / 2) / (this.sy * this.k)];
  }

  /** @returns {[number, number]} */
  rangeX() {
    const half = this.w / 2 / (this.sx * this.k);
    return [this.cx - half, this.cx + half];
  }

  /** @returns {[number, number]} */
  rangeY() {
    const half = this.h / 2 / (this.sy * this.k);
    return [this.cy - half, this.cy + half];
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  sees(x, y) {
    const [px, py] = this.px(x, y);
    return px > 8 && py > 8 && px < this.w - 8 && py < this.h - 8;
  }

  /** Whether the whole map is in sight, in the middle. */
  get fitted() {
    const [x, y] = this.middle;
    return this.k === 1 && this.cx === x && this.cy === y;
  }

  fit() {
    [this.cx, this.cy] = this.middle;
    this.k = 1;
  }

  /**
   * By so many pixels.
   * @param {number} dx
   * @param {number} dy
   */
  pan(dx, dy) {
    const { x0, x1, y0, y1 } = this.box;
    this.cx = Math.max(x0, Math.min(x1, this.cx - dx / (this.sx * this.k)));
    this.cy = Math.max(y0, Math.min(y1, this.cy + dy / (this.sy * this.k)));
  }

  /**
   * Zooms by a factor, keeping the place under (px, py) where it is.
   * @param {number} factor
   */
  zoom(factor, px = this.w / 2, py = this.h / 2) {
    const [x, y] = this.at(px, py);
    this.k = Math.max(1, Math.min(MOST, this.k * factor));
    if (this.k < 1.001) return this.fit();
    const [nx, ny] = this.px(x, y);
    this.pan(px - nx, py - ny);
  }
}
