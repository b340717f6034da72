// What is taken along: tables read back are the answer's own values, drawings are whole, hold every picture, and stand alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { branchPicture, branchShown, cellsOf } from '../../hierdemo/ui/static/take/branch_picture.js';
import { comparisonPicture, comparisonShown } from '../../hierdemo/ui/static/take/comparison_picture.js';
import { csv, guarded } from '../../hierdemo/ui/static/core/csv.js';
import { pageOf } from '../../hierdemo/ui/static/take/kinds.js';
import { cardsShown, decided, pathPicture, pathShown } from '../../hierdemo/ui/static/take/path_picture.js';
import { resultsPicture, resultsShown } from '../../hierdemo/ui/static/take/results_picture.js';
import { branchTable, comparisonTable, pathTable, resultsTable } from '../../hierdemo/ui/static/take/tables.js';
import { fileName, head, told } from '../../hierdemo/ui/static/take/told.js';
import { measure, smallAnswer, smallTree } from './map_stand_ins.js';

/** @import { Answer, Ask, Card, Compared, Info, Result, Step } from '../../hierdemo/ui/static/core/types' */
/** @import { Brush, Drawn } from '../../hierdemo/ui/static/take/types' */

const ODD = ['=SUM(A1)', '@x', '-leather', '+1 more', 'a "b", c', 'two\nlines', 'é\u{1f600}', '', "'quoted'", '-0.5'];
const tree = smallTree();

/** @type {(id: number, more?: Partial<Result>) => Result} */
const hit = (id, more = {}) => ({
  id, rank: id, score: 1 / (id + 1), leaf: 3 + (id % 4), name: '', title: `item ${id}`, second: '', caption: ODD[id % ODD.length], attributes: {}, taxonomy: ['a', 'b'], file: `${id}.png`, copies: [], stack: null, ...more,
}); // prettier-ignore

/** @type {(more: Partial<Step>) => Step} */
const step = more => ({ level: 1, node: 1, score: 0.9, margin: 0.7, right: null, close: false, forced: false, n_candidates: 2, n_kept: 1, runner_up: { node: 2, score: 0.2 }, how: 'scan', cards: [], ...more });
/** @type {(node: number, parent: number, score: number, state: Card['state']) => Card} */
const card = (node, parent, score, state) => ({ node, parent, score, state });
const STEPS = [
  step({ cards: [card(1, 0, 0.9, 'chosen'), card(2, 0, 0.2, 'passed')] }),
  step({ level: 2, node: 3, margin: -0.1, runner_up: { node: 4, score: 0.5 }, cards: [card(3, 1, 0.4, 'chosen'), card(4, 1, 0.5, 'kept')] }),
];

/** @type {(more?: object) => Answer} */
const answer = (more = {}) =>
  smallAnswer({ mode: 'drill-down', tree: 'clusters', target: 'pictures', beam: 4, forced: [], where: {}, warnings: [], falloff: null, steps: STEPS, results: [hit(1), hit(2), hit(3)], cost: { compared: 9, nodes: 2, items: 7, total: 40 }, flat: { recall: 1, compared: 40, missed: [] }, ...more });
const INFO = /** @type {Info} */ (
  /** @type {unknown} */ ({ trees: [{ id: 'clusters', title: 'Learned clusters' }], collection: { name: 'pets', items: 40, noun: 'pictures', model: 'some model', model_id: 'm' } })
);
const ASKED = /** @type {Ask} */ (/** @type {unknown} */ ({ text: 'cow & <calf>', picture: null, like: null, along: [], forced: [], k: 3 }));
const MORE = { like: '', link: null };

/** @type {Brush} */
const brush = {
  look: { bg: '#fff', surface: '#fff', sunken: '#eee', line: '#ddd', line2: '#ccc', ink: '#000', ink2: '#333', ink3: '#666', accent: '#00f', accentSoft: '#eef', warn: '#840', branch: ['#111', '#222'], font: 'Some "Font", sans-serif' },
  measure,
  picture: id => (id === 2 ? null : `data:image/jpeg;base64,${id}`),
};
const says = (/** @type {object} */ more = {}) => told({ answer: answer(more), asked: ASKED, info: INFO, tree }, MORE);

/** Rows of a CSV text, as any reader has them. @param {string} text */
function read(text) {
  /** @type {string[][]} */
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows[rows.length - 1].push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('a CSV read back has the same cells, and none that a spreadsheet runs', () => {
  const [columns, ...rows] = read(csv(['text', 'n'], ODD.map((text, i) => [text, -(i + 1) / 4])));
  assert.deepEqual(columns, ['text', 'n']);
  assert.deepEqual(rows.map(([text]) => text.replace(/^'(?=[=@+-])/, '')), ODD);
  assert.deepEqual(rows.map(([, n]) => Number(n)), ODD.map((_, i) => -(i + 1) / 4), 'numbers stay numbers');
  for (const [text] of rows) assert.ok(!/^[=@]/.test(text) && (!/^[+-]/.test(text) || !Number.isNaN(Number(text))), text);
  assert.equal(guarded(ODD.map(text => [text])), 4);
});

test('results as a table: every value of the answer, attributes in columns of their own', () => {
  const results = [hit(1, { attributes: { colour: 'red', score: '7' } }), hit(2, { attributes: { constructor: 'x' } }), hit(3)];
  const { columns, rows, data } = resultsTable({ results }, tree);
  const back = read(csv(columns, rows)).slice(1).map(row => Object.fromEntries(row.map((cell, i) => [columns[i], cell])));
  assert.equal(new Set(columns).size, columns.length);
  results.forEach(({ id, rank, file, score, attributes, leaf }, i) => {
    assert.deepEqual([back[i].id, back[i].rank, back[i].file, back[i].score], [id, rank, file, score].map(String));
    assert.deepEqual([back[i].colour, back[i]['attribute score'], back[i].constructor], [attributes.colour ?? '', attributes.score ?? '', i === 1 ? 'x' : '']);
    assert.equal(back[i].leaf_name, tree.node(leaf).name);
  });
  assert.deepEqual(JSON.parse(JSON.stringify(data)).results.map((/** @type {any} */ { leaf_name, ...result }) => [Boolean(leaf_name), result]), results.map(result => [true, result]));
});

test('path and branch as tables: every branch that was looked at, every branch below', () => {
  const path = pathTable(answer(), tree),
    cards = STEPS.flatMap(({ cards: all }) => all);
  assert.deepEqual(path.rows.map(row => [row[2], row[6], row[7]]), cards.map(({ node, score, state }) => [node, score, state]));
  assert.deepEqual(path.rows.map(row => row[9]), [0.7, null, -0.1, null], 'the margin stands at the chosen one');
  const branch = branchTable(answer(), tree, 1);
  assert.deepEqual(branch.rows.map(row => row[0]), [1, 3, 4]);
  assert.equal(branch.rows[1][4], 'node 1/node 3');
  assert.deepEqual(branchTable(answer(), tree, 0).rows.length, tree.nodes.length);
});

/** @type {Compared} */
const compared = {
  exact: [1, 2],
  ways: [
    { mode: 'drill-down', title: 'Drill-down', found: 1, k: 2, compared: 9, seconds: 0.001, rounds: 9, ranks: [{ id: 1, score: 0.9, found: true, lost_at_level: null }, { id: 2, score: 0.8, found: false, lost_at_level: 2 }] },
    { mode: 'exact', title: 'Exact', found: 2, k: 2, compared: 40, seconds: 0.002, rounds: 9, ranks: [1, 2].map(id => ({ id, score: 1 - id / 10, found: true, lost_at_level: null })) },
  ],
}; // prettier-ignore

test('the comparison as a table: what each way found and lost', () => {
  const { rows } = comparisonTable(compared, new Map([[1, hit(1)]]));
  assert.deepEqual(rows.map(row => [row[0], row[1], row[2], row[6], row[7]]), [['drill-down', 1, 1, true, null], ['drill-down', 2, 2, false, 2], ['exact', 1, 1, true, null], ['exact', 2, 2, true, null]]);
  assert.deepEqual(rows.map(row => row[3]), ['1.png', null, '1.png', null]);
});

/** Well-formed, within its size, with these pictures, and with nothing that is fetched. @type {(drawn: Drawn, items: readonly number[]) => void} */
function whole({ svg, width, height }, items) {
  const open = [...svg.matchAll(/<(\/?)([a-zA-Z]+)[^<>]*?(\/?)>/g)].reduce((depth, [, end, , alone]) => depth + (alone ? 0 : end ? -1 : 1), 0);
  assert.equal(open, 0);
  assert.ok(!/<(?!\/?(svg|rect|text|image|path|clipPath)\b)/.test(svg) && !/&(?!amp;|lt;|gt;|quot;)/.test(svg) && !/\bNaN|undefined/.test(svg));
  for (const [, x, y] of svg.matchAll(/<(?:text|image|rect) x="([\d.]+)" y="([\d.]+)"/g)) assert.ok(Number(x) <= width && Number(y) <= height, `${x}, ${y}`);
  const shown = [...svg.matchAll(/<image href="([^"]*)"/g)].map(([, src]) => src);
  assert.deepEqual(shown.sort(), items.filter(id => id !== 2).map(id => `data:image/jpeg;base64,${id}`).sort());
  assert.ok(svg.includes('cow &amp; &lt;calf&gt;') && svg.includes('pets'), 'the question and where it is from');
}

test('every drawing is whole, has its pictures in it and needs nothing else', () => {
  const pictured = { ...tree, node: (/** @type {number} */ id) => ({ ...tree.node(id), reps: [id, id + 10, id + 20, id + 30, id + 40] }) };
  whole(resultsPicture(answer(), says(), brush), resultsShown(answer()));
  whole(pathPicture(answer(), pictured, says(), brush), pathShown(answer(), pictured));
  whole(comparisonPicture(compared, says(), brush), comparisonShown(compared));
  for (const top of [0, 1, 3]) whole(branchPicture({ answer: answer(), tree: pictured, top, noun: 'pictures' }, says(), brush), branchShown(pictured, top));
  const none = resultsPicture(answer({ results: [] }), says(), brush);
  assert.ok(none.svg.includes('Nothing was found'));
  const many = Array.from({ length: 200 }, (_, i) => hit(i));
  assert.ok(resultsPicture(answer({ results: many }), says(), brush).svg.includes('The first 60 of 200 results'));
});

test('a doubt stands on every drawing, and in the head of the data', () => {
  const doubt = { certainty: { doubt: 'guess', reason: 'Unlike anything here.' }, warnings: ['Unlike anything here.', 'No word known.'] };
  assert.deepEqual(says(doubt).notes, ['Unlike anything here.', 'No word known.']);
  assert.match(resultsPicture(answer(doubt), says(doubt), brush).svg, /Unlike anything here\..*No word known\./);
  const page = { answer: answer(doubt), asked: { ...ASKED, picture: 'token' }, info: INFO };
  const written = head(page, MORE);
  assert.equal(written.certainty.doubt, 'guess');
  assert.ok(!JSON.stringify(written).includes('token') && written.question.picture === true, 'an upload stays its owner\u2019s');
});

test('how a level was decided, as far as it is known', () => {
  const name = (/** @type {number} */ id) => `node ${id}`;
  assert.equal(decided(STEPS[0], 'drill-down', name), '0.70 ahead of node 2.');
  assert.equal(decided(STEPS[1], 'drill-down', name), 'Overtaken by node 4, 0.50 to 0.90.');
  assert.equal(decided(step({ close: true, right: 0.97 }), 'drill-down', name), 'A close call with node 2, 0.90 to 0.20. With such a margin right in 97 of 100 of the collection\u2019s own questions.');
  assert.equal(decided(step({ forced: true }), 'drill-down', name), 'Taken by hand.');
  assert.match(decided(STEPS[0], 'exact', name), /no branch was compared/);
  const late = step({ node: 8, cards: Array.from({ length: 9 }, (_, i) => card(i, 0, 1 - i / 9, 'kept')) });
  assert.deepEqual(cardsShown(late).map(({ node }) => node), [0, 1, 2, 3, 4, 8], 'the chosen one is always there');
});

test('a branch is drawn as deep as it goes on a page', () => {
  assert.deepEqual(cellsOf(tree, 1).cells.map(({ id, row, rows }) => [id, row, rows]), [[1, 0, 2], [3, 0, 1], [4, 1, 1]]);
  assert.equal(cellsOf(tree, 3).cells.length, 1);
  const nodes = [{ ...tree.node(0) }, ...Array.from({ length: 100 }, (_, i) => ({ ...tree.node(1), id: i + 1, parent: 0 }))];
  const wide = { ...tree, node: (/** @type {number} */ id) => nodes[id], children: (/** @type {number} */ id) => (id ? [] : nodes.slice(1).map(n => n.id)) };
  assert.deepEqual([cellsOf(wide, 0).rows, cellsOf(wide, 0).left], [60, 40]);
});

test('results are taken in the order in which they are shown', () => {
  const sorted = { name: 'year', down: true, ids: [3, 1, 2], says: '' };
  const page = pageOf(/** @type {any} */ ({ answer: answer({ sorted, falloff: 1 }), asked: ASKED, info: INFO, tree }));
  assert.ok(page);
  assert.deepEqual(page.answer.results.map(({ id }) => id), [3, 1, 2]);
  assert.equal(page.answer.falloff, null);
  assert.match(told(page, MORE).asked, /in the order of year/);
});

test('a file is called by what it holds', () => {
  assert.equal(fileName('path', 'Red "sports" car: 50 %'), 'hierdemo-path-red-sports-car-50');
  assert.equal(fileName('results', '../..'), 'hierdemo-results');
  assert.ok(fileName('results', 'w\u00f6rter '.repeat(40)).length <= 80);
});
