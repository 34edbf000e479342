// What the extension costs before it is needed.
import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, diagnostics, EXTENSION, findingOn, open, ours, servers, until } from './support.ts';

const MOST = 100;
type Usage = (before?: NodeJS.CpuUsage) => NodeJS.CpuUsage;
/** CPU time of the thread that runs the extensions, where Node can tell, else of the whole extension host. */
const usage: Usage = (process as { threadCpuUsage?: Usage }).threadCpuUsage ?? ((before) => process.cpuUsage(before));
const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

describe('activation', () => {
  after(closeAll);

  it(`takes less than ${MOST} ms of CPU time`, async function () {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension);
    assert.equal(extension.isActive, false, 'nothing has asked for it yet');
    // The host has just started and is busy with itself.
    let last = usage();
    await until(
      'a quiet extension host',
      () => new Promise<number>((resolve) => setTimeout(() => resolve(milliseconds(usage(last))), 500)),
      (busy) => {
        last = usage();
        return busy < 25;
      },
    );
    const before = usage();
    await extension.activate();
    const ms = milliseconds(usage(before));
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
