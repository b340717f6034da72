// Prepared lessons: links to states of the page, and the note that says what is seen there. They come with the family
// (family.json); where none came, nothing is shown. Knows the address's lesson=ID and the store.
/** @import { Store } from '../core/store.js' */
/** @import { Lesson } from '../core/types' */
import { keep, kept, visit } from '../core/address.js';
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { showAll } from '../core/view.js';
import { figures, fill, isAt, isTried, leadTo, TRIED } from './fill.js';

/**
 * The list of lessons; null where there are none.
 * @param {Store} store
 * @param {() => void} [left] called as one is followed
 */
export function lessonList(store, left = () => {}) {
  const lessons = store.info?.family?.lessons ?? [];
  if (!lessons.length) return null;
  return el('ul.hd-lesson-list', {}, lessons.map(lesson => el('li', {}, way(lesson, lesson.title, left))));
}

/**
 * The button that opens the list, for the line below the top bar.
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountLessonButton(place, store) {
  const pop = el('details.hd-pop');
  const list = lessonList(store, () => (pop.open = false));
  if (!list) return;
  put(pop, el('summary.hd-link', {}, 'Lessons', icon('down', 16)), el('div.hd-pop-body', {}, list));
  put(place, pop);
}

/**
 * A link to a lesson. A plain click goes there without loading the page anew.
 * @param {Lesson} lesson
 * @param {string} text
 * @param {() => void} left
 */
function way(lesson, text, left) {
  const link = el('a.hd-link', { href: `?${leadTo(lesson, location.search)}`, text });
  link.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    left();
    showAll();
    visit(leadTo(lesson, location.search));
  });
  return link;
}

/**
 * The note of the lesson that the address names.
 * @param {HTMLElement} place
 * @param {Store} store
 */
export function mountLesson(place, store) {
  const title = el('h2'),
    text = el('p', { role: 'status' }),
    next = el('p.hd-lesson-next'),
    ways = el('div.hd-lesson-ways');
  const close = el('button.hd-icon.hd-icon-s', { type: 'button', 'aria-label': 'Close the lesson', title: 'Close the lesson', onclick: leave }, icon('close', 16));
  put(place, title, text, next, ways, close);

  /** The figures of the lesson as it began. @type {ReturnType<typeof figures> | null} */
  let seen = null;

  function leave() {
    keep('lesson', null);
    draw();
  }
  function draw() {
    const { info, answer, asked, tree } = store;
    const lessons = info?.family?.lessons ?? [],
      i = lessons.findIndex(one => one.id === kept('lesson'));
    show(place, i >= 0 && answer);
    if (i < 0 || !answer || !asked) return;
    const lesson = lessons[i],
      there = isAt(lesson, asked, info),
      tried = !there && isTried(lesson, asked, info),
      values = figures(answer, node => tree.byId.get(node)?.name ?? `branch ${node}`),
      after = lessons[i + 1];
    put(title, lesson.title);
    if (there || !tried) seen = values; // what it says to try next names what stood there
    put(text, there || tried ? fill(there ? lesson.text : TRIED, values) : 'You went on from this lesson: what is shown now is a question of your own.');
    put(next, (there || tried) && [el('b', { text: 'Try next. ' }), fill(lesson.next, seen ?? values)]);
    put(ways, !there && way(lesson, 'Back to the lesson', () => {}), after && way(after, `Next lesson: ${after.title}`, () => {}));
    place.dataset.ready = String(store.rev);
  }
  store.on('answer', draw);
  addEventListener('popstate', draw);
}
