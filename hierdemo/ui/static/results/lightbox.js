// The lightbox: an item's original picture with all that is known of it.
// Opened by store.inspect(id) from any view. Knows the item route; left and right walk through the results.
import { get, image, thumb } from '../core/api.js';
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { dialog } from '../widgets/dialog.js';
import { foundVia, missedBy } from './found_via.js';
import { cap } from '../core/format.js';

const LEAST = 320, // pixels of the frame's longer side, however small the picture
  ENLARGED = 4, // a small picture is drawn at most so many times its own size, and no larger than the least frame
  BESIDE = 360, // arrows, text, and the space around
  NARROW = 768; // below it the picture takes the whole width and the text stands under it

/** How large to draw a picture of w x h pixels, and its frame: {w, h, frame: {w, h}} in a window of that size. */
function fitted(w, h, { innerWidth, innerHeight }) {
  const narrow = innerWidth < NARROW,
    most = { w: narrow ? innerWidth - 66 : Math.min(0.6 * innerWidth, innerWidth - BESIDE), h: (narrow ? 0.6 : 0.7) * innerHeight };
  const room = Math.min(most.w / w, most.h / h),
    scale = Math.min(room, Math.max(1, Math.min(ENLARGED, LEAST / Math.max(w, h)))),
    own = { w: w * scale, h: h * scale },
    more = Math.max(1, Math.min(LEAST / Math.max(own.w, own.h), most.w / own.w, most.h / own.h));
  return { ...own, frame: { w: own.w * more, h: own.h * more } };
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
  const frame = el('div.hd-box-frame', {}, picture);
  put(box.body, el('div.hd-box-pic', {}, previous, frame, next), text);
  const original = el('a.hd-btn.hd-btn-s', { target: '_blank', rel: 'noopener' }, icon('image', 16), 'Open the original');
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
  function size() {
    const { naturalWidth: w, naturalHeight: h } = picture;
    if (!w || !h) return;
    const drawn = fitted(w, h, window);
    const set = (node, { w, h }) => Object.assign(node.style, { width: `${Math.round(w)}px`, height: `${Math.round(h)}px` });
    set(picture, drawn);
    set(frame, drawn.frame);
  }
  picture.addEventListener('load', size);
  addEventListener('resize', () => box.node.open && size());
  picture.addEventListener('error', () => {
    if (!picture.src.includes('/image/')) return;
    picture.src = thumb(shown); // the original may be gone; the thumbnail is in the collection
    show(original, false);
  });

  async function open(id) {
    shown = id;
    const hit = results().find(r => r.id === id);
    show(previous, hit && hit.rank > 1);
    show(next, hit && hit.rank < results().length);
    picture.src = original.href = image(id);
    show(original, true);
    picture.alt = hit?.caption || hit?.title || 'Picture';
    if (hit) describe(hit);
    else put(text, el('p.hd-quiet', { text: 'Reading what is known of this picture\u2026' }));
    box.open();
    try {
      const item = await get(`item/${id}`);
      if (shown === id) describe(hit ? { ...item, title: hit.title, second: hit.second } : item); // as on its card
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
    picture.alt = item.caption || item.title;
    const facts = Object.entries(item.attributes ?? {}).map(([name, value]) => [cap(name), value]);
    if (item.taxonomy?.length) facts.unshift(['Taxonomy', item.taxonomy.join(' \u203a ')]);
    const why = foundVia(store, item.id);
    if (item.file) facts.push(['File', item.file]);
    put(
      text,
      el('h2', { text: (item.title === item.caption && item.second ? cap(item.title) : item.title) || 'Picture' }),
      item.second && el('p', { text: item.second }),
      item.caption && item.caption !== item.title && el('p', { text: cap(item.caption) }),
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
        original,
      ),
    );
  }

  store.on('inspect', open);
  box.node.addEventListener('close', () => {
    shown = null;
  });
}
