// The lines between two paths side by side: from each branch to its nearest on the other path, as thick as they are
// alike; where the nearest lies off that path, a stub that ends. Measures the cards; which are joined is links.js's.
/** @import { Side } from '../core/types' */
/** @import { Link, Stub, XY } from './links.js' */
import { put, svg } from '../core/dom.js';
import { curve, joined, stubEnd, thickness } from './links.js';

/**
 * Two sides in `place` with their lines, which follow every change of size. Returns {put(nodes, sides)}: shows two drawn
 * sides; no lines where `sides` is null.
 * @param {HTMLElement} place
 */
export function wiredColumns(place) {
  const layer = svg('svg', { class: 'hd-beside-wires', 'aria-hidden': 'true' });
  /** @type {{nodes: HTMLElement[], lines: Link[], stubs: Stub[]} | null} */
  let now = null;

  function draw() {
    if (!now) return void put(layer);
    const box = place.getBoundingClientRect(),
      { nodes, lines, stubs } = now;
    if (!box.width) return;
    const [left, right] = nodes.map(node => node.getBoundingClientRect());
    /** @type {(side: number, level: number) => XY | null} */
    const end = (side, level) => endOf(nodes[side], side, level, box);
    put(
      layer,
      lines.map(link => line(link, end)),
      stubs.flatMap(own => stub(own, end, right.left - left.right)),
    );
  }

  new ResizeObserver(draw).observe(place);
  return {
    /**
     * @param {HTMLElement[]} nodes
     * @param {readonly Side[] | null} sides
     */
    put(nodes, sides) {
      now = sides && { nodes, ...joined(sides) };
      put(place, nodes, layer);
      draw();
    },
  };
}

/**
 * Where a line meets the card of a level, from the place's corner.
 * @param {HTMLElement} node
 * @param {number} side
 * @param {number} level
 * @param {DOMRect} box
 * @returns {XY | null}
 */
function endOf(node, side, level, box) {
  const card = node.querySelector(`.hd-beside-card[data-level="${level}"]`)?.getBoundingClientRect();
  return card ? [(side ? card.left : card.right) - box.left, card.top + card.height / 2 - box.top] : null;
}

/**
 * @param {Link} link
 * @param {(side: number, level: number) => XY | null} end
 */
function line({ ends, share, both }, end) {
  const [a, b] = [end(0, ends[0]), end(1, ends[1])];
  return a && b && svg('path', { d: curve(a, b), class: both ? 'is-both' : 'is-one', 'stroke-width': thickness(share) });
}

/**
 * @param {Stub} stub
 * @param {(side: number, level: number) => XY | null} end
 * @param {number} gutter
 */
function stub({ side, level }, end, gutter) {
  const a = end(side, level);
  if (!a) return [];
  const { x, r } = stubEnd(a[0], side, gutter);
  return [svg('path', { d: `M${a[0]} ${a[1]}H${x}`, class: 'is-stub' }), svg('circle', { cx: x, cy: a[1], r })];
}
