// Dialogs: the shared frame, and the lightbox that shows an item's original picture with all that is known of it.
// Opened by store.inspect(id) from any view. Knows the item route; left and right walk through the results.
import { get, image, thumb } from './api.js';
import { el, put, show } from './dom.js';
import { icon } from './icons.js';
import { foundVia, missedBy } from './found_via.js';
import { cap } from './words.js';

const ENLARGED = 1.25, // a picture is shown at most so many times its own size
  LARGEST = 448; // pixels

/** A <dialog> with a close button: {node, body, open(), close()}. A click beside it closes it. */
export function dialog(label, name) {
  const body = el('div.hd-box-body');
  const close = el('button.hd-icon.hd-box-close', { type: 'button', 'aria-label': 'Close' }, icon('close'));
  const node = el(`dialog.hd-box.${name}`, { 'aria-label': label }, close, body);
  close.addEventListener('click', () => node.close());
  node.addEventListener('click', event => {
    if (event.target === node) node.close();
  });
  (document.querySelector('.hd-page') ?? document.body).append(node);
  return {
    node,
    body,
    open: () => {
      if (!node.open) node.showModal();
    },
    close: () => node.close(),
  };
}

export function mountLightbox(store) {
  const box = dialog('Picture', 'hd-box-item');
  const picture = el('img', { alt: '' });
  const text = el('div.hd-box-text');
  const previous = el(
    'button.hd-icon.hd-box-step',
    { type: 'button', 'aria-label': 'The result before', onclick: () => step(-1) },
    icon('left'),
  );
  const next = el(
    'button.hd-icon.hd-box-step.is-next',
    { type: 'button', 'aria-label': 'The result after', onclick: () => step(1) },
    icon('right'),
  );
  put(box.body, el('div.hd-box-pic', {}, picture, previous, next), text);
  let shown = null;

  const results = () => store.answer?.results ?? [];
  function step(by) {
    const at = results().findIndex(r => r.id === shown);
    const to = results()[at + by];
    if (at >= 0 && to) open(to.id);
  }
  box.node.addEventListener('keydown', event => {
    if (event.key === 'ArrowLeft') step(-1);
    if (event.key === 'ArrowRight') step(1);
  });
  // a small original stays small: enlarged further it would only look soft
  picture.addEventListener('load', () =>
    box.node.style.setProperty('--hd-pic', `${Math.min(LARGEST, Math.round(ENLARGED * Math.max(picture.naturalWidth, picture.naturalHeight)))}px`),
  );
  picture.addEventListener('error', () => {
    if (picture.src.includes('/image/')) picture.src = thumb(shown); // the original may be gone; the thumbnail is in the collection
  });

  async function open(id) {
    shown = id;
    const hit = results().find(r => r.id === id);
    show(previous, hit && hit.rank > 1);
    show(next, hit && hit.rank < results().length);
    picture.src = image(id);
    picture.alt = hit?.caption || hit?.name || 'Picture';
    if (hit) describe(hit);
    else put(text, el('p.hd-quiet', { text: 'Reading what is known of this picture\u2026' }));
    box.open();
    try {
      const item = await get(`item/${id}`);
      if (shown === id) describe(item);
    } catch (error) {
      if (shown === id && !hit) put(text, el('p.hd-quiet', { text: error.message }));
    }
  }

  const act = (symbol, words, then) =>
    el(
      'button.hd-btn.hd-btn-s',
      {
        type: 'button',
        onclick: () => {
          box.close();
          then();
        },
      },
      icon(symbol, 16),
      words,
    );

  function describe(item) {
    picture.alt = item.caption || item.name;
    const facts = Object.entries(item.attributes ?? {}).map(([name, value]) => [cap(name), value]);
    if (item.taxonomy?.length) facts.unshift(['Taxonomy', item.taxonomy.join(' \u203a ')]);
    const why = foundVia(store, item.id);
    if (item.file) facts.push(['File', item.file]);
    put(
      text,
      el('h2', { text: item.name || 'Picture' }),
      item.caption && item.caption !== item.name && el('p', { text: cap(item.caption) }),
      why && el(`p.hd-box-why.hd-num${missedBy(store.answer, item.id) ? '.is-missed' : ''}`, { text: why }),
      el(
        'dl.hd-facts',
        {},
        facts.flatMap(([name, value]) => [el('dt', { text: name }), el('dd.hd-num', { text: value })]),
      ),
      el(
        'div.hd-box-acts',
        {},
        act('similar', 'More like this', () => {
          store.search({ like: item.id, text: '', picture: null });
          scrollTo({ top: 0 });
        }),
        act('pin', 'Show on the map', () => store.locate(item.id)),
      ),
    );
  }

  store.on('inspect', open);
  box.node.addEventListener('close', () => {
    shown = null;
  });
}
