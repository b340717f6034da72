// What is selected, in few lines over the map's foot, in one column below it: how many, and what it is (about.js). Asks hd/selection for that; knows
// the store's selection, not how it was drawn.

import { ApiError, get } from '../../core/api.js';
import { calm, el, put, show } from '../../core/dom.js';
import { count } from '../../core/format.js';
import { icon } from '../../core/icons.js';
import { pointAt } from '../../core/point_at.js';
import { aboutSelection } from './about.js';
import { fullText, unselect } from './state.js';

/** @import { SelectionAnswer, Tree } from '../../core/types' */
/** @import { Store } from '../../core/store.js' */

/** over: whether the selection lies in the lower part of the stage; seen: whether the stage is in sight; back: the focus goes
 *  back to the stage.
 *  @typedef {{over: () => boolean, seen: () => boolean, back: () => void}} More */

const ONE_COLUMN = 1200; // pixels: a page narrower than that has the panel below the map

/**
 * @param {HTMLElement} place
 * @param {Store} store
 * @param {More} more
 */
export function mountSelectPanel(place, store, more) {
  const panel = new SelectPanel(place, store, more);
  store.on('select', () => panel.draw());
  store.on('answer', () => panel.draw());
}

class SelectPanel {
  asked = ''; // the query under way, or shown

  /**
   * @param {HTMLElement} place
   * @param {Store} store
   * @param {More} more
   */
  constructor(place, store, { over, seen, back }) {
    this.place = place;
    this.store = store;
    this.over = over;
    this.seen = seen;
    this.back = back;
    this.title = el('p.hd-select-n', { role: 'status' });
    this.about = el('div.hd-select-about');
    this.fold = button('down', 'Fold', () => this.setFolded(!place.classList.contains('is-folded')));
    const clear = button('close', 'Clear the selection (Escape)', () => this.clear());
    put(place, el('header', {}, this.title, this.fold, clear), this.about);
    this.setFolded(false);
    pointAt(this.about, store);
    place.addEventListener('keydown', event => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      this.clear();
    });
  }

  clear() {
    unselect(this.store);
    this.back();
  }

  /** @param {boolean} yes */
  setFolded(yes) {
    const { place, fold } = this;
    place.classList.toggle('is-folded', yes);
    fold.setAttribute('aria-expanded', `${!yes}`);
    fold.title = yes ? 'Unfold' : 'Fold';
    fold.setAttribute('aria-label', fold.title);
  }

  async draw() {
    const { place, title, store } = this,
      { selection, tree, info } = store;
    show(place, !!selection);
    if (!selection || !tree || !info) {
      this.asked = '';
      title.textContent = '';
      return;
    }
    const query = queryOf(fullText(selection), tree);
    if (this.asked === `${query}`) return;
    this.asked = `${query}`;
    place.classList.toggle('is-top', this.over());
    title.textContent = `${count(selection.items.length)} of ${count(info.collection.items)} selected`;
    this.intoSight();
    await this.tell(query);
  }

  /**
   * Asks what is selected and says it, unless something else was selected meanwhile.
   * @param {URLSearchParams} query
   */
  async tell(query) {
    const asked = `${query}`;
    try {
      const found = await get(`selection?${query}`);
      if (this.asked === asked) this.fill(found, query);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (this.asked === asked) put(this.about, el('p.hd-quiet', { text: error.message }));
    }
  }

  /**
   * @param {SelectionAnswer} found
   * @param {URLSearchParams} query
   */
  fill(found, query) {
    put(this.about, ...aboutSelection(found, query, this.store));
    this.place.dataset.ready = query.get('sel') ?? '';
    this.intoSight();
  }

  /** Below the map, of one who looks at the map: not of one who opens a link, or selects from a shelf. */
  intoSight() {
    if (innerWidth < ONE_COLUMN && this.seen()) this.place.scrollIntoView({ block: 'nearest', behavior: calm() ? 'auto' : 'smooth' });
  }
}

/**
 * @param {string} sel
 * @param {Tree} tree
 */
function queryOf(sel, tree) {
  const query = new URLSearchParams({ sel, tree: tree.id });
  if (tree.query && tree.embedding) query.set('e', tree.embedding);
  return query;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {() => void} onclick
 */
const button = (name, text, onclick) =>
  el('button.hd-icon.hd-icon-s', { type: 'button', 'aria-label': text, title: text, onclick }, icon(name, 16));
