import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unfolded } from '../../hierdemo/ui/static/files/items.js';
import { decoded, spelt } from '../../hierdemo/ui/static/files/read.js';
import { asCsv, asJson } from '../../hierdemo/ui/static/files/selection_file.js';

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

test('what is selected is written as the server writes it', () => {
  const one = { id: 3, file: 'a, b.png', caption: '=1+1', taxonomy: ['cars', 'vans'], attributes: { year: '1993' }, x: 0.25, y: 1, leaf: 7, leaf_name: 'vans' },
    two = { ...one, id: 4, caption: '', taxonomy: [], attributes: { colour: 'red' } };
  assert.equal(
    asCsv([one, two]), // as tests/ui/test_selection.py
    'id,file,caption,taxonomy,colour,year,x,y,leaf,leaf_name\r\n3,"a, b.png",\'=1+1,cars/vans,,1993,0.25,1,7,vans\r\n4,"a, b.png",,,red,,0.25,1,7,vans\r\n',
  );
  const told = JSON.parse(asJson([one, two], /** @type {any} */ ({ name: 'mine', model: 'own' }), { sel: '1.n7', tree: 'clusters' }));
  assert.deepEqual(told, { collection: 'mine', model: 'own', tree: 'clusters', selection: '1.n7', n: 2, items: [one, two] });
});
