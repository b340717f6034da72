// The part of the form that takes pictures: two buttons, and a zone to drop them on. Hands on what was found.
/** @import { Found } from './files.js' */
import { el } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { fromDrop, fromList } from './files.js';

/**
 * Returns {zone, focus()}.
 * @param {HTMLElement} around where a drop counts, too
 * @param {{open: () => boolean, dropped: () => void, take: (found: Found[]) => void}} on open: whether one can drop now
 */
export function filePicker(around, on) {
  const pictures = chooser('Choose pictures', { accept: 'image/*,.csv,.tar,.zip,.parquet' }, on.take);
  const folder = chooser('Choose a folder', { webkitdirectory: true }, on.take);
  const zone = el(
    'div.hd-coll-zone',
    {},
    icon('image', 24),
    el('p', {}, el('b', { text: 'Drop pictures or a folder here' }), el('small', { text: 'Subfolders become a second tree. Or a zip, tar or Parquet file of pictures.' })),
    el('div', {}, pictures.label, folder.label),
  );
  /** @param {boolean} yes */
  const over = yes => zone.classList.toggle('is-over', yes);
  around.addEventListener('dragover', event => {
    if (!event.dataTransfer?.types.includes('Files') || !on.open()) return;
    event.preventDefault();
    over(true);
  });
  around.addEventListener('dragleave', event => {
    if (!(event.relatedTarget instanceof Node) || !around.contains(event.relatedTarget)) over(false);
  });
  around.addEventListener('drop', async event => {
    over(false);
    if (!event.dataTransfer?.files.length || !on.open()) return;
    event.preventDefault();
    event.stopPropagation(); // else the query bar would search with the first of them
    document.body.classList.remove('hd-dragging');
    on.dropped();
    on.take(await fromDrop(event.dataTransfer));
  });
  return { zone, focus: () => pictures.input.focus() };
}

/**
 * @param {string} text
 * @param {{accept?: string, webkitdirectory?: boolean}} more
 * @param {(found: Found[]) => void} take
 */
function chooser(text, more, take) {
  const input = el('input.hd-sr', { type: 'file', multiple: true, ...more });
  input.addEventListener('change', () => {
    take(fromList(input.files ?? []));
    input.value = '';
  });
  return { input, label: el('label.hd-btn.hd-btn-s', {}, input, text) };
}
