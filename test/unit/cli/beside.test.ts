/** Files beside the values that hold none: what they name of the chart's objects is told by check, and nothing of it is changed. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JsonReport } from '../../../server/src/report/json.ts';
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

test('ConfigMaps and Secrets that nobody takes values of, JSON patches, and Kustomizations that make values', () => {
  const here = folder({
    'values.yaml': VALUES,
    'cm.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: urls}\ndata: {url: "http://c-operate:80/x"}\n',
    'secret.yaml':
      'apiVersion: v1\nkind: Secret\nmetadata: {name: urls}\nstringData: {url: "http://me:hidden1@c-tasklist:80"}\n',
    'k.yaml': `${KUSTOMIZATION}patches: [{path: json.yaml, target: {kind: Deployment, name: c-connectors}}]\n`,
    'json.yaml': '- {op: add, path: /x, value: "http://c-operate:80"}\n',
  });
  const told = here.run(['check', 'values.yaml', 'cm.yaml', 'secret.yaml']);
  assert.match(told.out, /cm\.yaml[^]*This names `<release>-operate`/);
  assert.match(told.out, /secret\.yaml[^]*`<release>-tasklist`/);
  assert.doesNotMatch(told.out + told.err, /hidden1/);
  assert.match(here.run(['check', 'k.yaml', 'values.yaml', 'json.yaml']).out, /json\.yaml[^]*`c-operate`/);
  // One that a HelmRelease takes values of is none of them.
  const flux =
    'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: c}\nspec:\n  chart: {spec: {chart: camunda-platform}}\n' +
    '  valuesFrom: [{kind: ConfigMap, name: vals}]\n';
  const from = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: vals}\ndata:\n  values.yaml: |\n    zeebe: {clusterSize: "1"}\n`;
  const there = folder({ 'hr.yaml': flux, 'cm.yaml': from, 'old.yaml': scaler('c-operate') });
  const all = there.run(['check', 'hr.yaml', 'cm.yaml', 'old.yaml']).out;
  assert.match(all, /cm\.yaml, data/);
  assert.match(all, /old\.yaml[^]*`Deployment\/c-operate`/);
});

/** What is told of files without values below a folder, as `file: name`. */
function below(files: Readonly<Record<string, string>>): string[] {
  const { out } = folder(files).run(['check', '.', '--format', 'json']);
  const { sets } = JSON.parse(out) as { sets: JsonReport[] };
  return sets.flatMap((set) =>
    set.files.flatMap(({ input, findings }) =>
      findings
        .filter((f) => /^wrappers\/(?:old|patch)/.test(f.rule))
        .map((f) => `${input}: ${/`(?:[A-Z]\w+\/)?([^`]*)`/.exec(f.message)?.[1] ?? ''}`),
    ),
  );
}
const helmfile = (release: string, values = 'values.yaml'): string =>
  `releases:\n  - {name: ${release}, chart: camunda/camunda-platform, values: [${values}]}\n`;

describe('objects in a folder that is checked', () => {
  test('of a release that is known, wherever they lie', () => {
    const files = {
      'camunda/helmfile.yaml': helmfile('c'),
      'camunda/values.yaml': VALUES,
      'monitoring/old.yaml': scaler('c-operate'),
      'other/old.yaml': scaler('d-operate'),
    };
    assert.deepEqual(below(files), ['monitoring/old.yaml: c-operate']);
    // One of which the release is not known lies nearer, and could be called `d`.
    assert.deepEqual(below({ ...files, 'other/values.yaml': VALUES }), [
      'monitoring/old.yaml: c-operate',
      'other/old.yaml: d-operate',
    ]);
  });

  test('of one that is not known where none lies nearer, and of what nobody else calls so', () => {
    const files = {
      'a/values.yaml': VALUES,
      'a/k8s/old.yaml': scaler('x-operate'),
      'b/values.yaml': 'orchestration: {clusterSize: "1"}\n',
      'b/own.yaml': scaler('x-shop'),
      'a/ingress.yaml':
        'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches:\n' +
        '  - {target: {kind: Ingress, name: shop-console}, patch: "[]"}\n' +
        '  - {target: {kind: Ingress, name: camunda-console}, patch: "[]"}\n',
    };
    assert.deepEqual(below(files), ['a/ingress.yaml: camunda-console', 'a/k8s/old.yaml: x-operate']);
    assert.deepEqual(below({ 'k8s/old.yaml': scaler('x-operate') }), []);
  });

  test('each place once, by the deployment that is nearest to it', () => {
    const [old, upgraded] = [VALUES, 'orchestration: {clusterSize: "1"}\n'];
    const files = {
      'dev/helmfile.yaml': helmfile('c'),
      'dev/values.yaml': upgraded,
      'prod/helmfile.yaml': helmfile('c'),
      'prod/values.yaml': old,
      'prod/values-eu.yaml': old,
      'prod/old.yaml': scaler('c-operate'),
      'values.yaml': old,
    };
    assert.deepEqual(below(files), ['prod/old.yaml: c-operate']);
    const here = folder(files);
    assert.match(here.run(['check', '.']).out, /8\.7 .*prod\/old\.yaml \(names objects of prod\/helmfile\.yaml/);
  });

  test('patches, by the path that a Kustomization gives them', () => {
    const gone = object('Deployment', 'c-operate');
    const files = {
      'a/kustomization.yaml': `${KUSTOMIZATION}patches: [{path: p/one.yaml}]\n`,
      'a/values.yaml': VALUES,
      'a/p/one.yaml': gone,
      'a/one.yaml': gone,
      'b/p/one.yaml': gone,
    };
    assert.deepEqual(below(files), ['a/p/one.yaml: c-operate']);
  });

  test('names that the values give', () => {
    const values = `operate: {fullnameOverride: myop}\n${VALUES}`;
    assert.deepEqual(below({ 'values.yaml': values, 'k/old.yaml': scaler('myop') }), ['k/old.yaml: myop']);
  });

  test('in words, and how it ends', () => {
    const here = folder({
      'camunda/helmfile.yaml': helmfile('c'),
      'camunda/values.yaml': 'orchestration: {clusterSize: "1"}\n',
      'k8s/old.yaml': scaler('c-operate'),
    });
    const { out, code } = here.run(['check', '.']);
    assert.equal(code, 3);
    assert.match(out, /1 set of values · 2 files of 3 YAML files/);
    assert.match(out, /does not work with 1 of 1 set as it is: 2 errors/);
    assert.match(out, /check camunda\/helmfile\.yaml camunda\/values\.yaml k8s\/old\.yaml/);
    assert.match(here.run(['check', '.', '--format', 'markdown']).out, /`k8s\/old\.yaml`<br>names objects of/);
    const silent = folder({
      'values.yaml': VALUES,
      'old.yaml': `# camunda-upgrade-disable-file wrappers/old-object\n${scaler('c-operate')}`,
    });
    assert.match(silent.run(['check', '.']).out, /1 silenced|silence/);
    assert.doesNotMatch(silent.run(['check', '.']).out, /names objects/);
  });
});
