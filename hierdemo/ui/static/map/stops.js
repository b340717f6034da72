// Where the path's stops and the star stand: at their places, or beside them where results' rings would be hidden. Pure
// geometry on pixels; knows no DOM.

/** @import { MarkedScene, Measure, PathStop, Ring, Ringed, Star, Stop, XY } from './types' */
/** @import { View } from './view.js' */

/** A mark that takes room: its middle and half its width. @typedef {{x: number, y: number, half: number}} Mark */
/** What a mark must not hide. @typedef {{rings: {x: number, y: number}[], taken: Mark[], view: View}} Around */
/** Levels that share a place. @typedef {{xy: XY, x: number, y: number, from: number, to: number}} Shared */

const STAR = 11; // half a star, pixels
const ANGLES = Array.from({ length: 12 }, (_, i) => -Math.PI / 3 - (i * Math.PI) / 6); // up to the right first

/**
 * The stops and the star where they stand.
 * @param {Pick<MarkedScene, 'path' | 'star'>} scene
 * @param {Ringed[]} rings
 * @param {View} view
 * @param {Measure} measure
 * @returns {{stops: Stop[], star: Star | null}}
 */
export function standBeside(scene, rings, view, measure) {
  /** @type {Mark[]} */
  const taken = [];
  const around = { rings, taken, view };
  let star = null;
  if (scene.star) {
    const [x, y] = view.px(...scene.star);
    star = { xy: scene.star, x, y, ...beside({ x, y, half: STAR }, around) };
    taken.push({ x, y, half: 3 }, { x: x + star.dx, y: y + star.dy, half: STAR });
  }
  const stops = merged(scene.path, view).map(({ xy, x, y, from, to }) => {
    const text = from === to ? `${from}` : `${from}\u2013${to}`,
      w = Math.max(16, measure(text, 10, 700) + 9),
      half = Math.max(9, w / 2),
      { dx, dy } = beside({ x, y, half }, around);
    taken.push({ x: x + dx, y: y + dy, half });
    return { xy, x, y, dx, dy, w, text };
  });
  return { stops, star };
}

/**
 * Rings that would lie on one another become one, the better result's.
 * @param {Ring[]} rings
 * @param {View} view
 */
export function apart(rings, view) {
  /** @type {Ringed[]} */
  const out = [];
  for (const ring of rings) {
    const [x, y] = view.px(...ring.xy);
    if (!out.some(other => Math.hypot(other.x - x, other.y - y) < 6)) out.push({ ...ring, x, y });
  }
  return out;
}

/**
 * Stops that would overlap share one ("1-2").
 * @param {PathStop[]} path
 * @param {View} view
 */
function merged(path, view) {
  /** @type {Shared[]} */
  const stops = [];
  for (const { xy, level } of path) {
    const [x, y] = view.px(...xy),
      last = stops.at(-1);
    if (last && Math.hypot(last.x - x, last.y - y) < 18) last.to = level;
    else stops.push({ xy, x, y, from: level, to: level });
  }
  return stops;
}

/**
 * How far from its place a mark stands best.
 * @param {Mark} mark
 * @param {Around} around
 * @returns {{dx: number, dy: number}}
 */
function beside({ x, y, half }, around) {
  let best = { dx: 0, dy: 0, cost: cost(x, y, half, around) };
  for (const far of [half + 14, half + 22, half + 32])
    ANGLES.forEach((angle, i) => {
      const dx = far * Math.cos(angle),
        dy = far * Math.sin(angle),
        own = cost(x + dx, y + dy, half, around) + far / 3 + i / 2;
      if (own < best.cost) best = { dx, dy, cost: own };
    });
  return { dx: best.dx, dy: best.dy };
}

/**
 * What a mark of this half width would hide at (x, y).
 * @param {number} x
 * @param {number} y
 * @param {number} half
 * @param {Around} around
 */
function cost(x, y, half, { rings, taken, view }) {
  const hidden = rings.filter(ring => Math.hypot(ring.x - x, ring.y - y) < half + 5).length,
    over = taken.filter(t => Math.hypot(t.x - x, t.y - y) < half + t.half + 3).length,
    outside = x < half + 4 || y < half + 4 || x > view.w - half - 4 || y > view.h - half - 4;
  return 12 * hidden + 60 * over + (outside ? 200 : 0);
}
