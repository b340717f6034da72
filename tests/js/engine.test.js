// What the engine of a page without a server is made of; that it answers as Python does: tests/ui/test_answers_of_files.py.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decoded } from '../../hierdemo/ui/static/files/engine/decode.js';
import { beamSlack, beamWidths } from '../../hierdemo/ui/static/files/engine/drill_down.js';
import { falloff } from '../../hierdemo/ui/static/files/engine/explain.js';
import { best, unit } from '../../hierdemo/ui/static/files/engine/numbers.js';
import { crossed, splitMinus } from '../../hierdemo/ui/static/files/engine/question.js';
import { timed } from '../../hierdemo/ui/static/files/engine/timing.js';

test('the best come first, of equals the first, and only those that may', () => {
  const scores = Float32Array.of(0.25, 0.5, 0.5, -1, 0.75, 0.5);
  assert.deepEqual(best(scores, 3), [4, 1, 2]);
  assert.deepEqual(best(scores, 9), [4, 1, 2, 5, 0, 3]);
  assert.deepEqual(best(scores, 2, Uint8Array.of(1, 0, 1, 1, 0, 1)), [2, 5]);
});

test('beams widen with depth, and from nine on cut nothing', () => {
  assert.deepEqual(beamWidths(4, 3), [4, 9, 20]);
  assert.equal(beamSlack(9), 1);
  assert.equal(beamSlack(4), 4 / 9);
});

test('numbers of 16 bits are themselves times the scale', () => {
  assert.deepEqual([...decoded(Int16Array.of(-2, 0, 4), 0.25)], [-0.5, 0, 1]);
});

test('a vector has length 1, zeros stay zeros', () => {
  assert.deepEqual([...unit([3, 4])], [...Float32Array.of(0.6, 0.8)]);
  assert.deepEqual([...unit([0, 0])], [0, 0]);
});

test('relevance falls off at the largest fall after the first three, if it is no small one', () => {
  assert.equal(falloff(Float32Array.of(0.9, 0.88, 0.87, 0.86, 0.4, 0.38), 0), 4);
  assert.equal(falloff(Float32Array.of(0.9, 0.89, 0.88, 0.87, 0.86), 0), null);
});

test('a dash at the start of a word takes it away', () => {
  assert.deepEqual(splitMinus('black backpack -leather -"sports car" t-shirt - --'), ['black backpack t-shirt - --', ['leather', 'sports car']]);
  assert.match(crossed('red car', ['red'])[0], /asked for and taken away/);
  assert.match(crossed('car without red', [])[0], /\u201cwithout\u201d is not read/);
});

test('searches are run in turn, each until a clock can tell it, and their median is told', () => {
  /** @type {string[]} */
  const ran = [];
  const { took, rounds } = timed({ a: () => ran.push('a'), b: () => ran.push('b') });
  const turns = ran.filter((name, i) => name !== ran[i - 1]);
  assert.ok(rounds >= 3 && turns.length === 2 * rounds && turns[1] === 'b');
  assert.ok(took.a > 0 && took.b > 0, 'no search takes no time');
});
