// A row of buttons for each dial under the curve: pointed at, a setting is read; clicked, it is used. Knows no server.
/** @import { CurvePoint, FixedCurve } from '../core/types' */
/** @import { Setting, Way } from './dials.js' */
import { el } from '../core/dom.js';
import { ABOUT, at, named, reading, WAYS } from './dials.js';

/**
 * What the curve and its buttons show. shown, used: by way; mine: the question's points; fixed: the fixed questions'.
 * @typedef {object} Curve
 * @property {Record<Way, number[]>} shown
 * @property {Record<Way, number>} used
 * @property {Way | null} way the one that the answer came by
 * @property {Setting | null} hover the one pointed at
 * @property {CurvePoint[]} mine
 * @property {FixedCurve | null} fixed
 */

/**
 * What is said of a setting for the fixed questions.
 * @param {FixedCurve | null} fixed
 * @param {Setting} setting
 */
export function fixedReading(fixed, setting) {
  if (fixed?.state === 'ready') return reading(at(fixed.points, setting));
  if (fixed?.state === 'failed') return 'not measured';
  return fixed ? `${fixed.done} of ${fixed.of}\u2026` : '\u2026'; // of the settings to be measured
}

/**
 * @param {Curve} curve
 * @param {{point: (setting: Setting | null) => void, choose: (setting: Setting) => void}} on
 */
export function dialButtons(curve, on) {
  /** @param {Setting} setting */
  const button = setting =>
    el('button', {
      type: 'button',
      data: { [ABOUT[setting.mode].dial]: setting.dial },
      'aria-pressed': curve.used[setting.mode] === setting.dial,
      'aria-label': `${ABOUT[setting.mode].title}, ${named(setting)}: this query ${reading(at(curve.mine, setting))}; fixed questions ${fixedReading(curve.fixed, setting)}`,
      text: `${setting.dial}`,
      onclick: () => on.choose(setting),
      onpointerenter: () => on.point(setting),
      onfocus: () => on.point(setting),
      onblur: () => on.point(null),
    });
  return WAYS.filter(mode => curve.shown[mode].length).map(mode =>
    el(
      `div.hd-curve-dial.is-${mode}`,
      { role: 'group', 'aria-label': `Set the ${mode === 'hnsw' ? 'ef of HNSW' : 'beam width'}`, onpointerleave: () => on.point(null) },
      el('span', { 'aria-hidden': 'true', text: ABOUT[mode].dial }),
      curve.shown[mode].map(dial => button({ mode, dial })),
    ),
  );
}
