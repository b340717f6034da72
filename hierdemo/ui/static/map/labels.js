// Where names go: at their node's place, moved only as far as the star, the stops, results and other names ask for; a name
// that had to go far has a line back. Pure geometry on pixels; knows no DOM.

import { distance, inside, nearestOf, Room } from './room.js';

/** @import { Label, MarkedScene, Measure, Name, NameState, Ringed, Star, Stop, XY } from './types' */
/** @import { View } from './view.js' */

/**
 * The scene that the marks draw, with rings in pixels and the star where it stands.
 * @typedef {Pick<MarkedScene, 'points' | 'names' | 'starText'> & {rings: Ringed[], star: Star | null}} NamedScene
 */
/** @typedef {Name & {at: XY}} Anchored with its place in pixels */

const LED = 24, // pixels from which a line leads back to the place
  GAPS = [1, 10, 22, 38, 58, 80], // pixels between an island and its name, tried in this order
  LONGEST = 30; // letters of a name
const SIDES = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [0.7, 0.7],
  [-0.7, 0.7],
  [0.7, -0.7],
  [-0.7, -0.7],
];
/** Whose name is placed first @type {Record<NameState, number>} */
const FIRST = { chosen: 0, kept: 1, passed: 2, other: 3 };

/**
 * The names placed; those that find no room are left out.
 * @param {NamedScene} scene
 * @param {Stop[]} stops
 * @param {View} view
 * @param {Measure} measure
 * @returns {Label[]}
 */
export function placeNames(scene, stops, view, measure) {
  const names = new Names(scene, view, measure);
  names.room.take(...stops.map(stop => ({ x: stop.x + stop.dx, y: stop.y + stop.dy, w: stop.w + 6, h: 22 })));
  if (scene.star && view.sees(...scene.star.xy)) names.placeStar(scene.star, scene.starText);
  names.anchored.sort((a, b) => FIRST[a.state] - FIRST[b.state] || b.n - a.n).forEach(name => names.place(name));
  return names.labels;
}

class Names {
  /** @type {Label[]} */
  labels = [];

  /**
   * @param {NamedScene} scene
   * @param {View} view
   * @param {Measure} measure
   */
  constructor({ points, rings, names }, view, measure) {
    this.view = view;
    this.measure = measure;
    this.room = new Room(points, rings, view);
    this.most = Math.max(1, ...names.map(name => name.n));
    this.anchors = names.map(name => view.px(...name.xy));
    /** @type {Anchored[]} */
    this.anchored = names.map((name, i) => ({ ...name, at: this.anchors[i] }));
  }

  /**
   * @param {Star} star
   * @param {string} words
   */
  placeStar(star, words) {
    const { xy, x, y, dx, dy } = star,
      { room } = this;
    room.take({ x: x + dx, y: y + dy, w: 26, h: 26 }, { x, y, w: 12, h: 12 });
    if (!words) return;
    const size = 13;
    for (const most of [30, 20, 12]) {
      const text = clip(words, most),
        spots = this.aroundStar(star, this.measure(text, size, 650) + 6);
      const best = room.cheapest(
        spots.map((b, i) => ({ ...b, cost: 40 * room.crowd(b.x, b.y, b.w, b.h) + 12 * room.hiddenBy(b) + 4 * i })),
      );
      const kept = best ?? (most === 12 ? spots[2] : null); // never a query without its name
      if (kept) return this.keep(kept, { star: true, xy, text, size }, x, y);
    }
  }

  /**
   * Boxes of this width beside the star, the best side first.
   * @param {Star} star
   * @param {number} w
   */
  aroundStar({ x, y, dx: sx, dy: sy }, w) {
    const sides = [
      [17 + w / 2, 0],
      [-17 - w / 2, 0],
      [0, -25],
      [0, 26],
      [w / 2 + 6, -24],
      [w / 2 + 6, 24],
      [-w / 2 - 6, -24],
      [-w / 2 - 6, 24],
      [0, -46],
      [0, 47],
    ];
    return sides.map(([dx, dy]) => ({ x: inside(x + sx + dx, w, this.view.w), y: y + sy + dy, w, h: 18 }));
  }

  /** @param {Anchored} name */
  place({ id, name, n, at, r, state, xy }) {
    const { view } = this,
      [x, y] = at;
    if (x < 0 || y < 0 || x > view.w || y > view.h) return;
    const chosen = state === 'chosen',
      size = Math.round((view.w < 480 ? 11 : 12) + 3 * Math.sqrt(n / this.most)) + (chosen ? 1 : 0),
      text = clip(name, LONGEST);
    const best = this.room.cheapest(this.around(at, r, this.measure(text, size, chosen ? 700 : 500) + 8, size + 5));
    if (!best) return;
    const { dx, dy } = nearestOf(best, x, y);
    /** @type {XY | null} */
    const lead = Math.hypot(dx, dy) > LED ? [dx, dy] : null;
    this.keep(best, { id, state, xy, text, size, lead }, x, y);
  }

  /**
   * Boxes of w by h on and around a place, with what each would cost.
   * @param {XY} at
   * @param {number} r its island's radius, map units
   * @param {number} w
   * @param {number} h
   */
  around(at, r, w, h) {
    const { view } = this,
      [x, y] = at,
      rx = Math.min(48, r * view.sx * view.k),
      ry = Math.min(48, r * view.sy * view.k);
    const spots = [this.rated({ x, y, w, h }, at, 0)];
    for (const gap of GAPS.filter(g => g < view.w / 8))
      for (const [i, [ux, uy]] of SIDES.entries()) {
        const dx = ux * (rx + gap + w / 2),
          dy = uy * (ry + gap + h / 2);
        spots.push(this.rated({ x: inside(x + dx, w, view.w), y: y + dy, w, h }, at, i));
      }
    return spots;
  }

  /**
   * A box with its cost for the name of the place (x, y).
   * @param {import('./room.js').Rect} box
   * @param {XY} at
   * @param {number} side how good that side is, 0 the best
   */
  rated(box, [x, y], side) {
    const { room } = this,
      moved = distance(box, x, y),
      wide = box.w / 2 + moved, // what lies farther off cannot be nearer; most do, and this tells it soonest
      high = box.h / 2 + moved;
    const alien = this.anchors.some(
      ([ax, ay]) =>
        Math.abs(ax - box.x) < wide &&
        Math.abs(ay - box.y) < high &&
        distance(box, ax, ay) < Math.min(moved, Math.hypot(ax - x, ay - y)) - 2,
    );
    const wrong = (alien ? 22 : 0) + (moved < 4 ? 8 : 0); // nearer to another's place; on top of its own
    const crowded = room.crowd(box.x, box.y, box.w, box.h);
    return { ...box, cost: 34 * crowded + 0.9 * moved + 10 * room.hiddenBy(box) + side + wrong };
  }

  /**
   * @param {import('./room.js').Rect} box
   * @param {Omit<Label, 'dx' | 'dy' | 'w' | 'h'>} label
   * @param {number} x
   * @param {number} y
   */
  keep(box, label, x, y) {
    this.room.take({ x: box.x, y: box.y, w: box.w + 4, h: box.h });
    this.labels.push({ ...label, dx: box.x - x, dy: box.y - y, w: box.w, h: box.h });
  }
}

/**
 * @param {string} text
 * @param {number} most
 */
const clip = (text, most) => (text.length > most ? text.slice(0, most - 1).trimEnd() + '\u2026' : text);
