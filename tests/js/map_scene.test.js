import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsOf, hasPictures, namesOf, pathOf, rankNodes, starOf, starText } from '../../hierdemo/ui/static/map/scene.js';
import { indexTree } from '../../hierdemo/ui/static/core/tree.js';
import { smallAnswer, smallPoints, smallTree } from './map_stand_ins.js';

/** @import { Frame, Scene, XY } from '../../hierdemo/ui/static/map/types' */

/** @type {(level: number, answer?: Frame['answer']) => Scene} */
const scene = (level, answer = smallAnswer()) => ({ tree: smallTree(), points: smallPoints(), level, answer });
/** @param {Scene} at */
const ranks = at => [...rankNodes(at)];

test('ranks: chosen, kept, passed over; below a level the ancestor\'s, without an answer all alike', () => {
  assert.deepEqual(ranks(scene(1)), [0, 2, 0, 2, 2, 0, 0]);
  assert.deepEqual(ranks(scene(2)), [0, 0, 0, 2, 1, 0, 0]);
  assert.deepEqual(ranks(scene(3)), ranks(scene(2)));
  assert.deepEqual(ranks(scene(1, null)), Array(7).fill(1));
});

test('the path starts at the level shown; a leaf stays on the maps below it', () => {
  assert.deepEqual(pathOf(scene(1)).map(stop => stop.level), [1, 2]);
  assert.deepEqual(pathOf(scene(2)), [{ xy: [0.2, 0.2], level: 2 }]);
  assert.deepEqual(pathOf(scene(3)), [{ xy: [0.2, 0.2], level: 2 }]);
  assert.deepEqual(pathOf(scene(1, null)), []);
});

test('every node of a small level is named, with what the search made of it', () => {
  const names = namesOf(scene(2), false);
  assert.deepEqual(names.map(({ id, state }) => [id, state]), [[3, 'chosen'], [4, 'kept'], [5, 'other'], [6, 'other']]); // prettier-ignore
  assert.deepEqual([names[0].name, names[0].n, names[0].xy], ['node 3', 10, [0.2, 0.2]]);
});

test('of a level with many nodes the candidates are named, elsewhere the parents; near, all of them', () => {
  const few = smallTree(),
    extra = Array.from({ length: 40 }, (_, i) => ({ ...few.node(5), id: 7 + i })),
    map = {
      ...few.maps[1],
      nodes: [...few.maps[1].nodes, ...extra.map(node => node.id)],
      xy: [...few.maps[1].xy, ...extra.map(() => /** @type {XY} */ ([0.9, 0.9]))],
    };
  const tree = indexTree({ ...few, nodes: [...few.nodes, ...extra], maps: [few.maps[0], map, few.maps[2]] }),
    many = { ...scene(2), tree };
  assert.deepEqual(namesOf(many, false).map(({ id }) => id), [3, 4, 2]);
  assert.equal(namesOf(many, true).length, 44);
});

test('the star stands where the level\'s map has it, and says what was asked', () => {
  assert.deepEqual(starOf(scene(2)), [0.25, 0.25]);
  assert.equal(starOf(scene(1, null)), null);
  const text = (/** @type {object} */ query) => starText({ answer: smallAnswer({ query }) });
  assert.equal(text({ text: 'cow', picture: null, like: null }), 'cow');
  assert.equal(text({ text: '', picture: null, like: 0 }), 'this picture');
  assert.equal(text({ text: 'red', picture: {}, like: null }), 'your picture, but red');
  assert.equal(starText({ answer: null }), '');
  const doubted = (/** @type {string} */ doubt) => starText({ answer: smallAnswer({ certainty: { doubt, reason: 'They were left out: zebra.' } }) });
  assert.deepEqual([doubted('part'), doubted('guess')], ['in part: cow', 'a guess: cow']);
});

test('the deepest map alone shows pictures', () => {
  assert.deepEqual([1, 2, 3].map(level => hasPictures(scene(level))), [false, false, true]);
});

test('a card knows a result\'s rank, and why an item was missed', () => {
  const hit = factsOf(scene(2), 1);
  assert.deepEqual([hit.name, hit.rank, hit.leaf, hit.path, hit.loss], ['brown cow', 1, 4, ['node 1', 'node 4'], undefined]);
  const loss = (/** @type {unknown} */ level) =>
    factsOf(scene(2, smallAnswer({ flat: { missed: [{ id: 2, rank: 3, lost_at_level: level }] } })), 2).loss;
  assert.equal(loss(1), 'missed: lost at level 1 (rank 3)');
  assert.equal(loss('forced'), 'missed: cut by the branch you took (rank 3)');
  assert.equal(loss(null), 'missed: not reached (rank 3)');
});
