// What is said of two trees side by side. Pure; knows the answer of POST beside (core/answers.d.ts).
/** @import { Counterpart, Side, SideStep } from '../core/types' */
import { ofHundred } from '../core/certainty.js';
import { count, score } from '../core/format.js';

/** Sides by their number. */
export const WHERE = ['left', 'right'];
/** An overlap under this is no likeness to speak of. */
const ALIKE = 0.25;

/** @param {string | null} name */
export const quoted = name => `\u201c${name}\u201d`;
/** A share as whole per cent. @param {number} share */
export const whole = share => `${Math.round(100 * share)}\u00a0%`;

/**
 * Where one side's path parts from the other; null where it does not.
 * @param {Pick<Side, 'parts_at' | 'steps'>} side
 * @param {number} i the side's number
 */
function parting({ parts_at: level, steps }, i) {
  const step = steps.find(s => s.level === level);
  if (!step?.like) return null;
  const [here, there] = [WHERE[i], WHERE[1 - i]];
  const { name, share } = step.like;
  const head = `The ${here} path parts at level ${level}`;
  return share < ALIKE
    ? `${head}: no branch on the ${there} is much like ${quoted(step.name)} (${whole(share)} at best).`
    : `${head} with ${quoted(step.name)}: its nearest on the ${there}, ${quoted(name)} (${whole(share)} overlap), ` +
        'is not on that path.';
}

/**
 * Where the paths part, and how many pictures both found.
 * @param {{sides: readonly Pick<Side, 'parts_at' | 'steps'>[], shared: number, of: number}} reply
 */
export function story({ sides, shared, of }) {
  const partings = sides.map(parting).filter(text => text !== null);
  const ways = partings.length ? 'in other branches' : 'in like branches';
  const told = partings.length
    ? partings.join(' ')
    : 'The two paths stay together: every branch is most like one of the other path.';
  if (!of) return told;
  const some = `${shared ? count(shared) : 'None'} of the ${count(of)} pictures ${shared === 1 ? 'is' : 'are'} found by both`;
  return `${shared === of ? `Both find the same ${count(of)} pictures` : some}, ${ways}. ${told}`;
}

/**
 * How far the branch was ahead of the next: a tag, and words.
 * @param {Pick<SideStep, 'margin' | 'right' | 'runner_up' | 'close' | 'forced'>} step
 * @returns {{tag: string | null, text: string}}
 */
export function margin({ margin: m, right, runner_up: rival, close, forced }) {
  if (forced) return { tag: null, text: 'taken by hand' };
  if (m == null) return { tag: null, text: 'no other branch' };
  const share = right == null ? '' : `; right in ${ofHundred(right)}`;
  if (m < 0) return { tag: 'overtaken', text: `by ${quoted(rival)}, ${score(-m)} higher${share}` };
  return { tag: close ? 'close call' : null, text: `${score(m)} ahead of ${quoted(rival)}${share}` };
}

/**
 * What follows the overlap of a branch with its counterpart: with which, and whether the other path goes through it.
 * @param {Counterpart} like
 * @param {SideStep['beside']} beside the most like it of the other path
 */
export function likeness(like, beside) {
  const nearest = beside && like.share >= ALIKE ? `; ${whole(beside.share)} with its nearest there` : '';
  const tail = like.on_path ? `, level ${like.level} of the other path` : `, off the other path${nearest}`;
  return `${like.share < ALIKE ? ' at best, with ' : ' overlap with '}${quoted(like.name)}${tail}`;
}
