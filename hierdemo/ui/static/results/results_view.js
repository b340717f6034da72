// The results: pictures with name, score and attributes that filter; where relevance falls off; nothing found.
import { thumb } from '../core/api.js';
import { el, patch, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { mountNarrow } from './narrow.js';
import { pointAt } from '../core/point_at.js';
import { count, score } from '../core/format.js';

const BY = { pictures: '', captions: ', by their captions', both: ', by picture and caption' };
const DULL = new Set(['plain', 'none', 'unknown', '']);

function makeHit(result, store) {
  const { id } = result;
  const picture = el('img', { src: thumb(id), alt: '', width: 128, height: 128, decoding: 'async' });
  picture.addEventListener('error', () => picture.parentNode?.classList.add('is-gone'));
  return el(
    'li.hd-hit',
    { 'data-item': id },
    el('button.hd-hit-pic', { type: 'button', onclick: () => store.inspect(id) }, picture),
    el(
      'button.hd-more-like',
      {
        type: 'button',
        onclick: () => {
          store.search({ like: id, text: '', picture: null });
          scrollTo({ top: 0 });
        },
      },
      icon('similar', 16),
      el('span', { text: 'More like this' }),
    ),
    el('p.hd-hit-name', {}, el('span'), el('span.hd-num')),
    el('p.hd-hit-second'),
    el('div.hd-attrs'),
  );
}

function drawHit(node, { result, weak }, store) {
  const named = store.answer.target === 'pictures' ? result.title : result.caption; // by what it was found
  const name = named || result.title || result.caption || `picture ${result.id}`;
  node.classList.toggle('is-weak', weak);
  node
    .querySelector('.hd-hit-pic')
    .setAttribute('aria-label', `Open ${name}, rank ${result.rank}, score ${score(result.score)}`);
  node.querySelector('.hd-more-like').setAttribute('aria-label', `More like this: ${name}`);
  const [label, value] = node.querySelector('.hd-hit-name').children;
  label.textContent = label.title = name;
  value.textContent = score(result.score);
  const second = node.querySelector('.hd-hit-second');
  second.textContent = second.title = result.second;
  show(second, result.second && name === result.title);
  const names = store.info.attributes.map(a => a.name).filter(a => !DULL.has(result.attributes?.[a] ?? ''));
  put(
    node.querySelector('.hd-attrs'),
    names.slice(0, 2).map(a => {
      const v = result.attributes[a],
        on = store.state.ask.where[a] === v;
      return el('button', {
        type: 'button',
        'aria-pressed': on,
        'aria-label': `${on ? 'Remove the filter' : 'Only'} ${a} ${v}`,
        text: v,
        onclick: () => store.toggleFilter(a, v),
      });
    }),
  );
}

export function mountResults(root, store) {
  const rail = el('div.hd-rail'),
    grid = el('ol.hd-grid'),
    empty = el('div.hd-empty', { hidden: true });
  const narrow = el('div.hd-narrows', { hidden: true, role: 'group', 'aria-label': 'Narrow the results' });
  put(root, rail, el('div', {}, narrow, grid, empty));
  mountNarrow(narrow, store);

  function draw(answer) {
    const { results, falloff } = answer;
    const cells = results.map((result, i) => ({ id: result.id, result, weak: falloff != null && i >= falloff }));
    if (falloff) cells.splice(falloff, 0, { id: 'falloff' });
    patch(grid, cells, {
      key: c => c.id,
      create: c =>
        c.result
          ? makeHit(c.result, store)
          : el('li.hd-falloff.hd-num', {}, el('b', { text: 'Relevance falls off here' }), el('span')),
      update: (node, c) => {
        if (c.result) drawHit(node, c, store);
        else
          node.lastChild.textContent = `${score(results[falloff - 1].score)} to ${score(results[falloff].score)}. What follows fits only in part.`;
      },
    });
    drawRail(answer);
    drawEmpty(answer);
    light();
    root.dataset.ready = store.rev;
  }

  function drawRail({ results, cost, falloff, mode, target }) {
    const { noun } = store.info.collection;
    const pool =
      mode === 'exact' || cost.items == null
        ? `all ${count(cost.total)} ${noun}`
        : `the ${count(cost.items)} ${noun} compared`;
    const range =
      results.length > 1 ? `No clear fall-off: ${score(results[0].score)} to ${score(results.at(-1).score)}.` : '';
    put(
      rail,
      el('h3', { text: 'Results' }),
      results.length > 0 && el('p.hd-num', { text: `best ${results.length} of ${pool}${BY[target]}` }),
      el('p.hd-note.hd-num', {
        text: falloff ? `Relevance falls off after ${falloff}.` : falloff === 0 ? 'None fits well.' : range,
      }),
    );
  }

  function drawEmpty({ results, steps, where }) {
    empty.hidden = results.length > 0;
    if (results.length) return;
    const filtered = Object.keys(where).length > 0,
      forced = steps.some(s => s.forced);
    const why = filtered
      ? 'Nothing in the kept branches passes these filters.'
      : 'Nothing was found in the kept branches.';
    const button = (text, onclick) => el('button.hd-btn.hd-btn-s', { type: 'button', onclick, text });
    put(
      empty,
      el('p', { text: `${why} ${filtered ? 'Take a filter off' : 'Try other words'}, or widen the beam.` }),
      el(
        'div.hd-empty-do',
        {},
        filtered && button('Take the filters off', () => store.search({ where: {} })),
        forced && button('Give up the branch taken', () => store.unforce(1)),
      ),
    );
  }

  function light() {
    const hover = store.state.hover;
    grid.classList.toggle('is-linking', hover?.item == null && hover?.node > 0);
    for (const node of grid.querySelectorAll('.hd-hit')) {
      const id = Number(node.dataset.item);
      const leaf = store.answer.results.find(r => r.id === id)?.leaf;
      node.classList.toggle(
        'is-hot',
        hover?.item != null
          ? hover.item === id
          : hover?.node != null && leaf != null && store.tree.path(leaf).includes(hover.node),
      );
    }
  }
  pointAt(grid, store);
  store.on('answer', draw);
  store.on('hover', light);
}
