/** The files of one deployment, read once: layers in Helm's order, every document of a file a unit of its own. */
import { finish, type Sliced } from './slices.ts';
import { stepOf, isMinor, type Minor, type Step } from './steps/index.ts';
import { classify, type Version } from './version.ts';
import { AS_WRITTEN, View, mergeValues, type JsonObject } from './view.ts';
import type { Mount } from './wrappers/mount.ts';
import { wrapperOf, type Wrapper } from './wrappers/wrapped.ts';
import { parsing } from './yaml/parse.ts';
import { look, toLiveJson, watchScalars } from './yaml/watch.ts';
import { emptyObject, isObject, type Json, type Node, type Problem, type YamlDocument } from './yaml/tree.ts';

export interface LayerText {
  /** Path or URI, only for messages. */
  readonly name: string;
  readonly text: string;
  /** Where in the file the text stands, if it is not the whole of it: every offset is one of the text all the same. */
  readonly mount?: Mount | undefined;
  /** Its trees, where somebody has read it already and needs them no longer. */
  readonly docs?: readonly YamlDocument[] | undefined;
}
/** One YAML document; Helm merges the documents of a file like files. */
export interface Unit {
  readonly index: number;
  readonly layer: number;
  readonly doc: YamlDocument;
  readonly json: JsonObject;
}
export interface Layer {
  readonly index: number;
  readonly name: string;
  readonly text: string;
  readonly units: readonly Unit[];
  readonly problems: readonly Problem[];
  /** Why this file is reported and never edited. */
  readonly locked: Locked | undefined;
  /** What it is when it is no values file, with or without Camunda's values inside. */
  readonly wrapper: Wrapper | undefined;
  readonly mount?: Mount | undefined;
}
export type Locked = 'syntax' | 'encrypted' | 'template' | 'binary' | 'not-a-map' | 'wrapper';

export interface ReadOptions {
  /** The set's version where the caller knows it. */
  readonly from?: Minor | undefined;
  /** The files are overlays of a deployment whose base is not shown. */
  readonly partial?: boolean | undefined;
  /** Which region this set is, for one storage shared by several. What the files say themselves wins. */
  readonly region?: number | undefined;
  /** Name of the Helm release the files are for, where somebody said it: no file knows it. */
  readonly release?: string | undefined;
  /** The version that something beside the files gives away; used where they say nothing themselves. */
  readonly beside?: Minor | undefined;
  /** How far somebody asked to be led. */
  readonly target?: Minor | undefined;
  /** Keys with what fixes of this upgrade wrote there: nobody wrote that for the old chart, in which it would have had no effect. */
  readonly written?: Readonly<Record<string, Json>> | undefined;
  /** Values that stand in none of the files and win over all of them: set by their names, in the documents around. */
  readonly above?: JsonObject | undefined;
}
export interface ValuesSet {
  readonly layers: readonly Layer[];
  readonly units: readonly Unit[];
  readonly version: Version;
  /** What it is looked at for. */
  readonly step: Step;
  readonly options: ReadOptions;
  /** Merged values of units 0..k. */
  readonly prefix: (k: number) => View;
  readonly merged: View;
}

/** False for a file on top of others, one nobody can read, one that could be for either chart: silence proves nothing. */
export const isWhole = (set: ValuesSet): boolean =>
  set.options.partial !== true && set.layers.every((l) => l.locked === undefined) && isMinor(set.version);

/** Something can be said about each file: of broken YAML, about what could be read. */
export const isReadable = (set: ValuesSet): boolean =>
  set.layers.every((l) => l.locked === undefined || l.locked === 'syntax');

/** The unit, a YAML document of a file, in which a place of the file is. */
export const unitAt = (set: ValuesSet, layer: number, offset: number): Unit | undefined =>
  set.units.find((u) => u.layer === layer && u.doc.start <= offset && offset <= u.doc.end);

/** Reads a set. `previous` lends the layers whose text did not change. Never throws. */
export const readSet = (layers: readonly LayerText[], options: ReadOptions = {}, previous?: ValuesSet): ValuesSet =>
  finish(readingSet(layers, options, previous));
export function* readingSet(
  layers: readonly LayerText[],
  options: ReadOptions,
  previous?: ValuesSet,
): Sliced<ValuesSet> {
  const { read, units } = yield* readingLayers(layers, previous);
  return yield* assembling(read, units, options);
}
export interface LayersRead {
  readonly read: readonly Layer[];
  readonly units: readonly Unit[];
}
export function* readingLayers(
  layers: readonly LayerText[],
  previous?: ValuesSet,
  /** Scalars note who looks at them: for whoever changes one at a time. */
  watched = false,
): Sliced<LayersRead> {
  const units: Unit[] = [];
  const read: Layer[] = [];
  for (const [index, layer] of layers.entries()) {
    yield;
    const old = previous?.layers[index];
    const reused = old?.text === layer.text && old.name === layer.name ? old : undefined;
    const docs = reused ? reused.units.map((u) => u.doc) : (layer.docs ?? (yield* parsing(layer.text, layer.name)));
    // What cannot be read is read whole again after the next change.
    const live = watched && docs.every((d) => d.problems.length === 0);
    if (live && !reused && docs.length === 1) for (const doc of docs) yield* watchScalars(doc);
    const mine: Unit[] = [];
    for (const [n, doc] of docs.entries()) {
      const json = reused?.units[n]?.json ?? (yield* toObject(doc));
      const unit = { index: units.length, layer: index, doc, json };
      units.push(unit);
      mine.push(unit);
    }
    yield;
    const problems = docs.flatMap((d) => d.problems);
    const unread = unreadable(layer.text);
    // What it depends on may be typed in, and is noted anew.
    const wrapper = unread
      ? undefined
      : reused && !watched
        ? reused.wrapper
        : yield* wrapperOf(layer.text, docs, layer.name);
    const locked = unread ?? (wrapper ? 'wrapper' : lockReason(layer.text, docs, problems));
    const { name, text, mount } = layer;
    read.push({ index, name, text, units: mine, problems, locked, wrapper, ...(mount && { mount }) });
  }
  return { read, units };
}
/** The same texts with other answers. */
export const readAgain = (set: ValuesSet, options: ReadOptions): ValuesSet => finish(readingAgain(set, options));
export const readingAgain = (set: ValuesSet, options: ReadOptions): Sliced<ValuesSet> =>
  readingSet(set.layers, { ...set.options, ...options }, set);
/** Apart from the reading: what was read stands where only a value is another one, and a set keeps nothing of the one before it alive. */
export function* assembling(read: readonly Layer[], units: readonly Unit[], options: ReadOptions): Sliced<ValuesSet> {
  const trees: JsonObject[] = [];
  let tree = emptyObject();
  for (const unit of units) {
    yield;
    trees.push((tree = mergeValues(tree, unit.json)));
  }
  // What other charts read too is no evidence.
  const own = read.some((l) => l.mount?.role === 'shared')
    ? units.filter((u) => read[u.layer]?.mount?.role !== 'shared').map((u) => u.json)
    : [];
  const evidence = own.length > 0 ? own.reduce((below, json) => mergeValues(below, json), emptyObject()) : tree;
  // Whatever somebody says about the files, values cannot be read out of another document.
  const version = read.some((l) => l.wrapper)
    ? 'foreign'
    : look(() => classify(new View(evidence, AS_WRITTEN), read, options.from, options.beside));
  const step = stepOf(version, options.target);
  const { above } = options;
  const whole = (t: JsonObject): JsonObject => (above ? mergeValues(t, above) : t);
  const prefixes: View[] = [];
  for (const t of trees) {
    yield;
    prefixes.push(new View(whole(t), step.reading).translated());
  }
  const merged = new View(whole(tree), step.reading);
  return {
    layers: read,
    units,
    version,
    step,
    options: { ...options, region: ownRegion(merged) ?? options.region },
    prefix: (k) => (k < 0 ? merged.of(emptyObject()) : (prefixes[k] ?? merged)),
    merged,
  };
}

function* toObject(doc: YamlDocument): Sliced<JsonObject> {
  const value = doc.root && (yield* toLiveJson(doc.root));
  return isObject(value) ? value : emptyObject();
}

/** The number of the region, where the files give it. */
export function ownRegion(view: View): number | undefined {
  const said = view.get('global.multiregion.regionId');
  const text = typeof said === 'number' || typeof said === 'string' ? String(said) : '';
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}

/** No text that anybody reads as it is. */
export function unreadable(text: string): Locked | undefined {
  if (text.includes('\u0000') || text.includes('\ufffd\ufffd')) return 'binary';
  const sealed = text.includes('sops:') && /^sops:\s*$/m.test(text);
  return sealed || (text.includes('ENC[') && /:\s*"?ENC\[[A-Z0-9_]+,/.test(text)) ? 'encrypted' : undefined;
}
function lockReason(text: string, docs: readonly YamlDocument[], problems: readonly Problem[]): Locked | undefined {
  // Control structures on lines of their own; `{{ … }}` inside a value is Helm's business and stays.
  // So do those inside a text that is itself a value.
  if (hasControl(text) && hasControl(withoutTexts(text, docs))) return 'template';
  if (problems.length > 0) return /^[ \t]*(?:[\w"'-]+:[ \t]*)?\{\{/m.test(text) ? 'template' : 'syntax';
  if (docs.some((d) => d.root && d.root.kind !== 'map')) return 'not-a-map';
  return undefined;
}

const hasControl = (text: string): boolean =>
  text.includes('{{') && /^[ \t]*\{\{-?\s*(?:if|range|with|end|else|define|include|template)\b/m.test(text);
/** A file without its block texts. */
function withoutTexts(text: string, docs: readonly YamlDocument[]): string {
  let out = '';
  let at = 0;
  const walk = (node: Node | undefined): void => {
    if (node?.kind === 'map') for (const e of node.entries) walk(e.value);
    if (node?.kind === 'seq') for (const i of node.items) walk(i.value);
    if (node?.kind !== 'scalar' || (node.style !== 'literal' && node.style !== 'folded')) return;
    out += text.slice(at, node.content);
    at = Math.max(at, node.end);
  };
  for (const d of docs) walk(d.root);
  return out + text.slice(at);
}
