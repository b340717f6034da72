// The map's key: the branches and their hues, what the signs mean, how many points are drawn, what kind of map it is. Knows
// the tree's branches; nothing of points.

import { branchColour, COLOURS } from '../core/branch_colour.js';
import { el, put } from '../core/dom.js';
import { cap, count } from '../core/format.js';
import { icon } from '../core/icons.js';
import { marked } from '../widgets/term.js';
import { mountLegend } from './legend.js';
import { selectNode } from './select/state.js';

/** @import { MapInfo, Tree, TreeNode } from '../core/types' */
/** @import { Store } from '../core/store.js' */
/** @import { Colouring } from './colouring.js' */

const SHARE = 'The same share of every leaf, and all results, missed and selected items. Zoom in to see more of them.',
  LOST = 'Found by the flat search, lost on the way down: point at one to see at which level',
  AGAIN = 'There are no more colours that everybody can tell apart: from the next branch on they come again.',
  PLACES = 'A colour is a branch, its lighter and darker shades the groups within it. Passed-over branches are faint. Places are for viewing only: no score uses them.';

/**
 * @param {HTMLElement} place
 * @param {Store} store
 * @param {Colouring} colouring
 */
export function mountKey(place, store, colouring) {
  const lost = el('span.hd-key-missed', { hidden: true }, el('i')),
    lostN = el('span'),
    share = el('span.hd-key-drawn.hd-num', { hidden: true, title: SHARE }),
    branches = el('div.hd-key-branches'),
    all = el('button.hd-key-all', { type: 'button', hidden: true, 'aria-expanded': 'false' }),
    note = el('span.hd-key-note'),
    by = el('div.hd-key-colour'),
    legend = mountLegend(by, store, colouring);
  lost.append(lostN);
  put(place, by, branches, all, signs(lost, share, note));
  /** @type {Tree | null} */
  let shown = null;
  const fold = folding(branches, all);

  return {
    /** The colours are of something else. */
    legend() {
      legend.draw();
      place.classList.toggle('is-coloured', colouring.coloured !== null);
    },
    /**
     * @param {Tree} tree
     * @param {MapInfo} map
     */
    show(tree, map) {
      if (shown !== tree) {
        const own = tree.nodes.filter(node => node.level === 1);
        put(
          branches,
          own.map(node => branchButton(node, store)),
          own.length > COLOURS && el('span', { title: AGAIN, text: `(${COLOURS} colours for ${own.length} branches: some share one)` }),
        );
        fold();
      }
      shown = tree;
      const told = /^plain/.test(map.note)
        ? 'the items\u2019 own map; only near neighbours mean much'
        : 'this level\u2019s own map; distances between islands mean little';
      put(note, marked(told, 'map'));
      note.title = `${cap(map.note)}. ${PLACES}`;
    },
    /**
     * Says what the dashed rings are, where there are any.
     * @param {number} n
     */
    missed(n) {
      lost.hidden = !n;
      lostN.textContent = `${n} missed`;
      lost.title = LOST;
    },
    /**
     * Says how many of the points in sight are drawn, where the map has more than are drawn at once.
     * @param {number} n
     * @param {number} of
     * @param {boolean} more
     */
    drawn(n, of, more) {
      share.hidden = !more;
      share.textContent = `drawn: ${n === of ? 'all' : count(n)} of ${count(of)}`;
    },
  };
}

/**
 * What the signs on the map mean, and what may stand beside them.
 * @param {HTMLElement[]} more
 */
function signs(...more) {
  const star = icon('star', 16);
  star.classList.add('hd-key-star');
  return el(
    'div',
    {},
    el('span', {}, star, 'query'),
    el('span', {}, el('i.hd-key-line'), 'path'),
    el('span', {}, el('i.hd-key-ring'), 'results'),
    ...more,
  );
}

/**
 * More branches than a few lines hold are folded, with a button that says how many there are and shows them all. Returns
 * what folds them again.
 * @param {HTMLElement} branches
 * @param {HTMLElement} all
 */
function folding(branches, all) {
  /** @param {boolean} open */
  const set = open => {
    branches.classList.toggle('is-open', open);
    all.setAttribute('aria-expanded', String(open));
    all.textContent = open ? 'Fewer branches' : `All ${count(branches.querySelectorAll('button').length)} branches`;
    measure();
  };
  const measure = () => {
    const open = branches.classList.contains('is-open');
    all.hidden = !open && branches.scrollHeight <= branches.clientHeight + 1;
  };
  all.addEventListener('click', () => set(!branches.classList.contains('is-open')));
  new ResizeObserver(measure).observe(branches);
  return () => set(false);
}

/**
 * @param {TreeNode} node
 * @param {Store} store
 */
function branchButton({ id, name, hue }, store) {
  const lit = () => store.setHover({ node: id }),
    unlit = () => store.setHover(null);
  return el(
    'button.hd-key-branch',
    {
      type: 'button',
      title: `Take ${name} (with Shift: select it)`,
      data: { node: id },
      vars: branchColour(hue),
      onclick: (/** @type {MouseEvent} */ event) => (event.shiftKey ? selectNode(store, id) : store.force(id)),
      onpointerenter: lit,
      onpointerleave: unlit,
      onfocus: lit,
      onblur: unlit,
    },
    el('i.hd-dot'),
    name,
  );
}
