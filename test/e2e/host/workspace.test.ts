// Problems of files that are not open, and how long they stand.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, configure, inWorkspace, open, ours, replaceAll, save, until, write } from './support.ts';

const OLD = '# camunda-values: 8.7\nzeebe:\n  clusterSize: "3"\noperate:\n  contextPath: /operate\n';
const NEW = '# camunda-values: 8.8\norchestration:\n  clusterSize: "3"\n';
const check = () => vscode.commands.executeCommand('camundaValues.checkWorkspace');
const told = (all: readonly vscode.Diagnostic[]): unknown[] =>
  all.map(({ code, message, range, severity, tags }) => {
    const rule = typeof code === 'object' ? [code.value, code.target.toString()] : code;
    return JSON.stringify([rule, message, range, severity, tags]);
  });
/** Live problems are made anew, those of the check are kept. */
const same = (a: readonly vscode.Diagnostic[], b: readonly vscode.Diagnostic[]): boolean =>
  a.length === b.length && a.every((d, i) => d === b[i]);
async function checked(...names: readonly string[]): Promise<readonly vscode.Diagnostic[][]> {
  await check();
  return names.map((name) => {
    const found = ours(inWorkspace(name));
    assert.ok(found.length > 0, `${name} has problems and nobody has opened it`);
    return found;
  });
}
const out = (name: string) =>
  until(
    `no problem of ${name}`,
    () => ours(inWorkspace(name)).length,
    (n) => n === 0,
  );

describe('Camunda: Check the workspace', () => {
  afterEach(async () => {
    await configure('severity', undefined);
    await closeAll();
  });

  it('shows problems of files that are not open, and a page', async () => {
    await write('check/one two/values.yaml', OLD);
    await write('check/silent/values.yaml', `# camunda-upgrade-disable-file\n${OLD}`);
    const [found = []] = await checked('check/one two/values.yaml');
    assert.deepEqual(ours(inWorkspace('check/silent/values.yaml')), []);
    const zeebe = found.find((d) => d.range.start.line === 1);
    assert.equal(zeebe?.severity, vscode.DiagnosticSeverity.Warning);
    assert.ok(typeof zeebe.code === 'object');
    assert.match(zeebe.code.target.toString(), /\/docs\/rules\/zeebe\/rename\.md$/);
    await until(
      'the page',
      () => vscode.window.tabGroups.all.flatMap((g) => g.tabs.map((t) => t.label)),
      (labels) => labels.some((l) => l.includes('Check of the workspace')),
    );
  });
  it('gives way to the live ones while a file is open, and says nothing twice', async () => {
    await write('check/live/values.yaml', OLD);
    const [found = []] = await checked('check/live/values.yaml');
    const { uri } = await open('check/live/values.yaml');
    const live = await until(
      'live problems and no others',
      () => ours(uri),
      (all) => all.length === found.length && all.every((d) => !found.includes(d)),
    );
    assert.deepEqual(told(live), told(found));
    await check();
    assert.ok(same(ours(uri), live), 'checked again while it is open');
    await closeAll();
    const back = await until(
      'the others again',
      () => ours(uri),
      (all) => all.length > 0 && all.every((d) => !live.includes(d)),
    );
    assert.deepEqual(told(back), told(found));
  });
  it('shows nothing again that may no longer be so when a file is closed', async () => {
    await write('check/stale/values.yaml', OLD);
    const [found = []] = await checked('check/stale/values.yaml');
    const document = await open('check/stale/values.yaml');
    await replaceAll(document, NEW);
    await save(document);
    await until(
      'none of the old ones',
      () => ours(document.uri),
      (all) => all.every((d) => !found.includes(d)),
    );
    await closeAll();
    await out('check/stale/values.yaml');
  });
  it('takes out what another program changes, renames or deletes, with what was judged together with it', async () => {
    const helmfile =
      'releases:\n  - name: x\n    chart: camunda/camunda-platform\n    values: [base.yaml, more.yaml]\n';
    await write('check/set/helmfile.yaml', helmfile);
    await write('check/set/base.yaml', OLD);
    const more = await write('check/set/more.yaml', 'zeebe:\n  partitionCount: "4"\n');
    for (const name of ['renamed', 'gone', 'stays']) await write(`check/${name}/values.yaml`, OLD);
    const names = ['set/base', 'set/more', 'renamed/values', 'gone/values', 'stays/values'].map(
      (n) => `check/${n}.yaml`,
    );
    const [, , , , stays = []] = await checked(...names);
    await vscode.workspace.fs.writeFile(more, new TextEncoder().encode('zeebe:\n  partitionCount: "40"\n'));
    await out('check/set/base.yaml');
    await out('check/set/more.yaml');
    await vscode.workspace.fs.rename(inWorkspace('check/renamed'), inWorkspace('check/elsewhere'));
    await out('check/renamed/values.yaml');
    await vscode.workspace.fs.delete(inWorkspace('check/gone/values.yaml'));
    await out('check/gone/values.yaml');
    assert.ok(same(ours(inWorkspace('check/stays/values.yaml')), stays), 'nobody touched it');
    await checked('check/set/base.yaml', 'check/set/more.yaml', 'check/elsewhere/values.yaml');
  });
  it('takes out everything when the settings say how loud it is', async () => {
    await write('check/loud/values.yaml', OLD);
    await checked('check/loud/values.yaml', 'values.yaml');
    await configure('severity', { '*': 'error' });
    await out('check/loud/values.yaml');
    await out('values.yaml');
    const [loud = []] = await checked('check/loud/values.yaml');
    assert.ok(loud.every((d) => d.severity === vscode.DiagnosticSeverity.Error));
  });
});
