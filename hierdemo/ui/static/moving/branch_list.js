// The list of branches to choose from: a field that finds names, and rows to pick one of. Knows rows (words.js) and which is
// picked; not what is done with it.
/** @import { Row } from './words.js' */
import { el, put } from '../core/dom.js';
import { branchColour } from '../core/branch_colour.js';
import { count, plural } from '../core/format.js';

const SHOWN = 300; // rows at once: more are found by their names
const ID = 'hd-move-list';

/**
 * Returns {node, field, draw(rows, picked, called), reveal(id)}.
 * @param {{typed: () => void, pick: (id: number) => void}} on
 */
export function branchList(on) {
  const label = el('span'),
    told = el('p.hd-quiet.hd-num', { role: 'status' });
  const field = el('input', {
    type: 'text', // Escape closes the dialog: a search field would clear itself instead
    inputmode: 'search',
    role: 'combobox',
    placeholder: 'Find a name',
    'aria-controls': ID,
    'aria-expanded': true,
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: on.typed,
  });
  const box = el('div.hd-move-list', { id: ID, role: 'listbox', 'aria-label': 'Branches', tabindex: -1 });
  /** @type {readonly Row[]} */
  let rows = [];
  /** @type {number | null} */
  let picked = null;

  /** To the next row that can be picked. @param {number} by */
  function step(by) {
    const free = rows.slice(0, SHOWN).filter(row => row.can);
    const at = free.findIndex(row => row.id === picked);
    const next = at < 0 ? free.at(by > 0 ? 0 : -1) : free[at + by];
    if (next) on.pick(next.id);
  }

  field.addEventListener('keydown', event => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    step(event.key === 'ArrowDown' ? 1 : -1);
  });
  box.addEventListener('pointerdown', event => event.preventDefault()); // the field keeps the focus

  /**
   * @param {readonly Row[]} next
   * @param {number | null} id
   * @param {string} called what the field is for
   */
  function draw(next, id, called) {
    const same = next === rows;
    rows = next;
    picked = id;
    label.textContent = called;
    if (!same) put(box, next.slice(0, SHOWN).map(row => option(row, () => on.pick(row.id))));
    told.textContent = next.length ? '' : 'No branch has this in its name.';
    if (next.length > SHOWN) told.textContent = `${plural(next.length, 'branch', 'branches')}: type a part of the name to find the others.`;
    mark();
  }

  function mark() {
    field.removeAttribute('aria-activedescendant');
    for (const node of box.children) {
      const on = node.id === `${ID}-${picked}`;
      node.setAttribute('aria-selected', String(on));
      if (!on) continue;
      node.scrollIntoView({ block: 'nearest' });
      field.setAttribute('aria-activedescendant', node.id);
    }
  }

  /** Brings a branch into sight. @param {number | undefined} id */
  const reveal = id => document.getElementById(`${ID}-${id}`)?.scrollIntoView({ block: 'center' });

  return { node: el('div.hd-move-find', {}, el('label', {}, label, field), box, told), field, draw, reveal };
}

/**
 * @param {Row} row
 * @param {() => void} choose
 */
function option({ id, name, within, n, hue, depth, here, can }, choose) {
  return el(
    'div',
    { role: 'option', id: `${ID}-${id}`, 'aria-disabled': !can, vars: { '--depth': depth - 1 }, onclick: can ? choose : () => {} },
    el('i.hd-dot', { vars: branchColour(hue) }),
    el('span', {}, name, within && el('small', { text: ` in ${within}` })),
    here > 0 && el('em.hd-num', { text: can ? `${count(here)} here` : 'here now' }),
    el('span.hd-num', { text: count(n) }),
  );
}
