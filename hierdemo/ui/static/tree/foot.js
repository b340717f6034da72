// Below the icicle: the branch that one is in, with its typical pictures, what the question made of it, and what one can
// do with it. Knows the store; edits are tree_edit.js's.
import { thumb } from '../core/api.js';
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { pointAt } from '../core/point_at.js';
import { count, kinds, score } from '../core/format.js';

/** "8 groups and 21 leaves" below a node; '' for a leaf. */
function below(tree, id) {
  const found = new Map();
  const walk = node => tree.children(node).forEach(kid => {
    const kind = tree.children(kid).length ? tree.title(tree.node(kid).level).toLowerCase() : 'leaves';
    found.set(kind, (found.get(kind) ?? 0) + 1);
    walk(kid);
  });
  walk(id);
  return kinds([...found].sort(([a], [b]) => (a === 'leaves') - (b === 'leaves')));
}

/** What the question made of a branch, in words. */
function verdict({ answer, asked, tree }, id) {
  if (!answer || answer.tree !== tree.id || id === 0) return '';
  const cards = answer.steps.flatMap(s => s.cards);
  const card = cards.find(c => c.node === id);
  if (asked?.forced.at(-1) === id) return `You took this branch${card ? ` (${score(card.score)})` : ''}.`;
  if (card)
    return `Score ${score(card.score)}: ${{ chosen: 'on the path', kept: 'kept in the beam', passed: 'passed over' }[card.state]}.`;
  const past = tree.path(id).findLast(m => cards.some(c => c.node === m));
  return past == null ? 'Not compared.' : `Not compared: ${tree.node(past).name} was passed over.`;
}

/** root: empty; edit: the element with the edits' buttons. on: {take(id), inspect(item)}. Returns {draw(focus)}. */
export function mountFoot(root, edit, store, on) {
  const pictures = el('div.hd-tree-reps');
  const name = el('h3'),
    facts = el('p.hd-num'),
    told = el('p.hd-num');
  const take = el(
    'button.hd-btn.hd-btn-s.hd-tree-take',
    { type: 'button', onclick: () => on.take(Number(root.dataset.node)) },
    icon('right', 16),
    el('span', { text: 'Take this branch' }),
  );
  pointAt(pictures, store);
  put(root, pictures, el('div.hd-tree-about', {}, name, facts, told), el('div.hd-tree-do', {}, take, edit));

  function draw(focus) {
    const { tree, info } = store,
      { reps, n, hue, level } = tree.node(focus);
    root.dataset.node = focus;
    put(name, level > 0 && el('i.hd-dot', { vars: { '--h': hue } }), tree.node(focus).name);
    const inside = below(tree, focus);
    facts.textContent = [level > 0 && `${count(n)} ${info.collection.noun}`, inside || 'a leaf'].filter(Boolean).join(', ');
    told.textContent = verdict(store, focus);
    put(
      pictures,
      reps.slice(0, 4).map((id, i) =>
        el(
          'button',
          { type: 'button', 'aria-label': `Open a typical picture of ${tree.node(focus).name}, ${i + 1} of ${Math.min(4, reps.length)}`, data: { item: id }, onclick: () => on.inspect(id) },
          el('img', { src: thumb(id), alt: '', width: 56, height: 56, decoding: 'async' }),
        ),
      ),
    );
    show(take, level > 0 && store.asked?.forced.at(-1) !== focus);
  }
  return { draw };
}
