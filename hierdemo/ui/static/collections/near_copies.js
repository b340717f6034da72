// How many pictures are nearly the same as another, and once somebody looks, which: stack by stack, each opened large by a
// press. Knows stacks as the server lists them; how they were found stands there.
/** @import { About, StackListed } from '../core/types' */
import { ApiError, get, thumb } from '../core/api.js';
import { el, put } from '../core/dom.js';
import { count, plural } from '../core/format.js';

const FEW = 8; // pictures of a stack that are shown at once

/**
 * In words, or '' where nobody has looked.
 * @param {About['near']} near
 * @param {string} noun
 */
export function nearWords(near, noun) {
  if (!near) return '';
  if (!near.stacks) return `None of the ${noun} looks nearly the same as another.`;
  return `${plural(near.stacks, 'stack')} of nearly the same ${noun}, ${count(near.pictures)} in all`;
}

/**
 * @param {About} told
 * @param {(item: number) => void} open
 */
export function nearCopies({ near, noun }, open) {
  const words = nearWords(near, noun);
  if (!near?.stacks) return el('p', { text: words });
  const list = el('ul'),
    node = el('details.hd-coll-skipped.hd-coll-near', {}, el('summary', { text: words }), list);
  let asked = false;
  node.addEventListener('toggle', async () => {
    if (!node.open || asked) return;
    asked = true;
    put(list, await rows(near.stacks, open).catch(error => again(error)));
  });

  /** @param {unknown} error */
  function again(error) {
    if (!(error instanceof ApiError)) throw error;
    asked = false;
    return [el('li', { text: error.message })];
  }
  return node;
}

/**
 * @param {number} total
 * @param {(item: number) => void} open
 */
async function rows(total, open) {
  const { stacks } = await get('stacks');
  const more = total - stacks.length;
  return [...stacks.map(stack => row(stack, open)), more > 0 && el('li', { text: `and ${count(more)} more: python -m hierdemo duplicates lists all` })];
}

/**
 * @param {StackListed} stack
 * @param {(item: number) => void} open
 */
function row({ n, items }, open) {
  const pictures = items.slice(0, FEW).map((id, i) =>
    el(
      'button',
      { type: 'button', 'aria-label': `Open picture ${i + 1} of ${n} that are nearly the same`, onclick: () => open(id) },
      el('img', { src: thumb(id), alt: '', loading: 'lazy', decoding: 'async', width: 128, height: 128 }),
    ),
  );
  return el('li', {}, pictures, n > pictures.length && el('span.hd-num', { text: `+${count(n - pictures.length)}` }));
}
