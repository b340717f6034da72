// One side of two trees held side by side: its choice, its path level by level, its results, and its leaves that are
// least like the other tree's. Draws what it is given; asks nothing.
/** @import { Store } from '../core/store.js' */
/** @import { LeastAlike, Side, SideResult, SideStep } from '../core/types' */
import { thumb } from '../core/api.js';
import { branchColour } from '../core/branch_colour.js';
import { el } from '../core/dom.js';
import { count, plural, score } from '../core/format.js';
import { likeness, margin, quoted, WHERE, whole } from './words.js';

/**
 * How a side is drawn. at: its number; other: the other side's title; onPage: whether the page shows this tree; take:
 * makes it.
 * @typedef {{at: number, store: Store, chooser: HTMLElement, other: string, onPage: boolean, take: () => void}} Look
 */

/**
 * @param {Side} found
 * @param {Look} look
 */
export function drawSide(found, look) {
  const { at, store, chooser, other, onPage, take } = look;
  const here = onPage
    ? el('span.hd-quiet', { text: 'on the page' })
    : el('button.hd-link', { type: 'button', text: 'Show on the page', onclick: take });
  const agree = `Leaves overlap ${whole(found.agreement)} with the other tree, on average`;
  return sideOf(
    at,
    el(
      'header',
      {},
      el('div.hd-beside-pick', {}, chooser, here),
      el('p.hd-quiet.hd-num', { text: `${agree}; compared ${count(found.compared)} vectors.` }),
    ),
    el('ol.hd-beside-path', {}, found.steps.map(step => card(step, look, found.parts_at))),
    results(found.results, store),
    least(found.least, store, other),
  );
}

/**
 * What is left of a side that has no answer: its choice, so that another can be made.
 * @param {number} at
 * @param {HTMLElement} chooser
 */
export const drawChoiceAlone = (at, chooser) => sideOf(at, el('header', {}, chooser));

/**
 * @param {number} at
 * @param {...HTMLElement} parts
 */
const sideOf = (at, ...parts) =>
  el('article', { class: `hd-beside-side is-${WHERE[at]}`, 'aria-label': `Tree on the ${WHERE[at]}` }, ...parts);

/**
 * @param {readonly number[]} ids
 * @param {Store} store
 * @param {number} size
 */
function pictures(ids, store, size) {
  /** @param {number} id */
  const picture = id =>
    el(
      'button',
      { type: 'button', 'data-item': id, 'aria-label': 'Look at this picture', onclick: () => store.inspect(id) },
      el('img', { src: thumb(id), alt: '', width: size, height: size, loading: 'lazy' }),
    );
  return el('div.hd-beside-pics', {}, ids.map(picture));
}

/**
 * @param {SideStep} step
 * @param {Look} look
 * @param {number | null} partsAt
 */
function card(step, { store, other, onPage }, partsAt) {
  const { tag, text } = margin(step);
  return el(
    step.like && !step.like.on_path ? 'li.hd-beside-card.is-away' : 'li.hd-beside-card',
    { 'data-level': step.level, 'data-node': onPage ? step.node : null, vars: branchColour(step.hue) },
    partsAt === step.level && el('p.hd-beside-parts', {}, el('span.hd-tag', { text: 'the paths part here' })),
    el(
      'div.hd-beside-name',
      {},
      el('i.hd-dot', { 'aria-hidden': 'true' }),
      el('h4', { text: step.name, title: step.name }),
      el('span.hd-num', { text: score(step.score) }),
    ),
    pictures(step.reps, store, 56),
    el(
      'p.hd-beside-margin.hd-num',
      {},
      `Level ${step.level}, ${plural(step.n, 'picture')}; `,
      tag && el('span.hd-tag', { text: tag }),
      tag ? ` ${text}` : text,
    ),
    counterpart(step, other),
  );
}

/**
 * How like the branch is to its counterpart.
 * @param {SideStep} step
 * @param {string} other
 */
function counterpart({ like, beside }, other) {
  if (!like) return el('p.hd-beside-like', { text: 'The other tree has no branches.' });
  return el(
    like.on_path ? 'p.hd-beside-like' : 'p.hd-beside-like.is-away',
    { title: `${other}: ${like.name}, ${plural(like.n, 'picture')}` },
    el('i.hd-beside-bar', { 'aria-hidden': 'true' }, el('i', { vars: { '--w': like.share } })),
    el('b.hd-num', { text: whole(like.share) }),
    likeness(like, beside),
  );
}

/**
 * @param {readonly SideResult[]} found
 * @param {Store} store
 */
function results(found, store) {
  const own = found.filter(r => r.shared).length;
  const title = found.length ? `${count(own)} of ${plural(found.length, 'result')} in both` : 'Nothing found';
  return el(
    'div.hd-beside-found',
    {},
    el('h4.hd-num', { text: title }),
    el('ol.hd-beside-results', {}, found.map((r, i) => result(r, i, store))),
  );
}

/**
 * @param {SideResult} found
 * @param {number} i
 * @param {Store} store
 */
function result({ id, score: own, shared }, i, store) {
  const text = `Rank ${i + 1}, score ${score(own)}, ${shared ? 'found by both' : 'only here'}`;
  return el(
    shared ? 'li.is-shared' : 'li',
    {},
    el(
      'button',
      { type: 'button', 'data-item': id, 'aria-label': text, title: text, onclick: () => store.inspect(id) },
      el('img', { src: thumb(id), alt: '', width: 56, height: 56, loading: 'lazy' }),
    ),
  );
}

/**
 * @param {readonly LeastAlike[]} nodes
 * @param {Store} store
 * @param {string} other
 */
function least(nodes, store, other) {
  if (!nodes.length) return el('p.hd-quiet', { text: 'Every leaf has its like in the other tree.' });
  const about = `Whatever the question: of all leaves here, these are least like any branch of the other tree (${other}).`;
  /** @param {LeastAlike} node */
  const leaf = ({ hue, reps, name, like }) =>
    el(
      'li',
      { vars: branchColour(hue) },
      pictures(reps, store, 40),
      el(
        'div',
        {},
        el('b', {}, el('i.hd-dot', { 'aria-hidden': 'true' }), ` ${name}`),
        el('p.hd-quiet.hd-num', { text: `${whole(like.share)} at best, with ${quoted(like.name)}` }),
      ),
    );
  return el(
    'details.hd-beside-least',
    {},
    el('summary', { text: 'Leaves that line up least' }),
    el('p.hd-quiet', { text: about }),
    el('ul', {}, nodes.map(leaf)),
  );
}
