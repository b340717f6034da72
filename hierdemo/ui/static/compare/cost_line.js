// The cost line: what this search compared, how long it took, what the flat search would have found. Opens Compare.
/** @import { Store } from '../core/store.js' */
/** @import { Answer } from '../core/types' */
/** @import { Piece } from './cost_words.js' */
import { el, put } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { marked } from '../widgets/term.js';
import { costWords } from './cost_words.js';

/** @param {Piece} piece */
const drawn = piece =>
  typeof piece === 'string' ? marked(piece, 'flat') : [el(piece.miss ? 'b.hd-miss' : 'b', {}, marked(piece.bold, 'flat'))];

/**
 * Returns {compare: the button that opens the comparison}.
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountCostLine(place, store) {
  const part = el('i'),
    bar = el('span.hd-cost-bar', { 'aria-hidden': 'true' }, part),
    text = el('p.hd-cost-text.hd-num', { 'aria-live': 'polite', text: 'Opening the collection\u2026' });
  const compare = el(
    'button.hd-link.hd-cost-open',
    { type: 'button', disabled: true, 'aria-expanded': 'false', 'aria-controls': 'hd-compare' }, // until its panel is there
    'Compare',
    icon('down', 16),
  );
  put(place, bar, text, compare, el('span.hd-busy', { 'aria-hidden': 'true' }));
  /** @param {Answer} answer */
  const say = answer => put(text, ...costWords(answer, store.info.collection.noun).map(drawn));
  store.on('answer', answer => {
    const { compared, total } = answer.cost;
    part.style.width = `${Math.min(100, (100 * compared) / total)}%`;
    place.classList.toggle('has-missed', answer.flat.missed.length > 0); // the simple view is silent on cost, not on loss
    say(answer);
    place.dataset.ready = String(store.rev);
  });
  store.on('timed', say);
  return { compare };
}
