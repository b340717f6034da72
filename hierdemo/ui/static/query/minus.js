// What the text takes away (-leather), as crossed chips under the query field; a click gives the term back. The grammar
// of a dash is the server's, whose answer says what was taken away; here it only finds a term to remove it.
import { el, patch, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';

/** @import { Store } from '../core/store.js' */

const MINUS =
  /(?<!\S)[-\u2212](?:["\u201c\u201d\u201e]([^"\u201c\u201d\u201e]*)["\u201c\u201d\u201e]?|([\p{L}\p{N}]\S*))/gu;

/** @param {string} text */
const tidy = text => text.split(/\s+/).filter(Boolean).join(' ');

/**
 * The text without the parts that take `term` away.
 * @param {string} text
 * @param {string} term
 */
export function without(text, term) {
  /** @param {string} words */
  const named = words => tidy(words.replace(/[.,;:!?"'\u201d]+$/, ''));
  return tidy(text.replace(MINUS, (part, quoted, word) => (named(word ?? quoted ?? '') === term ? ' ' : part)));
}

/**
 * Chips for the terms of the answer.
 * @param {HTMLElement} place
 * @param {Store} store
 * @param {{give: (text: string) => unknown}} more give: searches again with the text that is left
 */
export function mountMinus(place, store, { give }) {
  const chips = el('div.hd-minus-chips', { role: 'group', 'aria-label': 'Taken away' });
  put(place, el('span', { text: 'Taken away' }), chips);
  /** @param {string} term */
  const chip = term =>
    el(
      'button.hd-chip.hd-minus-chip',
      {
        type: 'button',
        'aria-label': `Taken away: ${term}. Give it back`,
        onclick: () => give(without(store.state.ask.text, term)),
      },
      el('s', { text: term }),
      icon('close', 16),
    );
  store.on('answer', ({ query }) => {
    const terms = query.minus ?? [];
    patch(chips, terms, { key: term => term, create: chip, update: () => {} });
    place.title = terms.length ? `Taken away from the query with weight ${query.away}` : '';
    show(place, terms.length > 0);
  });
}
