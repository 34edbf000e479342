/** Files beside the values that hold none: what they name of the chart's objects is told by check, and nothing of it is changed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folder } from './helpers.ts';

const VALUES = 'zeebe: {clusterSize: "1"}\nglobal: {identity: {auth: {enabled: false}}}\n';
const KUSTOMIZATION =
  'kind: Kustomization\napiVersion: kustomize.config.k8s.io/v1beta1\nhelmCharts:\n  - name: camunda-platform\n    releaseName: c\n' +
  '    valuesFile: values.yaml\n';
const object = (kind: string, name: string): string =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: ${name}}\n`;
const scaler = (name: string): string =>
  `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec:\n  scaleTargetRef: {kind: Deployment, name: ${name}}\n`;

test('objects beside values', () => {
  const here = folder({
    'values.yaml': VALUES,
    'old.yaml': scaler('c-operate'),
    'own.yaml': object('Service', 'c-operate'),
  });
  const told = here.run(['check', 'values.yaml', 'old.yaml', 'own.yaml']);
  assert.match(told.out, /old\.yaml[^]*This names `Deployment\/c-operate`/);
  assert.doesNotMatch(told.out, /own\.yaml/);
  assert.doesNotMatch(here.run(['check', 'values.yaml', 'old.yaml', '--release', 'other']).out, /c-operate/);
  // Alone it is what it was.
  assert.match(here.run(['check', 'old.yaml']).err, /HorizontalPodAutoscaler, not values/);
  assert.equal(here.read('old.yaml'), scaler('c-operate'));
});

test('patches that a Kustomization names', () => {
  const of = (patches: string, patch: string): string => {
    const here = folder({ 'values.yaml': VALUES, 'k.yaml': KUSTOMIZATION + patches, 'p.yaml': patch });
    return here.run(['check', 'k.yaml', 'values.yaml', 'p.yaml']).out;
  };
  const gone = object('Deployment', 'c-operate');
  for (const patches of ['patches: [{path: ./p.yaml}]\n', 'patchesStrategicMerge:\n  - p.yaml\n'])
    assert.match(of(patches, gone), /p\.yaml[^]*makes no `Deployment\/c-operate`/, patches);
  const laid = 'patches: [{path: p.yaml, target: {kind: StatefulSet, name: c-zeebe}}]\n';
  assert.doesNotMatch(of(laid, gone), /c-operate/);
  const pod = `${object('StatefulSet', 'c-zeebe')}spec: {template: {spec: {containers: [{name: zeebe}]}}}\n`;
  assert.match(of(laid, pod), /p\.yaml[^]*container `zeebe`, which is called `orchestration`/);
  assert.doesNotMatch(of('resources: [p.yaml]\n', gone), /p\.yaml/);
});
