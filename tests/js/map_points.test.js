import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupPoints, islands } from '../../hierdemo/ui/static/map/groups.js';
import { extentOf, idsOf, membersOf, nearest, placeOf } from '../../hierdemo/ui/static/map/points.js';
import { CORNERS, smallPoints, smallTree } from './map_stand_ins.js';

/** @type {(a: number, b: number) => void} */
const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-6, `${a} is not ${b}`);

test('the extent is the box of all points, and of the star where it lies outside', () => {
  const points = smallPoints(),
    box = extentOf(points);
  near(box.x0, 0.19);
  near(box.x1, 0.808);
  const wider = extentOf(points, [0.95, 0.5]);
  assert.equal(wider.x1, 0.95);
  near(wider.x0, 0.19);
  near(extentOf(points).x1, 0.808); // the points' own box stays what it was
});

test('a map without points is all of it', () => {
  assert.deepEqual(extentOf(smallPoints(0)), { x0: 0, x1: 1, y0: 0, y1: 1 });
});

test('the nearest point is the same as by looking at all of them', () => {
  const points = smallPoints();
  for (const [x, y] of [...CORNERS, [0.195, 0.21], [0.79, 0.2], [0.99, 0.99]]) {
    const all = [...points.x].map((px, i) => Math.hypot(px - x, points.y[i] - y)),
      least = Math.min(...all),
      found = nearest(points, x, y, 0.05, 0.05);
    if (least < 0.05) assert.equal(all[found], least);
    else assert.equal(found, -1);
  }
});

test('members of a node are its leaves\' items, of the root all', () => {
  const points = smallPoints(),
    tree = smallTree();
  assert.equal(idsOf(tree), 7);
  assert.deepEqual(membersOf(points, tree, 3), [...Array(10).keys()].map(i => 4 * i));
  assert.equal(membersOf(points, tree, 2).length, 20);
  assert.equal(membersOf(points, tree, 0).length, 40);
});

test('a node stands where the map says, else at its densest place, once for all', () => {
  const points = smallPoints(),
    tree = smallTree();
  assert.deepEqual([placeOf(points, tree, 3, [0.21, 0.2]).x, placeOf(points, tree, 3).x], [0.21, 0.21]);
  const { x, y, r } = placeOf(points, tree, 6);
  assert.ok(Math.hypot(x - 0.8, y - 0.8) < 0.02 && r > 0 && r < 0.02);
});

test('points are grouped by rank, hue and shade, faint ones first, none lost', () => {
  const points = smallPoints(),
    rank = new Uint8Array([0, 2, 0, 2, 1, 0, 0]),
    groups = groupPoints(points, smallTree(), 2, rank);
  assert.deepEqual(groups.map(g => [g.rank, g.hue]), [[0, 200], [0, 200], [1, 20], [2, 20]]); // prettier-ignore
  assert.equal(groups.reduce((sum, g) => sum + g.x.length, 0), 40);
  assert.deepEqual([...groups[3].x], [...points.x].filter((_, i) => points.leaf[i] === 3));
  assert.ok(groups[0].lift < groups[1].lift);
});

test('only the items to draw are grouped', () => {
  const groups = groupPoints(smallPoints(), smallTree(), 1, new Uint8Array(7), Int32Array.of(0, 1, 5));
  assert.deepEqual(groups.map(g => [g.hue, g.x.length]), [[20, 3]]); // at level 1 a branch has one shade
});

test('the ground lies where a branch is dense; strays have none', () => {
  const points = smallPoints(50);
  points.x[0] = 0.5;
  points.y[0] = 0.5;
  const grounds = islands(points, smallTree(50));
  assert.deepEqual(grounds.map(g => g.hue), [20, 200]);
  for (const { x, y } of grounds) x.forEach((v, i) => assert.ok(Math.abs(v - 0.5) > 0.2 && Math.abs(y[i] - 0.5) > 0.2));
});
