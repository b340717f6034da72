// A canvas over the points: lights some items (a branch, what is selected) while the rest steps back, and moves a sample of points from one
// level's places to the next so that the eye can follow. Knows points and hues; nothing of names or the query.

import { pointSize } from './plot.js';

const SAMPLE = 2500,
  TIME = 140, // points that move, ms
  MANY = 5000; // dots from which on they are squares: sooner drawn, and too small to tell

export function mountGlow(canvas, plot) {
  const brush = canvas.getContext('2d');
  let lit = null,
    moving = 0;

  function clear(view) {
    const dpr = Math.min(2, devicePixelRatio || 1);
    if (canvas.width !== Math.round(view.w * dpr) || canvas.height !== Math.round(view.h * dpr))
      Object.assign(canvas, { width: Math.round(view.w * dpr), height: Math.round(view.h * dpr) });
    brush.setTransform(dpr, 0, 0, dpr, 0, 0);
    brush.clearRect(0, 0, view.w, view.h);
  }
  const colours = () => {
    const style = getComputedStyle(plot),
      l = style.getPropertyValue('--hd-pt-l') || 0.62,
      c = style.getPropertyValue('--hd-pt-c') || 0.145;
    return hue => `oklch(${l} ${c} ${hue})`;
  };
  function dots(list, xy, hueOf, radius) {
    const colour = colours(),
      by = new Map();
    for (const i of list) {
      const hue = hueOf(i);
      if (!by.has(hue)) by.set(hue, []);
      by.get(hue).push(i);
    }
    for (const [hue, own] of by) {
      brush.fillStyle = colour(hue);
      brush.beginPath();
      for (const i of own) {
        const [x, y] = xy(i);
        if (x < 0 || y < 0 || x > canvas.width || y > canvas.height) continue; // out of sight
        if (list.length > MANY) {
          brush.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
          continue;
        }
        brush.moveTo(x + radius, y);
        brush.arc(x, y, radius, 0, 7);
      }
      brush.fill();
    }
  }

  /** items: numbers, or null for all alike. */
  function light(items, { points, tree }, view) {
    if (moving) return;
    if (items === null && lit === null) return;
    lit = items;
    clear(view);
    plot.parentNode.classList.toggle('hd-dimmed', items !== null);
    if (items !== null)
      dots(
        items,
        i => view.px(points.x[i], points.y[i]),
        i => tree.byId.get(points.leaf[i]).hue,
        pointSize(view, points.n) / 2 + 0.5,
      );
  }

  /** Moves a sample of points from old places ({points, view}) to new ones. Resolves when done. */
  function morph(old, { points, tree, rank }, view) {
    const own = ++moving,
      start = performance.now(),
      step = Math.ceil(points.n / SAMPLE),
      radius = pointSize(view, points.n) / 2,
      shown = [[], [], []];
    for (let i = 0; i < points.n; i += step) shown[rank[points.leaf[i]]].push(i);
    plot.parentNode.classList.add('hd-moving');
    return new Promise(done => {
      const frame = t => {
        const share = Math.max(0, Math.min(1, (t - start) / TIME)),
          s = share * share * (3 - 2 * share);
        if (own !== moving) return done();
        clear(view);
        shown.forEach((list, i) => {
          brush.globalAlpha = [0.42, 0.75, 1][i];
          dots(
            list,
            j => {
              const [x0, y0] = old.view.px(old.points.x[j], old.points.y[j]),
                [x1, y1] = view.px(points.x[j], points.y[j]);
              return [x0 + s * (x1 - x0), y0 + s * (y1 - y0)];
            },
            j => tree.byId.get(points.leaf[j]).hue,
            radius,
          );
        });
        brush.globalAlpha = 1;
        if (share < 1) return requestAnimationFrame(frame);
        moving = 0;
        lit = null;
        clear(view);
        plot.parentNode.classList.remove('hd-moving');
        done();
      };
      requestAnimationFrame(frame);
    });
  }
  return { light, morph };
}
