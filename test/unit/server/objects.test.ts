/** Open files without values: what they name of the objects of a deployment that the server knows is told as `check` tells it. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver';
import type { Checklist, Status, WorkspaceReport } from '../../../server/src/protocol.ts';
import { Lsp } from './lsp.ts';

const WS = 'file:///ws';
const at = (path: string): string => `${WS}/${path}`;
const VALUES = 'zeebe: {clusterSize: "1"}\nglobal: {identity: {auth: {enabled: false}}}\n';
const scaler = (name: string): string =>
  `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec:\n  scaleTargetRef: {kind: Deployment, name: ${name}}\n`;
const release = (name: string, values = `  values:\n    ${VALUES.trim().replace('\n', '\n    ')}\n`): string =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: ${name}}\nspec:\n  chart: {spec: {chart: camunda-platform}}\n${values}`;
const short = (list: readonly Diagnostic[]): string[] => list.map((d) => `${String(d.code)} ${d.range.start.line}`);
const OLD = ['wrappers/old-object 3'];
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

test('of a release that an open document names, and of no other', async () => {
  const lsp = await Lsp.start({ pull: true, folders: [WS] });
  const [mine, other] = [at('k8s/mine.yaml'), at('k8s/other.yaml')];
  lsp.open(mine, scaler('c-operate'));
  lsp.open(other, scaler('d-operate'));
  // Nobody knows of a deployment.
  assert.deepEqual(await lsp.diagnostics(mine), []);
  lsp.open(at('flux/release.yaml'), release('c'));
  const [told, ...more] = await lsp.diagnostics(mine);
  assert.ok(told);
  assert.deepEqual([short([told]), more], [OLD, []]);
  assert.match(told.message as string, /This names `Deployment\/c-operate`; in chart 13\.x: the StatefulSet `c-zeebe`/);
  assert.deepEqual(await lsp.diagnostics(other), []);
  // It is no values file for all that.
  assert.deepEqual(await lsp.actions(mine, WHOLE), []);
  assert.equal(((await lsp.request('camundaValues/status', { uri: mine })) as Status).state, 'foreign');
  const list = (await lsp.request('camundaValues/checklist', { uri: mine })) as Checklist | null;
  assert.notEqual(list?.state, '8.7');
  // What it says is what counts, and so is what the document says.
  lsp.change(mine, scaler('c-connectors'));
  assert.deepEqual(await lsp.diagnostics(mine), []);
  lsp.change(at('flux/release.yaml'), release('d'));
  assert.deepEqual(short(await lsp.diagnostics(other)), OLD);
  lsp.close(at('flux/release.yaml'));
  assert.deepEqual(await lsp.diagnostics(other), []);
});

test('of values without a release: what the user calls it, and until then any', async () => {
  const lsp = await Lsp.start({ pull: true, folders: [WS] });
  const [values, mine] = [at('values.yaml'), at('old.yaml')];
  lsp.open(values, VALUES);
  lsp.open(mine, scaler('c-operate'));
  assert.deepEqual(short(await lsp.diagnostics(mine)), OLD);
  await lsp.request('camundaValues/checklist', { uri: values, answers: { release: 'other' } });
  assert.deepEqual(await lsp.diagnostics(mine), []);
  // The last ones are no names of a release.
  for (const release of ['c', 'operate*(', 'c\\', 'C']) {
    await lsp.request('camundaValues/checklist', { uri: values, answers: { release } });
    assert.deepEqual(short(await lsp.diagnostics(mine)), OLD, release);
  }
  lsp.change(mine, `# camunda-upgrade-disable-file wrappers/old-object\n${scaler('c-operate')}`);
  assert.deepEqual(await lsp.diagnostics(mine), []);
  // Names of ours in its text make it no values file.
  lsp.change(mine, `${scaler('c-operate')}  metadata:\n    operate: x\n`);
  assert.deepEqual(short(await lsp.diagnostics(mine)), OLD);
});

test('of files that somebody said belong together, although they are not open', async () => {
  const [values, app] = [at('a/values.yaml'), at('a/app.yaml')];
  const lsp = await Lsp.start({
    pull: true,
    folders: [WS],
    initializationOptions: { reads: true, sets: [[app, values]] },
  });
  const texts = new Map([
    [values, VALUES],
    [
      app,
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: c}\nspec:\n  sources:\n' +
        '    - {chart: camunda-platform, repoURL: https://x, helm: {valueFiles: [$v/a/values.yaml]}}\n    - {repoURL: https://y, ref: v}\n',
    ],
  ]);
  lsp.answers.set('camundaValues/read', ({ uri }: { uri: string }) => {
    const text = texts.get(uri);
    return text === undefined ? null : { text };
  });
  lsp.open(at('b/mine.yaml'), scaler('c-operate'));
  lsp.open(at('b/other.yaml'), scaler('d-operate'));
  assert.deepEqual(short(await lsp.diagnostics(at('b/mine.yaml'))), OLD);
  assert.deepEqual(await lsp.diagnostics(at('b/other.yaml')), []);
});

test('a patch is known by the Kustomization above it', async () => {
  const lsp = await Lsp.start({ pull: true, folders: [WS], initializationOptions: { reads: true } });
  const kustomization = at('k/kustomization.yaml');
  let text = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches: [{path: p/patch.yaml}]\n';
  const asked: string[] = [];
  lsp.answers.set('camundaValues/read', ({ uri }: { uri: string }) => {
    asked.push(uri);
    return uri === kustomization ? { text } : null;
  });
  lsp.open(at('r.yaml'), release('c'));
  const patch = at('k/p/patch.yaml');
  const gone = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: c-operate}\nspec: {replicas: 2}\n';
  lsp.open(patch, gone);
  assert.deepEqual(short(await lsp.diagnostics(patch)), ['wrappers/patch-fails 2']);
  const before = asked.length;
  lsp.change(patch, `${gone}# typed\n`);
  assert.deepEqual(short(await lsp.diagnostics(patch)), ['wrappers/patch-fails 2']);
  assert.equal(asked.length, before, 'it is read once');
  text = text.replace('patches: [{path: p/patch.yaml}]', 'resources: [p/patch.yaml]');
  lsp.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: kustomization, type: 2 }] });
  assert.deepEqual(await lsp.diagnostics(patch), []);
});

test('beside a document that was never saved nothing is read', async () => {
  const lsp = await Lsp.start({ pull: true, folders: [WS], initializationOptions: { reads: true } });
  const asked: string[] = [];
  lsp.answers.set('camundaValues/read', ({ uri }: { uri: string }) => {
    asked.push(uri);
    return null;
  });
  lsp.open(at('r.yaml'), release('c'));
  for (const uri of [
    'untitled:Untitled-1',
    'untitled:/ws/a/b/object.yaml',
    'vscode-notebook-cell:/ws/a/b/object.yaml',
  ]) {
    lsp.open(uri, scaler('c-operate'));
    assert.deepEqual(short(await lsp.diagnostics(uri)), OLD);
  }
  const unsaved = asked.filter((uri) => !uri.startsWith(`${WS}/`));
  assert.deepEqual(unsaved, []);
  lsp.open(at('a/b/object.yaml'), scaler('c-operate'));
  assert.deepEqual(short(await lsp.diagnostics(at('a/b/object.yaml'))), OLD);
  assert.ok(asked.some((uri) => uri === at('a/b/kustomization.yaml')));
});

test('what others say is told anew when they change: by a refresh, and to clients that get what is pushed', async () => {
  for (const pull of [true, false]) {
    const lsp = await Lsp.start({ pull, folders: [WS] });
    const [values, mine] = [at('r.yaml'), at('old.yaml')];
    lsp.open(mine, scaler('c-operate'));
    if (pull) {
      assert.deepEqual(await lsp.diagnostics(mine), []);
      lsp.open(values, release('c'));
      await lsp.until(() => lsp.requests.find((r) => r.method === 'workspace/diagnostic/refresh'), 'a refresh');
      assert.deepEqual(short(await lsp.diagnostics(mine)), OLD);
      continue;
    }
    await lsp.until(() => (lsp.publishedTo(mine).length > 0 ? true : undefined));
    lsp.open(values, release('c'));
    await lsp.until(() => lsp.publishedTo(mine).find((p) => p.diagnostics.length === 1), 'diagnostics');
  }
});

test('a check of the workspace tells them of files that are not open, and opening one takes nothing back', async () => {
  const home = mkdtempSync(join(tmpdir(), 'camunda-objects-'));
  after(() => rmSync(home, { recursive: true, force: true }));
  const files = {
    'camunda/release.yaml': release('c'),
    'k8s/mine.yaml': scaler('c-operate'),
    'k8s/other.yaml': scaler('d-operate'),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  const root = pathToFileURL(home).href;
  const lsp = await Lsp.start({ pull: true, folders: [root], initializationOptions: { reads: true } });
  lsp.answers.set('camundaValues/read', ({ uri }: { uri: string }) => {
    const found = Object.entries(files).find(([path]) => uri === `${root}/${path}`);
    return found ? { text: found[1] } : null;
  });
  const mine = `${root}/k8s/mine.yaml`;
  const report = (await lsp.request('camundaValues/checkWorkspace', {})) as WorkspaceReport;
  const problem = report.problems.find((p) => p.uri === mine);
  assert.ok(problem);
  assert.deepEqual(short(problem.diagnostics), OLD);
  assert.deepEqual(problem.together, [mine, `${root}/camunda/release.yaml`]);
  assert.equal(
    report.problems.some((p) => p.uri.includes('other')),
    false,
  );
  assert.equal(report.sets, 1);
  assert.match(report.markdown, /k8s\/mine\.yaml[^]*names objects of/);
  lsp.open(mine, files['k8s/mine.yaml']);
  assert.deepEqual(await lsp.diagnostics(mine), problem.diagnostics);
});
