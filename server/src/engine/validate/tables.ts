/** What is checked in files of one version, and the words for it: a chart brings its own. */
import type { Minor } from '../charts/index.ts';
import type { Keys } from '../path.ts';
import type { Form } from './forms.ts';
import type { ValidateRule } from './rule.ts';
import type { Teller } from './told.ts';

export interface KeyChecks {
  /** Where guides and examples put a key, and where the chart reads it. */
  readonly misplaced: readonly {
    readonly at: string;
    readonly to?: string;
    readonly hint?: string;
    /** The compatibility layer, which is on by default, reads it. */
    readonly honoured?: boolean;
  }[];
  /** What the compatibility layer reads without a switch beside it. */
  readonly honoured: readonly string[];
  /** Listed, but without a reader. */
  readonly noEffect: readonly string[];
  readonly truststores: readonly string[];
  /** Of the keys that the chart calls deprecated, those that it has another place for. */
  readonly replaced: RegExp;
  /** What a key of every other component is called elsewhere. */
  readonly called: ReadonlyMap<string, string>;
  readonly profiles: { readonly at: string; readonly known: readonly string[] };
  /** The layer that reads old roots, and the keys of theirs at which it aborts. */
  readonly compatibility: {
    readonly on: string;
    readonly roots: readonly string[];
    readonly refused: readonly string[];
    readonly never: readonly string[];
  };
  /** Old spellings that something still needs, and its switch. */
  readonly keepsOld: { readonly at: string; readonly while: string };
}
export interface Pod {
  readonly at: string;
  readonly volumes: readonly string[];
  readonly mounts: readonly string[];
  /** The lists live in a map of their own below the component. */
  readonly claims?: string;
}
export interface Choice {
  readonly at: RegExp;
  readonly of: readonly string[];
  /** Upper and lower case do not matter. */
  readonly folded?: boolean;
}
export interface TypeChecks {
  /** A map of switches that the schema does not know. */
  readonly switches: string;
  /** Maps whose defaults the templates can do without. */
  readonly spare: ReadonlySet<string>;
  /** Whole numbers from 1 on. */
  readonly counts: ReadonlySet<string>;
  readonly quantities: readonly RegExp[];
  readonly choices: readonly Choice[];
  /** Paths of addresses. */
  readonly paths: RegExp;
  /** Whose texts the chart evaluates, while the switch is on. */
  readonly evaluated: readonly { readonly at: RegExp; readonly while?: string }[];
  /** Components of which, while they are off, templates read only the sections named here. */
  readonly readWhileOff: Readonly<Record<string, readonly string[]>>;
}
/** An image of the chart that has the version of Camunda. */
export interface Image {
  readonly at: string;
  readonly component: string;
  readonly strict?: boolean;
  readonly parts?: boolean;
}

export interface Checks {
  readonly minor: Minor;
  readonly rules: readonly ValidateRule[];
  readonly constraints: (c: Teller) => void;
  readonly keys: KeyChecks;
  readonly types: TypeChecks;
  readonly forms: readonly Form[];
  readonly pods: readonly Pod[];
  readonly images: readonly Image[];
  /** What switches the login at the mail server on: an old spelling of its secret, or a variable alone. */
  readonly mailLogin: { readonly by: 'spelling' } | { readonly by: 'variable'; readonly name: string };
  /** The list of the first users of the cluster. */
  readonly users: string;
  /** What a key is for, in a few words. */
  readonly about: (path: Keys) => string | undefined;
  /** The only values that a key takes, where the chart checks them together with others. */
  readonly choicesAt: (path: string) => readonly string[];
}
