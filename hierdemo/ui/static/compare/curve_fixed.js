// The curve of the collection's fixed questions: asked of the server until it is measured, and kept. Draws nothing.
/** @import { Ask, FixedCurve } from '../core/types' */
import { get } from '../core/api.js';

const AGAIN = 300; // ms between two looks at what is being measured

/** @type {Map<string, FixedCurve>} */
const kept = new Map();

/**
 * Where the curve of a question's tree and target is asked for.
 * @param {Pick<Ask, 'tree' | 'target' | 'embedding'>} ask
 * @param {string | null} usual the member of the family that need not be named
 * @returns {`curve/${string}`}
 */
export function fixedPath({ tree, target, embedding }, usual) {
  const query = new URLSearchParams({ target });
  if (embedding !== null && embedding !== usual) query.set('e', embedding);
  return `curve/${encodeURIComponent(tree)}?${query}`;
}

/**
 * Tells of the curve, first as it stands, at last whole; gives up with the signal.
 * @param {`curve/${string}`} path
 * @param {string} snapshot
 * @param {AbortSignal} signal
 * @param {(curve: FixedCurve) => void} tell
 */
export async function fixedCurve(path, snapshot, signal, tell) {
  const name = `${path} ${snapshot}`;
  while (!signal.aborted) {
    const told = kept.get(name) ?? (await get(path));
    if (signal.aborted) return;
    if (told.state === 'ready') kept.set(name, told);
    tell(told);
    if (told.state !== 'measuring') return;
    await new Promise(done => setTimeout(done, AGAIN));
  }
}
