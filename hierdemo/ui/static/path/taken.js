// The short notice after a branch was taken by hand, "You took trucks instead of cars. Undo". It stays until it is
// closed or something else is asked. The browser's Back does the same as Undo; so does Ctrl+Z outside of fields.
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { lastTaken } from '../core/question.js';

const SAME = ['text', 'picture', 'like', 'weight', 'tree', 'mode', 'embedding', 'k', 'beam', 'depth', 'where'];
const FIELD = 'input:not([type=range]):not([type=radio]), textarea, select, [contenteditable]';
const question = asked => JSON.stringify(SAME.map(name => asked[name]));

export function mountTaken(store) {
  const words = el('p', { role: 'status' });
  const undo = el('button.hd-link', { type: 'button', text: 'Undo', title: 'Undo (Ctrl+Z)', onclick: back });
  const close = el(
    'button.hd-icon.hd-icon-s',
    { type: 'button', 'aria-label': 'Close this notice', onclick: hide },
    icon('close', 16),
  );
  const root = el('div.hd-taken', { hidden: true, role: 'group', 'aria-label': 'Branch taken' }, words, undo, close);
  let before = null, // what was shown last: {asked, steps, tree, level}
    earlier = null, // what Undo goes back to: {asked, level}
    moved = false; // through the browser's history: nobody took a branch

  function hide() {
    const held = root.contains(document.activeElement);
    show(root, false);
    put(words);
    earlier = null;
    if (held) document.querySelector('.hd-card.is-chosen')?.focus({ preventScroll: true });
  }

  function back() {
    if (!earlier) return;
    const { asked, level } = earlier;
    hide();
    store.search({ ...asked }, level);
  }

  /** The branch that this answer's question takes and the one before did not, or null. */
  function newlyTaken() {
    const { asked, tree } = store,
      mine = lastTaken(asked);
    if (moved || !mine || !before || before.tree !== tree || question(before.asked) !== question(asked)) return null;
    return before.asked.forced[mine.level - 1] === mine.node ? null : mine;
  }

  function draw(answer) {
    const mine = newlyTaken();
    if (mine) {
      const was = before.steps.find(step => step.level === mine.level)?.node;
      put(words, 'You took ', bold(mine.node), ...instead(was, mine.node));
      earlier = { asked: before.asked, level: before.level };
      show(root, true);
    } else hide();
    moved = false;
    before = { asked: { ...store.asked }, steps: answer.steps, tree: store.tree, level: store.state.level };
  }

  const bold = id => el('b', { text: store.tree.node(id)?.name ?? `branch ${id}` });
  function instead(was, node) {
    if (was === node) return [', where the search went by itself.'];
    return was == null ? ['.'] : [' instead of ', bold(was), '.'];
  }

  document.addEventListener('keydown', event => {
    if (root.hidden || event.shiftKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.target.closest?.(FIELD)) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      back();
    }
  });
  store.on('answer', draw);
  store.on('level', level => {
    if (before) before.level = level;
  });
  addEventListener('popstate', () => {
    moved = true;
  });
  return root;
}
