// The connectors: a line from each kept card down to the bracket of its children. Pure geometry of what is on screen.
import { svg } from '../core/dom.js';

/** Adds the <svg> to `box`; returns a function that draws again with the next frame. */
export function mountWires(box) {
  const layer = svg('svg', { class: 'hd-wires', 'aria-hidden': 'true' });
  box.prepend(layer);
  let due = 0;

  function draw() {
    due = 0;
    const origin = box.getBoundingClientRect();
    const rel = node => {
      const r = node.getBoundingClientRect();
      return { x: r.left - origin.left, y: r.top - origin.top, w: r.width, h: r.height };
    };
    const shelves = [...box.querySelectorAll('.hd-shelf')];
    const inside = (x, b) => x >= b.x && x <= b.x + b.w;
    const thin = [],
      strong = [];
    shelves.slice(1).forEach((below, i) => {
      const above = shelves[i],
        top = rel(above.querySelector('.hd-track')),
        bottom = rel(below.querySelector('.hd-track'));
      below.querySelectorAll('.hd-group').forEach(group => {
        const card = above.querySelector(`.hd-card[data-node="${group.dataset.parent}"]`);
        if (!card) return;
        const a = rel(card),
          b = rel(group.firstChild),
          x0 = a.x + a.w / 2,
          y0 = a.y + a.h;
        const x1 = Math.max(b.x + 8, Math.min(b.x + b.w - 8, x0)),
          y1 = b.y + 1;
        if (!inside(x0, top) || !inside(x1, bottom)) return;
        const chosen = card.classList.contains('is-chosen');
        (chosen ? strong : thin).push(
          svg('path', { class: chosen ? 'is-chosen' : '', d: `M${x0} ${y0}C${x0} ${y1} ${x1} ${y0} ${x1} ${y1}` }),
        );
      });
    });
    layer.replaceChildren(...thin, ...strong);
  }
  return () => {
    due ||= requestAnimationFrame(draw);
  };
}
