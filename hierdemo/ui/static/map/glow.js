// A canvas over the points: lights some items (a branch, what is selected) while the rest steps back, and moves a sample of points from one
// level's places to the next so that the eye can follow. Knows points and hues; nothing of names or the query.

import { coloursAt } from '../core/branch_colour.js';
import { tonesAt } from './colouring.js';
import { pointSize } from './plot.js';

/** @import { Frame, Points, XY } from './types' */
/** @import { View } from './view.js' */

const SAMPLE = 2500,
  TIME = 140, // points that move, ms
  MANY = 5000, // dots from which on they are squares: sooner drawn, and too small to tell
  ALPHA = [0.42, 0.75, 1]; // of points passed over, kept, chosen, while they move

export class Glow {
  /** What is lit, null for all alike @type {ArrayLike<number> | null} */
  lit = null;
  moving = 0; // the number of the move under way, 0 for none

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {HTMLElement} plot
   */
  constructor(canvas, plot) {
    this.canvas = canvas;
    this.plot = plot;
    this.stage = /** @type {HTMLElement} */ (plot.parentElement);
    this.brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  }

  /** @param {View} view */
  clear(view) {
    const { canvas, brush } = this,
      dpr = Math.min(2, devicePixelRatio || 1),
      [width, height] = [Math.round(view.w * dpr), Math.round(view.h * dpr)];
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    brush.setTransform(dpr, 0, 0, dpr, 0, 0);
    brush.clearRect(0, 0, view.w, view.h);
  }

  /**
   * @param {Frame} frame
   * @returns {(hue: number) => string}
   */
  colours({ paint }) {
    if (paint) {
      const tones = tonesAt(this.plot, paint.tones);
      return hue => tones[hue];
    }
    const colours = coloursAt(this.plot);
    return hue => `oklch(${colours[hue].join(' ')})`;
  }

  /**
   * @param {ArrayLike<number> & Iterable<number>} list
   * @param {(item: number) => XY} xy
   * @param {Frame} frame
   * @param {number} radius
   */
  dots(list, xy, frame, radius) {
    const { brush, canvas } = this,
      colour = this.colours(frame),
      { paint, tree, points } = frame;
    for (const [hue, own] of byHue(list, i => (paint ? paint.of[i] : tree.node(points.leaf[i]).hue))) {
      brush.fillStyle = colour(hue);
      brush.beginPath();
      for (const i of own) {
        const [x, y] = xy(i);
        if (x < 0 || y < 0 || x > canvas.width || y > canvas.height) continue; // out of sight
        if (list.length > MANY) {
          brush.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
          continue;
        }
        brush.moveTo(x + radius, y);
        brush.arc(x, y, radius, 0, 7);
      }
      brush.fill();
    }
  }

  /**
   * Lights these items; null for all alike.
   * @param {(ArrayLike<number> & Iterable<number>) | null} items
   * @param {Frame} frame
   * @param {View} view
   */
  light(items, frame, view) {
    const { points } = frame;
    if (this.moving) return;
    if (items === null && this.lit === null) return;
    this.lit = items;
    this.clear(view);
    this.stage.classList.toggle('hd-dimmed', items !== null);
    if (items === null) return;
    this.dots(
      items,
      i => view.px(points.x[i], points.y[i]),
      frame,
      pointSize(view, points.n) / 2 + 0.5,
    );
  }

  /**
   * Moves a sample of points from old places to those of the frame. Resolves when done.
   * @param {{points: Points, view: View}} old
   * @param {Frame} frame
   * @param {View} view
   * @returns {Promise<void>}
   */
  morph(old, frame, view) {
    const own = ++this.moving,
      start = performance.now(),
      shown = sampleOf(frame);
    this.stage.classList.add('hd-moving');
    return new Promise(done => {
      const step = (/** @type {number} */ t) => {
        const share = Math.max(0, Math.min(1, (t - start) / TIME));
        if (own !== this.moving) return done();
        this.between(old, frame, view, shown, share * share * (3 - 2 * share));
        if (share < 1) return requestAnimationFrame(step);
        this.moving = 0;
        this.lit = null;
        this.clear(view);
        this.stage.classList.remove('hd-moving');
        done();
      };
      requestAnimationFrame(step);
    });
  }

  /**
   * Draws the sample on its way; s: how far it is, 0..1.
   * @param {{points: Points, view: View}} old
   * @param {Frame} frame
   * @param {View} view
   * @param {number[][]} shown
   * @param {number} s
   */
  between(old, frame, view, shown, s) {
    const { points } = frame,
      radius = pointSize(view, points.n) / 2;
    this.clear(view);
    shown.forEach((list, rank) => {
      this.brush.globalAlpha = ALPHA[rank];
      this.dots(
        list,
        j => {
          const [x0, y0] = old.view.px(old.points.x[j], old.points.y[j]),
            [x1, y1] = view.px(points.x[j], points.y[j]);
          return [x0 + s * (x1 - x0), y0 + s * (y1 - y0)];
        },
        frame,
        radius,
      );
    });
    this.brush.globalAlpha = 1;
  }
}

/**
 * @param {Iterable<number>} list
 * @param {(item: number) => number} hueOf
 * @returns {Map<number, number[]>}
 */
function byHue(list, hueOf) {
  const by = new Map();
  for (const i of list) {
    const hue = hueOf(i);
    if (!by.has(hue)) by.set(hue, []);
    by.get(hue).push(i);
  }
  return by;
}

/**
 * Items that move, by the rank of their leaf.
 * @param {Frame} frame
 */
function sampleOf({ points, rank }) {
  const step = Math.ceil(points.n / SAMPLE);
  /** @type {number[][]} */
  const shown = [[], [], []];
  for (let i = 0; i < points.n; i += step) shown[rank[points.leaf[i]]].push(i);
  return shown;
}
