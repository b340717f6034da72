import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apart, standBeside } from '../../hierdemo/ui/static/map/stops.js';
import { View } from '../../hierdemo/ui/static/map/view.js';
import { measure } from './map_stand_ins.js';

/** @import { PathStop, Ring, XY } from '../../hierdemo/ui/static/map/types' */

const view = new View();
view.frame(600, 600, { x0: 0, x1: 1, y0: 0, y1: 1 });

/** @type {(path: PathStop[], star?: XY | null, rings?: Ring[]) => ReturnType<typeof standBeside>} */
const stand = (path, star = null, rings = []) => standBeside({ path, star }, apart(rings, view), view, measure);
/** @type {(id: number, xy: XY) => Ring} */
const ring = (id, xy) => ({ id, xy });

test('with nothing in the way marks stand at their places', () => {
  const { stops, star } = stand([{ xy: [0.2, 0.2], level: 1 }, { xy: [0.6, 0.3], level: 2 }], [0.8, 0.8]); // prettier-ignore
  assert.deepEqual(stops.map(({ text, dx, dy }) => [text, dx, dy]), [['1', 0, 0], ['2', 0, 0]]); // prettier-ignore
  assert(star);
  assert.deepEqual([star.dx, star.dy], [0, 0]);
  assert.deepEqual([star.x, star.y], view.px(0.8, 0.8));
});

test('stops that would overlap share one', () => {
  const path = [1, 2, 3].map(level => /** @type {PathStop} */ ({ xy: [0.5 + level / 1000, 0.5], level })),
    { stops } = stand([...path, { xy: [0.9, 0.5], level: 4 }]);
  assert.deepEqual(stops.map(stop => stop.text), ['1\u20133', '4']);
  assert.deepEqual(stops[0].xy, path[0].xy);
});

test('marks step aside from results and from one another, and stay on the stage', () => {
  /** @type {XY} */
  const xy = [0.5, 0.5];
  const rings = [ring(1, xy), ring(2, [0.52, 0.5])],
    { stops, star } = stand([{ xy, level: 1 }], xy, rings);
  assert(star);
  const [stop] = stops,
    at = (/** @type {typeof star} */ mark) => [mark.x + mark.dx, mark.y + mark.dy];
  for (const mark of [stop, star]) {
    const [x, y] = at(mark);
    for (const own of rings) assert.ok(Math.hypot(x - view.px(...own.xy)[0], y - view.px(...own.xy)[1]) > 9);
    assert.ok(x > 0 && y > 0 && x < view.w && y < view.h);
  }
  assert.ok(Math.hypot(at(stop)[0] - at(star)[0], at(stop)[1] - at(star)[1]) > 20);
});

test('a mark in the corner moves inwards', () => {
  const near = new View();
  near.frame(200, 200, { x0: 0, x1: 1, y0: 0, y1: 1 });
  near.zoom(2, 0, 200);
  near.pan(-1e3, 1e3); // the map's corner lies in the stage's middle
  near.pan(95, -95);
  const { stops } = standBeside({ path: [{ xy: near.at(2, 198), level: 1 }], star: null }, [], near, measure);
  assert.ok(stops[0].dx > 0 && stops[0].dy < 0);
});

test('of rings on one another the better result\'s stays', () => {
  const kept = apart([ring(7, [0.5, 0.5]), ring(8, [0.501, 0.5]), ring(9, [0.6, 0.5])], view);
  assert.deepEqual(kept.map(({ id }) => id), [7, 9]);
  assert.deepEqual([kept[0].x, kept[0].y], view.px(0.5, 0.5));
});
