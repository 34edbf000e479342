/** What must hold for the upgrade of any set: each check returns what is wrong, nothing when all is well. */
import { isDeepStrictEqual } from 'node:util';
import {
  inspect,
  message,
  readSet,
  upgrade,
  type Finding,
  type LayerText,
  type ReadOptions,
  type UpgradedLayer,
} from '../../server/src/engine/index.ts';
import { catalogue } from '../../server/src/engine/charts/catalogue.ts';
import { parsePath } from '../../server/src/engine/path.ts';
import { STEP } from '../../server/src/engine/steps/8.7-8.8/index.ts';
import {
  at,
  documents,
  envItems,
  isMap,
  leaves,
  lie,
  load,
  lostBeside,
  lostComments,
  merge,
  scalarOf,
  type Plain,
  type PlainMap,
} from './tree.ts';

export const LEGACY = [
  'zeebe',
  'zeebeGateway',
  'zeebe-gateway',
  'operate',
  'tasklist',
  'executionIdentity',
  'postgresql',
];
const LEGACY_BELOW = [
  'identity.keycloak',
  'identity.postgresql',
  'global.identity.auth.zeebe',
  'global.identity.auth.operate',
  'global.identity.auth.tasklist',
  'global.identity.auth.connectors',
  'connectors.inbound',
  'global.zeebePort',
];

export interface Run {
  readonly layers: readonly LayerText[];
  readonly findings: readonly Finding[];
  readonly upgraded: readonly UpgradedLayer[];
  readonly version: string;
  readonly locked: boolean;
}
export function run(layers: readonly LayerText[], options: ReadOptions = {}): Run {
  const set = readSet(layers, options);
  const { findings, layers: upgraded } = upgrade(set);
  return {
    layers,
    findings,
    upgraded,
    version: set.version,
    locked: set.layers.some((l) => l.locked !== undefined),
  };
}
export const outputs = (r: Run): LayerText[] => r.upgraded.map((l) => ({ name: l.name, text: l.after }));

/** Sorted, apart from each other, never between CR and LF, and all that changed. */
export function editProblems(r: Run): string[] {
  return r.upgraded.flatMap((l) => {
    const out: string[] = [];
    let at = 0;
    let text = '';
    const between = (offset: number): boolean => l.before[offset - 1] === '\r' && l.before[offset] === '\n';
    for (const e of l.edits) {
      if (e !== l.edits[0] && e.start <= at) out.push(`${l.name}: an edit at ${e.start} begins before ${at + 1}`);
      if (between(e.start) || between(e.end)) out.push(`${l.name}: an edit at ${e.start} splits a line end`);
      if (e.end < e.start || e.end > l.before.length) out.push(`${l.name}: an edit ends at ${e.end}`);
      if (l.before.slice(e.start, e.end) === e.text) out.push(`${l.name}: an edit at ${e.start} changes nothing`);
      text += l.before.slice(at, e.start) + e.text;
      at = e.end;
    }
    text += l.before.slice(at);
    if (text !== l.after) out.push(`${l.name}: the edits do not make the text`);
    return out;
  });
}

/** Every finding has an id of its own, and nothing is said twice about one place. */
export function findingProblems(r: Run): string[] {
  const ids = r.findings.map((f) => f.id);
  const said = r.findings.map((f) => `${f.rule} at ${f.place.layer}:${f.place.start} (${f.place.path})`);
  return [ids, said].flatMap((all) => all.filter((x, i) => all.indexOf(x) !== i).map((x) => `twice: ${x}`));
}

/** Upgrading what came out, seen as 8.8 and seen as 8.7, changes nothing. */
export function idempotenceProblems(r: Run): string[] {
  const versions: ReadOptions[] = r.version === '8.7' ? [{}, { from: '8.7' }] : [{}];
  return versions.flatMap((options) => {
    const again = run(outputs(r), options);
    return again.upgraded
      .filter((l) => l.after !== l.before || l.edits.length > 0)
      .map((l) => `${l.name} changes again (${JSON.stringify(options)}):\n${difference(l.before, l.after)}`);
  });
}

/** A comment line of the tool that speaks of a path, or of something above it. Blanks may be written `_` there. */
function markedIn(text: string, path: string): boolean {
  const wanted = path.replace(/\s+/g, '_');
  return [...text.matchAll(/# camunda-upgrade\[[\w/-]+\] (.*?): /g)].some(([, found = '']) => {
    const at = found.replace(/\s+/g, '_');
    return wanted === at || wanted.startsWith(`${at}.`) || wanted.startsWith(`${at}[`);
  });
}
export function ledgerProblems(r: Run): string[] {
  return r.upgraded.flatMap((l, i) => {
    const before = load(r.layers[i]?.text ?? '');
    const after = load(l.after);
    if (!before) return [];
    if (!after) return [`${l.name}: what came out cannot be read`];
    const have = new Set(l.ledger.map((e) => e.path));
    const missing = [...leaves(before), ...envItems(before)].filter((p) => !have.has(p));
    // An overridden document of the same file has entries of its own: they speak of that document.
    const single = (documents(l.before)?.filter((d) => d !== null).length ?? 0) < 2;
    const lies = single ? l.ledger.map((e) => lie(before, after, e)) : [];
    const unseen = l.ledger.filter((e) => e.outcome === 'commented' && !markedIn(l.after, e.path));
    return [
      ...unseen.map((e) => `${l.name}: ${e.path} commented, but not in the output`),
      ...missing.map((p) => `${l.name}: no ledger entry for ${p}`),
      ...lies.filter((x) => x !== undefined).map((x) => `${l.name}: ${x}`),
    ];
  });
}

export function commentProblems(r: Run): string[] {
  return r.upgraded.flatMap((l) => [
    ...lostComments([l.before], [l.after]).map((c) => `${l.name}: lost ${c}`),
    ...lostBeside(
      l.before,
      l.after,
      l.lost.map((c) => c.text),
    ).map((c) => `${l.name}: neither in the file nor in the report: ${c}`),
  ]);
}

const SECRET = /CANARY-[\w-]+/;
/** Values marked as secret never surface in anything that is shown. */
export function canaryProblems(r: Run): string[] {
  const shown = [
    ...r.findings.map((f) => JSON.stringify({ ...f, own: [], operations: [] })),
    ...r.findings.map((f) => message(f)),
    ...r.upgraded.map((l) => JSON.stringify(l.ledger)),
  ];
  return shown.flatMap((s) => SECRET.exec(s)?.[0] ?? []);
}

export function legacyProblems(r: Run): string[] {
  return r.upgraded.flatMap((l) => {
    const after = load(l.after);
    return [...LEGACY, ...LEGACY_BELOW]
      .filter((p) => at(after, p) !== undefined)
      .map((p) => `${l.name}: ${p} is still there`);
  });
}

export function mergedTree(layers: readonly LayerText[]): PlainMap | undefined {
  let tree: Plain = {};
  for (const l of layers) {
    const t = load(l.text);
    if (!t) return undefined;
    tree = merge(tree, t);
  }
  return isMap(tree) ? tree : undefined;
}

/** A text for a tree: JSON is YAML. */
export const asLayer = (tree: Plain): LayerText => ({
  name: 'merged.yaml',
  text: `${JSON.stringify(tree, null, 2)}\n`,
});

/** What the chart works with anyway, whether it is written or not. A null deletes a default, so it says something over one. */
function nothing(v: Plain | undefined, path: string): boolean {
  if (v === undefined) return true;
  const byItself = catalogue('8.8').default(path.split('.'));
  if (v === null) return (byItself ?? '') === '' || isDeepStrictEqual(byItself, {}) || isDeepStrictEqual(byItself, []);
  if (!isMap(v) && isDeepStrictEqual(v, byItself)) return true;
  if (v === '') return /\.(?:existing|inline)Secret$/.test(path);
  if (isMap(v)) {
    const entries = Object.entries(v);
    // A section of the chart with nothing in it, which a layer may leave behind.
    if (entries.length === 0) return catalogue('8.8').children(parsePath(path)).length > 0;
    return entries.every(([k, x]) => nothing(x, `${path}.${k}`));
  }
  return Array.isArray(v) && v.length === 0 && LIST_TARGETS.has(path);
}
const LIST_TARGETS: ReadonlySet<string> = new Set(STEP.rules.set.lists.map((r) => r.to));

/** Differences of two trees, as paths; keys that say nothing on one side and are absent on the other do not count. */
export function treeDifferences(
  a: Plain | undefined,
  b: Plain | undefined,
  path = '',
  equal: (x: Plain | undefined, y: Plain | undefined) => boolean = (x, y) => JSON.stringify(x) === JSON.stringify(y),
): string[] {
  if (nothing(a, path) && nothing(b, path)) return [];
  if (isMap(a) && isMap(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].flatMap((k) => treeDifferences(a[k], b[k], path === '' ? k : `${path}.${k}`, equal));
  }
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length)
    return a.flatMap((x, i) => treeDifferences(x, b[i], `${path}[${i}]`, equal));
  return equal(a, b) ? [] : [`${path}: ${JSON.stringify(a)} against ${JSON.stringify(b)}`];
}
/** `"1.50"` and `"1.5"`, `"N"` and `"false"`: the merged text does not know how the layers spelt a value. */
const sameSpelling = (x: Plain | undefined, y: Plain | undefined): boolean =>
  JSON.stringify(typeof x === 'string' ? scalarOf(x) : x) === JSON.stringify(typeof y === 'string' ? scalarOf(y) : y);

export function layerProblems(r: Run, options: ReadOptions = {}): string[] {
  const merged = mergedTree(r.layers);
  if (!merged) return [];
  const whole = run([asLayer(merged)], { ...options, from: '8.7' });
  return treeDifferences(mergedTree(outputs(r)), mergedTree(outputs(whole)), '', sameSpelling);
}

/** The lines that differ, enough to see what happened. */
export function difference(before: string, after: string): string {
  const a = before.split('\n');
  const b = after.split('\n');
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return [
    ...a.slice(start, a.length - end).map((l) => `- ${l}`),
    ...b.slice(start, b.length - end).map((l) => `+ ${l}`),
  ].join('\n');
}

export { inspect };
