// The drill-down: breadcrumb, the story in one line, and one shelf per level. Turns the answer's steps into shelves, keeps
// focus and scroll. Cards and rails are drawn by shelf.js, the connectors by wires.js.
import { calm, el, patch, put, show } from '../core/dom.js';
import { marked } from '../widgets/term.js';
import { cardTowards } from './card_keys.js';
import { crumbsOf, drawCrumbs } from './crumbs.js';
import { fit, settle } from './row.js';
import { Shelf } from './shelf.js';
import { smallButton } from './small.js';
import { story } from './story.js';
import { makeWires } from './wires.js';

/** @import { Store } from '../core/store.js' */
/** @import { Answer, Ask } from '../core/types' */
/** @import { Shown } from './shelf.js' */

const ONE_COLUMN = 1200; // pixels: a page narrower than that has the map below
const KEY = [
  ['chosen', 'chosen'],
  ['kept', 'kept'],
  ['passed', 'passed over'],
];
/** With another of these the shelves begin at their left again. @type {readonly (keyof Ask)[]} */
const FRESH = ['text', 'picture', 'like', 'tree', 'mode', 'embedding'];

const behavior = () => /** @type {ScrollBehavior} */ (calm() ? 'auto' : 'smooth');

/**
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountPath(place, store) {
  const view = new PathView(place, store);
  view.listen();
  store.on('answer', answer => view.draw(answer));
  store.on('hover', () => view.light());
  store.on('level', () => view.lightLevel());
}

class PathView {
  /** @type {import('../core/types').Tree | null} */
  tree = null;
  question = '';
  /** By their elements. @type {WeakMap<Element, Shelf>} */
  made = new WeakMap();

  /**
   * @param {HTMLElement} place
   * @param {Store} store
   */
  constructor(place, store) {
    this.place = place;
    this.store = store;
    this.crumbs = el('ol');
    this.nav = el('nav.hd-crumbs', { 'aria-label': 'Path' }, this.crumbs);
    this.told = el('p.hd-story.hd-num', { role: 'status' });
    this.legend = el(
      'div.hd-legend',
      {},
      el('p', {}, marked('Scores are cosines; only differences within a level count.', 'score')),
      el(
        'ul.hd-state-key',
        { 'aria-label': 'What the cards mean' },
        KEY.map(([name, text]) => el(/** @type {'li.'} */ (`li.is-${name}`), {}, marked(text, 'passed'))),
      ),
    );
    this.box = el('div.hd-shelves', {}, this.legend);
    this.wires = makeWires(this.box);
    const small = smallButton(place, () => this.refit());
    put(place, el('h2.hd-sr', { text: 'Drill-down' }), el('div.hd-path-head', {}, this.nav, small), this.told, this.box);
    this.does = {
      moved: this.wires,
      map: /** @param {number} level */ level => this.toMap(level),
      undo: /** @param {number} level */ level => this.undo(level),
      take: /** @param {number} node */ node => store.force(node),
    };
  }

  /** From level 1 down. */
  get shelves() {
    return [...this.box.children].flatMap(node => this.made.get(node) ?? []);
  }

  /** @param {number} level */
  shelf(level) {
    return this.shelves.find(shelf => shelf.level === level);
  }

  refit() {
    fit(this.shelves.map(shelf => shelf.row));
    this.wires();
  }

  /* draw ------------------------------------------------------------------- */

  /** @param {Answer} answer */
  draw(answer) {
    const { tree, asked, info, rev } = this.store;
    if (!asked) return; // an answer is always to a question
    if (this.tree !== tree) {
      this.tree = tree;
      this.shelves.forEach(shelf => shelf.node.remove());
    }
    /** @param {number} id */
    const name = id => tree.byId.get(id)?.name ?? `branch ${id}`;
    /** @type {Shown} */
    const shown = { answer, asked, tree, noun: info.collection.noun, name };
    drawCrumbs(this.crumbs, crumbsOf(answer.steps, asked, tree, shown.noun), (level, node) => this.toCrumb(level, node));
    this.nav.scrollLeft = 9999;
    this.drawStory(shown);
    show(this.legend, answer.mode === 'drill-down' && answer.steps.length);
    this.drawShelves(shown);
    this.wires();
    this.lightLevel();
    this.light();
    this.place.dataset.ready = String(rev);
  }

  /** @param {Shown} shown */
  drawStory({ answer, asked, tree, name }) {
    const told = tree.depth
      ? story(answer.steps, answer.mode, asked, { name, title: tree.title })
      : 'There are too few pictures for branches: all of them lie in one leaf.';
    if (this.told.textContent !== told) put(this.told, marked(told, 'overtaken', 'own')); // a term that is open stays
    show(this.told, told);
  }

  /** @param {Shown} shown */
  drawShelves(shown) {
    const { asked, answer } = shown,
      question = JSON.stringify(FRESH.map(name => asked[name])),
      fresh = question !== this.question;
    this.question = question;
    const before = new Map(this.shelves.map(shelf => [shelf.level, shelf.row.track.scrollLeft]));
    patch(this.box, answer.steps, {
      key: step => step.level,
      create: step => this.makeShelf(step.level),
      update: (node, step) => this.made.get(node)?.draw(step, shown),
    });
    const drawn = this.shelves;
    settle(
      drawn.map(shelf => shelf.row),
      drawn.map(shelf => (fresh ? 0 : (before.get(shelf.level) ?? 0))),
    );
  }

  /** @param {number} level */
  makeShelf(level) {
    const shelf = new Shelf(level, this.does);
    this.made.set(shelf.node, shelf);
    return shelf.node;
  }

  /* go --------------------------------------------------------------------- */

  /**
   * Give up a branch; its button goes, so the level's chosen card takes the focus.
   * @param {number} level
   */
  async undo(level) {
    if (await this.store.unforce(level)) this.shelf(level)?.focus();
  }

  /**
   * Back to a level: branches taken by hand below it are given up, the map shows it.
   * @param {number} level
   * @param {number} node
   */
  toCrumb(level, node) {
    const { store } = this,
      shown = Math.max(1, level);
    store.visit(node);
    if (store.state.ask.forced.slice(level).some(n => n != null)) store.keepForced(level, shown);
    else store.setLevel(shown);
    this.shelf(shown)?.node.scrollIntoView({ block: 'nearest', behavior: behavior() });
  }

  /** @param {number} level */
  toMap(level) {
    this.store.setLevel(level);
    if (innerWidth < ONE_COLUMN) document.querySelector('.hd-side')?.scrollIntoView({ behavior: behavior() });
  }

  /* light what the pointer is on, here or in another view -------------------- */

  light() {
    const { state, tree } = this.store,
      { hover } = state;
    const leaf = hover?.node ?? (hover?.item == null ? undefined : this.store.leafOf(hover.item));
    const lit = new Set(leaf == null ? [] : tree.path(leaf));
    for (const { row } of this.shelves)
      row.cards.forEach(card => card.classList.toggle('is-hot', lit.has(Number(card.dataset.node))));
  }

  lightLevel() {
    this.shelves.forEach(({ level, rail }) => rail.light(level === this.store.state.level));
  }

  /* mouse and keys ----------------------------------------------------------- */

  listen() {
    const { box, store } = this;
    /** @param {Event} event @returns {HTMLElement | null} */
    const cardOf = event => (event.target instanceof Element ? event.target.closest('.hd-card') : null);
    /** @param {Event} event */
    const point = event => {
      const card = cardOf(event);
      store.setHover(card ? { node: Number(card.dataset.node) } : null);
    };
    box.addEventListener('pointerover', point);
    box.addEventListener('pointerleave', () => store.setHover(null));
    box.addEventListener('focusin', event => {
      if (cardOf(event)?.matches(':focus-visible')) point(event);
    });
    box.addEventListener('focusout', event => {
      if (!box.contains(/** @type {Node | null} */ (event.relatedTarget))) store.setHover(null);
    });
    box.addEventListener('click', event => {
      const card = cardOf(event);
      if (card) store.force(Number(card.dataset.node));
    });
    box.addEventListener('keydown', event => {
      const card = cardOf(event);
      if (card) this.key(event, card);
    });
    new ResizeObserver(() => {
      this.nav.scrollLeft = 9999;
      this.refit();
    }).observe(box);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement} card
   */
  key(event, card) {
    const shelf = this.shelves.find(own => own.node.contains(card));
    if (!shelf) return;
    const at = { shelf, above: this.shelf(shelf.level - 1), below: this.shelf(shelf.level + 1), tree: this.store.tree };
    const next = cardTowards(event.key, card, at);
    if (next === undefined) return;
    event.preventDefault();
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}
