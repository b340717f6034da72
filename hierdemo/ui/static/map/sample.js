// Which points are drawn, where there are more than a browser draws quickly: all in sight while those are few, else of every
// leaf the same share of what is in sight, and always those that are asked for. Knows points and the view; draws nothing.

const MOST = 40000, // measured: with 100,000 a search's map takes twice as long to paint, and looks the same
  NARROW = 15000, // on a stage narrower than 480 pixels
  AROUND = 0.25; // of the stage's size is drawn on every side of it, for a drag to show

/** points, view as map_points and map_gestures have them. always: items drawn in any case. Returns {order: item numbers to
 *  draw, null for all of them; of: how many points are in sight; drawn: how many of those}. */
export function shareOf(points, view, always) {
  const most = view.w < 480 ? NARROW : MOST;
  if (points.n <= most) return { order: null, drawn: points.n, of: points.n };
  const [x0, x1] = view.rangeX(),
    [y0, y1] = view.rangeY(),
    wx = AROUND * (x1 - x0),
    wy = AROUND * (y1 - y0);
  const within = (i, dx, dy) =>
    points.x[i] >= x0 - dx && points.x[i] <= x1 + dx && points.y[i] >= y0 - dy && points.y[i] <= y1 + dy;
  const near = [];
  for (let i = 0; i < points.n; i++) if (within(i, wx, wy)) near.push(i);
  const share = Math.min(1, most / near.length),
    due = new Float64Array(points.leaf.reduce((top, leaf) => Math.max(top, leaf), 0) + 1).fill(1 + 1e-9 - share), // one a leaf at least
    taken = new Uint8Array(points.n);
  for (const i of near) {
    const leaf = points.leaf[i];
    due[leaf] += share;
    if (due[leaf] < 1) continue;
    due[leaf]--;
    taken[i] = 1;
  }
  for (const i of always) if (i < points.n) taken[i] = 1;
  let drawn = 0,
    of = 0;
  for (const i of near)
    if (within(i, 0, 0)) {
      of++;
      drawn += taken[i];
    }
  return { order: Int32Array.from(near.filter(i => taken[i])), drawn, of };
}
