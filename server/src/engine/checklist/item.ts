/** What an item of the checklist is: words, and conditions as data. */
import type { Section } from '../rules/rule.ts';
import type { Sliced } from '../slices.ts';
import type { View } from '../view.ts';
import type { Json } from '../yaml/tree.ts';

export type ChapterId = 'prerequisites' | 'copy' | 'adapt' | 'run' | 'validate' | 'after';
export interface Chapter {
  readonly id: ChapterId;
  readonly title: string;
}

/** On the merged values as written: no chart default counts as said. */
export type Test<Fact extends string = string> =
  /** Written, and neither null nor empty. */
  | { readonly set: string }
  | { readonly absent: string }
  | { readonly path: string; readonly is: Json }
  /** Not `true`: off in every chart unless somebody switched it on. */
  | { readonly off: string }
  | { readonly fact: Fact }
  | { readonly all: readonly Test<Fact>[] }
  | { readonly any: readonly Test<Fact>[] };
export interface Item<Fact extends string = string> {
  /** Never changes: users' ticks are stored under it. */
  readonly id: string;
  readonly step: ChapterId;
  readonly title: string;
  /** One sentence. */
  readonly why: string;
  readonly link: string;
  /** Findings that keep it open: rules, `*` for any part of an id, and sections of the guide. */
  readonly rules?: readonly string[];
  readonly sections?: readonly Section[];
  /** Secrets in plain text keep it open too. */
  readonly plaintext?: boolean;
  /** Keeps it open without a place of its own. */
  readonly open?: Test<Fact>;
  /** Whether it concerns a deployment at all. */
  readonly concerns?: Test<Fact>;
  /** A part only some deployments have: where the files prove that this one has not, the item is not shown. */
  readonly conditional?: boolean;
  /** There is no way for what its findings speak of; `todo` says what to do instead. */
  readonly blocks?: boolean;
  readonly todo?: string;
  /** The command that does or checks it. */
  readonly command?: string;
  /** What can be opened to get it done. */
  readonly assistant?: 'upgrade' | 'report' | 'secrets' | 'authentication' | 'finish' | 'verify';
  /** Answered by more than the values: by a function of this name. */
  readonly answeredBy?:
    'least-patch' | 'statefulset-name' | 'extracted-secrets' | 'region-role' | 'changed-defaults' | 'changed-objects';
  /** What the files must say for it to be done. Without it, the tick is the user's. */
  readonly proven?: Test<Fact>;
}

/** What is true of some leaf, or of all leaves together, by the names that the step gives it. */
export type Survey = ReadonlySet<string>;

/** What a step brings for its checklist. */
export interface Checklist {
  readonly chapters: readonly Chapter[];
  readonly items: readonly Item[];
  /** Named questions that need more than one key. They see merged values only. */
  readonly facts: Readonly<Record<string, (v: View, survey: Survey) => boolean>>;
  /** What several of them ask of every leaf, in one walk. */
  readonly surveying?: (v: View) => Sliced<Survey>;
  /** The fact that regions share one storage, and the switch of the migration that only the first of them runs. */
  readonly shared: { readonly fact: string; readonly migration: string };
}
