/**
 * Variables that the old chart of a step gives a program, or asks for in its files, and the new one does not: whoever overrides one in
 * `env` has to be told, or it would be without effect silently. Runs with `npm run test:charts` only.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stringify } from 'yaml';
import { readFile } from '../../server/src/engine/effects/application.ts';
import { readSet, upgrade, type Finding } from '../../server/src/engine/index.ts';
import type { Minor } from '../../server/src/engine/steps/index.ts';
import { AROUND } from '../effects/around/8.8-8.9.ts';
import { together } from '../effects/trees.ts';
import { isMap, type Plain, type PlainMap } from '../support/tree.ts';
import { render } from './helm.ts';

interface Led {
  readonly from: Minor;
  readonly to: Minor;
  readonly charts: readonly [old: string, now: string];
  /** How the new chart is rendered beside that. */
  readonly options: readonly string[];
  readonly sets: Readonly<Record<string, string>>;
  /** The list of variables of a program, by the name of its workload. */
  readonly lists: Readonly<Record<string, string>>;
  /** Names that programs read whatever the chart does. */
  readonly stillRead: RegExp;
  /** What the new chart puts into the list of a container is told too. */
  readonly tellsNew: boolean;
  /** How many are gone in each set. */
  readonly atLeast: number;
}

const MODELER = `
console: {enabled: true}
postgresql: {enabled: true}
webModeler: {enabled: true, restapi: {mail: {fromAddress: a@example.org}}}
`;
const LOGIN = `
identityKeycloak: {enabled: false}
global:
  identity:
    auth:
      {issuer: https://l.example.org/r, issuerBackendUrl: https://l.example.org/r, tokenUrl: https://l.example.org/t,
       jwksUrl: https://l.example.org/k, authUrl: https://l.example.org/a, publicIssuerUrl: https://l.example.org/r, type: GENERIC,
       identity: {clientId: identity, existingSecret: {name: s}}, connectors: {clientId: c, existingSecret: {name: s}},
       zeebe: {clientId: z, existingSecret: {name: s}, tokenScope: scope}}
`;
/** Where each component's variables stand in the values, in every version. */
const LISTS = {
  connectors: 'connectors.env',
  identity: 'identity.env',
  optimize: 'optimize.env',
  console: 'console.env',
  'web-modeler-restapi': 'webModeler.restapi.env',
  'web-modeler-webapp': 'webModeler.webapp.env',
  'web-modeler-websockets': 'webModeler.websockets.env',
};
const FIRST: Led = {
  from: '8.7',
  to: '8.8',
  charts: [process.env.CAMUNDA_CHART_87 ?? '', process.env.CAMUNDA_CHART_88 ?? ''],
  options: ['--set', 'global.compatibility.orchestration.enabled=false'],
  sets: {
    'signing in with Keycloak': MODELER,
    'signing in elsewhere': `${MODELER}${LOGIN}`,
    'Connectors with a name and a password': 'connectors: {inbound: {mode: credentials}}\n',
  },
  lists: LISTS,
  // The documentation of 8.8 has them.
  stillRead:
    /^(?:CAMUNDA_LICENSE_KEY|IDENTITY_INITIAL_CLAIM_(?:NAME|VALUE)|KEYCLOAK_INIT_(?:CONSOLE|WEBMODELER)_ROOT_URL)$/,
  tellsNew: false,
  atLeast: 6,
};

const {
  'everything, bundled': BUNDLED = {},
  'signing in elsewhere': ELSEWHERE = {},
  'OpenSearch, names and passwords': OPENSEARCH = {},
} = AROUND.profiles;
const SECRET = { existingSecret: 's', existingSecretKey: 'k' };
const RETENTION = { orchestration: { history: { retention: { enabled: true } } } };
const text = (...trees: readonly PlainMap[]): string => stringify(together(...trees), { aliasDuplicateObjects: false });
const SECOND: Led = {
  from: '8.8',
  to: '8.9',
  charts: [process.env.CAMUNDA_CHART_88 ?? '', process.env.CAMUNDA_CHART_89 ?? ''],
  options: [],
  sets: {
    'everything, bundled': text(BUNDLED, { global: { license: { secret: SECRET }, multitenancy: { enabled: true } } }),
    'signing in elsewhere': text(
      ELSEWHERE,
      {
        global: {
          elasticsearch: { auth: { username: 'u', secret: SECRET } },
          documentStore: { activeStoreId: 'aws', type: { aws: { enabled: true, bucket: 'b' } } },
        },
        webModeler: { restapi: { mail: { smtpUser: 'u', secret: SECRET } } },
      },
      RETENTION,
    ),
    'OpenSearch with a password': text(OPENSEARCH, RETENTION, {
      global: { opensearch: { auth: { username: 'u', secret: SECRET } } },
    }),
    'while data is migrated': text({ orchestration: { migration: { data: { enabled: true } } } }),
    'while data of OpenSearch is migrated': text(OPENSEARCH, {
      global: { opensearch: { auth: { username: 'u', secret: SECRET } } },
      orchestration: { migration: { data: { enabled: true } } },
    }),
    'several regions': text({ global: { multiregion: { regions: 2 } } }),
    'no broker': text({ orchestration: { profiles: { broker: false } } }),
    'no storage': text({
      global: {
        noSecondaryStorage: true,
        elasticsearch: { enabled: false },
        identity: { auth: { enabled: true } },
        security: { authentication: { method: 'oidc' } },
      },
      elasticsearch: { enabled: false },
    }),
  },
  lists: { zeebe: 'orchestration.env', ...LISTS },
  // Empty in the file of 13.x: Spring fills it as well where no file says anything.
  stillRead: /^(?:CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_\w+_MAPPINGRULES|ZEEBE_BROKER_EXPORTERS)$/,
  tellsNew: true,
  atLeast: 2,
};

const list = (v: Plain | undefined): PlainMap[] => (Array.isArray(v) ? v.filter(isMap) : []);
const textOf = (v: Plain | undefined): string => (typeof v === 'string' ? v : '');
const at = (o: Plain | undefined, ...keys: readonly string[]): Plain | undefined =>
  keys.reduce<Plain | undefined>((now, key) => (isMap(now) ? now[key] : undefined), o);

interface Program {
  /** The list of its container. */
  readonly own: ReadonlySet<string>;
  /** What it is told. */
  readonly told: Set<string>;
  /** The variables that its files ask for, by the settings that do. */
  readonly asked: Map<string, Set<string>>;
}
/** By its workload. */
function read(objects: readonly PlainMap[]): Map<string, Program> {
  const data = (name: Plain | undefined): [string, string][] =>
    Object.entries(
      at(
        objects.find((o) => o.kind === 'ConfigMap' && at(o, 'metadata', 'name') === name),
        'data',
      ) ?? {},
    ).map(([file, text]) => [file, typeof text === 'string' ? text : '']);
  return new Map(
    objects
      .filter((o) => o.kind === 'Deployment' || o.kind === 'StatefulSet')
      .map((o) => {
        const pod = at(o, 'spec', 'template', 'spec');
        const [main] = list(at(pod, 'containers'));
        const own = new Set(list(main?.env).map((v) => textOf(v.name)));
        const told = new Set(own);
        const asked = new Map<string, Set<string>>();
        for (const volume of list(at(pod, 'volumes')))
          for (const [name, text] of data(at(volume, 'configMap', 'name'))) {
            const settings = /\.ya?ml$/.test(name) ? readFile({ name, text }) : new Map([[name, text]]);
            for (const [setting, value] of settings) {
              if (/\.ya?ml$/.test(name)) told.add(setting);
              for (const [, variable = ''] of value.matchAll(/\$\{?([A-Z][A-Z0-9_]*)/g))
                asked.set(variable, (asked.get(variable) ?? new Set()).add(setting));
            }
          }
        return [textOf(at(o, 'metadata', 'name')).replace(/^camunda-/, ''), { own, told, asked }];
      }),
  );
}
/** A placeholder that nobody fills any more has no effect, whatever else has its name; nor has one that asks for another. */
function isGone(name: string, before: Program, after: Program | undefined): boolean {
  if (!after) return true;
  const was = before.asked.get(name);
  if (!was) return !after.told.has(name);
  const is = after.asked.get(name);
  return !is || [...was].some((setting) => after.told.has(setting) && !is.has(setting));
}
const setting = (path: string, name: string): string =>
  path
    .split('.')
    .map((key, i, all) => `${'  '.repeat(i)}${key}:${i === all.length - 1 ? ` [{name: ${name}, value: x}]` : ''}\n`)
    .join('');

for (const { from, to, charts, options, sets, lists, stillRead, tellsNew, atLeast } of [FIRST, SECOND].filter(
  (s) => !s.charts.includes(''),
))
  describe(`a variable that the chart of ${to} neither sets nor asks for is told`, { concurrency: 2 }, () => {
    for (const [what, text] of Object.entries(sets))
      test(what, async () => {
        const led = (...more: string[]) =>
          upgrade(
            readSet(
              [text, ...more].map((layer, i) => ({ name: `v${i}`, text: layer })),
              { from, target: to },
            ),
          );
        const said = (path: string, name: string): Finding[] =>
          led(setting(path, name)).findings.filter((f) => f.place.layer === 1 && f.place.path.startsWith(path));
        const [old, now] = await Promise.all([
          render(charts[0], [text]),
          render(
            charts[1],
            led().layers.map((l) => l.after),
            options,
          ),
        ]);
        assert.ok('objects' in old && 'objects' in now, JSON.stringify([old, now]).slice(0, 500));
        const [was, is] = [read(old.objects), read(now.objects)];
        const silent: string[] = [];
        let gone = 0;
        for (const [program, path] of Object.entries(lists)) {
          const before = was.get(program);
          if (!before) continue;
          // What is said of any variable says nothing of this one.
          const anyway = new Set(is.has(program) ? said(path, 'SOMETHING_OF_MINE').map((f) => f.rule) : []);
          // What the new chart puts into the list of the container would stand twice there.
          for (const name of tellsNew ? (is.get(program)?.own ?? []) : [])
            if (!before.own.has(name) && said(path, name).every((f) => anyway.has(f.rule)))
              silent.push(`${path} ${name}, which is new`);
          for (const name of new Set([...before.told, ...before.asked.keys()])) {
            if (!isGone(name, before, is.get(program))) continue;
            if (stillRead.test(name) || name.includes('_MANAGED_RELEASES_')) continue;
            gone++;
            if (said(path, name).every((f) => anyway.has(f.rule))) silent.push(`${path} ${name}`);
          }
        }
        assert.deepEqual(silent, []);
        assert.ok(gone >= atLeast, String(gone));
      });
  });
