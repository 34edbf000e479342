/** Texts that are no values file of the chart, and where in them its values stand. Pure, and made to be asked for each place. */
import { catalogue } from '../charts/catalogue.ts';
import { roots, valuesOf, type Version } from '../version.ts';
import { embedded } from '../yaml/embedded.ts';
import { due, type Sliced } from '../slices.ts';
import { parsing, position } from '../yaml/parse.ts';
import {
  childrenOf,
  effectiveEntries,
  emptyObject,
  isObject,
  resolve,
  type Json,
  type MapNode,
  type Node,
  type ScalarNode,
  type YamlDocument,
} from '../yaml/tree.ts';
import { CHART, FILES, FORMS, SLOTS, type Form } from './forms.ts';
import { formatSteps } from './steps.ts';

/** Values inside another document. */
export interface WrappedValues {
  /** `spec.sources[1].helm.valuesObject`; where the document is no YAML, the words that stand there. */
  readonly path: string;
  readonly offset: number;
  readonly line: number;
  /** What the values alone say of themselves. */
  readonly version: Version;
}
export interface Wrapper {
  readonly form: Form;
  /** With its article. */
  readonly title: string;
  /** Camunda's chart or its values are in it; what is not ours is only known to be no values file. */
  readonly ours: boolean;
  readonly where: readonly WrappedValues[];
  /** Values files that it names, as it names them. */
  readonly files: readonly string[];
  /** Version of the chart, where it says one. */
  readonly chart: string | undefined;
  /** Where it begins. */
  readonly offset: number;
}

/** What a text is when it is no values file; undefined for what may be one. `docs` are those of the text. Never throws. */
export function* wrapperOf(text: string, docs: readonly YamlDocument[], name: string): Sliced<Wrapper | undefined> {
  const found = (yield* findingWrappers(text, docs, name)).filter((w) => w !== undefined);
  return found.find((w) => w.ours) ?? found[0];
}
/** The same of each document; of a text that is no YAML, or no longer when a template is filled in, of the whole. */
export function* findingWrappers(
  text: string,
  docs: readonly YamlDocument[],
  name: string,
): Sliced<(Wrapper | undefined)[]> {
  const code = yield* terraform(text, name);
  if (code) return [code];
  // These documents are often templates themselves; what a template fills in is no longer read, and offsets stay.
  const read = isBrokenByTemplates(text, docs) ? yield* parsing(filled(text), name) : docs;
  const found: (Wrapper | undefined)[] = [];
  for (const d of read) found.push(yield* inDocument(d, text));
  return found;
}

/** Within quotes a template breaks a text only by quotes of its own, or by what would be an escape there. */
const isBrokenByTemplates = (text: string, docs: readonly YamlDocument[]): boolean =>
  docs.some((d) => d.problems.length > 0) && text.includes('{{') && (BY_ITSELF.test(text) || QUOTING.test(text));
const BY_ITSELF = /^[^"'#\r\n]*\{\{/m;
const QUOTING = /\{\{(?:(?!\}\}).)*?(?:(?<!\\)["']|\\(?!"))/;
function filled(text: string): string {
  const spaces = (s: string): string => s.replace(/[^\r\n]/g, ' ');
  return text.replace(/^[ \t]*\{\{.*\}\}[ \t]*$/gm, spaces).replace(/\{\{[^\r\n]*?\}\}/g, (s) => 'x'.repeat(s.length));
}

const UMBRELLA = { form: 'umbrella', title: 'values of a chart around Camunda’s', ours: true } as const;

function* inDocument(doc: YamlDocument, text: string): Sliced<Wrapper | undefined> {
  if (!doc.root) return undefined;
  const json = shallow(doc.root, 5);
  const row = FORMS.find((r) => r.is(json) && (r.form !== 'spring' || !isValues(doc.root as Node)));
  const search = new Search(text);
  if (!row) {
    yield* search.outside(doc.root);
    const { where } = search;
    return where.length === 0 ? undefined : { ...UMBRELLA, where, files: [], chart: undefined, ...start(doc.root) };
  }
  if (row.holds || row.deploys) yield* search.inside(doc.root);
  const { where, files, named, slots, chart } = search;
  const mine = where.length > 0 || (row.deploys && named);
  const kind = isObject(json) && typeof json.kind === 'string' ? json.kind : '';
  const title = row.form === 'kubernetes-object' && /^\w+$/.test(kind) ? `a Kubernetes ${kind}` : row.title;
  return {
    form: row.form,
    title,
    ours: mine,
    where: where.length > 0 || !named ? where : slots,
    files: mine ? files : [],
    chart: mine ? chart : undefined,
    ...start(doc.root),
  };
}
const start = (root: Node): { offset: number } => ({ offset: Math.max(root.content, 0) });
const isValues = (root: Node): boolean => {
  const version = versionOf(root, false);
  return version === '8.7' || version === '8.8';
};
/** What a map of values says of itself. */
export const versionOf = (root: Node, named: boolean): Version | undefined => {
  const values = sketch(root);
  return isObject(values) ? valuesOf(values, named) : undefined;
};
/** What tells whose values they are: maps, made where somebody looks into them, and scalars; of a list no more than that it is one. */
function sketch(node: Node): Json {
  const n = resolve(node);
  if (n.kind === 'scalar') return n.value;
  if (n.kind === 'alias') return null;
  return n.kind === 'seq' ? [] : new Proxy<Sketched>(emptyObject(), new Sketch(n));
}
type Sketched = Record<string, Json>;
class Sketch implements ProxyHandler<Sketched> {
  private made = false;

  constructor(private readonly map: MapNode) {}
  private fill(target: Sketched): Sketched {
    if (!this.made) for (const [key, { entry }] of effectiveEntries(this.map)) target[key] = sketch(entry.value);
    this.made = true;
    return target;
  }
  ownKeys(target: Sketched): (string | symbol)[] {
    return Reflect.ownKeys(this.fill(target));
  }
  has(target: Sketched, key: string | symbol): boolean {
    return Reflect.has(this.fill(target), key);
  }
  get(target: Sketched, key: string | symbol): unknown {
    return Reflect.get(this.fill(target), key);
  }
  getOwnPropertyDescriptor(target: Sketched, key: string | symbol): PropertyDescriptor | undefined {
    return Reflect.getOwnPropertyDescriptor(this.fill(target), key);
  }
}

/** As deep as forms look; made only where one does look. */
function shallow(node: Node, depth: number): Json {
  const n = resolve(node);
  if (n.kind === 'scalar') return n.value;
  if (n.kind === 'alias') return null;
  const out: Json = n.kind === 'seq' ? [] : emptyObject();
  if (depth === 0) return out;
  const children = n.kind === 'seq' ? n.items.slice(0, 64) : n.entries.filter((e) => !e.opaque && !e.merge);
  for (const [i, c] of children.entries())
    Object.defineProperty(out, c.kind === 'entry' ? c.key : i, {
      enumerable: true,
      configurable: true,
      get: () => shallow(c.value, depth - 1),
    });
  return out;
}

const OURS =
  /(?:^|[\s{,"'])(?:zeebe|zeebeGateway|zeebe-gateway|operate|tasklist|orchestration|global|identity\w*|webModeler|console|connectors|optimize)["']?[ \t]*:/;

class Search {
  readonly where: WrappedValues[] = [];
  readonly files: string[] = [];
  readonly slots: WrappedValues[] = [];
  named = false;
  chart: string | undefined;

  constructor(private readonly text: string) {}

  /** Of a values file: below keys that are none of Camunda's chart, and below those if a whole set of values stands there. */
  *outside(root: Node): Sliced<void> {
    const top = resolve(root);
    if (top.kind !== 'map') return;
    // Nearly every text has no anchor.
    const lent = this.text.includes('&') ? lentTo(top) : () => false;
    let values: boolean | undefined;
    for (const e of top.entries) {
      if (e.opaque || e.merge) continue;
      const value = resolve(e.value);
      if (value.kind !== 'map' || lent(value)) continue;
      // What was lent to Camunda's own keys is left over where the upgrade wrote them out.
      if (!roots.has(e.key) && (e.key.startsWith('x-') || lends(value)) && (values ??= isValues(top))) continue;
      if (roots.has(e.key)) this.hidden(value, e.key, e.start);
      else if (/^camunda-platform\b/.test(e.key)) this.found(e.key, e.start, versionOf(value, true) ?? 'neutral');
      else yield* this.map(value, e.key, e.start, false);
    }
  }
  /** A chart under an alias that is also a key of Camunda's chart. */
  private hidden(value: Node, key: string, offset: number): void {
    if (value.kind !== 'map') return;
    const strange = value.entries.filter((e) => roots.has(e.key) && !isKey([key, e.key]) && isMap(e.value));
    const version = strange.length >= 2 ? versionOf(value, false) : undefined;
    if (version === '8.7' || version === '8.8') this.found(key, offset, version);
  }

  /** Of a document that is no values file. */
  *inside(root: Node): Sliced<void> {
    yield* this.walk(root, '', Math.max(root.content, 0));
  }

  private *walk(node: Node, path: string, offset: number): Sliced<void> {
    if (due()) yield;
    const n = resolve(node);
    if (n.kind === 'scalar') yield* this.scalar(n, path, offset);
    else if (n.kind === 'map') yield* this.map(n, path, offset, true);
    else if (n.kind === 'seq') {
      if (n.items.some((i) => isParameter(i.value))) this.found(path, offset, '8.7');
      for (const [k, i] of n.items.entries()) yield* this.walk(i.value, `${path}[${String(k)}]`, i.start);
    }
  }
  private *map(n: Extract<Node, { kind: 'map' }>, path: string, offset: number, texts: boolean): Sliced<void> {
    if (due()) yield;
    if (path !== '' && n.entries.some((e) => roots.has(e.key) || e.merge)) {
      const version = versionOf(n, /camunda/i.test(path));
      if (version !== undefined) {
        this.found(path, offset, version);
        return;
      }
    }
    for (const e of n.entries) {
      if (e.opaque) continue;
      const below = path === '' ? key(e.key) : `${path}.${key(e.key)}`;
      const value = resolve(e.value);
      if (texts) this.about(e.key, value, below, e.start);
      if (texts) yield* this.walk(value, below, e.start);
      else if (value.kind === 'map') yield* this.map(value, below, e.start, false);
    }
  }
  /** What a document for a chart says about it. */
  private about(key: string, value: Node, path: string, offset: number): void {
    if (value.kind === 'scalar' && typeof value.value === 'string') {
      if (CHART.test(value.value) || /\bhelm\.camunda\.io\b/.test(value.value)) this.named = true;
      if (/^(?:targetRevision|version|chart_version)$/.test(key) && /^[v~^]?1[0-9]\./.test(value.value))
        this.chart ??= value.value.slice(0, 20);
    }
    if (FILES.has(key)) {
      const each = value.kind === 'seq' ? value.items.map((i) => resolve(i.value)) : [value];
      for (const f of each)
        if (f.kind === 'scalar' && typeof f.value === 'string' && /^[^\s{}]+\.ya?ml(?:\.gotmpl)?$/.test(f.value))
          this.files.push(f.value);
    }
    const filled =
      value.kind === 'map' ? value.entries.length > 0 : value.kind === 'seq' && value.items.some((i) => isMap(i.value));
    if (SLOTS.has(key) && (filled || (value.kind === 'scalar' && value.style === 'literal')))
      this.slots.push(this.place(path, offset, 'neutral'));
  }
  private *scalar(n: ScalarNode, path: string, offset: number): Sliced<void> {
    if (typeof n.value !== 'string') return;
    if (PATCH.test(path)) {
      yield* this.patch(n.value, path, offset);
      return;
    }
    const plain = OURS.test(n.value);
    const text = plain ? n.value : decoded(n.value);
    if (text === undefined || !OURS.test(text)) return;
    const inner = plain ? embedded(n) : undefined;
    for (const doc of yield* parsing(text)) {
      if (doc.root?.kind !== 'map') continue;
      const version = versionOf(doc.root, true);
      const first = doc.root.entries[0];
      if (version === undefined || !first) continue;
      this.found(path, inner && n.style === 'literal' ? inner.place(first.start, first.start).start : offset, version);
    }
  }

  /** A text that is laid over a document in which values stand, or changes single ones by their paths. */
  private *patch(text: string, path: string, offset: number): Sliced<void> {
    for (const { root } of OURS.test(text) || POINTER.test(text) ? yield* parsing(text) : []) {
      if (!root) continue;
      const inner = new Search(text);
      yield* inner.inside(root);
      const [first] = inner.where;
      const names = root.kind === 'seq' ? root.items.flatMap((i) => POINTER.exec(pointerOf(i.value))?.[1] ?? []) : [];
      if (first || names.some((name) => roots.has(name))) this.found(path, offset, first?.version ?? 'neutral');
    }
  }
  private found(path: string, offset: number, version: Version): void {
    this.where.push(this.place(path, offset, version));
  }
  private place(path: string, offset: number, version: Version): WrappedValues {
    const at = Math.min(Math.max(offset, 0), this.text.length);
    return { path, offset: at, line: position(this.text, at).line, version };
  }
}

/** Where Argo CD and Kustomize keep such texts. */
const PATCH = /(?:^|\.)(?:templatePatch|patch)$|(?:^|\.)patchesStrategicMerge\[\d+\]$/;
const POINTER = /\/(?:values|valuesObject|valuesInline)\/(\w[\w-]*)/;
const pointerOf = (n: Node): string => {
  const item = resolve(n);
  const said = item.kind === 'map' ? item.entries.find((e) => e.key === 'path')?.value : undefined;
  return said?.kind === 'scalar' ? said.text : '';
};
const isMap = (n: Node): boolean => resolve(n).kind === 'map';
const key = (k: string): string => formatSteps([k]);
const isKey = (path: readonly string[]): boolean => catalogue('8.7').known(path) || catalogue('8.8').known(path);

/** `{name: zeebe.clusterSize, value: 3}`, as Argo CD, helmfile and others have it. */
function isParameter(node: Node): boolean {
  const item = resolve(node);
  if (item.kind !== 'map') return false;
  const name = item.entries.find((e) => e.key === 'name' || e.key === 'path')?.value;
  const text = name?.kind === 'scalar' && typeof name.value === 'string' ? name.value : '';
  const path = text.split('.');
  return (
    path.length > 1 && /^(?:zeebe|zeebeGateway|zeebe-gateway|operate|tasklist)$/.test(path[0] ?? '') && isKey(path)
  );
}

/** Text of a Secret's `data`. */
function decoded(value: string): string | undefined {
  const packed = value.replace(/\s+/g, '');
  if (packed.length < 16 || packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) return undefined;
  return atob(packed);
}

/** It has an anchor, here or below. */
const lends = (n: Node): boolean =>
  n.anchor !== undefined || (n.kind === 'map' && n.entries.some((e) => lends(e.value)));
/** Maps that only lend their content, by an anchor, to Camunda's own roots of the same file. */
function lentTo(root: Extract<Node, { kind: 'map' }>): (value: Node) => boolean {
  const used = new Set<string>();
  const aliases = (n: Node): void => {
    if (n.kind === 'alias') used.add(n.name);
    else for (const { value } of childrenOf(n)) aliases(value);
  };
  for (const e of root.entries) if (e.merge || (roots.has(e.key) && e.key !== 'global')) aliases(e.value);
  const lends = (n: Node): boolean => {
    if (n.anchor !== undefined && used.has(n.anchor)) return true;
    return n.kind === 'map' && n.entries.some((e) => lends(e.value));
  };
  return (value) => used.size > 0 && lends(value);
}

/** Terraform is no YAML: its blocks are told by their words, values by the texts that stand in it. */
function* terraform(text: string, name: string): Sliced<Wrapper | undefined> {
  const block =
    /^[ \t]*(?:resource|module|data|locals|variable|provider|terraform|output)\b[ \t]*(?:"[^"\r\n]*"[ \t]*){0,2}\{/m;
  const isCode =
    /\.(?:tf|hcl)$/i.test(name) || (block.test(text) && !/^[\w.-]+:(?:\s|$)/m.test(text.slice(0, text.search(block))));
  const isTemplate = text.includes('%{') && /^[ \t]*%\{~?[ \t]*(?:if|for|else|endif|endfor)\b/m.test(text);
  if (!isCode && !isTemplate) return undefined;
  const search = { where: [] as WrappedValues[], files: [] as string[] };
  const add = (path: string, offset: number, version: Version): void => {
    search.where.push({ path, offset, line: position(text, offset).line, version });
  };
  if (isTemplate && !isCode) {
    if (!OURS.test(text)) return undefined;
    const whole = yield* parsing(text.replace(/^[ \t]*%\{.*$/gm, (s) => ' '.repeat(s.length)));
    const [root] = whole.map((d) => d.root).filter((r) => r?.kind === 'map');
    const version = root && versionOf(root, false);
    if (version === undefined || !root) return undefined;
    add('the whole text', root.content, version);
  }
  for (const m of text.matchAll(/<<[-~]?[ \t]*"?(\w+)"?[ \t]*\r?\n/g)) {
    const [head, mark = ''] = m;
    const from = m.index + head.length;
    const end = new RegExp(`^[ \\t]*${mark}[ \\t]*$`, 'm').exec(text.slice(from));
    const body = text.slice(from, end ? from + end.index : undefined);
    for (const doc of yield* parsing(body)) {
      const version = doc.root && versionOf(doc.root, true);
      if (version !== undefined && doc.root) add(`<<${mark}`, from + Math.max(doc.root.content, 0), version);
    }
  }
  for (const m of text.matchAll(/\bname[ \t]*=[ \t]*"((?:zeebe|zeebeGateway|operate|tasklist)\.[\w.[\]-]+)"/g)) {
    add(m[1] ?? '', m.index, '8.7');
  }
  const encoded = /\byamlencode\(\s*\{/.exec(text);
  const named = /"[^"\r\n]*camunda-platform[^"\r\n]*"/i.test(text);
  if (encoded && /\b(?:zeebe|zeebeGateway|operate|tasklist)"?[ \t]*=/.test(text.slice(encoded.index)))
    add('yamlencode', encoded.index, '8.7');
  for (const m of text.matchAll(/\b(?:file|templatefile)\([ \t]*"([^"\r\n]+\.ya?ml[\w.]*)"/g))
    search.files.push(m[1] ?? '');
  const ours = search.where.length > 0 || (named && /\bhelm_release\b/.test(text));
  return {
    form: 'terraform',
    title: isCode ? 'Terraform' : 'a template of Terraform',
    ours,
    where: search.where,
    files: ours ? search.files : [],
    chart: undefined,
    offset: Math.max(text.search(isCode ? block : /%\{/), 0),
  };
}

const HOW = 'Put them into a file of their own, upgrade that file, and put the result back.';
/** One sentence for every door. */
export function describeWrapper(w: Wrapper): string {
  const files = w.files.length > 0 ? `Its values are in ${shown(w.files)}: give those files.` : '';
  const place = (p: WrappedValues): string => `${p.path} (line ${String(p.line)})`;
  const version = w.chart === undefined ? '' : ` ${w.chart}`;
  if (w.form === 'umbrella')
    return `${w.title}, whose values stand at ${shown(w.where.map(place))}: they are not upgraded there, and nothing around them belongs to Camunda. ${HOW}`;
  if (w.where.length > 0)
    return `${w.title} with values of the Camunda 8 chart${version} at ${shown(w.where.map(place))}: they are not upgraded inside it. ${HOW}${files === '' ? '' : ` It also names ${shown(w.files)}: give those files.`}`;
  if (w.form === 'chart' && w.ours)
    return `${w.title} that depends on the Camunda 8 chart${version}, not values. Give the values that stand in its values.yaml below the name of the chart, as a file of their own.`;
  if (w.ours)
    return `${w.title} for the Camunda 8 chart${version}, not values. ${files || 'Give the values files it names.'}`;
  return `${w.title}, not values of the Camunda 8 chart. Give a values file.`;
}
function shown(all: readonly string[]): string {
  const [first = '', second, ...more] = [...new Set(all)];
  if (second === undefined) return first;
  return more.length > 0 ? `${first}, ${second} and ${String(more.length)} more` : `${first} and ${second}`;
}
/** Where to look: the first values in it, else where it begins. */
export const placeOfWrapper = (w: Wrapper): number => w.where[0]?.offset ?? w.offset;
