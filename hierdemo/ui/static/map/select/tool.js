// Selecting on the map: the line while it is drawn with a tool, what it selects, and the selection's outline. Knows the view
// and the store's selection; what the gestures are is gestures.js's, what is selected state.js's.

import { svg } from '../../core/dom.js';
import { units } from '../../core/shape.js';
import { thin, whole } from './shape.js';
import { select, unselect } from './state.js';
import { toolBar } from './tool_bar.js';

/** @import { Store } from '../../core/store.js' */
/** @import { Frame, XY } from '../types' */
/** @import { View } from '../view.js' */
/** @import { ToolName } from './tool_bar.js' */

const STEP = 2; // pixels between two points of a lasso

export class SelectTool {
  /** @type {ToolName} */
  tool = 'move';
  /** Of the line that is being drawn @type {'' | 'box' | 'lasso'} */
  kind = '';
  /** Of a box: its two corners @type {XY[]} */
  line = [];

  /**
   * @param {HTMLElement} stage
   * @param {Store} store
   * @param {View} view
   * @param {() => Frame | null} frame what is drawn
   */
  constructor(stage, store, view, frame) {
    this.stage = stage;
    this.store = store;
    this.view = view;
    this.frame = frame;
    this.shape = svg('path', { class: 'hd-select-shape' });
    this.sheet = svg('svg', { class: 'hd-select-sheet', 'aria-hidden': 'true' }, this.shape);
    const { bar, mark } = toolBar(name => this.use(name));
    this.bar = bar;
    this.mark = mark;
    this.use('move');
  }

  /** @param {ToolName} name */
  use(name) {
    this.tool = name;
    this.stage.dataset.tool = name;
    this.mark(name);
  }

  /**
   * Whether a press at xy begins a selection.
   * @param {PointerEvent} event
   * @param {XY} xy
   */
  grab(event, xy) {
    if (!this.frame() || (this.tool === 'move' && !event.shiftKey)) return false;
    this.kind = this.tool === 'lasso' ? 'lasso' : 'box';
    this.line = [xy];
    return true;
  }

  /** @param {XY} xy */
  drag(xy) {
    const { line } = this,
      last = line[line.length - 1];
    this.stage.classList.add('is-drawing');
    if (this.kind === 'box') this.line = [line[0], xy];
    else if (Math.hypot(xy[0] - last[0], xy[1] - last[1]) > STEP) line.push(xy);
    this.outline(this.corners(), true);
  }

  /** @returns {XY[]} */
  corners() {
    if (this.kind === 'lasso') return this.line;
    const [[x0, y0], [x1, y1] = this.line[0]] = this.line;
    return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]]; // prettier-ignore
  }

  /**
   * The press ended.
   * @param {boolean} done it was drawn to its end
   */
  async drop(done) {
    this.stage.classList.remove('is-drawing');
    const drawn = this.kind && done ? this.corners() : [],
      own = this.kind === 'lasso' && drawn.length ? thin([...drawn, drawn[0]]).slice(0, -1) : drawn,
      frame = this.frame();
    this.kind = '';
    this.line = [];
    if (own.length >= 3 && frame)
      await select(this.store, { level: frame.level, corners: own.map(xy => whole(this.view.at(...xy))) });
    this.draw();
  }

  /** Takes back the line under way, the selection, or the tool. True if there was one. */
  escape() {
    if (this.kind) this.drop(false);
    else if (this.store.selection) unselect(this.store);
    else if (this.tool !== 'move') this.use('move');
    else return false;
    return true;
  }

  /** @param {XY[]} pixels */
  outline(pixels, open = false) {
    const d = pixels.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
    this.shape.setAttribute('d', d && `${d}Z`);
    this.shape.classList.toggle('is-open', open);
  }

  /** The selection's outline, where it was drawn on the map shown; also while the view moves. */
  draw() {
    if (this.kind) return;
    const { selection } = this.store,
      now = this.frame(),
      here =
        now !== null &&
        selection !== null &&
        now.level === selection.shape.level &&
        now.tree.id === selection.tree &&
        now.tree.embedding === selection.embedding;
    const corners = (here && selection.shape.corners) || [];
    this.outline(corners.map(corner => this.view.px(...units(corner))));
  }
}
