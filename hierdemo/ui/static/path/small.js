// Smaller cards: the button, and the choice that this browser keeps.
import { el } from '../core/dom.js';
import { icon } from '../core/icons.js';

const KEPT = 'hd-small';

/**
 * The button; `changed` is called after a choice.
 * @param {HTMLElement} place carries the class is-small
 * @param {() => void} changed
 */
export function smallButton(place, changed) {
  /** @param {boolean} yes */
  const set = yes => {
    place.classList.toggle('is-small', yes);
    button.setAttribute('aria-pressed', String(yes));
  };
  const choose = () => {
    const yes = !place.classList.contains('is-small');
    set(yes);
    keep(yes);
    changed();
  };
  const button = el(
    'button.hd-icon.hd-small-toggle',
    { type: 'button', 'aria-pressed': 'false', 'aria-label': 'Smaller cards', title: 'Smaller cards', onclick: choose },
    icon('rows'),
  );
  if (kept()) set(true);
  return button;
}

/** @param {boolean} yes */
function keep(yes) {
  try {
    localStorage.setItem(KEPT, yes ? '1' : '');
  } catch {
    /* kept for this page only */
  }
}

function kept() {
  try {
    return Boolean(localStorage.getItem(KEPT));
  } catch {
    return false; // no storage
  }
}
