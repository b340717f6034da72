// "Copy as": what is on the page as a link, a call from Python, a curl line or a command line, each shown before it is
// copied. Knows the store's question; how it is written is texts.js's.
/** @import { Store } from '../core/store.js' */
/** @import { Way } from './texts.js' */
import { first, here, mine } from '../core/collection.js';
import { el, put } from '../core/dom.js';
import { isLocal, link, LOCAL } from '../core/frame.js';
import { icon } from '../core/icons.js';
import { segments } from '../widgets/pop.js';
import { ways } from './texts.js';

const CLIENT_LINK = 'A link cannot carry your picture: whoever opens it has to add the picture again.';

/**
 * Returns the button with its pop-over; it is to be placed.
 * @param {Store} store
 */
export function mountCopy(store) {
  const text = el('pre', { tabindex: 0, 'aria-label': 'What is copied' }),
    notes = el('p.hd-copy-notes'),
    said = el('span', { role: 'status' }),
    button = el('button.hd-btn.hd-btn-s', { type: 'button', onclick: copy }, 'Copy'),
    file = el('button.hd-link.hd-copy-file', { type: 'button', onclick: asFile }, icon('save', 16), 'As a file \u2026'),
    foot = el('div.hd-copy-foot', {}, file, said, button);
  const body = el('div.hd-pop-body.hd-copy-body'),
    summary = el('summary.hd-link', { title: 'This search as a link, from Python, with curl or on the command line' }, icon('code'), el('span', { text: 'Copy as \u2026' }));
  const place = el('details.hd-pop.hd-copy', { ontoggle: draw }, summary, body);
  /** @type {Way[]} */
  let all = [];
  let chosen = 'link';
  const kinds = segments('Copy as', 'hd-copy', store.info?.copy ? TITLES.slice(0, 1) : TITLES, id => {
    chosen = id;
    show();
  });
  put(body, !store.info?.copy && kinds.node, text, notes, foot); // of one kind there is nothing to choose

  function draw() {
    if (!place.open) return;
    all = waysOf(store);
    kinds.set(chosen);
    show();
  }
  function show() {
    const way = all.find(({ id }) => id === chosen);
    if (!way) return;
    place.dataset.shown = `${way.id}:${store.rev}`;
    text.hidden = button.hidden = way.text === null;
    text.textContent = way.text;
    notes.textContent = way.notes.join(' ');
    said.textContent = '';
  }
  /** What is shown itself, as a picture or data: take/ has it. */
  function asFile() {
    place.open = false;
    store.take(null);
  }
  async function copy() {
    try {
      await navigator.clipboard.writeText(text.textContent ?? '');
      said.textContent = 'Copied';
    } catch {
      getSelection()?.selectAllChildren(text);
      said.textContent = 'The browser does not allow copying: it is selected for you to copy';
    }
  }
  store.on('answer', draw);
  store.on('level', draw);
  return place;
}

const TITLES = [
  { id: 'link', title: 'Link' },
  { id: 'client', title: 'Python' },
  { id: 'curl', title: 'curl' },
  { id: 'command', title: 'Command line' },
];

/**
 * @param {Store} store
 * @returns {Way[]}
 */
function waysOf({ asked, info }) {
  if (!asked) return [];
  const id = here(),
    kept = mine().some(own => own.id === id);
  const notes = [asked.picture && CLIENT_LINK, kept && 'It opens your collection in this browser only.', isLocal() && LOCAL];
  const address = new URL('.', document.baseURI).href;
  return [
    { id: 'link', title: 'Link', text: link(info.space), notes: notes.filter(note => typeof note === 'string') },
    ...(info.copy ? [] : ways(asked, info.programs, { address, id: id === first() ? null : id, kept })), // no program reaches a copy
  ];
}
