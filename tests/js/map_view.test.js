import assert from 'node:assert/strict';
import { test } from 'node:test';
import { View } from '../../hierdemo/ui/static/map/view.js';

/** @type {(a: readonly number[], b: readonly number[]) => void} */
const close = (a, b) => a.forEach((v, i) => assert.ok(Math.abs(v - b[i]) < 1e-9, `${a} is not ${b}`));

function framed() {
  const view = new View();
  view.frame(600, 600, { x0: 0, x1: 1, y0: 0, y1: 1 });
  return view;
}

test('at full view the box fills the stage but for a margin, y going up', () => {
  const view = framed();
  close(view.px(0, 0), [36, 564]);
  close(view.px(1, 1), [564, 36]);
  assert.ok(view.fitted);
});

test('pixels and map units go there and back, however it was panned and zoomed', () => {
  const view = framed();
  view.zoom(3, 100, 200);
  view.pan(40, -30);
  close(view.at(...view.px(0.3, 0.6)), [0.3, 0.6]);
});

test('a zoom keeps the place under the pointer', () => {
  const view = framed(),
    place = view.at(250, 320);
  view.zoom(2, 250, 320);
  close(view.px(...place), [250, 320]);
});

test('zooming out ends at the whole map, zooming in at 24 times', () => {
  const view = framed();
  view.zoom(1000);
  assert.equal(view.k, 24);
  view.zoom(1e-6);
  assert.ok(view.fitted);
});

test('the middle cannot be dragged off what lies on the map', () => {
  const view = framed();
  view.zoom(2);
  view.pan(1e6, -1e6);
  close([view.cx, view.cy], [0, 0]);
});

test('one axis is stretched at most a quarter beyond the other', () => {
  const view = new View();
  view.frame(1000, 300, { x0: 0, x1: 1, y0: 0, y1: 1 });
  assert.equal(view.sx / view.sy, 1.25);
});

test('another size of the stage keeps the zoom, unless the whole map was in sight', () => {
  const view = framed();
  view.frame(300, 300, { x0: 0, x1: 0.5, y0: 0, y1: 0.5 });
  close([view.cx, view.cy], [0.25, 0.25]);
  view.zoom(2);
  view.frame(500, 500, { x0: 0, x1: 1, y0: 0, y1: 1 });
  assert.equal(view.k, 2);
});
