// The small bar that leads to the parts of a page of one column. It steps aside while an open panel lies under it.
import { el } from '../core/dom.js';

const STRIP = 96; // pixels at the page's foot in which it stands

/** Returns {bar, watch(panels)}: what it steps aside for. */
export function mountJump() {
  const to = (id, text) =>
    el('button', { type: 'button', text, onclick: () => document.getElementById(id)?.scrollIntoView() });
  const bar = el(
    'nav.hd-jump',
    { 'aria-label': 'On this page' },
    to('hd-path', 'Path'),
    to('hd-results', 'Results'),
    to('hd-side', 'Map'),
  );
  const under = new Set();
  let eye = null,
    panels = [];
  function observe() {
    eye?.disconnect();
    under.clear();
    eye = new IntersectionObserver(
      seen => {
        for (const { target, isIntersecting } of seen) under[isIntersecting ? 'add' : 'delete'](target);
        bar.classList.toggle('is-aside', under.size > 0);
      },
      { rootMargin: `${STRIP - innerHeight}px 0px 0px 0px` },
    );
    panels.forEach(panel => eye.observe(panel));
  }
  addEventListener('resize', observe);
  return {
    bar,
    watch(some) {
      panels = some;
      observe();
    },
  };
}
