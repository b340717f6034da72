// One result: picture, name, score, and the attributes that filter. Knows a result and the page's store.
import { isElsewhere, thumb } from '../core/api.js';
import { el, put, show } from '../core/dom.js';
import { hostOf } from '../core/elsewhere.js';
import { score } from '../core/format.js';
import { icon } from '../core/icons.js';
import { own } from '../core/own.js';
import { sharpen } from '../core/sharp.js';
import { pileLabel, pileSays } from './piles.js';
import { attributesShown, hitName, measuresShown } from './result_words.js';

/** @import { Store } from '../core/store.js' */
/** @import { Result, Target } from '../core/types' */
/** @import { HitCell } from './result_words.js' */
/** @typedef {Record<'open' | 'pile' | 'similar' | 'move' | 'name' | 'score' | 'second' | 'attributes', HTMLElement>} Parts */

/** @type {WeakMap<Element, Parts>} */
const parts = new WeakMap();

/**
 * @param {Result} result
 * @param {Store} store
 * @param {() => void} spread opens and closes its pile
 */
export function makeHit({ id, unseen, caption, title, file }, store, spread) {
  const drawn = { loading: 'lazy', src: thumb(id), alt: '', width: 128, height: 128, decoding: 'async' };
  const picture = sharpen(el('img', drawn), 'auto, (max-width: 767px) 30vw, 168px');
  for (const [event, gone] of /** @type {const} */ ([['error', true], ['load', false]]))
    picture.addEventListener(event, () => picture.parentElement?.classList.toggle('is-gone', gone));
  if (unseen) picture.addEventListener('load', () => hit.classList.toggle('is-words', !isElsewhere(picture.src)));
  const similar = () => {
    store.search({ like: id, text: '', picture: null });
    scrollTo({ top: 0 });
  };
  const made = {
    open: el('button.hd-hit-pic', { type: 'button', onclick: () => store.inspect(id) }, picture, unseen && wordsOf(caption || title)),
    pile: el('button.hd-pile.hd-num', { type: 'button', hidden: true, onclick: spread }),
    similar: el(
      'button.hd-more-like',
      { type: 'button', onclick: similar },
      icon('similar', 16),
      el('span', { text: 'More like this' }),
    ),
    move: el(
      'button.hd-hit-move',
      { type: 'button', title: 'Move to \u2026', hidden: !store.info.editable, onclick: () => store.move([id]) },
      icon('file', 16),
    ),
    name: el('span'),
    score: el('span.hd-num'),
    second: el('p.hd-hit-second'),
    attributes: el('div.hd-attrs'),
  };
  const where = unseen && el('span.hd-hit-where', { text: hostOf(file) || file, title: file });
  const name = el('p.hd-hit-name', {}, made.name, where, made.score);
  const tag = /** @type {'li.'} */ (`li.hd-hit${unseen ? '.is-words' : ''}`);
  const hit = el(tag, { 'data-item': id }, made.open, made.pile, made.similar, made.move, name, made.second, made.attributes);
  parts.set(hit, made);
  return hit;
}

/** In the place of a picture that is not here, what was written about it. @param {string} text */
const wordsOf = text => el('span.hd-hit-words', {}, el('span', { text }));

/**
 * @param {HTMLElement} node that makeHit made
 * @param {HitCell} cell
 * @param {Store} store
 * @param {Target} target what was searched
 */
export function drawHit(node, { result, weak, pile, under }, store, target) {
  const made = parts.get(node);
  if (!made) throw new Error('drawHit: makeHit did not make this element');
  const name = hitName(result, target);
  node.classList.toggle('is-weak', weak);
  node.classList.toggle('is-pile', Boolean(pile && !pile.open));
  node.classList.toggle('is-under', Boolean(under || pile?.open));
  show(made.pile, pile);
  if (pile) {
    made.pile.textContent = pileSays(pile);
    made.pile.setAttribute('aria-expanded', String(pile.open));
    made.pile.setAttribute('aria-label', pileLabel(pile, name));
    made.pile.title = pile.open ? 'Put them on one pile again' : pileLabel(pile, name);
  }
  made.open.setAttribute('aria-label', `Open ${name}, rank ${result.rank}, score ${score(result.score)}`);
  made.similar.setAttribute('aria-label', `More like this: ${name}`);
  made.move.setAttribute('aria-label', `Move ${name} to another branch`);
  made.name.textContent = made.name.title = name;
  made.score.textContent = score(result.score);
  made.second.textContent = made.second.title = result.second;
  show(made.second, result.second && name === result.title);
  const values = result.attributes ?? {};
  const by = store.answer ? measuresShown(store.answer, store.info.quantities) : [];
  put(
    made.attributes,
    by.map(name => el('span.hd-by.hd-num', { title: name, text: own(values, name) ?? `no ${name}` })),
    attributesShown(store.info.attributes, values).filter(a => !by.includes(a)).map(a => attribute(a, own(values, a) ?? '', store)),
  );
}

/**
 * @param {string} name
 * @param {string} value
 * @param {Store} store
 */
function attribute(name, value, store) {
  const on = own(store.state.ask.where, name) === value;
  return el('button', {
    type: 'button',
    'aria-pressed': on,
    'aria-label': `${on ? 'Remove the filter' : 'Only'} ${name} ${value}`,
    text: value,
    onclick: () => store.toggleFilter(name, value),
  });
}
