// What can be taken along, as data: each kind as a table and, with nothing left out, as an object for JSON. Pure; knows an
// answer, a comparison and an indexed tree.

/** @import { Answer, Compared, ItemAnswer, Result, Tree, WayRank } from '../core/types' */
/** @import { Cell } from '../core/csv.js' */
/** @typedef {{columns: string[], rows: Cell[][], data: Record<string, unknown>}} Table */

/** Why a picture was missed, as a cell. @param {WayRank['lost_at_level']} at */
const lost = at => at ?? '';

/**
 * The results in their order.
 * @param {Pick<Answer, 'results'>} answer
 * @param {Tree} tree
 * @returns {Table}
 */
export function resultsTable({ results }, tree) {
  const names = [...new Set(results.flatMap(result => Object.keys(result.attributes)))].sort();
  const before = ['rank', 'id', 'file', 'title', 'caption', 'taxonomy'],
    after = ['score', 'leaf', 'leaf_name', 'alike'];
  const taken = new Set([...before, ...after]);
  const leaf = (/** @type {Result} */ { leaf: id }) => tree.byId.get(id)?.name ?? '';
  return {
    columns: [...before, ...names.map(name => (taken.has(name) ? `attribute ${name}` : name)), ...after],
    rows: results.map(result => [
      ...[result.rank, result.id, result.file, result.title, result.caption, result.taxonomy.join('/')],
      ...names.map(name => (Object.hasOwn(result.attributes, name) ? result.attributes[name] : null)),
      ...[result.score, result.leaf, leaf(result), result.stack],
    ]),
    data: { results: results.map(result => ({ ...result, leaf_name: leaf(result) })) },
  };
}

/**
 * The path: a row for each branch that was looked at, coarse to fine.
 * @param {Pick<Answer, 'steps'>} answer
 * @param {Tree} tree
 * @returns {Table}
 */
export function pathTable({ steps }, tree) {
  const filtered = steps.some(step => step.cards.some(card => card.fits != null));
  const about = (/** @type {number} */ id) => tree.node(id);
  const columns = ['level', 'level_title', 'node', 'name', 'parent', 'pictures', 'score', 'state', 'on_path', 'margin', 'by_hand'];
  return {
    columns: filtered ? [...columns, 'pass_filters'] : columns,
    rows: steps.flatMap(step =>
      step.cards.map(card => {
        const on = card.node === step.node;
        const row = [
          ...[step.level, tree.title(step.level), card.node, about(card.node).name, card.parent, about(card.node).n, card.score],
          ...[card.state, on, on ? step.margin : null, on && step.forced],
        ];
        return filtered ? [...row, card.fits ?? null] : row;
      }),
    ),
    data: {
      path: steps.map(step => ({ level: step.level, title: tree.title(step.level), node: step.node, name: about(step.node).name })),
      levels: steps.map(step => ({
        ...step,
        title: tree.title(step.level),
        cards: step.cards.map(card => ({ ...card, name: about(card.node).name, pictures: about(card.node).n })),
      })),
    },
  };
}

/**
 * The three searches side by side: a row for each picture of the exact search's best, in each of them.
 * @param {Compared} compared
 * @param {ReadonlyMap<number, Pick<ItemAnswer, 'file' | 'title'>>} items what is known of them
 * @returns {Table}
 */
export function comparisonTable({ ways }, items) {
  return {
    columns: ['way', 'rank', 'id', 'file', 'title', 'score', 'found', 'lost_at_level'],
    rows: ways.flatMap(({ mode, ranks }) =>
      ranks.map(({ id, score, found, lost_at_level: at }, i) => {
        const item = items.get(id);
        return [mode, i + 1, id, item?.file ?? null, item?.title ?? null, score, found, found ? null : lost(at)];
      }),
    ),
    data: {
      ways: ways.map(way => ({
        ...way,
        ranks: way.ranks.map((rank, i) => ({ rank: i + 1, ...rank, file: items.get(rank.id)?.file ?? null, title: items.get(rank.id)?.title ?? null })),
      })),
    },
  };
}

/**
 * A branch and all below it, each after what it hangs under.
 * @param {Pick<Answer, 'steps'>} answer
 * @param {Tree} tree
 * @param {number} top
 * @returns {Table}
 */
export function branchTable({ steps }, tree, top) {
  const scores = new Map(steps.flatMap(step => step.cards.map(card => [card.node, card])));
  /** @type {(id: number) => number[]} */
  const below = id => [id, ...tree.children(id).flatMap(below)];
  const place = (/** @type {number} */ id) => tree.path(id).map(node => tree.node(node).name).join('/');
  /** @type {(id: number) => object} */
  const nested = id => {
    const { name, n, level, source, parent } = tree.node(id);
    const card = scores.get(id);
    const told = card && { score: card.score, state: card.state };
    return { node: id, name, level, parent, pictures: n, name_from: source, ...told, children: tree.children(id).map(nested) };
  };
  return {
    columns: ['node', 'parent', 'level', 'name', 'path', 'pictures', 'name_from', 'score', 'state'],
    rows: below(top).map(id => {
      const { parent, level, name, n, source } = tree.node(id);
      return [id, level ? parent : null, level, name, place(id), n, source, scores.get(id)?.score ?? null, scores.get(id)?.state ?? null];
    }),
    data: { branch: nested(top) },
  };
}
