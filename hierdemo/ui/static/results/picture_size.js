// How large the lightbox draws a picture. Pure.

/** @typedef {{w: number, h: number}} Size pixels */

const LEAST = 320, // pixels of the frame's longer side, however small the picture
  ENLARGED = 4, // a small picture is drawn at most so many times its own size, and no larger than the least frame
  BESIDE = 360, // arrows, text, and the space around
  NARROW = 768; // below it the picture takes the whole width and the text stands under it

/**
 * A picture of w x h pixels and its frame, in a window of that size.
 * @param {number} w
 * @param {number} h
 * @param {{innerWidth: number, innerHeight: number}} window
 * @returns {Size & {frame: Size}}
 */
export function fitted(w, h, { innerWidth, innerHeight }) {
  const narrow = innerWidth < NARROW,
    most = {
      w: narrow ? innerWidth - 66 : Math.min(0.6 * innerWidth, innerWidth - BESIDE),
      h: (narrow ? 0.6 : 0.7) * innerHeight,
    };
  const room = Math.min(most.w / w, most.h / h),
    scale = Math.min(room, Math.max(1, Math.min(ENLARGED, LEAST / Math.max(w, h)))),
    own = { w: w * scale, h: h * scale },
    more = Math.max(1, Math.min(LEAST / Math.max(own.w, own.h), most.w / own.w, most.h / own.h));
  return { ...own, frame: { w: own.w * more, h: own.h * more } };
}
