// Files and moments that are not nice.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  causing,
  closeAll,
  codeOf,
  diagnostics,
  exists,
  findingOn,
  inWorkspace,
  open,
  ours,
  replaceAll,
  servers,
  theServer,
  until,
  write,
} from './support.ts';

const TEXT = '# camunda-values: 8.7\nzeebe:\n  clusterSize: "3"\noperate:\n  contextPath: /operate\n';

describe('in a bad moment', () => {
  afterEach(closeAll);

  it('findings of the readable part stay while the YAML is broken', async () => {
    const document = await open('typing.yaml', TEXT);
    await findingOn(document, /^zeebe:/);
    let gone = 0;
    const watch = vscode.languages.onDidChangeDiagnostics(() => {
      if (!ours(document.uri).some((d) => d.range.start.line === 1)) gone++;
    });
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount, 0), 'optimize:\n  env: [ {\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await diagnostics(document, (all) => all.some((d) => codeOf(d) === 'file/syntax'));
    assert.ok(ours(document.uri).some((d) => d.range.start.line === 1));
    await vscode.commands.executeCommand('undo');
    await diagnostics(document, (all) => !all.some((d) => codeOf(d) === 'file/syntax'));
    watch.dispose();
    assert.equal(gone, 0, 'no flicker');
  });
  it('an untitled document has findings', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: TEXT });
    await vscode.window.showTextDocument(document);
    await findingOn(document, /^zeebe:/);
  });
  it('a renamed file keeps its findings, a deleted one loses them', async () => {
    const old = (await open('old-name.yaml', TEXT)).uri;
    await until(
      'findings',
      () => ours(old),
      (all) => all.length > 0,
    );
    const renamed = inWorkspace('new-name.yaml');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(old, renamed, { overwrite: true });
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until(
      'findings under the new name',
      () => ours(renamed),
      (all) => all.length > 0,
    );
    await until(
      'no findings under the old name',
      () => ours(old),
      (all) => all.length === 0,
    );
    await vscode.workspace.fs.delete(renamed);
    await closeAll();
    await until(
      'no findings of a deleted file',
      () => ours(renamed),
      (all) => all.length === 0,
    );
  });
  it('many files are open', async () => {
    const uris = await Promise.all(Array.from({ length: 200 }, (_, i) => write(`many/file-${i}.yaml`, TEXT)));
    for (const uri of uris) await vscode.workspace.openTextDocument(uri);
    const last = await open('many/file-199.yaml');
    await findingOn(last, /^zeebe:/);
    await replaceAll(last, TEXT.replace('zeebe:', 'orchestration:'));
    await diagnostics(last, (all) => all.length > 0 && !all.some((d) => codeOf(d) === 'zeebe/root'));
  });
  it('the server is started again when it crashed', async function () {
    if (process.platform === 'win32') this.skip();
    await findingOn(await open('before-crash.yaml', TEXT), /^zeebe:/);
    const first = await theServer();
    await causing('the first crash', async () => {
      process.kill(first, 'SIGKILL');
      await until('another server', servers, ([pid]) => pid !== undefined && pid !== first);
      await findingOn(await open('after-crash.yaml', TEXT), /^zeebe:/);
    });
  });
  it('but not a second time, until somebody asks for it', async function () {
    if (process.platform === 'win32') this.skip();
    const shown = await open('before-second-crash.yaml', TEXT);
    await findingOn(shown, /^zeebe:/);
    const second = await theServer();
    await causing('the second crash', async () => {
      process.kill(second, 'SIGKILL');
      // The client has heard of it, and made up its mind.
      await until(
        'no findings',
        () => ours(shown.uri),
        (all) => all.length === 0,
      );
      await open('without-server.yaml', TEXT);
      assert.deepEqual(servers(), []);
      await vscode.commands.executeCommand('camundaValues.restartServer');
      await findingOn(await open('started-by-hand.yaml', TEXT), /^zeebe:/);
    });
  });
  it('a file in UTF-16 is read as the editor reads it', async () => {
    const uri = inWorkspace('utf-16.yaml');
    await vscode.workspace.fs.writeFile(uri, Buffer.from(`\ufeff${TEXT}`, 'utf16le'));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const found = await findingOn(document, /^zeebe:/);
    assert.equal(document.getText(found.range), 'zeebe');
  });
  it('a file that is not UTF-8 has findings and is not upgraded: its letters would be lost', async () => {
    const uri = inWorkspace('latin-1/values.yaml');
    await vscode.workspace.fs.writeFile(uri, Buffer.from(`${TEXT}# f\xfcr Gr\xfc\xdfe\n`, 'latin1'));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await findingOn(document, /^zeebe:/);
    await vscode.commands.executeCommand('camundaValues.upgradeFile', uri);
    const tabs = vscode.window.tabGroups.all.flatMap((g) => g.tabs);
    assert.ok(!tabs.some((t) => t.input instanceof vscode.TabInputTextDiff));
    await vscode.commands.executeCommand('camundaValues.writeUpgraded');
    assert.equal(await exists(inWorkspace('latin-1/values-8.8.yaml')), false);
  });
  it('a file that the editor does not let anybody change has findings and is written beside', async () => {
    const settings = vscode.workspace.getConfiguration('files');
    await settings.update('readonlyInclude', { '**/read-only/**': true }, vscode.ConfigurationTarget.Global);
    try {
      const document = await open('read-only/values.yaml', TEXT);
      await findingOn(document, /^zeebe:/);
      void vscode.commands.executeCommand('camundaValues.upgradeFile', document.uri);
      await until(
        'a diff',
        () => vscode.window.tabGroups.activeTabGroup.activeTab?.input,
        (input) => input instanceof vscode.TabInputTextDiff,
      );
      await vscode.commands.executeCommand('camundaValues.writeUpgraded');
      await until('the written file', () => exists(inWorkspace('read-only/values-8.8.yaml')), Boolean);
      assert.equal(document.getText(), TEXT);
    } finally {
      await settings.update('readonlyInclude', undefined, vscode.ConfigurationTarget.Global);
    }
  });
  it('changes come faster than answers', async () => {
    const document = await open('fast.yaml', TEXT);
    for (let i = 0; i < 30; i++) {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(1, 0), '# one more line\n');
      assert.ok(await vscode.workspace.applyEdit(edit));
    }
    const found = await diagnostics(document, (all) => all.some((d) => d.range.start.line === 31));
    assert.ok(found.every((d) => document.getText(d.range).length > 0));
  });
});
