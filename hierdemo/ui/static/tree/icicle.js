// The icicle itself: branches as boxes that one points at, goes into and walks by key. Knows the store's answer (scores,
// path) and what is found by name; not the foot below it nor edits.
/** @import { Store } from '../core/store.js' */
/** @import { Box } from './layout.js' */
/** @import { Scored } from './scores.js' */
import { el, patch, put } from '../core/dom.js';
import { drawBox, idOf } from './icicle_box.js';
import { bindKeys } from './icicle_keys.js';
import { mountTip } from './icicle_tip.js';
import { boxes } from './layout.js';
import { scored } from './scores.js';

/**
 * What is asked to be drawn: the branch that one is in, the one whose strip stands at the left, those found by name.
 * @typedef {{focus: number, top: number, found: Set<number>}} Sight
 *
 * What is drawn: also the branches of the path, those on the way to a found one, and the one that the keys stand on.
 * @typedef {Sight & {boxes: Box[], scores: Map<number, Scored>, path: Set<number>, way: Set<number>, current: number}} View
 *
 * @typedef {{focus: (id: number) => void, up: () => void, take: (id: number) => void}} Moves
 */

/**
 * @param {HTMLElement} place
 * @param {Store} store
 * @param {Moves} on
 */
export function mountIcicle(place, store, on) {
  const sheet = el('div.hd-ice', { role: 'tree' });
  const tip = el('div.hd-ice-tip', { hidden: true, 'aria-hidden': 'true' });
  put(place, sheet, tip);
  /** @type {View} */
  const view = { focus: 0, top: 0, found: new Set(), boxes: [], scores: new Map(), path: new Set(), way: new Set(), current: 0 };
  /** @param {number} id */
  const boxOf = id => /** @type {HTMLElement | null} */ (sheet.querySelector(`[data-node="${id}"]`));

  /** @param {Sight} sight */
  function draw(sight) {
    const { tree, info } = store;
    look(view, sight, store, sheet);
    sheet.setAttribute('aria-label', `Tree of ${tree.node(view.top).name}`);
    sheet.classList.toggle('is-finding', view.found.size > 0);
    patch(sheet, view.boxes, {
      key: b => `${tree.snapshot} ${b.id}`,
      create: b => el('div.hd-ice-box', { role: 'treeitem', data: { node: b.id } }),
      update: (node, b) => drawBox(node, b, { tree, view, noun: info.collection.noun }),
    });
    light();
  }

  /** Lights what the pointer is on, here or in another view. */
  function light() {
    const { hover } = store.state;
    const node = hover?.node ?? (hover?.item == null ? null : store.leafOf(hover.item));
    const drawn = node == null ? null : store.tree.path(node).findLast(id => id !== view.top && view.boxes.some(b => b.id === id));
    sheet.querySelectorAll('.is-hot').forEach(e => e.classList.remove('is-hot'));
    if (drawn != null) boxOf(drawn)?.classList.add('is-hot');
  }

  /**
   * Puts the keyboard's focus on a box.
   * @param {number} id
   */
  function reach(id) {
    view.current = id;
    sheet.querySelectorAll('.hd-ice-box').forEach(e => e instanceof HTMLElement && (e.tabIndex = Number(e.dataset.node) === id ? 0 : -1));
    boxOf(id)?.focus({ preventScroll: true });
  }

  const drawing = { sheet, view, boxOf, reach };
  const told = mountTip(tip, store, drawing);
  bindClicks(drawing, on, told.hide);
  bindKeys(drawing, store, on);
  return { draw, light, reach };
}

/**
 * The sheet with what is drawn on it, as pointer and keys know it.
 * @typedef {{sheet: HTMLElement, view: View, boxOf: (id: number) => HTMLElement | null, reach: (id: number) => void}} Drawing
 */

/**
 * Works out the view anew.
 * @param {View} view
 * @param {Sight} sight
 * @param {Store} store
 * @param {HTMLElement} sheet
 */
function look(view, sight, { tree, answer }, sheet) {
  const path = new Set((answer?.steps ?? []).map(s => s.node));
  Object.assign(view, sight, {
    path,
    scores: scored(answer?.tree === tree.id ? answer : null),
    way: new Set([...sight.found].flatMap(id => tree.path(id))),
    boxes: boxes(tree, sight.top, { w: sheet.clientWidth, h: sheet.clientHeight }, path),
  });
  /** @param {number} id */
  const drawn = id => view.boxes.some(b => b.id === id);
  if (!drawn(view.current)) view.current = drawn(view.focus) ? view.focus : view.top;
}

/**
 * A click goes into a branch; on the strip of the one that one is in, up.
 * @param {Drawing} drawing
 * @param {Moves} on
 * @param {() => void} hideTip
 */
function bindClicks({ sheet, view }, on, hideTip) {
  sheet.addEventListener('click', event => {
    const id = idOf(event);
    if (id == null) return;
    view.current = id;
    hideTip();
    if (id === view.top && id === view.focus) on.up();
    else on.focus(id);
  });
}
