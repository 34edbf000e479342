/**
 * From 8.8 to 8.9 with the table of that step, on objects as the charts print them, cut to what matters: what the chart does by
 * itself has its reason, and whatever else changes without a word is seen.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareRenders } from '../../../server/src/engine/effects/compare.ts';
import { explain, folded } from '../../../server/src/engine/effects/explain.ts';
import { factsOf } from '../../../server/src/engine/effects/facts.ts';
import { readObjects } from '../../../server/src/engine/effects/read.ts';
import { readSet, upgrade } from '../../../server/src/engine/index.ts';
import { known } from '../../../server/src/verify/verify.ts';

const VALUES = `orchestration:
  clusterSize: "1"
  contextPath: /core
global:
  elasticsearch:
    enabled: true
webModeler:
  enabled: true
  contextPath: /modeler
`;
const object = (kind: string, name: string, component: string, rest: string): string =>
  `---
apiVersion: v1
kind: ${kind}
metadata:
  name: ${name}
  labels:
    app.kubernetes.io/component: ${component}
${rest}`;
const file = (name: string, text: string): string =>
  `  ${name}: |\n${text
    .trim()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')}\n`;
const workload = (kind: string, name: string, component: string, image: string, container: string, pod = ''): string =>
  object(
    kind,
    name,
    component,
    `spec:
  replicas: 1
  template:
    metadata:
      labels:
        app.kubernetes.io/component: ${component}
    spec:
      containers:
        - name: ${component === 'zeebe-broker' ? 'orchestration' : `web-modeler-${component}`}
          image: ${image}
${container}${pod}`,
  );
const mounted = (config: string, path: string): [string, string] => [
  `          volumeMounts:
            - name: config
              mountPath: ${path}
              subPath: ${path.slice(path.lastIndexOf('/') + 1)}
`,
  `      volumes:
        - name: config
          configMap:
            name: ${config}
`,
];

const [BROKER, BROKER_VOLUMES] = mounted('c-zeebe-configuration-unified', '/usr/local/camunda/config/application.yaml');
const [NEW_BROKER, NEW_BROKER_VOLUMES] = mounted('c-zeebe-configuration', '/usr/local/camunda/config/application.yaml');
const [RESTAPI, RESTAPI_VOLUMES] = mounted(
  'c-web-modeler-restapi-configuration',
  '/home/runner/config/application.yaml',
);
const [WEBAPP, WEBAPP_VOLUMES] = mounted('c-web-modeler-webapp-configuration', '/home/webapp/application.toml');
const CLIENT = `
    - id: test
      name: Test
      secret: \${CLIENT_SECRET}
      permissions:
        - resource-server-id: operate-api
          definition: read`;
const identity = (clients: string): string =>
  object(
    'ConfigMap',
    'c-identity-configuration',
    'identity',
    `data:\n${file('application.yaml', `keycloak:\n  clients:${clients}`)}`,
  ) +
  workload(
    'Deployment',
    'c-identity',
    'identity',
    'camunda/identity:8.9.8',
    ...mounted('c-identity-configuration', '/app/config/application.yaml'),
  );

const OLD = [
  object(
    'ConfigMap',
    'c-zeebe-configuration-unified',
    'zeebe-broker',
    `data:
${file(
  'startup.sh',
  `
export VALUES_ORCHESTRATION_NODE_ID="$[1 + 0]"
if [ "\${ZEEBE_RESTORE}" = "true" ]; then
  exec /usr/local/camunda/bin/restore --backupId=\${ZEEBE_RESTORE_FROM_BACKUP_ID}
else
  exec /usr/local/camunda/bin/camunda
fi`,
)}${file(
      'application.yaml',
      `
spring:
  profiles:
    active: "broker,identity,operate,consolidated-auth"
camunda:
  database:
    index:
      numberOfReplicas: "1"
    retention:
      enabled: true
      minimumAge: "30d"
      policyName: "policy"
  data:
    secondary-storage:
      type: elasticsearch
      elasticsearch:
        url: http://c-elasticsearch:9200
        username: u
        password: "\${VALUES_ELASTICSEARCH_PASSWORD:}"
  operate:
    persistentSessionsEnabled: true
zeebe:
  broker:
    cluster:
      initialContactPoints:
        - c-zeebe-0.c-zeebe:26502
    exporters:
      camundaexporter:
        args:
          connect:
            url: http://c-elasticsearch:9200
            username: u
          history:
            retention:
              enabled: true
              minimumAge: "30d"`,
    )}`,
  ),
  workload(
    'StatefulSet',
    'c-zeebe',
    'zeebe-broker',
    'camunda/camunda:8.8.36',
    `          env:
            - name: MINE
              value: a
            - name: VALUES_ELASTICSEARCH_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: store
                  key: password
          livenessProbe:
            httpGet:
              path: /core/actuator/health/readiness
${BROKER}`,
    BROKER_VOLUMES,
  ),
  object(
    'Job',
    'c-zeebe-migration-data',
    'orchestration-migration',
    'spec:\n  template:\n    spec:\n      containers:\n        - name: data\n          image: camunda/camunda:8.8.36\n',
  ),
  identity(
    `
    - id: migration
      name: Migration
      secret: \${VALUES_MIGRATION_CLIENT_SECRET:}
      permissions:
        - resource-server-id: camunda-identity-resource-server
          definition: read${CLIENT}`,
  ),
  object(
    'ConfigMap',
    'c-web-modeler-restapi-configuration',
    'web-modeler',
    `data:\n${file('application.yaml', 'camunda:\n  modeler:\n    server:\n      url: https://h/modeler')}`,
  ),
  workload(
    'Deployment',
    'c-web-modeler-restapi',
    'restapi',
    'camunda/web-modeler-restapi:8.8.18',
    `          readinessProbe:\n            httpGet:\n              path: /ready\n${RESTAPI}`,
    RESTAPI_VOLUMES,
  ),
  object(
    'ConfigMap',
    'c-web-modeler-webapp-configuration',
    'web-modeler',
    `data:\n${file('application.toml', '[server]\nurl = "https://h/modeler"\n[oAuth2]\nclientId = "web-modeler"')}`,
  ),
  workload(
    'Deployment',
    'c-web-modeler-webapp',
    'webapp',
    'camunda/web-modeler-webapp:8.8.18',
    `          args: [application.toml]\n${WEBAPP}`,
    WEBAPP_VOLUMES,
  ),
].join('');
const NEW = [
  object(
    'ConfigMap',
    'c-zeebe-configuration',
    'zeebe-broker',
    `data:
${file(
  'startup.sh',
  `
export VALUES_ORCHESTRATION_NODE_ID="$[1 + 0]"
if [ "$ZEEBE_RESTORE" = "true" ]; then
  exec restore
else
  exec camunda
fi`,
)}${file(
      'application.yaml',
      `
spring:
  profiles:
    active: "admin,broker,operate,consolidated-auth"
camunda:
  cluster:
    initial-contact-points:
      - c-zeebe-0.c-zeebe:26502
  data:
    secondary-storage:
      type: elasticsearch
      retention:
        enabled: true
        minimum-age: "30d"
      elasticsearch:
        url: http://c-elasticsearch:9200
        username: u
        password: "\${VALUES_ELASTICSEARCH_PASSWORD:}"
        aws-enabled: false
        number-of-replicas: "1"
        history:
          policy-name: "policy"
  persistent:
    sessions:
      enabled: true`,
    )}`,
  ),
  workload(
    'StatefulSet',
    'c-zeebe',
    'zeebe-broker',
    'camunda/camunda:8.9.17',
    `          env:
            - name: MINE
              value: a
            - name: VALUES_ELASTICSEARCH_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: store
                  key: password
          livenessProbe:
            httpGet:
              path: /core/actuator/health/liveness
${NEW_BROKER}`,
    NEW_BROKER_VOLUMES,
  ),
  identity(CLIENT),
  object(
    'ConfigMap',
    'c-web-modeler-restapi-configuration',
    'web-modeler',
    `data:\n${file('application.yaml', 'camunda:\n  modeler:\n    server:\n      url: https://h/modeler\n    oauth2:\n      client-id: web-modeler')}`,
  ),
  workload(
    'Deployment',
    'c-web-modeler-restapi',
    'restapi',
    'camunda/web-modeler-restapi:8.9.7',
    `          readinessProbe:\n            httpGet:\n              path: /modeler/ready\n${RESTAPI}`,
    RESTAPI_VOLUMES,
  ),
].join('');

const set = readSet([{ name: 'values.yaml', text: VALUES }], { from: '8.8', target: '8.9' });
const done = upgrade(set);
const { objects } = set.step;
const facts = (text: string, side: 'old' | 'new') =>
  factsOf(readObjects(text), { objects, side, secretName: known.isHidden });
function open(old: string, now: string): string[] {
  const [before, after] = [facts(old, 'old'), facts(now, 'new')];
  return folded(explain(compareRenders(before, after, objects), known.of(set, done, before, after, 'c')))
    .filter((d) => !d.reason)
    .map((d) => `${d.object} ${d.property}`);
}

/** A change that nobody asked for, in the new render: what is in it, what takes its place, where that has to be seen. */
const CHANGES: readonly (readonly [kind: string, is: string, becomes: string, seen: string])[] = [
  ['a variable', 'value: a', 'value: b', 'Application/cluster MINE'],
  [
    'a key of a Secret',
    'key: password',
    'key: other',
    'Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_PASSWORD',
  ],
  ['brokers', 'replicas: 1', 'replicas: 2', 'StatefulSet/cluster spec.replicas'],
  ['a probe', '/core/actuator', '/actuator', 'StatefulSet/cluster pod.containers[main].livenessProbe.httpGet.path'],
  [
    'an image of somebody’s own',
    'camunda/camunda:8.9.17',
    'camunda/camunda:1.0',
    'StatefulSet/cluster pod.containers[main].image.tag',
  ],
  [
    'a retention under its new name',
    '"30d"',
    '"1d"',
    'Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_RETENTION_MINIMUMAGE',
  ],
  [
    'a policy under its new name',
    '"policy"',
    '"other"',
    'Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_HISTORY_POLICYNAME',
  ],
  [
    'contact points under their new name',
    'c-zeebe-0.c-zeebe:26502',
    'x:26502',
    'Application/cluster CAMUNDA_CLUSTER_INITIALCONTACTPOINTS',
  ],
  [
    'replicas of indices under their new name',
    'number-of-replicas: "1"',
    'number-of-replicas: "0"',
    'Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_NUMBEROFREPLICAS',
  ],
  [
    'the address of the storage',
    'url: http://c-elasticsearch',
    'url: http://d-elasticsearch',
    'Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_URL',
  ],
  [
    'a profile beside the renamed one',
    'admin,broker,operate',
    'admin,broker',
    'Application/cluster SPRING_PROFILES_ACTIVE',
  ],
  ['the number of a broker', '$[1 + 0]', '$[2 + 0]', 'ConfigMap/cluster data[startup.sh]'],
  ['a client that moved up', 'name: Test', 'name: Best', 'Application/identity KEYCLOAK_CLIENTS_0_NAME'],
  [
    'a permission of it',
    'definition: read',
    'definition: write',
    'Application/identity KEYCLOAK_CLIENTS_1_PERMISSIONS_0_DEFINITION',
  ],
  [
    'an address of Web Modeler',
    'url: https://h/modeler',
    'url: https://h/other',
    'Application/web-modeler-restapi CAMUNDA_MODELER_SERVER_URL',
  ],
  [
    'what came from the pod that is gone',
    'client-id: web-modeler',
    'client-id: other',
    'Application/web-modeler-restapi CAMUNDA_MODELER_OAUTH2_CLIENTID',
  ],
  [
    'a probe below a path',
    '/modeler/ready',
    '/other/ready',
    'Deployment/web-modeler-restapi pod.containers[main].readinessProbe.httpGet.path',
  ],
  [
    'a switch that the chart sets',
    'aws-enabled: false',
    'aws-enabled: true',
    'Application/cluster CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_AWSENABLED',
  ],
];

void describe('the table of the step to 8.9', () => {
  void test('what the chart does by itself has its reason', () => {
    assert.deepEqual(open(OLD, NEW), []);
  });
  for (const [kind, is, becomes, seen] of CHANGES)
    void test(`${kind} that changes is seen`, () => {
      assert.ok(NEW.includes(is), is);
      const found = open(OLD, NEW.replace(is, becomes));
      assert.ok(found.includes(seen), found.join('\n'));
    });
  void test('the generated Secret stays, and is read as before; another Secret that goes is seen', () => {
    const secret = (name: string): string => `---
apiVersion: v1
kind: Secret
metadata:
  name: ${name}
  labels:
    app.kubernetes.io/instance: c
data:
  token: YQ==
`;
    const reads = (text: string): string =>
      text +
      workload(
        'Deployment',
        'c-connectors',
        'connectors',
        'camunda/connectors:8.9.1',
        `          env:
            - name: TOKEN
              valueFrom: {secretKeyRef: {name: camunda-credentials, key: token}}
`,
      );
    assert.deepEqual(open(reads(OLD) + secret('camunda-credentials'), reads(NEW)), []);
    assert.ok(open(OLD + secret('c-own'), NEW).some((line) => line.startsWith('Secret/own')));
    const other = reads(NEW).replace('name: camunda-credentials', 'name: other');
    assert.ok(open(reads(OLD) + secret('camunda-credentials'), other).some((line) => line.endsWith('TOKEN')));
  });
  void test('contact points that only the new chart names are its own; those of a file are not', () => {
    const old = OLD.replace(/ +cluster:\n +initialContactPoints:\n.*\n/, '');
    assert.notEqual(old, OLD);
    assert.deepEqual(open(old, NEW), []);
    const other = open(old, NEW.replace('c-zeebe-0.c-zeebe:26502', 'x:26502'));
    assert.deepEqual(other, ['Application/cluster CAMUNDA_CLUSTER_INITIALCONTACTPOINTS']);
  });
  void test('records that were exported because somebody asked for it are not the migration’s', () => {
    const exporter = `
      elasticsearch:
        className: io.camunda.zeebe.exporter.ElasticsearchExporter
        args:
          url: http://c-elasticsearch:9200`;
    const old = OLD.replace(
      /( +)exporters:\n/,
      (all, space: string) => `${all}${exporter.slice(1).replace(/^ {6}/gm, `${space}  `)}\n`,
    );
    assert.notEqual(old, OLD);
    assert.deepEqual(open(old, NEW), []);
    const asked = readSet([{ name: 'values.yaml', text: `${VALUES}optimize:\n  enabled: true\n` }], {
      from: '8.8',
      target: '8.9',
    });
    const [before, after] = [facts(old, 'old'), facts(NEW, 'new')];
    const found = explain(compareRenders(before, after, objects), known.of(asked, upgrade(asked), before, after, 'c'));
    assert.ok(found.some((d) => !d.reason && d.property === 'ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_CLASSNAME'));
  });
});
