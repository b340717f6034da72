// Paints a frame: the points, the marks over them, pictures, and what is lit. Knows which window it painted, so that it can
// tell when more has to be drawn; not where frames come from.

import { calm } from '../core/dom.js';
import { Glow } from './glow.js';
import { groupPoints, islands, paintedGroups } from './groups.js';
import { Marks } from './marks.js';
import { drawPoints, movePoints, pointSize } from './plot.js';
import { membersOf } from './points.js';
import { shareOf } from './sample.js';
import { hasPictures, missedOf, namesOf, pathOf, resultsOf, starOf, starText } from './scene.js';
import { nodesOf } from './select/state.js';
import { Thumbs } from './thumbs.js';

/** @import { Selection, Tree } from '../core/types' */
/** @import { Frame, Layers, Points, Ring } from './types' */
/** @import { View } from './view.js' */

/** What is lit: the pointer's or the pinned card's item, a node, and what is selected.
 *  @typedef {{item?: number, node?: number | null, selection: Selection | null}} Lit */

const NEAR = 2; // zoom from which every node of a level may be named

export class Painter {
  /** The window that was painted; part: more is drawn where it goes. */
  painted = { k: 1, cx: 0.5, cy: 0.5, part: false };

  /**
   * @param {Layers} layers
   * @param {View} view
   * @param {(n: number, of: number, more: boolean) => void} drawn is told how many of the points in sight are drawn
   */
  constructor(layers, view, drawn) {
    this.plot = layers.plot;
    this.view = view;
    this.drawn = drawn;
    this.marks = new Marks(layers.sheet);
    this.thumbs = new Thumbs(layers.pictures);
    this.glow = new Glow(layers.canvas, layers.plot);
  }

  /**
   * The points.
   * @param {Frame} frame
   */
  paint(frame) {
    const { points, tree, level, rank } = frame,
      { view } = this,
      always = [...resultsOf(frame), ...missedOf(frame)].map(hit => hit.id);
    const { order, drawn, of } = shareOf(points, view, always); // what is selected, the glow draws
    this.drawn(drawn, of, order !== null);
    this.painted = { k: view.k, cx: view.cx, cy: view.cy, part: order !== null };
    return drawPoints(this.plot, {
      groups: frame.paint ? paintedGroups(points, frame.paint, order) : groupPoints(points, tree, Math.max(2, level), rank, order),
      grounds: frame.paint ? [] : islands(points, tree),
      tones: frame.paint?.tones,
      view,
      n: points.n,
      behind: hasPictures(frame),
    });
  }

  /**
   * Points wander to their places in this frame, unless a person wants no motion.
   * @param {{points: Points, view: View}} old
   * @param {Frame} frame
   */
  morph(old, frame) {
    return calm() ? null : this.glow.morph(old, frame, this.view);
  }

  /**
   * What stands over the points. Resolves when its pictures are there.
   * @param {Frame} frame
   */
  paintMarks(frame) {
    const { points, rank } = frame,
      { view, marks, thumbs } = this,
      results = resultsOf(frame).map(hit => hit.id),
      missed = missedOf(frame).map(lost => lost.id),
      star = starOf(frame),
      over = hasPictures(frame);
    marks.draw(
      {
        rings: over ? [] : ringsOf(results, points),
        missed: over ? [] : ringsOf(missed, points),
        ringSize: 3.2 + pointSize(view, points.n) / 2,
        points,
        path: pathOf(frame),
        star,
        starText: starText(frame),
        names: namesOf(frame, view.k > NEAR),
      },
      view,
    );
    return over
      ? thumbs.draw({ points, view, rank: item => rank[points.leaf[item]], results, missed, star })
      : thumbs.clear();
  }

  /** Follows the view. */
  move() {
    movePoints(this.plot, this.view);
    this.marks.move(this.view);
    this.thumbs.move(this.view);
  }

  /** Whether the view has gone so far that the points have to be painted anew. */
  get stale() {
    const { view, painted } = this,
      moved = Math.hypot((view.cx - painted.cx) * view.sx, (view.cy - painted.cy) * view.sy) * view.k;
    return Math.abs(Math.log(view.k / painted.k)) > 0.1 || (painted.part && moved > 0.25 * view.w);
  }

  /**
   * Shows what the pointer is on, here or in another view.
   * @param {Frame} frame
   * @param {Lit} lit
   */
  light(frame, { item, node = null, selection }) {
    const { tree, points, level } = frame,
      { view, marks, thumbs, glow } = this,
      branch = node !== null && node > 0 && tree.byId.has(node) ? node : null,
      known = item !== undefined && item < points.n ? item : null,
      pictured = thumbs.light(known ?? -1),
      own = known === null ? null : tree.ancestor(points.leaf[known], Math.min(level, tree.depth));
    marks.light(
      {
        item: known !== null && !pictured ? ringsOf([known], points)[0] : null,
        node: branch ?? own,
        within: nameStays(tree, branch, selection),
      },
      view,
    );
    thumbs.select(selection?.has ?? null);
    glow.light(branch === null ? (selection?.items ?? null) : membersOf(points, tree, branch), frame, view);
  }
}

/**
 * Whether a node's name stays when others step back: it holds the branch that is lit, or something selected.
 * @param {Tree} tree
 * @param {number | null} branch
 * @param {Selection | null} selection
 * @returns {(id: number) => boolean}
 */
function nameStays(tree, branch, selection) {
  if (branch !== null) return id => tree.path(id).includes(branch);
  const selected = selection && nodesOf(selection, tree);
  return id => !!selected?.has(id);
}

/**
 * @param {number[]} ids
 * @param {Points} points
 * @returns {Ring[]}
 */
const ringsOf = (ids, points) => ids.map(id => ({ id, xy: [points.x[id], points.y[id]] }));
