// Both ways at equal recall, in one sentence: only settings that were measured, nothing between them. Pure.
/** @import { CurvePoint } from '../core/types' */
/** @import { Setting, Way } from './dials.js' */
import { percent } from '../core/format.js';
import { ABOUT, at, named, WAYS } from './dials.js';

/**
 * What each way compares at least for as much as `setting` finds, two places counting; null where that was not measured.
 * @param {readonly CurvePoint[]} points
 * @param {Setting} setting
 */
export function equalRecall(points, setting) {
  const own = at(points, setting);
  if (!own) return null;
  const level = Math.floor(own.recall * 100 + 1e-6) / 100;
  /** @param {Way} mode */
  const least = mode =>
    points.filter(p => p.mode === mode && p.recall >= level - 1e-9).sort((a, b) => a.share - b.share || a.dial - b.dial)[0];
  return { level, least: { 'drill-down': least('drill-down'), hnsw: least('hnsw') } };
}

const ALIKE = 1.1; // times as many, under which neither is said to compare less

/**
 * Which way compares less for the same, where one clearly does.
 * @param {Record<Way, CurvePoint | undefined>} least
 */
function cheaper({ 'drill-down': tree, hnsw }) {
  if (!tree || !hnsw) return '';
  if (Math.max(tree.share / hnsw.share, hnsw.share / tree.share) < ALIKE) return '; about as much';
  return `; ${hnsw.share < tree.share ? 'HNSW' : 'the drill-down'} needs less here`;
}

/**
 * "Fixed questions: for 0.97 of the flat search's best, drill-down compares 11.5 % (beam 4), HNSW 7.2 % (ef 48); HNSW needs less here."
 * @param {readonly CurvePoint[]} points
 * @param {Setting} setting
 */
export function equalWords(points, setting) {
  const found = equalRecall(points, setting);
  if (!found) return '';
  const { level, least } = found;
  const parts = WAYS.filter(mode => least[mode]).map((mode, i) => {
    const { share, dial } = /** @type {CurvePoint} */ (least[mode]);
    const title = mode === 'hnsw' ? ABOUT[mode].title : ABOUT[mode].title.toLowerCase();
    return `${title}${i ? '' : ' compares'} ${percent(share)} (${named({ mode, dial })})`;
  });
  const other = WAYS.find(mode => !least[mode]);
  const none = other ? `; no ${ABOUT[other].dial} that was measured finds as much` : '';
  return `Fixed questions: for ${level.toFixed(2)} of the flat search\u2019s best, ${parts.join(', ')}${none}${cheaper(least)}.`;
}
