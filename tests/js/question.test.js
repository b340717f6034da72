import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as question from '../../hierdemo/ui/static/core/question.js';

/** @import { Ask } from '../../hierdemo/ui/static/core/types' */

const NONE = /** @type {Ask} */ (/** @type {unknown} */ ({ text: '', picture: null, like: null, forced: [], along: [] }));

test('a question asks for words or a picture', () => {
  assert.ok(question.isEmpty({ ...NONE, text: '  ' }));
  assert.ok(!question.isEmpty({ ...NONE, like: 0 }));
  assert.ok(!question.isEmpty({ ...NONE, picture: 'token' }));
  assert.ok(question.isNamed({ like: 0 }));
  assert.ok(!question.isNamed({ k: 3 }));
});

test('where the words were cleared, what was asked is asked again', () => {
  const asked = { ...NONE, text: 'car' };
  assert.deepEqual(question.cleared(NONE, asked, { k: 3 }), { text: 'car', picture: null, like: null });
  assert.deepEqual(question.cleared(NONE, asked, { text: 'dog' }), {});
  assert.deepEqual(question.cleared({ ...NONE, text: 'dog' }, asked, { k: 3 }), {});
  assert.deepEqual(question.cleared(NONE, null, { k: 3 }), {});
});

test('the picture of an example that nobody chose gives way to words', () => {
  assert.deepEqual(question.unchosen(false, { text: 'car' }), { like: null });
  assert.deepEqual(question.unchosen(false, { text: ' ' }), {});
  assert.deepEqual(question.unchosen(false, { k: 3 }), {});
  assert.deepEqual(question.unchosen(true, { text: 'car' }), {});
});

test('a filter is set, changed and taken away', () => {
  const where = { colour: 'red' };
  assert.deepEqual(question.toggled(where, 'size', 'big'), { colour: 'red', size: 'big' });
  assert.deepEqual(question.toggled(where, 'colour', 'blue'), { colour: 'blue' });
  assert.deepEqual(question.toggled(where, 'colour', 'red'), {});
  assert.deepEqual(question.toggled(where, 'colour', null), {});
  assert.deepEqual(where, { colour: 'red' });
});

test('a name that every object has is a filter like any other', () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    const set = question.toggled({ colour: 'red' }, name, 'x');
    assert.deepEqual(Object.entries(set), [['colour', 'red'], [name, 'x']]);
    assert.deepEqual(Object.entries(question.toggled(set, name, 'x')), [['colour', 'red']]);
    assert.equal(JSON.stringify(set), `{"colour":"red","${name}":"x"}`);
  }
  assert.deepEqual(question.withFilter({ price: '1..2' }, 'price', '1..2'), { price: '1..2' }, 'set, whatever it was');
});

test('a branch taken takes its ancestors along, but for those taken by hand before', () => {
  assert.deepEqual(question.taken(NONE, [4, 12]), { forced: [4, 12], along: [1] });
  assert.deepEqual(question.taken({ forced: [4], along: [] }, [4, 12]), { forced: [4, 12], along: [] });
  assert.deepEqual(question.taken({ forced: [4, 11], along: [1] }, [4, 12]), { forced: [4, 12], along: [1] });
});

test('giving a branch up gives up what only came along with it', () => {
  assert.equal(question.above({ along: [1] }, 2), 0);
  assert.equal(question.above({ along: [] }, 2), 1);
  assert.deepEqual(question.upTo({ forced: [4, 12, 30], along: [1, 2] }, 2), { forced: [4, 12], along: [1] });
});

test('the branch taken last is the deepest that was taken itself', () => {
  assert.deepEqual(question.lastTaken({ forced: [4, 12], along: [1] }), { level: 2, node: 12 });
  assert.deepEqual(question.lastTaken({ forced: [4, 12], along: [2] }), { level: 1, node: 4 });
  assert.equal(question.lastTaken({ forced: [null, 12], along: [2] }), null);
});

test('in an edited tree branches have their new numbers, as far as they are there', () => {
  const ask = { forced: [1, 2, 3], along: [1] };
  assert.deepEqual(question.renumbered(ask, null), ask);
  assert.deepEqual(question.renumbered(ask, [0, 5, -1, 7]), { forced: [5], along: [] });
  assert.deepEqual(question.renumbered(ask, [0, 5, 6, 7]), { forced: [5, 6, 7], along: [1] });
});
