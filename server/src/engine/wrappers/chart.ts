/** A chart around Camunda's: under which name it has it, in which version, and where it names keys of it. */
import type { Minor } from '../steps/index.ts';
import { ofChart } from '../version.ts';
import { parseDocuments } from '../yaml/parse.ts';
import { isObject, resolve, toJson, type Json } from '../yaml/tree.ts';
import { setRemark, type Remark } from './around.ts';
import type { Step } from '../steps/step.ts';
import { textOf, type Noted } from './mounts.ts';
import { formatSteps, matching, slotAt, type Steps } from './steps.ts';

export interface ChartText {
  /** Path of the Chart.yaml. */
  readonly name: string;
  readonly text: string;
}
export interface Dependency {
  /** Where its values stand in those of the chart: its alias, else its name. */
  readonly key: string;
  readonly version: Noted | undefined;
  /** Paths of values of which the first one that is true or false switches it. */
  readonly conditions: readonly string[];
}
export interface Parent {
  readonly camunda: readonly Dependency[];
  /** Where the values of its other dependencies stand, whatever their keys look like. */
  readonly others: readonly string[];
  /** Paths of values that dependencies name: conditions, and values that are imported, from there or to there. */
  readonly names: readonly { readonly at: Noted; readonly path: string }[];
}
const CAMUNDA = /^camunda-platform\b/;

/** What a Chart.yaml says; no dependency where it is not readable. Never throws. */
export function readChart({ text }: ChartText): Parent {
  const root = parseDocuments(text)[0]?.root;
  const camunda: Dependency[] = [];
  const others: string[] = [];
  const names: { at: Noted; path: string }[] = [];
  const noted = (steps: Steps): Noted | undefined => {
    const node = slotAt(root, steps)?.value;
    const said = textOf(node);
    return node && said !== ''
      ? { path: formatSteps(steps), offset: Math.max(node.start, 0), end: Math.max(node.end, 0), text: said }
      : undefined;
  };
  for (const steps of matching(root, 'dependencies[*]')) {
    const [name, alias] = [noted([...steps, 'name'])?.text ?? '', noted([...steps, 'alias'])?.text];
    const condition = noted([...steps, 'condition']);
    // A space beside a comma is a part of the path, at which nothing ever stands.
    const conditions = condition?.text.split(',').filter((path) => path !== '') ?? [];
    for (const path of conditions) if (condition && !/\s/.test(path)) names.push({ at: condition, path });
    const key = alias ?? name;
    const ours = CAMUNDA.test(name);
    if (ours) camunda.push({ key, version: noted([...steps, 'version']), conditions });
    else others.push(key);
    for (const imported of matching(slotAt(root, steps)?.value, 'import-values[*]')) {
      const item = [...steps, ...imported];
      const to = noted([...item, 'parent']);
      if (to) names.push({ at: to, path: to.text });
      if (!ours) continue;
      const at = noted([...item, 'child']) ?? noted(item);
      // A name alone is one of the dependency's exports, of which Camunda's chart has none.
      if (at?.path.endsWith('child')) names.push({ at, path: `${key}.${at.text}` });
    }
  }
  return { camunda, others, names };
}

/** What stands at a condition of Camunda's chart and is neither true nor false, in the files of the chart around it. */
export function unheardCondition(
  { conditions }: Dependency,
  step: Step,
  files: readonly { readonly name: string; readonly text: string }[],
): (Remark & { readonly file: number })[] {
  const roots = files.map(({ name, text }) => parseDocuments(text, name)[0]?.root);
  const out: (Remark & { file: number })[] = [];
  for (const path of conditions) {
    const steps = path.split('.');
    const [last] = roots
      .flatMap((root, file) => {
        const slot = slotAt(root, steps);
        return slot?.kind === 'entry' ? [{ slot, file, value: resolve(slot.value) }] : [];
      })
      .reverse();
    if (!last || (last.value.kind === 'scalar' && last.value.value === null)) continue;
    const { slot, file, value } = last;
    if (value.kind === 'scalar' && typeof value.value === 'boolean') break;
    const at = { path, offset: Math.max(slot.start, 0), end: slot.keyEnd, text: path };
    out.push({ rule: 'wrappers/condition-text', at, minor: step.to, args: { name: path }, targets: [], file });
  }
  return out;
}

/** Old names among the paths that the dependencies name. */
export const namedInChart = (parent: Parent, key: string, step: Step): Remark[] =>
  parent.names.flatMap(({ at, path }) =>
    remark(at, step, path.startsWith(`${key}.`) ? path.slice(key.length + 1) : ''),
  );

/** Old names in a template of the chart: `.Values.cam.zeebe.image`, `index .Values "camunda-platform" "zeebe"`. */
export function namedInTemplate(text: string, key: string, step: Step): Remark[] {
  const out: Remark[] = [];
  const add = (offset: number, length: number, path: string): void => {
    const at = { path: '', offset, end: offset + length, text: path };
    out.push(...remark(at, step, path));
  };
  for (const m of text.matchAll(/\.Values\.([\w-]+)((?:\.\w+)+)/g))
    if (m[1] === key) add(m.index, m[0].length, (m[2] ?? '').slice(1));
  for (const m of text.matchAll(/\bindex[ \t]+\$?\.Values((?:[ \t]+"[^"\r\n]*")+)/g)) {
    const [first, ...rest] = [...(m[1] ?? '').matchAll(/"([^"]*)"/g)].map((s) => s[1] ?? '');
    if (first === key && rest.length > 0) add(m.index, m[0].length, rest.join('.'));
  }
  return out;
}
const remark = (at: Noted, step: Step, path: string): Remark[] => {
  const found = path === '' ? undefined : setRemark(at, { step }, path);
  return found ? [{ ...found, rule: 'wrappers/parent-names-key' }] : [];
};

/** Which version of Camunda's chart the charts beside the files are, or depend on. */
export function versionBeside(charts: readonly (ChartText | undefined)[]): Minor | undefined {
  const texts = new Map(charts.flatMap((c) => (c ? [[c.name, c] as const] : [])));
  const found = new Set([...texts.values()].flatMap((c) => chartVersion(c) ?? []));
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

function chartVersion({ name, text }: ChartText): Minor | undefined {
  const [doc] = parseDocuments(text, name);
  const chart = doc?.root ? toJson(doc.root) : undefined;
  if (!isObject(chart)) return undefined;
  const all = [chart, ...(Array.isArray(chart.dependencies) ? chart.dependencies : [])];
  const versions = all.flatMap((c: Json) =>
    isObject(c) && typeof c.name === 'string' && CAMUNDA.test(c.name) && typeof c.version === 'string'
      ? [c.version]
      : [],
  );
  return versions.length === 1 ? ofChart(versions[0] ?? '') : undefined;
}
