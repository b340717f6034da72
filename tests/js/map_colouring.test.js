// The map's colours by an attribute: along a scale or by kind, and what a filter leaves out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byKind, faintOf, scaled, STEPS } from '../../hierdemo/ui/static/map/colouring.js';
import { paintedGroups } from '../../hierdemo/ui/static/map/groups.js';

const NUMBERS = new Float64Array([0, 50, 100, NaN, 25]);
const PRICE = /** @type {const} */ ({ name: 'constructor', kind: 'number', low: 0, high: 100, known: 4, values: 4, whole: true });

test('a scale runs from its first step to its last; what has no value is grey', () => {
  const { of, tones, barTone, bars } = scaled(NUMBERS, PRICE);
  assert.deepEqual([...of].map((step, i) => (i === 3 ? step === STEPS : step)), [0, 4, STEPS - 1, true, 2]);
  assert.equal(tones.at(-1), '--hd-none');
  assert.equal(barTone?.((bars?.counts.length ?? 0) - 1), tones[STEPS - 1], 'a bar has its values\' colour');
});

test('the commonest kinds have colours of their own, the rest one together', () => {
  const values = Array.from({ length: 12 }, (_, i) => ({ value: `k${i}`, n: 12 - i }));
  const { of, tones, named } = byKind(new Float64Array([0, 8, 9, 11, NaN]), { name: 'toString', values });
  assert.equal(named, 9);
  assert.deepEqual([...of].map(i => tones[i]), ['--hd-branch-0', '--hd-branch-8', '--hd-other', '--hd-other', '--hd-none']);
});

test('what the filter on the attribute leaves out is faint; a filter on another says nothing', () => {
  const price = scaled(NUMBERS, PRICE),
    kind = byKind(new Float64Array([0, 1, NaN]), { name: 'kind', values: [{ value: 'a', n: 1 }, { value: 'b', n: 1 }] });
  assert.deepEqual([...(faintOf(price, { constructor: '20..50' }) ?? [])], [1, 0, 1, 1, 0]);
  assert.deepEqual([...(faintOf(kind, { kind: 'b' }) ?? [])], [1, 0, 1]);
  assert.equal(faintOf(price, {}), null);
  assert.equal(faintOf(price, { kind: 'b' }), null);
});

test('groups hold every point once: what is left out lies lowest, then what has no value', () => {
  const n = NUMBERS.length,
    points = { n, x: Float32Array.from({ length: n }, (_, i) => i), y: new Float32Array(n), leaf: new Int32Array(n), made: new Map() };
  const { of, tones } = scaled(NUMBERS, PRICE),
    groups = paintedGroups(points, { of, tones, faint: Uint8Array.from([1, 0, 0, 0, 0]) });
  assert.deepEqual(groups.map(g => [g.rank, ...g.x]), [[0, 0], [2, 3], [2, 4], [2, 1], [2, 2]]);
  assert.deepEqual(paintedGroups(points, { of, tones, faint: null }, Int32Array.from([2])).map(g => [...g.x]), [[2]]);
});
