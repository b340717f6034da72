// The dialog that asks where items are to lie: a branch that there is, or a new one. Knows the store, and asks its edits for
// the change; what was typed stays until something was moved.
/** @import { Told } from '../core/edits.js' */
/** @import { Store } from '../core/store.js' */
/** @import { Way } from './words.js' */
import { thumb } from '../core/api.js';
import { el, put, show } from '../core/dom.js';
import { dialog } from '../widgets/dialog.js';
import { segments } from '../widgets/pop.js';
import { branchList } from './branch_list.js';
import { doesWords, goWords, headWords, held, lieWords, mostIn, rows } from './words.js';

const LONGEST_NAME = 80;
const PICTURES = 8;
/** @type {{id: Way, title: string}[]} */
const WAYS = [
  { id: 'there', title: 'A branch that there is' },
  { id: 'new', title: 'A new branch' },
];

export class Chooser {
  /** @type {readonly number[]} */
  items = [];
  /** Of the items, as far as they are known. @type {(number | undefined)[]} */
  leaves = [];
  /** @type {Way} */
  way = 'there';
  /** The branch that is picked. @type {number | null} */
  to = null;
  /** @type {ReturnType<typeof rows>} */
  rows = [];

  /**
   * @param {Store} store
   * @param {(told: Told) => void} moved
   */
  constructor(store, moved) {
    this.store = store;
    this.moved = moved;
    this.box = dialog('Where it is to lie', 'hd-box-move');
    this.ways = segments('Where to', 'hd-move-way', WAYS, way => this.turn(way));
    this.name = el('input', { maxlength: LONGEST_NAME, autocomplete: 'off', 'aria-label': 'Name of the new branch', oninput: () => this.drawButton() });
    this.named = el('label', {}, el('span', { text: 'Its name' }), this.name);
    this.list = branchList({ typed: () => this.find(), pick: id => this.pick(id) });
    this.head = el('h2');
    this.lie = el('p.hd-quiet');
    this.pictures = el('div.hd-move-pics');
    this.does = el('p.hd-quiet');
    this.error = el('p.is-error', { role: 'alert' });
    this.go = el('button.hd-btn.hd-btn-s.is-main', { type: 'submit' });
    const cancel = el('button.hd-btn.hd-btn-s', { type: 'button', text: 'Cancel', onclick: () => this.box.close() });
    this.form = el('form.hd-move', { onsubmit: (/** @type {Event} */ event) => this.submit(event) });
    put(this.form, this.head, this.pictures, this.lie, this.ways.node, this.named, this.list.node, this.does, this.error, el('div.hd-move-do', {}, cancel, this.go));
    put(this.box.body, this.form);
    store.on('tree', () => this.box.node.open && this.place());
  }

  /**
   * @param {readonly number[]} items
   * @param {string} title of one alone
   */
  open(items, title) {
    this.items = items;
    this.head.textContent = headWords(items, title, this.store.info.collection.noun);
    put(this.pictures, items.slice(0, PICTURES).map(id => el('img', { src: thumb(id), alt: '', width: 40, height: 40 })));
    this.tell(null);
    this.turn(this.way);
    this.box.open();
    this.place();
    this.list.reveal(mostIn(this.leaves));
    (this.way === 'new' ? this.name : this.list.field).focus();
  }

  /** Where the items lie in the tree shown: a branch picked in another one means nothing. */
  place() {
    const { store } = this;
    this.to = null;
    this.leaves = this.items.map(id => store.leafOf(id));
    this.lie.textContent = lieWords(store.tree, this.leaves);
    show(this.lie, this.lie.textContent);
    this.find();
  }

  /** @param {Way} way */
  turn(way) {
    this.way = way;
    this.ways.set(way);
    show(this.named, way === 'new');
    this.to = null;
    this.find();
  }

  find() {
    const { store, way, items } = this;
    this.rows = rows(store.tree, this.list.field.value, { way, here: held(store.tree, this.leaves), n: items.length });
    if (!this.rows.some(row => row.id === this.to && row.can)) this.to = null;
    this.draw();
  }

  /** @param {number} id */
  pick(id) {
    this.to = id;
    this.draw();
  }

  draw() {
    const { store, way, to } = this;
    this.list.draw(this.rows, to, way === 'new' ? 'Below' : 'Branch');
    this.does.textContent = doesWords(store.tree, way, to, this.items.length);
    this.drawButton();
  }

  drawButton() {
    const { go, way, to, store, name } = this;
    go.textContent = goWords(way, to == null ? '' : this.called(to));
    go.disabled = to == null || store.edits.busy || (way === 'new' && !name.value.trim());
    if (way === 'new' && to != null && !name.value.trim()) go.textContent = 'Give it a name';
  }

  /** @param {number} id */
  called(id) {
    return id ? this.store.tree.node(id).name : 'the whole tree';
  }

  /** @param {string | null} sentence */
  tell(sentence) {
    this.error.textContent = sentence ?? '';
    show(this.error, sentence);
  }

  /** @param {Event} event */
  async submit(event) {
    event.preventDefault();
    if (this.go.disabled || this.to == null) return;
    const { items, to, way, form } = this;
    const edit =
      way === 'new'
        ? { op: 'add-node', args: { parent: to, name: this.name.value.trim(), by: 'items', items } }
        : { op: 'move-items', args: { items, to } };
    form.inert = true;
    this.tell(null);
    const told = await this.store.edits.change('edit', edit);
    form.inert = false;
    if (told?.error === undefined && told) this.done(told);
    else this.tell(told?.error ?? 'Another edit is under way: try again when it is done.');
    this.drawButton();
  }

  /** @param {Told} told */
  done(told) {
    this.name.value = this.list.field.value = '';
    this.way = 'there';
    this.box.close();
    this.moved(told);
  }
}
