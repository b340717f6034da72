// How long a search takes: the median of repeated searches on warm memory, the ways that are compared in turn, as
// search/timing.py measures it. Knows searches that can be run again. Pure but for the clock.

const ROUNDS = 9, // at most, and
  FEW = 3, // at least where that is no long wait
  TICK = 1, // milliseconds that are measured at least: a browser's clock tells a tenth of one at best
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
    for (const [name, search] of Object.entries(searches)) (runs[name] ??= []).push(seconds(search));
    const spent = performance.now() - began;
    if (spent >= MOST || (rounds >= FEW && spent >= BUDGET)) break;
  }
  const took = Object.entries(runs).map(([name, all]) => [name, all.sort((a, b) => a - b)[all.length >> 1]]);
  return { took: Object.fromEntries(took), rounds };
}

/** Of one search, the mean of as many as a tick takes. @param {() => unknown} search */
function seconds(search) {
  const start = performance.now();
  for (let n = 1; ; n++) {
    search();
    const took = performance.now() - start;
    if (took >= TICK) return took / n / 1000;
  }
}
