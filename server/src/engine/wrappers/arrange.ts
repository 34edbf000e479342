/**
 * Files -> the layers of one deployment. A file of values is a layer; of a file that holds values inside a document each place is one.
 * Their order is that of the tool that merges them; where it is not certain, nothing is said to be a set.
 */
import type { Minor } from '../steps/index.ts';
import { parsePath } from '../path.ts';
import { ofChart, roots } from '../version.ts';
import type { JsonObject } from '../view.ts';
import { finish, type Sliced } from '../slices.ts';
import { parsing } from '../yaml/parse.ts';
import {
  effectiveEntries,
  emptyObject,
  isObject,
  resolve,
  type Entry,
  type Node,
  type Scalar,
  type YamlDocument,
} from '../yaml/tree.ts';
import { applyEdits, type TextEdit } from '../yaml/print.ts';
import { unreadable, type LayerText } from '../set.ts';
import { readChart, type ChartText, type Parent } from './chart.ts';
import { CHART } from './forms.ts';
import { generatedIn, type Generated } from './generated.ts';
import {
  mountedAt,
  mountsIn,
  setTo,
  textOf,
  umbrellaIn,
  type ChartPlace,
  type Deployment,
  type Found,
  type Kept,
  type Noted,
  type Part,
} from './mounts.ts';
import { remount, type Mount } from './mount.ts';
import { namedIn } from './objects.ts';
import { firstLine } from './projection.ts';
import { readOtherwise } from './reread.ts';
import { formatSteps, nodeAt, slotAt, type Steps } from './steps.ts';
import { findingWrappers, versionOf, type Wrapper } from './wrapped.ts';

/** What is said about a file, with the place (UTF-16 offset; none for the whole file). */
export interface Objection {
  readonly file: number;
  readonly offset: number | undefined;
  readonly message: string;
  /** The files do belong together: only this place is not what it seems. */
  readonly together?: boolean;
}
export interface Arranged {
  /** Lowest in precedence first. A layer without a mount is the whole file. */
  readonly layers: readonly (LayerText & { readonly file: number })[];
  /** Why there is no set. */
  readonly objections: readonly Objection[];
  /** Values that are set one by one, and versions of the chart, by file. */
  readonly told: readonly (Noted & { readonly file: number })[];
  readonly versions: readonly (Noted & { readonly file: number })[];
  /** Name of the release, where the documents say one. */
  readonly release?: string | undefined;
  /** Some layer stands inside a document. */
  readonly mounted: boolean;
  /** Below which key of a chart around it the values of Camunda's chart stand. */
  readonly key?: string;
}
export interface ArrangeOptions {
  /** Where the values stand, in files in which that is not recognised. */
  readonly at?: Steps | undefined;
  /** The Chart.yaml beside each file. */
  readonly charts?: readonly (ChartText | undefined)[];
  /** The files are known to be only a part of a deployment, or all of it. */
  readonly partial?: boolean | undefined;
  /** Reads a file, for whoever needs its trees too. */
  readonly read?: (file: number) => Sliced<readonly YamlDocument[]>;
}

interface FoundIn extends Found {
  readonly file: number;
  readonly named?: readonly Noted[];
}

/** Never throws. Files in which nothing of Camunda's stands inside a document come back as they are, in their order. */
export const arrange = (files: readonly LayerText[], options: ArrangeOptions = {}): Arranged =>
  finish(arranging(files, options));
export function* arranging(files: readonly LayerText[], options: ArrangeOptions): Sliced<Arranged> {
  const chart = chartAround(options.charts ?? []);
  const found: FoundIn[] = [];
  for (const [file, f] of files.entries()) {
    yield;
    const mounts = yield* inFile(f, options.at, chart, () => options.read?.(file) ?? parsing(f.text, f.name));
    if (mounts) found.push({ ...mounts, file });
  }
  const whole = (): Arranged['layers'] => files.map((f, file) => ({ name: f.name, text: f.text, file }));
  const none = { objections: [], told: [], versions: [], mounted: false };
  if (found.length === 0) return { ...none, layers: whole() };
  const refused = found.flatMap((f) =>
    f.refusals.map((r): Objection => {
      const at = r.path === '' ? '' : ` at ${r.path}`;
      return { file: f.file, offset: r.offset, message: `${r.title} whose values${at} ${r.why}.` };
    }),
  );
  if (refused.length > 0) return { ...none, layers: whole(), objections: refused };
  const umbrellas = found.filter((f) => f.umbrella);
  if (umbrellas.length > 0) {
    // Files that only have a global: of Camunda's alone, if none has the key.
    const own = umbrellas.flatMap((f) => f.umbrella?.own ?? []);
    return own.length === 0 && umbrellas.length === found.length
      ? { ...none, layers: whole() }
      : { ...none, ...(yield* around(files, found, umbrellas, own[0])) };
  }
  return yield* new Arrangement(files, found, options).done();
}
/**
 * Helm gives the `global` of a chart to each of its dependencies, over their own, whatever file either stands in: all values of
 * Camunda's come first, in the order of the files, then every `global`, those of the outermost chart last.
 */
function* around(
  files: readonly LayerText[],
  found: readonly FoundIn[],
  umbrellas: readonly FoundIn[],
  first: Mount | undefined,
): Sliced<Pick<Arranged, 'layers' | 'objections' | 'mounted' | 'key'>> {
  const objections: Objection[] = [];
  for (const [file, f] of files.entries()) {
    if (umbrellas.some((u) => u.file === file)) continue;
    const document = found.some((x) => x.file === file);
    const root = document ? undefined : (yield* parsing(f.text, f.name))[0]?.root;
    const version = root && versionOf(root, false);
    if (!document && (version === undefined || version === 'neutral')) continue;
    objections.push({
      file,
      offset: undefined,
      message: `${document ? 'a document with values' : 'values of Camunda’s chart alone'}, beside values of a chart around it, which has them at ${first?.path ?? ''}. Give it alone.`,
    });
  }
  objections.push(...(yield* passedOver(umbrellas, first?.path ?? '')));
  const layer = (file: number, mount: Mount | undefined): Arranged['layers'] =>
    mount ? [{ name: files[file]?.name ?? '', text: mount.projection.text, mount, file }] : [];
  const layers = [
    ...umbrellas.flatMap((u) => layer(u.file, u.umbrella?.own)),
    ...(umbrellas[0]?.umbrella?.shared ?? []).flatMap((_, level) =>
      umbrellas.flatMap((u) => layer(u.file, u.umbrella?.shared[level])),
    ),
  ];
  const key = first?.steps[first.steps.length - 1];
  return { layers, objections, mounted: true, ...(typeof key === 'string' && { key }) };
}
/** Of a map and something else directly below both globals Helm takes that of Camunda's values, and says no more than "Skipping". */
function* passedOver(umbrellas: readonly FoundIn[], path: string): Sliced<Objection[]> {
  const below = function* (m: Mount | undefined): Sliced<readonly Entry[]> {
    const root = m && (yield* parsing(m.projection.text))[0]?.root;
    const value = root && slotAt(root, ['global'])?.value;
    return value?.kind === 'map' ? [...effectiveEntries(value).values()].map((e) => e.entry) : [];
  };
  const isMap = (e: Entry): boolean => resolve(e.value).kind === 'map';
  const own: Entry[] = [];
  for (const u of umbrellas) own.push(...(yield* below(u.umbrella?.own)));
  const out: Objection[] = [];
  for (const { file, umbrella } of umbrellas)
    for (const shared of umbrella?.shared ?? []) {
      const found = (yield* below(shared)).find((e) => own.some((o) => o.key === e.key && isMap(o) !== isMap(e)));
      if (!found || !shared) continue;
      const at = `global.${found.key}`;
      const message = `\`${at}\` is of another kind than \`${path}.${at}\`: Helm passes it over. Take it out.`;
      out.push({ file, offset: shared.projection.outer(Math.max(found.start, 0)), message });
    }
  return out;
}
function* inFile(
  f: LayerText,
  at: Steps | undefined,
  chart: Parent | undefined,
  parsed: () => Sliced<readonly YamlDocument[]>,
): Sliced<(Found & { named?: readonly Noted[] }) | undefined> {
  const unread = unreadable(f.text);
  if (unread !== undefined)
    return unread === 'encrypted' && couldHold(f.text) ? yield* encrypted(f, yield* parsed()) : undefined;
  if (at) return yield* mountedAt(f.text, yield* parsed(), at);
  if (!couldHold(f.text) && !chart && !strangeRoot(f.text)) return undefined;
  const docs = yield* parsed();
  yield;
  const wrappers = yield* findingWrappers(f.text, docs, f.name);
  const wrapper = wrappers.find((w) => w?.ours);
  if (wrapper && wrapper.form !== 'umbrella') {
    const found = yield* mountsIn(f.text, docs, wrappers);
    return found && { ...found, named: yield* namedBeside(docs, found) };
  }
  if (!chart && !wrapper) return undefined;
  const refused = (why: string): Found => {
    const where = wrapper?.where[0] ?? { path: '', offset: 0 };
    const title = wrapper?.title ?? 'values of a chart around Camunda’s';
    return { deployments: [], kept: [], refusals: [{ title, path: where.path, offset: where.offset, why }] };
  };
  const [doc, second] = docs;
  if (!doc?.root || doc.problems.length > 0) return undefined;
  const keys = chart ? chart.camunda.map((d) => d.key) : [];
  if (chart && keys.length !== 1 && wrapper)
    return refused(
      `belong to one of ${String(keys.length)} dependencies on Camunda’s chart (${keys.join(', ')}). Name one: --at ${keys[0] ?? ''}`,
    );
  const only = wrapper?.where.length === 1 ? wrapper.where[0]?.path : undefined;
  const key = chart ? keys[0] : only !== undefined && CHART.test(only) ? only : undefined;
  if (key === undefined)
    return refused(
      'are for a chart that is not known: no Chart.yaml beside the file says so. If it is Camunda’s, name the place with --at',
    );
  const known = [key, ...(chart?.others ?? [])].map((k) => formatSteps([k]));
  const other = wrapper?.where.find((w) => !known.includes(w.path));
  if (other)
    return {
      deployments: [],
      kept: [],
      refusals: [
        {
          title: wrapper?.title ?? '',
          path: other.path,
          offset: other.offset,
          why: `are for no chart that is known: Camunda’s is \`${key}\` here`,
        },
      ],
    };
  if (second) return refused('stand in a file of several documents. Give each of them as a file of its own');
  return yield* umbrellaIn(f.text, doc, 0, [], key);
}
/** The one release in which all of them are. */
function releaseOf(charts: readonly ChartPlace[]): string | undefined {
  const [only, ...others] = new Set(charts.map((c) => c.release));
  return others.length === 0 ? only : undefined;
}
/** Objects of the chart that the documents of a file name: those that deploy it, and others beside them. */
function* namedBeside(docs: readonly YamlDocument[], { charts = [], kept }: Found): Sliced<Noted[]> {
  const out: Noted[] = [];
  const values = new Set(kept.flatMap(({ mount }) => slotAt(docs[mount.document]?.root, mount.steps)?.value ?? []));
  const only = releaseOf(charts);
  const prefixed = charts.some((c) => c.form.startsWith('kustom'));
  for (const [document, doc] of docs.entries()) {
    const here = charts.filter((c) => c.document === document);
    const [first, second] = here;
    if (!doc.root) continue;
    // In a helmfile what stands beside a release is another's.
    const bases = here.filter((c) => c.form === 'helmfile').map((c) => [c.base, c.release] as const);
    for (const [base, release] of bases.length > 0 ? bases : [[[], first && !second ? first.release : only] as const]) {
      const node = nodeAt(doc.root, base);
      if (node) out.push(...(yield* namedIn(doc, base, node, { release, prefixed, values })));
    }
  }
  return out;
}
/** A document around values, or a Secret that seems to be one, of which texts are encrypted. */
function* encrypted({ text, name }: LayerText, docs: readonly YamlDocument[]): Sliced<Found | undefined> {
  const seems = (w: Wrapper): boolean => w.ours || (w.form === 'secret' && /camunda/i.test(text));
  const wrapper = (yield* findingWrappers(text, docs, name)).find((w) => w && w.form !== 'umbrella' && seems(w));
  if (!wrapper) return undefined;
  const at = docs.flatMap((d) => firstEncrypted(d.root, []))[0];
  const { path, offset } = at ?? { path: '', offset: wrapper.offset };
  const why = 'are encrypted with SOPS. Decrypt it (sops -d), upgrade the plain file, encrypt the result';
  return { deployments: [], kept: [], refusals: [{ title: wrapper.title, path, offset, why }] };
}
function firstEncrypted(n: Node | undefined, steps: Steps): { path: string; offset: number }[] {
  if (n?.kind === 'scalar')
    return n.text.includes('ENC[') ? [{ path: formatSteps(steps), offset: Math.max(n.start, 0) }] : [];
  const below: readonly (readonly [string | number, Node])[] =
    n?.kind === 'map'
      ? n.entries.map((e) => [e.key, e.value])
      : n?.kind === 'seq'
        ? n.items.map((item, i) => [i, item.value])
        : [];
  for (const [step, node] of below) {
    const found = firstEncrypted(node, [...steps, step]);
    if (found.length > 0) return found;
  }
  return [];
}
/** The chart beside the files, if it has Camunda's. */
function chartAround(charts: readonly (ChartText | undefined)[]): Parent | undefined {
  const texts = new Map(charts.flatMap((c) => (c ? [[c.name, c] as const] : [])));
  const parents = [...texts.values()].map(readChart).filter((p) => p.camunda.length > 0);
  return parents.length === 1 ? parents[0] : undefined;
}
/** The documents agree about the version of the chart. */
export function saidVersion({ versions }: Pick<Arranged, 'versions'>): Minor | undefined {
  const said = new Set(versions.flatMap((v) => ofChart(v.text) ?? []));
  return said.size === 1 ? [...said][0] : undefined;
}
/** What is set by its name over all values, as far as it is known; no item of a list, and no secret. */
export function setAbove({ told }: Pick<Arranged, 'told'>): JsonObject | undefined {
  const above = emptyObject();
  for (const { text, given, of } of told) {
    const keys = parsePath(text);
    if (given === undefined || text.includes('[') || !roots.has(keys[0] ?? '')) continue;
    if (of?.kind === 'Secret' && typeof given !== 'boolean') continue;
    let at = above;
    for (const key of keys.slice(0, -1)) {
      const next = at[key];
      at = isObject(next) ? next : (at[key] = emptyObject());
    }
    at[keys[keys.length - 1] ?? ''] = given;
  }
  return Object.keys(above).length > 0 ? above : undefined;
}
/** A key at the left that is none of Camunda's chart: the file may belong to a chart around it. */
export function strangeRoot(text: string): boolean {
  const isStrange = (m: RegExpExecArray | null): boolean => m !== null && !roots.has(m[1] ?? '');
  if (OTHER_BREAKS.some((b) => text.includes(b))) return [...text.matchAll(ROOTS)].some(isStrange);
  // Line by line, of which most are further in.
  let at = 0;
  do {
    const first = text.charCodeAt(at);
    ROOT.lastIndex = at;
    if (first !== 0x20 && first !== 0x23 && isStrange(ROOT.exec(text))) return true;
    at = text.indexOf('\n', at) + 1;
  } while (at > 0);
  return false;
}
const KEY_OF_ROOT = '["\']?([A-Za-z][\\w.-]*)["\']?[ \\t]*:';
const ROOT = new RegExp(KEY_OF_ROOT, 'y');
const ROOTS = new RegExp(`^${KEY_OF_ROOT}`, 'gm');
const OTHER_BREAKS = ['\r', '\u2028', '\u2029'];
/** Most files are values: a cheap look spares them the search. */
const couldHold = (text: string): boolean =>
  /(?:^|\n)[ \t-]*["']?(?:apiVersion|releases|helmCharts|helmChartInflationGenerator|helm|hosts|tasks|kubernetes\.core\.helm)["']?[ \t]*:|["'](?:apiVersion|releases|helmCharts|helm)["']/.test(
    text,
  ) || /\bkubernetes\.core\.helm\b/.test(text);

class Arrangement {
  private readonly objections: Objection[] = [];
  private readonly layers: (LayerText & { file: number })[] = [];
  private readonly used = new Set<number>();
  private readonly usedKept = new Set<Kept>();
  private makes: readonly (Generated & { kustomization: number })[] | undefined;
  private readonly deployments: (Deployment & { readonly file: number })[];
  private readonly kept: (Kept & { readonly file: number })[];
  private readonly sources: Arranged['versions'];
  private readonly named: Arranged['told'];
  private readonly release: string | undefined;

  constructor(
    private readonly files: readonly LayerText[],
    found: readonly FoundIn[],
    private readonly options: ArrangeOptions,
  ) {
    this.deployments = found.flatMap((f) => f.deployments.map((d) => ({ ...d, file: f.file })));
    this.kept = found.flatMap((f) => f.kept.map((k) => ({ ...k, file: f.file })));
    this.sources = found.flatMap((f) => (f.versions ?? []).map((v) => ({ ...v, file: f.file })));
    this.named = found.flatMap((f) => (f.named ?? []).map((n) => ({ ...n, file: f.file })));
    this.release = releaseOf(found.flatMap((f) => f.charts ?? []));
    for (const f of found) this.used.add(f.file);
  }

  *done(): Sliced<Arranged> {
    const all = this.joined();
    if (all.length === 0) this.alone();
    else if (all.length > 1) this.several(all);
    else for (const d of all[0] ?? []) yield* this.deployment(d);
    for (const { told } of this.deployments)
      for (const { of } of told)
        if (of) for (const file of this.holding(of.name)) this.used.add(this.files.indexOf(file));
    if (all.length === 1) this.unnamed(all[0]?.[0]);
    const told: (Noted & { readonly file: number })[] = [];
    for (const d of this.deployments)
      for (const t of d.told) told.push({ ...t, given: t.given ?? (yield* this.givenBy(t, d)), file: d.file });
    const mine = this.deployments;
    return {
      layers: this.layers,
      objections: this.objections,
      told: [...told, ...this.named],
      release: this.release,
      versions: [...mine.flatMap((d) => (d.version ? [{ ...d.version, file: d.file }] : [])), ...this.sources],
      mounted: true,
    };
  }

  /** Files with an object of that name, of which nothing is values. */
  private holding(name: string): LayerText[] {
    return this.files.filter(
      ({ text }) => /^kind:[ \t]*["']?(?:ConfigMap|Secret)\b/m.test(text) && text.includes(name),
    );
  }
  /** What an object in these files has for a value that is set by its name. */
  private *givenBy({ of }: Noted, { id }: Deployment): Sliced<Scalar | undefined> {
    if (!of) return undefined;
    for (const file of this.holding(of.name))
      for (const { root } of yield* parsing(file.text, file.name)) {
        const said = (key: string): string => textOf(root && slotAt(root, [key])?.value);
        const meta = (key: string): string => textOf(root && slotAt(root, ['metadata', key])?.value);
        if (said('kind') !== of.kind || !isSameObject(`${meta('namespace')}/${meta('name')}`, id, of.name)) continue;
        const value = slotAt(root, [of.kind === 'Secret' ? 'stringData' : 'data', of.key])?.value;
        if (value?.kind !== 'scalar') continue;
        // Its own quotes make a string of it.
        const text = String(value.value ?? '');
        return /^(["'])[^]*\1$/.test(text) ? text : setTo(text);
      }
    return undefined;
  }
  /** A HelmChartConfig lies on top of the HelmChart of the same name. */
  private joined(): (Deployment & { file: number })[][] {
    const charts = this.deployments.filter((d) => d.form !== 'k3s-helm-chart');
    const k3s = new Map<string, (Deployment & { file: number })[]>();
    for (const d of this.deployments) if (d.form === 'k3s-helm-chart') k3s.set(d.id, [...(k3s.get(d.id) ?? []), d]);
    const config = (d: Deployment): number => Number(d.kind === 'HelmChartConfig');
    const joined = [...k3s.values()].flatMap((list) => {
      const sorted = [...list].sort((a, b) => config(a) - config(b));
      const one = sorted.length === 2 && config(sorted[0] as Deployment) === 0 && config(sorted[1] as Deployment) === 1;
      return one ? [sorted] : list.map((d) => [d]);
    });
    return [...charts.map((d) => [d]), ...joined];
  }

  private *deployment(d: Deployment & { file: number }): Sliced<void> {
    for (const part of d.parts) {
      if (part.is === 'values') this.mount(part.mount, d.file);
      else if (part.is === 'file') yield* this.file(d, part.name, part.at, part.reread);
      else {
        const same = this.kept.filter(
          (k) => k.kind === part.kind && k.key === part.key && isSameObject(k.id, d.id, part.name),
        );
        const [only] = same;
        if (only && same.length === 1) {
          this.usedKept.add(only);
          this.mount(only.mount, only.file);
        } else if (same.length > 1)
          this.object(
            d.file,
            part.at.offset,
            `${d.title} that takes values of ${part.kind} ${part.name}, which is given ${String(same.length)} times. Give it once.`,
          );
        else yield* this.made(d, part);
      }
    }
  }
  /** An object that a Kustomization makes of a file. */
  private *made(d: Deployment & { file: number }, { kind, name, key, at }: Extract<Part, { is: 'ref' }>): Sliced<void> {
    const same = (yield* this.generated()).filter(
      (g) => g.kind === kind && g.key === key && isSameObject(g.id, d.id, name),
    );
    const [only, second] = same;
    if (!only) {
      this.missing(d, at, `${kind} ${name}`);
      return;
    }
    for (const g of same) this.used.add(g.kustomization);
    if (second)
      this.object(
        d.file,
        at.offset,
        `${d.title} that takes values of ${kind} ${name}, which is made ${String(same.length)} times (${only.at.path}, ${second.at.path}). Give the Kustomization of one of them.`,
      );
    else if (only.file !== undefined) yield* this.file(d, only.file, only.at);
    else
      this.object(
        only.kustomization,
        only.at.offset,
        `a Kustomization that makes ${kind} ${name} of values at ${only.at.path}: they are not upgraded there. Put them into a file of their own and name it under \`files\`.`,
      );
  }
  private *generated(): Sliced<readonly (Generated & { kustomization: number })[]> {
    if (this.makes) return this.makes;
    const makes: (Generated & { kustomization: number })[] = [];
    for (const [kustomization, { text, name }] of this.files.entries())
      if (/^["']?(?:configMap|secret)Generator\b/m.test(text))
        makes.push(...generatedIn(yield* parsing(text, name)).map((g) => ({ ...g, kustomization })));
    return (this.makes = makes);
  }
  private *file(d: Deployment & { file: number }, name: string, at: Noted, reread?: boolean): Sliced<void> {
    const free = this.files.flatMap(({ name: given }, i) => (this.used.has(i) ? [] : [{ i, given }]));
    // What another name says outright is not meant by what a template fills in, or by a copy.
    const others = this.outright(d);
    const fit = free.filter((f) => isNamed(f.given, name) && !(hasHoles(name) && others.includes(f.i)));
    // The upgraded copy of a document still has the names of the files before.
    const copies = free.filter((f) => isCopy(f.given, name) && !others.includes(f.i));
    const same = (fit.length > 0 ? fit : copies).map((f) => f.i);
    const taken = !hasHoles(name) && this.layers.some((l) => !l.mount && isNamed(l.name, name));
    const [only] = same;
    if (only !== undefined && same.length === 1) {
      const layer = this.files[only] as LayerText;
      this.used.add(only);
      this.layers.push({ ...layer, file: only });
      if (reread)
        for (const o of yield* readOtherwise(layer)) this.objections.push({ file: only, ...o, together: true });
    } else if (same.length > 1)
      this.object(
        d.file,
        at.offset,
        `${d.title} that names ${name}, which could be ${same.map((i) => this.files[i]?.name ?? '').join(' or ')}. Give only the files of this deployment.`,
      );
    else if (taken) this.object(d.file, at.offset, `${d.title} that names ${name} twice. Name it once.`);
    else this.missing(d, at, name);
  }
  /** Files that a deployment names without a template. */
  private outright({ parts }: Deployment): number[] {
    const names = parts.flatMap((p) => (p.is === 'file' && !hasHoles(p.name) ? [p.name] : []));
    return this.files.flatMap((f, i) => (names.some((n) => isNamed(f.name, n)) ? [i] : []));
  }
  private missing(d: Deployment & { file: number }, at: Noted, what: string): void {
    if (this.options.partial !== undefined) return;
    this.object(
      d.file,
      at.offset,
      `${d.title} that also takes values of ${what}, which is not given. Give it in the same command; or say --layer, if it is not to be upgraded now, or --whole, if there is none.`,
    );
  }

  /** Nothing says who uses the values: one of them alone is a set, more have no order. */
  private alone(): void {
    const rest = this.files.flatMap((f, file) => (this.used.has(file) ? [] : [{ name: f.name, text: f.text, file }]));
    if (this.kept.length + rest.length === 1) {
      for (const k of this.kept) this.mount(k.mount, k.file);
      return;
    }
    for (const k of this.kept)
      this.object(
        k.file,
        k.mount.offset,
        `${k.mount.title} with values at ${k.mount.path}, and nothing that says in which order they are merged with the others. Give the HelmRelease that takes them as well, or each of them alone.`,
      );
  }
  private several(all: readonly (readonly (Deployment & { file: number })[])[]): void {
    for (const [d] of all)
      if (d)
        this.object(
          d.file,
          placeOf(d),
          `${d.title} with values at ${d.path}, one of ${String(all.length)} deployments in these files. Give the files of one at a time.`,
        );
  }
  /** What no deployment names has no place in its order. */
  private unnamed(d: (Deployment & { file: number }) | undefined): void {
    if (!d || this.objections.length > 0) return;
    this.files.forEach((f, file) => {
      if (this.used.has(file)) return;
      this.object(
        file,
        undefined,
        `is not named by ${this.files[d.file]?.name ?? ''}, ${d.title}: in which order the two are merged is not known. Give it alone.`,
      );
    });
    for (const k of this.kept)
      if (!this.usedKept.has(k))
        this.object(
          k.file,
          k.mount.offset,
          `${k.mount.title} with values at ${k.mount.path} that ${this.files[d.file]?.name ?? ''}, ${d.title}, does not name. Give it alone.`,
        );
  }

  private mount(mount: Mount, file: number): void {
    this.layers.push({ name: this.files[file]?.name ?? '', text: mount.projection.text, mount, file });
  }
  private object(file: number, offset: number | undefined, message: string): void {
    this.objections.push({ file, offset, message });
  }
}

const placeOf = (d: Deployment): number => {
  const first = d.parts[0];
  return first ? (first.is === 'values' ? first.mount.offset : first.at.offset) : 0;
};
/** A ConfigMap without a namespace is applied into that of whoever applies it. */
export function isSameObject(id: string, from: string, name: string): boolean {
  const [space = '', own] = id.split('/');
  const [other = ''] = from.split('/');
  return own === name && (space === other || space === '' || other === '');
}
/** The file is the one that a document names: `$values/env/prod.yaml`, `../prod.yaml`, `{{ .env }}/values.yaml`. */
function isNamed(file: string, name: string): boolean {
  const parts = (path: string): string[] =>
    path
      .replace(/^file:\/\//, '')
      .split(/[\\/]+/)
      .filter((p) => p !== '' && p !== '.');
  const [given, said] = [parts(file).reverse(), parts(withHoles(name.replace(/^\$\w+\//, ''))).reverse()];
  if (given.length === 0 || said.length === 0 || !fits(given[0] ?? '', said[0] ?? '')) return false;
  // A folder of the name that the file has not is another file; what leads upward is not known here.
  for (let i = 1; i < said.length && i < given.length; i++) {
    if (said[i] === '..') break;
    if (!fits(given[i] ?? '', said[i] ?? '')) return false;
  }
  return true;
}
/** Stands for what a template or the environment fills in. */
const HOLE = '\ue000';
const hasHoles = (name: string): boolean => withHoles(name).includes(HOLE);
/** `values-8.8.yaml` is what became of `values.yaml`, or of `values-8.7.yaml`. */
const unversioned = (name: string): string => name.replace(/[-_.]\d+\.\d+(?=\.\w+$)/, '');
const isCopy = (file: string, name: string): boolean =>
  unversioned(file) !== file && isNamed(unversioned(file), unversioned(name));
const withHoles = (name: string): string => name.replace(/\{\{\s*`[^`]*`\s*\}\}|\{\{.*?\}\}|\$\{[^}]*\}/g, HOLE);
function fits(given: string, said: string): boolean {
  if (!said.includes(HOLE)) return given === said;
  const [first = '', ...rest] = said.split(HOLE);
  if (!given.startsWith(first)) return false;
  let at = first.length;
  for (const [i, piece] of rest.entries()) {
    at = i === rest.length - 1 ? Math.max(given.length - piece.length, at) : given.indexOf(piece, at);
    if (at < 0 || !given.startsWith(piece, at)) return false;
    at += piece.length;
  }
  return true;
}

/** A file with the edits of the layers that stand in it. */
export interface PutBack {
  readonly text: string;
  /** Sorted, not overlapping, in UTF-16 code units of the old text. */
  readonly edits: readonly TextEdit[];
}
interface Upgraded {
  readonly edits: readonly TextEdit[];
  readonly after: string;
}
/**
 * The edits of each layer as edits of its file, in the order of the files. Undefined for a file in which the new values do not
 * fit: read again, they would not be what was meant.
 */
export const putBack = (...about: Parameters<typeof puttingBack>): (PutBack | undefined)[] =>
  finish(puttingBack(...about));
export function* puttingBack(
  files: readonly LayerText[],
  layers: readonly (LayerText & { readonly file: number })[],
  upgraded: readonly Upgraded[],
): Sliced<(PutBack | undefined)[]> {
  const out: (PutBack | undefined)[] = [];
  // It cannot read a file of nothing but comments, where Helm can.
  const kustomized = layers.some((l) => l.mount?.form === 'kustomization');
  for (const [file, text] of files.entries()) {
    yield;
    const mine = layers.flatMap((layer, i) => {
      const made = upgraded[i];
      return layer.file === file && made ? [[layer, made] as const] : [];
    });
    out.push(yield* puttingInto(text, mine, kustomized));
  }
  return out;
}
function* puttingInto(
  file: LayerText,
  upgraded: readonly (readonly [LayerText, Upgraded])[],
  kustomized: boolean,
): Sliced<PutBack | undefined> {
  const edits: TextEdit[] = [];
  const wanted: Wanted[] = [];
  for (const [{ mount }, made] of upgraded) {
    yield;
    if (!mount) {
      const kept = kustomized && made.edits.length > 0 && isNothing(made.after) ? withMap(file, made) : made.edits;
      return { text: applyEdits(file.text, kept), edits: kept };
    }
    const inside = mount.projection.putBack(made.edits);
    const nothing = made.edits.length > 0 && isNothing(made.after);
    const back = inside && nothing ? yield* emptied(file, mount, inside) : inside;
    if (!back) return undefined;
    edits.push(...back);
    wanted.push({ mount, after: made.after, nothing });
  }
  edits.sort((a, b) => a.start - b.start);
  const text = applyEdits(file.text, edits);
  return edits.length === 0 || (yield* holding(text, file, wanted)) ? { text, edits } : undefined;
}
interface Wanted {
  readonly mount: Mount;
  readonly after: string;
  /** Nothing is left but comments. */
  readonly nothing: boolean;
}
/** The new text has the new values where the old ones stood. */
function* holding(text: string, file: LayerText, wanted: readonly Wanted[]): Sliced<boolean> {
  const docs = yield* parsing(text, file.name);
  for (const { mount, after, nothing } of wanted)
    if (nothing && (mount.projection.kind === 'map' || after.trim() === '')) {
      const doc = docs[mount.document];
      const value = slotAt(doc?.root, mount.steps)?.value;
      const empty =
        value?.kind === 'map' ? value.entries.length === 0 : value?.kind === 'scalar' && value.text.trim() === '';
      if (doc?.problems.length !== 0 || !empty) return false;
    } else {
      const now = yield* remount(text, docs, mount);
      if (!now || firstLine(now.projection.text).trimEnd() !== firstLine(after).trimEnd()) return false;
    }
  return true;
}
/** An empty map behind all that is left of a file. */
function withMap({ text }: LayerText, { edits, after }: Upgraded): readonly TextEdit[] {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const map = `${after === '' || after.endsWith('\n') ? '' : eol}{}${eol}`;
  const last = edits[edits.length - 1];
  return last?.end === text.length
    ? [...edits.slice(0, -1), { ...last, text: last.text + map }]
    : [...edits, { start: text.length, end: text.length, text: map }];
}
const isNothing = (text: string): boolean => !/^(?!---)[ \t]*[^\s#]/m.test(text);
/**
 * A key without a value is null, which takes away what other files say below it: where nothing is left but comments, there is an
 * empty map. Undefined where it has no place.
 */
function* emptied(
  file: LayerText,
  { projection, document, steps }: Mount,
  back: readonly TextEdit[],
): Sliced<TextEdit[] | undefined> {
  if (projection.kind !== 'map') return [...back];
  const slot = slotAt((yield* parsing(file.text, file.name))[document]?.root, steps);
  if (!slot) return undefined;
  const { start } = projection;
  if (slot.kind === 'item' && !file.text.slice(slot.start, start).includes('\n')) {
    const first = back.find((e) => e.start === start);
    // With its last line the break went that the item ends with.
    const gone = first?.text === '' ? /\r?\n$/.exec(file.text.slice(start, first.end))?.[0] : undefined;
    const text = gone === undefined ? `{} ${first?.text ?? ''}` : `{}${gone}`;
    return [{ start, end: first?.end ?? start, text }, ...back.filter((e) => e !== first)];
  }
  const from = slot.kind === 'item' ? slot.start : slot.keyEnd;
  const head = /^(?:-|[ \t]*:)(?:[ \t]+[&!]\S*)*(?=[ \t]*(?:#.*)?\r?\n)/.exec(file.text.slice(from));
  if (!head) return undefined;
  const at = from + head[0].length;
  return [{ start: at, end: at, text: ' {}' }, ...back];
}
