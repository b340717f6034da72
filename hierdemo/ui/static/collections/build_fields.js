// The fields of the form that builds a collection: a folder of this machine, the model. Draws and reads them; begins nothing.
/** @import { Collections } from '../core/types' */
import { ApiError, get } from '../core/api.js';
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { WARNING } from './about.js';
import { fileName, lastPart } from './files.js';

const OTHER = 'other';

/**
 * A text field that a browser leaves alone.
 * @param {Record<string, string>} more
 */
const textField = (more = {}) => el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', ...more });

/**
 * @param {string} label
 * @param {...HTMLElement} controls
 */
export const field = (label, ...controls) => el('label.hd-coll-field', {}, el('span', { text: label }), ...controls);

const PLACE = 'From their EXIF, to about ten metres: the collection, and whoever it is given to, has it.';
const ENDING = /\.(tar|zip|parquet|pq|arrow|csv|tsv|jsonl)$/i;

/**
 * A folder of this machine, and where the collection is to lie: beside the others that are kept, until it is said by hand.
 * Returns {node, read(): {path, out, place: whether where photographs were taken is kept}, offer(kept), focus()}.
 * @param {() => void} changed
 */
export function folderFields(changed) {
  const path = textField({ placeholder: '/home/me/Pictures' }),
    out = textField(),
    where = el('small', { text: 'A new folder; nothing that is there is written over.' }),
    what = el('small', { text: 'Or a data set: tars, zips, a Parquet file, one saved by datasets, a table that names pictures.' }),
    place = el('input', { type: 'checkbox', checked: true });
  let byHand = false,
    kept = '';
  out.addEventListener('input', () => {
    byHand = Boolean(out.value);
  });
  path.addEventListener('input', () => {
    const last = lastPart(path.value).replace(ENDING, '');
    if (!byHand) out.value = last && `${kept}/${fileName(last)}`;
    changed();
  });
  return {
    node: el(
      'div.hd-coll-local',
      {},
      field('Folder of pictures', path, what),
      field('Keep the collection in', out, where),
      el('label.hd-coll-check', {}, place, el('span', {}, 'Keep where photographs were taken', el('small', { text: PLACE }))),
    ),
    read: () => ({ path: path.value.trim(), out: out.value.trim(), place: place.checked }),
    /** @param {string | null} folder */
    offer(folder) {
      kept = folder ?? '';
      out.placeholder = `${kept}/\u2026`;
    },
    focus: () => path.focus(),
  };
}

/**
 * The model, with what is to be said of it, and a button that builds with the one for photographs where that can be had.
 * Returns {node, warning, read(): its id, offer(all), draw(all), ready(yes): whether there is something to build, photos():
 * that model}.
 * @param {() => void} changed
 * @param {() => unknown} build with the model for photographs
 */
export function modelFields(changed, build) {
  const list = el('select'),
    other = textField({ placeholder: 'NAME:PRETRAINED or timm:NAME', 'aria-label': 'Another model' });
  const instead = el('button.hd-btn.hd-btn-s', { type: 'button', text: 'Build with the model for photographs', onclick: build }),
    about = el('small'),
    better = el('div.hd-coll-better', {}, instead, about),
    warning = el('div', {}, el('p.hd-coll-note', { role: 'note' }, icon('note', 16), el('span', { text: WARNING })), better),
    node = field('Model', list, other);
  const photos = once(async () => {
    const found = await get('/collections/photos');
    about.textContent = found.about;
    show(instead, found.id !== null);
    return found;
  });
  show(instead, false);
  list.addEventListener('change', () => {
    changed();
    if (list.value === OTHER) other.focus();
  });
  return {
    node,
    warning,
    read: () => (list.value === OTHER ? other.value.trim() : list.value),
    /** @param {Collections} all */
    offer({ models, local }) {
      const options = models.map(({ id, drawings }) => el('option', { value: id, text: drawings ? 'embedded (drawings)' : id }));
      put(list, options, local && el('option', { value: OTHER, text: 'another model \u2026' }));
    },
    /** @param {Collections} all */
    draw({ models, local }) {
      show(node, local || models.length > 1);
      show(other, list.value === OTHER);
      const drawings = Boolean(models.find(({ id }) => id === list.value)?.drawings);
      show(warning, drawings);
      if (drawings) photos();
    },
    /** @param {boolean} yes */
    ready: yes => void (instead.disabled = !yes),
    /** Null where the server does not say. */
    photos,
  };
}

/**
 * What is asked for at most once, and again after a failure, which gives null.
 * @template T
 * @param {() => Promise<T>} ask
 * @returns {() => Promise<T | null>}
 */
function once(ask) {
  /** @type {Promise<T | null> | null} */
  let asked = null;
  return () =>
    (asked ??= ask().catch(error => {
      asked = null;
      if (error instanceof ApiError) return null;
      throw error;
    }));
}
