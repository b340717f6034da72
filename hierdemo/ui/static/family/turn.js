// What a turn of the dial changed, in words: from one member of a family to another, for the same question. Pure; knows an
// ANSWER, a FAMILY and an indexed tree.
/** @import { Answer, Ask, Family, Step, Tree } from '../core/types' */
import { cap, count, list, memberName } from '../core/format.js';
import { printed } from './figures.js';

const OWN = ['embedding', 'along', 'name']; // what may differ between two times that the same is asked
const COLOURS = 'purity_colour_leaves'; // the measure that says how far clusters form by colour

/** @param {string | undefined} name */
const quoted = name => `\u201c${name}\u201d`;

/**
 * What the page shows of an answer that can be told apart from the next. beside: leaves that the query weighed beside its
 * own; n: what the flat search found; found: how many of those were.
 * @typedef {{question: string, embedding: string | null, leaf?: string, beside: string[], items: number[], n: number, found: number, compared: number}} Shown
 */

/**
 * @param {Answer} answer
 * @param {Ask} asked
 * @param {Tree} tree
 * @returns {Shown}
 */
export function shownBy(answer, asked, tree) {
  const last = answer.steps.at(-1);
  return {
    question: JSON.stringify(Object.entries(asked).filter(([name]) => !OWN.includes(name)).sort()),
    embedding: asked.embedding,
    leaf: last && tree.byId.get(last.node)?.name,
    beside: last ? besides(tree, last) : [],
    items: answer.results.map(result => result.id),
    n: answer.flat_k,
    found: answer.flat_k - answer.flat.missed.length,
    compared: answer.cost.compared,
  };
}

/**
 * Names of the leaves that the query weighed beside its own, best first: what the tree tells apart here.
 * @param {Tree} tree
 * @param {Step} step
 */
function besides(tree, { node: own, cards }) {
  const parent = tree.byId.get(own)?.parent;
  return cards
    .map(candidate => tree.node(candidate.node))
    .filter(node => node && node.id !== own && node.parent === parent)
    .slice(0, 3)
    .map(node => node.name);
}

/**
 * The change from one member to another; null where something else changed, too, or the member did not.
 * @param {Shown | null} before
 * @param {Shown} now
 * @param {Family} family
 * @returns {{from: string, to: string, changes: string[]} | null}
 */
export function difference(before, now, family) {
  if (!before || before.question !== now.question || before.embedding === now.embedding) return null;
  const members = [before, now].map(({ embedding }) => family.members.find(member => member.id === embedding));
  const [from, to] = members;
  if (!from || !to) return null;
  const changes = [
    before.n > 0 && now.n > 0 && `found ${cost(before)} \u2192 ${cost(now)}`,
    now.leaf && leaf(before.leaf, now.leaf),
    now.beside.length > 0 && now.beside.join() !== before.beside.join() && `the leaves beside it are ${list(now.beside)}`,
    now.items.length > 0 && pictures(before.items, now.items),
    colours(family, from.figures[COLOURS], to.figures[COLOURS]),
  ];
  return { from: cap(memberName(from)), to: memberName(to), changes: changes.flatMap(text => text || []) };
}

/** @param {Shown} shown */
const cost = ({ found, n, compared }) => `${count(found)} of ${count(n)}, ${count(compared)} compared`;

/**
 * @param {string | undefined} before
 * @param {string} now
 */
const leaf = (before, now) =>
  now === before ? `the same leaf, ${quoted(now)}` : `the leaf is ${quoted(now)} instead of ${quoted(before)}`;

/**
 * @param {number[]} before
 * @param {number[]} now
 */
function pictures(before, now) {
  const n = now.length,
    stayed = now.filter(id => before.includes(id)).length;
  if (stayed === n) return `the same ${count(n)} pictures`;
  return `${stayed ? count(stayed) : 'none'} of the ${count(n)} pictures ${stayed === 1 ? 'is' : 'are'} among those found with the other`;
}

/**
 * @param {Family} family
 * @param {number | undefined} before
 * @param {number | undefined} now
 */
function colours({ measures }, before, now) {
  const measure = measures.find(own => own.key === COLOURS);
  if (!measure || before == null || now == null) return null;
  return `${measure.title.toLowerCase()} ${printed(before, measure)} \u2192 ${printed(now, measure)}`;
}
