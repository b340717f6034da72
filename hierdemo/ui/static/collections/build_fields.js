// The fields of the form that builds a collection: a folder of this machine, the model. Draws and reads them; begins nothing.
/** @import { Collections } from '../core/types' */
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

/**
 * A folder of this machine, and where the collection is to lie: beside the others that are kept, until it is said by hand.
 * Returns {node, read(): {path, out}, offer(kept), focus()}.
 * @param {() => void} changed
 */
export function folderFields(changed) {
  const path = textField({ placeholder: '/home/me/Pictures' }),
    out = textField(),
    where = el('small', { text: 'A new folder; nothing that is there is written over.' });
  let byHand = false,
    kept = '';
  out.addEventListener('input', () => {
    byHand = Boolean(out.value);
  });
  path.addEventListener('input', () => {
    const last = lastPart(path.value);
    if (!byHand) out.value = last && `${kept}/${fileName(last)}`;
    changed();
  });
  return {
    node: el('div.hd-coll-local', {}, field('Folder of pictures', path), field('Keep the collection in', out, where)),
    read: () => ({ path: path.value.trim(), out: out.value.trim() }),
    /** @param {string | null} folder */
    offer(folder) {
      kept = folder ?? '';
      out.placeholder = `${kept}/\u2026`;
    },
    focus: () => path.focus(),
  };
}

/**
 * The model, with what is to be said of it. Returns {node, warning, read(): its id, offer(all), draw(all)}.
 * @param {() => void} changed
 */
export function modelFields(changed) {
  const list = el('select'),
    other = textField({ placeholder: 'NAME:PRETRAINED', 'aria-label': 'Another OpenCLIP model' });
  const warning = el('p.hd-coll-note', { role: 'note' }, icon('note', 16), el('span', { text: WARNING })),
    node = field('Model', list, other);
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
      put(list, options, local && el('option', { value: OTHER, text: 'another OpenCLIP model \u2026' }));
    },
    /** @param {Collections} all */
    draw({ models, local }) {
      show(node, local || models.length > 1);
      show(other, list.value === OTHER);
      show(warning, Boolean(models.find(({ id }) => id === list.value)?.drawings));
    },
  };
}
