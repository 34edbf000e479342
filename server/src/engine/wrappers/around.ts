/** What the documents around values say that the upgrade does not change: the chart's version, values that are set one by one. */
import { catalogue, isBoolean, isNewKey } from '../charts/catalogue.ts';
import { chart } from '../charts/index.ts';
import type { Finding } from '../finding.ts';
import { formatPath, parsePath, type Keys } from '../path.ts';
import { inspectSet } from '../plan/inspect.ts';
import { apply, plan } from '../apply.ts';
import { readSet, type ValuesSet } from '../set.ts';
import { MINORS, STEPS, type Minor } from '../steps/index.ts';
import type { Step } from '../steps/step.ts';
import { ofChart, roots, type Version } from '../version.ts';
import type { View } from '../view.ts';
import { writeScalar } from '../yaml/scalars.ts';
import { goneIn, type GoneRule } from './gone.ts';
import type { Noted } from './mounts.ts';
import { aroundRule } from './rules.ts';

/** Something said about a place of a file that is no values. Offsets are UTF-16 code units of the file. */
export interface Remark {
  readonly rule:
    | 'wrappers/chart-version'
    | 'wrappers/set-one-by-one'
    | 'wrappers/parent-names-key'
    | 'wrappers/condition-text'
    | 'wrappers/values-of-release'
    | GoneRule;
  readonly at: Noted;
  /** The version that it is about. */
  readonly minor: Minor;
  readonly args: Readonly<Record<string, string>>;
  readonly targets: readonly string[];
  /** What may stand there instead, as a YAML scalar. */
  readonly instead?: string;
}

/** `layer`: the index under which the file of the remark is listed. */
export function findingOf({ rule, at, minor, args, targets }: Remark, layer: number): Finding {
  const { severity, safety, section, ifLeft } = aroundRule(rule) ?? {
    severity: 'warning',
    safety: 'review',
    section: 'top-level',
    ifLeft: 'unchanged',
  };
  return {
    id: `${rule} ${String(layer)} ${String(at.offset)}`,
    rule,
    minor,
    severity,
    safety,
    section,
    ifLeft,
    place: { layer, start: at.offset, end: Math.max(at.end, at.offset), path: at.path },
    targets,
    args,
    related: [],
    tag: undefined,
    own: [],
    operations: [],
  };
}

/** A version or a range of versions of the chart; `main` is a revision of somebody's repository. */
const isVersion = (text: string): boolean => /^(?:[\s~^=<>v]*\d|\*$)/.test(text);
/** A version of the old chart, or a range of it, beside values of which nothing more is known. */
export function oldVersionRemark(at: Noted, { to }: Step): Remark | undefined {
  const said = ofChart(at.text);
  if (said === undefined || MINORS.indexOf(said) >= MINORS.indexOf(to)) return undefined;
  const { name } = chart(to);
  return {
    rule: 'wrappers/chart-version',
    at,
    minor: to,
    args: { version: `\`${at.text}\``, chart: name },
    targets: [],
    instead: name,
  };
}
export function versionRemark(at: Noted, set: ValuesSet): Remark | undefined {
  if (set.version === 'foreign' || set.version === 'neutral') return undefined;
  const wanted = set.version === set.step.from ? set.step.to : set.version;
  if (!isVersion(at.text) || ofChart(at.text) === wanted) return undefined;
  const { name } = chart(wanted);
  const args = { version: `\`${at.text.slice(0, 40)}\``, chart: name };
  return { rule: 'wrappers/chart-version', at, minor: set.step.to, args, targets: [], instead: name };
}

/** What they stand beside: a set of values, or none whose version is known. */
export interface Beside {
  readonly step: Step;
  readonly version?: Version | undefined;
  /** Its values. */
  readonly merged?: View;
}
/**
 * Old names among values that are set one by one, as `--set` has them: `zeebe.env[0].name`, `a\.b.c`. Undefined for what is read
 * under the same name. Values stand in no file of a version: a name of any step up to this one may still be there.
 */
export function setRemark(at: Noted, { step, version, merged }: Beside, name = at.text): Remark | undefined {
  if (at.named) {
    const gone = goneIn(at.text, at.named, step, merged);
    return gone && { ...gone, at, targets: [] };
  }
  if (at.reuses) return { rule: 'wrappers/values-of-release', at, minor: step.to, args: { name }, targets: [] };
  const upTo = MINORS.indexOf(step.to);
  const found = STEPS.filter((s) => MINORS.indexOf(s.to) <= upTo)
    .reverse()
    .map((s) => ({ minor: s.to, step: s, targets: newNamesOf(name, s) }));
  // A step knows nothing of the names that the one before took away.
  const best = found.find((f) => f.targets && f.targets.length > 0) ?? found[0];
  const { minor, targets } = best ?? {};
  const rule = 'wrappers/set-one-by-one';
  if (best && minor && targets) {
    const wanted = refusal(at.given, parsePath(targets[0] ?? ''), best.step);
    return { rule, at, minor, args: { name, ...(wanted !== undefined && { wanted }) }, targets };
  }
  // Beside values of the old version it had no effect, and wins over them with the new one.
  const keys = parsePath(name.replace(/\[\d+\].*$/, ''));
  if (version === step.from && isNewKey(step.from, step.to, keys))
    return { rule, at, minor: step.to, args: { name, awakes: 'yes' }, targets: [] };
  const before = catalogue(step.from).get(keys);
  const wanted = before && !before.enforced ? refusal(at.given, keys, step) : undefined;
  return wanted === undefined
    ? undefined
    : { rule, at, minor: step.to, args: { name, text: step.charts.to.name, wanted }, targets: [] };
}
/** What the new chart wants at a key where something of another kind is given. */
function refusal(given: Noted['given'], keys: Keys, { to }: Step): string | undefined {
  const fact = catalogue(to).get(keys);
  if (fact?.enforced !== true || given === undefined || given === null) return undefined;
  const { types } = fact;
  const kind = typeof given;
  if (types.some((t) => t === kind || (t === 'integer' && kind === 'number'))) return undefined;
  if (isBoolean(fact)) return 'true or false';
  if (types.includes('number') || types.includes('integer')) return 'a number';
  return types.includes('string') ? 'a string' : undefined;
}
/** What becomes of a name in a step; undefined where nothing does, or where it is not one of Camunda's. */
function newNamesOf(name: string, step: Step): readonly string[] | undefined {
  // An item of a list goes where the list goes.
  const whole = name.replace(/(\[\d+\]).*$/, '$1.name');
  const steps = whole.match(/(?:\\.|[^.[\]\\])+|\[\d+\]/g)?.map((s) => s.replace(/\\(.)/g, '$1'));
  if (!steps || !roots.has(steps[0] ?? '')) return undefined;
  let lines = '';
  let indent = '';
  for (const [i, step] of steps.entries()) {
    const last = i === steps.length - 1;
    if (/^\[\d+\]$/.test(step)) {
      lines += `${indent}-${last ? ' x' : ''}\n`;
    } else lines += `${indent}${writeScalar(step)}:${last ? ' x' : ''}\n`;
    indent += '  ';
  }
  const set = readSet([{ name: '', text: lines }], { from: step.from, target: step.to, partial: true });
  const findings = inspectSet(set);
  const [layer] = apply(set, plan(findings));
  const [entry] = layer?.ledger ?? [];
  if (!entry || entry.outcome === 'kept') return undefined;
  const same = entry.to.length === 1 && entry.to[0] === formatPath(steps);
  return same ? undefined : entry.to;
}
