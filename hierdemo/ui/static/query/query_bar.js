// The query bar: words, a picture (chosen, dropped, pasted, or an item of the collection), their weight, examples.
// It only asks; what comes back is the other views' business. Filters and settings: filters.js, settings.js.
import { ApiError, send, thumb, upload } from '../core/api.js';
import { el, later, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { mountFilters } from './filters.js';
import { mountKnownTexts } from './known_texts.js';
import { mountMinus } from './minus.js';
import { mountSettings } from './settings.js';

const PAUSE = 350; // ms without a key before words are searched
const likeText = ({ text, name }) =>
  text ? `this${name ? ` ${name}` : ''}, but ${text}` : `like this${name ? ` ${name}` : ''}`;
const pictureIn = files => [...(files ?? [])].find(f => f.type.startsWith('image/')) ?? [...(files ?? [])][0];

export function mountQueryBar({ bar, mixed, chips }, store) {
  const input = el('input', {
    type: 'search',
    id: 'hd-q',
    'aria-label': 'Words to search for',
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
  });
  const thumbnail = el('img', { alt: '', width: 32, height: 32 });
  const pic = el(
    'span.hd-query-pic',
    { hidden: true },
    thumbnail,
    el(
      'button.hd-icon.hd-icon-s',
      {
        type: 'button',
        'aria-label': 'Remove the picture',
        onclick: () => removePicture(),
      },
      icon('close', 16),
    ),
  );
  const slider = el('input', {
    type: 'range',
    min: 0,
    max: 100,
    step: 5,
    'aria-label': 'Share of the words; the rest is the picture',
  });
  const weight = el(
    'label.hd-query-weight',
    { hidden: true },
    el('span', { text: 'picture' }),
    slider,
    el('span', { text: 'words' }),
  );
  const file = el('input.hd-sr', { type: 'file', accept: 'image/*' });
  const drop = el(
    'label.hd-drop',
    { title: 'Drop, paste or choose a picture' },
    file,
    icon('image'),
    el('span', { text: 'Drop, paste or choose a picture' }),
  );
  const form = el(
    'form.hd-query-field',
    { role: 'search' },
    el('span.hd-query-icon', {}, icon('search')),
    pic,
    input,
    weight,
    el('kbd.hd-kbd.hd-hint', { text: '/', 'aria-hidden': 'true' }),
    drop,
  );
  const settings = el('details.hd-pop.hd-settings');
  const examples = el('div.hd-chips.hd-examples', { role: 'group', 'aria-label': 'Examples' });
  const filters = el('div.hd-chips.hd-filters', { role: 'group', 'aria-label': 'Filters' });
  put(bar, form, settings);
  put(
    mixed,
    el('p', { text: 'Words and picture together; remove the picture to search by words alone.' }),
    el('button.hd-link', { type: 'button', text: 'Remove picture', onclick: () => removePicture() }),
  );
  show(mixed, false);
  mixed.after(
    mountMinus(store, text => {
      soon.cancel();
      input.value = text;
      input.focus();
      store.search({ text });
    }),
  );
  put(chips, examples, filters);
  mountSettings(settings, store);
  mountFilters(filters, store);

  /* words ------------------------------------------------------------------ */
  const ask = () => store.state.ask;
  function go() {
    soon.cancel();
    const text = input.value.trim();
    const same = text === ask().text && !store.error;
    if (same || (!text && !ask().picture && ask().like == null)) {
      store.amend({ text });
      return;
    }
    store.search({ text });
  }
  const known = mountKnownTexts(input, store);
  const soon = later(() => {
    if (input.value.trim().length !== 1 && known.asks(input.value.trim())) go();
  }, PAUSE);
  input.addEventListener('input', event => {
    if (!event.isComposing) soon();
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    soon.cancel();
    if (input.value.trim() || pic.hidden === false) store.search({ text: input.value.trim() });
    else store.fail('There is nothing to search for yet: type some words, or give a picture.');
  });
  const reweigh = later(() => store.search({ weight: slider.value / 100 }), 150);
  slider.addEventListener('input', reweigh);

  /* picture ---------------------------------------------------------------- */
  function removePicture() {
    input.focus();
    clearPicture();
  }
  function clearPicture() {
    store.amend({ picture: null, like: null });
    if (input.value.trim()) store.search({ text: input.value.trim() });
    else draw();
  }
  async function take(picture) {
    if (!picture) return;
    if (store.info.known) return store.fail(store.info.known.no_pictures);
    const limit = store.info.limits.upload_mb;
    if (picture.size > limit * 1e6)
      return store.fail(`This picture is larger than ${limit} MB; make it smaller and try again.`);
    store.setBusy(true);
    try {
      const { token } = await send('picture', picture);
      soon.cancel();
      await store.search({ picture: token, like: null, text: typed() });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      store.setBusy(false);
      store.fail(error.message);
    }
  }
  // words the person has just typed stay beside the picture; those of an earlier answer give way to it
  const typed = () => (input.value.trim() === store.asked?.text ? '' : input.value.trim());
  file.addEventListener('change', () => {
    take(file.files[0]);
    file.value = '';
  });
  document.addEventListener('paste', event => {
    const picture = [...(event.clipboardData?.files ?? [])].find(f => f.type.startsWith('image/'));
    if (picture && store.info) {
      event.preventDefault();
      take(picture);
    }
  });
  const dragging = on => document.body.classList.toggle('hd-dragging', on);
  addEventListener('dragover', event => {
    if (event.dataTransfer?.types.includes('Files')) {
      event.preventDefault();
      dragging(true);
    }
  });
  addEventListener('dragleave', event => {
    if (!event.relatedTarget) dragging(false);
  });
  addEventListener('drop', event => {
    dragging(false);
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    if (store.info) take(pictureIn(event.dataTransfer.files));
  });

  /* draw ------------------------------------------------------------------- */
  function draw() {
    const { text, picture, like, weight: share } = ask();
    if (!soon.waiting() && input.value.trim() !== text) input.value = text; // never over what is being typed
    const has = picture || like != null;
    show(pic, has);
    show(weight, has && text.trim());
    show(mixed, has && text.trim());
    if (has) {
      const src = picture ? upload(picture) : thumb(like);
      if (thumbnail.src !== src) thumbnail.src = src;
    }
    form.classList.toggle('has-pic', Boolean(has));
    slider.value = Math.round(share * 100);
    input.placeholder = known.hint(has) ?? (has ? 'Add words to the picture' : 'Describe something');
    examples
      .querySelectorAll('button')
      .forEach((b, i) => b.setAttribute('aria-pressed', isExample(store.info.examples[i])));
  }
  const isExample = e => (e.text ?? '') === ask().text && (e.like ?? null) === ask().like && !ask().picture;

  function drawExamples() {
    const chip = e =>
      el(
        'button.hd-chip',
        {
          type: 'button',
          onclick: () => {
            soon.cancel();
            input.value = e.text ?? '';
            store.search({ text: e.text ?? '', like: e.like ?? null, picture: null, where: {} });
          },
        },
        e.like != null && el('img', { src: thumb(e.like), alt: '', width: 24, height: 24 }),
        el('span', { text: e.like == null ? e.text : likeText(e) }),
      );
    put(examples, el('span.hd-lead', { text: 'Try' }), store.info.examples.map(chip));
  }
  store.on('ready', () => {
    drawExamples();
    input.value = ask().text;
    input.maxLength = store.info.limits.text + 1; // one more than is read, so that the answer says that it was cut
    draw();
  });
  store.on('answer', () => {
    draw();
    bar.dataset.ready = store.rev;
  });
  return {
    input,
    clear: () => {
      if (!store.answer) return;
      soon.cancel();
      input.value = '';
      store.amend({ text: '' });
      clearPicture();
    },
  };
}
