// The two dials, drill-down's beam and HNSW's ef: which settings of each are shown, and how a measured one is read. Pure.
/** @import { Answer, CurvePoint } from '../core/types' */
import { percent } from '../core/format.js';

/** A way that has a dial. @typedef {'drill-down' | 'hnsw'} Way */
/** A setting of a dial. @typedef {{mode: Way, dial: number}} Setting */

/** @type {readonly Way[]} */
export const WAYS = ['drill-down', 'hnsw'];
/** @type {Record<Way, {title: string, dial: 'beam' | 'ef'}>} */
export const ABOUT = { 'drill-down': { title: 'Drill-down', dial: 'beam' }, hnsw: { title: 'HNSW', dial: 'ef' } };

const BEAMS = [1, 2, 3, 4, 6, 8, 12, 16, 24],
  EFS = [16, 32, 64, 128, 256, 512];
const MOST = 6; // settings of a dial that have room, one in use beside them

/**
 * At most six beams from 1 to the limit, with the one in use among them.
 * @param {number} limit
 * @param {number} used
 */
export function beams(limit, used) {
  const wanted = BEAMS.filter(b => b <= limit);
  const few = wanted.length > MOST ? wanted.filter((_, i) => i !== 2).slice(0, MOST) : wanted;
  return withUsed(few, used);
}

/**
 * At most six efs from k, below which none counts, to the limit, with the one in use among them.
 * @param {number} limit
 * @param {number} used
 * @param {number} k results
 */
export function efs(limit, used, k) {
  return withUsed([k, ...EFS.filter(ef => ef > k && ef <= limit)].slice(0, MOST), used);
}

/** @type {(few: number[], used: number) => number[]} */
const withUsed = (few, used) => [...new Set([...few, used])].sort((a, b) => a - b);

/**
 * The settings in use, of both dials.
 * @param {Pick<Answer, 'beam' | 'ef'>} answer
 * @returns {Record<Way, number>}
 */
export const inUse = ({ beam, ef }) => ({ 'drill-down': beam, hnsw: ef });

/**
 * The measured point of a setting.
 * @param {readonly CurvePoint[]} points
 * @param {Setting} setting
 */
export const at = (points, { mode, dial }) => points.find(p => p.mode === mode && p.dial === dial);

/**
 * "beam 4", "ef 64"
 * @param {Setting} setting
 */
export const named = ({ mode, dial }) => `${ABOUT[mode].dial} ${dial}`;

/**
 * "0.90 at 12.0 %"
 * @param {CurvePoint | undefined} point
 */
export const reading = point => (point ? `${point.recall.toFixed(2)} at ${percent(point.share)}` : '\u2013');
