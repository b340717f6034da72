// The path as a story: how each level was decided, in words for its rail, for its cards and for one line over them.
// Knows the steps of an answer and names; draws single buttons, keeps nothing.
import { el } from '../core/dom.js';
import { cap, list, score } from '../core/format.js';

/** The deeper branch that was taken by hand and brought this level's along, or null. `asked`: the question. */
export function takenBelow(step, { forced, along }) {
  if (!step.forced || !along.includes(step.level)) return null;
  const byHand = forced.findIndex((_, i) => i + 1 > step.level && !along.includes(i + 1));
  return forced[byHand] ?? null;
}

/** How a level was decided: taken, along, only, overtaken, close, clear, or none (no branch was compared). */
export function verdict(step, mode, taken = null) {
  if (mode !== 'drill-down') return 'none';
  if (taken != null) return 'along';
  if (step.forced) return 'taken';
  if (!step.runner_up || step.margin == null) return 'only';
  return step.margin < 0 ? 'overtaken' : step.close ? 'close' : 'clear';
}

const tag = text => el('span.hd-tag', { text });

/** Words with a full stop that stays with the last letter: after a button it could begin a line of its own. */
const ended = words => [words.slice(0, -1), el('span.hd-take-end', {}, words.slice(-1), el('i', { text: '.' }))];

/** What decided here: nodes for the rail. `name(id)`: a node's name; `take(id)` makes a button's click. */
export function marginWords(step, name, mode, taken, take) {
  const chosen = name(step.node),
    rival = step.runner_up,
    other = rival && name(rival.node);
  const link = (...text) =>
    el('button.hd-take', { type: 'button', 'aria-label': `Take ${other} instead`, onclick: () => take(rival.node) }, text);
  const instead = () => link(`take ${other} instead`);
  switch (verdict(step, mode, taken)) {
    case 'none':
      return ['On the way to the best picture; no branch was compared.'];
    case 'along':
      return ['On the way to ', el('b', { text: name(taken) }), ', which you took.'];
    case 'taken':
      return ['You took ', el('b', { text: chosen }), ` (${score(step.score)}).`, rival && ahead(step, other)];
    case 'only':
      return ['The only branch here.'];
    case 'overtaken':
      return [
        tag('overtaken'),
        ` by ${other}, ${score(rival.score)} to ${score(step.score)}; both were kept, and the best picture lies in ${chosen}. `,
        instead(),
      ];
    case 'close':
      return [tag('close call'), ` ${cap(chosen)} ${score(step.score)}, ${other} ${score(rival.score)}. `, instead()];
    default:
      return [`Clear: ${score(step.margin)} ahead of `, link(...ended(other))];
  }
}

/** After a branch was taken by hand: what would have stood first without that. */
function ahead(step, other) {
  return step.runner_up.score > step.score ? ` Best here: ${other} ${score(step.runner_up.score)}.` : '';
}

/** The word that marks a card, {text, kind, says} or null; `says` is for screen readers. */
export function cardMark(card, step, decided, margin = step.margin) {
  const gap = score(Math.abs(margin ?? 0));
  if (card.node === step.node) {
    if (decided === 'taken') return { text: 'yours', kind: 'taken', says: 'taken by you' };
    if (decided === 'overtaken') return { text: 'overtaken', kind: 'thin', says: `overtaken by ${gap}` };
    return null;
  }
  if (card.node !== step.runner_up?.node) return null;
  if (decided === 'overtaken') return { text: 'best here', kind: 'thin', says: `the best score here, ${gap} ahead` };
  if (decided === 'close') return { text: 'close', kind: 'thin', says: `close, ${gap} behind` };
  return null;
}

/** The whole path in one sentence; empty where nothing was decided. `title(level)`, `name(node)`. */
export function story(steps, mode, asked, { title, name }) {
  const by = kind => steps.filter(s => verdict(s, mode, takenBelow(s, asked)) === kind);
  const [taken, overtaken, close, clear] = ['taken', 'overtaken', 'close', 'clear'].map(by);
  const at = some => list(some.map(s => title(s.level)));
  const parts = [];
  if (taken.length) parts.push(`you took ${list(taken.map(s => name(s.node)))}`);
  if (overtaken.length) parts.push(`overtaken at ${at(overtaken)}`);
  if (close.length) parts.push(`${close.length > 1 ? 'close calls' : 'a close call'} at ${at(close)}`);
  if (clear.length && !parts.length) {
    const least = clear.reduce((a, b) => (b.margin < a.margin ? b : a));
    parts.push(`clear at every level; the narrowest lead is ${score(least.margin)}, at ${title(least.level)}`);
  } else if (clear.length) parts.push(`clear at ${at(clear)}`);
  return parts.length ? `${cap(parts.join('; '))}.` : '';
}
