/** Random sets of values files: what people write, and what they write by mistake. */
import fc from 'fast-check';
import { catalogue } from '../../server/src/engine/charts/catalogue.ts';
import { STEP } from '../../server/src/engine/steps/8.7-8.8/index.ts';
import type { LayerText } from '../../server/src/engine/index.ts';
import { merge, type Plain, type PlainMap } from '../support/tree.ts';
import { plainOf, printLayer, type Doc, type GenEntry, type GenNode, type Paper } from './print.ts';

export interface GenLayer {
  readonly layer: LayerText;
  /** What the text says, by construction. */
  readonly plain: PlainMap;
  readonly aliases: number;
  readonly flows: number;
}

const split = (path: string): string[] => path.split(/(?<!\\)\./).map((k) => k.replace(/\\\./g, '.'));

// ---- values --------------------------------------------------------------------------------------------------------

const NAMES = [
  'TZ',
  'TEAM',
  'ZEEBE_LOG_LEVEL',
  'ZEEBE_BROKER_DATA_SNAPSHOTPERIOD',
  'CAMUNDA_DATA_SNAPSHOTPERIOD',
  'ZEEBE_BROKER_GATEWAY_ENABLE',
  'ZEEBE_GATEWAY_CLUSTER_MEMBERID',
  'ZEEBE_GATEWAY_CLUSTER_MESSAGECOMPRESSION',
  'ZEEBE_GATEWAY_LONGPOLLING_ENABLED',
  'ZEEBE_BROKER_GATEWAY_MULTITENANCY_ENABLED',
  'CAMUNDA_OPERATE_IMPORTER_THREADSCOUNT',
  'CAMUNDA_OPERATE_ARCHIVER_WAITPERIODBEFOREARCHIVING',
  'CAMUNDA_OPERATE_IMPORTERENABLED',
  'CAMUNDA_TASKLIST_CSRFPREVENTIONENABLED',
  'CAMUNDA_OPERATE_USERNAME',
  'CAMUNDA_OPERATE_BACKUP_REPOSITORYNAME',
  'CAMUNDA_TASKLIST_BACKUP_REPOSITORYNAME',
  'CAMUNDA_OPERATE_ELASTICSEARCH_INDEXPREFIX',
  'SPRING_PROFILES_ACTIVE',
  'JAVA_TOOL_OPTIONS',
  'ZEEBE_CLIENT_ID',
  'ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_INDEX_PREFIX',
  'LOGGING_LEVEL_ROOT',
] as const;
const TEXTS = [
  'info',
  'true',
  'false',
  '5m',
  '10',
  'broker',
  'backups',
  '${STAGE}',
  '/usr/local/zeebe/lib/x.jar',
  '-Dx=/usr/local/operate/conf',
  "it's",
  'a: b',
  '# no comment',
  ' padded ',
  '',
  'two\nlines\n',
  'ümläut 🚀',
  '$(ZEEBE_GATEWAY_LONGPOLLING_ENABLED)/$(TEAM)',
  '$$(A) $(A) $(ZEEBE_BROKER_DATA_SNAPSHOTPERIOD) $(',
] as const;

const scalar = (v: Plain): GenNode => ({ kind: 'scalar', value: v as string | number | boolean | null, look: 0 });
const node = (v: Plain): GenNode => {
  if (Array.isArray(v)) return { kind: 'seq', items: v.map(node), flow: false };
  if (typeof v === 'object' && v !== null)
    return {
      kind: 'map',
      entries: Object.entries(v).map(([key, x]) => ({ key, value: node(x), notes: {} })),
      flow: false,
    };
  return scalar(v);
};

const anyText = fc.constantFrom(...TEXTS);
const variable = fc
  .tuple(
    fc.constantFrom(...NAMES),
    fc.oneof({ weight: 8, arbitrary: anyText }, { weight: 1, arbitrary: fc.constantFrom(7, true, null) }),
    fc.nat(9),
  )
  .map(([name, value, kind]): Plain => {
    if (kind === 1)
      return { name, valueFrom: { resourceFieldRef: { containerName: 'zeebe', resource: 'limits.cpu' } } };
    if (kind === 0) return { name, valueFrom: { secretKeyRef: { name: 's', key: 'k' } } };
    return { name, value };
  });
const lists: Record<string, fc.Arbitrary<Plain>> = {
  env: fc.array(variable, { maxLength: 4 }),
  envFrom: fc.array(fc.constantFrom<Plain>({ configMapRef: { name: 'a' } }, { secretRef: { name: 'b' } }), {
    maxLength: 2,
  }),
  extraVolumes: fc.array(
    fc.constantFrom<Plain>(
      { name: 'ca', configMap: { name: 'ca' } },
      { name: 'ca', secret: { secretName: 'ca' } },
      { name: 'tmp', emptyDir: {} },
      { name: 'data', emptyDir: {} },
    ),
    { maxLength: 2 },
  ),
  extraVolumeMounts: fc.array(
    fc.constantFrom<Plain>(
      { name: 'ca', mountPath: '/etc/ca' },
      { name: 'tmp', mountPath: '/etc/ca', readOnly: true },
      { name: 'tmp', mountPath: '/usr/local/zeebe/exporters' },
      { name: 'data', mountPath: '/etc/data' },
    ),
    { maxLength: 2 },
  ),
  tolerations: fc.array(fc.constantFrom<Plain>({ key: 'a', operator: 'Exists' }, { key: 'b', effect: 'NoSchedule' }), {
    maxLength: 2,
  }),
  containers: fc.array(
    fc.constantFrom<Plain>(
      { name: 'init', image: 'busybox', command: ['cp', '/x.jar', '/usr/local/zeebe/lib'] },
      { name: 'init', image: 'alpine' },
      { name: 'copy', image: 'alpine', volumeMounts: [{ name: 'ca', mountPath: '/ca' }] },
      { name: 'log', image: 'fluent-bit', env: [{ name: 'A', value: '1' }] },
    ),
    { maxLength: 2 },
  ),
  pullSecrets: fc.array(fc.constantFrom<Plain>({ name: 'a' }, { name: 'b' }), { maxLength: 2 }),
};
const LABELS: readonly Plain[] = [
  { team: 'a' },
  { team: 'b' },
  { team: 'a', tier: 'x' },
  { 'example.com/dotted.key': 'v' },
  {},
];
const SECRETS: readonly Plain[] = [{ name: 'sec' }, { name: 'other' }, { name: '' }, 'CANARY-gen-text', '', {}, null];

/** Old spellings, by the name under which the catalogue knows them. */
const RESPELT: readonly (readonly [RegExp, string])[] = [
  [/^zeebe-gateway\b/, 'zeebeGateway'],
  [/^identity\.keycloak\b/, 'identityKeycloak'],
  [/^identity\.postgresql\b/, 'identityPostgresql'],
  [/^migration\b/, 'orchestration.migration'],
  [/^zeebeGateway\.ingress\.(?!grpc|rest)/, 'zeebeGateway.ingress.grpc.'],
];
function byName(path: string): fc.Arbitrary<Plain> {
  const keys = split(RESPELT.reduce((p, [from, to]) => p.replace(from, to), path));
  const last = keys[keys.length - 1] ?? '';
  const list = last === 'sidecars' || /[iI]nitContainers$/.test(last) ? lists.containers : lists[last];
  if (list) return list;
  if (/^(?:podLabels|podAnnotations|annotations|labels|nodeSelector)$/.test(last)) return fc.constantFrom(...LABELS);
  if (last === 'existingSecret') return fc.constantFrom(...SECRETS);
  if (last === 'resources')
    return fc.constantFrom<Plain>(
      { limits: { cpu: 2, memory: '2Gi' } },
      { limits: { cpu: '500m', memory: '1Gi' } },
      { requests: { cpu: 1 } },
      {},
    );
  if (last === 'contextPath')
    return fc.constantFrom<Plain>('/operate', '/tasklist', '/x/operate', '/odd', '', '/zeebe');
  if (last === 'redirectUrl')
    return fc.constantFrom<Plain>(
      'https://a.example.com/operate',
      'https://a.example.com/tasklist',
      'https://b.example.com',
      '',
    );
  if (last === 'tag') return fc.constantFrom<Plain>('8.7.3', '8.8.1', 'latest', '', 8.7);
  if (last === 'digest') return fc.constantFrom<Plain>('', 'sha256:00');
  if (last === 'repository')
    return fc.constantFrom<Plain>('camunda/zeebe', 'mirror/zeebe', 'mirror/camunda', 'odd', '');
  if (last === 'minimumAge') return fc.constantFrom<Plain>('30d', '7d', '12h');
  if (last === 'url')
    return fc.constantFrom<Plain>('https://es:9200', 'es', { protocol: 'http', host: 'es', port: 9200 });
  if (last === 'mode') return fc.constantFrom<Plain>('oauth', 'credentials', 'disabled');
  if (last === 'level')
    return fc.constantFrom<Plain>(
      { ROOT: 'INFO' },
      { 'io.camunda.operate': 'DEBUG' },
      { ROOT: 'WARN', 'io.camunda.Mixed': 'TRACE' },
    );
  if (last === 'logging') return fc.constantFrom<Plain>({ level: { ROOT: 'WARN' } }, {});
  if (last === 'configuration' || last === 'log4j2') return fc.constantFrom<Plain>('a: 1\nb: 2\n', '');
  if (last === 'extraConfiguration')
    return fc.constantFrom<Plain>(
      { 'a.yaml': 'x: 1\n' },
      { 'a.yaml': 'x: 2\n' },
      {
        'a.yaml': 'zeebe:\n  broker:\n    data:\n      snapshotPeriod: 5m\n  gateway:\n    longPolling.enabled: true\n',
      },
      {
        'a.yaml': 'camunda:\n  data:\n    snapshot-period: 5m\nzeebe: { gateway: { longPolling: { timeout: 1s } } }\n',
      },
      { 'b.properties': 'y=1\nzeebe.broker.data.snapshotPeriod: 5m\njar=/usr/local/zeebe/lib/x.jar\n' },
      { 'b.properties': 'y=1\n' },
      {},
    );
  if (last === 'zeebeClusterName')
    return fc.constantFrom<Plain>('zc', '{{ .Release.Name }}-zeebe', '{{ .Release.Name }}-z2', '');
  if (last === 'minAvailable' || last === 'maxUnavailable') return fc.constantFrom<Plain>(1, '50%');
  if (/(?:^|[a-z])[pP]ort$/.test(last)) return fc.constantFrom<Plain>(8080, 9600, '26500', '${PORT}');
  if (last === 'enabled') return fc.boolean();
  const fact = catalogue('8.7').get(keys) ?? catalogue('8.8').get(keys);
  if (fact?.types.includes('boolean')) return fc.boolean();
  if (fact?.types.includes('integer') || fact?.types.includes('number') || /(?:Count|Factor|Size)$/.test(last))
    return fc.constantFrom<Plain>(1, 3, 5, '3', '${N}');
  if (fact?.list) return fc.constantFrom<Plain>([], ['a'], ['a', 'b']);
  if (fact?.map) return fc.constantFrom<Plain>({}, { a: 1 });
  return fc.constantFrom<Plain>('a', 'b', '', 'x y');
}

// ---- paths ---------------------------------------------------------------------------------------------------------

// Two spellings of one address, in two layers, as text and as a map: 12.x reads neither the way it is meant.
const ODD = /^global\.elasticsearch\.(?:protocol|host|port)$/;
const RULES = [
  ...STEP.rules.set.keys.flatMap((r) => [r.at, ...(r.action.kind === 'secret' ? [r.action.key] : [])]),
  ...STEP.rules.set.lists.flatMap((r) => [...r.sources, ...(r.extra ?? []).map((e) => e.from)]),
  ...STEP.rules.set.derived.flatMap((r) => r.absorbs ?? []),
].filter((p) => !ODD.test(p));
const TARGETS = [
  ...STEP.rules.set.keys.flatMap((r) => (r.action.kind === 'move' ? [r.action.to] : [])),
  ...STEP.rules.set.lists.map((r) => r.to),
  ...STEP.rules.set.derived.map((r) => r.to),
];
const LEAVES = catalogue('8.7')
  .keys()
  .filter((k) => k.leaf)
  .map((k) => k.path);
const CLUSTER = LEAVES.filter((p) => /^(?:zeebe|zeebeGateway|operate|tasklist)\./.test(p));
const LISTS = STEP.rules.set.lists.flatMap((r) => [...r.sources, r.to]);
const UNKNOWN = [
  'zeebe.custom',
  'operate.custom.deep',
  'tasklist.a\\.b',
  'global.ours',
  'x-team',
  'ours.list',
  'connectors.custom',
];
const SCALARS = [
  'zeebe.clusterSize',
  'zeebe.partitionCount',
  'zeebe.replicationFactor',
  'zeebe.pvcSize',
  'orchestration.clusterSize',
];

const path = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...LISTS) },
  { weight: 4, arbitrary: fc.constantFrom(...RULES) },
  { weight: 3, arbitrary: fc.constantFrom(...TARGETS) },
  { weight: 2, arbitrary: fc.constantFrom(...CLUSTER) },
  { weight: 2, arbitrary: fc.constantFrom(...LEAVES) },
  { weight: 3, arbitrary: fc.constantFrom(...SCALARS) },
  { weight: 1, arbitrary: fc.constantFrom(...UNKNOWN) },
);
const WRONG: readonly Plain[] = ['text', 5, [], ['x'], [{ name: 'x' }], { a: 1 }, {}, true];

export interface Wish {
  readonly path: string;
  readonly value: Plain;
  /** Which looks and comments: bits. */
  readonly bits: number;
}
/** `wrong`: kinds nobody means. `nulls`: how deep a key must stand to be null. */
export interface Options {
  readonly wrong: boolean;
}
const isSingle = (p: string): boolean => {
  const fact = catalogue('8.7').get(split(p));
  return fact?.leaf === true && !fact.unlisted && !fact.map;
};
/** An old key and the new one, in one file: half a migration. */
const PAIRS: readonly (readonly [string, string])[] = [
  ...STEP.rules.set.keys.flatMap((r) =>
    r.action.kind === 'move' && !ODD.test(r.at) ? [[r.at, r.action.to] as const] : [],
  ),
  ...STEP.rules.set.lists.flatMap((r) => r.sources.filter((s) => s !== r.to).map((s) => [s, r.to] as const)),
  ...STEP.rules.set.derived.flatMap((r) => (r.absorbs ?? []).map((a) => [a, r.to] as const)),
];
const half: fc.Arbitrary<readonly Wish[]> = fc
  .constantFrom(...PAIRS)
  .chain(([old, now]) =>
    fc.tuple(...[old, now].map((p) => fc.record({ path: fc.constant(p), value: byName(old), bits: fc.nat(0xffff) }))),
  );
/** But for a block in an older spelling, of which 12.x has no defaults. */
const NULLED = 'zeebe-gateway';
const nulledBlock: fc.Arbitrary<readonly Wish[]> = fc
  .nat(0xffff)
  .map((bits): readonly Wish[] => [{ path: NULLED, value: null, bits }]);
function wish(options: Options): fc.Arbitrary<Wish> {
  return path.chain((p) =>
    fc.record({
      path: fc.constant(p),
      value: fc.oneof(
        { weight: 24, arbitrary: byName(p) },
        // A null over a whole component or block deletes what other keys bring: nobody does it, and 12.x aborts.
        ...(isSingle(p) ? [{ weight: 2, arbitrary: fc.constant<Plain>(null) }] : []),
        ...(options.wrong ? [{ weight: 2, arbitrary: fc.constantFrom(...WRONG) }] : []),
      ),
      bits: fc.nat(0xffff),
    }),
  );
}

// ---- layers --------------------------------------------------------------------------------------------------------

const paper: fc.Arbitrary<Paper> = fc.record({
  indent: fc.constantFrom(2, 2, 2, 4, 0),
  eol: fc.constantFrom('\n' as const, '\n' as const, '\n' as const, '\r\n' as const),
  // What shrinks to 0 is the plain way to write.
  bom: fc.nat(19).map((n) => n === 19),
  dashesAtKey: fc.nat(3).map((n) => n === 3),
  lastNewline: fc.nat(7).map((n) => n !== 7),
  flow: fc.constantFrom(0, 0, 0, 1, 2, 3),
  comments: fc.constantFrom(0, 1, 2, 3),
  marker: fc.nat(9).map((n) => n === 9),
  seed: fc.nat(0xffff),
});

interface LayerWish {
  readonly wishes: readonly Wish[];
  readonly paper: Paper;
  readonly aliases: boolean;
  readonly merges: number;
  readonly cut: number;
}
const layerWish = (one: fc.Arbitrary<readonly Wish[]>): fc.Arbitrary<LayerWish> =>
  fc.record({
    wishes: fc.array(one, { minLength: 1, maxLength: 9 }).map((parts) => parts.flat()),
    paper,
    aliases: fc.nat(3).map((n) => n === 3),
    merges: fc.nat(11),
    // A file of two documents: the first `cut` wishes in one of their own.
    cut: fc.nat(39),
  });

function insert(entries: GenEntry[], w: Wish, options: Options): void {
  const keys = split(w.path);
  let list = entries;
  for (const [i, key] of keys.entries()) {
    let entry = list.find((e) => e.key === key);
    const last = i === keys.length - 1;
    if (!entry) {
      entry = { key, value: { kind: 'map', entries: [], flow: false }, notes: {} };
      list.push(entry);
      if (last) entry.value = node(w.value);
    } else if (last) {
      // Written already, in this file: the first wish stays, unless it is only a map that holds others.
      return;
    }
    if (last) {
      entry.bits = w.bits;
      return;
    }
    if (entry.value.kind !== 'map') {
      if (!options.wrong && entry.value.kind === 'scalar' && entry.value.value === null)
        entry.value = { kind: 'map', entries: [], flow: false };
      else return;
    }
    list = entry.value.entries;
  }
}

function build(w: LayerWish, index: number, options: Options): GenLayer {
  // Helm merges the documents of a file before it merges files: a null over a map that a later one says again is forgotten.
  const nulled = w.wishes.some((x) => x.path === NULLED);
  const cut = w.cut > 35 && !nulled ? w.cut - 35 : 0;
  const docs: Doc[] = [];
  for (const part of cut > 0 && cut < w.wishes.length ? [w.wishes.slice(0, cut), w.wishes.slice(cut)] : [w.wishes]) {
    const entries: GenEntry[] = [];
    for (const x of part) insert(entries, x, options);
    docs.push({ entries, merge: w.merges > 8 ? w.merges - 9 : undefined, aliases: w.aliases });
  }
  const printed = printLayer(docs, w.paper, index);
  const plain = docs.reduce<Plain>((all, d) => merge(all, plainOf(d)), {});
  return {
    layer: { name: `${index}.yaml`, text: printed.text },
    plain: plain as PlainMap,
    aliases: printed.aliases,
    flows: printed.flows,
  };
}

export const sets = (options: Options): fc.Arbitrary<readonly GenLayer[]> =>
  setsOf(
    fc.oneof(
      { weight: 42, arbitrary: wish(options).map((w): readonly Wish[] => [w]) },
      { weight: 3, arbitrary: half },
      { weight: 1, arbitrary: nulledBlock },
    ),
    options,
  );
/** Sets of what somebody wishes for, whatever the version. */
export function setsOf(one: fc.Arbitrary<readonly Wish[]>, options: Options): fc.Arbitrary<readonly GenLayer[]> {
  return fc
    .array(layerWish(one), { minLength: 1, maxLength: 4 })
    .map((layers) => layers.map((l, i) => build(l, i, options)));
}
