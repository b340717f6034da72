// What the engine cannot answer, and why. Knows nothing else.

/** The message is for a person. */
export class Refused extends Error {
  /** @override */
  name = 'Refused';
}
