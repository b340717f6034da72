import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choice, read, spell, spelt } from '../../hierdemo/ui/static/two_trees/address.js';
import { another, possible, rightSide, title } from '../../hierdemo/ui/static/two_trees/choice.js';
import { curve, joined, stubEnd } from '../../hierdemo/ui/static/two_trees/links.js';
import { likeness, margin, story } from '../../hierdemo/ui/static/two_trees/words.js';
import { twoMembers } from './stand_ins.js';

/** @import { Counterpart, SideStep } from '../../hierdemo/ui/static/core/types' */

const trees = ['clusters', 'taxonomy'].map(id => ({ id, title: `${id} tree` }));
const alone = { trees, family: null };
const members = { trees: trees.slice(0, 1), family: twoMembers() };
const clusters = { tree: 'clusters', embedding: null },
  taxonomy = { tree: 'taxonomy', embedding: null };

test('a choice is read as it was spelt', () => {
  const own = { tree: 'clusters', embedding: 'b' };
  assert.equal(spell(clusters), 'clusters');
  assert.equal(spell(own), 'b.clusters');
  assert.deepEqual(choice(spell(clusters), alone), clusters);
  assert.deepEqual(choice(spell(own), members), own);
});

test('a choice that there is not is none', () => {
  for (const text of ['nothing', 'b.clusters', '']) assert.equal(choice(text, alone), null);
  for (const text of ['clusters', 'z.clusters', 'b.taxonomy']) assert.equal(choice(text, members), null);
});

test('the address holds the panel and gives it back', () => {
  for (const panel of [
    { open: true, left: null, right: taxonomy },
    { open: true, left: taxonomy, right: clusters },
    { open: false, left: null, right: null },
  ]) {
    const b = spelt(panel);
    assert.deepEqual(read(alone, b === null ? '?q=x' : `?q=x&b=${b}`), panel);
  }
  assert.equal(spelt({ open: true, left: taxonomy, right: clusters }), 'taxonomy~clusters');
});

test('beside a tree stands another one, or another member\u2019s', () => {
  assert.deepEqual(another(clusters, alone), taxonomy);
  assert.deepEqual(another(taxonomy, alone), clusters);
  assert.deepEqual(another({ tree: 'clusters', embedding: 'a' }, members), { tree: 'clusters', embedding: 'b' });
  assert.equal(possible(alone) && possible(members), true);
  assert.equal(possible({ trees: trees.slice(0, 1), family: null }), false);
  assert.equal(title({ tree: 'clusters', embedding: 'b' }, members), 'Clusters tree, adapted');
});

test('where the page moves to the tree on the right, the right shows the one that it came from', () => {
  const panel = { open: true, left: null, right: taxonomy };
  assert.deepEqual(rightSide(panel, taxonomy, clusters, alone), clusters);
  assert.deepEqual(rightSide(panel, clusters, clusters, alone), taxonomy);
  assert.deepEqual(rightSide({ ...panel, left: clusters }, taxonomy, clusters, alone), taxonomy);
  assert.deepEqual(rightSide({ ...panel, right: null }, clusters, null, alone), taxonomy);
});

/** @type {(level: number, share: number, on_path: boolean) => Counterpart} */
const like = (level, share, on_path) => ({ node: 1, level, name: 'pets', n: 3, hue: 0, reps: [], share, on_path });
/** @type {(level: number, counterpart: Counterpart | null) => SideStep} */
const step = (level, counterpart) => ({
  ...{ node: level, level, name: 'cats', n: 3, hue: 0, reps: [], score: 0.5, margin: null, right: null, close: false, runner_up: null },
  ...{ forced: false, like: counterpart, beside: null },
});

test('branches are joined once, strong where each is the other\u2019s nearest; others end in a stub', () => {
  const { lines, stubs } = joined([
    { steps: [step(1, like(1, 0.8, true)), step(2, like(3, 0.5, true)), step(3, null)] },
    { steps: [step(1, like(1, 0.8, true)), step(2, like(2, 0.2, false))] },
  ]);
  assert.deepEqual(lines, [
    { ends: [1, 1], share: 0.8, both: true },
    { ends: [2, 3], share: 0.5, both: false },
  ]);
  assert.deepEqual(stubs, [{ side: 1, level: 2 }]);
});

test('a line leaves and arrives level; a stub points to the other side', () => {
  assert.equal(curve([0, 10], [100, 30]), 'M0 10C50 10 50 30 100 30');
  assert.deepEqual(stubEnd(100, 0, 100), { x: 124, r: 4 });
  assert.deepEqual(stubEnd(100, 1, 10), { x: 97.6, r: 1.2 });
});

test('the story says where paths part and how much both found', () => {
  const together = { parts_at: null, steps: [step(1, like(1, 0.8, true))] };
  const parted = { parts_at: 1, steps: [step(1, like(2, 0.5, false))] };
  assert.match(story({ sides: [together, together], shared: 3, of: 3 }), /^Both find the same 3 pictures, in like branches\. The two paths stay together/);
  const told = story({ sides: [parted, together], shared: 1, of: 3 });
  assert.match(told, /^1 of the 3 pictures is found by both, in other branches\. The left path parts at level 1 with \u201ccats\u201d/);
  assert.match(told, /nearest on the right, \u201cpets\u201d \(50\u00a0% overlap\), is not on that path\.$/);
  const unlike = { parts_at: 1, steps: [step(1, like(2, 0.1, false))] };
  assert.match(story({ sides: [together, unlike], shared: 0, of: 0 }), /^The right path parts at level 1: no branch on the left is much like/);
});

test('a margin and a likeness are told for what they are', () => {
  const base = { runner_up: 'dogs', right: null, close: false, forced: false };
  assert.deepEqual(margin({ ...base, margin: 0.1 }), { tag: null, text: '0.10 ahead of \u201cdogs\u201d' });
  assert.deepEqual(margin({ ...base, margin: 0.01, close: true }), { tag: 'close call', text: '0.01 ahead of \u201cdogs\u201d' });
  assert.deepEqual(margin({ ...base, margin: -0.1 }), { tag: 'overtaken', text: 'by \u201cdogs\u201d, 0.10 higher' });
  assert.equal(margin({ ...base, margin: 0.1, right: 0.978 }).text, '0.10 ahead of \u201cdogs\u201d; right in 97 of 100');
  assert.equal(margin({ ...base, margin: null }).text, 'no other branch');
  assert.equal(margin({ ...base, margin: 0.1, forced: true }).text, 'taken by hand');
  assert.equal(likeness(like(2, 0.5, true), null), ' overlap with \u201cpets\u201d, level 2 of the other path');
  assert.equal(likeness(like(2, 0.5, false), { node: 3, share: 0.3 }), ' overlap with \u201cpets\u201d, off the other path; 30\u00a0% with its nearest there');
  assert.equal(likeness(like(2, 0.1, false), { node: 3, share: 0.1 }), ' at best, with \u201cpets\u201d, off the other path');
});
