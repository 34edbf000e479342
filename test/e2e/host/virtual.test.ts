// Files that are on no disk: a repository opened without a clone, an archive, a server.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { MemoryFiles } from './memory.ts';
import { ANEW, accepting, causing, closeAll, exists, findingOn, fix, read, save, until } from './support.ts';

const OLD = '# camunda-values: 8.7\nzeebe:\n  # three brokers\n  clusterSize: "3"\n';
const LAYER = 'zeebe:\n  pvcSize: 64Gi\n';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const at = (scheme: string, path: string): vscode.Uri => vscode.Uri.from({ scheme, path });

async function show(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}
const activeTab = (): vscode.Tab | undefined => vscode.window.tabGroups.activeTabGroup.activeTab;
/** Starts the command and lets it take the files it proposes, until the diff is there. */
async function previewed(uri: vscode.Uri, isDiff: (tab: vscode.Tab) => boolean): Promise<void> {
  await accepting('a diff', ['camundaValues.upgradeFile', uri], activeTab, (tab) => tab !== undefined && isDiff(tab));
}
const isOne = (tab: vscode.Tab): boolean => tab.input instanceof vscode.TabInputTextDiff;

describe('a virtual file system', () => {
  const disposables: vscode.Disposable[] = [];
  const files = new MemoryFiles();
  const frozen = new MemoryFiles();
  before(async () => {
    disposables.push(
      vscode.workspace.registerFileSystemProvider('memfs', files, { isCaseSensitive: true }),
      vscode.workspace.registerFileSystemProvider('frozenfs', frozen, { isCaseSensitive: true, isReadonly: true }),
    );
    for (const scheme of ['memfs', 'frozenfs'])
      await until(
        `the file system ${scheme}`,
        () => vscode.workspace.fs.isWritableFileSystem(scheme),
        (known) => known !== undefined,
      );
  });
  afterEach(closeAll);
  after(() => {
    vscode.Disposable.from(...disposables).dispose();
  });

  it('has findings and fixes', async () => {
    files.writeFile(at('memfs', '/one/values.yaml'), bytes(OLD));
    const document = await causing(ANEW, async () => {
      const shown = await show(at('memfs', '/one/values.yaml'));
      await findingOn(shown, /^zeebe:/);
      return shown;
    });
    await fix(document, /^zeebe:/, /^Rename `zeebe` to `orchestration`/);
    assert.match(document.getText(), /^orchestration:\n {2}# three brokers\n/m);
    await save(document);
    assert.match(await read(document.uri), /^orchestration:/m);
  });
  it('gets the upgraded file beside the old one', async () => {
    const uri = at('memfs', '/one-file/values.yaml');
    files.writeFile(uri, bytes(OLD));
    await findingOn(await show(uri), /^zeebe:/);
    await previewed(uri, isOne);
    await vscode.commands.executeCommand('camundaValues.writeUpgraded');
    const target = at('memfs', '/one-file/values-8.8.yaml');
    await until('the written file', () => exists(target), Boolean);
    assert.match(await read(target), /^orchestration:\n {2}# three brokers\n/m);
    assert.equal(await read(uri), OLD);
  });
  it('gets all files of a deployment, those that are not open too', async () => {
    files.createDirectory(at('memfs', '/two'));
    files.writeFile(at('memfs', '/two/values.yaml'), bytes(OLD));
    files.writeFile(at('memfs', '/two/values-prod.yaml'), bytes(LAYER));
    const document = await show(at('memfs', '/two/values.yaml'));
    await findingOn(document, /^zeebe:/);
    await previewed(document.uri, (tab) => !isOne(tab) && tab.label.startsWith('Camunda 8.8'));
    await vscode.commands.executeCommand('camundaValues.writeUpgraded');
    for (const name of ['values-8.8.yaml', 'values-prod-8.8.yaml'])
      await until(name, () => exists(at('memfs', `/two/${name}`)), Boolean);
    assert.match(await read(at('memfs', '/two/values-prod-8.8.yaml')), /^orchestration:\n {2}pvcSize: 64Gi\n/m);
  });
  it('that is slow shows its findings all the same', async () => {
    files.slow = 1000;
    try {
      files.writeFile(at('memfs', '/slow/values-prod.yaml'), bytes(OLD));
      const document = await show(at('memfs', '/slow/values-prod.yaml'));
      await findingOn(document, /^zeebe:/);
    } finally {
      files.slow = 0;
    }
  });
  it('that nobody can write to is shown, and its upgrade is a new document', async () => {
    const uri = at('frozenfs', '/values.yaml');
    frozen.writeFile(uri, bytes(OLD));
    await causing(ANEW, async () => findingOn(await show(uri), /^zeebe:/));
    await previewed(uri, isOne);
    await vscode.commands.executeCommand('camundaValues.writeUpgraded');
    const made = await until(
      'a new document',
      () => vscode.window.activeTextEditor?.document,
      (document) => document?.uri.scheme === 'untitled',
    );
    assert.match(made?.getText() ?? '', /^orchestration:\n {2}# three brokers\n/m);
    assert.equal(await exists(at('frozenfs', '/values-8.8.yaml')), false);
  });
});
