// A lesson's sentences with the figures of the answer that is shown, and whether its question is still the one. Pure.
import { parse } from '../core/link.js';
import { blank } from '../core/question.js';

/** @import { Answer, Ask, Info, Lesson } from '../core/types' */

/**
 * What the braces in a lesson's text stand for.
 * @param {Pick<Answer, 'flat_k' | 'flat' | 'steps'>} answer
 * @param {(node: number) => string} name
 * @returns {Record<string, string | number>}
 */
export function figures({ flat_k: of, flat, steps }, name) {
  const first = steps.at(0),
    rival = first?.runner_up?.node;
  return {
    of,
    found: of - flat.missed.length || 'none',
    branch: first ? name(first.node) : 'the first branch',
    rival: rival == null ? 'the other branch' : name(rival),
  };
}

/**
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/**
 * Whether what was asked is what the lesson asks, in every field.
 * @param {Pick<Lesson, 'link'>} lesson
 * @param {Ask} asked
 * @param {Info} info
 */
export function isAt({ link }, asked, info) {
  /** @type {Record<string, unknown>} */
  const wanted = { ...blank(info.defaults), ...parse(`?${link}`, info).ask };
  const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (asked));
  return !asked.picture && info.fields.every(({ name }) => JSON.stringify(wanted[name]) === JSON.stringify(own[name]));
}

/**
 * Whether the lesson's question is asked still, with something about it changed: a setting, a branch, the model.
 * @param {Pick<Lesson, 'link'>} lesson
 * @param {Ask} asked
 * @param {Info} info
 */
export function isTried({ link }, asked, info) {
  const { text, like } = { ...blank(info.defaults), ...parse(`?${link}`, info).ask };
  return !asked.picture && asked.text === text && asked.like === like;
}

/** What is said then. */
export const TRIED = 'You changed something about this question: now it finds {found} of the {of} pictures that a flat search finds.';

/**
 * A query string that leads to a lesson from this one: what is the host's, and which collection, stays.
 * @param {Pick<Lesson, 'id' | 'link'>} lesson
 * @param {string} search
 */
export function leadTo({ id, link }, search) {
  const params = new URLSearchParams(link);
  params.set('lesson', id);
  for (const [name, value] of new URLSearchParams(search)) if (name === 'c' || name.startsWith('__')) params.set(name, value);
  return params.toString();
}
