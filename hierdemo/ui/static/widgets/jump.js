// The small bar that leads to the parts of a page of one column. It steps aside while an open panel lies under it.
import { el, put } from '../core/dom.js';

const STRIP = 96; // pixels at the page's foot in which it stands

/**
 * Returns {watch(panels)}: what it steps aside for.
 * @param {HTMLElement} place
 */
export function mountJump(place) {
  /** @type {(id: string, text: string) => HTMLElement} */
  const to = (id, text) =>
    el('button', { type: 'button', text, onclick: () => document.getElementById(id)?.scrollIntoView() });
  put(place, to('hd-path', 'Path'), to('hd-results', 'Results'), to('hd-side', 'Map'));
  /** @type {Set<Element>} */
  const under = new Set();
  /** @type {IntersectionObserver | null} */
  let eye = null;
  /** @type {readonly Element[]} */
  let panels = [];
  function observe() {
    eye?.disconnect();
    under.clear();
    const next = (eye = new IntersectionObserver(
      seen => {
        for (const { target, isIntersecting } of seen) under[isIntersecting ? 'add' : 'delete'](target);
        place.classList.toggle('is-aside', under.size > 0);
      },
      { rootMargin: `${STRIP - innerHeight}px 0px 0px 0px` },
    ));
    panels.forEach(panel => next.observe(panel));
  }
  addEventListener('resize', observe);
  return {
    /** @param {readonly Element[]} some */
    watch(some) {
      panels = some;
      observe();
    },
  };
}
