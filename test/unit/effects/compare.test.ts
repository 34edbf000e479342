/** Two renders compared, on small objects written for this. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as compare from '../../../server/src/engine/effects/compare.ts';
import { factsOf, type Facts } from '../../../server/src/engine/effects/facts.ts';
import { readObjects } from '../../../server/src/engine/effects/read.ts';
import { STEPS } from '../../../server/src/engine/steps/index.ts';

const secretName = (name: string): boolean => /secret|password/i.test(name);
const { changes } = compare;
const [{ objects }] = STEPS;
const on87 = (text: string): Facts => factsOf(readObjects(text), { objects, side: 'old', secretName });
const on88 = (text: string): Facts => factsOf(readObjects(text), { objects, side: 'new', secretName });
const compareRenders = (old: Facts, now: Facts): compare.Difference[] => compare.compareRenders(old, now, objects);
const compareEffects = (old: compare.Effect, now: compare.Effect): compare.Difference[] =>
  compare.compareEffects(old, now, objects);
const show = (facts: Facts, object: string, property: string): string | undefined =>
  facts.get(object)?.get(property)?.text;

interface Workload {
  readonly kind?: string;
  readonly name: string;
  readonly component: string;
  readonly replicas?: number;
  /** YAML below the container, at its column. */
  readonly container?: string;
  /** YAML below the pod, at its column. */
  readonly pod?: string;
}
const indent = (text: string, by: number): string =>
  text
    .split('\n')
    .filter((l) => l !== '')
    .map((l) => `${' '.repeat(by)}${l}\n`)
    .join('');
const workload = (w: Workload): string => `---
kind: ${w.kind ?? 'Deployment'}
metadata:
  name: ${w.name}
  labels: {app.kubernetes.io/component: ${w.component}, app.kubernetes.io/instance: camunda}
spec:
  replicas: ${w.replicas ?? 1}
  template:
    spec:
${indent(w.pod ?? '', 6)}      containers:
        - name: ${w.component}
${indent(w.container ?? '', 10)}`;
const brokers = (w: Partial<Workload> = {}): string =>
  workload({ kind: 'StatefulSet', name: 'camunda-zeebe', component: 'zeebe-broker', ...w });
const gateway = (w: Partial<Workload> = {}): string =>
  workload({ name: 'camunda-zeebe-gateway', component: 'zeebe-gateway', ...w });
const env = (...variables: readonly (readonly [string, string])[]): string =>
  `env:\n${variables.map(([n, v]) => `  - {name: ${n}, value: "${v}"}\n`).join('')}`;
const config = (name: string, component: string, file: string, text: string): string => `---
kind: ConfigMap
metadata:
  name: ${name}
  labels: {app.kubernetes.io/component: ${component}, app.kubernetes.io/instance: camunda}
data:
  ${file}: |
${indent(text, 4)}`;
const mounted = (map: string): Pick<Workload, 'pod'> => ({
  pod: `volumes:\n  - {name: config, configMap: {name: ${map}}}\n`,
});
const MOUNT =
  'volumeMounts:\n  - {name: config, mountPath: /usr/local/camunda/config/application.yaml, subPath: application.yaml}\n';

const brief = (found: ReturnType<typeof compareRenders>): string[] =>
  found.map((d) => `${d.what} ${d.object} ${d.property}: ${d.before ?? '-'} | ${d.after ?? '-'}`);

test('what Kubernetes takes where nothing is said is the same said', () => {
  const said = brokers({
    container:
      'livenessProbe: {httpGet: {path: /, port: 80}}\nports: [{name: http, containerPort: 80, protocol: TCP}]\n',
  });
  const unsaid = brokers({
    container: 'livenessProbe: {httpGet: {path: , port: 80}}\nports: [{name: http, containerPort: 80}]\n',
  });
  assert.deepEqual(changes(on87(unsaid), on87(said)), []);
});

describe('what an object is', () => {
  test('by its label, not by its name: a renamed workload is the same one under another name', () => {
    const found = changes(on87(brokers()), on87(brokers({ name: 'zeebe-of-mine' })));
    assert.deepEqual(
      found.map((c) => `${c.object} ${c.property} ${c.after?.text ?? ''}`),
      ['StatefulSet/cluster metadata.name zeebe-of-mine'],
    );
  });
  test('the headless Service of the brokers and the one of the gateway, in both versions', () => {
    const service = (name: string, component: string, headless: boolean): string =>
      `---\nkind: Service\nmetadata: {name: ${name}, labels: {app.kubernetes.io/component: ${component}}}\nspec: {${headless ? 'clusterIP: None' : 'type: ClusterIP'}}\n`;
    const old = on87(service('camunda-zeebe', 'zeebe-broker', true) + service('camunda-gw', 'zeebe-gateway', false));
    const now = on88(service('camunda-zeebe', 'zeebe-broker', true) + service('camunda-gw', 'zeebe-broker', false));
    assert.deepEqual([...old.keys()], ['Service/cluster', 'Service/gateway']);
    assert.deepEqual([...now.keys()], ['Service/cluster', 'Service/gateway']);
  });
  test('the store of the chart, whatever it is called; a name that is lost is a difference', () => {
    const store = (name: string, chart = 'elasticsearch-21.6.3'): string =>
      `---\nkind: StatefulSet\nmetadata:\n  name: ${name}\n  labels: {helm.sh/chart: ${chart}, app.kubernetes.io/component: master, app.kubernetes.io/instance: camunda}\nspec: {replicas: 3}\n`;
    for (const read of [on87, on88])
      for (const name of ['camunda-elasticsearch-master', 'elastic', 'camunda-es-master'])
        assert.deepEqual([...read(store(name)).keys()], ['StatefulSet/elasticsearch-master'], name);
    assert.deepEqual(brief(compareRenders(on87(store('elastic')), on88(store('camunda-elasticsearch-master')))), [
      'changes StatefulSet/elasticsearch-master metadata.name: elastic | camunda-elasticsearch-master',
    ]);
    assert.deepEqual([...on88(store('camunda-cache', 'redis-20.1.0')).keys()], ['StatefulSet/cache']);
  });
  test('objects of other charts keep their name without that of the release', () => {
    const facts = on87(
      'kind: Secret\nmetadata: {name: camunda-keycloak, labels: {app.kubernetes.io/instance: camunda}}\n',
    );
    assert.deepEqual([...facts.keys()], ['Secret/keycloak']);
  });
});

describe('what a property is', () => {
  test('quantities are compared as quantities, numbers and texts of one value are one', () => {
    const limits = (cpu: string, memory: string): string => `resources: {limits: {cpu: ${cpu}, memory: ${memory}}}\n`;
    const a = on87(brokers({ container: limits('2', '2Gi') }));
    assert.deepEqual(changes(a, on87(brokers({ container: limits('"2000m"', '2048Mi') }))), []);
    const [change] = changes(a, on87(brokers({ container: limits('2', '2G') })));
    assert.equal(change?.property, 'pod.containers[main].resources.limits.memory');
  });
  test('lists by name: another order is no change, an item is', () => {
    const volumes = (...names: string[]): string =>
      `volumes:\n${names.map((n) => `  - {name: ${n}, emptyDir: {}}\n`).join('')}`;
    const a = on87(brokers({ pod: volumes('v', 'w') }));
    assert.deepEqual(changes(a, on87(brokers({ pod: volumes('w', 'v') }))), []);
    assert.deepEqual(
      changes(a, on87(brokers({ pod: volumes('v') }))).map((c) => c.property),
      ['pod.volumes[w].emptyDir'],
    );
  });
  test('the order of a command counts', () => {
    const a = on87(brokers({ container: 'command: [a, b]\n' }));
    assert.equal(changes(a, on87(brokers({ container: 'command: [b, a]\n' }))).length, 1);
  });
  test('the version of the chart, checksums and what a chart tells people are no facts', () => {
    const text = (version: string): string =>
      `kind: Deployment\nmetadata: {name: x, labels: {helm.sh/chart: c-${version}}}\nspec: {template: {metadata: {annotations: {checksum/config: "${version}"}}}}\n`;
    assert.deepEqual(changes(on87(text('1')), on87(text('2'))), []);
  });
  test('an object that comes or goes is one change', () => {
    const found = changes(on87(brokers()), on87(brokers() + gateway()));
    assert.deepEqual(
      found.map((c) => `${c.object} ${c.property}`),
      ['Application/gateway exists', 'Deployment/gateway exists'],
    );
  });
});

describe('what an application reads', () => {
  const cluster = (text: string, container = ''): string =>
    config('camunda-zeebe-configuration', 'zeebe-broker', 'application.yaml', text) +
    brokers({ ...mounted('camunda-zeebe-configuration'), container: MOUNT + container });

  test('its file property by property, under the new name', () => {
    const facts = on87(cluster('zeebe:\n  broker:\n    cluster:\n      clusterSize: "3"\n'));
    assert.equal(show(facts, 'Application/cluster', 'CAMUNDA_CLUSTER_SIZE'), '3');
    assert.equal(
      show(facts, 'ConfigMap/cluster', 'data[application.yaml].ZEEBE_BROKER_CLUSTER_CLUSTERSIZE'),
      undefined,
    );
  });
  test('items that have an id by it, where the list is known for that', () => {
    const item = (id: string, url: string): string => `            - {id: ${id}, url: "${url}"}\n`;
    const list = (...items: readonly string[]): string =>
      `camunda:\n  console:\n    managed:\n      releases:\n        - components:\n${items.join('')}`;
    const seen = (text: string): Facts => on87(cluster(text));
    const both = [item('one', 'a'), item('two', 'b')];
    const at = (id: string): string => `CAMUNDA_CONSOLE_MANAGED_RELEASES_0_COMPONENTS_${id}_URL`;
    assert.equal(show(seen(list(...both)), 'Application/cluster', at('TWO')), 'b');
    assert.deepEqual(seen(list(...both.reverse())), seen(list(...both.reverse())));
    assert.equal(show(seen('a: {list: [{id: one, url: a}]}\n'), 'Application/cluster', 'A_LIST_0_URL'), 'a');
  });
  test('however a name is spelt', () => {
    for (const text of ['zeebe.broker.cluster.cluster-size: 3\n', 'zeebe.broker:\n  cluster.clusterSize: 3\n'])
      assert.equal(show(on87(cluster(text)), 'Application/cluster', 'CAMUNDA_CLUSTER_SIZE'), '3');
  });
  test('variables win over the file, the last of a name over the others', () => {
    const variables = env(['ZEEBE_BROKER_CLUSTER_CLUSTERSIZE', '5'], ['ZEEBE_BROKER_CLUSTER_CLUSTERSIZE', '7']);
    const facts = on87(cluster('zeebe.broker.cluster.clusterSize: 3\n', variables));
    assert.equal(show(facts, 'Application/cluster', 'CAMUNDA_CLUSTER_SIZE'), '7');
  });
  test('the new name wins over the old one', () => {
    const facts = on88(cluster('zeebe.broker.cluster.clusterSize: 3\ncamunda.cluster.size: 5\n'));
    assert.equal(show(facts, 'Application/cluster', 'CAMUNDA_CLUSTER_SIZE'), '5');
  });
  test('what the file takes from the environment, and what a variable takes from another one', () => {
    const facts = on87(cluster('a: "${B:none}"\nc: "${D:none}"\n', env(['X', 'x'], ['B', '$(X)/b'])));
    assert.equal(show(facts, 'Application/cluster', 'A'), 'x/b');
    assert.equal(show(facts, 'Application/cluster', 'C'), 'none');
  });
  test('a reference that leads nowhere stays a text', () => {
    const one = on87(cluster('', env(['OLD', 'x'], ['B', '$(OLD)/b'])));
    const other = on88(cluster('', env(['NEW', 'x'], ['B', '$(OLD)/b'])));
    assert.equal(show(one, 'Application/cluster', 'B'), 'x/b');
    assert.equal(show(other, 'Application/cluster', 'B'), '$(OLD)/b');
  });
  test('a ConfigMap of variables is read as variables', () => {
    const facts = on87(
      `---\nkind: ConfigMap\nmetadata: {name: documents}\ndata: {STORE: memory}\n${brokers({ container: 'envFrom:\n  - configMapRef: {name: documents}\n  - secretRef: {name: mine}\n' })}`,
    );
    assert.equal(show(facts, 'Application/cluster', 'STORE'), 'memory');
    assert.equal(show(facts, 'Application/cluster', 'envFrom[Secret mine]'), 'present');
  });
});

describe('secrets', () => {
  const secret = (password: string): string =>
    `kind: Secret\nmetadata: {name: mine}\ndata: {password: ${btoa(password)}}\nstringData: {other: ${password}x}\n`;
  test('are compared and never shown', () => {
    const found = [
      ...compareRenders(on87(secret('hunter2')), on88(secret('hunter3'))),
      ...compareRenders(
        on87(brokers({ container: env(['DB_PASSWORD', 'hunter2']) })),
        on88(brokers({ container: env(['DB_PASSWORD', 'hunter3']) })),
      ),
    ];
    assert.equal(found.length, 3);
    for (const d of found) assert.deepEqual([d.before, d.after], ['•••', '•••']);
    assert.deepEqual(compareRenders(on87(secret('hunter2')), on88(secret('hunter2'))), []);
  });
  test('the reference to a secret is shown', () => {
    const facts = on87(
      brokers({ container: 'env:\n  - {name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: mine, key: token}}}\n' }),
    );
    assert.equal(show(facts, 'Application/cluster', 'DB_PASSWORD'), 'secret mine/token');
  });
});

describe('routes', () => {
  const service = (name: string, component: string, ports: string): string =>
    `---\nkind: Service\nmetadata: {name: ${name}, labels: {app.kubernetes.io/component: ${component}}}\nspec: {ports: [${ports}]}\n`;
  const ingress = (name: string, path: string, to: string, port: number): string =>
    `---\nkind: Ingress\nmetadata: {name: ${name}}\nspec:\n  rules:\n    - host: h\n      http: {paths: [{path: ${path}, pathType: Prefix, backend: {service: {name: ${to}, port: {number: ${port}}}}}]}\n`;
  test('a host and a path lead to a port of a part, whatever Ingress and Service are called', () => {
    const old = on87(service('op', 'operate', '{name: http, port: 80}') + ingress('camunda', '/operate', 'op', 80));
    const now = on88(
      service('gw', 'zeebe-broker', '{name: http, port: 8080}') + ingress('camunda-http', '/operate', 'gw', 8080),
    );
    assert.equal(old.get('Route/h')?.get('/operate')?.same, now.get('Route/h')?.get('/operate')?.same);
  });
  test('a path that is gone is told', () => {
    const old = on87(service('c', 'connectors', '{name: http, port: 80}') + ingress('camunda', '/c', 'c', 80));
    const now = on88(service('c', 'connectors', '{name: http, port: 80}') + ingress('camunda', '/d', 'c', 80));
    assert.deepEqual(brief(compareRenders(old, now)).sort(), [
      'adds Route/h /d pathType: - | Prefix',
      'adds Route/h /d: - | <Service/connectors> http',
      'drops Route/h /c pathType: Prefix | -',
      'drops Route/h /c: <Service/connectors> http | -',
    ]);
  });
});

describe('an object that only one of the charts has', () => {
  const job = (value: string): string =>
    workload({ kind: 'Job', name: 'm', component: 'other', container: env(['MODE', value]) });
  test('is compared with all that is in it, and so is what the application in it reads', () => {
    for (const [what, found] of [
      ['adds', compareRenders(on87(''), on88(job('x')))],
      ['drops', compareRenders(on87(job('x')), on88(''))],
    ] as const) {
      assert.ok(
        found.some((d) => d.what === what && d.property === 'MODE' && d.object.startsWith('Application/')),
        brief(found).join('\n'),
      );
      assert.ok(found.some((d) => d.object.startsWith('Job/') && d.property === 'exists'));
      assert.ok(found.every((d) => d.lone));
    }
  });
  test('is said of none that the other one has, under whatever name', () => {
    assert.ok(compareRenders(on87(gateway()), on88(brokers())).every((d) => !d.lone));
  });
});

describe('placeholders of Spring', () => {
  test('in a variable are filled as they are in a file', () => {
    const facts = on88(brokers({ container: env(['SECRET_OF_MINE', 'x7'], ['MODE', '${SECRET_OF_MINE:}']) }));
    assert.equal(show(facts, 'Application/cluster', 'MODE'), 'x7');
  });
});

describe('TLS of hosts', () => {
  const ingress = (tls: string): string =>
    `---\nkind: Ingress\nmetadata: {name: camunda}\nspec:\n  rules: [{host: a}, {host: b}]\n  tls: [${tls}]\n`;
  test('an entry that says nothing is the certificate of the controller for every host', () => {
    const facts = on88(ingress('{}'));
    assert.deepEqual(
      ['Route/a', 'Route/b', 'Route/*'].map((r) => show(facts, r, 'tls.secretName')),
      ['-', '-', undefined],
    );
    const named = on88(ingress('{hosts: [a], secretName: mine}'));
    assert.deepEqual(
      ['Route/a', 'Route/b'].map((r) => show(named, r, 'tls.secretName')),
      ['mine', undefined],
    );
  });
});

describe('the effect of a set', () => {
  const effect = (read: (text: string) => Facts, base: string, set: string): { base: Facts; set: Facts } => ({
    base: read(base),
    set: read(set),
  });
  const same = (old: readonly [string, string], now: readonly [string, string]): string[] =>
    brief(compareEffects(effect(on87, ...old), effect(on88, ...now)));

  test('is the same when both charts end with the same value', () => {
    const n = (replicas: number): string => brokers({ replicas });
    assert.deepEqual(same([n(3), n(5)], [n(3), n(5)]), []);
    // The default of 13.x is what the set asked for in 12.x.
    assert.deepEqual(same([n(3), n(5)], [n(5), n(5)]), []);
  });
  test('is dropped, added or changed', () => {
    const n = (replicas: number): string => brokers({ replicas });
    assert.deepEqual(same([n(3), n(5)], [n(3), n(3)]), ['drops StatefulSet/cluster spec.replicas: 5 | 3']);
    assert.deepEqual(same([n(3), n(3)], [n(3), n(5)]), ['adds StatefulSet/cluster spec.replicas: 3 | 5']);
    assert.deepEqual(same([n(3), n(5)], [n(3), n(4)]), ['changes StatefulSet/cluster spec.replicas: 5 | 4']);
  });
  test('of the gateway is looked for in the cluster', () => {
    const variable = { container: env(['A', '1']) };
    assert.deepEqual(same([brokers() + gateway(), brokers() + gateway(variable)], [brokers(), brokers(variable)]), []);
    assert.deepEqual(same([brokers() + gateway(), brokers() + gateway(variable)], [brokers(), brokers()]), [
      'drops Application/gateway A: 1 | -',
    ]);
  });
  test('of nothing must be nothing: what was off does not come to life', () => {
    const variable = { container: env(['A', '1']) };
    assert.deepEqual(same([brokers(), brokers()], [brokers(), brokers(variable)]), [
      'adds Application/cluster A: - | 1',
    ]);
  });
});
