// How wide a text is, in the font of the page. Knows the canvas that measures; not what is written.

/** @type {CanvasRenderingContext2D | undefined} */
let brush;
let family = 'sans-serif';

/**
 * The font labels are set in: that of this element.
 * @param {Element} element
 */
export const useFontOf = element => {
  family = getComputedStyle(element).fontFamily || family;
};

/** @type {import('./types').TextWidth} */
export function textWidth(text, size, weight = 500) {
  brush ??= /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
  brush.font = `${weight} ${size}px ${family}`;
  return brush.measureText(text).width;
}
