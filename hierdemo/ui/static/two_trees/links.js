// Which branches of two paths are joined, and the lines between them as geometry. Pure: places and shares, no DOM.
/** @import { SideStep } from '../core/types' */

/** @typedef {[number, number]} XY */
/** both: each is the other's nearest. @typedef {{ends: [number, number], share: number, both: boolean}} Link levels, left and right */
/** @typedef {{side: number, level: number}} Stub a branch whose nearest lies off the other path */

const STUB = 0.24; // of the gutter

/**
 * @param {readonly {steps: readonly Pick<SideStep, 'level' | 'like'>[]}[]} sides
 * @returns {{lines: Link[], stubs: Stub[]}}
 */
export function joined(sides) {
  /** @type {Map<string, Link>} */
  const lines = new Map();
  /** @type {Stub[]} */
  const stubs = [];
  sides.forEach(({ steps }, side) => {
    for (const { level, like } of steps) {
      if (!like) continue;
      if (!like.on_path) {
        stubs.push({ side, level });
        continue;
      }
      /** @type {[number, number]} */
      const ends = side ? [like.level, level] : [level, like.level];
      lines.set(ends.join('-'), { ends, share: like.share, both: lines.has(ends.join('-')) });
    }
  });
  return { lines: [...lines.values()], stubs };
}

/**
 * The path of a line: level where it begins and ends.
 * @param {XY} from
 * @param {XY} to
 */
export function curve([x0, y0], [x1, y1]) {
  const half = (x1 - x0) / 2;
  return `M${x0} ${y0}C${x0 + half} ${y0} ${x1 - half} ${y1} ${x1} ${y1}`;
}

/**
 * A line's width: as thick as the branches are alike.
 * @param {number} share
 */
export const thickness = share => 1.5 + 6 * share;

/**
 * Where a stub ends, and how large its end is.
 * @param {number} x
 * @param {number} side
 * @param {number} gutter the room between the sides
 */
export const stubEnd = (x, side, gutter) => ({ x: x + (side ? -1 : 1) * STUB * gutter, r: Math.min(4, (STUB * gutter) / 2) });
