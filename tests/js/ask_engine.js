// node tests/js/ask_engine.js FOLDER: asks the engine of a page without a server what asks.json says, of what shipped.json
// holds, and writes answers.json. Both are made by tests/support/shipped.py.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beside, open } from '../../hierdemo/ui/static/files/engine/engine.js';
import { array } from './shipped_files.js';

const folder = process.argv[2];
const read = (name, reviver) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'), reviver);

const engine = open(read('shipped.json', array));
const ways = {
  answer: body => engine.answer(body),
  compare: body => engine.compare(body),
  curve: body => engine.curve(body),
  item: body => engine.item(body),
  beside: body => beside(() => engine, body),
  selection: body => engine.selection(body),
  rows: body => engine.selectedRows(body),
  near: body => engine.near(body),
  texts: body => engine.texts(body),
  attribute: body => [...engine.attribute(body)],
  leaf: body => [...engine.leaf(body)],
};

function asked({ path: name, body }) {
  try {
    const began = performance.now();
    const answer = ways[name](body);
    return { answer, ms: performance.now() - began };
  } catch (error) {
    if (error.name !== 'Refused') throw error;
    return { refused: error.message };
  }
}

writeFileSync(path.join(folder, 'answers.json'), JSON.stringify(read('asks.json').map(asked)));
