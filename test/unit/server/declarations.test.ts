import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { arrange } from '../../../server/src/engine/wrappers/arrange.ts';
import { declarations } from '../../../server/src/features/declarations.ts';

const filesOf = (path: string, text: string): string[][] => declarations([{ path, text }]).map((d) => d.files);

describe('values files that a deployment tool names', () => {
  test('helmfile: relative to it, as its list has files and maps, secrets last', () => {
    const text = `environments:
  prod: {}
---
releases:
  - name: camunda
    namespace: camunda-prod
    chart: camunda/camunda-platform
    version: ~12
    values:
      - ../values.yaml
      - values-{{ .Environment.Name }}.yaml
      - global: {}
    secrets:
      - secrets.yaml
  - name: other
    chart: bitnami/postgresql
    values: [pg.yaml]
`;
    assert.deepEqual(declarations([{ path: 'deploy/helmfile.yaml', text }]), [
      {
        source: 'deploy/helmfile.yaml',
        name: 'camunda',
        release: 'camunda',
        namespace: 'camunda-prod',
        files: ['values.yaml', 'deploy/values-*.yaml', 'deploy/helmfile.yaml', 'deploy/secrets.yaml'],
        inside: ['deploy/helmfile.yaml'],
        inline: false,
      },
    ]);
  });
  test('helmfile: control structures of templates, quotes in templates, OCI charts, files elsewhere', () => {
    const text = `releases:
{{- range $name := list "a" "b" }}
  - name: "camunda-{{ $name }}"
    chart: oci://ghcr.io/camunda/helm/camunda-platform
    values:
      - https://example.com/values.yaml
      - "envs/{{ env "STAGE" | default "dev" }}/values.yaml"
      - ./base.yaml
      - base.yaml
      {{ if eq .Environment.Name "prod" }}
      - prod.yaml
      {{ end }}
{{- end }}
`;
    const [found] = declarations([{ path: 'helmfile.yaml', text }]);
    assert.deepEqual(found?.files, ['envs/*/values.yaml', 'base.yaml', 'prod.yaml']);
    assert.equal(found.release, null, 'a name that a template makes is unknown');
    assert.equal(found.name, 'camunda-*');
  });
  test('Argo CD: a chart of a Helm repository with files of another source', () => {
    const text = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: camunda}
spec:
  destination: {namespace: platform}
  sources:
    - repoURL: https://helm.camunda.io
      chart: camunda-platform
      helm:
        releaseName: c8
        valueFiles:
          - $values/deploy/values.yaml
          - $values/deploy/values-prod.yaml
          - values-of-the-chart.yaml
        values: |
          global: {}
    - repoURL: https://git.example.com/x.git
      ref: values
`;
    const [found] = declarations([{ path: 'argo/app.yaml', text }]);
    assert.deepEqual(found?.files, ['deploy/values.yaml', 'deploy/values-prod.yaml', 'argo/app.yaml']);
    assert.deepEqual([found.release, found.namespace, found.inline], ['c8', 'platform', false]);
  });
  test('Argo CD: a path of the repository, and ApplicationSets', () => {
    const text = `kind: ApplicationSet
spec:
  generators:
    - list: {elements: [{env: dev}]}
  template:
    metadata:
      name: 'camunda-{{.env}}'
    spec:
      source:
        path: charts/camunda
        helm:
          valueFiles:
            - values.yaml
            - envs/{{.env}}/values.yaml
            - /shared/values.yaml
            - ../../out/values.yaml
            - ../../../../etc/passwd
`;
    assert.deepEqual(filesOf('apps/set.yaml', text), [
      ['charts/camunda/values.yaml', 'charts/camunda/envs/*/values.yaml', 'shared/values.yaml', 'out/values.yaml'],
    ]);
  });
  test('Flux: what a Kustomization generates for valuesFrom', () => {
    const release = `kind: HelmRelease
metadata: {name: camunda, namespace: c8}
spec:
  chart: {spec: {chart: camunda-platform, version: 12.x}}
  valuesFrom:
    - {kind: ConfigMap, name: camunda-values}
    - {kind: Secret, name: camunda-secrets, valuesKey: secret.yaml}
    - {kind: ConfigMap, name: from-elsewhere}
  values: {global: {}}
`;
    const kustomization = `kind: Kustomization
configMapGenerator:
  - name: camunda-values
    files: [values.yaml=base/values-prod.yaml]
secretGenerator:
  - name: camunda-secrets
    files:
      - secret.yaml
`;
    const files = [
      { path: 'flux/release.yaml', text: release },
      { path: 'flux/kustomization.yaml', text: kustomization },
    ];
    const [found, ...more] = declarations(files);
    assert.equal(more.length, 0);
    assert.deepEqual(found?.files, ['flux/base/values-prod.yaml', 'flux/secret.yaml']);
    assert.deepEqual([found.release, found.namespace, found.inline], ['camunda', 'c8', true]);
  });
  test('Kustomize: helmCharts', () => {
    const text = `namespace: c8
helmCharts:
  - {name: camunda-platform, releaseName: camunda, valuesFile: values.yaml, additionalValuesFiles: [prod.yaml]}
`;
    assert.deepEqual(filesOf('kustomization.yaml', text), [['values.yaml', 'prod.yaml']]);
  });
  test('of anything else nothing is said', () => {
    for (const text of [
      '',
      '- a\n- b',
      'releases: 3',
      'releases: [1, {chart: 5}, {chart: camunda/camunda-platform}]',
      'releases:\n  - chart: camunda/camunda-platform\n    values: *nowhere',
      'kind: Application',
      'kind: Application\nspec: {source: {helm: {valueFiles: [a.yaml]}, chart: nginx}}',
      'kind: HelmRelease\nspec: {chart: {spec: {chart: 7}}, valuesFrom: 8}',
      'configMapGenerator: [{files: {}}]\nhelmCharts: x',
      'kind: ApplicationSet\nspec: {template: [1]}',
      '{{ if',
      '\u0000\ufffd: [',
    ])
      assert.deepEqual(filesOf('x.yaml', text), [], text);
  });
});

const object = (kind: string, api: string, more = ''): string =>
  `apiVersion: ${api}\nkind: ${kind}\nmetadata: {name: c8, namespace: n}\n${more}`;
const APPLICATION = (helm: string): string =>
  object(
    'Application',
    'argoproj.io/v1alpha1',
    `spec:\n  source:\n    chart: camunda-platform\n    targetRevision: 12.3.0\n    helm:\n${helm.replace(/^/gm, '      ')}\n`,
  );
const RELEASE = (more: string): string =>
  object(
    'HelmRelease',
    'helm.toolkit.fluxcd.io/v2',
    `spec:\n  chart: {spec: {chart: camunda-platform, version: 12.x}}\n${more}`,
  );
const INLINE = '{zeebe: {clusterSize: "3"}}';
const FROM = (...refs: string[]): string => `  valuesFrom:\n${refs.map((r) => `  - {${r}}\n`).join('')}`;
const MAP = (name: string, text: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: n}\ndata:\n  values.yaml: |\n    ${text}\n`;

/** Files of a workspace -> what is proposed, in the order of the tool. The files named by none of them are values files. */
const MIXED: Record<string, readonly [files: Readonly<Record<string, string>>, proposed: readonly string[]]> = {
  'Argo CD, files and valuesObject': [
    { 'apps/a.yaml': APPLICATION(`valueFiles: [$v/env/base.yaml, $v/env/prod.yaml]\nvaluesObject: ${INLINE}`) },
    ['env/base.yaml', 'env/prod.yaml', 'apps/a.yaml'],
  ],
  'Argo CD, valuesObject alone': [{ 'a.yaml': APPLICATION(`valuesObject: ${INLINE}`) }, ['a.yaml']],
  'an ApplicationSet whose files a generator names': [
    {
      'set.yaml': object(
        'ApplicationSet',
        'argoproj.io/v1alpha1',
        `spec:\n  generators: []\n  template:\n    metadata: {name: "c-{{.env}}"}\n    spec:\n      source:\n        path: charts/camunda-platform\n        helm:\n          valueFiles: [values.yaml, "envs/{{.env}}/c-{{.size}}.yaml"]\n          valuesObject: ${INLINE}\n`,
      ),
    },
    ['charts/camunda-platform/values.yaml', 'charts/camunda-platform/envs/*/c-*.yaml', 'set.yaml'],
  ],
  'Flux, a ConfigMap in another file': [
    {
      'cm.yaml': MAP('base', INLINE),
      'r.yaml': RELEASE(`${FROM('kind: ConfigMap, name: base')}  values: ${INLINE}\n`),
    },
    ['cm.yaml', 'r.yaml'],
  ],
  'Flux, ConfigMaps alone, one in the same file': [
    {
      'r.yaml': `${RELEASE(FROM('kind: ConfigMap, name: own', 'kind: ConfigMap, name: other'))}---\n${MAP('own', INLINE)}`,
      'z.yaml': MAP('other', INLINE),
    },
    ['r.yaml', 'z.yaml'],
  ],
  'Flux, a file that a Kustomization makes a ConfigMap of': [
    {
      'flux/kustomization.yaml':
        'resources: [r.yaml]\nconfigMapGenerator:\n- {name: base, files: [values.yaml=env/base.yaml]}\nsecretGenerator:\n- {name: s, files: [s.yaml]}\n',
      'flux/r.yaml': RELEASE(
        `${FROM('kind: ConfigMap, name: base', 'kind: Secret, name: s, valuesKey: s.yaml')}  values: ${INLINE}\n`,
      ),
    },
    ['flux/kustomization.yaml', 'flux/env/base.yaml', 'flux/s.yaml', 'flux/r.yaml'],
  ],
  'Kustomize, valuesFile, valuesInline and more files': [
    {
      'k/kustomization.yaml': `helmCharts:\n- name: camunda-platform\n  valuesFile: v.yaml\n  additionalValuesFiles: [top.yaml]\n  valuesInline: ${INLINE}\n`,
    },
    ['k/v.yaml', 'k/kustomization.yaml', 'k/top.yaml'],
  ],
  'Kustomize, merged the other way round': [
    {
      'kustomization.yaml': `helmCharts:\n- name: camunda-platform\n  valuesFile: v.yaml\n  valuesMerge: merge\n  valuesInline: ${INLINE}\n`,
    },
    ['kustomization.yaml', 'v.yaml'],
  ],
  'helmfile, maps between files': [
    {
      'helmfile.yaml': `releases:\n- name: c\n  chart: camunda/camunda-platform\n  values:\n  - a.yaml\n  - ${INLINE}\n  - "{{ .Environment.Name }}.yaml"\n  secrets: [s.yaml]\n`,
    },
    ['a.yaml', 'helmfile.yaml', '*.yaml', 's.yaml'],
  ],
  'Fleet, its files on top': [
    { 'fleet.yaml': `helm:\n  chart: camunda-platform\n  valuesFiles: [a.yaml]\n  values: ${INLINE}\n` },
    ['fleet.yaml', 'a.yaml'],
  ],
  'k3s, a HelmChartConfig on its HelmChart': [
    {
      'a-config.yaml': object('HelmChartConfig', 'helm.cattle.io/v1', `spec:\n  valuesContent: |\n    ${INLINE}\n`),
      'b-chart.yaml': object(
        'HelmChart',
        'helm.cattle.io/v1',
        `spec:\n  chart: camunda-platform\n  valuesContent: |\n    ${INLINE}\n`,
      ),
    },
    ['b-chart.yaml', 'a-config.yaml'],
  ],
  'Ansible, files below the values': [
    {
      'play.yaml': `- hosts: all\n  tasks:\n  - kubernetes.core.helm:\n      chart_ref: camunda/camunda-platform\n      values_files: ["{{ playbook_dir }}/a.yaml"]\n      values: ${INLINE}\n`,
    },
    ['a.yaml', 'play.yaml'],
  ],
};
describe('files and values inside documents are proposed together, and are the set that they are proposed as', () => {
  for (const [name, [files, proposed]] of Object.entries(MIXED))
    test(name, () => {
      const given = Object.entries(files).map(([path, text]) => ({ path, text }));
      const [found, ...more] = declarations(given);
      assert.equal(more.length, 0);
      assert.deepEqual(found?.files, proposed);
      assert.equal(found.inline, false);
      // Whatever a star stands for.
      const set = proposed.map((path) => ({ name: path.replaceAll('*', 'xy'), text: files[path] ?? 'zeebe: {}\n' }));
      const { layers, objections } = arrange(set);
      assert.deepEqual(
        objections.map((o) => o.message),
        [],
      );
      // A Kustomization that only makes ConfigMaps has no values, and a document without values of its own only gives the order.
      const order = [...new Set(layers.map((l) => l.file))];
      assert.deepEqual(
        order,
        set.flatMap((f, i) => (order.includes(i) ? [i] : [])),
      );
      assert.ok(layers.some((l) => l.mount));
    });
});
test('values that cannot be upgraded where they stand are told, and the files are proposed without them', () => {
  const cases: readonly [path: string, text: string, files: readonly string[]][] = [
    ['a.yaml', APPLICATION('valueFiles: [$v/b.yaml]\nparameters: [{name: zeebe.clusterSize, value: "3"}]'), ['b.yaml']],
    ['a.yaml', APPLICATION(`valueFiles: [$v/b.yaml]\nvalues: '${INLINE}'`), ['b.yaml']],
    ['a.yaml', APPLICATION(`valueFiles: [$v/b.yaml]\nvalues: |\n  {}\nvaluesObject: ${INLINE}`), ['b.yaml']],
    ['r.yaml', RELEASE(`${FROM('kind: Secret, name: s, targetPath: zeebe.x')}  values: {}\n`), []],
    [
      'helmfile.yaml',
      `releases:\n{{- range list "a" }}\n- name: c\n  chart: camunda/camunda-platform\n  values: [b.yaml, ${INLINE}]\n{{- end }}\n`,
      ['b.yaml'],
    ],
    [
      'two.yaml',
      `releases:\n- {name: a, chart: x/camunda-platform, values: [b.yaml, ${INLINE}]}\n- {name: b, chart: x/camunda-platform, values: [${INLINE}]}\n`,
      ['b.yaml'],
    ],
  ];
  for (const [path, text, files] of cases) {
    const [found] = declarations([{ path, text }]);
    assert.deepEqual(found?.files, files, text);
    assert.equal(found.inline, true, text);
  }
});
