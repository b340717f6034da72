// The buttons of a tree's edits: undo, redo, the log, and the menu of what the branch that one is in can be given. Draws a
// LOG (api.js); asks nothing.
/** @import { EditLog, Tree } from '../core/types' */
import { el, put, show } from '../core/dom.js';
import { icon } from '../core/icons.js';
import { OPERATIONS } from './operations.js';

const UNREAD = 'The log of edits could not be read: reload the page.';

/**
 * @param {{step: (path: 'undo' | 'redo') => void, choose: (op: string, id: number) => void, place: () => {tree: Tree, id: number}}} on
 *   step: undo or redo; place: where one is in which tree
 */
export function editToolbar(on) {
  const menu = popOver('hd-tree-menu', el('span', { text: 'Edit' }), icon('down', 16));
  const history = popOver('hd-tree-log', el('span.hd-num'));
  history.summary.setAttribute('aria-label', 'Edits so far');
  /** @type {(path: 'undo' | 'redo', label: string) => HTMLButtonElement} */
  const step = (path, label) =>
    el('button.hd-icon', { type: 'button', 'aria-label': label, title: label, onclick: () => on.step(path) }, icon(path));
  const undo = step('undo', 'Undo the last edit'),
    redo = step('redo', 'Do the undone edit again');
  /** @type {EditLog | null} */
  let log = null;
  menu.node.addEventListener('toggle', drawMenu);

  function drawMenu() {
    if (!menu.node.open) return;
    if (!log?.allowed) return void put(menu.body, el('p', { text: log?.why ?? UNREAD }));
    const { tree, id } = on.place();
    const possible = Object.entries(OPERATIONS).filter(([, operation]) => operation.can(tree, id));
    put(
      menu.body,
      el('p.hd-quiet', { text: id ? tree.node(id).name : 'the whole tree' }),
      possible.map(([op, { title }]) => el('button', { type: 'button', text: title, onclick: () => on.choose(op, id) })),
    );
  }

  /**
   * @param {EditLog | null} next null where it could not be read
   * @param {boolean} busy
   */
  function draw(next, busy) {
    log = next;
    const steps = Boolean(log?.allowed && (log.n > 0 || log.redo)),
      rows = log?.rows ?? [];
    menu.label.textContent = log?.allowed ? 'Edit' : 'How to edit';
    show(undo, steps).disabled = !log?.undo || busy;
    show(redo, steps).disabled = !log?.redo || busy;
    show(history.node, rows.length > 0);
    history.label.textContent = rows.length === 1 ? '1 edit' : `${rows.length} edits`;
    put(history.body, el('ol', {}, [...rows].reverse().map(logRow)));
    drawMenu();
  }

  return {
    node: el('div.hd-tree-edits', {}, undo, redo, history.node, menu.node),
    draw,
    /** Closes the menu. */
    close: () => void (menu.node.open = false),
    focus: () => menu.summary.focus(),
  };
}

/**
 * A small menu below a button: {node, summary: the button, label: its first element, body: what opens}.
 * @param {string} look a class of the body
 * @param {HTMLElement} label
 * @param {Node[]} more
 */
function popOver(look, label, ...more) {
  const body = el('div', { class: `hd-pop-body ${look}` });
  const summary = el('summary.hd-btn.hd-btn-s', {}, label, ...more);
  return { node: el('details.hd-pop', {}, summary, body), summary, label, body };
}

/** @param {EditLog['rows'][number]} row */
const logRow = ({ n, said, when }) =>
  el('li', { value: n }, said, el('time.hd-num', { datetime: when, text: when.slice(0, 16).replace('T', ' ') }));
