// Camunda: Verify with Helm, with a stand-in for Helm that renders what it is told.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { helmCalls, standInHelm, type Behaviour } from '../../support/standInHelm.ts';
import { MemoryFiles } from './memory.ts';
import {
  ANEW,
  accepting,
  causing,
  closeAll,
  configure,
  diagnostics,
  findingOn,
  folder,
  open,
  read,
  replaceAll,
  save,
  until,
  write,
} from './support.ts';

const OLD = `# camunda-values: 8.7
zeebe:
  clusterSize: "5"
  env:
    - name: SHOP_MODE
      value: night
`;
const brokers = (image: string, mode = 'night'): string =>
  `kind: StatefulSet
metadata:
  name: camunda-zeebe
  labels:
    app.kubernetes.io/component: zeebe-broker
spec:
  replicas: 5
  template:
    spec:
      containers:
        - name: main
          image: ${image}
          env:
            - name: SHOP_MODE
              value: ${mode}
            - name: DB_PASSWORD
              value: canary-8801
`;
const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`camundaValues.${command}`, ...args);
const problems = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter((d) => d.source === 'camunda-values/verify');
const lens = async (uri: vscode.Uri): Promise<string> => {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10);
  return found.map((l) => l.command?.title ?? '').join();
};
const lensOf = (uri: vscode.Uri, title: RegExp): Promise<string> =>
  until(
    `the lens ${title.source}`,
    () => lens(uri),
    (t) => title.test(t),
  );

let stands = 0;
/** Settings of the machine name a Helm that behaves like this. */
async function stand(behaviour: Behaviour): Promise<void> {
  const at = join(folder().fsPath, '.stand-in', String(stands++));
  const charts = { '8.7': join(at, 'chart-87'), '8.8': join(at, 'chart-88') };
  for (const chart of Object.values(charts)) mkdirSync(chart, { recursive: true });
  const helm = standInHelm(join(at, 'bin'), {
    charts: {
      'chart-87': 'name: camunda-platform\nversion: 12.13.3\n',
      'chart-88': 'name: camunda-platform\nversion: 13.12.7\n',
    },
    renders: { 'chart-87': brokers('camunda/zeebe:8.7.1'), 'chart-88': brokers('camunda/camunda:8.8.1') },
    ...behaviour,
  });
  await configure('helm', helm);
  await configure('charts', charts);
}

describe('Camunda: Verify with Helm', () => {
  before(() => stand({}));
  afterEach(closeAll);
  after(async () => {
    await configure('helm', undefined);
    await configure('charts', undefined);
    await useGit(false);
  });

  it('is offered above a file of 8.7, and works the upgrade out', async () => {
    const { uri } = await open('verify-old/values.yaml', OLD);
    await lensOf(uri, /Verify with Helm/);
    await run('verify', uri);
    await lensOf(uri, /^\$\(pass\) 13\.x renders, \d+ differences, all explained$/);
    assert.deepEqual(problems(uri), []);
    assert.equal(await read(uri), OLD);
  });
  it('says so no longer when the file changes, and again when the change is taken back', async () => {
    const document = await open('verify-changed/values.yaml', OLD);
    await diagnostics(document);
    await run('verify', document.uri);
    await lensOf(document.uri, /all explained/);
    await replaceAll(document, OLD.replace('night', 'day'));
    await lensOf(document.uri, /^\$\(beaker\) Verify with Helm$/);
    await replaceAll(document, OLD);
    await lensOf(document.uri, /all explained/);
  });
  it('what nobody explains is a problem on the line of the upgraded file, until that changes', async () => {
    const source = await open('verify-new/values.yaml', OLD);
    await diagnostics(source);
    const upgraded = await upgradedText(source.uri);
    const text = upgraded.replace('night', 'day');
    await write('verify-new/values-8.8.yaml', text);
    await stand({
      renders: {
        'chart-87': brokers('camunda/zeebe:8.7.1'),
        'chart-88': brokers('camunda/camunda:8.8.1', 'day'),
      },
    });
    const document = await open('verify-new/values-8.8.yaml');
    await lensOf(document.uri, /Verify with Helm/);
    await run('verify', document.uri);
    const [problem, ...more] = await until(
      'a problem',
      () => problems(document.uri),
      (all) => all.length > 0,
    );
    assert.ok(problem);
    assert.deepEqual(more, []);
    assert.match(problem.message, /SHOP_MODE: night → day\. No rule/);
    assert.match(document.lineAt(problem.range.start.line).text, /SHOP_MODE|day/);
    await lensOf(document.uri, /^\$\(error\) 13\.x renders, \d+ differences, 1 unexplained$/);

    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const show = actions.find((a) => a.title.includes('Show the difference of Application/cluster'));
    assert.ok(show?.command);
    await vscode.commands.executeCommand(show.command.command, ...((show.command.arguments ?? []) as unknown[]));
    const input = await until(
      'the diff',
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input,
      (i) => i instanceof vscode.TabInputTextDiff,
    );
    assert.ok(input instanceof vscode.TabInputTextDiff);
    const [old, now] = await Promise.all(
      [input.original, input.modified].map(async (u) => (await vscode.workspace.openTextDocument(u)).getText()),
    );
    assert.match(old ?? '', /value: night/);
    assert.match(now ?? '', /value: day/);
    assert.doesNotMatch(`${old}${now}`, /canary-8801/);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(input.modified.scheme), undefined, 'read-only');

    await replaceAll(document, upgraded);
    await until(
      'no problem',
      () => problems(document.uri),
      (all) => all.length === 0,
    );
    // With unsaved changes it would ask before it is closed.
    await save(document);
  });
  it('what 13.x refuses leads to the line, with what to do', async () => {
    await stand({
      refuses: {
        'chart-88':
          "values don't meet the specifications of the schema(s) in the following chart(s):\ncamunda-platform:\n- at '/orchestration/clusterSize': got number, want string",
      },
    });
    const document = await open('verify-refused/values.yaml', OLD);
    await diagnostics(document);
    await run('verify', document.uri);
    const [problem] = await until(
      'a problem',
      () => problems(document.uri),
      (all) => all.length > 0,
    );
    assert.ok(problem);
    assert.match(document.lineAt(problem.range.start.line).text, /clusterSize/);
    assert.match(problem.message, /Helm says: .*want string/s);
    await lensOf(document.uri, /13\.x refuses the values/);
  });
  it('a file that was upgraded in place is compared with its text in Git', async () => {
    await stand({});
    const source = await open('verify-git/source.yaml', OLD);
    await diagnostics(source);
    const upgraded = await upgradedText(source.uri);
    const uri = await write('verify-git/repository/values.yaml', OLD);
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', dirname(uri.fsPath), '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args]);
    git('init', '--quiet');
    git('add', 'values.yaml');
    git('commit', '--quiet', '--message=8.7');
    await useGit(true);
    const document = await open('verify-git/repository/values.yaml', upgraded);
    await repositoryOf(uri);
    // The first that is offered is the last commit.
    await accepting(
      'the verdict',
      ['camundaValues.verify', uri],
      () => lens(uri),
      (t) => /^\$\(pass\) 13\.x renders, \d+ differences, all explained$/.test(t),
    );
    assert.equal(document.getText(), upgraded);
  });
  it('of files that are on no disk Helm is told nothing', async () => {
    const log = join(folder().fsPath, '.stand-in', 'calls-of-virtual-files');
    await stand({ log });
    const files = new MemoryFiles();
    const known = vscode.workspace.registerFileSystemProvider('helmfs', files, { isCaseSensitive: true });
    try {
      const uri = vscode.Uri.from({ scheme: 'helmfs', path: '/values.yaml' });
      files.writeFile(uri, new TextEncoder().encode(OLD));
      const document = await causing(ANEW, async () => {
        const shown = await vscode.workspace.openTextDocument(uri);
        await vscode.window.showTextDocument(shown);
        await findingOn(shown, /^zeebe:/);
        return shown;
      });
      await run('verify', document.uri);
      assert.deepEqual(helmCalls(log), []);
      // The same text on a disk: Helm is asked.
      const local = await open('verify-local/values.yaml', OLD);
      await lensOf(local.uri, /Verify with Helm/);
      await run('verify', local.uri);
      assert.ok(helmCalls(log).length > 0);
      await closeAll();
    } finally {
      known.dispose();
    }
  });
  it('Helm that is not there is told, and changes nothing', async () => {
    await configure('helm', join(folder().fsPath, 'no-helm'));
    const { uri } = await open('verify-none/values.yaml', OLD);
    await lensOf(uri, /Verify with Helm/);
    await run('verify', uri);
    assert.match(await lens(uri), /^\$\(beaker\) Verify with Helm$/);
    assert.deepEqual(problems(uri), []);
  });
});

/** What the command would write beside the file. */
async function upgradedText(uri: vscode.Uri): Promise<string> {
  void run('upgradeFile', uri);
  const input = await until(
    'the diff',
    () => vscode.window.tabGroups.activeTabGroup.activeTab?.input,
    (i) => i instanceof vscode.TabInputTextDiff && i.original.toString() === uri.toString(),
  );
  assert.ok(input instanceof vscode.TabInputTextDiff);
  const text = (await vscode.workspace.openTextDocument(input.modified)).getText();
  await run('cancelUpgrade');
  return text;
}

/** Everywhere else in these tests it is off, as most of them change files that no repository has. */
const useGit = (on: boolean) =>
  vscode.workspace.getConfiguration('git').update('enabled', on, vscode.ConfigurationTarget.Global);
/** Git is asked for a file when VS Code's own extension has found its repository. */
const repositoryOf = (uri: vscode.Uri): Promise<unknown> =>
  until(
    'the repository',
    async () => {
      const git = vscode.extensions.getExtension<GitExtension>('vscode.git');
      const api = git?.isActive ? git.exports : await git?.activate();
      return api?.enabled === true ? api.getAPI(1).getRepository(uri) : null;
    },
    (found) => found !== null,
  );
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): { getRepository(uri: vscode.Uri): unknown };
}
