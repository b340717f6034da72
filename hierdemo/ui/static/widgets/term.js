// A word that says what it means: a button in a sentence. The small text that it opens is glossary/'s, which listens for
// such buttons in the whole page.
import { el } from '../core/dom.js';
import { pieces } from '../core/terms.js';

/** @typedef {import('../core/terms.js').Term} Term */

/**
 * @param {Term} id
 * @param {string} text
 */
export const term = (id, text) =>
  el('button.hd-term', { type: 'button', data: { term: id }, 'aria-expanded': 'false', text });

/**
 * A text with its terms as buttons, to be put into an element.
 * @param {string} text
 * @param {...Term} ids
 */
export const marked = (text, ...ids) => pieces(text, ids).map(part => (part.term ? term(part.term, part.text) : part.text));
