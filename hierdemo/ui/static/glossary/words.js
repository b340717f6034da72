// What the page's terms mean, each in a plain sentence or two. Agrees with the words of the project; knows no page.
/** @import { Term } from '../core/terms.js' */

/** @type {Readonly<Record<Term, {word: string, means: string}>>} */
export const WORDS = {
  flat: {
    word: 'Flat search',
    means: 'Compares the question with every picture, one after the other. It misses none, so the other searches are judged by it.',
  },
  drill: {
    word: 'Drill-down',
    means: 'A search that falls through the tree: it scores the branches of a level, keeps a few, scores those below them, and at last the pictures of the leaves that it kept.',
  },
  hnsw: {
    word: 'HNSW',
    means: 'A search that walks a graph in which every picture is linked to near ones. It uses no tree.',
  },
  ef: {
    word: 'ef',
    means: 'How many candidates an HNSW search keeps as it walks. A larger ef misses less and compares more.',
  },
  beam: {
    word: 'Beam',
    means: 'How many branches a drill-down may keep at the first level; further down it keeps more. A wider beam misses less and compares more.',
  },
  embedding: {
    word: 'Embedding, or vector',
    means: 'The row of numbers that a model makes of a picture or of words. What means alike lies close together.',
  },
  recall: {
    word: 'Recall',
    means: 'Of the pictures that a flat search finds, the share that this search found as well.',
  },
  purity: {
    word: 'Purity',
    means: 'The share of a group\u2019s pictures that are of its commonest kind. At 100\u00a0% the group holds one kind alone.',
  },
  margin: {
    word: 'Margin',
    means: 'How far the path\u2019s branch scores above the best other of its level. \u201cRight in 97 of 100\u201d: of the collection\u2019s own questions with such a margin, so many were in the right branch.',
  },
  own: {
    word: 'Own questions',
    means: 'Questions that the collection can ask itself, knowing the right branch: its captions and names, or its pictures. They tell how often a margin leads there.',
  },
  overtaken: {
    word: 'Overtaken',
    means: 'Another branch of this level scored higher. Both were kept, and the best picture was found in this one.',
  },
  score: {
    word: 'Score',
    means: 'How close two embeddings lie: the cosine of the angle between them. Higher is closer.',
  },
  centroid: {
    word: 'Centroid',
    means: 'The mean of the embeddings of a branch\u2019s pictures. It stands for the branch when a question is compared.',
  },
  leaf: { word: 'Leaf', means: 'A branch that is not divided any further. It holds pictures.' },
  passed: {
    word: 'Passed over',
    means: 'Scored, but not kept: the search did not look below, so what lies there cannot be among its results.',
  },
  map: {
    word: 'Map (UMAP)',
    means: 'A drawing of all pictures in which alike ones lie near each other, as far as a plane allows. It is for viewing: no score uses its places.',
  },
};
