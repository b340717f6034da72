// The line of a collection that is being built for everyone who comes, from a data set: how far it is, then the way to it,
// or why there is none. Asks the server now and then; does not know how the page opens a collection (core/collection.js).
/** @import { Coming } from '../core/types' */
import { ApiError, get } from '../core/api.js';
import { address } from '../core/collection.js';
import { el, put, show } from '../core/dom.js';
import { countOf } from '../core/format.js';
import { icon } from '../core/icons.js';
import { progressOf } from './progress_words.js';

const EVERY = 2000; // ms between two questions

/** @param {string} name */
const quoted = name => `\u201c${name}\u201d`;

/**
 * What is said of it: a sentence, and how far the present step is. share: of that step, 0..1, null where it is not known.
 * @param {Coming} now
 * @param {string} shown what the page shows meanwhile
 */
export function comingWords(now, shown) {
  const name = quoted(now.name),
    still = { step: '', share: null };
  if (now.state === 'failed') return { text: `${name} could not be built: ${now.error ?? ''} The page goes on with ${quoted(shown)}.`, ...still };
  if (now.state === 'done') return { text: `${name} is built: ${countOf(now.items, 'pictures')}.`, ...still };
  const { title, share, numbers } = progressOf({ ...now, name: '' }, { planned: now.steps, uploaded: false });
  const step = [title.replace(/ \u2026$/, ''), numbers].filter(Boolean).join(' \u00b7 ');
  return { text: `${name} is being built; until it is ready the page shows ${quoted(shown)}.`, step, share };
}

/**
 * @param {HTMLElement} place
 * @param {string} shown the collection that the page shows
 */
export function mountComing(place, shown) {
  const text = el('p', { role: 'status' }),
    step = el('span.hd-quiet.hd-num'),
    open = el('a.hd-link', { text: 'Open it' }),
    part = el('i');
  const bar = el('div.hd-coll-bar', { 'aria-hidden': 'true' }, part);
  const shut = { type: 'button', 'aria-label': 'Close this line', title: 'Close this line', onclick: () => show(place, false) };
  const close = el('button.hd-icon.hd-icon-s', shut, icon('close', 16));
  put(place, text, step, open, close, bar);

  /** @param {Coming} now */
  function draw(now) {
    const { text: words, step: at, share } = comingWords(now, shown);
    if (text.textContent !== words) text.textContent = words; // said once
    step.textContent = at;
    place.dataset.state = now.state;
    show(open, now.state === 'done');
    open.href = address(null, false);
    show(bar, now.state === 'running');
    bar.classList.toggle('is-unknown', share === null);
    part.style.width = share === null ? '' : `${100 * share}%`;
    show(close, now.state !== 'running');
  }

  async function ask() {
    try {
      const now = await get('/collections/coming');
      draw(now);
      show(place, true);
      if (now.state !== 'running') return;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error; // no answer: asked again
      if (error.status) return show(place, false);
    }
    setTimeout(ask, EVERY);
  }
  ask();
}
