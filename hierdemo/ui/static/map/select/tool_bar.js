// The map's three tools: move, box, lasso. Knows which one is chosen; not what they do.

import { el } from '../../core/dom.js';
import { icon } from '../../core/icons.js';
import { arrowKeys, check } from '../radio_keys.js';

/** @typedef {'move' | 'box' | 'lasso'} ToolName */

/** @type {[ToolName, string][]} */
const TOOLS = [
  ['move', 'Move the map'],
  ['box', 'Select with a box (or Shift and drag)'],
  ['lasso', 'Select with a lasso'],
];

/**
 * The buttons; `pick` is called with the one that is clicked, `mark` shows which one is chosen.
 * @param {(name: ToolName) => void} pick
 */
export function toolBar(pick) {
  const bar = el(
    'div.hd-select-tools',
    { role: 'radiogroup', 'aria-label': 'What dragging on the map does' },
    TOOLS.map(([name, text]) => {
      const props = { type: 'button', role: 'radio', 'aria-label': text, title: text, data: { tool: name } };
      return el('button.hd-icon', { ...props, onclick: () => pick(name) }, icon(name));
    }),
  );
  arrowKeys(bar);
  /** @param {ToolName} name */
  const mark = name => check(bar, button => button.dataset.tool === name);
  return { bar, mark };
}
