// The path as a story: how each level was decided, in words for its cards and for one line over all. Pure; knows the steps
// of an answer and names. The rail's words: rail_words.js.
import { ofHundred, OWN } from '../core/certainty.js';
import { cap, lead, list, score } from '../core/format.js';

/** @import { Ask, Card, Mode, Step } from '../core/types' */
/** @typedef {'none' | 'along' | 'taken' | 'only' | 'overtaken' | 'close' | 'ahead'} Verdict */

/**
 * The deeper branch that was taken by hand and brought this level's along, or null.
 * @param {Pick<Step, 'level' | 'forced'>} step
 * @param {Pick<Ask, 'forced' | 'along'>} asked the question
 */
export function takenBelow(step, { forced, along }) {
  if (!step.forced || !along.includes(step.level)) return null;
  const byHand = forced.findIndex((_, i) => i + 1 > step.level && !along.includes(i + 1));
  return forced[byHand] ?? null;
}

/**
 * How a level was decided; none: no branch was compared.
 * @param {Pick<Step, 'forced' | 'runner_up' | 'margin' | 'close'>} step
 * @param {Mode} mode
 * @param {number | null} taken as takenBelow has it
 * @returns {Verdict}
 */
export function verdict(step, mode, taken = null) {
  if (mode !== 'drill-down') return 'none';
  if (taken != null) return 'along';
  if (step.forced) return 'taken';
  if (!step.runner_up || step.margin == null) return 'only';
  return step.margin < 0 ? 'overtaken' : step.close ? 'close' : 'ahead';
}

/**
 * The word that marks a card, or null; `says` is for screen readers.
 * @param {Pick<Card, 'node'>} card
 * @param {Pick<Step, 'node' | 'margin' | 'runner_up'>} step
 * @param {Verdict} decided
 */
export function cardMark(card, step, decided) {
  const gap = score(Math.abs(step.margin ?? 0));
  if (card.node === step.node) {
    if (decided === 'taken') return { text: 'yours', kind: 'taken', says: 'taken by you' };
    if (decided === 'overtaken') return { text: 'overtaken', kind: 'thin', says: `overtaken by ${gap}` };
    return null;
  }
  if (card.node !== step.runner_up?.node) return null;
  if (decided === 'overtaken') return { text: 'best here', kind: 'thin', says: `the best score here, ${gap} ahead` };
  if (decided === 'close') return { text: 'close', kind: 'thin', says: `close, ${gap} behind` };
  return null;
}

/**
 * The whole path in one sentence; empty where nothing was decided.
 * @param {readonly Step[]} steps
 * @param {Mode} mode
 * @param {Pick<Ask, 'forced' | 'along'>} asked
 * @param {{title: (level: number) => string, name: (node: number) => string}} of
 */
export function story(steps, mode, asked, { title, name }) {
  /** @param {Verdict} kind */
  const by = kind => steps.filter(s => verdict(s, mode, takenBelow(s, asked)) === kind);
  const taken = by('taken'),
    overtaken = by('overtaken'),
    close = by('close'),
    ahead = by('ahead');
  /** @param {readonly Step[]} some */
  const at = some => list(some.map(s => title(s.level)));
  const parts = [];
  if (taken.length) parts.push(`you took ${list(taken.map(s => name(s.node)))}`);
  if (overtaken.length) parts.push(`overtaken at ${at(overtaken)}`);
  if (close.length) parts.push(`${close.length > 1 ? 'close calls' : 'a close call'} at ${at(close)}`);
  if (ahead.length) parts.push(`ahead by ${list(ahead.map(s => `${lead(margin(s))} at ${title(s.level)}`))}`);
  return parts.length ? `${cap(parts.join('; '))}.${meaning([...overtaken, ...close, ...ahead])}` : '';
}

/**
 * What these margins mean; empty unless it is known of each.
 * @param {readonly Pick<Step, 'right'>[]} steps
 */
function meaning(steps) {
  const shares = steps.flatMap(s => s.right ?? []);
  if (!shares.length || shares.length < steps.length) return '';
  return ` With such margins the branch is right in at least ${ofHundred(Math.min(...shares))} of ${OWN}.`;
}

/** Of a step that was decided by its margin. @param {Pick<Step, 'margin'>} step */
export const margin = step => step.margin ?? 0;
