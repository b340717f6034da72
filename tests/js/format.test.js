import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count, countOf, list, percent, plural, score, time } from '../../hierdemo/ui/static/core/format.js';

test('numbers are read in English, a minus is a minus sign', () => {
  assert.equal(count(4500), '4,500');
  assert.equal(score(-0.05), '\u22120.05');
  assert.equal(score(-0.001), '0.00');
  assert.equal(percent(0.5), '50.0\u00a0%');
  assert.equal(percent(0.0004), '0.04\u00a0%');
});

test('a noun goes with its number', () => {
  assert.equal(countOf(1, 'drawings'), '1 drawing');
  assert.equal(countOf(2, 'drawings'), '2 drawings');
  assert.equal(plural(1, 'leaf', 'leaves'), '1 leaf');
  assert.equal(plural(3, 'leaf', 'leaves'), '3 leaves');
});

test('a time has as many digits as it is worth', () => {
  assert.equal(time(0.00005), '0.050\u00a0ms');
  assert.equal(time(0.0004), '0.40\u00a0ms');
  assert.equal(time(0.05), '50\u00a0ms');
  assert.equal(time(1.25), '1.3\u00a0s');
});

test('a list reads as one says it', () => {
  assert.equal(list([]), '');
  assert.equal(list(['2']), '2');
  assert.equal(list(['2', '3', '5']), '2, 3 and 5');
});
