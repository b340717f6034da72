// The line below the top bar: what this page is, with the tour and the lessons offered beside it. It stays until it is
// closed, and never comes back then. Knows neither the tour nor lessons: main.js gives both.
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { save, saved } from '../core/saved.js';

const CLOSED = 'hd-intro',
  TOURED = 'hd-tour';

export const ABOUT = 'Watch a picture search fall through a tree of groups, coarse to fine: what it finds, and what it passes over.';

/**
 * Returns {toured(): the tour is over and is not offered any more, lessons: where their button goes}.
 * @param {HTMLElement} place
 * @param {{tour: () => unknown}} more tour: starts it
 */
export function mountIntro(place, { tour }) {
  const offer = el('button.hd-link', { type: 'button', text: 'Take the tour', onclick: tour }),
    lessons = el('div.hd-intro-lessons');
  const close = el(
    'button.hd-icon.hd-icon-s',
    { type: 'button', 'aria-label': 'Close this line', title: 'Close this line', onclick: shut },
    icon('close', 16),
  );
  function shut() {
    save(CLOSED, '1');
    show(place, false);
  }
  put(place, el('p', { text: ABOUT }), offer, lessons, close);
  show(offer, !saved(TOURED));
  show(place, !saved(CLOSED));
  return {
    lessons,
    toured() {
      save(TOURED, '1');
      show(offer, false);
    },
  };
}
