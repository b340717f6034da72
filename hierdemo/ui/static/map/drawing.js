// From the store's state to a painted map: which frame is drawn now, which one is due, and what is said meanwhile. A newer
// frame always wins. Knows when to draw; not how (painter.js).

import { afterPaint } from '../core/dom.js';
import { plotly } from './plot.js';
import { extentOf, loadPoints } from './points.js';
import { rankNodes, starOf } from './scene.js';
import { View } from './view.js';

/** @import { Answer, Tree } from '../core/types' */
/** @import { Store } from '../core/store.js' */
/** @import { Painter } from './painter.js' */
/** @import { Frame, Paint } from './types' */

/**
 * @typedef {object} Handlers
 * @property {(answer: Answer | null, n: number) => Paint | null} paint what the points have instead of their branches' colours
 * @property {(tree: Tree, level: number) => void} show what is going to be drawn
 * @property {(text: string, error?: boolean) => void} say what is going on, '' for nothing
 * @property {() => void} begin another frame is about to be painted
 * @property {(frame: Frame) => unknown} marks paints what stands over the points; may promise
 * @property {(frame: Frame) => void} end the frame is painted
 * @property {(level: number, rev: number) => void} ready it is on the screen
 */

const PATIENCE = 150, // ms after which it is said that the map is being drawn
  FAILED = 'The map could not be drawn. Check that the app is still running, then try again.';

/**
 * Whether points wander to new places: another level of the tree, or the same pictures by another embedding.
 * @param {Frame} a
 * @param {Frame} b
 */
const moves = (a, b) =>
  a.tree === b.tree ? a.level !== b.level : a.tree.id === b.tree.id && a.tree.embedding !== b.tree.embedding;

export class Drawing {
  /** What is drawn @type {Frame | null} */
  now = null;
  turn = 0; // counts what was begun
  late = false; // the stage was hidden when a frame was due
  queued = false;

  /**
   * @param {Store} store
   * @param {HTMLElement} stage
   * @param {View} view
   * @param {Painter} painter
   * @param {Handlers} on
   */
  constructor(store, stage, view, painter, on) {
    this.store = store;
    this.stage = stage;
    this.view = view;
    this.painter = painter;
    this.on = on;
  }

  async draw() {
    const { tree, rev, state } = this.store,
      { level } = state,
      { on } = this,
      mine = ++this.turn;
    if (!tree) return;
    on.show(tree, level);
    this.late = !this.stage.clientWidth; // hidden: drawn when it is shown, see resized
    if (this.late) return;
    const slow = setTimeout(() => mine === this.turn && on.say('Drawing the map\u2026'), PATIENCE);
    try {
      if (!(await this.paint(tree, level, mine))) return;
      on.say('');
      requestAnimationFrame(() => {
        if (mine === this.turn) on.ready(level, rev);
      });
    } catch (error) {
      if (mine !== this.turn) return;
      console.error('map:', error);
      on.say(FAILED, true);
    } finally {
      clearTimeout(slow);
    }
  }

  /**
   * Whether it was painted, and nothing newer meanwhile.
   * @param {Tree} tree
   * @param {number} level
   * @param {number} mine
   */
  async paint(tree, level, mine) {
    const { answer } = this.store;
    const [points] = await Promise.all([loadPoints(this.store, tree, level), plotly()]);
    if (mine !== this.turn) return false;
    const before = this.now,
      rank = rankNodes({ tree, level, answer });
    this.now = { tree, level, points, answer, rank, paint: this.on.paint(answer, points.n) };
    await this.paintAll(this.now, before);
    return mine === this.turn;
  }

  /**
   * @param {Frame} frame
   * @param {Frame | null} before
   */
  async paintAll(frame, before) {
    const { view, stage, painter, on } = this,
      star = starOf(frame),
      was = Object.assign(new View(), view);
    view.frame(stage.clientWidth, stage.clientHeight, extentOf(frame.points, star));
    if (star && !view.sees(...star)) view.fit();
    on.begin();
    const painted = painter.paint(frame); // first: it keeps the page busy, and the way of the points is timed
    await Promise.all([painted, before && moves(before, frame) && painter.morph({ points: before.points, view: was }, frame)]);
    if (frame !== this.now) return;
    await on.marks(frame);
    if (frame === this.now) on.end(frame);
  }

  /**
   * An answer and its level come together: drawn once. Path and scores are painted first, the map with the frame after.
   * @param {boolean} answered
   */
  soon(answered) {
    if (this.queued) return;
    this.queued = true;
    const go = () => {
      this.queued = false;
      this.draw();
    };
    if (answered) afterPaint(go);
    else queueMicrotask(go);
  }

  /** The stage has another size, or is in sight now. */
  resized() {
    const { stage, view } = this;
    if (stage.clientWidth && (this.late || stage.clientWidth !== view.w || stage.clientHeight !== view.h)) this.draw();
  }
}
