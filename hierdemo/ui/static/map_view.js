// The map: one level's points with the query's star, its path, the results and the nodes' names. Puts the parts together
// (map_*.js), follows the store, and says when everything is painted: data-ready="level:rev". Plotly draws the points;
// places on the map are for viewing only and never enter a score.

import { calm, el, svg } from './dom.js';
import { mountCards } from './map_card.js';
import { mountChrome } from './map_chrome.js';
import { mountGestures, View } from './map_gestures.js';
import { mountGlow } from './map_glow.js';
import { mountMarks } from './map_marks.js';
import { drawPoints, movePoints, plotly, pointSize } from './map_plot.js';
import { groupPoints, idsOf, islands, loadPoints, nearest, placeOf } from './map_points.js';
import { mountThumbs } from './map_thumbs.js';

const DWELL = 120; // ms before a point under the pointer is shown
const MANY = 30; // nodes of a level that can all be named

export function mountMap(root, store) {
  const plot = el('div.hd-map-plot'), glowCanvas = el('canvas'), thumbLayer = el('div.hd-map-thumbs'), sheet = svg('svg', { class: 'hd-map-marks', 'aria-hidden': 'true' });
  const stage = el('div.hd-map-stage', { tabindex: 0, role: 'application', 'aria-label': 'Map' }, plot, glowCanvas, thumbLayer, sheet);
  const body = el('div.hd-map-body', {}, stage);
  const view = new View(), marks = mountMarks(sheet), thumbs = mountThumbs(thumbLayer), glow = mountGlow(glowCanvas, plot);
  const chrome = mountChrome(root, body, { level: (l) => store.setLevel(l), zoom, take: (node) => store.force(node), hover: (h) => store.setHover(h), again: draw });
  const cards = mountCards(body, {
    like: (item) => { cards.unpin(); store.search({ like: item, text: '', picture: null }); },
    take: (leaf) => { cards.unpin(); store.force(leaf); },
    closed: () => { cards.unpin(); stage.focus({ preventScroll: true }); },
  });
  const gestures = mountGestures(stage, view, { changed: move, settled: settle, point, leave, click, next: inspectNext, escape: () => cards.unpin() });
  let now = null; // what is drawn: {tree, level, points, rank, answer, rev}
  let turn = 0, dwell = 0, pointing = false, late = false, queued = false, ratio = 0;

  const results = () => now.answer?.results ?? [];
  const resultOf = (item) => results().find((hit) => hit.id === item);
  const items = () => now.level > now.tree.depth; // the deepest map: pictures instead of names
  const place = (item) => [now.points.x[item], now.points.y[item]];
  const pixel = (item) => (items() && thumbs.middle(item)) || view.px(...place(item));

  async function draw() {
    if (!store.tree) return;
    const mine = ++turn, { tree, answer, rev } = store, level = store.state.level;
    chrome.show(store, level);
    late = !stage.clientWidth; // hidden: the ResizeObserver draws later
    if (late) return;
    const slow = setTimeout(() => mine === turn && chrome.say('Drawing the map\u2026'), 150);
    try {
      const [points] = await Promise.all([loadPoints(tree, level), plotly()]);
      if (mine !== turn) return;
      const from = now && now.tree === tree && now.level !== level && !calm() ? now : null;
      now = { tree, level, points, rank: rankNodes(tree, answer, level), answer, rev };
      view.resize(stage.clientWidth, stage.clientHeight);
      const star = starOf();
      if (star && !view.sees(...star)) view.fit();
      leave();
      await Promise.all([paint(), from && glow.morph(from.points, now, view)]);
      if (mine !== turn) return;
      await settleMarks();
      if (mine !== turn) return;
      if (cards.pinned) pin(cards.pinned.id);
      chrome.say('');
      requestAnimationFrame(() => { if (mine === turn) root.dataset.ready = `${level}:${rev}`; });
    } catch (error) {
      if (mine !== turn) return;
      console.error('map:', error);
      chrome.say('The map could not be drawn. Check that the app is still running, then try again.', true);
    } finally {
      clearTimeout(slow);
    }
  }

  function paint() {
    ratio = view.k;
    return drawPoints(plot, { groups: groupPoints(now.points, now.tree, Math.max(2, now.level), now.rank), grounds: islands(now.points, now.tree), view, n: now.points.n, behind: items() });
  }

  function settleMarks() {
    const star = starOf(), size = pointSize(view, now.points.n);
    marks.draw({
      rings: items() ? [] : results().map((hit) => ({ id: hit.id, xy: place(hit.id) })), ringSize: 3.2 + size / 2, points: now.points,
      path: (now.answer?.steps ?? []).map((step) => nodePlace(step.node)), star, starText: starText(now.answer, store), names: names(),
    }, view);
    const pictures = items() ? thumbs.draw({ points: now.points, view, rank: (item) => now.rank[now.points.leaf[item]], results: results().map((hit) => hit.id), star }) : thumbs.clear();
    light();
    return pictures;
  }

  function nodePlace(node) {
    const { x, y } = placeOf(now.points, now.tree, node, listed(node));
    return [x, y];
  }
  function listed(node) {
    const map = now.tree.maps[now.level - 1], i = map.nodes.indexOf(node);
    return i < 0 ? undefined : map.xy[i];
  }

  const named = (tree, id, xy, state) => {
    const { name, n } = tree.byId.get(id), { x, y, r } = placeOf(now.points, tree, id, xy);
    return { id, name, n, xy: [x, y], r, state };
  };
  /** The level's nodes; where they are many, only this search's candidates, and the parents' names elsewhere. */
  function names() {
    const { tree, level, answer } = now, map = tree.maps[level - 1], step = answer?.steps[Math.min(level, answer.steps.length) - 1];
    const state = new Map((step?.cards ?? []).map((card) => [card.node, card.state])), all = map.nodes.length <= MANY || view.k > 2;
    const own = map.nodes.flatMap((id, i) => (all || state.has(id) ? [named(tree, id, map.xy[i], state.get(id) ?? 'other')] : []));
    if (all) return own;
    const above = new Set(own.map(({ id }) => tree.byId.get(id).parent)), rest = new Set(map.nodes.map((id) => tree.byId.get(id).parent).filter((id) => !above.has(id)));
    return [...own, ...[...rest].map((id) => named(tree, id, undefined, 'other'))];
  }

  const starOf = () => now.answer?.stars?.[now.level - 1] ?? null;

  /* moving ---------------------------------------------------------------- */
  function move() {
    if (!now) return;
    movePoints(plot, view);
    marks.move(view);
    thumbs.move(view);
    if (store.state.hover?.node) light();
    if (cards.pinned) cards.move(view.px(...place(cards.pinned.id)));
  }
  function settle() {
    if (!now || !stage.clientWidth) return;
    if (Math.abs(Math.log(view.k / ratio)) > 0.1) paint();
    settleMarks();
    if (cards.pinned) cards.move(pixel(cards.pinned.id));
  }
  function zoom(factor) {
    if (factor) view.zoom(factor); else view.fit();
    gestures.touched();
  }

  /* pointing -------------------------------------------------------------- */
  function itemAt(x, y) {
    const picture = items() ? thumbs.at(x, y) : -1;
    if (picture >= 0) return picture;
    const reach = Math.max(9, pointSize(view, now.points.n));
    return nearest(now.points, ...view.at(x, y), reach / (view.sx * view.k), reach / (view.sy * view.k));
  }

  function point(x, y, event) {
    if (!now || event.pointerType === 'touch') return;
    clearTimeout(dwell);
    const node = marks.nameAt(x, y);
    stage.style.cursor = node !== null ? 'pointer' : '';
    dwell = setTimeout(() => {
      const item = node === null ? itemAt(x, y) : -1;
      if (node === null && item < 0) return leave();
      pointing = true;
      if (node !== null) { cards.leave(); store.setHover({ node }); return; }
      store.setHover({ item });
      cards.hover(facts(item), pixel(item));
    }, DWELL);
  }

  function leave() {
    clearTimeout(dwell);
    cards.leave();
    if (!pointing) return;
    pointing = false;
    store.setHover(null);
  }

  function click(x, y) {
    if (!now) return;
    clearTimeout(dwell);
    const node = marks.nameAt(x, y);
    if (node !== null) { leave(); cards.unpin(); store.force(node); return; }
    const item = itemAt(x, y);
    if (item >= 0) pin(item); else { cards.unpin(); leave(); }
  }

  function facts(item) {
    const leaf = now.points.leaf[item], hit = resultOf(item);
    return { id: item, leaf, name: hit?.name, score: hit?.score, rank: hit?.rank, path: now.tree.path(leaf).map((id) => now.tree.byId.get(id).name) };
  }
  const pin = (item) => cards.pin(facts(item), pixel(item));

  function inspectNext(step) {
    const list = results();
    if (!now || !list.length) return;
    const at = list.findIndex((hit) => hit.id === cards.pinned?.id), next = list[(at < 0 ? (step > 0 ? 0 : list.length - 1) : at + step + list.length) % list.length].id;
    if (!view.sees(...place(next))) { view.fit(); gestures.touched(); }
    pin(next);
    store.setHover({ item: next });
  }

  /** Shows what the pointer is on, here or in another view. */
  function light() {
    if (!now) return;
    const { item, node } = store.state.hover ?? {}, known = Number.isInteger(item) && item < now.points.n;
    const pictured = thumbs.light(known ? item : -1);
    marks.light({ item: known && !pictured ? { id: item, xy: place(item) } : null, node: node ?? null }, view);
    glow.light(node > 0 && now.tree.byId.has(node) ? node : null, now, view);
  }

  store.on('ready', draw);
  store.on('tree', draw);
  store.on('answer', soon);
  store.on('level', soon);
  store.on('theme', draw);
  store.on('hover', light);
  function soon() { // an answer and its level come together
    if (queued) return;
    queued = true;
    queueMicrotask(() => { queued = false; draw(); });
  }
  new ResizeObserver(() => {
    if (stage.clientWidth && (late || stage.clientWidth !== view.w || stage.clientHeight !== view.h)) draw();
  }).observe(stage);
  stage.addEventListener('focusout', (e) => { if (!cards.holds(e.relatedTarget)) leave(); });
  body.addEventListener('keydown', (e) => { if (e.key === 'Escape' && cards.unpin()) { e.stopPropagation(); e.preventDefault(); stage.focus({ preventScroll: true }); } });
  plotly().catch(() => {}); // starts loading; draw() says if it fails
  draw();
}

/** Rank of every node at a level: 2 chosen, 1 kept, 0 passed over; a node below the level has its ancestor's. */
function rankNodes(tree, answer, level) {
  const rank = new Uint8Array(idsOf(tree)), step = answer?.steps[Math.min(level, answer.steps.length) - 1];
  if (!step) return rank.fill(1);
  const own = new Map(step.cards.map((card) => [card.node, card.state === 'chosen' ? 2 : card.state === 'kept' ? 1 : 0]));
  for (const node of tree.nodes) rank[node.id] = own.get(tree.ancestor(node.id, step.level)) ?? 0;
  return rank;
}

/** The star's label: what was asked, in few words. */
function starText(answer, store) {
  if (!answer) return '';
  const { text, picture, like } = answer.query, seed = picture ? 'your picture' : like !== null && like !== undefined ? 'this picture' : '';
  return seed && text ? `${seed}, but ${text}` : seed || text;
}
