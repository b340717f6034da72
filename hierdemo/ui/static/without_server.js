// The entry of a copy without a server: files answer, then the page starts as it does everywhere.
import { answerWith } from './core/answerer.js';
import { makeAnswerer } from './files/answerer.js';

const answerer = makeAnswerer();
answerWith(answerer);
import('./main.js').then(() => setTimeout(answerer.warm, 1500)); // the first answer first
