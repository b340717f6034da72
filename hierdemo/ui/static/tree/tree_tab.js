// The whole tree in the map's place (widgets/side_tabs.js). Puts the parts of this folder together: which branch one is in.
/** @import { Store } from '../core/store.js' */
/** @import { Tree } from '../core/types' */
import { branchColour } from '../core/branch_colour.js';
import { el, put } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { lastTaken } from '../core/question.js';
import { mountEdits } from './edit.js';
import { mountFind } from './find.js';
import { mountFoot } from './foot.js';
import { mountIcicle } from './icicle.js';
import { mountWhich } from './which.js';

/** The elements, put into the place. @param {HTMLElement} place */
function layout(place) {
  const parts = {
    which: el('div.hd-tree-which'),
    crumbs: el('ol'),
    finder: el('div.hd-tree-finder'),
    sheet: el('div.hd-tree-sheet'),
    key: el('p.hd-ice-key'),
    foot: el('div.hd-tree-foot'),
    changes: el('div.hd-tree-changes'),
  };
  const { which, crumbs, finder, sheet, key, foot, changes } = parts;
  put(place, which, el('div.hd-tree-bar', {}, el('nav.hd-crumbs', { 'aria-label': 'Place in the tree' }, crumbs), finder), sheet, key, foot, changes);
  return parts;
}

/**
 * Returns the side that side_tabs.js shows.
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountTree(place, store) {
  const { which, crumbs, finder, sheet, key, foot, changes } = layout(place);
  mountWhich(which, store);
  let focus = 0,
    found = new Set(/** @type {number[]} */ ([])),
    shown = false;
  /** @type {Tree | null} */
  let tree = null; // the one drawn last

  /** @param {number} id */
  const take = id => void (id > 0 && store.force(id));
  const up = () => void (focus > 0 && go(store.tree.node(focus).parent));
  const icicle = mountIcicle(sheet, store, { focus: go, up, take });
  const edits = mountEdits(changes, store, { focus: () => focus, go: look });
  const about = mountFoot(foot, store, { edits: edits.buttons, take });
  const find = mountFind(finder, store, {
    found: ids => {
      found = new Set(ids);
      draw();
    },
    choose: id => {
      go(id);
      icicle.reach(id);
    },
  });

  /** Go into a branch; the shelves' level and the map follow. @param {number} id */
  function go(id) {
    if (id !== focus) edits.moved();
    look(id);
    store.setLevel(store.tree.node(id).level + 1);
  }
  /** @param {number} id */
  function look(id) {
    focus = id;
    draw();
  }
  /** Another tree than the one drawn: a place in it, and its log of edits. */
  function renew() {
    const now = store.tree;
    if (tree && (tree.id !== now.id || tree.embedding !== now.embedding)) {
      focus = 0;
      find.clear();
      edits.moved();
    }
    if (tree?.query !== now.query) store.edits.read();
    tree = now;
    found = new Set([...found].filter(id => now.byId.has(id)));
    if (!now.byId.has(focus)) focus = 0;
  }

  function draw() {
    if (!store.tree || !shown) return;
    if (tree !== store.tree) renew();
    drawCrumbs(crumbs, store.tree, focus, go);
    about.draw(focus);
    key.textContent = keyOf(store);
    icicle.draw({ focus, top: stripOf(store.tree, focus), found });
    place.dataset.ready = `${focus}:${store.rev}`;
  }

  follow(store, { look, redraw: draw, light: () => shown && store.tree && icicle.light(), ...followed(() => focus, id => (focus = id)) });
  onResize(sheet, draw);
  /** @param {boolean} on */
  const turn = on => {
    shown = on;
    draw();
  };
  return { name: 'tree', title: 'Tree', node: place, turn };
}

/**
 * Where one goes with a branch that is taken by hand, or given up again, and with nodes that are numbered anew.
 * @param {() => number} now
 * @param {(id: number) => void} to
 */
const followed = (now, to) => ({
  taken: to,
  /** @param {number} id */
  undone: id => now() === id && to(0),
  /** @param {readonly number[]} moved */
  renumbered: moved => to(Math.max(0, moved[now()] ?? 0)),
});

/**
 * What a box's looks say. A number in it is one thing, the score.
 * @param {Store} store
 */
const keyOf = ({ answer, tree, info }) =>
  `Height: how many ${info.collection.noun}.` +
  (answer?.tree === tree.id ? ' A number is a score for this question: the stronger the colour, the higher. Framed: the path.' : '');

/**
 * The branch that stands as a strip at the left: the one that one is in, or a leaf's parent.
 * @param {Tree} tree
 * @param {number} focus
 */
const stripOf = (tree, focus) => (tree.children(focus).length || focus === 0 ? focus : tree.node(focus).parent);

/**
 * Calls what is to follow the store. What comes together (a tree and its answer) is drawn once.
 * @param {Store} store
 * @param {{look: (id: number) => void, redraw: () => void, light: () => void, taken: (id: number) => void,
 *   undone: (id: number) => void, renumbered: (moved: readonly number[]) => void}} on
 */
function follow(store, on) {
  /** @type {number | null | undefined} */
  let followed = null; // the branch taken by hand, wherever, that one has gone to
  store.on('answer', () => {
    const node = store.asked && lastTaken(store.asked)?.node;
    if (node != null && node !== followed && store.tree.byId.has(node)) on.taken(node);
    if (node == null && followed != null) on.undone(followed);
    followed = node;
  });
  let queued = false;
  function soon() {
    if (queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      on.redraw();
    });
  }
  store.on('visit', on.look);
  store.on('renumbered', moved => moved && on.renumbered(moved));
  store.on('tree', soon);
  store.on('answer', soon);
  store.on('hover', on.light);
}

/**
 * @param {HTMLElement} node
 * @param {() => void} fn
 */
function onResize(node, fn) {
  let size = '';
  new ResizeObserver(() => {
    const now = `${node.clientWidth} ${node.clientHeight}`;
    if (now !== size) fn();
    size = now;
  }).observe(node);
}

/**
 * The way from the root to the branch that one is in.
 * @param {HTMLElement} list
 * @param {Tree} tree
 * @param {number} focus
 * @param {(id: number) => void} go
 */
function drawCrumbs(list, tree, focus, go) {
  /** @type {(id: number, i: number) => HTMLElement} */
  const crumb = (id, i) =>
    el(
      'li',
      {},
      i > 0 && icon('right', 16),
      el(
        'button',
        { type: 'button', 'aria-current': id === focus ? 'true' : null, data: id ? { node: id } : {}, onclick: () => go(id) },
        i > 0 && el('i.hd-dot', { vars: branchColour(tree.node(id).hue) }),
        i ? tree.node(id).name : 'All',
      ),
    );
  put(list, [0, ...tree.path(focus)].map(crumb));
  if (list.parentElement) list.parentElement.scrollLeft = 9999;
}
