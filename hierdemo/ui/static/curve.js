// Recall and cost over beam width for the question shown: each point is a true answer of the server at that beam.
import { post } from './api.js';
import { flatCount } from './cost_line.js';
import { el, put, svg } from './dom.js';

const W = 320,
  H = 172,
  LEFT = 34,
  RIGHT = 274,
  TOP = 16,
  BOTTOM = 132;

/** At most six beams from 1 to the limit, with the one in use among them. */
function beams(limit, used) {
  const wanted = [1, 2, 3, 4, 6, 8, 12, 16, 24].filter(b => b <= limit);
  const few = wanted.length > 6 ? wanted.filter((b, i) => i !== 2).slice(0, 6) : wanted;
  return [...new Set([...few, used])].sort((a, b) => a - b);
}

function chart(points, used) {
  const x = i => LEFT + (i * (RIGHT - LEFT)) / Math.max(1, points.length - 1),
    y = v => BOTTOM - v * (BOTTOM - TOP);
  const line = key => points.map((p, i) => `${i ? 'L' : 'M'}${x(i)} ${y(p[key])}`).join('');
  const text = (at, top, words, more = {}) => svg('text', { x: at, y: top, ...more, text: words });
  const at = points.findIndex(p => p.beam === used),
    last = points.at(-1);
  const grid = [0, 0.5, 1].flatMap(v => [
    svg('line', { class: 'hd-curve-grid', x1: LEFT, x2: RIGHT, y1: y(v), y2: y(v) }),
    text(LEFT - 8, y(v) + 4, `${v * 100}`, { 'text-anchor': 'end' }),
  ]);
  const ends =
    Math.abs(y(last.recall) - y(last.share)) < 14
      ? [y(last.recall) - 3, y(last.share) + 12]
      : [y(last.recall) + 4, y(last.share) + 4];
  return svg(
    'svg',
    {
      viewBox: `0 0 ${W} ${H}`,
      role: 'img',
      'aria-label': `Share found and share compared, by beam width: ${points.map(p => `beam ${p.beam}: ${Math.round(100 * p.recall)} % found, ${Math.round(100 * p.share)} % compared`).join('; ')}`,
    },
    ...grid,
    ...points.map((p, i) =>
      text(x(i), 152, p.beam, { 'text-anchor': 'middle', class: p.beam === used ? 'is-used' : '' }),
    ),
    text((LEFT + RIGHT) / 2, 170, 'beam width', { 'text-anchor': 'middle' }),
    at >= 0 && svg('line', { class: 'hd-curve-now', x1: x(at), x2: x(at), y1: TOP - 4, y2: BOTTOM + 6 }),
    svg('path', { class: 'hd-curve-cost', d: line('share') }),
    svg('path', { class: 'hd-curve-found', d: line('recall') }),
    ...points.flatMap((p, i) => [
      svg('circle', { class: 'hd-curve-cost', cx: x(i), cy: y(p.share), r: 2.5 }),
      svg('circle', { class: 'hd-curve-found', cx: x(i), cy: y(p.recall), r: p.beam === used ? 5 : 3 }),
    ]),
    text(RIGHT + 8, ends[0], 'found', { class: 'is-used' }),
    text(RIGHT + 8, ends[1], 'cost'),
  );
}

/** Returns draw(signal): asks the same question at several beams, one after the other, and draws the curve. */
export function mountCurve(root, store) {
  const about = el('p'),
    box = el('div.hd-curve-box');
  put(root, el('div', {}, el('h3', { text: 'Beam width, this query' }), about), box);
  return async signal => {
    const ask = { ...store.asked, mode: 'drill-down' },
      points = [];
    about.textContent = 'Share found, against share of all vectors compared.';
    try {
      for (const beam of beams(store.info.limits.beam, ask.beam)) {
        const answer = await post('answer', { ...ask, beam }, signal);
        points.push({
          beam,
          recall: flatCount(answer) ? answer.flat.recall : 1,
          share: Math.min(1, answer.cost.compared / answer.cost.total),
        });
      }
      put(box, chart(points, ask.beam));
    } catch (error) {
      if (!signal.aborted) put(box, el('p.hd-quiet', { text: error.message }));
    }
  };
}
