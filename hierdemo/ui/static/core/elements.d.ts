// What dom.js makes elements of, by tag and properties.

type Name<T extends string> = T extends `${infer N}.${string}` ? N : T;

/** The element of a tag with classes: 'button.hd-chip' is a button. */
export type ElementOf<T extends string> =
  Name<T> extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Name<T>] : HTMLElement;
export type SvgOf<T extends string> = T extends keyof SVGElementTagNameMap ? SVGElementTagNameMap[T] : SVGElement;

type Handlers = { [K in keyof HTMLElementEventMap as `on${K}`]?: (event: HTMLElementEventMap[K]) => unknown };

/** vars: CSS variables; data: of the dataset; text: in place of children; the rest are attributes, true an empty one. */
export type Props = Handlers & {
  vars?: Readonly<Record<string, string | number>>;
  data?: Readonly<Record<string, string | number | null | undefined>>;
  text?: string | number | null;
  [attribute: string]: unknown;
};

export type Child = Node | string | null | undefined | false;
/** Children, lists of them, and what is left out. */
export type Children = readonly (Child | readonly Child[])[];

/** How patch() makes and fills one element an item. */
export interface Patching<I, E extends Element> {
  key: (item: I) => unknown;
  create: (item: I) => E;
  update: (element: E, item: I) => void;
}

/** A function that is put off, see later(). */
export interface Later<A extends unknown[]> {
  (...args: A): void;
  cancel(): void;
  waiting(): boolean;
}

declare global {
  interface Window {
    /** Replies that index.html asked for ahead, by path. */
    hdEarly?: Record<string, Promise<Response>>;
    /** Of a copy without a server: what its data's scripts handed over and nobody has read yet, by name. */
    hdGiven: Record<string, unknown>;
  }
}
