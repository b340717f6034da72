// Edits of the tree shown, from its tab: the forms, and what was done. Buttons are edit_toolbar.js's, forms edit_form.js's;
// asking the server is core/edits.js's.
/** @import { Told, Path } from '../core/edits.js' */
/** @import { Store } from '../core/store.js' */
import { el, put, show } from '../core/dom.js';
import { editForm } from './edit_form.js';
import { editToolbar } from './edit_toolbar.js';
import { focusAfter } from './operations.js';

/**
 * Returns {buttons: an element to be placed, moved(): one is in another branch}.
 * @param {HTMLElement} place for forms and what was done
 * @param {Store} store
 * @param {{focus: () => number, go: (id: number) => void}} on
 */
export function mountEdits(place, store, on) {
  const { edits } = store;
  /** @type {Told | null} */
  let told = null;
  const status = el('div.hd-tree-told', { role: 'status' });
  const where = () => ({ tree: store.tree, id: on.focus() });
  const toolbar = editToolbar({ step: path => change(path, {}), choose: ask, place: where });
  const form = editForm({ submit: (op, tree, args) => change('edit', { op, tree: tree.id, args }), cancelled: toolbar.focus });
  put(place, form.node, status);
  store.on('edits', draw);

  function draw() {
    toolbar.draw(edits.log, edits.busy);
    form.node.inert = edits.busy;
    place.setAttribute('aria-busy', String(edits.busy));
    put(status, told && said(told));
    show(status, Boolean(told));
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
    const { tree } = store,
      focus = on.focus();
    const done = await edits.change(path, body);
    if (!done) return;
    told = done;
    draw();
    if (store.tree !== tree) form.hide(); // its branches have other numbers now
    if (done.error !== undefined) return;
    const next = focusAfter(/** @type {Required<Told>} */ (done), tree.id, focus);
    on.go(store.tree.byId.has(next) ? next : 0);
  }

  function moved() {
    if (edits.busy) return;
    told = null;
    form.hide();
    draw();
  }

  return { buttons: toolbar.node, moved };
}

/** @param {Told} told */
const said = ({ said: head, effect, notes = [], error }) => [
  error && el('p.is-error', { text: error }),
  head && el('p', {}, el('b', { text: head }), ` ${effect}`),
  ...notes.map(text => el('p', { text })),
];
