// What a search cost and found, in words. Pure: a sentence is a list of pieces, some of them to be set in bold.
/** @import { Answer, Missed } from '../core/types' */
import { isGuess } from '../core/certainty.js';
import { countOf, percent, plural, time } from '../core/format.js';

/**
 * miss: something was not found.
 * @typedef {string | {bold: string, miss?: boolean}} Piece
 */

/**
 * Pictures and branches are two things: a share is of what the flat search compares, and said where it is less.
 * @param {Answer['cost']} cost
 * @param {string} noun what the items are called
 * @returns {Piece[]}
 */
function compared({ compared: n, nodes, items, total }, noun) {
  const branches = nodes ? [' and ', { bold: plural(nodes, 'branch', 'branches') }] : [];
  if (n < total) return ['Compared ', { bold: countOf(items, noun) }, ...branches, `, ${percent(n / total)} of what a flat search compares,`];
  if (nodes || n > total) return ['Compared ', { bold: countOf(items, noun) }, ...branches, ', no fewer than a flat search,'];
  return ['Compared ', { bold: `all ${countOf(total, noun)}` }];
}

/**
 * After a branch was taken by hand: how many of the flat search's `n` lie in it, and how many of those were found.
 * @param {readonly Missed[]} missed
 * @param {number} n
 * @returns {Piece[]}
 */
function inBranch(missed, n) {
  const inside = n - missed.filter(m => m.lost_at_level === 'forced').length,
    found = n - missed.length;
  /** @type {Piece[]} */
  const some = [
    { bold: `${inside || 'none'} of the flat search\u2019s ${n}` },
    ` ${inside === 1 ? 'is' : 'are'} in the branch you took`,
  ];
  return found === inside ? some : [...some, ', ', { bold: `${found || 'none'} of them found`, miss: true }];
}

/**
 * What was found of what the flat search finds.
 * @param {Answer} answer
 * @returns {Piece[]}
 */
function found(answer) {
  const { mode, flat, flat_k: n, steps, results } = answer;
  if (mode === 'exact') return ['; this is the flat search.'];
  if (!n) return ['; nothing passes these filters.'];
  const missed = flat.missed.length;
  if (steps.some(s => s.forced)) return ['; ', ...inBranch(flat.missed, n), '.'];
  if (!results.length && !missed) return ['; found ', 'nothing', '.'];
  return ['; found ', { bold: `${n - missed} of the flat search\u2019s ${n}`, miss: missed > 0 }, isGuess(answer) ? ' guesses.' : '.'];
}

/**
 * The sentence of the cost line.
 * @param {Answer} answer
 * @param {string} noun
 * @returns {Piece[]}
 */
export const costWords = (answer, noun) => [
  ...compared(answer.cost, noun),
  ' in ',
  { bold: time(answer.seconds.search) },
  ...found(answer),
];
