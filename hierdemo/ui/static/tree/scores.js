// What the question made of a tree's branches: scores to draw, words to say. Pure; knows an ANSWER and an indexed tree.
/** @import { Answer, Card, Tree } from '../core/types' */
import { isGuess } from '../core/certainty.js';
import { kinds, score } from '../core/format.js';

const LEAST_SPAN = 0.02; // scores that differ by less look alike

/** @typedef {Card & {part: number}} Scored part: 1 the best of its level, 0 the worst */

/**
 * The branches that the question scored.
 * @param {Answer | null} answer
 * @returns {Map<number, Scored>} by node
 */
export function scored(answer) {
  const out = new Map();
  for (const step of answer?.steps ?? []) {
    const values = step.cards.map(c => c.score);
    const high = Math.max(...values),
      span = Math.max(high - Math.min(...values), LEAST_SPAN);
    step.cards.forEach(c => out.set(c.node, { ...c, part: 1 - (high - c.score) / span }));
  }
  return out;
}

/**
 * "8 groups and 21 leaves" below a node; '' for a leaf.
 * @param {Tree} tree
 * @param {number} id
 */
export function below(tree, id) {
  /** @type {Map<string, number>} */
  const found = new Map();
  /** @param {number} node */
  const walk = node =>
    tree.children(node).forEach(kid => {
      const kind = tree.children(kid).length ? tree.title(tree.node(kid).level).toLowerCase() : 'leaves';
      found.set(kind, (found.get(kind) ?? 0) + 1);
      walk(kid);
    });
  walk(id);
  return kinds([...found].sort(([a], [b]) => Number(a === 'leaves') - Number(b === 'leaves')));
}

/** @type {Record<Card['state'], string>} */
const STATES = { chosen: 'on the path', kept: 'kept in the beam', passed: 'passed over' };

/**
 * What the question made of a branch, in words; '' where it says nothing of it.
 * @param {{answer: Answer | null, asked: {forced: readonly (number | null)[]} | null, tree: Tree}} shown
 * @param {number} id
 */
export function verdict({ answer, asked, tree }, id) {
  if (!answer || answer.tree !== tree.id || id === 0) return '';
  const cards = answer.steps.flatMap(s => s.cards);
  const card = cards.find(c => c.node === id);
  if (asked?.forced.at(-1) === id) return `You took this branch${card ? ` (${score(card.score)})` : ''}.`;
  if (card) return `Score ${score(card.score)}: ${STATES[card.state]}${isGuess(answer) && card.state === 'chosen' ? ' of a guess' : ''}.`;
  const past = tree.path(id).findLast(m => cards.some(c => c.node === m));
  return past == null ? 'Not compared.' : `Not compared: ${tree.node(past).name} was passed over.`;
}
