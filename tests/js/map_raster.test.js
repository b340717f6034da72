import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CELL, layOut } from '../../hierdemo/ui/static/map/raster.js';
import { View } from '../../hierdemo/ui/static/map/view.js';
import { smallPoints } from './map_stand_ins.js';

const view = new View();
view.frame(600, 600, { x0: 0, x1: 1, y0: 0, y1: 1 });

/** @type {(more: Partial<Parameters<typeof layOut>[0]>) => Map<string, number>} */
const lay = more => layOut({ points: smallPoints(), view, rank: () => 1, first: [], star: null, ...more });
/** @type {(x: number, y: number) => string} */
const cellOf = (x, y) => view.px(x, y).map(v => Math.round(v / CELL)).join(' ');

test('a cell shows one picture, of an item that lies in it', () => {
  const points = smallPoints();
  for (const [key, item] of lay({ points })) assert.equal(key, cellOf(points.x[item], points.y[item]));
});

test('of a cell\'s items the one of the highest rank is shown', () => {
  assert.ok([...lay({ rank: item => (item === 20 ? 2 : 0) }).values()].includes(20));
});

test('results have their pictures, side by side where they share a place', () => {
  const first = [0, 4, 8, 12],
    cells = lay({ first }),
    own = [...cells].filter(([, item]) => first.includes(item));
  assert.deepEqual(own.map(([, item]) => item).sort((a, b) => a - b), first);
  for (const [key] of own) {
    const [col, row] = key.split(' ').map(Number),
      [x, y] = view.px(0.2, 0.2);
    assert.ok(Math.hypot(col * CELL - x, row * CELL - y) < 4 * CELL);
  }
});

test('the star\'s cell stays free', () => {
  assert.ok(lay({}).has(cellOf(0.2, 0.2)));
  assert.ok(!lay({ star: [0.2, 0.2] }).has(cellOf(0.2, 0.2)));
});

test('no more than 150 pictures, however many points', () => {
  const points = smallPoints(2000);
  for (let i = 0; i < points.n; i++) [points.x[i], points.y[i]] = [(i % 89) / 89, Math.floor(i / 89) / 90];
  assert.equal(lay({ points }).size, 150);
});
