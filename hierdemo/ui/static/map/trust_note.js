// The note over the map while a point's true neighbours are shown: the sentence, and what the lines and marks mean. Knows no map.

import { el, show, svg } from '../core/dom.js';

/** @param {Element[]} marks */
const sign = (...marks) => svg('svg', { width: 24, height: 12, viewBox: '-12 -6 24 12', 'aria-hidden': 'true' }, ...marks);
/** @param {string} name */
const line = name => svg('line', { class: `hd-near ${name}`, x1: -12, x2: 7 });
/** @param {string} name */
const dot = name => svg('circle', { class: `hd-near ${name}`, r: 4.5, cx: 7 });
const cross = () => svg('path', { class: 'hd-near is-false', d: 'M-4-4 4 4M4-4-4 4' });

/** The note, and what shows it with a sentence; '' takes it away. */
export function trustNote() {
  const text = el('p', { role: 'status' });
  const signs = el(
    'ul',
    {},
    el('li', {}, sign(line('is-both'), dot('is-both')), 'true, and near here'),
    el('li', {}, sign(line('is-far'), dot('is-far')), 'true, torn away here'),
    el('li', {}, sign(cross()), 'only near here'),
  );
  const note = el('div.hd-trust', { hidden: true }, text, signs);
  /** @param {string} sentence */
  const say = sentence => {
    text.textContent = sentence;
    show(note, !!sentence);
  };
  return { note, say };
}
