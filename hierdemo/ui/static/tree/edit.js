// Edits of the tree shown: asks the server for each (POST edit, undo, redo; GET log), says what it did, and lets the store
// read the tree anew. Buttons are edit_toolbar.js's, forms edit_form.js's; what an edit does to a tree is the server's.
/** @import { Store } from '../core/store.js' */
/** @import { EditDone, EditLog, Tree } from '../core/types' */
import { ApiError, get, post } from '../core/api.js';
import { el, put, show } from '../core/dom.js';
import { editForm } from './edit_form.js';
import { editToolbar } from './edit_toolbar.js';
import { focusAfter } from './operations.js';

/** @typedef {'edit' | 'undo' | 'redo'} Path */

/** What the last edit did, or why it could not. @typedef {Partial<EditDone> & {error?: string}} Told */

/**
 * Returns {buttons: an element to be placed, read(): the log anew, moved(): one is in another branch}.
 * @param {HTMLElement} place for forms and what was done
 * @param {Store} store
 * @param {{focus: () => number, go: (id: number) => void}} on
 */
export function mountEdits(place, store, on) {
  /** @type {EditLog | null} */
  let log = null;
  /** @type {Told | null} */
  let told = null;
  let busy = false;
  const status = el('div.hd-tree-told', { role: 'status' });
  const where = () => ({ tree: store.tree, id: on.focus() });
  const toolbar = editToolbar({ step: path => change(path, {}), choose: ask, place: where });
  const form = editForm({
    submit: (op, tree, args) => change('edit', { op, tree: tree.id, args }),
    cancelled: toolbar.focus,
  });
  put(place, form.node, status);

  function draw() {
    toolbar.draw(log, busy);
    put(status, told && said(told));
    show(status, Boolean(told));
  }

  async function read() {
    log = await readLog(store.tree);
    draw();
  }

  /** @type {(op: string, id: number) => void} */
  function ask(op, id) {
    toolbar.close();
    told = null;
    draw();
    form.open(op, id, { tree: store.tree, noun: store.info.collection.noun });
  }

  /** @type {(path: Path, body: object) => Promise<void>} */
  async function change(path, body) {
    if (busy) return;
    setBusy(true);
    try {
      const { done, focus } = await edit(store, path, body, on.focus);
      told = done;
      log = done.log;
      form.hide();
      on.go(focus);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      told = { error: error.message };
      if (/changed meanwhile/.test(error.message)) await store.renew(null);
    } finally {
      setBusy(false);
      draw();
    }
  }

  /** @param {boolean} yes */
  function setBusy(yes) {
    busy = yes;
    form.node.inert = yes;
    place.setAttribute('aria-busy', String(yes));
  }

  function moved() {
    if (busy) return;
    told = null;
    form.hide();
    draw();
  }

  return { buttons: toolbar.node, read, moved };
}

/** @param {Told} told */
const said = ({ said: head, effect, notes = [], error }) => [
  error && el('p.is-error', { text: error }),
  head && el('p', {}, el('b', { text: head }), ` ${effect}`),
  ...notes.map(text => el('p', { text })),
];

/**
 * @param {Tree} tree
 * @returns {Promise<EditLog | null>} null where the server refuses
 */
async function readLog({ query }) {
  try {
    return await get(`log${query}`);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return null;
  }
}

/**
 * Edits, and reads the tree anew; says where one is then.
 * @param {Store} store
 * @param {Path} path
 * @param {object} body
 * @param {() => number} focus
 */
async function edit(store, path, body, focus) {
  const { embedding, snapshot, id } = store.tree;
  const done = await post(path, { embedding, snapshot, ...body });
  const next = focusAfter(done, id, focus());
  await store.renew(done.tree === id && done.old_to_new.length ? done.old_to_new : null);
  return { done, focus: store.tree.byId.has(next) ? next : 0 };
}
