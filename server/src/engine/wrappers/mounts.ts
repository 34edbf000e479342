/** A text -> the values that stand inside it: which there are, in which order they are merged, and why some cannot be changed there. */
import { roots } from '../version.ts';
import type { Sliced } from '../slices.ts';
import { resolve, type Node, type Scalar, type YamlDocument } from '../yaml/tree.ts';
import { CHART, SLOTS, type Form } from './forms.ts';
import { doubled, mountAt, placed, type Mount, type Refusal } from './mount.ts';
import type { NamedObject } from './named.ts';
import { KEPT, ROWS, type Row, type Told } from './places.ts';
import { formatSteps, matching, nodeAt, slotAt, type Steps } from './steps.ts';
import { findingWrappers, type Wrapper } from './wrapped.ts';

/** A place of a file that something is said about. */
export interface Noted {
  readonly path: string;
  readonly offset: number;
  readonly end: number;
  readonly text: string;
  /** Of a value that is set by this name: what reaches the chart, where that is known. */
  readonly given?: Scalar | undefined;
  /** It takes the values of the release along. */
  readonly reuses?: true;
  /** The object that has the value. */
  readonly of?: Pick<Extract<Part, { is: 'ref' }>, 'kind' | 'name' | 'key'> | undefined;
  /** It is an object of the chart, or speaks of one. */
  readonly named?: NamedObject;
}
/** One layer of a deployment, lowest in precedence first. */
export type Part =
  | { readonly is: 'values'; readonly mount: Mount }
  | { readonly is: 'file'; readonly name: string; readonly at: Noted; readonly reread?: boolean }
  | { readonly is: 'ref'; readonly kind: string; readonly name: string; readonly key: string; readonly at: Noted };
export interface Deployment {
  readonly form: Form;
  readonly title: string;
  readonly path: string;
  /** `namespace/name` and kind of the object, where it is one. */
  readonly id: string;
  readonly kind: string;
  readonly parts: readonly Part[];
  /** Values set one by one, which are never changed. */
  readonly told: readonly Noted[];
  /** What it says about the chart's version. */
  readonly version: Noted | undefined;
}
/** A text of values that others refer to. */
export interface Kept {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly id: string;
  readonly key: string;
  readonly mount: Mount;
}
/** Values of a chart around Camunda's. */
export interface Umbrella {
  /** Below the name or alias of Camunda's chart. */
  readonly own: Mount | undefined;
  /** The `global` beside it, and those of the charts around that one: Helm takes the outer one before the inner one. */
  readonly shared: readonly (Mount | undefined)[];
}
export interface Found {
  readonly deployments: readonly Deployment[];
  readonly kept: readonly Kept[];
  readonly refusals: readonly Refusal[];
  readonly umbrella?: Umbrella;
  /** Versions of the chart in documents of their own. */
  readonly versions?: readonly Noted[];
  /** Where the chart is deployed, and under which name of a release. */
  readonly charts?: readonly ChartPlace[];
}
export interface ChartPlace {
  readonly form: Form;
  readonly document: number;
  readonly base: Steps;
  readonly release: string | undefined;
}

/**
 * The values inside a text that is no values file; `wrappers`: what its documents are. Never throws; undefined where the text holds
 * none of Camunda's.
 */
export function* mountsIn(
  text: string,
  docs: readonly YamlDocument[],
  wrappers: readonly (Wrapper | undefined)[],
): Sliced<Found | undefined> {
  if (!wrappers.some((w) => w?.ours)) return undefined;
  const out: Reading = { deployments: [], kept: [], refusals: [], versions: [], charts: [] };
  const broken = docs.length !== wrappers.length || docs.some((d) => d.problems.length > 0 || d.unread !== undefined);
  for (const [document, wrapper] of wrappers.entries()) {
    const doc = docs[document];
    if (!wrapper?.ours) continue;
    if (!doc?.root || broken || wrapper.form === 'umbrella') {
      out.refusals.push(...refusedWhole(wrapper, text, docs));
      continue;
    }
    const reading = new DocumentReader(text, doc, document, wrapper, out);
    yield* reading.object(wrapper.form, wrapper.title, []);
    reading.rest();
  }
  return out;
}
interface Reading {
  readonly deployments: Deployment[];
  readonly kept: Kept[];
  readonly refusals: Refusal[];
  readonly versions: Noted[];
  readonly charts: ChartPlace[];
}
/** Nothing more is known than what the document is. */
export const UNKNOWN = 'are not upgraded there: it is not known how this place is read';
/** Nothing is read out of a document that is no YAML, or becomes some only when a template is filled in. */
function refusedWhole(w: Wrapper, text: string, docs: readonly YamlDocument[]): Refusal[] {
  const [problem] = docs.flatMap((d) => d.problems);
  const [{ path, offset }, ...more] = w.where.length > 0 ? w.where : [{ path: '', offset: w.offset }];
  const no = (at: number, why: string): Refusal[] => [{ title: w.title, path, offset: at, why }];
  const control = text.search(/\{\{/);
  if (problem && control >= 0)
    return no(control, 'stand in a template: what fills it in is not known. Upgrade what it renders to');
  if (problem) return no(problem.offset, `stand in broken YAML: ${problem.message}. Correct it`);
  return [{ path, offset }, ...more].map((p) => ({ title: w.title, path: p.path, offset: p.offset, why: UNKNOWN }));
}

/** The values at a path that somebody named, in the first document that has it. */
export function* mountedAt(text: string, docs: readonly YamlDocument[], at: Steps): Sliced<Found | undefined> {
  for (const [document, doc] of docs.entries()) {
    const slot = slotAt(doc.root, at);
    const last = at[at.length - 1];
    const around = levels(at.slice(0, -1)).some((base) => slotAt(doc.root, [...base, 'global']));
    // A file on top may have no more than the `global`.
    if (typeof last === 'string' && last !== 'global' && !SLOTS.has(last) && (around || (slot && at.length === 1)))
      return yield* umbrellaIn(text, doc, document, at.slice(0, -1), last);
    if (!slot) continue;
    const place = { form: 'kubernetes-object', title: 'a document' } as const;
    const made = yield* mountAt(text, doc, slot, placed(place, document, at, slot));
    if ('why' in made) return { deployments: [], kept: [], refusals: [made] };
    const parts = [{ is: 'values', mount: made } as const];
    const one = { ...place, path: made.path, id: '', kind: '', parts, told: [], version: undefined };
    return { deployments: [one], kept: [], refusals: [] };
  }
  return undefined;
}
const UMBRELLA = { form: 'umbrella', title: 'values of a chart around Camunda’s' } as const;
/**
 * Values of a chart around Camunda's, which stand below `key`: those, and every `global` around them. Undefined where neither is in
 * the document.
 */
export function* umbrellaIn(
  text: string,
  doc: YamlDocument,
  document: number,
  base: Steps,
  key: string,
): Sliced<Found | undefined> {
  const refusals: Refusal[] = [];
  const mount = function* (steps: Steps, role: Mount['role']): Sliced<Mount | undefined> {
    const slot = slotAt(doc.root, steps);
    if (!slot) return undefined;
    const place = placed(UMBRELLA, document, steps, slot, role);
    const twice = doubled(doc.root, steps);
    if (!twice && ((role === 'shared' && slot.value.kind !== 'map') || isNothing(slot.value))) return undefined;
    const why = 'are given twice: the same key stands there two times. Delete one of the two';
    const made = twice ? { ...place, offset: twice.start, why } : yield* mountAt(text, doc, slot, place);
    if (!('why' in made)) return made;
    refusals.push(made);
    return undefined;
  };
  const own = yield* mount([...base, key], 'values');
  const shared: (Mount | undefined)[] = [];
  for (const around of levels(base)) shared.push(yield* mount([...around, 'global'], 'shared'));
  if (refusals.length > 0) return { deployments: [], kept: [], refusals };
  return own || shared.some((m) => m) ? { deployments: [], kept: [], refusals, umbrella: { own, shared } } : undefined;
}

/** The charts around a place, the nearest first. */
const levels = (base: Steps): Steps[] => [...base.map((_, i) => base.slice(0, base.length - i)), []];

class DocumentReader {
  private readonly covered = new Set<string>();
  private readonly before: number;

  constructor(
    private readonly text: string,
    private readonly doc: YamlDocument,
    private readonly document: number,
    private readonly wrapper: Wrapper,
    private readonly out: Reading,
  ) {
    this.before = out.refusals.length;
  }

  /** One object of the document: itself, or an item of a list of Kubernetes. */
  *object(form: Form, title: string, base: Steps): Sliced<void> {
    const node = nodeAt(this.doc.root, base);
    if (!node) return;
    if (form === 'flux-oci-repository') {
      if (isChart(textOf(nodeAt(node, ['spec', 'url']))))
        for (const at of SOURCE_VERSIONS) {
          const said = this.note(node, base, at);
          if (said) this.out.versions.push(said);
        }
      return;
    }
    if (form === 'kubernetes-list') {
      for (const steps of matching(node, 'items[*]')) {
        const item = slotAt(node, steps)?.value;
        const is = item && (yield* findingWrappers('', [{ ...this.doc, root: item, problems: [] }], ''))[0];
        if (is?.ours) yield* this.object(is.form, is.title, [...base, ...steps]);
      }
      return;
    }
    const pattern = KEPT[form];
    if (pattern !== undefined) {
      for (const steps of matching(node, pattern)) yield* this.keep(form, title, [...base, ...steps], node);
      if (form === 'secret') for (const steps of matching(node, 'data.*')) this.packed(title, [...base, ...steps]);
      return;
    }
    for (const row of ROWS)
      if (row.form === form)
        for (const steps of deploymentsAt(row, node)) yield* this.deployment(row, title, node, [...base, ...steps]);
  }

  private *keep(form: Form, title: string, steps: Steps, object: Node): Sliced<void> {
    const path = formatSteps(steps);
    if (!this.wrapper.where.some((w) => w.path === path)) return;
    const mount = yield* this.mount(form, title, steps);
    if (!mount) return;
    const kind = form === 'secret' ? 'Secret' : 'ConfigMap';
    this.out.kept.push({ kind, id: idOf(object), key: String(steps[steps.length - 1]), mount });
  }

  private packed(title: string, steps: Steps): void {
    const slot = slotAt(this.doc.root, steps);
    if (slot && this.wrapper.where.some((w) => w.path === formatSteps(steps)))
      this.refuse(title, steps, slot.start, 'are packed in base64. Write them under stringData, as a block text (|)');
  }

  private *deployment(row: Row, title: string, object: Node, base: Steps): Sliced<void> {
    const node = nodeAt(this.doc.root, base);
    if (!node) return;
    const path = formatSteps(base);
    const within = (w: { path: string }): boolean =>
      w.path === path || (/^[.[]/.test(w.path.slice(path.length)) && w.path.startsWith(path));
    const charts = row.chart.flatMap((at) => matching(node, at).map((s) => textOf(nodeAt(node, s))));
    const mine = charts.some(isChart);
    const there = this.wrapper.where.filter(within);
    if (!mine && (there.length === 0 || this.isOthers(charts, there))) return;
    this.out.charts.push({ form: row.form, document: this.document, base, release: releaseIn(row, node, object) });
    const before = this.out.refusals.length;
    const layers = this.ordered(row, title, node, base);
    const parts: Part[] = [];
    for (const layer of layers) {
      const found = matching(node, layer.at);
      if (found.length > 0 && layer.replaces !== undefined) {
        const [old] = matching(node, layer.replaces);
        const dead = old && slotAt(node, old);
        if (dead && found[0]) {
          this.refuse(
            title,
            [...base, ...old],
            dead.start,
            `have no effect beside \`${formatSteps([...base, ...found[0]])}\`, which takes their place. Delete one of the two`,
          );
          this.covered.add(formatSteps([...base, ...found[0]]));
          continue;
        }
      }
      const reread = layer.rereadBeside !== undefined && hasValues(node, layer.rereadBeside);
      for (const steps of found)
        for (const part of yield* this.parts(row.form, title, layer.is, node, [...base, ...steps]))
          parts.push(reread && part.is === 'file' ? { ...part, reread } : part);
    }
    if (mine) this.coverBelow(parts);
    for (const at of row.besides ?? [])
      for (const steps of matching(node, at))
        if (!isNothing(nodeAt(node, steps) ?? node))
          this.refuse(
            title,
            [...base, ...steps],
            slotAt(node, steps)?.start ?? -1,
            'are merged from other places besides, and it is not known what stands there',
          );
    const told = row.told.flatMap((t) => matching(node, t.at).flatMap((s) => this.toldAt(node, base, s, t)));
    for (const at of row.reuses ?? []) {
      const root = at.startsWith('/') ? this.doc.root : node;
      for (const steps of matching(root, at.replace('/', ''))) {
        const value = nodeAt(root, steps);
        if (value?.kind !== 'scalar' || value.value !== true) continue;
        const text = String(steps[steps.length - 1]);
        told.push({
          path: formatSteps(root === node ? [...base, ...steps] : steps),
          offset: value.start,
          end: value.end,
          text,
          reuses: true,
        });
      }
    }
    const version = row.version.flatMap((at) => matching(node, at)).flatMap((s) => this.note(node, base, s) ?? []);
    if (this.out.refusals.length > before) return;
    if (parts.length === 0 && told.length === 0) return;
    this.out.deployments.push({
      form: row.form,
      title,
      path,
      id: idOf(object),
      kind: textOf(slotAt(object, ['kind'])?.value),
      parts,
      told,
      version: version[0],
    });
  }

  /** Another chart is named, and its values say nothing of Camunda. */
  private isOthers(charts: readonly string[], there: Wrapper['where']): boolean {
    const known = charts.some((c) => c !== '' && !/[{$]|camunda/i.test(c));
    if (!known || there.some((w) => w.version !== 'neutral')) return false;
    for (const w of there) this.covered.add(w.path);
    return true;
  }

  private ordered(row: Row, title: string, node: Node, base: Steps): Row['layers'] {
    const { layers, said, missing } = orderIn(row, node);
    if (layers) return layers;
    const what = missing ? `beside \`${missing}\` ` : '';
    this.refuse(title, base, said, `are merged ${what}in an order that is not known`);
    return [];
  }

  private *parts(form: Form, title: string, is: 'values' | 'files' | 'refs', node: Node, steps: Steps): Sliced<Part[]> {
    const slot = slotAt(this.doc.root, steps);
    const value = nodeAt(this.doc.root, steps);
    if (!value) return [];
    if (is === 'files') {
      const all = value.kind === 'seq' ? value.items.map((i) => i.value) : [value];
      return all.flatMap((v) => this.file(v, steps));
    }
    if (is === 'refs')
      return value.kind === 'seq' ? value.items.flatMap((i, n) => this.ref(i.value, [...steps, n])) : [];
    if (isFileName(value)) return this.file(value, steps);
    if (isNothing(value)) {
      this.covered.add(formatSteps(steps));
      return [];
    }
    if (!slot) {
      this.refuse(title, steps, value.start, 'stand elsewhere, behind an alias or a merge key. Write them out there');
      return [];
    }
    const mount = yield* this.mount(form, title, steps);
    return mount ? [{ is: 'values', mount }] : [];
  }
  private file(value: Node, steps: Steps): Part[] {
    const name = textOf(value);
    if (name === '') return [];
    return [{ is: 'file', name, at: { path: formatSteps(steps), offset: value.start, end: value.end, text: name } }];
  }
  private ref(value: Node, steps: Steps): Part[] {
    const said = (key: string): string => textOf(slotAt(value, [key])?.value);
    // Its place in the order is not the same in every version of Flux; whatever it is, it stays, because nothing is changed there.
    if (said('targetPath') !== '') return [];
    const at = {
      path: formatSteps(steps),
      offset: Math.max(value.start, 0),
      end: Math.max(value.end, 0),
      text: said('name'),
    };
    return [{ is: 'ref', kind: said('kind'), name: said('name'), key: said('valuesKey') || VALUES, at }];
  }

  /** Values set one by one, each under its name. */
  private toldAt(node: Node, base: Steps, steps: Steps, { strings }: Told): Noted[] {
    const list = nodeAt(node, steps);
    const path = formatSteps([...base, ...steps]);
    this.covered.add(path);
    if (!list) return [];
    const isString = (item: Node | undefined): boolean =>
      typeof strings === 'object' ? saidAt(item, strings.where) === strings.is : strings === true;
    const place = (name: Node, of: string): Pick<Noted, 'path' | 'offset' | 'end'> => ({
      path: of,
      offset: Math.max(name.start, 0),
      end: Math.max(name.end, 0),
    });
    if (list.kind === 'scalar') {
      const item = slotAt(node, steps.slice(0, -1))?.value;
      const of = { kind: saidAt(item, 'kind'), name: saidAt(item, 'name'), key: saidAt(item, 'valuesKey') || VALUES };
      return [{ ...place(list, path), text: textOf(list), ...(isString(item) ? { given: '' } : { of }) }];
    }
    if (list.kind === 'map')
      return list.entries.map((e) => {
        const { value } = e;
        const said = value.kind === 'scalar' ? value.value : undefined;
        const given = strings === 'but-words' && typeof said === 'string' && !WORD.test(said) ? said : setTo(said);
        return { path, offset: e.start, end: e.keyEnd, text: e.key, given };
      });
    if (list.kind !== 'seq') return [];
    return list.items.flatMap((i, index): Noted[] => {
      const item = resolve(i.value);
      const name = slotAt(item, ['name'])?.value;
      const both = name ?? slotAt(item, ['value'])?.value;
      if (!both) return [];
      // Ansible has both in one text.
      const [, text = '', said] = /^((?:\\.|[^=\\])+)(?:=([^]*))?$/.exec(textOf(both)) ?? [];
      if (!text.includes('.')) return [];
      const there = name ? slotAt(item, ['value'])?.value : undefined;
      const value = there?.kind === 'scalar' ? there.value : said;
      const given = isString(item) ? String(value ?? '') : setTo(value);
      return [{ ...place(both, `${path}[${String(index)}]`), text, given }];
    });
  }
  private note(node: Node, base: Steps, steps: Steps): Noted | undefined {
    const value = nodeAt(node, steps);
    const text = textOf(value);
    if (!value || text === '') return undefined;
    return { path: formatSteps([...base, ...steps]), offset: value.start, end: value.end, text };
  }

  private *mount(form: Form, title: string, steps: Steps): Sliced<Mount | undefined> {
    const path = formatSteps(steps);
    this.covered.add(path);
    const twice = doubled(this.doc.root, steps);
    const slot = slotAt(this.doc.root, steps);
    if (!slot) return undefined;
    if (twice) {
      this.refuse(
        title,
        steps,
        twice.start,
        'are given twice: the same key stands there two times. Delete one of the two',
      );
      return undefined;
    }
    const made = yield* mountAt(this.text, this.doc, slot, placed({ form, title }, this.document, steps, slot));
    if (!('why' in made)) return made;
    this.out.refusals.push(made);
    return undefined;
  }
  private refuse(title: string, steps: Steps, offset: number, why: string): void {
    const path = formatSteps(steps);
    this.covered.add(path);
    this.out.refusals.push({ title, path, offset: offset < 0 ? Math.max(this.wrapper.offset, 0) : offset, why });
  }

  /** In values for Camunda's chart, its own keys are no values of another one. */
  private coverBelow(parts: readonly Part[]): void {
    for (const p of parts)
      if (p.is === 'values')
        for (const w of this.wrapper.where)
          if (
            w.path.startsWith(`${p.mount.path}.`) &&
            roots.has(w.path.slice(p.mount.path.length + 1).split('.')[0] ?? '')
          )
            this.covered.add(w.path);
  }
  /** A list of which items were looked at. */
  private isCovered(w: { path: string; version: string }): boolean {
    if (this.covered.has(w.path)) return true;
    return w.version === 'neutral' && [...this.covered].some((c) => c.startsWith(`${w.path}[`));
  }

  /** Values that stand where the row of the form has none; one reason is enough. */
  rest(): void {
    if (this.out.refusals.length > this.before) return;
    for (const w of this.wrapper.where)
      if (!this.isCovered(w) && !this.out.refusals.some((r) => r.path === w.path))
        this.out.refusals.push({ title: this.wrapper.title, path: w.path, offset: w.offset, why: UNKNOWN });
  }
}

const SOURCE_VERSIONS = [
  ['spec', 'ref', 'semver'],
  ['spec', 'ref', 'tag'],
];
const VALUES = 'values.yaml';
const saidAt = (item: Node | undefined, key: string): string => {
  const value = slotAt(item, [key])?.value;
  const n = value && resolve(value);
  return n?.kind === 'scalar' ? n.text.trim() : '';
};
const WORD = /^(?:true|false|null)$/i;
/**
 * What `--set` makes of a text: of words it knows true, false and null alone, of numbers whole ones. Undefined for what something fills
 * in later, or what is no single value.
 */
export function setTo(said: Scalar | undefined): Scalar | undefined {
  const text = said === undefined ? '' : String(said);
  if (said === undefined || /[${}<>%@]|__/.test(text)) return undefined;
  if (WORD.test(text)) return text.toLowerCase() === 'null' ? null : text.toLowerCase() === 'true';
  return /^(?:0|-?[1-9]\d{0,15})$/.test(text) ? Number(text) : text;
}
/** Something is said at a place of a deployment. */
const hasValues = (node: Node, at: string): boolean =>
  matching(node, at).some((s) => !isNothing(slotAt(node, s)?.value ?? node));
/** The layers of a deployment as its tool merges them; none where that is not certain, with the setting that says so. */
export function orderIn(
  row: Row,
  node: Node,
): { readonly layers?: Row['layers']; readonly said: number; readonly missing?: string } {
  if (!row.orders) return { layers: row.layers, said: -1 };
  const said = hasValues(node, row.orders.beside) ? slotAt(node, [row.orders.key]) : undefined;
  const order = said ? row.orders.of[textOf(said.value)] : Object.values(row.orders.of)[0];
  const there = row.layers.filter((l) => matching(node, l.at).length > 0);
  const missing = there.find((l) => !order?.includes(l.at))?.at;
  // What is not passed at all is not a layer.
  const unused = textOf(said?.value) === 'replace' && missing === 'valuesFile';
  if (!order || (missing !== undefined && !unused))
    return { said: said?.start ?? -1, ...(missing !== undefined && { missing }) };
  return { layers: order.flatMap((at) => row.layers.filter((l) => l.at === at)), said: said?.start ?? -1 };
}

/** A list of helmfile names files among maps. */
export const isFileName = (value: Node): boolean =>
  value.kind === 'scalar' && value.style !== 'literal' && /\.ya?ml(?:\.gotmpl)?$/.test(value.text);
/** Where the deployments of a row stand in a document. */
export const deploymentsAt = (row: Row, root: Node): Steps[] =>
  row.at.flatMap((at) => (at === '**' ? modules(root) : matching(root, at)));
/** Maps below the key of Ansible's module, in any depth. */
function modules(root: Node): Steps[] {
  const out: Steps[] = [];
  const walk = (n: Node, steps: Steps): void => {
    if (n.kind === 'seq')
      n.items.forEach((i, k) => {
        walk(i.value, [...steps, k]);
      });
    if (n.kind !== 'map') return;
    for (const e of n.entries) {
      if (/^(?:(?:kubernetes\.core|community\.kubernetes)\.)?helm$/.test(e.key) && e.value.kind === 'map')
        out.push([...steps, e.key]);
      else if (/^(?:tasks|pre_tasks|post_tasks|handlers|block|rescue|always)$/.test(e.key))
        walk(e.value, [...steps, e.key]);
    }
  };
  walk(root, []);
  return out;
}

export const textOf = (n: Node | undefined): string => {
  const value = n && resolve(n);
  return value?.kind === 'scalar' && (typeof value.value === 'string' || typeof value.value === 'number')
    ? value.text.trim()
    : '';
};
export const isNothing = (n: Node): boolean => {
  const value = resolve(n);
  if (value.kind === 'scalar') return value.value === null || value.text.trim() === '';
  return value.kind === 'map' && value.entries.length === 0;
};
/** The name of the release, where the document says one that no template fills in. */
function releaseIn({ form, release }: Row, node: Node, object: Node): string | undefined {
  const said = (at: readonly string[]): string => textOf(nodeAt(object, at));
  const [space, name] = [said(['spec', 'targetNamespace']), said(['metadata', 'name'])];
  const own = release === undefined ? '' : textOf(nodeAt(node, release.split('.')));
  const flux = form === 'flux-helm-release' && space !== '' ? `${space}-${name}` : name;
  const found = own !== '' ? own : NAMED_AFTER.has(form) ? flux : '';
  return /^[a-z0-9][a-z0-9-]*$/.test(found) ? found : undefined;
}
/** Their tools call the release like the object where nothing else is said. */
const NAMED_AFTER: ReadonlySet<Form> = new Set(['argo-application', 'flux-helm-release', 'k3s-helm-chart']);
const isChart = (name: string): boolean =>
  CHART.test(name) || /(?:^|[/:])camunda-platform(?:-8\.\d+)?(?:[:@].*)?$/i.test(name);
/** `namespace/name` of a Kubernetes object. */
function idOf(object: Node): string {
  const said = (key: string): string => textOf(slotAt(object, ['metadata', key])?.value);
  return `${said('namespace')}/${said('name')}`;
}
