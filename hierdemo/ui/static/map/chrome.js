// The map's frame: the bar with the level switch and the tools, the key, and the line that says what is loading or went
// wrong. Knows titles of the tree; nothing of points.

import { el, put } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { mountKey } from './key.js';
import { mountLevels } from './levels.js';

/** @import { Tree } from '../core/types' */
/** @import { Store } from '../core/store.js' */
/** @import { Colouring } from './colouring.js' */

/**
 * @typedef {object} More
 * @property {Colouring} colouring
 * @property {HTMLElement} body what the map is drawn in
 * @property {HTMLElement} stage within it
 * @property {HTMLElement} tools further buttons for the bar
 * @property {(factor: number) => void} zoom 0: show the whole map
 * @property {() => void} again after a failure
 */

/**
 * @param {HTMLElement} place
 * @param {Store} store
 * @param {More} more
 */
export function mountChrome(place, store, { colouring, body, stage, tools, zoom, again }) {
  const seg = el('div.hd-seg', { role: 'radiogroup', 'aria-label': 'Level shown on the map' }),
    key = el('div.hd-map-key'),
    line = statusLine(again);
  body.append(line.box);
  place.setAttribute('aria-label', 'Map of the embeddings');
  put(place, el('div.hd-map-bar', {}, seg, el('div.hd-map-tools', {}, tools, zoomButtons(zoom))), body, key);
  const levels = mountLevels(seg, store),
    { show: showKey, missed, drawn, legend } = mountKey(key, store, colouring);

  /**
   * @param {Tree} tree
   * @param {number} level
   */
  function show(tree, level) {
    const map = tree.maps[level - 1];
    levels.show(tree, level);
    showKey(tree, map);
    stage.setAttribute(
      'aria-label',
      `Map of ${store.info?.collection.noun ?? 'items'}, ${map.title}: alike lie close together. Arrow keys pan, plus and minus zoom, 0 fits, Enter steps through the results.`,
    );
  }
  return { show, missed, drawn, legend, say: line.say };
}

/** @param {(factor: number) => void} zoom */
function zoomButtons(zoom) {
  const button = (/** @type {string} */ symbol, /** @type {string} */ text, /** @type {number} */ factor) => {
    const props = { type: 'button', 'aria-label': text, title: text, data: { zoom: factor } };
    return el('button.hd-icon', { ...props, onclick: () => zoom(factor) }, icon(symbol));
  };
  return [button('plus', 'Zoom in', 1.5), button('minus', 'Zoom out', 1 / 1.5), button('fit', 'Fit the map', 0)];
}

/**
 * One sentence over the map, '' for none; after an error it can be tried again.
 * @param {() => void} again
 */
function statusLine(again) {
  const status = el('p', { role: 'status' }),
    retry = el('button.hd-link', { type: 'button', text: 'Try again', onclick: () => again() });
  const box = el('div.hd-map-state', {}, status, retry);
  /** @param {string} text */
  const say = (text, error = false) => {
    status.textContent = text;
    box.hidden = !text;
    retry.hidden = !error;
    box.classList.toggle('hd-error', error);
  };
  say('');
  return { box, say };
}
