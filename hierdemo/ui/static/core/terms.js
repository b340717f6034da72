// The page's terms as they stand in its sentences, and where they stand in one. Pure. What each means is
// glossary/words.js's.

/** Each term's id and how it is spelt; where two fit, the longer one. @satisfies {Record<string, string>} */
export const SPELT = {
  flat: 'flat search|exact search',
  drill: 'drill-down',
  hnsw: 'hnsw',
  ef: 'ef',
  beam: 'beam width|beam',
  embedding: 'embeddings?|vectors?',
  recall: 'recall',
  purity: 'purity',
  margin: 'margins?|close call',
  own: 'own questions',
  overtaken: 'overtaken',
  score: 'scores?|cosines?',
  centroid: 'centroid',
  leaf: 'leaf|leaves',
  passed: 'passed over',
  map: 'umap|own map',
};

/** @typedef {keyof typeof SPELT} Term */

/**
 * A text in pieces: those with an id are terms. Of each term only the first, so that a text stays one.
 * @param {string} text
 * @param {readonly Term[]} terms that are looked for
 * @returns {{text: string, term?: Term}[]}
 */
export function pieces(text, terms) {
  const found = terms
    .map(term => ({ term, at: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${SPELT[term]})(?![\\p{L}\\p{N}-])`, 'iu').exec(text) }))
    .flatMap(({ term, at }) => (at ? [{ term, start: at.index, end: at.index + at[0].length }] : []))
    .sort((a, b) => a.start - b.start);
  /** @type {{text: string, term?: Term}[]} */
  const out = [];
  let done = 0;
  for (const { term, start, end } of found) {
    if (start < done) continue;
    if (start > done) out.push({ text: text.slice(done, start) });
    out.push({ text: text.slice(start, end), term });
    done = end;
  }
  if (done < text.length) out.push({ text: text.slice(done) });
  return out;
}
