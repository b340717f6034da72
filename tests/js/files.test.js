import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unfolded } from '../../hierdemo/ui/static/files/items.js';
import { decoded, spelt } from '../../hierdemo/ui/static/files/read.js';

test('a name is spelt as the export spells it', () => {
  assert.deepEqual(['tree-clusters', 'a_B/c', '\u00e9'].map(spelt), ['tree-clusters', 'a_5f__42__2f_c', '_e9_']); // as tests/ui/test_export.py
});

test('bytes come out of base 64 as they went in', () => {
  assert.deepEqual([...new Uint8Array(decoded('AAH+/w=='))], [0, 1, 254, 255]);
});

test('items are unfolded: what an item does not have it does not get', () => {
  const folded = {
    files: ['a.png', 'b.png'],
    captions: { values: ['both'], of: [0, 0] },
    taxonomies: { values: [['cars'], []], of: [0, 1] },
    attributes: { colour: { values: ['red'], of: [-1, 0] } },
    unseen: /** @type {const} */ ({ 1: 'name' }),
  };
  assert.deepEqual(unfolded(folded), [
    { file: 'a.png', caption: 'both', taxonomy: ['cars'], attributes: {} },
    { file: 'b.png', caption: 'both', taxonomy: [], attributes: { colour: 'red' }, unseen: 'name' },
  ]);
});
