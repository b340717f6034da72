// The map: one level's points with the query's star, its path, the results and the nodes' names. Puts the parts together,
// follows the store, and says when everything is painted: data-ready="level:rev". Plotly draws the points; places on the map
// are for viewing only and never enter a score.

import { el } from '../core/dom.js';
import { Cards } from './cards.js';
import { mountChrome } from './chrome.js';
import { Colouring } from './colouring.js';
import { Drawing } from './drawing.js';
import { Gestures } from './gestures.js';
import { makeLayers } from './layers.js';
import { Painter } from './painter.js';
import { fetchPlotly } from './plot.js';
import { Pointing } from './pointing.js';
import { missedOf } from './scene.js';
import { bindSelectKeys } from './select/keys.js';
import { mountSelectPanel } from './select/panel.js';
import { followAddress, selectNode } from './select/state.js';
import { SelectTool } from './select/tool.js';
import { Trust } from './trust.js';
import { trustNote } from './trust_note.js';
import { View } from './view.js';

/** @import { Store } from '../core/store.js' */
/** @import { Actions } from './cards.js' */
/** @import { Frame } from './types' */

const NARROW = 480, // pixels: a stage on a small screen
  ONE_COLUMN = 1200; // pixels: a page narrower than that has its parts below one another

/**
 * @param {HTMLElement} place an empty section.hd-map
 * @param {Store} store
 */
export function mountMap(place, store) {
  const map = new MapView(place, store);
  map.listen();
  fetchPlotly();
  map.drawing.draw();
}

class MapView {
  trusting = false; // a pinned item's true neighbours are shown
  /** An item to show as soon as its map is drawn @type {number | null} */
  sought = null;

  /**
   * @param {HTMLElement} place
   * @param {Store} store
   */
  constructor(place, store) {
    const view = new View(),
      layers = makeLayers(),
      { stage, body } = layers,
      note = trustNote(),
      frame = () => this.now;
    this.place = place;
    this.store = store;
    this.view = view;
    this.stage = stage;
    this.painter = new Painter(layers, view, (n, of, more) => this.chrome.drawn(n, of, more));
    this.cards = new Cards(body, this.cardActions());
    this.tool = new SelectTool(stage, store, view, frame);
    this.trust = new Trust(view, frame, note.say);
    body.append(note.note);
    stage.append(this.tool.sheet, this.trust.sheet);
    this.pointing = this.makePointing();
    this.gestures = this.makeGestures();
    this.drawing = this.makeDrawing();
    const zoom = (/** @type {number} */ factor) => this.zoom(factor),
      again = () => void this.drawing.draw();
    this.colouring = new Colouring(store, () => this.recolour());
    this.chrome = mountChrome(place, store, { colouring: this.colouring, body, stage, tools: this.tool.bar, zoom, again });
    const panel = el('section.hd-select', { 'aria-label': 'Selection', hidden: true });
    place.append(panel);
    const seen = () => this.inSight();
    mountSelectPanel(panel, store, { over: () => this.selectedBelow(), seen, back: () => this.focus() });
  }

  get now() {
    return this.drawing.now;
  }

  /** @returns {Actions} */
  cardActions() {
    const { store } = this;
    const unpinned = (/** @type {(id: number) => void} */ act) => (/** @type {number} */ id) => {
      this.pointing.unpin();
      act(id);
    };
    return {
      like: unpinned(item => store.search({ like: item, text: '', picture: null })),
      take: unpinned(leaf => store.force(leaf)),
      select: unpinned(leaf => {
        if (this.now) selectNode(store, this.now.tree.ancestor(leaf, this.now.level));
        this.focus();
      }),
      trust: () => {
        this.trusting = !this.trusting;
        this.doubt();
        return this.trusting;
      },
      closed: () => {
        this.pointing.unpin();
        this.focus();
      },
    };
  }

  makePointing() {
    const { stage, store, view, cards, tool } = this,
      { marks, thumbs } = this.painter;
    return new Pointing({
      stage,
      store,
      view,
      marks,
      thumbs,
      cards,
      frame: () => this.now,
      fit: () => this.zoom(0),
      room: (item, frame) => this.room(item, frame),
      pinned: () => this.doubt(),
      escape: () => tool.escape(),
    });
  }

  makeGestures() {
    const { pointing, tool } = this;
    return new Gestures(this.stage, this.view, {
      changed: () => this.move(),
      settled: () => this.settle(),
      point: (x, y, event) => pointing.point(x, y, event),
      leave: () => pointing.leave(),
      click: (x, y, event) => pointing.click(x, y, event),
      next: step => pointing.next(step),
      escape: () => pointing.escape(),
      grab: (event, xy) => tool.grab(event, xy),
      drag: xy => tool.drag(xy),
      drop: done => tool.drop(done),
    });
  }

  makeDrawing() {
    return new Drawing(this.store, this.stage, this.view, this.painter, {
      show: (tree, level) => this.chrome.show(tree, level),
      say: (text, error) => this.chrome.say(text, error),
      paint: (answer, n) => this.colouring.paint(answer, n),
      begin: () => this.pointing.leave(),
      marks: frame => this.paintMarks(frame),
      end: () => {
        this.pointing.keepPinned();
        this.reveal();
      },
      ready: (level, rev) => {
        this.place.dataset.ready = `${level}:${rev}`;
      },
    });
  }

  listen() {
    const { store, place, drawing } = this;
    for (const type of /** @type {const} */ (['ready', 'tree', 'answer', 'level', 'theme']))
      store.on(type, () => drawing.soon(type === 'answer'));
    store.on('hover', () => this.light());
    store.on('locate', item => this.locate(item));
    store.on('select', () => {
      this.light();
      this.tool.draw();
    });
    bindSelectKeys(store);
    followAddress(store);
    place.addEventListener('keydown', event => {
      // from the level switch, the tools and the key; the stage has its own
      if (event.key !== 'Escape' || event.defaultPrevented || !this.pointing.escape()) return;
      event.preventDefault();
      event.stopPropagation();
    });
    new ResizeObserver(() => drawing.resized()).observe(this.stage);
  }

  /** Points have other colours, or the key that says what they mean. */
  recolour() {
    this.chrome.legend();
    void this.drawing.draw();
  }

  focus() {
    this.stage.focus({ preventScroll: true });
  }

  /** Shows the true neighbours of the pinned item, where they are asked for. */
  doubt() {
    this.trust.draw(this.trusting && this.cards.pinned ? this.cards.pinned.id : null);
  }

  /** @param {Frame} frame */
  paintMarks(frame) {
    this.chrome.missed(missedOf(frame).length);
    const done = this.painter.paintMarks(frame);
    this.light();
    this.tool.draw();
    return done;
  }

  /** The view moves. */
  move() {
    if (!this.now) return;
    this.painter.move();
    if (this.store.state.hover?.node || this.store.selection) this.light();
    this.tool.draw();
    this.trust.move();
    this.pointing.movePinned();
  }

  /** The view has come to rest. */
  settle() {
    const { now, painter } = this;
    if (!now || !this.stage.clientWidth) return;
    if (painter.stale) painter.paint(now);
    this.paintMarks(now);
    this.pointing.movePinned();
  }

  /** Whether a good part of the map is in the window. */
  inSight() {
    const { top, bottom, height } = this.stage.getBoundingClientRect();
    return Math.min(bottom, innerHeight) - Math.max(top, 0) > height / 3;
  }

  /** Whether most of the selection lies in the lower part of the stage. */
  selectedBelow() {
    const { now, view } = this,
      { selection } = this.store;
    if (!now || !selection) return false;
    const low = selection.items.filter(i => i < now.points.n && view.px(0, now.points.y[i])[1] > 0.6 * view.h);
    return low.length > selection.items.length / 2;
  }

  /** @param {number} factor 0: shows the whole map */
  zoom(factor) {
    if (factor) this.view.zoom(factor);
    else this.view.fit();
    this.gestures.touched();
  }

  /** Shows what the pointer is on, here or in another view. */
  light() {
    if (!this.now) return;
    const { selection, state } = this.store,
      lit = state.hover ?? { item: this.cards.pinned?.id }; // a card that stays open keeps its point lit
    this.painter.light(this.now, { ...lit, selection });
  }

  /**
   * Shows the item that was asked for; a missed one on the map of the level that lost it.
   * @param {number} item
   */
  locate(item) {
    const { now, store, place } = this;
    this.sought = item;
    const lost = now && missedOf(now).find(missed => missed.id === item)?.lost_at_level;
    const block = innerWidth < ONE_COLUMN ? 'start' : 'nearest'; // one column: its tabs at the top; two: as far as it needs
    place.parentElement?.scrollIntoView({ block }); // at once: it may be many screens away
    if (typeof lost === 'number' && lost !== store.state.level) store.setLevel(lost);
    else queueMicrotask(() => this.reveal()); // the tree's tab may have to give way first
  }

  reveal() {
    const { sought, now } = this;
    if (sought === null || !now || !this.stage.clientWidth || sought >= now.points.n) return;
    this.sought = null;
    this.pointing.reveal(sought);
  }

  /**
   * On a small screen a picture's card lies over the map's foot: its point is moved above it.
   * @param {number} item
   * @param {Frame} frame
   */
  room(item, { points }) {
    const { view } = this,
      [, y] = view.px(0, points.y[item]);
    if (view.w >= NARROW || y <= 0.4 * view.h) return;
    view.pan(0, 0.3 * view.h - y);
    this.gestures.touched();
  }
}
