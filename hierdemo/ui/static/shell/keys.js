// The page's keys: "/" to the search field, "?" for the list, Esc to clear. Cards have their own arrows (path_view.js),
// and so has the map (map_gestures.js); the list tells of all.
import { el, put } from '../core/dom.js';
import { dialog } from '../widgets/dialog.js';
import { closeOne } from '../widgets/panels.js';

const KEYS = [
  [['/'], 'search'],
  [['\u2190', '\u2192'], 'the branch beside'],
  [['\u2191'], 'up to the parent'],
  [['\u2193'], 'to the first branch below'],
  [['Enter'], 'into the branch'],
  [['R'], 'to the results'],
  [['M'], 'to the map'],
  [['C'], 'compare the three searches'],
  [['Ctrl', 'Z'], 'give up the branch just taken'],
  [['Esc'], 'close, or clear the search'],
  [['?'], 'this list'],
];
const MAP_KEYS = [
  [['+', '\u2212'], 'zoom in, zoom out'],
  [['0'], 'the whole map'],
  [['\u2190', '\u2192', '\u2191', '\u2193'], 'move the map'],
  [['Enter'], 'the next result'],
  [['S'], 'select the branch under the pointer or the focus'],
  [['Shift'], 'and drag: select with a box'],
  [['Esc'], 'give up the selection'],
];
const TREE_KEYS = [
  [['\u2190', '\u2192', '\u2191', '\u2193'], 'to the parent, a child, the branch beside'],
  [['Enter'], 'into the branch'],
  [['Backspace'], 'up to the parent'],
  [['Shift', 'Enter'], 'take the branch'],
];

let box = null;

function list(keys) {
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

export function openKeys() {
  if (!box) {
    box = dialog('Keys', 'hd-box-keys');
    put(box.body, el('h2', { text: 'Keys' }), list(KEYS), el('h3', { text: 'On the map' }), list(MAP_KEYS), el('h3', { text: 'On the tree' }), list(TREE_KEYS));
  }
  box.open();
}

const focusOn = selector => document.querySelector(selector)?.focus();
const TO = {
  r: () => focusOn('#hd-results .hd-hit-pic'),
  m: () => {
    document.getElementById('hd-tab-map')?.click();
    focusOn('#hd-tab-map');
  },
  c: () => {
    document.querySelector('.hd-cost-open')?.click();
    focusOn('.hd-cost-open');
  },
};

const typing = target =>
  target.closest?.('input:not([type=range]):not([type=radio]), textarea, select, [contenteditable]');

/** Page-wide keys. `search` is the search field, `clear` what Esc does when nothing is open. */
export function bindKeys({ search, clear }) {
  document.addEventListener('keydown', event => {
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.defaultPrevented ||
      document.querySelector('dialog[open]')
    )
      return;
    if (event.key === 'Escape') {
      const open = document.querySelector('#hd-app details.hd-pop[open]');
      if (open) {
        open.open = false;
        open.querySelector('summary').focus();
      } else if (event.target === search || !closeOne()) {
        // from a card or a chip it would take the words away unasked
        if (typing(event.target) || event.target === document.body) clear();
      }
      return;
    }
    if (typing(event.target)) return;
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
