// What the extension costs before it is needed.
import assert from 'node:assert/strict';
import Module from 'node:module';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, diagnostics, EXTENSION, findingOn, open, ours, servers, until } from './support.ts';

const MOST = 100;
type Usage = (before?: NodeJS.CpuUsage) => NodeJS.CpuUsage;
/** CPU time of the thread that runs the extensions, where Node can tell, else of the whole extension host. */
const usage: Usage = (process as { threadCpuUsage?: Usage }).threadCpuUsage ?? ((before) => process.cpuUsage(before));
const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

interface Loader {
  _load: (this: unknown, request: string, ...rest: unknown[]) => unknown;
}
interface Entry {
  activate: (context: vscode.ExtensionContext) => unknown;
}
/**
 * Adds up what loading and activating the extension cost, and nothing else: the host and other extensions work on the same
 * thread, in between and as long as they like on a busy machine.
 */
function watchCost(main: string): { ms: number; activated: boolean } {
  const cost = { ms: 0, activated: false };
  const counted = <T>(run: () => T): T => {
    const before = usage();
    try {
      return run();
    } finally {
      cost.ms += milliseconds(usage(before));
    }
  };
  const loader = Module as unknown as Loader;
  const load = loader._load;
  loader._load = function (request, ...rest) {
    if (!request.startsWith(main)) return load.call(this, request, ...rest);
    loader._load = load;
    const entry = counted(() => load.call(this, request, ...rest)) as Entry;
    return {
      ...entry,
      activate: (context: vscode.ExtensionContext) => {
        cost.activated = true;
        return counted(() => entry.activate(context));
      },
    };
  };
  return cost;
}

describe('activation', () => {
  after(closeAll);

  it(`takes less than ${MOST} ms of CPU time`, async function () {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension);
    assert.equal(extension.isActive, false, 'nothing has asked for it yet');
    const cost = watchCost(vscode.Uri.joinPath(extension.extensionUri, 'dist/extension').fsPath);
    await extension.activate();
    if (this.test) this.test.title += `: ${cost.ms.toFixed(0)} ms`;
    assert.ok(cost.activated, 'seen');
    assert.ok(cost.ms < MOST, `${cost.ms.toFixed(0)} ms`);
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
