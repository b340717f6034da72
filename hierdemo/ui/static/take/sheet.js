// A sheet that is drawn on from top to bottom: the question above, what was found below, where it is from at the foot. Gives
// an SVG that needs nothing but itself. Pure; knows colours, texts and pictures, not what they mean.
/** @import { Brush, Drawn } from './types' */
/** @import { Told } from './told.js' */
/**
 * @typedef {{size?: number, weight?: number, fill?: string, max?: number, end?: boolean, opacity?: number}} Set max: pixels,
 *   after which a text is cut; end: x is where it ends
 * @typedef {{x: number, y: number, width: number, height: number}} Box
 */

export const WIDTH = 960;
export const MARGIN = 24;
export const INNER = WIDTH - 2 * MARGIN;
const LEAD = 1.4; // of a line, to its size
const NOTES = 3; // lines of what speaks against an answer, at most, each

/** @param {string | number} text */
export const safe = text =>
  String(text)
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

export class Sheet {
  /** @type {string[]} */
  #parts = [];
  #clips = 0;
  y = MARGIN;

  /** @param {Brush} brush */
  constructor(brush) {
    this.brush = brush;
    this.look = brush.look;
  }

  /**
   * One line; y: its baseline.
   * @param {string} words
   * @param {number} x
   * @param {number} y
   * @param {Set} [set]
   */
  text(words, x, y, { size = 13, weight = 400, fill = this.look.ink, max = INNER, end = false, opacity = 1 } = {}) {
    const said = this.cut(words, max, size, weight);
    const more = `${end ? ' text-anchor="end"' : ''}${opacity < 1 ? ` opacity="${opacity}"` : ''}`;
    this.#parts.push(`<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}"${more}>${safe(said)}</text>`);
  }

  /**
   * A text in lines of at most `max` pixels, the last of them cut.
   * @param {string} words
   * @param {number} max
   * @param {{size: number, weight?: number, most: number}} how
   */
  lines(words, max, { size, weight = 400, most }) {
    /** @type {string[]} */
    const out = [];
    let rest = words.split(/\s+/).filter(Boolean);
    while (rest.length && out.length < most - 1) {
      let n = 1;
      while (n < rest.length && this.brush.measure(rest.slice(0, n + 1).join(' '), size, weight) <= max) n++;
      out.push(rest.slice(0, n).join(' '));
      rest = rest.slice(n);
    }
    return (rest.length ? [...out, rest.join(' ')] : out).map(line => this.cut(line, max, size, weight));
  }

  /** @type {(words: string, max: number, size: number, weight: number) => string} */
  cut(words, max, size, weight) {
    const { measure } = this.brush;
    if (measure(words, size, weight) <= max) return words;
    const letters = [...words];
    let low = 0,
      high = letters.length; // the longest beginning that still fits with its dots
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (measure(`${letters.slice(0, middle).join('').trimEnd()}\u2026`, size, weight) <= max) low = middle;
      else high = middle - 1;
    }
    return `${letters.slice(0, low).join('').trimEnd()}\u2026`;
  }

  /**
   * @param {Box} box
   * @param {{fill?: string, stroke?: string, thick?: number, round?: number, opacity?: number}} [how]
   */
  rect({ x, y, width, height }, { fill = 'none', stroke = 'none', thick = 1, round = 8, opacity = 1 } = {}) {
    const more = `${stroke === 'none' ? '' : ` stroke="${stroke}" stroke-width="${thick}"`}${opacity < 1 ? ` opacity="${opacity}"` : ''}`;
    this.#parts.push(`<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}"${more}/>`);
  }

  /**
   * An item's picture, whole within its box's middle; in its place, where it is not to be had, its name.
   * @param {number} id
   * @param {Box} box
   * @param {{round?: number, opacity?: number, name?: string}} [how]
   */
  image(id, box, { round = 6, opacity = 1, name = '' } = {}) {
    const { x, y, width, height } = box,
      picture = this.brush.picture(id);
    this.rect(box, { fill: this.look.sunken, round, opacity });
    if (!picture) {
      this.lines(name, width - 12, { size: 11, most: 3 }).forEach((line, i) => this.text(line, x + 6, y + 16 + 14 * i, { size: 11, fill: this.look.ink2, opacity }));
      return;
    }
    const clip = `c${this.#clips++}`,
      dim = opacity < 1 ? ` opacity="${opacity}"` : '';
    this.#parts.push(
      `<clipPath id="${clip}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}"/></clipPath>` +
        `<image href="${safe(picture)}" x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice" clip-path="url(#${clip})"${dim}/>`,
    );
    this.rect({ x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 }, { stroke: this.look.line, round, opacity }); // pale pictures end somewhere
  }

  /** The question, how it was asked, and what speaks against the answer. @param {Told} told @param {string} what */
  open({ question, asked, notes }, what) {
    const { look } = this;
    this.text(what, MARGIN, this.y + 10, { size: 12, weight: 500, fill: look.ink3 });
    this.y += 18;
    const put = (/** @type {string} */ words, /** @type {Set & {size: number, most: number}} */ set) => {
      for (const line of this.lines(words, INNER, set)) {
        this.text(line, MARGIN, this.y + set.size, set);
        this.y += Math.round(set.size * LEAD);
      }
    };
    put(question, { size: 22, weight: 600, most: 2 });
    put(asked, { size: 13, fill: look.ink2, most: 2 });
    for (const note of notes) put(note, { size: 13, fill: look.warn, most: NOTES });
    this.y += 14;
  }

  /** The foot, and all of it. @param {Told} told @returns {Drawn} */
  close({ source }) {
    const { look } = this;
    this.y += 12;
    this.#parts.push(`<path d="M${MARGIN} ${this.y + 0.5}h${INNER}" stroke="${look.line}"/>`);
    this.text(source, MARGIN, this.y + 22, { size: 12, fill: look.ink3 });
    const height = Math.ceil(this.y + 22 + 16);
    const box = `xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"`;
    const ground = `<rect width="${WIDTH}" height="${height}" fill="${look.bg}"/>`;
    return { svg: `<svg ${box} font-family="${safe(look.font)}">${ground}${this.#parts.join('')}</svg>`, width: WIDTH, height };
  }
}
