// The lines between two paths side by side: from each branch to its nearest on the other path, as thick as they are
// alike; where the nearest lies off that path, a stub that ends. Knows places on the page and shares, nothing else.
import { put, svg } from '../core/dom.js';

const STUB = 0.24; // of the gutter

function joined(sides) {
  const lines = new Map(),
    stubs = [];
  sides.forEach(({ steps }, side) => {
    for (const { level, like } of steps) {
      if (!like) continue;
      if (!like.on_path) {
        stubs.push({ side, level });
        continue;
      }
      const ends = side ? [like.level, level] : [level, like.level];
      lines.set(ends.join('-'), { ends, share: like.share, both: lines.has(ends.join('-')) });
    }
  });
  return { lines: [...lines.values()], stubs };
}

/** put(nodes, sides) shows two drawn sides in `root` with their lines, which follow every change of size; no lines
 *  where sides is null. */
export function mountWires(root) {
  const layer = svg('svg', { class: 'hd-beside-wires', 'aria-hidden': 'true' });
  let now = null;

  function draw() {
    if (!now) return void put(layer);
    const box = root.getBoundingClientRect();
    if (!box.width) return;
    const end = (side, level) => {
      const card = now.nodes[side].querySelector(`.hd-beside-card[data-level="${level}"]`);
      const b = card?.getBoundingClientRect();
      return b && [(side ? b.left : b.right) - box.left, b.top + b.height / 2 - box.top];
    };
    const [left, right] = now.nodes.map(node => node.getBoundingClientRect());
    const stub = STUB * (right.left - left.right);
    const lines = now.lines.map(({ ends, share, both }) => {
      const [a, b] = [end(0, ends[0]), end(1, ends[1])];
      if (!a || !b) return null;
      const half = (b[0] - a[0]) / 2;
      const d = `M${a[0]} ${a[1]}C${a[0] + half} ${a[1]} ${b[0] - half} ${b[1]} ${b[0]} ${b[1]}`;
      return svg('path', { d, class: both ? 'is-both' : 'is-one', 'stroke-width': 1.5 + 6 * share });
    });
    const stubs = now.stubs.flatMap(({ side, level }) => {
      const a = end(side, level);
      if (!a) return [];
      const x = a[0] + (side ? -stub : stub);
      return [
        svg('path', { d: `M${a[0]} ${a[1]}H${x}`, class: 'is-stub' }),
        svg('circle', { cx: x, cy: a[1], r: Math.min(4, stub / 2) }),
      ];
    });
    put(layer, lines, stubs);
  }

  new ResizeObserver(draw).observe(root);
  return {
    put(nodes, sides) {
      now = sides && { nodes, ...joined(sides) };
      put(root, nodes, layer);
      draw();
    },
  };
}
