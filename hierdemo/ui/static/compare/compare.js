// The compare panel: drill-down, HNSW and exact side by side for the question shown; loaded when it is opened.
// One of the three is way.js's, the curve over beam widths curve.js's.
/** @import { Store } from '../core/store.js' */
import { post } from '../core/api.js';
import { el, put, show } from '../core/dom.js';
import { pointAt } from '../core/point_at.js';
import { remember, wanted } from '../widgets/panels.js';
import { term } from '../widgets/term.js';
import { mountCurve } from './curve.js';
import { drawWay } from './way.js';

/** In its place, where files answer. */
const noGraph = () =>
  el(
    'article.hd-way.is-absent',
    {},
    el('h3', {}, term('hnsw', 'HNSW graph')),
    el('p', { text: 'Walks a graph that a copy without a server does not have: it needs hierdemo itself.' }),
  );

/**
 * @param {HTMLElement} place
 * @param {Store} store
 * @param {{button: HTMLElement}} more button: opens and closes it
 */
export function mountCompare(place, store, { button }) {
  const ways = el('div.hd-ways'),
    curvePlace = el('article.hd-way.hd-curve');
  put(place, ways, curvePlace);
  const curve = mountCurve(curvePlace, store);
  /** @type {AbortController | null} */
  let pending = null;
  let drawn = 0; // the answer that is drawn

  async function draw() {
    if (place.hidden || drawn === store.rev || !store.asked) return;
    pending?.abort();
    const mine = (pending = new AbortController()),
      rev = store.rev;
    place.setAttribute('aria-busy', 'true');
    if (!drawn) put(ways, el('p.hd-quiet', { text: 'Running the searches\u2026' }));
    try {
      const reply = await post('compare', store.asked, mine.signal);
      if (mine.signal.aborted) return;
      put(ways, reply.ways.map(way => drawWay(way, reply.ways, store)), store.info.copy && noGraph());
      drawn = rev;
      const own = reply.ways.find(way => way.mode === store.answer?.mode);
      if (own) store.time(rev, own.seconds);
      curve.draw(mine.signal);
    } catch (error) {
      if (mine.signal.aborted) return;
      put(ways, el('p.hd-quiet', { text: error instanceof Error ? error.message : String(error) }));
    }
    place.removeAttribute('aria-busy');
    place.dataset.ready = String(rev);
  }

  /** @param {boolean} open */
  function turn(open) {
    show(place, open);
    button.setAttribute('aria-expanded', String(open));
    draw();
  }
  const follow = () => turn(wanted('compare'));
  /** @type {HTMLButtonElement} */ (button).disabled = false;
  button.addEventListener('click', () => {
    const open = Boolean(place.hidden);
    remember('compare', open);
    turn(open);
  });
  pointAt(place, store);
  store.on('ready', follow);
  store.on('answer', draw);
  addEventListener('popstate', follow);
}
