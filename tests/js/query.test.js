import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleText, isExample } from '../../hierdemo/ui/static/query/examples.js';
import { chipText } from '../../hierdemo/ui/static/query/filters.js';
import { hintOf, isOffered } from '../../hierdemo/ui/static/query/known_texts.js';
import { without } from '../../hierdemo/ui/static/query/minus.js';
import { pictureIn } from '../../hierdemo/ui/static/query/pictures.js';
import { aboutDepth, effect, efSteps, reached, summary } from '../../hierdemo/ui/static/query/settings_words.js';
import { answerTo } from './stand_ins.js';

test('a term is given back: the part that takes it away goes, nothing else', () => {
  assert.equal(without('bag -leather', 'leather'), 'bag');
  assert.equal(without('-leather bag', 'leather'), 'bag');
  assert.equal(without('bag -leather -red', 'red'), 'bag -leather');
  assert.equal(without('t-shirt -shirt', 'shirt'), 't-shirt');
  assert.equal(without('bag \u2212leather', 'leather'), 'bag');
});

test('a term of several words stands in quotes, straight or curly; one left open ends with the text', () => {
  assert.equal(without('a bag -"dark  brown" here', 'dark brown'), 'a bag here');
  assert.equal(without('a bag -\u201cdark brown\u201d', 'dark brown'), 'a bag');
  assert.equal(without('a bag -"dark brown', 'dark brown'), 'a bag');
});

test('punctuation after a term is no part of it; a longer word is another term', () => {
  assert.equal(without('bag -leather, red', 'leather'), 'bag red');
  assert.equal(without('bag -leathery', 'leather'), 'bag -leathery');
  assert.equal(without('bag - leather', 'leather'), 'bag - leather');
});

test('a chip says its attribute, and the value where one is chosen', () => {
  assert.equal(chipText('colour', undefined), 'Colour');
  assert.equal(chipText('colour', 'red'), 'Colour: red');
});

test('an offered text is found however it is spaced, in capitals or not, composed or not', () => {
  assert.ok(isOffered(['a red caf\u00e9'], '  A  red cafe\u0301 '));
  assert.ok(!isOffered(['a red cafe'], 'a red'));
  assert.ok(!isOffered([], ''));
});

test('the empty box says what can be asked without a model', () => {
  const known = { texts: 1200, no_pictures: 'No.', looked_up: null };
  assert.equal(hintOf(null, false), null);
  assert.equal(hintOf(known, false), 'One of 1,200 texts');
  assert.equal(hintOf(known, true), 'Add one of its texts');
  assert.equal(hintOf({ ...known, texts: 0 }, false), 'No words here: choose a picture');
  assert.equal(hintOf({ ...known, texts: 0 }, true), 'No words here');
  const said = { texts: 9, no_pictures: null, looked_up: 'They are looked up.' };
  assert.equal(hintOf(said, false), 'Words of these pictures');
  assert.equal(hintOf(said, true), 'Add a word');
  assert.equal(hintOf({ ...said, texts: 0 }, false), 'No words here: choose a picture');
});

test('of several files the first picture is taken, and where there is none the first file', () => {
  const text = { type: 'text/plain' },
    png = { type: 'image/png' },
    jpeg = { type: 'image/jpeg' };
  assert.equal(pictureIn([text, png, jpeg]), png);
  assert.equal(pictureIn([text]), text);
  assert.equal(pictureIn([]), undefined);
});

test('an example says what it is like', () => {
  assert.equal(exampleText({ text: 'a red car' }), 'a red car');
  assert.equal(exampleText({ text: '', like: 3 }), 'like this');
  assert.equal(exampleText({ text: '', like: 3, name: 'owl' }), 'like this owl');
  assert.equal(exampleText({ text: 'blue', like: 3, name: 'owl' }), 'this owl, but blue');
});

test('an example is asked when words and picture are its own, and nothing was uploaded', () => {
  const example = { text: 'blue', like: 0 },
    ask = { text: 'blue', like: 0, picture: null };
  assert.ok(isExample(example, ask));
  assert.ok(!isExample(example, { ...ask, like: null }));
  assert.ok(!isExample(example, { ...ask, picture: 'token' }));
  assert.ok(!isExample({ text: 'blue' }, ask));
  assert.ok(isExample({ text: 'blue' }, { ...ask, like: null }));
});

test('a depth is never below the tree', () => {
  assert.equal(reached(null, 3), 3);
  assert.equal(reached(2, 3), 2);
  assert.equal(reached(9, 3), 3);
  assert.match(aboutDepth(2, 3), /^Stops at level 2;/);
  assert.match(aboutDepth(3, 3), /^Falls to the leaves/);
});

test('the slider of ef stands on the number of results and above, on the one in use too', () => {
  assert.deepEqual(efSteps(100, 12, 64), [12, 16, 24, 32, 48, 64, 96]);
  assert.deepEqual(efSteps(100, 30, 120), [30, 32, 48, 64, 96, 120]);
  assert.deepEqual(efSteps(10, 12, 12), [12]);
});

test('the closed settings say all in a few words', () => {
  const tree = { depth: 3, title: /** @param {number} level */ level => ['groups', 'kinds', 'leaves'][level - 1] };
  /** @type {Parameters<typeof summary>[0]} */
  const ask = { beam: 4, k: 12, mode: 'drill-down', depth: null, target: 'pictures' };
  assert.equal(summary(ask, 64, tree), 'beam 4, 12 results');
  assert.equal(summary({ ...ask, depth: 2 }, 64, tree), 'beam 4, to kinds, 12 results');
  assert.equal(summary({ ...ask, depth: 3 }, 64, tree), 'beam 4, 12 results');
  assert.equal(summary({ ...ask, mode: 'exact', target: 'both', depth: 2 }, 64, tree), '12 results in both');
  assert.equal(summary({ ...ask, mode: 'hnsw' }, 48, tree), 'ef 48, 12 results');
});

test('where settings are turned it stands what they came to, never more than all', () => {
  const answer = answerTo({ flat_k: 12, flat: { recall: 0.75, compared: 100, missed: [{ id: 1, rank: 1, lost_at_level: 1 }] } });
  assert.match(effect(answer), /^Now: \d.* compared, 11 of the flat search\u2019s 12 found\.$/);
  assert.equal(effect({ ...answer, cost: { ...answer.cost, compared: 9, total: 8 }, flat_k: 0 }), 'Now: 100.0\u00a0% compared.');
});
