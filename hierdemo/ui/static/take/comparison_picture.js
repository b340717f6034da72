// The comparison as a picture: the searches side by side, what each found of the exact one's best, and what it missed. Pure.
import { count, time } from '../core/format.js';
import { INNER, MARGIN, Sheet } from './sheet.js';

/** @import { Compared, Way, WayRank } from '../core/types' */
/** @import { Told } from './told.js' */
/** @import { Brush } from './types' */

const GAP = 24,
  MOST = 30, // pictures of a way
  SIDE = 52,
  SPACE = 7;

/** The items whose pictures it shows. @param {Compared} compared */
export const comparisonShown = ({ ways }) => ways.flatMap(way => way.ranks.slice(0, MOST).map(({ id }) => id));

/** Why a picture was missed, in a word or two. @type {(rank: WayRank, mode: Way['mode']) => string} */
export const missedWords = ({ lost_at_level: at }, mode) =>
  mode === 'drill-down' && at === 'forced' ? 'by hand' : mode === 'drill-down' && at != null ? `level ${at}` : 'missed';

/**
 * @param {Compared} compared
 * @param {Told} told
 * @param {Brush} brush
 */
export function comparisonPicture({ ways }, told, brush) {
  const sheet = new Sheet(brush),
    { look } = brush;
  sheet.open(told, 'The same question, searched in different ways');
  const width = (INNER - GAP * (ways.length - 1)) / ways.length;
  const across = Math.max(1, Math.floor((width + SPACE) / (SIDE + SPACE))),
    rows = rowsOf(ways, across);
  const ends = ways.map((way, i) => column(sheet, way, { x: MARGIN + i * (width + GAP), width, across, rows }));
  sheet.y = Math.max(sheet.y, ...ends);
  const most = Math.max(0, ...ways.map(way => way.ranks.length));
  const of = most > MOST ? `The first ${MOST} of the exact search\u2019s best ${count(most)}` : 'The exact search\u2019s best',
    lost = ways.some(way => way.found < way.ranks.length);
  sheet.text(`${of}, in each way${lost ? '; what a way missed is framed, with the level at which it was lost' : ''}.`, MARGIN, sheet.y + 10, { size: 12, fill: look.ink2 });
  sheet.y += 16;
  return sheet.close(told);
}

/**
 * Where the rows of pictures begin, and where the last ends: higher where one of them was missed, for the words below it.
 * @param {readonly Way[]} ways
 * @param {number} across
 */
function rowsOf(ways, across) {
  const most = Math.min(MOST, Math.max(0, ...ways.map(way => way.ranks.length))),
    starts = [70];
  for (let i = 0; i < most; i += across) {
    const lost = ways.some(way => way.ranks.slice(i, Math.min(i + across, MOST)).some(rank => !rank.found));
    starts.push(starts[starts.length - 1] + SIDE + (lost ? 22 : SPACE));
  }
  return starts;
}

/**
 * Returns where it ends.
 * @type {(sheet: Sheet, way: Way, place: {x: number, width: number, across: number, rows: readonly number[]}) => number}
 */
function column(sheet, way, { x, width, across, rows }) {
  const { look } = sheet,
    top = sheet.y;
  sheet.text(way.title, x, top + 14, { size: 15, weight: 600, max: width });
  sheet.text(`found ${count(way.found)} of ${count(way.ranks.length)}`, x, top + 36, { size: 13, max: width });
  sheet.text(`compared ${count(way.compared)} in ${time(way.seconds)}`, x, top + 54, { size: 13, fill: look.ink2, max: width });
  const shown = way.ranks.slice(0, MOST);
  shown.forEach((rank, i) => {
    const box = { x: x + (i % across) * (SIDE + SPACE), y: top + rows[Math.floor(i / across)], width: SIDE, height: SIDE };
    sheet.image(rank.id, box, { round: 5, opacity: rank.found ? 1 : 0.45 });
    if (rank.found) return;
    sheet.rect({ x: box.x + 1, y: box.y + 1, width: SIDE - 2, height: SIDE - 2 }, { stroke: look.warn, thick: 2, round: 5 });
    sheet.text(missedWords(rank, way.mode), box.x, box.y + SIDE + 13, { size: 11, fill: look.warn, max: SIDE + SPACE });
  });
  return top + rows[rows.length - 1];
}
