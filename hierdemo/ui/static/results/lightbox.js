// The lightbox: an item's original picture with all that is known of it. Opened by store.inspect(id) from any view.
// Knows the item route; left and right walk through the results.
import { get, hasOriginal, image, thumb } from '../core/api.js';
import { el, put, show } from '../core/dom.js';
import { hostOf } from '../core/elsewhere.js';
import { cap, count } from '../core/format.js';
import { icon } from '../core/icons.js';
import { foundVia, missedBy } from './found_via.js';
import { factsOf, headingOf, unseenWords } from './item_facts.js';
import { fitted } from './picture_size.js';
import { shownOf } from './result_words.js';

/** @import { Store } from '../core/store.js' */
/** @import { ItemAnswer } from '../core/types' */
/** @import { Size } from './picture_size.js' */
/** @typedef {{node: HTMLDialogElement, open: () => void, close: () => void}} Dialog */

const COPIES = 12; // nearly the same pictures shown beside one

/**
 * @param {HTMLElement} place the dialog's body
 * @param {Store} store
 * @param {{box: Dialog}} more
 */
export function mountLightbox(place, store, { box }) {
  const lightbox = new Lightbox(place, store, box);
  lightbox.listen();
  store.on('inspect', id => lightbox.open(id));
}

/** @type {(node: HTMLElement, size: Size) => void} */
const setSize = (node, { w, h }) => {
  node.style.width = `${Math.round(w)}px`;
  node.style.height = `${Math.round(h)}px`;
};

class Lightbox {
  /** The item's id. @type {number | null} */
  shown = null;

  /**
   * @param {HTMLElement} place
   * @param {Store} store
   * @param {Dialog} box
   */
  constructor(place, store, box) {
    this.store = store;
    this.box = box;
    this.picture = el('img', { alt: '' });
    this.frame = el('div.hd-box-frame', {}, this.picture);
    this.text = el('div.hd-box-text');
    this.why = el('p.hd-box-why.hd-num');
    this.previous = el(
      'button.hd-icon.hd-box-step',
      { type: 'button', 'aria-label': 'The result before', onclick: () => this.step(-1) },
      icon('left'),
    );
    this.next = el(
      'button.hd-icon.hd-box-step.is-next',
      { type: 'button', 'aria-label': 'The result after', onclick: () => this.step(1) },
      icon('right'),
    );
    this.originalWords = el('span', { text: 'Open the original' });
    this.original = el('a.hd-btn.hd-btn-s', { target: '_blank', rel: 'noopener noreferrer' }, icon('image', 16), this.originalWords);
    put(place, el('div.hd-box-pic', {}, this.previous, this.frame, this.next), this.text);
  }

  listen() {
    const { box, picture, store } = this;
    store.on('answer', () => this.shown != null && this.tellWhy(this.shown)); // it may lie elsewhere by now
    box.node.addEventListener('keydown', event => {
      if (event.key === 'ArrowLeft') this.step(-1);
      if (event.key === 'ArrowRight') this.step(1);
    });
    box.node.addEventListener('close', () => {
      this.shown = null;
    });
    picture.addEventListener('load', () => this.size());
    picture.addEventListener('error', () => this.fallBack());
    addEventListener('resize', () => box.node.open && this.size());
  }

  get results() {
    return this.store.answer ? shownOf(this.store.answer) : [];
  }

  /** @param {number} by */
  step(by) {
    const at = this.results.findIndex(r => r.id === this.shown),
      to = this.results[at + by];
    if (at >= 0 && to) this.open(to.id);
  }

  size() {
    const { naturalWidth: w, naturalHeight: h } = this.picture;
    if (!w || !h) return;
    const drawn = fitted(w, h, window);
    setSize(this.picture, drawn);
    setSize(this.frame, drawn.frame);
  }

  /** The original may be gone; the thumbnail is in the collection. */
  fallBack() {
    if (this.shown == null || !this.picture.src.includes('/image/')) return;
    this.picture.src = thumb(this.shown);
    show(this.original, false);
  }

  /** @param {number} id */
  async open(id) {
    this.shown = id;
    const hit = this.results.find(r => r.id === id);
    show(this.previous, hit && hit !== this.results[0]);
    show(this.next, hit && hit !== this.results.at(-1));
    this.picture.src = this.original.href = image(id);
    show(this.original, hasOriginal(id));
    this.picture.alt = hit?.caption || hit?.title || 'Picture';
    if (hit) this.describe(hit);
    else this.say('Reading what is known of this picture\u2026');
    this.box.open();
    try {
      const item = await get(`item/${id}`);
      if (this.shown === id) this.describe(hit ? { ...item, title: hit.title, second: hit.second } : item); // as on its card
    } catch (error) {
      if (this.shown === id && !hit) this.say(error instanceof Error ? error.message : String(error));
    }
  }

  /** @param {string} words */
  say(words) {
    put(this.text, el('p.hd-quiet', { text: words }));
  }

  /** @param {ItemAnswer} item */
  describe(item) {
    const { id, title, second, caption, unseen, file } = item,
      host = unseen && hostOf(file);
    this.picture.alt = caption || title;
    if (unseen) this.original.href = file;
    this.originalWords.textContent = host ? `Open it at ${host}` : 'Open the original';
    show(this.original, host || (!unseen && hasOriginal(id)));
    put(
      this.text,
      el('h2', { text: headingOf(item) }),
      second && el('p', { text: second }),
      caption && caption !== title && el('p', { text: cap(caption) }),
      this.why,
      unseen && el('p', { text: unseenWords(host) }),
      item.copies.length > 0 && this.copies(item),
      el(
        'dl.hd-facts',
        {},
        factsOf(item).flatMap(([name, value]) => [el('dt', { text: name }), el('dd.hd-num', { text: value })]),
      ),
      this.actions(id),
    );
    this.tellWhy(id);
  }

  /**
   * What is nearly the same picture, wherever it lies.
   * @param {ItemAnswer} item
   */
  copies({ copies }) {
    const open = copies.slice(0, COPIES).map((id, i) =>
      el(
        'button',
        { type: 'button', 'aria-label': `Open ${i + 1} of ${copies.length}`, onclick: () => this.open(id) },
        el('img', { src: thumb(id), alt: '', width: 56, height: 56, decoding: 'async' }),
      ),
    );
    const more = copies.length > COPIES && ` (${COPIES} of them here)`;
    return el(
      'div.hd-box-copies',
      { role: 'group', 'aria-label': 'Nearly the same pictures' },
      el('p.hd-num', { text: `${count(copies.length)} more ${copies.length > 1 ? 'are' : 'is'} nearly the same${more || ''}` }),
      open,
    );
  }

  /** @param {number} id */
  tellWhy(id) {
    const { why, store } = this;
    why.textContent = foundVia(store, id);
    show(why, why.textContent).classList.toggle('is-missed', Boolean(missedBy(store.answer, id)));
  }

  /** @param {number} id */
  actions(id) {
    const { store } = this;
    const similar = () => {
      store.search({ like: id, text: '', picture: null });
      scrollTo({ top: 0 });
    };
    return el(
      'div.hd-box-acts',
      {},
      this.action('similar', 'More like this', similar),
      this.action('pin', 'Show on the map', () => store.locate(id)),
      store.info.editable &&
        el('button.hd-btn.hd-btn-s', { type: 'button', onclick: () => store.move([id]) }, icon('file', 16), 'Move to \u2026'),
      this.original,
    );
  }

  /**
   * @param {string} symbol
   * @param {string} words
   * @param {() => unknown} then
   */
  action(symbol, words, then) {
    const act = () => {
      this.box.close();
      then();
    };
    return el('button.hd-btn.hd-btn-s', { type: 'button', onclick: act }, icon(symbol, 16), words);
  }
}
