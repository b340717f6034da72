import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isElsewhere, kept } from '../../hierdemo/ui/static/core/api.js';
import { hostOf, hostWords } from '../../hierdemo/ui/static/core/elsewhere.js';
import { factsOf, unseenWords } from '../../hierdemo/ui/static/results/item_facts.js';

test('who would see a visit is said, and how many more', () => {
  const of = (/** @type {string[]} */ hosts, n_hosts = hosts.length) => hostWords({ hosts, n_hosts, key: '' });
  assert.equal(of(['a.org']), 'a.org');
  assert.equal(of(['a.org', 'b.org']), 'a.org and b.org');
  assert.equal(of(['a.org', 'b.org', 'c.org'], 1201), 'a.org and 1,200 other hosts');
});

test('only web addresses have a host', () => {
  assert.equal(hostOf('https://a.org:81/x.jpg'), 'a.org:81');
  for (const other of ['a/b.jpg', 'ftp://a.org/x', 'javascript:1', 'data:image/png;base64,x', '']) assert.equal(hostOf(other), '');
});

test('an item says where its picture is, or that nobody knows', () => {
  const item = { attributes: {}, taxonomy: [], file: 'https://a.org/x.jpg' };
  assert.deepEqual(factsOf(item), [['Address', 'https://a.org/x.jpg']]);
  assert.deepEqual(factsOf({ ...item, file: 'x.jpg' }), [['File', 'x.jpg']]);
  assert.match(unseenWords('a.org'), /by its address at a\.org alone/);
  assert.match(unseenWords(''), /its vector, not the picture/);
});

test('what was asked for elsewhere has a place here, too', () => {
  const src = 'http://h/hd/thumb/3.webp';
  assert.equal(isElsewhere(`${src}?remote=1`), true);
  assert.equal(isElsewhere(src), false);
  assert.equal(kept(`${src}?remote=1`), src);
  assert.equal(kept(`${src}?size=256`), `${src}?size=256`);
});
