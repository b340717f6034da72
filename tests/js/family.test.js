import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bestOf, headline, heights, printed, scaleOf, slope, valuesOf } from '../../hierdemo/ui/static/family/figures.js';
import { difference, shownBy } from '../../hierdemo/ui/static/family/turn.js';
import { answerTo, pairsTree, twoMembers } from './stand_ins.js';

const family = twoMembers(),
  [purity, recall, colour] = family.measures;

test('a figure is printed with the digits that it is worth', () => {
  assert.equal(printed(0.5, purity), '50\u00a0%');
  assert.equal(printed(0.999, purity), '99.9\u00a0%');
  assert.equal(printed(3.14159, { unit: 'number' }), '3.14');
  assert.equal(printed(31.4159, { unit: 'number' }), '31.4');
  assert.equal(printed(undefined, purity), '\u2013');
});

test('shares have one scale, that of the widest; a number has its own', () => {
  assert.ok(Math.abs(scaleOf(recall, family) - 0.4) < 1e-9);
  const near = { ...family, measures: [recall] };
  assert.equal(scaleOf(recall, near), 0.1);
  const number = { ...purity, unit: /** @type {const} */ ('number') };
  assert.ok(Math.abs(scaleOf(number, { ...family, measures: [number] }) - 0.3) < 1e-9);
});

test('a row stands about the middle and breaks where a value is missing', () => {
  const places = heights([0.5, undefined, 0.8], 0.6);
  assert.deepEqual(places.map(y => (y === null ? null : Number(y.toFixed(3)))), [0.25, null, 0.75]);
  assert.equal(slope([0, null, 0.5, 1]), 'M12.5 100M62.5 50L87.5 0');
});

test('the best of a row may be the lowest, and may be several', () => {
  assert.deepEqual(bestOf(valuesOf(purity, family.members), purity), [false, true]);
  assert.deepEqual(bestOf([0.2, 0.6], colour), [true, false]);
  assert.deepEqual(bestOf([0.8001, 0.8, undefined], purity), [true, true, false]);
});

test('the head says the widest gain and the widest price', () => {
  const text = headline(family, 'b');
  assert.match(text, /^Adapted against plain: gains most in \u201cColour\u201d \(60\u00a0% \u2192 20\u00a0%\), /);
  assert.match(text, /pays most in \u201cRecall\u201d \(90\u00a0% \u2192 85\u00a0%\)\.$/);
  assert.equal(headline(family, 'a'), text); // of the first: the usual one
  assert.equal(headline({ ...family, members: family.members.slice(0, 1) }, 'a'), '');
});

const ask = { text: 'cat', picture: null, like: null, weight: 1, mode: /** @type {const} */ ('drill-down'), tree: 'clusters' };
const rest = { target: /** @type {const} */ ('pictures'), k: 4, beam: 1, ef: null, sort: null, depth: null, away: 0, where: {}, forced: [], along: [] };
/** @type {(embedding: string, more?: object) => ReturnType<typeof shownBy>} */
const shown = (embedding, more = {}) => shownBy(answerTo({ flat: { recall: 0.5, compared: 100, missed: [{ id: 1, rank: 1, lost_at_level: 1 }] } }), { ...ask, ...rest, embedding, ...more }, pairsTree());

test('what is shown of an answer names its leaf and those beside it', () => {
  const now = shown('a');
  assert.deepEqual([now.leaf, now.beside, now.found, now.n], ['cats', ['dogs'], 3, 4]);
});

test('a turn of the dial says what changed', () => {
  const turned = difference({ ...shown('a'), items: [1, 2] }, { ...shown('b'), items: [2, 3], beside: ['race cars'] }, family);
  assert.deepEqual(turned, {
    from: 'Plain',
    to: 'adapted',
    changes: [
      'found 3 of 4, 40 compared \u2192 3 of 4, 40 compared',
      'the same leaf, \u201ccats\u201d',
      'the leaves beside it are race cars',
      '1 of the 2 pictures is among those found with the other',
      'colour 60\u00a0% \u2192 20\u00a0%',
    ],
  });
});

test('nothing is said where more changed than the member, or nothing did', () => {
  assert.equal(difference(null, shown('a'), family), null);
  assert.equal(difference(shown('a'), shown('a'), family), null);
  assert.equal(difference(shown('a'), shown('b', { text: 'dog' }), family), null);
});
