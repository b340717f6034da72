// Pointing at the map: what lies under the pointer, the hover card after a short dwell, the pinned card, taking a branch by
// its name (with Shift: selecting it), stepping through results and missed items by key. Knows the parts it is given; draws nothing itself.

import { pointSize } from './plot.js';
import { nearest } from './points.js';
import { factsOf, hasPictures, missedOf, resultsOf } from './scene.js';
import { selectNode } from './select/state.js';

/** @import { Store } from '../core/store.js' */
/** @import { Cards } from './cards.js' */
/** @import { Marks } from './marks.js' */
/** @import { Thumbs } from './thumbs.js' */
/** @import { Frame, XY } from './types' */
/** @import { View } from './view.js' */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} stage
 * @property {Store} store
 * @property {View} view
 * @property {Marks} marks
 * @property {Thumbs} thumbs
 * @property {Cards} cards
 * @property {() => Frame | null} frame what is drawn
 * @property {() => void} fit shows the whole map
 * @property {(item: number, frame: Frame) => void} room makes room for that item's card
 * @property {() => void} pinned another item's card is pinned, or none
 * @property {() => boolean} escape what Escape takes back when no card is pinned; whether there was something
 */

const DWELL = 120; // ms

export class Pointing {
  dwell = 0; // the timer
  /** The page's hover is ours, by this @type {'' | 'pointer' | 'key'} */
  owns = '';

  /** @param {Parts} parts */
  constructor(parts) {
    this.parts = parts;
    const { stage, cards } = parts;
    stage.addEventListener('focusout', event => {
      if (!cards.holds(/** @type {Node | null} */ (event.relatedTarget))) this.leave();
    });
    stage.parentElement?.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !this.escape()) return;
      event.stopPropagation();
      event.preventDefault();
    });
  }

  /**
   * Where an item is seen, in pixels.
   * @param {Frame} frame
   * @param {number} item
   * @returns {XY}
   */
  spot(frame, item) {
    const { points } = frame,
      { thumbs, view } = this.parts;
    return (hasPictures(frame) && thumbs.middle(item)) || view.px(points.x[item], points.y[item]);
  }

  /**
   * @param {Frame} frame
   * @param {number} x
   * @param {number} y
   */
  itemAt(frame, x, y) {
    const { points } = frame,
      { thumbs, view } = this.parts,
      picture = hasPictures(frame) ? thumbs.at(x, y) : -1;
    if (picture >= 0) return picture;
    const reach = Math.max(9, pointSize(view, points.n)) / view.k;
    return nearest(points, ...view.at(x, y), reach / view.sx, reach / view.sy);
  }

  /**
   * @param {Frame} frame
   * @param {number} item
   */
  pin(frame, item) {
    const { room, cards, pinned } = this.parts;
    room(item, frame);
    cards.pin(factsOf(frame, item), this.spot(frame, item));
    pinned();
  }

  /** Whether a card was pinned. */
  unpin() {
    const was = this.parts.cards.unpin();
    this.parts.pinned();
    return was;
  }

  leave() {
    const { cards, store } = this.parts;
    clearTimeout(this.dwell);
    cards.leave();
    if (!this.owns || (this.owns === 'key' && cards.pinned)) return;
    this.owns = '';
    store.setHover(null);
  }

  /**
   * The pointer is here.
   * @param {number} x
   * @param {number} y
   * @param {PointerEvent} event
   */
  point(x, y, event) {
    const { frame, marks, stage } = this.parts;
    if (!frame() || event.pointerType === 'touch') return;
    clearTimeout(this.dwell);
    const node = marks.nameAt(x, y);
    stage.style.cursor = node === null ? '' : 'pointer';
    this.dwell = setTimeout(() => this.rest(x, y, node), DWELL);
  }

  /**
   * The pointer rests here.
   * @param {number} x
   * @param {number} y
   * @param {number | null} node whose name lies under it
   */
  rest(x, y, node) {
    const { cards, store } = this.parts,
      frame = this.parts.frame();
    if (!frame) return;
    const item = node === null ? this.itemAt(frame, x, y) : -1;
    if (node === null && item < 0) return this.leave();
    this.owns = 'pointer';
    if (node === null) cards.hover(factsOf(frame, item), this.spot(frame, item));
    else cards.leave();
    store.setHover(node === null ? { item } : { node });
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {MouseEvent} event
   */
  click(x, y, event) {
    const { store, marks } = this.parts,
      frame = this.parts.frame();
    if (!frame) return;
    clearTimeout(this.dwell);
    const node = marks.nameAt(x, y),
      item = node === null ? this.itemAt(frame, x, y) : -1;
    if (item >= 0) return this.pin(frame, item);
    this.unpin();
    this.leave();
    if (node !== null && event.shiftKey) selectNode(store, node);
    else if (node !== null) store.force(node);
  }

  /**
   * On to the next result or missed item, or back.
   * @param {1 | -1} step
   */
  next(step) {
    const frame = this.parts.frame(),
      list = frame ? [...resultsOf(frame), ...missedOf(frame)].map(hit => hit.id) : [];
    if (!list.length) return;
    const { pinned } = this.parts.cards,
      at = pinned ? list.indexOf(pinned.id) : -1,
      start = step > 0 ? 0 : list.length - 1;
    this.reveal(list[at < 0 ? start : (at + step + list.length) % list.length]);
  }

  /**
   * Pins an item's card and lights it everywhere.
   * @param {number} item
   */
  reveal(item) {
    const { view, fit, stage, store } = this.parts,
      frame = this.parts.frame();
    if (!frame) return;
    if (!view.sees(frame.points.x[item], frame.points.y[item])) fit();
    stage.focus({ preventScroll: true });
    this.pin(frame, item);
    this.owns = 'key';
    store.setHover({ item });
  }

  /** Whether there was something to take back. */
  escape() {
    const was = this.unpin();
    if (was) {
      this.leave();
      this.parts.stage.focus({ preventScroll: true });
    }
    return was || this.parts.escape();
  }

  movePinned() {
    const { cards } = this.parts,
      frame = this.parts.frame();
    if (cards.pinned && frame) cards.move(this.spot(frame, cards.pinned.id));
  }

  /** After a new answer the card tells of the same item. */
  keepPinned() {
    const { pinned } = this.parts.cards,
      frame = this.parts.frame();
    if (pinned && frame && pinned.id < frame.points.n) this.pin(frame, pinned.id);
  }
}
