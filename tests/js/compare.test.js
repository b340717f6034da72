import assert from 'node:assert/strict';
import { test } from 'node:test';
import { costWords } from '../../hierdemo/ui/static/compare/cost_words.js';
import { FRAME, line, scales } from '../../hierdemo/ui/static/compare/curve_frame.js';
import { fixedPath } from '../../hierdemo/ui/static/compare/curve_fixed.js';
import { at, beams, efs, named, reading } from '../../hierdemo/ui/static/compare/dials.js';
import { equalRecall, equalWords } from '../../hierdemo/ui/static/compare/equal_recall.js';
import { verdict, whyLost } from '../../hierdemo/ui/static/compare/verdict.js';
import { along } from '../../hierdemo/ui/static/widgets/rove.js';
import { answerTo } from './stand_ins.js';

/** @import { Answer, CurvePoint, LostAt, Way } from '../../hierdemo/ui/static/core/types' */

test('a dial has few settings, the one in use among them', () => {
  assert.deepEqual(beams(4, 3), [1, 2, 3, 4]);
  assert.deepEqual(beams(24, 8), [1, 2, 4, 6, 8, 12]);
  assert.deepEqual(beams(24, 5), [1, 2, 4, 5, 6, 8, 12]);
  assert.deepEqual(efs(512, 64, 12), [12, 16, 32, 64, 128, 256]);
  assert.deepEqual(efs(512, 120, 30), [30, 32, 64, 120, 128, 256, 512], 'none below the number of results');
  assert.deepEqual(efs(100, 40, 16), [16, 32, 40, 64]);
});

/** @type {(mode: 'drill-down' | 'hnsw', dial: number, recall: number, share: number) => CurvePoint} */
const point = (mode, dial, recall, share) => ({ mode, dial, recall, share });

test('the scales hold every point, and no more than they must', () => {
  const { x, y, widest, lowest } = scales([point('hnsw', 16, 0.81, 0.04), point('hnsw', 32, 1, 0.21)]);
  assert.deepEqual([widest, lowest], [0.3, 0.8]);
  assert.deepEqual([x(0), x(0.3), y(0.8), y(1)], [FRAME.left, FRAME.right, FRAME.bottom, FRAME.top]);
  const low = scales([point('hnsw', 16, 0.1, 1.2)]);
  assert.deepEqual([low.widest, low.lowest, low.x(1.2)], [1, 0, FRAME.right], 'more than all is drawn as all');
});

test('a line goes from setting to setting, whatever order they were measured in', () => {
  const points = [point('hnsw', 64, 1, 0.1), point('hnsw', 16, 0.8, 0)];
  assert.equal(line(scales(points), points), `M${FRAME.left}.0 ${FRAME.bottom}.0L${FRAME.right}.0 ${FRAME.top}.0`);
});

test('a setting is named, and read with both figures', () => {
  const points = [point('drill-down', 2, 0.9, 0.125), point('hnsw', 2, 0.5, 0.1)];
  assert.equal(reading(at(points, { mode: 'drill-down', dial: 2 })), '0.90 at 12.5\u00a0%');
  assert.equal(reading(at(points, { mode: 'drill-down', dial: 3 })), '\u2013');
  assert.equal(`${named({ mode: 'drill-down', dial: 2 })}, ${named({ mode: 'hnsw', dial: 64 })}`, 'beam 2, ef 64');
});

test('both ways are compared at equal recall, at settings that were measured', () => {
  const points = [
    point('drill-down', 1, 0.8, 0.02),
    point('drill-down', 4, 0.973, 0.115),
    point('drill-down', 6, 0.99, 0.2),
    point('hnsw', 32, 0.966, 0.056),
    point('hnsw', 48, 0.975, 0.072),
    point('hnsw', 96, 0.98, 0.11),
  ];
  const words = /** @type {(mode: 'drill-down' | 'hnsw', dial: number) => string} */ (mode, dial) => equalWords(points, { mode, dial });
  assert.equal(words('drill-down', 4), 'Fixed questions: for 0.97 of the flat search\u2019s best, drill-down compares 11.5\u00a0% (beam 4), HNSW 7.2\u00a0% (ef 48); HNSW needs less here.');
  assert.equal(words('hnsw', 32), 'Fixed questions: for 0.96 of the flat search\u2019s best, drill-down compares 11.5\u00a0% (beam 4), HNSW 5.6\u00a0% (ef 32); HNSW needs less here.');
  assert.equal(equalRecall(points, { mode: 'drill-down', dial: 1 })?.least.hnsw.dial, 32, 'more is found as well');
  assert.match(words('drill-down', 6), /drill-down compares 20\.0\u00a0% \(beam 6\); no ef that was measured finds as much\.$/);
  assert.equal(words('drill-down', 5), '', 'never between two settings');
  const even = [point('drill-down', 2, 0.9, 0.1), point('hnsw', 32, 0.9, 0.105)];
  assert.match(equalWords(even, { mode: 'hnsw', dial: 32 }), /\(ef 32\); about as much\.$/);
  assert.equal(equalWords([], { mode: 'hnsw', dial: 64 }), '');
  const one = [point('hnsw', 96, 1, 0.11), point('drill-down', 6, 0.99, 0.2)];
  assert.match(equalWords(one, { mode: 'hnsw', dial: 96 }), /best, HNSW compares 11\.0\u00a0% \(ef 96\); no beam that was measured/);
});

test('the fixed questions are asked for the member that is not the usual one', () => {
  assert.equal(fixedPath({ tree: 'a b', target: 'both', embedding: 'm' }, 'u'), 'curve/a%20b?target=both&e=m');
  assert.equal(fixedPath({ tree: 't', target: 'both', embedding: 'u' }, 'u'), 'curve/t?target=both');
});

/** @param {Partial<Answer>} more */
const said = more => costWords(answerTo(more), 'drawings').map(piece => (typeof piece === 'string' ? piece : piece.bold)).join('');
/** @type {(at: LostAt) => Answer['flat']['missed'][number]} */
const missed = at => ({ id: 1, rank: 1, lost_at_level: at });
/** @param {LostAt[]} at */
const flat = (...at) => ({ recall: 0.5, compared: 100, missed: at.map(missed) });

test('the cost line says what was compared and found', () => {
  const result = /** @type {any} */ ({ id: 1 }); // only how many there are counts
  const head = 'Compared 36 drawings and 4 branches, 40.0\u00a0% of what a flat search compares, in 2.00\u00a0ms';
  assert.equal(said({ results: [result] }), `${head}; found 4 of the flat search\u2019s 4.`);
  assert.equal(said({ flat: flat(1) }), `${head}; found 3 of the flat search\u2019s 4.`);
  assert.equal(said({ results: [result], certainty: { doubt: 'guess', reason: 'No.' } }), `${head}; found 4 of the flat search\u2019s 4 guesses.`);
  assert.equal(said({}), `${head}; found nothing.`);
  assert.equal(said({ flat_k: 0 }), `${head}; nothing passes these filters.`);
  const all = { compared: 100, nodes: 0, items: 100, total: 100 };
  assert.equal(said({ mode: 'exact', cost: all }), 'Compared all 100 drawings in 2.00\u00a0ms; this is the flat search.');
  const more = { compared: 120, nodes: 20, items: 100, total: 100 };
  assert.match(said({ cost: more }), /^Compared 100 drawings and 20 branches, no fewer than a flat search, in/);
});

test('after a branch was taken, what lies in it is told from what does not', () => {
  const steps = answerTo().steps.map(step => ({ ...step, forced: true }));
  assert.match(said({ steps, flat: flat('forced', 2) }), /; 3 of the flat search\u2019s 4 are in the branch you took, 2 of them found\.$/);
  assert.match(said({ steps, flat: flat('forced', 'forced', 'forced') }), /; 1 of the flat search\u2019s 4 is in the branch you took\.$/);
});

test('what was missed is bold in its own way', () => {
  assert.deepEqual(costWords(answerTo({ flat: flat(1) }), 'drawings').at(-2), { bold: '3 of the flat search\u2019s 4', miss: true });
});

/** @type {(mode: Way['mode'], lost: LostAt[], compared?: number) => Way} */
const way = (mode, lost, compared = 100) => ({
  ...{ mode, compared, title: mode, found: 2, k: 4, seconds: 0.1, rounds: 9 },
  ranks: [{ id: 9, score: 1, found: true, lost_at_level: null }, ...lost.map((at, id) => ({ id, score: 0.5, found: false, lost_at_level: at }))],
});

test('each search is judged by what it missed, and where', () => {
  assert.equal(verdict(way('drill-down', [2, 1, 2, 'forced']), []), '4 missed. Lost: 1 at level 1 and 2 at level 2. Cut by the branch you took.');
  assert.match(verdict(way('drill-down', []), []), /^None missed\. Scored branches first/);
  assert.equal(verdict(way('hnsw', [null]), []), '1 missed. Walks a graph of neighbours. No tree, so no level to blame.');
});

test('which search was faster is what was measured, and said only where they differ', () => {
  /** @type {(exact: number, tree: number) => string} */
  const told = (exact, tree) => verdict({ ...way('exact', []), seconds: exact }, [{ ...way('drill-down', []), seconds: tree }]);
  assert.match(told(0.0003, 0.0046), /The drill-down took 15 times its time\.$/);
  assert.match(told(0.008, 0.0032), /It took 2\.5 times the drill-down\u2019s time\.$/);
  assert.match(told(0.001, 0.0011), /took about as long\.$/);
  assert.match(told(0.001, 0), /judged by this one\.$/);
});

test('a missed picture says why', () => {
  /** @type {(at: LostAt, mode: string) => string} */
  const why = (at, mode) => Object.values(whyLost({ id: 1, score: 0, found: false, lost_at_level: at }, mode)).join(' / ');
  assert.equal(why(3, 'drill-down'), 'lost level 3 / level 3');
  assert.equal(why('forced', 'drill-down'), 'branch you took / missed');
  assert.equal(why(null, 'drill-down'), 'not found / missed');
  assert.equal(why(3, 'hnsw'), 'not found / missed');
});

test('a row of pictures is one stop: its keys lead along it and no further than its ends', () => {
  assert.deepEqual(['ArrowRight', 'ArrowLeft', 'Home', 'End'].map(key => along(key, 1, 4)), [2, 0, 0, 3]);
  assert.deepEqual([along('ArrowLeft', 0, 4), along('ArrowRight', 3, 4)], [0, 3]);
  assert.deepEqual(['Tab', 'Enter', 'ArrowDown'].map(key => along(key, 1, 4)), [undefined, undefined, undefined]);
});
