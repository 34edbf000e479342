// The commands and views of the client.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  accepting,
  closeAll,
  diagnostics,
  exists,
  findingOn,
  inWorkspace,
  open,
  read,
  until,
  write,
} from './support.ts';

const OLD = '# camunda-values: 8.7\nzeebe:\n  # three brokers\n  clusterSize: "3"\n';

const diffs = (): vscode.TabInputTextDiff[] =>
  vscode.window.tabGroups.all.flatMap((g) =>
    g.tabs.flatMap((t) => (t.input instanceof vscode.TabInputTextDiff ? [t.input] : [])),
  );

/** Starts the command on a file that is alone in its folder, and waits for what it shows. */
async function preview(
  folder: string,
  text: string,
  name = 'values.yaml',
): Promise<{ source: vscode.TextDocument; shown: vscode.Uri }> {
  const source = await open(`${folder}/${name}`, text);
  await diagnostics(source);
  void vscode.commands.executeCommand('camundaValues.upgradeFile', source.uri);
  const diff = await until(
    'a diff',
    () => diffs().find((d) => d.original.toString() === source.uri.toString()),
    (d) => d !== undefined,
  );
  assert.ok(diff);
  return { source, shown: diff.modified };
}
const APPLICATION = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: camunda}
spec:
  source:
    chart: camunda-platform
    helm:
      valuesObject:
        zeebe:
          clusterSize: "3" # three
        global:
          identity: {auth: {enabled: false}}
        identity: {enabled: false}
  project: default
`;
const run = (command: string) => vscode.commands.executeCommand(`camundaValues.${command}`);

describe('Camunda: Upgrade to 8.8', () => {
  afterEach(closeAll);

  it('is in the palette under its name', async () => {
    const all = await vscode.commands.getCommands(true);
    for (const name of ['upgradeFile', 'showReport']) assert.ok(all.includes(`camundaValues.${name}`), name);
  });
  it('upgrades values inside an Argo CD Application where they stand, and says above them what they are', async () => {
    const { source, shown } = await preview('gitops', APPLICATION, 'application.yaml');
    const lenses = await until(
      'the lens',
      () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', source.uri, 20),
      (all) => all.some((l) => l.range.start.line === 7),
    );
    assert.match(
      lenses.find((l) => l.range.start.line === 7)?.command?.title ?? '',
      /^Camunda 8\.7 values, \d+ to change$/,
    );
    const text = (await vscode.workspace.openTextDocument(shown)).getText();
    assert.match(text, /\n {6}valuesObject:\n {8}orchestration:\n {10}clusterSize: "3" # three\n/);
    assert.ok(text.startsWith(APPLICATION.slice(0, APPLICATION.indexOf('        zeebe'))));
    assert.ok(text.endsWith('\n  project: default\n'));
    await run('writeUpgraded');
    await until('the written file', () => exists(inWorkspace('gitops/application-8.8.yaml')), Boolean);
    assert.equal(await read(inWorkspace('gitops/application-8.8.yaml')), text);
  });
  it('shows the original beside the upgraded text and writes a new file', async () => {
    const { source, shown } = await preview('written', OLD);
    const text = (await vscode.workspace.openTextDocument(shown)).getText();
    assert.match(text, /^orchestration:\n {2}# three brokers\n/m);
    assert.doesNotMatch(text, /^zeebe:/m);
    assert.equal(source.getText(), OLD);
    await run('writeUpgraded');
    const target = inWorkspace('written/values-8.8.yaml');
    await until('the written file', () => exists(target), Boolean);
    assert.equal(await read(target), text);
    assert.equal(await read(source.uri), OLD, 'the original is untouched');
    await until(
      'the written file in front',
      () => vscode.window.activeTextEditor?.document.uri.toString(),
      (u) => u === target.toString(),
    );
    await until(
      'the diff to be closed',
      () => diffs().length,
      (n) => n === 0,
    );
  });
  it('replaces in place, in one step of undo', async () => {
    const { source, shown } = await preview('replaced', OLD);
    const text = (await vscode.workspace.openTextDocument(shown)).getText();
    await run('replaceInPlace');
    await until(
      'the new text',
      () => source.getText(),
      (now) => now === text,
    );
    await until(
      'the file in front',
      () => vscode.window.activeTextEditor?.document.uri.toString(),
      (u) => u === source.uri.toString(),
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(source.getText(), OLD);
    assert.equal(await exists(inWorkspace('replaced/values-8.8.yaml')), false);
  });
  it('writes nothing when it is cancelled', async () => {
    const { source } = await preview('cancelled', OLD);
    await run('cancelUpgrade');
    await until(
      'no diff',
      () => diffs().length,
      (n) => n === 0,
    );
    assert.equal(source.getText(), OLD);
    assert.equal(await exists(inWorkspace('cancelled/values-8.8.yaml')), false);
  });
  it('refuses when the file changed after the preview', async () => {
    const { source } = await preview('changed', OLD);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(source.uri, new vscode.Position(0, 0), '# newer\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    // The refusal asks whether to show the preview again, and waits.
    void run('writeUpgraded');
    void run('replaceInPlace');
    await diagnostics(source, (all) => all.some((d) => d.range.start.line === 2));
    assert.equal(source.getText(), `# newer\n${OLD}`);
    assert.equal(await exists(inWorkspace('changed/values-8.8.yaml')), false);
  });
  it('shows several files of one deployment together', async () => {
    await write('layers/values-prod.yaml', 'zeebe:\n  pvcSize: 64Gi\n');
    const source = await open('layers/values.yaml', OLD);
    await diagnostics(source);
    // Both files are proposed.
    await accepting('the multi diff', ['camundaValues.upgradeFile', source.uri], () => {
      const label = vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
      return label.includes('8.8') && !label.includes('↔');
    });
    await run('writeUpgraded');
    for (const name of ['values-8.8.yaml', 'values-prod-8.8.yaml'])
      await until(name, () => exists(inWorkspace(`layers/${name}`)), Boolean);
    await until(
      'the multi diff to be closed',
      () => vscode.window.tabGroups.all.flatMap((g) => g.tabs.map((t) => t.label)),
      (labels) => !labels.some((label) => label.startsWith('Camunda')),
    );
    assert.match(await read(inWorkspace('layers/values-prod-8.8.yaml')), /^orchestration:\n {2}pvcSize: 64Gi\n/m);
  });
  it('has nothing to do for an upgraded file', async () => {
    const source = await open('clean/values.yaml', 'orchestration:\n  clusterSize: "3"\n');
    await vscode.commands.executeCommand('camundaValues.upgradeFile', source.uri);
    assert.equal(diffs().length, 0);
  });
});

describe('Camunda: Show upgrade report', () => {
  after(closeAll);

  it('opens the report as Markdown, without any secret', async () => {
    const source = await open('report/values.yaml', `${OLD}global:\n  license:\n    key: canary-5501\n`);
    await diagnostics(source);
    await vscode.commands.executeCommand('camundaValues.showReport', source.uri);
    const tab = await until(
      'the report',
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '',
      (label) => /report/i.test(label),
    );
    assert.match(tab, /values\.yaml/);
    const text = await until(
      'its text',
      () => vscode.workspace.textDocuments.find((d) => d.uri.scheme === 'camunda-report')?.getText() ?? '',
      (t) => t !== '',
    );
    assert.match(text, /^# /m);
    assert.match(text, /orchestration/);
    assert.ok(!text.includes('canary-5501'));
  });
});

describe('the checklist', () => {
  before(async () => {
    await findingOn(await open('values.yaml'), /^zeebe:/);
  });
  after(closeAll);

  it('is a view that can be shown', async () => {
    await vscode.commands.executeCommand('camundaValues.checklist.focus');
  });
  it('survives a restart of the server', async () => {
    await run('restartServer');
    const document = await open('after-restart.yaml', OLD);
    await findingOn(document, /^zeebe:/);
  });
});
