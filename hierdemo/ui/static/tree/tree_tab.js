// The whole tree in the map's place (side_tabs.js). Puts the parts together (tree_*.js): which branch one is in.
import { el, put } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { lastTaken } from '../core/taken.js';
import { mountEdits } from './edit.js';
import { mountFind } from './find.js';
import { mountFoot } from './foot.js';
import { mountIcicle } from './icicle.js';

/** Returns the side that side_tabs.js shows: {name, title, node, turn(on)}. */
export function mountTree(store) {
  const panel = el('section.hd-tree', { id: 'hd-tree', hidden: true });
  const crumbs = el('ol'),
    finder = el('div.hd-tree-finder'),
    sheet = el('div.hd-tree-sheet'),
    foot = el('div.hd-tree-foot'),
    changes = el('div.hd-tree-changes');
  put(panel, el('div.hd-tree-bar', {}, el('nav.hd-crumbs', { 'aria-label': 'Place in the tree' }, crumbs), finder), sheet, foot, changes);
  let focus = 0,
    found = new Set(),
    tree = null,
    followed = null, // the branch taken by hand that the focus has gone to
    shown = false;

  const icicle = mountIcicle(sheet, store, { focus: go, up, take });
  const edits = mountEdits(changes, store, { focus: () => focus, go: look });
  const about = mountFoot(foot, edits.node, store, { take, inspect: id => store.inspect(id) });
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

  /** Go into a branch; the shelves' level and the map follow. */
  function go(id) {
    if (id !== focus) edits.moved();
    look(id);
    store.setLevel(store.tree.node(id).level + 1);
  }
  function look(id) {
    focus = id;
    draw();
  }
  function up() {
    const { parent } = store.tree.node(focus);
    if (store.tree.node(parent)) go(parent);
  }
  function take(id) {
    if (id > 0) store.force(id);
  }

  function draw() {
    if (!store.tree || !shown) return;
    if (tree !== store.tree) {
      if (tree && (tree.id !== store.tree.id || tree.embedding !== store.tree.embedding)) {
        focus = 0;
        find.clear();
        edits.moved();
      }
      if (!tree || tree.query !== store.tree.query) edits.read();
      tree = store.tree;
      found = new Set([...found].filter(id => tree.node(id)));
      if (!tree.node(focus)) focus = 0;
    }
    const top = tree.children(focus).length || focus === 0 ? focus : tree.node(focus).parent;
    drawCrumbs();
    about.draw(focus);
    icicle.draw({ focus, top, found });
    panel.dataset.ready = `${focus}:${store.rev}`;
  }

  function drawCrumbs() {
    const path = [0, ...tree.path(focus)];
    put(
      crumbs,
      path.map((id, i) =>
        el(
          'li',
          {},
          i > 0 && icon('right', 16),
          el(
            'button',
            { type: 'button', 'aria-current': id === focus ? 'true' : null, data: id ? { node: id } : {}, onclick: () => go(id) },
            i > 0 && el('i.hd-dot', { vars: { '--h': tree.node(id).hue } }),
            i ? tree.node(id).name : 'All',
          ),
        ),
      ),
    );
    crumbs.parentNode.scrollLeft = 9999;
  }

  /** The branch that was taken by hand last, wherever: one goes there with it. */
  function follow() {
    const taken = store.asked ? lastTaken(store.asked)?.node : null;
    if (taken != null && taken !== followed && store.tree.node(taken)) focus = taken;
    followed = taken;
  }

  let queued = false;
  function soon() {
    if (queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      draw();
    });
  }
  store.on('answer', follow);
  store.on('visit', look);
  for (const type of ['tree', 'answer']) store.on(type, soon);
  store.on('hover', () => shown && store.tree && icicle.light());
  let size = '';
  new ResizeObserver(() => {
    const now = `${sheet.clientWidth} ${sheet.clientHeight}`;
    if (now !== size) draw();
    size = now;
  }).observe(sheet);
  const turn = on => {
    shown = on;
    draw();
  };
  return { name: 'tree', title: 'Tree', node: panel, turn };
}
