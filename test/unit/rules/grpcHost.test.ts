/** HTTP and gRPC on one host: where the Ingress for gRPC has a path, the cluster cannot be at it too. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade, validate } from '../../../server/src/engine/index.ts';

const ADVICE = 'ingress/grpc-same-host';
const HTTP = 'global: {ingress: {enabled: true, host: h}}\n';
const PATHS = 'operate: {contextPath: /operate}\ntasklist: {contextPath: /tasklist}\n';
const grpc = (more: string, root = 'zeebeGateway'): string => `${root}: {ingress: {grpc: {enabled: true, ${more}}}}\n`;

function run(...texts: readonly string[]) {
  const { findings, layers } = upgrade(
    readSet(
      texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
      { from: '8.7' },
    ),
  );
  const after = layers.map((l) => ({ name: l.name, text: l.after }));
  const values = readSet(after).merged;
  return {
    path: values.get('orchestration.contextPath'),
    redirect: values.get('orchestration.security.authentication.oidc.redirectUrl'),
    told: findings.filter((f) => f.rule === ADVICE).map((f) => f.place.path),
    checks: validate(readSet(after, { from: '8.8' })).map((f) => f.rule),
  };
}

describe('gRPC on the host of the combined Ingress', () => {
  for (const [name, texts, at] of [
    ['as it is', [HTTP + PATHS + grpc('host: h')], 'zeebeGateway.ingress.grpc.host'],
    ['in the old spelling', [HTTP + PATHS + grpc('host: h', 'zeebe-gateway')], 'zeebe-gateway.ingress.grpc.host'],
    ['in files on top of each other', [HTTP + PATHS, grpc('host: h')], 'zeebeGateway.ingress.grpc.host'],
    ['without paths', [HTTP + grpc('host: h')], 'zeebeGateway.ingress.grpc.host'],
    [
      'by reference',
      [HTTP + PATHS + grpc('host: "{{ .Values.global.ingress.host }}"')],
      'zeebeGateway.ingress.grpc.host',
    ],
    [
      'the flat spelling',
      [`${HTTP}${PATHS}zeebeGateway: {ingress: {enabled: true, host: h}}\n`],
      'zeebeGateway.ingress.host',
    ],
    [
      'both without a host',
      [`global: {ingress: {enabled: true}}\n${PATHS}${grpc('path: /')}`],
      'zeebeGateway.ingress.grpc.enabled',
    ],
  ] as const)
    test(`${name}: the cluster goes below it, and a person decides`, () => {
      const { path, told, checks } = run(...texts);
      assert.equal(path, '/orchestration');
      assert.deepEqual(told, [at]);
      assert.ok(!checks.includes('validate/ingress-grpc-path'));
    });
  test('the address of the login is the new one', () => {
    const old = 'global: {identity: {auth: {operate: {redirectUrl: "http://h/operate"}}}}\n';
    assert.equal(run(HTTP + PATHS + grpc('host: h'), old).redirect, 'http://h/orchestration');
  });

  for (const [name, text] of [
    ['another host', HTTP + PATHS + grpc('host: g')],
    ['a host, and none', HTTP + PATHS + grpc('path: /')],
    ['another class', HTTP + PATHS + grpc('host: h, className: other')],
    ['another path', HTTP + PATHS + grpc('host: h, path: /gateway_protocol.Gateway')],
    ['gRPC off', `${HTTP}${PATHS}zeebeGateway: {ingress: {grpc: {enabled: false, host: h}}}\n`],
    ['an Ingress of somebody else', HTTP + PATHS + grpc('host: h, external: true')],
    ['no combined Ingress', PATHS + grpc('host: h')],
  ] as const)
    test(`${name}: the addresses stay`, () => {
      const { path, told } = run(text);
      assert.equal(path, '/');
      assert.deepEqual(told, []);
    });
  test('below a path of its own the cluster is not at that of gRPC', () => {
    const { path, told } = run(
      `${HTTP}operate: {contextPath: /c/operate}\ntasklist: {contextPath: /c/tasklist}\n${grpc('host: h')}`,
    );
    assert.equal(path, '/c');
    assert.deepEqual(told, []);
  });
  test('a path that the files of 8.8 say stays, and is told where it is taken', () => {
    const own = (path: string): string => `orchestration: {contextPath: ${path}}\n`;
    assert.deepEqual(run(HTTP + PATHS + grpc('host: h') + own('/c')).told, []);
    const taken = run(HTTP + PATHS + grpc('host: h') + own('/'));
    assert.equal(taken.path, '/');
    assert.deepEqual(taken.told, ['zeebeGateway.ingress.grpc.host']);
    assert.ok(taken.checks.includes('validate/ingress-grpc-path'));
  });
});
