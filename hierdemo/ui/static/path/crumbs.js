// The breadcrumb over the shelves: the path from all items down to the leaf. A click goes back to that level.
import { branchColour } from '../core/branch_colour.js';
import { el, put } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { takenBelow } from './story.js';

/** @import { Ask, Step, Tree } from '../core/types' */
/** @typedef {{node: number, level: number, name: string, hue: number, taken: boolean}} Crumb taken: by hand */

/**
 * The path's branches, the root first; a leaf that stands for itself further down is told once.
 * @param {readonly Step[]} steps
 * @param {Pick<Ask, 'forced' | 'along'>} asked
 * @param {Tree} tree
 * @param {string} noun what the items are called
 * @returns {Crumb[]}
 */
export function crumbsOf(steps, asked, tree, noun) {
  const root = tree.nodes.find(n => n.level === 0);
  const apart = steps.filter((step, i) => step.node !== steps[i - 1]?.node);
  const branches = apart.map(step => {
    const of = tree.byId.get(step.node); // an edit elsewhere may have taken it away
    return {
      node: step.node,
      level: step.level,
      name: of?.name ?? '',
      hue: of?.hue ?? 0,
      taken: step.forced && takenBelow(step, asked) == null,
    };
  });
  return [{ node: root?.id ?? 0, level: 0, name: `All ${noun}`, hue: 0, taken: false }, ...branches];
}

/**
 * @param {HTMLElement} list
 * @param {readonly Crumb[]} crumbs
 * @param {(level: number, node: number) => void} go
 */
export function drawCrumbs(list, crumbs, go) {
  const [root, ...branches] = crumbs,
    last = crumbs.length - 1;
  put(
    list,
    el('li', {}, el('button', { type: 'button', 'aria-current': last ? null : 'true', onclick: () => go(0, root.node) }, root.name)),
    branches.map((crumb, i) => branch(crumb, i + 1 === last, go)),
  );
}

/**
 * @param {Crumb} crumb
 * @param {boolean} last
 * @param {(level: number, node: number) => void} go
 */
function branch({ node, level, name, hue, taken }, last, go) {
  const button = el(
    'button',
    {
      type: 'button',
      'aria-current': last ? 'true' : null,
      data: { node },
      'aria-label': taken ? `${name}, taken by you` : null,
      title: taken ? 'You took this branch' : null,
      onclick: () => go(level, node),
    },
    el('i.hd-dot', { vars: branchColour(hue) }),
    name,
    taken && icon('hand', 16),
  );
  return el('li', {}, icon('right', 16), button);
}
