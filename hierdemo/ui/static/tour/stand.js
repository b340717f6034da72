// Where the tour's ring and card stand. Pure: boxes in pixels of the window.

const ROOM = 6, // between a part and its ring
  GAP = 12; // between the ring and the card, and to the window's edge

/** @typedef {{left: number, top: number, width: number, height: number}} Box */

/**
 * The ring round a part: never outside of the window.
 * @param {Box} part
 * @param {{width: number, height: number}} view
 * @returns {Box}
 */
export function ringAround(part, view) {
  const left = Math.max(2, part.left - ROOM),
    top = Math.max(2, part.top - ROOM),
    right = Math.min(view.width - 2, part.left + part.width + ROOM),
    bottom = Math.min(view.height - 2, part.top + part.height + ROOM);
  return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/**
 * The card's left and top: below the ring, else above it, else beside it, else in the window's lower corner.
 * @param {Box} ring
 * @param {{width: number, height: number}} card
 * @param {{width: number, height: number}} view
 */
export function corner(ring, card, view) {
  const left = Math.max(GAP, Math.min(ring.left, view.width - card.width - GAP)),
    below = ring.top + ring.height + GAP,
    above = ring.top - GAP - card.height,
    top = Math.max(GAP, Math.min(ring.top, view.height - card.height - GAP));
  if (below + card.height + GAP <= view.height) return { left, top: below };
  if (above >= GAP) return { left, top: above };
  if (ring.left - GAP - card.width >= GAP) return { left: ring.left - GAP - card.width, top };
  const right = ring.left + ring.width + GAP;
  if (right + card.width + GAP <= view.width) return { left: right, top };
  return { left: view.width - card.width - GAP, top: view.height - card.height - GAP };
}
