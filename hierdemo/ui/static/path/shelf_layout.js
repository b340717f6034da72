// How a shelf's cards are laid out: in groups by parent, so many at once, so wide, with bars so long. Pure.

/** @import { Card, Step } from '../core/types' */
/** @typedef {{parent: number, cards: Card[], on: boolean}} Group on: the chosen card is in it */

const LEAST = 84; // pixels a card must have
const FIRST = 40; // cards drawn at once; the others when the track is scrolled near their place
const ALIKE = 0.02; // scores that lie closer together than this look alike

/**
 * Cards by parent: the chosen card's first, then in the order of their best cards.
 * @param {readonly Card[]} cards
 * @param {number} chosen
 * @returns {Group[]}
 */
export function grouped(cards, chosen) {
  /** @type {Map<number, Card[]>} */
  const groups = new Map();
  cards.forEach(c => groups.set(c.parent, [...(groups.get(c.parent) ?? []), c]));
  const out = [...groups].map(([parent, own]) => ({ parent, cards: own, on: own.some(c => c.node === chosen) }));
  return out.sort((a, b) => Number(b.on) - Number(a.on));
}

/**
 * The first cards of the groups, and further on those that the shelf's words speak of.
 * @param {readonly Group[]} groups
 * @param {Pick<Step, 'runner_up'>} step
 * @param {number} [most]
 */
export function firstOf(groups, step, most = FIRST) {
  let n = 0;
  /** @param {Card} card */
  const told = card => card.state === 'chosen' || card.node === step.runner_up?.node;
  const cut = groups.map(group => ({ ...group, cards: group.cards.filter(card => n++ < most || told(card)) }));
  return cut.filter(group => group.cards.length);
}

/** @param {readonly Group[]} groups */
export const countCards = groups => groups.reduce((sum, group) => sum + group.cards.length, 0);

/**
 * A score's bar, 0..1: full is the best of the level, empty the worst.
 * @param {readonly number[]} scores the level's
 * @returns {(score: number) => number}
 */
export function barScale(scores) {
  const high = Math.max(...scores),
    span = Math.max(high - Math.min(...scores), ALIKE);
  return score => 1 - (high - score) / span;
}

/**
 * How wide cards have to be where about one of them does not fit, in half pixels; null: as they are.
 * @param {{over: number, width: number, n: number}} track over: pixels that do not fit; width: of a card; n: of cards
 */
export function fittedWidth({ over, width, n }) {
  const less = Math.floor((width - over / n) * 2 - 0.5) / 2;
  return over > 0 && over < 1.35 * width && less >= LEAST ? less : null;
}

/**
 * How far a track has to be scrolled so that its chosen card is in sight. Both: where they begin and end, pixels.
 * @param {{left: number, right: number}} track
 * @param {{left: number, right: number}} card
 */
export function moveTo(track, card) {
  if (card.right > track.right - 40) return card.right - track.right + 56;
  return card.left < track.left ? card.left - track.left - 8 : 0;
}
