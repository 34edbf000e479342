/** Findings as LSP diagnostics, for pull and for push. */
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  type Range,
} from 'vscode-languageserver';
import { due, finish, type Sliced } from '../engine/slices.ts';
import { firstOf, message, partInWords, wordsKey, type Finding, type Locked, type Related } from '../engine/index.ts';
import { UNKNOWN } from '../engine/wrappers/mounts.ts';
import { describeWrapper, type Wrapper } from '../engine/wrappers/wrapped.ts';
import { docsLink } from '../report/links.ts';
import type { ObjectionIn } from './mounted.ts';
import { placeOf, type View } from './view.ts';
import { rangeOf } from './places.ts';
import { levelOf, type Level, type Settings } from './settings.ts';
import { looksOld } from './sniff.ts';

export const SOURCE = 'camunda-values';

/** What a client can show. */
export interface Abilities {
  readonly tags: boolean;
  readonly related: boolean;
  readonly links: boolean;
}
/** Finds its finding again. */
export interface DiagnosticData {
  readonly id: string;
}

const SEVERITY: Readonly<Record<Exclude<Level, 'off'>, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export const diagnostics = (view: View, abilities: Abilities): Diagnostic[] => finish(diagnosing(view, abilities));
export function* diagnosing(view: View, abilities: Abilities): Sliced<Diagnostic[]> {
  const told = view.layers.flatMap((layer) => lockedBy(view, layer, abilities));
  for (const { finding, range } of view.around) told.push(diagnostic(finding, range, view, abilities));
  for (const f of view.shown) {
    if (due()) yield;
    told.push(diagnostic(f, placeOf(view, f), view, abilities));
  }
  return told;
}

/**
 * Whoever types is told nearly the same again and again: what was told last is kept, so that only what is new is put in words, and
 * what is the same is the same object.
 */
interface Told extends Worded {
  made: Diagnostic;
  /** Of which it was told, as whom. */
  finding: Finding;
  readonly settings: Settings;
  readonly abilities: Abilities;
}
interface Worded {
  readonly how: string;
  readonly words: string;
  /** In these words, wherever it stood. */
  made?: Diagnostic;
}
const told = new Map<string, Told>();
const TOLD = 4000;
/** The words of what may only have moved since. */
const worded = new WeakMap<Finding, Worded>();

function diagnostic(f: Finding, range: Range, view: View, abilities: Abilities): Diagnostic {
  const { settings } = view;
  const related = relatedOf(f, range, view, abilities);
  const last = told.get(f.id);
  // It has only moved, if that.
  const known = last?.settings === settings && last.abilities === abilities && isMoved(last, f);
  const short = known ? last : inShort(f, settings, abilities);
  const { how, words } = short;
  const same = !known && last?.how === how && last.words === words ? last.made : short.made;
  const made =
    same && sameRange(same.range, range) && sameRelated(same.relatedInformation ?? NONE, related)
      ? same
      : placed(same ?? inWords(f, range, levelOf(f, settings), abilities), range, related);
  if (known && made === last.made) return made;
  short.made = made;
  if (!last && told.size >= TOLD) told.clear();
  told.set(f.id, { how, words, made, finding: f, settings, abilities });
  return made;
}
const placed = (
  { relatedInformation: _, ...kept }: Diagnostic,
  range: Range,
  related: DiagnosticRelatedInformation[],
): Diagnostic => ({ ...kept, range, ...(related.length > 0 && { relatedInformation: related }) });
function isMoved(last: Told, f: Finding): boolean {
  if (last.finding === f) return true;
  if (firstOf(last.finding) !== firstOf(f)) return false;
  last.finding = f;
  return true;
}
function inShort(f: Finding, settings: Settings, abilities: Abilities): Worded {
  const how = `${levelOf(f, settings)} ${String(abilities.links)} ${String(abilities.tags)}`;
  const first = firstOf(f);
  const known = worded.get(first);
  if (known?.how === how) return known;
  const made = { how, words: wordsKey(f) };
  worded.set(first, made);
  return made;
}
const sameRange = (a: Range, b: Range): boolean =>
  a.start.line === b.start.line &&
  a.start.character === b.start.character &&
  a.end.line === b.end.line &&
  a.end.character === b.end.character;
function sameRelated(a: readonly DiagnosticRelatedInformation[], b: readonly DiagnosticRelatedInformation[]): boolean {
  const same = (x: DiagnosticRelatedInformation, y: DiagnosticRelatedInformation | undefined): boolean =>
    x.message === y?.message && x.location.uri === y.location.uri && sameRange(x.location.range, y.location.range);
  return a.length === b.length && a.every((x, i) => same(x, b[i]));
}

function inWords(f: Finding, range: Range, level: Level, abilities: Abilities): Diagnostic {
  return {
    range,
    severity: SEVERITY[level === 'off' ? 'hint' : level],
    code: f.rule,
    ...(abilities.links && { codeDescription: { href: docsLink(f.args.rule ?? f.rule) } }),
    source: SOURCE,
    message: message(f),
    ...(abilities.tags &&
      f.tag && { tags: [f.tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary] }),
    data: { id: f.id } satisfies DiagnosticData,
  };
}

const RELATED: Readonly<Record<Related['message'], string>> = {
  kept: 'stays as it is',
  conflict: 'says something else',
  merged: 'goes to the same place',
  repeated: 'is repeated here, since Helm replaces lists',
};
const NONE: DiagnosticRelatedInformation[] = [];
function relatedOf(f: Finding, range: Range, view: View, { related }: Abilities): DiagnosticRelatedInformation[] {
  if (!related || (!f.parts && f.related.length === 0)) return NONE;
  return [...partsOf(f, range, view), ...f.related.flatMap((r) => relatedTo(r, view))];
}
/** What is added together, key by key. */
const partsOf = (f: Finding, range: Range, view: View): DiagnosticRelatedInformation[] =>
  (f.parts ?? []).map((p) => ({ location: { uri: view.document.uri, range }, message: `\`${partInWords(p)}\`` }));
function relatedTo(r: Related, view: View): DiagnosticRelatedInformation[] {
  const layer = view.analysis.layers[r.layer];
  if (!layer) return [];
  return [
    {
      location: { uri: layer.uri, range: rangeOf(layer.document, r) },
      message: `\`${r.path}\` ${RELATED[r.message]}`,
    },
  ];
}

export const LOCKED: Readonly<Record<Locked, string>> = {
  syntax: 'This cannot be read as YAML. Until it can, the file is shown but not edited.',
  encrypted: 'The file is encrypted by SOPS: it is reported and never edited. Upgrade it where it is decrypted.',
  template: 'The file is a template itself: it is reported and never edited. Upgrade the values it is made from.',
  binary: 'The file is not text: it is reported and never edited.',
  'not-a-map': 'A values file is a map of keys; this is something else.',
  wrapper: 'The values are inside another document: they are reported and never edited.',
};
const PROBLEMS = 5;

/** One line at the values; nothing in a document without any, nor where all of them are new. */
function wrapped(wrapper: Wrapper, view: View, abilities: Abilities): Diagnostic[] {
  const at = wrapper.where.find((p) => p.version === view.analysis.set.step.from);
  const isNew = !at && wrapper.where.some((p) => p.version !== 'neutral');
  if (!wrapper.ours || isNew) return [];
  const mine = objectionsTo(view).filter((o) => !at || !o.message.includes(UNKNOWN));
  const said = mine.length > 0 || !at ? mine : [{ offset: at.offset, message: describeWrapper(wrapper) }];
  return said.map((o) => inDocument(o, at?.offset ?? wrapper.offset, view, abilities));
}
const objectionsTo = ({ analysis, document }: View): readonly Omit<ObjectionIn, 'uri'>[] =>
  (analysis.objections ?? []).filter((o) => o.uri === document.uri);
function inDocument(
  { offset, message }: Omit<ObjectionIn, 'uri'>,
  otherwise: number,
  { document, analysis }: View,
  abilities: Abilities,
): Diagnostic {
  const { guide } = analysis.set.step;
  const start = offset ?? otherwise;
  const length = document
    .getText()
    .slice(start)
    .search(/\r?\n|$/);
  return {
    range: rangeOf(document, { start, end: start + Math.max(length, 1) }),
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    code: 'file/wrapper',
    ...(abilities.links && { codeDescription: { href: guide.at(guide.files) } }),
    message: message.replace(/^./, (c) => c.toUpperCase()),
  };
}

/** Why the file is only shown, at the place where reading it failed. */
function lockedBy(view: View, index: number, abilities: Abilities): Diagnostic[] {
  const layer = view.analysis.set.layers[index];
  const document = view.analysis.layers[index]?.document;
  if (!layer || !document) return [];
  // Of a set that has no order, each file is judged alone.
  if (!layer.locked)
    return index === view.layer ? objectionsTo(view).map((o) => inDocument(o, 0, view, abilities)) : [];
  if (layer.wrapper) return wrapped(layer.wrapper, view, abilities);
  if (layer.locked === 'encrypted') {
    const mine = objectionsTo(view);
    if (mine.length > 0) return mine.map((o) => inDocument(o, 0, view, abilities));
  }
  const { version, step } = view.analysis.set;
  const { guide } = step;
  const broken = version === step.to && layer.locked === 'syntax';
  if (
    version !== step.from &&
    !broken &&
    !(version === 'foreign' && layer.locked === 'template' && looksOld(layer.text))
  )
    return [];
  const base = {
    source: SOURCE,
    code: `file/${layer.locked}`,
    ...(abilities.links && { codeDescription: { href: guide.at(guide.files) } }),
  };
  if (layer.locked === 'syntax') {
    return layer.problems.slice(0, PROBLEMS).map((p) => ({
      ...base,
      range: rangeOf(document, { start: p.offset, end: Math.max(p.end, p.offset + 1) }),
      severity: DiagnosticSeverity.Error,
      message: `${LOCKED.syntax} ${p.message.replace(/(?: at line \d+.*)?:?$/, '')}.`,
    }));
  }
  const end = layer.text.search(/\r?\n|$/);
  return [
    {
      ...base,
      range: rangeOf(document, { start: 0, end }),
      severity: DiagnosticSeverity.Information,
      message: LOCKED[layer.locked],
    },
  ];
}
