// The form of one edit: what it asks for, and what was filled in.
/** @import { Tree } from '../core/types' */
/** @import { Field } from './operations.js' */
import { el, put, show } from '../core/dom.js';
import { OPERATIONS } from './operations.js';

const LONGEST_NAME = 80;

/**
 * @param {{submit: (op: string, tree: Tree, args: object) => void, cancelled: () => void}} on
 */
export function editForm(on) {
  const node = el('form.hd-tree-form', { hidden: true });

  /**
   * Shows the form of an edit.
   * @param {string} op
   * @param {number} id the branch
   * @param {{tree: Tree, noun: string}} of
   */
  function open(op, id, { tree, noun }) {
    const { title, go, about, fields, args } = OPERATIONS[op];
    const branch = id ? `\u201c${tree.node(id).name}\u201d` : 'the whole tree';
    put(
      node,
      el('p', {}, el('b', { text: title }), ` ${branch}${about ? `. ${about(tree, id, noun)}` : ''}`),
      fields(tree, id).map(field),
      el(
        'div.hd-tree-form-do',
        {},
        el('button.hd-btn.hd-btn-s.is-main', { type: 'submit', text: go }),
        el('button.hd-btn.hd-btn-s', { type: 'button', text: 'Cancel', onclick: cancel }),
      ),
    );
    node.onsubmit = event => {
      event.preventDefault();
      on.submit(op, tree, args(values(node), id));
    };
    show(node, true);
    /** @type {HTMLElement | null} */
    const first = node.querySelector('input, select') ?? node.querySelector('button');
    first?.focus();
  }

  function cancel() {
    show(node, false);
    put(node);
    on.cancelled();
  }

  return { node, open, hide: () => void show(node, false) };
}

/** @param {HTMLFormElement} form */
const values = form => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));

/** @param {Field} field */
function field({ name, label, value = '', options, optional }) {
  const control = options
    ? el('select', { name }, options.map(([v, text]) => el('option', { value: v, text })))
    : el('input', { name, value, maxlength: LONGEST_NAME, required: !optional, autocomplete: 'off' });
  return el('label', {}, el('span', { text: label }), control);
}
