import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { catalogue, type JsonValue } from '../../../server/src/engine/charts/catalogue.ts';
import type { Minor } from '../../../server/src/engine/steps/index.ts';

const old = catalogue('8.7');
const next = catalogue('8.8');
const both = [old, next];

/** Segments of a path that has no dots inside them. */
const at = (path: string): string[] => path.split('.');
const rewriteTarget = 'nginx.ingress.kubernetes.io/ssl-redirect';

test('every listed key of both charts is there, once, after its parent', () => {
  assert.equal(old.keys().length, 1730);
  assert.equal(next.keys().length, 1501);
  for (const one of both) {
    const seen = new Set<string>();
    for (const { path } of one.keys()) {
      assert.ok(!seen.has(path), path);
      const parent = path.replace(/(?:^|\.)(?:\\.|[^.\\])+$/, '');
      assert.ok(parent === '' || seen.has(parent), path);
      seen.add(path);
    }
  }
});

test('one line a key: the generated lists stay small', () => {
  const size = ['8.7', '8.8']
    .map((version) => new URL(`../../../server/src/engine/charts/${version}/keys.ts`, import.meta.url))
    .reduce((sum, file) => sum + readFileSync(file).length, 0);
  assert.ok(size < 250_000, String(size));
});

test('each version is built once', () => {
  assert.equal(catalogue('8.7'), old);
  assert.equal(old.version, '8.7');
  assert.equal(next.version, '8.8');
});

test('get finds exact keys only', () => {
  assert.equal(old.get(at('zeebe.clusterSize'))?.path, 'zeebe.clusterSize');
  assert.equal(old.get(at('zeebe.clusterSzie')), undefined);
  assert.equal(old.get(at('orchestration.clusterSize')), undefined);
  assert.equal(old.get([]), undefined);
  assert.equal(old.get(['zeebe.clusterSize']), undefined, 'one segment with a dot in it is another key');
  assert.deepEqual(next.get(at('zeebe')), undefined);
});

test('types come from the schema where there is one, else from the default', () => {
  const types = (version: Minor, path: string) => catalogue(version).get(at(path))?.types;
  assert.deepEqual(types('8.8', 'orchestration.clusterSize'), ['string']);
  assert.deepEqual(types('8.8', 'orchestration.service.grpcPort'), ['number']);
  assert.deepEqual(types('8.8', 'global.identity.keycloak.url.port'), ['string', 'integer']);
  assert.deepEqual(types('8.8', 'global.multiregion.regions'), ['integer', 'string']);
  assert.deepEqual(types('8.7', 'zeebe.service.httpPort'), ['integer']);
  assert.deepEqual(types('8.7', 'zeebe.clusterSize'), ['string']);
  assert.deepEqual(types('8.7', 'global.identity.auth.zeebe.existingSecret'), ['string', 'object']);
  assert.deepEqual(types('8.7', 'global.elasticsearch.auth.password'), ['null']);
});

test('only the 8.8 schema enforces types, and not for every key', () => {
  assert.ok(old.keys().every((key) => !key.enforced));
  assert.equal(next.get(at('orchestration.clusterSize'))?.enforced, true);
  assert.equal(next.get(at('elasticsearch.master.resources.limits.cpu'))?.enforced, false);
  assert.equal(next.keys().filter((key) => key.enforced).length, 1467);
});

test('types of list items and map values', () => {
  assert.deepEqual(next.get(at('orchestration.pvcAccessModes'))?.items, ['string']);
  assert.deepEqual(next.get(at('orchestration.env'))?.items, ['object']);
  assert.deepEqual(next.get(at('global.ingress.annotations'))?.items, ['string']);
  assert.deepEqual(next.get(at('orchestration.extraVolumes'))?.items, []);
});

test('defaults are the ones of values.yaml', () => {
  assert.equal(old.default(at('zeebe.clusterSize')), '3');
  assert.equal(old.default(at('zeebe.service.httpPort')), 9600);
  assert.equal(old.default(at('identity.enabled')), true);
  assert.equal(next.default(at('identity.enabled')), false);
  assert.equal(old.default(at('global.multiregion.regionId')), 0);
  assert.equal(old.default(at('global.elasticsearch.auth.password')), null);
  assert.equal(next.get(at('orchestration.clusterSize'))?.default, '3');
  assert.equal(old.default(at('zeebe.nothing')), undefined);
  assert.equal(old.default(at('zeebe.clusterSize.below')), undefined);
  assert.equal(next.default(at('global.identity.keycloak.url.host')), undefined, 'known to the schema only');
});

test('the default of a map is assembled from its keys', () => {
  const limits = old.default(at('zeebe.resources'));
  assert.deepEqual(JSON.parse(JSON.stringify(limits)), {
    limits: { cpu: '960m', memory: '1920Mi' },
    requests: { cpu: '800m', memory: '1200Mi' },
  });
  assert.equal(old.get(at('zeebe.resources'))?.default, limits);
  assert.deepEqual(JSON.parse(JSON.stringify(old.default(at('zeebe.nodeSelector')))), {});
  assert.deepEqual(JSON.parse(JSON.stringify(next.default(at('global.identity.keycloak.url')))), {});
  const affinity = JSON.stringify(old.default(at('zeebe.affinity')));
  assert.ok(affinity.includes('"topologyKey":"kubernetes.io/hostname"'), affinity);
});

test('defaults() holds every default, is frozen and inherits nothing', () => {
  for (const one of both) {
    const walk = (value: JsonValue): void => {
      if (typeof value !== 'object' || value === null) return;
      assert.ok(Object.isFrozen(value));
      if (!Array.isArray(value)) assert.equal(Object.getPrototypeOf(value), null);
      for (const entry of Object.values(value)) walk(entry);
    };
    walk(one.defaults());
    const listed = new Set(one.keys().map(({ path }) => path));
    const paths = (value: JsonValue, path: string): string[] =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? []
        : Object.entries(value).flatMap(([name, entry]) => {
            const below = (path && `${path}.`) + name.replaceAll('.', '\\.');
            return [below, ...paths(entry, below)];
          });
    assert.deepEqual(
      paths(one.defaults(), '').filter((path) => !listed.has(path)),
      [],
    );
    assert.equal(one.keys().filter((key) => key.default !== undefined).length, paths(one.defaults(), '').length);
  }
  assert.equal(old.default(['constructor']), undefined);
  assert.equal(old.default(['zeebe', '__proto__']), undefined);
  assert.equal(old.known(['constructor']), false);
  assert.equal(old.get(['__proto__']), undefined);
  assert.equal(old.defaults(), old.default([]));
});

test('keys with dots inside a segment', () => {
  const path = ['global', 'ingress', 'annotations', rewriteTarget];
  assert.equal(old.get(path)?.path, String.raw`global.ingress.annotations.nginx\.ingress\.kubernetes\.io/ssl-redirect`);
  assert.equal(old.default(path), 'false');
  assert.equal(old.known([...path.slice(0, 3), 'cert-manager.io/cluster-issuer']), true);
  assert.equal(old.default(['operate', 'logging', 'level', 'io.camunda.operate']), 'INFO');
  assert.equal(old.known(['operate', 'logging', 'level', 'io', 'camunda']), true);
  assert.ok(old.children(path.slice(0, 3)).some((key) => key.default === 'false'));
});

test('known: listed keys and their parents', () => {
  for (const path of ['zeebe', 'zeebe.service', 'zeebe.service.httpPort', 'global.identity.auth'])
    assert.ok(old.known(at(path)), path);
  for (const path of ['zeebe.clusterSzie', 'orchestration', 'zeebe.service.x', 'zeebe.clusterSize.x', 'foo', ''])
    assert.ok(!old.known(at(path)), path);
  for (const path of ['zeebe.clusterSize', 'zeebeGateway', 'operate.enabled', 'postgresql.enabled'])
    assert.ok(!next.known(at(path)), path);
  assert.ok(old.known([]));
});

test('known: what is below free-form maps and lists is the user’s', () => {
  const open = [
    'zeebe.nodeSelector.disktype',
    'zeebe.podLabels.team',
    'zeebe.podAnnotations.x',
    'zeebe.pvcAnnotations.x',
    'zeebe.pvcSelector.matchLabels.x',
    'zeebe.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution',
    'zeebe.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution',
    'zeebe.resources.limits.ephemeral-storage',
    'zeebe.podSecurityContext.supplementalGroups',
    'zeebe.containerSecurityContext.capabilities.drop',
    'zeebe.extraConfiguration.x',
    'zeebe.env.0.name',
    'zeebe.dnsConfig.nameservers',
    'operate.logging.level.ROOT',
    'global.commonLabels.x',
    'global.labels.x',
    'prometheusServiceMonitor.labels.x',
    'global.identity.keycloak.auth.adminUser',
  ];
  for (const path of open) assert.ok(old.known(at(path)), path);
  const closed = ['zeebe.retention.x', 'zeebe.serviceAccount.x', 'zeebe.livenessProbe.x', 'global.ingress.tls.x'];
  for (const path of closed) assert.ok(!old.known(at(path)), path);
  assert.ok(next.known(at('orchestration.profiles.custom')));
  assert.ok(!next.known(at('global.identity.keycloak.url.path')), 'the schema names what this empty map may hold');
});

test('known: subcharts have more keys than the chart lists', () => {
  for (const name of ['elasticsearch', 'identityKeycloak', 'identityPostgresql', 'postgresql'])
    assert.ok(old.known([name, 'something', 'deep']), name);
  for (const name of ['elasticsearch', 'identityKeycloak', 'identityPostgresql', 'webModelerPostgresql'])
    assert.ok(next.known([name, 'something', 'deep']), name);
});

test('known: keys that work although the chart does not list them', () => {
  for (const path of [
    'fullnameOverride',
    'zeebe.nameOverride',
    'global.imageRegistry',
    'global.identity.auth.zeebe.existingSecret.name',
    'zeebe-gateway.replicas',
    'identity.keycloak.enabled',
    'zeebeGateway.ingress.host',
    'webModeler.restapi.image.tag',
  ])
    assert.ok(old.known(at(path)), path);
  assert.ok(next.known(at('orchestration.fullnameOverride')));
  assert.ok(!next.known(at('identity.keycloak.enabled')));
  assert.ok(!old.known(at('global.identity.auth.zeebe.existingSecret.key')));
  assert.equal(old.get(at('zeebe.nameOverride'))?.unlisted, true);
  assert.ok(old.keys().every((key) => !key.unlisted));
  assert.ok(!old.children(at('zeebe')).some((key) => key.unlisted));
});

test('list, map, leaf, freeform and deprecated', () => {
  const facts = (path: string) => {
    const fact = next.get(at(path));
    assert.ok(fact, path);
    return [fact.list && 'list', fact.map && 'map', fact.leaf && 'leaf', fact.freeform && 'freeform'].filter(Boolean);
  };
  assert.deepEqual(facts('orchestration'), ['map']);
  assert.deepEqual(facts('orchestration.env'), ['list', 'leaf']);
  assert.deepEqual(facts('orchestration.security.initialization.users'), ['list', 'leaf']);
  assert.deepEqual(facts('orchestration.clusterSize'), ['leaf']);
  assert.deepEqual(facts('orchestration.nodeSelector'), ['map', 'leaf', 'freeform']);
  assert.deepEqual(facts('orchestration.resources'), ['map', 'freeform']);
  assert.deepEqual(facts('orchestration.resources.limits'), ['map', 'freeform']);
  assert.deepEqual(facts('elasticsearch.master'), ['map', 'freeform']);
  assert.equal(next.get(at('global.license.key'))?.deprecated, true);
  assert.equal(next.get(at('global.license.secret.inlineSecret'))?.deprecated, false);
  assert.equal(old.get(at('global.elasticsearch.disableExporter'))?.deprecated, true);
});

test('nearest: a sibling spelled alike, at any depth', () => {
  const nearest = (path: string) => old.nearest(at(path));
  assert.equal(nearest('zeebe.clusterSzie'), 'zeebe.clusterSize');
  assert.equal(nearest('zebee.clusterSize'), 'zeebe.clusterSize');
  assert.equal(nearest('zeebegateway.replicas'), 'zeebeGateway.replicas');
  assert.equal(nearest('zeebe.resource.limits.cpu'), 'zeebe.resources.limits.cpu');
  assert.equal(nearest('zeebe.envs'), 'zeebe.env');
  assert.equal(nearest('zeebe.pvc-size'), 'zeebe.pvcSize');
  assert.equal(nearest('identity.firstUser.user'), 'identity.firstUser.username');
  assert.equal(nearest('identityPostgres.enabled'), 'identityPostgresql.enabled');
  assert.equal(
    old.nearest(['global', 'ingres', 'annotations', rewriteTarget]),
    String.raw`global.ingress.annotations.nginx\.ingress\.kubernetes\.io/ssl-redirect`,
  );
});

test('nearest: the one other place with a key of this name', () => {
  assert.equal(next.nearest(at('zeebe.clusterSize')), 'orchestration.clusterSize');
  assert.equal(next.nearest(at('zeebe.service.grpcPort')), 'orchestration.service.grpcPort');
  assert.equal(next.nearest(at('global.security.initialization')), 'orchestration.security.initialization');
});

test('nearest: nothing rather than a guess', () => {
  assert.equal(next.nearest(at('zeebe.enabled')), undefined);
  assert.equal(next.nearest(at('global.identity.auth.console.existingSecret')), undefined);
  assert.equal(next.nearest(at('postgresql')), undefined);
  assert.equal(old.nearest(['x'.repeat(100_000)]), undefined);
  assert.equal(old.nearest(['']), undefined);
  assert.equal(old.nearest([]), undefined);
});

test('children: what can be completed below a path', () => {
  const names = (path: string[]) => next.children(path).map((key) => key.path);
  assert.ok(names([]).includes('orchestration'));
  assert.ok(!names([]).includes('zeebe'));
  assert.ok(names(['orchestration']).includes('orchestration.clusterSize'));
  assert.ok(!names(['orchestration']).some((path) => path.split('.').length !== 2));
  assert.deepEqual(names(at('orchestration.clusterSize')), []);
  assert.deepEqual(names(['nothing']), []);
  const total = (path: string[]): number =>
    next.children(path).reduce((sum, key) => sum + 1 + total([...path, keyName(key.path)]), 0);
  assert.equal(total([]), next.keys().length);
});

const keyName = (path: string): string => (/(?:\\.|[^.\\])+$/.exec(path)?.[0] ?? '').replace(/\\(.)/g, '$1');
