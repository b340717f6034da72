// What the address says of the panel with two trees side by side: ?b=RIGHT, or ?b=LEFT~RIGHT where the left one was
// chosen too. A side is TREE, or MEMBER.TREE of a family. Knows nothing of what is drawn.
import { keep } from '../core/address.js';

/** A side {tree, embedding} as the address and the choice lists spell it. */
export const spell = ({ tree, embedding }) => (embedding ? `${embedding}.${tree}` : tree);

/** A side out of its spelling; null where there is no such tree or member. */
export function side(text, info) {
  const [tree, embedding = null] = text.split('.').reverse();
  const known = info.trees.some(t => t.id === tree) && (embedding === null) === !info.family;
  const member = embedding === null || info.family?.members.some(m => m.id === embedding);
  return known && member ? { tree, embedding } : null;
}

/** {open, left, right} that the address asks for; left null: as the page. */
export function read(info) {
  const asked = new URLSearchParams(location.search).get('b');
  if (asked === null) return { open: false, left: null, right: null };
  const [right, left] = asked.split('~').reverse();
  return { open: true, left: left ? side(left, info) : null, right: side(right, info) };
}

/** Write the panel's state into the address; what else stands there stays. */
export function write({ open, left, right }) {
  keep('b', open ? [left, right].filter(Boolean).map(spell).join('~') : null);
}
