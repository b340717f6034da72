// The connectors: a line from each kept card down to the bracket of its children. Pure geometry of what is on screen.
import { svg } from '../core/dom.js';

/** @typedef {{x: number, y: number, w: number, h: number}} Box */

/** @type {(x: number, box: Box) => boolean} */
const inside = (x, box) => x >= box.x && x <= box.x + box.w;

/**
 * The line from a card to the head of its children's group, as an SVG path; null where one of its ends is scrolled away.
 * @param {Box} card
 * @param {Box} head
 * @param {{above: Box, below: Box}} tracks
 */
export function wire(card, head, { above, below }) {
  const x0 = card.x + card.w / 2,
    y0 = card.y + card.h,
    x1 = Math.max(head.x + 8, Math.min(head.x + head.w - 8, x0)),
    y1 = head.y + 1;
  if (!inside(x0, above) || !inside(x1, below)) return null;
  return `M${x0} ${y0}C${x0} ${y1} ${x1} ${y0} ${x1} ${y1}`;
}

/**
 * Adds the <svg> to `box`; returns a function that draws again with the next frame.
 * @param {HTMLElement} box of the shelves
 */
export function makeWires(box) {
  const layer = svg('svg', { class: 'hd-wires', 'aria-hidden': 'true' });
  box.prepend(layer);
  let due = 0;

  function draw() {
    due = 0;
    const lines = linesIn(box);
    layer.replaceChildren(...lines.filter(line => !line.chosen).map(path), ...lines.filter(line => line.chosen).map(path));
  }
  return () => {
    due ||= requestAnimationFrame(draw);
  };
}

/** @param {{d: string, chosen: boolean}} line */
const path = ({ d, chosen }) => svg('path', { class: chosen ? 'is-chosen' : '', d });

/** @param {HTMLElement} box */
function linesIn(box) {
  const origin = box.getBoundingClientRect();
  /** @param {Element} node @returns {Box} */
  const rel = node => {
    const r = node.getBoundingClientRect();
    return { x: r.left - origin.left, y: r.top - origin.top, w: r.width, h: r.height };
  };
  const tracks = [...box.querySelectorAll('.hd-shelf .hd-track')];
  return tracks.slice(1).flatMap((below, i) => {
    const above = tracks[i],
      between = { above: rel(above), below: rel(below) };
    /** @type {HTMLElement[]} */
    const groups = [...below.querySelectorAll(/** @type {'div'} */ ('.hd-group'))];
    return groups.flatMap(group => {
      const card = above.querySelector(`.hd-card[data-node="${group.dataset.parent}"]`),
        head = group.firstElementChild;
      const d = card && head && wire(rel(card), rel(head), between);
      return d ? [{ d, chosen: card.classList.contains('is-chosen') }] : [];
    });
  });
}
