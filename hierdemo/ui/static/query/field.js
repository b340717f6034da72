// The query field's elements: words, the picture beside them, their weight, where a picture is dropped. Only builds them.
import { el } from '../core/dom.js';
import { icon } from '../core/icons.js';

const makeInput = () =>
  el('input', {
    type: 'search',
    id: 'hd-q',
    'aria-label': 'Words to search for',
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
  });

const makeSlider = () =>
  el('input', {
    type: 'range',
    min: 0,
    max: 100,
    step: 5,
    'aria-label': 'Share of the words; the rest is the picture',
  });

/** @param {() => void} removePicture */
export function makeField(removePicture) {
  const input = makeInput(),
    slider = makeSlider(),
    thumbnail = el('img', { alt: '', width: 32, height: 32 }),
    file = el('input.hd-sr', { type: 'file', accept: 'image/*' }),
    texts = el('datalist', { id: 'hd-texts' });
  const remove = el(
    'button.hd-icon.hd-icon-s',
    { type: 'button', 'aria-label': 'Remove the picture', onclick: removePicture },
    icon('close', 16),
  );
  const pic = el('span.hd-query-pic', { hidden: true }, thumbnail, remove);
  const weight = el(
    'label.hd-query-weight',
    { hidden: true },
    el('span', { text: 'picture' }),
    slider,
    el('span', { text: 'words' }),
  );
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
    texts,
    weight,
    el('kbd.hd-kbd.hd-hint', { text: '/', 'aria-hidden': 'true' }),
    drop,
  );
  return { form, input, texts, pic, thumbnail, weight, slider, file, drop };
}
