/** Values inside other documents: what it is and where is said, nothing is ever changed. What is not Camunda's is not called so. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { couldBeLayer } from '../../server/src/engine/base.ts';
import { inspect, readSet, upgrade, type ReadOptions } from '../../server/src/engine/index.ts';
import { describeWrapper } from '../../server/src/engine/wrappers/wrapped.ts';
import { cases } from '../support/fixtures.ts';

const VALUES = 'zeebe:\n  clusterSize: "1"\noperate:\n  contextPath: /o\n';
const at = (column: number): string => VALUES.replace(/^/gm, ' '.repeat(column)).trimEnd() + '\n';
const listed = (column: number): string => at(column).trimStart();
const k8s = (apiVersion: string, kind: string): string => `apiVersion: ${apiVersion}\nkind: ${kind}\n`;
const ARGO = 'argoproj.io/v1alpha1';
const RELEASE = `${k8s('helm.toolkit.fluxcd.io/v2', 'HelmRelease')}spec:\n  values:\n${at(4)}`;

/** Text, form, and `path:line` of the values in it. */
const OURS: Record<string, readonly [text: string, form: string, ...where: string[]]> = {
  'Argo CD, valuesObject': [
    `${k8s(ARGO, 'Application')}spec:\n  source:\n    chart: camunda-platform\n    helm:\n      valuesObject:\n${at(8)}`,
    'argo-application',
    'spec.source.helm.valuesObject:7',
  ],
  'Argo CD, values as a text': [
    `${k8s(ARGO, 'Application')}spec:\n  sources:\n    - path: x\n    - helm:\n        values: |\n          # c\n${at(10)}`,
    'argo-application',
    'spec.sources[1].helm.values:9',
  ],
  'Argo CD, parameters': [
    `${k8s(ARGO, 'Application')}spec:\n  source:\n    helm:\n      parameters:\n        - {name: zeebe.clusterSize, value: "3"}\n`,
    'argo-application',
    'spec.source.helm.parameters:6',
  ],
  'Argo CD, only files': [
    `${k8s(ARGO, 'Application')}spec:\n  source:\n    chart: camunda-platform\n    helm:\n      valueFiles: [a.yaml]\n`,
    'argo-application',
  ],
  'ApplicationSet with templates': [
    `${k8s(ARGO, 'ApplicationSet')}spec:\n  template:\n    metadata: {name: {{name}}}\n    spec:\n      source:\n        helm:\n          valuesObject:\n${at(12)}`,
    'argo-application-set',
    'spec.template.spec.source.helm.valuesObject:9',
  ],
  'ApplicationSet with quotes in quotes': [
    `${k8s(ARGO, 'ApplicationSet')}spec:\n  template:\n    metadata: {name: "{{ .x | default "y: z" }}"}\n    spec:\n      source:\n        helm:\n          valuesObject:\n${at(12)}`,
    'argo-application-set',
    'spec.template.spec.source.helm.valuesObject:9',
  ],
  'ApplicationSet with what is no escape in quotes, below a mistake of another kind': [
    `${k8s(ARGO, 'ApplicationSet')}metadata:\n  note: [a\nspec:\n  template:\n    metadata: {name: "{{ .x \\d }}"}\n    spec:\n      source:\n        helm:\n          valuesObject:\n${at(12)}`,
    'argo-application-set',
    'spec.template.spec.source.helm.valuesObject:11',
  ],
  'ApplicationSet with quotes in quotes, below a mistake of another kind': [
    `${k8s(ARGO, 'ApplicationSet')}metadata:\n  note: "a" b\nspec:\n  template:\n    metadata: {name: '{{ index .x 'y, z' }}'}\n    spec:\n      source:\n        helm:\n          valuesObject:\n${at(12)}`,
    'argo-application-set',
    'spec.template.spec.source.helm.valuesObject:11',
  ],
  HelmRelease: [RELEASE, 'flux-helm-release', 'spec.values:4'],
  'HelmRelease, CR LF': [RELEASE.replaceAll('\n', '\r\n'), 'flux-helm-release', 'spec.values:4'],
  'HelmRelease, valuesFrom only': [
    `${k8s('helm.toolkit.fluxcd.io/v2', 'HelmRelease')}spec:\n  chart: {spec: {chart: camunda-platform}}\n  valuesFrom: [{kind: ConfigMap, name: v}]\n`,
    'flux-helm-release',
  ],
  ConfigMap: [`${k8s('v1', 'ConfigMap')}data:\n  values.yaml: |\n${at(4)}`, 'config-map', 'data."values.yaml":5'],
  'ConfigMap, a text in quotes': [
    `${k8s('v1', 'ConfigMap')}data:\n  v: "zeebe:\\n  clusterSize: 3\\n"\n`,
    'config-map',
    'data.v:4',
  ],
  'Secret, stringData': [`${k8s('v1', 'Secret')}stringData:\n  v: |\n${at(4)}`, 'secret', 'stringData.v:5'],
  'Secret, data': [`${k8s('v1', 'Secret')}data:\n  v: ${btoa(VALUES)}\n`, 'secret', 'data.v:4'],
  'k3s HelmChart': [
    `${k8s('helm.cattle.io/v1', 'HelmChart')}spec:\n  valuesContent: |-\n${at(4)}`,
    'k3s-helm-chart',
    'spec.valuesContent:5',
  ],
  'RKE2 HelmChartConfig': [
    `${k8s('helm.cattle.io/v1', 'HelmChartConfig')}spec:\n  valuesContent: |-\n${at(4)}`,
    'k3s-helm-chart',
    'spec.valuesContent:5',
  ],
  Kustomization: [
    `helmCharts:\n  - name: camunda-platform\n    valuesInline:\n${at(6)}`,
    'kustomization',
    'helmCharts[0].valuesInline:3',
  ],
  helmfile: [
    `releases:\n  - name: c\n    chart: camunda/camunda-platform\n    values:\n      - a.yaml\n      - ${listed(8)}`,
    'helmfile',
    'releases[0].values[1]:6',
  ],
  'helmfile, environments': [
    `environments:\n  prod:\n    values:\n      - ${listed(8)}`,
    'helmfile',
    'environments.prod.values[0]:4',
  ],
  'helmfile, a template': [
    `releases:\n  - chart: x/camunda-platform\n    {{ if eq .Environment.Name "p" }}\n    installed: true\n    {{ end }}\n    values:\n      - ${listed(8)}`,
    'helmfile',
    'releases[0].values[0]:7',
  ],
  Fleet: [`helm:\n  chart: camunda-platform\n  values:\n${at(4)}`, 'fleet', 'helm.values:3'],
  Ansible: [
    `- hosts: all\n  tasks:\n    - kubernetes.core.helm:\n        release_values:\n${at(10)}`,
    'ansible',
    '[0].tasks[0]."kubernetes.core.helm".release_values:4',
  ],
  'Terraform, heredoc': [
    `resource "helm_release" "c" {\n  values = [<<EOF\n${VALUES}EOF\n  ]\n}\n`,
    'terraform',
    '<<EOF:3',
  ],
  'Terraform, yamlencode': [
    'resource "helm_release" "c" {\n  values = [yamlencode({\n    zeebe = { clusterSize = 3 }\n  })]\n}\n',
    'terraform',
    'yamlencode:2',
  ],
  'Terraform, set': [
    'resource "helm_release" "c" {\n  set {\n    name = "zeebe.clusterSize"\n    value = 3\n  }\n}\n',
    'terraform',
    'zeebe.clusterSize:3',
  ],
  'template of Terraform': [`%{ if a }\n${VALUES}%{ endif }\n`, 'terraform', 'the whole text:2'],
  'Chart.yaml': [
    'apiVersion: v2\nname: u\nversion: 1.0.0\ndependencies:\n  - {name: camunda-platform, version: 12.0.1}\n',
    'chart',
  ],
  'List of kinds': [
    `${k8s('v1', 'List')}items:\n  - ${k8s('v1', 'ConfigMap')
      .replace(/\n(?=.)/, '\n    ')
      .trimEnd()}\n    data:\n      v: |\n${at(8)}`,
    'kubernetes-list',
    'items[0].data.v:8',
  ],
  'GitHub Actions': [
    `on: push\njobs:\n  d:\n    steps:\n      - with:\n          values: |\n${at(12)}`,
    'workflow',
    'jobs.d.steps[0].with.values:7',
  ],
  'an object nobody knows': [
    `${k8s('helm.crossplane.io/v1beta1', 'Release')}spec:\n  forProvider:\n    values:\n${at(6)}`,
    'kubernetes-object',
    'spec.forProvider.values:5',
  ],
  'a document after values': [`${VALUES}---\n${RELEASE}`, 'flux-helm-release', 'spec.values:9'],
  umbrella: [
    `global:\n  elasticsearch: {enabled: true}\ncamunda-platform:\n${at(2)}`,
    'umbrella',
    'camunda-platform:3',
  ],
  'umbrella without global': [`camunda-platform:\n${at(2)}`, 'umbrella', 'camunda-platform:1'],
  'umbrella, nested global only': [
    'global: {elasticsearch: {enabled: true}}\ncam:\n  global: {identity: {auth: {enabled: false}}}\n  identity: {enabled: false}\n',
    'umbrella',
    'cam:2',
  ],
  'umbrella, an alias': [`global: {license: {existingSecret: x}}\nbpm:\n${at(2)}`, 'umbrella', 'bpm:2'],
  'umbrella, an alias that is a key of the chart': [`zeebe:\n${at(2)}`, 'umbrella', 'zeebe:1'],
  'umbrella, deeper': [`platform:\n  apps:\n    engine:\n${at(6)}`, 'umbrella', 'platform.apps.engine:3'],
  'umbrella with a root zeebe of its own': [
    `zeebe:\n  clusterSize: 3\n  fullnameOverride: x\ncamunda-platform:\n${at(2)}`,
    'umbrella',
    'camunda-platform:4',
  ],
  'umbrella of 8.8': ['cam:\n  orchestration: {clusterSize: "3", partitionCount: "3"}\n', 'umbrella', 'cam:1'],
  'umbrella in braces': ['{"cam":{"zeebe":{"clusterSize":3}},"global":{"image":{"tag":"8.7.1"}}}', 'umbrella', 'cam:1'],
  'umbrella that says little': [
    'global: {elasticsearch: {enabled: true}}\ncamunda-platform:\n  connectors: {enabled: false}\n',
    'umbrella',
    'camunda-platform:2',
  ],
  'two of them': [`a:\n${at(2)}b:\n${at(2)}`, 'umbrella', 'a:1', 'b:6'],
};

const unchanged = (texts: readonly string[], options: ReadOptions = {}): void => {
  const set = readSet(
    texts.map((text, i) => ({ name: `${String(i)}.yaml`, text })),
    options,
  );
  assert.equal(set.version, 'foreign');
  assert.deepEqual(inspect(set), []);
  assert.deepEqual(
    upgrade(set).layers.map((l) => l.after),
    texts,
  );
};

describe('Camunda’s values in another document', () => {
  for (const [name, [text, form, ...where]] of Object.entries(OURS))
    test(name, () => {
      const found = readSet([{ name: 'x.yaml', text }]).layers[0]?.wrapper;
      assert.equal(found?.form, form);
      assert.equal(found.ours, true);
      assert.deepEqual(
        found.where.map((p) => `${p.path}:${String(p.line)}`),
        where,
      );
      assert.match(describeWrapper(found), /^[^\n]+\.$/);
      unchanged([text]);
      unchanged([text], { from: '8.7' });
      // Beside a values file it is no layer of it, in any order.
      unchanged([VALUES, text], { from: '8.7' });
      unchanged([text, VALUES]);
    });
  test('all of them are found, however many there are and whatever stands before them', () => {
    const element = `          - other: [${'a, '.repeat(5000)}]\n            values:\n${at(14)}`;
    const text = `${k8s(ARGO, 'ApplicationSet')}spec:\n  generators:\n    - list:\n        elements:\n${element.repeat(25)}  template:\n    spec:\n      source:\n        helm:\n          valuesObject:\n${at(12)}`;
    const found = readSet([{ name: 'x', text }]).layers[0]?.wrapper;
    assert.deepEqual(
      found?.where.map((w) => w.path),
      [
        ...Array.from({ length: 25 }, (_, i) => `spec.generators[0].list.elements[${String(i)}].values`),
        'spec.template.spec.source.helm.valuesObject',
      ],
    );
    assert.ok(describeWrapper(found).length < 500);
  });
  test('a secret in them is not repeated', () => {
    const text = `${k8s('v1', 'Secret')}data:\n  v: ${btoa(`${VALUES}global: {a: CANARY}\n`)}\n  CANARY: x\n`;
    const found = readSet([{ name: 'x', text }]).layers[0]?.wrapper;
    assert.ok(found && !describeWrapper(found).includes('CANARY'));
  });
});

/** Other charts and other documents; none is Camunda's, or called a wrapper of it. */
const OTHERS: Record<string, string> = {
  keycloak:
    'global:\n  imageRegistry: ""\n  security: {allowInsecureImages: false}\n  compatibility: {openshift: {adaptSecurityContext: auto}}\nauth: {adminUser: a}\npostgresql: {enabled: true}\n',
  elasticsearch:
    'global:\n  kibanaEnabled: false\n  elasticsearch: {service: {name: e}}\n  compatibility: {openshift: {adaptSecurityContext: auto}}\nmaster: {replicaCount: 3}\n',
  postgresql:
    'global:\n  compatibility: {openshift: {adaptSecurityContext: force}}\n  postgresql: {auth: {username: a}}\nprimary: {}\n',
  monitoring: 'identity: {enabled: true, image: {tag: 1}}\nprometheus: {enabled: true}\ngrafana: {enabled: true}\n',
  'an identity service': 'identity:\n  enabled: true\n  replicas: 2\nkratos: {enabled: true}\nhydra: {}\n',
  redpanda: 'console: {enabled: true}\nconnectors: {enabled: true}\nstatefulset: {replicas: 3}\n',
  minio: 'console: {enabled: true, image: {tag: x}}\ntenant: {}\n',
  kafka: 'connectors:\n  enabled: true\n  replicas: 2\nkafka: {x: 1}\n',
  optimize: 'optimize: {enabled: true, image: {tag: 1}}\nworker: {}\n',
  orchestration: 'orchestration: {engine: argo, queue: x}\n',
  operate: 'operate: {mode: manual, shift: 3}\nglobal: {image: {tag: 8.7.1}}\n',
  umbrella:
    'global: {domain: x}\nkeycloak: {global: {compatibility: {openshift: {adaptSecurityContext: auto}}}}\nelasticsearch: {master: {replicaCount: 1}}\nidentity: {enabled: true}\nconsole: {enabled: true}\n',
  Deployment: `${k8s('apps/v1', 'Deployment')}metadata: {name: zeebe, labels: {app: camunda-platform}}\nspec: {}\n`,
  'an Application': `${k8s(ARGO, 'Application')}spec:\n  source:\n    chart: redis\n    helm:\n      valuesObject: {global: {compatibility: {openshift: {adaptSecurityContext: auto}}}, console: {enabled: true}}\n`,
  'a ConfigMap of an application': `${k8s('v1', 'ConfigMap')}data:\n  application.yaml: |\n    zeebe:\n      broker:\n        gateway: {}\n    operate:\n      elasticsearch: {}\n`,
  helmfile: 'releases: [{name: r, chart: bitnami/redis, values: [{identity: {enabled: true}}]}]\n',
  compose: 'services:\n  zeebe: {image: camunda/zeebe:8.7.1}\n  operate: {image: camunda/operate:8.7.1}\n',
  'Spring, the broker': 'zeebe:\n  broker:\n    cluster: {clusterSize: 3}\n',
  'Spring, applications':
    'camunda:\n  operate: {elasticsearch: {url: x}, zeebe: {gatewayAddress: z}}\n  tasklist: {elasticsearch: {url: x}}\nmanagement: {}\n',
  'Spring, a client': 'camunda:\n  client: {mode: selfmanaged}\nzeebe:\n  client: {cloud: {}}\n',
  'Chart.yaml': 'apiVersion: v2\nname: u\nversion: 1.0.0\ndependencies:\n  - {name: redis, version: 12.0.1}\n',
  playbook: '- hosts: all\n  tasks: [{shell: ls}]\n',
  Terraform: 'resource "aws_x" "y" {\n  a = 1\n}\n',
};
describe('other people’s files', () => {
  for (const [name, text] of Object.entries(OTHERS))
    test(name, () => {
      assert.notEqual(readSet([{ name: 'x.yaml', text }]).layers[0]?.wrapper?.ours, true);
      unchanged([text]);
    });
});

describe('values files that look like others', () => {
  const flat: Record<string, string> = {
    'anchors lent by a block of their own':
      'x-all:\n  zeebe: &z {clusterSize: "3", partitionCount: "3"}\n  operate: &o {contextPath: /o}\nzeebe: *z\noperate: *o\n',
    'merged from a block of their own': `x-all: &all\n${at(2)}<<: *all\n`,
    'texts with Spring’s names': 'zeebe:\n  clusterSize: 3\n  configuration: |\n    zeebe:\n      broker: {}\n',
    'clients below global':
      'global:\n  identity:\n    auth:\n      operate: {clientId: a}\n      tasklist: {clientId: b}\nzeebe: {clusterSize: 1}\n',
  };
  for (const [name, text] of Object.entries(flat))
    test(name, () => {
      const set = readSet([{ name: 'x.yaml', text }]);
      assert.equal(set.version, '8.7');
      assert.equal(set.layers[0]?.wrapper, undefined);
    });
  test('keys whose values are of another kind are not Camunda’s, unless a pipeline fills them in', () => {
    const versionOf = (text: string): string => readSet([{ name: 'x.yaml', text }]).version;
    assert.equal(versionOf('zeebe: {image: camunda/zeebe:8.7.1, env: {A: b}}\n'), 'foreign');
    assert.equal(versionOf('tasklist: {image: tasks, resources: small}\nother: {a: 1}\n'), 'foreign');
    assert.equal(versionOf('zeebe: {resources: "${RESOURCES}", image: <IMAGE>}\n'), '8.7');
    assert.equal(versionOf('zeebe: {image: , resources: {}}\n'), '8.7');
    assert.equal(versionOf('operate: {enabled: true, schedule: daily, image: {tag: "1"}}\nother: {a: 1}\n'), 'foreign');
    assert.equal(versionOf('operate: {enabled: true}\n'), 'neutral');
  });
  test('no deployment of the tests is one', () => {
    for (const c of cases()) for (const l of readSet(c.layers).layers) assert.equal(l.wrapper, undefined, c.name);
  });
});

describe('what a file says about itself', () => {
  const versionOf = (text: string, options: ReadOptions = {}): string =>
    readSet([{ name: 'x', text }], options).version;
  const GLOBAL = 'global:\n  license: {existingSecret: x}\n';
  test('tags of images', () => {
    assert.equal(versionOf('zeebe: {image: {tag: 8.7.3}}\n'), '8.7');
    assert.equal(versionOf('operate: {image: {tag: 8.7.3-SNAPSHOT}}\n'), '8.7');
    assert.equal(versionOf('identity: {image: {tag: 8.7.3}}\nconnectors: {image: {tag: 8.7.2}}\n'), '8.7');
    assert.equal(versionOf(`${GLOBAL}  image: {tag: 8.7.1}\n`), '8.7');
    assert.equal(versionOf(`${GLOBAL}  image: {tag: 8.8.1}\n`), '8.8');
    assert.equal(versionOf('identity: {image: {tag: 8.7.3}}\nconsole: {image: {tag: 8.8.2}}\n'), 'neutral');
  });
  test('a comment at the top, then what stands beside', () => {
    assert.equal(versionOf(GLOBAL), 'neutral');
    assert.equal(versionOf(`# camunda-platform 12.3.1\n${GLOBAL}`), '8.7');
    assert.equal(versionOf(`# ours\n# Chart version: 13.1.0\n\n${GLOBAL}`), '8.8');
    assert.equal(versionOf(GLOBAL, { beside: '8.7' }), '8.7');
    assert.equal(versionOf(`# camunda-platform 12.3.1\n${GLOBAL}`, { beside: '8.8' }), '8.7');
    assert.equal(versionOf('zeebe: {clusterSize: 3}\n', { beside: '8.8' }), '8.7');
    assert.equal(versionOf('auth: {}\n', { beside: '8.7' }), 'foreign');
  });
  test('the number of the region wins over an answer', () => {
    const region = (id: string): number | undefined =>
      readSet([{ name: 'x', text: `zeebe: {clusterSize: 8}\nglobal: {multiregion: {regions: 2${id}}}\n` }], {
        region: 3,
      }).options.region;
    assert.equal(region(''), 3);
    assert.equal(region(', regionId: 1'), 1);
    assert.equal(region(', regionId: "0"'), 0);
    assert.equal(region(', regionId: "${REGION}"'), 3);
  });
});

describe('a whole deployment or a file on top of others', () => {
  const could = (text: string, options: ReadOptions = {}): boolean =>
    couldBeLayer(readSet([{ name: 'x', text }], options));
  test('nothing of a base in it', () => {
    for (const text of [
      'zeebe: {image: {tag: 8.7.3}}\n',
      'zeebe: {resources: {limits: {cpu: 1}}}\noperate: {nodeSelector: {a: b}}\n',
      'zeebe: {env: [{name: A, value: b}]}\nglobal: {image: {registry: r}}\n',
      '# camunda-values: 8.7\nglobal: {compatibility: {openshift: {adaptSecurityContext: force}}}\n',
    ])
      assert.equal(could(text), true, text);
  });
  test('a small one, or one that somebody spoke for', () => {
    for (const text of [
      'zeebe: {clusterSize: 3}\n',
      'operate: {enabled: true}\n',
      'tasklist: {image: {tag: 8.7.1}}\nglobal: {elasticsearch: {enabled: true}}\n',
      'zeebe: {env: []}\noperate: {env: []}\ntasklist: {env: []}\n',
    ])
      assert.equal(could(text), false, text);
    const patch = 'zeebe: {image: {tag: 8.7.3}}\n';
    assert.equal(could(patch, { partial: true }), false);
    assert.equal(could(patch, { partial: false }), false);
  });
});
