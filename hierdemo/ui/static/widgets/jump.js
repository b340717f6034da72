// The bar at the foot of a page of one column: it leads to the page's parts and says which is in sight. It is docked, so that
// nothing lies under it but what goes on below; jump.css hides it while one types. Knows the parts by their ids.
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

/**
 * @param {HTMLElement} place
 */
export function mountJump(place) {
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
      for (const { target, isIntersecting } of seen) {
        if (isIntersecting) here = target.id;
        else if (here === target.id) here = '';
      }
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
