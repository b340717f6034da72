// The controls of the settings: a slider with its number, a choice of a few. Know nothing of searches.
import { el, later } from '../core/dom.js';
import { marked } from '../widgets/term.js';

const PAUSE = 200; // ms that a slider rests before it counts

/**
 * @param {string} label
 * @param {{id: string, max: number, about: string}} of
 * @param {(value: number) => unknown} pick
 */
export function knob(label, { id, max, about }, pick) {
  const output = el('output', { for: id });
  const input = el('input', { type: 'range', id, min: 1, max, step: 1 });
  const soon = later(() => pick(Number(input.value)), PAUSE);
  input.addEventListener('input', () => {
    output.textContent = input.value;
    soon();
  });
  return {
    node: el('div.hd-knob', {}, el('label', { for: id, text: label }), output, input, el('p', {}, marked(about, 'beam', 'ef'))),
    /** @param {number} value */
    set(value) {
      if (soon.waiting()) return; // never under the hand that moves it
      input.value = String(value);
      output.textContent = String(value);
    },
  };
}

/**
 * @param {string} label
 * @param {HTMLElement} group
 * @param {HTMLElement} [about]
 */
export const choice = (label, group, about) =>
  el('div.hd-knob', {}, el('span.hd-knob-name', { text: label }), el('span'), group, about);
