// What the map is drawn in, back to front: Plotly's points, the canvas over them, pictures, the marks. Draws nothing.

import { el, svg } from '../core/dom.js';

/** @import { Layers } from './types' */

/** @returns {Layers} */
export function makeLayers() {
  const plot = el('div.hd-map-plot'),
    canvas = /** @type {HTMLCanvasElement} */ (el('canvas')),
    pictures = el('div.hd-map-thumbs');
  const sheet = /** @type {SVGSVGElement} */ (svg('svg', { class: 'hd-map-marks', 'aria-hidden': 'true' }));
  const named = { tabindex: 0, role: 'application', 'aria-label': 'Map' };
  const stage = el('div.hd-map-stage', named, plot, canvas, pictures, sheet);
  return { body: el('div.hd-map-body', {}, stage), stage, plot, canvas, pictures, sheet };
}
