// What may be said beside an answer, by how sure it is (search/certainty.py decides that). Pure; every sentence that
// speaks of an answer asks here.

/** @import { Answer } from './types' */

/**
 * Whether the answer is a guess: nothing is said then to fit.
 * @param {Pick<Answer, 'certainty'>} answer
 */
export const isGuess = ({ certainty }) => certainty.doubt === 'guess';

/**
 * Whether words of the question were left out, which the reason of the doubt then says: a part may have others.
 * @param {Pick<Answer, 'certainty'>} answer
 */
export const isPart = ({ certainty: { doubt, reason } }) => doubt === 'part' && /\bleft (?:them )?out\b/.test(reason);

/**
 * Whether nothing speaks against the answer.
 * @param {Pick<Answer, 'certainty'>} answer
 */
export const isSure = ({ certainty }) => certainty.doubt === 'sure';

/**
 * A share as "97 of 100": rounded down, and never all.
 * @param {number} share
 */
export const ofHundred = share => `${Math.min(99, Math.floor(100 * share + 1e-6))} of 100`;

/** What a share beside a margin is a share of. */
export const OWN = 'the collection\u2019s own questions';
