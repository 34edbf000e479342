/** What the documents around values say that the upgrade does not change: the chart's version, values that are set one by one. */
import { chart } from '../charts/index.ts';
import type { Finding } from '../finding.ts';
import { formatPath } from '../path.ts';
import { inspectSet } from '../plan/inspect.ts';
import { apply, plan } from '../apply.ts';
import { readSet, type ValuesSet } from '../set.ts';
import { stepOf } from '../steps/index.ts';
import { ofChart, roots } from '../version.ts';
import { writeScalar } from '../yaml/scalars.ts';
import type { Noted } from './mounts.ts';
import { aroundRule } from './rules.ts';

/** What stands around values says itself of no version: it is looked at for the first step. */
const STEP = stepOf('neutral');

/** Something said about a place of a file that is no values. Offsets are UTF-16 code units of the file. */
export interface Remark {
  readonly rule: 'wrappers/chart-version' | 'wrappers/set-one-by-one' | 'wrappers/parent-names-key';
  readonly at: Noted;
  readonly args: Readonly<Record<string, string>>;
  readonly targets: readonly string[];
  /** What may stand there instead, as a YAML scalar. */
  readonly instead?: string;
}

/** `layer`: the index under which the file of the remark is listed. */
export function findingOf({ rule, at, args, targets }: Remark, layer: number): Finding {
  const { severity, safety, section, ifLeft } = aroundRule(rule) ?? {
    severity: 'warning',
    safety: 'review',
    section: 'top-level',
    ifLeft: 'unchanged',
  };
  return {
    id: `${rule} ${String(layer)} ${String(at.offset)}`,
    rule,
    minor: STEP.to,
    severity,
    safety,
    section,
    ifLeft,
    place: { layer, start: at.offset, end: Math.max(at.end, at.offset), path: at.path },
    targets,
    args,
    related: [],
    tag: undefined,
    operations: [],
  };
}

/** A version or a range of versions of the chart; `main` is a revision of somebody's repository. */
const isVersion = (text: string): boolean => /^[\s~^=<>v]*\d/.test(text);
export function versionRemark(at: Noted, set: ValuesSet): Remark | undefined {
  if (set.version === 'foreign' || set.version === 'neutral') return undefined;
  const wanted = set.version === set.step.from ? set.step.to : set.version;
  if (!isVersion(at.text) || ofChart(at.text) === wanted) return undefined;
  const { name } = chart(wanted);
  const args = { version: `\`${at.text.slice(0, 40)}\``, chart: name };
  return { rule: 'wrappers/chart-version', at, args, targets: [], instead: name };
}

/**
 * Old names among values that are set one by one, as `--set` has them: `zeebe.env[0].name`, `a\.b.c`. Undefined for what 8.8 reads
 * under the same name.
 */
export function setRemark(at: Noted, name = at.text): Remark | undefined {
  const targets = newNamesOf(name);
  return targets && { rule: 'wrappers/set-one-by-one', at, args: { name }, targets };
}
/** What becomes of a name of 8.7; undefined where nothing does, or where it is not one of Camunda's. */
export function newNamesOf(name: string): readonly string[] | undefined {
  const steps = name.match(/(?:\\.|[^.[\]\\])+|\[\d+\]/g)?.map((s) => s.replace(/\\(.)/g, '$1'));
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
  const set = readSet([{ name: '', text: lines }], { from: STEP.from, partial: true });
  const findings = inspectSet(set);
  const [layer] = apply(set, plan(findings));
  const [entry] = layer?.ledger ?? [];
  if (!entry || entry.outcome === 'kept') return undefined;
  const same = entry.to.length === 1 && entry.to[0] === formatPath(steps);
  return same ? undefined : entry.to;
}
