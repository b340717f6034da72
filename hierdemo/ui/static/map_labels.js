// Where names go: beside their island rather than on it, never on the star, on a stop or on each other. Pure geometry on
// pixels; knows no DOM but the canvas that measures text.

const CELL = 8; // pixels a side of the grid that says where points lie
const SIDES = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [0.7, 0.7],
  [-0.7, 0.7],
  [0.7, -0.7],
  [-0.7, -0.7],
];
let brush,
  family = 'sans-serif';

/** The font labels are set in: that of this element. */
export const useFontOf = element => {
  family = getComputedStyle(element).fontFamily || family;
};

export function textWidth(text, size, weight = 500) {
  brush ||= document.createElement('canvas').getContext('2d');
  brush.font = `${weight} ${size}px ${family}`;
  return brush.measureText(text).width;
}

/** Labels as {xy, dx, dy, w, h, size, text} with {star: true} or {id, state}; names that find no room are left out. */
export function placeNames(scene, stops, view) {
  const taken = [],
    labels = [],
    crowd = crowdOf(scene.points, view);
  const free = b =>
    b.x - b.w / 2 > 4 &&
    b.x + b.w / 2 < view.w - 4 &&
    b.y - b.h / 2 > 4 &&
    b.y + b.h / 2 < view.h - 4 &&
    !taken.some(t => Math.abs(t.x - b.x) < (t.w + b.w) / 2 && Math.abs(t.y - b.y) < (t.h + b.h) / 2);
  for (const stop of stops) taken.push({ x: stop.x + stop.dx, y: stop.y + stop.dy, w: stop.w + 6, h: 22 });
  if (scene.star && view.sees(...scene.star)) starLabel();
  const most = Math.max(1, ...scene.names.map(name => name.n)),
    rank = { chosen: 0, kept: 1, passed: 2, other: 3 };
  const anchors = scene.names.map(name => view.px(...name.xy));
  scene.names
    .map((name, i) => ({ ...name, at: anchors[i] }))
    .sort((a, b) => rank[a.state] - rank[b.state] || b.n - a.n)
    .forEach(place);
  return labels;

  function starLabel() {
    const [x, y] = view.px(...scene.star),
      text = clip(scene.starText, 30),
      size = 13,
      w = textWidth(text, size, 650) + 6,
      h = 18;
    taken.push({ x, y, w: 26, h: 26 });
    if (!text) return;
    const spots = [
      [17 + w / 2, 0],
      [-17 - w / 2, 0],
      [0, -25],
      [0, 26],
      [w / 2 + 6, -24],
      [w / 2 + 6, 24],
      [-w / 2 - 6, -24],
      [-w / 2 - 6, 24],
    ];
    const best = cheapest(
      spots.map(([dx, dy], i) => ({ x: x + dx, y: y + dy, w, h, cost: 40 * crowd(x + dx, y + dy, w, h) + 4 * i })),
    );
    if (best) keep(best, { star: true, xy: scene.star, text, size }, x, y);
  }

  function place({ id, name, n, at: [x, y], r, state, xy }) {
    if (x < 0 || y < 0 || x > view.w || y > view.h) return;
    const size = Math.round(12 + 3 * Math.sqrt(n / most)) + (state === 'chosen' ? 1 : 0),
      text = clip(name, 30),
      w = textWidth(text, size, state === 'chosen' ? 700 : 500) + 8,
      h = size + 5;
    const rx = Math.min(70, r * view.sx * view.k),
      ry = Math.min(70, r * view.sy * view.k),
      spots = [{ x, y, w, h, cost: 62 * crowd(x, y, w, h) }];
    for (const far of state === 'chosen' ? [0, 8, 22, 40] : [0, 8, 20])
      for (const [ux, uy] of SIDES) {
        const dx = ux * (rx + far + w / 2),
          dy = uy * (ry + far + h / 2);
        const bx = Math.max(w / 2 + 5, Math.min(view.w - w / 2 - 5, x + dx)),
          by = y + dy,
          alien = anchors.some(([ax, ay]) => Math.hypot(ax - bx, ay - by) < Math.hypot(x - bx, y - by) - 4);
        spots.push({
          x: bx,
          y: by,
          w,
          h,
          cost:
            62 * crowd(bx, by, w, h) +
            0.4 * Math.hypot(ux * (rx + far), uy * (ry + far)) +
            (ux ? 6 : 0) +
            (uy < 0 ? 2 : 0) +
            (alien ? 60 : 0),
        });
      }
    const best = cheapest(spots);
    if (best && (state === 'chosen' || best.cost < (state === 'other' ? 45 : 60)))
      keep(best, { id, state, xy, text, size }, x, y);
  }

  function cheapest(spots) {
    return spots.filter(free).reduce((a, b) => (a && a.cost <= b.cost ? a : b), null);
  }
  function keep(box, label, x, y) {
    taken.push({ x: box.x, y: box.y, w: box.w + 4, h: box.h });
    labels.push({ ...label, dx: box.x - x, dy: box.y - y, w: box.w, h: box.h });
  }
}

const clip = (text, most) => (text.length > most ? text.slice(0, most - 1).trimEnd() + '\u2026' : text);

/** (x, y, w, h) -> share of the box that lies on points, 0..1. */
function crowdOf(points, view) {
  const wide = Math.ceil(view.w / CELL),
    high = Math.ceil(view.h / CELL),
    full = new Uint8Array(wide * high);
  for (let i = 0; i < points.n; i++) {
    const [x, y] = view.px(points.x[i], points.y[i]);
    if (x >= 0 && y >= 0 && x < view.w && y < view.h) full[Math.floor(y / CELL) * wide + Math.floor(x / CELL)] = 1;
  }
  return (x, y, w, h) => {
    let hit = 0,
      all = 0;
    for (let row = Math.floor((y - h / 2) / CELL); row <= (y + h / 2) / CELL; row++)
      for (let col = Math.floor((x - w / 2) / CELL); col <= (x + w / 2) / CELL; col++, all++)
        if (row >= 0 && col >= 0 && row < high && col < wide) hit += full[row * wide + col];
    return hit / all;
  };
}
