// The drawing of a build as it goes on: the step, how far it is, the steps before and after, and Cancel.
/** @import { BuildStep } from '../core/types' */
/** @import { progressOf } from './progress_words.js' */
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';

/**
 * @param {HTMLElement} place
 * @param {() => void} cancelled
 */
export function progressView(place, cancelled) {
  const title = el('p.hd-coll-now', { role: 'status' }),
    part = el('i');
  const bar = el('div.hd-coll-bar', { role: 'progressbar', 'aria-label': 'The present step', 'aria-valuemin': 0, 'aria-valuemax': 100 }, part);
  const numbers = el('p.hd-quiet.hd-num'),
    steps = el('ol.hd-coll-steps');
  const cancel = el('button.hd-btn.hd-btn-s', { type: 'button', text: 'Cancel', onclick: cancelled });
  put(place, title, bar, numbers, steps, cancel);
  show(place, false);

  return {
    /**
     * @param {string} step
     * @param {ReturnType<typeof progressOf>} now
     */
    draw(step, now) {
      if (title.dataset.step !== step) {
        title.dataset.step = step; // said once
        title.textContent = now.title;
      }
      bar.classList.toggle('is-unknown', now.share === null);
      part.style.width = now.share === null ? '' : `${100 * now.share}%`;
      if (now.share === null) bar.removeAttribute('aria-valuenow');
      else bar.setAttribute('aria-valuenow', String(Math.round(100 * now.share)));
      numbers.textContent = now.numbers;
      put(steps, now.steps.map((own, i) => stepRow(own, i, now.at)));
      place.dataset.step = step;
    },
    begin() {
      show(place, true);
      cancel.disabled = false;
      if (!place.contains(document.activeElement)) cancel.focus({ preventScroll: true });
    },
    end: () => void show(place, false),
    /** While it is being cancelled. */
    still: () => void (cancel.disabled = true),
    /** @param {string} text in place of the numbers */
    tell: text => void (numbers.textContent = text),
  };
}

/**
 * @param {BuildStep} step
 * @param {number} i
 * @param {number} at the present step's place
 */
const stepRow = ({ title }, i, at) =>
  el(
    'li',
    { class: i < at ? 'is-done' : i === at ? 'is-now' : '', 'aria-current': i === at ? 'step' : null },
    i < at ? icon('check', 16) : el('i'),
    el('span', { text: title }),
  );
