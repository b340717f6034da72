// Draws points and islands with Plotly's WebGL scatter, and nothing else: no axes, no hover, no dragging (the map has its
// own view and gestures). Knows colours and sizes; not the store, names or the query.

/// <reference path="./plotly.d.ts" />
import { ahead, at } from '../core/api.js';
import { coloursAt } from '../core/branch_colour.js';
import { rgb } from './colour.js';
import { tonesAt } from './colouring.js';

/** @import { Lch } from '../core/branch_colour.js' */
/** @import { Group, Island } from './types' */
/** @import { View } from './view.js' */

// Share of a point's own colour for passed over, kept, chosen. Mixed with the ground rather than made transparent, so that
// a crowd of passed-over points stays as faint as one.
const SHARE = { points: [0.42, 0.75, 1], behind: [0.26, 0.38, 0.5], painted: [0.14, 0.6, 1] };
const OFF = 0.3; // of lightness, from which on a colour stands off its ground by 3:1 or nearly
const CLEAR = 'rgba(0,0,0,0)';

/** Without WebGL it is 'scatter'. @type {PlotlyTrace['type'] | undefined} */
let kind;

/**
 * Plotly, from the page's own script or else loaded now, from this server. Rejects when it does not load in 20 s.
 * @returns {Promise<Plotly>}
 */
export function plotly() {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  return new Promise((resolve, reject) => {
    if (!document.querySelector('script[src*="plotly.min.js"]')) addScript(reject);
    const end = performance.now() + 20000;
    const look = () => {
      if (window.Plotly) resolve(window.Plotly);
      else if (performance.now() > end) reject(new Error('plotly.min.js did not load'));
      else setTimeout(look, 30);
    };
    look();
  });
}

/**
 * Has the browser fetch Plotly, but not run it: that takes long enough to hold up the first answer. Whether it came is
 * seen when it is run.
 */
export const fetchPlotly = () => ahead('/plotly.min.js');

/** @param {(error: Error) => void} fail */
function addScript(fail) {
  const script = Object.assign(document.createElement('script'), { src: at('/plotly.min.js') });
  script.addEventListener('error', () => {
    script.remove();
    fail(new Error('plotly.min.js did not load'));
  });
  document.head.append(script);
}

/** Plotly, once plotly() has it. */
const loaded = () => /** @type {Plotly} */ (window.Plotly);

/**
 * What is drawn: n of all points decides their size; behind: thumbnails lie over them.
 * tones: what the groups' hues are places in, where those are no branches'.
 * @typedef {{groups: Group[], grounds: Island[], view: View, n: number, behind: boolean, tones?: readonly string[]}} Drawn
 */

/**
 * @param {HTMLElement} plot
 * @param {Drawn} drawn
 */
export async function drawPoints(plot, drawn) {
  await loaded().react(plot, tracesOf(plot, drawn), layoutOf(drawn.view), {
    staticPlot: true,
    displayModeBar: false,
    plotGlPixelRatio: Math.min(2, devicePixelRatio || 1),
  });
}

/**
 * @param {HTMLElement} plot
 * @param {Drawn} drawn
 */
function tracesOf(plot, { groups, grounds, view, n, behind, tones }) {
  const style = getComputedStyle(plot),
    value = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  const colours = coloursAt(plot),
    surface = value('--hd-surface') || '#fff';
  /** A branch's colour, so much lighter, that part of it in the ground's.
   *  @type {(part: number, hue: number, lift?: number) => string} */
  const tint = (part, hue, lift = 0) => {
    const [l, c, h] = colours[hue];
    return rgb(`color-mix(in oklab, oklch(${(l + lift).toFixed(3)} ${c} ${h}) ${Math.round(100 * part)}%, ${surface})`);
  };
  const ink = value('--hd-ink'),
    ring = value('--hd-ring'),
    ground = Number(value('--hd-ground'));
  /** What is drawn around points of a colour that is nearly as light as the ground, or as dark.
   *  @type {(lch: Lch, part: number) => {width: number, color?: string}} */
  const ringOf = ([l, c, h], part) => {
    if (Math.abs(l - ground) >= OFF) return { width: 0 };
    const own = `color-mix(in oklab, oklch(${l} ${c} ${h}), ${ink} ${ring})`;
    return { width: 0.75, color: rgb(`color-mix(in oklab, ${own} ${Math.round(100 * part)}%, ${surface})`) };
  };
  const size = pointSize(view, n),
    share = behind ? SHARE.behind : SHARE.points;
  if (tones) {
    const css = tonesAt(plot, tones),
      own = behind ? SHARE.behind : SHARE.painted;
    return groups.map(g => trace(g, rgb(`color-mix(in oklab, ${css[g.hue]} ${Math.round(100 * own[g.rank])}%, ${surface})`), { size }));
  }
  return [
    ...grounds.map(g => trace(g, tint(0.11, g.hue), { size: groundSize(view) })),
    ...groups.map(g => trace(g, tint(share[g.rank], g.hue, g.lift), { size, line: ringOf(colours[g.hue], share[g.rank]) })),
  ];
}

/**
 * @param {Group | Island} points
 * @param {string} color
 * @param {{size: number, line?: PlotlyTrace['marker']['line']}} more
 * @returns {PlotlyTrace}
 */
const trace = ({ x, y }, color, more) => ({
  type: (kind ??= webgl() ? 'scattergl' : 'scatter'),
  mode: 'markers',
  x,
  y,
  hoverinfo: 'skip',
  showlegend: false,
  marker: { color, line: { width: 0 }, ...more },
});

/**
 * @param {View} view
 * @returns {PlotlyLayout}
 */
function layoutOf(view) {
  const axis = (/** @type {number[]} */ range) => ({ visible: false, fixedrange: true, autorange: false, range });
  return {
    width: view.w,
    height: view.h,
    margin: { l: 0, r: 0, t: 0, b: 0, pad: 0 },
    showlegend: false,
    hovermode: false,
    dragmode: false,
    paper_bgcolor: CLEAR,
    plot_bgcolor: CLEAR,
    xaxis: axis(view.rangeX()),
    yaxis: axis(view.rangeY()),
  };
}

/**
 * Follows a pan or zoom; sizes stay until the next drawPoints.
 * @param {HTMLElement} plot
 * @param {View} view
 */
export const movePoints = (plot, view) =>
  loaded().relayout(plot, { 'xaxis.range': view.rangeX(), 'yaxis.range': view.rangeY() });

/**
 * Diameter of a point in pixels.
 * @param {View} view
 * @param {number} n
 */
export function pointSize(view, n) {
  const base = Math.max(2, Math.min(3, view.w / 230)) * Math.max(0.5, Math.min(1.4, Math.sqrt(4000 / n)));
  return 2 * Math.min(7, base * Math.sqrt(view.k));
}

/** @param {View} view */
const groundSize = view => Math.min(90, Math.max(20, Math.min(28, view.w / 20)) * Math.max(1, view.k ** 0.8));

/** Whether the browser has it. */
function webgl() {
  const gl = document.createElement('canvas').getContext('webgl');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return !!gl;
}
