// Where names go: at their node's place, moved only as far as the star, the stops, results and other names ask for; a name
// that had to go far has a line back. Pure geometry on pixels; knows no DOM but the canvas that measures text.

const CELL = 8, // pixels a side of the grid that says where points lie
  LED = 24, // pixels from which a line leads back to the place
  GAPS = [1, 10, 22, 38, 58, 80]; // pixels between an island and its name, tried in this order
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

/** Labels as {xy, dx, dy, w, h, size, text, lead} with {star: true} or {id, state}; names that find no room are left
 *  out. scene: as map_marks draws it, with rings in pixels and the star where it stands. lead: the line's end, from the
 *  place. */
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
  if (scene.star && view.sees(...scene.star.xy)) starLabel(scene.star);
  const most = Math.max(1, ...scene.names.map(name => name.n)),
    rank = { chosen: 0, kept: 1, passed: 2, other: 3 };
  const anchors = scene.names.map(name => view.px(...name.xy));
  scene.names
    .map((name, i) => ({ ...name, at: anchors[i] }))
    .sort((a, b) => rank[a.state] - rank[b.state] || b.n - a.n)
    .forEach(place);
  return labels;

  function starLabel({ xy, x, y, dx: sx, dy: sy }) {
    taken.push({ x: x + sx, y: y + sy, w: 26, h: 26 }, { x, y, w: 12, h: 12 });
    if (!scene.starText) return;
    const size = 13,
      h = 18;
    for (const most of [30, 20, 12]) {
      const text = clip(scene.starText, most),
        w = textWidth(text, size, 650) + 6,
        spots = [
          [17 + w / 2, 0],
          [-17 - w / 2, 0],
          [0, -25],
          [0, 26],
          [w / 2 + 6, -24],
          [w / 2 + 6, 24],
          [-w / 2 - 6, -24],
          [-w / 2 - 6, 24],
          [0, -46],
          [0, 47],
        ].map(([dx, dy]) => ({ x: inside(x + sx + dx, w, view.w), y: y + sy + dy, w, h }));
      const best = cheapest(
        spots.map((b, i) => ({ ...b, cost: 40 * crowd(b.x, b.y, w, h) + 12 * hiddenBy(b) + 4 * i })),
      );
      if (best) return keep(best, { star: true, xy, text, size }, x, y);
      if (most === 12) return keep(spots[2], { star: true, xy, text, size }, x, y); // never a query without its name
    }
  }

  function place({ id, name, n, at: [x, y], r, state, xy }) {
    if (x < 0 || y < 0 || x > view.w || y > view.h) return;
    const size = Math.round((view.w < 480 ? 11 : 12) + 3 * Math.sqrt(n / most)) + (state === 'chosen' ? 1 : 0),
      text = clip(name, 30),
      w = textWidth(text, size, state === 'chosen' ? 700 : 500) + 8,
      h = size + 5;
    const rx = Math.min(48, r * view.sx * view.k),
      ry = Math.min(48, r * view.sy * view.k),
      spots = [rated(x, y)];
    for (const gap of GAPS.filter(g => g < view.w / 8))
      for (const [i, [ux, uy]] of SIDES.entries()) {
        const dx = ux * (rx + gap + w / 2),
          dy = uy * (ry + gap + h / 2);
        spots.push(rated(inside(x + dx, w, view.w), y + dy, i));
      }
    const best = cheapest(spots);
    if (!best) return;
    const { dx, dy } = nearestOf(best, x, y);
    const lead = Math.hypot(dx, dy) > LED ? [dx, dy] : null;
    keep(best, { id, state, xy, text, size, lead }, x, y);

    function rated(bx, by, side = 0) {
      const box = { x: bx, y: by, w, h },
        moved = distance(box, x, y);
      const wide = w / 2 + moved, // what lies farther off cannot be nearer; most do, and this tells it soonest
        high = h / 2 + moved;
      const alien = anchors.some(
        ([ax, ay]) =>
          Math.abs(ax - bx) < wide &&
          Math.abs(ay - by) < high &&
          distance(box, ax, ay) < Math.min(moved, Math.hypot(ax - x, ay - y)) - 2,
      );
      const wrong = (alien ? 22 : 0) + (moved < 4 ? 8 : 0); // nearer to another's place; on top of its own
      return { ...box, cost: 34 * crowd(bx, by, w, h) + 0.9 * moved + 10 * hiddenBy(box) + side + wrong };
    }
  }

  /** Results whose rings lie under the box. */
  function hiddenBy(b) {
    return scene.rings.filter(({ x, y }) => distance(b, x, y) < 4).length;
  }
  function cheapest(spots) {
    return spots.filter(free).reduce((a, b) => (a && a.cost <= b.cost ? a : b), null);
  }
  function keep(box, label, x, y) {
    taken.push({ x: box.x, y: box.y, w: box.w + 4, h: box.h });
    labels.push({ ...label, dx: box.x - x, dy: box.y - y, w: box.w, h: box.h });
  }
}

/** The middle nearest to x of a width that stays within 0..most. */
const inside = (x, width, most) => Math.max(width / 2 + 5, Math.min(most - width / 2 - 5, x));

/** From (x, y) to the box's nearest point. */
const nearestOf = (b, x, y) => ({
  dx: Math.max(b.x - b.w / 2 - x, Math.min(b.x + b.w / 2 - x, 0)),
  dy: Math.max(b.y - b.h / 2 - y, Math.min(b.y + b.h / 2 - y, 0)),
});
const distance = (b, x, y) => {
  const { dx, dy } = nearestOf(b, x, y);
  return Math.hypot(dx, dy);
};
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
