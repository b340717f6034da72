// One calm amber line under the cost line, in sight however far the page is scrolled (.hd-under sticks): the
// answer's warnings, or why the last question could not be answered.
import { el, put, show } from './dom.js';
import { icon } from './icons.js';

export function mountNotice(root, store) {
  root.setAttribute('role', 'status');
  const text = el('p');
  const close = el(
    'button.hd-icon.hd-icon-s',
    {
      type: 'button',
      'aria-label': 'Take this note away',
      onclick: () => {
        show(root, false);
        store.error = null;
      },
    },
    icon('close', 16),
  );
  put(root, icon('note', 16), text, close);
  show(root, false);
  function draw() {
    const words = store.error ? [store.error] : (store.answer?.warnings ?? []);
    text.textContent = words.join(' ');
    root.classList.toggle('is-error', Boolean(store.error));
    show(root, words.length > 0);
  }
  store.on('error', draw);
  store.on('answer', draw);
}
