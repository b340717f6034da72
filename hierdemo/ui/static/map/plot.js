// Draws points and islands with Plotly's WebGL scatter, and nothing else: no axes, no hover, no dragging (the map has its
// own view and gestures). Knows colours and sizes; not the store, names or the query.

import { at } from '../core/api.js';

// Share of a point's own colour for passed over, kept, chosen. Mixed with the ground rather than made transparent, so that
// a crowd of passed-over points stays as faint as one.
const SHARE = { points: [0.42, 0.75, 1], behind: [0.26, 0.38, 0.5] };
const cache = new Map();
let kind; // 'scattergl', or 'scatter' where the browser has no WebGL

/** Plotly, from the page's own script or else loaded now, from this server. Rejects when it does not load in 20 s. */
export function plotly() {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  let script = document.querySelector('script[src*="plotly.min.js"]');
  return new Promise((resolve, reject) => {
    if (!script) {
      script = Object.assign(document.createElement('script'), { src: at('/plotly.min.js') });
      script.addEventListener('error', () => {
        script.remove();
        reject(new Error('plotly.min.js did not load'));
      });
      document.head.append(script);
    }
    const end = performance.now() + 20000,
      look = () => {
        if (window.Plotly) resolve(window.Plotly);
        else if (performance.now() > end) reject(new Error('plotly.min.js did not load'));
        else setTimeout(look, 30);
      };
    look();
  });
}

/** groups and grounds as map_points makes them; behind: thumbnails lie over the points. */
export async function drawPoints(plot, { groups, grounds, view, n, behind }) {
  const style = getComputedStyle(plot),
    value = name => style.getPropertyValue(name).trim();
  const l = parseFloat(value('--hd-pt-l')) || 0.62,
    c = parseFloat(value('--hd-pt-c')) || 0.145,
    surface = value('--hd-surface') || '#fff';
  const size = pointSize(view, n),
    share = behind ? SHARE.behind : SHARE.points;
  const tint = (part, lightness, hue) =>
    rgb(`color-mix(in oklab, oklch(${lightness.toFixed(3)} ${c} ${hue}) ${Math.round(100 * part)}%, ${surface})`);
  const trace = (x, y, color, more) => ({
    type: (kind ||= webgl()),
    mode: 'markers',
    x,
    y,
    hoverinfo: 'skip',
    showlegend: false,
    marker: { color, line: { width: 0 }, ...more },
  });
  const traces = [
    ...grounds.map(g => trace(g.x, g.y, tint(0.11, l, g.hue), { size: groundSize(view) })),
    ...groups.map(g => trace(g.x, g.y, tint(share[g.rank], l + g.lift, g.hue), { size, opacity: 0.9 })),
  ];
  const axis = range => ({ visible: false, fixedrange: true, autorange: false, range });
  const layout = {
    width: view.w,
    height: view.h,
    margin: { l: 0, r: 0, t: 0, b: 0, pad: 0 },
    showlegend: false,
    hovermode: false,
    dragmode: false,
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    xaxis: axis(view.rangeX()),
    yaxis: axis(view.rangeY()),
  };
  await window.Plotly.react(plot, traces, layout, {
    staticPlot: true,
    displayModeBar: false,
    plotGlPixelRatio: Math.min(2, devicePixelRatio || 1),
  });
}

/** Follows a pan or zoom; sizes stay until the next drawPoints. */
export const movePoints = (plot, view) =>
  window.Plotly.relayout(plot, { 'xaxis.range': view.rangeX(), 'yaxis.range': view.rangeY() });

/** Diameter of a point in pixels. */
export function pointSize(view, n) {
  const base = Math.max(2, Math.min(3, view.w / 230)) * Math.max(0.5, Math.min(1.4, Math.sqrt(4000 / n)));
  return 2 * Math.min(7, base * Math.sqrt(view.k));
}

const groundSize = view => Math.min(90, Math.max(20, Math.min(28, view.w / 20)) * Math.max(1, view.k ** 0.8));

/** Any CSS colour as "rgb(r, g, b)", which Plotly understands. */
export function rgb(css) {
  if (!cache.has(css)) {
    const paint = (cache.paint ||= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext(
      '2d',
      { willReadFrequently: true },
    ));
    paint.fillStyle = css;
    paint.fillRect(0, 0, 1, 1);
    cache.set(css, `rgb(${[...paint.getImageData(0, 0, 1, 1).data.slice(0, 3)].join(',')})`);
  }
  return cache.get(css);
}

function webgl() {
  const gl = document.createElement('canvas').getContext('webgl');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl ? 'scattergl' : 'scatter';
}
