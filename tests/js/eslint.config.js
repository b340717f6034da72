// The rules for the page's JavaScript and its tests, the import rule among them: a part of the page imports from core/,
// widgets/ and its own folder only, widgets/ from core/, core/ from nothing else; main.js puts the parts together.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import globals from 'globals';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STATIC = path.join(ROOT, 'hierdemo', 'ui', 'static');

/** The folder below static/ that a file lies in; '' for main.js. */
const part = file => path.relative(STATIC, file).split(path.sep).slice(0, -1)[0] ?? '';

const SHARED = { core: [], widgets: ['core'] };

const parts = {
  create(context) {
    const own = part(context.filename);
    if (!own) return {};
    const allowed = [own, ...(SHARED[own] ?? ['core', 'widgets'])];
    const check = node => {
      if (!node.source) return;
      const to = part(path.resolve(path.dirname(context.filename), node.source.value));
      if (!allowed.includes(to)) context.report({ node, message: `${own}/ imports from ${allowed.join('/, ')}/ only, not from ${to || 'main.js'}` });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check };
  },
};

export default [
  { ignores: ['**/node_modules/'] },
  {
    ...js.configs.recommended,
    files: ['hierdemo/ui/static/**/*.js', 'tests/js/*.js'],
  },
  {
    files: ['hierdemo/ui/static/**/*.js', 'tests/js/*.js'],
    plugins: { hierdemo: { rules: { parts } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 5],
      'no-unused-vars': 'error',
      'no-var': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  {
    files: ['hierdemo/ui/static/**/*.js'],
    languageOptions: { globals: globals.browser },
    rules: { 'hierdemo/parts': 'error' },
  },
  { files: ['tests/js/*.js'], languageOptions: { globals: globals.node } },
];
