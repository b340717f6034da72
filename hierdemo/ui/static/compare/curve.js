// Recall and cost over beam width, of the question shown (each point a true answer of the server at that beam) and of
// the collection's fixed questions (curve_fixed.js). A click on a beam sets it. Knows how both are drawn and read.
import { post } from '../core/api.js';
import { fixedCurve } from './curve_fixed.js';
import { el, put, svg } from '../core/dom.js';
import { percent } from '../core/format.js';

const W = 320,
  H = 176,
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

const step = n => (RIGHT - LEFT) / Math.max(1, n - 1);
const at = (points, beam) => points?.find(p => p.beam === beam);
const reading = point => (point ? `${point.recall.toFixed(2)} at ${percent(point.share)}` : '\u2013');

/** shown: the beams of the axis; mine, fixed: points [{beam, recall, share}], fixed null while there are none. */
function chart(shown, mine, fixed, now) {
  const x = beam => LEFT + shown.indexOf(beam) * step(shown.length),
    y = v => BOTTOM - v * (BOTTOM - TOP);
  const among = points => points.filter(p => shown.includes(p.beam));
  const line = (points, key) => among(points).map((p, i) => `${i ? 'L' : 'M'}${x(p.beam)} ${y(p[key])}`).join('');
  const text = (left, top, words, more = {}) => svg('text', { x: left, y: top, ...more, text: words });
  const last = mine.at(-1);
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
    { viewBox: `0 0 ${W} ${H}`, 'aria-hidden': 'true' },
    ...grid,
    text((LEFT + RIGHT) / 2, 172, 'beam width', { 'text-anchor': 'middle' }),
    svg('line', { class: 'hd-curve-now', x1: x(now), x2: x(now), y1: TOP - 4, y2: BOTTOM + 4 }),
    fixed && svg('path', { class: 'hd-curve-cost is-fixed', d: line(fixed, 'share') }),
    fixed && svg('path', { class: 'hd-curve-found is-fixed', d: line(fixed, 'recall') }),
    svg('path', { class: 'hd-curve-cost', d: line(mine, 'share') }),
    svg('path', { class: 'hd-curve-found', d: line(mine, 'recall') }),
    ...mine.flatMap(p => [
      svg('circle', { class: 'hd-curve-cost', cx: x(p.beam), cy: y(p.share), r: 2.5 }),
      svg('circle', { class: 'hd-curve-found', cx: x(p.beam), cy: y(p.recall), r: p.beam === now ? 5 : 3 }),
    ]),
    text(RIGHT + 8, ends[0], 'found', { class: 'is-used' }),
    text(RIGHT + 8, ends[1], 'cost'),
  );
}

const swatch = fixed =>
  svg(
    'svg',
    { viewBox: '0 0 20 8', 'aria-hidden': 'true' },
    svg('path', { class: `hd-curve-found${fixed ? ' is-fixed' : ''}`, d: 'M0 4H20' }),
  );

/** Returns draw(signal): asks the same question at several beams, one after the other, and draws both curves. */
export function mountCurve(root, store) {
  const key = el('dl.hd-curve-key.hd-num'),
    about = el('p'),
    plot = el('div.hd-curve-plot'),
    box = el('div.hd-curve-box', {}, plot);
  put(root, el('div', {}, el('h3', { text: 'Over the beam width' }), about, key), box);
  let shown = [],
    used = 1,
    hover = null,
    asked = '',
    known = new Map(), // this question's points, by beam
    fixed = null;

  const mine = () => shown.map(b => known.get(b)).filter(Boolean);
  const fixedReading = beam =>
    fixed?.state === 'ready'
      ? reading(at(fixed.points, beam))
      : fixed?.state === 'failed'
        ? 'not measured'
        : `measuring\u2026 ${fixed ? `${fixed.done} of ${fixed.of}` : ''}`;

  function drawKey() {
    const beam = hover ?? used;
    const row = (name, told, isFixed) =>
      el('div', {}, el('dt', {}, swatch(isFixed), name), el('dd', { text: `beam ${beam}: ${told}` }));
    about.textContent = fixed?.error
      ? fixed.error
      : 'Share found of what the flat search finds, at the share of all vectors compared. ' +
        (fixed ? `Fixed questions: ${fixed.name}, their best ${fixed.k}.` : '');
    put(
      key,
      row('this query', reading(known.get(beam)), false),
      row(`${fixed?.n ?? ''} fixed questions`.trim(), fixedReading(beam), true),
    );
  }

  function drawPlot() {
    if (mine().length < shown.length) return;
    const n = shown.length,
      focused = plot.contains(document.activeElement) ? Number(document.activeElement.dataset.beam) : null;
    const point = beam => () => {
      hover = beam;
      drawKey();
      picture.replaceWith((picture = draw()));
    };
    const draw = () =>
      chart(shown, mine(), fixed?.state === 'ready' ? fixed.points : null, hover ?? used);
    let picture = draw();
    const button = beam =>
      el('button', {
        type: 'button',
        'data-beam': beam,
        'aria-pressed': beam === used,
        'aria-label': `Beam ${beam}: this query ${reading(known.get(beam))}; fixed questions ${fixedReading(beam)}`,
        text: `${beam}`,
        onclick: () => store.search({ beam }),
        onpointerenter: point(beam),
        onfocus: point(beam),
        onblur: point(null),
      });
    const left = (LEFT - step(n) / 2) / W,
      width = (n * step(n)) / W;
    put(
      plot,
      el(
        'div.hd-curve-beams',
        {
          role: 'group',
          'aria-label': 'Set the beam width',
          onpointerleave: point(null),
          vars: { '--left': `${100 * left}%`, '--width': `${100 * width}%`, '--n': n },
        },
        shown.map(button),
      ),
      picture,
    );
    if (focused != null) plot.querySelector(`[data-beam="${focused}"]`)?.focus({ preventScroll: true });
  }

  async function drawMine(signal) {
    const ask = { ...store.asked, mode: 'drill-down' };
    const same = JSON.stringify({ ...ask, beam: 0, snapshot: store.answer.snapshot });
    if (same !== asked) known = new Map();
    [asked, used, hover] = [same, ask.beam, null];
    shown = beams(store.info.limits.beam, used);
    drawKey();
    for (const beam of shown) {
      if (known.has(beam)) continue;
      const answer = await post('answer', { ...ask, beam }, signal);
      const recall = answer.flat_k ? answer.flat.recall : 1;
      known.set(beam, { beam, recall, share: Math.min(1, answer.cost.compared / answer.cost.total) });
    }
    drawKey();
    drawPlot();
  }

  async function drawFixed(signal) {
    await fixedCurve(store, signal, told => {
      const drawn = fixed?.state === told.state && told.state === 'measuring';
      fixed = told;
      drawKey();
      if (!drawn) drawPlot();
    });
  }

  return async signal => {
    if (root.dataset.of !== store.asked.tree + store.asked.target + store.asked.embedding) fixed = null;
    root.dataset.of = store.asked.tree + store.asked.target + store.asked.embedding;
    try {
      await Promise.all([drawMine(signal), drawFixed(signal)]);
    } catch (error) {
      if (!signal.aborted) put(plot, el('p.hd-quiet', { text: error.message }));
    }
  };
}
