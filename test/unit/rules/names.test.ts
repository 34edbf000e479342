/** Names of chart 12.x in values: followed where that is sure, named everywhere else, and nothing else is. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSet, upgrade, type Finding } from '../../../server/src/engine/index.ts';
import { message } from '../../../server/src/engine/messages.ts';

function run(text: string): { after: string; findings: readonly Finding[] } {
  const { layers, findings } = upgrade(readSet([{ name: 'values.yaml', text }], { from: '8.7', partial: true }));
  return { after: layers[0]?.after ?? '', findings };
}
const names = (text: string, prefix = 'names/'): string[] =>
  run(text)
    .findings.filter((f) => f.rule.startsWith(prefix))
    .map((f) => f.rule);
const variable = (value: string, root = 'connectors', name = 'X'): string =>
  `${root}:\n  env:\n    - name: ${name}\n      value: ${JSON.stringify(value)}\n`;
const manifest = (spec: string): string => `global:\n  extraManifests:\n    - ${spec}\n`;

describe('names of chart 12.x', () => {
  test('addresses of Services that are gone, wherever they stand', () => {
    for (const app of ['operate', 'tasklist'])
      for (const address of [
        `http://camunda-${app}`,
        `http://camunda-${app}:80/api`,
        `https://{{ .Release.Name }}-${app}:80`,
        `http://\${RELEASE}-${app}.ns.svc.cluster.local`,
        `camunda-${app}:80`,
        `camunda-${app}.ns.svc`,
        `see http://user@my-release-${app}.prod/x and more`,
      ]) {
        for (const text of [
          variable(address),
          variable(address, 'optimize'),
          `webModeler:\n  restapi:\n    env: [{name: X, value: ${JSON.stringify(address)}}]\n`,
          `connectors:\n  podAnnotations:\n    a: ${JSON.stringify(address)}\n`,
          `connectors:\n  command: [curl, ${JSON.stringify(address)}]\n`,
          `zeebe:\n  sidecars: [{name: s, image: i, args: [${JSON.stringify(address)}]}]\n`,
          `connectors:\n  extraVolumes: []\n  configuration: |\n    a: ${address}\n`,
        ])
          assert.deepEqual(names(text), ['names/service'], text);
      }
    assert.deepEqual(names(variable('camunda-operate', 'connectors', 'OPERATE_HOST')), ['names/service']);
    const [found] = run(variable('http://camunda-operate')).findings.filter((f) => f.rule === 'names/service');
    assert.match(found ? message(found) : '', /<release>-zeebe-gateway` with HTTP on port 8080/);
  });

  test('what only looks like one is left in peace', () => {
    for (const address of [
      'https://camunda-operate.example.com',
      'https://my-operate.com/x',
      'registry.example.com/camunda-operate:8.7',
      'http://camunda-zeebe-gateway:26500',
      'camunda-operate',
      'operate',
      'http://camunda-operate-proxy:80',
      'http://x/camunda-operate:80',
      'http://camunda-identity:80',
    ])
      assert.deepEqual(names(variable(address)), [], address);
    assert.deepEqual(names('connectors:\n  image: {repository: "acme/camunda-operate"}\n'), []);
    assert.deepEqual(names(manifest('metadata: {labels: {app.kubernetes.io/component: operate}}')), []);
  });

  test('a release called after Zeebe has another gateway Service', () => {
    assert.deepEqual(names(variable('my-zeebe-zeebe-gateway:26500')), ['names/service']);
    assert.deepEqual(names(variable('my-zeebe-gateway:26500')), []);
  });

  test('selectors, workloads, accounts, Secrets, ConfigMaps and ports in objects and lists', () => {
    const cases: readonly (readonly [text: string, ...rules: string[]])[] = [
      [manifest('{spec: {podSelector: {matchLabels: {app.kubernetes.io/component: operate}}}}'), 'names/label'],
      [
        'zeebe:\n  affinity:\n    podAffinity:\n      requiredDuringSchedulingIgnoredDuringExecution:\n        - labelSelector: {matchExpressions: [{key: app.kubernetes.io/component, operator: In, values: [zeebe-gateway]}]}\n',
        'names/label',
      ],
      [
        'global:\n  extraManifests:\n    - |\n      selector:\n        app.kubernetes.io/component: tasklist\n',
        'names/label',
      ],
      [variable('kubectl get pod -l app.kubernetes.io/component=operate'), 'names/label'],
      [manifest('{scaleTargetRef: {kind: Deployment, name: "{{ .Release.Name }}-zeebe-gateway"}}'), 'names/workload'],
      [manifest('{subjects: [{kind: ServiceAccount, name: camunda-tasklist}]}'), 'names/service-account'],
      [manifest('{spec: {serviceAccountName: camunda-operate}}'), 'names/service-account'],
      [
        'connectors:\n  env: [{name: X, valueFrom: {secretKeyRef: {name: camunda-zeebe-identity-secret, key: k}}}]\n',
        'names/secret',
      ],
      ['zeebe:\n  envFrom: [{secretRef: {name: camunda-keycloak}}]\n', 'names/secret'],
      ['zeebe:\n  extraVolumes: [{name: v, secret: {secretName: camunda-postgresql}}]\n', 'names/secret'],
      ['operate:\n  envFrom: [{configMapRef: {name: camunda-operate-configuration}}]\n', 'names/config-map'],
      [
        'zeebe:\n  env: [{name: X, valueFrom: {configMapKeyRef: {name: camunda-connectors-configuration, key: application.yml}}}]\n',
        'names/config-map',
      ],
      [manifest('{backend: {service: {name: camunda-zeebe-gateway, port: {name: rest}}}}'), 'names/port'],
      [manifest('{backend: {service: {name: camunda-operate, port: {number: 80}}}}'), 'names/service'],
      ['tasklist:\n  extraVolumeMounts: [{name: camunda, mountPath: /x}]\n', 'names/volume'],
      ['operate:\n  sidecars: [{name: s, image: i, volumeMounts: [{name: config, mountPath: /x}]}]\n', 'names/volume'],
      ['zeebe:\n  extraVolumeMounts: [{name: config, mountPath: /x, subPath: broker-log4j2.xml}]\n', 'names/volume'],
      ['operate:\n  podAnnotations: {ad.datadoghq.com/operate.logs: "[]"}\n', 'names/container'],
      ['zeebe:\n  podAnnotations: {vault.hashicorp.com/agent-inject-containers: "a, zeebe"}\n', 'names/container'],
    ];
    for (const [text, ...rules] of cases) assert.deepEqual(names(text), rules, text);
    assert.deepEqual(names('zeebe:\n  podLabels: {app.kubernetes.io/component: operate}\n'), []);
    assert.deepEqual(names('zeebe:\n  extraVolumeMounts: [{name: config, mountPath: /x, subPath: startup.sh}]\n'), []);
  });

  test('objects that are a text, with templates in it', () => {
    const inText = (lines: string): string =>
      `global:\n  extraManifests:\n    - |\n${lines.trimEnd().replace(/^/gm, '      ')}\n`;
    const cases: readonly (readonly [text: string, ...rules: string[]])[] = [
      [
        '{{- if .Values.global }}\nkind: Pod\nspec:\n  containers:\n    - name: a\n      env:\n        - name: X\n          valueFrom:\n            secretKeyRef:\n              name: {{ .Release.Name }}-zeebe-identity-secret\n              key: k\n{{- end }}\n',
        'names/secret',
      ],
      ['spec:\n  containers:\n  - envFrom:\n    - secretRef:\n        name: "camunda-keycloak"\n', 'names/secret'],
      ['spec:\n  volumes:\n    - name: v\n      secret: {secretName: camunda-postgresql}\n', 'names/secret'],
      ['a:\n  - secretRef: {name: "{{ .Release.Name }}-keycloak"} # ours\n  - b\n', 'names/secret'],
      ['volumes:\n  - configMap:\n      name: camunda-operate-configuration\n', 'names/config-map'],
      ['spec:\n  scaleTargetRef:\n    name: camunda-zeebe-gateway\n    kind: Deployment\n', 'names/workload'],
      [
        'subjects:\n  - kind: User\n    name: a\n  - kind: ServiceAccount\n    name: camunda-tasklist\n',
        'names/service-account',
      ],
      ['spec:\n  serviceAccountName: camunda-operate\n', 'names/service-account'],
    ];
    for (const [text, ...rules] of cases) assert.deepEqual(names(inText(text)), rules, text);
    for (const text of [
      'kind: Deployment\nmetadata:\n  name: camunda-zeebe-gateway\n',
      'subjects:\n  - kind: ServiceAccount\n    name: a\n  - kind: User\n    name: camunda-tasklist\n',
      'secretKeyRef:\n  key: a\nname: camunda-keycloak\n',
      'a: |\n  secretName camunda-keycloak\n',
    ])
      assert.deepEqual(names(inText(text)), [], text);
  });

  test('a field that names the container follows, whatever it stands in', () => {
    const own: readonly (readonly [root: string, name: string])[] = [
      ['zeebe', 'zeebe'],
      ['zeebeGateway', 'zeebe-gateway'],
      ['zeebe-gateway', 'zeebe-gateway'],
      ['operate', 'operate'],
      ['tasklist', 'tasklist'],
    ];
    for (const [root, name] of own) {
      const ref = `resourceFieldRef: {containerName: ${name}, resource: limits.cpu}`;
      for (const text of [
        `${root}:\n  sidecars: [{name: s, image: i, env: [{name: X, valueFrom: {${ref}}}]}]\n`,
        `${root}:\n  extraVolumes: [{name: v, downwardAPI: {items: [{path: p, ${ref}}]}}]\n`,
      ]) {
        const { after } = run(text);
        assert.match(after, /containerName: orchestration,/, text);
      }
      // In a variable of the container itself an empty name is the container itself: the importer has another one.
      const variables = run(`${root}:\n  env: [{name: X, valueFrom: {${ref}}}]\n`);
      assert.match(variables.after, /containerName: (?:""|''),/);
      const other = run(`${root}:\n  env: [{name: X, valueFrom: {${ref.replace(name, 'mine')}}}]\n`);
      assert.match(other.after, /containerName: mine/);
    }
  });
});

describe('clusters of Web Modeler', () => {
  const listed = (method: string): string =>
    `webModeler:\n  restapi:\n    clusters: [{id: a, version: 8.8.0, authentication: ${method}}]\n`;
  const asVariable = (method: string): string =>
    `webModeler:\n  restapi:\n    env: [{name: CAMUNDA_MODELER_CLUSTERS_0_AUTHENTICATION, value: ${method}}]\n`;
  test('a way to sign in that is gone is named in both forms', () => {
    for (const form of [listed, asVariable]) {
      for (const method of ['OAUTH', 'CLIENT_CREDENTIALS'])
        assert.deepEqual(names(form(method), 'web-modeler/cluster-'), ['web-modeler/cluster-authentication'], method);
      for (const method of ['BEARER_TOKEN', 'BASIC', 'NONE', '${METHOD}'])
        assert.deepEqual(names(form(method), 'web-modeler/cluster-'), [], method);
    }
  });
  test('addresses and versions of 8.7 are named in variables as in the list', () => {
    for (const [name, value] of [
      ['URL_OPERATE', 'http://operate.example.com'],
      ['URL_ZEEBE_GRPC', 'grpc://zeebe.example.com'],
      ['VERSION', '8.7.0'],
    ])
      assert.deepEqual(
        names(
          `webModeler:\n  restapi:\n    env: [{name: CAMUNDA_MODELER_CLUSTERS_1_${name ?? ''}, value: ${value ?? ''}}]\n`,
          'web-modeler/clusters',
        ),
        ['web-modeler/clusters'],
        name,
      );
  });
});

describe('the prefix of OpenSearch', () => {
  const set = (rest: string, prefix = 'acme'): string =>
    `global:\n  opensearch:\n    enabled: true\n    prefix: ${prefix}\n${rest}`;
  const exporter = (value: string): string =>
    variable(value, 'zeebe', 'ZEEBE_BROKER_EXPORTERS_OPENSEARCH_ARGS_INDEX_PREFIX');
  test('is left to a person where chart 12.x kept it from the exporter', () => {
    assert.deepEqual(names(set(''), 'global/opensearch-prefix'), ['global/opensearch-prefix']);
    assert.match(run(set('')).after, /^ *prefix: acme/m);
    assert.deepEqual(names(set(exporter('other')), 'global/opensearch-prefix'), ['global/opensearch-prefix']);
  });
  test('stays where it changes nothing', () => {
    assert.deepEqual(names(set('', 'zeebe-record'), 'global/opensearch-prefix'), []);
    assert.deepEqual(names(set(exporter('acme')), 'global/opensearch-prefix'), []);
    assert.deepEqual(names('global: {opensearch: {prefix: acme}}\n', 'global/opensearch-prefix'), []);
    const importers = ['operate', 'tasklist'].map((app) =>
      variable('acme', app, `CAMUNDA_${app.toUpperCase()}_ZEEBEOPENSEARCH_PREFIX`),
    );
    assert.deepEqual(names(set(exporter('other') + importers.join('')), 'global/opensearch-prefix'), []);
    assert.deepEqual(names('global: {elasticsearch: {prefix: acme}}\nzeebe: {}\n', 'global/opensearch-prefix'), []);
  });
});

describe('log levels of Operate', () => {
  test('that would be those of the whole cluster are a decision', () => {
    for (const logger of ['ROOT', 'root', 'io.camunda', 'org.springframework']) {
      const { after, findings } = run(`operate:\n  logging:\n    level:\n      ${logger}: DEBUG\n`);
      assert.ok(!after.includes('LOGGING_LEVEL'), logger);
      const [found] = findings.filter((f) => f.rule === 'merge/root-log-level');
      assert.match(found ? message(found) : '', /whole cluster/);
    }
    assert.match(
      run('operate: {logging: {level: {io.camunda.operate: DEBUG}}}\n').after,
      /LOGGING_LEVEL_IO_CAMUNDA_OPERATE/,
    );
  });
});
