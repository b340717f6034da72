// Below the icicle: the branch that one is in, with its typical pictures, what the question made of it, and what one can
// do with it. Knows the store; edits are edit.js's.
/** @import { Store } from '../core/store.js' */
/** @import { TreeNode } from '../core/types' */
import { thumb } from '../core/api.js';
import { branchColour } from '../core/branch_colour.js';
import { el, put, show } from '../core/dom.js';
import { count } from '../core/format.js';
import { icon } from '../core/icons.js';
import { GUESS, guessed } from '../core/tree.js';
import { pointAt } from '../core/point_at.js';
import { marked } from '../widgets/term.js';
import { below, verdict } from './scores.js';

const SHOWN = 4; // typical pictures

/**
 * @param {HTMLElement} place
 * @param {Store} store
 * @param {{edits: HTMLElement, take: (id: number) => void}} more edits: the edits' buttons
 */
export function mountFoot(place, store, { edits, take }) {
  const pictures = el('div.hd-tree-reps');
  const name = el('h3'),
    facts = el('p.hd-num'),
    told = el('p.hd-num'),
    unnamed = el('p.hd-tree-unnamed'); // why branches have numbers for names
  const button = el(
    'button.hd-btn.hd-btn-s.hd-tree-take',
    { type: 'button', onclick: () => take(Number(place.dataset.node)) },
    icon('right', 16),
    el('span', { text: 'Take this branch' }),
  );
  const along = { type: 'button', title: 'Take this branch with you, as a file', 'aria-label': 'Take this branch with you, as a file' };
  const file = el('button.hd-icon', { ...along, onclick: () => store.take(Number(place.dataset.node)) }, icon('save', 16));
  pointAt(pictures, store);
  put(place, pictures, el('div.hd-tree-about', {}, name, facts, told, unnamed), el('div.hd-tree-do', {}, el('div.hd-tree-go', {}, button, file), edits));

  /** @param {number} focus */
  function draw(focus) {
    const { tree, info } = store,
      branch = tree.node(focus),
      { n, hue, level, source, alike = 0 } = branch;
    place.dataset.node = String(focus);
    put(name, level > 0 && el('i.hd-dot', { vars: branchColour(hue) }), branch.name);
    const inside = below(tree, focus);
    const guess = level > 0 && guessed(source) && `its name is ${GUESS}`;
    const same = alike > 0 && `${count(alike)} nearly the same as another`;
    put(facts, marked([level > 0 && `${count(n)} ${info.collection.noun}`, inside || 'a leaf', same, guess].filter(Boolean).join(', '), 'leaf'));
    unnamed.textContent = (level === 0 && tree.id === 'clusters' && info.collection.unnamed) || '';
    show(unnamed, Boolean(unnamed.textContent));
    put(told, marked(verdict(store, focus), 'score', 'passed'));
    put(pictures, typical(branch, store));
    show(button, level > 0 && store.asked?.forced.at(-1) !== focus);
  }
  return { draw };
}

/**
 * @param {TreeNode} branch
 * @param {Store} store
 */
function typical({ name, reps }, store) {
  const shown = reps.slice(0, SHOWN);
  return shown.map((id, i) =>
    el(
      'button',
      {
        type: 'button',
        'aria-label': `Open a typical picture of ${name}, ${i + 1} of ${shown.length}`,
        data: { item: id },
        onclick: () => store.inspect(id),
      },
      el('img', { src: thumb(id), alt: '', width: 56, height: 56, decoding: 'async' }),
    ),
  );
}
