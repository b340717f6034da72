import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignWords } from '../../hierdemo/ui/static/core/foreign.js';
import { comingWords } from '../../hierdemo/ui/static/collections/coming.js';
import { fileName, lastPart, megabytes, soleName, sort } from '../../hierdemo/ui/static/collections/files.js';
import { nearWords } from '../../hierdemo/ui/static/collections/near_copies.js';
import { progressOf, timeLeft, uploadState } from '../../hierdemo/ui/static/collections/progress_words.js';
import { rowsOf, rowWords } from '../../hierdemo/ui/static/collections/rows.js';

/** @import { BuildOwn, Coming, Entry } from '../../hierdemo/ui/static/core/types' */

const limits = { uploads: 8, file_bytes: 1e6, files: 3, total_bytes: 2e6, idle_hours: 24 };
const offered = { suffixes: ['.png', '.jpg', '.tar'], telling: ['.txt'], kinds: 'PNG or JPEG', limits };
/** @type {(path: string, size?: number) => {path: string, file: {size: number}}} */
const found = (path, size = 1000) => ({ path, file: { size } });
/** @param {...ReturnType<typeof found>} all */
const sorted = (...all) => sort(all, offered);

test('files are sorted into what can be sent and what cannot, and why', () => {
  const { files, leftOut, bytes, name, error } = sorted(
    found('a.PNG'), found('notes.md'), found('big.jpg', 2e6), found('none.jpg', 0), found('metadata.csv'), found('.DS_Store'), found('x/Thumbs.db'),
  );
  assert.deepEqual(files.map(f => f.path), ['a.PNG', 'metadata.csv']);
  assert.deepEqual(leftOut.map(f => f.file), ['notes.md', 'big.jpg', 'none.jpg']);
  assert.match(leftOut[1].reason, /larger than 1 MB/);
  assert.deepEqual([bytes, name, error], [2000, '', null]);
});

test('a folder that holds all gives the name, and leaves the paths', () => {
  const { name, files } = sorted(found('pets/cats/1.png'), found('pets/2.png'), found('pets/metadata.csv'));
  assert.equal(name, 'pets');
  assert.deepEqual(files.map(f => f.path), ['cats/1.png', '2.png', 'metadata.csv']);
  assert.equal(sorted(found('pets/1.png'), found('petshop/2.png')).name, '');
  assert.equal(sorted(found('pets/1.png'), found('2.png')).name, '');
});

test('what cannot be built from is refused with the remedy', () => {
  assert.match(sorted(found('metadata.csv'), found('1.txt')).error ?? '', /no picture among these files: choose PNG or JPEG\./);
  assert.equal(sorted(found('1.txt'), found('1.png')).error ?? sorted(found('00000.tar')).error, null);
  assert.match(sorted().error ?? '', /no picture among these/);
  assert.match(sorted(...['1', '2', '3', '4'].map(n => found(`${n}.png`))).error ?? '', /These are 4 files, and at most 3/);
  assert.match(sorted(found('1.png', 9e5), found('2.png', 9e5), found('3.png', 9e5)).error ?? '', /These are 2\.7 MB, and at most 2 MB/);
});

test('a single file that holds all gives its name, and stacks are counted in words', () => {
  assert.deepEqual([[found('summer.ZIP')], [found('a.png')], [found('a.tar'), found('b.tar')]].map(soleName), ['summer', '', '']);
  assert.deepEqual(
    [null, { stacks: 0, pictures: 0 }, { stacks: 1, pictures: 3 }].map(near => nearWords(near, 'pictures')),
    ['', 'None of the pictures looks nearly the same as another.', '1 stack of nearly the same pictures, 3 in all'],
  );
});

test('sizes and names of folders', () => {
  assert.deepEqual([1, 5000, 1.25e6, 123e6].map(megabytes), ['1 kB', '5 kB', '1.3 MB', '123 MB']);
  assert.equal(lastPart('C:\\Users\\me\\My Pictures\\'), 'My Pictures');
  assert.equal(lastPart('/home/me/pets'), 'pets');
  assert.equal(lastPart(''), '');
  assert.equal(fileName('..Mes Été, 2024!'), 'mes-été-2024');
});

test('the time left is said in words', () => {
  assert.deepEqual([2, 45, 1, 120, 60.4].map(timeLeft), ['a moment left', '45 seconds left', 'a moment left', '2 minutes left', '60 seconds left']);
});

test('an upload says how long it takes once it can be told', () => {
  assert.deepEqual(uploadState(1, 4, 10).numbers, ['1 of 4', '30 seconds left']);
  for (const [done, passed] of [[0, 10], [4, 10], [1, 0.5]]) assert.deepEqual(uploadState(done, 4, passed).numbers, [`${done} of 4`]);
});

const planned = [
  { id: 'model', title: 'Model' },
  { id: 'encode', title: 'Encode' },
];

test('a build shows its steps, with the upload where there was one', () => {
  const now = progressOf({ step: 'encode', done: 1, of: 4, numbers: ['9 a second'], name: 'pets' }, { planned, uploaded: true });
  assert.deepEqual(now.steps.map(step => step.id), ['upload', 'model', 'encode']);
  assert.deepEqual([now.at, now.title, now.share, now.numbers], [2, 'Encode \u2026', 0.25, 'pets \u00b7 9 a second']);
  const first = progressOf({ step: 'model', done: 0, of: 1 }, { planned, uploaded: false });
  assert.deepEqual([first.at, first.share, first.steps.length], [0, null, 2]);
});

/** @type {(id: string, name: string, more?: Partial<Entry>) => Entry} */
const entry = (id, name, more = {}) => ({ id, name, kind: 'beside', first: false, error: null, items: 4500, noun: 'drawings', model: 'embedded', ...more });
const own = /** @type {BuildOwn} */ ({ state: 'done', private: true, id: 'mine', name: 'Pets', items: 1, model: 'ready-vectors', error: null });

test('the others are listed, one\u2019s own first, without the one that is open', () => {
  const all = { collections: [entry('demo', 'Demo', { first: true, kind: 'demo' }), entry('pets', 'pets'), entry('x', 'x')] };
  assert.deepEqual(rowsOf(all, [own], null).map(row => row.id), ['mine', 'pets', 'x']);
  assert.deepEqual(rowsOf(all, [own], 'mine').map(row => row.id), ['demo', 'pets', 'x']);
  assert.deepEqual(rowsOf(all, [{ ...own, private: false }], 'x').map(row => row.id), ['demo', 'pets']);
});

test('a row says what it is, and its folder where its name is another\u2019s, too', () => {
  const all = { collections: [entry('pets', 'pets'), entry('x', 'x')] };
  assert.deepEqual(rowsOf(all, [own], null).map(rowWords), [
    '1 picture \u00b7 ready vectors \u00b7 yours alone',
    'pets \u00b7 4,500 drawings \u00b7 embedded model \u00b7 lies beside',
    '4,500 drawings \u00b7 embedded model \u00b7 lies beside',
  ]);
});

test('raw photographs and HEIC are told by their names, with what helps', () => {
  assert.equal(foreignWords('a/IMG_1.CR3'), 'A raw photograph (CR3): export it as JPEG.');
  assert.equal(foreignWords('IMG_1.heic'), 'A HEIC picture: pip install pillow-heif, or export it as JPEG.');
  assert.equal(foreignWords('film.MOV'), 'A video (MOV): only pictures are read.');
  assert.equal(foreignWords('IMG_1.jpeg'), null);
});

test('what is being built for everyone is told by what it is, how far, or why not', () => {
  /** @type {Coming} */
  const now = { state: 'running', name: 'pets', step: 'fetch', steps: [{ id: 'fetch', title: 'Download it' }], done: 1, of: 4, numbers: ['1 of 4 MB'], error: null, items: 0, open: null };
  assert.deepEqual(comingWords(now, 'drawings'), { text: '\u201cpets\u201d is being built; until it is ready the page shows \u201cdrawings\u201d.', step: 'Download it \u00b7 1 of 4 MB', share: 0.25 });
  assert.equal(comingWords({ ...now, state: 'done', items: 1200 }, 'drawings').text, '\u201cpets\u201d is built: 1,200 pictures.');
  const failed = comingWords({ ...now, state: 'failed', error: 'The hub is away.' }, 'drawings');
  assert.deepEqual(failed, { text: '\u201cpets\u201d could not be built: The hub is away. The page goes on with \u201cdrawings\u201d.', step: '', share: null });
});
