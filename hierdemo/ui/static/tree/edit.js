// Edits of the tree shown: a menu for the branch that one is in, a small form for each edit, what it did, undo, redo, the
// log. Knows POST edit, undo, redo and GET log (api.js); what an edit does to a tree is the server's.
import { ApiError, get, post } from '../core/api.js';
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { count } from '../core/format.js';

const quoted = name => `\u201c${name}\u201d`;

/** The edits, in the menu's order: {title, can(tree, id), fields(tree, id), args(values, id), go}. A field is {name,
 *  label, value?, options: [[value, text]]?}. */
const EDITS = {
  rename: {
    title: 'Rename',
    can: () => true,
    fields: (tree, id) => [{ name: 'name', label: 'New name', value: id ? tree.node(id).name : '' }],
    args: ({ name }, node) => ({ node, name }),
    go: 'Rename',
  },
  merge: {
    title: 'Merge with a sibling',
    can: (tree, id) => id > 0 && tree.children(tree.node(id).parent).length > 1,
    fields: (tree, id) => [
      { name: 'with', label: 'Merge with', options: tree.children(tree.node(id).parent).filter(m => m !== id).map(m => [m, tree.node(m).name]) },
      { name: 'name', label: 'Name (may stay empty)', optional: true },
    ],
    args: (v, node) => ({ nodes: [node, Number(v.with)], ...(v.name ? { name: v.name } : {}) }),
    go: 'Merge',
  },
  split: {
    title: 'Split',
    can: (tree, id) => tree.node(id).n > 1,
    fields: () => [{ name: 'into', label: 'By what its pictures look like, into', options: [2, 3, 4, 5, 6].map(n => [n, `${n} parts`]) }],
    args: ({ into }, node) => ({ node, into: Number(into) }),
    go: 'Split',
  },
  'move-node': {
    title: 'Move below another',
    can: (tree, id) => id > 0 && places(tree, id).length > 0,
    fields: (tree, id) => [{ name: 'to', label: 'Move below', options: places(tree, id) }],
    args: ({ to }, node) => ({ node, to: Number(to) }),
    go: 'Move',
  },
  'add-node': {
    title: 'Add a category in it',
    can: () => true,
    fields: () => [{ name: 'name', label: 'What it shows, in words' }],
    args: ({ name }, parent) => ({ parent, name, by: 'words' }),
    go: 'Add',
  },
  'delete-node': {
    title: 'Delete',
    can: (tree, id) => id > 0,
    fields: () => [],
    about: (tree, id, noun) => `Its ${count(tree.node(id).n)} ${noun} go to the nearest branches.`,
    args: (_, node) => ({ node }),
    go: 'Delete',
  },
};

/** Where a node may hang: all that hold others, but for itself, what is below it and its own parent. */
function places(tree, id) {
  const own = new Set([id, tree.node(id).parent]);
  return tree.nodes
    .filter(n => tree.children(n.id).length && !own.has(n.id) && !tree.path(n.id).includes(id))
    .map(n => [n.id, n.level ? tree.path(n.id).map(m => tree.node(m).name).join(' \u203a ') : n.name]);
}

/** panel: empty, for forms and what was done. on: {focus(): id, go(id), renewed()}. Returns {node: the buttons, read(), close()}. */
export function mountEdits(panel, store, on) {
  let log = null,
    busy = false,
    told = null; // what the last edit did: {said, effect, notes} or {error}
  const menu = el('div.hd-pop-body.hd-tree-menu');
  const edit = el('details.hd-pop', {}, el('summary.hd-btn.hd-btn-s', {}, el('span', { text: 'Edit' }), icon('down', 16)), menu);
  const rows = el('div.hd-pop-body.hd-tree-log');
  const history = el('details.hd-pop', {}, el('summary.hd-btn.hd-btn-s', { 'aria-label': 'Edits so far' }, el('span.hd-num')), rows);
  const step = (name, label, symbol) =>
    el('button.hd-icon', { type: 'button', 'aria-label': label, title: label, onclick: () => change(name, {}) }, icon(symbol));
  const undo = step('undo', 'Undo the last edit', 'undo'),
    redo = step('redo', 'Do the undone edit again', 'redo');
  const node = el('div.hd-tree-edits', {}, undo, redo, history, edit);
  const status = el('div.hd-tree-told', { role: 'status' });
  const form = el('form.hd-tree-form', { hidden: true });
  put(panel, form, status);
  edit.addEventListener('toggle', () => edit.open && drawMenu());

  async function read() {
    try {
      log = await get(`log${store.tree.query}`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      log = null;
    }
    draw();
  }

  function draw() {
    const allowed = Boolean(log?.allowed);
    edit.querySelector('summary span').textContent = allowed ? 'Edit' : 'How to edit';
    show(undo, allowed && log.n + log.redo > 0).disabled = !log?.undo || busy;
    show(redo, allowed && log.n + log.redo > 0).disabled = !log?.redo || busy;
    show(history, Boolean(log?.rows.length));
    history.querySelector('summary span').textContent = log?.rows.length === 1 ? '1 edit' : `${log?.rows.length ?? 0} edits`;
    put(
      rows,
      el('ol', {}, [...(log?.rows ?? [])].reverse().map(row => el('li', { value: row.n }, row.said, el('time.hd-num', { datetime: row.when, text: row.when.slice(0, 16).replace('T', ' ') })))),
    );
    const { said, effect, notes = [], error } = told ?? {};
    put(status, error && el('p.is-error', { text: error }), said && el('p', {}, el('b', { text: said }), ` ${effect}`), notes.map(text => el('p', { text })));
    show(status, Boolean(told));
    if (edit.open) drawMenu();
  }

  function drawMenu() {
    if (!log?.allowed) return put(menu, el('p', { text: log?.why ?? 'The log of edits could not be read: reload the page.' }));
    const id = on.focus(),
      { tree } = store;
    put(
      menu,
      el('p.hd-quiet', { text: id ? tree.node(id).name : 'the whole tree' }),
      Object.entries(EDITS)
        .filter(([, e]) => e.can(tree, id))
        .map(([op, e]) => el('button', { type: 'button', text: e.title, onclick: () => ask(op, id) })),
    );
  }

  /** Shows the form of an edit. */
  function ask(op, id) {
    edit.open = false;
    told = null;
    draw();
    const { tree, info } = store,
      e = EDITS[op];
    const fields = e.fields(tree, id);
    put(
      form,
      el('p', {}, el('b', { text: e.title }), ` ${id ? quoted(tree.node(id).name) : 'the whole tree'}${e.about ? `. ${e.about(tree, id, info.collection.noun)}` : ''}`),
      fields.map(field),
      el('div.hd-tree-form-do', {}, el('button.hd-btn.hd-btn-s.is-main', { type: 'submit', text: e.go }), el('button.hd-btn.hd-btn-s', { type: 'button', text: 'Cancel', onclick: close })),
    );
    form.onsubmit = event => {
      event.preventDefault();
      change('edit', { op, tree: tree.id, args: e.args(Object.fromEntries(new FormData(form)), id) });
    };
    show(form, true);
    (form.querySelector('input, select') ?? form.querySelector('button')).focus();
  }

  function field({ name, label, value = '', options, optional }) {
    const control = options
      ? el('select', { name }, options.map(([v, text]) => el('option', { value: v, text })))
      : el('input', { name, value, maxlength: 80, required: !optional, autocomplete: 'off' });
    return el('label', {}, el('span', { text: label }), control);
  }

  function close() {
    show(form, false);
    put(form);
    edit.querySelector('summary').focus();
  }

  async function change(path, body) {
    if (busy) return;
    setBusy(true);
    const { embedding, snapshot, id } = store.tree;
    try {
      const done = await post(path, { embedding, snapshot, ...body });
      told = done;
      log = done.log;
      show(form, false);
      const moved = done.tree === id && done.old_to_new.length ? done.old_to_new : null;
      const focus = done.tree === id && done.node != null ? done.node : moved ? moved[on.focus()] : on.focus();
      await store.renew(moved);
      on.go(store.tree.node(focus) ? focus : 0);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      told = { error: error.message };
      if (/changed meanwhile/.test(error.message)) await store.renew(null);
    } finally {
      setBusy(false);
      draw();
    }
  }

  function setBusy(yes) {
    busy = yes;
    form.inert = yes;
    panel.setAttribute('aria-busy', yes);
  }

  /** Another branch: what was said of the last edit goes. */
  function moved() {
    if (busy) return;
    told = null;
    show(form, false);
    draw();
  }

  return { node, read, moved };
}
