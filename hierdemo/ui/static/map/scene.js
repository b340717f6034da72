// What one level's map has to show of an answer: ranks of nodes, names, path, star, results. Pure functions of a frame
// {tree, level, points, answer}; knows no pixels and no DOM.

import { idsOf, placeOf } from './points.js';

const MANY = 40; // nodes of a level that can all be named

const stepAt = ({ answer, level }) => answer?.steps[Math.min(level, answer.steps.length) - 1];

/** Rank of every node: 2 chosen, 1 kept, 0 passed over; a node below the level has its ancestor's. By node id. */
export function rankNodes(frame) {
  const { tree } = frame,
    rank = new Uint8Array(idsOf(tree)),
    step = stepAt(frame);
  if (!step) return rank.fill(1);
  const ranks = { chosen: 2, kept: 1, passed: 0 };
  const own = new Map(step.cards.map(card => [card.node, ranks[card.state]]));
  for (const node of tree.nodes) rank[node.id] = own.get(tree.ancestor(node.id, step.level)) ?? 0;
  return rank;
}

export const resultsOf = ({ answer }) => answer?.results ?? [];
/** What the flat search found and this one lost: [{id, rank, lost_at_level}]. */
export const missedOf = ({ answer }) => answer?.flat.missed ?? [];
export const starOf = ({ answer, level }) => answer?.stars?.[level - 1] ?? null;
/** The deepest map shows pictures instead of names. */
export const hasPictures = ({ tree, level }) => level > tree.depth;

/** The path's places from the shown level down: [{xy, level}]. Nodes above it have no island of their own here; a leaf
 *  above the deepest level stays on the maps below it. */
export function pathOf({ tree, level, points, answer }) {
  const map = tree.maps[level - 1];
  const steps = (answer?.steps ?? []).filter(step => step.level >= level || map.nodes.includes(step.node));
  return steps.map(({ node, level: own }) => {
    const i = map.nodes.indexOf(node),
      { x, y } = placeOf(points, tree, node, i < 0 ? undefined : map.xy[i]);
    return { xy: [x, y], level: own };
  });
}

/** Names to place: [{id, name, n, xy, r, state}]. Where a level has many nodes, only this search's candidates, and
 *  elsewhere the name of the parent; all of them when near. */
export function namesOf(frame, near) {
  const { tree, level, points } = frame,
    map = tree.maps[level - 1];
  const state = new Map((stepAt(frame)?.cards ?? []).map(card => [card.node, card.state]));
  const named = (id, listed) => {
    const { name, n } = tree.byId.get(id),
      { x, y, r } = placeOf(points, tree, id, listed);
    return { id, name, n, xy: [x, y], r, state: state.get(id) ?? 'other' };
  };
  const all = near || map.nodes.length <= MANY,
    parent = id => tree.byId.get(id).parent;
  const own = map.nodes.flatMap((id, i) => (all || state.has(id) ? [named(id, map.xy[i])] : []));
  if (all) return own;
  const told = new Set(own.map(({ id }) => parent(id)));
  const rest = new Set(map.nodes.map(parent).filter(id => id > 0 && !told.has(id)));
  return [...own, ...[...rest].map(id => named(id))];
}

/** The star's label: what was asked, in few words. */
export function starText({ answer }) {
  if (!answer) return '';
  const { text, picture, like } = answer.query;
  const seed = picture ? 'your picture' : like === null || like === undefined ? '' : 'this picture';
  return seed && text ? `${seed}, but ${text}` : seed || text;
}

/** Why a missed item is not among the results. */
function lossOf({ rank, lost_at_level: level }) {
  if (typeof level === 'number') return `missed: lost at level ${level} (rank ${rank})`;
  return level === 'forced' ? `missed: cut by the branch you took (rank ${rank})` : `missed: not reached (rank ${rank})`;
}

/** What a card says of an item: {id, leaf, path, and name, score, rank where it is a result, loss where it was missed}. */
export function factsOf(frame, item) {
  const { tree, points } = frame,
    leaf = points.leaf[item],
    hit = resultsOf(frame).find(result => result.id === item),
    missed = missedOf(frame).find(other => other.id === item);
  const path = tree.path(leaf).map(id => tree.byId.get(id).name);
  return { id: item, leaf, path, name: hit?.name, score: hit?.score, rank: hit?.rank, loss: missed && lossOf(missed) };
}
