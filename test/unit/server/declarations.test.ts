import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { declarations } from '../../../server/src/features/declarations.ts';

const filesOf = (path: string, text: string): string[][] => declarations([{ path, text }]).map((d) => d.files);

describe('values files that a deployment tool names', () => {
  test('helmfile: relative to it, secrets last, inline values told', () => {
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
        files: ['values.yaml', 'deploy/values-*.yaml', 'deploy/secrets.yaml'],
        inline: true,
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
    assert.deepEqual(found?.files, ['deploy/values.yaml', 'deploy/values-prod.yaml']);
    assert.deepEqual([found.release, found.namespace, found.inline], ['c8', 'platform', true]);
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
