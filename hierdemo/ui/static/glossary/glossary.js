// What a term means, in a small box below it: opened by a click, a tap, or the keyboard's focus; one at a time; Escape
// closes it. Knows the buttons of widgets/term.js wherever they stand, and words.js.
/** @import { Term } from '../core/terms.js' */
import { el, put, show } from '../core/dom.js';
import { placed } from './place.js';
import { WORDS } from './words.js';

/** @param {EventTarget | null} target */
const termOf = target => {
  const found = target instanceof Element ? target.closest('.hd-term') : null;
  return found instanceof HTMLElement ? found : null;
};

/** @param {HTMLElement} page */
export function mountGlossary(page) {
  const box = new Box(page);
  page.addEventListener('click', event => {
    const term = termOf(event.target);
    if (term) box.toggle(term);
  });
  page.addEventListener('focusin', event => {
    const term = termOf(event.target);
    if (term?.matches(':focus-visible')) box.open(term);
    else if (term !== box.term) box.close();
  });
  page.addEventListener('focusout', event => {
    if (termOf(event.target) === box.term) box.close();
  });
  document.addEventListener('pointerdown', event => {
    if (termOf(event.target) !== box.term && !box.node.contains(/** @type {Node} */ (event.target))) box.close();
  });
  // ahead of the page's own Escape, which would close a panel or clear the question
  document.addEventListener('keydown', event => box.key(event), true);
  for (const moved of ['scroll', 'resize']) addEventListener(moved, () => box.follow(), { capture: true, passive: true });
}

class Box {
  /** The one that is explained. @type {HTMLElement | null} */
  term = null;
  opened = 0; // when, so that the click that brings the focus does not close it again

  /** @param {HTMLElement} page */
  constructor(page) {
    this.node = el('div.hd-gloss', { id: 'hd-gloss', role: 'status', hidden: true });
    page.append(this.node);
  }

  /** @param {HTMLElement} term */
  toggle(term) {
    if (this.term === term && performance.now() - this.opened > 300) this.close();
    else this.open(term);
  }

  /** @param {HTMLElement} term */
  open(term) {
    if (this.term === term) return;
    this.close();
    const { word, means } = WORDS[/** @type {Term} */ (term.dataset.term)];
    this.term = term;
    this.opened = performance.now();
    term.setAttribute('aria-expanded', 'true');
    term.setAttribute('aria-describedby', this.node.id);
    put(this.node, el('b', { text: word }), el('p', { text: means }));
    show(this.node, true);
    this.follow();
  }

  close() {
    if (!this.term) return;
    this.term.setAttribute('aria-expanded', 'false');
    this.term.removeAttribute('aria-describedby');
    this.term = null;
    show(this.node, false);
    put(this.node);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (!this.term || event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  }

  /** Stay below the term; it may have gone with the sentence that it stood in. */
  follow() {
    if (!this.term) return;
    if (!this.term.isConnected || !this.term.getClientRects().length) return this.close();
    const { offsetWidth: width, offsetHeight: height } = this.node;
    const { left, top } = placed(this.term.getBoundingClientRect(), { width, height }, { width: innerWidth, height: innerHeight });
    this.node.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
  }
}
