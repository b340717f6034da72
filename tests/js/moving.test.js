// Where pictures can be moved to in the tree, and what is said of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doesWords, goWords, headWords, held, lieWords, mostIn, rows } from '../../hierdemo/ui/static/moving/words.js';
import { pairsTree } from './stand_ins.js';

const tree = pairsTree();
/** @type {(leaves: (number | undefined)[], way?: 'there' | 'new', text?: string) => ReturnType<typeof rows>} */
const listed = (leaves, way = 'there', text = '') => rows(tree, text, { way, here: held(tree, leaves), n: leaves.length });

test('branches stand below their parents, the root only where a new one can lie below it', () => {
  const ids = listed([3]).map(row => row.id);
  assert.deepEqual([...ids].sort(), tree.nodes.map(n => n.id).filter(id => id > 0));
  for (const id of ids) {
    const { parent } = tree.node(id);
    assert.ok(parent === 0 || ids.indexOf(parent) < ids.indexOf(id));
  }
  assert.equal(listed([3], 'new')[0].id, 0);
});

test('nothing is moved to where all of it lies; some of it may be', () => {
  const can = (/** @type {(number | undefined)[]} */ leaves) => listed(leaves).filter(row => !row.can).map(row => row.id);
  assert.deepEqual(can([3, 3]), [1, 3], 'the leaf and what it lies in');
  assert.deepEqual(can([3, 4]), [1], 'each of two leaves of it can take both');
  assert.deepEqual(can([undefined]), [], 'the map is not drawn yet: nobody knows');
  assert.equal(listed([3, 4]).find(row => row.id === 1)?.here, 2);
});

test('a new branch leaves something beside it', () => {
  const full = Array.from({ length: tree.node(3).n }, () => 3);
  assert.equal(listed(full, 'new').find(row => row.id === 3)?.can, false);
  assert.equal(listed(full.slice(1), 'new').find(row => row.id === 3)?.can, true);
});

test('names that are looked for stand with what they lie in', () => {
  const { name } = tree.node(3);
  const [found] = listed([4], 'there', name);
  assert.deepEqual([found.id, found.within, found.depth], [3, tree.node(1).name, 1]);
  assert.deepEqual(listed([4], 'there', 'no such name'), []);
});

test('it is said where they lie, what is done, and what that does', () => {
  const [group, leaf] = [tree.node(1).name, tree.node(3).name];
  assert.equal(lieWords(tree, [3]), `It lies in ${group} \u203a ${leaf}.`);
  assert.equal(lieWords(tree, [3, 3, 4]), `They lie in ${leaf} (2) and ${tree.node(4).name} (1).`);
  assert.equal(lieWords(tree, [3, 4, 5, 6]).endsWith('and 1 other branch.'), true);
  assert.equal(lieWords(tree, [undefined]), '');
  assert.equal(mostIn([4, 3, undefined, 3]), 3);
  assert.equal(headWords([7], 'red owl', 'drawings'), 'Move \u201cred owl\u201d');
  assert.equal(headWords([7], '', 'drawings'), 'Move this drawing');
  assert.equal(headWords([7, 8], '', 'drawings'), 'File 2 drawings');
  assert.equal(goWords('there', leaf), `Move to ${leaf}`);
  assert.match(doesWords(tree, 'there', 1, 2), /^Each goes to the branch below it that it is most like\. Only the tree changes/);
  assert.match(doesWords(tree, 'new', 3, 2), new RegExp(`^What ${leaf} holds beside them goes to a branch called other`));
});
