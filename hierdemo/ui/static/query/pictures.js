// Where a picture to search with comes from: chosen, pasted anywhere on the page, or dropped on it. Knows files, not searches.

/** @typedef {Pick<File, 'type'>} Typed */

/** @param {Typed} file */
const isImage = file => file.type.startsWith('image/');

/**
 * The first picture among files, and where there is none the first file: its refusal says why.
 * @template {Typed} F
 * @param {Iterable<F>} files
 * @returns {F | undefined}
 */
export function pictureIn(files) {
  const all = [...files];
  return all.find(isImage) ?? all[0];
}

/**
 * Listens in the whole page.
 * @param {HTMLInputElement} file
 * @param {(picture: File | undefined) => void} take
 * @param {() => boolean} ready whether one can be searched with yet
 */
export function listenForPictures(file, take, ready) {
  file.addEventListener('change', () => {
    take(file.files?.[0]);
    file.value = '';
  });
  document.addEventListener('paste', event => {
    const picture = [...(event.clipboardData?.files ?? [])].find(isImage);
    if (!picture || !ready()) return;
    event.preventDefault();
    take(picture);
  });
  listenForDrops(take, ready);
}

/**
 * @param {(picture: File | undefined) => void} take
 * @param {() => boolean} ready
 */
function listenForDrops(take, ready) {
  /** @param {boolean} on */
  const dragging = on => document.body.classList.toggle('hd-dragging', on);
  addEventListener('dragover', event => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    dragging(true);
  });
  addEventListener('dragleave', event => {
    if (!event.relatedTarget) dragging(false);
  });
  addEventListener('drop', event => {
    dragging(false);
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    if (ready()) take(pictureIn(event.dataTransfer.files));
  });
}
