// One of the three searches beside one another: what is said of it, its figures, its pictures and those it missed.
/** @import { Store } from '../core/store.js' */
/** @import { Way, WayRank } from '../core/types' */
import { thumb } from '../core/api.js';
import { el } from '../core/dom.js';
import { count, score, time } from '../core/format.js';
import { rove } from '../widgets/rove.js';
import { term } from '../widgets/term.js';
import { howTimed, verdict, whyLost } from './verdict.js';

/** @type {Record<Way['mode'], import('../widgets/term.js').Term>} */
const TERMS = { 'drill-down': 'drill', hnsw: 'hnsw', exact: 'flat' };

/**
 * @param {Way} way
 * @param {readonly Way[]} ways all that stand beside one another
 * @param {Store} store
 */
export function drawWay(way, ways, store) {
  const [ms, unit] = time(way.seconds).split('\u00a0');
  const pictures = way.ranks.map((rank, i) => opener(rank, i + 1, way.mode, store)),
    row = el('ol.hd-ranks', {}, pictures.map((picture, i) => el(way.ranks[i].found ? 'li' : 'li.is-lost', {}, picture)));
  rove(row, pictures);
  return el(
    'article.hd-way',
    {},
    el('h3', {}, term(TERMS[way.mode], way.title)),
    el('p', { text: verdict(way, ways) }),
    el(
      'dl.hd-stats',
      {},
      stat('found', count(way.found), ` of ${count(way.ranks.length)}`),
      stat('compared', count(way.compared)),
      stat('time', ms, ` ${unit}`, howTimed(way.rounds)),
    ),
    row,
  );
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string} [unit]
 * @param {string} [title]
 */
const stat = (name, value, unit, title) =>
  el('div', { title }, el('dt', {}, name === 'found' ? term('recall', name) : name), el('dd', {}, value, unit && el('small', { text: unit })));

/**
 * @param {WayRank} rank
 * @param {number} place
 * @param {string} mode
 * @param {Store} store
 */
function opener(rank, place, mode, store) {
  const lost = rank.found ? null : whyLost(rank, mode);
  const text = `Rank ${place}, score ${score(rank.score)}${lost ? `: ${lost.whole}` : ''}`;
  const open = { type: 'button', onclick: () => store.inspect(rank.id), 'data-item': rank.id, 'aria-label': text, title: text };
  const picture = el('img', { src: thumb(rank.id), alt: '', width: 48, height: 48 });
  return el('button', open, picture, lost && el('span', { text: lost.short }));
}
