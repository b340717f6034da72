// A drawing as a file, SVG or PNG. Knows nothing of what stands in it.
/** @import { Drawn } from './types' */

const SHARP = 2; // pixels of a PNG to one of the drawing

/** @param {Drawn} drawn */
export const svgFile = ({ svg }) => new Blob([svg], { type: 'image/svg+xml' });

/**
 * @param {Drawn} drawn
 * @returns {Promise<Blob>}
 */
export async function pngFile(drawn) {
  const address = URL.createObjectURL(svgFile(drawn));
  try {
    const image = new Image(drawn.width, drawn.height);
    image.src = address;
    await image.decode();
    const place = document.createElement('canvas');
    place.width = drawn.width * SHARP;
    place.height = drawn.height * SHARP;
    const brush = /** @type {CanvasRenderingContext2D} */ (place.getContext('2d'));
    brush.drawImage(image, 0, 0, place.width, place.height);
    return await new Promise((resolve, reject) =>
      place.toBlob(blob => (blob ? resolve(blob) : reject(new Error('The picture is too large for this browser: take SVG.'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
