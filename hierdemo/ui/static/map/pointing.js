// Pointing at the map: what lies under the pointer, the hover card after a short dwell, the pinned card, taking a branch by
// its name (with Shift: selecting it), stepping through results and missed items by key. Knows the parts it is given; draws nothing itself.

import { pointSize } from './plot.js';
import { nearest } from './points.js';
import { factsOf, hasPictures, missedOf, resultsOf } from './scene.js';
import { selectNode } from './select/state.js';

const DWELL = 120; // ms

/** frame(): what is drawn, or null; fit(): shows the whole map; pinned(): another item's card is pinned, or none; tool: the
 *  selecting one; room(item): makes room for that item's card. */
export function mountPointing({ stage, store, view, marks, thumbs, cards, frame, fit, pinned, room, tool }) {
  let dwell = 0,
    owns = ''; // owns: the page's hover is ours, by 'pointer' or 'key'

  const place = item => view.px(frame().points.x[item], frame().points.y[item]);
  const spot = item => (hasPictures(frame()) && thumbs.middle(item)) || place(item);
  const pin = item => {
    room(item);
    cards.pin(factsOf(frame(), item), spot(item));
    pinned();
  };
  const unpin = () => {
    const was = cards.unpin();
    pinned();
    return was;
  };

  function itemAt(x, y) {
    const { points } = frame(),
      picture = hasPictures(frame()) ? thumbs.at(x, y) : -1;
    if (picture >= 0) return picture;
    const reach = Math.max(9, pointSize(view, points.n)) / view.k;
    return nearest(points, ...view.at(x, y), reach / view.sx, reach / view.sy);
  }

  function leave() {
    clearTimeout(dwell);
    cards.leave();
    if (!owns || (owns === 'key' && cards.pinned)) return;
    owns = '';
    store.setHover(null);
  }

  function point(x, y, event) {
    if (!frame() || event.pointerType === 'touch') return;
    clearTimeout(dwell);
    const node = marks.nameAt(x, y);
    stage.style.cursor = node === null ? '' : 'pointer';
    dwell = setTimeout(() => rest(x, y, node), DWELL);
  }

  function rest(x, y, node) {
    const item = node === null ? itemAt(x, y) : -1;
    if (node === null && item < 0) return leave();
    owns = 'pointer';
    if (node === null) cards.hover(factsOf(frame(), item), spot(item));
    else cards.leave();
    store.setHover(node === null ? { item } : { node });
  }

  function click(x, y, event) {
    if (!frame()) return;
    clearTimeout(dwell);
    const node = marks.nameAt(x, y),
      item = node === null ? itemAt(x, y) : -1;
    if (item >= 0) return pin(item);
    unpin();
    leave();
    if (node !== null && event.shiftKey) selectNode(store, node);
    else if (node !== null) store.force(node);
  }

  function next(step) {
    const list = frame() ? [...resultsOf(frame()), ...missedOf(frame())].map(hit => hit.id) : [];
    if (!list.length) return;
    const at = list.indexOf(cards.pinned?.id),
      start = step > 0 ? 0 : list.length - 1;
    reveal(list[at < 0 ? start : (at + step + list.length) % list.length]);
  }

  /** Pins an item's card and lights it everywhere. */
  function reveal(item) {
    const { points } = frame();
    if (!view.sees(points.x[item], points.y[item])) fit();
    stage.focus({ preventScroll: true });
    pin(item);
    owns = 'key';
    store.setHover({ item });
  }

  function escape() {
    const was = unpin();
    if (was) {
      leave();
      stage.focus({ preventScroll: true });
    }
    return was || tool.escape();
  }

  stage.addEventListener('focusout', e => {
    if (!cards.holds(e.relatedTarget)) leave();
  });
  stage.parentNode.addEventListener('keydown', e => {
    if (e.key !== 'Escape' || !escape()) return;
    e.stopPropagation();
    e.preventDefault();
  });
  return {
    gestures: { point, leave, click, next, escape },
    leave,
    unpin,
    reveal,
    movePinned() {
      if (cards.pinned) cards.move(spot(cards.pinned.id));
    },
    /** After a new answer the card tells of the same item. */
    keepPinned() {
      if (cards.pinned && cards.pinned.id < frame().points.n) pin(cards.pinned.id);
    },
  };
}
