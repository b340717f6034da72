// The results: pictures with name, score and attributes that filter; where relevance falls off; nothing found.
import { el, patch, put, show } from '../core/dom.js';
import { pointAt } from '../core/point_at.js';
import { drawHit, makeHit } from './hit.js';
import { mountLeftOut } from './left_out.js';
import { mountNarrow } from './narrow.js';
import { makeOrder } from './order.js';
import { pileWords } from './piles.js';
import { cellsOf, emptyWords, falloffOf, fitWords, hitsOf, poolWords, shownOf } from './result_words.js';

/** @import { Store } from '../core/store.js' */
/** @import { Answer, Hover, Tree } from '../core/types' */

/**
 * Whether the pointer is on a result or on a branch that it lies in.
 * @param {Hover | null} hover
 * @param {{id: number, leaf: number | undefined}} result
 * @param {Pick<Tree, 'path'>} tree
 */
export function isHot(hover, { id, leaf }, tree) {
  if (hover?.item != null) return hover.item === id;
  return hover?.node != null && leaf != null && tree.path(leaf).includes(hover.node);
}

/**
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountResults(place, store) {
  const view = new ResultsView(place, store);
  pointAt(view.grid, store);
  store.on('answer', answer => view.draw(answer));
  store.on('hover', () => view.light());
}

class ResultsView {
  /** The piles that are spread. @type {Set<string>} */
  spread = new Set();

  /**
   * @param {HTMLElement} place
   * @param {Store} store
   */
  constructor(place, store) {
    this.place = place;
    this.store = store;
    this.rail = el('div.hd-rail');
    this.order = makeOrder(store);
    this.grid = el('ol.hd-grid');
    this.empty = el('div.hd-empty', { hidden: true });
    const narrow = el('div.hd-narrows', { hidden: true, role: 'group', 'aria-label': 'Narrow the results' });
    const leftOut = el('div');
    put(place, this.rail, el('div', {}, el('div.hd-results-head', {}, narrow, this.order.node), this.grid, this.empty, leftOut));
    mountNarrow(narrow, store);
    mountLeftOut(leftOut, store);
  }

  /** @param {Answer} answer */
  draw(answer) {
    const { store } = this;
    patch(this.grid, cellsOf(shownOf(answer), falloffOf(answer), this.spread), {
      key: cell => cell.id,
      create: cell =>
        'result' in cell
          ? makeHit(cell.result, store, () => this.turn(cell.id))
          : el('li.hd-falloff.hd-num', {}, el('b', { text: 'Relevance falls off here' }), el('span')),
      update: (node, cell) => {
        if ('result' in cell) drawHit(node, cell, store, answer.target);
        else if (node.lastElementChild) node.lastElementChild.textContent = cell.text;
      },
    });
    this.drawRail(answer);
    this.order.draw(answer);
    this.drawEmpty(answer);
    this.light();
    this.place.dataset.ready = String(store.rev);
  }

  /**
   * Spread the pile that a picture is on top of, or put it together again.
   * @param {number} id
   */
  turn(id) {
    const { answer } = this.store;
    const pile = answer && hitsOf(shownOf(answer), falloffOf(answer), this.spread).find(hit => hit.id === id)?.pile;
    if (!pile) return;
    if (!this.spread.delete(pile.key)) this.spread.add(pile.key);
    this.draw(answer);
  }

  /** @param {Answer} answer */
  drawRail(answer) {
    const under = pileWords(hitsOf(shownOf(answer), falloffOf(answer)), answer.results.length);
    const { says, scores } = fitWords(answer);
    const pool = answer.results.length > 0 && poolWords(answer, this.store.info.collection.noun);
    put(
      this.rail,
      el('h3', { text: 'Results' }),
      pool && el('p.hd-num', { text: pool }),
      el('p.hd-note.hd-num', {}, says, says && scores && ' ', scores && el('span.hd-fit-scores', { text: scores })),
      under && el('p.hd-note.hd-num', { text: under }),
    );
  }

  /** @param {Answer} answer */
  drawEmpty({ results, steps, where }) {
    show(this.empty, !results.length);
    if (results.length) return;
    const { store } = this,
      filtered = Object.keys(where).length > 0,
      forced = steps.some(s => s.forced);
    /** @type {(text: string, onclick: () => unknown) => HTMLElement} */
    const button = (text, onclick) => el('button.hd-btn.hd-btn-s', { type: 'button', onclick, text });
    put(
      this.empty,
      el('p', { text: emptyWords(filtered) }),
      el(
        'div.hd-empty-do',
        {},
        filtered && button('Take the filters off', () => store.search({ where: {} })),
        forced && button('Give up the branch taken', () => store.unforce(1)),
      ),
    );
  }

  light() {
    const { state, answer, tree } = this.store,
      { hover } = state;
    this.grid.classList.toggle('is-linking', hover?.item == null && (hover?.node ?? 0) > 0);
    const leaves = new Map(answer?.results.map(r => [r.id, r.leaf]));
    for (const node of this.grid.querySelectorAll(/** @type {'li'} */ ('.hd-hit'))) {
      const id = Number(node.dataset.item);
      node.classList.toggle('is-hot', isHot(hover, { id, leaf: leaves.get(id) }, tree));
    }
  }
}
