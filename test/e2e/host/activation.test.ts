// What the extension costs before it is needed.
import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, diagnostics, EXTENSION, findingOn, open, ours, servers, until } from './support.ts';

/** CPU time of the whole extension host, in milliseconds. */
const MOST = 100;

describe('activation', () => {
  after(closeAll);

  it(`takes less than ${MOST} ms of CPU time`, async function () {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension);
    assert.equal(extension.isActive, false, 'nothing has asked for it yet');
    const before = process.cpuUsage();
    await extension.activate();
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    if (this.test) this.test.title += `: ${ms.toFixed(0)} ms`;
    assert.ok(ms < MOST, `${ms.toFixed(0)} ms`);
  });
  it('starts no server for YAML of others, and one for a values file', async function () {
    if (process.platform === 'win32') this.skip();
    const other = await open('activation/compose.yaml', 'services:\n  broker:\n    image: rabbitmq\n');
    assert.deepEqual(servers(), []);
    await findingOn(await open('activation/values.yaml', 'zeebe:\n  clusterSize: "3"\n'), /^zeebe:/);
    await until('one server', servers, (all) => all.length === 1);
    assert.deepEqual(ours(other.uri), []);
  });
  it('notices when a file of others becomes one', async () => {
    const document = await open('activation/empty.yaml', '# nothing yet\n');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), 'zeebe:\n  clusterSize: "3"\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await diagnostics(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
