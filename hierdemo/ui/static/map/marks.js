// What stands over the points: rings, the path with its stops, the star, node names. One SVG, built when the view settles
// and only shifted while it moves. Knows places in map units and texts; not the store, Plotly or where they come from.

import { svg as make } from '../core/dom.js';
import { placeNames, useFontOf } from './labels.js';
import { apart, standBeside } from './stops.js';

const STAR =
  Array.from({ length: 10 }, (_, i) => {
    const angle = -Math.PI / 2 + (i * Math.PI) / 5,
      r = i % 2 ? 4 : 9.5;
    return `${i ? 'L' : 'M'}${(r * Math.cos(angle)).toFixed(1)} ${(r * Math.sin(angle)).toFixed(1)}`;
  }).join('') + 'Z';

/** A function that draws the scene; it also has move(view), light(hover) and nameAt(px, py). */
export function mountMarks(sheet) {
  let scene,
    placed = [],
    boxes = [],
    trail = [],
    extra;
  const put = (element, xy, dx = 0, dy = 0) => {
    sheet.append(element);
    placed.push({ element, xy, dx, dy });
    return element;
  };

  /** scene: {rings: [{id, xy}], missed: [{id, xy}], ringSize, path: [{xy, level}], star: xy|null, starText, points,
   *  names: [{id, name, n, xy, r, state}]} */
  function draw(next, view) {
    scene = next;
    useFontOf(sheet);
    placed = [];
    sheet.replaceChildren();
    sheet.setAttribute('viewBox', `0 0 ${view.w} ${view.h}`);
    const rings = apart(scene.rings, view),
      missed = apart(scene.missed, view),
      { stops, star } = standBeside(scene, [...rings, ...missed], view),
      line = scene.star && scene.path.length;
    trail = line ? [make('path', { class: 'hd-trail-halo' }), make('path', { class: 'hd-trail' })] : [];
    sheet.append(...trail);
    for (const { id, xy } of rings) put(make('circle', { class: 'hd-ring', r: scene.ringSize, 'data-item': id }), xy);
    for (const { id, xy } of missed)
      put(make('circle', { class: 'hd-ring hd-missed', r: scene.ringSize + 1, 'data-item': id }), xy);
    for (const stop of stops) drawStop(stop);
    drawNames(placeNames({ ...scene, rings, star }, stops, view));
    if (star) drawStar(star);
    extra = put(make('circle', { class: 'hd-ring hd-on', r: scene.ringSize + 1, visibility: 'hidden' }), [0, 0]);
    move(view);
  }

  function drawStop({ xy, text, dx, dy, w }) {
    put(make('rect', { class: 'hd-stop', x: -w / 2, y: -8, width: w, height: 16, rx: 8 }), xy, dx, dy);
    const number = put(make('text', { class: 'hd-stop-n', y: 3.5 }), xy, dx, dy);
    number.textContent = text;
  }

  /** Beside its place where results would hide under it; then a thin line leads back. */
  function drawStar({ xy, dx, dy }) {
    if (dx || dy) {
      put(make('line', { class: 'hd-star-lead', x2: dx, y2: dy }), xy);
      put(make('circle', { class: 'hd-star-dot', r: 2.5 }), xy);
    }
    put(make('path', { class: 'hd-star', d: STAR }), xy, dx, dy);
  }

  function drawNames(labels) {
    boxes = labels;
    for (const { lead, state, xy } of labels) // first, so that no line crosses a name
      if (lead) put(make('line', { class: `hd-lead-line is-${state}`, x2: lead[0], y2: lead[1] }), xy);
    for (const label of labels) {
      const text = put(
        make('text', {
          class: label.star ? 'hd-star-t' : `hd-node is-${label.state}`,
          'font-size': label.size,
          y: label.size * 0.35,
        }),
        label.xy,
        label.dx,
        label.dy,
      );
      text.textContent = label.text;
      if (!label.star) text.dataset.node = label.id;
    }
  }

  function move(view) {
    if (!scene) return;
    for (const { element, xy, dx, dy } of placed) {
      const [x, y] = view.px(...xy);
      element.setAttribute('transform', `translate(${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)})`);
    }
    const d = trail.length
      ? [...scene.path.map(stop => stop.xy), scene.star]
          .map(
            (xy, i) =>
              `${i ? 'L' : 'M'}${view
                .px(...xy)
                .map(v => v.toFixed(1))
                .join(' ')}`,
          )
          .join('')
      : '';
    for (const path of trail) path.setAttribute('d', d);
    for (const box of boxes) {
      const [x, y] = view.px(...box.xy);
      box.x = x + box.dx;
      box.y = y + box.dy;
    }
  }

  /** item: {id, xy} or null; node: id or null; within(id): that node's name stays when others step back. Rings the item,
   *  marks the names. */
  function light({ item, node, within }, view) {
    if (!scene) return;
    for (const ring of sheet.querySelectorAll('.hd-ring[data-item]'))
      ring.classList.toggle('hd-on', !!item && Number(ring.dataset.item) === item.id);
    for (const text of sheet.querySelectorAll('.hd-node')) {
      const id = Number(text.dataset.node);
      text.classList.toggle('hd-on', id === node);
      text.classList.toggle('hd-within', within(id));
    }
    const own = item && sheet.querySelector(`.hd-ring[data-item='${item.id}']`);
    extra.setAttribute('visibility', item && !own ? 'visible' : 'hidden');
    if (item) placed.find(entry => entry.element === extra).xy = item.xy;
    move(view);
  }

  const nameAt = (x, y) =>
    boxes.find(b => !b.star && Math.abs(b.x - x) < b.w / 2 && Math.abs(b.y - y) < b.h / 2 + 2)?.id ?? null;
  return { draw, move, light, nameAt };
}
