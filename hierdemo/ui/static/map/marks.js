// What stands over the points: rings, the path with its stops, the star, node names. One SVG, built when the view settles
// and only shifted while it moves. Knows places in map units and texts; not the store, Plotly or where they come from.

import { svg as make } from '../core/dom.js';
import { placeNames } from './labels.js';
import { apart, standBeside } from './stops.js';
import { textWidth, useFontOf } from '../core/text_width.js';

/** @import { Label, MarkedScene, Ring, Star, Stop, XY } from './types' */
/** @import { View } from './view.js' */

/** An element at a place, moved by so many pixels. @typedef {{element: SVGElement, xy: XY, dx: number, dy: number}} Placed */

const STAR =
  Array.from({ length: 10 }, (_, i) => {
    const angle = -Math.PI / 2 + (i * Math.PI) / 5,
      r = i % 2 ? 4 : 9.5;
    return `${i ? 'L' : 'M'}${(r * Math.cos(angle)).toFixed(1)} ${(r * Math.sin(angle)).toFixed(1)}`;
  }).join('') + 'Z';

export class Marks {
  /** @type {MarkedScene | null} */
  scene = null;
  /** @type {Placed[]} */
  placed = [];
  /** The names, and where they stand in pixels @type {(Label & {x: number, y: number})[]} */
  boxes = [];
  /** The line along the path, and its halo @type {SVGElement[]} */
  trail = [];
  /** The ring around what the pointer is on @type {Placed | null} */
  extra = null;

  /** @param {SVGSVGElement} sheet */
  constructor(sheet) {
    this.sheet = sheet;
  }

  /**
   * @param {MarkedScene} scene
   * @param {View} view
   */
  draw(scene, view) {
    const { sheet } = this;
    this.scene = scene;
    useFontOf(sheet);
    this.placed = [];
    sheet.replaceChildren();
    sheet.setAttribute('viewBox', `0 0 ${view.w} ${view.h}`);
    const rings = apart(scene.rings, view),
      missed = apart(scene.missed, view),
      { stops, star } = standBeside(scene, [...rings, ...missed], view, textWidth),
      line = scene.star && scene.path.length;
    this.trail = line ? [make('path', { class: 'hd-trail-halo' }), make('path', { class: 'hd-trail' })] : [];
    sheet.append(...this.trail);
    this.drawRings(rings, 'hd-ring', scene.ringSize);
    this.drawRings(missed, 'hd-ring hd-missed', scene.ringSize + 1);
    for (const stop of stops) this.drawStop(stop);
    this.drawNames(placeNames({ ...scene, rings, star }, stops, view, textWidth));
    if (star) this.drawStar(star);
    this.extra = this.put(make('circle', { class: 'hd-ring hd-on', r: scene.ringSize + 1, visibility: 'hidden' }), [0, 0]);
    this.move(view);
  }

  /**
   * @param {SVGElement} element
   * @param {XY} xy
   */
  put(element, xy, dx = 0, dy = 0) {
    const own = { element, xy, dx, dy };
    this.sheet.append(element);
    this.placed.push(own);
    return own;
  }

  /**
   * @param {Ring[]} rings
   * @param {string} name
   * @param {number} r
   */
  drawRings(rings, name, r) {
    for (const { id, xy } of rings) this.put(make('circle', { class: name, r, 'data-item': id }), xy);
  }

  /** @param {Stop} stop */
  drawStop({ xy, text, dx, dy, w }) {
    this.put(make('rect', { class: 'hd-stop', x: -w / 2, y: -8, width: w, height: 16, rx: 8 }), xy, dx, dy);
    this.put(make('text', { class: 'hd-stop-n', y: 3.5, text }), xy, dx, dy);
  }

  /**
   * Beside its place where results would hide under it; then a thin line leads back.
   * @param {Star} star
   */
  drawStar({ xy, dx, dy }) {
    if (dx || dy) {
      this.put(make('line', { class: 'hd-star-lead', x2: dx, y2: dy }), xy);
      this.put(make('circle', { class: 'hd-star-dot', r: 2.5 }), xy);
    }
    this.put(make('path', { class: 'hd-star', d: STAR }), xy, dx, dy);
  }

  /** @param {Label[]} labels */
  drawNames(labels) {
    this.boxes = labels.map(label => ({ ...label, x: 0, y: 0 }));
    for (const { lead, state, xy } of labels) // first, so that no line crosses a name
      if (lead) this.put(make('line', { class: `hd-lead-line is-${state}`, x2: lead[0], y2: lead[1] }), xy);
    for (const { star, id, state, size, text, xy, dx, dy } of labels) {
      const name = star ? 'hd-star-t' : `hd-node is-${state}`;
      const { element } = this.put(make('text', { class: name, 'font-size': size, y: size * 0.35, text }), xy, dx, dy);
      if (!star) element.dataset.node = `${id}`;
    }
  }

  /** @param {View} view */
  move(view) {
    if (!this.scene) return;
    for (const { element, xy, dx, dy } of this.placed) {
      const [x, y] = view.px(...xy);
      element.setAttribute('transform', `translate(${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)})`);
    }
    this.moveTrail(this.scene, view);
    for (const box of this.boxes) {
      const [x, y] = view.px(...box.xy);
      box.x = x + box.dx;
      box.y = y + box.dy;
    }
  }

  /**
   * @param {MarkedScene} scene
   * @param {View} view
   */
  moveTrail({ path, star }, view) {
    if (!this.trail.length || !star) return;
    const places = [...path.map(stop => stop.xy), star].map(xy => view.px(...xy).map(v => v.toFixed(1)).join(' '));
    for (const line of this.trail) line.setAttribute('d', `M${places.join('L')}`);
  }

  /**
   * Rings an item and marks names.
   * @param {{item: Ring | null, node: number | null, within: (id: number) => boolean}} what within: that node's name
   *   stays when others step back
   * @param {View} view
   */
  light({ item, node, within }, view) {
    if (!this.scene || !this.extra) return;
    let ringed = false;
    for (const ring of this.drawn('.hd-ring[data-item]')) {
      const own = Number(ring.dataset.item) === item?.id;
      ring.classList.toggle('hd-on', own);
      ringed ||= own;
    }
    for (const text of this.drawn('.hd-node')) {
      const id = Number(text.dataset.node);
      text.classList.toggle('hd-on', id === node);
      text.classList.toggle('hd-within', within(id));
    }
    this.extra.element.setAttribute('visibility', item && !ringed ? 'visible' : 'hidden');
    if (item) this.extra.xy = item.xy;
    this.move(view);
  }

  /**
   * @param {string} selector
   * @returns {NodeListOf<SVGElement>}
   */
  drawn(selector) {
    return this.sheet.querySelectorAll(selector);
  }

  /**
   * The node whose name lies at this place in pixels, or null.
   * @param {number} x
   * @param {number} y
   * @returns {number | null}
   */
  nameAt(x, y) {
    const own = this.boxes.find(b => !b.star && Math.abs(b.x - x) < b.w / 2 && Math.abs(b.y - y) < b.h / 2 + 2);
    return own?.id ?? null;
  }
}
