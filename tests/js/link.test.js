// The link: what is written is read back, within the server's bounds; a field that the server adds needs no line here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, spell } from '../../hierdemo/ui/static/core/link.js';
/** @import { Ask, Info, QuestionField } from '../../hierdemo/ui/static/core/types' */

/** @type {(name: string, kind: QuestionField['kind'], more?: Partial<QuestionField>) => QuestionField} */
const field = (name, kind, more = {}) => ({ name, kind, default: null, low: null, high: null, choices: [], link: name, ...more });
const FIELDS = [
  field('text', 'text', { default: '', high: 8, link: 'q' }),
  field('like', 'item', { low: 0, high: 9 }),
  field('weight', 'number', { default: 0.5, low: 0, high: 1 }),
  field('mode', 'choice', { default: 'drill-down', choices: ['drill-down', 'hnsw'] }),
  field('k', 'count', { default: 12, low: 1, high: 60 }),
  field('depth', 'count', { low: 1 }),
  field('where', 'filters', { default: {} }),
  field('forced', 'nodes', { default: [] }),
  field('away', 'number', { default: 0.4, link: null }),
];
const ODD = ['constructor', '__proto__', 'toString', 'q', 'level', 'where', ' x ', 'a=b', 'a:b,c'];
const info = /** @type {Info} */ (/** @type {unknown} */ ({ fields: FIELDS, attributes: [...ODD, 'colour'].map(name => ({ name })), quantities: [{ name: 'price' }], collection: { items: 10 } }));
/** @type {(more: Partial<Ask>) => Ask} */
const ask = more =>
  /** @type {Ask} */ ({ text: '', picture: null, like: null, weight: 0.5, mode: 'drill-down', k: 12, depth: null, where: {}, forced: [], along: [], away: 0.4, ...more });
/** @type {(more: Partial<Ask>, level?: number) => string} */
const spelt = (more, level = 0) => spell('', { ask: ask(more), level }, FIELDS);

test('what is written is read back', () => {
  const asked = /** @type {Partial<Ask>} */ ({ text: 'red & b', like: 3, weight: 0.2, mode: 'hnsw', k: 20, depth: 2, where: { colour: 'red' }, forced: [4, null, 12], along: [1] });
  assert.deepEqual(parse(spelt(asked, 3), info), { ask: asked, level: 3 });
});

test('a filter with a comma, a colon or a per cent sign in it is read back', () => {
  const where = { 'colour': '50 % red, "and": 100%2C' };
  assert.deepEqual(parse(spelt({ where }), info).ask, { where });
  assert.deepEqual(parse('where=colour:50%25', info).ask, { where: { colour: '50%' } }, 'as links were written before');
});

test('500 odd filters are read back: nothing in a name or a value is a sign of the link', () => {
  const signs = [...' ab,:;=.~%&+#?/\\"\'{}|\n\r\t\0\u00e4\u202e', '\u{1f3d6}', '..', '%2C', '__proto__'];
  let seed = 7;
  const below = (/** @type {number} */ n) => (seed = (seed * 48271) % 2147483647) % n;
  const text = () => Array.from({ length: 1 + below(9) }, () => signs[below(signs.length)]).join('');
  for (let i = 0; i < 500; i++) {
    const where = Object.fromEntries([[ODD[below(ODD.length)], text()], ['price', '10..20'], ['colour', text()]]);
    assert.deepEqual(Object.entries(parse(spelt({ where }), info).ask.where ?? {}), Object.entries(where));
  }
});

test('what is as it would be anyway is not written', () => {
  assert.equal(spelt({}), '');
  assert.equal(spelt({ text: 'cow', weight: 0.2 }), 'q=cow', 'a weight says nothing without a picture');
  assert.equal(spelt({ text: 'cow', away: 1 }), 'q=cow', 'a field without a place in the link');
});

test('foreign parameters stay, old ones of its own go', () => {
  assert.equal(spell('__theme=dark&q=old&level=2&depth=1', { ask: ask({ text: 'new' }), level: 0 }, FIELDS), '__theme=dark&q=new');
});

test('what is out of bounds is brought within, what means nothing is left out', () => {
  const read = /** @param {string} search */ search => parse(search, info).ask;
  assert.deepEqual(read('k=900&weight=-3&like=77'), { k: 60, weight: 0, like: 9 });
  assert.deepEqual(read('k=4.4&depth=1.6'), { k: 4, depth: 2 });
  assert.deepEqual(read('k=many&mode=magic&where=size:big&other=1&depth='), { where: {} });
  assert.equal(read(`q=${'x'.repeat(50)}`).text, 'x'.repeat(9), 'one more than is read');
  assert.deepEqual(read('forced=~4..12'), { forced: [4, null, 12], along: [1] });
});

test('a field that is new to the table is spelt and read', () => {
  const wider = [...FIELDS, field('width', 'count', { default: 3, low: 1, high: 9, link: 'w' })];
  const asked = /** @type {Ask} */ (/** @type {unknown} */ ({ ...ask({ text: 'cow' }), width: 5 }));
  const text = spell('', { ask: asked, level: 0 }, wider);
  assert.equal(text, 'q=cow&w=5');
  assert.deepEqual(parse(text, { ...info, fields: wider }).ask, { text: 'cow', width: 5 });
});
