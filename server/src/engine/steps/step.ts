/** A step from one version to the next, as a value: all that names a version or a component of it. */
import type { Chart } from '../charts/chart.ts';
import type { Minor } from '../charts/index.ts';
import type { Checklist } from '../checklist/item.ts';
import type { KnownError } from '../journey/error.ts';
import type { SecretRow } from '../journey/secret.ts';
import type { Objects } from '../effects/objects.ts';
import type { Facts } from '../rules/ruleSet.ts';
import type { ChartChange, Copy, DeclaredEffect, RuleId, Section } from '../rules/rule.ts';
import type { RuleIndex } from '../rules/ruleIndex.ts';
import type { EnvFacts, EnvRule, EnvVerdict } from '../rules/variables.ts';
import type { NameNode, PropertyRow, TextRole, TextVerdict } from '../texts/names.ts';
import type { Reading, View } from '../view.ts';
import type { Json } from '../yaml/tree.ts';

/** By what a set shows which side of the step it is on. All are paths. */
export interface Marks {
  /** Roots that the new chart no longer has; first the one whose pods stay. */
  readonly oldRoots: readonly string[];
  /** Keys below other roots that it no longer has, or has under another name. */
  readonly old: readonly string[];
  /** Roots of the old chart whose names other charts use too. */
  readonly oldNeighbours: readonly string[];
  /** Those of `old` that nobody but Camunda has. */
  readonly ownOld: readonly string[];
  /** Roots that other charts have too: what stands below them has to be Camunda's. */
  readonly anybodys: readonly string[];
  /** The key that names the cluster. */
  readonly clusterName: string;
  /** The root that only the new chart has. */
  readonly newRoot: string;
  readonly new: readonly string[];
  /**
   * Keys of the new chart that people also write for themselves: they tell only beside an image of its version, or where what
   * is `needed` is on and nothing is said `instead`, where the old chart reads it.
   */
  readonly often: readonly { readonly at: string; readonly needed: string; readonly instead: string }[];
  /** What the upgrade of a file that is only a part leaves there: told after everything that speaks of the old version. */
  readonly written: readonly string[];
  /** What nobody sets before the new version: a set that has it is moved, even with some old block forgotten in it. */
  readonly settled: readonly string[];
}

/** Something with another name. Names of the release stand as `<release>`. */
export interface Renamed {
  readonly was: string;
  /** In words; empty where nothing took its place. */
  readonly now: string;
}
type Words = Readonly<Record<string, string>>;
export type NameRule =
  | 'names/service'
  | 'names/label'
  | 'names/workload'
  | 'names/service-account'
  | 'names/secret'
  | 'names/config-map'
  | 'names/port'
  | 'names/volume'
  | 'names/container';
/** What the old chart makes and calls by a name, and what the new one calls it. Objects by what follows the name of the release. */
export interface Names {
  /** What the step calls the rules about them, where it does not use their own ids. */
  readonly rules?: Partial<Readonly<Record<NameRule, RuleId>>>;
  readonly services: Words;
  /** The label that tells the component. */
  readonly label: string;
  readonly labels: Words;
  /** Containers, by the root of their component. */
  readonly containers: Words;
  /** The container that takes the place of all these. */
  readonly container: string;
  readonly workloads: Words;
  readonly serviceAccounts: Words;
  readonly secrets: Words;
  /** Where the old chart makes one of them only of some values, by `<release>-…`: whether it does. */
  readonly madeOf?: Readonly<Record<string, (merged: View) => boolean>>;
  /** The end of a name that nothing but a Secret has. */
  readonly sureSecret: string;
  readonly configMaps: Words;
  /** Keys of ConfigMaps that keep their name. */
  readonly configMapKeys: Readonly<Record<string, readonly Renamed[]>>;
  /** Objects that only documents around the values speak of, by kind; further ones of the kinds above. */
  readonly objects: Readonly<Record<string, Words>>;
  /** Images of containers, without their registry. */
  readonly images: Words;
  /** How the old chart makes names of these. */
  readonly named: {
    /** Words that it does not say behind the name of a release that has them already. */
    readonly once: readonly string[];
    /** Names that objects of other charts have as well: of these the release has to be known. */
    readonly common: readonly string[];
    /** Names that are words to others: they count beside that of the product. */
    readonly usual: readonly string[];
    /** The root whose `fullnameOverride` and `nameOverride` count, by how a name begins. */
    readonly by: Words;
  };
  readonly ports: Readonly<Record<string, readonly Renamed[]>>;
  /** The Service of a root. */
  readonly portsOf: Words;
  /** Volumes of the chart in pods that are gone, by root. */
  readonly volumes: Readonly<Record<string, readonly Renamed[]>>;
  /** A file of the chart that is mounted from a volume. */
  readonly file: Renamed & { readonly root: string; readonly volume: string; readonly is: RegExp };
  /** A release whose own name holds the word. */
  readonly release: Renamed & { readonly word: string; readonly is: RegExp };
  /** Values with a rule of their own. */
  readonly spared: readonly string[];
  /** Variables that the old chart gave a container, by root, and what took their place, in words. */
  readonly variables: Readonly<Record<string, Words>>;
  /** Those that the new chart gives it too. */
  readonly keptVariables: Readonly<Record<string, ReadonlySet<string>>>;
  /** Those of the container that takes their place. */
  readonly newVariables: ReadonlySet<string>;
}

/** Variables of containers. */
export interface Variables {
  readonly rules: Readonly<Record<RuleId, EnvRule>>;
  /** Nothing happens to the variable. */
  readonly nothing: RuleId;
  /** A folder of an image in its value changes. */
  readonly imagePath: RuleId;
  /** `value` is its text, undefined where it comes from elsewhere; `item` all of it. */
  readonly verdict: (
    root: string,
    name: string,
    value: string | undefined,
    item: Json,
    view: View,
    facts: Facts,
  ) => EnvVerdict;
  /** Variables of a component that have another name, by their old one. */
  readonly renamed: (view: View, root: string) => ReadonlyMap<string, string>;
  /** The list that they end in, and that of the mounts beside it. */
  readonly list: string;
  readonly mounts: string;
}

/** Images of the cluster and of the bundled services. */
export interface Images {
  /** Folders of the old images, and what they are now. */
  readonly paths: (text: string) => readonly { start: number; end: number; text: string }[];
  readonly rewrite: (text: string) => string;
  /** The rule about images that are elsewhere now. */
  readonly rule: RuleId;
  readonly moved: (
    path: readonly string[],
    value: Json,
    registries: readonly (Json | undefined)[],
  ) => string | undefined;
}

/** Configuration texts that are values. */
export interface Texts {
  readonly names: NameNode;
  /** Roots that have such texts. */
  readonly roots: readonly string[];
  /** Roots whose program takes properties with its options too. */
  readonly programs: readonly string[];
  /** Variables with such options, or with properties as JSON. */
  readonly optionVariables: RegExp;
  /** How properties of Camunda begin. */
  readonly ours: readonly string[];
  /** Where a new property stands among the others. */
  readonly rank: ReadonlyMap<string, number>;
  readonly oldRoot: RegExp;
  /** Where files are a list: the keys of an item. */
  readonly item: { readonly name: string; readonly text: string };
  /** The verdict depends on the storage of the cluster. */
  readonly needsFacts: (row: PropertyRow) => boolean;
  readonly verdict: (
    name: string,
    rows: readonly PropertyRow[],
    value: string | undefined,
    role: TextRole,
    facts: EnvFacts,
  ) => TextVerdict | undefined;
  readonly facts: (view: View) => EnvFacts;
  /** What a text lacks that takes the place of the chart's, in words. */
  readonly lacks: (has: (name: string) => boolean, get: (path: string) => Json | undefined) => readonly string[];
  /** How many brokers there are. */
  readonly size: (view: View) => Json | undefined;
}

/** What Helm expressions in values may ask for that the new chart no longer has. */
export interface Templates {
  /** Roots of keys that are gone. */
  readonly roots: readonly string[];
  /** How names of helpers begin that are gone, and what each of them is called now. */
  readonly helperRoots: readonly string[];
  readonly helpers: Words;
  /** `awakened`: the old chart wrote this text as it is, the new one evaluates it. `text`: neither evaluates it. */
  readonly kind: (steps: readonly (string | number)[]) => 'evaluated' | 'awakened' | 'text';
}

/** Volumes of components that come into one pod. */
export interface Volumes {
  /** In the order of precedence: these keep their names, their pod is the one that stays. */
  readonly staying: readonly string[];
  readonly joining: readonly string[];
  /** What the chart itself adds to that pod. */
  readonly ofChart: readonly string[];
}

/** A key that stays and has to be looked at. */
export interface Look {
  readonly at: RegExp;
  readonly rule: RuleId;
  readonly is: (value: Json, merged: View, facts: Facts) => boolean;
}
/** A key that means something else beside what the upgrade writes. */
export interface Overview {
  readonly at: string;
  readonly rule: RuleId;
  readonly is: (merged: View, willBe: (path: string) => Json | undefined) => boolean;
}

/** What the new version does otherwise though no key of the files says so. */
interface Change {
  /** Keys of the new version that must be true, or true by default. */
  readonly on: readonly string[];
  /** What to look at, in plain words. */
  readonly means: string;
}
/** A default that is another one now. Its values are in the catalogues. */
export interface ChangedDefault extends Change {
  readonly was: string;
  readonly now: string;
}
/** What other people's files may point at: policies, monitors, dashboards. */
export interface ChangedObject extends Change {
  /** Said here, it does not come as a surprise. */
  readonly unless?: string;
}

/** What the StatefulSet of the brokers is called, on whose name their volumes hang. */
export interface Cluster {
  /** For upgraded values. */
  readonly name: (now: View, release: string | undefined) => string;
  /** Whether it keeps its name. Undefined: the release is not known, or the old name is not. */
  readonly keepsName: (
    old: View | undefined,
    now: View,
    release: string | undefined,
  ) => { readonly same: boolean; readonly before: string; readonly after: string } | undefined;
}

/** Addresses in the documentation. */
export interface Guide {
  readonly at: (anchor: string) => string;
  /** The part of the upgrade guide that speaks of a finding. */
  readonly section: (section: Section) => string;
  /** Anchor of the part about the files themselves. */
  readonly files: string;
}

/** Errors of the upgrade, and what they mean. */
export interface Errors {
  /** All that fit are told, in this order; else the first that fits of the general ones. */
  readonly special: readonly KnownError[];
  readonly general: readonly KnownError[];
  readonly nothing: KnownError;
  readonly unknown: KnownError;
  /** Those that a StatefulSet of another name may explain. */
  readonly renamed: readonly string[];
  /** Beginnings of properties in an error. */
  readonly properties: readonly string[];
  /** Roots that have variables. */
  readonly roots: readonly string[];
}

export interface Step<From extends Minor = Minor, To extends Minor = Minor> {
  readonly from: From;
  readonly to: To;
  readonly charts: { readonly from: Chart; readonly to: Chart };
  readonly rules: RuleIndex;
  /** How the chart of `from` reads values. */
  readonly reading: Reading;
  readonly marks: Marks;
  /** Roots whose lists meet in one. */
  readonly components: readonly string[];
  readonly names: Names;
  readonly variables: Variables;
  readonly images: Images;
  readonly texts: Texts;
  readonly templates: Templates;
  readonly volumes: Volumes;
  /** Keys that both charts write whatever they say, by their last name: `OFF` is `false` to YAML 1.1, and its text in the cluster. */
  readonly levels: RegExp;
  /** Where files are mounted that another container needs too. */
  readonly files: { readonly options: string; readonly volumes: string };
  /** What an upgrade does to the cluster beside what the keys did, by rule and by chart. */
  readonly effects: readonly DeclaredEffect[];
  readonly chartChanges: readonly ChartChange[];
  readonly copies: readonly Copy[];
  readonly cluster: Cluster;
  readonly changes: { readonly defaults: readonly ChangedDefault[]; readonly objects: readonly ChangedObject[] };
  readonly checklist: Checklist;
  readonly guide: Guide;
  readonly errors: Errors;
  /** The secrets of a deployment, and the Secret that the guide puts them into. */
  readonly secrets: { readonly rows: readonly SecretRow[]; readonly consolidated: string };
  readonly objects: Objects;
  readonly kept: {
    readonly looks: readonly Look[];
    readonly overviews: readonly Overview[];
    /** Rules of keys that come along, and switch less than they did. */
    readonly less?: readonly RuleId[];
  };
}
