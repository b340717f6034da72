// "Take it with you": results, the path, the comparison or a branch as a picture, CSV or JSON, seen before it is saved. The
// files are made here in the browser. Knows the store; what goes into a file is kinds.js's.
import { ApiError, at } from '../core/api.js';
import { inPlace } from '../core/answerer.js';
import { csv, guarded } from '../core/csv.js';
import { el, put, show } from '../core/dom.js';
import { count, countOf, plural } from '../core/format.js';
import { icon } from '../core/icons.js';
import { save } from '../core/save_file.js';
import { dialog } from '../widgets/dialog.js';
import { segments } from '../widgets/pop.js';
import { pngFile, svgFile } from './files.js';
import { pageOf, takenOf } from './kinds.js';
import { brushOf } from './look.js';

/** @import { Store } from '../core/store.js' */
/** @import { Kind, Page, Taken } from './kinds.js' */
/** @import { Drawn } from './types' */
/** @typedef {'png' | 'svg' | 'csv' | 'json'} Form */
/** @typedef {{taken: Taken, drawn: Drawn, missing: number}} Ready */

/** @type {readonly {id: Kind, title: string}[]} */
const KINDS = [
  { id: 'results', title: 'Results' },
  { id: 'path', title: 'Path' },
  { id: 'comparison', title: 'Comparison' },
  { id: 'branch', title: 'Branch' },
];
/** @type {readonly {id: Form, title: string}[]} */
const FORMS = [
  { id: 'png', title: 'PNG' },
  { id: 'svg', title: 'SVG' },
  { id: 'csv', title: 'CSV' },
  { id: 'json', title: 'JSON' },
];
const SHOWN = 4_000; // letters of a file that are shown

/**
 * Returns the button that opens it; it is to be placed.
 * @param {Store} store
 */
export function mountTake(store) {
  const menu = new Menu(store);
  store.on('take', node => (node === null ? menu.open() : menu.open('branch', node)));
  store.on('answer', () => menu.close());
  const label = 'Take it with you: results, path, comparison or branch as a file';
  return el('button.hd-icon.hd-take-open', { type: 'button', title: label, 'aria-label': label, onclick: () => menu.open() }, icon('save'));
}

class Menu {
  /** @type {Kind} */
  kind = 'results';
  /** @type {Form} */
  form = 'png';
  top = 0; // the branch
  turn = 0; // how often something else was chosen
  /** @type {Ready | null} */
  ready = null;

  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    this.box = dialog('Take it with you', 'hd-box-take');
    this.kinds = segments('What', 'hd-take-kind', KINDS, kind => this.choose({ kind }));
    this.forms = segments('As', 'hd-take-form', FORMS, form => this.choose({ form }));
    this.branch = el('select', { 'aria-label': 'Branch' });
    this.branch.addEventListener('change', () => this.choose({ top: Number(this.branch.value) }));
    this.place = el('div.hd-take-seen', { tabindex: 0, role: 'group', 'aria-label': 'What is saved' });
    this.note = el('p.hd-take-note', { role: 'status' });
    this.button = el('button.hd-btn.hd-btn-s.is-main', { type: 'button', onclick: () => this.save() }, icon('save', 16), 'Save');
    put(
      this.box.body,
      el('h2', { text: 'Take it with you' }),
      el('div.hd-take-choices', {}, this.kinds.node, this.branch, this.forms.node),
      this.place,
      el('div.hd-take-foot', {}, this.note, this.button),
    );
  }

  /**
   * @param {Kind} [kind]
   * @param {number} [top]
   */
  open(kind = this.kind, top) {
    const page = pageOf(this.store);
    if (!page) return;
    this.offer(page, top ?? page.answer.steps[0]?.node ?? 0);
    this.box.open();
    this.choose({ kind });
  }

  close() {
    this.box.close();
  }

  /** The branches that one can choose from: those of the path, and the one that was named. @param {Page} page @param {number} top */
  offer({ answer, tree }, top) {
    const path = [0, ...answer.steps.map(step => step.node)];
    const ids = path.includes(top) ? path : [...path, top];
    const name = (/** @type {number} */ id) => tree.path(id).map(node => tree.node(node).name).join(' \u203a ') || 'The whole tree';
    put(this.branch, ids.filter(id => tree.byId.has(id)).map(id => el('option', { value: id, text: name(id) })));
    this.top = top;
  }

  /** @param {{kind?: Kind, form?: Form, top?: number}} chosen */
  async choose(chosen) {
    Object.assign(this, chosen);
    const { kind, form, top } = this;
    this.kinds.set(kind);
    this.forms.set(form);
    this.branch.value = String(top);
    show(this.branch, kind === 'branch');
    const turn = ++this.turn,
      page = pageOf(this.store);
    if (!page) return;
    this.button.disabled = true;
    try {
      const taken = await takenOf(kind, page, top),
        { brush, missing } = await brushOf(this.box.node, isPicture(form) ? taken.items : []);
      if (turn !== this.turn) return;
      this.ready = { taken, drawn: taken.draw(brush), missing };
      this.draw(this.ready, page);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (turn === this.turn) this.note.textContent = error.message;
    }
  }

  /** @param {Ready} ready @param {Page} page */
  draw({ taken, drawn, missing }, page) {
    const { form, kind } = this;
    put(this.place, isPicture(form) ? picture(drawn) : el('pre', { text: cut(textOf(taken, form)) }));
    this.place.scrollTop = 0;
    put(this.note, ...(isPicture(form) ? pictureNotes(missing) : dataNotes(form, taken)), kind === 'branch' && this.items(page));
    this.button.disabled = false;
    this.place.dataset.ready = `${kind}.${form}:${this.turn}`;
  }

  /** The way to the branch's pictures themselves, which the server has. @param {Page} page */
  items({ tree, info }) {
    if (inPlace() || !tree.maps.length) return null;
    const level = Math.max(1, tree.node(this.top).level);
    const query = new URLSearchParams({ sel: `${level}.n${this.top}`, tree: tree.id, ...(tree.query && tree.embedding && { e: tree.embedding }) });
    const link = (/** @type {string} */ kind) => el('a.hd-link', { href: at(`selection.${kind}?${query}`), download: '', text: kind.toUpperCase() });
    return el('span', {}, ` Its ${countOf(tree.node(this.top).n, info.collection.noun)}, one a row: `, link('csv'), ' or ', link('json'), '.');
  }

  async save() {
    const { ready, form } = this;
    if (!ready) return;
    const { taken, drawn } = ready,
      name = `${taken.name}.${form}`;
    try {
      save(await fileOf(taken, drawn, form), name);
      this.note.textContent = `Saved as ${name}`;
    } catch (error) {
      this.note.textContent = error instanceof Error ? error.message : String(error);
    }
  }
}

/** @param {Form} form */
const isPicture = form => form === 'png' || form === 'svg';

/** @param {Taken} taken @param {Form} form */
const textOf = ({ table, head }, form) =>
  form === 'csv' ? csv(table.columns, table.rows) : `${JSON.stringify({ ...head, ...table.data }, null, 1)}\n`;

/** @type {(taken: Taken, drawn: Drawn, form: Form) => Blob | Promise<Blob>} */
function fileOf(taken, drawn, form) {
  if (form === 'png') return pngFile(drawn);
  if (form === 'svg') return svgFile(drawn);
  return new Blob([textOf(taken, form)], { type: form === 'csv' ? 'text/csv;charset=utf-8' : 'application/json' });
}

/** @param {Drawn} drawn */
function picture(drawn) {
  const { width, height } = drawn,
    address = URL.createObjectURL(svgFile(drawn));
  const image = el('img', { src: address, width, height, alt: 'The picture as it is saved' });
  image.addEventListener('load', () => URL.revokeObjectURL(address));
  return image;
}

/** @param {string} text */
const cut = text => (text.length > SHOWN ? `${text.slice(0, SHOWN)}\u2026` : text);

const AS_FILE = 'This page was opened as a file, and of such a page a browser hands over no pictures: they are left out. On a web server, and in the export that is one file, they come along.';

/** @param {number} missing */
function pictureNotes(missing) {
  if (!missing) return [];
  if (location.protocol === 'file:') return [AS_FILE];
  return [missing === 1 ? 'One picture is left out: the browser does not hand it over.' : `${count(missing)} pictures are left out: the browser does not hand them over.`];
}

/** @param {number} n */
const guardWords = n => (n ? ` ${plural(n, 'text begins', 'texts begin')} with an apostrophe: a spreadsheet would take ${n === 1 ? 'it' : 'them'} for a formula.` : '');

/** @param {Form} form @param {Taken} taken */
const dataNotes = (form, { table }) => [
  form === 'csv' ? `${plural(table.rows.length, 'row')}.${guardWords(guarded(table.rows))}` : 'With the question and all its fields.',
];
