// How far a build is, in words and shares. Pure; knows a BUILD (core/answers.d.ts).
/** @import { BuildStep } from '../core/types' */
import { count, plural } from '../core/format.js';

/** The step before the server's. */
export const UPLOAD = { id: 'upload', title: 'Upload' };

/**
 * What is shown of a build. step, steps, numbers: the server's words, the same as the command line's.
 * @typedef {{step: string, steps?: readonly BuildStep[], done?: number, of?: number, numbers?: readonly string[], name?: string}} State
 */

/**
 * How long it still takes.
 * @param {number} s seconds
 */
export const timeLeft = s =>
  s < 3 ? 'a moment left' : s < 90 ? `${plural(Math.round(s), 'second')} left` : `${plural(Math.round(s / 60), 'minute')} left`;

/**
 * An upload as a step of a build.
 * @param {number} done files
 * @param {number} of
 * @param {number} passed seconds since it began
 * @returns {State}
 */
export function uploadState(done, of, passed) {
  const left = done > 0 && done < of && passed > 1 ? [timeLeft((passed * (of - done)) / done)] : [];
  return { step: UPLOAD.id, done, of, numbers: [`${count(done)} of ${count(of)}`, ...left] };
}

/**
 * What to draw of a state. share: 0..1, null where it is not known; at: the present step's place.
 * @param {State} state
 * @param {{planned: readonly BuildStep[], uploaded: boolean}} build planned: the steps of any build; uploaded: with an upload first
 */
export function progressOf({ step, steps: all, done = 0, of = 0, numbers = [], name = '' }, { planned, uploaded }) {
  const own = all ?? planned,
    steps = uploaded || step === UPLOAD.id ? [UPLOAD, ...own] : own;
  const at = steps.findIndex(one => one.id === step);
  return {
    steps,
    at,
    title: `${steps[at]?.title ?? ''} \u2026`,
    share: of > 1 ? done / of : null,
    numbers: [name, ...numbers].filter(Boolean).join(' \u00b7 '),
  };
}
