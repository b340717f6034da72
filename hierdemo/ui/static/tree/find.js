// The field that finds branches by their names: a list to choose from, and what was found for the icicle to light. Knows
// names and parents; nothing of boxes.
import { el, put } from '../core/dom.js';
import { named } from './layout.js';
import { count, plural } from '../core/format.js';

const SHOWN = 40;

/** root: empty. on: {found(ids), choose(id)}. Returns {clear(), input}. */
export function mountFind(root, store, on) {
  const input = el('input.hd-tree-find', {
    type: 'search',
    placeholder: 'Find a name',
    role: 'combobox',
    'aria-label': 'Find a name in the tree',
    'aria-controls': 'hd-tree-found',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const options = el('div', { id: 'hd-tree-found', role: 'listbox', 'aria-label': 'Names found' });
  const told = el('p.hd-num', { role: 'status' });
  const box = el('div.hd-tree-found', { hidden: true }, told, options);
  put(root, input, box);
  let ids = [],
    at = -1;

  function find() {
    ids = named(store.tree, input.value);
    at = -1;
    const shown = ids.slice(0, SHOWN);
    told.textContent = ids.length ? plural(ids.length, 'name') : 'No branch has this in its name.';
    put(options, shown.map(option));
    open(Boolean(input.value.trim()));
    mark();
    on.found(ids);
  }

  function option(id, i) {
    const { name, n, hue, parent, level } = store.tree.node(id);
    return el(
      'div',
      { role: 'option', id: `hd-tree-found-${i}`, 'aria-selected': false, onclick: () => choose(id), onpointerenter: () => store.setHover({ node: id }), onpointerleave: () => store.setHover(null) },
      el('i.hd-dot', { vars: { '--h': hue } }),
      el('span', {}, name, level > 1 && el('small', { text: ` in ${store.tree.node(parent).name}` })),
      el('span.hd-num', { text: count(n) }),
    );
  }

  function mark() {
    [...options.children].forEach((o, i) => {
      o.setAttribute('aria-selected', i === at);
      if (i === at) o.scrollIntoView({ block: 'nearest' });
    });
    if (at >= 0) input.setAttribute('aria-activedescendant', `hd-tree-found-${at}`);
    else input.removeAttribute('aria-activedescendant');
  }

  function open(yes) {
    box.hidden = !yes;
    input.setAttribute('aria-expanded', yes);
  }

  function choose(id) {
    open(false);
    store.setHover(null);
    on.choose(id);
  }

  function clear() {
    if (!input.value && box.hidden) return;
    input.value = '';
    open(false);
    on.found([]);
  }

  input.addEventListener('input', find);
  input.addEventListener('focus', () => input.value.trim() && open(true));
  root.addEventListener('focusout', event => {
    if (!root.contains(event.relatedTarget)) open(false);
  });
  box.addEventListener('pointerdown', event => event.preventDefault()); // the field keeps the focus
  input.addEventListener('keydown', event => {
    const last = Math.min(ids.length, SHOWN) - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      at = Math.max(0, Math.min(last, at + step));
      mark();
    } else if (event.key === 'Enter' && ids.length) choose(ids[Math.max(0, at)]);
    else if (event.key === 'Escape' && (input.value || !box.hidden)) clear();
    else return;
    event.preventDefault();
  });
  return { clear, input };
}
