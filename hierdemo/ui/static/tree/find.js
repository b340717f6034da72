// The field that finds branches by their names: a list to choose from, and what was found for the icicle to light. Knows
// names and parents; nothing of boxes.
/** @import { Store } from '../core/store.js' */
import { branchColour } from '../core/branch_colour.js';
import { el, put } from '../core/dom.js';
import { count, plural } from '../core/format.js';
import { named } from '../core/names.js';

const SHOWN = 40;

/**
 * @param {HTMLElement} place
 * @param {Store} store
 * @param {{found: (ids: number[]) => void, choose: (id: number) => void}} on
 */
export function mountFind(place, store, on) {
  const input = field(),
    told = el('p.hd-num', { role: 'status' });
  const options = el('div', { id: 'hd-tree-found', role: 'listbox', 'aria-label': 'Names found' });
  const box = el('div.hd-tree-found', { hidden: true }, told, options);
  put(place, input, box);
  /** @type {number[]} */
  let ids = [];
  let at = -1; // the option that the arrows stand on

  function find() {
    ids = named(store.tree, input.value);
    told.textContent = ids.length ? plural(ids.length, 'name') : 'No branch has this in its name.';
    put(options, ids.slice(0, SHOWN).map((id, i) => option(store, id, i, () => choose(id))));
    open(Boolean(input.value.trim()));
    mark(-1);
    on.found(ids);
  }

  /** @param {number} next */
  function mark(next) {
    at = next;
    [...options.children].forEach((o, i) => {
      o.setAttribute('aria-selected', String(i === at));
      if (i === at) o.scrollIntoView({ block: 'nearest' });
    });
    if (at >= 0) input.setAttribute('aria-activedescendant', `hd-tree-found-${at}`);
    else input.removeAttribute('aria-activedescendant');
  }

  /** @param {boolean} yes */
  function open(yes) {
    box.hidden = !yes;
    input.setAttribute('aria-expanded', String(yes));
  }

  /** @param {number} id */
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

  /** @param {KeyboardEvent} event */
  function walk(event) {
    const last = Math.min(ids.length, SHOWN) - 1;
    if (event.key === 'ArrowDown') mark(Math.max(0, Math.min(last, at + 1)));
    else if (event.key === 'ArrowUp') mark(Math.max(0, Math.min(last, at - 1)));
    else if (event.key === 'Enter' && ids.length) choose(ids[Math.max(0, at)]);
    else if (event.key === 'Escape' && (input.value || !box.hidden)) clear();
    else return;
    event.preventDefault();
  }

  input.addEventListener('input', find);
  input.addEventListener('focus', () => input.value.trim() && open(true));
  input.addEventListener('keydown', walk);
  place.addEventListener('focusout', event => {
    if (!(event.relatedTarget instanceof Node) || !place.contains(event.relatedTarget)) open(false);
  });
  box.addEventListener('pointerdown', event => event.preventDefault()); // the field keeps the focus
  return { clear };
}

const field = () =>
  el('input.hd-tree-find', {
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

/**
 * @param {Store} store
 * @param {number} id
 * @param {number} i
 * @param {() => void} choose
 */
function option(store, id, i, choose) {
  const { name, n, hue, parent, level } = store.tree.node(id);
  const point = {
    onclick: choose,
    onpointerenter: () => store.setHover({ node: id }),
    onpointerleave: () => store.setHover(null),
  };
  return el(
    'div',
    { role: 'option', id: `hd-tree-found-${i}`, 'aria-selected': false, ...point },
    el('i.hd-dot', { vars: branchColour(hue) }),
    el('span', {}, name, level > 1 && el('small', { text: ` in ${store.tree.node(parent).name}` })),
    el('span.hd-num', { text: count(n) }),
  );
}
