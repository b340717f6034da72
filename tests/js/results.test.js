import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foundVia, missedBy } from '../../hierdemo/ui/static/results/found_via.js';
import { factsOf, headingOf } from '../../hierdemo/ui/static/results/item_facts.js';
import { fitted } from '../../hierdemo/ui/static/results/picture_size.js';
import { pileLabel, pileSays, pileWords } from '../../hierdemo/ui/static/results/piles.js';
import { attributesShown, cellsOf, emptyWords, fitWords, hitName, hitsOf, measuresShown, poolWords, shownOf } from '../../hierdemo/ui/static/results/result_words.js';
import { isHot } from '../../hierdemo/ui/static/results/results_view.js';
import { smallAnswer, smallTree } from './map_stand_ins.js';

/** @import { Answer, Missed, Result } from '../../hierdemo/ui/static/core/types' */

/** @type {(id: number, score: number, more?: Partial<Result>) => Result} */
const hit = (id, score, more = {}) => ({
  id, score, rank: 1, leaf: 3, name: '', title: '', second: '', caption: '', attributes: {}, taxonomy: [], file: '', copies: [], stack: null, ...more,
}); // prettier-ignore

/** Leaf 5 holds what no map has said a leaf of. @type {(more?: object) => Parameters<typeof foundVia>[0]} */
const shown = (more = {}) => ({ answer: smallAnswer(more), tree: smallTree(), leafOf: id => (id === 9 ? undefined : 5) });

/** @type {(level: Missed['lost_at_level']) => object} */
const missed = level => ({ flat: { missed: [{ id: 2, rank: 3, lost_at_level: level }] } });

test('a result was found by its branches, with the scores of those that were compared', () => {
  assert.equal(foundVia(shown(), 1), 'Found via node 1 0.90 \u203a node 4 0.50: score 0.80, rank 1.');
  assert.match(foundVia(shown({ certainty: { doubt: 'guess', reason: '' } }), 1), /^A guess, found via node 1/);
  const alone = { steps: [] };
  assert.equal(foundVia(shown(alone), 1), 'Found via node 1 \u203a node 4: score 0.80, rank 1.');
});

test('a missed picture says where it was lost, by how much, and where it lies', () => {
  assert.equal(
    foundVia(shown(), 2),
    'Missed, rank 3 of the flat search: lost at level 1, where node 2 was passed over (0.20; what was kept has 0.90 or more). ' +
      'The tree has it in node 2 \u203a node 5.',
  );
  assert.match(foundVia(shown(missed(2)), 2), /lost at level 2, where node 5 was passed over\. The tree/);
  assert.match(foundVia(shown(missed(9)), 2), /lost at level 9, where node 5 was passed over/);
  assert.match(foundVia(shown(missed('forced')), 2), /: cut by the branch you took\./);
  assert.match(foundVia(shown(missed(null)), 2), /: not reached\./);
});

test('any other picture says where it lies, and one whose leaf is not known nothing', () => {
  assert.equal(foundVia(shown(), 7), 'Lies in node 2 \u203a node 5; not among the results.');
  assert.equal(foundVia(shown(), 9), '');
  assert.equal(foundVia({ ...shown(), answer: null }, 1), '');
  assert.equal(missedBy(smallAnswer(), 7), null);
  assert.equal(missedBy(null, 2), null);
});

test('the mark stands where relevance falls off, and what follows is weak', () => {
  const cells = cellsOf([hit(1, 0.5), hit(2, 0.4), hit(3, 0.1)], 2);
  assert.deepEqual(cells.map(c => c.id), [1, 2, 'falloff', 3]);
  assert.deepEqual(cells.map(c => 'weak' in c && c.weak), [false, false, false, true]);
  assert.equal('text' in cells[2] && cells[2].text, '0.40 to 0.10. What follows fits less.');
});

test('nearly the same results lie on one pile at the place of the best, and nothing is lost when it is spread', () => {
  const results = [hit(1, 0.9, { stack: 7 }), hit(2, 0.8), hit(7, 0.7, { stack: 7 }), hit(4, 0.2, { stack: 7 })];
  const closed = hitsOf(results, 3);
  assert.deepEqual(closed.map(c => c.id), [1, 2, 4]); // what fits less lies on no pile with what fits
  assert.deepEqual(closed.map(c => c.pile?.more), [1, undefined, undefined]);
  assert.equal(pileWords(closed, 4), '1 lies under one that is nearly the same.');
  assert.equal(pileWords(hitsOf([hit(2, 0.8)], null), 1), '');
  const key = closed[0].pile?.key ?? '';
  const open = cellsOf(results, 3, new Set([key]));
  assert.deepEqual(open.map(c => c.id), [1, 7, 2, 'falloff', 4]);
  assert.deepEqual(open.map(c => 'under' in c && c.under), [false, true, false, false, false]);
});

test('a pile says how many lie under its first', () => {
  assert.equal(pileSays({ key: '', more: 2, open: false }), '+2');
  assert.equal(pileSays({ key: '', more: 2, open: true }), '3 alike');
  assert.equal(pileLabel({ key: '', more: 1, open: false }, 'a dog'), '1 more picture that is nearly the same as a dog');
});

test('without a fall-off there is no mark', () => {
  assert.deepEqual(cellsOf([hit(1, 0.5)], null).map(c => 'weak' in c && c.weak), [false]);
  assert.deepEqual(cellsOf([], null), []);
});

/** @type {Pick<Answer, 'certainty'>} */
const SURE = { certainty: { doubt: 'sure', reason: '' } };
const PLAIN = { sorted: null };
/** @type {Pick<Answer, 'certainty'>} */
const PART = { certainty: { doubt: 'part', reason: 'No picture here has these words, and they were left out: zebra.' } };
/** @type {Pick<Answer, 'certainty'>} */
const GUESS = { certainty: { doubt: 'guess', reason: 'Read the answer as a guess.' } };

test('how well the results fit, in words', () => {
  const fit = (/** @type {Parameters<typeof fitWords>[0]} */ answer) => Object.values(fitWords(answer)).join(' ').trim();
  const results = [hit(1, 0.5), hit(2, 0.4)];
  assert.equal(fit({ results, falloff: 1, ...SURE, ...PLAIN }), 'Relevance falls off after 1.');
  assert.equal(fit({ results, falloff: null, ...SURE, ...PLAIN }), 'Scores 0.50 to 0.40.');
  assert.equal(fit({ results: results.slice(1), falloff: null, ...SURE, ...PLAIN }), '');
  assert.equal(fit({ results, falloff: null, ...GUESS, ...PLAIN }), 'A guess: nothing here may fit. Scores 0.50 to 0.40.');
  assert.equal(fit({ results, falloff: null, ...PART, ...PLAIN }), 'By a part of what was asked. Scores 0.50 to 0.40.');
  assert.equal(fit({ results, falloff: null, certainty: { doubt: 'part', reason: '\u201cred\u201d lies in every branch.' }, ...PLAIN }), 'Scores 0.50 to 0.40.');
  assert.equal(fit({ results: [], falloff: null, ...GUESS, ...PLAIN }), '');
  const sorted = { name: 'price', down: true, ids: [2, 1], says: 'By price.' };
  assert.equal(fit({ results, falloff: 1, ...SURE, sorted }), 'Scores 0.50 to 0.40.', 'where it falls off says nothing in another order');
  assert.deepEqual(shownOf({ results, sorted }).map(r => r.id), [2, 1]);
  assert.equal(shownOf({ results, sorted: null }), results);
});

test('the results are the best of what was compared, an exact search compares all', () => {
  /** @type {Pick<Answer, 'results' | 'cost' | 'mode' | 'target' | 'certainty'>} */
  const answer = {
    ...SURE,
    results: [hit(1, 0.5)],
    cost: { compared: 1300, nodes: 100, items: 1200, total: 4500 },
    mode: 'drill-down',
    target: 'pictures',
  };
  assert.equal(poolWords(answer, 'drawings'), 'best 1 of the 1,200 drawings compared');
  assert.equal(poolWords({ ...answer, ...GUESS }, 'drawings'), 'nearest 1 of the 1,200 drawings compared');
  assert.equal(poolWords({ ...answer, mode: 'exact' }, 'drawings'), 'best 1 of all 4,500 drawings');
  assert.equal(
    poolWords({ ...answer, target: 'captions' }, 'drawings'),
    'best 1 of the 1,200 drawings compared, by their captions',
  );
});

test('where nothing was found the words name the way out that there is', () => {
  assert.match(emptyWords(true), /filters\. Take a filter off, or widen the beam\.$/);
  assert.match(emptyWords(false), /branches\. Try other words, or widen the beam\.$/);
});

test('a result is called by what it was found by', () => {
  const result = { id: 7, title: 'owl', caption: 'a brown owl' };
  assert.equal(hitName(result, 'pictures'), 'owl');
  assert.equal(hitName(result, 'captions'), 'a brown owl');
  assert.equal(hitName({ ...result, caption: '' }, 'both'), 'owl');
  assert.equal(hitName({ id: 7, title: '', caption: '' }, 'pictures'), 'picture 7');
});

test('two attributes are shown, and none that says nothing', () => {
  const all = ['pattern', 'colour', 'material', 'size'].map(name => ({ name }));
  const own = { pattern: 'plain', colour: 'red', material: 'wood', size: 'big' };
  assert.deepEqual(attributesShown(all, own), ['colour', 'material']);
  const dated = [{ name: 'taken' }, { name: 'price' }];
  const where = { price: '10..', colour: 'red' };
  assert.deepEqual(measuresShown({ sorted: null, where }, dated), ['price'], 'a number that is asked for is seen');
  assert.deepEqual(measuresShown({ sorted: { name: 'taken', down: false, ids: [], says: '' }, where }, dated), ['taken', 'price']);
  assert.deepEqual(measuresShown({ sorted: null, where: {} }, dated), []);
  assert.deepEqual(attributesShown(all, { size: 'big' }), ['size']);
});

test('a result is lit by the pointer on it, or on a branch that it lies in', () => {
  const tree = smallTree();
  assert.ok(isHot({ item: 4 }, { id: 4, leaf: 3 }, tree));
  assert.ok(!isHot({ item: 5, node: 1 }, { id: 4, leaf: 3 }, tree));
  assert.ok(isHot({ node: 1 }, { id: 4, leaf: 3 }, tree));
  assert.ok(!isHot({ node: 2 }, { id: 4, leaf: 3 }, tree));
  assert.ok(!isHot({ node: 1 }, { id: 4, leaf: undefined }, tree));
  assert.ok(!isHot(null, { id: 4, leaf: 3 }, tree));
});

test('facts stand in order: taxonomy, attributes, file', () => {
  assert.deepEqual(factsOf({ attributes: { colour: 'red' }, taxonomy: ['animal', 'owl'], file: 'owl.png' }), [
    ['Taxonomy', 'animal \u203a owl'],
    ['Colour', 'red'],
    ['File', 'owl.png'],
  ]);
  assert.deepEqual(factsOf({ attributes: {}, taxonomy: [], file: '' }), []);
});

test('a caption in place of a title begins like a sentence', () => {
  assert.equal(headingOf({ title: 'a brown owl', caption: 'a brown owl', second: 'owls' }), 'A brown owl');
  assert.equal(headingOf({ title: 'owl', caption: 'a brown owl', second: '' }), 'owl');
  assert.equal(headingOf({ title: '', caption: '', second: '' }), 'Picture');
});

test('a picture keeps its shape and never leaves the window', () => {
  for (const [w, h] of [[64, 64], [4000, 3000], [300, 2000], [3000, 200]])
    for (const [innerWidth, innerHeight] of [[1280, 800], [375, 700]]) {
      const drawn = fitted(w, h, { innerWidth, innerHeight });
      assert.ok(Math.abs(drawn.w / drawn.h - w / h) < 1e-9 * (w / h));
      assert.ok(drawn.w <= innerWidth && drawn.h <= 0.7 * innerHeight + 1e-9);
      assert.ok(drawn.frame.w >= drawn.w - 1e-9 && drawn.frame.h >= drawn.h - 1e-9);
    }
});

test('a small picture is enlarged at most four times, in a frame of the least size', () => {
  const room = { innerWidth: 1280, innerHeight: 800 },
    tiny = fitted(32, 32, room);
  assert.equal(tiny.w, 128);
  assert.equal(tiny.frame.w, 320);
  assert.equal(fitted(128, 128, room).w, 320);
});
