// What one level's map has to show of an answer: ranks of nodes, names, path, star, results. Pure functions of a frame;
// knows no pixels and no DOM.

import { isGuess, isPart } from '../core/certainty.js';
import { idsOf, placeOf } from './points.js';

/** @import { Facts, Frame, Name, NameState, PathStop, Rank, Scene, XY } from './types' */
/** @import { Missed } from '../core/types' */

const MANY = 40; // nodes of a level that can all be named

/** @type {Record<string, Rank>} */
const RANKS = { chosen: 2, kept: 1, passed: 0 };

/** @param {Pick<Frame, 'answer' | 'level'>} frame */
const stepAt = ({ answer, level }) => answer?.steps[Math.min(level, answer.steps.length) - 1];

/**
 * Rank of every node, by node id; a node below the level has its ancestor's.
 * @param {Pick<Frame, 'tree' | 'answer' | 'level'>} frame
 */
export function rankNodes(frame) {
  const { tree } = frame,
    rank = new Uint8Array(idsOf(tree)),
    step = stepAt(frame);
  if (!step) return rank.fill(1);
  const own = new Map(step.cards.map(card => [card.node, RANKS[card.state]]));
  for (const node of tree.nodes) rank[node.id] = own.get(tree.ancestor(node.id, step.level)) ?? 0;
  return rank;
}

/** @param {Pick<Frame, 'answer'>} frame */
export const resultsOf = ({ answer }) => answer?.results ?? [];

/**
 * What the flat search found and this one lost.
 * @param {Pick<Frame, 'answer'>} frame
 */
export const missedOf = ({ answer }) => answer?.flat.missed ?? [];

/**
 * @param {Pick<Frame, 'answer' | 'level'>} frame
 * @returns {XY | null}
 */
export const starOf = ({ answer, level }) => answer?.stars?.[level - 1] ?? null;

/**
 * The deepest map shows pictures instead of names.
 * @param {Pick<Frame, 'tree' | 'level'>} frame
 */
export const hasPictures = ({ tree, level }) => level > tree.depth;

/**
 * The path's places from the shown level down. Nodes above it have no island of their own here; a leaf above the deepest
 * level stays on the maps below it.
 * @param {Scene} scene
 * @returns {PathStop[]}
 */
export function pathOf({ tree, level, points, answer }) {
  const map = tree.maps[level - 1];
  const steps = (answer?.steps ?? []).filter(step => step.level >= level || map.nodes.includes(step.node));
  return steps.map(({ node, level: own }) => {
    const i = map.nodes.indexOf(node),
      { x, y } = placeOf(points, tree, node, i < 0 ? undefined : map.xy[i]);
    return { xy: [x, y], level: own };
  });
}

/**
 * Names to place. Where a level has many nodes, only this search's candidates, and elsewhere the name of the parent; all of
 * them when near.
 * @param {Scene} scene
 * @param {boolean} near
 * @returns {Name[]}
 */
export function namesOf(scene, near) {
  const { tree, level, points } = scene,
    map = tree.maps[level - 1];
  /** @type {Map<number, NameState>} */
  const state = new Map((stepAt(scene)?.cards ?? []).map(card => [card.node, card.state]));
  /**
   * @param {number} id
   * @param {XY} [listed]
   * @returns {Name}
   */
  const named = (id, listed) => {
    const { name, n } = tree.node(id),
      { x, y, r } = placeOf(points, tree, id, listed);
    return { id, name, n, xy: [x, y], r, state: state.get(id) ?? 'other' };
  };
  const all = near || map.nodes.length <= MANY,
    own = map.nodes.flatMap((id, i) => (all || state.has(id) ? [named(id, map.xy[i])] : []));
  if (all) return own;
  const parent = (/** @type {number} */ id) => tree.node(id).parent,
    told = new Set(own.map(({ id }) => parent(id)));
  const rest = new Set(map.nodes.map(parent).filter(id => id > 0 && !told.has(id)));
  return [...own, ...[...rest].map(id => named(id))];
}

/**
 * The star's label: what was asked, in few words.
 * @param {Pick<Frame, 'answer'>} frame
 */
export function starText({ answer }) {
  if (!answer) return '';
  const { text, picture, like } = answer.query;
  const seed = picture ? 'your picture' : like === null || like === undefined ? '' : 'this picture';
  const asked = seed && text ? `${seed}, but ${text}` : seed || text;
  return asked && `${isGuess(answer) ? 'a guess: ' : isPart(answer) ? 'in part: ' : ''}${asked}`; // first: a long text is cut
}

/**
 * Why a missed item is not among the results.
 * @param {Missed} missed
 */
function lossOf({ rank, lost_at_level: level }) {
  if (typeof level === 'number') return `missed: lost at level ${level} (rank ${rank})`;
  return level === 'forced' ? `missed: cut by the branch you took (rank ${rank})` : `missed: not reached (rank ${rank})`;
}

/**
 * What a card says of an item; its score and rank where it is a result, why it was lost where it was missed.
 * @param {Scene} scene
 * @param {number} item
 * @returns {Facts}
 */
export function factsOf(scene, item) {
  const { tree, points } = scene,
    leaf = points.leaf[item],
    hit = resultsOf(scene).find(result => result.id === item),
    missed = missedOf(scene).find(other => other.id === item);
  const path = tree.path(leaf).map(id => tree.node(id).name);
  return { id: item, leaf, path, name: hit?.name, score: hit?.score, rank: hit?.rank, loss: missed && lossOf(missed) };
}
