// A dialog with a close button. Knows nothing of what stands in it.
import { el } from '../core/dom.js';
import { icon } from '../core/icons.js';

/**
 * A <dialog>: {node, body, open(), close()}. A click beside it closes it.
 * @param {string} label
 * @param {string} name its class
 */
export function dialog(label, name) {
  const body = el('div.hd-box-body');
  const close = el('button.hd-icon.hd-box-close', { type: 'button', 'aria-label': 'Close' }, icon('close'));
  const node = el(/** @type {'dialog.'} */ (`dialog.hd-box.${name}`), { 'aria-label': label }, close, body);
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
