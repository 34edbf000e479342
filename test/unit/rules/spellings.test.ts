/** A key of 8.7 at two places: the upgrade carries what chart 12.x obeyed, and shows the other one. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { message, readSet, upgrade } from '../../../server/src/engine/index.ts';

const OFF = 'global: {identity: {auth: {enabled: false}}}\nidentity: {enabled: false}\n';
const plain = (v: unknown): unknown => (v === undefined ? undefined : JSON.parse(JSON.stringify(v)));
function run(...texts: readonly string[]) {
  const set = readSet(
    texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
    { from: '8.7' },
  );
  const { findings, layers } = upgrade(set);
  const after = layers.map((l) => ({ name: l.name, text: l.after }));
  const again = readSet(after);
  for (const l of again.layers) assert.deepEqual(l.problems, []);
  assert.deepEqual(
    upgrade(again).layers.map((l) => l.after),
    after.map((a) => a.text),
    'a second run changes nothing',
  );
  const at = (path: string): unknown => plain(again.merged.get(path));
  const about = (path: string) => findings.filter((f) => f.place.path === path);
  return { at, about, findings, texts: after.map((a) => a.text) };
}
const nest = (path: string, value: string): string =>
  path
    .split('.')
    .map((k, i) => `${'  '.repeat(i)}${k}:`)
    .join('\n') + ` ${value}\n`;

/** What 12.13 obeys, what it writes over, where the value is in 8.8. */
const PAIRS: readonly (readonly [wins: string, loses: string, now: string, a: string, b: string])[] = [
  [
    'zeebe-gateway.service.annotations.x',
    'zeebeGateway.service.annotations.x',
    'orchestration.service.annotations.x',
    'old',
    'new',
  ],
  ['zeebe-gateway.service.restPort', 'zeebeGateway.service.restPort', 'orchestration.service.httpPort', '8081', '8082'],
  ['zeebe-gateway.podLabels.x', 'zeebeGateway.podLabels.x', 'orchestration.podLabels.x', 'old', 'new'],
  [
    'zeebe-gateway.ingress.grpc.host',
    'zeebeGateway.ingress.grpc.host',
    'orchestration.ingress.grpc.host',
    'old.h',
    'new.h',
  ],
  ['zeebe-gateway.contextPath', 'zeebeGateway.contextPath', 'orchestration.contextPath', '/old', '/new'],
  [
    'zeebe-gateway.env',
    'zeebeGateway.env',
    'orchestration.env',
    '[{name: A, value: old}]',
    '[{name: A, value: new}, {name: B, value: b}]',
  ],
  [
    'zeebe-gateway.tolerations',
    'zeebeGateway.tolerations',
    'orchestration.tolerations',
    '[{key: old}]',
    '[{key: new}]',
  ],
  [
    'zeebeGateway.service.gatewayPort',
    'zeebeGateway.service.grpcPort',
    'orchestration.service.grpcPort',
    '26501',
    '26502',
  ],
  ['zeebeGateway.service.gatewayName', 'zeebeGateway.service.grpcName', 'orchestration.service.grpcName', 'old', 'new'],
  [
    'zeebeGateway.service.gatewayPort',
    'zeebe-gateway.service.grpcPort',
    'orchestration.service.grpcPort',
    '26501',
    '26502',
  ],
  [
    'zeebe-gateway.service.gatewayPort',
    'zeebeGateway.service.gatewayPort',
    'orchestration.service.grpcPort',
    '26501',
    '26502',
  ],
  ['identity.keycloak.replicaCount', 'identityKeycloak.replicaCount', 'identityKeycloak.replicaCount', '3', '2'],
  [
    'identity.keycloak.extraEnvVars',
    'identityKeycloak.extraEnvVars',
    'identityKeycloak.extraEnvVars',
    '[{name: A, value: old}]',
    '[{name: B, value: new}]',
  ],
  [
    'identity.postgresql.primary.persistence.size',
    'identityPostgresql.primary.persistence.size',
    'identityPostgresql.primary.persistence.size',
    '8Gi',
    '9Gi',
  ],
];

describe('of two spellings, the one that chart 12.x obeys', () => {
  for (const [wins, loses, now, a, b] of PAIRS)
    for (const [how, layers] of [
      ['in one file', [wins, loses].map((p) => nest(p, p === wins ? a : b)).join('')],
      ['the loser later', [nest(wins, a), nest(loses, b)]],
      ['the winner later', [nest(loses, b), nest(wins, a)]],
    ] as const)
      test(`${wins} over ${loses}, ${how}`, () => {
        // Two blocks of one root are one map in a file.
        const same = wins.split('.')[0] === loses.split('.')[0];
        const texts = typeof layers === 'string' ? (same ? [nest(wins, a), nest(loses, b)] : [layers]) : [...layers];
        const { at, about, texts: after } = run(OFF, ...texts);
        assert.deepEqual(at(now), plain(readSet([{ name: 'v', text: `v: ${a}` }]).merged.get('v')));
        const told = about(loses);
        assert.deepEqual(
          told.map((f) => f.rule),
          ['spelling/hidden'],
        );
        assert.match(message(told[0] as never), new RegExp(`it has no effect beside \`${wins}\``));
        assert.ok(after.some((t) => t.includes(`camunda-upgrade[spelling/hidden] ${loses}`)));
        assert.equal(told[0]?.related[0]?.path, wins);
      });

  for (const [wins, loses, now, a] of PAIRS)
    test(`${wins} and ${loses} agree: nothing to say`, () => {
      const { at, findings } = run(OFF, nest(wins, a), nest(loses, a));
      assert.deepEqual(at(now), plain(readSet([{ name: 'v', text: `v: ${a}` }]).merged.get('v')));
      assert.deepEqual(
        findings.filter((f) => f.rule.startsWith('spelling/')),
        [],
      );
    });

  for (const [what, value] of [
    ['an empty text', '""'],
    ['null', ''],
  ] as const)
    test(`${what} at the older place wins too`, () => {
      const { about, at } = run(
        OFF,
        nest('zeebeGateway.podAnnotations.x', 'new'),
        nest('zeebe-gateway.podAnnotations.x', value),
      );
      assert.deepEqual(
        about('zeebeGateway.podAnnotations.x').map((f) => f.rule),
        ['spelling/hidden'],
      );
      assert.notEqual(at('orchestration.podAnnotations.x'), 'new');
    });

  test('what has no place in 8.8 in either spelling is told at the two blocks, however much of it there is', () => {
    const block = (root: string, n: number): string =>
      `${root}:
  replicas: ${String(n)}
  startupProbe: {enabled: true, probePath: /start${String(n)}, periodSeconds: ${String(n)}, failureThreshold: ${String(n)}}
  readinessProbe: {probePath: /ready${String(n)}, timeoutSeconds: ${String(n)}}
  livenessProbe: {enabled: true, successThreshold: ${String(n)}}
  image: {tag: 8.7.${String(n)}}
  service: {internalPort: ${String(26500 + n)}}
  logLevel: level${String(n)}
  podAnnotations: {x: say${String(n)}}
`;
    const [one, other] = [block('zeebe-gateway', 1), block('zeebeGateway', 2)];
    for (const texts of [[one + other], [one, other], [other, one]]) {
      const { at, findings, texts: after } = run(OFF, ...texts);
      assert.deepEqual(
        findings.filter((f) => f.rule === 'spelling/hidden').map((f) => f.place.path),
        // It goes to the cluster, so it matters which of the two counted.
        ['zeebeGateway.podAnnotations.x'],
      );
      assert.deepEqual(
        findings
          .filter((f) => f.rule.startsWith('gateway/root'))
          .map((f) => f.place.path)
          .sort(),
        ['zeebe-gateway', 'zeebeGateway'],
      );
      assert.deepEqual(at('orchestration.podAnnotations'), { x: 'say1' });
      for (const text of after) assert.doesNotMatch(text, /replicas|start[12]|ready[12]|level[12]/);
    }
    // A key that the chart does not know could be a typing error: that is not for a rule to drop.
    const strange = run(OFF, 'zeebe-gateway: {replica: 1}\nzeebeGateway: {replica: 2}\n');
    assert.deepEqual(
      strange.about('zeebeGateway.replica').map((f) => f.rule),
      ['spelling/hidden'],
    );
  });

  test('maps are merged', () => {
    const { at, findings } = run(
      OFF,
      'zeebeGateway: {podLabels: {a: a}}\nzeebe-gateway: {podLabels: {b: b}, podAnnotations: {}}\n',
    );
    assert.deepEqual(at('orchestration.podLabels'), { a: 'a', b: 'b' });
    assert.deepEqual(
      findings.filter((f) => f.rule === 'spelling/hidden'),
      [],
    );
  });

  test('the flat Ingress wins only while it is switched on, from either root', () => {
    const flat = (root: string, on: string): string =>
      `${root}: {ingress: {enabled: ${on}, host: flat, tls: {enabled: true}}}\n`;
    const nested = 'zeebeGateway: {ingress: {grpc: {enabled: true, host: nested}}}\n';
    for (const root of ['zeebeGateway', 'zeebe-gateway']) {
      const on = run(OFF, nested, flat(root, 'true'));
      assert.equal(on.at('orchestration.ingress.grpc.host'), 'flat');
      assert.equal(on.at('orchestration.ingress.grpc.tls.secretName'), 'camunda-platform-zeebe-gateway-grpc');
      assert.deepEqual(
        on.about('zeebeGateway.ingress.grpc.host').map((f) => f.rule),
        ['spelling/hidden'],
      );
      const off = run(OFF, nested, flat(root, 'false'));
      assert.equal(off.at('orchestration.ingress.grpc.host'), 'nested');
      assert.equal(off.at('orchestration.ingress.grpc.enabled'), true);
      assert.equal(off.at('orchestration.ingress.grpc.tls'), undefined);
      assert.deepEqual(
        off.about(`${root}.ingress.host`).map((f) => f.rule),
        ['spelling/unread'],
      );
    }
    const unset = run(OFF, `${nested.trimEnd().replace('{ingress: {', '{ingress: {host: flat, ')}\n`);
    assert.equal(unset.at('orchestration.ingress.grpc.host'), 'nested');
    assert.deepEqual(
      unset.about('zeebeGateway.ingress.host').map((f) => f.rule),
      ['spelling/unread'],
    );
    const back = run(OFF, nested, flat('zeebeGateway', 'true'), 'zeebeGateway: {ingress: {enabled: false}}\n');
    assert.equal(back.at('orchestration.ingress.grpc.host'), 'nested');
  });

  test('an empty value at a key that only 8.8 knows takes nothing away that moves there from a file before', () => {
    const OLD = `zeebe: {clusterSize: "3", podLabels: {a: b}, env: [{name: A, value: b}], service: {httpPort: 9700}}
tasklist: {extraConfiguration: {a.yaml: "x: 1"}}
identity: {firstUser: {password: typed-in}}
`;
    const MOVED: [path: string, above: string][] = [
      ['orchestration.clusterSize', 'orchestration'],
      ['orchestration.podLabels.a', 'orchestration.podLabels'],
      ['orchestration.extraConfiguration.a\\.yaml', 'orchestration.extraConfiguration'],
      ['orchestration.service.managementPort', 'orchestration.service'],
      ['identity.firstUser.secret.inlineSecret', 'identity.firstUser.secret'],
    ];
    for (const [path, above] of MOVED)
      for (const at of [path, above].filter((p) => p.includes('.')))
        for (const empty of ['null', '""']) {
          const keys = at.split(/(?<!\\)\./).map((k) => k.replace('\\.', '.'));
          const over = `${keys.map((k, i) => `${'  '.repeat(i)}${JSON.stringify(k)}:`).join('\n')} ${empty}\nzeebe: {partitionCount: "3"}\n`;
          const alone = run(OFF, OLD, 'zeebe: {partitionCount: "3"}\n');
          const { at: value, about } = run(OFF, OLD, over);
          // Of one key both say something: the new one wins, as it does in one file, and is told.
          const one = at === path && !(at.endsWith('Secret') && empty !== 'null');
          if (!one) assert.deepEqual(value(path), alone.at(path), over);
          assert.ok(one || (value(path) ?? null) !== null, over);
          // An empty secret of 8.8 makes room.
          const room = at.endsWith('Secret') && empty !== 'null';
          const told = room ? [] : [one ? 'awakened-key manual' : 'spelling/hidden review'];
          assert.deepEqual(
            about(at).map((f) => `${f.rule} ${f.safety}`),
            told,
            over,
          );
        }
    // A map without keys takes nothing away, and what no file before says is nobody's.
    for (const quiet of ['podLabels: {}', 'podAnnotations: null', 'tolerations: []']) {
      const { about } = run(OFF, OLD, `orchestration: {${quiet}}\nzeebe: {partitionCount: "3"}\n`);
      assert.deepEqual(about(`orchestration.${quiet.split(':')[0] ?? ''}`), [], quiet);
    }
  });

  test('what counts in neither spelling does not come to life because both have it', () => {
    const KEYS: [key: string, one: string, other: string][] = [
      ['className', 'a', 'x'],
      ['host', 'a', 'x'],
      ['path', '/a', '/x'],
      ['pathType', 'Prefix', 'Exact'],
      ['tls', '{enabled: true}', '{enabled: false, secretName: x}'],
      ['annotations', '{a: b}', '{a: x}'],
    ];
    for (const [key, one, other] of KEYS) {
      const on = ', grpc: {enabled: true, host: nested}';
      const first = `zeebeGateway: {ingress: {${key}: ${one}${on}}}\n`;
      const second = `zeebe-gateway: {ingress: {${key}: ${other}}}\n`;
      for (const layers of [[first + second], [first, second], [second, first]]) {
        const { at, about } = run(OFF, ...layers);
        assert.deepEqual(at('orchestration.ingress.grpc'), { enabled: true, host: 'nested' }, layers.join('---'));
        for (const root of ['zeebeGateway', 'zeebe-gateway'])
          assert.deepEqual(
            about(`${root}.ingress.${key}`).map((f) => f.rule),
            ['spelling/unread'],
            `${root} ${key}`,
          );
      }
    }
  });

  test('the switch of the flat Ingress may stand in the other spelling', () => {
    const { at } = run(
      OFF,
      'zeebeGateway: {ingress: {enabled: true, host: flat}}\nzeebe-gateway: {ingress: {pathType: Exact}}\n',
    );
    assert.equal(at('orchestration.ingress.grpc.pathType'), 'Exact');
    assert.equal(at('orchestration.ingress.grpc.host'), 'flat');
  });

  test('a switch in one spelling rules what stands in the other', () => {
    const { at, about } = run(
      OFF,
      'zeebeGateway: {serviceAccount: {annotations: {role: r}}}\nzeebe-gateway: {serviceAccount: {enabled: false}}\n',
    );
    assert.equal(at('orchestration.serviceAccount'), undefined);
    assert.deepEqual(
      about('zeebeGateway.serviceAccount.annotations').map((f) => f.rule),
      ['service-account-off'],
    );
  });

  test('an address of Elasticsearch in parts counts only where `url` is emptied', () => {
    const parts = 'host: es.example.com, port: 9300, protocol: https';
    for (const [url, host] of [
      ['', undefined],
      ['url: {host: other}, ', 'other'],
      ['url: "https://other:9200", ', 'other'],
      ['url: , ', 'es.example.com'],
      ['url: "", ', 'es.example.com'],
    ] as const) {
      const { at, about } = run(OFF, `global: {elasticsearch: {${url}${parts}}}\n`);
      assert.equal(at('global.elasticsearch.url.host'), host, url);
      assert.deepEqual(
        about('global.elasticsearch.host').map((f) => f.rule),
        [host === 'es.example.com' ? 'elasticsearch/host' : 'spelling/unread'],
        url,
      );
    }
  });

  test('a key that no template of chart 12.x reads does not become a port', () => {
    const { at, about } = run(OFF, 'global: {zeebePort: 26700}\n');
    assert.equal(at('orchestration.service'), undefined);
    assert.deepEqual(
      about('global.zeebePort').map((f) => f.rule),
      ['global/zeebe-port'],
    );
  });
});
