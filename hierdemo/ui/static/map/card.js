// A card beside a point: an item's picture, its name, and where it lies. Asks hd/item for names it does not know, once an
// item. Knows nothing of maps: it is told an item and a place in pixels.

import { get, thumb } from '../core/api.js';
import { el } from '../core/dom.js';
import { score } from '../core/format.js';
import { sharpen, showSmall } from '../core/sharp.js';

/** @import { ItemAnswer } from '../core/types' */
/** @import { Facts, XY } from './types' */

const GAP = 16, // pixels between a point and its card
  EDGE = 6; // pixels kept free at the host's edge

/** What hd/item answered; null where it failed. @type {Map<number, Promise<ItemAnswer | null>>} */
const known = new Map();

/** @param {number} item */
function about(item) {
  const asked = known.get(item);
  if (asked) return asked;
  const answer = get(`item/${item}`).catch(() => {
    known.delete(item);
    return null;
  });
  known.set(item, answer);
  return answer;
}

export class Card {
  /** @type {Facts | null} */
  facts = null;
  /** @type {XY | null} */
  xy = null;

  /**
   * @param {HTMLElement} host the positioned box that it lives in
   * @param {string} tag
   * @param {Record<string, unknown>} props
   */
  constructor(host, tag, props) {
    this.host = host;
    this.img = sharpen(/** @type {HTMLImageElement} */ (el('img', { alt: '', width: 132, height: 132 })), '162px');
    this.name = el('span');
    this.number = el('span.hd-num');
    this.where = el('span');
    const words = el('figcaption', {}, el('b', {}, this.name, this.number), this.where);
    this.root = el(tag, { hidden: true, ...props }, this.img, words);
    host.append(this.root);
  }

  /**
   * @param {Facts} facts
   * @param {XY} xy in the host
   * @param {string} [branch] the branch that it says the item is in
   */
  fill(facts, xy, branch) {
    if (this.facts?.id !== facts.id) {
      showSmall(this.img, thumb(facts.id));
      this.name.textContent = '\u2026';
    }
    this.facts = facts;
    this.root.hidden = false;
    this.number.textContent = facts.score === undefined ? '' : score(facts.score);
    this.where.classList.toggle('hd-loss', !!facts.loss);
    const said = [facts.loss, facts.rank && `result ${facts.rank}`, branch && `in ${branch}`];
    this.where.textContent = said.filter(Boolean).join(', ');
    this.entitle(facts);
    this.place(xy);
  }

  /** @param {Facts} facts */
  async entitle({ id, name }) {
    if (name) return this.call(name);
    const item = await about(id);
    if (this.facts?.id === id && item) this.call(item.title);
  }

  /** @param {string} name */
  call(name) {
    this.name.textContent = name;
    this.root.setAttribute('aria-label', name);
  }

  /** @param {XY} xy */
  place(xy) {
    const { host, root } = this,
      { offsetWidth: w, offsetHeight: h } = root,
      [x, y] = xy,
      left = x + GAP + w > host.clientWidth ? x - GAP - w : x + GAP;
    this.xy = xy;
    root.style.left = `${Math.max(EDGE, Math.min(host.clientWidth - w - EDGE, left))}px`;
    root.style.top = `${Math.max(EDGE, Math.min(host.clientHeight - h - EDGE, y - h / 2))}px`;
  }
}
