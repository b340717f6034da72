import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, units } from '../../hierdemo/ui/static/core/shape.js';
import { format, inside, thin, whole } from '../../hierdemo/ui/static/map/select/shape.js';
import { smallPoints, smallTree } from './map_stand_ins.js';

/** @import { Corner } from '../../hierdemo/ui/static/core/types' */
/** @import { PolygonShape, XY } from '../../hierdemo/ui/static/map/types' */

/** @param {string} text */
function parsed(text) {
  const shape = parse(text);
  assert(shape, text);
  return shape;
}

test('a shape and its text go there and back', () => {
  for (const text of ['2.n45', '1.0.0.10000.0.10000.10000', '3.-20.5.1200.40.99.99999']) assert.equal(format(parsed(text)), text);
  assert.deepEqual(parse('2.n45'), { level: 2, node: 45 });
  assert.deepEqual(parse('1.1.2.3.4.5.6'), { level: 1, corners: [[1, 2], [3, 4], [5, 6]] }); // prettier-ignore
});

test('what is no shape is none', () => {
  for (const text of ['', 'n45', '2.n', '2.1.2.3.4', '2.1.2.3.4.5', '2.1.2.3.4.5.x', '123.n4', '2.1.2.3.4.5.123456'])
    assert.equal(parse(text), null, text);
});

test('places are kept in ten-thousandths, as far as the server takes them', () => {
  assert.deepEqual(whole([0.12344, 0.99996]), [1234, 10000]);
  assert.deepEqual(whole([-50, 50]), [-99999, 99999]);
  assert.deepEqual(units([1234, 10000]), [0.1234, 1]);
});

test('a polygon holds what lies in it; where it crosses itself, the even-odd rule', () => {
  const points = smallPoints(),
    tree = smallTree(),
    leaves = (/** @type {PolygonShape['corners']} */ corners) => new Set([...inside(points, tree, { level: 2, corners })].map(i => points.leaf[i]));
  assert.deepEqual([...leaves([[0, 0], [5000, 0], [5000, 10000], [0, 10000]])].sort(), [3, 4]); // prettier-ignore
  assert.deepEqual([...leaves([[0, 0], [0, 10000], [5000, 5000], [10000, 0], [10000, 10000]])].sort(), [3, 4, 5, 6]); // prettier-ignore
  /** @type {Corner[]} */
  const twice = [[0, 0], [5000, 0], [5000, 5000], [0, 5000]]; // prettier-ignore
  assert.equal(leaves([...twice, ...twice]).size, 0);
});

test('a node holds all of its items', () => {
  const points = smallPoints();
  assert.deepEqual([...inside(points, smallTree(), { level: 1, node: 2 })].map(i => points.leaf[i] > 4), Array(20).fill(true));
});

test('a lasso is thinned to few corners that stay on it', () => {
  /** @type {XY[]} */
  const line = Array.from({ length: 400 }, (_, i) => [300 + 200 * Math.cos(i / 63.7), 300 + 200 * Math.sin(i / 63.7)]);
  const few = thin(line);
  assert.ok(few.length > 8 && few.length <= 32);
  for (const corner of few) assert.ok(line.includes(corner));
  assert.deepEqual([few[0], few.at(-1)], [line[0], line.at(-1)]);
  assert.deepEqual(thin([[0, 0], [1, 0.1], [2, 0], [9, 0]]), [[0, 0], [9, 0]]); // prettier-ignore
  assert.deepEqual(thin([[3, 4]]), [[3, 4]]);
});
