// The arrow keys on the shelves' cards: along a shelf, up to the parent, down to the children. Knows cards on the page.

/** @import { Tree } from '../core/types' */
/** @import { Shelf } from './shelf.js' */

/**
 * The card that a key leads to from one of a shelf's; null: it leads nowhere; undefined: no key of the cards.
 * @param {string} key
 * @param {HTMLElement} card
 * @param {{shelf: Shelf, above?: Shelf, below?: Shelf, tree: Tree}} at
 * @returns {HTMLElement | null | undefined}
 */
export function cardTowards(key, card, { shelf, above, below, tree }) {
  const row = shelf.row.cards,
    at = row.indexOf(card),
    id = Number(card.dataset.node);
  switch (key) {
    case 'ArrowRight':
      return row[at + 1] ?? null;
    case 'ArrowLeft':
      return row[at - 1] ?? null;
    case 'Home':
      return row[0];
    case 'End':
      return row.at(-1);
    case 'ArrowUp':
      return above?.card(tree.node(id).parent) ?? null;
    case 'ArrowDown':
      return below ? firstBelow(below, id) : null;
    default:
      return undefined;
  }
}

/**
 * A node's first child on the shelf below, else that shelf's chosen card.
 * @param {Shelf} below
 * @param {number} id
 */
function firstBelow({ row }, id) {
  /** @param {string} selector @returns {HTMLElement | null} */
  const find = selector => row.track.querySelector(selector);
  return find(`.hd-group[data-parent="${id}"] .hd-card`) ?? find('.hd-card.is-chosen');
}
