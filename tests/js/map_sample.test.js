import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shareOf } from '../../hierdemo/ui/static/map/sample.js';
import { smallPoints } from './map_stand_ins.js';

/** @typedef {Parameters<typeof shareOf>[1]} Seen */

/** @type {Seen} */
const whole = { w: 800, rangeX: () => [0, 1], rangeY: () => [0, 1] };
/** @type {Seen} */
const left = { w: 800, rangeX: () => [0, 0.5], rangeY: () => [0, 1] };

/** The items drawn, of a map of which not all are.
 *  @type {(points: ReturnType<typeof smallPoints>, view: Seen, always?: number[]) => number[]} */
function drawnOf(points, view, always = []) {
  const { order } = shareOf(points, view, always);
  assert(order);
  return [...order];
}

test('few points are all drawn', () => {
  assert.deepEqual(shareOf(smallPoints(10), whole, []), { order: null, drawn: 40, of: 40 });
});

test('of many points every leaf gives the same share', () => {
  const points = smallPoints(20000), // 80,000 in all, of which 40,000 are drawn
    { drawn, of } = shareOf(points, whole, []),
    order = drawnOf(points, whole),
    by = [0, 0, 0, 0];
  for (const i of order) by[points.leaf[i] - 3]++;
  assert.equal(of, 80000);
  assert.equal(drawn, order.length);
  for (const n of by) assert.ok(Math.abs(n - 10000) <= 1, by.join());
});

test('a small screen draws fewer', () => {
  const order = drawnOf(smallPoints(10000), { ...whole, w: 400 });
  assert.ok(Math.abs(order.length - 15000) <= 4);
});

test('a leaf of one item is drawn, and what is asked for', () => {
  const points = smallPoints(20000);
  points.leaf[77] = 9;
  const plain = drawnOf(points, whole),
    asked = [...points.leaf.keys()].filter(i => !plain.includes(i)).slice(0, 3);
  assert.ok(plain.includes(77));
  const order = drawnOf(points, whole, [...asked, 1e9]); // an item of a later snapshot is none of these
  for (const i of asked) assert.ok(order.includes(i));
});

test('nearer, all in sight are drawn, and those out of sight are not counted', () => {
  const points = smallPoints(20000),
    { drawn, of } = shareOf(points, left, []);
  assert.deepEqual([drawn, of, drawnOf(points, left).length], [40000, 40000, 40000]);
});
