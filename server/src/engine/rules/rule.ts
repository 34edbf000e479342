/** What a rule is: where it looks, what it does, how sure it is, why, and where the fact comes from. Rules hold no code. */
import type { Json, Scalar } from '../yaml/tree.ts';

/** `<section>/<name>`, in words. */
export type RuleId = string;
/** A key path of the values file, `*` for any key. A rule holds for the node and everything below it, the most specific one wins. */
export type Path = string;
export type Severity = 'error' | 'warning' | 'information';
/** `safe`: cannot change what the deployment does. `review`: mechanical, a person should look. `manual`: only a person can decide. */
export type Safety = 'safe' | 'review' | 'manual';
/** What chart 13.x does with the key when nobody changes the file. */
export type IfLeft = 'ignored' | 'honoured' | 'aborts' | 'misread' | 'unchanged' | 'default-changed' | 'dangerous';
/** A part of the upgrade guide of a step. */
export type Section = string;

/** A name in the table of `Functions`. */
export type Named = string;
/** On the merged values; `effective` with the defaults of the chart that the files are of. */
export type Condition<Predicate extends Named = Named> =
  | { readonly set: Path }
  | { readonly absent: Path }
  /** Not set, or nothing to a template: null, an empty text, false. */
  | { readonly empty: Path }
  | { readonly effective: Path; readonly is: Json }
  | { readonly fact: Predicate }
  | { readonly all: readonly Condition<Predicate>[] }
  | { readonly any: readonly Condition<Predicate>[] }
  | { readonly not: Condition<Predicate> };

interface Common {
  readonly id: RuleId;
  readonly section: Section;
  readonly severity: Severity;
  readonly safety: Safety;
  /** What the reader has to do beside, or after, what the upgrade does: an order, ending in a full stop. */
  readonly todo?: string;
  /** One or two short sentences that are true before the upgrade and after it, ending in a full stop. */
  readonly why: string;
  /** What does not fit into a message: shown in hovers, reports and on the page of the rule. */
  readonly details?: string;
  readonly ifLeft: IfLeft;
  /** The first patch of the new chart that reads what the rule writes; older ones ignore it. */
  readonly since?: string;
  /** Chart file, render or document the fact comes from. For the pages of rules: what is shipped is built without it. */
  readonly source: readonly string[];
}

/** All that a rule says: in the comment that waits for a decision, far from every hover. */
export const inFull = ({ todo, why, details }: Pick<Common, 'todo' | 'why' | 'details'>): string =>
  [todo, why, details].filter((s) => s !== undefined).join(' ');

export type Action =
  | { readonly kind: 'keep' }
  | { readonly kind: 'remove' }
  /** Commented out where it stood: only a person can decide. Removed when it says what `like` says, or the chart's default. */
  | { readonly kind: 'manual'; readonly like?: Path }
  /** The subtree goes to `to`. Rules with one target compete in the order of the rule list; nothing is overwritten. */
  | { readonly kind: 'move'; readonly to: Path; readonly shape?: Named }
  /** Stays where it is, its value changes. */
  | { readonly kind: 'reshape'; readonly shape: Named }
  /**
   * A map becomes a list, with an item for each of its keys: the key is its `key`, what stood there its `value`, and every item
   * says `beside` too. Charts merge maps of several files and replace lists, so a file repeats the items of the files before it.
   */
  | {
      readonly kind: 'itemize';
      readonly key: string;
      readonly value: string;
      readonly beside: Readonly<Record<string, Scalar>>;
    }
  /** A Secret reference in the old spelling; `text` says what a plain text meant in 12.x. */
  | {
      readonly kind: 'secret';
      readonly to: Path;
      readonly text: 'inline' | 'reference';
      readonly key: Path;
      readonly pin: string;
      /** References stay in the old spelling, which 13.x reads and whose key name has the same default; a text goes here. */
      readonly old?: Path;
    };

export interface KeyRule extends Common {
  readonly at: Path;
  readonly action: Action;
  /** The group of derived values that it goes with. */
  readonly group?: string;
}

/** Several lists become one. The order of `sources` is the order of precedence; the target itself comes first. */
export interface ListRule extends Common {
  readonly to: Path;
  readonly sources: readonly Path[];
  readonly key: 'name' | 'mountPath' | 'equality';
  /** Judges each item: the variable table for `env`, image folders for everything that runs in the container. */
  readonly items?: 'env' | 'container';
  /** Chart 12.x did not read the second one beside the first. */
  readonly hides?: readonly (readonly [by: Path, source: Path])[];
  /** Names of volumes: the items have them, or the mounts of each item do. */
  readonly volumes?: 'names' | 'mounts';
  readonly clash: 'comment' | 'rename';
  /** Items that come from keys that are no lists; `absorb` when the key itself is gone then. */
  readonly extra?: readonly {
    readonly from: Path;
    readonly items: Named;
    readonly absorb: boolean;
    readonly leftover?: Named;
    /** The note for a key that gives nothing; else the words of the list. */
    readonly none?: RuleId;
  }[];
}

/** One value worked out from others. With `absorbs`, those keys go into it; without, it is an addition. Never overwrites. */
export interface DeriveRule extends Common {
  readonly to: Path;
  readonly absorbs?: readonly Path[];
  readonly when?: Condition;
  /** A constant, a transform of the merged values, or a part of a list that another rule makes. */
  readonly value: Json | { readonly from: Named } | { readonly part: Path; readonly of: 'mounted-files' };
  /** Only for a whole deployment, not for a file declared a layer. */
  readonly addition?: boolean;
  /** Values that make sense together only. */
  readonly group?: string;
}

/** Two places of one key: chart 12.x writes the first over the second before it reads that one. Maps are merged. */
export interface Spelling {
  readonly at: Path;
  readonly over: Path;
  /** Only while this is true for a template. */
  readonly when?: Path;
}

/** A block, or a single key, that chart 12.x reads only while a switch is on. */
export interface Part {
  readonly at: Path;
  readonly switch: Path;
  /** One key, whatever it says, and not a block of keys. */
  readonly single?: boolean;
  /** Of such a key only what says something is off: an empty one stays with the rules about it. */
  readonly filled?: boolean;
  /** A switch that nobody sets and that has no default is off. */
  readonly absent?: boolean;
  /** It is read only while the "switch" is empty. */
  readonly reversed?: boolean;
  /** The same switch in 8.8. */
  readonly now?: Path;
  /** Keys that others read from it all the same, while one of their switches is on. */
  readonly read?: readonly { readonly keys: readonly Path[]; readonly by: readonly Path[] }[];
  /** The note that speaks of what stands there. */
  readonly note: RuleId;
}

/** What a deployment has to be told though no key of it is wrong: only a person can decide. Told once, at one key. */
export interface AdviceRule extends Common {
  readonly when: Condition;
  /** It is told at the first of these that a file says. */
  readonly places: readonly Path[];
  /** What the files let expect; never a value that could be secret. */
  readonly proposes?: Named;
}

/** Words of a finding that no other kind of rule makes. */
export type NoteRule = Common & { readonly at?: Path };
export type AnyRule = KeyRule | ListRule | DeriveRule | NoteRule;

/**
 * A difference between what a key does on the old chart and what its upgrade does on the new one that is meant, or that nobody can
 * help: one field of one kind of object. Objects and properties are named as in `effects/`; `*` stands for any text.
 */
export interface DeclaredEffect {
  /** Of the old version, with everything below it; `*` for any key. */
  readonly at: Path;
  /** `moves`: the same value under another name, see `to`. */
  readonly what: 'adds' | 'drops' | 'changes' | 'moves';
  readonly object: string;
  readonly property: string;
  readonly to?: { readonly object: string; readonly property: string };
  /** Plain words, ending in a full stop. */
  readonly why: string;
}

/**
 * What the new chart does otherwise whatever the values say: one field of one kind of object. `*` stands for any text in a
 * property, `<release>` for the name of the release in a value; a side that is left out can be anything.
 */
export interface ChartChange {
  readonly id: string;
  /** Keys of objects of the old chart, or of the new one for what is added; see engine/effects/objects.ts. */
  readonly objects: readonly string[];
  readonly property: string;
  readonly what: 'adds' | 'drops' | 'changes';
  readonly before?: string;
  readonly after?: string;
  /** Keys of the old version: where the files say something at one of them, or switch it on, it is not the chart that does it. */
  readonly unless?: readonly Path[];
  /** A key of the old version: only where the files say something at it. */
  readonly where?: Path;
  /** A sentence. */
  readonly why: string;
  /** Chart file, render or document the fact comes from. */
  readonly source: string;
}
/**
 * An object that only one of the charts has, filled from the same values as another one: what is the same in both is compared
 * where that one is. Without another one all that is in it goes with it.
 */
export interface Copy {
  readonly id: string;
  readonly objects: readonly string[];
  readonly of?: string;
  /** Which properties; all without it. */
  readonly properties?: RegExp;
  readonly why: string;
  readonly source: string;
}
