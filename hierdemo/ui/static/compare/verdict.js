// What is said of each of the three searches beside one another, in words. Pure; knows a WAY (api.js).
/** @import { Way, WayRank } from '../core/types' */
import { list } from '../core/format.js';

const APART = 1.25; // times by which two searches must differ for one to be called faster

/**
 * What is said of a search; of the exact one with how its time compares with the drill-down's, as measured.
 * @param {Way} way
 * @param {readonly Pick<Way, 'mode' | 'seconds'>[]} ways all of them
 */
export function verdict(way, ways) {
  if (way.mode === 'exact') return `Scores every picture. ${ways.length > 2 ? 'The other two are' : 'The other is'} judged by this one.${timed(way, ways)}`;
  const lost = way.ranks.filter(r => !r.found);
  const head = lost.length ? `${lost.length} missed.` : 'None missed.';
  return `${head}${way.mode === 'hnsw' ? ofGraph(lost) : ofTree(lost)}`;
}

/**
 * Which of the two was faster here, and by what factor; nothing where they are too near for that.
 * @param {Pick<Way, 'seconds'>} exact
 * @param {readonly Pick<Way, 'mode' | 'seconds'>[]} ways
 */
function timed(exact, ways) {
  const tree = ways.find(w => w.mode === 'drill-down');
  if (!tree?.seconds || !exact.seconds) return '';
  const factor = exact.seconds / tree.seconds;
  if (Math.max(factor, 1 / factor) < APART) return ' The drill-down took about as long.';
  return factor > 1 ? ` It took ${times(factor)} the drill-down\u2019s time.` : ` The drill-down took ${times(1 / factor)} its time.`;
}

/** @param {number} factor */
const times = factor => `${factor < 10 ? factor.toFixed(1) : Math.round(factor)} times`;

/** @param {WayRank[]} lost */
const ofGraph = lost => ` Walks a graph of neighbours.${lost.length ? ' No tree, so no level to blame.' : ''}`;

/** @param {WayRank[]} lost */
function ofTree(lost) {
  if (!lost.length) return ' Scored branches first, then only the pictures of the branches kept.';
  /** @param {number} level */
  const at = level => lost.filter(r => r.lost_at_level === level).length;
  const levels = [...new Set(lost.map(r => r.lost_at_level))].filter(level => typeof level === 'number').sort((a, b) => a - b);
  const forced = lost.some(r => r.lost_at_level === 'forced') ? ' Cut by the branch you took.' : '';
  return `${levels.length ? ` Lost: ${list(levels.map(l => `${at(l)} at level ${l}`))}.` : ''}${forced}`;
}

/**
 * Why a picture was missed: whole, and as it stands below its thumbnail.
 * @param {WayRank} rank
 * @param {string} mode
 */
export function whyLost({ lost_at_level: at }, mode) {
  if (mode !== 'hnsw' && typeof at === 'number') return { whole: `lost level ${at}`, short: `level ${at}` };
  return { whole: mode !== 'hnsw' && at === 'forced' ? 'branch you took' : 'not found', short: 'missed' };
}

/**
 * How a time came about.
 * @param {number} rounds
 */
export const howTimed = rounds => (rounds > 1 ? `The median of ${rounds} searches, the three ways in turn` : 'One search');
