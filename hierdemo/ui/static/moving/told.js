// The notice of what an edit did, with its Undo. It stands over whatever is open, stays until it is closed or something else
// is asked, and offers Undo only while the tree is as that edit left it: another's edit is never taken back by it.
/** @import { Told } from '../core/edits.js' */
/** @import { Store } from '../core/store.js' */
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';

export class MovedNotice {
  /** The state that the last edit led to. @type {string | undefined} */
  snapshot;
  /** @type {'undo' | 'redo'} */
  back = 'undo';

  /**
   * @param {HTMLElement} place where it lies while no dialog is open
   * @param {Store} store
   */
  constructor(place, store) {
    this.store = store;
    this.place = place;
    this.words = el('div', { role: 'status' });
    this.button = el('button.hd-link', { type: 'button', onclick: () => this.step() });
    const close = el(
      'button.hd-icon.hd-icon-s',
      { type: 'button', 'aria-label': 'Close this notice', onclick: () => this.hide() },
      icon('close', 16),
    );
    this.node = el('div.hd-moved', { hidden: true, role: 'group', 'aria-label': 'What was moved' }, this.words, this.button, close);
    place.append(this.node);
    store.on('edits', () => this.draw());
    store.on('answer', () => store.edits.busy || this.hide());
    document.addEventListener('close', () => this.settle(), true);
  }

  /** @param {Told} told */
  tell({ said, effect, notes = [], error, snapshot }) {
    const text = [effect, ...notes].filter(Boolean).join(' ');
    put(this.words, el('p', {}, el('b', { text: error ?? said })), text && el('p.hd-num', { text }));
    this.snapshot = snapshot;
    show(this.node, true);
    this.settle();
    this.draw();
  }

  draw() {
    const { edits, tree } = this.store;
    this.button.textContent = this.back === 'undo' ? 'Undo' : 'Redo';
    this.button.disabled = edits.busy;
    show(this.button, tree?.snapshot === this.snapshot);
  }

  async step() {
    const path = this.back;
    const told = await this.store.edits.change(path, {});
    if (!told) return;
    this.back = path === 'undo' ? 'redo' : 'undo';
    this.tell(told);
    this.button.focus();
  }

  hide() {
    this.snapshot = undefined;
    show(this.node, false);
  }

  /** An open dialog covers what is not in it. */
  settle() {
    const over = [...document.querySelectorAll('dialog[open]')].at(-1) ?? this.place;
    if (this.node.parentElement !== over) over.append(this.node);
  }
}
