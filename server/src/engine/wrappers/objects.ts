/**
 * Objects of the chart that documents around the values name: targets of patches, and all that speaks of a workload, a Service or a
 * pod beside them. What is found here is a place; `gone.ts` says what becomes of it in a step.
 */
import { parsing } from '../yaml/parse.ts';
import { embedded } from '../yaml/embedded.ts';
import { namesAt, type Hit, type Scope } from '../plan/nameLooker.ts';
import { due, type Sliced } from '../slices.ts';
import { STEPS } from '../steps/index.ts';
import {
  effectiveEntries,
  emptyObject,
  find,
  resolve,
  type Entry,
  type Json,
  type MapNode,
  type Node,
  type YamlDocument,
} from '../yaml/tree.ts';
import { SLOTS } from './forms.ts';
import type { Noted } from './mounts.ts';
import type { How, NamedObject } from './named.ts';
import { formatSteps, type Steps } from './steps.ts';

interface Context {
  readonly steps: Steps;
  /** The same without places in lists. */
  readonly keys: readonly string[];
  readonly scope: Scope;
  readonly how: How;
}
/** Lists of patches, whatever their tool calls them. */
const PATCHES = new Set([
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'strategicMergePatches',
  'jsonPatches',
]);
const IGNORING = new Set(['ignoreDifferences', 'comparePatches']);
/** Values have rules of their own; a reference to some is one to somebody's own object. */
const isValues = (e: Entry): boolean =>
  e.key === 'valuesFrom' || e.key === 'status' || (SLOTS.has(e.key) && !isWords(e.value));
/** `values` of a selector. */
const isWords = (n: Node): boolean => n.kind === 'seq' && n.items.every((i) => i.value.kind === 'scalar');

/** What is known of objects beside values. */
export interface Beside {
  readonly release: string | undefined;
  /** Kustomize may set something before all names. */
  readonly prefixed?: boolean;
  /** It is a patch itself, laid on this target where there is one. */
  readonly patched?: { readonly target: Node | undefined } | undefined;
  /** What is looked at as values. */
  readonly values?: ReadonlySet<Node>;
}
/** `base`: only what stands below it. */
export function* namedIn(doc: YamlDocument, base: Steps, node: Node, about: Beside): Sliced<Noted[]> {
  if (!doc.root) return [];
  const reader = new NameReader(about, (start, end) => ({ offset: Math.max(start, 0), end: Math.max(end, 0) }), base);
  if (about.patched) yield* reader.patch(node, about.patched.target, base);
  else yield* reader.walk(node, { steps: base, keys: [], scope: undefined, how: 'named' });
  return reader.out;
}

/** Other charts have them as well. */
const COMMON = new Set(STEPS.flatMap((s) => s.names.named.common.map((n) => `<release>-${n}`)));
/** Files that are patches, as the documents name them. */
export function patchFiles(
  docs: readonly YamlDocument[],
): { readonly name: string; readonly target: Node | undefined }[] {
  const out: { name: string; target: Node | undefined }[] = [];
  const walk = (n: Node): void => {
    if (n.kind === 'seq') for (const i of n.items) walk(i.value);
    if (n.kind !== 'map') return;
    for (const e of n.entries) {
      if (PATCHES.has(e.key) || e.key === 'transformers')
        for (const item of itemsOf(e.value)) {
          const name = item.kind === 'scalar' ? item.text : textAt(item, 'path');
          if (/^[^\s{]+\.ya?ml$/.test(name)) out.push({ name, target: childOf(item, 'target') });
        }
      else if (!isValues(e)) walk(e.value);
    }
  };
  for (const { root } of docs) if (root) walk(root);
  return out;
}
const textAt = (n: Node | undefined, key: string): string => {
  const value = n?.kind === 'map' ? find(n, [key])?.entry.value : undefined;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : '';
};
const childOf = (n: Node | undefined, key: string): Node | undefined =>
  n?.kind === 'map' ? find(n, [key])?.entry.value : undefined;
const itemsOf = (n: Node | undefined): readonly Node[] => (n?.kind === 'seq' ? n.items.map((i) => i.value) : []);

class NameReader {
  readonly out: Noted[] = [];

  constructor(
    private readonly about: Beside,
    private readonly place: (start: number, end: number) => Pick<Noted, 'offset' | 'end'>,
    private readonly base: Steps,
  ) {}

  *walk(node: Node, at: Context): Sliced<void> {
    if (due()) yield;
    if (node.kind === 'alias' || this.about.values?.has(node)) return;
    if (node.kind === 'scalar') yield* this.text(node, at);
    else if (node.kind === 'seq')
      for (const [i, item] of node.items.entries()) yield* this.walk(item.value, { ...at, steps: [...at.steps, i] });
    else yield* this.map(node, at);
  }

  private *map(node: MapNode, at: Context): Sliced<void> {
    const json = near(node);
    this.pair(node, at.how, at.steps);
    this.hits(node, yield* namesOf(json, at.keys, at.scope), at, scopeText(json));
    for (const e of node.entries) {
      if (e.opaque || e.merge || isValues(e)) continue;
      const steps = [...at.steps, e.key];
      if (PATCHES.has(e.key) && e.value.kind === 'seq') yield* this.patches(e.value, steps);
      else if (e.key === 'transformers') yield* this.patches(e.value, steps);
      else if (e.key === 'images') this.images(e.value, steps);
      else if (e.key === 'replicas' && e.value.kind === 'seq') this.replicas(e.value, steps);
      else if (e.key === 'replacements') yield* this.replacements(e.value, steps);
      else if (e.key === 'vars') for (const v of itemsOf(e.value)) this.pair(childOf(v, 'objref'), 'object', steps);
      else {
        const how =
          IGNORING.has(e.key) || (e.key === 'ignore' && at.keys.at(-1) === 'driftDetection') ? 'ignored' : at.how;
        yield* this.walk(e.value, { steps, keys: [...at.keys, e.key], scope: json, how });
      }
    }
  }
  private *text(node: Extract<Node, { kind: 'scalar' }>, at: Context): Sliced<void> {
    // A name beside a kind is looked at as both.
    if (typeof node.value !== 'string' || (at.keys.at(-1) === 'name' && typeof at.scope?.kind === 'string')) return;
    this.hits(node, yield* namesOf(node.value, at.keys, at.scope), at, scopeText(at.scope));
  }
  private hits(node: Node, hits: NonNullable<NamedObject['hits']>, { how, steps }: Context, beside: string): void {
    const mine = hits.filter((h) => !this.isOthers(h, node, beside));
    if (mine.length > 0) this.note(node, steps, { how, hits: mine });
  }
  /** It belongs to another release of the chart, or to another chart. */
  private isOthers({ was }: Hit, node: Node, beside: string): boolean {
    const { release } = this.about;
    if (was.startsWith('app.kubernetes.io/component:')) {
      const instance = /app\.kubernetes\.io\/instance["']?[:=]["']?([\w.-]+)/.exec(beside)?.[1];
      const chart = /app\.kubernetes\.io\/name["']?[:=]["']?([\w.-]+)/.exec(beside)?.[1];
      return (
        (release !== undefined && instance !== undefined && instance !== release) ||
        (chart ?? 'camunda-platform') !== 'camunda-platform'
      );
    }
    if (release === undefined && COMMON.has(was)) return true;
    if (release === undefined || node.kind !== 'scalar' || /[{$]/.test(node.text)) return false;
    const name = was.replace('<release>', release);
    return was.startsWith('<release>-') && !new RegExp(`(?<![a-z0-9-])${name}(?![a-z0-9-])`).test(node.text);
  }

  private pair(node: Node | undefined, how: How, steps: Steps, pattern = false): void {
    if (node?.kind !== 'map') return;
    const kind = textAt(node, 'kind');
    const name = childOf(node, 'name');
    if (kind === '' || name?.kind !== 'scalar' || name.text === '') return;
    this.note(name, [...steps, 'name'], { how, kind, ...(pattern && { pattern }) });
  }

  // --- Kustomize, and what works like it ---------------------------------------------------------------------------

  private *patches(list: Node, steps: Steps): Sliced<void> {
    if (list.kind !== 'seq') return;
    for (const [i, { value }] of list.items.entries()) yield* this.item(value, [...steps, i]);
  }
  private *item(item: Node, steps: Steps): Sliced<void> {
    if (item.kind === 'scalar') yield* this.content(item, undefined, steps);
    if (item.kind !== 'map') return;
    const target = childOf(item, 'target');
    if (target) {
      this.pair(target, 'target', [...steps, 'target'], true);
      yield* this.selectors(target, [...steps, 'target']);
    }
    const said = ['patch', 'jsonOp', 'patches'].flatMap((key) => {
      const value = childOf(item, key);
      return value ? [{ key, value }] : [];
    });
    for (const { key, value } of said) yield* this.content(value, target, [...steps, key]);
    // helmfile and older kinds of Flux have the objects themselves in the list.
    if (!target && said.length === 0 && childOf(item, 'path') === undefined) yield* this.patch(item, undefined, steps);
  }
  private *selectors(target: Node, steps: Steps): Sliced<void> {
    for (const key of ['labelSelector', 'annotationSelector']) {
      const said = childOf(target, key);
      if (said) yield* this.walk(said, { steps: [...steps, key], keys: [key], scope: undefined, how: 'target' });
    }
  }
  /** A patch, as a text or written out. */
  private *content(value: Node, target: Node | undefined, steps: Steps): Sliced<void> {
    if (value.kind !== 'scalar') {
      yield* this.patch(value, target, steps);
      return;
    }
    if (typeof value.value !== 'string' || !/[\n{]/.test(value.value)) return;
    const inner = value.style === 'literal' ? embedded(value) : undefined;
    const outer = this.place;
    const place = (start: number, end: number): Pick<Noted, 'offset' | 'end'> => {
      const at = inner?.place(Math.max(start, 0), Math.max(end, 0)) ?? value;
      return outer(at.start, at.end);
    };
    const reader = new NameReader(this.about, place, this.base);
    for (const { root } of yield* parsing(value.value)) if (root) yield* reader.patch(root, target, steps);
    this.out.push(...reader.out);
  }
  /** `target`: the object that it is laid on, whatever it says itself. */
  *patch(node: Node, target: Node | undefined, steps: Steps): Sliced<void> {
    if (node.kind !== 'map') {
      yield* this.walk(node, { steps, keys: [], scope: undefined, how: 'named' });
      return;
    }
    const own = childOf(childOf(node, 'metadata'), 'name');
    const kind = textAt(target ?? node, 'kind');
    if (!target && kind !== '' && own?.kind === 'scalar')
      this.note(own, [...steps, 'metadata', 'name'], { how: 'object', kind });
    const object = target ? textAt(target, 'name') : own?.kind === 'scalar' ? own.text : '';
    const pod = childOf(childOf(childOf(node, 'spec'), 'template'), 'spec');
    for (const [i, container] of itemsOf(childOf(pod, 'containers')).entries()) {
      const name = childOf(container, 'name');
      const at = [...steps, 'spec', 'template', 'spec', 'containers', i, 'name'];
      if (name?.kind === 'scalar' && object !== '')
        this.note(name, at, { how: 'object', is: 'container', kind, object });
    }
    const json = near(node);
    for (const e of node.entries)
      if (!e.opaque && !e.merge && e.key !== 'metadata')
        yield* this.walk(e.value, { steps: [...steps, e.key], keys: [e.key], scope: json, how: 'named' });
  }
  private images(list: Node, steps: Steps): void {
    for (const [i, item] of itemsOf(list).entries()) {
      const name = childOf(item, 'name');
      if (name?.kind === 'scalar' && ['newName', 'newTag', 'digest', 'tagSuffix'].some((key) => childOf(item, key)))
        this.note(name, [...steps, i, 'name'], { how: 'target', is: 'image' });
    }
  }
  private replicas(list: Node, steps: Steps): void {
    for (const [i, item] of itemsOf(list).entries()) {
      const name = childOf(item, 'name');
      if (name?.kind === 'scalar' && childOf(item, 'count'))
        this.note(name, [...steps, i, 'name'], { how: 'object', kind: 'Deployment' });
    }
  }
  private *replacements(list: Node, steps: Steps): Sliced<void> {
    for (const [i, item] of itemsOf(list).entries()) {
      if (due()) yield;
      this.pair(childOf(item, 'source'), 'object', [...steps, i, 'source']);
      for (const [k, target] of itemsOf(childOf(item, 'targets')).entries())
        this.pair(childOf(target, 'select'), 'target', [...steps, i, 'targets', k, 'select'], true);
    }
  }

  private note(node: Node, steps: Steps, about: Omit<NamedObject, 'release' | 'prefixed'>): void {
    const { release, prefixed = false } = this.about;
    const named = { ...about, release, ...(prefixed && { prefixed }) };
    const text = node.kind === 'scalar' ? node.text : '';
    this.out.push({
      path: formatSteps(steps),
      ...this.place(node.start, node.kind === 'scalar' ? node.end : node.start + 1),
      text,
      named,
    });
  }
}
/** How far below a map what it says counts: `items[*].key` of a reference to a ConfigMap. */
const NEAR = 3;
/** What a map says by itself and near below it: values, and all that is deeper, is looked at where it stands. */
function near(node: MapNode): Record<string, Json> {
  const nearOf = (n: Node, levels: number): Json => {
    const value = resolve(n);
    if (value.kind === 'scalar') return value.value;
    if (value.kind === 'alias' || levels === 0) return null;
    return value.kind === 'seq' ? value.items.map((i) => nearOf(i.value, levels - 1)) : mapOf(value, levels);
  };
  const mapOf = (map: MapNode, levels: number): Record<string, Json> => {
    const out: Record<string, Json> = emptyObject();
    for (const [key, { entry }] of effectiveEntries(map))
      if (!isValues(entry)) out[key] = nearOf(entry.value, levels - 1);
    return out;
  };
  return mapOf(node, NEAR);
}
const scopeText = (scope: Scope): string => (scope ? JSON.stringify(scope).replaceAll('"', '') : '');
/** Old names in one node, by the version that has them no more. */
export function* namesOf(json: Json, keys: readonly string[], scope: Scope): Sliced<NonNullable<NamedObject['hits']>> {
  const out: NonNullable<NamedObject['hits']>[number][] = [];
  for (const { names, to } of STEPS)
    out.push(...(yield* namesAt(names, json, keys, scope)).map((hit) => ({ ...hit, minor: to })));
  return out;
}
