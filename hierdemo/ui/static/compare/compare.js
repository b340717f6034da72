// The compare panel: drill-down, HNSW and exact side by side for the question shown; loaded when it is opened.
// The curve over beam widths is curve.js.
import { post, thumb } from '../core/api.js';
import { mountCurve } from './curve.js';
import { el, put, show } from '../core/dom.js';
import { pointAt } from '../core/point_at.js';
import { remember, wanted } from '../widgets/panels.js';
import { count, list, score, time } from '../core/format.js';

const ABOUT = {
  hnsw: 'Walks a graph of neighbours.',
  exact: 'Scores every picture. The other two are judged by this one.',
};

const FEW = 20_000; // pictures below which comparing everything takes a millisecond or two, whatever one timing says

/** What the number of pictures says for comparing everything, where it does. */
function cheapExact(ways) {
  const n = ways.find(way => way.mode === 'exact')?.compared;
  return n && n < FEW ? ` At ${count(n)} pictures it takes no longer; what the tree saves is comparisons.` : '';
}

/** honest: what is added of the exact search. */
function verdict(way, honest) {
  const lost = way.ranks.filter(r => !r.found);
  if (way.mode === 'exact') return `${ABOUT.exact}${honest}`;
  const head = lost.length ? `${lost.length} missed.` : 'Nothing missed.';
  if (way.mode === 'hnsw')
    return `${head} ${ABOUT.hnsw}${lost.length ? ' No tree, so no level to blame.' : ''}${way.compared == null ? ' It does not count what it compares.' : way.estimate ? ' Compared is an estimate.' : ''}`;
  const at = level => lost.filter(r => r.lost_at_level === level).length;
  const levels = [...new Set(lost.map(r => r.lost_at_level))].filter(l => typeof l === 'number').sort();
  const forced = lost.some(r => r.lost_at_level === 'forced') ? ' Cut by the branch you took.' : '';
  return `${head}${levels.length ? ` Lost: ${list(levels.map(l => `${at(l)} at level ${l}`))}.` : ''}${forced}${lost.length ? '' : ' Scored branches first, then only the pictures of the branches kept.'}`;
}

const why = (rank, mode) =>
  mode === 'hnsw'
    ? ['not', 'found']
    : rank.lost_at_level === 'forced'
      ? ['branch', 'you took']
      : rank.lost_at_level == null
        ? ['not', 'found']
        : ['lost', `level ${rank.lost_at_level}`];

function cell(rank, place, mode, store) {
  const text = `Rank ${place}, score ${score(rank.score)}`;
  const open = { type: 'button', onclick: () => store.inspect(rank.id), 'data-item': rank.id };
  if (rank.found)
    return el(
      'li',
      {},
      el(
        'button',
        { ...open, 'aria-label': text, title: text },
        el('img', { src: thumb(rank.id), alt: '', width: 48, height: 48 }),
      ),
    );
  const [a, b] = why(rank, mode);
  return el(
    'li.is-lost',
    {},
    el(
      'button',
      { ...open, 'aria-label': `${text}: ${a} ${b}`, title: `${text}: ${a} ${b}` },
      el('img', { src: thumb(rank.id), alt: '', width: 48, height: 48 }),
      el('span', { text: typeof rank.lost_at_level === 'number' && mode !== 'hnsw' ? b : 'missed' }),
    ),
  );
}

function stat(name, value, unit) {
  return el('div', {}, el('dt', { text: name }), el('dd', {}, value, unit && el('small', { text: unit })));
}

function way(data, store, honest) {
  const [ms, unit] = time(data.seconds).split('\u00a0');
  const total = data.ranks.length;
  return el(
    'article.hd-way',
    {},
    el('h3', { text: data.title }),
    el('p', { text: verdict(data, honest) }),
    el(
      'dl.hd-stats',
      {},
      stat('found', count(data.found), ` of ${count(total)}`),
      stat('compared', data.compared == null ? '\u2013' : `${data.estimate ? '~' : ''}${count(data.compared)}`),
      stat('time', ms, ` ${unit}`),
    ),
    el(
      'ol.hd-ranks',
      {},
      data.ranks.map((rank, i) => cell(rank, i + 1, data.mode, store)),
    ),
  );
}

export function mountCompare(root, button, store) {
  const ways = el('div.hd-ways'),
    curve = el('article.hd-way.hd-curve');
  put(root, ways, curve);
  const drawCurve = mountCurve(curve, store);
  let pending = null,
    drawn = 0;

  async function draw() {
    if (root.hidden || drawn === store.rev || !store.asked) return;
    pending?.abort();
    const mine = (pending = new AbortController()),
      rev = store.rev;
    root.setAttribute('aria-busy', 'true');
    if (!drawn) put(ways, el('p.hd-quiet', { text: 'Running the three searches\u2026' }));
    try {
      const reply = await post('compare', store.asked, mine.signal);
      if (mine.signal.aborted) return;
      put(
        ways,
        reply.ways.map(w => way(w, store, cheapExact(reply.ways))),
      );
      drawn = rev;
      drawCurve(mine.signal);
    } catch (error) {
      if (mine.signal.aborted) return;
      put(ways, el('p.hd-quiet', { text: error.message }));
    }
    root.removeAttribute('aria-busy');
    root.dataset.ready = rev;
  }

  function turn(open) {
    show(root, open);
    button.setAttribute('aria-expanded', open);
    draw();
  }
  button.addEventListener('click', () => {
    remember('compare', root.hidden);
    turn(root.hidden);
  });
  const follow = () => turn(wanted('compare'));
  store.on('ready', follow);
  addEventListener('popstate', follow);
  pointAt(root, store);
  store.on('answer', draw);
}
