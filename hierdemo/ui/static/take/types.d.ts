// What a picture to be taken along is drawn with.
import type { TextWidth } from '../core/types';

/** The page's colours where it is drawn, as #rrggbb, and its font. */
export interface Look {
  readonly bg: string;
  readonly surface: string;
  readonly sunken: string;
  readonly line: string;
  readonly line2: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly warn: string;
  readonly branch: readonly string[];
  readonly font: string;
}

/** picture: an item's small picture as a data: address; null where the browser does not hand it over. */
export interface Brush {
  readonly look: Look;
  readonly measure: TextWidth;
  readonly picture: (id: number) => string | null;
}

/** A drawing, finished. */
export interface Drawn {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}
