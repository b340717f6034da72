// The gestures that move the map's window: drag, wheel, pinch and keys; and which of them point, click or draw. Knows
// nothing of what is drawn; says "changed" while moving and "settled" a moment after.

/** @import { XY } from './types' */
/** @import { View } from './view.js' */

/**
 * @typedef {object} Handlers
 * @property {() => void} changed
 * @property {() => void} settled
 * @property {(x: number, y: number, event: PointerEvent) => void} point
 * @property {() => void} leave
 * @property {(x: number, y: number, event: MouseEvent) => void} click
 * @property {(step: 1 | -1) => void} next
 * @property {() => boolean} escape whether there was something to take back
 * @property {(event: PointerEvent, xy: XY) => boolean} grab whether this press draws instead of moving
 * @property {(xy: XY) => void} drag
 * @property {(done: boolean) => void} drop
 */

const STEP = 60, // pixels that an arrow key moves the map
  NEARER = 1.4,
  STILL = 4; // pixels that a press may move and still be a click

/** What a key does to the view. @type {Record<string, (view: View) => void>} */
const KEYS = {
  ArrowLeft: view => view.pan(STEP, 0),
  ArrowRight: view => view.pan(-STEP, 0),
  ArrowUp: view => view.pan(0, STEP),
  ArrowDown: view => view.pan(0, -STEP),
  '+': view => view.zoom(NEARER),
  '=': view => view.zoom(NEARER),
  '-': view => view.zoom(1 / NEARER),
  0: view => view.fit(),
};

export class Gestures {
  /** @type {Map<number, XY>} */
  fingers = new Map();
  moved = 0; // pixels since the first finger came down
  still = false; // the press that just ended did not move: its click counts
  /** The pointer that draws @type {number | null} */
  drawing = null;
  asked = false; // for the next frame
  timer = 0;

  /**
   * @param {HTMLElement} stage
   * @param {View} view
   * @param {Handlers} on
   */
  constructor(stage, view, on) {
    this.stage = stage;
    this.view = view;
    this.on = on;
    stage.addEventListener('pointerdown', event => this.press(event));
    stage.addEventListener('pointermove', event => this.moveTo(event));
    stage.addEventListener('pointerup', event => this.lift(event));
    stage.addEventListener('pointercancel', event => this.lift(event));
    stage.addEventListener('click', event => {
      if (this.still) on.click(...this.local(event), event); // not as the finger lifts: its click would land on the card that this opens
      this.still = false;
    });
    stage.addEventListener('pointerleave', event => {
      if (!this.fingers.has(event.pointerId)) on.leave();
    });
    stage.addEventListener('wheel', event => this.wheel(event), { passive: false });
    stage.addEventListener('keydown', event => this.key(event));
  }

  /**
   * Where on the stage.
   * @param {MouseEvent} event
   * @returns {XY}
   */
  local(event) {
    const box = this.stage.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  /** The view was changed, by these gestures or by a button. */
  touched() {
    this.stage.style.touchAction = this.view.fitted ? 'pan-y' : 'none'; // at full view a swipe scrolls the page
    clearTimeout(this.timer);
    this.timer = setTimeout(this.on.settled, 140);
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.on.changed();
    });
  }

  /** Of two fingers: how far apart, and the place between them. */
  gap() {
    const [a, b] = [...this.fingers.values()];
    return { d: Math.hypot(a[0] - b[0], a[1] - b[1]), x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2 };
  }

  /** @param {PointerEvent} event */
  press(event) {
    if (event.button) return;
    const xy = this.local(event);
    this.fingers.set(event.pointerId, xy);
    if (this.fingers.size === 1) {
      this.moved = 0;
      if (this.on.grab(event, xy)) this.drawing = event.pointerId;
    } else if (this.drawing !== null) {
      this.drawing = null; // a second finger: they pinch
      this.on.drop(false);
    }
  }

  /** @param {PointerEvent} event */
  moveTo(event) {
    const { fingers, stage, view, on } = this,
      now = this.local(event),
      was = fingers.get(event.pointerId);
    if (!was) return on.point(...now, event);
    const before = fingers.size > 1 ? this.gap() : null;
    fingers.set(event.pointerId, now);
    this.moved += Math.hypot(now[0] - was[0], now[1] - was[1]);
    if (this.moved < STILL) return;
    if (!stage.hasPointerCapture(event.pointerId)) stage.setPointerCapture(event.pointerId);
    stage.classList.add('is-dragging');
    on.leave();
    if (this.drawing !== null) return on.drag(now);
    if (before) {
      const after = this.gap();
      view.pan(after.x - before.x, after.y - before.y);
      view.zoom(after.d / (before.d || 1), after.x, after.y);
    } else view.pan(now[0] - was[0], now[1] - was[1]);
    this.touched();
  }

  /** @param {PointerEvent} event */
  lift(event) {
    if (!this.fingers.delete(event.pointerId)) return;
    const up = event.type === 'pointerup';
    if (this.drawing === event.pointerId) {
      this.drawing = null;
      this.on.drop(up && this.moved >= STILL);
    }
    if (this.fingers.size) {
      this.moved = 99;
      return;
    }
    this.stage.classList.remove('is-dragging');
    this.still = up && this.moved < STILL;
  }

  /** @param {WheelEvent} event */
  wheel(event) {
    if (this.view.fitted && event.deltaY > 0) return; // nothing left to zoom out: the page scrolls on
    event.preventDefault();
    const lines = [1, 16, 100][event.deltaMode] || 1,
      turned = Math.max(-240, Math.min(240, event.deltaY * lines));
    this.view.zoom(Math.exp(-turned * (event.ctrlKey ? 0.01 : 0.0022)), ...this.local(event));
    this.touched();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key];
    if (act) {
      act(this.view);
      this.touched();
    } else if (event.key === 'Enter') this.on.next(event.shiftKey ? -1 : 1);
    else if (event.key !== 'Escape' || !this.on.escape()) return;
    event.preventDefault();
    event.stopPropagation();
  }
}
