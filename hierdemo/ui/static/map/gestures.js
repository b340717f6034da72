// The map's window (View: which part is seen, map units <-> pixels) and the gestures that move it: drag, wheel, pinch and
// keys. Knows nothing of what is drawn; says "changed" while moving and "settled" a moment after.

const MOST = 24, // strongest zoom
  STRETCH = 1.25; // one axis at most so many times the other

export class View {
  constructor() {
    Object.assign(this, { w: 0, h: 0, sx: 1, sy: 1, k: 1, cx: 0.5, cy: 0.5, box: { x0: 0, x1: 1, y0: 0, y1: 1 } });
  }

  /** A stage of w by h pixels for what lies in `box` ({x0, x1, y0, y1}, map units); at full view that fills it. */
  frame(w, h, box) {
    const { fitted } = this,
      pad = Math.min(36, w * 0.07),
      sx = (w - 2 * pad) / Math.max(0.05, box.x1 - box.x0),
      sy = (h - 2 * pad) / Math.max(0.05, box.y1 - box.y0);
    Object.assign(this, { w, h, box, sx: Math.min(sx, STRETCH * sy), sy: Math.min(sy, STRETCH * sx) });
    if (fitted) this.fit();
  }
  get middle() {
    const { x0, x1, y0, y1 } = this.box;
    return [(x0 + x1) / 2, (y0 + y1) / 2];
  }
  px(x, y) {
    return [this.w / 2 + (x - this.cx) * this.sx * this.k, this.h / 2 - (y - this.cy) * this.sy * this.k];
  }
  at(px, py) {
    return [this.cx + (px - this.w / 2) / (this.sx * this.k), this.cy - (py - this.h / 2) / (this.sy * this.k)];
  }
  rangeX() {
    const half = this.w / 2 / (this.sx * this.k);
    return [this.cx - half, this.cx + half];
  }
  rangeY() {
    const half = this.h / 2 / (this.sy * this.k);
    return [this.cy - half, this.cy + half];
  }
  sees(x, y) {
    const [px, py] = this.px(x, y);
    return px > 8 && py > 8 && px < this.w - 8 && py < this.h - 8;
  }
  get fitted() {
    const [x, y] = this.middle;
    return this.k === 1 && this.cx === x && this.cy === y;
  }

  fit() {
    [this.cx, this.cy] = this.middle;
    this.k = 1;
  }
  pan(dx, dy) {
    const { x0, x1, y0, y1 } = this.box;
    this.cx = Math.max(x0, Math.min(x1, this.cx - dx / (this.sx * this.k)));
    this.cy = Math.max(y0, Math.min(y1, this.cy + dy / (this.sy * this.k)));
  }
  /** Zooms by a factor, keeping the place under (px, py) where it is. */
  zoom(factor, px = this.w / 2, py = this.h / 2) {
    const [x, y] = this.at(px, py);
    this.k = Math.max(1, Math.min(MOST, this.k * factor));
    if (this.k < 1.001) return this.fit();
    const [nx, ny] = this.px(x, y);
    this.pan(px - nx, py - ny);
  }
}

/** on: {changed(), settled(), point(x, y, event), leave(), click(x, y, event), next(step), escape(), grab(event, xy): whether
 *  this press draws instead of moving, then drag(xy) and drop(done)}; returns {touched} for buttons. */
export function mountGestures(stage, view, on) {
  const fingers = new Map();
  let moved = 0,
    still = false,
    drawing = null, // the pointer that draws
    timer,
    asked = false;
  const local = e => {
    const box = stage.getBoundingClientRect();
    return [e.clientX - box.left, e.clientY - box.top];
  };
  const touched = () => {
    stage.style.touchAction = view.fitted ? 'pan-y' : 'none'; // at full view a swipe scrolls the page
    clearTimeout(timer);
    timer = setTimeout(on.settled, 140);
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      on.changed();
    });
  };
  const gap = () => {
    const [a, b] = [...fingers.values()];
    return { d: Math.hypot(a[0] - b[0], a[1] - b[1]), x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2 };
  };

  stage.addEventListener('pointerdown', e => {
    if (e.button) return;
    fingers.set(e.pointerId, local(e));
    if (fingers.size === 1) {
      moved = 0;
      if (on.grab(e, local(e))) drawing = e.pointerId;
    } else if (drawing !== null) {
      drawing = null; // a second finger: they pinch
      on.drop(false);
    }
  });
  stage.addEventListener('pointermove', e => {
    const now = local(e),
      was = fingers.get(e.pointerId);
    if (!was) return on.point(...now, e);
    const before = fingers.size > 1 ? gap() : null;
    fingers.set(e.pointerId, now);
    moved += Math.hypot(now[0] - was[0], now[1] - was[1]);
    if (moved < 4) return;
    if (!stage.hasPointerCapture(e.pointerId)) stage.setPointerCapture(e.pointerId);
    stage.classList.add('is-dragging');
    on.leave();
    if (drawing !== null) return on.drag(now);
    if (before) {
      const after = gap();
      view.pan(after.x - before.x, after.y - before.y);
      view.zoom(after.d / (before.d || 1), after.x, after.y);
    } else view.pan(now[0] - was[0], now[1] - was[1]);
    touched();
  });
  const lift = e => {
    if (!fingers.delete(e.pointerId)) return;
    if (drawing === e.pointerId) {
      drawing = null;
      on.drop(e.type === 'pointerup' && moved >= 4);
    }
    if (fingers.size) {
      moved = 99;
      return;
    }
    stage.classList.remove('is-dragging');
    still = e.type === 'pointerup' && moved < 4;
  };
  stage.addEventListener('pointerup', lift);
  stage.addEventListener('pointercancel', lift);
  stage.addEventListener('click', e => {
    if (still) on.click(...local(e), e); // not as the finger lifts: its click would land on the card that this opens
    still = false;
  });
  stage.addEventListener('pointerleave', e => {
    if (!fingers.has(e.pointerId)) on.leave();
  });
  stage.addEventListener(
    'wheel',
    e => {
      if (view.fitted && e.deltaY > 0) return; // nothing left to zoom out: the page scrolls on
      e.preventDefault();
      const lines = [1, 16, 100][e.deltaMode] || 1;
      view.zoom(Math.exp(-Math.max(-240, Math.min(240, e.deltaY * lines)) * (e.ctrlKey ? 0.01 : 0.0022)), ...local(e));
      touched();
    },
    { passive: false },
  );
  stage.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const step = 60,
      act = {
        ArrowLeft: () => view.pan(step, 0),
        ArrowRight: () => view.pan(-step, 0),
        ArrowUp: () => view.pan(0, step),
        ArrowDown: () => view.pan(0, -step),
        '+': () => view.zoom(1.4),
        '=': () => view.zoom(1.4),
        '-': () => view.zoom(1 / 1.4),
        0: () => view.fit(),
      }[e.key];
    if (act) {
      act();
      touched();
    } else if (e.key === 'Enter') on.next(e.shiftKey ? -1 : 1);
    else if (e.key !== 'Escape' || !on.escape()) return;
    e.preventDefault();
    e.stopPropagation();
  });
  return { touched };
}
