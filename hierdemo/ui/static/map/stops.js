// Where the path's stops and the star stand: at their places, or beside them where results' rings would be hidden. Pure
// geometry on pixels; knows no DOM but the canvas that measures text.

import { textWidth } from './labels.js';

const STAR = 11; // half a star, pixels
const ANGLES = Array.from({ length: 12 }, (_, i) => -Math.PI / 3 - (i * Math.PI) / 6); // up to the right first

/** {stops: [{xy, x, y, dx, dy, w, text}], star: {xy, x, y, dx, dy} or null}; x, y: the place in pixels, dx, dy: how far
 *  from there the mark stands. */
export function standBeside(scene, rings, view) {
  const taken = [],
    stops = merged(scene.path, view);
  let star = null;
  if (scene.star) {
    const [x, y] = view.px(...scene.star);
    star = { xy: scene.star, x, y, ...beside({ x, y, half: STAR }, { rings, taken, view }) };
    taken.push({ x, y, half: 3 }, { x: x + star.dx, y: y + star.dy, half: STAR });
  }
  for (const stop of stops) {
    stop.text = stop.from === stop.to ? `${stop.from}` : `${stop.from}\u2013${stop.to}`;
    stop.w = Math.max(16, textWidth(stop.text, 10, 700) + 9);
    const half = Math.max(9, stop.w / 2);
    Object.assign(stop, beside({ x: stop.x, y: stop.y, half }, { rings, taken, view }));
    taken.push({ x: stop.x + stop.dx, y: stop.y + stop.dy, half });
  }
  return { stops, star };
}

/** Rings that would lie on one another become one, the better result's. */
export function apart(rings, view) {
  const out = [];
  for (const ring of rings) {
    const [x, y] = view.px(...ring.xy);
    if (!out.some(other => Math.hypot(other.x - x, other.y - y) < 6)) out.push({ ...ring, x, y });
  }
  return out;
}

/** Stops that would overlap share one ("1-2"). */
function merged(path, view) {
  const stops = [];
  for (const { xy, level } of path) {
    const [x, y] = view.px(...xy),
      last = stops[stops.length - 1];
    if (last && Math.hypot(last.x - x, last.y - y) < 18) last.to = level;
    else stops.push({ xy, x, y, from: level, to: level });
  }
  return stops;
}

/** The nearest good spot for a mark of this half width: {dx, dy}. */
function beside({ x, y, half }, { rings, taken, view }) {
  const hidden = (px, py) => rings.filter(ring => Math.hypot(ring.x - px, ring.y - py) < half + 5).length;
  const cost = (px, py) =>
    12 * hidden(px, py) +
    60 * taken.filter(t => Math.hypot(t.x - px, t.y - py) < half + t.half + 3).length +
    (px < half + 4 || py < half + 4 || px > view.w - half - 4 || py > view.h - half - 4 ? 200 : 0);
  let best = { dx: 0, dy: 0, cost: cost(x, y) };
  for (const far of [half + 14, half + 22, half + 32])
    ANGLES.forEach((angle, i) => {
      const dx = far * Math.cos(angle),
        dy = far * Math.sin(angle),
        own = cost(x + dx, y + dy) + far / 3 + i / 2;
      if (own < best.cost) best = { dx, dy, cost: own };
    });
  return { dx: best.dx, dy: best.dy };
}
