/**
 * Values that stand inside another document, as every feature sees them: a document of their own, whose offsets are those of the
 * values and whose positions are those of the file.
 */
import type { Position, Range, TextEdit as LspEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ReadOptions, TextEdit } from '../engine/index.ts';
import { due, type Sliced } from '../engine/slices.ts';
import type { Minor } from '../engine/steps/index.ts';
import { arranging, puttingBack, saidVersion, setAbove, strangeRoot } from '../engine/wrappers/arrange.ts';
import { versionBeside, type ChartText } from '../engine/wrappers/chart.ts';
import type { Mount } from '../engine/wrappers/mount.ts';
import type { Noted } from '../engine/wrappers/mounts.ts';
import { decoded, shortName } from './addresses.ts';
import type { LayerDocument } from './layer.ts';
import { parsing } from '../engine/yaml/parse.ts';
import type { YamlDocument } from '../engine/yaml/tree.ts';
import { couldHoldValues, mayStandBelow } from './sniff.ts';
import { stretchOf, type Stretch } from './stretch.ts';

export class MountedDocument implements TextDocument {
  constructor(
    readonly file: TextDocument,
    readonly mount: Mount,
  ) {}
  get uri(): string {
    return this.file.uri;
  }
  get languageId(): string {
    return this.file.languageId;
  }
  get version(): number {
    return this.file.version;
  }
  get lineCount(): number {
    return this.file.lineCount;
  }
  /** The values; a range is one of the file. */
  getText(range?: Range): string {
    return range ? this.file.getText(range) : this.mount.projection.text;
  }
  positionAt(offset: number): Position {
    return this.file.positionAt(this.mount.projection.outer(offset));
  }
  getLineRange(line: number): Range {
    return this.file.getLineRange(line);
  }
  getEOLCharacters(line: number): string {
    return this.file.getEOLCharacters(line);
  }
  /** -1 for a position that is not in the values. */
  offsetAt(position: Position): number {
    return this.mount.projection.inner(this.file.offsetAt(position)) ?? -1;
  }
}

/** The file in which a layer stands. */
export const fileOf = (document: TextDocument): TextDocument =>
  document instanceof MountedDocument ? document.file : document;

/** Some of the values stand inside a document: another tool than a person hands them to Helm. */
export const someInside = (layers: readonly LayerDocument[]): boolean =>
  layers.some((l) => l.document instanceof MountedDocument);

/** Whether a position of the file is one of these values. */
export const holds = (document: TextDocument, position: Position): boolean =>
  !(document instanceof MountedDocument) || document.offsetAt(position) >= 0;

/** Trees by their text. */
export type Trees = ReadonlyMap<string, readonly YamlDocument[]>;
export interface Standing {
  readonly layers: readonly LayerDocument[];
  /** Their documents name more files, or objects, than these. */
  readonly more: boolean;
  /** What their documents say about the chart, and values that they set one by one. */
  readonly noted: readonly NotedIn[];
  /** Why values that stand in them are not upgraded. */
  readonly objections: readonly ObjectionIn[];
  /** The version that the documents, or the chart beside them, say. */
  readonly beside: Minor | undefined;
  /** What the documents set by its name. */
  readonly above?: ReadOptions['above'];
  /** What they call the release. */
  readonly release?: string | undefined;
  /** What was read to find that out; nobody else has it. */
  readonly trees?: Trees;
}
export interface ObjectionIn {
  readonly uri: string;
  /** In the file; none for the whole of it. */
  readonly offset: number | undefined;
  readonly message: string;
}
/** A place around the values of a file. Offsets are those of the file. */
export interface NotedIn {
  readonly uri: string;
  readonly at: Noted;
  readonly is: 'version' | 'value';
}
/**
 * The layers that stand in some files, in the order in which they are merged; the files as they are where that is not certain.
 * `partial`: other files may, or may not, belong to them.
 */
export function* findingLayers(
  files: readonly LayerDocument[],
  partial: boolean | undefined,
  /** Trees of texts that were read already. */
  trees: Trees = new Map(),
  /** The Chart.yaml beside each file, where it was asked for. */
  charts: readonly (ChartText | undefined)[] = [],
): Sliced<Standing> {
  const asTheyAre = { layers: files, more: false, noted: [], objections: [], beside: versionBeside(charts) };
  const known = charts.some((c) => c !== undefined) || files.some((f) => couldHoldValues(f.document.getText()));
  if (!known) return asTheyAre;
  const texts = files.map((f) => ({ name: decoded(f.uri), text: f.document.getText() }));
  const fresh = new Map<string, readonly YamlDocument[]>();
  const read = function* (file: number): Sliced<readonly YamlDocument[]> {
    const text = texts[file]?.text ?? '';
    const there = trees.get(text) ?? fresh.get(text);
    if (there) return there;
    const made = yield* parsing(text, shortName(files[file]?.uri ?? ''));
    fresh.set(text, made);
    return made;
  };
  const strict = yield* arranging(texts, { partial, read, charts });
  if (!strict.mounted && strict.objections.length === 0) return { ...asTheyAre, trees: fresh };
  const loose =
    strict.objections.length > 0 && partial === undefined
      ? yield* arranging(texts, { partial: true, read, charts })
      : strict;
  if (loose.objections.length > 0) {
    const short = (said: string): string =>
      files.reduce((text, { uri }) => text.replaceAll(decoded(uri), shortName(uri)), said);
    const objections = loose.objections.map(({ file, offset, message }): ObjectionIn => ({
      uri: files[file]?.uri ?? '',
      offset,
      message: short(message),
    }));
    return { ...asTheyAre, objections };
  }
  const layers = loose.layers.flatMap(({ file, mount }): LayerDocument[] => {
    const there = files[file];
    if (!there) return [];
    return [mount ? { ...there, document: new MountedDocument(there.document, mount) } : there];
  });
  const noted = (is: NotedIn['is'], all: typeof loose.told): NotedIn[] =>
    all.flatMap(({ file, ...at }) => {
      const uri = files[file]?.uri;
      return uri === undefined ? [] : [{ uri, at, is }];
    });
  return {
    layers,
    more: loose !== strict,
    objections: [],
    beside: saidVersion(loose) ?? asTheyAre.beside,
    above: setAbove(loose),
    release: loose.release,
    noted: [...noted('version', loose.versions), ...noted('value', loose.told)],
  };
}
/**
 * The layers after a change within one line of the values of a file, and what its document says around them; undefined where it may be
 * another change. Whether the document is still what it was is not asked here: the values may say something else of that now.
 */
export function typedLayers(
  layers: readonly LayerDocument[],
  noted: readonly NotedIn[],
  files: readonly LayerDocument[],
): { readonly layers: readonly LayerDocument[]; readonly noted: readonly NotedIn[] } | undefined {
  const old = new Map(layers.map((l) => [l.uri, fileOf(l.document).getText()]));
  const [file, second] = files.filter((f) => old.get(f.uri) !== f.document.getText());
  const before = file && old.get(file.uri);
  if (!file || second || before === undefined || files.length !== old.size) return undefined;
  const text = file.document.getText();
  const change = stretchOf(before, text);
  const { start, end, by } = change;
  if (!isInLine(before, text, change)) return undefined;
  const now: LayerDocument[] = [];
  let typed = false;
  for (const { uri, document } of layers) {
    const own = files.find((f) => f.uri === uri);
    if (!own) return undefined;
    if (!(document instanceof MountedDocument)) {
      if (own === file) return undefined;
      now.push(own);
      continue;
    }
    let { mount } = document;
    if (own === file) {
      const projection = mount.projection.after(text, change);
      if (!projection) return undefined;
      typed ||= projection.text !== mount.projection.text;
      mount = { ...mount, projection, offset: mount.offset >= end ? mount.offset + by : mount.offset };
    }
    now.push({ ...own, document: new MountedDocument(own.document, mount) });
  }
  const around = noted.map((n): NotedIn | undefined => {
    if (n.uri !== file.uri || n.at.end < start) return n;
    if (n.at.offset <= end) return undefined;
    return { ...n, at: { ...n.at, offset: n.at.offset + by, end: n.at.end + by } };
  });
  return typed && around.every((n) => n !== undefined) ? { layers: now, noted: around } : undefined;
}
/** No line is added or taken away, whatever ends one. */
const isInLine = (before: string, text: string, { start, end, by }: Stretch): boolean =>
  !BREAKS.some((b) => before.slice(start, end).includes(b) || text.slice(start, end + by).includes(b));
const BREAKS = ['\n', '\r', '\u2028', '\u2029'];

/** Whether the Chart.yaml beside a file may say what it is. */
export function askChart({ document }: LayerDocument): boolean {
  let strange = stranger.get(document);
  if (strange === undefined) stranger.set(document, (strange = strangeRoot(document.getText())));
  return strange && mayStandBelow(document.getText());
}
/** Whether there are roots that are not Camunda's. Documents of layers do not change. */
const stranger = new WeakMap<TextDocument, boolean>();
/** Of a document that was another one before the last change: whoever types further in changes no root. */
export function sameRoots(before: TextDocument, document: TextDocument): void {
  const strange = stranger.get(before);
  if (strange === undefined) return;
  const [old, text] = [before.getText(), document.getText()];
  const change = stretchOf(old, text);
  const from = old.lastIndexOf('\n', change.start - 1) + 1;
  const above = old.slice(from, change.start);
  const line = from + Math.max(...BREAKS.map((b) => above.lastIndexOf(b))) + 1;
  const further = line < change.start && (old[line] === ' ' || old[line] === '#');
  if (further && isInLine(old, text, change)) stranger.set(document, strange);
}

export interface FileResult {
  readonly uri: string;
  readonly open: boolean;
  /** The file as it was. */
  readonly document: TextDocument;
  readonly after: string;
  readonly edits: readonly LspEdit[];
  /** Indexes of its layers in the set. */
  readonly layers: readonly number[];
  /** The new values do not fit where the old ones stand. */
  readonly full: boolean;
}
/** What was changed in layers, as changes of their files: one result for each file, in the order of the layers. */
export function* results(
  layers: readonly LayerDocument[],
  changed: readonly { readonly edits: readonly TextEdit[]; readonly after: string }[],
): Sliced<FileResult[]> {
  const uris = [...new Set(layers.map((l) => l.uri))];
  const files = uris.flatMap((uri) => layers.find((l) => l.uri === uri) ?? []);
  const texts = files.map((f) => ({ name: shortName(f.uri), text: fileOf(f.document).getText() }));
  const standing = layers.map(({ uri, document }) => ({
    name: shortName(uri),
    text: document.getText(),
    mount: document instanceof MountedDocument ? document.mount : undefined,
    file: uris.indexOf(uri),
  }));
  const back = yield* puttingBack(texts, standing, changed);
  const out: FileResult[] = [];
  for (const [i, { uri, open, document }] of files.entries()) {
    const file = fileOf(document);
    const made = back[i];
    const edits: LspEdit[] = [];
    for (const e of made?.edits ?? []) {
      if (due()) yield;
      const range = { start: file.positionAt(e.start), end: file.positionAt(e.end) };
      edits.push({ range, newText: e.text });
    }
    const own = standing.flatMap((s, n) => (s.file === i ? [n] : []));
    out.push({ uri, open, document: file, after: made?.text ?? file.getText(), edits, layers: own, full: !made });
  }
  return out;
}
