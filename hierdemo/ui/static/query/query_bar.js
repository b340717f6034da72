// The query bar: words, a picture (chosen, dropped, pasted, or an item of the collection), their weight, examples.
// It only asks; what comes back is the other views' business. Filters and settings: filters.js, settings.js.
import { ApiError, send, thumb, upload } from '../core/api.js';
import { rawWords } from '../core/foreign.js';
import { el, later, put, show } from '../core/dom.js';
import { mountExamples } from './examples.js';
import { makeField } from './field.js';
import { mountFilters } from './filters.js';
import { mountKnownTexts } from './known_texts.js';
import { mountMinus } from './minus.js';
import { listenForPictures } from './pictures.js';
import { mountSettings } from './settings.js';
import { mountWays } from './ways.js';

/** @import { Store } from '../core/store.js' */
/** @import { Ask, Example } from '../core/types' */

const PAUSE = 350, // ms without a key before words are searched
  WEIGH = 150; // ms that the slider rests

/**
 * Returns the field to type into, and what clears it.
 * @param {HTMLElement} place
 * @param {Store} store
 * @param {{mixed: HTMLElement, chips: HTMLElement, below: HTMLElement}} more elements below: that words and picture go
 *   together; examples and filters; on a phone, the filters
 */
export function mountQueryBar(place, store, { mixed, chips, below }) {
  const bar = new QueryBar(place, store, mixed);
  const settings = el('details.hd-pop.hd-settings');
  const filters = el('div.hd-chips.hd-filters', { role: 'group', 'aria-label': 'Filters' });
  const minus = el('div.hd-minus', { hidden: true });
  put(place, bar.field.form, settings);
  put(
    mixed,
    el('p', { text: 'Words and picture together; remove the picture to search by words alone.' }),
    el('button.hd-link', { type: 'button', text: 'Remove picture', onclick: () => bar.removePicture() }),
  );
  show(mixed, false);
  mixed.after(bar.about, minus);
  const ways = el('div.hd-chips.hd-ways-chips.hd-full', { role: 'group', 'aria-label': 'Kind of search and tree' });
  put(chips, bar.chips, ways);
  const phone = matchMedia('(max-width: 47.9375em)'),
    settle = () => (phone.matches ? below : chips).append(filters); // there the path comes first
  phone.addEventListener('change', settle);
  settle();
  mountMinus(minus, store, { give: text => bar.replace(text) });
  mountSettings(settings, store);
  mountWays(ways, store);
  mountFilters(filters, store);
  bar.listen();
  return { input: bar.field.input, clear: () => bar.clear() };
}

class QueryBar {
  /**
   * @param {HTMLElement} place
   * @param {Store} store
   * @param {HTMLElement} mixed shown where words and picture go together
   */
  constructor(place, store, mixed) {
    this.place = place;
    this.store = store;
    this.mixed = mixed;
    this.field = makeField(() => this.removePicture());
    this.chips = el('div.hd-chips.hd-examples', { role: 'group', 'aria-label': 'Examples' });
    this.examples = mountExamples(this.chips, store, { choose: example => this.choose(example) });
    this.about = el('p.hd-looked-up.hd-quiet', { id: 'hd-looked-up', hidden: true });
    this.field.input.setAttribute('aria-describedby', this.about.id);
    this.known = mountKnownTexts(this.field.texts, store, { input: this.field.input, about: this.about });
    /** What was searched for without a press of Enter. @type {Ask | null} */
    this.foreseen = null;
    this.soon = later(() => {
      if (this.words.length !== 1 && this.known.asks(this.words)) this.searchWords();
    }, PAUSE);
  }

  get ask() {
    return this.store.state.ask;
  }

  get words() {
    return this.field.input.value.trim();
  }

  get hasPicture() {
    return Boolean(this.ask.picture) || this.ask.like != null;
  }

  listen() {
    const { input, form, slider, file, drop } = this.field,
      { store } = this;
    input.addEventListener('input', event => {
      if (!(/** @type {InputEvent} */ (event).isComposing)) this.soon();
    });
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.submit();
    });
    slider.addEventListener('input', later(() => store.search({ weight: Number(slider.value) / 100 }), WEIGH));
    listenForPictures(file, picture => this.take(picture), () => Boolean(store.info));
    store.on('ready', () => {
      input.value = this.ask.text;
      if (store.info.copy) show(drop, false); // nobody there to read it
      input.maxLength = store.info.limits.text + 1; // one more than is read, so that the answer says that it was cut
      this.draw();
    });
    store.on('answer', () => {
      this.draw();
      this.place.dataset.ready = String(store.rev);
    });
  }

  /* words ------------------------------------------------------------------ */

  /** Search for what is typed, where that is something and not what is shown already. */
  searchWords() {
    this.soon.cancel();
    const text = this.words,
      same = text === this.ask.text && !this.store.error;
    if (same || (!text && !this.hasPicture)) this.store.amend({ text });
    else {
      this.store.search({ text });
      this.foreseen = this.ask;
    }
  }

  submit() {
    this.soon.cancel();
    const foreseen = this.foreseen === this.ask && this.words === this.ask.text && !this.store.error;
    this.foreseen = null;
    if (foreseen && this.words) return; // asked a moment ago, while these words were typed
    if (this.words || !this.field.pic.hidden) this.store.search({ text: this.words });
    else this.store.fail('There is nothing to search for yet: type some words, or give a picture.');
  }

  /** @param {string} text */
  replace(text) {
    this.soon.cancel();
    this.field.input.value = text;
    this.field.input.focus();
    this.store.search({ text });
  }

  /** @param {Example} example */
  choose({ text, like }) {
    this.soon.cancel();
    this.field.input.value = text;
    this.store.search({ text, like: like ?? null, picture: null, where: {} });
  }

  clear() {
    if (!this.store.answer) return;
    this.soon.cancel();
    this.field.input.value = '';
    this.store.amend({ text: '' });
    this.clearPicture();
  }

  /* picture ---------------------------------------------------------------- */

  removePicture() {
    this.field.input.focus();
    this.clearPicture();
  }

  clearPicture() {
    this.store.amend({ picture: null, like: null });
    if (this.words) this.store.search({ text: this.words });
    else this.draw();
  }

  /** @param {File | undefined} picture */
  async take(picture) {
    const { store } = this;
    if (!picture) return;
    if (store.info.known?.no_pictures) return store.fail(store.info.known.no_pictures);
    const foreign = rawWords(picture.name);
    if (foreign) return store.fail(`${picture.name} is ${foreign[0].toLowerCase()}${foreign.slice(1)}`);
    const limit = store.info.limits.upload_mb;
    if (picture.size > limit * 1e6)
      return store.fail(`This picture is larger than ${limit} MB; make it smaller and try again.`);
    store.setBusy(true);
    try {
      const { token } = await send('picture', picture);
      this.soon.cancel();
      // words just typed stay beside the picture; those of an earlier answer give way to it
      const text = this.words === store.asked?.text ? '' : this.words;
      await store.search({ picture: token, like: null, text });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      store.setBusy(false);
      store.fail(error.message);
    }
  }

  /* draw ------------------------------------------------------------------- */

  draw() {
    const { input, form, pic, weight, slider } = this.field,
      { text, weight: share } = this.ask,
      pictured = this.hasPicture,
      both = pictured && text.trim();
    if (!this.soon.waiting() && this.words !== text) input.value = text; // never over what is being typed
    show(pic, pictured);
    show(weight, both);
    show(this.mixed, both);
    this.drawPicture();
    form.classList.toggle('has-pic', pictured);
    slider.value = String(Math.round(share * 100));
    input.placeholder = this.known.hint(pictured) ?? (pictured ? 'Add words to the picture' : 'Describe something');
    this.examples.mark();
  }

  drawPicture() {
    const { picture, like } = this.ask,
      { thumbnail } = this.field,
      src = picture ? upload(picture) : like == null ? null : thumb(like);
    if (src && thumbnail.src !== src) thumbnail.src = src;
  }
}
