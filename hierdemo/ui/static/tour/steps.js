// The steps of the tour: which part of the page each points at, and what it says. Pure.

/**
 * at: a selector of the part; top: it sticks while the page scrolls, and is whole only where the page begins.
 * @typedef {{at: string, title: string, text: string, top?: true}} Step
 */

/** @type {readonly Step[]} */
export const STEPS = [
  {
    at: '.hd-query-field',
    title: 'The question',
    text: 'Type words, give a picture, or both. The examples below the field run at once.',
  },
  {
    at: '.hd-shelf',
    title: 'A level of the tree',
    text: 'Each card is a group of pictures. The framed one was chosen; dimmed ones are the roads not taken. Choose one to go there instead: everything below follows, and Undo brings you back.',
  },
  {
    at: '#hd-results',
    title: 'The pictures found',
    text: 'The best pictures of the groups that were kept, best first. Open one to see by which way it was found.',
  },
  {
    at: '#hd-side',
    title: 'The map',
    text: 'Every picture is a point, alike ones lie near each other. The star is the question, the line its path, rings are the results.',
  },
  {
    at: '.hd-cost',
    top: true,
    title: 'What it cost',
    text: 'How much was compared, and how much was found of what comparing everything finds. Compare sets three kinds of search side by side.',
  },
];

/**
 * The steps that can be shown, in order.
 * @param {(selector: string) => boolean} inSight whether the page shows such a part
 */
export const stepsFor = inSight => STEPS.filter(step => inSight(step.at));
