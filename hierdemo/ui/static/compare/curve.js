// What is found at what is compared, over both dials: drill-down's beam and HNSW's ef. Of the question shown, each point a
// true answer of the server, and of the collection's fixed questions (curve_fixed.js). A click on a setting uses it.
/** @import { Store } from '../core/store.js' */
/** @import { Answer, Ask, CurvePoint } from '../core/types' */
/** @import { Setting } from './dials.js' */
/** @import { Curve } from './curve_dials.js' */
import { post } from '../core/api.js';
import { el, put } from '../core/dom.js';
import { marked } from '../widgets/term.js';
import { curveChart, swatch } from './curve_chart.js';
import { dialButtons, fixedReading } from './curve_dials.js';
import { fixedCurve, fixedPath } from './curve_fixed.js';
import { ABOUT, at, beams, efs, inUse, named, reading, WAYS } from './dials.js';
import { equalWords } from './equal_recall.js';

/** @param {HTMLElement} place */
function layout(place) {
  const parts = { about: el('p'), equal: el('p.hd-curve-equal'), key: el('table.hd-curve-key.hd-num'), plot: el('div.hd-curve-plot') };
  const { about, equal, key, plot } = parts; // the last to come stands last: what is pressed does not move
  put(place, el('div', {}, el('h3', { text: 'Found at what is compared' }), about, key), el('div.hd-curve-box', {}, plot, equal));
  return parts;
}

/**
 * Returns {draw(signal)}: asks the same question at several settings of both dials, and draws the curves.
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountCurve(place, store) {
  const parts = layout(place),
    { plot } = parts;
  /** @type {Curve} */
  const curve = { shown: { 'drill-down': [], hnsw: [] }, used: { 'drill-down': 1, hnsw: 1 }, way: null, hover: null, mine: [], fixed: null };
  let asked = '', // the question that the known points are of, and
    measured = ''; // what the fixed ones are of

  const drawKey = () => drawWords(parts, curve);

  function drawPlot() {
    if (!curve.mine.length) return;
    const focused = plot.contains(document.activeElement) ? document.activeElement?.getAttribute('aria-label') : null;
    let picture = draw(curve);
    /** @param {Setting | null} setting */
    const point = setting => {
      curve.hover = setting;
      drawKey();
      const next = draw(curve);
      picture.replaceWith(next);
      picture = next;
    };
    put(plot, picture, dialButtons(curve, { point, choose: ({ mode, dial }) => store.search({ mode, [ABOUT[mode].dial]: dial }) }));
    if (focused != null) focusOn(plot, focused);
  }

  /** @type {(asked: Ask, answer: Answer, signal: AbortSignal) => Promise<void>} */
  async function drawMine(ask, answer, signal) {
    const { snapshot, k, mode } = answer;
    const same = JSON.stringify({ ...ask, mode: '', beam: 0, ef: 0, snapshot });
    if (same !== asked) curve.mine = [];
    asked = same;
    const used = inUse(answer),
      { copy, limits } = store.info;
    Object.assign(curve, { used, hover: null, way: mode === 'exact' ? null : mode });
    curve.shown = { 'drill-down': beams(limits.beam, used['drill-down']), hnsw: copy ? [] : efs(limits.ef, used.hnsw, k) }; // a copy has no graph
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

/** @type {(parts: ReturnType<typeof layout>, curve: Curve) => void} */
function drawWords({ about, equal, key }, curve) {
  const told = explain(curve.fixed);
  if (about.textContent !== told) put(about, marked(told, 'flat', 'embedding')); // a term that is open stays
  equal.textContent = equalOf(curve);
  put(key, keyRows(curve));
}

/** The points of the fixed questions, none while there are none. @param {Curve} curve */
const fixedPoints = ({ fixed }) => (fixed?.state === 'ready' ? fixed.points : []);

/** The settings that are read: the one pointed at, else those in use. @param {Curve} curve @returns {Setting[]} */
const read = ({ hover, used }) => WAYS.map(mode => (hover?.mode === mode ? hover : { mode, dial: used[mode] }));

/** @param {Curve} curve */
const draw = curve => curveChart(curve.mine.filter(p => isShown(curve, p)), fixedPoints(curve), read(curve));

/** @type {(curve: Curve, point: CurvePoint) => boolean} */
const isShown = ({ shown }, { mode, dial }) => mode !== 'exact' && shown[mode].includes(dial);

/**
 * Asks for the points that are not known yet, all at once.
 * @param {Ask} ask
 * @param {Curve} curve
 * @param {AbortSignal} signal
 */
async function measure(ask, curve, signal) {
  const [few, wide] = WAYS.map(mode => curve.shown[mode].filter(dial => !at(curve.mine, { mode, dial })));
  if (!few.length && !wide.length) return;
  const { points } = await post('curve', { ...ask, beams: few, efs: wide }, signal);
  if (!signal.aborted) curve.mine = [...curve.mine, ...points];
}

/**
 * @param {HTMLElement} plot
 * @param {string} name
 */
function focusOn(plot, name) {
  const dial = name.split(':')[0];
  const button = [...plot.querySelectorAll('button')].find(b => b.getAttribute('aria-label')?.split(':')[0] === dial);
  button?.focus({ preventScroll: true });
}

/** @param {Curve['fixed']} fixed */
function explain(fixed) {
  if (fixed?.error) return fixed.error;
  const whose = fixed ? ` Fixed questions: ${fixed.name}, their best ${fixed.k}.` : ' Fixed questions:\u2026';
  return `Share found of what the flat search finds, at the share of all vectors compared.${whose}`;
}

/** Both ways at equal recall over the fixed questions. @param {Curve} curve */
function equalOf(curve) {
  const { hover, way, used } = curve;
  const mode = hover?.mode ?? way ?? 'drill-down';
  return equalWords(fixedPoints(curve), hover ?? { mode, dial: used[mode] });
}

/** @type {(text: string, isFixed: boolean) => HTMLElement} */
const column = (text, isFixed) => el('th', { scope: 'col' }, swatch('any', isFixed), text);

/** @param {Curve} curve */
function keyRows(curve) {
  const { mine, fixed } = curve;
  const head = el('thead', {}, el('tr', {}, el('td'), column('this query', false), column(`${fixed?.n ?? ''} fixed`.trim(), true)));
  /** @param {Setting} setting */
  const row = setting =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, swatch(setting.mode, false), `${ABOUT[setting.mode].title}, ${named(setting)}`),
      el('td', { text: reading(at(mine, setting)) }),
      el('td', { text: fixedReading(fixed, setting) }),
    );
  return [head, el('tbody', {}, read(curve).map(row))];
}
