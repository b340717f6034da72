// How far the map can be trusted around one item: lines to its true neighbours, marks on its neighbours on the map, and the
// sentence that says how many are both. Asks hd/near; knows the view and the points of the frame; not the cards or the store.

import { ApiError, get } from '../core/api.js';
import { svg } from '../core/dom.js';

/** @import { NearAnswer } from '../core/types' */
/** @import { Frame, Points } from './types' */
/** @import { View } from './view.js' */

/** A mark on item j, or a line to it. @typedef {{element: SVGElement, j: number}} Mark */

const NEAR = 10;

export class Trust {
  /** @type {{item: number, points: Points, lines: Mark[], marks: Mark[]} | null} */
  shown = null;
  asked = '';

  /**
   * @param {View} view
   * @param {() => Frame | null} frame
   * @param {(sentence: string) => void} say '' for none
   */
  constructor(view, frame, say) {
    this.view = view;
    this.frame = frame;
    this.say = say;
    this.sheet = svg('svg', { class: 'hd-trust-sheet', 'aria-hidden': 'true' });
  }

  /**
   * Shows the neighbours of an item on the map that is drawn, or takes them away.
   * @param {number | null} item
   */
  async draw(item) {
    const now = this.frame(),
      key = item == null || !now ? '' : `${item} ${now.level} ${now.tree.id} ${now.tree.embedding ?? ''}`;
    if (key && key === this.asked) return this.move();
    this.asked = key;
    this.shown = null;
    this.sheet.replaceChildren();
    this.say('');
    if (item == null || !now) return;
    this.say('Looking for its neighbours\u2026');
    try {
      const found = await get(`near/${item}?${queryOf(now)}`);
      if (this.asked !== key) return;
      this.show(item, now.points, found);
      this.say(sentence(found));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (this.asked === key) this.say(error.message);
    }
  }

  /**
   * @param {number} item
   * @param {Points} points
   * @param {NearAnswer} found
   */
  show(item, points, found) {
    const drawn = new Set(found.map);
    /** @type {Mark[]} */
    const lines = [];
    /** @type {Mark[]} */
    const marks = [];
    for (const { id } of found.true) {
      const name = drawn.delete(id) ? 'hd-near is-both' : 'hd-near is-far';
      lines.push({ j: id, element: svg('line', { class: name }) });
      marks.push({ j: id, element: svg('circle', { class: name, r: 5 }) });
    }
    for (const j of drawn) marks.push({ j, element: svg('path', { class: 'hd-near is-false', d: 'M-4-4 4 4M4-4-4 4' }) });
    marks.push({ j: item, element: svg('circle', { class: 'hd-near is-own', r: 7 }) });
    this.sheet.append(...[...lines, ...marks].map(({ element }) => element));
    this.shown = { item, points, lines, marks };
    this.move();
  }

  move() {
    if (!this.shown) return;
    const { item, points, lines, marks } = this.shown;
    const place = (/** @type {number} */ j) => this.view.px(points.x[j], points.y[j]).map(v => v.toFixed(1));
    const [x1, y1] = place(item);
    for (const { element, j } of lines) {
      const [x2, y2] = place(j);
      for (const [name, value] of Object.entries({ x1, y1, x2, y2 })) element.setAttribute(name, value);
    }
    for (const { element, j } of marks) element.setAttribute('transform', `translate(${place(j).join(' ')})`);
  }
}

/** @param {Frame} frame */
function queryOf({ tree, level }) {
  const query = new URLSearchParams({ tree: tree.id, level: `${level}`, k: `${NEAR}` });
  if (tree.query && tree.embedding) query.set('e', tree.embedding);
  return query;
}

/**
 * In words, with what is usual on this map, so that one point's luck is not taken for the map's.
 * @param {NearAnswer} found
 */
function sentence({ k, shared, average }) {
  return `${shared} of its ${k} true neighbours ${shared === 1 ? 'is' : 'are'} among the ${k} nearest on this map (${average} on average).`;
}
