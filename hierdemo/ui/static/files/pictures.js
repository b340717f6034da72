// Where a shipped picture lies: a file in thumbs/ or pictures/, or in the document where all is one file. Knows the export's names.
import { textOf } from './read.js';

/** @import { Copy } from '../core/types' */

const FOLDER = 1000; // thumbnails a folder

/** @param {() => Copy | null} copy */
export function pictures(copy) {
  /** What is in the document, one text, and where each begins. @type {{text: string, starts: readonly number[]} | null} */
  let whole = null;
  function inline() {
    const text = textOf('thumbs'),
      starts = textOf('thumb-starts');
    return text === null || starts === null ? null : { text, starts: JSON.parse(starts) };
  }
  /** @param {number} id */
  function thumb(id) {
    if (copy()?.unseen.includes(id)) return UNSEEN;
    if (!copy()?.single) return `thumbs/${Math.floor(id / FOLDER)}/${id}.webp`;
    whole ??= inline();
    return whole ? `data:image/webp;base64,${whole.text.slice(whole.starts[id], whole.starts[id + 1])}` : UNSEEN;
  }
  /** @param {number} id */
  const image = id => {
    const kind = copy()?.pictures[id];
    return kind ? `pictures/${Math.floor(id / FOLDER)}/${id}${kind}` : thumb(id);
  };
  return { thumb, image };
}

/** What stands for a picture that is not here, as routes/pictures.py has it. */
const UNSEEN = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="320" viewBox="0 0 64 64"><g fill="none" stroke="#87898f" stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round" opacity=".55"><rect x="19" y="22" width="26" height="20" rx="2.5" vector-effect="non-scaling-stroke"/><path d="m20 39 7-8 5.5 6 4-4 7.5 7" vector-effect="non-scaling-stroke"/><circle cx="38" cy="28" r="1.9" vector-effect="non-scaling-stroke"/></g></svg>',
)}`;
