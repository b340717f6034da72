// What the unit tests use of Node. Its own types would make the page's timers Node's.
declare module 'node:test' {
  export function test(name: string, run: () => void | Promise<void>): void;
}
declare module 'node:assert/strict' {
  const assert: {
    (value: unknown, message?: string): asserts value;
    equal(actual: unknown, expected: unknown, message?: string): void;
    notEqual(actual: unknown, expected: unknown, message?: string): void;
    deepEqual(actual: unknown, expected: unknown, message?: string): void;
    ok(value: unknown, message?: string): asserts value;
    match(value: string, pattern: RegExp, message?: string): void;
    doesNotMatch(value: string, pattern: RegExp, message?: string): void;
    throws(run: () => unknown, error?: RegExp | object): void;
    rejects(run: Promise<unknown> | (() => Promise<unknown>), error?: RegExp | object): Promise<void>;
  };
  export default assert;
}
declare module 'node:child_process' {
  export function execFileSync(file: string, words: string[], how: { encoding: 'utf8' }): string;
}
