// The control that lets the browser ask for pictures at their addresses, and what stands in for those that do not come. Off
// until a person says so. Knows the page's images by their addresses, whichever part they stand in.
import { isElsewhere, kept, thumb } from '../core/api.js';
import { el, put } from '../core/dom.js';
import { allow, hostWords, isAllowed } from '../core/elsewhere.js';

/** @import { Store } from '../core/store.js' */

const OF = /\/thumb\/(\d+)\.webp(\?remote=1)?$/;

/** @param {unknown} of */
const standIn = of => {
  if (!(of instanceof HTMLImageElement) || !isElsewhere(of.src)) return false;
  of.src = kept(of.src);
  return true;
};

/**
 * A picture that does not come is what it was before: nothing else need know.
 * @param {Event} event
 */
function failed(event) {
  if (standIn(event.target)) event.stopImmediatePropagation();
}

/** All pictures of the page once more, as is allowed now. */
function again() {
  for (const img of document.images) {
    const id = OF.exec(img.src)?.[1];
    if (id == null) continue;
    img.removeAttribute('srcset');
    img.src = thumb(Number(id));
  }
}

/**
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountElsewhere(place, store) {
  const { collection } = store.info,
    { addresses } = collection;
  if (!addresses) return;
  const note = el('p.hd-elsewhere', { role: 'group', 'aria-label': 'Pictures from their addresses' });
  const words = el('span', { id: 'hd-elsewhere-words' }),
    turn = el('button.hd-btn.hd-btn-s', { type: 'button', 'aria-describedby': 'hd-elsewhere-words' });
  const draw = () => {
    const on = isAllowed(),
      hosts = hostWords(addresses);
    turn.textContent = on ? 'Show no pictures from there' : 'Show pictures from their addresses';
    words.textContent = on ? `Pictures come from ${hosts}.` : `${hosts} will see your visits.`;
  };
  turn.addEventListener('click', () => {
    allow(collection, !isAllowed());
    draw();
    again();
  });
  document.addEventListener('error', failed, true);
  draw();
  put(note, turn, words);
  place.prepend(note);
  for (const img of document.images) if (img.complete && !img.naturalWidth) standIn(img); // those that failed before
}
