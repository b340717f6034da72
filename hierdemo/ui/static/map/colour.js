// CSS colours as Plotly understands them. Knows the canvas that works them out; not what is coloured.

/** @type {Map<string, string>} */
const known = new Map();
/** @type {CanvasRenderingContext2D | undefined} */
let brush;

/**
 * Any CSS colour as "rgb(r,g,b)".
 * @param {string} css
 */
export function rgb(css) {
  let own = known.get(css);
  if (own === undefined) {
    own = worked(css);
    known.set(css, own);
  }
  return own;
}

/** @param {string} css */
function worked(css) {
  brush ??= newBrush();
  brush.fillStyle = css;
  brush.fillRect(0, 0, 1, 1);
  return `rgb(${[...brush.getImageData(0, 0, 1, 1).data.slice(0, 3)].join(',')})`;
}

function newBrush() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  return /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
}
