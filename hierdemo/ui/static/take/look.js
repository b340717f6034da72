// The page's colours and small pictures, as a picture needs them that leaves the page. Knows the document; not what is drawn.
import { thumb } from '../core/api.js';
import { coloursAt } from '../core/branch_colour.js';
import { textWidth, useFontOf } from '../core/text_width.js';

/** @import { Brush, Look } from './types' */

const SIDE = 128; // pixels of a picture that goes along
const COLOURS = /** @type {const} */ ({
  bg: '--hd-bg', surface: '--hd-surface', sunken: '--hd-sunken', line: '--hd-line', line2: '--hd-line-2', ink: '--hd-ink', ink2: '--hd-ink-2',
  ink3: '--hd-ink-3', accent: '--hd-accent', accentSoft: '--hd-accent-soft', warn: '--hd-warn',
}); // prettier-ignore

/** @param {number} side */
function canvas(side) {
  const made = document.createElement('canvas');
  made.width = made.height = side;
  return made;
}

/** Colours as every program reads them: #rrggbb. */
function hexes() {
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas(1).getContext('2d', { willReadFrequently: true }));
  return (/** @type {string} */ css) => {
    brush.fillStyle = css;
    brush.fillRect(0, 0, 1, 1);
    return `#${[...brush.getImageData(0, 0, 1, 1).data.slice(0, 3)].map(v => v.toString(16).padStart(2, '0')).join('')}`;
  };
}

/** @param {Element} element @returns {Look} */
function lookAt(element) {
  const style = getComputedStyle(element),
    hex = hexes();
  const named = /** @type {Record<keyof typeof COLOURS, string>} */ (
    Object.fromEntries(Object.entries(COLOURS).map(([name, variable]) => [name, hex(style.getPropertyValue(variable).trim())]))
  );
  return { ...named, branch: coloursAt(element).map(lch => hex(`oklch(${lch.join(' ')})`)), font: style.fontFamily };
}

/**
 * A picture as JPEG, which every program shows; null where the browser does not hand it over, as from another site.
 * @param {number} id
 * @param {string} ground behind what is see-through
 */
async function taken(id, ground) {
  const image = new Image();
  image.src = thumb(id);
  try {
    await image.decode();
    const place = canvas(SIDE),
      brush = /** @type {CanvasRenderingContext2D} */ (place.getContext('2d'));
    const { naturalWidth: w, naturalHeight: h } = image,
      scale = SIDE / Math.min(w || SIDE, h || SIDE);
    brush.fillStyle = ground;
    brush.fillRect(0, 0, SIDE, SIDE);
    brush.drawImage(image, (SIDE - w * scale) / 2, (SIDE - h * scale) / 2, w * scale, h * scale);
    return place.toDataURL('image/jpeg', 0.9);
  } catch {
    return null;
  }
}

/**
 * What a picture with these items is drawn with, as the page looks now; missing: how many of them are not to be had.
 * @param {Element} element
 * @param {readonly number[]} items
 * @returns {Promise<{brush: Brush, missing: number}>}
 */
export async function brushOf(element, items) {
  useFontOf(element);
  const look = lookAt(element),
    unique = [...new Set(items)];
  const found = new Map(await Promise.all(unique.map(async id => /** @type {const} */ ([id, await taken(id, look.sunken)]))));
  const missing = [...found.values()].filter(picture => picture === null).length;
  return { brush: { look, measure: textWidth, picture: id => found.get(id) ?? null }, missing };
}
