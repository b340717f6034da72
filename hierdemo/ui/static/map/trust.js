// How far the map can be trusted around one item: lines to its true neighbours, marks on its neighbours on the map, and the
// sentence that says how many are both. Asks hd/near; knows the view and the points of the frame; not the cards or the store.

import { ApiError, get } from '../core/api.js';
import { svg } from '../core/dom.js';

const NEAR = 10;

/** frame(): what is drawn, or null; said(text): the sentence, '' for none. Returns {sheet, draw(item | null), move()}. */
export function mountTrust({ view, frame, said }) {
  const sheet = svg('svg', { class: 'hd-trust-sheet', 'aria-hidden': 'true' });
  let shown = null, // {item, x, y, lines: [{element, j}], marks: [{element, j}], points}
    asked = '';

  /** Shows the neighbours of an item on the map that is drawn, or takes them away. */
  async function draw(item) {
    const now = frame(),
      key = item == null || !now ? '' : `${item} ${now.level} ${now.tree.id} ${now.tree.embedding ?? ''}`;
    if (key && key === asked) return move();
    asked = key;
    shown = null;
    sheet.replaceChildren();
    said('');
    if (!key) return;
    const { tree, level, points } = now,
      query = new URLSearchParams({ tree: tree.id, level, k: NEAR });
    if (tree.query) query.set('e', tree.embedding);
    said('Looking for its neighbours\u2026');
    try {
      const found = await get(`near/${item}?${query}`);
      if (asked !== key) return;
      show(item, points, found);
      said(sentence(found));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (asked === key) said(error.message);
    }
  }

  function show(item, points, found) {
    const drawn = new Set(found.map),
      lines = [],
      marks = [];
    for (const { id } of found.true) {
      const both = drawn.delete(id);
      lines.push({ j: id, element: svg('line', { class: both ? 'hd-near is-both' : 'hd-near is-far' }) });
      marks.push({ j: id, element: svg('circle', { class: both ? 'hd-near is-both' : 'hd-near is-far', r: 5 }) });
    }
    for (const j of drawn) marks.push({ j, element: svg('path', { class: 'hd-near is-false', d: 'M-4-4 4 4M4-4-4 4' }) });
    marks.push({ j: item, element: svg('circle', { class: 'hd-near is-own', r: 7 }) });
    sheet.append(...[...lines, ...marks].map(({ element }) => element));
    shown = { item, points, lines, marks };
    move();
  }

  function move() {
    if (!shown) return;
    const place = j => view.px(shown.points.x[j], shown.points.y[j]).map(v => v.toFixed(1));
    const [x1, y1] = place(shown.item);
    for (const { element, j } of shown.lines) {
      const [x2, y2] = place(j);
      for (const [name, value] of Object.entries({ x1, y1, x2, y2 })) element.setAttribute(name, value);
    }
    for (const { element, j } of shown.marks) element.setAttribute('transform', `translate(${place(j).join(' ')})`);
  }
  return { sheet, draw, move };
}

/** In words, with what is usual on this map, so that one point's luck is not taken for the map's. */
function sentence({ k, shared, average }) {
  return `${shared} of its ${k} true neighbours ${shared === 1 ? 'is' : 'are'} among the ${k} nearest on this map (${average} on average).`;
}
