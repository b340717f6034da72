// A range chosen on a histogram: bars, two thumbs below them (by mouse, touch and keys), and what they say. Dragging over the
// bars chooses those that were dragged over. Knows bars and words; not what is chosen for.
import { el, put, svg } from '../core/dom.js';
import { barOf, rangeIn, textOf, valueWords } from '../core/quantity.js';

/** @import { Bars } from '../core/quantity.js' */

const HEIGHT = 56,
  RESTS = 400; // ms without a key before what the keys chose is asked for

/**
 * tone: a bar's colour as CSS, else the accent's. moved: while a thumb moves; chosen: when it rests; both take the range as a filter's text, null for all.
 * @typedef {{label: string, bars: Bars, tone?: (bar: number) => string, moved?: (text: string | null) => void, chosen: (text: string | null) => void}} How
 */

/**
 * Returns {node, set(text)}.
 * @param {How} how
 */
export function rangeBox(how) {
  const box = new RangeBox(how);
  return { node: box.node, set: (/** @type {string | null | undefined} */ text) => box.set(text ?? null) };
}

class RangeBox {
  timer = 0;

  /** @param {How} how */
  constructor(how) {
    const { bars, label } = (this.how = how);
    this.last = bars.counts.length;
    this.from = 0;
    this.to = this.last;
    this.bars = drawBars(bars, how.tone);
    this.span = el('i.hd-range-span');
    this.thumbs = [this.thumb(`${label}, from`, 0), this.thumb(`${label}, to`, 1)];
    this.track = el('div.hd-range-track', {}, this.span, ...this.thumbs);
    this.ends = el('div.hd-range-ends.hd-num', {}, el('span', { text: this.edgeWords(0) }), el('span', { text: this.edgeWords(this.last) }));
    this.node = el('div.hd-range', { role: 'group', 'aria-label': label }, this.bars, this.track, this.ends);
    this.drag(this.bars, true);
    this.drag(this.track, false);
    this.draw();
  }

  /**
   * @param {string} label
   * @param {0 | 1} which
   */
  thumb(label, which) {
    return el('button.hd-range-thumb', {
      type: 'button',
      role: 'slider',
      'aria-label': label,
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event, which),
    });
  }

  /** @param {number} edge what stands at an edge, as its bar is called */
  edgeWords(edge) {
    const { kind, edges, unit, whole } = this.how.bars;
    const value = edges[edge] - (edge > 0 && (kind === 'date' || whole) ? 1 : 0);
    return valueWords(kind, value, unit);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {0 | 1} which
   */
  key(event, which) {
    const far = Math.max(1, Math.round(this.last / 8)),
      now = which ? this.to : this.from;
    /** @type {Record<string, number>} */
    const goes = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1, PageDown: now - far, PageUp: now + far, Home: 0, End: this.last };
    if (!Object.hasOwn(goes, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    this.move(which, Math.round(goes[event.key]));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.choose(), RESTS);
  }

  /**
   * @param {0 | 1} which
   * @param {number} edge
   */
  move(which, edge) {
    if (which) this.to = Math.max(Math.floor(this.from) + 1, Math.min(this.last, edge));
    else this.from = Math.min(Math.ceil(this.to) - 1, Math.max(0, edge));
    this.draw();
    this.how.moved?.(this.text);
  }

  /**
   * On the bars a drag chooses those it passes; on the track it takes the nearer thumb along.
   * @param {Element} area
   * @param {boolean} brush
   */
  drag(area, brush) {
    /** @type {((edge: number) => void) | null} */
    let go = null;
    const place = (/** @type {PointerEvent} */ event) => {
      const { left, width } = this.track.getBoundingClientRect();
      return Math.max(0, Math.min(this.last, ((event.clientX - left) / width) * this.last));
    };
    area.addEventListener('pointerdown', e => {
      const event = /** @type {PointerEvent} */ (e);
      if (event.button) return;
      area.setPointerCapture(event.pointerId);
      go = brush ? this.brushed(place(event)) : this.taken(place(event));
      go(place(event));
      event.preventDefault();
    });
    area.addEventListener('pointermove', event => go?.(place(/** @type {PointerEvent} */ (event))));
    for (const end of ['pointerup', 'pointercancel'])
      area.addEventListener(end, () => {
        if (go) this.choose();
        go = null;
      });
  }

  /** @param {number} start */
  brushed(start) {
    const first = Math.min(this.last - 1, Math.floor(start));
    return (/** @type {number} */ at) => {
      const here = Math.min(this.last - 1, Math.floor(at));
      [this.from, this.to] = [Math.min(first, here), Math.max(first, here) + 1];
      this.draw();
      this.how.moved?.(this.text);
    };
  }

  /** @param {number} start */
  taken(start) {
    const which = Math.abs(start - this.from) < Math.abs(start - this.to) || (this.from === this.to && start < this.from) ? 0 : 1;
    this.thumbs[which].focus({ preventScroll: true });
    return (/** @type {number} */ at) => this.move(which, Math.round(at));
  }

  get text() {
    return textOf(this.how.bars, Math.floor(this.from), Math.ceil(this.to));
  }

  choose() {
    clearTimeout(this.timer);
    this.how.chosen(this.text);
  }

  /** @param {string | null} text a filter's, null for all */
  set(text) {
    const { kind, edges } = this.how.bars,
      range = text === null ? null : rangeIn(kind, text);
    clearTimeout(this.timer);
    this.from = range && range[0] > edges[0] ? barOf(edges, range[0]) : 0;
    this.to = range && range[1] < edges[this.last] ? Math.max(this.from, barOf(edges, range[1])) + 1 : this.last;
    this.draw();
  }

  draw() {
    const { from, to, last, thumbs } = this;
    [from, to].forEach((at, which) => {
      const thumb = thumbs[which];
      thumb.style.setProperty('--at', String(at / last));
      const [least, most] = which ? [Math.floor(from) + 1, last] : [0, Math.ceil(to) - 1];
      for (const [name, value] of [['valuemin', least], ['valuemax', most], ['valuenow', at], ['valuetext', this.edgeWords(at)]])
        thumb.setAttribute(`aria-${name}`, String(value));
    });
    this.span.style.setProperty('--from', String(from / last));
    this.span.style.setProperty('--to', String(to / last));
    [...this.bars.children].forEach((bar, i) => bar.classList.toggle('is-out', i < Math.floor(from) || i >= Math.ceil(to)));
  }
}

/**
 * @param {Bars} bars
 * @param {((bar: number) => string) | undefined} tone
 */
function drawBars({ counts }, tone) {
  const most = Math.max(...counts, 1),
    n = counts.length,
    gap = n > 30 ? 0.1 : 0.16;
  const sheet = svg('svg', { class: 'hd-range-bars', viewBox: `0 0 ${n} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  return put(
    sheet,
    counts.map((count, i) => {
      const h = count ? Math.max(2, (HEIGHT - 2) * (count / most)) : 0;
      return svg('rect', { x: i + gap / 2, width: 1 - gap, y: HEIGHT - h, height: h, ...(tone && { style: `fill: ${tone(i)}` }) });
    }),
  );
}
