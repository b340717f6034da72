import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardSays, cardTitle } from '../../hierdemo/ui/static/path/card.js';
import { crumbsOf } from '../../hierdemo/ui/static/path/crumbs.js';
import { countWords } from '../../hierdemo/ui/static/path/rail.js';
import { ahead, meaning } from '../../hierdemo/ui/static/path/rail_words.js';
import { barScale, countCards, firstOf, fittedWidth, grouped, moveTo } from '../../hierdemo/ui/static/path/shelf_layout.js';
import { cardMark, story, takenBelow, verdict } from '../../hierdemo/ui/static/path/story.js';
import { newlyTaken } from '../../hierdemo/ui/static/path/taken.js';
import { wire } from '../../hierdemo/ui/static/path/wires.js';
import { smallTree } from './map_stand_ins.js';

/** @import { Ask, Card, Step } from '../../hierdemo/ui/static/core/types' */

/** A step that is ahead by 0.2, where `more` says nothing else. @type {(more?: Partial<Step>) => Step} */
const step = (more = {}) => ({
  level: 1,
  node: 1,
  score: 0.5,
  margin: 0.2,
  right: null,
  close: false,
  forced: false,
  n_candidates: 8,
  n_kept: 2,
  runner_up: { node: 2, score: 0.3 },
  how: 'scan',
  cards: [],
  ...more,
});

/** @type {(node: number, parent: number, score: number, state?: Card['state']) => Card} */
const card = (node, parent, score, state = 'passed') => ({ node, parent, score, state });

const NONE = { forced: [], along: [] };
const named = {
  title: /** @param {number} level */ level => ['groups', 'kinds', 'leaves'][level - 1],
  name: /** @param {number} id */ id => `node ${id}`,
};

test('a level that came along names the branch below that was taken; one taken itself does not', () => {
  const asked = { forced: [1, 3], along: [1] };
  assert.equal(takenBelow(step({ level: 1, forced: true }), asked), 3);
  assert.equal(takenBelow(step({ level: 2, forced: true }), asked), null);
  assert.equal(takenBelow(step({ level: 1, forced: false }), asked), null);
  assert.equal(takenBelow(step({ level: 1, forced: true }), { forced: [1, 3, 7], along: [1, 2] }), 7);
});

test('a level is decided by hand, alone, or by its margin', () => {
  assert.equal(verdict(step(), 'exact'), 'none');
  assert.equal(verdict(step({ forced: true }), 'drill-down', 3), 'along');
  assert.equal(verdict(step({ forced: true }), 'drill-down'), 'taken');
  assert.equal(verdict(step({ runner_up: null, margin: null }), 'drill-down'), 'only');
  assert.equal(verdict(step({ margin: -0.1, close: true }), 'drill-down'), 'overtaken');
  assert.equal(verdict(step({ margin: 0.01, close: true }), 'drill-down'), 'close');
  assert.equal(verdict(step(), 'drill-down'), 'ahead');
});

test('margins are numbers, and words only where it is known what they mean', () => {
  const steps = [step({ level: 1, margin: 0.2 }), step({ level: 2, margin: 0.05 })];
  const numbers = 'Ahead by 0.20 at groups and 0.05 at kinds.';
  /** @type {(...right: (number | null)[]) => string} */
  const told = (...right) => story(steps.map((s, i) => ({ ...s, right: right[i] })), 'drill-down', NONE, named);
  assert.equal(told(null, null), numbers);
  assert.equal(told(0.99, null), numbers);
  assert.equal(told(0.999, 0.973), `${numbers} With such margins the branch is right in at least 97 of 100 of the collection\u2019s own questions.`);
  assert.match(told(1, 1), /right in at least 99 of 100 of/);
});

test('a rail says what a margin means only where that is known, and never that it is certain', () => {
  assert.equal(meaning({ right: null }), null);
  assert.equal(meaning({ right: 0.939 })?.short, 'Own questions: right in 93 of 100.');
  assert.match(meaning({ right: 1 })?.whole ?? '', /^Of the collection\u2019s own questions with such a margin at this level, 99 of 100 were/);
});

test('the story tells what was taken, overtaken, close and ahead, in this order', () => {
  const steps = [step({ level: 1 }), step({ level: 2, margin: 0.01, close: true }), step({ level: 3, margin: -0.1 })];
  assert.equal(
    story(steps, 'drill-down', NONE, named),
    'Overtaken at leaves; a close call at kinds; ahead by 0.20 at groups.',
  );
  const close = steps.map(s => ({ ...s, margin: 0.01, close: true }));
  assert.equal(story(close, 'drill-down', NONE, named), 'Close calls at groups, kinds and leaves.');
  const taken = [step({ level: 1, forced: true }), step({ level: 2, node: 4, forced: true })];
  assert.equal(story(taken, 'drill-down', { forced: [1, 4], along: [1] }, named), 'You took node 4.');
});

test('there is no story where nothing was decided', () => {
  assert.equal(story([step()], 'exact', NONE, named), '');
  assert.equal(story([step({ runner_up: null, margin: null })], 'drill-down', NONE, named), '');
});

test('a card is marked where the level was close or lost', () => {
  const chosen = { node: 1 },
    rival = { node: 2 };
  assert.equal(cardMark(chosen, step(), 'ahead'), null);
  assert.equal(cardMark(chosen, step(), 'taken')?.text, 'yours');
  const over = step({ margin: -0.1 });
  assert.equal(cardMark(chosen, over, 'overtaken')?.says, 'overtaken by 0.10');
  assert.equal(cardMark(rival, over, 'overtaken')?.says, 'the best score here, 0.10 ahead');
  assert.equal(cardMark(rival, step({ margin: 0.01 }), 'close')?.says, 'close, 0.01 behind');
  assert.equal(cardMark({ node: 9 }, over, 'overtaken'), null);
});

test('after a branch was taken the rail names a better one, and only a better one', () => {
  assert.equal(ahead(step({ score: 0.2 }), { node: 2, score: 0.3 }, named.name), ' Best here: node 2 0.30.');
  assert.equal(ahead(step({ score: 0.5 }), { node: 2, score: 0.3 }, named.name), '');
});

test('a rail counts what was compared; where nothing was, the cards', () => {
  assert.equal(countWords(step({ n_candidates: 1200, n_kept: 4 })), '1,200 compared,\n4 kept');
  assert.equal(countWords(step({ how: 'hnsw' })), '8 compared by index,\n2 kept');
  assert.equal(countWords(step({ n_candidates: 0, cards: [card(1, 0, 0.5)] })), '1 side by side');
});

test("cards stand by parent, the chosen one's first, the others by their best", () => {
  const cards = [card(5, 2, 0.9), card(3, 1, 0.8, 'chosen'), card(7, 4, 0.7), card(6, 2, 0.6)];
  const groups = grouped(cards, 3);
  assert.deepEqual(groups.map(g => g.parent), [1, 2, 4]);
  assert.deepEqual(groups.map(g => g.on), [true, false, false]);
  assert.deepEqual(groups[1].cards.map(c => c.node), [5, 6]);
});

test('of many cards the first are drawn, and those that the words speak of', () => {
  const cards = Array.from({ length: 10 }, (_, i) => card(i, i < 5 ? 100 : 200, 1 - i / 10, i === 9 ? 'chosen' : 'passed'));
  const groups = grouped(cards, 9);
  const few = firstOf(groups, { runner_up: { node: 4, score: 0 } }, 2);
  assert.deepEqual(few.flatMap(g => g.cards.map(c => c.node)), [5, 6, 9, 4]);
  assert.equal(countCards(few), 4);
  assert.equal(countCards(firstOf(groups, { runner_up: null }, 10)), 10);
});

test('a group without a card to draw is left out', () => {
  const groups = grouped([card(1, 10, 0.9), card(2, 20, 0.8)], 1);
  assert.deepEqual(firstOf(groups, { runner_up: null }, 1).map(g => g.parent), [10]);
});

test('bars run from the worst score to the best; scores close together look alike', () => {
  const scale = barScale([0.5, 0.1, 0.3]);
  assert.equal(scale(0.5), 1);
  assert.equal(scale(0.1), 0);
  assert.ok(barScale([0.5, 0.499])(0.499) > 0.9);
});

test('cards shrink where about one does not fit, never below what they must have', () => {
  assert.equal(fittedWidth({ over: 0, width: 120, n: 8 }), null);
  assert.equal(fittedWidth({ over: 200, width: 120, n: 8 }), null);
  assert.equal(fittedWidth({ over: 60, width: 86, n: 8 }), null);
  const width = fittedWidth({ over: 80, width: 120, n: 8 });
  assert.ok(width !== null && width * 8 <= 120 * 8 - 80);
});

test('a track moves as far as its chosen card needs, no further', () => {
  const track = { left: 100, right: 500 };
  assert.equal(moveTo(track, { left: 200, right: 300 }), 0);
  assert.equal(moveTo(track, { left: 450, right: 550 }), 106);
  assert.equal(moveTo(track, { left: 50, right: 150 }), -58);
});

test('a guessed name says that it is one', () => {
  assert.equal(cardTitle({ name: 'owl', source: 'person' }), 'owl');
  assert.equal(cardTitle({ name: 'owl', source: 'vocabulary' }), 'owl: a guess, the model\u2019s own word for these');
  assert.equal(cardSays('drawings', 'passed'), ' drawings, passed over');
  assert.equal(cardSays('drawings', 'kept', 'close, 0.01 behind'), ' drawings, kept, close, 0.01 behind');
});

test('the breadcrumb tells a leaf that stands for itself once, and marks what was taken by hand', () => {
  const steps = [step({ level: 1, node: 1, forced: true }), step({ level: 2, node: 3, forced: true }), step({ level: 3, node: 3 })];
  const crumbs = crumbsOf(steps, { forced: [1, 3], along: [1] }, smallTree(), 'drawings');
  assert.deepEqual(crumbs.map(c => c.name), ['All drawings', 'node 1', 'node 3']);
  assert.deepEqual(crumbs.map(c => c.taken), [false, false, true]);
  assert.deepEqual(crumbs.map(c => c.hue), [0, 20, 20]);
});

test('a branch is newly taken where the question is the same but for it', () => {
  const tree = {};
  /** @type {Ask} */
  const plain = {
    text: 'cow', picture: null, like: null, weight: 0.5, away: 0.5, mode: 'drill-down', tree: 't', target: 'pictures',
    k: 12, beam: 4, depth: null, ef: null, sort: null, where: {}, forced: [], along: [], embedding: null,
  }; // prettier-ignore
  const taking = { ...plain, forced: [1, 3], along: [1] };
  assert.deepEqual(newlyTaken({ asked: plain, tree }, taking, tree), { level: 2, node: 3 });
  assert.equal(newlyTaken({ asked: taking, tree }, taking, tree), null);
  assert.equal(newlyTaken({ asked: plain, tree }, plain, tree), null);
  assert.equal(newlyTaken({ asked: { ...plain, text: 'owl' }, tree }, taking, tree), null);
  assert.equal(newlyTaken({ asked: plain, tree: {} }, taking, tree), null);
  for (const field of ['target', 'beam', 'one that comes later']) {
    assert.equal(newlyTaken({ asked: { ...plain, [field]: 9 }, tree }, taking, tree), null, field);
  }
  assert.equal(newlyTaken(null, taking, tree), null);
});

test('a wire runs from the foot of its card to the head below, and not where one of them is scrolled away', () => {
  const tracks = { above: { x: 0, y: 0, w: 400, h: 100 }, below: { x: 0, y: 150, w: 400, h: 100 } };
  const head = { x: 40, y: 150, w: 100, h: 20 };
  assert.equal(wire({ x: 50, y: 0, w: 80, h: 100 }, head, tracks), 'M90 100C90 151 90 100 90 151');
  assert.equal(wire({ x: 300, y: 0, w: 80, h: 100 }, head, tracks), 'M340 100C340 151 132 100 132 151');
  assert.equal(wire({ x: 390, y: 0, w: 80, h: 100 }, head, tracks), null);
  assert.equal(wire({ x: 50, y: 0, w: 80, h: 100 }, { ...head, x: 420 }, tracks), null);
});
