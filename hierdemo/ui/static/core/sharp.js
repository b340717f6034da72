// Pictures as sharp as the screen: the small thumbnail stands at once, one with more pixels takes its place when it is there.
// Knows how a thumbnail's address asks for more; nothing of what a picture shows.

import { hasLarger } from './api.js';

const SIZES = [256, 384]; // pixels, beside the 128 of a thumbnail

/**
 * What a browser may choose from, by width.
 * @param {string} src a thumbnail's address
 */
export const sourcesOf = src => [`${src} 128w`, ...SIZES.map(size => `${src}?size=${size} ${size}w`)].join(', ');

/**
 * From its first load on an img is as sharp as the screen, and so only once it has come into sight. Give it another picture
 * with showSmall().
 * @template {HTMLImageElement} I
 * @param {I} img
 * @param {string} sizes how wide it is drawn; "auto, ..." where that follows the page, for an img that is loaded lazily
 */
export function sharpen(img, sizes) {
  let failed = '';
  img.addEventListener('load', () => {
    if (img.srcset || img.src === failed || !hasLarger(img.src)) return;
    img.sizes = sizes;
    img.srcset = sourcesOf(img.src);
  });
  img.addEventListener('error', event => {
    if (!img.srcset && img.src !== failed) return;
    failed = img.src;
    event.stopImmediatePropagation(); // the small one was there, and still is
    img.removeAttribute('srcset');
  });
  return img;
}

/**
 * @param {HTMLImageElement} img that is sharpened
 * @param {string} src of another thumbnail
 */
export function showSmall(img, src) {
  img.removeAttribute('srcset');
  img.src = src;
}
