// Branches that a person took by hand, as a question holds them. Pure; knows an ASK (api.js).

/**
 * The last branch of a question that was taken by hand itself, or null; one that only came along does not count.
 * @param {{forced: (number | null)[], along: number[]}} ask
 * @returns {{level: number, node: number} | null}
 */
export function lastTaken({ forced, along }) {
  for (let level = forced.length; level > 0; level--) {
    const node = forced[level - 1];
    if (node != null && !along.includes(level)) return { level, node };
  }
  return null;
}
