// Recall and cost over beam width, of the question shown (each point a true answer of the server at that beam) and of
// the collection's fixed questions (curve_fixed.js). A click on a beam sets it.
/** @import { Store } from '../core/store.js' */
/** @import { Answer, Ask, CurvePoint, FixedCurve } from '../core/types' */
import { post } from '../core/api.js';
import { el, put } from '../core/dom.js';
import { marked } from '../widgets/term.js';
import { beams, FRAME, reading, step } from './beam_axis.js';
import { curveChart, swatch } from './curve_chart.js';
import { fixedCurve, fixedPath } from './curve_fixed.js';

/**
 * What is drawn. shown: beams of the axis; used: the question's; hover: the one pointed at; known: the question's points.
 * @typedef {{shown: number[], used: number, hover: number | null, known: Map<number, CurvePoint>, fixed: FixedCurve | null}} Curve
 */

/**
 * Returns {draw(signal)}: asks the same question at several beams, one after the other, and draws both curves.
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountCurve(place, store) {
  const key = el('dl.hd-curve-key.hd-num'),
    about = el('p'),
    plot = el('div.hd-curve-plot');
  put(place, el('div', {}, el('h3', {}, marked('Over the beam width', 'beam')), about, key), el('div.hd-curve-box', {}, plot));
  /** @type {Curve} */
  const curve = { shown: [], used: 1, hover: null, known: new Map(), fixed: null };
  let asked = '', // the question that the known points are of, and
    measured = ''; // what the fixed ones are of

  const drawKey = () => {
    const told = explain(curve.fixed);
    if (about.textContent !== told) put(about, marked(told, 'flat', 'embedding')); // a term that is open stays
    put(key, keyRows(curve));
  };

  function drawPlot() {
    if (curve.shown.some(beam => !curve.known.has(beam))) return;
    const focused = plot.contains(document.activeElement) ? document.activeElement?.getAttribute('data-beam') : null;
    let picture = draw(curve);
    /** @param {number | null} beam */
    const point = beam => {
      curve.hover = beam;
      drawKey();
      const next = draw(curve);
      picture.replaceWith(next);
      picture = next;
    };
    put(plot, beamButtons(curve, { point, choose: beam => store.search({ beam }) }), picture);
    if (focused != null) focusBeam(plot, focused);
  }

  /** @type {(asked: Ask, answer: Answer, signal: AbortSignal) => Promise<void>} */
  async function drawMine(question, { snapshot }, signal) {
    /** @type {Ask} */
    const ask = { ...question, mode: 'drill-down' };
    const same = JSON.stringify({ ...ask, beam: 0, snapshot });
    if (same !== asked) curve.known = new Map();
    asked = same;
    [curve.used, curve.hover, curve.shown] = [ask.beam, null, beams(store.info.limits.beam, ask.beam)];
    drawKey();
    await measure(ask, curve, signal);
    drawKey();
    drawPlot();
  }

  /** @type {(path: `curve/${string}`, snapshot: string, signal: AbortSignal) => Promise<void>} */
  const drawFixed = (path, snapshot, signal) =>
    fixedCurve(path, snapshot, signal, told => {
      const drawn = curve.fixed?.state === 'measuring' && told.state === 'measuring';
      curve.fixed = told;
      drawKey();
      if (!drawn) drawPlot();
    });

  return {
    /** @param {AbortSignal} signal */
    async draw(signal) {
      const { asked: question, answer, info } = store;
      if (!question || !answer) return;
      const path = fixedPath(question, info.defaults.embedding);
      if (path !== measured) curve.fixed = null; // it goes with the tree that it was measured on
      measured = path;
      try {
        await Promise.all([drawMine(question, answer, signal), drawFixed(path, answer.snapshot, signal)]);
      } catch (error) {
        if (!signal.aborted) put(plot, el('p.hd-quiet', { text: error instanceof Error ? error.message : String(error) }));
      }
    },
  };
}

/** @param {Curve} curve */
const draw = ({ shown, known, fixed, hover, used }) =>
  curveChart(shown, shown.flatMap(beam => known.get(beam) ?? []), fixed?.state === 'ready' ? fixed.points : null, hover ?? used);

/**
 * Asks for the points that are not known yet, one after the other.
 * @param {Ask} ask
 * @param {Curve} curve
 * @param {AbortSignal} signal
 */
async function measure(ask, { shown, known }, signal) {
  for (const beam of shown) if (!known.has(beam)) known.set(beam, pointOf(beam, await post('answer', { ...ask, beam }, signal)));
}

/**
 * @param {HTMLElement} plot
 * @param {string} beam
 */
function focusBeam(plot, beam) {
  /** @type {HTMLElement | null} */
  const button = plot.querySelector(`[data-beam="${beam}"]`);
  button?.focus({ preventScroll: true });
}

/**
 * @param {number} beam
 * @param {Answer} answer
 * @returns {CurvePoint}
 */
const pointOf = (beam, { flat, flat_k, cost }) => ({
  beam,
  recall: flat_k ? flat.recall : 1,
  share: Math.min(1, cost.compared / cost.total),
});

/** @param {FixedCurve | null} fixed */
function explain(fixed) {
  if (fixed?.error) return fixed.error;
  const whose = fixed ? `Fixed questions: ${fixed.name}, their best ${fixed.k}.` : '';
  return `Share found of what the flat search finds, at the share of all vectors compared. ${whose}`;
}

/**
 * @param {FixedCurve | null} fixed
 * @param {number} beam
 */
function fixedReading(fixed, beam) {
  if (fixed?.state === 'ready') return reading(fixed.points.find(p => p.beam === beam));
  if (fixed?.state === 'failed') return 'not measured';
  return `measuring\u2026 ${fixed ? `${fixed.done} of ${fixed.of}` : ''}`;
}

/** @param {Curve} curve */
function keyRows({ used, hover, known, fixed }) {
  const beam = hover ?? used;
  /** @type {(name: string, told: string, isFixed: boolean) => HTMLElement} */
  const row = (name, told, isFixed) =>
    el('div', {}, el('dt', {}, swatch(isFixed), name), el('dd', { text: `beam ${beam}: ${told}` }));
  return [
    row('this query', reading(known.get(beam)), false),
    row(`${fixed?.n ?? ''} fixed questions`.trim(), fixedReading(fixed, beam), true),
  ];
}

/**
 * A button over each beam of the axis.
 * @param {Curve} curve
 * @param {{point: (beam: number | null) => void, choose: (beam: number) => void}} on
 */
function beamButtons({ shown, used, known, fixed }, on) {
  const n = shown.length,
    wide = step(n);
  /** @param {number} beam */
  const button = beam =>
    el('button', {
      type: 'button',
      'data-beam': beam,
      'aria-pressed': beam === used,
      'aria-label': `Beam ${beam}: this query ${reading(known.get(beam))}; fixed questions ${fixedReading(fixed, beam)}`,
      text: `${beam}`,
      onclick: () => on.choose(beam),
      onpointerenter: () => on.point(beam),
      onfocus: () => on.point(beam),
      onblur: () => on.point(null),
    });
  const vars = {
    '--left': `${(100 * (FRAME.left - wide / 2)) / FRAME.width}%`,
    '--width': `${(100 * n * wide) / FRAME.width}%`,
    '--n': n,
  };
  return el(
    'div.hd-curve-beams',
    { role: 'group', 'aria-label': 'Set the beam width', onpointerleave: () => on.point(null), vars },
    shown.map(button),
  );
}
