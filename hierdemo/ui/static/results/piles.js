// Results that are nearly the same picture lie on one pile, at the place of the best of them. Pure; knows cells. A pile
// folds what is among the results, nothing is left out: ranks and scores stay each picture's own.
import { count } from '../core/format.js';

/** @import { HitCell } from './result_words.js' */
/** @typedef {{key: string, more: number, open: boolean}} Pile more: how many lie under the first */

/**
 * The hits with their piles; those under the first follow it where the pile is open, and are left out where it is not.
 * What fits less lies on no pile with what fits.
 * @param {readonly HitCell[]} hits in order
 * @param {ReadonlySet<string>} open keys of the piles that are
 * @returns {HitCell[]}
 */
export function piled(hits, open) {
  /** @type {Map<string, HitCell[]>} */
  const piles = new Map();
  for (const hit of hits) {
    const { stack, id } = hit.result,
      key = stack == null ? `alone ${id}` : `${stack}${hit.weak ? ' weak' : ''}`;
    piles.set(key, [...(piles.get(key) ?? []), hit]);
  }
  return [...piles].flatMap(([key, [first, ...under]]) =>
    under.length
      ? [
          { ...first, pile: { key, more: under.length, open: open.has(key) } },
          ...(open.has(key) ? under.map(hit => ({ ...hit, under: true })) : []),
        ]
      : [first],
  );
}

/**
 * How many of the results lie under another; empty where none does.
 * @param {readonly HitCell[]} hits as piled, all piles closed
 * @param {number} results
 */
export function pileWords(hits, results) {
  const under = results - hits.length;
  return under ? `${count(under)} ${under === 1 ? 'lies' : 'lie'} under one that is nearly the same.` : '';
}

/** @param {Pile} pile */
export const pileSays = ({ more, open }) => (open ? `${count(more + 1)} alike` : `+${count(more)}`);

/**
 * What a screen reader hears of its button.
 * @param {Pile} pile
 * @param {string} name of the picture on top
 */
export const pileLabel = ({ more }, name) =>
  `${count(more)} more ${more === 1 ? 'picture that is' : 'pictures that are'} nearly the same as ${name}`;
