import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pieces, SPELT } from '../../hierdemo/ui/static/core/terms.js';
import { wanted } from '../../hierdemo/ui/static/core/view.js';
import { placed } from '../../hierdemo/ui/static/glossary/place.js';
import { WORDS } from '../../hierdemo/ui/static/glossary/words.js';
import { figures, fill, isAt, isTried, leadTo } from '../../hierdemo/ui/static/lessons/fill.js';
import { corner, ringAround } from '../../hierdemo/ui/static/tour/stand.js';
import { STEPS, stepsFor } from '../../hierdemo/ui/static/tour/steps.js';
import { answerTo, pairsTree } from './stand_ins.js';

/** @import { Info, QuestionField } from '../../hierdemo/ui/static/core/types' */

test('a link says which view; without a word it is full; a bare address is as one left it', () => {
  assert.equal(wanted('?view=simple&q=cat', 'full'), 'simple');
  assert.equal(wanted('?view=full', 'simple'), 'full');
  assert.equal(wanted('?q=cat', 'simple'), 'full');
  assert.equal(wanted('?c=pets&__theme=dark', 'simple'), 'simple');
  assert.equal(wanted('', null), 'full');
  assert.equal(wanted('?view=else', 'simple'), 'full');
});

test('a text keeps its letters, whatever of it is a term', () => {
  const text = 'Compared 12 of 40 vectors; found 3 of the flat search\u2019s 12.';
  const parts = pieces(text, ['flat', 'embedding']);
  assert.equal(parts.map(part => part.text).join(''), text);
  assert.deepEqual(parts.filter(part => part.term), [
    { text: 'vectors', term: 'embedding' },
    { text: 'flat search', term: 'flat' },
  ]);
  assert.deepEqual(pieces('', ['beam']), []);
});

test('a term is a whole word, its first one, and the longer of two spellings', () => {
  assert.deepEqual(pieces('The beam width, a beam', ['beam']).filter(part => part.term), [{ text: 'beam width', term: 'beam' }]);
  assert.deepEqual(pieces('moonbeam, reflect', ['beam', 'ef']), [{ text: 'moonbeam, reflect' }]);
});

test('every term has its meaning: one or two sentences', () => {
  assert.deepEqual(Object.keys(SPELT).sort(), Object.keys(WORDS).sort());
  for (const { word, means } of Object.values(WORDS)) {
    assert.match(means, /^[A-Z].*\.$/, word);
    assert.ok(means.split('. ').length <= 2 && means.length < 200, word);
  }
});

const view = { width: 400, height: 300 };

test('what a word means stands below it, above where there is no room, always in the window', () => {
  const box = { width: 200, height: 100 };
  assert.deepEqual(placed({ left: 20, top: 10, bottom: 30 }, box, view), { left: 20, top: 38 });
  assert.deepEqual(placed({ left: 390, top: 200, bottom: 220 }, box, view), { left: 192, top: 92 });
});

test('the tour\u2019s card never covers what it speaks of while there is room beside it', () => {
  const card = { width: 120, height: 80 };
  for (const part of [
    { left: 10, top: 10, width: 300, height: 60 },
    { left: 10, top: 220, width: 300, height: 60 },
    { left: 200, top: 0, width: 190, height: 300 },
    { left: 0, top: 0, width: 200, height: 300 },
  ]) {
    const ring = ringAround(part, view),
      { left, top } = corner(ring, card, view);
    assert.ok(left >= 0 && top >= 0 && left + card.width <= view.width && top + card.height <= view.height);
    const apart = left >= ring.left + ring.width || left + card.width <= ring.left || top >= ring.top + ring.height || top + card.height <= ring.top;
    assert.ok(apart, JSON.stringify({ part, left, top }));
  }
});

test('the tour leaves out what is not in sight', () => {
  assert.deepEqual(stepsFor(() => true), STEPS);
  assert.ok(STEPS.length >= 4 && STEPS.length <= 6);
  assert.deepEqual(stepsFor(at => at !== '.hd-cost').map(step => step.at), STEPS.map(step => step.at).filter(at => at !== '.hd-cost'));
});

test('a lesson speaks with the figures of the answer', () => {
  const [first, ...rest] = answerTo().steps;
  const steps = [{ ...first, runner_up: { node: 2, score: 0.5 } }, ...rest];
  const answer = answerTo({ steps, flat_k: 4, flat: { recall: 0.75, compared: 100, missed: [{ id: 1, rank: 1, lost_at_level: 1 }] } });
  const values = figures(answer, id => pairsTree().node(id).name);
  assert.equal(fill('{found} of {of}: {branch} before {rival}, {else}', values), '3 of 4: animals before vehicles, {else}');
});

/** @type {(name: string, link: string, more?: Partial<QuestionField>) => QuestionField} */
const field = (name, link, more = {}) => ({ name, link, kind: 'text', default: '', low: null, high: null, choices: [], ...more });
const info = /** @type {Info} */ (
  /** @type {unknown} */ ({
    fields: [field('text', 'q'), field('beam', 'beam', { kind: 'count', default: 4 })],
    defaults: { text: '', beam: 4 },
    attributes: [],
  })
);

test('a lesson is left as soon as anything else is asked', () => {
  const lesson = { id: 'red', link: 'q=red&level=3' };
  const ask = /** @type {any} */ ({ text: 'red', beam: 4, picture: null });
  assert.ok(isAt(lesson, ask, info));
  assert.ok(!isAt(lesson, { ...ask, beam: 5 }, info));
  assert.ok(!isAt(lesson, { ...ask, text: 'car' }, info));
  assert.ok(!isAt(lesson, { ...ask, picture: 'token' }, info));
  assert.ok(isTried(lesson, { ...ask, beam: 5 }, info), 'another setting is the lesson still');
  assert.ok(!isTried(lesson, { ...ask, text: 'car' }, info) && !isTried(lesson, { ...ask, picture: 'token' }, info));
  assert.equal(leadTo(lesson, '?q=old&c=pets&__theme=dark&view=simple'), 'q=red&level=3&lesson=red&c=pets&__theme=dark');
});
