// Why a picture stands where it does, in one sentence: the branches it was found by, or where on the way it was lost.
// Knows the answer shown and its tree; draws nothing.
import { score } from './words.js';

/** The missed picture {id, rank, lost_at_level} of the answer shown, or null. */
export const missedBy = (answer, id) => answer?.flat.missed.find(m => m.id === id) ?? null;

function lost({ lost_at_level: level, rank }, path, tree) {
  const head = `Missed, rank ${rank} of the flat search`;
  if (level === 'forced') return `${head}: cut by the branch you took`;
  if (level == null) return `${head}: not reached`;
  return `${head}: lost at level ${level}, where ${tree.node(path[Math.min(level, path.length) - 1])?.name} was passed over`;
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
  if (hit) return `Found via ${way}: score ${score(hit.score)}, rank ${hit.rank}.`;
  if (missed) return `${lost(missed, path, tree)}. It lies in ${way}.`;
  return `Lies in ${way}; not among the results.`;
}
