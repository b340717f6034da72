// The bar at the foot of a page of one column: it leads to the page's parts and says which is in sight. It is docked, so that
// nothing lies under it but what goes on below, and hidden while one types. Knows the parts by their ids.
import { el, put } from '../core/dom.js';

/** @typedef {{text: string, part: string, tab?: string, first: string}} Way first: what a key's way leads to in the part */

/** @type {readonly Way[]} */
const WAYS = [
  { text: 'Path', part: 'hd-path', first: '.hd-card[tabindex="0"]' },
  { text: 'Results', part: 'hd-results', first: '.hd-hit-pic' },
  ...['Map', 'Tree', 'Collection'].map(text => {
    const tab = `hd-tab-${text.toLowerCase()}`;
    return { text, part: 'hd-side', tab, first: `#${tab}` };
  }),
];
const LINE = '-45% 0px -55% 0px'; // what crosses the middle of the window, or nearly, is in sight

const TYPED = '.hd-page :is(input:not([type=range], [type=radio], [type=checkbox], [type=file]), textarea, select)';
const TAP = 400; // ms: a press that ends the typing has met its button by then, at the place where that was pressed

/** @param {string} selector */
const find = selector => /** @type {HTMLElement | null} */ (document.querySelector(selector));

/**
 * @param {Way} way
 * @param {boolean} byKey the focus goes along
 */
function go({ part, tab, first }, byKey) {
  if (tab) find(`#${tab}`)?.click();
  find(`#${part}`)?.scrollIntoView();
  if (byKey) find(`#${part} ${first}`)?.focus({ preventScroll: true });
}

/** Marks the page while a field has the focus, and for as long after as a press on something else takes. */
function markTyping() {
  const { classList } = document.documentElement;
  let over = 0;
  /** @param {FocusEvent} event */
  const typed = ({ target }) => target instanceof Element && target.matches(TYPED);
  document.addEventListener('focusin', event => {
    if (!typed(event)) return;
    clearTimeout(over);
    classList.add('is-typing');
  });
  document.addEventListener('focusout', event => {
    if (typed(event)) over = setTimeout(() => classList.remove('is-typing'), TAP);
  });
}

/**
 * @param {HTMLElement} place
 */
export function mountJump(place) {
  markTyping();
  const buttons = WAYS.map(way =>
    el('button', { type: 'button', text: way.text, onclick: (/** @type {MouseEvent} */ { detail }) => go(way, !detail) }),
  );
  put(place, buttons);
  let here = '';
  /** A part's tabs share its place: the one that is chosen counts. @param {Way} way */
  const inSight = ({ part, tab }) => part === here && (!tab || find(`#${tab}`)?.getAttribute('aria-selected') === 'true');
  const mark = () =>
    buttons.forEach((button, i) => {
      if (inSight(WAYS[i])) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    });
  const eye = new IntersectionObserver(
    seen => {
      for (const { target, isIntersecting } of seen) if (isIntersecting) here = target.id; // between two parts it is still the last
      mark();
    },
    { rootMargin: LINE },
  );
  for (const { part } of WAYS) {
    const own = find(`#${part}`);
    if (own) eye.observe(own);
  }
  const side = find('#hd-side');
  if (side) new MutationObserver(mark).observe(side, { attributeFilter: ['class'] }); // it names the tab that is chosen
}
