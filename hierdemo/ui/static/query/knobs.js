// The controls of the settings: a slider with its number, a choice of a few. Know nothing of searches.
import { el, later } from '../core/dom.js';
import { marked } from '../widgets/term.js';

const PAUSE = 200; // ms that a slider rests before it counts

/**
 * @param {string} label
 * @param {{id: string, max: number, about: string, value?: (place: number) => number}} of value: what the slider's place
 *   stands for, where it is not the number itself
 * @param {(place: number) => unknown} pick
 */
export function knob(label, { id, max, about, value = at => at }, pick) {
  const output = el('output', { for: id });
  const input = el('input', { type: 'range', id, min: 1, max, step: 1 });
  const soon = later(() => pick(Number(input.value)), PAUSE);
  const tell = () => {
    const said = String(value(Number(input.value)));
    output.textContent = said;
    input.setAttribute('aria-valuetext', said);
  };
  input.addEventListener('input', () => {
    tell();
    soon();
  });
  return {
    node: el('div.hd-knob', {}, el('label', { for: id, text: label }), output, input, el('p', {}, marked(about, 'beam', 'ef'))),
    /**
     * @param {number} place
     * @param {number} [most]
     */
    set(place, most = max) {
      if (soon.waiting()) return; // never under the hand that moves it
      input.max = String(most);
      input.value = String(place);
      tell();
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
