// One shelf: the rail with the margin in words, the row with cards grouped by parent. Knows a step of an answer.
import { branchColour } from '../core/branch_colour.js';
import { el, patch } from '../core/dom.js';
import { drawCard, makeCard } from './card.js';
import { Rail } from './rail.js';
import { Row } from './row.js';
import { barScale, countCards, firstOf, grouped } from './shelf_layout.js';
import { takenBelow, verdict } from './story.js';

/** @import { Answer, Ask, Step, Tree } from '../core/types' */
/** @import { Group } from './shelf_layout.js' */

/**
 * What is shown: an answer, the question it answers, its tree; noun: what the items are called; name: of a node.
 * @typedef {{answer: Answer, asked: Ask, tree: Tree, noun: string, name: (node: number) => string}} Shown
 */
/**
 * What a shelf calls: moved() after its row scrolled; map(level) and undo(level) from the rail; take(node): true if a branch
 * was taken.
 * @typedef {{moved: () => void, map: (level: number) => void, undo: (level: number) => void, take: (node: number) => Promise<boolean>}} Does
 */

/** @type {WeakMap<Element, HTMLElement>} */
const cardsOf = new WeakMap();

export class Shelf {
  /**
   * @param {number} level
   * @param {Does} does
   */
  constructor(level, does) {
    this.level = level;
    this.does = does;
    this.node = el('section.hd-shelf', { 'data-level': level });
    this.rail = new Rail(level, does);
    this.row = new Row(this.node, does.moved);
    this.node.append(this.rail.node, this.row.box);
  }

  /** @param {number} node */
  card(node) {
    return this.row.cards.find(card => Number(card.dataset.node) === node);
  }

  /** The card that the Tab key goes to. */
  focus() {
    this.row.cards.find(card => card.tabIndex === 0)?.focus({ preventScroll: true });
  }

  /** @param {number} node */
  async take(node) {
    if (await this.does.take(node)) this.card(node)?.focus({ preventScroll: true }); // the button has gone with its words
  }

  /**
   * Fill it; settle() has to be told then.
   * @param {Step} step
   * @param {Shown} shown
   * @param {boolean} [whole] all cards, however many
   */
  draw(step, shown, whole = false) {
    const { tree, noun, answer, asked } = shown;
    const look = {
      step,
      decided: verdict(step, answer.mode, takenBelow(step, asked)),
      scale: barScale(step.cards.map(c => c.score)),
      noun,
    };
    this.rail.draw(step, shown, node => this.take(node));
    this.node.setAttribute('aria-label', `Level ${step.level}, ${tree.title(step.level)}`);
    const all = grouped(step.cards.filter(c => tree.node(c.node)), step.node),
      groups = whole ? all : firstOf(all, step),
      n = countCards(all) - countCards(groups);
    this.row.rest = n ? { n, draw: () => this.draw(step, shown, true) } : null;
    patch(this.row.track, groups, {
      key: group => group.parent,
      create: group => makeGroup(group, tree),
      update: (node, group) => drawGroup(node, group, tree, look),
    });
  }
}

/**
 * @param {Group} group
 * @param {Tree} tree
 */
function makeGroup({ parent }, tree) {
  const { level, name, hue } = tree.node(parent),
    root = level === 0,
    cards = el('div.hd-group-cards');
  const head = el(
    'div.hd-group-head',
    {},
    !root && el('i.hd-dot', { vars: branchColour(hue) }),
    el('span', { text: root ? name : `in ${name}` }),
  );
  const node = el(/** @type {'div.'} */ (`div.hd-group${root ? '.is-root' : ''}`), { 'data-parent': parent }, head, cards);
  cardsOf.set(node, cards);
  return node;
}

/**
 * @param {HTMLElement} node that makeGroup made
 * @param {Group} group
 * @param {Tree} tree
 * @param {import('./card.js').Look} look
 */
function drawGroup(node, group, tree, look) {
  node.classList.toggle('is-chosen', group.on);
  patch(cardsOf.get(node) ?? node, group.cards, {
    key: card => card.node,
    create: card => makeCard(card, tree),
    update: (own, card) => drawCard(own, card, look),
  });
  node.style.setProperty('--n', String(group.cards.length));
}
