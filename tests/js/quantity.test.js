// Ranges as they are written, in words, and the bars of a histogram.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barOf, barsOf, rangeIn, rangeOf, rangeWords, textOf, within } from '../../hierdemo/ui/static/core/quantity.js';

const day = (/** @type {string} */ text) => Date.parse(`${text}Z`) / 1000;

test('a range is read as the server reads it', () => {
  assert.deepEqual(rangeIn('number', '10..20'), [10, 20]);
  assert.deepEqual(rangeIn('number', '..-1,250.5'), [-Infinity, -1250.5]);
  assert.deepEqual(rangeIn('number', '7'), [7, 7]);
  assert.deepEqual(rangeIn('date', '2024-06..2024-08'), [day('2024-06-01'), day('2024-09-01') - 1]);
  assert.deepEqual(rangeIn('date', '2024'), [day('2024-01-01'), day('2025-01-01') - 1]);
  assert.deepEqual(rangeIn('date', '2024:06:01 12:30:00..'), [day('2024-06-01T12:30:00'), Infinity]);
  assert.deepEqual(rangeIn('date', '2024-02-29'), [day('2024-02-29'), day('2024-03-01') - 1]);
  for (const none of ['', '..', 'red', '1..b', '007']) assert.equal(rangeIn('number', none), null, none);
  for (const none of ['', '2024-02-30', '2023-02-29', '2024-13', '2024-00-10', '2024:06', 'June']) assert.equal(rangeIn('date', none), null, none);
});

test('a range in words', () => {
  assert.equal(rangeWords('date', '2026-06..2026-08'), 'June to August 2026');
  assert.equal(rangeWords('date', '2026-06-03..2026-06-14'), '3 to 14 June 2026');
  assert.equal(rangeWords('date', '2026-06-03..2026-08-14'), '3 June to 14 August 2026');
  assert.equal(rangeWords('date', '2025-12..2026-01'), 'December 2025 to January 2026');
  assert.equal(rangeWords('date', '2024..2026'), '2024 to 2026');
  assert.equal(rangeWords('date', '2026-06..'), 'from June 2026');
  assert.equal(rangeWords('date', '..2026'), 'until 2026');
  assert.equal(rangeWords('date', '2026-06'), 'June 2026');
  assert.equal(rangeWords('number', '10..20'), '10 to 20');
  assert.equal(rangeWords('number', '-2.5..'), 'at least \u22122.5');
  assert.equal(rangeWords('number', '..12500'), 'up to 12,500');
  assert.equal(rangeWords('number', 'unknown'), 'unknown');
  assert.equal(rangeOf('2026', '2026'), '2026');
  assert.equal(rangeOf('', ''), null);
});

test('bars hold every value once, and what a range of them says lets those through', () => {
  const months = Float64Array.from({ length: 400 }, (_, i) => day('2025-03-14') + i * 86400 * 1.1);
  const numbers = Float64Array.from({ length: 300 }, (_, i) => (i % 7 ? i / 4 : NaN));
  const wide = Float64Array.from({ length: 500 }, (_, i) => Math.round(1.02 ** i));
  for (const [kind, values, whole, unit] of /** @type {const} */ ([['date', months, true, 'month'], ['number', numbers, false, ''], ['number', wide, true, '']])) {
    const there = values.filter(v => !Number.isNaN(v)),
      bars = barsOf(values, { kind, whole, low: Math.min(...there), high: Math.max(...there) });
    assert.equal(bars.counts.reduce((sum, n) => sum + n, 0), there.length);
    assert.equal(bars.unit, unit);
    assert.ok(bars.counts.length >= 8 && bars.counts.length <= 50, String(bars.counts.length));
    assert.ok(bars.counts[0] && bars.counts.at(-1), 'no empty ends');
    assert.equal(textOf(bars, 0, bars.counts.length), null, 'all of it is no filter');
    for (const [a, b] of [[0, 1], [2, 5], [3, bars.counts.length]]) {
      const range = rangeIn(kind, textOf(bars, a, b) ?? ''),
        inside = there.filter(v => barOf(bars.edges, v) >= a && barOf(bars.edges, v) < b).length,
        edge = whole || b === bars.counts.length ? 0 : there.filter(v => v === bars.edges[b]).length;
      assert.ok(range);
      assert.equal(within(values, range), inside + edge);
    }
  }
});

test('a few days are bars of a day, a day is bars of an hour, many years are years', () => {
  const bars = (/** @type {string} */ low, /** @type {string} */ high) =>
    barsOf(new Float64Array([day(low), day(high)]), { kind: 'date', whole: false, low: day(low), high: day(high) });
  assert.deepEqual([bars('2026-06-01', '2026-06-10').unit, bars('2026-06-01', '2026-06-10').counts.length], ['day', 10]);
  assert.equal(bars('2026-06-01T08:00', '2026-06-01T20:00').unit, 'hour');
  assert.equal(textOf(bars('2001-05-01', '2026-06-01'), 3, 5), '2004..2005');
  assert.ok(bars('1850-05-01', '2026-06-01').counts.length <= 50);
});
