// What is said of each of the three searches beside one another, in words. Pure; knows a WAY (api.js).
/** @import { Way, WayRank } from '../core/types' */
import { count, list } from '../core/format.js';

const FEW = 20_000; // pictures below which comparing everything takes a millisecond or two, whatever one timing says

/**
 * What is said of a search; of the exact one with what the number of pictures says for comparing everything.
 * @param {Way} way
 */
export function verdict(way) {
  if (way.mode === 'exact') return `Scores every picture. The other two are judged by this one.${cheap(way.compared)}`;
  const lost = way.ranks.filter(r => !r.found);
  const head = lost.length ? `${lost.length} missed.` : 'Nothing missed.';
  return `${head}${way.mode === 'hnsw' ? ofGraph(lost) : ofTree(lost)}`;
}

/** @param {number} n */
const cheap = n => (n && n < FEW ? ` At ${count(n)} pictures it takes no longer; what the tree saves is comparisons.` : '');

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
