// A shelf's row of cards: it scrolls sideways, says at its ends how much is hidden, and makes cards a little smaller where
// about one does not fit. What is measured is measured for all rows before anything is written: each change between two
// measurements would make the browser lay the page out once more.
import { calm, el } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { fittedWidth, moveTo } from './shelf_layout.js';

/** @typedef {{n: number, draw: () => void}} Rest the cards that are not drawn yet */

export class Row {
  /** @type {Rest | null} */
  rest = null;

  /**
   * @param {HTMLElement} shelf
   * @param {() => void} moved called after it scrolled
   */
  constructor(shelf, moved) {
    this.shelf = shelf;
    this.track = el('div.hd-track', { tabindex: -1 });
    this.hidden = el('span.hd-num');
    const less = this.#button('is-left', -1, icon('left', 16)),
      more = this.#button('is-right', 1, this.hidden, icon('right', 16));
    this.box = el('div.hd-track-box', {}, this.track, less, more);
    const scrolled = () => {
      const { scrollLeft, clientWidth, scrollWidth } = this.track;
      if (this.rest && scrollLeft + 2 * clientWidth > scrollWidth) this.rest.draw();
      edges([this]);
      moved();
    };
    this.track.addEventListener('scroll', scrolled, { passive: true });
  }

  /**
   * @param {string} name
   * @param {number} way
   * @param {Element[]} children
   */
  #button(name, way, ...children) {
    const by = () =>
      this.track.scrollBy({ left: way * this.track.clientWidth * 0.8, behavior: calm() ? 'auto' : 'smooth' });
    const props = { type: 'button', tabindex: -1, 'aria-hidden': 'true', onclick: by };
    return el(/** @type {'button.'} */ (`button.hd-more.${name}`), props, children);
  }

  /** @returns {HTMLElement[]} */
  get cards() {
    return [...this.track.querySelectorAll(/** @type {'button'} */ ('.hd-card'))];
  }
}

/** @param {readonly Row[]} rows */
export function edges(rows) {
  const seen = rows.map(({ track, cards, rest }) => {
    const { scrollLeft, clientWidth } = track,
      start = track.getBoundingClientRect().left;
    /** @param {HTMLElement} c */
    const out = c => c.getBoundingClientRect().left - start + c.offsetWidth * 0.7 > clientWidth;
    return {
      more: scrollLeft + clientWidth < track.scrollWidth - 8,
      less: scrollLeft > 8,
      hidden: cards.filter(out).length + (rest?.n ?? 0),
    };
  });
  rows.forEach((row, i) => {
    const { more, less, hidden } = seen[i];
    row.box.classList.toggle('has-more', more);
    row.box.classList.toggle('has-less', less);
    row.hidden.textContent = hidden ? `${hidden} more` : '';
  });
}

/**
 * Where about one card does not fit, make all of that row a little smaller so that it does.
 * @param {readonly Row[]} rows
 */
export function fit(rows) {
  rows.forEach(({ shelf }) => shelf.style.removeProperty('--hd-card'));
  const widths = rows.map(({ track, cards }) =>
    fittedWidth({ over: track.scrollWidth - track.clientWidth, width: cards[0]?.offsetWidth ?? 0, n: cards.length }),
  );
  widths.forEach((width, i) => width && rows[i].shelf.style.setProperty('--hd-card', `${width}px`));
  // names on one line where all of a shelf fit on one
  rows.forEach(({ shelf }) => shelf.classList.add('is-short'));
  const cut = rows.map(({ shelf }) =>
    [...shelf.querySelectorAll('.hd-card-name')].some(n => n.scrollHeight > n.clientHeight + 2),
  );
  rows.forEach(({ shelf }, i) => shelf.classList.toggle('is-short', !cut[i]));
  edges(rows);
}

/**
 * After all were filled: sizes, and each row scrolled just as far as its chosen card needs.
 * @param {readonly Row[]} rows
 * @param {readonly number[]} lefts where they stood before
 */
export function settle(rows, lefts) {
  fit(rows);
  rows.forEach(({ track }, i) => {
    if (track.scrollLeft !== lefts[i]) track.scrollLeft = lefts[i];
  });
  const moves = rows.map(({ track }) => {
    const card = track.querySelector('.hd-card.is-chosen');
    return card ? moveTo(track.getBoundingClientRect(), card.getBoundingClientRect()) : 0;
  });
  moves.forEach((move, i) => move && (rows[i].track.scrollLeft += move));
  if (moves.some(Boolean) || lefts.some(Boolean)) edges(rows);
}
