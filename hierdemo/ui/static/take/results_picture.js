// The results as a picture: the pictures found, best first, with names and scores. Pure.
import { count, score } from '../core/format.js';
import { INNER, MARGIN, Sheet } from './sheet.js';

/** @import { Answer } from '../core/types' */
/** @import { Told } from './told.js' */
/** @import { Brush } from './types' */

const ACROSS = 6,
  GAP = 14,
  MOST = 60; // pictures: what goes on a page
const SIDE = Math.floor((INNER - GAP * (ACROSS - 1)) / ACROSS);

/** The items whose pictures it shows; of one that is not here its words stand. @param {Pick<Answer, 'results'>} answer */
export const resultsShown = ({ results }) => results.slice(0, MOST).flatMap(({ id, unseen }) => (unseen ? [] : [id]));

/** @param {Pick<Answer, 'results'>} answer */
function countWords({ results }) {
  if (!results.length) return 'Nothing was found';
  const all = `${count(results.length)} ${results.length === 1 ? 'result' : 'results'}`;
  return results.length > MOST ? `The first ${MOST} of ${all}` : all;
}

/**
 * @param {Pick<Answer, 'results' | 'falloff'>} answer
 * @param {Told} told
 * @param {Brush} brush
 */
export function resultsPicture(answer, told, brush) {
  const sheet = new Sheet(brush),
    { look } = brush;
  sheet.open(told, countWords(answer));
  const shown = answer.results.slice(0, MOST);
  shown.forEach((result, i) => {
    const x = MARGIN + (i % ACROSS) * (SIDE + GAP),
      y = sheet.y + Math.floor(i / ACROSS) * (SIDE + 40),
      weak = answer.falloff != null && i >= answer.falloff,
      name = result.title || result.caption || `picture ${result.id}`;
    sheet.image(result.id, { x, y, width: SIDE, height: SIDE }, { name, opacity: weak ? 0.55 : 1 });
    sheet.text(name, x, y + SIDE + 18, { weight: 500, max: SIDE - 40, fill: weak ? look.ink3 : look.ink });
    sheet.text(score(result.score), x + SIDE, y + SIDE + 18, { end: true, fill: look.ink2 });
  });
  sheet.y += Math.ceil(shown.length / ACROSS) * (SIDE + 40);
  if (answer.falloff != null && answer.falloff < shown.length) {
    sheet.text(`Relevance falls off after ${answer.falloff}: what follows is paler.`, MARGIN, sheet.y + 8, { size: 12, fill: look.ink2 });
    sheet.y += 14;
  }
  return sheet.close(told);
}
