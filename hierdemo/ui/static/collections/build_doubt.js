// What is asked before pictures are built with a model that may not know them: with another one, all the same, or not at all.
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';

/** @import { Begun, Photos } from '../core/types' */
/** @typedef {(more: {model?: string, sure?: true}) => Promise<Begun>} Begin */

/**
 * Returns {node, settle(send): has it built; resolves to the build's id once nobody doubts, throws AbortError where a person
 * wants none}.
 * @param {{photos: () => Promise<Photos | null>, looking: () => void, asked: () => void}} more looking: the server
 *   looks at some of the pictures; asked: a person is asked now
 */
export function buildDoubt({ photos, looking, asked }) {
  const node = el('div.hd-coll-doubt', { role: 'alertdialog', 'aria-label': 'Before it is built', tabindex: -1 });
  show(node, false);

  /**
   * Resolves to the model to build with, '' for the one that was chosen, null for none.
   * @param {string} doubt
   * @param {Photos | null} better
   * @returns {Promise<string | null>}
   */
  const ask = (doubt, better) =>
    new Promise(resolve => {
      draw(node, doubt, better, model => {
        show(node, false);
        resolve(model);
      });
      show(node, true);
      node.focus({ preventScroll: true });
      node.scrollIntoView({ block: 'nearest' });
    });

  /** @param {Begin} send */
  async function settle(send) {
    looking();
    const first = await send({});
    if (first.doubt === null) return first.id;
    const better = await photos();
    asked();
    const model = await ask(first.doubt, better);
    if (model === null) throw new DOMException('Nothing is to be built.', 'AbortError');
    return (await send({ sure: true, ...(model && { model }) })).id;
  }

  return { node, settle };
}

/**
 * @param {HTMLElement} node
 * @param {string} doubt
 * @param {Photos | null} better
 * @param {(model: string | null) => void} chosen
 */
function draw(node, doubt, better, chosen) {
  /** @type {(text: string, model: string | null, kind?: string) => HTMLElement} */
  const choice = (text, model, kind = '') =>
    el(`button.hd-btn.hd-btn-s${kind}`, { type: 'button', text, onclick: () => chosen(model) });
  put(
    node,
    el('p.hd-coll-note', {}, icon('note', 16), el('span', { text: doubt })),
    better && el('small', { text: better.about }),
    el(
      'div.hd-coll-choices',
      {},
      better?.id && choice('Build with the model for photographs', better.id, '.is-main'),
      choice('Build all the same', ''),
      choice('Cancel', null),
    ),
  );
}
