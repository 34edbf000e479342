/**
 * An upgrade from 8.8 to 8.9 on plain values, written from what the charts do and not from the rules: it knows neither texts nor
 * files, and the engine has to come to the same values.
 */
import fc from 'fast-check';
import { catalogue } from '../../server/src/engine/charts/catalogue.ts';
import { isMap, type Plain, type PlainMap } from '../support/tree.ts';
import { setsOf, type GenLayer, type Wish } from './generate.ts';

const keysOf = (path: string): string[] => path.split('.');
function get(tree: PlainMap, path: string): Plain | undefined {
  let now: Plain | undefined = tree;
  for (const key of keysOf(path)) now = isMap(now) && Object.hasOwn(now, key) ? now[key] : undefined;
  return now;
}
function put(tree: PlainMap, path: string, value: Plain): void {
  const keys = keysOf(path);
  const last = keys.pop() ?? '';
  let now = tree;
  for (const key of keys) {
    const below = now[key];
    now = isMap(below) ? below : (now[key] = Object.create(null) as PlainMap);
  }
  now[last] = value;
}
/** Maps that lose their last key go with it. */
function drop(tree: PlainMap, path: string): void {
  const keys = keysOf(path);
  const parents: PlainMap[] = [tree];
  for (const key of keys.slice(0, -1)) {
    const below: Plain | undefined = parents[parents.length - 1]?.[key];
    if (!isMap(below)) return;
    parents.push(below);
  }
  keys.reverse().forEach((key, i) => {
    const map = parents[parents.length - 1 - i];
    if (map && key in map && (i === 0 || Object.keys((map[key] ?? {}) as PlainMap).length === 0))
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
      delete map[key];
  });
}
const said = (v: Plain | undefined): string =>
  typeof v === 'string' || typeof v === 'number' || v === true ? String(v) : '';

/** What chart 13.x works with. */
function works(tree: PlainMap, path: string): Plain | undefined {
  const own = get(tree, path);
  return own === undefined ? catalogue('8.8').default(keysOf(path)) : own;
}

/** [block, name of the key, plain text, where the new one stands, what makes the default name count]. */
const SECRETS: readonly (readonly [
  block: string,
  key: string,
  plain?: string | undefined,
  to?: string | undefined,
  named?: readonly string[],
])[] = [
  ['global.license', 'existingSecretKey', 'key'],
  ['global.elasticsearch.auth', 'existingSecretKey', 'password'],
  ['global.opensearch.auth', 'existingSecretKey', 'password'],
  ['global.identity.auth.admin', 'existingSecretKey'],
  ['global.identity.auth.identity', 'existingSecretKey'],
  ['global.identity.auth.optimize', 'existingSecretKey'],
  ['connectors.security.authentication.oidc', 'existingSecretKey'],
  ['orchestration.security.authentication.oidc', 'existingSecretKey'],
  [
    'identity.firstUser',
    'existingSecretKey',
    'password',
    undefined,
    ['identity.enabled', 'identity.firstUser.enabled', 'global.identity.auth.enabled'],
  ],
  ['identity.externalDatabase', 'existingSecretPasswordKey', 'password'],
  ['webModeler.restapi.externalDatabase', 'existingSecretPasswordKey', 'password'],
  ['webModeler.restapi.mail', 'existingSecretPasswordKey', 'smtpPassword'],
  ['global.documentStore.type.gcp', 'credentialsKey', undefined, undefined, ['global.documentStore.type.gcp.enabled']],
];

/** Blocks that the layer for keys of 8.7 put over those of two components. */
const LOGINS = ['orchestration', 'connectors'].map(
  (root) => [`global.identity.auth.${root}`, `${root}.security.authentication.oidc`] as const,
);
function cover(out: PlainMap, to: string, over: PlainMap): void {
  for (const [key, value] of Object.entries(over))
    if (isMap(value)) cover(out, `${to}.${key}`, value);
    else if (speaks(value)) put(out, `${to}.${key}`, value);
}

export function naiveNext(before: PlainMap): PlainMap {
  const out = structuredClone(before);
  const off = (path: string): boolean => [false, null, ''].includes(works(before, path) as never);
  const on = (path: string): boolean => works(before, path) === true;

  // Read beside a switch only.
  if (off('global.elasticsearch.external'))
    for (const key of ['existingSecret', 'password', 'secret'])
      if (speaks(get(out, `global.elasticsearch.auth.${key}`))) drop(out, `global.elasticsearch.auth.${key}`);
  if (off('global.opensearch.enabled') && speaks(get(out, 'global.opensearch.url.host')))
    drop(out, 'global.opensearch.url.host');
  for (const [from, to] of LOGINS) {
    const block = get(out, from);
    if (isMap(block) && on('global.compatibility.orchestration.enabled') && on(`${keysOf(to)[0] ?? ''}.enabled`)) {
      // Half of a reference says nothing.
      const both = (key: string): string => said(get(block, key)) || said(get(out, `${to}.${key}`));
      const whole = both('secret.existingSecret') !== '' && both('secret.existingSecretKey') !== '';
      cover(out, to, whole ? block : { ...block, secret: {} });
    }
    drop(out, from);
  }
  const now = structuredClone(out);

  for (const path of ['global.elasticsearch.enabled', 'elasticsearch.enabled'])
    if (get(before, path) === undefined && on(path)) put(out, path, true);
  const engine = on('global.elasticsearch.enabled')
    ? 'elasticsearch'
    : on('global.opensearch.enabled')
      ? 'opensearch'
      : undefined;
  if (on('orchestration.enabled') && !on('global.noSecondaryStorage') && engine !== undefined)
    put(out, 'orchestration.data.secondaryStorage.type', engine);

  for (const [block, key, plain, to, named] of SECRETS) {
    const target = `${to ?? block}.secret`;
    const reads = (path: string): string => said(works(now, path));
    const own = works(now, `${block}.existingSecret`);
    const name = isMap(own) ? said(own.name) : said(own);
    const part = reads(`${block}.${key}`);
    const fresh =
      (reads(`${target}.existingSecret`) !== '' && reads(`${target}.existingSecretKey`) !== '') ||
      reads(`${target}.inlineSecret`) !== '';
    const counts =
      named === undefined ||
      named.every(on) ||
      get(now, `${block}.existingSecret`) !== undefined ||
      get(now, `${block}.${key}`) !== undefined;
    const refers = !fresh && name !== '' && (part !== '' || isMap(own));
    if (refers && counts) {
      put(out, `${target}.existingSecret`, name);
      put(out, `${target}.existingSecretKey`, part);
    }
    if (block === 'identity.firstUser' && !fresh && name === '' && named?.every(on) === true)
      if (get(now, `${block}.password`) === undefined) put(out, `${target}.inlineSecret`, 'demo');
    const text = plain === undefined ? undefined : get(now, `${block}.${plain}`);
    if (!fresh && name === '' && text !== undefined && said(text) !== '') put(out, `${target}.inlineSecret`, text);
    for (const gone of ['existingSecret', key, ...(plain === undefined ? [] : [plain])]) drop(out, `${block}.${gone}`);
  }

  const admin = get(out, 'orchestration.profiles.identity');
  if (admin !== undefined) {
    if (get(out, 'orchestration.profiles.admin') === undefined) put(out, 'orchestration.profiles.admin', admin);
    drop(out, 'orchestration.profiles.identity');
  }
  for (const path of [
    'orchestration.migration',
    'orchestration.importer',
    'global.compatibility.orchestration',
    'global.secrets',
    'webModeler.webapp',
  ])
    drop(out, path);
  for (const root of ['orchestration', 'connectors', 'identity', 'optimize', 'webModeler.restapi']) {
    const path = `${root}.extraConfiguration`;
    const files = get(out, path);
    if (!isMap(files)) continue;
    const list = Object.entries(files)
      .filter(([, content]) => content !== null)
      .map(([file, content]): Plain => ({ file, content, springImport: false }));
    if (Object.keys(files).length === 0) drop(out, path);
    else put(out, path, list);
  }
  for (const root of ['orchestration', 'connectors', 'identity', 'optimize', 'console', 'webModeler']) {
    if (
      /^(?:|8\.[0-8]\..*|latest|odd)$/.test(said(get(out, `${root}.image.tag`))) &&
      get(out, `${root}.image.tag`) !== undefined
    )
      drop(out, `${root}.image.tag`);
    if (get(out, `${root}.image.digest`) !== undefined) drop(out, `${root}.image.digest`);
  }
  return out;
}
const speaks = (v: Plain | undefined): boolean =>
  isMap(v)
    ? Object.values(v).some(speaks)
    : Array.isArray(v)
      ? v.length > 0
      : v !== undefined && v !== null && v !== '' && v !== false;

// --- generated sets -------------------------------------------------------------------------------------------------

const MAPS = new Set(SECRETS.slice(3, 8).map(([block]) => block));
const some = (...values: readonly Plain[]): fc.Arbitrary<Plain> => fc.constantFrom(...values);
const wishes: readonly (readonly [string, fc.Arbitrary<Plain>])[] = [
  ['orchestration.clusterSize', some('3', '1')],
  ['orchestration.enabled', some(true, false)],
  ...[
    'elasticsearch.enabled',
    'global.elasticsearch.enabled',
    'global.elasticsearch.external',
    'global.opensearch.enabled',
  ].map((path) => [path, some(true, false)] as const),
  ['global.opensearch.url.host', some('os', '')],
  ['global.noSecondaryStorage', some(false)],
  ['global.ingress.host', some('a.example')],
  ['orchestration.ingress.grpc.host', some('zeebe-{{ .Values.global.ingress.host }}')],
  ...[
    'identity.enabled',
    'identity.firstUser.enabled',
    'global.identity.auth.enabled',
    'webModeler.enabled',
    'optimize.enabled',
  ].map((path) => [path, some(true, false)] as const),
  ['global.documentStore.type.gcp.enabled', some(true, false)],
  ...SECRETS.flatMap(([block, key, plain]) => [
    [`${block}.existingSecret`, some('mine', '', ...(MAPS.has(block) ? [{ name: 'mine' }] : []))] as const,
    [`${block}.${key}`, some('part', 'other')] as const,
    ...(plain === undefined ? [] : [[`${block}.${plain}`, some('CANARY-gen-text', '')] as const]),
    [`${block}.secret.existingSecret`, some('new', '')] as const,
    [`${block}.secret.existingSecretKey`, some('new', '')] as const,
  ]),
  // Never another value than in the block: about that people are asked, file by file.
  ...LOGINS.flatMap(([from, to]) => [
    [`${from}.clientId`, some('mine')] as const,
    [`${from}.secret.existingSecret`, some('new')] as const,
    [`${from}.secret.existingSecretKey`, some('new')] as const,
    [`${to}.clientId`, some('mine')] as const,
  ]),
  ['global.identity.auth.orchestration.redirectUrl', some('https://{{ .Values.global.ingress.host }}/a')],
  ['orchestration.profiles.identity', some(true, false)],
  ['orchestration.profiles.operate', some(true, false)],
  ['orchestration.migration.data.enabled', some(true)],
  ['orchestration.migration.identity.enabled', some(true)],
  ['orchestration.importer.env', some([{ name: 'A', value: 'b' }])],
  ['global.compatibility.orchestration.enabled', some(false)],
  ['global.secrets.autoGenerated', some(true, false)],
  ['global.secrets.name', some('mine')],
  ['webModeler.webapp.replicas', some(2)],
  ['webModeler.webapp.env', some([{ name: 'A', value: 'b' }], [])],
  ['webModeler.webapp.affinity', some({})],
  ['webModeler.restapi.env', some([{ name: 'A', value: 'b' }])],
  ...['orchestration', 'connectors', 'optimize', 'webModeler.restapi'].map(
    (root) =>
      [
        `${root}.extraConfiguration`,
        some({ 'a.yaml': 'x: 1\n' }, { 'a.yaml': 'x: 2\n', 'b.xml': '<a/>' }, { 'c.txt': 'two\nlines\n' }, {}),
      ] as const,
  ),
  ['webModeler.websockets.extraConfiguration', some({ 'a.txt': 'x' })],
  ['orchestration.image.tag', some('8.8.3', '8.9.1', 'latest')],
  ['connectors.image.digest', some('', 'sha256:00')],
  ['orchestration.env', some([{ name: 'TZ', value: 'UTC' }])],
  ['x-team', some('a')],
];
const wish: fc.Arbitrary<readonly Wish[]> = fc
  .constantFrom(...wishes)
  .chain(([path, value]) => fc.record({ path: fc.constant(path), value, bits: fc.nat(0xffff) }))
  .map((w) => [w]);
export const nextSets: fc.Arbitrary<readonly GenLayer[]> = setsOf(wish, { wrong: false });
