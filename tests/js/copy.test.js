// A question written down for programs: words survive a real shell, JSON and Python's rules; a new field needs no line.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { python, shell } from '../../hierdemo/ui/static/copy/quote.js';
import { ways } from '../../hierdemo/ui/static/copy/texts.js';
/** @import { Ask, ProgramField, Programs } from '../../hierdemo/ui/static/core/types' */

const ODD = ['plain', '', "it's", 'a "b" $HOME `id` \\ !x #y', '-leather', 'two\nlines', '* ? [a] ~ {b,c} & | ; < > ( )', '5\u00a0% \u00e9\u{1f600}'];

test('a word is one word to a shell, whatever stands in it', () => {
  const told = execFileSync('sh', ['-c', `printf '%s\\0' ${ODD.map(shell).join(' ')}`], { encoding: 'utf8' });
  assert.deepEqual(told.split('\0').slice(0, -1), ODD);
  assert.equal(shell('--k'), '--k', 'what needs no quotes has none');
});

test('values as Python writes them', () => {
  assert.equal(python({ 'a"b': [1, null, true, 'x\n'] }), '{"a\\"b": [1, None, True, "x\\n"]}');
  assert.equal(python(0.4), '0.4');
});

/** @type {(name: string, kind: ProgramField['kind'], more?: Partial<ProgramField>) => ProgramField} */
const field = (name, kind, more = {}) => ({ name, kind, default: null, parameter: name, option: `--${name}`, ...more });
const FIELDS = [
  field('text', 'text', { default: '', option: null }),
  field('image', 'picture'),
  field('like', 'item'),
  field('weight', 'number', { default: 0.5 }),
  field('k', 'count', { default: 10 }),
  field('where', 'filters', { default: {} }),
  field('forced', 'nodes', { default: [], parameter: 'force', option: '--force' }),
  field('embedding', 'name', { default: 'chosen', option: null }),
];
/** @type {Programs} */
const PROGRAMS = { fields: FIELDS, collection: '', elsewhere: false };
/** @type {import('../../hierdemo/ui/static/copy/texts.js').Where} */
const WHERE = { address: 'http://here/', id: null, kept: false };
/** @type {(more: object, programs?: Programs, where?: typeof WHERE) => Record<string, import('../../hierdemo/ui/static/copy/texts.js').Way>} */
const written = (more, programs = PROGRAMS, where = WHERE) => {
  const ask = { text: '', picture: null, like: null, weight: 0.5, k: 10, where: {}, forced: [], along: [], embedding: 'chosen', ...more };
  return Object.fromEntries(ways(/** @type {Ask} */ (/** @type {unknown} */ (ask)), programs, where).map(way => [way.id, way]));
};
const command = (/** @type {object} */ more, programs = PROGRAMS) => written(more, programs).command.text?.trim();

test('only what a program would not assume is said', () => {
  assert.equal(command({ text: 'red car', weight: 0.2 }), "python -m hierdemo search 'red car'");
  assert.equal(command({ like: 3, text: 'red', weight: 0.2, k: 12 }), 'python -m hierdemo search red --like 3 --weight 0.2 --k 12');
  assert.match(String(written({ text: 'red', forced: [null, null] }).client.text), /\n {4}text="red",\n {4}api_name/);
});

test('a dash is never taken for an option', () => {
  assert.equal(command({ text: '-leather', k: 5 }), 'python -m hierdemo search --k 5 -- -leather');
  assert.equal(command({ text: 'a', where: { '-x': '1' } }), 'python -m hierdemo search a --where=-x=1');
});

test('a filter that NAME=VALUE cannot say goes as JSON', () => {
  assert.equal(command({ text: 'a', where: { price: '10..20' } }), 'python -m hierdemo search a --where price=10..20');
  for (const [name, value] of [['a=b', 'c'], ['c', ' d '], ['{c', 'd'], ['c', 'two\nlines'], ['__proto__', '\ufeff']]) {
    const [, json] = /--where '(.*)'$/s.exec(command({ text: 'a', where: Object.fromEntries([[name, value]]) }) ?? '') ?? [];
    assert.deepEqual(Object.entries(JSON.parse(json ?? '')), [[name, value]]);
  }
});

test('branches one a level, a free one named so; in JSON it is null', () => {
  assert.equal(command({ text: 'a', forced: [null, 12] }), 'python -m hierdemo search a --force free --force 12');
  assert.match(String(written({ text: 'a', forced: [null, 12] }).curl.text), /"force":\[null,12\]/);
});

test('a picture is told with a placeholder, and where not at all, that is said', () => {
  const { client, curl, command: line } = written({ picture: 'token', text: 'red' });
  assert.match(String(client.text), /import Client, handle_file[^]*image=handle_file\("picture.jpg"\)/);
  assert.doesNotMatch(JSON.stringify([client, curl, line]), /token/);
  assert.equal(curl.text, null);
  assert.match(curl.notes.join(), /upload/);
  assert.match(String(line.text), /--image picture.jpg/);
});

test('what lies elsewhere is said to; a visitor’s own is told to no program', () => {
  const other = written({ text: 'a' }, { ...PROGRAMS, collection: 'my cats', elsewhere: true });
  assert.equal(other.command.text?.trim(), "python -m hierdemo search a --collection 'my cats'");
  assert.match(other.command.notes.join(), /folder that holds my cats/);
  const own = written({ text: 'a' }, PROGRAMS, { ...WHERE, id: '0123abcd', kept: true });
  assert.deepEqual([own.client.text, own.curl.text, own.command.text], [null, null, null]);
  assert.equal(written({ text: 'a' }, { ...PROGRAMS, collection: null }).command.text, null);
});

test('programs are told which collection it is, where it is not the one that they ask anyway', () => {
  const { client, curl, command: line } = written({ text: 'a' }, PROGRAMS, { ...WHERE, id: 'my-cats' });
  assert.match(String(client.text), /text="a",\n {4}collection="my-cats",\n/);
  assert.match(String(curl.text), /"collection":"my-cats"/);
  assert.doesNotMatch(String(line.text), /my-cats/);
});

test('a field that is new to the table appears by itself', () => {
  const wider = { ...PROGRAMS, fields: [...FIELDS, field('width', 'count', { default: 3 })] };
  assert.equal(command({ text: 'a', width: 5 }, wider), 'python -m hierdemo search a --width 5');
  assert.match(String(written({ text: 'a', width: 5 }, wider).client.text), /width=5,/);
});
