// The map: one level's points with the query's star, its path, the results and the nodes' names. Puts the parts together
// (map_*.js), follows the store, and says when everything is painted: data-ready="level:rev". Plotly draws the points;
// places on the map are for viewing only and never enter a score.

import { afterPaint, calm, el, svg } from '../core/dom.js';
import { mountCards } from './card.js';
import { mountChrome } from './chrome.js';
import { mountGestures, View } from './gestures.js';
import { mountGlow } from './glow.js';
import { mountMarks } from './marks.js';
import { drawPoints, movePoints, plotly, pointSize } from './plot.js';
import { mountPointing } from './pointing.js';
import { extentOf, groupPoints, islands, loadPoints, membersOf } from './points.js';
import { hasPictures, missedOf, namesOf, pathOf, rankNodes, resultsOf, starOf, starText } from './scene.js';
import { shareOf } from './sample.js';
import { mountThumbs } from './thumbs.js';
import { mountTrust } from './trust.js';
import { mountSelectPanel } from './select/panel.js';
import { followAddress, nodesOf, selectNode } from './select/state.js';
import { mountSelectTool } from './select/tool.js';
import { mountTrustNote } from './trust_note.js';

const NEAR = 2; // zoom from which every node of a level may be named

/** The same pictures by another embedding: their points wander to their new places. */
const otherEmbedding = ({ tree: a }, { tree: b }) => a.id === b.id && a.embedding !== b.embedding;

/** root: an empty section.hd-map. */
export function mountMap(root, store) {
  const plot = el('div.hd-map-plot'),
    canvas = el('canvas'),
    pictures = el('div.hd-map-thumbs');
  const sheet = svg('svg', { class: 'hd-map-marks', 'aria-hidden': 'true' });
  const stage = el(
    'div.hd-map-stage',
    { tabindex: 0, role: 'application', 'aria-label': 'Map' },
    plot,
    canvas,
    pictures,
    sheet,
  );
  const frame = () => now;
  const body = el('div.hd-map-body', {}, stage),
    view = new View();
  const marks = mountMarks(sheet),
    thumbs = mountThumbs(pictures),
    glow = mountGlow(canvas, plot);
  const cards = mountCards(body, {
    like: item => {
      pointing.unpin();
      store.search({ like: item, text: '', picture: null });
    },
    take: leaf => {
      pointing.unpin();
      store.force(leaf);
    },
    select: leaf => {
      pointing.unpin();
      selectNode(store, now.tree.ancestor(leaf, now.level));
      stage.focus({ preventScroll: true });
    },
    trust: () => {
      trusting = !trusting;
      doubt();
      return trusting;
    },
    closed: () => {
      pointing.unpin();
      stage.focus({ preventScroll: true });
    },
  });
  const tool = mountSelectTool({ stage, store, view, frame }),
    trust = mountTrust({ view, frame, said: mountTrustNote(body) });
  stage.append(tool.sheet, trust.sheet);
  const doubt = () => trust.draw(trusting && cards.pinned ? cards.pinned.id : null);
  const pointing = mountPointing({ stage, store, view, marks, thumbs, cards, frame, fit: () => zoom(0), pinned: doubt, room, tool });
  const { grab, drag, drop } = tool;
  const gestures = mountGestures(stage, view, { changed: move, settled: settle, ...pointing.gestures, grab, drag, drop });
  const chrome = mountChrome(root, body, {
    level: level => store.setLevel(level),
    take: node => store.force(node),
    select: node => selectNode(store, node),
    hover: hover => store.setHover(hover),
    zoom,
    again: draw,
  }, tool.bar);
  mountSelectPanel(root, store, { over: selectedBelow, back: () => stage.focus({ preventScroll: true }) });
  let now = null; // the frame that is drawn: {tree, level, points, answer, rank}
  let turn = 0,
    late = false,
    trusting = false, // a pinned item's true neighbours are shown
    sought = null, // an item to show as soon as its map is drawn
    queued = false;
  const painted = { k: 1, cx: 0.5, cy: 0.5, part: false }; // the window that was painted; part: more is drawn where it goes

  async function draw() {
    const {
        tree,
        answer,
        rev,
        state: { level },
      } = store,
      mine = ++turn;
    if (!tree) return;
    chrome.show(store, level);
    late = !stage.clientWidth; // hidden: the ResizeObserver draws later
    if (late) return;
    const slow = setTimeout(() => mine === turn && chrome.say('Drawing the map\u2026'), 150);
    try {
      const [points] = await Promise.all([loadPoints(tree, level), plotly()]);
      if (mine !== turn) return;
      const before = now;
      now = { tree, level, points, answer };
      now.rank = rankNodes(now);
      await paintAll(before);
      if (mine !== turn) return;
      chrome.say('');
      requestAnimationFrame(() => {
        if (mine === turn) root.dataset.ready = `${level}:${rev}`;
      });
    } catch (error) {
      if (mine !== turn) return;
      console.error('map:', error);
      chrome.say('The map could not be drawn. Check that the app is still running, then try again.', true);
    } finally {
      clearTimeout(slow);
    }
  }

  async function paintAll(before) {
    const frame = now,
      star = starOf(frame),
      moved = before && (before.tree === frame.tree ? before.level !== frame.level : otherEmbedding(before, frame));
    const was = Object.assign(new View(), view);
    view.frame(stage.clientWidth, stage.clientHeight, extentOf(frame.points, star));
    if (star && !view.sees(...star)) view.fit();
    pointing.leave();
    await Promise.all([paint(), moved && !calm() && glow.morph({ points: before.points, view: was }, frame, view)]);
    if (frame !== now) return;
    await paintMarks();
    if (frame === now) pointing.keepPinned();
    if (frame === now) reveal();
  }

  function paint() {
    const { points, tree, level, rank } = now,
      always = [...resultsOf(now), ...missedOf(now)].map(hit => hit.id);
    const { order, drawn, of } = shareOf(points, view, always); // what is selected, the glow draws
    chrome.drawn(drawn, of, order !== null);
    Object.assign(painted, { k: view.k, cx: view.cx, cy: view.cy, part: order !== null });
    return drawPoints(plot, {
      groups: groupPoints(points, tree, Math.max(2, level), rank, order),
      grounds: islands(points, tree),
      view,
      n: points.n,
      behind: hasPictures(now),
    });
  }

  function paintMarks() {
    const { points, rank } = now,
      results = resultsOf(now).map(hit => hit.id),
      star = starOf(now),
      over = hasPictures(now);
    const missed = missedOf(now).map(lost => lost.id),
      ringed = ids => (over ? [] : ids.map(id => ({ id, xy: [points.x[id], points.y[id]] })));
    chrome.missed(missed.length);
    marks.draw(
      {
        rings: ringed(results),
        missed: ringed(missed),
        ringSize: 3.2 + pointSize(view, points.n) / 2,
        points,
        path: pathOf(now),
        star,
        starText: starText(now),
        names: namesOf(now, view.k > NEAR),
      },
      view,
    );
    const done = over
      ? thumbs.draw({ points, view, rank: item => rank[points.leaf[item]], results, missed, star })
      : thumbs.clear();
    light();
    tool.draw();
    return done;
  }

  function move() {
    if (!now) return;
    movePoints(plot, view);
    marks.move(view);
    thumbs.move(view);
    if (store.state.hover?.node || store.selection) light();
    tool.draw();
    trust.move();
    pointing.movePinned();
  }

  function settle() {
    if (!now || !stage.clientWidth) return;
    const moved = Math.hypot((view.cx - painted.cx) * view.sx, (view.cy - painted.cy) * view.sy) * view.k;
    if (Math.abs(Math.log(view.k / painted.k)) > 0.1 || (painted.part && moved > 0.25 * view.w)) paint();
    paintMarks();
    pointing.movePinned();
  }

  /** Whether most of the selection lies in the lower part of the stage. */
  function selectedBelow() {
    const { selection } = store;
    if (!now || !selection) return false;
    const low = selection.items.filter(i => i < now.points.n && view.px(0, now.points.y[i])[1] > 0.6 * view.h);
    return low.length > selection.items.length / 2;
  }

  function zoom(factor) {
    if (factor) view.zoom(factor);
    else view.fit();
    gestures.touched();
  }

  /** Shows what the pointer is on, here or in another view. */
  function light() {
    if (!now) return;
    const { tree, points, level } = now,
      { selection } = store,
      { item, node = null } = store.state.hover ?? { item: cards.pinned?.id }, // a card that stays open keeps its point lit
      branch = node > 0 && tree.byId.has(node) ? node : null,
      selected = selection && nodesOf(selection, tree),
      known = Number.isInteger(item) && item < points.n;
    const pictured = thumbs.light(known ? item : -1),
      ringed = known && !pictured;
    marks.light(
      {
        item: ringed ? { id: item, xy: [points.x[item], points.y[item]] } : null,
        node: branch ?? (known ? tree.ancestor(points.leaf[item], Math.min(level, tree.depth)) : null),
        within: id => (branch === null ? !!selected?.has(id) : tree.path(id).includes(branch)),
      },
      view,
    );
    thumbs.select(selection?.has ?? null);
    glow.light(branch === null ? (selection?.items ?? null) : membersOf(points, tree, branch), now, view);
  }

  /** Shows the item that was asked for; a missed one on the map of the level that lost it. */
  function locate(item) {
    sought = item;
    const lost = now && missedOf(now).find(missed => missed.id === item)?.lost_at_level;
    const block = innerWidth < 1200 ? 'start' : 'nearest'; // one column: its tabs at the top; two: as far as it needs
    root.parentNode.scrollIntoView({ block }); // at once: it may be many screens away
    if (Number.isInteger(lost) && lost !== store.state.level) store.setLevel(lost);
    else queueMicrotask(reveal); // the tree's tab may have to give way first
  }
  function reveal() {
    if (sought === null || !now || !stage.clientWidth || sought >= now.points.n) return;
    const item = sought;
    sought = null;
    pointing.reveal(item);
  }
  /** On a small screen a picture's card lies over the map's foot: its point is moved above it. */
  function room(item) {
    const [, y] = view.px(0, now.points.y[item]);
    if (view.w >= 480 || y <= 0.4 * view.h) return;
    view.pan(0, 0.3 * view.h - y);
    gestures.touched();
  }

  /** An answer and its level come together: drawn once. Path and scores are painted first, the map with the frame after. */
  function soon(type) {
    if (queued) return;
    queued = true;
    const go = () => {
      queued = false;
      draw();
    };
    if (type === 'answer') afterPaint(go);
    else queueMicrotask(go);
  }

  for (const type of ['ready', 'tree', 'answer', 'level', 'theme']) store.on(type, () => soon(type));
  store.on('hover', light);
  store.on('locate', locate);
  store.on('select', () => {
    light();
    tool.draw();
  });
  followAddress(store);
  root.addEventListener('keydown', event => {
    // from the level switch, the tools and the key; the stage has its own
    if (event.key !== 'Escape' || event.defaultPrevented || !pointing.gestures.escape()) return;
    event.preventDefault();
    event.stopPropagation();
  });
  new ResizeObserver(() => {
    if (stage.clientWidth && (late || stage.clientWidth !== view.w || stage.clientHeight !== view.h)) draw();
  }).observe(stage);
  plotly().catch(() => {}); // starts loading; draw() says if it fails
  draw();
}
