// What decided a level, for its rail: words, and a button that takes the runner-up instead. Draws single nodes, keeps nothing.
import { ofHundred, OWN } from '../core/certainty.js';
import { el } from '../core/dom.js';
import { cap, lead, pair, score } from '../core/format.js';
import { term } from '../widgets/term.js';
import { margin, verdict } from './story.js';

/** @import { Child } from '../core/elements' */
/** @import { Mode, RunnerUp, Step } from '../core/types' */

/**
 * @param {Step} step
 * @param {Mode} mode
 * @param {number | null} taken as takenBelow has it
 * @param {{name: (node: number) => string, take: (node: number) => unknown}} how take: what the button does
 * @returns {Child[]}
 */
export function railWords(step, mode, taken, { name, take }) {
  const decided = verdict(step, mode, taken);
  if (decided === 'none') return ['On the way to the first result; no branch was compared.'];
  if (taken != null) return ['On the way to ', el('b', { text: name(taken) }), ', which you took.'];
  const rival = step.runner_up;
  if (decided === 'taken')
    return ['You took ', el('b', { text: name(step.node) }), ` (${score(step.score)}).`, rival && ahead(step, rival, name)];
  return rival && decided !== 'only' ? against(step, rival, { name, take }) : ['The only branch here.'];
}

/**
 * The chosen branch against the runner-up.
 * @param {Step} step
 * @param {RunnerUp} rival
 * @param {{name: (node: number) => string, take: (node: number) => unknown}} how
 * @returns {Child[]}
 */
function against(step, rival, { name, take }) {
  const chosen = name(step.node),
    other = name(rival.node);
  const none = rival.fits === 0; // of its pictures passes the filters: nothing is there to be taken
  /** @param {(string | HTMLElement)[]} text */
  const link = (...text) =>
    none ? el('span', {}, text) : el('button.hd-take', { type: 'button', 'aria-label': `Take ${other} instead`, onclick: () => take(rival.node) }, text);
  const instead = () => link(none ? `Nothing in ${other} passes the filters.` : `take ${other} instead`);
  switch (verdict(step, 'drill-down')) {
    case 'overtaken':
      return [
        tag('overtaken', 'overtaken'),
        ` by ${other}, ${pair(rival.score, step.score).join(' to ')}; both were kept, and the first result lies in ${chosen}. `,
        ...shareOf(step),
        instead(),
      ];
    case 'close':
      return [tag('margin', 'close call'), ` ${cap(chosen)} ${pair(step.score, rival.score)[0]}, ${other} ${pair(step.score, rival.score)[1]}. `, ...shareOf(step), instead()];
    default:
      return [`${cap(lead(margin(step)))} ahead of `, link(...ended(other)), ' ', ...shareOf(step)];
  }
}

/**
 * What a margin means, whole and in short; null where that is not known.
 * @param {Pick<Step, 'right'>} step
 */
export function meaning({ right }) {
  if (right == null) return null;
  const share = ofHundred(right);
  return { short: `Own questions: right in ${share}.`, whole: `Of ${OWN} with such a margin at this level, ${share} were in the right branch.` };
}

/**
 * @param {Step} step
 * @returns {Child[]}
 */
function shareOf(step) {
  const told = meaning(step);
  return told ? [el('span.hd-right', { title: told.whole, text: told.short }), ' '] : [];
}

/** @type {(id: import('../widgets/term.js').Term, text: string) => HTMLElement} */
const tag = (id, text) => el('span.hd-tag', {}, term(id, text));

/**
 * Words with a full stop that stays with the last letter: after a button it could begin a line of its own.
 * @param {string} words
 */
const ended = words => [words.slice(0, -1), el('span.hd-take-end', {}, words.slice(-1), el('i', { text: '.' }))];

/**
 * After a branch was taken by hand: what would have stood first without that.
 * @param {Step} step
 * @param {RunnerUp} rival
 * @param {(node: number) => string} name
 */
export const ahead = (step, rival, name) =>
  rival.score > step.score ? ` Best here: ${name(rival.node)} ${score(rival.score)}.` : '';
