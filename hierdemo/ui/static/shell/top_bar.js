// The top bar: name, what is searched and by which model, link, keys, light or dark. Knows nothing of answers.
import { here, mine } from '../core/collection.js';
import { el, put } from '../core/dom.js';
import { isLocal, link as shared, LOCAL } from '../core/frame.js';
import { icon } from '../core/icons.js';
import { choose } from '../core/theme.js';
import { choose as chooseView, isSimple, onView } from '../core/view.js';
import { count, countOf } from '../core/format.js';
import { segments } from '../widgets/pop.js';
import { openKeys } from './keys.js';

/** @import { Store } from '../core/store.js' */
/** @import { View } from '../core/view.js' */

/** @type {readonly {id: View, title: string}[]} */
const VIEWS = [
  { id: 'simple', title: 'Simple' },
  { id: 'full', title: 'Full' },
];

const NO_PICTURE = 'A link cannot carry your picture: whoever opens it has to add the picture again.';

/** Whether this is a device whose own sheet sends a link on: a phone, that is. */
const canShare = () => typeof navigator.share === 'function' && matchMedia('(pointer: coarse)').matches;

/** @type {(name: string, label: string, onclick: () => unknown) => HTMLButtonElement} */
const button = (name, label, onclick) =>
  el('button.hd-icon', { type: 'button', 'aria-label': label, title: label, onclick }, icon(name));

/**
 * Returns {link: the button that copies a link}.
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountTopBar(place, store) {
  const summary = el('p.hd-summary');
  const link = canShare() ? button('share', 'Share this search', share) : button('link', 'Copy a link to this search', copy);
  const theme = button('moon', 'Light or dark', () => choose(store.state.theme === 'dark' ? 'light' : 'dark'));
  const said = el('span.hd-sr', { role: 'status' });
  put(
    place,
    el('h1', {}, el('a.hd-brand', { href: location.pathname }, icon('mark', 24), 'hierdemo')),
    el('div.hd-top-end', {}, summary, viewSwitch(), link, button('help', 'Help: tour, lessons, keys ( ? )', openKeys), theme, said),
  );

  const own = () => mine().some(one => one.id === here());
  /** In sight for a while, over the page: nothing moves for it. @param {string} text */
  function tell(text) {
    said.textContent = text;
    said.classList.remove('hd-sr');
    setTimeout(() => said.classList.add('hd-sr'), 6000);
  }
  async function copy() {
    if (store.state.ask.picture) return tell(NO_PICTURE);
    try {
      await navigator.clipboard.writeText(shared(store.info?.space));
      put(link, icon('check'));
      const only = own() ? 'It opens your collection in this browser only.' : isLocal() && LOCAL;
      tell(['Link copied.', only].filter(Boolean).join(' '));
    } catch {
      tell('The browser does not allow copying; take the address from its bar.');
    }
    setTimeout(() => put(link, icon('link')), 1600);
  }

  async function share() {
    if (store.state.ask.picture) return tell(NO_PICTURE);
    try {
      await navigator.share({ title: document.title, url: shared(store.info?.space) });
    } catch (error) {
      if (!(error instanceof Error && error.name === 'AbortError')) await copy(); // the person changed their mind
    }
  }

  const drawTheme = () => put(theme, icon(store.state.theme === 'dark' ? 'sun' : 'moon'));
  store.on('theme', drawTheme);
  drawTheme();
  function draw() {
    const { name, items, noun, model, model_id: id, skipped } = store.info.collection;
    summary.title = `Collection: ${name}${skipped ? `; ${count(skipped)} files were skipped` : ''}`;
    put(
      summary,
      el('span.hd-num', { text: countOf(items, noun) }),
      el('i.hd-dotsep'),
      el('span.hd-model', { text: model, title: id }),
    );
    place.dataset.ready = '1';
  }
  store.on('ready', draw);
  store.on('collection', draw);
  return { link };
}

/** The choice of the simple or the full view. */
function viewSwitch() {
  const { node, set } = segments('View', 'hd-view', VIEWS, chooseView);
  const mark = () => set(isSimple() ? 'simple' : 'full');
  onView(mark);
  mark();
  node.classList.add('hd-view');
  node.title = 'Simple: question, path, pictures, map. Full: costs, comparison and settings, too';
  return node;
}
