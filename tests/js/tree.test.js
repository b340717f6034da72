import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withLeaves } from '../../hierdemo/ui/static/core/tree.js';
import { smallTree } from './map_stand_ins.js';

test('a tree is walked up and down', () => {
  const tree = smallTree();
  assert.deepEqual(tree.children(0), [1, 2]);
  assert.deepEqual(tree.children(6), []);
  assert.deepEqual(tree.path(6), [2, 6]);
  assert.deepEqual(tree.path(0), []);
  assert.equal(tree.ancestor(6, 1), 2);
  assert.equal(tree.ancestor(1, 2), 1, 'a node that stands above the level stands for itself');
  assert.equal(tree.depth, 2);
  assert.equal(tree.title(1), 'Groups');
  assert.equal(tree.title(9), 'Level 9');
});

test("items' leaves are kept once", () => {
  const tree = smallTree(),
    first = new Int32Array([3, 4]);
  assert.equal(withLeaves(tree, first), first);
  assert.equal(withLeaves(tree, new Int32Array([5, 6])), first);
  assert.equal(tree.leaves, first);
});
