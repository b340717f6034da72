// The short notice after a branch was taken by hand, "You took trucks instead of cars. Undo". It stays until it is
// closed or something else is asked. The browser's Back does the same as Undo; so does Ctrl+Z outside of fields.
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { lastTaken } from '../core/question.js';

/** @import { Store } from '../core/store.js' */
/** @import { Answer, Ask, Step, Tree } from '../core/types' */
/** @typedef {{asked: Ask, steps: readonly Step[], tree: Tree, level: number}} Before what was shown last */

const FIELD = 'input:not([type=range]):not([type=radio]), textarea, select, [contenteditable]';

/**
 * All that was asked but the branches, whatever fields a question has.
 * @param {Ask} asked
 */
function question(asked) {
  const rest = Object.entries(asked).filter(([name]) => name !== 'forced' && name !== 'along');
  return JSON.stringify(rest.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The branch that a question takes and the same one before it did not, or null.
 * @param {{asked: Ask, tree: unknown} | null} before
 * @param {Ask} asked
 * @param {unknown} tree
 */
export function newlyTaken(before, asked, tree) {
  const mine = lastTaken(asked);
  if (!mine || !before || before.tree !== tree || question(before.asked) !== question(asked)) return null;
  return before.asked.forced[mine.level - 1] === mine.node ? null : mine;
}

/**
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountTaken(place, store) {
  const notice = new TakenNotice(place, store);
  store.on('answer', answer => notice.draw(answer));
  store.on('level', level => notice.note(level));
  addEventListener('popstate', () => {
    notice.moved = true;
  });
  document.addEventListener('keydown', event => notice.key(event));
}

class TakenNotice {
  /** @type {Before | null} */
  before = null;
  /** What Undo goes back to. @type {Pick<Before, 'asked' | 'level'> | null} */
  earlier = null;
  moved = false; // through the browser's history: nobody took a branch

  /**
   * @param {HTMLElement} place
   * @param {Store} store
   */
  constructor(place, store) {
    this.place = place;
    this.store = store;
    this.words = el('p', { role: 'status' });
    const undo = el('button.hd-link', { type: 'button', text: 'Undo', title: 'Undo (Ctrl+Z)', onclick: () => this.back() });
    const close = el(
      'button.hd-icon.hd-icon-s',
      { type: 'button', 'aria-label': 'Close this notice', onclick: () => this.hide() },
      icon('close', 16),
    );
    put(place, this.words, undo, close);
  }

  /** @param {Answer} answer */
  draw({ steps }) {
    const { asked, tree, state } = this.store,
      { before } = this;
    if (!asked) return; // an answer is always to a question
    const mine = this.moved ? null : newlyTaken(before, asked, tree);
    if (mine && before) {
      const was = before.steps.find(step => step.level === mine.level)?.node;
      put(this.words, 'You took ', this.bold(mine.node), ...this.instead(was, mine.node));
      this.earlier = { asked: before.asked, level: before.level };
      show(this.place, true);
    } else this.hide();
    this.moved = false;
    this.before = { asked, steps, tree, level: state.level };
  }

  /**
   * The map went to another level.
   * @param {number} level
   */
  note(level) {
    if (this.before) this.before.level = level;
  }

  hide() {
    const held = this.place.contains(document.activeElement);
    show(this.place, false);
    put(this.words);
    this.earlier = null;
    if (!held) return;
    /** @type {HTMLElement | null} */
    const chosen = document.querySelector('.hd-card.is-chosen');
    chosen?.focus({ preventScroll: true });
  }

  back() {
    if (!this.earlier) return;
    const { asked, level } = this.earlier;
    this.hide();
    this.store.search(asked, level);
  }

  /** @param {number} id */
  bold(id) {
    return el('b', { text: this.store.tree.byId.get(id)?.name ?? `branch ${id}` });
  }

  /**
   * @param {number | undefined} was
   * @param {number} node
   */
  instead(was, node) {
    if (was === node) return [', where the search went by itself.'];
    return was == null ? ['.'] : [' instead of ', this.bold(was), '.'];
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (this.place.hidden || event.shiftKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.target instanceof Element && event.target.closest(FIELD)) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      this.back();
    }
  }
}
