// A shelf's rail: the level, how many were compared and kept, what decided, undo, and the button to the map.
import { el, put, show } from '../core/dom.js';
import { count } from '../core/format.js';
import { icon } from '../core/icons.js';
import { railWords } from './rail_words.js';
import { takenBelow } from './story.js';

/** @import { Step } from '../core/types' */
/** @import { Shown } from './shelf.js' */

/**
 * How many branches of a level were looked at, in two lines.
 * @param {Pick<Step, 'n_candidates' | 'n_kept' | 'how' | 'cards'>} step
 */
export const countWords = ({ n_candidates: compared, n_kept: kept, how, cards }) =>
  compared
    ? `${count(compared)} compared${how === 'hnsw' ? ' by index' : ''},\n${count(kept)} kept`
    : `${cards.length} side by side`;

export class Rail {
  /**
   * @param {number} level
   * @param {{map: (level: number) => void, undo: (level: number) => void}} does
   */
  constructor(level, { map, undo }) {
    this.level = level;
    this.title = el('h3');
    this.counts = el('p.hd-counts.hd-num');
    this.note = el('div.hd-note.hd-num', { 'aria-live': 'polite' });
    this.undo = el('button.hd-undo', { type: 'button', hidden: true, onclick: () => undo(level) }, 'undo');
    this.mapText = el('span', { text: 'map' });
    this.map = el(
      'button.hd-rail-map',
      {
        type: 'button',
        'data-level': level,
        'aria-label': `Show level ${level} on the map`,
        onclick: () => map(level),
      },
      icon('pin', 16),
      this.mapText,
    );
    this.node = el('div.hd-rail', {}, this.title, this.counts, this.note, this.undo, this.map);
  }

  /**
   * @param {Step} step
   * @param {Shown} shown
   * @param {(node: number) => unknown} take
   */
  draw(step, { answer, asked, tree, name }, take) {
    const taken = takenBelow(step, asked);
    put(this.title, `${step.level}\u2002${tree.title(step.level)}`);
    this.counts.textContent = countWords(step);
    put(this.note, railWords(step, answer.mode, taken, { name, take }));
    show(this.undo, step.forced && taken == null).setAttribute('aria-label', `Undo: give up ${name(step.node)}`);
  }

  /** @param {boolean} on whether the map shows this level */
  light(on) {
    this.map.setAttribute('aria-pressed', String(on));
    this.mapText.textContent = on ? 'on the map' : 'map';
  }
}
