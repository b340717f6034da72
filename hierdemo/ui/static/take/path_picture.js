// The path as a picture: a shelf for each level, coarse to fine, with what was chosen, kept and passed over, and at its end the
// first results. Pure.
import { count, lead, pair, score } from '../core/format.js';
import { ofHundred, OWN } from '../core/certainty.js';
import { INNER, MARGIN, Sheet, WIDTH } from './sheet.js';

/** @import { Answer, Card, Step, Tree } from '../core/types' */
/** @import { Told } from './told.js' */
/** @import { Brush } from './types' */

const RAIL = 176,
  CARD = { width: 104, height: 150 }, // with a name of one line
  LINE = 15,
  GAP = 12,
  SHOWN = 6, // cards of a shelf
  FIRST = 8; // results
const HIT = Math.floor((INNER - GAP * (FIRST - 1)) / FIRST);

/**
 * The cards of a shelf that go on it: the first, and the chosen one whatever its place.
 * @param {Step} step
 */
export function cardsShown({ cards, node }) {
  const first = cards.slice(0, SHOWN),
    chosen = cards.find(card => card.node === node);
  return chosen && !first.includes(chosen) ? [...first.slice(0, SHOWN - 1), chosen] : first;
}

/**
 * The items whose pictures it shows.
 * @param {Answer} answer
 * @param {Tree} tree
 */
export const pathShown = ({ steps, results }, tree) => [
  ...steps.flatMap(step => cardsShown(step).flatMap(({ node }) => tree.node(node).reps.slice(0, 4))),
  ...results.slice(0, FIRST).flatMap(({ id, unseen }) => (unseen ? [] : [id])),
];

/**
 * How a level was decided.
 * @param {Step} step
 * @param {Answer['mode']} mode
 * @param {(node: number) => string} name
 */
export function decided(step, mode, name) {
  const { margin, runner_up: rival, right } = step;
  if (mode !== 'drill-down') return 'On the way to the first result; no branch was compared.';
  if (step.forced) return 'Taken by hand.';
  if (!rival || margin == null) return 'The only branch here.';
  const known = right == null ? '' : ` With such a margin right in ${ofHundred(right)} of ${OWN}.`;
  const [mine, theirs] = pair(step.score, rival.score);
  if (margin < 0) return `Overtaken by ${name(rival.node)}, ${theirs} to ${mine}.${known}`;
  if (step.close) return `A close call with ${name(rival.node)}, ${mine} to ${theirs}.${known}`;
  return `${lead(margin)} ahead of ${name(rival.node)}.${known}`;
}

/**
 * @param {Answer} answer
 * @param {Tree} tree
 * @param {Told} told
 * @param {Brush} brush
 */
export function pathPicture(answer, tree, told, brush) {
  const sheet = new Sheet(brush);
  sheet.open(told, 'The path, coarse to fine');
  const name = (/** @type {number} */ id) => tree.node(id).name;
  for (const step of answer.steps) shelf(sheet, step, tree, decided(step, answer.mode, name));
  hits(sheet, answer);
  return sheet.close(told);
}

/** @type {(sheet: Sheet, step: Step, tree: Tree, how: string) => void} */
function shelf(sheet, step, tree, how) {
  const { look } = sheet,
    top = sheet.y,
    shown = cardsShown(step);
  sheet.text(`${step.level}  ${tree.title(step.level)}`, MARGIN, top + 14, { size: 14, weight: 600, max: RAIL - 16 });
  const compared = step.n_candidates ? `${count(step.n_candidates)} compared, ${count(step.n_kept)} kept` : '';
  const under = [...(compared ? [compared] : []), ...sheet.lines(how, RAIL - 16, { size: 12, most: 7 })];
  under.forEach((line, i) => sheet.text(line, MARGIN, top + 34 + 17 * i, { size: 12, fill: look.ink2, max: RAIL - 16 }));
  const cards = shown.map(one => ({ card: one, chosen: one.node === step.node, name: nameOf(sheet, tree.node(one.node).name) }));
  const height = CARD.height + (cards.some(({ name }) => name.length > 1) ? LINE : 0);
  cards.forEach((one, i) => card(sheet, { ...one, tree }, { x: MARGIN + RAIL + i * (CARD.width + GAP), height }));
  const more = step.cards.length - shown.length;
  if (more > 0) sheet.text(`+ ${count(more)}`, WIDTH - MARGIN, top + height / 2 + 4, { end: true, fill: look.ink3 });
  sheet.y = Math.max(top + height, top + 34 + 17 * under.length) + 22;
}

/** @type {(sheet: Sheet, name: string) => string[]} */
const nameOf = (sheet, name) => sheet.lines(name, CARD.width - 14, { size: 12.5, weight: 600, most: 2 });

/** @type {(sheet: Sheet, of: {card: Card, chosen: boolean, name: string[], tree: Tree}, at: {x: number, height: number}) => void} */
function card(sheet, { card: { node, score: value, state }, chosen, name, tree }, { x, height }) {
  const { look } = sheet,
    y = sheet.y,
    { n, reps } = tree.node(node),
    opacity = state === 'passed' ? 0.5 : 1,
    side = 45;
  const frame = chosen ? { fill: look.accentSoft, stroke: look.accent, thick: 2 } : { fill: look.surface, stroke: look.line };
  sheet.rect({ x: x + 0.5, y: y + 0.5, width: CARD.width - 1, height: height - 1 }, frame);
  reps.slice(0, 4).forEach((id, i) =>
    sheet.image(id, { x: x + 6 + (i % 2) * (side + 2), y: y + 6 + Math.floor(i / 2) * (side + 2), width: side, height: side }, { round: 3, opacity }),
  );
  name.forEach((line, i) => sheet.text(line, x + 7, y + 116 + LINE * i, { size: 12.5, weight: chosen ? 600 : 400, opacity }));
  sheet.text(score(value), x + 7, y + height - 10, { size: 12, weight: chosen ? 600 : 400, fill: chosen ? look.accent : look.ink2, opacity });
  sheet.text(count(n), x + CARD.width - 7, y + height - 10, { size: 12, end: true, fill: look.ink3, opacity });
}

/** @type {(sheet: Sheet, answer: Answer) => void} */
function hits(sheet, { results }) {
  const { look } = sheet,
    shown = results.slice(0, FIRST);
  const head = results.length > FIRST ? `The first ${FIRST} of ${count(results.length)} results` : shown.length ? 'Results' : 'Nothing was found';
  sheet.text(head, MARGIN, sheet.y + 12, { size: 14, weight: 600 });
  sheet.y += 24;
  shown.forEach((result, i) => {
    const x = MARGIN + i * (HIT + GAP),
      name = result.title || result.caption || `picture ${result.id}`;
    sheet.image(result.id, { x, y: sheet.y, width: HIT, height: HIT }, { name });
    sheet.text(name, x, sheet.y + HIT + 16, { size: 12, max: HIT - 32 });
    sheet.text(score(result.score), x + HIT, sheet.y + HIT + 16, { size: 12, end: true, fill: look.ink2 });
  });
  sheet.y += shown.length ? HIT + 24 : 0;
}
