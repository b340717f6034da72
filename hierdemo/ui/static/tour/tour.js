// The tour: a card that points at one part of the page after the other, with a ring round it. Nothing is asked meanwhile,
// and nothing starts it but a person. Knows steps.js and the page's elements; the page stays usable.
import { calm, el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { corner, ringAround } from './stand.js';
import { stepsFor } from './steps.js';

/** @import { Step } from './steps.js' */

const PHONE = 768; // pixels: narrower pages have the card at their foot

/** @param {string} selector */
const find = selector => /** @type {HTMLElement | null} */ (document.querySelector(`#hd-app ${selector}`));
/** @param {string} selector */
const inSight = selector => Boolean(find(selector)?.getClientRects().length);

/**
 * Returns start(): the tour from its beginning. Where one is under way already, it begins anew.
 * @param {HTMLElement} page
 * @param {() => void} ended after the last step and after Skip
 */
export function mountTour(page, ended) {
  const tour = new Tour(page, ended);
  return () => tour.start();
}

class Tour {
  /** @type {readonly Step[]} */
  steps = [];
  i = 0;
  /** Where the focus was. @type {Element | null} */
  from = null;
  /** Where the page stood, in pixels. */
  stood = 0;

  /**
   * @param {HTMLElement} page
   * @param {() => void} ended
   */
  constructor(page, ended) {
    this.ended = ended;
    this.title = el('h2', { id: 'hd-tour-title' });
    this.text = el('p', { id: 'hd-tour-text' });
    this.count = el('span.hd-num');
    this.back = el('button.hd-btn.hd-btn-s', { type: 'button', text: 'Back', onclick: () => this.go(this.i - 1) });
    this.next = el('button.hd-btn.hd-btn-s.hd-tour-next', { type: 'button', onclick: () => this.go(this.i + 1) });
    const skip = el('button.hd-icon.hd-icon-s', { type: 'button', 'aria-label': 'Skip the tour', title: 'Skip the tour (Esc)', onclick: () => this.end() }, icon('close', 16));
    this.card = el(
      'div.hd-tour',
      { role: 'dialog', 'aria-labelledby': this.title.id, 'aria-describedby': this.text.id, hidden: true },
      el('div.hd-tour-head', {}, this.title, skip),
      this.text,
      el('div.hd-tour-foot', {}, this.count, this.back, this.next),
    );
    this.ring = el('div.hd-tour-ring', { hidden: true, 'aria-hidden': 'true' });
    page.append(this.ring, this.card);
    document.addEventListener('keydown', event => this.key(event), true);
    for (const moved of ['scroll', 'resize']) addEventListener(moved, () => this.follow(), { capture: true, passive: true });
  }

  start() {
    this.from = document.activeElement;
    this.stood = scrollY;
    this.steps = stepsFor(inSight);
    this.go(0);
  }

  /** @param {number} i */
  go(i) {
    if (i >= this.steps.length) return this.end();
    this.i = Math.max(0, i);
    const { title, text, at, top } = this.steps[this.i],
      behavior = calm() ? 'auto' : 'smooth';
    put(this.title, title);
    put(this.text, text);
    put(this.count, `${this.i + 1} of ${this.steps.length}`);
    show(this.back, this.i > 0);
    put(this.next, this.i + 1 < this.steps.length ? 'Next' : 'Done');
    show(this.card, true);
    show(this.ring, true);
    if (top) scrollTo({ top: 0, behavior });
    else find(at)?.scrollIntoView({ block: innerWidth < PHONE ? 'start' : 'nearest', behavior });
    this.follow();
    this.next.focus({ preventScroll: true });
  }

  end() {
    show(this.card, false);
    show(this.ring, false);
    this.ended();
    scrollTo({ top: this.stood, behavior: calm() ? 'auto' : 'smooth' });
    const { from } = this;
    if (from instanceof HTMLElement && from.getClientRects().length) from.focus({ preventScroll: true });
    else find('[aria-label^="Help"]')?.focus({ preventScroll: true }); // where it can be started again
  }

  /** Ahead of the page's own keys, which would close a panel or clear the question. @param {KeyboardEvent} event */
  key(event) {
    if (this.card.hidden || document.querySelector('dialog[open]')) return;
    const inside = this.card.contains(document.activeElement);
    const step = inside ? { ArrowLeft: -1, ArrowRight: 1 }[event.key] : undefined;
    if (event.key === 'Escape') this.end();
    else if (step) this.go(Math.min(this.i + step, this.steps.length - 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  follow() {
    const target = this.card.hidden ? null : find(this.steps[this.i].at);
    if (!target) return;
    const view = { width: innerWidth, height: innerHeight },
      ring = ringAround(target.getBoundingClientRect(), view),
      { offsetWidth: width, offsetHeight: height } = this.card,
      at = corner(ring, { width, height }, view);
    Object.assign(this.ring.style, { translate: `${ring.left}px ${ring.top}px`, width: `${ring.width}px`, height: `${ring.height}px` });
    this.card.style.translate = innerWidth < PHONE ? '' : `${at.left}px ${at.top}px`;
  }
}
