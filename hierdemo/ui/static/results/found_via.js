// Why a picture stands where it does, in one sentence: the branches it was found by, or where on the way it was lost.
// Knows the answer shown and its tree; draws nothing.
import { score } from '../core/format.js';

/** The missed picture {id, rank, lost_at_level} of the answer shown, or null. */
export const missedBy = (answer, id) => answer?.flat.missed.find(m => m.id === id) ?? null;

/** " (-0.02; what was kept has 0.08 or more)"; empty where the node was not compared itself. */
function numbers(answer, level, node) {
  const cards = answer.steps.find(step => step.level === level)?.cards ?? [];
  const own = cards.find(card => card.node === node),
    kept = cards.filter(card => card.state !== 'passed').map(card => card.score);
  return own && kept.length ? ` (${score(own.score)}; what was kept has ${score(Math.min(...kept))} or more)` : '';
}

function lost({ lost_at_level: level, rank }, path, { tree, answer }) {
  const head = `Missed, rank ${rank} of the flat search`;
  if (level === 'forced') return `${head}: cut by the branch you took`;
  if (level == null) return `${head}: not reached`;
  const node = path[Math.min(level, path.length) - 1];
  return `${head}: lost at level ${level}, where ${tree.node(node)?.name} was passed over${numbers(answer, level, node)}`;
}

/** The sentence; empty where the picture's place in the tree is not known (yet). */
export function foundVia(store, id) {
  const { answer, tree } = store;
  const hit = answer?.results.find(r => r.id === id),
    missed = missedBy(answer, id),
    leaf = hit?.leaf ?? store.leafOf(id);
  if (leaf === undefined) return '';
  const path = tree.path(leaf),
    way = path.map(node => tree.node(node).name).join(' \u203a ');
  const scored = path.map(node => {
    const card = answer.steps.flatMap(step => step.cards).find(c => c.node === node);
    return card ? `${tree.node(node).name} ${score(card.score)}` : tree.node(node).name;
  });
  if (hit) return `Found via ${scored.join(' \u203a ')}: score ${score(hit.score)}, rank ${hit.rank}.`;
  if (missed) return `${lost(missed, path, store)}. The tree has it in ${way}.`;
  return `Lies in ${way}; not among the results.`;
}
