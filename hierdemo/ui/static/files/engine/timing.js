// How long a search takes: the median of repeated searches on warm memory, the ways that are compared in turn, as
// search/timing.py measures it. Knows searches that can be run again. Pure but for the clock.

const ROUNDS = 9, // at most, and
  FEW = 3, // at least where that is no long wait
  BUDGET = 4, // milliseconds that rounds beyond the few may take
  MOST = 60; // milliseconds after which no further round is begun

/**
 * Seconds of each search by name, and the number of rounds.
 * @param {Readonly<Record<string, () => unknown>>} searches
 * @returns {{took: Record<string, number>, rounds: number}}
 */
export function timed(searches) {
  const began = performance.now(),
    /** @type {Record<string, number[]>} */ runs = {};
  let rounds = 0;
  while (rounds < ROUNDS) {
    rounds++;
    for (const [name, search] of Object.entries(searches)) {
      const start = performance.now();
      search();
      (runs[name] ??= []).push((performance.now() - start) / 1000);
    }
    const spent = performance.now() - began;
    if (spent >= MOST || (rounds >= FEW && spent >= BUDGET)) break;
  }
  const took = Object.entries(runs).map(([name, seconds]) => [name, seconds.sort((a, b) => a - b)[seconds.length >> 1]]);
  return { took: Object.fromEntries(took), rounds };
}
