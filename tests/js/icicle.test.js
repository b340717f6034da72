import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beside, boxes, pictureRows } from '../../hierdemo/ui/static/tree/layout.js';
import { named } from '../../hierdemo/ui/static/core/names.js';
import { focusAfter, OPERATIONS } from '../../hierdemo/ui/static/tree/operations.js';
import { below, scored, verdict } from '../../hierdemo/ui/static/tree/scores.js';
import { answerTo, pairsTree } from './stand_ins.js';

const SHEET = { w: 630, h: 400 };

/** @param {Set<number>} [read] */
const laid = read => boxes(pairsTree(), 0, SHEET, read);
/** @type {(list: ReturnType<typeof laid>, id: number) => ReturnType<typeof laid>[number]} */
const box = (list, id) => {
  const found = list.find(b => b.id === id);
  assert.ok(found, `no box of ${id}`);
  return found;
};

test('an icicle has a column a level, a leaf reaches to its end, nothing lies over another', () => {
  const list = laid();
  assert.deepEqual(list.map(b => b.id), [0, 1, 3, 4, 2, 5]);
  for (const b of list) assert.ok(b.x >= 0 && b.y >= 0 && b.x + b.w <= SHEET.w + 1e-9 && b.y + b.h <= SHEET.h + 1e-9);
  for (const leaf of [3, 4, 5]) assert.ok(Math.abs(box(list, leaf).x + box(list, leaf).w - SHEET.w) < 1e-9);
  for (const a of list)
    for (const b of list)
      if (a !== b) assert.ok(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y, `${a.id} over ${b.id}`);
});

test('heights go by items; what is too low is counted in its parent', () => {
  const list = boxes(pairsTree(), 0, { w: 630, h: 200 });
  assert.ok(Math.abs(box(list, 1).h / box(list, 2).h - 1.5) < 0.05);
  assert.equal(list.find(b => b.id === 6), undefined);
  assert.equal(box(list, 2).hidden, 1);
});

test('a branch of the path has room for its name, however few its items', () => {
  assert.ok(box(laid(new Set([2, 6])), 6).h > 15);
});

/** A tree of that many branches a level, each a hundredth of its elder; its path goes down the least. @param {number[]} counts */
function steep(counts) {
  /** @type {{id: number, parent: number, level: number, name: string, n: number}[]} */
  const nodes = [{ id: 0, parent: -1, level: 0, name: 'all', n: 1000 }];
  let above = [0],
    path = 0;
  const read = new Set([0]);
  counts.forEach((count, i) => {
    const level = above.flatMap(parent => Array.from({ length: count }, (_, j) => ({ parent, n: j ? 1 : 100 })));
    above = level.map(one => nodes.push({ id: nodes.length, level: i + 1, name: 'collapsible umbrella', ...one }) - 1);
    path = Math.max(...above.filter(id => nodes[id].parent === path));
    read.add(path);
  });
  const children = (/** @type {number} */ id) => nodes.filter(node => node.parent === id).map(node => node.id);
  const tree = /** @type {Parameters<typeof boxes>[0]} */ (/** @type {unknown} */ ({ node: (/** @type {number} */ id) => nodes[id], children }));
  return { tree, read, leaf: path };
}

test('the path’s leaf can be read in trees of every shape, on a phone and on a desk', () => {
  for (const counts of [[3], [10, 40], [10, 5, 30], [4, 5, 6, 8], [8, 8, 8]])
    for (const sheet of [SHEET, { w: 340, h: 300 }, { w: 1000, h: 700 }]) {
      const { tree, read, leaf } = steep(counts),
        found = box(boxes(tree, 0, sheet, read), leaf);
      assert.ok(found.h >= 16 && found.w >= 100, `${counts} ${sheet.w}: ${found.w} x ${found.h}`);
      assert.ok(found.x + found.w <= sheet.w + 1e-9 && found.y + found.h <= sheet.h + 1e-9);
    }
});

test('arrows walk a column, and to parent and child', () => {
  const list = laid(),
    tree = pairsTree();
  /** @type {(id: number, key: string) => number | undefined} */
  const to = (id, key) => beside(list, tree, id, key)?.id;
  assert.deepEqual(['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft'].map(key => to(1, key)), [2, undefined, 3, 0]);
  assert.deepEqual(['Home', 'End', 'x'].map(key => to(4, key)), [3, 5, undefined]);
});

test('pictures stand in the rows that make them larger, or not at all', () => {
  assert.deepEqual(pictureRows(4, { w: 500, h: 80 }), { side: 53, across: 224 });
  assert.deepEqual(pictureRows(4, { w: 140, h: 200 }), { side: 60, across: 126 });
  assert.equal(pictureRows(4, { w: 70, h: 40 }), null);
});

test('a name is found by every word, those that begin with it first', () => {
  const tree = pairsTree();
  assert.deepEqual(named(tree, 'CA'), [3, 6, 5]);
  assert.deepEqual(named(tree, ' wheels cats '), [6]);
  assert.deepEqual(named(tree, 'all'), []);
  assert.deepEqual(named(tree, '  '), []);
});

test('scores of a level go from the best to the worst', () => {
  const all = scored(answerTo());
  assert.deepEqual([...all.keys()], [1, 2, 3, 4]);
  assert.equal(all.get(1)?.part, 1);
  assert.equal(all.get(2)?.part, 0);
  assert.ok(Math.abs((all.get(4)?.part ?? 0) - 0.5) < 1e-9); // 0.01 of the least span
  assert.equal(scored(null).size, 0);
});

test('a branch says what lies below it and what the question made of it', () => {
  const tree = pairsTree(),
    shown = { answer: answerTo(), asked: { forced: [] }, tree };
  assert.equal(below(tree, 0), '2 groups and 4 leaves');
  assert.equal(below(tree, 3), '');
  assert.equal(verdict(shown, 3), 'Score 0.80: on the path.');
  assert.equal(verdict(shown, 4), 'Score 0.79: kept in the beam.');
  assert.equal(verdict(shown, 5), 'Not compared: vehicles was passed over.');
  assert.equal(verdict({ ...shown, asked: { forced: [1, 4] } }, 4), 'You took this branch (0.79).');
  assert.equal(verdict(shown, 0), '');
  assert.equal(verdict({ ...shown, answer: answerTo({ tree: 'captions' }) }, 3), '');
});

test('an edit is offered where it is possible', () => {
  const tree = pairsTree();
  /** @param {number} id */
  const offered = id => Object.keys(OPERATIONS).filter(op => OPERATIONS[op].can(tree, id));
  assert.deepEqual(offered(0), ['rename', 'split', 'add-node']);
  assert.deepEqual(offered(6), ['rename', 'merge', 'move-node', 'add-node', 'delete-node']);
});

test('an edit sends what its form says', () => {
  const tree = pairsTree(),
    { merge, 'move-node': move } = OPERATIONS;
  assert.deepEqual(merge.fields(tree, 3)[0].options, [[4, 'dogs']]);
  assert.deepEqual(merge.args({ with: '4', name: '' }, 3), { nodes: [3, 4] });
  assert.deepEqual(merge.args({ with: '4', name: 'pets' }, 3), { nodes: [3, 4], name: 'pets' });
  assert.deepEqual(move.fields(tree, 3)[0].options?.map(([id]) => id), [0, 2]);
});

test('after an edit one is where it was made', () => {
  const done = { tree: 'clusters', node: null, old_to_new: [0, 1, -1, 2] };
  assert.equal(focusAfter(done, 'clusters', 3), 2);
  assert.equal(focusAfter({ ...done, node: 7 }, 'clusters', 3), 7);
  assert.equal(focusAfter({ ...done, node: 7 }, 'captions', 3), 3);
  assert.equal(focusAfter({ ...done, old_to_new: [] }, 'clusters', 3), 3);
});
