/** The lightbulb: one fix per finding, one per choice for conflicts, all of a kind, all that is safe, and the whole upgrade. */
import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver';
import { message, ofShared, plan, planning, type Finding, type Operation } from '../engine/index.ts';
import { putInto } from '../engine/byKey.ts';
import { due, type Sliced } from '../engine/slices.ts';
import type { UpgradeCommand } from '../protocol.ts';
import { versionFixes } from './around.ts';
import { placeOf, type View } from './view.ts';
import { choices } from './choices.ts';
import type { DiagnosticData } from './diagnostics.ts';
import { editing, type Annotation, type EditAbilities } from './edits.ts';
import { IGNORE_FILE, IGNORE_LINE, ignoring } from './ignore.ts';
import { ownFirst, overlaps } from './places.ts';
import { fixTitle, kindTitle } from './titles.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.camunda`;
export const KINDS = [CodeActionKind.QuickFix, FIX_ALL];
/** The whole upgrade, for editors whose users cannot run a command with arguments. */
export const UPGRADE_KIND = `${CodeActionKind.Source}.upgrade.camunda`;
export const UPGRADE: UpgradeCommand = 'camundaValues.upgrade';

/** What an action does, small enough to travel to the client and back. */
export interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly do: { fix: string; choice?: number } | { rule: string } | 'safe';
}
export interface ActionAbilities extends EditAbilities {
  /** The client asks for the edit when it needs it. */
  readonly resolves: boolean;
  /** The client has no command of its own for the whole upgrade. */
  readonly offersUpgrade: boolean;
}

export function* codeActions(view: View, params: CodeActionParams, abilities: ActionAbilities): Sliced<CodeAction[]> {
  const only = params.context.only;
  const wants = (kind: string): boolean =>
    !only || only.some((k) => kind === k || kind.startsWith(`${k}.`) || k === '');
  const out: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const here = ownFirst(onceEach((yield* findingsAt(view, params.range)).filter(fixable)));
    const told = byFinding(params.context.diagnostics);
    for (const f of here) {
      yield;
      out.push(...fixes(f, view, told.get(f.id) ?? []));
    }
    out.push(...(yield* kinds(here, view)));
  }
  const around = wants(CodeActionKind.QuickFix) ? versionFixes(view, params, abilities) : [];
  if (wants(FIX_ALL) && (yield* findingSafe(view)).length > 0)
    out.push({ title: 'Fix everything that is safe', kind: FIX_ALL, data: data(view, 'safe') });
  const ready = abilities.resolves ? out : [];
  for (const a of abilities.resolves ? [] : out) {
    const resolved = yield* resolveCodeAction(view, a, abilities);
    if (resolved.edit) ready.push(resolved);
  }
  const all = [...around, ...ready];
  if (wants(IGNORE_LINE) || wants(IGNORE_FILE)) {
    const here = yield* findingsAt(view, params.range);
    const ignore = ignoring(
      ownFirst(here),
      view,
      params.context.diagnostics,
      abilities,
      !wants(CodeActionKind.QuickFix),
    );
    all.push(...ignore.filter((a) => wants(a.kind ?? '')));
  }
  return abilities.offersUpgrade && wants(UPGRADE_KIND) ? [...all, ...wholeUpgrade(view)] : all;
}

function* findingsAt(view: View, range: Range): Sliced<Finding[]> {
  const here: Finding[] = [];
  for (const f of view.shown) {
    if (due()) yield;
    if (overlaps(placeOf(view, f), range)) here.push(f);
  }
  return here;
}
const onceEach = (all: readonly Finding[]): Finding[] => [...new Map(all.map((f) => [f.id, f])).values()];
function byFinding(diagnostics: readonly Diagnostic[]): Map<string | undefined, Diagnostic[]> {
  const found = new Map<string | undefined, Diagnostic[]>();
  for (const d of diagnostics) {
    const { id } = (d.data as Partial<DiagnosticData> | undefined) ?? {};
    putInto(found, id, d);
  }
  return found;
}

function wholeUpgrade({ analysis: { set, layers }, shown }: View): CodeAction[] {
  // A file that cannot be edited is no half of an upgrade.
  const { from, to } = set.step;
  if (set.version !== from || shown.length === 0 || set.layers.some((l) => l.locked !== undefined)) return [];
  const uris = [...new Set(layers.map((l) => l.uri))];
  const title = uris.length === 1 ? `Upgrade the file to ${to}` : `Upgrade the ${uris.length} files to ${to}`;
  return [{ title, kind: UPGRADE_KIND, command: { title, command: UPGRADE, arguments: uris } }];
}

/** Fills in the edit. An action made for an older text stays without one. */
export function* resolveCodeAction(view: View, action: CodeAction, abilities: ActionAbilities): Sliced<CodeAction> {
  // What ignores a finding brings its edit along.
  if (action.data === undefined) return action;
  const { version, do: what } = action.data as ActionData;
  if (version !== view.document.version) return action;
  const chosen = yield* operationsOf(what, view);
  const edit = chosen && (yield* editing(view.analysis, chosen.operations, abilities, chosen.note));
  return edit ? { ...action, edit } : action;
}

function* operationsOf(
  what: ActionData['do'],
  view: View,
): Sliced<{ operations: readonly Operation[]; note: Annotation | undefined } | undefined> {
  if (what === 'safe') return { operations: yield* planning(yield* findingSafe(view)), note: undefined };
  if ('rule' in what) {
    const all = ofKind(what.rule, view);
    return {
      operations: yield* planning(all.map((f) => (f.offered?.[0] ? { ...f, operations: f.offered[0] } : f))),
      note: all.map(note).find((n) => n),
    };
  }
  const f = view.shown.find((x) => x.id === what.fix);
  if (!f) return undefined;
  if (what.choice === undefined) return { operations: plan([f]), note: note(f) };
  const choice = choices(f, view.analysis.set, view.analysis.findings)?.[what.choice];
  return choice && { operations: choice.operations, note: { label: choice.title, description: message(f) } };
}

function fixes(f: Finding, view: View, mine: Diagnostic[]): CodeAction[] {
  const base = { kind: CodeActionKind.QuickFix, ...(mine.length > 0 && { diagnostics: mine }) };
  const several = choices(f, view.analysis.set, view.analysis.findings);
  if (several)
    return several.map((c, choice) => ({ ...base, title: c.title, data: data(view, { fix: f.id, choice }) }));
  return [{ ...base, title: fixTitle(f), isPreferred: true, data: data(view, { fix: f.id }) }];
}

function* kinds(here: readonly Finding[], view: View): Sliced<CodeAction[]> {
  const wanted = new Set(here.map((f) => f.rule));
  const found = new Map<string, Finding[]>();
  for (const f of view.shown) {
    if (due()) yield;
    if (wanted.has(f.rule) && isOfKind(f)) putInto(found, f.rule, f);
  }
  return [...wanted].flatMap((rule): CodeAction[] => {
    const all = found.get(rule) ?? [];
    const [first] = all;
    if (!first || all.length < 2) return [];
    return [{ title: kindTitle(first, all.length), kind: CodeActionKind.QuickFix, data: data(view, { rule }) }];
  });
}
const ofKind = (rule: string, view: View): Finding[] => view.shown.filter((f) => f.rule === rule && isOfKind(f));
/** Conflicts are settled one by one. */
const isOfKind = (f: Finding): boolean => fixable(f) && !CONFLICTS.has(f.rule);
const CONFLICTS = new Set(['conflict', 'merge/conflict']);

const data = (view: View, what: ActionData['do']): ActionData => ({
  uri: view.document.uri,
  version: view.document.version,
  do: what,
});
const fixable = (f: Finding): boolean => f.operations.length > 0 || f.offered !== undefined;
const note = (f: Finding): Annotation | undefined =>
  f.safety === 'safe' ? undefined : { label: fixTitle(f), description: message(f) };

/** Findings whose every operation belongs to a safe one that is not silenced. */
function* findingSafe(view: View): Sliced<Finding[]> {
  const shown = new Set(view.shown);
  const risky = new Set<Operation>();
  const told = ofShared(() => new Set<string>());
  for (const f of view.analysis.findings) {
    if (due()) yield;
    if (f.safety === 'safe' && (!view.layers.includes(f.place.layer) || shown.has(f))) continue;
    // In a set of many files each has the operations of all of them.
    const item = f.place.path.endsWith(']');
    const what = item ? '' : f.rule;
    if (told(f).has(what)) continue;
    told(f).add(what);
    if (due(f.operations.length >> 4)) yield;
    for (const o of f.operations) if (item || o.rule === f.rule) risky.add(o);
  }
  const isSafe = ofShared((operations) => operations.every((o) => !risky.has(o)));
  const safe: Finding[] = [];
  for (const f of view.shown) {
    if (due()) yield;
    if (f.safety === 'safe' && fixable(f) && isSafe(f)) safe.push(f);
  }
  return safe;
}
