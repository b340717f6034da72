// The other collections that can be opened: the server's, and this browser's own. Links, so that they open anywhere.
/** @import { Collections, Mine } from '../core/types' */
/** @import { Row } from './rows.js' */
import { address, carry, here } from '../core/collection.js';
import { el, put, show } from '../core/dom.js';
import { cap } from '../core/format.js';
import { icon } from '../core/icons.js';
import { rowsOf, rowWords } from './rows.js';

const SHOWN = 3; // at first; the others behind a button

/**
 * asked: whether the question comes along; remove: of one's own.
 * @typedef {{asked: () => boolean, remove: (id: string) => void}} Does
 */

/**
 * @param {HTMLElement} place
 * @param {Collections} all
 * @param {Mine['mine']} mine
 * @param {Does} does
 */
export function drawList(place, all, mine, does) {
  const rows = rowsOf(all, mine, here()).map(row => drawRow(row, does));
  const rest = rows.length > SHOWN + 1 && !place.dataset.whole ? rows.slice(SHOWN) : []; // a button for a single one saves nothing
  rest.forEach(node => show(node, false));
  const more = el('button.hd-link', { type: 'button', text: `${rest.length} more` });
  more.addEventListener('click', () => {
    place.dataset.whole = '1';
    rest.forEach(node => show(node, true));
    more.remove();
    /** @type {HTMLElement | null} */
    const first = rest[0].querySelector('a, button');
    first?.focus();
  });
  put(place, el('h2', { text: 'Open another' }), el('ul.hd-coll-list', {}, rows), rest.length > 0 && more);
  show(place, rows.length > 0);
}

/**
 * @param {Row} row
 * @param {Does} does
 */
function drawRow(row, { asked, remove }) {
  const { id, first, name, kind, error } = row;
  const told = error ? el('span.is-error', { text: error }) : rowWords(row);
  const words = [el('b', { text: cap(name) }), el('small.hd-num', {}, told)];
  const away = { type: 'button', 'aria-label': `Remove ${name}`, title: 'Remove', onclick: () => remove(id) };
  return el(
    'li',
    {},
    error ? el('div.hd-coll-row', {}, words) : link(first ? null : id, asked, words),
    kind === 'private' && el('button.hd-icon', away, icon('close', 16)),
  );
}

/**
 * A link that takes the question of the moment along, if asked() says that it is somebody's.
 * @param {string | null} id
 * @param {() => boolean} asked
 * @param {Node[]} words
 */
function link(id, asked, words) {
  /** @param {Event} event */
  const aim = event => {
    node.href = address(id, asked());
    if (event.type === 'click') carry();
  };
  const node = el('a.hd-coll-row', { href: address(id, asked()), onpointerdown: aim, onfocus: aim, onclick: aim }, words, icon('right', 16));
  return node;
}
