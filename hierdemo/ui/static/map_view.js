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
import { mountPointing } from './map_pointing.js';
import { extentOf, groupPoints, islands, loadPoints } from './map_points.js';
import { hasPictures, namesOf, pathOf, rankNodes, resultsOf, starOf, starText } from './map_scene.js';
import { mountThumbs } from './map_thumbs.js';

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
  const body = el('div.hd-map-body', {}, stage),
    view = new View();
  const marks = mountMarks(sheet),
    thumbs = mountThumbs(pictures),
    glow = mountGlow(canvas, plot);
  const cards = mountCards(body, {
    like: item => {
      cards.unpin();
      store.search({ like: item, text: '', picture: null });
    },
    take: leaf => {
      cards.unpin();
      store.force(leaf);
    },
    closed: () => {
      cards.unpin();
      stage.focus({ preventScroll: true });
    },
  });
  const pointing = mountPointing({ stage, store, view, marks, thumbs, cards, frame: () => now, fit: () => zoom(0) });
  const gestures = mountGestures(stage, view, { changed: move, settled: settle, ...pointing.gestures });
  const chrome = mountChrome(root, body, {
    level: level => store.setLevel(level),
    take: node => store.force(node),
    hover: hover => store.setHover(hover),
    zoom,
    again: draw,
  });
  let now = null; // the frame that is drawn: {tree, level, points, answer, rank}
  let turn = 0,
    late = false,
    queued = false,
    drawnZoom = 1;

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
  }

  function paint() {
    const { points, tree, level, rank } = now;
    drawnZoom = view.k;
    return drawPoints(plot, {
      groups: groupPoints(points, tree, Math.max(2, level), rank),
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
    const rings = over ? [] : results.map(id => ({ id, xy: [points.x[id], points.y[id]] }));
    marks.draw(
      {
        rings,
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
      ? thumbs.draw({ points, view, rank: item => rank[points.leaf[item]], results, star })
      : thumbs.clear();
    light();
    return done;
  }

  function move() {
    if (!now) return;
    movePoints(plot, view);
    marks.move(view);
    thumbs.move(view);
    if (store.state.hover?.node) light();
    pointing.movePinned();
  }

  function settle() {
    if (!now || !stage.clientWidth) return;
    if (Math.abs(Math.log(view.k / drawnZoom)) > 0.1) paint();
    paintMarks();
    pointing.movePinned();
  }

  function zoom(factor) {
    if (factor) view.zoom(factor);
    else view.fit();
    gestures.touched();
  }

  /** Shows what the pointer is on, here or in another view. */
  function light() {
    if (!now) return;
    const { tree, points } = now,
      { item, node = null } = store.state.hover ?? {},
      known = Number.isInteger(item) && item < points.n;
    const pictured = thumbs.light(known ? item : -1),
      ringed = known && !pictured;
    marks.light(
      {
        item: ringed ? { id: item, xy: [points.x[item], points.y[item]] } : null,
        node,
        within: id => tree.path(id).includes(node),
      },
      view,
    );
    glow.light(node > 0 && tree.byId.has(node) ? node : null, now, view);
  }

  function soon() {
    // an answer and its level come together
    if (queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      draw();
    });
  }

  for (const type of ['ready', 'tree', 'answer', 'level', 'theme']) store.on(type, soon);
  store.on('hover', light);
  new ResizeObserver(() => {
    if (stage.clientWidth && (late || stage.clientWidth !== view.w || stage.clientHeight !== view.h)) draw();
  }).observe(stage);
  plotly().catch(() => {}); // starts loading; draw() says if it fails
  draw();
}
