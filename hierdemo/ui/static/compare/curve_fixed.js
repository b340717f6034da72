// The curve of the collection's fixed questions: asked of the server until it is measured, and kept. Draws nothing.
/** @import { Store } from '../core/store.js' */
/** @import { FixedCurve } from '../core/types' */
import { get } from '../core/api.js';

const AGAIN = 300; // ms between two looks at what is being measured

/** @type {Map<string, FixedCurve>} */
const kept = new Map();

/**
 * Tells of the curve of the tree and target shown, first as it stands, at last whole; gives up with the signal.
 * @param {Store} store
 * @param {AbortSignal} signal
 * @param {(curve: FixedCurve) => void} tell
 */
export async function fixedCurve(store, signal, tell) {
  const { tree, target, embedding } = store.asked;
  const query = new URLSearchParams({ target });
  if (embedding !== null && embedding !== store.info.defaults.embedding) query.set('e', embedding);
  const path = `curve/${encodeURIComponent(tree)}?${query}`,
    name = `${path} ${store.answer.snapshot}`;
  while (!signal.aborted) {
    /** @type {FixedCurve} */
    const told = kept.get(name) ?? (await get(path));
    if (signal.aborted) return;
    if (told.state === 'ready') kept.set(name, told);
    tell(told);
    if (told.state !== 'measuring') return;
    await new Promise(done => setTimeout(done, AGAIN));
  }
}
