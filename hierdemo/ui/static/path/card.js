// One card of a shelf: a node's pictures, name, score and size, and the word that marks it. Knows a node and a step.
import { thumb } from '../core/api.js';
import { el } from '../core/dom.js';
import { count, score } from '../core/format.js';
import { GUESS, guessed } from '../core/tree.js';
import { sharpen } from '../core/sharp.js';
import { cardMark } from './story.js';

/** @import { Card, Step, Tree, TreeNode } from '../core/types' */
/** @import { Verdict } from './story.js' */
/** @typedef {{bar: HTMLElement, score: HTMLElement, size: HTMLElement, n: number, said: HTMLElement, mark: HTMLElement | null}} Parts what changes with an answer */

/**
 * What a shelf's cards are drawn with; scale: a score's bar, 0..1; noun: what the items are called.
 * @typedef {{step: Step, decided: Verdict, scale: (score: number) => number, noun: string}} Look
 */

const BAR = 'Full is the best score of this level, empty the worst: lengths compare only within a level';

/** @type {WeakMap<Element, Parts>} */
const parts = new WeakMap();

/**
 * What a card's title says: its name, and that a guess is one.
 * @param {Pick<TreeNode, 'name' | 'source'>} node
 */
export const cardTitle = ({ name, source }) => (guessed(source) ? `${name}: ${GUESS}` : name);

/**
 * What a screen reader hears after a card's size.
 * @param {string} noun
 * @param {Card['state']} state
 * @param {string} [mark]
 */
export const cardSays = (noun, state, mark) =>
  ` ${noun}, ${state === 'passed' ? 'passed over' : state}${mark ? `, ${mark}` : ''}`;

/**
 * @param {Card} card
 * @param {Tree} tree
 */
export function makeCard({ node }, tree) {
  const of = tree.node(node),
    { reps, n, name, source } = of;
  /** @param {number} id */
  const picture = id => {
    const img = el('img', { loading: 'lazy', src: thumb(id), alt: '', width: 48, height: 48, decoding: 'async' });
    return reps.length < 4 ? sharpen(img, '120px') : img; // of four each is 57 pixels wide: sharp as it is
  };
  const own = { bar: el('i'), score: el('b'), size: el('span'), n, said: el('span.hd-sr.hd-said'), mark: null };
  const card = el(
    'button.hd-card',
    { type: 'button', 'data-node': node, title: cardTitle(of) },
    el(`span.hd-mosaic.of-${Math.min(4, reps.length)}`, {}, reps.slice(0, 4).map(picture)),
    el(`span.hd-card-name${guessed(source) ? '.is-guess' : ''}`, { text: name }),
    el('span.hd-bar', { title: BAR, 'aria-hidden': 'true' }, own.bar),
    el(
      'span.hd-card-num.hd-num',
      {},
      el('span.hd-sr', { text: ', score ' }),
      own.score,
      el('span.hd-sr', { text: ', ' }),
      own.size,
      own.said,
    ),
  );
  parts.set(card, own);
  return card;
}

/**
 * @param {HTMLElement} node that makeCard made
 * @param {Card} card
 * @param {Look} look
 */
export function drawCard(node, card, { step, decided, scale, noun }) {
  const own = parts.get(node);
  if (!own) throw new Error('drawCard: makeCard did not make this element');
  const mark = cardMark(card, step, decided);
  node.className = `hd-card is-${card.state}${node.classList.contains('is-hot') ? ' is-hot' : ''}`;
  node.tabIndex = card.node === step.node ? 0 : -1;
  node.setAttribute('aria-pressed', String(card.state === 'chosen'));
  own.said.textContent = cardSays(noun, card.state, mark?.says);
  own.mark?.remove();
  own.mark = mark && el(/** @type {'span.'} */ (`span.hd-card-mark.is-${mark.kind}`), { text: mark.text, 'aria-hidden': 'true' });
  if (own.mark) node.append(own.mark);
  own.bar.style.width = `${6 + 94 * scale(card.score)}%`;
  own.score.textContent = score(card.score);
  own.size.textContent = card.fits === undefined ? count(own.n) : `${count(card.fits)} of ${count(own.n)}`;
}
