// What each of the server's addresses answers.
import type * as T from './answers';

/** GET. Addresses that are not known here give unknown. */
export type Got<P extends string> =
  P extends `info${string}` ? T.Info
  : P extends `texts${string}` ? T.Texts
  : P extends `tree/${string}` ? T.TreeAnswer
  : P extends `item/${string}` ? T.ItemAnswer
  : P extends `curve/${string}` ? T.FixedCurve
  : P extends 'stacks' ? T.StacksAnswer
  : P extends `near/${string}` ? T.NearAnswer
  : P extends `selection${string}` ? T.SelectionAnswer
  : P extends `log${string}` ? T.EditLog
  : P extends '/collections' ? T.Collections
  : P extends '/collections/photos' ? T.Photos
  : P extends '/collections/coming' ? T.Coming
  : P extends `/collections/about${string}` ? T.About
  : unknown;

/** POST. */
export interface Posted {
  answer: T.Answer;
  compare: T.Compared;
  curve: T.QueryCurve;
  beside: T.TwoTrees;
  edit: T.EditDone;
  undo: T.EditDone;
  redo: T.EditDone;
  '/collections/mine': T.Mine;
  '/build/begin': { readonly id: string };
  '/build/start': T.Begun;
  '/build/folder': T.Begun;
  '/build/state': T.Build | T.Uploading;
  '/build/remove': { readonly removed: true };
}

/** POST of a file's bytes. */
export type Sent<P extends string> = P extends 'picture' ? T.Uploaded : { readonly file: string };
