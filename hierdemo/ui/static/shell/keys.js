// The page's keys: "/" to the search field, B to the branches, M into the map and Esc back, "?" for the list, Esc to clear.
// Cards have their own arrows (path/), and so have the map and the tree; the list tells of all.
import { el, put } from '../core/dom.js';
import { isSimple } from '../core/view.js';
import { dialog } from '../widgets/dialog.js';
import { closeOne } from '../widgets/panels.js';

/** @typedef {[keys: string[], does: string]} Key */

/** @type {Key[]} */
const KEYS = [
  [['/'], 'search'],
  [['B'], 'to the branches'],
  [['R'], 'to the results'],
  [['M'], 'into the map, where Esc leads back'],
  [['C'], 'compare the three searches'],
  [['Ctrl', 'Z'], 'give up the branch just taken'],
  [['Esc'], 'close, or clear the search'],
  [['?'], 'this list, the tour, lessons'],
];
/** @type {Key[]} */
const BRANCH_KEYS = [
  [['\u2190', '\u2192'], 'the branch beside'],
  [['\u2191'], 'up to the parent'],
  [['\u2193'], 'to the first branch below'],
  [['Enter'], 'take the branch'],
];
/** @type {Key[]} */
const MAP_KEYS = [
  [['+', '\u2212'], 'zoom in, zoom out'],
  [['0'], 'the whole map'],
  [['\u2190', '\u2192', '\u2191', '\u2193'], 'move the map'],
  [['Enter'], 'the next result'],
  [['S'], 'select the branch under the pointer or the focus'],
  [['Shift'], 'and drag: select with a box'],
  [['Esc'], 'close the card, give up the selection, then back to where you were'],
];
/** @type {Key[]} */
const TREE_KEYS = [
  [['\u2190', '\u2192', '\u2191', '\u2193'], 'to the parent, a child, the branch beside'],
  [['Enter'], 'into the branch'],
  [['Backspace'], 'up to the parent'],
  [['Shift', 'Enter'], 'take the branch'],
];

/** @type {[part: string, keys: Key[]][]} */
const OF = [
  ['On the branches', BRANCH_KEYS],
  ['On the map', MAP_KEYS],
  ['On the tree', TREE_KEYS],
];

/** Made when it is opened first. @type {ReturnType<typeof dialog> | null} */
let box = null;
const help = el('div.hd-help');

/** @param {Key[]} keys */
function list(keys) {
  /** @param {Key} key */
  const row = ([names, text]) => [
    el(
      'dt',
      {},
      names.map(name => el('kbd.hd-kbd', { text: name })),
    ),
    el('dd', { text }),
  ];
  return el('dl', {}, keys.flatMap(row));
}

/** What helps beside keys, made anew at each opening; close: takes the list away. @type {(close: () => void) => HTMLElement[]} */
let more = () => [];

/** @param {typeof more} make */
export const addHelp = make => {
  more = make;
};

export function openKeys() {
  if (!box) {
    box = dialog('Help', 'hd-box-keys');
    put(box.body, help, el('h2', { text: 'Keys' }), list(KEYS), OF.flatMap(([part, keys]) => [el('h3', { text: part }), list(keys)]));
  }
  put(help, more(box.close));
  box.open();
}

/** @param {string} selector */
const find = selector => /** @type {HTMLElement | null} */ (document.querySelector(selector));
/** @param {string} selector */
const focusOn = selector => find(selector)?.focus();
/** What had the focus before M. @type {HTMLElement | null} */
let before = null;

function toMap() {
  const held = /** @type {HTMLElement | null} */ (document.activeElement);
  if (!held?.closest('.hd-map')) before = held;
  find('#hd-tab-map')?.click();
  const stage = find('.hd-map-stage');
  stage?.focus({ preventScroll: true });
  stage?.scrollIntoView({ block: 'nearest' });
}

/**
 * From the map back to where one came from; false where one did not come by M.
 * @param {EventTarget | null} target
 */
function fromMap(target) {
  if (!before || !(target instanceof Element) || !target.closest('.hd-map')) return false;
  const held = before.isConnected && before !== document.body ? before : find('.hd-card[tabindex="0"]');
  before = null;
  held?.focus({ preventScroll: true });
  held?.scrollIntoView({ block: 'nearest' });
  return true;
}

/** @type {Record<string, () => void>} */
const TO = {
  b: () => focusOn('#hd-path .hd-card[tabindex="0"]'),
  r: () => focusOn('#hd-results .hd-hit-pic'),
  m: toMap,
  c: () => {
    if (isSimple()) return;
    find('.hd-cost-open')?.click();
    focusOn('.hd-cost-open');
  },
};

/** @param {EventTarget | null} target */
const typing = target =>
  target instanceof Element &&
  target.closest('input:not([type=range]):not([type=radio]), textarea, select, [contenteditable]') !== null;

/** Closes the pop-over that is open, and gives its button the focus; false where none is. */
function closePop() {
  const open = /** @type {HTMLDetailsElement | null} */ (document.querySelector('#hd-app details.hd-pop[open]'));
  if (!open) return false;
  open.open = false;
  open.querySelector('summary')?.focus();
  return true;
}

/**
 * Page-wide keys.
 * @param {{search: HTMLInputElement, clear: () => void}} on the search field, and what Esc does when nothing is open
 */
export function bindKeys({ search, clear }) {
  /** @param {EventTarget | null} target */
  const escape = target => {
    if (closePop() || fromMap(target) || (target !== search && closeOne())) return;
    if (typing(target) || target === document.body) clear(); // from a card or a chip it would take the words away unasked
  };
  document.addEventListener('keydown', event => {
    const { ctrlKey, metaKey, altKey, defaultPrevented } = event;
    if (ctrlKey || metaKey || altKey || defaultPrevented || document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') escape(event.target);
    if (event.key === 'Escape' || typing(event.target)) return;
    if (event.key === '/') {
      event.preventDefault();
      search.focus();
      search.select();
    }
    const way = TO[event.key.toLowerCase()];
    if (way && !event.shiftKey) way();
    if (event.key === '?') {
      event.preventDefault();
      openKeys();
    }
  });
}
