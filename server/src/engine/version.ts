/** Which chart a set was written for, by the evidence of all its layers together. */
import { catalogue, listed } from './charts/catalogue.ts';
import { CHARTS } from './charts/index.ts';
import { isWithin } from './path.ts';
import { isMarked } from './plan/markers.ts';
import { isMinor, MINORS, STEPS, type Minor, type Step } from './steps/index.ts';
import { AS_WRITTEN, View, type JsonObject } from './view.ts';
import { isObject, type Json } from './yaml/tree.ts';
import { isLive } from './yaml/watch.ts';

export type Version = Minor | 'neutral' | 'foreign';

/** Roots of every old chart that a newer one no longer has. */
const OLD_ROOTS = STEPS.flatMap((s) => s.marks.oldRoots);
const OWN_OLD = STEPS.flatMap((s) => s.marks.ownOld);
const NEW_ROOTS = STEPS.map((s) => s.marks.newRoot);
/** Shared roots with names no other chart is likely to use together with these keys. */
const SHARED = [
  'identity',
  'identityKeycloak',
  'identityPostgresql',
  'optimize',
  'console',
  'webModeler',
  'connectors',
] as const;
const GLOBAL = [
  'identity',
  'multitenancy',
  'multiregion',
  'license',
  'documentStore',
  // Keys of its own that a chart has there.
  ...STEPS.flatMap((s) => s.marks.old.flatMap((path) => /^global\.(\w+)$/.exec(path)?.[1] ?? [])),
];

/** The roots of all charts, in all spellings. */
export const roots: ReadonlySet<string> = new Set([
  ...OLD_ROOTS,
  ...MINORS.flatMap((minor) =>
    catalogue(minor)
      .children([])
      .map((k) => k.path),
  ),
]);

/** Something in it has no place behind the step. Every key is asked for, also after the first answer: readers may record them. */
export const showsOld = (view: View, { marks }: Step): boolean =>
  [...marks.oldRoots, ...marks.old].filter((p) => view.has(p)).length > 0;

/** What a set has that charts before that of its version had, and this one has not. */
export const olderKeys = ({ tree }: View, version: Minor): string[] => {
  const view = new View(tree, AS_WRITTEN);
  return STEPS.filter((s) => MINORS.indexOf(s.to) <= MINORS.indexOf(version))
    .flatMap(({ marks }) => [...marks.oldRoots, ...marks.old])
    .filter((path) => view.has(path));
};

/**
 * A text of somebody else, by its letters alone: a root that no chart has, and of ours at most a `global` in which nothing of
 * ours stands. False says nothing.
 */
export function isElsewhere(text: string): boolean {
  if (text.includes('<<') || /camunda/i.test(text)) return false;
  let strange = false;
  for (const [, root = ''] of text.matchAll(/^(?:\ufeff|["'])?([A-Za-z][\w.-]*)["']?[ \t]*:/gm)) {
    if (root === 'global') continue;
    if (roots.has(root)) return false;
    strange ||= !root.startsWith('x');
  }
  return strange && !BELOW_GLOBAL.test(text);
}
const BELOW_GLOBAL = new RegExp(
  `["']?(?:${[...new Set([...GLOBAL, ...OLD_ROOTS, ...NEW_ROOTS])].join('|')})["']?[ \t]*:`,
);

interface Named {
  readonly text: string;
}

/** What the first line of a file says, and where in the text the number stands. */
export function declaration(text: string): { version: Minor; start: number; end: number } | undefined {
  const found = /^(\ufeff?#[^\S\r\n]*camunda-values:[^\S\r\n]*)(\d+\.\d+)\b/.exec(text);
  const [, before = '', version] = found ?? [];
  if (!isMinor(version)) return undefined;
  return { version, start: before.length, end: before.length + version.length };
}

/**
 * `declared` wins, then a first-line comment `# camunda-values: VERSION`, then the keys themselves; then what else the files say,
 * and at last what stands beside them.
 */
export function classify(view: View, layers: readonly Named[], declared: Minor | undefined, beside?: Minor): Version {
  if (declared) return declared;
  for (const l of layers) {
    const said = declaration(l.text);
    if (said) return said.version;
  }
  // A set that is behind a step may be behind the next one too.
  const [first, ...later] = STEPS;
  const found = (later as Step[]).reduce<Minor | undefined>(
    (version, step) => (version === step.from ? (sideOf(step, view, layers) ?? version) : version),
    sideOf(first, view, layers),
  );
  if (found) return found;
  if (!isOurs(view)) return 'foreign';
  const [written] = [...STEPS].reverse().filter((s) => s.marks.written.some((p) => isContent(view.get(p))));
  return tagged(view) ?? written?.to ?? headed(layers) ?? beside ?? 'neutral';
}
const isOurs = (view: View): boolean => camundaContext(view) || camundaShaped(view);

/** On which side of a step a set stands; undefined where its keys do not tell. */
function sideOf({ from, to, marks }: Step, view: View, layers: readonly Named[]): Minor | undefined {
  const roots = marks.oldRoots.filter((r) => looksLike(from, view, r));
  // A root that the old chart has too tells nothing, and neither does a comment of a step that leads to it.
  const tells = !catalogue(from).known([marks.newRoot]);
  const moved = tells && looksLike(to, view, marks.newRoot);
  // Moved by hand, with some blocks forgotten: somebody decided for the new version, and most of it is there.
  const settled =
    moved && marks.settled.some((p) => isContent(view.get(p))) && size(view, [marks.newRoot]) >= size(view, roots);
  if (roots.length > 0 && !settled && camundaContext(view)) return from;
  if (moved) return to;
  if (marks.new.some((p) => isContent(view.get(p))) && camundaContext(view)) return to;
  if (marks.old.some((p) => isContent(view.get(p))) && isOurs(view)) return from;
  if (
    camundaContext(view) &&
    marks.often.some((mark) => standsIn(mark, view) || (has(mark, view) && tagged(view) === to))
  )
    return to;
  const neighbours = marks.oldNeighbours.some((r) => isObject(view.get(r)));
  if (neighbours && hasCamundaKeys(view) && onlyRoots(view.tree)) return from;
  // The upgrade left a comment, or made a section that nothing else shows to be one.
  if (tells && layers.some((l) => isMarked(l.text)) && onlyRoots(view.tree)) return to;
  return tells && isWhollyKnown(to, view, marks.newRoot) && onlyRoots(view.tree) ? to : undefined;
}

type Often = Step['marks']['often'][number];
const has = ({ at }: Often, view: View): boolean => isContent(view.get(at));
/** It gives what is needed, and nothing that the old chart reads gives it. */
const standsIn = (mark: Often, view: View): boolean =>
  has(mark, view) && view.get(mark.needed) === true && view.text(mark.instead) === '';

/** Components whose images carry the version of Camunda. */
const TAGGED = ['global', 'identity', 'connectors', 'optimize', 'console', 'webModeler', ...OLD_ROOTS, ...NEW_ROOTS];
/** What the tags of the images say, as long as they do not contradict each other. */
function tagged(view: View): Minor | undefined {
  const tags = TAGGED.map((r) => view.get(`${r}.image.tag`)).filter(
    (t) => typeof t === 'string' || typeof t === 'number',
  );
  const found = new Set(tags.flatMap((t) => /^\d+\.\d+(?=$|[.-])/.exec(String(t)) ?? []).filter(isMinor));
  const [only] = found;
  return found.size === 1 ? only : undefined;
}
/** What the comment at the top says about the chart: `# camunda-platform 12.3.0`, `# Chart version: 13.1.0`. */
function headed(layers: readonly Named[]): Minor | undefined {
  for (const { text } of layers) {
    const head = /^\ufeff?(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*/.exec(text)?.[0].slice(0, 4000) ?? '';
    const version = MAJORS.exec(head)?.[1];
    if (version !== undefined) return ofChart(`${version}.`);
  }
  return undefined;
}
const MAJORS = new RegExp(
  String.raw`\b(?:camunda-platform|chart)(?:[ -]?version)?[ \t]*[:=@v-]?[ \t]*v?(${CHARTS.map((c) => c.major).join('|')})\.\d`,
  'i',
);
/** `>=12.0.0 <13.0.0`, which is `12.x`. */
const RANGE = /^\s*>=?\s*v?(\d+)[\w.*-]*[\s,]+<\s*v?(\d+)(?:\.0)*(?:-\w+)?\s*$/;
/** Which version of Camunda a version of the chart is for. */
export function ofChart(version: string): Minor | undefined {
  const [, from, below] = RANGE.exec(version) ?? [];
  const one = from !== undefined && Number(below) === Number(from) + 1 ? from : undefined;
  const major = one ?? /^(?:~>|[\s~^=v])*(\d+)(?:\.|$)/.exec(version)?.[1];
  return CHARTS.find((c) => String(c.major) === major)?.minor;
}

/**
 * What values that stand inside something else say of themselves; undefined where they are not Camunda's. Among strange keys only
 * what is mostly keys of the chart counts. `named`: something around them names Camunda.
 */
export function valuesOf(values: JsonObject, named: boolean): Exclude<Version, 'foreign'> | undefined {
  const view = new View(values, AS_WRITTEN);
  const version = classify(view, [], undefined);
  if (version === 'foreign' || !mostlyKnown(values)) return undefined;
  if (version !== 'neutral') return version;
  return onlyRoots(values) && (named || hasCamundaKeys(view)) ? version : undefined;
}
/** A key of any chart. */
export const known = (path: readonly string[]): boolean => MINORS.some((minor) => catalogue(minor).known(path));
/** The same where a root has another name. */
const spelt = (path: readonly string[]): readonly string[] =>
  MINORS.map((minor) => listed(minor, path)).find((p) => p !== path) ?? path;
/** Every root is one of the charts; what only lends its content by an anchor is nobody's. */
const onlyRoots = (values: JsonObject): boolean => Object.keys(values).every((k) => roots.has(k) || /^[x.]-?/.test(k));
function mostlyKnown(values: JsonObject): boolean {
  let all = 0;
  let mine = 0;
  for (const [root, v] of Object.entries(values)) {
    if (!roots.has(root) || !isObject(v)) continue;
    for (const k of Object.keys(v)) {
      all++;
      if (known(spelt([root, k])) && fits(spelt([root, k]), v, k)) mine++;
    }
  }
  return mine * 2 >= all;
}
/** What a pipeline fills in later could become anything. */
const FILLED_IN = /[${}<>%@]|__/;
/**
 * A section where the charts have a section, one value where they have one: `zeebe: {image: camunda/zeebe}` is Docker Compose.
 * A scalar is read only where a chart has a section.
 */
function fits(path: readonly string[], parent: JsonObject, key: string): boolean {
  const facts = MINORS.map((minor) => catalogue(minor).get(path)).filter((f) => f !== undefined);
  if (facts.length === 0) return true;
  const types = new Set(facts.flatMap((f) => f.types));
  const one = ['string', 'number', 'integer', 'boolean'] as const;
  const scalar = types.has('null') || one.some((t) => types.has(t));
  if (isLive(parent, key) && scalar) return true;
  const value = parent[key];
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return types.has('array') || types.has('null');
  if (isObject(value)) return types.has('object') || types.has('null');
  return scalar || FILLED_IN.test(String(value));
}

function size(view: View, roots: readonly string[]): number {
  return roots.reduce((n, r) => {
    const v = view.get(r);
    return n + (isObject(v) ? Object.keys(v).length : 0);
  }, 0);
}
const isContent = (v: Json | undefined): boolean => v !== undefined && (!isObject(v) || Object.keys(v).length > 0);

/** A root whose content is mostly keys that the chart documents; an empty one counts beside other Camunda keys only. */
function looksLike(version: Minor, view: View, root: string): boolean {
  const v = view.get(root);
  if (!isObject(v)) return false;
  const keys = Object.keys(v);
  if (keys.length === 0) return camundaContext(view);
  const there = keys.filter((k) => {
    const path = listed(version, [root, k]);
    return catalogue(version).known(path) && fits(path, v, k);
  });
  const known = there.length;
  // `enabled` or `image` alone could be anybody's.
  const telling = there.filter((k) => !COMMON.has(k)).length;
  return known * 2 >= keys.length && (telling > 0 || hasCamundaKeys(view, root) || UNIQUE.has(root));
}
/** A root of which the chart documents every key. */
function isWhollyKnown(version: Minor, view: View, root: string): boolean {
  const v = view.get(root);
  const keys = isObject(v) ? Object.keys(v) : [];
  return keys.length > 0 && keys.every((k) => catalogue(version).known([root, k]));
}

/** Keys below `global.elasticsearch` that its own chart has too. */
const NEIGHBOUR = new Set(['service', 'kibanaEnabled']);
const COMMON = new Set([
  'enabled',
  'image',
  'resources',
  'env',
  'replicas',
  'service',
  'ingress',
  'annotations',
  'labels',
  'nodeSelector',
  'tolerations',
  'affinity',
  'podAnnotations',
  'podLabels',
  'serviceAccount',
  'command',
]);
/** Roots that other charts have too: what stands below them has to be Camunda's. */
const ANYBODYS = new Set(STEPS.flatMap((s) => s.marks.anybodys));
const UNIQUE = new Set(OLD_ROOTS.filter((r) => !ANYBODYS.has(r)));
/** Some root other than `except` speaks of Camunda. */
function hasCamundaKeys(view: View, except?: string): boolean {
  const speaks = (root: string): boolean => {
    const v = view.get(root);
    return isObject(v) && mostlyKnown({ [root]: v }) && (!ANYBODYS.has(root) || isTelling(view, root, v));
  };
  if (CAMUNDAS.some((root) => root !== except && speaks(root))) return true;
  const global = view.get('global');
  return isObject(global) && GLOBAL.some((k) => isObject(global[k]) && isKnownBelow('global', k, global[k]));
}
const CAMUNDAS = [...OLD_ROOTS, ...NEW_ROOTS, 'identityKeycloak', 'webModeler', 'webModelerPostgresql'];
/** Not only keys that every chart has; among Camunda's roots alone, nothing that the charts do not know. */
function isTelling(view: View, root: string, v: JsonObject): boolean {
  const keys = Object.keys(v);
  if (keys.some((k) => known([root, k]) && !COMMON.has(k))) return true;
  return keys.every((k) => known([root, k])) && onlyRoots(view.tree);
}
function isKnownBelow(root: string, key: string, value: Json | undefined): boolean {
  return isObject(value) && Object.keys(value).some((k) => known([root, key, k]));
}
function camundaContext(view: View): boolean {
  let known = contexts.get(view);
  if (known === undefined) contexts.set(view, (known = hasContext(view)));
  return known;
}
/** Asked for each step again, of values that are classified once. */
const contexts = new WeakMap<View, boolean>();
function hasContext(view: View): boolean {
  if (hasCamundaKeys(view)) return true;
  // Two or more component roots with documented keys below them; keys that every chart has prove nothing beside strange roots.
  const shared = SHARED.filter((r) => {
    const v = view.get(r);
    return isObject(v) && Object.keys(v).length > 0 && Object.keys(v).every((k) => known([r, k]));
  });
  if (OWN_OLD.some((p) => shared.some((r) => isWithin(p, r)) && isContent(view.get(p)))) return true;
  const telling = shared.some((r) => Object.keys(view.get(r) as JsonObject).some((k) => !COMMON.has(k)));
  return shared.length >= 2 && (telling || onlyRoots(view.tree));
}

/** Nothing but keys that Camunda's charts document, and more than any chart of its neighbours would have. */
function camundaShaped(view: View): boolean {
  if (!onlyRoots(view.tree)) return false;
  const below = (root: string, v: Json): boolean =>
    isObject(v) && Object.keys(v).length > 0 && Object.keys(v).every((k) => known([root, k]));
  const global = view.get('global');
  const named =
    isObject(global) &&
    [...GLOBAL, 'elasticsearch', 'opensearch', 'compatibility'].some((k) => {
      const v = global[k];
      return (
        isObject(v) &&
        Object.keys(v).some((x) => !NEIGHBOUR.has(x)) &&
        Object.keys(v).every((x) => known(['global', k, x]))
      );
    });
  return named || [...SHARED, 'webModelerPostgresql'].some((r) => below(r, view.get(r) ?? null));
}
