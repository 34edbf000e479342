/** Changes of one unit, by the paths of its original text. Each speaks of the tree; `yaml/` turns them into text. */
import { escapeKey, formatPath, type Keys } from '../path.ts';
import type { RuleId } from '../rules/rule.ts';
import type { Minor } from '../steps/index.ts';
import type { Syntax } from '../texts/settings.ts';
import type { Json, Scalar } from '../yaml/tree.ts';

interface Common {
  readonly unit: number;
  readonly rule: RuleId;
  /** Its place in the inspection: operations are performed in one order, whoever chose them. */
  readonly order?: number;
}
/** Keys and list indexes down to a scalar. */
export type Steps = readonly (string | number)[];

/** The subtree at `path` goes to `to`, but for `except`, which have operations of their own. Renames in place where it can. */
export interface MoveOp extends Common {
  readonly kind: 'move';
  readonly path: Keys;
  readonly to: Keys;
  readonly except: ReadonlySet<string>;
  readonly value?: { readonly json: Json };
}
export interface RemoveOp extends Common {
  readonly kind: 'remove';
  readonly path: Keys;
  readonly except: ReadonlySet<string>;
  /** Where the same value stands now in this file. */
  readonly merged?: string;
  readonly note?: string;
}
const NOTHING: ReadonlySet<string> = new Set();
/** A key goes with all below it. `unit`: index of its file. */
export const removal = (unit: number, rule: RuleId, path: Keys, note: string, merged?: string): RemoveOp =>
  merged === undefined
    ? { kind: 'remove', unit, rule, path, except: NOTHING, note }
    : { kind: 'remove', unit, rule, path, except: NOTHING, note, merged };
export interface CommentOp extends Common {
  readonly kind: 'comment';
  readonly path: Keys;
  readonly note: string;
  /** Made when everything below it that goes elsewhere has left: what remains becomes the comment. */
  readonly rest?: true;
}
/** Writes a value that others determine; `absorbed` entries go into it, the first one gives it its place and comments. */
export interface SetOp extends Common {
  readonly kind: 'set';
  readonly to: Keys;
  readonly json: Json;
  readonly absorbed: readonly Keys[];
}
export interface RewriteOp extends Common {
  readonly kind: 'rewrite';
  readonly path: Steps;
  readonly value: Scalar;
  /** How the text is written; as the old one when not said. `plain` makes a number of digits. */
  readonly style?: 'plain' | 'double';
}
export interface ItemPlan {
  /** The item this comes from: unit, path of its list, index. Undefined for a new one. */
  readonly from: { readonly unit: number; readonly path: Keys; readonly index: number } | undefined;
  /** The list, or the key that is none, that gave it. */
  readonly source: string;
  readonly json: Json;
  readonly edits: readonly { readonly steps: Steps; readonly value: Scalar }[];
  readonly fate: 'keep' | 'drop' | 'fold' | 'comment';
  readonly note: string | undefined;
  readonly rule: RuleId;
  /** It stands in an earlier layer and is repeated here because Helm replaces lists. */
  readonly repeated: boolean;
  /** For a folded item: the key of the one that stays. */
  readonly key: string | undefined;
  /** The key of the item as the user wrote it. */
  readonly was: string | undefined;
  /** A dropped variable whose setting went to this values key. */
  readonly target?: string;
}
/** An item of a list of variables on its way to the new version. */
export interface Variable extends Pick<ItemPlan, 'from' | 'json' | 'fate' | 'was' | 'key' | 'target'> {
  readonly source: string;
  readonly id: string | undefined;
}
/** The whole list at `to` as it stands at this unit. */
export interface ListOp extends Common {
  readonly kind: 'list';
  readonly to: Keys;
  readonly keyed: 'name' | 'mountPath' | 'equality';
  readonly sources: readonly Keys[];
  readonly items: readonly ItemPlan[];
  /** Maps that gave items to the list. */
  readonly absorbed: readonly Keys[];
  /** Write an empty list rather than none. */
  readonly keepEmpty: boolean;
}
/** The map at `path` becomes a list, an item for each key; see the action of this name. */
export interface ItemizeOp extends Common {
  readonly kind: 'itemize';
  readonly path: Keys;
  readonly key: string;
  readonly value: string;
  readonly beside: Readonly<Record<string, Scalar>>;
  /** Every key in its order, and the unit that says last what it is: another one's is repeated. */
  readonly items: readonly { readonly name: string; readonly unit: number }[];
}
/** Earlier ones of two equal keys, which Helm does not read, become comments. */
export interface DedupeOp extends Common {
  readonly kind: 'dedupe';
}
/** A property gets its new name, or every folder of the old images does. */
export type TextChange =
  | { readonly kind: 'rename'; readonly doc: number; readonly from: Keys; readonly to: string }
  | { readonly kind: 'paths' };
/** A change inside a text that is the value at `path`: made before anything moves, wherever the value goes then. */
export interface TextOp extends Common {
  readonly kind: 'text';
  readonly path: Steps;
  readonly syntax: Syntax | undefined;
  readonly change: TextChange;
}
/** The first line of the file says of which version it is. */
export interface DeclareOp extends Common {
  readonly kind: 'declare';
  readonly version: Minor;
}
/** Made in the text of the file, before anything moves. */
export const isInText = (o: Operation): o is TextOp | DeclareOp => o.kind === 'text' || o.kind === 'declare';
export type Operation =
  DeclareOp | DedupeOp | MoveOp | RemoveOp | CommentOp | SetOp | RewriteOp | ItemizeOp | ListOp | TextOp;

/** Paths of a unit that an operation takes something from. */
export function sourcesOf(o: Operation): string[] {
  if (o.kind === 'dedupe') return [''];
  if (o.kind === 'declare') return [];
  if (o.kind === 'set') return o.absorbed.map(formatPath);
  if (o.kind === 'list') return [...o.sources, ...o.absorbed].map(formatPath);
  return [o.path.map((s) => escapeKey(String(s))).join('.')];
}
