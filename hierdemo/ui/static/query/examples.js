// The collection's examples, as chips to try.
import { thumb } from '../core/api.js';
import { el, put } from '../core/dom.js';

/** @import { Store } from '../core/store.js' */
/** @import { Ask, Example } from '../core/types' */

/**
 * What an example's chip says.
 * @param {Example} example
 */
export function exampleText({ text, like, name }) {
  if (like == null) return text;
  const named = name ? ` ${name}` : '';
  return text ? `this${named}, but ${text}` : `like this${named}`;
}

/**
 * Whether the question asks for the example.
 * @param {Example} example
 * @param {Pick<Ask, 'text' | 'like' | 'picture'>} ask
 */
export const isExample = (example, ask) =>
  example.text === ask.text && (example.like ?? null) === ask.like && !ask.picture;

/**
 * Returns what marks the example that is asked.
 * @param {HTMLElement} place
 * @param {Store} store
 * @param {{choose: (example: Example) => unknown}} more choose: searches for it
 */
export function mountExamples(place, store, { choose }) {
  /** @type {HTMLElement[]} */
  let chips = [];
  /** @param {Example} example */
  const chip = example =>
    el(
      'button.hd-chip',
      { type: 'button', onclick: () => choose(example) },
      example.like != null && el('img', { src: thumb(example.like), alt: '', width: 24, height: 24 }),
      el('span', { text: exampleText(example) }),
    );
  store.on('ready', () => {
    chips = store.info.examples.map(chip);
    put(place, el('span.hd-lead', { text: 'Try' }), chips);
  });
  return {
    mark: () =>
      chips.forEach((own, i) =>
        own.setAttribute('aria-pressed', String(isExample(store.info.examples[i], store.state.ask))),
      ),
  };
}
