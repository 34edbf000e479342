/**
 * Variables that the chart of 12.x gives a program, or asks for in its files, and that of 13.x does not: whoever overrides one in
 * `env` has to be told, or it would be without effect silently. Runs with `npm run test:charts` only.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readFile } from '../../server/src/engine/effects/application.ts';
import { readSet, upgrade } from '../../server/src/engine/index.ts';
import { isMap, type Plain, type PlainMap } from '../support/tree.ts';
import { render } from './helm.ts';

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
const SETS: Readonly<Record<string, string>> = {
  'signing in with Keycloak': MODELER,
  'signing in elsewhere': `${MODELER}${LOGIN}`,
  'Connectors with a name and a password': 'connectors: {inbound: {mode: credentials}}\n',
};
/** By the name of the Deployment. */
const LISTS: Readonly<Record<string, string>> = {
  connectors: 'connectors.env',
  identity: 'identity.env',
  optimize: 'optimize.env',
  console: 'console.env',
  'web-modeler-restapi': 'webModeler.restapi.env',
  'web-modeler-webapp': 'webModeler.webapp.env',
  'web-modeler-websockets': 'webModeler.websockets.env',
};
/** The documentation of 8.8 has them: programs read them whatever the chart does. */
const STILL_READ =
  /^(?:CAMUNDA_LICENSE_KEY|IDENTITY_INITIAL_CLAIM_(?:NAME|VALUE)|KEYCLOAK_INIT_(?:CONSOLE|WEBMODELER)_ROOT_URL)$/;

const list = (v: Plain | undefined): PlainMap[] => (Array.isArray(v) ? v.filter(isMap) : []);
const textOf = (v: Plain | undefined): string => (typeof v === 'string' ? v : '');
const at = (o: Plain | undefined, ...keys: readonly string[]): Plain | undefined =>
  keys.reduce<Plain | undefined>((now, key) => (isMap(now) ? now[key] : undefined), o);

/** What each program is told, and asks for, by its Deployment. */
function read(objects: readonly PlainMap[]): Map<string, { told: Set<string>; asked: Set<string> }> {
  const data = (name: Plain | undefined): [string, string][] =>
    Object.entries(
      at(
        objects.find((o) => o.kind === 'ConfigMap' && at(o, 'metadata', 'name') === name),
        'data',
      ) ?? {},
    ).map(([file, text]) => [file, typeof text === 'string' ? text : '']);
  return new Map(
    objects
      .filter((o) => o.kind === 'Deployment')
      .map((o) => {
        const pod = at(o, 'spec', 'template', 'spec');
        const [main] = list(at(pod, 'containers'));
        const told = new Set(list(main?.env).map((v) => textOf(v.name)));
        const asked = new Set<string>();
        for (const volume of list(at(pod, 'volumes')))
          for (const [file, text] of data(at(volume, 'configMap', 'name'))) {
            for (const [, name = ''] of text.matchAll(/\$\{([A-Z][A-Z0-9_]*)/g)) asked.add(name);
            if (/\.ya?ml$/.test(file)) for (const name of readFile({ name: file, text }).keys()) told.add(name);
          }
        return [textOf(at(o, 'metadata', 'name')).replace(/^camunda-/, ''), { told, asked }];
      }),
  );
}
const setting = (path: string, name: string): string =>
  path
    .split('.')
    .map((key, i, all) => `${'  '.repeat(i)}${key}:${i === all.length - 1 ? ` [{name: ${name}, value: x}]` : ''}\n`)
    .join('');

describe('a variable that chart 13.x neither sets nor asks for is told', { concurrency: 2 }, () => {
  for (const [what, text] of Object.entries(SETS))
    test(what, async () => {
      const [after = ''] = upgrade(readSet([{ name: 'v', text }], { from: '8.7' })).layers.map((l) => l.after);
      const [old, now] = await Promise.all([
        render(process.env.CAMUNDA_CHART_87 ?? '', [text]),
        render(
          process.env.CAMUNDA_CHART_88 ?? '',
          [after],
          ['--set', 'global.compatibility.orchestration.enabled=false'],
        ),
      ]);
      assert.ok('objects' in old && 'objects' in now, JSON.stringify([old, now]).slice(0, 500));
      const [was, is] = [read(old.objects), read(now.objects)];
      const silent: string[] = [];
      let gone = 0;
      for (const [program, path] of Object.entries(LISTS)) {
        const before = was.get(program);
        const after = is.get(program);
        for (const name of new Set([...(before?.told ?? []), ...(before?.asked ?? [])])) {
          // A placeholder that nobody fills any more has no effect, whatever else has its name.
          if (before?.asked.has(name) === true ? after?.asked.has(name) : after?.told.has(name)) continue;
          if (STILL_READ.test(name) || name.includes('_MANAGED_RELEASES_')) continue;
          gone++;
          const layers = [
            { name: 'v', text },
            { name: 'more', text: setting(path, name) },
          ];
          const { findings } = upgrade(readSet(layers, { from: '8.7' }));
          const said = findings.some((f) => f.place.layer === 1 && f.place.path.startsWith(path));
          if (!said) silent.push(`${path} ${name}`);
        }
      }
      assert.deepEqual(silent, []);
      assert.ok(gone > 5, String(gone));
    });
});
