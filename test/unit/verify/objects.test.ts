import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import { valueAt } from '../../../server/src/engine/view.ts';
import { STEPS } from '../../../server/src/engine/steps/index.ts';
import type { Json } from '../../../server/src/engine/yaml/tree.ts';
import { lineOf, ObjectTexts, print } from '../../../server/src/verify/objects.ts';
import { known, verify, type Renderer } from '../../../server/src/verify/verify.ts';

const hiding = { isHidden: known.isHidden, mask: (text: string) => text };

describe('an object as a text', () => {
  test('read back it is the same object, whatever its texts are', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('a: b', '', ' c', 'd ', '\t', '# x', '- y', '|', 'e\r'), { maxLength: 6 })
        .map((l) => l.join('\n')),
      fc.constantFrom(
        'yes',
        'null',
        '1e3',
        '0x1',
        '~',
        '',
        'a: b',
        '- a',
        '{{ x }}',
        '"',
        "'",
        'a\n',
        'a\n\n',
        '\n',
        '\na',
      ),
    );
    const key = fc.constantFrom('name', 'kind', 'a', 'b.c/d', 'yes', '1', 'e f');
    const { tree } = fc.letrec<{ tree: Json; list: Json; map: Json }>((tie) => ({
      tree: fc.oneof({ depthSize: 'small' }, text, fc.integer(), fc.boolean(), tie('list'), tie('map')),
      list: fc.array(tie('tree'), { maxLength: 4 }),
      map: fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, tree, { minKeys: 1 }), (object) => {
        const written = print(object);
        assert.deepEqual(parse(written), JSON.parse(JSON.stringify(object)), written);
      }),
      { numRuns: 400 },
    );
  });
});

describe('no secret is in the text of an object', () => {
  const object = (spec: Json, more: Record<string, Json> = {}): Record<string, Json> => ({
    kind: 'Deployment',
    metadata: { name: 'camunda-x', labels: { 'app.kubernetes.io/component': 'connectors' } },
    spec: { template: { spec: { containers: [spec] } } },
    ...more,
  });
  const places: [string, Record<string, Json>][] = [
    ['a variable', object({ name: 'x', env: [{ name: 'DB_PASSWORD', value: 'canary' }] })],
    ['a key of an application', object({ name: 'x', env: [{ name: 'PUSHER_APP_KEY', value: 'canary' }] })],
    ['a Secret, encoded', { kind: 'Secret', metadata: { name: 's' }, data: { a: 'canary', b: 'x\ncanary' } }],
    ['a Secret as text', { kind: 'Secret', metadata: { name: 's' }, stringData: { 'a.yaml': 'b: canary\n' } }],
    ['a note', { kind: 'Service', metadata: { name: 's', annotations: { 'x/api-token': 'canary' } } }],
    [
      'a file',
      { kind: 'ConfigMap', metadata: { name: 's' }, data: { 'a.yaml': 'x:\n  password: "canary"\n  key: canary\n' } },
    ],
    [
      'properties',
      { kind: 'ConfigMap', metadata: { name: 's' }, data: { 'a.properties': 'mail.password = canary\n' } },
    ],
    ['one entry', { kind: 'ConfigMap', metadata: { name: 's' }, data: { CLIENT_SECRET: 'canary' } }],
  ];
  for (const [name, o] of places)
    test(name, () => {
      const kind = typeof o.kind === 'string' ? o.kind : '';
      const key = kind === 'Deployment' ? 'Deployment/connectors' : `${kind}/s`;
      const { old } = new ObjectTexts([o], [], STEPS[0].objects, hiding).of(key);
      assert.match(old, /•••/);
      assert.doesNotMatch(old, /canary/);
    });
});

describe('the line of a property', () => {
  const text = `kind: StatefulSet
metadata:
  name: x
  labels:
    team: a
spec:
  replicas: 3
  template:
    spec:
      containers:
      - name: zeebe
        env:
        - name: A
          value: b
        readinessProbe:
          httpGet:
            path: /ready
        livenessProbe:
          httpGet:
            path: /live
        volumeMounts:
        - mountPath: /tmp
          name: tmp
      - name: side
        image: y
`;
  const at = (property: string, object = 'StatefulSet/cluster'): string | undefined => {
    const line = lineOf(text, { object, property });
    return line === undefined ? undefined : text.split('\n')[line]?.trim();
  };
  test('by its path, in the right one of several', () => {
    assert.equal(at('spec.replicas'), 'replicas: 3');
    assert.equal(at('pod.containers[main].livenessProbe.httpGet.path'), 'path: /live');
    assert.equal(at('pod.containers[main].readinessProbe.httpGet.path'), 'path: /ready');
    assert.equal(at('pod.containers[side].image.repository'), 'image: y');
    assert.equal(at('pod.containers[main].volumeMounts[/tmp].name'), 'name: tmp');
    assert.equal(at('metadata.labels.team'), 'team: a');
    assert.equal(at('exists'), undefined);
  });
  test('of an application: the variable, or the key of a file', () => {
    assert.equal(at('A', 'Application/cluster'), '- name: A');
    const file =
      'data:\n  application.yaml: |\n    camunda:\n      other:\n        url: x\n      data:\n        secondary-storage:\n          url: y\n';
    const line = lineOf(file, { object: 'Application/cluster', property: 'CAMUNDA_DATA_SECONDARYSTORAGE_URL' });
    assert.equal(file.split('\n')[line ?? -1]?.trim(), 'url: y');
    assert.equal(lineOf(file, { object: 'Application/cluster', property: 'NOWHERE' }), undefined);
  });
});

describe('a difference that belongs to a key of which nobody has decided', () => {
  type Says = (path: string) => Json | undefined;
  interface Printed {
    readonly kind?: string;
    readonly name: string;
    readonly pod?: Json;
    readonly env?: Readonly<Record<string, string>>;
  }
  /** Each chart as a function of the values; nothing printed is a refusal. */
  interface Charts {
    readonly old: (says: Says) => readonly Printed[];
    readonly now: (says: Says) => readonly Printed[];
  }
  /** As Helm prints it: the kind on a line of its own. */
  const object = ({ kind = 'Deployment', name, pod = {}, env = {} }: Printed): string => {
    const main = {
      name: 'main',
      env: Object.entries(env).map(([n, value]) => ({ name: n, value })),
      ...(pod as object),
    };
    const metadata = {
      name: `camunda-${name}`,
      labels: { 'app.kubernetes.io/component': name === 'zeebe' ? 'zeebe-broker' : name },
    };
    const spec = kind === 'Ingress' ? {} : { template: { spec: { containers: [main] } } };
    return `---\nkind: ${kind}\nmetadata: ${JSON.stringify(metadata)}\nspec: ${JSON.stringify(spec)}\n`;
  };
  const render =
    (of: Charts): Renderer['render'] =>
    (chart, texts) => {
      const all = texts.map((text) => readSet([{ name: 'v.yaml', text }], { from: '8.7' }).units[0]?.json);
      const says: Says = (path) => all.flatMap((json) => valueAt(json, path.split('.')) ?? []).at(-1);
      const printed = (chart.path === 'old' ? of.old : of.now)(says);
      return Promise.resolve(printed.length === 0 ? { refused: 'no' } : { text: printed.map(object).join('') });
    };
  const of = async (values: string, charts: Charts, edited = (text: string): string => text): Promise<string[]> => {
    const set = readSet([{ name: 'values.yaml', text: values }], { from: '8.7' });
    const chart = (path: string) => ({ path, version: '1', from: 'folder', stale: false }) as const;
    const verdict = await verify(
      { program: 'helm', version: '4', render: render(charts) },
      { old: chart('old'), now: chart('now') },
      set,
      () => {
        const done = upgrade(set);
        const after = done.layers.map((l) => ({ name: l.name, text: edited(l.after) }));
        return { done, now: readSet(after, { from: '8.8' }) };
      },
      { release: 'camunda', namespace: 'camunda' },
    );
    const told = verdict.differences.filter((d) => d.reason?.by !== 'chart');
    return told.map((d) =>
      `${d.object} ${d.property}: ${d.reason?.id ?? 'none'} ${d.values.map((v) => v.path).join(', ')}`.trim(),
    );
  };
  const PROBE = 'operate:\n  livenessProbe:\n    enabled: true\n';
  const cluster: Printed = { kind: 'StatefulSet', name: 'zeebe' };
  const probes: Charts = {
    old: (says) => [
      cluster,
      {
        name: 'operate',
        pod: says('operate.livenessProbe.enabled') === true ? { livenessProbe: { periodSeconds: 30 } } : {},
      },
    ],
    now: () => [cluster],
  };
  const AT = 'Deployment/operate pod.containers[main].livenessProbe.periodSeconds';

  test('a default that a switch brought, by what the old chart says without the switch', async () => {
    assert.deepEqual(await of(PROBE, probes), [`${AT}: operate/liveness-probe operate.livenessProbe.enabled`]);
  });
  test('a whole object, of a key that waits and of one that is gone', async () => {
    const objects = (kind: string, at: string): Charts => ({
      old: (says) => [{ name: 'optimize' }, ...(says(at) === true ? [{ kind, name: 'console' }] : [])],
      now: () => [{ name: 'optimize' }],
    });
    for (const [at, rule] of [
      ['console.ingress.enabled', 'console/ingress'],
      ['executionIdentity.enabled', 'execution-identity/root'],
    ] as const) {
      const keys = at.split('.');
      const values = keys.map((key, i) => `${'  '.repeat(i)}${key}:`).join('\n') + ' true\n';
      const found = await of(values, objects('Ingress', at));
      assert.deepEqual(found, [`Ingress/console exists: ${rule} ${at}`]);
    }
  });
  test('never a key that is said to have done nothing: what it did is a mistake of the upgrade', async () => {
    for (const [values, at] of [
      ['operate:\n  enabled: false\n  podLabels:\n    a: b\n', 'operate.podLabels.a'],
      ['global:\n  elasticsearch:\n    auth:\n      username: u\n', 'global.elasticsearch.auth.username'],
      ['zeebe:\n  ingress:\n    grpc:\n      tls: {}\n', 'zeebe.ingress'],
      ['zeebeGateway:\n  ingress:\n    host: h\n', 'zeebeGateway.ingress.host'],
    ] as const) {
      const did: Charts = {
        old: (says) => [{ ...cluster, pod: says(at) === undefined ? {} : { nodeName: 'n' } }],
        now: () => [cluster],
      };
      assert.deepEqual(await of(values, did), ['StatefulSet/cluster pod.containers[main].nodeName: none'], at);
    }
  });
  const OWN = 'identity:\n  configuration: |\n    custom: x\n';
  const own: Charts = {
    old: () => [{ name: 'identity', env: { KEYCLOAK_URL: 'http://keycloak' } }],
    now: (says) => [
      {
        name: 'identity',
        env: says('identity.configuration') === undefined ? { KEYCLOAK_URL: 'http://keycloak' } : {},
      },
    ],
  };
  const LOST = 'Application/identity KEYCLOAK_URL';
  test('what the new chart does otherwise because of a key that stays under a question', async () => {
    assert.deepEqual(await of(OWN, own), [`${LOST}: texts/own-addresses identity.configuration`]);
  });
  test('but not where somebody has changed that key since', async () => {
    assert.deepEqual(await of(OWN, own, (text) => text.replace('custom: x', 'custom: y')), [`${LOST}: none`]);
  });
  test('nor what is lost whatever waits, nor where a chart does not render without it', async () => {
    const lost: Charts = { old: () => [{ ...cluster, env: { A: 'b' } }], now: probes.now };
    assert.deepEqual(await of(PROBE, lost), ['Application/cluster A: none']);
    const refuses: Charts = {
      old: (says) => (says('operate.livenessProbe.enabled') === true ? probes.old(says) : []),
      now: probes.now,
    };
    assert.deepEqual(await of(PROBE, refuses), [`${AT}: none`]);
  });
  test('what is gone is explained where the new chart does not render without what stays', async () => {
    const both: Charts = {
      old: (says) => [...own.old(says), ...probes.old(says)],
      now: (says) => (says('identity.configuration') === undefined ? [] : [...own.now(says), ...probes.now(says)]),
    };
    assert.deepEqual((await of(OWN + PROBE, both)).sort(), [
      `${LOST}: none`,
      `${AT}: operate/liveness-probe operate.livenessProbe.enabled`,
    ]);
  });
  test('a question about the deployment as a whole takes no switch out at which it is told', async () => {
    const values = 'global:\n  identity:\n    auth:\n      type: GENERIC\n';
    const lost: Charts = {
      old: (says) => [{ ...cluster, env: says('global.identity.auth.type') === 'GENERIC' ? { A: 'b' } : {} }],
      now: probes.now,
    };
    assert.deepEqual(await of(values, lost), ['Application/cluster A: none']);
  });
  test('with nothing unexplained, or nothing that waits, each chart is asked once', async () => {
    const count = async (values: string, charts: Charts): Promise<number> => {
      let times = 0;
      const counted = (says: Says, chart: Charts['old']) => (times++, chart(says));
      await of(values, { old: (s) => counted(s, charts.old), now: (s) => counted(s, charts.now) });
      return times;
    };
    const same: Charts = { old: probes.now, now: probes.now };
    const lost: Charts = { old: () => [{ ...cluster, env: { A: 'b' } }], now: probes.now };
    assert.deepEqual([await count(PROBE, same), await count('zeebe: {clusterSize: "3"}\n', lost)], [2, 2]);
    assert.deepEqual([await count(PROBE, probes), await count(OWN, own)], [3, 4]);
  });
});
