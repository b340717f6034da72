// Where a small box stands beside what it speaks of: below it, above where there is no room, always in sight. Pure.

const GAP = 8; // pixels between the two, and to the window's edge

/**
 * Its left and top in the window, in pixels.
 * @param {{left: number, top: number, bottom: number}} anchor
 * @param {{width: number, height: number}} box
 * @param {{width: number, height: number}} view
 */
export function placed(anchor, box, view) {
  const left = Math.max(GAP, Math.min(anchor.left, view.width - box.width - GAP)),
    below = anchor.bottom + GAP,
    fits = below + box.height + GAP <= view.height;
  return { left, top: fits ? below : Math.max(GAP, anchor.top - GAP - box.height) };
}
