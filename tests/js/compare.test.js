import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beams, FRAME, labelHeights, line, reading, scales } from '../../hierdemo/ui/static/compare/beam_axis.js';
import { costWords } from '../../hierdemo/ui/static/compare/cost_words.js';
import { fixedPath } from '../../hierdemo/ui/static/compare/curve_fixed.js';
import { verdict, whyLost } from '../../hierdemo/ui/static/compare/verdict.js';
import { answerTo } from './stand_ins.js';

/** @import { Answer, LostAt, Way } from '../../hierdemo/ui/static/core/types' */

test('the axis has few beams, the one in use among them', () => {
  assert.deepEqual(beams(4, 3), [1, 2, 3, 4]);
  assert.deepEqual(beams(24, 8), [1, 2, 4, 6, 8, 12]);
  assert.deepEqual(beams(24, 5), [1, 2, 4, 5, 6, 8, 12]);
});

test('the scales go from one end of the axes to the other, and stand for one beam, too', () => {
  const { x, y } = scales([1, 2, 4]);
  assert.deepEqual([x(1), x(4)], [FRAME.left, FRAME.right]);
  assert.equal(x(2), (FRAME.left + FRAME.right) / 2);
  assert.deepEqual([y(0), y(1)], [FRAME.bottom, FRAME.top]);
  assert.equal(scales([3]).x(3), FRAME.left);
});

test('a line leaves out beams that do not stand on the axis', () => {
  const points = [1, 3, 4].map(beam => ({ beam, recall: 1, share: 0 }));
  assert.equal(line([1, 2, 4], points, 'recall'), `M${FRAME.left} ${FRAME.top}L${FRAME.right} ${FRAME.top}`);
});

test('labels at the ends of two lines stay apart; a point is read with both', () => {
  const [a, b] = labelHeights(50, 50);
  assert.ok(b - a >= 14);
  assert.deepEqual(labelHeights(20, 100), [24, 104]);
  assert.equal(reading({ beam: 2, recall: 0.9, share: 0.125 }), '0.90 at 12.5\u00a0%');
  assert.equal(reading(undefined), '\u2013');
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
