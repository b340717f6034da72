// The two cards of the map: one while hovering, one pinned with its path and what can be done with the item.

import { el, put } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { Card } from './card.js';

/** @import { Facts, XY } from './types' */

/**
 * What the pinned card asks for; trust: whether the true neighbours are now shown.
 * @typedef {object} Actions
 * @property {(item: number) => void} like
 * @property {(leaf: number) => void} take
 * @property {(leaf: number) => void} select
 * @property {() => boolean} trust
 * @property {() => void} closed
 */

export class Cards {
  /**
   * @param {HTMLElement} host the positioned box that the cards live in
   * @param {Actions} on
   */
  constructor(host, on) {
    this.on = on;
    this.hovering = new Card(host, 'figure.hd-map-card', { 'aria-hidden': 'true' });
    this.fixed = new Card(host, 'figure.hd-map-card.hd-pinned', { role: 'group' });
    this.path = el('ol.hd-map-path');
    this.fill();
  }

  /** The pinned card's path and buttons. */
  fill() {
    const { fixed, on } = this;
    const facts = () => /** @type {Facts} */ (fixed.facts); // its buttons are there while it is
    const trust = action('mark', 'True neighbours', () => {
      const yes = on.trust();
      trust.setAttribute('aria-pressed', `${yes}`);
      fixed.root.classList.toggle('is-small', yes); // out of the way of the lines
      if (fixed.xy) fixed.place(fixed.xy);
    });
    trust.setAttribute('aria-pressed', 'false');
    const close = { type: 'button', 'aria-label': 'Close', onclick: () => on.closed() };
    const acts = [
      action('similar', 'More like this', () => on.like(facts().id)),
      action('right', 'Take this branch', () => on.take(facts().leaf)),
      action('lasso', 'Select this group', () => on.select(facts().leaf)),
    ];
    fixed.root.prepend(el('button.hd-map-close', close, icon('close', 16)));
    fixed.root.append(this.path, el('div.hd-map-acts', {}, ...acts, trust));
  }

  /**
   * @param {Facts} facts
   * @param {XY} xy
   */
  hover(facts, xy) {
    if (this.pinned?.id !== facts.id) this.hovering.fill(facts, xy, facts.path.at(-1));
  }

  leave() {
    this.hovering.root.hidden = true;
  }

  /**
   * @param {Facts} facts
   * @param {XY} xy
   */
  pin(facts, xy) {
    this.leave();
    put(
      this.path,
      facts.path.map(text => el('li', { text })),
    );
    this.fixed.fill(facts, xy);
  }

  /** Whether there was one. */
  unpin() {
    const was = !this.fixed.root.hidden;
    this.fixed.root.hidden = true;
    return was;
  }

  /** @param {XY} xy */
  move(xy) {
    if (!this.fixed.root.hidden) this.fixed.place(xy);
  }

  /** What the pinned card tells of, or null. */
  get pinned() {
    return this.fixed.root.hidden ? null : this.fixed.facts;
  }

  /** @param {Node | null} node */
  holds(node) {
    return this.fixed.root.contains(node);
  }
}

/**
 * @param {string} symbol
 * @param {string} text
 * @param {() => void} onclick
 */
const action = (symbol, text, onclick) =>
  el('button.hd-map-act', { type: 'button', onclick }, icon(symbol, 16), el('span', { text }));
