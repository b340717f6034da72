import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeNames } from '../../hierdemo/ui/static/map/labels.js';
import { View } from '../../hierdemo/ui/static/map/view.js';
import { measure, smallPoints } from './map_stand_ins.js';

/** @import { Label, Name, Star, Stop, XY } from '../../hierdemo/ui/static/map/types' */

function stage(w = 700, h = 500) {
  const view = new View();
  view.frame(w, h, { x0: 0, x1: 1, y0: 0, y1: 1 });
  return view;
}

/** @type {(id: number, xy: XY, more?: Partial<Name>) => Name} */
const name = (id, xy, more = {}) => ({ id, name: `name ${id}`, n: 10, xy, r: 0.01, state: 'other', ...more });
/** @type {(more: Partial<Parameters<typeof placeNames>[0]>) => Parameters<typeof placeNames>[0]} */
const scene = more => ({ points: smallPoints(), names: [], rings: [], star: null, starText: '', ...more });
/** @type {(view: View, xy: XY) => Star} */
const starAt = (view, xy) => ({ xy, x: view.px(...xy)[0], y: view.px(...xy)[1], dx: 0, dy: 0 });

/**
 * A label's box in pixels: [left, top, right, bottom].
 * @param {Label} label
 * @param {View} view
 */
function box({ xy, dx, dy, w, h }, view) {
  const [x, y] = view.px(...xy);
  return [x + dx - w / 2, y + dy - h / 2, x + dx + w / 2, y + dy + h / 2];
}

/** @type {(a: number[], b: number[]) => boolean} */
const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

test('a name alone on its map stands close to its place', () => {
  const view = stage(),
    [label] = placeNames(scene({ names: [name(3, [0.5, 0.5])] }), [], view, measure);
  assert.ok(Math.hypot(label.dx, label.dy) < 30);
  assert.equal(label.lead, null);
});

test('names never overlap, and stay within the stage', () => {
  const view = stage(),
    names = Array.from({ length: 30 }, (_, i) => name(i, [0.3 + 0.4 * ((i * 7) % 30) / 30, 0.4 + i / 150])),
    boxes = placeNames(scene({ names }), [], view, measure).map(label => box(label, view));
  assert.ok(boxes.length > 10);
  boxes.forEach((a, i) => {
    assert.ok(a[0] > 0 && a[1] > 0 && a[2] < view.w && a[3] < view.h);
    for (const b of boxes.slice(i + 1)) assert.ok(!overlap(a, b));
  });
});

test('where room is short the chosen name is placed first, then the kept, then the largest', () => {
  const view = stage(220, 120),
    crowd = Array.from({ length: 40 }, (_, i) => name(i, [0.5, 0.5], { n: i })),
    names = [...crowd, name(98, [0.5, 0.5], { state: 'kept', n: 1 }), name(99, [0.5, 0.5], { state: 'chosen', n: 1 })],
    ids = placeNames(scene({ names }), [], view, measure).map(label => label.id);
  assert.deepEqual(ids.slice(0, 3), [99, 98, 39]);
  assert.ok(ids.length < names.length);
});

test('a name that had to go far has a line back to its place', () => {
  const view = stage(),
    names = Array.from({ length: 25 }, (_, i) => name(i, [0.5, 0.5])),
    far = placeNames(scene({ names }), [], view, measure).filter(label => label.lead);
  assert.ok(far.length > 0);
  for (const { lead } of far) assert.ok(lead && Math.hypot(...lead) > 24);
});

test('a place out of sight has no name', () => {
  const view = stage();
  view.zoom(4, ...view.px(0, 0));
  assert.deepEqual(placeNames(scene({ names: [name(3, [0.9, 0.9])] }), [], view, measure), []);
});

test('names keep off stops and off the star, which has its words beside it', () => {
  const view = stage(),
    star = starAt(view, [0.5, 0.5]),
    [x, y] = view.px(0.55, 0.5),
    stop = /** @type {Stop} */ ({ xy: [0.55, 0.5], x, y, dx: 0, dy: 0, w: 16, text: '1' }),
    labels = placeNames(scene({ star, starText: 'cow', names: [name(3, [0.52, 0.5])] }), [stop], view, measure),
    boxes = labels.map(label => box(label, view));
  assert.deepEqual(labels.map(label => label.text), ['cow', 'name 3']);
  for (const own of boxes) {
    assert.ok(!overlap(own, [star.x - 6, star.y - 6, star.x + 6, star.y + 6]));
    assert.ok(!overlap(own, [x - 8, y - 8, x + 8, y + 8]));
  }
});

test('a query always has its name, shortened where room is short', () => {
  const view = stage(120, 90),
    words = 'a long sentence about a brown cow in the grass';
  const [{ text }] = placeNames(scene({ star: starAt(view, [0.5, 0.5]), starText: words }), [], view, measure);
  assert.ok(text.length <= 12 && text.endsWith('\u2026'));
});
