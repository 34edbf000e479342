/** What an example of a rule is, and how it is played through the engine. */
import { apply, plan, readSet, upgrade, type Finding, type Operation } from '../../server/src/engine/index.ts';
import { STEP } from '../../server/src/engine/steps/8.7-8.8/index.ts';
import { isMap, load, type Plain, type PlainMap } from '../support/tree.ts';

/**
 * `change`: what the rule does. `equal`: two places say the same. `conflict`: two places disagree. `flow`: between
 * braces, with a neighbour on the same line. `untouched`: something much like it, which the rule leaves alone.
 */
export type Shows = 'change' | 'equal' | 'conflict' | 'flow' | 'untouched';
export interface Case {
  readonly shows: Shows;
  /** Layers in Helm's order. */
  readonly before: readonly string[];
  /** A sentence above the example. */
  readonly says?: string;
}
export interface Played {
  readonly after: readonly string[];
  readonly findings: readonly Finding[];
  /** What the engine says about this rule in this example. */
  readonly own: readonly Finding[];
}

const additions = new Map(STEP.rules.derived.filter((r) => r.addition === true).map((r) => [r.id, r]));

/**
 * A whole deployment of 8.7 gets many defaults. The example of one rule shows that rule, so the defaults other rules
 * add are left out of it: every fix can be applied alone.
 */
function wanted(id: string, o: Operation): boolean {
  if (o.kind !== 'set' || o.absorbed.length > 0) return true;
  const added = additions.get(o.rule);
  if (!added || o.rule === id) return true;
  return added.group !== undefined && added.group === additions.get(id)?.group;
}

export const fileName = (i: number, of: number): string =>
  of === 1 || i === 0 ? 'values.yaml' : of === 2 ? 'values-prod.yaml' : `values-${String(i)}.yaml`;

const played = new Map<string, Played>();

export function play(id: string, before: readonly string[]): Played {
  const known = JSON.stringify([id, ...before]);
  const result = played.get(known) ?? run(id, before);
  played.set(known, result);
  return result;
}
/** Rules that speak of one release only. */
const RELEASES: Readonly<Record<string, string>> = { 'cluster/release-name': 'my-zeebe' };

function run(id: string, before: readonly string[]): Played {
  const set = readSet(
    before.map((text, i) => ({ name: fileName(i, before.length), text })),
    { from: '8.7', release: RELEASES[id] },
  );
  const findings = upgrade(set).findings.filter(
    (f) => f.operations.length === 0 || f.operations.some((o) => wanted(id, o)),
  );
  const layers = apply(
    set,
    plan(findings).filter((o) => wanted(id, o)),
  );
  const own = findings.filter((f) => f.rule === id || f.operations.some((o) => ruleIn(o, id)));
  return { after: layers.map((l) => l.after), findings, own };
}
function ruleIn(o: Operation, id: string): boolean {
  return o.rule === id || (o.kind === 'list' && o.items.some((i) => i.rule === id));
}

// --- YAML ----------------------------------------------------------------------------------------------------------

/** Takes the indentation of the first line off all lines. */
export function yaml(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const text = String.raw({ raw: strings }, ...values).replace(/^\n/, '');
  const indent = /^ */.exec(text)?.[0].length ?? 0;
  return text
    .split('\n')
    .map((l) => l.slice(Math.min(indent, /^ */.exec(l)?.[0].length ?? 0)))
    .join('\n')
    .replace(/\s*$/, '\n');
}

function scalar(v: Plain, flow = false): string {
  if (typeof v !== 'string') return JSON.stringify(v);
  const odd = flow ? /[{}[\],]/ : /(?!)/;
  const plain =
    /^(?:-?[A-Za-z/]|\d+[A-Za-z])[\w ./:@=+,;{}[\]-]*$/.test(v) &&
    !/: |:$| $|^(?:true|false|null|yes|no|on|off|y|n|\d+e\d+|0x.*)$/i.test(v);
  return plain && !odd.test(v) ? v : JSON.stringify(v);
}
const key = (k: string): string => (/^[\w./-]+$/.test(k) ? k : JSON.stringify(k));
export function flow(v: Plain): string {
  if (Array.isArray(v)) return `[${v.map(flow).join(', ')}]`;
  if (!isMap(v)) return scalar(v, true);
  const entries = Object.entries(v).map(([k, x]) => `${key(k)}: ${flow(x)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
/** A tree as a text in block style. */
export function block(tree: Plain, indent = ''): string {
  if (isMap(tree))
    return Object.entries(tree)
      .map(([k, v]) => `${indent}${key(k)}:${below(v, indent)}`)
      .join('');
  if (!Array.isArray(tree)) return '';
  return tree
    .map((v) => {
      if (isMap(v) && Object.keys(v).length > 0)
        return `${indent}- ${block(v, `${indent}  `).slice(indent.length + 2)}`;
      return `${indent}- ${scalar(v)}\n`;
    })
    .join('');
}
function below(v: Plain, indent: string): string {
  if (isMap(v)) return Object.keys(v).length === 0 ? ' {}\n' : `\n${block(v, `${indent}  `)}`;
  if (Array.isArray(v)) return v.length === 0 ? ' []\n' : `\n${block(v, `${indent}  `)}`;
  if (typeof v === 'string' && v.includes('\n')) return ` |\n${v.trimEnd().replace(/^/gm, `${indent}  `)}\n`;
  return ` ${scalar(v)}\n`;
}
const split = (path: string): string[] => path.split(/(?<!\\)\./).map((k) => k.replace(/\\\./g, '.'));
/** The tree with a value at each path. */
export function tree(values: Readonly<Record<string, Plain>>, base: PlainMap = {}): PlainMap {
  const out = structuredClone(base);
  for (const [path, value] of Object.entries(values)) {
    const keys = split(path);
    const last = keys.pop() ?? '';
    let at = out;
    for (const k of keys) {
      const next = at[k];
      at = isMap(next) ? next : (at[k] = {});
    }
    at[last] = value;
  }
  return out;
}
export const values = (v: Readonly<Record<string, Plain>>): string => block(tree(v));
/** A text with one more value. */
export const withValue = (text: string, path: string, value: Plain): string =>
  block(tree({ [path]: value }, load(text) ?? {}));
