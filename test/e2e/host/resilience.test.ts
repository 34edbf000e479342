// Files and moments that are not nice.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  codeOf,
  diagnostics,
  EXTENSION,
  findingOn,
  inWorkspace,
  open,
  ours,
  replaceAll,
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
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension);
    const servers = () =>
      execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes(`${extension.extensionPath}/dist/server.js`))
        .map((line) => Number.parseInt(line, 10));
    await findingOn(await open('before-crash.yaml', TEXT), /^zeebe:/);
    const [first] = servers();
    assert.ok(first);
    process.kill(first, 'SIGKILL');
    await until('another server', servers, ([pid]) => pid !== undefined && pid !== first);
    await findingOn(await open('after-crash.yaml', TEXT), /^zeebe:/);
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
