// One calm amber line under the cost line, in sight however far the page is scrolled (.hd-under sticks): the
// answer's warnings, or why the last question could not be answered; and a way out where a tree by kind is the wrong
// guide: a query that names nothing but a colour, a material or the like.
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { own } from '../core/own.js';

/** @import { Store } from '../core/store.js' */

/**
 * The attribute that is all that the words name, where the drill-down missed pictures for it; or null.
 * @param {Store} store
 */
function attributeAlone({ answer, asked, info }) {
  const missed = answer?.flat.missed.length,
    words = asked?.text?.trim().toLowerCase();
  if (!missed || !words || !asked || asked.picture || asked.like != null || asked.forced.length) return null;
  for (const { name, values } of info.attributes)
    for (const { value } of values)
      if (value.toLowerCase() === words && !own(asked.where, name)) return { name, value };
  return null;
}

/**
 * What the page still answers, where the last question could not be: words and answer must not seem to belong together.
 * @param {Store} store
 */
function standing({ answer, asked, info, state: { ask } }) {
  if (!answer || !asked || (ask.text === asked.text && ask.like === asked.like && ask.picture === asked.picture)) return [];
  const example = info.examples.find(e => e.name && e.like === asked.like && !asked.picture),
    was = asked.text?.trim() || (example && `like this ${example.name}`);
  return [was ? `Below still stands the answer to \u201c${was}\u201d.` : 'Below still stands the answer to the picture before.'];
}

/**
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountNotice(place, store) {
  place.setAttribute('role', 'status');
  const text = el('p'),
    act = el('button.hd-link', { type: 'button' });
  const close = el(
    'button.hd-icon.hd-icon-s',
    {
      type: 'button',
      'aria-label': 'Take this note away',
      onclick: () => {
        show(place, false);
        store.dismiss();
      },
    },
    icon('close', 16),
  );
  put(place, icon('note', 16), text, act, close);
  show(place, false);
  function draw() {
    const words = store.error ? [store.error, ...standing(store)] : [...(store.answer?.warnings ?? [])],
      alone = store.error ? null : attributeAlone(store);
    if (alone) {
      const { name, value } = alone;
      act.textContent = `Show only ${name} ${value}`;
      act.onclick = () => store.setFilter(name, value);
    }
    show(act, Boolean(alone));
    text.textContent = words.join(' ');
    place.classList.toggle('is-error', Boolean(store.error));
    show(place, words.length > 0);
  }
  store.on('error', draw);
  store.on('answer', draw);
}
