// Why a picture stands where it does, in one sentence: the branches it was found by, or where on the way it was lost.
// Pure; knows the answer shown and its tree.
import { isGuess } from '../core/certainty.js';
import { score } from '../core/format.js';

/** @import { Store } from '../core/store.js' */
/** @import { Answer, Missed, Tree } from '../core/types' */

/**
 * The missed picture of the answer shown, or null.
 * @param {Pick<Answer, 'flat'> | null} answer
 * @param {number} id
 */
export const missedBy = (answer, id) => answer?.flat.missed.find(m => m.id === id) ?? null;

/**
 * " (-0.02; what was kept has 0.08 or more)"; empty where the node was not compared itself.
 * @param {Answer} answer
 * @param {number} level
 * @param {number} node
 */
function numbers(answer, level, node) {
  const cards = answer.steps.find(step => step.level === level)?.cards ?? [];
  const own = cards.find(card => card.node === node),
    kept = cards.filter(card => card.state !== 'passed').map(card => card.score);
  return own && kept.length ? ` (${score(own.score)}; what was kept has ${score(Math.min(...kept))} or more)` : '';
}

/**
 * @param {Missed} missed
 * @param {readonly number[]} path
 * @param {{tree: Tree, answer: Answer}} shown
 */
function lost({ lost_at_level: level, rank }, path, { tree, answer }) {
  const head = `Missed, rank ${rank} of the flat search`;
  if (level === 'forced') return `${head}: cut by the branch you took`;
  if (level == null) return `${head}: not reached`;
  const node = path[Math.min(level, path.length) - 1];
  return `${head}: lost at level ${level}, where ${tree.node(node)?.name} was passed over${numbers(answer, level, node)}`;
}

/**
 * The sentence; empty where the picture's place in the tree is not known (yet).
 * @param {Pick<Store, 'answer' | 'tree' | 'leafOf'>} store
 * @param {number} id
 */
export function foundVia(store, id) {
  const { answer, tree } = store;
  const hit = answer?.results.find(r => r.id === id),
    leaf = hit?.leaf ?? store.leafOf(id);
  if (!answer || leaf === undefined) return '';
  const path = tree.path(leaf),
    way = path.map(node => tree.node(node).name).join(' \u203a ');
  if (hit) return `${isGuess(answer) ? 'A guess, found via' : 'Found via'} ${scored(path, tree, answer)}: score ${score(hit.score)}, rank ${hit.rank}.`;
  const missed = missedBy(answer, id);
  if (missed) return `${lost(missed, path, { tree, answer })}. The tree has it in ${way}.`;
  return `Lies in ${way}; not among the results.`;
}

/**
 * The way with the scores of the nodes that were compared.
 * @param {readonly number[]} path
 * @param {Tree} tree
 * @param {Answer} answer
 */
function scored(path, tree, answer) {
  const cards = answer.steps.flatMap(step => step.cards);
  const names = path.map(node => {
    const card = cards.find(c => c.node === node);
    return card ? `${tree.node(node).name} ${score(card.score)}` : tree.node(node).name;
  });
  return names.join(' \u203a ');
}
